"""Trains the model of roles from ``corpora/names`` and ``corpora/findings``: who is private, who acts in public.

    python -m pubcheck.models.roles.train [--corpora corpora] [--out models] [--without develop4_personal]

Logistic regression over hashed features, fitted by L-BFGS. Writes ``weights.npz`` (one
byte a weight) and ``manifest.toml`` (sha256, corpora, figures by leaving out a fifth of
``corpora/names``, or one file of ``corpora/findings``, at a time). It reads the persons as the
recognizers find them, so train the models of names first. About a minute on one core.
``--without`` leaves out one file of ``corpora/findings``, to measure on an author from whom
nothing was learned.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from pubcheck.models.names.findings import FILES, files
from pubcheck.models.names.train import npz
from pubcheck.models.roles.examples import Example, examples
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from pubcheck.role_model import BITS, rows_of

Array = np.ndarray[Any, Any]
_SMOOTH = 0.2  # the variance that weights are expected to have
_STEPS = 100
_LIMIT = 127


def fitted(matrix: Any, private: Array, smooth: float = _SMOOTH) -> Array:
    """The weights for these rows: penalised logistic regression; ``smooth`` is the variance that they are expected to have."""
    signs = np.where(private, 1.0, -1.0)

    def loss(weights: Array) -> tuple[float, Array]:
        margins = -signs * (matrix @ weights)
        shares = 1 / (1 + np.exp(-margins))
        value = float(np.logaddexp(0, margins).sum() + weights @ weights / (2 * smooth))
        return value, matrix.T @ (-signs * shares) + weights / smooth

    found = minimize(loss, np.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": _STEPS})
    return np.asarray(found.x)


def matrix_of(chosen: Sequence[Example]) -> Any:
    """The examples as rows of hashed features."""
    rows = [sorted(rows_of(example.found)) for example in chosen]
    ends = np.cumsum([0, *map(len, rows)])
    columns = np.concatenate([np.array(each) for each in rows])
    return csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(chosen), 1 << BITS))


def left_out(chosen: Sequence[Example], matrix: Any, true: Array) -> Array:
    """The log-odds of each example by weights that were learned without its group."""
    odds = np.zeros(len(chosen))
    groups = np.array([example.group for example in chosen])
    for group in sorted(set(groups)):
        aside = groups == group
        odds[aside] = matrix[aside] @ fitted(matrix[~aside], true[~aside])
    return odds


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


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, cross-validate, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("corpora"))
    parser.add_argument("--out", type=Path, default=Path("models"))
    parser.add_argument("--without", default="", choices=("", *FILES), help="a file of findings not to learn from")
    options = parser.parse_args(arguments)
    chosen = [example for example in examples(options.corpora) if example.group != options.without]
    matrix, private = matrix_of(chosen), np.array([example.private for example in chosen])
    figures = _figures(chosen, left_out(chosen, matrix, private) > 0, private)
    weights = fitted(matrix, private)
    scale = float(np.abs(weights).max()) / _LIMIT
    data = npz({"weights": np.round(weights / scale).astype(np.int8), "scale": np.array(scale, np.float32)})
    folder = options.out / "roles"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "weights.npz").write_bytes(data)
    corpora = ["names/train.jsonl", *(f"findings/{name}.jsonl" for name in files(options.without))]
    digest = hashlib.sha256(b"".join((options.corpora / name).read_bytes() for name in corpora)).hexdigest()
    lines = [
        "# Written by pubcheck.models.roles.train; do not edit.",
        'version = "2"',
        f'sha256 = "{hashlib.sha256(data).hexdigest()}"',
        f'training_corpus = "{", ".join(f"corpora/{name}" for name in corpora)}"',
        f'training_corpus_sha256 = "{digest}"',
        "",
        "[metrics]",
        *(f"{name} = {value}" for name, value in figures.items()),
    ]
    (folder / "manifest.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines[-len(figures) :]))


if __name__ == "__main__":
    main()
