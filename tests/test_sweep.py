"""What the sweep saves changes nothing: patterns that run only where they can match find the same as everywhere."""

from __future__ import annotations

import json
import random
import re
from functools import cache
from itertools import pairwise

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from pubcheck.detect import _program
from pubcheck.matchers import Match, Reading
from pubcheck.pattern_analysis import analysed
from pubcheck.pattern_file import PATTERNS, pattern_file
from pubcheck.pattern_steps import first_and_longest
from pubcheck.pattern_words import LETTERS, NUMBER, NUMERIC, alternatives, fold
from pubcheck.required import FREE, LINE, SHORT, is_plain, mark_of, required, run_of
from pubcheck.rule import Rule, all_rules, unmarked
from pubcheck.sweep import Sweep
from pubcheck.text import NormalizedText
from pubcheck.word_search import no_hits, word_search

RULES = {rule.id: rule for rule in all_rules()}


@cache
def _plainly(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern, regex.MULTILINE)


@pytest.mark.parametrize(
    ("pattern", "words", "width", "ahead"),
    [
        ("涉密", {"涉密"}, 2, 0),
        ("涉密|机密级?", {"涉密", "机密"}, 3, 0),
        ("[机絕]密", {"机密", "絕密"}, 2, 0),
        ("1[3-9][0-9]{9}", {"0" * 11}, 11, 0),
        ("(?<![0-9])身份证[:：]?[0-9]{15,18}(?![0-9X])", None, 22, 1),
        ("[^。\n]{0,9}办案", {"办案"}, 11, 0),
        ("[^。\n]*办案", {"办案"}, LINE, 0),
        (r"\s*办案", {"办案"}, FREE, 0),
        (r"办案\n?$", {"办案"}, 3, 1),
        ("(?i:QQ号)", {"qq号"}, 3, 0),
        ("(?i:微信k)", {"微信k", "微信\u212a"}, 3, 0),
        (r"(?:甲|乙乙)+丙", {"甲丙", "乙乙丙"}, LINE, 0),
        (r"[0-9](?:[ ]?\n?[0-9]){17}", {NUMBER * 18}, 52, 0),
        (r"(?<![0-9A-Za-z])[A-HJ-NPR-Z0-9]{17}", {LETTERS * 17}, 17, 0),
        (r"[0-9A-F]{2}(?P<gap>[:-])(?:[0-9A-F]{2}(?P=gap)){4}[0-9A-F]{2}", {NUMERIC * 13}, 17, 0),
        ("(?:[0-9]{4}年)(?=[^。]{0,6}出生)", {"出生"}, 13, 8),
        ("甲?", None, 1, 0),
        ("的|[0-9]", None, 1, 0),
        (
            "(?P<a>[-/])甲(?P=a)|(?P<a>[-/])乙(?P=a)",
            {"/甲", "-甲", "/乙", "-乙"},
            3,
            0,
        ),  # alike, one as good as the other
        ("(?P<a>[-/])甲(?P=a)|(?P<a>[.])乙(?P=a)", None, FREE, FREE),
        (r"(?P<a>甲乙)(?:丙)\1", {"甲乙丙"}, 5, 0),
        ("涉密{e<=1}", None, FREE, FREE),  # an approximate match of ``regex``
        ("[[:alpha:]]涉密", None, FREE, FREE),
        ("(?<name>涉密)", None, FREE, FREE),
    ],
)
def test_what_a_pattern_needs(pattern: str, words: set[str] | None, width: int, ahead: int) -> None:
    need = required(pattern)
    if words is not None:
        assert need.words == words
    elif pattern.startswith("(?<!"):
        assert need.words
    else:
        assert need.words is None
    assert (need.width, need.ahead) == (width, ahead)


