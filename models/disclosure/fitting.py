"""Fitting linear heads, calibrating them on held-out folds, and writing them down."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from pubcheck.models.disclosure.matrix import NAMED_SCALE, Array
from scipy.optimize import minimize, minimize_scalar
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from pubcheck.disclosure_model import FORMAT, Head, Model
from pubcheck.features import NAMES, Vocabulary

_TOLERANCE = 1e-5  # of the gradient; a finer one changes no probability by a thousandth


def compact(features: csr_matrix) -> tuple[Array, Array]:
    """The rows in no more columns than there are rows, with the same products of one with another, and what leads
    coefficients back: a linear model that fits these ``(rows, back)`` by ``c`` fits the features by ``c @ back``.

    A regularised model depends on those products alone, and a few hundred columns are fitted in a tenth of the time.
    """
    values, vectors = np.linalg.eigh((features @ features.T).toarray())
    kept = values > 1e-9 * values[-1]
    kept[-1] = True  # where all rows are empty, one column is left
    sizes, vectors = np.sqrt(np.maximum(values[kept], 1e-12)), vectors[:, kept]
    return vectors * sizes, np.asarray((features.T @ (vectors / sizes)).T)


def fit_scores(
    features: csr_matrix | Array, labels: Array, classes: Sequence[str], c: float, weights: Array
) -> tuple[Array, Array]:
    """Coefficients and bias of a multinomial logistic regression, one row for each of ``classes``."""
    model = LogisticRegression(C=c, max_iter=5000, tol=_TOLERANCE).fit(features, labels, sample_weight=weights)
    if len(model.classes_) == 2:
        coefficients, bias = np.vstack([-model.coef_, model.coef_]) / 2, np.array([-1, 1]) * model.intercept_[0] / 2
    else:
        coefficients, bias = model.coef_, model.intercept_
    order = {str(label): row for row, label in enumerate(model.classes_)}
    absent = [name for name in classes if name not in order]
    assert not absent, f"no document of {absent}"
    rows = [order[name] for name in classes]
    return coefficients[rows], bias[rows]


def head_of(classes: Sequence[str], coefficients: Array, bias: Array) -> Head:
    """The head with these coefficients (named features as :class:`Rows` scales them), in int8."""
    width = coefficients.shape[1] - len(NAMES)
    grams = coefficients[:, :width]
    scale = np.maximum(np.abs(grams).max(axis=1, keepdims=True), 1e-12) / 127
    return Head(
        tuple(classes),
        np.round(grams / scale).astype(np.int8),
        scale.astype(np.float32).astype(np.float64),
        (coefficients[:, width:] * NAMED_SCALE).astype(np.float32).astype(np.float64),
        bias.astype(np.float32).astype(np.float64),
    )


def moved(head: Head, known: Vocabulary, wanted: Vocabulary) -> Head:
    """``head`` for another vocabulary: what its own does not hold weighs nothing."""
    at = np.minimum(np.searchsorted(known.codes, wanted.codes), len(known.codes) - 1)
    return head._replace(gram=np.where(known.codes[at] == wanted.codes, head.gram[:, at], 0).astype(np.int8))


def adapted(head: Head, features: csr_matrix, labels: Array, c: float) -> Head:
    """``head``, moved as far as rows with these labels ask for: a regression that starts from its scores.

    Classes that no row has keep their weights but for what the others gain on them.
    """
    rows, back = compact(features)
    start = head_scores(head, features)
    truth = np.eye(len(head.classes))[[head.classes.index(label) for label in labels]]
    shape = (len(head.classes), rows.shape[1])

    def cost(values: Array) -> tuple[float, Array]:
        added = values.reshape(shape)
        odds = softmax(start + rows @ added.T)
        likely = np.log(np.maximum((odds * truth).sum(axis=1), 1e-12))
        return float(-c * likely.sum() + (added**2).sum() / 2), (c * (odds - truth).T @ rows + added).ravel()

    found = minimize(cost, np.zeros(shape[0] * shape[1]), jac=True, method="L-BFGS-B").x.reshape(shape) @ back
    width = head.gram.shape[1]
    grams = head.gram * head.scale + found[:, :width]
    return head_of(head.classes, np.hstack([grams, head.named / NAMED_SCALE + found[:, width:]]), head.bias)


def head_scores(head: Head, features: csr_matrix) -> Array:
    """The scores of rows from :meth:`Rows.matrix`, with the head's rounded weights."""
    width = head.gram.shape[1]
    grams = features[:, :width] @ (head.gram * head.scale).T
    return np.asarray(grams + (features[:, width:] / NAMED_SCALE) @ head.named.T + head.bias)


