"""Whether a person is private or acts in public, by a small linear model over hashed features.

Its weights are data (``models/roles``, a few kilobytes), learned from the passages of ``corpora/names``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from zlib import crc32

from pubcheck.role_features import features, same_names
from pubcheck.tables import Columns
from pubcheck.text import Entity, EntityKind, NormalizedText
from pubcheck.weights import read_weights

BITS = 16  # features hash into 2**BITS weights
_OTHERS = 0.5  # how much the other mentions of a name count


@dataclass(frozen=True, slots=True)
class RoleModel:
    """A weight for each row, in units of ``scale``."""

    weights: Sequence[int]
    scale: float

    def odds(self, found: Iterable[str]) -> float:
        """The logarithm of the odds that a person with these features is private."""
        return self.scale * sum(self.weights[row] for row in rows_of(found))


def rows_of(found: Iterable[str]) -> set[int]:
    """The rows of the weights that these features name."""
    return {_row(feature) for feature in found}


@lru_cache(maxsize=1 << 15)  # most features of a document are those of the one before
def _row(feature: str) -> int:
    return crc32(feature.encode("utf-8", "surrogatepass")) >> (32 - BITS)


def private_odds(entities: Sequence[Entity], text: NormalizedText, columns: Columns) -> list[float]:
    """For each person among ``entities`` (in order, with the roles that the rules gave) the log-odds of being private.

    What the other mentions of the same name say counts as well: a person keeps one role in a document.

    :raises ModelError: if the weights are absent or altered, or no library for cutting is installed.
    """
    model = _model()
    persons = [entity for entity in entities if entity.kind is EntityKind.PERSON]
    own = [model.odds(found) for found in features(entities, text, columns)]
    odds = list(own)
    for numbers in same_names(persons, text.text):
        if len(numbers) > 1:
            whole = sum(own[number] for number in numbers)
            for number in numbers:
                odds[number] += _OTHERS * (whole - own[number]) / (len(numbers) - 1) ** 0.5
    return odds


@cache
def _model() -> RoleModel:
    arrays = read_weights("roles")
    return RoleModel(tuple(arrays["weights"].tolist()), float(arrays["scale"]))
