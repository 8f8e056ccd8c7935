"""A second look at the names of a text: what the recognizers missed, and what they took for a name.

A small linear model over hashed features judges short runs of characters by what stands beside them and in like
places. Its weights are data (``models/persons``), learned from the development passages of ``corpora/findings``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pubcheck.lazy_pattern import lazily
from pubcheck.linear_model import linear_model
from pubcheck.name_shape import may_stand
from pubcheck.person_candidates import Candidate, candidates
from pubcheck.person_features import parts, surroundings
from pubcheck.span import Taken
from pubcheck.tables import Columns, read_tables
from pubcheck.text import Entity, EntityKind, NormalizedText

BITS = 16  # features hash into 2**BITS weights
_MOST = 20_000  # characters of a text that is looked at again: longer ones are registers that teach their own columns
_NAMED = 0.5  # how sure a name must be to be one for the recognizers
_ADDS, _RAISES, _DENIES = (
    0.5,
    2.0,
    -1.0,
)  # log-odds from which on a run is a name, a doubted one is; below which a name is none
_TOLD, _DOUBT = 0.84, 0.3  # how sure a name is that the second look adds; how much less sure one that it doubts
_HOPELESS = -6.0  # log-odds below which a run is not looked at further
# Numbers, labels and homes of persons: a text without any of them is read once.
_PERSONAL = lazily(
    r"(?<![0-9])(?:1[3-9][0-9]{9}|[1-9][0-9]{16}[0-9Xx]|[1-9][0-9]{5}[0-9*＊×]{8,13}|[1-9][0-9]{3} [0-9]{4} [0-9]{4})(?![0-9])"
    r"|(?:申请人|当事人|信访人|来访人|投诉人|举报人|承诺人|户\s?主|患者|原告|被告|姓\s?名|监护人)[ \t]?[:：\t]"
    r"|[0-9]{1,3}岁|[男女][，,、]|患[有者]?|户籍|(?:现|家)住"
)


def second_look(entities: Sequence[Entity], text: NormalizedText) -> Sequence[Entity]:
    """``entities``, with the names that the model adds, and less sure of those that it doubts.

    :raises ModelError: if the weights are absent or altered, or no library for cutting is installed.
    """
    if not is_looked_at(entities, text):
        return entities
    model = linear_model("persons")
    judged = [(model.odds_of(found, _HOPELESS), candidate) for candidate, found in seen(entities, text)]
    return _settled(entities, judged)


def is_looked_at(entities: Sequence[Entity], text: NormalizedText) -> bool:
    """Whether ``text`` holds anything of a private person, and is no endless register."""
    return len(text.text) <= _MOST and (
        any(entity.kind is EntityKind.ADDRESS for entity in entities) or _PERSONAL.search(text.text) is not None
    )


def seen(entities: Sequence[Entity], text: NormalizedText) -> Iterator[tuple[Candidate, Iterator[list[str]]]]:
    """The candidates of ``text``, each with its features in parts."""
    columns = Columns(text.once("tables", lambda: read_tables(text.text)))
    around = surroundings(text.text, entities, columns)
    for candidate in candidates(text.text, entities, around.words):
        if candidate.known is None and not may_stand("".join(candidate.span.of(text.text).split())):
            continue
        yield candidate, parts(candidate, around)


def _settled(entities: Sequence[Entity], judged: Sequence[tuple[float, Candidate]]) -> Sequence[Entity]:
    """The surest of those that overlap; what is no name keeps a doubt."""
    taken = Taken()
    added: list[Entity] = []
    doubted: dict[Entity, Entity] = {}
    for odds, candidate in sorted(judged, key=lambda each: (-each[0], each[1].span)):
        known = candidate.known
        named = known is not None and known.confidence >= _NAMED
        least = _DENIES if named else (_ADDS if known is None else _RAISES)
        if odds < least or taken.meets(candidate.span):
            if known is not None:
                doubted[known] = replace(known, confidence=round(known.confidence * _DOUBT, 3))
            continue
        taken.add(candidate.span)
        if known is None:
            added.append(Entity(candidate.span, EntityKind.PERSON, _TOLD))
        elif not named:
            doubted[known] = replace(known, confidence=_TOLD)
    kept = [doubted.get(entity, entity) if entity.kind is EntityKind.PERSON else entity for entity in entities]
    covered = [entity for entity in kept if entity.kind is EntityKind.PERSON or not _inside(entity, added)]
    return [*covered, *added]


def _inside(entity: Entity, persons: Sequence[Entity]) -> bool:
    return entity.kind is not EntityKind.ADDRESS and any(person.span.covers(entity.span) for person in persons)
