"""XLSX, XLSM and new ET files: every sheet and every part that holds words, each labelled with its place.

The sheets come first, in the order of the workbook, hidden ones included; each is a page, so that
page 3 is the third sheet once all are shown, and hidden content is told sheet by sheet. Then follows
what belongs to no sheet: pivot caches, other workbooks' data, unused strings, names, properties. The
walk goes over the members of the container, not over what the workbook refers to. Source: ECMA-376.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pubcheck.cell_grid import Sheet, State, cell_text
from pubcheck.compound_file import MAGIC
from pubcheck.container import Container
from pubcheck.document import Document, DocumentBuilder, Part
from pubcheck.errors import DamagedDocument, EncryptedDocument, UnsupportedFormat
from pubcheck.gap import Gap
from pubcheck.lazy_pattern import lazily
from pubcheck.ooxml import relationships
from pubcheck.page_gaps import unread_pictures
from pubcheck.parser import parse_inside
from pubcheck.phrase import Phrase
from pubcheck.refusal import damaged, encrypted, too_deep, too_many_pages
from pubcheck.settings import Limits
from pubcheck.sheetml import Worksheet
from pubcheck.sheetml_book import defined_names, leftovers, listed_sheets, metadata, outside
from pubcheck.sheetml_caches import PivotCache, external_cache, revision_log, revision_users
from pubcheck.sheetml_parts import READERS, WORDLESS, Add, large_pictures, old_drawing, other
from pubcheck.sheetml_strings import SharedStrings
from pubcheck.sheetml_style import CellStyle, cell_styles
from pubcheck.stray_part import KNOWN_PROPERTIES, add_stray
from pubcheck.xml_tree import attribute, check_size, descendants, local, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_KIND = "XLSX"
_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MAIN = "xl/workbook.xml"
_UNREAD = lazily(rf".*\.rels|{KNOWN_PROPERTIES}|\[content_types\]\.xml|_xmlsignatures/.*")
_SHARED = ("pivotTable", "worksheet", "externalLink", "pivotCacheDefinition")  # belong to no single sheet
_TAB = Phrase("标签", "tab")
_PRINTER = Phrase("打印机", "printer")


def read(data: bytes, name: str, limits: Limits) -> Document:
    """The Document in ``data``."""
    if data.startswith(MAGIC):
        raise encrypted("Excel", "Excel") if "EncryptedPackage".encode("utf-16-le") in data else damaged(_KIND, _KIND)
    builder = DocumentBuilder(name, data, _MEDIA_TYPE, limits)
    try:
        container = Container.open(data, _KIND, limits)
        _Workbook(container, builder, limits, name).read()
    except RecursionError:
        raise too_deep(limits) from None
    builder.add_gaps(container.gaps)
    return builder.build()


@dataclass(slots=True)
class _Workbook:
    """One workbook being read into a builder."""

    container: Container
    builder: DocumentBuilder
    limits: Limits
    name: str
    strings: SharedStrings = field(default_factory=SharedStrings)
    styles: list[CellStyle] = field(default_factory=lambda: cell_styles(None))
    old_dates: bool = False
    broken: bool = False
    done: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)

    def read(self) -> None:
        """Sheets in their order, then the other parts, names and properties."""
        container, limits = self.container, self.limits
        links = relationships(container, "", limits)
        main = next((link.target for link in links if link.kind == "officeDocument" and not link.external), _MAIN)
        main = main if main in container else _MAIN
        if main.endswith(".bin") or (main not in container and "xl/workbook.bin" in container):
            raise _binary()
        root = self.xml(main)
        self.done.add(main)
        parts = {link.id: link for link in relationships(container, main, limits)}
        for kind, usual, reader in (
            ("sharedStrings", "xl/sharedstrings.xml", self.shared_strings),
            ("styles", "xl/styles.xml", self.cell_styles),
        ):
            part = next((link.target for link in parts.values() if link.kind == kind), usual)
            if part in container:
                self.done.add(part)
                self.guarded(part, reader)
        self.old_dates = any(attribute(each, "date1904") in ("1", "true") for each in descendants(root, "workbookPr"))
        sheets = listed_sheets(root, parts, container)
        if len(sheets) > limits.max_pages:
            raise too_many_pages(limits)
        for sheet, part in sheets:
            self.page(sheet, part)
        for part in sorted(container.names):
            if part not in self.done:
                self.guarded(part, self.part)
        add = self.adder(None)
        leftovers(self.strings, not self.broken, add)
        titles = {sheet.name for sheet, _ in sheets} | defined_names(root, add)
        self.guarded("docProps", lambda _: metadata(container, limits, titles, add))
        self.guarded("_rels", lambda _: outside(container, limits, self.told, add))

    def page(self, sheet: Sheet, part: str) -> None:
        """One sheet: its name, its rows, and the parts that belong to it."""
        start = self.builder.length
        tab = Part.OUTLINE if sheet.state is State.VISIBLE else Part.HIDDEN
        self.builder.add(cell_text(sheet.name), tab, page=sheet.number, label=sheet.at("", _TAB))
        if not part:
            self.gap(_MAIN, damaged(_KIND, _KIND).phrase)
        elif part not in self.done:
            self.done.add(part)
            self.guarded(part, lambda part: self.sheet(part, sheet))
            self.guarded(part, lambda part: self.belongings(part, sheet))
        self.builder.add_page(sheet.number, start)

    def sheet(self, part: str, sheet: Sheet) -> None:
        """The rows of a sheet, and what stands beside them."""
        links = {link.id: link.target for link in relationships(self.container, part, self.limits) if link.external}
        worksheet = Worksheet(sheet, self.strings, self.styles, self.builder, self.limits, links, self.old_dates)
        try:
            worksheet.read(self.container, part)
        except DamagedDocument:
            self.broken = True
            raise
        finally:
            self.told |= worksheet.told
            if worksheet.lost:
                reason = f"有 {worksheet.lost} 个单元格的文字缺失，未能读取，请用原软件打开核对后另存"
                self.gap(
                    part, Phrase(reason, f"the text of {worksheet.lost} cells is missing; save the workbook again")
                )

    def belongings(self, owner: str, sheet: Sheet) -> None:
        """Drawings, comments and tables that ``owner`` refers to, and what those refer to."""
        waiting = [owner]
        while waiting:
            for link in relationships(self.container, waiting.pop(), self.limits):
                known = link.external or link.target not in self.container or link.target in self.done
                if not known and link.kind not in _SHARED:
                    self.guarded(link.target, lambda part: self.part(part, sheet))
                    waiting.append(link.target)

    def part(self, part: str, sheet: Sheet | None = None) -> None:
        """Any other member, by its folder or its root element."""
        self.done.add(part)
        add = self.adder(sheet)
        if _UNREAD.fullmatch(part):
            return
        if "/embeddings/" in f"/{part}":
            label = part.rpartition("/")[2]
            inner = parse_inside(self.container.read(part), f"{self.name}!/{label}", self.limits)
            self.builder.add_inside(inner, Part.EMBEDDED, label, page=sheet.number if sheet else None)
        elif "/pivotcache/" in part:
            if "definition" in part:
                PivotCache(self.container, self.limits, add).read(part)
        elif "/externallinks/" in part:
            external_cache(self.container, part, self.limits, add)
        elif "/revisions/revisionlog" in part:
            revision_log(self.container, part, self.limits, add)
        elif part.endswith(".xml"):
            self.tree(part, self.xml(part), sheet, add)
        elif part.endswith(".vml"):
            old_drawing(self.lenient(part), sheet, add)
        else:
            self.binary(part)

    def tree(self, part: str, root: Element, sheet: Sheet | None, add: Add) -> None:
        """A part by the name of its root element."""
        kind = local(root)
        reader = READERS.get(kind)
        if "/revisions/" in part:
            revision_users(root, add)
        elif reader is not None:
            reader(root, sheet, add)
            large = large_pictures(root)
            if large:
                self.gap(part, unread_pictures(large))
        elif kind not in WORDLESS:
            other(root, sheet, add, part)

    def binary(self, part: str) -> None:
        """Members that are no XML: the printer's name, files that somebody put there, gaps."""
        if "/printersettings/" in part:
            name = self.container.read(part)[:64].decode("utf-16-le", "ignore").partition("\x00")[0]
            self.builder.add(name if name.isprintable() else "", Part.METADATA, label=_PRINTER)
        else:
            add_stray(self.builder, self.container, part, self.name, self.limits)

    def shared_strings(self, part: str) -> None:
        """The table of strings; without it the cells that name them are lost, and told as a gap."""
        self.strings = SharedStrings.read(self.container, part, self.limits)

    def cell_styles(self, part: str) -> None:
        """The styles; without them dates are numbers and nothing counts as white."""
        self.styles = cell_styles(self.xml(part))

    def adder(self, sheet: Sheet | None) -> Add:
        """How the readers of parts add a block that belongs to ``sheet``, or to none."""

        def add(text: str, part: Part, label: Phrase) -> None:
            kept = sheet.part(part) if sheet else part
            self.builder.add(text, kept, page=sheet.number if sheet else None, label=label)

        return add

    def xml(self, part: str) -> Element:
        """The root element of a part of ordinary size."""
        return parse_xml(self.container.read(part), _KIND, self.limits)

    def lenient(self, part: str) -> Element:
        """VML is often no sound XML; what can be read of it is."""
        from lxml import etree

        data = self.container.read(part)
        check_size(data)
        parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
        try:
            root = etree.fromstring(data, parser)
        except (etree.LxmlError, ValueError):
            root = None
        if root is None or root.getroottree().docinfo.internalDTD is not None:
            raise damaged(_KIND, _KIND)
        return root

    def guarded(self, part: str, read: Callable[[str], None]) -> None:
        """Read a part; if it is broken it becomes a gap, the rest of the workbook counts."""
        try:
            read(part)
        except (DamagedDocument, EncryptedDocument, UnsupportedFormat) as error:
            self.gap(part, error.phrase)

    def gap(self, part: str, reason: Phrase) -> None:
        """Record that ``part`` was not read."""
        self.builder.add_gap(Gap("parse", Phrase(f"文件内部件 {part}", f"part {part}"), reason))


def _binary() -> UnsupportedFormat:
    return UnsupportedFormat(
        Phrase(
            "这是二进制工作簿（.xlsb），暂不支持，请用 Excel 或 WPS 打开后另存为 XLSX 再检查",
            "this is a binary workbook (.xlsb); open it in Excel or WPS, save it as XLSX and check again",
        )
    )
