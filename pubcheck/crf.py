"""A linear-chain CRF in NumPy: scores from packed weights, Viterbi and marginals.

All arithmetic up to the best path is on whole numbers, so the path is the same on every
machine. Sentences of like length are decoded together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]

# A person's last character has a label of its own: eight labels fill a word of 64 bits.
LABELS = ("O", "B-person", "I-person", "E-person", "B-place", "I-place", "B-organisation", "I-organisation")
STARTS = np.array([label[0] in "OB" for label in LABELS])
_GOES_ON: dict[str, tuple[str, ...]] = {"B-person": ("I-person", "E-person"), "I-person": ("I-person", "E-person")}
_GOES_ON |= {f"{head}-{kind}": (f"I-{kind}",) for kind in ("place", "organisation") for head in "BI"}
ALLOWED = np.array(
    [
        [next_ in _GOES_ON.get(label, ()) or (label != "I-person" and next_[0] in "OB") for next_ in LABELS]
        for label in LABELS
    ]
)
ENDS = np.array([label != "I-person" for label in LABELS])
_NEVER = -(1 << 24)
_GROUP = 1 << 16  # places decoded together
_LEAST, _TINY = np.float32(-60), np.float32(1e-37)  # what single precision still holds

LIMIT = 63  # weights lie in -63 … 63, so that two of them fit into one byte


@dataclass(frozen=True, slots=True)
class Weights:
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
    even, odd, pair, other = (np.zeros(size, np.uint64) for _ in range(4))
    place = np.empty(size, np.intp)
    for template in range(0, count, 2):
        np.right_shift(hashes[template], shift, out=place)
        np.take(weights.packed, place, out=pair, mode="clip")
        if template + 1 < count:
            np.right_shift(hashes[template + 1], shift, out=place)
            np.take(weights.packed, place, out=other, mode="clip")
            pair += other
        np.bitwise_and(pair, lanes, out=other)
        even += other
        pair >>= byte
        pair &= lanes
        odd += pair
    result = np.empty((len(LABELS), size), np.int32)
    for index in range(len(LABELS)):
        source = odd if index % 2 else even
        result[index] = (source >> np.uint64(16 * (index // 2))) & np.uint64(0xFFFF)
    return result - np.int32(count * (LIMIT + 1)) + weights.bias[:, None]


def best_path(found: Array, transitions: Array, starts: Array, lengths: Array) -> Array:
    """The labels of the best path of every sentence; places outside sentences are 0."""
    path = np.zeros(found.shape[1], np.int8)
    first = np.where(STARTS, 0, _NEVER).astype(np.int32)[:, None]
    last = np.where(ENDS, 0, _NEVER).astype(np.int32)[:, None]
    moves = transitions[:, :, None]
    for begins, _, active in _groups(starts, lengths):
        steps: list[Array] = [np.empty((0, 0), np.int32)]
        state = found[:, begins] + first
        for at in range(1, len(active)):
            before = state[:, : active[at]].copy()
            steps.append(before)
            state[:, : active[at]] = (before[:, None] + moves).max(0) + found[:, begins[: active[at]] + at]
        label = (state + last).argmax(0)
        for at in range(len(active) - 1, 0, -1):
            here = label[: active[at]]
            path[begins[: active[at]] + at] = here
            label[: active[at]] = (steps[at] + transitions[:, here]).argmax(0)
        path[begins] = label
    return path


def certainties(found: Array, weights: Weights, starts: Array, lengths: Array, path: Array) -> Array:
    """The marginal probability of the label that ``path`` has at each place, 1 outside sentences."""
    result = np.ones(found.shape[1], np.float32)
    scale = np.float32(weights.scale)
    moves = np.where(ALLOWED, np.exp(weights.transitions * scale), 0).astype(np.float32)
    for begins, sizes, active in _groups(starts, lengths):
        local = []
        for at, many in enumerate(active):
            values = found[:, begins[:many] + at]
            local.append(np.exp(np.maximum((values - values.max(0)) * scale, _LEAST), dtype=np.float32))
        forward: list[Array] = []
        for at, many in enumerate(active):
            state = local[0] * STARTS[:, None] if not at else (moves.T @ forward[-1][:, :many]) * local[at]
            state[:, sizes[:many] == at + 1] *= ENDS[:, None]
            forward.append(state / np.maximum(state.sum(0), _TINY))
        follow = np.ones((len(LABELS), 0), np.float32)
        for at in range(len(active) - 1, -1, -1):
            many = active[at]
            here = np.ones((len(LABELS), many), np.float32)
            here[:, : follow.shape[1]] = moves @ follow
            posterior = forward[at] * here
            labels = path[begins[:many] + at]
            result[begins[:many] + at] = posterior[labels, np.arange(many)] / np.maximum(posterior.sum(0), _TINY)
            here *= local[at]
            here[:, sizes[:many] == at + 1] *= ENDS[:, None]
            follow = here / np.maximum(here.sum(0), _TINY)
    return result


def _groups(starts: Array, lengths: Array) -> Iterator[tuple[Array, Array, list[int]]]:
    """Sentences of like length, longest first, and how many of them reach each step."""
    order = np.argsort(-lengths, kind="stable")
    order = order[lengths[order] > 0]
    at = 0
    while at < len(order):
        longest = int(lengths[order[at]])
        fitting = int(np.searchsorted(-lengths[order], -(longest // 2) + 0, side="left"))
        stop = min(max(fitting, at + 1), at + max(1, _GROUP // longest))
        group = order[at:stop]
        sizes = lengths[group]
        active = len(group) - np.searchsorted(np.sort(sizes), np.arange(longest), side="right")
        yield starts[group], sizes, active.tolist()
        at = stop


def spans(path: Array) -> list[tuple[int, int, str]]:
    """Start, end and kind of every name on a path."""
    found = []
    heads = np.flatnonzero(np.isin(path, [index for index, label in enumerate(LABELS) if label[0] == "B"]))
    labels = path.tolist()
    for start in heads.tolist():
        end, label = start + 1, LABELS[labels[start]]
        while end < len(labels) and LABELS[labels[end]] in _GOES_ON.get(label, ()):
            label = LABELS[labels[end]]
            end += 1
        found.append((start, end, label[2:]))
    return found
