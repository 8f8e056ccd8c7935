"""Persons that the document itself names as such: behind a label, or in a column of names.

Needs no dictionary and no model: ``申请人：欧阳修远``, a table with a heading 姓名, and
tables that were flattened to lines with spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubcheck.code_points import matches_at
from pubcheck.lazy_pattern import lazily
from pubcheck.name_places import value_places
from pubcheck.name_records import DOTTED, HAN, LATIN
from pubcheck.name_shape import has_shape, has_surname, is_counted, is_phrase, is_word, may_stand
from pubcheck.name_slots import slots
from pubcheck.person_cues import ACTS_ALONE, DUTIES, PARTIES, RELATIVES
from pubcheck.phrase import Phrase
from pubcheck.recognizer import Recognizer
from pubcheck.span import Span
from pubcheck.surnames import FORM_WORDS, NOT_NAMES, may_be_name
from pubcheck.tables import tables_of
from pubcheck.text import Entity, EntityKind, NormalizedText

_END = r"(?=[\s，。、；;,.：:（(）)\[\]【】“”\"/]|[0-9A-Za-z]|男|女|$)"
_LABELS = rf"姓\s*名|(?:{PARTIES})|(?:{RELATIVES})|(?:{DUTIES})|{ACTS_ALONE}|先生|女士|同志|联系人|签发人|签批人|主持人|家长|签[字名]"
# The sign is searched first: it is rarer than the words that may stand before it.
_VALUE = lazily(
    rf"(?:[:：][ \t]*|(?<=[{HAN}）)])[ \t]{{2,10}})(?P<value>{DOTTED}|{LATIN}|[{HAN}](?: {{1,2}}[{HAN}]){{1,2}}|[{HAN}]\n[{HAN}]{{1,2}}(?![:：])|[{HAN}]{{2,4}}){_END}"
)
_LABEL_BEFORE = lazily(rf"(?P<label>{_LABELS})\s*(?:姓\s*名|名单)?\s*(?:[（(][^）)\n]{{1,10}}[)）])?\s*$")
_LONGEST_LABEL = 28
# The last characters of what it finds, but for blanks.
LABEL_ENDS = frozenset(
    "吉种业东为主乡书事交亲人介件任众伙会伯估伴体侄例保偶儿兄入公兵写制办务勤单印卷友发叔取叫名告员哥商图士处复夫女奶妇妈妹妻姆姐姑姥姨娌娘婆婴婶婿媳嫂孀子字孙学孩守安官定实审客察对导居属工布师席干弟录影待徒志户手扶批护报持接援收放救教方机材村板查样核案检母民汉法洁测点父爷爸爹片犯班理生甥盘督离称移稿童算管系纳线组络置老考者联舅表裁襟视解訇警计议讯记讲访证评译话读课调谈象辑达迷送部量钩销长问阅队集验)）"
)
# A form with each field and each value on a line of its own.
_BELOW = lazily(
    rf"^[ \t]*(?P<label>(?:申请人|学生|患者|户主)?姓[ ]?名|户[ ]?主|申请人|监护人|患者)[ \t]*\n[ \t]*(?P<value>{DOTTED}|[{HAN}]{{2,4}})[ \t]*$",
    re.MULTILINE,
)
# Several names on the line of one label: 姓名 朱莉，王明
_SEVERAL = lazily(
    rf"^[ \t]*(?P<label>姓[ ]?名)[ ]?(?:[（(][^）)\n]{{1,10}}[)）])?[ \t]*[:： ][ \t]*(?P<names>[{HAN}]{{2,4}}(?:[，,、][ ]?[{HAN}]{{2,4}}){{1,12}})[ \t]*$",
    re.MULTILINE,
)
# Between two fields of a form whose blanks are lost: 姓名郜有才出生1960年…
_BEFORE_FIELD = lazily(
    rf"(?P<label>姓[ ]?名)[ ]?(?P<value>[{HAN}]{{2,4}}?)[ ]?(?=性[ ]?别[ ：:]?[男女]|出生(?:日期|年月)?[ ：:]?[0-9OolI一二]|民[ ]?族[ ：:]?(?:汉|[{HAN}]{{1,4}}族)|年[ ]?龄[ ：:]?[0-9]|住[ ]?址[ ：:]?[{HAN}]{{2,6}}[省市县区旗镇乡村路街]|(?:公民)?身份证(?:件?号码?)?[ ：:]?[1-9][0-9]|(?:联系)?电[ ]?话[ ：:]?[0-9l]|学号[ ：:]?[0-9]|[编工]号[ ：:]?[0-9])"
)
_SPEAKING = lazily(r"[与及凭]$|^.[和经同填按]$|^(?:必?须|应当?|需要?|项)")  # 姓名应与身份证…一致
_ITEM = lazily(rf"[{HAN}]+")
_HEADING = lazily(
    rf"^(?:.*姓\s*名|[{HAN}]{{0,6}}(?:{PARTIES})|(?:{RELATIVES})|[{HAN}]{{0,4}}(?:{DUTIES})|联系人|负责人|法定代表人|学生|考生|家长|领款人|受助人)$"
)
_NAMES = lazily(r"(?:[^\s]{0,4}[人员者生户])?姓\s*名|户\s*主(?:姓名)?")
_HIDDEN = lazily(r"某|^(?:见附|另附|如下|同上|合计|小计|总计|无)")  # a name already hidden, or none
_NAME_CELL = lazily(rf"(?:[{HAN}]{{2,4}}|[{HAN}] {{1,2}}[{HAN}]|{DOTTED}|{LATIN})")


def recognize(text: NormalizedText) -> tuple[Entity, ...]:
    """Persons behind labels and in columns of names; ``cue`` is the label or heading."""
    found: dict[Span, Entity] = {}
    for entity in (
        *_behind_labels(text.text),
        *_below_labels(text.text),
        *_on_lines(text.text),
        *_before_fields(text.text),
        *_in_columns(text),
        *_in_sentences(text.text),
    ):
        known = found.get(entity.span)
        if known is None or (entity.confidence, bool(entity.cue)) > (known.confidence, bool(known.cue)):
            found[entity.span] = entity
    return tuple(found[span] for span in sorted(found))


def _behind_labels(text: str) -> Iterator[Entity]:
    for match in matches_at(_VALUE, text, value_places(text)):
        value = "".join(match["value"].split())
        if not _is_sure(value):
            continue
        label = _label_before(text, match.start())
        if label:
            yield Entity(Span(*match.span("value")), EntityKind.PERSON, 0.93, cue=Span(*label.span("label")))


def _is_sure(value: str) -> bool:
    """Whether what stands behind a label may be a name at all."""
    may_be = (has_surname(value) and len(value) > 2) or has_shape(value)
    return may_be and value not in NOT_NAMES and value not in FORM_WORDS and _HIDDEN.search(value) is None


def _label_before(text: str, end: int) -> re.Match[str] | None:
    begin = max(0, end - _LONGEST_LABEL)
    if text[begin:end].rstrip()[-1:] not in LABEL_ENDS:
        return None
    return _LABEL_BEFORE.search(text, begin, end)


def _on_lines(text: str) -> Iterator[Entity]:
    for line in _SEVERAL.finditer(text):
        for match in _ITEM.finditer(text, *line.span("names")):
            if has_shape(match.group()) and may_stand(match.group()):
                yield Entity(Span(*match.span()), EntityKind.PERSON, 0.9, cue=Span(*line.span("label")))


def _before_fields(text: str) -> Iterator[Entity]:
    for match in _BEFORE_FIELD.finditer(text):
        if _is_sure(match["value"]) and not _SPEAKING.search(match["value"]):
            yield Entity(Span(*match.span("value")), EntityKind.PERSON, 0.93, cue=Span(*match.span("label")))


def _below_labels(text: str) -> Iterator[Entity]:
    for match in _BELOW.finditer(text):
        if _is_name(match["value"]) and may_stand(match["value"]):
            yield Entity(Span(*match.span("value")), EntityKind.PERSON, 0.9, cue=Span(*match.span("label")))


def _in_sentences(text: str) -> Iterator[Entity]:
    for slot in slots(text):
        if not _HIDDEN.search(slot.span.of(text)) and not is_counted(slot.span, text):
            yield Entity(slot.span, EntityKind.PERSON, slot.confidence, cue=slot.cue)


def _in_columns(text: NormalizedText) -> Iterator[Entity]:
    for table in tables_of(text):
        for column in table.columns(_HEADING):
            heading = table.heading.cells[column].span
            cells = [cell for row in table.rows if (cell := table.cell(row, column))]
            named = [_is_name(cell.words) for cell in cells]
            # Where every cell of a column 姓名 may be a name, one that is a word or has no known surname is one too.
            whole = any(named) and _NAMES.fullmatch(table.headings[column]) is not None
            whole = whole and all(_may_be_name(cell.words) for cell in cells)
            for cell, is_name in zip(cells, named, strict=True):
                if is_name or whole:
                    yield Entity(cell.span, EntityKind.PERSON, 0.9, cue=heading)


def _is_name(words: str) -> bool:
    bare = words.replace(" ", "")
    if not _NAME_CELL.fullmatch(words) or _HIDDEN.search(bare) or is_phrase(bare):
        return False
    return may_be_name(bare) or "·" in bare or (len(bare) in (3, 4) and may_stand(bare) and not is_word(bare))


def _may_be_name(words: str) -> bool:
    bare = words.replace(" ", "")
    return _NAME_CELL.fullmatch(words) is not None and not _HIDDEN.search(bare) and may_stand(bare)


RECOGNIZER = Recognizer("labelled", "1", Phrase("标签和表头中的姓名", "names behind labels and in columns"), recognize)
