"""Trains the model of homes: which runs of words near a private person are that person's home.

    python -m pubcheck.models.homes.train [--corpora corpora] [--out models]

Logistic regression over hashed features, fitted by L-BFGS, on the development passages of ``corpora/findings``
and on passages composed from frames (``frames``, ``places``). Writes ``weights.npz`` (one byte a weight) and
``manifest.toml`` (sha256, corpus, figures for each file by weights fitted to those of other authors).
It reads names as the recognizers find them, so train those first. Five minutes on one core.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from pubcheck.models.homes.compose import passages
from pubcheck.models.linear import by_file, entities_of, fitted, matrix_of, write
from pubcheck.models.passages import PERSONAL

from pubcheck.evaluate import shared
from pubcheck.gold import read_gold
from pubcheck.home_model import BITS, seen
from pubcheck.homes import ENOUGH
from pubcheck.linear_model import rows_of
from pubcheck.normalize import normalize
from pubcheck.plain import document_from_text
from pubcheck.reading import Reading
from pubcheck.review import Elements
from pubcheck.rule import all_rules, unmarked
from pubcheck.span import Span

Array = np.ndarray[Any, Any]
RULE = "personal.address"
_COMPOSED = 1500
_HOME, _NONE = 0.8, 0.5  # how much of a home a candidate shares that counts as it, and as none of it


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate of a passage: the rows of its features, and whether it is a home."""

    file: str
    rows: tuple[int, ...]
    home: bool


def _of_text(source: str, name: str, homes: Sequence[Span], file: str) -> Iterator[Example]:
    text = normalize(document_from_text(source, name))
    reading = Reading(text, Elements(), entities_of(text))
    for candidate, features in seen(reading):
        span = text.offsets.to_source(candidate.span)
        share = max((shared(span, home) for home in homes), default=0.0)
        if not _NONE <= share < _HOME:  # half a home is neither
            yield Example(file, tuple(sorted(rows_of(features, BITS))), share >= _HOME)


def examples(corpora: Path) -> Iterator[Example]:
    """The candidates of the passages, of the rule's own examples, and of the composed passages."""
    for path in (corpora / "findings" / f"{name}.jsonl" for name in PERSONAL):
        for document in read_gold(path) if path.exists() else ():
            homes = [gold.span for gold in document.spans if gold.rule == RULE and not gold.info]
            yield from _of_text(document.text, document.id, homes, path.stem)
    for rule in all_rules():
        for number, words in enumerate((*rule.hits, *rule.misses) if rule.id == RULE else ()):
            text, span = unmarked(words) if words in rule.hits and words.count("⟦") == 1 else (words, None)
            if "⟦" not in text:
                yield from _of_text(text, f"{rule.id}-{number}", [span] if span else [], "examples")
    for number, passage in enumerate(passages(_COMPOSED)):
        yield from _of_text(passage.text, f"composed-{number}", passage.homes, "composed")


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, measure by author, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("corpora"))
    parser.add_argument("--out", type=Path, default=Path("models"))
    options = parser.parse_args(arguments)
    chosen = list(examples(options.corpora))
    matrix, home = matrix_of([example.rows for example in chosen], BITS), np.array([example.home for example in chosen])
    composed = sum(example.file == "composed" for example in chosen)
    figures: dict[str, float] = {"candidates": len(chosen), "composed": composed, "homes": int(home.sum())}
    figures |= dict(by_file([example.file for example in chosen], PERSONAL, matrix, home, least=ENOUGH))
    weights = fitted(matrix, home)
    paths = [path for name in PERSONAL if (path := options.corpora / "findings" / f"{name}.jsonl").exists()]
    write(
        options.out, "homes", weights, f"{', '.join(path.stem for path in paths)} of corpora/findings", paths, figures
    )


if __name__ == "__main__":
    main()
