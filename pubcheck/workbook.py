"""The words of a workbook (XLSX) embedded in another document: sheet by sheet, row by row.

Hidden sheets and rows are read like the others: whoever gets the file can open them.
Source: ECMA-376 part 1, chapter 18 (cells ``c``, shared strings ``si``, inline strings ``is``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pubcheck.container import Container
from pubcheck.settings import Limits
from pubcheck.xml_tree import attribute, child, descendants, local, parse_xml, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


def workbook_rows(container: Container, limits: Limits) -> Iterator[str]:
    """Sheet names, then every row with its cells joined by a tab, then comments.

    :raises DamagedDocument: if a part is broken.
    """
    if "xl/workbook.xml" in container:
        root = parse_xml(container.read("xl/workbook.xml"), container.kind, limits)
        yield from (attribute(sheet, "name") for sheet in descendants(root, "sheet"))
    strings: list[str] = []
    if "xl/sharedstrings.xml" in container:
        shared = parse_xml(container.read("xl/sharedstrings.xml"), container.kind, limits)
        strings = [text_of(item, "t") for item in descendants(shared, "si")]
    for name in sorted(container.names):
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            sheet = parse_xml(container.read(name), container.kind, limits)
            for row in descendants(sheet, "row"):
                yield "\t".join(_value(cell, strings) for cell in row if local(cell) == "c").strip("\t")
        elif name.startswith("xl/comments") and name.endswith(".xml"):
            comments = parse_xml(container.read(name), container.kind, limits)
            yield from (text_of(comment, "t") for comment in descendants(comments, "comment"))


def _value(cell: Element, strings: list[str]) -> str:
    inline = child(cell, "is")
    if inline is not None:
        return text_of(inline, "t")
    value = child(cell, "v")
    text = (value.text or "") if value is not None else ""
    if attribute(cell, "t") == "s" and text.isascii() and text.isdigit() and int(text[:9]) < len(strings):
        return strings[int(text[:9])]
    return text
