"""pdfium's functions with the shortest way from Python: objects are plain addresses.

pypdfium2 wraps every pointer in a Python object and checks its type, which costs two thirds of a call;
thousands of calls are made for a page. Signatures are taken from pypdfium2's own declarations.
Call only while holding the lock of :mod:`pubcheck.pdf_reader`: pdfium is not thread-safe.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache
from typing import Any

_NUMBERS = (
    *(ctypes.c_int, ctypes.c_uint, ctypes.c_long, ctypes.c_ulong, ctypes.c_float, ctypes.c_double, ctypes.c_size_t),
    *(ctypes.c_short, ctypes.c_ushort, ctypes.c_byte, ctypes.c_ubyte),
)


_LONG = frozenset(
    {"FPDF_LoadPage", "FPDFText_LoadPage", "FPDF_RenderPageBitmap", "FPDF_FFLDraw", "FPDFImageObj_GetRenderedBitmap"}
)


class Pdfium:
    """``Pdfium().FPDFPage_CountObjects(page)``: pointers are passed and returned as integers, null as ``None``."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        import pypdfium2.raw as raw

        function = getattr(raw, name)
        kinds = [_plain(kind) for kind in (function.restype, *function.argtypes)]
        # PYFUNCTYPE keeps the interpreter's lock: right for calls shorter than handing it over.
        make = ctypes.CFUNCTYPE if name in _LONG else ctypes.PYFUNCTYPE
        call: Callable[..., Any] = make(*kinds)(ctypes.cast(function, ctypes.c_void_p).value or 0)
        setattr(self, name, call)
        return call


def _plain(kind: Any) -> Any:
    return kind if kind is None or kind in _NUMBERS else ctypes.c_void_p


@cache
def pdfium() -> Pdfium:
    """The one set of functions of this process."""
    return Pdfium()
