"""What the words round a name tell of who it is, as a transformer over pieces of words reads them (:mod:`pubcheck.context_reader`).

It is slow (some twenty to thirty milliseconds for two hundred characters), so the model of roles asks it only about names of
which it is in doubt, or that may be none, :mod:`pubcheck.asking` only about whom texts of petitions tell, and places that
stand near one another are read together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from pubcheck.single_thread import one_thread
from pubcheck.span import Span
from pubcheck.weights import built

if TYPE_CHECKING:
    from pubcheck.context_reader import Known, Reader
    from pubcheck.context_windows import Window
    from pubcheck.text import NormalizedText  # whoever trains has no more than torch

PLACES = 6  # of a name that are read, the first ones
NAMES = 100  # of a document that are read, the first ones: a register of thousands takes no minutes
PLACES_IN_ALL = 200  # of a document that are read: each by itself they take ten seconds
_TOGETHER = 4  # windows that are read together
_KEPT = 8  # windows of a document of which is kept what is known of them, 200 kB each
_Shown = tuple[str, tuple[Span, ...]]  # a window as it is read: its words, where the names stand in them
_LEAST = 1e-4  # of a probability


class Said(NamedTuple):
    """How likely a place is no name, a private person, or somebody else; ``asking``: one of the private who brings a matter up."""

    nobody: float
    private: float
    other: float
    asking: float

    @classmethod
    def of(cls, kinds: Sequence[float]) -> Said:
        """From the probabilities of the four kinds that the weights tell apart: who asks is none of the private there."""
        nobody, private, other, asking = kinds
        return cls(nobody, private + asking, other, asking)


@cache
def reader() -> Reader:
    """The shipped reader.

    :raises ModelError: if its weights are absent or altered.
    """
    from pubcheck.context_reader import Reader  # most texts are not read

    return built("contexts", Reader.of)


class ReadWindow(NamedTuple):
    """A window of a text that was read: what was shown of it, where in that each name stands, and what is known of it."""

    window: Window
    shown: _Shown
    where: Mapping[Span, Span]
    known: Known

    def shows(self, place: Span, length: int, heading: str) -> bool:
        """Whether a name of a text of ``length`` characters can be told from it: with as much on both sides as is read of one,
        and with the heading of its column.
        """
        words, _ = self.shown
        return self.window.shows(place, length) and (
            not heading or words.endswith((f"{heading}：", heading), 0, self.where[place].start)
        )

    def told(self, places: Sequence[Span]) -> dict[Span, Said]:
        """What is said of each of ``places``, which stand in it."""
        kinds = reader().told(self.known, [self.where[place] for place in places])
        return dict(zip(places, map(Said.of, kinds), strict=True))


def said_of(
    text: str,
    places: Sequence[Span],
    names: Sequence[Span] = (),
    headings: Mapping[int, str] | None = None,
    before: list[ReadWindow] | None = None,
) -> list[Said]:
    """What the words round each of ``places`` say, :data:`~pubcheck.context_windows.BESIDE` characters on each side or some more.

    ``names``: all places of persons in the text, which the reader sees as such; ``headings``: those over names in columns, by
    where the name begins; ``before``: windows of this text that were read already, to which some are added. A place that one of
    them shows is told from it, with the names that were known when it was read.

    :raises ModelError: if the weights are absent or altered.
    """
    from pubcheck.context_windows import as_read, heading_shown, shown, windows_of  # most texts are not read

    found: dict[Span, Said] = {}
    before = [] if before is None else before
    headings = headings or {}
    asked = dict.fromkeys(as_read(place) for place in places)
    for each in before:
        inside = [
            place
            for place in asked
            if place not in found and each.shows(place, len(text), heading_shown(headings, place))
        ]
        if inside:
            found |= each.told(inside)
    windows = [*windows_of(len(text), [place for place in asked if place not in found], names)]
    for start in range(0, len(windows), _TOGETHER):
        some = windows[start : start + _TOGETHER]
        moved = [shown(text, window, headings) for window in some]
        seen = [(words, (*where.values(),)) for words, where in moved]
        read = {each.shown: each.known for each in before}
        unread = [each for each in dict.fromkeys(seen) if each not in read]
        read |= zip(unread, reader().known(unread) if unread else (), strict=True)
        for window, (_, where), what in zip(some, moved, seen, strict=True):
            each = ReadWindow(window, what, where, read[what])
            found |= each.told(window.asked)
            if len(before) < _KEPT:
                before.append(each)
    return [found[as_read(place)] for place in places]


def said_once(text: NormalizedText, places: Sequence[Span], names: Sequence[Span]) -> dict[Span, Said]:
    """What :func:`said_of` tells of ``places``: what was read of a text before is not read again, and no more than
    :data:`PLACES_IN_ALL` are.

    :raises ModelError: if the weights are absent or altered.
    """
    from pubcheck.tables import columns_of

    known: dict[Span, Said] = text.once("what the words round names say", dict)
    unread = [place for place in places if place not in known][: max(0, PLACES_IN_ALL - len(known))]
    if unread:
        columns = columns_of(text)
        headings = {name.start: columns.heading(name)[0] for name in names}
        # Who brings a matter up is often asked of a window in which it was asked who is private.
        before: list[ReadWindow] = text.once("windows read", list)
        reader()  # loads numpy, whose threads are then known
        with one_thread():
            known.update(zip(unread, said_of(text.text, unread, names, headings, before), strict=True))
    return {place: known[place] for place in places if place in known}


def context_row(said: Sequence[Said]) -> list[float]:
    """The numbers of a name of whose places this is said, for the trees that settle who is private."""
    from math import log

    private = [log((each.private + _LEAST) / (each.nobody + each.other + _LEAST)) for each in said]
    person = [log((each.private + _LEAST) / (each.other + _LEAST)) for each in said]
    nobody = [log((each.nobody + _LEAST) / (each.private + each.other + _LEAST)) for each in said]
    count = len(said)
    clearest = max(private, key=abs)
    return [sum(private) / count, max(private), min(private), clearest, sum(person) / count, sum(nobody) / count]
