"""A text as statements and their clauses: what one sentence, one item, one cell says.

Statements end with a full stop, a semicolon or a line; a line that was broken by hand in the middle of
a sentence goes on. In a text that was flattened into one line, fields stand between spaces.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from itertools import chain, pairwise
from typing import NamedTuple, overload

from pubcheck.code_points import each_line
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import Reading
from pubcheck.span import Span
from pubcheck.text import FILLED

# The stop at the end of a sentence, or of a line; each alternative begins with a character that few others share.
_END = lazily(r"[。；;！？!?\n. ](?:(?<=[^. ])|(?<=[\u4e00-\u9fff）)]\.)(?=\s|$)|(?<=[\u4e00-\u9fff）)] )\.(?=\s|$))")
_CLAUSE = lazily(r"[，,：:]|[。．.](?=[ \u4e00-\u9fff])")
_GAP = lazily(r"[ \t]+(?=[^\s0-9A-Za-z,.，。、；;:：()（）])|\t")
_FLAT_CLAUSE = lazily(f"{_CLAUSE.pattern}|{_GAP.pattern}")
_NUMBERED = lazily(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十0-9]{1,3}[)）]|[0-9]{1,2}[.．、](?![0-9])|第[一二三四五六七八九十]{1,4}[章条节]|[\u4e00-\u9fffA-Z]{1,8}[:：]|附)"
)
_SIGNED = lazily(r"(?:单位|[局办厅处科院校]|办公室|中心|委员会|政府|公司|机关|大队|支队)$")
_FLAT = 90  # characters of a line without a full stop from which its spaces separate fields
_SHORT_LINE = 34
_LONGEST_LINE = _SHORT_LINE + 6
_OPEN_END = lazily(r"[\u4e00-\u9fff，、]$")
# Between the cells of a row; a blank between a digit and a character stands in running text too (于 2025 年 3 月 5 日).
_CELLS = lazily(r"(?<=\S) {2,8}(?=\S)|(?<=[^\s0-9]) (?=[^\s0-9])|(?<=[0-9]) (?=[0-9])")
_ROW = 2  # blanks between the cells of a row, at least


class Statement(NamedTuple):
    """One statement: its place, and the places of its clauses."""

    span: Span
    clauses: tuple[Span, ...]


class Statements(Sequence[Statement]):
    """The statements of one reading, found by place; each is looked into when it is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts, self._ends = _cuts(text)
        self._known: dict[int, Statement] = {}
        self._matched: dict[tuple[str, int], tuple[Span, ...]] = {}
        self._said: dict[tuple[str, int], bool] = {}
        self._sentences: dict[int, tuple[int, int]] = {}

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, index: int) -> Statement: ...
    @overload
    def __getitem__(self, index: slice) -> list[Statement]: ...
    def __getitem__(self, index: int | slice) -> Statement | list[Statement]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        known = self._known.get(index)
        if known is None:
            start, end = self._starts[index], self._ends[index]
            known = self._known[index] = Statement(Span(start, end), tuple(_clauses(self._text, start, end)))
        return known

    def span(self, index: int) -> Span:
        """The place of one statement."""
        return Span(self._starts[index], self._ends[index])

    @property
    def ends(self) -> Sequence[int]:
        """Where the statements end, in order."""
        return self._ends

    def with_next(self, index: int) -> tuple[int, int]:
        """From where to where one statement and the one behind it reach."""
        return self._starts[index], self._ends[min(index + 1, len(self._ends) - 1)]

    def at(self, position: int) -> int:
        """The index of the statement that holds ``position``."""
        return max(0, bisect_right(self._starts, position) - 1)

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """The first and the last statement of the sentence, semicolons included, that holds ``start`` to ``end``."""
        first, last = self.at(start), self.at(max(start, end - 1))
        return self._sentence(first)[0], self._sentence(last)[1]

    def says(self, index: int, pattern: str, reading: Reading) -> bool:
        """Whether one statement, taken by itself, holds ``pattern``; several rules ask the same."""
        key = pattern, index
        said = self._said.get(key)
        if said is None:
            said = self._said[key] = reading.holds(pattern, self._starts[index], self._ends[index])
        return said

    def places(self, pattern: str, span: Span, reading: Reading) -> tuple[Span, ...]:
        """Where ``pattern`` matches in the statement at ``span``; asked for more than once."""
        key = pattern, span.start
        if key not in self._matched:
            self._matched[key] = tuple(
                Span(match.start(), match.end()) for match in reading.matches(pattern, span.start, span.end)
            )
        return self._matched[key]

    def _sentence(self, index: int) -> tuple[int, int]:
        if index not in self._sentences:
            first = last = index
            while first and self._goes_on(first - 1):
                first -= 1
            while last + 1 < len(self) and self._goes_on(last):
                last += 1
            self._sentences.update(dict.fromkeys(range(first, last + 1), (first, last)))
        return self._sentences[index]

    def _goes_on(self, index: int) -> bool:
        text, start, end = self._text, self._starts[index], self._ends[index]
        while end > start and text[end - 1] in " \t":
            end -= 1
        if text.endswith(("；", ";", "？", "?"), start, end):
            return True
        # 以上为磋商意见 speaks of what stands before it on the line.
        if index + 1 >= len(self) or text.endswith("\n", start, self._ends[index]):
            return False
        following = FILLED.search(text, self._starts[index + 1], self._ends[index + 1])
        return following is not None and text.startswith(("以上", "上述"), following.start(), self._ends[index + 1])


