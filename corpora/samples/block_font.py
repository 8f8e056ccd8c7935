"""A TrueType font whose every glyph is a block: PDF samples embed it, so that they need no font of the machine.

Text set in it is extracted like any other; a reader sees black bars. Source: the OpenType specification
1.9 (head, hhea, maxp, OS/2, hmtx, cmap format 4, loca, glyf, name, post).
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from itertools import pairwise

_EM = 1000
# One square: a contour of four points, each on the curve, with 16-bit coordinates.
_GLYPH = struct.pack(">hhhhh", 1, 60, -60, 940, 820) + struct.pack(">HH", 3, 0) + bytes((1, 1, 1, 1))
_GLYPH += struct.pack(">hhhh", 60, 880, 0, -880) + struct.pack(">hhhh", -60, 0, 880, 0)
_GLYPH += bytes(-len(_GLYPH) % 4)


def block_font(characters: Iterable[str], name: str = "PubcheckBlock") -> bytes:
    """The font file with a glyph for each of ``characters``."""
    codes = sorted({ord(character) for character in characters})
    count = len(codes) + 1
    tables = {
        b"OS/2": struct.pack(">HhHHH", 3, _EM, 400, 5, 0)
        + struct.pack(">10h", *([100] * 10))
        + struct.pack(">h", 0)
        + bytes(10)
        + struct.pack(">4I", 1, 1 << 27, 0, 0)
        + b"PUBC"
        + struct.pack(">HHHhhhHH", 0x40, codes[0], min(codes[-1], 0xFFFF), 880, -120, 0, 880, 120)
        + struct.pack(">IIhhHHH", 1, 0, 500, 700, 0, 32, 1),
        b"cmap": _cmap(codes),
        b"glyf": _GLYPH * count,
        b"head": struct.pack(">IIIIHH", 0x10000, 0x10000, 0, 0x5F0F3CF5, 3, _EM)
        + bytes(16)
        + struct.pack(">hhhhHHhhh", 60, -60, 940, 820, 0, 8, 2, 1, 0),
        b"hhea": struct.pack(">IhhhHhhhhhh", 0x10000, 880, -120, 0, _EM, 60, 60, 940, 1, 0, 0)
        + bytes(10)
        + struct.pack(">H", count),
        b"hmtx": struct.pack(">Hh", _EM, 60) * count,
        b"loca": struct.pack(f">{count + 1}I", *(len(_GLYPH) * number for number in range(count + 1))),
        b"maxp": struct.pack(">IH", 0x10000, count) + struct.pack(">13H", 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0),
        b"name": _name(name),
        b"post": struct.pack(">IIhhIIIII", 0x30000, 0, 0, 50, 1, 0, 0, 0, 0),
    }
    return _file(tables)


def _cmap(codes: list[int]) -> bytes:
    """Format 4: one segment for each run of neighbours."""
    runs: list[list[int]] = []
    for previous, code in pairwise([-2, *codes]):
        if code == previous + 1 and runs:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    glyphs = {code: number + 1 for number, code in enumerate(codes)}
    segments = [(first, last, (glyphs[first] - first) & 0xFFFF) for first, last in runs] + [(0xFFFF, 0xFFFF, 1)]
    power = 1 << (len(segments).bit_length() - 1)
    body = struct.pack(">HHHH", 2 * len(segments), 2 * power, power.bit_length() - 1, 2 * (len(segments) - power))
    body += b"".join(struct.pack(">H", last) for _, last, _ in segments) + bytes(2)
    body += b"".join(struct.pack(">H", first) for first, _, _ in segments)
    body += b"".join(struct.pack(">H", delta) for _, _, delta in segments) + bytes(2 * len(segments))
    table = struct.pack(">HHH", 4, len(body) + 6, 0) + body
    return struct.pack(">HHHHI", 0, 1, 3, 1, 12) + table


def _name(name: str) -> bytes:
    text = name.encode("utf-16-be")
    kinds = (1, 2, 3, 4, 6)
    records = b"".join(struct.pack(">6H", 3, 1, 0x409, kind, len(text), 0) for kind in kinds)
    return struct.pack(">HHH", 0, len(kinds), 6 + len(records)) + records + text


def _file(tables: dict[bytes, bytes]) -> bytes:
    def total(data: bytes) -> int:
        data += bytes(-len(data) % 4)
        return sum(struct.unpack(f">{len(data) // 4}I", data)) & 0xFFFFFFFF

    power = 1 << (len(tables).bit_length() - 1)
    out = struct.pack(">IHHHH", 0x10000, len(tables), 16 * power, power.bit_length() - 1, 16 * (len(tables) - power))
    offset = len(out) + 16 * len(tables)
    body = b""
    for tag, data in sorted(tables.items()):
        out += struct.pack(">4sIII", tag, total(data), offset + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    return out + body
