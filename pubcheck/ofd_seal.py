"""Names inside an electronic seal or signature: the seal's own, and the subjects of its certificates.

Only the structure is walked; nothing is verified. Sources: GM/T 0031-2014 and GB/T 38540-2020 (seal: header ``ES``,
identifier, property with type and name), ITU-T X.690 (DER), X.520 (attribute types).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pubcheck.phrase import Phrase

SEAL = Phrase("电子印章名称", "name of an electronic seal")
_ATTRIBUTES = {
    b"\x55\x04\x03": Phrase("签名证书持有人", "holder of the signing certificate"),
    b"\x55\x04\x05": Phrase("签名证书序列名", "serial number of the certificate holder"),
    b"\x2a\x86\x48\x86\xf7\x0d\x01\x09\x01": Phrase("签名证书邮箱", "e-mail address in the signing certificate"),
}
_ENCODINGS = {0x0C: "utf-8", 0x13: "latin-1", 0x14: "gb18030", 0x16: "latin-1", 0x1E: "utf-16-be"}
_CONSTRUCTED, _SEQUENCE, _OBJECT = 0x20, 0x30, 0x06
_MOST = 20_000
_DEEPEST = 24
_LARGEST = 4 * 1024 * 1024


class _Node(NamedTuple):
    tag: int
    start: int
    end: int


def names_in(data: bytes) -> Iterator[tuple[Phrase, str]]:
    """Label and text of each name, once each."""
    seen = set()
    if len(data) <= _LARGEST:
        for found in _names(data):
            if found not in seen and found[1].strip():
                seen.add(found)
                yield found


def _names(data: bytes) -> Iterator[tuple[Phrase, str]]:
    stack = [(_Node(_SEQUENCE, 0, len(data)), 0)]
    budget = _MOST
    while stack and budget > 0:
        node, depth = stack.pop()
        children = list(_children(data, node, budget))
        budget -= len(children) + 1
        if len(children) == 2 and children[0].tag == _OBJECT:
            label = _ATTRIBUTES.get(data[children[0].start : children[0].end])
            text = _text(data, children[1])
            if label is not None and text:
                yield label, text
        if len(children) >= 3 and children[2].tag == _SEQUENCE and _is_header(data, children[0]):
            properties = list(_children(data, children[2], budget))
            if len(properties) >= 2:
                yield SEAL, _text(data, properties[1])
        if depth < _DEEPEST:
            stack.extend((each, depth + 1) for each in reversed(children) if each.tag & _CONSTRUCTED)


def _is_header(data: bytes, node: _Node) -> bool:
    if node.tag != _SEQUENCE:
        return False
    first = next(_children(data, node, 1), None)
    return first is not None and first.tag == 0x16 and data[first.start : first.end] == b"ES"


def _children(data: bytes, node: _Node, most: int) -> Iterator[_Node]:
    at = node.start
    while at + 2 <= node.end and most > 0:
        tag, length = data[at], data[at + 1]
        at += 2
        if length & 0x80:
            size = length & 0x7F
            if not 0 < size <= 4 or at + size > node.end:
                return
            length = int.from_bytes(data[at : at + size], "big")
            at += size
        if at + length > node.end:
            return
        yield _Node(tag, at, at + length)
        at += length
        most -= 1


def _text(data: bytes, node: _Node) -> str:
    encoding = _ENCODINGS.get(node.tag)
    return data[node.start : min(node.end, node.start + 2_000)].decode(encoding, "replace") if encoding else ""
