"""From texts to the rows that scikit-learn fits on, the same trip as in a review."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack

import pubcheck
from pubcheck.classifier import Sample
from pubcheck.disclosure_model import folded
from pubcheck.document import Document
from pubcheck.features import COLUMNS, body_grams, named_values, weigh
from pubcheck.plain import document_from_text
from pubcheck.settings import Settings

NAMED_SCALE = 0.1  # named features beside n-gram vectors of unit length: they help, and must not rule
Array = np.ndarray[Any, Any]


def samples(documents: Iterable[str | Document]) -> list[Sample]:
    """What the model sees of each document: without the declared attribute, hidden parts and navigation."""
    reviewer = pubcheck.Reviewer(Settings(classifier=""))
    return [
        reviewer.sample(document_from_text(document, str(number)) if isinstance(document, str) else document)
        for number, document in enumerate(documents)
    ]


class Rows:
    """The n-grams and named features of some samples, before weighting."""

    def __init__(self, items: Sequence[Sample]) -> None:
        self.blocks = [body_grams(item) for item in items]
        self.named = np.stack([named_values(item) for item in items])

    def __len__(self) -> int:
        return len(self.blocks)

    def inverse_frequency(self, at_least: int = 2) -> Array:
        """Smoothed inverse document frequency per column; zero for what occurs in fewer than ``at_least``."""
        counts = np.zeros(COLUMNS)
        for blocks in self.blocks:
            counts[weigh(blocks)[0]] += 1
        idf = np.log((1 + len(self.blocks)) / (1 + counts)) + 1.0
        return np.where(counts >= at_least, idf, 0.0).astype(np.float16).astype(np.float64)

    def matrix(self, idf: Array, fold: bool = False) -> csr_matrix:
        """One row a document: n-grams of unit length, then the named features, scaled."""
        rows, columns, values = [], [], []
        for row, blocks in enumerate(self.blocks):
            found, weights = weigh(blocks, idf)
            rows.append(np.full(len(found), row))
            columns.append(folded(found) if fold else found)
            values.append(weights)
        width = int(folded(np.array([COLUMNS - 1]))[0]) + 1 if fold else COLUMNS
        grams = csr_matrix(
            (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns))), shape=(len(self.blocks), width)
        )
        return hstack([grams, csr_matrix(self.named * NAMED_SCALE)]).tocsr()
