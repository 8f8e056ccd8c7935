"""Text as the numbers of pieces: the words and parts of words that a reader of contexts knows, the likeliest way to cut.

A unigram model as SentencePiece's (Kudo 2018): each piece has a log-probability, and a text is cut so that their sum is
largest. Names are told character by character, so that no piece lies across the end of a name.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from pubcheck.span import Span

PAD, UNKNOWN, FIRST, LAST = range(4)  # numbers that are no pieces: nothing, an unknown character, the two ends
BEFORE = 4  # how many such numbers there are
_SPACE = "\u2581"  # what white space is in a piece
_UNLIKELY = 10.0  # by how much an unknown character is less likely than the least likely piece


class Coded(NamedTuple):
    """The numbers of a text, from :data:`FIRST` to :data:`LAST`, and where among them each name stands, in order."""

    numbers: list[int]
    names: list[range]


class Pieces:
    """The pieces known, each with its number and log-probability.

    ``words``: the pieces, in the order of their numbers; ``scores``: of each its log-probability.
    """

    def __init__(self, words: Sequence[str], scores: Sequence[float]) -> None:
        self._known = {word: (at + BEFORE, score) for at, (word, score) in enumerate(zip(words, scores, strict=True))}
        self._longest = max(map(len, words), default=0)
        self._unknown = min(scores, default=0.0) - _UNLIKELY

    def coded(self, text: str, names: Sequence[Span] = ()) -> Coded:
        """``text`` with ``names`` (in order, none over another) told character by character; a line's end is told as :data:`LAST`."""
        numbers, places, at = [FIRST], [], 0
        for name in names:
            numbers += self._lines(text[at : name.start])
            numbers += (low := [self._of(each) for each in text[name.start : name.end]])
            places.append(range(len(numbers) - len(low), len(numbers)))
            at = name.end
        numbers += self._lines(text[at:])
        return Coded([*numbers, LAST], places)

    def _lines(self, text: str) -> Iterator[int]:
        for at, line in enumerate(text.split("\n")):
            if at:
                yield LAST
            yield from self._cut(line)

    def _cut(self, line: str) -> list[int]:
        """The numbers of the likeliest pieces of a line."""
        plain = "".join(map(_plain, line))
        best, back = [0.0], [(UNKNOWN, 0)]
        known, longest = self._known.get, self._longest
        for end in range(1, len(plain) + 1):
            most, how = best[end - 1] + self._unknown, (UNKNOWN, end - 1)
            for start in range(max(0, end - longest), end):
                piece = known(plain[start:end])
                if piece is not None and (sum_ := best[start] + piece[1]) > most:
                    most, how = sum_, (piece[0], start)
            best.append(most)
            back.append(how)
        numbers, end = [], len(plain)
        while end:
            number, end = back[end]
            numbers.append(number)
        return numbers[::-1]

    def _of(self, character: str) -> int:
        return self._known.get(_plain(character), (UNKNOWN, 0.0))[0]


@lru_cache(maxsize=8192)
def _plain(character: str) -> str:
    """A character in its plain form, the first one where that has several; all white space is alike.

    One for one, so that a window of so many characters has no more numbers.
    """
    return _SPACE if character.isspace() else unicodedata.normalize("NFKC", character)[:1]
