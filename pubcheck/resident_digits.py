"""What the digits of an identity number say: region, birth date, check digit, and whether it is called one."""

from __future__ import annotations

import re
from datetime import date

from pubcheck.finding import Severity
from pubcheck.headings import columns_of
from pubcheck.labels import OTHER_KIND, Label, is_column_of, share_under
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import Cue, Judgement, Reading
from pubcheck.numbers import PROVINCES, abolished, birth_date, is_resident_number, resident_check_digit
from pubcheck.persons import named_before, persons_in
from pubcheck.phrase import Phrase
from pubcheck.span import Span

LABEL_WORDS = r"身\s?份\s?证|证件\s?号|公民身份|居民证|居住证|永久居留|身份号码"
LABEL = Cue(
    LABEL_WORDS,
    Phrase("前文有“身份证”一类的标签", "a label such as 身份证 stands before it"),
    before=40,
    after=6,
)
# The number of an insured person is the citizen's (社会保险法 art. 58), whatever the card is called.
_INSURED = Cue(
    r"(?:社\s?保|社会保[障险]|医\s?保|医疗保[障险]|养老保险|参保)(?:人|个人|金融|[ ]?(?i:ic)[ ]?){0,2}(?:卡|证)?(?:号码?|编号|账号)?(?:是|为)?[\s:：（(]{0,3}$",
    Phrase("前文有“社保卡”一类的标签", "a label such as 社保卡 stands before it"),
    before=20,
)
_PERMITS = ("810000", "820000", "830000")  # residence permits of Hong Kong, Macau and Taiwan residents
_REGION = Phrase("地区码有效（{name}）", "the region code is valid ({code})")
_ENDED = Phrase("地区码在 {year} 年已撤销，早于出生年份", "the region code was abolished in {year}, before the birth")
_NO_REGION = Phrase("地区码不存在", "the region code does not exist")
_CARD = Phrase(
    "9 开头，是外国人永久居留身份证的号码形式", "it begins with 9, the form of a foreigner's permanent residence card"
)
_OTHERS = r"批号|批次|货号|料号|条码|[单案图箱]号|凭[证单]号?|回单号?|票据?号|(?:发票|收据)(?:号|编)|整车编码|流水号|受理号|业务号|订单|序列号|(?:产品|设备|资产|合同|项目)编[号码]"
_OTHER_HEADING = lazily(_OTHERS)
# The number of a paper is made of a region, a day and a serial as well: what calls it so, and what calls it a person's own.
PAPERS = (
    rf"编\s?号|[\u4e00-\u9fff]序号|文号|[案批票卷辅考]号|准考证|流水|受理|备案|(?:许可|产权|权属|合格|资格|登记)证|合同|协议"
    rf"|(?:批准|决定|申请|通知|告知|认定|建议|证明|承诺|委托|责令|裁决|调解)书|{_OTHERS}"
)
_PAPER_HEADING = lazily(PAPERS)
_OWN_HEADING = lazily(rf"{LABEL_WORDS}|证\s?件|[学考]生编号|身份|公民|残疾|学籍号|社\s?保|医\s?保|保[险障]|参保|养老")
_PAPER = Cue(
    r"(?:文号|[\u4e00-\u9fff]序号|辅号|准考证号?|考号|批准书号?|申请书号?|协议书?号)\s*[:：为是（(]?\s*$",
    OTHER_KIND.why,
    before=12,
)
_ONE = lazily(
    r"(?<![0-9A-Za-z])[1-9][0-9]{5}(?P<gap>[ -]?)(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])[0-3][0-9](?P=gap)[0-9]{3}[0-9Xx](?![0-9A-Za-z])"
)
_SINCE = 2000  # the year before which no papers were numbered so
_CELL = lazily(r"[\t，,][ ]?(?:号码)?$")
_MISCOUNT = Phrase("位数是 {n}，不是 18，可能有笔误", "it has {n} digits, not 18, perhaps a typing error")
_BORN = Phrase("出生日期有效", "the birth date is valid")
_UNBORN = Phrase("出生日期无效", "the birth date is not valid")
_ANYBODYS = ("登记证号", "登记证号：", "登记证号:")  # a person's or a unit's
ENTRY = 24  # characters of an entry before its number


def region_of(number: str, born: date | None) -> tuple[bool, Phrase]:
    """Whether the region code speaks for an identity number, and what is known of it."""
    if number[0] == "9":
        known = number[1:3] in PROVINCES
        return known, _CARD if known else _NO_REGION
    name = PROVINCES.get(number[:2])
    if number[:6] in _PERMITS:
        return True, _REGION.fill(name=name, code=number[:2])
    try:
        ended = abolished(number[:6], born.year if born else 0) if name else None
    except KeyError:
        name = None
    if not name:
        return False, _NO_REGION
    if ended:
        return False, _ENDED.fill(year=ended)
    return True, _REGION.fill(name=name, code=number[:2])


