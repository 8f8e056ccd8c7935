"""The shape tree of a slide, layout, master or notes page → shapes in drawing order with their words.

Source: ECMA-376 part 1, 19.3.1 (shape tree, placeholders), 20.1.7 (transforms), 21.1.2 (text), 21.1.3 (tables).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from pubcheck.phrase import Phrase
from pubcheck.slide_colours import Paint, Palette
from pubcheck.xml_tree import attribute, child, descendants, local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Area = tuple[float, float, float, float]
"""Left, top, right, bottom in English Metric Units (12,700 to a point)."""

HIDDEN_SHAPE = Phrase("隐藏的形状", "a hidden shape")
_FALLBACK = Phrase("备用内容", "fallback content")

_OFF = frozenset({"", "0", "false"})
_TITLES = {"ctrTitle": "title", "subTitle": "body", "obj": "body", "": "body"}
_LARGEST = 10**12


class Run(NamedTuple):
    """Words with one look; ``size`` in points where it is given."""

    text: str
    paint: Paint | None = None
    size: float | None = None


class Cell(NamedTuple):
    """A table cell: paragraphs, and its own fill."""

    paragraphs: tuple[tuple[Run, ...], ...] = ()
    paint: Paint | None = None


@dataclass(slots=True)
class Shape:
    """A shape on the slide. ``hidden`` tells why nobody sees it, ``holder`` the type of its placeholder, if it is one."""

    kind: str
    area: Area | None
    hidden: Phrase | None = None
    holder: str | None = None
    paragraphs: list[tuple[Run, ...]] = field(default_factory=list)
    rows: list[list[Cell]] = field(default_factory=list)
    alternative: str = ""
    links: list[str] = field(default_factory=list)
    tips: list[str] = field(default_factory=list)
    paint: Paint | None = None
    rectangular: bool = False
    number: str = ""


@dataclass(frozen=True, slots=True)
class Holders:
    """Where the placeholders of a layout or master stand, by index and by type."""

    by_index: dict[str, Area] = field(default_factory=dict)
    by_type: dict[str, Area] = field(default_factory=dict)
    above: Holders | None = None

    @classmethod
    def of(cls, root: Element, above: Holders | None = None) -> Holders:
        """The placeholders of ``root``; those of ``above`` where it is silent."""
        found = cls({}, {}, above)
        for shape in descendants(root, "sp"):
            holder = _holder(shape)
            area = _area(child(child(shape, "spPr"), "xfrm"))
            if holder is not None and area is not None:
                found.by_index.setdefault(attribute(holder, "idx"), area)
                found.by_type.setdefault(_type(holder), area)
        return found

    def find(self, holder: Element) -> Area | None:
        """The area of a placeholder that has none of its own."""
        index = attribute(holder, "idx")
        area = (self.by_index.get(index) if index else None) or self.by_type.get(_type(holder))
        return area or (self.above.find(holder) if self.above is not None else None)


@dataclass(slots=True)
class ShapeTree:
    """A walk over one shape tree."""

    palette: Palette
    holders: Holders | None = None
    shapes: list[Shape] = field(default_factory=list)

    def read(self, root: Element) -> list[Shape]:
        """All shapes below ``root``, groups resolved."""
        tree = next(descendants(root, "spTree"), None)
        if tree is not None:
            self._group(tree, (1.0, 1.0, 0.0, 0.0), None)
        return self.shapes

    def _group(self, group: Element, frame: tuple[float, float, float, float], hidden: Phrase | None) -> None:
        for each in group:
            name = local(each)
            if name == "grpSp":
                inner = _within(child(child(each, "grpSpPr"), "xfrm"), frame)
                self._group(each, inner, hidden or _hidden(each))
            elif name == "AlternateContent":
                self._alternatives(each, frame, hidden)
            elif name in {"sp", "pic", "cxnSp", "graphicFrame", "contentPart"}:
                self.shapes.append(self._shape(each, name, frame, hidden))

    def _alternatives(self, element: Element, frame: tuple[float, float, float, float], hidden: Phrase | None) -> None:
        """The first choice; words that only another one has are there for whoever opens the file."""
        chosen, *others = [each for each in element if local(each) in {"Choice", "Fallback"}] or [element]
        before = len(self.shapes)
        self._group(chosen, frame, hidden)
        known = {_words(shape) for shape in self.shapes[before:]}
        for other in others:
            beside = ShapeTree(self.palette, self.holders)
            beside._group(other, frame, hidden)
            for shape in beside.shapes:
                if _words(shape).strip() and _words(shape) not in known:
                    shape.hidden = _FALLBACK
                    self.shapes.append(shape)

    def _shape(
        self, element: Element, name: str, frame: tuple[float, float, float, float], hidden: Phrase | None
    ) -> Shape:
        properties = child(element, "spPr")
        holder = _holder(element)
        own = _area(child(properties, "xfrm")) or _area(child(element, "xfrm"))
        if own is None and holder is not None and self.holders is not None:
            own, frame = self.holders.find(holder), (1.0, 1.0, 0.0, 0.0)
        shape = Shape(name, _placed(own, frame) if own is not None else None, hidden or _hidden(element))
        shape.holder = _type(holder) if holder is not None else None
        shape.paint = self.palette.fill(properties)
        geometry = child(properties, "prstGeom")
        shape.rectangular = geometry is not None and attribute(geometry, "prst") == "rect"
        naming = next(descendants(element, "cNvPr"), None)
        if naming is not None:
            shape.number = attribute(naming, "id")
            texts = (attribute(naming, "title").strip(), attribute(naming, "descr").strip())
            shape.alternative = "\n".join(dict.fromkeys(text for text in texts if text))
        for link in descendants(element, "hlinkClick", "hlinkHover", "hlinkMouseOver"):
            shape.links.append(attribute(link, "id"))
            shape.tips.append(attribute(link, "tooltip"))
        table = next(descendants(element, "tbl"), None) if name == "graphicFrame" else None
        if table is not None:
            shape.rows = [self._row(row) for row in table if local(row) == "tr"]
        else:
            body = child(element, "txBody")
            shape.paragraphs = list(self._paragraphs(body)) if body is not None else []
        return shape

    def _row(self, row: Element) -> list[Cell]:
        cells: list[Cell] = []
        for each in row:
            if local(each) == "tc" and len(cells) < 1_000:
                body = child(each, "txBody")
                paragraphs = tuple(self._paragraphs(body)) if body is not None else ()
                cells.append(Cell(paragraphs, self.palette.fill(child(each, "tcPr"))))
        return cells

    def _paragraphs(self, body: Element) -> Iterator[tuple[Run, ...]]:
        for paragraph in body:
            if local(paragraph) == "p":
                yield tuple(self._runs(paragraph))

    def _runs(self, paragraph: Element) -> Iterator[Run]:
        for each in paragraph.iter():
            name = local(each)
            if name == "br":
                yield Run("\n")
            elif name == "t" and each.text:
                owner = each.getparent()
                if owner is None or (local(owner) == "fld" and attribute(owner, "type") == "slidenum"):
                    continue
                properties = child(owner, "rPr")
                size = attribute(properties, "sz") if properties is not None else ""
                points = int(size) / 100 if size.isdecimal() and len(size) < 7 else None
                outlined = properties is not None and self.palette.fill(child(properties, "ln")) not in {
                    None,
                    Paint(clear=True),
                }
                yield Run(each.text, None if outlined else self.palette.fill(properties), points)


def _words(shape: Shape) -> str:
    return "".join(run.text for paragraph in shape.paragraphs for run in paragraph)


def _holder(element: Element) -> Element | None:
    for each in element:
        if local(each).startswith("nv"):
            return child(child(each, "nvPr"), "ph")
    return None


def _type(holder: Element) -> str:
    kind = attribute(holder, "type")
    return _TITLES.get(kind, kind)


def _hidden(element: Element) -> Phrase | None:
    naming = next(descendants(element, "cNvPr"), None)
    return HIDDEN_SHAPE if naming is not None and attribute(naming, "hidden") not in _OFF else None


def _number(element: Element, name: str) -> float:
    text = attribute(element, name)
    value = int(text) if text.lstrip("-").isdecimal() and len(text) < 20 else 0
    return float(max(-_LARGEST, min(_LARGEST, value)))


def _area(transform: Element | None) -> Area | None:
    offset, extent = child(transform, "off"), child(transform, "ext")
    if offset is None or extent is None:
        return None
    left, top = _number(offset, "x"), _number(offset, "y")
    return left, top, left + _number(extent, "cx"), top + _number(extent, "cy")


def _placed(area: Area, frame: tuple[float, float, float, float]) -> Area:
    across, down, left, top = frame
    return across * area[0] + left, down * area[1] + top, across * area[2] + left, down * area[3] + top


def _within(transform: Element | None, frame: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """The frame for the members of a group, whose own coordinates are stretched into its area."""
    area = _area(transform)
    offset, extent = child(transform, "chOff"), child(transform, "chExt")
    if area is None or offset is None or extent is None:
        return frame
    left, top, right, bottom = _placed(area, frame)
    width, height = _number(extent, "cx"), _number(extent, "cy")
    across = (right - left) / width if width > 0 else frame[0]
    down = (bottom - top) / height if height > 0 else frame[1]
    if not (abs(across) < _LARGEST and abs(down) < _LARGEST):
        return frame
    return across, down, left - across * _number(offset, "x"), top - down * _number(offset, "y")
