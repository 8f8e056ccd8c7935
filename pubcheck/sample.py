"""What the disclosure model may see of a document."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from pubcheck.classifier import Sample
from pubcheck.declared import declaring_spans
from pubcheck.features import LONGEST
from pubcheck.finding import Finding
from pubcheck.furniture import unread_lines
from pubcheck.lazy_pattern import lazily
from pubcheck.review import Elements
from pubcheck.span import Edit, apply_edits
from pubcheck.text import NormalizedText
from pubcheck.words import cut_words, head_lengths

# Characters that belong to words and are others where the model of names reads them.
_FOLDED_WITHIN = lazily(
    "[％＋－．\uff10-\uff19\uff21-\uff3a\uff3f\uff41-\uff5a\u3400-\u4dbf\ud800-\udfff\uffff-\U0010ffff]"
)


def sample_of(text: NormalizedText, elements: Elements, findings: Sequence[Finding]) -> Sample:
    """The reading text without navigation, hidden parts and every line that declares the attribute.

    The declaration would leak the label to the model.
    """
    edits = tuple(_edits(text))
    shortened, later = apply_edits(text.text, edits)
    lengths = _word_lengths(text, edits, shortened[:LONGEST])
    return Sample(shortened, text.offsets.then(later), elements, tuple(findings), array("I", lengths))


def _word_lengths(text: NormalizedText, edits: Sequence[Edit], body: str) -> list[int]:
    """How long the words of ``body`` are, the beginning of ``text`` with ``edits``, from those that were cut before.

    They are those of :func:`~pubcheck.words.cut_words` but for folded signs; empty where that is not certain.
    """
    lengths = head_lengths(text)
    ends = list(accumulate(lengths))
    if not lengths or _FOLDED_WITHIN.search(text.text, 0, ends[-1]):
        return []
    kept: list[int] = []
    done = size = 0
    for start, end in (*((edit.start, edit.end) for edit in edits), (len(text.text), len(text.text))):
        if not (_ends_line(text.text, start) and _ends_line(text.text, end)):
            return []  # a word may be torn there, or two be joined
        kept += lengths[bisect_right(ends, done) : bisect_right(ends, start)]
        size += min(start, ends[-1]) - done
        if start > ends[-1] and size < len(body):
            return []
        if size >= len(body):
            break
        done = end
    if size > len(body):
        sure = 1 + max(body.rfind(sign) for sign in "，。；：、\n")
        rest = map(len, cut_words(body[sure:]))
        kept = [*kept[: bisect_right(list(accumulate(kept)), sure)], *rest] if sure else []
    return kept


def _ends_line(text: str, place: int) -> bool:
    return not 0 < place < len(text) or text[place - 1] == "\n"


def _edits(text: NormalizedText) -> Iterator[Edit]:
    done = 0
    for start, end in sorted((*_unread_lines(text), *_declarations(text))):
        if end > done:
            yield Edit(max(start, done), end, "")
            done = end


def _unread_lines(text: NormalizedText) -> Iterator[tuple[int, int]]:
    size = len(text.text)
    return ((start, min(end + 1, size)) for start, end in unread_lines(text))


def _declarations(text: NormalizedText) -> Iterator[tuple[int, int]]:
    """The declaring words; where they stand on a short line of their own, the whole line."""
    for span in declaring_spans(text):
        line = text.paragraph(span)
        yield (line.start, min(line.end + 1, len(text.text))) if len(line) <= 120 else (span.start, span.end)
