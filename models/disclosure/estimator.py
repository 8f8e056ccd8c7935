# ruff: noqa: N803 - X is the name that scikit-learn demands
"""The disclosure model as a scikit-learn estimator: texts in, attributes out.

    from pubcheck.models.disclosure.estimator import DisclosureEstimator
    estimator = DisclosureEstimator().fit(texts, attributes)
    estimator.predict_proba(more_texts)

It follows scikit-learn's conventions (``fit``, ``predict``, ``predict_proba``, ``get_params``,
clones, pipelines, grid search). X is a sequence of texts or of parsed documents, so the checks
that feed arrays of numbers do not apply (``tests/test_estimator.py`` lists them).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from pubcheck.models.disclosure.fitting import (
    best_temperature,
    compact,
    fit_scores,
    head_of,
    head_scores,
    moved,
    softmax,
)
from pubcheck.models.disclosure.matrix import NAMED_SCALE, Array, Rows, samples
from scipy.sparse import csr_matrix, hstack
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.model_selection import GroupKFold, StratifiedKFold
from sklearn.utils.validation import check_consistent_length, check_is_fitted

from pubcheck.disclosure_model import Model, load_model
from pubcheck.document import Document

_STARTING_SCALE = 0.3  # of the shipped model's scores beside n-gram vectors of unit length


class DisclosureEstimator(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """Learns the attribute from texts and their labels.

    :param c: inverse regularisation of the logistic regression.
    :param folds: folds for calibration (by ``groups``, if given to ``fit``); below 2 there is none.
    :param start: start from the shipped model, whose scores become features (needs fewer documents),
        or from nothing.

    After ``fit``: ``classes_``, ``temperature_``, ``held_out_`` (probabilities of the training
    documents by models that had not seen them; ``None`` without folds), and, where the classes are the
    three attributes, ``model_``, which pubcheck can run.
    """

    def __init__(self, c: float = 30.0, folds: int = 5, start: bool = True) -> None:
        self.c = c
        self.folds = folds
        self.start = start

    def fit(
        self, X: Sequence[str | Document], y: Sequence[Any], groups: Sequence[Any] | None = None
    ) -> DisclosureEstimator:
        """Learn.

        :raises ValueError: for no document, one class, or lengths that differ.
        """
        labels = np.asarray(y)
        check_consistent_length(X, labels)
        if labels.ndim != 1:
            raise ValueError("y must be one label a document")
        self.classes_ = np.unique(labels)
        if len(self.classes_) < 2:
            raise ValueError(f"classifier needs samples of at least 2 classes, got {len(self.classes_)} class")
        rows = Rows(samples(_texts(X)))
        shipped = load_model("disclosure")
        self._vocabulary = shipped.vocabulary if self.start else rows.vocabulary(at_least=1)
        features, back = compact(self._features(rows, shipped))
        weights = len(labels) / len(self.classes_) / np.array([np.sum(labels == label) for label in labels])
        names = [str(label) for label in self.classes_]
        answers = np.array([str(label) for label in labels])
        self.held_out_, self.temperature_ = None, 1.0
        parts = list(self._parts(labels, groups))
        if parts:
            scores = np.zeros((len(labels), len(names)))
            for train, held_out in parts:
                coefficients, bias = fit_scores(features[train], answers[train], names, self.c, weights[train])
                scores[held_out] = features[held_out] @ coefficients.T + bias
            self.temperature_ = best_temperature(scores, answers, names)
            self.held_out_ = softmax(scores / self.temperature_)
        coefficients, bias = fit_scores(features, answers, names, self.c, weights)
        self._keep(coefficients @ back, bias, names, shipped)
        return self

    def predict(self, X: Sequence[str | Document]) -> Array:
        """The likeliest label of each text."""
        check_is_fitted(self, "head_")
        chosen: Array = self.classes_[self._scores(X).argmax(axis=1)]
        return chosen

    def predict_proba(self, X: Sequence[str | Document]) -> Array:
        """The probability of each of ``classes_``, one row a text."""
        return softmax(self._scores(X))

    def decision_function(self, X: Sequence[str | Document]) -> Array:
        """The calibrated scores, one row a text; for two classes how much the second one leads."""
        scores = self._scores(X)
        return scores[:, 1] - scores[:, 0] if scores.shape[1] == 2 else scores

    def _scores(self, X: Sequence[str | Document]) -> Array:
        check_is_fitted(self, "head_")
        return head_scores(self.head_, Rows(samples(_texts(X))).matrix(self._vocabulary)) / self.temperature_

    def __sklearn_tags__(self) -> Any:
        """Texts, no arrays of numbers."""
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        tags.input_tags.one_d_array = True
        return tags

    def _more_tags(self) -> dict[str, Any]:
        """The same for scikit-learn before 1.6."""
        return {"X_types": ["string", "1darray"]}

    def _features(self, rows: Rows, shipped: Model) -> csr_matrix:
        """N-grams and named features; if the shipped model is the start, also its scores."""
        own = rows.matrix(self._vocabulary)
        if not self.start:
            return own
        scores = head_scores(shipped.heads["document"], own) / shipped.temperature
        return hstack([own, csr_matrix(scores * _STARTING_SCALE)]).tocsr()

    def _parts(self, labels: Array, groups: Sequence[Any] | None) -> Any:
        """The folds: by group where there are enough groups, else stratified; none for too few documents."""
        fewest = min(int(np.sum(labels == label)) for label in self.classes_)
        if groups is not None and len(set(groups)) >= self.folds >= 2:
            folds = list(GroupKFold(self.folds).split(labels, labels, groups))
            if all(len(np.unique(labels[train])) == len(self.classes_) for train, _ in folds):
                return folds
        count = min(self.folds, fewest)
        return StratifiedKFold(count, shuffle=True, random_state=0).split(labels, labels) if count >= 2 else []

    def _keep(self, coefficients: Array, bias: Array, names: list[str], shipped: Model) -> None:
        """One linear head: the shipped scores are linear in the same features, so they fold into the weights."""
        if self.start:
            head = shipped.heads["document"]
            mixed = coefficients[:, -len(head.classes) :] * _STARTING_SCALE / shipped.temperature
            width = head.gram.shape[1]
            grams = coefficients[:, :width] + mixed @ (head.gram * head.scale)
            named = coefficients[:, width : -len(head.classes)] + mixed @ head.named / NAMED_SCALE
            coefficients, bias = np.hstack([grams, named]), bias + mixed @ head.bias
        self.head_ = head_of(names, coefficients, bias)
        if set(names) == set(shipped.heads["document"].classes):
            others = {name: moved(head, shipped.vocabulary, self._vocabulary) for name, head in shipped.heads.items()}
            heads = {**others, "document": self.head_}
            self.model_ = replace(shipped, heads=heads, vocabulary=self._vocabulary, temperature=self.temperature_)


def _texts(items: Sequence[str | Document]) -> list[str | Document]:
    """The texts.

    :raises ValueError: if there is none, or one of them is neither text nor a document.
    """
    texts = list(items)
    if not texts:
        raise ValueError("0 samples: a minimum of 1 is required")
    for text in texts:
        if not isinstance(text, (str, Document)):
            raise ValueError(f"X must hold texts, not {type(text).__name__}")
    return [str(text) if isinstance(text, np.str_) else text for text in texts]
