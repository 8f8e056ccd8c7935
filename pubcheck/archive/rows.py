"""Records as rows of the store."""

from __future__ import annotations

import json
import sqlite3
from functools import lru_cache

from pubcheck.archive.record import DocumentRecord, FindingRecord, GapRecord

_DOCUMENT = (
    "content, ordinal, member, digest, media_type, pages, characters, title, doc_number, issuer, date, genre, declared,"
    " attribute, proactive, on_request, withheld, advice, verdict, conflict, marked, print, reasons"
)
_FINDING = (
    'document, rule, severity, confidence, part, page, line, start, "end", shown, value, fingerprint, message,'
    " message_en, why, basis, accepted, reason, owner, until"
)


def insert_document(connection: sqlite3.Connection, content: int, ordinal: int, document: DocumentRecord) -> None:
    """Write the rows of one document: its own, and those of its findings, gaps, subjects and links."""
    reasons = tuple((each.kind, each.text, each.statute, each.article) for each in document.reasons)
    cursor = connection.execute(
        f"INSERT INTO documents ({_DOCUMENT}) VALUES ({_marks(_DOCUMENT)})",  # noqa: S608 - names of our own
        (
            *(content, ordinal, document.member, document.digest, document.media_type, document.pages),
            *(document.characters, document.title, document.doc_number, document.issuer, document.date),
            *(document.genre, document.declared, document.attribute),
            *(document.probabilities or (None, None, None)),
            *(document.advice, document.verdict, document.conflict, document.marked, document.print),
            _json(reasons),
        ),
    )
    row = cursor.lastrowid
    assert row is not None
    connection.executemany(
        f"INSERT INTO findings ({_FINDING}) VALUES ({_marks(_FINDING)})",  # noqa: S608
        (_finding_row(row, each) for each in document.findings),
    )
    connection.executemany(
        "INSERT INTO gaps (document, stage, place, place_en, reason, reason_en) VALUES (?, ?, ?, ?, ?, ?)",
        (_gap_row(row, each) for each in document.gaps),
    )
    connection.executemany(
        "INSERT INTO subjects (subject, document) VALUES (?, ?)", ((each, row) for each in document.subjects)
    )
    connection.executemany(
        "INSERT INTO links (link, open, document) VALUES (?, ?, ?)",
        ((each, is_open, row) for each, is_open in document.links),
    )


@lru_cache(maxsize=4096)
def _json(values: tuple[object, ...]) -> str:
    """As JSON; the same few reasons and statutes come again and again."""
    return _ENCODER.encode(values)


_ENCODER = json.JSONEncoder(ensure_ascii=False)


def _marks(columns: str) -> str:
    return ", ".join("?" for _ in columns.split(","))


def _finding_row(document: int, each: FindingRecord) -> tuple[object, ...]:
    return (
        *(document, each.rule, each.severity, each.confidence, each.part, each.page, each.line, each.start, each.end),
        *(each.shown, each.value, each.fingerprint, *each.message, _json(each.why)),
        *(_json(each.basis), each.accepted, each.reason, each.owner, each.until),
    )


def _gap_row(document: int, each: GapRecord) -> tuple[object, ...]:
    return document, each.stage, *each.where, *each.reason
