"""What a text must hold for a pattern to match: words, folded, rare or not, standing for a shape; alternatives.

Words are *folded*: each ASCII digit is ``0``, ASCII letters are small, so that ``1[3-9][0-9]{9}`` needs the
word ``00000000000``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from math import fsum
from typing import NamedTuple

from pubcheck.lazy_pattern import lazily

Words = frozenset[str]

LINE = 1 << 30  # a reach to the end of a line, whose length nobody knows
FREE = 1 << 31  # a reach to anywhere
STOPS = "，。；"  # signs that end a clause
SHORT = 1000  # characters of the longest stretch in which a pattern of few steps needs no time-out


class Required(NamedTuple):
    """What is known of every match of a pattern.

    ``words`` are folded, and one of them stands in it (``None``: nothing is known). ``width`` is how many
    characters it has at most, ``ahead`` how many behind its end it may depend on; either may be
    :data:`LINE` or :data:`FREE`, and ``breaks`` is how many line feeds there are in them at most. ``clause`` tells
    that it stays inside a clause (:mod:`pubcheck.pattern_clauses`).
    """

    words: Words | None = None
    width: int = FREE
    ahead: int = FREE
    breaks: int = 0
    clause: bool = False


# Words that stand for a shape: so many digits among signs of numbers, so many letters and digits in a row, so many
# signs of numbers.
NUMBER, LETTERS, NUMERIC = "\x01", "\x02", "\x03"
_COMMON = frozenset("的一是不了人在有为年月日大中上要公和主法局第号政市县区工作行生成电户手案请应元")
SIGNS = frozenset("0abcdefghijklmnopqrstuvwxyz \t\n-–—−_·.:：/()（）+•・‐‑")
# What stands for digits that are covered up, misread or written out: of these too numbers may be made.
SIGNS |= frozenset("*＊×●•○※■▇█＃|〇零一二三四五六七八九")

FOLDS = {**dict.fromkeys("123456789", "0"), **{chr(n): chr(n + 32) for n in range(65, 91)}}
# The same letter under the rules of Unicode for case; other letters than ASCII's are not taken for granted.
CASES = {"s": ("s", "\u017f"), "k": ("k", "\u212a"), "i": ("i", "\u0130", "\u0131")}

_NUMBERED = lazily(r"\\[1-9]")  # refers to a group by its number
_SYNTAX = "([\\)"
# A bracket that opens a class is a member of it: []…] and [^]…].
INERT = lazily(r"\\.|\[\^?\]?(?:[^\]\\]|\\.)*\]", re.DOTALL)


def fold(text: str) -> str:
    """``text`` with every ASCII digit as ``0`` and small ASCII letters, of the same length."""
    return text.encode("utf-8", "surrogatepass").translate(_TABLE).decode("utf-8", "surrogatepass")


_TABLE = bytes.maketrans("".join(FOLDS).encode(), "".join(FOLDS.values()).encode())


def best(candidates: Iterable[Words | None]) -> Words | None:
    """Those of the candidates that are rarest; none with an empty word."""
    usable = [words for words in candidates if words and "" not in words]
    return min(usable, key=frequency, default=None) if len(usable) != 1 else usable[0]


def fewest(words: Words) -> Words:
    """Words that stand wherever ``words`` do: rare beginnings of long ones, and none that holds another."""
    if len(words) == 1:
        return words
    short = sorted({word[:_ENOUGH] if _HAN.match(word) else word for word in words}, key=len)
    kept: list[str] = []
    for word in short:
        if not any(other in word for other in kept):
            kept.append(word)
    return frozenset(kept)


def together(needs: Iterable[Required]) -> Words | None:
    """The words of which a text holds one where it meets one of ``needs``; ``None`` where one of these needs none."""
    words = [need.words for need in needs]
    return frozenset().union(*filter(None, words)) if all(words) else None


def frequency(words: Words) -> float:
    """How often one of ``words`` may stand in a text, per character; a rough guess is enough to choose."""
    return fsum(map(_share, words))  # the same in every order


@cache
def _share(word: str) -> float:
    share = 1.0
    for mark, length in ((run[0], len(run[0])) for run in _RUN.finditer(word)):
        shares = _SHARES.get(mark[0])
        if shares is not None:
            share *= shares[min(length, len(shares) - 1)]
        elif "\u4e00" <= mark <= "\u9fff":
            share *= 0.012 if mark in _COMMON else 0.003
        else:
            share *= 0.05 if mark in "，。、：\n \t" else 0.015 if mark.isascii() else 0.001
    return share


_RUN = lazily(f"0+|{NUMBER}+|{LETTERS}+|{NUMERIC}+|[^0{NUMBER}{LETTERS}{NUMERIC}]", re.DOTALL)
# By their length, how often runs of digits, of numbers among their signs, and so on, stand in a text.
_SHARES = {
    "0": (1, 0.05, 0.04, 0.015, 0.012, 0.003, 0.002, 0.001),
    NUMBER: (1, 1, 1, 1, 0.012, 0.01, 0.006, 0.004, 0.003, 0.002, 0.001, 0.0009, 0.0009, 0.0009, 0.0008, 0.0006),
    LETTERS: (1, 1, 1, 1, 0.015, 0.004, 0.003, 0.003, 0.002, 0.002, 0.002, 0.002, 0.001),
    NUMERIC: (1, 1, 1, 1, 1, 1, 0.02, 0.017, 0.015, 0.012, 0.01, 0.008, 0.006, 0.005, 0.004, 0.003),
}


_ENOUGH = 4  # Han characters that tell a word
_HAN = lazily(f"[\u4e00-\u9fff]{{{_ENOUGH}}}")


def _blanked(match: re.Match[str]) -> str:
    return "x" * (match.end() - match.start())


@cache
def alternatives(pattern: str) -> tuple[str, ...]:
    """The alternatives on the outermost level of ``pattern``, as they stand there."""
    if "|" not in pattern:
        return (pattern,)
    if pattern.startswith("(?") and not pattern.startswith(("(?:", "(?=", "(?!", "(?<", "(?P", "(?i:")):
        return (pattern,)  # a flag may hold for all of them
    if "(?(" in pattern or _NUMBERED.search(pattern):
        return (pattern,)
    if not any(sign in pattern for sign in _SYNTAX):
        return tuple(dict.fromkeys(pattern.split("|")))
    # Classes and escaped characters part nothing, whatever stands in them.
    plain = INERT.sub(_blanked, pattern)
    pieces: list[str] = []
    begin = end = depth = 0
    for piece in plain.split("|"):
        depth += piece.count("(") - piece.count(")")
        end += len(piece)
        if not depth:
            pieces.append(pattern[begin:end])
            begin = end + 1
        end += 1
    return tuple(dict.fromkeys(pieces)) if begin > len(pattern) else (pattern,)
