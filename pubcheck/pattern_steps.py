"""How a pattern runs, read off when the file of patterns is made: what its matches begin with, and how long it may take.

A pattern that begins by looking behind, or with alternatives, is tried at every character; told with which
characters its matches begin, ``regex`` skips the others five times as fast. And a time-out costs more than
most searches: it is needed only where the steps that a search may take in a short stretch are not known to be few.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Sequence
from typing import Any, NamedTuple

from pubcheck.pattern_analysis import parsed
from pubcheck.pattern_words import CASES, SHORT

_STEPS = 50_000_000  # from all places of a stretch: a second or two
_STRETCHES = SHORT, SHORT // 2, SHORT // 4, SHORT // 8, SHORT // 16
_MANY = 10.0**18
_MOST_OF_FIRST = 400  # characters; more are skipped too rarely
_MOST_RANGES = 120
_IGNORECASE = int(re.IGNORECASE)
_TOP = sys.maxunicode

Ranges = tuple[tuple[int, int], ...]  # code points, in order, apart
_ANY: Ranges = ((0, _TOP),)
_END: tuple[Ranges, bool] = (), False  # nothing comes after it, so that nobody goes back to it
_SPACE = frozenset(code for code in range(_TOP + 1) if chr(code).isspace())
_DIGIT = frozenset(code for code in range(_TOP + 1) if unicodedata.category(chr(code)) == "Nd")
# For certain, and at most: ``regex`` and ``re`` do not agree on which control characters are spaces.
_CATEGORIES = {
    "CATEGORY_SPACE": (_SPACE - set(range(0x1C, 0x20)), _SPACE),
    "CATEGORY_DIGIT": (frozenset(range(48, 58)), _DIGIT),
}


class _Mode(NamedTuple):
    flags: int
    size: int  # characters of the stretch


class Node(NamedTuple):
    """A part of a pattern: how many ways it can match from one place, in how many steps all of them are tried.

    ``first`` are the characters it may begin with, unless it is empty (``nullable``); ``words`` what it begins with
    for certain; ``least`` how many characters it has at least. It is ``eager`` if it looks at a character before it asserts
    anything.
    """

    ways: float
    steps: float
    first: Ranges
    nullable: bool
    least: int = 0
    words: str = ""
    consumes: bool = True
    eager: bool = True


def first_and_longest(pattern: str) -> tuple[str, int]:
    """A class of the characters that matches begin with (``""``: of no use), and in how long a stretch few steps are certain.

    The length is one of a few characters (-1: in none).
    """
    tree = parsed(pattern)
    if tree is None:
        return "", -1
    flags = int(tree.state.flags)
    longest = -1
    for size in _STRETCHES:
        node = _sequence(list(tree), _Mode(flags, size), _END, False)
        if node.steps * size <= _STEPS:
            longest = size
            break
    size = sum(high - low + 1 for low, high in node.first)
    plain = flags & _IGNORECASE or _is_found_fast(tree)
    useful = not node.nullable and not plain and size <= _MOST_OF_FIRST and len(node.first) <= _MOST_RANGES
    return _class(node.first) if useful else "", longest


def _is_found_fast(tree: Any) -> bool:
    """Whether it begins with a character, or at the beginning of a line: ``regex`` looks for these by itself."""
    op, value = tree[0]
    if str(op) == "SUBPATTERN":
        return len(value[3]) > 0 and _is_found_fast(value[3])
    return str(op) in ("LITERAL", "AT")


def _class(ranges: Ranges) -> str:
    return "[" + "".join(_escaped(low) + (f"-{_escaped(high)}" if high > low else "") for low, high in ranges) + "]"


def _escaped(code: int) -> str:
    return chr(code) if chr(code).isalnum() else f"\\U{code:08x}"


def _sequence(items: Sequence[Any], mode: _Mode, follow: tuple[Ranges, bool], behind: bool) -> Node:
    """``follow`` is what comes after it: the characters it may begin with, and whether it may be empty."""
    nodes: list[Node] = []
    for op, value in reversed(items):
        node = _part(str(op), value, mode, follow, behind)
        follow = (_union(node.first, follow[0]), follow[1]) if node.nullable else (node.first, False)
        if not node.eager:
            follow = follow[0], True  # what is asserted is asserted anew wherever one goes back to
        nodes.append(node)
    nodes.reverse()
    ways = steps = 1.0
    first: Ranges = ()
    nullable, words, literal, eager = True, "", True, True
    for node in nodes:
        steps += min(ways * node.steps, _MANY)
        ways = min(ways * node.ways, _MANY)
        if nullable:
            first, eager = _union(first, node.first), eager and node.eager
            nullable = node.nullable
        if literal and node.consumes:
            words += node.words
            literal = bool(node.words) and node.least == len(node.words)
    least = sum(node.least for node in nodes)
    consumes = any(node.consumes for node in nodes)
    return Node(ways, min(steps, _MANY), first, nullable, least, words, consumes, eager)


def _part(name: str, value: Any, mode: _Mode, follow: tuple[Ranges, bool], behind: bool) -> Node:
    if name == "LITERAL":
        first = _cased([(value, value)], mode.flags)
        return Node(1, 1, first, False, 1, "" if mode.flags & _IGNORECASE else chr(value))
    if name in ("NOT_LITERAL", "ANY"):
        return Node(1, 1, _ANY, False, 1)
    if name == "IN":
        return Node(1, 1, _of_class(value, mode.flags), False, 1)
    if name == "SUBPATTERN":
        _, added, removed, inner = value
        inside = _Mode((mode.flags | added) & ~removed, mode.size)
        return _sequence(list(inner), inside, follow, behind)
    if name == "ATOMIC_GROUP":
        node = _sequence(list(value), mode, _END, behind)
        return Node(1, node.steps, node.first, node.nullable, node.least, eager=node.eager)
    if name == "BRANCH":
        return _branch([_sequence(list(each), mode, follow, behind) for each in value[1]])
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return _repeat(name, value, mode, follow, behind)
    if name == "AT":
        return Node(1, 1, (), True, consumes=False, eager=False)
    if name in ("ASSERT", "ASSERT_NOT"):
        node = _sequence(list(value[1]), mode, _END, behind or value[0] < 0)
        return Node(1, node.steps + 1, (), True, consumes=False, eager=False)
    if name == "GROUPREF":
        return Node(1, mode.size, _ANY, True)
    return Node(_MANY, _MANY, _ANY, True)


def _branch(nodes: list[Node]) -> Node:
    ways = 0.0
    for one in nodes:
        ways = max(ways, sum(other.ways for other in nodes if other is one or _meet(one, other)))
    first: Ranges = ()
    for node in nodes:
        first = _union(first, node.first)
    nullable = any(node.nullable for node in nodes)
    steps, least = 1 + sum(node.steps for node in nodes), min(node.least for node in nodes)
    return Node(ways, steps, first, nullable, least, eager=all(node.eager for node in nodes))


def _meet(one: Node, other: Node) -> bool:
    """Whether both may match at the same place."""
    if one.nullable or other.nullable:
        return True
    if not _touch(one.first, other.first):
        return False
    return one.words.startswith(other.words) or other.words.startswith(one.words)


def _repeat(name: str, value: Any, mode: _Mode, follow: tuple[Ranges, bool], behind: bool) -> Node:
    least, most, inner = int(value[0]), int(value[1]), list(value[2])
    around = _sequence(inner, mode, ((), True), behind)
    node = _sequence(inner, mode, (_union(around.first, follow[0]), follow[1]), behind)
    if behind and most > mode.size:
        return Node(_MANY, _MANY, node.first, node.nullable or not least)
    most = min(most, mode.size // max(1, node.least)) if most > least else most
    empty = node.nullable or not least
    if name == "POSSESSIVE_REPEAT":
        ways = 1.0
    elif node.ways > 1 or node.nullable:
        ways = min(max(node.ways, 1 + node.nullable) ** min(most, 99) * (most - least + 1), _MANY)
    else:
        # Going back is of no use where what follows cannot begin with what was repeated.
        certain = not follow[1] and not _touch(node.first, follow[0])
        ways = 1.0 if certain else float(most - least + 1)
    tries = most if node.ways <= 1 else min(node.ways ** min(most, 99) * most, _MANY)
    steps = min(2 + 2 * tries * node.steps, _MANY)
    return Node(ways, steps, node.first, empty, least * node.least, eager=node.eager)


def _of_class(items: Sequence[tuple[Any, Any]], flags: int) -> Ranges:
    negated = any(str(op) == "NEGATE" for op, _ in items)
    ranges: list[tuple[int, int]] = []
    for op, value in items:
        name = str(op)
        if name == "LITERAL":
            ranges.append((value, value))
        elif name == "RANGE":
            ranges.append(value)
        elif name == "CATEGORY":
            sets = _CATEGORIES.get(str(value))
            if sets is None:
                return _ANY
            ranges.extend((code, code) for code in sets[0 if negated else 1])
    if negated:
        return _complement(_union(tuple(ranges), ())) if not flags & _IGNORECASE else _ANY
    return _cased(ranges, flags)


def _cased(ranges: list[tuple[int, int]], flags: int) -> Ranges:
    if not flags & _IGNORECASE:
        return _union(tuple(ranges), ())
    more: list[tuple[int, int]] = []
    for low, high in ranges:
        if high - low > 200:
            return _ANY
        for character in map(chr, range(low, high + 1)):
            forms = {character, *CASES.get(character.lower(), ()), character.swapcase()}
            if not character.isascii() and len(forms) > 1:
                return _ANY
            more.extend((ord(form), ord(form)) for form in forms)
    return _union(tuple(more), ())


def _union(one: Ranges, other: Ranges) -> Ranges:
    found: list[tuple[int, int]] = []
    for low, high in sorted((*one, *other)):
        if found and low <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(found[-1][1], high)
        else:
            found.append((low, high))
    return tuple(found)


def _complement(ranges: Ranges) -> Ranges:
    found: list[tuple[int, int]] = []
    start = 0
    for low, high in ranges:
        if low > start:
            found.append((start, low - 1))
        start = high + 1
    return (*found, (start, _TOP)) if start <= _TOP else tuple(found)


def _touch(one: Ranges, other: Ranges) -> bool:
    return any(low <= high2 and low2 <= high for low, high in one for low2, high2 in other)
