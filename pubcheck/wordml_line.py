"""Where the walk through a Word document stands, and the open paragraph or table row."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from pubcheck.document import Part

Piece = tuple[str, Part, str]

UNSEEN = frozenset({Part.DELETION, Part.MOVED_FROM, Part.HIDDEN})


class Place(NamedTuple):
    """Where the walk stands: structure (part, label), tracked or hidden (mark, author), looks."""

    part: Part = Part.BODY
    label: str = ""
    mark: Part | None = None
    author: str = ""
    style: str = ""
    dark: bool = False


@dataclass(slots=True)
class Line:
    """Visible characters; of them those tracked (``marked``); and what hangs on them (``extras``)."""

    visible: list[str] = field(default_factory=list)
    marked: list[Piece] = field(default_factory=list)
    extras: list[Piece] = field(default_factory=list)
    _last: tuple[Part, str] | None = None

    def put(self, text: str, mark: Part | None, label: str) -> None:
        """Characters: part of the visible text, or set apart if a reader does not see them."""
        key = None if mark is None else (mark, label)
        if mark is not None and text:
            into = self.extras if mark in UNSEEN else self.marked
            # Word cuts one deletion into many runs; they are one piece again.
            if key == self._last and into and into[-1][1:] == key:
                into[-1] = (into[-1][0] + text, mark, label)
            else:
                into.append((text, mark, label))
        if mark not in UNSEEN:
            self.visible.append(text)
        if text:
            self._last = key

    def hang(self, text: str, part: Part, label: str = "") -> None:
        """Something that belongs to the line but not into its text; the same thing only once."""
        if text and (text, part, label) not in self.extras[-8:]:
            self.extras.append((text, part, label))

    def clear(self) -> None:
        """Begin anew; what was put in before is done with."""
        self.visible.clear()
        self._last = None

    def take(self) -> str:
        """The visible text so far, which is then empty: the end of a cell."""
        text = "".join(self.visible)
        self.visible = []
        return text

    def is_empty(self) -> bool:
        """Whether nothing was put or hung since the last line."""
        return not (self.visible or self.marked or self.extras)

    def text(self) -> str:
        """The visible text, without line feeds at its edges."""
        return "".join(self.visible).strip("\n")

    def is_wholly_marked(self) -> bool:
        """Whether all of it is one tracked insertion or move."""
        return len(self.marked) == 1 and self.marked[0][0].strip() == self.text().strip()
