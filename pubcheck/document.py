"""What a parser makes of a file: text with places, pages and parts."""

from __future__ import annotations

import hashlib
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import overload

from pubcheck.gap import Gap
from pubcheck.lazy_pattern import lazily
from pubcheck.phrase import Lang, Phrase, say
from pubcheck.quota import check_time
from pubcheck.refusal import too_many_blocks, too_many_characters
from pubcheck.settings import Limits
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


_OTHER_ENDS = "\r\x0b\x0c\x85\u2028\u2029"
_LINE_FEED = lazily(r"\n")
_LINE_END = lazily(rf"\r\n|[\n{_OTHER_ENDS}]")
_READING = frozenset({Part.BODY, Part.TABLE, Part.TEXT_BOX, Part.INSERTION, Part.MOVED_TO})
# Parts of an embedded file that say more than "embedded".
_OWN_WORDS = frozenset({Part.METADATA, Part.LINK_TARGET, Part.ATTACHMENT})
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


class LineBlocks(Sequence[Block]):
    """Blocks that are lines of one part and nothing more: their places in arrays, since there may be millions.

    :param starts: where they begin, in order.
    :param ends: where each ends.
    """

    __slots__ = ("ends", "part", "starts")

    def __init__(self, starts: array[int], ends: array[int], part: Part = Part.BODY) -> None:
        self.starts, self.ends, self.part = starts, ends, part

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, index: int) -> Block: ...
    @overload
    def __getitem__(self, index: slice) -> LineBlocks: ...
    def __getitem__(self, index: int | slice) -> Block | LineBlocks:
        if isinstance(index, slice):
            return LineBlocks(self.starts[index], self.ends[index], self.part)
        return Block(Span(self.starts[index], self.ends[index]), self.part)

    def __iter__(self) -> Iterator[Block]:
        part = self.part
        return (Block(Span(start, end), part) for start, end in zip(self.starts, self.ends, strict=True))

    def __eq__(self, other: object) -> bool:
        """Whether ``other`` is a sequence of the same blocks."""
        if not isinstance(other, (tuple, LineBlocks)):
            return NotImplemented
        return len(self) == len(other) and all(one == each for one, each in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(self))


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number from 1, its stretch of the text, its size in points if known."""

    number: int
    span: Span
    width: float | None = None
    height: float | None = None


def line_breaks(text: str) -> Iterator[int]:
    """Where lines end, in order: at the signs that normalising makes line feeds of, with CRLF as one."""
    pattern = _LINE_END if any(sign in text for sign in _OTHER_ENDS) else _LINE_FEED
    return (match.end() - 1 for match in pattern.finditer(text))


def lines_before(text: str, start: int, position: int) -> int:
    """How many lines end between ``start`` and the character at ``position``."""
    ends = sum(text.count(sign, start, position) for sign in "\n" + _OTHER_ENDS)
    return ends - text.count("\r\n", start, position + 1)


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed file.

    ``text`` is all text in reading order, parts that a reader does not see included; every
    offset of pubcheck is a code point of it. ``blocks`` are in order and do not overlap.
    For plain text, ``text`` is the decoded file, character by character.

    ``members`` are the documents inside a container or mail, each under its own path
    (``annex.zip!/名单.xlsx``) and reviewed by itself; one that could not be read stands there
    with a gap. Files that belong to a document (an embedded workbook, a PDF's attachment) are
    no members: their words are blocks of its text.
    """

    name: str
    sha256: str
    media_type: str
    text: str = field(repr=False)
    pages: tuple[Page, ...] = ()
    blocks: Sequence[Block] = ()
    gaps: tuple[Gap, ...] = ()
    members: tuple[Document, ...] = ()

    def block_at(self, position: int) -> Block | None:
        """The block that holds the character at ``position``, if one does."""
        blocks = self.blocks
        if isinstance(blocks, LineBlocks):
            at = bisect_right(blocks.starts, position) - 1
        else:
            at = bisect_right(blocks, position, key=lambda block: block.span.start) - 1
        if at >= 0 and position < (block := blocks[at]).span.end:
            return block
        return None

    def line_at(self, position: int) -> int:
        """The number of the line, from 1, in which the character at ``position`` stands."""
        return lines_before(self.text, 0, position) + 1


