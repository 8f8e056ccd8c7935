"""Passages as windows with names, as the reader of contexts learns from them and is asked about them."""

from __future__ import annotations

import gzip
import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pubcheck.context_model import Said
from pubcheck.context_windows import BESIDE, TOGETHER, shown
from pubcheck.context_windows import Window as Part
from pubcheck.span import Span

# What is known of a name: none, a private person, another, a private one who brings a matter up; or less than that.
NOBODY, PRIVATE, OTHER, ASKING, NOT_PRIVATE, OF_ITS_OWN = range(6)
_WORDS = (NOBODY, NOT_PRIVATE)  # what may be no name
_WORDS_SHOWN = 2  # words of a passage that look like names and are none, at most; of a sentence twice as many
_SWAPPED = 0.5  # of the names of a window that are given another one's
_WHOLE = 0.5  # of the windows that are as wide as they may be


class Passage(NamedTuple):
    """A passage of an author with its names in order, none over another, and what is known of each."""

    author: str
    text: str
    names: tuple[tuple[Span, int], ...]
    words: tuple[Span, ...]  # that look like names and are none
    headings: Mapping[int, str]  # over names in columns, by where the name begins


class Window(NamedTuple):
    """A piece of text, its names, and those of them that are asked about with what is known of them."""

    text: str
    names: tuple[Span, ...]
    asked: dict[Span, int]


def loaded(path: Path) -> Any:
    """What :mod:`pubcheck.models.contexts.texts` wrote."""
    return json.loads(gzip.decompress(path.read_bytes()))


def passages(rows: Iterable[dict[str, Any]]) -> list[Passage]:
    """The passages with what their labels tell of each name."""
    found = []
    for row in rows:
        labels = {Span(*place): private for *place, private in row["gold"]}
        asking = None if row["informants"] is None else {Span(*place) for place in row["informants"]}
        known = {span: _label(private, None if asking is None else span in asking) for span, private in labels.items()}
        only_private = row["group"] in ("replies", "public")  # of these is known only who is private
        for start, end, private in row["persons"]:
            if only_private:
                known[Span(start, end)] = OF_ITS_OWN if private else NOT_PRIVATE
            else:
                known.setdefault(Span(start, end), NOBODY)
        apart: list[tuple[Span, int]] = []
        for span, label in sorted(known.items(), key=lambda item: (item[0].start, item[0] not in labels, -item[0].end)):
            if not apart or span.start >= apart[-1][0].end:
                apart.append((span, label))
        words = tuple(Span(*each) for each in row["words"])
        found.append(Passage(row["author"], row["text"], tuple(apart), words, headings_of(row)))
    return found


def headings_of(row: Mapping[str, Any]) -> dict[int, str]:
    """The headings over the names of a row of passages, by where the name begins."""
    return dict(row["headings"])


def wrong(judged: Iterable[tuple[Mapping[str, Any], int, Said]]) -> dict[str, list[int]]:
    """How many persons with a label are judged wrongly, and of how many, by author.

    ``judged``: rows of passages, each with the number of one of its persons and what is said of that one.
    """
    counts: dict[str, list[int]] = {}
    for row, at, said in judged:
        start, end, private = row["persons"][at]
        if [start, end] in [span[:2] for span in row["gold"]]:
            count = counts.setdefault(row["group"], [0, 0])
            count[0] += int((said.private > said.other) != bool(private))
            count[1] += 1
    return counts


def sentences(rows: Iterable[dict[str, Any]]) -> list[Passage]:
    """Pieces of text with words that look like names and without persons."""
    return [
        Passage("sentences", row["text"], (), tuple(Span(*each) for each in row["words"]), {})
        for row in rows
        if row["words"]
    ]


def _label(private: bool, asking: bool | None) -> int:
    if not private:
        return OTHER
    return OF_ITS_OWN if asking is None else ASKING if asking else PRIVATE


def swapper(known: Sequence[Passage]) -> Callable[[str], str]:
    """Gives another name of as many characters that stands in the passages."""
    by_length: dict[int, set[str]] = defaultdict(set)
    for passage in known:
        for span, label in passage.names:
            if label not in _WORDS:
                by_length[span.end - span.start].add(passage.text[span.start : span.end])
    pools = {length: sorted(names) for length, names in by_length.items() if len(names) > 20}
    return lambda name: random.choice(pools[len(name)]) if len(name) in pools else name


def windows(passage: Passage, swapped: Callable[[str], str]) -> Iterator[Window]:
    """A passage as it is learned this time: in windows of chance, some names exchanged, some places that are no names."""
    text, names = passage.text, dict(passage.names)
    several = _WORDS_SHOWN * (2 if passage.author == "sentences" else 1)
    for span in random.sample(passage.words, min(len(passage.words), random.randint(0, several))):
        names[span] = NOBODY
    changed = {}
    for span, label in names.items():
        name = text[span.start : span.end]
        if label not in _WORDS and name not in changed:
            changed[name] = swapped(name) if random.random() < _SWAPPED else name
        if label not in _WORDS:
            text = text[: span.start] + changed[name] + text[span.end :]
    order = sorted(names)
    wide = TOGETHER if random.random() < _WHOLE else random.randint(BESIDE, TOGETHER)
    margin = min(BESIDE // 2, wide // 4)
    at = 0
    while order:
        low = max(0, at - random.randint(0, 20))
        high = min(len(text), low + wide)
        inside = tuple(span for span in order if span.start >= low and span.end <= high)
        asked = {
            span: names[span]
            for span in inside
            if (low == 0 or span.start >= low + margin) and (high == len(text) or span.end <= high - margin)
        }
        if asked:
            words, moved = shown(text, Part(low, high, list(inside), list(asked)), passage.headings)
            yield Window(words, tuple(moved.values()), {moved[span]: label for span, label in asked.items()})
        if high == len(text):
            return
        at = high - 2 * margin - 8
