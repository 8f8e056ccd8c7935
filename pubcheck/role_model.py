"""Whether a person is private or acts in public, by a small linear model over hashed features.

Its weights are data (``models/roles``, a few kilobytes), learned from the passages of ``corpora/names``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pubcheck.linear_model import linear_model
from pubcheck.role_features import features, same_names
from pubcheck.tables import Columns
from pubcheck.text import Entity, EntityKind, NormalizedText, Role

BITS = 16  # features hash into 2**BITS weights
_OTHERS = 0.7  # how much the other mentions of a name count
# How sure a name is that rules say nothing of, and the log-odds from which on the model of roles calls it private.
_ENOUGH = ((0.83, 1.0), (0.7, 2.2), (0.5, 3.0))
# Log-odds from which on it says private, or not, against the rules; and official where they say nothing.
_OVERRULING, _DENYING, _PUBLIC = 1.6, 2.4, 0.5
_LEAST = 0.5  # how sure a name is whose role is settled so


def private_odds(entities: Sequence[Entity], text: NormalizedText, columns: Columns) -> list[float]:
    """For each person among ``entities`` (in order, with the roles that the rules gave) the log-odds of being private.

    What the other mentions of the same name say counts as well: a person keeps one role in a document.

    :raises ModelError: if the weights are absent or altered, or no library for cutting is installed.
    """
    model = linear_model("roles")
    persons = [entity for entity in entities if entity.kind is EntityKind.PERSON]
    own = [model.odds_by_codes(found) for found in features(entities, text, columns, model.kinds)]
    odds = list(own)
    for numbers in same_names(persons, text.text):
        if len(numbers) > 1:
            whole = sum(own[number] for number in numbers)
            for number in numbers:
                odds[number] += _OTHERS * (whole - own[number]) / (len(numbers) - 1) ** 0.5
    return odds


def weighed(entity: Entity, odds: float) -> Entity:
    """``entity`` with the role that the model says, where it is sure enough to differ from the rules."""
    unknown = entity.role is Role.UNKNOWN
    if unknown and odds > 0:
        enough = next((least for sure, least in _ENOUGH if entity.confidence >= sure), None)
        return entity if enough is None or odds < enough else replace(entity, role=Role.PRIVATE)
    if unknown:
        public = entity.confidence >= _LEAST and odds < -_PUBLIC
        return replace(entity, role=Role.OFFICIAL) if public else entity
    if odds > _OVERRULING and entity.confidence >= _LEAST:
        return replace(entity, role=Role.PRIVATE)
    return replace(entity, role=Role.OFFICIAL) if entity.role is Role.PRIVATE and odds < -_DENYING else entity
