"""The characters of a PDF page: whole lines at once, single characters only where something is odd.

Asking pdfium for every character costs three times what reading the page does. A line is read as
one piece with one box, unless a table, hidden text or a damaged character is near it.
Source: pdfium's ``fpdf_text.h``. Call only while holding the lock of :mod:`pubcheck.pdf_reader`.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from pubcheck.charset import REPLACEMENT
from pubcheck.layout import FEWEST_ROWS, Segment, gutter_of, rows_of
from pubcheck.lazy_pattern import lazily
from pubcheck.pdf_calls import pdfium
from pubcheck.pdf_page import OFF_PAGE, Drawing
from pubcheck.pdf_shapes import Bounds, apart, united
from pubcheck.pdf_tables import Table
from pubcheck.phrase import Phrase

_HYPHEN = 0x02
_IGNORED = frozenset({0x00, 0xFFFE, 0xFFFF, 0xFEFF, 0x0D})
_ODD = lazily("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ufeff\ud800-\udfff]")
_LINE = lazily(r"[^\r\n]+")
_SAMPLE = 128
_MOST_HIDDEN = 200
_EDGE = 1.0
_FLAT = 0.1
_FEWEST_UPRIGHT = 3


class Piece(NamedTuple):
    """A character, or a line of them; ``bounds`` is ``None`` for those that pdfium made up (spaces, line ends)."""

    text: str
    bounds: Bounds | None
    hidden: Phrase | None = None


class _Line(NamedTuple):
    """A line: where it stands in pdfium's text, its pieces, the rectangles of the stretches it consists of."""

    start: int
    end: int
    pieces: tuple[Piece, ...]
    parts: tuple[Bounds, ...]

    @property
    def is_tall(self) -> bool:
        """Whether it is higher than wide, like upright text and text that is turned."""
        if self.end - self.start < _FEWEST_UPRIGHT or not self.parts:
            return False
        left, right = min(part[0] for part in self.parts), max(part[2] for part in self.parts)
        bottom, top = min(part[1] for part in self.parts), max(part[3] for part in self.parts)
        return top - bottom > 2 * (right - left)


