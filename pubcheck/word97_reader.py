"""DOC and WPS: Word 97–2003 documents, every story with its part, without another office program.

Text comes from the piece table; what was deleted, hidden or commented is labelled as in DOCX, and so
is what only the file tells: who saved it where, variables, embedded objects, text that fast saving
left behind. Sources: [MS-DOC], [MS-CFB], [MS-OLEPS].
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from pubcheck import word97_extras as extras
from pubcheck.compound_file import CompoundFile
from pubcheck.document import Document, DocumentBuilder, Part
from pubcheck.errors import DamagedDocument, EncryptedDocument
from pubcheck.gap import Gap
from pubcheck.office_password import decrypted
from pubcheck.ole_object import add_objects
from pubcheck.page_gaps import unread_pictures
from pubcheck.phrase import Phrase
from pubcheck.property_set import add_properties
from pubcheck.quota import opened
from pubcheck.refusal import damaged
from pubcheck.settings import Limits
from pubcheck.word97 import StoryKind, WordFile
from pubcheck.word97_format import Formatting
from pubcheck.word97_remnants import remnants
from pubcheck.word97_story import Story
from pubcheck.xml_tree import local, parse_xml

_MEDIA_TYPE = "application/msword"
_TEXT_BOX = Phrase("文本框", "text box")
_MACRO = Phrase("宏文字", "macro text")
_BEYOND = Phrase("正文之外", "outside the text")
_REMNANT = Phrase("残留文字", "left over text")
_CUSTOM_XML = Phrase("自定义 XML", "custom XML")
_BROKEN = (struct.error, IndexError, ValueError, OverflowError)


def read(data: bytes, name: str, limits: Limits) -> Document:
    """The Document in ``data``."""
    limits = opened(limits)
    file = CompoundFile.open(data, "Word", limits)
    builder = DocumentBuilder(name, data, _MEDIA_TYPE, limits)
    try:
        word = WordFile.open(file, limits)
    except EncryptedDocument:
        file = CompoundFile.open(decrypted(data, "Word", limits), "Word", limits)
        word = WordFile.open(file, limits)
    _Reader(file, word, builder, limits).read(name)
    return builder.build()


@dataclass(slots=True)
class _Reader:
    """One document being read into a builder."""

    file: CompoundFile
    word: WordFile
    builder: DocumentBuilder
    limits: Limits
    formatting: Formatting = field(init=False)
    story: Story = field(init=False)
    drawn: extras.Drawn = field(default_factory=extras.Drawn)

    def read(self, name: str) -> None:
        """The text as it is read, then what stands around it, properties last."""
        try:
            self.formatting = Formatting(self.word)
            authors, fonts = extras.revision_authors(self.word), extras.fonts(self.word)
            self.story = Story(self.word, self.formatting, self.builder, self.limits, authors, fonts)
            self.body()
        except _BROKEN:
            raise damaged("Word", "Word") from None
        for where, step in self.steps(name):
            try:
                step()
            except _BROKEN:
                self.gap(where, _damaged_part())
            except DamagedDocument as error:
                self.gap(where, error.phrase)
        self.unsure()
        self.pictures()

    def steps(self, name: str) -> Iterator[tuple[Phrase, Callable[[], None]]]:
        """What is read one by one, so that a broken structure costs only itself."""
        yield Phrase("图片和表格数据", "data of pictures and tables"), self.data
        yield Phrase("文本框", "text boxes"), self.boxes
        yield Phrase("脚注和尾注", "notes"), self.notes
        yield Phrase("批注", "comments"), self.comments
        yield Phrase("页眉页脚", "headers and footers"), self.headers
        yield Phrase("图形", "drawings"), self.drawings
        yield Phrase("残留文字", "left over text"), self.remnants
        yield Phrase("嵌入对象", "embedded objects"), lambda: self.objects(name)
        yield _CUSTOM_XML, self.custom_xml
        yield Phrase("文档属性", "document properties"), self.metadata

    def body(self) -> None:
        """The main text."""
        self.story.read(*self.word.story(StoryKind.MAIN), Part.BODY)

    def unsure(self) -> None:
        """A gap where the formatting that tells hidden text could not be read."""
        if self.formatting.is_broken:
            reason = Phrase(
                "文字格式信息缺失，无法分辨隐藏和已删除的文字，请在原来的软件中重新另存后再检查",
                "formatting is missing, so hidden and deleted text cannot be told apart; save the file again",
            )
            self.gap(Phrase("文字格式", "formatting"), reason)

    def data(self) -> None:
        """The stream ``Data``: read already, unless it is damaged."""
        if self.file.is_stream("Data") and not self.word.more:
            self.file.read("Data")

    def boxes(self) -> None:
        """Text boxes of the body; on a dark one white letters are seen."""
        self.drawn = extras.drawn(self.word)
        self.story.on_dark = self.drawn.is_dark
        self.story.read(*self.word.story(StoryKind.TEXT_BOXES), Part.TEXT_BOX, _TEXT_BOX)
        self.story.on_dark = False

    def notes(self) -> None:
        """Foot notes, end notes, and the story of old macros."""
        self.story.read(*self.word.story(StoryKind.FOOTNOTES), Part.FOOTNOTE)
        self.story.read(*self.word.story(StoryKind.ENDNOTES), Part.ENDNOTE)
        self.story.read(*self.word.story(StoryKind.MACROS), Part.HIDDEN, _MACRO)

    def comments(self) -> None:
        """Comments, each labelled with its author."""
        for start, end, author in extras.comments(self.word, *self.word.story(StoryKind.COMMENTS)):
            self.story.read(start, end, Part.COMMENT, author)

    def headers(self) -> None:
        """Headers and footers of every section, and the text boxes in them."""
        for start, end, part, label in extras.headers(self.word, *self.word.story(StoryKind.HEADERS)):
            self.story.read(start, end, part, label)
        self.story.on_dark = self.drawn.is_dark
        self.story.read(*self.word.story(StoryKind.HEADER_BOXES), Part.HEADER, _TEXT_BOX)
        self.story.on_dark = False

    def drawings(self) -> None:
        """Words on floating shapes."""
        self.story.large_pictures += self.drawn.large_pictures
        for text, part, label in self.drawn.words:
            self.builder.add(text, part, label=label)

    def remnants(self) -> None:
        """Text that a program does not show, but the file holds."""
        self.story.read(*self.word.beyond(), Part.HIDDEN, _BEYOND)
        for text in remnants(self.word, self.formatting.pages, extras.pictures(self.word), self.limits):
            self.builder.add(text, Part.HIDDEN, label=_REMNANT)

    def objects(self, name: str) -> None:
        """Embedded workbooks, packages and other objects."""
        add_objects(self.builder, self.file, "ObjectPool", name, self.limits)

    def custom_xml(self) -> None:
        """Data bound to the document: texts, and attributes below the root."""
        for path in self.file.streams:
            if path.lower().startswith("msodatastore/") and path.lower().endswith("/item"):
                root = parse_xml(self.file.read(path), "Word", self.limits)
                for each in root.iter():
                    values = [] if each is root or not local(each) else [str(value) for value in each.attrib.values()]
                    self.builder.add("\t".join([each.text or "", *values]).strip(), Part.METADATA, label=_CUSTOM_XML)

    def metadata(self) -> None:
        """Document properties, then what the document itself says of them, if it says something else."""
        known = set(add_properties(self.file, self.builder))
        for text, part, label in extras.told(self.word):
            if text not in known:
                known.add(text)
                self.builder.add(text, part, label=label)

    def pictures(self) -> None:
        """A gap for large pictures: words in them are not read."""
        large = self.story.large_pictures
        if large:
            self.gap(Phrase("正文中的图片", "pictures in the text"), unread_pictures(large))

    def gap(self, where: Phrase, reason: Phrase) -> None:
        """Record what was not read."""
        self.builder.add_gap(Gap("parse", where, reason))


def _damaged_part() -> Phrase:
    return Phrase(
        "这部分内容已损坏，未能读取，请在原来的软件中重新另存后再检查",
        "this part is damaged and was not read; save the file again in its own program",
    )
