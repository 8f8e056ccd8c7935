"""Where in a text what a pattern needs stands, and the stretches round it in which the pattern can match."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, repeat
from operator import sub
from typing import TYPE_CHECKING

from pubcheck.required import LINE, Required

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Integers = NDArray[np.int32]

Place = tuple[int, int, int]  # from where to where, and how many characters in it are needed
_NEAR = 40  # two windows nearer than that are one
_WIDE = 60  # characters for each line from which on it pays to look where the lines end
_MANY = 500  # places from which on they are put in order by numpy


class Places:
    """Where what an alternative needs stands, in order: in arrays, since there may be millions.

    ``size`` is the length of them all where they are places of one word; only their beginnings are kept then.
    """

    __slots__ = ("_columns", "_firsts", "_longest", "_size")

    def __init__(self, firsts: array[int], size: int) -> None:
        """Of one word."""
        self._firsts, self._size, self._longest = firsts, size, size
        self._columns: tuple[array[int], array[int]] | None = None

    @classmethod
    def of(cls, words: Sequence[tuple[array[int], array[int] | None, int]]) -> Places:
        """Of several words and runs: where each begins, where it ends if that is not ``size`` behind it, and its size."""
        if sum(len(firsts) for firsts, _, _ in words) < _MANY:
            places = [
                (first, first + size if lasts is None else lasts[at], size)
                for firsts, lasts, size in words
                for at, first in enumerate(firsts)
            ]
            places.sort()
            begins, ends, needed = zip(*places, strict=True) if places else ((), (), ())
            longest = max(map(sub, ends, begins), default=0)
            return cls._mixed(array("i", begins), array("i", ends), array("i", needed), longest)
        import numpy as np

        sizes = np.array([size for _, _, size in words], np.int32).repeat([len(firsts) for firsts, _, _ in words])
        firsts = np.concatenate([np.frombuffer(places, np.int32) for places, _, _ in words])
        lasts = firsts + sizes
        at = 0
        for starts, stops, _ in words:
            if stops is not None:
                lasts[at : at + len(starts)] = np.frombuffer(stops, np.int32)
            at += len(starts)
        order = np.lexsort((sizes, lasts, firsts))
        longest = int((lasts - firsts).max(initial=0))
        return cls._mixed(_array(firsts[order]), _array(lasts[order]), _array(sizes[order]), longest)

    @classmethod
    def _mixed(cls, firsts: array[int], lasts: array[int], sizes: array[int], longest: int) -> Places:
        places = cls(firsts, 0)
        places._columns, places._longest = (lasts, sizes), longest
        return places

    def __len__(self) -> int:
        return len(self._firsts)

    def columns(self) -> tuple[Integers, Integers, Integers]:
        """Where the places begin, where they end, and how many characters are needed."""
        import numpy as np

        firsts = np.frombuffer(self._firsts, np.int32)
        if self._columns is None:
            return firsts, firsts + np.int32(self._size), np.full(len(firsts), self._size, np.int32)
        lasts, sizes = self._columns
        return firsts, np.frombuffer(lasts, np.int32), np.frombuffer(sizes, np.int32)

    def behind(self, start: int = 0) -> Iterator[Place]:
        """Those that may reach behind ``start``."""
        firsts, columns, size = self._firsts, self._columns, self._size
        low = bisect_left(firsts, start - self._longest) if start > 0 else 0
        if columns is None:
            if not low:
                return zip(firsts, map(size.__add__, firsts), repeat(size))
            # One after the other: to skip the first of a million takes as long as to read them.
            return ((firsts[at], firsts[at] + size, size) for at in range(low, len(firsts)))
        lasts, sizes = columns
        if not low:
            return zip(firsts, lasts, sizes, strict=True)
        return ((firsts[at], lasts[at], sizes[at]) for at in range(low, len(firsts)))


class Inside:
    """Which of some alternatives may match inside a stretch, told by where what each of them needs stands."""

    __slots__ = ("_begins", "_ends", "_least", "_numbers", "_of_runs")

    def __init__(self, places: Sequence[Places]) -> None:
        # By the last place where what is needed may begin, and the first where it may end; ``_least`` is where
        # the first of this and all later ones ends.
        if sum(map(len, places)) >= _MANY:
            self._of_many(places)
            return
        rows = [(last - size, first + size, n) for n, each in enumerate(places) for first, last, size in each.behind()]
        rows.sort()
        self._begins = array("i", [begin for begin, _, _ in rows])
        self._ends = array("i", [end for _, end, _ in rows])
        self._numbers = array("i", [number for _, _, number in rows])
        self._least = array("i", accumulate(reversed(self._ends), min))
        self._least.reverse()
        self._of_runs = any(last - first > size for each in places for first, last, size in each.behind())

    def _of_many(self, places: Sequence[Places]) -> None:
        import numpy as np

        columns = zip(*[each.columns() for each in places], strict=True)
        firsts, lasts, sizes = map(np.concatenate, columns)
        numbers = np.arange(len(places), dtype=np.int32).repeat([len(each) for each in places])
        begins, ends = lasts - sizes, firsts + sizes
        order = np.lexsort((numbers, ends, begins))
        self._begins, self._ends, self._numbers = _array(begins[order]), _array(ends[order]), _array(numbers[order])
        self._least = _array(np.minimum.accumulate(ends[order][::-1])[::-1])
        self._of_runs = bool((lasts - firsts > sizes).any())

    def any(self, start: int, end: int | None) -> bool:
        """Whether a match may begin at ``start`` or behind it and end at ``end`` or before it."""
        at = bisect_left(self._begins, start)
        return at < len(self._begins) and (end is None or self._least[at] <= end)

    def which(self, start: int, end: int | None) -> Iterable[int]:
        """The numbers of the alternatives that may, in order."""
        begins = self._begins
        at = bisect_left(begins, start)
        if at == len(begins) or (end is not None and self._least[at] > end):
            return ()
        numbers, ends, least = self._numbers, self._ends, self._least
        if end is None:
            return sorted(set(numbers[at:]))
        # No further than to where all that is needed ends later: the text may be long, and asked about often.
        stop = len(begins) if self._of_runs else bisect_left(begins, end, at)
        found: set[int] = set()
        while at < stop and least[at] <= end:
            if ends[at] <= end:
                found.add(numbers[at])
            at += 1
        return sorted(found)


def _array(values: Integers) -> array[int]:
    """``values`` as an array in which a place is looked up faster."""
    return array("i", values.tobytes())


def windows_round(text: str, places: Places, need: Required, start: int, end: int) -> list[tuple[int, int]]:
    """Round ``places``, inside ``text[start:end]``."""
    if max(need.width, need.ahead) >= LINE:
        return _lines(text, places, start, end, need.breaks, 1 + (need.ahead if need.ahead < LINE else 0))
    if need.width > _WIDE * (need.breaks + 1):
        return _near_lines(text, places, need, start, end)
    return _around(places, start, end, need.width, need.width + need.ahead + 1)


def clauses_round(
    stops: array[int], size: int, places: Places, ahead: int, start: int, end: int
) -> list[tuple[int, int]]:
    """The clauses with ``places`` of a text of this ``size`` whose clauses end at ``stops``, and what is looked at behind.

    A match begins and ends in one of them. Those that touch stay apart: what a clause holds costs more than a call.
    """
    found: list[tuple[int, int]] = []
    closed = -1
    for first, last, _ in places.behind(start):
        if first >= end:
            break
        if last <= closed:
            continue
        at = bisect_left(stops, first)
        begin = max(stops[at - 1] + 1 if at else 0, start)
        closed = stops[at] if at < len(stops) else size
        stop = min(closed + 1 + ahead, end)
        if found and begin < found[-1][1]:
            found[-1] = found[-1][0], max(stop, found[-1][1])
        elif begin < stop:
            found.append((begin, stop))
    return found


def joined(windows: list[tuple[int, int]], near: int = _NEAR) -> list[tuple[int, int]]:
    """``windows`` in order, those that are no farther apart than ``near`` as one."""
    windows.sort()
    found = windows[:1]
    for first, last in windows[1:]:
        if first <= found[-1][1] + near:
            found[-1] = found[-1][0], max(found[-1][1], last)
        else:
            found.append((first, last))
    return found


def _around(places: Places, start: int, end: int, before: int, behind: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    begin = stop = -1
    for first, last, size in places.behind(start - behind):
        one = first + size - before
        if one >= end:
            break
        if one > stop + _NEAR:
            if stop > begin:
                found.append((begin if begin > start else start, stop if stop < end else end))
            begin, stop = one, last - size + behind
            continue
        if one < begin:  # a shorter word behind a longer one
            begin = one
        if last - size + behind > stop:
            stop = last - size + behind
    if stop > begin:
        found.append((begin if begin > start else start, stop if stop < end else end))
    return [window for window in found if window[0] < window[1]]


def _near_lines(text: str, places: Places, need: Required, start: int, end: int) -> list[tuple[int, int]]:
    """As :func:`_around`, no farther than as many line feeds as a match may hold let it reach."""
    found: list[tuple[int, int]] = []
    breaks, behind = need.breaks, need.width + need.ahead + 1
    for first, last, size in places.behind(start - behind):
        low, high = max(first + size - need.width, start), min(last - size + behind, end)
        if low >= end:
            break
        one, other = first, last
        for _ in range(breaks + 1):
            one = text.rfind("\n", low, one)
            if one < 0:
                break
        for _ in range(breaks + 1):
            other = text.find("\n", other, high) + 1
            if not other:
                break
        begin = one + 1 if one >= 0 else low
        stop = min(other + need.ahead, high) if other else high
        if found and begin <= found[-1][1] + _NEAR:
            found[-1] = min(begin, found[-1][0]), max(stop, found[-1][1])
        elif begin < stop:
            found.append((begin, stop))
    return found


def _lines(text: str, places: Places, start: int, end: int, breaks: int, behind: int) -> list[tuple[int, int]]:
    """The lines in which the places stand, with ``breaks`` lines to each side, and what is looked at behind them."""
    found: list[tuple[int, int]] = []
    closed = start  # to where the lines with places reach so far; their beginnings need no second search
    for first, last, _ in places.behind(start):
        if first >= end:
            break
        if last <= closed and found:
            continue
        one, other = max(first, start), max(last, start)
        for _ in range(breaks + 1):
            one = text.rfind("\n", start, one)
            if one < 0:
                break
        closed = text.find("\n", other, end)
        closed = end if closed < 0 else closed
        other = closed
        for _ in range(breaks):
            if other >= end:
                break
            other = text.find("\n", other + 1, end)
            other = end if other < 0 else other
        found.append((one + 1 if one >= 0 else start, min(other + behind, end)))
    return joined(found)
