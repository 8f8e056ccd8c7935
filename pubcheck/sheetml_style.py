"""Styles of a workbook, as far as they decide what a reader sees: number format, colour, size.

Source: ECMA-376 part 1, 18.8 (fonts, fills, cellXfs, numFmts).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pubcheck.cell_format import BUILT_IN, CellFormat, cell_format
from pubcheck.cell_grid import TINY, WHITE
from pubcheck.phrase import Phrase
from pubcheck.xml_tree import attribute, child, descendants, local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_WHITE = "FFFFFF"
_BLACK = "000000"
_NEARLY_WHITE = 0xF5
_INDEXED = {0: _BLACK, 1: _WHITE, 2: "FF0000", 3: "00FF00", 4: "0000FF", 5: "FFFF00", 6: "FF00FF", 7: "00FFFF"}
_INDEXED |= {index + 8: colour for index, colour in _INDEXED.items()} | {64: _BLACK, 65: _WHITE}
_THEME = {"0": _WHITE, "1": _BLACK}
_SMALLEST = 2.0  # points


class CellStyle(NamedTuple):
    """How cells of one style show: their format, and why a reader sees nothing (``None``: he does)."""

    format: CellFormat
    why: Phrase | None = None
    on_white: bool = True


GENERAL = CellStyle(cell_format("General"))


def cell_styles(root: Element | None) -> list[CellStyle]:
    """The styles that cells name by number (``cellXfs``); one plain style where there are none."""
    formats = dict(BUILT_IN)
    fonts: list[Phrase | str] = []
    fills: list[str] = []
    styles: list[CellStyle] = []
    if root is None:
        return [GENERAL]
    for group in root:
        name = local(group)
        if name == "numFmts":
            for each in descendants(group, "numFmt"):
                number = attribute(each, "numFmtId")
                if number.isascii() and number.isdigit():
                    formats[int(number[:9])] = attribute(each, "formatCode")
        elif name == "fonts":
            fonts = [_font(each) for each in descendants(group, "font")]
        elif name == "fills":
            fills = [_fill(each) for each in descendants(group, "fill")]
        elif name == "cellXfs":
            styles = [_style(each, formats, fonts, fills) for each in descendants(group, "xf")]
    return styles or [GENERAL]


def is_white(run: Element) -> bool:
    """Whether the properties of a run of rich text (``rPr``) colour it white."""
    colour = child(child(run, "rPr"), "color")
    return colour is not None and _colour(colour) == _WHITE


def _style(xf: Element, formats: dict[int, str], fonts: list[Phrase | str], fills: list[str]) -> CellStyle:
    font = _pick(fonts, xf.get("fontId"), _BLACK)
    fill = _pick(fills, xf.get("fillId"), _WHITE)
    number = xf.get("numFmtId") or "0"
    code = formats.get(int(number[:9]), "General") if number.isascii() and number.isdigit() else "General"
    why = font if isinstance(font, Phrase) else WHITE if font == fill else None
    return CellStyle(cell_format(code), why, fill == _WHITE)


def _pick(values: list[Phrase | str] | list[str], number: str | None, default: str) -> Phrase | str:
    if number and number.isascii() and number.isdigit() and int(number[:9]) < len(values):
        return values[int(number[:9])]
    return default


def _font(font: Element) -> Phrase | str:
    """The font's colour, or the reason why nobody can read it."""
    size = child(font, "sz")
    try:
        if size is not None and 0 <= float(attribute(size, "val")) < _SMALLEST:
            return TINY
    except ValueError:
        pass
    colour = child(font, "color")
    return _BLACK if colour is None else _colour(colour) or _BLACK


def _fill(fill: Element) -> str:
    """The colour of a ground; a pattern or gradient is no colour that a font could have."""
    pattern = child(fill, "patternFill")
    if pattern is None:
        return "gradient" if len(fill) else _WHITE
    kind = attribute(pattern, "patternType") or "none"
    if kind == "none":
        return _WHITE
    colour = child(pattern, "fgColor")
    if kind != "solid":
        return "pattern"
    return _WHITE if colour is None else _colour(colour) or _WHITE


def _colour(colour: Element) -> str:
    """A colour as a name that equals that of the same colour; empty for the automatic one."""
    rgb = attribute(colour, "rgb").upper()[-6:]
    if rgb:
        try:
            parts = bytes.fromhex(rgb)
        except ValueError:
            return ""
        return _WHITE if parts and min(parts) >= _NEARLY_WHITE else rgb
    tint = attribute(colour, "tint").rstrip("0").rstrip(".")
    theme = attribute(colour, "theme")
    if theme:
        return _THEME.get(theme, f"theme {theme}") if tint in ("", "-") else f"theme {theme} {tint}"
    indexed = attribute(colour, "indexed")
    if indexed.isascii() and indexed.isdigit():
        return _INDEXED.get(int(indexed[:9]), f"indexed {indexed}")
    return ""
