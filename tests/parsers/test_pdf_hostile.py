"""PDF files made to hurt: each ends soon, in one named outcome, without much memory."""

from __future__ import annotations

import resource
import sys
import time
import zlib
from collections.abc import Callable, Mapping

import made
import pytest

from pubcheck.errors import DamagedDocument, EncryptedDocument, LimitExceeded
from pubcheck.settings import Limits

MAKE = made.script("make_pdf")
WORDS = "这一页的正文仍然可以读取"
PAGE = b"<</Type/Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>%s>>>>"
NO_OCR = Limits(max_ocr_pages=0)


def pdf(objects: Mapping[int, bytes] | None = None, forms: bytes = b"", trailer: bytes = b"") -> bytes:
    """One page with a line of text, some of its objects replaced."""
    built = {
        1: b"<</Type/Catalog /Pages 2 0 R>>",
        2: b"<</Type/Pages /Kids [3 0 R] /Count 1>>",
        3: PAGE % (b" /XObject <<%s>>" % forms if forms else b""),
        4: MAKE._stream(MAKE._show(WORDS, 60, 700).encode()),
        **MAKE._FONT,
        **(objects or {}),
    }
    return MAKE._write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", built, trailer)


def flate(data: bytes, entries: bytes = b"") -> bytes:
    return MAKE._stream(zlib.compress(data, 9), entries + b" /Filter/FlateDecode")


def form(content: bytes, forms: bytes = b"") -> bytes:
    entries = b"/Type/XObject /Subtype/Form /BBox [0 0 9 9] /Resources <</XObject <<%s>>>>" % forms
    return MAKE._stream(content, entries)


def bomb(times: int) -> bytes:
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(b"q Q " * (1 << 20)) for _ in range(times)) + packer.flush()


def stream_bomb() -> bytes:
    return pdf({4: MAKE._stream(bomb(64), b"/Filter/FlateDecode")})


def stream_bomb_called_a_picture() -> bytes:
    return pdf({4: MAKE._stream(bomb(64), b"/Subtype/Image /Filter/FlateDecode")})


def stream_bomb_packed_twice() -> bytes:
    return pdf({4: MAKE._stream(zlib.compress(bomb(64), 9), b"/Filter[/FlateDecode/FlateDecode]")})


def form_that_draws_itself() -> bytes:
    return pdf({4: MAKE._stream(b"/X Do"), 20: form(b"/X Do /X Do", b"/X 20 0 R")}, b"/X 20 0 R")


def forms_that_multiply() -> bytes:
    forms = {number: form(b"/X Do " * 20, b"/X %d 0 R" % (number + 1)) for number in range(20, 28)}
    return pdf({4: MAKE._stream(b"/X Do"), **forms, 28: form(b"0 0 1 1 re f")}, b"/X 20 0 R")


def form_drawn_very_often() -> bytes:
    return pdf({4: flate(b"/X Do " * 1_000_000), 20: form(b"0 0 1 1 re f " * 500)}, b"/X 20 0 R")


REFUSED = (
    stream_bomb,
    stream_bomb_called_a_picture,
    stream_bomb_packed_twice,
    form_that_draws_itself,
    forms_that_multiply,
    form_drawn_very_often,
)


@pytest.mark.parametrize("make", REFUSED)
def test_refused(make: Callable[[], bytes]) -> None:
    data = make()
    start = time.process_time()
    with pytest.raises(LimitExceeded):
        made.parse(data, limits=NO_OCR)
    assert time.process_time() - start < 10


def many_objects() -> bytes:
    return pdf(dict.fromkeys(range(100, 200100), b"<</A 1>>"))


def page_tree_that_contains_itself() -> bytes:
    return pdf({2: b"<</Type/Pages /Kids [2 0 R 3 0 R] /Count 100>>"})


def tables_that_refer_to_each_other() -> bytes:
    data = pdf()
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % data.rindex(b"xref\n0"))


def count_that_lies() -> bytes:
    return pdf({2: b"<</Type/Pages /Kids [3 0 R] /Count 2147483647>>"})


def many_shapes() -> bytes:
    return pdf({4: flate(b"10 10 50 50 re f\n" * 60_000 + MAKE._show(WORDS, 60, 700).encode())})


