"""DOCX: known by the package's main part. :mod:`pubcheck.docx_reader` reads it and is imported only then."""

from __future__ import annotations

from pubcheck.container import directory
from pubcheck.document import Document
from pubcheck.parser import Parser
from pubcheck.phrase import Phrase
from pubcheck.settings import Limits

_ZIP = b"PK\x03\x04"


def _sniff(data: bytes) -> float:
    if not data.startswith(_ZIP):
        return 0.0
    names = directory(data)
    if names:
        return 1.0 if any(name.startswith("word/document") for name in names) else 0.0
    # Without a readable directory the local headers still tell what it was.
    if b"word/document" in data:
        return 1.0
    others = (b"xl/workbook", b"ppt/presentation", b"OFD.xml", b"mimetypeapplication/vnd.oasis")
    return 0.9 if b"[Content_Types].xml" in data and not any(name in data for name in others) else 0.0


def _parse(data: bytes, name: str, limits: Limits) -> Document:
    from pubcheck.docx_reader import read

    return read(data, name, limits)


PARSER = Parser(
    id="docx",
    title=Phrase("Word 文档", "Word document"),
    media_types=("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
    extensions=(".docx", ".docm", ".dotx"),
    sniff=_sniff,
    parse=_parse,
)
