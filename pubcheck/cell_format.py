"""Number formats of spreadsheets: what a cell shows of the value that it stores.

``yyyy"年"m"月"``, ``0.0%``, ``000-0000-0000`` and ``;;;`` mean the same in XLSX, XLS and ET. Long whole
numbers (identity numbers, phones, cards) are always written out in full, also where a program
would show ``1.1E+17``: what counts is what a recipient can get. Source: ECMA-376 part 1, 18.8.31.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from pubcheck.lazy_pattern import lazily

# Formats that files name by number only; 27 to 36 and 50 to 58 are those of Chinese editions.
BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
    27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 34: '上午/下午h"时"mm"分"', 35: '上午/下午h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"', 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"',
    54: 'm"月"d"日"', 55: '上午/下午h"时"mm"分"', 56: '上午/下午h"时"mm"分"ss"秒"', 57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}  # fmt: skip
_TOKEN = lazily(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|[_*].|\[(?P<bracket>[^\]]{0,60})\]|(?P<general>General|G/通用格式)'
    r"|(?P<half>AM/PM|A/P|上午/下午)|(?P<power>E[+-])|(?P<date>y+|m+|d+|h+|s+|a{3,4}|e+)|(?P<digit>[0#?])"
    r"|(?P<sign>[.,%/@])|(?P<plain>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = lazily(r"(<=|>=|<>|<|>|=)(-?[0-9]{1,15}(?:\.[0-9]{1,10})?)")
_ELAPSED = lazily(r"h+|m+|s+", re.IGNORECASE)
_WHITE = frozenset({"white", "白色", "color2", "颜色2"})
_WHOLE = lazily(r"-?[0-9]{1,40}(?:\.0{1,20})?")
_LONGEST_CODE = 400
_LAST_DAY = 2_958_466  # 10000-01-01
_NO_SEPARATORS = 10**10  # from here on a whole number is rather a phone or an account than an amount
_HAN_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
_WEEKDAYS = "一二三四五六日"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Shown(NamedTuple):
    """What a cell holds as words; ``hidden`` where its format keeps them from the reader."""

    text: str
    hidden: bool = False


class _Section(NamedTuple):
    """One of the up to four parts of a format, between semicolons: (kind, text) pairs."""

    tokens: tuple[tuple[str, str], ...]
    condition: tuple[str, float] | None
    white: bool
    han: bool

    def kinds(self) -> set[str]:
        return {kind for kind, _ in self.tokens}


class CellFormat(NamedTuple):
    """A format taken apart; make it with :func:`cell_format`."""

    sections: tuple[_Section, ...]
    general: bool
    hides_text: bool

    def show(self, raw: str, epoch_1904: bool = False) -> Shown:
        """The number ``raw`` (as XML or ``repr`` write it) as this format shows it."""
        if self.general:
            return Shown(plain_number(raw))
        try:
            value = float(raw)
        except ValueError:
            return Shown(raw)
        if value != value or value in (float("inf"), float("-inf")):
            return Shown(raw)
        section, implied = self._section(value)
        kinds = section.kinds()
        if "date" in kinds or "elapsed" in kinds:
            shown = _date(section, value + 1462 * epoch_1904)
            return Shown(shown if shown is not None else plain_number(raw), section.white)
        if "general" in kinds or "text" in kinds:
            return Shown(
                _around(section, plain_number(raw), "general" if "general" in kinds else "text"), section.white
            )
        if "digit" not in kinds:
            # A zero that is left blank tells nothing; any other value that the format swallows is hidden.
            literal = "".join(text for _, text in section.tokens)
            told = value == 0 or (section.condition or "")[:1] == ("=",)  # [=1]"男" says which value it is
            return Shown(literal) if told else Shown(plain_number(raw), True)
        return Shown(_number(section, raw, -value if implied and value < 0 else value, implied), section.white)

    def _section(self, value: float) -> tuple[_Section, bool]:
        """The section that ``value`` falls into, and whether that section stands for the minus sign."""
        numeric = self.sections[:3]
        if any(section.condition for section in numeric):
            for section in numeric:
                if section.condition is None or _holds(section.condition, value):
                    return section, False
            return numeric[-1], False
        if value < 0 and len(numeric) > 1:
            return numeric[1], True
        if value == 0 and len(numeric) > 2:
            return numeric[2], False
        return numeric[0], False


@lru_cache(maxsize=2048)
def cell_format(code: str) -> CellFormat:
    """The format that ``code`` writes; an overlong one counts as General."""
    if len(code) > _LONGEST_CODE or not code.strip():
        code = "General"
    parts = _split(code)
    sections = tuple(_section(part) for part in parts[:4])
    text = sections[3] if len(sections) > 3 else sections[0] if len(sections) == 1 and "@" in parts[0] else None
    hides_text = text is not None and not any(kind in ("text", "general") for kind in text.kinds())
    general = len(sections) == 1 and (
        code.lower() in ("general", "@", "g/通用格式") or sections[0].kinds() <= {"general"}
    )
    return CellFormat(sections, general, hides_text)


def plain_number(raw: str) -> str:
    """A number in full digits, never in powers of ten: ``1.1010519491231E+17`` → ``110105194912310000``."""
    if _WHOLE.fullmatch(raw):
        return raw.partition(".")[0]
    try:
        value = float(raw)
        if not abs(value) < 1e300:
            return raw
        if abs(value) >= 1e15:
            return format(Decimal(raw.strip()), "f").partition(".")[0]
    except (ValueError, ArithmeticError):
        return raw
    short = f"{value:.15g}"
    if "e" not in short:
        return short
    return format(Decimal(short), "f") if abs(value) > 1e-12 else short


def _split(code: str) -> list[str]:
    """The sections of ``code``: semicolons inside quotes, brackets or behind a backslash part nothing."""
    parts, start = [], 0
    for match in _TOKEN.finditer(code):
        if match.group("plain") == ";":
            parts.append(code[start : match.start()])
            start = match.end()
    return [*parts, code[start:]]


def _section(code: str) -> _Section:
    tokens: list[tuple[str, str]] = []
    condition: tuple[str, float] | None = None
    white = han = False
    for match in _TOKEN.finditer(code):
        kind, text = match.lastgroup, match.group()
        if kind == "bracket":
            inside = match.group("bracket")
            found = _CONDITION.fullmatch(inside)
            if found:
                condition = found[1], float(found[2])
            elif inside.startswith("$"):
                tokens.append(("literal", inside[1:].partition("-")[0]))
            elif _ELAPSED.fullmatch(inside):
                tokens.append(("elapsed", inside.lower()))
            white = white or inside.lower() in _WHITE
            han = han or inside.lower().startswith("dbnum")
        elif kind in ("quoted", "escaped"):
            tokens.append(("literal", match.group(kind)))
        elif kind == "sign":
            tokens.append(("text" if text == "@" else "sign", text))
        elif kind == "plain":
            tokens.append(("literal", text))
        elif kind is not None:
            tokens.append((kind, text.lower() if kind in ("date", "power") else text))
    if any(kind == "digit" for kind, _ in tokens) and not any(kind in ("elapsed", "half") for kind, _ in tokens):
        # 0.00E+00 and units such as 0"d" hold letters that are no dates; ss.00 is one.
        dates = [text for kind, text in tokens if kind == "date"]
        if not any(text[0] in "ys" for text in dates):
            tokens = [("literal" if kind == "date" else kind, text) for kind, text in tokens]
    return _Section(tuple(tokens), condition, white, han)


def _holds(condition: tuple[str, float], value: float) -> bool:
    sign, bound = condition
    return {
        "<": value < bound,
        ">": value > bound,
        "=": value == bound,
        "<=": value <= bound,
        ">=": value >= bound,
        "<>": value != bound,
    }[sign]


def _around(section: _Section, shown: str, place: str) -> str:
    """``shown`` in the place of a token, with the section's literals round it."""
    return "".join(shown if kind == place else text if kind == "literal" else "" for kind, text in section.tokens)


