"""What is an example of a mark, and what is only about one."""

from __future__ import annotations

import pytest

import pubcheck
from pubcheck.elements import read_elements
from pubcheck.mark_prose import is_on_a_sample, is_shown, is_supposed
from pubcheck.normalize import normalize
from pubcheck.plain import document_from_text
from pubcheck.reading import Reading
from pubcheck.review import Verdict
from pubcheck.span import Span

HEAD = "机密★10年\n某省水利厅文件\n某水发〔2025〕3号\n关于报送某项情况的报告\n省政府：\n"
FOOT = "\n某省水利厅\n2025年3月1日\n"


def reading_of(text: str) -> Reading:
    normal = normalize(document_from_text(text, "text"))
    return Reading(normal, read_elements(normal))


@pytest.mark.parametrize(
    ("text", "level", "shown"),
    [
        ("测试数据\n密级：机密\n标题：测试", "机密", True),
        ("密级：机密\n（以上为格式示例）", "机密", True),
        ("著录示例：1-2 关于某事的通知 机密", "机密", True),
        ("密级：机密\n本页仅为演示，不具效力", "机密", True),
        ("密级：机密\n（样张，请勿使用）", "机密", True),
        ("密级：机密\n某型装备测试数据一并报送", "机密", False),
        ("密级：机密\n会上例行通报", "机密", False),
        ("密级：机密\n关于演示数据平台的函", "机密", False),
        ("密级：机密\n本方案为演示工程", "机密", False),
        ("密级：机密\n关于报送填写示例的函", "机密", False),
    ],
)
def test_is_shown(text: str, level: str, *, shown: bool) -> None:
    at = text.index(level)
    assert is_shown(reading_of(text), Span(at, at + len(level))) is shown


def test_a_level_with_its_term_at_the_head_is_never_shown_away() -> None:
    reading = reading_of(HEAD + "以上为格式示例" + FOOT)
    assert not is_shown(reading, Span(0, 6))
    assert not is_on_a_sample(reading, Span(0, 6))
    beside = reading_of("机密★10年\n（以上为格式示例）" + HEAD[6:] + FOOT)
    assert not is_shown(beside, Span(0, 6))
    assert is_on_a_sample(beside, Span(0, 6))


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "附某型装备测试数据。" + FOOT,
        HEAD + "会上例行通报。" + FOOT,
        "秘密★5年\n某市气象局\n关于报送汛期演示数据平台账号的函\n市防指：\n请查收。" + FOOT,
        HEAD + "附模拟数据和样张各一份。" + FOOT,
        HEAD + "本件为某工程演示方案。" + FOOT,
    ],
)
def test_what_a_paper_is_about_excuses_no_mark(text: str) -> None:
    found = pubcheck.check_text(text).findings
    assert [str(each.severity) for each in found if each.rule_id == "secret.state_mark"] == ["block"]


@pytest.mark.parametrize(
    "text",
    [
        "机密★5年\n某市公安局文件\n关于专项行动的通知\n各分局：\n附表填写示例\n布警四十六人。",
        "机密★5年\n某市公安局文件\n关于专项行动的通知\n各分局：\n报表填写示例\n布警四十六人。",
        "机密\n某市公安局文件\n关于专项行动的通知\n各分局：\n附表填写示例\n布警四十六人。",
        "绝密★启用前\n某省2024年普通高中学业水平选择性考试\n化学试卷\n（样张，仅供印刷校对）\n一、选择题",
        "绝密★启用前\n（样张，仅供印刷校对）\n某省2024年普通高中学业水平选择性考试\n化学试卷\n一、选择题",
        "秘密★1年\n某市审计局文件\n关于抽查的通知\n各处：\n（以上为填写示例）\n抽查四家。",
    ],
)
def test_a_sample_line_farther_down_excuses_no_mark_at_the_head(text: str) -> None:
    review = pubcheck.check_text(text)
    assert [str(each.severity) for each in review.findings if each.rule_id == "secret.state_mark"] == ["block"]
    assert review.verdict is Verdict.BLOCKED


@pytest.mark.parametrize(
    ("before", "supposed"),
    [("如果", True), ("是否", True), ("所谓", True), ("情况说明\n", False), ("情况说明", False), ("如果\n", False)],
)
def test_is_supposed(before: str, *, supposed: bool) -> None:
    text = before + "本件为国家秘密"
    normal = normalize(document_from_text(text, "text"))
    assert is_supposed(Reading(normal, read_elements(normal)), len(before)) is supposed


def test_a_title_that_ends_in_an_account_excuses_no_statement() -> None:
    text = "关于某项勘测工作的情况说明\n本件为国家秘密，请注意保管。\n某局：\n请查收。" + FOOT
    found = pubcheck.check_text(text).findings
    assert any(each.rule_id == "secret.state_mark" and str(each.severity) == "block" for each in found)


def test_a_condition_without_a_sign_is_a_mark_on_a_paper_only() -> None:
    news = "绝密任务圆满完成\n某县新闻网讯，某电影拍摄结束。"
    assert not any(each.rule_id == "secret.state_mark" for each in pubcheck.check_text(news).findings)
    paper = "机密会议召开前\n某省水利厅文件\n某水发〔2025〕3号\n关于报送某项情况的报告\n省政府：\n请审。" + FOOT
    assert any(each.rule_id == "secret.state_mark" for each in pubcheck.check_text(paper).findings)
