"""Characters that came out wrong by known mistakes, and texts that only look like it."""

from __future__ import annotations

import pytest

from pubcheck.document import Block, Document
from pubcheck.garbled import repaired, repairs
from pubcheck.normalize import normalize
from pubcheck.span import Span

RUN = "国办发〔2024〕12号文件已经印发".encode("gbk").decode("utf-16-be")
ACROSS = "第3章工作要求和时间安排".encode("gbk")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("第一ꎬ第二ꎮ", "第一，第二。"),
        ("约3ꎮ5亿元", "约3．5亿元"),
        (f"依据{RUN}。", "依据国办发〔2024〕12号文件已经印发。"),
        ("犐犆犛35", "ICS35"),
    ],
)
def test_repairs(wrong: str, right: str) -> None:
    assert repaired(wrong) == right


@pytest.mark.parametrize(
    "text",
    [
        "ꀀꀁꀂ和ꎬ同在一处",  # Yi
        "안녕하십니까 대한민국 서울특별시 행정안전부 공고",  # Korean
        "刘犇同志",  # a name
        "犇犇商店",
        "关于印发通知的决定，2024年。",
        "①②③ ㈠㈡㈢㈣ № ㎡ ℃",
        "\ue000\ue001\ue002\ue003\ue004\ue005",
    ],
)
def test_right_texts_are_left_alone(text: str) -> None:
    assert list(repairs(text)) == []


def test_run_whose_characters_lie_across_units() -> None:
    read = (ACROSS + b" " * (len(ACROSS) % 2)).decode("utf-16-be", "replace")
    if "\ufffd" not in read:
        assert "工作要求" in repaired(read)


def test_places_stay_right() -> None:
    text = f"标题\n依据{RUN}办理，电话ꎬ13900001234"
    document = Document("a.txt", "", "text/plain", text, blocks=(Block(Span(0, len(text))),))
    made = normalize(document)
    for words, source in (("国办发", RUN[:3]), ("13900001234", "13900001234"), ("2024", RUN[4:6])):
        start = made.text.index(words)
        assert made.offsets.to_source(Span(start, start + len(words))).of(text) == source
