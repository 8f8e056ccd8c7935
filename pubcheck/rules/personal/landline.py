"""Landline numbers: a household's is personal data, an office's is public information.

Numbering plan of 工业和信息化部 (电信网编号计划): area code 010, 02x or 0 and three digits,
seven or eight digits that begin with 2 to 8, an extension behind a dash or 转.
"""

from __future__ import annotations

import re

from pubcheck.contact_cues import PRIVATE, RELATED, owner
from pubcheck.contact_model import Weighed
from pubcheck.finding import Mask, Severity
from pubcheck.labels import Label, Labelled
from pubcheck.landline_cues import (
    CALLER,
    ENTRY,
    HOME,
    LOCAL,
    OF_NOBODY,
    OF_RELATIVE,
    RECORDED,
    UNIT,
    UNIT_BEHIND,
    is_no_telephone,
    is_of_record,
    judge_free,
    judge_seat,
)
from pubcheck.landline_forms import (
    AREA_FIRST,
    BEHIND,
    BESIDE_WHOLE,
    CALLED_IN_VAIN,
    CODE_CALLED,
    FREE_CALL,
    GLUED,
    IN_NUMERALS,
    KIN,
    NO_KIN_NUMBER,
    NUMBER,
    OUTER,
    READ_AS_LETTERS,
    RUNG,
    SEATS,
    SHORT,
    SPACED,
    WHOLE,
)
from pubcheck.law import basis
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import AnyOf, Checked, Judgement, Reading
from pubcheck.numbers import as_digits
from pubcheck.persons import persons_in
from pubcheck.phone_beside import is_told
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.scattered import names_beside
from pubcheck.span import Span
from pubcheck.text import Role

_LABEL = r"宅电话?|(?<![\u4e00-\u9fff])宅(?=[:：]|[ ]?[(（]?(?:[0-9]|$))|电\s?话|電\s?話|聯[絡繫系]|洽|座\s?机|固\s?话|传\s?真|热线|拨打|致电|来电|(?i:tel(?:ephone)?|phone|fax)(?![a-z])(?:[ ][a-z]{2,8}=[^<>\n]{0,16}>)?"
# In prose only what stands close before the number; a row of a table is about one person.
_PRIVATE = PRIVATE._replace(before=24, after=0)
_NAMED = Phrase("同处有当事人等个人的姓名", "a private person is named beside it")
# 座机 in an entry that names a private person before it, without a word for an office between: a household's.
_SEAT = lazily(r"(?<!办公)(?<!值班)(?<!单位)(?<!科室)(?<!公司)(?<!公用)(?<!店[里内])座\s?机[:：]?\s?$")
_SAID, _ANNOUNCED = lazily(r"反映|举报|提出|咨询|报告"), lazily(r"公示|公告|异议")
# Whom an announcement names for what is said to it: 公示期7天，向王强反映，座机….
_TO_OFFICE = lazily(r"公示|异议|监督|咨询|[向找由][^，。；\n]{2,8}(?:反映|举报|提出|咨询|投诉|申报|报名|报告|报送)")
_SEATED = Phrase("座机所在的一条写的是某个人", "the entry that calls it 座机 is about a person")
_NO_CLUE = Phrase("没有住宅或个人的线索，按单位电话对待", "nothing shows a home or a person: taken for a unit's")
# A field of a form, below the one of the home.
_FORM_FIELD = lazily(r"(?:固定|联系|家庭)?(?:电话|座机)(?:号码)?[\s:：]{0,4}$")
_OF_HOME, _FORM_ABOVE = r"(?:家庭|现|户籍|常住|居住)(?:住址|地址)", 60
_ADDRESSED = Phrase("同一表格的上一栏是家庭住址", "the field above it is that of the home")
_CLOSE = lazily(
    r"(?<!监督)(?<!咨询)(?<!举报)(?<!投诉)(?<!服务)(?<!值班)(?<!办公)(?<!联系)(?:座机|固定电话|固话|电话|家里?)[\s:：（(]{0,3}$"
)
_BESIDE = 24  # characters from the owner to a number that is theirs whatever else is said
# The words before a number in a line that goes on with a sentence, and that sentence in the line above.
_GOES_ON = lazily(r"[\u4e00-\u9fff][^，。；：:\n]{0,20}(?:[，,]|[ ])(?:联系)?(?:电话|座机)[:：]?\s?")
_BROKEN_OFF, _ABOVE_REACH = (
    r"(?:申请人|当事人|原告|被告|信访人|投诉人|户主|房主|产权人|业主|住户|村民|居民|现?住)[^。；\n]{0,60}[\u4e00-\u9fff0-9]$",
    90,
)
_HEADED_HOME = lazily(r"家庭|宅|住户")
# The house of somebody, on a letter or a card: 段志远宅　电话…
_HOUSE = lazily(
    r"(?P<house>宅|寓|寓所|府上|家)(?:[（(][^（）()\n]{0,6}[)）])?[\s:：，,]{0,3}(?:固定|联系)?(?:电\s?话|座\s?机|宅\s?电)?[\s:：]{0,3}$"
)
_OF_HOUSE = Phrase("前文写明是某人家中的", "the words before it say that it is that of somebody's house")
_IN_HOMES = Phrase("所在列写明是住宅电话", "its column is that of home telephones")


