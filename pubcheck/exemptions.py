"""Which exemption applies (E) and what the profile makes of it: rules, cues and the model weighed together.

The model spreads the probability of *withheld* over the exemptions; a ground that a rule or a cue
found in the text makes its exemption more likely, and the profile says which attribute each
exemption leads to here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pubcheck.evidence import Evidence
from pubcheck.finding import Finding, Severity
from pubcheck.law import basis
from pubcheck.profile import EXEMPTIONS, Profile
from pubcheck.review import Attribute, Classification

# Rules about content, the exemption each is a ground for, and its article.
GROUND_RULES = {
    "internal.process": ("16process", "disclosure-16"),
    "internal.personnel": ("16internal", "disclosure-16"),
    "internal.logistics": ("16internal", "disclosure-16"),
    "internal.enforcement_file": ("16casefile", "disclosure-16"),
    "secret.work_secret": ("16internal", "disclosure-16"),
    "secret.trade_secret": ("15trade", "disclosure-15"),
    "secret.police": ("14c", "disclosure-14"),
    "secret.infrastructure": ("14c", "disclosure-14"),
    "secret.military": ("14c", "disclosure-14"),
    "secret.foreign_affairs": ("14c", "disclosure-14"),
    "secret.unreleased_statistics": ("14b", "disclosure-14"),
}
_CITED = 3.0  # how much likelier a ground in the text makes its exemption (cross-validated)


def grounds_found(findings: Sequence[Finding]) -> list[Evidence]:
    """The exemptions that rules found grounds for, each rule once, with all its places."""
    places: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.rule_id in GROUND_RULES and finding.severity.rank >= Severity.MEDIUM.rank:
            places.setdefault(finding.rule_id, []).append(finding)
    return [
        Evidence(
            GROUND_RULES[rule][0],
            False,
            basis(GROUND_RULES[rule][1])[0],
            found[0].title,
            tuple(each.span for each in found),
        )
        for rule, found in places.items()
    ]


def exemption_shares(classification: Classification, grounds: Sequence[Evidence]) -> dict[str, float]:
    """The probability of each exemption given that one applies; empty where neither model nor text tells."""
    cited = {ground.code for ground in grounds}
    known = classification.exemptions or dict.fromkeys(cited, 1.0)
    weights = {code: known.get(code, 0.0) * (_CITED if code in cited else 1.0) for code in EXEMPTIONS}
    total = sum(weights.values())
    return {code: weight / total for code, weight in weights.items()} if total > 0 else {}


def by_likelihood(grounds: Sequence[Evidence], shares: Mapping[str, float]) -> list[Evidence]:
    """The grounds, the likeliest exemption first."""
    return sorted(grounds, key=lambda ground: -shares.get(ground.code, 0.0))


def under_profile(
    probabilities: Mapping[Attribute, float], shares: Mapping[str, float], profile: Profile
) -> dict[Attribute, float]:
    """The probabilities here: each exemption's part of *withheld* goes where the profile leads it.

    The model learned the national default; agencies contradict each other, and each may.
    """
    moved = dict(probabilities)
    withheld = probabilities[Attribute.WITHHELD]
    for code, share in shares.items():
        attribute = profile.exemptions[code]
        if attribute is not Attribute.WITHHELD:
            moved[attribute] += withheld * share
            moved[Attribute.WITHHELD] -= withheld * share
    return moved
