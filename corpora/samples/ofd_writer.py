"""Writes small OFD files for the fixtures: pages, text, shapes, a picture, a seal; GB/T 33190-2016."""

from __future__ import annotations

import struct
import zlib

from zip_container import pack

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
A4 = "0 0 210 297"


def xml(root: str, content: str, attributes: str = "") -> str:
    """An XML file of OFD; ``content`` may use the prefix ``ofd``."""
    return f'<?xml version="1.0" encoding="UTF-8"?><ofd:{root} {NAMESPACE} {attributes}>{content}</ofd:{root}>'


def text(words: str, x: float, y: float, size: float = 4, attributes: str = "", inside: str = "") -> str:
    """A TextObject of one line, its upper left corner at (x, y), steps written with ``g``."""
    width = sum(0.5 if char.isascii() else 1.0 for char in words) * size
    steps = " ".join(f"g 1 {size / 2:g}" if char.isascii() else f"{size:g}" for char in words[:-1])
    if "Boundary=" not in attributes:
        attributes += f' Boundary="{x} {y} {width:g} {size * 1.2:g}"'
    return (
        f'<ofd:TextObject ID="9" Font="1" Size="{size}" {attributes}>{inside}'
        f'<ofd:TextCode X="0" Y="{size:g}" DeltaX="{steps}">{words}</ofd:TextCode></ofd:TextObject>'
    )


def fill(value: str, attributes: str = "") -> str:
    """A FillColor."""
    return f'<ofd:FillColor Value="{value}" {attributes}/>'


def area(x: float, y: float, width: float, height: float, colour: str = "0 0 0", attributes: str = "") -> str:
    """A filled rectangle."""
    return (
        f'<ofd:PathObject ID="8" Boundary="{x} {y} {width} {height}" Stroke="false" Fill="true" {attributes}>'
        f"{fill(colour)}<ofd:AbbreviatedData>M 0 0 L {width} 0 L {width} {height} L 0 {height} C</ofd:AbbreviatedData>"
        "</ofd:PathObject>"
    )


def grid(xs: tuple[float, ...], ys: tuple[float, ...]) -> str:
    """Stroked lines of a table."""
    lines = [(xs[0], y, xs[-1] - xs[0], 0) for y in ys] + [(x, ys[0], 0, ys[-1] - ys[0]) for x in xs]
    return "".join(
        f'<ofd:PathObject ID="7" Boundary="{x} {y} {width + 0.3} {height + 0.3}" LineWidth="0.3">'
        f"<ofd:AbbreviatedData>M 0 0 L {width} {height}</ofd:AbbreviatedData></ofd:PathObject>"
        for x, y, width, height in lines
    )


def page(content: str, before: str = "", after: str = "", box: str = A4) -> str:
    """A page: what stands before its content, one layer, what stands after."""
    layer = f'<ofd:Content><ofd:Layer ID="2">{content}</ofd:Layer></ofd:Content>'
    return xml("Page", f"<ofd:Area><ofd:PhysicalBox>{box}</ofd:PhysicalBox></ofd:Area>{before}{layer}{after}")


def minimal(content: str, parts: dict[str, str | bytes] | None = None, resources: str = "", pages: int = 1) -> bytes:
    """An OFD file whose pages hold nothing but ``content``; ``parts`` are added or replace its members."""
    listed = "".join(f'<ofd:Page ID="{10 + at}" BaseLoc="Pages/Page_{at}.xml"/>' for at in range(pages))
    common = (
        f"<ofd:CommonData><ofd:MaxUnitID>99</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>{A4}</ofd:PhysicalBox>"
        "</ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData>"
    )
    body = "<ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
    made: dict[str, str | bytes] = {
        "OFD.xml": xml("OFD", body, 'Version="1.0" DocType="OFD"'),
        "Doc_0/Document.xml": xml("Document", f"{common}<ofd:Pages>{listed}</ofd:Pages>"),
        "Doc_0/PublicRes.xml": xml("Res", resources, 'BaseLoc="Res"'),
        **{f"Doc_0/Pages/Page_{at}.xml": page(content) for at in range(pages)},
    }
    return pack(made | (parts or {}))


def png(width: int = 8, height: int = 8, grey: int = 200) -> bytes:
    """An opaque grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + bytes([grey]) * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def seal(name: str, holder: str) -> bytes:
    """The skeleton of an electronic seal with one certificate's subject."""

    def node(tag: int, *parts: bytes) -> bytes:
        data = b"".join(parts)
        length = bytes([len(data)]) if len(data) < 128 else b"\x82" + len(data).to_bytes(2, "big")
        return bytes([tag]) + length + data

    header = node(0x30, node(0x16, b"ES"), node(0x02, b"\4"), node(0x16, b"maker"))
    own = node(0x30, node(0x02, b"\1"), node(0x0C, name.encode()), node(0x02, b"\1"))
    subject = node(0x30, node(0x31, node(0x30, node(0x06, b"\x55\x04\x03"), node(0x0C, holder.encode()))))
    return node(0x30, node(0x30, header, node(0x16, b"id"), own), node(0x04, b"\0" * 40), subject)
