"""Trains the tagger of affairs from the project's own passages with gold spans.

    python -m pubcheck.models.affairs.train [--corpora corpora] [--out models/affairs] [--without develop4]

Of the files in ``AUTHORS`` every passage is read as it is and in variants: other words in the place of its mentions,
lines broken as in a PDF. Passages made up of sentences (``frames.py``) and the examples of the rules come beside them;
documents to be published, passages about secrets and, where the folder ``shared`` lies beside the checkout, half of the
real public replies hold nothing. The unseen files are never read. Writes ``weights.npz`` (data only, int8) and
``manifest.toml``; ``--without`` leaves out the files of an author, to be judged on them.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
from pubcheck.models.affairs.frames import composed
from pubcheck.models.affairs.learn import Array, Examples, Recipe, learned
from pubcheck.models.affairs.passage import Passage, varied, wrapped
from pubcheck.models.disclosure.public import PROSE, prose
from pubcheck.models.names.train import npz
from pubcheck.models.passages import AUTHORS

from pubcheck.address_bounds import with_bounds
from pubcheck.affair_features import rows
from pubcheck.affair_model import FORMAT, KINDS, LABELS, LIMIT
from pubcheck.affair_text import lay_out
from pubcheck.corpus import read_corpus
from pubcheck.gold import GoldDocument, read_gold
from pubcheck.normalize import normalize
from pubcheck.plain import document_from_text
from pubcheck.reading import Reading
from pubcheck.recognizer import all_recognizers
from pubcheck.roles import settle_roles
from pubcheck.rule import all_rules, unmarked
from pubcheck.settings import Settings
from pubcheck.span import Span
from pubcheck.told import near_whom

VERSION = "1"
_COPIES = 3  # variants of each passage; of fewer authors it took eight for what is found of another one to vary less
_COMPOSED = 1400
_BROKEN = 0.12  # of the variants
_LONGEST = 12_000  # characters of a real document that are read
_SEED = 20261127


@dataclass(frozen=True, slots=True)
class Source:
    """Passages of one origin; ``own`` are varied."""

    name: str
    passages: tuple[Passage, ...]
    own: bool = False


def passage_of(text: str, name: str, gold: Iterable[tuple[Span, str]] = ()) -> Passage:
    """``text`` with what the recognizers find in it."""
    normal = normalize(document_from_text(text, name))
    chosen = Settings().recognizers
    found = [entity for each in all_recognizers() if each.id in chosen for entity in each.recognize(normal)]
    entities = settle_roles(with_bounds(found, normal), normal)
    to = normal.offsets.from_source
    mentions = [
        (Span(to(span.start), to(span.end - 1) + 1), rule.removeprefix("personal."))
        for span, rule in gold
        if rule.removeprefix("personal.") in KINDS and len(span)
    ]
    persons = near_whom(Reading(normal, entities=entities))
    return Passage(normal.text, list(entities), list(persons), mentions)


def sources(corpora: Path, shared: Path, without: Sequence[str]) -> Iterator[Source]:
    """All that is learned from."""
    for name in AUTHORS:
        for part in ("personal", "secret"):
            path = corpora / "findings" / f"{name}_{part}.jsonl"
            if path.exists() and name not in without:
                yield Source(path.stem, tuple(map(_of_gold, read_gold(path))), part == "personal")
    yield Source("examples of the rules", tuple(_examples()))
    documents = (
        document for path in sorted((corpora / "disclosure").glob("train_*.jsonl")) for document in read_corpus(path)
    )
    yield Source("documents to be published", tuple(passage_of(document.text, document.id) for document in documents))
    if shared.is_dir():
        real = (row["text"][:_LONGEST] for source in PROSE for row in prose(shared, source, 1))
        yield Source("real public documents", tuple(passage_of(text, "public") for text in real))


def _of_gold(document: GoldDocument) -> Passage:
    gold = ((entry.span, entry.rule) for entry in document.spans if not entry.info)
    return passage_of(document.text, document.id, gold)


def _examples() -> Iterator[Passage]:
    for rule in all_rules():
        if rule.id.removeprefix("personal.") not in KINDS:
            continue
        for example in rule.misses:
            yield passage_of(example, rule.id)
        for example in rule.hits:
            text, span = unmarked(example)
            if span is not None and len(span):
                yield passage_of(text, rule.id, [(span, rule.id)])


def examples(chosen: Iterable[Source]) -> Examples:
    """Rows and labels of the sentences near persons."""
    chance = Random(_SEED)  # noqa: S311 - variants, no secrets
    passages: list[Passage] = [composed(chance) for _ in range(_COMPOSED)]
    for source in chosen:
        passages += source.passages
        if source.own:
            for _ in range(_COPIES):
                variants = [varied(passage, chance) for passage in source.passages if passage.persons]
                passages += [wrapped(each, chance) if chance.random() < _BROKEN else each for each in variants]
    parts = [part for passage in passages for part in _labelled(passage)]
    of_rows, labels, lengths = zip(*parts, strict=True)
    return Examples(np.concatenate(of_rows), np.concatenate(labels), np.concatenate(lengths))


def _labelled(passage: Passage) -> Iterator[tuple[Array, Array, Array]]:
    whole = np.zeros(len(passage.text) + 1, np.int8)
    begins = np.zeros(len(passage.text) + 1, bool)
    for span, kind in passage.mentions:
        whole[span.start : span.end] = 2 * KINDS.index(kind) + 2
        begins[span.start] = True
    for layout in lay_out(passage.text, passage.entities, passage.persons):
        labels = whole[layout.origins] - begins[layout.origins]
        places = np.concatenate(
            [np.arange(start, start + size) for start, size in zip(layout.starts, layout.lengths, strict=True)]
        )
        yield rows(layout).T[places].astype(np.int32), labels[places], layout.lengths


def quantised(weights: Array, transitions: Array) -> dict[str, Array]:
    """The arrays of ``weights.npz``."""
    scale = float(np.quantile(np.abs(weights[weights != 0]), 0.9999)) / LIMIT
    return {
        "format": np.array(FORMAT, np.int32),
        "labels": np.array(LABELS),
        "scale": np.array(scale, np.float32),
        "transitions": transitions.astype(np.float32),
        "weights": np.clip(np.round(weights / scale), -LIMIT, LIMIT).astype(np.int8),
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("corpora"))
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=Path("models/affairs"))
    parser.add_argument("--without", nargs="*", default=[], choices=AUTHORS)
    options = parser.parse_args(arguments)
    chosen = list(sources(options.corpora, options.shared, options.without))
    learned_from = examples(chosen)
    data = npz(quantised(*learned(learned_from, Recipe())))
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "weights.npz").write_bytes(data)
    paths = [options.corpora / "findings" / f"{source.name}.jsonl" for source in chosen]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in paths if path.exists())).hexdigest()
    real = any(source.name == "real public documents" for source in chosen)
    lines = [
        "# Written by pubcheck.models.affairs.train; do not edit.",
        f'version = "{VERSION}"',
        f'sha256 = "{hashlib.sha256(data).hexdigest()}"',
        f'training_corpus = "{", ".join(path.name for path in paths if path.exists())}"',
        f'training_corpus_sha256 = "{digest}"',
        f'real_material = "{"policies, laws, replies: half 1 of public.py" if real else "none"}"',
        "",
        "[metrics]",
        f"passages = {sum(len(source.passages) for source in chosen if source.own)}",
        f"characters = {len(learned_from.labels)}",
        f"mentions = {int((learned_from.labels % 2 == 1).sum())}",
    ]
    (options.out / "manifest.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines[-3:]))


if __name__ == "__main__":
    main()
