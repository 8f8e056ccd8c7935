"""The development passages of ``corpora/findings`` as training texts.

Persons and homes are labelled there; places and organisations are not. Those come from an
earlier model (silver labels), kept in ``corpora/names/silver`` so that training can be repeated:

    python -m pubcheck.models.names.findings [--corpora corpora]

writes them anew with the models that are installed. The unseen files are never read here.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from pubcheck.models.names.office import Passage, joined_pieces
from pubcheck.models.names.sets import Name
from pubcheck.models.passages import PERSONAL

from pubcheck.gold import GoldDocument, read_gold
from pubcheck.name_model import find_names, name_model
from pubcheck.normalize import normalize
from pubcheck.plain import document_from_text
from pubcheck.span import Span
from pubcheck.text import NormalizedText
from pubcheck.weights import read_weights

FILES = PERSONAL
PERSONS = ("personal.person_name", "personal.informant")
_KINDS = {**dict.fromkeys(PERSONS, "person"), "personal.address": "place"}
_SILVER = ("place", "organisation")


def files(*without: str) -> tuple[str, ...]:
    """The files to learn from; those given are left out, to measure on them."""
    return tuple(name for name in FILES if name not in without)


def passages_of(corpora: Path, model: str, chosen: Sequence[str] = FILES) -> list[Passage]:
    """The passages as the recognizers read them, with gold persons and homes and the silver labels for ``model``."""
    found = []
    silver = _read_silver(corpora / f"names/silver/{model}.jsonl")
    for name in chosen:
        for document in read_gold(corpora / f"findings/{name}.jsonl"):
            text = normalize(document_from_text(document.text, document.id))
            gold = gold_names(document, text)
            told = [(*_edges(normalised(Span(start, end), text)), kind) for start, end, kind in silver[document.id]]
            names = sorted([*gold, *apart(told, gold)])
            found.append(_passage(name, text.text, names))
    return found


def gold_names(document: GoldDocument, text: NormalizedText) -> list[Name]:
    """The labelled persons and homes of ``document``, in ``text``, which is its normalised form."""
    found: list[Name] = []
    for gold in document.spans:
        span = normalised(gold.span, text)
        if gold.rule in _KINDS and (not found or span.start >= found[-1][1]):
            found.append((span.start, span.end, _KINDS[gold.rule]))
    return found


def normalised(span: Span, text: NormalizedText) -> Span:
    """Where ``span`` of the source stands in the normalised text."""
    return Span(text.offsets.from_source(span.start), text.offsets.from_source(span.end - 1) + 1)


def apart(silver: Sequence[Name], gold: Sequence[Name]) -> Iterator[Name]:
    """The silver labels that overlap no gold one."""
    return (name for name in silver if not any(name[0] < end and start < name[1] for start, end, _ in gold))


def _edges(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _passage(file: str, text: str, names: Sequence[Name]) -> Passage:
    pieces: list[tuple[str, str]] = []
    at = 0
    for start, end, kind in names:
        pieces += [(text[at:start], ""), (text[start:end].replace("\n", ""), kind)]
        at = end
    return Passage(file, joined_pieces([*pieces, (text[at:], "")]))


def _read_silver(path: Path) -> dict[str, tuple[Name, ...]]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {row["id"]: tuple((start, end, kind) for start, end, kind in row["names"]) for row in rows}


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the silver labels: places and organisations in the normalised text that overlap no gold label."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("corpora"))
    options = parser.parse_args(arguments)
    for folder in ("names", "names_own"):
        model = name_model(read_weights(folder))
        rows = []
        for name in FILES:
            for document in read_gold(options.corpora / f"findings/{name}.jsonl"):
                text = normalize(document_from_text(document.text, document.id))
                found = [(*_edges(e.span), str(e.kind)) for e in find_names(text.text, model)]
                silver = apart([each for each in found if each[2] in _SILVER], gold_names(document, text))
                names = [(*_edges(text.offsets.to_source(Span(start, end))), kind) for start, end, kind in silver]
                rows.append(json.dumps({"id": document.id, "names": names}, ensure_ascii=False))
        path = options.corpora / f"names/silver/{folder.replace('_', '-')}.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
