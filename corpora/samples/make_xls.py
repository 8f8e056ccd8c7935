"""Makes ``places.xls``: one marker in each place where a binary workbook holds words; ``list.et`` and ``biff5.xls``.

Run ``python make_xls.py FOLDER``. Everything is invented; the bytes are the same on every run. The
records are written by hand: no library writes comments, prompts, macro sheets or pivot caches.
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

import make_xlsx

SAMPLES = {"xls": ("places.xls", "list.et", "biff5.xls")}
"""Parser → the fixtures it must read."""

PLACES: dict[str, str] = {
    "cell": "table",
    "own_string": "table",
    "formula_result": "table",
    "number_format_text": "table",
    "white_cell": "hidden",
    "white_run": "hidden",
    "same_colour_cell": "hidden",
    "tiny_cell": "hidden",
    "format_hidden_cell": "hidden",
    "hidden_row": "hidden",
    "hidden_column": "hidden",
    "under_merged_cells": "hidden",
    "sheet_name": "outline",
    "hidden_sheet": "hidden",
    "hidden_sheet_name": "hidden",
    "very_hidden_sheet": "hidden",
    "very_hidden_sheet_name": "hidden",
    "macro_sheet": "hidden",
    "macro_sheet_name": "hidden",
    "chart_sheet_name": "outline",
    "chart_sheet_title": "text_box",
    "comment": "comment",
    "comment_author": "metadata",
    "link_target": "link_target",
    "link_file": "link_target",
    "link_tip": "alt_text",
    "header": "header",
    "footer": "footer",
    "even_header": "header",
    "first_footer": "footer",
    "validation_title": "annotation",
    "validation_prompt": "annotation",
    "validation_error": "annotation",
    "validation_list": "form_value",
    "defined_name": "metadata",
    "defined_name_value": "metadata",
    "hidden_name": "metadata",
    "formula_string": "field_code",
    "external_target": "link_target",
    "external_sheet": "metadata",
    "external_cache": "hidden",
    "pivot_field": "hidden",
    "pivot_value": "hidden",
    "unused_string": "hidden",
    "text_box": "text_box",
    "word_art": "text_box",
    "picture_description": "alt_text",
    "chart_title": "text_box",
    "chart_category": "text_box",
    "last_user": "metadata",
    "reserved_by": "metadata",
    "embedded_workbook": "embedded",
    "title": "metadata",
    "subject": "metadata",
    "author": "metadata",
    "last_modified_by": "metadata",
    "company": "metadata",
    "manager": "metadata",
    "custom_property": "metadata",
}
"""Place → the part under which it is to be found."""

_BOF, _EOF = 0x809, 0x0A
_URL = bytes.fromhex("e0c9ea79f9bace118c8200aa004ba90b")
_FILE = bytes.fromhex("0303000000000000c000000000000046")
_LINK = bytes.fromhex("d0c9ea79f9bace118c8200aa004ba90b") + struct.pack("<I", 2)


def marker(place: str) -> str:
    """The unique word in ``place``."""
    return f"标记{place.replace('_', '-')}完"


def make(folder: Path) -> Path:
    """Write the fixtures into ``folder``."""
    path = folder / "places.xls"
    path.write_bytes(places())
    rows = [label(0, 0, "姓名"), label(0, 1, "电话"), label(1, 0, "张某某"), number(1, 1, 13900001234.0)]
    (folder / "list.et").write_bytes(compound({"Workbook": workbook(("名单", 0, 0, sheet(*rows)))}))
    (folder / "biff5.xls").write_bytes(compound({"Book": _biff5()}))
    return path


def record(code: int, *data: bytes) -> bytes:
    """One record; what is longer than a record goes on in CONTINUE records."""
    body = b"".join(data)
    pieces = [body[at : at + 8224] for at in range(0, len(body), 8224)] or [b""]
    return b"".join(
        struct.pack("<HH", 0x3C if index else code, len(piece)) + piece for index, piece in enumerate(pieces)
    )


def string(text: str, wide_count: bool = True) -> bytes:
    """A Unicode string with its length."""
    return struct.pack("<HB" if wide_count else "<BB", len(text), 1) + text.encode("utf-16-le")


def label(row: int, column: int, text: str, style: int = 0) -> bytes:
    """A cell with a string of its own."""
    return record(0x204, struct.pack("<HHH", row, column, style), string(text))


def shared(row: int, column: int, index: int, style: int = 0) -> bytes:
    """A cell with a shared string."""
    return record(0xFD, struct.pack("<HHHI", row, column, style, index))


def number(row: int, column: int, value: float, style: int = 0) -> bytes:
    """A cell with a number."""
    return record(0x203, struct.pack("<HHHd", row, column, style, value))


def sheet(*records: bytes, kind: int = 0x10) -> bytes:
    """A substream: a worksheet (0x10), chart (0x20) or macro sheet (0x40)."""
    return record(_BOF, struct.pack("<HHHHII", 0x600, kind, 0, 0, 0, 0)) + b"".join(records) + record(_EOF)


def workbook(*sheets: tuple[str, int, int, bytes], before: bytes = b"", after: bytes = b"") -> bytes:
    """A stream of globals and sheets; a sheet is (name, state, kind, its substream)."""
    head = record(_BOF, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + before
    bounds = [struct.pack("<BB", state, kind) + string(name, wide_count=False) for name, state, kind, _ in sheets]
    size = len(head) + sum(4 + 4 + len(bound) for bound in bounds) + len(after) + 4
    listed = b""
    for bound, (_, _, _, content) in zip(bounds, sheets, strict=True):
        listed += record(0x85, struct.pack("<I", size), bound)
        size += len(content)
    return head + listed + after + record(_EOF) + b"".join(content for _, _, _, content in sheets)


def styles() -> bytes:
    """Fonts, formats and styles: 0 plain, 1 white, 2 ``;;;``, 3 red on red, 4 tiny, 5 date, 6 with words."""
    fonts = ((200, 0x7FFF), (200, 9), (200, 10), (20, 0x7FFF), (200, 8))
    parts = [
        record(0x31, struct.pack("<HHHHHBBBB", size, 0, colour, 400, 0, 0, 0, 134, 0), string("宋体", False))
        for size, colour in fonts
    ]
    formats = {164: ";;;", 165: 'yyyy"年"m"月"d"日"', 166: f'0"{marker("number_format_text")}"'}
    parts += [record(0x41E, struct.pack("<H", key), string(code)) for key, code in formats.items()]
    cells = (
        (0, 0, 0, 64),
        (1, 0, 0, 64),
        (0, 164, 0, 64),
        (2, 0, 1, 10),
        (3, 0, 0, 64),
        (0, 165, 0, 64),
        (0, 166, 0, 64),
    )
    for font, code, pattern, ground in cells:
        parts.append(
            record(0xE0, struct.pack("<HHHBBBBIIH", font, code, 0, 0, 0, 0, 0, 0, pattern << 26, ground | 65 << 7))
        )
    return b"".join(parts)


def table(*strings: bytes) -> bytes:
    """The shared strings; each is a whole entry."""
    return record(0xFC, struct.pack("<II", len(strings), len(strings)), *strings)


def compound(streams: dict[str, bytes]) -> bytes:
    """An OLE container of these streams; ``folder/name`` lies in a storage. Small streams are padded to 4,096 bytes."""
    names = sorted({path.partition("/")[0] for path in streams if "/" in path})
    entries: list[tuple[str, int, bytes]] = [("Root Entry", 5, b"")]
    children: dict[int, list[int]] = {0: []}
    for name in names:
        children[0].append(len(entries))
        children[len(entries)] = []
        entries.append((name, 1, b""))
    for path, content in streams.items():
        folder, _, name = path.rpartition("/")
        children[names.index(folder) + 1 if folder else 0].append(len(entries))
        entries.append((name, 2, content.ljust(4096, b"\0")))
    sectors: list[bytes] = []
    chain: list[int] = []
    starts = {}
    for index, (_, kind, content) in enumerate(entries):
        if kind == 2:
            starts[index] = len(sectors)
            pieces = [content[at : at + 512].ljust(512, b"\0") for at in range(0, len(content), 512)]
            chain += [*range(len(sectors) + 1, len(sectors) + len(pieces)), 0xFFFFFFFE]
            sectors += pieces
    directory = b""
    for index, (name, kind, content) in enumerate(entries):
        siblings = next((found for found in children.values() if index in found), [])
        siblings = sorted(siblings, key=lambda place: (len(entries[place][0]), entries[place][0].upper()))
        at = siblings.index(index) if siblings else 0
        right = siblings[at + 1] if at + 1 < len(siblings) else 0xFFFFFFFF
        mine = sorted(children.get(index, []), key=lambda place: (len(entries[place][0]), entries[place][0].upper()))
        raw = name.encode("utf-16-le") + b"\0\0"
        directory += raw.ljust(64, b"\0") + struct.pack(
            "<HBBIII", len(raw), kind, 1, 0xFFFFFFFF, right, mine[0] if mine else 0xFFFFFFFF
        )
        directory += bytes(36) + struct.pack("<IQ", starts.get(index, 0xFFFFFFFE if kind == 5 else 0), len(content))
    directory = directory.ljust(-(-len(directory) // 512) * 512, b"\0")
    first = len(sectors)
    pages = [directory[at : at + 512] for at in range(0, len(directory), 512)]
    chain += [*range(first + 1, first + len(pages)), 0xFFFFFFFE]
    sectors += pages
    tables = 1
    while (len(sectors) + tables) > tables * 128:
        tables += 1
    chain += [0xFFFFFFFD] * tables
    fat = b"".join(struct.pack("<I", link) for link in chain).ljust(tables * 512, b"\xff")
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, tables, first, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += b"".join(struct.pack("<I", len(sectors) + index) for index in range(tables)).ljust(436, b"\xff")
    return head + b"".join(sectors) + fat


def places() -> bytes:
    """The whole container."""
    streams = {
        "Workbook": _workbook(),
        "\x05SummaryInformation": _summary({2: "title", 3: "subject", 4: "author", 8: "last_modified_by"}),
        "\x05DocumentSummaryInformation": _summary({14: "manager", 15: "company"}, marker("custom_property")),
        "_SX_DB_CUR/0001": record(0xC7, bytes(14), string(marker("pivot_field")))
        + record(0xCD, string(marker("pivot_value")))
        + record(_EOF),
        "MBD00A0B0C0/Package": make_xlsx.minimal(make_xlsx.row(1, make_xlsx.text(marker("embedded_workbook")))),
    }
    return compound(streams)


def _workbook() -> bytes:
    rich = struct.pack("<HBH", len("看得见" + marker("white_run")), 9, 1) + ("看得见" + marker("white_run")).encode(
        "utf-16-le"
    )
    strings = table(string(marker("cell")), string(marker("unused_string")), rich + struct.pack("<HH", 3, 1))
    name, value = marker("defined_name"), b"\x17" + string(marker("defined_name_value"), False)
    hidden = b"\x17" + string(marker("hidden_name"), False)
    path = f"\x01\x01D{marker('external_target')}.xls"
    before = (
        record(0x5C, string(marker("last_user")).ljust(112, b" "))
        + record(0x5B, struct.pack("<HH", 1, 0), string(marker("reserved_by")))
        + record(0x42, struct.pack("<H", 1200))
        + styles()
    )
    after = (
        record(0x1AE, struct.pack("<H", 1), string(path), string(marker("external_sheet")))
        + record(
            0x5A,
            struct.pack("<BBH", 1, 0, 0),
            b"\x02",
            string(marker("external_cache")),
            b"\x01",
            struct.pack("<d", 5.5),
        )
        + record(
            0x18, struct.pack("<HBBHHHI", 0, 0, len(name), len(value), 0, 0, 0), b"\1" + name.encode("utf-16-le"), value
        )
        + record(0x18, struct.pack("<HBBHHHI", 1, 0, 2, len(hidden), 0, 0, 0), b"\0_x", hidden)
        + strings
    )
    return workbook(
        (marker("sheet_name"), 0, 0, _first_sheet()),
        (marker("hidden_sheet_name"), 1, 0, sheet(label(0, 0, marker("hidden_sheet")))),
        (marker("very_hidden_sheet_name"), 2, 0, sheet(label(0, 0, marker("very_hidden_sheet")))),
        (marker("macro_sheet_name"), 2, 1, sheet(label(0, 0, marker("macro_sheet")), kind=0x40)),
        (marker("chart_sheet_name"), 0, 2, sheet(_chart_text(marker("chart_sheet_title")), kind=0x20)),
        before=before,
        after=after,
    )


def _first_sheet() -> bytes:
    tokens = b"\x1e\x01\x00\x19\x02\x03\x00\x17" + string(marker("formula_string"), False) + b"\x22\x02\x01\x00"
    awaited = struct.pack("<HHH8sHIH", 3, 1, 0, b"\0\0\0\0\0\0\xff\xff", 0, 0, len(tokens))
    return sheet(
        *_margins(),
        record(0x7D, struct.pack("<HHHHHH", 2, 2, 2000, 0, 1, 0)),
        record(0x208, struct.pack("<HHHHHHHH", 8, 0, 2, 255, 0, 0, 0x20, 0)),
        label(0, 0, "序号") + label(0, 1, "姓名") + label(0, 2, "藏") + label(0, 3, "尾"),
        number(1, 0, 1.0) + shared(1, 1, 0) + label(1, 2, marker("hidden_column")) + label(1, 3, "甲"),
        record(0xBD, struct.pack("<HHHIHIH", 2, 0, 0, 2 << 2 | 2, 0, 44927 << 2 | 2, 1)),
        number(3, 0, 3.0) + record(6, awaited, tokens) + record(0x207, string(marker("formula_result"))),
        number(4, 0, 4.0) + label(4, 1, marker("white_cell"), 1) + number(4, 3, 44927.0, 5),
        number(5, 0, 5.0) + label(5, 1, marker("format_hidden_cell"), 2) + number(5, 3, 7.0, 6),
        number(6, 0, 6.0) + label(6, 1, marker("same_colour_cell"), 3),
        number(7, 0, 7.0) + label(7, 1, marker("tiny_cell"), 4),
        number(8, 0, 8.0) + label(8, 1, marker("hidden_row")),
        label(9, 0, "合并") + label(9, 1, marker("under_merged_cells")),
        number(10, 0, 10.0) + shared(10, 1, 2),
        label(11, 0, "乙") + label(11, 1, marker("own_string")),
        record(0xE5, struct.pack("<HHHHH", 1, 9, 9, 0, 1)),
        *_shapes(),
        *_links(),
        sheet(
            _chart_text(marker("chart_title")),
            record(0x204, struct.pack("<HHH", 0, 1, 0), string(marker("chart_category"))),
            kind=0x20,
        ),
    )


def _margins() -> tuple[bytes, ...]:
    even, first = f"&C{marker('even_header')}", f"&R{marker('first_footer')}"
    counts = struct.pack("<HHHHH", 0, len(even), 0, 0, len(first))
    return (
        record(0x14, string(f'&C&"宋体,常规"&12{marker("header")}')),
        record(0x15, string(f"&L{marker('footer')}&R&P")),
        record(0x89C, struct.pack("<HHQ", 0x89C, 0, 0), bytes(16), counts, string(even), string(first)),
    )


def _shapes() -> tuple[bytes, ...]:
    art = (marker("word_art") + "\0").encode("utf-16-le")
    told = (marker("picture_description") + "\0").encode("utf-16-le")
    options = struct.pack("<HIHI", 0xC0C0, len(art), 0xC381, len(told)) + art + told
    drawing = struct.pack("<HHI", 0x0023, 0xF00B, len(options)) + options
    drawing = struct.pack("<HHI", 0x000F, 0xF004, len(drawing)) + drawing
    return (
        record(0xEC, drawing),
        *_shape(6, 1, marker("text_box")),
        *_shape(0x19, 2, marker("comment")),
        record(0x1C, struct.pack("<HHHH", 1, 1, 0, 2), string(marker("comment_author")), b"\0"),
    )


def _shape(kind: int, identity: int, text: str) -> tuple[bytes, ...]:
    return (
        record(0x5D, struct.pack("<HHHH", 0x15, 18, kind, identity), bytes(14), bytes(4)),
        record(0x1B6, struct.pack("<HHHHHHHI", 0x212, 0, 0, 0, 0, len(text), 16, 0)),
        record(0x3C, b"\1" + text.encode("utf-16-le")),
        record(0x3C, bytes(16)),
    )


def _links() -> tuple[bytes, ...]:
    url = f"https://example.cn/{marker('link_target')}\0".encode("utf-16-le")
    file = f"D:\\{marker('link_file')}.doc".encode("utf-16-le")
    place = struct.pack("<HHHH", 1, 1, 1, 1)
    moniker = struct.pack("<HI", 0, 6) + b"D:\\X~1"[:5] + b"\0" + struct.pack("<HH", 0xFFFF, 0xDEAD) + bytes(20)
    moniker += struct.pack("<IIH", len(file) + 6, len(file), 3) + file
    title, prompt, error = marker("validation_title"), marker("validation_prompt"), marker("validation_error")
    formula = b"\x17" + string(f"{marker('validation_list')}\0乙", False)
    return (
        record(0x1B8, place, _LINK, struct.pack("<I", 3), _URL, struct.pack("<I", len(url)), url),
        record(0x1B8, place, _LINK, struct.pack("<I", 1), _FILE, moniker),
        record(0x800, struct.pack("<HHHHH", 0x800, 1, 1, 1, 1), f"{marker('link_tip')}\0".encode("utf-16-le")),
        record(
            0x1BE,
            struct.pack("<I", 3),
            *(string(words) for words in (title, "\0", prompt, error)),
            struct.pack("<HH", len(formula), 0) + formula + struct.pack("<HH", 0, 0),
            struct.pack("<HHHHH", 1, 1, 1, 1, 1),
        ),
    )


def _chart_text(text: str) -> bytes:
    return record(0x100D, struct.pack("<H", 0), string(text, wide_count=False))


def _biff5() -> bytes:
    """A workbook of 1995: strings are bytes in GBK."""

    def text(row: int, column: int, words: str) -> bytes:
        raw = words.encode("gb18030")
        return record(0x204, struct.pack("<HHHH", row, column, 0, len(raw)), raw)

    head = record(_BOF, struct.pack("<HHHH", 0x500, 5, 0, 0)) + record(0x42, struct.pack("<H", 936))
    head += record(0xE0, struct.pack("<HHHHHHHH", 0, 0, 0, 0, 0, 0, 0, 0))
    name = "名单".encode("gb18030")
    at = len(head) + 4 + 7 + len(name) + 4
    listed = record(0x85, struct.pack("<IBBB", at, 0, 0, len(name)), name) + record(_EOF)
    body = record(_BOF, struct.pack("<HHHH", 0x500, 0x10, 0, 0)) + text(0, 0, "姓名") + text(0, 1, "住址")
    body += record(0x208, struct.pack("<HHHHHHHH", 1, 0, 2, 255, 0, 0, 0x20, 0))
    body += text(1, 0, "张某某") + text(1, 1, "示例县某村") + text(2, 0, "李某某") + text(2, 1, "示例市某街")
    note = "核对过".encode("gb18030")
    body += record(0x1C, struct.pack("<HHH", 1, 0, len(note)), note)
    return head + listed + body + record(_EOF)


def _summary(values: dict[int, str], custom: str = "") -> bytes:
    """A stream of properties; values are markers by number, ``custom`` the value of 经办人."""
    entries = {1: struct.pack("<IH", 2, 936) + b"\0\0"}
    entries |= {key: _text_property(marker(place)) for key, place in values.items()}
    sections = [_section(entries)]
    if custom:
        name = "经办人\0".encode("gb18030")
        names = struct.pack("<III", 1, 2, len(name)) + name
        sections.append(_section({0: names, 1: struct.pack("<IH", 2, 936) + b"\0\0", 2: _text_property(custom)}))
    head = struct.pack("<HHI16sI", 0xFFFE, 0, 0, bytes(16), len(sections))
    at = len(head) + 20 * len(sections)
    for section in sections:
        head += bytes(16) + struct.pack("<I", at)
        at += len(section)
    return head + b"".join(sections)


def _section(entries: dict[int, bytes]) -> bytes:
    at = 8 + 8 * len(entries)
    places, content = b"", b""
    for key, data in entries.items():
        places += struct.pack("<II", key, at + len(content))
        content += data.ljust(-(-len(data) // 4) * 4, b"\0")
    return struct.pack("<II", at + len(content), len(entries)) + places + content


def _text_property(text: str) -> bytes:
    raw = text.encode("gb18030") + b"\0"
    return struct.pack("<II", 0x1E, len(raw)) + raw


if __name__ == "__main__":
    make(Path(sys.argv[1]))
