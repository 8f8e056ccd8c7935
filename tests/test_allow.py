"""The allow list: what a unit publishes on purpose stays quiet, and is told by its number."""

from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pubcheck
from pubcheck.accepted import Means, told
from pubcheck.allow import Allow
from pubcheck.errors import SettingsError
from pubcheck.face import check_text
from pubcheck.finding import Severity
from pubcheck.fold import folded
from pubcheck.payload import review_payload
from pubcheck.phrase import Lang
from pubcheck.reporter import ReportOptions, all_reporters
from pubcheck.review import Review, Verdict
from pubcheck.settings import Limits, Settings, load_settings, settings_from
from pubcheck.toml_tables import header_lines

TEXT = "李某某，手机13900001234，邮箱zhangsan@example.com。"
EXPIRED = date(2020, 1, 1)


def allow(rule: str = "personal.mobile_phone", **keys: object) -> Settings:
    return Settings(allow=(Allow(rule, reason="已公布", **keys),))  # type: ignore[arg-type]


def ids(review: Review) -> set[str]:
    return {finding.rule_id for finding in review.findings}


@pytest.mark.parametrize(
    ("entry", "allowed"),
    [
        (allow(value="13900001234"), True),
        (allow(value="139-0000-1234"), True),
        (allow(value="１３９ ００００ １２３４"), True),
        (allow(value="13900001235"), False),
        (allow("personal.*", value="13900001234"), True),
        (allow("*", value="13900001234"), True),
        (allow("personal.landline", value="13900001234"), False),
        (allow(pattern="139[0-9]{8}"), True),
        (allow(pattern="139"), False),
        (allow(pattern=".*"), True),
        (allow(value="13900001234", until=date(2999, 1, 1)), True),
        (allow(value="13900001234", until=EXPIRED), False),
    ],
)
def test_entries(entry: Settings, allowed: bool) -> None:
    review = check_text(TEXT, settings=entry)
    assert ("personal.mobile_phone" not in ids(review)) is allowed
    assert "personal.email" in ids(review)
    assert [each.means for each in review.accepted] == [Means.ALLOWED] * allowed


def test_nothing_is_lost() -> None:
    """Findings and accepted findings together are what is found without an allow list."""
    plain = check_text(TEXT)
    review = check_text(TEXT, settings=allow(value="13900001234"))
    spans = {(f.rule_id, f.span) for f in review.findings} | {
        (each.finding.rule_id, each.finding.span) for each in review.accepted
    }
    assert spans == {(f.rule_id, f.span) for f in plain.findings}
    assert review.accepted[0].reason == "已公布"
    assert plain.accepted == ()


def test_an_expired_entry_says_so() -> None:
    review = check_text(TEXT, settings=allow(value="13900001234", until=EXPIRED))
    finding = next(finding for finding in review.findings if finding.rule_id == "personal.mobile_phone")
    assert any("2020-01-01" in why for why in finding.why)


def test_the_verdict_is_formed_without_what_is_allowed() -> None:
    text = "信息公开选项：主动公开\n值班手机13900001234"
    before = check_text(text)
    after = check_text(text, settings=allow(value="13900001234"))
    assert Severity.HIGH not in {finding.severity for finding in after.findings}
    assert after.disclosure is not None
    assert before.disclosure is not None
    assert after.disclosure.probabilities == before.disclosure.probabilities  # the model sees the same document


def test_a_mark_passes() -> None:
    text = "机密★10年\n\n关于某事的通知\n\n各单位：\n请按要求办理。"
    settings = Settings(allow=(Allow("*", pattern="(?s).*", reason="试"),))
    review = check_text(text, settings=settings)
    assert "secret.state_mark" in ids(review)
    assert review.verdict is Verdict.BLOCKED


@pytest.mark.parametrize("format_", ["text", "html", "sarif", "json"])
def test_reports_tell_the_number_and_keep_the_mask(format_: str) -> None:
    review = check_text(TEXT, settings=allow(value="13900001234"))
    reporter = next(reporter for reporter in all_reporters() if reporter.id == format_)
    words = reporter.render([review], ReportOptions())
    assert "13900001234" not in words
    if format_ in ("text", "html"):
        assert str(told(review.accepted)) in words
    if format_ == "sarif":
        assert words.count('"suppressions"') == 1
        assert '"justification": "已公布"' in words


