"""What an OFD file holds that no reader shows: earlier versions, units never drawn, members that nothing refers to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pubcheck.document import Part
from pubcheck.ofd_document import OfdDocument
from pubcheck.ofd_extras import words
from pubcheck.ofd_geometry import on_page
from pubcheck.ofd_package import Package, folder_of
from pubcheck.ofd_page import Drawing
from pubcheck.ofd_paper import Paper
from pubcheck.ofd_resources import Resources
from pubcheck.pdf_lines import Line
from pubcheck.pdf_shapes import PageFrame
from pubcheck.phrase import Phrase
from pubcheck.refusal import too_many_pages
from pubcheck.xml_tree import child, descendants, local

_ENDLESS = PageFrame((-1e6, -1e6, 1e6, 1e6))
_ORPHAN = Phrase("未被引用的页面或部件", "a page or part that nothing refers to")
_EARLIER = Phrase("早先版本的文字", "text of an earlier version")
_UNDRAWN = Phrase("未显示的图元", "a composite object that is not shown")


def version(package: Package, member: str) -> Iterator[Line]:
    """The pages of a version, whose file names its document root; those of the present one are left out.

    :raises DamagedDocument: if a part of it is broken.
    """
    location = child(package.xml(member), "DocRoot")
    place = package.resolve(location.text if location is not None else None, folder_of(member))
    if place is not None and place not in package.used:
        yield from _pages(OfdDocument.open(package, place), _EARLIER)


def undrawn(resources: Resources, document: OfdDocument) -> Iterator[Line]:
    """Composite units: those that pages show are found there, the others only here."""
    for _, unit in resources.every("CompositeGraphicUnit"):
        content = child(unit, "Content")
        if content is not None:
            sheet = Drawing(resources, document.package.limits, follow=False).appearance(
                content, on_page(document.area)
            )
            yield from _hidden(Paper(_ENDLESS, resources, [(0, sheet)]).lines(1)[0], _UNDRAWN)


def leftover(member: str, document: OfdDocument) -> Iterator[Line]:
    """An XML file that nothing refers to, read for what it is, as if it belonged to ``document``.

    :raises DamagedDocument: if it is broken.
    """
    package = document.package
    root = package.xml(member)
    name = local(root)
    if name == "Document":
        yield from _pages(OfdDocument.open(package, member), _ORPHAN)
    elif name == "Page":
        content = document.page_of(root, "", folder_of(member))
        yield from _hidden([*content.paper.lines(1)[0], *content.extras], _ORPHAN)
    elif name == "PageAnnot":
        paper = Paper(_ENDLESS, document.resources)
        for note in descendants(root, "Annot"):
            yield from _hidden(document.note(note, paper, on_page(document.area)), _ORPHAN)
    elif name == "Res":
        resources = Resources(package, document.resources)
        resources.add(member)
        yield from undrawn(resources, document)
    elif name not in {"Signature", "Signatures"}:
        yield from _hidden(words(root, _ORPHAN), _ORPHAN)


def _pages(document: OfdDocument, label: Phrase) -> Iterator[Line]:
    if len(document.pages) > document.package.limits.max_pages:
        raise too_many_pages(document.package.limits)
    for identity, place in document.pages:
        if place is not None and place not in document.package.used:
            content = document.page(identity, place)
            yield from _hidden([*content.paper.lines(1)[0], *content.extras], label)


def _hidden(lines: Iterable[Line], label: Phrase) -> Iterator[Line]:
    return (Line(line.text.strip(), Part.HIDDEN, None, label) for line in lines)
