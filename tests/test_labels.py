"""What names a value: the label before it, the line above, the head of its column."""

from __future__ import annotations

import pytest

from pubcheck.headings import Columns
from pubcheck.labels import Label, label_before, whole
from pubcheck.matchers import Reading
from pubcheck.phrase import Phrase
from pubcheck.text import NormalizedText

LABEL = r"护照(?:号码?)?"


def _reading(text: str) -> Reading:
    return Reading(NormalizedText(text))


@pytest.mark.parametrize(
    "text",
    [
        "护照号：¦E12345678",
        "护照（普通）：¦E12345678",
        "护照号码为 ¦E12345678",
        "护照号：E12345678、¦E23456789",
        "护照，证件号码：¦E12345678",
        "护照号码：\n¦E12345678",
    ],
)
def test_a_label_is_found_and_adjacent(text: str) -> None:
    found = label_before(_reading(text.replace("¦", "")), text.index("¦"), LABEL, 24)
    assert found is not None
    assert found.adjacent
    assert found.words.startswith("护照")


@pytest.mark.parametrize(
    "text",
    [
        "护照号：E12345678；联系电话：¦0831-2300001",
        "护照已交。编号¦E12345678",
        "护照\t张三\t备注说明\t¦12345678",
        "护照办理须知\n本人应当到场并提交申请表、照片和身份证件等全部材料原件后再领取：\n¦12345678",
        "¦E12345678",
    ],
)
def test_a_label_ends_with_its_sentence_or_cell(text: str) -> None:
    assert label_before(_reading(text.replace("¦", "")), text.index("¦"), LABEL, 24) is None


def test_words_between_make_a_label_less_than_adjacent() -> None:
    text = "护照持有人共12345678人次"
    found = label_before(_reading(text), text.index("1"), LABEL, 16)
    assert found is not None
    assert not found.adjacent


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("姓名\t护照号\t国籍\n张某\t¦E12345678\t略", "护照号"),
        ("姓名 护照号 国籍\n张某 ¦E12345678 略", "护照号"),
        ("序号\t姓名\t证件\n\t\t护照号\n1\t张某\t¦E12345678", "护照号"),
        ("某某公示\n姓名\t护照号\n张某\tG12345678\n李某\t¦E12345678", "护照号"),
        ("姓名\t护照号\n说明文字到此为止。\n张某\t¦E12345678", ""),
        ("护照号：¦E12345678", ""),
    ],
)
def test_columns(text: str, heading: str) -> None:
    assert Columns(_reading(text.replace("¦", "")), LABEL).over(text.index("¦")).endswith(heading)
    if not heading:
        assert Columns(_reading(text.replace("¦", "")), LABEL).over(text.index("¦")) == ""


def test_a_broken_number_is_joined_behind_its_label_only() -> None:
    label = Label("护照号", Phrase("前文有“护照号”", "“护照号” stands before it"), "：")
    column = Label("护照号", Phrase("表头", "heading"), heading=True)
    assert whole("E1234\n5678", label) == "E12345678"
    assert whole("E1234 5678", column) == "E12345678"
    assert whole("E1234\n5678", column) is None
    assert whole("E1234 5678", None) is None
    assert whole("E12345678", None) == "E12345678"
