"""What a snapshot makes of the store: paths, units, years, numbers."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from stores import GAP, KEY, File, document, everything, fill

from pubcheck.archive import tallies
from pubcheck.archive.snapshot import Snapshot, snapshot, unit_of, year_of
from pubcheck.archive.store import Counts, reading, writing
from pubcheck.archive.upkeep import mark_gone
from pubcheck.finding import Severity
from pubcheck.phrase import Phrase


@pytest.mark.parametrize(
    ("issuer", "outer", "path", "unit"),
    [
        ("教育局", "水利局", "a/b.txt", "教育局"),
        ("", "水利局", "a/b.txt", "水利局"),
        ("", "", "民政局/2024/b.txt", "民政局/"),
        ("", "", "b.txt", ""),
    ],
)
def test_unit(issuer: str, outer: str, path: str, unit: str) -> None:
    assert unit_of(issuer, outer, path) == unit


@pytest.mark.parametrize(
    ("date", "number", "year"),
    [
        ("2024-05-06", "青政发〔2023〕7号", "2024"),
        ("", "青政发〔2023〕7号", "2023"),
        ("", "青政发[2019]7号", "2019"),
        ("", "第7号", ""),
        ("0099-01-01", "", ""),
        ("", "〔20231〕", ""),
    ],
)
def test_year(date: str, number: str, year: str) -> None:
    assert year_of(date, number) == year


def test_numbers_agree_with_the_store(tmp_path: Path) -> None:
    db = fill(tmp_path / "scan.sqlite", everything(), scans=3)
    with reading(db) as store, snapshot(store) as shot:
        counts, seen = store.counts(), tallies.overview(shot)
        assert (seen.files, seen.contents, seen.unreadable) == (counts.files, counts.contents, counts.unreadable)
        assert (seen.standing, seen.gaps) == (counts.findings, counts.gaps)
        assert sum(tallies.by_verdict(shot).values()) == seen.documents + seen.unreadable
        assert sum(rule.findings for rule in tallies.by_rule(shot)) == seen.standing
        assert tallies.by_severity(shot)[Severity.INFO] == 1
        units, more = tallies.by_unit(shot, 2)
        assert (len(units), more) == (2, 1)
        years, earlier = tallies.by_year(shot, 1)
        assert ([year.name for year in years], earlier) == (["2024"], 1)


@pytest.mark.parametrize("tally", [tallies.by_unit, tallies.by_year])
def test_units_and_years_add_up_to_the_whole_with_what_was_not_read(
    tally: Callable[[Snapshot, int], tuple[list[tallies.GroupTally], int]], tmp_path: Path
) -> None:
    nothing_of_it = {
        "declared": "",
        "attribute": "",
        "issuer": "",
        "date": "",
        "doc_number": "",
        "verdict": "incomplete",
    }
    damaged = File(("民政局/损坏.docx",), (document("损坏", gaps=(GAP,), **nothing_of_it),))
    error = Phrase("文件被占用", "open elsewhere")
    unread = [File((path,), error=error) for path in ("民政局/占用.txt", "档案局/2020/占用.txt", "占用.txt")]
    db = fill(tmp_path / "scan.sqlite", [*everything(), damaged, *unread])
    with reading(db) as store, snapshot(store) as shot:
        groups, more = tally(shot, 99)
        seen = tallies.overview(shot)
        assert more == 0
        assert sum(each.documents for each in groups) == seen.documents + seen.unreadable == 15
        assert sum(each.gaps for each in groups) == seen.gaps + seen.unreadable == len(list(shot.gaps())) == 7
        assert sum(each.findings for each in groups) == seen.standing
        for each in groups:
            assert sum(each.predicted) + each.unpredicted == sum(each.declared) + each.undeclared == each.documents


def test_what_was_not_read_counts_for_its_folder_and_for_no_year(tmp_path: Path) -> None:
    error = Phrase("文件被占用", "open elsewhere")
    unread = [File((path,), error=error) for path in ("民政局/占用.txt", "民政局/2020/占用.txt", "占用.txt")]
    db = fill(tmp_path / "scan.sqlite", unread)
    with reading(db) as store, snapshot(store) as shot:
        assert [(unit.name, unit.documents, unit.gaps) for unit in tallies.by_unit(shot, 9)[0]] == [
            ("民政局/", 2, 2),
            ("", 1, 1),
        ]
        assert [(year.name, year.documents, year.gaps) for year in tallies.by_year(shot, 9)[0]] == [("", 3, 3)]
    fill(db, [])
    with writing(db, KEY) as store:
        mark_gone(store, 2, lambda path: True)
    with reading(db) as store, snapshot(store) as shot:
        assert tallies.by_unit(shot, 9) == ([], 0)


def test_the_trend_is_what_stood_at_the_end_of_each_scan(tmp_path: Path) -> None:
    db = fill(tmp_path / "scan.sqlite", everything()[:1])
    fill(db, everything())
    with reading(db) as store, snapshot(store) as shot:
        first, second = tallies.scans(shot, 10)
        assert first.counts == Counts(2, 1, 0, {"high": 1, "medium": 1}, 0)
        assert second.counts == store.counts()
        assert json.loads(next(shot.rows("SELECT value FROM meta WHERE name = 'counts of scan 1'"))[0])["files"] == 2
        assert [scan.number for scan in tallies.scans(shot, 1)] == [2]


def test_a_scan_that_was_cut_off_has_no_counts(tmp_path: Path) -> None:
    with writing(tmp_path / "scan.sqlite", KEY) as store:
        store.end(store.begin("/a", "rules", "{}"), "interrupted")
    with reading(tmp_path / "scan.sqlite") as store, snapshot(store) as shot:
        assert [(scan.state, scan.counts) for scan in tallies.scans(shot, 9)] == [("interrupted", None)]


def test_a_file_that_cannot_be_read_any_more_is_told_with_what_is_known_of_it(tmp_path: Path) -> None:
    db = fill(tmp_path / "scan.sqlite", everything())
    first = everything()[0]
    fill(db, [replace(first, paths=first.paths[1:], error=Phrase("文件正被其他程序占用", "open elsewhere"))])
    with reading(db) as store, snapshot(store) as shot:
        assert [row.copies for row in shot.documents("path = '备份/救助名单.txt'")] == [2]
        assert ("备份/救助名单.txt", "文件正被其他程序占用") in [(gap.name, gap.reason) for gap in shot.gaps()]
        assert tallies.overview(shot).unreadable == store.counts().unreadable == 2
