"""Names of files as the store keeps them: any bytes as text, personal values masked; and their keys."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from pubcheck.archive.value_keys import ValueKeys
from pubcheck.charset import readable_name
from pubcheck.finding import Mask
from pubcheck.lazy_pattern import lazily
from pubcheck.named_marks import LEVEL
from pubcheck.numbers import birth_date, is_resident_number, luhn_holds

_ODD = {0xDC00 + byte: 0xF700 + byte for byte in range(0x80, 0x100)}
_ODD |= {code: 0xFFFD for code in range(0xD800, 0xE000) if code not in _ODD}
_WIDE = {ord("０") + digit: ord("0") + digit for digit in range(10)}
_SUFFIX = lazily(r"\.[0-9A-Za-z]{1,8}")
_PACKED = (".gz", ".bz2", ".xz", ".zst", ".lzma", ".z")
_LONG = lazily(r"[0-9０-９]{3}[0-9０-９ ._\-－—·]{5}|[@＠]")  # what a name must hold to be looked at more closely
_SEP = r"[ ._\-－—·]?"
_MOBILE = lazily(rf"(?<![0-9])1[3-9][0-9]{_SEP}[0-9]{{4}}{_SEP}[0-9]{{4}}(?![0-9])")
_RESIDENT = lazily(
    rf"(?<![0-9])[1-9][0-9]{{5}}{_SEP}(?:18|19|20)[0-9]{{2}}{_SEP}[0-9]{{4}}{_SEP}[0-9]{{3}}[0-9Xx](?![0-9A-Za-z])"
)
_OLD_RESIDENT = lazily(r"(?<![0-9])[1-9][0-9]{14}(?![0-9])")
_CARD = lazily(rf"(?<![0-9])[3-9][0-9]{{3}}{_SEP}(?:[0-9]{{4}}{_SEP}){{2,3}}[0-9]{{1,4}}(?![0-9])")
_MAIL = lazily(r"[0-9A-Za-z._%+\-]+[@＠][0-9A-Za-z.\-]+")
_MASK = Mask(3, 2)


def shown_path(path: str) -> str:
    """``path`` as it may be stored and shown: identity, card and mobile numbers and addresses of mail masked.

    Bytes that are no UTF-8 (names from an old Windows) are read as GBK, or else stand as private-use characters. Names of persons stay:
    without them nobody finds the file again. Numbers count with separators, too; here a mask that was not needed
    costs nothing, so an identity number needs no check digit.
    """
    readable = readable_name(path)
    try:
        readable.encode()
    except UnicodeEncodeError:
        readable = readable.translate(_ODD)
    if not _LONG.search(readable):
        return readable
    text = readable.translate(_WIDE)  # one character stays one character
    for pattern, holds in _TELLING:
        for match in pattern.finditer(text):
            if holds(re.sub(r"[^0-9Xx]", "", match[0])):
                start, end = match.span()
                readable = readable[:start] + _MASK.apply(readable[start:end]) + readable[end:]
    return readable


def _is_resident(digits: str) -> bool:
    return is_resident_number(digits.upper()) or birth_date(digits[6:14]) is not None


def _is_card(digits: str) -> bool:
    return len(digits) >= 13 and luhn_holds(digits)


_TELLING = (
    (_RESIDENT, _is_resident),
    (_OLD_RESIDENT, lambda digits: birth_date(f"19{digits[6:12]}") is not None),
    (_CARD, _is_card),
    (_MOBILE, lambda _: True),
    (_MAIL, lambda _: True),
)


def path_key(path: str, keys: ValueKeys) -> str:
    """What the store knows a path by: a keyed hash, since the path itself may be stored masked only."""
    return keys.of("path", path)


def neutral_name(path: str) -> str:
    """The name under which a file is parsed: its endings alone, so that copies give one result under any name.

    A name that speaks of a level of secrecy is kept: it may be a mark.
    """
    base = readable_name(path.rpartition("/")[2])
    if LEVEL.search(base):
        stem, dot, end = base.rpartition(".")
        is_ending = _SUFFIX.fullmatch(f".{end}") is not None and bool(dot)
        return f"file/{shown_path(stem)}.{end}" if is_ending else f"file/{shown_path(base)}"
    suffixes = [suffix.lower() for suffix in PurePosixPath(path).suffixes]
    if not suffixes or not _SUFFIX.fullmatch(suffixes[-1]):
        return "file"
    inner = suffixes[-2] if len(suffixes) > 1 and suffixes[-1] in _PACKED and _SUFFIX.fullmatch(suffixes[-2]) else ""
    return f"file{inner}{suffixes[-1]}"
