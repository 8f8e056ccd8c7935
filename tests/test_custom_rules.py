"""Rules without code: they find what they describe, and a bad one is refused with its line."""

from __future__ import annotations

import contextlib
import pickle
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pubcheck
from pubcheck.custom import CustomRule
from pubcheck.custom_rules import custom_rules
from pubcheck.errors import SettingsError
from pubcheck.face import check_text
from pubcheck.finding import SHOW, Finding, Severity
from pubcheck.payload import review_payload
from pubcheck.review import Verdict
from pubcheck.settings import Limits, Settings, load_settings

RULE = """[[rules]]
id = "custom.project_code"
title = "项目代号"
severity = "high"
pattern = "GX[0-9]{6}"
near = ["项目", "工程"]
message = "出现未公布的项目代号"
suggestion = "改用项目的公开名称"
basis = "《本单位信息发布管理办法》第九条"
since = 2024-03-01
hits = ["项目代号⟦GX202401⟧", "GX202401号工程"]
misses = ["航班GX202401"]
"""
TERMS = """[[terms]]
id = "custom.internal_names"
title = "内部名称"
severity = "low"
words = ["蓝湾行动", "内控名单", "OA平台"]
unless = ["内控名单管理办法"]
"""


def findings(text: str, settings: Settings) -> list[Finding]:
    return [f for f in check_text(text, settings=settings).findings if f.rule_id.startswith("custom.")]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    path = tmp_path / "设置.toml"
    path.write_text(RULE + TERMS, encoding="utf-8")
    return load_settings(path)


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("该项目代号GX202401已启动", ["GX202401"]),
        ("该项目代号ＧＸ２０２４０１已启动", ["ＧＸ２０２４０１"]),
        ("航班GX202401", []),
        ("项目。" + "很" * 40 + "GX202401", []),
        ("代号“蓝湾行动”，见内控名单", ["蓝湾行动", "内控名单"]),
        ("根据内控名单管理办法", []),
        ("登录oa平台办理", ["oa平台"]),
        ("登录ＯＡ平台办理", ["ＯＡ平台"]),
        ("SOA平台", []),
        ("蓝　湾　行　动", ["蓝　湾　行　动"]),
    ],
)
def test_finds(settings: Settings, text: str, evidence: list[str]) -> None:
    assert [finding.evidence for finding in findings(text, settings)] == evidence


def test_a_finding_says_what_the_settings_say(settings: Settings) -> None:
    (finding,) = findings("项目代号GX202401", settings)
    assert finding.severity is Severity.HIGH
    assert finding.title == "项目代号"
    assert finding.message == "出现未公布的项目代号"
    assert finding.suggestion == "改用项目的公开名称"
    assert finding.basis[0].cite == "《本单位信息发布管理办法》第九条（参考）"
    assert finding.basis[0].version == "2024-03-01"
    assert finding.masked == "GX****01"
    (term,) = findings("蓝湾行动", settings)
    assert term.mask == SHOW
    assert term.severity is Severity.LOW
    assert term.basis[0].statute == "政府信息公开条例"


def test_label_and_pattern() -> None:
    rule = CustomRule(
        "custom.file_number",
        "档案号",
        pattern="[A-Z][0-9]{4}",
        label=("档案号", "卷号"),
        hits=("档案号：⟦A1234⟧", "卷号\t⟦B0001⟧"),
        misses=("A1234", "档案号见A1234"),
    )
    settings = Settings(rules=(rule,))
    assert [f.evidence for f in findings("卷号为C0007，型号D0008", settings)] == ["C0007"]


def test_a_custom_rule_may_block() -> None:
    rule = CustomRule("custom.stop", severity="block", words=("不得外传",), is_list=True)
    review = check_text("本件不得外传", settings=Settings(terms=(rule,)))
    assert review.verdict is Verdict.BLOCKED


def test_versions_tell_custom_rules_apart(settings: Settings) -> None:
    plain, own = check_text("x").versions.rules, check_text("x", settings=settings).versions.rules
    assert own.startswith(plain + "+")
    assert check_text("x", settings=Settings(terms=settings.terms)).versions.rules not in (plain, own)
    assert review_payload(check_text("蓝湾行动", settings=settings))["findings"][0]["rule"] == "custom.internal_names"


def test_reviewers_stay_cheap_to_send(settings: Settings) -> None:
    reviewer = pubcheck.Reviewer(settings)
    sent = pickle.loads(pickle.dumps(reviewer))
    assert sent == reviewer
    assert len(pickle.dumps(reviewer)) < 4000
    review = sent.review("蓝湾行动".encode(), "a.txt")
    assert review.findings[-1].rule_id == "custom.internal_names"


