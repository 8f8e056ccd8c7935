"""Places in a text, and the way back from a changed text to its source."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Generic, TypeVar

_Item = TypeVar("_Item")
_PIECES = 1 << 15  # pieces of a changed text that are held apart


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """A half-open range ``[start, end)`` in code points.

    :raises ValueError: if ``start`` is negative or behind ``end``.
    """

    start: int
    end: int

    # Written out: a text has hundreds of thousands of them, and the one that is generated takes half as long again.
    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start <= end:
            raise ValueError(f"not a span: [{start}, {end})")
        _set_start(self, start)
        _set_end(self, end)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of ``text`` in this range."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end


_set_start: Callable[[Span, int], None] = Span.__dict__["start"].__set__
_set_end: Callable[[Span, int], None] = Span.__dict__["end"].__set__


class Taken:
    """Places that are taken, of which it is told at once whether another overlaps one, however many there are."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in spans:
            self.add(span)

    def add(self, span: Span) -> None:
        """Takes ``span``, too; with those that it overlaps it is one place."""
        starts, ends = self._starts, self._ends
        low, high = bisect_right(ends, span.start), bisect_left(starts, span.end)
        joined = low < high
        start = min(span.start, starts[low]) if joined else span.start
        end = max(span.end, ends[high - 1]) if joined else span.end
        starts[low:high], ends[low:high] = [start], [end]

    def meets(self, span: Span) -> bool:
        """Whether ``span`` overlaps what is taken."""
        at = bisect_left(self._starts, span.end)
        return at > 0 and self._ends[at - 1] > span.start


class ByPlace(Generic[_Item]):
    """Items, each at a place, of which those that overlap a span are found at once, however many there are."""

    __slots__ = ("_items", "_longest", "_place", "_starts")

    def __init__(self, items: Iterable[_Item], place: Callable[[_Item], Span]) -> None:
        self._items = sorted(enumerate(items), key=lambda item: place(item[1]).start)
        self._place = place
        self._starts = [place(item).start for _, item in self._items]
        self._longest = max((len(place(item)) for _, item in self._items), default=0)

    def meeting(self, span: Span) -> list[_Item]:
        """Those that share a character with ``span``, in the order in which they were given."""
        low = bisect_right(self._starts, span.start - self._longest)
        high = bisect_left(self._starts, span.end)
        found = [(number, item) for number, item in self._items[low:high] if self._place(item).overlaps(span)]
        return [item for _, item in sorted(found, key=lambda each: each[0])]


def covers_one(around: Span, spans: Sequence[Span]) -> bool:
    """Whether one of ``spans``, which are in order, lies wholly inside ``around``."""
    at = bisect_left(spans, around.start, key=lambda span: span.start)
    while at < len(spans) and spans[at].start <= around.end:
        if around.covers(spans[at]):
            return True
        at += 1
    return False


@dataclass(frozen=True, slots=True)
class Edit:
    """``source[start:end]`` was replaced by ``text`` (empty: deleted)."""

    start: int
    end: int
    text: str


def _numbers() -> array[int]:
    return array("i")


@dataclass(frozen=True, slots=True)
class _Layer:
    """One round of edits: per replacement its place in the new and in the old text."""

    # Arrays of 4 bytes a number: a text may have millions of edits.
    new_starts: array[int] = field(default_factory=_numbers)
    new_ends: array[int] = field(default_factory=_numbers)
    old_starts: array[int] = field(default_factory=_numbers)
    old_ends: array[int] = field(default_factory=_numbers)

    def old_start(self, position: int) -> int:
        """The source position of the character at ``position`` of the new text."""
        at = bisect_right(self.new_starts, position) - 1
        # Several deletions may share one place of the new text; the last one counts.
        if at < 0:
            return position
        if position < self.new_ends[at]:
            return self.old_starts[at]
        return self.old_ends[at] + position - self.new_ends[at]

    def old_places(self, start: int, end: int) -> tuple[int, int]:
        """The source positions of the character at ``start``, and just behind that before ``end``."""
        starts, ends = self.new_starts, self.new_ends
        at = bisect_right(starts, start) - 1
        if at < 0:
            first = start
        elif start < ends[at]:
            first = self.old_starts[at]
        else:
            first = self.old_ends[at] + start - ends[at]
        last = end - 1
        if at + 1 < len(starts) and starts[at + 1] <= last:
            at = bisect_right(starts, last, at + 1) - 1
        if at < 0:
            return first, end
        if last < ends[at]:
            return first, self.old_ends[at]
        return first, self.old_ends[at] + end - ends[at]

    def new_position(self, position: int) -> int:
        """Where ``position`` of the old text stands in the new one.

        Inside a replaced stretch it is the stretch's beginning; a deleted place is where it was.
        """
        at = bisect_right(self.old_starts, position) - 1
        if at < 0:
            return position
        if position < self.old_ends[at]:
            return self.new_starts[at]
        return self.new_ends[at] + position - self.old_ends[at]


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Recorded way from a changed text back to its source, edit by edit.

    It is built while a text is being changed (:func:`apply_edits`), never from a
    comparison afterwards. Positions are code points.
    """

    layers: tuple[_Layer, ...] = field(default=(), repr=False)

    def to_source(self, span: Span) -> Span:
        """The source range that the characters of ``span`` stand for.

        A replaced stretch counts as a whole; deleted characters between two kept ones
        lie inside the result, at its edges they do not. An empty span gives an empty one.
        """
        start, end = span.start, span.end
        for layer in reversed(self.layers):
            if start == end:  # also where a layer inserted what the span holds
                start = end = layer.old_start(start)
            else:
                start, end = layer.old_places(start, end)
        return Span(start, end)

    def from_source(self, position: int) -> int:
        """Where the source position ``position`` stands in the changed text."""
        for layer in self.layers:
            position = layer.new_position(position)
        return position

    def then(self, later: OffsetMap) -> OffsetMap:
        """This map followed by another that was recorded on its result."""
        return OffsetMap(self.layers + later.layers) if later.layers else self


_UNCHANGED = OffsetMap()


def apply_edits(text: str, edits: Iterable[Edit]) -> tuple[str, OffsetMap]:
    """``text`` with ``edits`` made, and the map back.

    :param edits: in order of ``start``, without overlaps.
    :raises ValueError: if they are out of order, overlap or leave the text.
    """
    first = next(left := iter(edits), None)
    if first is None:
        return text, _UNCHANGED
    joined: list[str] = []
    pieces: list[str] = []
    layer = _Layer()
    done = shift = 0
    for edit in chain((first,), left):
        start, end, words = edit.start, edit.end, edit.text
        if start < done or end < start or end > len(text):
            raise ValueError(f"edit out of order or range: [{start}, {end})")
        pieces.append(text[done:start])
        pieces.append(words)
        if len(pieces) > _PIECES:
            joined.append("".join(pieces))
            pieces.clear()
        new_start = start + shift
        layer.new_starts.append(new_start)
        layer.new_ends.append(new_start + len(words))
        layer.old_starts.append(start)
        layer.old_ends.append(end)
        shift += len(words) - (end - start)
        done = end
    return "".join((*joined, *pieces, text[done:])), OffsetMap((layer,))
