"""What is drawn on a PDF page besides characters: fills, rules, pictures; and which text nobody sees.

Every question is answered from the page objects of pdfium, in the page's own coordinates.
Source: ISO 32000-1, 8.5 (paths), 9.3.6 (text rendering mode), 11.6 (transparency).
Call only while holding the lock of :mod:`pubcheck.pdf_reader`: pdfium is not thread-safe.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pubcheck.pdf_calls import pdfium
from pubcheck.pdf_open import OpenPage
from pubcheck.pdf_shapes import IMAGE, PATH, TEXT, Bounds, Matrix, PageFrame, Shapes, apart, holds
from pubcheck.phrase import Phrase

WHITE = Phrase("白色文字", "white text")
INVISIBLE = Phrase("不可见文字", "invisible text")
COVERED = Phrase("被图形遮盖的文字", "text under a shape")
OFF_PAGE = Phrase("页面之外的文字", "text off the page")
TINY = Phrase("极小文字", "tiny text")
LAYER = Phrase("隐藏图层的文字", "text on a hidden layer")
CLIPPED = Phrase("被裁剪掉的文字", "text that is clipped away")

MOST_OBJECTS = 50_000
_MOST_FILLS = 2_000
_MOST_PAIRS = 2_000_000
_MOST_LOOKED_AT = 20
_THIN = 2.5
_TINY_POINTS = 1.2
LOW = 2.4
"""Points: lines lower than this may be tiny text."""
LIGHT = 245
"""Red, green and blue from here on are white to the eye."""
_OPAQUE = 230
_SCAN_SHARE = 0.6
_BGRA = 4
_NO_INK = 16
_NO_WIDTH = 0.02


class Picture(NamedTuple):
    """A picture on the page."""

    order: int
    bounds: Bounds
    handle: Any
    inside: bool

    @property
    def area(self) -> float:
        """In square points."""
        left, bottom, right, top = self.bounds
        return abs((right - left) * (top - bottom))


class _Fill(NamedTuple):
    order: int
    bounds: Bounds
    light: bool
    hides: bool


class _Text(NamedTuple):
    order: int
    handle: Any
    way: Matrix | None
    off_layer: bool


@dataclass(slots=True)
class Drawing:
    """The objects of one page. ``looks`` tells by an object's address why its text is not seen, and where it is."""

    looks: dict[int, tuple[Phrase, Bounds]] = field(default_factory=dict)
    pictures: list[Picture] = field(default_factory=list)
    rules: list[Bounds] = field(default_factory=list)
    objects: int = 0
    complete: bool = True
    unseen_fonts: bool = False
    """Whether text is set in a font that is not embedded and not installed: pdfium leaves out single characters."""
    _shapes: Shapes = field(default_factory=Shapes)
    _fills: list[_Fill] = field(default_factory=list)
    _texts: list[_Text] = field(default_factory=list)

    @classmethod
    def of(
        cls,
        page: OpenPage,
        frame: PageFrame,
        hidden_layers: frozenset[str] = frozenset(),
        covers: tuple[tuple[Bounds, Phrase], ...] = (),
    ) -> Drawing:
        """Read ``page``, of which ``frame`` is visible.

        :param hidden_layers: names of layers that are switched off.
        :param covers: rectangles that annotations lay over the page, with the words for what is below.
        """
        drawing = cls()
        form_is_off = False
        for handle, way in drawing._shapes.objects(page.raw):
            drawing.objects += 1
            if drawing.objects > MOST_OBJECTS:
                drawing.complete = False
                break
            off = bool(hidden_layers) and not hidden_layers.isdisjoint(_layers(handle))
            form_is_off = off if way is None else form_is_off
            drawing._take(handle, way, off or form_is_off)
        drawing._judge(page, frame, covers)
        if hidden_layers and drawing._texts:
            drawing._look_at(page, frame)
        return drawing

    def pictured(self) -> float:
        """The area of all pictures in square points."""
        return sum(picture.area for picture in self.pictures)

    def largest_picture(self) -> float:
        """The area of the largest picture in square points."""
        return max((picture.area for picture in self.pictures), default=0.0)

    def _take(self, handle: Any, way: Matrix | None, off_layer: bool) -> None:
        raw = self._shapes.raw
        kind = raw.FPDFPageObj_GetType(handle)
        if kind == TEXT:
            self._texts.append(_Text(self.objects, handle, way, off_layer))
        elif off_layer:
            return
        elif kind == IMAGE:
            bounds = self._shapes.bounds(handle, way)
            self.pictures.append(Picture(self.objects, bounds, handle, way is not None))
            self._fills.append(_Fill(self.objects, bounds, light=False, hides=False))
        elif kind == PATH:
            self._take_path(handle, way)

    def _take_path(self, handle: Any, way: Matrix | None) -> None:
        shapes = self._shapes
        mode, stroke = ctypes.c_int(), ctypes.c_int()
        shapes.raw.FPDFPath_GetDrawMode(handle, ctypes.byref(mode), ctypes.byref(stroke))
        left, bottom, right, top = bounds = shapes.bounds(handle, way)
        thin = min(right - left, top - bottom) <= _THIN
        if mode.value and not thin and len(self._fills) < _MOST_FILLS:
            red, green, blue, alpha = shapes.colour(handle)
            opaque = alpha >= _OPAQUE and not shapes.raw.FPDFPageObj_HasTransparency(handle)
            self._fills.append(_Fill(self.objects, bounds, min(red, green, blue) >= LIGHT, opaque))
        if (mode.value and thin) or (stroke.value and thin):
            self.rules.append(bounds)
        elif stroke.value:
            self.rules.extend(shapes.segments(handle, way))

    def _judge(self, page: OpenPage, frame: PageFrame, covers: tuple[tuple[Bounds, Phrase], ...]) -> None:
        """Fill :attr:`looks`, now that all fills are known."""
        scanned = self.pictured() > _SCAN_SHARE * frame.area
        hiding = [fill for fill in self._fills if fill.hides]
        # A picture of the whole page lies over the words that were recognised in it.
        over = [picture for picture in self.pictures if picture.area <= _SCAN_SHARE * frame.area][:_MOST_FILLS]
        if len(self._texts) * (len(hiding) + len(over) + len(covers)) > _MOST_PAIRS:
            hiding, over, covers, self.complete = [], [], (), False
        opacity: dict[int, Opacity] = {}
        clips: dict[tuple[float, ...], Bounds] = {}
        for text in self._texts:
            bounds = self._shapes.bounds(text.handle, text.way)
            if bounds[2] - bounds[0] < _NO_WIDTH and not self.unseen_fonts:
                self.unseen_fonts = self._shapes.lacks_font(text.handle)
            look = LAYER if text.off_layer else self._look(text, bounds)
            if look is None and apart(bounds, frame.bounds):
                look = OFF_PAGE
            if look is None:
                clip = self._shapes.clip(text.handle, text.way, clips)
                look = CLIPPED if clip is not None and apart(bounds, clip) else None
            if look is None and any(fill.order > text.order and holds(fill.bounds, bounds) for fill in hiding):
                look = COVERED
            for picture in over if look is None else ():
                if picture.order > text.order and holds(picture.bounds, bounds):
                    if picture.order not in opacity and len(opacity) >= _MOST_LOOKED_AT:
                        self.complete = False
                        continue
                    if picture.order not in opacity:
                        opacity[picture.order] = Opacity.of(page, picture)
                    look = COVERED if opacity[picture.order].hides(bounds) else look
            if look is None:
                look = next((words for cover, words in covers if holds(cover, bounds)), None)
            if look is not None and not (scanned and look is INVISIBLE):
                self.looks[text.handle] = (look, bounds)

    def _look_at(self, page: OpenPage, frame: PageFrame) -> None:
        """Text that is missing on the rendered page: a layer may be off for a whole form, or by a rule of its own."""
        pixels = page.pixels(1.0)
        for text in self._texts if pixels is not None else ():
            bounds = self._shapes.bounds(text.handle, text.way)
            box = frame.box(bounds)
            place = pixels[max(0, int(box.top)) : int(box.bottom) + 1, max(0, int(box.left)) : int(box.right) + 1]
            if text.handle not in self.looks and place.size and int(place.max()) - int(place.min()) < _NO_INK:
                self.looks[text.handle] = (LAYER, bounds)

    def _look(self, text: _Text, bounds: Bounds) -> Phrase | None:
        """What is odd about a text by itself."""
        shapes = self._shapes
        mode = shapes.raw.FPDFTextObj_GetTextRenderMode(text.handle)
        red, green, blue, alpha = shapes.colour(text.handle)
        if mode in {3, 7} or (alpha == 0 and mode == 0):
            return INVISIBLE
        if mode == 0 and min(red, green, blue) >= LIGHT and not self._on_dark(text.order, bounds):
            return WHITE
        # Below a certain height only; dashes and dots are low too.
        if bounds[3] - bounds[1] < LOW and shapes.font_size(text.handle, text.way) < _TINY_POINTS:
            return TINY
        return None

    def _on_dark(self, order: int, bounds: Bounds) -> bool:
        """Whether the uppermost fill below a text is dark."""
        for fill in reversed(self._fills):
            if fill.order < order and holds(fill.bounds, bounds):
                return not fill.light
        return False


