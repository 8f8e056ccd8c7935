"""Charts as inline SVG. Shapes stretch with the page; words stand beside them as HTML, so that they stay readable.

Everything that comes in as words is escaped here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pubcheck.web_page import safe

_HEIGHT = 100.0
_COLUMN, _GAP = 10.0, 2.4
_MOST_LABELS = 14


@dataclass(frozen=True, slots=True)
class Slice:
    """One part of a bar: its colour (a class of the style sheet), its name, its size."""

    colour: str
    name: str
    number: int


def legend(slices: Sequence[Slice], *, with_numbers: bool = False) -> str:
    """What the colours mean."""
    items = "".join(
        f'<li><svg viewBox="0 0 10 10" aria-hidden="true"><rect class="{each.colour}" width="10" height="10"/></svg>'
        f"{safe(each.name)}{f' <b>{each.number}</b>' if with_numbers else ''}</li>"
        for each in slices
    )
    return f'<ul class="legend">{items}</ul>'


def share_bar(slices: Sequence[Slice]) -> str:
    """One bar of full width, cut by shares."""
    total = sum(each.number for each in slices) or 1
    at, pieces = 0.0, []
    for each in slices:
        width = 100.0 * each.number / total
        if each.number:
            pieces.append(_rect(each, at, 0.0, width, 10.0))
        at += width
    return _svg("bar", 100.0, 10.0, "".join(pieces), _told(slices))


def length_bar(part: Slice, most: int) -> str:
    """One bar whose length says how many there are, ``most`` being the full width."""
    width = max(100.0 * part.number / max(most, 1), 0.4 if part.number else 0.0)
    return _svg("bar", 100.0, 10.0, _rect(part, 0.0, 0.0, width, 10.0), _told((part,)))


def columns(groups: Sequence[tuple[str, Sequence[Slice]]]) -> str:
    """Columns side by side, each a pile of slices, with their names below and the highest number above."""
    sums = [sum(each.number for each in slices) for _, slices in groups]
    most = max(sums, default=0)
    pieces = []
    for at, (name, slices) in enumerate(groups):
        top = _HEIGHT
        for each in slices:
            height = _HEIGHT * each.number / max(most, 1)
            top -= height
            if each.number:
                left = at * _COLUMN + _GAP / 2
                pieces.append(_rect(each, left, top, _COLUMN - _GAP, height, name))
    every = -(-len(groups) // _MOST_LABELS)
    labels = "".join(
        f"<span>{safe(name)}</span>" if (len(groups) - 1 - at) % every == 0 else "<span></span>"
        for at, (name, _) in enumerate(groups)
    )
    told = ", ".join(f"{name} {number}" for (name, _), number in zip(groups, sums, strict=True))
    shapes = _svg("columns", max(len(groups), 1) * _COLUMN, _HEIGHT, "".join(pieces), told)
    return f'<div class="plot"><span class="most">{most}</span>{shapes}<div class="names">{labels}</div></div>'


def _rect(part: Slice, x: float, y: float, width: float, height: float, group: str = "") -> str:
    name = f"{group} {part.name}".strip()
    return (
        f'<rect class="{part.colour}" x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}">'
        f"<title>{safe(name)} {part.number}</title></rect>"
    )


def _svg(kind: str, width: float, height: float, shapes: str, told: str) -> str:
    return (
        f'<svg class="{kind}" viewBox="0 0 {width:g} {height:g}" preserveAspectRatio="none" role="img"'
        f' aria-label="{safe(told)}">{shapes}</svg>'
    )


def _told(slices: Sequence[Slice]) -> str:
    return ", ".join(f"{each.name} {each.number}" for each in slices if each.number)
