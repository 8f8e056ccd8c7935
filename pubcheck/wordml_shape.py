"""Shapes and pictures in Word documents: DrawingML and the older VML.

Source: ECMA-376 part 1, chapter 20 (DrawingML); part 4, 19.1 (VML). Word names the shapes of
its watermark gallery ``PowerPlusWaterMarkObject``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubcheck.wordml_style import is_dark
from pubcheck.xml_tree import attribute, descendants, local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_WATERMARK = ("watermark", "水印")
_COLOURFUL = frozenset({"gradFill", "blipFill", "pattFill"})


def is_watermark(element: Element) -> bool:
    """Whether a ``drawing`` or VML shape calls itself a watermark."""
    names = [attribute(element, "id")]
    names.extend(attribute(each, "name") for each in descendants(element, "docPr", "cNvPr"))
    return any(word in name.lower() for name in names for word in _WATERMARK)


def has_dark_fill(element: Element) -> bool:
    """Whether white text would show on a ``drawing`` or VML shape."""
    if local(element) == "drawing":
        return any(map(_is_filled, descendants(element, "spPr")))
    colour = attribute(element, "fillcolor").lower()
    return attribute(element, "filled") not in {"f", "false"} and colour not in {"", "white", "#ffffff"}


def _is_filled(properties: Element) -> bool:
    for each in properties:
        if local(each) in _COLOURFUL:
            return True
        if local(each) == "solidFill":
            colours = list(descendants(each, "srgbClr"))
            schemes = (attribute(scheme, "val") for scheme in descendants(each, "schemeClr"))
            return is_dark(colours[0]) if colours else not any(scheme in {"bg1", "lt1"} for scheme in schemes)
    return False
