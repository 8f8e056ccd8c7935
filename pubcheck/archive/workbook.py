"""XLSX row by row: tables of any length in bounded memory, whatever words stand in them.

Words of documents stay words: nothing that begins with = + - @ becomes a formula, a link or a number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pubcheck.finding import Severity
from pubcheck.lazy_pattern import lazily
from pubcheck.masking import harmless
from pubcheck.phrase import Lang, Phrase
from pubcheck.target import Sink

#: Rows of a sheet that Excel opens, the heading included.
MOST_ROWS = 1_048_576
_LONGEST = 8_000  # characters of a cell; Excel holds 32,767 UTF-16 units and shows some thousand
_NOT_XML = lazily("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_NO_CHARACTER = lazily("[\ufffe\uffff]")
_PAPER = 9  # A4
_FONT, _SIZE = "宋体", 10
_LINE = "#C9D1DA"
_LINE_HEIGHT, _MOST_LINES = 13.0, 12  # points; what is longer stays in the cell and is cut on the page
_FILLED = 1.05  # columns of text of this font to one of a column's width
_NAVY = "#1F3F66"
_TINTS = {
    Severity.BLOCK: ("#8A1022", "#F9D5D8"),
    Severity.HIGH: ("#B5361C", "#FDE4DA"),
    Severity.MEDIUM: ("#8A5A00", "#FDF0CC"),
    Severity.LOW: ("#0B5C8A", "#E0EFF8"),
    Severity.INFO: ("#566270", "#EBEEF1"),
}
_PAGES = Phrase("第 &P 页，共 &N 页", "page &P of &N")
_BAD_CHOICE = Phrase("请从下拉列表中选择，或清空此格", "choose from the list, or leave it empty")
_BAD_DAY = Phrase("请填写日期，例如 2027-12-31", "a day like 2027-12-31")

Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its heading, how wide it is (characters), and what people may enter there: one of
    ``choices``, a day, any words. ``is_tinted`` columns take the colour of the row's severity."""

    title: Phrase
    width: float
    is_tinted: bool = False
    is_entry: bool = False
    is_day: bool = False
    choices: tuple[str, ...] = ()


def cell_text(text: str) -> str:
    """``text`` as a cell may hold it: no character that XML forbids or that deceives the eye, not too long."""
    if _NOT_XML.search(text):
        text = harmless(text)
    text = _NO_CHARACTER.sub("\ufffd", text)
    if len(text) > _LONGEST:
        text = text[: _LONGEST - 1] + "…"
    # xlsxwriter takes words between these tags for rich text and writes them into the XML as they are.
    return text + " " if text.startswith("<r>") and text.endswith("</r>") else text


