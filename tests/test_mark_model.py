"""The model of marks: which places it looks at, what it sees there, and weights that nobody altered."""

from __future__ import annotations

import re
import time
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.linear_model import LinearModel, rows_of
from pubcheck.mark_candidates import BORDER, Line, candidates
from pubcheck.mark_model import BITS, marked, seen
from pubcheck.marks import find_marks
from pubcheck.normalize import normalize
from pubcheck.plain import document_from_text
from pubcheck.reading import Reading
from pubcheck.span import Span
from pubcheck.weights import read_weights


def reading_of(source: str) -> Reading:
    return Reading(normalize(document_from_text(source, "text")))


@pytest.mark.parametrize(
    ("source", "values"),
    [
        ("机密★10年", ["机密★10年"]),
        ("秘 密 ★ 5 年", ["秘 密 ★ 5 年"]),
        ("密级\t期限\n机密\t10年\t00071", ["机密\t10年"]),
        ("電報抄件　極機密　第三號", ["極機密"]),
        ("按秘密★5年办", ["秘密★5年"]),
        ("仅见：密★10年", ["密★10年"]),
        ("不得泄露国家秘密，不得在会上谈论机密的事项。", []),
        ("保守秘密是义务", []),
        ("机密性、完整性和可用性", ["机密"]),
    ],
)
def test_candidates_are_levels_that_are_no_words_of_a_sentence(source: str, values: list[str]) -> None:
    reading = reading_of(source)
    found = [candidate.span.of(reading.text.text) for candidate in candidates(reading)]
    assert [words.replace(" ", "") for words in found] == [words.replace(" ", "") for words in values]


def test_layout_is_seen_and_digits_are_folded() -> None:
    ((_, found),) = seen(reading_of("云南省粮食局\n密级　机密　　　份数　30\n关于压缩库存的报告"))
    assert {"kind=--", "label=密级", "ti=云南"} <= set(found)
    assert "rb=00" in found
    assert "rb=30" not in found


@pytest.mark.parametrize(
    "source",
    [
        "云南省边贸联络组\n公　　　函\n机密\n云联字〔2025〕28号\n\n省商务厅：\n关于口岸联合查验，对方代表团表示愿意先做三天。",
        "电报抄件　　　　　机密　　　　　来电第 0933 号\n发报：国家物资总局　　收报：辽宁省物资局",
        "参阅材料汇编\n目　录\n1．储气能力缺口测算………………（机密）1\n2．民爆企业整合进度表……………（内部）9",
    ],
)
def test_marks_in_layouts_that_no_shape_foresees(source: str) -> None:
    assert any(mark.level == "机密" for mark in find_marks(reading_of(source)))


@pytest.mark.parametrize(
    "source",
    [
        "怎样打出“机密★5年”中间的五角星？\n先切换输入法。",
        "保密期限：\n□绝密 □机密 □秘密\n（请勾选）",
        "本周热播\n1　绝密行动　8.1　谍战\n2　《机密》　6.9　爱情",
    ],
)
def test_what_is_spoken_of_or_may_be_chosen_is_no_mark(source: str) -> None:
    assert not find_marks(reading_of(source))


@given(st.text("机密秘绝★☆ \t\n10年级、（）“”a", max_size=60))
def test_any_text_has_finite_odds_the_same_every_time(source: str) -> None:
    first = [(candidate.span, odds) for candidate, odds in marked(reading_of(source))]
    assert first == [(candidate.span, odds) for candidate, odds in marked(reading_of(source))]
    assert all(abs(odds) < 1000 for _, odds in first)


def test_odds_add_up_each_feature_once() -> None:
    rows = rows_of(["甲", "乙"], BITS)
    weights = [0] * (1 << BITS)
    for row in rows:
        weights[row] = 4
    assert LinearModel(tuple(weights), 0.5).odds(["甲", "乙", "甲"]) == 4.0


def test_weights_are_small_and_data_only() -> None:
    assert len((files("pubcheck.models") / "marks/weights.npz").read_bytes()) < 100_000
    arrays = read_weights("marks")
    assert arrays["weights"].dtype == "int8"
    assert arrays["weights"].shape == (1 << BITS,)


@given(st.text("绝机秘密 \t│甲★", min_size=1, max_size=40), st.data())
def test_what_is_counted_in_a_line_is_what_stands_beside_the_mark(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(line))))
    left, right = line[: span.start], line[span.end :]
    counted = Line.of(f"前{line}后", 1, 1 + len(line))
    at = Span(1 + span.start, 1 + span.end)
    assert counted.others(f"前{line}后", at) == len(re.findall("绝密|机密|秘密", left + right))
    parts = re.compile(rf"[ ]{{2,}}|\t|[{BORDER}]")
    words = left.strip()
    begin = 1 + len(left) - len(left.lstrip())
    assert counted.pieces(begin, begin + len(words)) == len(parts.split(words))


def test_many_marks_on_one_line_take_linear_time() -> None:
    reading = reading_of("关于第一号事项 机密★5年 办理情况　" * 6_000)
    start = time.process_time()
    assert len(marked(reading)) == 6_000
    assert time.process_time() - start < 20  # it took minutes
