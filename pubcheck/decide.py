"""From findings, classification and gaps to a recommendation, under a profile.

Order: marks (veto) → grounds and duties → model → profile → declared attribute. Rules may
only block or refer; where rules and model disagree a person looks. pubcheck never says that
something *is* a state secret (保密法 art. 16): it says what mark or ground it found.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pubcheck.evidence import Evidence
from pubcheck.finding import Finding, Severity
from pubcheck.law import basis
from pubcheck.phrase import Phrase
from pubcheck.profile import Profile
from pubcheck.review import (
    Advice,
    Attribute,
    Classification,
    Elements,
    Reason,
    ReasonKind,
    Recommendation,
)
from pubcheck.span import Span
from pubcheck.wording import share

# Rules about content, the exemption each is a ground for, and its article.
_GROUNDS = {
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
# Where these passages fill this much of a document declared proactive, it is no longer a part to cut out.
_MOSTLY = 0.4
# A title that is itself about what must stay inside.
_TITLED = re.compile(
    r"突击检查|暗访|明察暗访|飞行检查|稳控|维稳|布控|警力|抓捕|收网|安保(?:工作)?方案|勤务|考察(?:材料|报告)|任免建议|签报|讨论稿|询问笔录|调查终结|立案审批|谈判方案|风险处置|应对预案|接待方案|战备|快报"
)
_ANSWER = re.compile(r"申请.{0,8}(?:答复|告知|回复)|(?:答复|告知)书")
# A mark is a veto; the rest is the chance that the mark was misread.
_VETO = {Attribute.PROACTIVE: 0.005, Attribute.ON_REQUEST: 0.005, Attribute.WITHHELD: 0.99}
_EVEN = dict.fromkeys(Attribute, 1 / 3)


def decide(
    elements: Elements,
    findings: Sequence[Finding],
    evidence: Sequence[Evidence],
    classification: Classification | None,
    profile: Profile,
    length: int = 0,
) -> Recommendation:
    """The recommendation for one document.

    :param classification: ``None`` where no model was available; then the evidence decides
        and the advice is human review.
    :param length: characters of the document, to tell a passage from a whole.
    """
    # A mark below that severity was judged an imitation (a mock examination paper).
    marks = [f for f in findings if f.rule_id == "secret.state_mark" and f.severity.rank >= Severity.HIGH.rank]
    # The document says that its mark is lifted: only the office that set it can confirm that.
    released = any(f.rule_id == "secret.mark_released" and f.severity.rank >= Severity.MEDIUM.rank for f in findings)
    legends = [finding for finding in findings if finding.rule_id == "secret.internal_mark"]
    duties = [item for item in evidence if item.is_duty]
    found = _grounds_found(findings)
    grounds = [*found, *(item for item in evidence if not item.is_duty and item.code not in {g.code for g in found})]
    if marks:
        probabilities = dict(_VETO)
        attribute = Attribute.WITHHELD
    elif classification is None:
        probabilities = dict(_EVEN)
        attribute = _by_evidence(grounds, duties, bool(legends), profile)
    else:
        probabilities = dict(classification.probabilities)
        attribute = max(Attribute, key=lambda candidate: probabilities[candidate])
        attribute, probabilities = _under_profile(attribute, probabilities, grounds, profile)
    reasons = [
        *(_mark_reason(finding) for finding in marks[:1]),
        *(_legend_reason(finding) for finding in legends[:1]),
        *_evidence_reasons(grounds, ReasonKind.GROUND, attribute is not Attribute.PROACTIVE),
        *_evidence_reasons(duties, ReasonKind.DUTY, attribute is Attribute.PROACTIVE),
    ]
    if classification and not marks:
        reasons.append(_model_reason(classification, attribute, probabilities))
    if not any(reason.basis for reason in reasons):
        reasons.append(_default_reason(attribute))
    reasons.sort(key=lambda reason: _rank(reason, attribute))
    advice = _advice(
        attribute,
        probabilities,
        bool(marks) or released,
        bool(legends),
        grounds,
        duties,
        findings,
        classification,
        profile,
    )
    differs = elements.declared is not None and elements.declared is not attribute
    marked = bool(marks or legends) and _is_more_open(elements.declared, attribute)
    # What belongs to third parties is cut out of a document that is to be published (art. 37): no contradiction.
    third = elements.declared is Attribute.PROACTIVE
    citable = [ground for ground in grounds if not (third and ground.code.startswith("15"))]
    conflict = differs and _contradicts(attribute, probabilities, marked, citable, duties, profile)
    if conflict and attribute is Attribute.PROACTIVE and elements.title and _ANSWER.search(elements.title.value):
        conflict = False  # an answer concerns whoever asked
    separable: tuple[Span, ...] = ()
    if elements.declared is Attribute.PROACTIVE and not marks:
        passages = _passages(findings)
        whole = _is_whole(elements, passages, length)
        if passages and not whole:
            # 条例 art. 37: what can be published is, without the passages; the declaration stands for the rest.
            separable, conflict = passages, False
        elif legends or (passages and whole):
            conflict = True
    if separable or (conflict and not differs):
        advice = Advice.HUMAN_REVIEW if conflict else Advice.PUBLISH_REDACTED
    elif differs and not conflict:
        advice = Advice.HUMAN_REVIEW
    if elements.declared is not None:
        reasons.append(_declared_reason(elements, attribute))
    return Recommendation(
        attribute, probabilities, advice, tuple(reasons), elements.declared, conflict, profile.id, separable
    )


def _passages(findings: Sequence[Finding]) -> tuple[Span, ...]:
    """The passages for which rules found a ground to withhold."""
    return tuple(
        finding.span
        for finding in findings
        if finding.rule_id in _GROUNDS and finding.severity.rank >= Severity.MEDIUM.rank and len(finding.span)
    )


def _is_whole(elements: Elements, passages: Sequence[Span], length: int) -> bool:
    """Whether the passages are what the document is about, not parts of it."""
    title = elements.title
    if title is not None and _TITLED.search(title.value):
        return True
    filled = sum(len(span) for span in passages)
    return bool(length) and filled > _MOSTLY * length


def _grounds_found(findings: Sequence[Finding]) -> list[Evidence]:
    """The exemptions that rules found grounds for, each rule once, with all its places."""
    places: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.rule_id in _GROUNDS and finding.severity.rank >= Severity.MEDIUM.rank:
            places.setdefault(finding.rule_id, []).append(finding)
    return [
        Evidence(
            _GROUNDS[rule][0], False, basis(_GROUNDS[rule][1])[0], found[0].title, tuple(each.span for each in found)
        )
        for rule, found in places.items()
    ]


def _by_evidence(grounds: Sequence[Evidence], duties: Sequence[Evidence], legend: bool, profile: Profile) -> Attribute:
    """Without a model: what the first ground leads to, proactive for a duty alone, else on request."""
    codes = [ground.code for ground in grounds if ground.code in profile.exemptions]
    if codes:
        return profile.exemptions[codes[0]]
    return Attribute.PROACTIVE if duties and not legend else Attribute.ON_REQUEST


def _under_profile(
    attribute: Attribute, probabilities: dict[Attribute, float], grounds: Sequence[Evidence], profile: Profile
) -> tuple[Attribute, dict[Attribute, float]]:
    """Where the model says withheld, the profile says what its ground leads to here.

    The model learned the national default; a jurisdiction that maps the ground elsewhere
    moves the probability there.
    """
    codes = [ground.code for ground in grounds if ground.code in profile.exemptions]
    if attribute is not Attribute.WITHHELD or not codes:
        return attribute, probabilities
    mapped = profile.exemptions[codes[0]]
    if mapped is Attribute.WITHHELD:
        return attribute, probabilities
    moved = dict(probabilities)
    moved[mapped], moved[Attribute.WITHHELD] = probabilities[Attribute.WITHHELD], probabilities[mapped]
    return mapped, moved


def _advice(
    attribute: Attribute,
    probabilities: dict[Attribute, float],
    marked: bool,
    legend: bool,
    grounds: Sequence[Evidence],
    duties: Sequence[Evidence],
    findings: Sequence[Finding],
    classification: Classification | None,
    profile: Profile,
) -> Advice:
    if marked:
        return Advice.REFER
    sure = probabilities[attribute]
    if classification is None or sure < profile.review_below:
        return Advice.HUMAN_REVIEW
    if attribute is Attribute.PROACTIVE:
        # A ground or a legend speaks against it and no duty for it: rule and model disagree.
        if sure < profile.publish_above or legend or (grounds and not duties):
            return Advice.HUMAN_REVIEW
        personal = any(finding.rule_id.startswith("personal.") and finding.severity.rank >= 2 for finding in findings)
        return Advice.PUBLISH_REDACTED if personal else Advice.PUBLISH
    if attribute is Attribute.WITHHELD:
        # 条例 arts. 14–16: withholding needs a ground that can be named; the model's opinion is none.
        return Advice.WITHHOLD if grounds or legend else Advice.HUMAN_REVIEW
    return Advice.ON_REQUEST


def _is_more_open(declared: Attribute | None, attribute: Attribute) -> bool:
    order = list(Attribute)  # from the most open to the least
    return declared is not None and order.index(declared) < order.index(attribute)


def _contradicts(
    attribute: Attribute,
    probabilities: dict[Attribute, float],
    marked: bool,
    grounds: Sequence[Evidence],
    duties: Sequence[Evidence],
    profile: Profile,
) -> bool:
    """Whether there is enough to contradict the person who declared another attribute.

    A mark is, where the declaration is the more open one; a model alone is not: it needs a
    ground or a duty that can be cited beside it.
    """
    if marked:
        return True
    if probabilities[attribute] < profile.publish_above:
        return False
    return bool(duties) if attribute is Attribute.PROACTIVE else bool(grounds) and not duties


def _mark_reason(finding: Finding) -> Reason:
    text = Phrase("文件带有国家秘密标志“{mark}”，公开前须由保密机构核实", "the document bears the mark {mark}").fill(
        mark=" ".join(finding.evidence.split())
    )
    return Reason(ReasonKind.GROUND, text, basis("disclosure-14")[0], (finding.span,))


def _legend_reason(finding: Finding) -> Reason:
    text = Phrase(
        "文件标有内部字样“{mark}”，是否公开须按内容判断", "the document bears the legend {mark}; its content decides"
    ).fill(mark=" ".join(finding.evidence.split()))
    return Reason(ReasonKind.GROUND, text, basis("secrets-64")[0], (finding.span,))


def _evidence_reasons(items: Sequence[Evidence], kind: ReasonKind, agrees: bool) -> list[Reason]:
    return [Reason(kind if agrees else ReasonKind.COUNTER, item.text, item.basis, item.spans) for item in items]


def _model_reason(
    classification: Classification, attribute: Attribute, probabilities: dict[Attribute, float]
) -> Reason:
    text = Phrase("判断为“{name}”，概率 {share}", "{name}, probability {share}").fill(
        name=attribute.phrase, share=share(probabilities[attribute])
    )
    return Reason(ReasonKind.MODEL, text, None, tuple(passage.span for passage in classification.passages))


def _default_reason(attribute: Attribute) -> Reason:
    if attribute is Attribute.PROACTIVE:
        text = Phrase(
            "未见第十四条至第十六条情形，涉及公众，应当主动公开", "no exemption applies and it concerns the public"
        )
        return Reason(ReasonKind.DUTY, text, basis("disclosure-19")[0])
    if attribute is Attribute.ON_REQUEST:
        text = Phrase("未见不予公开情形，也不在主动公开范围内", "no exemption applies and no duty to publish")
        return Reason(ReasonKind.RESIDUAL, text, basis("disclosure-27")[0])
    text = Phrase(
        "内容近似内部事务或过程性信息，须由人确认具体条款",
        "it resembles internal or process papers; a person must name the ground",
    )
    return Reason(ReasonKind.GROUND, text, basis("disclosure-16")[0])


def _declared_reason(elements: Elements, attribute: Attribute) -> Reason:
    assert elements.declared is not None
    agrees = elements.declared is attribute
    words = elements.declared_evidence.value if elements.declared_evidence else elements.declared.phrase
    if agrees:
        text = Phrase("“{words}”，与审查结果一致", "{words}, as the review finds")
    else:
        text = Phrase("“{words}”，与审查结果不一致", "{words}, unlike the review")
    spans = (elements.declared_evidence.span,) if elements.declared_evidence else ()
    return Reason(ReasonKind.DECLARED, text.fill(words=words), None, spans)


def _rank(reason: Reason, attribute: Attribute) -> int:
    """The order of reasons: those that carry the attribute, then the model, then those against it."""
    carrying = ReasonKind.DUTY if attribute is Attribute.PROACTIVE else ReasonKind.GROUND
    if reason.kind in (carrying, ReasonKind.RESIDUAL):
        return 0
    return {ReasonKind.MODEL: 1, ReasonKind.COUNTER: 3}.get(reason.kind, 2)
