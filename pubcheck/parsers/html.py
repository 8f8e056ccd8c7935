"""HTML pages: saved notices, catalogue entries, exports of office programs.

Decoded by :mod:`pubcheck.charset` (``charset=gb2312`` holding GBK characters makes lxml cut the
page), parsed by lxml without network. A block-level element is a block, a row of a data table
is one block with its cells joined by a tab. What a browser does not show is kept and labelled.
Source: HTML Living Standard, rendering section (which elements are blocks or not displayed).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from pubcheck.charset import REPLACEMENT, decode
from pubcheck.document import Document, DocumentBuilder, Part
from pubcheck.gap import Gap
from pubcheck.lazy_pattern import lazily
from pubcheck.parser import Parser
from pubcheck.phrase import Phrase
from pubcheck.refusal import damaged, too_deep
from pubcheck.settings import Limits
from pubcheck.stylesheet import HiddenSelectors, hides
from pubcheck.xml_tree import check_depth, local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_START = lazily(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:(?!-->).){0,4000}-->\s*)*<(!doctype\s+html|html|head|meta|body|title|[a-z]+)\b",
    re.IGNORECASE | re.DOTALL,
)
_SURE = frozenset({"html", "head", "meta", "body", "title"})
_LIKELY = frozenset(
    {"div", "p", "table", "span", "h1", "h2", "h3", "article", "section", "center", "font", "ul", "style", "script"}
)
_BINARY = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
_DECLARED = lazily(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_-]{2,20})""")
_XML_DECLARATION = lazily(r"\s*<\?xml[^>]*\?>")
_SPACES = lazily(r"[ \t\n\r\f]+")

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td tfoot th "
    "thead tr ul".split()
)
_HARDLY_ANY = 60  # characters: navigation and a heading
_NO_TEXT = frozenset({"script", "style", "head", "title", "meta", "link", "base"})
_NOT_SHOWN = frozenset({"template", "noscript", "noframes", "datalist"})
_MACHINE_META = frozenset(
    "viewport renderer format-detection content-type x-ua-compatible theme-color robots referrer csrf-token csrf-param".split()
)
_PRIVATE_SCHEMES = ("mailto:", "tel:", "sms:", "file:")
_MANY_BLOCKS = 3
_WIDEST = 50


class _Place(NamedTuple):
    """Where the walk stands: the part, its label, and whether white space counts."""

    part: Part = Part.BODY
    label: str = ""
    pre: bool = False
    in_article: bool = False


