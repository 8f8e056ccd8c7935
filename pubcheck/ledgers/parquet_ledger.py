"""Parquet for data systems: a folder with one file for each table, rows joined by ``document``.

``documents.parquet`` has a row for each document, ``findings.parquet`` and ``gaps.parquet`` have one for each finding and
gap, ``files.parquet`` one for each file: copies share a document, a file that could not be read has none. Flat tables of
plain columns are what engines scan and join fast; only ``basis`` and ``why`` are lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from pubcheck.archive.objects import Values, finding_values, reasons
from pubcheck.archive.reporter import ArchiveReporter, ArchiveReportOptions, Rows
from pubcheck.archive.snapshot import DocumentRow, FindingRow, Snapshot
from pubcheck.archive.stored_words import StoredWords
from pubcheck.parser import Requirement
from pubcheck.phrase import Phrase

_ROW_GROUP = 50_000
_FORMAT = "pubcheck.archive/1"


def render(shot: Snapshot, path: Path, options: ArchiveReportOptions) -> tuple[Rows, ...]:
    """Write the folder."""
    words = StoredWords(options.lang)
    path.mkdir()
    tables = _tables()
    sources: tuple[tuple[str, Phrase, Iterable[Values]], ...] = (
        ("documents", Phrase("文件", "documents"), (_document(each, words) for each in shot.documents())),
        ("findings", Phrase("发现", "findings"), (_finding(each, words) for each in shot.findings("1"))),
        ("gaps", Phrase("未审查", "gaps"), _gaps(shot, words)),
        ("files", Phrase("路径", "files"), _files(shot)),
    )
    return tuple(Rows(title, _write(path / f"{name}.parquet", tables[name], rows)) for name, title, rows in sources)


def _write(path: Path, table: Any, rows: Iterable[Values]) -> int:
    import pyarrow
    from pyarrow.parquet import ParquetWriter

    number = 0
    rows = iter(rows)
    with ParquetWriter(path, table.with_metadata({"schema": _FORMAT})) as writer:
        while group := list(islice(rows, _ROW_GROUP)):
            writer.write_table(pyarrow.Table.from_pylist(group, schema=table), row_group_size=_ROW_GROUP)
            number += len(group)
    return number


def _tables() -> dict[str, Any]:
    """The schema of each table."""
    import pyarrow as pa

    word = pa.dictionary(pa.int32(), pa.string())  # few different values
    article = pa.struct([("statute", pa.string()), ("article", pa.string()), ("version", pa.string())])
    reason = pa.struct(
        [("kind", pa.string()), ("text", pa.string()), ("statute", pa.string()), ("article", pa.string())]
    )
    numbers = [(name, pa.int32()) for name in ("block", "high", "medium", "low", "info", "gaps")]
    return {
        "documents": pa.schema(
            [
                *(("document", pa.int64()), ("path", pa.string()), ("member", pa.string()), ("copies", pa.int32())),
                *(("digest", pa.string()), ("media_type", word), ("pages", pa.int32()), ("characters", pa.int64())),
                *(("reviewed", pa.date32()), ("title", pa.string()), ("doc_number", pa.string())),
                *(("issuer", pa.string()), ("date", pa.date32()), ("genre", word), ("unit", pa.string())),
                *(("year", pa.int16()), ("declared", word), ("attribute", word), ("proactive", pa.float32())),
                *(("on_request", pa.float32()), ("withheld", pa.float32()), ("advice", word), ("verdict", word)),
                *(("conflict", pa.bool_()), ("state_mark", pa.bool_()), ("reasons", pa.list_(reason)), *numbers),
            ]
        ),
        "findings": pa.schema(
            [
                *(("document", pa.int64()), ("code", pa.string()), ("rule", word), ("title", word)),
                *(("severity", word), ("confidence", pa.float32()), ("part", word), ("page", pa.int32())),
                *(("line", pa.int32()), ("start", pa.int64()), ("end", pa.int64()), ("text", pa.string())),
                *(("message", pa.string()), ("why", pa.list_(pa.string())), ("basis", pa.list_(article))),
                *(("suggestion", word), ("stands", pa.bool_()), ("accepted", word), ("accepted_reason", pa.string())),
                *(("accepted_owner", pa.string()), ("accepted_until", pa.date32()), ("decision", word)),
                *(("decision_reason", pa.string()), ("decision_owner", pa.string())),
                *(("decision_until", pa.date32()), ("decided_at", pa.timestamp("s", tz="UTC"))),
            ]
        ),
        "gaps": pa.schema(
            [("document", pa.int64()), ("path", pa.string()), ("stage", word), ("where", pa.string()), ("reason", word)]
        ),
        "files": pa.schema(
            [("path", pa.string()), ("document", pa.int64()), ("size", pa.int64()), ("error", pa.string())]
        ),
    }


def _document(each: DocumentRow, words: StoredWords) -> Values:
    return {
        "document": each.document,
        "path": each.path,
        "member": each.member or None,
        "copies": each.copies,
        "digest": each.digest,
        "media_type": each.media_type,
        "pages": each.pages or None,
        "characters": each.characters,
        "reviewed": _day(each.reviewed),
        "title": each.title or None,
        "doc_number": each.doc_number or None,
        "issuer": each.issuer or None,
        "date": _day(each.date),
        "genre": each.genre or None,
        "unit": each.unit or None,
        "year": int(each.year) if each.year else None,
        "declared": each.declared or None,
        "attribute": each.attribute or None,
        "proactive": each.proactive,
        "on_request": each.on_request,
        "withheld": each.withheld,
        "advice": each.advice or None,
        "verdict": each.verdict,
        "conflict": bool(each.conflict),
        "state_mark": bool(each.marked),
        "reasons": [
            {"kind": reason["kind"], "text": reason["text"], **(reason["basis"] or {})}
            for reason in reasons(each.reasons, words)
        ],
        **{name: getattr(each, name) for name in ("block", "high", "medium", "low", "info", "gaps")},
    }


def _finding(each: FindingRow, words: StoredWords) -> Values:
    return {
        "document": each.document,
        **finding_values(each, words),
        "stands": not each.accepted and not each.decision,
        "accepted": each.accepted or None,
        "accepted_reason": each.accepted_reason or None,
        "accepted_owner": each.accepted_owner or None,
        "accepted_until": _day(each.accepted_until),
        "decision": each.decision or None,
        "decision_reason": each.reason or None,
        "decision_owner": each.owner or None,
        "decision_until": _day(each.until),
        "decided_at": datetime.fromisoformat(each.at) if each.at else None,
    }


def _gaps(shot: Snapshot, words: StoredWords) -> Iterator[Values]:
    for each in shot.gaps():
        yield {
            "document": each.document,
            "path": each.name,
            "stage": each.stage,
            "where": words.both(each.place, each.place_en),
            "reason": words.both(each.reason, each.reason_en),
        }


def _files(shot: Snapshot) -> Iterator[Values]:
    for path, document, size, error in shot.rows(
        "SELECT files.path, documents.id, files.size, files.error FROM files LEFT JOIN documents"
        " ON documents.content = files.content AND documents.ordinal = 0 WHERE gone IS NULL ORDER BY files.path, files.key"
    ):
        yield {"path": path, "document": document, "size": size, "error": error or None}


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None


LEDGER = ArchiveReporter(
    id="parquet",
    title=Phrase("Parquet 表", "Parquet tables"),
    name=Phrase("数据", "data"),
    extension=".parquet",
    render=render,
    requires=(Requirement("pyarrow", "pyarrow", "parquet"),),
    is_folder=True,
)
