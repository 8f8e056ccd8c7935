"""The looks of runs and paragraphs that Word 97–2003 writes as lists of single modifiers (sprms).

Only what decides where text belongs is read: hidden, tracked, white, tiny, symbol, picture; in
table, end of cell, end of row. Source: [MS-DOC] 2.6 (sprms), 2.9.249 (Shd), 2.9.271 (STSH).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

_OPERANDS = (1, 1, 2, 4, 2, 2, -1, 3)
_LONG_TABLE, _TABS = 0xD608, 0xC615
_WHITE_NUMBER = 8
_LIGHT = 230
_TINY_HALF_POINTS = 2


class RunLook(NamedTuple):
    """A run: ``None`` where nothing is said. Bit 7 of ``vanish`` refers to the style, bit 0 negates it."""

    deleted: bool = False
    inserted: bool = False
    deleted_by: int = 0
    inserted_by: int = 0
    vanish: int | None = None
    white: bool | None = None
    tiny: bool | None = None
    dark: bool | None = None
    style: int | None = None
    picture: int | None = None
    is_data: bool = False
    symbol: tuple[int, int] | None = None


class ParagraphLook(NamedTuple):
    """A paragraph; ``depth`` counts the tables it lies in, ``dark_row`` is what its row's end says."""

    style: int = 0
    depth: int = 0
    ends_row: bool = False
    ends_inner_cell: bool = False
    dark: bool = False
    dark_row: bool = False


def sprms(grpprl: bytes) -> Iterator[tuple[int, bytes]]:
    """The single modifiers of a group: number and operand."""
    at = 0
    while at + 2 < len(grpprl):
        (number,) = struct.unpack_from("<H", grpprl, at)
        at += 2
        size = _OPERANDS[number >> 13]
        if number == _LONG_TABLE:
            size = 1 + int.from_bytes(grpprl[at : at + 2], "little")
        elif size < 0:
            size = grpprl[at] + 1
            if number == _TABS and size == 256:
                return
        yield number, grpprl[at : at + size]
        at += size


_MOST_STYLES, _MOST_PARENTS = 4094, 32


def run_look(grpprl: bytes) -> RunLook:
    """What a group says about a run."""
    said: dict[str, object] = {}
    for number, operand in sprms(grpprl):
        value = int.from_bytes(operand, "little")
        if number in _FLAGS:
            said[_FLAGS[number]] = bool(value & 1)
        elif number in _NUMBERS:
            said[_NUMBERS[number]] = value
        elif number == 0x2A42:
            said["white"] = value == _WHITE_NUMBER
        elif number == 0x6870:
            said["white"] = value < 1 << 24 and min(operand[:3], default=0) >= 0xFA
        elif number == 0x4A43:
            said["tiny"] = value <= _TINY_HALF_POINTS
        elif number in (0xCA71, 0x4866):
            said["dark"] = _is_dark(operand[1:] if number == 0xCA71 else operand)
        elif number == 0x2A0C:
            said["dark"] = value not in (0, _WHITE_NUMBER)
        elif number == 0x6A09 and len(operand) == 4:
            said["symbol"] = struct.unpack("<HH", operand)
    return RunLook(**said)  # type: ignore[arg-type]


_FLAGS = {0x0800: "deleted", 0x0801: "inserted", 0x0806: "is_data"}
_NUMBERS = {
    0x083C: "vanish",
    0x0818: "vanish",
    0x4804: "inserted_by",
    0x4863: "deleted_by",
    0x4A30: "style",
    0x6A03: "picture",
}


