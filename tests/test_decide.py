"""From findings, cues and probabilities to attribute, advice, conflict and verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubcheck.decide import decide
from pubcheck.document import Part
from pubcheck.errors import SettingsError
from pubcheck.evidence import Evidence
from pubcheck.finding import Confidence, Finding, Mask, Severity
from pubcheck.gap import Gap
from pubcheck.law import basis
from pubcheck.phrase import Phrase
from pubcheck.profile import EXEMPTIONS, Profile, load_profile, profile_names
from pubcheck.review import Advice, Attribute, Classification, Element, Elements, ReasonKind, Recommendation, Verdict
from pubcheck.span import Span
from pubcheck.verdict import verdict_of

PROACTIVE, ON_REQUEST, WITHHELD = Attribute.PROACTIVE, Attribute.ON_REQUEST, Attribute.WITHHELD
DEFAULT = load_profile("default")


def finding(id_: str, severity: Severity, evidence: str = "某") -> Finding:
    words = Phrase(id_)
    return Finding(
        id_, words, Span(0, len(evidence)), Part.BODY, None, 1, evidence, Mask(1, 1), severity, Confidence(0.9), basis("personal-4"), words, (), words
    )  # fmt: skip


MARK = finding("secret.state_mark", Severity.BLOCK, "机密★10年")
LEGEND = finding("secret.internal_mark", Severity.MEDIUM, "内部资料")
PERSON = finding("personal.resident_id", Severity.HIGH, "11010519491231002X")
CONTACT = finding("personal.mobile_phone", Severity.INFO, "13900001234")
GAP = Gap("parse", "第3页", Phrase("没有文字", "no text"))


def cue(code: str, basis_id: str) -> Evidence:
    return Evidence(code, code.startswith(("19", "20", "21")), basis(basis_id)[0], Phrase(code), (Span(0, 2),))


DUTY = cue("20(12)", "disclosure-20-12")
GROUND = cue("16process", "disclosure-16")
TRADE = cue("15trade", "disclosure-15")


def says(proactive: float, on_request: float, withheld: float) -> Classification:
    return Classification({PROACTIVE: proactive, ON_REQUEST: on_request, WITHHELD: withheld}, "test 1")


OPEN, ASK, KEEP, TORN = says(0.9, 0.06, 0.04), says(0.05, 0.9, 0.05), says(0.04, 0.06, 0.9), says(0.4, 0.25, 0.35)
BARELY = says(0.58, 0.22, 0.20)


def decided(
    model: Classification | None,
    findings: Sequence[Finding] = (),
    evidence: Sequence[Evidence] = (),
    declared: Attribute | None = None,
    profile: Profile = DEFAULT,
) -> Recommendation:
    elements = Elements()
    if declared is not None:
        elements = Elements(declared=declared, declared_evidence=Element("（此件…）", Span(5, 9)))
    return decide(elements, findings, evidence, model, profile)


@pytest.mark.parametrize(
    ("model", "findings", "evidence", "attribute", "advice"),
    [
        (OPEN, [MARK], [], WITHHELD, Advice.REFER),
        (OPEN, [MARK], [DUTY], WITHHELD, Advice.REFER),
        (None, [MARK], [], WITHHELD, Advice.REFER),
        (OPEN, [replace(MARK, severity=Severity.LOW)], [DUTY], PROACTIVE, Advice.PUBLISH),
        (OPEN, [LEGEND], [DUTY], PROACTIVE, Advice.HUMAN_REVIEW),
        (KEEP, [LEGEND], [], WITHHELD, Advice.WITHHOLD),
        (OPEN, [], [DUTY], PROACTIVE, Advice.PUBLISH),
        (OPEN, [], [], PROACTIVE, Advice.PUBLISH),
        (OPEN, [CONTACT], [DUTY], PROACTIVE, Advice.PUBLISH),
        (OPEN, [PERSON], [DUTY], PROACTIVE, Advice.PUBLISH_REDACTED),
        (OPEN, [], [GROUND], PROACTIVE, Advice.HUMAN_REVIEW),
        (OPEN, [], [GROUND, DUTY], PROACTIVE, Advice.PUBLISH),
        (BARELY, [], [DUTY], PROACTIVE, Advice.HUMAN_REVIEW),
        (TORN, [], [DUTY], PROACTIVE, Advice.HUMAN_REVIEW),
        (KEEP, [], [GROUND], WITHHELD, Advice.WITHHOLD),
        (KEEP, [], [], WITHHELD, Advice.HUMAN_REVIEW),
        (KEEP, [], [DUTY], WITHHELD, Advice.HUMAN_REVIEW),
        (ASK, [], [], ON_REQUEST, Advice.ON_REQUEST),
        (None, [], [], ON_REQUEST, Advice.HUMAN_REVIEW),
        (None, [], [DUTY], PROACTIVE, Advice.HUMAN_REVIEW),
        (None, [LEGEND], [DUTY], ON_REQUEST, Advice.HUMAN_REVIEW),
        (None, [], [DUTY, GROUND], WITHHELD, Advice.HUMAN_REVIEW),
    ],
)
def test_attribute_and_advice(
    model: Classification | None,
    findings: list[Finding],
    evidence: list[Evidence],
    attribute: Attribute,
    advice: Advice,
) -> None:
    result = decided(model, findings, evidence)
    assert (result.attribute, result.advice) == (attribute, advice)
    assert result.profile == "default"
    assert sum(result.probabilities.values()) == pytest.approx(1.0)


def test_a_mark_cites_the_article_and_never_says_it_is_a_secret() -> None:
    reason = decided(OPEN, [MARK], [DUTY]).reasons[0]
    assert reason.kind is ReasonKind.GROUND
    assert reason.basis is basis("disclosure-14")[0]
    assert reason.spans == (MARK.span,)
    assert "机密★10年" in reason.text
    assert "核实" in reason.text


def test_a_legend_cites_the_article_on_work_secrets() -> None:
    assert basis("secrets-64")[0] in [reason.basis for reason in decided(OPEN, [LEGEND]).reasons]


@pytest.mark.parametrize("attribute", [OPEN, ASK, KEEP, TORN, None], ids=["open", "ask", "keep", "torn", "none"])
@pytest.mark.parametrize("evidence", [[], [DUTY], [GROUND], [DUTY, GROUND]], ids=["nothing", "duty", "ground", "both"])
def test_something_is_always_cited(attribute: Classification | None, evidence: list[Evidence]) -> None:
    assert any(reason.basis is not None for reason in decided(attribute, [], evidence).reasons)


def test_a_duty_speaks_for_publication_and_against_withholding() -> None:
    def kinds(model: Classification) -> dict[str, ReasonKind]:
        return {str(reason.text): reason.kind for reason in decided(model, [], [DUTY, GROUND]).reasons}

    assert kinds(OPEN)["20(12)"] is ReasonKind.DUTY
    assert kinds(OPEN)["16process"] is ReasonKind.COUNTER
    assert kinds(KEEP)["20(12)"] is ReasonKind.COUNTER
    assert kinds(KEEP)["16process"] is ReasonKind.GROUND


def test_what_carries_the_attribute_comes_first_and_what_speaks_against_it_last() -> None:
    for model in (OPEN, KEEP):
        kinds = [reason.kind for reason in decided(model, [], [GROUND, DUTY]).reasons]
        assert kinds[0] in (ReasonKind.DUTY, ReasonKind.GROUND)
        assert kinds[1:] == [ReasonKind.MODEL, ReasonKind.COUNTER]


@pytest.mark.parametrize(
    ("model", "findings", "evidence", "declared", "conflict"),
    [
        (OPEN, [MARK], [], PROACTIVE, True),
        (OPEN, [MARK], [], ON_REQUEST, True),
        (OPEN, [MARK], [], WITHHELD, False),
        (KEEP, [LEGEND], [], PROACTIVE, True),
        (ASK, [LEGEND], [], WITHHELD, False),
        (OPEN, [LEGEND], [], PROACTIVE, True),  # a legend stands against it whatever the model says
        (OPEN, [], [DUTY], WITHHELD, True),
        (OPEN, [], [], WITHHELD, False),  # a model alone contradicts nobody
        (BARELY, [], [DUTY], WITHHELD, False),  # nor does an unsure one
        (KEEP, [], [GROUND], PROACTIVE, True),
        (KEEP, [], [GROUND, DUTY], PROACTIVE, False),
        (KEEP, [], [], PROACTIVE, False),
        (OPEN, [], [DUTY], PROACTIVE, False),
        (None, [], [GROUND], PROACTIVE, False),
        (OPEN, [], [DUTY], None, False),
    ],
)
def test_a_conflict_needs_something_to_cite(
    model: Classification | None,
    findings: list[Finding],
    evidence: list[Evidence],
    declared: Attribute | None,
    conflict: bool,
) -> None:
    result = decided(model, findings, evidence, declared)
    assert result.conflict is conflict
    assert result.declared is declared
    if conflict:
        assert any(reason.basis for reason in result.reasons if reason.kind in (ReasonKind.GROUND, ReasonKind.DUTY))
    elif declared not in (None, result.attribute):
        assert result.advice is Advice.HUMAN_REVIEW, "they disagree, so a person looks"


def test_the_declaration_is_a_reason_with_its_place() -> None:
    (reason,) = [
        reason for reason in decided(OPEN, [], [DUTY], PROACTIVE).reasons if reason.kind is ReasonKind.DECLARED
    ]
    assert reason.spans == (Span(5, 9),)
    assert "一致" in reason.text
    assert "不一致" not in reason.text


def test_a_declaration_by_the_caller_is_named_by_its_title() -> None:
    result = decide(Elements(declared=WITHHELD), [], [DUTY], OPEN, DEFAULT)
    (reason,) = [reason for reason in result.reasons if reason.kind is ReasonKind.DECLARED]
    assert "不予公开" in reason.text
    assert reason.spans == ()


# -- profiles ---------------------------------------------------------------------------------


def test_a_profile_maps_a_ground_elsewhere() -> None:
    lenient = replace(DEFAULT, id="lenient", exemptions={**DEFAULT.exemptions, "16process": ON_REQUEST})
    result = decided(KEEP, [], [GROUND], profile=lenient)
    assert (result.attribute, result.advice, result.profile) == (ON_REQUEST, Advice.ON_REQUEST, "lenient")
    assert result.probabilities[ON_REQUEST] == 0.9
    assert result.probabilities[WITHHELD] == 0.06
    assert decided(KEEP, [], [TRADE], profile=lenient).attribute is WITHHELD
    assert decided(KEEP, [], [], profile=lenient).attribute is WITHHELD
    assert decided(OPEN, [MARK], [GROUND], profile=lenient).attribute is WITHHELD
    assert decided(None, [], [GROUND], profile=lenient).attribute is ON_REQUEST


def test_thresholds_are_the_profiles() -> None:
    strict = replace(DEFAULT, review_below=0.95)
    assert decided(OPEN, [], [DUTY], profile=strict).advice is Advice.HUMAN_REVIEW
    strict = replace(DEFAULT, publish_above=0.95)
    assert decided(OPEN, [], [DUTY], profile=strict).advice is Advice.HUMAN_REVIEW
    assert decided(KEEP, [], [GROUND], profile=strict).advice is Advice.WITHHOLD


@pytest.mark.parametrize("name", profile_names())
def test_every_shipped_profile_is_complete(name: str) -> None:
    profile = load_profile(name)
    assert profile.id == name
    assert set(profile.exemptions) == set(EXEMPTIONS)
    assert profile.title.en != str(profile.title)


GOOD = (
    'id = "ours"\ntitle = "本县"\n[exemptions]\n'
    + "".join(f'"{code}" = "withheld"\n' for code in EXEMPTIONS)
    + "[thresholds]\nreview_below = 0.5\npublish_above = 0.6\n"
)


def test_a_profile_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "本县.toml"
    path.write_text(GOOD.replace('"16internal" = "withheld"', '"16internal" = "on_request"'), encoding="utf-8")
    profile = load_profile(str(path))
    assert (profile.id, profile.title, profile.exemptions["16internal"]) == ("ours", "本县", ON_REQUEST)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "= broken",
        GOOD.replace('"withheld"', '"secret"', 1),
        GOOD.replace('"14a"', '"14z"'),
        GOOD.replace("0.6", "1.6"),
        GOOD.replace("0.6", '"viel"'),
        GOOD.replace("[thresholds]", "[limits]"),
        GOOD.replace("[exemptions]", "exemptions = 3\n[other]"),
    ],
    ids=[
        "empty",
        "no TOML",
        "unknown attribute",
        "unknown exemption",
        "out of range",
        "no number",
        "no thresholds",
        "no table",
    ],
)
def test_a_broken_profile_is_refused_in_one_line(tmp_path: Path, content: str) -> None:
    path = tmp_path / "p.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_profile(str(path))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["没有的", "../default", "/etc/passwd", "missing.toml", ""])
def test_a_profile_that_does_not_exist(name: str) -> None:
    with pytest.raises(SettingsError, match="default"):
        load_profile(name)


# -- verdicts ---------------------------------------------------------------------------------

PUBLISH, REVIEW = decided(OPEN, [], [DUTY]), decided(TORN)


@pytest.mark.parametrize(
    ("findings", "gaps", "recommendation", "verdict"),
    [
        ([], [], PUBLISH, Verdict.NO_OBSTACLE),
        ([CONTACT], [], PUBLISH, Verdict.NO_OBSTACLE),
        ([replace(CONTACT, severity=Severity.LOW)], [], PUBLISH, Verdict.NO_OBSTACLE),
        ([LEGEND], [], PUBLISH, Verdict.NEEDS_CHANGES),
        ([PERSON], [], PUBLISH, Verdict.NEEDS_CHANGES),
        ([MARK], [], PUBLISH, Verdict.BLOCKED),
        ([MARK], [GAP], None, Verdict.BLOCKED),
        ([PERSON], [GAP], PUBLISH, Verdict.INCOMPLETE),
        ([], [GAP], PUBLISH, Verdict.INCOMPLETE),
        ([], [], None, Verdict.INCOMPLETE),
        ([], [], decided(OPEN, [], [DUTY], WITHHELD), Verdict.NEEDS_CHANGES),
        ([], [], decided(OPEN, [], [], WITHHELD), Verdict.NEEDS_REVIEW),
        ([], [], REVIEW, Verdict.NEEDS_REVIEW),
        ([], [], decided(KEEP, [], [GROUND]), Verdict.NEEDS_REVIEW),
        ([], [], decided(ASK), Verdict.NEEDS_REVIEW),
    ],
)
def test_verdicts(
    findings: list[Finding], gaps: list[Gap], recommendation: Recommendation | None, verdict: Verdict
) -> None:
    assert verdict_of(findings, gaps, recommendation) is verdict


FINDINGS = st.lists(st.sampled_from([MARK, LEGEND, PERSON, CONTACT]), max_size=3)
EVIDENCE = st.lists(st.sampled_from([DUTY, GROUND, TRADE]), max_size=3)
MODELS = st.sampled_from([OPEN, ASK, KEEP, TORN, BARELY, None])


@settings(max_examples=500)
@given(FINDINGS, EVIDENCE, MODELS, st.sampled_from([None, *Attribute]), st.booleans())
def test_pubcheck_fails_closed(
    findings: list[Finding],
    evidence: list[Evidence],
    model: Classification | None,
    declared: Attribute | None,
    gap: bool,
) -> None:
    result = decided(model, findings, evidence, declared)
    verdict = verdict_of(findings, [GAP] if gap else [], result)
    if MARK in findings:
        assert (result.attribute, verdict) == (WITHHELD, Verdict.BLOCKED)
        assert result.advice in (Advice.REFER, Advice.HUMAN_REVIEW)
    if model is None:
        assert result.advice in (Advice.HUMAN_REVIEW, Advice.REFER)
    if gap:
        assert verdict is not Verdict.NO_OBSTACLE
    if verdict is Verdict.NO_OBSTACLE:
        assert (result.attribute, result.advice) == (PROACTIVE, Advice.PUBLISH)
        assert not findings or findings == [CONTACT] * len(findings)
        assert declared in (None, PROACTIVE)
