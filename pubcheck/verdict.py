"""A review in one word: the gravest of what stands against publication."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pubcheck.finding import Finding, Severity
from pubcheck.gap import Gap
from pubcheck.review import Advice, Recommendation, Verdict

_GRAVITY = (
    Verdict.NO_OBSTACLE,
    Verdict.NEEDS_REVIEW,
    Verdict.NEEDS_CHANGES,
    Verdict.INCOMPLETE,
    Verdict.BLOCKED,
)


def verdict_of(findings: Sequence[Finding], gaps: Sequence[Gap], recommendation: Recommendation | None) -> Verdict:
    """The review in one word: the gravest of what stands against publication."""
    severities = {finding.severity for finding in findings}
    if Severity.BLOCK in severities:
        return Verdict.BLOCKED
    if gaps or recommendation is None:
        return Verdict.INCOMPLETE
    if severities & {Severity.HIGH, Severity.MEDIUM} or recommendation.conflict:
        return Verdict.NEEDS_CHANGES
    if recommendation.advice is not Advice.PUBLISH:
        return Verdict.NEEDS_REVIEW
    return Verdict.NO_OBSTACLE


def container_verdict(findings: Sequence[Finding], gaps: Sequence[Gap]) -> Verdict:
    """The review of a mere container in one word: its documents are judged by themselves, here only its own
    words (names of files, remarks) and what could not be opened count."""
    severities = {finding.severity for finding in findings}
    if Severity.BLOCK in severities:
        return Verdict.BLOCKED
    if gaps:
        return Verdict.INCOMPLETE
    return Verdict.NEEDS_CHANGES if severities & {Severity.HIGH, Severity.MEDIUM} else Verdict.NO_OBSTACLE


def gravest(verdicts: Iterable[Verdict]) -> Verdict:
    """The one of ``verdicts`` that weighs most."""
    return max(verdicts, key=_GRAVITY.index)
