"""Whether an address is somebody's home: by its label, the clause round it, and who is named there.

Here and not in the rule on addresses, because the rule on data put together must know the homes too.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import replace

from pubcheck.address_words import SUFFIX
from pubcheck.finding import Severity
from pubcheck.home_cues import (
    ASKED,
    AT_HOME,
    DELIVERED,
    HAPPENS,
    HOME_AFTER,
    HOME_BEFORE,
    HOME_LABEL,
    LIVES,
    OF_STAFF,
    OFFICES,
    PASSED,
    UNIT_BEFORE,
    UNIT_COLUMNS,
    UNIT_LABEL,
    UNIT_NAME,
    UNIT_SENTENCE,
    UNIT_STANDS,
)
from pubcheck.home_entries import corners, groups, is_addressed, is_owned
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import Judgement, Reading
from pubcheck.persons import IDENTITY, is_certain, people, sentence
from pubcheck.phrase import Phrase
from pubcheck.span import Span
from pubcheck.text import Entity, EntityKind, Role

_RESIDENTIAL = lazily(
    r"[栋幢楼座]?[0-9A-Za-z一二三四五六七八九十]+单元|(?:村|社区|组|屯|坝|湾)[^路街]{0,8}[0-9]+号$|(?:组|社|队)[0-9]+号"
)
_LISTED_PLACE = lazily(r"村组|所在村|组别|小组")
_BESIDE = lazily(r"[\s，,、；;：:（(）)\t]*(?:[男女][\s，,、]*)?")
_DOOR = lazily(
    r"(?:村|社区|屯|镇|乡)[^路街]{0,10}(?:组|社|队|屯)$|[栋幢座][0-9]|[0-9]室|[0-9]-[0-9]{1,2}-[0-9]{2,4}$|单元|[0-9一二三四五六七八九]楼|号楼|号院|[0-9]门|排[0-9]|[栋幢座号弄门元楼][0-9]{3,4}$|[房屋洞]$|(?:胡同|里|条|弄|巷)[甲乙丙]?[0-9]+号"
)
_ROOM = lazily(r"(?:单元|[栋幢])[^，]{0,6}[0-9]{3,4}室?$|[0-9]-[0-9]{1,2}-[0-9]{1,4}$")
_FORM_LINE = lazily(r"\s*[\u4e00-\u9fff \u3000]{2,10}[\s:：]*")
_GAP = lazily(r"\s")
ENOUGH = 0.0  # the log-odds from which on the model of homes counts
_MOST = 0.85  # how sure the model may make us
_CERTAIN = 0.9  # from here on a person without a role counts as one to whom a dwelling may belong
_ITEM, _FAR = 160, 300  # characters to each side that are read as one item of a list, and as one text
_ITEM_END = lazily(r"[；;。！？!?\n]")
_OPENS = lazily(r"[\s，,、：:（(|“\"·—]$")
_CLOSES = lazily(r"[\s，,、；;。）)|”\"]|$")
_VISIT = lazily(r"(?:走进|来到|走访|前往|赶到|上门|入户|看望|慰问|第[一二三四五六七八九十]站[是到]?)[了]?[\s：:]?$")
_LIVES = lazily(
    r"(?:老家|住|居|籍|户口)[^，。；\n]{0,4}$|^(?:我|本人)[^，。；\n]{0,4}$|[：:“](?:我|本人)[^，。；\n]{0,4}$"
)
_ENDED = lazily(r"[）)]")
_SPEAKER = lazily(r"(?:^|[，,：:“\s])(?:我|我们|本人)(?:们)?(?:是|系|为|家|住)?[在]?$")
_NUMBERS = lazily(r"(?<![0-9A-Za-z])(?:1[3-9][0-9]{9}|[1-9][0-9]{15,18}|[1-9][0-9]{16}[Xx])(?![0-9A-Za-z])")
_NEAR = 70  # how far before a home its owner may stand in the same sentence
_DEEP = lazily(r"[0-9A-Za-z一二三四五六七八九十](?:号|栋|幢|单元|室|组|社|队|座|楼|弄)|[0-9]-[0-9]|组$|屯$")

_HOME = Phrase("是个人住址", "it is somebody's home")
_PERSON = Phrase("同处有个人姓名", "a person is named beside it")
_NUMBER = Phrase("同处有身份证号", "an identity number stands beside it")
_UNIT = Phrase("是单位、场所或项目的地址", "the address of a unit, a site or a project")
_NOBODY = Phrase("没有住址标签，也没有对应的个人", "no label says home and nobody is named beside it")
_AMONG = Phrase("写明门牌，全文涉及个人", "the door of a dwelling, in a text about persons")
_LISTED = Phrase("公示名单中的所在村组", "the village group in a public list")
_DWELLING = Phrase("按写法是住户的门牌", "written like the door of a household")
_LIKE_HOMES = Phrase("写法和位置同住址一样", "written and placed like homes")
_TO_ROOM = Phrase("精确到门牌、村组或房间", "exact to the house, the group or the room")
_TO_VILLAGE = Phrase("精确到村或社区", "exact to the village or community")


def homes(reading: Reading) -> tuple[Entity, ...]:
    """The addresses of ``reading`` that are homes for all that is known, in order."""
    return reading.once("homes", lambda: tuple(_found(reading)))


def _found(reading: Reading) -> Iterator[Entity]:
    for entity, judgement in judged_homes(reading):
        if judgement.severity is not Severity.INFO:
            yield entity


def judged_homes(reading: Reading) -> tuple[tuple[Entity, Judgement], ...]:
    """All addresses of interest with what is known of them, in order; those that the model of homes adds among them.

    :raises ModelError: if the weights of the model are absent or altered.
    """
    return reading.once("judged homes", lambda: tuple(_judged(reading)))


def _judged(reading: Reading) -> Iterator[tuple[Entity, Judgement]]:
    text = reading.text.text
    judged = {
        entity: judgement
        for entity in reading.entities
        if entity.kind is EntityKind.ADDRESS and (judgement := judge_home(entity, reading)) is not None
    }
    if not people(reading):
        yield from sorted(judged.items(), key=lambda pair: pair[0])
        return
    for entity in corners(reading):
        covered = [other for other in judged if other.span.overlaps(entity.span)]
        if all(entity.span.start <= other.span.start and other.span.end <= entity.span.end for other in covered):
            for other in covered:
                del judged[other]
            judged[entity] = Judgement(entity.confidence, (_TO_ROOM, _HOME))
    for entity in groups(reading):
        if not any(other.span.overlaps(entity.span) for other in judged):
            village = entity.span.of(text).endswith("村")
            why = (_TO_VILLAGE if village else _TO_ROOM, _PERSON)
            judged[entity] = Judgement(entity.confidence, why, Severity.MEDIUM if village else None)
    from pubcheck.home_model import longer, meets, proposed  # most documents name no private person

    sure = {entity.span: entity for entity, judgement in judged.items() if judgement.severity is not Severity.INFO}
    told = sorted(sure)
    # What the model takes for homes, the surest of those that overlap: new ones, and longer forms of those told.
    added: list[Entity] = []
    refused: list[Span] = []  # places of units, in order: no less sure piece of one is a home
    for candidate, odds in sorted(proposed(reading, told), key=lambda pair: -pair[1]):
        span = candidate.span
        if odds < ENOUGH:
            break
        if shorter := longer(span, told):
            # A hamlet or a lane behind a village; blanks and words behind a door are no part of it.
            open_ended = not _DEEP.search(shorter.of(text)) and not _GAP.search(text, shorter.end, span.end)
            if open_ended and (known := sure.pop(shorter, None)):
                told[bisect_left(told, shorter)] = span
                sure[span] = replace(known, span=span)
                judged[sure[span]] = judged.pop(known)
        elif not meets(span, told) and not meets(span, refused):
            entity = Entity(span, EntityKind.ADDRESS, min(_MOST, 0.6 + odds * 0.04))
            before = text[sentence(reading, span).start : span.start]
            if _is_unit(entity, reading, before, person=True):
                insort(refused, span)
            else:
                insort(told, span)
                added.append(entity)
    places = sorted(entity.span for entity in added)
    kept = [pair for pair in judged.items() if pair[1].severity is not Severity.INFO or not meets(pair[0].span, places)]
    yield from sorted((*kept, *((entity, _of_model(entity, reading)) for entity in added)), key=lambda pair: pair[0])


def _of_model(entity: Entity, reading: Reading) -> Judgement:
    deep = _DEEP.search(entity.span.of(reading.text.text)) is not None
    why = (_TO_ROOM if deep else _TO_VILLAGE, _LIKE_HOMES)
    return Judgement(entity.confidence, why, None if deep else Severity.MEDIUM)


def judge_home(entity: Entity, reading: Reading) -> Judgement | None:
    """How sure it is that the address ``entity`` is a home; ``None`` where it is no address of interest."""
    text, span = reading.text.text, entity.span
    deep = _DEEP.search(span.of(text)) is not None
    label = entity.cue.of(text) if entity.cue else ""
    why = [_TO_ROOM if deep else _TO_VILLAGE]
    if label:
        words = " ".join(label.split())
        why.append(Phrase(f"有“{words}”标签", f"the label “{words}” names it"))
    around = sentence(reading, span)
    before = text[around.start : span.start]
    asked = text[max(0, span.start - 24) : span.start]
    home = bool(
        HOME_LABEL.search(label)
        or HOME_BEFORE.search(before)
        or ASKED.search(asked)
        or AT_HOME.match(text, span.end)
        or is_owned(text, span, before)
    )
    addressed = is_addressed(reading, span, label)
    home = home or addressed
    person = addressed or _person(reading, span, around, bool(label))
    if _is_unit(entity, reading, before, person):
        return Judgement(entity.confidence, (*why, _UNIT), Severity.INFO) if deep else None
    number = IDENTITY.search(text, max(around.start, span.start - 80), min(around.end, span.end + 80)) is not None
    if _LISTED_PLACE.search(label) and not number:
        return Judgement(entity.confidence, (*why, _LISTED), Severity.INFO)
    after = HOME_AFTER.match(text, span.end)
    if home or (after and (person or _ENDED.match(text, after.end()) or _SPEAKER.search(before))):
        home = True
        why.append(_HOME)
    item = not (person or (number and deep)) and _in_item(reading, span, deep, home)
    if person or item:
        why.append(_PERSON)
    if number:
        why.append(_NUMBER)
    if not (person or number or home or item) and not label and _RESIDENTIAL.search(span.of(text)):
        return Judgement(entity.confidence, (*why, _DWELLING), Severity.MEDIUM)
    told = home and (label or deep or (_levels(span.of(text)) > 1 and _LIVES.search(before)))
    if not (person or number or item or told):
        if not deep or not _among_persons(reading, entity):
            if _is_customers(entity, text):
                return Judgement(entity.confidence, (*why, _DWELLING), Severity.MEDIUM)
            return Judgement(entity.confidence, (*why, _NOBODY), Severity.INFO) if deep else None
        why.append(_AMONG)
    if not home and not label and not deep and (not (person or item) or OF_STAFF.match(text, span.end)):
        return None
    confidence = min(0.97, entity.confidence + (0.1 if home else 0.05))
    return Judgement(max(confidence, 0.8 if home else 0.6), tuple(why), None if deep else Severity.MEDIUM)


def _is_customers(entity: Entity, text: str) -> bool:
    """Whether it is written like the door of a household, behind the label of a customer: 装机地址."""
    words, cue = entity.span.of(text), entity.cue
    if cue is None or OFFICES.search(words) or not DELIVERED.search(text, max(0, cue.start - 4), cue.start):
        return False
    return bool(_RESIDENTIAL.search(words) or _ROOM.search(words))


def _in_item(reading: Reading, span: Span, deep: bool, home: bool) -> bool:
    """Whether the address is an entry of somebody's data: in an item of a list that names a person, between signs."""
    text = reading.text.text
    item = _item(text, span)
    persons = people(reading).within(item)
    if not deep:
        least = _CERTAIN if _levels(span.of(text)) > 1 else 2.0
        persons = tuple(person for person in persons if is_certain(person, least))
    entry = home or _OPENS.search(text, max(item.start, span.start - 2), span.start) or span.start == item.start
    closed = _CLOSES.match(text, span.end)
    number = deep and _NUMBERS.search(text, item.start, item.end) is not None
    if (persons or number) and ((entry and closed) or (deep and persons and _DOOR.search(span.of(text)))):
        return True
    # Somebody is visited there: 走进…东街4号，看望94岁的宋玉成.
    visited = _VISIT.search(text, max(item.start, span.start - 8), span.start)
    following = people(reading).within(Span(span.end, span.end + 40)) if visited and deep else ()
    return any(is_certain(person, _CERTAIN) for person in following)


