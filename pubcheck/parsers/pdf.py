"""PDF: lines with page and box from pdfium, rows of ruled tables, and what hangs on the pages.

Pages without a text layer, or with one that cannot be trusted (fonts without ToUnicode give
``!"#`` for Han characters), are gaps: a scan that nobody read is not free of findings.
Sources: ISO 32000-1; measurements in ``benchmarks`` (pdfium is 37 times as fast as
pdfplumber and decodes all predefined GB character maps).
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pubcheck.charset import decode, noise
from pubcheck.document import Document, DocumentBuilder, Part
from pubcheck.errors import ParseError
from pubcheck.gap import Gap
from pubcheck.parser import Parser
from pubcheck.pdf_catalog import Catalog, earlier_revisions, read_catalog
from pubcheck.pdf_extras import attachments, outline, page_notes
from pubcheck.pdf_lines import Char, Line, PageFrame, lines_of, read_chars
from pubcheck.pdf_page import Drawing
from pubcheck.pdf_tables import find_tables
from pubcheck.phrase import Phrase
from pubcheck.refusal import damaged, encrypted, too_many_characters, too_many_pages
from pubcheck.settings import Limits

# pdfium keeps state of its own and is not thread-safe: one document at a time per process.
_PDFIUM = threading.Lock()

_HEADER = b"%PDF-"
_HEAD = 1024
_FEW = 10
_PICTURE_AREA = 40 * (72 / 2.54) ** 2  # 40 square centimetres; an identity card at its own size has 46
_LARGE_SHARE = 0.2
_BACKGROUND_SHARE = 0.6
_PASSWORD_ERRORS = frozenset({4, 5})

_NO_TEXT = Phrase(
    "没有文字层（可能是扫描件、图片或空白页），页面内容未检查，请先做文字识别（OCR）或人工查看",
    "no text layer (a scan, a picture or a blank page): not checked; run OCR on it or look at it",
)
_UNRELIABLE = Phrase(
    "文字层不可靠（字体缺少编码对照，提取的文字是乱码），请先做文字识别（OCR）或换用原始文件",
    "text layer unreliable (fonts without a character map give garbage); run OCR or use the original file",
)
_PICTURES = Phrase("有较大的图片，图片中的文字未检查，请人工查看", "large pictures: words in them were not checked")
_BROKEN_PAGE = Phrase(
    "页面已损坏，无法读取，请重新导出 PDF", "the page is damaged and cannot be read; export the PDF again"
)
_CROWDED = Phrase("页面图形过多，未检查被遮盖的文字", "too many shapes on the page: covered text was not looked for")
_EARLIER = Phrase("早先版本的文字", "text of an earlier revision")
_LAYER = Phrase("图层名称", "layer name")


def _sniff(data: bytes) -> float:
    if data.startswith(_HEADER):
        return 1.0
    # A text about PDF files may hold the mark too; a PDF has objects.
    return 0.9 if _HEADER in data[:_HEAD] and b" obj" in data and data[:4] != b"PK\x03\x04" else 0.0


def _parse(data: bytes, name: str, limits: Limits) -> Document:
    with _PDFIUM:
        return _Reader(DocumentBuilder(name, data, "application/pdf", limits), data, limits).read()


@dataclass(slots=True)
class _Reader:
    """One PDF being read into a builder."""

    builder: DocumentBuilder
    data: bytes
    limits: Limits
    tables: int = 0
    gaps: dict[Phrase, list[int]] = field(default_factory=dict)

    def read(self) -> Document:
        """Pages first, then outline, attachments, properties, earlier revisions."""
        document = _open(self.data)
        try:
            if len(document) > self.limits.max_pages:
                raise too_many_pages(self.limits)
            catalog = read_catalog(self.data, self.limits)
            for number in range(1, len(document) + 1):
                self.page(document, number, catalog)
            self.add((Line(title, Part.OUTLINE, None) for title in outline(document)), None, None)
            self.attached(document)
        finally:
            document.close()
        self.properties(catalog)
        self.earlier()
        for reason, numbers in self.gaps.items():
            for where in _places(numbers):
                self.builder.add_gap(Gap("parse", where, reason))
        if b"%%EOF" not in self.data[-2048:]:
            reason = Phrase("文件结尾缺失，可能没有下载完整", "the end of the file is missing; it may be incomplete")
            self.builder.add_gap(Gap("parse", Phrase("文件末尾", "end of file"), reason))
        return self.builder.build()

    def page(self, document: Any, number: int, catalog: Catalog) -> None:
        """One page: lines, rows, annotations, and what could not be read on it."""
        from pypdfium2 import PdfiumError

        start = self.builder.length + bool(self.builder.length)
        width = height = None
        try:
            page = document[number - 1]
        except PdfiumError:
            self.gaps.setdefault(_BROKEN_PAGE, []).append(number)
        else:
            try:
                width, height = page.get_size()
                self.contents(page, number, catalog)
            except PdfiumError:
                self.gaps.setdefault(_BROKEN_PAGE, []).append(number)
            finally:
                page.close()
        self.builder.add_page(number, start, width=width, height=height)

    def contents(self, page: Any, number: int, catalog: Catalog) -> None:
        """The text of an open page."""
        width, height = page.get_size()
        frame = PageFrame(page.get_cropbox(), page.get_rotation())
        drawing = Drawing.of(page, width * height, catalog.hidden_layers)
        text_page = page.get_textpage()
        try:
            if text_page.count_chars() + self.builder.length > self.limits.max_characters:
                raise too_many_characters(self.limits)
            chars = read_chars(text_page, drawing, frame)
        finally:
            text_page.close()
        tables = find_tables(drawing.rules) if chars else ()
        self.add(lines_of(chars, tables, self.tables + 1), number, frame)
        self.tables += len(tables)
        self.add(page_notes(page), number, frame)
        for reason in _doubts(chars, drawing, width * height):
            self.gaps.setdefault(reason, []).append(number)

    def add(self, lines: Iterable[Line], page: int | None, frame: PageFrame | None) -> None:
        """Blocks to the document, within the limits."""
        for line in lines:
            box = frame.box(line.box) if frame is not None and line.box is not None else None
            self.builder.add(line.text, line.part, page=page, box=box, label=line.label)

    def attached(self, document: Any) -> None:
        """Names of attached files, and their content where it is plain text."""
        for name, content in attachments(document, self.limits.max_unpacked_bytes):
            self.add((Line(name, Part.ATTACHMENT, None),), None, None)
            if content is not None and noise(content[:65536]) <= 0.1:
                lines = decode(content).splitlines()
                self.add((Line(line, Part.ATTACHMENT, None, name) for line in lines), None, None)
            else:
                reason = Phrase(
                    "PDF 附件未能打开，请另存后单独检查", "attached file not opened; save it and check it on its own"
                )
                self.builder.add_gap(Gap("parse", Phrase(f"附件 {name}", f"attachment {name}"), reason))

    def properties(self, catalog: Catalog) -> None:
        """Document information, XMP, names of layers."""
        self.add((Line(value, Part.METADATA, None, label) for label, value in catalog.values), None, None)
        self.add((Line(name, Part.METADATA, None, _LAYER) for name in catalog.layers), None, None)
        if not catalog.complete:
            reason = Phrase("文件属性未能全部读取", "the document's properties could not all be read")
            self.builder.add_gap(Gap("parse", Phrase("文件属性", "document properties"), reason))

    def earlier(self) -> None:
        """Lines that an earlier revision had and the last one has not."""
        for revision in earlier_revisions(self.data):
            known = _squeezed(self.builder.build().text)
            lines = [line for line in _plain_lines(revision, self.limits) if _squeezed(line) not in known]
            self.add((Line(line, Part.HIDDEN, None, _EARLIER) for line in dict.fromkeys(lines)), None, None)


def _open(data: bytes) -> Any:
    """The document of ``data``, its forms ready."""
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        if getattr(error, "err_code", None) in _PASSWORD_ERRORS or "password" in str(error).lower():
            raise encrypted("PDF", "PDF") from None
        raise damaged("PDF", "PDF") from None
    try:
        document.init_forms()
        if not len(document):
            raise damaged("PDF", "PDF")
    except (PdfiumError, ParseError):
        document.close()
        raise damaged("PDF", "PDF") from None
    return document


def _plain_lines(data: bytes, limits: Limits) -> list[str]:
    """The lines of a revision; none if it does not open (the first part of a linearized file does not)."""
    from pypdfium2 import PdfDocument, PdfiumError

    lines: list[str] = []
    try:
        document = PdfDocument(data)
    except PdfiumError:
        return lines
    try:
        for number in range(min(len(document), limits.max_pages)):
            page = document[number]
            text_page = page.get_textpage()
            lines.extend(line.strip() for line in text_page.get_text_range().splitlines())
            text_page.close()
            page.close()
    except PdfiumError:
        return lines
    finally:
        document.close()
    return lines


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _doubts(chars: list[Char], drawing: Drawing, area: float) -> Iterable[Phrase]:
    """Why the text of a page may not be all that its reader sees."""
    text = [char for char in chars if not char.text.isspace()]
    largest = drawing.largest_picture()
    if not text or (len(text) < _FEW and largest >= _LARGE_SHARE * area):
        yield _NO_TEXT
    elif _is_garbled(text):
        yield _UNRELIABLE
    elif _PICTURE_AREA <= largest < _BACKGROUND_SHARE * area:
        yield _PICTURES
    if not drawing.complete:
        yield _CROWDED


def _is_garbled(text: list[Char]) -> bool:
    """Whether characters came out wrong: no character map, private use, symbols in place of words."""
    unmapped = sum(char.unmapped for char in text)
    private = sum("\ue000" <= char.text <= "\uf8ff" or char.text == "\ufffd" for char in text)
    han = sum("\u4e00" <= char.text <= "\u9fff" for char in text)
    signs = sum(("!" <= char.text <= "@" and not char.text.isdigit()) or char.text in "[\\]^_`{|}~" for char in text)
    joined = "".join(char.text for char in text)
    return (
        (unmapped >= 5 and unmapped > 0.03 * len(text))
        or (private >= 5 and private > 0.2 * len(text))
        or joined.count("(cid:") >= 3
        or (len(text) >= 40 and han < 0.1 * len(text) and signs > 0.35 * len(text))
    )


def _places(numbers: list[int]) -> Iterable[Phrase]:
    """Page numbers in words, neighbours drawn together."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    for first, last in runs:
        if first == last:
            yield Phrase(f"第{first}页", f"page {first}")
        else:
            yield Phrase(f"第{first}页至第{last}页", f"pages {first} to {last}")


PARSER = Parser(
    id="pdf",
    title=Phrase("PDF 文档", "PDF document"),
    media_types=("application/pdf",),
    extensions=(".pdf",),
    sniff=_sniff,
    parse=_parse,
)
