"""Reading order on a page: rows and columns.

Works on stretches of text with their rectangles, origin at the upper left; where they come from (a
PDF, a picture) does not matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

_SAME_ROW = 0.55
FEWEST_ROWS = 8
"""Rows with a gap at the same place that make two columns."""
_FEWEST_CHARACTERS = 8
_ALIGNED = 0.6


class Segment(NamedTuple):
    """A stretch of text in one line; ``confidence`` is 1 where the text is certain."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float = 1.0

    @property
    def height(self) -> float:
        """Of its rectangle."""
        return self.bottom - self.top

    def moved(self, across: float, down: float) -> Segment:
        """The same at another place."""
        return self._replace(
            left=self.left + across, right=self.right + across, top=self.top + down, bottom=self.bottom + down
        )


def rows_of(segments: Sequence[Segment], width: float) -> list[list[Segment]]:
    """Segments gathered into rows from top to bottom; a page in two columns gives the left one first."""
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda each: (each.top + each.bottom) / 2):
        row = rows[-1] if rows else None
        if row is not None and _share_a_row(row, segment):
            row.append(segment)
        else:
            rows.append([segment])
    rows = [sorted(row, key=lambda each: each.left) for row in rows]
    return in_columns(rows, width)


def _share_a_row(row: list[Segment], segment: Segment) -> bool:
    top = sum(each.top for each in row) / len(row)
    bottom = sum(each.bottom for each in row) / len(row)
    shared = min(bottom, segment.bottom) - max(top, segment.top)
    lower, higher = sorted((bottom - top, segment.height))
    # An upright line at the margin reaches over many rows and belongs to none of them.
    apart = all(segment.left >= each.right - lower or segment.right <= each.left + lower for each in row)
    return shared > _SAME_ROW * lower and higher < 2.5 * lower and apart


def in_columns(rows: list[list[Segment]], width: float) -> list[list[Segment]]:
    """The rows, or, where most of them are broken by one gutter, those of the left column before the right one's.

    Columns of running text are long and their edges aligned; a form with labels and values is none.
    """
    gutter = gutter_of(rows, width)
    if gutter is None:
        return rows
    ordered: list[list[Segment]] = []
    left: list[list[Segment]] = []
    right: list[list[Segment]] = []
    for row in rows:
        before = [segment for segment in row if segment.right <= gutter]
        after = [segment for segment in row if segment.left >= gutter]
        if len(before) + len(after) < len(row):
            # A line across both columns: what stands above it is read first.
            ordered += [*left, *right, row]
            left, right = [], []
            continue
        left += [before] if before else []
        right += [after] if after else []
    return ordered + left + right


def gutter_of(rows: list[list[Segment]], width: float) -> float | None:
    """Where the gap between two columns is, if there is one."""
    gaps = [
        (one.right, other.left)
        for row in rows
        for one, other in pairwise(row)
        if other.left - one.right > 0.6 * one.height
        and one.right < 0.7 * width
        and other.left > 0.3 * width
        and len(one.text) >= _FEWEST_CHARACTERS
        and len(other.text) >= _FEWEST_CHARACTERS
    ]
    if len(gaps) < FEWEST_ROWS:
        return None
    ends, starts = sorted(end for end, _ in gaps), sorted(start for _, start in gaps)
    # A few lines may reach further; the edge is where most of them end.
    end, start = ends[int(0.9 * (len(ends) - 1))], starts[len(starts) // 10]
    if start <= end:
        return None
    tolerance = 0.03 * width
    aligned = sum(abs(end - each) <= tolerance for each in ends), sum(abs(each - start) <= tolerance for each in starts)
    crossing = sum(any(each.left < end and each.right > start for each in row) for row in rows)
    if min(aligned) < _ALIGNED * len(gaps) or crossing > len(gaps):
        return None
    return (end + start) / 2
