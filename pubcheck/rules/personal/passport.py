"""Passport numbers: E, G, D, S, P and the forms of Hong Kong, Macau and other countries.

护照法 and the series of 国家移民管理局: ordinary E + 8 digits (since 2012) or E, a letter and 7
digits, G + 8 before, 14 or 15 + 7 before that; diplomatic D or DE, service S or SE, public
affairs P or PE; Hong Kong K, H or KJ, Macau M or MA. There is no check digit in the number.
"""

from __future__ import annotations

import re

from pubcheck.finding import Mask, Severity
from pubcheck.labels import ANY_DOCUMENT, GAP, Label, Labelled, whole
from pubcheck.law import basis
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import NO_ALNUM_AFTER, NO_ALNUM_BEFORE, AnyOf, Checked, Cue, Judgement, Reading
from pubcheck.numbers import as_digits
from pubcheck.persons import persons_in
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.scattered import behind, digits_of
from pubcheck.span import Span

_PATTERN = (
    NO_ALNUM_BEFORE + r"(?<![0-9A-Za-z*][-/.])(?:[A-Za-z]{1,3}[ ]?)?[0-9]{5,9}[A-Za-z]?" + NO_ALNUM_AFTER + r"(?![*-])"
)
_BROKEN = NO_ALNUM_BEFORE + rf"[A-Za-z]{GAP}[A-Za-z0-9](?:{GAP}[0-9]){{7}}" + NO_ALNUM_AFTER + r"(?![*-])"
# Digits read as letters: EO1234567, E1234S678
_MISREAD = (
    NO_ALNUM_BEFORE
    + r"(?=[A-Za-z0-9]{2,8}[OoIlSBZ]|[EG][ ]?[OoIlSBZ])(?=(?:[A-Za-z ]{0,8}[0-9]){3})[EGDSPKHM](?:[0-9A-HJ-NP-ZOoIl]|[ ][0-9OoIl])[0-9OoIlSBZ]{7}"
    + NO_ALNUM_AFTER
    + r"(?![*-])"
)
# An item of a list that names the document first: 护照1本，持有人…，号码…
_OF_ITEM = rf"护照[^；;。\n0-9A-Za-z]{{0,4}}[0-9]?[^；;。\n0-9A-Za-z]{{0,20}}(?:号码?[:：为是]?\s?|\t|[，,]\s?)(?P<value>[A-Z]{{1,2}}[0-9]{{7,8}}){NO_ALNUM_AFTER}"
# One sign a cell of a form.
_SCATTERED = behind(r"护\s?照号码?", r"[EG]", "0-9", 8, 8)
# Of Russia: a series of two figures, the number of seven.
_RUSSIAN = NO_ALNUM_BEFORE + r"(?<![0-9][-.])[0-9]{2}(?:[ ]|[ ]?№[ ]?)[0-9]{7}" + NO_ALNUM_AFTER + r"(?![*-])"
_NUMBERED, _NUMBERED_CUE, _NUMBERED_REACH = (
    NO_ALNUM_BEFORE + r"[0-9]{2}[ ]?№[ ]?[0-9]{7}" + NO_ALNUM_AFTER,
    r"护\s?照|俄|(?i:passport)",
    60,
)
# Behind the nationality of a person: 金某 韩国籍 M12345678.
_OF_NATION = r"(?<=(?<![港澳台原祖])籍[ ，,、（(]{1,3})(?P<value>[A-Z]{1,2}[0-9]{7,8})" + NO_ALNUM_AFTER + r"(?![*-])"
# Glued to the name of a file, with a dash, in the machine-readable zone (ICAO 9303: number, check digit, nationality,
# birth, check digit, sex, expiry).
_GLUED = NO_ALNUM_BEFORE + r"[EG][A-HJ-NP-Z]?[0-9]{7,8}(?=_?护照)"
_DASHED = r"护\s?照(?:号码?)?[:：为是]{0,2}[ ]?(?:号码)?(?P<value>[DEGKHMPS]-[0-9]{8})" + NO_ALNUM_AFTER
_ZONE = NO_ALNUM_BEFORE + r"(?P<value>[A-Z0-9]{6,9})<{0,3}[0-9][A-Z]{1,3}<{0,2}[0-9]{7}[MFX<][0-9]{7}[A-Z0-9]{0,14}<{2}"
_SERIES = NO_ALNUM_BEFORE + r"(?<=[，,、；;：: ])[DEGKMPS][A-Z]?[0-9]{7,8}" + NO_ALNUM_AFTER + r"(?![*-])"
_NAMED_SERIES, _LIST_REACH = r"护\s?照(?:号码?)?[:：为是]{{0,2}}\s?{letters}[0-9]{{{count}}}(?![0-9])", 400
_STRONG_FORM = NO_ALNUM_BEFORE + r"[EG][A-HJ-NP-Z]?[0-9]{7,8}" + NO_ALNUM_AFTER + r"(?![*-])"
_KINDS = (
    (re.compile(r"E[0-9]{8}|E[A-HJ-NP-Z][0-9]{7}|G[0-9]{8}|1[45][0-9]{7}"), Phrase("普通护照", "an ordinary passport")),
    (re.compile(r"D[0-9]{8}|DE[0-9]{7}"), Phrase("外交护照", "a diplomatic passport")),
    (re.compile(r"S[0-9]{8}|SE[0-9]{7}"), Phrase("公务护照", "a service passport")),
    (re.compile(r"P[0-9]{8}|P[0-9]{7}|PE[0-9]{7}"), Phrase("公务普通护照", "a passport for public affairs")),
    (re.compile(r"[KH][0-9]{8}|KJ[0-9]{7}"), Phrase("香港特区护照", "a passport of Hong Kong")),
    (re.compile(r"M[0-9]{8}|MA[0-9]{7}|MB[0-9]{7}"), Phrase("澳门特区护照", "a passport of Macau")),
)
_STRONG = lazily(r"E[0-9]{8}|E[A-HJ-NP-Z][0-9]{7}|G[0-9]{8}")
_FOREIGN = lazily(r"[A-Z]{1,2}[0-9]{6,8}|[A-Z][0-9]{7}[A-Z]|[A-Z]{3}[0-9]{6}|[0-9]{9}|[A-Z]{2}[0-9]{5}[A-Z]?")
_LETTERED = lazily(r"[A-Z]{1,2}[0-9]{7,8}")
_LABEL = r"护\s?照(?!有效期|签发|办理|费|管理)(?:号码?|编号|证号|[Nn]o\.?)?|(?i:passport)(?:\s*(?i:no|number|#)\.?)?"
_OF_A_KIND = 0.97  # the confidence of a number behind its label that has the form of one
_ABROAD = Cue(
    r"证件号|出国|出境|境外|签证|赴[^，。\s]{1,8}(?:访|考察|学习|留学|执行|参加)|团组|因公|因私|航班|国籍|留学",
    Phrase("上下文涉及出国（境）或证件", "the context is travel abroad or a document of identity"),
    before=80,
    after=20,
)
_COUNTER = lazily(
    r"(?:编号|单号|订单|流水|批次|合同|代码|序列号|型号|发票|凭证|许可证|注册号|车次|航班|站|高速|国道)\s*号?\s*[:：为是]?\s*$"
)


