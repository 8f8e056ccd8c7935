"""What the disclosure model may see of a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pubcheck.classifier import Sample
from pubcheck.declared import declaring_spans
from pubcheck.finding import Finding
from pubcheck.furniture import lines_of
from pubcheck.review import Elements
from pubcheck.span import Edit, apply_edits
from pubcheck.text import NormalizedText


def sample_of(text: NormalizedText, elements: Elements, findings: Sequence[Finding]) -> Sample:
    """The reading text without navigation, hidden parts and every line that declares the attribute.

    The declaration would leak the label to the model.
    """
    shortened, later = apply_edits(text.text, _edits(text))
    return Sample(shortened, text.offsets.then(later), elements, tuple(findings))


def _edits(text: NormalizedText) -> Iterator[Edit]:
    done = 0
    for start, end in sorted((*_unread_lines(text), *_declarations(text))):
        if end > done:
            yield Edit(max(start, done), end, "")
            done = end


def _unread_lines(text: NormalizedText) -> Iterator[tuple[int, int]]:
    size = len(text.text)
    for line in lines_of(text):
        if not line.is_shown:
            yield line.start, min(line.start + len(line.text) + 1, size)


def _declarations(text: NormalizedText) -> Iterator[tuple[int, int]]:
    """The declaring words; where they stand on a short line of their own, the whole line."""
    for span in declaring_spans(text):
        line = text.paragraph(span)
        yield (line.start, min(line.end + 1, len(text.text))) if len(line) <= 120 else (span.start, span.end)
