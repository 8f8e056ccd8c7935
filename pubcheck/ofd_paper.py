"""A page of OFD as it lies before the reader: its sheets on top of each other, and what can be seen of their text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pubcheck.ofd_geometry import Bounds
from pubcheck.ofd_lines import Piece, char, in_reading_order
from pubcheck.ofd_page import Fill, Sheet
from pubcheck.ofd_resources import Colour, Resources
from pubcheck.ofd_text import Run
from pubcheck.pdf_chars import Piece as Char
from pubcheck.pdf_lines import Line, lines_of
from pubcheck.pdf_page import COVERED, INVISIBLE, OFF_PAGE, TINY, WHITE
from pubcheck.pdf_shapes import PageFrame
from pubcheck.pdf_tables import Table, find_tables
from pubcheck.phrase import Phrase

CLIPPED = Phrase("被裁剪掉的文字", "text that is clipped away")
SAME_COLOUR = Phrase("与底色相同的文字", "text in the colour of its ground")

_WHITE: Colour = (255, 255, 255)
_LIGHT = 245
_ALIKE = 10
_TINY_POINTS = 1.2
_SCAN = 0.6
_SAME = 1.0  # points
_MOST_TESTS = 3_000_000


@dataclass(slots=True)
class Paper:
    """One page; ``sheets`` in drawing order with their layer, so that a later one covers an earlier one."""

    frame: PageFrame
    resources: Resources
    sheets: list[tuple[int, Sheet]] = field(default_factory=list)
    complete: bool = True

    @property
    def area(self) -> float:
        """Square points."""
        left, bottom, right, top = self.frame.bounds
        return (right - left) * (top - bottom)

    def pictures(self) -> list[tuple[str | None, Bounds]]:
        """Member and place of every picture, as far as it is on the page."""
        return [
            (member, _within(bounds, self.frame.bounds))
            for _, sheet in self.sheets
            for member, bounds in sheet.pictures
        ]

    def chars(self) -> list[Char]:
        """The characters in reading order, those that cannot be seen with the reason."""
        fills = list(self._fills())
        runs = list(self._runs())
        judged = len(fills) * len(runs) <= _MOST_TESTS
        self.complete = judged and all(sheet.complete for _, sheet in self.sheets)
        if not judged:
            fills = []
        covers = [fill for fill in fills if fill.hides]
        scanned = max((_area(bounds) for _, bounds in self.pictures()), default=0.0) > _SCAN * self.area
        pieces = []
        for layer, order, run in runs:
            look = _look(run, scanned)
            if look is None:
                look = self._ground(run, order, fills)
            above = [fill for fill in covers if fill.order > order and _touch(fill.bounds, run.bounds)]
            chars = tuple(self._seen(run, look, [fill.bounds for fill in above if self._is_opaque(fill)]))
            pieces.append(Piece(run, chars, layer, all(each.hidden is not None for each in chars)))
        return in_reading_order(_once(pieces))

    def lines(self, first_table: int) -> tuple[list[Line], list[Char], int]:
        """Lines and table rows of the page, its characters, and the number of its tables.

        :param first_table: the number of the first table, for labels.
        """
        chars = self.chars()
        rules = [rule for _, sheet in self.sheets for rule in sheet.rules]
        tables = tuple(_readable(table, chars) for table in find_tables(rules)) if chars else ()
        return list(lines_of(chars, tables, first_table)), chars, len(tables)

    def _runs(self) -> Iterator[tuple[int, int, Run]]:
        below = 0
        for layer, sheet in self.sheets:
            for run in sheet.runs:
                yield layer, below + run.order, run
            below += sheet.objects + 1

    def _fills(self) -> Iterator[Fill]:
        below = 0
        for _, sheet in self.sheets:
            for fill in sheet.fills:
                yield Fill(below + fill.order, fill.bounds, fill.colour, fill.hides, fill.picture)
            below += sheet.objects + 1

    def _is_opaque(self, fill: Fill) -> bool:
        return fill.picture is None or self.resources.is_opaque(fill.picture)

    def _ground(self, run: Run, order: int, fills: Sequence[Fill]) -> Phrase | None:
        """Whether the text has the colour of what lies below it."""
        ground: Colour | None = _WHITE
        for fill in fills:
            if fill.order > order:
                break
            if _holds(fill.bounds, run.bounds):
                ground = fill.colour
        return None if ground is None else _contrast(run, ground)

    def _seen(self, run: Run, look: Phrase | None, covers: list[Bounds]) -> Iterator[Char]:
        clip = run.clip
        slack = 0.5 * run.size
        for text, bounds in zip(run.text, run.boxes, strict=True):
            hidden = look
            if not _on_page(self.frame.bounds, bounds):
                hidden = OFF_PAGE
            elif hidden is None and clip is not None and not _near(clip, bounds, slack):
                hidden = CLIPPED
            elif hidden is None and covers and any(_holds(cover, bounds) for cover in covers):
                hidden = COVERED
            yield char(text, bounds, hidden)


def _once(pieces: list[Piece]) -> list[Piece]:
    """Pieces without those drawn a second time at the same place: for bold letters, or below a picture."""
    seen: set[tuple[str, int, int]] = set()
    kept: set[int] = set()
    for piece in sorted(pieces, key=lambda each: each.hidden):
        places = [
            (char.text, round(char.bounds[0] / _SAME), round(char.bounds[1] / _SAME))
            for char in piece.chars
            if char.bounds is not None
        ]
        if not all(_is_near(place, seen) for place in places):
            kept.add(id(piece))
            seen.update(places)
    return [piece for piece in pieces if id(piece) in kept]


def _is_near(place: tuple[str, int, int], seen: set[tuple[str, int, int]]) -> bool:
    text, x, y = place
    return any((text, x + over, y + up) in seen for over in (0, -1, 1) for up in (0, -1, 1))


def _look(run: Run, scanned: bool) -> Phrase | None:
    """Why a run is not seen wherever it stands."""
    if run.look is INVISIBLE and scanned:
        return None  # the recognised text over a scan says what the picture shows
    if run.look is None and run.size < _TINY_POINTS:
        return TINY
    return run.look


def _contrast(run: Run, ground: Colour) -> Phrase | None:
    colour = run.paint.colour
    if colour is None or max(abs(one - other) for one, other in zip(colour, ground, strict=True)) > _ALIKE:
        return None
    return WHITE if min(colour) >= _LIGHT else SAME_COLOUR


def _readable(table: Table, chars: Sequence[Char]) -> Table:
    """A table without the rows that have merged cells and are drawn in another order than a reader would read them.

    The heads of forms are such: taken as rows they would be torn apart, so they stay in the order of the file.
    """
    whole = {number for number, row in enumerate(table.rows) if all(cell is not None for cell in row)}
    if len(whole) == len(table.rows):
        return table
    torn: set[int] = set()
    lowest, column = -1, -1
    for each in chars:
        if each.bounds is None or each.hidden is not None:
            continue
        place = table.find((each.bounds[0] + each.bounds[2]) / 2, (each.bounds[1] + each.bounds[3]) / 2)
        if place is None or place[0] in torn:
            continue
        if place[0] < lowest or (place[0] == lowest and place[1] < column):
            torn.update(range(place[0], lowest + 1))
        if place[0] >= lowest:
            lowest, column = place
    torn -= whole
    if not torn:
        return table
    rows = (tuple(None for _ in row) if number in torn else row for number, row in enumerate(table.rows))
    return table._replace(rows=tuple(rows))


def _holds(outer: Bounds, inner: Bounds) -> bool:
    """Whether ``outer`` holds the middle of ``inner`` and most of its width."""
    left, bottom, right, top = inner
    middle = (bottom + top) / 2
    return outer[1] <= middle <= outer[3] and min(right, outer[2]) - max(left, outer[0]) >= 0.6 * (right - left)


def _on_page(page: Bounds, bounds: Bounds) -> bool:
    x, y = (bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2
    return page[0] <= x <= page[2] and page[1] <= y <= page[3]


def _touch(one: Bounds, other: Bounds) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _near(clip: Bounds, bounds: Bounds, slack: float) -> bool:
    """Whether anything of a character may still be drawn; glyphs differ from their squares, hence the slack."""
    return (
        clip[0] - slack < bounds[2]
        and bounds[0] < clip[2] + slack
        and clip[1] - slack < bounds[3]
        and bounds[1] < clip[3] + slack
    )


def _within(bounds: Bounds, page: Bounds) -> Bounds:
    left, bottom = max(bounds[0], page[0]), max(bounds[1], page[1])
    return left, bottom, max(left, min(bounds[2], page[2])), max(bottom, min(bounds[3], page[3]))


def _area(bounds: Bounds) -> float:
    return (bounds[2] - bounds[0]) * (bounds[3] - bounds[1])
