"""A Word 97–2003 document (DOC, WPS writer): its streams, its stories and the text of its pieces.

Character positions (cp) count UTF-16 units through all stories; file positions (fc) are bytes of
the stream ``WordDocument``. Source: [MS-DOC] 2.4 (algorithms), 2.5 (FIB), 2.8 (PLC), 2.9 (structures).
"""

from __future__ import annotations

import struct
import sys
from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple

from pubcheck.compound_file import CompoundFile
from pubcheck.errors import DamagedDocument, UnsupportedFormat
from pubcheck.lazy_pattern import lazily
from pubcheck.phrase import Phrase
from pubcheck.refusal import damaged, encrypted, too_many_characters
from pubcheck.settings import Limits

STREAM = "WordDocument"
_MAGIC = (0xA5EC, 0xA5DC, 0xA699, 0xA697)
_WORD_97 = 0xC1
_COMPLEX_LOCATION = 0x40000000
_SURROGATE = lazily("[\ud800-\udfff]")
# Unassigned bytes of cp1252 stand for themselves, as in Word.
_WESTERN = "".join(bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in range(256))


class Table(IntEnum):
    """Where the FIB says a structure lies: its number among the pairs of offset and size."""

    STYLES = 1
    COMMENT_PLACES = 4
    COMMENTS = 5
    HEADERS = 11
    CHARACTER_PAGES = 12
    PARAGRAPH_PAGES = 13
    FONTS = 15
    ASSOCIATED = 32
    PIECES = 33
    COMMENT_AUTHORS = 36
    ANCHORS = 40
    HEADER_ANCHORS = 41
    DRAWINGS = 50
    REVISION_AUTHORS = 51
    VARIABLES = 60
    SAVED_BY = 71


class StoryKind(IntEnum):
    """The stories in the order in which they follow one another."""

    MAIN = 0
    FOOTNOTES = 1
    HEADERS = 2
    MACROS = 3
    COMMENTS = 4
    ENDNOTES = 5
    TEXT_BOXES = 6
    HEADER_BOXES = 7


class Piece(NamedTuple):
    """A stretch of text: from cp ``start`` to ``end``, at ``fc``, ``width`` bytes per unit."""

    start: int
    end: int
    fc: int
    width: int
    modifier: int

    @property
    def fc_end(self) -> int:
        """The byte after its last one."""
        return self.fc + (self.end - self.start) * self.width


