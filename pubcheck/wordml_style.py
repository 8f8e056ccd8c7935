"""Which runs of a Word document a reader does not see: vanish, white on white, too small.

Direct formatting, character style and paragraph style are looked at, in this order.
Source: ECMA-376 part 1, 17.3.2.41 (vanish), 17.3.2.6 (color), 17.3.5 (shading), 17.7 (styles).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from pubcheck.phrase import Phrase
from pubcheck.xml_tree import attribute, attributes, child, descendants, local, local_name

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

VANISH = Phrase("隐藏文字", "hidden text")
WHITE = Phrase("白色文字", "white text")
TINY = Phrase("极小文字", "tiny text")
_TINY_HALF_POINTS = 2
_MOST_KNOWN = 10_000
TELLING = frozenset("rStyle vanish color sz shd highlight".split())
_OFF = frozenset({"0", "false", "off"})
_DARK_LIMIT = 230


class _Look(NamedTuple):
    """What run properties say; ``None`` where they say nothing."""

    vanish: bool | None = None
    white: bool | None = None
    tiny: bool | None = None
    dark: bool | None = None

    def over(self, other: _Look) -> _Look:
        """This look, and ``other`` where this one is silent."""
        if self == _SILENT:
            return other
        return _Look(
            other.vanish if self.vanish is None else self.vanish,
            other.white if self.white is None else self.white,
            other.tiny if self.tiny is None else self.tiny,
            other.dark if self.dark is None else self.dark,
        )


_SILENT = _Look()


@dataclass(frozen=True, slots=True)
class WordStyles:
    """The looks of a document's styles, each with what it is based on, and its dark table styles."""

    looks: dict[str, _Look] = field(default_factory=dict)
    dark_tables: frozenset[str] = frozenset()
    default_paragraph: str = ""
    _known: dict[tuple[object, ...], Phrase | None] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, root: Element | None) -> WordStyles:
        """Read ``styles.xml``; without one nothing is styled."""
        if root is None:
            return cls()
        own: dict[str, _Look] = {}
        parents: dict[str, str] = {}
        dark: set[str] = set()
        default = ""
        for style in descendants(root, "style"):
            told = attributes(style)
            style_id, kind = told.get("styleId", ""), told.get("type")
            own[style_id] = _look(child(style, "rPr"))
            based_on = child(style, "basedOn")
            parents[style_id] = attribute(based_on, "val") if based_on is not None else ""
            if kind == "table" and any(map(is_dark, descendants(style, "shd"))):
                dark.add(style_id)
            if kind == "paragraph" and told.get("default") in {"1", "true"}:
                default = style_id
        defaults = next(descendants(root, "rPrDefault"), None)
        ground = _look(child(defaults, "rPr"))
        return cls({name: _resolved(name, own, parents).over(ground) for name in own}, frozenset(dark), default)

    def hidden(self, run: Element | None, paragraph_style: str, dark: bool) -> Phrase | None:
        """Why a run with the properties ``run`` is not seen, or ``None`` if it is.

        :param dark: whether the background of paragraph, cell or box is dark.
        """
        # Most runs of a document look the same; what is said of them is worked out once.
        said = (
            ()
            if run is None
            else tuple([(name, *each.items()) for each in run if (name := local_name(each.tag)) in TELLING])
        )
        key = (paragraph_style, dark, said)
        if key not in self._known:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[key] = self._reason(run, paragraph_style, dark)
        return self._known[key]

    def may_hide(self, each: Element) -> bool:
        """Whether this one run property could hide a run whose paragraph style hides nothing."""
        key = (None, each.tag, *each.items())
        if key not in self._known:
            name = local(each)
            look = self.looks.get(attribute(each, "val"), _SILENT) if name == "rStyle" else _look((each,))
            on_white = look.dark is not None and any(style.white for style in self.looks.values())
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[key] = VANISH if look.vanish or look.white or look.tiny or on_white else None
        return self._known[key] is not None

    def _reason(self, run: Element | None, paragraph_style: str, dark: bool) -> Phrase | None:
        look = self.looks.get(paragraph_style or self.default_paragraph, _SILENT)
        if run is not None and len(run):
            style = child(run, "rStyle")
            if style is not None:
                look = self.looks.get(attribute(style, "val"), _SILENT).over(look)
            look = _look(run).over(look)
        if look.vanish:
            return VANISH
        if look.white and not (look.dark if look.dark is not None else dark):
            return WHITE
        return TINY if look.tiny else None


def _resolved(name: str, own: dict[str, _Look], parents: dict[str, str]) -> _Look:
    look, seen = _SILENT, set[str]()
    while name in own and name not in seen:
        seen.add(name)
        look = look.over(own[name])
        name = parents[name]
    return look


def _look(properties: Iterable[Element] | None) -> _Look:
    vanish = white = tiny = dark = None
    for element in properties if properties is not None else ():
        name = local(element)
        if name == "vanish":
            vanish = attribute(element, "val") not in _OFF
        elif name == "color":
            white = _is_light(attribute(element, "val") or "auto", 245)
        elif name == "sz":
            size = attribute(element, "val")
            tiny = size.isascii() and size.isdigit() and int(size[:6]) <= _TINY_HALF_POINTS
        elif name in {"shd", "highlight"}:
            dark = is_dark(element)
    return _Look(vanish, white, tiny, dark)


def is_dark(element: Element) -> bool:
    """Whether a shading (``shd``), ``highlight`` or DrawingML colour gives a ground that white text shows on."""
    name, told = local(element), attributes(element)
    value = told.get("val", "")
    if name == "highlight":
        return value not in {"", "none", "white"}
    if name == "shd":
        solid = value == "solid" and told.get("color", "") != "auto"
        value = told.get("color" if solid else "fill", "")
    return value.lower() not in {"", "auto", "none"} and not _is_light(value, _DARK_LIMIT)


def _is_light(colour: str, limit: int) -> bool:
    try:
        channels = bytes.fromhex(colour)
    except ValueError:
        return False
    return len(channels) == 3 and min(channels) >= limit
