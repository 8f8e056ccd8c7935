"""DOC and WPS: all places, whole paragraphs, tables, fields, and files that try to hurt."""

from __future__ import annotations

import json
import struct
import sys
import time
from pathlib import Path

import made
import pytest

from pubcheck.document import Part
from pubcheck.errors import DamagedDocument, EncryptedDocument, LimitExceeded, UnsupportedFormat
from pubcheck.parsers.doc import PARSER
from pubcheck.property_set import SUMMARY
from pubcheck.settings import Limits
from pubcheck.word97 import read_strings
from pubcheck.word97_field import form_words, shown
from pubcheck.word97_look import run_look, sprms

MAKE = made.script("make_doc")
FILE = sys.modules["word_file"]  # which the script imports


def body(*paragraphs: object) -> list[tuple[str, str]]:
    return made.blocks(made.parse(FILE.minimal(*paragraphs)))


def packed(word: object, change: bytes = b"", at: int = 0) -> bytes:
    """The file of ``word``, with some bytes of its main stream changed."""
    streams = word.streams()  # type: ignore[attr-defined]
    main = bytearray(streams["WordDocument"])
    main[at : at + len(change)] = change
    return MAKE.pack({**streams, "WordDocument": bytes(main)})


@pytest.mark.parametrize("place", MAKE.PLACES)
def test_every_place_is_found_with_its_part(place: str) -> None:
    document = made.parse(made.samples()["places.doc"])
    expected = ["body", "insertion"] if place == "insertion" else [MAKE.PLACES[place]]
    assert made.parts_of(document, MAKE.marker(place)) == expected


def test_the_sample_reads_as_a_whole() -> None:
    document = made.parse(made.samples()["places.doc"])
    assert document.gaps == ()
    found = made.blocks(document)
    assert ("table", "标记table完\t右格") in found
    assert ("body", "前文标记insertion完后文") in found
    assert ("body", "看得见𠮷字") in found
    assert ("body", "☑主动公开") in found
    assert ("body", "标记ruby-base完") in found


def test_labels_name_authors_pages_and_reasons() -> None:
    document = made.parse(made.samples()["places.doc"])
    labels = {block.span.of(document.text): str(block.label) for block in document.blocks}
    assert labels[MAKE.marker("comment")] == MAKE.marker("comment_author")
    assert labels[MAKE.marker("deletion")] == MAKE.marker("revision_author")
    assert labels[MAKE.marker("header_first")] == "第1节首页"
    assert labels[MAKE.marker("header_second_section")] == "第2节"
    assert labels[MAKE.marker("vanish")] == "隐藏文字"
    assert labels[MAKE.marker("white_text")] == "白色文字"
    assert labels[MAKE.marker("document_variable")] == "编号"
    assert labels[MAKE.marker("embedded_file")] == f"{MAKE.marker('embedded_name')}.txt"


def test_hidden_run_follows_the_whole_paragraph() -> None:
    runs = [("证号110", b""), ("藏", FILE.VANISH), ("105", b"")]
    assert body(FILE.Paragraph(runs)) == [("body", "证号110105"), ("hidden", "藏")]


def test_a_paragraph_inserted_as_a_whole_is_an_insertion() -> None:
    assert body(FILE.Paragraph([("整段插入", struct.pack("<HB", 0x0801, 1))])) == [("insertion", "整段插入")]


def test_white_text_in_a_dark_row_is_visible() -> None:
    white, cell = struct.pack("<HI", 0x6870, 0xFFFFFF), struct.pack("<HB", 0x2416, 1)
    shade = struct.pack("<IIH", 0xFF000000, 0x00643818, 0)
    for end, expected in (
        (struct.pack("<HBH", 0x2417, 1, 0xD612) + bytes((10,)) + shade, [("table", "表头\t右")]),
        (struct.pack("<HB", 0x2417, 1), [("table", "\t右"), ("hidden", "表头")]),
    ):
        row = [FILE.Paragraph([("表头", white)], "\x07", cell), FILE.plain("右", cell, "\x07")]
        assert body(*row, FILE.plain("", cell + end, "\x07"), FILE.plain("")) == expected


def test_empty_cells_and_paragraphs_in_cells() -> None:
    cell, end = struct.pack("<HB", 0x2416, 1), struct.pack("<HBHB", 0x2416, 1, 0x2417, 1)
    row = [FILE.plain("一", cell), FILE.plain("二", cell, "\x07"), FILE.plain("", cell, "\x07")]
    row += [FILE.plain("", cell, "\x07"), FILE.plain("末", cell, "\x07"), FILE.plain("", end, "\x07")]
    assert body(*row, FILE.plain("后")) == [("table", "一\n二\t\t\t末"), ("body", "后")]


def test_cell_marks_without_formatting_still_make_rows() -> None:
    cells = [FILE.plain(text, b"", "\x07") for text in ("甲", "乙", "", "丙", "丁", "")]
    assert body(*cells, FILE.plain("后")) == [("table", "甲\t乙"), ("table", "丙\t丁"), ("body", "后")]


