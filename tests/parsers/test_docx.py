"""DOCX: all places, whole paragraphs, hostile containers."""

from __future__ import annotations

import contextlib
import io
import json
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import docx as python_docx
import made
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubcheck import ocr
from pubcheck.document import Part
from pubcheck.errors import DamagedDocument, LimitExceeded, ParseError
from pubcheck.parsers.docx import PARSER
from pubcheck.settings import Limits

MAKE = made.script("make_docx")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def body(xml: str) -> list[tuple[str, str]]:
    return made.blocks(made.parse(MAKE.minimal(xml)))


@pytest.mark.parametrize("place", MAKE.PLACES)
def test_every_place_is_found_with_its_part(place: str) -> None:
    document = made.parse(made.samples()["places.docx"])
    expected = ["body", "insertion"] if place == "insertion" else [MAKE.PLACES[place]]
    assert made.parts_of(document, MAKE.marker(place)) == expected


def test_all_43_places_of_the_list_are_made() -> None:
    """The list counts a content control once; here its block and its inline form are two."""
    assert len(MAKE.PLACES) == 44


def test_sample_has_no_gap_and_two_pages() -> None:
    document = made.parse(made.samples()["places.docx"])
    assert document.gaps == ()
    assert [page.number for page in document.pages] == [1, 2]
    assert document.pages[0].width == pytest.approx(595.3)


def test_inserted_words_stay_in_their_paragraph() -> None:
    document = made.parse(made.samples()["places.docx"])
    inserted = [block for block in document.blocks if block.part is Part.INSERTION]
    assert "前文标记insertion完后文" in document.text
    assert [block.repeats for block in inserted] == [True]
    assert inserted[0].label == MAKE.marker("revision_author")
    moved = [block for block in document.blocks if block.part is Part.MOVED_TO]
    assert [block.repeats for block in moved] == [False]


def test_labels_name_authors_and_properties() -> None:
    document = made.parse(made.samples()["places.docx"])
    labels = {block.span.of(document.text): str(block.label) for block in document.blocks}
    assert labels[MAKE.marker("comment")] == MAKE.marker("comment_author")
    assert labels[MAKE.marker("author")] == "作者"
    assert labels[MAKE.marker("custom_property")] == "经办人"
    assert labels[MAKE.marker("document_variable")] == "编号"


def test_hidden_runs_follow_the_whole_paragraph() -> None:
    runs = MAKE.run("证号110") + MAKE.run("藏", "<w:vanish/>") + MAKE.run("105")
    assert body(f"<w:p>{runs}</w:p>") == [("body", "证号110105"), ("hidden", "藏")]


def test_vanish_switched_off_is_visible() -> None:
    assert body(MAKE.paragraph("在", '<w:vanish w:val="0"/>')) == [("body", "在")]


def test_white_text_on_a_dark_cell_is_visible() -> None:
    white = '<w:color w:val="FFFFFF"/>'
    dark = f'<w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr>{MAKE.paragraph("表头", white)}'
    light = f'<w:tcPr><w:shd w:val="clear" w:fill="auto"/></w:tcPr>{MAKE.paragraph("藏", white)}'
    table = f"<w:tbl><w:tr><w:tc>{dark}</w:tc><w:tc>{light}</w:tc><w:tc>{MAKE.paragraph('右')}</w:tc></w:tr></w:tbl>"
    assert body(table) == [("table", "表头\t\t右"), ("hidden", "藏")]


def test_hidden_by_a_style_that_is_based_on_another() -> None:
    styles = (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:style w:type="character" w:styleId="A"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
    )
    parts = MAKE.members()
    parts["word/document.xml"] = MAKE.document(MAKE.paragraph("藏", '<w:rStyle w:val="B"/>'))
    parts["word/styles.xml"] = styles
    assert ("hidden", "藏") in made.blocks(made.parse(MAKE.pack(parts)))


