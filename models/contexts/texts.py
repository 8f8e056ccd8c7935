"""What the reader of contexts learns from: passages with persons, and texts without labels that tell which pieces of words are met.

    python -m pubcheck.models.contexts.texts FOLDER [--corpora corpora] [--shared ../shared] [--parts PARTS]

writes ``texts.json.gz``, ``names.json.gz`` (words of laws that look like names) and ``passages.json.gz``, which :mod:`pubcheck.models.contexts.learn` reads. Of real public texts only the
half that may be trained on, and of the public sets only what shares nothing with their test parts.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from pubcheck.models.disclosure.public import PROSE, prose
from pubcheck.models.names.sets import NamedText, training_sets
from pubcheck.models.passages import author_of
from pubcheck.models.roles.examples import REPLIES, Seen, passages

from pubcheck.span import Span
from pubcheck.words import tagged_words

_SENTENCES = 400
_LONGEST = 4  # characters of a word that looks like a name
_JOINED = 1500  # characters of sentences that stand one after another


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


def sentences(shared: Path) -> Iterator[dict[str, Any]]:
    """Pieces of laws with the places of words that look like a name and are none.

    Nothing of the public sets of names, of which some allow research only.
    """
    if not shared.is_dir():
        return
    for row in prose(shared, "laws", 1):
        for at in range(0, min(len(row["text"]), 10 * _SENTENCES), _SENTENCES):
            text = row["text"][at : at + _SENTENCES]
            yield {"text": text, "words": [(s.start, s.end) for s in _like_names(text, [])]}


def _like_names(text: str, taken: Sequence[Span]) -> list[Span]:
    """Words that the dictionary takes for names of persons, and that are none of ``taken``."""
    found, at = [], 0
    for word, tag in tagged_words(text):
        if (
            tag.startswith("nr")
            and 2 <= len(word) <= _LONGEST
            and not any(map(Span(at, at + len(word)).overlaps, taken))
        ):
            found.append(Span(at, at + len(word)))
        at += len(word)
    return found


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
    # Real replies are dealt to two that are left out in turn, as authors are.
    half = f"{REPLIES} {sha256(seen.text.encode()).digest()[0] % 2}"
    return {
        "group": seen.group,
        "author": half if seen.group == REPLIES else author_of(seen.group),
        "passage": seen.passage,
        "text": seen.text,
        "gold": [(span.start, span.end, private) for span, private in seen.labelled.items()],
        "informants": None if seen.informants is None else [(span.start, span.end) for span in sorted(seen.informants)],
        "persons": [(span.start, span.end, private) for span, _, _, private in seen.persons],
        "headings": [(span.start, mention.heading) for span, mention, *_ in seen.persons if mention.heading],
        "words": [(s.start, s.end) for s in _like_names(seen.text, [*seen.labelled, *(s for s, *_ in seen.persons)])],
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the three files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--corpora", type=Path, default=Path("corpora"))
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--parts", type=Path, help="what models saw that had not learned from the author")
    options = parser.parse_args(arguments)
    options.folder.mkdir(parents=True, exist_ok=True)
    for name, rows in (
        ("texts", unlabelled(options.corpora, options.shared)),
        ("names", sentences(options.shared)),
        ("passages", map(_row, passages(options.corpora, options.shared, options.parts))),
    ):
        data = json.dumps(list(rows), ensure_ascii=False).encode()
        (options.folder / f"{name}.json.gz").write_bytes(gzip.compress(data, mtime=0))


if __name__ == "__main__":
    main()
