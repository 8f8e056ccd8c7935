"""What hangs on a PDF besides its pages' text: outline, annotations, form fields, attachments.

Source: ISO 32000-1, 12.3.3 (outline), 12.5 (annotations), 12.7 (forms), 7.11.4 (embedded files).
Call only while holding the lock of :mod:`pubcheck.pdf_reader`: pdfium is not thread-safe.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from pubcheck.document import Part
from pubcheck.pdf_calls import pdfium
from pubcheck.pdf_lines import Line
from pubcheck.pdf_open import OpenPage
from pubcheck.pdf_shapes import Bounds, Shapes
from pubcheck.phrase import Phrase

MOST_NOTES = 10_000
_DEEPEST = 30
_LONGEST = 1 << 26
# Kinds of annotations, as pdfium numbers them (``FPDF_ANNOT_…``).
_LINK, _FREETEXT, _SQUARE, _POLYGON, _STAMP, _POPUP, _FILEATTACHMENT, _WIDGET, _REDACT = 2, 3, 5, 7, 13, 16, 17, 20, 28
_OPAQUE = 230
_AUTHOR = Phrase("批注作者", "comment author")
_FIELD = Phrase("表单域名称", "form field name")
_HINT = Phrase("表单域提示", "form field hint")
_OPTION = Phrase("表单域选项", "form field option")
_REDACTED = Phrase("密文标记下的文字（标记未应用，文字仍在）", "text under a redaction mark that was never applied")
_UNDER_NOTE = Phrase("被批注遮盖的文字", "text under an annotation")
_HIDDEN_FLAGS = 0x02 | 0x20  # hidden, no view


def outline(document: Any) -> Iterator[str]:
    """Titles of the outline, in order, each item once."""
    raw = pdfium()
    seen: set[int] = set()

    def below(parent: Any, depth: int) -> Iterator[str]:
        item = raw.FPDFBookmark_GetFirstChild(document.raw, parent)
        while item and len(seen) < MOST_NOTES:
            if item in seen:
                return
            seen.add(item)
            yield _wide(partial(raw.FPDFBookmark_GetTitle, item))
            if depth < _DEEPEST:
                yield from below(item, depth + 1)
            item = raw.FPDFBookmark_GetNextSibling(document.raw, item)

    yield from below(None, 0)


def _annotations(page: OpenPage) -> Iterator[Any]:
    raw = pdfium()
    for index in range(min(raw.FPDFPage_GetAnnotCount(page.raw), MOST_NOTES)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        if annotation:
            try:
                yield annotation
            finally:
                raw.FPDFPage_CloseAnnot(annotation)


def covers(page: OpenPage) -> tuple[tuple[Bounds, Phrase], ...]:
    """The rectangles that annotations lay over the page, with the words for what is below them."""
    raw = pdfium()
    found: list[tuple[Bounds, Phrase]] = []
    solid = (_SQUARE, _STAMP, _FREETEXT, _POLYGON)
    for annotation in _annotations(page):
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        box = _rectangle(annotation)
        if box is None or raw.FPDFAnnot_GetFlags(annotation) & _HIDDEN_FLAGS:
            continue
        if kind == _REDACT:
            found.extend((each, _REDACTED) for each in _quads(annotation) or (box,))
        elif kind in solid and _is_solid(annotation):
            found.append((box, _UNDER_NOTE))
    return tuple(found)


def _quads(annotation: Any) -> list[Bounds]:
    """The rectangles of an annotation that marks stretches of text."""
    raw = pdfium()
    points = (ctypes.c_float * 8)()
    found: list[Bounds] = []
    for index in range(min(raw.FPDFAnnot_CountAttachmentPoints(annotation), MOST_NOTES)):
        if raw.FPDFAnnot_GetAttachmentPoints(annotation, index, ctypes.byref(points)):
            numbers = list(points)
            xs, ys = numbers[0::2], numbers[1::2]
            found.append((min(xs), min(ys), max(xs), max(ys)))
    return found


def _is_solid(annotation: Any) -> bool:
    """Whether the appearance of an annotation fills its place."""
    raw = pdfium()
    shapes = Shapes()
    return any(
        shapes.is_filled(handle) and shapes.colour(handle)[3] >= _OPAQUE and not raw.FPDFPageObj_HasTransparency(handle)
        for index in range(min(max(0, raw.FPDFAnnot_GetObjectCount(annotation)), 100))
        if (handle := raw.FPDFAnnot_GetObject(annotation, index))
    )


def page_notes(page: OpenPage) -> Iterator[Line]:
    """Notes with their authors, link targets, form fields of one page."""
    for annotation in _annotations(page):
        yield from _annotation(page, annotation)


def _annotation(page: OpenPage, annotation: Any) -> Iterator[Line]:
    raw = pdfium()
    kind = raw.FPDFAnnot_GetSubtype(annotation)
    box = _rectangle(annotation)
    contents = _value(annotation, b"Contents")
    if kind == _WIDGET:
        yield from _form_field(page, annotation, box)
    elif kind == _LINK:
        yield Line(_link_target(page, annotation), Part.LINK_TARGET, box)
        yield Line(contents, Part.ALT_TEXT, box)
    elif kind != _POPUP:
        author = _value(annotation, b"T")
        yield Line(contents, Part.ANNOTATION, box, author)
        yield Line(author, Part.METADATA, box, _AUTHOR)
        yield Line(_value(annotation, b"Subj"), Part.ANNOTATION, box, author)
        yield Line(_value(annotation, b"OverlayText"), Part.ANNOTATION, box, author)
        rich = _value(annotation, b"RC")
        if rich and not contents:
            yield Line(rich, Part.ANNOTATION, box, author)


def _form_field(page: OpenPage, annotation: Any, box: Bounds | None) -> Iterator[Line]:
    raw = pdfium()
    name, value, hint = _value(annotation, b"T"), _value(annotation, b"V"), _value(annotation, b"TU")
    form = page.form
    if form is not None:

        def field(function: Any) -> str:
            return _wide(lambda buffer, size: function(form, annotation, buffer, size))

        name = field(raw.FPDFAnnot_GetFormFieldName) or name
        value = field(raw.FPDFAnnot_GetFormFieldValue) or value
        hint = field(raw.FPDFAnnot_GetFormFieldAlternateName) or hint
    yield Line(name, Part.METADATA, box, _FIELD)
    yield Line(value, Part.FORM_VALUE, box, name)
    yield Line(hint, Part.METADATA, box, _HINT)
    count = raw.FPDFAnnot_GetOptionCount(form, annotation) if form is not None else 0
    for index in range(min(max(0, count), MOST_NOTES)):
        label = _wide(partial(raw.FPDFAnnot_GetOptionLabel, form, annotation, index))
        if label != value:
            yield Line(label, Part.FORM_VALUE, box, _OPTION)


def _link_target(page: OpenPage, annotation: Any) -> str:
    raw = pdfium()
    link = raw.FPDFAnnot_GetLink(annotation)
    action = raw.FPDFLink_GetAction(link) if link else None
    if not action:
        return ""
    read = partial(raw.FPDFAction_GetURIPath, page.document, action)
    size = read(None, 0)
    if not size:
        read = partial(raw.FPDFAction_GetFilePath, action)
        size = read(None, 0)
    buffer = ctypes.create_string_buffer(size)
    read(ctypes.byref(buffer), size)
    return buffer.raw[: max(0, size - 1)].decode("utf-8", "replace")


def attachments(document: Any, most_bytes: int) -> Iterator[tuple[str, bytes | None]]:
    """Name and content of the files in the document's list; ``None`` where the content cannot be read."""
    raw = pdfium()
    for index in range(min(raw.FPDFDoc_GetAttachmentCount(document.raw), MOST_NOTES)):
        handle = raw.FPDFDoc_GetAttachment(document.raw, index)
        if handle:
            yield _attached(handle, most_bytes)


