"""Layouts and masters of a presentation: what slides take from them, and what they draw or prompt themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pubcheck.container import Container
from pubcheck.document import Part
from pubcheck.errors import DamagedDocument, EncryptedDocument
from pubcheck.lazy_pattern import lazily
from pubcheck.ooxml import relationships
from pubcheck.phrase import Phrase
from pubcheck.settings import Limits
from pubcheck.slide_colours import Paint, Palette
from pubcheck.slide_shapes import Holders, ShapeTree
from pubcheck.slide_view import SEEN, View, Words
from pubcheck.xml_tree import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# What PowerPoint, WPS and LibreOffice write into every layout; other and longer prompts are somebody's words.
_PROMPT = lazily(
    r"[单点]击.{0,4}(?:编辑|添加|输入|移动|插入).{0,16}|单击此处.{0,16}|单击图标.{0,16}|编辑母版.{0,16}"
    r"|第[一二三四五六七八九](?:级|个?大纲级别?)"
    r"|[‹<]?(?:#|number|footer|header|date/time|数字|编号|页码|页脚|页眉|日期/时间)?[›>]?|click (?:to|icon) .{0,40}|edit master .{0,30}"
    r"|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth) (?:outline )?level|[\d/.\-年月日 ]{0,40}"
    r"|master (?:title|text) style.{0,30}",
    re.IGNORECASE,
)
_MASTER = Phrase("母版或版式", "master or layout")
_UNUSED = Phrase("未使用的母版或版式", "a master or layout that no slide uses")
_PROMPTS = Phrase("版式中的提示文字", "prompt in a layout")


@dataclass(frozen=True, slots=True)
class Behind:
    """What a slide gets from its layout and the master behind it."""

    palette: Palette = field(default_factory=Palette)
    holders: Holders | None = None
    ground: Paint | None = None


@dataclass(slots=True)
class Masters:
    """The layouts and masters of one container; ``shown`` are those that slides use."""

    container: Container
    limits: Limits
    shown: set[str] = field(default_factory=set)
    _behind: dict[str, Behind] = field(default_factory=dict)

    def behind(self, layout: str) -> Behind:
        """Palette, placeholders and background of a layout; plain ones where it cannot be read."""
        if layout not in self._behind:
            try:
                self._behind[layout] = self._read(layout) if layout in self.container else Behind()
            except (DamagedDocument, EncryptedDocument):
                self._behind[layout] = Behind()  # the layout itself becomes a gap when its words are read
        return self._behind[layout]

    def words(self, root: Element, part: str) -> Iterator[Words]:
        """What a master or layout draws is on every slide that uses it, its prompts are on none."""
        shapes = ShapeTree(Palette(), Holders.of(root)).read(root)
        shown = part in self.shown
        for each in View().words([shape for shape in shapes if shape.holder is None]):
            if each.part in SEEN:
                yield each._replace(part=Part.HEADER if shown else Part.HIDDEN, label=_MASTER if shown else _UNUSED)
            else:
                yield each
        for each in View().words([shape for shape in shapes if shape.holder is not None]):
            if each.part not in SEEN:
                yield each
            elif not _PROMPT.fullmatch(each.text.strip()):
                yield each._replace(part=Part.HIDDEN, label=_PROMPTS)

    def _read(self, layout: str) -> Behind:
        root = self._xml(layout)
        self.shown.add(layout)
        master = self._target(layout, "slideMaster")
        if not master:
            palette = Palette().mapped(root)
            return Behind(palette, Holders.of(root), palette.background(root))
        above = self._xml(master)
        self.shown.add(master)
        theme = self._target(master, "theme")
        palette = Palette.of(self._xml(theme) if theme else None).mapped(above).mapped(root)
        return Behind(
            palette, Holders.of(root, Holders.of(above)), palette.background(root) or palette.background(above)
        )

    def _xml(self, part: str) -> Element:
        return parse_xml(self.container.read(part), self.container.kind, self.limits)

    def _target(self, part: str, kind: str) -> str:
        links = relationships(self.container, part, self.limits)
        return next((link.target for link in links if link.kind == kind and link.target in self.container), "")
