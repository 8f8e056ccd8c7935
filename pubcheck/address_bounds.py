"""Addresses by structure and places by the names model, put together: one knows the deep end, the other the beginning.

The model of names reads the words round a place and so tells where its name begins (致大同市…, 宝华镇嘎他村委会…); the
recognizer of addresses counts houses and rooms. Where the two overlap the address takes the better end of each; a
place with a house or a group at its end that the structure did not show becomes an address of its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pubcheck.address_words import HIDDEN, LEVEL_END, SUFFIX
from pubcheck.lazy_pattern import lazily
from pubcheck.span import Span
from pubcheck.text import Entity, EntityKind, NormalizedText, in_text_order

_LEAST = 0.4  # how sure the model must be of a place
_JUNK, _LONGER, _TAIL = 3, 24, 14  # characters cut off before an address, put before it, put behind it
_BREAK = lazily(r"[^0-9A-Za-z\u3400-\u4dbf\u4e00-\u9fff〇·\-—# \n]|\n.*\n")
_DOOR = lazily(
    r"[0-9A-Za-z一二三四五六七八九十百](?:号[院楼]?|组|社|队|栋|幢|座|室|单元|门|弄|排|连)(?:[东西南北正][屋房厢]|平房|窑洞)?$"
    r"|[院区苑园寓厦号栋幢座元楼层门弄之][0-9A-Za-z一二三四五六七八九十]{1,4}(?:-[0-9]{1,4}){0,2}$|[0-9]-[0-9]{1,4}$"
)
# A number alone may be that of a paper (冀机发1127号): houses, groups and rooms are counted otherwise, or behind a name.
_COUNTED = lazily(r"[0-9A-Za-z一二三四五六七八九十](?:栋|幢|座|单元|室|组|社|队|排|连|楼)|[0-9]-[0-9]")
_VILLAGE = lazily(r"[镇乡道木场][\u4e00-\u9fff]{1,10}(?:村|屯|寨|嘎查|社区[\u4e00-\u9fff]{2,4}[组屯])$")
_UNIT_OF_HOUSE = lazily(
    r"[0-9A-Za-z一二三四五六七八九十\-—附之甲乙丙号栋幢座室单元层楼门排组社队院东西南北中平房屋厢窑洞 ]+"
)
# The first characters of a name in a column of places that neither of the two knew: [化石]戈镇…
_CUT_HEAD = lazily(r"(?<=[ \t])(?P<name>(?![住在于系到位往由从至是为以致称原现对与和及走访])[\u4e00-\u9fff]{1,2})$")
_NUMBER = lazily(r"[0-9]{7}")  # that of a telephone behind a room, not the room's: 3栋50113900001234
_LINK = lazily(r"即?[为系是在于]|登记[为在]")
_PLOT = lazily(r"(?:地块|宗地|地段|标段|工地|厂房|项目)")  # what an address with a number that nobody lives at names
_SURE, _SHALLOW = 0.72, 0.55


def with_bounds(entities: Iterable[Entity], text: NormalizedText) -> tuple[Entity, ...]:
    """``entities`` with the addresses that the places among them complete or add, in order."""
    everything = tuple(entities)
    places = in_text_order(e for e in everything if e.kind is EntityKind.PLACE and e.confidence >= _LEAST)
    if not places:
        return everything
    addresses = [e for e in everything if e.kind is EntityKind.ADDRESS]
    kept = [_bounded(address, places, text.text) for address in addresses]
    kept.extend(_added(places, sorted(entity.span for entity in kept), text.text))
    return tuple(in_text_order((*(e for e in everything if e.kind is not EntityKind.ADDRESS), *kept)))


def _bounded(address: Entity, places: list[Entity], text: str) -> Entity:
    start, end = address.span.start, address.span.end
    for place in _near(places, address.span):
        span = place.span
        if span.end < start:
            continue
        if span.start < start <= span.end and start - span.start <= _LONGER and address.cue is None:
            if not _BREAK.search(text, span.start, start):
                start = span.start
        elif (
            start < span.start <= start + _JUNK
            and (address.cue is None or _LINK.fullmatch(text, start, span.start))
            and span.end >= end - 2
            and not LEVEL_END.search(text, start, span.start)
            and not SUFFIX.match(text, span.start)
            and SUFFIX.search(text, start, end) is not None  # else all before the door is the name: 水岸雅居3-2-1801
        ):
            start = span.start
        goes_on = end < span.end <= end + _TAIL and _UNIT_OF_HOUSE.fullmatch(text, end, span.end) is not None
        if goes_on and not _NUMBER.search(text, max(start, end - 4), span.end):
            end = span.end
    head = _CUT_HEAD.search(text, max(0, start - 5), start) if address.cue is None else None
    if head:
        start = head.start("name")
    return (
        address if (start, end) == (address.span.start, address.span.end) else replace(address, span=Span(start, end))
    )


def _near(places: list[Entity], span: Span) -> Iterator[Entity]:
    """Places that may overlap ``span``, the longest first."""
    low = bisect_left(places, max(0, span.start - 80), key=lambda place: place.span.start)
    high = bisect_left(places, span.end, key=lambda place: place.span.start)
    return iter(sorted(places[low:high], key=lambda place: -len(place.span)))


def _added(places: list[Entity], taken: list[Span], text: str) -> Iterator[Entity]:
    done = -1
    for place in places:
        words = "".join(place.span.of(text).split())
        at = bisect_left(taken, place.span)
        beside = taken[max(0, at - 1) : at + 1]
        if place.span.start < done or any(place.span.overlaps(span) for span in beside) or HIDDEN.search(words):
            continue
        deep = _DOOR.search(words) is not None and (_COUNTED.search(words) or SUFFIX.search(words)) is not None
        village = not deep and " " not in place.span.of(text) and _VILLAGE.search(words)
        if len(words) > 4 and (deep or village) and not _PLOT.match(text, place.span.end):
            done = place.span.end
            yield Entity(place.span, EntityKind.ADDRESS, _SURE if deep else _SHALLOW)
