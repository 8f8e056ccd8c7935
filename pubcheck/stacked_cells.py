"""Tables of which each cell became a line of its own: the headings, then the cells of one row after the other.

How many columns there are is told by the names of persons: they return at the same distance below the line 姓名.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from pubcheck.lazy_pattern import lazily
from pubcheck.persons import persons_in
from pubcheck.reading import Reading
from pubcheck.span import Span

_WHO = (
    "姓名",
    "户主",
    "户主姓名",
    "参保人",
    "申请人",
    "学生姓名",
    "报案人",
    "来访人",
    "信访人",
    "投诉人",
    "举报人",
    "反映人",
)
_LONGEST, _WIDEST, _MOST_ROWS = 80, 12, 5_000  # characters of a cell, columns, rows
_WORDS = lazily(r"[^0-9。！？；\n]{1,16}")  # of a heading


class _Stack(NamedTuple):
    """Where the lines begin from the heading 姓名 on, and the headings from that one on."""

    starts: tuple[int, ...]
    end: int
    headings: tuple[str, ...]


def stacked_heading(reading: Reading, position: int) -> str:
    """The heading of the cell in which ``position`` stands; empty where no such table is."""
    stacks = reading.once("stacked cells", lambda: tuple(_stacks(reading)))
    for stack in stacks:
        if stack.starts[0] <= position < stack.end:
            at = bisect_right(stack.starts, position) - 1
            return stack.headings[at % len(stack.headings)] if at >= len(stack.headings) else ""
    return ""


def _stacks(reading: Reading) -> Iterator[_Stack]:
    text = reading.text.text
    done = 0
    for start in sorted({at for word in _WHO for at in _lines_of(text, word)}):
        if start < done:
            continue
        stack = _stack(reading, start)
        if stack is not None:
            done = stack.end
            yield stack


def _lines_of(text: str, word: str) -> Iterator[int]:
    """Where the lines begin that say ``word`` alone."""
    at = text.find(f"{word}\n")
    while at >= 0:
        if at == 0 or text[at - 1] == "\n":
            yield at
        at = text.find(f"{word}\n", at + 1)


def _stack(reading: Reading, start: int) -> _Stack | None:
    text = reading.text.text
    starts = [start]

    def line(index: int) -> Span:
        """Line ``index`` from the heading on; an empty span at the end of the text."""
        while len(starts) <= index + 1 and starts[-1] < len(text):
            following = text.find("\n", starts[-1])
            starts.append(following + 1 if following >= 0 else len(text))
        return Span(starts[index], max(starts[index], starts[index + 1] - 1)) if index + 1 < len(starts) else Span(0, 0)

    def named(index: int) -> bool:
        cell = line(index)
        return 0 < len(cell) <= _LONGEST and any(
            person.span.start == cell.start for person in persons_in(reading, cell)
        )

    width = next((n for n in range(2, _WIDEST + 1) if named(n) and named(2 * n)), None)
    if width is None:
        return None
    rows = next(
        (row for row in range(3, _MOST_ROWS) if not named(row * width) and not named((row + 1) * width)), _MOST_ROWS
    )
    above = text[max(0, start - 200) : max(0, start - 1)].split("\n")
    headings = []
    for column in range(width):
        words = line(column).of(text).strip()
        if not _WORDS.fullmatch(words):  # the number of the first row: its heading stands above 姓名
            words = above[column - width] if width - column <= len(above) else ""
        headings.append(words if _WORDS.fullmatch(words) else "")
    last = line(rows * width - 1)
    end = last.end if last.end else len(text)
    return _Stack(tuple(at for at in starts if at <= end), end + 1, tuple(headings))
