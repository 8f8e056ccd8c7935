"""Files attached to a PDF: in its list, pinned to a page, or only referred to by some object.

Source: ISO 32000-1, 7.11.4 (embedded files), 12.5.6.15 (file attachment annotations).
Call only while holding the lock of :mod:`pubcheck.pdf_reader`: pdfium is not thread-safe.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pubcheck.pdf_extras import attachments
from pubcheck.pdf_objects import ObjectTable
from pubcheck.pdf_values import as_dictionary, text_of
from pubcheck.quota import charge
from pubcheck.settings import Limits

Attached = tuple[str, bytes | None]
"""Name and content; ``None`` where the content cannot be read."""


def attached_files(document: Any, objects: ObjectTable, pinned: list[Attached], limits: Limits) -> list[Attached]:
    """Every attached file once; those that were replaced by a later version too."""
    found: list[Attached] = []
    known: set[bytes | None] = set()
    for name, content in (*_listed(document, limits), *pinned, *_referred(objects)):
        if content is None and any(name == other for other, _ in found):
            continue
        if content is None or content not in known:
            known.add(content)
            found.append((name, content))
    return found


def _listed(document: Any, limits: Limits) -> Iterator[Attached]:
    for name, content in attachments(document, limits.max_unpacked_bytes):
        charge(limits, unpacked=len(content or b""))
        yield name, content


def _referred(objects: ObjectTable) -> Iterator[Attached]:
    """Files that objects describe, wherever they hang; encrypted ones are pdfium's alone."""
    if objects.encrypted:
        return
    for _, value in objects.holding(b"/EF"):
        files = as_dictionary(objects.resolve(value.get("EF")))
        name = text_of(objects.resolve(value.get("UF"))) or text_of(objects.resolve(value.get("F")))
        for reference in dict.fromkeys(str(each) for each in files.values()):
            content = next((objects.content(each) for each in files.values() if str(each) == reference), b"")
            yield name, content or None