def _number(section: _Section, raw: str, value: float, implied: bool) -> str:
    """A number by its placeholders; signs between digits (``000-0000``) keep their places."""
    tokens = section.tokens
    texts = [text if kind in ("digit", "sign") else "" for kind, text in tokens]
    percent = texts.count("%")
    if "power" in section.kinds() or "/" in texts or percent > 2:
        return plain_number(raw)
    places = [index for index, (kind, _) in enumerate(tokens) if kind == "digit"]
    first, last = places[0], places[-1]
    point = texts.index(".", first) if "." in texts[first:] else last + 1
    decimals = sum(point < place for place in places)
    scale = 0  # commas behind the last digit, before the point or at the end: thousands
    while point - 1 - scale > first and texts[point - 1 - scale] == ",":
        scale += 1
    scale += len(re.match(",*", "".join(text or "x" for text in texts[last + 1 :]))[0])  # type: ignore[index]
    value = value * 100**percent / 1000**scale
    optional = sum(tokens[place][1] != "0" for place in places if place > point)
    body = _WHOLE.fullmatch(raw) and not percent and not scale and not decimals
    digits = plain_number(raw).lstrip("-") if body else f"{abs(value):.{min(decimals, 15)}f}"
    whole, _, fraction = digits.partition(".")
    while optional and fraction.endswith("0"):
        fraction, optional = fraction[:-1], optional - 1
    integer_places = [place for place in places if place < point]
    whole = whole.rjust(sum(tokens[place][1] == "0" for place in integer_places), "0")
    inner = [index for index in range(first, min(point, last)) if tokens[index][0] == "literal"]
    if inner:
        whole = _between(tokens, integer_places, whole)
    elif "," in texts[first : point - scale] and abs(value) < _NO_SEPARATORS:
        whole = f"{int(whole):,}" if whole.isdigit() and len(whole) < 16 else whole
    if whole == "0" and not fraction and all(tokens[place][1] != "0" for place in integer_places):
        whole = ""  # "-"?? shows a dash for nothing
    sign = "-" if value < 0 and not implied else ""
    head = "".join(text for kind, text in tokens[:first] if kind == "literal")
    tail = "".join(text for kind, text in tokens[last + 1 :] if kind == "literal" or text == "%")
    return f"{sign}{head}{whole}{'.' + fraction if fraction else ''}{tail}"


