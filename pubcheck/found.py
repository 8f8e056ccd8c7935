"""What a sweep found in one text: which patterns may match in it, and in which stretches."""

from __future__ import annotations

from array import array
from collections.abc import Container, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import compress
from typing import NamedTuple, Protocol

from pubcheck.lazy_pattern import lazily
from pubcheck.pattern_places import Inside, Places, clauses_round, joined, windows_round
from pubcheck.pattern_words import STOPS
from pubcheck.required import FREE, Required

_SHORT = 200  # a text so short is searched as a whole
_SPACING = 60  # windows nearer than that on average cost more than they save

_STOP = lazily(f"[{STOPS}]")
_MANY = 500  # runs from which on numpy chooses among them
_NO_HITS: Mapping[int, array[int]] = {}


class Runs(NamedTuple):
    """Runs of characters of one kind: where each begins and ends, and how long it is, or how many digits it has."""

    starts: array[int]
    ends: array[int]
    sizes: array[int]

    def of_size(self, least: int) -> tuple[array[int], array[int]]:
        """Where those of this size or more begin, and where they end."""
        if not self.sizes or min(self.sizes) >= least:
            return self.starts, self.ends
        if len(self.sizes) > _MANY:
            import numpy as np

            chosen = np.frombuffer(self.sizes, np.int32) >= least
            starts, ends = (np.frombuffer(each, np.int32)[chosen] for each in (self.starts, self.ends))
            return array("i", starts.tobytes()), array("i", ends.tobytes())
        some = [size >= least for size in self.sizes]
        return array("i", compress(self.starts, some)), array("i", compress(self.ends, some))


class Alternative(NamedTuple):
    """An alternative of a pattern: its words, by their numbers, and how far its matches reach."""

    pattern: str
    words: frozenset[int]
    need: Required


class Plan(Protocol):
    """What is looked for: a :class:`pubcheck.sweep.Sweep`."""

    words: list[str]
    sizes: dict[int, tuple[int, int]]
    parts: Mapping[str, tuple[Alternative, ...]]
    literal: set[str]
    always: dict[Hashable, tuple[int, ...]]
    kept_open: list[Hashable]
    members: list[tuple[Hashable, int]]
    opens: Sequence[Sequence[int]]
    alone: Sequence[Sequence[str]]
    known: frozenset[str]

    @property
    def nothing(self) -> Found:
        """What stands in an empty text."""
        ...

    def over(self, text: str) -> Found:
        """What stands in ``text``."""
        ...


