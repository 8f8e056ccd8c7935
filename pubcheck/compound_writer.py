"""Writing an OLE compound file: an embedded object taken out of its storage becomes a file again.

Version 3, sectors of 512 bytes, deterministic. Source: [MS-CFB].
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

_SECTOR = 512
_MINI = 64
_CUTOFF = 4096
_END, _FREE, _FAT, _DIFAT, _NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFC, 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_IN_HEADER = 109
_PER_SECTOR = _SECTOR // 4


@dataclass(slots=True)
class _Node:
    """A stream or storage on its way into the directory."""

    name: str
    content: bytes | None = None
    children: dict[str, _Node] = field(default_factory=dict)
    start: int = _END
    left: int = _NONE
    right: int = _NONE
    child: int = _NONE

    @property
    def type(self) -> int:
        """The number for it in the directory."""
        return _STORAGE if self.content is None else _STREAM


def packed(streams: Mapping[str, bytes]) -> bytes:
    """A compound file of these streams; ``/`` in a path separates storages."""
    root = _Node("Root Entry")
    for path, content in streams.items():
        *folders, name = path.split("/")
        node = root
        for folder in folders:
            node = node.children.setdefault(folder[:31], _Node(folder[:31]))
        node.children[name[:31]] = _Node(name[:31], content)
    nodes = _listed(root)
    chains: list[int] = []
    body: list[bytes] = []
    short = bytearray()
    short_chain: list[int] = []
    for node in nodes:
        if node.content is not None and 0 < len(node.content) < _CUTOFF:
            node.start = _link(short_chain, -(-len(node.content) // _MINI))
            short += node.content.ljust(-(-len(node.content) // _MINI) * _MINI, b"\0")
        elif node.content:
            node.start = _place(node.content, chains, body)
    root.start = _place(bytes(short), chains, body)
    table = struct.pack(f"<{len(short_chain)}I", *short_chain)
    mini_start = _place(table, chains, body, b"\xff")
    directory = b"".join(_entry(node, len(short)) for node in nodes)
    directory_start = _place(directory, chains, body)
    return _assembled(chains, body, directory_start, mini_start, -(-len(table) // _SECTOR))


def _listed(root: _Node) -> list[_Node]:
    """All nodes, the root first; siblings are joined into a balanced tree in the order of the specification."""
    nodes = [root]
    waiting = [root]
    while waiting:
        node = waiting.pop()
        siblings = sorted(node.children.values(), key=lambda each: (len(each.name), each.name.upper()))
        first = len(nodes)
        nodes += siblings
        waiting += siblings
        node.child = _balanced(siblings, first, 0, len(siblings))
    return nodes


def _balanced(siblings: list[_Node], first: int, low: int, high: int) -> int:
    if low >= high:
        return _NONE
    middle = (low + high) // 2
    siblings[middle].left = _balanced(siblings, first, low, middle)
    siblings[middle].right = _balanced(siblings, first, middle + 1, high)
    return first + middle


def _link(chain: list[int], count: int) -> int:
    """Append a chain of ``count`` sectors to the table; the number of its first."""
    first = len(chain)
    chain += [*range(first + 1, first + count), _END]
    return first


def _place(content: bytes, chains: list[int], body: list[bytes], filler: bytes = b"\0") -> int:
    if not content:
        return _END
    body += (content, filler * (-len(content) % _SECTOR))
    return _link(chains, -(-len(content) // _SECTOR))


def _entry(node: _Node, short: int) -> bytes:
    name = node.name.encode("utf-16-le")[:62]
    type_ = _ROOT if node.name == "Root Entry" and node.content is None else node.type
    size = short if type_ == _ROOT else len(node.content or b"")
    start = 0 if type_ == _STORAGE else node.start
    head = name.ljust(64, b"\0") + struct.pack("<HBB3I", len(name) + 2, type_, 1, node.left, node.right, node.child)
    return head + bytes(36) + struct.pack("<IQ", start, size)


def _assembled(chains: list[int], body: list[bytes], directory: int, mini_table: int, mini_sectors: int) -> bytes:
    """Header, contents, then the FAT and, for large files, the list of its sectors."""
    used = len(chains)
    fat, difat = 1, 0
    while used + fat + difat > fat * _PER_SECTOR or max(0, fat - _IN_HEADER) > difat * (_PER_SECTOR - 1):
        if max(0, fat - _IN_HEADER) > difat * (_PER_SECTOR - 1):
            difat += 1
        else:
            fat += 1
    table = [*chains, *[_FAT] * fat, *[_DIFAT] * difat]
    table += [_FREE] * (fat * _PER_SECTOR - len(table))
    listed = list(range(used, used + fat))
    more = listed[_IN_HEADER:]
    lists = b""
    for number in range(difat):
        some = more[number * (_PER_SECTOR - 1) : (number + 1) * (_PER_SECTOR - 1)]
        some += [_FREE] * (_PER_SECTOR - 1 - len(some))
        lists += struct.pack(f"<{_PER_SECTOR}I", *some, used + fat + number + 1 if number + 1 < difat else _END)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack(
        "<9I", 0, fat, directory, 0, _CUTOFF, mini_table, mini_sectors, used + fat if difat else _END, difat
    )
    head = (listed[:_IN_HEADER] + [_FREE] * _IN_HEADER)[:_IN_HEADER]
    header += struct.pack(f"<{_IN_HEADER}I", *head)
    return b"".join((header, *body, struct.pack(f"<{len(table)}I", *table), lists))