def _between(tokens: tuple[tuple[str, str], ...], places: list[int], whole: str) -> str:
    """Digits poured into placeholders from the right, literals between them kept."""
    digits = list(whole)
    pieces: list[str] = []
    for index in range(places[-1], places[0] - 1, -1):
        kind, text = tokens[index]
        if kind == "digit":
            if digits:
                pieces.append(digits.pop())
        elif kind == "literal" and (digits or any(tokens[p][1] == "0" for p in places if p < index)):
            pieces.append(text[::-1])
    return "".join(digits) + "".join(pieces)[::-1]


def _date(section: _Section, serial: float) -> str | None:
    """A day or time; ``None`` for a serial number that is no date."""
    if not 0 <= serial < _LAST_DAY:
        return None
    # Day 60 is 29 February 1900, which never was; the days before it are one off.
    moment = datetime(1899, 12, 30) + timedelta(seconds=round(serial * 86_400), days=serial < 60)
    tokens = [token for token in section.tokens if token[0] != "digit"]
    halves = any(kind == "half" for kind, _ in tokens)
    units = [text[0] for kind, text in tokens if kind in ("date", "elapsed")]
    pieces: list[str] = []
    unit = -1
    for kind, text in tokens:
        if kind in ("date", "elapsed"):
            unit += 1
            after_hour = unit > 0 and units[unit - 1] == "h"
            minute = text[0] == "m" and (after_hour or units[unit + 1 : unit + 2] == ["s"])
            shown = _elapsed(text, serial) if kind == "elapsed" else _unit(text, moment, minute, halves)
            pieces.append(shown.translate(_HAN_DIGITS) if section.han else shown)
        elif kind == "half":
            names = ("上午", "下午") if "午" in text else ("AM", "PM")
            pieces.append(names[moment.hour >= 12])
        elif kind == "literal":
            pieces.append(text)
        elif kind == "sign" and text != "@":
            pieces.append("" if text == "." and tokens[-1][1] == "." else text)
    return "".join(pieces)


def _elapsed(text: str, serial: float) -> str:
    total = round(serial * 86_400)
    return str({"h": total // 3600, "m": total // 60, "s": total}[text[0]]).zfill(len(text))


def _unit(text: str, moment: datetime, minute: bool, halves: bool) -> str:
    """One date token: ``yyyy``, ``mm`` …"""
    letter, size = text[0], len(text)
    if letter in "ye":
        return f"{moment.year % 100:02d}" if letter == "y" and size < 3 else str(moment.year)
    if letter == "m" and not minute:
        return _MONTHS[moment.month - 1] if size >= 3 else str(moment.month).zfill(size)
    if letter == "a" or (letter == "d" and size >= 3):
        return ("星期" if size == 4 else "") + _WEEKDAYS[moment.weekday()]
    hour = (moment.hour % 12 or 12) if halves else moment.hour
    number = {"d": moment.day, "h": hour, "m": moment.minute, "s": moment.second}[letter]
    return str(number).zfill(min(size, 2))
