"""Recognition: offline, silent, within its budget; and what it gets wrong in official documents."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import Any

import pytest

from pubcheck import ocr
from pubcheck.layout import Segment, rows_of
from pubcheck.quota import opened
from pubcheck.settings import Limits
from pubcheck.usage import Usage

needs_ocr = pytest.mark.skipif(not ocr.available(), reason="needs the extra ocr")


def drawn(words: str, size: tuple[int, int] = (700, 120)) -> Any:
    import numpy
    from PIL import Image, ImageDraw, ImageFont

    image = Image.new("RGB", size, "white")
    ImageDraw.Draw(image).text((30, 30), words, fill="black", font=ImageFont.load_default(40))
    return numpy.asarray(image)[:, :, ::-1]


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("示政办发（2023）5号", "示政办发〔2023〕5号"),
        ("示府(2023)12号文件", "示府〔2023〕12号文件"),
        ("示发[2023] 5号", "示发〔2023〕5号"),
        ("示发【2023】5号", "示发〔2023〕5号"),
        ("（2023）示01民初5号", "（2023）示01民初5号"),  # a court's number is written so
        ("规划（2023）已经印发", "规划（2023）已经印发"),
        ("年度（1823）5号", "年度（1823）5号"),
    ],
)
def test_brackets_of_document_numbers(read: str, right: str) -> None:
    assert ocr.restored(read) == right


@needs_ocr
def test_confidence_and_boxes() -> None:
    found = ocr.read_picture(drawn("Number 20231118"), Limits())
    assert [line.text for line in found.lines] == ["Number 20231118"]
    assert found.lines[0].confidence > 0.8
    assert not found.is_doubtful
    left, top, right, bottom = found.lines[0].box
    assert 15 < left < right < 500
    assert 15 < top < bottom < 110


@needs_ocr
def test_long_picture_is_read_in_tiles() -> None:
    import numpy

    one = drawn("Line 4711 of the roll", (900, 600))
    found = ocr.read_picture(numpy.concatenate([one] * 10), Limits())
    assert [line.text for line in found.lines] == ["Line 4711 of the roll"] * 10
    assert [round(line.box[1]) // 600 for line in found.lines] == list(range(10))


@needs_ocr
def test_empty_picture_holds_nothing() -> None:
    import numpy

    assert ocr.read_picture(numpy.full((500, 500, 3), 250, numpy.uint8), Limits()) == ocr.Recognition()


def test_budget() -> None:
    limits = opened(Limits(max_ocr_pages=2))
    assert ocr.has_budget(limits)
    late = Limits(max_seconds=10, usage=Usage(started=time.monotonic() - 8))
    assert not ocr.has_budget(late)
    assert not ocr.has_budget(Limits(max_ocr_pages=0))


def test_low_confidence_is_doubtful() -> None:
    def line(confidence: float, text: str) -> ocr.RecognisedLine:
        return ocr.RecognisedLine(text, (0, 0, 1, 1), confidence)

    assert ocr.Recognition((line(0.6, "不清晰的一行文字"), line(0.99, "短"))).is_doubtful
    assert not ocr.Recognition((line(0.6, "短"), line(0.99, "很清晰的一行文字"))).is_doubtful
    assert ocr.Recognition((), failed=True).is_doubtful


def test_rows_and_columns_of_a_table() -> None:
    cells = [Segment(text, x, y, x + 60, y + 20) for y in (0, 30) for x, text in ((0, f"甲{y}"), (200, f"乙{y}"))]
    rows = [[segment.text for segment in row] for row in rows_of(cells[::-1], 300)]
    assert rows == [["甲0", "乙0"], ["甲30", "乙30"]]


@needs_ocr
def test_it_is_silent_and_asks_no_network() -> None:
    code = """
import socket, sys
def refuse(*_, **__): raise OSError("network asked")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
import numpy
from pubcheck import ocr
from pubcheck.settings import Limits
from PIL import Image, ImageDraw, ImageFont
image = Image.new("RGB", (400, 90), "white")
ImageDraw.Draw(image).text((20, 20), "Report 17", fill="black", font=ImageFont.load_default(36))
print(ocr.read_picture(numpy.asarray(image), Limits()).lines[0].text)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout.strip(), done.stderr) == ("Report 17", "")
