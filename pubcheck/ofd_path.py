"""The path data of OFD: rectangles that paint an area, straight lines that rule a table.

Source: GB/T 33190-2016, 9.1 (``M`` and ``S`` move, ``L`` line, ``Q`` and ``B`` curves, ``A`` arc, ``C`` close).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from pubcheck.ofd_geometry import Bounds, number

Point = tuple[float, float]

_LONGEST = 20_000  # characters; outlines of letters and maps rule no table
_ARGUMENTS = {"M": 2, "S": 2, "L": 2, "C": 0}
_SLACK = 0.05  # millimetres


def subpaths(data: str) -> tuple[list[list[Point]], bool]:
    """The corners of each part of a path, and whether all of it is straight; parts with curves are of no use here."""
    parts: list[list[Point]] = []
    if len(data) > _LONGEST or any(curve in data for curve in "QBA"):
        return parts, False
    words = data.split()
    straight = True
    at = 0
    while at < len(words):
        command = words[at]
        count = _ARGUMENTS.get(command)
        if count is None:
            at += 1
            continue
        values = [number(word) for word in words[at + 1 : at + 1 + count]]
        at += 1 + count
        if len(values) < count:
            break
        if command == "C":
            if parts and parts[-1]:
                parts[-1].append(parts[-1][0])
        elif command in "MS":
            parts.append([(values[0], values[1])])
        elif not parts:
            straight = False
        else:
            parts[-1].append((values[-2], values[-1]))
    return [part for part in parts if len(part) > 1], straight


def rectangle(part: list[Point]) -> Bounds | None:
    """Left, top, right, bottom of a part that is a rectangle along the axes (or a line)."""
    corners = part[:-1] if len(part) > 2 and part[0] == part[-1] else part
    if len(corners) not in {2, 4}:
        return None
    for (x, y), (u, v) in itertools.pairwise(corners):
        if abs(x - u) > _SLACK and abs(y - v) > _SLACK:
            return None
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def segments(parts: list[list[Point]]) -> Iterator[tuple[Point, Point]]:
    """The straight lines between the corners."""
    for part in parts:
        yield from itertools.pairwise(part)
