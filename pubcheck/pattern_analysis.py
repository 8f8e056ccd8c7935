"""Reads off a parsed pattern what it cannot match without: words, one of which stands in every match, and its reach.

Only what is certain counts. :func:`pubcheck.required.required` asks here for patterns that no file knows.
"""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from pubcheck.lazy_pattern import lazily
from pubcheck.pattern_clauses import stays_in_clause
from pubcheck.pattern_words import (
    CASES,
    FOLDS,
    FREE,
    LETTERS,
    LINE,
    NUMBER,
    NUMERIC,
    SIGNS,
    Required,
    Words,
    best,
    fewest,
    frequency,
)

if sys.version_info >= (3, 11):
    from re import _parser as parser  # type: ignore[attr-defined]
else:
    import sre_parse as parser

_MOST_BREAKS = 8  # line feeds in a match from which it reaches anywhere

_IGNORECASE, _DOTALL = int(re.IGNORECASE), int(re.DOTALL)
_MOST = 64  # words that a stretch of a pattern may stand for
_MOST_OF_CLASS = 8  # characters of a class that are told apart
_RARE = 0.03  # words as frequent as one in 33 characters rule nothing out
# What the parser of ``re`` would read in another way than ``regex`` does.
_FOREIGN = lazily(r"\[\[:|(?<!\\)\{(?!\d*,?\d*\})|\(\?[P0-9R&|(<](?![<=!])")
_REFERENCE = lazily(r"\(\?P=|\\[1-9]")
_NAMED = lazily(r"\(\?P<([^>]*)>")


class _Piece(NamedTuple):
    """A stretch of a pattern: all it can be (``exact``) if that is little, else words it needs (``words``).

    If it holds nothing but signs of numbers, ``letters`` tells whether even no signs but letters and digits,
    ``least`` how many characters it has at least and ``digits`` how many of them are digits. It ``looks`` if the
    words it needs may stand behind it, where it looks ahead.
    """

    exact: Words | None
    words: Words | None
    width: int
    ahead: int = 0
    breaks: int = 0
    numeric: bool = False
    letters: bool = False
    least: int = 0
    digits: int = 0
    looks: bool = False


class _Unknown(Exception):
    """The pattern holds something whose matches nobody can foretell."""


def analysed(pattern: str) -> Required:
    """What every match of ``pattern`` (syntax of ``regex``, ``^`` and ``$`` at line ends) needs."""
    try:
        tree, refers = _tree(pattern)
        piece = _Reader(refers).sequence(tree, int(tree.state.flags))
    except (_Unknown, re.error, OverflowError, RecursionError):
        return Required()
    words = best((piece.exact, piece.words))
    width, ahead = _sum(piece.width, piece.ahead) if piece.looks else piece.width, piece.ahead
    if piece.breaks > _MOST_BREAKS:
        width, ahead = (FREE if reach >= LINE else reach for reach in (width, ahead))
    words = words if words is not None and frequency(words) <= _RARE else None
    clause = not piece.looks and piece.ahead < LINE and stays_in_clause(tree)
    return Required(words and fewest(words), width, ahead, min(piece.breaks, _MOST_BREAKS), clause)


def parsed(pattern: str) -> Any:
    """The tree of a pattern, ``None`` if it cannot be read for certain."""
    try:
        return _tree(pattern)[0]
    except (_Unknown, re.error, OverflowError, RecursionError):
        return None


def _tree(pattern: str) -> tuple[Any, bool]:
    """The tree, and whether the pattern refers to its groups."""
    if _FOREIGN.search(pattern) or r"\(?P<" in pattern:
        raise _Unknown
    pattern = _with_names_once(pattern)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        return parser.parse(pattern, re.MULTILINE), _REFERENCE.search(pattern) is not None


def _with_names_once(pattern: str) -> str:
    """``regex`` lets groups share a name; the parser of ``re`` does not."""
    names = _NAMED.findall(pattern)
    shared = {name for name in names if names.count(name) > 1}
    for name in shared:
        bodies = re.findall(rf"\(\?P<{name}>([^()]*)\)", pattern)
        if f"(?P={name})" in pattern:
            # What is referred to is known where all groups of the name are alike: the last one stands for them.
            if len(bodies) != names.count(name) or len(set(bodies)) > 1:
                raise _Unknown
            pattern = _numbered(pattern, name)
        else:
            pattern = pattern.replace(f"(?P<{name}>", "(?:")
    return pattern


