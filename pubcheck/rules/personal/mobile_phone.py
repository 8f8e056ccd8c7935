"""Mobile telephone numbers."""

from __future__ import annotations

from pubcheck.contact_cues import OF_PATIENT, OFFICE_OWNER, OFFICE_PHONE, PRIVATE, PRIVATE_OWNER, RELATED, UNIT_CONTACT
from pubcheck.contact_model import Weighed
from pubcheck.finding import Mask, Severity
from pubcheck.labels import Label, Labelled
from pubcheck.law import basis
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import AnyOf, Checked, Cue, Judgement, Near, Reading
from pubcheck.mobile_forms import (
    ABROAD,
    ABROAD_LABELLED,
    BEHIND_LATIN,
    BESIDE,
    EXTENDED,
    GLUED,
    IN_GROUPS,
    LETTERED,
    LOOSE,
    MISREAD,
    MISREAD_GROUPS,
    PLAIN,
    RUNG,
    SCATTERED,
    SHARED,
    SPOKEN,
    WRAPPED,
)
from pubcheck.numbers import SPOKEN_DIGITS, as_digits, is_resident_number, luhn_holds
from pubcheck.persons import persons_in
from pubcheck.phone_beside import NO_ROOM, is_counted, is_thing, is_told
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.scattered import digits_of, names_beside
from pubcheck.span import Span

# Numbering plan of 工业和信息化部: 13–19 lead mobile numbers; 14 and 16 only in part.
_IN_USE = lazily(r"1(?:3[0-9]|4[014-9]|5[0-35-9]|6[25-7]|7[0-8]|8[0-9]|9[0-35-9])")
_LABEL = Cue(
    r"手机|电话|联系|手機|電話|聯[絡繫系]|联络|洽|经纪人|(?i:tel|mobile|phone)(?![a-z])|致电|号码|移动|拨打|短信|微信",
    Phrase("前文有“电话”一类的标签", "a label such as 电话 stands before it"),
    24,
)
_COUNTER = Cue(
    r"(?:编号|单号|订单|[运提]单|流水|批次|[批货箱料票机表库桶架]号|合同|代码|序列号|案号|登记号|许可证|注册号|条码|盒号|图幅号|金额|人民币|共计|面积|No\.?|¥|￥)\s*[号]?\s*[:：为]?\s*$",
    Phrase("前文表明是其他编号或金额", "the words before it name another number or an amount"),
    before=10,
)
_NOBODYS = lazily(
    r"(?:金额|面积|[盒批货箱料票表库桶架]号|图幅号|[运提]单号?|物流单号|(?:终端|设备|卡片)编号)\s?[:：为]?\s?$"
)  # never a telephone
_MEASURED = lazily(r"(?:金额|人民币|共计|面积|[¥￥])\s?[:：为]?\s?$")
_ROW, _NAMED = 24, 0.5  # characters of a row to each side in which a person may be named, and how surely
_GROUPED = lazily(rf"{NO_ROOM}(?<![0-9])[0-9]{{4}}[ ]?0?$")
_ABROAD_LABEL = Cue(
    r"手机|行动|行動|移动|电话|電話|联系|聯[絡繫系]|联络|台湾|台灣|香港|澳门|境外|(?i:tel|mobile|phone|whatsapp)|洽|[:：（(]\s*$",
    Phrase("前文有“电话”一类的标签", "a label such as 电话 stands before it"),
    24,
)
_UNIT = r"^\s*(?:元|万|亿|吨|公里|米|平方|立方|人次|千瓦|度|件|%|股)"


