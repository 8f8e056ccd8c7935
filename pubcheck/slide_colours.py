"""Colours of a presentation: what a run, a shape and a slide are painted with, as far as that is certain.

A colour that is derived (tint, shade, luminance) or comes from a gradient or a picture counts as unknown, and unknown
colours hide nothing. Source: ECMA-376 part 1, 20.1.2.3 (colours), 20.1.6 (themes), 19.3.1 (slides, masters, colour maps).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from pubcheck.xml_tree import attribute, child, descendants, local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Colour = tuple[int, int, int]

WHITE: Colour = (255, 255, 255)
_NAMED: dict[str, Colour] = {"white": WHITE, "black": (0, 0, 0), "red": (255, 0, 0), "blue": (0, 0, 255)}
_PLAIN_MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_SOLID_STYLE = "1001"
_FILLS = frozenset({"solidFill", "gradFill", "blipFill", "pattFill", "noFill", "grpFill"})
_CLEAR, _OPAQUE = 5_000, 90_000


class Paint(NamedTuple):
    """What something is filled with; ``colour`` is ``None`` where it cannot be told; ``clear``: nothing shows."""

    colour: Colour | None = None
    clear: bool = False
    opaque: bool = False


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a theme under their names, and the colour map of a master or slide."""

    scheme: dict[str, Colour] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=lambda: dict(_PLAIN_MAP))

    @classmethod
    def of(cls, theme: Element | None) -> Palette:
        """The palette of a theme part."""
        scheme: dict[str, Colour] = {}
        for each in next(descendants(theme, "clrScheme"), ()) if theme is not None else ():
            found = next(iter(each), None)
            if found is not None:
                value = _rgb(attribute(found, "lastClr") or attribute(found, "val"))
                if value is not None:
                    scheme[local(each)] = value
        return cls(scheme)

    def mapped(self, root: Element) -> Palette:
        """The palette as the part ``root`` (a master, a layout, a slide) maps its names."""
        found = next(descendants(root, "clrMap", "overrideClrMapping"), None)
        return (
            replace(self, names={str(key): str(value) for key, value in found.attrib.items()})
            if found is not None
            else self
        )

    def fill(self, properties: Element | None) -> Paint | None:
        """The fill in ``spPr``, ``tcPr``, ``rPr`` or ``bgPr``; ``None`` if it says nothing."""
        for each in properties if properties is not None else ():
            name = local(each)
            if name == "noFill":
                return Paint(clear=True)
            if name == "solidFill":
                return self.solid(each)
            if name in _FILLS:
                return Paint(opaque=name in {"gradFill", "pattFill"})
        return None

    def solid(self, owner: Element) -> Paint:
        """The colour below ``owner`` (``solidFill``, ``bgRef``)."""
        for each in owner:
            value = attribute(each, "val")
            base = {
                "srgbClr": _rgb(value),
                "sysClr": _rgb(attribute(each, "lastClr")),
                "prstClr": _NAMED.get(value),
                "schemeClr": self.scheme.get(self.names.get(value, value)),
            }.get(local(each))
            alpha = child(each, "alpha")
            share = (
                int(attribute(alpha, "val")) if alpha is not None and attribute(alpha, "val").isdecimal() else 100_000
            )
            derived = any(local(change) != "alpha" for change in each)
            return Paint(None if derived or share < _OPAQUE else base, share <= _CLEAR, share >= _OPAQUE)
        return Paint()

    def background(self, root: Element) -> Paint | None:
        """The background of a slide, layout or master; ``None`` if it has none of its own."""
        ground = child(child(root, "cSld"), "bg")
        if ground is None:
            return None
        reference = child(ground, "bgRef")
        if reference is not None:
            return self.solid(reference) if attribute(reference, "idx") == _SOLID_STYLE else Paint()
        return self.fill(child(ground, "bgPr")) or Paint()


def _rgb(value: str) -> Colour | None:
    try:
        red, green, blue = bytes.fromhex(value)
    except ValueError:
        return None
    return red, green, blue
