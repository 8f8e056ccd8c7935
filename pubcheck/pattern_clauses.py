"""Whether the matches of a pattern stay inside a clause: none of them holds a sign that ends one.

Such a pattern, however far its matches may reach, need be tried only in the clauses in which something that it needs
stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pubcheck.pattern_words import STOPS

_CODES = tuple(map(ord, STOPS))
_HOLDING_NONE = ("CATEGORY_SPACE", "CATEGORY_DIGIT", "CATEGORY_WORD")


def stays_in_clause(items: Iterable[Any]) -> bool:
    """Whether what is parsed into ``items`` never matches one of :data:`STOPS`."""
    parts = list(items)
    return all(_stays(str(op), value) for op, value in parts) and not _refers_to_what_is_looked_at(parts)


def _stays(name: str, value: Any) -> bool:
    if name == "LITERAL":
        return value not in _CODES
    if name == "IN":
        return not _holds_stop(value)
    if name == "BRANCH":
        return all(map(stays_in_clause, value[1]))
    if name == "SUBPATTERN":
        return stays_in_clause(value[3])
    if name == "ATOMIC_GROUP":
        return stays_in_clause(value)
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return stays_in_clause(value[2])
    # What is looked at is no part of the match, and what a reference means was read already.
    return name in ("AT", "ASSERT", "ASSERT_NOT", "GROUPREF")


def _refers_to_what_is_looked_at(parts: Sequence[tuple[Any, Any]]) -> bool:
    """Whether an assertion has a group: a reference to it would match what was only looked at, stops and all."""
    return any(str(op) in ("ASSERT", "ASSERT_NOT") and _has_group(value[1]) for op, value in parts)


def _has_group(value: Any) -> bool:
    if isinstance(value, tuple) and len(value) == 2 and str(value[0]) == "SUBPATTERN" and value[1][0] is not None:
        return True
    return not isinstance(value, (str, int)) and value is not None and any(map(_has_group, value))


def _holds_stop(items: Sequence[tuple[Any, Any]]) -> bool:
    negated = any(str(op) == "NEGATE" for op, _ in items)
    return any(any(_is_member(str(op), value, code) for op, value in items) is not negated for code in _CODES)


def _is_member(name: str, value: Any, code: int) -> bool:
    if name == "LITERAL":
        return bool(value == code)
    if name == "RANGE":
        return bool(value[0] <= code <= value[1])
    return name == "CATEGORY" and str(value) not in _HOLDING_NONE
