"""Vehicle identification numbers: 17 characters, the ninth a check digit (GB 16735, ISO 3779)."""

from __future__ import annotations

import re

from pubcheck.finding import Mask, Severity
from pubcheck.labels import GAP, Label, Labelled, whole
from pubcheck.law import basis
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import NO_ALNUM_AFTER, NO_ALNUM_BEFORE, AnyOf, Cue, Judgement, Reading
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.span import Span

_PATTERN = rf"(?:(?<=(?i:vin))|{NO_ALNUM_BEFORE})" + r"[A-HJ-NPR-Za-hj-npr-z0-9]{17}" + NO_ALNUM_AFTER + r"(?![*-])"
_BROKEN = NO_ALNUM_BEFORE + rf"[A-HJ-NPR-Z0-9](?:{GAP}[A-HJ-NPR-Z0-9]){{16}}" + NO_ALNUM_AFTER + r"(?![*-])"
_LABEL = r"车\s?架\s?号?码?|车辆识别(?:代号|代码|号码|码)(?:/车架号)?|识别代[号码]|大架号|(?i:VIN)(?:码|号)?|底盘号"
# Right behind the label: I and O, which are not used, for 1 and 0; groups with dashes; shorter ones of motor cycles.
_MISREAD = NO_ALNUM_BEFORE + r"(?=[0-9A-Za-z]{0,16}[IOl])[0-9A-Zl]{17}" + NO_ALNUM_AFTER + r"(?![*-])"
_DASHED = NO_ALNUM_BEFORE + r"[A-HJ-NPR-Z0-9]{2,14}(?:-[A-HJ-NPR-Z0-9]{2,14}){1,4}" + NO_ALNUM_AFTER + r"(?![*-])"
_SHORT = NO_ALNUM_BEFORE + r"[A-HJ-NPR-Z](?=[0-9A-Z]{1,9}[0-9]{5})[A-HJ-NPR-Z0-9]{9,13}" + NO_ALNUM_AFTER + r"(?![*-])"
_MISREADINGS = str.maketrans("IOl", "101")
_CYCLE = Cue(
    r"摩托|助力车|三轮|电动车|轻便",
    Phrase("上下文是摩托车一类的车辆", "the context is a motor cycle"),
    before=40,
    after=20,
)
_VALUES = {
    character: int(value) for character, value in zip("ABCDEFGHJKLMNPRSTUVWXYZ", "12345678123457923456789", strict=True)
}
_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_CHINESE = lazily(r"L[A-HJ-NPR-Z0-9]{2}[A-HJ-NPR-Z0-9]{10}[0-9]{4}")


def check_digit(number: str) -> str:
    """The character that belongs in the ninth place."""
    values = (int(c) if c.isdigit() else _VALUES[c] for c in number)
    total = sum(value * weight for value, weight in zip(values, _WEIGHTS, strict=True))
    return "X" if total % 11 == 10 else str(total % 11)


def _judge(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    joined = whole(value, label)
    if joined is None:  # a cell of two lines: the check digit has to hold
        joined = re.sub(r"\s", "", value)
        if label is None or not label.heading or not _CHINESE.fullmatch(joined) or check_digit(joined) != joined[8]:
            return None
    number = joined.upper()
    if number.isdigit() or number.isalpha():
        return None
    holds = check_digit(number) == number[8]
    checked = (
        Phrase("校验位正确", "the check digit is right")
        if holds
        else Phrase(
            "校验位不符：可能有笔误，或为不设校验位的进口车",
            "the check digit is wrong: a typing error, or an imported car without one",
        )
    )
    if label and label.adjacent and (holds or joined == value):
        return Judgement(0.98 if holds else 0.47, (checked, label.why))
    # One string in eleven passes by chance: without a label it must also be of Chinese make.
    if holds and joined == value and _CHINESE.fullmatch(value) and sum(c.isalpha() for c in value) >= 3:
        return Judgement(0.8, (checked, Phrase("首位 L，我国制造车辆", "it begins with L, a vehicle made in China")))
    return None


def _judge_misread(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    number = value.translate(_MISREADINGS)
    if label is None or not label.adjacent or "Q" in value or check_digit(number) != number[8]:
        return None
    alike = Phrase("0、1 写成了字母 O、I，校验位正确", "O and I stand for 0 and 1; the check digit is right")
    return Judgement(0.85, (alike, label.why))


def _judge_dashed(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    number = value.replace("-", "")
    return _judge(number, reading, span, label) if label and label.adjacent and len(number) == 17 else None


def _judge_short(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    if label is None or not label.adjacent or not _CYCLE.applies(reading, span):
        return None
    return Judgement(0.75, (label.why, _CYCLE.why))


RULES = (
    Rule(
        id="personal.vin",
        title=Phrase("车辆识别代号（车架号）", "Vehicle identification number"),
        severity=Severity.MEDIUM,
        basis=basis("personal-4", "personal-25"),
        matcher=AnyOf(
            (
                Labelled(_PATTERN, _LABEL, _judge, bare=True, behind=True),
                Labelled(_BROKEN, _LABEL, _judge, behind=True),
                Labelled(_MISREAD, _LABEL, _judge_misread, behind=True),
                Labelled(_DASHED, _LABEL, _judge_dashed),
                Labelled(_SHORT, _LABEL, _judge_short),
            )
        ),
        message=Phrase("出现车辆识别代号，可查到车主", "a vehicle identification number, which leads to the owner"),
        suggestion=Phrase("公开前删除，或仅保留后 4 位", "delete it, or keep only the last four characters"),
        mask=Mask(0, 4),
        hits=(
            "车架号：⟦LAAAAAAA6A0000001⟧",
            "车辆识别代号⟦LAAAAAAA5A0000006⟧。",
            "VIN：⟦1M8GDM9AXKP042788⟧",
            "号牌略\t⟦LAAAAAAA6A0000001⟧\t小型轿车",
            "车架号\t品牌\n⟦LAAAAAAA6A0000001⟧\t某品牌",
            "车架号：⟦LAAAAAAA2A0000001⟧，校验位有误",
            "VIN码⟦laaaaaaa6a0000001⟧",
            "识别代码为⟦LAAAAAAA7A0000010⟧",
            "车架号：⟦LAAAAAAA6AOOOOOO1⟧",
            "车架号：⟦LAA-AAAAA6A-0000001⟧",
            "摩托车车架号⟦L5Y00000012⟧",
            "越野车（ＶＩＮ⟦LAAAAAAA6A0000001⟧）被盗",
        ),
        misses=(
            "车架号后六位：000001",
            "流水号20250718093015123",
            "车架号：LAAAA********0001",
            "校验值e155518cca1b443c9",
            "编号ABCDEFGHJKLMNPRST",
            "LAAAAAAA2A0000001",
            "UN0123456789ABCDE",
            "合同号LHT2025A0718B0031",
            "车架号：LAAAAAAA2AOOOOOO1",
            "底盘号A-1至A-20的车辆",
            "车架号：A20240001234（内部编号）",
            "车架号为17位，由字母和数字组成",
        ),
    ),
)