def test_table_rows() -> None:
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{MAKE.paragraph("宽")}</w:tc>'
    cell = f"<w:tc>{MAKE.paragraph('一')}{MAKE.paragraph('二')}</w:tc>"
    last = f"<w:tc>{MAKE.paragraph('末')}</w:tc>"
    assert body(f"<w:tbl><w:tr>{wide}{cell}{last}</w:tr></w:tbl>") == [("table", "宽\t\t一\n二\t末")]


def test_ticked_boxes_of_forms() -> None:
    symbols = '<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>' + MAKE.run("主动公开")
    symbols += '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>' + MAKE.run("不予公开")
    assert body(f"<w:p>{symbols}</w:p>") == [("body", "☑主动公开□不予公开")]


@pytest.mark.parametrize(
    "code", [" PAGE  \\* MERGEFORMAT ", 'TOC \\o "1-3" \\h \\z \\u', " PAGEREF _Toc123 \\h ", "SEQ 图 \\* ARABIC"]
)
def test_layout_fields_are_no_hidden_content(code: str) -> None:
    field = f'<w:p><w:fldSimple w:instr="{escape(code, {chr(34): "&quot;"})}">{MAKE.run("1")}</w:fldSimple></w:p>'
    assert body(field) == [("body", "1")]


def test_link_in_a_field() -> None:
    field = f'<w:p><w:fldSimple w:instr="HYPERLINK &quot;mailto:a@b.cn&quot;">{MAKE.run("信")}</w:fldSimple></w:p>'
    assert body(field) == [("body", "信"), ("link_target", "mailto:a@b.cn")]


def test_orphaned_parts_and_broken_parts() -> None:
    parts = MAKE.members()
    parts["word/header9.xml"] = parts["word/header2.xml"].replace("header-first", "orphan")
    parts["word/comments.xml"] = "<w:comments"
    document = made.parse(MAKE.pack(parts))
    assert made.parts_of(document, "标记orphan完") == ["header"]
    assert ["word/comments.xml" in gap.where for gap in document.gaps] == [True]


def test_embedded_object_that_is_not_opened_is_a_gap() -> None:
    parts = MAKE.members()
    parts["word/embeddings/oleObject1.bin"] = OLE + bytes(100)
    assert len(made.parse(MAKE.pack(parts)).gaps) == 1


def test_document_inside_a_document() -> None:
    parts = MAKE.members()
    parts["word/embeddings/inner.docx"] = MAKE.minimal(MAKE.paragraph("内层文字"))
    assert made.parts_of(made.parse(MAKE.pack(parts)), "内层文字") == ["embedded"]


