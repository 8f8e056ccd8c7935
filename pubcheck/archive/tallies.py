"""Numbers over an archive for statistics sheets and dashboards; what was decided or accepted does not count.

Each document counts once, however many files hold it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from pubcheck.archive.snapshot import Snapshot
from pubcheck.archive.store import Counts
from pubcheck.finding import Severity
from pubcheck.review import Attribute, Verdict

_ATTRIBUTES = tuple(each.value for each in Attribute)
#: Documents that have an attribute of their own: neither unread nor mere containers.
_JUDGED = "attribute <> ''"
#: All documents, and the files that were never read (of others what was read before stands), each of them a gap: a unit
#: with such a file must not look as if all of it had been reviewed.
_COUNTED = """(SELECT unit, year, declared, attribute, conflict, block + high + medium + low AS findings, gaps
     FROM document_rows
     UNION ALL SELECT unit_of('', '', path), '', '', '', 0, 0, 1 FROM files
     WHERE gone IS NULL AND error <> '' AND content IS NULL)"""


@dataclass(frozen=True, slots=True)
class Overview:
    """The archive in one row: what was scanned last, how many files, documents, findings."""

    root: str
    started: str
    ended: str
    state: str
    versions: str
    files: int
    unreadable: int
    contents: int
    documents: int
    gaps: int
    standing: int
    settled: int
    accepted: int
    conflicts: int


@dataclass(frozen=True, slots=True)
class RuleTally:
    """One rule: how many findings of it stand, in how many documents, and the gravest severity they have."""

    rule: str
    severity: str
    findings: int
    documents: int


@dataclass(frozen=True, slots=True)
class GroupTally:
    """A unit or a year: its documents by attribute (predicted and declared, in the order of Attribute; then those that
    have none), and what stands in them (hints not counted). A file that could not be read counts as a document without
    either, with one gap; a container as one without a predicted attribute."""

    name: str
    documents: int
    predicted: tuple[int, int, int]
    unpredicted: int
    declared: tuple[int, int, int]
    undeclared: int
    conflicts: int
    findings: int
    gaps: int


@dataclass(frozen=True, slots=True)
class ReasonTally:
    """A reason for gaps, in both languages: how often, in how many documents or files."""

    reason: str
    reason_en: str
    gaps: int
    documents: int


@dataclass(frozen=True, slots=True)
class ScanTally:
    """One scan; ``counts`` is what stood when it had ended, None where that was not recorded."""

    number: int
    root: str
    started: str
    ended: str
    state: str
    counts: Counts | None


def overview(shot: Snapshot) -> Overview:
    """The archive in one row."""
    scan = next(
        shot.rows("SELECT root, started, coalesce(ended, ''), state, versions FROM scans ORDER BY id DESC"), None
    )
    root, started, ended, state, versions = scan or ("", "", "", "", "")
    return Overview(
        root=root,
        started=started,
        ended=ended,
        state=state,
        versions=versions,
        files=shot.number("SELECT count(*) FROM files WHERE gone IS NULL"),
        unreadable=shot.number("SELECT count(*) FROM files WHERE gone IS NULL AND error <> ''"),
        contents=shot.number("SELECT count(DISTINCT content) FROM files WHERE gone IS NULL"),
        documents=shot.number("SELECT count(*) FROM shelf"),
        gaps=shot.number("SELECT count(*) FROM gaps WHERE document IN (SELECT document FROM shelf)"),
        standing=shot.number("SELECT sum(block + high + medium + low) FROM tallied"),
        settled=shot.number("SELECT count(*) FROM finding_rows WHERE decision <> ''"),
        accepted=shot.number("SELECT count(*) FROM finding_rows WHERE accepted <> '' AND decision = ''"),
        conflicts=shot.number("SELECT count(*) FROM document_rows WHERE conflict"),
    )


def by_severity(shot: Snapshot) -> dict[Severity, int]:
    """How many findings of each severity stand, the gravest first."""
    names = [each.value for each in sorted(Severity, key=lambda each: -each.rank)]
    sums = next(shot.rows(f"SELECT {', '.join(f'coalesce(sum({name}), 0)' for name in names)} FROM tallied"))  # noqa: S608
    return {Severity(name): number for name, number in zip(names, sums, strict=True)}


def by_rule(shot: Snapshot) -> Iterator[RuleTally]:
    """The rules of the findings that stand, hints left out; those with the most findings first."""
    for rule, rank, findings, documents in shot.rows(
        "SELECT rule, max(CASE severity WHEN 'block' THEN 4 WHEN 'high' THEN 3 WHEN 'medium' THEN 2 ELSE 1 END),"
        " count(*) AS findings, count(DISTINCT document) FROM finding_rows WHERE stands AND severity <> 'info'"
        " GROUP BY rule ORDER BY findings DESC, rule"
    ):
        severity = next(each for each in Severity if each.rank == rank)
        yield RuleTally(rule, severity.value, findings, documents)


def by_verdict(shot: Snapshot) -> dict[Verdict, int]:
    """How many documents got each verdict; files that could not be read count as incomplete."""
    found = dict(shot.rows("SELECT verdict, count(*) FROM document_rows GROUP BY verdict"))
    unreadable = shot.number("SELECT count(*) FROM files WHERE gone IS NULL AND error <> ''")
    if unreadable:
        found[Verdict.INCOMPLETE.value] = found.get(Verdict.INCOMPLETE.value, 0) + unreadable
    return {verdict: found[verdict.value] for verdict in Verdict if found.get(verdict.value)}


def by_attribute(shot: Snapshot) -> dict[tuple[str, str], int]:
    """How many documents declare one attribute and were given another: (declared or '', predicted) to number."""
    rows = shot.rows(
        f"SELECT declared, attribute, count(*) FROM document_rows WHERE {_JUDGED} GROUP BY 1, 2"  # noqa: S608
    )
    return {(declared, attribute): number for declared, attribute, number in rows}


def by_unit(shot: Snapshot, most: int) -> tuple[list[GroupTally], int]:
    """The ``most`` units with the most documents, and how many more there are."""
    number = shot.number(f"SELECT count(DISTINCT unit) FROM {_COUNTED}")  # noqa: S608
    return list(_groups(shot, "unit", "count(*) DESC, unit", most)), max(0, number - most)


def by_year(shot: Snapshot, most: int) -> tuple[list[GroupTally], int]:
    """The last ``most`` years in order (the one without a name first), and how many earlier ones there are."""
    number = shot.number(f"SELECT count(DISTINCT year) FROM {_COUNTED}")  # noqa: S608
    groups = sorted(_groups(shot, "year", "year DESC", most), key=lambda each: each.name)
    return groups, max(0, number - most)


def by_reason(shot: Snapshot, most: int) -> tuple[list[ReasonTally], int]:
    """The ``most`` frequent reasons why something was not reviewed, and how many more there are."""
    everything = (
        "(SELECT reason, reason_en, count(*) AS gaps, count(DISTINCT document) AS documents FROM gaps"
        " WHERE document IN (SELECT document FROM shelf) GROUP BY reason UNION ALL"
        " SELECT error, error_en, count(*), count(*) FROM files WHERE gone IS NULL AND error <> '' GROUP BY error)"
    )
    rows = shot.rows(
        f"SELECT reason, reason_en, sum(gaps) AS number, sum(documents) FROM {everything} GROUP BY reason"  # noqa: S608
        " ORDER BY number DESC, reason LIMIT ?",
        most,
    )
    number = shot.number(f"SELECT count(DISTINCT reason) FROM {everything}")  # noqa: S608
    return [ReasonTally(*row) for row in rows], max(0, number - most)


def scans(shot: Snapshot, most: int) -> list[ScanTally]:
    """The last ``most`` scans in order, with what stood at the end of each."""
    rows = shot.rows(
        "SELECT id, root, started, coalesce(ended, ''), state, value FROM scans"
        " LEFT JOIN meta ON meta.name = 'counts of scan ' || scans.id ORDER BY id DESC LIMIT ?",
        most,
    )
    found = [
        ScanTally(number, root, started, ended, state, Counts(**json.loads(counts)) if counts else None)
        for number, root, started, ended, state, counts in rows
    ]
    return found[::-1]


def _groups(shot: Snapshot, column: str, order: str, most: int) -> Iterator[GroupTally]:
    names = ", ".join(f"sum({told} = '{name}')" for told in ("attribute", "declared") for name in (*_ATTRIBUTES, ""))
    sql = (
        f"SELECT {column}, count(*), {names}, sum(conflict), sum(findings), sum(gaps) FROM {_COUNTED}"  # noqa: S608
        f" GROUP BY {column} ORDER BY {order} LIMIT ?"
    )
    for row in shot.rows(sql, most):
        yield GroupTally(row[0], row[1], row[2:5], row[5], row[6:9], *row[9:])
