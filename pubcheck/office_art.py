"""Drawings of binary Office files: words that hang on shapes, and which shapes are pictures.

Source: [MS-ODRAW] 2.2.1 (record header), 2.2.9–2.2.14 (property tables), 2.3 (properties).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from pubcheck.document import Part
from pubcheck.lazy_pattern import lazily

SHAPE = 0xF004
SHAPE_ID = 0xF00A
ANCHOR, CHILD_ANCHOR = 0xF010, 0xF00F
TEXT_BOX = 0xF00D
TABLES = frozenset({0xF00B, 0xF121, 0xF122})
_WORDS = {0x00C0: Part.WATERMARK, 0x0381: Part.ALT_TEXT}
_PICTURE, _LINK, _FILL = 0x0104, 0x0382, 0x0181
_LIGHT = 230
_ADDRESS = lazily(rb"(?:[\x21-\x7e]\x00){6,2048}")


class Record(NamedTuple):
    """A record: its content is ``data[content:end]``; not ``is_whole`` where it says that it is longer."""

    type: int
    instance: int
    is_container: bool
    content: int
    end: int
    is_whole: bool = True


@dataclass(slots=True)
class Shape:
    """What a shape tells: its number, its words with their parts, whether it shows a picture or is filled darkly."""

    number: int = 0
    words: list[tuple[str, Part]] = field(default_factory=list)
    is_picture: bool = False
    is_dark: bool = False


def records(data: bytes, start: int, end: int) -> Iterator[Record]:
    """The records between two places, one after another; the rest is left where one is broken."""
    end = min(end, len(data))
    while start + 8 <= end:
        head, type_, size = struct.unpack_from("<HHI", data, start)
        content = start + 8
        stop = min(end, content + size)
        yield Record(type_, head >> 4, head & 15 == 15, content, stop, stop == content + size)
        start = content + size


def descend(data: bytes, start: int, end: int, also: frozenset[int] = frozenset()) -> Iterator[Record]:
    """All records between two places and inside one another, in order.

    :param also: types that hold records, though they do not say so.
    """
    waiting = [records(data, start, end)]
    while waiting:
        record = next(waiting[-1], None)
        if record is None:
            waiting.pop()
            continue
        yield record
        # Content that claims to be a container nests at least eight bytes deeper each time.
        if (record.is_container or record.type in also) and len(waiting) < 64:
            waiting.append(records(data, record.content, record.end))


def shapes(data: bytes, start: int, end: int) -> Iterator[Shape]:
    """The shapes between two places."""
    shape: Shape | None = None
    for record in descend(data, start, end):
        if record.type == SHAPE:
            if shape is not None:
                yield shape
            shape = Shape()
        elif shape is not None and record.type == SHAPE_ID and record.end - record.content >= 4:
            shape.number = struct.unpack_from("<I", data, record.content)[0]
        elif shape is not None and record.type in TABLES:
            read_properties(shape, data[record.content : record.end], record.instance)
    if shape is not None:
        yield shape


def read_properties(shape: Shape, table: bytes, count: int) -> None:
    """The words and the picture in a table of ``count`` properties."""
    count = min(count, len(table) // 6)
    at = 6 * count
    for number in range(count):
        name, value = struct.unpack_from("<HI", table, 6 * number)
        identity = name & 0x3FFF
        if identity == _PICTURE and value:
            shape.is_picture = True
        if identity == _FILL:
            # Numbers of a palette or of the system are taken for dark: white letters on them are usual.
            shape.is_dark = value >> 24 != 0 or min(value & 255, value >> 8 & 255, value >> 16) < _LIGHT
        if not name & 0x8000:
            continue
        content = table[at : at + value]
        at += value
        if identity in _WORDS:
            text = content[: len(content) // 2 * 2].decode("utf-16-le", "replace").split("\0")[0]
            shape.words.append((text, _WORDS[identity]))
        elif identity == _LINK:
            found = _ADDRESS.search(content)
            if found:
                shape.words.append((found.group().decode("utf-16-le"), Part.LINK_TARGET))