def _levels(words: str) -> int:
    """How many names of places an address is made of."""
    return sum(1 for _ in SUFFIX.finditer(words))


def _item(text: str, span: Span) -> Span:
    """The line, or the part of it between semicolons and full stops, in which ``span`` stands."""
    start, end = max(0, span.start - _ITEM), min(len(text), span.end + _ITEM)
    for match in _ITEM_END.finditer(text, start, span.start):
        start = match.end()
    following = _ITEM_END.search(text, span.end, end)
    return Span(start, following.start() if following else end)


def _among_persons(reading: Reading, entity: Entity) -> bool:
    """Whether it is the door of a dwelling in a text about private persons."""
    text, span = reading.text.text, entity.span
    door = _DOOR.search(span.of(text))
    if entity.cue is None and (not door or door.group()[-1] in "组社队屯"):
        return False
    near = people(reading).within(Span(max(0, span.start - _FAR), span.end + _FAR))
    return any(is_certain(person, _CERTAIN) for person in near)


def _is_unit(entity: Entity, reading: Reading, before: str, person: bool) -> bool:
    text = reading.text.text
    if UNIT_STANDS.match(text, entity.span.end) or _happens(reading, entity.span, before) or PASSED.search(before):
        return True
    if entity.cue and entity.cue.of(text).startswith("住所"):
        return UNIT_SENTENCE.search(text, max(0, entity.cue.start - 120), entity.span.start) is not None
    if entity.cue and UNIT_LABEL.search(text, max(0, entity.cue.start - 8), entity.cue.start):
        return True
    if entity.cue and entity.cue.end + 12 < entity.span.start and "\n" in text[entity.cue.end : entity.span.start]:
        heading = reading.text.paragraph(entity.cue).of(text)  # a column of a table
        return bool(UNIT_COLUMNS.search(heading)) and not re.search(r"姓\s*名|户\s*主|家庭|住\s?址", heading)
    if HOME_LABEL.search(entity.cue.of(text) if entity.cue else "") and not UNIT_NAME.search(before):
        return False
    lead = before[-24:]
    if (
        HOME_BEFORE.search(before)
        or is_owned(text, entity.span, before)
        or (person and _ROOM.search(entity.span.of(text)))
    ):
        return False
    if UNIT_NAME.search(lead) or UNIT_SENTENCE.search(before[-60:]):
        return True
    # A right to land or a letter to somebody's door (权利人：… 坐落：…, 邮寄地址) is no matter of a unit.
    return bool(UNIT_BEFORE.search(lead)) and not person


