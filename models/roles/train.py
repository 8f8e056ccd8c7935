"""Trains the model of roles from the passages of ``corpora/names``: who is private, who acts in public.

    python -m pubcheck.models.roles.train [--corpora corpora] [--out models]

Logistic regression over hashed features, fitted by L-BFGS. Writes ``weights.npz`` (one byte a
weight) and ``manifest.toml`` (sha256, corpus, figures by cross-validation over the files of the
corpus). It reads the persons as the recognizers find them, so train the models of names first.
About a minute on one core.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from pubcheck.models.names.train import npz
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from pubcheck.cast import complete
from pubcheck.normalize import normalize
from pubcheck.plain import document_from_text
from pubcheck.recognizer import all_recognizers
from pubcheck.role_features import features
from pubcheck.role_model import BITS, rows_of
from pubcheck.roles import by_rules
from pubcheck.settings import Settings
from pubcheck.span import Span
from pubcheck.text import Entity, EntityKind, NormalizedText

Array = np.ndarray[Any, Any]
_SMOOTH = 0.2  # the variance that weights are expected to have
_STEPS = 100
_FOLDS = 5
_LIMIT = 127


@dataclass(frozen=True, slots=True)
class Example:
    """A person of a passage: the rows of its features, and whether it is private."""

    file: str
    rows: tuple[int, ...]
    private: bool


def examples(path: Path) -> Iterator[Example]:
    """The persons of the corpus."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = normalize(document_from_text(row["text"], row["id"]))
        labelled = {
            Span(text.offsets.from_source(start), text.offsets.from_source(end - 1) + 1): row["roles"][str(start)]
            for start, end, kind in row["entities"]
            if kind == "person"
        }
        entities, columns = by_rules(_with_labelled(text, labelled), text)
        persons = [entity for entity in entities if entity.kind is EntityKind.PERSON]
        for person, found in zip(persons, features(entities, text, columns), strict=True):
            if person.span in labelled:
                private = labelled[person.span] == "private"
                yield Example(row["id"].split("-")[1], tuple(sorted(rows_of(found))), private)


def _with_labelled(text: NormalizedText, labelled: dict[Span, str]) -> Sequence[Entity]:
    """What the recognizers find in ``text``, and the persons that they miss."""
    chosen = Settings().recognizers
    found = [e for each in all_recognizers() if each.id in chosen for e in each.recognize(text)]
    kept = [
        entity
        for entity in complete(found, text)
        if entity.span in labelled or not any(entity.span.overlaps(span) for span in labelled)
    ]
    known = {entity.span for entity in kept}
    missed = [Entity(span, EntityKind.PERSON) for span in labelled if span not in known]
    return sorted([*kept, *missed])


def fitted(matrix: Any, private: Array) -> Array:
    """The weights for these rows: penalised logistic regression."""
    signs = np.where(private, 1.0, -1.0)

    def loss(weights: Array) -> tuple[float, Array]:
        margins = -signs * (matrix @ weights)
        shares = 1 / (1 + np.exp(-margins))
        value = float(np.logaddexp(0, margins).sum() + weights @ weights / (2 * _SMOOTH))
        return value, matrix.T @ (-signs * shares) + weights / _SMOOTH

    found = minimize(loss, np.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": _STEPS})
    return np.asarray(found.x)


def _matrix(chosen: Sequence[Example]) -> Any:
    ends = np.cumsum([0, *(len(example.rows) for example in chosen)])
    columns = np.concatenate([example.rows for example in chosen])
    return csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(chosen), 1 << BITS))


def _cross_validated(chosen: Sequence[Example], matrix: Any, private: Array) -> dict[str, float]:
    odds = np.zeros(len(chosen))
    fold = np.array([int(example.file) % _FOLDS for example in chosen])
    for number in range(_FOLDS):
        aside = fold == number
        odds[aside] = matrix[aside] @ fitted(matrix[~aside], private[~aside])
    told = odds > 0
    return {
        "persons": len(chosen),
        "private": int(private.sum()),
        "cross_validated_accuracy": round(float((told == private).mean()), 4),
        "cross_validated_private_f1": _f1(told, private),
        "cross_validated_public_f1": _f1(~told, ~private),
    }


def _f1(told: Array, true: Array) -> float:
    return round(float(2 * (told & true).sum() / (told.sum() + true.sum())), 4)


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, cross-validate, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("corpora"))
    parser.add_argument("--out", type=Path, default=Path("models"))
    options = parser.parse_args(arguments)
    corpus = options.corpora / "names/train.jsonl"
    chosen = list(examples(corpus))
    matrix, private = _matrix(chosen), np.array([example.private for example in chosen])
    figures = _cross_validated(chosen, matrix, private)
    weights = fitted(matrix, private)
    scale = float(np.abs(weights).max()) / _LIMIT
    data = npz({"weights": np.round(weights / scale).astype(np.int8), "scale": np.array(scale, np.float32)})
    folder = options.out / "roles"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "weights.npz").write_bytes(data)
    lines = [
        "# Written by pubcheck.models.roles.train; do not edit.",
        'version = "1"',
        f'sha256 = "{hashlib.sha256(data).hexdigest()}"',
        'training_corpus = "corpora/names/train.jsonl"',
        f'training_corpus_sha256 = "{hashlib.sha256(corpus.read_bytes()).hexdigest()}"',
        "",
        "[metrics]",
        *(f"{name} = {value}" for name, value in figures.items()),
    ]
    (folder / "manifest.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines[-len(figures) :]))


if __name__ == "__main__":
    main()
