"""What the words behind a secret mark's star mean, and when a term ends.

保密法 art. 20 knows a term, a day of release, or a condition; 实施条例 art. 19 counts from the day of issue.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

LEVELS = ("秘密", "机密", "绝密")  # lowest first
# What the first character of a level is, also misread by a scanner or changed about with the second.
_LEVEL_SIGNS = (("绝", "绝絕绐艳纯纟糸"), ("机", "机機枧栖朷杌叽饥札扎朳肌木S"), ("秘", "秘祕泌柲秋积称禾"))
MAX_YEARS = {"绝密": 30, "机密": 20, "秘密": 10}  # 保密法 art. 20

# O and l stand for 0 and 1 in recognised scans, 午 and 牛 for 年; 壹 to 拾 are numerals that cannot be altered.
_DIGIT = "[0-9OolIiSB]"
_NUMBER = rf"(?:{_DIGIT}(?:[ ]?{_DIGIT}){{0,2}}|[|][0-9Oo]|[半一二三四五六七八九十两廿卅壹贰叁肆伍陆柒捌玖拾]{{1,4}})"
_YEAR = r"(?:[0-9](?:[ ]?[0-9OolI]){3}|[一二三四五六七八九〇○零]{4})"
_DAY = r"\s?(?:[0-9lIO][0-9OlI]?|[一二三四五六七八九十]{1,3})"
DATE_WORDS = rf"{_YEAR}(?:[ ]?年(?:{_DAY}[ ]?月(?:{_DAY}[ ]?日)?)?|[-./][0-9]{{1,2}}(?:[-./][0-9]{{1,2}})?)"
TIME_WORDS = (
    rf"[长長][ ]?期|永[ ]?久|(?:保密)?期限[:：]?[ ]?{_NUMBER}[ ]?年|{_NUMBER}[ ]?(?:[年午牛](?:[零又]?[ ]?{_NUMBER}[ ]?个月|整|半|以?内|期(?!间))?|个?月|日|天)"
    rf"|(?:{DATE_WORDS}(?:至|-|—|~))?(?:解密(?:时间|日期)[:：]?|至)?[ ]?{DATE_WORDS}(?:底|末)?(?:前|止)?|(?:至)?(?:19|20)[0-9]{{2}}[01][0-9][0-3][0-9]"
)
YEARS_WORDS = rf"{_NUMBER}[ ]?(?:年(?![前后代级])|个[ ]?月)"
# A stretch of time and nothing behind it: what may follow a level behind a comma or a stroke.
DURATION_WORDS = rf"(?:[长長][ ]?期|永[ ]?久|{_NUMBER}[ ]?(?:[年午牛]|个[ ]?月|月))(?![\u4e00-\u9fff0-9])"
_NUMERALS = str.maketrans("两壹贰叁肆伍陆柒捌玖拾OolI|iSB○零午牛", "二一二三四五六七八九十00111158〇〇年年") | {
    ord("廿"): "二十",
    ord("卅"): "三十",
}


class Term(NamedTuple):
    """What the words of a term mean: ``months`` (or ``days``) from issue, ``until`` a day, for ever, or a condition."""

    words: str
    months: int | None = None
    days: int | None = None
    until: date | None = None
    forever: bool = False

    def end(self, issued: date) -> date | None:
        """The last day of the term of a document issued on ``issued``."""
        if self.until is not None:
            return self.until
        if self.months is not None:
            return _later(issued, self.months)
        return date.fromordinal(issued.toordinal() + self.days) if self.days is not None else None


def level_of(written: str) -> str:
    """The level in its right spelling; one whose first half cannot be told ranks in the middle, none where nothing is written."""
    bare = "".join(written.split())
    if not bare:
        return ""
    if bare.startswith("TOP"):
        return "绝密"
    named = next((first + "密" for first, signs in _LEVEL_SIGNS if any(sign in bare for sign in signs)), "机密")
    return "秘密" if bare in ("密", "宻") else named  # 密★5年: nothing was misread, half of it is missing


def read_term(words: str) -> Term:
    """What the words behind the star mean; a condition has neither months nor a day."""
    words = "".join(words.split())
    for beginning in ("保密期限", "期限"):
        words = words.removeprefix(beginning).lstrip(":：")
    for ending in ("后解密", "解密"):
        if words.endswith(tuple(unit + ending for unit in "年月日天底末前")):
            words = words.removesuffix(ending)
    if words in ("长期", "長期", "永久"):
        return Term(words, forever=True)
    plain = words.translate(_NUMERALS)
    reckoned = re.match(r"自(?P<begin>[^起]{2,14})起(?=.)", plain)
    if reckoned:
        begun, term = read_term(reckoned["begin"]).until, read_term(plain[reckoned.end() :])
        return Term(words, until=term.end(begun)) if begun else term._replace(words=words)
    # Of a stretch of time the end counts: 2024年5月至2034年5月.
    plain = re.sub(r"^[0-9]{4}[年\-./]?[0-9年月日\-./]{0,7}(?:至|—|~|～|-(?=[0-9]{4}))(?=[0-9]{4})", "", plain)
    plain = re.sub(r"^(至?)([0-9]{4})([01][0-9])([0-3][0-9])$", r"\1\2-\3-\4", plain)
    match = re.fullmatch(
        r"(?:解密(?:时间|日期)[:：]?|至)?([0-9一二三四五六七八九〇]{4})[年\-./]"
        r"(?:([0-9一二三四五六七八九十]{1,3})[月\-./]?)?(?:([0-9一二三四五六七八九十]{1,3})日?)?[底末]?(?:前|止)?",
        plain,
    )
    if match:
        year = int("".join(str("〇一二三四五六七八九".find(c)) if not c.isdecimal() else c for c in match[1]))
        month = _number(match[2]) if match[2] else 12
        if not (1949 <= year <= 2200 and 1 <= month <= 12):
            return Term(words)
        last = monthrange(year, month)[1]
        return Term(words, until=date(year, month, min(_number(match[3]) if match[3] else last, last) or 1))
    match = re.fullmatch(
        r"(?:不超过)?([0-9]{1,3}|[半一二三四五六七八九十]{1,4})(年|个?月|日|天)(?:[零又〇]?([0-9一二三四五六七八九十]{1,3})个月)?(整|半|以?内|期)?",
        plain,
    )
    if not match:
        return Term(words)
    if match[1] == "半":
        return Term(words, months=6) if match[2] == "年" else Term(words, days=15)
    number = _number(match[1])
    if match[2] == "年":
        return Term(words, months=number * 12 + (_number(match[3]) if match[3] else 6 * (match[4] == "半")))
    return Term(words, months=number) if "月" in match[2] else Term(words, days=number)


def _number(words: str) -> int:
    """A number up to 999 in digits, or up to 99 in Chinese numerals."""
    if words.isdecimal():
        return int(words)
    digits = "零一二三四五六七八九"
    tens, ten, ones = words.replace("半", "").rpartition("十")
    value = max(digits.find(tens), 1) * 10 if ten else 0
    return value + max(digits.find(ones), 0)


def _later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    year = min(year, date.max.year)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
