"""Adds to ``corpora/contexts/left_out.npz`` what the shipped reader says of authors who wrote after it had learned.

    python -m pubcheck.models.contexts.later [--corpora corpora] [--shared ../shared]

It has not learned from them, so what it says of them is as it would be on a new document; :mod:`pubcheck.models.mentions.train`
may learn from that until the reader is learned anew. Who taught it is told by the figures of its manifest. Some minutes on one core.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from pubcheck.models.contexts.train import key_of, left_out
from pubcheck.models.names.findings import FILES
from pubcheck.models.names.train import npz
from pubcheck.models.passages import author_of
from pubcheck.models.roles.examples import passages

from pubcheck.context_model import said_of
from pubcheck.weights import read_manifest


def authors_taught() -> set[str]:
    """The authors of whom the shipped reader has learned."""
    figures = read_manifest("contexts")["metrics"]
    return {author_of(name.removeprefix("left_out_").removesuffix("_wrong")) for name in figures}


def main(arguments: Sequence[str] | None = None) -> None:
    """Read what is there, add the authors that are not, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("corpora"))
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    options = parser.parse_args(arguments)
    known = left_out(options.corpora)
    taught = authors_taught()
    for seen in passages(options.corpora, options.shared):
        if seen.group in FILES and author_of(seen.group) not in taught:
            places = [span for span, *_ in seen.persons]
            known[key_of(seen.group, seen.text.text)] = dict(zip(places, said_of(seen.text.text, places), strict=True))
    rows = [(at, span, said) for at, found in enumerate(known.values()) for span, said in found.items()]
    arrays = {
        "passages": np.array([" ".join(key) for key in known]),
        "places": np.array([(at, span.start, span.end) for at, span, _ in rows], np.int32),
        "said": np.array([said for *_, said in rows]).astype(np.float16),
    }
    (options.corpora / "contexts/left_out.npz").write_bytes(npz(arrays))


if __name__ == "__main__":
    main()