def test_json_keeps_its_schema() -> None:
    review = check_text(TEXT, settings=allow(value="13900001234"))
    assert set(review_payload(review)) == set(review_payload(check_text(TEXT)))
    assert told(()) == ""
    assert told(review.accepted).say(Lang.EN) == "1 more finding accepted and not shown: allow list 1"


def test_a_slow_pattern_is_a_gap_and_allows_nothing() -> None:
    text = "邮箱" + "a" * 40 + "@example.com"
    settings = Settings(
        allow=(Allow("personal.email", pattern="(?:a|aa)+[bc]", reason="试"),), limits=Limits(pattern_seconds=0.2)
    )
    review = check_text(text, settings=settings)
    assert "personal.email" in ids(review)
    assert [gap.stage for gap in review.gaps if gap.stage == "sift"] == ["sift"]


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ('value = "1"', "缺少 rule"),
        ('rule = "personal.email"\nreason = "x"', "value 或 pattern"),
        ('rule = "personal.email"\nvalue = "a"\npattern = "b"\nreason = "x"', "value 或 pattern"),
        ('rule = "personal.email"\nvalue = "a"', "reason"),
        ('rule = "personal.email"\npattern = "("\nreason = "x"', "正则表达式"),
        ('rule = "personal.email"\nvalue = 1\nreason = "x"', "value 应为字符串"),
        ('rule = "personal.email"\nvalue = "a"\nreason = "x"\nuntil = "2027-01-01"', "日期"),
        ('rule = "personal.email"\nvalue = "a"\nreason = "x"\nuntil = 2027-01-01T00:00:00', "日期"),
        ('rule = "personal.email"\nvalues = "a"\nreason = "x"', "未知的项 values"),
        ('rule = "personal.emial"\nvalue = "a"\nreason = "x"', "没有规则 personal.emial"),
        ('rule = "secret.state_mark"\nvalue = "a"\nreason = "x"', "不能允许"),
    ],
)
def test_a_bad_entry_is_refused_with_its_line(tmp_path: Path, table: str, words: str) -> None:
    path = tmp_path / "设置.toml"
    good = '[[allow]]\nrule = "personal.*"\nvalue = "a"\nreason = """\n[[allow]]\n"""\n'
    path.write_text(f'lang = "zh"\n\n{good}\n[[allow]]\n{table}\n', encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        pubcheck.Reviewer(load_settings(path))
    assert words in caught.value.phrase
    assert f"{path} 第 10 行" in caught.value.phrase
    assert f"{path} line 10" in caught.value.phrase.en


def test_headers_are_found() -> None:
    text = "a = 1\n[[ rules ]]\nx = '''\n[[rules]]\n'''\n  [['rules']] # two\n[[rule]]\n"
    assert header_lines(text, "rules", 2) == (2, 6)
    assert header_lines("rules = [{}, {}]", "rules", 2) == (0, 0)


def test_inline_tables_are_read_too() -> None:
    raw = {"allow": [{"rule": "org.uscc", "pattern": ".*", "reason": "公开信息"}]}
    assert settings_from(raw).allow == (Allow("org.uscc", pattern=".*", reason="公开信息"),)
    with pytest.raises(SettingsError, match="allow"):
        settings_from({"allow": {"rule": "org.uscc"}})


def test_waivers_is_a_switch() -> None:
    assert settings_from({"waivers": False}).waivers is False
    for wrong in (0, "no"):
        with pytest.raises(SettingsError):
            settings_from({"waivers": wrong})
    with pytest.raises(SettingsError):
        settings_from({"profile": True})


def test_settings_stay_values() -> None:
    settings = allow(value="13900001234", until=date(2999, 1, 1))
    reviewer = pickle.loads(pickle.dumps(pubcheck.Reviewer(settings)))
    assert reviewer == pubcheck.Reviewer(settings)
    assert hash(settings) == hash(allow(value="13900001234", until=date(2999, 1, 1)))
    assert settings_from({}) == Settings()


@given(st.text("0123456789", min_size=5, max_size=18), st.sampled_from([" ", "-", "  ", "·"]), st.integers(1, 4))
def test_separators_do_not_count(number: str, separator: str, at: int) -> None:
    assert folded(number[:at] + separator + number[at:]) == number


@given(st.text())
def test_folding_takes_every_text(text: str) -> None:
    assert folded(f" {text} ") == folded(text)
