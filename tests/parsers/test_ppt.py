"""PPT and DPS: all places, order of slides, earlier versions, and files that try to hurt."""

from __future__ import annotations

import struct
import time
import zlib

import made
import pytest

from pubcheck.document import Part
from pubcheck.errors import DamagedDocument, EncryptedDocument, LimitExceeded
from pubcheck.parsers.ppt import PARSER
from pubcheck.settings import Limits
from pubcheck.usage import Usage

MAKE = made.script("make_ppt")


def deck(*slides: bytes, document: bytes | None = None) -> bytes:
    """A presentation of these slides, saved once."""
    listed = MAKE._listed(0, *((number, 255 + number, b"") for number in range(2, len(slides) + 2)))
    size = MAKE.atom(0x03E9, struct.pack("<2i32x", 5760, 4320), 0, 1)
    objects = {1: document or MAKE.container(0x03E8, size, listed)}
    objects |= dict(enumerate(slides, 2))
    stream, edit = MAKE.save(b"", objects, 0)
    return MAKE.pack({"PowerPoint Document": stream, "Current User": MAKE.current_user(edit, "")})


def page(text: str, **more: object) -> bytes:
    return MAKE.slide(MAKE.box(1001, MAKE.chars(text)), **more)


@pytest.mark.parametrize("place", MAKE.PLACES)
def test_every_place_is_found_with_its_part(place: str) -> None:
    document = made.parse(made.samples()["places.ppt"])
    assert made.parts_of(document, MAKE.marker(place)) == [MAKE.PLACES[place]]


def test_pages_labels_and_boxes() -> None:
    document = made.parse(made.samples()["places.ppt"])
    assert document.gaps == ()
    assert [(each.number, each.width, each.height) for each in document.pages] == [(1, 720, 540), (2, 720, 540)]
    by_text = {block.span.of(document.text): block for block in document.blocks}
    text = by_text[MAKE.marker("text")]
    assert text.page == 1
    assert text.box is not None
    assert (text.box.left, text.box.top, text.box.right, text.box.bottom) == (25, 87.5, 625, 137.5)
    assert by_text[MAKE.marker("hidden_slide")].label == "隐藏幻灯片"
    assert by_text[MAKE.marker("hidden_slide")].page == 2
    assert by_text[MAKE.marker("comment")].label == MAKE.marker("comment_author")
    assert by_text[MAKE.marker("earlier")].label == "以前保存的版本"
    assert by_text[f"{MAKE.marker('table')}\t右格"].part is Part.TABLE
    assert document.pages[1].span.of(document.text) == MAKE.marker("hidden_slide")


def test_slides_come_in_the_order_of_the_show() -> None:
    first, second = page("文件中在前"), page("文件中在后")
    listed = MAKE._listed(0, (3, 256, b""), (2, 257, b""))
    document = made.parse(deck(first, second, document=MAKE.container(0x03E8, listed)))
    assert made.blocks(document) == [("body", "文件中在后"), ("body", "文件中在前")]


def test_earlier_versions_are_told_only_where_they_differ() -> None:
    stream, edit = MAKE.save(b"", {1: MAKE.container(0x03E8, MAKE._listed(0, (2, 256, b""))), 2: page("不变\r改前")}, 0)
    stream, edit = MAKE.save(stream, {2: page("不变\r改后")}, edit)
    data = MAKE.pack({"PowerPoint Document": stream, "Current User": MAKE.current_user(edit, "")})
    assert made.blocks(made.parse(data)) == [("body", "不变"), ("body", "改后"), ("hidden", "改前")]


def test_password() -> None:
    stream, edit = MAKE.save(b"", {1: MAKE.container(0x03E8)}, 0)
    current = MAKE.current_user(edit, "", token=0xF3D1C4DF)
    for limits in (Limits(), Limits(passwords=("wrong",))):
        with pytest.raises(EncryptedDocument):
            made.parse(MAKE.pack({"PowerPoint Document": stream, "Current User": current}), limits=limits)


def test_without_the_pointer_the_last_edit_is_found() -> None:
    stream, _ = MAKE.save(b"", {1: MAKE.container(0x03E8, MAKE._listed(0, (2, 256, b""))), 2: page("仍可读")}, 0)
    for current in ({}, {"Current User": b"\0" * 7}, {"Current User": MAKE.current_user(0, "")}):
        document = made.parse(MAKE.pack({"PowerPoint Document": stream, **current}))
        assert (document.text, document.gaps) == ("仍可读", ())


def test_without_a_document_the_words_are_read_and_a_gap_told() -> None:
    stream, edit = MAKE.save(b"", {2: page("散落的文字")}, 0)
    document = made.parse(MAKE.pack({"PowerPoint Document": stream, "Current User": MAKE.current_user(edit, "")}))
    assert made.blocks(document) == [("body", "散落的文字")]
    assert "顺序和隐藏状态无法确定" in document.gaps[0].reason


