"""Trains the model of homes: which runs of words near a private person are that person's home.

    python -m pubcheck.models.homes.train [--corpora corpora] [--out models]

Logistic regression over hashed features, fitted by L-BFGS, on the development passages of ``corpora/findings``
and on passages composed from frames (``frames``, ``places``). Writes ``weights.npz`` (one byte a weight) and
``manifest.toml`` (sha256, corpus, figures for each file by weights fitted to the others: they differ in author).
It reads names as the recognizers find them, so train those first. A minute on one core.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from pubcheck.models.homes.compose import passages
from pubcheck.models.names.train import npz
from pubcheck.models.roles.train import fitted
from scipy.sparse import csr_matrix

from pubcheck.address_bounds import with_bounds
from pubcheck.gold import read_gold
from pubcheck.home_model import BITS, rows_of, seen
from pubcheck.normalize import normalize
from pubcheck.plain import document_from_text
from pubcheck.reading import Reading
from pubcheck.recognizer import all_recognizers
from pubcheck.review import Elements
from pubcheck.roles import settle_roles
from pubcheck.rule import all_rules, unmarked
from pubcheck.settings import Settings
from pubcheck.span import Span

Array = np.ndarray[Any, Any]
FILES = ("measure_personal", "develop_personal", "develop2_personal", "develop3_personal", "develop4_personal")
RULE = "personal.address"
_COMPOSED = 1500
_LIMIT = 127
_HOME, _NONE = 0.8, 0.5  # how much of a home a candidate shares that counts as it, and as none of it
_ENOUGH = 0.5  # the log-odds from which on the rule counts a candidate


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate of a passage: the rows of its features, and whether it is a home."""

    file: str
    rows: tuple[int, ...]
    home: bool


def _shared(one: Span, other: Span) -> float:
    both = max(0, min(one.end, other.end) - max(one.start, other.start))
    return both / (len(one) + len(other) - both)


def _of_text(source: str, name: str, homes: Sequence[Span], file: str) -> Iterator[Example]:
    text = normalize(document_from_text(source, name))
    chosen = Settings().recognizers
    found = [e for each in all_recognizers() if each.id in chosen for e in each.recognize(text)]
    reading = Reading(text, Elements(), settle_roles(with_bounds(found, text), text))
    for candidate, features in seen(reading):
        span = text.offsets.to_source(candidate.span)
        share = max((_shared(span, home) for home in homes), default=0.0)
        if not _NONE <= share < _HOME:  # half a home is neither
            yield Example(file, tuple(sorted(rows_of(features))), share >= _HOME)


def examples(corpora: Path) -> Iterator[Example]:
    """The candidates of the passages, of the rule's own examples, and of the composed passages."""
    for path in (corpora / "findings" / f"{name}.jsonl" for name in FILES):
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


def _matrix(chosen: Sequence[Example]) -> Any:
    ends = np.cumsum([0, *(len(example.rows) for example in chosen)])
    columns = np.concatenate([example.rows for example in chosen])
    return csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(chosen), 1 << BITS))


def _by_author(chosen: Sequence[Example], matrix: Any, home: Array) -> Iterator[tuple[str, float]]:
    files = np.array([example.file for example in chosen])
    for name in FILES:
        aside = files == name
        if aside.any():
            told = matrix[aside] @ fitted(matrix[~aside], home[~aside]) > _ENOUGH
            yield f"{name}_recall", round(float(told[home[aside]].mean()), 4)
            yield f"{name}_precision", round(float(home[aside][told].mean()), 4)


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, measure by author, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("corpora"))
    parser.add_argument("--out", type=Path, default=Path("models"))
    options = parser.parse_args(arguments)
    chosen = list(examples(options.corpora))
    matrix, home = _matrix(chosen), np.array([example.home for example in chosen])
    composed = sum(example.file == "composed" for example in chosen)
    figures: dict[str, float] = {"candidates": len(chosen), "composed": composed, "homes": int(home.sum())}
    figures |= dict(_by_author(chosen, matrix, home))
    weights = fitted(matrix, home)
    scale = float(np.abs(weights).max()) / _LIMIT
    data = npz({"weights": np.round(weights / scale).astype(np.int8), "scale": np.array(scale, np.float32)})
    folder = options.out / "homes"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "weights.npz").write_bytes(data)
    paths = [options.corpora / "findings" / f"{name}.jsonl" for name in FILES]
    corpus = b"".join(path.read_bytes() for path in paths if path.exists())
    lines = [
        "# Written by pubcheck.models.homes.train; do not edit.",
        'version = "1"',
        f'sha256 = "{hashlib.sha256(data).hexdigest()}"',
        f'training_corpus = "{", ".join(path.stem for path in paths if path.exists())} of corpora/findings"',
        f'training_corpus_sha256 = "{hashlib.sha256(corpus).hexdigest()}"',
        "",
        "[metrics]",
        *(f"{name} = {value}" for name, value in figures.items()),
    ]
    (folder / "manifest.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines[-len(figures) :]))


if __name__ == "__main__":
    main()
