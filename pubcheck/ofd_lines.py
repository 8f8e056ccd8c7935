"""Runs of an OFD page → characters in reading order, with the spaces and line ends between them.

The order is that of the file, as in :mod:`pubcheck.pdf_lines`, which makes lines and table rows of the result.
Producers write one object per line, per word or per character, so runs that continue each other are joined, upright
characters that stand below each other make a vertical line, and a piece of one layer that fits beside a line of another
(the value of a form beside the label of its template) or into a hole of a line joins that line.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pubcheck.ofd_geometry import Bounds
from pubcheck.ofd_text import Run
from pubcheck.pdf_chars import Piece as Char
from pubcheck.phrase import Phrase

_BACK = -0.6  # em; how far a run may reach back over the one before
_SPACE = 0.45
_LATIN_SPACE = 0.2
_FARTHEST = 15.0  # em between the label of a template and its value
_BASELINE = 0.4
_UPRIGHT = 0.2
_OVERLAP = 0.7  # em; squares of punctuation reach further than their ink
_ROW = 12.0  # points
_STACK = (0.7, 1.6)  # em from one character of a vertical line to the next
_MOST_TRIED = 64


def char(text: str, bounds: Bounds | None = None, hidden: Phrase | None = None) -> Char:
    """A character; without bounds one that is not in the file: a space, a line end."""
    return Char(text, bounds, hidden)


class Piece(NamedTuple):
    """A run with its characters as a reader sees them; ``layer`` tells pages from their templates."""

    run: Run
    chars: tuple[Char, ...]
    layer: int
    hidden: bool


_Chunk = tuple[float, float, list[Piece]]
"""Left and right edge, and the pieces between them."""


@dataclass(slots=True)
class _Line:
    """Pieces that a reader reads as one line; ``chunks`` are kept by their left edge once they lie side by side.

    ``layer`` is that of its first piece.
    """

    pieces: list[Piece]
    layer: int
    chunks: list[_Chunk] = field(default_factory=list)

    @property
    def last(self) -> Run:
        return self.pieces[-1].run


def in_reading_order(pieces: Sequence[Piece]) -> list[Char]:
    """The characters of a page, line ends between lines."""
    lines: list[_Line] = []
    for number, piece in enumerate(pieces):
        if lines and _continues(lines[-1], piece, pieces[number + 1] if number + 1 < len(pieces) else None):
            lines[-1].pieces.append(piece)
        else:
            lines.append(_Line([piece], piece.layer))
    chars: list[Char] = []
    for line in _side_by_side(lines):
        if chars:
            chars.append(char("\n"))
        chars.extend(_spaced(line))
    return chars


def _continues(line: _Line, piece: Piece, following: Piece | None) -> bool:
    before, run = line.last, piece.run
    if line.pieces[-1].layer != piece.layer or line.pieces[-1].hidden != piece.hidden:
        return False
    if _is_stacked(before, run):
        if len(line.pieces) == 1 or _is_stacked(line.pieces[-2].run, before):
            return following is None or _is_stacked(run, following.run) or not _follows(run, following.run)
        return False
    return _follows(before, run)


def _follows(before: Run, run: Run) -> bool:
    """Whether ``run`` goes on where ``before`` ends, in the same direction on the same baseline."""
    dx, dy = before.step
    if dx * run.step[0] + dy * run.step[1] < 0.98:
        return False
    size = max(before.size, run.size)
    over, up = run.start[0] - before.end[0], run.start[1] - before.end[1]
    if abs(dx * up - dy * over) > _BASELINE * size:
        return False
    return dx * over + dy * up >= _BACK * size and (abs(dy) < _UPRIGHT or dx * over + dy * up < 2 * size)


def _is_stacked(before: Run, run: Run) -> bool:
    """Whether two single characters, written as if horizontal, stand one below the other."""
    if len(before.text) != 1 or len(run.text) != 1 or abs(before.step[1]) > _UPRIGHT:
        return False
    size = max(before.size, run.size, 0.1)
    across, down = run.start[0] - before.start[0], before.start[1] - run.start[1]
    return abs(across) < 0.35 * size and _STACK[0] * size < down < _STACK[1] * size


def _side_by_side(lines: list[_Line]) -> list[_Line]:
    """Lines with what stands beside them in another layer, or in a hole of their own."""
    kept: list[_Line] = []
    rows: dict[int, list[_Line]] = {}
    for line in lines:
        run = line.pieces[0].run
        if abs(run.step[1]) > _UPRIGHT or run.step[0] < 0 or line.pieces[0].hidden:
            kept.append(line)
            continue
        row = round(run.start[1] / _ROW)
        near = [other for at in (row, row - 1, row + 1) for other in rows.get(at, ())[-_MOST_TRIED:]]
        left = [chunk for chunk in _chunks(line) if not (near and _placed(chunk, near))]
        if left:
            rest = _Line([piece for chunk in left for piece in chunk[2]], line.layer, left)
            kept.append(rest)
            rows.setdefault(row, []).append(rest)
    return kept


def _placed(chunk: _Chunk, near: list[_Line]) -> bool:
    """Put a chunk into the nearest line where it fits; whether there is one."""
    fitting = [(gap, number) for number, line in enumerate(near) if (gap := _room(line, chunk)) is not None]
    if not fitting:
        return False
    line = near[min(fitting)[1]]
    line.chunks.insert(bisect([each[0] for each in line.chunks], chunk[0]), chunk)
    line.pieces = [piece for each in line.chunks for piece in each[2]]
    return True


def _chunks(line: _Line) -> list[_Chunk]:
    """The pieces of a line, one chunk for those without a hole between them."""
    chunks: list[_Chunk] = []
    for piece in line.pieces:
        left, _, right, _ = piece.run.bounds
        if chunks and left - chunks[-1][1] < piece.run.size:
            chunks[-1] = (chunks[-1][0], max(chunks[-1][1], right), [*chunks[-1][2], piece])
        else:
            chunks.append((left, right, [piece]))
    return chunks


def _room(line: _Line, chunk: _Chunk) -> float | None:
    """The distance at which a chunk fits beside or into ``line``; ``None`` if it does not."""
    left, right, pieces = chunk
    first, own = line.pieces[0].run, pieces[0].run
    size = max(first.size, own.size)
    if abs(first.start[1] - own.start[1]) > _BASELINE * size:
        return None
    at = bisect([each[0] for each in line.chunks], left)
    before = line.chunks[at - 1] if at else None
    after = line.chunks[at] if at < len(line.chunks) else None
    slack = _OVERLAP * size
    if (before and left < before[1] - slack) or (after and right > after[0] + slack):
        return None
    if not (before and after) and pieces[0].layer == line.layer:
        return None
    gaps = [abs(left - before[1])] if before else []
    gaps += [abs(after[0] - right)] if after else []
    return min(gaps) if gaps and min(gaps) < _FARTHEST * size else None


def _spaced(line: _Line) -> Iterator[Char]:
    before: Piece | None = None
    for piece in line.pieces:
        if before is not None and _is_apart(before.run, piece.run):
            yield char(" ")
        yield from piece.chars
        before = piece


def _is_apart(before: Run, run: Run) -> bool:
    if before.text[-1].isspace() or run.text[0].isspace() or _is_stacked(before, run):
        return False
    dx, dy = before.step
    gap = dx * (run.start[0] - before.end[0]) + dy * (run.start[1] - before.end[1])
    latin = before.text[-1].isascii() and run.text[0].isascii()
    return gap > (_LATIN_SPACE if latin else _SPACE) * max(before.size, run.size)
