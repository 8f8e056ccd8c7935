"""The copy number (份号) of a paper without a level, and how far down a place stands on the page.

GB/T 9704-2012, 7.2.1: a copy number belongs to papers with a level; alone it may mean that the mark was taken off.
"""

from __future__ import annotations

from bisect import bisect_left

from pubcheck.matchers import Reading, compiled
from pubcheck.span import Span
from pubcheck.text import FILLED

_ENOUGH = 13  # lines that are counted; more do not matter
_BESIDE_HEAD = (
    r"\s*(?:[\u4e00-\u9fff]{2,20}文件[ \t]{2,40}(?P<value>[0-9]{6})[ \t]*$|[^\n]{0,30}份[ ]?号[:： \t]{0,4}(?P<value>[0-9]{6})(?=[ \t（(，,/／]|$)"
    # Numbered with a label of another kind, in brackets, as one of so many, or as a scanner reads the zeros.
    r"|(?:编[ ]?号|N[oO]|№)[.:：]?[ ]?(?P<value>0[0-9]{5})[ \t]*$|[【\[（(〔](?P<value>0[0-9]{5})[】\]）)〕][ \t]*$|(?P<value>0[0-9]{5})[ ]?[/／][ ]?[0-9]{6}[ \t]*$"
    r"|(?P<value>(?=[0-9OolI]{6}[ \t]*$)[0O]{2,5}[0-9OolI]{1,4})[ \t]*$|(?P<value>第[0-9]{1,5}份[ ，,/／]{0,4}共[0-9]{1,5}份)[ \t]*$)"
)
_LABELLED = r"份\s?号|№|No"


def lines_above(reading: Reading, end: int) -> int:
    """How many lines above ``end`` are not empty; more than matter are not counted."""
    return bisect_left(reading.once("first filled lines", lambda: _filled_lines(reading.text.text)), end)


def _filled_lines(text: str) -> list[int]:
    """Where the first lines begin that are not empty, their blanks aside."""
    starts: list[int] = []
    position = 0
    while len(starts) < _ENOUGH and position >= 0 and (filled := FILLED.search(text, position)):
        starts.append(filled.start())
        position = text.find("\n", filled.start())
    return starts


def find_copy_number(reading: Reading) -> Span | None:
    """The copy number at the head of what looks like an official paper, by its place or by its label."""
    text, elements = reading.text, reading.elements
    number = elements.copy_number
    if not (elements.title or elements.doc_number):
        return None
    if number is None:
        # At the right of the red head, or in its field beside others.
        match = compiled(_BESIDE_HEAD).match(text.text)
        return Span(*match.span("value")) if match else None
    start = text.offsets.from_source(number.span.start)
    line = text.paragraph(Span(start, start))
    labelled = compiled(_LABELLED).search(line.of(text.text)) is not None
    # Its place is the first line; a line above it is furniture only where a 发文字号 shows an official paper.
    if labelled or lines_above(reading, line.start) <= (1 if elements.doc_number else 0):
        return Span(start, text.offsets.from_source(number.span.end))
    return None
