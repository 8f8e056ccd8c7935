"""From findings, classification and gaps to a recommendation, under a profile.

Order: marks (veto) → grounds and duties → model → profile → declared attribute. Rules may
only block or refer; where rules and model disagree a person looks. pubcheck never says that
something *is* a state secret (保密法 art. 16): it says what mark or ground it found.
"""

from __future__ import annotations

from collections.abc import Sequence

from pubcheck.advice import Case
from pubcheck.evidence import Evidence
from pubcheck.exemptions import GROUND_RULES, by_likelihood, exemption_shares, grounds_found, under_profile
from pubcheck.finding import Finding, Severity
from pubcheck.lazy_pattern import lazily
from pubcheck.paper_kind import PAPER_TITLES, PaperKind, kinds_of
from pubcheck.profile import Profile
from pubcheck.reasons import (
    answer_reason,
    declared_reasons,
    default_reason,
    discretion_reason,
    evidence_reasons,
    forwarded_reason,
    joint_reason,
    legend_reason,
    mark_reason,
    model_reason,
    paper_reason,
)
from pubcheck.review import Advice, Attribute, Classification, Elements, Reason, ReasonKind, Recommendation
from pubcheck.span import Span

# Where these passages fill this much of a document declared proactive, it is no longer a part to cut out.
_MOSTLY = 0.4
_SURE = 0.8  # probability from which the model's view of the whole paper counts
# A title that is itself about what must stay inside.
_TITLED = lazily(
    r"突击检查|暗访|明察暗访|飞行检查|稳控|维稳|布控|警力|抓捕|收网|安保(?:工作)?方案|勤务|考察(?:材料|报告)|任免建议|签报|讨论稿|询问笔录|调查终结|立案审批|谈判方案|风险处置|应对预案|接待方案|战备|快报"
)
# A title by which a paper addresses the public: what must not go out is a part of it.
_FOR_THE_PUBLIC = lazily(r"公告|公示|通告|公开[稿表版本页]|公众版|(?:采购|招标)文件|须知$")
_SURELY_PUBLIC, _DOUBTFUL = 0.95, 0.7
_CONTRADICTED = (0.96, 0.94)  # the model's probability from which it alone contradicts: on request, withheld
_FORM = lazily(r"审[核签批查]|稿纸|拟[办稿]|阅办|办文|登记|台账|流转|会签|答复|告知")
_SIXTEEN = lazily(r"第[ ]?(?:十六|16)[ ]?条")
_ANSWER = lazily(r"申请.{0,8}(?:答复|告知|回复)|(?:答复|告知)书")
# A mark is a veto; the rest is the chance that the mark was misread.
_VETO = {Attribute.PROACTIVE: 0.005, Attribute.ON_REQUEST: 0.005, Attribute.WITHHELD: 0.99}


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
    found = grounds_found(findings)
    grounds = [*found, *(item for item in evidence if not item.is_duty and item.code not in {g.code for g in found})]
    shares: dict[str, float] = {}
    kinds = kinds_of(elements)
    if classification is not None:
        shares = exemption_shares(classification, grounds)
        grounds = by_likelihood(grounds, shares)
    if marks:
        probabilities = dict(_VETO)
    elif classification is None:
        probabilities = dict.fromkeys(Attribute, 1 / 3)
    else:
        probabilities = under_profile(classification.probabilities, shares, profile)
    likeliest = max(Attribute, key=lambda candidate: probabilities[candidate])
    attribute = _by_evidence(grounds, duties, bool(legends), profile) if classification is None else likeliest
    named = None if marks else _named_kind(kinds, attribute, shares, profile)
    answers = named is None and not marks and attribute is Attribute.PROACTIVE and PaperKind.ANSWER in kinds
    if marks:
        attribute = Attribute.WITHHELD
    elif answers or (named is not None and profile.papers[named] is not attribute):
        other = profile.papers[named] if named is not None else Attribute.ON_REQUEST
        probabilities[attribute], probabilities[other] = probabilities[other], probabilities[attribute]
        attribute = other
    case = Case(attribute, probabilities, shares, grounds, duties, bool(legends), findings, kinds, profile)
    reasons = [
        *(mark_reason(finding) for finding in marks[:1]),
        *case.likeness(),
        *evidence_reasons(grounds, ReasonKind.GROUND, attribute is not Attribute.PROACTIVE),
        *(legend_reason(finding) for finding in legends[:1]),
        *evidence_reasons(duties, ReasonKind.DUTY, attribute is Attribute.PROACTIVE),
    ]
    if classification and not marks and not answers:
        reasons.append(model_reason(classification, attribute, probabilities))
    if answers:
        reasons.append(answer_reason(elements))
    if not any(reason.basis for reason in reasons):
        reasons.append(default_reason(attribute))
    if named is not None:
        reasons.append(paper_reason(PAPER_TITLES[named], attribute, elements, profile))
    if not marks:
        reasons += _on_papers(elements, kinds, profile)
        if attribute is Attribute.WITHHELD and case.is_discretionary():
            reasons.append(discretion_reason())
    reasons.sort(key=lambda reason: _rank(reason, attribute))
    if marks or released:
        advice = Advice.REFER
    elif classification is None:
        advice = Advice.HUMAN_REVIEW
    else:
        advice = case.advice()
    differs = elements.declared is not None and elements.declared is not attribute
    marked = bool(marks or legends) and _is_more_open(elements.declared, attribute)
    # What belongs to third parties is cut out of a document that is to be published (art. 37): no contradiction.
    third = elements.declared is Attribute.PROACTIVE
    citable = [ground for ground in grounds if not (third and ground.code.startswith("15"))]
    conflict = differs and _contradicts(elements.declared, attribute, probabilities, marked, citable, duties, profile)
    if differs and not conflict and attribute is Attribute.PROACTIVE and not grounds and not legends:
        # Of a form nothing is known but what it says about another paper; a poor reason is told by itself.
        title = elements.title.value if elements.title else ""
        least = _CONTRADICTED[elements.declared is Attribute.WITHHELD]
        conflict = probabilities[attribute] >= least and not (_FORM.search(title) or _is_poor(findings))
    if conflict and attribute is Attribute.PROACTIVE and elements.title and _ANSWER.search(elements.title.value):
        conflict = False  # an answer concerns whoever asked
    if conflict and not marked and elements.declared is Attribute.ON_REQUEST and elements.withhold_reason:
        # Article 16 allows to withhold and does not demand it: who names it may answer on request.
        conflict = not (
            _SIXTEEN.search(elements.withhold_reason.value) and {each.code[:2] for each in grounds} == {"16"}
        )
    separable: tuple[Span, ...] = ()
    if elements.declared is Attribute.PROACTIVE and not marks:
        title = elements.title.value if elements.title else ""
        passages = () if elements.declared_redacted else _passages(findings, probabilities[Attribute.PROACTIVE])
        whole = _is_whole(elements, passages, length)
        if classification is not None and not legends and not _TITLED.search(title):
            # What the paper is as a whole tells more than how much of it the passages fill. A title for the public
            # makes them a part, unless both the model is sure and they fill it.
            sure = attribute is Attribute.WITHHELD and probabilities[attribute] >= _SURE
            filled = whole and attribute is not Attribute.PROACTIVE
            whole = (sure and filled) if _FOR_THE_PUBLIC.search(title) else (sure or filled)
        if passages and not whole and not legends:
            # 条例 art. 37: what can be published is, without the passages; the declaration stands for the rest.
            separable, conflict = passages, False
        elif legends or (passages and whole):
            conflict = True
    if separable or (conflict and not differs):
        # Without the passages the rest is published, unless the model would withhold all of it: then a person looks.
        cut = separable and not conflict and attribute is not Attribute.WITHHELD
        advice = Advice.PUBLISH_REDACTED if cut else Advice.HUMAN_REVIEW
    elif differs and not conflict:
        advice = Advice.HUMAN_REVIEW
    elif elements.declared_redacted and advice is Advice.PUBLISH:
        advice = Advice.PUBLISH_REDACTED
    if elements.declared_otherwise and advice is not Advice.REFER:
        advice = Advice.HUMAN_REVIEW
    reasons += declared_reasons(elements, attribute)
    return Recommendation(
        attribute, probabilities, advice, tuple(reasons), elements.declared, conflict, profile.id, separable
    )


