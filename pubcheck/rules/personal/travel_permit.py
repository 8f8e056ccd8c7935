"""Travel permits between the mainland, Hong Kong, Macau and Taiwan.

Series of 国家移民管理局: 港澳居民来往内地通行证 H or M + 8 digits (card) or 10 (older); 台湾居民来往
大陆通行证 8 digits (card) or 10 and a letter in brackets (booklet); 往来港澳通行证 C + 8 digits or C,
a letter and 7, formerly W + 8; 往来台湾通行证 L + 8 digits or L, a letter and 7, formerly T + 8.
"""

from __future__ import annotations

from pubcheck.finding import Mask, Severity
from pubcheck.labels import ANY_DOCUMENT, GAP, Label, Labelled, whole
from pubcheck.law import basis
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import NO_ALNUM_AFTER, NO_ALNUM_BEFORE, AnyOf, Checked, Judgement, Reading
from pubcheck.numbers import LETTERS_FOR_DIGITS, as_digits
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.span import Span
from pubcheck.surnames import COMPOUND, RARE, SINGLE

_PATTERN = (
    NO_ALNUM_BEFORE
    + r"(?:[A-Za-z]{1,2}[ ]?[0-9]{7,10}|[0-9]{8}|[0-9]{10})(?:[(（][A-Za-z0-9]{1,2}[)）])?"
    + NO_ALNUM_AFTER
    + r"(?![*-])"
)
_BROKEN = NO_ALNUM_BEFORE + rf"[A-Za-z0-9](?:{GAP}[A-Za-z0-9])(?:{GAP}[0-9]){{6,9}}" + NO_ALNUM_AFTER + r"(?![*-])"
# An item of a list that names the document first: 通行证1本，持有人…，号码…
_OF_ITEM = rf"(?P<name>(?:港澳|台湾)居民[^；;。\n0-9A-Za-z]{{0,6}}通行证|往来[^；;。\n0-9A-Za-z]{{2,4}}通行证|台胞证|回乡证)[^；;。\n0-9A-Za-z]{{0,4}}[0-9]?[^；;。\n0-9A-Za-z]{{0,20}}(?:(?<![备批货型箱票机])号码?[:：为是]?\s?|\t)(?P<value>[A-Z]{{0,2}}[0-9]{{7,10}}){NO_ALNUM_AFTER}"
_TO_THE_MAINLAND = NO_ALNUM_BEFORE + r"[HM](?:[0-9]{8}|[0-9]{10})" + NO_ALNUM_AFTER + r"(?![*-])"
# Those that residents of the mainland take abroad: such a number tells less, the permit has to be named above it.
_OF_RESIDENTS = NO_ALNUM_BEFORE + r"(?:[CLWT][0-9]{8}|[CL][A-HJ-NP-Z][0-9]{7})" + NO_ALNUM_AFTER + r"(?![*-])"
_NAMED_ABOVE, _ABOVE_REACH = r"通行证", 600
# In a list of persons below or behind the words that name the permit.
_OF_PERMIT = (
    NO_ALNUM_BEFORE
    + r"(?:[CLWT][0-9]{8}|[CL][A-HJ-NP-Z][0-9]{7}|[HM](?:[0-9]{8}|[0-9]{10})|0[0-9]{7})"
    + NO_ALNUM_AFTER
    + r"(?![*-])"
)
_ITEM = lazily(
    r"(?P<before>^|[\n\t；;、，,。：:的 0-9.．])(?P<name>[\u4e00-\u9fff·]{2,6})(?:[\s，,、]{1,3}[男女])?(?:[\s，,、]{0,3}(?:香港|澳门|台湾)(?:居民)?)?[\s，,：:（(]{1,4}(?:(?:证件?号码?|号码|编号)[:：]?)?$"
)
_NEXT, _SURNAMES = ("；", ";"), SINGLE | RARE
_ITEM_REACH, _LIST_REACH = 36, 400
_OTHER_DOCUMENT = lazily(r"护照|身份证|军官证|驾驶证|许可证|[编单批货箱型票]号|设备|样品")
_THINGS = lazily(r"[编单批货箱型票]号|设备|样品")
_RESIDENT, _RESIDENT_REACH = (
    lazily(r"(?:香港|澳门|港澳)(?:特别行政区|永久性?)?(?:居民|籍|人士|同胞)|[港澳]籍|(?:香港|澳门)人"),
    20,
)
_TAIWAN, _TAIWAN_REACH = lazily(r"台湾|台灣|臺灣|台胞|台籍|台商"), 200
# Digits read as letters: 0l234567
_MISREAD = (
    NO_ALNUM_BEFORE
    + rf"(?=[A-Z0-9]{{1,8}}[{LETTERS_FOR_DIGITS}])[HMCLWT]?[0-9{LETTERS_FOR_DIGITS}]{{8}}"
    + NO_ALNUM_AFTER
    + r"(?![*-])"
)
_TO_MAINLAND = lazily(r"[HM](?:[0-9]{8}|[0-9]{10})")
_TAIWANESE = lazily(r"(?:[0-9]{8}|[0-9]{10})(?:\([A-Z0-9]{1,2}\))?|T[0-9]{8,9}")
_OUTBOUND = lazily(r"C[0-9]{8}|C[A-HJ-NP-Z][0-9]{7}|W[0-9]{8}")
_TO_TAIWAN = lazily(r"L[0-9]{8}|L[A-HJ-NP-Z][0-9]{7}|T[0-9]{8}")
_KINDS = (
    (
        _TO_MAINLAND,
        Phrase("港澳居民来往内地通行证（回乡证）", "a permit of Hong Kong and Macau residents for the mainland"),
    ),
    (_OUTBOUND, Phrase("往来港澳通行证", "a permit for Hong Kong and Macau")),
    (_TO_TAIWAN, Phrase("往来台湾通行证", "a permit for Taiwan")),
    (_TAIWANESE, Phrase("台湾居民来往大陆通行证（台胞证）", "a permit of Taiwan residents for the mainland")),
)
_TAIWAN_LABEL = lazily(r"台胞|台湾|大陆")
_LABEL = (
    r"(?i:mainland travel permit|home[ -]return permit)(?:[ ]?(?i:no|number)\.?)?|(?:回乡\s?证|台胞\s?证|卡式台胞|赴台\s?证|[大小]通证"
    r"|(?:来往|往来|进出)[^，。；\n]{0,6}通行证|(?:港澳|台湾|内地|大陆)(?:居民)?通行证"
    r"|(?<!车辆)(?<!临时)(?<!施工)(?<!货车)(?<!入场)(?<!停车)(?<!入城)(?<!道路)(?<!绿色)(?<!车)通\s?行\s?证)(?:证?件)?(?:号码?|编号)?"
)  # fmt: skip


