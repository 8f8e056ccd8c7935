"""The rows of one worksheet on their way into a document: columns aligned, hidden cells set apart.

A visible row is one TABLE block, its cells joined by tabs; columns that are empty in the whole
sheet are left out, so that headings stand over their values. What the reader does not see (hidden
rows and columns, white figures …) follows behind the sheet's visible rows in the same columns, one
stretch of HIDDEN blocks, so that it does not tear the table apart.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from pubcheck.document import DocumentBuilder, Part
from pubcheck.gap import Gap
from pubcheck.lazy_pattern import lazily
from pubcheck.phrase import Phrase
from pubcheck.quota import check_time
from pubcheck.refusal import too_many_blocks, too_many_characters
from pubcheck.settings import Limits

MOST_COLUMNS = 16_384
MOST_ROWS = 1_048_576
_LONGEST_NAME = 40
_SHORT = 40  # a longer text alone in its row is a remark, no cell of a table
_MERGE_VISITS = 3_000_000  # rows looked at for merged cells; real sheets stay far below
_CONTROL = lazily("[\x00-\x09\x0b-\x1f\x7f]")
# &L &C &R, fonts, sizes, colours and fields (&P, &N, &D …) of headers and footers.
_MARGIN_CODE = lazily(r'&(?:"[^"]*"|[0-9]{1,3}|K(?:[0-9A-Fa-f]{6}|[0-9]{2}[+-][0-9]{3})|[A-Za-z])')
_REFERENCE = lazily(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?")

ROW = Phrase("隐藏行", "hidden row")
COLUMN = Phrase("隐藏列", "hidden column")
WHITE = Phrase("文字与底色相同", "text in the colour of its ground")
TINY = Phrase("极小字号", "tiny type")
FORMAT = Phrase("数字格式隐藏", "hidden by its number format")
COVERED = Phrase("被合并单元格遮住", "covered by merged cells")


class State(Enum):
    """Whether a sheet's tab is shown."""

    VISIBLE = Phrase("工作表", "sheet")
    HIDDEN = Phrase("隐藏工作表", "hidden sheet")
    VERY_HIDDEN = Phrase("深度隐藏工作表", "very hidden sheet")


class Sheet(NamedTuple):
    """One sheet of a workbook; ``number`` counts from 1 in the file's order, hidden ones included."""

    number: int
    name: str
    state: State = State.VISIBLE

    @property
    def title(self) -> Phrase:
        """The sheet by its name: 隐藏工作表“底稿”."""
        name = _CONTROL.sub(" ", self.name.replace("\n", " "))[:_LONGEST_NAME]
        return Phrase(f"{self.state.value}“{name}”", f"{self.state.value.en} “{name}”")

    def part(self, part: Part) -> Part:
        """``part``, or HIDDEN for what a reader would see only after unhiding this sheet."""
        seen = part in (Part.TABLE, Part.TEXT_BOX, Part.HEADER, Part.FOOTER, Part.ANNOTATION, Part.FORM_VALUE)
        return Part.HIDDEN if self.state is not State.VISIBLE and seen else part

    def at(self, place: str = "", what: Phrase | None = None) -> Phrase:
        """A label: the sheet, a cell or range in it, and what stands there."""
        zh, en = [self.title, place], [self.title.en, place]
        if what:
            zh.append(what)
            en.append(what.en)
        return Phrase(" ".join(filter(None, zh)), " ".join(filter(None, en)))


def column_number(letters: str) -> int:
    """``A`` → 0, ``XFD`` → 16383; letters must be A to Z."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def column_letters(number: int) -> str:
    """0 → ``A``."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_range(reference: str) -> tuple[int, int, int, int] | None:
    """First row, last row (from 1), first column, last column (from 0) of ``B2:C3``; ``None`` if it is none."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    first, last = column_number(match[1]), column_number(match[3] or match[1])
    top, bottom = int(match[2]), int(match[4] or match[2])
    return min(top, bottom), max(top, bottom), min(first, last), max(first, last)


def cell_text(text: str) -> str:
    """The words of a cell without tabs and other control signs; line feeds stay."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub(" ", text) if not text.isprintable() else text


def margin_words(text: str) -> str:
    """A header or footer without the codes for its parts, fonts and fields; ``&&`` is an ampersand."""
    return _MARGIN_CODE.sub(" ", text.replace("&&", "\x00")).replace("\x00", "&").strip()


@dataclass(slots=True)
class _Row:
    number: int
    columns: tuple[int, ...]
    text: str  # cells joined by tabs


