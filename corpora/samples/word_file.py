"""Writes Word 97–2003 documents for fixtures, structure by structure, from [MS-DOC].

Word, WPS and LibreOffice open what it writes. Text, formatting and structures of the table stream are
given; pieces, formatted pages and the FIB follow from them.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from compound_file import pack

VANISH = struct.pack("<HB", 0x083C, 1)
HIDDEN_STYLE = 15
"""The number of a character style that hides."""
WIDE, NARROW, BY_PIECE = 0, 1, 2
"""How a piece is written: UTF-16, one byte a character, hidden by its own modifier."""
_TEXT_START = 2048
_CLASSIC_PAIRS = 93
_Run = tuple[int, int, bytes]


@dataclass(slots=True)
class Paragraph:
    """Runs (text, properties), the closing mark, the paragraph's properties, and how its piece is written."""

    runs: list[tuple[str, bytes]]
    mark: str = "\r"
    properties: bytes = b""
    piece: int = WIDE


@dataclass(slots=True)
class Word:
    """A document to be: its eight stories, and structures of the table stream by their number in the FIB."""

    main: list[Paragraph]
    footnotes: list[Paragraph] = field(default_factory=list)
    headers: list[Paragraph] = field(default_factory=list)
    comments: list[Paragraph] = field(default_factory=list)
    endnotes: list[Paragraph] = field(default_factory=list)
    boxes: list[Paragraph] = field(default_factory=list)
    header_boxes: list[Paragraph] = field(default_factory=list)
    beyond: list[Paragraph] = field(default_factory=list)
    tables: dict[int, bytes] = field(default_factory=dict)
    remnant: bytes = b""
    data: bytes = b""

    def streams(self) -> dict[str, bytes]:
        """The streams of the compound file."""
        stories = (self.main, self.footnotes, self.headers, [], self.comments, self.endnotes, self.boxes)
        stories = (*stories, self.header_boxes)
        lengths = [sum(map(size, story)) for story in stories]
        ordered = [paragraph for story in (*stories, self.beyond) for paragraph in story]
        text, pieces, runs, marks = self._text(ordered)
        text += bytes(-len(text) % 512)
        first = (_TEXT_START + len(text)) // 512
        tables = {
            1: _styles(),
            6: struct.pack("<2I", 0, lengths[0]) + struct.pack("<HIHI", 0, 0xFFFFFFFF, 0, 0),
            31: bytes(500),
            **self.tables,
        }
        run_pages = _pages(runs, with_heights=False)
        mark_pages = _pages(marks, with_heights=True)
        tables[12] = _page_table(run_pages, first)
        tables[13] = _page_table(mark_pages, first + len(run_pages))
        tables[33] = b"\x02" + struct.pack("<I", len(pieces)) + pieces
        table, pairs = b"", [0] * (2 * _CLASSIC_PAIRS)
        for number, content in sorted(tables.items()):
            pairs[2 * number : 2 * number + 2] = [len(table), len(content)]
            table += content + bytes(-len(content) % 4)
        head = struct.pack("<7H", 0xA5EC, 0xC1, 0, 0x804, 0, 0x1200, 0xBF).ljust(32, b"\0")
        head += struct.pack("<H28x", 14)
        head += struct.pack("<H3I8i11I", 22, 0, 0, 0, *lengths, *[0] * 11)
        head += struct.pack(f"<H{2 * _CLASSIC_PAIRS}I", _CLASSIC_PAIRS, *pairs)
        pages = b"".join(page for _, _, page in (*run_pages, *mark_pages))
        stream = head.ljust(_TEXT_START, b"\0") + text + pages
        return {"WordDocument": stream, "1Table": table, "Data": self.data or bytes(16)}

    def _text(self, paragraphs: list[Paragraph]) -> tuple[bytes, bytes, list[_Run], list[_Run]]:
        """Bytes, the piece table, runs of characters, and paragraphs with their properties."""
        text, cp = b"", 0
        places, kinds = [0], []
        runs, marks = [], []
        kind = None
        for paragraph in paragraphs:
            if paragraph.piece != kind:
                if kind == NARROW:
                    # Fast saving leaves what is no longer shown between the pieces.
                    text += bytes(len(text) % 2) + self.remnant
                if kind is not None:
                    places.append(cp)
                kind = paragraph.piece
                fc = _TEXT_START + len(text)
                location = (fc * 2) | 0x40000000 if kind == NARROW else fc
                kinds.append(struct.pack("<HIH", 0, location, 0x5C << 1 | 1 << 8 if kind == BY_PIECE else 0))
            start = _TEXT_START + len(text)
            for words, look in [*paragraph.runs, (paragraph.mark, b"")]:
                fc = _TEXT_START + len(text)
                text += words.encode("cp1252" if kind == NARROW else "utf-16-le")
                runs.append((fc, _TEXT_START + len(text), look))
                cp += len(words.encode("utf-16-le")) // 2
            marks.append((start, _TEXT_START + len(text), paragraph.properties))
        places.append(cp)
        return text, struct.pack(f"<{len(places)}I", *places) + b"".join(kinds), runs, marks


