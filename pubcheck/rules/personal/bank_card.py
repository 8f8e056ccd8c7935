"""Bank card numbers: 16 to 19 digits with a Luhn check digit and a known issuer range."""

from __future__ import annotations

import re

from pubcheck.account_holders import ANY_ACCOUNT, OTHER_CARD, ROW, UNIT_ACCOUNT, is_code, is_in_units_row, is_units
from pubcheck.finding import Mask, Severity
from pubcheck.headings import columns_of
from pubcheck.labels import Label, Labelled, label_before, whole
from pubcheck.law import basis
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import NO_ALNUM_AFTER, NO_ALNUM_BEFORE, AnyOf, Checked, Cue, Judgement, Reading, compiled
from pubcheck.numbers import PROVINCES, as_digits, birth_date, is_resident_number, luhn_holds, resident_check_digit
from pubcheck.persons import persons_in
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.scattered import SPOKEN, behind, digits_of, names_beside
from pubcheck.span import Span
from pubcheck.stacked_cells import stacked_heading

_PATTERN = (
    NO_ALNUM_BEFORE
    + r"(?:[0-9]{16,19}|[0-9]{4}(?P<gap>[ ]{1,4}|[-–—.·])[0-9]{4}(?P=gap)[0-9]{4}(?P=gap)[0-9]{4}(?:(?P=gap)[0-9]{1,3})?"
    + r"|(?=[0-9]{4}(?:[ \n]?[0-9]){12,15}(?![ ]?[0-9A-Za-z]))[0-9]{4,15}(?:[ ][0-9]{2,13}){1,4}"
    + r"|62[0-9]{4}[ ](?:[0-9]{13}|[0-9]{10})(?![0-9])"
    + r"|(?=[0-9\n]{17,20}(?![0-9A-Za-z]))[0-9]{4,16}\n[0-9]{3,15})"
    + NO_ALNUM_AFTER
)
# An identity number or a telephone glued to it, before or behind.
_GLUED = (
    r"(?<![0-9A-Za-z])(?P<value>62[0-9]{14}|62[0-9]{17})(?=(?:1[3-9][0-9]{9}|[1-9][0-9]{16}[0-9Xx])(?![0-9A-Za-z]))"
    r"|(?<![0-9A-Za-z])(?:1[3-9][0-9]{9}|[1-9][0-9]{16}[0-9Xx])(?P<value>62[0-9]{14}|62[0-9]{17})(?![0-9A-Za-z])"
)
# Issuer ranges: UnionPay 62 (and 81), Visa 4, Mastercard 51–55 and 2221–2720, JCB 35,
# and the ranges from before 62: 9558 (ICBC), 6013/6011 (BOC), 4367/4563/5264 belong to 4 and 5.
_BIN = ("62", "81", "4", "51", "52", "53", "54", "55", "35", "9558", "6013", "6011", "6858", "9")
_FEWEST_DIGITS, _MOST_DIGITS = 12, 22  # of an account in groups
_SHORTEST = 15  # digits of an account that only a row of a person tells
_STRONG_BIN = ("62", "9558", "6013")
_LABEL = Cue(
    r"卡\s?号|银行卡|储蓄卡|借记卡|信用卡|一卡通|社保卡|存折|账\s?号|帐\s?号|账\s?户|帐\s?户|开户行|开户银行|收款|打卡|惠农卡|(?:打|转|汇|存|发)[入到给至][^，。；\n]{0,30}$|(?:工资卡|[农工中建交]行卡|邮储卡|卡上)(?:号|上)?[是为]?[\s:：（(]{0,3}$",
    Phrase("前文有“卡号”“账号”一类的标签", "a label such as 卡号 or 账号 stands before it"),
    before=40,
)
# Passbooks and the accounts of rural credit: 12 to 24 digits, some with 10- before, without a check digit.
_ACCOUNT = NO_ALNUM_BEFORE + r"(?:[0-9]{2}-[0-9]{12,17}|[0-9]{12,24})" + NO_ALNUM_AFTER + r"(?![*＊-])"
_OF_PERSONS = r"(?:银\s?行\s?卡|储蓄卡|借记卡|工资卡|社保卡)(?:卡?号|[账帐]号)|存\s?折(?:[账帐]?号|号码)?|折[子号](?:上)?(?:的)?[，,]?(?:[账帐]号|号码?)?|(?:本人|[我他她其]|老伴|儿子|女儿)的?(?:[账帐]号|卡号)|一[卡折]通(?:[账帐]?号|卡号)?|(?:惠农|打卡|补贴|发放|领款|个人|银行|信用社|收款|开户|活期)卡?(?:[账帐]号|[账帐]户)|(?<![\u4e00-\u9fff])卡\s?号"
_CARDS = r"卡\s?号|[账帐]\s?[号户]|存折|银行卡|[农工中建交]行卡|工资卡|储蓄卡|社保卡|打款"
# Taken apart with any signs between, or with look-alikes, right behind its label; a figure of the next cell glued on.
_SCATTERED = behind(r"银\s?行\s?卡|储蓄卡|借记卡|(?<![\u4e00-\u9fff])卡|[账帐]", rf"[{SPOKEN}]", SPOKEN, 15, 18)
# The name of a field or a file before it, a letter behind it; an electronic wallet.
_LETTERED = (
    r"(?<=(?<![A-Za-z])(?i:yhkh|yhzh|khyhzh|card|bank_?card|kahao|kh|zh)[_-]?(?:no|num)?)(?P<value>62[0-9]{17}|62[0-9]{14})(?![0-9])"
    r"|(?:卡号|[账帐]号)[:：]?(?P<value>62[0-9]{17}|62[0-9]{14})(?=[A-Za-z](?![0-9A-Za-z]))"
)
_WALLET = r"数字(?:人民币)?钱包(?:编号|[账帐]号|号码?|(?i:id))[:：为是]{0,2}[ ]?(?:号码)?(?P<value>[0-9]{4}(?:[ -]?[0-9]{4}){3})(?![0-9A-Za-z])"
_BESIDE = (
    r"(?<=[\u4e00-\u9fff])(?P<value>62[0-9]{17}|62[0-9]{14})(?=[0-9]{1,5}(?:\.[0-9]{2})?[元月年组岁户]|[0-9]{1,3}[\u4e00-\u9fff]{2,4}[0-9]{11})"
    r"|(?<=[\u4e00-\u9fff])[0-9]{1,5}(?P<value>62[0-9]{17}|62[0-9]{14})(?![0-9A-Za-z])"
)
_TORN = (  # over the end of a line, whatever parts its groups
    NO_ALNUM_BEFORE
    + r"(?=62(?:[ -]?\n?[ ]?[0-9]){14,17}(?![ -]?[0-9A-Za-z]))62[0-9](?:[ -]?[0-9]){0,14}[ -]?\n[ ]?[0-9](?:[ -]?[0-9]){0,14}"
    + NO_ALNUM_AFTER
)
# UnionPay's in groups of any size, one digit a cell, with look-alikes: the check digit and the issuer tell.
_S = r"(?:[ ]{1,3}|[ ]?[-–—_.·/][ ]?|[ ]?\n[ ]?)?"
_APART = tuple(NO_ALNUM_BEFORE + rf"6{_S}2(?:{_S}[0-9OoIlSBZ]){{{n}}}" + NO_ALNUM_AFTER for n in (17, 14))
_GROUPS = (  # accounts that no check digit tells, right behind their name
    NO_ALNUM_BEFORE
    + r"(?:[0-9]{3,8}(?P<gap>[ ]{1,2}|[-–·.])[0-9]{2,9}(?:(?P=gap)[0-9]{2,9}){0,5}|[0-9]{4,11}[ ]?\n[ ]?[0-9]{4,18}"
    + r"|(?=[0-9]{2,20}[OoIlSBZ])[0-9OoIlSBZ]{14,22})"
    + NO_ALNUM_AFTER
    + r"(?![*＊-])"
)
# In groups over two or three lines behind the name of a bank, with or without the right check digit.
_OF_BANK = r"(?:[工农中建交招]行|邮储|邮政储蓄|信用社|农信社?|农商行?|村镇银行|民生|光大|中信|浦发|兴业|华夏|广发|[\u4e00-\u9fff]{2}银行)(?:的)?(?:龙卡|金穗|牡丹|长城|绿卡)?(?:储蓄|借记|工资|银行|信用)?卡?(?:号|上)?"
_OVER_LINES = (
    NO_ALNUM_BEFORE
    + r"(?=[0-9 ]{4,22}\n)(?=62(?:[ \n]{0,2}[0-9]){14,17}(?![ ]?[0-9A-Za-z]))62[0-9]{2}(?:[ ]?\n?[ ]?[0-9]{2,9}){1,6}"
    + NO_ALNUM_AFTER
    + r"(?![*＊-]|\s?[元万亿]|[ ]?[0-9])"
)
_WRAPPED = r"(?<=\t)(?P<value>62[0-9]{2,15}\n[0-9]{1,15})(?=\t)"
_COUNTER = Cue(
    r"(?:条形?码|编号|单号|订单号?|流水号?|批次号?|合同号?|序列号|案号|登记号|许可证号?|注册号|票号|发票号码?|运单号?|快递号?|货号|设备号|资产号|卷号|项目代码|单元代码|借据号?)\s*[:：为是]?\s*$",
    Phrase("前文表明是其他编号", "the words before it name another kind of number"),
    before=10,
)
_LOOSE = lazily(r"\n|^(?![0-9]{4}(?:[^0-9]+[0-9]{4}){3}(?![0-9]{2,})).*[^0-9]", re.DOTALL)


