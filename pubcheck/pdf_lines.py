"""Characters of a PDF page → lines and table rows with their boxes.

The order is pdfium's, which follows the page's content; characters inside a ruled table are
taken out of the lines and stand once, in their row, at the place of the table's first character.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pubcheck.document import Box, Part
from pubcheck.garbled import repaired
from pubcheck.pdf_chars import Piece
from pubcheck.pdf_shapes import Bounds, PageFrame, united
from pubcheck.pdf_tables import Table
from pubcheck.phrase import Phrase


class Line(NamedTuple):
    """A block to be."""

    text: str
    part: Part
    box: Bounds | None
    label: str = ""


class Placed(NamedTuple):
    """A block to be, at its place on the page as a reader sees it; a tuple, because every line makes one."""

    text: str
    part: Part
    box: Box | None
    label: str = ""


class PlainLines(NamedTuple):
    """Body text: lines and their boxes in parallel, and which of them stand at the upper or lower edge."""

    texts: list[str]
    boxes: list[Box]
    edges: list[int]


@dataclass(slots=True)
class PageLines:
    """What was read on one page, in order."""

    number: int
    width: float | None = None
    height: float | None = None
    lines: list[Placed] = field(default_factory=list)
    plain: PlainLines | None = None
    """The lines of a page of nothing but body text, instead of ``lines``."""

    def unpacked(self) -> list[Placed]:
        """All lines, from now on in ``lines``."""
        if self.plain is not None:
            texts, boxes = self.plain.texts, self.plain.boxes
            self.lines = [Placed(text, Part.BODY, box) for text, box in zip(texts, boxes, strict=True)]
            self.plain = None
        return self.lines


def placed(lines: Iterable[Line], frame: PageFrame) -> list[Placed]:
    """Lines with the boxes that a reader sees; those without a character are left out."""
    return [
        Placed(repaired(line.text), line.part, frame.box(line.box) if line.box is not None else None, line.label)
        for line in lines
        if line.text
    ]


@dataclass(slots=True)
class _Stretch:
    chars: list[str] = field(default_factory=list)
    box: Bounds | None = None

    def put(self, char: Piece) -> None:
        self.chars.append(char.text)
        self.box = united(self.box, char.bounds)


def lines_of(chars: Sequence[Piece], tables: tuple[Table, ...], first_table: int) -> Iterator[Line]:
    """Lines and rows in reading order; what a reader does not see follows its line, labelled.

    :param first_table: the number of the first table of this page, for labels.
    """
    owners: list[tuple[int, int, int] | None] = [_cell(char, tables) if tables else None for char in chars]
    done: set[int] = set()
    seen, unseen = _Stretch(), dict[Phrase, _Stretch]()
    for char, owner in zip(chars, owners, strict=True):
        if owner is not None:
            if owner[0] not in done:
                yield from _close(seen, unseen)
                seen, unseen = _Stretch(), {}
                done.add(owner[0])
                yield from _rows(chars, owners, tables, owner[0], first_table)
        elif char.text == "\n":
            yield from _close(seen, unseen)
            seen, unseen = _Stretch(), {}
        elif char.hidden is not None:
            unseen.setdefault(char.hidden, _Stretch()).put(char)
        else:
            seen.put(char)
    yield from _close(seen, unseen)


def _cell(char: Piece, tables: tuple[Table, ...]) -> tuple[int, int, int] | None:
    if char.bounds is None or char.hidden is not None:
        return None
    x, y = (char.bounds[0] + char.bounds[2]) / 2, (char.bounds[1] + char.bounds[3]) / 2
    for number, table in enumerate(tables):
        place = table.find(x, y)
        if place is not None:
            return number, *place
    return None


def _close(seen: _Stretch, unseen: dict[Phrase, _Stretch]) -> Iterator[Line]:
    if seen.chars:
        yield Line("".join(seen.chars).strip(), Part.BODY, seen.box)
    for label, piece in unseen.items():
        yield Line("".join(piece.chars).strip(), Part.HIDDEN, piece.box, label)


def _rows(
    chars: Sequence[Piece],
    owners: list[tuple[int, int, int] | None],
    tables: tuple[Table, ...],
    number: int,
    first_table: int,
) -> Iterator[Line]:
    """The rows of one table: cells joined by a tab, lines inside a cell by a line feed."""
    cells: dict[tuple[int, int], _Stretch] = {}
    gaps: dict[tuple[int, int], str] = {}
    last: tuple[int, int] | None = None
    for char, owner in zip(chars, owners, strict=True):
        if owner is None:
            # Spaces and line ends have no box: they belong to the cell before them, if text follows there.
            if char.bounds is None and last is not None:
                gaps[last] = "\n" if char.text == "\n" or gaps.get(last) == "\n" else char.text
            continue
        if owner[0] == number:
            last = owner[1:]
            piece = cells.setdefault(last, _Stretch())
            if piece.chars and last in gaps:
                piece.chars.append(gaps[last])
            gaps.pop(last, None)
            piece.put(char)
        else:
            last = None
    label = Phrase(f"表{first_table + number}", f"table {first_table + number}")
    for row, columns in enumerate(tables[number].rows):
        pieces = [cells.get((row, column), _Stretch()) for column in range(len(columns))]
        box: Bounds | None = None
        for piece in pieces:
            box = united(box, piece.box)
        text = "\t".join(_cell_text(piece) for piece in pieces).rstrip("\t")
        yield Line(text, Part.TABLE, box, label)


def _cell_text(cell: _Stretch) -> str:
    """The lines of a cell; a word that stands upright, one character a line, is one word."""
    text = "".join(cell.chars).strip()
    lines = text.split("\n")
    return "".join(lines) if len(lines) > 1 and all(len(line.strip()) == 1 for line in lines) else text
