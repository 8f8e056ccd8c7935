"""PPTX: slides in order with boxes, tables as rows, and every other part of the package that holds words.

What only the maker of a presentation sees (notes, hidden slides, shapes beside the slide, layouts that no slide uses) is
labelled as hidden: a recipient sees it too. Sources: ECMA-376 part 1, chapters 19–21; [MS-PPTX].
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pubcheck.container import Container
from pubcheck.document import Document, DocumentBuilder, Part
from pubcheck.errors import DamagedDocument, EncryptedDocument
from pubcheck.gap import Gap
from pubcheck.lazy_pattern import lazily
from pubcheck.ooxml import Relationship, properties, relationships
from pubcheck.page_gaps import doubts, places
from pubcheck.parser import parse_inside
from pubcheck.phrase import Phrase
from pubcheck.quota import check_time
from pubcheck.refusal import too_deep, too_many_pages
from pubcheck.settings import Limits
from pubcheck.slide_colours import Palette
from pubcheck.slide_masters import Masters
from pubcheck.slide_parts import BESIDE, ROOTS, Authors, authors, custom_xml, loose, names, size_of
from pubcheck.slide_shapes import Shape, ShapeTree
from pubcheck.slide_view import SEEN, View, Words, box_of
from pubcheck.stray_part import KNOWN_PROPERTIES, add_stray
from pubcheck.xml_tree import attribute, descendants, local, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_MAIN = "ppt/presentation.xml"
_UNITS = 12_700
_UNREAD = lazily(
    rf"\[content_types\]\.xml|.*\.rels|{KNOWN_PROPERTIES}|ppt/(?:theme/.*|tablestyles\.xml|viewprops\.xml|presprops\.xml|printersettings/.*"
    r"|fonts/.*|changesinfos/.*|revisioninfo\.xml)|customxml/itemprops\d*\.xml|_xmlsignatures/.*|.*\.(?:vml|fntdata)"
    r"|ppt/(?:charts/(?:style|colors)\d*\.xml|diagrams/(?:layout|quickstyle|colors|drawing)\d*\.xml)"
)
_PICTURES = lazily(r"ppt/media/.*\.(?:jpe?g|png|gif|bmp|tiff?|wmf|emf|svg|jfif|webp|wdp)")

_HIDDEN_SLIDE = Phrase("隐藏的幻灯片", "a hidden slide")
_NOTES = Phrase("备注页", "speaker notes")
_ORPHAN = Phrase("未被引用的幻灯片或部件", "a slide or part that nothing refers to")
_BROKEN_SLIDE = Phrase(
    "幻灯片已损坏或缺失，无法读取，请用原来的软件重新另存", "the slide is damaged or missing; save the file again"
)
_SOUND = Phrase("音频或视频未检查，请人工查听", "sound or film not checked, please look and listen")


def read(data: bytes, name: str, limits: Limits) -> Document:
    """The Document in ``data``."""
    builder = DocumentBuilder(name, data, _MEDIA_TYPE, limits)
    try:
        container = Container.open(data, "PPTX", limits)
        _Package(container, builder, name, limits, Masters(container, limits)).read()
    except RecursionError:
        raise too_deep(limits) from None
    builder.add_gaps(container.gaps)
    return builder.build()


@dataclass(slots=True)
class _Package:
    """One PPTX being read into a builder; ``used`` are the members that something referred to."""

    container: Container
    builder: DocumentBuilder
    name: str
    limits: Limits
    masters: Masters
    size: tuple[float, float] = (0.0, 0.0)
    tables: int = 0
    page: int | None = None
    used: set[str] = field(default_factory=set)
    said: set[tuple[str, str]] = field(default_factory=set)
    authors: Authors = field(default_factory=dict)
    doubts: dict[Phrase, list[int]] = field(default_factory=dict)

    def read(self) -> None:
        """Slides in order, masters and layouts, the other parts, properties last."""
        package = relationships(self.container, "", self.limits)
        main = next((link.target for link in package if link.kind == "officeDocument" and not link.external), _MAIN)
        main = main if main in self.container else _MAIN
        root = self.xml(main)
        self.size = size_of(root)
        self.read_authors()
        links = {link.id: link for link in relationships(self.container, main, self.limits)}
        listed = next(descendants(root, "sldIdLst"), None)
        slides = [_relation(each) for each in listed] if listed is not None else []
        if len(slides) > self.limits.max_pages:
            raise too_many_pages(self.limits)
        for number, identity in enumerate(slides, start=1):
            self.slide(number, links.get(identity))
        self.page = None
        self.add(names(root))
        self.other_parts()
        with self.guarded("docProps"):
            self.add(
                Words(value, Part.METADATA, None, label) for label, value in properties(self.container, self.limits)
            )
        for reason, numbers in self.doubts.items():
            for where in places(numbers):
                self.builder.add_gap(Gap("parse", where, reason))

    @contextmanager
    def guarded(self, part: str) -> Iterator[None]:
        """Read a part inside; if it is broken it becomes a gap, the rest of the file counts."""
        try:
            yield
        except (DamagedDocument, EncryptedDocument) as error:
            self.gap(part, error.phrase)

    def gap(self, part: str, reason: Phrase) -> None:
        """Record that ``part`` was not read."""
        self.builder.add_gap(Gap("parse", Phrase(f"文件内部件 {part}", f"part {part}"), reason))

    def xml(self, part: str) -> Element:
        """The root element of a part, from now on a used one."""
        check_time(self.limits)
        self.used.add(part)
        return parse_xml(self.container.read(part), self.container.kind, self.limits)

    def add(self, words: Iterable[Words], unseen: Phrase | None = None) -> None:
        """Blocks to the document; with ``unseen`` what would be visible is hidden, under this label."""
        for each in words:
            part, label = each.part, each.label
            if unseen is not None and part in SEEN:
                part, label = Part.HIDDEN, unseen
            if part is Part.METADATA:
                if (each.text, label) in self.said:
                    continue
                self.said.add((each.text, label))
            self.builder.add(each.text, part, page=self.page, box=each.box, label=label)

    def read_authors(self) -> None:
        """Who may have commented, so that comments can be labelled."""
        for part in self.container.names:
            if part.startswith("ppt/") and part.endswith("authors.xml"):
                with self.guarded(part):
                    self.authors |= authors(self.xml(part))
                    self.used.discard(part)

    def slide(self, number: int, link: Relationship | None) -> None:
        """One slide of the list, a page."""
        start = self.builder.length + bool(self.builder.length)
        self.page = number
        try:
            if link is None or link.external:
                raise DamagedDocument(_BROKEN_SLIDE)
            root = self.xml(link.target)
            self.shown(link.target, root, _HIDDEN_SLIDE if attribute(root, "show") in {"0", "false"} else None)
        except (DamagedDocument, EncryptedDocument):
            self.doubts.setdefault(_BROKEN_SLIDE, []).append(number)
        self.builder.add_page(number, start, width=self.size[0] / _UNITS, height=self.size[1] / _UNITS)

    def shown(self, part: str, root: Element, unseen: Phrase | None) -> None:
        """The shapes of a slide, then what hangs on it: charts, notes, comments, links."""
        links = relationships(self.container, part, self.limits)
        layout = next((link.target for link in links if link.kind == "slideLayout"), "")
        behind = self.masters.behind(layout)
        palette = behind.palette.mapped(root)
        shapes = ShapeTree(palette, behind.holders).read(root)
        moving = frozenset(attribute(each, "spid") for each in descendants(root, "spTgt"))
        view = View(*self.size, palette.background(root) or behind.ground, moving, self.tables + 1)
        words = list(view.words(shapes))
        self.tables += sum(bool(shape.rows) for shape in shapes)
        self.add(words, unseen)
        targets = {link.id: link.target for link in links if link.external and link.kind == "hyperlink"}
        for shape in shapes:
            box = box_of(shape.area)
            self.add(
                Words(targets[each], Part.LINK_TARGET, box) for each in dict.fromkeys(shape.links) if each in targets
            )
        self.pictures(shapes, words)
        self.hanging(links, unseen)

    def pictures(self, shapes: Iterable[Shape], words: list[Words]) -> None:
        """What only a picture may say on a slide with these words: a gap.

        This is the place to read pictures where that is possible.
        """
        text = "".join(each.text for each in words if each.part in SEEN)
        areas = [
            (area[2] - area[0]) * (area[3] - area[1]) / _UNITS**2
            for shape in shapes
            if shape.kind == "pic" and (area := shape.area) is not None
        ]
        if areas and self.page is not None:
            for reason in doubts(text, max(map(abs, areas)), self.size[0] * self.size[1] / _UNITS**2):
                self.doubts.setdefault(reason, []).append(self.page)

    def hanging(self, links: Iterable[Relationship], unseen: Phrase | None) -> None:
        """Parts that a slide refers to."""
        for link in links:
            if link.external:
                if link.kind != "hyperlink":
                    self.add([Words(link.target, Part.LINK_TARGET, None, link.kind)])
                continue
            reader = BESIDE.get(link.kind)
            if reader is not None and link.target in self.container and link.target not in self.used:
                with self.guarded(link.target):
                    self.add(reader(self.xml(link.target), self.authors), unseen)
                    below = relationships(self.container, link.target, self.limits)
                    self.hanging((each for each in below if each.kind in {"package", "chartUserShapes"}), unseen)
            elif link.kind == "notesSlide" and link.target in self.container and link.target not in self.used:
                with self.guarded(link.target):
                    self.notes(link.target)
            elif link.kind in {"package", "oleObject"} and link.target not in self.used:
                with self.guarded(link.target):
                    self.embedded(link.target)

    def notes(self, part: str) -> None:
        """A notes page: nobody in the audience sees it, every recipient does."""
        root = self.xml(part)
        links = relationships(self.container, part, self.limits)
        view = View(1e12, 1e12)
        self.add(
            view.words([s for s in ShapeTree(Palette()).read(root) if s.holder not in {"sldNum", "sldImg"}]), _NOTES
        )
        self.add(Words(link.target, Part.LINK_TARGET, None) for link in links if link.external)
        self.hanging(
            (link for link in links if link.kind not in {"slide", "notesMaster"} and not link.external), _NOTES
        )

    def other_parts(self) -> None:
        """Masters and layouts, then all members that no slide refers to."""
        for part in sorted(self.container.names):
            if part in self.used or _UNREAD.fullmatch(part) or _PICTURES.fullmatch(part):
                continue
            with self.guarded(part):
                if part.startswith(
                    ("ppt/slidelayouts/", "ppt/slidemasters/", "ppt/notesmasters/", "ppt/handoutmasters/")
                ):
                    self.master(part)
                elif part.startswith("ppt/media/"):
                    self.gap(part, _SOUND)
                elif part.endswith(".xml"):
                    self.other(part)
                elif "/embeddings/" in part:
                    self.embedded(part)
                else:
                    add_stray(self.builder, self.container, part, self.name, self.limits)

    def master(self, part: str) -> None:
        """A master or layout."""
        self.add(self.masters.words(self.xml(part), part))
        links = relationships(self.container, part, self.limits)
        self.add(Words(link.target, Part.LINK_TARGET, None) for link in links if link.external)

    def other(self, part: str) -> None:
        """An XML part that no slide refers to, read for what it is."""
        root = self.xml(part)
        name = local(root)
        reader = ROOTS.get(name)
        if part.startswith("customxml/"):
            self.add(custom_xml(root))
        elif name == "sld":
            self.shown(part, root, _ORPHAN)
        elif name == "notes":
            self.notes(part)
        elif reader is not None:
            self.add(reader(root, self.authors), _ORPHAN)
        elif next(descendants(root, "p"), None) is not None:
            self.add(loose(root, _ORPHAN))
        else:
            add_stray(self.builder, self.container, part, self.name, self.limits)

    def embedded(self, part: str) -> None:
        """A file inside the file."""
        self.used.add(part)
        label = part.rpartition("/")[2]
        inner = parse_inside(self.container.read(part), f"{self.name}!/{label}", self.limits)
        self.builder.add_inside(inner, Part.EMBEDDED, label, page=self.page)


def _relation(element: Element) -> str:
    """The ``r:id`` of an entry, which has an ``id`` of its own as well."""
    values = [
        str(value) for key, value in element.attrib.items() if str(key).startswith("{") and str(key).endswith("}id")
    ]
    return values[0] if values else ""
