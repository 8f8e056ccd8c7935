"""Learning the tagger of affairs: log-likelihood of a linear-chain CRF, Adagrad, feature dropout.

Mini-batches of sentences of like length; the passes forward and backward run over all sentences of a batch at once.
Runs on one core.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

from pubcheck.affair_features import BITS
from pubcheck.affair_model import ALLOWED, LABELS

Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class Examples:
    """Sentences for training: rows of the weights and label of each place, where each sentence lies."""

    rows: Array
    labels: Array
    lengths: Array

    @property
    def starts(self) -> Array:
        """Where each sentence begins."""
        return np.asarray(self.lengths.cumsum() - self.lengths)


@dataclass(frozen=True, slots=True)
class Recipe:
    """The choices of one training run."""

    epochs: int = 8
    batch: int = 24
    rate: float = 0.1
    dropout: float = 0.65
    seed: int = 1


def learned(examples: Examples, recipe: Recipe) -> tuple[Array, Array]:
    """Weights and transitions, the mean of those at the ends of the later epochs."""
    count = len(LABELS)
    random = np.random.default_rng(recipe.seed)
    weights, transitions = np.zeros((1 << BITS, count), np.float32), np.zeros((count, count))
    squares, transition_squares = np.ones_like(weights), np.ones_like(transitions)
    sums, moves, kept = np.zeros_like(weights), np.zeros_like(transitions), 0
    starts, lengths = examples.starts, examples.lengths
    for epoch in range(recipe.epochs):
        order = np.argsort(lengths * random.uniform(0.85, 1.15, len(lengths)))
        batches = np.array_split(order, max(1, len(order) // recipe.batch))
        for index in random.permutation(len(batches)):
            chosen = batches[index]
            chosen = chosen[np.argsort(-lengths[chosen], kind="stable")]
            sizes = lengths[chosen]
            offsets = sizes.cumsum() - sizes
            places = (starts[chosen] - offsets).repeat(sizes) + np.arange(sizes.sum())
            touched, matrix = _matrix(examples.rows[places], recipe.dropout, random)
            scores = np.asarray(matrix @ weights[touched], np.float64)
            gradient, pairs = _gradients(scores, examples.labels[places], transitions, offsets, sizes)
            step = np.asarray(matrix.T @ gradient.astype(np.float32))
            squared = squares[touched] + step * step
            squares[touched] = squared
            weights[touched] -= recipe.rate * step / np.sqrt(squared)
            transition_squares += pairs * pairs
            transitions -= recipe.rate * pairs / np.sqrt(transition_squares)
        if epoch >= recipe.epochs // 2:
            sums, moves, kept = sums + weights, moves + transitions, kept + 1
    return sums / kept, moves / kept


def _matrix(rows: Array, dropout: float, random: Any) -> tuple[Array, csr_matrix]:
    """The rows in use, and the places of the batch as a sparse matrix over them, some dropped."""
    keep = random.random(rows.shape, np.float32) >= dropout
    touched, columns = np.unique(rows[keep], return_inverse=True)
    ends = np.append(0, np.cumsum(keep.sum(1)))
    values = np.full(len(columns), 1 / (1 - dropout), np.float32)
    return touched, csr_matrix((values, columns, ends), shape=(len(rows), len(touched)))


def _gradients(scores: Array, labels: Array, transitions: Array, offsets: Array, lengths: Array) -> tuple[Array, Array]:
    """Gradients for scores and transitions; sentences come longest first, O stands before and behind them."""
    local = np.exp(scores - scores.max(1, keepdims=True))
    moves = np.where(ALLOWED, np.exp(transitions), 0.0)
    active = [int(count) for count in (lengths[None, :] > np.arange(lengths[0])[:, None]).sum(1)]
    forward, norms = np.empty_like(local), np.empty(len(local))
    state = moves[0] * local[offsets]
    for at, count in enumerate(active):
        here = offsets[:count] + at
        if at:
            state = (state[:count] @ moves) * local[here]
        norm = state.sum(1)
        state = state / norm[:, None]
        forward[here], norms[here] = state, norm
    lasts = offsets + lengths - 1
    left = forward[lasts] @ moves[:, 0]
    backward = np.empty_like(local)
    backward[lasts] = moves[:, 0] / left[:, None]
    for at in range(len(active) - 2, -1, -1):
        here = offsets[: active[at + 1]] + at
        backward[here] = (backward[here + 1] * local[here + 1] / norms[here + 1, None]) @ moves.T
    shares = forward * backward
    heads = np.zeros(len(labels), bool)
    heads[offsets] = True
    inner = np.flatnonzero(~heads)
    pairs = moves * (forward[inner - 1].T @ (backward[inner] * local[inner] / norms[inner, None]))
    pairs[0] += shares[offsets].sum(0)
    pairs[:, 0] += shares[lasts].sum(0)
    np.subtract.at(pairs, (labels[inner - 1], labels[inner]), 1.0)
    np.subtract.at(pairs[0], labels[offsets], 1.0)
    np.subtract.at(pairs[:, 0], labels[lasts], 1.0)
    shares[np.arange(len(labels)), labels] -= 1.0
    return shares, pairs
