"""What a disclosure model knows of a text, its n-grams looked up all at once.

:func:`pubcheck.features.body_grams` and :func:`~pubcheck.features.weigh` find the same, and what no model knows besides,
for training; they sort and search each kind of n-gram by itself and take three times as long.
"""

from __future__ import annotations

from functools import cached_property
from math import sqrt
from typing import TYPE_CHECKING, Any, NamedTuple

from pubcheck.features import LONGEST, OF_WORDS, Vocabulary, hashed, layout_table, without_digits
from pubcheck.word_numbers import word_numbers

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Integers = NDArray[np.int64]
    Floats = NDArray[np.float64]

_PLACES = 13  # bits of a place; LONGEST needs 12
_KINDS = 3  # characters, pairs of them, words; what is not known counts as of one kind more
_HEADS = 18  # bits of a code, stirred, by which it is looked up
_STIR = 0x9E3779B1  # odd, so that no two codes become one
_BASIC = 1 << 16  # code points of the basic plane


class KnownGrams(NamedTuple):
    """The n-grams of a text that a model knows, by kind and column: their columns, values (each kind of length 1), how
    often each occurs, and where it begins each time (those of the first one, then those of the second …)."""

    columns: Integers
    values: Floats
    counts: Integers
    starts: Integers


class Lookup:
    """The codes of a vocabulary, ready to be looked up.

    A *number* tells the kind of an n-gram that is known, above its column, above a place.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        import numpy as np

        self._idf, codes = vocabulary.idf, vocabulary.codes
        size = len(codes)
        self._bits = size.bit_length() + _PLACES
        self._number: Any = np.uint32 if self._bits + _KINDS.bit_length() <= 32 else np.uint64
        # Of the codes, stirred and in order, few have the same first bits; they begin at one place.
        stirred = codes * np.uint32(_STIR)
        order = np.argsort(stirred)
        stirred = stirred[order]
        sizes = np.bincount(stirred >> np.uint32(32 - _HEADS), minlength=1 << _HEADS)
        most = max(1, int(sizes.max()))
        self._heads = (sizes.cumsum() - sizes).astype(np.min_scalar_type(size + most))
        self._behind = np.arange(1, max(2, most)).astype(np.int32)[:, None]
        # Behind the last one stand some that are of no use.
        self._stirred = np.append(stirred, np.zeros(most + 1, np.uint32))
        self._unknown = _KINDS << self._bits
        self._columns: NDArray[Any] = np.full(size + most + 1, self._unknown, self._number)
        self._columns[:size] = order << _PLACES
        self._written = ~layout_table()
        self._is_first = True
        self._logs = np.append(0.0, 1.0 + np.log(np.arange(1, LONGEST + 2).astype(np.float64)))

    def of(self, text: str, wide: NDArray[np.uint32], lengths: Integers) -> KnownGrams:
        """What is known of ``text``, of at most :data:`LONGEST` characters.

        :param wide: its code points.
        :param lengths: those of its words.
        """
        import numpy as np

        beyond = bool(len(wide)) and np.maximum.reduce(wide) >= _BASIC
        places = self._written.take(wide, mode="clip").nonzero()[0]
        characters = wide.take(places)
        folded = without_digits(characters)
        words, of_words = word_numbers(text, wide, lengths)
        pairs = hashed(folded, 2, 2)
        found = self._numbers(np.concatenate([pairs, hashed(of_words.astype(np.uint64), 1, OF_WORDS)]))
        found[: len(pairs)] |= self._number(1 << self._bits)
        found[len(pairs) :] |= self._number(2 << self._bits)
        if beyond or self._is_first:  # the table of all characters costs as much as a hundred texts without it
            single, self._is_first = self._numbers(hashed(folded, 1, 1)), False
        else:
            single = self._of_character.take(characters)
        numbers = np.concatenate([single, found])
        numbers |= np.concatenate([places, places[:-1], (lengths.cumsum() - lengths).take(words)]).astype(self._number)
        numbers.sort()
        numbers = numbers[: int(numbers.searchsorted(self._number(self._unknown)))]
        grams = numbers >> self._number(_PLACES)
        size = len(grams)
        changes = np.ones(size + 1, np.bool_)
        np.not_equal(grams[1:], grams[:-1], out=changes[1:size])
        edges = changes.nonzero()[0]
        counts = edges[1:] - edges[:-1]
        grams = grams.take(edges[:-1]).astype(np.int64)
        columns = grams & ((1 << self._bits - _PLACES) - 1)
        values = self._logs.take(counts) * self._idf.take(columns)
        start = 0
        for end in grams.searchsorted(np.arange(1, _KINDS + 1) << self._bits - _PLACES).tolist():
            part = values[start:end]
            part /= sqrt(np.add.reduce(part * part)) or 1.0
            start = end
        return KnownGrams(columns, values, counts, (numbers & self._number((1 << _PLACES) - 1)).astype(np.int64))

    @cached_property
    def _of_character(self) -> NDArray[Any]:
        """The number of each character of the basic plane."""
        import numpy as np

        return self._numbers(hashed(without_digits(np.arange(_BASIC, dtype=np.uint32)), 1, 1))

    def _numbers(self, codes: NDArray[np.uint64]) -> NDArray[Any]:
        """The number of each code, as of the first kind and without a place."""
        import numpy as np

        stirred = codes.astype(np.uint32)
        stirred *= np.uint32(_STIR)
        at = self._heads.take(stirred >> np.uint32(32 - _HEADS))
        there = self._stirred.take(at)
        numbers = self._columns.take(at)
        rest = (there != stirred).nonzero()[0]
        numbers[rest] = self._unknown
        # Those that stand behind the first with the same first bits; where it is greater, none of them can be it.
        rest = rest.take((there.take(rest) < stirred.take(rest)).nonzero()[0])
        behind = at.take(rest) + self._behind
        row, which = (self._stirred.take(behind) == stirred.take(rest)).nonzero()
        numbers[rest.take(which)] = self._columns.take(behind[row, which])
        return numbers
