"""Makes ``places.ppt``: one marker in each place where a PowerPoint 97–2003 presentation holds words.

Run ``python make_ppt.py FOLDER``. Everything is invented; the bytes are the same on every run. The file
was saved twice, as PowerPoint does it: a changed and a deleted slide stand before what replaced them.
"""

from __future__ import annotations

import struct
import sys
import zlib
from pathlib import Path

from compound_file import MORE_SUMMARY, SUMMARY, native, pack, property_stream

SAMPLES = {"ppt": ("places.ppt",)}
"""Parser → the fixtures it must read."""

PLACES: dict[str, str] = {
    "title": "body",
    "text": "body",
    "bytes": "body",
    "group": "body",
    "table": "table",
    "outline_only": "body",
    "off_slide": "hidden",
    "alt_text": "alt_text",
    "hidden_slide": "hidden",
    "notes": "hidden",
    "master": "header",
    "footer": "footer",
    "comment": "comment",
    "comment_author": "metadata",
    "tag": "metadata",
    "link_target": "link_target",
    "embedded_file": "embedded",
    "embedded_name": "attachment",
    "earlier": "hidden",
    "deleted_slide": "hidden",
    "user": "metadata",
    "property_title": "metadata",
    "author": "metadata",
    "last_modified_by": "metadata",
    "company": "metadata",
}
"""Place → the part under which it is to be found."""

_DOCUMENT, _MASTER, _SLIDE_1, _SLIDE_2, _NOTES, _OBJECT, _DELETED = range(1, 8)
_FIRST_ID, _SECOND_ID, _MASTER_ID, _NOTES_ID = 256, 257, 0x80000000, 300


def marker(place: str) -> str:
    """The unique word in ``place``."""
    return f"标记{place.replace('_', '-')}完" if place != "bytes" else "MARK-bytes-0571-88889999"


def make(folder: Path) -> Path:
    """Write ``places.ppt`` into ``folder``."""
    path = folder / "places.ppt"
    path.write_bytes(pack(streams()))
    return path


def atom(kind: int, content: bytes = b"", instance: int = 0, version: int = 0) -> bytes:
    """A record."""
    return struct.pack("<HHI", instance << 4 | version, kind, len(content)) + content


def container(kind: int, *records: bytes, instance: int = 0) -> bytes:
    """A record of records."""
    return atom(kind, b"".join(records), instance, 15)


def chars(text: str) -> bytes:
    """A text in UTF-16."""
    return atom(0x0FA0, text.encode("utf-16-le"))


def string(text: str, instance: int = 0) -> bytes:
    """A string beside the texts."""
    return atom(0x0FBA, text.encode("utf-16-le"), instance)


def box(
    number: int, *texts: bytes, anchor: tuple[int, ...] = (200, 200, 2000, 600), child: bool = False, alt: str = ""
) -> bytes:
    """A shape with texts; ``anchor`` is top, left, right, bottom, or left, top, right, bottom for a child."""
    records = [atom(0xF00A, struct.pack("<II", number, 0xA00), 202, 2)]
    if alt:
        words = f"{alt}\0".encode("utf-16-le")
        records.append(atom(0xF00B, struct.pack("<HI", 0x8381, len(words)) + words, 1, 3))
    records.append(atom(0xF00F, struct.pack("<4i", *anchor)) if child else atom(0xF010, struct.pack("<4h", *anchor)))
    if texts:
        records.append(container(0xF00D, atom(0x0F9F, struct.pack("<I", 4)), *texts))
    return container(0xF004, *records)


def drawing(*shapes: bytes) -> bytes:
    """The drawing of a slide."""
    head = container(0xF004, atom(0xF009, bytes(16), 0, 1), atom(0xF00A, struct.pack("<II", 1024, 5), 0, 2))
    group = container(0xF003, head, *shapes)
    return container(0x040C, container(0xF002, atom(0xF008, struct.pack("<II", len(shapes) + 1, 2048), 1), group))


