"""Copies of data that a workbook keeps out of sight: pivot caches, caches of other workbooks, old values.

A pivot table keeps all rows of its source, also where the source sheet was deleted, and names that
no row holds any more. Sources: ECMA-376 part 1, 18.10 (pivot caches), 18.14 (external links), 18.11
(revisions of shared workbooks).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING

from pubcheck.cell_format import plain_number
from pubcheck.cell_grid import cell_text
from pubcheck.container import Container
from pubcheck.document import Part
from pubcheck.ooxml import relationships
from pubcheck.phrase import Phrase
from pubcheck.refusal import too_many_characters
from pubcheck.settings import Limits
from pubcheck.sheetml_stream import stream
from pubcheck.sheetml_strings import plain, rich_text
from pubcheck.xml_tree import attribute, child, local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Add = Callable[[str, Part, Phrase], None]

_PIVOT = Phrase("数据透视表缓存", "pivot cache")
_PIVOT_LEFT = Phrase("数据透视表缓存中的旧值", "old value in a pivot cache")
_PIVOT_USER = Phrase("数据透视表刷新人", "who refreshed the pivot table")
_PIVOT_SOURCE = Phrase("数据透视表的数据来源", "source of the pivot table")
_EXTERNAL = Phrase("外部工作簿的缓存", "cache of another workbook")
_OLD_VALUE = Phrase("共享工作簿修订中的原值", "value before a tracked change")
_REVISER = Phrase("修订作者", "author of a revision")
_ITEMS = ("s", "n", "d", "b", "e")


@dataclass(slots=True)
class PivotCache:
    """One pivot cache: the names of its fields, the values they share, its rows."""

    container: Container
    limits: Limits
    add: Add
    _names: list[str] = field(default_factory=list)
    _items: list[list[str]] = field(default_factory=list)
    _left: list[set[int]] = field(default_factory=list)

    def read(self, part: str) -> None:
        """The definition in ``part`` and the rows that belong to it.

        :raises ParseError: if either is broken or too large.
        """
        items: list[str] = []
        length = 0
        for each in stream(self.container.chunks(part), (*_ITEMS, "m", "cacheField", "worksheetSource"), self.limits):
            name = local(each)
            if name == "worksheetSource":
                self._source(each)
            elif name == "cacheField":
                self._names.append(plain(attribute(each, "caption") or attribute(each, "name")))
                self._items.append(items)
                items = []
            elif _parent(each) == "sharedItems":
                items.append(_value(each))
                length += len(items[-1]) + 1
                if length > self.limits.max_characters:
                    raise too_many_characters(self.limits)
        self._left = [set(range(len(shared))) for shared in self._items]
        self.add("\t".join(self._names), Part.HIDDEN, _PIVOT)
        for link in relationships(self.container, part, self.limits):
            if link.kind == "pivotCacheRecords" and link.target in self.container:
                self._records(link.target)
        for shared, left in zip(self._items, self._left, strict=True):
            for index in sorted(left):
                self.add(shared[index], Part.HIDDEN, _PIVOT_LEFT)

    def _source(self, source: Element) -> None:
        root = source.getroottree().getroot()
        self.add(attribute(root, "refreshedBy"), Part.METADATA, _PIVOT_USER)
        words = (source.get("sheet", ""), source.get("ref", ""), source.get("name", ""))
        self.add(" ".join(filter(None, words)), Part.METADATA, _PIVOT_SOURCE)

    def _records(self, part: str) -> None:
        for record in stream(self.container.chunks(part), ("r",), self.limits):
            cells = []
            for each, shared, left in zip_longest(record, self._items, self._left):
                if each is None:
                    break
                value = _value(each)
                if local(each) == "x" and shared is not None:
                    known = value.isascii() and value.isdigit() and len(value) < 10 and int(value) < len(shared)
                    if known:
                        left.discard(int(value))
                    value = shared[int(value)] if known else ""
                cells.append(value)
            self.add("\t".join(cells).rstrip("\t"), Part.HIDDEN, _PIVOT)


def external_cache(container: Container, part: str, limits: Limits, add: Add) -> None:
    """What a workbook remembers of another one that its formulas refer to.

    :raises ParseError: if the part is broken or too large.
    """
    for each in stream(container.chunks(part), ("sheetName", "definedName", "row", "ddeItem", "oleItem"), limits):
        if local(each) == "row":
            cells = (child(cell, "v") for cell in each)
            words = (plain_number(value.text or "") if value is not None else "" for value in cells)
            add("\t".join(cell_text(plain(word)) for word in words).strip("\t"), Part.HIDDEN, _EXTERNAL)
        else:
            named = (each.get(name, "") for name in ("val", "name", "refersTo"))
            add(" ".join(filter(None, map(cell_text, named))), Part.METADATA, _EXTERNAL)


def revision_log(container: Container, part: str, limits: Limits, add: Add) -> None:
    """Values that cells of a shared workbook had before they were changed.

    :raises ParseError: if the part is broken or too large.
    """
    for change in stream(container.chunks(part), ("oc",), limits):
        inline, value = child(change, "is"), child(change, "v")
        words = rich_text(inline).whole if inline is not None else ""
        words = words or (plain_number(value.text or "") if value is not None else "")
        where = change.get("r", "")
        add(words, Part.DELETION, Phrase(f"{where} {_OLD_VALUE}".strip(), f"{where} {_OLD_VALUE.en}".strip()))


def revision_users(root: Element, add: Add) -> None:
    """Who changed a shared workbook, each once."""
    names = (attribute(each, "userName") or attribute(each, "name") for each in root.iter() if local(each))
    for name in dict.fromkeys(names):
        add(name, Part.METADATA, _REVISER)


def _parent(element: Element) -> str:
    parent = element.getparent()
    return local(parent) if parent is not None else ""


def _value(item: Element) -> str:
    value = item.get("v", "")
    if local(item) == "n":
        return plain_number(value)
    return cell_text(plain(value)).replace("\n", " ")
