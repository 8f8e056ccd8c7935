"""What the model of roles sees of a person: the name itself, the words round it, its list, its line, its column, its neighbours.

Training and judging share this file, so they cannot drift apart. A feature is a short string;
digits are folded to 0, and of a list of names all members see what stands round the whole list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar, overload

from pubcheck.lazy_pattern import lazily
from pubcheck.linear_model import Kinds, Named
from pubcheck.name_form import edges_of, form_of
from pubcheck.span import Span
from pubcheck.tables import Columns
from pubcheck.text import Entity, EntityKind, NormalizedText
from pubcheck.words import cut_words, tagged_words

_REMARK = lazily(r"\s?[（(]([^（）()\n]{0,40})[)）]")
_JOINT = lazily(r"\s*(?:[、，,和与及/]\s*)?")
_LABEL = lazily(r"([\u4e00-\u9fffA-Za-z0-9（）()]{1,12})\s*[:：]")
_DATE = lazily(r"\s*(?:[12][0-9]{3}|[一二○〇零]{4})年")
_IDENTITY = lazily(r"[1-9][0-9]{5}[0-9*＊×xX]{8}|身份证")
_DIGITS = str.maketrans("123456789", "000000000")
_REACH = 24  # characters of context on either side
_BAG = 10  # of them so many as pairs, wherever they stand
_CUT = 10  # characters cut into words on either side, with their tags
_WIDE = 40  # characters of which longer words are looked at wherever they stand
_GAP = 30  # characters between two names of a list, with a remark in brackets
_BACK = 60  # characters in which the last label before a name is looked for
_TITLE = 40
_BESIDE = tuple((size, f"l{size}=", f"r{size}=", f"a{size}=") for size in (1, 2, 3, 4))
_CUT_LEFT, _CUT_RIGHT = (tuple((f"{side}w{index}=", f"{side}t{index}=") for index in range(3)) for side in "lr")
_Feature = TypeVar("_Feature")


class _Place(NamedTuple):
    """One person: its line, and where the list begins and ends in which it stands."""

    entity: Entity
    line: Span
    first: int
    last: int


@overload
def features(entities: Sequence[Entity], text: NormalizedText, columns: Columns) -> Iterator[list[str]]: ...


@overload
def features(
    entities: Sequence[Entity], text: NormalizedText, columns: Columns, of: Kinds[_Feature]
) -> Iterator[list[_Feature]]: ...


def features(
    entities: Sequence[Entity], text: NormalizedText, columns: Columns, of: Kinds[Any] | None = None
) -> Iterator[list[Any]]:
    """The features of each person among ``entities`` (in order, with the roles that the rules gave), named by ``of``."""
    of = Named() if of is None else of
    persons = [entity for entity in entities if entity.kind is EntityKind.PERSON]
    homes = frozenset(entity.span.start for entity in entities if entity.kind is EntityKind.ADDRESS)
    places = _places(persons, text)
    roles = [str(person.role) for person in persons]
    names = [bare_name(person, text.text) for person in persons]
    first = len(text.text) - len(text.text.lstrip())  # blank lines before the title change nothing
    shared = _pairs(of["ti="], text.text[first : first + _TITLE].split("\n", 1)[0])[-14:]
    shared += [of["dr="][role] for role in sorted(set(roles))]
    shared.append(of["bias"][""])
    end = len(text.text.rstrip())
    last_break = text.text.rfind("\n", 0, end)
    named: dict[str, set[str]] = {}
    for name, role in zip(names, roles, strict=True):
        named.setdefault(name, set()).add(role)
    for at, place in enumerate(places):
        found = _of_words(place, persons, text.text, of)
        found += _of_line(place, text.text, (first, last_break, end), of)
        found += _of_column(place.entity, columns, of)
        found += _of_rules(place.entity, roles[at], text.text, of)
        found += _of_neighbours(at, places, roles, of)
        found += _of_data(place.entity, names[at], text.text, homes, place.line.end, of)
        # A feature that has no kind is named by the whole of it.
        found += [of[""][each] for each in (*form_of(names[at]), *edges_of(place.entity.span, text.text))]
        found += [of["nm="][role] for role in sorted(named[names[at]])]
        found += shared
        yield found


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


def _pairs(of: Mapping[str, _Feature], words: str) -> list[_Feature]:
    return [of[words[at : at + 2]] for at in range(len(words) - 1)]


def _of_words(place: _Place, persons: Sequence[Entity], text: str, of: Kinds[_Feature]) -> list[_Feature]:
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
    found: list[_Feature] = []
    for size, of_left, of_right, of_after in _BESIDE:
        found.append(of[of_left][left[-size:]])
        found.append(of[of_right][right[:size]])
        found.append(of[of_after][after[:size]])
    found += _pairs(of["lb="], left[-_BAG:])
    found += _pairs(of["rb="], after[:_BAG])
    if place.first != place.last:
        found.append(of["list="][min(3, place.last - place.first)])
        if start != span.start:
            near = text[max(line.start, span.start - 2) : span.start].translate(_DIGITS)
            found += (of["further"][""], of["n1="][near[-1:]], of["n2="][near])
    own = _REMARK.match(text, span.end, line.end)
    if own:
        words = own[1].translate(_DIGITS)
        found += (of["br"][""], of["be="][words[-1:]], of["b2="][words[:2]], of["bw="][words])
        found += _pairs(of["bb="], words)[:12]
    before = tagged_words(text[max(line.start, span.start - _CUT) : span.start])[-3:]
    behind = tagged_words(text[span.end : min(line.end, span.end + _CUT)])[:3]
    for names, words_ in ((_CUT_LEFT, before[::-1]), (_CUT_RIGHT, behind)):
        for (of_word, of_tag), (word, tag) in zip(names, words_, strict=False):
            found.append(of[of_word][word])
            found.append(of[of_tag][tag])
    for kind, words_far in (
        ("wl=", text[max(0, span.start - _WIDE) : span.start]),
        ("wr=", text[span.end : span.end + _WIDE]),
    ):
        of_far = of[kind]
        found += [of_far[word] for word in cut_words(words_far.translate(_DIGITS)) if len(word) > 1]
    return found


def _of_line(place: _Place, text: str, bounds: tuple[int, int, int], of: Kinds[_Feature]) -> list[_Feature]:
    """Where in its line the name stands, which labels are before it, and which line of the text it is.

    ``bounds``: where the text begins, where its last line break is, and where it ends, without blanks.
    """
    first, last_break, end = bounds
    line, span = place.line, place.entity.span
    found: list[_Feature] = []
    label = _LABEL.match(text, line.start, min(line.end, line.start + _REACH))
    if label and label.end() <= span.start:
        found += (of["lab="][label[1]], of["lab2="][label[1][-2:]])
    nearest = None
    back = max(line.start, span.start - _BACK)
    if text.find("：", back, span.start) >= 0 or text.find(":", back, span.start) >= 0:
        for nearest in _LABEL.finditer(text, back, span.start):  # noqa: B007 - the last one
            pass
    if nearest:
        found += (of["nl="][nearest[1][-4:]], of["nl2="][nearest[1][-2:]])
    if line.end >= end:
        found.append(of["last line"][""])
    elif last_break <= line.end:
        found.append(of["last but one"][""])
    if line.start <= first:
        found.append(of["first line"][""])
    if span.start == line.start:
        found.append(of["begins"][""])
    if span.end == line.end:
        found.append(of["ends"][""])
    if len(line) < 14 and not text[span.end : line.end].strip():
        found.append(of["short"][""])
    if _DATE.match(text, min(len(text), line.end + 1)):
        found.append(of["dated"][""])
    return found


def _of_column(entity: Entity, columns: Columns, of: Kinds[_Feature]) -> list[_Feature]:
    heading, headings = columns.heading(entity.span)
    if not heading:
        return []
    return [
        of["h="][heading],
        *_pairs(of["hb="], heading),
        *(of["hs="][words[-2:]] for words in headings.split()),
    ]


def _of_rules(entity: Entity, role: str, text: str, of: Kinds[_Feature]) -> list[_Feature]:
    """What the rules on roles say, and what a recognizer saw before the name."""
    before = text[max(0, entity.span.start - 1) : entity.span.start].translate(_DIGITS)
    found = [of["role="][role], of["role="][role, "c" if entity.cue else ""], of["role="][role, before]]
    if entity.cue:
        label = "".join(entity.cue.of(text).split())[-4:]
        found += (of["cue="][label], of["cue2="][label[-2:]])
    return found


def _of_neighbours(at: int, places: Sequence[_Place], roles: Sequence[str], of: Kinds[_Feature]) -> list[_Feature]:
    """The roles of the persons before and behind, and in the same line."""
    line = places[at].line
    before = at - 1 if at else None
    behind = at + 1 if at + 1 < len(places) else None
    found = [of["pr="][roles[before] if before is not None else ""], of["nr="][roles[behind] if behind else ""]]
    beside = sorted({roles[near] for near in (before, behind) if near is not None and places[near].line == line})
    found += [of["sr="][role] for role in beside]
    if not beside:
        found.append(of["alone"][""])
    return found


def _of_data(
    entity: Entity, name: str, text: str, homes: frozenset[int], end: int, of: Kinds[_Feature]
) -> list[_Feature]:
    """A home or an identity number behind the name; how the name is written."""
    behind = entity.span.end
    found = [of["size="][min(5, len(name))]]
    if any(behind + gap in homes for gap in range(3)):
        found.append(of["home"][""])
    if _IDENTITY.search(text, behind, min(end, behind + 40)):
        found.append(of["identity"][""])
    if "·" in name:
        found.append(of["dot"][""])
    return found


def bare_name(entity: Entity, text: str) -> str:
    """The name without the blanks and line breaks inside it."""
    return "".join(entity.span.of(text).split())
