"""What of the shapes on a slide an audience sees, and why not the rest.

Shapes that an animation moves or shows are taken as seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf
from typing import NamedTuple

from pubcheck.document import Box, Part
from pubcheck.phrase import Phrase
from pubcheck.slide_colours import WHITE as PAPER
from pubcheck.slide_colours import Colour, Paint
from pubcheck.slide_shapes import Area, Cell, Run, Shape

WHITE = Phrase("白色文字", "white text")
SAME_COLOUR = Phrase("与底色相同的文字", "text in the colour of its ground")
INVISIBLE = Phrase("不可见文字", "invisible text")
TINY = Phrase("极小文字", "tiny text")
OFF_SLIDE = Phrase("幻灯片之外的文字", "text off the slide")
COVERED = Phrase("被其他形状遮盖的文字", "text under another shape")

SEEN = frozenset({Part.BODY, Part.TABLE, Part.TEXT_BOX, Part.HEADER, Part.FOOTER})
"""The parts that an audience sees."""

_UNITS = 12_700
_ALIKE, _LIGHT = 10, 245
_TINY_POINTS = 1.2
_MOST_SHAPES = 1_500
_FOOTERS = {"ftr": Part.FOOTER, "dt": Part.FOOTER, "sldNum": Part.FOOTER, "hdr": Part.HEADER}


class Words(NamedTuple):
    """A block to be."""

    text: str
    part: Part
    box: Box | None
    label: str = ""


class View(NamedTuple):
    """A slide of ``width`` and ``height`` (English Metric Units) on a ``ground``; ``moving`` are shapes in animations.

    Without a size nothing is beside it.
    """

    width: float = inf
    height: float = inf
    ground: Paint | None = None
    moving: frozenset[str] = frozenset()
    first_table: int = 1

    def words(self, shapes: Sequence[Shape]) -> Iterator[Words]:
        """Paragraphs and rows in the order of the shapes, each followed by what is hidden in it."""
        tables = self.first_table
        for at, shape in enumerate(shapes):
            box = box_of(shape.area)
            why = self._why(shapes, at)
            ground = self._ground(shapes, at)
            part = _FOOTERS.get(shape.holder or "", Part.BODY)
            for paragraph in shape.paragraphs:
                yield from _parted([Cell((paragraph,))], part, why, ground, box, "")
            if shape.rows:
                label = Phrase(f"表{tables}", f"table {tables}")
                tables += 1
                for row in shape.rows:
                    yield from _parted(row, Part.TABLE, why, None, box, label)
            if shape.alternative:
                yield Words(shape.alternative, Part.ALT_TEXT, box)
            yield from (
                Words(tip, Part.ALT_TEXT, box, Phrase("链接提示", "tip of a link")) for tip in shape.tips if tip
            )

    def _why(self, shapes: Sequence[Shape], at: int) -> Phrase | None:
        """Why a whole shape is not seen."""
        shape = shapes[at]
        if shape.hidden is not None:
            return shape.hidden
        if shape.number in self.moving:
            return None
        area = shape.area
        if area is None or (area[0] == area[2] and area[1] == area[3]):
            return None
        if area[2] <= 0 or area[3] <= 0 or area[0] >= self.width or area[1] >= self.height:
            return OFF_SLIDE
        if len(shapes) <= _MOST_SHAPES and any(self._covers(other, area) for other in shapes[at + 1 :]):
            return COVERED
        return None

    def _covers(self, shape: Shape, area: Area) -> bool:
        return (
            shape.kind == "sp"
            and shape.rectangular
            and shape.paint is not None
            and shape.paint.opaque
            and shape.hidden is None
            and shape.number not in self.moving
            and _holds(shape.area, area)
        )

    def _ground(self, shapes: Sequence[Shape], at: int) -> Colour | None:
        """The colour below the words of a shape, if it is certain."""
        area = shapes[at].area
        if shapes[at].paint is not None and not _is_clear(shapes[at].paint):
            return _colour(shapes[at].paint)
        if area is not None and len(shapes) <= _MOST_SHAPES:
            for other in reversed(shapes[:at]):
                if _touch(other.area, area) and (other.kind == "pic" or (other.paint and not _is_clear(other.paint))):
                    return _colour(other.paint) if _holds(other.area, area) and other.kind != "pic" else None
        return PAPER if self.ground is None else self.ground.colour


def _parted(
    cells: Sequence[Cell], part: Part, why: Phrase | None, ground: Colour | None, box: Box | None, label: str
) -> Iterator[Words]:
    """One block for what is seen, one for each reason why something is not."""
    seen: list[str] = []
    unseen: dict[Phrase, list[str]] = {}
    for cell in cells:
        below = ground if cell.paint is None or cell.paint.clear else cell.paint.colour
        lines = []
        for paragraph in cell.paragraphs:
            line = []
            for run in paragraph:
                reason = why or _look(run, below)
                if reason is None:
                    line.append(run.text)
                else:
                    unseen.setdefault(reason, []).append(run.text)
            lines.append("".join(line).strip())
        seen.append("\n".join(line for line in lines if line))
    if len(cells) == 1:
        yield Words(seen[0], part, box, label)
    else:
        yield Words("\t".join(seen).rstrip("\t"), part, box, label)
    yield from (Words("".join(texts).strip(), Part.HIDDEN, box, reason) for reason, texts in unseen.items())


def _look(run: Run, ground: Colour | None) -> Phrase | None:
    if run.size is not None and run.size < _TINY_POINTS:
        return TINY
    if run.paint is None:
        return None
    if run.paint.clear:
        return INVISIBLE
    colour = run.paint.colour
    if colour is None or ground is None or max(abs(a - b) for a, b in zip(colour, ground, strict=True)) > _ALIKE:
        return None
    return WHITE if min(colour) >= _LIGHT else SAME_COLOUR


def _is_clear(paint: Paint | None) -> bool:
    return paint is None or paint.clear


def _colour(paint: Paint | None) -> Colour | None:
    return paint.colour if paint is not None else None


def box_of(area: Area | None) -> Box | None:
    """An area as a box in points."""
    if area is None:
        return None
    left, top, right, bottom = (round(value / _UNITS, 2) for value in area)
    return Box(min(left, right), min(top, bottom), max(left, right), max(top, bottom))


def _holds(outer: Area | None, inner: Area) -> bool:
    return (
        outer is not None
        and outer[0] <= inner[0]
        and outer[1] <= inner[1]
        and outer[2] >= inner[2]
        and outer[3] >= inner[3]
    )


def _touch(one: Area | None, other: Area) -> bool:
    return one is not None and one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
