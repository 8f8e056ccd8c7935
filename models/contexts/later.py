"""Adds to ``corpora/contexts/left_out.npz`` what the shipped reader says of authors who wrote after it had learned.

    python -m pubcheck.models.contexts.later [--corpora corpora] [--shared ../shared] [--parts PARTS]

It has not learned from them, so what it says of them is as it would be on a new document; :mod:`pubcheck.models.mentions.train`
may learn from that until the reader is learned anew. Who taught it is told by the figures of its manifest. Some minutes on one core.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from pubcheck.models.contexts.train import key_of, left_out, write_left_out
from pubcheck.models.names.findings import FILES
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
    parser.add_argument("--parts", type=Path, help="what models saw that had not learned from the author")
    options = parser.parse_args(arguments)
    known = left_out(options.corpora)
    taught = authors_taught()
    for seen in passages(options.corpora, options.shared, options.parts):
        if seen.group in FILES and author_of(seen.group) not in taught:
            places = [span for span, *_ in seen.persons]
            headings = {span.start: mention.heading for span, mention, *_ in seen.persons}
            said = said_of(seen.text, places, places, headings)
            known[key_of(seen.group, seen.text)] = dict(zip(places, said, strict=True))
    write_left_out(options.corpora, known)


if __name__ == "__main__":
    main()
