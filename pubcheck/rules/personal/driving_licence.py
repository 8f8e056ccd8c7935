"""Driving licences: the licence number (which is the identity number), the file number, the card number.

机动车驾驶证件 (GA 482): 证号 is the holder's identity number, 档案编号 twelve digits that begin with
the region of the issuing office, 证芯编号 thirteen digits.
"""

from __future__ import annotations

from pubcheck.finding import Mask, Severity
from pubcheck.labels import GAP, Label, Labelled, whole
from pubcheck.law import basis
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import NO_ALNUM_AFTER, NO_ALNUM_BEFORE, AnyOf, Cue, Judgement, Reading
from pubcheck.numbers import LETTERS_FOR_DIGITS, PROVINCES, as_digits, birth_date, resident_check_digit
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.span import Span

_PATTERN = NO_ALNUM_BEFORE + r"(?:[1-9][0-9]{16}[0-9Xx]|[1-9][0-9]{14}|[0-9]{12,13})" + NO_ALNUM_AFTER + r"(?![*-])"
_BROKEN = (
    NO_ALNUM_BEFORE + rf"[1-9](?:{GAP}[0-9]){{11}}(?:(?:{GAP}[0-9]){{5}}{GAP}[0-9Xx])?" + NO_ALNUM_AFTER + r"(?![*-])"
)
# Digits read as letters: 1306000O0437
_MISREAD = (
    NO_ALNUM_BEFORE
    + rf"(?=[0-9]*[{LETTERS_FOR_DIGITS}])(?=(?:[0-9]*[{LETTERS_FOR_DIGITS}]){{1,8}}[0-9]*(?![0-9A-Za-z]))[1-9][0-9{LETTERS_FOR_DIGITS}]{{11}}"
    + NO_ALNUM_AFTER
    + r"(?![*-])"
)
_LABEL = r"(?:驾驶证|驾照)?(?:的)?档\s?案\s?(?:编\s?号|号码?)|(?:驾\s?驶\s?(?:证|执照)|驾照|驾证)(?:的)?(?:证件|证)?(?:号码?|编号)?|驾档号|档编|档号|[原旧新驾]档(?![\u4e00-\u9fff])|档案(?![\u4e00-\u9fff])|证芯(?:编)?号码?|(?<![A-Za-z])(?<![A-Za-z][_ -])(?i:(?:(?:driver'?s?|driving)[_ -]?)?licen[cs]e)[_ -]?(?i:archive|file|no|number|num)?(?:[_ -]?(?i:no|id))?(?=[\"'=:： ])"
_DRIVING = Cue(
    r"驾驶|驾照|驾档|准驾|车管|交警|交通事故|(?<![0-9A-Za-z])(?:[A-FMNP][1-6]?[DEF]?型?驾?照|[A-F][1-6]型?证)",
    Phrase("上下文涉及驾驶证", "the context is a driving licence"),
    before=80,
    after=40,
)
_ENGLISH = lazily(
    r"(?i:driv|archive)"
)  # 12 figures behind license alone may be a firm's, unless a vehicle is beside it
_OF_VEHICLES, _BEFORE, _BEHIND = r"驾驶|驾照|机动车|车牌|号牌|(?<![A-Za-z])(?i:plate|vehicle|driver)", 80, 40
# Right before the label: what a firm or a trade is licensed for, beside vehicles or not.
_OF_FIRM, _FIRM = (
    lazily(r"(?:企业|公司|备案|经营|营业|维修|执业|许可)[\u4e00-\u9fff]{0,4}[，,、：:；;（( \n]{0,2}$"),
    16,
)
_ABOVE = 400  # characters above a cell in which its table says what it is about
# Every archive gives its files a 档号: it is a driver's only where a licence is named right beside it.
_BESIDE = r"驾驶证|驾照|准驾|驾档|(?<![0-9A-Za-z])[A-F][1-6]型?驾?[证照]"
# What an archive says of a file behind its number: …卷，题名：竣工图，保管期限永久.
_OF_ARCHIVE = lazily(
    r"\s?(?:卷|件|盒|册|页|袋|柜|架)|[^。；;\n]{0,24}(?:题名|保管期限|归档|立卷|案卷|全宗|密级|页数|[页件]次|竣工|图纸|(?:会计|文书)(?:档案|凭证|账簿|报表|类)|责任者|库位|柜号|移交清单)"
)
_BARE_WORDS = ("原档", "旧档", "新档", "驾档", "档案")  # say nothing of driving themselves
_BESIDE_REACH, _TABLE_REACH = 16, 200


