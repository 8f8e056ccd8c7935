"""Keyed hashes by which a person whose number is masked here is known by a document where it stands open.

A list shows 王某某's telephone as ``138****5678``; another shows it whole. The name and the digits that the mask
leaves are the same in both: the mask hides nothing. A name alone joins nothing, it is borne by many.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from pubcheck.archive.value_keys import ValueKeys
from pubcheck.finding import Finding, Severity
from pubcheck.fold import folded
from pubcheck.lazy_pattern import lazily

NAMES = ("personal.person_name", "personal.informant")
NUMBERS = ("personal.resident_id", "personal.mobile_phone", "personal.bank_card")
NAME_DIGITS = 8  # of a link, hexadecimal: those of the name
_TAIL = 4  # digits left behind a mask: with the same name, one in ten thousand others has them
_HEAD = 12  # digits left before it: district, year and month of birth
_MASKED = lazily(r"(?<![0-9A-Za-z*])([0-9]{0,15})[*＊×●•○xX]{2,14}([0-9]{0,5}[0-9Xx])?(?![0-9A-Za-z*])")


def links(text: str, findings: Iterable[Finding], keys: ValueKeys) -> tuple[tuple[str, bool], ...]:
    """Hashes of names with the telling part of a number on the same line, and whether the number stands open there."""
    by_line: dict[int, list[Finding]] = {}
    for finding in findings:
        if finding.severity is not Severity.INFO and len(finding.span) and finding.rule_id in (*NAMES, *NUMBERS):
            by_line.setdefault(finding.line, []).append(finding)
    found: dict[tuple[str, bool], None] = {}
    for line in by_line.values():
        names = sorted((each for each in line if each.rule_id in NAMES), key=lambda each: each.span)
        if names:
            found.update(dict.fromkeys(_of_line(text, names, line, keys)))
    return tuple(found)


def _of_line(text: str, names: list[Finding], line: list[Finding], keys: ValueKeys) -> Iterator[tuple[str, bool]]:
    starts = [each.span.start for each in names]

    def name(at: int) -> str:
        """The name that something at this place belongs to: the last before it, else the first."""
        return folded(names[max(0, bisect_right(starts, at) - 1)].evidence)

    def link(kind: str, at: int, digits: str) -> str:
        # The same name gives the same beginning: persons of a list are counted by it.
        named = name(at)
        return keys.of("name", named)[:NAME_DIGITS] + keys.of(kind, f"{named}:{digits}")[NAME_DIGITS:]

    for each in line:
        if each.rule_id in NUMBERS:
            number = folded(each.evidence)
            yield link("tail", each.span.start, number[-_TAIL:]), True
            if each.rule_id == "personal.resident_id":
                yield link("head", each.span.start, number[:_HEAD]), True
    begin = text.rfind("\n", 0, starts[0]) + 1
    end = text.find("\n", starts[-1])
    for match in _MASKED.finditer(text, begin, len(text) if end < 0 else end):
        head, tail = match[1], folded(match[2] or "")
        if len(tail) >= _TAIL:
            yield link("tail", match.start(), tail[-_TAIL:]), False
        if len(head) >= _HEAD:
            yield link("head", match.start(), head[:_HEAD]), False
