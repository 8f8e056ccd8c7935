"""RTF as Outlook stores it: compressed against a dictionary of usual words.

Source: [MS-OXRTFCP] 2.1.3.1 (header), 2.1.3.1.4 (dictionary), 2.2.3 (decompression).
"""

from __future__ import annotations

import struct

_START = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor "
    b"MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    b"\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
_SIZE = 4096
_COMPRESSED, _PLAIN = b"LZFu", b"MELA"


def decompress(data: bytes) -> bytes:
    """The RTF in ``data``; it is never more than nine times as long.

    :raises ValueError: if the data is damaged.
    """
    if len(data) < 16:
        raise ValueError
    size, kind = struct.unpack_from("<I4s", data, 4)
    if kind == _PLAIN:
        return data[16 : 16 + size]
    if kind != _COMPRESSED:
        raise ValueError
    window = bytearray(_START.ljust(_SIZE, b"\0"))
    write, out = len(_START), bytearray()
    at = 16
    while at < len(data):
        flags = data[at]
        at += 1
        for bit in range(8):
            if at >= len(data):
                break
            if not flags >> bit & 1:
                piece = data[at : at + 1]
                at += 1
            else:
                if at + 2 > len(data):
                    raise ValueError
                start, length = divmod(data[at] << 8 | data[at + 1], 16)
                at += 2
                if start == write:
                    return _whole(out, size)
                piece = _copied(window, start, length + 2, write)
            for byte in piece:
                window[write] = byte
                write = (write + 1) % _SIZE
            out += piece
    return _whole(out, size)


def _copied(window: bytearray, start: int, length: int, write: int) -> bytes:
    """Bytes of the dictionary; those that this very copy writes are read as it goes."""
    distance = (write - start) % _SIZE
    piece = bytes(window[(start + each) % _SIZE] for each in range(min(length, distance)))
    return (piece * (length // max(1, len(piece)) + 1))[:length]


def _whole(out: bytearray, size: int) -> bytes:
    if len(out) < size:
        raise ValueError
    return bytes(out[:size])
