"""Numbers, boxes and matrices of OFD, in millimetres as the file has them or in points as pages are described.

A matrix is ``(a, b, c, d, e, f)``: x' = a·x + c·y + e, y' = b·x + d·y + f.
Source: GB/T 33190-2016, 7.3 (ST_Array, ST_Box), 8.3 (coordinates), 8.5 (graphic units).
"""

from __future__ import annotations

import math

Bounds = tuple[float, float, float, float]
"""Left, bottom, right, top; the vertical axis points up, as on a page of PDF."""

Matrix = tuple[float, float, float, float, float, float]

POINTS = 72 / 25.4
"""Points in a millimetre."""

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_LARGEST = 1e7


def number(text: str | None, default: float = 0.0) -> float:
    """A finite number of reasonable size, or ``default``."""
    try:
        value = float(text) if text else default
    except ValueError:
        return default
    return value if -_LARGEST < value < _LARGEST else default


def numbers(text: str | None) -> list[float]:
    """The numbers of an ST_Array; ``#`` begins a hexadecimal one. What is no number is left out."""
    if not text:
        return []
    found = []
    for word in text.split():
        try:
            value = float(int(word[1:], 16)) if word[0] == "#" else float(word)
        except (ValueError, OverflowError):
            continue
        if -_LARGEST < value < _LARGEST:
            found.append(value)
    return found


def box(text: str | None) -> Bounds | None:
    """An ST_Box (left, top, width, height) as left, top, right, bottom; ``None`` if it is none."""
    values = numbers(text)
    if len(values) != 4:
        return None
    left, top, width, height = values
    return left, top, left + width, top + height


def matrix(text: str | None) -> Matrix:
    """The matrix of a ``CTM``; the identity where it is absent or wrong."""
    values = numbers(text)
    if len(values) != 6:
        return IDENTITY
    a, b, c, d, e, f = values
    return a, b, c, d, e, f


def times(outer: Matrix, inner: Matrix) -> Matrix:
    """The matrix that applies ``inner`` first, then ``outer``."""
    a, b, c, d, e, f = outer
    g, h, i, j, k, m = inner
    return a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e, b * k + d * m + f


def moved(outer: Matrix, x: float, y: float) -> Matrix:
    """``outer`` with its origin at (x, y)."""
    a, b, c, d, e, f = outer
    return a, b, c, d, a * x + c * y + e, b * x + d * y + f


def point(place: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where ``place`` puts (x, y)."""
    a, b, c, d, e, f = place
    return a * x + c * y + e, b * x + d * y + f


def bounds(place: Matrix, left: float, top: float, right: float, bottom: float) -> Bounds:
    """The rectangle around a rectangle that ``place`` puts on the page."""
    a, b, c, d, e, f = place
    if not b and not c:
        x0, x1, y0, y1 = a * left + e, a * right + e, d * bottom + f, d * top + f
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
    corners = [point(place, x, y) for x in (left, right) for y in (top, bottom)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def union(rectangles: list[Bounds]) -> Bounds:
    """The rectangle around several."""
    return (
        min(each[0] for each in rectangles),
        min(each[1] for each in rectangles),
        max(each[2] for each in rectangles),
        max(each[3] for each in rectangles),
    )


def height_of(place: Matrix) -> float:
    """How much ``place`` stretches a vertical length."""
    return math.hypot(place[2], place[3])


def on_page(physical: Bounds) -> Matrix:
    """From millimetres to points, origin at the upper left corner of ``physical`` (left, top, …), axis upwards."""
    return POINTS, 0.0, 0.0, -POINTS, -POINTS * physical[0], POINTS * physical[1]
