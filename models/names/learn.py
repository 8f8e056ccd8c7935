"""Learning a linear-chain CRF over hashed features: log-likelihood, Adagrad, feature dropout.

Mini-batches of sentences of like length; the sparse products are SciPy's, the passes forward
and backward run over all sentences of a batch at once. Runs on one core.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

from pubcheck.crf import ALLOWED, LABELS, STARTS
from pubcheck.name_features import BITS

Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class Examples:
    """Sentences for training: rows of the weights per place, labels, where each sentence lies."""

    rows: Array
    labels: Array
    starts: Array
    lengths: Array


@dataclass(frozen=True, slots=True)
class Recipe:
    """The choices of one training run."""

    epochs: int = 5
    batch: int = 48
    rate: float = 0.1
    dropout: float = 0.5
    seed: int = 1


class Learner:
    """Weights and their accumulated squared gradients."""

    def __init__(self, recipe: Recipe) -> None:
        count = len(LABELS)
        self.recipe = recipe
        self.weights = np.zeros((1 << BITS, count), np.float32)
        self.transitions = np.zeros((count, count))
        self._squares = np.full_like(self.weights, 1.0)
        self._transition_squares = np.full_like(self.transitions, 1.0)
        self._sums = np.zeros_like(self.weights), np.zeros_like(self.transitions)
        self._snapshots = self._epochs = 0
        self._place = np.zeros(1 << BITS, np.int32)
        self._random = np.random.default_rng(recipe.seed)

    def epoch(self, examples: Examples) -> float:
        """One pass over all sentences; the mean negative log-likelihood per character."""
        noisy = examples.lengths * self._random.uniform(0.85, 1.15, len(examples.lengths))
        order = np.argsort(noisy)
        batches = np.array_split(order, max(1, len(order) // self.recipe.batch))
        total = 0.0
        for done, index in enumerate(self._random.permutation(len(batches)), start=1):
            total += self._step(examples, batches[index])
            if self._epochs and done % (len(batches) // 8) == 0:
                np.add(self._sums[0], self.weights, out=self._sums[0])
                np.add(self._sums[1], self.transitions, out=self._sums[1])
                self._snapshots += 1
        self._epochs += 1
        return total / float(examples.lengths.sum())

    def averaged(self) -> tuple[Array, Array]:
        """Weights and transitions, the mean of eight moments of each epoch after the first."""
        if not self._snapshots:
            return self.weights, self.transitions
        return self._sums[0] / self._snapshots, self._sums[1] / self._snapshots

    def _step(self, examples: Examples, chosen: Array) -> float:
        chosen = chosen[np.argsort(-examples.lengths[chosen], kind="stable")]
        starts, lengths = examples.starts[chosen], examples.lengths[chosen]
        offsets = np.cumsum(lengths) - lengths
        places = np.repeat(starts - offsets, lengths) + np.arange(lengths.sum())
        touched, matrix = self._matrix(examples.rows[places])
        scores = np.asarray(matrix @ self.weights[touched], np.float64)
        labels = examples.labels[places]
        gradient, pairs, loss = _gradients(scores, labels, self.transitions, offsets, lengths)
        step = np.asarray(matrix.T @ gradient.astype(np.float32))
        squares = self._squares[touched] + step * step
        self._squares[touched] = squares
        self.weights[touched] -= self.recipe.rate * step / np.sqrt(squares)
        self._transition_squares += pairs * pairs
        self.transitions -= self.recipe.rate * pairs / np.sqrt(self._transition_squares)
        return loss

    def _matrix(self, rows: Array) -> tuple[Array, csr_matrix]:
        """The rows in use, and the places of the batch as a sparse matrix over them, half dropped."""
        keep: Array = np.asarray(self._random.random(rows.shape, np.float32) >= self.recipe.dropout)
        keep &= rows >= 0
        ends = np.append(0, np.cumsum(keep.sum(1)))
        rows = rows[keep]
        self._place[rows] = -1
        touched = np.flatnonzero(self._place)
        self._place[touched] = np.arange(len(touched))
        columns = self._place[rows]
        self._place[touched] = 0
        values = np.full(len(columns), 1 / (1 - self.recipe.dropout), np.float32)
        return touched, csr_matrix((values, columns, ends), shape=(len(ends) - 1, len(touched)))


def _gradients(
    scores: Array, labels: Array, transitions: Array, offsets: Array, lengths: Array
) -> tuple[Array, Array, float]:
    """Gradients for scores and transitions, and the loss; sentences come longest first."""
    peaks = scores.max(1, keepdims=True)
    local = np.exp(scores - peaks)
    moves = np.where(ALLOWED, np.exp(transitions), 0.0)
    longest = int(lengths[0])
    active = [int((lengths > at).sum()) for at in range(longest)]
    forward = np.empty_like(local)
    norms = np.empty(len(local))
    state = STARTS * local[offsets]
    for at in range(longest):
        here = offsets[: active[at]] + at
        if at:
            state = (state[: active[at]] @ moves) * local[here]
        norm = state.sum(1)
        state /= norm[:, None]
        forward[here] = state
        norms[here] = norm
    backward = np.ones_like(local)
    for at in range(longest - 2, -1, -1):
        here = offsets[: active[at + 1]] + at
        follow = here + 1
        backward[here] = (backward[follow] * local[follow] / norms[follow, None]) @ moves.T
    posterior = forward * backward
    firsts = np.zeros(len(local), bool)
    firsts[offsets] = True
    inner = np.flatnonzero(~firsts)
    received = backward[inner] * local[inner] / norms[inner, None]
    pairs = moves * (forward[inner - 1].T @ received)
    loss = float(np.log(norms).sum() + peaks.sum() - scores[np.arange(len(labels)), labels].sum())
    loss -= float(transitions[labels[inner - 1], labels[inner]].sum())
    np.subtract.at(pairs, (labels[inner - 1], labels[inner]), 1.0)
    posterior[np.arange(len(labels)), labels] -= 1.0
    return posterior, pairs, loss
