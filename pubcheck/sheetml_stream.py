"""Large parts of a workbook read piece by piece: elements come one by one and are forgotten again.

A sheet of a million rows never stands in memory as a tree. What swells without ever completing an
element that is looked for (a million unknown siblings, one row without end) is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, cast

from pubcheck.quota import check_time
from pubcheck.refusal import damaged, too_deep, too_large
from pubcheck.settings import Limits
from pubcheck.xml_tree import check_depth

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_KIND = "XLSX"
_MOST_PENDING = 8 * 2**20  # bytes of XML without one complete element: a row of 16,384 cells has 2 MB
_CHECK_EVERY = 64  # chunks between two looks at the clock


def stream(chunks: Iterable[bytes], names: Iterable[str], limits: Limits) -> Iterator[Element]:
    """The elements called ``names`` at their end, in document order; each is emptied after use.

    :raises DamagedDocument: if the XML is not well-formed or has a document type.
    :raises LimitExceeded: if it nests too deep, or swells without completing any of ``names``.
    """
    from lxml import etree

    parser = etree.XMLPullParser(
        events=("end",),
        tag=[f"{{*}}{name}" for name in names],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    pending = 0
    checked = False
    try:
        for number, chunk in enumerate(chunks):
            if not number % _CHECK_EVERY:
                check_time(limits)
            broken: Exception | None = None
            try:
                parser.feed(chunk)
            except etree.XMLSyntaxError as error:
                broken = error  # what came before the break still counts
            pending += len(chunk)
            for _, element in cast("Iterator[tuple[str, Element]]", parser.read_events()):
                pending = 0
                if not checked:
                    _check_root(element, limits)
                    checked = True
                yield element
                _forget(element)
            if broken is not None:
                raise broken
            if pending > _MOST_PENDING:
                raise too_large(limits)
        root = parser.close()
    except (etree.LxmlError, ValueError) as error:
        if "xcessive depth" in str(error):
            raise too_deep(limits) from None
        raise damaged(_KIND, _KIND) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise damaged(_KIND, _KIND)
    check_depth(root, limits)


def _check_root(element: Element, limits: Limits) -> None:
    if element.getroottree().docinfo.internalDTD is not None:
        raise damaged(_KIND, _KIND)
    depth = sum(1 for _ in element.iterancestors())
    if depth > limits.max_depth:
        raise too_deep(limits)


def _forget(element: Element) -> None:
    """Free the element's content, and what stood before it and before the elements round it."""
    element.clear()
    node = element
    while (parent := node.getparent()) is not None:
        while node.getprevious() is not None:
            del parent[0]
        node = parent
