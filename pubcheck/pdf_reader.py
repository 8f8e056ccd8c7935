"""PDF: lines with page and box from pdfium, rows of ruled tables, and what hangs on the pages.

Pages without a text layer, or with one that cannot be trusted, are read from their picture where the
extra ``ocr`` is installed; else they are gaps: a scan that nobody read is not free of findings.
Sources: ISO 32000-1; measurements in ``benchmarks`` (pdfium is 37 times as fast as pdfplumber and
decodes all predefined GB character maps).
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from pubcheck import ocr
from pubcheck.collecting import no_collection
from pubcheck.document import Document, DocumentBuilder, Part
from pubcheck.errors import ParseError
from pubcheck.gap import Gap
from pubcheck.garbled import repaired
from pubcheck.page_gaps import NO_TEXT, PICTURES, UNRELIABLE, places
from pubcheck.parser import parse_inside
from pubcheck.pdf_attached import Attached, attached_files
from pubcheck.pdf_calls import pdfium
from pubcheck.pdf_catalog import Catalog, read_catalog
from pubcheck.pdf_chars import RawText, read_pieces
from pubcheck.pdf_extras import MOST_NOTES, covers, outline, page_attachments, page_notes
from pubcheck.pdf_furniture import EDGE, without_furniture
from pubcheck.pdf_lines import Line, PageLines, lines_of, placed
from pubcheck.pdf_nesting import check_nesting
from pubcheck.pdf_objects import ObjectTable
from pubcheck.pdf_open import OpenPage
from pubcheck.pdf_page import Drawing
from pubcheck.pdf_pictures import Need, large_pictures, need_of, read_page_picture
from pubcheck.pdf_plain import PlainPages
from pubcheck.pdf_quick import QuickReader
from pubcheck.pdf_revisions import MOST_REVISIONS, earlier_revisions, lines_of_revision
from pubcheck.pdf_shapes import PageFrame
from pubcheck.pdf_tables import find_tables
from pubcheck.phrase import Phrase
from pubcheck.quota import check_time, opened
from pubcheck.refusal import damaged, encrypted, not_opened, too_many_characters, too_many_pages
from pubcheck.settings import Limits

# pdfium keeps state of its own and is not thread-safe: one document at a time per process.
_PDFIUM = threading.Lock()

_PASSWORD_ERRORS = frozenset({4, 5})

_UNREAD = {Need.NO_TEXT: NO_TEXT, Need.GARBLED: UNRELIABLE, Need.PICTURES: PICTURES}
_BROKEN_PAGE = Phrase(
    "页面已损坏，无法读取，请重新导出 PDF", "the page is damaged and cannot be read; export the PDF again"
)
_CROWDED = Phrase("页面图形过多，未检查被遮盖的文字", "too many shapes on the page: covered text was not looked for")
_MANY_NOTES = Phrase(
    f"批注、链接、表单域或书签超过 {MOST_NOTES} 个，其余未检查，请人工查看",
    f"more than {MOST_NOTES} notes, links, fields or outline entries: the others were not checked, please look",
)
_EARLIER = Phrase("早先版本的文字", "text of an earlier revision")
_LAYER = Phrase("图层名称", "layer name")
_ATTACHED = Phrase("附件名称", "name of an attached file")


def read(data: bytes, name: str, limits: Limits) -> Document:
    """The Document in ``data``."""
    limits = opened(limits)
    with _PDFIUM:
        return _Reader(DocumentBuilder(name, data, "application/pdf", limits), data, name, limits).read()


@contextmanager
def _aside() -> Iterator[None]:
    """Lets others use pdfium meanwhile; to be entered only between two calls of it."""
    _PDFIUM.release()
    try:
        yield
    finally:
        _PDFIUM.acquire()


@dataclass(slots=True)
class _Reader:
    """One PDF being read into a builder."""

    builder: DocumentBuilder
    data: bytes
    name: str
    limits: Limits
    password: str | None = None
    tables: int = 0
    characters: int = 0
    recognises: bool = field(default_factory=ocr.available)
    gaps: dict[Phrase, list[int]] = field(default_factory=dict)
    plain: PlainPages | None = None
    quick: QuickReader = field(default_factory=QuickReader)
    pinned: list[Attached] = field(default_factory=list)

    def read(self) -> Document:
        """Pages first, then outline, attachments, properties, earlier revisions."""
        objects = ObjectTable.of(self.data, self.limits)
        check_nesting(objects, self.limits)
        document, self.password = _open(self.data, self.limits)
        try:
            if len(document) > self.limits.max_pages:
                raise too_many_pages(self.limits)
            catalog = read_catalog(objects, self.password, self.limits)
            self.plain = PlainPages(self.data, self.password)
            with no_collection():
                self.put([self.page(document, number, catalog) for number in range(1, len(document) + 1)])
            titles = list(outline(document))
            self.add(Line(title, Part.OUTLINE, None) for title in titles)
            if len(titles) >= MOST_NOTES:
                self.builder.add_gap(Gap("parse", Phrase("书签", "outline"), _MANY_NOTES))
            files = attached_files(document, objects, self.pinned, self.limits)
        finally:
            document.close()
            if self.plain is not None:
                self.plain.close()
        self.attached(files)
        self.properties(catalog)
        self.earlier()
        for reason, numbers in self.gaps.items():
            for where in places(numbers):
                self.builder.add_gap(Gap("parse", where, reason))
        if b"%%EOF" not in self.data[-2048:]:
            reason = Phrase("文件结尾缺失，可能没有下载完整", "the end of the file is missing; it may be incomplete")
            self.builder.add_gap(Gap("parse", Phrase("文件末尾", "end of file"), reason))
        return self.builder.build()

    def page(self, document: Any, number: int, catalog: Catalog) -> PageLines:
        """One page: lines, rows, annotations, and what could not be read on it."""
        check_time(self.limits)
        found = PageLines(number)
        with OpenPage(document, number) as page:
            if page.raw:
                found.width, found.height = page.size
            if not page.raw or not self.contents(page, found, catalog):
                self.gaps.setdefault(_BROKEN_PAGE, []).append(number)
        return found

    def contents(self, page: OpenPage, found: PageLines, catalog: Catalog) -> bool:
        """The text of an open page; whether there is any way to read it."""
        raw = pdfium()
        frame = PageFrame(page.bounds, page.rotation)
        noted = raw.FPDFPage_GetAnnotCount(page.raw)
        if noted > MOST_NOTES:
            self.gaps.setdefault(_MANY_NOTES, []).append(found.number)
        text_page = raw.FPDFText_LoadPage(page.raw)
        if not text_page:
            return False
        try:
            count = max(0, raw.FPDFText_CountChars(text_page))
            self.characters += count
            if self.characters > self.limits.max_characters:
                raise too_many_characters(self.limits)
            text = RawText.of(text_page, count)
            if text.aligned and noted <= 0 and not frame.rotation:
                found.plain = self.quick.lines(page.raw, text_page, text.text, frame.bounds, EDGE)
                if found.plain is not None:
                    return True
            drawing = Drawing.of(page, frame, catalog.hidden_layers, covers(page) if noted > 0 else ())
            tables = find_tables(drawing.rules) if drawing.rules else ()
            read = read_pieces(text, drawing, tables, frame.bounds)
        finally:
            raw.FPDFText_ClosePage(text_page)
        lines = list(lines_of(read.pieces, tables, self.tables + 1))
        if drawing.unseen_fonts and self.plain is not None:
            lines = self.plain.instead_of(lines, found.number)
        self.tables += len(tables)
        found.lines = placed(lines, frame)
        need = need_of(read, drawing, frame.area)
        if need is not Need.NOTHING:
            pictures = [frame.box(each) for each in large_pictures(drawing, frame.bounds)]
            reason = read_page_picture(page, found, need, pictures, self.limits, _aside) if self.recognises else None
            reason = reason if self.recognises else _UNREAD[need]
            if reason is not None:
                self.gaps.setdefault(reason, []).append(found.number)
        if noted > 0:
            found.lines += placed(page_notes(page), frame)
            self.pinned.extend(page_attachments(page, self.limits.max_unpacked_bytes))
        if not drawing.complete:
            self.gaps.setdefault(_CROWDED, []).append(found.number)
        return True

    def put(self, pages: list[PageLines]) -> None:
        """All pages to the document; running headers and footers behind the last one."""
        furniture = without_furniture(pages)
        for page in pages:
            start = self.builder.length + bool(self.builder.length)
            if page.plain is not None:
                self.builder.add_lines(page.plain.texts, page.plain.boxes, page.number)
            for line in page.lines:
                self.builder.add(line.text, line.part, page=page.number, box=line.box, label=line.label)
            self.builder.add_page(page.number, start, width=page.width, height=page.height)
        for number, line in furniture:
            self.builder.add(line.text, line.part, page=number, box=line.box, label=line.label)

    def add(self, lines: Iterable[Line]) -> None:
        """Blocks that stand on no page."""
        for line in lines:
            self.builder.add(line.text, line.part, label=line.label)

    def attached(self, files: list[Attached]) -> None:
        """Names of attached files, and what is in them."""
        for name, content in files:
            self.builder.add(name, Part.ATTACHMENT, label=_ATTACHED)
            if content is None:
                reason = Phrase(
                    "PDF 附件未能打开，请另存后单独检查", "attached file not opened; save it and check it on its own"
                )
                self.builder.add_gap(Gap("parse", Phrase(f"附件 {name}", f"attachment {name}"), reason))
                continue
            with _aside():
                inner = parse_inside(content, f"{self.name}!/{name}", self.limits)
            self.builder.add_inside(inner, Part.ATTACHMENT, name)

    def properties(self, catalog: Catalog) -> None:
        """Document information, XMP, scripts, names of layers."""
        for part, label, words in catalog.words:
            self.builder.add(words, part, label=label)
        self.add(Line(name, Part.METADATA, None, _LAYER) for name in catalog.layers)
        whole = Phrase("文件属性", "document properties")
        if not catalog.complete:
            reason = Phrase("文件属性未能全部读取", "the document's properties could not all be read")
            self.builder.add_gap(Gap("parse", whole, reason))
        if catalog.thumbnails:
            reason = Phrase(
                "文件中保存了页面缩略图，可能是修改前的样子，请重新导出 PDF 或人工查看",
                "the file keeps thumbnails of pages, perhaps as they were before a change: export it again or look",
            )
            self.builder.add_gap(Gap("parse", whole, reason))

    def earlier(self) -> None:
        """Lines that an earlier revision had and the last one has not."""
        revisions = earlier_revisions(self.data)
        for revision in revisions[:MOST_REVISIONS]:
            known = _squeezed(self.builder.build().text)
            lines = lines_of_revision(revision, self.password, self.limits)
            new = (line for line in dict.fromkeys(map(repaired, lines)) if _squeezed(line) not in known)
            self.add(Line(line, Part.HIDDEN, None, _EARLIER) for line in new)
        if len(revisions) > MOST_REVISIONS:
            reason = Phrase(
                f"早先版本超过 {MOST_REVISIONS} 个，其余未检查，请重新导出 PDF",
                f"more than {MOST_REVISIONS} earlier revisions, the others were not checked: export the PDF again",
            )
            self.builder.add_gap(Gap("parse", Phrase("早先版本", "earlier revisions"), reason))


def _open(data: bytes, limits: Limits) -> tuple[Any, str | None]:
    """The document of ``data``, its forms ready, and the password that opened it."""
    from pypdfium2 import PdfDocument, PdfiumError

    # It warns of forms that it cannot run, which nobody wants to.
    logging.getLogger("pypdfium2").setLevel(logging.ERROR)
    for password in (None, *limits.passwords):
        try:
            document = PdfDocument(data, password=password)
        except PdfiumError as error:
            if getattr(error, "err_code", None) in _PASSWORD_ERRORS or "password" in str(error).lower():
                continue
            raise damaged("PDF", "PDF") from None
        try:
            document.init_forms()
            if not len(document):
                raise damaged("PDF", "PDF")
        except (PdfiumError, ParseError):
            document.close()
            raise damaged("PDF", "PDF") from None
        return document, password
    raise (not_opened if limits.passwords else encrypted)("PDF", "PDF")


def _squeezed(text: str) -> str:
    return "".join(text.split())
