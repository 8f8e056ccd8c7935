"""A small linear model over hashed features: one weight for each row, data only.

What it judges, and what it sees of that, is up to those who ask: roles of persons, marks, contacts, homes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from zlib import crc32

from pubcheck.weights import read_weights


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
        return self.scale * sum(self.weights[row] for row in rows_of(found, self.bits))

    def odds_of(self, found: Iterable[Iterable[str]], hopeless: float) -> float:
        """The same for features in parts; the last parts are not looked at once the log-odds are below ``hopeless``."""
        bits = self.bits
        known: set[int] = set()
        total, least = 0, hopeless / self.scale
        for part in found:
            for row in rows_of(part, bits) - known:
                total += self.weights[row]
                known.add(row)
            if total < least:
                break
        return self.scale * total


def rows_of(found: Iterable[str], bits: int) -> set[int]:
    """The rows of ``2**bits`` weights that these features name."""
    shift = 32 - bits
    return {_hash(feature) >> shift for feature in found}


@lru_cache(maxsize=1 << 16)  # most features of a document are those of the one before
def _hash(feature: str) -> int:
    return crc32(feature.encode("utf-8", "surrogatepass"))


@cache
def linear_model(name: str) -> LinearModel:
    """The shipped model ``pubcheck.models.<name>``.

    :raises ModelError: if its weights are absent or altered.
    """
    arrays = read_weights(name)
    return LinearModel(tuple(arrays["weights"].tolist()), float(arrays["scale"]))
