"""Findings that somebody has accepted: they are kept with the reason, and told by their number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import NamedTuple

from pubcheck.finding import Finding, Severity
from pubcheck.phrase import Phrase

#: What nobody can accept: a state mark, and a statement about a waiver itself.
NEVER = frozenset({"secret.state_mark", "quality.waiver"})


class Means(str, Enum):
    """How a finding was accepted: by the allow list, by a waiver in the document, by the baseline."""

    ALLOWED = "allowed"
    WAIVED = "waived"
    BASELINE = "baseline"

    def __str__(self) -> str:
        return self.value

    @property
    def phrase(self) -> Phrase:
        """It in words."""
        return _TITLES[self]


_TITLES = {
    Means.ALLOWED: Phrase("允许名单", "allow list"),
    Means.WAIVED: Phrase("文中豁免", "waiver in the document"),
    Means.BASELINE: Phrase("基线", "baseline"),
}


class Accepted(NamedTuple):
    """A finding that no longer counts, with who accepted it, why, and until when, as far as that is known."""

    finding: Finding
    means: Means
    reason: str = ""
    owner: str = ""
    until: date | None = None


def may_be_accepted(finding: Finding) -> bool:
    """Whether anybody may accept it: what blocks publication stays, whatever a file says."""
    return finding.severity is not Severity.BLOCK and finding.rule_id not in NEVER


def told(accepted: Iterable[Accepted]) -> Phrase:
    """How many findings were accepted and how, in one line; empty if there are none."""
    counts = Counter(each.means for each in accepted)
    if not counts:
        return Phrase("")
    number = sum(counts.values())
    zh = "，".join(f"{means.phrase} {counts[means]}" for means in Means if counts[means])
    en = ", ".join(f"{means.phrase.en} {counts[means]}" for means in Means if counts[means])
    noun = "finding" if number == 1 else "findings"
    return Phrase(f"另有 {number} 处发现已被接受，不再提示：{zh}", f"{number} more {noun} accepted and not shown: {en}")
