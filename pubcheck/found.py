"""What a sweep found in one text: which patterns may match in it, and in which stretches."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Container, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from operator import sub
from typing import Protocol

from pubcheck.required import FREE, LINE, Required

_SHORT = 200  # a text so short is searched as a whole
_SPACING = 60  # windows nearer than that on average cost more than they save
_NEAR = 40  # two windows nearer than that are one

Place = tuple[int, int, int]  # from where to where, and how many characters in it are needed
Run = tuple[int, int, int]  # from where to where, and how long, or how many digits
_NO_HITS: Mapping[int, array[int]] = {}


@dataclass(frozen=True, slots=True)
class Alternative:
    """An alternative of a pattern: its words, by their numbers, and how far its matches reach."""

    pattern: str
    words: frozenset[int]
    need: Required


class Plan(Protocol):
    """What is looked for: a :class:`pubcheck.sweep.Sweep`."""

    words: list[str]
    sizes: dict[int, tuple[int, int]]
    parts: dict[str, tuple[Alternative, ...]]
    literal: set[str]
    always: dict[Hashable, tuple[int, ...]]
    kept_open: list[Hashable]
    members: list[tuple[Hashable, int]]
    opens: tuple[tuple[int, ...], ...]
    alone: tuple[tuple[str, ...], ...]

    @property
    def nothing(self) -> Found:
        """What stands in an empty text."""
        ...

    def over(self, text: str) -> Found:
        """What stands in ``text``."""
        ...


class Places:
    """Where what an alternative needs stands, in order: in arrays, since there may be millions."""

    __slots__ = ("_firsts", "_lasts", "_longest", "_sizes")

    def __init__(self, firsts: array[int], lasts: array[int], sizes: array[int], longest: int) -> None:
        self._firsts, self._lasts, self._sizes, self._longest = firsts, lasts, sizes, longest

    @classmethod
    def of_word(cls, firsts: array[int], size: int) -> Places:
        """Of one word."""
        lasts = array("q", [first + size for first in firsts])
        return cls(firsts, lasts, array("q", (size,)) * len(firsts), size)

    @classmethod
    def of(cls, places: list[Place]) -> Places:
        """Of any words, in any order."""
        places.sort()
        firsts, lasts, sizes = zip(*places, strict=True) if places else ((), (), ())
        longest = max(map(sub, lasts, firsts), default=0)
        return cls(array("q", firsts), array("q", lasts), array("q", sizes), longest)

    def behind(self, start: int = 0) -> Iterator[Place]:
        """Those that may reach behind ``start``."""
        low = bisect_left(self._firsts, start - self._longest) if start > 0 else 0
        rows = zip(self._firsts, self._lasts, self._sizes, strict=True)
        return islice(rows, low, None) if low else rows


class _Inside:
    """Which of some alternatives may match inside a stretch, told by where what each of them needs stands."""

    __slots__ = ("_begins", "_ends", "_least", "_numbers", "_of_runs")

    def __init__(self, places: Sequence[Places]) -> None:
        # By the last place where what is needed may begin, and the first where it may end; ``_least`` is where
        # the first of this and all later ones ends.
        rows = [(last - size, first + size, n) for n, each in enumerate(places) for first, last, size in each.behind()]
        rows.sort()
        self._begins = array("q", [begin for begin, _, _ in rows])
        self._ends = array("q", [end for _, end, _ in rows])
        self._numbers = array("q", [number for _, _, number in rows])
        self._least = array("q", accumulate(reversed(self._ends), min))
        self._least.reverse()
        self._of_runs = any(last - first > size for each in places for first, last, size in each.behind())

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
        stop = len(begins)
        if end is not None and not self._of_runs:
            stop = bisect_left(begins, end, at)
        numbers, ends = self._numbers, self._ends
        if end is None:
            return sorted(set(numbers[at:]))
        if stop == at + 1:
            return (numbers[at],) if ends[at] <= end else ()
        return sorted({numbers[each] for each in range(at, stop) if ends[each] <= end})


class Found:
    """What a sweep found in one text; places are code points of it."""

    def __init__(
        self,
        sweep: Plan,
        text: str,
        hits: Mapping[int, array[int]] = _NO_HITS,
        runs: Sequence[Sequence[Run]] = (),
    ) -> None:
        self.sweep, self._text, self._hits, self._runs = sweep, text, hits, runs
        self._opened: dict[Hashable, list[int]] = {}
        self._live: set[str] = set().union(*[sweep.alone[number] for number in hits])
        members, opens = sweep.members, sweep.opens
        for member in sorted(set().union(*[opens[number] for number in hits])):
            key, index = members[member]
            if key in self._opened:
                self._opened[key].append(index)
            else:
                self._opened[key] = [index]
        self._parts: dict[str, tuple[Alternative, ...]] = {}
        self._insides: dict[str, _Inside] = {}
        self._places: dict[frozenset[int], Places] = {}

    def may_match(self, key: Hashable, patterns: Sequence[str]) -> Sequence[int]:
        """Which ``patterns``, those of the list ``key``, may match somewhere, by their index, in order."""
        always = self.sweep.always.get(key)
        if always is None:
            return range(len(patterns))
        opened = self._opened.get(key)
        if not opened:
            return always
        return sorted((*opened, *always)) if always else opened

    @property
    def opened(self) -> Container[Hashable]:
        """The keys of the lists with a pattern that may match somewhere."""
        if not self.sweep.always:
            return _Everything()
        return {*self._opened, *self.sweep.kept_open}

    def is_open(self, key: Hashable) -> bool:
        """Whether one of the patterns of a list may match somewhere."""
        return key in self._opened or bool(self.sweep.always.get(key, True))

    def may_hold(self, pattern: str, start: int = 0, end: int | None = None) -> bool:
        """Whether ``pattern`` may match inside ``text[start:end]``."""
        if pattern not in self._live:
            return pattern not in self.sweep.parts
        if start <= 0 and end is None:
            return True
        return self._inside_of(pattern).any(start, end)

    def alternatives(self, pattern: str, start: int = 0, end: int | None = None) -> Iterable[str]:
        """The alternatives of ``pattern`` that may match inside ``text[start:end]``."""
        if pattern not in self._live:
            return () if pattern in self.sweep.parts else (pattern,)
        return [part.pattern for part in self._inside(pattern, start, end)]

    def parts(self, pattern: str, start: int, end: int) -> Sequence[Alternative] | None:
        """The alternatives of ``pattern`` that may match in ``text[start:end]``; ``None`` if it was not foreseen."""
        if pattern not in self._live:
            return () if pattern in self.sweep.parts else None
        return self._inside(pattern, start, None if end >= len(self._text) else end)

    def windows_of(self, part: Alternative, start: int, end: int) -> list[tuple[int, int]]:
        """Like :meth:`windows`, of one alternative."""
        if end - start <= _SHORT or max(part.need.width, part.need.ahead) >= FREE:
            return [(start, end)]
        found = _windows(self._text, self._places_of(part), part.need, start, end)
        return found if len(found) * _SPACING < end - start else [(start, end)]

    def windows(self, pattern: str, start: int, end: int, text: str | None = None) -> list[tuple[int, int]]:
        """The stretches of ``text[start:end]`` outside which ``pattern`` cannot match; in order, apart from one another.

        Searching each, one after the other, gives the same as searching the whole. ``text`` may be the text
        that was swept with some characters crossed out.
        """
        if pattern not in self._live:
            return [] if pattern in self.sweep.parts else [(start, end)]
        parts = self._open(pattern)
        if end - start <= _SHORT or any(max(part.need.width, part.need.ahead) >= FREE for part in parts):
            return [(start, end)]
        text = self._text if text is None else text
        found = [window for part in parts for window in _windows(text, self._places_of(part), part.need, start, end)]
        if len(parts) > 1:
            found = _joined(found)
        return found if len(found) * _SPACING < end - start else [(start, end)]

    def spots(self, pattern: str) -> Iterator[tuple[int, int]] | None:
        """Where ``pattern`` matches, if it is words that the sweep finds as they are; else ``None``."""
        if pattern not in self.sweep.literal:
            return None
        return self._spots(pattern) if pattern in self._live else iter(())

    def _spots(self, pattern: str) -> Iterator[tuple[int, int]]:
        (number,) = self.sweep.parts[pattern][0].words
        size, done = len(pattern), 0
        for at in self._hits[number]:
            if at >= done:
                done = at + size
                yield at, done

    def _open(self, pattern: str) -> tuple[Alternative, ...]:
        """The alternatives that may match somewhere."""
        parts = self._parts.get(pattern)
        if parts is None:
            parts = self.sweep.parts[pattern]
            if len(parts) > 1:
                here = self._hits.keys()
                parts = tuple([part for part in parts if not here.isdisjoint(part.words)])
            self._parts[pattern] = parts
        return parts

    def _inside(self, pattern: str, start: int, end: int | None) -> Sequence[Alternative]:
        parts = self._open(pattern)
        if start <= 0 and end is None:
            return parts
        return [parts[number] for number in self._inside_of(pattern).which(start, end)]

    def _inside_of(self, pattern: str) -> _Inside:
        inside = self._insides.get(pattern)
        if inside is None:
            inside = self._insides[pattern] = _Inside([self._places_of(part) for part in self._open(pattern)])
        return inside

    def _places_of(self, part: Alternative) -> Places:
        """Where what ``part`` needs stands."""
        places = self._places.get(part.words)
        if places is None:
            sweep, hits = self.sweep, self._hits
            numbers = [number for number in part.words if number in hits]
            if len(numbers) == 1 and numbers[0] not in sweep.sizes:
                places = Places.of_word(hits[numbers[0]], len(sweep.words[numbers[0]]))
            else:
                places = Places.of([place for number in numbers for place in self._places_of_word(number)])
            self._places[part.words] = places
        return places

    def _places_of_word(self, number: int) -> list[Place]:
        kind = self.sweep.sizes.get(number)
        if kind is None:
            size = len(self.sweep.words[number])
            return [(at, at + size, size) for at in self._hits[number]]
        return [(first, last, kind[1]) for first, last, size in self._runs[kind[0]] if size >= kind[1]]


def _windows(text: str, places: Places, need: Required, start: int, end: int) -> list[tuple[int, int]]:
    """Round ``places``, inside ``text[start:end]``."""
    if max(need.width, need.ahead) >= LINE:
        return _lines(text, places, start, end, need.breaks, 1 + (need.ahead if need.ahead < LINE else 0))
    return _around(places, start, end, need.width, need.width + need.ahead + 1)


def _joined(windows: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """``windows`` in order, those that touch or nearly do as one."""
    windows.sort()
    found = windows[:1]
    for first, last in windows[1:]:
        if first <= found[-1][1] + _NEAR:
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
        elif last - size + behind > stop:
            stop = last - size + behind
    if stop > begin:
        found.append((begin if begin > start else start, stop if stop < end else end))
    return [window for window in found if window[0] < window[1]]


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
    return _joined(found)


class _Everything:
    def __contains__(self, key: object) -> bool:
        return True