def slide(*shapes: bytes, hidden: bool = False, notes: int = 0, more: bytes = b"") -> bytes:
    """A slide."""
    head = atom(0x03EF, struct.pack("<I8sIIHH", 16, bytes(8), _MASTER_ID, notes, 7, 0), 0, 2)
    info = atom(0x03F9, struct.pack("<iIBBHBB2x", 0, 0, 0, 0, 4 if hidden else 0, 0, 0))
    return container(0x03EE, head, info, drawing(*shapes), more)


def table() -> bytes:
    """A table of one row."""
    mark = atom(0xF122, struct.pack("<HI", 0x039F, 1), 1, 3)
    own = container(
        0xF004,
        atom(0xF009, struct.pack("<4i", 0, 0, 1000, 200), 0, 1),
        atom(0xF00A, struct.pack("<II", 1100, 0x201), 0, 2),
        mark,
        atom(0xF010, struct.pack("<4h", 2000, 200, 1200, 2200)),
    )
    right = box(1102, chars("右格"), anchor=(500, 0, 1000, 200), child=True)
    left = box(1101, chars(marker("table")), anchor=(0, 0, 500, 200), child=True)
    return container(0xF003, own, right, left)


def _first_slide() -> bytes:
    own = container(
        0xF004,
        atom(0xF009, bytes(16), 0, 1),
        atom(0xF00A, struct.pack("<II", 1200, 0x201), 0, 2),
        atom(0xF010, struct.pack("<4h", 0, 0, 100, 100)),
    )
    group = container(0xF003, own, box(1201, chars(marker("group")), anchor=(0, 0, 50, 50), child=True))
    comment = container(
        0x2EE0,
        string(marker("comment_author"), 0),
        string(marker("comment"), 1),
        string("甲", 2),
        atom(0x2EE1, bytes(28)),
    )
    tags = container(
        0x1388,
        container(0x138A, string("___PPT10"), atom(0x138B, comment)),
        container(0x1389, string("编号"), string(marker("tag"), 1)),
    )
    footer = container(0x0FD9, atom(0x0FDA, struct.pack("<HH", 0, 0x20)), string(marker("footer"), 2), instance=3)
    return slide(
        box(1001, atom(0x0F9E, struct.pack("<I", 0)), anchor=(100, 200, 5000, 600)),
        box(1002, chars(f"{marker('text')}\r第二段"), anchor=(700, 200, 5000, 1100)),
        box(1003, atom(0x0FA8, marker("bytes").encode("latin-1")), anchor=(1200, 200, 5000, 1500)),
        box(1004, chars(marker("off_slide")), anchor=(200, 9000, 9900, 600)),
        box(1005, alt=marker("alt_text"), anchor=(1600, 200, 600, 1900)),
        group,
        table(),
        notes=_NOTES_ID,
        more=footer + tags,
    )


def _notes_page() -> bytes:
    head = atom(0x03F1, struct.pack("<IHH", _FIRST_ID, 7, 0), 0, 1)
    return container(0x03F0, head, drawing(box(1001, chars(marker("notes")))))


def _master_page() -> bytes:
    head = atom(0x03EF, struct.pack("<I8sIIHH", 1, bytes(8), 0, 0, 7, 0), 0, 2)
    return container(0x03F8, head, drawing(box(1001, chars(marker("master")))))


def _listed(instance: int, *entries: tuple[int, int, bytes]) -> bytes:
    rows = b"".join(
        atom(0x03F3, struct.pack("<IIiII", number, 0, 0, identity, 0)) + texts for number, identity, texts in entries
    )
    return container(0x0FF0, rows, instance=instance)


