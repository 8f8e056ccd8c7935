"""Trains the model of content grounds from the project's own passages with gold spans.

    python -m pubcheck.models.grounds.train [--corpora corpora] [--out models/grounds]

Positive are the sentences in gold spans of the files in ``FILES`` and the examples of the rules; negative the other
sentences of these passages, the rules' counter-examples, and sentences of the written documents that are to be
published. The unseen file is never read. Writes ``weights.npz`` (data only, int8) and ``manifest.toml`` (sha256,
digest of the corpus, figures by author: each file judged by a model fitted to the others).
"""

from __future__ import annotations

import argparse
import hashlib
import io
import random
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from pubcheck.models.disclosure.public import PROSE, prose
from pubcheck.models.grounds.sentences import told, told_of_nothing
from pubcheck.models.passages import MARKS, SECRET
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from pubcheck.corpus import read_corpus
from pubcheck.gold import read_gold
from pubcheck.ground_model import (
    BODY,
    FORMAT,
    NONE,
    TITLE,
    GroundModel,
    sentences_of,
    title_words,
    weighed,
    weighed_title,
)
from pubcheck.review import Attribute
from pubcheck.rule import all_rules, unmarked
from pubcheck.span import Span

VERSION = "3"
FILES = tuple(name for name in SECRET if name not in ("develop4_secret", *MARKS))  # those hold marks, hardly a ground
GROUNDS = (
    "internal.enforcement_file",
    "internal.logistics",
    "internal.personnel",
    "internal.process",
    "secret.foreign_affairs",
    "secret.infrastructure",
    "secret.military",
    "secret.police",
    "secret.trade_secret",
    "secret.unreleased_statistics",
    "secret.work_secret",
)
_CLASSES = (*GROUNDS, NONE)
_C = 10.0
_WEIGHT = 10.0  # of a positive sentence: there are few
_PUBLIC = 3000  # sentences of documents to be published
_TIMES = 3  # the examples of the rules are few and chosen to be hard
_REAL = 1500  # sentences of each kind of real public document
_LONGEST = 8000  # characters of a real document that are read
_MOST_OF = 0.5  # of a sentence that must be gold, or
_OF_SPAN = 0.6  # of the gold span that it must hold
_SEED = 20261126


@dataclass(frozen=True, slots=True)
class Part:
    """Sentences with the title of their document and a class each."""

    sentences: list[str]
    titles: list[str]
    labels: list[str]


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, cross-validate by author, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("corpora"))
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=Path("models/grounds"))
    options = parser.parse_args(arguments)
    paths = [options.corpora / "findings" / f"{name}.jsonl" for name in FILES]
    parts = [_passages(path) for path in paths if path.exists()]
    beside = [*[_examples()] * _TIMES, _written(), _public(options.corpora / "disclosure")]
    if options.shared.is_dir():
        beside.append(_real(options.shared))
    figures: dict[str, float] = {}
    for index, name in enumerate(path.stem for path in paths if path.exists()):
        others = [part for number, part in enumerate(parts) if number != index]
        ap, right = _judge(_fitted([*others, *beside]), parts[index])
        print(f"{name}, fitted to the others: average precision {ap:.3f}, class right {right:.3f}")
        figures |= {f"{name}_average_precision": round(ap, 4), f"{name}_class_right": round(right, 4)}
    model = _fitted([*parts, *beside])
    figures |= {"sentences": sum(len(part.labels) for part in (*parts, *beside))}
    figures |= {"positive": sum(label != NONE for part in (*parts, *beside) for label in part.labels)}
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in paths if path.exists())).hexdigest()
    facts = {
        "training_corpus": ", ".join(path.name for path in paths if path.exists()),
        "training_corpus_sha256": digest,
        "real_material": "policies, laws, replies: half 1 of public.py" if options.shared.is_dir() else "none",
    }
    _write(options.out, model, facts, figures)


def _passages(path: Path) -> Part:
    part = Part([], [], [])
    for document in read_gold(path):
        spans = [(entry.span, entry.rule) for entry in document.spans if entry.rule in GROUNDS]
        if not spans and any(entry.rule == "secret.state_mark" for entry in document.spans):
            continue  # a paper with a mark has no label of a ground, whatever it tells
        _add(part, document.text, spans)
    return part


def _examples() -> Part:
    part = Part([], [], [])
    for rule in all_rules():
        if rule.id not in GROUNDS:
            continue
        for example in rule.hits:
            text, span = unmarked(example)
            _add(part, text, [(span, rule.id)] if span is not None else [])
        for example in rule.misses:
            _add(part, example, [])
    return part


def _written() -> Part:
    """Sentences without a document around them (:mod:`pubcheck.models.grounds.sentences`)."""
    rows = [*told(), *((title, sentence, NONE) for title, sentence in told_of_nothing())]
    return Part([row[1] for row in rows], [title_words(row[0]) for row in rows], [row[2] for row in rows])


def _public(folder: Path) -> Part:
    part = Part([], [], [])
    for path in sorted(folder.glob("train_*.jsonl")):
        for document in read_corpus(path):
            if document.attribute is not Attribute.WITHHELD:
                _add(part, document.text, [])
    return _some(part, _PUBLIC)


