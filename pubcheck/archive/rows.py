"""Records as rows of the store, made where the review was made, so that the one writer only has to put them in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from pubcheck.archive.record import DocumentRecord, FindingRecord, GapRecord, ReasonRecord, Record, Words
from pubcheck.collecting import no_collection
from pubcheck.document import Part
from pubcheck.finding import Severity
from pubcheck.phrase import Phrase
from pubcheck.review import Advice, Attribute, Verdict

#: The columns of each table in the order of a row's values, without those that the writer knows.
DOCUMENT = (
    "member, digest, media_type, pages, characters, title, doc_number, issuer, date, genre, declared, attribute,"
    " proactive, on_request, withheld, advice, verdict, conflict, marked, print, reasons"
)
FINDING = (
    "rule, severity, part, message, message_en, why, basis, accepted, reason, owner, until,"
    ' confidence, page, line, start, "end", shown, value, fingerprint'
)
GAP = "stage, place, place_en, reason, reason_en"
_PROBABILITIES, _ADVICE, _FLAGS, _PRINT, _REASONS = 12, 15, 17, 19, 20  # places in a row of a document
_SEVERITY, _ACCEPTED = 1, 7  # places in a row of a finding
_ALIKE = 11  # columns that many findings have in common
_TEXT, _WHOLE, _REAL, _NONE = str, int, float, type(None)
_SHAPES: dict[str, Any] = {
    "document": {
        (*(_TEXT,) * 3, _WHOLE, _WHOLE, *(_TEXT,) * 7, *(kind,) * 3, _TEXT, _TEXT, *(_WHOLE,) * 3, _TEXT)
        for kind in (_REAL, _NONE)
    },
    "alike": {(_TEXT,) * _ALIKE},
    "finding": {(_REAL, page, *(_WHOLE,) * 3, *(_TEXT,) * 3) for page in (_WHOLE, _NONE)},
    "gap": {(_TEXT,) * 5},
    "link": {(_TEXT, _WHOLE)},
}
#: Where numbers stand in a row.
_NUMBERS = {"document": slice(3, 20), "alike": slice(0), "finding": slice(5), "gap": slice(0), "link": slice(1, 2)}
_MOST = 2**63  # of SQLite's integers
#: Words that are read back later: by their place in a row, what they may be.
_TOLD: dict[str, dict[int, str]] = {
    "document": {8: "date", 10: "attribute", 11: "attribute", 15: "advice", 16: "verdict", 20: "reasons"},
    "alike": {1: "severity", 2: "part", 5: "why", 6: "basis", 10: "date"},
}
_VOCABULARIES: dict[str, frozenset[str]] = {
    "attribute": frozenset(("", *(each.value for each in Attribute))),
    "advice": frozenset(("", *(each.value for each in Advice))),
    "verdict": frozenset(each.value for each in Verdict),
    "severity": frozenset(each.value for each in Severity),
    "part": frozenset(each.value for each in Part),
}
#: What stands in each entry of a list in JSON.
_ENTRIES: dict[str, Any] = {"why": (str, str), "basis": (str, str, str), "reasons": (str, (str, str), str, str)}

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class DocumentRows:
    """The rows of one document: its own, and those of its findings, gaps, subjects and links."""

    document: Row
    findings: tuple[Row, ...]
    gaps: tuple[Row, ...]
    subjects: tuple[str, ...]
    links: tuple[Row, ...]


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


def to_values(records: Iterable[Packed]) -> list[Any]:
    """Records as lists that JSON can hold; what findings have in common stands there once."""
    alike: dict[Row, int] = {}

    def values(each: DocumentRows) -> list[Any]:
        findings = [(alike.setdefault(row[:_ALIKE], len(alike)), *row[_ALIKE:]) for row in each.findings]
        return [each.document, findings, each.gaps, each.subjects, each.links]

    told = [[values(each) for each in record.rows] for record in records]
    return [[*alike], told]


def from_values(values: Any) -> list[Packed]:
    """The records that :func:`to_values` had, after a trip through JSON.

    :raises ValueError: if the store could not hold them (``TypeError`` where they are something else altogether).
    """
    head, records = values
    alike = _checked("alike", head)

    def rows(each: Any) -> DocumentRows:
        document, findings, gaps, subjects, links = each
        if not all(type(subject) is str for subject in subjects):
            raise ValueError("subject")
        try:
            own = _checked("finding", [row[1:] for row in findings])
            found = tuple([(*alike[row[0]], *mine) for row, mine in zip(findings, own, strict=True)])
        except IndexError:
            raise ValueError("finding") from None
        (whole,) = _checked("document", [document])
        return DocumentRows(whole, found, _checked("gap", gaps), tuple(subjects), _checked("link", links))

    with no_collection():
        packs = [Packed(tuple([rows(each) for each in record])) for record in records]
    if not all(each.rows for each in packs):
        raise ValueError("no document")
    return packs


def _checked(kind: str, rows: Any) -> tuple[Row, ...]:
    """The rows, if the table of this kind can hold them."""
    shapes = _SHAPES[kind]
    checked = tuple(map(tuple, rows))
    for row in checked:
        if tuple(map(type, row)) not in shapes:
            raise ValueError(kind)
        for value in row[_NUMBERS[kind]]:
            # Neither is what is no number (NaN) between them.
            if type(value) is not str and value is not None and not -_MOST <= value < _MOST:
                raise ValueError(kind)
        for place, what in _TOLD.get(kind, {}).items():
            if not _is_readable(what, row[place]):
                raise ValueError(what)
    return checked


@lru_cache(maxsize=4096)
def _is_readable(what: str, words: str) -> bool:
    """Whether those who read the store later can make of the words what they expect there."""
    if what in _VOCABULARIES:
        return words in _VOCABULARIES[what]
    if what == "date":
        return words == "" or date.fromisoformat(words).isoformat() == words
    entries = json.loads(words)
    return type(entries) is list and all(_kinds(each) == _ENTRIES[what] for each in entries)


def _kinds(value: Any) -> Any:
    return tuple(map(_kinds, value)) if type(value) is list else type(value)


def checked_known(values: Any) -> tuple[str, str, int, str]:
    """Digest, ending, size and mark of a file, as a worker tells them.

    :raises ValueError: if the store could not hold them (``TypeError`` where they are something else altogether).
    """
    digest, ending, size, mark = values
    if tuple(map(type, values)) != (str, str, int, str) or not digest or not 0 <= size < _MOST:
        raise ValueError("file")
    return digest, ending, size, mark


def checked_words(values: Any) -> Phrase:
    """A phrase of its Chinese and English words.

    :raises ValueError: if they are none (``TypeError`` where they are something else altogether).
    """
    zh, en = values
    if not (type(zh) is type(en) is str and zh):
        raise ValueError("words")
    return Phrase(zh, en)


def checked_seconds(value: Any) -> float:
    """A time that somebody says a review took.

    :raises ValueError: if it is none (``TypeError`` where it is no number).
    """
    if not 0 <= value < _MOST:
        raise ValueError("seconds")
    return float(value)


def packed(record: Record) -> Packed:
    """The rows of a record."""
    return Packed(tuple(map(_rows, record.documents)))


def _rows(each: DocumentRecord) -> DocumentRows:
    document = (
        *(each.member, each.digest, each.media_type, each.pages, each.characters, each.title, each.doc_number),
        *(each.issuer, each.date, each.genre, each.declared, each.attribute),
        *(map(float, each.probabilities) if each.probabilities else (None, None, None)),
        *(each.advice, each.verdict, int(each.conflict), int(each.marked), each.print),
        _json(tuple((reason.kind, reason.text, reason.statute, reason.article) for reason in each.reasons)),
    )
    links = tuple((link, int(is_open)) for link, is_open in each.links)
    findings, gaps = tuple(map(_finding_row, each.findings)), tuple(map(_gap_row, each.gaps))
    return DocumentRows(document, findings, gaps, tuple(each.subjects), links)


def _finding_row(each: FindingRecord) -> Row:
    return (
        *(each.rule, each.severity, each.part, *each.message, _json(each.why), _json(each.basis)),
        *(each.accepted, each.reason, each.owner, each.until, float(each.confidence), each.page, each.line),
        *(each.start, each.end, each.shown, each.value, each.fingerprint),
    )


def _gap_row(each: GapRecord) -> Row:
    return (each.stage, *each.where, *each.reason)


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
    rule, severity, part, zh, en, why, basis, accepted, reason, owner, until, confidence, *place = row
    reasons, cited = tuple(map(_words, json.loads(why))), tuple(map(tuple, json.loads(basis)))
    told: Any = (*place, (zh, en), reasons, cited, accepted, reason, owner, until)
    return FindingRecord(rule, severity, confidence, part, *told)


def _words(values: Sequence[str]) -> Words:
    zh, en = values
    return zh, en
