"""Records and strings of the binary workbook format (BIFF5 to BIFF8: XLS, ET).

A workbook is one stream of records, each a code, a length and up to 8,224 bytes; longer ones go on
in CONTINUE records. Source: [MS-XLS] 2.1.4, 2.5.293 (XLUnicodeRichExtendedString), 2.4.265 (SST).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from struct import unpack_from
from typing import NamedTuple

from pubcheck.quota import check_time
from pubcheck.refusal import too_many_blocks, too_many_characters
from pubcheck.settings import Limits

BOF = 0x0809
EOF = 0x000A
CONTINUE = 0x003C
BIFF8 = 0x0600
# What reading a malformed record may raise; such a record is skipped, the others count.
MALFORMED = (struct.error, IndexError, ValueError, LookupError, OverflowError)
_CODE_PAGES = {1200: "utf-16-le", 936: "gb18030", 950: "big5hkscs", 932: "cp932", 949: "cp949", 10008: "gb18030"}
_CHECK_EVERY = 8192
_STRINGS_PER_BLOCK = 4


class Record(NamedTuple):
    """One record; ``pieces`` are its data and those of the CONTINUE records behind it."""

    code: int
    at: int
    pieces: tuple[bytes, ...]

    @property
    def data(self) -> bytes:
        """The data of the record itself."""
        return self.pieces[0]


def records(stream: bytes, limits: Limits, start: int = 0) -> Iterator[Record]:
    """The records of ``stream`` from ``start`` on, up to its end or the first one cut off."""
    at, size, count = start, len(stream), 0
    while 0 <= at <= size - 4:
        code, length = unpack_from("<HH", stream, at)
        here, at = at, at + 4 + length
        if at > size:
            return
        pieces: tuple[bytes, ...] = (stream[here + 4 : at],)
        if stream[at : at + 2] == b"\x3c\x00":
            more = [pieces[0]]
            while at <= size - 4 and stream[at : at + 2] == b"\x3c\x00":
                end = at + 4 + int.from_bytes(stream[at + 2 : at + 4], "little")
                more.append(stream[at + 4 : end])
                at = end
            pieces = tuple(more)
        count += 1
        if not count % _CHECK_EVERY:
            check_time(limits)
        yield Record(code, here, pieces)


def substream(stream: bytes, start: int, limits: Limits) -> Iterator[tuple[int, Record]]:
    """The records from the BOF at ``start`` to its EOF, each with how deep it lies (1: the sheet itself)."""
    depth = 0
    for record in records(stream, limits, start):
        if record.code == BOF:
            depth += 1
        elif depth == 0:
            return
        yield depth, record
        if record.code == EOF:
            depth -= 1
            if depth == 0:
                return


def code_page(number: int) -> str:
    """The codec of a code page; Chinese where the number says nothing of use."""
    if number in _CODE_PAGES:
        return _CODE_PAGES[number]
    try:
        "".encode(f"cp{number}")
    except LookupError:
        return "gb18030"
    return f"cp{number}"


class Dialect(NamedTuple):
    """How a workbook writes strings: Unicode since BIFF8, bytes of a code page before."""

    unicode: bool = True
    codec: str = "gb18030"

    def text(self, data: bytes, at: int, wide_count: bool = True) -> tuple[str, int]:
        """A string with its length before it (two bytes if ``wide_count``), and where it ends."""
        count = unpack_from("<H", data, at)[0] if wide_count else data[at]
        at += 1 + wide_count
        return self.body(data, at, count)

    def body(self, data: bytes, at: int, count: int) -> tuple[str, int]:
        """A string of ``count`` characters whose length stands elsewhere, and where it ends."""
        if not self.unicode:
            return data[at : at + count].decode(self.codec, "replace"), at + count
        if not count:
            return "", at + 1
        flags = data[at]
        at += 1
        runs = extra = 0
        if flags & 8:
            runs = unpack_from("<H", data, at)[0]
            at += 2
        if flags & 4:
            extra = unpack_from("<I", data, at)[0]
            at += 4
        size = count * (1 + (flags & 1))
        text = _decode(data[at : at + size], bool(flags & 1))
        return text, at + size + 4 * runs + extra


@dataclass(slots=True)
class _Pieces:
    """Bytes that go on from one CONTINUE record to the next."""

    pieces: tuple[bytes, ...]
    index: int = 0
    at: int = 0

    def take(self, count: int) -> bytes:
        """``count`` bytes.

        :raises IndexError: if there are fewer.
        """
        found = []
        while count:
            piece = self.pieces[self.index]
            found.append(piece[self.at : self.at + count])
            self.at += len(found[-1])
            count -= len(found[-1])
            if count:
                self._next()
        return b"".join(found)

    def characters(self, count: int, wide: bool) -> str:
        """``count`` characters; where a string goes on in the next record, a byte says again how wide they are."""
        found = []
        while True:
            piece = self.pieces[self.index]
            here = min(count, (len(piece) - self.at) // (1 + wide))
            size = here * (1 + wide)
            found.append(_decode(piece[self.at : self.at + size], wide))
            self.at += size
            count -= here
            if not count:
                return "".join(found)
            self._next()
            wide = bool(self.take(1)[0] & 1)

    def _next(self) -> None:
        self.index += 1
        self.at = 0
        if self.index >= len(self.pieces):
            raise IndexError


@dataclass(slots=True)
class StringTable:
    """The shared strings of a BIFF8 workbook; ``runs`` are (first character, font) of those in several fonts."""

    texts: list[str] = field(default_factory=list)
    runs: dict[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    used: bytearray = field(default_factory=bytearray)
    complete: bool = True

    @classmethod
    def read(cls, record: Record, limits: Limits) -> StringTable:
        """The table as far as it can be read.

        :raises LimitExceeded: if it holds too much.
        """
        table = cls()
        pieces = _Pieces(record.pieces)
        length = 0
        try:
            count = unpack_from("<I", pieces.take(8), 4)[0]
            for index in range(count):
                length += table._one(pieces, index)
                if length > limits.max_characters:
                    raise too_many_characters(limits)
                if index > _STRINGS_PER_BLOCK * limits.max_blocks:
                    raise too_many_blocks(limits)
                if not index % _CHECK_EVERY:
                    check_time(limits)
        except MALFORMED:
            table.complete = False
        table.used = bytearray(len(table.texts))
        return table

    def _one(self, pieces: _Pieces, index: int) -> int:
        count, flags = unpack_from("<HB", pieces.take(3))
        runs = unpack_from("<H", pieces.take(2))[0] if flags & 8 else 0
        extra = unpack_from("<I", pieces.take(4))[0] if flags & 4 else 0
        text = pieces.characters(count, bool(flags & 1)) if count else ""
        if runs:
            raw = pieces.take(4 * runs)
            self.runs[index] = tuple(unpack_from("<HH", raw, 4 * run) for run in range(runs))
        if extra:
            pieces.take(extra)
        self.texts.append(text)
        return len(text) + 1

    def unused(self) -> list[str]:
        """The strings that no cell shows."""
        shown = {text for text, used in zip(self.texts, self.used, strict=True) if used}
        left = (text for text, used in zip(self.texts, self.used, strict=True) if not used and text not in shown)
        return list(dict.fromkeys(left))


def _decode(raw: bytes, wide: bool) -> str:
    return raw.decode("utf-16-le", "replace") if wide else raw.decode("latin-1")
