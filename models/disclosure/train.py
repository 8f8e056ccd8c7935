"""Trains the disclosure attribute model from the project's own corpus and half of the real public material.

    python -m pubcheck.models.disclosure.train [--corpus corpora/disclosure] [--shared ../shared] [--out models/disclosure]

Writes ``weights.npz`` (data only, int8) and ``manifest.toml`` (sha256, corpus digest, scores).
Regularisation and temperature come from cross-validation by region within the training half. The
unseen half is measured by ``benchmarks/disclosure.py`` and never read here. Without ``shared/`` the real
material is left out, and the manifest says so.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from pubcheck.models.disclosure.fitting import (
    best_temperature,
    calibrated,
    compact,
    fit_scores,
    head_of,
    head_scores,
    loss,
    macro_f1,
    softmax,
    write_model,
)
from pubcheck.models.disclosure.matrix import Array, Rows, samples
from pubcheck.models.disclosure.public import entries, prose
from scipy.sparse import csr_matrix, vstack
from sklearn.model_selection import GroupKFold

from pubcheck.attribute_figures import Judged, calibration_error
from pubcheck.corpus import LabelledDocument, read_corpus
from pubcheck.disclosure_model import Head, Model, is_entry
from pubcheck.features import Vocabulary
from pubcheck.profile import EXEMPTIONS
from pubcheck.review import Attribute

CLASSES = [str(attribute) for attribute in Attribute]
DUTIES = [*(f"20({item})" for item in range(1, 16)), "21"]
VERSION = "3"
_CANDIDATES = (300.0, 1000.0, 3000.0)
_ENTRY_C, _QUESTION_C = 300.0, 300.0
# Real documents steer the words of ordinary public prose; each source weighs as much as so many documents.
_POLICIES, _LAWS, _REPLIES = 6.0, 6.0, 27.0
_WITHHELD = 6.0  # what is withheld weighs more than the rest together: a leak costs more than a review
_EVERY = 4  # one in so many replies is enough
_LONGEST = 8000  # characters of a real document that are read
_ENTRY_WEIGHT, _DOCUMENT_WEIGHT = 1.0, 0.5  # in the head for entries
_ENTRY_IN_QUESTIONS = 1.0  # an entry names its exemption or duty outright: it helps the heads that name articles


@dataclass(frozen=True, slots=True)
class Part:
    """Rows with an attribute each and a weight each."""

    rows: Rows
    labels: Array
    weights: Array


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, calibrate, cross-validate, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=Path("corpora/disclosure"))
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=Path("models/disclosure"))
    options = parser.parse_args(arguments)
    paths = [*sorted(options.corpus.glob("train*.jsonl")), options.corpus / "entries.jsonl"]
    labelled = [document for path in paths for document in read_corpus(path)]
    read = samples([document.text for document in labelled])
    short = np.array([is_entry(sample) for sample in read])
    rows = Rows([sample for sample, entry in zip(read, short, strict=True) if not entry])
    documents = [document for document, entry in zip(labelled, short, strict=True) if not entry]
    items = [document for document, entry in zip(labelled, short, strict=True) if entry]
    item_rows = Rows([sample for sample, entry in zip(read, short, strict=True) if entry])
    real = list(real_parts(options.shared)) if options.shared.is_dir() else []
    print(f"{len(documents)} documents, {len(items)} entries, {sum(len(part.rows) for part in real)} real texts")

    vocabulary = rows.vocabulary()
    features = rows.matrix(vocabulary)
    everything, back = compact(vstack([features, *(part.rows.matrix(vocabulary) for part in real)]).tocsr())
    labels = np.array([str(document.attribute) for document in documents])
    folds = list(region_folds(np.array([document.region.split("/")[0] for document in documents]), labels))
    c, scores = _cross_validate(everything, labels, folds, real)
    temperature, offsets = calibrated(scores, labels, CLASSES)
    scores = scores + offsets * temperature

    answers, weights = weighed(labels, real)
    coefficients, bias = fit_scores(everything, answers, CLASSES, c, weights)
    document_head = head_of(CLASSES, coefficients @ back, bias + offsets * temperature)
    entry_head, entry_temperature, entry_f1 = _entry_head(
        features, labels, item_rows.matrix(vocabulary), items, vocabulary, options.shared
    )
    both, back = compact(vstack([features, item_rows.matrix(vocabulary)]).tocsr())
    weight = np.concatenate([np.ones(len(documents)), np.full(len(items), _ENTRY_IN_QUESTIONS)])
    heads = {"document": document_head, "entry": entry_head}
    for question, classes in (("exemption", list(EXEMPTIONS)), ("duty", DUTIES)):
        answers = np.array([getattr(document, question) for document in (*documents, *items)])
        asked = np.isin(answers, classes)
        coefficients, bias = fit_scores(both[asked], answers[asked], classes, _QUESTION_C, weight[asked])
        heads[question] = head_of(classes, coefficients @ back, bias)
    model = Model(heads, vocabulary, temperature, entry_temperature)
    predicted = [CLASSES[index] for index in scores.argmax(axis=1)]
    rounded = softmax(head_scores(document_head, features) / temperature)
    figures: dict[str, float | int | str] = {
        "train_documents": len(documents),
        "train_entries": len(items),
        "real_texts": sum(len(part.rows) for part in real),
        "cross_validated_macro_f1": round(macro_f1(list(labels), predicted, CLASSES), 4),
        "cross_validated_log_loss": round(loss(scores / temperature, labels, CLASSES), 4),
        "cross_validated_entry_macro_f1": round(entry_f1, 4),
        "fitted_accuracy": round(float(np.mean(np.array(CLASSES)[rounded.argmax(axis=1)] == labels)), 4),
        "regularisation_c": c,
        "temperature": round(temperature, 4),
        "cross_validated_calibration_error": round(_calibration_error(softmax(scores / temperature), labels), 4),
    }
    facts = {
        "version": VERSION,
        "training_corpus": ", ".join(path.name for path in paths),
        "training_corpus_sha256": hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest(),
        "real_material": "policies, laws, replies, catalogue: the halves of public.py" if real else "none",
    }
    write_model(options.out, model, facts, figures)
    for name, value in figures.items():
        print(f"{name:32} {value}")


def real_parts(shared: Path) -> Iterator[Part]:
    """The half of the real prose that may be trained on. Policies and laws are public by law; a published
    reply is not withheld, and may be either of the other two."""
    for source, weight in (("policies", _POLICIES), ("laws", _LAWS), ("replies", _REPLIES)):
        texts = [str(row["text"])[:_LONGEST] for row in prose(shared, source, half=1)]
        if source == "replies":
            texts = texts[::_EVERY]
        rows = Rows(samples(texts))
        answers = [Attribute.PROACTIVE] if source != "replies" else [Attribute.PROACTIVE, Attribute.ON_REQUEST]
        for answer in answers:
            share = weight / len(texts) / len(answers)
            yield Part(rows, np.full(len(texts), str(answer)), np.full(len(texts), share))


def region_folds(regions: Array, labels: Array) -> Iterator[tuple[Array, Array]]:
    """(train, held out) by region. Ten small folds: the temperature is for a model that saw nearly as much."""
    yield from GroupKFold(n_splits=min(10, len(np.unique(regions)))).split(labels, labels, regions)


def _balance(labels: Array) -> Array:
    """Weights under which every class counts the same."""
    counts = {name: int((labels == name).sum()) for name in np.unique(labels)}
    return np.array([len(labels) / len(counts) / counts[label] for label in labels])


def _leaning(labels: Array) -> Array:
    return np.asarray(_balance(labels) * np.where(labels == str(Attribute.WITHHELD), _WITHHELD, 1.0))


def weighed(labels: Array, extra: Sequence[Part]) -> tuple[Array, Array]:
    """Labels and weights of the documents, then of the real texts."""
    answers = np.concatenate([labels, *(part.labels for part in extra)])
    return answers, np.concatenate([_leaning(labels), *(part.weights for part in extra)])


def _cross_validate(
    rows: Array, labels: Array, folds: Sequence[tuple[Array, Array]], extra: Sequence[Part]
) -> tuple[float, Array]:
    """The regularisation with the best log loss on held-out folds, and the scores it gave there.

    :param rows: the documents, then the real texts, which are in every fold.
    """
    real = np.arange(len(labels), len(rows))
    best: tuple[float, float, Array] | None = None
    for candidate in _CANDIDATES:
        scores = np.zeros((len(labels), len(CLASSES)))
        for train, held_out in folds:
            answers, weights = weighed(labels[train], extra)
            kept = np.concatenate([train, real])
            coefficients, bias = fit_scores(rows[kept], answers, CLASSES, candidate, weights)
            scores[held_out] = rows[held_out] @ coefficients.T + bias
        found = loss(scores / best_temperature(scores, labels, CLASSES), labels, CLASSES)
        print(f"C={candidate:<6} cross-validated log loss {found:.4f}", flush=True)
        if best is None or found < best[0]:
            best = found, candidate, scores
    assert best is not None
    return best[1], best[2]


def _calibration_error(probabilities: Array, labels: Array) -> float:
    attributes = [Attribute(name) for name in CLASSES]
    return calibration_error(
        [
            Judged(Attribute(label), dict(zip(attributes, row, strict=True)), attributes[int(np.argmax(row))])
            for label, row in zip(labels, probabilities.tolist(), strict=True)
        ]
    )


def _entry_head(
    features: csr_matrix,
    labels: Array,
    own: csr_matrix,
    items: Sequence[LabelledDocument],
    vocabulary: Vocabulary,
    shared: Path,
) -> tuple[Head, float, float]:
    """The head for entries: documents, entries written for the project, half of the real catalogue.

    It learns the national default: entries of agencies whose rules contradict it are left out.
    """
    found = [entry for entry in entries(shared, half=1) if not entry.is_contrary] if shared.is_dir() else []
    rows = [own]
    answers = [np.array([str(item.attribute) for item in items])]
    if found:
        rows.append(Rows(samples([entry.text for entry in found])).matrix(vocabulary))
        answers.append(np.array([entry.attribute for entry in found]))
    short, short_labels = vstack(rows).tocsr(), np.concatenate(answers)
    weights = np.concatenate([_balance(labels) * _DOCUMENT_WEIGHT, _balance(short_labels) * _ENTRY_WEIGHT])
    everything, back = compact(vstack([features, short]).tocsr())
    known = np.concatenate([labels, short_labels])
    scores = np.zeros((len(short_labels), len(CLASSES)))
    for fold in range(6):
        held_out = np.arange(len(short_labels)) % 6 == fold
        kept = np.concatenate([np.ones(len(labels), dtype=bool), ~held_out])
        coefficients, bias = fit_scores(everything[kept], known[kept], CLASSES, _ENTRY_C, weights[kept])
        scores[held_out] = everything[len(labels) :][held_out] @ coefficients.T + bias
    coefficients, bias = fit_scores(everything, known, CLASSES, _ENTRY_C, weights)
    predicted = [CLASSES[index] for index in scores.argmax(axis=1)]
    return (
        head_of(CLASSES, coefficients @ back, bias),
        best_temperature(scores, short_labels, CLASSES),
        macro_f1(list(short_labels), predicted, CLASSES),
    )


if __name__ == "__main__":
    main()
