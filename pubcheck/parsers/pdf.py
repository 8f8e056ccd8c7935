"""PDF: known by its header. :mod:`pubcheck.pdf_reader` reads it and is imported only then."""

from __future__ import annotations

from pubcheck.document import Document
from pubcheck.parser import Parser
from pubcheck.phrase import Phrase
from pubcheck.settings import Limits

_HEADER = b"%PDF-"
_HEAD = 1024


def _sniff(data: bytes) -> float:
    if data.startswith(_HEADER):
        return 1.0
    # A text about PDF files may hold the mark too; a PDF has objects.
    return 0.9 if _HEADER in data[:_HEAD] and b" obj" in data and data[:4] != b"PK\x03\x04" else 0.0


def _parse(data: bytes, name: str, limits: Limits) -> Document:
    from pubcheck.pdf_reader import read

    return read(data, name, limits)


PARSER = Parser(
    id="pdf",
    title=Phrase("PDF 文档", "PDF document"),
    media_types=("application/pdf",),
    extensions=(".pdf",),
    sniff=_sniff,
    parse=_parse,
)
