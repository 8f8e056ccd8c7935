"""What hangs on a PDF besides its pages' text: outline, annotations, form fields, attachments.

Source: ISO 32000-1, 12.3.3 (outline), 12.5 (annotations), 12.7 (forms), 7.11.4 (embedded files).
Call only while holding the lock of :mod:`pubcheck.parsers.pdf`: pdfium is not thread-safe.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from pubcheck.document import Part
from pubcheck.pdf_lines import Line
from pubcheck.pdf_page import Bounds
from pubcheck.phrase import Phrase

_MOST = 10_000
_DEEPEST = 30
_AUTHOR = Phrase("批注作者", "comment author")
_FIELD = Phrase("表单域名称", "form field name")


def outline(document: Any) -> Iterator[str]:
    """Titles of the outline, in order, each item once."""
    import pypdfium2.raw as raw

    seen: set[int] = set()

    def below(parent: Any, depth: int) -> Iterator[str]:
        item = raw.FPDFBookmark_GetFirstChild(document.raw, parent)
        while item and len(seen) < _MOST:
            key = ctypes.cast(item, ctypes.c_void_p).value or 0
            if key in seen:
                return
            seen.add(key)
            yield _wide(partial(raw.FPDFBookmark_GetTitle, item))
            if depth < _DEEPEST:
                yield from below(item, depth + 1)
            item = raw.FPDFBookmark_GetNextSibling(document.raw, item)

    yield from below(None, 0)


def page_notes(page: Any) -> Iterator[Line]:
    """Notes with their authors, link targets, form fields of one page."""
    import pypdfium2.raw as raw

    for index in range(min(raw.FPDFPage_GetAnnotCount(page.raw), _MOST)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        try:
            yield from _annotation(page, annotation)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def _annotation(page: Any, annotation: Any) -> Iterator[Line]:
    import pypdfium2.raw as raw

    kind = raw.FPDFAnnot_GetSubtype(annotation)
    box = _rectangle(annotation)
    contents = _value(annotation, b"Contents")
    if kind == raw.FPDF_ANNOT_WIDGET:
        name, value = _form_field(page, annotation)
        yield Line(name, Part.METADATA, box, _FIELD)
        yield Line(value, Part.FORM_VALUE, box, name)
    elif kind == raw.FPDF_ANNOT_LINK:
        yield Line(_link_target(page, annotation), Part.LINK_TARGET, box)
    elif kind != raw.FPDF_ANNOT_POPUP:
        author = _value(annotation, b"T")
        yield Line(contents, Part.ANNOTATION, box, author)
        yield Line(author, Part.METADATA, box, _AUTHOR)
        yield Line(_value(annotation, b"Subj"), Part.ANNOTATION, box, author)


def _form_field(page: Any, annotation: Any) -> tuple[str, str]:
    import pypdfium2.raw as raw

    form = getattr(page, "formenv", None)
    if form is None:
        return _value(annotation, b"T"), _value(annotation, b"V")
    name = _short(lambda buffer, size: raw.FPDFAnnot_GetFormFieldName(form.raw, annotation, buffer, size))
    value = _short(lambda buffer, size: raw.FPDFAnnot_GetFormFieldValue(form.raw, annotation, buffer, size))
    return name or _value(annotation, b"T"), value or _value(annotation, b"V")


def _link_target(page: Any, annotation: Any) -> str:
    import pypdfium2.raw as raw

    link = raw.FPDFAnnot_GetLink(annotation)
    action = raw.FPDFLink_GetAction(link) if link else None
    if not action:
        return ""
    size = raw.FPDFAction_GetURIPath(page.pdf.raw, action, None, 0)
    if not size:
        size = raw.FPDFAction_GetFilePath(action, None, 0)
        buffer = ctypes.create_string_buffer(size)
        raw.FPDFAction_GetFilePath(action, buffer, size)
    else:
        buffer = ctypes.create_string_buffer(size)
        raw.FPDFAction_GetURIPath(page.pdf.raw, action, buffer, size)
    return buffer.raw[: max(0, size - 1)].decode("utf-8", "replace")


def attachments(document: Any, most_bytes: int) -> Iterator[tuple[str, bytes | None]]:
    """Name and content of the attached files; ``None`` where the content cannot be read."""
    import pypdfium2.raw as raw

    for index in range(min(raw.FPDFDoc_GetAttachmentCount(document.raw), _MOST)):
        handle = raw.FPDFDoc_GetAttachment(document.raw, index)
        if not handle:
            continue
        name = _short(partial(raw.FPDFAttachment_GetName, handle))
        length = ctypes.c_ulong()
        if not raw.FPDFAttachment_GetFile(handle, None, 0, length) or not 0 < length.value <= most_bytes:
            yield name, None
            continue
        content = ctypes.create_string_buffer(length.value)
        read = raw.FPDFAttachment_GetFile(handle, content, length.value, length)
        yield name, content.raw if read else None


def _rectangle(annotation: Any) -> Bounds | None:
    import pypdfium2.raw as raw

    rectangle = raw.FS_RECTF()
    if not raw.FPDFAnnot_GetRect(annotation, rectangle):
        return None
    return rectangle.left, rectangle.bottom, rectangle.right, rectangle.top


def _value(annotation: Any, key: bytes) -> str:
    import pypdfium2.raw as raw

    return _short(lambda buffer, size: raw.FPDFAnnot_GetStringValue(annotation, key, buffer, size))


def _wide(read: Callable[[Any, int], int]) -> str:
    """A UTF-16 text that pdfium copies into a buffer."""
    size = read(None, 0)
    if size < 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    read(buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")


def _short(read: Callable[[Any, int], int]) -> str:
    """The same for functions that want their buffer as 16-bit units."""

    def call(buffer: Any, size: int) -> int:
        units = None if buffer is None else ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
        return read(units, size)

    return _wide(call)