def _real(shared: Path) -> Part:
    """Sentences of real public documents, of the half that may be trained on; all of them tell nothing."""
    whole = Part([], [], [])
    for source in PROSE:
        part = Part([], [], [])
        for document in prose(shared, source, 1):
            _add(part, document["text"][:_LONGEST], [])
        part = _some(part, _REAL)
        for column, more in zip(
            (whole.sentences, whole.titles, whole.labels), (part.sentences, part.titles, part.labels), strict=True
        ):
            column += more
    return whole


def _some(part: Part, most: int) -> Part:
    chosen = random.Random(_SEED).sample(range(len(part.labels)), min(most, len(part.labels)))  # noqa: S311
    return Part(*([column[index] for index in chosen] for column in (part.sentences, part.titles, part.labels)))


def _add(part: Part, text: str, spans: Sequence[tuple[Span, str]]) -> None:
    title = title_words(text)
    for sentence, label in _labelled(text, spans):
        part.sentences.append(sentence.of(text))
        part.titles.append(title)
        part.labels.append(label)


def _labelled(text: str, spans: Sequence[tuple[Span, str]]) -> Iterator[tuple[Span, str]]:
    for sentence in sentences_of(text):
        best, label = 0, NONE
        for span, rule in spans:
            both = min(span.end, sentence.end) - max(span.start, sentence.start)
            if both > best and (both > _MOST_OF * len(sentence) or both > _OF_SPAN * len(span)):
                best, label = both, rule
        yield sentence, label


def _fitted(parts: Sequence[Part]) -> GroundModel:
    sentences = [sentence for part in parts for sentence in part.sentences]
    titles = [title for part in parts for title in part.titles]
    labels = [label for part in parts for label in part.labels]
    flat = np.ones(BODY + TITLE)
    idf = np.zeros(BODY + TITLE)
    counted = _matrix(sentences, titles, flat)
    seen = np.asarray((counted > 0).sum(axis=0)).ravel()
    idf[seen > 1] = np.log((1 + len(labels)) / (1 + seen[seen > 1])) + 1  # what stands once tells nothing
    weights = {label: 1.0 if label == NONE else _WEIGHT for label in _CLASSES}
    idf = idf.astype(np.float16).astype(np.float64)
    fitted = LogisticRegression(C=_C, max_iter=300, class_weight=weights).fit(_matrix(sentences, titles, idf), labels)
    rows = [list(fitted.classes_).index(label) for label in _CLASSES]
    coefficients = fitted.coef_[rows]
    scale = np.maximum(np.abs(coefficients).max(axis=1), 1e-12) / 127
    return GroundModel(
        _CLASSES,
        np.round(coefficients / scale[:, None]).astype(np.int8).T.copy(),
        scale.astype(np.float32).astype(np.float64),
        fitted.intercept_[rows].astype(np.float32).astype(np.float64),
        idf,
    )


def _matrix(sentences: Sequence[str], titles: Sequence[str], idf: Any) -> csr_matrix:
    rows, columns, values = weighed(sentences, idf)
    of_titles = {title: weighed_title(title, idf)[1:] for title in set(titles)}
    more = [of_titles[title] for title in titles]
    rows = np.concatenate([rows, np.repeat(np.arange(len(titles)), [len(entry[0]) for entry in more])])
    columns = np.concatenate([columns, *(entry[0] for entry in more)])
    values = np.concatenate([values, *(entry[1] for entry in more)])
    return csr_matrix((values, (rows, columns)), shape=(len(sentences), BODY + TITLE))


def _judge(model: GroundModel, part: Part) -> tuple[float, float]:
    """Average precision of "some ground", and how often the best ground is the right one where there is one."""
    scores = np.concatenate(
        [model.scores([sentence], title) for sentence, title in zip(part.sentences, part.titles, strict=True)]
    )[:, : len(GROUNDS)]
    wanted = np.array(part.labels)
    positive = wanted != NONE
    best = np.array(GROUNDS)[scores.argmax(axis=1)]
    right = float(np.mean(best[positive] == wanted[positive]))
    return float(average_precision_score(positive, scores.max(axis=1))), right


def _write(out: Path, model: GroundModel, facts: dict[str, str], figures: dict[str, float]) -> None:
    arrays: dict[str, Any] = {
        "bias": model.bias.astype(np.float32),
        "classes": np.array(model.classes),
        "format": np.int32(FORMAT),
        "idf": model.idf.astype(np.float16),
        "scale": model.scale.astype(np.float32),
        "weights": np.ascontiguousarray(model.weights.T),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, array in sorted(arrays.items()):
            member = io.BytesIO()
            np.lib.format.write_array(member, np.asarray(array), allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy"), member.getvalue(), zipfile.ZIP_DEFLATED)
    data = buffer.getvalue()
    (out / "weights.npz").write_bytes(data)
    lines = [
        "# Written by the training; do not edit.",
        f'version = "{VERSION}"',
        f'sha256 = "{hashlib.sha256(data).hexdigest()}"',
        *(f'{name} = "{value}"' for name, value in facts.items()),
        "",
        "[metrics]",
        *(f"{name} = {value}" for name, value in figures.items()),
    ]
    (out / "manifest.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
