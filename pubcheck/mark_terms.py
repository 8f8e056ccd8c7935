"""What the words behind a secret mark's star mean, and when a term ends.

保密法 art. 20 knows a term, a day of release, or a condition; 实施条例 art. 19 counts from the day of issue.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

MAX_YEARS = {"绝密": 30, "机密": 20, "秘密": 10}  # 保密法 art. 20

_NUMBER = r"(?:[0-9](?:[ ]?[0-9]){0,2}|[半一二三四五六七八九十]{1,3})"
TIME_WORDS = rf"[长長][ ]?期|{_NUMBER}[ ]?(?:年|个?月|日|天)|至?[ ]?[0-9]{{4}}[ ]?年(?:[ ]?[0-9]{{1,2}}[ ]?月(?:[ ]?[0-9]{{1,2}}[ ]?日)?)?"


@dataclass(frozen=True, slots=True)
class Term:
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


def read_term(words: str) -> Term:
    """What the words behind the star mean; a condition has neither months nor a day."""
    words = words.replace(" ", "")
    if words in ("长期", "長期"):
        return Term(words, forever=True)
    match = re.fullmatch(r"至?([0-9]{4})年(?:([0-9]{1,2})月)?(?:([0-9]{1,2})日)?", words)
    if match:
        year, month = int(match[1]), int(match[2] or 12)
        if not (1949 <= year <= 2200 and 1 <= month <= 12):
            return Term(words)
        last = monthrange(year, month)[1]
        return Term(words, until=date(year, month, min(int(match[3] or last), last) or 1))
    match = re.fullmatch(rf"({_NUMBER})(年|个?月|日|天)", words)
    if not match:
        return Term(words)
    if match[1] == "半":
        return Term(words, months=6) if match[2] == "年" else Term(words, days=15)
    number = _number(match[1])
    if match[2] == "年":
        return Term(words, months=number * 12)
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
