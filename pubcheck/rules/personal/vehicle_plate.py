"""Vehicle plates: civil, new energy, police, learner, trailer, Hong Kong and Macau, consular, armed police, military.

GA 36-2018 (civil plates; I and O are not used behind the office's letter, at most two letters
among the last five), GA 36 annex for new energy (a letter A–K as first or last of six); 武警 WJ and
military plates after 军车号牌管理规定.
"""

from __future__ import annotations

import re

from pubcheck.cycle_plates import (
    COUNTER,
    NO_CAR,
    NO_PLATE,
    is_counted,
    is_sample,
    judge_city,
    judge_cycle,
    judge_known,
    judge_six,
    judge_tractor,
)
from pubcheck.finding import Mask, Severity
from pubcheck.labels import Label, Labelled
from pubcheck.law import basis
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import AnyOf, Checked, Cue, Gated, Judgement, Reading, compiled
from pubcheck.phrase import Phrase
from pubcheck.plate_forms import (
    APART,
    BICYCLE,
    CITY,
    CITY_CELL,
    CITY_HEADING,
    CITY_KNOWN,
    CITY_LABEL,
    CITY_PLAIN,
    CUT,
    CYCLES,
    DATED,
    LABEL,
    MISREAD,
    NO_PROVINCE,
    PATTERN,
    PROVINCES,
    RARER,
    SCATTERED,
    SIX_FIGURES,
    SPACED,
    TRACTOR,
)
from pubcheck.rule import Rule
from pubcheck.span import Span

_CAR_BEFORE = lazily(r"(?:车|牌|挂)[\s:：(（]{0,2}$")
_MISREAD_LABEL = LABEL + r"|驾\s?驶"
_FEWEST_DIGITS = 3
_CELL_BEFORE, _CELL_BEHIND = lazily(r"(?:^|\t|\n|\||[ ]{2})$"), lazily(r"\t|\n|[ ]?\||[ ]{2}|$")
_VEHICLE = Cue(
    r"车|驾驶|驾乘|号牌|牌照|停放|违停|闯红灯|超速|超载|交通|肇事|行驶",
    Phrase("上下文涉及车辆", "the context is a vehicle"),
    before=40,
    after=24,
)
_OF_VEHICLES = r"车(?![间床工])|牌照|驾驶|违停"
_DRIVEN = _VEHICLE._replace(pattern=_VEHICLE.pattern.replace("车|", "车(?![间床工])|", 1))
# One vehicle, spoken of in the same clause.
_TOLD = lazily(r"(?:车辆?|轿车|货车|摩托|司机|驾驶(?:的|了)?)(?![间床工站道])[^，。；;\n0-9A-Za-z]{0,12}$")
_YEAR = lazily(r"[^0-9]{2,4}20[0-9]{2}[ ]")  # 云A 2021 5 车辆年检
_PUBLIC = Cue(
    r"公务(?:用)?车|公车|执法车|巡游|出租|网约车|客运|客车|货运|危货|营运|道路运输证|渣土|校车|公交|环卫|救护车|消防车|报废|拍卖|处置|拖移|扣押|无主|僵尸车",
    Phrase("是公务、营运或公告处置的车辆", "an official, commercial or impounded vehicle"),
    before=60,
    after=30,
)
_BEFORE_NING = ("南", "西", "济", "咸", "遂", "辽")  # cities whose name ends like the plate of 宁夏 begins
_CIVIL = lazily(rf"[{PROVINCES}][A-HJ-Z](?=(?:.*[0-9]){{3}})[A-HJ-NP-Z0-9]{{5}}")
_NEW_ENERGY = lazily(rf"[{PROVINCES}][A-HJ-Z](?:[A-HJK][A-HJ-NP-Z0-9][0-9]{{4}}|[0-9]{{5}}[A-HJK])")
_FORCES = lazily(r"WJ.*|[军空海北沈兰济南广成][A-Z][0-9]{5}|[VZKHBSLJNGCEA][A-Z][0-9]{5}")
_BEFORE_IT = Phrase("前文有车辆号牌的标签", "a label of plates stands before it")
_MORE_MISREADINGS = str.maketrans("OIloSB", "011058")
_MISREADINGS = str.maketrans("OIlo", "0110")
_SPECIAL = {
    "警": Phrase("警用号牌", "a police plate"),
    "学": Phrase("教练车号牌", "a learner's plate"),
    "挂": Phrase("挂车号牌", "a trailer's plate"),
    "试": Phrase("试验车号牌", "a test vehicle's plate"),
    "港": Phrase("港澳入出境车号牌", "a plate of Hong Kong or Macau"),
    "澳": Phrase("港澳入出境车号牌", "a plate of Hong Kong or Macau"),
    "领": Phrase("领馆号牌", "a consular plate"),
    "使": Phrase("使馆号牌", "an embassy's plate"),
    "临": Phrase("临时号牌", "a temporary plate"),
}


