"""Whether a person is private or acts in public, by three small models.

The first is linear over hashed features and judges each place of a name by itself (``models/roles``). The second, boosted
trees, settles the role of each name of the document from what all its places and the persons round them say
(``models/mentions``). Where they are in doubt the third reads the words round the name (``models/contexts``), and
trees that have seen what it says settle the name. Weights are data, learned from the passages of ``corpora``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from pubcheck.context_model import NAMES, PLACES, context_row, said_of
from pubcheck.linear_model import linear_model
from pubcheck.mention_features import mentions_of, name_rows
from pubcheck.role_features import features
from pubcheck.span import Span
from pubcheck.tables import Columns
from pubcheck.text import Entity, EntityKind, NormalizedText, Role
from pubcheck.trees import Trees
from pubcheck.weights import built

BITS = 17  # features hash into 2**BITS weights
# Log-odds from which on the name is private, or is not, against what the rules say of the place; below which a person of whom
# they say nothing acts in public.
_OVERRULING, _DENYING, _PUBLIC = 0.5, 3.0, 1.5
# Where both what the place and what the document says are above this, the words round a name make nobody a public one alone.
_OPPOSED = 0.5
_ALONE = 2.0  # log-odds from which on they alone make a private one of whom the rules call an official
_LEAST = 0.5  # how sure a name is whose role the models settle
# Log-odds between which the words round a name are read. Above them they are read for nothing: who looks private is told.
DOUBT = -2.5, 1.0
CONTEXT = "context_"  # how the names of the arrays of trees begin that have seen what these say


class Odds(NamedTuple):
    """Log-odds of being private: what a place says by itself, what the document says of the name, and what it said of it
    before the words round it were read.
    """

    here: float
    name: float
    unread: float


def private_odds(entities: Sequence[Entity], text: NormalizedText, columns: Columns) -> list[Odds]:
    """For each person among ``entities`` (in order, with the roles that the rules gave) the odds of being private.

    :raises ModelError: if weights are absent or altered, or no library for cutting is installed.
    """
    model = linear_model("roles")
    own = [model.odds_by_codes(found) for found in features(entities, text, columns, model.kinds)]
    if not own:
        return []
    mentions = mentions_of(entities, text, columns)
    rows = name_rows(mentions, own)
    plain, informed = _trees()
    unread = dict(zip(rows, plain.odds(list(rows.values())), strict=True))
    persons = [entity for entity in entities if entity.kind is EntityKind.PERSON]
    # Who is private by the rules at every place stays so, whatever the words say: see :func:`weighed`.
    open_to = {mention.name for mention in mentions if mention.role is not Role.PRIVATE}
    places: dict[str, list[Span]] = {}
    for person, mention in zip(persons, mentions, strict=True):
        if mention.name in open_to and is_in_doubt(unread[mention.name]) and person.confidence >= _LEAST:
            places.setdefault(mention.name, []).append(person.span)
    chosen = {name: places[name][:PLACES] for name in list(places)[:NAMES]}
    said = iter(said_of(text.text, [place for each in chosen.values() for place in each]))
    doubtful = {name: [*rows[name], *context_row([next(said) for _ in each])] for name, each in chosen.items()}
    odds = unread | dict(zip(doubtful, informed.odds(list(doubtful.values())), strict=True))
    return [Odds(here, odds[name.name], unread[name.name]) for here, name in zip(own, mentions, strict=True)]


def is_in_doubt(odds: float) -> bool:
    """Whether the words round a name of these log-odds are read."""
    return DOUBT[0] < odds < DOUBT[1]


@cache
def _trees() -> tuple[Trees, Trees]:
    return built("mentions", lambda arrays: (Trees.of(arrays), Trees.of(arrays, CONTEXT)))


def weighed(entity: Entity, odds: Odds) -> Entity:
    """``entity`` with the role that the models say, where they are sure enough to differ from the rules.

    Whom the rules call private stays so unless the name, before and after it is read, and this place all say otherwise: two
    persons may have one name.
    """
    if entity.role is Role.PRIVATE:
        return (
            replace(entity, role=Role.OFFICIAL) if max(odds.name, odds.unread) < -_DENYING and odds.here < 0 else entity
        )
    unknown = entity.role is Role.UNKNOWN
    if entity.confidence < _LEAST:
        return entity
    # Only the words round the name say so: whoever receives is not who complains.
    alone = max(odds.here, odds.unread) <= 0
    if odds.name > (0 if unknown else _ALONE if alone else _OVERRULING):
        return replace(entity, role=Role.PRIVATE)
    if not unknown or odds.name >= -_PUBLIC or min(odds.here, odds.unread) > _OPPOSED:
        return entity
    return replace(entity, role=Role.OFFICIAL)