def _is_poor(findings: Sequence[Finding]) -> bool:
    """Whether the reason stated for not publishing is missing or vague."""
    return any(finding.rule_id in ("attribute.reason_missing", "attribute.reason_vague") for finding in findings)


def _passages(findings: Sequence[Finding], public: float) -> tuple[Span, ...]:
    """The passages for which rules found a ground to withhold; in a paper surely for the public not the doubtful ones."""
    least = _DOUBTFUL if public >= _SURELY_PUBLIC else 0.0
    return tuple(
        finding.span
        for finding in findings
        if finding.rule_id in GROUND_RULES
        and finding.severity.rank >= Severity.MEDIUM.rank
        and len(finding.span)
        and finding.confidence >= least
    )


def _is_whole(elements: Elements, passages: Sequence[Span], length: int) -> bool:
    """Whether the passages are what the document is about, not parts of it."""
    title = elements.title
    if title is not None and _TITLED.search(title.value):
        return True
    filled = sum(len(span) for span in passages)
    return bool(length) and filled > _MOSTLY * length


def _by_evidence(grounds: Sequence[Evidence], duties: Sequence[Evidence], legend: bool, profile: Profile) -> Attribute:
    """Without a model: what the first ground leads to, proactive for a duty alone, else on request."""
    codes = [ground.code for ground in grounds if ground.code in profile.exemptions]
    if codes:
        return profile.exemptions[codes[0]]
    return Attribute.PROACTIVE if duties and not legend else Attribute.ON_REQUEST


