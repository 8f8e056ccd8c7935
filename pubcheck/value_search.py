"""Values looked for in other texts however they are written there: 139-0517-1234 for 13905171234, 钱伟⺠ for 钱伟民.

Letters, figures and masks are compared, in half width and lower case, radicals as the characters they stand for; signs that
nobody sees do not count. In numbers neither separators nor O for 0 count either; in words only what the value has itself.
"""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Generic, TypeVar

from pubcheck.radicals import RADICALS

_HEAD = 2  # characters by which values are told apart first
_FEWEST_FIGURES, _FEWEST_LATIN = 5, 5  # shorter ones are too common in other words
_LOOK_ALIKES = str.maketrans("oil", "011")
_SEPARATORS = frozenset(" \t\n\r\u3000-‐‑‒–—―−－·.．/／_()（）[]【】")
_BLANKS = frozenset(" \t\n\r\u3000\xa0")
_NONE: frozenset[str] = frozenset()
_UNSEEN = ("Cf", "Mn", "Cc", "Cs")  # categories of signs that take no room of their own
_LONG = 3  # characters of a word from which on a blank may stand inside

Told = TypeVar("Told")


class Values(Generic[Told]):
    """Values, each with something to tell of it; of two that overlap the one that begins first counts, then the longer one."""

    def __init__(self, values: Iterable[tuple[str, Told]]) -> None:
        self._words: dict[str, dict[int, dict[str, tuple[frozenset[str], Told]]]] = {}
        self._numbers: dict[str, dict[int, dict[str, tuple[frozenset[str], Told]]]] = {}
        for value, told in sorted(values, key=lambda each: -len(each[0])):
            letters, _ = _skeleton(value)
            signs = frozenset(unicodedata.normalize("NFKC", sign) for sign in value if not _form(sign))
            if _is_number(letters):
                figures = letters.translate(_LOOK_ALIKES)
                _enter(self._numbers, figures, (signs | _SEPARATORS, told))
            elif len(letters) >= _HEAD and len(value) >= (_FEWEST_LATIN if letters.isascii() else _HEAD):
                blanks = _BLANKS if len(letters) >= _LONG and not letters.isascii() else _NONE
                _enter(self._words, letters, (signs | blanks, told))

    def __bool__(self) -> bool:
        return bool(self._words or self._numbers)

    def places(self, text: str) -> Iterator[tuple[int, int, Told]]:
        """Where they stand in ``text``, start and end, and what was given for each; in order and without overlaps.

        Of one that another overlaps the rest is given: what either of them covers is covered.
        """
        letters, at = _skeleton(text)
        found = [
            *(_found(self._numbers, letters.translate(_LOOK_ALIKES), text, at) if self._numbers else ()),
            *(_found(self._words, letters, text, at) if self._words else ()),
        ]
        done = 0
        for start, end, told in sorted(found, key=lambda each: (each[0], -each[1])):
            if end > done:
                yield max(start, done), end, told
                done = end


def _enter(
    known: dict[str, dict[int, dict[str, tuple[frozenset[str], Told]]]], letters: str, told: tuple[frozenset[str], Told]
) -> None:
    known.setdefault(letters[:_HEAD], {}).setdefault(len(letters), {}).setdefault(letters, told)


def _is_number(letters: str) -> bool:
    figures = sum(letter.isdigit() for letter in letters)
    return figures >= _FEWEST_FIGURES and letters.isascii() and len(letters) - figures <= 2


def _skeleton(text: str) -> tuple[str, array[int]]:
    """The letters and figures of ``text``, and where each stands in it."""
    letters: list[str] = []
    places = array("i")
    for at, sign in enumerate(text):
        for letter in _form(sign):
            letters.append(letter)
            places.append(at)
    return "".join(letters), places


@lru_cache(maxsize=20_000)
def _form(sign: str) -> str:
    """What of ``sign`` is compared; empty for signs and blanks."""
    plain = unicodedata.normalize("NFKC", RADICALS.get(sign, sign)).casefold()
    return "".join(letter for letter in plain if letter.isalnum() or letter == "*")


def _found(
    known: dict[str, dict[int, dict[str, tuple[frozenset[str], Told]]]], letters: str, text: str, places: array[int]
) -> Iterator[tuple[int, int, Told]]:
    at = 0
    while at < len(letters):
        for length, values in known.get(letters[at : at + _HEAD], {}).items():
            entry = values.get(letters[at : at + length])
            if entry is not None:
                signs, told = entry
                start, end = places[at], places[at + length - 1] + 1
                if all(_form(sign) or _may_stand_in(sign, signs) for sign in text[start:end]):
                    yield start, end, told
                    at += length
                    break
        else:
            at += 1


def _may_stand_in(sign: str, signs: frozenset[str]) -> bool:
    return unicodedata.normalize("NFKC", sign) in signs or unicodedata.category(sign) in _UNSEEN
