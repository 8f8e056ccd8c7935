"""A second look at the names of a text: what the recognizers missed, and what they took for a name.

A small linear model over hashed features judges short runs of characters by what stands beside them and in like
places. Its weights are data (``models/persons``), learned from the development passages of ``corpora/findings``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pubcheck.code_points import WHITE, Codes, Flags, matches_at, places_of, table_of
from pubcheck.hashed_columns import column_model
from pubcheck.lazy_pattern import lazily
from pubcheck.name_shape import may_stand
from pubcheck.person_candidates import Candidate, candidates
from pubcheck.person_features import Sight
from pubcheck.person_surroundings import Surroundings, surroundings
from pubcheck.span import Span, Taken
from pubcheck.surnames import NEVER_ENDS, NEVER_NAMES
from pubcheck.tables import columns_of
from pubcheck.text import Entity, EntityKind, NormalizedText

_LONGEST = 20_000  # characters that are looked at together
_NEAR = 100  # characters beside a person or a number in a line of a long text in which other names are looked for
_NAMED = 0.5  # how sure a name must be to be one for the recognizers
_ADDS, _RAISES = 0.2, 0.6  # log-odds from which on a run is a name, and a doubted one is
# Log-odds below which a name is none: one that nothing tells, one that a word before it tells, and one that is sure too.
_DENIES, _DENIES_TOLD, _DENIES_SURE = -1.0, -2.8, -7.0
_SURE = 0.86  # how sure a name is that a label tells
_DATA = lazily(
    r"\s?[，,（(]\s?(?:[男女][，,、；）)]|(?:公民)?身份证|[1-9][0-9]{16}[0-9Xx])"
    r"|(?:[左右双两]侧?|全身|身体)?[大小上下前后]?(?:[头面颈胸腰腹背臂腿肢手脚足指趾肋股胫腓踝膝髋肩肘腕锁颅脑脊颌肺肝脾胰肾眼耳鼻]|骨盆|多处)"
    r"[^，,。；;：:\n]{0,20}?(?:骨折|骨裂|[挫擦裂撕扭损烧烫刺割砸压轧摔撞受]伤|破裂|截瘫|偏瘫|截肢|离断|断裂|[压轧绞砸]断|出血|失明)"
)
_LABELS = ("姓名：", "姓名:", "名字：", "名字:")  # whatever follows is a name, a word too
_KIN = lazily(r"的孙[子女]")  # …的孙子满7岁了 names nobody
_TOLD, _DOUBT = 0.84, 0.3  # how sure a name is that the second look adds; how much less sure one that it doubts
_AGREES = 0.5  # how much of what the surest place of a name has more counts at its other places
_HOPELESS = -4.0  # log-odds below which a run that nobody took for a name is not looked at further
# Numbers, labels and homes of persons: a text without any of them is read once.
_PERSONAL = lazily(
    r"(?<![0-9])(?:1[3-9][0-9]{9}|[1-9][0-9]{16}[0-9Xx]|[1-9][0-9]{5}[0-9*＊×]{8,13}|[1-9][0-9]{3} [0-9]{4} [0-9]{4})(?![0-9])"
    r"|(?:申请人|当事人|信访人|来访人|投诉人|举报人|承诺人|户\s?主|患者|原告|被告|姓\s?名|监护人)[ \t]?[:：\t]"
    r"|[0-9]{1,3}岁|[男女][，,、]|患[有者]?|户籍|(?:现|家)住"
)


def second_look(entities: Sequence[Entity], text: NormalizedText) -> Sequence[Entity]:
    """``entities``, with the names that the model adds, and less sure of those that it doubts.

    A long text is looked at part by part, there only on the lines of persons and of personal data; what stands in like
    places is counted within a part.

    :raises ModelError: if the weights are absent or altered, or no library for cutting is installed.
    """
    added: list[Entity] = []
    judged: dict[Entity, Entity] = {}
    for part in _parts(entities, text.text):
        if is_looked_at(part.entities, part.text):
            found, around = seen(part, text)
            part_judged, part_added = _settled(_agreed(_weighed(found, around), around), part.text)
            for known, told in part_judged.items():
                entity = part.originals.get(known, known)
                judged[entity] = replace(entity, confidence=told.confidence)
            added += (_moved(entity, part.start) for entity in part_added)
    kept = [judged.get(entity, entity) if entity.kind is EntityKind.PERSON else entity for entity in entities]
    persons = sorted(added)
    covered = [entity for entity in kept if entity.kind is EntityKind.PERSON or not _inside(entity, persons)]
    return [*covered, *persons]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a text that is looked at by itself, with the entities in it.

    ``start``: where it begins in the whole; ``places``: where names are looked for that nobody knows, without them everywhere;
    ``originals``: the entities of the whole text by those of the part.
    """

    text: str
    entities: Sequence[Entity]
    start: int = 0
    places: Sequence[Span] | None = None
    originals: Mapping[Entity, Entity] = field(default_factory=dict)