@pytest.mark.parametrize(
    ("pattern", "stays"),
    [
        ("(?:急性|慢性)*肺[炎癌]", True),
        ("涉密[^，。；\\n]*(?=。)", True),
        (r"涉密\s?[0-9]*(?P<sign>[-/])(?P=sign)", True),
        ("涉密[^，。\\n]*", False),
        ("涉密[，、]?件", False),
        ("涉密.*", False),
        (r"涉密\D", False),
        (r"涉密[^\s]", False),
        ("(?=(?P<a>[甲，]{1,6}))(?P=a)[乙丙]*涉密", False),  # what was looked at is matched by a reference to it
        ("[0-9]{4}(?=[^，]{0,9}涉密)", False),  # what it needs may stand in the next clause
    ],
)
def test_whether_a_match_stays_in_its_clause(pattern: str, stays: bool) -> None:
    assert analysed(pattern).clause is stays


def test_of_clauses_those_are_searched_that_hold_what_is_needed() -> None:
    pattern, text = "(?:急性)*肺炎(?=[、。]|$)", "急性，" * 40 + "患急性急性肺炎。" + "慢性，" * 40 + "肺炎"
    reading = Reading(NormalizedText(text))
    found = reading.foresee(Sweep({}, [pattern]))
    assert found.windows(pattern, 0, len(text)) == [(120, 130), (248, 250)]
    assert [match.span() for match in reading.matches(pattern)] == [(121, 127), (248, 250)]
    assert [match.span() for match in reading.matches(pattern, 123, 249)] == [(123, 127)]


@pytest.mark.parametrize(
    ("pattern", "pieces"),
    [
        ("甲|乙(?:丙|丁)|[|]戊", ("甲", "乙(?:丙|丁)", "[|]戊")),
        (r"甲\|乙|丙", (r"甲\|乙", "丙")),
        ("[]|]甲|[^]|]乙", ("[]|]甲", "[^]|]乙")),
        (r"[\]|(]甲|乙", (r"[\]|(]甲", "乙")),
        ("(?i)甲|乙", ("(?i)甲|乙",)),
        (r"(甲)|(乙)\2", (r"(甲)|(乙)\2",)),
    ],
)
def test_a_pattern_is_cut_into_its_alternatives(pattern: str, pieces: tuple[str, ...]) -> None:
    assert alternatives(pattern) == pieces


def test_a_negated_caret_closes_its_class() -> None:
    assert alternatives("[^^]甲|乙") == ("[^^]甲", "乙")


def test_the_file_of_patterns_is_fresh() -> None:
    """Every pattern of the shipped rules is in it, as a new analysis has it."""
    assert PATTERNS.read_text(encoding="utf-8") == pattern_file(), "run: make patterns"
    kept = {each for parts in _program(all_rules()).sweep.parts.values() for each in parts}
    assert all(analysed(each.pattern) == each.need for each in kept if not is_plain(each.pattern))
    assert all(
        first_and_longest(each) == run_of(each) for each in _program(all_rules()).sweep.parts if not is_plain(each)
    )


@pytest.mark.parametrize(
    ("pattern", "first", "longest"),
    [
        ("(?<![0-9])(?:19|20)[0-9]{2}年", "[1-2]", SHORT),
        ("[0-9]+|[A-C]{2}", "[0-9A-C]", SHORT),
        ("涉密[0-9]*", "", SHORT),  # it begins with words, which are looked for anyway
        ("[0-9]?密", "[0-9密]", SHORT),
        ("[^。]{0,12}密", "", SHORT),
        ("(?:[0-9][ ]?){17}", "[0-9]", SHORT),  # nobody goes back into what ends the pattern
        ("(?:[0-9][ ]?){17}(?![0-9])", "[0-9]", -1),
        ("(?:[0-9]+[ ]?)+年", "[0-9]", -1),
        ("(?:甲+)+乙", "[甲]", -1),
        ("(?:甲|甲甲)*乙", "[乙甲]", -1),
        ("[^。]*[^，]*[^；]*乙", "", -1),
        ("(?<=甲*)乙", "[乙]", -1),
        (r"(?P<a>[甲乙]+)(?P=a)", "[乙甲]", 250),
        ("涉密{e<=1}", "", -1),
        ("(?i:[ab]c)", "[A-Ba-b]", SHORT),
    ],
)
def test_how_a_pattern_runs(pattern: str, first: str, longest: int) -> None:
    assert first_and_longest(pattern) == (first, longest)


