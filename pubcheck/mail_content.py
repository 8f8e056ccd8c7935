"""The bytes of one part of a mail as far as they can be decoded, and the mails of a mailbox file.

Sources: RFC 2045, 6 (transfer encodings), RFC 4155 (mbox).
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pubcheck.lazy_pattern import lazily

if TYPE_CHECKING:
    from email.message import Message

_PLAIN = frozenset({"", "7bit", "8bit", "binary", "quoted-printable", "base64"})
_UUENCODED = frozenset({"x-uuencode", "uuencode", "uue", "x-uue"})
_NOT_BASE64 = lazily(rb"[^A-Za-z0-9+/=]+")
_PADDING = lazily(rb"=+")
_SEPARATOR = lazily(rb"^From [^\r\n]*\r?\n(?=[!-9;-~]{1,76}:)", re.MULTILINE)


def content_of(message: Message) -> tuple[bytes, bool]:
    """The decoded bytes of a part that is no multipart, and whether they are all there."""
    raw = message.get_payload(decode=True)
    content = raw if isinstance(raw, bytes) else b""
    encoding = str(message.get("content-transfer-encoding", "")).strip().lower()
    if encoding in _UUENCODED:
        # The standard library hands out what it cannot decode as it is.
        return content, not content.lstrip().startswith(b"begin ")
    if encoding == "base64" and _is_broken(message):
        return _salvaged(str(message.get_payload()).encode("utf-8", "surrogateescape")), False
    return content, encoding in _PLAIN


def mails(data: bytes) -> Iterator[bytes]:
    """The mails of a mailbox file, one after the other; nothing where it is none or holds but one."""
    starts = list(_SEPARATOR.finditer(data)) if data.startswith(b"From ") else []
    if len(starts) > 1:
        ends = [found.start() for found in starts[1:]] + [len(data)]
        yield from (data[found.end() : end] for found, end in zip(starts, ends, strict=True))


def _is_broken(message: Message) -> bool:
    from email.errors import InvalidBase64CharactersDefect, InvalidBase64LengthDefect

    return any(
        isinstance(defect, (InvalidBase64CharactersDefect, InvalidBase64LengthDefect)) for defect in message.defects
    )


def _salvaged(raw: bytes) -> bytes:
    """Every stretch between paddings decoded by itself, so that nothing behind the first one is lost."""
    pieces = []
    for stretch in _PADDING.split(_NOT_BASE64.sub(b"", raw)):
        whole = stretch[: len(stretch) - (len(stretch) % 4 == 1)]
        pieces.append(binascii.a2b_base64(whole + b"=" * (-len(whole) % 4)))
    return b"".join(pieces)
