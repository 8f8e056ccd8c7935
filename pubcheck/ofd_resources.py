"""What pages of an OFD document refer to by number: colours, drawing parameters, composite units, pictures.

Source: GB/T 33190-2016, 7.9 (resources), 8.2 (drawing parameters), 8.3 (colours), 13 (composite objects).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from pubcheck.errors import ParseError
from pubcheck.ofd_geometry import number, numbers
from pubcheck.ofd_package import Package, folder_of
from pubcheck.xml_tree import child, descendants, local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Colour = tuple[int, int, int]
"""Red, green, blue from 0 to 255."""

BLACK: Colour = (0, 0, 0)
_DEEPEST_PARAM = 16
_KINDS = ("ColorSpace", "DrawParam", "CompositeGraphicUnit", "MultiMedia")


class Paint(NamedTuple):
    """A colour with its opacity (0 to 255); ``colour`` is ``None`` for patterns and shadings."""

    colour: Colour | None = BLACK
    alpha: float = 255.0


_BLACK_PAINT = Paint()


@dataclass(slots=True)
class Resources:
    """The resources of a document, or of a page above those of its document."""

    package: Package
    above: Resources | None = None
    _found: dict[str, tuple[Element, str]] = field(default_factory=dict)
    _paints: dict[tuple[str | None, str | None, str | None, str | None], Paint] = field(default_factory=dict)
    _opaque: dict[str, bool] = field(default_factory=dict)

    def add(self, member: str) -> None:
        """Take in a ``Res`` file.

        :raises DamagedDocument: if it is broken.
        """
        root = self.package.xml(member)
        folder = folder_of(member)
        base = posixpath.join(folder, (root.get("BaseLoc") or "").strip().replace("\\", "/"))
        for element in descendants(root, *_KINDS):
            identity = element.get("ID")
            if identity:
                self._found.setdefault(f"{local(element)} {identity}", (element, base))

    def find(self, kind: str, identity: str | None) -> Element | None:
        """The resource of ``kind`` (``DrawParam``) with this ID."""
        found = self._found.get(f"{kind} {identity}")
        if found is not None:
            return found[0]
        return self.above.find(kind, identity) if self.above is not None else None

    def every(self, kind: str) -> Iterator[tuple[str, Element]]:
        """IDs and elements of all resources of ``kind``."""
        for key, (element, _) in self._found.items():
            if key.startswith(f"{kind} "):
                yield key.partition(" ")[2], element

    def media(self, identity: str | None) -> str | None:
        """The member that holds a picture, a sound or a film."""
        found = self._found.get(f"MultiMedia {identity}")
        if found is None:
            return self.above.media(identity) if self.above is not None else None
        file = child(found[0], "MediaFile")
        member = self.package.resolve(file.text if file is not None else None, found[1])
        return member or self.package.resolve(file.text if file is not None else None, posixpath.dirname(found[1]))

    def paint(self, owner: Element, name: str, *params: str | None) -> Paint:
        """``FillColor`` or ``StrokeColor`` of a graphic unit: its own, or that of its drawing parameters."""
        for own in owner:
            if local(own) == name:
                return self._paint(own)
        for identity in params:
            for _ in range(_DEEPEST_PARAM):
                element = self.find("DrawParam", identity) if identity else None
                if element is None:
                    break
                colour = child(element, name)
                if colour is not None:
                    return self._paint(colour)
                identity = element.get("Relative")
        return _BLACK_PAINT

    def _paint(self, element: Element) -> Paint:
        if len(element):
            return Paint(None, number(element.get("Alpha"), 255.0))
        key = (element.get("Value"), element.get("ColorSpace"), element.get("Index"), element.get("Alpha"))
        known = self._paints.get(key)
        if known is None:
            known = Paint(self._colour(*key[:3]), number(key[3], 255.0))
            if len(self._paints) < 10_000:
                self._paints[key] = known
        return known

    def _colour(self, value: str | None, space: str | None, index: str | None) -> Colour:
        """The number of components tells gray, RGB and CMYK apart; a palette holds the value of an index."""
        element = self.find("ColorSpace", space)
        most = (
            2 ** min(16.0, max(1.0, number(element.get("BitsPerComponent"), 8.0))) - 1 if element is not None else 255
        )
        if value is None and element is not None and index is not None:
            entries = list(descendants(element, "CV"))
            at = int(number(index))
            value = entries[at].text if 0 <= at < len(entries) else None
        parts = [min(1.0, max(0.0, each / most)) for each in numbers(value)]
        if len(parts) == 1:
            parts *= 3
        elif len(parts) == 4:
            parts = [(1 - each) * (1 - parts[3]) for each in parts[:3]]
        if len(parts) != 3:
            return BLACK
        red, green, blue = (round(255 * each) for each in parts)
        return red, green, blue

    def is_opaque(self, member: str) -> bool:
        """Whether the picture in a member certainly lets nothing through: JPEG, BMP, PNG without transparency."""
        known = self._opaque.get(member)
        if known is None:
            try:
                data = self.package.read(member)
            except ParseError:
                data = b""
            plain_png = (
                data.startswith(b"\x89PNG") and data[25:26] in {b"\0", b"\2", b"\3"} and b"tRNS" not in data[:4096]
            )
            known = self._opaque[member] = data.startswith((b"\xff\xd8\xff", b"BM")) or plain_png
        return known
