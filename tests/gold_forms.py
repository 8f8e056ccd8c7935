"""Forms of one rule written as ``⟦…⟧`` in invented texts: what is marked in them, and what is told of them."""

from __future__ import annotations

from pubcheck.finding import Severity
from pubcheck.gold import unmarked_gold
from pubcheck.review import Review
from pubcheck.span import Span


def marked(example: str, rule: str) -> tuple[str, list[Span]]:
    """The text of ``example``, and what is marked in it as a finding of ``rule``."""
    text, spans = unmarked_gold(example.replace("⟦", f"⟦{rule}¦"))
    return text, [gold.span for gold in spans]


def told(review: Review, rule: str) -> list[Span]:
    """Where ``rule`` reports, what is told for information aside."""
    return [each.span for each in review.findings if each.rule_id == rule and each.severity is not Severity.INFO]
