"""The shapes of one slide of a PowerPoint 97–2003 presentation, tables as rows.

Source: [MS-PPT] 2.7 (drawing containers), 2.9.76 (text box); [MS-ODRAW] 2.3.18 (table properties).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from pubcheck.document import Part
from pubcheck.office_art import (
    ANCHOR,
    CHILD_ANCHOR,
    SHAPE,
    TABLES,
    TEXT_BOX,
    Record,
    Shape,
    read_properties,
    records,
)
from pubcheck.ppt97 import paragraphs, texts_in

_GROUP = 0xF003
_HOLDERS = frozenset({0x040C, 0xF002})
_IS_TABLE = 0x039F
_DEEPEST = 64

Anchor = tuple[int, int, int, int]


@dataclass(slots=True)
class SlideShape:
    """A shape: its paragraphs, or one table row; other words; where it stands in units of 1/576 inch."""

    paragraphs: list[str] = field(default_factory=list)
    is_row: bool = False
    words: list[tuple[str, Part]] = field(default_factory=list)
    anchor: Anchor | None = None
    is_picture: bool = False
    is_child: bool = False


def slide_shapes(stream: bytes, container: Record, outline: tuple[str, ...], used: set[int]) -> Iterator[SlideShape]:
    """The shapes in a slide's container, groups taken apart; ``used`` collects the outline texts they show."""
    waiting = [records(stream, container.content, container.end)]
    while waiting:
        each = next(waiting[-1], None)
        if each is None:
            waiting.pop()
        elif each.type == _GROUP and _is_table(stream, each):
            yield from _rows(stream, each, outline, used)
        elif each.type == SHAPE:
            yield _shape(stream, each, outline, used)
        elif (each.type == _GROUP or each.type in _HOLDERS) and len(waiting) < _DEEPEST:
            waiting.append(records(stream, each.content, each.end))


def _shape(stream: bytes, container: Record, outline: tuple[str, ...], used: set[int]) -> SlideShape:
    shape, found = Shape(), SlideShape()
    for each in records(stream, container.content, container.end):
        if each.type in TABLES:
            read_properties(shape, stream[each.content : each.end], each.instance)
        elif each.type in (ANCHOR, CHILD_ANCHOR):
            found.anchor = _anchor(stream[each.content : each.end], each.type == ANCHOR)
            found.is_child = each.type == CHILD_ANCHOR
        elif each.type == TEXT_BOX:
            for text in texts_in(stream, each, outline, used):
                found.paragraphs += paragraphs(text)
    # Words drawn as WordArt are read like any others on a slide.
    found.paragraphs += [text for text, part in shape.words if part is Part.WATERMARK]
    found.words = [each for each in shape.words if each[1] is not Part.WATERMARK]
    found.is_picture = shape.is_picture
    return found


def _anchor(data: bytes, on_slide: bool) -> Anchor | None:
    """Left, top, right, bottom."""
    if len(data) >= 16:
        four: Anchor = struct.unpack_from("<4i", data)
    elif len(data) >= 8:
        four = struct.unpack_from("<4h", data)
    else:
        return None
    # A slide's own anchors begin with the top.
    return (four[1], four[0], four[2], four[3]) if on_slide else four


def _is_table(stream: bytes, group: Record) -> bool:
    """Whether the group's own shape, the first in it, says that it is a table."""
    first = next(records(stream, group.content, group.end), None)
    if first is None or first.type != SHAPE:
        return False
    for each in records(stream, first.content, first.end):
        if each.type in TABLES:
            data = stream[each.content : each.end]
            for number in range(min(each.instance, len(data) // 6)):
                name, value = struct.unpack_from("<HI", data, 6 * number)
                if name & 0x3FFF == _IS_TABLE and value & 1:
                    return True
    return False


def _rows(stream: bytes, group: Record, outline: tuple[str, ...], used: set[int]) -> Iterator[SlideShape]:
    """The rows of a table: shapes with the same top, from left to right."""
    rows: dict[int, list[SlideShape]] = {}
    for each in records(stream, group.content, group.end):
        if each.type == SHAPE:
            cell = _shape(stream, each, outline, used)
            if any(cell.paragraphs):
                rows.setdefault(cell.anchor[1] if cell.anchor else 0, []).append(cell)
            elif cell.words:
                yield cell
    for top in sorted(rows):
        cells = sorted(rows[top], key=lambda cell: cell.anchor[0] if cell.anchor else 0)
        words = [told for cell in cells for told in cell.words]
        yield SlideShape(["\t".join("\n".join(cell.paragraphs) for cell in cells)], True, words, is_child=True)
