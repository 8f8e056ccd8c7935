"""The content of an OFD page or template → runs of text, fills, ruling lines, pictures, links, in drawing order.

Source: GB/T 33190-2016, 7.6–7.7 (pages, layers), 8.5 (graphic units), 9 (paths), 10 (images), 13 (composites).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from pubcheck.ofd_geometry import Bounds, Matrix, bounds, box, matrix, moved, number, times
from pubcheck.ofd_package import flag
from pubcheck.ofd_path import rectangle, segments, subpaths
from pubcheck.ofd_resources import Colour, Resources
from pubcheck.ofd_text import Run, is_drawn, runs_of
from pubcheck.pdf_page import INVISIBLE
from pubcheck.phrase import Phrase
from pubcheck.quota import check_time
from pubcheck.settings import Limits
from pubcheck.xml_tree import child, local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

CLIP_TEXT = Phrase("用作裁剪轮廓的文字", "text that only clips a drawing")

MOST_CHARACTERS = 200_000
_MOST_OBJECTS = 50_000
_MOST_FILLS = 2_000
_MOST_RULES = 3_000
_DEEPEST = 40
_THIN = 2.5
_OPAQUE = 230
_CLEAR = 12
_LAYERS = {"Background": 0, "Foreground": 2}


class Fill(NamedTuple):
    """A painted area; ``colour`` is ``None`` where it cannot be told, ``picture`` the member of a picture."""

    order: int
    bounds: Bounds
    colour: Colour | None
    hides: bool
    picture: str | None = None


@dataclass(slots=True)
class Sheet:
    """What is drawn by one content file (a page, a template, an appearance)."""

    runs: list[Run] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    rules: list[Bounds] = field(default_factory=list)
    pictures: list[tuple[str | None, Bounds]] = field(default_factory=list)
    links: list[tuple[str, Bounds | None]] = field(default_factory=list)
    objects: int = 0
    characters: int = 0
    complete: bool = True


class _Place(NamedTuple):
    """Where and how a block is drawn."""

    matrix: Matrix
    look: Phrase | None = None
    alpha: float = 255.0
    param: str | None = None
    clip: Bounds | None = None
    depth: int = 0


@dataclass(slots=True)
class Drawing:
    """One content file being read into a sheet; composite units are drawn as well unless ``follow`` is false."""

    resources: Resources
    limits: Limits
    follow: bool = True
    sheet: Sheet = field(default_factory=Sheet)

    def layers(self, content: Element, page: Matrix) -> Sheet:
        """The layers of a ``Content``, background first."""
        found = [each for each in content if local(each) == "Layer"]
        for layer in sorted(found, key=lambda each: _LAYERS.get(each.get("Type") or "", 1)):
            self.block(layer, _Place(page, _unseen(layer), param=layer.get("DrawParam")))
        return self.sheet

    def appearance(self, element: Element, page: Matrix, look: Phrase | None = None) -> Sheet:
        """A page block with a boundary of its own: the appearance of an annotation, a unit nobody draws."""
        area = box(element.get("Boundary"))
        self.block(element, _Place(moved(page, area[0], area[1]) if area else page, look))
        return self.sheet

    def block(self, element: Element, place: _Place) -> None:
        """All graphic units of a page block."""
        if place.depth > _DEEPEST:
            self.sheet.complete = False
            return
        for each in element:
            name = local(each)
            if name == "PageBlock":
                look = place.look or _unseen(each)
                param = each.get("DrawParam") or place.param
                self.block(each, place._replace(look=look, param=param, depth=place.depth + 1))
            elif name in _UNITS:
                self.sheet.objects += 1
                if self.sheet.objects > _MOST_OBJECTS:
                    self.sheet.complete = False
                    return
                if not self.sheet.objects % 512:
                    check_time(self.limits)
                self.unit(each, name, place)

    def unit(self, element: Element, name: str, outer: _Place) -> None:
        """One graphic unit in its place: its boundary, its own matrix, what it clips and links to."""
        area = box(element.get("Boundary"))
        place = moved(outer.matrix, area[0], area[1]) if area else outer.matrix
        if element.get("CTM"):
            place = times(place, matrix(element.get("CTM")))
        clip = outer.clip
        if area and area[2] > area[0] and area[3] > area[1]:
            own = bounds(outer.matrix, *area)
            clip = own if clip is None else _shared(clip, own)
        alpha = outer.alpha * number(element.get("Alpha"), 255.0) / 255.0
        look = outer.look or _unseen(element) or (INVISIBLE if alpha <= _CLEAR else None)
        param = element.get("DrawParam") or outer.param
        inner = _Place(place, look, alpha, param, clip, outer.depth + 1)
        if name == "TextObject":
            self.text(element, inner)
        elif name == "PathObject":
            self.path(element, inner, outer.param)
        elif name == "ImageObject":
            shown = bounds(place, 0.0, 0.0, 1.0, 1.0) if element.get("CTM") or clip is None else clip
            self.image(element, inner, shown if clip is None else _shared(shown, clip))
        elif self.follow:
            unit = self.resources.find("CompositeGraphicUnit", element.get("ResourceID"))
            content = child(unit, "Content")
            if content is not None:
                self.block(content, inner)
        self.beside(element, inner)

    def beside(self, element: Element, place: _Place) -> None:
        """Text in clips and patterns, and links."""
        for each in element:
            name = local(each)
            if name == "Clips":
                for area in each.iter("{*}Area"):
                    text = child(area, "Text")
                    if text is not None:
                        through = times(place.matrix, matrix(area.get("CTM")))
                        self.text(text, place._replace(matrix=through, look=place.look or CLIP_TEXT, clip=None))
            elif name in {"FillColor", "StrokeColor"} and len(each):
                content = child(child(each, "Pattern"), "CellContent")
                if content is not None:
                    self.block(content, place._replace(clip=None))
            elif name == "Actions":
                self.sheet.links.extend((target, place.clip) for target in link_targets(each))

    def text(self, element: Element, place: _Place) -> None:
        """A text object."""
        sheet = self.sheet
        params = (element.get("DrawParam"), place.param)
        name = "FillColor" if flag(element.get("Fill"), True) else "StrokeColor"
        paint = self.resources.paint(element, name, *params)
        if name == "FillColor" and flag(element.get("Stroke"), False):
            stroke = self.resources.paint(element, "StrokeColor", *params)
            # An outline in another colour shows the letters whatever fills them.
            paint = paint if stroke.colour == paint.colour else stroke._replace(colour=None)
        alpha = place.alpha * paint.alpha / 255.0
        look = place.look or (None if is_drawn(element) and alpha > _CLEAR else INVISIBLE)
        for run in runs_of(element, place.matrix, sheet.objects, paint, alpha, look, place.clip):
            sheet.characters += len(run.text)
            if sheet.characters > MOST_CHARACTERS:
                sheet.complete = False
                return
            sheet.runs.append(run)

    def path(self, element: Element, place: _Place, layer: str | None) -> None:
        """A path: its filled rectangles, and straight lines that may rule a table."""
        if place.look is not None:
            return
        sheet = self.sheet
        data = child(element, "AbbreviatedData")
        parts, straight = subpaths((data.text if data is not None else None) or "")
        if flag(element.get("Fill"), False):
            paint = self.resources.paint(element, "FillColor", element.get("DrawParam"), layer)
            opaque = place.alpha * paint.alpha / 255.0 >= _OPAQUE
            corners = [rectangle(part) for part in parts] if straight else []
            areas = [bounds(place.matrix, *corner) for corner in corners if corner is not None]
            hides = opaque and bool(areas) and len(areas) == len(parts)
            for area in areas or ([place.clip] if place.clip is not None else []):
                shown = area if place.clip is None else _shared(area, place.clip)
                if min(shown[2] - shown[0], shown[3] - shown[1]) <= _THIN:
                    self.rule(shown)
                elif len(sheet.fills) < _MOST_FILLS:
                    sheet.fills.append(Fill(sheet.objects, shown, paint.colour if opaque else None, hides))
        if flag(element.get("Stroke"), True) and straight:
            for start, end in segments(parts):
                self.rule(bounds(place.matrix, *start, *end))

    def rule(self, area: Bounds) -> None:
        """A line that may belong to a table."""
        if len(self.sheet.rules) < _MOST_RULES:
            self.sheet.rules.append(area)

    def image(self, element: Element, place: _Place, area: Bounds) -> None:
        """A picture; an opaque one hides what lies below it."""
        sheet = self.sheet
        member = self.resources.media(element.get("ResourceID"))
        for name in ("ResourceID", "Substitution", "ImageMask"):
            used = self.resources.media(element.get(name)) if element.get(name) else None
            if used is not None:
                self.resources.package.used.add(used)
        if place.look is None:
            sheet.pictures.append((member, area))
            hides = place.alpha >= _OPAQUE and not element.get("ImageMask")
            if len(sheet.fills) < _MOST_FILLS:
                sheet.fills.append(Fill(sheet.objects, area, None, hides, member))


_UNITS = frozenset({"TextObject", "PathObject", "ImageObject", "CompositeObject"})


def link_targets(element: Element) -> Iterator[str]:
    """Addresses of the URI actions below ``element``."""
    for each in element.iter("{*}URI"):
        target = (each.get("URI") or each.text or "").strip()
        base = (each.get("Base") or "").strip()
        yield target if not base or "://" in target else f"{base.rstrip('/')}/{target.lstrip('/')}"


def _unseen(element: Element) -> Phrase | None:
    return None if flag(element.get("Visible"), True) else INVISIBLE


def _shared(one: Bounds, other: Bounds) -> Bounds:
    """The rectangle that two share; without area where they share none."""
    left, bottom = max(one[0], other[0]), max(one[1], other[1])
    return left, bottom, max(left, min(one[2], other[2])), max(bottom, min(one[3], other[3]))