@dataclass(slots=True)
class _Walk:
    """The walk through one page: a buffer for the open block, extras that follow it."""

    builder: DocumentBuilder
    limits: Limits
    hidden: HiddenSelectors
    buffer: list[str] = field(default_factory=list)
    extras: list[tuple[str, Part, str]] = field(default_factory=list)
    tables: int = 0
    in_cell: bool = False

    def element(self, element: Element, place: _Place) -> None:
        """One element with all below it; its tail belongs to the parent."""
        tag = local(element)
        if not tag:
            self.extras.append((element.text or "", Part.COMMENT, ""))
            return
        self.attributes(element)
        if tag in _NO_TEXT or tag in {"input", "textarea", "option"}:
            self.control(element, tag)
            return
        if tag == "br":
            self.end_line(place)
            return
        inner = self.place_of(element, tag, place)
        if inner.part is Part.HIDDEN and place.part is not Part.HIDDEN and tag not in _BLOCKS:
            self.extras.append((_flat(element), Part.HIDDEN, inner.label))
            return
        if tag == "tr" and _is_data_row(element):
            self.row(element, inner)
            return
        if tag in _BLOCKS:
            self.end_line(place)
        self.tables += tag == "table"
        self.inside(element, inner)
        if tag in _BLOCKS:
            self.end_line(inner)

    def inside(self, element: Element, place: _Place) -> None:
        """The text and the children of an element."""
        self.text(element.text, place)
        for child in element:
            self.element(child, place)
            self.text(child.tail, place)

    def text(self, text: str | None, place: _Place) -> None:
        """Characters of the open block, white space collapsed as a browser does."""
        if text:
            self.buffer.append(text if place.pre else _SPACES.sub(" ", text))

    def end_line(self, place: _Place) -> None:
        """Close the open block; inside a table cell it is only a new line."""
        if self.in_cell:
            self.buffer.append("\n")
            return
        self.add("".join(self.buffer), place.part, place.label, place.pre)
        self.buffer.clear()
        extras, self.extras = self.extras, []
        for text, part, label in extras:
            self.add(text, part, label)

    def add(self, text: str, part: Part, label: str, pre: bool = False) -> None:
        """One block to the document, within the limits."""
        self.builder.add(text.strip("\n") if pre else _tidy(text), part, label=label)

    def place_of(self, element: Element, tag: str, place: _Place) -> _Place:
        """The place of an element's contents."""
        if place.part is not Part.HIDDEN and (tag in _NOT_SHOWN or self.is_hidden(element)):
            return place._replace(part=Part.HIDDEN, label=tag if tag in _NOT_SHOWN else "display:none")
        if tag in {"article", "main"}:
            return place._replace(in_article=True)
        if tag == "pre":
            return place._replace(pre=True)
        if place.part is Part.BODY and not place.in_article and tag in {"header", "nav", "footer"}:
            return place._replace(part=Part.FOOTER if tag == "footer" else Part.HEADER, label=tag)
        return place

    def is_hidden(self, element: Element) -> bool:
        """Whether an attribute or a style sheet of the page hides it."""
        if "hidden" in element.attrib or hides(element.get("style", "")):
            return True
        return self.hidden.match(str(element.tag), element.get("id", ""), element.get("class", ""))

    def attributes(self, element: Element) -> None:
        """Texts of attributes: descriptions of pictures, tool tips, private link targets."""
        for name in ("alt", "title"):
            if element.get(name):
                self.extras.append((element.get(name, ""), Part.ALT_TEXT, name))
        target = element.get("href", "").strip()
        if target.lower().startswith(_PRIVATE_SCHEMES):
            self.extras.append((target, Part.LINK_TARGET, ""))

    def control(self, element: Element, tag: str) -> None:
        """Form fields, and what is no text at all."""
        if tag in _NO_TEXT:
            return
        kind, name = element.get("type", "text").lower(), element.get("name", "")
        if tag in {"textarea", "option"}:
            self.extras.append((_flat(element), Part.FORM_VALUE, name))
        elif kind == "hidden":
            self.extras.append((element.get("value", ""), Part.HIDDEN, name))
        elif kind in {"checkbox", "radio"}:
            self.buffer.append("☑" if "checked" in element.attrib else "☐")
        elif kind in {"submit", "button", "reset"}:
            self.buffer.append(element.get("value", ""))
        else:
            self.extras.append((element.get("value", ""), Part.FORM_VALUE, name))

    def row(self, row: Element, place: _Place) -> None:
        """A table row: its cells joined by a tab, empty ones where a cell spans several columns."""
        self.end_line(place)
        if self.in_cell:
            self.inside(row, place)
            return
        cells: list[str] = []
        self.in_cell = True
        for cell in row:
            if cell.tag in {"td", "th"}:
                self.element(cell, place)
                cells.append(_tidy("".join(self.buffer)))
                cells.extend([""] * (_number(cell.get("colspan")) - 1))
                self.buffer.clear()
            else:
                self.element(cell, place)
        self.in_cell = False
        part = Part.TABLE if place.part is Part.BODY else place.part
        label = Phrase(f"表{self.tables}", f"table {self.tables}") if part is Part.TABLE else place.label
        self.builder.add("\t".join(cells).rstrip("\t"), part, label=label)
        self.end_line(place)


def _tidy(text: str) -> str:
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _flat(element: Element) -> str:
    return "".join(element.xpath(".//text()"))  # type: ignore[arg-type]


def _number(text: str | None) -> int:
    return min(int(text), _WIDEST) if text and text.isascii() and text.isdigit() and len(text) < 6 else 1


def _is_data_row(row: Element) -> bool:
    """Whether a row holds data: tables also lay out whole pages, and those cells hold many blocks."""
    if next(row.iterdescendants("table"), None) is not None:
        return False
    cells = [cell for cell in row if cell.tag in {"td", "th"}]
    most = 1 if len(cells) == 1 else _MANY_BLOCKS
    return all(_leaf_blocks(cell) <= most for cell in cells)


