"""DOCX: every part of the package that holds words, each labelled with where it stands.

The walk goes over the members of the container, not over what the document refers to: an
orphaned header or comment reaches whoever gets the file. Files with a password are OLE containers
(:mod:`pubcheck.parsers.ole`). Sources: ECMA-376 (Office Open XML), [MS-DOCX].
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from pubcheck.collecting import no_collection
from pubcheck.container import Container
from pubcheck.document import Document, DocumentBuilder, Part
from pubcheck.docx_pictures import describe_pictures, read_pictures
from pubcheck.errors import DamagedDocument, EncryptedDocument, UnsupportedFormat
from pubcheck.gap import Gap
from pubcheck.lazy_pattern import lazily
from pubcheck.ole_object import add_object
from pubcheck.ooxml import page_count, properties, relationships
from pubcheck.phrase import Phrase
from pubcheck.refusal import too_deep
from pubcheck.settings import Limits
from pubcheck.stray_part import KNOWN_PROPERTIES, add_stray
from pubcheck.wordml import Story
from pubcheck.wordml_line import Place
from pubcheck.wordml_pages import PageCount
from pubcheck.wordml_plain import may_be_tiny
from pubcheck.wordml_style import WordStyles
from pubcheck.xml_tree import attribute, descendants, local, own_text, parse_xml, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MAIN = "word/document.xml"
_SHAPE_ID = "_x0000_"
_UNREAD = lazily(
    rf"\[content_types\]\.xml|.*\.rels|{KNOWN_PROPERTIES}|word/(?:theme/.*|styles\w*\.xml|fonttable\.xml|numbering\.xml|"
    r"websettings\.xml|customizations\.xml)|customxml/itemprops\d*\.xml|_xmlsignatures/.*"
)
_REVISION_AUTHOR = Phrase("修订作者", "author of a revision")
_COMMENT_AUTHOR = Phrase("批注作者", "comment author")
_VARIABLE = Phrase("文档变量", "document variable")
_CUSTOM_XML = Phrase("自定义 XML", "custom XML")
_PERSON = Phrase("批注人员", "person who commented")
_DIAGRAM = Phrase("图示", "diagram")
_COMMENT_AUTHORS = "descendant-or-self::*[local-name()='comment']/@*[local-name()='author']"
_REVISION_AUTHORS = "descendant::*[local-name()!='comment' and local-name()!='person']/@*[local-name()='author']"


def read(data: bytes, name: str, limits: Limits) -> Document:
    """The Document in ``data``."""
    builder = DocumentBuilder(name, data, _MEDIA_TYPE, limits)
    try:
        container = Container.open(data, "DOCX", limits)
        with no_collection():
            _Package(container, builder, limits, name).read()
    except RecursionError:
        raise too_deep(limits) from None
    builder.add_gaps(container.gaps)
    return builder.build()


@dataclass(slots=True)
class _Package:
    """One DOCX, called ``name``, being read into a builder."""

    container: Container
    builder: DocumentBuilder
    limits: Limits
    name: str
    signed: set[str] = field(default_factory=set)
    sized: set[str] = field(default_factory=set)
    known_styles: WordStyles | None = None

    def read(self) -> None:
        """Main document first, then the other parts, properties last."""
        container = self.container
        package = relationships(container, "", self.limits)
        main = next((link.target for link in package if link.kind == "officeDocument" and not link.external), _MAIN)
        self.builder_main(main if main in container else _MAIN)
        for part in sorted(container.names):
            if part != main and not _UNREAD.fullmatch(part):
                self.guarded(part, self.part)
        self.guarded("docProps", lambda _: self.metadata())
        describe_pictures(container, self.builder, self.limits)
        self.guarded("_rels", lambda _: self.outside())

    def builder_main(self, main: str) -> None:
        """The body; if it is broken, so is the file."""
        root = self.xml(main)
        pages = PageCount(page_count(self.container, self.limits))
        self.story(main, root, Place(), pages)
        pages.close(self.builder)
        self.pictures(main, root)

    def guarded(self, part: str, read: Callable[[str], None]) -> None:
        """Read a part; if it is broken it becomes a gap, the rest of the document counts."""
        try:
            read(part)
        except (DamagedDocument, EncryptedDocument, UnsupportedFormat) as error:
            self.gap(part, error.phrase)

    def gap(self, part: str, reason: Phrase) -> None:
        """Record that ``part`` was not read."""
        self.builder.add_gap(Gap("parse", Phrase(f"文件内部件 {part}", f"part {part}"), reason))

    def xml(self, part: str) -> Element:
        """The root element of a part; what is costly to look for in it, authors and tiny text, is noted if it may be."""
        data = self.container.read(part)
        if b"author" in data or b"\x00" in data[:64]:
            self.signed.add(part)
        if may_be_tiny(data):
            self.sized.add(part)
        return parse_xml(data, self.container.kind, self.limits)

    def add(self, text: str, part: Part, label: str) -> None:
        """A block that is no running text."""
        self.builder.add(text, part, label=label)

    def story(self, part: str, root: Element, place: Place, pages: PageCount | None = None) -> None:
        """A story of WordprocessingML, with the links of its part; then who revised it."""
        links = {link.id: link.target for link in relationships(self.container, part, self.limits) if link.external}
        walk = Story(self.builder, self.limits, self.styles(), links, pages or PageCount(), part in self.sized)
        walk.read(root, place)
        if part in self.signed:
            self.people(root)

    def people(self, root: Element) -> None:
        """Names of those who made tracked changes or comments, each once."""
        for label, path in ((_REVISION_AUTHOR, _REVISION_AUTHORS), (_COMMENT_AUTHOR, _COMMENT_AUTHORS)):
            for name in dict.fromkeys(str(author) for author in cast("list[str]", root.xpath(path))):
                self.add(name, Part.METADATA, label)

    def styles(self) -> WordStyles:
        """The styles, or none where they cannot be read; read once."""
        if self.known_styles is None:
            try:
                root = self.xml("word/styles.xml") if "word/styles.xml" in self.container else None
                self.known_styles = WordStyles.of(root)
            except DamagedDocument as error:
                self.gap("word/styles.xml", error.phrase)
                self.known_styles = WordStyles()
        return self.known_styles

    def part(self, part: str) -> None:
        """Any other member, by its root element or its folder."""
        if "/embeddings/" in f"/{part}":
            self.embedded(part)
        elif part.endswith(".xml"):
            root = self.xml(part)
            reader = _READERS.get(local(root))
            if part.startswith("customxml/"):
                self.custom_xml(root)
            elif reader is not None:
                reader(self, part, root)
            elif "/diagrams/" not in part:  # layouts and drawings of SmartArt, whose words the data model holds
                add_stray(self.builder, self.container, part, self.name, self.limits)
        else:
            add_stray(self.builder, self.container, part, self.name, self.limits)

    def header(self, part: str, root: Element) -> None:
        """A header or footer, labelled with the pages it is for."""
        self.story(part, root, Place(Part.HEADER if local(root) == "hdr" else Part.FOOTER))
        self.pictures(part, root)

    def notes(self, part: str, root: Element) -> None:
        """Foot notes or end notes."""
        self.story(part, root, Place(Part.FOOTNOTE if local(root) == "footnotes" else Part.ENDNOTE))

    def comments(self, part: str, root: Element) -> None:
        """Comments, each labelled with its author."""
        for comment in descendants(root, "comment"):
            self.story(part, comment, Place(Part.COMMENT, attribute(comment, "author")))

    def main_again(self, part: str, root: Element) -> None:
        """A second main document: building blocks, or one that nothing refers to."""
        blocks = local(root) == "glossaryDocument"
        label = Phrase("构建基块", "building block") if blocks else Phrase("未引用的正文", "unreferenced text")
        self.story(part, root, Place(Part.METADATA if blocks else Part.HIDDEN, label))

    def diagram(self, _part: str, root: Element) -> None:
        """The words of SmartArt and charts, one block per paragraph or value."""
        for paragraph in descendants(root, "p"):
            self.add(text_of(paragraph, "t"), Part.TEXT_BOX, _DIAGRAM)
        self.add("\t".join(each.text or "" for each in descendants(root, "v")), Part.TEXT_BOX, _DIAGRAM)

    def settings(self, _part: str, root: Element) -> None:
        """Document variables, and the data source of a mail merge."""
        for variable in descendants(root, "docVar"):
            name = attribute(variable, "name")
            self.add(attribute(variable, "val"), Part.METADATA, name or _VARIABLE)
        for each in descendants(root, "connectString", "query"):
            self.add(attribute(each, "val"), Part.METADATA, Phrase("邮件合并", "mail merge"))

    def persons(self, _part: str, root: Element) -> None:
        """People known to the comments, with their accounts."""
        for each in descendants(root, "person", "presenceInfo"):
            self.add(attribute(each, "author") or attribute(each, "userId"), Part.METADATA, _PERSON)

    def custom_xml(self, root: Element) -> None:
        """Data bound to the document: texts, and attributes below the root."""
        for each in root.iter():
            if local(each):
                values = [] if each is root else [str(value) for value in each.attrib.values()]
                told = [value for value in values if not value.startswith(_SHAPE_ID)]
                self.add("\t".join([own_text(each), *told]).strip(), Part.METADATA, _CUSTOM_XML)

    def embedded(self, part: str) -> None:
        """A file inside the file, an OLE object unwrapped, read by the parser of its own format."""
        if not self.is_equation(part):
            add_object(self.builder, self.container.read(part), self.name, self.limits, part.rpartition("/")[2])

    def is_equation(self, part: str) -> bool:
        """Whether an embedded object is a formula of the equation editor, which holds no words."""
        ids = {link.id for link in relationships(self.container, _MAIN, self.limits) if link.target == part}
        objects = descendants(self.xml(_MAIN), "OLEObject") if ids else ()
        return any(
            attribute(each, "ProgID").lower().startswith("equation") for each in objects if attribute(each, "id") in ids
        )

    def metadata(self) -> None:
        """Document properties, and links out of the package that no hyperlink shows."""
        for label, value in properties(self.container, self.limits):
            self.add(value, Part.METADATA, label)

    def outside(self) -> None:
        """Targets outside the file that are not shown as a hyperlink: templates, linked pictures and files."""
        for part in self.container.names:
            if part.endswith(".rels"):
                owner = part.replace("_rels/", "", 1)[: -len(".rels")] if part.startswith("_rels/") else ""
                owner = owner or part.replace("/_rels/", "/")[: -len(".rels")]
                for link in relationships(self.container, owner, self.limits):
                    if link.external and link.kind != "hyperlink":
                        self.add(link.target, Part.LINK_TARGET, link.kind)

    def pictures(self, part: str, root: Element) -> None:
        """Words in large pictures, or a gap for them."""
        read_pictures(self.container, part, root, self.builder, self.limits, Part.BODY)


_READERS: dict[str, Callable[[_Package, str, Element], None]] = {
    "hdr": _Package.header,
    "ftr": _Package.header,
    "footnotes": _Package.notes,
    "endnotes": _Package.notes,
    "comments": _Package.comments,
    "document": _Package.main_again,
    "glossaryDocument": _Package.main_again,
    "dataModel": _Package.diagram,
    "chartSpace": _Package.diagram,
    "userShapes": _Package.diagram,
    "settings": _Package.settings,
    "people": _Package.persons,
}
