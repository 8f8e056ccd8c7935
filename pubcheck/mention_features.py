"""What all mentions of a name and the persons round them say together: the numbers that settle who is private in a document.

A person keeps one role in a document, so names are judged, not mentions. What each mention says by itself is the
model of roles (:mod:`pubcheck.role_model`). Training and judging share this file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from pubcheck.role_features import bare_name
from pubcheck.tables import Columns
from pubcheck.text import Entity, EntityKind, NormalizedText, Role

_ROLES = (Role.PRIVATE, Role.OFFICIAL, Role.SIGNER, Role.CONTACT, Role.UNKNOWN)
_Odds = tuple[float, float, float, int]  # mean, highest, lowest, and of how many places
_NOBODY: _Odds = (0.0, 0.0, 0.0, 0)


class Mention(NamedTuple):
    """One place of a person: the name without blanks, where its line starts, the heading of its column, the rules' role."""

    name: str
    line: int
    heading: str
    role: Role
    confidence: float


def mentions_of(entities: Iterable[Entity], text: NormalizedText, columns: Columns) -> list[Mention]:
    """The persons among ``entities``, in their order."""
    return [
        Mention(
            bare_name(entity, text.text),
            text.paragraph(entity.span).start,
            columns.heading(entity.span)[0],
            entity.role,
            entity.confidence,
        )
        for entity in entities
        if entity.kind is EntityKind.PERSON
    ]


def name_rows(mentions: Sequence[Mention], odds: Sequence[float]) -> dict[str, list[float]]:
    """The numbers of each name; ``odds`` holds the log-odds of each mention of being private.

    No length of the text and no place in it are among them: a title, an annex or blank lines change nobody's role.
    """
    places: dict[str, list[int]] = {}
    for number, mention in enumerate(mentions):
        places.setdefault(mention.name, []).append(number)
    means = {name: sum(odds[number] for number in numbers) / len(numbers) for name, numbers in places.items()}
    everybody = _Company()
    families: dict[str, _Company] = {}
    lines: dict[int, _Company] = {}
    columns: dict[str, _Company] = {}
    for name in places:
        everybody.add(name, means[name])
        families.setdefault(name[:1], _Company()).add(name, means[name])
    for mention in mentions:
        lines.setdefault(mention.line, _Company()).add(mention.name, means[mention.name])
        if mention.heading:
            columns.setdefault(mention.heading, _Company()).add(mention.name, means[mention.name])
    before: dict[str, _Company] = {}
    behind: dict[str, _Company] = {}
    for one, other in pairwise(mentions):
        behind.setdefault(one.name, _Company()).add(other.name, means[other.name])
        before.setdefault(other.name, _Company()).add(one.name, means[one.name])
    rows = {}
    for name, numbers in places.items():
        own = [odds[number] for number in numbers]
        here = [mentions[number] for number in numbers]
        roles = [mention.role for mention in here]
        sure = [mention.confidence for mention in here]
        rows[name] = [
            *_own(own),
            *(roles.count(role) for role in _ROLES),
            *everybody.without(name),
            everybody.private(name),
            *before.get(name, _Company()).without(name),
            *behind.get(name, _Company()).without(name),
            *_joined(lines[line].without(name) for line in {mention.line for mention in here}),
            *_joined(columns[each].without(name) for each in {mention.heading for mention in here if mention.heading}),
            *families[name[:1]].without(name),
            max(sure),
            sum(sure) / len(sure),
            len(name),
        ]
    return rows


def _own(odds: Sequence[float]) -> tuple[float, ...]:
    total = sum(odds)
    count = len(odds)
    clearest = max(odds, key=abs)
    return total / count, max(odds), min(odds), total, total / count**0.5, odds[0], odds[-1], clearest, count


def _joined(parts: Iterable[_Odds]) -> _Odds:
    """Several groups as one."""
    known = [part for part in parts if part[3]]
    if not known:
        return _NOBODY
    count = sum(part[3] for part in known)
    mean = sum(part[0] * part[3] for part in known) / count
    return mean, max(part[1] for part in known), min(part[2] for part in known), count


class _Company:
    """Persons that stand together, with their log-odds: how private they are without one of them, told at once."""

    __slots__ = ("_counts", "_high", "_low", "_places", "_private", "_total")

    def __init__(self) -> None:
        self._counts: dict[str, tuple[int, float]] = {}
        self._total, self._places, self._private = 0.0, 0, 0
        # The two highest and the two lowest, each of another name.
        self._high: list[tuple[float, str]] = []
        self._low: list[tuple[float, str]] = []

    def add(self, name: str, odds: float) -> None:
        count, _ = self._counts.get(name, (0, 0.0))
        self._counts[name] = count + 1, odds
        self._total += odds
        self._places += 1
        if not count:
            self._private += odds > 0
            self._high = sorted([*self._high, (odds, name)], reverse=True)[:2]
            self._low = sorted([*self._low, (odds, name)])[:2]

    def without(self, name: str) -> _Odds:
        """Mean, highest and lowest log-odds of the others, and how many places they have."""
        count, odds = self._counts.get(name, (0, 0.0))
        others = self._places - count
        if not others:
            return _NOBODY
        most = next(value for value, one in self._high if one != name)
        least = next(value for value, one in self._low if one != name)
        return (self._total - count * odds) / others, most, least, others

    def private(self, name: str) -> float:
        """The share of private persons among the others."""
        others = len(self._counts) - 1
        return (self._private - (self._counts[name][1] > 0)) / others if others else 0.0
