"""Trains the trees that tell who of the private persons of a text brings a matter up, from ``corpora/findings``.

    python -m pubcheck.models.asking.train [--corpora corpora] [--out models]

Gradient boosting (scikit-learn's, needed for training only) over what readers of contexts say of a name and of the others
(:func:`pubcheck.asking.asking_rows`), readers that had not learned from the author. Only names that no rule knows for
petitioners' are learned from. Writes ``weights.npz`` and ``manifest.toml`` (sha256, corpora, figures with an author left out).
It sees persons as the shipped models of names and roles do, so train those and the reader first. Four minutes on one core.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from pubcheck.models.contexts.train import Key, key_of, left_out
from pubcheck.models.linear import reading_of, write_arrays
from pubcheck.models.mentions.train import arrays_of
from pubcheck.models.passages import AUTHORS, part_of
from pubcheck.models.roles.examples import INFORMANT

from pubcheck.asking import ODDS, asking_rows
from pubcheck.context_model import Said
from pubcheck.gold import GoldDocument, read_gold
from pubcheck.informants import asked_of
from pubcheck.span import Span
from pubcheck.trees import Trees

Array = np.ndarray[Any, Any]
_SINCE = AUTHORS.index("develop39")  # before, few passages hold petitioners whom no word tells
_PARTS = 5  # of the authors, each left out once
_STEPS: dict[str, Any] = {"max_iter": 150, "learning_rate": 0.05}


@dataclass(frozen=True, slots=True)
class Example:
    """A name of a passage: its numbers, and whether it is that of somebody who brings a matter up."""

    file: str
    row: list[float]
    asks: bool


def examples(path: Path, known: Mapping[Key, Mapping[Span, Said]]) -> Iterator[Example]:
    """The names of one file that are asked about; ``known``: what is said of each place."""
    for document in read_gold(path):
        yield from _of_document(document, path.stem, known)


def _of_document(document: GoldDocument, file: str, known: Mapping[Key, Mapping[Span, Said]]) -> Iterator[Example]:
    reading = reading_of(document.text, document.id)
    said, asked = known.get(key_of(file, reading.text.text)), asked_of(reading)
    labels = [gold.span for gold in document.spans if gold.rule == INFORMANT and not gold.info]
    asks = {"".join(span.of(document.text).split()) for span in labels}
    for name, row in asking_rows(asked, said).items() if asked and said else ():
        yield Example(file, row, name in asks)


def _arrays(chosen: Sequence[Example]) -> dict[str, Array]:
    rows, asks = [example.row for example in chosen], [example.asks for example in chosen]
    found: dict[str, Array] = arrays_of(rows, asks, [1.0] * len(chosen), **_STEPS)
    return found


def _by_part(chosen: Sequence[Example]) -> Iterator[tuple[str, float]]:
    """How many are told, and how many of these rightly, each part of the authors told by trees of the others."""
    told = right = 0
    for part in range(_PARTS):
        aside = [example for example in chosen if part_of(example.file, _PARTS) == part]
        trees = Trees.of(_arrays([example for example in chosen if part_of(example.file, _PARTS) != part]))
        odds = trees.odds([example.row for example in aside])
        asks = [example.asks for example, value in zip(aside, odds, strict=True) if value > ODDS]
        told, right = told + len(asks), right + sum(asks)
    yield from (("left_out_told", told), ("left_out_told_rightly", right))


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, leave each fifth of the authors out once, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("corpora"))
    parser.add_argument("--out", type=Path, default=Path("models"))
    options = parser.parse_args(arguments)
    known = left_out(options.corpora)
    paths = [options.corpora / f"findings/{author}_personal.jsonl" for author in AUTHORS[_SINCE:]]
    chosen = [example for path in paths for example in examples(path, known)]
    figures: dict[str, float] = {"names": len(chosen), "asking": sum(example.asks for example in chosen)}
    figures |= dict(_by_part(chosen))
    told = f"{paths[0].stem} to {paths[-1].stem} of corpora/findings"
    write_arrays(options.out, "asking", _arrays(chosen), told, paths, figures)


if __name__ == "__main__":
    main()
