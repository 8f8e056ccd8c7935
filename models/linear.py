"""Fits the linear models over hashed features (roles, marks, contacts, homes), and writes them."""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from pubcheck.models.names.train import npz
from pubcheck.models.passages import PERSONAL, author_of
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from pubcheck.address_bounds import with_bounds
from pubcheck.elements import read_elements
from pubcheck.normalize import normalize
from pubcheck.plain import document_from_text
from pubcheck.reading import Reading
from pubcheck.recognizer import all_recognizers
from pubcheck.roles import settle_roles
from pubcheck.settings import Settings
from pubcheck.text import Entity, NormalizedText

Array = np.ndarray[Any, Any]
SMOOTH = 0.2  # the variance that weights are expected to have
_STEPS = 100
_LIMIT = 127


def training_options(description: str | None, arguments: Sequence[str] | None) -> argparse.Namespace:
    """What the models of persons are trained with: ``corpora``, ``out``, ``shared``, ``parts`` and ``without``, a file not to learn from."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--corpora", type=Path, default=Path("corpora"))
    parser.add_argument("--out", type=Path, default=Path("models"))
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument(
        "--parts",
        type=Path,
        help="the folder of pubcheck.models.parts: what models saw that had not learned from the author",
    )
    parser.add_argument("--without", default="", choices=("", *PERSONAL), help="a file of findings not to learn from")
    return parser.parse_args(arguments)


def matrix_of(rows: Sequence[Sequence[int]], bits: int) -> Any:
    """Examples, each given by the rows of its features, as a sparse matrix over ``2**bits`` columns."""
    ends = np.cumsum([0, *map(len, rows)])
    columns = np.concatenate([np.array(each) for each in rows])
    return csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(rows), 1 << bits))


def fitted(matrix: Any, true: Array, smooth: float = SMOOTH, shares: Array | None = None) -> Array:
    """The weights for these rows: penalised logistic regression; ``smooth`` is the variance that they are expected to have.

    ``shares`` tells how much each row counts; without them each counts once.
    """
    counts = np.ones(len(true)) if shares is None else shares
    signs = np.where(true, 1.0, -1.0)

    def loss(weights: Array) -> tuple[float, Array]:
        margins = -signs * (matrix @ weights)
        slopes = counts / (1 + np.exp(-margins))
        value = float((counts * np.logaddexp(0, margins)).sum() + weights @ weights / (2 * smooth))
        return value, matrix.T @ (-signs * slopes) + weights / smooth

    found = minimize(loss, np.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": _STEPS})
    return np.asarray(found.x)


def authors_of(files: Sequence[str]) -> Array:
    """Who wrote each of ``files``."""
    return np.array(list(map(author_of, files)))


def by_file(
    files: Sequence[str],
    names: Sequence[str],
    matrix: Any,
    true: Array,
    *,
    least: float = 0.0,
    smooth: float = SMOOTH,
) -> Iterator[tuple[str, float]]:
    """Recall and precision on each of ``names``, by weights fitted to the ``files`` of other authors.

    ``least``: the log-odds from which an example is called true. A file without any true example is left out.
    """
    of, authors = np.array(files), authors_of(files)
    for name in names:
        aside = of == name
        if (true & aside).any():
            others = authors != author_of(name)
            told = matrix[aside] @ fitted(matrix[others], true[others], smooth) > least
            yield f"{name}_recall", round(float(told[true[aside]].mean()), 4)
            yield f"{name}_precision", round(float(true[aside][told].mean()), 4)


def write(
    out: Path,
    name: str,
    weights: Array,
    corpora: str,
    paths: Sequence[Path],
    figures: Mapping[str, float],
    version: int = 1,
) -> None:
    """:func:`write_arrays` of a linear model, one byte a weight."""
    scale = float(np.abs(weights).max()) / _LIMIT
    arrays: dict[str, Array] = {
        "weights": np.round(weights / scale).astype(np.int8),
        "scale": np.array(scale, np.float32),
    }
    write_arrays(out, name, arrays, corpora, paths, figures, version)


def write_arrays(
    out: Path,
    name: str,
    arrays: dict[str, Array],
    corpora: str,
    paths: Sequence[Path],
    figures: Mapping[str, float],
    version: int = 1,
    packed: bool = True,
) -> None:
    """``weights.npz`` and ``manifest.toml`` of the model ``name``; the figures are printed.

    ``corpora`` tells what it was trained on, ``paths`` the files whose digest is kept; ``packed``: see :func:`npz`.
    """
    data = npz(arrays, packed)
    folder = out / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "weights.npz").write_bytes(data)
    told = [f"{title} = {value}" for title, value in figures.items()]
    lines = [
        f"# Written by pubcheck.models.{name}.train; do not edit.",
        f'version = "{version}"',
        f'sha256 = "{hashlib.sha256(data).hexdigest()}"',
        f'training_corpus = "{corpora}"',
        f'training_corpus_sha256 = "{hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()}"',
        "",
        "[metrics]",
        *told,
    ]
    (folder / "manifest.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(told))


def reading_of(source: str, name: str) -> Reading:
    """A text with what is found in it, as rules see it."""
    text = normalize(document_from_text(source, name))
    return Reading(text, read_elements(text), entities_of(text))


def entities_of(text: NormalizedText) -> tuple[Entity, ...]:
    """What the recognizers of the standard settings find in ``text``, with roles, as a review has it."""
    chosen = Settings().recognizers
    found = [entity for each in all_recognizers() if each.id in chosen for entity in each.recognize(text)]
    return settle_roles(with_bounds(found, text), text)
