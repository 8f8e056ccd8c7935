"""Who brings a matter up by what the words round the name say, read by the model ``models/contexts``.

Patterns know how letters, registers and replies name a petitioner; most papers tell it in words of their own
(:mod:`pubcheck.petitioners`, :mod:`pubcheck.complainants`, :mod:`pubcheck.callers`). Only persons whose names would be told
anyway are read, and less readily in texts that do not speak of petitions or complaints: what is at stake here is what they are, not
whether they are told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pubcheck.complainants import ASKED_OTHERS
from pubcheck.context_model import NAMES, PLACES, said_once
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import Reading
from pubcheck.persons import all_persons, people
from pubcheck.petitioners import is_of_guests
from pubcheck.phrase import Phrase
from pubcheck.role_features import bare_name
from pubcheck.span import Span

READ = Phrase(
    "前后文读来是反映情况的人（由模型判断）",
    "by the words round the name, as a model reads them, the person brings a matter up",
)
_BEFORE = 60  # characters before a name that may say that somebody was asked
_LIKELY = 0.85  # that one place of a name tells a petitioner, for all its places to be one's
# The same where no word of the text is of petitions, and how many persons it may name then: longer lists would take long.
_SURE, _FEW = 0.95, 8
# Who calls for help or asks a favour of his own unit accuses nobody.
_RESCUED = lazily(r"落水|走失|走丢|迷路|救起|着火|起火|车祸|晕倒|调回|调离|请假|辞职|入党申请|求职")
_ENQUIRES = lazily(r"(?:来电|致电|打来电话)[，,]?(?:问|询问|咨询)(?![^。；\n]{0,20}(?:投诉|举报|反映|信访))")
# Whoever brought it up left no name: 举报人 无.
_NAMELESS = lazily(
    r"(?:举报|投诉|反映|信访|来访|来信)人\s?[:：]?\s{0,4}(?:无(?![\u4e00-\u9fff])|不详|匿名|未留|没留|不愿)"
)
# Whom others accuse (据群众举报，张三涉嫌…), and who told an office something that it asked (据张三反映，路灯…).
_OF_OTHERS = lazily(r"据(?:[^，,。；;\n]{0,8}(?:举报|反映|来信|来电)[，,])?\s?$")
# Who gives orders to offices brings nothing up, nor who is greeted with one: 要求各镇排查矛盾; 张三，你好！请把台账发我.
_ORDERS = lazily(
    r"[，,]?\s?[你您]好[！!，,。]\s?请[把将]|要求[，,]?(?:全(?:[省市州县区镇乡]|系统)|各(?:[省市州县区镇乡村科]|街道|单位|部门|支部|中队|派出所))"
)
# What the title of a paper to or about somebody accused says: whoever it is about complains of nothing.
_TO_THE_ACCUSED = lazily(r"[^\n]{0,24}(?:函询|诫勉|约谈|谈话(?!记录|日))")
ONCE_TITLED = lazily(r"(?:先生|女士|小姐|同志)$")
"""A name that holds the title it is called by."""


def asking(reading: Reading, found: Collection[Span], spoken_of: bool) -> Iterator[tuple[Span, tuple[float, Phrase]]]:
    """The places of the private persons who bring a matter up, ``found`` are not among them; each with how likely it is, and why.

    :param spoken_of: whether the text has words for petitions or complaints; without them the reader must be surer.

    :raises ModelError: if the weights are absent or altered.
    """
    text = reading.text.text
    known = {"".join(span.of(text).split()) for span in found} | accused(reading)
    places: dict[str, list[Span]] = {}
    nobody = is_of_guests(text) or _TO_THE_ACCUSED.match(text) or _NAMELESS.search(text)
    nobody = nobody or (None if spoken_of else _RESCUED.search(text))
    bar, most = (_LIKELY, NAMES) if spoken_of else (_SURE, _FEW)
    for person in () if nobody else people(reading).within(Span(0, len(text))):
        name = bare_name(person, text)
        if _brings_nothing(text, person.span):
            known.add(name)
        if not ONCE_TITLED.search(name):
            places.setdefault(name, []).append(person.span)
    chosen = [spans for name, spans in places.items() if name not in known][:most]
    read = [span for spans in chosen for span in spans[:PLACES]]
    said = said_once(reading.text, read, all_persons(reading))
    for spans in chosen:
        likely = max((said[span].asking for span in spans if span in said), default=0.0)
        if likely >= bar:
            yield from ((span, (round(likely, 2), READ)) for span in spans)


def _brings_nothing(text: str, name: Span) -> bool:
    """Whether an office asked or others accuse who stands here, or whether he has a question or gives orders."""
    before = text[max(0, name.start - _BEFORE) : name.start]
    named = ASKED_OTHERS.search(before) or _OF_OTHERS.search(before)
    return bool(named or _ENQUIRES.match(text, name.end) or _ORDERS.match(text, name.end))


def accused(reading: Reading) -> set[str]:
    """The names of those whom a title accuses: whoever finds one adds it."""
    names: set[str] = reading.once("whom a title accuses", set)
    return names
