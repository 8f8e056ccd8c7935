"""What a pattern cannot match without: words, one of which stands in every match, and how far a match may reach.

A rule's author writes patterns and sees none of this; :mod:`pubcheck.sweep` looks for the words of all patterns
at once, and a pattern runs only where one of its own stands. What :mod:`pubcheck.pattern_analysis` finds out about
the patterns of the shipped rules is kept in a file (``make patterns``); other patterns are analysed when they come.
"""

from __future__ import annotations

import json
from functools import cache
from hashlib import blake2b
from importlib.resources import files

from pubcheck.pattern_words import FREE, LINE, SHORT, Required, alternatives, fold, together

__all__ = ["FREE", "LINE", "SHORT", "Required", "is_plain", "mark_of", "required", "run_of", "words_of"]


_Need = tuple[list[str], int, int, int, bool]


@cache
def required(pattern: str) -> Required:
    """What every match of ``pattern`` (syntax of ``regex``, ``^`` and ``$`` at line ends) needs."""
    if is_plain(pattern):
        return Required(frozenset((fold(pattern),)), len(pattern), 0, clause=True)  # of letters alone
    known = _kept()[0].get(mark_of(pattern))
    if known is None:
        from pubcheck.pattern_analysis import analysed  # only custom rules need it

        return analysed(pattern)
    words, width, ahead, breaks, clause = known
    return Required(frozenset(words) if words else None, width, ahead, breaks, clause)


def words_of(pattern: str) -> tuple[str, ...] | None:
    """The words one of which stands in every match of ``pattern``; ``None`` where a match need not hold any."""
    if is_plain(pattern):
        return (fold(pattern),)
    if all(map(is_plain, pattern.split("|"))):  # as most of the others are
        return tuple(dict.fromkeys(fold(pattern).split("|")))
    needs, _, kept = _kept()
    mark = mark_of(pattern)
    if mark in kept:
        words = kept[mark]
    elif mark in needs:  # no alternatives, or none outside of brackets
        words = needs[mark][0]
    else:
        words = sorted(together(map(required, alternatives(pattern))) or ())
    return tuple(words) or None


def run_of(pattern: str) -> tuple[str, int]:
    """A class of the characters that matches begin with, and how long a stretch the pattern is quick in.

    The class is ``""`` where it is not known or of no use. In a stretch of so many characters, whatever these are, the
    pattern takes few steps (:data:`SHORT` at most; -1: that is not known of any).
    """
    if is_plain(pattern):
        return "", SHORT
    first, longest = _kept()[1].get(mark_of(pattern), ("", -1))
    return first, longest


def is_plain(pattern: str) -> bool:
    """Whether it is nothing but words, as most are: what these need is known at once."""
    return len(pattern) > 1 and pattern.isalnum() and not pattern.isascii()


def mark_of(pattern: str) -> str:
    """By what ``compiled/patterns.json`` keeps a pattern: sixteen characters of a digest."""
    return blake2b(pattern.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


@cache
def _kept() -> tuple[dict[str, _Need], dict[str, tuple[str, int]], dict[str, list[str]]]:
    """What was found out about the patterns of the shipped rules by ``make patterns``; reading it is faster."""
    try:
        kept = json.loads((files("pubcheck") / "compiled" / "patterns.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}, {}, {}
    return kept["needs"], kept["runs"], kept["words"]
