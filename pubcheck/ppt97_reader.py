"""PPT and DPS: PowerPoint 97–2003 presentations, slide by slide in their order.

Notes, hidden slides, masters, comments and links are labelled; so are slides that were deleted or
changed but stayed in the file when it was saved. Sources: [MS-PPT], [MS-ODRAW], [MS-OLEPS].
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from pubcheck.compound_file import CompoundFile
from pubcheck.document import Box, Document, DocumentBuilder, Part
from pubcheck.errors import EncryptedDocument
from pubcheck.gap import Gap
from pubcheck.office_art import Record, descend, records
from pubcheck.office_password import decrypted
from pubcheck.ole_object import add_object
from pubcheck.page_gaps import unread_pictures
from pubcheck.phrase import Phrase
from pubcheck.ppt97 import (
    DOCUMENT,
    HANDOUT,
    MASTER,
    NOTES,
    SLIDE,
    STRING,
    TEXT_BYTES,
    TEXT_CHARS,
    Deck,
    Entry,
    decoded,
    paragraphs,
    record_at,
)
from pubcheck.ppt97_shape import SlideShape, slide_shapes
from pubcheck.property_set import add_properties
from pubcheck.quota import charge, check_time, opened
from pubcheck.refusal import damaged, too_large, too_many_pages
from pubcheck.settings import Limits

_MEDIA_TYPE = "application/vnd.ms-powerpoint"
_NOTE, _MASTER = Phrase("备注", "notes"), Phrase("母版", "master")
_HIDDEN_SLIDE = Phrase("隐藏幻灯片", "hidden slide")
_OFF_SLIDE = Phrase("幻灯片之外", "off the slide")
_EARLIER = Phrase("以前保存的版本", "earlier version")
_SAVED_BY = Phrase("最后保存者", "last modified by")
_COMMENT_AUTHOR = Phrase("批注作者", "comment author")
_TAG = Phrase("自定义标签", "custom tag")
_TAGS = frozenset({0x138B})
_SLIDE_INFO, _HEADERS, _COMMENT, _STRING_TAG = 0x03F9, 0x0FD9, 0x2EE0, 0x1389
_EXTERNAL, _LINK, _OBJECT_ATOM, _OBJECT = 0x0409, 0x0FD7, 0x0FC3, 0x1011
_NOTES_ATOM, _DOCUMENT_ATOM = 0x03F1, 0x03E9
_FOOTERS = {0: Part.FOOTER, 1: Part.HEADER, 2: Part.FOOTER}
_PICTURE_AREA = 40 * (576 / 2.54) ** 2  # 40 square centimetres, as for DOCX


def read(data: bytes, name: str, limits: Limits) -> Document:
    """The Document in ``data``."""
    limits = opened(limits)
    file = CompoundFile.open(data, "PowerPoint", limits)
    builder = DocumentBuilder(name, data, _MEDIA_TYPE, limits)
    try:
        deck = Deck.open(file)
    except EncryptedDocument:
        file = CompoundFile.open(decrypted(data, "PowerPoint", limits), "PowerPoint", limits)
        deck = Deck.open(file)
    try:
        _Reader(deck, builder, limits, name).read()
    except (struct.error, IndexError, ValueError, OverflowError):
        raise damaged("PowerPoint", "PowerPoint") from None
    add_properties(file, builder)
    builder.add(deck.user, Part.METADATA, label=_SAVED_BY)
    return builder.build()


@dataclass(slots=True)
class _Reader:
    """One presentation being read into a builder; ``shown`` are its paragraphs, to know earlier ones by."""

    deck: Deck
    builder: DocumentBuilder
    limits: Limits
    name: str
    shown: set[str] = field(default_factory=set)
    read_at: set[int] = field(default_factory=set)
    size: tuple[int, int] = (0, 0)
    large_pictures: int = 0
    page: int | None = None

    def read(self) -> None:
        """Slides with their notes, masters, what belongs to all, what was left behind."""
        deck = self.deck
        if deck.document is None:
            reason = Phrase(
                "幻灯片目录已损坏，顺序和隐藏状态无法确定，请在原来的软件中重新另存后再检查",
                "the directory of slides is damaged, so order and hidden slides are unknown; save the file again",
            )
            self.builder.add_gap(Gap("parse", Phrase("幻灯片目录", "directory of slides"), reason))
        else:
            self.read_at.add(deck.document.content - 8)
            self.size = self.slide_size(deck.document)
        notes = dict(self.notes())
        for number, entry in enumerate(deck.entries(0), 1):
            self.slide(number, entry, notes.pop(entry.identity, None))
        self.page = None
        for container in notes.values():
            self.shapes(container, Part.HIDDEN, _NOTE)
        self.masters()
        if deck.document is not None:
            self.beside(deck.document)
            self.external(deck.document)
        self.left_behind()
        if self.large_pictures:
            where = Phrase("幻灯片中的图片", "pictures on slides")
            self.builder.add_gap(Gap("parse", where, unread_pictures(self.large_pictures)))

    def slide_size(self, document: Record) -> tuple[int, int]:
        """Width and height in units of 1/576 inch; zeros where they are not told."""
        stream = self.deck.stream
        for each in records(stream, document.content, document.end):
            if each.type == _DOCUMENT_ATOM and each.end - each.content >= 8:
                width, height = struct.unpack_from("<2i", stream, each.content)
                return max(0, width), max(0, height)
        return 0, 0

    def notes(self) -> Iterator[tuple[int, Record]]:
        """The number of a slide and its page of notes."""
        stream = self.deck.stream
        for entry in self.deck.entries(2):
            container = record_at(stream, entry.offset, NOTES)
            if container is not None:
                atom = record_at(stream, container.content, _NOTES_ATOM)
                identity = struct.unpack_from("<I", stream, atom.content)[0] if atom is not None else -entry.offset
                yield identity, container

    def slide(self, number: int, entry: Entry, notes: Record | None) -> None:
        """One slide and what belongs to it."""
        if number > self.limits.max_pages:
            raise too_many_pages(self.limits)
        start = self.builder.length
        self.page = number
        container = record_at(self.deck.stream, entry.offset, SLIDE)
        if container is None:
            for text in entry.texts:
                self.add(text, Part.BODY)
            where = Phrase(f"第{number}张幻灯片", f"slide {number}")
            self.builder.add_gap(Gap("parse", where, damaged("PowerPoint", "PowerPoint").phrase))
        else:
            if self.is_hidden(container):
                self.shapes(container, Part.HIDDEN, _HIDDEN_SLIDE, entry.texts)
            else:
                self.shapes(container, Part.BODY, "", entry.texts)
            self.beside(container)
        if notes is not None:
            self.shapes(notes, Part.HIDDEN, _NOTE)
        width, height = (each / 8 or None for each in self.size)
        # A line feed stands between the last block of the page before and this one.
        self.builder.add_page(number, start + (0 < start < self.builder.length), width=width, height=height)

    def is_hidden(self, container: Record) -> bool:
        """Whether the show leaves the slide out."""
        for each in records(self.deck.stream, container.content, container.end):
            if each.type == _SLIDE_INFO and each.end - each.content >= 12:
                return bool(self.deck.stream[each.content + 10] & 4)
        return False

    def shapes(self, container: Record, part: Part, label: str, outline: tuple[str, ...] = ()) -> None:
        """The shapes of a slide, notes page or master, then texts of the outline that none of them shows."""
        stream = self.deck.stream
        self.read_at.add(container.content - 8)
        inner = descend(stream, container.content, container.end)
        if not container.is_whole or any(not each.is_whole for each in inner):
            where = Phrase(f"第{self.page}张幻灯片", f"slide {self.page}") if self.page else _MASTER
            self.builder.add_gap(Gap("parse", where, damaged("PowerPoint", "PowerPoint").phrase))
        used: set[int] = set()
        for shape in slide_shapes(stream, container, outline, used):
            check_time(self.limits)
            self.shape(shape, part, label)
        for number, text in enumerate(outline):
            if number not in used:
                self.add(text, part, label)

    def shape(self, shape: SlideShape, part: Part, label: str) -> None:
        """One shape: what stands wholly off the slide is hidden."""
        box: Box | None = None
        if part is Part.BODY and shape.anchor is not None and not shape.is_child:
            left, top, right, bottom = shape.anchor
            box = Box(left / 8, top / 8, right / 8, bottom / 8)
            width, height = self.size
            if width and height and (right <= 0 or bottom <= 0 or left >= width or top >= height):
                part, label = Part.HIDDEN, _OFF_SLIDE
            if shape.is_picture and (right - left) * (bottom - top) >= _PICTURE_AREA:
                self.large_pictures += 1
        for text in shape.paragraphs:
            self.add(text, Part.TABLE if shape.is_row and part is Part.BODY else part, label, box)
        for text, kind in shape.words:
            self.add(text, kind, label)

    def add(self, text: str, part: Part, label: str = "", box: Box | None = None) -> None:
        """A text, paragraph by paragraph."""
        for each in paragraphs(text):
            # An asterisk stands for the number of the slide or the date; prompts of masters are told once.
            if each.strip() == "*" or (part is Part.HEADER and each.strip() in self.shown):
                continue
            self.shown.add(each.strip())
            self.builder.add(each, part, page=self.page, box=box, label=label)

    def masters(self) -> None:
        """Masters of slides, notes and handouts: those in use, in the order of the file."""
        used = set(self.deck.places.values())
        # A master for titles is a slide by its type.
        titles = {entry.offset for entry in self.deck.entries(1)}
        for each in self.deck.containers():
            at = each.content - 8
            if at in used and (each.type in (MASTER, HANDOUT) or at in titles):
                self.shapes(each, Part.HEADER, _MASTER)
                self.beside(each)

    def beside(self, container: Record) -> None:
        """Headers and footers, comments and tags: strings that stand in no shape."""
        stream = self.deck.stream
        for each in descend(stream, container.content, container.end, _TAGS):
            if each.type == _HEADERS:
                for instance, text in self.strings(each):
                    self.add(text, _FOOTERS.get(instance, Part.FOOTER))
            elif each.type == _COMMENT:
                told = dict(self.strings(each))
                author = told.get(0, "")
                self.add(told.get(1, ""), Part.COMMENT, author)
                if author not in self.shown:
                    self.add(author, Part.METADATA, _COMMENT_AUTHOR)
            elif each.type == _STRING_TAG:
                self.add("\t".join(text for _, text in self.strings(each)), Part.METADATA, _TAG)

    def strings(self, container: Record) -> Iterator[tuple[int, str]]:
        """The strings directly in a container, by their number."""
        for each in records(self.deck.stream, container.content, container.end):
            if each.type == STRING:
                yield each.instance, decoded(self.deck.stream, each)

    def external(self, document: Record) -> None:
        """Targets of links, paths of media, embedded objects."""
        stream = self.deck.stream
        for each in records(stream, document.content, document.end):
            if each.type != _EXTERNAL:
                continue
            for inner in descend(stream, each.content, each.end):
                if inner.type == STRING:
                    text = decoded(stream, inner)
                    if any(sign in text for sign in "/\\:@") and text not in self.shown:
                        self.add(text, Part.LINK_TARGET)
                elif inner.type == _OBJECT_ATOM and inner.end - inner.content >= 20:
                    number = struct.unpack_from("<I", stream, inner.content + 16)[0]
                    self.object(number)

    def object(self, number: int) -> None:
        """An embedded object."""
        storage = record_at(self.deck.stream, self.deck.places.get(number, -1), _OBJECT)
        label = Phrase(f"嵌入对象 {number}", f"embedded object {number}")
        if storage is None:
            return
        data = self.deck.stream[storage.content : storage.end]
        if storage.instance:
            data = self.inflated(data)
        if data:
            add_object(self.builder, data, self.name, self.limits, label)
        else:
            self.builder.add_gap(Gap("parse", label, damaged("PowerPoint", "PowerPoint").phrase))

    def inflated(self, data: bytes) -> bytes:
        """A compressed object; nothing if it is damaged.

        :raises LimitExceeded: if it unpacks to more than the limits allow.
        """
        unpacker = zlib.decompressobj()
        try:
            content = unpacker.decompress(data[4:], self.limits.max_unpacked_bytes)
        except zlib.error:
            return b""
        if len(content) > self.limits.max_ratio * len(data) or unpacker.unconsumed_tail:
            raise too_large(self.limits)
        charge(self.limits, unpacked=len(content))
        return content

    def left_behind(self) -> None:
        """Texts of slides, notes and documents in the file that are no longer in use."""
        stream = self.deck.stream
        self.page = None
        label = _EARLIER if self.deck.document is not None else ""
        part = Part.HIDDEN if self.deck.document is not None else Part.BODY
        for container in self.deck.containers():
            if container.content - 8 in self.read_at or (container.type == DOCUMENT and self.deck.document is None):
                continue
            check_time(self.limits)
            for each in descend(stream, container.content, container.end, _TAGS):
                if each.type in (TEXT_CHARS, TEXT_BYTES):
                    for text in paragraphs(decoded(stream, each)):
                        if text.strip() and text.strip() not in self.shown:
                            self.add(text, part, label)
