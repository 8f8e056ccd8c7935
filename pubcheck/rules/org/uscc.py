"""Unified social credit codes: they name an organisation, so they are informational."""

from __future__ import annotations

from pubcheck.finding import Severity
from pubcheck.law import basis
from pubcheck.matchers import NO_ALNUM_AFTER, NO_ALNUM_BEFORE, AnyOf, Checked, Cue, Judgement, Reading
from pubcheck.numbers import PROVINCES, birth_date, is_called_citizens, resident_check_digit, uscc_check_character
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.span import Span

# GB 32100-2015: department, kind, six digits of region, nine of the organisation code, check.
_PATTERN = (
    NO_ALNUM_BEFORE
    + r"[1-9A-HJ-NP-RTUWXY][1-9A-HJ-NP-RTUWXY][0-9]{6}[0-9A-HJ-NP-RTUWXYa-hj-np-rtuwxy]{9}[0-9A-HJ-NP-RTUWXYa-hj-np-rtuwxy]"
    + NO_ALNUM_AFTER
)
_SPACED = NO_ALNUM_BEFORE + r"[1-9ANY][0-9A-Z][ ]{1,2}[0-9]{6}[ ]{1,2}[0-9A-Z]{8,9}[ ]?[0-9A-Z]" + NO_ALNUM_AFTER
_LABEL = Cue(
    r"信用代码|社会信用|机构代码",
    Phrase("前文有“社会信用代码”的标签", "a label such as 社会信用代码 stands before it"),
    before=20,
)


def _judge(value: str, reading: Reading, span: Span) -> Judgement | None:
    code = value.upper()
    labelled = _LABEL.applies(reading, span)
    checked = uscc_check_character(code[:17]) == code[17]
    registered = code[:2] in _KINDS
    resident = code[:17].isdigit() and birth_date(code[6:14]) and resident_check_digit(code[:17]) == code[17]
    if (resident or is_called_citizens(reading.text.text, span.start)) and not labelled:
        return None
    if not labelled and code[2:4] != _CENTRAL and code[2:4] not in PROVINCES:
        return None  # a mistyped identity number passes once in 31
    if checked:
        why = (Phrase("校验码正确", "the check character is right"),)
        # One string in 31 passes by chance: the first two characters must be a registered kind.
        confidence = (0.98 if labelled else 0.9) if registered else 0.45
        return Judgement(confidence, (*why, _LABEL.why) if labelled else why)
    if labelled and registered and code[0] != "A":
        return Judgement(0.45, (Phrase("校验码不符，可能有笔误", "the check character is wrong"), _LABEL.why))
    return None


def _judge_spaced(value: str, reading: Reading, span: Span) -> Judgement | None:
    code = value.replace(" ", "")
    return _judge(code, reading, span) if len(code) == 18 and uscc_check_character(code[:17]) == code[17] else None


_CENTRAL = "10"  # the region of those registered with a central office
_KINDS = frozenset(
    "11 12 13 19 21 29 31 32 33 34 35 39 41 49 51 52 53 54 59 61 62 69 71 72 79 81 89 91 92 93 A1 A9 N1 N2 N3 N9 Y1".split()
)

RULES = (
    Rule(
        id="org.uscc",
        title=Phrase("统一社会信用代码", "Unified social credit code"),
        severity=Severity.INFO,
        basis=basis("disclosure-20-2"),
        matcher=AnyOf((Checked(_PATTERN, _judge), Checked(_SPACED, _judge_spaced))),
        message=Phrase("出现统一社会信用代码，属于单位信息", "a code that names an organisation"),
        suggestion=Phrase("一般可以公开，无需处理", "may usually be published as it is"),
        hits=(
            "统一社会信用代码：⟦91110000600037341L⟧",
            "信用代码⟦121200004013590816⟧",
            "某公司（⟦91152201078377449P⟧）",
            "统一社会信用代码 ⟦911522010783762860⟧",
            "社会信用代码：⟦9115220107837941X1⟧。",
            "供应商\t⟦91310115MA1K3BTP2B⟧",
            "统一社会信用代码：⟦91110000600037341M⟧（校验码有误）",
            "代码⟦91310112087994932F⟧",
        ),
        misses=(
            "身份证号：11010519491231002X",
            "全国信用信息 统一社会信用代码 站内文章",
            "项目代码 2305510104040112",
            "91110000600037341L2 是十九位",
            "银行卡号6222020000000000000",
            "条形码6901234567892",
            "AB1234567890123456",
            "统一社会信用代码为 18 位",
            "身份证号：330106198001217797",
            "张某，330106198001217797",
        ),
    ),
)
