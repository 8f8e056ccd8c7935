"""From findings, cues and probabilities to attribute, advice, conflict and verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pubcheck
from pubcheck.decide import decide
from pubcheck.document import Part
from pubcheck.errors import SettingsError
from pubcheck.evidence import Evidence
from pubcheck.finding import Confidence, Finding, Mask, Severity
from pubcheck.gap import Gap
from pubcheck.law import basis
from pubcheck.paper_kind import PaperKind
from pubcheck.phrase import Phrase
from pubcheck.profile import EXEMPTIONS, Profile, Reassess, load_profile, profile_names
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
POLICE = finding("secret.police", Severity.HIGH, "警力布置")
TRADE_SECRET = finding("secret.trade_secret", Severity.HIGH, "配方")
GAP = Gap("parse", "第3页", Phrase("没有文字", "no text"))


def cue(code: str, basis_id: str) -> Evidence:
    return Evidence(code, code.startswith(("19", "20", "21")), basis(basis_id)[0], Phrase(code), (Span(0, 2),))


DUTY = cue("20(12)", "disclosure-20-12")
GROUND = cue("16process", "disclosure-16")
TRADE = cue("15trade", "disclosure-15")


def says(proactive: float, on_request: float, withheld: float) -> Classification:
    return Classification({PROACTIVE: proactive, ON_REQUEST: on_request, WITHHELD: withheld}, "test 1")


OPEN, ASK, KEEP, TORN = says(0.9, 0.098, 0.002), says(0.05, 0.9, 0.05), says(0.04, 0.06, 0.9), says(0.4, 0.25, 0.35)
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
        (ASK, [LEGEND], [], ON_REQUEST, Advice.HUMAN_REVIEW),
        (ASK, [POLICE], [], ON_REQUEST, Advice.HUMAN_REVIEW),
        (OPEN, [POLICE], [DUTY], PROACTIVE, Advice.HUMAN_REVIEW),
        (OPEN, [replace(POLICE, severity=Severity.MEDIUM)], [DUTY], PROACTIVE, Advice.PUBLISH),
        (OPEN, [TRADE_SECRET], [DUTY], PROACTIVE, Advice.PUBLISH_REDACTED),
        (KEEP, [POLICE], [], WITHHELD, Advice.WITHHOLD),
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


@pytest.mark.parametrize(
    ("title", "attribute"),
    [
        ("青石县公安局政府信息不予公开决定书", ON_REQUEST),
        ("青石县自然资源局政府信息公开申请答复书", ON_REQUEST),
        ("政府信息不存在告知书（青公开告〔2025〕3号）", ON_REQUEST),
        ("关于王某政府信息公开申请的答复", ON_REQUEST),
        ("青石县人民政府信息公开工作年度报告", PROACTIVE),
        ("政府信息公开申请答复书示范文本", PROACTIVE),
        ("政府信息不予公开决定书（样式）", PROACTIVE),
        ("青石县人民政府行政复议决定书", PROACTIVE),
        ("关于印发政府信息公开申请办理规定的通知", PROACTIVE),
    ],
)
def test_an_answer_to_an_application_goes_to_the_applicant(title: str, attribute: Attribute) -> None:
    to = Element("孙晓峰：", Span(40, 44))
    for findings in ([], [MARK]):
        result = decide(Elements(title=Element(title, Span(0, len(title))), recipients=to), findings, [], OPEN, DEFAULT)
        assert result.attribute is (WITHHELD if findings else attribute)
    answer = decide(Elements(title=Element(title, Span(0, len(title)))), [], [], OPEN, DEFAULT)
    told = any("只答复申请人" in reason.text for reason in answer.reasons)
    assert told is (attribute is ON_REQUEST)
    assert told is not any(reason.kind is ReasonKind.MODEL for reason in answer.reasons)


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
        assert kinds[1] is ReasonKind.MODEL
        assert set(kinds[2:]) == {ReasonKind.COUNTER}


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
        (ASK, [], [GROUND], PROACTIVE, True),
        (ASK, [], [GROUND], WITHHELD, False),  # a ground speaks against nobody who withholds
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
    assert result.probabilities[ON_REQUEST] == pytest.approx(0.96)
    assert result.probabilities[WITHHELD] == pytest.approx(0)
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


def test_deadlines_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "本县.toml"
    path.write_text(GOOD + "[reassess]\nyears = 3\ntake_down_days = 2\n", encoding="utf-8")
    assert load_profile(str(path)).reassess == Reassess(years=3, take_down_days=2)
    assert DEFAULT.reassess == Reassess()
    # A store's results do not depend on them: the digest of its rules is made of the profile's repr.
    assert "take_down_days" not in repr(DEFAULT)


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
        GOOD + '[papers]\nupward = "secret"\n',
        GOOD + '[papers]\ndownward = "withheld"\n',
        GOOD + '[papers]\nforwarded = "withheld"\n',
        GOOD + "[costs]\nleak = 0\n",
        GOOD + "[costs]\nblame = 3\n",
        GOOD + "[prices]\nleak = 3\n",
        GOOD.replace("[exemptions]", "exemptions = 3\n[other]"),
        GOOD + "[reassess]\nyears = 0\n",
        GOOD + "[reassess]\nasked = 2.5\n",
        GOOD + "[reassess]\nopen_days = true\n",
        GOOD + "[reassess]\nstale_days = 36501\n",
        GOOD + "[reassess]\nmonths = 6\n",
        GOOD.replace("[exemptions]", "reassess = 3\n[exemptions]"),
    ],
    ids=[
        "empty",
        "no TOML",
        "unknown attribute",
        "unknown exemption",
        "out of range",
        "no number",
        "no thresholds",
        "unknown attribute of papers",
        "unknown papers",
        "forwarded as what",
        "no cost",
        "unknown cost",
        "unknown table",
        "no table",
        "no years",
        "half an applicant",
        "days that are none",
        "too many days",
        "unknown deadline",
        "no table of deadlines",
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


def test_the_probability_of_each_exemption_goes_where_the_profile_leads_it() -> None:
    model = Classification(KEEP.probabilities, "test 1", (), {"16internal": 0.54, "14c": 0.27, "16process": 0.09})
    result = decided(model, profile=load_profile("tongyu"))
    assert result.attribute is ON_REQUEST
    assert result.probabilities[ON_REQUEST] == pytest.approx(0.06 + 0.54)
    assert result.probabilities[WITHHELD] == pytest.approx(0.36)
    assert decided(model).attribute is WITHHELD


def titled(title: str, recipients: str = "", issuer: str = "") -> Elements:
    def element(words: str) -> Element | None:
        return Element(words, Span(0, len(words))) if words else None

    return Elements(title=element(title), recipients=element(recipients), issuer=element(issuer))


REQUEST = titled("某局关于增加经费的请示", "县政府")
REPLY = titled("某局关于某办法意见的复函", "县财政局")
FORWARDED = titled("县政府办公室转发县教育局关于校车管理意见的通知", "各乡镇人民政府")
JOINT = titled("关于印发工作要点的通知", "各乡镇人民政府", "县教育局、县财政局")
CITIZEN = titled("关于信访事项的答复意见", "张某某")


@pytest.mark.parametrize("name", ["tongyu", "suqian_veterans", "shenyang_audit", "panyu"])
@pytest.mark.parametrize("paper", [REQUEST, REPLY], ids=["request", "reply to a consultation"])
def test_requests_to_superiors_are_withheld_where_local_rules_say_so(name: str, paper: Elements) -> None:
    profile = load_profile(name)
    result = decide(paper, [], [], ASK, profile)
    assert result.attribute is WITHHELD
    assert [reason.kind for reason in result.reasons].count(ReasonKind.PROFILE) == 1
    assert sum(result.probabilities.values()) == pytest.approx(1.0)
    assert decide(paper, [], [], ASK, DEFAULT).attribute is ON_REQUEST


def test_a_paper_to_all_units_is_published_where_local_rules_say_so_and_nothing_forbids() -> None:
    panyu = load_profile("panyu")
    assert decide(JOINT, [], [], ASK, panyu).attribute is PROACTIVE
    assert decide(JOINT, [], [], KEEP, panyu).attribute is WITHHELD


def test_local_rules_open_nothing_that_articles_14_and_15_close() -> None:
    model = Classification(KEEP.probabilities, "test 1", (), {"14c": 0.9})
    lenient = replace(DEFAULT, papers={PaperKind.UPWARD: ON_REQUEST})
    assert decide(REQUEST, [], [], model, lenient).attribute is WITHHELD
    assert decide(REQUEST, [MARK], [], OPEN, lenient).advice is Advice.REFER
    inner = Classification(KEEP.probabilities, "test 1", (), {"16process": 0.9})
    assert decide(REQUEST, [], [], inner, lenient).attribute is ON_REQUEST


def test_a_forwarded_paper_follows_the_original() -> None:
    result = decide(FORWARDED, [], [DUTY], OPEN, load_profile("tongyu"))
    assert result.advice is Advice.HUMAN_REVIEW
    assert any("转发" in reason.text for reason in result.reasons)
    assert decide(FORWARDED, [], [DUTY], OPEN, DEFAULT).advice is Advice.PUBLISH


def test_the_lead_agency_decides_on_a_joint_paper() -> None:
    (reason,) = [r for r in decide(JOINT, [], [DUTY], OPEN, DEFAULT).reasons if r.kind is ReasonKind.PROFILE]
    assert "县教育局" in reason.text
    assert "县财政局" not in reason.text
    assert reason.basis is basis("disclosure-10")[0]


def test_what_concerns_one_person_goes_to_that_person() -> None:
    assert decide(CITIZEN, [], [], ASK, DEFAULT).advice is Advice.PUBLISH_TARGETED


def test_of_what_is_declared_open_in_part_only_a_reduced_text_goes_out() -> None:
    part = Elements(
        declared=PROACTIVE, declared_redacted=True, declared_evidence=Element("（此件部分公开）", Span(5, 13))
    )
    result = decide(part, [], [DUTY], OPEN, DEFAULT)
    assert result.advice is Advice.PUBLISH_REDACTED
    assert any("删减" in reason.text and reason.spans == (Span(5, 13),) for reason in result.reasons)
    assert decided(OPEN, [], [DUTY], PROACTIVE).advice is Advice.PUBLISH


def test_a_document_that_declares_two_attributes_is_looked_at() -> None:
    twice = Elements(
        declared=ON_REQUEST,
        declared_evidence=Element("公开属性：依申请公开", Span(20, 30)),
        declared_otherwise=(Element("（此件公开发布）", Span(5, 13)),),
    )
    result = decide(twice, [], [], ASK, DEFAULT)
    assert result.advice is Advice.HUMAN_REVIEW
    assert [reason.spans for reason in result.reasons if reason.kind is ReasonKind.DECLARED] == [
        (Span(5, 13), Span(20, 30))
    ]
    assert decide(twice, [MARK], [], OPEN, DEFAULT).advice is Advice.REFER


# -- what weighs --------------------------------------------------------------------------------


def test_a_leak_costs_so_many_reviews() -> None:
    """p(withheld) × cost of a leak against the cost of a review: 0.002 × 200 < 1, 0.002 × 600 > 1."""
    assert decided(OPEN, [], [DUTY]).advice is Advice.PUBLISH
    assert decided(OPEN, [], [DUTY], profile=replace(DEFAULT, leak_cost=600.0)).advice is Advice.HUMAN_REVIEW
    assert decided(says(0.9, 0.094, 0.006), [], [DUTY]).advice is Advice.HUMAN_REVIEW
    costly = replace(DEFAULT, review_cost=10.0)
    assert decided(says(0.9, 0.094, 0.006), [], [DUTY], profile=costly).advice is Advice.PUBLISH


def test_article_16_leaves_it_open_and_a_duty_of_article_20_comes_first() -> None:
    alone, contested = decided(KEEP, [], [GROUND]), decided(KEEP, [], [GROUND, DUTY])
    assert alone.advice is Advice.WITHHOLD
    assert any(reason.basis is basis("disclosure-36")[0] for reason in alone.reasons)
    assert contested.advice is Advice.HUMAN_REVIEW
    strict = decided(KEEP, [], [TRADE])
    assert not any(reason.basis is basis("disclosure-36")[0] for reason in strict.reasons)


def test_what_belongs_to_third_parties_is_cut_out_of_what_must_be_published() -> None:
    assert decided(OPEN, [], [TRADE, DUTY]).advice is Advice.PUBLISH_REDACTED


@pytest.mark.parametrize(
    ("exemptions", "evidence", "first"),
    [
        ({"16process": 0.8, "15trade": 0.1}, [TRADE, GROUND], "disclosure-16"),
        ({"15trade": 0.8, "16process": 0.1}, [GROUND, TRADE], "disclosure-15"),
        ({"15trade": 0.5, "16process": 0.4}, [GROUND], "disclosure-16"),
        ({"15trade": 0.88, "16process": 0.02}, [GROUND], "disclosure-15"),
        ({"14c": 0.9}, [], "disclosure-14"),
    ],
    ids=["both, process", "both, trade", "the text tips it", "the text is outweighed", "the model alone"],
)
def test_the_likeliest_article_comes_first(exemptions: dict[str, float], evidence: list[Evidence], first: str) -> None:
    model = Classification(KEEP.probabilities, "test 1", (), exemptions)
    assert decided(model, [], evidence).reasons[0].basis is basis(first)[0]


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


POLICE = finding("secret.police", Severity.HIGH, "便衣四十六人")
REPORT = "某县公安局关于第三季度安全保卫工作情况的{}"


def titled_and_declared(title: str, declared: Attribute | None = PROACTIVE) -> Elements:
    return Elements(
        title=Element(title, Span(0, len(title))), declared=declared, declared_evidence=Element("（此件…）", Span(5, 9))
    )


@pytest.mark.parametrize(
    ("severity", "confidence", "model", "cut"),
    [
        (Severity.HIGH, 0.5, says(0.94, 0.05, 0.01), True),
        (Severity.HIGH, 0.69, says(0.95, 0.04, 0.01), False),  # doubtful, in a paper surely for the public
        (Severity.HIGH, 0.7, says(0.95, 0.04, 0.01), True),
        (Severity.MEDIUM, 0.9, says(0.95, 0.04, 0.01), True),
        (Severity.LOW, 0.9, says(0.5, 0.4, 0.1), False),
    ],
)
def test_a_passage_is_separable_if_it_is_grave_and_sure_enough(
    severity: Severity, confidence: float, model: Classification, cut: bool
) -> None:
    passage = replace(POLICE, severity=severity, confidence=Confidence(confidence))
    result = decide(titled_and_declared("某县工作情况"), [passage], [], model, DEFAULT, 100)
    assert result.separable == ((passage.span,) if cut else ())


@pytest.mark.parametrize(
    ("kind", "model", "length", "conflict"),
    [
        ("报告", KEEP, 100, True),  # the model is sure of the whole
        ("通报", KEEP, 100, True),  # its title alone is no reason to take it for one to the public
        ("通告", KEEP, 100, False),
        ("公告", KEEP, 10, True),  # sure, and the passage fills it
        ("公告", TORN, 10, False),
        ("报告", says(0.1, 0.2, 0.7), 100, False),
        ("报告", says(0.1, 0.2, 0.7), 10, True),
        ("报告", OPEN, 10, False),
    ],
)
def test_passages_are_a_part_or_the_whole(kind: str, model: Classification, length: int, conflict: bool) -> None:
    result = decide(titled_and_declared(REPORT.format(kind)), [POLICE], [], model, DEFAULT, length)
    assert (result.conflict, bool(result.separable)) == (conflict, not conflict)
    assert result.advice is not Advice.PUBLISH


def test_who_names_article_16_may_answer_on_request() -> None:
    paper = (
        "某市供销社主任办公会纪要\n某供纪〔2026〕4号\n会议认为，出租合同到期的应先评估再续签，一年一签为宜。\n"
        "某市供销合作社\n2026年5月6日\n"
    )
    told = "公开方式：依申请公开（属过程性信息，《政府信息公开条例》第十六条第二款）\n"
    rules = {finding.rule_id for finding in pubcheck.check_text(paper + told).findings}
    assert "attribute.conflict" not in rules
