"""Properties of OLE documents: title, author, company, custom ones, targets of links.

Strings are in the code page that the set names; files of WPS name cp1200 (UTF-16), Chinese ones of
Word cp936, and sets that name a Western code page while holding GBK are common, so bytes that do
not fit are guessed at. Source: [MS-OLEPS]; [MS-OSHARED] 2.3.3 (document properties).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from pubcheck.charset import decode
from pubcheck.compound_file import CompoundFile
from pubcheck.document import DocumentBuilder, Part
from pubcheck.errors import DamagedDocument
from pubcheck.gap import Gap
from pubcheck.ooxml import PROPERTY_LABELS
from pubcheck.phrase import Phrase

SUMMARY = "\x05SummaryInformation"
MORE_SUMMARY = "\x05DocumentSummaryInformation"
LINK = "link"
"""The label of values that are targets of links."""

_LABELS = PROPERTY_LABELS
_SUMMARY_LABELS = {
    2: _LABELS["title"],
    3: _LABELS["subject"],
    4: _LABELS["creator"],
    5: _LABELS["keywords"],
    6: _LABELS["description"],
    7: _LABELS["Template"],
    8: _LABELS["lastModifiedBy"],
}
_MORE_LABELS = {
    2: _LABELS["category"],
    14: _LABELS["Manager"],
    15: _LABELS["Company"],
    27: _LABELS["contentStatus"],
}
_CUSTOM_FORMAT = bytes.fromhex("05d5cdd59c2e1b10939708002b2cf9ae")
# Numbers and switches that programs write by themselves.
_MACHINE = frozenset(
    "KSOProductBuildVer ICV KSOTemplateUUID KSOReadingLayout _PID_GUID AppVersion DocSecurity HiddenSlides "
    "HyperlinksChanged LinksUpToDate MMClips Notes PresentationFormat ScaleCrop ShareDoc Slides".split()
)
_LINKS, _LINK_BASE = "_PID_HLINKS", "_PID_LINKBASE"
_MOST = 4096
_TEXT, _WIDE, _BLOB, _DATE, _CODE_PAGE = 0x1E, 0x1F, 0x41, 0x40, 1
_NUMBERS = {0x02: "<h", 0x03: "<i", 0x12: "<H", 0x13: "<I", 0x14: "<q", 0x04: "<f", 0x05: "<d"}
_UTF16, _WESTERN = 1200, frozenset({0, 1250, 1252, 28591, 10000, 20127})


def add_properties(file: CompoundFile, builder: DocumentBuilder) -> frozenset[str]:
    """The properties of the document in ``file`` as blocks, a gap where they are broken; the values."""
    values = set()
    for stream in (SUMMARY, MORE_SUMMARY):
        if not file.is_stream(stream):
            continue
        try:
            data = file.read(stream)
            for label, value in properties(data, stream):
                values.add(value)
                builder.add(value, Part.LINK_TARGET if label == LINK else Part.METADATA, label=label)
        except (DamagedDocument, struct.error, ValueError, IndexError, OverflowError):
            reason = Phrase(
                "文档属性已损坏，未读取，请在原来的软件中重新另存后再检查",
                "the document properties are damaged and were not read; save the file again and check it",
            )
            builder.add_gap(Gap("parse", Phrase("文档属性", "document properties"), reason))
    return frozenset(values)


def properties(data: bytes, stream: str) -> Iterator[tuple[Phrase | str, str]]:
    """Label and value of the properties in a property stream that name people, bodies or subjects.

    :raises struct.error: if it is broken, like ``ValueError`` and ``IndexError``.
    """
    labels = _SUMMARY_LABELS if stream == SUMMARY else _MORE_LABELS
    for number in range(min(struct.unpack_from("<I", data, 24)[0], 2)):
        format_, offset = struct.unpack_from("<16sI", data, 28 + 20 * number)
        section = _Section.of(data, offset)
        names = section.names() if format_ == _CUSTOM_FORMAT else {}
        for identity, (type_, at) in section.places.items():
            name = names.get(identity, "")
            if name in (_LINKS, _LINK_BASE):
                yield from ((LINK, target) for target in section.links(type_, at))
            elif name and name not in _MACHINE:
                yield name, section.value(type_, at)[0]
            elif identity in labels and format_ != _CUSTOM_FORMAT:
                yield labels[identity], section.value(type_, at)[0]


@dataclass(frozen=True, slots=True)
class _Section:
    """One set of properties: number → type and place of its value."""

    data: bytes = field(repr=False)
    places: dict[int, tuple[int, int]]
    code_page: int
    dictionary: int

    @classmethod
    def of(cls, data: bytes, offset: int) -> _Section:
        places: dict[int, tuple[int, int]] = {}
        count = min(struct.unpack_from("<I", data, offset + 4)[0], _MOST)
        dictionary, page = 0, 0
        for number in range(count):
            identity, at = struct.unpack_from("<II", data, offset + 8 + 8 * number)
            if identity == 0:
                dictionary = offset + at
            elif identity == _CODE_PAGE:
                page = struct.unpack_from("<H", data, offset + at + 4)[0]
            else:
                places[identity] = (struct.unpack_from("<H", data, offset + at)[0], offset + at + 4)
        return cls(data, places, page, dictionary)

    def names(self) -> dict[int, str]:
        """The names of custom properties."""
        found: dict[int, str] = {}
        if not self.dictionary:
            return found
        count = min(struct.unpack_from("<I", self.data, self.dictionary)[0], _MOST)
        at = self.dictionary + 4
        for _ in range(count):
            identity, length = struct.unpack_from("<II", self.data, at)
            size = length * 2 if self.code_page == _UTF16 else length
            found[identity] = self.text(self.data[at + 8 : at + 8 + size])
            at += 8 + (-(-size // 4) * 4 if self.code_page == _UTF16 else size)
        return found

    def value(self, type_: int, at: int) -> tuple[str, int]:
        """A value in words, and where it ends; no words for what tells nothing (dates, pictures)."""
        if type_ in (_TEXT, _WIDE):
            length = struct.unpack_from("<I", self.data, at)[0]
            size = length * 2 if type_ == _WIDE else length
            raw = self.data[at + 4 : at + 4 + size]
            text = raw.decode("utf-16-le", "replace").split("\0")[0] if type_ == _WIDE else self.text(raw)
            return text, at + 4 + -(-size // 4) * 4
        if type_ in _NUMBERS:
            number = struct.unpack_from(_NUMBERS[type_], self.data, at)[0]
            return f"{number:g}" if isinstance(number, float) else str(number), at + max(
                4, struct.calcsize(_NUMBERS[type_])
            )
        return "", at + 8

    def links(self, type_: int, at: int) -> Iterator[str]:
        """The targets in the list of links: six values each, the last two are address and place."""
        if type_ != _BLOB:
            yield self.value(type_, at)[0]
            return
        end = at + 4 + struct.unpack_from("<I", self.data, at)[0]
        count = min(struct.unpack_from("<I", self.data, at + 4)[0], _MOST)
        at += 8
        for number in range(count):
            if at >= end:
                return
            text, at = self.value(struct.unpack_from("<H", self.data, at)[0], at + 4)
            if number % 6 == 4:
                yield text

    def text(self, raw: bytes) -> str:
        """A string in the code page of the set, up to its closing zero."""
        if self.code_page == _UTF16:
            return raw[: len(raw) // 2 * 2].decode("utf-16-le", "replace").split("\0")[0]
        raw = raw.split(b"\0")[0]
        return eight_bit(raw, self.code_page)


def eight_bit(raw: bytes, code_page: int) -> str:
    """Bytes of a Windows code page in words: as it says where that fits, else the best guess."""
    if raw.isascii():
        return raw.decode("ascii")
    codec = {65001: "utf-8", 936: "gb18030", 20936: "gb18030", 54936: "gb18030"}.get(code_page, f"cp{code_page}")
    try:
        if code_page not in _WESTERN:
            return raw.decode(codec)
    except (UnicodeDecodeError, LookupError):
        pass
    return decode(raw, codec)