@dataclass(frozen=True, slots=True)
class WordFile:
    """An opened document; ``text`` holds one character per UTF-16 unit, ``lengths`` those of each story."""

    stream: bytes = field(repr=False)
    table: bytes = field(repr=False)
    more: bytes = field(repr=False)
    text: str = field(repr=False)
    lengths: tuple[int, ...]
    pieces: tuple[Piece, ...] = field(repr=False)
    modifiers: tuple[bytes, ...] = field(repr=False)
    _starts: tuple[int, ...] = field(repr=False)
    _pairs: tuple[int, ...] = field(repr=False)

    @classmethod
    def open(cls, file: CompoundFile, limits: Limits) -> WordFile:
        """Read the FIB and the piece table.

        :raises EncryptedDocument: if it needs a password.
        :raises UnsupportedFormat: if it is older than Word 97.
        :raises DamagedDocument: if it cannot be read.
        """
        stream = file.read(STREAM)
        try:
            return cls._open(file, stream, limits)
        except (struct.error, IndexError, ValueError, OverflowError):
            raise damaged("Word", "Word") from None

    @classmethod
    def _open(cls, file: CompoundFile, stream: bytes, limits: Limits) -> WordFile:
        flags = _checked_flags(stream)
        name = "1Table" if flags & 0x0200 else "0Table"
        table = file.read(name)
        at = 34 + 2 * struct.unpack_from("<H", stream, 32)[0]
        longs = struct.unpack_from("<H", stream, at)[0]
        lengths = tuple(max(0, each) for each in struct.unpack_from("<8i", stream, at + 2 + 12))
        at += 2 + 4 * longs
        count = struct.unpack_from("<H", stream, at)[0]
        pairs = struct.unpack_from(f"<{2 * min(count, 512)}I", stream, at + 2)
        offset, size = pairs[2 * Table.PIECES : 2 * Table.PIECES + 2]
        pieces, modifiers = _pieces(table[offset : offset + size], limits)
        text = "".join(_decoded(stream, piece) for piece in pieces)
        starts = tuple(piece.start for piece in pieces)
        return cls(stream, table, file.find("Data"), text, lengths, pieces, modifiers, starts, pairs)

    def structure(self, which: Table) -> bytes:
        """The bytes of a structure in the table stream; none where the document has none."""
        if 2 * which + 1 >= len(self._pairs):
            return b""
        offset, size = self._pairs[2 * which : 2 * which + 2]
        return self.table[offset : offset + size] if size else b""

    def story(self, kind: StoryKind) -> tuple[int, int]:
        """The first cp of a story and the one after its last."""
        start = sum(self.lengths[:kind])
        return min(start, len(self.text)), min(start + self.lengths[kind], len(self.text))

    def beyond(self) -> tuple[int, int]:
        """Text of the piece table that belongs to no story (one closing paragraph mark is usual)."""
        return min(sum(self.lengths), len(self.text)), len(self.text)

    def piece_at(self, cp: int) -> Piece:
        """The piece that holds the unit at ``cp``."""
        return self.pieces[bisect_right(self._starts, cp) - 1]

    def fc(self, cp: int) -> int:
        """The file position of the unit at ``cp``."""
        piece = self.piece_at(cp)
        return piece.fc + (cp - piece.start) * piece.width

    def cuts(self, which: Table, size: int) -> tuple[tuple[int, ...], tuple[bytes, ...]]:
        """A PLC: its positions and, between two of them each, a structure of ``size`` bytes."""
        data = self.structure(which)
        count = max(0, (len(data) - 4) // (4 + size))
        if not count:
            return (), ()
        places = struct.unpack_from(f"<{count + 1}I", data)
        rest = 4 * (count + 1)
        return places, tuple(data[rest + size * each : rest + size * (each + 1)] for each in range(count))

    def strings(self, which: Table) -> tuple[str, ...]:
        """A table of strings (STTB)."""
        return read_strings(self.structure(which))[0]


def joined(text: str) -> str:
    """``text`` with pairs of surrogates made characters."""
    if _SURROGATE.search(text) is None:
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def read_strings(data: bytes) -> tuple[tuple[str, ...], int]:
    """The strings of an STTB and its size in bytes; as far as it goes where it is cut short."""
    if len(data) < 4:
        return (), len(data)
    wide = data[:2] == b"\xff\xff"
    at = 2 if wide else 0
    count, extra = struct.unpack_from("<HH", data, at)
    at += 4
    found = []
    for _ in range(count):
        length = struct.unpack_from("<H", data, at)[0] if wide and at + 2 <= len(data) else -1
        if not wide and at < len(data):
            length = data[at]
        size = length * 2 if wide else length
        at += 2 if wide else 1
        if length < 0 or at + size > len(data):
            break
        raw = data[at : at + size]
        found.append(raw.decode("utf-16-le", "replace") if wide else raw.decode("cp1252", "replace"))
        at += size + extra
    return tuple(found), at


def _checked_flags(stream: bytes) -> int:
    magic, version = struct.unpack_from("<HH", stream)
    flags: int = struct.unpack_from("<H", stream, 10)[0]
    if magic not in _MAGIC:
        raise damaged("Word", "Word")
    if flags & 0x0100:
        raise encrypted("Word", "Word")
    if magic != _MAGIC[0] or version < _WORD_97:
        raise UnsupportedFormat(
            Phrase(
                "这是 Word 6.0/95 或更早版本的文件，暂不支持，请用 Word 或 WPS 打开后另存为 DOCX 再检查",
                "this file is of Word 6.0/95 or older; open it in Word or WPS, save it as DOCX and check again",
            )
        )
    return flags


def _pieces(clx: bytes, limits: Limits) -> tuple[tuple[Piece, ...], tuple[bytes, ...]]:
    """The piece table and the property modifiers before it."""
    modifiers = []
    at = 0
    while clx[at] == 1:
        size = struct.unpack_from("<H", clx, at + 1)[0]
        modifiers.append(clx[at + 3 : at + 3 + size])
        at += 3 + size
    if clx[at] != 2:
        raise damaged("Word", "Word")
    size = struct.unpack_from("<I", clx, at + 1)[0]
    count = (min(size, len(clx) - at - 5) - 4) // 12
    places = struct.unpack_from(f"<{count + 1}I", clx, at + 5)
    if places[-1] > limits.max_characters:
        raise too_many_characters(limits)
    at += 5 + 4 * (count + 1)
    pieces = []
    for number in range(count):
        start, end = places[number : number + 2]
        location, modifier = struct.unpack_from("<2xIH", clx, at + 8 * number)
        if end < start or (number == 0 and start):
            raise damaged("Word", "Word")
        narrow = bool(location & _COMPLEX_LOCATION)
        fc = location & 0x3FFFFFFF
        pieces.append(Piece(start, end, fc // 2 if narrow else fc, 1 if narrow else 2, modifier))
    if not pieces:
        raise damaged("Word", "Word")
    return tuple(pieces), tuple(modifiers)


def _decoded(stream: bytes, piece: Piece) -> str:
    raw = stream[piece.fc : piece.fc_end]
    if len(raw) < piece.fc_end - piece.fc:
        raise DamagedDocument(damaged("Word", "Word").phrase)
    if piece.width == 1:
        return raw.decode("latin-1").translate(_TRANSLATION)
    units = array("H")
    units.frombytes(raw)
    if sys.byteorder == "big":
        units.byteswap()
    # One character per unit, surrogates too: positions count units.
    wide = array("I", units)
    return wide.tobytes().decode(f"utf-32-{sys.byteorder[0]}e", "surrogatepass")


_TRANSLATION = {byte: char for byte, char in enumerate(_WESTERN) if ord(char) != byte}