def is_looked_at(entities: Sequence[Entity], text: str) -> bool:
    """Whether ``text`` holds anything of a private person."""
    return any(entity.kind is EntityKind.ADDRESS for entity in entities) or next(_personal(text), None) is not None


def _personal(text: str) -> Iterator[re.Match[str]]:
    return matches_at(_PERSONAL, text, personal_places(text), short=1000)


def personal_places(text: str) -> Iterator[int]:
    """Where what tells of a person may begin, and some more places."""
    return places_of(text, _begins, before=1, after=4)


def _begins(codes: Codes, size: int) -> Flags:
    first, second = codes[1 : 1 + size], codes[2 : 2 + size]
    figures = table_of("0123456789")[codes]
    four = figures[1 : 1 + size] & figures[2 : 2 + size] & figures[3 : 3 + size] & figures[4 : 4 + size]
    old = table_of("岁")[codes]
    aged = old[2 : 2 + size] | old[3 : 3 + size] | old[4 : 4 + size]
    found: Flags = (four & ~figures[:size]) | (figures[1 : 1 + size] & aged)
    found |= (
        table_of("申当信来投举承户原被姓监男女现家")[first] & table_of(f"请事访诉报诺主籍告名护，,、住{WHITE}")[second]
    )
    found |= table_of("患")[first]
    return found


def seen(part: Part, text: NormalizedText) -> tuple[list[Candidate], Surroundings]:
    """The candidates of a part of ``text``, and what they share."""
    columns = columns_of(text)
    around = surroundings(part.text, part.entities, columns, part.start)
    every = candidates(part.text, part.entities, around.words, part.places)
    names = [around.name_at(candidate.span) for candidate in every]
    around.repeats.update(names)
    found = [
        candidate
        for candidate, name in zip(every, names, strict=True)
        if candidate.known is not None or may_stand(name) or (name[-1:] == "民" and may_stand(name[:-1]))
    ]
    return found, around


def _weighed(found: Sequence[Candidate], around: Surroundings) -> list[tuple[float, Candidate]]:
    """The candidates with their log-odds; what is hopeless after the first features is not looked at further."""
    import numpy as np

    if not found:
        return []
    model = column_model("persons")
    sight = Sight(found, around)
    odds = sight.first().odds(model)
    least = np.array([_HOPELESS if candidate.known is None else _DENIES_SURE for candidate in found])
    chosen = np.flatnonzero(odds >= least)
    if len(chosen):
        odds[chosen] += sight.further(chosen).odds(model)
    return list(zip(odds.tolist(), found, strict=True))


def _agreed(weighed: Sequence[tuple[float, Candidate]], around: Surroundings) -> list[tuple[float, Candidate]]:
    """``weighed`` with the log-odds raised where the same characters are surer of being a name at another place."""
    names = [around.name_at(candidate.span) for _, candidate in weighed]
    best: dict[str, float] = {}
    for name, (odds, _) in zip(names, weighed, strict=True):
        best[name] = max(odds, best.get(name, odds))
    return [
        (odds + _AGREES * (best[name] - odds), candidate)
        for name, (odds, candidate) in zip(names, weighed, strict=True)
    ]