class Found:
    """What a sweep found in one text; places are code points of it."""

    def __init__(
        self,
        sweep: Plan,
        text: str,
        hits: Mapping[int, array[int]] = _NO_HITS,
        runs: Sequence[Runs] = (),
    ) -> None:
        self.sweep, self._text, self._hits, self._runs = sweep, text, hits, runs
        self._known = sweep.known
        self._parts: dict[str, tuple[Alternative, ...]] = {}
        self._insides: dict[str, Inside] = {}
        self._places: dict[frozenset[int], Places] = {}
        self._ends: array[int] | None = None

    # Of a title one of the two is asked for, or neither.
    @cached_property
    def _live(self) -> set[str]:
        """The patterns that may match somewhere."""
        alone = self.sweep.alone
        return set().union(*[alone[number] for number in self._hits])

    @cached_property
    def _opened(self) -> dict[Hashable, list[int]]:
        """The lists with patterns that may match somewhere, each with their indices."""
        members, opens = self.sweep.members, self.sweep.opens
        opened: dict[Hashable, list[int]] = {}
        for member in sorted(set().union(*[opens[number] for number in self._hits])):
            key, index = members[member]
            if key in opened:
                opened[key].append(index)
            else:
                opened[key] = [index]
        return opened

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

    @property
    def open_lists(self) -> Container[Hashable]:
        """Those of :attr:`opened` that a word of the text opens: not those of which a pattern needs none and is always open."""
        return self._opened

    def is_open(self, key: Hashable) -> bool:
        """Whether one of the patterns of a list may match somewhere."""
        return key in self._opened or bool(self.sweep.always.get(key, True))

    def may_hold(self, pattern: str, start: int = 0, end: int | None = None) -> bool:
        """Whether ``pattern`` may match inside ``text[start:end]``."""
        if pattern not in self._live:
            return pattern not in self._known
        return (start <= 0 and end is None) or self._inside_of(pattern).any(start, end)

    def alternatives(self, pattern: str, start: int = 0, end: int | None = None) -> Iterable[str]:
        """The alternatives of ``pattern`` that may match inside ``text[start:end]``."""
        if pattern not in self._live:
            return () if pattern in self._known else (pattern,)
        return [part.pattern for part in self._inside(pattern, start, end)]

    def parts(self, pattern: str, start: int, end: int) -> Sequence[Alternative] | None:
        """The alternatives of ``pattern`` that may match in ``text[start:end]``; ``None`` if it was not foreseen."""
        if pattern not in self._live:
            return () if pattern in self._known else None
        return self._inside(pattern, start, None if end >= len(self._text) else end)

    def windows_of(self, part: Alternative, start: int, end: int) -> list[tuple[int, int]]:
        """Like :meth:`windows`, of one alternative."""
        need = part.need
        if need.clause and need.width > _SHORT:
            return self._clauses((part,), start, end)
        if end - start <= _SHORT or need.width >= FREE or need.ahead >= FREE:
            return [(start, end)]
        found = windows_round(self._text, self._places_of(part), need, start, end)
        return found if len(found) * _SPACING < end - start else [(start, end)]

    def windows(self, pattern: str, start: int, end: int, text: str | None = None) -> list[tuple[int, int]]:
        """The stretches of ``text[start:end]`` outside which ``pattern`` cannot match; in order, apart from one another.

        Searching each, one after the other, gives the same as searching the whole. ``text`` may be the text
        that was swept with some characters crossed out.
        """
        parts = self.parts(pattern, start, end)  # of a long text most alternatives may match somewhere, few here
        if not parts:
            return [(start, end)] if parts is None else []
        if end - start <= _SHORT:
            return [(start, end)]
        if text is None and _is_of_clauses(parts):
            return self._clauses(parts, start, end)
        if any(max(part.need.width, part.need.ahead) >= FREE for part in parts):
            return [(start, end)]
        text = self._text if text is None else text
        found = [
            window for part in parts for window in windows_round(text, self._places_of(part), part.need, start, end)
        ]
        if len(parts) > 1:
            found = joined(found)
        return found if len(found) * _SPACING < end - start else [(start, end)]

    def spots(self, pattern: str) -> Iterator[tuple[int, int]] | None:
        """Where ``pattern`` matches, if it is words that the sweep finds as they are; else ``None``."""
        if pattern not in self.sweep.literal:
            return None
        return self._spots(pattern) if pattern in self._live else iter(())

    def let_go(self, last: Mapping[str, int], number: int) -> None:
        """Forgets where the alternatives of patterns stand whose ``last`` use is over; what is asked again is made again."""
        for pattern in [each for each in self._insides if last.get(each, -1) <= number]:
            del self._insides[pattern]
        self._places.clear()

    def _clauses(self, parts: Sequence[Alternative], start: int, end: int) -> list[tuple[int, int]]:
        if self._ends is None:
            self._ends = array("i", [match.start() for match in _STOP.finditer(self._text)])
        ends, size, ahead = self._ends, len(self._text), max(part.need.ahead for part in parts)
        found = [
            window for part in parts for window in clauses_round(ends, size, self._places_of(part), ahead, start, end)
        ]
        return joined(found, 0) if len(parts) > 1 else found

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
        if len(parts) == 1:
            return parts if self._inside_of(pattern).any(start, end) else ()
        return [parts[number] for number in self._inside_of(pattern).which(start, end)]

    def _inside_of(self, pattern: str) -> Inside:
        inside = self._insides.get(pattern)
        if inside is None:
            inside = self._insides[pattern] = Inside([self._places_of(part) for part in self._open(pattern)])
        return inside

    def _places_of(self, part: Alternative) -> Places:
        """Where what ``part`` needs stands."""
        places = self._places.get(part.words)
        if places is None:
            sweep, hits = self.sweep, self._hits
            numbers = [number for number in part.words if number in hits]
            if len(numbers) == 1 and numbers[0] not in sweep.sizes:
                places = Places(hits[numbers[0]], len(sweep.words[numbers[0]]))
            else:
                places = Places.of([self._places_of_word(number) for number in numbers])
            self._places[part.words] = places
        return places

    def _places_of_word(self, number: int) -> tuple[array[int], array[int] | None, int]:
        kind = self.sweep.sizes.get(number)
        if kind is None:
            return self._hits[number], None, len(self.sweep.words[number])
        return *self._runs[kind[0]].of_size(kind[1]), kind[1]


def _is_of_clauses(parts: Sequence[Alternative]) -> bool:
    """Whether matches stay inside a clause, but nothing else is known of how far they reach."""
    return all(part.need.clause for part in parts) and any(part.need.width > _SHORT for part in parts)


class _Everything:
    def __contains__(self, key: object) -> bool:
        return True