def test_quick_patterns_are_quick_on_stretches_made_against_them() -> None:
    """What needs no time-out takes no two seconds in a stretch of whatever they repeat."""
    sources = {each for pattern in _program(all_rules()).sweep.parts for each in (pattern, *alternatives(pattern))}
    quick = {each: run_of(each)[1] for each in sources if not is_plain(each)}
    assert len([size for size in quick.values() if size == SHORT]) > 1000
    assert {SHORT // 2, SHORT // 8} < set(quick.values())
    for pattern, size in quick.items():
        letters = [each for each in re.sub(r"[^一-鿿0-9A-Za-z]", "", pattern)[:3] if each] or ["甲"]
        for stretch in ("".join(letters), letters[0], f"{letters[0]} ", f"{letters[-1]}\n", f"（{letters[0]}0"):
            text = (stretch * SHORT)[: max(size, 0)]
            assert list(_plainly(pattern).finditer(text, timeout=2)) is not None


def test_plain_words_need_no_analysis() -> None:
    for words in ("涉密", "甲乙丙丁戊", "涉密AB"):
        assert is_plain(words)
        assert required(words).words
        assert required(words).width == len(words)


def test_a_pattern_that_is_in_no_file_is_analysed() -> None:
    pattern = "从未见过[的之]模式(?=甲)"
    assert mark_of(pattern) not in json.loads(PATTERNS.read_text(encoding="utf-8"))
    assert required(pattern) == analysed(pattern)
    assert required(pattern).words == {"从未见过"}


def test_folding_keeps_places() -> None:
    text = "Ａ电话ABC139\ud800ſ①"
    assert fold(text) == "Ａ电话abc000\ud800ſ①"


@cache
def _examples() -> tuple[str, ...]:
    return tuple(unmarked(each)[0] for rule in all_rules() for each in (*rule.hits, *rule.misses))


@cache
def _sweeps() -> tuple[Sweep, Sweep]:
    sweep = _program(all_rules()).sweep
    return sweep, Sweep({}, sweep.parts, accelerated=False)


def _pieces() -> st.SearchStrategy[str]:
    """Stretches of the examples of all rules, with what breaks them up between."""
    joints = st.sampled_from(
        ["", "", "\n", " ", "。", "，", "\t", "-", "1", "12", "X", "（", "）", "\ud800", "ſ", "：\n"]
    )
    cuts = st.tuples(st.sampled_from(_examples()), st.integers(0, 60), st.integers(1, 40))
    stretches = cuts.map(lambda cut: cut[0][cut[1] % (len(cut[0]) or 1) :][: cut[2]])
    spaced = st.sampled_from([" ".join("11010519491231002"), "1390000\n1234", "6 2 2 2 0 2 0 0 0 0 0 0 0 0 0 0"])
    return st.lists(st.one_of(stretches, joints, spaced), min_size=1, max_size=24).map("".join)


@settings(max_examples=60, deadline=None)
@given(_pieces(), st.integers(0, 2**30))
def test_patterns_find_the_same_where_they_can_match(text: str, seed: int) -> None:
    sweep, plain = _sweeps()
    found, without = sweep.over(text), plain.over(text)
    chance = random.Random(seed)
    reading = Reading(NormalizedText(text))
    reading.foresee(sweep)
    for pattern in chance.sample(sorted(sweep.parts), 300):
        start = chance.randrange(len(text) + 1)
        end = chance.randrange(start, len(text) + 1)
        for begin, stop in ((0, len(text)), (start, end)):
            everywhere = [match.span() for match in _plainly(pattern).finditer(text, begin, stop)]
            assert [match.span() for match in reading.matches(pattern, begin, stop)] == everywhere
            windows = found.windows(pattern, begin, stop)
            assert all(one[1] <= other[0] for one, other in pairwise(windows))
            assert found.windows(pattern, begin, stop) == without.windows(pattern, begin, stop)
        assert list(reading.spots(pattern)) == [match.span() for match in _plainly(pattern).finditer(text)]
        assert reading.holds(pattern, start, end) == (_plainly(pattern).search(text[start:end]) is not None)


def _found(rule: Rule, text: str, sweep: Sweep | None) -> list[Match]:
    reading = Reading(NormalizedText(text))
    if sweep is not None:
        found = reading.foresee(sweep)
        if not found.is_open((rule.id, "needs")):
            return []
    return list(rule.matcher.find(reading))


@pytest.mark.parametrize("rule_id", RULES)
def test_a_rule_finds_the_same_with_and_without_the_sweep(rule_id: str) -> None:
    rule, sweep = RULES[rule_id], _program(all_rules()).sweep
    for example in (*rule.hits, *rule.misses):
        text, _ = unmarked(example)
        for words in (text, f"某县通知\n{text}\n{text}。附件\n"):
            assert _found(rule, words, sweep) == _found(rule, words, None)


@settings(max_examples=40, deadline=None)
@given(_pieces(), st.sampled_from(sorted(RULES)))
def test_any_text_reads_the_same_with_and_without_the_sweep(text: str, rule_id: str) -> None:
    sweep = _program(all_rules()).sweep
    assert _found(RULES[rule_id], text, sweep) == _found(RULES[rule_id], text, None)


def test_the_table_finds_what_the_automaton_finds() -> None:
    text = "\n".join(_examples())
    sweep, _ = _sweeps()
    table = Sweep({}, sweep.parts, accelerated=False)
    for part in (text, text[:3000], "密" * 40_000 + "涉密" * 3, "", "涉"):
        with_it, without = sweep.over(part), table.over(part)
        for pattern in sweep.parts:
            assert with_it.windows(pattern, 0, len(part)) == without.windows(pattern, 0, len(part))


@settings(max_examples=60, deadline=None)
@given(_pieces())
def test_words_are_found_alike_one_by_one_by_the_automaton_and_by_the_table(text: str) -> None:
    words = dict(enumerate(_sweeps()[0].words))
    one_by_one, later, table = (word_search(words, accelerated=each) for each in (True, True, False))
    later.into(no_hits(), "。" * 5000)  # more than is read before an automaton is built
    found = [no_hits() for _ in range(3)]
    for hits, search in zip(found, (one_by_one, later, table), strict=True):
        search.into(hits, text)
    assert found[0] == found[1] == found[2]
    assert {number: [*places] for number, places in found[0].items()} == {
        number: [at for at in range(len(text)) if text.startswith(word, at)]
        for number, word in words.items()
        if word in text
    }


def test_a_pattern_that_was_not_foreseen_runs_everywhere() -> None:
    reading = Reading(NormalizedText("涉密、涉密"))
    assert reading.found.windows("涉密", 0, 5) == [(0, 5)]
    reading = Reading(NormalizedText("涉密、涉密"))
    reading.foresee(Sweep({}, ["办案"]))
    assert [match.start() for match in reading.matches("涉密")] == [0, 3]
    assert not list(reading.matches("办案"))


def test_of_alternatives_that_begin_together_the_first_counts() -> None:
    pattern = "未公开的|未公开|公开的事|开的事项|事项"
    text = "未公开的事项，公开的事项，未公开事项"
    reading = Reading(NormalizedText(text))
    reading.foresee(Sweep({}, [pattern]))
    assert [match.group() for match in reading.matches(pattern)] == [
        m.group() for m in _plainly(pattern).finditer(text)
    ]


def test_a_sleeping_rule_is_not_run() -> None:
    found = _program(all_rules()).sweep.over("今日天气晴好。")
    awake = {rule.id for rule in _program(all_rules()).awake(found, 0)}
    assert {"personal.resident_id", "personal.passport", "personal.email", "quality.expired"}.isdisjoint(awake)
