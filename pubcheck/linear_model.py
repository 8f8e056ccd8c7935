"""A small linear model over hashed features: one weight for each row, data only.

What it judges, and what it sees of that, is up to those who ask: roles of persons, marks, contacts, homes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar
from zlib import crc32

from pubcheck.weights import read_weights

_Feature = TypeVar("_Feature")
# Features by their kind and their value: rows of weights where they are judged, strings where a model is trained.
Kinds = Mapping[str, Mapping[Any, _Feature]]
_MOST = 1 << 16, 1 << 12  # rows that are kept: of all features as strings, and of those of one kind


@dataclass(frozen=True, slots=True)
class LinearModel:
    """A weight for each of ``2**bits`` rows, in units of ``scale``."""

    weights: Sequence[int]
    scale: float

    @property
    def bits(self) -> int:
        """Of the hash of a feature so many name its row."""
        return len(self.weights).bit_length() - 1

    def odds(self, found: Iterable[str]) -> float:
        """The logarithm of the odds that what has these features is what the model looks for; each counts once."""
        return self.scale * sum(map(self.weights.__getitem__, rows_of(found, self.bits)))

    def odds_of(self, found: Iterable[Iterable[int]], hopeless: float) -> float:
        """The same for rows in parts; the last parts are not looked at once the log-odds are below ``hopeless``."""
        weights = self.weights
        known: set[int] = set()
        total, least = 0, hopeless / self.scale
        for part in found:
            rows = set(part) - known
            total += sum(map(weights.__getitem__, rows))
            if total < least:
                break
            known |= rows
        return self.scale * total


def rows_of(found: Iterable[str], bits: int) -> set[int]:
    """The rows of ``2**bits`` weights that these features name."""
    return set(map(_rows(bits).__getitem__, found))


class _Rows(dict[Any, int]):
    """Rows by feature, or by the value of features of one ``kind``; most of a document are those of the one before."""

    __slots__ = ("_kind", "_most", "_shift")

    def __init__(self, bits: int, most: int, kind: str = "") -> None:
        super().__init__()
        self._shift, self._most, self._kind = 32 - bits, most, kind

    def __missing__(self, value: Any) -> int:
        if len(self) >= self._most:
            self.clear()
        row = self[value] = crc32(f"{self._kind}{words_of(value)}".encode("utf-8", "surrogatepass")) >> self._shift
        return row


class _KindsOfRows(dict[str, _Rows]):
    __slots__ = ("_bits",)

    def __init__(self, bits: int) -> None:
        super().__init__()
        self._bits = bits

    def __missing__(self, kind: str) -> _Rows:
        rows = self[kind] = _Rows(self._bits, _MOST[1], kind)
        return rows


class _Words(dict[Any, str]):
    __slots__ = ("_kind",)

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind

    def __missing__(self, value: Any) -> str:
        return f"{self._kind}{words_of(value)}"


class Named(dict[str, _Words]):
    """Features as strings: the kind, and behind it the value."""

    def __missing__(self, kind: str) -> _Words:
        return _Words(kind)


def words_of(value: Any) -> str:
    """A value as the words of a feature; several together make one."""
    return "".join(map(str, value)) if isinstance(value, tuple) else str(value)


@cache
def _rows(bits: int) -> _Rows:
    return _Rows(bits, _MOST[0])


@cache
def kinds_of_rows(bits: int) -> Kinds[int]:
    """The rows of ``2**bits`` weights by kind and value of the features, as :class:`Named` names them."""
    return _KindsOfRows(bits)


@cache
def linear_model(name: str) -> LinearModel:
    """The shipped model ``pubcheck.models.<name>``.

    :raises ModelError: if its weights are absent or altered.
    """
    arrays = read_weights(name)
    return LinearModel(tuple(arrays["weights"].tolist()), float(arrays["scale"]))
