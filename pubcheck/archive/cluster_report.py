"""Clusters and groups of near duplicates as text to be read, as JSON and as a workbook."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pubcheck.archive.clusters import KINDS, Cluster, named_document
from pubcheck.archive.near import near_duplicates
from pubcheck.archive.store import Store
from pubcheck.archive.workbook import streamed
from pubcheck.finding import Severity
from pubcheck.masking import one_line
from pubcheck.phrase import Lang, Phrase, say
from pubcheck.wording import SEVERITY_TITLES

_MOST_SHOWN = 200  # documents of a group that are named


@dataclass(frozen=True, slots=True)
class NearDocuments:
    """A group of near duplicates: path and title of its documents; ``same``: they differ in dates and numbers only."""

    documents: tuple[tuple[str, str], ...]
    same: bool
    more: int = 0


def near_documents(store: Store, bits: int) -> Iterator[NearDocuments]:
    """The groups of :func:`~pubcheck.archive.near.near_duplicates` with paths and titles."""
    for group in near_duplicates(store, bits):
        named = tuple(named_document(store, each) for each in group.documents[:_MOST_SHOWN])
        yield NearDocuments(named, group.same, max(0, len(group.documents) - _MOST_SHOWN))


def to_text(clusters: Iterable[Cluster], near: Iterable[NearDocuments] | None, lang: Lang) -> Iterator[str]:
    """Lines to be read from top to bottom, also aloud: no columns, no signs that carry meaning."""
    number = 0
    for number, each in enumerate(clusters, 1):
        severity = SEVERITY_TITLES[Severity(each.severity)]
        yield say(Phrase(f"第 {number} 组（{severity}，{KINDS[each.kind]}）", f"Cluster {number} ({severity.en}, {KINDS[each.kind].en})"), lang)  # fmt: skip
        yield f"  {say(each.title, lang)}"
        yield say(Phrase(f"  为什么：{each.why}", f"  why: {each.why.en}"), lang)
        for path, title, shown in each.documents:
            yield f"  - {_document(path, title, lang)}{say(Phrase('：', ': '), lang)}{one_line(say(shown, lang))}"
        yield from _more(each.more, lang)
        yield ""
    if number:
        yield say(Phrase(f"共 {number} 组汇聚风险", f"{number} clusters"), lang)
    else:
        yield say(Phrase("没有发现达到界限的汇聚风险", "no cluster above the thresholds"), lang)
    if near is not None:
        yield ""
        yield from _near_text(near, lang)


def _near_text(near: Iterable[NearDocuments], lang: Lang) -> Iterator[str]:
    number = 0
    for number, each in enumerate(near, 1):
        how = Phrase("只有日期、数字不同或者格式不同", "only dates, numbers or formats differ")
        how = how if each.same else Phrase("有少量文字不同", "a few words differ")
        yield say(Phrase(f"相近文件第 {number} 组（{how}）", f"Near duplicates {number} ({how.en})"), lang)
        for path, title in each.documents:
            yield f"  - {_document(path, title, lang)}"
        yield from _more(each.more, lang)
    yield say(Phrase(f"共 {number} 组内容相近的文件", f"{number} groups of near duplicates"), lang)


def _document(path: str, title: str, lang: Lang) -> str:
    path, title = one_line(path), one_line(title)
    return path + (say(Phrase(f"（{title}）", f" ({title})"), lang) if title else "")


def _more(number: int, lang: Lang) -> Iterator[str]:
    if number:
        yield say(Phrase(f"  - 另有 {number} 份文件", f"  - and {number} more"), lang)


def to_json(clusters: Iterable[Cluster], near: Iterable[NearDocuments] | None, lang: Lang) -> Iterator[str]:
    """One JSON object in pieces: ``clusters``, and ``near`` where asked for."""
    yield '{"clusters": ['
    for number, each in enumerate(clusters):
        values = {
            "kind": each.kind,
            "title": say(each.title, lang),
            "why": say(each.why, lang),
            "severity": each.severity,
            "persons": each.persons,
            "documents": [
                {"path": path, "title": title, "shown": say(shown, lang)} for path, title, shown in each.documents
            ],
            "more": each.more,
        }
        yield ("," if number else "") + "\n" + json.dumps(values, ensure_ascii=False)
    yield "\n]"
    if near is not None:
        yield ', "near": ['
        for number, group in enumerate(near):
            named = [{"path": path, "title": title} for path, title in group.documents]
            values = {"same": group.same, "documents": named, "more": group.more}
            yield ("," if number else "") + "\n" + json.dumps(values, ensure_ascii=False)
        yield "\n]"
    yield "}\n"


def write_xlsx(path: Path, clusters: Iterable[Cluster], near: Iterable[NearDocuments] | None, lang: Lang) -> None:
    """A workbook: a row for each document of each cluster, and a sheet of near duplicates where asked for."""
    with streamed(path) as book:
        heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#DDE5EE"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        columns = (
            ("组号", "Cluster", 7), ("级别", "Severity", 8), ("种类", "Kind", 18), ("说明", "What", 45),
            ("人数", "Persons", 7), ("文件", "Document", 50), ("标题", "Title", 40), ("显示内容", "Shown", 30),
            ("为什么", "Why", 60),
        )  # fmt: skip
        sheet = _sheet(book, Phrase("汇聚", "Clusters"), columns, heading, lang)
        row = 0
        for number, each in enumerate(clusters, 1):
            severity, kind = SEVERITY_TITLES[Severity(each.severity)], KINDS[each.kind]
            documents = [*each.documents, *((_and_more(each.more, lang), "", "") for _ in range(bool(each.more)))]
            for name, title, shown in documents:
                row += 1
                values = (number, severity, kind, each.title, each.persons, name, title, shown, each.why)
                sheet.write_row(row, 0, [_cell(value, lang) for value in values], wrapped)
        sheet.autofilter(0, 0, max(row, 1), len(columns) - 1)
        if near is not None:
            _near_sheet(book, near, heading, wrapped, lang)


def _near_sheet(book: Any, near: Iterable[NearDocuments], heading: Any, wrapped: Any, lang: Lang) -> None:
    columns = (("组号", "Group", 7), ("差别", "Difference", 14), ("文件", "Document", 60), ("标题", "Title", 50))
    sheet = _sheet(book, Phrase("相近文件", "Near duplicates"), columns, heading, lang)
    row = 0
    for number, each in enumerate(near, 1):
        how = Phrase("日期、数字或格式", "dates, numbers or format") if each.same else Phrase("少量文字", "a few words")
        documents = [*each.documents, *((_and_more(each.more, lang), "") for _ in range(bool(each.more)))]
        for name, title in documents:
            row += 1
            sheet.write_row(row, 0, [_cell(value, lang) for value in (number, how, name, title)], wrapped)
    sheet.autofilter(0, 0, max(row, 1), len(columns) - 1)


def _sheet(book: Any, name: Phrase, columns: Iterable[tuple[str, str, int]], heading: Any, lang: Lang) -> Any:
    sheet = book.add_worksheet(say(name, lang))
    sheet.freeze_panes(1, 0)
    for place, (zh, en, width) in enumerate(columns):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, say(Phrase(zh, en), lang), heading)
    return sheet


def _and_more(number: int, lang: Lang) -> str:
    return say(Phrase(f"另有 {number} 份文件", f"and {number} more"), lang)


def _cell(value: str | int, lang: Lang) -> str | int:
    return one_line(say(value, lang)) if isinstance(value, str) else value