class PageText(NamedTuple):
    """What stands on a page, in pdfium's order; ``unmapped`` is the share of characters without a character map."""

    pieces: tuple[Piece, ...]
    unmapped: float = 0.0

    @property
    def text(self) -> str:
        """All characters."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class RawText:
    """The characters of an open page (``FPDF_TEXTPAGE``) as pdfium gives them."""

    handle: Any
    count: int
    text: str

    @classmethod
    def of(cls, handle: Any, count: int) -> RawText:
        """Read ``count`` characters."""
        raw = pdfium()
        buffer = bytearray(2 * count + 2)
        written = raw.FPDFText_GetText(handle, 0, count, ctypes.addressof(ctypes.c_char.from_buffer(buffer)))
        text = buffer[: 2 * max(0, written - 1)].decode("utf-16-le", "surrogatepass")
        return cls(handle, count, text)

    @property
    def aligned(self) -> bool:
        """Whether positions are pdfium's own: each character is one UTF-16 unit."""
        return len(self.text) == self.count

    def unmapped(self) -> float:
        """The share of characters without a character map."""
        failed, handle, count = pdfium().FPDFText_HasUnicodeMapError, self.handle, self.count
        # They come in runs, because they come in fonts: a sample tells whether there are any.
        if 1 not in [failed(handle, index) for index in range(0, count, max(1, count // _SAMPLE))]:
            return 0.0
        return float(sum(failed(handle, index) == 1 for index in range(count)) / count)


def read_pieces(page_text: RawText, drawing: Drawing, tables: tuple[Table, ...], frame: Bounds) -> PageText:
    """The text of a page of which ``frame`` is visible."""
    count, text = page_text.count, page_text.text
    if not count:
        return PageText(())
    unmapped = page_text.unmapped()
    reader = _Reader(page_text.handle, drawing, frame)
    if not page_text.aligned or unmapped or len(drawing.looks) > _MOST_HIDDEN:
        return PageText(tuple(reader.characters(0, count)), unmapped)
    near = [table.bounds for table in tables] + [bounds for _, bounds in drawing.looks.values()]
    lines: list[_Line] = []
    for match in _LINE.finditer(text):
        start, end = match.span()
        parts = reader.rectangles(start, end - start)
        bounds = parts[0] if parts else None
        for part in parts[1:]:
            bounds = united(bounds, part)
        if bounds is not None and bounds[3] - bounds[1] < _FLAT:
            bounds = reader.heightened(bounds, start)
        if (
            (bounds is not None and (not _within(frame, bounds) or any(not apart(bounds, each) for each in near)))
            or (bounds is None and drawing.looks)
            or _ODD.search(match.group())
        ):
            lines.append(_Line(start, end, tuple(reader.characters(start, end)), parts))
        else:
            lines.append(_Line(start, end, (Piece(match.group(), bounds),), parts))
    return PageText(tuple(_joined(_ordered(lines, reader, frame))), unmapped)


def _joined(lines: Sequence[tuple[Piece, ...]]) -> Iterator[Piece]:
    for number, line in enumerate(lines):
        if number:
            yield Piece("\n", None)
        yield from line


def _ordered(lines: list[_Line], reader: _Reader, frame: Bounds) -> list[tuple[Piece, ...]]:
    """The lines; of a page in two columns that was written line by line across, the left column first."""
    lines = _upright_from_the_right(lines, reader)
    plain = [line.pieces for line in lines]
    width = frame[2] - frame[0]
    right_of_middle = sum(line.parts[-1][0] > frame[0] + 0.35 * width for line in lines if line.parts)
    if right_of_middle < FEWEST_ROWS:
        return plain
    segments = [segment for line in lines for segment in _segments(line.parts, frame)]
    gutter = gutter_of(rows_of(segments, 0.0), width)
    if gutter is None:
        return plain
    gutter += frame[0]
    ordered: list[tuple[Piece, ...]] = []
    left: list[tuple[Piece, ...]] = []
    right: list[tuple[Piece, ...]] = []
    for line in lines:
        if any(part[0] < gutter < part[2] for part in line.parts):
            ordered += [*left, *right, line.pieces]
            left, right = [], []
        elif not line.parts or line.parts[-1][2] <= gutter:
            left.append(line.pieces)
        elif line.parts[0][0] >= gutter:
            right.append(line.pieces)
        else:
            pieces = line.pieces if len(line.pieces) > 1 else tuple(reader.characters(line.start, line.end))
            before = next((n for n, piece in enumerate(pieces) if piece.bounds and piece.bounds[0] >= gutter), 0)
            left.append(pieces[:before])
            right.append(pieces[before:])
    return ordered + left + right


def _upright_from_the_right(lines: list[_Line], reader: _Reader) -> list[_Line]:
    """Lines of upright text that follow each other, the rightmost first; pdfium gives the leftmost first."""
    ordered: list[_Line] = []
    run: list[_Line] = []
    for line in lines:
        if line.is_tall and reader.angle(line.start) < 0.1:
            run.append(line)
            continue
        ordered += [*sorted(run, key=lambda each: -each.parts[0][0]), line]
        run = []
    return ordered + sorted(run, key=lambda each: -each.parts[0][0])


def _segments(parts: tuple[Bounds, ...], frame: Bounds) -> Iterator[Segment]:
    """The stretches of a line between wide gaps, seen from the upper left; the text only tells how long they are."""
    height = max((part[3] - part[1] for part in parts), default=0.0) or 10.0
    runs: list[Bounds] = []
    for part in parts:
        if runs and part[0] - runs[-1][2] <= 0.6 * height and part[0] >= runs[-1][0]:
            runs[-1] = (runs[-1][0], min(runs[-1][1], part[1]), max(runs[-1][2], part[2]), max(runs[-1][3], part[3]))
        else:
            runs.append(part)
    for left, bottom, right, top in runs:
        long = "□" * int((right - left) / max(height, 8.0))
        yield Segment(long, left - frame[0], frame[3] - top, right - frame[0], frame[3] - bottom + (top == bottom))


def _within(frame: Bounds, bounds: Bounds) -> bool:
    return (
        frame[0] - _EDGE <= bounds[0]
        and bounds[2] <= frame[2] + _EDGE
        and frame[1] - _EDGE <= bounds[1]
        and bounds[3] <= frame[3] + _EDGE
    )


class _Reader:
    """Asks pdfium; the four numbers it writes to are made once per page."""

    __slots__ = ("_drawing", "_frame", "_handle", "_raw", "_references", "_sides")

    def __init__(self, handle: Any, drawing: Drawing, frame: Bounds) -> None:
        self._raw, self._handle, self._drawing, self._frame = pdfium(), handle, drawing, frame
        self._sides = tuple(ctypes.c_double() for _ in range(4))
        self._references = tuple(map(ctypes.addressof, self._sides))

    def rectangles(self, start: int, count: int) -> tuple[Bounds, ...]:
        """The rectangles that stretches of a line fill."""
        left, top, right, bottom = self._sides
        found = []
        for index in range(self._raw.FPDFText_CountRects(self._handle, start, count)):
            if self._raw.FPDFText_GetRect(self._handle, index, *self._references):
                found.append((left.value, bottom.value, right.value, top.value))
        return tuple(found)

    def angle(self, index: int) -> float:
        """How far a character is turned, in radians."""
        return abs(float(self._raw.FPDFText_GetCharAngle(self._handle, index)))

    def heightened(self, bounds: Bounds, index: int) -> Bounds:
        """The box of a line whose font has no outlines here, as high as its font."""
        rectangle = (ctypes.c_float * 4)()
        if not self._raw.FPDFText_GetLooseCharBox(self._handle, index, ctypes.addressof(rectangle)):
            return bounds
        return bounds[0], min(bounds[1], rectangle[3]), bounds[2], max(bounds[3], rectangle[1])

    def characters(self, start: int, end: int) -> Iterator[Piece]:
        """Single characters, each with its box and whether it is seen."""
        raw, handle, looks, frame = self._raw, self._handle, self._drawing.looks, self._frame
        high = 0
        for index in range(start, end):
            code = raw.FPDFText_GetUnicode(handle, index)
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            code, high = _code_point(code, high), 0
            if code in _IGNORED and raw.FPDFText_HasUnicodeMapError(handle, index) != 1:
                continue
            bounds = self._box(index) if code not in {0x0A, 0x20} else None
            look = looks.get(raw.FPDFText_GetTextObject(handle, index)) if looks else None
            hidden = look[0] if look is not None else None
            if bounds is not None and not _middle_within(frame, bounds):
                hidden = OFF_PAGE
            text = "-" if code == _HYPHEN else REPLACEMENT if code in _IGNORED else chr(code)
            yield Piece(text, bounds, hidden)

    def _box(self, index: int) -> Bounds | None:
        left, right, bottom, top = self._sides
        if not self._raw.FPDFText_GetCharBox(self._handle, index, *self._references):
            return None
        return left.value, bottom.value, right.value, top.value


def _middle_within(frame: Bounds, bounds: Bounds) -> bool:
    x, y = (bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2
    return frame[0] <= x <= frame[2] and frame[1] <= y <= frame[3]


def _code_point(code: int, high: int) -> int:
    """The code point of one UTF-16 unit, or of a pair whose first half was ``high``."""
    if 0xDC00 <= code < 0xE000:
        return 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else ord(REPLACEMENT)
    return code if code <= 0x10FFFF else ord(REPLACEMENT)
