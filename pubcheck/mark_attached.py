"""Whether a mark is that of an attachment: in its list, on its line, or within the first lines behind its heading."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from pubcheck.copy_number import lines_above
from pubcheck.mark_extent import filled_lines
from pubcheck.mark_lines import filled_part
from pubcheck.matchers import Reading, compiled
from pubcheck.span import Span

ATTACHED = r"^[ \t]*(?:附[ ]?(?:件|表|图)[ ]?(?:[0-9一二三四五六七八九十]{1,2})?[ ]?[:：]?|[—-]{1,3}[ ]?附件[^\n]{0,12})[ \t]*$"
_NEAR = 400  # characters behind the heading 附件 in which its own mark stands
_ATTACHED_LINE = r"附(?:[ ]?(?:件|表|图|[:：])|(?=[ \t]{2}))"
_LIST_ITEM = r"[0-9]{1,2}[ ]?[.．、]"
_LIST_BEFORE = (
    r"(?:^|\n)[ \t]*附[ ]?(?:件|表|图)?[ ]?[:：][^\n]{0,80}\n(?:[ \t]*[0-9]{1,2}[ ]?[.．、][^\n]{0,80}\n){0,6}$"
)
_HEAD_OF_ATTACHMENT = 4  # filled lines from its heading on


def is_attached(reading: Reading, span: Span, line: Span, headings: Sequence[int]) -> bool:
    """Whether the mark at ``span`` in ``line`` is an attachment's; ``headings`` are where the lines 附件 begin, in order."""
    text, first = reading.text.text, filled_part(reading, line).start
    if not lines_above(reading, line.start):
        return False  # above it stands no paper that it could be attached to
    if compiled(_ATTACHED_LINE).match(text, first, line.end) is not None:
        return True
    if compiled(_LIST_ITEM).match(text, first, line.end) is not None and compiled(_LIST_BEFORE).search(
        text[max(0, line.start - _NEAR) : line.start]
    ):
        return True
    # Within the first lines behind the heading 附件 it is the attachment's own mark.
    at = bisect_left(headings, span.start) - 1
    heading = headings[at] if at >= 0 and span.start - headings[at] < _NEAR else -1
    if heading < 0 or not lines_above(reading, heading):
        return False
    return filled_lines(text[heading : span.start]) <= _HEAD_OF_ATTACHMENT