def _judge(value: str, reading: Reading, span: Span) -> Judgement | None:
    digits = "".join(character for character in value if character.isdigit())
    if not 16 <= len(digits) <= 19:
        return None  # pieces of another number
    labelled = _LABEL.applies(reading, span)
    if len(digits) == 18 and resident_check_digit(digits[:17]) == digits[17] and birth_date(digits[6:14]):
        return None  # an identity number that happens to pass Luhn is an identity number
    if len(digits) == 18 and not labelled and digits[:2] in PROVINCES and birth_date(digits[6:14]):
        return None  # so is one with a slip in its check digit: cards of 18 digits are rare
    if _COUNTER.applies(reading, span):
        return None
    known = digits.startswith(_BIN)
    strong = digits.startswith(_STRONG_BIN)
    passes = luhn_holds(digits)
    if is_code(reading, span, sure=strong and passes, labelled=labelled):
        return None
    if _LOOSE.search(value) and not (
        passes and known and (labelled or (strong and _in_card_groups(value) and _is_somebodys(reading, span)))
    ):
        return None  # pieces of unrelated numbers join by chance
    if not (strong and passes) and OTHER_CARD.applies(reading, span):
        return None
    if not passes and is_in_units_row(reading, span):
        return None
    why = [
        Phrase("Luhn 校验正确", "the Luhn check digit is right")
        if passes
        else Phrase("Luhn 校验不符，可能有笔误", "the Luhn check digit is wrong, perhaps a typing error")
    ]
    if known:
        why.append(Phrase("发卡行号段有效", "the issuer range is known"))
    if labelled:
        why.append(_LABEL.why)
    if passes and known:
        confidence = 0.97 if labelled else (0.9 if strong else 0.5)
    elif labelled and (passes or strong):
        confidence = 0.6 if passes else 0.45
    elif labelled:
        confidence = 0.4
    else:
        return None
    severity = None if confidence >= 0.5 else Severity.MEDIUM
    if is_units(reading, span):
        why.append(UNIT_ACCOUNT.why)
        severity = Severity.INFO
    return Judgement(confidence, tuple(why), severity)


