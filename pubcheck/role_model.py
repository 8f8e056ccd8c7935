"""Whether a person is private or acts in public, by two small models.

The first is linear over hashed features and judges each place of a name by itself (``models/roles``). The second, boosted
trees, settles the role of each name of the document from what all its places and the persons round them say
(``models/mentions``). Weights are data, learned from the passages of ``corpora``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pubcheck.linear_model import linear_model
from pubcheck.mention_features import mentions_of, name_rows
from pubcheck.role_features import features
from pubcheck.tables import Columns
from pubcheck.text import Entity, NormalizedText, Role
from pubcheck.trees import Trees
from pubcheck.weights import built

BITS = 17  # features hash into 2**BITS weights
_PUBLIC = 0.7  # log-odds below which a person of whom rules say nothing acts in public


def private_odds(entities: Sequence[Entity], text: NormalizedText, columns: Columns) -> list[float]:
    """For each person among ``entities`` (in order, with the roles that the rules gave) the log-odds of being private.

    :raises ModelError: if weights are absent or altered, or no library for cutting is installed.
    """
    model = linear_model("roles")
    own = [model.odds_by_codes(found) for found in features(entities, text, columns, model.kinds)]
    if not own:
        return own
    mentions = mentions_of(entities, text, columns)
    rows = name_rows(mentions, own, len(text.text))
    odds = dict(zip(rows, _trees().odds(list(rows.values())), strict=True))
    return [odds[mention.name] for mention in mentions]


@cache
def _trees() -> Trees:
    return built("mentions", Trees.of)


def weighed(entity: Entity, odds: float) -> Entity:
    """``entity`` with the role that the models say; who signs or is to be asked stays so unless private."""
    if odds > 0:
        return replace(entity, role=Role.PRIVATE)
    public = entity.role is Role.PRIVATE or (entity.role is Role.UNKNOWN and odds < -_PUBLIC)
    return replace(entity, role=Role.OFFICIAL) if public else entity