def test_large_picture_is_a_gap() -> None:
    picture = (
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="3600000" cy="3600000"/><a:graphic><a:graphicData>'
        '<pic:pic><pic:blipFill><a:blip r:embed="rId9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )
    assert len(made.parse(MAKE.minimal(MAKE.paragraph("文") + picture)).gaps) == 1


def with_picture(data: bytes) -> bytes:
    drawing = (
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="3600000" cy="3600000"/><a:graphic><a:graphicData>'
        '<pic:pic><pic:blipFill><a:blip r:embed="rId9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": MAKE._content_types(),
        "_rels/.rels": MAKE._relationships(("rId1", "officeDocument", "word/document.xml", False)),
        "word/document.xml": MAKE.document(MAKE.paragraph("文") + drawing),
        "word/_rels/document.xml.rels": MAKE._relationships(("rId9", "image", "media/image1.jpeg", False)),
        "word/media/image1.jpeg": data,
    }
    return MAKE.pack(parts)


def test_words_and_descriptions_of_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    pictures = made.script("make_image")
    data = with_picture(made.samples()["places.jpg"])
    if ocr.available():
        document = made.parse(data)
        assert made.parts_of(document, pictures.WORDS) == ["body"]
        assert document.gaps == ()
    made.without_ocr(monkeypatch)
    document = made.parse(data)
    assert ["较大的图片" in gap.reason for gap in document.gaps] == [True]
    assert made.parts_of(document, pictures.marker("artist")) == ["metadata"]
    assert any("image1.jpeg" in block.label and "拍摄位置" in block.label for block in document.blocks)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_truncated(share: float) -> None:
    data = made.samples()["places.docx"]
    with pytest.raises(DamagedDocument):
        made.parse(data[: int(len(data) * share)], "a.docx")


def test_zip_bomb_is_refused_before_unpacking() -> None:
    with pytest.raises(LimitExceeded):
        made.parse(MAKE.pack(MAKE.members() | {"word/media/a.bin": bytes(30_000_000)}))


@pytest.mark.parametrize(
    "limits",
    [
        Limits(max_members=5),
        Limits(max_unpacked_bytes=999),
        Limits(max_ratio=1.01),
        Limits(max_depth=4),
        Limits(max_characters=50),
    ],
)
def test_limits(limits: Limits) -> None:
    with pytest.raises(LimitExceeded):
        made.parse(made.samples()["places.docx"], limits=limits)


def test_entities_are_refused() -> None:
    xml = MAKE.document("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>")
    bomb = xml.replace("<w:document", '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document', 1)
    parts = MAKE.members() | {"word/document.xml": bomb}
    with pytest.raises(DamagedDocument):
        made.parse(MAKE.pack(parts))


def test_deep_nesting() -> None:
    with pytest.raises(LimitExceeded):
        body("<w:sdt><w:sdtContent>" * 140 + MAKE.paragraph("深") + "</w:sdtContent></w:sdt>" * 140)


def test_other_containers_are_no_docx() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "x")
    assert PARSER.sniff(buffer.getvalue()) == 0.0
    assert PARSER.sniff(MAKE._workbook()) == 0.0
    with_docx_inside = {"xl/workbook.xml": "x", "xl/embeddings/a.docx": made.samples()["places.docx"]}
    assert PARSER.sniff(MAKE.pack(with_docx_inside)) == 0.0


@settings(max_examples=100, derandomize=True, deadline=None, database=None)
@given(st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(1, 127)), min_size=1, max_size=4))
def test_damage_inside_the_xml(flips: list[tuple[float, int]]) -> None:
    """Bits flipped before packing, so that the container is sound and its XML is not."""
    parts = MAKE.members()
    for name in ("word/document.xml", "word/header1.xml", "word/settings.xml", "_rels/.rels"):
        data = bytearray(str(parts[name]).encode())
        for place, mask in flips:
            data[int(place * len(data))] ^= mask
        damaged = MAKE.pack(parts | {name: bytes(data)})
        with contextlib.suppress(ParseError):
            assert made.parse(damaged).blocks


words = st.text(alphabet="甲乙丙丁1２aB，。 ", min_size=1, max_size=12).filter(str.strip)


@settings(max_examples=50, derandomize=True, deadline=None)
@given(st.lists(words, min_size=1, max_size=6), st.lists(st.lists(words, min_size=2, max_size=3), max_size=3))
def test_agrees_with_python_docx_on_plain_documents(paragraphs: list[str], rows: list[list[str]]) -> None:
    written = python_docx.Document()
    for text in paragraphs:
        written.add_paragraph(text)
    if rows:
        table = written.add_table(rows=len(rows), cols=3)
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=False):
                cell.text = text
    buffer = io.BytesIO()
    written.save(buffer)
    found = made.blocks(made.parse(buffer.getvalue()))
    assert [text for part, text in found if part == "body"] == paragraphs
    expected = ["\t".join(text.strip() for text in cells) for cells in rows]
    assert [text for part, text in found if part == "table"] == expected


def test_real_documents(shared: Path) -> None:
    folder = shared / "documents" / "samples"
    for line in (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if entry["file"].endswith(".docx"):
            text = made.parse((folder / entry["file"]).read_bytes(), entry["file"]).text
            assert [words for words in entry["expected_substrings"] if words not in text] == []
