"""Pages that pdfium reads only in part: text in Chinese fonts that are neither embedded nor installed.

pdfium leaves out every text object without an outline, and a single character of a font that it
does not have has none. pdfminer (through pdfplumber) needs no outlines; it is 37 times slower.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from pubcheck.document import Part
from pubcheck.pdf_lines import Line

_NEAR = 0.6
_FAR = 1.8


class PlainPages:
    """The pages of one file, opened when the first is asked for."""

    __slots__ = ("_data", "_opened", "_password")

    def __init__(self, data: bytes, password: str | None) -> None:
        self._data, self._password = data, password
        self._opened: Any = None

    def instead_of(self, lines: list[Line], number: int) -> list[Line]:
        """The page's lines as pdfminer reads them, if it reads more; what is hidden is kept."""
        import pdfplumber

        # On damaged files pdfminer raises nearly anything; pdfium's reading stands then.
        try:
            if self._opened is None:
                self._opened = pdfplumber.open(io.BytesIO(self._data), password=self._password)
            page = self._opened.pages[number - 1]
            try:
                found = _lines(page.chars)
            finally:
                page.close()
        except Exception:
            return lines
        if _length(found) <= _length(lines):
            return lines
        return found + [line for line in lines if line.part is Part.HIDDEN]

    def close(self) -> None:
        """Free the file."""
        if self._opened is not None:
            self._opened.close()


def _length(lines: Sequence[Line]) -> int:
    return sum(len("".join(line.text.split())) for line in lines)


def _lines(chars: list[dict[str, Any]]) -> list[Line]:
    """Characters in the order of the content; a line goes on to the right, or downwards where text stands upright."""
    lines: list[list[dict[str, Any]]] = []
    for char in chars:
        last = lines[-1][-1] if lines else None
        if last is not None and (_goes_on(last, char) or _goes_down(last, char)):
            lines[-1].append(char)
        else:
            lines.append([char])
    return [
        Line(
            "".join(str(char["text"]) for char in line).strip(),
            Part.BODY,
            (
                min(char["x0"] for char in line),
                min(char["y0"] for char in line),
                max(char["x1"] for char in line),
                max(char["y1"] for char in line),
            ),
        )
        for line in lines
    ]


def _goes_on(last: dict[str, Any], char: dict[str, Any]) -> bool:
    size = max(float(last["size"]), 1.0)
    return bool(abs(char["top"] - last["top"]) < _NEAR * size and -_NEAR * size < char["x0"] - last["x1"] < _FAR * size)


def _goes_down(last: dict[str, Any], char: dict[str, Any]) -> bool:
    size = max(float(last["size"]), 1.0)
    return bool(abs(char["x0"] - last["x0"]) < 0.1 * size and 0.5 * size < char["top"] - last["top"] < _FAR * size)
