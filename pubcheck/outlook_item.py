"""The properties of an Outlook item (MSG): a message, a recipient, an attachment.

Source: [MS-OXMSG] 2.1 (properties), 2.4 (property stream); [MS-OXPROPS] (numbers of properties).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pubcheck.charset import decode
from pubcheck.compound_file import CompoundFile
from pubcheck.property_set import eight_bit

STREAM = "__properties_version1.0"
_NARROW, _WIDE, _BINARY, _OBJECT = 0x001E, 0x001F, 0x0102, 0x000D
_MANY = 0x1000
_MESSAGE_CODE_PAGE, _INTERNET_CODE_PAGE, _LOCALE = 0x3FFD, 0x3FDE, 0x3FF1
_LOCALES = {0x0804: 936, 0x1004: 936, 0x0404: 950, 0x0C04: 950, 0x1404: 950, 0x0411: 932, 0x0412: 949}
_ENTRY = 16


@dataclass(frozen=True, slots=True)
class Item:
    """One storage of a message file, ``""`` for the message itself; strings are read when asked for.

    Reading one raises DamagedDocument where its stream is cut short.
    """

    file: CompoundFile = field(repr=False)
    storage: str
    numbers: dict[int, int]
    code_page: int

    @classmethod
    def of(cls, file: CompoundFile, storage: str = "", code_page: int = 0) -> Item:
        """The item in ``storage``; ``code_page`` is that of the message around it."""
        start = f"{storage}/" if storage else ""
        path = f"{start}{STREAM}"
        stream = file.read(path) if file.is_stream(path) else b""
        # Headers of 32 bytes (message), 24 (message in a message) or 8 (recipient, attachment).
        head = 8 if storage else 32 if len(stream) % _ENTRY == 0 else 24
        numbers = {}
        for at in range(head, len(stream) - _ENTRY + 1, _ENTRY):
            kind, identity, value = struct.unpack_from("<HH4xI", stream, at)
            if kind in (2, 3, 11):
                numbers[identity] = value
        item = cls(file, start, numbers, code_page)
        return item if code_page else replace(item, code_page=item._own_code_page())

    def _own_code_page(self) -> int:
        page = self.numbers.get(_MESSAGE_CODE_PAGE) or self.numbers.get(_INTERNET_CODE_PAGE, 0)
        return page or _LOCALES.get(self.numbers.get(_LOCALE, 0) & 0xFFFF, 0)

    def text(self, identity: int) -> str:
        """A string property; nothing where the item has none."""
        wide = self._stream(identity, _WIDE)
        if wide:
            return wide[: len(wide) // 2 * 2].decode("utf-16-le", "replace").rstrip("\0")
        return self._narrow(self._stream(identity, _NARROW))

    def first(self, *identities: int) -> str:
        """The first of these strings that there is."""
        return next((text for identity in identities if (text := self.text(identity))), "")

    def texts(self) -> Iterator[tuple[int, str]]:
        """All string properties, lists of strings too."""
        for path in self.file.children(self.storage.rstrip("/")):
            name = path.rpartition("/")[2]
            found = _parsed(name)
            if found is None:
                continue
            identity, kind = found
            if kind & ~_MANY in (_NARROW, _WIDE) and not (kind & _MANY and "-" not in name):
                raw = self.file.read(path)
                if kind & ~_MANY == _WIDE:
                    yield identity, raw[: len(raw) // 2 * 2].decode("utf-16-le", "replace").rstrip("\0")
                else:
                    yield identity, self._narrow(raw)

    def binary(self, identity: int) -> bytes:
        """A binary property."""
        return self._stream(identity, _BINARY)

    def raw(self, identity: int) -> bytes:
        """A property that may be binary or a string, as bytes that name their encoding where possible."""
        wide = self._stream(identity, _WIDE)
        if wide:
            return wide[: len(wide) // 2 * 2].decode("utf-16-le", "replace").encode("utf-8-sig", "replace")
        return self._stream(identity, _BINARY) or self._stream(identity, _NARROW)

    def object(self, identity: int) -> str:
        """The path of the storage that holds an object property; nothing where there is none."""
        path = f"{self.storage}__substg1.0_{identity:04X}{_OBJECT:04X}"
        return path if path in self.file and not self.file.is_stream(path) else ""

    def _stream(self, identity: int, kind: int) -> bytes:
        path = f"{self.storage}__substg1.0_{identity:04X}{kind:04X}"
        return self.file.read(path) if self.file.is_stream(path) else b""

    def _narrow(self, raw: bytes) -> str:
        raw = raw.rstrip(b"\0")
        return eight_bit(raw, self.code_page) if self.code_page else decode(raw)


def _parsed(name: str) -> tuple[int, int] | None:
    """Number and type of the property that a stream's name tells."""
    if not name.lower().startswith("__substg1.0_"):
        return None
    try:
        return int(name[12:16], 16), int(name[16:20], 16)
    except ValueError:
        return None