@pytest.mark.parametrize("depth", [2, 40, 2**31, 2**32 - 1])
def test_a_table_that_says_it_is_very_deep(depth: int) -> None:
    deep = struct.pack("<HBHI", 0x2416, 1, 0x6649, depth)
    assert ("table", "深处") in body(FILE.plain("深处", deep), FILE.plain("后"))


def test_fields_inside_fields_and_fields_that_do_not_end() -> None:
    code = '\x13 IF "\x13 MERGEFIELD 姓名 \x14示例甲\x15" = "" "甲" \x14结果\x15后'
    found = body(FILE.plain(code))
    assert found[0] == ("body", "结果后")
    assert ("field_code", "MERGEFIELD 姓名") in found
    assert "不会消失的文字" in "".join(text for _, text in body(FILE.plain("\x13 PAGE 不会消失的文字")))
    assert body(FILE.plain("前\x15\x14后")) == [("body", "前后")]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (r' EQ \* jc0 \* "Font:宋体" \o\ad(\s\up 9(pin),字)', ("字", "pin")),
        (r" EQ \f(一,二)", ("一 二", "")),
        (r' SYMBOL 254 \f "Wingdings" \s 12', ("☑", "")),
        ("PAGE", None),
    ],
)
def test_fields_that_draw(code: str, expected: tuple[str, str] | None) -> None:
    assert shown(code) == expected


def form(kind: int, state: int, default: int, *entries: str) -> bytes:
    data = b"\xff\xff\xff\xff" + struct.pack("<HHH", kind | state << 2, 0, 0)
    data += struct.pack("<HHH", 0, 0, default)
    return data + (struct.pack("<HH", 0, 0) * 5 + FILE.strings(*entries) if entries else b"")


def test_boxes_and_lists_of_forms() -> None:
    assert form_words(form(1, 1, 0)) == ("☑", ())
    assert form_words(form(1, 25, 0)) == ("☐", ())
    chosen, others = form_words(form(2, 1, 0, "公开", "不予公开"))
    assert chosen == "不予公开"
    assert [(text, part) for text, part, _ in others] == [("公开", Part.FORM_VALUE)]
    assert form_words(b"\xff") == ("", ())


def test_large_picture_is_a_gap() -> None:
    word = FILE.Word([FILE.Paragraph([("\x01", struct.pack("<HI", 0x6A03, 0))]), FILE.plain("文")])
    shape = MAKE._record(0xF004, MAKE._record(0xF00B, struct.pack("<HI", 0x4104, 1), instance=1, version=3), version=15)
    for twips, gaps in ((4000, 1), (300, 0)):
        head = struct.pack("<IH22x4H", 68 + len(shape), 68, twips, twips, 1000, 1000).ljust(68, b"\0")
        word.data = head + shape
        assert len(made.parse(MAKE.pack(word.streams())).gaps) == gaps


def test_remnants_are_text_and_not_formatting() -> None:
    word = FILE.Word([FILE.Paragraph([("narrow text", b"")], piece=FILE.NARROW), FILE.plain("后文")])
    word.remnant = bytes(range(0, 256, 3)) * 8 + "原拟处分某某同志的决定".encode("utf-16-le")
    found = made.blocks(made.parse(MAKE.pack(word.streams())))
    assert [text for part, text in found if part == "hidden"] == ["原拟处分某某同志的决定"]