def _kind(plate: str) -> Phrase | None:
    if plate[-1] in _SPECIAL:
        known = plate[-1] not in "港澳" or plate.startswith("粤Z")
        return _SPECIAL[plate[-1]] if known else None
    if plate.startswith("使"):
        return _SPECIAL["使"]
    if _FORCES.fullmatch(plate):
        return Phrase("武警或军队号牌", "a plate of the armed forces")
    if _NEW_ENERGY.fullmatch(plate):
        return Phrase("新能源号牌", "a new-energy plate")
    return Phrase("民用号牌", "a civil plate") if _CIVIL.fullmatch(plate) else None


def _judge(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    text = reading.text.text
    plate = re.sub(r"[^0-9A-Z\u4e00-\u9fff]", "", value.upper())
    kind = _kind(plate)
    named = label is not None
    before = text[max(0, span.start - 10) : span.start]
    if value[0] == "宁" and before[-1:] in _BEFORE_NING and not named:
        return None
    doubled = before[-1:] in PROVINCES and before[-1:] not in ("", value[0])
    if kind is None or (doubled and value[0] in PROVINCES):
        return None
    forces = _FORCES.fullmatch(plate) is not None
    near = _VEHICLE.applies(reading, span)
    if not named and (
        NO_PLATE.match(text, span.end)
        or NO_CAR.match(text, span.end)
        or COUNTER.search(before)
        or is_counted(text, span)
        or is_sample(text, span)
        or re.search("[a-z]", value)
    ):
        return None
    if (
        not named
        and (plate[0] in "使军空海北沈兰济南广成" or (forces and plate[0].isascii() and plate[0] != "W"))
        and not near
    ):
        return None
    if not named and forces and plate[0].isascii() and not plate.startswith("WJ"):
        return None  # two letters and five digits are anything unless the label says plate
    why = [kind]
    if label:
        why.append(label.why)
    elif near:
        why.append(_VEHICLE.why)
    severity = Severity.HIGH if forces else None
    if not forces and _PUBLIC.applies(reading, span):
        why.append(_PUBLIC.why)
        severity = Severity.LOW
    return Judgement(0.97 if named else (0.92 if near else 0.8), tuple(why), severity)


def _judge_misread(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    value = value.replace(" ", "")
    plate = value[:2] + value[2:].translate(_MISREADINGS)
    if _kind(re.sub(r"[^0-9A-Z\u4e00-\u9fff]", "", plate)) is None:
        plate = value[:2] + value[2:].translate(_MORE_MISREADINGS)
    if sum(sign.isdigit() for sign in value) < 3 and not (label and label.adjacent):
        return None
    if label is None and _CAR_BEFORE.search(reading.text.text, max(0, span.start - 4), span.start):
        label = Label("车", Phrase("前文有“车”", "车 stands before it"))
    judgement = _judge(plate, reading, span, label) if label and label.adjacent else None
    if judgement is None:
        return None
    alike = Phrase("0、1 写成了字母 O、I", "O and I stand for 0 and 1")
    return Judgement(0.85, (*judgement.why, alike), judgement.severity)


def _judge_spaced(value: str, reading: Reading, span: Span) -> Judgement | None:
    """One sign a blank, in a text about vehicles."""
    if not reading.once("vehicles", lambda: reading.holds(_OF_VEHICLES)):
        return None
    return _judge("".join(value.split()), reading, span, None)


def _judge_apart(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    """With a blank where none belongs: behind its label, beside words of vehicles, or alone in its cell."""
    text = reading.text.text
    if sum(sign.isdigit() for sign in value) < _FEWEST_DIGITS or _YEAR.match(value):
        return None
    named = label if label is not None and label.adjacent else None
    cell = _CELL_BEFORE.search(text, max(0, span.start - 2), span.start) and _CELL_BEHIND.match(text, span.end)
    spaced = compiled(SPACED).match(text, span.start, span.end)
    if spaced and not named and not reading.once("vehicles", lambda: reading.holds(_OF_VEHICLES)):
        return None
    if named is None and not cell and not _DRIVEN.applies(reading, span):
        return None
    return _judge("".join(value.split()), reading, span, named)


def _judge_scattered(value: str, reading: Reading, span: Span) -> Judgement | None:
    plate = re.sub(r"[^0-9A-Z\u4e00-\u9fff]", "", value)
    named = Label("车牌", Phrase("前文有“车牌”", "车牌 stands before it"))
    return _judge(plate, reading, span, named)


def _judge_rarer(value: str, reading: Reading, span: Span) -> Judgement | None:
    kind = Phrase("少见的号牌种类", "a rarer kind of plate")
    if _PUBLIC.applies(reading, span):
        return Judgement(0.85, (kind, _BEFORE_IT, _PUBLIC.why), Severity.LOW)
    return Judgement(0.85, (kind, _BEFORE_IT))


def _judge_cut(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    plate = "".join(value.split())
    if label is not None and label.adjacent:
        return _judge(plate, reading, span, label)
    # Without its label both parts must be no words of their own: a sign at least stood on the line above.
    told = _TOLD.search(reading.text.text, max(0, span.start - 24), span.start)
    return _judge(plate, reading, span, None) if told else None


def _judge_dated(value: str, reading: Reading, span: Span) -> Judgement | None:
    """A plate with the day of a picture behind it."""
    return _judge(value, reading, span, None) if _VEHICLE.applies(reading, span) else None


def _judge_without_province(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    if label is None or not label.adjacent or not label.words.startswith(("车", "号", "牌")) or "车号" in label.words:
        return None
    short = Phrase("缺省份简称的民用号牌", "a civil plate without its province")
    return Judgement(0.6, (short, label.why))


RULES = (
    Rule(
        id="personal.vehicle_plate",
        title=Phrase("车辆号牌", "Vehicle plate"),
        severity=Severity.MEDIUM,
        basis=basis("personal-4", "personal-25", "disclosure-15"),
        matcher=AnyOf(
            (
                Labelled(CITY, CITY_LABEL, judge_city),
                Labelled(PATTERN, LABEL, _judge, bare=True),
                Labelled(MISREAD, _MISREAD_LABEL, _judge_misread, bare=True),
                Checked(TRACTOR, judge_tractor),
                Checked(SPACED, _judge_spaced),
                Labelled(APART, LABEL, _judge_apart, bare=True),
                Labelled(SIX_FIGURES, LABEL, judge_six, bare=True),
                Gated(CYCLES, Checked(CITY_KNOWN, judge_known)),
                Gated(CYCLES, Checked(CITY_PLAIN, judge_cycle)),
                Gated(CYCLES, Labelled(CITY_CELL, CITY_HEADING, judge_city)),
                Checked(SCATTERED, _judge_scattered),
                Labelled(CUT, LABEL, _judge_cut, bare=True),
                Checked(RARER, _judge_rarer),
                Checked(BICYCLE, _judge_rarer),
                Checked(DATED, _judge_dated),
                Labelled(NO_PROVINCE, LABEL, _judge_without_province),
            )
        ),
        message=Phrase("出现车辆号牌，可查到车主", "a vehicle plate, which leads to the owner"),
        suggestion=Phrase(
            "个人车辆的号牌删除，或仅保留前 2 位和末位；公务、营运车辆依规定公示的可以保留",
            "delete a private vehicle's plate or keep two characters and the last; an official one may stay where it must be shown",
        ),
        mask=Mask(2, 1),
        hits=(
            "驾驶⟦川A00000⟧小型轿车",
            "车牌号：⟦粤B·D12345⟧",
            "⟦京A12345D⟧停放于楼前",
            "号牌⟦川A0001警⟧",
            "教练车⟦川A0002学⟧、挂车川A挂",
            "⟦闽20401领⟧",
            "入境车辆⟦粤Z0001港⟧",
            "车辆⟦使001·002⟧",
            "序号\t车牌号\t违法行为\n1\t⟦鄂AX0001⟧\t闯红灯",
            "武警车辆⟦WJ01-12345⟧",
            "军车号牌⟦南A00001⟧、军车号牌略",
            "车牌号码⟦苏e12345⟧（小写）",
            "军牌：⟦KA00001⟧",
            "车牌号：⟦川AO1234⟧（0 写成字母）",
            "车牌号：⟦A12345⟧（四川）",
            "车牌：⟦川A●12345⟧",
            "车牌号：⟦川（A）12345⟧",
        ),
        misses=(
            "宁AD1234555555",
            "浙苏H6F681",
            "车牌号：川A****0",
            "京ICP备05012345号",
            "浙B2-20080224",
            "云计算平台A12345",
            "产品型号：新A12345",
            "通过G1234次列车到达",
            "粤B2-2004101",
            "川A号段车牌摇号",
            "新A12345型拖拉机",
            "云A12345号展位",
            "南B12345楼",
            "川办发〔2025〕12号",
            "京A123456789",
            "编号中“京A00018”系京东仓货位号，与车牌无关。",
            "云A1234520240102版本发布",
            "车牌：浙A\n12个车位",
            "电动车杭州2025年补贴方案",
            "车号：浙—1234",
        ),
    ),
)
