"""Hashed features of many places of a text at once, a column each: rows of a table of weights, and what they add up to.

A feature is a kind and values: characters, by their code points, and words, by a number each. numpy works out a column
for all places in the time that a dozen features take one by one. Training and judging share this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any
from zlib import crc32

from pubcheck.weights import built

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

_STEP, _LAST = 0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93  # odd numbers whose bits are evenly spread
_ALL = (1 << 64) - 1
_FAR = 16  # characters beside a place that may be asked for


def number_of(word: str) -> int:
    """The number by which columns know ``word``."""
    return crc32(word.encode("utf-8", "surrogatepass"))


def row_of(bits: int, kind: str, *values: int) -> int:
    """The row of one feature among ``2**bits``."""
    mixed = number_of(kind)
    for value in values:
        mixed = mixed * _STEP + value & _ALL
    return (mixed * _LAST & _ALL) >> 64 - bits


class Numbers(dict[str, int]):
    """The numbers of words, each worked out once."""

    def __missing__(self, word: str) -> int:
        number = self[word] = number_of(word)
        return number


class Characters:
    """The characters of a text by their code points, its digits folded to 0; 0 where there is none."""

    def __init__(self, text: str) -> None:
        import numpy as np

        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
        self._codes = np.zeros(len(text) + 2 * _FAR, np.uint64)
        self._codes[_FAR : _FAR + len(text)] = codes
        self._codes[(self._codes >= ord("1")) & (self._codes <= ord("9"))] = ord("0")
        self.ends = np.append(np.flatnonzero(codes == ord("\n")), len(text))  # of the lines

    def at(self, places: Array) -> Array:
        """The characters at ``places``, at most 16 before the text or behind it."""
        found: Array = self._codes[places + _FAR]
        return found

    def lines(self, places: Array) -> tuple[Array, Array]:
        """Where the lines that hold ``places`` begin and end; a line feed belongs to the line that it ends."""
        import numpy as np

        line = np.searchsorted(self.ends, places)
        starts = np.append(0, self.ends[:-1] + 1)
        return starts[line], self.ends[line]


class HashedColumns:
    """The rows of the features of ``count`` places, a column for each feature; ``2**bits`` is the row of none."""

    def __init__(self, count: int, bits: int) -> None:
        self._count, self._bits = count, bits
        self._rows: list[Array] = []

    def add(self, kind: str, *values: Array, where: Array | None = None) -> None:
        """A feature with these values of every place, or of those ``where`` it is true."""
        import numpy as np

        number = _of_kind(kind)
        rows = _mixed(number, values) if values else np.full(self._count, number, np.uint64)
        rows *= np.uint64(_LAST)
        rows >>= np.uint64(64 - self._bits)
        if where is not None:
            rows[~where] = 1 << self._bits
        self._rows.append(rows.view(np.int64))

    def rows(self) -> Array:
        """The rows: one line of them for each feature, one column for each place."""
        import numpy as np

        return np.stack(self._rows) if self._rows else np.zeros((0, self._count), np.int64)

    def odds(self, model: ColumnModel) -> Array:
        """What the features of each place add up to: the logarithm of the odds."""
        total: Array = model.weights[self.rows()].sum(axis=0) * model.scale
        return total


class ColumnModel:
    """A weight for each of ``2**bits`` rows and 0 for none, in units of ``scale``."""

    def __init__(self, weights: Sequence[int] | Array, scale: float) -> None:
        import numpy as np

        self.weights = np.append(np.asarray(weights, np.int32), np.int32(0))
        self.scale = scale
        self.bits = (len(self.weights) - 1).bit_length() - 1


def mixed(*values: Array) -> Array:
    """One number for values that stand together."""
    return _mixed(0, values)


@cache
def _of_kind(kind: str) -> int:
    return number_of(kind)


def _mixed(number: int, values: Sequence[Array]) -> Array:
    """``number``, with ``values`` mixed into it one after the other."""
    import numpy as np

    first, *others = values
    numbers: Array = first.astype(np.uint64)
    if number:
        numbers += np.uint64(number * _STEP & _ALL)
    for value in others:
        numbers *= np.uint64(_STEP)
        numbers += value.astype(np.uint64, copy=False)
    return numbers


@cache
def column_model(name: str) -> ColumnModel:
    """The shipped model ``pubcheck.models.<name>``.

    :raises ModelError: if its weights are absent or altered.
    """
    return built(name, lambda arrays: ColumnModel(arrays["weights"], float(arrays["scale"])))
