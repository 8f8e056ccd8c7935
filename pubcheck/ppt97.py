"""A PowerPoint 97–2003 presentation (PPT, DPS): which of its records are in use, and the texts in them.

Saving in PowerPoint appends: the directory of objects says which slide is the present one, older ones
stay in the file. Source: [MS-PPT] 2.1.2 (PowerPoint Document stream), 2.3.2–2.3.5 (user edits and
persist objects), 2.4 (document), 2.5 (slides), 2.9 (text).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from pubcheck.compound_file import CompoundFile
from pubcheck.errors import DamagedDocument
from pubcheck.office_art import Record, descend, records
from pubcheck.refusal import damaged, encrypted

STREAM = "PowerPoint Document"
DOCUMENT, SLIDE, NOTES, MASTER, HANDOUT = 0x03E8, 0x03EE, 0x03F0, 0x03F8, 0x0FC9
TEXT_CHARS, TEXT_BYTES, STRING = 0x0FA0, 0x0FA8, 0x0FBA
_OUTLINE = 0x0F9E
_BINARY_TAG = frozenset({0x138B})
_USER_EDIT, _DIRECTORY = 0x0FF5, 0x1772
_LIST, _PERSIST, _TEXT_HEADER = 0x0FF0, 0x03F3, 0x0F9F
_ENCRYPTED_TOKEN = 0xF3D1C4DF
_ENCRYPTED_EDIT = 0x20


class Entry(NamedTuple):
    """A slide, master or notes page in its list: where its container lies, its number, its outline texts."""

    offset: int
    identity: int
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deck:
    """An opened presentation; ``places`` leads from the number of an object to its offset."""

    stream: bytes = field(repr=False)
    places: dict[int, int]
    document: Record | None
    user: str

    @classmethod
    def open(cls, file: CompoundFile) -> Deck:
        """Read the directory of objects.

        :raises EncryptedDocument: if it needs a password.
        :raises DamagedDocument: if the stream cannot be read at all.
        """
        stream = file.read(STREAM)
        if len(stream) < 8:
            raise damaged("PowerPoint", "PowerPoint")
        current = file.find("Current User")
        token, edit = struct.unpack_from("<II", current.ljust(20, b"\0"), 12)
        if token == _ENCRYPTED_TOKEN or "EncryptedSummary" in file:
            raise encrypted("PowerPoint", "PowerPoint")
        try:
            places, number = _places(stream, edit)
        except DamagedDocument:
            # The pointer to the last edit may be lost, the edit is not.
            places, number = _places(stream, _last_edit(stream))
        document = record_at(stream, places.get(number, -1), DOCUMENT)
        return cls(stream, places, document, _user(current))

    def entries(self, instance: int) -> Iterator[Entry]:
        """The slides (0), masters (1) or notes pages (2) in their order."""
        if self.document is None:
            return
        for each in records(self.stream, self.document.content, self.document.end):
            if each.type == _LIST and each.instance == instance:
                yield from self._listed(each)

    def _listed(self, container: Record) -> Iterator[Entry]:
        offset, identity, texts = -1, 0, list[str]()
        for each in records(self.stream, container.content, container.end):
            if each.type == _PERSIST and each.end - each.content >= 16:
                if offset >= 0:
                    yield Entry(offset, identity, tuple(texts))
                number, identity = struct.unpack_from("<I8xI", self.stream, each.content)
                offset, texts = self.places.get(number, len(self.stream)), []
            elif each.type == _TEXT_HEADER:
                texts.append("")
            elif each.type in (TEXT_CHARS, TEXT_BYTES) and texts:
                texts[-1] = decoded(self.stream, each)
        if offset >= 0:
            yield Entry(offset, identity, tuple(texts))

    def containers(self) -> Iterator[Record]:
        """All slides, notes pages, masters and documents in the stream, in use or not."""
        for each in records(self.stream, 0, len(self.stream)):
            if each.type in (DOCUMENT, SLIDE, NOTES, MASTER, HANDOUT):
                yield each


def record_at(stream: bytes, offset: int, *types: int) -> Record | None:
    """The record at ``offset`` if it is of one of these types."""
    if not 0 <= offset < len(stream):
        return None
    record = next(records(stream, offset, len(stream)), None)
    return record if record is not None and record.type in types else None


def decoded(stream: bytes, record: Record) -> str:
    """The words of a text atom or string; NUL and the marks of slide numbers left out."""
    raw = stream[record.content : record.end]
    if record.type == TEXT_BYTES:
        return raw.decode("latin-1").replace("\0", "")
    return raw[: len(raw) // 2 * 2].decode("utf-16-le", "replace").replace("\0", "")


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, line breaks within one kept."""
    return [each.replace("\x0b", "\n").strip("\n") for each in text.split("\r")]


