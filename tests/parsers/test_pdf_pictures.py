"""Pictures on PDF pages: read where words can be recognised, told where not, and what they hide."""

from __future__ import annotations

import zlib

import made
import pytest

from pubcheck import ocr
from pubcheck.document import Document
from pubcheck.settings import Limits

MAKE = made.script("make_pdf")
PICTURES = made.script("make_image")
needs_ocr = pytest.mark.skipif(not ocr.available(), reason="needs the extra ocr")
TEXT = ("本页是有文字层的正文，后面附有一张图片，图片中也有文字，正文的文字应当照常读取，不受图片的影响。" * 2)[:64]


def page(content: str, words: str = PICTURES.WORDS, mask: bytes = b"") -> bytes:
    """One page that draws a picture (``/Im``) of some words; ``mask`` is its alpha channel, one byte a pixel."""
    image = PICTURES.drawn(words, (1200, 400)).resize((600, 200))
    entries = b"/Type/XObject /Subtype/Image /BitsPerComponent 8 /Filter/FlateDecode"
    size = b" /Width 600 /Height 200"
    objects = {
        1: b"<</Type/Catalog /Pages 2 0 R>>",
        2: b"<</Type/Pages /Kids [3 0 R] /Count 1>>",
        3: b"<</Type/Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources <</Font <</F1 5 0 R>> /XObject <</Im 20 0 R>>>>>>",
        4: MAKE._stream(content.encode("ascii")),
        **MAKE._FONT,
        20: MAKE._stream(
            zlib.compress(image.tobytes()),
            entries + size + b" /ColorSpace/DeviceRGB" + (b" /SMask 21 0 R" if mask else b""),
        ),
        21: MAKE._stream(
            zlib.compress(mask * (120_000 // max(1, len(mask)))), entries + size + b" /ColorSpace/DeviceGray"
        ),
    }
    return MAKE._write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", objects, b"")


SCAN = "q 595 0 0 842 0 0 cm /Im Do Q\n"
BESIDE = "q 400 0 0 133 60 300 cm /Im Do Q\n"


def parse(data: bytes, limits: Limits | None = None) -> Document:
    return made.parse(data, limits=limits)


@needs_ocr
def test_scan_is_read_with_places() -> None:
    document = parse(page("q 595 0 0 198 0 600 cm /Im Do Q\n"))
    assert made.parts_of(document, PICTURES.WORDS) == ["body"]
    block = document.blocks[0]
    assert block.label == ocr.RECOGNISED
    assert block.page == 1
    assert block.box is not None
    assert 44 < block.box.top < block.box.bottom < 110
    assert document.gaps == ()


@needs_ocr
def test_words_in_a_picture_beside_text() -> None:
    document = parse(page(MAKE._show(TEXT, 60, 760, 8) + BESIDE))
    assert made.parts_of(document, TEXT) == ["body"]
    assert made.parts_of(document, PICTURES.WORDS) == ["body"]
    assert document.gaps == ()


@needs_ocr
def test_words_that_the_text_layer_has_are_not_doubled() -> None:
    latin = PICTURES.WORDS
    document = parse(page(MAKE._show(TEXT, 60, 760, 8) + MAKE._show(latin, 60, 740, 8) + BESIDE))
    assert document.text.count(latin) == 1


def test_without_recognition_pictures_are_gaps(monkeypatch: pytest.MonkeyPatch) -> None:
    made.without_ocr(monkeypatch)
    for content, words in ((SCAN, "没有文字层"), (MAKE._show(TEXT, 60, 760, 8) + BESIDE, "较大的图片")):
        gaps = parse(page(content)).gaps
        assert [(words in gap.reason, gap.where) for gap in gaps] == [(True, "第1页")]


def test_line_of_a_scanner_is_no_text_layer(monkeypatch: pytest.MonkeyPatch) -> None:
    made.without_ocr(monkeypatch)
    gaps = parse(page(SCAN + MAKE._show("由某扫描软件创建的扫描件", 60, 20, 8))).gaps
    assert ["没有文字层" in gap.reason for gap in gaps] == [True]


def test_recognised_text_below_a_scan_is_a_text_layer(monkeypatch: pytest.MonkeyPatch) -> None:
    made.without_ocr(monkeypatch)
    document = parse(page(SCAN + "3 Tr\n" + MAKE._show(TEXT, 60, 700, 5)))
    assert made.parts_of(document, TEXT) == ["body"]
    assert document.gaps == ()


def test_budget_is_told() -> None:
    if ocr.available():
        gaps = parse(page(SCAN), Limits(max_ocr_pages=0)).gaps
        assert ["max_ocr_pages" in gap.reason for gap in gaps] == [True]


@pytest.mark.parametrize(
    ("mask", "part"), [(b"", "hidden"), (b"\xff", "hidden"), (b"\x00", "body"), (b"\x00\x00\xff", "body")]
)
def test_only_opaque_pictures_hide_what_is_below(mask: bytes, part: str) -> None:
    content = MAKE._show(TEXT, 60, 760, 8) + MAKE._show("落款日期在印章之下", 100, 350, 14) + BESIDE
    document = parse(page(content, mask=mask), Limits(max_ocr_pages=0))
    assert made.parts_of(document, "落款日期在印章之下") == [part]


def test_blank_page_is_no_gap() -> None:
    document = parse(page(" "), Limits(max_ocr_pages=0))
    assert (document.text, document.gaps) == ("", ())
