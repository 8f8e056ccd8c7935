"""The benchmarks measure what they say: same text each time, honest ratios, a page that says what the files say."""

# ruff: noqa: E402 - the benchmarks are no package

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "benchmarks" / "peers")]

import bar_picture
import gate
import performance_page
import scale_page
import texts
from performance_page import Bar
from turns import Side, Turns, take_turns

REQUIREMENTS = sorted((ROOT / "benchmarks" / "peers").glob("*.txt"))


def test_the_page_says_what_the_files_say() -> None:
    """Renew it with: python benchmarks/performance_page.py."""
    results = performance_page.read_results()
    page = performance_page.PAGE.read_text(encoding="utf-8")
    assert performance_page.rendered(page, results) == page
    for name, picture in performance_page.pictures(results).items():
        assert (ROOT / "docs" / "images" / name).read_text(encoding="utf-8") == picture


def test_every_bar_was_measured() -> None:
    rows = performance_page.bar_rows(performance_page.read_results())
    assert [row.measure for row in rows if row.measured == performance_page.NOT_MEASURED] == []
    assert len(rows) == 17


@pytest.mark.parametrize(
    ("results", "measured", "reached"),
    [
        ({"a": {"b.c": 4.0}, "same": True}, "4.00", "达到 / reached"),
        ({"a": {"b.c": 3.9}, "same": True}, "3.90", "未达到 / missed"),
        ({"a": {"b.c": 9.0}, "same": False}, "9.00（结果不相同 / results differ）", "未达到 / missed"),
        ({"a": {}, "same": True}, performance_page.NOT_MEASURED, "—"),
        ({}, performance_page.NOT_MEASURED, "—"),
    ],
)
def test_a_bar_is_reached_only_by_a_figure_that_counts(results: Any, measured: str, reached: str) -> None:
    row = Bar("x", "a.b.c", True, 4, None, "{:.2f}", "same").row(results)
    assert (row.measured, row.reached) == (measured, reached)


def test_at_most_is_no_more_than() -> None:
    bar = Bar("x", "a", False, 2.5, 1.5, "{:.1f}")
    assert [bar.row({"a": value}).reached[:3] for value in (2.5, 2.6)] == ["达到 ", "未达到"]


def test_the_text_is_the_same_each_time_and_grows_at_its_end() -> None:
    long = texts.own_text(700_000)
    assert len(long) == 700_000
    assert long.startswith(texts.own_text(5_000))
    assert "{{" not in long
    assert "⟦" not in long
    lines = [line for line in long.split("\n") if len(line) > 40]
    assert len(set(lines)) > 0.97 * len(lines)


@pytest.mark.skipif(texts.SHARED is None, reason="the working folder shared/ is not there")
def test_planted_text_is_public_text_with_a_line_in_every_1390_characters() -> None:
    planted, public = texts.planted_text(60_000), texts.public_text(60_000)
    assert planted is not None
    assert public is not None
    assert len(planted) == 60_000
    ours = set(texts._lines_with_one_item())
    added = [line for line in planted.splitlines() if line in ours]
    assert 38 <= len(added) <= 45
    rest = [line for line in planted.splitlines()[:-1] if line not in ours]
    assert rest == public.splitlines()[: len(rest)]


def test_short_documents_are_documents_of_their_kind() -> None:
    kinds = texts.short_documents()
    assert {"own documents", "passages full of persons"} <= kinds.keys()
    for each in kinds.values():
        assert 10 < len(each) <= 60
        assert all(20 < len(text) <= 2_000 for text in each)
        assert not any("⟦" in text or "{{" in text for text in each)
    assert kinds == texts.short_documents()


def test_there_are_as_many_terms_as_asked_for() -> None:
    terms = texts.terms(20_000)
    assert len(set(terms)) == 20_000
    assert {len(term) for term in terms} <= set(range(2, 9))


def test_a_ratio_is_the_median_of_turns() -> None:
    results = {
        "fast": [{"seconds": 1.0}, {"seconds": 10.0}, {"seconds": 1.0}],
        "slow": [{"seconds": 2.0}, {"seconds": 50.0}, {"seconds": 3.0}],
    }
    turns = Turns(100, results, {}, {})
    assert turns.times("slow", "fast") == 3.0
    assert turns.seconds("fast") == 1.0
    assert turns.least("slow") == 2.0


def test_without_accelerators_the_same_is_found() -> None:
    """The two sides of the benchmark, on a short text."""
    sides = {"with": Side("pubcheck", "review"), "without": Side("pubcheck", "review", ("rjieba", "ahocorasick_rs"))}
    turns = take_turns(sides, texts.own_text(6_000), 1)
    assert turns.found("with") == turns.found("without")
    assert turns.found("with")["findings"] > 10


@pytest.mark.parametrize("path", REQUIREMENTS, ids=lambda path: path.stem)
def test_peers_are_pinned_and_have_their_runner(path: Path) -> None:
    lines = [line.partition("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines()]
    assert "==" in lines[0]
    assert (path.parent / f"run_{path.stem}.py").is_file()


def test_the_gate_tells_slower_from_faster(capsys: pytest.CaptureFixture[str]) -> None:
    kept = {"python": gate._python(), "tolerance": 0.05, "ratios": {"review": 10.0, "help": 1.0}}
    assert gate.compare("instructions", {"review": 10.4, "help": 0.5}, kept) == 0
    assert "much faster" in capsys.readouterr().out
    assert gate.compare("instructions", {"review": 10.6, "help": 1.0}, kept) == 1
    assert "SLOWER" in capsys.readouterr().out
    assert gate.compare("instructions", {"review": 99.0}, {**kept, "python": "2.7"}) == 0


def test_the_gate_has_its_committed_ratios() -> None:
    kept = json.loads(gate.RESULTS.read_text(encoding="utf-8"))
    assert set(kept) == {"instructions", "cpu"}
    for each in kept.values():
        assert set(each["ratios"]) == {"help", "check one page", "review"}


def test_a_picture_holds_every_bar() -> None:
    picture = bar_picture.logarithmic("a & b", [("pubcheck", 2_500_000.0), ("<other>", 12_000.0)], mark="pubcheck")
    assert "a &amp; b" in picture
    assert "&lt;other&gt;" in picture
    assert "2.5 M" in picture
    assert "12 k" in picture
    assert picture.count("<rect") == 3


def test_the_page_of_scale_says_what_the_files_say() -> None:
    """Renew it with: python benchmarks/scale_page.py."""
    assert scale_page.PAGE.read_text(encoding="utf-8") == scale_page.page(*scale_page.results())
