"""Findings recognised again in the next version of a document, without keeping their values."""

from __future__ import annotations

import hmac

from pubcheck.document import Document
from pubcheck.finding import Finding
from pubcheck.fold import folded, unnumbered
from pubcheck.span import Span
from pubcheck.text import NormalizedText

_WINDOW = 12  # letters and digits of the same paragraph on each side


def fingerprint(key: bytes, finding: Finding, document: Document, text: NormalizedText) -> str:
    """A keyed hash (HMAC-SHA256) of the rule, the value and the words round it.

    The words are those of the same paragraph or table row, without its number: a paragraph
    that moved keeps its fingerprints, a value that changed does not. A finding without
    a value of its own (hidden content) is known by its message and the whole paragraph.
    """
    source, span = document.text, finding.span
    paragraph = _paragraph(span, text)
    if len(span):
        before = folded(unnumbered(source[paragraph.start : span.start]))[-_WINDOW:]
        after = folded(source[span.end : max(paragraph.end, span.end)])[:_WINDOW]
        words = (finding.rule_id, folded(finding.evidence), before, after)
    else:
        words = (finding.rule_id, str(finding.message), folded(unnumbered(paragraph.of(source))), "")
    # Each length before its word: no two different quadruples read the same.
    message = "".join(f"{len(word)}:{word}" for word in words)
    return hmac.new(key, message.encode("utf-8", "surrogatepass"), "sha256").hexdigest()


def key_id(key: bytes) -> str:
    """What tells one key from another without telling the key."""
    return hmac.new(key, b"pubcheck.baseline key", "sha256").hexdigest()[:16]


def _paragraph(span: Span, text: NormalizedText) -> Span:
    start, end = text.offsets.from_source(span.start), text.offsets.from_source(span.end)
    return text.offsets.to_source(text.paragraph(Span(start, max(start, end))))
