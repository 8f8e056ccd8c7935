"""Writes OLE compound files for the fixtures of DOC, PPT and MSG.

``pack({"WordDocument": b"…", "ObjectPool/_1/Package": b"…"})`` gives the bytes, the same on every
run. The tests read what it writes with olefile as well.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping

from pubcheck.compound_writer import packed

SUMMARY, MORE_SUMMARY = "\x05SummaryInformation", "\x05DocumentSummaryInformation"
_FORMATS = {
    SUMMARY: "e0859ff2f94f6810ab9108002b27b3d9",
    MORE_SUMMARY: "02d5cdd59c2e1b10939708002b2cf9ae",
    "custom": "05d5cdd59c2e1b10939708002b2cf9ae",
}


def pack(streams: Mapping[str, bytes]) -> bytes:
    """A compound file of these streams; ``/`` separates storages."""
    return packed(streams)


def property_stream(
    stream: str, values: Mapping[int, str], custom: Mapping[str, str] | None = None, *, code_page: int = 936
) -> bytes:
    """A property stream of strings by their numbers, and custom ones by their names."""
    sections = [(_FORMATS[stream], _section(values, {}, code_page))]
    if custom is not None:
        names = dict(enumerate(custom, 2))
        sections.append((_FORMATS["custom"], _section(dict(enumerate(custom.values(), 2)), names, code_page)))
    head = struct.pack("<HHI16xI", 0xFFFE, 0, 0x00020105, len(sections))
    at = len(head) + 20 * len(sections)
    body = b""
    for identity, section in sections:
        head += bytes.fromhex(identity) + struct.pack("<I", at + len(body))
        body += section
    return head + body


def native(name: str, path: str, data: bytes) -> bytes:
    """A packager's stream around the file ``data``, with ANSI and Unicode names."""
    temporary = "C:\\Temp\\ole1.tmp"
    ansi = name.encode("gbk") + b"\0" + path.encode("gbk") + b"\0"
    inner = struct.pack("<H", 2) + ansi + struct.pack("<HH", 0, 3)
    inner += struct.pack("<I", len(temporary.encode("gbk")) + 1) + temporary.encode("gbk") + b"\0"
    inner += struct.pack("<I", len(data)) + data
    for text in (temporary, name, path):
        inner += struct.pack("<I", len(text)) + text.encode("utf-16-le")
    return struct.pack("<I", len(inner)) + inner


def _section(values: Mapping[int, str], names: Mapping[int, str], code_page: int) -> bytes:
    codec = "utf-16-le" if code_page == 1200 else f"cp{code_page}"
    entries = [(1, struct.pack("<Ih2x", 2, code_page if code_page < 32768 else code_page - 65536))]
    for number, value in values.items():
        raw = f"{value}\0".encode(codec)
        entries.append((number, struct.pack("<II", 0x1E, len(raw)) + _padded(raw)))
    if names:
        listed = b"".join(_named(number, name, codec) for number, name in names.items())
        entries.append((0, struct.pack("<I", len(names)) + _padded(listed)))
    at = 8 + 8 * len(entries)
    head, body = b"", b""
    for number, raw in entries:
        head += struct.pack("<II", number, at + len(body))
        body += raw
    return struct.pack("<II", at + len(body), len(entries)) + head + body


def _named(number: int, name: str, codec: str) -> bytes:
    raw = f"{name}\0".encode(codec)
    if codec == "utf-16-le":
        return struct.pack("<II", number, len(name) + 1) + _padded(raw)
    return struct.pack("<II", number, len(raw)) + raw


def _padded(raw: bytes) -> bytes:
    return raw + bytes(-len(raw) % 4)
