"""All objects of a PDF file as they lie in its bytes: also those that no page, or no table, refers to.

A recipient finds an orphaned object with a text editor, so the search goes over the bytes and not
over the cross-reference table. Encrypted files give no strings here; their catalogue is read by
pdfminer (:mod:`pubcheck.pdf_catalog`). Streams that unpack to too much are refused before pdfium
sees them. Source: ISO 32000-1, 7.3.8 (streams), 7.5.7 (object streams).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from pubcheck.lazy_pattern import lazily
from pubcheck.pdf_values import Reference, Value, as_dictionary, dictionaries, read_value
from pubcheck.quota import charge, check_time
from pubcheck.refusal import too_large
from pubcheck.settings import Limits

_HEADER = lazily(rb"([0-9]{1,10})[\x00\t\n\f\r ]+[0-9]{1,5}[\x00\t\n\f\r ]+$")
_STREAM = lazily(rb"stream\r?\n?")
_LENGTH = lazily(rb"/Length[\x00\t\n\f\r ]+([0-9]{1,12})(?![0-9]|[\x00\t\n\f\r ]+[0-9]+[\x00\t\n\f\r ]+R)")
_LONGEST_HEAD = 1 << 20
_MOST_IN_STREAM = 100_000
_LARGEST_STREAM = 128 << 20
# Deflate makes at most about 1030 bytes of one: a stream this short cannot unpack to more than 20 MB.
_HARMLESS = 20_000
_BITE = 1 << 16
_MOST_AT_ONCE = 1 << 22
_DEEPEST = 3
_ASKED_FOR = frozenset(
    b"/" + name
    for name in b"EF Thumb XML XFA JS PieceInfo ByteRange Alt ActualText E OCProperties Form XObject".split()
)
_ASKED = lazily(rb"(?:%s)(?![A-Za-z0-9])" % b"|".join(sorted(_ASKED_FOR)))
_ESCAPE = lazily(rb"#([0-9A-Fa-f]{2})")
_PICTURE = lazily(rb"/Subtype\s*/Image")


class RawObject(NamedTuple):
    """One object: its number, the bytes of its value, where its stream begins (-1: none)."""

    number: int
    head: bytes
    stream: int = -1


@dataclass(slots=True)
class ObjectTable:
    """The objects of one file. ``complete`` turns false where some could not be unpacked."""

    data: bytes
    limits: Limits
    objects: list[RawObject] = field(default_factory=list)
    encrypted: bool = False
    complete: bool = True
    _telling: list[RawObject] = field(default_factory=list)
    _latest: dict[int, RawObject] = field(default_factory=dict)

    @classmethod
    def of(cls, data: bytes, limits: Limits) -> ObjectTable:
        """Find the objects.

        :raises LimitExceeded: if a stream unpacks to more than the limits allow.
        """
        table = cls(data, limits, encrypted=b"/Encrypt" in data)
        for number, each in enumerate(_scan(data)):
            if not number % 4096:
                check_time(limits)
            table._take(each)
            if each.stream >= 0:
                table._guard(each)
                if b"/ObjStm" in each.head and not table.encrypted:
                    for inner in table._inside(each):
                        table._take(inner)
        return table

    def holding(self, *keys: bytes) -> Iterator[tuple[RawObject, dict[str, Value]]]:
        """Dictionaries with one of the keys, also those inside others, each with the object it stands in."""
        names = {key[1:].decode("latin-1") for key in keys}
        for each in self.naming(*keys):
            for found in dictionaries(read_value(each.head)):
                if not names.isdisjoint(found):
                    yield each, found

    def naming(self, *names: bytes) -> Iterator[RawObject]:
        """Objects in whose value one of the names appears, as a key or as a value."""
        pattern = re.compile(rb"(?:%s)(?![A-Za-z0-9])" % b"|".join(re.escape(name) for name in names))
        objects = self._telling if _ASKED_FOR.issuperset(names) else self.objects
        return (each for each in objects if pattern.search(_spelled_out(each.head)))

    def resolve(self, value: Value) -> Value:
        """What a reference stands for, in the last version of its object; other values as they are."""
        for _ in range(8):
            if not isinstance(value, Reference):
                return value
            found = self._latest.get(value.number)
            value = read_value(found.head) if found is not None else None
        return None

    def value(self, each: RawObject) -> Value:
        """What an object holds."""
        return read_value(each.head)

    def versions(self, number: int) -> Iterator[RawObject]:
        """Every version of an object, oldest first."""
        return (each for each in self.objects if each.number == number)

    def content(self, value: Value | RawObject) -> bytes:
        """The unpacked stream of an object or a reference to one; empty where it has none that can be read."""
        found = self._latest.get(value.number) if isinstance(value, Reference) else value
        if not isinstance(found, RawObject) or found.stream < 0:
            return b""
        entries = as_dictionary(read_value(found.head))
        filters = self.resolve(entries.get("Filter"))
        names = filters if isinstance(filters, list) else [filters] if filters else []
        if not names:
            return self._packed(found, entries)
        if names != ["FlateDecode"] and names != ["Fl"]:
            self.complete = False
            return b""
        unpacked = _inflate(self.data, found.stream, _LARGEST_STREAM)
        charge(self.limits, unpacked=len(unpacked))
        return unpacked

    def _packed(self, found: RawObject, entries: dict[str, Value]) -> bytes:
        length = self.resolve(entries.get("Length"))
        if isinstance(length, str) and length.isdigit():
            end = found.stream + int(length[:12])
            if self.data[end : end + 12].lstrip().startswith(b"endstream"):
                return self.data[found.stream : end]
        end = self.data.find(b"endstream", found.stream)
        return self.data[found.stream : end if end >= 0 else len(self.data)]

    def _take(self, each: RawObject) -> None:
        self.objects.append(each)
        # Most objects of a file are plain pages, contents and fonts, which nobody asks for.
        if _ASKED.search(each.head) or b"#" in each.head:
            self._telling.append(each)
        self._latest[each.number] = each

    def _inside(self, each: RawObject) -> Iterator[RawObject]:
        """The objects packed into an object stream."""
        entries = as_dictionary(read_value(each.head))
        content = self.content(each)
        first = entries.get("First")
        if not isinstance(first, str) or not first.isdigit() or not content or "DecodeParms" in entries:
            self.complete = False
            return
        begin = int(first[:9])
        numbers = [int(word[:12]) for word in content[:begin].split()[: 2 * _MOST_IN_STREAM] if word.isdigit()]
        places = list(zip(numbers[0::2], numbers[1::2], strict=False))
        for index, (number, offset) in enumerate(places):
            end = places[index + 1][1] if index + 1 < len(places) else len(content)
            yield RawObject(number, content[begin + offset : begin + max(offset, end)][:_LONGEST_HEAD])

    def _guard(self, each: RawObject) -> None:
        """Refuse a stream that is a decompression bomb before pdfium unpacks it."""
        start = each.stream
        end = self.data.find(b"endstream", start)
        packed = memoryview(self.data)[start : end if end >= 0 else len(self.data)]
        several = each.head.count(b"Decode") > 1
        if (len(packed) < _HARMLESS and not several) or not packed or packed[0] & 0x0F != 8:
            return
        if _PICTURE.search(each.head) and not any(
            _is_monotonous(packed[at : at + 1024]) for at in range(0, len(packed), 1 << 14)
        ):
            return
        most = min(_LARGEST_STREAM, self.limits.max_unpacked_bytes)
        if _grows(packed, most, _DEEPEST if several else 1):
            raise too_large(self.limits)


def _spelled_out(head: bytes) -> bytes:
    """Names without their escapes: ``/J#53`` is ``/JS``."""
    return _ESCAPE.sub(lambda found: bytes((int(found.group(1), 16),)), head) if b"#" in head else head


