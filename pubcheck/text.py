"""The text that rules and models read, and what recognizers find in it."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, NamedTuple, TypeVar

from pubcheck.document import Part
from pubcheck.lazy_pattern import lazily
from pubcheck.span import OffsetMap, Span

_Fact = TypeVar("_Fact")
FILLED = lazily(r"\S")  # where a text or a line holds something


class Stretch(NamedTuple):
    """A run of the normalised text that comes from one part of the document."""

    span: Span
    part: Part
    page: int | None


@dataclass(frozen=True, slots=True)
class NormalizedText:
    """A document's text made uniform: half-width, joined lines, no page furniture.

    A line feed ends a paragraph or a table row, a tab separates cells. ``offsets`` leads
    every span back to ``Document.text``. ``stretches`` cover the text in order.
    """

    text: str = field(repr=False)
    offsets: OffsetMap = field(default_factory=OffsetMap, repr=False)
    stretches: tuple[Stretch, ...] = field(default=(), repr=False)
    _breaks: array[int] = field(default_factory=lambda: array("i"), init=False, repr=False, compare=False)
    _facts: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, name: str, make: Callable[[], _Fact]) -> _Fact:
        """What ``make`` returns, made on first asking and kept with this text: several readers need the same tables."""
        if name not in self._facts:
            self._facts[name] = make()
        fact: _Fact = self._facts[name]
        return fact

    def part_at(self, position: int) -> Part:
        """The part of the document that the character at ``position`` comes from."""
        at = bisect_right(self.stretches, position, key=lambda stretch: stretch.span.start) - 1
        return self.stretches[at].part if at >= 0 else Part.BODY

    def paragraph(self, span: Span) -> Span:
        """The paragraph or table row around ``span``, without its line feed."""
        # Looked up, not searched for: a line may be millions of characters long and hold as many values.
        breaks = self.breaks
        before, last = bisect_left(breaks, span.start), len(breaks) - 1
        end = breaks[min(before, last)]
        if end < span.end:  # few spans reach into the next line
            end = breaks[min(bisect_left(breaks, span.end, before), last)]
        return Span(breaks[before - 1] + 1 if before else 0, end)

    @property
    def breaks(self) -> array[int]:
        """Where the line feeds stand, and the end of the text; looked for once."""
        if not self._breaks:
            self._breaks.extend(match.start() for match in re.finditer("\n", self.text))
            self._breaks.append(len(self.text))
        return self._breaks


class EntityKind(str, Enum):
    """What a name names."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    ADDRESS = "address"

    def __str__(self) -> str:
        return self.value


class Role(str, Enum):
    """What a person is in a document; it decides what the name means for publication."""

    OFFICIAL = "official"
    SIGNER = "signer"
    CONTACT = "contact"
    PRIVATE = "private"
    UNKNOWN = "unknown"

    def __str__(self) -> str:
        return self.value

    @property
    def is_public(self) -> bool:
        """Whether a person in this role is named in official capacity."""
        return self in (Role.OFFICIAL, Role.SIGNER, Role.CONTACT)


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """A name found by a recognizer; ``span`` indexes the normalised text.

    ``confidence`` runs from 0 to 1; ``role`` is settled later, for persons only;
    ``cue`` is the place in the text that settled it, and has no part in the order.
    """

    span: Span
    kind: EntityKind
    confidence: float = 0.5
    role: Role = Role.UNKNOWN
    cue: Span | None = field(default=None, compare=False)


def in_text_order(entities: Iterable[Entity]) -> list[Entity]:
    """``entities`` as ``sorted`` puts them, which compares them field by field, in Python."""
    return sorted(entities, key=_place_in_text)


def _place_in_text(entity: Entity) -> tuple[int, int, EntityKind, float, Role]:
    span = entity.span
    return span.start, span.end, entity.kind, entity.confidence, entity.role
