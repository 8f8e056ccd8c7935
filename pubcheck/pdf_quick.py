"""Pages of nothing but plain text, one stretch a line: most pages of most documents, read in one go.

Anything else (a table, a picture, a white, invisible, tiny or clipped word, a word off the page, a
line of several stretches, a note) makes :func:`quick_lines` return ``None``, and the page is read piece by piece.
Call only while holding the lock of :mod:`pubcheck.pdf_reader`: pdfium is not thread-safe.
"""

from __future__ import annotations

import ctypes
from typing import Any

from pubcheck.document import Box
from pubcheck.garbled import SUSPICIOUS
from pubcheck.lazy_pattern import lazily
from pubcheck.pdf_calls import pdfium
from pubcheck.pdf_lines import PlainLines
from pubcheck.pdf_page import LIGHT, LOW
from pubcheck.pdf_shapes import Bounds, Shapes

# Control characters, halves of pairs, private use, and what may have to be repaired.
_ODD = lazily("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\uf8ff\ufeff\ufffd-\uffff]|" + SUSPICIOUS.pattern)
_HAN = lazily("[\u4e00-\u9fff]")
_JUDGED = 64
_LEAST_HAN = 8
_MOST_LINES = 200
_EDGE = 1.0
_HALF = 0.45
_SIDE_BY_SIDE = 8
_TALL = 2.0


class QuickReader:
    """Reads the plain pages of one document; the numbers pdfium writes to are made once."""

    __slots__ = ("_fill", "_raw", "_shapes", "_sides", "_to_fill", "_to_sides")

    def __init__(self) -> None:
        self._raw = pdfium()
        self._shapes = Shapes()
        self._sides = tuple(ctypes.c_float() for _ in range(4))
        self._to_sides = tuple(map(ctypes.addressof, self._sides))
        self._fill = tuple(ctypes.c_uint() for _ in range(4))
        self._to_fill = tuple(map(ctypes.addressof, self._fill))

    def lines(self, page: Any, text_page: Any, text: str, frame: Bounds, edge: float) -> PlainLines | None:
        """The lines of a page (``FPDF_PAGE``) with their boxes; ``None`` if it is no plain page.

        :param text: all characters of ``text_page``, each one UTF-16 unit.
        :param edge: the share of the height that counts as its edge.
        """
        raw = self._raw
        lines = text.split("\r\n")
        count = len(lines)
        if count > _MOST_LINES or raw.FPDFPage_CountObjects(page) != count:
            return None
        if _ODD.search(text) or text.count("\n") != count - 1 or len(_HAN.findall(text[:_JUDGED])) < _LEAST_HAN:
            return None
        # All in one loop with local names: a page has some thirty lines, and each call would cost a third of a line.
        owner, mode, fill = raw.FPDFText_GetTextObject, raw.FPDFTextObj_GetTextRenderMode, raw.FPDFPageObj_GetFillColor
        clip, paths, bounds = raw.FPDFPageObj_GetClipPath, raw.FPDFClipPath_CountPaths, raw.FPDFPageObj_GetBounds
        red, green, blue, alpha = self._fill
        to_red, to_green, to_blue, to_alpha = self._to_fill
        left, bottom, right, top = self._sides
        to_left, to_bottom, to_right, to_top = self._to_sides
        west, south, east, north = frame
        lowest, highest, leftmost, rightmost = south - _EDGE, north + _EDGE, west - _EDGE, east + _EDGE
        middle = west + _HALF * (east - west)
        upper, lower = north - edge * (north - south), south + edge * (north - south)
        failed = raw.FPDFText_HasUnicodeMapError
        edges: list[int] = []
        texts: list[str] = []
        boxes: list[Box] = []
        handles: set[int] = set()
        position = beside = 0
        for line in lines:
            words = line.strip()
            handle = owner(text_page, position)
            position += len(line) + 2
            # Painted text has the mode 0.
            if not words or not handle or mode(handle) or failed(text_page, position - 3) == 1:
                return None
            # Without a colour of its own text is black.
            if fill(handle, to_red, to_green, to_blue, to_alpha) and (
                not alpha.value or (red.value >= LIGHT and green.value >= LIGHT and blue.value >= LIGHT)
            ):
                return None
            if paths(clip(handle)) > 0 and not self._is_shown(handle, frame):
                return None
            bounds(handle, to_left, to_bottom, to_right, to_top)
            x0, y0, x1, y1 = left.value, bottom.value, right.value, top.value
            if (
                x0 < leftmost
                or y0 < lowest
                or x1 > rightmost
                or y1 > highest
                or y1 - y0 < LOW
                or y1 - y0 > _TALL * (x1 - x0)
            ):
                return None
            if y0 > upper or y1 < lower:
                edges.append(len(texts))
            handles.add(handle)
            beside += x0 > middle
            texts.append(words)
            boxes.append(Box(x0 - west, north - y1, x1 - west, north - y0))
        # Each object has a line of its own; many lines in the right half may be a second column.
        return PlainLines(texts, boxes, edges) if len(handles) == count and beside < _SIDE_BY_SIDE else None

    def _is_shown(self, handle: int, frame: Bounds) -> bool:
        """Whether the clip path of an object leaves the whole page."""
        shown = self._shapes.clip(handle, None, {})
        return shown is not None and _spans(shown, frame)


def _spans(outer: Bounds, inner: Bounds) -> bool:
    return (
        outer[0] <= inner[0] + _EDGE
        and outer[1] <= inner[1] + _EDGE
        and outer[2] >= inner[2] - _EDGE
        and outer[3] >= inner[3] - _EDGE
    )
