"""The words of parts beside the shapes of a presentation: charts, diagrams, comments, people, tags, names.

Sources: ECMA-376 part 1, 21.2 (charts), 21.4 (diagrams), 19.4 (comments), 19.2 (presentation); [MS-PPTX] 2.16 (threaded
comments and their authors), 2.4 (sections).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from pubcheck.document import Part
from pubcheck.phrase import Phrase
from pubcheck.slide_view import Words
from pubcheck.xml_tree import attribute, child, descendants, local, own_text, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_SIZE = (9_144_000.0, 6_858_000.0)
_DIAGRAM = Phrase("图示", "diagram")
_CHART = Phrase("图表", "chart")
_AUTHOR = Phrase("批注作者", "comment author")
_ACCOUNT = Phrase("批注作者账号", "account of a comment author")
_TAG = Phrase("标记", "tag")
_CUSTOM_XML = Phrase("自定义 XML", "custom XML")
_CONTROL = Phrase("控件", "control")
_SECTION = Phrase("节", "section")
_SHOW = Phrase("自定义放映", "custom show")

Authors = dict[str, str]
"""Names of those who commented, by their number or identifier."""


def diagram(root: Element) -> Iterator[Words]:
    """The words of SmartArt, one block per paragraph."""
    for paragraph in descendants(root, "p"):
        yield Words(text_of(paragraph, "t"), Part.TEXT_BOX, None, _DIAGRAM)


def chart(root: Element) -> Iterator[Words]:
    """Titles, then a row for each series: its name, categories, values."""
    for paragraph in descendants(root, "p"):
        yield Words(text_of(paragraph, "t"), Part.TEXT_BOX, None, _CHART)
    told = False
    for series in descendants(root, "ser"):
        told = True
        for name in ("tx", "cat", "val", "xVal", "yVal"):
            values = [value.text or "" for part in series if local(part) == name for value in descendants(part, "v")]
            yield Words("\t".join(values), Part.TEXT_BOX, None, _CHART)
    if not told:
        for data in descendants(root, "lvl"):
            yield Words("\t".join(each.text or "" for each in descendants(data, "pt")), Part.TEXT_BOX, None, _CHART)


def authors(root: Element) -> Authors:
    """Names of those who may comment."""
    return {attribute(each, "id"): attribute(each, "name") for each in descendants(root, "cmAuthor", "author")}


def people(root: Element) -> Iterator[Words]:
    """Their names and accounts as properties of the file."""
    for each in descendants(root, "cmAuthor", "author"):
        yield Words(attribute(each, "name"), Part.METADATA, None, _AUTHOR)
        account = attribute(each, "userId")
        if "@" in account or "::" in account:
            yield Words(account, Part.METADATA, None, _ACCOUNT)


def comments(root: Element, known: Authors) -> Iterator[Words]:
    """Comments and replies, each labelled with its author."""
    for each in descendants(root, "cm", "reply"):
        author = known.get(attribute(each, "authorId"), "")
        plain, body = child(each, "text"), child(each, "txBody")
        if plain is not None:
            yield Words(plain.text or "", Part.COMMENT, None, author)
        for paragraph in descendants(body, "p") if body is not None else ():
            yield Words(text_of(paragraph, "t"), Part.COMMENT, None, author)


def tags(root: Element) -> Iterator[Words]:
    """Values that programs attached to slides and shapes."""
    for each in descendants(root, "tag"):
        yield Words(attribute(each, "val"), Part.METADATA, None, attribute(each, "name") or _TAG)


def custom_xml(root: Element) -> Iterator[Words]:
    """Data bound to the presentation: texts, and attributes below the root."""
    for each in root.iter():
        if local(each):
            values = [] if each is root else [str(value) for value in each.attrib.values()]
            yield Words("\t".join([own_text(each), *values]).strip(), Part.METADATA, None, _CUSTOM_XML)


def control(root: Element) -> Iterator[Words]:
    """The properties of a control."""
    for each in descendants(root, "ocxPr"):
        yield Words(attribute(each, "value"), Part.FORM_VALUE, None, attribute(each, "name") or _CONTROL)


def size_of(root: Element) -> tuple[float, float]:
    """Width and height of the slides in English Metric Units."""
    extent = child(root, "sldSz")
    values = [attribute(extent, name) for name in ("cx", "cy")] if extent is not None else []
    sizes = [float(value) for value in values if value.isdecimal() and len(value) < 10 and int(value)]
    return (sizes[0], sizes[1]) if len(sizes) == 2 else _SIZE


def names(root: Element) -> Iterator[Words]:
    """Sections and custom shows of a presentation."""
    for each in descendants(root, "section"):
        yield Words(attribute(each, "name"), Part.OUTLINE, None, _SECTION)
    for each in descendants(root, "custShow"):
        yield Words(attribute(each, "name"), Part.METADATA, None, _SHOW)


def loose(root: Element, label: Phrase) -> Iterator[Words]:
    """Any text of DrawingML in a part that nothing refers to."""
    for paragraph in descendants(root, "p"):
        yield Words(text_of(paragraph, "t"), Part.HIDDEN, None, label)


_Reader = Callable[["Element", Authors], Iterator[Words]]

BESIDE: dict[str, _Reader] = {
    "chart": lambda root, _: chart(root),
    "chartEx": lambda root, _: chart(root),
    "chartUserShapes": lambda root, _: diagram(root),
    "diagramData": lambda root, _: diagram(root),
    "comments": comments,
    "tags": lambda root, _: tags(root),
    "control": lambda root, _: control(root),
}
"""How to read a part, by the kind of the relationship that leads to it."""

ROOTS: dict[str, _Reader] = {
    "chartSpace": BESIDE["chart"],
    "dataModel": BESIDE["diagramData"],
    "cmLst": comments,
    "tagLst": BESIDE["tags"],
    "ocx": BESIDE["control"],
    "cmAuthorLst": lambda root, _: people(root),
    "authorLst": lambda root, _: people(root),
}
"""The same by the name of its root element, for parts that nothing refers to."""
