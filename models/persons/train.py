"""Trains the second look at names: which short runs of characters name a person.

    python -m pubcheck.models.persons.train [--corpora corpora] [--out models] [--parts PARTS] [--without develop6_personal]

Logistic regression over hashed features, fitted by L-BFGS, on the candidates in the development passages of
``corpora/findings``. Each name that the recognizers found is learned a second time, with little weight, as if they had
missed it and as if it were called anything: they know the passages that they were trained on better than others, and
what stands beside a name must be enough. Writes ``weights.npz`` (one byte a weight) and ``manifest.toml`` (sha256,
corpus, figures for each author by weights fitted without a fifth of the authors). ``--parts`` is the folder of
:mod:`pubcheck.models.parts`: the candidates as a names model found them that had not learned from the author; without it the
installed one is asked. Three minutes on one core. ``--without`` leaves out one file, to measure on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from pubcheck.models.disclosure.public import prose
from pubcheck.models.linear import fitted, matrix_of, training_options, write
from pubcheck.models.names.findings import PERSONS, files, normalised
from pubcheck.models.names.train import npz
from pubcheck.models.passages import author_of, kept, part_of, same_files
from scipy.sparse import vstack

from pubcheck.address_bounds import with_bounds
from pubcheck.cast import first_look
from pubcheck.gold import read_gold
from pubcheck.normalize import normalize
from pubcheck.person_features import BITS, Sight
from pubcheck.person_model import Part, is_looked_at, seen
from pubcheck.plain import document_from_text
from pubcheck.recognizer import all_recognizers
from pubcheck.settings import Settings
from pubcheck.text import Entity, NormalizedText

Array = np.ndarray[Any, Any]
CANDIDATES = "candidates.npz"  # the file of a part, see :mod:`pubcheck.models.parts`
_NO_ROWS = np.zeros(0, np.int64)
_PARTS = 5  # of the authors, each left out once to measure
_SMOOTH = 0.5
_BEGINNING = 1500  # characters of a real document that are learned from
_REAL = frozenset(("laws", "policies"))  # replies hold names of petitioners that nobody found
_BLIND = 0.3  # the weight of a name as if the recognizers had missed it


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate of a passage: the rows of its features, those as if nobody had found it, and whether it is a name."""

    file: str
    rows: Array
    blind: Array | None
    name: bool

    @property
    def author(self) -> str:
        """One file of each author stands for all of them."""
        author: str = author_of(self.file)
        return author


