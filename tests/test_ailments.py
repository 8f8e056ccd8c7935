"""Words for illness: what stands beside them for speed says the same as they do."""

from __future__ import annotations

import re
from typing import Any

import regex

from pubcheck.ailments import AILMENT, NAMED, STARTS

try:
    from re import _parser as parser  # type: ignore[attr-defined]
except ImportError:  # Python 3.10
    import sre_parse as parser


def first_characters(items: Any) -> tuple[set[str], bool]:
    """The characters that what ``items`` match may begin with, and whether they match nothing as well."""
    found: set[str] = set()
    for code, content in items:
        kind = str(code)
        if kind == "LITERAL":
            return found | {chr(content)}, False
        if kind == "IN":
            for each, value in content:
                low, high = value if str(each) == "RANGE" else (value, value)
                found |= {chr(character) for character in range(low, high + 1)}
            return found, False
        if kind == "BRANCH":
            branches = [first_characters(branch) for branch in content[1]]
            found |= set().union(*(characters for characters, _ in branches))
            if not any(empty for _, empty in branches):
                return found, False
        elif kind in ("SUBPATTERN", "MAX_REPEAT", "MIN_REPEAT"):
            characters, empty = first_characters(content[-1])
            found |= characters
            if not empty and (kind == "SUBPATTERN" or content[0] > 0):
                return found, False
        else:
            assert kind in ("ASSERT", "ASSERT_NOT", "AT"), kind
    return found, True


def test_names_begin_with_no_other_characters() -> None:
    assert first_characters(parser.parse(NAMED)) == (set(STARTS), False)


def test_an_ailment_is_found_with_what_modifies_it() -> None:
    assert regex.search(AILMENT, "患双侧重度青光眼术后，需复查")[0] == "双侧重度青光眼术后"
    assert re.search(AILMENT, "反映路灯不亮的问题") is None
