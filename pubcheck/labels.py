"""What a document calls a value: the label before it, the line above it, the head of its column.

``护照号：E12345678``, a table with a column 护照号, and a table that was flattened to words
with spaces say the same thing; a rule states the words once and gets all of them.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pubcheck.code_points import each_line
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import Judgement, Match, Reading, compiled, value_span
from pubcheck.phrase import Phrase
from pubcheck.span import Span

# Between two characters of a number that an export broke up: nothing, spaces, or the end of a hard-wrapped line.
GAP = r"(?:[ ]{1,2}|[ ]?\n[ ]?)?"

# Between a label and its value: the end of a sentence, another label, or another cell of words.
_INTERRUPTED = lazily(r"[。！？!?\n]|[\u4e00-\u9fff]{2,10}\s*[:：]|\t[^\t0-9]*[\u4e00-\u9fff]{2}[^\t]*\t")
# What may stand between them where the label names this very value: signs, a remark in brackets,
# other values of the same list.
_FILLER = lazily(
    r"[\s:：,，、;；/为是系“”\"'‘’.·—）)-]*(?:[(（\[【][^)）\]】\n]{0,12}[)）\]】])?[\s:：为是(（]*"
    r"(?:[0-9A-Za-z*+()（）_-]{4,24}\s*[、/，,;；和及或]\s*){0,6}[\s:：为是(（]*"
)
_NEUTRAL = lazily(
    r"(?:证件|证书|账户)?(?:号码|编号|账号|卡号|证号)|号(?=[\s:：为是]|$)|[Nn][Oo]\.?"
)  # say nothing new behind a label
_DATA = lazily(r"[0-9]{4}|[*＊×xX]{4}")
_HEADING = lazily(
    r"序\s*号|编\s*号|姓\s*名|名\s*称|性\s*别|号\s*码|证\s*号|电\s*话|日\s*期|地\s*址|住\s*址|备\s*注|单\s*位|金\s*额|年\s*月|[证卡账帐]号"
)
_HEADING_ROWS = 3
_ABOVE_IT = 80  # where a label on the line above begins, before the words between
_SIGNS = " \t:：为是"
# A label behind its value: in brackets of its own, or behind 号 where no other value follows.
_BEHIND = lazily(r"\s?[（(](?:证件|系|为)?|\s?号(?:的)?\s?")
_LONG, _HAN = 24, lazily(r"(?![同与和含见])[\u4e00-\u9fff]{0,8}")  # such a label, and what of it the pattern leaves out
_CLOSED, _NO_VALUE = lazily(r"\s?[)）]"), lazily(r"(?![0-9A-Za-z]|\s?[:：])")
_TAB, _WORD = re.compile("\t"), re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Label:
    """The words that name a value, and how they stand to it; ``gap`` is the text between the two."""

    words: str
    why: Phrase
    gap: str = ""
    heading: bool = False

    @property
    def adjacent(self) -> bool:
        """Whether nothing but signs, or other values of a list, separates the two."""
        return self.heading or _FILLER.fullmatch(self.gap) is not None


@dataclass(frozen=True, slots=True)
class Labelled:
    """Candidates of ``pattern`` that ``label`` (a pattern too) names, judged by ``check``.

    ``reach`` is how many characters may stand between the label's end and the value. With
    ``bare`` the check also sees the candidates that nothing names, with ``None`` for a label.
    """

    pattern: str
    label: str
    check: Callable[[str, Reading, Span, Label | None], Judgement | None]
    reach: int = 16
    bare: bool = False

    @property
    def needs(self) -> tuple[str, ...]:
        """The pattern; the label where nothing counts without one, which is rarer."""
        return (self.pattern if self.bare else self.label,)

    @property
    def asks(self) -> tuple[str, ...]:
        """The pattern and the label."""
        return self.pattern, self.label

    def find(self, reading: Reading) -> Iterator[Match]:
        """The candidates that the check accepts."""
        text = reading.text.text
        if not reading.found.may_hold(self.pattern):
            return
        named = reading.holds(self.label)
        if not named and not self.bare:
            return
        columns: Columns | None = None
        for match in reading.matches(self.pattern):
            span = value_span(match)
            label = label_before(reading, span.start, self.label, self.reach) if named else None
            label = label or (label_behind(reading, span.end, self.label) if named else None)
            if named and label is None:
                columns = columns or _columns(reading, self.label)
                label = _as_heading(columns.over(span.start), self.label, reading.seconds)
            if label is not None or self.bare:
                judgement = self.check(span.of(text), reading, span, label)
                if judgement is not None:
                    yield Match(span, judgement)


def label_before(reading: Reading, start: int, label: str, reach: int) -> Label | None:
    """The label that stands before ``start``, in the same line or alone on the line above."""
    text, seconds = reading.text.text, reading.seconds
    # Most values stand in words that hold no label: neither before them nor, if nothing else is, above them.
    begin = max(0, start - reach - 24)
    if not reading.found.may_hold(label, begin - _ABOVE_IT, start) and _says(text[begin:start]):
        return None
    line = reading.text.paragraph(Span(start, start)).start
    # The label itself may be long: what counts is the way from its end to the value.
    begin = max(line, start - reach - 24)
    window = text[begin:start]
    if line and not _NEUTRAL.sub("", window).strip(_SIGNS):
        above = reading.text.paragraph(Span(line - 1, line - 1)).of(text).rstrip(" :：\t")
        found = list(compiled(label).finditer(above[-24:], timeout=seconds)) if len(above) <= 40 else []
        if found and not above[-24:][found[-1].end() :].strip("号码）) "):
            return _label(found[-1].group(), _ABOVE)
        return None
    if not reading.found.may_hold(label, begin, start):
        return None
    found = list(compiled(label).finditer(window, timeout=seconds))
    if not found:
        return None
    gap = window[found[-1].end() :]
    if len(gap) > reach:
        return None
    gap = _NEUTRAL.sub("", gap)
    return None if _INTERRUPTED.search(gap) else _label(found[-1].group(), _BEFORE, gap)


def label_behind(reading: Reading, end: int, label: str) -> Label | None:
    """The label right behind a value that ends at ``end``: H12345678号回乡证, E12345678（护照）."""
    text = reading.text.text
    joint = _BEHIND.match(text, end)
    if joint is None or not reading.found.may_hold(label, end, end + _ABOVE_IT):
        return None
    found = compiled(label).search(text, joint.end(), joint.end() + _LONG, timeout=reading.seconds)
    if found is None or not _HAN.fullmatch(text, joint.end(), found.start()):
        return None
    if not (_CLOSED if "（" in joint[0] or "(" in joint[0] else _NO_VALUE).match(text, found.end()):
        return None
    return _label(found.group(), _AFTER)


def _says(words: str) -> bool:
    """Whether there is more than what may stand at the end of a label."""
    return bool(words.replace("：", " ").replace(":", " ").strip())


def whole(value: str, label: Label | None) -> str | None:
    """``value`` without the gaps of an export; ``None`` where they may divide two cells or two numbers."""
    joined = re.sub(r"[ \n]", "", value)
    if joined != value and (label is None or not label.adjacent or (label.heading and "\n" in value)):
        return None
    return joined


def _as_heading(heading: str, label: str, seconds: float) -> Label | None:
    found = compiled(label).search(heading, timeout=seconds) if heading else None
    return _label(found.group(), _COLUMN, heading=True) if found else None


def _label(words: str, why: Phrase, gap: str = "", *, heading: bool = False) -> Label:
    tidy = " ".join(words.split()).strip(" :：（(")
    return Label(tidy, why.fill(words=tidy), gap, heading)


_BEFORE = Phrase("前文有“{words}”", "“{words}” stands before it")
_AFTER = Phrase("其后有“{words}”", "“{words}” stands behind it")
_ABOVE = Phrase("上一行为“{words}”", "“{words}” stands on the line above")
_COLUMN = Phrase("所在列的表头为“{words}”", "it stands in the column “{words}”")


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


def _columns(reading: Reading, label: str) -> Columns:
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
