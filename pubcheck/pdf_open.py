"""An open page of a PDF, with the few calls that reading and rendering need.

Call only while holding the lock of :mod:`pubcheck.pdf_reader`: pdfium is not thread-safe.
"""

from __future__ import annotations

import ctypes
from types import TracebackType
from typing import Any

from pubcheck.pdf_calls import pdfium
from pubcheck.pdf_shapes import Bounds

_ANNOTATIONS = 0x01  # FPDF_ANNOT: notes are drawn too
_WHITE = 0xFFFFFFFF
_BGR = 2  # FPDFBitmap_BGR


class OpenPage:
    """A page, closed when the ``with`` block ends; ``raw`` is its address, 0 if it could not be loaded."""

    __slots__ = ("_sides", "document", "form", "raw")

    def __init__(self, document: Any, number: int) -> None:
        calls = pdfium()
        self.document: Any = document.raw
        self.form: Any = document.formenv.raw if document.formenv is not None else None
        self.raw: int = calls.FPDF_LoadPage(self.document, number - 1) or 0
        if self.raw and self.form is not None:
            calls.FORM_OnAfterLoadPage(self.raw, self.form)
        self._sides = (ctypes.c_float * 4)()

    def __enter__(self) -> OpenPage:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.raw:
            if self.form is not None:
                pdfium().FORM_OnBeforeClosePage(self.raw, self.form)
            pdfium().FPDF_ClosePage(self.raw)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points, as a reader sees the page."""
        return pdfium().FPDF_GetPageWidthF(self.raw), pdfium().FPDF_GetPageHeightF(self.raw)

    @property
    def bounds(self) -> Bounds:
        """The visible rectangle, in the page's own coordinates."""
        if not pdfium().FPDF_GetPageBoundingBox(self.raw, ctypes.addressof(self._sides)):
            return 0.0, 0.0, 595.0, 842.0
        left, top, right, bottom = self._sides
        return left, bottom, right, top

    @property
    def rotation(self) -> int:
        """How far the page is turned clockwise, in degrees."""
        return 90 * int(pdfium().FPDFPage_GetRotation(self.raw) % 4)

    def pixels(self, scale: float) -> Any:
        """The page as a reader sees it: rows by columns by blue, green, red; ``None`` if there is no memory for it.

        :param scale: pixels to a point.
        """
        import numpy

        calls = pdfium()
        width, height = (max(1, int(side * scale)) for side in self.size)
        bitmap = calls.FPDFBitmap_CreateEx(width, height, _BGR, None, 0)
        if not bitmap:
            return None
        try:
            calls.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
            calls.FPDF_RenderPageBitmap(bitmap, self.raw, 0, 0, width, height, 0, _ANNOTATIONS)
            if self.form is not None:
                calls.FPDF_FFLDraw(self.form, bitmap, self.raw, 0, 0, width, height, 0, _ANNOTATIONS)
            stride = calls.FPDFBitmap_GetStride(bitmap)
            data = ctypes.string_at(calls.FPDFBitmap_GetBuffer(bitmap), stride * height)
        finally:
            calls.FPDFBitmap_Destroy(bitmap)
        rows = numpy.frombuffer(data, numpy.uint8).reshape(height, stride)
        return rows[:, : 3 * width].reshape(height, width, 3)
