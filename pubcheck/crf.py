"""A linear-chain CRF in NumPy: scores from packed weights, Viterbi and marginals.

All arithmetic up to the best path is on whole numbers, so the path is the same on every
machine. Sentences of like length are decoded together.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from typing import Any, NamedTuple

import numpy as np

Array = np.ndarray[Any, Any]

# A person's last character has a label of its own: eight labels fill a word of 64 bits.
LABELS = ("O", "B-person", "I-person", "E-person", "B-place", "I-place", "B-organisation", "I-organisation")
STARTS = np.array([label[0] in "OB" for label in LABELS])
_HEADS = np.array([label[0] == "B" for label in LABELS])
_GOES_ON: dict[str, tuple[str, ...]] = {"B-person": ("I-person", "E-person"), "I-person": ("I-person", "E-person")}
_GOES_ON |= {f"{head}-{kind}": (f"I-{kind}",) for kind in ("place", "organisation") for head in "BI"}
ALLOWED = np.array(
    [
        [next_ in _GOES_ON.get(label, ()) or (label != "I-person" and next_[0] in "OB") for next_ in LABELS]
        for label in LABELS
    ]
)
ENDS = np.array([label != "I-person" for label in LABELS])
_AT_ONCE = 1 << 18  # weights that are looked up together, of few places
_BEFORE_O, _BEHIND_O = np.flatnonzero(ALLOWED[:, 0]).tolist(), np.flatnonzero(ALLOWED[0]).tolist()
_NEVER = -(1 << 24)
_OUTSIDE = np.where(np.stack([STARTS, ENDS]), 0, _NEVER).astype(np.int32)
_GROUP = 1 << 16  # places decoded together
_WEIGHED = 1 << 13  # places weighed together: sums of doubles, small enough for one thread and its cache
_LEAST, _TINY = -60.0, 1e-300  # the logarithm of the least share that still counts, and what doubles still hold
_RESCALED = 8  # steps after which sums are brought back to 1: they shrink by less than 1e-27 a step
# First, further and last label of each kind of name.
_KINDS = tuple(
    (LABELS.index(f"B-{kind}"), LABELS.index(f"I-{kind}"), LABELS.index(f"{last}-{kind}"))
    for kind, last in (("person", "E"), ("place", "I"), ("organisation", "I"))
)

LIMIT = 63  # weights lie in -63 … 63, so that two of them fit into one byte


class Weights(NamedTuple):
    """One row of eight labels packed into a word of 64 bits, and the transitions, in units of ``scale``."""

    packed: Array
    transitions: Array
    bias: Array
    scale: float


def pack(weights: Array, transitions: Array, bias: Array, scale: float) -> Weights:
    """Weights ready for use from int8 rows, whole-number transitions and a bias for each label."""
    lanes = np.zeros((len(weights), 8), np.uint8)
    np.add(weights, LIMIT + 1, out=lanes[:, : weights.shape[1]], casting="unsafe")
    packed = lanes.view("<u8").ravel()  # the first label in the lowest byte, whatever the machine
    return Weights(packed, np.where(ALLOWED, transitions, _NEVER).astype(np.int32), bias.astype(np.int32), scale)


def scores(weights: Weights, hashes: Array) -> Array:
    """The score of each label (first axis) at each place: the sum over all templates' rows."""
    count, size = hashes.shape
    lanes, byte = np.uint64(0x00FF00FF00FF00FF), np.uint64(8)
    shift = np.uint32(32 - (len(weights.packed).bit_length() - 1))
    if hashes.size < _AT_ONCE:
        rows = weights.packed.take(hashes >> shift)
        half = (count + 1) // 2
        rows[: count - half] += rows[half:]  # two weights still fit into a byte
        rows = rows[:half]
        even = np.add.reduce(rows & lanes, 0)
        rows >>= byte
        rows &= lanes
        odd = np.add.reduce(rows, 0)
    else:
        even, odd = _summed(weights.packed, hashes, shift)
    result = np.empty((len(LABELS), size), np.int32)
    # Each sum holds those of four labels, 16 bits each, the first in the lowest ones.
    result[::2] = even.astype("<u8", copy=False).view("<u2").reshape(size, 4).T
    result[1::2] = odd.astype("<u8", copy=False).view("<u2").reshape(size, 4).T
    result += (weights.bias - np.int32(count * (LIMIT + 1)))[:, None]
    return result


