"""What the model of roles sees of a person: the name itself, the words round it, its list, its line, its column, its neighbours.

Training and judging share this file, so they cannot drift apart. A feature is a short string;
digits are folded to 0, and of a list of names all members see what stands round the whole list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pubcheck.lazy_pattern import lazily
from pubcheck.name_form import edges_of, form_of
from pubcheck.span import Span
from pubcheck.tables import Columns
from pubcheck.text import Entity, EntityKind, NormalizedText
from pubcheck.words import tagged_words

_REMARK = lazily(r"\s?[（(]([^（）()\n]{0,40})[)）]")
_JOINT = lazily(r"\s*(?:[、，,和与及/]\s*)?")
_LABEL = lazily(r"([\u4e00-\u9fffA-Za-z0-9（）()]{1,12})\s*[:：]")
_DATE = lazily(r"\s*(?:[12][0-9]{3}|[一二○〇零]{4})年")
_IDENTITY = lazily(r"[1-9][0-9]{5}[0-9*＊×xX]{8}|身份证")
_DIGITS = str.maketrans("123456789", "000000000")
_REACH = 24  # characters of context on either side
_BAG = 10  # of them so many as pairs, wherever they stand
_CUT = 10  # characters cut into words on either side
_GAP = 30  # characters between two names of a list, with a remark in brackets
_BACK = 60  # characters in which the last label before a name is looked for
_TITLE = 40


@dataclass(frozen=True, slots=True)
class _Place:
    """One person: its line, and where the list begins and ends in which it stands."""

    entity: Entity
    line: Span
    first: int
    last: int


def features(entities: Sequence[Entity], text: NormalizedText, columns: Columns) -> Iterator[list[str]]:
    """The features of each person among ``entities`` (in order, with the roles that the rules gave)."""
    persons = [entity for entity in entities if entity.kind is EntityKind.PERSON]
    homes = frozenset(entity.span.start for entity in entities if entity.kind is EntityKind.ADDRESS)
    places = _places(persons, text)
    title = _pairs("ti", text.text[:_TITLE].split("\n", 1)[0])[-14:]
    around = frozenset(f"dr={entity.role}" for entity in persons)
    end = len(text.text.rstrip())
    last_break = text.text.rfind("\n", 0, end)
    named: dict[str, set[str]] = {}
    for person in persons:
        name = bare_name(person, text.text)
        named.setdefault(name, set()).add(f"nm={person.role}")
    for at, place in enumerate(places):
        name = bare_name(place.entity, text.text)
        yield [
            *_of_words(place, persons, text.text),
            *_of_line(place, text.text, end, last_break),
            *_of_column(place.entity, columns),
            *_of_rules(place.entity, text.text),
            *_of_neighbours(at, places),
            *_of_data(place.entity, text.text, homes, place.line.end),
            *form_of(name),
            *edges_of(place.entity.span, text.text),
            *sorted(named[name]),
            *title,
            *around,
            "bias",
        ]


def listed(before: Entity, behind: Entity, text: NormalizedText) -> bool:
    """Whether two persons stand next to one another in a list, at most a remark in brackets between them."""
    start, end = before.span.end, behind.span.start
    if not start <= end < start + _GAP:
        return False
    gap = text.text[start:end]
    return "\n" not in gap and _JOINT.fullmatch(_REMARK.sub("", gap)) is not None


def _places(persons: Sequence[Entity], text: NormalizedText) -> list[_Place]:
    lines = [text.paragraph(person.span) for person in persons]
    firsts = list(range(len(persons)))
    for at in range(1, len(persons)):
        if listed(persons[at - 1], persons[at], text):
            firsts[at] = firsts[at - 1]
    lasts = list(range(len(persons)))
    for at in range(len(persons) - 2, -1, -1):
        if firsts[at + 1] == firsts[at]:
            lasts[at] = lasts[at + 1]
    return [_Place(*each) for each in zip(persons, lines, firsts, lasts, strict=True)]


def _pairs(name: str, words: str) -> list[str]:
    return [f"{name}={words[at : at + 2]}" for at in range(len(words) - 1)]


def _of_words(place: _Place, persons: Sequence[Entity], text: str) -> Iterator[str]:
    """The characters and words before the list, behind it and in the brackets behind the name."""
    line, span = place.line, place.entity.span
    start, end = persons[place.first].span.start, persons[place.last].span.end
    left = text[max(line.start, start - _REACH) : start].translate(_DIGITS)
    left = left if start - _REACH > line.start else f"^{left}"
    right = text[end : min(line.end, end + _REACH)].translate(_DIGITS)
    remark = _REMARK.match(right)
    after = right[remark.end() :] if remark else right
    if end + _REACH >= line.end:
        right, after = f"{right}$", f"{after}$"
    for size in (1, 2, 3, 4):
        yield f"l{size}={left[-size:]}"
        yield f"r{size}={right[:size]}"
        yield f"a{size}={after[:size]}"
    yield from _pairs("lb", left[-_BAG:])
    yield from _pairs("rb", after[:_BAG])
    if place.first != place.last:
        yield f"list={min(3, place.last - place.first)}"
        if start != span.start:
            near = text[max(line.start, span.start - 2) : span.start].translate(_DIGITS)
            yield from ("further", f"n1={near[-1:]}", f"n2={near}")
    own = _REMARK.match(text, span.end, line.end)
    if own:
        words = own[1].translate(_DIGITS)
        yield from ("br", f"be={words[-1:]}", f"b2={words[:2]}", f"bw={words}")
        yield from _pairs("bb", words)[:12]
    before = tagged_words(text[max(line.start, span.start - _CUT) : span.start])[-3:]
    behind = tagged_words(text[span.end : min(line.end, span.end + _CUT)])[:3]
    for name, words_ in (("l", before[::-1]), ("r", behind)):
        for index, (word, tag) in enumerate(words_):
            yield f"{name}w{index}={word}"
            yield f"{name}t{index}={tag}"


def _of_line(place: _Place, text: str, end: int, last_break: int) -> Iterator[str]:
    """Where in its line the name stands, which labels are before it, and which line of the text it is."""
    line, span = place.line, place.entity.span
    label = _LABEL.match(text, line.start, min(line.end, line.start + _REACH))
    if label and label.end() <= span.start:
        yield f"lab={label[1]}"
        yield f"lab2={label[1][-2:]}"
    nearest = None
    back = max(line.start, span.start - _BACK)
    if text.find("：", back, span.start) >= 0 or text.find(":", back, span.start) >= 0:
        for nearest in _LABEL.finditer(text, back, span.start):  # noqa: B007 - the last one
            pass
    if nearest:
        yield f"nl={nearest[1][-4:]}"
        yield f"nl2={nearest[1][-2:]}"
    if line.end >= end:
        yield "last line"
    elif last_break <= line.end:
        yield "last but one"
    if not line.start:
        yield "first line"
    if span.start == line.start:
        yield "begins"
    if span.end == line.end:
        yield "ends"
    if len(line) < 14 and not text[span.end : line.end].strip():
        yield "short"
    if _DATE.match(text, min(len(text), line.end + 1)):
        yield "dated"


def _of_column(entity: Entity, columns: Columns) -> Iterator[str]:
    heading, headings = columns.heading(entity.span)
    if heading:
        yield f"h={heading}"
        yield from _pairs("hb", heading)
        yield from (f"hs={words[-2:]}" for words in headings.split())


def _of_rules(entity: Entity, text: str) -> Iterator[str]:
    """What the rules on roles say, and what a recognizer saw before the name."""
    before = text[max(0, entity.span.start - 1) : entity.span.start].translate(_DIGITS)
    yield f"role={entity.role}"
    yield f"role={entity.role}{'c' if entity.cue else ''}"
    yield f"role={entity.role}{before}"
    if entity.cue:
        label = "".join(entity.cue.of(text).split())[-4:]
        yield f"cue={label}"
        yield f"cue2={label[-2:]}"


def _of_neighbours(at: int, places: Sequence[_Place]) -> Iterator[str]:
    """The roles of the persons before and behind, and in the same line."""
    line = places[at].line
    before = places[at - 1] if at else None
    behind = places[at + 1] if at + 1 < len(places) else None
    yield f"pr={before.entity.role if before else ''}"
    yield f"nr={behind.entity.role if behind else ''}"
    beside = [near for near in (before, behind) if near and near.line == line]
    yield from sorted({f"sr={near.entity.role}" for near in beside})
    if not beside:
        yield "alone"


def _of_data(entity: Entity, text: str, homes: frozenset[int], end: int) -> Iterator[str]:
    """A home or an identity number behind the name; how the name is written."""
    behind = entity.span.end
    if any(behind + gap in homes for gap in range(3)):
        yield "home"
    if _IDENTITY.search(text, behind, min(end, behind + 40)):
        yield "identity"
    name = bare_name(entity, text)
    yield f"size={min(5, len(name))}"
    if "·" in name:
        yield "dot"


def same_names(entities: Sequence[Entity], text: str) -> list[list[int]]:
    """The numbers of the persons of one name, name by name."""
    known: dict[str, list[int]] = {}
    for number, entity in enumerate(entities):
        known.setdefault(bare_name(entity, text), []).append(number)
    return list(known.values())


def bare_name(entity: Entity, text: str) -> str:
    """The name without the blanks and line breaks inside it."""
    return "".join(entity.span.of(text).split())
