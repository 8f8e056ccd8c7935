"""Plain text: .txt, .md, .csv and their like, in any encoding of :mod:`pubcheck.charset`.

``Document.text`` is the decoded file character for character (only a byte order mark is
dropped, ``\\r\\n`` stays), so that offsets fit the text a user sees; blocks are the lines.
"""

from __future__ import annotations

import hashlib
import re

from pubcheck.charset import REPLACEMENT, decode, noise
from pubcheck.document import Block, Document
from pubcheck.errors import DamagedDocument
from pubcheck.gap import Gap
from pubcheck.parser import Parser
from pubcheck.phrase import Phrase
from pubcheck.refusal import too_many_characters
from pubcheck.settings import Limits
from pubcheck.span import Span

_SAMPLE = 65_536
_LINE = re.compile(r"[^\r\n]+")
# Text on the outside, but its words are encoded inside: RTF, e-mail and saved web archives, PostScript.
_OTHER_FORMAT = re.compile(
    rb"\s*(?:\{\\rtf|%!PS|%PDF-|MIME-Version:|From: .{0,200}\r?\n[A-Z][\w-]+:|<\?mso-)", re.IGNORECASE
)
_MIME = re.compile(
    rb"^(?:MIME-Version:|Content-Transfer-Encoding:\s*(?:base64|quoted-printable))", re.IGNORECASE | re.MULTILINE
)


def _sniff(data: bytes) -> float:
    """0.5 for clean text, less the more of it could not be decoded, 0 for binary data."""
    sample = data[:_SAMPLE]
    if _OTHER_FORMAT.match(sample) or _MIME.search(sample[:4096]):
        return 0.0
    if not sample.strip():
        return 0.1 if sample else 0.0
    share = noise(sample)
    return 0.0 if share > 0.1 else max(0.1, 0.5 - 4 * share)


def _parse(data: bytes, name: str, limits: Limits) -> Document:
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
    return _document(text, name, hashlib.sha256(data).hexdigest())


def document_from_text(text: str, name: str) -> Document:
    """The Document of a text already in hand; its hash is taken over the UTF-8 bytes."""
    return _document(text, name, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


def _document(text: str, name: str, sha256: str) -> Document:
    blocks = tuple(Block(Span(*match.span())) for match in _LINE.finditer(text) if not match.group().isspace())
    return Document(name, sha256, "text/plain", text, (), blocks, _gaps(text))


def _gaps(text: str) -> tuple[Gap, ...]:
    lost = text.count(REPLACEMENT)
    if not lost:
        return ()
    line = text.count("\n", 0, text.index(REPLACEMENT)) + 1
    where = Phrase(f"第{line}行起", f"from line {line}")
    reason = Phrase(
        f"有 {lost} 处字符无法解码，内容可能不完整，请用记事本另存为 UTF-8 编码后再检查",
        f"{lost} characters could not be decoded; save the file as UTF-8 and check again",
    )
    return (Gap("parse", where, reason),)


PARSER = Parser(
    id="plain_text",
    title=Phrase("纯文本", "plain text"),
    media_types=("text/plain", "text/markdown", "text/csv"),
    extensions=(".txt", ".md", ".csv", ".tsv", ".text", ".log"),
    sniff=_sniff,
    parse=_parse,
)