def _judge(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    joined = whole(value, label)
    if joined is None:
        return None
    number = joined.upper()
    kind = next((name for form, name in _KINDS if form.fullmatch(number)), None)
    if label and label.adjacent:
        if kind:
            why = Phrase("符合{kind}号码的形式", "it has the form of {kind}").fill(kind=kind)
            return Judgement(0.97, (why, label.why))
        if re.search(r"[0-9][ \n]", value):
            return None  # two numbers, unless they join to a known form
        if _FOREIGN.fullmatch(number):
            sure = 0.95 if _LETTERED.fullmatch(number) else 0.75
            return Judgement(sure, (Phrase("可能是外国护照的号码", "perhaps a foreign passport's number"), label.why))
        if len(number) < 7:
            return None
        wrong = Phrase("不符合护照号码的形式，可能有笔误", "not the form of a passport number, perhaps a typing error")
        return Judgement(0.45, (wrong, label.why), Severity.MEDIUM)
    if not _STRONG.fullmatch(number) or not value[0].isupper():
        return None
    if label is None and _COUNTER.search(reading.text.text[max(0, span.start - 12) : span.start]):
        return None
    form = Phrase("符合我国普通护照号码的形式", "it has the form of a Chinese ordinary passport's number")
    if label:
        return Judgement(0.9, (form, label.why))
    if _ABROAD.applies(reading, span):
        return Judgement(0.75, (form, _ABROAD.why))
    row = reading.text.paragraph(span)
    if any(persons_in(reading, row)):
        named = Phrase("没有标签，但同处有人名", "no label, but a person is named beside it")
        return Judgement(0.45, (form, named), Severity.MEDIUM)
    return None


def _judge_listed(value: str, reading: Reading, span: Span) -> Judgement | None:
    """Of the series of one that a label names further up: 团长：…，护照PE0000102；成员：…，PE0000118."""
    if _COUNTER.search(reading.text.text[max(0, span.start - 12) : span.start]):
        return None
    letters = value.rstrip("0123456789")
    begin = max(0, span.start - _LIST_REACH)
    named = re.compile(_NAMED_SERIES.format(letters=letters, count=len(value) - len(letters)))
    if not named.search(reading.text.text, begin, span.start) or not any(
        persons_in(reading, Span(max(reading.text.paragraph(span).start, span.start - _NUMBERED_REACH), span.start))
    ):
        return None
    return Judgement(
        0.8, (Phrase("与前文写明的护照号码同一形式", "of the form of a passport that is named before it"),)
    )


def _judge_misread(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    if label is None or not label.adjacent:
        return None
    value = value.replace(" ", "")
    second = value[1] if value[1] in "ABCDEFGHJKLMNPQRSTUVWXYZ" else as_digits(value[1])
    judgement = _judge(value[0] + second + as_digits(value[2:]), reading, span, label)
    if judgement is None or judgement.confidence < _OF_A_KIND:
        return None
    letters = Phrase("个别数字被识别成形近的字母", "some digits were read as letters")
    return Judgement(0.85, (letters, *judgement.why))


def _judge_any(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    """A number of this form under a heading that names no kind of document."""
    if label is None or not label.adjacent:
        return None
    form = Phrase("符合我国普通护照号码的形式", "it has the form of a Chinese ordinary passport's number")
    return Judgement(0.85, (form, label.why))


def _judge_russian(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    if label is None or not label.adjacent:
        return None
    return Judgement(0.8, (Phrase("符合俄罗斯护照号码的形式", "the form of a Russian passport's number"), label.why))


def _judge_numbered(value: str, reading: Reading, span: Span) -> Judgement | None:
    """Such a number with its sign, where a passport is named in the line before it."""
    start = max(reading.text.paragraph(span).start, span.start - _NUMBERED_REACH)
    named = Label("护照", Phrase("前文提到护照", "a passport is named before it"))
    return _judge_russian(value, reading, span, named) if reading.holds(_NUMBERED_CUE, start, span.start) else None


def _judge_nation(value: str, reading: Reading, span: Span) -> Judgement | None:
    if not any(persons_in(reading, Span(max(0, span.start - _NUMBERED_REACH), span.start))):
        return None
    return Judgement(0.7, (Phrase("紧跟在某人的国籍之后", "right behind somebody's nationality"),))


def _judge_item(value: str, reading: Reading, span: Span) -> Judgement | None:
    return _judge(value, reading, span, Label("护照", Phrase("同一项写明是护照", "the same item names a passport")))


def _judge_dashed(value: str, reading: Reading, span: Span) -> Judgement | None:
    return _judge_item(value.replace("-", ""), reading, span)


def _judge_scattered(value: str, reading: Reading, span: Span) -> Judgement | None:
    return _judge(digits_of(value), reading, span, Label("护照号", Phrase("前文有“护照号”", "护照号 stands before it")))


def _judge_zone(value: str, reading: Reading, span: Span) -> Judgement | None:
    why = Phrase("护照机读码中的号码", "the number in the machine-readable zone of a passport")
    return Judgement(0.93, (why,))


RULES = (
    Rule(
        id="personal.passport",
        title=Phrase("护照号", "Passport number"),
        severity=Severity.HIGH,
        basis=basis("personal-4", "personal-25", "disclosure-15", "source-personal-2020"),
        matcher=AnyOf(
            (
                Labelled(_BROKEN, _LABEL, _judge, behind=True),
                Labelled(_PATTERN, _LABEL, _judge, behind=True),
                Labelled(_MISREAD, _LABEL, _judge_misread),
                Labelled(_STRONG_FORM, ANY_DOCUMENT, _judge_any),
                Labelled(_STRONG_FORM, _LABEL, _judge, bare=True, behind=True, past_name=True),
                Labelled(_RUSSIAN, _LABEL, _judge_russian),
                Checked(_NUMBERED, _judge_numbered),
                Checked(_OF_NATION, _judge_nation),
                Checked(_GLUED, _judge_item),
                Checked(_DASHED, _judge_dashed),
                Checked(_ZONE, _judge_zone),
                Checked(_OF_ITEM, _judge_item),
                Checked(_SERIES, _judge_listed),
                Checked(_SCATTERED, _judge_scattered),
            )
        ),
        message=Phrase("出现护照号码，公开后可识别到具体个人", "a passport number that identifies a person"),
        suggestion=Phrase(
            "公开前删除，或仅保留首字母和后 2 位", "delete it, or keep only the first letter and the last two digits"
        ),
        mask=Mask(1, 2),
        hits=(
            "（1）护照1本，持有人李秀珍，号码⟦E00000001⟧；",
            "护照号：⟦E12345678⟧",
            "持护照⟦G12345678⟧出境",
            "护照号码为⟦EA1234567⟧。",
            "外交护照：⟦DE1234567⟧",
            "公务护照号⟦SE1234567⟧，团组编号略",
            "姓名\t国籍\t护照号\nJOHN DOE\t美国\t⟦123456789⟧",
            "Passport No.: ⟦K12345678⟧",
            "护照号：⟦s12345678⟧",
            "李某赴德国考察，证件号码⟦E12345678⟧",
            "护照（普通）：⟦141234567⟧",
            "护照号：⟦AB1234567⟧（韩国）",
            "护照号码\t⟦E\t0\t0\t0\t0\t0\t0\t0\t1⟧",
            "姓名 国籍 护照号码\nSMITH 美国 ⟦123456789⟧",
            "证件类型：护照，证件号码：⟦E87654321⟧",
            "护照：⟦E-12345678⟧",
            "业户名称\t业主姓名\t证件号码\n川菜馆\t王某\t⟦E00000613⟧",
        ),
        misses=(
            "D12345678",
            "设备编号E12345678已入库",
            "沿G1234567国道行驶",
            "护照有效期至20300101",
            "护照号：E12****78",
            "办理普通护照工本费120元",
            "G1868次列车",
            "订单号：G12345678",
            "网友“A00023583”：您好！",
            "21fe181c5bfc16306a6828c1f7b762e8",
            "设备：E-12345678",
            "E1234567<<<0",
            "因公护照应在回国后7日内交回，逾期12345678",
        ),
    ),
)
