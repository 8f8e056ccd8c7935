"""One compressed file: GZIP, BZIP2, XZ. What is inside, often a TAR, is its only member.

Unpacked piece by piece under the limits. Sources: RFC 1952, bzip2 and xz file formats.
"""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from pubcheck.charset import decode
from pubcheck.document import Document, DocumentBuilder
from pubcheck.members import Members
from pubcheck.parser import Parser
from pubcheck.phrase import Phrase
from pubcheck.refusal import damaged
from pubcheck.settings import Limits

_GZIP = b"\x1f\x8b\x08"
_BZIP2_BLOCKS = (b"\x31\x41\x59\x26\x53\x59", b"\x17\x72\x45\x38\x50\x90")
_PIECE = 2**20
_MEMORY = 256 * 2**20
_BROKEN = (zlib.error, OSError, EOFError, ValueError, lzma.LZMAError)


def _sniff(data: bytes) -> float:
    return 1.0 if _media_type(data) else 0.0


def _media_type(data: bytes) -> str:
    if data.startswith(_GZIP):
        return "application/gzip"
    if data[:3] == b"BZh" and data[4:10] in _BZIP2_BLOCKS:
        return "application/x-bzip2"
    return "application/x-xz" if data.startswith(b"\xfd7zXZ\x00") else ""


def _parse(data: bytes, name: str, limits: Limits) -> Document:
    media_type = _media_type(data)
    if not media_type:
        raise damaged("压缩", "compressed")
    builder = DocumentBuilder(name, data, media_type, limits)
    members = Members(builder, name, len(data), limits)
    pieces = []
    try:
        for piece in _inflated(data) if media_type == "application/gzip" else _unpacked(data, media_type):
            members.spend(len(piece))
            pieces.append(piece)
    except _BROKEN:
        raise damaged("压缩", "compressed") from None
    members.check(1, 0)
    members.add(_inner_name(data, name), lambda: b"".join(pieces), counted=True)
    return builder.build()


def _inflated(data: bytes) -> Iterator[bytes]:
    """The bytes of a GZIP file; streams that follow one another are read like the first."""
    while data:
        stream = zlib.decompressobj(31)
        while not stream.eof:
            piece = stream.decompress(data, _PIECE)
            if not piece and not stream.unconsumed_tail and not stream.eof:
                raise EOFError
            data = stream.unconsumed_tail
            yield piece
        data = stream.unused_data.lstrip(b"\x00")


def _unpacked(data: bytes, media_type: str) -> Iterator[bytes]:
    """The bytes of a BZIP2 or XZ file."""
    while data:
        stream = (
            bz2.BZ2Decompressor() if media_type == "application/x-bzip2" else lzma.LZMADecompressor(memlimit=_MEMORY)
        )
        while not stream.eof:
            piece = stream.decompress(data, _PIECE)
            data = b""
            if not piece and stream.needs_input and not stream.eof:
                raise EOFError
            yield piece
        data = stream.unused_data.lstrip(b"\x00")


def _inner_name(data: bytes, name: str) -> str:
    """The name a GZIP file remembers, else the outer one without its last ending."""
    if data.startswith(_GZIP) and data[3] & 0x08 and not data[3] & 0x04:
        remembered = data[10 : data.find(b"\x00", 10)]
        if remembered and len(remembered) < 1024:
            return PurePosixPath(decode(remembered).replace("\\", "/")).name or "content"
    inner = PurePosixPath(name.rpartition("!/")[2]).name
    stem, _, ending = inner.rpartition(".")
    return f"{stem}.tar" if ending.lower() in ("tgz", "tbz", "tbz2", "txz") else stem or "content"


PARSER = Parser(
    id="compressed",
    title=Phrase("GZIP、BZIP2、XZ 压缩文件", "GZIP, BZIP2 or XZ file"),
    media_types=("application/gzip", "application/x-bzip2", "application/x-xz"),
    extensions=(".gz", ".tgz", ".bz2", ".tbz2", ".xz", ".txz"),
    sniff=_sniff,
    parse=_parse,
)
