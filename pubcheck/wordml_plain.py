"""Paragraphs of nothing but plain runs: most paragraphs of most documents, read without the full walk.

Source: ECMA-376 part 1, 17.3.1.22 (p), 17.3.2.25 (r), 17.3.3.31 (t).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from pubcheck.lazy_pattern import lazily
from pubcheck.wordml_line import Place
from pubcheck.wordml_style import TELLING, WordStyles, is_dark
from pubcheck.xml_tree import attribute, child, local, local_name

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_WORDS = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_TEXT = frozenset(f"{{{space}}}t" for space in _WORDS)
_SILENT = frozenset("pPr bookmarkStart bookmarkEnd proofErr".split())


# A size that is not plainly more than two half-points; any other leaves a run visible.
_SMALL_SIZE = lazily(rb"""sz\s(?!w:val="(?:[3-9]|[12][0-9])[0-9]*"\s?/)""")
_UTF_8 = lazily(rb"""<\?xml\s[^>]*encoding=["']utf-8["']""", re.IGNORECASE)
_FEW = 8


def may_be_tiny(data: bytes) -> bool:
    """Whether a part of the package may hold text too small to see: a quick look at its bytes."""
    # In another encoding the bytes of ASCII may not be those of the names.
    return _UTF_8.match(data) is None or _SMALL_SIZE.search(data) is not None


def busy_paragraphs(telling: Iterable[Element], styles: WordStyles) -> set[Element]:
    """The paragraphs that hold anything but visible text; of all others :func:`words_of` is the text.

    :param telling: elements that make a paragraph busy; run properties do if they may hide something.
    """
    busy: set[Element] = set()
    for each in telling:
        name = local_name(each.tag)
        if name == "pPr" and each.getprevious() is None:
            continue  # in its place, where the walk looks for it
        if name in TELLING:
            parent = each.getparent()
            if parent is None or local(parent) != "rPr" or not styles.may_hide(each):
                continue
        for paragraph in each.iterancestors("{*}p"):
            if paragraph in busy:
                break  # and so are those around it
            busy.add(paragraph)
    return busy


def words_of(element: Element) -> str:
    """The text of a paragraph that is not busy."""
    return "".join([each.text or "" for each in element.iter("{*}t")])


def plain_words(element: Element, styles: WordStyles, style: str, dark: bool) -> str | None:
    """The words of a paragraph; ``None`` if it holds anything but runs of visible text.

    :param style: the paragraph's style; ``dark``: whether its background is dark.
    """
    words: list[str] = []
    for each in element:
        name = local_name(each.tag)
        if name != "r":
            if name in _SILENT:
                continue
            return None
        run = None
        for piece in each:
            if piece.tag in _TEXT:
                words.append(piece.text or "")
            elif run is None and local_name(piece.tag) == "rPr":
                run = piece
            else:
                return None
        if styles.hidden(run, style, dark) is not None:
            return None
    return "".join(words)


def properties_of(element: Element, name: str) -> Element | None:
    """The properties of a paragraph, run or cell: the first child, as the schema wants it, or further back."""
    first = next(iter(element), None)
    if first is None or local_name(first.tag) == name:
        return first
    if len(element) > _FEW:
        return child(element, name)
    for each in element:  # quicker than the search by name, which has a name to take apart first
        if local_name(each.tag) == name:
            return each
    return None


def paragraph_place(element: Element, place: Place, busy: bool) -> tuple[Place, Element | None]:
    """The place inside a paragraph, with its style and background; and the section that ends with it."""
    properties, section = properties_of(element, "pPr") if busy else next(iter(element), None), None
    if properties is None or local_name(properties.tag) != "pPr":
        return place, None
    style, dark = "", place.dark
    for each in properties:
        name = local_name(each.tag)
        if name == "pStyle":
            style = attribute(each, "val")
        elif name == "shd" and attribute(each, "fill"):
            dark = is_dark(each)
        elif name == "sectPr":
            section = each
    if style or dark is not place.dark or place.style:
        place = Place(place.part, place.label, place.mark, place.author, style, dark)
    return place, section


def cell_place(element: Element, place: Place) -> tuple[Place, str]:
    """The place inside a table cell, with its background; and how many columns it spans, as it is written."""
    properties, width = properties_of(element, "tcPr"), ""
    for each in properties if properties is not None else ():
        name = local_name(each.tag)
        if name == "shd" and attribute(each, "fill"):
            place = place._replace(dark=is_dark(each))
        elif name == "gridSpan":
            width = attribute(each, "val")
    return place, width
