"""Names by dictionary: jieba's cut and tags (nr person, ns place, nt organisation)."""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.lazy_pattern import lazily
from pubcheck.phrase import Phrase
from pubcheck.recognizer import Recognizer
from pubcheck.span import Span
from pubcheck.surnames import FREQUENT, NOT_NAMES, may_be_name, surname_length
from pubcheck.text import Entity, EntityKind, NormalizedText
from pubcheck.words import tagged_words

_KINDS = {"ns": EntityKind.PLACE, "nt": EntityKind.ORGANISATION}
_HAN_WORD = lazily(r"[\u3400-\u4dbf\u4e00-\u9fff]{1,4}")
# Doctrines and laws named after persons are no personal data.
_DOCTRINE = lazily(r"(?:新时代|思想|理论|主义|总书记|主席|法治|外交|经济|文化|强军|生态)")
# Dictionary words tagged as names that are roles or things in official prose.
_ROLE_WORDS = lazily(
    r"(?:.*[人员者户们方村镇乡庙桥坡岭湖座街路区县市省局院校组镇册]|小.|老.|阿.|.?某.*|.{1,2}(?:先生|女士)|谢谢.)"
)
# A role glued to the name that follows it: 当事人赵明辉于3月5日到场.
_GLUED_ROLE = lazily(
    r"(?:被?申请人|户主|患者|死者|伤者|受害人|被害人|当事人|原告|被告|第三人|举报人|投诉人|信访人|上访人|来访人|被处罚人|违法行为人|嫌疑人|学生|考生|村民|居民|业主|家长)$"
)
_GIVEN_TAGS = ("x", "nr", "nz", "n", "a", "ns", "ng", "i", "b")
_NO_SURNAME_TAGS = ("v", "p", "c", "d", "u", "r", "f")


def recognize(text: NormalizedText) -> tuple[Entity, ...]:
    """Persons, places and organisations that the dictionary knows or that have the shape of a name.

    :raises ModelError: if neither rjieba nor jieba is installed.
    """
    return tuple(_entities(text.text))


def _entities(text: str) -> Iterator[Entity]:
    position = 0
    words = tagged_words(text)
    skip_until = 0
    for index, (word, tag) in enumerate(words):
        start, position = position, position + len(word)
        if start < skip_until or not _HAN_WORD.fullmatch(word):
            continue
        if tag in _KINDS and len(word) > 1:
            yield Entity(Span(start, position), _KINDS[tag], 0.6)
        elif (glued := _behind_role(words, index, text, start)) > position or (glued and may_be_name(word)):
            skip_until = glued
            cue = _GLUED_ROLE.search(text, max(0, start - 6), start)
            yield Entity(Span(start, glued), EntityKind.PERSON, 0.75, cue=Span(*cue.span()) if cue else None)
        elif tag.startswith("nr"):
            end = _with_given_name(words, index, position)
            name = text[start:end]
            if may_be_name(name) and not _ROLE_WORDS.fullmatch(name) and not _DOCTRINE.match(text, end):
                skip_until = end
                # Two characters are as often a place or a word (隆昌, 智慧) as a name.
                sure = len(name) > 2 and name[0] in FREQUENT
                yield Entity(Span(start, end), EntityKind.PERSON, 0.55 if sure else 0.45)
        elif tag == "x" and may_be_name(word) and not _ROLE_WORDS.fullmatch(word):
            yield Entity(Span(start, position), EntityKind.PERSON, 0.4)


def _behind_role(words: list[tuple[str, str]], index: int, text: str, start: int) -> int:
    """The end of the name that begins here right behind a role word, or 0."""
    word, tag = words[index]
    if not surname_length(word) or not _GLUED_ROLE.search(text, max(0, start - 6), start):
        return 0
    end = start + len(word)
    if len(word) > surname_length(word):
        known = tag == "x" or tag.startswith("nr")
        return end if known and may_be_name(word) and not _ROLE_WORDS.fullmatch(word) else 0
    if tag in _NO_SURNAME_TAGS or index + 1 >= len(words):
        return 0
    following, tag = words[index + 1]
    name = word + following
    given = 1 <= len(following) <= 2 and _HAN_WORD.fullmatch(following) and tag.startswith(_GIVEN_TAGS)
    return end + len(following) if given and may_be_name(name) and not _ROLE_WORDS.fullmatch(name) else 0


def _with_given_name(words: list[tuple[str, str]], index: int, end: int) -> int:
    """The end of a name whose given part the dictionary cut off (欧阳 + 修远)."""
    word = words[index][0]
    if len(word) > surname_length(word) or index + 1 >= len(words):
        return end
    following, tag = words[index + 1]
    given = _HAN_WORD.fullmatch(following) and following not in NOT_NAMES and (tag == "x" or tag.startswith("nr"))
    return end + len(following) if given else end


RECOGNIZER = Recognizer("lexicon", "1", Phrase("词典中的人名、地名、机构名", "names by dictionary"), recognize)
