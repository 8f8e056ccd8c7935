"""Whether a level in a text is the mark of a paper, by a small linear model over hashed features.

It finds marks in layouts that no shape foresees. Its weights are data (``models/marks``), learned from the
development passages of ``corpora/findings``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from zlib import crc32

from pubcheck.mark_candidates import Candidate, candidates, features, page_of
from pubcheck.matchers import Reading
from pubcheck.weights import read_weights

BITS = 15  # features hash into 2**BITS weights


@dataclass(frozen=True, slots=True)
class MarkModel:
    """A weight for each row, in units of ``scale``."""

    weights: Sequence[int]
    scale: float

    def odds(self, found: Iterable[str]) -> float:
        """The logarithm of the odds that a candidate with these features is a mark."""
        return self.scale * sum(self.weights[row] for row in rows_of(found))


def rows_of(found: Iterable[str]) -> set[int]:
    """The rows of the weights that these features name."""
    return {_row(feature) for feature in found}


@lru_cache(maxsize=1 << 14)
def _row(feature: str) -> int:
    return crc32(feature.encode("utf-8", "surrogatepass")) >> (32 - BITS)


def seen(reading: Reading) -> list[tuple[Candidate, list[str]]]:
    """All candidates of the text, each with its features."""
    found = list(candidates(reading))
    if not found:
        return []
    page = page_of(reading.text.text, found)
    return [(each, list(features(each, page, bisect_right(page.starts, each.span.start) - 1))) for each in found]


def marked(reading: Reading) -> list[tuple[Candidate, float]]:
    """All candidates, each with the log-odds of being a mark.

    :raises ModelError: if the weights are absent or altered.
    """
    found = seen(reading)
    return [(candidate, _model().odds(rows)) for candidate, rows in found] if found else []


@cache
def _model() -> MarkModel:
    arrays = read_weights("marks")
    return MarkModel(tuple(arrays["weights"].tolist()), float(arrays["scale"]))
