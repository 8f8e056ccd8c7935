"""What a store holds now, in order, for reports: each document once, with the files that hold it.

Rows are read as they are asked for; an archive has more of them than memory.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from pubcheck.archive.store import Store
from pubcheck.lazy_pattern import lazily

_NUMBER_YEAR = lazily(r"[〔\[［（(]((?:19|20)[0-9]{2})[〕\]］）)]")
_YEARS = range(1900, 2101)
#: Lasts as long as the snapshot; ``seat`` is the place of a document in the order of paths.
_TABLES = (
    """CREATE TEMP TABLE shelf (
        seat INTEGER PRIMARY KEY, document INTEGER UNIQUE, path TEXT, name TEXT, file TEXT, copies INTEGER,
        unit TEXT, year TEXT)""",
    """INSERT INTO shelf (document, path, name, file, copies, unit, year)
        SELECT d.id, here.path, here.path || CASE d.member WHEN '' THEN '' ELSE '!/' || d.member END, here.key,
               here.copies, unit_of(d.issuer, outer_one.issuer, here.path), year_of(d.date, d.doc_number)
        FROM (SELECT content, min(path) AS path, key, count(*) AS copies FROM files
              WHERE gone IS NULL AND content IS NOT NULL GROUP BY content) AS here
        JOIN documents AS d ON d.content = here.content
        JOIN documents AS outer_one ON outer_one.content = here.content AND outer_one.ordinal = 0
        ORDER BY here.path, here.content, d.ordinal""",
    """CREATE TEMP TABLE settled AS
        SELECT finding, decision, reason, owner, until, at FROM decided""",
    "CREATE UNIQUE INDEX temp.settled_finding ON settled (finding)",
    """CREATE TEMP TABLE seen AS
        SELECT document, decision, reason, owner, until, at FROM decided_documents""",
    "CREATE UNIQUE INDEX temp.seen_document ON seen (document)",
    """CREATE TEMP VIEW finding_rows AS
        SELECT f.id AS finding, shelf.seat, shelf.document, shelf.name, shelf.copies, shelf.file, shelf.unit,
               shelf.year, d.title, d.doc_number, d.declared, d.attribute, f.rule, f.severity, f.confidence, f.part,
               f.page, f.line, f.start, f."end" AS stop, f.shown, f.fingerprint, f.message, f.message_en, f.why,
               f.basis, f.accepted, f.reason AS accepted_reason, f.owner AS accepted_owner,
               f.until AS accepted_until, coalesce(settled.decision, '') AS decision,
               coalesce(settled.reason, '') AS reason, coalesce(settled.owner, '') AS owner,
               coalesce(settled.until, '') AS until, coalesce(settled.at, '') AS at,
               f.accepted = '' AND settled.finding IS NULL AS stands
        FROM shelf JOIN documents AS d ON d.id = shelf.document
        JOIN findings AS f ON f.document = shelf.document
        LEFT JOIN settled ON settled.finding = f.id""",
    """CREATE TEMP TABLE tallied AS
        SELECT document, sum(severity = 'block') AS block, sum(severity = 'high') AS high,
               sum(severity = 'medium') AS medium, sum(severity = 'low') AS low, sum(severity = 'info') AS info
        FROM finding_rows WHERE stands GROUP BY document""",
    "CREATE UNIQUE INDEX temp.tallied_document ON tallied (document)",
    """CREATE TEMP VIEW document_rows AS
        SELECT shelf.seat, shelf.document, d.content, shelf.path, d.member, shelf.name, shelf.copies, shelf.file,
               shelf.unit, shelf.year, d.digest, d.media_type, d.pages, d.characters, c.reviewed, d.title, d.doc_number, d.issuer,
               d.date, d.genre, d.declared, d.attribute, d.proactive, d.on_request, d.withheld, d.advice, d.verdict,
               d.conflict, d.marked, d.print, d.reasons, coalesce(t.block, 0) AS block, coalesce(t.high, 0) AS high,
               coalesce(t.medium, 0) AS medium, coalesce(t.low, 0) AS low, coalesce(t.info, 0) AS info,
               (SELECT count(*) FROM gaps WHERE gaps.document = d.id) AS gaps
        FROM shelf JOIN documents AS d ON d.id = shelf.document JOIN contents AS c ON c.id = d.content
        LEFT JOIN tallied AS t ON t.document = shelf.document""",
)
#: The order of findings in a ledger: the gravest first, then by file and place.
GRAVEST_FIRST = (
    "CASE severity WHEN 'block' THEN 0 WHEN 'high' THEN 1 WHEN 'medium' THEN 2 WHEN 'low' THEN 3 ELSE 4 END,"
    " seat, start, rule, finding"
)
IN_ORDER = "seat, start, rule, finding"
_NEEDS_A_LOOK = """block + high + medium + low = 0 AND document NOT IN (SELECT document FROM seen) AND (
    gaps > 0
    OR conflict AND NOT EXISTS (SELECT 1 FROM findings WHERE findings.document = document_rows.document
                                AND findings.rule = 'attribute.conflict')
    OR attribute <> '' AND (advice IN ('human_review', 'refer') OR verdict = 'needs_review' AND declared <> attribute))"""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document: ``path`` is the first file that holds it and ``file`` its key, ``name`` the path with the place
    inside that file, ``copies`` how many files hold it. ``unit`` is its issuer, else that of the file it is in, else the first folder
    of the path with a ``/`` behind it. The numbers are those of the findings that stand, and of the gaps."""

    seat: int
    document: int
    content: int
    path: str
    member: str
    name: str
    copies: int
    file: str
    unit: str
    year: str
    digest: str
    media_type: str
    pages: int
    characters: int
    reviewed: str
    title: str
    doc_number: str
    issuer: str
    date: str
    genre: str
    declared: str
    attribute: str
    proactive: float | None
    on_request: float | None
    withheld: float | None
    advice: str
    verdict: str
    conflict: int
    marked: int
    print: int
    reasons: str
    block: int
    high: int
    medium: int
    low: int
    info: int
    gaps: int


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding with what is needed of its document. ``file`` is the key of the first file; ``decision`` and what
    belongs to it is what people decided, ``accepted`` what the review had set aside already."""

    finding: int
    seat: int
    document: int
    name: str
    copies: int
    file: str
    unit: str
    year: str
    title: str
    doc_number: str
    declared: str
    attribute: str
    rule: str
    severity: str
    confidence: float
    part: str
    page: int | None
    line: int
    start: int
    stop: int
    shown: str
    fingerprint: str
    message: str
    message_en: str
    why: str
    basis: str
    accepted: str
    accepted_reason: str
    accepted_owner: str
    accepted_until: str
    decision: str
    reason: str
    owner: str
    until: str
    at: str


@dataclass(frozen=True, slots=True)
class GapRow:
    """A part of a document that was not reviewed, or a whole file that could not be read (``document`` is None)."""

    document: int | None
    name: str
    copies: int
    title: str
    unit: str
    stage: str
    place: str
    place_en: str
    reason: str
    reason_en: str


_Row = TypeVar("_Row", DocumentRow, FindingRow)


class Snapshot:
    """Reads one store as it was when the snapshot was taken, whatever a scan writes meanwhile."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def rows(self, sql: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """The rows of a query, as they are read."""
        yield from self.store.connection.execute(sql, values)

    def number(self, sql: str, *values: object) -> int:
        """The one number that a query gives."""
        return int(self.store.connection.execute(sql, values).fetchone()[0] or 0)

    def documents(self, where: str = "1", order: str = "seat", most: int = -1) -> Iterator[DocumentRow]:
        """Documents in the order of their paths."""
        return self._select(DocumentRow, "document_rows", where, order, most)

    def documents_to_see(self) -> Iterator[DocumentRow]:
        """Documents in which nothing stands and that a person must look at all the same: something of them was not
        reviewed, or their attribute is in doubt."""
        return self.documents(_NEEDS_A_LOOK)

    def documents_seen(self) -> Iterator[tuple[DocumentRow, tuple[str, str, str, str, str]]]:
        """Documents on which somebody decided as a whole, each with the decision, its reason, who, until when and the
        time."""
        for each in self.documents("document IN (SELECT document FROM seen)"):
            (row,) = self.rows("SELECT decision, reason, owner, until, at FROM seen WHERE document = ?", each.document)
            yield each, (row[0], row[1], row[2], row[3], row[4])

    def findings(self, where: str, *values: object, order: str = IN_ORDER) -> Iterator[FindingRow]:
        """Findings, those set aside included unless ``where`` says ``stands``."""
        return self._select(FindingRow, "finding_rows", where, order, -1, *values)

    def gaps(self) -> Iterator[GapRow]:
        """What was not reviewed, in the order of paths: files that could not be read come first."""
        for path, unit, reason, reason_en in self.rows(
            "SELECT path, unit_of('', '', path), error, error_en FROM files WHERE gone IS NULL AND error <> ''"
            " ORDER BY path, key"
        ):
            yield GapRow(None, path, 1, "", unit, "read", "", "", reason, reason_en)
        for row in self.rows(
            "SELECT shelf.document, name, copies, title, unit, stage, place, place_en, reason, reason_en FROM shelf"
            " JOIN documents ON documents.id = shelf.document JOIN gaps ON gaps.document = shelf.document"
            " ORDER BY seat, gaps.id"
        ):
            yield GapRow(*row)

    def paths(self, content: int) -> Iterator[str]:
        """All files with this content, the first one first."""
        for (path,) in self.rows("SELECT path FROM files WHERE content = ? AND gone IS NULL ORDER BY path", content):
            yield path

    def _select(
        self, kind: type[_Row], view: str, where: str, order: str, most: int, *values: object
    ) -> Iterator[_Row]:
        columns = ", ".join(each.name for each in fields(kind))
        sql = f"SELECT {columns} FROM {view} WHERE {where} ORDER BY {order} LIMIT {most}"  # noqa: S608 - words of our own
        for row in self.rows(sql, *values):
            yield kind(*row)


@contextmanager
def snapshot(store: Store) -> Iterator[Snapshot]:
    """A snapshot of ``store``; it ends with the context, and nothing of it stays."""
    connection = store.connection
    connection.create_function("unit_of", 3, unit_of, deterministic=True)
    connection.create_function("year_of", 2, year_of, deterministic=True)
    connection.execute("PRAGMA query_only = OFF")  # temporary tables lie in a file of their own
    connection.execute("BEGIN")
    try:
        _execute(connection, _TABLES)
        connection.execute("PRAGMA query_only = ON")
        yield Snapshot(store)
    finally:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("ROLLBACK")


def _execute(connection: sqlite3.Connection, statements: Iterable[str]) -> None:
    for statement in statements:
        connection.execute(statement)


def unit_of(issuer: str, outer_issuer: str, path: str) -> str:
    """The unit that answers for a document: who issued it or what it lies in, else the first folder, as ``民政局/``."""
    folder, slash, _ = path.partition("/")
    return issuer or outer_issuer or (folder + slash if slash else "")


def year_of(date: str, doc_number: str) -> str:
    """The year of a document: that of its date, else of its number; empty where neither tells."""
    match = _NUMBER_YEAR.search(doc_number)
    year = date[:4] or (match[1] if match else "")
    return year if year.isdigit() and int(year) in _YEARS else ""