def test_real_documents(shared: Path) -> None:
    folder = shared / "documents" / "samples"
    for line in (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if entry["file"].endswith(".doc"):
            document = made.parse((folder / entry["file"]).read_bytes(), entry["file"])
            assert [words for words in entry["expected_substrings"] if words not in document.text] == []
            assert [block.label for block in document.blocks if block.part is Part.HIDDEN] == []
            assert document.gaps == ()


def test_password_and_old_versions() -> None:
    word = FILE.Word([FILE.plain("文")])
    with pytest.raises(EncryptedDocument):
        made.parse(packed(word, struct.pack("<H", 0x1300), 10))
    with pytest.raises(EncryptedDocument):
        made.parse(packed(word, struct.pack("<H", 0x1300), 10), limits=Limits(passwords=("wrong",)))
    with pytest.raises(UnsupportedFormat, match="另存为 DOCX"):
        made.parse(packed(word, struct.pack("<HH", 0xA5DC, 0x68)))


def test_without_formatting_hidden_text_cannot_be_told() -> None:
    streams = FILE.Word([FILE.plain("文")]).streams()
    main = bytearray(streams["WordDocument"])
    struct.pack_into("<I", main, 154 + 12 * 8 + 4, 0)
    document = made.parse(MAKE.pack({**streams, "WordDocument": bytes(main)}))
    assert document.text == "文"
    assert "无法分辨隐藏" in document.gaps[0].reason


def test_formatting_that_cannot_be_read_is_a_gap() -> None:
    streams = FILE.Word([FILE.Paragraph([("藏", FILE.VANISH)])]).streams()
    main = bytearray(streams["WordDocument"])
    assert made.blocks(made.parse(MAKE.pack({**streams, "WordDocument": bytes(main)}))) == [("hidden", "藏")]
    for page in (2560, 3072):
        broken = main.copy()
        broken[page + 511] = 200
        document = made.parse(MAKE.pack({**streams, "WordDocument": bytes(broken)}))
        assert document.text == "藏"
        assert [str(gap.where) for gap in document.gaps] == ["文字格式"]


def test_a_damaged_part_costs_only_itself() -> None:
    streams = {**FILE.Word([FILE.plain("正文")]).streams(), "MsoDataStore/A/Item": b"<a", "ObjectPool/_1/x": b"y"}
    document = made.parse(MAKE.pack({**streams, SUMMARY: b"\xff" * 40}))
    assert document.text == "正文"
    assert [str(gap.where) for gap in document.gaps] == ["_1", "自定义 XML", "文档属性"]


def with_pieces(pieces: bytes) -> bytes:
    """A document whose piece table is replaced."""
    streams = FILE.Word([FILE.plain("甲乙丙丁")]).streams()
    main = bytearray(streams["WordDocument"])
    table = streams["1Table"] + b"\x02" + struct.pack("<I", len(pieces)) + pieces
    struct.pack_into("<II", main, 154 + 33 * 8, len(streams["1Table"]), len(pieces) + 5)
    struct.pack_into("<i", main, 76, 2**31 - 1)
    return MAKE.pack({**streams, "WordDocument": bytes(main), "1Table": table})


def piece_table(count: int, length: int) -> bytes:
    places = struct.pack(f"<{count + 1}I", *range(0, (count + 1) * length, length))
    return places + struct.pack("<HIH", 0, 2048, 0) * count


def test_many_pieces_of_the_same_text_stay_in_time() -> None:
    begun = time.monotonic()
    document = made.parse(with_pieces(piece_table(30_000, 2)))
    assert len(document.text) == 60_000
    assert time.monotonic() - begun < 10


def test_pieces_that_multiply_a_file_are_refused() -> None:
    with pytest.raises(LimitExceeded):
        made.parse(with_pieces(piece_table(30_000, 900)))


@pytest.mark.parametrize(
    "pieces",
    [
        struct.pack("<3I", 0, 5, 2) + struct.pack("<HIH", 0, 2048, 0) * 2,
        struct.pack("<2I", 5, 9) + struct.pack("<HIH", 0, 2048, 0),
        struct.pack("<2I", 0, 9) + struct.pack("<HIH", 0, 2**29, 0),
        b"",
    ],
)
def test_piece_tables_that_lie(pieces: bytes) -> None:
    with pytest.raises(DamagedDocument):
        made.parse(with_pieces(pieces))


def test_styles_based_on_one_another() -> None:
    """A chain of 4000 styles, the last based on the first."""
    std = b""
    for number in range(4000):
        parent = (number + 1) % 4000
        each = struct.pack("<5H", 0, parent << 4 | 2, 1, 0, 0) + struct.pack("<HH", 0, 0) + struct.pack("<H", 0)
        std += struct.pack("<H", len(each)) + each
    word = FILE.Word([FILE.plain("文")])
    word.tables[1] = struct.pack("<H9H", 18, 4000, 10, 1, 91, 15, 0, 0, 0, 0) + std
    begun = time.monotonic()
    assert made.parse(MAKE.pack(word.streams())).text == "文"
    assert time.monotonic() - begun < 5


def test_groups_and_strings_cut_short() -> None:
    assert [number for number, _ in sprms(b"\x3c\x08\x01\x70")] == [0x083C]
    assert list(sprms(b"")) == []
    assert run_look(b"\x3c\x08").vanish is None
    assert read_strings(b"\xff\xff\xff\xff\x00\x00\x02\x00a\x00") == ((), 8)
    assert read_strings(b"\x01") == ((), 1)


def test_a_document_in_a_document_in_a_document() -> None:
    data = FILE.minimal(FILE.plain("最里面"))
    for depth in range(8):
        streams = FILE.Word([FILE.plain(f"第{depth}层")]).streams()
        data = MAKE.pack({**streams, "ObjectPool/_1/Package": data})
    document = made.parse(data)
    assert made.parts_of(document, "第6层") == ["embedded"]
    assert "最里面" not in document.text
    assert any("层层嵌套" in gap.reason for gap in document.gaps)


def test_limits() -> None:
    with pytest.raises(LimitExceeded):
        PARSER.parse(made.samples()["places.doc"], "a", Limits(max_blocks=10))
    with pytest.raises(LimitExceeded):
        made.parse(made.samples()["places.doc"], limits=Limits(max_seconds=0.0))
