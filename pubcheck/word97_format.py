"""Where the formatting of a Word 97–2003 document lies, and which runs a reader does not see.

Direct formatting, the piece's modifier, character style and paragraph style are looked at.
Source: [MS-DOC] 2.4.6 (applying properties), 2.8.5–2.8.6 (PlcBteChpx, PlcBtePapx), 2.9.33
(ChpxFkp), 2.9.175 (PapxFkp), 2.9.214–2.9.216 (Prm).
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator

from pubcheck.word97 import Piece, Table, WordFile
from pubcheck.word97_look import ParagraphLook, RunLook, Styles, paragraph_look, run_look, sprms

_PAGE = 512
_CACHED = 4096
# Prm0: a number of seven bits stands for the property.
_SHORT = {
    0x18: 0x2416,
    0x19: 0x2417,
    0x41: 0x0800,
    0x42: 0x0801,
    0x47: 0x0806,
    0x51: 0x0818,
    0x5C: 0x083C,
    0x62: 0x2A42,
}
_HUGE = frozenset({0x6645, 0x6646, 0x646B})


class Formatting:
    """The looks of a document's runs and paragraphs, found by file position."""

    def __init__(self, word: WordFile) -> None:
        self._word = word
        self._characters = _Pages(word, word.structure(Table.CHARACTER_PAGES), paragraphs=False)
        self._paragraphs = _Pages(word, word.structure(Table.PARAGRAPH_PAGES), paragraphs=True)
        self._styles = Styles(word.structure(Table.STYLES))
        self._looks: dict[tuple[bytes, int], RunLook] = {}
        self._paragraph_looks: dict[tuple[bytes, int], ParagraphLook] = {}
        self.pages = frozenset(self._characters.numbers) | frozenset(self._paragraphs.numbers)

    @property
    def is_broken(self) -> bool:
        """Whether formatting could not be found or read so far: hidden text would pass for visible."""
        broken = self._characters.is_broken or self._paragraphs.is_broken or self._styles.is_broken
        return broken or not self._characters.numbers

    def runs(self, start: int, end: int) -> Iterator[tuple[int, int, RunLook]]:
        """Stretches of one look between two character positions."""
        while start < end:
            piece = self._word.piece_at(start)
            stop = min(end, piece.end)
            if stop <= start:
                return
            fc = piece.fc + (start - piece.start) * piece.width
            upto = piece.fc + (stop - piece.start) * piece.width
            for first, last, grpprl in self._characters.between(fc, upto):
                # A run that begins inside a unit is put to the unit.
                low, high = -(-(first - fc) // piece.width), -(-(last - fc) // piece.width)
                if high > low:
                    yield start + low, start + high, self._look(grpprl, piece)
            start = stop

    def paragraph(self, cp: int) -> ParagraphLook:
        """The look of the paragraph whose mark stands at ``cp``."""
        piece = self._word.piece_at(cp)
        key = (self._paragraphs.at(piece.fc + (cp - piece.start) * piece.width), piece.modifier)
        look = self._paragraph_looks.get(key)
        if look is None:
            if len(self._paragraph_looks) >= _CACHED:
                self._paragraph_looks.clear()
            papx = key[0]
            groups = (papx[2:], *self._huge(papx[2:]), self._modifier(piece))
            look = paragraph_look(int.from_bytes(papx[:2], "little"), b"".join(groups))
            self._paragraph_looks[key] = look
        return look

    def hidden(self, run: RunLook, paragraph: ParagraphLook) -> str:
        """``vanish``, ``white`` or ``tiny`` where a reader does not see the run, else nothing."""
        style = self._styles.look(run.style) if run.style else RunLook()
        beneath = self._styles.look(paragraph.style)
        by_style = bool(beneath.vanish if style.vanish is None else style.vanish)
        if (
            (by_style != bool(run.vanish & 1))
            if run.vanish is not None and run.vanish & 0x80
            else (by_style if run.vanish is None else bool(run.vanish))
        ):
            return "vanish"
        if _first(run.white, style.white, beneath.white):
            dark = _first(run.dark, style.dark, beneath.dark)
            return "" if dark or paragraph.dark or paragraph.dark_row else "white"
        return "tiny" if _first(run.tiny, style.tiny, beneath.tiny) else ""

    def _look(self, grpprl: bytes, piece: Piece) -> RunLook:
        key = (grpprl, piece.modifier)
        look = self._looks.get(key)
        if look is None:
            if len(self._looks) >= _CACHED:
                self._looks.clear()
            look = self._looks[key] = run_look(grpprl + self._modifier(piece))
        return look

    def _modifier(self, piece: Piece) -> bytes:
        if piece.modifier & 1:
            number = piece.modifier >> 1
            return self._word.modifiers[number] if number < len(self._word.modifiers) else b""
        number = _SHORT.get(piece.modifier >> 1 & 0x7F, 0)
        return struct.pack("<HB", number, piece.modifier >> 8) if number else b""

    def _huge(self, grpprl: bytes) -> Iterator[bytes]:
        """Formatting of large tables lies in the stream ``Data``."""
        for number, operand in sprms(grpprl):
            if number in _HUGE and len(operand) == 4:
                at = int.from_bytes(operand, "little")
                size = int.from_bytes(self._word.more[at : at + 2], "little")
                yield self._word.more[at + 2 : at + 2 + size]


class _Pages:
    """Formatted pages (FKP), read when they are needed; the one in use is kept."""

    def __init__(self, word: WordFile, table: bytes, *, paragraphs: bool) -> None:
        self._stream, self._is_paragraphs = word.stream, paragraphs
        count = min(max(0, (len(table) - 4) // 8), len(word.stream) // _PAGE + 1)
        entries = max(0, (len(table) - 4) // 8)
        self._starts = struct.unpack_from(f"<{count + 1}I", table) if count else ()
        self.numbers = tuple(
            number & 0x3FFFFF
            for number in (struct.unpack_from(f"<{count}I", table, 4 * (entries + 1)) if count else ())
        )
        self.is_broken = False
        self._open = -1
        self._places: tuple[int, ...] = ()
        self._groups: tuple[bytes, ...] = ()

    def at(self, fc: int) -> bytes:
        """The group for the byte at ``fc``."""
        return self._found(fc)[1]

    def between(self, start: int, end: int) -> Iterator[tuple[int, int, bytes]]:
        """All groups from byte ``start`` to ``end``, without a hole."""
        while start < end:
            stop, group = self._found(start)
            stop = min(end, stop) if stop > start else end
            yield start, stop, group
            start = stop

    def _found(self, fc: int) -> tuple[int, bytes]:
        """Where the run around ``fc`` ends, and its group; 0 and nothing where there is none."""
        index = bisect_right(self._starts, fc) - 1
        if not 0 <= index < len(self.numbers):
            return 0, b""
        if index != self._open:
            self._open = index
            self._places, self._groups = self._read(self.numbers[index])
        run = bisect_right(self._places, fc) - 1
        if not 0 <= run < len(self._groups):
            return 0, b""
        return self._places[run + 1], self._groups[run]

    def _read(self, number: int) -> tuple[tuple[int, ...], tuple[bytes, ...]]:
        page = self._stream[number * _PAGE : (number + 1) * _PAGE]
        count, step = page[-1] if len(page) == _PAGE else 0, 13 if self._is_paragraphs else 1
        if not count or 4 * (count + 1) + count * step >= _PAGE:
            self.is_broken = True
            return (), ()
        places = struct.unpack_from(f"<{count + 1}I", page)
        offsets = (2 * page[4 * (count + 1) + step * run] for run in range(count))
        return places, tuple(self._group(page, offset) for offset in offsets)

    def _group(self, page: bytes, offset: int) -> bytes:
        if not offset:
            return b""
        size = page[offset]
        if not self._is_paragraphs:
            return page[offset + 1 : offset + 1 + size]
        # An odd number of bytes, or zero and then half of an even one.
        return (
            page[offset + 1 : offset + 2 * size]
            if size
            else page[offset + 2 : offset + 2 + 2 * page[offset + 1 : offset + 2][0]]
        )


def _first(*values: bool | None) -> bool:
    return next((value for value in values if value is not None), False)
