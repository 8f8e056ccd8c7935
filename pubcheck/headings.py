"""The heads of columns: rows of cells behind tabs, or of words between spaces, and which of them stands over a place."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from pubcheck.code_points import each_line
from pubcheck.lazy_pattern import lazily
from pubcheck.reading import Reading, compiled
from pubcheck.span import Span

_DATA = lazily(r"[0-9]{4}|[*＊×xX]{4}")
_HEADING = lazily(
    r"序\s*号|编\s*号|姓\s*名|名\s*称|性\s*别|号\s*码|证\s*号|电\s*话|日\s*期|地\s*址|住\s*址|备\s*注|单\s*位|金\s*额|年\s*月|[证卡账帐]号"
)
_HEADING_ROWS = 3
_TAB, _WORD = re.compile("\t"), re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class _Row:
    """A line whose cells are short and without numbers, as those of a heading are.

    ``filled`` is how many of them hold something, ``usual`` whether one of them is a usual heading.
    """

    start: int
    end: int
    cells: tuple[str, ...]
    filled: int
    usual: bool


class _Rows:
    """The lines of a text, of several that are alike in what they mean for the headings above them the first.

    Where each begins, how many cells it has and whether tabs part them stand in arrays, since there may be millions.
    """

    def __init__(self, text: str) -> None:
        self.starts, self.widths, self.tabbed = array("i"), array("i"), bytearray()
        self.plain: dict[int, _Row] = {}
        start = 0
        last: tuple[bool, int] | None = None  # what the rows before this one are, where they all mean the same
        for line in each_line(text):
            at, start = start, start + len(line) + 1
            tabbed = "\t" in line
            cells = line.split("\t") if tabbed else line.split()
            if not tabbed and len(cells) == 1:
                like = False, 1
            else:
                cells = [cell.strip() for cell in cells] if tabbed else cells
                filled = [cell for cell in cells if cell]
                longest = 24 if tabbed else 10
                if filled and not any(len(cell) > longest or cell.isdigit() or _DATA.search(cell) for cell in filled):
                    usual = any(map(_HEADING.search, filled))
                    self.plain[len(self.starts)] = _Row(at, at + len(line), tuple(cells), len(filled), usual)
                    self._note(at, len(cells), tabbed)
                    last = None
                    continue
                if not filled:
                    continue  # a blank line ends nothing and holds nothing
                like = tabbed, 0 if tabbed else len(cells)
            if like != last:
                self._note(at, len(cells), tabbed)
            last = like

    def _note(self, start: int, width: int, tabbed: bool) -> None:
        self.starts.append(start)
        self.widths.append(width)
        self.tabbed.append(tabbed)


def columns_of(reading: Reading, label: str) -> Columns:
    """The headings that ``label`` and the usual words tell, read once."""
    return reading.once(f"columns {label}", lambda: Columns(reading, label))


class Columns:
    """The headings of the tables in a text: rows of cells behind tabs, or of words between spaces.

    A row of short cells without numbers is a heading if it holds a usual one, or ``label``.
    """

    def __init__(self, reading: Reading, label: str) -> None:
        self._text, self._found = reading.text, reading.found  # not the reading, which keeps these columns
        self._pattern = label
        self._label = compiled(label)
        self._starts: list[int] = []  # where another heading begins to hold, or none
        self._headings: list[tuple[str, ...]] = []
        self._tabbed: list[bool] = []
        self._cells: tuple[int, list[int]] = (-1, [])  # of the line last asked for
        self._read(reading.once("rows", lambda: _Rows(reading.text.text)))

    def over(self, position: int) -> str:
        """The heading of the column in which ``position`` stands; empty where there is none."""
        at = bisect_right(self._starts, position) - 1
        if at < 0 or not self._headings[at]:
            return ""
        headings, tabbed = self._headings[at], self._tabbed[at]
        starts = self._cells_of(position, tabbed)
        index = bisect_left(starts, position + tabbed) - 1
        if not tabbed and (position == 0 or self._text.text[position - 1].isspace()):
            index += 1
        if len(starts) != len(headings) and not tabbed:
            index += len(headings) - len(starts)  # a word is missing or too many: columns are counted from the end
        return headings[index] if 0 <= index < len(headings) else ""

    def _cells_of(self, position: int, tabbed: bool) -> list[int]:
        """Where the cells of the line begin."""
        line = self._text.paragraph(Span(position, position))
        if self._cells[0] != line.start:
            text = self._text.text
            if tabbed:
                starts = [line.start, *(tab.end() for tab in _TAB.finditer(text, line.start, line.end))]
            else:
                starts = [word.start() for word in _WORD.finditer(text, line.start, line.end)]
            self._cells = line.start, starts
        return self._cells[1]

    def _read(self, rows: _Rows) -> None:
        heading: tuple[str, ...] = ()
        tabbed = False
        depth = 0  # rows of the heading so far
        at = -1
        plain = iter(rows.plain)
        while True:
            at += 1
            if not heading:  # only a plain row begins a heading
                found = next((index for index in plain if index >= at), None)
                if found is None:
                    return
                at = found
            elif at == len(rows.starts):
                return
            row, width, has_tabs = rows.plain.get(at), rows.widths[at], bool(rows.tabbed[at])
            if row is not None and self._is_heading(
                row, has_tabs, bool(depth) and tabbed and len(row.cells) == len(heading)
            ):
                joined = depth and depth < _HEADING_ROWS and has_tabs == tabbed and width == len(heading)
                heading = tuple(a + b for a, b in zip(heading, row.cells, strict=True)) if joined else row.cells
                depth = depth + 1 if joined else 1
                tabbed = has_tabs
                self._note(row.start, (), tabbed)
            elif heading and has_tabs == tabbed and (tabbed or abs(width - len(heading)) <= 1):
                depth = 0
                self._note(rows.starts[at], heading, tabbed)
            else:
                heading, depth = (), 0
                self._note(rows.starts[at], (), tabbed)

    def _note(self, start: int, heading: tuple[str, ...], tabbed: bool) -> None:
        if heading != (self._headings[-1] if self._headings else ()) or (heading and tabbed != self._tabbed[-1]):
            self._starts.append(start)
            self._headings.append(heading)
            self._tabbed.append(tabbed)

    def _is_heading(self, row: _Row, tabbed: bool, continued: bool) -> bool:
        if row.filled < (1 if continued else 2 if tabbed else 3):
            return False
        return row.usual or (
            self._found.may_hold(self._pattern, row.start, row.end) and any(map(self._label.search, row.cells))
        )
