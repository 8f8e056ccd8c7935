"""Records as rows of the store, made where the review was made, so that the one writer only has to put them in."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pubcheck.archive.record import DocumentRecord, FindingRecord, GapRecord, ReasonRecord, Record, Words

#: The columns of each table in the order of a row's values, without those that the writer knows.
DOCUMENT = (
    "member, digest, media_type, pages, characters, title, doc_number, issuer, date, genre, declared, attribute,"
    " proactive, on_request, withheld, advice, verdict, conflict, marked, print, reasons"
)
FINDING = (
    'rule, severity, confidence, part, page, line, start, "end", shown, value, fingerprint, message, message_en,'
    " why, basis, accepted, reason, owner, until"
)
GAP = "stage, place, place_en, reason, reason_en"
_PROBABILITIES, _ADVICE, _FLAGS, _PRINT, _REASONS = 12, 15, 17, 19, 20  # places in a row of a document
_MESSAGE, _WHY, _BASIS = 11, 13, 14  # places in a row of a finding
_SEVERITY, _ACCEPTED = 1, 15
_TEXT, _WHOLE, _REAL, _NONE = str, int, float, type(None)
_PLACE = (_TEXT, _TEXT, _REAL, _TEXT, _WHOLE, _WHOLE, _WHOLE, _WHOLE, *(_TEXT,) * 11)
_SHAPES = {
    "document": {
        (*(_TEXT,) * 3, _WHOLE, _WHOLE, *(_TEXT,) * 7, *(kind,) * 3, _TEXT, _TEXT, *(_WHOLE,) * 3, _TEXT)
        for kind in (_REAL, _NONE)
    },
    "finding": {(*_PLACE[:4], page, *_PLACE[5:]) for page in (_WHOLE, _NONE)},
    "gap": {(_TEXT,) * 5},
    "link": {(_TEXT, _WHOLE)},
}
_MOST = 2**63  # of SQLite's integers

Row = list[Any]


@dataclass(frozen=True, slots=True)
class DocumentRows:
    """The rows of one document: its own, and those of its findings, gaps, subjects and links."""

    document: Row
    findings: list[Row]
    gaps: list[Row]
    subjects: list[str]
    links: list[Row]


@dataclass(frozen=True, slots=True)
class Packed:
    """A :class:`~pubcheck.archive.record.Record` as rows; it is data, whoever sent it."""

    rows: tuple[DocumentRows, ...]

    @property
    def documents(self) -> tuple[DocumentRecord, ...]:
        """The documents of the record: the file's own first, then those inside it."""
        return tuple(map(_document, self.rows))

    @property
    def standing(self) -> int:
        """How many findings graver than ``info`` nothing has set aside."""
        return sum(row[_SEVERITY] != "info" and not row[_ACCEPTED] for each in self.rows for row in each.findings)

    @property
    def gaps(self) -> int:
        """How many gaps it has."""
        return sum(len(each.gaps) for each in self.rows)

    def values(self) -> list[list[Any]]:
        """It as lists that JSON can hold; :func:`from_values` reads them."""
        return [[each.document, each.findings, each.gaps, each.subjects, each.links] for each in self.rows]


def from_values(values: Any) -> Packed:
    """What :meth:`Packed.values` gave, after a trip through JSON.

    :raises ValueError: if the store could not hold it (``TypeError`` where it is something else altogether).
    """
    rows = tuple(DocumentRows(*each) for each in values)
    for each in rows:
        _check("document", (each.document,))
        _check("finding", each.findings)
        _check("gap", each.gaps)
        _check("link", each.links)
        if not all(type(subject) is str for subject in each.subjects):
            raise ValueError("subject")
    if not rows:
        raise ValueError("no document")
    return Packed(rows)


def _check(kind: str, rows: Any) -> None:
    shapes: Any = _SHAPES[kind]
    for row in rows:
        if tuple(map(type, row)) not in shapes:
            raise ValueError(kind)
        if kind != "gap" and not all(-_MOST <= value < _MOST for value in row if type(value) is int):
            raise ValueError(kind)


def packed(record: Record) -> Packed:
    """The rows of a record."""
    return Packed(tuple(map(_rows, record.documents)))


def _rows(each: DocumentRecord) -> DocumentRows:
    document: Row = [
        *(each.member, each.digest, each.media_type, each.pages, each.characters, each.title, each.doc_number),
        *(each.issuer, each.date, each.genre, each.declared, each.attribute),
        *(map(float, each.probabilities) if each.probabilities else (None, None, None)),
        *(each.advice, each.verdict, int(each.conflict), int(each.marked), each.print),
        _json(tuple((reason.kind, reason.text, reason.statute, reason.article) for reason in each.reasons)),
    ]
    links: list[Row] = [[link, int(is_open)] for link, is_open in each.links]
    findings, gaps = [*map(_finding_row, each.findings)], [*map(_gap_row, each.gaps)]
    return DocumentRows(document, findings, gaps, [*each.subjects], links)


def _finding_row(each: FindingRecord) -> Row:
    return [
        *(each.rule, each.severity, float(each.confidence), each.part, each.page, each.line, each.start, each.end),
        *(each.shown, each.value, each.fingerprint, *each.message, _json(each.why), _json(each.basis)),
        *(each.accepted, each.reason, each.owner, each.until),
    ]


def _gap_row(each: GapRecord) -> Row:
    return [each.stage, *each.where, *each.reason]


@lru_cache(maxsize=4096)
def _json(values: tuple[object, ...]) -> str:
    """As JSON; the same few reasons and statutes come again and again."""
    return _ENCODER.encode(values)


_ENCODER = json.JSONEncoder(ensure_ascii=False)


def _document(rows: DocumentRows) -> DocumentRecord:
    row = rows.document
    values: Any = (
        *row[:_PROBABILITIES],
        tuple(each for each in row[_PROBABILITIES:_ADVICE] if each is not None),
        *row[_ADVICE:_FLAGS],
        *map(bool, row[_FLAGS:_PRINT]),
        row[_PRINT],
        tuple(rows.subjects),
        tuple(ReasonRecord(kind, _words(text), *cited) for kind, text, *cited in json.loads(row[_REASONS])),
        tuple(map(_finding, rows.findings)),
        tuple(GapRecord(row[0], _words(row[1:3]), _words(row[3:])) for row in rows.gaps),
        tuple((link, bool(is_open)) for link, is_open in rows.links),
    )
    return DocumentRecord(*values)


def _finding(row: Row) -> FindingRecord:
    why, basis = json.loads(row[_WHY]), json.loads(row[_BASIS])
    told: Any = (_words(row[_MESSAGE:_WHY]), tuple(map(_words, why)), tuple(map(tuple, basis)))
    return FindingRecord(*row[:_MESSAGE], *told, *row[_ACCEPTED:])


def _words(values: list[str]) -> Words:
    zh, en = values
    return zh, en
