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
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import chain

from pubcheck.found import Alternative, Found, Run
from pubcheck.lazy_pattern import lazily
from pubcheck.pattern_words import LETTERS, NUMBER, NUMERIC, SIGNS, alternatives, fold
from pubcheck.required import required
from pubcheck.word_search import no_hits, word_search

_NUMERALS = f"[{re.escape(''.join(sorted(SIGNS)))}]"
_SOME = lazily("[0a-z]")
_MARKS = ("0", NUMBER, LETTERS, NUMERIC)
_NOWHERE: array[int] = array("q")

_PLAIN = lazily("[\u4e00-\u9fff]+")


def _is_run(word: str, mark: str) -> bool:
    return len(word) > 1 and not word.strip(mark)


class _Kind:
    """Words that stand for a run of characters of one kind, by their numbers, and how long each has to be."""

    def __init__(self, characters: str, mark: str, words: dict[int, int]) -> None:
        self.words = words
        self.sizes = sorted(words.values())
        self._find = re.compile(f"{characters}{{{self.sizes[0] if words else 1},}}").finditer
        self._counts = mark == NUMBER
        self._standing = [(number, _NOWHERE) for number in sorted(words, key=words.__getitem__)]

    def runs(self, text: str) -> list[Run]:
        """The runs in ``text`` that are long enough for one of the words."""
        if not self.words:
            return []
        if self._counts:
            return [(start, end, text.count("0", start, end)) for start, end in [m.span() for m in self._find(text)]]
        return [(start, end, end - start) for start, end in [m.span() for m in self._find(text)]]

    def standing(self, runs: Sequence[Run]) -> list[tuple[int, array[int]]]:
        """The words that stand somewhere among ``runs``; where is looked up there."""
        return self._standing[: bisect_right(self.sizes, max([size for _, _, size in runs]))] if runs else []


class Sweep:
    """The patterns to be looked for: single ones, and lists that are found by their key."""

    def __init__(
        self, lists: Mapping[Hashable, Sequence[str]], patterns: Iterable[str] = (), *, accelerated: bool = True
    ) -> None:
        needs = {
            pattern: {each: required(each) for each in alternatives(pattern)}
            for pattern in dict.fromkeys(chain(*lists.values(), patterns))
        }
        known = {p: parts for p, parts in needs.items() if all(need.words is not None for need in parts.values())}
        self.words = sorted({word for parts in known.values() for need in parts.values() for word in need.words or ()})
        numbers = {word: number for number, word in enumerate(self.words)}
        # The patterns that need something; the others run everywhere.
        self.parts: dict[str, tuple[Alternative, ...]] = {
            pattern: tuple(
                Alternative(each, frozenset(numbers[word] for word in need.words or ()), need)
                for each, need in parts.items()
            )
            for pattern, parts in known.items()
        }
        # Plain words that the folding leaves as they are: each place is a match.
        self.literal = {
            pattern
            for pattern, parts in self.parts.items()
            if len(parts) == 1
            and parts[0].need.width == len(pattern)
            and parts[0].need.words == frozenset((pattern,))
            and _PLAIN.fullmatch(pattern)
        }
        self.always: dict[Hashable, tuple[int, ...]] = {}
        self.members: list[tuple[Hashable, int]] = []
        opens: dict[int, list[int]] = defaultdict(list)
        for key, each in lists.items():
            self.always[key] = tuple(i for i, pattern in enumerate(each) if pattern not in self.parts)
            for index, pattern in enumerate(each):
                for number in {number for part in self.parts.get(pattern, ()) for number in part.words}:
                    opens[number].append(len(self.members))
                self.members.append((key, index))
        alone: dict[int, list[str]] = defaultdict(list)
        for pattern, parts in self.parts.items():
            for number in {number for part in parts for number in part.words}:
                alone[number].append(pattern)
        self.alone = tuple(tuple(alone[number]) for number in range(len(self.words)))
        self.opens = tuple(tuple(opens[number]) for number in range(len(self.words)))
        self.kept_open = [key for key, always in self.always.items() if always]
        runs = [word for word in self.words if word[0] in _MARKS and _is_run(word, word[0])]
        self.kinds = tuple(
            _Kind(pattern, mark, {numbers[word]: len(word) for word in runs if word[0] == mark})
            for pattern, mark in (("0", "0"), (_NUMERALS, NUMBER), ("[0a-z]", LETTERS), (_NUMERALS, NUMERIC))
        )
        self.sizes = {number: (at, kind.words[number]) for at, kind in enumerate(self.kinds) for number in kind.words}
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
        runs: list[list[Run]] = []
        if _SOME.search(folded):
            for kind in self.kinds:
                found = kind.runs(folded)
                hits.update(kind.standing(found))
                runs.append(found)
        return Found(self, text, hits, runs)