def judge18(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    """How sure it is that these 18 characters are an identity number; ``None`` where they are none."""
    number = value[:17] + ("X" if not value[17].isdigit() else value[17])
    labelled = label is not None or LABEL.applies(reading, span)
    born = birth_date(number[6:14])
    checked = resident_check_digit(number[:17]) == number[17]
    if not labelled and not (checked or born):
        return None
    region, why_region = region_of(number, born)
    why: list[Phrase] = [
        why_region,
        _BORN if born else _UNBORN,
        Phrase("校验位正确", "the check digit is right")
        if checked
        else Phrase("校验位不符，可能有笔误", "the check digit is wrong, perhaps a typing error"),
    ]
    if labelled:
        why.append(label.why if label else LABEL.why)
    if checked and born:
        # A code that is unknown may still name a person: lower the confidence, do not hide it.
        confidence = 0.99 if region else (0.48 if labelled else 0.4)
    elif labelled:
        confidence = 0.45 if (born or checked) else 0.3
    elif born and region and _INSURED.applies(reading, span):
        confidence = 0.45
        why.append(_INSURED.why)
    elif born and region and near_person(reading, span):
        confidence = 0.35
    else:
        return None
    of_day = is_of_day(born)
    headed = not labelled and is_headed_as_papers(reading, span)
    if headed and of_day:
        return None
    headed = headed and is_headed_otherwise(reading, span)
    if headed or (not labelled and is_called_paper(reading, span)):
        if number[2:6] == "0000" or not (
            checked or not (headed or of_day or named_before(reading, span, ENTRY) is None)
        ):
            return None
        confidence *= 0.6
        why.append(OTHER_KIND.why)
    return Judgement(confidence, tuple(why), None if confidence >= 0.5 else Severity.MEDIUM)


def is_headed_otherwise(reading: Reading, span: Span) -> bool:
    """Whether its column is headed 批号, 单号 and the like."""
    return _OTHER_HEADING.search(columns_of(reading, _OTHERS).over(span.start)) is not None


def is_of_day(born: date | None) -> bool:
    """Whether the day in its place may as well be that on which a paper was registered."""
    return born is None or born.year >= _SINCE


def is_headed_as_papers(reading: Reading, span: Span) -> bool:
    """Whether its column is one of numbers of papers: its heading says so, and the check digits do not say otherwise."""
    if not is_column_of(reading, PAPERS, span.start, _PAPER_HEADING, _OWN_HEADING):
        return False
    held, seen = share_under(reading, PAPERS, span.start, _ONE, is_resident_number)
    return 3 * held <= seen  # by chance one in eleven holds


def is_called_paper(reading: Reading, span: Span) -> bool:
    """Whether the words right before it call it the number of a paper, or another kind of number."""
    return OTHER_KIND.applies(reading, span) or _PAPER.applies(reading, span)


def near_person(reading: Reading, span: Span) -> bool:
    """Whether a person is named in the paragraph of ``span`` or the one above: else goods bear such numbers too."""
    here = reading.text.paragraph(span)
    above = reading.text.paragraph(Span(here.start - 1, here.start - 1)).start if here.start else 0
    return any(persons_in(reading, Span(max(above, here.start - ENTRY), here.end)))


def judge15(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    """The same of 15 digits, perhaps in groups."""
    value = re.sub("[ \t-]", "", value)
    labelled = label is not None or LABEL.applies(reading, span)
    born = birth_date("19" + value[6:12])
    counted = not labelled and OTHER_KIND.applies(reading, span)
    if not labelled and (not born or is_headed_otherwise(reading, span)):
        return None
    if counted and not (reading.text.text.endswith(_ANYBODYS, 0, span.start) or named_before(reading, span, ENTRY)):
        return None
    region, why_region = region_of(value, born) if value[0] not in "89" else (False, _NO_REGION)
    if not labelled and not region:
        return None
    why = [Phrase("15 位旧号码，没有校验位", "an old number of 15 digits, without a check digit"), why_region]
    why.append(_BORN if born else _UNBORN)
    confidence = (0.9 if labelled else 0.5) if born and region else 0.4
    confidence *= 0.6 if counted else 1
    if labelled or counted:
        why.append(OTHER_KIND.why if counted else label.why if label else LABEL.why)
    return Judgement(confidence, tuple(why), None if confidence >= 0.5 else Severity.MEDIUM)


def may_be_one(number: str) -> bool:
    """Whether a county and a day of birth stand in their places: somebody may have mistyped the rest."""
    born = birth_date(number[6:14])
    return born is not None and region_of(number, born)[0]


def judge_miscounted(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    """One that has a digit too few or too many, right behind its label or in a row that names a person."""
    born = birth_date(value[6:14])
    if not born or len(value) == 18 or not region_of(value, born)[0]:
        return None
    if label is None or (len(value) == 19 and value.isdigit()):
        return _judge_miscounted_row(value, reading, span, label)
    if not label.adjacent:
        return None
    return Judgement(0.45, (_MISCOUNT.fill(n=len(value)), label.why), Severity.MEDIUM)


def _judge_miscounted_row(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    """Such a number in a row or an entry that begins with a person's name: 段志远\t…, 段志远，男，汉族，…"""
    text = reading.text.text
    entry = Span(max(reading.text.paragraph(span).start, span.start - ENTRY), span.start)
    if not _CELL.search(entry.of(text)) or is_called_paper(reading, span) or not any(persons_in(reading, entry)):
        return None
    if is_of_day(birth_date(value[6:14])) and is_headed_as_papers(reading, span):
        return None
    named = Phrase("同一行有人名", "a person is named in the same row")
    return Judgement(0.4, (_MISCOUNT.fill(n=len(value)), label.why if label else named), Severity.MEDIUM)
