"""PDF text that readers trip over: columns, upright lines, running heads, characters that come out wrong."""

from __future__ import annotations

import made
import pytest

from pubcheck import ocr
from pubcheck.document import Document
from pubcheck.normalize import normalize
from pubcheck.settings import Limits

MAKE = made.script("make_pdf_text")


def lines(name: str, limits: Limits | None = None) -> list[str]:
    return [text for _, text in made.blocks(made.parse(made.samples()[name], limits=limits))]


def test_columns_are_read_one_after_the_other() -> None:
    assert lines("columns.pdf") == ["关于两栏文字阅读顺序的示例通知", *MAKE.LEFT, *MAKE.RIGHT]


def test_columns_keep_their_boxes() -> None:
    document = made.parse(made.samples()["columns.pdf"])
    boxes = {block.span.of(document.text): block.box for block in document.blocks}
    left, right = boxes[MAKE.LEFT[0]], boxes[MAKE.RIGHT[0]]
    assert left is not None
    assert right is not None
    assert left.right < 300 < right.left
    assert left.top == pytest.approx(right.top, abs=1)


def test_labels_with_values_are_no_columns() -> None:
    assert lines("form.pdf")[:2] == ["联系电话 01000000000", "联系电话 01000000001"]


def test_upright_text() -> None:
    found = lines("upright.pdf")
    assert "".join(found) == "".join(MAKE.UPRIGHT)


def test_running_heads_do_not_break_sentences() -> None:
    document = made.parse(made.samples()["furniture.pdf"])
    parts = made.blocks(document)
    assert [text for part, text in parts if part == "footer"] == [f"示例局办公室编印 第{n}页" for n in (1, 2, 3, 4)]
    # The first head stays where it is: it may be the document's own.
    assert [text for part, text in parts if part == "header"] == ["示例市示例局工作简报"] * 3
    assert [block.page for block in document.blocks if block.part.value == "footer"] == [1, 2, 3, 4]
    assert "示例县跨页镇的居这是第2页正文" in normalize(document).text.replace("\n", "")


def test_characters_that_came_out_wrong() -> None:
    assert lines("pairs.pdf") == ["第一，加强领导。", "ICS 35", "国办发〔2024〕12号"]


def test_rare_characters_and_their_places() -> None:
    document = made.parse(made.samples()["rare.pdf"])
    assert document.text == "姓名：示例𠮷同志"
    assert len(document.blocks) == 1


def unmapped(limits: Limits | None = None) -> Document:
    return made.parse(made.samples()["unmapped.pdf"], limits=limits)


def test_font_without_character_map_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    made.without_ocr(monkeypatch)
    assert [("文字层不可靠" in gap.reason, gap.where) for gap in unmapped().gaps] == [(True, "第1页")]


@pytest.mark.skipif(not ocr.available(), reason="needs the extra ocr")
def test_font_without_character_map_is_replaced() -> None:
    # The block font shows bars, in which nothing can be read: what remains is no garbage of the text layer.
    document = unmapped()
    assert all("文字层不可靠" in block.label for block in document.blocks)
    told = unmapped(Limits(max_ocr_pages=0)).gaps
    assert ["文字层不可靠" in gap.reason for gap in told] == [True]
