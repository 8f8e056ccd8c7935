"""One sheet of a binary workbook: its cells into a grid, and what stands beside them.

Worksheets, macro sheets and chart sheets are read alike; charts inside a sheet are substreams of it.
Source: [MS-XLS] 2.1.7.20.5 (Worksheet Substream) and the records named in ``_READERS``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from struct import unpack_from

from pubcheck.biff import MALFORMED, Record, substream
from pubcheck.biff_beside import Beside
from pubcheck.biff_book import Bound, Globals
from pubcheck.biff_formula import formula_strings
from pubcheck.cell_grid import COLUMN, FORMAT, ROW, WHITE, Grid, cell_text, column_letters
from pubcheck.document import DocumentBuilder, Part
from pubcheck.phrase import Phrase
from pubcheck.settings import Limits
from pubcheck.sheetml_style import GENERAL, CellStyle

_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_CHART_SHEET = 2
_MOST_LITERALS = 100_000
_MOST_MERGES = 200_000
_FORMULA = Phrase("公式中的文字", "words in a formula")


@dataclass(slots=True)
class BinarySheet:
    """A sheet being read; ``beside`` is what it holds apart from cells."""

    bound: Bound
    book: Globals
    builder: DocumentBuilder
    limits: Limits
    beside: Beside = field(init=False)
    _grid: Grid = field(init=False)
    _row: int = -1
    _cells: list[tuple[int, str, Phrase | None, str]] = field(default_factory=list)
    _hidden_rows: set[int] = field(default_factory=set)
    _hidden_columns: set[int] = field(default_factory=set)
    _awaited: tuple[int, int, CellStyle] | None = None
    _literals: dict[str, str] = field(default_factory=dict)

    def read(self, stream: bytes) -> bool:
        """All records of the sheet; False if not even its beginning is there."""
        self._grid = Grid(self.bound.sheet, self.limits)
        self.beside = Beside(self.bound.sheet, self.book.dialect, self.limits)
        self._find_hidden(stream)
        count = 0
        for depth, record in substream(stream, self.bound.start, self.limits):
            count += 1
            is_chart = depth > 1 or self.bound.kind == _CHART_SHEET
            reader = None if is_chart else _READERS.get(record.code)
            try:
                if reader is not None:
                    reader(self, record)
                else:
                    self.beside.read(record, is_chart)
            except MALFORMED:
                continue  # this record is lost, the others count
        self._end_row()
        self._write()
        return count > 0

    def _find_hidden(self, stream: bytes) -> None:
        """Hidden rows and columns first: their records may stand behind the cells."""
        for depth, record in substream(stream, self.bound.start, self.limits):
            data = record.data
            if depth != 1 or len(data) < 10:
                continue
            if record.code == 0x208 and len(data) >= 14:
                row, height, flags = unpack_from("<H4xH4xH", data)
                if flags & 0x20 or height & 0x7FFF == 0:
                    self._hidden_rows.add(row)
            elif record.code == 0x7D:
                first, last, width, _, flags = unpack_from("<HHHHH", data)
                if flags & 1 or width == 0:
                    self._hidden_columns.update(range(first, min(last, 255) + 1))

    def _write(self) -> None:
        sheet, add = self.bound.sheet, self._add
        self._grid.write(self.builder)
        for words, where in self._literals.items():
            add(words, Part.FIELD_CODE, sheet.at(where, _FORMULA))
        for words, part, label in self.beside.found():
            add(words, part, label)

    def _add(self, text: str, part: Part, label: Phrase) -> None:
        sheet = self.bound.sheet
        self.builder.add(cell_text(text), sheet.part(part), page=sheet.number, label=label)

    def _put(self, row: int, column: int, style: CellStyle, text: str, white: str = "", hidden: bool = False) -> None:
        """One cell; a new row ends the one before."""
        if row != self._row:
            self._end_row()
            self._row = row
        if not text.strip() and not white:
            return
        why = ROW if row in self._hidden_rows else COLUMN if column in self._hidden_columns else None
        why = why or (FORMAT if hidden else style.why)
        self._cells.append((column, cell_text(text), why, cell_text(white)))

    def _end_row(self) -> None:
        groups: dict[Phrase | None, tuple[list[int], list[str]]] = {}
        for column, text, why, white in sorted(self._cells, key=lambda cell: cell[0]):
            for words, reason in ((text, why), (white, why or WHITE)):
                if words and not words.isspace():
                    columns, texts = groups.setdefault(reason, ([], []))
                    if columns and columns[-1] == column:
                        continue  # a cell that stands twice: the first counts, as programs have it
                    columns.append(column)
                    texts.append(words)
        self._cells = []
        for reason, (columns, texts) in groups.items():
            self._grid.add(self._row + 1, columns, texts, reason)

    def _style(self, number: int) -> CellStyle:
        return self.book.styles[number] if number < len(self.book.styles) else GENERAL

    def _number(self, row: int, column: int, style: int, value: float) -> None:
        found = self._style(style)
        shown = found.format.show(repr(value), self.book.epoch_1904)
        self._put(row, column, found, shown.text, hidden=shown.hidden)

    def _text(self, row: int, column: int, style: CellStyle, text: str, white: str = "") -> None:
        if white and not style.on_white:
            text, white = text + white, ""
        self._put(row, column, style, text, white, style.format.hides_text)

    def number(self, record: Record) -> None:
        """A cell with a floating-point number."""
        self._number(*unpack_from("<HHHd", record.data))

    def rk(self, record: Record) -> None:
        """A cell with a number in four bytes."""
        row, column, style, raw = unpack_from("<HHHI", record.data)
        self._number(row, column, style, _rk(raw))

    def rks(self, record: Record) -> None:
        """Several such cells side by side."""
        row, first = unpack_from("<HH", record.data)
        for index in range((len(record.data) - 6) // 6):
            style, raw = unpack_from("<HI", record.data, 4 + 6 * index)
            self._number(row, first + index, style, _rk(raw))

    def shared(self, record: Record) -> None:
        """A cell with a shared string."""
        row, column, style, index = unpack_from("<HHHI", record.data)
        strings = self.book.strings
        text, white = strings.texts[index], ""
        strings.used[index] = 1
        if index in strings.runs:
            text, white = self.book.white_from(index, text)
        self._text(row, column, self._style(style), text, white)

    def label(self, record: Record) -> None:
        """A cell with a string of its own."""
        row, column, style = unpack_from("<HHH", record.data)
        self._text(row, column, self._style(style), self.book.dialect.text(record.data, 6)[0])

    def truth(self, record: Record) -> None:
        """A cell with a truth value or an error."""
        row, column, style, value, error = unpack_from("<HHHBB", record.data)
        text = _ERRORS.get(value, "#?") if error else "TRUE" if value else "FALSE"
        self._text(row, column, self._style(style), text)

    def formula(self, record: Record) -> None:
        """A cell with a formula: its value, and the words in the formula."""
        data = record.data
        row, column, number, raw = unpack_from("<HHH8s", data)
        style = self._style(number)
        self._awaited = None
        if raw[6:] != b"\xff\xff":
            self._number(row, column, number, unpack_from("<d", raw)[0])
        elif raw[0] == 0:
            self._awaited = row, column, style
        elif raw[0] in (1, 2):
            text = _ERRORS.get(raw[2], "#?") if raw[0] == 2 else "TRUE" if raw[2] else "FALSE"
            self._text(row, column, style, text)
        if self.book.dialect.unicode and len(self._literals) < _MOST_LITERALS:
            size = unpack_from("<H", data, 20)[0]
            for words in formula_strings(data[22 : 22 + size]):
                if words.strip():
                    self._literals.setdefault(words, f"{column_letters(column)}{row + 1}")

    def result(self, record: Record) -> None:
        """The text that the formula before it results in."""
        if self._awaited:
            row, column, style = self._awaited
            self._text(row, column, style, self.book.dialect.text(record.data, 0)[0])
            self._awaited = None

    def merged(self, record: Record) -> None:
        """Merged ranges."""
        for index in range(unpack_from("<H", record.data)[0]):
            top, bottom, left, right = unpack_from("<HHHH", record.data, 2 + 8 * index)
            if len(self._grid.merges) < _MOST_MERGES:
                self._grid.merges.append((top + 1, bottom + 1, left, right))


def _rk(raw: int) -> float:
    """A number in four bytes: a whole one of 30 bits or the upper half of a float, perhaps times 100."""
    if raw & 2:
        value = float((raw >> 2) - (1 << 30 if raw & 0x80000000 else 0))
    else:
        value = unpack_from("<d", b"\0\0\0\0" + (raw & 0xFFFFFFFC).to_bytes(4, "little"))[0]
    return value / 100 if raw & 1 else value


_READERS: dict[int, Callable[[BinarySheet, Record], None]] = {
    0x203: BinarySheet.number,
    0x27E: BinarySheet.rk,
    0xBD: BinarySheet.rks,
    0xFD: BinarySheet.shared,
    0x204: BinarySheet.label,
    0xD6: BinarySheet.label,
    0x205: BinarySheet.truth,
    0x06: BinarySheet.formula,
    0x207: BinarySheet.result,
    0xE5: BinarySheet.merged,
}