def _goes_on_privately(reading: Reading, line: Span, span: Span) -> bool:
    """Whether a sentence about a person, which the end of a line broke, goes on before the number."""
    text = reading.text.text
    if not line.start or not _GOES_ON.fullmatch(text, line.start, span.start):
        return False
    return reading.holds(_BROKEN_OFF, max(0, line.start - _ABOVE_REACH), line.start - 1)


def _is_seat(reading: Reading, paragraph: Span, span: Span) -> bool:
    """Whether it is called 座机 in an entry about a private person."""
    start = max(paragraph.start, span.start - ENTRY)
    if not _SEAT.search(reading.text.text, start, span.start):
        return False
    if _TO_OFFICE.search(reading.text.text, start, span.start):
        return False
    before = [person.role for person in persons_in(reading, Span(start, span.start))]
    return bool(before) and before[-1] in (Role.PRIVATE, Role.UNKNOWN)


def _is_told_to(reading: Reading, paragraph: Span, person: Span) -> bool:
    """Whether an announcement names the person for what is said to it: 公示期7天，向王强反映."""
    text = reading.text.text
    return (
        text[max(0, person.start - 1) : person.start] in ("向", "找")
        and _SAID.match(text, person.end) is not None
        and _ANNOUNCED.search(text, paragraph.start, person.start) is not None
    )