class Opacity(NamedTuple):
    """Where a picture lets what lies below shine through."""

    bounds: Bounds
    width: int = 0
    height: int = 0
    alpha: bytes | None = None
    """One byte a pixel, from the upper left; ``None`` where nothing shines through."""

    @classmethod
    def of(cls, page: OpenPage, picture: Picture) -> Opacity:
        """Look at the pixels of a picture with its masks; a seal is transparent round its lines."""
        raw = pdfium()
        nothing = cls(picture.bounds, 1, 1, b"\x00")
        if picture.inside or raw.FPDFPageObj_HasTransparency(picture.handle):
            return nothing
        bitmap = raw.FPDFImageObj_GetRenderedBitmap(page.document, page.raw, picture.handle)
        if not bitmap:
            return nothing
        try:
            if raw.FPDFBitmap_GetFormat(bitmap) != _BGRA:
                return cls(picture.bounds)
            width, height = raw.FPDFBitmap_GetWidth(bitmap), raw.FPDFBitmap_GetHeight(bitmap)
            stride = raw.FPDFBitmap_GetStride(bitmap)
            pixels = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * height)
            rows = (pixels[row * stride + 3 : row * stride + 4 * width : 4] for row in range(height))
            return cls(picture.bounds, width, height, b"".join(rows))
        finally:
            raw.FPDFBitmap_Destroy(bitmap)

    def hides(self, bounds: Bounds) -> bool:
        """Whether nearly all of a rectangle is behind opaque pixels."""
        if self.alpha is None:
            return True
        left, bottom, right, top = self.bounds
        across, down = self.width / max(right - left, 0.01), self.height / max(top - bottom, 0.01)
        columns = range(max(0, int((bounds[0] - left) * across)), min(self.width, int((bounds[2] - left) * across) + 1))
        rows = range(max(0, int((top - bounds[3]) * down)), min(self.height, int((top - bounds[1]) * down) + 1))
        seen = opaque = 0
        for row in rows:
            line = self.alpha[row * self.width + columns.start : row * self.width + columns.stop]
            seen += len(line)
            opaque += sum(value >= _OPAQUE for value in line)
        return seen > 0 and opaque >= 0.95 * seen


def _layers(handle: Any) -> Iterator[str]:
    """Names of the optional content groups that an object is marked with."""
    raw = pdfium()
    for index in range(max(0, raw.FPDFPageObj_CountMarks(handle))):
        mark = raw.FPDFPageObj_GetMark(handle, index)
        size, buffer = ctypes.c_ulong(), ctypes.create_string_buffer(1024)
        if raw.FPDFPageObjMark_GetParamStringValue(mark, b"Name", buffer, len(buffer), ctypes.byref(size)):
            yield buffer.raw[: max(0, size.value - 2)].decode("utf-16-le", "replace")