def test_a_slide_that_is_not_there_is_a_gap() -> None:
    listed = MAKE._listed(0, (9, 256, MAKE.atom(0x0F9F, bytes(4)) + MAKE.chars("大纲里的文字")))
    document = made.parse(deck(document=MAKE.container(0x03E8, listed)))
    assert document.text == "大纲里的文字"
    assert [gap.where for gap in document.gaps] == ["第1张幻灯片"]


def test_a_slide_with_records_that_are_cut_short_is_a_gap() -> None:
    broken = bytearray(page("文字"))
    at = bytes(broken).index("文字".encode("utf-16-le"))
    struct.pack_into("<I", broken, at - 4, 5_000)
    document = made.parse(deck(bytes(broken)))
    assert document.text == "文字"
    assert [gap.where for gap in document.gaps] == ["第1张幻灯片"]


def test_large_picture_is_a_gap() -> None:
    def picture(size: int) -> bytes:
        table = MAKE.atom(0xF00B, struct.pack("<HI", 0x4104, 1), 1, 3)
        anchor = MAKE.atom(0xF010, struct.pack("<4h", 0, 0, size, size))
        return MAKE.slide(MAKE.container(0xF004, table, anchor), MAKE.box(1, MAKE.chars("文")))

    assert len(made.parse(deck(picture(3000))).gaps) == 1
    assert made.parse(deck(picture(300))).gaps == ()


def test_edits_and_directories_in_a_circle() -> None:
    stream, edit = MAKE.save(b"", {1: MAKE.container(0x03E8, MAKE._listed(0, (2, 256, b""))), 2: page("文")}, 0)
    circle = bytearray(stream)
    struct.pack_into("<I", circle, edit + 16, edit)
    data = MAKE.pack({"PowerPoint Document": bytes(circle), "Current User": MAKE.current_user(edit, "")})
    assert made.parse(data).text == "文"


def test_many_edits_that_share_a_large_directory_stay_in_time() -> None:
    stream = bytearray(MAKE.atom(0x1772, struct.pack("<I", 0xFFF << 20) + bytes(4 * 0xFFF) + bytes(2_000_000)))
    edit = 0
    for _ in range(20_000):
        content = struct.pack("<IHBBIIIIHH", 0, 0, 0, 3, edit, 0, 1, 8, 1, 0)
        edit = len(stream)
        stream += MAKE.atom(0x0FF5, content)
    begun = time.monotonic()
    made.parse(MAKE.pack({"PowerPoint Document": bytes(stream), "Current User": MAKE.current_user(edit, "")}))
    assert time.monotonic() - begun < 10


def test_a_list_that_shows_the_same_slide_for_ever_is_stopped() -> None:
    listed = MAKE._listed(0, *((2, 256 + number, b"") for number in range(6_000)))
    with pytest.raises(LimitExceeded):
        made.parse(deck(page("文" * 100), document=MAKE.container(0x03E8, listed)))


def test_groups_in_groups_end_somewhere() -> None:
    shape = MAKE.box(1, MAKE.chars("深处"))
    for _ in range(5_000):
        shape = MAKE.container(0xF003, shape)
    begun = time.monotonic()
    made.parse(deck(MAKE.slide(shape)))
    assert time.monotonic() - begun < 5


def embedded(content: bytes, instance: int) -> bytes:
    atom = MAKE.atom(0x0FC3, struct.pack("<6I", 1, 0, 2, 0, 2, 0), 0, 1)
    external = MAKE.container(0x0409, MAKE.container(0x0FCC, atom))
    stream, edit = MAKE.save(b"", {1: MAKE.container(0x03E8, external), 2: MAKE.atom(0x1011, content, instance)}, 0)
    return MAKE.pack({"PowerPoint Document": stream, "Current User": MAKE.current_user(edit, "用户")})


def test_embedded_objects() -> None:
    inner = deck(page("内层幻灯片"))
    for content, instance in ((inner, 0), (bytes(4) + zlib.compress(inner), 1)):
        assert made.parts_of(made.parse(embedded(content, instance)), "内层幻灯片") == ["embedded"]
    assert len(made.parse(embedded(b"\0\0\0\0nonsense", 1)).gaps) == 1
    with pytest.raises(LimitExceeded):
        made.parse(embedded(bytes(4) + zlib.compress(bytes(50_000_000)), 1))


@pytest.mark.parametrize("stream", [b"", b"\0" * 7, b"\xff" * 1000, bytes(1000)])
def test_streams_that_are_no_presentation(stream: bytes) -> None:
    with pytest.raises(DamagedDocument):
        made.parse(MAKE.pack({"PowerPoint Document": stream, "Current User": bytes(30)}))


def test_limits() -> None:
    with pytest.raises(LimitExceeded):
        PARSER.parse(made.samples()["places.ppt"], "a", Limits(max_blocks=5))
    with pytest.raises(LimitExceeded):
        PARSER.parse(made.samples()["places.ppt"], "a", Limits(max_seconds=0.0, usage=Usage(started=0.0)))
