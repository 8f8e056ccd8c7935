"""Lines that stand at the edge of page after page: running headers and footers.

They are taken out of the pages and put behind the last one, so that a sentence goes on from page to
page; nothing is dropped. What stands on the first page's head may be the document's own and stays.
"""

from __future__ import annotations

from collections import Counter

from pubcheck.document import Part
from pubcheck.pdf_lines import PageLines, Placed

EDGE = 0.12
"""The share of a page's height in which running headers and footers stand."""
_FEWEST_PAGES = 3
_SHARE = 0.2


def without_furniture(pages: list[PageLines]) -> list[tuple[int, Placed]]:
    """Take running headers and footers out of ``pages``; they are returned with their page numbers."""
    if len(pages) < _FEWEST_PAGES:
        return []
    keys = [_keys(page) for page in pages]
    counts = Counter(key for page_keys in keys for key in set(page_keys.values()))
    fewest = max(_FEWEST_PAGES, _SHARE * len(pages))
    repeated = {key for key, count in counts.items() if count >= fewest}
    if not repeated:
        return []
    taken: list[tuple[int, Placed]] = []
    for page, page_keys in zip(pages, keys, strict=True):
        moved = {
            index: key
            for index, key in page_keys.items()
            if key in repeated and not (page.number == 1 and key[0] is Part.HEADER)
        }
        taken += [(page.number, page.lines[index]._replace(part=key[0])) for index, key in moved.items()]
        if moved:
            page.lines = [line for index, line in enumerate(page.lines) if index not in moved]
    return taken


def _keys(page: PageLines) -> dict[int, tuple[Part, str]]:
    """For the lines at an edge what makes two the same furniture: which edge, and the words, numbers left out."""
    if not page.height:
        return {}
    upper, lower = EDGE * page.height, (1 - EDGE) * page.height
    places = page.edges if page.edges is not None else range(len(page.lines))
    found: dict[int, tuple[Part, str]] = {}
    for index in places:
        line = page.lines[index]
        if line.box is None or line.part is not Part.BODY or upper <= line.box.bottom <= line.box.top <= lower:
            continue
        part = Part.HEADER if line.box.bottom < upper else Part.FOOTER
        words = "".join(char for char in line.text if not char.isspace() and not char.isdigit())
        if (part is Part.HEADER or line.box.top > lower) and any(char.isalpha() for char in words):
            found[index] = (part, words)
    return found
