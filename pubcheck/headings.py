"""The heads of columns: rows of cells between tabs or commas, or of words between spaces, and which stands over a place."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import NamedTuple

from pubcheck.code_points import each_line
from pubcheck.lazy_pattern import lazily
from pubcheck.reading import Reading, compiled
from pubcheck.span import Span

_DATA = lazily(r"[0-9]{4}|[*＊×xX]{4}")
_HEADING = lazily(
    r"序\s*号|编\s*号|姓\s*名|名\s*称|性\s*别|号\s*码|证\s*号|电\s*话|日\s*期|地\s*址|住\s*址|备\s*注|单\s*位|金\s*额|年\s*月|[证卡账帐]号"
    r"|^(?i:name|xm|uid|user(?:_?(?:name|id))?|id(?:_?(?:no|card))?|sfzh|mobile|phone|tel|addr(?:ess)?|time|tm|date|ts|model|sn|order_?(?:no|id))$"
)
_WHO = lazily(r"姓\s*名|户主(?:姓名)?|学生姓名|人员姓名|名字")
_HEADING_ROWS = 3
_WORDS, _TABS, _COMMAS, _SEMICOLONS = range(4)  # what parts the cells of a row
_LONGEST = (
    10,
    24,
    12,
    16,
)  # characters of a cell of a heading; the names of fields in an export may have twice as many
_FEWEST = (3, 2, 3, 3)  # cells of a heading
_WORD = re.compile(r"\S+")
# A comma that parts thousands parts no cells: 5,812.00
_PARTS = {
    _TABS: re.compile("\t"),
    _COMMAS: re.compile(r",(?![0-9]{3}[.,])|(?<=[0-9]{4}),|(?<=[^0-9]),"),
    _SEMICOLONS: re.compile(";"),
}
# Cells whose form tells which column they stand in, where a row lost or gained words.
_FORMS = (
    (lazily(r"[男女]"), lazily(r"性\s*别")),
    (
        lazily(r"(?:19|20)[0-9]{2}[-./年][0-9]{1,2}[-./月][0-9]{1,2}日?"),
        lazily(r"日\s*期|年\s*月|生\s*日|时\s*间|出\s*生"),
    ),
    (lazily(r"[1-9][0-9]{16}[0-9Xx]"), lazily(r"身\s*份|证\s*件")),
    (lazily(r"(?:\+?86-?)?1[3-9][0-9](?:[-_.—]?[0-9]{4}){2}"), lazily(r"电\s*话|手\s*机|联系方式")),
    (lazily(r"[3-9][0-9]{15}(?:[0-9]{3})?"), lazily(r"卡|账|帐|存折")),
    (lazily(r"[0-9]{1,3}(?:,[0-9]{3}){0,3}\.[0-9]{2}|[0-9]{4,9}\.[0-9]{2}"), lazily(r"金\s*额|元[)）]?$|款$")),
    (lazily(r"[\u4e00-\u9fff][A-HJ-Z][·•・]?[0-9A-HJ-NP-Z]{5,6}"), lazily(r"车\s*牌|号\s*牌|牌\s*照|牌\s*号")),
)
_GROUP = lazily(r"[0-9]{1,13}[Xx]?")  # of a number that blanks part
_FIRST, _SHORT = 3, 4  # columns whose place is known from the left, behind words of so many characters at most
_MOST_SURPLUS = 4  # words more than headings


class _Row(NamedTuple):
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

    Where each begins, how many cells it has and what parts them stand in arrays, since there may be millions.
    """

    def __init__(self, text: str) -> None:
        self.starts, self.widths, self.kinds = array("i"), array("i"), bytearray()
        self.fullest = array("i")  # their cells where every comma parts two: 100,200 may be two cells or one sum
        self.plain: dict[int, _Row] = {}
        start = 0
        last: tuple[int, int, int] | None = None  # what the rows before this one are, where they all mean the same
        for line in each_line(text):
            at, start = start, start + len(line) + 1
            kind, cells = _cells(line)
            if kind == _WORDS and len(cells) == 1:
                like = kind, 1, 0
            else:
                cells = [cell.strip() for cell in cells] if kind else cells
                filled = [cell for cell in cells if cell]
                longest = _LONGEST[kind]
                if filled and not any(
                    len(cell) > longest << cell.isascii() or cell.isdigit() or _DATA.search(cell) for cell in filled
                ):
                    usual = any(map(_HEADING.search, filled))
                    self.plain[len(self.starts)] = _Row(at, at + len(line), tuple(cells), len(filled), usual)
                    self._note(at, len(cells), kind, line)
                    last = None
                    continue
                if not filled:
                    continue  # a blank line ends nothing and holds nothing
                like = kind, 0 if kind == _TABS else len(cells), kind == _COMMAS and line.count(",")
            if like != last:
                self._note(at, len(cells), kind, line)
            last = like

    def _note(self, start: int, width: int, kind: int, line: str) -> None:
        self.fullest.append(line.count(",") + 1 if kind == _COMMAS else width)
        self.starts.append(start)
        self.widths.append(width)
        self.kinds.append(kind)


