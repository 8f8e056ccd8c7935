"""Whether a person is private or acts in public, by three small models.

The first is linear over hashed features and judges each place of a name by itself (``models/roles``). The second, boosted
trees, settles the role of each name of the document from what all its places and the persons round them say
(``models/mentions``). Where they are in doubt the third reads the words round the name (``models/contexts``), and
trees that have seen what it says settle the name; it also tells words that only look like names. Weights are data, learned
from the passages of ``corpora``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from pubcheck.context_model import NAMES, PLACES, PLACES_IN_ALL, Said, context_row, said_once
from pubcheck.lazy_pattern import lazily
from pubcheck.linear_model import linear_model
from pubcheck.mention_features import Mention, mentions_of, name_rows
from pubcheck.publicity import ANSWERED, ANSWERED_WITHIN
from pubcheck.role_features import bare_name, features
from pubcheck.span import Span
from pubcheck.tables import Columns
from pubcheck.text import Entity, EntityKind, NormalizedText, Role
from pubcheck.trees import Trees
from pubcheck.weights import built

BITS = 17  # features hash into 2**BITS weights
# Log-odds from which on the name is private, or is not, against what the rules say of the place.
_OVERRULING, _DENYING = 1.5, 3.0
# Below the first a person of whom the rules say nothing acts in public; below the second in answers to citizens, who speak of
# citizens in the words of offices, and whoever alone is named: there is nobody to be told apart from.
_PUBLIC, _DOUBTFUL = 0.0, -1.4
# Where both what the place and what the document says are above this (above 0 where they do so with little certainty), the
# words round a name make nobody a public one alone.
_OPPOSED = 2.0
_ALONE = 2.0  # log-odds from which on they alone make a private one of whom the rules call an official
_SEVERAL = 2  # persons who are told apart
_ANSWERED = lazily(ANSWERED)
_LEAST = 0.5  # how sure a name is whose role the models settle
# Log-odds between which the words round a name settle its role. Above them who looks private is told.
DOUBT = -2.5, 2.0
CERTAIN = 0.98  # how sure a name is of which nobody asks whether it is one
# How likely a place is no name by the words round it, and all places of the name together, for it to be none; how much less
# sure it is then.
_NOBODY, _NOBODY_ELSEWHERE, _UNLIKELY = 0.7, 0.5, 0.3
CONTEXT = "context_"  # how the names of the arrays of trees begin that have seen what these say


class Odds(NamedTuple):
    """Log-odds of being private: what a place says by itself, what the document says of the name, and what it said of it
    before the words round it were read. ``is_nobody``: by those words the place is no name at all.
    """

    here: float
    name: float
    unread: float
    is_nobody: bool = False


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
    sure = frozenset(mention.name for mention in mentions if mention.confidence >= CERTAIN)
    asked = _asked_about(persons, mentions, unread, sure)
    places = [place for each in asked.values() for place in each]
    told = said_once(text, places, [person.span for person in persons])
    said = {name: [told[place] for place in each] for name, each in asked.items()}
    read = {name: [*rows[name], *context_row(each)] for name, each in said.items() if is_in_doubt(unread[name])}
    odds = unread | dict(zip(read, informed.odds(list(read.values())), strict=True))
    return [
        Odds(
            here,
            odds[name.name],
            unread[name.name],
            name.name not in sure and is_nobody(told.get(person.span), said.get(name.name, ()), person),
        )
        for here, name, person in zip(own, mentions, persons, strict=True)
    ]


def _asked_about(
    persons: Sequence[Entity], mentions: Sequence[Mention], odds: Mapping[str, float], sure: frozenset[str]
) -> dict[str, list[Span]]:
    """The places that are read, by name: first of those whose role is in doubt, then of those that may be no name and would
    be told; ``sure`` names are not asked whether they are any.
    """
    # Who is private by the rules at every place stays so, whatever the words say: see :func:`weighed`.
    open_to = {mention.name for mention in mentions if mention.role is not Role.PRIVATE}
    doubted = {name for name, each in odds.items() if name in open_to and is_in_doubt(each)}
    likely = {
        mention.name
        for mention in mentions
        if mention.role is Role.PRIVATE or (mention.role is Role.UNKNOWN and odds[mention.name] > DOUBT[0])
    }
    places: dict[str, list[Span]] = {}
    for person, mention in zip(persons, mentions, strict=True):
        if person.confidence >= _LEAST:
            places.setdefault(mention.name, []).append(person.span)
    chosen = [name for name in places if name in doubted]
    chosen += [name for name in places if name in likely and name not in doubted and name not in sure]
    found: dict[str, list[Span]] = {}
    left = PLACES_IN_ALL
    for name in chosen[:NAMES]:
        if left > 0:
            found[name] = places[name][: min(PLACES, left)]
            left -= len(found[name])
    return found


def is_nobody(here: Said | None, everywhere: Sequence[Said], person: Entity) -> bool:
    """Whether a place of a name, of which this is said there and at all its places that were read, is no name.

    Never where a label tells the name, nor where the place was not read and the rules call the person private.
    """
    if not everywhere or person.cue is not None or (here is None and person.role is Role.PRIVATE):
        return False
    mean = sum(each.nobody for each in everywhere) / len(everywhere)
    return mean > _NOBODY_ELSEWHERE and (here.nobody if here else mean) > _NOBODY


def is_in_doubt(odds: float) -> bool:
    """Whether the words round a name of these log-odds are read."""
    return DOUBT[0] < odds < DOUBT[1]


@cache
def _trees() -> tuple[Trees, Trees]:
    return built("mentions", lambda arrays: (Trees.of(arrays), Trees.of(arrays, CONTEXT)))


def public_below(entities: Sequence[Entity], text: NormalizedText) -> float:
    """The log-odds below which a person of whom the rules say nothing acts in public, in a text with these ``entities``."""
    names = {bare_name(entity, text.text) for entity in entities if entity.kind is EntityKind.PERSON}
    return _DOUBTFUL if len(names) < _SEVERAL or _ANSWERED.search(text.text, 0, ANSWERED_WITHIN) else _PUBLIC


def weighed(entity: Entity, odds: Odds, public: float = _PUBLIC) -> Entity:
    """``entity`` with the role that the models say, where they are sure enough to differ from the rules; less sure of a name
    that is none, unless the rules and the models call it an official one. ``public``: see :func:`public_below`.

    Whom the rules call private keeps that role unless the name, before and after it is read, and this place all say otherwise:
    two persons may have one name.
    """
    settled = replace(entity, role=_role(entity, odds, public))
    if odds.is_nobody and not {entity.role, settled.role}.isdisjoint((Role.PRIVATE, Role.UNKNOWN)):
        return replace(entity, role=Role.UNKNOWN, confidence=round(entity.confidence * _UNLIKELY, 3))
    return settled


def _role(entity: Entity, odds: Odds, public: float) -> Role:
    if entity.role is Role.PRIVATE:
        return Role.OFFICIAL if max(odds.name, odds.unread) < -_DENYING and odds.here < 0 else entity.role
    unknown = entity.role is Role.UNKNOWN
    if entity.confidence < _LEAST:
        return entity.role
    # Only the words round the name say so: whoever receives is not who complains.
    alone = max(odds.here, odds.unread) <= 0
    if odds.name > (0 if unknown else _ALONE if alone else _OVERRULING):
        return Role.PRIVATE
    against = _OPPOSED if odds.name < _DOUBTFUL else 0
    if not unknown or odds.name >= public or min(odds.here, odds.unread) > against:
        return entity.role
    return Role.OFFICIAL
