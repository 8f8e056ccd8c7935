"""A person once found in a text is looked for in the rest of it.

The model sees one sentence at a time. A name it was sure of in one it may miss, or cut short, in
the next, where nothing but the name itself tells.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pubcheck.code_points import beginnings
from pubcheck.lazy_pattern import lazily
from pubcheck.span import Span
from pubcheck.text import Entity, EntityKind, in_text_order

_LEAST = 0.5  # a person less certain than this is more often a word than a name
_SURE = 0.6  # a name found with at least this is looked for
_SHARE = {2: 0.3}  # of all its occurrences the model must have found this share: 高峰 is also a word
_LEAST_SHARE = 0.1
_LESS = 0.8  # how much less sure a repeated name is than the one found
_HAN = lazily(r"[\u3400-\u9fff·]+")
_LENGTHS = range(2, 8)


def settled(text: str, found: Iterable[Entity]) -> list[Entity]:
    """``found`` without the persons that the model itself doubts, and with the repeats of the others."""
    return with_repeats(
        text,
        in_text_order(
            entity for entity in found if entity.confidence >= _LEAST or entity.kind is not EntityKind.PERSON
        ),
    )


def with_repeats(text: str, found: Sequence[Entity]) -> list[Entity]:
    """``found`` (in order), and the other occurrences of the persons in it that the model was sure of.

    A repeat takes the place of less certain persons that it overlaps; within the name of a place,
    an organisation or a longer person's it is none.
    """
    best: dict[str, float] = {}
    counts: Counter[str] = Counter()
    for entity in found:
        name = entity.span.of(text)
        if entity.kind is EntityKind.PERSON and len(name) in _LENGTHS and _HAN.fullmatch(name):
            counts[name] += 1
            if entity.confidence >= _SURE:
                best[name] = max(best.get(name, 0.0), entity.confidence)
    spans = {name: tuple(occurrences) for name, occurrences in _occurrences(text, best).items()}
    kept, added = list(found), list[Entity]()
    starts = [entity.span.start for entity in found]
    dropped = set[int]()
    # Longer names first: what they take is not taken again by a part of them.
    for name in sorted(spans, key=lambda name: (-len(name), name)):
        if len(spans[name]) == counts[name] or counts[name] < _SHARE.get(len(name), _LEAST_SHARE) * len(spans[name]):
            continue
        sure = round(best[name] * _LESS, 3)
        for start in spans[name]:
            span = Span(start, start + len(name))
            crossed = list(_crossed(found, starts, span))
            if all(_gives_way(found[index], span, sure) for index in crossed):
                dropped.update(crossed)
                added.append(Entity(span, EntityKind.PERSON, sure))
    return in_text_order([entity for index, entity in enumerate(kept) if index not in dropped] + _apart(added))


def _crossed(found: Sequence[Entity], starts: Sequence[int], span: Span) -> Iterator[int]:
    at = bisect_left(starts, span.end) - 1
    while at >= 0 and found[at].span.end > span.start:
        yield at
        at -= 1


def _gives_way(entity: Entity, span: Span, sure: float) -> bool:
    longer = entity.span.start <= span.start and span.end <= entity.span.end
    return entity.kind is EntityKind.PERSON and not longer and entity.confidence < sure


def _apart(added: Sequence[Entity]) -> list[Entity]:
    """Those that overlap none before them."""
    kept: list[Entity] = []
    for entity in sorted(added, key=lambda entity: (entity.span.start, -entity.span.end)):
        if not kept or kept[-1].span.end <= entity.span.start:
            kept.append(entity)
    return kept


def _occurrences(text: str, names: dict[str, float]) -> dict[str, list[int]]:
    """Where each name stands in ``text``."""
    spots: dict[str, list[int]] = {name: [] for name in names}
    lengths = sorted({len(name) for name in names})
    for start in beginnings(text, names):
        for length in lengths:
            name = text[start : start + length]
            if name in spots and len(name) == length:
                spots[name].append(start)
    return spots
