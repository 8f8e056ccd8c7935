"""Applications for information, from a table that an office keeps: which documents are asked for, by how many.

The table (CSV or XLSX) names a document by its number (文号), its title (标题) or its file (文件), with the day of the
application (申请日期) and, where the office likes, the applicant (申请人). Who asked is compared and kept nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath

from pubcheck.archive.ledger_import import BadRow, read_day
from pubcheck.archive.ledger_rows import SheetRow, columns_of, sheet_rows
from pubcheck.archive.store import Store
from pubcheck.errors import SettingsError
from pubcheck.fold import folded
from pubcheck.lazy_pattern import lazily
from pubcheck.phrase import Phrase

_HEADINGS = {
    "number": ("文号", "发文字号", "文件编号", "number", "docnumber"),
    "title": ("标题", "文件标题", "文件名称", "信息名称", "申请内容", "title"),
    "file": ("文件", "文件名", "文件路径", "路径", "file", "path"),
    "day": ("申请日期", "申请时间", "收到日期", "日期", "date"),
    "applicant": ("申请人", "申请人姓名", "applicant"),
}
_NAMED_BY = ("number", "title", "file")  # the surest first
_SIGNS = lazily(r"[^0-9a-z\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Application:
    """One application: how it names a document, the words it does so with, the day, who asked (or its row)."""

    named_by: str
    words: str
    day: date
    applicant: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asked for which document: days by applicant, for each document (its row in the store)."""

    documents: Mapping[int, Mapping[str, date]] = field(default_factory=dict)

    def since(self, document: int, number: int, on: date) -> tuple[int, date] | None:
        """How many asked until ``on``, and the day on which they became ``number``; ``None`` if they were fewer."""
        days = sorted(day for day in self.documents.get(document, {}).values() if day <= on)
        return (len(days), days[number - 1]) if len(days) >= number else None


def read_applications(path: Path) -> tuple[list[tuple[Application, Phrase]], list[BadRow]]:
    """The applications of a table, each with its row, and the rows that name no document or no day.

    :raises SettingsError: if the table cannot be read or lacks the columns.
    """
    found: list[tuple[Application, Phrase]] = []
    bad: list[BadRow] = []
    columns: dict[str, int] = {}
    known = False
    sheet = None
    for row in sheet_rows(path):
        if row.sheet != sheet:
            sheet, columns = row.sheet, {}
        heading = columns_of(row, _HEADINGS)
        if "day" in heading and heading.keys() & set(_NAMED_BY):
            columns, known = heading, True
        elif columns:
            _add(row, columns, found, bad)
    if not known:
        raise SettingsError(
            Phrase(
                f"{path} 没有“申请日期”一栏，或者没有“文号”“标题”“文件”中的任何一栏",
                f"{path} lacks a column for the day (申请日期), or for number (文号), title (标题) or file (文件)",
            )
        )
    return found, bad


def _add(row: SheetRow, columns: Mapping[str, int], found: list[tuple[Application, Phrase]], bad: list[BadRow]) -> None:
    cells = {key: row.cells.get(column, "").strip() for key, column in columns.items()}
    named_by = next((key for key in _NAMED_BY if _name(key, cells.get(key, ""))), "")
    day = read_day(cells["day"])
    if not named_by:
        bad.append(
            BadRow(row.phrase, Phrase("没有写文号、标题或文件", "it names no document by number, title or file"))
        )
    elif day is None:
        reason = Phrase("申请日期不对，请写成 2025-07-01", "the day is missing or none; write it as 2025-07-01")
        bad.append(BadRow(row.phrase, reason))
    else:
        applicant = folded(cells.get("applicant", "")) or f"{row.sheet}\n{row.number}"
        found.append((Application(named_by, _name(named_by, cells[named_by]), day, applicant), row.phrase))


def _name(named_by: str, words: str) -> str:
    """The words as they are compared: no spaces, brackets or stops; of a file its path as it is."""
    return words.replace("\\", "/") if named_by == "file" else _SIGNS.sub("", folded(words))


def match(store: Store, applications: list[tuple[Application, Phrase]]) -> tuple[Asked, list[BadRow]]:
    """The documents of the archive that were asked for, and the rows for which there is none."""
    wanted: dict[tuple[str, str], list[int]] = {}
    for number, (application, _) in enumerate(applications):
        wanted.setdefault((application.named_by, application.words), []).append(number)
    asked: dict[int, dict[str, date]] = {}
    met: set[int] = set()
    for document, names in _named(store, {named_by for named_by, _ in wanted}):
        for name in names:
            for number in wanted.get(name, ()):
                application = applications[number][0]
                met.add(number)
                days = asked.setdefault(document, {})
                days[application.applicant] = min(application.day, days.get(application.applicant, application.day))
    none = Phrase("数据库中没有这份文件", "the archive has no such document")
    missing = [BadRow(row, none) for number, (_, row) in enumerate(applications) if number not in met]
    return Asked(asked), missing


def _named(store: Store, ways: set[str]) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    """The documents that are there, each with the names it goes by."""
    if ways & {"number", "title"}:
        rows = store.connection.execute(
            "SELECT id, doc_number, title FROM documents WHERE (doc_number <> '' OR title <> '')"
            " AND EXISTS (SELECT 1 FROM files WHERE files.content = documents.content AND gone IS NULL)"
        )
        for document, number, title in rows:
            yield document, [("number", _name("number", number)), ("title", _name("title", title))]
    if "file" in ways:
        # The file's own document, not those inside it.
        rows = store.connection.execute(
            "SELECT documents.id, path FROM files JOIN documents ON documents.content = files.content AND ordinal = 0"
            " WHERE gone IS NULL"
        )
        for document, path in rows:
            yield document, [("file", path), ("file", PurePosixPath(path).name)]
