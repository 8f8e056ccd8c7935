"""Trains the disclosure attribute model from the project's own corpus.

    python -m pubcheck.models.disclosure.train [--corpus corpora/disclosure] [--out models/disclosure]

Writes ``weights.npz`` (data only, int8) and ``manifest.toml`` (sha256, corpus digest, scores).
The regularisation and the temperature come from cross-validation by region within the
training half; the test half (other regions, other authors) is only measured.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, log_loss
from sklearn.model_selection import GroupKFold

import pubcheck
from pubcheck.classifier import Sample
from pubcheck.corpus import LabelledDocument, read_corpus
from pubcheck.features import COLUMNS, gram_values, named_values
from pubcheck.plain import document_from_text
from pubcheck.review import Attribute
from pubcheck.settings import Settings

CLASSES = [str(attribute) for attribute in Attribute]
_NAMED_SCALE = 0.35  # named features beside unit-length n-gram vectors
_CANDIDATES = (3.0, 10.0, 30.0, 100.0, 300.0)


def samples(documents: Sequence[LabelledDocument]) -> list[Sample]:
    """What the model sees of each document: the same trip as in a review, up to the classifier."""
    reviewer = pubcheck.Reviewer(Settings(classifier=""))
    return [reviewer.sample(document_from_text(document.text, document.id)) for document in documents]


def matrix(items: Sequence[Sample], idf: np.ndarray[Any, Any]) -> csr_matrix:
    """One row a document: n-grams (tf-idf, unit length), then the named features, scaled."""
    rows, columns, values = [], [], []
    for row, item in enumerate(items):
        found, weights = gram_values(item, idf)
        rows.append(np.full(len(found), row))
        columns.append(found)
        values.append(weights)
    grams = csr_matrix(
        (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns))), shape=(len(items), COLUMNS)
    )
    named = np.stack([named_values(item) for item in items]) * _NAMED_SCALE
    return hstack([grams, csr_matrix(named)]).tocsr()


def inverse_frequency(items: Sequence[Sample]) -> np.ndarray[Any, Any]:
    """Smoothed inverse document frequency per column."""
    counts = np.zeros(COLUMNS)
    for item in items:
        counts[gram_values(item)[0]] += 1
    return np.asarray(np.log((1 + len(items)) / (1 + counts)) + 1.0)


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, calibrate, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=Path("corpora/disclosure"))
    parser.add_argument("--out", type=Path, default=Path("models/disclosure"))
    options = parser.parse_args(arguments)
    paths = sorted(options.corpus.glob("train*.jsonl"))
    training = [document for path in paths for document in read_corpus(path)]
    test = list(read_corpus(options.corpus / "test.jsonl"))
    training_samples, test_samples = samples(training), samples(test)
    labels = np.array([str(document.attribute) for document in training])
    regions = np.array([document.region for document in training])
    idf = inverse_frequency(training_samples)
    features = matrix(training_samples, idf)

    chosen, scores = _cross_validate(features, labels, regions)
    temperature = _temperature(scores, labels)
    model = LogisticRegression(C=chosen, max_iter=3000, class_weight="balanced").fit(features, labels)
    order = [list(model.classes_).index(name) for name in CLASSES]
    coefficients, bias = model.coef_[order], model.intercept_[order]

    truth = [str(document.attribute) for document in test]
    logits = matrix(test_samples, idf) @ coefficients.T + bias
    odds = np.exp(logits / temperature - (logits / temperature).max(axis=1, keepdims=True))
    probabilities = odds / odds.sum(axis=1, keepdims=True)
    predicted = [CLASSES[index] for index in probabilities.argmax(axis=1)]
    figures = {
        "train_documents": len(training),
        "test_documents": len(test),
        "cross_validated_macro_f1": round(
            float(f1_score(labels, [CLASSES[index] for index in scores.argmax(axis=1)], average="macro")), 4
        ),
        "test_macro_f1": round(float(f1_score(truth, predicted, average="macro")), 4),
        "test_accuracy": round(float(np.mean([a == b for a, b in zip(truth, predicted, strict=True)])), 4),
        "test_log_loss": round(
            float(log_loss(truth, probabilities[:, np.argsort(CLASSES)], labels=sorted(CLASSES))), 4
        ),
        "regularisation_c": chosen,
        "temperature": round(temperature, 4),
    }
    _write(options.out, coefficients, bias, temperature, idf, paths, figures)
    for name, value in figures.items():
        print(f"{name:28} {value}")


def _cross_validate(features: csr_matrix, labels: Any, regions: Any) -> tuple[float, np.ndarray[Any, Any]]:
    """The regularisation with the best log loss on unseen regions, and the scores it gave there."""
    best: tuple[float, float, np.ndarray[Any, Any]] | None = None
    for candidate in _CANDIDATES:
        scores = np.zeros((len(labels), len(CLASSES)))
        for train, held_out in GroupKFold(n_splits=6).split(features, labels, regions):
            model = LogisticRegression(C=candidate, max_iter=3000, class_weight="balanced").fit(
                features[train], labels[train]
            )
            order = [list(model.classes_).index(name) for name in CLASSES]
            scores[held_out] = model.decision_function(features[held_out])[:, order]
        loss = _loss(scores, labels, _temperature(scores, labels))
        print(f"C={candidate:<6} cross-validated log loss {loss:.4f}")
        if best is None or loss < best[0]:
            best = loss, candidate, scores
    assert best is not None
    return best[1], best[2]


def _loss(scores: np.ndarray[Any, Any], labels: Any, temperature: float) -> float:
    shifted = scores / temperature
    shifted = shifted - shifted.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return float(-np.mean([logs[row, CLASSES.index(label)] for row, label in enumerate(labels)]))


def _temperature(scores: np.ndarray[Any, Any], labels: Any) -> float:
    """The temperature that calibrates scores on regions the model did not see (Guo et al. 2017)."""
    return float(minimize_scalar(lambda value: _loss(scores, labels, value), bounds=(0.1, 10), method="bounded").x)


def _write(
    out: Path,
    coefficients: np.ndarray[Any, Any],
    bias: np.ndarray[Any, Any],
    temperature: float,
    idf: np.ndarray[Any, Any],
    paths: Sequence[Path],
    figures: dict[str, float],
) -> None:
    grams = coefficients[:, :COLUMNS]
    scale = np.abs(grams).max(axis=1, keepdims=True) / 127
    arrays = {
        "gram": np.round(grams / scale).astype(np.int8),
        "gram_scale": scale.astype(np.float32),
        "named": (coefficients[:, COLUMNS:] * _NAMED_SCALE).astype(np.float32),
        "bias": bias.astype(np.float32),
        "idf": idf.astype(np.float16),
        "temperature": np.float32(temperature),
        "classes": np.array(CLASSES),
    }
    data = _npz(arrays)
    (out / "weights.npz").write_bytes(data)
    corpus = hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()
    lines = [
        "# Written by train.py; do not edit.",
        'version = "1"',
        f'sha256 = "{hashlib.sha256(data).hexdigest()}"',
        f'training_corpus = "{", ".join(path.name for path in paths)}"',
        f'training_corpus_sha256 = "{corpus}"',
        "",
        "[metrics]",
        *(f"{name} = {value}" for name, value in figures.items()),
    ]
    (out / "manifest.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _npz(arrays: dict[str, Any]) -> bytes:
    """An npz file with fixed time stamps: the same weights give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(arrays):
            member = io.BytesIO()
            np.lib.format.write_array(member, np.asarray(arrays[name]), allow_pickle=False)
            archive.writestr(
                zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0)), member.getvalue(), zipfile.ZIP_DEFLATED
            )
    return buffer.getvalue()


if __name__ == "__main__":
    main()
