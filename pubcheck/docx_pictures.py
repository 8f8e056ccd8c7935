"""Pictures of a DOCX: which are large enough to hold words, and what is in them.

Sources: ECMA-376 part 1, 20.4.2.7 (``wp:extent``, in units of 1/360,000 cm), 20.1.8.13 (``a:blip``), and
[MS-OE376] for VML (``v:imagedata``), which old versions of Word and WPS write.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubcheck.container import Container
from pubcheck.document import DocumentBuilder, Part
from pubcheck.errors import DamagedDocument, EncryptedDocument
from pubcheck.gap import Gap
from pubcheck.lazy_pattern import lazily
from pubcheck.ooxml import relationships
from pubcheck.page_gaps import unread_pictures
from pubcheck.phrase import Phrase
from pubcheck.pictures import describe, open_picture, read_embedded_picture
from pubcheck.settings import Limits
from pubcheck.xml_tree import attribute, child, descendants

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PICTURE_AREA = 40 * 360_000**2  # 40 square centimetres; an identity card at its own size has 46
_POINT = 12_700
_TALKATIVE = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp")
_UNITS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 7.2 / 2.54, "px": 0.75, "pc": 12.0}
_SIDE = lazily(r"(?:^|;)\s*(width|height)\s*:\s*([0-9.]{1,12})(pt|in|cm|mm|px|pc)")


def read_pictures(
    container: Container, part: str, root: Element, builder: DocumentBuilder, limits: Limits, shown: Part = Part.BODY
) -> None:
    """Add what the large pictures of a part show; a gap for those that nobody read."""
    names = {link.id: link.target for link in relationships(container, part, limits) if not link.external}
    large: dict[str, str] = {}
    for number, (reference, area) in enumerate(_areas(root)):
        if area >= _PICTURE_AREA:
            large.setdefault(reference or f"?{number}", names.get(reference, ""))
    unread = 0
    for name in large.values():
        data = _content(container, name)
        if not data or not read_embedded_picture(builder, data, None, name.rpartition("/")[2], limits, shown):
            unread += 1
    if unread:
        where = Phrase("正文中的图片", "pictures in the text") if part.endswith("document.xml") else part
        builder.add_gap(Gap("parse", where, unread_pictures(unread)))


def describe_pictures(container: Container, builder: DocumentBuilder, limits: Limits) -> None:
    """Add what the files of all pictures say: the place a photograph was taken, its author."""
    for name in sorted(container.names):
        if "/media/" in f"/{name}" and name.endswith(_TALKATIVE):
            data = _content(container, name)
            image = open_picture(data) if data else None
            if image is not None:
                describe(builder, image, data, limits, name.rpartition("/")[2])


def _content(container: Container, name: str) -> bytes:
    try:
        return container.read(name) if name else b""
    except (DamagedDocument, EncryptedDocument):
        return b""


def _areas(root: Element) -> list[tuple[str, int]]:
    """Relationship and area, in square units, of every picture that is shown."""
    found: list[tuple[str, int]] = []
    for extent in descendants(root, "extent"):
        drawing = extent.getparent()
        blip = next(descendants(drawing, "blip"), None) if drawing is not None else None
        across, down = attribute(extent, "cx")[:10], attribute(extent, "cy")[:10]
        if blip is not None and across.isdigit() and down.isdigit():
            found.append((attribute(blip, "embed"), int(across) * int(down)))
    for shape in descendants(root, "shape", "rect"):
        picture = child(shape, "imagedata")
        if picture is not None:
            sides = {side: float(size) * _UNITS[unit] for side, size, unit in _sides(attribute(shape, "style"))}
            area = sides.get("width", 0.0) * sides.get("height", 0.0) * _POINT**2
            found.append((attribute(picture, "id"), int(area)))
    return found


def _sides(style: str) -> list[tuple[str, str, str]]:
    return [found for found in _SIDE.findall(style[:2000]) if found[1].count(".") <= 1 and found[1] != "."]
