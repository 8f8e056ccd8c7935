"""Geometry of pdfium's page objects: bounds, colours, matrices, segments; in the page's coordinates.

Call only while holding the lock of :mod:`pubcheck.pdf_reader`: pdfium is not thread-safe.
Source: ISO 32000-1, 8.3 (coordinates), 8.5 (paths), 8.10 (form XObjects).
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from typing import Any, NamedTuple

from pubcheck.document import Box
from pubcheck.pdf_calls import pdfium

Bounds = tuple[float, float, float, float]
"""Left, bottom, right, top."""
Matrix = tuple[float, float, float, float, float, float]

_MOST_SEGMENTS = 2_000
_DEEPEST_FORM = 8
TEXT, PATH, IMAGE, FORM = 1, 2, 3, 5
"""Kinds of page objects, as pdfium numbers them (``FPDF_PAGEOBJ_…``)."""
_LINE, _MOVE = 0, 2


class PageFrame(NamedTuple):
    """The visible rectangle of a page and how it is turned; makes boxes with origin at the upper left."""

    bounds: Bounds
    rotation: int = 0

    @property
    def area(self) -> float:
        """In square points."""
        return (self.bounds[2] - self.bounds[0]) * (self.bounds[3] - self.bounds[1])

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
        return Box(x0, y0, x1, y1)


class Shapes:
    """Reads objects; the numbers pdfium writes to are made once, for one page."""

    __slots__ = ("_ints", "_matrix", "_numbers", "_to_ints", "_to_matrix", "_to_numbers", "raw")

    def __init__(self) -> None:
        self.raw = pdfium()
        self._numbers = tuple(ctypes.c_float() for _ in range(4))
        self._to_numbers = tuple(map(ctypes.addressof, self._numbers))
        self._ints = tuple(ctypes.c_uint() for _ in range(4))
        self._to_ints = tuple(map(ctypes.addressof, self._ints))
        self._matrix = (ctypes.c_float * 6)()
        self._to_matrix = ctypes.addressof(self._matrix)

    def objects(self, page: Any) -> Iterator[tuple[Any, Matrix | None]]:
        """All objects of a page in the order they are drawn; for those inside a form, the way to the page."""
        raw = self.raw
        for index in range(raw.FPDFPage_CountObjects(page)):
            handle = raw.FPDFPage_GetObject(page, index)
            yield handle, None
            if raw.FPDFPageObj_GetType(handle) == FORM:
                yield from self._inside(handle, self.matrix(handle), 1)

    def _inside(self, form: Any, way: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
        raw = self.raw
        for index in range(max(0, raw.FPDFFormObj_CountObjects(form))):
            handle = raw.FPDFFormObj_GetObject(form, index)
            yield handle, way
            if depth < _DEEPEST_FORM and raw.FPDFPageObj_GetType(handle) == FORM:
                yield from self._inside(handle, _combined(self.matrix(handle), way), depth + 1)

    def matrix(self, handle: Any) -> Matrix:
        """The matrix of an object."""
        if not self.raw.FPDFPageObj_GetMatrix(handle, self._to_matrix):
            return 1.0, 0.0, 0.0, 1.0, 0.0, 0.0
        a, b, c, d, e, f = self._matrix
        return a, b, c, d, e, f

    def bounds(self, handle: Any, way: Matrix | None) -> Bounds:
        """The rectangle around an object, on the page."""
        self.raw.FPDFPageObj_GetBounds(handle, *self._to_numbers)
        left, bottom, right, top = self._numbers
        found = (left.value, bottom.value, right.value, top.value)
        return found if way is None else carried(found, way)

    def colour(self, handle: Any) -> tuple[int, int, int, int]:
        """Red, green, blue, alpha of the fill, from 0 to 255."""
        red, green, blue, alpha = self._ints
        if not self.raw.FPDFPageObj_GetFillColor(handle, *self._to_ints):
            return 0, 0, 0, 255
        return red.value, green.value, blue.value, alpha.value

    def font_size(self, handle: Any, way: Matrix | None) -> float:
        """The height of an em of a text object on the page, in points."""
        if not self.raw.FPDFTextObj_GetFontSize(handle, self._to_numbers[0]):
            return 10.0
        size = self._numbers[0].value
        matrix = self.matrix(handle)
        if way is not None:
            matrix = _combined(matrix, way)
        return abs(size) * math.hypot(matrix[2], matrix[3])

    def is_filled(self, handle: Any) -> bool:
        """Whether an object is a path whose inside is painted."""
        if self.raw.FPDFPageObj_GetType(handle) != PATH:
            return False
        mode, stroke = ctypes.c_int(), ctypes.c_int()
        self.raw.FPDFPath_GetDrawMode(handle, ctypes.byref(mode), ctypes.byref(stroke))
        return mode.value != 0

    def lacks_font(self, handle: Any) -> bool:
        """Whether the font of a text object is not embedded in the file."""
        font = self.raw.FPDFTextObj_GetFont(handle)
        return bool(font) and self.raw.FPDFFont_GetIsEmbedded(font) == 0

    def segments(self, handle: Any, way: Matrix | None) -> Iterator[Bounds]:
        """The straight pieces of a stroked path, on the page."""
        raw = self.raw
        matrix = self.matrix(handle) if way is None else _combined(self.matrix(handle), way)
        first = last = (0.0, 0.0)
        for index in range(min(raw.FPDFPath_CountSegments(handle), _MOST_SEGMENTS)):
            segment = raw.FPDFPath_GetPathSegment(handle, index)
            point = _moved(self._point(segment), matrix)
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind == _MOVE:
                first = point
            elif kind == _LINE:
                yield _between(last, point)
            last = point
            if raw.FPDFPathSegment_GetClose(segment):
                yield _between(last, first)

    def clip(self, handle: Any, way: Matrix | None, known: dict[tuple[float, ...], Bounds]) -> Bounds | None:
        """The rectangle outside of which nothing of an object shows; ``known`` keeps those already read."""
        raw = self.raw
        path = raw.FPDFPageObj_GetClipPath(handle)
        count = raw.FPDFClipPath_CountPaths(path) if path else 0
        if count <= 0:
            return None
        key = (count, *self._point(raw.FPDFClipPath_GetPathSegment(path, count - 1, 0)), *(way or ()))
        if key not in known:
            known[key] = self._clip(path, count, way)
        return known[key]

    def _clip(self, path: Any, count: int, way: Matrix | None) -> Bounds:
        raw = self.raw
        found = (-1e9, -1e9, 1e9, 1e9)
        for number in range(min(count, 20)):
            segments = range(min(raw.FPDFClipPath_CountPathSegments(path, number), 200))
            points = [self._point(raw.FPDFClipPath_GetPathSegment(path, number, index)) for index in segments]
            if len(points) == 200 or not points:
                continue
            xs, ys = zip(*points, strict=True)
            found = (
                max(found[0], min(xs)),
                max(found[1], min(ys)),
                min(found[2], max(xs)),
                min(found[3], max(ys)),
            )
        return found if way is None else carried(found, way)

    def _point(self, segment: Any) -> tuple[float, float]:
        x, y = self._numbers[:2]
        if not segment or not self.raw.FPDFPathSegment_GetPoint(segment, *self._to_numbers[:2]):
            return 0.0, 0.0
        return x.value, y.value


def carried(bounds: Bounds, way: Matrix) -> Bounds:
    """The rectangle around ``bounds`` after a transformation."""
    left, bottom, right, top = bounds
    corners = [_moved(corner, way) for corner in ((left, bottom), (left, top), (right, bottom), (right, top))]
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def holds(outer: Bounds, inner: Bounds) -> bool:
    """Whether ``outer`` holds the middle of ``inner`` and most of its width."""
    left, bottom, right, top = inner
    middle = (bottom + top) / 2
    shared = min(right, outer[2]) - max(left, outer[0])
    return outer[1] <= middle <= outer[3] and shared >= 0.6 * (right - left)


def apart(one: Bounds, other: Bounds) -> bool:
    """Whether two rectangles have no point in common."""
    return one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]


def united(one: Bounds | None, other: Bounds | None) -> Bounds | None:
    """The rectangle around both."""
    if one is None or other is None:
        return one or other
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _moved(point: tuple[float, float], way: Matrix) -> tuple[float, float]:
    x, y = point
    return way[0] * x + way[2] * y + way[4], way[1] * x + way[3] * y + way[5]


def _combined(first: Matrix, then: Matrix) -> Matrix:
    """Both transformations, one after the other."""
    a, b, c, d, e, f = first
    return (
        a * then[0] + b * then[2],
        a * then[1] + b * then[3],
        c * then[0] + d * then[2],
        c * then[1] + d * then[3],
        e * then[0] + f * then[2] + then[4],
        e * then[1] + f * then[3] + then[5],
    )


def _between(one: tuple[float, float], other: tuple[float, float]) -> Bounds:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])
