"""Who stands in one list with persons that are known: 关于公西华、丑小丫、母广才等人反映…的答复."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import Reading
from pubcheck.persons import all_persons
from pubcheck.span import Span

_AND, _AND_LAST, _REMARKED = lazily(r"(?:[（(][^（）()\n0-9]{0,30}[)）])?、\n?"), lazily(r"(?:以及|和|及)\n?"), 40


def listed(reading: Reading, found: Collection[Span]) -> list[Span]:
    """All persons of the lists in which one of ``found`` stands, ``found`` among them."""
    if not found:
        return []
    text = reading.text.text
    persons = sorted({*all_persons(reading), *found})
    joined = [
        behind.start - before.end < _REMARKED and _AND.fullmatch(text, before.end, behind.start) is not None
        for before, behind in pairwise(persons)
    ]
    for at in range(1, len(joined)):  # 甲、乙和丙 is one list, where 甲和乙 may be two sides
        between = persons[at].end, persons[at + 1].start
        joined[at] = joined[at] or (joined[at - 1] and _AND_LAST.fullmatch(text, *between) is not None)
    told = [span in found for span in persons]
    for at, is_joined in enumerate(joined):
        told[at + 1] = told[at + 1] or (is_joined and told[at])
    for at in range(len(joined) - 1, -1, -1):
        told[at] = told[at] or (joined[at] and told[at + 1])
    return [span for span, is_told in zip(persons, told, strict=True) if is_told]
