"""One document of an OFD package: its pages with their templates, resources and annotations.

Source: GB/T 33190-2016, 7.5 (document root), 7.6 (pages, templates), 15 (annotations).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from pubcheck.document import Part
from pubcheck.ofd_geometry import POINTS, Bounds, Matrix, bounds, box, on_page
from pubcheck.ofd_package import Package, flag, folder_of
from pubcheck.ofd_page import Drawing, Sheet, link_targets
from pubcheck.ofd_paper import Paper
from pubcheck.ofd_resources import Resources
from pubcheck.pdf_lines import Line
from pubcheck.pdf_page import INVISIBLE
from pubcheck.pdf_shapes import PageFrame
from pubcheck.phrase import Phrase
from pubcheck.xml_tree import child, descendants, local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_A4: Bounds = (0.0, 0.0, 210.0, 297.0)
_LARGEST_SIDE = 20_000.0  # millimetres
_MOST_TEMPLATES = 16
_PAGE, _BELOW, _ABOVE, _NOTES = 0, 1, 2, 3
_CREATOR = Phrase("批注作者", "comment author")
_ABSENT = Phrase(
    "页面引用的模板不存在，请核对文件是否完整", "a template that pages refer to is missing; is the file complete?"
)


class PageContent(NamedTuple):
    """A page: what lies on it, and what hangs on it (annotations, links)."""

    paper: Paper
    extras: tuple[Line, ...]


@dataclass(slots=True)
class OfdDocument:
    """A document root being read; ``pages`` are IDs and members in order."""

    package: Package
    root: Element
    folder: str
    resources: Resources
    area: Bounds = _A4
    pages: list[tuple[str, str | None]] = field(default_factory=list)
    templates: dict[str, tuple[str | None, str]] = field(default_factory=dict)
    annotations: dict[str, list[str]] = field(default_factory=dict)
    _sheets: dict[tuple[str, Bounds], Sheet] = field(default_factory=dict)

    @classmethod
    def open(cls, package: Package, member: str) -> OfdDocument:
        """The document whose root is ``member``.

        :raises DamagedDocument: if the root is broken.
        """
        root = package.xml(member)
        folder = folder_of(member)
        found = cls(package, root, folder, Resources(package))
        common = child(root, "CommonData")
        if common is not None:
            found.area = _physical(common) or _A4
            for each in descendants(common, "PublicRes", "DocumentRes"):
                found.resource(found.resources, each.text, folder)
            for each in descendants(common, "TemplatePage"):
                place = package.resolve(each.get("BaseLoc"), folder)
                found.templates.setdefault(each.get("ID") or "", (place, each.get("ZOrder") or ""))
        listed = child(root, "Pages")
        for each in listed if listed is not None else ():
            if local(each) == "Page":
                found.pages.append((each.get("ID") or "", package.resolve(each.get("BaseLoc"), folder)))
        with package.guarded("Annotations.xml"):
            found._annotations()
        return found

    def resource(self, resources: Resources, location: str | None, folder: str) -> None:
        """Take in a resource file; a broken one is a gap."""
        member = self.package.resolve(location, folder)
        if member is not None:
            with self.package.guarded(member):
                resources.add(member)

    def _annotations(self) -> None:
        location = child(self.root, "Annotations")
        member = self.package.resolve(location.text if location is not None else None, self.folder)
        if member is None:
            return
        for page in descendants(self.package.xml(member), "Page"):
            for file in descendants(page, "FileLoc"):
                place = self.package.resolve(file.text, folder_of(member))
                files = self.annotations.setdefault(page.get("PageID") or "", [])
                if place is not None and place not in files:
                    files.append(place)

    def page(self, identity: str, member: str) -> PageContent:
        """A page with everything on it.

        :raises DamagedDocument: if its content is broken.
        """
        root = self.package.xml(member)
        return self.page_of(root, identity, folder_of(member))

    def page_of(self, root: Element, identity: str, folder: str) -> PageContent:
        """The same for the root element of a page in ``folder``."""
        area = _physical(root) or self.area
        place = on_page(area)
        resources = self._resources(root, folder)
        frame = PageFrame((0.0, -POINTS * (area[3] - area[1]), POINTS * (area[2] - area[0]), 0.0))
        paper = Paper(frame, resources)
        above: list[tuple[int, Sheet]] = []
        for template in {each.get("TemplateID"): each for each in root if local(each) == "Template"}.values():
            sheet, order = self._template(template, place, area)
            (above if order == "Foreground" else paper.sheets).append(
                (_ABOVE if order == "Foreground" else _BELOW, sheet)
            )
        content = child(root, "Content")
        own = Sheet() if content is None else Drawing(resources, self.package.limits).layers(content, place)
        paper.sheets.append((_PAGE, own))
        paper.sheets.extend(above)
        extras = [Line(target, Part.LINK_TARGET, area) for _, sheet in paper.sheets for target, area in sheet.links]
        extras.extend(Line(target, Part.LINK_TARGET, None) for each in _actions(root) for target in link_targets(each))
        for file in self.annotations.get(identity, ()):
            with self.package.guarded(file):
                self._notes(file, paper, place, extras)
        return PageContent(paper, tuple(extras))

    def _resources(self, root: Element, folder: str) -> Resources:
        """The resources of a page: its own, if it has any, above those of the document."""
        own = [each.text for each in root if local(each) == "PageRes"]
        if not own:
            return self.resources
        resources = Resources(self.package, self.resources)
        for location in own:
            self.resource(resources, location, folder)
        return resources

    def _template(self, element: Element, place: Matrix, area: Bounds) -> tuple[Sheet, str]:
        member, order = self.templates.get(element.get("TemplateID") or "", (None, ""))
        order = element.get("ZOrder") or order
        if member is None:
            self.package.gap(f"TemplatePage {element.get('TemplateID')}"[:60], _ABSENT)
            return Sheet(), order
        key = (member, area)
        sheet = self._sheets.get(key)
        if sheet is None:
            root = self.package.xml(member)
            resources = self._resources(root, folder_of(member))
            content = child(root, "Content")
            sheet = Sheet() if content is None else Drawing(resources, self.package.limits).layers(content, place)
            if len(self._sheets) < _MOST_TEMPLATES:
                self._sheets[key] = sheet
        return sheet, order

    def _notes(self, member: str, paper: Paper, place: Matrix, extras: list[Line]) -> None:
        """What annotations say; their shapes are laid over the page."""
        for note in descendants(self.package.xml(member), "Annot"):
            extras.extend(self.note(note, paper, place))

    def note(self, note: Element, paper: Paper, place: Matrix) -> Iterator[Line]:
        """One annotation: author, remark, parameters, appearance, links."""
        creator = note.get("Creator") or ""
        appearance = child(note, "Appearance")
        area = box(appearance.get("Boundary")) if appearance is not None else None
        shown = bounds(place, *area) if area else None
        visible = flag(note.get("Visible"), True)
        part = Part.WATERMARK if (note.get("Type") or "") == "Watermark" else Part.ANNOTATION
        if appearance is not None:
            look = None if visible else INVISIBLE
            sheet = Drawing(paper.resources, self.package.limits).appearance(appearance, place, look)
            own = Paper(paper.frame, paper.resources, [(_NOTES, sheet)])
            for line in own.lines(1)[0]:
                label = line.label if line.part is Part.HIDDEN else creator
                yield Line(line.text, line.part if line.part is Part.HIDDEN else part, line.box or shown, label)
            yield from (Line(target, Part.LINK_TARGET, where or shown) for target, where in sheet.links)
            if visible:
                cover = Sheet(
                    fills=sheet.fills, pictures=sheet.pictures, objects=sheet.objects, complete=sheet.complete
                )
                paper.sheets.append((_NOTES, cover))
        remark = child(note, "Remark")
        yield Line((remark.text or "") if remark is not None else "", Part.ANNOTATION, shown, creator)
        for each in descendants(note, "Parameter"):
            yield Line(each.text or "", Part.METADATA, shown, each.get("Name") or "")
        yield from (Line(t, Part.LINK_TARGET, shown) for each in _actions(note) for t in link_targets(each))
        yield Line(creator, Part.METADATA, shown, _CREATOR)


def _actions(element: Element) -> Iterator[Element]:
    return (each for each in element if local(each) == "Actions")


def _physical(element: Element) -> Bounds | None:
    """The physical box of a page, if it has one of a sensible size."""
    for each in descendants(element, "PhysicalBox"):
        found = box(each.text)
        if found and 0 < found[2] - found[0] < _LARGEST_SIDE and 0 < found[3] - found[1] < _LARGEST_SIDE:
            return found
    return None
