"""Which of a few patterns may match in a text at all: one look at every two characters in a row, for all of them.

Most of a set of patterns that each need one of some words (妥否, 工艺参数) match nowhere in a text. Where none of
its words stands, a pattern need not be tried.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from pubcheck.code_points import codes_of
from pubcheck.required import required

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_PIECE = 1 << 16  # characters looked at together
_SHORT = 150  # characters up to which looking at one pair after the other is faster
_FIRST, _SECOND = 0x9E37, 0x85EB


def may_match(patterns: tuple[str, ...], text: str) -> list[int]:
    """The numbers of those ``patterns`` that may match in ``text``, in order; where nothing is known of one, it may."""
    table, words, known = _words_of(patterns)
    found = 0
    for start in range(0, len(text) if known else 0, _PIECE):
        size = min(len(text) - start, _PIECE)
        places: Iterable[int] = range(start, start + size)
        if size > _SHORT:
            pairs = _hashed(codes_of(text[start : start + _PIECE + 1]))
            places = (table.take(pairs).nonzero()[0] + start).tolist()
        for place in places:
            for word, bits in words.get(text[place : place + 2], ()):
                if text.startswith(word, place):
                    found |= bits
        if found == known:
            break
    found |= ~known
    return [number for number in range(len(patterns)) if found >> number & 1]


@cache
def are_words(patterns: tuple[str, ...]) -> tuple[bool, ...]:
    """For each of ``patterns`` whether it is nothing but words: it does match where :func:`may_match` says it may."""
    return tuple(
        (words := required(pattern).words) is not None and words == {*pattern.split("|")} and all(map(_is_plain, words))
        for pattern in patterns
    )


@cache
def _words_of(patterns: tuple[str, ...]) -> tuple[NDArray[np.bool_], dict[str, list[tuple[str, int]]], int]:
    """Where the hash of two characters begins a word, the words by their first two, and which patterns need one."""
    import numpy as np

    table, known = np.zeros(1 << 16, np.bool_), 0
    by_head: dict[str, dict[str, int]] = {}
    for number, pattern in enumerate(patterns):
        words = required(pattern).words
        if words and all(map(_is_plain, words)):
            known |= 1 << number
            for word in words:
                table[_hashed(codes_of(word[:2]))] = True
                bits = by_head.setdefault(word[:2], {})
                bits[word] = bits.get(word, 0) | 1 << number
    return table, {head: list(bits.items()) for head, bits in by_head.items()}, known


def _is_plain(word: str) -> bool:
    """Whether a word stands in a text as it is: letters and digits are folded, others stand for whole classes."""
    return len(word) > 1 and all(character == ":" or "\u3000" < character < "\uffff" for character in word)


def _hashed(codes: NDArray[np.uint16]) -> NDArray[np.uint16]:
    import numpy as np

    return codes[:-1] * np.uint16(_FIRST) + codes[1:] * np.uint16(_SECOND)
