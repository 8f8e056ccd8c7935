"""Who brings a matter up by what the words round the name say: the model ``models/contexts`` reads them, trees
(``models/asking``) weigh what it says of a name with what it says of the others.

Patterns know how letters, registers and replies name a petitioner; most papers tell it in words of their own
(:mod:`pubcheck.petitioners`, :mod:`pubcheck.complainants`, :mod:`pubcheck.callers`). Only persons whose names would be told
anyway are read, and fewer of them in texts that do not speak of petitions or complaints: what is at stake here is what they are, not
whether they are told. Training and judging share this file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from math import exp
from typing import TYPE_CHECKING, NamedTuple

from pubcheck.complainants import ASKED_OTHERS
from pubcheck.context_model import NAMES, PLACES, Said, said_once
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import Reading
from pubcheck.persons import all_persons, people
from pubcheck.petitioners import is_of_guests
from pubcheck.phrase import Phrase
from pubcheck.role_features import bare_name
from pubcheck.span import Span
from pubcheck.weights import built

if TYPE_CHECKING:
    from pubcheck.trees import Trees

READ = Phrase(
    "前后文读来是反映情况的人（由模型判断）",
    "by the words round the name, as a model reads them, the person brings a matter up",
)
_BEFORE = 60  # characters before a name that may say that somebody was asked
ODDS = 0.0  # log-odds from which on a name is that of somebody who brings a matter up: more likely than not
# In a text without a word of petitions only so many persons are read, and only beside words of those who come, call, say or
# want something: reading takes long, and few of the others bring anything up.
_FEW, _BEFORE_NAME, _BEHIND_NAME = 8, 15, 30
_WANTS = lazily(
    r"称|说|讲|请求|[要恳]求|求[您你]|不服|报[瞥警]|110|材料|电话|来|进门|写|递|拦|找|哭|气|急|意见|认为|建议|反对|质问|追问"
)
# Who calls for help, asks a favour of his own unit, thanks or takes leave accuses nobody.
_RESCUED = lazily(
    r"落水|走失|走丢|迷路|救起|着火|起火|车祸|晕倒|调回|调离|请假|辞职|入党申请|求职|感谢(?:信|材料)|表扬信|遗书"
)
_ENQUIRES = lazily(r"(?:来电|致电|打来电话)[，,]?(?:问|询问|咨询)(?![^。；\n]{0,20}(?:投诉|举报|反映|信访))")
# Whoever brought it up left no name: 举报人 无.
_NAMELESS = lazily(
    r"(?:举报|投诉|反映|信访|来访|来信)人\s?[:：]?\s{0,4}(?:无(?![\u4e00-\u9fff])|不详|匿名|未留|没留|不愿)"
)
# Whom others accuse (据群众举报，张三涉嫌…), and who told an office something that it asked (据张三反映，路灯…).
_OF_OTHERS = lazily(r"据(?:[^，,。；;\n]{0,8}(?:举报|反映|来信|来电)[，,])?\s?$")
# Who gives orders to offices brings nothing up, nor who is greeted with one: 要求各镇排查矛盾; 张三，你好！请把台账发我.
_ORDERS = lazily(
    r"(?:女士|先生|同志)?[，,]?\s?[你您]好[！!，,。]\s?(?:请[把将]|如有)|要求[，,]?(?:全(?:[省市州县区镇乡]|系统)|各(?:[省市州县区镇乡村科]|街道|单位|部门|支部|中队|派出所))"
)
# What the title of a paper to or about somebody accused says: whoever it is about complains of nothing.
_TO_THE_ACCUSED = lazily(r"[^\n]{0,24}(?:函询|诫勉|约谈|谈话(?!记录|日))")
ONCE_TITLED = lazily(r"(?:先生|女士|小姐|同志)$")
"""A name that holds the title it is called by."""


class Asked(NamedTuple):
    """The private persons of a text who may bring a matter up: the places of each by name, in order.

    ``found``: how many names are known to be petitioners'; ``persons``: how many private ones the text names, they among them;
    ``spoken_of``: whether the text has words for petitions or complaints.
    """

    places: Mapping[str, Sequence[Span]]
    found: int
    persons: int
    spoken_of: bool


def to_be_asked(reading: Reading, found: Collection[Span], spoken_of: bool) -> Asked:
    """The private persons who may bring a matter up; those ``found`` already are not among them."""
    text = reading.text.text
    asking = {"".join(span.of(text).split()) for span in found}
    known = asking | accused(reading)
    places: dict[str, list[Span]] = {}
    nobody = (
        is_of_guests(text)
        or _TO_THE_ACCUSED.match(text)
        or _NAMELESS.search(text)
        or (not spoken_of and _RESCUED.search(text))
    )
    for person in () if nobody else people(reading).within(Span(0, len(text))):
        name = bare_name(person, text)
        if _brings_nothing(text, person.span):
            known.add(name)
        if not ONCE_TITLED.search(name):
            places.setdefault(name, []).append(person.span)
    open_to = ((name, at) for name, at in places.items() if name not in known and (spoken_of or _may_want(text, at)))
    return Asked(dict(islice(open_to, NAMES if spoken_of else _FEW)), len(asking), len(places), spoken_of)


def asking_rows(asked: Asked, said: Mapping[Span, Said]) -> dict[str, list[float]]:
    """The numbers by which trees tell who brings a matter up, by name; ``said``: of the places that were read."""
    read = {name: [said[span] for span in spans[:PLACES] if span in said] for name, spans in asked.places.items()}
    read = {name: each for name, each in read.items() if each}
    likely = {name: max(of.asking for of in each) for name, each in read.items()}
    rows = {}
    for number, (name, each) in enumerate(read.items()):
        others = [value for other, value in likely.items() if other != name]
        rows[name] = [
            likely[name],
            sum(of.asking for of in each) / len(each),
            each[0].asking,
            max(of.private for of in each),
            sum(of.other for of in each) / len(each),
            len(each),
            max(others, default=0.0),
            sum(others) / len(others) if others else 0.0,
            sum(value >= likely[name] for value in others),
            number,
            len(read),
            asked.persons,
            asked.spoken_of,
            asked.found,
        ]
    return rows


@cache
def _trees() -> Trees:
    from pubcheck.trees import Trees  # most texts ask about nobody

    return built("asking", Trees.of)


def asking(reading: Reading, asked: Asked | None) -> Iterator[tuple[Span, tuple[float, Phrase]]]:
    """The places of those among ``asked`` who bring a matter up, each with how likely it is, and why; none where nobody is asked.

    :raises ModelError: if weights are absent or altered.
    """
    if asked is None or not asked.places:
        return
    places = [span for spans in asked.places.values() for span in spans[:PLACES]]
    rows = asking_rows(asked, said_once(reading.text, places, all_persons(reading)))
    for name, odds in zip(rows, _trees().odds([*rows.values()]), strict=True):
        if odds > ODDS:
            likely = round(1 / (1 + exp(-odds)), 2)
            yield from ((span, (likely, READ)) for span in asked.places[name])


def _may_want(text: str, places: Sequence[Span]) -> bool:
    """Whether a word of those who want something stands beside the name, at one of the ``places`` that are read."""
    return any(
        _WANTS.search(text, max(0, place.start - _BEFORE_NAME), place.start)
        or _WANTS.search(text, place.end, place.end + _BEHIND_NAME)
        for place in places[:PLACES]
    )


def _brings_nothing(text: str, name: Span) -> bool:
    """Whether an office asked or others accuse who stands here, or whether he has a question or gives orders."""
    before = text[max(0, name.start - _BEFORE) : name.start]
    named = ASKED_OTHERS.search(before) or _OF_OTHERS.search(before)
    return bool(named or _ENQUIRES.match(text, name.end) or _ORDERS.match(text, name.end))


def accused(reading: Reading) -> set[str]:
    """The names of those whom a title accuses: whoever finds one adds it."""
    names: set[str] = reading.once("whom a title accuses", set)
    return names
