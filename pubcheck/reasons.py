"""The reasons of a recommendation: each in words, with its article and its places."""

from __future__ import annotations

from collections.abc import Sequence

from pubcheck.evidence import Evidence
from pubcheck.finding import Finding
from pubcheck.law import basis
from pubcheck.paper_kind import lead_of
from pubcheck.phrase import Phrase
from pubcheck.profile import Profile
from pubcheck.review import Attribute, Classification, Elements, Reason, ReasonKind
from pubcheck.wording import share

_LIKE = {
    "14a": Phrase("近似应当确定密级的内容", "what may have to be classified"),
    "14b": Phrase("近似法律、行政法规禁止公开的内容", "what laws forbid to publish"),
    "14c": Phrase("近似公开后可能危及安全、稳定的内容", "what may endanger security or stability"),
    "15trade": Phrase("近似企业商业秘密", "commercial secrets"),
    "15privacy": Phrase("近似个人隐私", "private matters"),
    "16internal": Phrase("近似人事、后勤、内部工作流程信息", "personnel, logistics or internal procedure"),
    "16process": Phrase("近似讨论、请示、磋商等过程性信息", "process papers"),
    "16casefile": Phrase("近似行政执法案卷信息", "an enforcement file"),
}


def mark_reason(finding: Finding) -> Reason:
    """A state mark: the secrecy office must look. Never that it *is* a secret."""
    if not finding.evidence:  # in the file's name
        text = Phrase("{said}，公开前须由保密机构核实", "{said}: the secrecy office must look").fill(
            said=finding.message
        )
        return Reason(ReasonKind.GROUND, text, basis("disclosure-14")[0])
    text = Phrase("文件带有国家秘密标志“{mark}”，公开前须由保密机构核实", "the document bears the mark {mark}").fill(
        mark=" ".join(finding.evidence.split())
    )
    return Reason(ReasonKind.GROUND, text, basis("disclosure-14")[0], (finding.span,))


def legend_reason(finding: Finding) -> Reason:
    """An internal legend: not by itself a ground, its content decides."""
    text = Phrase(
        "文件标有内部字样“{mark}”，是否公开须按内容判断", "the document bears the legend {mark}; its content decides"
    ).fill(mark=" ".join(finding.evidence.split()))
    return Reason(ReasonKind.GROUND, text, basis("secrets-64")[0], (finding.span,))


def evidence_reasons(items: Sequence[Evidence], kind: ReasonKind, agrees: bool) -> list[Reason]:
    """Grounds or duties that were found: for the attribute, or against it."""
    return [Reason(kind if agrees else ReasonKind.COUNTER, item.text, item.basis, item.spans) for item in items]


def model_reason(classification: Classification, attribute: Attribute, probabilities: dict[Attribute, float]) -> Reason:
    """What the model thinks, with the passages that carried it."""
    text = Phrase("判断为“{name}”，概率 {share}", "{name}, probability {share}").fill(
        name=attribute.phrase, share=share(probabilities[attribute])
    )
    return Reason(ReasonKind.MODEL, text, None, tuple(passage.span for passage in classification.passages))


def likeness_reason(code: str) -> Reason:
    """The exemption that the model finds likeliest where the text shows no ground for it: a person must confirm it."""
    text = Phrase("{like}，须由人确认具体条款", "it resembles {like}; a person must confirm the ground").fill(
        like=_LIKE[code]
    )
    return Reason(ReasonKind.GROUND, text, basis(f"disclosure-{code[:2]}")[0])


def default_reason(attribute: Attribute) -> Reason:
    """The article that carries the attribute where nothing else is cited."""
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


def answer_reason(elements: Elements) -> Reason:
    """An answer goes to whoever applied; what it refuses or tells of them is not for the public by itself."""
    text = Phrase(
        "答复公开申请的文书，只答复申请人，不因此主动公开", "an answer to an application: it goes to the applicant"
    )
    return Reason(
        ReasonKind.RESIDUAL, text, basis("disclosure-36")[0], (elements.title.span,) if elements.title else ()
    )


