"""One mark of a state secret, and how it is read off a match: its level, star and term, and how far they reach."""

from __future__ import annotations

from typing import Any, NamedTuple

from pubcheck.mark_extent import own_words
from pubcheck.mark_shapes import FIELD_TERM, Form
from pubcheck.mark_terms import LEVELS, level_of
from pubcheck.matchers import Reading, compiled
from pubcheck.phrase import Phrase
from pubcheck.span import Span


class Mark(NamedTuple):
    """One mark; its spans index the normalised text, ``level`` is in its right spelling.

    ``term`` holds the words behind the star; ``written`` is the level as the document has it;
    ``attached`` whether it is that of an attachment; ``alone`` whether its line holds nothing else of weight.
    """

    span: Span
    form: Form
    level: str
    written: Span
    star: str
    term: str
    term_span: Span | None
    confidence: float
    why: Phrase
    attached: bool = False
    alone: bool = False

    @property
    def rank(self) -> int:
        """0 for 秘密 up to 2 for 绝密; -1 where no level is named."""
        return LEVELS.index(self.level) if self.level else -1


def mark_of(match: Any, form: Form, confidence: float, why: Phrase, reading: Reading) -> Mark:
    """The mark that a match of one of the patterns shows."""
    text = reading.text.text
    groups = match.groupdict()
    span = Span(match.start("value"), match.end("value"))
    named = groups.get("level")
    if named:
        written = Span(match.start("level"), match.end("level"))
    else:  # broken over lines, or a statement without a level
        named = (
            ""
            if form is Form.STATEMENT
            else compiled(r"[绝絕机機秘祕]\s*[★☆]?\s*[密秘祕蜜宓]").search(span.of(text)).group()
        )
        written = Span(span.start, span.start + len(named)) if named else span
    term, term_span = groups.get("term") or "", None
    if term:
        term_span = Span(match.start("term"), match.end("term"))
    elif form is Form.FIELD and (field := compiled(FIELD_TERM).match(text[span.end : span.end + 40])):
        term = field["term"]
        term_span = Span(span.end + field.start("term"), span.end + field.end("term"))
    if not term and span.of(text).endswith((" ", "\t")):
        span = Span(span.start, span.start + len(span.of(text).rstrip()))
    span, term, term_span = own_words(
        text, span, written, term, term_span, star=bool(groups.get("star")), issued=reading.elements.date
    )
    return Mark(
        span,
        form,
        level_of(named),
        written,
        groups.get("star") or "",
        "".join(term.split("\n")),
        term_span,
        confidence,
        why,
    )
