"""CSV: where its cells end, so that rules read columns by their headings.

The text itself stays as it is, character by character; only the normalised text has tabs for
separators. Source: RFC 4180 (quotes round a cell, doubled quotes inside it).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubcheck.lazy_pattern import lazily
from pubcheck.span import Edit

_SEPARATORS = ",\t;|"
_HEAD = 4096
_QUOTED = r'"[^"]*(?:""[^"]*)*"'
_LONGEST_CELL = 32_767
_INSIDE = lazily(r'""|\r\n?|\n|\t')


def separator(text: str) -> str:
    """The sign between the cells of ``text``: the most frequent one in its first lines, outside quotes."""
    head = re.sub(_QUOTED, "", text[:_HEAD])
    return max(_SEPARATORS, key=head.count)


def cell_edits(text: str) -> Iterator[Edit]:
    """The edits that turn ``text`` into rows of cells between tabs, without quotes."""
    sign = separator(text)
    cell = re.compile(rf"{_QUOTED}(?=[{re.escape(sign)}\r\n]|\Z)|[^{re.escape(sign)}\r\n]*")
    at, size = 0, len(text)
    while at <= size:
        match = cell.match(text, at)
        end = match.end() if match else at
        if end - at >= 2 and text[at] == '"' == text[end - 1] and end - at <= _LONGEST_CELL:
            yield from _unquoted(text, at, end)
        if end < size and text[end] == sign != "\t":
            yield Edit(end, end + 1, "\t")
        at = end + 1


def _unquoted(text: str, start: int, end: int) -> Iterator[Edit]:
    yield Edit(start, start + 1, "")
    for inner in _INSIDE.finditer(text, start + 1, end - 1):
        yield Edit(inner.start(), inner.end(), '"' if inner.group() == '""' else " ")
    yield Edit(end - 1, end, "")
