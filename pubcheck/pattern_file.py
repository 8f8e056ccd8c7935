"""Writes ``compiled/patterns.json``: what every match of the shipped rules' patterns needs.   ``make patterns``

Analysing these patterns takes a quarter of a second, reading what was found out two milliseconds.
:func:`pubcheck.required.required` looks a pattern up by a digest of its source, so that a stale line is never used,
and analyses what it does not find there.
"""

from __future__ import annotations

import json
from pathlib import Path

from pubcheck.detect import patterns_of_rules
from pubcheck.pattern_analysis import analysed
from pubcheck.pattern_words import alternatives
from pubcheck.required import is_plain, mark_of
from pubcheck.rule import all_rules

PATTERNS = Path(__file__).parent / "compiled" / "patterns.json"


def pattern_file() -> str:
    """The file as it should be for the rules as they are, one pattern a line."""
    lists, patterns = patterns_of_rules(all_rules())
    every = {
        each for pattern in (*patterns, *(p for row in lists.values() for p in row)) for each in alternatives(pattern)
    }
    lines = []
    for pattern in every:
        if not is_plain(pattern):
            need = analysed(pattern)
            row = (sorted(need.words or ()), need.width, need.ahead, need.breaks)
            lines.append(f"{json.dumps(mark_of(pattern))}: {json.dumps(row, ensure_ascii=False)}")
    return "{\n" + ",\n".join(sorted(lines)) + "\n}\n"


if __name__ == "__main__":
    PATTERNS.write_text(pattern_file(), encoding="utf-8")
