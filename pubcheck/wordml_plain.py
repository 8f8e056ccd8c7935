"""Paragraphs of nothing but plain runs: most paragraphs of most documents, read without the full walk.

Source: ECMA-376 part 1, 17.3.1.22 (p), 17.3.2.25 (r), 17.3.3.31 (t).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubcheck.wordml_style import WordStyles
from pubcheck.xml_tree import child, local_name

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_WORDS = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_TEXT = frozenset(f"{{{space}}}t" for space in _WORDS)
_SILENT = frozenset("pPr bookmarkStart bookmarkEnd proofErr".split())


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
    """The properties of a paragraph or run: the first child, as the schema wants it, or further back."""
    first = next(iter(element), None)
    if first is None or local_name(first.tag) == name:
        return first
    return child(element, name) if len(element) > 1 else None