def paragraph_look(style: int, grpprl: bytes) -> ParagraphLook:
    """What a group says about a paragraph of ``style``."""
    in_table = ends_row = ends_inner_cell = dark = dark_row = False
    depth = 0
    for number, operand in sprms(grpprl):
        value = int.from_bytes(operand, "little")
        if number == 0x2416:
            in_table = bool(value)
        elif number in (0x2417, 0x244C):
            ends_row = ends_row or bool(value)
        elif number == 0x244B:
            ends_inner_cell = bool(value)
        elif number == 0x6649:
            depth = value if value < 1 << 31 else 0
        elif number == 0x4600:
            style = value
        elif number in (0xC64D, 0x442D):
            dark = _is_dark(operand[1:] if number == 0xC64D else operand)
        elif number in (0xD612, 0xD616, 0xD60C, 0xD670, 0xD671, 0xD672):
            dark_row = dark_row or any(_is_dark(operand[at : at + 10]) for at in range(1, len(operand), 10))
        elif number == 0xD609:
            dark_row = dark_row or any(_is_dark(operand[at : at + 2]) for at in range(1, len(operand), 2))
        elif number in (0xD62D, 0xD660):
            dark_row = dark_row or _is_dark(operand[-10:])
    return ParagraphLook(style, depth or int(in_table), ends_row, ends_inner_cell, dark, dark_row)


def _is_dark(shade: bytes) -> bool:
    """Whether a shading (Shd of ten bytes, or Shd80 of two) shows white letters."""
    if len(shade) == 2:
        value = int.from_bytes(shade, "little")
        fore, back, pattern = value & 31, value >> 5 & 31, value >> 10
        colour = back if pattern == 0 else fore
        return value != 0xFFFF and (pattern > 1 or colour not in (0, _WHITE_NUMBER))
    if len(shade) < 10:
        return False
    pattern = int.from_bytes(shade[8:10], "little")
    red, green, blue, automatic = shade[4:8] if pattern == 0 else shade[:4]
    if pattern == 0xFFFF:
        return False
    return pattern > 1 or (not automatic and min(red, green, blue) < _LIGHT)


@dataclass(frozen=True, slots=True)
class _Style:
    """A style as it stands in the sheet: what it is based on, and what it says of its runs."""

    parent: int
    look: RunLook = field(default_factory=RunLook)


class Styles:
    """Style number → the look of its runs, with what it is based on; as far as the sheet can be read."""

    def __init__(self, sheet: bytes) -> None:
        self._found: dict[int, _Style] = {}
        self._looks: dict[int, RunLook] = {}
        self.is_broken = False
        try:
            size, count, fixed = struct.unpack_from("<HHH", sheet)
            at = 2 + size
            for number in range(min(count, _MOST_STYLES)):
                length = struct.unpack_from("<H", sheet, at)[0]
                if length:
                    self._found[number] = _style(sheet[at + 2 : at + 2 + length], fixed)
                at += 2 + length
        except (struct.error, IndexError):
            self.is_broken = bool(sheet)

    def look(self, number: int) -> RunLook:
        """The look of style ``number``; a silent one where there is no such style."""
        if number not in self._found:
            return RunLook()
        if number not in self._looks:
            self._looks[number] = _inherited(self._found, number)
        return self._looks[number]


def _style(std: bytes, fixed: int) -> _Style:
    kind_parent, count = struct.unpack_from("<HH", std, 2)
    kind, parent, count = kind_parent & 15, kind_parent >> 4, count & 15
    at = fixed + 2 + 2 * struct.unpack_from("<H", std, fixed)[0] + 2
    # Paragraph styles have their paragraph properties first, character styles only this one.
    wanted = {1: 1, 2: 0, 3: 2}.get(kind, -1)
    look = RunLook()
    for number in range(count):
        at += at % 2
        size = struct.unpack_from("<H", std, at)[0]
        if number == wanted:
            look = run_look(std[at + 2 : at + 2 + size])
        at += 2 + size
    return _Style(parent, look)


def _inherited(styles: dict[int, _Style], number: int) -> RunLook:
    look = styles[number].look
    seen = {number}
    while (parent := styles[number].parent) in styles and parent not in seen and len(seen) < _MOST_PARENTS:
        seen.add(parent)
        beneath = styles[parent].look
        names = ("vanish", "white", "tiny", "dark")
        look = look._replace(**{name: getattr(beneath, name) for name in names if getattr(look, name) is None})
        number = parent
    return look