def _judge(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    if label is None or not label.adjacent:
        return None
    joined = whole(value, label)
    if joined is None:
        return None
    number = joined.upper().replace("（", "(").replace("）", ")")
    kind = next((name for form, name in _KINDS if form.fullmatch(number)), None)
    if kind is _KINDS[3][1] and number[0].isdigit() and not _tells_taiwan(reading, span, label):
        return None  # eight bare digits say nothing unless Taiwan is named
    if kind is None:
        if not number[0].isalpha() or "\n" in value:
            return None
        wrong = Phrase(
            "不符合通行证号码的形式，可能有笔误", "not the form of a permit's number, perhaps a typing error"
        )
        return Judgement(0.45, (wrong, label.why), Severity.MEDIUM)
    return Judgement(0.96, (_form_of(number), label.why))


def _form_of(number: str) -> Phrase:
    """The kind of a number that has the form of one."""
    kind = next(name for form, name in _KINDS if form.fullmatch(number))
    return Phrase("符合{kind}号码的形式", "it has the form of {kind}").fill(kind=kind)


def _tells_taiwan(reading: Reading, span: Span, label: Label) -> bool:
    """Whether the label names Taiwan, or else the row, or what stands above a number that begins as all do."""
    text = reading.text.text
    if _TAIWAN_LABEL.search(label.words + label.gap):
        return True
    if label.heading:
        return _TAIWAN.search(text, reading.text.paragraph(span).start, span.start) is not None
    return text[span.start] == "0" and _TAIWAN.search(text, max(0, span.start - _TAIWAN_REACH), span.start) is not None


def _judge_listed(value: str, reading: Reading, span: Span) -> Judgement | None:
    """A number right behind a person's name or region, in a list whose heading or sentence names such a permit."""
    text = reading.text.text
    why = _form_of(value)
    line = reading.text.paragraph(span).start
    begin = max(line, span.start - _RESIDENT_REACH)
    if value[0] in "HM" and _RESIDENT.search(text, begin, span.start) and not _THINGS.search(text, begin, span.start):
        return Judgement(
            0.8, (why, Phrase("前文写明是港澳居民", "a resident of Hong Kong or Macau is named before it"))
        )
    item = _ITEM.search(text, max(0, span.start - _ITEM_REACH), span.start)
    if item is None or not (item["before"] in _NEXT or item["name"][0] in _SURNAMES or item["name"][:2] in COMPOUND):
        return None
    named = list(reading.matches(_LABEL, max(0, span.start - _LIST_REACH), span.start))
    if not named or _OTHER_DOCUMENT.search(text, named[-1].end(), span.start):
        return None
    if value[0] == "0" and not _TAIWAN_LABEL.search(named[-1].group()):
        return None
    return Judgement(0.85, (why, Phrase("所在名单写明是通行证", "its list is one of permits")))


def _judge_item(value: str, reading: Reading, span: Span) -> Judgement | None:
    text = reading.text.text
    words = "台湾居民来往大陆通行证" if _TAIWAN_LABEL.search(text, max(0, span.start - 48), span.start) else "通行证"
    return _judge(value, reading, span, Label(words, Phrase("同一项写明是通行证", "the same item names a permit")))


def _judge_misread(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    if label is None or not label.adjacent or not any(sign.isdigit() for sign in value):
        return None
    number = value if value[0] in "HMCLWT" else as_digits(value[0])
    judgement = _judge(number[0] + as_digits(value[1:]), reading, span, label)
    if judgement is None:
        return None
    letters = Phrase("个别数字被识别成形近的字母", "some digits were read as letters")
    return Judgement(0.8, (letters, *judgement.why))


def _judge_residents(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    """A number of a resident's permit under such a heading, where permits are named above."""
    if label is None or not label.adjacent:
        return None
    if not reading.holds(_NAMED_ABOVE, max(0, span.start - _ABOVE_REACH), span.start):
        return None
    return Judgement(0.9, (_form_of(value), label.why))


def _judge_any(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    """A number of this form under a heading that names no kind of document."""
    if label is None or not label.adjacent:
        return None
    return Judgement(0.85, (_form_of(value), label.why))


RULES = (
    Rule(
        id="personal.travel_permit",
        title=Phrase("港澳台通行证号", "Travel permit number"),
        severity=Severity.HIGH,
        basis=basis("personal-4", "personal-25", "disclosure-15", "source-personal-2020"),
        matcher=AnyOf(
            (
                Labelled(_PATTERN, _LABEL, _judge, behind=True),
                Labelled(_BROKEN, _LABEL, _judge, behind=True),
                Labelled(_MISREAD, _LABEL, _judge_misread),
                Labelled(_TO_THE_MAINLAND, ANY_DOCUMENT, _judge_any),
                Labelled(_OF_RESIDENTS, ANY_DOCUMENT, _judge_residents),
                Checked(_OF_ITEM, _judge_item),
                Checked(_OF_PERMIT, _judge_listed),
            )
        ),
        message=Phrase("出现往来港澳台的通行证号码", "the number of a travel permit"),
        suggestion=Phrase(
            "公开前删除，或仅保留首字母和后 2 位", "delete it, or keep only the first letter and the last two digits"
        ),
        mask=Mask(1, 2),
        hits=(
            "台湾居民来往大陆通行证1本，李秀珍，号码⟦00000001⟧；",
            "回乡证：⟦H12345678⟧",
            "港澳居民来往内地通行证号码⟦M1234567801⟧",
            "台胞证：⟦12345678⟧",
            "台湾居民来往大陆通行证：⟦1234567890(B)⟧",
            "通行证⟦C12345678⟧",
            "往来港澳通行证号：⟦CA1234567⟧，有效期五年",
            "往来台湾通行证⟦L12345678⟧遗失",
            "姓名\t港澳通行证号\n陈某\t⟦W12345678⟧",
            "大陆居民往来台湾通行证（号码：⟦T12345678⟧）",
            "证件类型：台胞证，号码⟦01234567⟧",
            "证件名称：回乡证\n证件号码：⟦H1234567801⟧",
            "陈某（香港）证件号码⟦H12345678⟧",
            "姓名\t地区\t证件号码\n陈某\t香港\t⟦M12345678⟧",
            "台胞证：林志明 ⟦01234567⟧",
            "往来港澳通行证：张晓明　C00000527；李秀珍　⟦CA0000418⟧。",
            "下列往来台湾通行证作废：\n张晓明　⟦T00000655⟧",
            "持港澳居民来往内地通行证的黄某某（⟦H12345678⟧）",
            "黄某，女，香港居民，⟦H12345678⟧，住略",
            "学生 地区 通行证 备注\n林某 台湾 ⟦00000926⟧ 受理中",
        ),
        misses=(
            "M12345678",
            "12345678",
            "车辆通行证：C12345678",
            "往来港澳通行证工本费60元，流程编号见附件",
            "通行证有效期20250101至20251231",
            "港澳通行证：C123****8",
            "凭港澳居民来往内地通行证可在线办理，咨询电话12345",
            "台胞证持有人共12345678人次",
            "临时通行证编号：W12345678",
            "台胞证办理大厅电话：62345678",
            "往来港澳通行证自助签注机，设备 C12345678",
            "办理通行证请带收据\n收据编号 T12345678",
            "回乡证办理点：某大厦（M12345678号铺）",
            "香港居民委托的样品（批号M12345678）",
        ),
    ),
)
