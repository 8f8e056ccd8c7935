"""What a snapshot makes of the store: paths, units, years, numbers."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from stores import KEY, everything, fill

from pubcheck.archive import tallies
from pubcheck.archive.snapshot import snapshot, unit_of, year_of
from pubcheck.archive.store import Counts, reading, writing
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
        assert sum(unit.documents for unit in tallies.by_unit(shot, 9)[0]) == 9  # the archive itself has no attribute
        years, earlier = tallies.by_year(shot, 1)
        assert ([year.name for year in years], earlier) == (["2024"], 1)


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
