"""Trains the model of roles from ``corpora/names`` and ``corpora/findings``: who is private, who acts in public.

    python -m pubcheck.models.roles.train [--corpora corpora] [--out models] [--shared ../shared] [--parts PARTS] [--without develop4_personal]

Logistic regression over hashed features, fitted by L-BFGS. Each person is learned twice, with what the rules say of it
and its neighbours and without: the rules were written with most of these passages in view, so they are right there
more often than on others. Writes ``weights.npz`` (one
byte a weight) and ``manifest.toml`` (sha256, corpora, figures by leaving out a fifth of
``corpora/names``, or a tenth of the authors of ``corpora/findings``, at a time). ``--parts`` is the folder of
:mod:`pubcheck.models.parts`: the persons as models found them that had not learned from the author; without it the
installed ones are asked. About a minute and a half on one core.
``--without`` leaves out one file of ``corpora/findings``, to measure on an author from whom
nothing was learned.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from pubcheck.models.linear import fitted, matrix_of, training_options, write
from pubcheck.models.names.findings import FILES, files
from pubcheck.models.passages import part_of
from pubcheck.models.roles.examples import REPLIES, Example, examples
from scipy.sparse import vstack

from pubcheck.linear_model import rows_of
from pubcheck.role_model import BITS

Array = np.ndarray[Any, Any]
_SMOOTH = 0.1
_INVENTED = 0.3  # the weight of a person of ``corpora/names``, which gives fewer cues than documents do
_TENTHS = 10  # of the authors are put aside together
_RULES = ("role=", "nm=", "pr=", "nr=", "sr=", "dr=")  # features that tell what the rules say


def left_out(chosen: Sequence[Example]) -> tuple[Array, Array]:
    """The log-odds of each example by weights that were learned without its group: with what the rules say, and without."""
    matrix, bare, private = _matrices(chosen)
    shares = _shares(chosen)
    odds, alone = np.zeros(len(chosen)), np.zeros(len(chosen))
    groups = np.array([_put_aside(example) for example in chosen])
    for group in sorted(set(groups)):
        aside = groups == group
        weights = _fitted(matrix[~aside], bare[~aside], private[~aside], shares[~aside])
        odds[aside], alone[aside] = matrix[aside] @ weights, bare[aside] @ weights
    return odds, alone


def _put_aside(example: Example) -> str:
    """With what ``example`` is put aside: a tenth of the authors or of the replies, or its group."""
    if example.group in FILES:
        return f"authors {part_of(example.group, _TENTHS)}"
    return f"replies {crc32(example.passage.encode()) % _TENTHS}" if example.group == REPLIES else example.group


def weights_of(chosen: Sequence[Example]) -> Array:
    """The weights for these persons, each learned with what the rules say and without."""
    return _fitted(*_matrices(chosen), _shares(chosen))


def _shares(chosen: Sequence[Example]) -> Array:
    return np.array([_INVENTED if example.group.startswith("names") else 1.0 for example in chosen])


def _matrices(chosen: Sequence[Example]) -> tuple[Any, Any, Array]:
    """The features of the persons, those without what the rules say, and who is private."""
    found = [sorted(rows_of(example.found, BITS)) for example in chosen]
    bare = [sorted(rows_of((f for f in example.found if not f.startswith(_RULES)), BITS)) for example in chosen]
    return matrix_of(found, BITS), matrix_of(bare, BITS), np.array([example.private for example in chosen])


def _fitted(matrix: Any, bare: Any, private: Array, shares: Array) -> Array:
    twice = np.concatenate([private, private]), np.concatenate([shares, shares])
    weights: Array = fitted(vstack([matrix, bare]).tocsr(), twice[0], _SMOOTH, twice[1])
    return weights


def _figures(chosen: Sequence[Example], told: Array, true: Array) -> dict[str, float]:
    groups = np.array([example.group for example in chosen])
    found: dict[str, float] = {"persons": len(chosen), "private": int(true.sum())}
    for title in sorted({group.split()[0] for group in groups}):
        here = np.array([group.split()[0] == title for group in groups])
        found[f"left_out_{title}_private_f1"] = _f1(told[here], true[here])
        found[f"left_out_{title}_public_f1"] = _f1(~told[here], ~true[here])
    return found


def _f1(told: Array, true: Array) -> float:
    return round(float(2 * (told & true).sum() / max(1, told.sum() + true.sum())), 4)


def learned_from(corpora: Path, shared: Path, without: str) -> list[Path]:
    """The files whose persons are learned from; ``without`` is left out."""
    names = ["names/train.jsonl", *(f"findings/{name}.jsonl" for name in files(without))]
    if shared.is_dir():
        names.append("names/replies.jsonl")
    return [corpora / name for name in names]


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, cross-validate, write."""
    options = training_options(__doc__, arguments)
    chosen = [
        example
        for example in examples(options.corpora, options.shared, options.parts)
        if example.group != options.without
    ]
    private = np.array([example.private for example in chosen])
    figures = _figures(chosen, left_out(chosen)[0] > 0, private)
    weights = weights_of(chosen)
    paths = learned_from(options.corpora, options.shared, options.without)
    write(options.out, "roles", weights, ", ".join(map(str, paths)), paths, figures, version=2)


if __name__ == "__main__":
    main()
