"""What the candidates for names of one part of a text share: the names that are sure, the words and tables round them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from pubcheck.hashed_columns import Characters, Numbers, mixed
from pubcheck.person_candidates import Candidate, Words
from pubcheck.span import Span
from pubcheck.tables import Columns
from pubcheck.text import Entity, EntityKind

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

SURE = 0.8  # how sure a name is that tells what stands in like places
UNKNOWN = "-"
_STEPS = ((0.95, "a"), (0.9, "b"), (0.8, "c"), (0.6, "d"), (0.4, "e"))  # of how sure a recognizer is
_CELLS = 200  # characters before a name in which the cells of its line are counted
_SEPARATORS = "\t，,；;、 "


class Named(NamedTuple):
    """What the characters of a name say: its first, last and second one, itself, its kind, its words in the dictionary."""

    head: int
    last: int
    second: int
    whole: int
    kind: int
    words: int


@dataclass(slots=True)
class Surroundings:
    """What the candidates of one part of a text share.

    ``start``: where the part begins in the whole, of which ``columns`` tells.
    """

    text: str
    columns: Columns
    persons: Sequence[Entity]
    others: Sequence[Entity]
    words: Words
    start: int
    characters: Characters
    separators: Array
    numbers: Numbers = field(default_factory=Numbers)
    named: dict[str, Named] = field(default_factory=dict)
    repeats: Counter[str] = field(default_factory=Counter)  # how often the same characters are a candidate

    def name_at(self, span: Span) -> str:
        """The characters at ``span`` without blanks and line breaks."""
        return "".join(span.of(self.text).split())


def surroundings(text: str, entities: Sequence[Entity], columns: Columns, start: int = 0) -> Surroundings:
    """What a part of a text holds beside its candidates; its lines are cut into words when these are asked for.

    ``start``: where ``text`` begins in the whole one whose tables ``columns`` knows.
    """
    import numpy as np

    characters = Characters(text)
    separators = np.isin(characters.at(np.arange(len(text))), [ord(sign) for sign in _SEPARATORS])
    return Surroundings(
        text,
        columns,
        sorted(e for e in entities if e.kind is EntityKind.PERSON),
        sorted(e for e in entities if e.kind is not EntityKind.PERSON),
        Words(text),
        start,
        characters,
        np.append(0, np.cumsum(separators)),
    )


def keys(starts: Array, ends: Array, around: Surroundings) -> tuple[Array, Array, Array, Array]:
    """What is beside names, and where in their lines they stand."""
    import numpy as np

    at = around.characters.at
    left, right = at(starts - 1), at(ends)
    line, _ = around.characters.lines(starts)
    before = np.maximum(line, starts - _CELLS)
    cell = np.minimum(6, around.separators[starts] - around.separators[before])
    return mixed(at(starts - 2), left), mixed(right, at(ends + 1)), mixed(left, right), mixed(cell, left, right)


def counted(known: Array, asked: Array, own: Array) -> Array:
    """How often each of ``asked`` is among ``known``, itself left out: 0, 1 or 2 for more."""
    import numpy as np

    if not len(known):
        return np.zeros(len(asked), np.intp)
    values, counts = np.unique(known, return_counts=True)
    at = np.minimum(np.searchsorted(values, asked), len(values) - 1)
    count: Array = np.minimum(2, np.where(values[at] == asked, counts[at], 0) - own)
    return count


def known(candidate: Candidate, around: Surroundings) -> str:
    """What the recognizers found there."""
    if candidate.known is not None:
        step = next((letter for least, letter in _STEPS if candidate.known.confidence >= least), "f")
        return f"{step}{'l' if candidate.known.cue else ''}"
    for letter, entities in (("P", around.persons), ("", around.others)):
        at = bisect_left(entities, candidate.span.start - 30, key=lambda entity: entity.span.start)
        for entity in entities[at:]:
            if entity.span.start >= candidate.span.end:
                break
            if entity.span.overlaps(candidate.span):
                outside = "o" if candidate.span.covers(entity.span) else "x"
                inside = "i" if entity.span.covers(candidate.span) else outside
                return f"{letter or entity.kind.value[0]}{inside}{int(entity.confidence >= SURE)}"
    return UNKNOWN