def _judge(value: str, reading: Reading, span: Span) -> Judgement | None:
    if Cue(_UNIT, Phrase(""), 0, 6).applies(reading, span) and value.replace(" ", "").isdigit():
        return None
    labelled = _LABEL.applies(reading, span)
    if " " in value and _GROUPED.search(reading.text.text, max(0, span.start - 6), span.start):
        return None  # a piece of an account number in groups of four
    if not labelled and _is_doubtful(value, reading, span):
        return None  # the parts of other numbers; a label tells them apart
    shared = SHARED.fullmatch(value)
    digits = "".join(character for character in (shared["whole"] if shared else value) if character.isdigit())[-11:]
    if not _IN_USE.match(digits):
        if not labelled:
            return None
        return Judgement(0.7, (Phrase("号段未启用，可能有笔误", "the number range is not in use"), _LABEL.why))
    if span.start and reading.text.text[span.start - 1] == "0":
        return Judgement(
            0.45, (Phrase("号码前多一个 0，可能是长途拨号", "a 0 stands before it, perhaps a trunk prefix"),)
        )
    if not labelled and is_counted(value, reading, span):
        return None
    if not labelled and _COUNTER.applies(reading, span):
        # Another number in groups of its own, or one that is never a telephone: unless somebody is named in the row.
        nobodys = not value.isdigit() or _NOBODYS.search(reading.text.text, max(0, span.start - 10), span.start)
        if nobodys and not _in_row(reading, span):
            return None
        return Judgement(0.3, (_COUNTER.why,), Severity.LOW)
    why = (Phrase("号段有效", "the number range is in use"),)
    return Judgement(0.97 if labelled else 0.93, (*why, _LABEL.why) if labelled else why)


_AS_WRITTEN = lazily(r"1[3-9][0-9]-[0-9]{4}-[0-9]{4}")
_NO_THING = lazily(r"(?:账[号户]|门牌号|卡号|合同|(?<![单编型文案件批货订证序代])号)[:：]?\s?$")


def _is_doubtful(value: str, reading: Reading, span: Span) -> bool:
    """Whether it is grouped as other numbers are, and nobody is named beside it."""
    if LOOSE.fullmatch(value):
        return not is_told(reading, span)
    if _AS_WRITTEN.fullmatch(value) and _NO_THING.search(reading.text.text, max(0, span.start - 8), span.start):
        return False  # no account, house or card is written so
    return not value.replace(" ", "").isdigit() and value[0] == "1" and is_thing(reading, span)


def _in_row(reading: Reading, span: Span) -> bool:
    """Whether somebody is named beside the number, which no word calls a sum or a measure."""
    row = reading.text.paragraph(span)
    near = Span(max(row.start, span.start - _ROW), min(row.end, span.end + _ROW))
    measured = _MEASURED.search(reading.text.text, max(0, span.start - 10), span.start)
    return measured is None and any(person.confidence >= _NAMED for person in persons_in(reading, near))


_ROOM = lazily(r"[栋幢元楼号室][0-9]{3,4}$")
_CARD = lazily(r"(?<![0-9])(?P<value>62[0-9]{14}|62[0-9]{17})$")
_READ_WELL, _READ_SO = 7, 3  # digits of a number with look-alikes; where they are O and l alone
_OTHER_LETTER = lazily(r"[A-Za-z](?<![OolI])")
_JOINED = Phrase("与其他字符连写", "it is glued to other characters")


def _judge_glued(value: str, reading: Reading, span: Span) -> Judgement | None:
    text = reading.text.text
    if not _IN_USE.match(value.replace("-", "").replace(" ", "")):
        return None
    beside = text[max(0, span.start - 20) : span.start].replace("\n", "")[-18:], text[span.end : span.end + 18]
    if any(is_resident_number(number) for number in beside):
        return Judgement(0.93, (Phrase("与身份证号连写", "it is glued to an identity number"),))
    card = _CARD.search(text, max(0, span.start - 20), span.start)
    if card and luhn_holds(card["value"]):
        return Judgement(0.85, (Phrase("与银行卡号连写", "it is glued to a bank card number"),))
    if _ROOM.search(beside[0]):
        return Judgement(0.75, (_JOINED,))
    if _LABEL.applies(reading, span) or _LABEL.applies(reading, Span(max(0, span.start - 11), span.end)):
        return Judgement(0.85, (_JOINED,))
    twin = next((each for each in (beside[0][-11:], beside[1][:11]) if each.isdigit() and _IN_USE.match(each)), "")
    return Judgement(0.6, (_JOINED,)) if twin else None


def _judge_beside(value: str, reading: Reading, span: Span) -> Judgement | None:
    told = reading.text.text[max(0, span.start - 1) : span.start].isdigit() or names_beside(reading, span.start)
    return Judgement(0.8, (_JOINED,)) if told and _IN_USE.match(value) else None


def _judge_extended(value: str, reading: Reading, span: Span) -> Judgement | None:
    if not (_LABEL.applies(reading, span) or is_told(reading, span)):
        return None
    return _judge(value, reading, span)


