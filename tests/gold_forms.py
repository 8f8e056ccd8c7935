"""Forms of one rule written as ``⟦…⟧`` in invented texts: what is marked in them, and what is told of them."""

from __future__ import annotations

import pubcheck
from pubcheck.finding import Finding, Severity
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


def reported(text: str, rule: str) -> list[Finding]:
    """What the rule of personal data reports of ``text`` above ``info``."""
    found = pubcheck.check_text(text).findings
    return [each for each in found if each.rule_id == f"personal.{rule}" and each.severity is not Severity.INFO]


def assert_exact(example: str, rule: str) -> None:
    """What is marked in ``example`` is told, and nothing else."""
    text, spans = marked(example, rule)
    found = told(pubcheck.check_text(text), rule)
    assert [span.of(text) for span in found] == [span.of(text) for span in spans]


def share_half(one: Span, other: Span) -> bool:
    """Whether they share at least half of what both cover."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared >= len(one) + len(other) - shared


def assert_shared(found: list[Span], spans: list[Span], text: str) -> None:
    """Each of ``spans`` is found at least by half, and nothing else."""
    words = [each.of(text) for each in found]
    assert all(any(share_half(span, each) for each in found) for span in spans), words
    assert all(any(share_half(span, each) for span in spans) for each in found), words
