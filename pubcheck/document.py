"""What a parser makes of a file: text with places, pages and parts."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import Enum

from pubcheck.gap import Gap
from pubcheck.span import Span


class Part(str, Enum):
    """Where in a file a block of text stands."""

    BODY = "body"
    TABLE = "table"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    TEXT_BOX = "text_box"
    COMMENT = "comment"
    INSERTION = "insertion"
    DELETION = "deletion"
    MOVED_FROM = "moved_from"
    MOVED_TO = "moved_to"
    HIDDEN = "hidden"
    WATERMARK = "watermark"
    METADATA = "metadata"
    FIELD_CODE = "field_code"
    ALT_TEXT = "alt_text"
    LINK_TARGET = "link_target"
    ANNOTATION = "annotation"
    FORM_VALUE = "form_value"
    OUTLINE = "outline"
    ATTACHMENT = "attachment"
    EMBEDDED = "embedded"

    def __str__(self) -> str:
        return self.value

    @property
    def is_hidden(self) -> bool:
        """Whether a reader of the printed page would not see it, though a recipient can get it."""
        return self in _HIDDEN

    @property
    def is_reading_text(self) -> bool:
        """Whether it belongs to the running text that elements and the model are read from."""
        return self in _READING


_READING = frozenset({Part.BODY, Part.TABLE, Part.TEXT_BOX, Part.INSERTION, Part.MOVED_TO})
_HIDDEN = frozenset(
    {Part.COMMENT, Part.DELETION, Part.MOVED_FROM, Part.HIDDEN, Part.FIELD_CODE, Part.ALT_TEXT, Part.EMBEDDED}
)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page in points (1/72 inch), origin at the upper left."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a table row, a header … : ``span`` indexes ``Document.text``.

    ``page`` counts from 1 where the format has pages, else ``None``; ``label`` says more
    about the place where there is more to say (the author of a comment, a property's name).
    ``repeats``: its text already stands in the block before it (a tracked insertion within a
    paragraph is shown there and marked here in addition); running text is read without it.
    """

    span: Span
    part: Part = Part.BODY
    page: int | None = None
    box: Box | None = None
    label: str = ""
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number from 1, its stretch of the text, its size in points if known."""

    number: int
    span: Span
    width: float | None = None
    height: float | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed file.

    ``text`` is all text in reading order, parts that a reader does not see included; every
    offset of pubcheck is a code point of it. ``blocks`` are in order and do not overlap.
    For plain text, ``text`` is the decoded file, character by character.
    """

    name: str
    sha256: str
    media_type: str
    text: str = field(repr=False)
    pages: tuple[Page, ...] = ()
    blocks: tuple[Block, ...] = ()
    gaps: tuple[Gap, ...] = ()

    def block_at(self, position: int) -> Block | None:
        """The block that holds the character at ``position``, if one does."""
        at = bisect_right(self.blocks, position, key=lambda block: block.span.start) - 1
        if at >= 0 and position < self.blocks[at].span.end:
            return self.blocks[at]
        return None

    def line_at(self, position: int) -> int:
        """The number of the line, from 1, in which the character at ``position`` stands."""
        return self.text.count("\n", 0, position) + 1


class DocumentBuilder:
    """Collects blocks in reading order and joins them into one text, a line feed between two.

    A parser adds what it finds and calls :meth:`build` once.
    """

    def __init__(self, name: str, data: bytes, media_type: str) -> None:
        self._name = name
        self._sha256 = hashlib.sha256(data).hexdigest()
        self._media_type = media_type
        self._pieces: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._pages: list[Page] = []
        self._gaps: list[Gap] = []

    @property
    def length(self) -> int:
        """Characters collected so far, for limits."""
        return self._length

    def add(
        self,
        text: str,
        part: Part = Part.BODY,
        *,
        page: int | None = None,
        box: Box | None = None,
        label: str = "",
        repeats: bool = False,
    ) -> None:
        """Append one block; text without a visible character is left out."""
        if not text.strip():
            return
        if self._pieces:
            self._pieces.append("\n")
            self._length += 1
        span = Span(self._length, self._length + len(text))
        self._pieces.append(text)
        self._length = span.end
        self._blocks.append(Block(span, part, page, box, label, repeats))

    def add_page(self, number: int, start: int, *, width: float | None = None, height: float | None = None) -> None:
        """Record that page ``number`` runs from ``start`` (an earlier :attr:`length`) to here."""
        start = min(start, self._length)
        self._pages.append(Page(number, Span(start, self._length), width, height))

    def add_gap(self, gap: Gap) -> None:
        """Record what could not be read."""
        self._gaps.append(gap)

    def build(self) -> Document:
        """The finished document."""
        return Document(
            self._name,
            self._sha256,
            self._media_type,
            "".join(self._pieces),
            tuple(self._pages),
            tuple(self._blocks),
            tuple(self._gaps),
        )