def _numbered(pattern: str, name: str) -> str:
    """``pattern`` with a name of its own for each group of this name; references mean the last one before them."""
    head, *rest = pattern.split(f"(?P<{name}>")
    parts = (each.replace(f"(?P={name})", f"(?P={name}_{at})") for at, each in enumerate(rest))
    return head + "".join(f"(?P<{name}_{at}>{part}" for at, part in enumerate(parts))


class _Reader:
    """Reads one parsed pattern; it knows the groups met so far, for references to them."""

    def __init__(self, refers: bool) -> None:
        self._refers = refers
        self._groups: dict[int, _Piece] = {}

    def sequence(self, items: Iterable[Any], flags: int) -> _Piece:
        """Stretches that adjoin are joined as long as they stand for few words."""
        run: Words = _NOTHING
        found: list[Words | None] = []
        width = ahead = least = digits = all_least = all_digits = longest = 0
        numbers = signs = widest = 0  # the most digits in a stretch of signs of numbers, and the widest of these
        breaks, broken = 0, False
        behind: list[Words | None] = []  # words needed by what is looked at ahead
        looks = False
        numeric = letters = True
        for is_wide, piece in self._pieces(items, flags):
            width, ahead = _sum(width, piece.width), _sum(ahead, piece.ahead)
            breaks = min(breaks + piece.breaks, _MOST_BREAKS + 1)
            if not is_wide:
                behind.append(piece.words)
                continue
            looks = looks or piece.looks
            numeric, letters = numeric and piece.numeric, letters and piece.letters
            all_least, all_digits = all_least + piece.least, all_digits + piece.digits
            digits = digits + piece.digits if piece.numeric else 0
            signs = signs + piece.least if piece.numeric else 0
            widest = max(widest, signs)
            least = least + piece.least if piece.letters else 0
            numbers, longest = max(numbers, digits), max(longest, least)
            if piece.exact is not None and len(run) * len(piece.exact) <= _MOST:
                run = frozenset(a + b for a in run for b in piece.exact)
                continue
            found += (run, piece.words)
            run, broken = piece.exact if piece.exact is not None else _NOTHING, True
        shape = width, ahead, breaks, numeric, letters, all_least, all_digits
        ahead_words = best(behind)
        if not broken:
            return _Piece(run, ahead_words, *shape, looks=ahead_words is not None)
        if numbers > 3:
            found.append(frozenset((NUMBER * numbers,)))
        if widest > 5:
            found.append(frozenset((NUMERIC * widest,)))
        if longest > 3:
            found.append(frozenset((LETTERS * longest,)))
        words = best((*found, run))
        if ahead_words is not None and (words is None or 4 * frequency(ahead_words) < frequency(words)):
            words, looks = ahead_words, True
        return _Piece(None, words, *shape, looks=looks)

    def _pieces(self, items: Iterable[Any], flags: int) -> Iterator[tuple[bool, _Piece]]:
        """The parts of a sequence, groups opened, repeats laid out: ``[0-9]{2,5}`` begins and ends with two digits."""
        for op, value in items:
            name = str(op)
            if name == "SUBPATTERN":
                number, added, removed, inner = value
                inside = (flags | added) & ~removed
                if number and self._refers:
                    self._groups[number] = self.sequence(inner, inside)
                yield from self._pieces(inner, inside)
            elif name == "ATOMIC_GROUP":
                yield from self._pieces(value, flags)
            elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
                least, most, inner = value
                yield from self._repeat(least, most, inner, flags)
            else:
                yield name not in ("AT", "ASSERT", "ASSERT_NOT"), self._part(name, value, flags)

    def _repeat(self, least: int, most: int, inner: Any, flags: int) -> Iterator[tuple[bool, _Piece]]:
        piece = self.sequence(inner, flags)
        most = min(most, LINE)
        rest = min((most - least) * piece.width, LINE)
        breaks = min((most - least) * piece.breaks, _MOST_BREAKS + 1)
        every = min(most * piece.breaks, _MOST_BREAKS + 1)
        kind = piece.numeric, piece.letters
        if piece.exact is not None and least == 0 and most == 1:
            yield True, _Piece(piece.exact | {""}, None, piece.width, piece.ahead, breaks, *kind)
        elif piece.exact is None or least > 32 or (least > 2 and len(piece.exact) > 1):
            words = best((piece.exact, piece.words)) if least else None
            whole = _sum(rest, min(least * piece.width, LINE))
            size = least * piece.least, least * piece.digits
            yield True, _Piece(None, words, whole, piece.ahead, every, *kind, *size, piece.looks)
        else:
            for _ in range(least):
                yield True, piece
            if most > least:
                yield True, _Piece(None, None, rest, piece.ahead, breaks, *kind)
                for _ in range(least):  # the last ones; they are counted already
                    yield True, _Piece(piece.exact, None, 0, 0, 0, *kind)

    def _part(self, name: str, value: Any, flags: int) -> _Piece:
        if name == "LITERAL":
            return _literal(value, flags & _IGNORECASE)
        if name in ("NOT_LITERAL", "ANY"):
            return _Piece(None, None, 1, 0, int(value != 10 if name == "NOT_LITERAL" else bool(flags & _DOTALL)))
        if name == "IN":
            return _class(value, flags)
        if name == "BRANCH":
            return _choice([self.sequence(branch, flags) for branch in value[1]])
        if name == "AT":
            return _Piece(None, None, 0, 1)
        if name in ("ASSERT", "ASSERT_NOT"):
            direction, inner = value
            piece = self.sequence(inner, flags)
            ahead = _sum(piece.width if direction > 0 else 0, piece.ahead)
            words = best((piece.exact, piece.words)) if direction > 0 and name == "ASSERT" else None
            return _Piece(None, words, 0, ahead, piece.breaks if ahead else 0)
        if name == "GROUPREF" and value in self._groups and not flags & _IGNORECASE:
            group = self._groups[value]
            return _Piece(None, None, group.width, 0, group.breaks, group.numeric, group.letters)
        raise _Unknown


