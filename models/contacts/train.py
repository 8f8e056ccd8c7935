"""Trains the model of contacts from the passages of ``corpora/findings``: whose a telephone or an address of mail is.

    python -m pubcheck.models.contacts.train [--corpora corpora] [--out models]

Logistic regression over hashed features, fitted by L-BFGS. Writes ``weights.npz`` (one byte a
weight) and ``manifest.toml`` (sha256, corpus, figures for each file by weights fitted to those of
other authors). It reads the persons as the recognizers find them, so train the models of names and roles first.
Four minutes on one core.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from pubcheck.models.linear import authors_of, fitted, matrix_of, reading_of, write
from pubcheck.models.passages import AUTHORS, author_of

from pubcheck.contact_features import contact_features
from pubcheck.contact_model import BITS
from pubcheck.gold import GoldDocument, read_gold
from pubcheck.linear_model import rows_of
from pubcheck.span import Span

Array = np.ndarray[Any, Any]
KINDS = {"personal.mobile_phone": "mobile", "personal.landline": "landline", "personal.email": "email"}


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
    reading = reading_of(document.text, document.id)
    for gold in document.spans:
        if gold.rule in KINDS:
            start, last = (reading.text.offsets.from_source(at) for at in (gold.span.start, gold.span.end - 1))
            rows = rows_of(contact_features(reading, Span(start, last + 1), KINDS[gold.rule]), BITS)
            yield Example(file, tuple(sorted(rows)), not gold.info)


def _by_author(chosen: Sequence[Example], matrix: Any, private: Array) -> Iterator[tuple[str, float]]:
    names = [example.file for example in chosen]
    files, authors = np.array(names), authors_of(names)
    for name in sorted(set(names)):
        aside, others = files == name, authors != author_of(name)
        told = matrix[aside] @ fitted(matrix[others], private[others]) > 0
        yield f"{name}_right", round(float((told == private[aside]).mean()), 4)


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, measure by author, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("corpora"))
    parser.add_argument("--out", type=Path, default=Path("models"))
    options = parser.parse_args(arguments)
    paths = [options.corpora / "findings" / f"{name}_personal.jsonl" for name in AUTHORS]
    chosen = [example for path in paths for example in examples(path)]
    matrix, private = (
        matrix_of([example.rows for example in chosen], BITS),
        np.array([example.private for example in chosen]),
    )
    figures: dict[str, float] = {"contacts": len(chosen), "private": int(private.sum())}
    figures |= dict(_by_author(chosen, matrix, private))
    weights = fitted(matrix, private)
    write(
        options.out,
        "contacts",
        weights,
        f"{', '.join(path.stem for path in paths)} of corpora/findings",
        paths,
        figures,
    )


if __name__ == "__main__":
    main()
