"""What stands right beside a name and makes it surer or less sure: a word for a party before it, a home, a longer word."""

from __future__ import annotations

import re
from dataclasses import replace

from pubcheck.lazy_pattern import lazily
from pubcheck.name_shape import is_word
from pubcheck.name_slots import CUE_ENDS, IS_HAN
from pubcheck.person_cues import PARTIES, RELATIVES
from pubcheck.span import Span
from pubcheck.text import Entity, EntityKind

_SETTLEMENTS = frozenset("村屯庄社寨")
_HOME = 40  # characters of a home before its last part
_HOME_BEFORE = lazily(r"(?:住|户籍[^，。；\n]{0,4}|[男女][，,]|族[，,]|地址[:：]?)[^，,。；;\n：:]{2,30}$")
_BEHIND_HOME = lazily(r"[，,；;。）)\s]|$")
_HISTORY = lazily(r"(?:既往|现病|家族|过敏|婚育|孕产|手术|个人|接触|旅居)$")  # 既往史 早产
_PAUSE = lazily(r"[ \t]?[，,。；;（(\n\t]|$")
_LABEL = lazily(rf"(?P<label>{PARTIES}|{RELATIVES})(?:姓名)?[ \t]?[:：]?[ \t]?$")
_LABEL_REACH = 14
_LABEL_ENDS = CUE_ENDS | frozenset(":：")
_WEAK = 0.3  # how much less sure a name is that is part of something else
_LEAST, _TOLD = 0.2, 0.84  # how sure a name that is a word must be where a party is named, and how sure it is then


def weighed_beside(entity: Entity, text: str) -> Entity:
    """``entity`` with a label that stands before it, or less sure of it for what it is part of."""
    return _labelled(_doubted(entity, text), text)


def party_before(text: str, end: int) -> re.Match[str] | None:
    """The word for a party or a relative, as ``label``, that stands before ``end``."""
    if text[end - 1 : end] not in _LABEL_ENDS:
        return None
    return _LABEL.search(text, max(0, end - _LABEL_REACH), end)


def _doubted(entity: Entity, text: str) -> Entity:
    """``entity``, less sure where it is the last part of a home: 男，住下嵋芝村后坡，."""
    if entity.kind is not EntityKind.PERSON or entity.cue is not None:
        return entity
    start, end = entity.span.start, entity.span.end
    if text[start] == "史" and _HISTORY.search(text, max(0, start - 2), start):
        return replace(entity, confidence=entity.confidence * _WEAK)
    if (
        text[start - 1 : start] in _SETTLEMENTS
        and _BEHIND_HOME.match(text, end)
        and _HOME_BEFORE.search(text, max(0, start - _HOME), start)
    ):
        return replace(entity, confidence=entity.confidence * _WEAK)
    return entity


def _labelled(entity: Entity, text: str) -> Entity:
    """``entity`` with the word for a party that opens its clause before it, where a name that is a word stands: 低保户方正，."""
    start, end = entity.span.start, entity.span.end
    if entity.kind is not EntityKind.PERSON or entity.cue is not None or entity.confidence < _LEAST:
        return entity
    if not is_word(entity.span.of(text)) or not _PAUSE.match(text, end):
        return entity
    label = party_before(text, start)
    opens = label is not None and not IS_HAN.match(text, max(0, label.start() - 1), label.start())
    if label is None or not opens:
        return entity
    return replace(entity, confidence=max(_TOLD, entity.confidence), cue=Span(*label.span("label")))
