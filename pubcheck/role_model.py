"""Whether a person is private or acts in public, by a small linear model over hashed features.

Its weights are data (``models/roles``, a few kilobytes), learned from the passages of ``corpora/names``.
"""

from __future__ import annotations

from collections.abc import Sequence

from pubcheck.linear_model import linear_model
from pubcheck.role_features import features, same_names
from pubcheck.tables import Columns
from pubcheck.text import Entity, EntityKind, NormalizedText

BITS = 16  # features hash into 2**BITS weights
_OTHERS = 0.7  # how much the other mentions of a name count


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
