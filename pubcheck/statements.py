"""A text as statements and their clauses: what one sentence, one item, one cell says.

Statements end with a full stop, a semicolon or a line; a line that was broken by hand in the middle of
a sentence goes on. In a text that was flattened into one line, fields stand between spaces.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from pubcheck.matchers import Reading
from pubcheck.span import Span

_END = re.compile(r"[。；;！？!?]|(?<=[\u4e00-\u9fff）)])[ ]?\.(?=\s|$)|\n")
_CLAUSE = re.compile(r"[，,：:]|[。．.](?=[ \u4e00-\u9fff])")
_GAP = re.compile(r"[ \t]+(?=[^\s0-9A-Za-z,.，。、；;:：()（）])|\t")
_NUMBERED = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十0-9]{1,3}[)）]|[0-9]{1,2}[.．、](?![0-9])|第[一二三四五六七八九十]{1,4}[章条节]|[\u4e00-\u9fffA-Z]{1,8}[:：]|附)"
)
_SIGNED = re.compile(r"(?:单位|[局办厅处科院校]|办公室|中心|委员会|政府|公司|机关|大队|支队)$")
_FLAT = 90  # characters of a line without a full stop from which its spaces separate fields
_SHORT_LINE = 34


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: its place, and the places of its clauses."""

    span: Span
    clauses: tuple[Span, ...]


class Statements:
    """The statements of one reading, found by place."""

    def __init__(self, text: str) -> None:
        self.all = tuple(_statements(text))
        self._starts = [statement.span.start for statement in self.all]

    def at(self, position: int) -> int:
        """The index of the statement that holds ``position``."""
        return max(0, bisect_right(self._starts, position) - 1)


def statements(reading: Reading) -> Statements:
    """The statements of ``reading``, cut once."""
    return reading.once("statements", lambda: Statements(reading.text.text))


def _statements(text: str) -> list[Statement]:
    broken = _is_broken(text)
    found: list[Statement] = []
    start = 0
    for match in (*_END.finditer(text), None):
        end = match.end() if match else len(text)
        if match and match.group() == "\n" and broken and _goes_on(text, match.start()):
            continue
        if end > start and text[start:end].strip():
            found.append(Statement(Span(start, end), tuple(_clauses(text, start, end))))
        start = end
    return found


def _clauses(text: str, start: int, end: int) -> list[Span]:
    words = text[start:end]
    pattern = _CLAUSE
    if is_flat(words):
        pattern = re.compile(f"{_CLAUSE.pattern}|{_GAP.pattern}")
    cuts = [start, *(start + match.end() for match in pattern.finditer(words)), end]
    return [Span(one, other) for one, other in pairwise(cuts) if text[one:other].strip()]


def is_flat(words: str) -> bool:
    """Whether fields stand between spaces or tabs, as in a form that was flattened into one line."""
    return "\t" in words or (len(words) > _FLAT and words.count(" ") >= 6)


def _is_broken(text: str) -> bool:
    """Whether the lines were broken by hand: several of like length that end in the middle of a sentence."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    open_ends = sum(bool(re.search(r"[\u4e00-\u9fff，、]$", line)) and 6 <= len(line) <= _SHORT_LINE for line in lines)
    return len(lines) >= 4 and open_ends >= 2 and max(map(len, lines)) <= _SHORT_LINE + 6


def _goes_on(text: str, at: int) -> bool:
    before = text[text.rfind("\n", 0, at) + 1 : at].rstrip()
    end = text.find("\n", at + 1)
    after = text[at + 1 : len(text) if end < 0 else end]
    if not after.strip() or _NUMBERED.match(after) or len(before) < 6 or _SIGNED.search(before):
        return False
    if not text[:at].strip().count("\n") and not re.search("[，。、]", before):
        return False  # the first line is a title
    return bool(re.search(r"[\u4e00-\u9fff0-9，、“（《]$", before)) and bool(
        re.match(r"\s?[\u4e00-\u9fff0-9A-Za-z”）》]", after)
    )