def _summed(packed: Array, hashes: Array, shift: Any) -> tuple[Array, Array]:
    """The sums of the even and of the odd labels' weights, for many places: template by template, two at a time."""
    count, size = hashes.shape
    lanes, byte = np.uint64(0x00FF00FF00FF00FF), np.uint64(8)
    even, odd, pair, other = (np.zeros(size, np.uint64) for _ in range(4))
    place = np.empty(size, np.intp)
    for template in range(0, count, 2):
        np.right_shift(hashes[template], shift, out=place)
        np.take(packed, place, out=pair, mode="clip")
        if template + 1 < count:
            np.right_shift(hashes[template + 1], shift, out=place)
            np.take(packed, place, out=other, mode="clip")
            pair += other
        np.bitwise_and(pair, lanes, out=other)
        even += other
        pair >>= byte
        pair &= lanes
        odd += pair
    return even, odd


def best_path(found: Array, transitions: Array, starts: Array, lengths: Array) -> Array:
    """The labels of the best path of every sentence; places outside sentences are 0.

    Only stretches that a name may cover are decoded: see :func:`_open_places`.
    """
    path = np.zeros(found.shape[1], np.int8)
    opens = np.zeros(found.shape[1] + 1, bool)
    opens[1:] = _open_places(found, transitions, starts, lengths)
    edges = (opens[1:] != opens[:-1]).nonzero()[0]
    if not len(edges):
        return path
    begins, sizes = edges[::2], edges[1::2] - edges[::2]
    heads = np.zeros(found.shape[1] + 1, bool)
    heads[starts] = True
    tails = np.zeros(found.shape[1] + 1, bool)
    tails[starts + lengths] = True
    moves = transitions[:, :, None]
    for chosen, active in _groups(sizes):
        first = begins[chosen]
        totals = [0, *accumulate(active)]
        bounds = np.array(totals)
        steps = np.arange(len(active)).repeat(active)
        places = first[np.arange(totals[-1]) - bounds[steps]] + steps
        states = found[:, places]
        # Before and behind a stretch stands O, or the sentence begins or ends.
        states[:, : active[0]] += np.where(heads[first], _OUTSIDE[0][:, None], transitions[0][:, None])
        for at in range(1, len(active)):
            low, high = totals[at], totals[at + 1]
            before = totals[at - 1]
            states[:, low:high] += np.maximum.reduce(states[:, before : before + high - low][:, None] + moves, 0)
        lasts = bounds[sizes[chosen] - 1] + np.arange(len(chosen))
        ends = tails[first + sizes[chosen]]
        label = (states[:, lasts] + np.where(ends, _OUTSIDE[1][:, None], transitions[:, :1])).argmax(0)
        labels = np.empty(len(places), np.int8)
        for at in range(len(active) - 1, 0, -1):
            here = label[: active[at]]
            labels[totals[at] : totals[at + 1]] = here
            before = totals[at - 1]
            label[: active[at]] = (states[:, before : before + active[at]] + transitions[:, here]).argmax(0)
        labels[: active[0]] = label[: active[0]]
        path[places] = labels
    return path


def _open_places(found: Array, transitions: Array, starts: Array, lengths: Array) -> Array:
    """Which places the best path may label as part of a name; everywhere else it has O for certain.

    A path with a name can be made one without it by writing O over the name. What that name gains at most,
    whatever stands round it, is a sum over its characters, so that running sums and maxima give for each
    place the best name that covers it. Where that gains less than nothing, no best path has a name.
    """
    size = found.shape[1]
    some = lengths > 0
    starts = starts[some]
    begin, inside = np.zeros((2, size + 1), np.int64)
    begin[starts] = 1
    apart = begin.cumsum()[:size] << 40  # keeps running maxima within their sentence
    inside[starts] = 1
    inside[starts + lengths[some]] -= 1
    gains = (found - found[0]).astype(np.int64)
    best = np.full(size, -(1 << 40))
    for (begins, goes_on, ends), (single, longer, step) in zip(
        _KINDS, _gains(np.asarray(transitions, np.int32).tobytes()), strict=True
    ):
        np.maximum(best, gains[begins] + single, out=best)
        sums = (gains[goes_on] + step).cumsum()
        last = sums
        if ends != goes_on:
            last = gains[ends]
            last[1:] += sums[:-1]
        opening = np.maximum.accumulate(gains[begins] - sums + apart)
        closing = np.maximum.accumulate((last - apart)[::-1])[::-1]
        opening += closing
        opening += longer
        np.maximum(best, opening, out=best)
    opens: Array = (best >= 0) & (inside.cumsum()[:size] > 0)
    return opens


