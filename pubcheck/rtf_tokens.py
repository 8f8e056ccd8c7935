"""RTF, token by token: groups, control words, characters.

Source: Rich Text Format (RTF) Specification 1.9.1, "RTF Syntax" and "Unicode RTF".
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from pubcheck.lazy_pattern import lazily

_TOKEN = lazily(
    rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})? ?"  # a control word, its number, the blank that ends it
    rb"|\\'([0-9a-fA-F]{2})"  # one byte
    rb"|\\([^a-zA-Z'])"  # a control symbol
    rb"|([{}])"
    rb"|([^\\{}\r\n\x00]+)"
)

CODE_PAGES = {
    **{0: "cp1252", 2: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "cp950"},
    **{161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251"},
    **{222: "cp874", 238: "cp1250"},
}
"""The codec of a font's character set (``\\fcharset``)."""


class Kind(Enum):
    """What a token is."""

    OPEN = "{"
    CLOSE = "}"
    WORD = "word"
    SYMBOL = "symbol"
    BYTES = "bytes"
    BINARY = "binary"


class Token(NamedTuple):
    """One token: a word with its number, or bytes."""

    kind: Kind
    word: str = ""
    number: int | None = None
    data: bytes = b""


_OPEN, _CLOSE = Token(Kind.OPEN), Token(Kind.CLOSE)


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of ``data`` in order; binary data (``\\bin``) is one token."""
    at, end = 0, len(data)
    while at < end:
        found = _TOKEN.search(data, at)
        if found is None:
            return
        at = found.end()
        word, number, byte, symbol, brace, plain = found.groups()
        if plain is not None:
            yield Token(Kind.BYTES, data=plain)
        elif brace is not None:
            yield _OPEN if brace == b"{" else _CLOSE
        elif byte is not None:
            yield Token(Kind.BYTES, data=bytes([int(byte, 16)]))
        elif symbol is not None:
            yield Token(Kind.SYMBOL, symbol.decode("latin-1"))
        elif word == b"bin":
            size = max(0, min(int(number or 0), end - at))
            yield Token(Kind.BINARY, data=data[at : at + size])
            at += size
        else:
            yield Token(Kind.WORD, word.decode("ascii"), int(number) if number else None)
