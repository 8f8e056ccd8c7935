"""A TextObject of OFD → runs of characters with their boxes.

Positions come from DeltaX and DeltaY, which count glyphs; a CGTransform tells where several codes share a
glyph or one code has several. The codes are the text, whatever the font draws for them.
Source: GB/T 33190-2016, 11.2 (TextObject), 11.3 (TextCode), 11.4 (CGTransform).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from pubcheck.ofd_geometry import Bounds, Matrix, bounds, height_of, number, point, times, union
from pubcheck.ofd_package import flag
from pubcheck.ofd_resources import Paint
from pubcheck.phrase import Phrase
from pubcheck.xml_tree import local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_ASCENT, _DESCENT = 0.86, 0.14  # of a Han character's square, measured from the baseline
_NARROW_BELOW = "\u1100"
_AXES = {0: (1.0, 0.0), 90: (0.0, 1.0), 180: (-1.0, 0.0), 270: (0.0, -1.0)}


class Run(NamedTuple):
    """The characters of one TextCode on the page, in points, vertical axis upwards.

    ``start`` and ``end`` are the first origin on the baseline and where a next character would stand; ``step``
    is the direction of reading (length 1); ``look`` tells why the run is not seen, as far as it alone can tell;
    ``clip`` is the rectangle outside of which nothing is drawn.
    """

    text: str
    boxes: tuple[Bounds, ...]
    bounds: Bounds
    start: tuple[float, float]
    end: tuple[float, float]
    step: tuple[float, float]
    size: float
    order: int
    paint: Paint
    alpha: float
    look: Phrase | None
    clip: Bounds | None


def runs_of(
    element: Element, place: Matrix, order: int, paint: Paint, alpha: float, look: Phrase | None, clip: Bounds | None
) -> Iterator[Run]:
    """The runs of a TextObject.

    :param place: from the object's own coordinates to the page.
    """
    size = abs(number(element.get("Size"), 3.5)) or 3.5
    wide = size * (abs(number(element.get("HScale"), 1.0)) or 1.0)
    read = int(number(element.get("ReadDirection"))) % 360
    turn = int(number(element.get("CharDirection"))) % 360
    axis = _AXES.get(read, _AXES[0])
    transforms: list[Element] = []
    x = y = 0.0
    for child in element:
        name = local(child)
        if name == "CGTransform":
            transforms.append(child)
        elif name == "TextCode":
            x, y = number(child.get("X"), x), number(child.get("Y"), y)
            text = (child.text or "").strip("\r\n\t").replace("\r", "").replace("\n", "")
            if text:
                glyphs = _glyphs(len(text), transforms)
                xs, ys = _origins(child, text, glyphs, (x, y), axis, (wide, size))
                yield _run(text, (xs, ys), place, (wide, size, turn), axis, order, paint, alpha, look, clip)
            transforms = []


def _run(
    text: str,
    origins: tuple[Sequence[float], Sequence[float]],
    place: Matrix,
    form: tuple[float, float, int],
    axis: tuple[float, float],
    order: int,
    paint: Paint,
    alpha: float,
    look: Phrase | None,
    clip: Bounds | None,
) -> Run:
    (xs, ys), (wide, size, turn) = origins, form
    boxes = tuple(_boxes(text, xs, ys, place, wide, size, turn))
    dx, dy = xs[-1] - xs[0], ys[-1] - ys[0]
    if not dx and not dy:
        dx, dy = axis
    length = math.hypot(dx, dy)
    dx, dy = dx / length, dy / length
    advance = _width(text[-1]) * wide if abs(dx) >= abs(dy) else size
    a, b, c, d, _, _ = place
    step = a * dx + c * dy, b * dx + d * dy
    stretched = math.hypot(*step) or 1.0
    return Run(
        text,
        boxes,
        union(list(boxes)),
        point(place, xs[0], ys[0]),
        point(place, xs[-1] + dx * advance, ys[-1] + dy * advance),
        (step[0] / stretched, step[1] / stretched),
        size * height_of(place),
        order,
        paint,
        alpha,
        look,
        clip,
    )


def _width(char: str) -> float:
    """The width of a character as a share of its height."""
    return 0.5 if char < _NARROW_BELOW else 1.0


def _boxes(
    text: str, xs: Sequence[float], ys: Sequence[float], place: Matrix, wide: float, size: float, turn: int
) -> Iterator[Bounds]:
    if not turn and not place[1] and not place[2]:
        a, _, _, d, e, f = place
        rise, fall = d * _ASCENT * size, d * _DESCENT * size
        for char, x, y in zip(text, xs, ys, strict=True):
            left = a * x + e
            right = left + a * (0.5 if char < _NARROW_BELOW else 1.0) * wide
            base = d * y + f
            top, bottom = base - rise, base + fall
            yield (
                left if left < right else right,
                bottom if bottom < top else top,
                right if left < right else left,
                top if bottom < top else bottom,
            )
        return
    angle = math.radians(turn)
    cos, sin = math.cos(angle), math.sin(angle)
    for char, x, y in zip(text, xs, ys, strict=True):
        glyph = times(place, (cos, sin, -sin, cos, x, y))
        yield bounds(glyph, 0.0, -_ASCENT * size, _width(char) * wide, _DESCENT * size)


def _glyphs(count: int, transforms: list[Element]) -> list[int]:
    """For every code the number of the glyph at whose place it stands."""
    if not transforms:
        return list(range(count))
    groups = {}
    for each in transforms:
        codes, glyphs = int(number(each.get("CodeCount"), 1.0)), int(number(each.get("GlyphCount"), 1.0))
        groups[int(number(each.get("CodePosition")))] = max(1, codes), min(max(1, glyphs), 4 * count)
    found: list[int] = []
    glyph = 0
    while len(found) < count:
        codes, glyphs = groups.get(len(found), (1, 1))
        found.extend(glyph + min(at, glyphs - 1) for at in range(min(codes, count - len(found))))
        glyph += glyphs
    return found


def _origins(
    code: Element,
    text: str,
    glyphs: list[int],
    first: tuple[float, float],
    axis: tuple[float, float],
    form: tuple[float, float],
) -> tuple[Sequence[float], Sequence[float]]:
    """Where each character's origin is, in the object's coordinates."""
    x, y = first
    over, down = code.get("DeltaX"), code.get("DeltaY")
    if not over and not down:
        wide, size = form
        widths = [_width(char) * wide if axis[0] else size for char in text]
        along = list(accumulate(widths[:-1], initial=0.0))
        return [x + axis[0] * each for each in along], [y + axis[1] * each for each in along]
    needed = glyphs[-1]
    xs = list(accumulate(deltas(over, needed), initial=x))
    ys = list(accumulate(deltas(down, needed), initial=y))
    if needed + 1 == len(text):
        return xs, ys
    return [xs[glyph] for glyph in glyphs], [ys[glyph] for glyph in glyphs]


def deltas(text: str | None, needed: int) -> list[float]:
    """``needed`` steps of a DeltaX or DeltaY: ``g 3 2.5`` stands for three times 2.5, the last one goes on."""
    found: list[float] = []
    words = (text or "").split()
    at = 0
    while at < len(words) and len(found) < needed:
        if words[at] == "g" and at + 2 < len(words):
            repeats = int(number(words[at + 1], needed))
            found.extend([number(words[at + 2])] * min(max(0, repeats), needed - len(found)))
            at += 3
        else:
            found.append(number(words[at]))
            at += 1
    last = found[-1] if found else 0.0
    return found + [last] * (needed - len(found))


def is_drawn(element: Element) -> bool:
    """Whether a TextObject is filled or stroked at all."""
    return flag(element.get("Fill"), True) or flag(element.get("Stroke"), False)