def _judge(
    confidence: float, form: Phrase, value: str, reading: Reading, span: Span, label: Label | None
) -> Judgement | None:
    text = reading.text.text
    if is_no_telephone(text, span):
        return None
    why = [form]
    local = re.sub(r"[^0-9]", "", re.split(r"[-—– )）]", value, maxsplit=1)[-1])[:8]
    if local.startswith(("1", "9")) and not value[0].isdigit():
        confidence -= 0.1
    if label:
        why.append(label.why)
        confidence += 0.05
    paragraph = reading.text.paragraph(span)
    row = paragraph.of(text)
    person = owner(reading, span)
    private = person is not None and person.role is Role.PRIVATE and not _is_told_to(reading, paragraph, person.span)
    severity: Severity | None = None
    if label and label.heading and _HEADED_HOME.search(label.words):
        why.append(_IN_HOMES)
    elif (house := _HOUSE.search(text, max(0, span.start - 20), span.start)) and names_beside(
        reading, house.start("house")
    ):
        why.append(_OF_HOUSE)
    elif CALLER.applies(reading, span) and (
        OF_RELATIVE.search(text, max(paragraph.start, span.start - 12), span.start)
        or not UNIT_BEHIND.match(text, span.end)
    ):
        why.append(CALLER.why)
    elif HOME.applies(reading, span) or (label and _HEADED_HOME.search(label.words)):
        why.append(HOME.why)
    elif RELATED.applies(reading, span):
        why.append(RELATED.why)
    elif _is_seat(reading, paragraph, span):
        why.append(_SEATED)
    elif UNIT.applies(reading, span) and not (
        private
        and person is not None
        and span.start - person.span.end < _BESIDE
        and _CLOSE.search(text[max(0, span.start - 12) : span.start])
    ):
        why.append(UNIT.why)
        severity = Severity.INFO
    elif is_of_record(reading, paragraph, span):
        why.append(RECORDED)
    elif (
        private
        or _goes_on_privately(reading, paragraph, span)
        or (PRIVATE if "\t" in row else _PRIVATE).applies(reading, span)
    ):
        why.append(_NAMED if private else PRIVATE.why)
    elif _FORM_FIELD.search(text, paragraph.start, span.start) and reading.holds(
        _OF_HOME, max(0, paragraph.start - _FORM_ABOVE), span.start
    ):
        why.append(_ADDRESSED)
    else:
        why.append(_NO_CLUE)
        severity = Severity.INFO
    return Judgement(min(confidence, 0.98), tuple(why), severity)