def size(paragraph: Paragraph) -> int:
    """The UTF-16 units of a paragraph."""
    return sum(len(words.encode("utf-16-le")) // 2 for words, _ in paragraph.runs) + 1


def plain(text: str, properties: bytes = b"", mark: str = "\r") -> Paragraph:
    """A paragraph of one run."""
    return Paragraph([(text, b"")], mark, properties)


def minimal(*paragraphs: Paragraph) -> bytes:
    """A document of these paragraphs and nothing else."""
    return pack(Word([*paragraphs]).streams())


def _pages(runs: list[_Run], *, with_heights: bool) -> list[tuple[int, int, bytes]]:
    """Formatted pages of 512 bytes: first and last byte of the text they describe, and the page."""
    # Between the pieces, nobody's text gets nobody's formatting.
    whole: list[_Run] = []
    for run in runs:
        if whole and run[0] > whole[-1][1]:
            whole.append((whole[-1][1], run[0], b""))
        whole.append(run)
    step, limit = (13, 12) if with_heights else (1, 20)
    pages = []
    for start in range(0, len(whole), limit):
        some = whole[start : start + limit]
        page = bytearray(512)
        at = 510
        for number, (_, _, group) in enumerate(some):
            content = bytes(2) + group if with_heights else group
            if not content or (not with_heights and not group):
                continue
            entry = bytes((0, (len(content) + 1) // 2)) + content if with_heights else bytes((len(content),)) + content
            at = (at - len(entry)) // 2 * 2
            page[at : at + len(entry)] = entry
            page[4 * (len(some) + 1) + step * number] = at // 2
        struct.pack_into(f"<{len(some) + 1}I", page, 0, *[run[0] for run in some], some[-1][1])
        page[511] = len(some)
        pages.append((some[0][0], some[-1][1], bytes(page)))
    return pages


def _page_table(pages: list[tuple[int, int, bytes]], first: int) -> bytes:
    places = [page[0] for page in pages] + [pages[-1][1]]
    return struct.pack(f"<{len(places)}I{len(pages)}I", *places, *range(first, first + len(pages)))


def _styles() -> bytes:
    """Normal, and a character style that hides."""
    sheet = struct.pack("<H9H", 18, HIDDEN_STYLE + 1, 10, 1, 91, 15, 0, 0, 0, 0)
    for number in range(HIDDEN_STYLE + 1):
        if number not in (0, HIDDEN_STYLE):
            sheet += struct.pack("<H", 0)
            continue
        is_text = number == HIDDEN_STYLE
        name = "Hidden" if is_text else "Normal"
        std = struct.pack("<5H", 0xFFE if is_text else 0, 0xFFF << 4 | (2 if is_text else 1), 1 if is_text else 2, 0, 0)
        std += struct.pack("<H", len(name)) + name.encode("utf-16-le") + bytes(2)
        std += struct.pack("<H", len(VANISH)) + VANISH + b"\0" if is_text else struct.pack("<HHH", 2, 0, 0)
        sheet += struct.pack("<H", len(std)) + std
    return sheet


def strings(*values: str, extra: int = 0) -> bytes:
    """A table of strings (STTB)."""
    rows = b"".join(struct.pack("<H", len(value)) + value.encode("utf-16-le") + bytes(extra) for value in values)
    return struct.pack("<HHH", 0xFFFF, len(values), extra) + rows