def _judge_glued(value: str, reading: Reading, span: Span) -> Judgement | None:
    text = reading.text.text
    beside = text[max(0, span.start - 18) : span.start], text[span.end : span.end + 18]
    if not luhn_holds(value) or not any(
        is_resident_number(number) or re.fullmatch(r"(?:.*[^0-9])?1[3-9][0-9]{9}(?:[^0-9].*)?", number, re.DOTALL)
        for number in beside
    ):
        return None
    why = Phrase("Luhn 校验正确，与证件号或电话连写", "the Luhn check digit is right; it is glued to another number")
    return Judgement(0.9, (why,))


def _in_card_groups(value: str) -> bool:
    """Whether it is grouped as cards are: by fours, or six and the rest; two telephones stand by eights."""
    sizes = [len(group) for group in re.split(r"[^0-9OoIlSBZ]+", value)]
    signs = {sign for sign in value if not sign.isalnum()} - {"\n"}
    return len(signs) <= 1 and (sizes[0] in (4, 6) or sizes[0] >= _FEWEST_DIGITS) and 8 not in sizes[1:]


def _is_somebodys(reading: Reading, span: Span) -> bool:
    """Whether a person is named in the line before the number, or its column is one of cards."""
    line = reading.text.paragraph(Span(span.start, span.start)).start
    return any(persons_in(reading, Span(max(line, span.start - ROW), span.start)))


