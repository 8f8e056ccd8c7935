"""A text as an array of code points, and sets of characters as tables: where can a pattern match at all?

A regular expression is tried at every place where its first character may stand. Where that is nearly
everywhere, whole-array look-ups of the characters round a place leave few places to try.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Codes: TypeAlias = "NDArray[np.uint16]"
Flags: TypeAlias = "NDArray[np.bool_]"

# What a pattern takes for white space.
WHITE = "".join(filter(str.isspace, map(chr, range(0x3001))))
_SIEVE = 20  # bits of the hash that sifts places
_LAST = 0xFFFF  # stands for every character outside the basic plane
HAN: tuple[tuple[int, int], ...] = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF))
BEYOND = (_LAST, _LAST)
"""Every character outside the basic plane: their codes are not told apart."""


def codes_of(text: str, before: int = 0, after: int = 0) -> Codes:
    """The code points of ``text``, with so many zeros before and after it."""
    import numpy as np

    codes = np.zeros(before + len(text) + after, np.uint16)
    wide = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    np.minimum(wide, _LAST, out=codes[before : before + len(text)], casting="unsafe")
    return codes


@cache
def table_of(characters: str, *ranges: tuple[int, int]) -> Flags:
    """For every code point whether it is one of ``characters`` or lies in a range, its ends included."""
    import numpy as np

    table = np.zeros(_LAST + 1, np.bool_)
    table[[ord(character) for character in characters if ord(character) < _LAST]] = True
    for first, last in ranges:
        table[first : last + 1] = True
    return table


def han_table() -> Flags:
    """For every code point of the basic plane whether it is a Chinese character."""
    return table_of("", *HAN)


def matches_at(pattern: re.Pattern[str], text: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
    """What ``pattern.finditer(text)`` finds if all its matches begin at one of ``places``, which are in order."""
    done = 0
    for place in places:
        match = pattern.match(text, place) if place >= done else None
        if match is not None:
            done = match.end()
            yield match


def beginnings(text: str, names: Iterable[str]) -> list[int]:
    """Where the first two characters of one of ``names`` may stand, in order, and a few places more.

    ``names`` are of two characters at least; places are told by a hash of two characters.
    """
    import numpy as np

    codes = codes_of(text).astype(np.uint32)
    heads = sorted({name[:2] for name in names})
    if len(codes) < 2 or not heads:
        return []
    wanted = codes_of("".join(heads)).astype(np.uint32).reshape(-1, 2)
    sieve = np.zeros(1 << _SIEVE, np.bool_)
    sieve[_pair_hash(wanted[:, 0], wanted[:, 1])] = True
    places: list[int] = np.flatnonzero(sieve[_pair_hash(codes[:-1], codes[1:])]).tolist()
    return places


def _pair_hash(first: NDArray[np.uint32], second: NDArray[np.uint32]) -> NDArray[np.uint32]:
    import numpy as np

    mixed: NDArray[np.uint32] = (first * np.uint32(0x9E3779B1) + second * np.uint32(0x85EBCA77)) >> np.uint32(
        32 - _SIEVE
    )
    return mixed
