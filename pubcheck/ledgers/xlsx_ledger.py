"""The ledger of an archive as an Excel workbook: what stands against publication, for people to work through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pubcheck.archive import sheets, tallies
from pubcheck.archive.clusters import clusters
from pubcheck.archive.decision import Decision, document_mark, finding_code
from pubcheck.archive.own_files import sign_of
from pubcheck.archive.reporter import ArchiveReporter, ArchiveReportOptions, Rows
from pubcheck.archive.snapshot import GRAVEST_FIRST, DocumentRow, FindingRow, Snapshot
from pubcheck.archive.statistics_sheet import statistics_sheet
from pubcheck.archive.stored_words import NOT_JUDGED, StoredWords
from pubcheck.archive.workbook import Book, Column, Table, Value, writing_book
from pubcheck.finding import Severity
from pubcheck.parser import Requirement
from pubcheck.phrase import Phrase

_TITLE = Phrase("公文公开前审查台账", "Pre-publication review: ledger")
_LEDGER = Phrase("台账", "Ledger")
_COPIES = Phrase("{name}\n（另有 {number} 份相同）", "{name}\n({number} more copies)")
_GAPS = Phrase("有 {number} 处未能审查，见“未审查”表", "{number} parts not reviewed, see the sheet “Not reviewed”")
_DOUBT = Phrase("公开属性需由审查人员判断", "the attribute has to be judged by a responsible person")
_CONTRADICTED = Phrase("标注的公开属性与内容不一致", "the declared attribute is contradicted")


def render(shot: Snapshot, path: Path, options: ArchiveReportOptions) -> tuple[Rows, ...]:
    """Write the workbook."""
    words = StoredWords(options.lang)
    archive = options.settings.archive
    made = tallies.overview(shot).started
    with writing_book(path, options.lang, words.say(_TITLE), made, sign=sign_of(shot.store)) as book:
        rows = [Rows(_LEDGER, ledger_sheet(book, shot, words, everything=options.everything))]
        statistics_sheet(book, shot, words)
        rows.append(Rows(Phrase("未审查", "not reviewed"), sheets.gap_sheet(book, shot, words)))
        rows.append(Rows(Phrase("已处理", "decided"), sheets.settled_sheet(book, shot, words)))
        rows.append(Rows(Phrase("已接受", "accepted"), sheets.accepted_sheet(book, shot, words)))
        rows.append(Rows(Phrase("相同文件", "same files"), sheets.likeness_sheet(book, shot, words, archive.near_bits)))
        if gathered := sheets.cluster_sheet(book, words, clusters(shot.store, options.settings)):
            rows.append(Rows(Phrase("汇聚风险", "clusters"), gathered))
        if options.everything:
            rows.append(Rows(Phrase("文件清单", "documents"), sheets.document_sheet(book, shot, words)))
    return tuple(rows)


def ledger_sheet(book: Book, shot: Snapshot, words: StoredWords, *, everything: bool) -> int:
    """台账: one row for each finding that stands, the gravest first, and for each document that a person must look at
    though nothing stands in it. With ``everything`` hints too. The number of rows."""
    columns = (
        *(sheets.NUMBER, sheets.FILE, sheets.TITLE, sheets.DOC_NUMBER, sheets.DECLARED, sheets.PREDICTED),
        Column(Phrase("依据", "Legal basis"), 16),
        *(sheets.PROBLEM, sheets.MESSAGE, sheets.SEVERITY, sheets.PLACE),
        *(Column(Phrase("处理建议", "What to do"), 20), sheets.UNIT),
        replace(sheets.DECISION, is_entry=True, choices=tuple(words.say(each.phrase) for each in Decision)),
        *(replace(each, is_entry=True) for each in (sheets.REASON, sheets.OWNER, sheets.UNTIL)),
        sheets.CODE,
    )
    table = Table(book, _LEDGER, columns, printed=len(columns) - 1)
    _add_findings(table, shot, words, ("block", "high", "medium"))
    for document in shot.documents_to_see():
        row = (table.number + 1, *_document(document, words))
        table.add(row, may_enter=bool(document.digest))
    _add_findings(table, shot, words, ("low", "info") if everything else ("low",))
    table.close()
    return table.number


def _add_findings(table: Table, shot: Snapshot, words: StoredWords, severities: tuple[str, ...]) -> None:
    marks = ", ".join("?" for _ in severities)
    for each in shot.findings(f"stands AND severity IN ({marks})", *severities, order=GRAVEST_FIRST):
        row = (table.number + 1, *_finding(each, words))
        table.add(row, Severity(each.severity), may_enter=bool(each.fingerprint))


def _finding(each: FindingRow, words: StoredWords) -> Iterator[Value]:
    yield _file(each.name, each.copies, words)
    yield from (each.title, each.doc_number)
    yield from (words.attribute(each.declared), words.attribute(each.attribute, NOT_JUDGED))
    yield words.cite(each.basis)
    yield from (words.rule_title(each.rule), words.message(each), words.severity(each.severity), words.place(each))
    yield from (words.suggestion(each.rule), words.unit(each.unit))
    yield from (None, None, None, None)
    yield finding_code(each.fingerprint, each.file)


def _document(each: DocumentRow, words: StoredWords) -> Iterator[Value]:
    told = [words.say(_GAPS.fill(number=each.gaps))] if each.gaps else []
    if each.conflict:
        told.append(words.say(_CONTRADICTED))
    elif each.attribute and not each.gaps:
        told.append(words.say(_DOUBT))
    yield _file(each.name, each.copies, words)
    yield from (each.title, each.doc_number)
    yield from (words.attribute(each.declared), words.attribute(each.attribute, NOT_JUDGED))
    yield words.cite_reasons(each)
    yield sheets.look(each, words)
    yield "\n".join(told)
    yield from ("", "", words.advice(each), words.unit(each.unit))
    yield from (None, None, None, None)
    yield finding_code(document_mark(each.digest), each.file)


def _file(name: str, copies: int, words: StoredWords) -> str:
    return name if copies == 1 else words.say(_COPIES.fill(name=name, number=copies - 1))


LEDGER = ArchiveReporter(
    id="xlsx",
    title=Phrase("Excel 台账", "Excel ledger"),
    name=_LEDGER,
    extension=".xlsx",
    render=render,
    requires=(Requirement("xlsxwriter", "xlsxwriter"),),
    is_filled_in=True,
)
