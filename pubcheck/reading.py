"""What rules look at: the normalised text with its elements and names, searched where a pattern can match.

Matchers ask :class:`Reading` for the matches of a pattern. Once the text was swept (:mod:`pubcheck.sweep`) a pattern
runs only in the stretches that hold what it needs; the matches are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from heapq import heapify, heappop, heapreplace
from itertools import chain
from typing import Any, TypeVar

import regex

from pubcheck.compiled_patterns import compiled_regex
from pubcheck.found import Found
from pubcheck.lazy_pattern import lazily
from pubcheck.pattern_words import INERT, alternatives
from pubcheck.required import run_of
from pubcheck.review import Elements
from pubcheck.sweep import Sweep
from pubcheck.text import Entity, NormalizedText

_Fact = TypeVar("_Fact")
Lists = Mapping[Hashable, Sequence[str]]
_UNFORESEEN = Sweep({})
_NOTHING: Iterator[Any] = iter(())


@cache
def compiled(pattern: str) -> Any:
    """``pattern`` compiled once per process, ``^`` and ``$`` at line ends."""
    first = run_of(pattern)[0]
    # Told what a match begins with, the search skips everything else; the matches are the same.
    return compiled_regex(f"(?={first})(?:{pattern})" if first else pattern, regex.MULTILINE)


class _Runner:
    """A pattern that is ready to run, with a time-out only where one is needed: it costs more than most searches."""

    __slots__ = ("finditer", "longest", "search")

    def __init__(self, pattern: str) -> None:
        machine = compiled(pattern)
        self.finditer, self.search = machine.finditer, machine.search
        self.longest = run_of(pattern)[1]

    def places(self, text: str, start: int, end: int, seconds: float) -> Iterator[Any]:
        if end - start <= self.longest:
            found: Iterator[Any] = self.finditer(text, start, end)
        else:
            found = self.finditer(text, start, end, timeout=seconds)
        return found

    def first(self, text: str, start: int, end: int, seconds: float) -> Any:
        if end - start <= self.longest:
            return self.search(text, start, end)
        return self.search(text, start, end, timeout=seconds)


_runner = cache(_Runner)
_GROUPED, _NUMBERED = lazily(r"\((?!\?)|\(\?P?<(?![=!])"), lazily(r"\((?!\?)")
_NAMED = lazily(r"\(\?P?<(?![=!])([^>]*)>")


@cache
def _is_grouped(pattern: str) -> bool:
    """Whether it may have groups that one of its alternatives by itself has not, told without compiling it.

    A group ``value`` is none of those: :func:`pubcheck.matchers.value_span` asks whether a match has it at all.
    """
    if _GROUPED.search(pattern) is None:
        return False
    plain = [INERT.sub("", each) for each in alternatives(pattern)]
    return len({frozenset(_NAMED.findall(each)) - {"value"} for each in plain}) > 1 or any(map(_NUMBERED.search, plain))


def needs_of(matcher: object) -> tuple[str, ...] | None:
    """Patterns without a match of one of which ``matcher`` finds nothing; ``None`` if there are no such."""
    needs: tuple[str, ...] | None = getattr(matcher, "needs", None)
    return needs


def patterns_of(matcher: object) -> tuple[tuple[str, ...], Lists]:
    """The patterns that ``matcher`` and those inside it look for through the reading, single ones and lists."""
    asks: tuple[str, ...] = getattr(matcher, "asks", ())
    lists: dict[Hashable, Sequence[str]] = dict(getattr(matcher, "lists", {}))
    inner = getattr(matcher, "inner", None)
    for each in (*getattr(matcher, "matchers", ()), *((inner,) if inner is not None else ())):
        more, others = patterns_of(each)
        asks, lists = (*asks, *more), {**lists, **others}
    return asks, lists


@dataclass(frozen=True, slots=True)
class Reading:
    """What matchers look at: the normalised text, its elements (source offsets), its names.

    ``seconds`` is the time one pattern may take before ``TimeoutError``.
    """

    text: NormalizedText
    elements: Elements = field(default_factory=Elements)
    entities: tuple[Entity, ...] = ()
    seconds: float = 10.0
    media_type: str = "text/plain"
    _facts: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)
    _held: dict[str, bool] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, name: str, make: Callable[[], _Fact]) -> _Fact:
        """What ``make`` returns, made on first asking and kept with this reading: several rules need the same tables."""
        if name not in self._facts:
            self._facts[name] = make()
        fact: _Fact = self._facts[name]
        return fact

    def foresee(self, sweep: Sweep) -> Found:
        """Sweeps the text once; from then on the patterns that ``sweep`` knows run only where they can match."""
        return self.once("found", lambda: sweep.over(self.text.text))

    @property
    def found(self) -> Found:
        """What the sweep found; without one, every pattern may match everywhere."""
        found: Found | None = self._facts.get("found")
        if found is None:
            found = self._facts["found"] = Found(_UNFORESEEN, self.text.text)
        return found

    def matches(self, pattern: str, start: int = 0, end: int | None = None) -> Iterator[Any]:
        """Matches of ``pattern`` in ``text[start:end]``; what stands before ``start`` may be looked at.

        :raises TimeoutError: after ``seconds``.
        """
        text, found, seconds = self.text.text, self.found, self.seconds
        end = len(text) if end is None else end
        parts = found.parts(pattern, start, end)
        if not parts:
            return _NOTHING if parts is not None else _runner(pattern).places(text, start, end, seconds)
        if len(found.sweep.parts[pattern]) == 1:
            windows = found.windows_of(parts[0], start, end)
        elif _is_grouped(pattern):
            windows = found.windows(pattern, start, end)
        elif len(parts) == 1:
            pattern, windows = parts[0].pattern, found.windows_of(parts[0], start, end)
        else:
            return self._merged([(part.pattern, found.windows_of(part, start, end)) for part in parts])
        runner = _runner(pattern)
        if len(windows) == 1:
            return runner.places(text, *windows[0], seconds)
        return chain.from_iterable(runner.places(text, first, last, seconds) for first, last in windows)

    def matches_of(self, key: Hashable, patterns: Sequence[str]) -> Iterator[Any]:
        """Matches of ``patterns`` as alternatives of one, however many; ``key`` is that of their list.

        :raises TimeoutError: after ``seconds``.
        """
        found, end = self.found, len(self.text.text)
        possible = (patterns[index] for index in found.may_match(key, patterns))
        return self._merged([(pattern, found.windows(pattern, 0, end)) for pattern in possible])

    def _merged(self, parts: Sequence[tuple[str, Sequence[tuple[int, int]]]]) -> Iterator[Any]:
        """Matches of a pattern whose alternatives are ``parts``: of those that begin first, that of the first part.

        Each part is looked for by itself and only in its windows; many together are tried at every character.
        """
        text = self.text.text
        heap: list[tuple[int, int, _Search]] = []
        for order, (pattern, windows) in enumerate(parts):
            search = _Search(_runner(pattern), text, windows, self.seconds)
            if search.match is not None:
                heap.append((search.match.start(), order, search))
        heapify(heap)
        done = 0
        while heap:
            begin, order, search = heap[0]
            if begin >= done:
                yield search.match
                done = search.match.end()
            search.go_on(done)
            if search.match is None:
                heappop(heap)
            else:
                heapreplace(heap, (search.match.start(), order, search))

    def spots(self, pattern: str) -> Iterator[tuple[int, int]]:
        """The places of the matches of ``pattern`` in the whole text.

        :raises TimeoutError: after ``seconds``.
        """
        spots = self.found.spots(pattern)
        return spots if spots is not None else (match.span() for match in self.matches(pattern))

    def holds(self, pattern: str, start: int = 0, end: int | None = None) -> bool:
        """Whether ``pattern`` matches somewhere in ``text[start:end]``, these characters taken by themselves.

        :raises TimeoutError: after ``seconds``.
        """
        text, seconds = self.text.text, self.seconds
        if start == 0 and end is None:
            held = self._held.get(pattern)  # several rules ask for the same words of the whole text
            if held is None:
                held = self._held[pattern] = self._holds(pattern)
            return held
        words = None
        for each in self.found.alternatives(pattern, start, end):
            words = text[start:end] if words is None else words
            if _runner(each).first(words, 0, len(words), seconds):
                return True
        return False

    def _holds(self, pattern: str) -> bool:
        text, found, seconds = self.text.text, self.found, self.seconds
        parts = found.parts(pattern, 0, len(text))
        if parts is None:
            return _runner(pattern).first(text, 0, len(text), seconds) is not None
        for part in parts:
            runner = _runner(part.pattern)
            for first, last in found.windows_of(part, 0, len(text)):
                if runner.first(text, first, last, seconds):
                    return True
        return False


class _Search:
    """The next match of a pattern in the windows of a text."""

    __slots__ = ("_at", "_runner", "_seconds", "_text", "_windows", "match")

    def __init__(self, runner: _Runner, text: str, windows: Sequence[tuple[int, int]], seconds: float) -> None:
        self._runner, self._text, self._windows, self._seconds = runner, text, windows, seconds
        self._at = 0
        self.go_on(0)

    def go_on(self, position: int) -> None:
        """To the first match that begins at ``position`` or behind it."""
        while self._at < len(self._windows):
            first, last = self._windows[self._at]
            if last > position:
                self.match = self._runner.first(self._text, max(first, position), last, self._seconds)
                if self.match is not None:
                    return
            self._at += 1
        self.match = None
