"""What a rule found, and how much it matters."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from pubcheck.document import Part
from pubcheck.law import LegalBasis
from pubcheck.phrase import Phrase
from pubcheck.span import Span


class Severity(str, Enum):
    """How much a finding matters if it is right; :attr:`rank` orders them (info lowest)."""

    BLOCK = "block"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    INFO = "info"

    def __str__(self) -> str:
        return self.value

    @property
    def rank(self) -> int:
        """0 for ``info`` up to 4 for ``block``."""
        return ("info", "low", "medium", "high", "block").index(self.value)


class Confidence(float):
    """How likely a finding is right, from 0 to 1.

    :raises ValueError: outside that range.
    """

    __slots__ = ()

    def __new__(cls, value: float) -> Confidence:
        """The confidence ``value``."""
        if not 0.0 <= value <= 1.0:
            raise ValueError(f"not a confidence: {value}")
        return super().__new__(cls, value)


@dataclass(frozen=True, slots=True)
class Mask:
    """How many characters of a value stay readable at its head and tail; the rest become ``*``.

    ``None`` at both ends shows the value whole (a mark or an attribute is no personal value), but for the characters that
    ``hides`` names, in order, as spans of the value: a number that stands in a passage.
    """

    head: int | None
    tail: int | None
    hides: tuple[Span, ...] = ()

    def apply(self, value: str) -> str:
        """``value`` with its middle replaced, separators and line feeds included."""
        if self.head is None or self.tail is None:
            for span in self.hides:
                value = value[: span.start] + "*" * len(span) + value[span.end :]
            return " ".join(value.split())
        if len(value) <= self.head + self.tail:
            return "*" * len(value)
        end = len(value) - self.tail
        return value[: self.head] + "*" * (end - self.head) + value[end:]


SHOW = Mask(None, None)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a rule found in a document.

    ``span`` indexes ``Document.text``; ``page`` and ``line`` count from 1 (``page`` is
    ``None`` where the format has none). ``evidence`` is the plain text of the span: it is
    kept out of ``repr`` and every report masks it unless asked (:attr:`masked`). A finding
    about the whole document (a missing attribute) has an empty span. ``why`` says what spoke
    for and against it, in the order it was weighed; it may quote the document and is kept out of ``repr`` too.
    """

    rule_id: str
    title: Phrase
    span: Span
    part: Part
    page: int | None
    line: int
    evidence: str = field(repr=False)
    mask: Mask
    severity: Severity
    confidence: Confidence
    basis: tuple[LegalBasis, ...]
    message: Phrase
    why: tuple[Phrase, ...] = field(repr=False)
    suggestion: Phrase

    @property
    def masked(self) -> str:
        """The evidence as a report may show it."""
        return self.mask.apply(self.evidence)
