"""OFD: lines with page and box, what hangs on the pages, and every member that nothing refers to.

The walk begins at OFD.xml and ends with the members left over: a page that was taken out of the list of pages still
reaches whoever gets the file. Source: GB/T 33190-2016; GM/T 0099-2020 for encrypted files.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pubcheck.container import Container
from pubcheck.document import Document, DocumentBuilder, Part
from pubcheck.errors import DamagedDocument, EncryptedDocument
from pubcheck.gap import Gap
from pubcheck.ofd_document import OfdDocument, PageContent
from pubcheck.ofd_extras import extensions, information, outline, seals, tags
from pubcheck.ofd_package import Package, folder_of
from pubcheck.ofd_paper import Paper
from pubcheck.ofd_seal import names_in
from pubcheck.ofd_unseen import leftover, undrawn, version
from pubcheck.page_gaps import CROWDED, PICTURE_AREA, doubts, places
from pubcheck.parser import parse_inside
from pubcheck.pdf_lines import Line
from pubcheck.pdf_shapes import PageFrame
from pubcheck.phrase import Phrase
from pubcheck.pictures import read_embedded_picture
from pubcheck.refusal import damaged, encrypted, too_deep, too_many_pages
from pubcheck.settings import Limits
from pubcheck.xml_tree import child, descendants

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MEDIA_TYPE = "application/ofd"
_MAIN = "ofd.xml"
_FONTS = (".ttf", ".otf", ".ttc", ".otc", ".cff", ".woff", ".eot", ".pfb", ".icc", ".icm")
_PICTURES = (
    ".jpg",
    ".jpeg",
    ".png",
    ".bmp",
    ".gif",
    ".tif",
    ".tiff",
    ".jb2",
    ".gbig2",
    ".jp2",
    ".webp",
    ".wmf",
    ".emf",
)
_SIGNED = (".esl", ".dat", ".cer", ".crt", ".p7b", ".p7s")
_MOST_COMPARED = 5_000
_SMALL_PICTURE = 10_000  # bytes; icons and lines are smaller, a legible scan is not

_BROKEN_PAGE = Phrase(
    "页面已损坏或缺失，无法读取，请重新导出 OFD", "the page is damaged or missing; export the OFD file again"
)
_LOOSE_PICTURE = Phrase(
    "文件中有页面上不显示的图片，内容未检查，请人工查看",
    "pictures that no page shows were not checked, please look at them",
)
_SOUND = Phrase("音频或视频未检查，请人工查听", "sound or film not checked, please look and listen")


def read(data: bytes, name: str, limits: Limits) -> Document:
    """The Document in ``data``."""
    builder = DocumentBuilder(name, data, _MEDIA_TYPE, limits)
    container = Container.open(data, "OFD", limits)
    if "encryptions.xml" in container:
        raise encrypted("OFD", "OFD")
    try:
        return _Reader(Package(container, limits), builder, name, limits).read()
    except RecursionError:
        raise too_deep(limits) from None


@dataclass(slots=True)
class _Reader:
    """One OFD file being read into a builder."""

    package: Package
    builder: DocumentBuilder
    name: str
    limits: Limits
    pages: int = 0
    tables: int = 0
    doubts: dict[Phrase, list[int]] = field(default_factory=dict)
    said: set[tuple[str, str]] = field(default_factory=set)
    attached: set[str] = field(default_factory=set)
    known: str = ""
    fresh: set[str] = field(default_factory=set)
    read_pictures: dict[str, bool] = field(default_factory=dict)

    def read(self) -> Document:
        """Documents in order: pages, then what belongs to them; earlier versions and leftovers last."""
        package = self.package
        package.used.add(_MAIN)
        bodies = list(descendants(package.xml(_MAIN), "DocBody"))
        documents: list[OfdDocument] = []
        for body in bodies:
            location = child(body, "DocRoot")
            member = package.resolve(location.text if location is not None else None, "")
            only = len(bodies) == 1
            with nullcontext() if only else package.guarded(member or "DocRoot"):
                documents.append(self.document(member or "document.xml"))
        if not documents:
            raise damaged("OFD", "OFD")
        for body in bodies:
            self.body(body)
        for body in bodies:
            self.versions(body)
        for document in documents:
            self.hidden(undrawn(document.resources, document))
        self.leftovers(documents[0])
        return self.finish()

    def finish(self) -> Document:
        """The document with its gaps."""
        for reason, numbers in self.doubts.items():
            for where in places(numbers):
                self.builder.add_gap(Gap("parse", where, reason))
        self.builder.add_gaps(self.package.gaps.values())
        self.builder.add_gaps(self.package.container.gaps)
        return self.builder.build()

    def document(self, member: str) -> OfdDocument:
        """The pages of a document, and what its root refers to."""
        document = OfdDocument.open(self.package, member)
        if self.pages + len(document.pages) > self.limits.max_pages:
            raise too_many_pages(self.limits)
        for identity, place in document.pages:
            self.pages += 1
            self.page(document, identity, place)
        self.add(outline(document.root))
        folder = document.folder
        for name, read in (("CustomTags", tags), ("Extensions", extensions)):
            location = child(document.root, name)
            place = self.package.resolve(location.text if location is not None else None, folder)
            if place is not None:
                with self.package.guarded(place):
                    self.add(read(self.package, place))
        location = child(document.root, "Attachments")
        place = self.package.resolve(location.text if location is not None else None, folder)
        if place is not None:
            with self.package.guarded(place):
                self.attachments(place)
        for identity, media in document.resources.every("MultiMedia"):
            if (media.get("Type") or "").lower() in {"audio", "video"}:
                place = document.resources.media(identity)
                if place is not None:
                    self.package.used.add(place)
                    self.package.gap(place, _SOUND)
        return document

    def page(self, document: OfdDocument, identity: str, member: str | None) -> None:
        """One page: lines, rows, annotations, and what could not be read on it."""
        start = self.builder.length + bool(self.builder.length)
        width = height = None
        try:
            if member is None:
                raise damaged("OFD", "OFD")
            content = document.page(identity, member)
        except (DamagedDocument, EncryptedDocument):
            self.doubts.setdefault(_BROKEN_PAGE, []).append(self.pages)
        else:
            frame = content.paper.frame
            width, height = frame.bounds[2], -frame.bounds[1]
            self.contents(content)
        self.builder.add_page(self.pages, start, width=width, height=height)

    def contents(self, content: PageContent) -> None:
        """The text of a page that could be read."""
        paper = content.paper
        lines, chars, tables = paper.lines(self.tables + 1)
        self.tables += tables
        self.add(lines, self.pages, paper.frame)
        self.add(content.extras, self.pages, paper.frame)
        text = "".join(char.text for char in chars if char.hidden is None)
        self.pictures(paper, text)
        if not paper.complete:
            self.doubts.setdefault(CROWDED, []).append(self.pages)

    def pictures(self, paper: Paper, text: str) -> None:
        """The words of large pictures on a page whose other text is ``text``; a gap for those that nobody read."""
        if not any(sheet.objects for _, sheet in paper.sheets):
            return  # a blank page says nothing
        unread, read = 0.0, False
        for member, (left, bottom, right, top) in paper.pictures():
            area = (right - left) * (top - bottom)
            if area >= PICTURE_AREA and member is not None and self.picture(member):
                read = True
            else:
                unread = max(unread, area)
        for reason in doubts(text, unread, paper.area, pictures_read=read):
            self.doubts.setdefault(reason, []).append(self.pages)

    def picture(self, member: str) -> bool:
        """Add the words of a picture, once for the document; whether it was read."""
        if member not in self.read_pictures:
            data = b""
            with self.package.guarded(member):
                data = self.package.read(member)
            label = member.rpartition("/")[2]
            self.read_pictures[member] = bool(data) and read_embedded_picture(
                self.builder, data, self.pages, label, self.limits
            )
        return self.read_pictures[member]

    def add(self, lines: Iterable[Line], page: int | None = None, frame: PageFrame | None = None) -> None:
        """Blocks to the document; the same property is said once."""
        for line in lines:
            if line.part is Part.METADATA:
                if (line.text, line.label) in self.said:
                    continue
                self.said.add((line.text, line.label))
            box = frame.box(line.box) if frame is not None and line.box is not None else None
            self.builder.add(line.text, line.part, page=page, box=box, label=line.label)

    def body(self, body: Element) -> None:
        """Properties and signatures of a document."""
        self.add(information(body))
        cover = next(descendants(body, "Cover"), None)
        place = self.package.resolve(cover.text if cover is not None else None, "")
        if place is not None:
            self.package.used.add(place)
        location = child(body, "Signatures")
        place = self.package.resolve(location.text if location is not None else None, "")
        if place is not None:
            with self.package.guarded(place):
                self.add(seals(self.package, place))

    def attachments(self, member: str) -> None:
        """Names of attached files, and what is in them."""
        for attachment in descendants(self.package.xml(member), "Attachment"):
            name = (attachment.get("Name") or "").strip()
            self.builder.add(name, Part.ATTACHMENT)
            for location in descendants(attachment, "FileLoc"):
                place = self.package.resolve(location.text, folder_of(member))
                if place is None:
                    self.package.gap(f"{name or member}", Phrase("附件缺失，未能检查", "the attached file is missing"))
                elif place not in self.attached:
                    self.attached.add(place)
                    with self.package.guarded(place):
                        self.inside(place, name or place.rpartition("/")[2], Part.ATTACHMENT)

    def inside(self, member: str, name: str, part: Part) -> None:
        """A file inside the file."""
        inner = parse_inside(self.package.read(member), f"{self.name}!/{name}", self.limits)
        self.builder.add_inside(inner, part, name)

    def versions(self, body: Element) -> None:
        """Lines that earlier versions had and the present one has not."""
        for entry in descendants(body, "Version"):
            place = self.package.resolve(entry.get("BaseLoc"), "")
            if place is not None:
                with self.package.guarded(place):
                    self.hidden(version(self.package, place))

    def hidden(self, lines: Iterable[Line]) -> None:
        """Lines that no reader sees; those that stand elsewhere too are left out."""
        if not self.known:
            self.known = "".join(self.builder.build().text.split())
        for line in lines:
            squeezed = "".join(line.text.split())
            known = squeezed in self.fresh or (len(self.fresh) < _MOST_COMPARED and squeezed in self.known)
            if squeezed and not known:
                self.fresh.add(squeezed)
                self.add((line,))

    def leftovers(self, document: OfdDocument) -> None:
        """Members that nothing referred to; their pages are read as if they were pages of ``document``."""
        container = self.package.container
        for member in sorted(container.names):
            if member.endswith(".xml") and member not in self.package.used:
                with self.package.guarded(member):
                    self.hidden(leftover(member, document))
        for member in sorted(set(container.names) - self.package.used - self.attached):
            if not member.endswith(_FONTS):
                with self.package.guarded(member):
                    self.loose_file(member)

    def loose_file(self, member: str) -> None:
        """A file that is no XML."""
        if member.endswith(_PICTURES):
            if len(self.package.read(member)) >= _SMALL_PICTURE:
                self.package.gap(member, _LOOSE_PICTURE)
        elif member.endswith(_SIGNED):
            self.add(Line(text, Part.METADATA, None, label) for label, text in names_in(self.package.read(member)))
        else:
            self.inside(member, member.rpartition("/")[2], Part.HIDDEN)