def _leaf_blocks(cell: Element) -> int:
    return sum(
        element.tag in _BLOCKS and not any(child.tag in _BLOCKS for child in element)
        for element in cell.iterdescendants()
    )


def _metadata(root: Element, walk: _Walk) -> None:
    for title in root.iter("title"):
        walk.add(_flat(title), Part.METADATA, "title")
    for meta in root.iter("meta"):
        name = meta.get("name") or meta.get("property") or meta.get("itemprop") or ""
        if name and name.lower() not in _MACHINE_META:
            content = meta.get("content", "")
            # 公开方式, 发文字号 …: a Chinese name is read together with its value.
            chinese = content and any("\u4e00" <= character <= "\u9fff" for character in name)
            walk.add(f"{name}：{content}" if chinese else content, Part.METADATA, name)


def _tree(text: str, limits: Limits) -> Element:
    import lxml.etree
    import lxml.html

    parser = lxml.html.HTMLParser(no_network=True, huge_tree=False)
    try:
        root = lxml.html.document_fromstring(_XML_DECLARATION.sub("", text, count=1), parser=parser)
    except (lxml.etree.LxmlError, ValueError):
        raise damaged("HTML", "HTML") from None
    # libxml2 cuts a page at its limits and says so only in its log.
    if any("xcessive depth" in entry.message or "HUGE" in entry.message for entry in parser.error_log):
        raise too_deep(limits)
    check_depth(root, limits)
    return root


def _sniff(data: bytes) -> float:
    if data.startswith(_BINARY) or b"%PDF-" in data[:1024] or b"\nMIME-Version:" in b"\n" + data[:4096]:
        return 0.0
    found = _START.match(decode(data[:8192]))
    if found is None:
        return 0.0
    tag = found.group(1).lower()
    return 0.9 if tag in _SURE or tag.startswith("!doctype") else 0.6 if tag in _LIKELY else 0.0


def _parse(data: bytes, name: str, limits: Limits) -> Document:
    declared = _DECLARED.search(data[:4096])
    text = decode(data, declared.group(1).decode("ascii") if declared else None).replace("\x00", REPLACEMENT)
    builder = DocumentBuilder(name, data, "text/html", limits)
    root = _tree(text, limits)
    styles = "\n".join(_flat(style) for style in root.iter("style"))
    walk = _Walk(builder, limits, HiddenSelectors.of(styles))
    try:
        _metadata(root, walk)
        for before in reversed(list(root.itersiblings(preceding=True))):
            walk.element(before, _Place())
        for head in root.iter("head"):
            for comment in head.iterdescendants():
                if not local(comment):
                    walk.element(comment, _Place())
        walk.element(root, _Place())
        for after in root.itersiblings():
            walk.element(after, _Place())
    except RecursionError:
        raise too_deep(limits) from None
    walk.end_line(_Place())
    lost = text.count(REPLACEMENT)
    if lost:
        reason = f"有 {lost} 处字符无法解码，内容可能不完整，请以 UTF-8 编码重新保存网页后再检查"
        english = f"{lost} characters could not be decoded; save the page as UTF-8 and check again"
        builder.add_gap(Gap("parse", Phrase("正文", "text"), Phrase(reason, english)))
    document = builder.build()
    return replace(document, gaps=(*document.gaps, *_unread_pictures(root, document)))


def _unread_pictures(root: Element, document: Document) -> Iterator[Gap]:
    """A page whose notice is a picture: hardly any text, but images that nobody read."""
    words = sum(len(block.span) for block in document.blocks if block.part.is_reading_text)
    pictures = sum(1 for _ in root.iter("img", "embed", "object", "iframe"))
    if pictures and words < _HARDLY_ANY:
        reason = Phrase(
            f"网页几乎没有文字，有 {pictures} 处图片或嵌入内容未检查，请识别文字（OCR）或人工查看",
            f"hardly any text, and {pictures} pictures or embedded objects that were not checked",
        )
        yield Gap("parse", Phrase("图片", "pictures"), reason)


PARSER = Parser(
    id="html",
    title=Phrase("网页", "web page"),
    media_types=("text/html", "application/xhtml+xml"),
    extensions=(".html", ".htm", ".xhtml", ".shtml"),
    sniff=_sniff,
    parse=_parse,
)