def texts_in(
    stream: bytes, record: Record, outline: tuple[str, ...] = (), used: set[int] | None = None
) -> Iterator[str]:
    """The texts in a text box; those of the outline are looked up, and their numbers noted in ``used``."""
    for each in descend(stream, record.content, record.end, _BINARY_TAG):
        if each.type in (TEXT_CHARS, TEXT_BYTES):
            yield decoded(stream, each)
        elif each.type == _OUTLINE and each.end - each.content >= 4:
            number = struct.unpack_from("<I", stream, each.content)[0]
            if number < len(outline):
                if used is not None:
                    used.add(number)
                yield outline[number]


def _places(stream: bytes, edit: int) -> tuple[dict[int, int], int]:
    """Number of an object → offset, the newest first; and the number of the document.

    :raises DamagedDocument: if there is no edit at this offset.
    """
    found: dict[int, int] = {}
    document = -1
    seen: set[int] = set()
    left = len(stream) // 4
    while edit not in seen:
        seen.add(edit)
        atom = record_at(stream, edit, _USER_EDIT)
        if atom is None or atom.end - atom.content < 28:
            if document < 0:
                raise damaged("PowerPoint", "PowerPoint")
            break
        if atom.end - atom.content >= _ENCRYPTED_EDIT and struct.unpack_from("<I", stream, atom.content + 28)[0]:
            raise encrypted("PowerPoint", "PowerPoint")
        previous, directory, number = struct.unpack_from("<III", stream, atom.content + 8)
        document = number if document < 0 else document
        listed = record_at(stream, directory, _DIRECTORY)
        # Directories that overlap could make a small file do endless work.
        if listed is not None and left > 0:
            left -= (listed.end - listed.content) // 4
            for identity, offset in _directory(stream[listed.content : listed.end]):
                found.setdefault(identity, offset)
        if previous == 0:
            break
        edit = previous
    return found, document


def _directory(data: bytes) -> Iterator[tuple[int, int]]:
    at = 0
    while at + 4 <= len(data):
        head = struct.unpack_from("<I", data, at)[0]
        first, count = head & 0xFFFFF, min(head >> 20, (len(data) - at - 4) // 4)
        at += 4
        for number, offset in enumerate(struct.unpack_from(f"<{count}I", data, at)):
            yield first + number, offset
        at += 4 * count


def _last_edit(stream: bytes) -> int:
    edits = [each.content - 8 for each in records(stream, 0, len(stream)) if each.type == _USER_EDIT]
    return edits[-1] if edits else -1


def _user(current: bytes) -> str:
    """The name of who saved it last."""
    if len(current) < 28:
        return ""
    size = struct.unpack_from("<H", current, 20)[0]
    at = 28 + size
    wide = current[at + 4 : at + 4 + 2 * size]
    if len(wide) == 2 * size and size:
        return wide.decode("utf-16-le", "replace").rstrip("\0")
    return current[28:at].decode("gb18030", "replace").rstrip("\0")