def many_lines_that_cross() -> bytes:
    upright = b"".join(b"%d 0 m %d 800 l S\n" % (x, x) for x in range(0, 590, 2))
    level = b"".join(b"0 %d m 590 %d l S\n" % (y, y) for y in range(0, 840, 2))
    return pdf({4: MAKE._stream(upright + level + MAKE._show(WORDS, 60, 700).encode())})


def many_notes() -> bytes:
    note = b"<</Type/Annot /Subtype/Text /Rect [0 0 1 1] /Contents (x)>>"
    page = PAGE.replace(b"/Contents", b"/Annots [%s] /Contents" % (b"100 0 R " * 20_000)) % b""
    return pdf({3: page, 100: note})


def dictionaries_in_dictionaries() -> bytes:
    return pdf({30: b"<</JS" * 50_000 + b">>" * 50_000})


def many_ends() -> bytes:
    data = pdf()
    return data + b"\nstartxref\n%d\n%%%%EOF\n" % data.rindex(b"xref\n0") * 5_000


READ = (
    many_objects,
    page_tree_that_contains_itself,
    tables_that_refer_to_each_other,
    count_that_lies,
    many_shapes,
    many_lines_that_cross,
    many_notes,
    dictionaries_in_dictionaries,
    many_ends,
)


@pytest.mark.parametrize("make", READ)
def test_read_all_the_same(make: Callable[[], bytes]) -> None:
    data = make()
    start = time.process_time()
    document = made.parse(data, limits=NO_OCR)
    assert WORDS in document.text
    assert time.process_time() - start < 20
    if make in (many_shapes, many_notes, many_ends, page_tree_that_contains_itself):
        assert document.gaps


def test_objects_without_end() -> None:
    with pytest.raises(DamagedDocument):
        made.parse(b"%PDF-1.7\n" + b"1 0 obj " * 200_000)


@pytest.mark.skipif(sys.platform == "darwin", reason="counts memory in other units")
def test_huge_page_and_huge_picture_take_little_memory() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    page = (PAGE % b"").replace(b"[0 0 595 842]", b"[0 0 14400000 14400000]")
    made.parse(pdf({3: page, 4: MAKE._stream(b"0 0 100 100 re f")}), limits=NO_OCR)
    entries = b"/Type/XObject /Subtype/Image /Width 60000 /Height 60000 /BitsPerComponent 8 /ColorSpace/DeviceGray"
    picture = {4: MAKE._stream(b"q 595 0 0 842 0 0 cm /X Do Q"), 20: flate(bytes(4_000_000), entries)}
    made.parse(pdf(picture, b"/X 20 0 R"), limits=NO_OCR)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000  # KiB


def test_password() -> None:
    locked = made.samples()["locked.pdf"]
    with pytest.raises(EncryptedDocument):
        made.parse(locked, limits=Limits(passwords=("wrong",)))
    document = made.parse(locked, limits=Limits(passwords=("wrong", "secret")))
    assert "加密的内容" in document.text
    assert "secret" not in repr(document)


def attached(content: bytes) -> bytes:
    return pdf(
        {
            1: b"<</Type/Catalog /Pages 2 0 R /Names <</EmbeddedFiles <</Names [(a) 14 0 R]>>>>>>",
            14: b"<</Type/Filespec /F (inner.pdf) /UF (inner.pdf) /EF <</F 15 0 R>>>>",
            15: MAKE._stream(content, b"/Type/EmbeddedFile"),
        }
    )


def test_attached_files_are_read_by_their_own_parser() -> None:
    document = made.parse(attached(attached(made.samples()["report.pdf"])), limits=NO_OCR)
    assert made.parts_of(document, "现将示例名单予以公布") == ["attachment"]
    assert made.parts_of(document, "示例甲\t010-00000001") == ["attachment"]
    assert made.parts_of(document, "inner.pdf") == ["attachment", "attachment"]


def test_attached_file_that_nobody_reads_is_a_gap() -> None:
    document = made.parse(attached(bytes(range(256)) * 10), limits=NO_OCR)
    assert ["inner.pdf" in gap.where for gap in document.gaps] == [True]


def test_attachments_nest_to_a_limit() -> None:
    data = pdf()
    for _ in range(8):
        data = attached(data)
    assert any("嵌套" in gap.reason for gap in made.parse(data, limits=NO_OCR).gaps)