def _document(*, deleted: bool) -> bytes:
    size = atom(0x03E9, struct.pack("<4i2I2IHHBBBB", 5760, 4320, 4320, 5760, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0), 0, 1)
    link = container(
        0x0FD7,
        atom(0x0FD3, struct.pack("<I", 1)),
        string("网址"),
        string(f"https://example.cn/{marker('link_target')}", 1),
    )
    embedded = container(
        0x0FCC,
        atom(0x0FCD, struct.pack("<IBBBB", 0, 0, 0, 0, 0)),
        atom(0x0FC3, struct.pack("<6I", 1, 0, 2, 0, _OBJECT, 0), 0, 1),
        string("Package", 2),
    )
    external = container(0x0409, atom(0x040A, struct.pack("<I", 2)), link, embedded)
    outline = atom(0x0F9F, struct.pack("<I", 0), 0) + chars(marker("title"))
    outline += atom(0x0F9F, struct.pack("<I", 1), 1) + chars(marker("outline_only"))
    slides = [(_SLIDE_1, _FIRST_ID, outline), (_SLIDE_2, _SECOND_ID, b"")]
    if not deleted:
        slides.append((_DELETED, 258, b""))
    return container(
        0x03E8,
        size,
        external,
        _listed(1, (_MASTER, _MASTER_ID, b"")),
        _listed(0, *slides),
        _listed(2, (_NOTES, _NOTES_ID, b"")),
        atom(0x03EA),
    )


def streams() -> dict[str, bytes]:
    """The streams of the presentation with all markers."""
    text = f"{marker('embedded_file')}\r\n".encode("gbk")
    storage = pack({"\x01Ole10Native": native(f"{marker('embedded_name')}.txt", "C:\\名单.txt", text)})
    packed = struct.pack("<I", len(storage)) + zlib.compress(storage)
    earlier = slide(box(1001, chars(marker("earlier"))))
    deleted = slide(box(1001, chars(marker("deleted_slide"))))
    second = slide(box(1001, chars(marker("hidden_slide"))), hidden=True)
    first = {
        _DOCUMENT: _document(deleted=False),
        _MASTER: _master_page(),
        _SLIDE_1: earlier,
        _SLIDE_2: second,
        _NOTES: _notes_page(),
        _OBJECT: atom(0x1011, packed, 1),
        _DELETED: deleted,
    }
    stream, edit = save(b"", first, 0)
    stream, edit = save(stream, {_DOCUMENT: _document(deleted=True), _SLIDE_1: _first_slide()}, edit)
    return {"PowerPoint Document": stream, "Current User": current_user(edit, marker("user")), **_properties()}


def save(stream: bytes, objects: dict[int, bytes], previous: int) -> tuple[bytes, int]:
    """Append objects by their numbers, their directory and an edit; the stream and the edit's place."""
    entries = b""
    for number, content in objects.items():
        entries += struct.pack("<II", 1 << 20 | number, len(stream))
        stream += content
    directory = len(stream)
    stream += atom(0x1772, entries)
    edit = len(stream)
    content = struct.pack("<IHBBIIIIHH", _FIRST_ID, 0, 0, 3, previous, directory, _DOCUMENT, 8, 1, 0)
    return stream + atom(0x0FF5, content), edit


def current_user(edit: int, name: str, token: int = 0xE391C05F) -> bytes:
    """The stream that points to the last edit."""
    ansi = name.encode("gbk")[: len(name)]
    content = struct.pack("<IIIHHBB2x", 20, token, edit, len(name), 0x03F4, 3, 0) + ansi + struct.pack("<I", 8)
    return atom(0x0FF6, content + name.encode("utf-16-le"))


def _properties() -> dict[str, bytes]:
    summary = {2: "property_title", 4: "author", 8: "last_modified_by"}
    return {
        SUMMARY: property_stream(SUMMARY, {number: marker(name) for number, name in summary.items()}),
        MORE_SUMMARY: property_stream(MORE_SUMMARY, {15: marker("company")}),
    }


if __name__ == "__main__":
    make(Path(sys.argv[1]))