@lru_cache(8)
def _gains(transitions: bytes) -> tuple[tuple[int, int, int], ...]:
    """What the transitions add at most, by kind: to a name of one character, to a longer one, and at each step in it."""
    moves: list[list[int]] = np.frombuffer(transitions, np.int32).reshape(len(LABELS), -1).tolist()
    plain = moves[0][0]
    found = []
    for begins, goes_on, ends in _KINDS:
        before = max(0, *(moves[label][begins] - moves[label][0] for label in _BEFORE_O))
        single, longer = (
            before + max(0, *(moves[label][after] - moves[0][after] for after in _BEHIND_O)) for label in (begins, ends)
        )
        if ends == goes_on:
            linked = moves[begins][goes_on] - moves[goes_on][goes_on]
        else:
            through = moves[begins][goes_on] + moves[goes_on][ends] - moves[goes_on][goes_on]
            linked = max(moves[begins][ends], through) - plain
        found.append((single, longer + linked, moves[goes_on][goes_on] - plain))
    return tuple(found)


def certainties(found: Array, weights: Weights, starts: Array, lengths: Array, path: Array) -> Array:
    """The marginal probability of the label that ``path`` has at each place, 1 outside sentences."""
    result = np.ones(found.shape[1])
    # Sentences are read from both ends in the same steps: the first labels of a row forward, the others backward.
    count = len(LABELS)
    moves, both, halves = _chances(weights.transitions.tobytes(), weights.scale)
    for chosen, active in _groups(lengths, _WEIGHED):
        first, sizes = starts[chosen], lengths[chosen]
        bounds = [0, *accumulate(active)]
        totals = np.array(bounds)
        steps = np.arange(len(active)).repeat(active)
        ranks = np.arange(bounds[-1]) - totals[steps]
        back = totals[sizes[ranks] - 1 - steps] + ranks  # the same place counted from the sentence's other end
        places = first[ranks] + steps
        values = found[:, places]
        local = np.exp(np.maximum((values - values.max(0)) * weights.scale, _LEAST))
        local[:, : active[0]] *= STARTS[:, None]
        local[:, back[: active[0]]] *= ENDS[:, None]
        sums = np.empty((len(places), 2 * count))
        sums[:, :count] = local.T
        np.take(sums[:, :count], back, axis=0, out=sums[:, count:])
        for at in range(1, len(active)):
            low, high = bounds[at], bounds[at + 1]
            before, here = bounds[at - 1], sums[low:high]
            here *= sums[before : before + high - low].dot(both)  # of few rows in half the time of ``@``
            if not at % _RESCALED:
                here /= np.maximum(here.dot(halves), _TINY)
        # What stands behind a place: the sums backward of the step before, none at the end of a sentence.
        shares = sums[:, :count].copy()
        inner = back >= active[0]
        shares[inner] *= (sums[:, count:] @ moves.T)[(totals[steps - 1] + ranks)[back[inner]]]
        labels = path[places]
        result[places] = shares[np.arange(len(places)), labels] / np.maximum(shares @ np.ones(count), _TINY)
    return result


@lru_cache(8)
def _chances(transitions: bytes, scale: float) -> tuple[Array, Array, Array]:
    """The odds of each move, those of both directions side by side, and ones in their places."""
    count = len(LABELS)
    units = np.frombuffer(transitions, np.int32).reshape(count, count)
    moves = np.where(ALLOWED, np.exp(units * scale), 0)
    both, halves = np.zeros((2, 2 * count, 2 * count))
    both[:count, :count], both[count:, count:] = moves, moves.T
    halves[:count, :count] = halves[count:, count:] = 1
    return moves, both, halves


def _groups(lengths: Array, most: int = _GROUP) -> Iterator[tuple[Array, list[int]]]:
    """Stretches that are read together, longest first, and how many of them reach each step."""
    order = (-lengths).argsort(kind="stable")
    order = order[lengths[order] > 0]
    totals = lengths[order].cumsum()
    at = 0
    while at < len(order):
        done = int(totals[at - 1]) if at else 0
        stop = max(at + 1, int(totals.searchsorted(done + most, side="right")))
        chosen = order[at:stop]
        sizes = lengths[chosen]
        active = len(chosen) - sizes[::-1].searchsorted(np.arange(int(sizes[0])), side="right")
        yield chosen, active.tolist()
        at = stop


def spans(path: Array) -> list[tuple[int, int, str]]:
    """Start, end and kind of every name on a path."""
    found = []
    heads = _HEADS.take(path).nonzero()[0].tolist()
    labels = path.tolist() if heads else []
    for start in heads:
        end, label = start + 1, LABELS[labels[start]]
        while end < len(labels) and LABELS[labels[end]] in _GOES_ON.get(label, ()):
            label = LABELS[labels[end]]
            end += 1
        found.append((start, end, label[2:]))
    return found