def page_attachments(page: OpenPage, most_bytes: int) -> Iterator[tuple[str, bytes | None]]:
    """The same for files that are pinned to a page."""
    raw = pdfium()
    for annotation in _annotations(page):
        if raw.FPDFAnnot_GetSubtype(annotation) == _FILEATTACHMENT:
            handle = raw.FPDFAnnot_GetFileAttachment(annotation)
            if handle:
                yield _attached(handle, most_bytes)


def _attached(handle: Any, most_bytes: int) -> tuple[str, bytes | None]:
    raw = pdfium()
    name = _wide(partial(raw.FPDFAttachment_GetName, handle))
    length = ctypes.c_ulong()
    if not raw.FPDFAttachment_GetFile(handle, None, 0, ctypes.byref(length)) or not 0 < length.value <= most_bytes:
        return name, None
    content = ctypes.create_string_buffer(length.value)
    read = raw.FPDFAttachment_GetFile(handle, ctypes.byref(content), length.value, ctypes.byref(length))
    return name, content.raw if read else None


def _rectangle(annotation: Any) -> Bounds | None:
    raw = pdfium()
    rectangle = (ctypes.c_float * 4)()
    if not raw.FPDFAnnot_GetRect(annotation, ctypes.byref(rectangle)):
        return None
    left, top, right, bottom = rectangle
    return left, bottom, right, top


def _value(annotation: Any, key: bytes) -> str:
    raw = pdfium()
    return _wide(lambda buffer, size: raw.FPDFAnnot_GetStringValue(annotation, key, buffer, size))


def _wide(read: Callable[[Any, int], int]) -> str:
    """A UTF-16 text that pdfium copies into a buffer."""
    size = read(None, 0)
    if not 2 <= size <= _LONGEST:
        return ""
    buffer = ctypes.create_string_buffer(size)
    read(ctypes.byref(buffer), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")