@lru_cache(1 << 14)
def _cell(text: str, width: float) -> tuple[str, int]:
    """The text of a cell, and how many lines it fills in a column of this width."""
    text = cell_text(text)
    room = width * _FILLED
    # In UTF-8 a Han character has three bytes and takes two columns, a Latin one takes one of each.
    lines = sum(-(-(len(line.encode()) + len(line)) // (2 * room)) or 1 for line in text.split("\n"))
    return text, int(lines)


class Book:
    """A workbook under way; see :func:`writing_book`."""

    def __init__(self, workbook: Any, lang: Lang, title: str, most_rows: int) -> None:
        self.workbook, self.lang, self.title, self.most_rows = workbook, lang, title, most_rows
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def format(self, **properties: Any) -> Any:
        """The format with these properties, each made once."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            look = {"font_name": _FONT, "font_size": _SIZE, "valign": "top", **properties}
            self._formats[key] = self.workbook.add_format(look)
        return self._formats[key]

    def boxed(self, **properties: Any) -> Any:
        """The format of a cell with lines around it."""
        return self.format(text_wrap=True, border=1, border_color=_LINE, **properties)

    def head(self) -> Any:
        """The format of a heading."""
        return self.boxed(bold=True, font_color="#FFFFFF", bg_color=_NAVY, align="center")

    def tint(self, severity: Severity) -> Any:
        """The format of a cell that shows how grave its row is."""
        ink, ground = _TINTS[severity]
        return self.boxed(bold=severity.rank > 2, font_color=ink, bg_color=ground, align="center")

    def sheet(self, name: str) -> Any:
        """A new sheet, ready for print: A4 across, as wide as the page, its name and page numbers at the foot."""
        sheet = self.workbook.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(_PAPER)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        head = self.title.replace("&", "&&")[:120]
        sheet.set_header(f"&L{head}&R{name}")
        sheet.set_footer(f"&C{_PAGES.say(self.lang)}")
        return sheet


class Table:
    """Rows under one heading, on as many sheets as they need: 台账, 台账2, 台账3."""

    def __init__(self, book: Book, name: Phrase, columns: Sequence[Column], *, frozen: int = 2, printed: int = 0):
        """``frozen`` columns stay in view at the left; ``printed`` is how many go on paper, 0 for all."""
        self._book, self._name, self._columns = book, name.say(book.lang), tuple(columns)
        self._frozen, self._printed = frozen, printed or len(columns)
        self._sheets = 0
        self._row = 0
        self._sheet: Any = None
        self._plain, self._figure = book.boxed(), book.boxed(align="center")
        self._tints = {severity: book.tint(severity) for severity in Severity}
        self._entry = book.boxed(bg_color="#FFFBE6")
        self._day = book.boxed(bg_color="#FFFBE6", num_format="yyyy-mm-dd")
        self.number = 0
        self._open()

    def add(self, values: Sequence[Value], severity: Severity | None = None, *, may_enter: bool = True) -> None:
        """One row. Columns for entries are left empty where ``values`` has None for them."""
        if self._row >= self._book.most_rows:
            self._end()
            self._open()
        sheet, row = self._sheet, self._row
        cells = [
            _cell(value, column.width) if isinstance(value, str) and value else (value, 1)
            for column, value in zip(self._columns, values, strict=True)
        ]
        # Excel fits rows to their words when it opens a workbook; other programs do not.
        sheet.set_row(row, _LINE_HEIGHT * min(max(lines for _, lines in cells), _MOST_LINES) + 2)
        for known in (sheet.row_info, sheet.row_sizes):  # xlsxwriter keeps them for pictures
            known.pop(row - 2, None)
        for at, (column, (value, _)) in enumerate(zip(self._columns, cells, strict=True)):
            look = self._plain
            if column.is_tinted and severity is not None:
                look = self._tints[severity]
            elif column.is_entry and may_enter:
                look = self._day if column.is_day else self._entry
            if value is None or value == "":
                sheet.write_blank(row, at, None, look)
            elif isinstance(value, str):
                sheet.write_string(row, at, value, look)
            else:
                sheet.write_number(row, at, value, self._figure)
        self._row += 1
        self.number += 1

    def close(self) -> None:
        """Nothing more comes."""
        self._end()

    def _open(self) -> None:
        self._sheets += 1
        name = self._name if self._sheets == 1 else f"{self._name}{self._sheets}"
        self._sheet = self._book.sheet(name)
        self._row = 1
        for at, column in enumerate(self._columns):
            self._sheet.set_column(at, at, column.width)
        self._sheet.set_row(0, 44)
        for at, column in enumerate(self._columns):
            self._sheet.write_string(0, at, column.title.say(self._book.lang), self._book.head())
        self._sheet.freeze_panes(1, self._frozen)
        self._sheet.repeat_rows(0)

    def _end(self) -> None:
        sheet, last = self._sheet, max(self._row - 1, 1)
        sheet.autofilter(0, 0, last, len(self._columns) - 1)
        sheet.print_area(0, 0, last, self._printed - 1)
        for at, column in enumerate(self._columns):
            rule: dict[str, Any]
            if column.choices:
                rule = {"validate": "list", "source": list(column.choices), "error_message": _BAD_CHOICE}
            elif column.is_day and column.is_entry:
                rule = {"validate": "date", "criteria": ">", "value": date(2000, 1, 1), "error_message": _BAD_DAY}
            else:
                continue
            rule["error_message"] = rule["error_message"].say(self._book.lang)
            sheet.data_validation(1, at, last, at, {"ignore_blank": True, **rule})


@contextmanager
def writing_book(
    path: Path, lang: Lang, title: str, made: str, most_rows: int = MOST_ROWS, sign: str = ""
) -> Iterator[Book]:
    """The workbook that is at ``path`` when the context ends.

    :param made: the time it tells as its own (ISO), so that the same store gives the same workbook.
    :param most_rows: how many rows a sheet has before the next begins.
    :param sign: by which a scan knows a ledger of its own store again.
    """
    with streamed(path, {"strings_to_numbers": False}) as workbook:
        workbook.use_zip64()
        if sign:
            workbook.set_custom_property("pubcheck", sign)
        workbook.set_properties({"title": title, "author": "pubcheck", "created": _time(made)})
        yield Book(workbook, lang, title, most_rows)


@contextmanager
def streamed(path: Path, options: Mapping[str, Any] | None = None) -> Iterator[Any]:
    """A workbook of xlsxwriter whose rows go to disk as they come, and that is at ``path`` when the context ends.

    What looks like a formula or an address stays words.
    """
    import xlsxwriter

    # Beside the output: rows wait on the disk that has room for them, and where only the owner looks. The folder goes
    # after the book is closed, which also closes what it holds there.
    with TemporaryDirectory(dir=path.parent) as folder, path.open("w+b") as stream:
        sink = Sink(stream)
        kept = {"constant_memory": True, "tmpdir": folder, "strings_to_formulas": False, "strings_to_urls": False}
        workbook = xlsxwriter.Workbook(sink, {**kept, **(options or {})})
        try:
            yield workbook
        except BaseException:  # what went wrong is told already
            with suppress(Exception):
                workbook.close()
            raise
        workbook.close()
        sink.check()


def _time(iso: str) -> datetime:
    try:
        return datetime.fromisoformat(iso).replace(tzinfo=None)
    except ValueError:
        return datetime(2000, 1, 1)
