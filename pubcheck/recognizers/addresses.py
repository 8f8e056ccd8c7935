"""Addresses down to a house number, a village group, a building or a room, by their structure.

An address is read from its deep end: a number with its unit (88号, 三组, 3栋) is found first,
then the names before it are followed to the left, each ending in the word for its level
(路, 社区, 镇, 区, 市, 省), as long as the levels rise. Where it begins is settled by a label,
a sign, or the dictionary's cut. Neither a place without a deep end (四川省内江市) nor one hidden in part is an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from pubcheck.address_places import deep_places, fragment_places, label_places
from pubcheck.address_words import (
    CELL,
    CUT,
    DEEP,
    DOOR,
    DOOR_NAME,
    DOOR_NAME_BEFORE,
    FRAGMENT,
    GAP,
    GENERIC,
    GROUP,
    HARD,
    HEADED,
    HIDDEN,
    LABELLED,
    LEVEL_END,
    LISTED,
    MORE,
    NAMELESS,
    NATIONS,
    NEXT_FIELD,
    NUMBER_NAME,
    PARTICLE,
    PARTICLES,
    PROVINCE,
    ROW_CELL,
    ROW_LABEL,
    STOP,
    SUFFIX,
    WRAPPED_ON,
    N,
)
from pubcheck.code_points import matches_at
from pubcheck.errors import ModelError
from pubcheck.lazy_pattern import lazily
from pubcheck.phrase import Phrase
from pubcheck.recognizer import Recognizer
from pubcheck.span import Span
from pubcheck.tables import tables_of
from pubcheck.text import Entity, EntityKind, NormalizedText
from pubcheck.words import tagged_words

_TOLD = 7  # characters of a name behind a word that introduces an address
_WRAPPED = 10  # a line this long may have been broken by hand
_MOST_WRAPS = 3
_LONGEST, _LONGEST_NAME, _SHORTEST = 64, 10, 4
_NO_CELL = lazily(r"[-—–/ ]*|略|无|不详|同上|同左")


class _Link(NamedTuple):
    """The word for a level, at its place: the end of one name in an address."""

    level: int
    start: int
    end: int


def recognize(text: NormalizedText) -> tuple[Entity, ...]:
    """Addresses, the more confident the deeper; ``cue`` is the label or heading where there is one."""
    kept: list[Entity] = []
    found = chain(_in_columns(text), _behind_labels(text.text), _in_rows(text.text), _in_prose(text.text))
    for entity in sorted(found, key=lambda each: (each.span.start, -each.confidence, -each.span.end)):
        if HIDDEN.search(entity.span.of(text.text)):
            continue
        if not kept or entity.span.start >= kept[-1].span.end:
            kept.append(entity)
        elif entity.cue and not kept[-1].cue:
            kept[-1] = entity
    return tuple(kept)


def _in_columns(text: NormalizedText) -> Iterator[Entity]:
    for table in tables_of(text):
        for column in table.columns(HEADED):
            for row in table.rows:
                cell = table.cell(row, column)
                span = _of_value(text.text, cell.span) if cell else None
                if span is None and cell and CELL.fullmatch(cell.words):
                    span = cell.span
                if span:
                    cue = table.heading.cells[column].span
                    yield Entity(span, EntityKind.ADDRESS, _confidence(span.of(text.text), True), cue=cue)


def _behind_labels(text: str) -> Iterator[Entity]:
    for match in matches_at(LABELLED, text, label_places(text), short=100):
        start, end = match.span("value")
        wrap = text.find("\n", start, end)
        if wrap >= 0 and not SUFFIX.search(text, start, wrap):
            end = wrap  # another label stands behind this one, not the first half of an address
        following = NEXT_FIELD.search(text, start + _SHORTEST, end)
        end = following.start() if following else end
        span = _of_value(text, Span(start, end), shallow=bool(match["sign"]))
        if span:
            yield Entity(span, EntityKind.ADDRESS, _confidence(span.of(text), True), cue=Span(*match.span("label")))


def _in_rows(text: str) -> Iterator[Entity]:
    """All cells behind a label at the head of a row, where a table stands on its side: 家庭住址, 大湾一组, 红旗8队."""
    for row in ROW_LABEL.finditer(text) if "\t" in text or "|" in text or "｜" in text else ():
        for cell in ROW_CELL.finditer(text, row.end(), row.end("row")):
            span = Span(*cell.span("words"))
            value = _of_value(text, span)
            if value is None and CELL.fullmatch(cell["words"]):
                value = span
            if value:
                yield Entity(value, EntityKind.ADDRESS, _confidence(value.of(text), True), cue=Span(*row.span("label")))
            elif not _NO_CELL.fullmatch(cell["words"]):
                break  # the label of another field


def _in_prose(text: str) -> Iterator[Entity]:
    for match in matches_at(FRAGMENT, text, fragment_places(text), short=400):
        yield Entity(Span(*match.span("value")), EntityKind.ADDRESS, 0.75, cue=Span(*match.span("cue")))
    done = 0
    for match in matches_at(DEEP, text, deep_places(text), short=400):
        start = _start(text, match) if match.start() >= done else None
        if start is not None:
            done = _end(text, match.end())
            yield Entity(Span(start, done), EntityKind.ADDRESS, _confidence(text[start:done], False))


def _of_value(text: str, value: Span, shallow: bool = True) -> Span | None:
    """The address at the head of a labelled value; other words may follow it (…三组村民).

    ``shallow`` accepts one that ends in a village or an estate, without a number.
    """
    links = _links(text, value.start, value.end)
    end = 0
    for match in DEEP.finditer(text, value.start, value.end):
        if end and (match.start() - end > _LONGEST_NAME or GAP.search(text, end, max(end, match.start()))):
            break  # what follows belongs to another field
        named = links or end or DOOR_NAME.fullmatch(text, value.start, match.start())
        if match.start() >= end and named and not _is_generic(match):
            end = _end(text, match.end())
    if not end and shallow and len(links) > 1 and links[-1].level >= 5:
        end = links[-1].end
    stop = STOP.search(text, value.start, end) if end else None
    return None if not end or (stop and not stop.group().isascii()) else Span(value.start, end)


def _start(text: str, deep: re.Match[str]) -> int | None:
    """Where the address begins that ends in ``deep``; ``None`` if the names before it make none."""
    anchor = deep.start()
    if DOOR.fullmatch(deep.group()) and (estate := DOOR_NAME_BEFORE.search(text, max(0, anchor - 9), anchor)):
        cut = CUT.match(text, estate.start("name"), anchor)
        return cut.end() if cut else estate.start("name")  # 水岸雅居3-2-1801, whatever the estate is called
    if _is_generic(deep) or not SUFFIX.search(text, max(0, anchor - _LONGEST_NAME), anchor):
        return None
    floor = _floor(text, anchor)
    names: list[_Link] = []
    left = anchor  # where the name behind the next link begins
    for link in reversed(_links(text, floor, anchor)):
        name = text[link.end : left].strip()
        if len(name) > _LONGEST_NAME or _stop(text, link.end, left, names[-1].level if names else 0):
            break
        if not names:
            if not _carries(link, deep, name):
                return None
        elif (not (name or text[names[-1].start].isdigit()) or link.level >= names[-1].level) and not (
            # A village's committee with one of its hamlets behind it: 座落村委会龙甲村.
            name and link.level == names[-1].level == 5 and text.endswith("委会", link.start, link.end)
        ):
            if link.level == names[-1].level and LISTED.match(text, link.end):
                floor = link.end + 1  # a neighbour in a list (中山路和解放路88号)
                break
            continue  # the word is part of a name (镇海区)
        names.append(link)
        left = link.start
    reach = 3  # characters between a sign and a level that are taken for its name unseen
    while names:
        begin = _head(text, floor, names[-1], reach)
        if begin is not None:
            return begin
        floor, reach = names.pop().end, 6  # no name before it (我市建设路): the address begins behind it
    return None


def _is_generic(deep: re.Match[str]) -> bool:
    """Whether a village or group is spoken of in general (辖区内社区, 专案调查组)."""
    named = deep["village"] or deep["named"]
    return bool(named and (STOP.search(named) or GENERIC.match(named)))


def _carries(link: _Link, deep: re.Match[str], name: str) -> bool:
    """Whether ``deep`` can follow ``link`` with ``name`` between the two."""
    if deep["village"]:
        return not name and (link.level <= 4 or LEVEL_END.search(deep.string, link.end - 1, link.end) is None)
    if deep["named"]:
        return not name and link.level == 5
    if deep["group"]:
        return (link.level in (5, 6) and len(name) <= 4) or (
            link.level == 4 and 2 <= len(name) <= 3 and deep["group"] in ("队", "组", "连")
        )
    if link.level >= 5:
        return len(name) <= (2 if link.level == 9 else 6) and not LISTED.match(name)
    return 2 <= len(name) <= 8


def _links(text: str, start: int, end: int) -> list[_Link]:
    return [_Link(int((match.lastgroup or "l0")[1:]), *match.span()) for match in SUFFIX.finditer(text, start, end)]


def _floor(text: str, anchor: int) -> int:
    """How far to the left an address may reach: a sign, a space inside a name or the end of a paragraph stops it."""
    floor = max(0, anchor - _LONGEST)
    for match in HARD.finditer(text, floor, anchor):
        floor = match.end()
    wraps = 0
    for gap in reversed(list(GAP.finditer(text, floor, anchor))):
        if gap.group() == "\n":
            wraps += 1
            if wraps > _MOST_WRAPS or not _is_long(text, gap.start()):
                return gap.end()
        elif not LEVEL_END.search(text, floor, gap.start()):
            return gap.end()
    return floor


def _head(text: str, floor: int, link: _Link, reach: int) -> int | None:
    """Where the first name of an address begins, or ``None`` if ``link`` has no name."""
    start = max(floor, link.start - _LONGEST_NAME - 4)
    sure = start == floor  # a sign or a label before it, so that nothing else can stand there
    start = max(start, _stop(text, start, link.start, link.level))
    if cut := CUT.match(text, start, link.start):
        start, sure, reach = cut.end(), True, max(reach, _TOLD)
    name = text[start : link.start]
    if NAMELESS.fullmatch(name.strip()) or (link.level == 9 and NUMBER_NAME.fullmatch(name)):
        return None
    start += len(name) - len(name.lstrip())
    if sure and len(name) <= reach and not PARTICLE.match(name):
        return start
    if sure and NATIONS.fullmatch(name):
        return start  # 芭蕉侗族乡
    for province in reversed(list(PROVINCE.finditer(text, start, link.start))):
        if link.start - province.end() <= 6:
            return province.start()
    length = _by_dictionary(name, text[link.start : link.end])
    return link.start - length if length else None


def _stop(text: str, start: int, end: int, level: int) -> int:
    """The end of the last word before ``end`` that no name of this level holds, or 0."""
    if level in (0, 3, 5) and NUMBER_NAME.fullmatch(text, start, end):
        return 0
    found = 0
    for stop in STOP.finditer(text, start, end):
        # Roads and villages are named after institutions: 学院路, 人民南路, 中心村.
        if level not in (5, 7, 8) or end - stop.end() > 2 or len(stop.group()) == 1:
            found = stop.end()
    return found


def _by_dictionary(name: str, suffix: str) -> int:
    """How many characters at the end of ``name`` belong to the place that ends in ``suffix``."""
    try:
        words = tagged_words(name + suffix)
    except ModelError:
        return 2
    length = 0
    position = len(name) + len(suffix)
    for word, tag in reversed(words):
        position -= len(word)
        if position >= len(name):
            continue
        if word.isspace() or word in PARTICLES or (length >= 2 and tag != "ns"):
            break
        length = len(name) - position
    return length


def _is_long(text: str, end: int) -> bool:
    """Whether the line up to ``end`` is so long that it may have been broken by hand."""
    return end >= _WRAPPED and text.rfind("\n", end - _WRAPPED, end) < 0


def _end(text: str, end: int) -> int:
    """Where the address ends whose deep end was found at ``end``: building, unit and room may follow."""
    while True:
        more = MORE.match(text, end)
        if more is None and _is_long(text, end):
            more = WRAPPED_ON.match(text, end)
        if more is None or more.end() == end:
            return end
        end = more.end()


def _confidence(words: str, labelled: bool) -> float:
    levels = {link.level for link in _links(words, 0, len(words))}
    region = min(levels, default=9) <= 4
    if re.search(r"[0-9一二三四五六七八九十](?:栋|幢|单元|室|号楼|座)|[0-9]-[0-9]", words):
        confidence = 0.93 if region else 0.8
    elif re.search(rf"{N}[ \n]?号", words):
        confidence = 0.9 if region else 0.72
    elif re.search(rf"(?:{N}(?:{GROUP})|组|屯)", words):
        confidence = 0.88 if region else 0.7
    else:
        confidence = 0.6 if len(levels) > 2 else 0.55
    return min(0.97, max(0.75, confidence + 0.07)) if labelled else confidence


RECOGNIZER = Recognizer("addresses", "1", Phrase("按结构识别的住址", "addresses by their structure"), recognize)