GOOD = {
    "id": '"custom.code"',
    "title": '"代号"',
    "pattern": '"GX[0-9]{6}"',
    "hits": '["GX123456"]',
    "misses": '["GX1"]',
}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"colour": '"red"'}, "未知的项 colour"),
        ({"is_list": "true"}, "未知的项 is_list"),
        ({"pattern": '"("'}, "正则表达式"),
        ({"pattern": r"'\bGX[0-9]{6}\b'"}, r"\b"),
        ({"pattern": r"'GX\w+'"}, r"\w"),
        ({"pattern": '"[0-9]*"'}, "空文字"),
        ({"pattern": '"QX"'}, "没有提示：GX123456"),
        ({"hits": '["项目⟦GX⟧123456"]'}, "没有提示"),
        ({"misses": '["GX000000"]'}, "有提示：GX000000"),
        ({"hits": '["⟦GX123456"]'}, "缺少 ⟧"),
        ({"hits": "[]"}, "缺少 title、hits 或 misses"),
        ({"misses": "[]"}, "缺少 title、hits 或 misses"),
        ({"words": '["a"]'}, "words 或 pattern"),
        ({"pattern": '""'}, "words 或 pattern"),
        ({"id": '"code"'}, "编号"),
        ({"id": '"personal.code"'}, "编号"),
        ({"id": '"custom.taken"'}, "占用"),
        ({"severity": '"grave"'}, "severity"),
        ({"near": '[""]'}, "空词"),
        ({"near": "[1]"}, "near 应为字符串数组"),
        ({"mask": '"yes"'}, "mask 应为true 或 false"),
        ({"basis": '"办法"'}, "since"),
        ({"pattern": '"(?:一|一一)+号"', "hits": '["' + "一" * 60 + '，一号"]'}, "太慢"),
    ],
)
def test_a_bad_rule_is_refused_with_its_line(tmp_path: Path, changes: dict[str, str], words: str) -> None:
    table = "".join(f"{key} = {value}\n" for key, value in (GOOD | changes).items())
    path = tmp_path / "规则.toml"
    taken = TERMS.replace("custom.internal_names", "custom.taken")
    path.write_text(f"# 说明\n{taken}\n{RULE}\n[[rules]]\n{table}", encoding="utf-8")
    line = path.read_text(encoding="utf-8").split("\n").index("id = " + (GOOD | changes)["id"])
    if words == "占用":
        line = path.read_text(encoding="utf-8").rindex("[[rules]]")
        line = path.read_text(encoding="utf-8").count("\n", 0, line) + 1
    with pytest.raises(SettingsError) as caught:
        pubcheck.Reviewer(load_settings(path))
    assert words in caught.value.phrase
    assert f"{path} 第 {line} 行" in caught.value.phrase
    assert caught.value.phrase.en != str(caught.value.phrase)


def test_a_slow_pattern_is_a_gap() -> None:
    rule = CustomRule("custom.slow", "慢", pattern="(?:一|一一)+号", hits=("一号",), misses=("二号",))
    fine = CustomRule("custom.fine", words=("蓝湾",), is_list=True)
    settings = Settings(rules=(rule, fine), limits=Limits(pattern_seconds=0.3))
    review = check_text("一" * 60 + "，一号，蓝湾", settings=settings)
    assert [(gap.stage, gap.where) for gap in review.gaps if gap.where.startswith("custom.")] == [
        ("detect", "custom.slow")
    ]
    assert review.verdict in (Verdict.INCOMPLETE, Verdict.BLOCKED)
    assert "custom.fine" in {finding.rule_id for finding in review.findings}


def test_python_values_are_checked_too() -> None:
    with pytest.raises(SettingsError, match="编号"):
        CustomRule("x", words=("a",), is_list=True)
    with pytest.raises(SettingsError, match="占用"):
        custom_rules((CustomRule("custom.a", words=("a",), is_list=True),) * 2)
    with pytest.raises(SettingsError, match="since"):
        CustomRule("custom.a", words=("a",), since=date(2024, 1, 1), is_list=True)


@given(st.lists(st.text(min_size=1, max_size=12).filter(str.strip), min_size=1, max_size=4))
def test_every_word_makes_a_rule_or_is_refused(words: list[str]) -> None:
    """No word breaks the pattern: a rule finds its own words, or the settings are refused."""
    own = CustomRule("custom.any", words=tuple(words), is_list=True)
    with contextlib.suppress(SettingsError):
        (rule,) = custom_rules((own,))
        assert rule.hits == own.words