def statements(reading: Reading) -> Statements:
    """The statements of ``reading``, cut once."""
    return reading.once("statements", lambda: Statements(reading.text.text))


def _cuts(text: str) -> tuple[array[int], array[int]]:
    """Where the statements begin and end."""
    starts, ends = array("i"), array("i")
    heading_ends = _heading_ends(text) if _is_broken(text) else -1
    start = 0
    for end in chain((match.end() for match in _END.finditer(text)), (len(text),)):
        if heading_ends >= 0 and text.endswith("\n", start, end) and _goes_on(text, end - 1, heading_ends):
            continue
        if end > start and not (text[start].isspace() and text[start:end].isspace()):
            starts.append(start)
            ends.append(end)
        start = end
    return starts, ends


def _clauses(text: str, start: int, end: int) -> list[Span]:
    words = text[start:end]
    pattern = _CLAUSE
    if is_flat(words):
        pattern = _FLAT_CLAUSE
    cuts = [start, *(start + match.end() for match in pattern.finditer(words)), end]
    return [Span(one, other) for one, other in pairwise(cuts) if text[one:other].strip()]


def is_flat(words: str) -> bool:
    """Whether fields stand between spaces or tabs, as in a form that was flattened into one line."""
    return "\t" in words or (len(words) > _FLAT and words.count(" ") >= 6)


def _is_broken(text: str) -> bool:
    """Whether the lines were broken by hand: several of like length that end in the middle of a sentence."""
    filled = open_ends = 0
    for line in each_line(text):
        length = len(line)
        if length > _LONGEST_LINE and len(line.strip()) > _LONGEST_LINE:
            return False
        line = line.strip()
        if line:
            filled += 1
            open_ends += 6 <= len(line) <= _SHORT_LINE and _OPEN_END.search(line) is not None
    return filled >= 4 and open_ends >= 2


def _heading_ends(text: str) -> int:
    """Where the first word behind the first line stands: what ends before it is a title."""
    first = FILLED.search(text)
    line = text.find("\n", first.start()) if first else -1
    second = FILLED.search(text, line) if line >= 0 else None
    return second.start() if second else len(text)


def _goes_on(text: str, at: int, heading_ends: int) -> bool:
    before = text[text.rfind("\n", 0, at) + 1 : at].rstrip()
    end = text.find("\n", at + 1)
    after = text[at + 1 : len(text) if end < 0 else end]
    if len(_CELLS.findall(before)) >= _ROW and len(_CELLS.findall(after)) >= _ROW:
        return False  # rows of a table
    if not after.strip() or _NUMBERED.match(after) or len(before) < 6 or _SIGNED.search(before):
        return False
    if at <= heading_ends and not re.search("[，。、]", before):
        return False  # the first line is a title
    return bool(re.search(r"[\u4e00-\u9fff0-9，、“（《]$", before)) and bool(
        re.match(r"\s?[\u4e00-\u9fff0-9A-Za-z”）》]", after)
    )
