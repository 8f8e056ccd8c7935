"""A small linear model over hashed features: one weight for each row, data only.

What it judges, and what it sees of that, is up to those who ask: roles of persons, marks, contacts, homes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar
from zlib import crc32

from pubcheck.forgetting import on_forgetting
from pubcheck.weights import read_weights

_Feature = TypeVar("_Feature")
# Features by their kind and their value: codes where they are judged, strings where a model is trained.
Kinds = Mapping[str, Mapping[Any, _Feature]]
_MOST = 1 << 16, 1 << 12  # codes that are kept: of all features as strings, and of those of one kind
_ROWS = 32  # bits below the weight of a code: room for the sum of the rows of thousands of features
_LEAST = 1 << 10  # added to each weight, so that none is negative and sums of codes stay short


@dataclass(frozen=True, slots=True)
class LinearModel:
    """A weight for each of ``2**bits`` rows, in units of ``scale``."""

    weights: Sequence[int]
    scale: float
    _known: dict[str, _Codes] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def bits(self) -> int:
        """Of the hash of a feature so many name its row."""
        return len(self.weights).bit_length() - 1

    @property
    def kinds(self) -> Kinds[int]:
        """The codes of features by their kind and their value, as :class:`Named` names them."""
        return _KindsOfCodes(self)

    def odds(self, found: Iterable[str]) -> float:
        """The logarithm of the odds that what has these features is what the model looks for; each counts once."""
        return self.odds_by_codes(map(self.codes("", _MOST[0]).__getitem__, found))

    def odds_by_codes(self, found: Iterable[int]) -> float:
        """The same for features by their codes (:attr:`kinds`)."""
        codes = set(found)
        return self.scale * ((sum(codes) >> _ROWS) - _LEAST * len(codes))

    def odds_of_codes(self, found: Iterable[Iterable[int]], hopeless: float) -> float:
        """The same for codes in parts; the last parts are not looked at once the log-odds are below ``hopeless``."""
        known: set[int] = set()
        total, least = 0, hopeless / self.scale
        for part in found:
            codes = set(part) - known
            total += (sum(codes) >> _ROWS) - _LEAST * len(codes)
            if total < least:
                break
            known |= codes
        return self.scale * total

    def codes(self, kind: str, most: int = _MOST[1]) -> _Codes:
        """The codes of the features of one kind by their value, or of all by the whole feature."""
        codes = self._known.get(kind)
        if codes is None:
            codes = self._known[kind] = _Codes(self, kind, most)
        return codes

    def forget(self) -> None:
        """Drops the values of features that were met, which may be words of a document."""
        for codes in list(self._known.values()):
            codes.clear()


def rows_of(found: Iterable[str], bits: int) -> set[int]:
    """The rows of ``2**bits`` weights that these features name."""
    shift = 32 - bits
    return {_hash(feature) >> shift for feature in found}


def _hash(feature: str) -> int:
    return crc32(feature.encode("utf-8", "surrogatepass"))


class _Codes(dict[Any, int]):
    """What features count, by their value: the row of each, and above it its weight, so that sums of codes add up both.

    A document asks for most features many times.
    """

    __slots__ = ("_begun", "_most", "_shift", "_weights")

    def __init__(self, model: LinearModel, kind: str, most: int) -> None:
        super().__init__()
        self._weights, self._shift, self._most = model.weights, 32 - model.bits, most
        self._begun = _hash(kind)  # that of kind and value goes on from it

    def __missing__(self, value: Any) -> int:
        if len(self) >= self._most:
            self.clear()
        words = value if type(value) is str else words_of(value)
        row = crc32(words.encode("utf-8", "surrogatepass"), self._begun) >> self._shift
        code = self[value] = (self._weights[row] + _LEAST << _ROWS) + row
        return code


class _KindsOfCodes(dict[str, _Codes]):
    """The codes of a model by kind, those that were asked for."""

    __slots__ = ("_model",)

    def __init__(self, model: LinearModel) -> None:
        super().__init__()
        self._model = model

    def __missing__(self, kind: str) -> _Codes:
        codes = self[kind] = self._model.codes(kind)
        return codes


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
def linear_model(name: str) -> LinearModel:
    """The shipped model ``pubcheck.models.<name>``.

    :raises ModelError: if its weights are absent or altered.
    """
    arrays = read_weights(name)
    model = LinearModel(tuple(arrays["weights"].tolist()), float(arrays["scale"]))
    on_forgetting(model.forget)
    return model
