"""One pass over a text for all that the patterns of many rules need, so that each runs only where it can match.

:class:`Sweep` is made once for a set of rules: the words that their patterns cannot match without
(:mod:`pubcheck.required`) become one Aho-Corasick automaton, or, where that library is not installed, a table
of the two characters that each word begins with; both find the same places. :class:`Found` is what it
found in one text. A pattern that was not foreseen runs everywhere, as if there were no sweep.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from operator import sub
from typing import TypeVar

from pubcheck.found import Alternative, Found, Runs
from pubcheck.lazy_pattern import lazily
from pubcheck.pattern_words import LETTERS, NUMBER, NUMERIC, SIGNS, alternatives, fold
from pubcheck.required import required, words_of
from pubcheck.word_search import no_hits, word_search

_NUMERALS = f"[{re.escape(''.join(sorted(SIGNS)))}]"
_SOME = lazily("[0a-z]")
_MARKS = ("0", NUMBER, LETTERS, NUMERIC)
_NOWHERE: array[int] = array("i")
_Asks = TypeVar("_Asks")
_PLAIN = lazily("[\u4e00-\u9fff]+")


def _is_run(word: str, mark: str) -> bool:
    return len(word) > 1 and not word.strip(mark)


class _Kind:
    """Words that stand for a run of characters of one kind, by their numbers, and how long each has to be."""

    def __init__(self, mark: str, words: dict[int, int]) -> None:
        self.words = words
        self.counts = mark == NUMBER
        self._sizes = sorted(words.values())
        self._standing = [(number, _NOWHERE) for number in sorted(words, key=words.__getitem__)]

    def standing(self, runs: Runs) -> list[tuple[int, array[int]]]:
        """The words that stand somewhere among ``runs``; where is looked up there."""
        return self._standing[: bisect_right(self._sizes, max(runs.sizes))] if runs.sizes else []


class _Search:
    """Runs of characters, looked for once for all kinds of words that stand for them."""

    def __init__(self, characters: str, kinds: Sequence[_Kind]) -> None:
        self.kinds = [kind for kind in kinds if kind.words]
        least = min((size for kind in self.kinds for size in kind.words.values()), default=1)
        self._find = re.compile(f"{characters}{{{least},}}").finditer

    def of(self, text: str) -> list[Runs]:
        """The runs in ``text`` that are long enough for one of the words, for each kind."""
        starts, ends = array("i"), array("i")
        for match in self._find(text) if self.kinds else ():
            starts.append(match.start())
            ends.append(match.end())
        return [
            Runs(
                starts,
                ends,
                array("i", map(partial(text.count, "0"), starts, ends) if kind.counts else map(sub, ends, starts)),
            )
            for kind in self.kinds
        ]


class _Parts(Mapping[str, tuple[Alternative, ...]]):
    """The alternatives of each pattern that needs something, taken apart on first asking: a text asks for few of them."""

    def __init__(self, patterns: Iterable[str], numbers: Mapping[str, int]) -> None:
        self._parts: dict[str, tuple[Alternative, ...] | None] = dict.fromkeys(patterns)
        self._numbers = numbers

    def __getitem__(self, pattern: str) -> tuple[Alternative, ...]:
        parts = self._parts[pattern]
        if parts is None:
            needs = [(each, required(each)) for each in alternatives(pattern)]
            parts = self._parts[pattern] = tuple(
                [
                    Alternative(each, frozenset(map(self._numbers.__getitem__, need.words or ())), need)
                    for each, need in needs
                ]
            )
        return parts

    def __contains__(self, pattern: object) -> bool:
        return pattern in self._parts

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)


def _asking(words: Iterable[str], needs: Iterable[tuple[_Asks, Iterable[str]]]) -> tuple[Sequence[_Asks], ...]:
    """Who asks for each of ``words``. Most are asked for by one alone."""
    asking: dict[str, Sequence[_Asks]] = {}
    for asks, needed in needs:
        alone = (asks,)
        for word in needed:
            others = asking.setdefault(word, alone)
            if isinstance(others, list):
                others.append(asks)
            elif others is not alone:
                asking[word] = [*others, asks]
    return tuple([asking.get(word, ()) for word in words])


class Sweep:
    """The patterns to be looked for: single ones, and lists that are found by their key."""

    def __init__(
        self, lists: Mapping[Hashable, Sequence[str]], patterns: Iterable[str] = (), *, accelerated: bool = True
    ) -> None:
        # The patterns that need something, with their words; the others run everywhere.
        every = dict.fromkeys(chain(*lists.values(), patterns))
        known = {pattern: words for pattern in every if (words := words_of(pattern)) is not None}
        self.words = [*dict.fromkeys(chain.from_iterable(known.values()))]
        numbers = {word: number for number, word in enumerate(self.words)}
        self.parts: Mapping[str, tuple[Alternative, ...]] = _Parts(known, numbers)
        # Plain words that the folding leaves as they are: each place is a match.
        self.literal = {
            pattern for pattern, words in known.items() if words == (pattern,) and _PLAIN.fullmatch(pattern)
        }
        self.known = frozenset(known)  # asked more often than anything else: most patterns match nowhere
        self.alone: Sequence[Sequence[str]] = _asking(self.words, known.items())
        self.always: dict[Hashable, tuple[int, ...]] = {
            key: tuple(i for i, pattern in enumerate(each) if pattern not in known) for key, each in lists.items()
        }
        self.members = [(key, index) for key, each in lists.items() for index in range(len(each))]
        self.opens: Sequence[Sequence[int]] = _asking(
            self.words, enumerate(known.get(pattern, ()) for pattern in chain(*lists.values()))
        )
        self.kept_open = [key for key, always in self.always.items() if always]
        runs = [word for word in self.words if word[0] in _MARKS and _is_run(word, word[0])]
        self._runs = tuple(
            _Search(
                characters,
                [_Kind(mark, {numbers[word]: len(word) for word in runs if word[0] == mark}) for mark in marks],
            )
            for characters, marks in (("0", ("0",)), (_NUMERALS, (NUMBER, NUMERIC)), ("[0a-z]", (LETTERS,)))
        )
        self._kinds = tuple(kind for each in self._runs for kind in each.kinds)
        self.sizes = {number: (at, kind.words[number]) for at, kind in enumerate(self._kinds) for number in kind.words}
        plain = {number: word for number, word in enumerate(self.words) if number not in self.sizes}
        self._walk = word_search(plain, accelerated=accelerated)

    @property
    def nothing(self) -> Found:
        """What stands in an empty text."""
        return Found(self, "")

    def over(self, text: str) -> Found:
        """What stands in ``text``."""
        folded = fold(text)
        hits = no_hits()
        self._walk.into(hits, folded)
        runs: list[Runs] = []
        if _SOME.search(folded):
            runs = [found for each in self._runs for found in each.of(folded)]
            for kind, found in zip(self._kinds, runs, strict=True):
                hits.update(kind.standing(found))
        return Found(self, text, hits, runs)
