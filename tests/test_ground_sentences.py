"""Which of the sentences that count are told: one, two weak ones, a title, two sure ones."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Mapping

import pytest

import pubcheck
from pubcheck.ground_model import sentence_bounds
from pubcheck.ground_sentences import COUNTS, Beside, Passage, Scored, passages
from pubcheck.matchers import Reading
from pubcheck.review import Attribute, Elements
from pubcheck.statements import Statements
from pubcheck.text import NormalizedText

RULE = "secret.infrastructure"
TEXT = "泵站情况一览表\n甲处共有三台水泵。乙处共有五台水泵。\n丙处共有七台水泵\n丁处共有九台水泵。\n"
TEXT += "以上各处的水泵由同一家单位按季度养护，养护的记录由各处自己填写并在年底之前一并报送给管理单位留存备查。"
TITLE, FIRST, SECOND, THIRD, FOURTH = "泵站情况一览表", "甲处", "乙处", "丙处", "丁处"
WEAK, FAIR, SURE = COUNTS + 0.1, 1.5, 3.0
NOTHING = Beside((), (), "", False)


def told(evidence: Mapping[str, float], declared: Attribute | None = None, beside: Beside = NOTHING) -> list[Passage]:
    """The passages of a text of which the evidence for each sentence, by its first words, is given."""
    starts, ends = sentence_bounds(TEXT, Statements(TEXT))
    numbers = [bisect_right(starts, TEXT.find(words)) - 1 for words in evidence]
    scores = Scored(
        starts, ends,
        {RULE: (array("i", numbers), array("d", evidence.values()))}, {RULE: array("i", numbers)},
    )  # fmt: skip
    reading = Reading(NormalizedText(TEXT), Elements(declared=declared))
    reading.once("ground sentences", lambda: scores)
    return list(passages(reading, RULE, beside))


def words(found: list[Passage]) -> list[str]:
    return [passage.span.of(TEXT) for passage in found]


@pytest.mark.parametrize(
    ("evidence", "declared", "expected"),
    [
        ({THIRD: WEAK}, None, ["丙处共有七台水泵"]),
        ({THIRD: COUNTS - 0.1}, None, []),
        ({FIRST: WEAK, THIRD: SURE}, None, ["丙处共有七台水泵"]),
        ({FIRST: FAIR, THIRD: SURE}, None, ["甲处共有三台水泵", "丙处共有七台水泵"]),
        ({FIRST: SURE, THIRD: SURE}, None, ["甲处共有三台水泵", "丙处共有七台水泵"]),
        # What is not cut out of a paper that goes out stays in it.
        ({FIRST: WEAK, THIRD: SURE}, Attribute.PROACTIVE, ["甲处共有三台水泵", "丙处共有七台水泵"]),
        ({FIRST: WEAK, THIRD: SURE}, Attribute.WITHHELD, ["丙处共有七台水泵"]),
        # A title counts where nothing else does.
        ({TITLE: SURE}, None, [TITLE]),
        ({TITLE: SURE, THIRD: WEAK}, None, ["丙处共有七台水泵"]),
        # Sentences that adjoin are one passage, unless the first ends with its line and without a stop.
        ({FIRST: WEAK, SECOND: SURE}, None, ["甲处共有三台水泵。乙处共有五台水泵"]),
        ({SECOND: SURE, THIRD: SURE}, None, ["乙处共有五台水泵。\n丙处共有七台水泵"]),
        ({THIRD: SURE, FOURTH: SURE}, None, ["丙处共有七台水泵", "丁处共有九台水泵"]),
    ],
)
def test_passages(evidence: dict[str, float], declared: Attribute | None, expected: list[str]) -> None:
    assert words(told(evidence, declared)) == expected


def test_two_weak_ones_are_told_where_the_surer_is_weak_itself() -> None:
    assert words(told({FIRST: WEAK, THIRD: WEAK})) == ["甲处共有三台水泵", "丙处共有七台水泵"]
    assert words(told({FIRST: WEAK, THIRD: WEAK + 0.2})) == ["丙处共有七台水泵"]


def test_what_is_told_only_since_the_paper_goes_out_is_marked() -> None:
    assert [passage.is_beside for passage in told({FIRST: WEAK, THIRD: SURE}, Attribute.PROACTIVE)] == [True, False]


def test_a_veto_outweighs_what_is_not_beyond_doubt() -> None:
    assert not told({THIRD: SURE}, beside=Beside((), (), "", vetoed=True))


def test_both_holes_are_cut_out_of_a_report_that_is_published() -> None:
    text = (
        "某市城管局关于上半年安全巡查情况的报告\n市政府：\n上半年共巡查公共设施三百二十处，已整改四十九项。\n"
        "一、水厂。水厂加氯间门禁已坏，可直接进入清水池。\n二、宣传。开展安全宣传十二场，发放手册三千份。\n"
        "三、供电。变电站围墙西侧塌了两米，视频看不到。\n某市城管局\n2025年7月3日\n（此件主动公开）"
    )
    disclosure = pubcheck.check_text(text).disclosure
    assert disclosure is not None
    cut = [span.of(text) for span in disclosure.separable]
    assert cut == ["水厂加氯间门禁已坏，可直接进入清水池", "变电站围墙西侧塌了两米，视频看不到"]
