"""Foreigners' permanent residence cards: the card of 2004 with 15 characters, that of 2017 and 2023 with 18.

国家移民管理局: formerly three letters of the nationality (ISO 3166-1), four digits of the region
that accepted the application, YYMMDD of birth and two digits; since 2023 eighteen digits that
begin with 9 and end with the check digit of GB 11643. A bare number of eighteen digits is an
identity number to its reader; one that begins with 9 and holds its check digit is that of such a card, whatever
stands before it, and is reported here alone. Where the check digit fails, the card's own name has to stand beside it.
"""

from __future__ import annotations

import re

from pubcheck.finding import Mask, Severity
from pubcheck.labels import GAP, OTHER_KIND, Label, Labelled
from pubcheck.law import basis
from pubcheck.matchers import NO_ALNUM_AFTER, NO_ALNUM_BEFORE, AnyOf, Cue, Judgement, Reading
from pubcheck.numbers import (
    PROVINCES,
    as_digits,
    birth_date,
    is_called_citizens,
    is_permanent_residence,
    resident_check_digit,
)
from pubcheck.persons import persons_in
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.span import Span

_OLD_FORM = NO_ALNUM_BEFORE + r"[A-Z]{3}[0-9]{12}" + NO_ALNUM_AFTER + r"(?![*-])"
_NEW_FORM = NO_ALNUM_BEFORE + r"9[0-9]{16}[0-9Xx]" + NO_ALNUM_AFTER + r"(?![*-])"
_GROUPS = NO_ALNUM_BEFORE + r"9[0-9]{5}(?P<gap>[ -]{1,3})[0-9]{8}(?P=gap)[0-9]{3}[0-9Xx]" + NO_ALNUM_AFTER + r"(?![*-])"
# In groups of any size, or one digit a cell, right behind its name.
_APART = NO_ALNUM_BEFORE + rf"9(?:{GAP}[0-9OoIlSB]){{16}}{GAP}[0-9Xx]" + NO_ALNUM_AFTER + r"(?![*-])"
_PATTERN = NO_ALNUM_BEFORE + r"(?:[A-Za-z]{3}[ ]?[0-9]{12}|[A-Z]{0,2}[0-9]{8,13})" + NO_ALNUM_AFTER + r"(?![*-])"
_LABEL = (
    r"(?:外国人)?永(?:久)?居(?:留)?(?:身份)?[证卡](?:件)?(?:号码?|编号)?|外国人(?:居留|身份)证(?:件)?(?:号码?|编号)?"
    r"|居留许可(?:证)?(?:号码?|编号)|(?i:permanent residen(?:ce|t)(?: (?:card|permit|id))?(?: (?:no|number)\.?)?)"
)
# Nationalities on such cards: the countries of ISO 3166-1 alpha-3 with more than a few residents in China, and XXA.
_COUNTRIES = frozenset(
    "USA CAN GBR AUS NZL DEU FRA ITA ESP PRT NLD BEL CHE AUT SWE NOR DNK FIN IRL RUS UKR BLR POL CZE HUN ROU BGR GRC TUR ISR"
    " JPN KOR PRK MNG VNM LAO KHM THA MMR MYS SGP IDN PHL BRN IND PAK BGD NPL LKA AFG IRN IRQ SAU ARE EGY ZAF NGA KEN ETH GHA"
    " TZA UGA CMR MAR DZA TUN BRA ARG CHL PER COL MEX VEN CUB ECU KAZ UZB KGZ TJK TKM AZE GEO ARM XXA".split()
)
_GOODS = Cue(
    r"(?:型|标|款|规格|料号|批号|编[号码]|条码|产品|设备|零件|货号?)[^，。；;\n]{0,6}$",
    Phrase("前文表明是物品的编号", "the words before it name goods"),
    before=12,
)
_FOREIGNER = Cue(
    r"国籍|[国裔]籍|外籍|外国人|护照|居留|[证人员方]号?[（(:：]|当事人|申请人|先生|女士",
    Phrase("前文写有外国人", "a foreigner is named before it"),
    before=40,
)
_NINE = Phrase("9 开头，是永久居留身份证 2023 年起的号码形式", "it begins with 9, the form of such cards since 2023")
_CHECKED = Phrase("校验位正确", "the check digit is right")
_UNCHECKED = Phrase("校验位或出生日期不符，可能有笔误", "check digit or birth date is wrong, perhaps a typing error")
_OLD = Phrase(
    "符合 15 位旧式号码（国籍、地区、出生日期）", "the old form of 15 characters: nationality, region, birth date"
)
_UNKNOWN = Phrase("不符合永久居留身份证号码的形式", "not the form of such a card's number")


