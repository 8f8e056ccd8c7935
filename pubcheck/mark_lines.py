"""What a line says that bears marks, looked up once however many it bears: a line may be long and hold thousands."""

from __future__ import annotations

from pubcheck.matchers import Reading, compiled
from pubcheck.span import Span
from pubcheck.text import FILLED

# A sentence that sets or changes levels, and a line of a talk or a log: neither is the text of a paper.
_NO_SENTENCE = r"密级[^。\n]{0,24}(?:调整|变更|改[为定])|^[ \t]*(?:[\[【]?[0-9]{1,4}[-/.:][0-9]{1,2}|[\u4e00-\u9fff]{1,6}[:：](?![^\n]{0,60}。[^\n]{20}))"
_SENTENCE = 120  # characters behind a mark in which its sentence ends


def line_says(reading: Reading, line: Span, pattern: str) -> bool:
    """Whether ``pattern`` matches somewhere in the line."""
    said: dict[tuple[str, int], bool] = reading.once("what lines say", dict)
    key = pattern, line.start
    if key not in said:
        said[key] = compiled(pattern).search(reading.text.text, *_places(line), timeout=reading.seconds) is not None
    return said[key]


def first_in_line(reading: Reading, line: Span, words: str) -> int:
    """Where ``words`` first stand in the line; its end where they do not."""
    places: dict[tuple[str, int], int] = reading.once("first in lines", dict)
    key = words, line.start
    if key not in places:
        found = reading.text.text.find(words, *_places(line))
        places[key] = found if found >= 0 else line.end
    return places[key]


def filled_part(reading: Reading, line: Span) -> Span:
    """The line without the blanks at its ends; empty, and at its end, where it holds nothing."""
    parts: dict[int, Span] = reading.once("filled parts of lines", dict)
    if line.start not in parts:
        text, end = reading.text.text, line.end
        first = FILLED.search(text, *_places(line))
        start = first.start() if first else line.end
        while end > start and text[end - 1].isspace():
            end -= 1
        parts[line.start] = Span(start, end)
    return parts[line.start]


def is_in_sentence(reading: Reading, span: Span, *, bracketed: bool) -> bool:
    """Whether a level with its term stands within a sentence (封面标秘密★10年，…), or in a bracket of one."""
    text, line = reading.text.text, reading.text.paragraph(span)
    before = text[max(line.start, span.start - 1) : span.start]
    led = bracketed or "\u4e00" <= before <= "\u9fff" or before in ("，", "“")
    goes_on = text[span.end : span.end + 1] in tuple("，。；、）)”")
    if not (led and goes_on and "。" in text[span.end : min(line.end, span.end + _SENTENCE)]):
        return False
    return not line_says(reading, line, _NO_SENTENCE)


def _places(line: Span) -> tuple[int, int]:
    return line.start, line.end
