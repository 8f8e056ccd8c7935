"""Running rules: overlaps are settled once, a failing rule is a gap, every place is exact."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pubcheck
from pubcheck.detect import conclude, detect, in_order
from pubcheck.document import Document, line_breaks
from pubcheck.finding import Finding, Severity
from pubcheck.gap import Gap
from pubcheck.law import basis
from pubcheck.matchers import AnyOf, Checked, Concluded, Cue, Judgement, Match, Matcher, Near, Pattern, Reading
from pubcheck.normalize import normalize
from pubcheck.numbers import luhn_holds, resident_check_digit
from pubcheck.phrase import Phrase
from pubcheck.plain import document_from_text
from pubcheck.review import Advice, Attribute, Elements, Recommendation
from pubcheck.rule import Rule, all_rules
from pubcheck.span import Span

RESIDENT_AND_LUHN = "110105194912310150"


def rule(id_: str, matcher: Matcher, severity: Severity = Severity.MEDIUM) -> Rule:
    words = Phrase(id_, id_ + " (en)")
    return Rule(id_, words, severity, basis("disclosure-14"), matcher, words, words, ("⟦甲⟧",), ("乙",))


def run(source: str, *rules: Rule) -> tuple[Document, tuple[Finding, ...], tuple[Gap, ...]]:
    document = document_from_text(source, "text")
    reading = Reading(normalize(document), seconds=0.5)
    findings, gaps = detect(document, reading, rules or all_rules())
    return document, findings, gaps


def found(source: str, *rules: Rule) -> list[tuple[str, str]]:
    return [(finding.rule_id, finding.evidence) for finding in run(source, *rules)[1]]


@dataclass(frozen=True)
class Raises:
    """A matcher that yields one match and then fails."""

    error: Exception

    def find(self, reading: Reading) -> Iterator[Match]:
        yield Match(Span(0, 1), Judgement(0.9))
        raise self.error


# -- overlaps ---------------------------------------------------------------------------------


def test_an_identity_number_that_passes_luhn_is_an_identity_number() -> None:
    assert luhn_holds(RESIDENT_AND_LUHN)
    assert resident_check_digit(RESIDENT_AND_LUHN[:17]) == RESIDENT_AND_LUHN[17]
    for text in (f"银行卡号{RESIDENT_AND_LUHN}", f"身份号码：{RESIDENT_AND_LUHN}", RESIDENT_AND_LUHN):
        assert found(text) == [("personal.resident_id", RESIDENT_AND_LUHN)]


OVERLAPS = {
    "the surer": (("甲乙丙", 0.6), ("乙丙丁", 0.9), ["乙丙丁"]),
    "of equal ones the longer": (("甲乙", 0.8), ("甲乙丙", 0.8), ["甲乙丙"]),
    "a sure short one beats a long one": (("甲乙丙丁戊", 0.5), ("丙", 0.9), ["丙"]),
    "touching ones both stay": (("甲乙", 0.9), ("丙丁", 0.5), ["甲乙", "丙丁"]),
    "apart": (("甲", 0.5), ("戊", 0.9), ["甲", "戊"]),
}


@pytest.mark.parametrize(("one", "other", "kept"), OVERLAPS.values(), ids=OVERLAPS)
def test_which_of_two_stays(one: tuple[str, float], other: tuple[str, float], kept: list[str]) -> None:
    rules = [rule("org.one", Pattern(*one)), rule("org.other", Pattern(*other))]
    for order in (rules, rules[::-1]):
        assert [evidence for _, evidence in found("甲乙丙丁戊", *order)] == kept


def test_of_equal_and_equally_long_ones_the_graver_stays() -> None:
    rules = [
        rule("org.one", Pattern("甲乙", 0.8), Severity.LOW),
        rule("org.other", Pattern("甲乙", 0.8), Severity.HIGH),
    ]
    for order in (rules, rules[::-1]):
        assert found("甲乙", *order) == [("org.other", "甲乙")]


# What a unit's own rule finds (乙丙), and what one of ours finds over it.
OWN = {
    "the same, as grave": ("乙丙", 0.95, Severity.MEDIUM, ["org.ours"]),
    "the same, less sure": ("乙丙", 0.5, Severity.MEDIUM, ["custom.own"]),
    "graver, less sure": ("乙丙", 0.5, Severity.HIGH, ["custom.own", "org.ours"]),
    "less grave, surer": ("乙丙", 0.95, Severity.INFO, ["custom.own", "org.ours"]),
    "longer, surer": ("甲乙丙", 0.95, Severity.HIGH, ["org.ours"]),
    "longer, surer, less grave": ("甲乙丙", 0.95, Severity.LOW, ["custom.own", "org.ours"]),
    "longer, less sure": ("甲乙丙", 0.5, Severity.LOW, ["custom.own", "org.ours"]),
    "shorter, surer": ("丙", 0.95, Severity.MEDIUM, ["custom.own", "org.ours"]),
    "it sticks out": ("丙丁", 0.5, Severity.LOW, ["custom.own", "org.ours"]),
}


@pytest.mark.parametrize(("words", "sureness", "severity", "kept"), OWN.values(), ids=OWN)
def test_a_rule_of_ones_own_hides_nothing_and_is_not_hidden(
    words: str, sureness: float, severity: Severity, kept: list[str]
) -> None:
    rules = [rule("custom.own", Pattern("乙丙", 0.9)), rule("org.ours", Pattern(words, sureness), severity)]
    for order in (rules, rules[::-1]):
        assert sorted(id_ for id_, _ in found("甲乙丙丁戊", *order)) == kept


def test_the_displaced_one_is_named_in_the_reason() -> None:
    loser, winner = rule("org.loser", Pattern("甲乙", 0.6)), rule("org.winner", Pattern("乙丙", 0.9))
    (finding,) = run("甲乙丙", loser, winner)[1]
    assert finding.rule_id == "org.winner"
    assert "org.loser" in finding.why[-1]
    assert "org.winner" in finding.why[-1]
    assert "org.loser (en)" in finding.why[-1].en


def test_one_who_lost_to_a_loser_is_still_reported() -> None:
    """A chain: the middle one loses to the first, so the third overlaps nothing that stays."""
    rules = [
        rule("org.a", Pattern("甲乙", 0.9)),
        rule("org.b", Pattern("乙丙丁", 0.8)),
        rule("org.c", Pattern("丁戊", 0.7)),
    ]
    assert found("甲乙丙丁戊", *rules) == [("org.a", "甲乙"), ("org.c", "丁戊")]


def test_matches_of_one_rule_do_not_overlap_and_name_no_rival() -> None:
    both = AnyOf((Pattern("甲乙丙", 0.5), Pattern("乙", 0.9), Pattern("丙丁", 0.9)))
    (finding,) = run("甲乙丙丁", rule("org.a", both))[1]
    assert finding.evidence == "甲乙丙"
    (finding,) = run("甲乙", rule("org.a", Pattern("甲乙|甲", 0.5)))[1]
    assert finding.why == ()


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6), st.sampled_from((0.3, 0.6, 0.9))), max_size=14)


@dataclass(frozen=True)
class Places:
    """A matcher that finds given places."""

    spans: tuple[tuple[int, int, float], ...]

    def find(self, reading: Reading) -> Iterator[Match]:
        for start, length, confidence in self.spans:
            yield Match(Span(start, start + length), Judgement(confidence))


@given(SPANS, SPANS)
def test_what_stays_never_overlaps_and_nothing_free_is_lost(one: list, other: list) -> None:
    source = "甲" * 40
    document = document_from_text(source, "text")
    rules = (rule("org.one", Places(tuple(one))), rule("org.other", Places(tuple(other))))
    findings, gaps = detect(document, Reading(normalize(document)), rules)
    assert gaps == ()
    kept = [finding.span for finding in findings]
    assert kept == sorted(kept)
    assert all(left.end <= right.start for left, right in pairwise(kept))
    for start, length, confidence in (*one, *other):
        span = Span(start, start + length)
        rivals = [finding for finding in findings if finding.span.overlaps(span)]
        assert rivals, "dropped though nothing stands in its place"
        assert max(finding.confidence for finding in rivals) >= confidence


# -- failures ---------------------------------------------------------------------------------

SEES = rule("org.sees", Pattern("秘密", 0.9))


@pytest.mark.parametrize("order", [0, 1])
@pytest.mark.parametrize(
    "error",
    [ValueError("张三 11010519491231002X"), RecursionError("张三"), KeyError("张三"), TimeoutError("张三")],
    ids=lambda e: type(e).__name__,
)
def test_a_failing_rule_is_a_gap_and_hides_nothing(error: Exception, order: int) -> None:
    rules = [SEES, SEES]
    rules[order] = rule("org.fails", Raises(error))
    _, findings, gaps = run("一份秘密文件", *rules)
    assert ("org.sees", "秘密") in [(finding.rule_id, finding.evidence) for finding in findings]
    (gap,) = gaps
    assert (gap.stage, gap.where) == ("detect", "org.fails")
    assert "张三" not in repr(gap)
    assert "11010519491231002X" not in repr(gap)


def test_a_pattern_that_backtracks_without_end_is_stopped() -> None:
    slow = rule("org.slow", Pattern(r"(?:a|aa)+$", 0.9))
    _, findings, gaps = run("一份秘密文件" + "a" * 60 + "b", slow, SEES)
    assert [finding.rule_id for finding in findings] == ["org.sees"]
    assert [(gap.where, "超时" in gap.reason) for gap in gaps] == [("org.slow", True)]


def test_a_cue_that_backtracks_without_end_is_stopped() -> None:
    cue = Cue(r"(?:a|aa)+$", Phrase("慢", "slow"), before=80, after=0)
    slow = rule("org.slow", Near(Pattern("密", 0.9), (cue,)))
    _, _, gaps = run("a" * 60 + "b密", slow)
    assert [gap.where for gap in gaps] == ["org.slow"]


# -- matchers ---------------------------------------------------------------------------------


def test_a_cue_changes_confidence_severity_and_reason() -> None:
    cues = (
        Cue("作废", Phrase("已作废", "void"), before=6, delta=-2.0, severity=Severity.INFO),
        Cue("编号", Phrase("是编号", "a number"), before=6, after=4, delta=2.0),
    )
    near = rule("org.near", Near(Pattern("[0-9]{4}", 0.5, (Phrase("四位", "four"),)), cues))
    _, findings, _ = run("作废编号1234\n1235\n编号\n1236\n1237编号", near)
    judged = {
        finding.evidence: (finding.confidence, finding.severity, tuple(map(str, finding.why))) for finding in findings
    }
    assert judged == {
        "1234": (0.05, Severity.INFO, ("四位", "已作废")),  # the first cue that applies counts
        "1235": (0.5, Severity.MEDIUM, ("四位",)),
        "1236": (0.5, Severity.MEDIUM, ("四位",)),  # another paragraph
        "1237": (0.99, Severity.MEDIUM, ("四位", "是编号")),
    }
    assert [finding.line for finding in findings] == [1, 2, 4, 5]


def test_a_check_may_refuse_and_a_group_narrows() -> None:
    def check(value: str, reading: Reading, span: Span) -> Judgement | None:
        assert span.of(reading.text.text) == value
        return Judgement(0.7) if value.endswith("1") else None

    assert found("号1 号2 号11", rule("org.a", Checked("号(?P<value>[0-9]+)", check))) == [
        ("org.a", "1"),
        ("org.a", "11"),
    ]


def test_what_needs_the_recommendation_is_asked_after_it() -> None:
    later = rule("org.later", Concluded(lambda elements, recommendation: (Span(1, 3), Judgement(0.8))))
    silent = rule("org.silent", Concluded(lambda elements, recommendation: None))
    document, findings, _ = run("甲乙丙", later, silent)
    assert findings == ()
    verdict = Recommendation(Attribute.PROACTIVE, {}, Advice.PUBLISH, (), None, False, "default")
    (finding,) = conclude(document, Elements(), verdict, (later, silent))
    assert (finding.rule_id, finding.evidence) == ("org.later", "乙丙")


# -- places -----------------------------------------------------------------------------------


def test_findings_are_in_document_order_with_lines() -> None:
    source = "电话13900001234\r\n\r\n身份证11010519491231002X，卡号6222020000000000000\r\n邮箱lihua@mail.example.cn\r\n"
    _, findings, gaps = run(source)
    assert gaps == ()
    assert [finding.line for finding in findings] == [1, 3, 3, 4]
    assert list(findings) == list(in_order(reversed(findings)))
    assert [finding.span.start for finding in findings] == sorted(finding.span.start for finding in findings)


@pytest.mark.parametrize(
    ("noisy", "id_"),
    [
        ("１１０１０５１９４９１２３１００２Ｘ", "personal.resident_id"),
        ("110105\u200b19491231\u200b002X", "personal.resident_id"),
        ("110105 19491231 002X", "personal.resident_id"),
        ("11010519491231\n002X", "personal.resident_id"),
        ("１３９００００１２３４", "personal.mobile_phone"),
        ("139\u200b0000\ufeff1234", "personal.mobile_phone"),
        ("139-0000-1234", "personal.mobile_phone"),
        ("6222 0200 0000 0000 000", "personal.bank_card"),
        ("ｌｉｈｕａ＠mail．example．cn", "personal.email"),
    ],
)
def test_places_are_exact_on_noisy_text(noisy: str, id_: str) -> None:
    for before, after in (("\ufeff号码：", "。"), ("甲\r\n乙　本人的", "的"), ("— 3 —\n\n账号", "\n")):
        source = before + noisy + after
        places = [finding.span for finding in run(source)[1] if finding.rule_id == id_]
        assert places == [Span(len(before), len(before) + len(noisy))]


PIECES = st.sampled_from(
    [
        "身份证号11010519491231002X", "１３９００００１２３４", "卡号6222 0200 0000 0000 000", "机密★10年", "内部资料", "邮箱ab@c.example.cn",
        "联系人：张丽华", "申请人欧阳修远，男", "91110000600037341L", "\n", "\r\n", "\u200b", "　", "，", "。\n", "的", "秘　密", "— 2 —", "\t",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=14).map("".join))
def test_evidence_is_the_text_of_the_span(source: str) -> None:
    document, findings, gaps = run(source)
    assert gaps == ()
    for finding in findings:
        assert finding.evidence == finding.span.of(document.text)
        assert finding.line == document.line_at(finding.span.start)
        assert 0 <= finding.span.start <= finding.span.end <= len(source)
        assert finding.basis
        assert len(finding.masked) <= max(len(finding.evidence), 1)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("甲\n乙\n丙①", 3),
        ("甲\r乙\r丙①", 3),
        ("甲\r\n乙\r\n丙①", 3),
        ("甲\x0c乙\x0c丙①", 3),
        ("甲\n\r乙①", 3),
        ("甲\r\r\n乙①", 3),
        ("甲\x0b乙\x85丙\u2028丁\u2029戊①", 5),
        ("甲\r\n\x0c\n乙①", 4),
        ("甲\t乙 丙①\r\n丁", 1),
        ("①\r\n丁", 1),
    ],
)
def test_lines_end_where_normalising_ends_them(text: str, line: int) -> None:
    document = document_from_text(text, "text")
    at = text.index("①")
    assert document.line_at(at) == line
    for position in range(len(text)):  # also between the two signs of CRLF
        assert bisect_right(list(line_breaks(text)), position - 1) + 1 == document.line_at(position)


@pytest.mark.parametrize("end", ["\r", "\x0c", "\r\n", "\u2029"])
def test_a_finding_tells_its_line(end: str) -> None:
    review = pubcheck.check_text(f"关于临时救助的公示{end}各乡镇：{end}张小明的身份证号11010519491231002X。{end}")
    lines = {finding.line for finding in review.findings if finding.rule_id == "personal.resident_id"}
    assert lines == {3}


def test_evidence_does_not_show_in_repr() -> None:
    _, findings, _ = run("身份证号11010519491231002X")
    assert findings
    assert all("11010519491231002X" not in repr(finding) for finding in findings)
    assert "11010519491231002X" not in repr(replace(findings[0], severity=Severity.INFO))
