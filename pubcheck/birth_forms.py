"""How a date of birth is written, and which day that is; whether one is meant is judged by the rule."""

from __future__ import annotations

import re
from datetime import date

from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import compiled

_YEAR, _MONTH, _DAY = r"(?:1[89]|20)[0-9]{2}", r"(?:1[0-2]|0?[1-9])", r"(?:3[01]|[12][0-9]|0?[1-9])"
_LUNAR_DAY = r"(?:初[一二三四五六七八九十]|[十廿][一二三四五六七八九]|二十[一二三四五六七八九]?|三十|十)(?![一二三四五六七八九十])"
_FIGURES = (
    rf"{_YEAR}\s?年\s?{_MONTH}\s?月(?:份)?(?:\s?{_DAY}\s?[日号])?"
    rf"|{_YEAR}(?P<sep>[-./·•・]){_MONTH}(?:(?P=sep){_DAY})?|{_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])?"
    rf"|[0-9]{{2}}年{_MONTH}月(?:{_DAY}[日号])?|{_YEAR}年[一二三四五六七八九十]{{1,2}}月[一二三四五六七八九十]{{1,3}}[日号]"
    rf"|{_YEAR}年(?:[农阴旧]历)?[正元冬腊一二三四五六七八九十]{{1,2}}月{_LUNAR_DAY}"
)
_NUMERALS = r"[一二三四五六七八九〇○零]{4}年[正元冬腊一二三四五六七八九十]{1,3}月(?:份)?(?:初[一二三四五六七八九十]|[一二三四五六七八九十廿卅]{1,3}(?:[日号]|(?=[出]?生))|(?<=[正冬腊]月)(?:[十廿]|二十|三十)[一二三四五六七八九]?)?"
# By another calendar, by the Republic's years, by two figures of the year; counted only where more says so.
_LUNAR = r"(?:[正元冬腊]|十[一二]?|[一二三四五六七八九]|1[0-2]|0?[1-9])月(?:初[一二三四五六七八九十]|[十廿二三]?[一二三四五六七八九十]{1,2}|[0-9]{1,2})(?:日)?"
BY_CALENDAR = rf"(?:{_YEAR}|[一二三四五六七八九〇○零]{{4}})年[ ]?[（(]?[农阴旧古公阳]历[)）]?[ ]?{_LUNAR}"
OLD = rf"民国(?:[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})年(?:[农阴旧]历)?{_LUNAR}|(?<![一二三四五六七八九〇○零])[二三四五六七八九][〇○零一二三四五六七八九]年{_LUNAR}"
SPACED = r"(?:1 ?[89]|2 ?0) ?[0-9] ?[0-9] ?[.年-] ?[0-9](?: ?[0-9])? ?[.月-] ?[0-9](?: ?[0-9])?(?: ?日)?(?! ?[0-9])"
TWO_FIGURES = r"[3-9][0-9]\.(?:1[0-2]|0?[1-9])\.(?:3[01]|[12][0-9]|0?[1-9])(?![0-9.])"
DATE = rf"(?<![0-9A-Za-z])(?<![0-9][-./·])(?:{_FIGURES}|{_NUMERALS})(?![0-9A-Za-z*])(?![-./][0-9*])"
# Digits read as letters: 1979年6月3O日
MISREAD = r"(?<![0-9A-Za-z])(?=[0-9OolI年月]{0,9}[OolI])[12lI][0-9OolI]{3}年[0-9OolI]{1,2}月[0-9OolI]{1,2}[日号]"
_MISREADINGS = str.maketrans("OolI", "0011")
# Right behind the label in any spelling: commas, blanks and breaks between, 日 left out, a time glued on, English.
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_NAMED_MONTH = rf"(?i:(?:{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?)"
_ENGLISH = (
    rf"{_DAY}(?:st|nd|rd|th)?[ -]{_NAMED_MONTH},?[ -]{_YEAR}|{_NAMED_MONTH}[ ]{_DAY}(?:st|nd|rd|th)?,?[ ]{_YEAR}"
    rf"|{_DAY}(?P<slash>[/.-]){_DAY}(?P=slash){_YEAR}"
)
_LOOSE = (
    rf"{_YEAR}[ \n]{{0,2}}(?P<mark>[-,，、./—])[ \n]{{0,2}}{_MONTH}[ \n]{{0,2}}(?P=mark)[ \n]{{0,2}}{_DAY}(?:T[0-9]{{2}}:[0-9]{{2}}(?::[0-9]{{2}})?)?"
    rf"|{_YEAR}[ ]{_MONTH}[ ]{_DAY}|{_YEAR}年{_MONTH}月{_DAY}(?!\s*[日号])|{_YEAR}年[正元冬腊一二三四五六七八九十]{{1,2}}月(?:初|[十廿卅二三]{{1,2}})?[一二三四五六七八九十][子丑寅卯辰巳午未申酉戌亥]时"
)
# The names of such fields in exports.
FIELD = r"(?<![A-Za-z])(?i:csrq|csnyr?|chu ?sheng(?:_?(?:riqi|rq|date))?|date_of_birth|dob|birth[_-]?(?:day|date)?)(?=[\"'=:：> ])"
# What a cell under 出生 holds where it is no plain date.
CELL = rf"{_LOOSE}|{_ENGLISH}|{OLD}|{TWO_FIGURES}|{_YEAR}[-./]{_MONTH}[-./]{_DAY}[T ][0-9]{{1,2}}:[0-9:]{{2,5}}Z?"
SPELT = (
    rf"(?:出生(?:日期|年月日?|时间)?|生[日辰]|{FIELD})[\s:：为是于\"'=>]{{0,5}}(?P<value>{_LOOSE}|{_ENGLISH}|{OLD}|{TWO_FIGURES})(?![0-9A-Za-z*])(?![-./][0-9*])"
    rf"|(?<![A-Za-z])(?i:date of birth|d\.?o\.?b\.?|birth ?da(?:y|te)|born(?: on)?)[\s:：]{{0,3}}(?P<value>{_ENGLISH})(?![0-9A-Za-z*])"
)
# Beside the identity number of the same day: 日 left out, commas.
LOOSE = rf"(?<![0-9A-Za-z./-]){_YEAR}(?:年{_MONTH}月{_DAY}(?![0-9日号])|(?P<comma>[,，、—]){_MONTH}(?P=comma){_DAY}(?![0-9]))(?!\s*[日号*])"
POINTED = rf"(?<![0-9A-Za-z./-]){_YEAR}(?P<point>[、,，])[ ]?{_MONTH}(?P=point)[ ]?{_DAY}"  # 1957、8、13生
WRAPPED = rf"(?<![0-9A-Za-z./-]){_YEAR}(?:[ ]?\n[ ]?-{_MONTH}-|-[ ]?\n[ ]?{_MONTH}-|-{_MONTH}(?:[ ]?\n[ ]?-|-[ ]?\n[ ]?)){_DAY}(?![0-9A-Za-z*./-])"  # a cell of two lines
# Years of life that are not over: 段志远（1968.4.2—）
LIVING = rf"(?<=[（(]){DATE}(?=[ ]?[—–-]{{1,2}}[ ]?[)）])"
# An entry of a list: what stands before its name, between name and date, and what else it holds.
HEAD = lazily(r"(?:^|[；;。：:\t ])[ ]*(?:[（(]?[0-9A-H一二三四五六七八九十]{1,3}[)）]?[.、．\s]?)?[ ]*$", re.MULTILINE)
BESIDE = lazily(
    r"\s?[，,、（( \t]{1,3}(?:[男女][，,、 \t]{1,3})?(?:[\u4e00-\u9fff]{1,4}族[，,、 \t]{1,3})?(?=[0-9一二])"
)
# Up to two cells of words between, where the person's own numbers stand right behind: 阎肃清，随团人员，1975年7月19日，护照…
BESIDE_WORDS = lazily(
    r"\s?[，,、（( \t]{1,3}(?:(?![^，,、 \t]{0,8}(?:[入录聘签发领办缴到死亡故任评离转报起购]|登记|参加|受理|结婚|毕业|工伤|职称|证书|取得|残疾|合同))[\u4e00-\u9fff]{1,10}[，,、 \t]{1,3}){1,2}(?=[0-9一二])"
)
OWN = lazily(
    r"[，,、；;）) \t]{1,3}[\u4e00-\u9fff]{0,4}?(?:(?:护照|身份证|证件|通行证|[回台永][乡胞居]证|居住证)(?:号码?)?[:： ]?[0-9A-Z]|[1-9][0-9]{5}[ -]?(?:19|20)[0-9]{6}|[1-9][0-9]{14}(?![0-9])|(?:\+?86-?)?1[3-9][0-9](?:[ -]?[0-9]{4}){2}|手机|电话|[现家]?住)"
)
# A limit of age is no birth date: 1990年1月1日以后.
LIMIT_AFTER = lazily(
    r"\s{0,4}[（(]?(?:含|不含)?[)）]?\s{0,4}(?:(?:及|以|之)*[后前]|起|[至到~～]|[—–-]{1,2}\s{0,4}[0-9]|期间|之间)"
)
LIMIT_BEFORE = lazily(r"(?:[0-9日月年]\s*[至到—~～-]|自|晚于|早于|截至|以[前后]|超过)\s*$")
_PARTED = lazily(r"^([0-9]{4}) ([0-9]{1,2}) ([0-9]{1,2})$")
_CLOCK = lazily(r"(?:T|[ ](?=[0-9]{1,2}:))[0-9:.]+Z?$|[\u4e00-\u9fff]时$")
_CALENDAR = lazily(r"[（(]?[农阴旧古公阳]历[)）]?|[ ](?=[\u4e00-\u9fff])")
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "正": 1, "元": 1, "冬": 11, "腊": 12}


