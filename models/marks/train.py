"""Trains the model of marks from the passages of ``corpora/findings``: which levels in a text are marks of a paper.

    python -m pubcheck.models.marks.train [--corpora corpora] [--out models]

Logistic regression over hashed features, fitted by L-BFGS. Writes ``weights.npz`` (one byte a
weight) and ``manifest.toml``: sha256, corpus, and figures for each file by weights fitted to the files of other
authors, counted from the log-odds that marks.py asks for. A minute on one core.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from pubcheck.models.linear import by_file, fitted, matrix_of, write
from pubcheck.models.passages import PERSONAL, SECRET

from pubcheck.corpus import read_corpus
from pubcheck.elements import read_elements
from pubcheck.gold import read_gold
from pubcheck.linear_model import rows_of
from pubcheck.mark_model import BITS, LIKELY, seen
from pubcheck.normalize import normalize
from pubcheck.plain import document_from_text
from pubcheck.reading import Reading
from pubcheck.rule import all_rules, unmarked
from pubcheck.span import Span

Array = np.ndarray[Any, Any]
FILES = (*SECRET, *PERSONAL)
RULE = "secret.state_mark"
_SMOOTH = 0.7  # the variance that weights are expected to have: there are few marks, in many layouts


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate of a passage: the rows of its features, and whether it is a mark."""

    file: str
    rows: tuple[int, ...]
    mark: bool


def _of_text(text: str, name: str, marks: Sequence[Span], file: str) -> Iterator[Example]:
    normal = normalize(document_from_text(text, name))
    reading = Reading(normal, read_elements(normal))
    for candidate, found in seen(reading):
        level = normal.offsets.to_source(Span(*candidate.match.span("level")))
        yield Example(file, tuple(sorted(rows_of(found, BITS))), any(level.overlaps(mark) for mark in marks))


def examples(corpora: Path) -> Iterator[Example]:
    """The candidates of the passages, of the rule's own examples, and of documents that bear no mark."""
    for path in (corpora / "findings" / f"{name}.jsonl" for name in FILES):
        for document in read_gold(path) if path.exists() else ():
            marks = [gold.span for gold in document.spans if gold.rule == RULE]
            yield from _of_text(document.text, document.id, marks, path.stem)
    for rule in all_rules():
        for number, words in enumerate((*rule.hits, *rule.misses) if rule.id == RULE else ()):
            text, span = unmarked(words) if words in rule.hits else (words, None)
            yield from _of_text(text, f"{rule.id}-{number}", [span] if span else [], "examples")
    for path in sorted((corpora / "disclosure").glob("train_*.jsonl")):
        for paper in read_corpus(path):
            if not paper.marked:
                yield from _of_text(paper.text, paper.id, [], "papers")


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, measure by author, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("corpora"))
    parser.add_argument("--out", type=Path, default=Path("models"))
    options = parser.parse_args(arguments)
    chosen = list(examples(options.corpora))
    matrix, mark = matrix_of([example.rows for example in chosen], BITS), np.array([example.mark for example in chosen])
    figures: dict[str, float] = {"candidates": len(chosen), "marks": int(mark.sum())}
    figures |= dict(by_file([example.file for example in chosen], FILES, matrix, mark, least=LIKELY, smooth=_SMOOTH))
    weights = fitted(matrix, mark, _SMOOTH)
    paths = [path for name in FILES if (path := options.corpora / "findings" / f"{name}.jsonl").exists()]
    write(
        options.out, "marks", weights, f"{', '.join(path.stem for path in paths)} of corpora/findings", paths, figures
    )


if __name__ == "__main__":
    main()
