"""Names by a trained model: a hashed linear CRF for persons, places and organisations.

Two weights, one for each recognizer: ``names`` learned from all sets its card names,
``names-own`` only from text written for the project and from public law.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING

from pubcheck.lazy_pattern import lazily
from pubcheck.name_shape import is_counted, is_phrase, is_word
from pubcheck.phrase import Phrase
from pubcheck.recognizer import Recognizer
from pubcheck.surnames import FORM_WORDS, NOT_NAMES
from pubcheck.text import Entity, EntityKind, NormalizedText, in_text_order
from pubcheck.weights import read_weights
from pubcheck.words import tagged_piece

if TYPE_CHECKING:
    from pubcheck.name_model import NameModel

# Doctrines named after persons, names that the document has hidden already, words of rosters: found, but doubted.
_DOCTRINE = lazily(r"(?:思想|理论|主义|学说|定理|定律|[病氏]|综合[征症])")
_HIDDEN = lazily(r"[某×*○xX](?![a-z])")
_CALENDAR = lazily(r"周[一二三四五六日末]|[白夜中早晚]班")
# 早晚高峰 is no person; nor is one word in Latin letters that labels a field: Classification / 密级.
_PEAK = lazily(r"(?:早晚?|晚|客流|用[电水气]|[出通]行|返程|节日|运输|度夏|度冬)[ ]?\Z")
_LATIN = lazily(r"[A-Za-z]+")
_LABELS = lazily(r"[ ]{0,2}[/／:：]")
# The letters before the year of a document number: 青政发〔2025〕12号.
_NUMBERED = lazily(
    r"[发办函字][〔\[【（(](?:19|20)[0-9]{2}[〕\]】）)]"
    r"|[\u4e00-\u9fff](?:[（(][\u4e00-\u9fff]{1,6}[)）])?[\u4e00-\u9fff]{0,8}(?:[〔\[【](?:19|20)[0-9]{2}[〕\]】]|字第)"
)
# Names of towns and temples: alone in a cell they look like persons.
_PLACE = lazily(
    r".{2,}[镇乡村县局寺站渡庙派]|.家[埠桥沟湾庄坪坝岭寨屯堡塘河铺店集]|(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|广西|西藏|宁夏|新疆).."
)
# Numbers and labels of persons: a text that holds them holds more names than news or a law does.
_PERSONAL = lazily(
    r"(?<![0-9])(?:1[3-9][0-9]{9}|[1-9][0-9]{16}[0-9Xx]|[1-9][0-9]{5}[0-9*＊×]{8,12})(?![0-9])"
    r"|(?:申请人|当事人|信访人|来访人|投诉人|举报人|承诺人|户\s?主|患者|原告|被告|姓\s?名|监护人)[ \t]?[:：\t]"
)
_SEARCHED = 50_000  # characters in which they are looked for
_EAGER = 0.5  # how much less the log-odds of a character that is no name are in such a text
_DOUBT = 0.3
_KNOWN = 0.85  # a word of the dictionary must be as sure as this to be a name


def recognize(text: NormalizedText, model: str) -> tuple[Entity, ...]:
    """The persons, places and organisations that ``model`` finds, in order.

    :raises ModelError: if the weights are absent or altered, or no library for cutting is installed.
    """
    from pubcheck.name_model import find_names
    from pubcheck.name_repeats import settled

    eager = _PERSONAL.search(text.text, 0, _SEARCHED) is not None
    found = settled(text.text, find_names(text.text, _model(model, eager), partial(tagged_piece, text)))
    return tuple(in_text_order(_doubted(entity, text.text) for entity in found if not _is_number(entity, text.text)))


def _is_number(entity: Entity, text: str) -> bool:
    """Whether a person is the beginning of a document number."""
    return entity.kind is EntityKind.PERSON and _NUMBERED.match(text, entity.span.end - 1) is not None


def _doubted(entity: Entity, text: str) -> Entity:
    if entity.kind is not EntityKind.PERSON:
        return entity
    name = entity.span.of(text)
    doubtful = (
        is_counted(entity.span, text)
        or _DOCTRINE.match(text, entity.span.end)
        or _HIDDEN.search(name)
        or _CALENDAR.fullmatch(name)
        or _PLACE.fullmatch(name)
        or (name == "高峰" and _PEAK.search(text, max(0, entity.span.start - 4), entity.span.start))
        or (_LATIN.fullmatch(name) and _LABELS.match(text, entity.span.end))
        or (entity.confidence < _KNOWN and is_word(name))
        or is_phrase(name)
        or name in NOT_NAMES
        or name in FORM_WORDS
    )
    return replace(entity, confidence=round(entity.confidence * _DOUBT, 3)) if doubtful else entity


@cache
def _model(name: str, eager: bool = False) -> NameModel:
    from pubcheck.name_model import more_eager, name_model

    return more_eager(_model(name), _EAGER) if eager else name_model(read_weights(name))


RECOGNIZER = (
    Recognizer(
        "names", "1", Phrase("姓名模型（全部训练集）", "model of names, all sets"), partial(recognize, model="names")
    ),
    Recognizer(
        "names-own",
        "1",
        Phrase("姓名模型（仅自编文本与法律）", "model of names, own text and public law"),
        partial(recognize, model="names_own"),
    ),
)