def _is_persons(reading: Reading, span: Span) -> bool:
    """Whether a bare number stands beside a person and not behind a word for goods, which are marked alike."""
    if _GOODS.applies(reading, span):
        return False
    return _FOREIGNER.applies(reading, span) or any(persons_in(reading, reading.text.paragraph(span)))


def _judge(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    number = value.upper().replace(" ", "")
    named = label is not None and label.adjacent
    why = (label.why,) if label else ()
    if re.fullmatch(r"[A-Z]{3}[0-9]{12}", number):
        structured = number[3:5] in PROVINCES and bool(
            birth_date("19" + number[7:13]) or birth_date("20" + number[7:13])
        )
        if structured and named:
            return Judgement(0.96, (_OLD, *why))
        if structured and number[:3] in _COUNTRIES and value[:3].isupper() and _is_persons(reading, span):
            return Judgement(0.7, (_OLD, Phrase("国籍代码有效", "the nationality is valid")))
        return Judgement(0.45, (_UNKNOWN, *why), Severity.MEDIUM) if named else None
    if not named:
        if not is_permanent_residence(number) or is_called_citizens(reading.text.text, span.start):
            return None
        other = OTHER_KIND.applies(reading, span)
        return Judgement(0.58 if other else 0.96, (_CHECKED, _NINE, *((OTHER_KIND.why,) if other else ())))
    if len(number) == 18:
        if resident_check_digit(number[:17]) == number[17] and birth_date(number[6:14]):
            return Judgement(0.995, (_CHECKED, *why))
        return Judgement(0.56, (_UNCHECKED, *why), Severity.MEDIUM)
    if label and label.words.startswith("居留许可"):
        return Judgement(0.6, why)
    return Judgement(0.4, (_UNKNOWN, *why), Severity.MEDIUM)


def _judge_groups(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    if label is None or not label.adjacent:
        return None
    return _judge(value.replace("-", ""), reading, span, label)


def _judge_apart(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    number = as_digits("".join(sign for sign in value if sign.isalnum())[:-1]) + value[-1].upper()
    if label is None or not label.adjacent:
        return None
    # A slip in the check digit is told where the date of birth holds and the label stands before it.
    if not is_permanent_residence(number) and (label.behind or "\n" in value or birth_date(number[6:14]) is None):
        return None
    return _judge(number, reading, span, label)


RULES = (
    Rule(
        id="personal.foreign_resident_id",
        title=Phrase("外国人永久居留身份证号", "Foreigner's permanent residence card number"),
        severity=Severity.HIGH,
        basis=basis("personal-4", "personal-25", "disclosure-15"),
        matcher=AnyOf(
            (
                Labelled(_APART, _LABEL, _judge_apart, behind=True),
                Labelled(_PATTERN, _LABEL, _judge, behind=True),
                Labelled(_OLD_FORM, _LABEL, _judge, bare=True, behind=True),
                Labelled(_GROUPS, _LABEL, _judge_groups),
                Labelled(_NEW_FORM, _LABEL, _judge, bare=True, behind=True),
            )
        ),
        message=Phrase("出现外国人永久居留身份证号码", "the number of a foreigner's permanent residence card"),
        suggestion=Phrase("公开前删除，或仅保留前 3 位", "delete it, or keep only the first three characters"),
        mask=Mask(3, 2),
        hits=(
            "外国人永久居留证：⟦AAA110001010101⟧",
            "永久居留身份证号码⟦USA310085071512⟧",
            "外国人永久居留身份证号：⟦932682198501010017⟧",
            "当事人史密斯（⟦GBR440090123101⟧）",
            "姓名\t国籍\t永久居留证号\n金某\t韩国\t⟦KOR370068110201⟧",
            "永久居留证号码：⟦jpn110079022801⟧（小写）",
            "外国人永久居留身份证 ⟦932682198501010018⟧，校验位有误",
            "居留许可号码：⟦123456789⟧",
            "永久居留身份证：⟦932682 19850101 0017⟧",
            "当事人金某（⟦932682198501010017⟧）到场。",
            "⟦932682198501010017⟧（永久居留身份证）",
            "宋某，泰国，永居证⟦932682198501010017⟧。",
            "Permanent Residence Card No. ⟦CAN110155061203⟧",
        ),
        misses=(
            "永久居留身份证办理指南",
            "规格型号ABC110001010101",
            "合同编号：USA319985079912",
            "外国人永久居留证：USA3100********",
            "身份证号：11010519491231002X",
            "外国人永久居留证自2023年12月1日起启用新版",
            "航班CAN110 15时06分起飞",
            "永久居留申请共受理12345678件",
            "集装箱号MSKU1234567",
            "流水号932682198501010018",
            "出口型另标USA310085071500，插头B000528",
        ),
    ),
)
