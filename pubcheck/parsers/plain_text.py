"""Plain text: .txt, .md, .csv and their like, in any encoding of :mod:`pubcheck.charset`.

``Document.text`` is the decoded file character for character (only a byte order mark is
dropped, ``\\r\\n`` stays), so that offsets fit the text a user sees; blocks are the lines. CSV is no
exception: its lines are table rows, and the cells are parted while normalising.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePath

from pubcheck.charset import decode, noise
from pubcheck.document import Document, Part
from pubcheck.errors import DamagedDocument
from pubcheck.lazy_pattern import lazily
from pubcheck.parser import Parser
from pubcheck.phrase import Phrase
from pubcheck.plain import document_of_lines
from pubcheck.refusal import too_many_characters
from pubcheck.settings import Limits

_CSV = "text/csv"
_TABLES = (".csv", ".tsv", ".tab")
_SAMPLE = 65_536
# Text on the outside, but its words are encoded inside: RTF, e-mail and saved web archives, PostScript;
# and containers, known by their first bytes, so that no encoding is guessed for them.
_OTHER_FORMAT = lazily(
    rb"\s*(?:PK\x03\x04|\xd0\xcf\x11\xe0|\{\\rtf|%!PS|%PDF-|MIME-Version:|From: .{0,200}\r?\n[A-Z][\w-]+:|<\?mso-)",
    re.IGNORECASE,
)
_BINARY = (
    *(b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"7z\xbc\xaf\x27\x1c"),
    *(b"Rar!\x1a\x07", b"\x1f\x8b\x08", b"\xfd7zXZ\x00"),
)
_MIME = lazily(
    rb"^(?:MIME-Version:|Content-Transfer-Encoding:\s*(?:base64|quoted-printable))", re.IGNORECASE | re.MULTILINE
)


def _sniff(data: bytes) -> float:
    """0.5 for clean text, less the more of it could not be decoded, 0 for binary data."""
    sample = data[:_SAMPLE]
    if data.startswith(_BINARY) or _OTHER_FORMAT.match(sample) or _MIME.search(sample[:4096]):
        return 0.0
    if not sample.strip():
        return 0.1 if sample else 0.0
    share = noise(sample)
    return 0.0 if share > 0.1 else max(0.1, 0.5 - 4 * share)


def _parse(data: bytes, name: str, limits: Limits) -> Document:
    """The Document; whether it is a table tells the name's ending."""
    return _parse_as(data, name, limits, _CSV if PurePath(name).suffix.lower() in _TABLES else "text/plain")


def _parse_as(data: bytes, name: str, limits: Limits, media_type: str) -> Document:
    if _sniff(data) <= 0.0 and data.strip():
        raise DamagedDocument(
            Phrase(
                "文件不是纯文本（含有二进制内容），请用原来的软件打开后另存为 DOCX、PDF 或 TXT",
                "the file is not plain text (it holds binary data); save it as DOCX, PDF or TXT in its own program",
            )
        )
    text = decode(data)
    if len(text) > limits.max_characters:
        raise too_many_characters(limits)
    sha256 = hashlib.sha256(data).hexdigest()
    if media_type == _CSV:
        return document_of_lines(text, name, sha256, _CSV, Part.TABLE)
    return document_of_lines(text, name, sha256)


PARSER = Parser(
    id="plain_text",
    title=Phrase("纯文本", "plain text"),
    media_types=("text/plain", "text/markdown", _CSV),
    extensions=(".txt", ".md", ".csv", ".tsv", ".text", ".log"),
    sniff=_sniff,
    parse=_parse,
    parse_as=_parse_as,
)
