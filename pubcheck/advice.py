"""What to do with a document whose attribute is settled: publish, cut passages out, answer one person, ask a person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pubcheck.evidence import Evidence
from pubcheck.exemptions import GROUND_RULES
from pubcheck.finding import Finding, Severity
from pubcheck.paper_kind import PaperKind
from pubcheck.profile import Profile
from pubcheck.reasons import likeness_reason
from pubcheck.review import Advice, Attribute, Reason

_LIKELY = 0.4  # of an exemption that is named before the grounds that the text shows


class Case(NamedTuple):
    """Everything the advice depends on, where no mark decides."""

    attribute: Attribute
    probabilities: dict[Attribute, float]
    shares: dict[str, float]
    grounds: Sequence[Evidence]
    duties: Sequence[Evidence]
    legend: bool
    findings: Sequence[Finding]
    kinds: frozenset[PaperKind]
    profile: Profile

    def advice(self) -> Advice:
        """What to do; a person looks where rules and model disagree, or where a leak would cost too much."""
        sure = self.probabilities[self.attribute]
        if sure < self.profile.review_below:
            return Advice.HUMAN_REVIEW
        if self.attribute is not Attribute.WITHHELD and self._is_grave():
            return Advice.HUMAN_REVIEW
        if self.attribute is Attribute.PROACTIVE:
            return self._published(sure)
        if self.attribute is Attribute.WITHHELD:
            # 条例 arts. 14–16: withholding needs a ground that can be named; the model's opinion is none.
            # Article 16 only allows it, and what article 20 demands comes first.
            contested = bool(self.duties) and self.is_discretionary()
            named = self.grounds or self.legend
            return Advice.WITHHOLD if named and not contested else Advice.HUMAN_REVIEW
        forwarded = self.profile.forwarded_as_original and PaperKind.FORWARDED in self.kinds
        if forwarded or self.legend:
            return Advice.HUMAN_REVIEW
        return Advice.PUBLISH_TARGETED if PaperKind.INDIVIDUAL in self.kinds else Advice.ON_REQUEST

    def _is_grave(self) -> bool:
        """Whether a rule is sure of what article 14 closes: whatever the paper is as a whole, a person looks."""
        return any(
            finding.rule_id in GROUND_RULES
            and GROUND_RULES[finding.rule_id][0].startswith("14")
            and finding.severity.rank >= Severity.HIGH.rank
            for finding in self.findings
        )

    def _published(self, sure: float) -> Advice:
        third = [ground for ground in self.grounds if ground.code.startswith("15")]
        # A ground or a legend speaks against it and no duty for it: rule and model disagree.
        if sure < self.profile.publish_above or self.legend or (self.grounds and not self.duties):
            return Advice.HUMAN_REVIEW
        leak = self.probabilities[Attribute.WITHHELD] * self.profile.leak_cost
        if leak >= self.profile.review_cost:
            return Advice.HUMAN_REVIEW
        if self.profile.forwarded_as_original and PaperKind.FORWARDED in self.kinds:
            return Advice.HUMAN_REVIEW
        personal = any(f.rule_id.startswith("personal.") and f.severity.rank >= 2 for f in self.findings)
        # What belongs to third parties is cut out, the rest is published (art. 37).
        return Advice.PUBLISH_REDACTED if personal or third else Advice.PUBLISH

    def is_discretionary(self) -> bool:
        """Whether article 16 alone, which allows to withhold and does not demand it, is cited."""
        codes = {ground.code[:2] for ground in self.grounds}
        return codes == {"16"} and max(self.shares, key=lambda code: self.shares[code], default="16")[:2] == "16"

    def likeness(self) -> list[Reason]:
        """The exemption that the model finds likeliest, where the text shows no ground for it."""
        if self.attribute is not Attribute.WITHHELD or not self.shares:
            return []
        code = max(self.shares, key=lambda each: self.shares[each])
        if any(ground.code[:2] == code[:2] for ground in self.grounds):
            return []
        if self.grounds and self.shares[code] < _LIKELY:
            return []
        return [likeness_reason(code)]
