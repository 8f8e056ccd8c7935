"""Findings recognised again in the next version of a document, without keeping their values."""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field

from pubcheck.document import Document
from pubcheck.finding import Finding
from pubcheck.fold import folded, unnumbered
from pubcheck.span import Span
from pubcheck.text import NormalizedText

_WINDOW = 12  # letters and digits of the same paragraph on each side
_NUMBER = 4  # letters and digits at most that the number of a paragraph has
_REACH = 4 * _WINDOW  # characters that are folded first: most often they hold a window


def fingerprint(key: bytes, finding: Finding, document: Document, text: NormalizedText) -> str:
    """A keyed hash (HMAC-SHA256) of the rule, the value and the words round it.

    The words are those of the same paragraph or table row, without its number: a paragraph
    that moved keeps its fingerprints, a value that changed does not. A finding without
    a value of its own (hidden content) is known by its message and the whole paragraph.
    """
    source, span = document.text, finding.span
    paragraph = _paragraph(span, text)
    if len(span):
        before = _before(source, paragraph.start, span.start)
        after = _after(source, span.end, max(paragraph.end, span.end))
        return _hash(key, finding.rule_id, folded(finding.evidence), before, after)
    return text.once("fingerprint", _Whole).hash(key, finding.rule_id, str(finding.message), paragraph, source)


def key_id(key: bytes) -> str:
    """What tells one key from another without telling the key."""
    return hmac.new(key, b"pubcheck.baseline key", "sha256").hexdigest()[:16]


def _paragraph(span: Span, text: NormalizedText) -> Span:
    start, end = text.offsets.from_source(span.start), text.offsets.from_source(span.end)
    return text.offsets.to_source(text.paragraph(Span(start, max(start, end))))


@dataclass(slots=True)
class _Whole:
    """The paragraph last known as a whole, which many findings may have in common: folded once, hashed once with the
    same words. It lasts as long as the text it is kept with."""

    source: str = field(default="", repr=False)
    paragraph: Span | None = None
    words: str = field(default="", repr=False)
    hashes: dict[tuple[bytes, str, str], str] = field(default_factory=dict, repr=False)

    def hash(self, key: bytes, rule_id: str, message: str, paragraph: Span, source: str) -> str:
        """The fingerprint of a finding with this message in this paragraph."""
        if paragraph != self.paragraph or source is not self.source:
            self.source, self.paragraph, self.hashes = source, paragraph, {}
            self.words = folded(unnumbered(paragraph.of(source)))
        asked = key, rule_id, message
        if asked not in self.hashes:
            self.hashes[asked] = _hash(key, rule_id, message, self.words, "")
        return self.hashes[asked]


def _hash(key: bytes, *words: str) -> str:
    # Each length before its word: no two different quadruples read the same.
    message = "".join(f"{len(word)}:{word}" for word in words)
    return hmac.new(key, message.encode("utf-8", "surrogatepass"), "sha256").hexdigest()


def _before(source: str, start: int, end: int) -> str:
    """The end of what stands from ``start`` to ``end``, folded without its number.

    No more of it is folded than that takes: a line may hold thousands of findings.
    """
    reach = _REACH
    while reach < end - start:
        cut = next((at for at in range(end - reach, end) if _stands_alone(source[at])), end)
        letters = _letters(source[cut:end])
        # With as many as this, none of the last ones is the number's.
        if len(letters) >= _NUMBER + _WINDOW:
            return letters[-_WINDOW:]
        reach *= 2
    return folded(unnumbered(source[start:end]))[-_WINDOW:]


def _after(source: str, start: int, end: int) -> str:
    """The beginning of what stands from ``start`` to ``end``, folded; no more of it than that takes."""
    reach = _REACH
    while reach < end - start:
        cut = next((at for at in range(start + reach, end) if _stands_alone(source[at])), end)
        letters = _letters(source[start:cut])
        if len(letters) >= _WINDOW:
            return letters[:_WINDOW]
        reach *= 2
    return folded(source[start:end])[:_WINDOW]


def _letters(words: str) -> str:
    """What :func:`folded` makes of ``words``, but nothing where they have no letter, digit or mask."""
    return folded(f"{words}0")[:-1]


def _stands_alone(character: str) -> bool:
    """Whether it never joins what stands before it, as an accent does: a text cut before it folds as a whole one."""
    return character.isascii() or "一" <= character <= "\u9fff"
