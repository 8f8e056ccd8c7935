"""Makes ``places.doc``: one marker in each place where a Word 97–2003 document holds words.

Run ``python make_doc.py FOLDER``. Everything is invented; the bytes are the same on every run. The file
holds what Word itself would seldom put together.
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from compound_file import MORE_SUMMARY, SUMMARY, native, pack, property_stream
from word_file import BY_PIECE, HIDDEN_STYLE, NARROW, VANISH, Paragraph, Word, plain, size, strings

SAMPLES = {"doc": ("places.doc",)}
"""Parser → the fixtures it must read."""

PLACES: dict[str, str] = {
    "body": "body",
    "table": "table",
    "nested_table": "table",
    "insertion": "insertion",
    "deletion": "deletion",
    "revision_author": "metadata",
    "vanish": "hidden",
    "vanish_by_style": "hidden",
    "vanish_by_piece": "hidden",
    "white_text": "hidden",
    "narrow": "body",
    "field_code": "field_code",
    "field_result": "body",
    "link_text": "body",
    "link_target": "link_target",
    "ruby_base": "body",
    "ruby_text": "body",
    "alt_text": "alt_text",
    "text_box": "text_box",
    "footnote": "footnote",
    "endnote": "endnote",
    "comment": "comment",
    "comment_author": "metadata",
    "header_default": "header",
    "header_first": "header",
    "header_even": "header",
    "header_second_section": "header",
    "header_text_box": "header",
    "footer": "footer",
    "watermark": "watermark",
    "beyond": "hidden",
    "remnant": "hidden",
    "embedded_document": "embedded",
    "embedded_file": "embedded",
    "embedded_name": "attachment",
    "embedded_path": "metadata",
    "custom_xml": "metadata",
    "document_variable": "metadata",
    "saved_by": "metadata",
    "associated": "metadata",
    "title": "metadata",
    "subject": "metadata",
    "keywords": "metadata",
    "author": "metadata",
    "last_modified_by": "metadata",
    "template": "metadata",
    "company": "metadata",
    "manager": "metadata",
    "custom_property": "metadata",
}
"""Place → the part under which it is to be found."""

_CELL = struct.pack("<HB", 0x2416, 1)
_ROW_END = _CELL + struct.pack("<HB", 0x2417, 1)
_NESTED = _CELL + struct.pack("<HI", 0x6649, 2)
_INNER_CELL = _NESTED + struct.pack("<HB", 0x244B, 1)
_INNER_ROW = _NESTED + struct.pack("<HBHB", 0x244B, 1, 0x244C, 1)
_INSERTED = struct.pack("<HBHH", 0x0801, 1, 0x4804, 1)
_DELETED = struct.pack("<HBHH", 0x0800, 1, 0x4863, 1)
_WHITE = struct.pack("<HI", 0x6870, 0x00FFFFFF)
_SPECIAL = struct.pack("<HB", 0x0855, 1)


def marker(place: str) -> str:
    """The unique word in ``place``."""
    return f"标记{place.replace('_', '-')}完" if place != "narrow" else "MARK-narrow-0571-88889999"


def make(folder: Path) -> Path:
    """Write ``places.doc`` into ``folder``."""
    path = folder / "places.doc"
    path.write_bytes(places())
    return path


def places() -> bytes:
    """The document with all markers, and objects in its pool."""
    word = Word(_main(), data=_picture(marker("alt_text")))
    _notes(word)
    _headers(word)
    word.boxes = [plain(marker("text_box")), plain("")]
    word.header_boxes = [plain(marker("header_text_box")), plain("")]
    word.beyond = [plain(""), plain(marker("beyond"))]
    word.remnant = f"{marker('remnant')}这是以前保存时留下的文字".encode("utf-16-le")
    associated = [""] * 18
    associated[6] = marker("associated")
    variables = strings("编号", extra=4) + struct.pack("<H", len(marker("document_variable")))
    word.tables |= {
        15: struct.pack("<HH", 1, 0) + _font("Wingdings"),
        32: strings(*associated),
        36: _counted(marker("comment_author")),
        50: _drawing(marker("watermark")),
        51: strings("Unknown", marker("revision_author")),
        71: strings("示例甲", f"D:\\{marker('saved_by')}\\稿.doc"),
        60: variables + marker("document_variable").encode("utf-16-le") + bytes(2),
    }
    return pack({**word.streams(), **_objects(), **_properties()})


def _main() -> list[Paragraph]:
    link = f' HYPERLINK "https://example.cn/{marker("link_target")}" '
    field = f' INCLUDETEXT "D:\\{marker("field_code")}.doc" '
    ruby = f' EQ \\* jc0 \\* "Font:宋体" \\* hps21 \\o\\ad(\\s\\up 9({marker("ruby_text")}),{marker("ruby_base")})'
    picture = struct.pack("<HI", 0x6A03, 0) + _SPECIAL
    symbol = struct.pack("<HHH", 0x6A09, 0, 0xF0FE) + _SPECIAL
    style = struct.pack("<HH", 0x4A30, HIDDEN_STYLE)
    return [
        Paragraph([(marker("body"), b""), ("\x02", _SPECIAL), ("\x02", _SPECIAL), ("\x05", _SPECIAL)]),
        plain("姓名", _CELL, "\x07"),
        plain("电话", _CELL, "\x07"),
        plain("", _ROW_END, "\x07"),
        plain(marker("table"), _CELL, "\x07"),
        plain(marker("nested_table"), _INNER_CELL),
        plain("", _INNER_ROW),
        plain("右格", _CELL, "\x07"),
        plain("", _ROW_END, "\x07"),
        Paragraph([("前文", b""), (marker("insertion"), _INSERTED), ("后文", b"")]),
        Paragraph([("留下", b""), (marker("deletion"), _DELETED)]),
        Paragraph([("看得见", b""), (marker("vanish"), VANISH), ("𠮷字", b"")]),
        Paragraph([("看得见", b""), (marker("vanish_by_style"), style)]),
        Paragraph([("黑字", b""), (marker("white_text"), _WHITE)]),
        Paragraph([(marker("vanish_by_piece"), b"")], piece=BY_PIECE),
        Paragraph([(marker("narrow"), b"")], piece=NARROW),
        Paragraph(
            [("\x13", _SPECIAL), (link, b""), ("\x14", _SPECIAL), (marker("link_text"), b""), ("\x15", _SPECIAL)]
        ),
        Paragraph(
            [("\x13", _SPECIAL), (field, b""), ("\x14", _SPECIAL), (marker("field_result"), b""), ("\x15", _SPECIAL)]
        ),
        Paragraph([("\x13", _SPECIAL), (ruby, b""), ("\x15", _SPECIAL)]),
        Paragraph([("\x01", picture), ("图后", b"")]),
        Paragraph([("(", symbol), ("主动公开", b"")]),
        plain("第二节", mark="\x0c"),
        plain("末段"),
    ]


def _notes(word: Word) -> None:
    """Foot note, end note and comment, each with its place in the text."""
    at = len(marker("body"))
    total = sum(map(size, word.main))
    for number, name, mark in ((2, "footnote", "\x02"), (46, "endnote", "\x02"), (4, "comment", "\x05")):
        story = [Paragraph([(mark, _SPECIAL), (marker(name), b"")]), plain("")]
        setattr(word, f"{name}s", story)
        entry = struct.pack("<H", 1) if name != "comment" else struct.pack("<H18xHHHi", 0, 0, 0, 0, -1)
        word.tables[number] = struct.pack("<2I", at, total) + entry
        word.tables[number + 1] = struct.pack("<3I", 0, size(story[0]), size(story[0]) + 1)
        at += 1


def _headers(word: Word) -> None:
    """Six separators, then for each of two sections: even, odd, first page."""
    first = ["header_even", "header_default", "", "footer", "header_first", ""]
    stories = [*[""] * 6, *first, "", "header_second_section", *[""] * 4]
    places, at = [], 0
    for name in stories:
        places.append(at)
        if name:
            word.headers += [plain(marker(name)), plain("")]
            at += len(marker(name)) + 2
    word.headers.append(plain(""))
    word.tables[11] = struct.pack(f"<{len(places) + 2}I", *places, at, at + 1)


def _font(name: str) -> bytes:
    words = f"{name}\0".encode("utf-16-le")
    return struct.pack("<B39x", 39 + len(words)) + words


def _counted(text: str) -> bytes:
    return struct.pack("<H", len(text)) + text.encode("utf-16-le")


def _record(kind: int, content: bytes, *, instance: int = 0, version: int = 0) -> bytes:
    return struct.pack("<HHI", instance << 4 | version, kind, len(content)) + content


def _shape(number: int, identity: int, text: str) -> bytes:
    """A shape with one property that holds words."""
    words = f"{text}\0".encode("utf-16-le")
    table = _record(0xF00B, struct.pack("<HI", identity | 0x8000, len(words)) + words, instance=1, version=3)
    return _record(
        0xF004, _record(0xF00A, struct.pack("<II", number, 0xA00), instance=136, version=2) + table, version=15
    )


def _drawing(text: str) -> bytes:
    """A drawing of the headers with one WordArt shape."""
    group = _record(0xF000, _record(0xF006, struct.pack("<4I", 2050, 1, 1, 1)), version=15)
    return group + b"\x01" + _record(0xF002, _record(0xF003, _shape(2049, 0xC0, text), version=15), version=15)


def _picture(text: str) -> bytes:
    """The stream ``Data`` with a small picture that has alternate text."""
    shape = _shape(1025, 0x381, text)
    head = struct.pack("<IH4H14x6H", 68 + len(shape), 68, 100, 0, 0, 0, 300, 300, 1000, 1000, 0, 0)
    return head.ljust(68, b"\0") + shape


def _objects() -> dict[str, bytes]:
    """A document and a packaged file in the object pool."""
    inner = Word([plain(marker("embedded_document"))]).streams()
    path = f"C:\\Users\\{marker('embedded_path')}\\名单.txt"
    text = f"{marker('embedded_file')}\r\n联系电话：010-00000001\r\n".encode("gbk")
    return {
        **{f"ObjectPool/_1400000001/{name}": content for name, content in inner.items()},
        "ObjectPool/_1400000002/\x01Ole10Native": native(f"{marker('embedded_name')}.txt", path, text),
        "ObjectPool/_1400000003/Equation Native": bytes(40),
        "MsoDataStore/ABC==/Item": f"<资料><姓名>{marker('custom_xml')}</姓名></资料>".encode(),
    }


def _properties() -> dict[str, bytes]:
    summary = {2: "title", 3: "subject", 4: "author", 5: "keywords", 7: "template", 8: "last_modified_by"}
    return {
        SUMMARY: property_stream(SUMMARY, {number: marker(name) for number, name in summary.items()}),
        MORE_SUMMARY: property_stream(
            MORE_SUMMARY,
            {14: marker("manager"), 15: marker("company")},
            {"经办人": marker("custom_property"), "KSOProductBuildVer": "2052-12.1.0.1"},
            code_page=1200,
        ),
    }


if __name__ == "__main__":
    make(Path(sys.argv[1]))
