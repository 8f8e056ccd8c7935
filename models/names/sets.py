"""The labelled sets of ``../shared``: reading, one set of kinds, and the filter of overlaps.

Sets copy from one another: People's Daily from MSRA, half of CLUENER's development part from
the BDCI texts. A training text that shares thirteen characters in a row with an evaluation
text is left out, otherwise the score is that of memory.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pubcheck.name_text import fold

GRAM = 13
KINDS = ("person", "place", "organisation")
_KIND_OF = {
    **dict.fromkeys(("person", "name", "NAME", "PER"), "person"),
    **dict.fromkeys(("place", "address", "LOC", "GPE"), "place"),
    **dict.fromkeys(("organization", "company", "government", "ORG"), "organisation"),
}
Name = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class NamedText:
    """One text with its names, in order and without overlaps."""

    text: str
    names: tuple[Name, ...]


def read_set(path: Path) -> list[NamedText]:
    """The texts of one set, its types made person, place and organisation, the others left out."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [_named(json.loads(line)) for line in lines]


def _named(row: dict[str, object]) -> NamedText:
    text, entities = row["text"], row["entities"]
    assert isinstance(text, str)
    assert isinstance(entities, list)
    names: list[Name] = []
    for start, end, kind in sorted({tuple(entity) for entity in entities}):
        if kind in _KIND_OF and 0 <= start < end <= len(text) and (not names or start >= names[-1][1]):
            names.append((start, end, _KIND_OF[kind]))
    return NamedText(text, tuple(names))


def evaluation_sets(shared: Path) -> dict[str, list[NamedText]]:
    """What the bar is measured on; none of it is trained on."""
    ner = shared / "data/ner"
    return {
        "MSRA test": read_set(ner / "msra.test.jsonl.gz"),
        "CLUENER dev": read_set(ner / "cluener2020.dev.jsonl.gz"),
        "Resume test": read_set(ner / "resume.test.jsonl.gz"),
        "BDCI unseen fifth": _bdci(shared, seen=False),
    }


def training_sets(shared: Path) -> dict[str, list[NamedText]]:
    """The training parts, without any text that overlaps with an evaluation text."""
    ner = shared / "data/ner"
    sets = {
        "msra": read_set(ner / "msra.train.jsonl.gz"),
        "cluener": read_set(ner / "cluener2020.train.jsonl.gz"),
        "resume": read_set(ner / "resume.train.jsonl.gz") + read_set(ner / "resume.dev.jsonl.gz"),
        "bdci": _bdci(shared, seen=True),
        "weibo": read_set(ner / "weibo.train.jsonl.gz") + read_set(ner / "weibo.dev.jsonl.gz"),
        "peoples_daily": read_set(ner / "peoples_daily.dev.jsonl.gz") + read_set(ner / "peoples_daily.test.jsonl.gz"),
    }
    measured = grams(text.text for texts in evaluation_sets(shared).values() for text in texts)
    return {name: without_overlaps(texts, measured) for name, texts in sets.items()}


def development_split(
    sets: dict[str, list[NamedText]], every: int = 20
) -> tuple[dict[str, list[NamedText]], dict[str, list[NamedText]]]:
    """The sets without, and with, one text in ``every``; what is kept shares no thirteen characters with the rest."""
    kept, aside = {}, {}
    for name, texts in sets.items():
        aside[name] = texts[::every]
        measured = grams(text.text for text in aside[name])
        rest = [text for index, text in enumerate(texts) if index % every]
        kept[name] = without_overlaps(rest, measured)
    return kept, aside


def _bdci(shared: Path, seen: bool) -> list[NamedText]:
    texts = read_set(shared / "data/privacy/bdci2020.jsonl.gz")
    cut = len(texts) * 4 // 5
    return texts[:cut] if seen else texts[cut:]


def grams(texts: Iterable[str]) -> set[str]:
    """All runs of thirteen characters, blanks left out and full width made half width."""
    return {gram for text in texts for gram in _grams(text)}


def _grams(text: str) -> Iterator[str]:
    bare = "".join("".join(map(chr, fold(text).tolist())).split())
    return (bare[at : at + GRAM] for at in range(len(bare) - GRAM + 1))


def without_overlaps(texts: Sequence[NamedText], measured: set[str]) -> list[NamedText]:
    """``texts`` without those that share thirteen characters in a row with ``measured``."""
    return [text for text in texts if not any(gram in measured for gram in _grams(text.text))]