def _number(words: str) -> int:
    """An ordinal up to 31 in figures or numerals (十五, 廿一, 正)."""
    if words.isdigit():
        return int(words)
    words = words.removeprefix("初").replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = words.rpartition("十")
    value = (_DIGITS[tens] if tens else 1) * 10 if ten else 0
    return value + (_DIGITS[ones] if ones else 0)


def day_of(value: str) -> tuple[int, int, int | None] | None:
    """Year, month and day (if given) of a date that exists and is not in the future."""
    value = _CLOCK.sub("", value)
    if month := compiled(_NAMED_MONTH).search(value):  # 2 April 1968, April 2nd, 1968, 02-Apr-1968
        day, year = re.findall("[0-9]+", value)
        value = f"{year}-{_MONTHS.index(month[0][:3].lower()) + 1}-{day}"
    value = _CALENDAR.sub("", value).translate(_MISREADINGS)
    if value.startswith("民国"):
        reign, _, rest = value[2:].partition("年")
        value = f"{1911 + _number(reign)}年{rest}"
    value = "".join(_PARTED.sub(r"\1-\2-\3", value).split())
    if value.isdigit():
        words = [value[:4], value[4:6], value[6:]]
    else:
        words = [word for word in re.split(r"[年月日号份/.,，、—·•・\s-]+", value) if word]
    if len(words) == 3 and len(words[2]) == 4 and words[2].isdigit():
        # Day and month in either order, then the year.
        day_first = words[1].isdigit() and int(words[1]) <= 12
        words = [words[2], words[1], words[0]] if day_first else [words[2], words[0], words[1]]
    try:
        year = int(words[0]) if words[0].isdigit() else int("".join(str(_DIGITS[c]) for c in words[0]))
        month = _number(words[1])
        day = _number(words[2]) if len(words) > 2 and words[2] else None
        year += 1900 if year < 100 else 0
        return (year, month, day) if date(year, month, day or 1) <= date.today() else None
    except (ValueError, KeyError, IndexError):
        return None