def _judge(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    joined = whole(value, label)
    if label is None or not label.adjacent or joined is None:
        return None
    if label.words == "档号":
        reach = _TABLE_REACH if label.heading else _BESIDE_REACH
        if not reading.holds(_BESIDE, max(0, span.start - reach), span.end + _BESIDE_REACH):
            return None
    grouped = joined != value
    value = joined
    if len(value) > 13:
        if "档" in label.words or "芯" in label.words:
            return None
        holds = len(value) == 15 or resident_check_digit(value[:17]) == value[17].upper()
        born = birth_date(value[6:14] if len(value) == 18 else "19" + value[6:12])
        if holds and born:
            # Less sure than the identity number that it is: one number, one finding, and identity is what it tells.
            form = Phrase("驾驶证号，即本人身份证号", "a licence number, which is the identity number")
            return Judgement(0.9 if len(value) == 18 else 0.92, (form, label.why))
        wrong = Phrase("校验位或出生日期不符，可能有笔误", "check digit or birth date is wrong, perhaps a typing error")
        return Judgement(0.46, (wrong, label.why), Severity.MEDIUM)
    driving = (
        "驾" in label.words
        or "芯" in label.words
        or _ENGLISH.search(label.words) is not None
        or _DRIVING.applies(reading, span)
    )
    if label.words.isascii() and not driving:
        if not reading.holds(_OF_VEHICLES, max(0, span.start - _BEFORE), span.end + _BEHIND):
            return None  # a firm's or a trade's: License No: 340100123456
        at = reading.text.text.rfind(label.words, max(0, span.start - _BEFORE), span.start)
        if at >= 0 and _OF_FIRM.search(reading.text.text, max(0, at - _FIRM), at):
            return None  # 机动车维修企业备案，License No: 340100123456
        driving = True
    bare = label.words in _BARE_WORDS
    if bare and not reading.holds(_DRIVING.pattern, max(0, span.start - _ABOVE), span.start):
        return None
    driving = (
        driving or bare or (label.heading and reading.holds(_DRIVING.pattern, max(0, span.start - _ABOVE), span.start))
    )
    if len(value) == 13:
        return Judgement(0.9, (label.why,), Severity.MEDIUM) if "芯" in label.words else None
    region = value[:2] in PROVINCES
    why = (
        Phrase("前两位是地区码", "it begins with a region code")
        if region
        else Phrase("前两位不是地区码，可能有笔误", "it does not begin with a region code, perhaps a typing error"),
        label.why,
    )
    if driving:
        return Judgement(0.95 if region else 0.46, (*why, _DRIVING.why), None if region else Severity.MEDIUM)
    if grouped or _OF_ARCHIVE.match(reading.text.text, span.end):
        return None
    # Archives number their files too: twelve digits behind 档案编号 alone prove little.
    return Judgement(0.4, why, Severity.MEDIUM) if region else None


def _judge_misread(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    judgement = _judge(as_digits(value), reading, span, label)
    if judgement is None or judgement.confidence < 0.9:
        return None
    letters = Phrase("个别数字被识别成形近的字母", "some digits were read as letters")
    return Judgement(0.8, (letters, *judgement.why))


RULES = (
    Rule(
        id="personal.driving_licence",
        title=Phrase("驾驶证号、档案编号", "Driving licence or file number"),
        severity=Severity.HIGH,
        basis=basis("personal-4", "personal-25", "disclosure-15", "id-card-13"),
        matcher=AnyOf(
            (
                Labelled(_PATTERN, _LABEL, _judge, behind=True),
                Labelled(_BROKEN, _LABEL, _judge, behind=True),
                Labelled(_MISREAD, _LABEL, _judge_misread),
            )
        ),
        message=Phrase("出现机动车驾驶证的证号或档案编号", "the number or the file number of a driving licence"),
        suggestion=Phrase(
            "公开前删除，或仅保留前 2 位和后 2 位", "delete it, or keep only the first and last two characters"
        ),
        mask=Mask(2, 2),
        hits=(
            "驾驶证档案编号：⟦430100000218⟧",
            "驾驶证档案号⟦440300001234⟧，准驾车型C1",
            "当事人驾驶证（档案编号⟦320500002345⟧）被扣留",
            "持C1型机动车驾驶证（档案编号：⟦510100001234⟧）驾驶川A00000",
            "姓名\t准驾车型\t档案编号\n张某\tC1\t⟦330100005678⟧",
            "驾驶证号：⟦110105194912310021⟧，校验位有误",
            "驾驶证编号 ⟦110105491231002⟧（旧证）",
            "证芯编号：⟦1100000000001⟧",
            "驾驶证号略，档号：⟦440300009998⟧，准驾车型B2",
            "驾驶人档案号码为⟦440300009999⟧，因酒驾被吊销驾驶证",
            "姓名　　准驾　　档案编号　　　原因\n张某　C2　⟦1306000O0437⟧　逾期未换证",
        ),
        misses=(
            "营业执照\nLicense No: 340100123456",
            "驾驶证有效期6年，自202501010000起",
            "身份证号：11010519491231002X",
            "文书档案编号：WS202500001234",
            "驾驶证档案编号：4301****0218",
            "会计档案编号：990000001234",
            "吊销机动车驾驶证12人",
            "驾驶证号已隐去，处罚决定书编号510105100012345678",
            "档案编号：2025-0012",
            "驾驶员培训机构档案目录 档号：123456789012 页数20",
            "档号：123456789012",
            "办理驾驶证业务请拨打12123",
        ),
    ),
)
