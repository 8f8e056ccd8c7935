"""The dashboard: one page that needs nothing, of bounded size, whatever is in the store."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from stores import CLUSTERS, KEY, File, decide, document, everything, fill, finding, hostile

from pubcheck.archive.cards import Cards
from pubcheck.archive.charts import Slice, columns, share_bar
from pubcheck.archive.dashboard_lists import cluster_card
from pubcheck.archive.decision import Decision
from pubcheck.archive.reporter import ArchiveReportOptions, all_ledgers, write_report
from pubcheck.archive.snapshot import snapshot
from pubcheck.archive.store import reading, writing
from pubcheck.phrase import Lang

LEDGER = next(reporter for reporter in all_ledgers() if reporter.id == "html")
VOID = {"meta", "rect", "br"}


class Tags(HTMLParser):
    """All tags of a page, and whether each is closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID - {"rect"}:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def page_of(db: Path, **options: Any) -> str:
    out = db.with_suffix(".html")
    with reading(db) as store:
        write_report(LEDGER, store, out, ArchiveReportOptions(**options))
    return out.read_text(encoding="utf-8")


@pytest.mark.parametrize("files", [list, everything, hostile], ids=["empty", "everything", "hostile"])
def test_it_is_whole_and_needs_nothing(files: Any, tmp_path: Path) -> None:
    page = page_of(fill(tmp_path / "scan.sqlite", files(), root="/a</h1><script>x</script>"))
    tags = Tags(page)
    names = {tag for tag, _ in tags.found}
    assert not names & {"script", "img", "link", "iframe", "object", "form", "a"}
    attributes = {name for _, attrs in tags.found for name in attrs}
    assert not attributes & {"src", "href", "style", "onclick", "onerror"}
    assert "script-src 'none'" in page
    assert "url(" not in page
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)
    assert len(page) < 100_000  # whatever long words there are
    assert "/a</h1><script>" in tags.words.replace("\xa0", " ")


def test_numbers_of_the_whole_archive(tmp_path: Path) -> None:
    words = re.sub(r"\s+", " ", Tags(page_of(fill(tmp_path / "scan.sqlite", everything()))).words)
    for told in ("11文件", "5待处理发现", "1不得公开的文件", "3未审查之处", "1已处理发现"):
        assert told in words
    assert words.index("密件") < words.index("名单.xlsx")  # the most exposed first
    assert "custom.gone" in words


@pytest.mark.parametrize(("decision", "told"), [(Decision.FALSE_ALARM, "0不得公开的文件"), (None, "1不得公开的文件")])
def test_what_was_decided_on_blocks_no_longer(tmp_path: Path, decision: Decision | None, told: str) -> None:
    mark = finding("密", "block", "secret.state_mark")
    db = fill(tmp_path / "scan.sqlite", [File(("密.txt",), (document("密", mark, verdict="blocked"),))])
    if decision is not None:
        decide(db, mark.fingerprint, decision)
    assert told in re.sub(r"\s+", " ", Tags(page_of(db)).words)


def test_it_is_bounded_and_says_what_it_leaves_out(tmp_path: Path) -> None:
    files = [
        File(
            (f"{at}/名.txt",),
            (document(f"{at}", finding(f"{at}"), issuer=f"第{at}局", date=f"{1950 + at % 60}-01-01"),),
        )
        for at in range(260)
    ]
    db = fill(tmp_path / "scan.sqlite", files, scans=30)
    page = page_of(db)
    assert "另有 60 份文件，未列出" in page
    assert "另有 210 个单位，未列出" in page
    assert "另有 20 个更早的年份，未列出" in page
    assert page.count('<td class="lead">') == 200
    assert len(page) < 400_000
    english = page_of(db, lang=Lang.EN)
    assert "60 more documents, not listed" in english
    assert "未列出" not in english


def test_the_trend_needs_two_scans(tmp_path: Path) -> None:
    db = fill(tmp_path / "scan.sqlite", everything())
    once = page_of(db).count('<svg class="columns"')
    fill(db, everything())
    assert page_of(db).count('<svg class="columns"') == once + 2


def test_a_scan_that_did_not_end_is_told(tmp_path: Path) -> None:
    db = fill(tmp_path / "scan.sqlite", everything())
    with writing(db, KEY) as store:
        store.begin("/archive", "rules", "{}")
    assert "最近一次扫描没有完成，以下数字不全" in page_of(db)


def test_clusters_get_a_card_only_where_there_are_any(tmp_path: Path) -> None:
    db = fill(tmp_path / "scan.sqlite", [])
    with reading(db) as store, snapshot(store) as shot:
        cards = Cards(shot, ArchiveReportOptions())
        assert cluster_card(cards, ()) == ""
        card = cluster_card(cards, CLUSTERS * 30)
    assert card.count("同一人") == 20
    assert "更多见台账" in card


def test_bars_add_up() -> None:
    bar = share_bar([Slice("a", "甲", 1), Slice("b", "乙", 0), Slice("c", "<丙>", 3)])
    widths = [float(width) for width in re.findall(r'<rect [^>]*width="([0-9.]+)"', bar)]
    assert widths == [25.0, 75.0]
    assert "&lt;丙&gt; 3" in bar
    chart = columns([("2023", [Slice("a", "甲", 5)]), ("2024", [Slice("a", "甲", 10), Slice("b", "乙", 10)])])
    heights = [float(height) for height in re.findall(r'<rect [^>]*height="([0-9.]+)"', chart)]
    assert heights == [25.0, 50.0, 50.0]
    assert columns([])
