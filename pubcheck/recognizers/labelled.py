"""Persons that the document itself names as such: behind a label, or in a column of names.

Needs no dictionary and no model: ``申请人：欧阳修远``, a table with a heading 姓名, and
tables that were flattened to lines with spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubcheck.phrase import Phrase
from pubcheck.recognizer import Recognizer
from pubcheck.span import Span
from pubcheck.surnames import COMPOUND, NOT_NAMES, SINGLE, may_be_name
from pubcheck.tables import read_tables
from pubcheck.text import Entity, EntityKind, NormalizedText

_HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
_SURNAME = "(?:" + "|".join(sorted(COMPOUND)) + "|[" + "".join(sorted(SINGLE)) + "])"
_FOREIGN = rf"[{_HAN}]{{1,8}}(?:[·•・][{_HAN}]{{1,8}}){{1,3}}"
_END = r"(?=[\s，。、；;,.：:（(）)\[\]【】“”\"/]|[0-9A-Za-z]|男|女|$)"
_LABELS = (
    r"姓\s*名|申请人|被申请人|申报人|户\s*主|受益人|领款人|收款人|患者|病人|死者|伤者|受害人|被害人|当事人|原告|被告|第三人"
    r"|上诉人|被上诉人|举报人|投诉人|信访人|来信人|来访人|反映人|检举人|控告人|违法行为人|被处罚人|嫌疑人|犯罪嫌疑人"
    r"|证人|被询问人|被调查人|询问人|记录人|监护人|家长|学生|考生|被救助人|救助对象|低保对象|残疾人|法定代理人|委托代理人"
    r"|联系人|经办人|承办人|咨询人|签发人|签批人|拟稿人|核稿人|法定代表人|负责人|主持人|配偶|父亲|母亲|子女|先生|女士|同志"
)
_LABELLED = re.compile(
    rf"(?P<label>{_LABELS})\s*(?:姓名|名单)?\s*(?:[（(][^）)\n]{{1,10}}[)）])?\s*[:：]\s*"
    rf"(?P<value>{_SURNAME}[{_HAN}]{{1,2}}{_END}|{_FOREIGN}{_END})"
)
# Roles and relations that a name follows without a colon (被执行人张某某名下, 父亲李某某，).
_ROLES = (
    r"被?(?:执行|申请|上诉|处罚|告知)人|原告|被告|第三人|案外人|当事人|(?:实名)?(?:举报|投诉|信访|来信|来访|反映|报案|检举|控告|受害|被害|嫌疑|行为|证|持有)人|死者|伤者|患者|患儿|户主"
    r"|司机|驾驶[员人]|村民|居民|业主|学生|考生|孤儿|低保户|贫困户|五保户|特困人员|自称"
)
_RELATIONS = (
    r"配偶|前?妻子?|前夫|丈夫|监护人|父亲|母亲|[继养岳][父母]|儿子|女儿|[长次三四独][子女]|儿媳|女婿|孙[子女]|外孙女?|侄[子女]|胞?[兄弟姐妹]|堂[兄弟姐妹]|哥哥|弟弟|姐姐|妹妹|爷爷|奶奶|外[公婆]|叔叔|伯[父母]|舅舅|姑[姑母]"
    r"|[之其生][父母子女妻夫]"
)
_WORDY = frozenset(
    "管和经向家申原成劳双能习时都相别应单由连通充满步种初解计支须从官公国全万"
)  # surnames that rather begin a word
_GIVEN = rf"(?![的了和在与是有为不等及于将被把对从到向其该各代表之要应可能会])[{_HAN}]"
_AFTER_NAME = r"[，、。；;（(：:]|电话|手机|微信|身份证|名下|系|住|[男女][，,]"
_FOLLOWING = re.compile(
    rf"(?P<label>{_RELATIONS})\s?(?P<value>{_SURNAME}{_GIVEN}{{1,2}}(?={_AFTER_NAME}|$))"
    rf"|(?P<role>{_ROLES})(?P<name>{_SURNAME}{_GIVEN}{{2}}(?={_AFTER_NAME})|{_SURNAME}{_GIVEN}(?=[（(]|[，,]\s?[男女]|电话|手机|微信|身份证|名下))"
)
# Whoever stands before sex, nation or identity number in brackets or behind a comma: 阿某某（身份证…
_DESCRIBED = re.compile(
    rf"(?<![{_HAN}])(?P<value>[{_HAN}]{{2,4}}|{_FOREIGN})(?=\s?[（(，,]\s?(?:[男女][，,、；;）)]|身份证|公民身份|[{_HAN}]{{1,3}}族[，,、）)]))"
)
_HEADING = re.compile(
    r"^(?:.*姓\s*名|户\s*主|申请人|受益人|联系人|负责人|法定代表人|学生|考生|被救助人|救助对象|低保对象|当事人|举报人|投诉人|信访人|来信人|监护人|家长|患者|领款人|受助人|配偶|父亲|母亲)$"
)
_HIDDEN = re.compile(r"某|^(?:见附|另附|如下|同上|合计|小计|总计|无)")  # a name already hidden, or none
_NO_NAME = re.compile(
    r"[人员者户方位名性民族岁年月日号]$|^(?:其中|性别|年龄|民族|职务|姓名|被告|原告|当事|申请|汉族|本人|以上|总计|共计)"
)
_NAME_CELL = re.compile(rf"(?:[{_HAN}]{{2,4}}|[{_HAN}] {{1,2}}[{_HAN}]|{_FOREIGN})")


def recognize(text: NormalizedText) -> tuple[Entity, ...]:
    """Persons behind labels and in columns of names; ``cue`` is the label or heading."""
    found: dict[Span, Entity] = {}
    for entity in (*_behind_labels(text.text), *_in_columns(text.text), *_in_sentences(text.text)):
        found.setdefault(entity.span, entity)
    return tuple(found[span] for span in sorted(found))


def _behind_labels(text: str) -> Iterator[Entity]:
    for match in _LABELLED.finditer(text):
        value = match["value"]
        if value not in NOT_NAMES and not _HIDDEN.search(value):
            yield Entity(Span(*match.span("value")), EntityKind.PERSON, 0.93, cue=Span(*match.span("label")))


def _in_sentences(text: str) -> Iterator[Entity]:
    for match in _FOLLOWING.finditer(text):
        name, label = ("value", "label") if match["value"] else ("name", "role")
        if may_be_name(match[name]) and match[name][0] not in _WORDY and not _HIDDEN.search(match[name]):
            yield Entity(Span(*match.span(name)), EntityKind.PERSON, 0.85, cue=Span(*match.span(label)))
    for match in _DESCRIBED.finditer(text):
        value = match["value"]
        if not _HIDDEN.search(value) and not _NO_NAME.search(value) and value not in NOT_NAMES:
            yield Entity(Span(*match.span("value")), EntityKind.PERSON, 0.8)


def _in_columns(text: str) -> Iterator[Entity]:
    for table in read_tables(text):
        for column in table.columns(_HEADING):
            heading = table.heading.cells[column].span
            for row in table.rows:
                cell = table.cell(row, column)
                if cell and _is_name(cell.words):
                    yield Entity(cell.span, EntityKind.PERSON, 0.9, cue=heading)


def _is_name(words: str) -> bool:
    bare = words.replace(" ", "")
    if not _NAME_CELL.fullmatch(words) or _HIDDEN.search(bare):
        return False
    return may_be_name(bare) or "·" in bare or len(bare) in (3, 4)


RECOGNIZER = Recognizer("labelled", "1", Phrase("标签和表头中的姓名", "names behind labels and in columns"), recognize)
