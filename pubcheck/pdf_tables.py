"""Tables of a PDF page from their ruling lines.

The geometry is pdfplumber's (lines → crossings → cells → tables); the lines come from pdfium,
because reading them with pdfminer costs 15 times more. A single framed box is not a table.
Source: pdfplumber's table finder, after Anssi Nurminen's thesis on table detection (2013).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from pubcheck.pdf_shapes import Bounds

_TOLERANCE = 3.0
_SLANT = 2.5
_SHORTEST = 4.0
_MOST_RULES = 3_000
_MOST_CROSSINGS = 40_000


class Table(NamedTuple):
    """Rows of cells from top to bottom; ``None`` where another cell reaches over the place.

    ``tops`` (downwards, so with the sign changed) and ``lefts`` are where rows and columns begin.
    """

    rows: tuple[tuple[Bounds | None, ...], ...]
    tops: tuple[float, ...]
    lefts: tuple[float, ...]

    def find(self, x: float, y: float) -> tuple[int, int] | None:
        """Row and column of the cell that holds a point."""
        # A merged cell begins above and to the left of the points it holds.
        for number in range(bisect_left(self.tops, -y) - 1, -1, -1):
            for column in range(bisect_right(self.lefts, x) - 1, -1, -1):
                cell = self.rows[number][column]
                if cell is not None and cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]:
                    return number, column
        return None

    @property
    def bounds(self) -> Bounds:
        """The rectangle around all cells."""
        cells = [cell for row in self.rows for cell in row if cell is not None]
        return (
            min(cell[0] for cell in cells),
            min(cell[1] for cell in cells),
            max(cell[2] for cell in cells),
            max(cell[3] for cell in cells),
        )


def find_tables(rules: Sequence[Bounds]) -> tuple[Table, ...]:
    """Tables of at least two rows and two columns; none if the page has too many lines to tell."""
    edges = [edge for edge in map(_edge, rules) if edge is not None]
    upright = sum(edge["orientation"] == "v" for edge in edges)
    if upright < 2 or len(edges) - upright < 2 or len(edges) > _MOST_RULES:
        return ()
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

    merged = merge_edges(edges, _TOLERANCE, _TOLERANCE, _TOLERANCE, _TOLERANCE)
    upright = sum(edge["orientation"] == "v" for edge in merged)
    if upright * (len(merged) - upright) > _MOST_CROSSINGS:
        return ()
    cells = intersections_to_cells(edges_to_intersections(merged, _TOLERANCE, _TOLERANCE))
    tables = (_table(group) for group in cells_to_tables(cells))
    return tuple(table for table in tables if table is not None)


def _edge(rule: Bounds) -> dict[str, float | str] | None:
    """pdfplumber's form of a line: its vertical axis runs downwards."""
    left, bottom, right, top = rule
    width, height = right - left, top - bottom
    if height <= _SLANT and width >= _SHORTEST:
        y = -(top + bottom) / 2
        return {"orientation": "h", "x0": left, "x1": right, "top": y, "bottom": y, "width": width, "height": 0.0}
    if width <= _SLANT and height >= _SHORTEST:
        x = (left + right) / 2
        return {"orientation": "v", "x0": x, "x1": x, "top": -top, "bottom": -bottom, "width": 0.0, "height": height}
    return None


def _table(cells: Sequence[tuple[float, float, float, float]]) -> Table | None:
    lefts = sorted({cell[0] for cell in cells})
    tops = sorted({cell[1] for cell in cells})
    if len(lefts) < 2 or len(tops) < 2:
        return None
    places: dict[tuple[float, float], Bounds] = {
        (top, left): (left, -bottom, right, -top) for left, top, right, bottom in cells
    }
    rows = tuple(tuple(places.get((top, left)) for left in lefts) for top in tops)
    return Table(rows, tuple(tops), tuple(lefts))
