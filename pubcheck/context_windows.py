"""The windows in which the reader of contexts is shown a text: which characters round a name, and which names near it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pubcheck.span import Span

BESIDE = 60  # characters read on each side of a name
TOGETHER = 300  # characters that are read at once, where several names stand near
LONGEST = 40  # characters of a name that are read, the first ones
_HEADING, _SHOWN = 8, 400  # characters of a heading that are shown before a name, of a window with them


class Window(NamedTuple):
    """A part of a text that is read at once, the names in it, and those that are asked about."""

    low: int
    high: int
    names: list[Span]
    asked: list[Span]

    def shows(self, place: Span, length: int) -> bool:
        """Whether a name of a text of ``length`` characters stands in it with as much on both sides as is read of one."""
        return (
            self.low <= max(0, place.start - BESIDE)
            and min(length, place.end + BESIDE) <= self.high
            and place in self.names
        )


def windows_of(length: int, places: Sequence[Span], names: Sequence[Span]) -> Iterator[Window]:
    """The windows in which ``places`` of a text of so many characters are read; a place over another one stands in a window of its own."""
    known = sorted({as_read(name) for name in names})
    starts = [name.start for name in known]
    for group in _near(sorted({as_read(place) for place in places})):
        low, high = max(0, group[0].start - BESIDE), min(length, group[-1].end + BESIDE)
        inside = list(group)
        behind = -1
        for name in known[bisect_left(starts, low) : bisect_left(starts, high)]:
            at = bisect_left(group, name.end, key=lambda place: place.start)
            asked_over = at > 0 and group[at - 1].end > name.start  # asked about: it goes before what it overlaps
            if behind <= name.start and name.end <= high and not asked_over:
                inside.append(name)
                behind = name.end
        inside.sort()
        yield Window(low, high, inside, group)


def as_read(place: Span) -> Span:
    """As much of a place as is read."""
    return place if len(place) <= LONGEST else Span(place.start, place.start + LONGEST)


def _near(places: Sequence[Span]) -> Iterator[list[Span]]:
    """Places in order, those together that are read at once."""
    group: list[Span] = []
    for place in places:
        if group and (place.end + 2 * BESIDE > group[0].start + TOGETHER or place.start < group[-1].end):
            yield group
            group = []
        group.append(place)
    if group:
        yield group


def heading_shown(headings: Mapping[int, str], name: Span) -> str:
    """As much of the heading over a name as is shown before it, "" where there is none."""
    return headings.get(name.start, "")[-_HEADING:]


def shown(text: str, window: Window, headings: Mapping[int, str]) -> tuple[str, dict[Span, Span]]:
    """The words of a window as they are read, and where its names stand in them: the heading of its column before each."""
    parts: list[str] = []
    moved: dict[Span, Span] = {}
    at, grown, room = window.low, -window.low, _SHOWN - (window.high - window.low)
    for name in window.names:
        heading = heading_shown(headings, name)
        words = f"{heading}：" if heading else ""
        if words and len(words) <= room and not text.endswith((words, words[:-1]), 0, name.start):
            parts += text[at : name.start], words
            at, grown, room = name.start, grown + len(words), room - len(words)
        moved[name] = Span(name.start + grown, name.end + grown)
    return "".join((*parts, text[at : window.high])), moved
