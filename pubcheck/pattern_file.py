"""Writes ``compiled/patterns.json``: what the patterns of the shipped rules need, and how they run.   ``make patterns``

Analysing these patterns takes a quarter of a second, reading what was found out two milliseconds.
:func:`pubcheck.required.required` looks a pattern up by a digest of its source, so that a stale line is never used,
and analyses what it does not find there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from pubcheck.detect import patterns_of_rules
from pubcheck.evidence import BODY_PATTERNS, TITLE_PATTERNS
from pubcheck.features import SHAPES
from pubcheck.pattern_analysis import analysed
from pubcheck.pattern_steps import first_and_quick
from pubcheck.pattern_words import alternatives
from pubcheck.required import is_plain, mark_of
from pubcheck.rule import all_rules

PATTERNS = Path(__file__).parent / "compiled" / "patterns.json"


def pattern_file() -> str:
    """The file as it should be for the rules as they are, one pattern a line."""
    lists, patterns = patterns_of_rules(all_rules())
    every = {pattern: alternatives(pattern) for pattern in (*patterns, *(p for row in lists.values() for p in row))}
    parts = {each for pattern in every for each in every[pattern]}
    # Those of the model's features are no rules': only what they need is asked, of each as a whole.
    features = {*TITLE_PATTERNS, *BODY_PATTERNS, *SHAPES}
    needs = {mark_of(each): _need(each) for each in parts | features if not is_plain(each)}
    runs = {mark_of(each): first_and_quick(each) for each in {*every, *parts} if not is_plain(each)}
    return '{"needs": ' + _lines(needs) + ',\n"runs": ' + _lines(runs) + "}\n"


def _need(pattern: str) -> tuple[object, ...]:
    need = analysed(pattern)
    return sorted(need.words or ()), need.width, need.ahead, need.breaks


def _lines(rows: Mapping[str, object]) -> str:
    return (
        "{\n" + ",\n".join(f'"{mark}": {json.dumps(rows[mark], ensure_ascii=False)}' for mark in sorted(rows)) + "\n}"
    )


if __name__ == "__main__":
    PATTERNS.write_text(pattern_file(), encoding="utf-8")
