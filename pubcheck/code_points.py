"""A text as an array of code points, and sets of characters as tables: where can a pattern match at all?

A regular expression is tried at every place where its first character may stand. Where that is nearly
everywhere, whole-array look-ups of the characters round a place leave few places to try.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Codes: TypeAlias = "NDArray[np.intp]"
Flags: TypeAlias = "NDArray[np.bool_]"
_Integer = TypeVar("_Integer", bound="np.integer[Any]")

# What a pattern takes for white space.
WHITE = "".join(filter(str.isspace, map(chr, range(0x3001))))
_PIECE = 1 << 16  # places looked at together
_SIEVE = 20  # bits of the hash that sifts places
_FEW = 1 << 17  # characters times names up to which each name is looked for by itself
_LAST = 0xFFFF  # stands for every character outside the basic plane
HAN: tuple[tuple[int, int], ...] = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF))
BEYOND = (_LAST, _LAST)
"""Every character outside the basic plane: their codes are not told apart."""


def codes_of(text: str) -> NDArray[np.uint16]:
    """The code points of ``text``."""
    import numpy as np

    return _written(text, np.zeros(len(text), np.uint16))


def _written(text: str, out: NDArray[_Integer]) -> NDArray[_Integer]:
    import numpy as np

    np.minimum(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4"), _LAST, out=out, casting="unsafe")
    return out


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


def each_line(text: str) -> Iterator[str]:
    """What ``text.split("\\n")`` gives, one line after the other: millions of lines are not held at once."""
    start = 0
    while (end := text.find("\n", start + _PIECE)) >= 0:
        yield from text[start:end].split("\n")
        start = end + 1
    yield from text[start:].split("\n")


def places_of(text: str, find: Callable[[Codes, int], Flags], before: int = 0, after: int = 0) -> Iterator[int]:
    """Where ``find`` says so, in order, piece by piece: arrays of a piece stay in the processor's cache.

    :param find: for an array of codes and the number of its places a flag for each of them; so many codes
        stand ``before`` the first place and ``after`` the last one, zeros beyond the ends of the text.
    """
    import numpy as np

    size = len(text)
    for start in range(0, size, _PIECE):
        end = min(start + _PIECE, size)
        low, high = max(0, start - before), min(size, end + after)
        # Integers of the size that numpy looks up by: tables are read in a quarter of the time.
        codes = np.zeros(before + end - start + after, np.intp)
        first = before - start + low
        _written(text[low:high], codes[first : first + high - low])
        yield from (find(codes, end - start).nonzero()[0] + start).tolist()


def pairs_of(text: str, first: Flags, second: Flags) -> Iterator[int]:
    """Where a character of the first table stands before one of the second."""
    return places_of(text, lambda codes, _: first[codes[:-1]] & second[codes[1:]], after=1)


def matches_at(pattern: re.Pattern[str], text: str, places: Iterable[int], short: int = 400) -> Iterator[re.Match[str]]:
    """What ``pattern.finditer(text)`` finds if all its matches begin at one of ``places``, which are in order.

    :param short: characters of a text below which ``places`` are not asked for: the pattern alone is faster.
    """
    if len(text) < short:
        yield from pattern.finditer(text)
        return
    done = 0
    for place in places:
        match = pattern.match(text, place) if place >= done else None
        if match is not None:
            done = match.end()
            yield match


def beginnings(text: str, names: Collection[str]) -> Iterator[int]:
    """Where one of ``names`` may stand, in order, and a few places more.

    ``names`` are of two characters at least; places are told by a hash of their first three characters.
    """
    if len(names) * len(text) < _FEW:
        return iter(sorted({place for name in names for place in occurrences(text, name)}))
    import numpy as np

    short, long = ({name[:length] for name in names if min(len(name), 3) == length} for length in (2, 3))
    sieves = []
    for heads, length in ((short, 2), (long, 3)):
        sieve = np.zeros(1 << _SIEVE, np.bool_)
        if heads:
            sieve[_hashed(codes_of("".join(sorted(heads))).reshape(-1, length).T)] = True
        sieves.append(sieve)

    def find(codes: Codes, size: int) -> Flags:
        columns = [codes[offset : offset + size] for offset in range(3)]
        found: Flags = sieves[0][_hashed(columns[:2])] if short else np.zeros(size, np.bool_)
        return found | sieves[1][_hashed(columns)] if long else found

    return places_of(text, find, after=2) if names else iter(())


def occurrences(text: str, word: str) -> Iterator[int]:
    """Where ``word`` begins, overlapping places too, in order."""
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + 1)


def _hashed(columns: Iterable[NDArray[np.integer[Any]]]) -> NDArray[np.uint32]:
    import numpy as np

    mixed: NDArray[np.uint32] = np.zeros(1, np.uint32)
    for codes, factor in zip(columns, (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D), strict=False):
        mixed = mixed + codes.astype(np.uint32) * np.uint32(factor)
    return mixed >> np.uint32(32 - _SIEVE)
