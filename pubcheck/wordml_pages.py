"""Approximate pages of a Word document.

Word writes where a page ended when it last laid the text out (``w:lastRenderedPageBreak``);
where it did not, breaks set by hand and sections count, but only if they add up to the number
of pages that the program noted. Otherwise the document has no pages for us: none is better
than a wrong one.
Source: ECMA-376 part 1, 17.3.3.13 (lastRenderedPageBreak), 17.3.3.1 (br), 17.6.22 (section type).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from pubcheck.document import DocumentBuilder
from pubcheck.xml_tree import attribute, child, local_name

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_TWIPS_PER_POINT = 20


@dataclass(slots=True)
class PageCount:
    """Counts pages during the walk; ``number`` is ``None`` where pages are unknown.

    ``noted``: how many the program counted (0: it does not say); ``None`` for a part that has no pages.
    """

    noted: int | None = None
    number: int | None = None
    rendered: bool = False
    _begun: int | None = None
    _start: int = 0
    _width: float | None = None
    _height: float | None = None

    def foresee(self, telling: Iterable[Element]) -> Iterator[Element]:
        """Pass on the elements that tell something, in order; after the last it is known whether pages are."""
        last: Element | None = None
        by_hand = by_section = 0
        for each in telling:
            name = local_name(each.tag)
            if name == "sectPr":
                by_section += last is not None and _starts_page(each)
                last = each
            elif name == "br":
                by_hand += attribute(each, "type") == "page"
            elif name == "lastRenderedPageBreak":
                self.rendered = True
            yield each
        if self.noted is None:
            return
        size = child(last, "pgSz")
        self._width, self._height = _points(size, "w"), _points(size, "h")
        breaks = by_hand + by_section
        if self.rendered or self.noted == breaks + 1 or (self.noted == 0 and breaks):
            self.number = 1

    def break_rendered(self) -> None:
        """Word began a new page here."""
        if self.rendered and self.number is not None:
            self.number += 1

    def break_by_hand(self) -> None:
        """The author set a page break here."""
        if not self.rendered and self.number is not None:
            self.number += 1

    def section(self, section: Element, last: bool = False) -> None:
        """A section ended here; what follows starts a page unless it is continuous."""
        if last:
            return
        following = section.xpath("following::*[local-name()='sectPr'][1]")
        if isinstance(following, list) and following and _starts_page(cast("Element", following[0])):
            self.break_by_hand()

    def begin(self, builder: DocumentBuilder, page: int | None) -> None:
        """Text of ``page`` comes next: close the pages before it."""
        if page is None or self.number is None:
            return
        while (self._begun or 1) < page:
            self.close(builder)

    def close(self, builder: DocumentBuilder) -> None:
        """Record the open page, up to the end of the text so far."""
        if self.number is None:
            return
        number = self._begun or 1
        builder.add_page(number, self._start, width=self._width, height=self._height)
        self._begun, self._start = number + 1, builder.length + 1


def _starts_page(section: Element) -> bool:
    kind = child(section, "type")
    return kind is None or attribute(kind, "val") in {"", "nextPage", "oddPage", "evenPage"}


def _points(size: Element | None, name: str) -> float | None:
    text = attribute(size, name) if size is not None else ""
    return int(text[:6]) / _TWIPS_PER_POINT if text.isascii() and text.isdigit() else None
