"""Masks that hide too little: what stays readable still tells who it is.

An identity number (GB 11643) begins with six digits of the region and eight of the birth date: hiding
the end hides nothing of either. Sources: 个人信息保护法 arts. 51(3), 73(3) (去标识化). The same value
hidden in one place and open in another is hidden nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pubcheck.finding import Mask, Severity
from pubcheck.headings import columns_of
from pubcheck.law import basis
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import Judgement, Match, Reading
from pubcheck.persons import IDENTITY, people, sentence
from pubcheck.phrase import Phrase
from pubcheck.plate_forms import PROVINCES
from pubcheck.rule import Rule
from pubcheck.span import Span
from pubcheck.surnames import surname_length

# What hides a digit: stars, crosses, dots, squares, bars.
_SIGN = "*＊×●•○※■▇█＃"
_NUMBER = (
    rf"(?<![0-9A-Za-z{_SIGN}])(?P<value>(?=[0-9]*[{_SIGN}xX]{{2}})[0-9{_SIGN}xX]{{11,22}}|[1-9][0-9]{{13,17}}[*＊][0-9]{{0,3}}[0-9Xx]?|(?=1[3-9][0-9*＊]{{9}}(?![0-9]))[0-9]{{3,10}}[*＊][0-9]{{0,7}}"
    # A line that breaks before the mask or in the figures before it.
    rf"|[1-9][0-9]{{11,15}}\n[0-9]{{0,5}}[*＊]{{1,2}}|[1-9][0-9]{{6,14}}\n[0-9]{{0,8}}[*＊]{{3,8}}[0-9Xx]{{0,2}}|1[3-9][0-9]{{2,8}}\n?[0-9]{{0,4}}[*＊]{{2,4}}\n?[0-9]{{0,4}}"
    rf"|[1-9][0-9]{{5}}(?P<gap>[ -])(?:19|20)[0-9]{{6}}(?P=gap)[{_SIGN}xX]{{2,4}}[0-9Xx]{{0,2}}|[EGKHMP][A-Z]?[0-9]{{6,7}}[*＊]{{1,2}}"
    # Telephones and cards in groups.
    rf"|(?=[0-9 -]{{3,12}}[*＊])1[3-9][0-9](?P<part>[ -])[0-9*＊]{{4}}(?P=part)[0-9*＊]{{4}}|(?=[0-9 -]{{8,22}}[*＊])62[0-9]{{2}}(?P<quad>[ -])(?:[0-9*＊]{{4}}(?P=quad)){{2,3}}[0-9*＊]{{3,4}})(?![0-9A-Za-z{_SIGN}])"
)
_SIGNS = rf"[{_SIGN}xX]{{2}}|[0-9][*＊]"  # in every masked number
# Numbers of any form, by what they are called, with one or two figures hidden; three of a long one.
_CALLED = (
    r"(?:(?:社\s?保|社会保障|医\s?保|医疗保险|养老保险|公积金|参保|缴存|新农合)[\u4e00-\u9fff]{0,6}?(?:号码?|编号|卡)|个人(?:编号|[账帐]号)|存折(?:[账帐]?号)?"
    r"|(?:驾驶证|驾照)[\u4e00-\u9fff]{0,4}(?:编号|号码?)|(?:军官|士兵|警官|文职|退役军人?|残疾军人|残疾人?|学生|永久?居留?|居住|结婚|出生医学|律师|教师资格)证(?:明|件)?(?:编号|号码?)?"
    r"|车架号码?|车辆识别代[号码]|VIN码?|(?:回乡|台胞)证(?:号码?)?|通行证(?:号码?)?|护照(?:号码?)?|学籍号码?)[:：为是（( \t]{0,3}(?:[\u4e00-\u9fff]字第)?"
    r"(?P<value>(?=[0-9A-Z]{2,18}[*＊×●■█]|[*＊×●■█]{1,2}[0-9A-Z])[0-9A-Z*＊×●■█]{7,22})(?![0-9A-Za-z*＊×●■█])"
)
# Right behind the word for a vehicle, right before what it does, or below such a heading; what is won or sold by lot is none yet.
_PLATE_FORM = rf"[{PROVINCES}][A-HJ-Z][·.]?(?![*＊×●][0-9A-Z]{{5}})(?=[0-9A-Z]{{0,5}}[*＊×●])[0-9A-HJ-NP-Z*＊×●]{{5,6}}"
_PLATE = (
    rf"(?:车辆?|车牌(?:号码?)?|牌照(?:号码?)?|车号|驾驶|(?:(?<![\u4e00-\u9fff])|(?<=机动车))号牌(?:号码)?(?=[:：]))[:：为是]?[ ]?(?P<value>{_PLATE_FORM})(?![0-9A-Za-z*＊×●])"
    rf"|(?P<value>{_PLATE_FORM})(?=(?:[大中小微重轻]型)?(?:普通)?(?:轿|客|货|面包|越野|摩托|出租|汽)?车(?:[在与沿由驶撞]|行驶|追尾|相撞))"
)
_PLATE_CELL = rf"(?<![^\s,|])(?P<value>{_PLATE_FORM})(?![^\s,|])"
_PLATE_HEADING = r"车牌|号牌|牌照|车号"
_HEADED = lazily(_PLATE_HEADING)
_MOST_HIDDEN, _FEWEST_SHOWN, _OF_PLATE = 2, 6, 3  # of a plate's figures, behind its region
_STAR = lazily(rf"[{_SIGN}xX]")
_NAME = r"(?<![\u4e00-\u9fff*])(?P<value>[\u4e00-\u9fff]{1,2}[*＊×○●]{1,2}[\u4e00-\u9fff]?)(?![\u4e00-\u9fff*＊×])"
_OPEN_NUMBERS = (IDENTITY.pattern, r"(?<![0-9A-Za-z])1[3-9][0-9]{9}(?![0-9A-Za-z])")
_ID_LABEL = lazily(r"身\s?份\s?证|证件号|公民身份|身份号码")
_PASSPORT_LABEL = lazily(r"护\s?照|通行证")
_CARD = lazily(r"62[0-9]{8,12}\*+[0-9]{2,5}$|62[0-9]{13,16}\*+$")  # the number of a card in banks of the mainland
_CARD_LABEL = lazily(r"卡\s?号|账\s?号|帐\s?号|银行|一卡通|存折")
_BORN = lazily(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")
_MONTH = lazily(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])")
_HEAD = 24  # how far before a masked number its label may stand

_ANY_SIGN = r"[0-9A-Z][*＊×●■█]"
_NAMED = Phrase("前文写明是个人的证件或账号", "the words before it name a document or an account of a person")
_OF_VEHICLE = Phrase("是车牌号的形式", "the form of a number plate")
_OPEN = Phrase("同一内容在文中另一处未遮盖", "the same value stands open elsewhere in the document")
_NAME_OPEN = Phrase("同一姓名在文中另一处未遮盖", "the same name stands open elsewhere in the document")
_ID_OPEN = Phrase("姓名遮盖了，同处的身份证号却没有", "the name is hidden but the identity number beside it is not")
_REGION_AND_BIRTH = Phrase("仍可看出地区和出生日期", "region and birth date are still readable")
_BIRTH = Phrase("仍可看出出生日期", "the birth date is still readable")
_REGION = Phrase("仍可看出户籍地区，出生日期已隐去", "the region is still readable, the birth date is not")


@dataclass(frozen=True, slots=True)
class _WeakMasks:
    @property
    def asks(self) -> tuple[str, ...]:
        """Signs of a mask in a number, masked numbers and names, and open numbers."""
        return _SIGNS, _NUMBER, _CALLED, _PLATE, _PLATE_CELL, _PLATE_HEADING, _NAME, *_OPEN_NUMBERS

    def find(self, reading: Reading) -> Iterator[Match]:
        if not any(map(reading.text.text.__contains__, f"{_SIGN}xX")):
            return
        matches = [*self._numbers(reading), *self._names(reading)]
        taken = [match.span for match in matches]
        matches += [match for match in _called(reading) if not any(match.span.overlaps(span) for span in taken)]
        yield from sorted(matches, key=lambda match: match.span)

    def _numbers(self, reading: Reading) -> Iterator[Match]:
        text = reading.text.text
        if not reading.holds(_SIGNS):
            return
        opened: dict[str, list[str]] | None = None
        for match in reading.matches(_NUMBER):
            value = _uniform("".join(match["value"].split()).replace("-", ""))
            span = Span(*match.span("value"))
            if opened is None:
                opened = _open_numbers(reading)
            if self._stands_open(value, opened):
                yield Match(span, Judgement(0.92, (_OPEN,)))
                continue
            judgement = _judge(value, text[max(0, span.start - _HEAD) : span.start])
            if judgement is not None:
                yield Match(span, judgement)

    def _stands_open(self, value: str, opened: dict[str, list[str]]) -> bool:
        visible = sum(character != "*" for character in value)
        if visible < 5 or "*" in value[:3]:
            return False
        pattern = re.compile(re.escape(value).replace(r"\*", "."))
        return any(pattern.fullmatch(number) for number in opened.get(value[:3], ()))

    def _names(self, reading: Reading) -> Iterator[Match]:
        text = reading.text.text
        named: dict[tuple[str, int], list[str]] | None = None
        for match in reading.matches(_NAME):
            words, span = re.sub("[＊×○●]", "*", match["value"]), Span(*match.span("value"))
            if surname_length(words) == 0 or words.index("*") > surname_length(words):
                continue
            around = sentence(reading, span)
            if IDENTITY.search(text, span.end, min(around.end, span.end + 80)):
                yield Match(span, Judgement(0.85, (_ID_OPEN,)))
                continue
            if named is None:
                named = {}
                for person in people(reading).within(Span(0, len(text))):
                    name = person.span.of(text)
                    named.setdefault((name[0], len(name)), []).append(name)
            pattern = re.compile(re.escape(words).replace(r"\*", "."))
            if words[-1] != "*" and any(pattern.fullmatch(name) for name in named.get((words[0], len(words)), ())):
                yield Match(span, Judgement(0.75, (_NAME_OPEN,)))


def _called(reading: Reading) -> Iterator[Match]:
    """Numbers of funds, licences, vehicles and the like whose mask hides next to nothing."""
    if not reading.holds(_ANY_SIGN):
        return
    for pattern, kind in ((_CALLED, _NAMED), (_PLATE, _OF_VEHICLE), (_PLATE_CELL, _OF_VEHICLE)):
        for match in reading.matches(pattern):
            value = match["value"]
            signs = [sign for sign in value if sign in _SIGN]
            shown = sum(sign.isalnum() for sign in value)
            digits = sum(sign.isdigit() for sign in value)
            most = _MOST_HIDDEN + (shown > 2 * _FEWEST_SHOWN)
            if len(set(signs)) > 1 or not 0 < len(signs) <= most:
                continue
            if digits < _OF_PLATE or (kind is _NAMED and (shown < _FEWEST_SHOWN or digits < _FEWEST_SHOWN - 1)):
                continue
            if pattern is _PLATE_CELL and not _HEADED.search(
                columns_of(reading, _PLATE_HEADING).over(match.start("value"))
            ):
                continue
            hidden = Phrase("共 {n} 位，只遮盖 {k} 位", "{k} of {n} characters are hidden")
            filled = hidden.fill(n=len(value), k=len(signs))
            yield Match(Span(*match.span("value")), Judgement(0.85, (kind, filled)))


def _uniform(value: str) -> str:
    """``value`` with every sign of a mask as ``*``; an X behind a digit at its end is a check character."""
    checked = value[-1] in "xX" and value[-2].isdigit()
    return _STAR.sub("*", value[:-1]) + ("X" if checked else _STAR.sub("*", value[-1]))


def _open_numbers(reading: Reading) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for number in {match.group().upper() for pattern in _OPEN_NUMBERS for match in reading.matches(pattern)}:
        found.setdefault(number[:3], []).append(number)
    return found


def _judge(value: str, before: str) -> Judgement | None:
    """How much of a masked identity number, telephone or card number is left."""
    head = len(value) - len(value.lstrip("0123456789"))
    tail = len(value) - len(value.rstrip("0123456789X"))
    visible = sum(character != "*" for character in value)
    shown = Phrase(f"共 {len(value)} 位，露出 {visible} 位", f"{visible} of {len(value)} characters are readable")
    if len(value) == 11 and re.match(r"1[3-9*]", value):
        return Judgement(0.88, (shown,)) if visible >= 8 else None
    labelled = _ID_LABEL.search(before) is not None
    if value[0].isalpha():
        return Judgement(0.8, (shown,)) if _PASSPORT_LABEL.search(before) else None
    if not labelled and (_CARD_LABEL.search(before) or _CARD.match(value)):
        return Judgement(0.85, (shown,)) if visible >= 12 else None
    if len(value) == 18 and visible >= 14 and _BORN.fullmatch(value[6:14]):
        return Judgement(0.85, (_BIRTH, shown), Severity.HIGH)
    if not 15 <= len(value) <= 20 or not (
        labelled or (head >= 6 and (head < 10 or _MONTH.match(value, 6) or value[6:8] in ("19", "20")))
    ):
        return None
    if head >= 10 and value[6:8] in ("19", "20"):
        grave = Severity.HIGH if head >= 14 else None
        return Judgement(0.93 if labelled or head >= 12 else 0.8, (_REGION_AND_BIRTH, shown), grave)
    if _MONTH.match(value, 6) and "*" not in value[6:12]:
        return Judgement(0.85, (_BIRTH, shown))
    if visible >= 12:
        return Judgement(0.8, (shown,))
    return Judgement(0.6, (_REGION, shown), Severity.INFO) if labelled and head >= 6 and tail >= 3 else None


RULES = (
    Rule(
        id="personal.masked_weak",
        title=Phrase("遮盖不足", "A mask that hides too little"),
        severity=Severity.MEDIUM,
        basis=basis("personal-51", "personal-25", "disclosure-15"),
        matcher=_WeakMasks(),
        message=Phrase("遮盖后仍可识别具体个人", "what stays readable still identifies a person"),
        suggestion=Phrase(
            "身份证号只留前 2 位和后 2 位，手机号遮盖中间 4 位；同一人全文一致遮盖",
            "keep two characters at each end of an identity number, hide the middle four of a mobile number, and do so everywhere",
        ),
        mask=Mask(2, 2),
        inline=False,
        hits=(
            "身份证号：⟦430100-19900307-****⟧",
            "身份证号：⟦43010019900307※※※※⟧",
            "张某（⟦4301**19900307123X⟧）到场。",
            "卡号略⟦621700123456****789⟧。",
            "持护照⟦E123456**⟧入境",
            "身份证号：⟦110101199003******⟧",
            "李某，⟦11010119900307****⟧，补助300元。",
            "公民身份号码⟦1101011990030*****⟧",
            "联系电话：⟦1390000**34⟧",
            "证件号码：⟦******19900307****⟧",
            "身份证号：⟦11010519491231002*⟧",
            "身份证号：⟦110105194912310*2X⟧",
            "姓名：⟦张*国⟧，身份证号：11010519491231002X",
            "户主：张建国，补助300元。\n名单：⟦张*国⟧ 300元",
            "电话登记有误，应为13900001234。\n联系：⟦139****1234⟧",
            "银行卡号：⟦622202000000***0000⟧",
            "李某 身份证⟦430100197\n50819****⟧ 丧偶",
            "李某 身份证⟦43010019661202\n****⟧ 退休",
            "联系电话：⟦1390000\n**34⟧",
            "联系电话：⟦1390000**\n34⟧",
        ),
        misses=(
            "身份证号：11****************1X",
            "联系电话：139****1234",
            "银行卡号：6222***********0000",
            "姓名：张*国，补助300元。",
            "身份证号：******************",
            "姓名\t身份证号\n张*国\t51**************12\n李*珍\t51**************34",
            "面积：120×80×60厘米",
            "密码******请勿外传，编号2024****001",
            "户主：王建国。\n名单：张*国 300元",
            "电话：0831-****001",
            "金额1390000\n***说明***",
            "电话：139\n****1234",
        ),
    ),
)
