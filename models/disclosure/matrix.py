"""From texts to the rows that scikit-learn fits on, the same trip as in a review."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack

import pubcheck
from pubcheck.classifier import Sample
from pubcheck.document import Document
from pubcheck.features import Vocabulary, body_grams, named_values, weigh
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

    def only(self, places: Sequence[int]) -> Rows:
        """The rows at these places."""
        some = Rows.__new__(Rows)
        some.blocks, some.named = [self.blocks[place] for place in places], self.named[places]
        return some

    def __len__(self) -> int:
        return len(self.blocks)

    def vocabulary(self, at_least: int = 3) -> Vocabulary:
        """The n-grams that occur in so many rows, with their smoothed inverse document frequency."""
        every = np.concatenate([grams.codes for blocks in self.blocks for grams in blocks])
        codes, counts = np.unique(every, return_counts=True)
        idf = np.log((1 + len(self.blocks)) / (1 + counts)) + 1.0
        kept = counts >= at_least
        return Vocabulary(codes[kept], idf[kept].astype(np.float16).astype(np.float64))

    def matrix(self, vocabulary: Vocabulary) -> csr_matrix:
        """One row a document: n-grams, each kind of unit length, then the named features, scaled."""
        weighed = [weigh(blocks, vocabulary) for blocks in self.blocks]
        rows = [np.full(len(each.columns), row) for row, kinds in enumerate(weighed) for each in kinds]
        columns = [each.columns for kinds in weighed for each in kinds]
        values = [each.values for kinds in weighed for each in kinds]
        grams = csr_matrix(
            (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns))),
            shape=(len(self.blocks), len(vocabulary.codes)),
        )
        return hstack([grams, csr_matrix(self.named * NAMED_SCALE)]).tocsr()
