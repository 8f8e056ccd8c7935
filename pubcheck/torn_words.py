"""Words of a list that blanks or a line feed tear apart (内　部使用, 专 项 检 查), which a search for them as they are misses.

They are looked for in a copy of the text that leaves those blanks out, and only where two characters that stand side by
side in a word stand on both sides of a blank: a text holds few such places, however many words there are. Blanks also part
cells, sentences and ordinary words (室内 部分): the shorter a word, the more has to speak for it.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pubcheck.document import Part
from pubcheck.lazy_pattern import lazily
from pubcheck.reading import Reading
from pubcheck.span import Span
from pubcheck.text import NormalizedText
from pubcheck.words import listed_words

_BLANKS = lazily(r"[ \n]+")
# An indent of two begins a paragraph; a tab ends a cell.
_TEARING = frozenset(
    (*(" " * width for width in range(1, 5)), *(" " * width + "\n" + end for width in range(5) for end in ("", " ")))
)
_LETTERS = lazily("[0-9A-Za-z]{2}")
_KEPT = lazily("(?<=[0-9A-Za-z]) +(?=[0-9A-Za-z])")
_ENDS = frozenset("。；：！？;:!?")
_ITEM = lazily(
    r"(?:第[一二三四五六七八九十百0-9]{1,4}[章条节项款]|[一二三四五六七八九十百]{1,3}[、.．]|[0-9]{1,3}(?:[、．]|\.(?![0-9])))"
)
_AROUND = 10  # characters on each side of a word by which it is told whether ordinary words reach into it
_SHORT = 2  # characters of a word that two ordinary ones side by side hold by chance: in 1.4 million characters none of three


def squeezed(word: str) -> str:
    """``word`` without its blanks; between letters or digits one stays."""
    return "".join(_KEPT.sub("\n", word).split(" ")).replace("\n", " ")


class TornWords(NamedTuple):
    """What has to be known of a list of words: which characters stand side by side in them, and how long they are."""

    pairs: frozenset[str]
    reach: int

    @classmethod
    def of(cls, words: Iterable[str], around: Iterable[str] = ()) -> TornWords:
        """For ``words``; those ``around`` are longer ones in which they do not count."""
        pairs: set[str] = set()
        longest = 0
        for word in words:
            letters = word.replace(" ", "").lower()
            pairs.update(map("".join, pairwise(letters)))
            longest = max(longest, len(word))
        return cls(frozenset(pairs), 2 * max(longest, *map(len, around), _AROUND))

    def spans(self, reading: Reading, key: Hashable, patterns: Sequence[str], unless: str) -> Iterator[Span]:
        """Where words are torn apart, each from its first to its last character; ``patterns`` are those of the list ``key``.

        :raises TimeoutError: if a pattern takes longer than ``reading.seconds``.
        """
        stretches = self._stretches(reading)
        if not stretches:
            return
        copy = _Copy(reading, stretches)
        inner = Reading(NormalizedText(copy.text), seconds=reading.seconds)
        found = inner.once("found", lambda: reading.found.sweep.over(copy.text))
        excused: list[Span] | None = None
        for index in found.may_match(key, patterns):
            for start, end in inner.spots(patterns[index]):
                if not copy.holds_word(start, end):
                    continue
                if excused is None:
                    excused = [Span(*match.span()) for match in inner.matches(unless)] if unless else []
                at = bisect_right(excused, start, key=lambda place: place.start) - 1
                if at < 0 or end > excused[at].end:
                    yield copy.source(start, end)

    def _stretches(self, reading: Reading) -> list[tuple[int, int]]:
        """As much of the text round each blank that may tear a word as a word can reach; in order, apart from one another."""
        text, pairs, reach = reading.text.text, self.pairs, self.reach
        found: list[tuple[int, int]] = []
        for start, end in zip(*_gaps_of(reading), strict=True):
            if (text[start - 1] + text[end]).lower() in pairs:
                if found and start - reach <= found[-1][1]:
                    found[-1] = found[-1][0], min(end + reach, len(text))
                else:
                    found.append((max(0, start - reach), min(end + reach, len(text))))
        return found


class _Copy:
    """Stretches of a text without the blanks between their characters, and the way back."""

    def __init__(self, reading: Reading, stretches: Iterable[tuple[int, int]]) -> None:
        self._source = text = reading.text.text
        self._offsets = reading.text.offsets
        self._places = array("i")
        pieces: list[str] = []
        starts, ends = _gaps_of(reading)
        for low, high in stretches:
            at = low
            for gap in range(bisect_left(starts, low), bisect_left(starts, high)):
                start, end = starts[gap], ends[gap]
                if _parts(reading, start, end):
                    continue
                kept = start + (_LETTERS.match(text[start - 1] + text[end]) is not None)
                pieces.append(text[at:start] + " " * (kept - start))
                self._places.extend(range(at, kept))
                at = end
            pieces.append(text[at:high] + "\n")
            self._places.extend(range(at, max(at, high) + 1))
        self.text = "".join(pieces)

    def source(self, start: int, end: int) -> Span:
        """The place in the text of what stands here."""
        return Span(self._places[start], self._places[end - 1] + 1)

    def holds_word(self, start: int, end: int) -> bool:
        """Whether what stands here is torn apart in the text, and nevertheless one word."""
        place, size = self.source(start, end), end - start
        if len(place) == size and place.of(self._source) == self.text[start:end]:
            return False
        pairs = list(pairwise(self._places[start:end]))
        if any(map(self._is_wide, pairs)) and not all(map(self._is_gap, pairs)):
            return False  # several blanks part cells, unless there are some behind each character
        if size > _SHORT:
            return True
        return _is_whole(self._source, place.start, place.end) and _is_whole(self.text, start, end)

    def _is_wide(self, pair: tuple[int, int]) -> bool:
        """Whether several blanks stand between two characters, and no line feed."""
        here, there = pair
        return there > here + 2 and not self._source[here].isspace() and "\n" not in self._source[here:there]

    def _is_gap(self, pair: tuple[int, int]) -> bool:
        """Whether anything stands between two characters: in the document, for normalising took some of the blanks out."""
        here, there = pair
        return there > here + 1 or len(self._offsets.to_source(Span(here, there + 1))) > 2


def _gaps_of(reading: Reading) -> tuple[array[int], array[int]]:
    """Where blanks that may stand inside a word begin and end; looked for once, for all lists."""
    return reading.once("gaps inside words", lambda: _gaps(reading.text.text))


def _gaps(text: str) -> tuple[array[int], array[int]]:
    starts, ends = array("i"), array("i")
    for match in _BLANKS.finditer(text):
        if match[0] in _TEARING:
            start, end = match.span()
            if start and end < len(text) and not (text[start - 1].isspace() or text[end].isspace()):
                starts.append(start)
                ends.append(end)
    return starts, ends


def _parts(reading: Reading, start: int, end: int) -> bool:
    """Whether what stands in ``text[start:end]`` parts sentences, items, rows or parts of the document."""
    whole = reading.text
    text = whole.text
    if "\n" not in text[start:end]:
        return False
    if text[start - 1] in _ENDS or _ITEM.match(text, end):
        return True
    part = whole.part_at(start - 1)
    if part is Part.TABLE or part is not whole.part_at(end):
        return True
    lines = whole.paragraph(Span(start - 1, end + 1))
    return text.find("\t", lines.start, lines.end) >= 0


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no ordinary word stands partly inside ``text[start:end]`` and partly outside."""
    at = max(0, start - _AROUND)
    for word, _ in listed_words(text[at : end + _AROUND]):
        after = at + len(word)
        if (at < start < after or at < end < after) and not (at <= start and end <= after):
            return False
        at = after
    return True
