"""The globals of a binary workbook: its sheets, styles, strings, names and people.

Source: [MS-XLS] 2.1.7.20.3 (Globals Substream) and the records named in ``_READERS``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from struct import unpack_from
from typing import NamedTuple

from pubcheck.biff import BIFF8, BOF, EOF, MALFORMED, Dialect, StringTable, code_page, records
from pubcheck.biff_formula import formula_strings
from pubcheck.cell_format import BUILT_IN, cell_format
from pubcheck.cell_grid import TINY, WHITE, Sheet, State
from pubcheck.document import Part
from pubcheck.phrase import Phrase
from pubcheck.refusal import damaged, encrypted, too_many_pages
from pubcheck.settings import Limits
from pubcheck.sheetml_style import GENERAL, CellStyle

_AUTOMATIC = {0x40: "000000", 0x41: "FFFFFF", 0x7FFF: "000000"}
_COLOURS = ("000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF")
_STATES = (State.VISIBLE, State.HIDDEN, State.VERY_HIDDEN)
_NEARLY_WHITE = 0xF5
_SMALLEST = 40  # twentieths of a point
_NAME = Phrase("定义的名称", "defined name")
_HIDDEN_NAME = Phrase("隐藏的名称", "hidden name")
_USER = Phrase("最后保存者", "last modified by")
_RESERVED_BY = Phrase("写保护人", "who reserved it")
_EXTERNAL = Phrase("外部工作簿", "another workbook")
_EXTERNAL_CACHE = Phrase("外部工作簿的缓存", "cache of another workbook")
_BUILT_IN_NAMES = 14  # names that are one character: print area, print titles, filter …


class Bound(NamedTuple):
    """A sheet as the globals list it: where its records begin, and of which kind it is (1: macros)."""

    sheet: Sheet
    start: int
    kind: int


@dataclass(slots=True)
class Globals:
    """What all sheets share; ``beside`` holds texts of the workbook itself, to be added behind the sheets."""

    dialect: Dialect = field(default_factory=Dialect)
    bounds: list[Bound] = field(default_factory=list)
    strings: StringTable = field(default_factory=StringTable)
    styles: list[CellStyle] = field(default_factory=list)
    fonts: list[tuple[str, int]] = field(default_factory=list)
    epoch_1904: bool = False
    pictures: int = 0
    beside: list[tuple[str, Part, Phrase]] = field(default_factory=list)
    _palette: dict[int, str] = field(default_factory=dict)
    _formats: dict[int, str] = field(default_factory=lambda: dict(BUILT_IN))
    _xfs: list[tuple[int, int, int, int]] = field(default_factory=list)

    @classmethod
    def read(cls, stream: bytes, limits: Limits) -> Globals:
        """The globals at the beginning of ``stream``.

        :raises DamagedDocument: if it does not begin with a workbook of BIFF5 or later.
        :raises EncryptedDocument: if it is protected by a password.
        """
        found = cls()
        for record in records(stream, limits):
            if record.at == 0:
                if record.code != BOF or len(record.data) < 4:
                    raise damaged("XLS", "XLS")
                found.dialect = Dialect(unpack_from("<H", record.data)[0] >= BIFF8)
            elif record.code == 0x2F:
                raise encrypted("Excel", "Excel")
            elif record.code == EOF:
                break
            elif record.code == 0xFC:
                found.strings = StringTable.read(record, limits)
            else:
                reader = _READERS.get(record.code)
                try:
                    if reader is not None:
                        reader(found, record.data)
                except MALFORMED:
                    continue
            if len(found.bounds) > limits.max_pages:
                raise too_many_pages(limits)
        found.styles = [found._style(*each) for each in found._xfs] or [GENERAL]
        return found

    def white_from(self, index: int, text: str) -> tuple[str, str]:
        """A shared string apart: what is seen, and its runs in white."""
        seen: list[str] = []
        white: list[str] = []
        starts = [(0, -1), *self.strings.runs[index]]
        ends = [start for start, _ in starts[1:]] + [len(text)]
        for (start, font), end in zip(starts, ends, strict=True):
            is_white = 0 <= font < len(self.fonts) and self._colour(self.fonts[font][0]) == "FFFFFF"
            (white if is_white else seen).append(text[start:end])
        return "".join(seen), "".join(white)

    def _style(self, font: int, number: int, pattern: int, ground: int) -> CellStyle:
        name, height = self.fonts[font] if font < len(self.fonts) else ("", 200)
        fill = "FFFFFF" if pattern == 0 else self._colour(str(ground)) if pattern == 1 else "pattern"
        ink = self._colour(name)
        why = TINY if height < _SMALLEST else WHITE if ink == fill else None
        return CellStyle(cell_format(self._formats.get(number, "General")), why, fill == "FFFFFF")

    def _colour(self, index: str) -> str:
        number = int(index or 0x7FFF)
        if number in _AUTOMATIC:
            return _AUTOMATIC[number]
        default = _COLOURS[number % 8] if number < 16 else f"indexed {number}"
        return self._palette.get(number, default)

    def code_page(self, data: bytes) -> None:
        """The code page of strings before BIFF8."""
        self.dialect = Dialect(self.dialect.unicode, code_page(unpack_from("<H", data)[0]))

    def bound(self, data: bytes) -> None:
        """A sheet: its place, state, kind and name."""
        start, state, kind = unpack_from("<IBB", data)
        name, _ = self.dialect.text(data, 6, wide_count=False)
        sheet = Sheet(len(self.bounds) + 1, name, _STATES[min(state & 3, 2)])
        self.bounds.append(Bound(sheet, start, kind))

    def font(self, data: bytes) -> None:
        """A font: size and colour. Number 4 does not exist, so the next one is 5."""
        height, _, colour = unpack_from("<HHH", data)
        if len(self.fonts) == 4:
            self.fonts.append(("", 200))
        self.fonts.append((str(colour), height))

    def format(self, data: bytes) -> None:
        """A number format."""
        number = unpack_from("<H", data)[0]
        self._formats[number], _ = self.dialect.text(data, 2, wide_count=self.dialect.unicode)

    def xf(self, data: bytes) -> None:
        """A style: font, format, pattern and ground."""
        font, number = unpack_from("<HH", data)
        if self.dialect.unicode:
            pattern, ground = unpack_from("<I", data, 14)[0] >> 26, unpack_from("<H", data, 18)[0] & 0x7F
        else:
            pattern, ground = unpack_from("<H", data, 10)[0] & 0x3F, unpack_from("<H", data, 8)[0] & 0x7F
        self._xfs.append((font, number, pattern, ground))

    def palette(self, data: bytes) -> None:
        """The workbook's own colours, from number 8 on."""
        for index in range(min(unpack_from("<H", data)[0], 56)):
            rgb = data[2 + 4 * index : 5 + 4 * index]
            self._palette[8 + index] = "FFFFFF" if min(rgb) >= _NEARLY_WHITE else rgb.hex().upper()

    def date_mode(self, data: bytes) -> None:
        """Whether days count from 1904."""
        self.epoch_1904 = unpack_from("<H", data)[0] == 1

    def user(self, data: bytes) -> None:
        """Who saved the file last."""
        name, _ = self.dialect.text(data, 0, wide_count=self.dialect.unicode)
        self.beside.append((name.strip(), Part.METADATA, _USER))

    def reserved(self, data: bytes) -> None:
        """Who reserved the file for writing."""
        name, _ = self.dialect.text(data, 4, wide_count=self.dialect.unicode)
        self.beside.append((name, Part.METADATA, _RESERVED_BY))

    def name(self, data: bytes) -> None:
        """A defined name with the words of its value."""
        flags, _, count, size = unpack_from("<HBBH", data)
        name, at = self.dialect.body(data, 14, count)
        if flags & 0x20 and len(name) == 1 and ord(name) < _BUILT_IN_NAMES:
            return
        words = formula_strings(data[at : at + size]) if self.dialect.unicode else []
        self.beside.append(("\t".join([name, *words]), Part.METADATA, _HIDDEN_NAME if flags & 1 else _NAME))

    def other_book(self, data: bytes) -> None:
        """Another workbook that formulas refer to: its path and sheets."""
        count, length = unpack_from("<HH", data)
        if not self.dialect.unicode or length in (0x0401, 0x3A01):
            return
        path, at = self.dialect.text(data, 2)
        self.beside.append((_path(path), Part.LINK_TARGET, _EXTERNAL))
        for _ in range(count):
            name, at = self.dialect.text(data, at)
            self.beside.append((name, Part.METADATA, _EXTERNAL_CACHE))

    def other_cells(self, data: bytes) -> None:
        """Values that the workbook keeps of another one."""
        last, first, _ = unpack_from("<BBH", data)
        words, at = [], 4
        for _ in range(max(0, last - first + 1)):
            kind, at = data[at], at + 1
            if kind == 2:
                text, at = self.dialect.text(data, at)
                words.append(text)
            else:
                words.append(f"{unpack_from('<d', data, at)[0]:.15g}" if kind == 1 else "")
                at += 8
        self.beside.append(("\t".join(words), Part.HIDDEN, _EXTERNAL_CACHE))

    def drawing_group(self, data: bytes) -> None:
        """The pictures of all sheets."""
        self.pictures += len(data)


def _path(encoded: str) -> str:
    """A path whose separators are control characters ([MS-XLS] 2.5.277, VirtualPath)."""
    if encoded.startswith("\x01\x01") and len(encoded) > 2:
        encoded = "\\\\" + encoded[3:] if encoded[2] == "@" else f"{encoded[2]}:\\{encoded[3:]}"
    return "".join("\\" if character < " " else character for character in encoded.lstrip("\x01"))


_READERS: dict[int, Callable[[Globals, bytes], None]] = {
    0x42: Globals.code_page,
    0x85: Globals.bound,
    0x31: Globals.font,
    0x41E: Globals.format,
    0xE0: Globals.xf,
    0x92: Globals.palette,
    0x22: Globals.date_mode,
    0x5C: Globals.user,
    0x5B: Globals.reserved,
    0x18: Globals.name,
    0x1AE: Globals.other_book,
    0x5A: Globals.other_cells,
    0xEB: Globals.drawing_group,
}