def _judge_scattered(value: str, reading: Reading, span: Span) -> Judgement | None:
    digits = digits_of(value)
    read_well = sum(sign.isdigit() or sign in SPOKEN_DIGITS for sign in value)
    fewest = _READ_WELL if _OTHER_LETTER.search(value) else _READ_SO
    if not _IN_USE.match(digits) or len(digits) != 11 or read_well < fewest:
        return None
    apart = Phrase("数字逐格或分组书写", "its digits stand one a cell or in groups")
    return Judgement(0.85, (apart, _LABEL.why))


def _judge_wrapped(value: str, reading: Reading, span: Span) -> Judgement | None:
    digits = "".join(sign for sign in value if sign.isdigit())
    row = Span(reading.text.paragraph(Span(span.start, span.start)).start, span.start)
    if "\t" in value and row.of(reading.text.text).count("\t") != value.count("\t"):
        return None  # the row below holds it in another column
    if len(digits) != 11 or not _IN_USE.match(digits) or not any(persons_in(reading, row)):
        return None
    return Judgement(0.8, (Phrase("在单元格内换行，同一行有人名", "its cell wraps it; a person is named in the row"),))


def _judge_column(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    """Look-alikes under the heading of a column."""
    if label is None or not label.heading or not _IN_USE.match(as_digits(value)):
        return None
    return Judgement(0.8, (Phrase("个别数字被识别成形近的字母", "some digits were read as letters"), label.why))


def _judge_spoken(value: str, reading: Reading, span: Span) -> Judgement | None:
    digits = digits_of(value)
    if not _IN_USE.match(digits):
        return None
    labelled = _LABEL.applies(reading, span)
    return Judgement(0.98 if labelled else 0.97, (Phrase("用汉字写的手机号码", "a number in Chinese numerals"),))


def _judge_misread(value: str, reading: Reading, span: Span) -> Judgement | None:
    digits = as_digits(value.translate(_NO_GAP))
    if _COUNTER.applies(reading, span) or not _IN_USE.match(digits):
        return None
    if (
        not _LABEL.applies(reading, span)
        and not (IN_GROUPS.fullmatch(value) and RUNG.match(reading.text.text, span.end))
        and not (_FEW_LETTERS.fullmatch(value) and is_told(reading, span))
    ):
        return None
    return Judgement(0.8, (Phrase("个别数字被识别成形近的字母", "some digits were read as letters"),))


# Only the letters that recognition of print takes most, and not many of them.
_FEW_LETTERS = lazily(r"(?=(?:[- .OolI]*[0-9]){7})[0-9OolI. -]+")
_NO_GAP = str.maketrans("", "", " .-")


def _judge_abroad(value: str, reading: Reading, span: Span) -> Judgement | None:
    labelled = _ABROAD_LABEL.applies(reading, span)
    if not labelled and not value.startswith(("+", "00", "(+", "（+")):
        return None
    return Judgement(0.85 if labelled else 0.7, (Phrase("境外手机号码的形式", "the form of a number abroad"),))


RULES = (
    Rule(
        id="personal.mobile_phone",
        title=Phrase("手机号码", "Mobile telephone number"),
        severity=Severity.MEDIUM,
        basis=basis("personal-4", "personal-25", "disclosure-15"),
        matcher=Weighed(
            Near(
                AnyOf(
                    (
                        Checked(PLAIN, _judge),
                        Checked(GLUED, _judge_glued),
                        Checked(BEHIND_LATIN, _judge),
                        Checked(SPOKEN, _judge_spoken),
                        Checked(MISREAD, _judge_misread),
                        Checked(MISREAD_GROUPS, _judge_misread),
                        Checked(ABROAD, _judge_abroad),
                        Checked(ABROAD_LABELLED, _judge_abroad),
                        Checked(EXTENDED, _judge_extended),
                        Checked(LETTERED, _judge),
                        Checked(BESIDE, _judge_beside),
                        Checked(WRAPPED, _judge_wrapped),
                        Labelled(MISREAD, r"手\s?机|电\s?话|联系方式", _judge_column),
                        Checked(SCATTERED, _judge_scattered),
                    )
                ),
                (OFFICE_PHONE, RELATED, PRIVATE_OWNER, OF_PATIENT, OFFICE_OWNER, PRIVATE, UNIT_CONTACT),
            ),
            "mobile",
        ),
        message=Phrase("出现手机号码，可联系到具体个人", "a mobile number that reaches a person"),
        suggestion=Phrase(
            "确属单位公开的联系方式的可保留；否则删除，或遮盖中间 4 位（138****1234）",
            "keep it only if the unit publishes it; else delete it or mask the middle four digits",
        ),
        mask=Mask(3, 4),
        hits=(
            "手机：⟦13900001234⟧",
            "电话⟦+86 139-0000-1234⟧",
            "请与户主联系，⟦139 0000 1234⟧。",
            "⟦8613900001234⟧",
            "短信发至⟦0086-13900001234⟧",
            "家长手机⟦19900001234⟧未接通",
            "张某，⟦166-0000-1234⟧",
            "⟦17000001234⟧(虚拟运营商)",
            "手机：⟦139 00001234⟧",
            "手机：⟦1390000 1234⟧",
            "手机：⟦139.0000.1234⟧",
            "手机：⟦139–0000–1234⟧",
            "手机：⟦139  0000  1234⟧",
            "手机：⟦(139)00001234⟧",
            "手机：⟦1 3 9 0 0 0 0 1 2 3 4⟧",
            "手机号码：⟦1390000\n1234⟧",
            "住文化路101号3栋501⟦13900001234⟧",
            "卡号6222020000000000000⟦13900001234⟧",
            "微信同号tel⟦13900001234⟧",
            "电话：⟦13900001234⟧-⟦13800001234⟧",
            "手机⟦一三九零零零零一二三四⟧，夜间拨打。",
            "电话幺三九 不清，另留⟦幺三九〇〇〇〇一二三四⟧",
            "台湾手机：⟦+886-912-000-123⟧",
            "王某 11010519491231002X ⟦139 0000 1234⟧ 电话",
            "李某 110105194912310038 电话 ⟦139 0000 1234⟧",
            "香港电话：⟦+852 6000 0123⟧",
            "紧急联系人：谷穗（姐）⟦13900001234⟧",
            "联系电话：⟦l39OOOO1234⟧（识别有误）",
            "手机：⟦1390 0001 234⟧",
            "手机：⟦13900-001234⟧",
            "手机号码：⟦139-\n0000-1234⟧",
            "手机号码：⟦1390000\n      1234⟧（换行后缩进）",
            "*⟦13900001234⟧（备用）",
            "张晓明男56⟦13900001234⟧",
            "户主电话\t⟦1\t3\t9\t0\t0\t0\t0\t1\t2\t3\t4⟧",
            "手机：⟦139 - 0000 - 1234⟧",
            "姓名\t联系电话\n张晓明\t⟦139O0001234⟧",
            "张晓明\t⟦1390000\n1234⟧\t某镇",
            "被害人张晓明，⟦13900001234⟧-1234",
            "手机号⟦13900001234⟧A",
            "申请人张晓明，⟦139-\n0000-\n1234⟧",
            "户主电话：⟦一三九 零零零零 一二三四⟧",
            "户主电话⟦壹叁玖零零零零壹贰叁肆⟧",
            "香港亲属手提电话：⟦9000 1234⟧",
            "姓名\t金额\t电话\n张晓明\t300\t⟦1390 0001234⟧",
            "美国儿子电话：⟦001-626-000-1234⟧",
        ),
        misses=(
            "手机：139****1234",
            "热线12345、110、12388",
            "银行卡号6222139000012340000",
            "投资13900001234元",
            "订单号AB13900001234",
            "固定电话0831-2345678",
            "身份证 11010519491231002X",
            "13900001234567 是十四位数",
            "区号12000001234",
            "面积 139 00001234",
            "数值 139.1234.5678",
            "电话会议编号 l39OOOO1234",
            "账号：6400 0131 9000 1300 0213",
            "各组 1 5 3 2 4 1 6 2 7 3 1 户",
            "电话费 130 12000000元",
            "二〇一三八九四五六七八九年",
            "合同编号：8522024-0001",
            "钢瓶 编号 13900 000 417",
            "档案盒号 13900001234",
            "表格编号13900001234-1234",
            "| 张晓明 | 某镇 | 1390000 |\n| | 1234 |",
            "香港 9000 1234 人",
            "合同号00626-0001234-1",
            "姓名\t学号\t电话\n张晓明\t1390 0001234\t略",
        ),
    ),
)