def keep_candidates(path: Path, found: Sequence[Example]) -> None:
    """Keeps examples, which :func:`read_candidates` reads."""
    blind = [example.blind for example in found if example.blind is not None]
    arrays = {
        "files": np.array([example.file for example in found]),
        "names": np.array([example.name for example in found]),
        "has_blind": np.array([example.blind is not None for example in found]),
        "rows": np.concatenate([_NO_ROWS, *(example.rows for example in found)]),
        "sizes": np.array([len(example.rows) for example in found], np.int64),
        "blind": np.concatenate([_NO_ROWS, *blind]),
        "blind_sizes": np.array([len(rows) for rows in blind], np.int64),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(npz(arrays))


def read_candidates(path: Path) -> Iterator[Example]:
    """The examples that :func:`keep_candidates` kept."""
    with np.load(path) as arrays:
        rows = np.split(arrays["rows"], np.cumsum(arrays["sizes"]))[:-1]
        blind = iter(np.split(arrays["blind"], np.cumsum(arrays["blind_sizes"]))[:-1])
        told = zip(arrays["files"].tolist(), rows, arrays["has_blind"], arrays["names"].tolist(), strict=True)
    for file, own, has_blind, name in told:
        yield Example(file, own, next(blind) if has_blind else None, name)


def examples(path: Path) -> Iterator[Example]:
    """The candidates of one file, whatever the passage is about."""
    for document in read_gold(path):
        text = normalize(document_from_text(document.text, document.id))
        names = {normalised(gold.span, text) for gold in document.spans if gold.rule in PERSONS}
        found, around = seen(Part(text.text, _entities(text)), text)
        if not found:
            continue
        rows, blind = (_rows(Sight(found, around, unfound)) for unfound in (False, True))
        for at, candidate in enumerate(found):
            is_name = candidate.span in names
            yield Example(path.stem, rows[:, at], blind[:, at] if is_name and candidate.known else None, is_name)


def words(shared: Path) -> Iterator[Example]:
    """Candidates that nobody found in the half of real laws and policies that may be trained on: words.

    Only in the beginnings of those that are looked at at all. They are examples of every author's weights.
    """
    for source in sorted(_REAL):
        for number, row in enumerate(prose(shared, source, 1)):
            text = normalize(document_from_text(row["text"][:_BEGINNING], f"{source} {number}"))
            entities = _entities(text)
            if not is_looked_at(entities, text.text):
                continue
            candidates, around = seen(Part(text.text, entities), text)
            if candidates:
                rows = _rows(Sight(candidates, around))
                for at, candidate in enumerate(candidates):
                    if candidate.known is None:
                        yield Example(source, rows[:, at], None, False)


def _entities(text: NormalizedText) -> Sequence[Entity]:
    """What the second look is given."""
    chosen = Settings().recognizers
    found = [entity for each in all_recognizers() if each.id in chosen for entity in each.recognize(text)]
    return first_look(with_bounds(found, text), text)


def _rows(sight: Sight) -> Array:
    """The rows of all features of the candidates; those that a candidate lacks are behind the last row."""
    return np.concatenate([sight.first().rows(), sight.further(np.arange(len(sight))).rows()])


def _matrix(rows: Sequence[Array]) -> Any:
    return matrix_of([each[each < 1 << BITS] for each in rows], BITS)


def weights_of(chosen: Sequence[Example]) -> Array:
    """The weights for these examples."""
    blind = [example.blind for example in chosen if example.blind is not None]
    matrix = vstack([_matrix([example.rows for example in chosen]), _matrix(blind)]).tocsr()
    true = np.array([example.name for example in chosen] + [True] * len(blind))
    shares = np.array([1.0] * len(chosen) + [_BLIND] * len(blind))
    weights: Array = fitted(matrix, true, _SMOOTH, shares)
    return weights


def _by_author(chosen: Sequence[Example]) -> Iterator[tuple[str, float]]:
    """Recall and precision for each author, by weights that were fitted without a fifth of the authors, this one among them."""
    parts = {file: part_of(file, _PARTS) for file in {example.file for example in chosen} - _REAL}
    for part in range(_PARTS):
        weights = weights_of([example for example in chosen if parts.get(example.file) != part])
        for author in sorted({author_of(file) for file, of in parts.items() if of == part}):
            own = [example for example in chosen if example.author == author]
            told = _matrix([example.rows for example in own]) @ weights > 0
            true = np.array([example.name for example in own])
            yield f"{author}_recall", round(float(told[true].mean()), 4)
            yield f"{author}_precision", round(float(true[told].mean()), 4)


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, measure by author, write."""
    options = training_options(__doc__, arguments)
    learned = files(options.without)
    paths = [options.corpora / f"findings/{name}.jsonl" for name in learned]
    chosen = (
        [each for path in kept(options.parts, CANDIDATES) for each in read_candidates(path) if each.file in learned]
        if options.parts
        else [example for path in paths for example in examples(path)]
    )
    same_files(learned, [example.file for example in chosen])
    if options.shared.is_dir():
        chosen += words(options.shared)
    figures: dict[str, float] = {"candidates": len(chosen), "names": sum(example.name for example in chosen)}
    figures |= dict(_by_author(chosen))
    told = f"{', '.join(path.stem for path in paths)} of corpora/findings"
    if options.shared.is_dir():
        told += ", the half of real laws and policies that may be trained on"
    write(options.out, "persons", weights_of(chosen), told, paths, figures)


if __name__ == "__main__":
    main()
