"""What is said of private persons, by a learned tagger: illness, hardship, property, kin, faith, biometric data.

Lists of words find what their author thought of. The tagger is a linear-chain CRF over hashed features
(:mod:`pubcheck.affair_features`), fitted to passages of several authors and to variants of them with other words in
the same places. It reads only the stretches round private persons. Trained by ``models/affairs``; NumPy computes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, reduce
from typing import Any, NamedTuple

import numpy as np

from pubcheck.affair_features import BITS, TEMPLATES, rows
from pubcheck.affair_text import Array, Layout, lay_out
from pubcheck.span import Span
from pubcheck.text import Entity
from pubcheck.weights import built

KINDS = ("health", "welfare", "property", "family", "religion", "biometric")
LABELS = ("O", *(f"{part}-{kind}" for kind in KINDS for part in "BI"))
# What may follow what: the inside of a mention only its beginning or its inside.
ALLOWED = np.array(
    [[not to.startswith("I") or of[1:] == to[1:] for to in LABELS] for of in LABELS]
)  # "B-x" and "I-x" are alike from the second character on
STARTS = np.array([not label.startswith("I") for label in LABELS])
LIMIT = 63  # weights lie in -63 … 63, so that two of them fit into one byte
FORMAT = 1
_WIDTH = 16  # columns of a row of the weights, so that a row is one item of 16 bytes
_LEAN = 0.5  # how much less than the fit says counts against a mention: a missed one costs more than a false one
_HINT, _UNLIKELY = 0.02, 0.3  # the least share that is told, and the most of what is only that
_SCORED = 1 << 14  # places scored together: each takes 500 bytes meanwhile
_WEIGHED = 1 << 12  # places weighed together: products small enough for one thread and its cache
_OPEN, _BEGINS = 2.5, 6.0  # what is so much less likely than O is not looked at further


class AffairModel(NamedTuple):
    """Weights packed row by row, and the transitions; the weights in units of ``scale``."""

    packed: Array
    transitions: Array
    scale: float

    def scores(self, places: Array) -> Array:
        """The score of each label (second axis) at each place, by its rows of the weights."""
        total = np.zeros((places.shape[1], _WIDTH), np.int16)
        for template in range(0, len(TEMPLATES), 2):
            pair = self.packed.take(places[template]).view(np.int8).reshape(-1, _WIDTH)
            if template + 1 < len(TEMPLATES):
                pair += self.packed.take(places[template + 1]).view(np.int8).reshape(-1, _WIDTH)
            total += pair
        return np.asarray(total[:, : len(LABELS)] * self.scale)


def pack(weights: Array) -> Array:
    """Rows of int8 as items of 16 bytes each."""
    wide = np.zeros((len(weights), _WIDTH), np.int8)
    wide[:, : weights.shape[1]] = weights
    return wide.view(np.complex128).ravel()


class Told(NamedTuple):
    """Words that tell something of a person: which kind, where, how likely."""

    span: Span
    kind: str
    probability: float


def find_affairs(text: str, entities: Sequence[Entity], persons: Sequence[Span], model: AffairModel) -> Iterator[Told]:
    """What ``text`` tells of ``persons`` (in order); ``entities`` are all names and addresses.

    Less likely than one half are places that a mention may cover, no mentions.

    :raises ModelError: if no library for cutting text into words is installed.
    """
    for layout in lay_out(text, entities, persons):
        for low, high in _parts(layout):
            yield from _found(layout, low, high, model)


def _parts(layout: Layout) -> Iterator[tuple[int, int]]:
    """Bounds of parts of some thousand places, each of whole sentences: a list of persons is one stretch, however long."""
    low, size = 0, len(layout.codes)
    while low < size:
        at = int(layout.starts.searchsorted(low + _SCORED))
        high = int(layout.starts[at]) if at < len(layout.starts) else size
        yield low, high
        low = high


def _found(layout: Layout, low: int, high: int, model: AffairModel) -> Iterator[Told]:
    scores = model.scores(rows(layout, low, high))
    scores[:, 0] -= _LEAN
    first, last = layout.starts.searchsorted((low, high))
    shares = _shares(scores, model.transitions, layout.starts[first:last] - low, layout.lengths[first:last])
    best = shares.argmax(1)
    best[shares[:, 0] >= 1 - _HINT] = 0
    both = shares[:, 1::2] + shares[:, 2::2]
    for start in np.flatnonzero(best % 2 == 1).tolist():
        kind, end = (int(best[start]) + 1) // 2 - 1, start + 1
        while end < len(best) and best[end] == 2 * kind + 2:
            end += 1
        yield _told(layout, low + start, low + end, kind, float(both[start:end, kind].mean()))
        both[start:end] = 0
    hints = both >= _HINT
    for kind in np.flatnonzero(hints.any(0)).tolist():
        edges = np.flatnonzero(np.diff(hints[:, kind], prepend=False, append=False)).tolist()
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            yield _told(layout, low + start, low + end, kind, float(min(_UNLIKELY, both[start:end, kind].max())))


def _told(layout: Layout, start: int, end: int, kind: int, probability: float) -> Told:
    origins = layout.origins
    return Told(Span(int(origins[start]), int(origins[end - 1]) + 1), KINDS[kind], probability)


def _most(values: Array) -> Array:
    """The highest of each row: column by column, since the rows are short."""
    return reduce(np.maximum, values.T)


def _shares(scores: Array, transitions: Array, starts: Array, lengths: Array) -> Array:
    """The probability of each label at each place; outside the stretches that may hold a mention, O.

    :param starts: where sentences begin, which are so long as ``lengths`` tells.
    """
    shares = np.zeros_like(scores)
    shares[:, 0] = 1
    # A mention begins where that is not all too unlikely, and goes on where O is not much likelier.
    begins = _most(scores[:, 1::2] + (transitions[0, 1::2] - transitions[0, 0])) - scores[:, 0] > -_BEGINS
    opens = begins | (_most(scores[:, 2::2]) - scores[:, 0] > -_OPEN)
    inside = np.zeros(len(scores) + 1, np.int8)
    np.add.at(inside, starts, 1)
    np.add.at(inside, starts + lengths, -1)
    opens &= inside[:-1].cumsum() > 0
    # A stretch ends where its sentence does.
    number = np.zeros(len(scores), np.int64)
    number[starts] = 1
    number = np.where(opens, number.cumsum() + 1, 0)
    edges = np.flatnonzero(np.diff(number, prepend=0, append=0))
    starts, lengths = edges[:-1], np.diff(edges)
    heads = np.minimum.reduceat(np.where(begins, np.arange(len(begins)), len(begins)), starts)
    some = opens[starts] & (heads < starts + lengths)
    starts, lengths = heads[some], (starts + lengths - heads)[some]
    order = np.argsort(-lengths, kind="stable")
    parts = lengths[order].cumsum() // _WEIGHED
    for chosen in np.split(order, np.flatnonzero(np.diff(parts)) + 1) if len(order) else ():
        places, found = _posterior(scores, transitions, starts[chosen], lengths[chosen])
        shares[places] = found
    return shares


def _posterior(scores: Array, transitions: Array, starts: Array, lengths: Array) -> tuple[Array, Array]:
    """Places of stretches, longest first, and the probability of each label there; outside of them stands O.

    The places come step by step, the first ones of all stretches before the second ones.
    """
    active = len(lengths) - np.searchsorted(lengths[::-1], np.arange(lengths[0]), side="right")
    totals = np.append(0, active.cumsum())
    steps = np.arange(len(active)).repeat(active)

    places = starts[np.arange(totals[-1]) - totals[steps]] + steps
    bounds = totals.tolist()
    values = scores[places]
    local = np.exp(values - _most(values)[:, None])
    moves = np.where(ALLOWED, np.exp(transitions), 0.0)
    ones, back = np.ones(len(LABELS)), np.ascontiguousarray(moves.T)
    forward, backward = np.empty_like(local), np.empty_like(local)
    np.multiply(local[: bounds[1]], moves[0], out=forward[: bounds[1]])
    for low, high, before in zip(bounds[1:-1], bounds[2:], bounds[:-2], strict=True):
        here = forward[low:high]
        np.matmul(forward[before : before + high - low], moves, out=here)
        here *= local[low:high]
        here /= (here @ ones)[:, None]
    backward[:] = moves[:, 0]
    for low, high, before in reversed(list(zip(bounds[1:-1], bounds[2:], bounds[:-2], strict=True))):
        here = backward[before : before + high - low]
        np.matmul(backward[low:high] * local[low:high], back, out=here)
        here /= (here @ ones)[:, None]
    forward *= backward
    return places, forward / (forward @ ones)[:, None]


@cache
def load_affairs() -> AffairModel:
    """The shipped model.

    :raises ModelError: if its files are absent, altered, or made for another version.
    """
    return built("affairs", model_of)


def model_of(arrays: Mapping[str, Any]) -> AffairModel:
    """The model held by the arrays of ``weights.npz``.

    :raises ValueError: if they are of another version.
    """
    if int(arrays["format"]) != FORMAT or tuple(arrays["labels"].tolist()) != LABELS:
        raise ValueError("another version")
    weights, transitions = arrays["weights"], arrays["transitions"].astype("f8")
    if weights.shape != (1 << BITS, len(LABELS)) or transitions.shape != ALLOWED.shape:
        raise ValueError("shape")
    return AffairModel(pack(weights), transitions, float(arrays["scale"]))
