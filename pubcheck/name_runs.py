"""Names in runs without any sign between them, told by the names before and behind: 茹志坚楼尚褚奕涵."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pubcheck.lazy_pattern import lazily
from pubcheck.name_records import HAN
from pubcheck.name_shape import has_surname, may_stand
from pubcheck.span import Span
from pubcheck.surnames import UNCOMMON
from pubcheck.text import Entity, EntityKind

_NAMED = 0.6  # how sure a name in a run without signs is
_HAN_GAP = lazily(rf"[{HAN}]{{0,6}}")
_HAN_TAIL = lazily(rf"(?P<rest>[{HAN}]{{2,6}})(?=[\s。；;，,]|$)")
_FILLED = {2: ((2,),), 3: ((3,),), 4: ((2, 2),), 5: ((3, 2), (2, 3)), 6: ((3, 3),)}  # sizes of names in a gap
TOLD = 0.83  # how sure a name is that a list or another place tells


def names_in_runs(entities: Sequence[Entity], text: str) -> Iterator[Entity]:
    """The names between and behind others that stand without a sign between them: 茹志坚楼尚褚奕涵."""
    persons = [entity for entity in entities if entity.kind is EntityKind.PERSON and entity.confidence >= _NAMED]
    at = 0
    while at < len(persons):
        last = at
        while last + 1 < len(persons) and _HAN_GAP.fullmatch(
            text, persons[last].span.end, persons[last + 1].span.start
        ):
            last += 1
        if last - at >= 2:
            for before, behind in zip(persons[at:last], persons[at + 1 : last + 1], strict=True):
                yield from _between(text, before.span.end, behind.span.start)
            tail = _HAN_TAIL.match(text, persons[last].span.end)
            if tail:
                yield from _between(text, *tail.span("rest"))
        at = last + 1


def _between(text: str, start: int, end: int) -> Iterator[Entity]:
    """The names that fill a gap, where names can fill it."""
    for sizes in _FILLED.get(end - start, ()):
        edges = [start]
        for size in sizes:
            edges.append(edges[-1] + size)
        spans = [Span(*each) for each in pairwise(edges)]
        if all(_may_fill(span.of(text)) for span in spans):
            yield from (Entity(span, EntityKind.PERSON, TOLD) for span in spans)
            return


def _may_fill(name: str) -> bool:
    return (has_surname(name) or name[0] in UNCOMMON) and may_stand(name)
