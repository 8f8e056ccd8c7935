"""The sheet of numbers: the archive in a few rows, then by severity, rule, attribute, unit and year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pubcheck.archive import tallies
from pubcheck.archive.snapshot import Snapshot
from pubcheck.archive.stored_words import StoredWords
from pubcheck.archive.upkeep import scan_state
from pubcheck.archive.workbook import Book, Value, cell_text
from pubcheck.finding import Severity
from pubcheck.phrase import Phrase
from pubcheck.review import Attribute
from pubcheck.wording import NO_CLEARANCE

_MOST_GROUPS = 2_000
_WIDTHS = (34, *(12,) * 12)
_HEAD_HEIGHT = 28  # points: two lines
_MORE = Phrase("（另有 {number} 个，未列出）", "({number} more, not listed)")
_DOCUMENTS = Phrase("文件", "Documents")
_FINDINGS = Phrase("发现", "Findings")
_COUNTING = Phrase(
    "相同的文件只计一次；允许名单、豁免、基线和人工决定已经处理的发现不计入。责任单位取发文机关，没有的取所在文件夹。"
    "无法读取的文件也计入，每份算一处未审查。",
    "Copies count once. Findings that were accepted or decided do not count. A unit is the issuer, else the folder."
    " Files that could not be read count too, each as one gap.",
)


def statistics_sheet(book: Book, shot: Snapshot, words: StoredWords) -> None:
    """统计: one table below the other."""
    _Pad(book, words).fill(shot)


class _Pad:
    """A sheet written from top to bottom."""

    def __init__(self, book: Book, words: StoredWords) -> None:
        self._book, self._words = book, words
        self._sheet: Any = book.sheet(words.say(Phrase("统计", "Statistics")))
        self._row = 0
        for at, width in enumerate(_WIDTHS):
            self._sheet.set_column(at, at, width)

    def fill(self, shot: Snapshot) -> None:
        """All of it."""
        words, seen = self._words, tallies.overview(shot)
        self._sheet.set_row(0, 20)
        self._sheet.write_string(0, 0, self._book.title, self._book.format(bold=True, font_size=14))
        for row, note in enumerate((words.say(NO_CLEARANCE), words.say(_COUNTING)), 1):
            self._sheet.write_string(row, 0, note, self._book.format(font_color="#5A6675"))
        self._row = 4
        self._table(
            Phrase("总览", "Overview"),
            (),
            (
                (words.say(phrase), value)
                for phrase, value in (
                    (Phrase("档案位置", "Archive"), seen.root),
                    (Phrase("最近一次扫描开始（UTC）", "Last scan began (UTC)"), _minute(seen.started)),
                    (Phrase("最近一次扫描结束（UTC）", "Last scan ended (UTC)"), _minute(seen.ended)),
                    (Phrase("最近一次扫描", "Last scan"), words.say(scan_state(seen.state)) if seen.state else ""),
                    (Phrase("文件总数", "Files"), seen.files),
                    (Phrase("不同内容", "Different contents"), seen.contents),
                    (Phrase("文件（含压缩包、邮件内的）", "Documents, those inside others included"), seen.documents),
                    (Phrase("无法读取的文件", "Files that could not be read"), seen.unreadable),
                    (Phrase("未审查之处", "Gaps"), seen.gaps + seen.unreadable),
                    (Phrase("待处理发现（不含提示）", "Findings that stand, hints not counted"), seen.standing),
                    (Phrase("已由人工处理", "Decided by people"), seen.settled),
                    (Phrase("允许名单、豁免、基线", "Accepted by list, waiver, baseline"), seen.accepted),
                    (Phrase("标注与内容不一致的文件", "Documents with a contradicted attribute"), seen.conflicts),
                )
            ),
        )
        self._table(
            Phrase("按级别", "By severity"),
            (_FINDINGS,),
            ((words.severity(each.value), number) for each, number in tallies.by_severity(shot).items()),
            tints=tuple(tallies.by_severity(shot)),
        )
        self._table(
            Phrase("按审查时的结论", "By verdict at the review"),
            (_DOCUMENTS,),
            ((words.verdict(each.value), number) for each, number in tallies.by_verdict(shot).items()),
        )
        self._table(
            Phrase("按问题", "By rule"),
            (_FINDINGS, _DOCUMENTS, Phrase("级别", "Severity"), Phrase("规则编号", "Rule id")),
            (
                (words.rule_title(each.rule), each.findings, each.documents, words.severity(each.severity), each.rule)
                for each in tallies.by_rule(shot)
            ),
        )
        found = tallies.by_attribute(shot)
        self._table(
            Phrase("公开属性：标注（行）与预测（列）", "Attribute: declared (rows), predicted (columns)"),
            tuple(each.phrase for each in Attribute),
            (
                (words.attribute(declared), *(found.get((declared, each.value), 0) for each in Attribute))
                for declared in (*(each.value for each in Attribute), "")
            ),
        )
        years, earlier = tallies.by_year(shot, _MOST_GROUPS)
        self._groups(Phrase("按年份", "By year"), ((words.year(each.name), each) for each in years), earlier)
        units, more = tallies.by_unit(shot, _MOST_GROUPS)
        self._groups(Phrase("按责任单位", "By unit"), ((words.unit(each.name), each) for each in units), more)

    def _groups(self, title: Phrase, groups: Iterable[tuple[str, tallies.GroupTally]], more: int) -> None:
        told = Phrase("标注：{attribute}", "declared: {attribute}")
        given = Phrase("预测：{attribute}", "predicted: {attribute}")
        heads = (
            _DOCUMENTS,
            *(told.fill(attribute=each.phrase) for each in Attribute),
            told.fill(attribute=Phrase("无", "none")),
            *(given.fill(attribute=each.phrase) for each in Attribute),
            given.fill(attribute=Phrase("无", "none")),
            *(Phrase("标注不一致", "Contradicted"), _FINDINGS, Phrase("未审查之处", "Gaps")),
        )
        rows = (
            (
                *(name, each.documents, *each.declared, each.undeclared),
                *(*each.predicted, each.unpredicted, each.conflicts, each.findings, each.gaps),
            )
            for name, each in groups
        )
        self._table(title, heads, rows)
        if more:
            note = self._words.say(_MORE.fill(number=more))
            self._sheet.write_string(self._row - 1, 0, note, self._book.format(font_color="#5A6675"))
            self._row += 1

    def _table(
        self, title: Phrase, heads: Sequence[Phrase], rows: Iterable[Sequence[Value]], tints: Sequence[Severity] = ()
    ) -> None:
        book, sheet, words = self._book, self._sheet, self._words
        sheet.set_row(self._row, _HEAD_HEIGHT)
        for at, head in enumerate((title, *heads)):
            sheet.write_string(self._row, at, words.say(head), book.head())
        self._row += 1
        for number, row in enumerate(rows):
            for at, value in enumerate(row):
                if not isinstance(value, str):
                    sheet.write_number(self._row, at, value, book.boxed(align="right"))
                elif at == 0:
                    look = book.tint(tints[number]) if tints else book.boxed()
                    sheet.write_string(self._row, at, cell_text(value), look)
                else:  # words that may reach over the columns behind them
                    sheet.write_string(self._row, at, cell_text(value), book.format())
            self._row += 1
        self._row += 1


def _minute(iso: str) -> str:
    return iso[:16].replace("T", " ")
