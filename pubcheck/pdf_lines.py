"""Characters of a PDF page → lines and table rows with their boxes.

The order is pdfium's, which follows the page's content; characters inside a ruled table are
taken out of the lines and stand once, in their row, at the place of the table's first character.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pubcheck.charset import REPLACEMENT
from pubcheck.document import Box, Part
from pubcheck.pdf_page import OCR_LAYER, OFF_PAGE, Bounds, Drawing, address
from pubcheck.pdf_tables import Table
from pubcheck.phrase import Phrase

_HYPHEN = 0x02
_IGNORED = frozenset({0x00, 0xFFFE, 0xFFFF, 0xFEFF, 0x0D})


@dataclass(frozen=True, slots=True)
class PageFrame:
    """The visible rectangle of a page and how it is turned; makes boxes with origin at the upper left."""

    bounds: Bounds
    rotation: int = 0

    def box(self, bounds: Bounds) -> Box:
        """``bounds`` as a reader sees them."""
        left, bottom, right, top = self.bounds
        width, height = right - left, top - bottom
        x0, y0, x1, y1 = bounds[0] - left, top - bounds[3], bounds[2] - left, top - bounds[1]
        if self.rotation == 90:
            x0, y0, x1, y1 = height - y1, x0, height - y0, x1
        elif self.rotation == 180:
            x0, y0, x1, y1 = width - x1, height - y1, width - x0, height - y0
        elif self.rotation == 270:
            x0, y0, x1, y1 = y0, width - x1, y1, width - x0
        return Box(round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2))

    def holds(self, bounds: Bounds) -> bool:
        """Whether the middle of ``bounds`` lies on the page."""
        x, y = (bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2
        return self.bounds[0] <= x <= self.bounds[2] and self.bounds[1] <= y <= self.bounds[3]


@dataclass(frozen=True, slots=True)
class Char:
    """One character; ``bounds`` is ``None`` for those that pdfium made up (spaces, line ends)."""

    text: str
    bounds: Bounds | None
    hidden: Phrase | None
    unmapped: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A block to be."""

    text: str
    part: Part
    box: Bounds | None
    label: str = ""


@dataclass(slots=True)
class _Piece:
    chars: list[str] = field(default_factory=list)
    box: Bounds | None = None

    def put(self, char: Char) -> None:
        self.chars.append(char.text)
        self.box = _union(self.box, char.bounds)


def read_chars(text_page: Any, drawing: Drawing, frame: PageFrame) -> list[Char]:
    """All characters of a page (``PdfTextPage``), in pdfium's order."""
    import pypdfium2.raw as raw

    handle = text_page.raw
    bounds_of = _bounds_reader(handle)
    looks = drawing.looks
    chars: list[Char] = []
    high = 0
    for index in range(raw.FPDFText_CountChars(handle)):
        code = raw.FPDFText_GetUnicode(handle, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        code, high = _code_point(code, high), 0
        unmapped = raw.FPDFText_HasUnicodeMapError(handle, index) == 1
        if code in _IGNORED and not unmapped:
            continue
        bounds = bounds_of(index) if code not in {0x0A, 0x20} else None
        hidden = looks.get(address(raw.FPDFText_GetTextObject(handle, index))) if looks else None
        if bounds is not None and not frame.holds(bounds):
            hidden = OFF_PAGE
        text = "-" if code == _HYPHEN else REPLACEMENT if code in _IGNORED else chr(code)
        chars.append(Char(text, bounds, hidden, unmapped))
    return chars


def _code_point(code: int, high: int) -> int:
    """The code point of one UTF-16 unit, or of a pair whose first half was ``high``."""
    if 0xDC00 <= code < 0xE000:
        return 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else ord(REPLACEMENT)
    return code if code <= 0x10FFFF else ord(REPLACEMENT)


def _bounds_reader(handle: Any) -> Callable[[int], Bounds | None]:
    """Boxes of characters; the four numbers pdfium writes to are made once per page."""
    import pypdfium2.raw as raw

    left, right, bottom, top = numbers = [ctypes.c_double() for _ in range(4)]
    pointers = [ctypes.byref(number) for number in numbers]

    def read(index: int) -> Bounds | None:
        if not raw.FPDFText_GetCharBox(handle, index, *pointers):
            return None
        return left.value, bottom.value, right.value, top.value

    return read


def lines_of(chars: list[Char], tables: tuple[Table, ...], first_table: int) -> Iterator[Line]:
    """Lines and rows in reading order; what a reader does not see follows its line, labelled.

    :param first_table: the number of the first table of this page, for labels.
    """
    owners: list[tuple[int, int, int] | None] = [_cell(char, tables) if tables else None for char in chars]
    done: set[int] = set()
    seen, unseen = _Piece(), dict[Phrase, _Piece]()
    for char, owner in zip(chars, owners, strict=True):
        if owner is not None:
            if owner[0] not in done:
                yield from _close(seen, unseen)
                seen, unseen = _Piece(), {}
                done.add(owner[0])
                yield from _rows(chars, owners, tables, owner[0], first_table)
        elif char.text == "\n":
            yield from _close(seen, unseen)
            seen, unseen = _Piece(), {}
        elif char.hidden is not None and char.hidden is not OCR_LAYER:
            unseen.setdefault(char.hidden, _Piece()).put(char)
        else:
            seen.put(char)
    yield from _close(seen, unseen)


def _cell(char: Char, tables: tuple[Table, ...]) -> tuple[int, int, int] | None:
    if char.bounds is None or char.hidden is not None:
        return None
    x, y = (char.bounds[0] + char.bounds[2]) / 2, (char.bounds[1] + char.bounds[3]) / 2
    for number, table in enumerate(tables):
        place = table.find(x, y)
        if place is not None:
            return number, *place
    return None


def _close(seen: _Piece, unseen: dict[Phrase, _Piece]) -> Iterator[Line]:
    if seen.chars:
        yield Line("".join(seen.chars).strip(), Part.BODY, seen.box)
    for label, piece in unseen.items():
        yield Line("".join(piece.chars).strip(), Part.HIDDEN, piece.box, label)


def _rows(
    chars: list[Char],
    owners: list[tuple[int, int, int] | None],
    tables: tuple[Table, ...],
    number: int,
    first_table: int,
) -> Iterator[Line]:
    """The rows of one table: cells joined by a tab, lines inside a cell by a line feed."""
    cells: dict[tuple[int, int], _Piece] = {}
    gaps: dict[tuple[int, int], str] = {}
    last: tuple[int, int] | None = None
    for char, owner in zip(chars, owners, strict=True):
        if owner is None:
            # Spaces and line ends have no box: they belong to the cell before them, if text follows there.
            if char.bounds is None and last is not None:
                gaps[last] = "\n" if char.text == "\n" or gaps.get(last) == "\n" else char.text
            continue
        if owner[0] == number:
            last = owner[1:]
            piece = cells.setdefault(last, _Piece())
            if piece.chars and last in gaps:
                piece.chars.append(gaps[last])
            gaps.pop(last, None)
            piece.put(char)
        else:
            last = None
    label = Phrase(f"表{first_table + number}", f"table {first_table + number}")
    for row, columns in enumerate(tables[number].rows):
        pieces = [cells.get((row, column), _Piece()) for column in range(len(columns))]
        box: Bounds | None = None
        for piece in pieces:
            box = _union(box, piece.box)
        text = "\t".join("".join(piece.chars).strip() for piece in pieces).rstrip("\t")
        yield Line(text, Part.TABLE, box, label)


def _union(one: Bounds | None, other: Bounds | None) -> Bounds | None:
    if one is None or other is None:
        return one or other
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
