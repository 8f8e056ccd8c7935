"""Pictures: what their files say, words by recognition, and what happens without it or with hostile files."""

from __future__ import annotations

import contextlib
import io
import logging
import struct
import threading
import zlib
from typing import Any

import made
import pytest
from PIL import Image

import pubcheck
from pubcheck import ocr, pictures
from pubcheck.document import DocumentBuilder
from pubcheck.errors import DamagedDocument, LimitExceeded
from pubcheck.parsers.image import PARSER
from pubcheck.quiet_libraries import quiet_libraries
from pubcheck.settings import Limits

MAKE = made.script("make_image")
PLACES = [(file, place) for file, places in MAKE.PLACES.items() for place in places]
needs_ocr = pytest.mark.skipif(not ocr.available(), reason="needs the extra ocr")


@pytest.mark.parametrize(("file", "place"), PLACES)
def test_every_place_is_found(file: str, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made.without_ocr(monkeypatch)
    document = made.parse(made.samples()[file])
    assert made.parts_of(document, MAKE.marker(place)) == ["metadata"]


def test_place_where_it_was_taken() -> None:
    document = made.parse(made.samples()["places.jpg"], limits=Limits(max_ocr_pages=0))
    assert made.parts_of(document, "31.510000,121.250000") == ["metadata"]
    assert any("拍摄位置" in block.label for block in document.blocks)


@needs_ocr
@pytest.mark.parametrize("file", ["places.png", "places.jpg", "comment.gif", "author.webp", "words.bmp"])
def test_words_are_read(file: str) -> None:
    document = made.parse(made.samples()[file])
    assert made.parts_of(document, MAKE.WORDS) == ["body"]
    box = document.blocks[0].box
    assert box is not None
    assert 5 < box.left < 30
    assert 5 < box.top < box.bottom < 75
    assert document.gaps == ()


@needs_ocr
def test_pages_of_a_scan() -> None:
    document = made.parse(made.samples()["pages.tif"])
    found = [(block.page, block.span.of(document.text)) for block in document.blocks if block.page]
    assert found == [(1, MAKE.WORDS), (2, "Second page 45")]
    assert [round(page.width or 0) for page in document.pages] == [151, 151]  # 420 pixels at 200 dpi


def test_without_recognition_it_is_a_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    made.without_ocr(monkeypatch)
    document = made.parse(made.samples()["pages.tif"])
    assert [(gap.where, gap.reason) for gap in document.gaps] == [("第1-2页", ocr.NOT_INSTALLED)]


@needs_ocr
def test_limit_of_pages() -> None:
    document = made.parse(made.samples()["pages.tif"], limits=Limits(max_ocr_pages=1))
    assert [(gap.where, gap.reason) for gap in document.gaps] == [("第2页", ocr.NOT_RECOGNISED)]
    with pytest.raises(LimitExceeded):
        made.parse(made.samples()["pages.tif"], limits=Limits(max_pages=1))


@needs_ocr
def test_turned_transparent_and_deep_pictures() -> None:
    from PIL import Image

    upright = MAKE.drawn()
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held upright
    turned = upright.transpose(Image.Transpose.ROTATE_90)
    clear = Image.new("RGBA", upright.size, (0, 0, 0, 0))
    clear.paste((0, 0, 0, 255), mask=upright.convert("L").point(lambda value: 255 - value))
    deep = Image.frombytes(
        "I;16", upright.size, b"".join(struct.pack("<H", v * 16) for v in upright.convert("L").tobytes())
    )
    for image, kind, options in ((turned, "JPEG", {"exif": exif}), (clear, "PNG", {}), (deep, "TIFF", {})):
        document = made.parse(saved(image, kind, **options))
        assert MAKE.WORDS in document.text


def saved(image: Any, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def test_huge_picture_is_not_unpacked() -> None:
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(1_000_000))
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"tEXt", b"Comment\x00MARK") + chunk(b"IDAT", rows)
    try:
        document = made.parse(data + chunk(b"IEND", b""))
    except DamagedDocument:
        return
    assert [gap.reason for gap in document.gaps] == [pictures.TOO_LARGE]