class DocumentBuilder:
    """Collects blocks in reading order and joins them into one text, a line feed between two.

    A parser adds what it finds and calls :meth:`build` once.

    :param limits: characters, blocks and seconds after which :meth:`add` raises LimitExceeded.
    """

    def __init__(self, name: str, data: bytes, media_type: str, limits: Limits | None = None) -> None:
        self._limits = limits
        self._name = name
        self._sha256 = hashlib.sha256(data).hexdigest()
        self._media_type = media_type
        self._pieces: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._pages: list[Page] = []
        self._gaps: list[Gap] = []
        self._members: list[Document] = []

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
        start = self._length + bool(self._pieces)
        self._pieces.append(text)
        self._length = end = start + len(text)
        blocks, limits = self._blocks, self._limits
        blocks.append(Block(Span(start, end), part, page, box, label, repeats))
        if limits is not None and (
            end > limits.max_characters or len(blocks) > limits.max_blocks or not len(blocks) % 256
        ):
            self._check(limits)

    def add_lines(self, texts: Sequence[str], boxes: Sequence[Box], page: int) -> None:
        """Append the lines of one page as body, none of them empty: the same as :meth:`add` for each, quicker."""
        length = self._length + bool(self._pieces)
        append, body = self._blocks.append, Part.BODY
        for text, box in zip(texts, boxes, strict=True):
            end = length + len(text)
            append(Block(Span(length, end), body, page, box))
            length = end + 1
        if texts:
            self._pieces.extend(texts)
            self._length = length - 1
        if self._limits is not None:
            self._check(self._limits)
            check_time(self._limits)

    def add_inside(self, document: Document, part: Part, label: str, *, page: int | None = None) -> None:
        """Append the text of a file that belongs to this one: an embedded workbook, an attachment.

        What a reader of the inner file would see becomes ``part``; its comments, hidden text and
        properties keep theirs. Its gaps become gaps here, and members of it blocks.

        :param label: the inner file's name.
        """
        for block in document.blocks:
            kept = block.part if block.part.is_hidden or block.part in _OWN_WORDS else part
            more = f"{label} {block.label}" if block.label and block.label != label else label
            self.add(block.span.of(document.text), kept, page=page, label=more, repeats=block.repeats)
        for gap in document.gaps:
            self.add_gap(
                Gap(gap.stage, Phrase(f"{label}：{gap.where}", f"{label}: {say(gap.where, Lang.EN)}"), gap.reason)
            )
        for member in document.members:
            self.add_inside(member, part, f"{label}!/{member.name.rpartition('!/')[2]}", page=page)

    def add_member(self, document: Document) -> None:
        """Append a document of its own that lies inside this container or mail."""
        self._members.append(document)

    def add_page(self, number: int, start: int, *, width: float | None = None, height: float | None = None) -> None:
        """Record that page ``number`` runs from ``start`` (an earlier :attr:`length`) to here."""
        start = min(start, self._length)
        self._pages.append(Page(number, Span(start, self._length), width, height))

    def add_gap(self, gap: Gap) -> None:
        """Record what could not be read."""
        self._gaps.append(gap)

    def add_gaps(self, gaps: Iterable[Gap]) -> None:
        """Record several of them."""
        self._gaps.extend(gaps)

    def build(self) -> Document:
        """The finished document."""
        return Document(
            self._name,
            self._sha256,
            self._media_type,
            "\n".join(self._pieces),
            tuple(self._pages),
            tuple(self._blocks),
            tuple(self._gaps),
            tuple(self._members),
        )

    def _check(self, limits: Limits) -> None:
        if self._length > limits.max_characters:
            raise too_many_characters(limits)
        if len(self._blocks) > limits.max_blocks:
            raise too_many_blocks(limits)
        if not len(self._blocks) % 256:
            check_time(limits)
