"""XML inside containers → lxml trees, without entities, network or bottomless nesting.

Names are compared without their namespace: strict and transitional OOXML, and the producers
of OFD, differ in namespaces only.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from pubcheck.refusal import damaged, too_deep, too_many_elements
from pubcheck.settings import Limits

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Tags and attributes of one part: as a tree they take some 600 MB.
_MOST_NODES = 3_000_000


def parse_xml(data: bytes, kind: str, limits: Limits) -> Element:
    """The root element of ``data``, a part of a file of ``kind``.

    :raises DamagedDocument: if it is not well-formed or has a document type (none of our
        formats allows one; it is where entity attacks live).
    :raises LimitExceeded: if elements nest deeper than ``limits.max_depth``, or are too many for memory.
    """
    from lxml import etree

    check_size(data)

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,  # nothing is looked up by one
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        if "xcessive depth" in str(error):
            raise too_deep(limits) from None
        raise damaged(kind, kind) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise damaged(kind, kind)
    check_depth(root, limits)
    return root


def check_size(data: bytes) -> None:
    """Refuse XML whose tree would not fit into memory.

    :raises LimitExceeded: if it does not.
    """
    if data.count(b"<") + data.count(b"=") > _MOST_NODES:
        raise too_many_elements()


def check_depth(root: Element, limits: Limits) -> None:
    """Refuse a tree that nests deeper than ``limits.max_depth`` (libxml2 itself stops at 256).

    :raises LimitExceeded: if it does.
    """
    if limits.max_depth < 256 and root.xpath(f"boolean({'/*' * (limits.max_depth + 1)})"):
        raise too_deep(limits)


def local(element: Element) -> str:
    """An element's name without its namespace; empty for comments and the like."""
    return local_name(element.tag)


@lru_cache(maxsize=4096)
def local_name(tag: object) -> str:
    """A tag without its namespace; a document has few different ones, and many of each."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """The attribute ``name`` in whichever namespace it stands; empty if absent."""
    for key, value in element.items():
        if key == name or (key[-len(name) :] == name and key[-len(name) - 1] == "}"):
            return str(value)
    return ""


def attributes(element: Element) -> dict[str, str]:
    """All attributes by their names without namespaces; of two with the same name the first."""
    return {local_name(key): str(value) for key, value in reversed(element.items())}


def child(element: Element | None, name: str) -> Element | None:
    """The first child called ``name``."""
    if element is None:
        return None
    return next(element.iterchildren(f"{{*}}{name}"), None)


def descendants(element: Element, *names: str) -> Iterator[Element]:
    """All elements below (and including) ``element`` with one of these names, in document order."""
    return element.iter(*(f"{{*}}{name}" for name in names))


def text_of(element: Element, *names: str) -> str:
    """The joined text of the descendants called ``names``."""
    return "".join(each.text or "" for each in descendants(element, *names))


def own_text(element: Element) -> str:
    """The text of ``element`` itself, that between and behind its children included, not theirs."""
    return " ".join(filter(None, (element.text, *(each.tail for each in element)))).strip()
