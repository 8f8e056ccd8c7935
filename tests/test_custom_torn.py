"""Words of a list that blanks or line feeds tear apart are found, and blanks that part words join none."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pubcheck.custom import CustomRule
from pubcheck.custom_rules import custom_rules, digest
from pubcheck.document import DocumentBuilder, Part
from pubcheck.matchers import Reading, patterns_of
from pubcheck.normalize import normalize
from pubcheck.rule import Rule
from pubcheck.span import Span
from pubcheck.sweep import Sweep

TORN = CustomRule(
    "custom.torn",
    words=("内部", "子女", "专项检查", "蓝湾行动", "OA平台", "东海岛", "信息中心", "OA System", "甲乙 计划", "GX-2024"),
    unless=("专项检查通报",),
    is_list=True,
)


@pytest.fixture(scope="module")
def torn() -> Rule:
    (rule,) = custom_rules((TORN,))
    return rule


def places(rule: Rule, text: str, part: Part = Part.BODY) -> list[str]:
    """What ``rule`` finds in ``text``; the same with the automaton, without it, and in a text that was not swept."""
    builder = DocumentBuilder("a.txt", b"", "text/plain")
    for line in text.split("\n") if part is Part.TABLE else [text]:
        builder.add(line, part)
    document = builder.build()
    normalized = normalize(document)
    asks, lists = patterns_of(rule.matcher)
    found: list[list[Span]] = []
    for sweep in (Sweep(lists, asks), Sweep(lists, asks, accelerated=False), None):
        reading = Reading(normalized)
        if sweep is not None:
            reading.foresee(sweep)
        found.append([normalized.offsets.to_source(match.span) for match in rule.matcher.find(reading)])
    assert found[0] == found[1] == found[2]
    return [span.of(document.text) for span in found[0]]


LINE = "为进一步做好今年的重点工作，按照上级统一部署，现就有关事项通知如下，请组织开展专项"


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("内　部使用", ["内　部"]),
        ("内　　部使用", ["内　　部"]),
        ("仅限单位内\n部使用", ["内\n部"]),
        ("开展专　项　检　查", ["专　项　检　查"]),
        ("开展专　　项　　检　　查工作", ["专　　项　　检　　查"]),
        ("开展专项 检查", ["专项 检查"]),
        ("参加蓝 湾 行 动的人员", ["蓝 湾 行 动"]),
        ("参加蓝湾\n行动的人员", ["蓝湾\n行动"]),
        ("参加蓝湾 \n 行动的人员", ["蓝湾 \n 行动"]),
        ("参加蓝湾\r\n行动的人员", ["蓝湾\r\n行动"]),
        (LINE + "\n检查工作", ["专项\n检查"]),
        ("OA 平台", ["OA 平台"]),
        ("登录 oa 平台办理", ["oa 平台"]),
        ("登录ＯＡ　平台", ["ＯＡ　平台"]),
        ("S OA 平台", ["OA 平台"]),
        ("使用OA\nSystem时", ["OA\nSystem"]),
        ("GX -2024", ["GX -2024"]),
        ("去东海 岛上", ["东海 岛"]),
        ("甲乙计划，甲乙 计划，甲乙\n计划", ["甲乙计划", "甲乙 计划", "甲乙\n计划"]),
        ("专项检查，专项\n检查，内 部", ["专项检查", "专项\n检查", "内 部"]),
        ("专项检查 通报", ["专项检查"]),
        ("蓝湾\u200b行 动", ["蓝湾\u200b行 动"]),
    ],
)
def test_a_word_torn_apart_is_found(torn: Rule, text: str, evidence: list[str]) -> None:
    assert places(torn, text) == evidence


@pytest.mark.parametrize(
    "text",
    [
        "室内 部分",
        "室内\n部分",
        "国内 部队",
        "三年内 部署",
        "三年内\n部署",
        "以内 部长",
        "王子 女士",
        "专项。\n检查",
        "专项：\n检查",
        "专项\n\n\n检查",
        "专项\n　　检查",
        "专项\t检查",
        "甲\t专项\n检查\t乙",
        "专项　　检查",
        "信息系\n一、统中心",
        "SO A平台",
        "SOA 平台",
        "专项检 查通报",
        "专 项 检 查 通 报",
    ],
)
def test_blanks_that_part_join_no_words(torn: Rule, text: str) -> None:
    assert not places(torn, text)


def test_rows_of_a_table_are_no_torn_word(torn: Rule) -> None:
    assert places(torn, "专项 检查\n蓝湾\n行动", Part.TABLE) == ["专项 检查"]


def test_a_torn_word_counts_for_those_inside_it() -> None:
    (rule,) = custom_rules((CustomRule("custom.inside", words=("专项检查", "检查", "专项"), is_list=True),))
    assert places(rule, "专项 检查，检查") == ["专项 检查", "检查"]


def test_a_pattern_is_not_torn() -> None:
    (rule,) = custom_rules(
        (CustomRule("custom.pattern", "计划", pattern="蓝湾行动", hits=("蓝湾行动",), misses=("蓝湾",)),)
    )
    assert not places(rule, "参加蓝湾\n行动的人员")


def test_near_words_count_for_a_torn_one() -> None:
    (rule,) = custom_rules(
        (CustomRule("custom.near", words=("蓝湾行动",), near=("代号",), hits=("代号蓝湾行动",), is_list=True),)
    )
    assert places(rule, "代号为蓝湾\n行动") == ["蓝湾\n行动"]
    assert not places(rule, "参加蓝湾\n行动")


_OTHER = "的了着甲乙丙丁戊，。“（1a"
_WORD = st.text(
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5, exclude_characters=_OTHER), min_size=2, max_size=8
)
_BLANK = st.sampled_from((" ", "  ", "\u3000", "\u3000\u3000", "\xa0", "\n"))


@given(_WORD, _BLANK, st.text(_OTHER, max_size=20), st.text(_OTHER, max_size=20))
def test_a_word_with_blanks_between_all_its_characters_is_found(word: str, blank: str, before: str, after: str) -> None:
    if blank == "\n":
        assume(len(word) == 2)
        assume(not word[1:].startswith(tuple("一二三四五六七八九十百第")))  # may begin an item
    if len(word) == 2:  # an ordinary word may reach into it
        before, after = f"{before}，", f"，{after}"
    (rule,) = custom_rules((CustomRule("custom.drawn", words=(word,), is_list=True),))
    torn = blank.join(word)
    assert places(rule, before + torn + after) == [torn]


def test_a_long_text_of_single_characters_is_read_once(torn: Rule) -> None:
    assert len(places(torn, "蓝 湾 行 动 的 " * 2_000)) == 2_000


def test_the_version_of_own_rules_tells_how_they_are_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a folder that was scanned before would keep what an older search left out."""
    before = digest.__wrapped__((TORN,))
    read_bytes = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: read_bytes(path) + b"#" * (path.name == "torn_words.py"))
    assert digest.__wrapped__((TORN,)) != before
    assert digest.__wrapped__(()) == ""