def _judge_account(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    """An account or a card whose check digit fails, under a heading or behind a label that names it."""
    digits = value.replace("-", "")
    if label is None or not label.adjacent or is_resident_number(digits) or _COUNTER.applies(reading, span):
        return None
    if OTHER_CARD.applies(reading, span):
        return None
    form = Phrase("账号没有校验位，或者校验不符", "an account without a check digit, or with a wrong one")
    if is_units(reading, span) or is_in_units_row(reading, span):
        return Judgement(0.45, (form, label.why, UNIT_ACCOUNT.why), Severity.INFO)
    return Judgement(0.55, (form, label.why), Severity.MEDIUM)


def _judge_row(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    """Such a number under 账号 or behind it: a person's where one is named in the row."""
    if len(value) < _SHORTEST or not any(persons_in(reading, reading.text.paragraph(span))):
        return None
    return _judge_account(value, reading, span, label)


def _judge_scattered(value: str, reading: Reading, span: Span) -> Judgement | None:
    digits = digits_of(value)
    if not digits.isdigit() or digits == value or not luhn_holds(digits) or not digits.startswith(_BIN):
        return None
    apart = Phrase("数字逐格、分组书写，或者个别认成字母", "its digits stand apart, or some were read as letters")
    severity = Severity.INFO if is_units(reading, span) else None
    return Judgement(0.9, (Phrase("Luhn 校验正确", "the Luhn check digit is right"), apart, _LABEL.why), severity)


def _judge_lettered(value: str, reading: Reading, span: Span) -> Judgement | None:
    if not luhn_holds(value):
        return None
    return Judgement(0.9, (Phrase("Luhn 校验正确", "the Luhn check digit is right"), _LABEL.why))


def _judge_wallet(value: str, reading: Reading, span: Span) -> Judgement | None:
    return Judgement(0.9, (Phrase("写明是数字人民币钱包", "it is called an electronic wallet"),))


def _judge_beside(value: str, reading: Reading, span: Span) -> Judgement | None:
    start = span.start
    while reading.text.text[start - 1 : start].isdigit():
        start -= 1
    if not luhn_holds(value) or not names_beside(reading, start):
        return None
    why = Phrase("与前后单元格的数字连写", "figures of the cells beside are glued to it")
    return Judgement(0.96, (Phrase("Luhn 校验正确", "the Luhn check digit is right"), why))


def _judge_apart(value: str, reading: Reading, span: Span) -> Judgement | None:
    digits = as_digits("".join(sign for sign in value if sign.isalnum()))
    if digits == value or sum(sign.isdigit() for sign in value) < _FEWEST_DIGITS:
        return None
    return _judge_torn(digits, reading, span)


def _judge_groups(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    digits = as_digits("".join(sign for sign in value if sign.isalnum()))
    if (
        sum(sign.isdigit() for sign in value) < _FEWEST_DIGITS
        or not _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS
        or whole(value, label) is None
    ):
        return None
    return _judge_account(digits, reading, span, label)


def _judge_torn(value: str, reading: Reading, span: Span) -> Judgement | None:
    digits = "".join(sign for sign in value if sign.isdigit())
    if len(digits) not in (16, 19) or not luhn_holds(digits) or _COUNTER.applies(reading, span):
        return None
    heading = columns_of(reading, _CARDS).over(span.start) or stacked_heading(reading, span.start)
    named = compiled(_CARDS).search(heading) or _LABEL.applies(reading, span)
    named = named or label_before(reading, span.start, _CARDS, 16)
    if not named and (
        not (_in_card_groups(span.of(reading.text.text)) and _is_somebodys(reading, span))
        or is_code(reading, span, sure=True, labelled=False)  # and the number of the next row
    ):
        return None
    confidence = 0.985 if named else 0.9
    why = Phrase("Luhn 校验正确，数字分组或分在两行", "the Luhn check digit is right; its digits stand apart")
    return Judgement(confidence, (why,), Severity.INFO if is_units(reading, span) else None)


def _judge_wrapped(value: str, reading: Reading, span: Span) -> Judgement | None:
    digits = value.replace("\n", "")
    if len(digits) not in (16, 19) or not luhn_holds(digits):
        return None
    return Judgement(
        0.8, (Phrase("Luhn 校验正确，在单元格内换行", "the Luhn check digit is right; its cell wraps it"),)
    )


RULES = (
    Rule(
        id="personal.bank_card",
        title=Phrase("银行卡号", "Bank card number"),
        severity=Severity.HIGH,
        basis=basis("personal-28", "personal-25", "disclosure-15"),
        matcher=AnyOf(
            (
                Checked(_TORN, _judge_torn),
                Checked(_PATTERN, _judge),
                Checked(_GLUED, _judge_glued),
                Checked(_BESIDE, _judge_beside),
                Checked(_WRAPPED, _judge_wrapped),
                Checked(_LETTERED, _judge_lettered),
                Checked(_WALLET, _judge_wallet),
                Checked(_SCATTERED, _judge_scattered),
                *(Checked(pattern, _judge_apart) for pattern in _APART),
                Labelled(_ACCOUNT, _OF_PERSONS, _judge_account, behind=True),
                Labelled(_ACCOUNT, ANY_ACCOUNT, _judge_row),
                Labelled(_GROUPS, _OF_PERSONS, _judge_groups, behind=True),
                Labelled(_OVER_LINES, rf"{_OF_BANK}|{_OF_PERSONS}", _judge_groups),
            )
        ),
        message=Phrase("出现银行卡号，属于金融账户信息", "a bank card number, which is financial account data"),
        suggestion=Phrase("公开前删除，或仅保留后 4 位", "delete it, or keep only the last four digits"),
        mask=Mask(0, 4),
        hits=(
            "银行卡号：⟦6222020000000000000⟧",
            "开户行：农业银行，账号⟦6228480000000000000⟧",
            "卡号 ⟦6222 0200 0000 0000 000⟧",
            "⟦6217000000000000004⟧",
            "打卡账号⟦6222021234567890123⟧（校验位不符）",
            "信用卡⟦4111111111111111⟧",
            "一卡通：⟦6230580000000000005⟧",
            "银行卡号：⟦622202 0000000000000⟧",
            "银行卡号：⟦622202 0000 0000 00000⟧",
            "银行卡号：⟦62220200000\n00000000⟧",
            "银行卡号：⟦6222   0200   0000   0000   000⟧",
            "农户 李某\t⟦6228480000000000000⟧\t300元",
            "11010519491231002X⟦6222020000000000000⟧（证件、卡号相连）",
            "卡号⟦6222020000000000000⟧13900001234",
            "姓名\t一卡通账号\n张晓明\t⟦6222020000000000001⟧",
            "户主\t存折号\n张晓明\t⟦10-330600000000001⟧",
            "银行卡号|⟦6|2|2|2|0|2|0|0|0|0|0|0|0|0|0|0|0|0|0⟧|",
            "银行卡号：⟦6222O20000000000000⟧",
            "张晓明⟦6222020000000000000⟧300元",
            "yhkh⟦6222020000000000000⟧",
            "银行卡号：⟦六二二二零二零零零零零零零零零零零零零⟧",
            "数字人民币钱包编号：⟦0031 0000 0000 0001⟧",
        ),
        misses=(
            "条码 6222026006705354217 已入库",
            "快递单号：6228480000000000000",
            "银行卡号：6222***********0000",
            "项目编号2025071809301512",
            "身份证号：11010519491231002X",
            "身份号码620102198001015611",
            "发票代码 1234567890123456",
            "财政专户共拨付 1000000000000000 元",
            "统一社会信用代码：121200004013590816",
            "ISBN 9787010000000 系列",
            "承包方编码：511024104208040012",
            "地块代码\t承包方\n5110241042080400123\t张晓明\n5110241042080400132\t李秀珍",
            "货号card6222020000000000001",
            "数字人民币钱包开立 0031 个",
        ),
    ),
)
