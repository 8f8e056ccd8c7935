"""What a sweep found in one text: which patterns may match in it, and in which stretches."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Container, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Protocol

from pubcheck.required import FREE, LINE, Required

_FEW = 4  # alternatives that are asked one by one
_SHORT = 200  # a text so short is searched as a whole
_SPACING = 60  # windows nearer than that on average cost more than they save

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
    """Where what an alternative needs stands, in order."""

    def __init__(self, places: list[Place]) -> None:
        places.sort()
        self.all = places
        self._longest = max((last - first for first, last, _ in places), default=0)
        self._begins: list[int] = []
        self._ends: list[int] = []

    def low(self, start: int) -> int:
        """The index of the first place that may reach behind ``start``."""
        return bisect_left(self.all, (start - self._longest, 0, 0)) if start > 0 else 0

    def may_be_inside(self, start: int, end: int | None) -> bool:
        """Whether a match may begin at ``start`` or behind it and end at ``end`` or before it."""
        if not self._begins:
            # By the last place where what is needed may begin, and the first where this or a later one may end.
            spots = sorted((last - size, first + size) for first, last, size in self.all)
            self._begins = [begin for begin, _ in spots]
            self._ends = list(accumulate((stop for _, stop in reversed(spots)), min))[::-1]
        at = bisect_left(self._begins, start)
        return at < len(self._begins) and (end is None or self._ends[at] <= end)


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
        self._together: dict[str, Places] = {}  # of all alternatives of a pattern
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
        return next(self._inside(pattern, start, end), None) is not None

    def alternatives(self, pattern: str, start: int = 0, end: int | None = None) -> Iterable[str]:
        """The alternatives of ``pattern`` that may match inside ``text[start:end]``."""
        if pattern not in self._live:
            return () if pattern in self.sweep.parts else (pattern,)
        return (part.pattern for part in self._inside(pattern, start, end))

    def parts(self, pattern: str, start: int, end: int) -> tuple[Alternative, ...] | None:
        """The alternatives of ``pattern`` that may match in ``text[start:end]``; ``None`` if it was not foreseen."""
        if pattern not in self._live:
            return () if pattern in self.sweep.parts else None
        return tuple(self._inside(pattern, start, None if end >= len(self._text) else end))

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
            here = self._hits.keys()
            parts = tuple(part for part in self.sweep.parts[pattern] if not here.isdisjoint(part.words))
            self._parts[pattern] = parts
        return parts

    def _inside(self, pattern: str, start: int, end: int | None) -> Iterator[Alternative]:
        parts = self._open(pattern)
        if start <= 0 and end is None:
            yield from parts
            return
        if len(parts) > _FEW:
            together = self._together.get(pattern)
            if together is None:
                places = [place for part in parts for place in self._places_of(part).all]
                together = self._together[pattern] = Places(places)
            if not together.may_be_inside(start, end):
                return
        for part in parts:
            if self._places_of(part).may_be_inside(start, end):
                yield part

    def _places_of(self, part: Alternative) -> Places:
        """Where what ``part`` needs stands."""
        places = self._places.get(part.words)
        if places is None:
            sweep = self.sweep
            found: list[Place] = []
            for number in part.words & self._hits.keys():
                kind = sweep.sizes.get(number)
                if kind is None:
                    size = len(sweep.words[number])
                    found += [(at, at + size, size) for at in self._hits[number]]
                else:
                    needed = kind[1]
                    found += [(first, last, needed) for first, last, size in self._runs[kind[0]] if size >= needed]
            places = self._places[part.words] = Places(found)
        return places


def _windows(text: str, places: Places, need: Required, start: int, end: int) -> list[tuple[int, int]]:
    """Round ``places``, inside ``text[start:end]``."""
    if max(need.width, need.ahead) >= LINE:
        return _lines(text, places, start, end, need.breaks, 1 + (need.ahead if need.ahead < LINE else 0))
    return _around(places, start, end, need.width, need.width + need.ahead + 1)


def _joined(windows: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """``windows`` in order, those that touch as one."""
    windows.sort()
    found = windows[:1]
    for first, last in windows[1:]:
        if first <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], last)
        else:
            found.append((first, last))
    return found


def _around(places: Places, start: int, end: int, before: int, behind: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    begin = stop = -1
    for at in range(places.low(start - behind), len(places.all)):
        first, last, size = places.all[at]
        one, other = max(first + size - before, start), min(last - size + behind, end)
        if one >= end:
            break
        if one > stop:
            if stop > begin:
                found.append((begin, stop))
            begin, stop = one, other
        elif other > stop:
            stop = other
    if stop > begin:
        found.append((begin, stop))
    return found


def _lines(text: str, places: Places, start: int, end: int, breaks: int, behind: int) -> list[tuple[int, int]]:
    """The lines in which the places stand, with ``breaks`` lines to each side, and what is looked at behind them."""
    found: list[tuple[int, int]] = []
    closed = start  # to where the lines with places reach so far; their beginnings need no second search
    for at in range(places.low(start), len(places.all)):
        first, last, _ = places.all[at]
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
