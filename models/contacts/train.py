"""Trains the model of contacts from the passages of ``corpora/findings``: whose a telephone or an address of mail is.

    python -m pubcheck.models.contacts.train [--corpora corpora] [--out models]

Logistic regression over hashed features, fitted by L-BFGS. Writes ``weights.npz`` (one byte a
weight) and ``manifest.toml`` (sha256, corpus, figures for each file by weights fitted to the others: they
differ in author). It reads the persons as the recognizers find them, so train the models of names and roles first.
Half a minute on one core.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from pubcheck.models.names.train import npz
from pubcheck.models.roles.train import fitted
from scipy.sparse import csr_matrix

from pubcheck.address_bounds import with_bounds
from pubcheck.contact_features import contact_features
from pubcheck.contact_model import BITS, rows_of
from pubcheck.elements import read_elements
from pubcheck.gold import GoldDocument, read_gold
from pubcheck.normalize import normalize
from pubcheck.plain import document_from_text
from pubcheck.reading import Reading
from pubcheck.recognizer import all_recognizers
from pubcheck.roles import settle_roles
from pubcheck.settings import Settings
from pubcheck.span import Span

Array = np.ndarray[Any, Any]
FILES = ("measure", "develop", "develop2", "develop3", "develop4")
KINDS = {"personal.mobile_phone": "mobile", "personal.landline": "landline", "personal.email": "email"}
_LIMIT = 127


@dataclass(frozen=True, slots=True)
class Example:
    """A contact of a passage: the rows of its features, and whether it is a person's."""

    file: str
    rows: tuple[int, ...]
    private: bool


def examples(path: Path) -> Iterator[Example]:
    """The contacts of one file."""
    for document in read_gold(path):
        if any(gold.rule in KINDS for gold in document.spans):
            yield from _of_document(document, path.stem)


def _of_document(document: GoldDocument, file: str) -> Iterator[Example]:
    text = normalize(document_from_text(document.text, document.id))
    chosen = Settings().recognizers
    found = [entity for each in all_recognizers() if each.id in chosen for entity in each.recognize(text)]
    reading = Reading(text, read_elements(text), settle_roles(with_bounds(found, text), text))
    for gold in document.spans:
        if gold.rule in KINDS:
            start, last = (text.offsets.from_source(at) for at in (gold.span.start, gold.span.end - 1))
            rows = rows_of(contact_features(reading, Span(start, last + 1), KINDS[gold.rule]))
            yield Example(file, tuple(sorted(rows)), not gold.info)


def _matrix(chosen: Sequence[Example]) -> Any:
    ends = np.cumsum([0, *(len(example.rows) for example in chosen)])
    columns = np.concatenate([example.rows for example in chosen])
    return csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(chosen), 1 << BITS))


def _by_author(chosen: Sequence[Example], matrix: Any, private: Array) -> Iterator[tuple[str, float]]:
    files = np.array([example.file for example in chosen])
    for name in sorted(set(files.tolist())):
        aside = files == name
        told = matrix[aside] @ fitted(matrix[~aside], private[~aside]) > 0
        yield f"{name}_right", round(float((told == private[aside]).mean()), 4)


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, measure by author, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("corpora"))
    parser.add_argument("--out", type=Path, default=Path("models"))
    options = parser.parse_args(arguments)
    paths = [options.corpora / "findings" / f"{name}_personal.jsonl" for name in FILES]
    chosen = [example for path in paths for example in examples(path)]
    matrix, private = _matrix(chosen), np.array([example.private for example in chosen])
    figures: dict[str, float] = {"contacts": len(chosen), "private": int(private.sum())}
    figures |= dict(_by_author(chosen, matrix, private))
    weights = fitted(matrix, private)
    scale = float(np.abs(weights).max()) / _LIMIT
    data = npz({"weights": np.round(weights / scale).astype(np.int8), "scale": np.array(scale, np.float32)})
    folder = options.out / "contacts"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "weights.npz").write_bytes(data)
    lines = [
        "# Written by pubcheck.models.contacts.train; do not edit.",
        'version = "1"',
        f'sha256 = "{hashlib.sha256(data).hexdigest()}"',
        f'training_corpus = "{", ".join(path.stem for path in paths)} of corpora/findings"',
        f'training_corpus_sha256 = "{hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()}"',
        "",
        "[metrics]",
        *(f"{name} = {value}" for name, value in figures.items()),
    ]
    (folder / "manifest.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines[-len(figures) :]))


if __name__ == "__main__":
    main()
