"""What an RTF file declares for all of its text, and what a group inherits from the one around it.

Source: RTF Specification 1.9.1, "Header", "Character Formatting Properties".
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field

from pubcheck.document import Part
from pubcheck.phrase import Phrase
from pubcheck.rtf_tokens import CODE_PAGES

_HIDDEN_TEXT = Phrase("隐藏文字", "hidden text")
_WHITE_TEXT = Phrase("白色文字", "white text")
_TINY_TEXT = Phrase("极小的文字", "tiny text")
_TINY = 3  # half points
_WHITE = (255, 255, 255)
_SHADES = frozenset({"cbpat", "chcbpat", "highlight", "cb"})


@dataclass(slots=True)
class Header:
    """Encodings by font, colours by number, authors of revisions by number."""

    fonts: dict[int, str] = field(default_factory=dict)
    page_codec: str = "gb18030"
    colours: list[tuple[int, int, int]] = field(default_factory=list)
    rgb: list[int] = field(default_factory=lambda: [0, 0, 0])
    authors: list[str] = field(default_factory=list)

    def close_colours(self, count: int) -> None:
        """The end of ``count`` entries of the colour table."""
        for _ in range(count):
            self.colours.append((self.rgb[0], self.rgb[1], self.rgb[2]))
            self.rgb = [0, 0, 0]

    def is_coloured(self, number: int | None) -> bool:
        """Whether a colour is one of the table's and not white: text on it may be white and seen."""
        return 0 < (number or 0) < len(self.colours) and self.colours[number or 0] != _WHITE

    def code_page(self, number: int) -> None:
        """The encoding of bytes under fonts without a character set of their own."""
        codec = {936: "gb18030", 65001: "utf-8"}.get(number, f"cp{number}")
        try:
            codecs.lookup(codec)
        except LookupError:
            return
        self.page_codec = codec


@dataclass(slots=True)
class State:
    """What a group inherits: where its text goes, its formats, the font of its bytes."""

    part: Part = Part.BODY
    captured: str = ""
    silent: bool = False
    hidden: bool = False
    deleted: bool = False
    inserted: bool = False
    shaded: bool = False
    shaded_row: bool = False
    colour: int = 0
    size: int = 24
    author: str = ""
    font: int = -1
    skip: int = 1
    in_table: bool = False

    def mark(self, header: Header) -> tuple[Part | None, str]:
        """Whether characters are tracked or unseen, and who or what made them so."""
        if self.deleted:
            return Part.DELETION, self.author
        if self.hidden:
            return Part.HIDDEN, _HIDDEN_TEXT
        if (
            0 < self.colour < len(header.colours)
            and header.colours[self.colour] == _WHITE
            and not (self.shaded or self.shaded_row)
        ):
            return Part.HIDDEN, _WHITE_TEXT
        if self.size <= _TINY:
            return Part.HIDDEN, _TINY_TEXT
        return (Part.INSERTION, self.author) if self.inserted else (None, "")

    def format(self, word: str, number: int | None, header: Header) -> None:
        """A control word that changes formats, or an entry of the header's tables."""
        on = number != 0
        if word == "pard":
            self.in_table = self.shaded = False
        elif word == "trowd":
            self.in_table = self.shaded_row = False
        elif word == "intbl":
            self.in_table = True
        elif word == "plain":
            self.hidden = self.deleted = self.inserted = False
            self.colour, self.size = 0, 24
        elif word in ("v", "webhidden"):
            self.hidden = on
        elif word == "deleted":
            self.deleted = on
        elif word == "revised":
            self.inserted = on
        elif word in ("revauth", "revauthdel"):
            index = number or 0
            self.author = header.authors[index] if 0 <= index < len(header.authors) else ""
        elif word == "cf":
            self.colour = number or 0
        elif word == "clcbpat":
            self.shaded_row = self.shaded_row or header.is_coloured(number)
        elif word in _SHADES:
            self.shaded = header.is_coloured(number)
        elif word == "fs":
            self.size = 24 if number is None else number
        elif word == "f":
            self.font = -1 if number is None else number
        elif word in ("red", "green", "blue"):
            header.rgb[("red", "green", "blue").index(word)] = number or 0
        elif word == "fcharset" and number in CODE_PAGES:
            header.fonts[self.font] = CODE_PAGES[number or 0]
        elif word == "uc":
            self.skip = max(0, min(number or 0, 16))
        elif word == "ansicpg" and number:
            header.code_page(number)
