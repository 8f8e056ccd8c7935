"""All places of thousands of words in a text: by an Aho-Corasick automaton, or without one.

An automaton takes longer to build than the words take to be looked for in a page one by one, so it is built when more than
that has been read: who checks one page waits for none.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache, partial
from operator import add
from typing import Any, Protocol

from pubcheck.code_points import occurrences

_BLOCK = 1 << 15  # characters looked through at a time, so that few hits are held as tuples
_SMALL_BLOCK = 1 << 11  # the same without the automaton
_UNBUILT = 1 << 12  # characters that are looked through before one is built
Hits = dict[int, "array[int]"]  # where each word begins, by its number


def no_hits() -> Hits:
    """Nothing found yet; places of a word are appended to its entry."""
    return defaultdict(partial(array, "i"))  # four bytes a place: there may be millions


def word_search(words: Mapping[int, str], *, accelerated: bool = True) -> WordSearch:
    """A search for ``words``, by the library ``ahocorasick_rs`` where it is installed; the results are the same."""
    return (_automaton(words) if accelerated and words else None) or _Table(words)


class WordSearch(Protocol):
    """Finds all places of all words, overlapping ones too."""

    def into(self, hits: Hits, text: str) -> None:
        """Adds where each word begins to ``hits``, in order."""
        ...


def _automaton(words: Mapping[int, str]) -> WordSearch | None:
    try:
        import ahocorasick_rs
    except ImportError:
        return None
    return _Later(words, lambda: _Automaton(words, ahocorasick_rs))


class _Later:
    """Looks for the words one by one in the first few texts, if these are short, and then as ``built`` does."""

    def __init__(self, words: Mapping[int, str], built: Callable[[], WordSearch]) -> None:
        self._words, self._built, self._read = words, cache(built), 0

    def into(self, hits: Hits, text: str) -> None:
        self._read += len(text)
        if self._read > _UNBUILT:
            self._built().into(hits, text)
            return
        beginnings = {*map(add, text, text[1:]), *text}
        for number, word in self._words.items():
            if word[:2] in beginnings and word in text:
                hits[number].extend(occurrences(text, word))


class _Automaton:
    def __init__(self, words: Mapping[int, str], library: Any) -> None:
        self._numbers = tuple(words)
        self._find = library.AhoCorasick(list(words.values()), store_patterns=False).find_matches_as_indexes
        self._longest = max(map(len, words.values()), default=1)
        self._words = words

    def into(self, hits: Hits, text: str) -> None:
        numbers, find = self._numbers, self._find
        for base in range(0, len(text), _BLOCK):
            try:
                found = find(text[base : base + _BLOCK + self._longest - 1], overlapping=True)
            except UnicodeEncodeError:  # half of a pair of surrogates
                hits.clear()
                _Table(self._words).into(hits, text)
                return
            last = len(found)  # they are told in order of their ends; of the last ones some belong to the next block
            while last and found[last - 1][2] > _BLOCK:
                last -= 1
            if last < len(found):
                found[last:] = [each for each in found[last:] if each[1] < _BLOCK]
            for index, start, _ in found:
                hits[numbers[index]].append(base + start)


class _Table:
    """Words by the two characters that they begin with: of thousands, a block of text holds a few."""

    def __init__(self, words: Mapping[int, str]) -> None:
        self._beginnings: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for number, word in words.items():
            self._beginnings[word[:2]].append((number, word))
        self._longest = max(map(len, words.values()), default=1)

    def into(self, hits: Hits, text: str) -> None:
        beginnings = self._beginnings
        for base in range(0, len(text), _SMALL_BLOCK):
            block = text[base : base + _SMALL_BLOCK + self._longest - 1]
            for beginning in {*map(add, block, block[1:]), *block} & beginnings.keys():
                for number, word in beginnings[beginning]:
                    at = block.find(word)
                    if at < 0:
                        continue
                    places = hits[number]
                    while 0 <= at < _SMALL_BLOCK:
                        places.append(base + at)
                        at = block.find(word, at + 1)
