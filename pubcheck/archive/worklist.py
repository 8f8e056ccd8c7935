"""The worklist of re-assessment: sorted on disk, and written as text, CSV or a workbook."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import IO, Any

from pubcheck.archive.causes import Action
from pubcheck.archive.reassess import Work
from pubcheck.archive.store import Store
from pubcheck.archive.trail_export import safe_cell
from pubcheck.masking import one_line
from pubcheck.phrase import Lang, Phrase, say
from pubcheck.review import Attribute
from pubcheck.target import Sink

_MOST_COPIES = 20  # paths of copies that a row names
_MOST_ROWS = 1_000_000  # of a sheet, below the limit of the format
_HEADINGS = (
    (Phrase("序号", "no."), 6),
    (Phrase("事项", "action"), 12),
    (Phrase("文件", "file"), 40),
    (Phrase("副本数", "copies"), 8),
    (Phrase("副本", "paths of copies"), 30),
    (Phrase("标题", "title"), 40),
    (Phrase("发文字号", "number"), 20),
    (Phrase("成文日期", "date"), 12),
    (Phrase("公开属性（标注）", "declared attribute"), 12),
    (Phrase("公开属性（预测）", "predicted attribute"), 12),
    (Phrase("理由", "reasons"), 50),
    (Phrase("依据", "basis"), 40),
    (Phrase("建议", "what to do"), 40),
    (Phrase("办理期限", "due"), 12),
    (Phrase("是否逾期", "overdue"), 8),
)
Words = tuple[str, str]  # Chinese, English


@dataclass(frozen=True, slots=True)
class Line:
    """One document of the worklist; ``path`` is that of the first copy, with the place inside a container behind it."""

    number: int
    action: Phrase
    path: str
    copies: int
    others: tuple[str, ...]
    title: str
    doc_number: str
    issued: str
    declared: str
    attribute: str
    reasons: tuple[tuple[Phrase, Phrase], ...]
    advice: tuple[Phrase, ...]
    due: str
    overdue: bool


class Worklist:
    """The rows in their order: by action, then by the day they are due, then by path. Sorted in a file of its own."""

    def __init__(self, store: Store, works: Iterable[Work], on: date) -> None:
        self._store, self._on = store, on
        self._sorted = sqlite3.connect("", isolation_level=None)  # a temporary file that SQLite removes
        self._sorted.execute("CREATE TABLE work (rank INTEGER, due TEXT, path TEXT, member TEXT, words TEXT)")
        self._sorted.execute("BEGIN")
        self._sorted.executemany("INSERT INTO work VALUES (?, ?, ?, ?, ?)", map(self._row, works))

    def __enter__(self) -> Worklist:
        return self

    def __exit__(self, *_: object) -> None:
        self._sorted.close()

    def counts(self) -> list[tuple[Phrase, int, int]]:
        """For each action with documents its name, how many they are, and how many of them are overdue."""
        rows = self._sorted.execute(
            "SELECT rank, count(*), count(*) FILTER (WHERE due < ?) FROM work GROUP BY rank ORDER BY rank",
            (self._on.isoformat(),),
        )
        return [(list(Action)[rank].value, count, overdue) for rank, count, overdue in rows]

    def lines(self) -> Iterator[Line]:
        """All rows."""
        rows = self._sorted.execute(
            "SELECT rank, due, path, member, words FROM work ORDER BY rank, due, path, member, rowid"
        )
        for number, (rank, due, path, member, words) in enumerate(rows, 1):
            content, title, doc_number, issued, declared, attribute, reasons, advice = json.loads(words)
            copies, others = self._copies(content, path)
            yield Line(
                *(number, list(Action)[rank].value, f"{path}!/{member}" if member else path, copies, others),
                *(title, doc_number, issued, declared, attribute),
                tuple((Phrase(*text), Phrase(*cite)) for text, cite in reasons),
                tuple(Phrase(*each) for each in advice),
                *(due, due < self._on.isoformat()),
            )

    def _row(self, work: Work) -> tuple[object, ...]:
        (path,) = self._store.connection.execute(
            "SELECT min(path) FROM files WHERE content = ? AND gone IS NULL", (work.content,)
        ).fetchone()
        advice = dict.fromkeys(item.cause.advice for item in work.items)
        words = (
            *(work.content, work.title, work.doc_number, work.issued, work.declared, work.attribute),
            [[_both(item.text), _both(item.cite)] for item in work.items],
            [_both(each) for each in advice],
        )
        rank = list(Action).index(work.action)
        return rank, work.due.isoformat(), path, work.member, json.dumps(words, ensure_ascii=False)

    def _copies(self, content: int, path: str) -> tuple[int, tuple[str, ...]]:
        query = "FROM files WHERE content = ? AND gone IS NULL AND path <> ?"
        (count,) = self._store.connection.execute(f"SELECT count(*) {query}", (content, path)).fetchone()
        rows = self._store.connection.execute(
            f"SELECT path {query} ORDER BY path LIMIT {_MOST_COPIES}",
            (content, path),
        )
        return count, tuple(row[0] for row in rows)


def write_text(worklist: Worklist, write: Callable[[str], object], lang: Lang) -> None:
    """The list for a terminal, line by line."""
    counts = worklist.counts()
    shown = None
    for line in worklist.lines():
        if line.action != shown:
            shown = line.action
            count, overdue = next((number, late) for action, number, late in counts if action == shown)
            late = Phrase(f"，其中逾期 {overdue} 份", f", {overdue} of them overdue") if overdue else Phrase("", "")
            head = Phrase(f"{shown}（{count} 份{late}）", f"{shown.en} ({count}{late.en})")
            write(("\n" if line.number > 1 else "") + say(head, lang))
        for words in _told(line, lang):
            write(words)
    if not counts:
        write(say(Phrase("没有需要重新评估的文件", "nothing to re-assess"), lang))


def _told(line: Line, lang: Lang) -> Iterator[str]:
    facts = " ".join(filter(None, (line.title, line.doc_number, line.issued)))
    yield f"{line.number}. {one_line(line.path)}" + (f"  {one_line(facts)}" if facts else "")
    declared, found = _attribute(line.declared, lang), _attribute(line.attribute, lang)
    due = Phrase(f"办理期限 {line.due}", f"due {line.due}")
    late = Phrase("（已逾期）", " (overdue)") if line.overdue else Phrase("", "")
    attribute = Phrase(
        f"标注 {declared or '无'}，审查 {found or '无'}", f"declared {declared or '-'}, found {found or '-'}"
    )
    yield f"   {say(attribute, lang)}  {say(due, lang)}{say(late, lang)}"
    for text, cite in line.reasons:
        yield f"   · {one_line(say(text, lang))}" + (f"  {say(cite, lang)}" if cite else "")
    for advice in line.advice:
        yield f"   → {say(advice, lang)}"
    if line.copies:
        yield say(Phrase(f"   副本 {line.copies} 份：", f"   {line.copies} copies: "), lang) + one_line(
            _names(line, "、", lang)
        )


def write_csv(worklist: Worklist, stream: IO[bytes], lang: Lang) -> int:
    """The list as CSV with a byte order mark, as spreadsheets want it; how many rows it has."""
    number = 0
    stream.write(_csv([say(heading, lang) for heading, _ in _HEADINGS]).encode("utf-8-sig"))
    for line in worklist.lines():
        number = line.number
        stream.write(_csv([safe_cell(str(cell)) for cell in _cells(line, lang)]).encode("utf-8", "replace"))
    return number


def write_xlsx(worklist: Worklist, stream: IO[bytes], lang: Lang) -> int:
    """The list as a workbook: the rows, and how many there are of each action; how many rows it has."""
    import xlsxwriter

    sink = Sink(stream)
    book = xlsxwriter.Workbook(sink, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    number, sheet, row = 0, None, 0
    for line in worklist.lines():
        if sheet is None or row >= _MOST_ROWS:
            sheet = _sheet(book, 1 + number // _MOST_ROWS, bold, lang)
            row = 0
        row += 1
        for column, cell in enumerate(_cells(line, lang)):
            write = sheet.write_number if isinstance(cell, int) else sheet.write_string
            write(row, column, cell, plain)
        number = line.number
    if sheet is None:
        _sheet(book, 1, bold, lang)
    totals = book.add_worksheet(say(Phrase("汇总", "summary"), lang))
    heads = (Phrase("事项", "action"), Phrase("份数", "documents"), Phrase("逾期", "overdue"))
    for column, heading in enumerate(heads):
        totals.write_string(0, column, say(heading, lang), bold)
    for row, (action, count, overdue) in enumerate(worklist.counts(), 1):
        totals.write_string(row, 0, say(action, lang))
        totals.write_number(row, 1, count)
        totals.write_number(row, 2, overdue)
    book.close()
    sink.check()
    return number


def _sheet(book: Any, number: int, bold: Any, lang: Lang) -> Any:
    title = say(Phrase("清单", "worklist"), lang)
    sheet = book.add_worksheet(title if number == 1 else f"{title}{number}")
    for column, (heading, width) in enumerate(_HEADINGS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, say(heading, lang), bold)
    sheet.freeze_panes(1, 3)
    sheet.autofilter(0, 0, _MOST_ROWS, len(_HEADINGS) - 1)
    return sheet


def _cells(line: Line, lang: Lang) -> list[str | int]:
    reasons = "\n".join(say(text, lang) for text, _ in line.reasons)
    cites = "\n".join(dict.fromkeys(say(cite, lang) for _, cite in line.reasons if cite))
    advice = "\n".join(say(each, lang) for each in line.advice)
    overdue = say(Phrase("是", "yes") if line.overdue else Phrase("否", "no"), lang)
    cells: list[str | int] = [line.number, say(line.action, lang), line.path, line.copies, _names(line, "\n", lang)]
    cells += [line.title, line.doc_number, line.issued]
    cells += [_attribute(line.declared, lang), _attribute(line.attribute, lang), reasons, cites, advice]
    return [*cells, line.due, overdue]


def _names(line: Line, between: str, lang: Lang) -> str:
    more = line.copies - len(line.others)
    rest = [say(Phrase(f"另有 {more} 份", f"{more} more"), lang)] if more else []
    return between.join((*line.others, *rest))


def _attribute(value: str, lang: Lang) -> str:
    return say(Attribute(value).phrase, lang) if value else ""


def _both(words: Phrase) -> list[str]:
    return [str(words), words.en]


def _csv(cells: list[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerow(cells)
    return buffer.getvalue()