def _named_kind(
    kinds: frozenset[PaperKind], attribute: Attribute, shares: dict[str, float], profile: Profile
) -> PaperKind | None:
    """The kind of paper for which local rules state an attribute. They open nothing that articles 14 and 15 close,
    and a paper to all units below is published as such only where no exemption applies."""
    for kind, stated in profile.papers.items():
        if kind not in kinds:
            continue
        likeliest = max(shares, key=lambda code: shares[code], default="")
        closed = attribute is Attribute.WITHHELD and (likeliest[:2] in ("14", "15") or kind is PaperKind.GENERAL)
        if stated is Attribute.WITHHELD or not closed:
            return kind
    return None


def _on_papers(elements: Elements, kinds: frozenset[PaperKind], profile: Profile) -> list[Reason]:
    """Whose word counts for a forwarded or a joint paper."""
    reasons = []
    if profile.forwarded_as_original and PaperKind.FORWARDED in kinds:
        reasons.append(forwarded_reason(elements, profile))
    if profile.joint_by_lead and PaperKind.JOINT in kinds:
        reasons.append(joint_reason(elements))
    return reasons


def _is_more_open(declared: Attribute | None, attribute: Attribute) -> bool:
    order = list(Attribute)  # from the most open to the least
    return declared is not None and order.index(declared) < order.index(attribute)


def _contradicts(
    declared: Attribute | None,
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
    if attribute is Attribute.PROACTIVE:
        return bool(duties)
    # A ground speaks against whoever would publish more, never against whoever withholds.
    return bool(grounds) and not duties and _is_more_open(declared, attribute)


def _rank(reason: Reason, attribute: Attribute) -> int:
    """The order of reasons: those that carry the attribute, then the model, then those against it."""
    carrying = ReasonKind.DUTY if attribute is Attribute.PROACTIVE else ReasonKind.GROUND
    if reason.kind in (carrying, ReasonKind.RESIDUAL):
        return 0
    return {ReasonKind.MODEL: 1, ReasonKind.COUNTER: 4, ReasonKind.PROFILE: 2}.get(reason.kind, 3)
