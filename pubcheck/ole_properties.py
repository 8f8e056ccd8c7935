"""Document properties of OLE files: author, company, custom ones. Source: [MS-OLEPS] 2.21, 2.25."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from struct import unpack_from

from pubcheck.biff import code_page
from pubcheck.ooxml import PROPERTY_LABELS
from pubcheck.phrase import Phrase

_SUMMARY = {2: "title", 3: "subject", 4: "creator", 5: "keywords", 6: "description", 7: "Template", 8: "lastModifiedBy"}
_DOCUMENT = {2: "category", 14: "Manager", 15: "Company", 21: "HyperlinkBase", 27: "contentStatus"}
_MOST_PROPERTIES = 2_000
_MACHINE = ("KSOProductBuildVer", "ICV", "KSOTemplateUUID", "KSORubyTemplateID")


def summary(data: bytes, is_document: bool) -> Iterator[tuple[Phrase | str, str]]:
    """Label and value of the properties in a SummaryInformation (or DocumentSummaryInformation) stream.

    What is malformed is left out.
    """
    try:
        sections = min(unpack_from("<I", data, 24)[0], 2)
        starts = [unpack_from("<I", data, 28 + 20 * index + 16)[0] for index in range(sections)]
    except struct.error:
        return
    known = _DOCUMENT if is_document else _SUMMARY
    for index, start in enumerate(starts):
        values, codec = _section(data, start)
        names = _names(data, start, codec) if index and is_document else {}
        for number, value in values.items():
            if index == 0 and number in known:
                yield PROPERTY_LABELS[known[number]], value
            elif index and number in names and names[number] not in _MACHINE:
                yield names[number], value


def _offsets(data: bytes, start: int) -> dict[int, int]:
    try:
        count = min(unpack_from("<I", data, start + 4)[0], _MOST_PROPERTIES)
        pairs = [unpack_from("<II", data, start + 8 + 8 * index) for index in range(count)]
    except struct.error:
        return {}
    return {number: start + offset for number, offset in pairs}


def _section(data: bytes, start: int) -> tuple[dict[int, str], str]:
    """The texts of a section by their number, and its codec."""
    offsets = _offsets(data, start)
    codec = "gb18030"
    try:
        if 1 in offsets:
            number = unpack_from("<4xH", data, offsets[1])[0]
            codec = "utf-8" if number == 65001 else code_page(number)
    except struct.error:
        pass
    values = {}
    for number, at in offsets.items():
        text = _value(data, at, codec) if number > 1 else ""
        if text.strip():
            values[number] = text
    return values, codec


def _value(data: bytes, at: int, codec: str) -> str:
    try:
        kind, size = unpack_from("<II", data, at)
    except struct.error:
        return ""
    if kind == 0x1E:
        raw = data[at + 8 : at + 8 + size]
        wide = codec == "utf-16-le"
        return (
            raw.decode(codec, "replace").partition("\0")[0]
            if wide
            else raw.partition(b"\0")[0].decode(codec, "replace")
        )
    if kind == 0x1F:
        return data[at + 8 : at + 8 + 2 * size].decode("utf-16-le", "replace").partition("\0")[0]
    if kind == 3:
        return str(size)
    return ""


def _names(data: bytes, start: int, codec: str) -> dict[int, str]:
    """The names of custom properties."""
    names: dict[int, str] = {}
    at = _offsets(data, start).get(0)
    if at is None:
        return names
    wide = codec == "utf-16-le"
    try:
        count = min(unpack_from("<I", data, at)[0], _MOST_PROPERTIES)
        at += 4
        for _ in range(count):
            number, length = unpack_from("<II", data, at)
            size = length * (2 if wide else 1)
            names[number] = data[at + 8 : at + 8 + size].decode(codec, "replace").partition("\0")[0]
            at += 8 + size + (-size % 4 if wide else 0)
    except struct.error:
        pass  # the names read so far count
    return names