def _parts(entities: Sequence[Entity], text: str) -> Iterator[Part]:
    """``text`` in parts that end where a line, a clause or at worst a word does; an entity over an edge is in none."""
    if len(text) <= _LONGEST:
        yield Part(text, entities)
        return
    ordered = sorted(entities)
    begin = 0
    while begin < len(text):
        end = _end_of_part(text, begin)
        at = bisect_left(ordered, begin, key=lambda entity: entity.span.start)
        behind = bisect_left(ordered, end, key=lambda entity: entity.span.start)
        here = {_moved(entity, -begin): entity for entity in ordered[at:behind] if entity.span.end <= end}
        piece = text[begin:end]
        yield Part(piece, tuple(here), begin, tuple(_places(piece, tuple(here))), here)
        begin = end


def _places(text: str, entities: Sequence[Entity]) -> Iterator[Span]:
    """The lines of persons and of personal data, or what is near them in a long line; in order and apart."""
    told = [match.span() for match in _personal(text)]
    told += [(e.span.start, e.span.end) for e in entities if e.kind is EntityKind.PERSON]
    start = end = 0
    for first, last in sorted(told):
        if last <= end:
            continue
        line = max(text.rfind("\n", max(0, first - _NEAR), first) + 1, first - _NEAR)
        if line > end:
            yield Span(start, end)
            start = line
        close = text.find("\n", last, last + _NEAR)
        end = close if close >= 0 else min(len(text), last + _NEAR)
    yield Span(start, end)


def _end_of_part(text: str, begin: int) -> int:
    end = begin + _LONGEST
    if end >= len(text):
        return len(text)
    for sign in ("\n", "。", "，", "、", " "):
        at = text.rfind(sign, begin + _LONGEST // 2, end)
        if at >= 0:
            return at + 1
    return end


def _moved(entity: Entity, by: int) -> Entity:
    if not by:
        return entity
    cue = entity.cue and Span(max(0, entity.cue.start + by), max(0, entity.cue.end + by))
    return replace(entity, span=Span(entity.span.start + by, entity.span.end + by), cue=cue)


def _settled(judged: Sequence[tuple[float, Candidate]], text: str) -> tuple[dict[Entity, Entity], list[Entity]]:
    """What becomes of the names that are known, and the names added: the surest of those that overlap.

    What is no name keeps a doubt.
    """
    taken = Taken()
    added: list[Entity] = []
    changed: dict[Entity, Entity] = {}
    for odds, candidate in sorted(judged, key=lambda each: (-each[0], each[1].span)):
        known = candidate.known
        meets = taken.meets(candidate.span)
        if known is None:
            if odds >= _ADDS and not meets and not _KIN.match(text, max(0, candidate.span.start - 1)):
                taken.add(candidate.span)
                added.append(Entity(candidate.span, EntityKind.PERSON, _TOLD))
        elif meets or odds < _least(known, text):
            changed[known] = replace(known, confidence=round(known.confidence * _DOUBT, 3))
        elif known.confidence >= _NAMED or (odds >= _RAISES and not _is_listed_word(candidate, text)):
            taken.add(candidate.span)
            if known.confidence < _NAMED:
                changed[known] = replace(known, confidence=_TOLD)
    return changed, added


def _is_listed_word(candidate: Candidate, text: str) -> bool:
    """Whether it is a word of forms or of exports, which no place makes a name."""
    name = "".join(candidate.span.of(text).split())
    return name in NEVER_NAMES or name.endswith(NEVER_ENDS) or (name.isascii() and name.islower())


def _least(known: Entity, text: str) -> float:
    """The log-odds below which ``known`` is doubted: its characters say less than a label before it or data behind it."""
    labelled = known.cue is not None or text.endswith(_LABELS, 0, known.span.start)
    if known.confidence >= _SURE and (labelled or _DATA.match(text, known.span.end)):
        return _DENIES_SURE
    return _DENIES_TOLD if known.cue is not None else _DENIES


def _inside(entity: Entity, persons: Sequence[Entity]) -> bool:
    """Whether one of ``persons``, which are in order and do not overlap, covers ``entity``."""
    if entity.kind is EntityKind.ADDRESS:
        return False
    at = bisect_right(persons, entity.span.start, key=lambda person: person.span.start) - 1
    return at >= 0 and persons[at].span.covers(entity.span)