def _choice(branches: Sequence[_Piece]) -> _Piece:
    shape = (
        max(branch.width for branch in branches),
        max(branch.ahead for branch in branches),
        max(branch.breaks for branch in branches),
        all(branch.numeric for branch in branches),
        all(branch.letters for branch in branches),
        min(branch.least for branch in branches),
        min(branch.digits for branch in branches),
    )
    looks = any(branch.looks for branch in branches)
    exact = _union([branch.exact for branch in branches])
    if exact is not None and len(exact) <= _MOST:
        return _Piece(exact, None, *shape, looks=looks)
    return _Piece(None, _union([best((branch.exact, branch.words)) for branch in branches]), *shape, looks=looks)


def _union(sets: Sequence[Words | None]) -> Words | None:
    known = [words for words in sets if words is not None]
    return frozenset[str]().union(*known) if len(known) == len(sets) else None


def _class(items: Sequence[tuple[Any, Any]], flags: int) -> _Piece:
    newline = any(_holds_newline(str(op), value) for op, value in items)
    codes: list[int] = []
    for op, value in items:
        name = str(op)
        if name == "LITERAL":
            codes.append(value)
        elif name == "RANGE" and value[1] - value[0] < 64:
            codes.extend(range(value[0], value[1] + 1))
        else:
            return _Piece(None, None, 1, 0, int(newline is not any(str(op) == "NEGATE" for op, _ in items)))
    return _characters(codes, flags)


@cache
def _literal(code: int, flags: int) -> _Piece:
    return _characters([code], flags)


def _characters(codes: Sequence[int], flags: int) -> _Piece:
    """One of these characters."""
    forms: set[str] = set()
    certain = True
    for character in map(chr, codes):
        folded = FOLDS.get(character, character)
        certain = certain and folded not in (NUMBER, LETTERS, NUMERIC)  # they would be taken for a shape
        if flags & _IGNORECASE:
            certain = certain and (character.isascii() or character.swapcase() == character)
            forms.update(CASES.get(folded, folded))
        else:
            forms.add(folded)
    numeric = certain and SIGNS.issuperset(forms)
    return _Piece(
        frozenset(forms) if certain and len(forms) <= _MOST_OF_CLASS else None,
        None,
        1,
        0,
        int(10 in codes),
        numeric,
        numeric and all(form.isalnum() for form in forms),
        1,
        int(forms == {"0"}),
    )


def _holds_newline(name: str, value: Any) -> bool:
    if name == "LITERAL":
        return bool(value == 10)
    if name == "RANGE":
        return bool(value[0] <= 10 <= value[1])
    return name == "CATEGORY" and str(value) in ("CATEGORY_SPACE", "CATEGORY_NOT_DIGIT", "CATEGORY_NOT_WORD")


def _sum(one: int, other: int) -> int:
    return min(one + other, FREE) if max(one, other) < LINE else max(one, other)


_NOTHING: Words = frozenset(("",))
