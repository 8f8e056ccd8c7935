"""PDF: places, pages, tables, and pages whose text cannot be had or trusted."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import made
import pytest

from pubcheck import ocr
from pubcheck.document import Document, Part
from pubcheck.errors import DamagedDocument, EncryptedDocument, LimitExceeded
from pubcheck.parsers.pdf import PARSER
from pubcheck.pdf_shapes import PageFrame
from pubcheck.pdf_tables import find_tables
from pubcheck.settings import Limits

MAKE = made.script("make_pdf")


@pytest.mark.parametrize("place", MAKE.PLACES)
def test_every_place_is_found_with_its_part(place: str) -> None:
    document = made.parse(made.samples()["places.pdf"])
    assert made.parts_of(document, MAKE.marker(place)) == [MAKE.PLACES[place]]


def test_white_text_on_a_dark_ground_is_visible() -> None:
    assert made.parts_of(made.parse(made.samples()["places.pdf"]), "白字深底可见") == ["body"]


def test_lines_pages_and_boxes() -> None:
    document = made.parse(made.samples()["report.pdf"])
    lines = [block for block in document.blocks if block.part is Part.BODY]
    assert [block.span.of(document.text) for block in lines][:2] == ["关于公布示例名单的通知", "各科室："]
    assert [block.page for block in lines] == [1, 1, 1, 2, 2]
    assert [(page.number, round(page.width or 0), round(page.height or 0)) for page in document.pages] == [
        (1, 595, 842),
        (2, 595, 842),
    ]
    assert document.pages[1].span.of(document.text).startswith("表前一行")
    box = lines[0].box
    assert box is not None
    assert 70 < box.left < 80
    assert 60 < box.top < box.bottom < 90
    assert document.gaps == ()


def test_ruled_table_is_rows_and_not_read_twice() -> None:
    document = made.parse(made.samples()["report.pdf"])
    found = made.blocks(document)
    assert [text for part, text in found if part == "table"] == [
        "姓名\t电话",
        "示例甲\t010-00000001",
        "示例乙\t010-00000002\n第二行",
    ]
    assert document.text.count("示例甲") == 1
    assert found.index(("body", "表前一行")) < found.index(("table", "姓名\t电话")) < found.index(("body", "表后一行"))


def test_one_frame_is_no_table() -> None:
    frame = [(0.0, 0.0, 100.0, 0.5), (0.0, 99.0, 100.0, 99.5), (0.0, 0.0, 0.5, 99.0), (100.0, 0.0, 100.5, 99.0)]
    assert find_tables(frame) == ()


@pytest.mark.parametrize(
    ("rotation", "expected"),
    [(0, (10, 60, 20, 80)), (90, (20, 10, 40, 20)), (180, (180, 20, 190, 40)), (270, (60, 180, 80, 190))],
)
def test_boxes_of_turned_pages(rotation: int, expected: tuple[float, ...]) -> None:
    box = PageFrame((0, 0, 200, 100), rotation).box((10, 20, 20, 40))
    assert (box.left, box.top, box.right, box.bottom) == expected


def test_page_without_text_layer_is_a_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    made.without_ocr(monkeypatch)
    gaps = made.parse(made.samples()["scan.pdf"]).gaps
    assert [(gap.stage, gap.where) for gap in gaps] == [("parse", "第2页")]
    assert "没有文字层" in gaps[0].reason
    assert "no text layer" in gaps[0].reason.en


def test_password() -> None:
    with pytest.raises(EncryptedDocument):
        made.parse(made.samples()["locked.pdf"])


@pytest.mark.parametrize("share", [0.05, 0.3, 0.7])
def test_truncated(share: float) -> None:
    data = made.samples()["report.pdf"]
    with pytest.raises(DamagedDocument):
        made.parse(data[: int(len(data) * share)], "a.pdf")


def test_limits() -> None:
    with pytest.raises(LimitExceeded):
        made.parse(made.samples()["scan.pdf"], limits=Limits(max_pages=2))
    with pytest.raises(LimitExceeded):
        made.parse(made.samples()["scan.pdf"], limits=Limits(max_characters=10))


def test_sniff() -> None:
    assert PARSER.sniff(made.samples()["report.pdf"]) == 1.0
    assert PARSER.sniff(b"junk\n" + made.samples()["report.pdf"]) == 0.9
    assert PARSER.sniff("PDF 文件以 %PDF- 开头".encode()) == 0.0


def test_threads_may_parse_at_once() -> None:
    data = made.samples()["report.pdf"]
    expected = made.parse(data).text
    found: list[Document] = []
    threads = [threading.Thread(target=lambda: found.append(made.parse(data))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [document.text for document in found] == [expected] * 4


def real_documents(shared: Path, ending: str) -> Iterator[tuple[Document, list[str]]]:
    """The real PDF files with the words that are to be found in them; the first pages of each are recognised."""
    folder = shared / "documents" / "samples"
    for line in (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if entry["file"].endswith(ending):
            data = (folder / entry["file"]).read_bytes()
            yield made.parse(data, entry["file"], Limits(max_ocr_pages=3)), entry["expected_substrings"]


def test_real_documents(shared: Path) -> None:
    if not ocr.available():
        pytest.skip("one of them needs the extra ocr")
    for document, expected in real_documents(shared, ".pdf"):
        assert [words for words in expected if words not in document.text] == []


def test_real_document_with_broken_fonts_without_ocr(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made.without_ocr(monkeypatch)
    for document, _ in real_documents(shared, "broken_tounicode.pdf"):
        assert any("文字层不可靠" in gap.reason for gap in document.gaps)
