"""Check digits and structure of Chinese identifiers."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from pubcheck.lazy_pattern import lazily

_RESIDENT_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_RESIDENT_CHECKS = "10X98765432"
_USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"

# GB/T 2260, first two digits, and the codes of residence permits for Hong Kong (81),
# Macau (82) and Taiwan (83) residents. Cards of foreigners begin with 9, which is no region.
PROVINCES = {
    "11": "北京", "12": "天津", "13": "河北", "14": "山西", "15": "内蒙古", "21": "辽宁", "22": "吉林", "23": "黑龙江",
    "31": "上海", "32": "江苏", "33": "浙江", "34": "安徽", "35": "福建", "36": "江西", "37": "山东", "41": "河南",
    "42": "湖北", "43": "湖南", "44": "广东", "45": "广西", "46": "海南", "50": "重庆", "51": "四川", "52": "贵州",
    "53": "云南", "54": "西藏", "61": "陕西", "62": "甘肃", "63": "青海", "64": "宁夏", "65": "新疆", "71": "台湾",
    "81": "香港", "82": "澳门", "83": "台湾",
}  # fmt: skip


# What recognition of print and quick hands take for a digit, and the characters that count written out.
LETTERS_FOR_DIGITS = "OoQDlIi|ZzSsBbGgq"
HAN_DIGITS = "〇零○一二三四五六七八九"
SPOKEN_DIGITS = HAN_DIGITS + "幺壹贰叁肆伍陆柒捌玖"  # those of cheques and of radio too
_AS_DIGITS = str.maketrans(LETTERS_FOR_DIGITS + SPOKEN_DIGITS, "00001111225586699" + "000123456789" + "1123456789")


def as_digits(value: str) -> str:
    """``value`` with look-alikes (``O`` for 0, ``l`` for 1) and Chinese numerals as the digits they stand for."""
    return value.translate(_AS_DIGITS)


def resident_check_digit(first17: str) -> str:
    """The eighteenth character of a resident identity number (GB 11643-1999, ISO 7064 MOD 11-2)."""
    total = sum(weight * int(digit) for weight, digit in zip(_RESIDENT_WEIGHTS, first17, strict=True))
    return _RESIDENT_CHECKS[total % 11]


def luhn_holds(digits: str) -> bool:
    """Whether the last digit is the Luhn check digit (GB/T 17552, ISO/IEC 7812-1 annex B)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 * (value > 9)
    return total % 10 == 0


def uscc_check_character(first17: str) -> str | None:
    """The eighteenth character of a unified social credit code (GB 32100-2015, MOD 31-3^i).

    ``None`` where a character is not of its alphabet.
    """
    try:
        total = sum(pow(3, place, 31) * _USCC_ALPHABET.index(char) for place, char in enumerate(first17))
    except ValueError:
        return None
    return _USCC_ALPHABET[(31 - total % 31) % 31]


def birth_date(digits: str) -> date | None:
    """The day that ``YYYYMMDD`` names, if it is one between 1850 and today's century."""
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None
    return day if 1850 <= day.year <= date.today().year else None


_YEARS = lazily(r"\[([0-9]{4})?-([0-9]{4})?\]")


@lru_cache(maxsize=4096)
def abolished(code: str, born: int) -> int | None:
    """The year in which the county with this code (GB/T 2260 since 1980) ceased, if before the birth.

    Nobody born later can have been given the code. A code younger than the birth is possible:
    identity numbers exist since 1984 only. The table comes from python-stdnum.

    :raises KeyError: for a code that never existed.
    """
    from stdnum import numdb  # reads its table once, 0.1 s: only a document with such numbers pays for it

    names = {key: value for _, found in numdb.get("cn/loc").info(code) for key, value in found.items()}
    ends = [match[2] if (match := _YEARS.match(name)) else None for name in names["county"].split(",")]
    if not all(ends):
        return None
    last = max(int(end) for end in ends if end)
    # Offices went on giving out a code into the year after its end.
    return last if born > last + 1 else None


def is_resident_number(number: str) -> bool:
    """Whether ``number`` is an identity number of 18 places with a birth date and the right check digit."""
    return number[:2] in PROVINCES and _holds(number)


def _holds(number: str) -> bool:
    """Whether it has 18 places, the date of a birth in its place, and the right check digit."""
    if len(number) != 18 or not number[:17].isdigit():
        return False
    return birth_date(number[6:14]) is not None and resident_check_digit(number[:17]) == number[17].upper()


# Words right before a number that make it another kind of number.
OTHER_NUMBER = r"(?:编号|单号|订单|流水|批次|合同|(?<!证)(?<!证件)代码|序列号|案号|登记号|(?:许可|登记)证号?|登记证书\s?证号|注册号|条码|受理号|业务号|图幅?号|盒号|通知书|[认决]定书第)\s*[:：为是（(]?\s*(?:[Nn][Oo]\.?\s*)?$"
# What a document calls a citizen's number, right before it: under that name it is reported, whatever its form.
_CITIZENS = lazily(r"(?<!居留)(?<!居民)身\s?份\s?证(?:件)?号?码?\s?[:：为是]?\s?$")
_CITIZENS_REACH = 12  # characters before a number


def is_permanent_residence(number: str) -> bool:
    """Whether ``number`` has the form of 2023 of a foreigner's permanent residence card, with the right check digit.

    9, the region that accepted the application, the nationality (three digits), the date of birth, three digits, check.
    """
    return number.startswith("9") and number[1:3] in PROVINCES and _holds(number)


def is_called_citizens(text: str, start: int) -> bool:
    """Whether the number that begins at ``start`` is called a citizen's identity number by the words before it."""
    return _CITIZENS.search(text, max(0, start - _CITIZENS_REACH), start) is not None
