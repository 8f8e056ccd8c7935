"""Identity and card numbers whose last digits a spreadsheet has lost.

A spreadsheet keeps 15 digits of a number: an identity number typed as one ends in 000, and a list
exported to CSV shows 1.10105E+17. The digits are gone from the file and cannot be checked; what is
left still names the person (place and date of birth stand in front).
"""

from __future__ import annotations

import re

from pubcheck.finding import Mask, Severity
from pubcheck.labels import Label, Labelled
from pubcheck.law import basis
from pubcheck.matchers import NO_ALNUM_AFTER, NO_ALNUM_BEFORE, AnyOf, Judgement, Reading
from pubcheck.numbers import PROVINCES, birth_date, luhn_holds, resident_check_digit
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.span import Span

_PERSON = r"身\s?份\s?证|证件\s?号|公民身份|居民证|居住证|身份号码"
_CARD = r"卡\s?号|银行卡|储蓄卡|信用卡|一卡通|社保卡|存折|[账帐]\s?号"
_PHONE = r"手\s?机|电\s?话|联系方式"
_POWER = NO_ALNUM_BEFORE + r"[1-9](?:\.[0-9]{1,14})?[Ee]\+?1[0-8]" + NO_ALNUM_AFTER
_IDENTITY = NO_ALNUM_BEFORE + r"[1-9][0-9]{14}000" + NO_ALNUM_AFTER
_ACCOUNT = NO_ALNUM_BEFORE + r"[1-9][0-9]{14}(?:0|00|0000)" + NO_ALNUM_AFTER
_UNIONPAY, _ISSUERS, _CARD_LENGTH = "62", ("62", "4", "51", "52", "53", "54", "55", "35", "37"), 16

_AS_POWER = Phrase("以科学记数法显示，只剩开头几位", "shown as a power of ten: only the first digits are left")
_ZEROS = Phrase(
    "第 15 位之后全是 0，校验位不符", "nothing but zeros behind the fifteenth digit, and a wrong check digit"
)
_BORN = Phrase("前段是有效的地区码和出生日期", "it begins with a region code and a birth date")
_LENGTH = Phrase("有 {count} 位，电子表格只能保存前 15 位", "it has {count} digits, of which a spreadsheet keeps 15")


def _judge_power(value: str, _reading: Reading, _span: Span, label: Label | None) -> Judgement | None:
    mantissa, _, power = value.upper().partition("E")
    exponent = int(power.lstrip("+"))
    digits = mantissa.replace(".", "")
    why: tuple[Phrase, ...] = (_AS_POWER, _LENGTH.fill(count=exponent + 1))
    if label is not None:
        # A card has other lengths than an identity number, but any of them is a number and no quantity.
        if exponent < 14 and not re.search(_PHONE, label.words):
            return None
        return Judgement(0.9, (*why, label.why))
    looks = (exponent == 17 and digits[:2] in PROVINCES) or (exponent in (15, 18) and digits.startswith(_UNIONPAY))
    return Judgement(0.6, why) if looks and len(digits) >= 3 else None


def _judge_identity(value: str, _reading: Reading, _span: Span, label: Label | None) -> Judgement | None:
    if resident_check_digit(value[:17]) == value[17]:
        return None  # a number that is right as it stands is more likely
    born = birth_date(value[6:14]) is not None and value[:2] in PROVINCES
    if not born:
        return Judgement(0.5, (_ZEROS, label.why)) if label is not None else None
    return Judgement(0.9 if label is not None else 0.8, (_ZEROS, _BORN, *((label.why,) if label is not None else ())))


def _judge_account(value: str, _reading: Reading, _span: Span, label: Label | None) -> Judgement | None:
    # An account that no card has ends in 0 one time in ten.
    if luhn_holds(value) or (len(value) == _CARD_LENGTH and not value.startswith(_ISSUERS)):
        return None
    if label is None:
        return Judgement(0.6, (_ZEROS,)) if len(value) == 19 and value.startswith(_UNIONPAY) else None
    return Judgement(0.5 if len(value) == 16 else 0.85, (_ZEROS, label.why))


RULES = (
    Rule(
        id="quality.lost_digits",
        title=Phrase("号码末几位丢失", "Last digits lost"),
        severity=Severity.MEDIUM,
        basis=basis("personal-8", "disclosure-6"),
        matcher=AnyOf(
            (
                Labelled(_POWER, f"{_PERSON}|{_CARD}|{_PHONE}", _judge_power, bare=True),
                Labelled(_IDENTITY, _PERSON, _judge_identity, bare=True),
                Labelled(_ACCOUNT, _CARD, _judge_account, bare=True),
            )
        ),
        message=Phrase(
            "号码在电子表格中按数值保存，第 15 位之后已丢失，无法核对", "a number that a spreadsheet cut to 15 digits"
        ),
        suggestion=Phrase(
            "对照原件重新录入，单元格格式设为文本；公开的文件应删除或遮盖该号码",
            "enter it again from the original with the cell formatted as text; in a published file remove or mask it",
        ),
        mask=Mask(2, 2),
        hits=(
            "姓名\t身份证号\n张某\t⟦110105194912310000⟧",
            "身份证号：⟦110105194912310000⟧",
            "户主（⟦440308199901101000⟧）",
            "姓名\t身份证号\n张某\t⟦1.10105E+17⟧",
            "身份证号 ⟦1.1010519491231E+17⟧",
            "导出后显示为⟦4.40308E+17⟧。",
            "姓名\t银行卡号\n李某\t⟦6222021234567890000⟧",
            "开户行：某银行，账号⟦62284801234567800⟧",
            "一卡通号：⟦6.22848E+18⟧",
            "手机号：⟦1.39E+10⟧",
            "身份证号：⟦119999199013010000⟧",
        ),
        misses=(
            "身份证号：11010519491231002X",
            "总量约为1.5E+17个",
            "共拨付 123456789012345000 元",
            "流水号202507180930151000",
            "项目编号2025071809301510",
            "银行卡号：6228480000000000000",
            "阿伏伽德罗常数 6.02E+23",
            "面积1.39E+10平方米",
            "身份证号：110105491231002",
            "统一社会信用代码：91110000600037341L",
        ),
        beside=True,
    ),
)