def _is_monotonous(packed: memoryview) -> bool:
    """Whether packed data packs again: what a bomb does and an honest picture does not."""
    return len(zlib.compress(packed, 1)) * 3 < len(packed)


def _grows(packed: memoryview, most: int, layers: int) -> bool:
    """Whether a stream, or one packed several times, unpacks to more than ``most`` bytes."""
    unpacker = zlib.decompressobj()
    size, kept = 0, b""
    try:
        for at in range(0, len(packed), _BITE):
            piece = bytes(packed[at : at + _BITE])
            while piece and not unpacker.eof:
                unpacked = unpacker.decompress(piece, _MOST_AT_ONCE)
                size += len(unpacked)
                if size > most:
                    return True
                if layers > 1 and len(kept) < _MOST_AT_ONCE:
                    kept += unpacked
                piece = unpacker.unconsumed_tail
    except zlib.error:
        pass
    return bool(kept) and kept[0] & 0x0F == 8 and _grows(memoryview(kept), most, layers - 1)


def _scan(data: bytes) -> Iterator[RawObject]:
    """The objects in the order of the file; each search goes on where the last one stopped."""
    at = ends = streams = 0
    # Objects that are never closed all reach to the same end: then each ends where the next begins.
    left = 2 * len(data) + _LONGEST_HEAD
    while True:
        at = data.find(b"obj", at)
        if at < 0:
            return
        header = _HEADER.search(data[max(0, at - 24) : at]) if data[at - 3 : at] != b"end" else None
        at += 3
        if header is None:
            continue
        if ends < at:
            found = data.find(b"endobj", at)
            ends = found if found >= 0 else len(data)
        if streams < at:
            found = data.find(b"stream", at)
            streams = found if found >= 0 else len(data)
        end = min(ends, streams, at + _LONGEST_HEAD)
        if left < end - at:
            following = data.find(b"obj", at)
            end = min(end, following if following >= 0 else end)
        left -= end - at
        begin = _STREAM.match(data, streams) if streams < ends else None
        head = data[at:end]
        yield RawObject(int(header.group(1)), head, begin.end() if begin else -1)
        if begin is not None and b"/EmbeddedFile" in head:
            # An attached PDF has objects of its own, which are not this file's.
            told = _LENGTH.search(head)
            after = begin.end() + int(told.group(1)) if told else 0
            if not data[after : after + 12].lstrip().startswith(b"endstream"):
                after = data.find(b"endstream", streams)
            at = max(at, after)


def _inflate(data: bytes, start: int, most: int) -> bytes:
    """What a Flate stream unpacks to; of a broken one, what comes before the damage."""
    unpacker = zlib.decompressobj()
    pieces: list[bytes] = []
    size, at = 0, start
    try:
        while size < most and not unpacker.eof and at < len(data):
            piece = unpacker.decompress(data[at : at + _BITE], most - size)
            at += _BITE
            pieces.append(piece)
            size += len(piece)
            if unpacker.unconsumed_tail:
                break
    except zlib.error:
        pass
    return b"".join(pieces)