def _happens(reading: Reading, span: Span, before: str) -> bool:
    """Whether something happens or lies at the place; not where somebody lives there, nor to whom 的 leads (…12号的李秀珍)."""
    text = reading.text.text
    found = HAPPENS.match(text, span.end)
    if found is None or LIVES.search(before):
        return False
    return not (found[0].startswith("的") and people(reading).within(Span(*found.span())))


def _person(reading: Reading, span: Span, around: Span, labelled: bool) -> bool:
    """Whether a private person is named so close that the address must be theirs."""
    text = reading.text.text
    everybody = people(reading)
    if labelled:
        row = reading.text.paragraph(span)
        if everybody.within(Span(max(row.start, span.start - 120), min(row.end, span.end + 40))):
            return True
        # A line of a form: the person is named on a line above.
        form = _FORM_LINE.fullmatch(text, row.start, span.start) is not None
        above = everybody.before(row.start, 120) if form else None
        return above is not None and above.role is Role.PRIVATE
    earlier = everybody.before(span.start, min(40, span.start - around.start))
    if earlier is not None:
        gap = text[earlier.span.end : span.start]
        if _BESIDE.fullmatch(gap) or HOME_BEFORE.search(gap) or HOME_AFTER.match(text, span.end):
            return True
    if _RESIDENTIAL.search(span.of(text)) or _DOOR.search(span.of(text)):
        near = everybody.within(Span(max(around.start, span.start - _NEAR), min(around.end, span.end + 24)))
        if any(is_certain(other, _CERTAIN) for other in near):
            return True
    following = everybody.within(Span(span.end, span.end + 8))
    return any(
        _BESIDE.fullmatch(text[span.end : later.span.start]) or HOME_AFTER.match(text, span.end) for later in following
    )
