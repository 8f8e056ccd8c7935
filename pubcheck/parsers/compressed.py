"""One compressed file: GZIP, BZIP2, XZ. What is inside, often a TAR, is its only member.

Unpacked piece by piece under the limits. Sources: RFC 1952, bzip2 and xz file formats.
"""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

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
_FED = 2**14  # bytes given at once: a file of a million tiny streams copies no more than this for each
_Inflater = type(zlib.decompressobj())
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
        for piece in _unpacked(data, media_type):
            members.spend(len(piece))
            pieces.append(piece)
    except _BROKEN:
        raise damaged("压缩", "compressed") from None
    members.check(1, 0)
    members.add(_inner_name(data, name), lambda: b"".join(pieces), counted=True)
    return builder.build()


def _unpacked(data: bytes, media_type: str) -> Iterator[bytes]:
    """The bytes of a compressed file; streams that follow one another are read like the first."""
    at = 0
    while at < len(data):
        stream = _decompressor(media_type)
        fed = b""
        while not stream.eof:
            if not fed and (isinstance(stream, _Inflater) or stream.needs_input):
                fed = data[at : at + _FED]
                at += len(fed)
            piece = stream.decompress(fed, _PIECE)
            if not piece and not fed and not stream.eof:
                raise EOFError
            fed = stream.unconsumed_tail if isinstance(stream, _Inflater) else b""
            yield piece
        at -= len(stream.unused_data)
        while at < len(data) and not data[at : at + _FED].strip(b"\x00"):
            at += _FED
        at += len(data[at : at + _FED]) - len(data[at : at + _FED].lstrip(b"\x00"))


def _decompressor(media_type: str) -> Any:
    if media_type == "application/gzip":
        return zlib.decompressobj(31)
    return bz2.BZ2Decompressor() if media_type == "application/x-bzip2" else lzma.LZMADecompressor(memlimit=_MEMORY)


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