def softmax(scores: Array) -> Array:
    """Probabilities, one row a document."""
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(odds / odds.sum(axis=1, keepdims=True))


def loss(scores: Array, labels: Array, classes: Sequence[str]) -> float:
    """The mean negative log-likelihood."""
    chosen = softmax(scores)[np.arange(len(labels)), [list(classes).index(label) for label in labels]]
    return float(-np.mean(np.log(np.maximum(chosen, 1e-12))))


def best_temperature(scores: Array, labels: Array, classes: Sequence[str]) -> float:
    """The temperature that calibrates scores of documents the model did not see (Guo et al. 2017)."""
    found = minimize_scalar(lambda value: loss(scores / value, labels, classes), bounds=(0.1, 10), method="bounded")
    return float(found.x)


def calibrated(scores: Array, labels: Array, classes: Sequence[str]) -> tuple[float, Array]:
    """A temperature and an offset for each class that calibrate scores of documents the model did not see.

    The offsets take back what unequal weights of the classes in training added (vector scaling, Guo et al. 2017).
    """
    wanted = np.array([list(classes).index(label) for label in labels])

    def cost(values: Array) -> float:
        shares = softmax(scores / np.exp(values[0]) + values[1:])
        likely = np.log(np.maximum(shares[np.arange(len(wanted)), wanted], 1e-12))
        return float(-likely.mean() + 1e-4 * (values[1:] ** 2).sum())

    found = minimize(
        cost, np.concatenate([[np.log(best_temperature(scores, labels, classes))], np.zeros(len(classes))])
    )
    offsets: Array = found.x[1:] - found.x[1:].mean()
    return float(np.exp(found.x[0])), offsets


def macro_f1(truth: Sequence[str], predicted: Sequence[str], classes: Sequence[str]) -> float:
    """The mean over ``classes`` of F1."""
    scores = []
    for name in classes:
        right = sum(t == name == p for t, p in zip(truth, predicted, strict=True))
        scores.append(2 * right / max(1, list(truth).count(name) + list(predicted).count(name)))
    return sum(scores) / len(scores)


def write_model(out: Path, model: Model, facts: Mapping[str, str], figures: Mapping[str, float | int | str]) -> None:
    """``weights.npz`` and ``manifest.toml``: the same model gives the same bytes."""
    arrays: dict[str, Any] = {
        "format": np.int32(FORMAT),
        "codes": np.diff(model.vocabulary.codes, prepend=np.uint32(0)),
        "idf": model.vocabulary.idf.astype(np.float16),
        "temperature": np.float32(model.temperature),
        "entry.temperature": np.float32(model.entry_temperature),
    }
    for name, head in model.heads.items():
        arrays |= {
            f"{name}.classes": np.array(head.classes),
            f"{name}.gram": head.gram,
            f"{name}.scale": head.scale.astype(np.float32),
            f"{name}.named": head.named.astype(np.float32),
            f"{name}.bias": head.bias.astype(np.float32),
        }
    data = _npz(arrays)
    (out / "weights.npz").write_bytes(data)
    lines = [
        "# Written by the training; do not edit.",
        f'version = "{facts["version"]}"',
        f'sha256 = "{hashlib.sha256(data).hexdigest()}"',
        *(f"{name} = {_quoted(value)}" for name, value in facts.items() if name != "version"),
        "",
        "[metrics]",
        *(f"{name} = {_quoted(value) if isinstance(value, str) else value}" for name, value in figures.items()),
    ]
    (out / "manifest.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


def _npz(arrays: dict[str, Any]) -> bytes:
    """An npz file with fixed time stamps."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(arrays):
            member = io.BytesIO()
            np.lib.format.write_array(member, np.asarray(arrays[name]), allow_pickle=False)
            archive.writestr(
                zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0)), member.getvalue(), zipfile.ZIP_DEFLATED
            )
    return buffer.getvalue()