def declared_reasons(elements: Elements, attribute: Attribute) -> list[Reason]:
    """What the document declares: whether it agrees, or contradicts itself, and that only a part is to go out."""
    reasons = []
    if elements.declared_otherwise:
        reasons.append(_contrary_reason(elements))
    elif elements.declared is not None:
        reasons.append(_declared_reason(elements, elements.declared, attribute))
    if elements.declared_redacted:
        reasons.append(_reduced_reason(elements))
    return reasons


def _declared_reason(elements: Elements, declared: Attribute, attribute: Attribute) -> Reason:
    """Whether the declared attribute agrees, with its place."""
    agrees = declared is attribute
    words = elements.declared_evidence.value if elements.declared_evidence else declared.phrase
    if agrees:
        text = Phrase("“{words}”，与审查结果一致", "{words}, as the review finds")
    else:
        text = Phrase("“{words}”，与审查结果不一致", "{words}, unlike the review")
    spans = (elements.declared_evidence.span,) if elements.declared_evidence else ()
    return Reason(ReasonKind.DECLARED, text.fill(words=words), None, spans)


def _contrary_reason(elements: Elements) -> Reason:
    """The document declares two attributes, each with its place, in the order in which they stand."""
    places = elements.declared_places
    text = Phrase("文内前后标注不一：{words}", "the document declares different attributes: {words}").fill(
        words="；".join(f"“{' '.join(element.value.split())}”" for element in places)
    )
    return Reason(ReasonKind.DECLARED, text, None, tuple(element.span for element in places))


def _reduced_reason(elements: Elements) -> Reason:
    """Declared 部分公开 or 删减后公开: the whole paper is not what is to go out."""
    text = Phrase(
        "标注为部分公开或者删减后公开，只能发布删减后的文本，请核对本稿是否已经删减",
        "declared open in part: only a reduced text may be published; check that this is the reduced one",
    )
    spans = (elements.declared_evidence.span,) if elements.declared_evidence else ()
    return Reason(ReasonKind.DECLARED, text, basis("disclosure-37")[0], spans)


def discretion_reason() -> Reason:
    """Article 16 allows to withhold, it does not demand it: whoever does says why."""
    text = Phrase(
        "第十六条是“可以不予公开”，不予公开的须写明具体理由",
        "article 16 leaves it open: whoever withholds must state the reason",
    )
    return Reason(ReasonKind.COUNTER, text, basis("disclosure-36")[0])


def forwarded_reason(elements: Elements, profile: Profile) -> Reason:
    """A forwarded paper follows the one it passes on."""
    text = Phrase(
        "转发的公文，公开属性随所转发的公文，请核对原文的属性（{title}）",
        "a forwarded paper follows the one it passes on; look up its attribute ({title})",
    ).fill(title=profile.title)
    return Reason(ReasonKind.PROFILE, text, None, (elements.title.span,) if elements.title else ())


def joint_reason(elements: Elements) -> Reason:
    """The lead agency decides on a joint paper."""
    text = Phrase("联合发文，公开属性由牵头单位“{lead}”确定", "a joint paper: the lead agency ({lead}) decides").fill(
        lead=lead_of(elements)
    )
    spans = (elements.issuer.span,) if elements.issuer else ()
    return Reason(ReasonKind.PROFILE, text, basis("disclosure-10")[0], spans)


def paper_reason(kind: Phrase, attribute: Attribute, elements: Elements, profile: Profile) -> Reason:
    """Local rules name this kind of paper."""
    text = Phrase("{kind}，按{title}为“{name}”", "{kind}: {name} under the rules of {title}").fill(
        kind=kind, title=profile.title, name=attribute.phrase
    )
    return Reason(ReasonKind.PROFILE, text, None, (elements.title.span,) if elements.title else ())
