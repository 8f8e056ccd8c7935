"""An OLE compound file opened with limits: DOC, WPS, XLS, PPT, MSG and the objects inside them.

A reader of its own rather than olefile: chains that run in circles, sector counts that lie and
trees of entries without end are bounded here, nothing recurses, and :func:`root_names` is fast
enough to recognise formats by. Tests compare it with olefile, stream by stream.
Source: [MS-CFB] 2.2 (header), 2.3 (FAT), 2.4 (mini FAT), 2.5 (DIFAT), 2.6 (directory).
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from pubcheck.errors import DamagedDocument, ParseError
from pubcheck.quota import charge
from pubcheck.refusal import damaged, too_deep, too_many_members
from pubcheck.settings import Limits

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST_SECTOR = 0xFFFFFFFA
_NO_ENTRY = 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_ENTRY = 128
_MINI_SECTOR = 64
_HEADER_LISTED = 109


class _Entry(NamedTuple):
    """One stream or storage: its name as written, its first sector, its size in bytes."""

    name: str
    is_stream: bool
    start: int
    size: int


@dataclass(frozen=True, slots=True)
class CompoundFile:
    """The streams of a compound file by their paths (``ObjectPool/_1/Ole10Native``), in any case."""

    kind: str
    _data: bytes = field(repr=False)
    _limits: Limits = field(repr=False)
    _sectors: _Sectors = field(repr=False)
    _mini: _Sectors | None = field(repr=False)
    _entries: dict[str, _Entry] = field(repr=False)

    @classmethod
    def open(cls, data: bytes, kind: str, limits: Limits) -> CompoundFile:
        """Open ``data``, a file of ``kind`` (``Word``).

        :raises LimitExceeded: if it holds too many streams or nests them too deep.
        :raises DamagedDocument: if it is no readable compound file.
        """
        try:
            return cls._open(data, kind, limits)
        except (struct.error, ValueError, IndexError, OverflowError):
            raise damaged(kind, kind) from None

    @classmethod
    def _open(cls, data: bytes, kind: str, limits: Limits) -> CompoundFile:
        if not data.startswith(MAGIC):
            raise damaged(kind, kind)
        shift = struct.unpack_from("<H", data, 30)[0]
        if shift not in (9, 12):
            raise damaged(kind, kind)
        directory, cutoff, mini_table = struct.unpack_from("<I4xII", data, 48)
        sectors = _Sectors(data, 1 << shift, 1 << shift, _allocation(data, 1 << shift))
        raw = b"".join(islice(sectors.chain(directory), 4 * limits.max_members * _ENTRY // sectors.size + 1))
        if len(raw) > 4 * limits.max_members * _ENTRY:
            raise too_many_members(limits)
        entries = _tree(raw, kind, limits, mask_size=shift == 9)
        root = entries.pop("")
        mini = None
        if root.size:
            table = array("I")
            table.frombytes(b"".join(sectors.chain(mini_table)))
            if sys.byteorder == "big":
                table.byteswap()
            # Only a file with short streams has this one, so reading it is put at no cost of its own.
            content = b"".join(islice(sectors.chain(root.start), root.size // sectors.size + 1))
            mini = _Sectors(content, _MINI_SECTOR, 0, table)
        small = min(cutoff, 4096)
        placed = {
            path: entry
            if entry.size >= small or not entry.is_stream
            else _Entry(entry.name, True, entry.start, -entry.size)
            for path, entry in entries.items()
        }
        return cls(kind, data, limits, sectors, mini, placed)

    def __contains__(self, path: str) -> bool:
        return path.lower() in self._entries

    @property
    def streams(self) -> tuple[str, ...]:
        """The paths of all streams as they are written, those of the root first."""
        return tuple(entry.name for entry in self._entries.values() if entry.is_stream)

    def children(self, storage: str = "") -> tuple[str, ...]:
        """The paths of what lies directly in ``storage``, or in the root."""
        start = f"{storage}/".lower() if storage else ""
        return tuple(
            entry.name
            for path, entry in self._entries.items()
            if path.startswith(start) and "/" not in path[len(start) :]
        )

    def is_stream(self, path: str) -> bool:
        """Whether ``path`` is a stream; ``False`` for storages and what is not there."""
        entry = self._entries.get(path.lower())
        return entry is not None and entry.is_stream

    def read(self, path: str) -> bytes:
        """The bytes of a stream.

        :raises DamagedDocument: if it is absent or cut short.
        :raises LimitExceeded: if everything read so far is more than the limits allow.
        """
        entry = self._entries.get(path.lower())
        if entry is None or not entry.is_stream:
            raise damaged(self.kind, self.kind)
        size = abs(entry.size)
        if size > len(self._data):
            raise damaged(self.kind, self.kind)
        charge(self._limits, unpacked=size)
        sectors = self._mini if entry.size < 0 else self._sectors
        if not size or sectors is None:
            return self._empty(size)
        try:
            data = b"".join(islice(sectors.chain(entry.start), -(-size // sectors.size)))[:size]
        except (ValueError, IndexError):
            raise damaged(self.kind, self.kind) from None
        if len(data) < size:
            raise damaged(self.kind, self.kind)
        return data

    def find(self, path: str) -> bytes:
        """The bytes of a stream, or none where it is absent or cannot be read."""
        try:
            return self.read(path) if self.is_stream(path) else b""
        except DamagedDocument:
            return b""

    def extract(self, storage: str) -> bytes:
        """A storage with all below it as a compound file of its own: an embedded object, an attached message.

        :raises DamagedDocument: if one of its streams cannot be read.
        """
        start = f"{storage}/".lower()
        from pubcheck.compound_writer import packed

        return packed(
            {
                entry.name[len(start) :]: self.read(path)
                for path, entry in self._entries.items()
                if entry.is_stream and path.startswith(start)
            }
        )

    def _empty(self, size: int) -> bytes:
        if size:
            raise damaged(self.kind, self.kind)
        return b""


def root_names(data: bytes) -> frozenset[str]:
    """What lies in the root of a compound file, in lower case; nothing if ``data`` is none or broken."""
    if not data.startswith(MAGIC):
        return frozenset()
    try:
        return frozenset(name.lower() for name in CompoundFile.open(data, "OLE", Limits()).children())
    except ParseError:
        return frozenset()


@dataclass(frozen=True, slots=True)
class _Sectors:
    """Sectors of one size, and the table that says which follows which."""

    data: bytes = field(repr=False)
    size: int
    offset: int
    table: array[int] = field(repr=False)

    def chain(self, start: int) -> Iterator[bytes]:
        """The sectors from ``start`` to the end of the chain.

        :raises ValueError: if the chain leaves the file or runs in a circle.
        """
        seen: set[int] = set()
        while start < _LAST_SECTOR:
            at = self.offset + start * self.size
            if start in seen or at >= len(self.data):
                raise ValueError
            seen.add(start)
            yield self.data[at : at + self.size]
            start = self.table[start]


def _allocation(data: bytes, size: int) -> array[int]:
    """The FAT: for each sector the number of the next."""
    most = len(data) // size + 1
    listed = list(struct.unpack_from(f"<{_HEADER_LISTED}I", data, 76))
    following = struct.unpack_from("<I", data, 68)[0]
    each = size // 4
    enough = most // each + 1
    while following < _LAST_SECTOR and len(listed) <= enough + _HEADER_LISTED:
        *more, following = struct.unpack_from(f"<{each}I", data, (following + 1) * size)
        listed.extend(more)
    table = array("I")
    for sector in listed[: enough + _HEADER_LISTED]:
        if sector < _LAST_SECTOR and len(table) < most:
            table.frombytes(data[(sector + 1) * size : (sector + 2) * size].ljust(size, b"\xff"))
    if sys.byteorder == "big":
        table.byteswap()
    return table


def _tree(raw: bytes, kind: str, limits: Limits, *, mask_size: bool) -> dict[str, _Entry]:
    """Path in lower case → entry, the root under the empty path; each entry of the directory at most once."""
    found: dict[str, _Entry] = {}
    seen: set[int] = set()
    open_ends: list[tuple[int, str, int]] = [(0, "", 0)]
    while open_ends:
        index, folder, depth = open_ends.pop()
        at = index * _ENTRY
        if index in seen or at + _ENTRY > len(raw):
            if not found:
                raise damaged(kind, kind)
            continue
        seen.add(index)
        if depth > limits.max_depth:
            raise too_deep(limits)
        length, type_, left, right, child = struct.unpack_from("<HBxIII", raw, at + 64)
        start, size = struct.unpack_from("<IQ", raw, at + 116)
        # Files of version 3 may leave rubbish in the upper half of the size.
        size = size & 0xFFFFFFFF if mask_size else size
        if index == 0:
            if type_ != _ROOT:
                raise damaged(kind, kind)
            found[""] = _Entry("", False, start, size)
            open_ends.append((child, "", depth + 1))
            continue
        open_ends += [(left, folder, depth), (right, folder, depth)]
        name = raw[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace").replace("/", "_")
        path = f"{folder}/{name}" if folder else name
        if type_ == _STREAM:
            found.setdefault(path.lower(), _Entry(path, True, start, size))
        elif type_ == _STORAGE:
            found.setdefault(path.lower(), _Entry(path, False, 0, 0))
            if child != _NO_ENTRY:
                open_ends.append((child, path, depth + 1))
    if len(found) > limits.max_members:
        raise too_many_members(limits)
    return dict(sorted(found.items(), key=lambda item: (item[0].count("/"), item[0])))