def _judge_whole(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    return _judge(0.92, Phrase("区号有效", "the area code is valid"), value, reading, span, label)


def _judge_outer(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    if label is None and not re.match(r"\+|00|[(（]|[0-9]{3}-", value):
        return None
    return _judge(
        0.9, Phrase("港澳台电话号码的形式", "the form of Hong Kong, Macau or Taiwan"), value, reading, span, label
    )


def _judge_short(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    if label is None or not label.adjacent:
        return None
    return _judge(0.8, LOCAL, value, reading, span, label)


def _judge_kin(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    return None if NO_KIN_NUMBER.fullmatch(value) else _judge_short(value, reading, span, label)


def _judge_glued(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    """With its area code and nothing between them: behind its label, or beside somebody."""
    if label is not None and label.adjacent:
        return _judge_short(value, reading, span, label)
    if not is_told(reading, span):
        return None
    return _judge(0.8, Phrase("区号有效", "the area code is valid"), value, reading, span, label)


def _judge_letters(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    digits = re.sub("[^0-9]", "", as_digits(value))
    if not AREA_FIRST.fullmatch(digits) or not ((label and label.adjacent) or is_told(reading, span)):
        return None
    form = Phrase("个别数字被识别成形近的字母", "some digits were read as letters")
    return _judge(0.8, form, value, reading, span, label)


def _judge_rung(value: str, reading: Reading, span: Span) -> Judgement | None:
    """Behind a verb alone: only one that is to be rung at home, or by a party."""
    if not (HOME.applies(reading, span) or CALLER.applies(reading, span)):
        return None
    return _judge(0.75, Phrase("前文写明拨打", "the words before it say to ring it"), value, reading, span, None)


def _judge_behind(value: str, reading: Reading, span: Span) -> Judgement | None:
    digits = re.sub("[^0-9]", "", as_digits(value.replace("|", "")))
    digits = re.sub("^86", "0", digits) if value.startswith("86") else digits
    if not NUMBER.fullmatch(digits):
        return None
    label = Label("电话", Phrase("前文有“电话”", "电话 stands before it"))
    return _judge(0.85, Phrase("区号与号码的写法不同寻常", "written in an unusual way"), value, reading, span, label)


def _judge_beside(value: str, reading: Reading, span: Span) -> Judgement | None:
    digits = re.sub("[^0-9]", "", value.partition("转")[0])
    if not NUMBER.fullmatch(digits) or NO_KIN_NUMBER.fullmatch(digits):
        return None
    form = Phrase("号码的写法和前后文是电话的", "its form and what stands beside it are a telephone's")
    return _judge(0.8, form, value, reading, span, None)


def _judge_in_vain(value: str, reading: Reading, span: Span) -> Judgement | None:
    return None if NO_KIN_NUMBER.fullmatch(value) else _judge_behind(value, reading, span)


RULES = (
    Rule(
        id="personal.landline",
        title=Phrase("固定电话", "Landline number"),
        severity=Severity.MEDIUM,
        basis=basis("personal-4", "personal-25", "disclosure-15"),
        matcher=Weighed(
            AnyOf(
                (
                    Labelled(WHOLE, _LABEL, _judge_whole, bare=True),
                    Labelled(OUTER, _LABEL, _judge_outer, bare=True),
                    Checked(BEHIND, _judge_behind),
                    Checked(CALLED_IN_VAIN, _judge_in_vain),
                    Checked(RUNG, _judge_rung),
                    Checked(CODE_CALLED, _judge_behind),
                    Checked(FREE_CALL, judge_free),
                    Labelled(GLUED, _LABEL, _judge_glued, bare=True),
                    Labelled(READ_AS_LETTERS, _LABEL, _judge_letters, bare=True),
                    Labelled(SHORT, _LABEL, _judge_short),
                    Labelled(SHORT, KIN, _judge_kin),
                    Checked(BESIDE_WHOLE, _judge_beside),
                    Labelled(SHORT, SEATS, judge_seat, reach=4),
                    Checked(SPACED, _judge_behind),
                    Checked(IN_NUMERALS, _judge_behind),
                )
            ),
            "landline",
            (_IN_HOMES, _OF_HOUSE, CALLER.why, _SEATED, RECORDED, *OF_NOBODY),
        ),
        message=Phrase("出现固定电话号码", "a landline number"),
        suggestion=Phrase(
            "单位公开的电话可以保留；住宅电话应删除",
            "keep a telephone that a unit publishes, delete one of a household",
        ),
        mask=Mask(4, 2),
        hits=(
            "家庭电话：⟦0831-2300001⟧",
            "咨询电话：⟦(010)62300001⟧，工作日接听。",
            "户主李某，住址某村三组，⟦0813 8200001⟧",
            "住宅电话：⟦89076543⟧",
            "宅电⟦+86-21-62300001⟧",
            "电话：⟦89076543⟧",
            "传真：⟦01062300001⟧",
            "值班室 ⟦028-86600001转801⟧",
            "监督电话：0831-2300001、⟦2300002⟧",
            "单位\t电话\t备注\n某镇政府\t⟦0813-8200002⟧\t",
            "Tel: ⟦0571-87000001-8012⟧",
            "请致电（⟦（0351）8900001⟧）",
            "香港办事处⟦+852-23000001⟧",
            "台湾电话：⟦886-2-23000001⟧",
            "家庭电话：⟦0571/82300001⟧",
            "家庭电话：⟦86-571-82300001⟧",
            "家庭电话：⟦0571-8230O0O1⟧",
            "家庭电话\t⟦8\t2\t3\t0\t0\t0\t0\t1⟧",
            "宅：⟦82300001⟧",
            "家庭电话：⟦0571-82300 001⟧",
            "房东沈德贵（座机⟦0512-2300001⟧）负有管理责任。",
        ),
        misses=(
            "某市人民政府文件\n某府发〔2023〕12号",
            "会议于2025-07-18召开，材料编号0813-2025-001。",
            "手机：13900001234",
            "办理电话用户实名登记 8907654 户",
            "电话费支出 8907654元",
            "热线12345、110、12388",
            "请核对居民电话登记表",
            "项目代码2305-510104-04-01-123456",
            "银行账号0831-2300001-123456789",
            "区号0000-00000000已隐去",
            "电话：0831-****001",
            "电话\t2\t3\t4",
            "豪宅：82300001元",
            "电话_3_4_5_6_7_8_9_2_1_1_1_1_1_1",
        ),
    ),
)