def _cells(line: str) -> tuple[int, list[str]]:
    """What parts the cells of ``line``, and the cells."""
    if "\t" in line:
        return _TABS, line.split("\t")
    words = line.split()
    if line.count(";") > 2 and len(words) < 4:
        return _SEMICOLONS, [cell.strip('"') for cell in line.split(";")]
    if line.count(",") > 2 and len(words) < 4:
        return _COMMAS, _PARTS[_COMMAS].split(line)
    return _WORDS, words


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
        self._kinds: list[int] = []
        self._cells: tuple[int, list[int]] = (-1, [])  # of the line last asked for
        self._read(reading.once("rows", lambda: _Rows(reading.text.text)))

    def over(self, position: int) -> str:
        """The heading of the column in which ``position`` stands; empty where there is none."""
        at = bisect_right(self._starts, position) - 1
        if at < 0 or not self._headings[at]:
            return ""
        headings, kind = self._headings[at], self._kinds[at]
        starts = self._cells_of(position, kind, len(headings))
        index = bisect_left(starts, position + bool(kind)) - 1
        if not kind and (position == 0 or self._text.text[position - 1].isspace()):
            index += 1
        if len(starts) != len(headings) and not kind:
            index = self._slipped(headings, starts, index)
        return headings[index] if 0 <= index < len(headings) else ""

    def of_row(self, position: int) -> tuple[str, ...]:
        """All the headings of the table in which ``position`` stands; empty where there are none."""
        at = bisect_right(self._starts, position) - 1
        return self._headings[at] if at >= 0 else ()

    def is_flattened(self, position: int) -> bool:
        """Whether blanks alone part the cells there: those inside a number may shift what stands under which heading."""
        at = bisect_right(self._starts, position) - 1
        return at >= 0 and self._kinds[at] == _WORDS

    def _slipped(self, headings: tuple[str, ...], starts: list[int], index: int) -> int:
        """The column of word ``index`` in a row that has more or fewer words than there are headings; -1 if none tells."""
        text = self._text.text
        reach = len(headings) + _MOST_SURPLUS  # words on either side that are looked at
        for at in range(min(index, len(starts) - 1), max(-1, index - reach), -1):
            word = _WORD.match(text, starts[at])
            column = _column_of(word[0], headings) if word else None
            if column is not None:
                return column + index - at
        surplus = len(starts) - len(headings)
        if (
            surplus > 1
            and 0 <= index <= _FIRST
            and all(
                (word := _WORD.match(text, start)) is not None and len(word[0]) <= _SHORT for start in starts[:index]
            )
        ):
            return index  # short words before it part no cells, those behind it do
        for at in range(index + 1, min(len(starts), index + reach)):
            word = _WORD.match(text, starts[at])
            column = _column_of(word[0], headings) if word else None
            if column is not None:
                return column + index - at
        # Else columns are counted from the end.
        return index - surplus if abs(surplus) == 1 else -1

    def _cells_of(self, position: int, kind: int, width: int) -> list[int]:
        """Where the cells of the line begin; every comma parts two where the heading has as many (100,200 is no sum there)."""
        line = self._text.paragraph(Span(position, position))
        if self._cells[0] != line.start:
            text = self._text.text
            if kind:
                starts = [line.start, *(sign.end() for sign in _PARTS[kind].finditer(text, line.start, line.end))]
                if kind == _COMMAS and len(starts) != width == text.count(",", line.start, line.end) + 1:
                    starts = [line.start, *(at + 1 for at in range(line.start, line.end) if text[at] == ",")]
            else:
                starts = [word.start() for word in _WORD.finditer(text, line.start, line.end)]
                if len(starts) > width:
                    joined = _joined(text, starts, line.end)
                    starts = joined if len(joined) == width else starts
            self._cells = line.start, starts
        return self._cells[1]

    def _read(self, rows: _Rows) -> None:
        heading: tuple[str, ...] = ()
        kind = _WORDS
        depth = 0  # rows of the heading so far
        torn = False  # whether the line before was the rest of a row that an export broke
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
            row, width, this = rows.plain.get(at), rows.widths[at], rows.kinds[at]
            if row is not None and self._is_heading(
                row, this, bool(depth) and kind == _TABS and len(row.cells) == len(heading)
            ):
                joined = depth and depth < _HEADING_ROWS and this == kind and width == len(heading)
                heading = tuple(a + b for a, b in zip(heading, row.cells, strict=True)) if joined else row.cells
                depth = depth + 1 if joined else 1
                kind = this
                self._note(row.start, (), kind)
                torn = False
            elif heading and self._goes_under(rows, at, heading, kind):
                depth, torn = 0, False
                self._note(rows.starts[at], heading, kind)
            elif heading and not torn and this == kind == _WORDS and 1 < width < len(heading) - 1:
                torn = True  # 778  331716789  同上: the row below stands under the heading again
                self._note(rows.starts[at], (), kind)
            else:
                heading, depth = (), 0
                self._note(rows.starts[at], (), kind)

    def _goes_under(self, rows: _Rows, at: int, heading: tuple[str, ...], kind: int) -> bool:
        """Whether row ``at`` stands below ``heading``, whose cells are parted by ``kind``."""
        width, this, start = rows.widths[at], rows.kinds[at], rows.starts[at]
        if this != kind:
            return this == _WORDS and kind in (_COMMAS, _SEMICOLONS) and self._parts(start, kind) == len(heading)
        if _fits(kind, width - len(heading), len(heading)) or (kind == _COMMAS and rows.fullest[at] == len(heading)):
            return True
        return kind == _WORDS and width > len(heading) and self._joined_fits(start, len(heading))

    def _parts(self, start: int, kind: int) -> int:
        """How many cells the line has if it is parted as the heading is, whatever blanks stand in them."""
        return len(_PARTS[kind].split(self._text.paragraph(Span(start, start)).of(self._text.text)))

    def _joined_fits(self, start: int, width: int) -> bool:
        """Whether the row fits once the groups of a number are taken for one word: 6228 4821 5506 1437."""
        words = self._text.paragraph(Span(start, start)).of(self._text.text).split()
        goes_on = sum(bool(_GROUP.fullmatch(a) and _GROUP.fullmatch(b)) for a, b in pairwise(words))
        return _fits(_WORDS, len(words) - goes_on - width, width)

    def _note(self, start: int, heading: tuple[str, ...], kind: int) -> None:
        if heading != (self._headings[-1] if self._headings else ()) or (heading and kind != self._kinds[-1]):
            self._starts.append(start)
            self._headings.append(heading)
            self._kinds.append(kind)

    def _is_heading(self, row: _Row, kind: int, continued: bool) -> bool:
        if row.filled == 2 and kind == _WORDS and _WHO.fullmatch(row.cells[0]):
            # Two words alone are one where the first is 姓名 and the second is the label.
            return self._label.search(row.cells[1]) is not None
        if row.filled < (1 if continued else _FEWEST[kind]):
            return False
        return row.usual or (
            kind in (_WORDS, _TABS)  # prose has commas too
            and self._found.may_hold(self._pattern, row.start, row.end)
            and any(map(self._label.search, row.cells))
        )


def _fits(kind: int, surplus: int, width: int) -> bool:
    """Whether a row with so many cells more than the heading, which has ``width``, may stand below it."""
    if kind == _WORDS and width == 2:
        return surplus == 0
    return kind == _TABS or (-1 <= surplus <= _MOST_SURPLUS if kind == _WORDS else not surplus)


def _joined(text: str, starts: list[int], end: int) -> list[int]:
    """Where the words begin once those inside a bracket, and the groups of a number, count as one."""
    kept: list[int] = []
    depth = 0
    before = ""
    for start, following in pairwise((*starts, end + 1)):
        word = text[start:following].strip()
        if depth <= 0 and not (_GROUP.fullmatch(before) and _GROUP.fullmatch(word)):
            kept.append(start)
            depth = 0
        depth += sum(word.count(sign) for sign in "（(") - sum(word.count(sign) for sign in "）)")
        before = word
    return kept


def _column_of(word: str, headings: tuple[str, ...]) -> int | None:
    """The one column whose heading asks for a word of this form."""
    for form, asked in _FORMS:
        if form.fullmatch(word):
            columns = [index for index, heading in enumerate(headings) if asked.search(heading)]
            return columns[0] if len(columns) == 1 else None
    return None