@dataclass(slots=True)
class Grid:
    """Collects the cells of ``sheet`` and writes them into a builder at the end.

    Cells come row by row; ``why`` says for a cell why a reader does not see it. Rows are held as
    joined text: a sheet of a million rows stays far below a gigabyte.
    """

    sheet: Sheet
    limits: Limits
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    _rows: list[_Row] = field(default_factory=list)
    _apart: dict[Phrase, list[_Row]] = field(default_factory=dict)
    _patterns: dict[tuple[int, ...], tuple[int, ...]] = field(default_factory=dict)
    _length: int = 0
    _count: int = 0

    def add(self, number: int, columns: list[int], texts: list[str], why: Phrase | None = None) -> None:
        """Append the cells of one row that share a reason for being hidden (``None``: they are seen).

        :raises LimitExceeded: if the sheet grows beyond the limits.
        """
        text = texts[0] if len(texts) == 1 else "\t".join(texts)
        if "\n" in text and len(texts) > 1:
            text = text.replace("\n", " ")
        pattern = tuple(columns)
        pattern = self._patterns.setdefault(pattern, pattern)
        rows = self._rows if why is None else self._apart.setdefault(why, [])
        rows.append(_Row(number, pattern, text))
        self._length += len(text) + 1
        self._count += 1
        if self._length > self.limits.max_characters:
            raise too_many_characters(self.limits)
        if self._count > self.limits.max_blocks:
            raise too_many_blocks(self.limits)
        if not self._count % 1024:
            check_time(self.limits)

    def write(self, builder: DocumentBuilder) -> None:
        """All rows as blocks: the seen ones first, then what is hidden, reason by reason."""
        if not self._uncover():
            reason = Phrase(
                "合并单元格过多，未能查找其下遮住的内容，请取消合并后再检查",
                "too many merged cells to look under; unmerge them and check again",
            )
            where = Phrase(f"第 {self.sheet.number} 个工作表", f"sheet {self.sheet.number}")
            builder.add_gap(Gap("parse", where, reason))
        used = sorted({column for pattern in self._patterns for column in pattern})
        ranks = {column: rank for rank, column in enumerate(used)}
        tables = [index for index, row in enumerate(self._rows) if len(row.columns) > 1]
        part = self.sheet.part(Part.TABLE)
        zh, en = self.sheet.title, self.sheet.title.en
        for index, row in enumerate(self._rows):
            text = row.text
            if len(row.columns) > 1:
                text = self._aligned(row, ranks)
            elif tables and tables[0] < index and len(text) <= _SHORT and "\n" not in text:
                # A lone cell below the headings keeps its column; a village or subtotal does not end the table.
                behind = "\t" if index < tables[-1] else ""
                text = self._aligned(row, ranks) + behind
            label = Phrase(f"{zh} 第{row.number}行", f"{en} row {row.number}")
            builder.add(text, part, page=self.sheet.number, label=label)
        for why, rows in self._apart.items():
            for row in rows:
                letters = column_letters(row.columns[0]) if why is not ROW else ""
                place = Phrase(f"第{row.number}行", f"row {row.number}")
                if letters and len(row.columns) > 1:
                    letters += f":{column_letters(row.columns[-1])}"
                column = Phrase(f"{letters}列", f"column {letters}") if letters else Phrase("")
                label = Phrase(f"{zh} {place}{column}（{why}）", f"{en} {place.en} {column.en} ({why.en})")
                text = self._aligned(row, ranks).replace("\n", " ") if len(used) > 1 else row.text
                builder.add(text, Part.HIDDEN, page=self.sheet.number, label=label)

    def _aligned(self, row: _Row, ranks: dict[int, int]) -> str:
        """The cells with a tab for every column of the sheet that is empty in this row."""
        places = [ranks[column] for column in row.columns]
        if places[-1] == len(places) - 1:
            return row.text
        cells = row.text.split("\t") if len(places) > 1 else [row.text]
        pieces, done = [], 0
        for place, cell in zip(places, cells, strict=True):
            pieces.append("\t" * (place - done))
            pieces.append(cell)
            done = place
        return "".join(pieces)

    def _uncover(self) -> bool:
        """Set apart what stands in merged ranges but not in their upper left cell; False if there are too many."""
        numbers = [row.number for row in self._rows]
        if numbers != sorted(numbers):
            self._rows.sort(key=lambda row: row.number)
            numbers = [row.number for row in self._rows]
        visits = 0
        for top, bottom, left, right in self.merges:
            start, end = bisect_left(numbers, top), bisect_right(numbers, bottom)
            visits += end - start + 1
            if visits > _MERGE_VISITS:
                return False
            for row in self._rows[start:end]:
                first = left + 1 if row.number == top else left
                at, behind = bisect_left(row.columns, first), bisect_right(row.columns, right)
                if behind > at:
                    self._cover(row, at, behind)
        self._rows = [row for row in self._rows if row.columns]
        return True

    def _cover(self, row: _Row, at: int, behind: int) -> None:
        cells = row.text.split("\t") if len(row.columns) > 1 else [row.text]
        pattern = row.columns[at:behind]
        self._patterns.setdefault(pattern, pattern)
        self._apart.setdefault(COVERED, []).append(_Row(row.number, pattern, "\t".join(cells[at:behind])))
        row.columns = row.columns[:at] + row.columns[behind:]
        self._patterns.setdefault(row.columns, row.columns)
        row.text = "\t".join(cells[:at] + cells[behind:])
