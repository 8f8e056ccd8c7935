"""Rows of many files, written together: one call for all rows of a table costs a fraction of one for each file."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Any

from pubcheck.archive.place import Stamp
from pubcheck.archive.rows import DOCUMENT, FINDING, GAP, Packed
from pubcheck.phrase import Phrase

_FILE = "key, path, size, mark, content, error, error_en, seen"
_RENEWED = (
    " ON CONFLICT (key) DO UPDATE SET path = excluded.path, size = excluded.size, mark = excluded.mark,"
    # What cannot be read just now (a file that is open elsewhere) keeps what is known of it.
    " content = CASE excluded.error WHEN '' THEN excluded.content ELSE content END,"
    " error = excluded.error, error_en = excluded.error_en, seen = excluded.seen, gone = NULL"
)


class Batch:
    """Rows that are gathered and then written; used inside one transaction from beginning to end."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._cursor = connection.cursor()
        (self._document,) = connection.execute("SELECT coalesce(max(id), 0) FROM documents").fetchone()
        self._today = date.today().isoformat()
        self._documents: list[Any] = []
        self._findings: list[Any] = []
        self._gaps: list[Any] = []
        self._subjects: list[Any] = []
        self._links: list[Any] = []
        self._files: list[Any] = []
        self._seen: list[tuple[int, int]] = []

    def content(self, digest: str, ending: str, rules: str, seconds: float, record: Packed) -> int | None:
        """The row of a content, which is written with its record; ``None`` if it is there already."""
        self._cursor.execute(
            "INSERT OR IGNORE INTO contents (digest, ending, rules, reviewed, seconds) VALUES (?, ?, ?, ?, ?)",
            (digest, ending, rules, self._today, round(seconds, 4)),
        )
        content = self._cursor.lastrowid
        if self._cursor.rowcount < 1 or content is None:
            return None
        for ordinal, each in enumerate(record.rows):
            self._document += 1
            row = self._document
            self._documents.append((row, content, ordinal, *each.document))
            self._findings += [(row, *finding) for finding in each.findings]
            self._gaps += [(row, *gap) for gap in each.gaps]
            self._subjects += [(row, subject) for subject in each.subjects]
            self._links += [(row, *link) for link in each.links]
        return content

    def file(
        self, key: str, path: str, stamp: Stamp, scan: int, *, content: int | None = None, error: Phrase | None = None
    ) -> None:
        """Write or renew the row of a file."""
        zh, en = (str(error), error.en) if error is not None else ("", "")
        self._files.append((key, path, stamp.size, stamp.mark, content, zh, en, scan))

    def saw(self, file: int, scan: int) -> None:
        """Note that the unchanged file of this row is still there."""
        self._seen.append((scan, file))

    def write(self) -> None:
        """Put in what was gathered."""
        or_ignore = " OR IGNORE"  # a set, whoever sent it
        for rows, statement in (
            (self._documents, _into("documents", f"id, content, ordinal, {DOCUMENT}")),
            (self._findings, _into("findings", f"document, {FINDING}")),
            (self._gaps, _into("gaps", f"document, {GAP}")),
            (self._subjects, _into("subjects", "document, subject", or_ignore)),
            (self._links, _into("links", "document, link, open", or_ignore)),
            (self._files, _into("files", _FILE) + _RENEWED),
            (self._seen, "UPDATE files SET seen = ?, gone = NULL WHERE id = ?"),
        ):
            if rows:
                self._cursor.executemany(statement, rows)


def _into(table: str, columns: str, otherwise: str = "") -> str:
    marks = ", ".join("?" for _ in columns.split(","))
    return f"INSERT{otherwise} INTO {table} ({columns}) VALUES ({marks})"
