"""Whether a run of words is somebody's home, by a small linear model over hashed features.

It finds homes in forms that no structure foresees. Its weights are data (``models/homes``), learned from the
development passages of ``corpora/findings``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from zlib import crc32

from pubcheck.home_candidates import Candidate, candidates, surroundings
from pubcheck.home_features import features
from pubcheck.matchers import Reading
from pubcheck.persons import people
from pubcheck.weights import read_weights

BITS = 16  # features hash into 2**BITS weights


@dataclass(frozen=True, slots=True)
class HomeModel:
    """A weight for each row, in units of ``scale``."""

    weights: Sequence[int]
    scale: float

    def odds(self, found: Iterable[str]) -> float:
        """The logarithm of the odds that a candidate with these features is a home."""
        return self.scale * sum(self.weights[row] for row in rows_of(found))


def rows_of(found: Iterable[str]) -> set[int]:
    """The rows of the weights that these features name."""
    return {_row(feature) for feature in found}


@lru_cache(maxsize=1 << 15)
def _row(feature: str) -> int:
    return crc32(feature.encode("utf-8", "surrogatepass")) >> (32 - BITS)


def seen(reading: Reading) -> list[tuple[Candidate, list[str]]]:
    """All candidates of the text, each with its features."""
    if not people(reading):
        return []
    around = surroundings(reading)
    return [(each, list(features(each, around))) for each in candidates(around)]


def proposed(reading: Reading) -> list[tuple[Candidate, float]]:
    """All candidates, each with the log-odds of being a home.

    :raises ModelError: if the weights are absent or altered.
    """
    found = seen(reading)
    return [(candidate, _model().odds(rows)) for candidate, rows in found] if found else []


@cache
def _model() -> HomeModel:
    arrays = read_weights("homes")
    return HomeModel(tuple(arrays["weights"].tolist()), float(arrays["scale"]))
