"""What is drawn on a PDF page besides characters: fills, rules, pictures; and how text is drawn.

Every question is answered from the page objects of pdfium, in the page's own coordinates.
Source: ISO 32000-1, 8.5 (paths), 9.3.6 (text rendering mode), 11.6 (transparency).
Call only while holding the lock of :mod:`pubcheck.parsers.pdf`: pdfium is not thread-safe.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pubcheck.phrase import Phrase

WHITE = Phrase("白色文字", "white text")
INVISIBLE = Phrase("不可见文字", "invisible text")
COVERED = Phrase("被图形遮盖的文字", "text under a shape")
OFF_PAGE = Phrase("页面之外的文字", "text off the page")
TINY = Phrase("极小文字", "tiny text")
LAYER = Phrase("隐藏图层的文字", "text on a hidden layer")
OCR_LAYER = Phrase("图片上的识别文字", "recognised text over a picture")

MOST_OBJECTS = 50_000
_MOST_SEGMENTS = 2_000
_MOST_FILLS = 2_000
_DEEPEST_FORM = 8
_THIN = 2.5
_TINY_POINTS = 1.2
_LIGHT = 245
_OPAQUE = 230

Bounds = tuple[float, float, float, float]
"""Left, bottom, right, top."""


@dataclass(frozen=True, slots=True)
class _Fill:
    order: int
    bounds: Bounds
    light: bool
    hides: bool


@dataclass(slots=True)
class Drawing:
    """The objects of one page. ``looks`` tells by an object's address why its text is not seen."""

    looks: dict[int, Phrase] = field(default_factory=dict)
    pictures: list[Bounds] = field(default_factory=list)
    rules: list[Bounds] = field(default_factory=list)
    objects: int = 0
    complete: bool = True
    _fills: list[_Fill] = field(default_factory=list)
    _texts: list[tuple[int, int, Any, bool]] = field(default_factory=list)

    @classmethod
    def of(cls, page: Any, area: float, hidden_layers: frozenset[str] = frozenset()) -> Drawing:
        """Read ``page`` (a ``PdfPage``) of ``area`` square points; some layers may be switched off."""
        drawing = cls()
        for handle, inside in _objects(page.raw):
            drawing.objects += 1
            if drawing.objects > MOST_OBJECTS:
                drawing.complete = False
                break
            drawing._take(handle, inside)
        drawing._judge(drawing.largest_picture() > 0.6 * area, hidden_layers)
        return drawing

    def largest_picture(self) -> float:
        """The area of the largest picture in square points."""
        return max((abs((right - left) * (top - bottom)) for left, bottom, right, top in self.pictures), default=0.0)

    def _take(self, handle: Any, inside: bool) -> None:
        import pypdfium2.raw as raw

        kind = raw.FPDFPageObj_GetType(handle)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            self._texts.append((self.objects, address(handle), handle, inside))
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            bounds = _bounds(handle)
            self.pictures.append(bounds)
            self._fills.append(_Fill(self.objects, bounds, light=False, hides=False))
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            self._take_path(handle, inside)

    def _take_path(self, handle: Any, inside: bool) -> None:
        import pypdfium2.raw as raw

        mode, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(handle, mode, stroke)
        left, bottom, right, top = bounds = _bounds(handle)
        thin = min(right - left, top - bottom) <= _THIN
        if mode.value and not thin and len(self._fills) < _MOST_FILLS:
            red, green, blue, alpha = _colour(handle)
            opaque = alpha >= _OPAQUE and not raw.FPDFPageObj_HasTransparency(handle)
            light = min(red, green, blue) >= _LIGHT
            self._fills.append(_Fill(self.objects, bounds, light, hides=opaque and not inside))
        if (mode.value and thin) or (stroke.value and thin):
            self.rules.append(bounds)
        elif stroke.value:
            self.rules.extend(_segments(handle))

    def _judge(self, scanned: bool, hidden_layers: frozenset[str]) -> None:
        """Fill :attr:`looks`, now that all fills are known."""
        import pypdfium2.raw as raw

        for order, key, handle, inside in self._texts:
            mode = raw.FPDFTextObj_GetTextRenderMode(handle)
            red, green, blue, alpha = _colour(handle)
            if hidden_layers and not hidden_layers.isdisjoint(_layers(handle)):
                self.looks[key] = LAYER
            elif mode in {3, 7} or (alpha == 0 and mode == 0):
                self.looks[key] = OCR_LAYER if scanned else INVISIBLE
            elif mode == 0 and min(red, green, blue) >= _LIGHT and not self._on_dark(order, handle, inside):
                self.looks[key] = WHITE
            elif not inside and self._font_size(handle) < _TINY_POINTS:
                self.looks[key] = TINY
            elif not inside and self._is_covered(order, _bounds(handle)):
                self.looks[key] = COVERED

    def _on_dark(self, order: int, handle: Any, inside: bool) -> bool:
        """Whether the uppermost fill below a text is dark; inside a form any dark fill counts."""
        below = [fill for fill in self._fills if fill.order < order]
        if inside:
            return any(not fill.light for fill in below)
        bounds = _bounds(handle)
        under = [fill for fill in below if _holds(fill.bounds, bounds)]
        return bool(under) and not under[-1].light

    def _is_covered(self, order: int, bounds: Bounds) -> bool:
        return any(fill.hides and fill.order > order and _holds(fill.bounds, bounds) for fill in self._fills)

    def _font_size(self, handle: Any) -> float:
        import pypdfium2.raw as raw

        size, matrix = ctypes.c_float(), raw.FS_MATRIX()
        if not raw.FPDFTextObj_GetFontSize(handle, size) or not raw.FPDFPageObj_GetMatrix(handle, matrix):
            return 10.0
        return abs(size.value) * math.hypot(matrix.c, matrix.d)


