"""Earlier revisions of a PDF that was saved by incremental updates: the lines that the last one has not.

Source: ISO 32000-1, 7.5.6 (incremental updates).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pubcheck.lazy_pattern import lazily
from pubcheck.quota import check_time
from pubcheck.settings import Limits

_END = lazily(rb"%%EOF[\r\n ]*")
MOST_REVISIONS = 10


def earlier_revisions(data: bytes) -> list[bytes]:
    """The file as it was before each incremental update, oldest first."""
    ends = [found.end() for found in _END.finditer(data)]
    return [data[:end] for end in ends[:-1][: MOST_REVISIONS + 1] if data.find(b"startxref", end) != -1]


def lines_of_revision(data: bytes, password: str | None, limits: Limits) -> list[str]:
    """The lines of a revision; none if it does not open (the first part of a linearized file does not)."""
    from pypdfium2 import PdfDocument, PdfiumError

    lines: list[str] = []
    try:
        document = PdfDocument(data, password=password)
    except PdfiumError:
        return lines
    try:
        for number in range(min(len(document), limits.max_pages)):
            check_time(limits)
            lines.extend(_lines(document, number))
    except PdfiumError:
        return lines
    finally:
        document.close()
    return lines


def _lines(document: Any, number: int) -> Iterator[str]:
    page = document[number]
    text_page = page.get_textpage()
    try:
        yield from (line.strip() for line in text_page.get_text_range().splitlines())
    finally:
        text_page.close()
        page.close()
