"""Documents that are nothing but text: one block a line, offsets into the text itself."""

from __future__ import annotations

import hashlib
from array import array

from pubcheck.charset import REPLACEMENT
from pubcheck.document import Document, LineBlocks, Part, lines_before
from pubcheck.gap import Gap
from pubcheck.lazy_pattern import lazily
from pubcheck.phrase import Phrase

_LINE = lazily(r"[^\r\n]+")


def document_from_text(text: str, name: str) -> Document:
    """The Document of a text already in hand; its hash is taken over the UTF-8 bytes."""
    return document_of_lines(text, name, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


def document_of_lines(
    text: str, name: str, sha256: str, media_type: str = "text/plain", part: Part = Part.BODY
) -> Document:
    """The Document of a decoded file: blocks are its lines, characters that were lost a Gap."""
    starts, ends = array("i"), array("i")
    for match in _LINE.finditer(text):
        start, end = match.span()
        # Most lines begin with a word: the whole of one is looked at where it does not.
        if not text[start].isspace() or not match.group().isspace():
            starts.append(start)
            ends.append(end)
    return Document(name, sha256, media_type, text, (), LineBlocks(starts, ends, part), _gaps(text))


def _gaps(text: str) -> tuple[Gap, ...]:
    lost = text.count(REPLACEMENT)
    if not lost:
        return ()
    line = lines_before(text, 0, text.index(REPLACEMENT)) + 1
    where = Phrase(f"第{line}行起", f"from line {line}")
    reason = Phrase(
        f"有 {lost} 处字符无法解码，内容可能不完整，请用记事本另存为 UTF-8 编码后再检查",
        f"{lost} characters could not be decoded; save the file as UTF-8 and check again",
    )
    return (Gap("parse", where, reason),)