def address(handle: Any) -> int:
    """The identity of a pdfium object."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def _objects(page: Any) -> Iterator[tuple[Any, bool]]:
    """All objects in the order they are drawn; the second value tells those inside a form."""
    import pypdfium2.raw as raw

    for index in range(raw.FPDFPage_CountObjects(page)):
        handle = raw.FPDFPage_GetObject(page, index)
        yield handle, False
        yield from _inside(handle, 1)


def _inside(handle: Any, depth: int) -> Iterator[tuple[Any, bool]]:
    import pypdfium2.raw as raw

    if depth > _DEEPEST_FORM or raw.FPDFPageObj_GetType(handle) != raw.FPDF_PAGEOBJ_FORM:
        return
    for index in range(max(0, raw.FPDFFormObj_CountObjects(handle))):
        inner = raw.FPDFFormObj_GetObject(handle, index)
        yield inner, True
        yield from _inside(inner, depth + 1)


def _layers(handle: Any) -> Iterator[str]:
    """Names of the optional content groups that an object is marked with."""
    import pypdfium2.raw as raw

    for index in range(max(0, raw.FPDFPageObj_CountMarks(handle))):
        mark = raw.FPDFPageObj_GetMark(handle, index)
        size, buffer = ctypes.c_ulong(), ctypes.create_string_buffer(1024)
        units = ctypes.cast(buffer, raw.FPDFPageObjMark_GetParamStringValue.argtypes[2])
        if raw.FPDFPageObjMark_GetParamStringValue(mark, b"Name", units, len(buffer), size):
            yield buffer.raw[: max(0, size.value - 2)].decode("utf-16-le", "replace")


def _bounds(handle: Any) -> Bounds:
    import pypdfium2.raw as raw

    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(handle, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value


def _colour(handle: Any) -> tuple[int, int, int, int]:
    import pypdfium2.raw as raw

    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(handle, red, green, blue, alpha):
        return 0, 0, 0, 255
    return red.value, green.value, blue.value, alpha.value


def _holds(outer: Bounds, inner: Bounds) -> bool:
    """Whether ``outer`` holds the middle of ``inner`` and most of its width."""
    left, bottom, right, top = inner
    middle = (bottom + top) / 2
    shared = min(right, outer[2]) - max(left, outer[0])
    return outer[1] <= middle <= outer[3] and shared >= 0.6 * (right - left)


def _segments(handle: Any) -> Iterator[Bounds]:
    """The straight pieces of a stroked path, on the page."""
    import pypdfium2.raw as raw

    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(handle, matrix)
    first = last = (0.0, 0.0)
    for index in range(min(raw.FPDFPath_CountSegments(handle), _MOST_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(handle, index)
        x, y = ctypes.c_float(), ctypes.c_float()
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield _between(last, point)
        last = point
        if raw.FPDFPathSegment_GetClose(segment):
            yield _between(last, first)


def _between(one: tuple[float, float], other: tuple[float, float]) -> Bounds:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])
