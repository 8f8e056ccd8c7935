"""Values of PDF syntax: dictionaries, arrays, strings, names, references; nothing but the syntax.

Damage never raises: what cannot be read ends the value, what came before it is kept.
Source: ISO 32000-1, 7.3 (objects) and 7.9.2 (text strings).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Union

from pubcheck.lazy_pattern import lazily

Value = Union["dict[str, Value]", "list[Value]", "Reference", bytes, str, None]
"""Names and numbers are ``str``, strings ``bytes``."""

_DEEPEST = 60
_TOKEN = lazily(
    rb"[\x00\t\n\f\r ]*(?:%[^\r\n]*[\x00\t\n\f\r ]*)*"
    rb"(?P<token><<|>>|\[|\]|\(|<[0-9A-Fa-f\x00\t\n\f\r ]*>|/[^\x00\t\n\f\r ()<>\[\]{}/%]*"
    rb"|[0-9]{1,10}[ \r\n\t]+[0-9]{1,5}[ \r\n\t]+R(?![A-Za-z])|[^\x00\t\n\f\r ()<>\[\]{}/%]+|[{})<>])"
)
_STRING_STOP = lazily(rb"[()\\]")
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\x08", b"f": b"\x0c"}
_OCTAL = lazily(rb"[0-7]{1,3}")
_NAME_HEX = lazily(r"#([0-9A-Fa-f]{2})")
_LANGUAGE_ESCAPE = lazily("\x1b[^\x1b]{0,8}\x1b")


class Reference(NamedTuple):
    """An indirect reference, by the object's number."""

    number: int


class _EndOfValueError(Exception):
    """The syntax ends here."""


def read_value(data: bytes) -> Value:
    """The first value in ``data``."""
    try:
        return _value(data, 0, 0)[0]
    except (_EndOfValueError, ValueError):
        return None


def as_dictionary(value: Value) -> dict[str, Value]:
    """``value`` if it is a dictionary, else an empty one."""
    return value if isinstance(value, dict) else {}


def dictionaries(value: Value, depth: int = 0) -> Iterator[dict[str, Value]]:
    """All dictionaries inside a value, and the value itself if it is one."""
    if isinstance(value, dict):
        yield value
    if depth < _DEEPEST and isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from dictionaries(each, depth + 1)


def strings(value: Value, depth: int = 0) -> Iterator[bytes]:
    """All strings inside a value, in order."""
    if isinstance(value, bytes):
        yield value
    elif depth < _DEEPEST and isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from strings(each, depth + 1)


def text_of(value: Value) -> str:
    """The characters of a string: UTF-16 or UTF-8 with its mark, PDFDocEncoding, or the GBK that some write."""
    if not isinstance(value, bytes):
        return ""
    if value.startswith((b"\xfe\xff", b"\xff\xfe")):
        text = value[2:].decode("utf-16-be" if value[0] == 0xFE else "utf-16-le", "replace")
    elif value.startswith(b"\xef\xbb\xbf"):
        text = value[3:].decode("utf-8", "replace")
    elif value.isascii():
        text = value.decode("ascii")
    else:
        from pubcheck.charset import decode

        text = decode(value)
    return _LANGUAGE_ESCAPE.sub("", text).strip("\x00 \r\n\t")


def _value(data: bytes, at: int, depth: int) -> tuple[Value, int]:
    match = _TOKEN.match(data, at)
    if match is None or depth > _DEEPEST:
        raise _EndOfValueError
    token, at = match.group("token"), match.end()
    if token == b"<<":
        return _dictionary(data, at, depth)
    if token == b"[":
        return _array(data, at, depth)
    if token == b"(":
        return _literal(data, at)
    if token.startswith(b"<"):
        digits = bytes(token[1:-1]).translate(None, b"\x00\t\n\f\r ")
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii")), at
    if token.startswith(b"/"):
        return _NAME_HEX.sub(lambda found: chr(int(found.group(1), 16)), token[1:].decode("latin-1")), at
    if token.endswith(b"R") and token[:1].isdigit():
        return Reference(int(token.split()[0])), at
    return token.decode("latin-1"), at


def _dictionary(data: bytes, at: int, depth: int) -> tuple[dict[str, Value], int]:
    found: dict[str, Value] = {}
    while True:
        match = _TOKEN.match(data, at)
        if match is None:
            return found, len(data)
        if match.group("token") == b">>":
            return found, match.end()
        if not match.group("token").startswith(b"/"):
            at = match.end()
            continue
        key, at = _value(data, at, depth)
        following = _TOKEN.match(data, at)
        if following is None:
            return found, len(data)
        if following.group("token") == b">>":
            return found, following.end()
        try:
            value, at = _value(data, at, depth + 1)
        except _EndOfValueError:
            return found, len(data)
        if isinstance(key, str):
            found[key] = value


def _array(data: bytes, at: int, depth: int) -> tuple[list[Value], int]:
    found: list[Value] = []
    while True:
        match = _TOKEN.match(data, at)
        if match is None:
            return found, len(data)
        if match.group("token") == b"]":
            return found, match.end()
        try:
            value, at = _value(data, at, depth + 1)
        except _EndOfValueError:
            return found, len(data)
        found.append(value)


def _literal(data: bytes, at: int) -> tuple[bytes, int]:
    pieces: list[bytes] = []
    open_brackets = 1
    while True:
        match = _STRING_STOP.search(data, at)
        if match is None:
            pieces.append(data[at:])
            return b"".join(pieces), len(data)
        pieces.append(data[at : match.start()])
        sign, at = match.group(), match.end()
        if sign == b"(":
            open_brackets += 1
        elif sign == b")":
            open_brackets -= 1
            if not open_brackets:
                return b"".join(pieces), at
        else:
            octal = _OCTAL.match(data, at)
            after = data[at : at + 1]
            if octal is not None:
                pieces.append(bytes((int(octal.group(), 8) & 0xFF,)))
                at = octal.end()
            else:
                # A backslash before the end of a line joins it with the next.
                pieces.append(_ESCAPES.get(after, b"" if after in (b"\r", b"\n") else after))
                at += 2 if data[at : at + 2] == b"\r\n" else 1
            continue
        pieces.append(sign)
