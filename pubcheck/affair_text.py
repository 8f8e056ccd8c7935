"""What the tagger of affairs reads of a text: the stretches round private persons, words cut, names hidden.

The stretches lie side by side in one array, as for the model of names, so that features are operations on whole
arrays. Names stand as one sign each: who it is tells nothing of what is said. Line breaks of a wrapped paragraph and
blanks between the characters of a spaced line are left out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np

from pubcheck.lazy_pattern import lazily
from pubcheck.name_tables import powers, spread
from pubcheck.name_text import fold
from pubcheck.span import ByPlace, Span
from pubcheck.text import Entity, EntityKind, Role
from pubcheck.words import cut_words

Array = np.ndarray[Any, Any]

AHEAD, BEHIND = 60, 170  # characters before and behind a person that are read
_EDGE = 40  # characters to the edge of the line that are read beyond those
_AT_ONCE = 1 << 16  # characters laid out together
GUARD = 8  # line feeds between the stretches: no feature reaches across
LONGEST = 160  # a longer sentence is cut
PRIVATE, UNKNOWN, PUBLIC, HOME = 0xE001, 0xE002, 0xE003, 0xE004  # what stands for names and addresses
_ROLES = {Role.PRIVATE: PRIVATE, Role.UNKNOWN: UNKNOWN}
_DIGIT = ord("0")
_FEED = ord("\n")
_SPACED = lazily(r"(?<=[^ \t\n]) (?=[^ \t\n])")
_MANY = 8  # items of a line in which single characters stand apart
_WRAPPED = 15  # characters of a line that may go on in the next
_CLOSED = frozenset("。；;：:！？!?”）)】")
_COLON = lazily("[:：]")
_SHORT = 12  # characters of a line that may be the heading of the next
_FAR = np.array([6, 20, 60, BEHIND])  # characters behind a person
_JUST_BEFORE = 12


class Layout(NamedTuple):
    """Stretches side by side; one entry for each character, but for ``word_starts`` and the sentences.

    ``origins`` are the places in the text. ``tail`` tells the end of the label before in the line, ``above`` the short
    line above, ``distance`` how far the persons are; the last one is ``behind`` the last stretch by as many characters.
    """

    codes: Array
    origins: Array
    words: Array
    word_starts: Array
    word_hashes: Array
    tail: Array
    above: Array
    distance: Array
    starts: Array
    lengths: Array
    behind: int


def lay_out(text: str, entities: Sequence[Entity], persons: Sequence[Span]) -> Iterator[Layout]:
    """The stretches of ``text`` round ``persons``, some at a time; ``entities`` (in order) are hidden.

    :raises ModelError: if no library for cutting text into words is installed.
    """
    hidden = ByPlace(
        [each for each in entities if each.kind is EntityKind.PERSON or each.kind is EntityKind.ADDRESS],
        attrgetter("span"),
    )
    behind: int | None = None
    for windows in _some_at_a_time(_windows(text, persons)):
        around = Span(windows[0].start, windows[-1].end)
        low, high = (bisect_left(persons, edge, key=attrgetter("start")) for edge in (around.start, around.end))
        layout = _laid(text, windows, hidden.meeting(around), persons[low:high], behind)
        behind = layout.behind
        yield layout


def _some_at_a_time(windows: Iterable[Span]) -> Iterator[list[Span]]:
    chosen: list[Span] = []
    size = 0
    for window in windows:
        chosen.append(window)
        size += len(window)
        if size > _AT_ONCE:
            yield chosen
            chosen, size = [], 0
    if chosen:
        yield chosen


def _windows(text: str, persons: Sequence[Span]) -> Iterator[Span]:
    """The stretches round the persons, out to the edges of their lines."""
    start = end = -1
    for person in persons:
        if start >= 0 and person.start - AHEAD - _EDGE > end + _EDGE:
            yield Span(start, _edge(text, end))
            start = -1
        if start < 0:
            first = max(0, person.start - AHEAD)
            far = max(0, first - _EDGE)
            feed = text.rfind("\n", far, first)
            start = feed + 1 if feed >= 0 else far
        end = max(end, person.end + BEHIND)
    if start >= 0:
        yield Span(start, _edge(text, end))


def _edge(text: str, end: int) -> int:
    feed = text.find("\n", end, end + _EDGE)
    return feed if feed >= 0 else min(len(text), end + _EDGE)


def _laid(
    text: str, windows: Sequence[Span], entities: Sequence[Entity], persons: Sequence[Span], before: int | None
) -> Layout:
    guard = np.full(GUARD, _FEED, np.uint32)
    parts, places = [guard], [np.full(GUARD, windows[0].start)]
    for window in windows:
        kept = _kept(window.of(text))
        parts += [fold(window.of(text))[kept].astype(np.uint32), guard]
        places += [np.flatnonzero(kept) + window.start, np.full(GUARD, window.end)]
    codes, origins = np.concatenate(parts), np.concatenate(places)
    plain = codes.astype("<u4", copy=False).tobytes().decode("utf-32-le", "replace")
    words = cut_words(plain)
    codes[(codes > _DIGIT) & (codes <= ord("9"))] = _DIGIT
    _hide(codes, origins, entities)
    sizes = np.fromiter(map(len, words), np.int64, len(words))
    word_starts = sizes.cumsum() - sizes
    tail, above = _labels(plain)
    starts, lengths = _sentences(codes)
    distance, behind = _distances(origins, persons, len(origins) if before is None else before)
    return Layout(
        codes,
        origins,
        np.arange(len(words)).repeat(sizes),
        word_starts,
        _word_hashes(codes, word_starts, sizes),
        tail,
        above,
        distance,
        starts,
        lengths,
        behind,
    )


def _kept(words: str) -> Array:
    """Which characters of a stretch are read: no blanks of a spaced line, no line feeds of a wrapped paragraph."""
    kept = np.ones(len(words), bool)
    at = 0
    lines = words.split("\n")
    for number, line in enumerate(lines):
        if line.count(" ") >= _MANY:
            items = [item for item in line.split(" ") if item]
            if 2 * sum(len(item) == 1 for item in items) > len(items):
                kept[[at + match.start() for match in _SPACED.finditer(line)]] = False
        end = at + len(line)
        if (
            number + 1 < len(lines)
            and len(line) >= _WRAPPED
            and line[-1] not in _CLOSED
            and lines[number + 1][:1] not in ("", " ", "\t", "\u3000")
            and "\t" not in line
            and "  " not in line.strip()
        ):
            kept[end] = False
        at = end + 1
    return kept


def _hide(codes: Array, origins: Array, entities: Sequence[Entity]) -> None:
    first = origins.searchsorted([entity.span.start for entity in entities]).tolist()
    last = origins.searchsorted([entity.span.end for entity in entities]).tolist()
    hidden = np.zeros(len(codes), np.uint32)
    for entity, start, end in zip(entities, first, last, strict=True):
        if end > start:
            person = entity.kind is EntityKind.PERSON
            hidden[start:end] = _ROLES.get(entity.role, PUBLIC) if person else HOME
    hidden[codes == _FEED] = 0
    np.copyto(codes, hidden, where=hidden > 0)


def _word_hashes(codes: Array, starts: Array, sizes: Array) -> Array:
    """A hash for each word; numbers are told by their length, hidden names by what they are."""
    within = np.minimum(np.arange(len(codes)) - starts.repeat(sizes), 15)
    hashes = np.add.reduceat(spread(codes) * powers()[within], starts, dtype=np.uint32)
    first = codes[starts]
    number, hidden = first == _DIGIT, first >= PRIVATE
    hashes[number] = np.minimum(sizes[number], 3)
    hashes[hidden] = first[hidden]
    return np.asarray(hashes)


def _labels(words: str) -> tuple[Array, Array]:
    """The end of the words before the last colon of the line, and the short line above."""
    tail, above = np.zeros((2, len(words)), np.uint32)
    at, before = 0, ""
    for line in words.split("\n"):
        end = at + len(line)
        for match in _COLON.finditer(line):
            label = line[max(0, match.start() - 8) : match.start()].rstrip()[-2:]
            tail[at + match.end() : end] = _number(label)
        if 0 < len(before) <= _SHORT:
            above[at:end] = _number(before[-4:])
        at, before = end + 1, line.strip()
    return tail, above


@cache
def _number(words: str) -> int:
    return crc32(words.encode("utf-8", "surrogatepass"))


def _distances(origins: Array, persons: Sequence[Span], before: int) -> tuple[Array, int]:
    """How far the last person is, 0 inside one; more where the next one is near; how far from the last stretch's end.

    ``before`` is how far the last one was from the end of the stretches before: how many are laid out together changes
    nothing.
    """
    size = len(origins)
    first = origins.searchsorted([person.start for person in persons])
    last = origins.searchsorted([person.end for person in persons])
    here = np.arange(size)
    behind = np.full(size + 1, -before)
    behind[last] = last
    latest = np.maximum.accumulate(behind[:-1])
    distance = _FAR.searchsorted(here - latest, side="right").astype(np.uint32) + 1
    inside = np.zeros(size + 1, np.int64)
    np.add.at(inside, first, 1)
    np.add.at(inside, last, -1)
    distance[inside[:-1].cumsum() > 0] = 0
    ahead = np.full(size + 1, 2 * size)
    ahead[first] = first
    near = np.minimum.accumulate(ahead[:-1][::-1])[::-1] - here
    distance[(near > 0) & (near <= _JUST_BEFORE) & (distance >= 3)] += 4
    return np.asarray(distance), size - GUARD - int(latest[-1])


def _sentences(codes: Array) -> tuple[Array, Array]:
    """Where sentences and lines begin, and their lengths; guards and blank lines are none."""
    ends = _ends()[np.minimum(codes, 0xFFFF)]
    ends[-1] = True
    bounds = np.concatenate(([0], np.flatnonzero(ends) + 1))
    cut: list[int] = []
    for start, end in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        cut.extend(range(start, end, LONGEST))
    starts = np.array(cut)
    lengths = np.diff(np.append(starts, bounds[-1]))
    some = lengths > 1
    return starts[some], lengths[some]


@cache
def _ends() -> Array:
    table = np.zeros(0x10000, bool)
    table[[ord(sign) for sign in "。！？\n"]] = True
    return table
