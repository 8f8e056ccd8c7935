"""What the reader of contexts learns from: texts without labels, passages with persons, sentences with persons.

    python -m pubcheck.models.contexts.texts FOLDER [--corpora corpora] [--shared ../shared]

writes ``texts.json.gz``, ``passages.json.gz`` and ``names.json.gz``, which :mod:`pubcheck.models.contexts.learn` reads. Of real
public texts only the half that may be trained on, and of the public sets only what shares nothing with their test parts.
The passages of ``corpora/findings`` are no texts without labels: an author who is left out is left out altogether.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pubcheck.models.disclosure.public import PROSE, prose
from pubcheck.models.names.sets import NamedText, training_sets
from pubcheck.models.roles.examples import Seen, passages

_JOINED = 1500  # characters of sentences that stand one after another
_SENTENCES = 400


def unlabelled(corpora: Path, shared: Path) -> Iterator[str]:
    """Public texts and texts written for the project."""
    if shared.is_dir():
        for texts in training_sets(shared).values():
            yield from ("".join(f"{each.text}\n" for each in chunk) for chunk in _chunks(texts, _JOINED))
        for source in PROSE:
            for row in prose(shared, source, 1):
                yield "\n".join(str(row[key]) for key in ("subject", "complaint", "text") if row.get(key))
    for path in (*sorted((corpora / "disclosure").glob("train_*.jsonl")), corpora / "names/train.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]


def sentences(shared: Path) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Sentences of the public sets, some hundred characters together, with the places of persons."""
    if not shared.is_dir():
        return
    sets = training_sets(shared)
    for title in ("msra", "cluener", "resume", "bdci"):
        for chunk in _chunks(sets[title], _SENTENCES):
            text, spans = "", []
            for each in chunk:
                spans += [(len(text) + start, len(text) + end) for start, end, kind in each.names if kind == "person"]
                text += f"{each.text}\n"
            yield text, spans


def _chunks(texts: Sequence[NamedText], length: int) -> Iterator[list[NamedText]]:
    chunk: list[NamedText] = []
    for each in texts:
        chunk.append(each)
        if sum(len(one.text) for one in chunk) > length:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _row(seen: Seen) -> dict[str, Any]:
    return {
        "group": seen.group,
        "passage": seen.passage,
        "text": seen.text.text,
        "gold": [(span.start, span.end, private) for span, private in seen.labelled.items()],
        "persons": [(span.start, span.end, private) for span, _, _, private in seen.persons],
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the three files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--corpora", type=Path, default=Path("corpora"))
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    options = parser.parse_args(arguments)
    options.folder.mkdir(parents=True, exist_ok=True)
    for name, rows in (
        ("texts", unlabelled(options.corpora, options.shared)),
        ("passages", map(_row, passages(options.corpora, options.shared))),
        ("names", sentences(options.shared)),
    ):
        data = json.dumps(list(rows), ensure_ascii=False).encode()
        (options.folder / f"{name}.json.gz").write_bytes(gzip.compress(data, mtime=0))


if __name__ == "__main__":
    main()