def test_text_that_is_a_bomb() -> None:
    bomb = chunk(b"zTXt", b"Comment\x00\x00" + zlib.compress(bytes(200_000_000), 9))
    plain = made.samples()["places.png"]
    data = plain[:33] + bomb + plain[33:]
    try:
        document = made.parse(data, limits=Limits(max_ocr_pages=0))
    except DamagedDocument:
        return
    assert len(document.text) < 100_000


@needs_ocr
def test_truncated_picture_is_told() -> None:
    data = made.samples()["places.jpg"]
    document = made.parse(data[: len(data) * 3 // 4])
    assert [gap.reason for gap in document.gaps] == [pictures.BROKEN]


def test_what_follows_a_picture_is_told() -> None:
    document = made.parse(made.samples()["places.png"] + b"PK\x03\x04" + bytes(100), limits=Limits(max_ocr_pages=0))
    assert any("附有其他数据" in gap.reason for gap in document.gaps)


@pytest.mark.parametrize("data", [b"BM: a text that begins with two letters" * 3, b"RIFF\0\0\0\0WAVEfmt ", b"II*text"])
def test_other_files_are_no_pictures(data: bytes) -> None:
    assert PARSER.sniff(data) == 0.0


def test_embedded_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    data = made.samples()["places.jpg"]
    builder = DocumentBuilder("a.docx", b"", "x")
    if ocr.available():
        assert pictures.read_embedded_picture(builder, data, 3, "image1.jpeg", Limits())
        document = builder.build()
        assert [(block.span.of(document.text), block.page) for block in document.blocks] == [(MAKE.WORDS, 3)]
        assert "image1.jpeg" in document.blocks[0].label
    made.without_ocr(monkeypatch)
    assert not pictures.read_embedded_picture(builder, data, 3, "image1.jpeg", Limits())
    assert not pictures.read_embedded_picture(builder, b"no picture", None, "image1.emf", Limits())


def test_a_log_at_debug_holds_nothing_of_a_picture(caplog: pytest.LogCaptureFixture) -> None:
    secret = "13800138000"
    image = Image.new("RGB", (40, 40), "white")
    exif = Image.Exif()
    exif[270] = secret
    for format_ in ("TIFF", "JPEG", "PNG", "WEBP"):
        stream = io.BytesIO()
        image.save(stream, format_, exif=exif)
        caplog.clear()
        with caplog.at_level(logging.DEBUG):
            document = pubcheck.parse(stream.getvalue(), name=f"图.{format_.lower()}")
            assert secret in document.text
            assert secret not in caplog.text
            assert not [record for record in caplog.records if record.name.startswith("PIL")]
            dict(Image.open(stream).getexif())  # what the host itself does is logged as before
            assert secret in caplog.text, format_


@pytest.mark.parametrize("level", [logging.NOTSET, logging.DEBUG, logging.ERROR])
def test_levels_of_the_host_are_given_back(level: int, caplog: pytest.LogCaptureFixture) -> None:
    logger = logging.getLogger("PIL")
    caplog.set_level(logging.DEBUG)
    caplog.set_level(level, logger="PIL")
    inside, go_on = threading.Barrier(3), threading.Event()

    def read(*, first: bool) -> None:
        with quiet_libraries(), quiet_libraries():
            inside.wait()
            if not first:
                go_on.wait()

    threads = [threading.Thread(target=read, kwargs={"first": first}) for first in (True, False)]
    for thread in threads:
        thread.start()
    inside.wait()
    threads[0].join()
    assert not logger.isEnabledFor(logging.INFO)
    assert logger.isEnabledFor(logging.ERROR)
    go_on.set()
    threads[1].join()
    assert logger.level == level
    with contextlib.suppress(ZeroDivisionError), quiet_libraries():
        raise ZeroDivisionError
    assert logger.level == level
