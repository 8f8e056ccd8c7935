"""Secret marks: their shapes, their terms, and how rules about them stand together."""

from __future__ import annotations

import time
from datetime import date
from itertools import pairwise

import pytest

import pubcheck
from pubcheck import marks
from pubcheck.mark_release import find_releases
from pubcheck.mark_terms import Term, read_term
from pubcheck.normalize import normalize
from pubcheck.plain import document_from_text
from pubcheck.reading import Reading
from pubcheck.review import Review, Verdict


def by_rule(review: Review) -> dict[str, str]:
    return {
        finding.rule_id: str(finding.severity) for finding in review.findings if finding.rule_id.startswith("secret.")
    }


@pytest.mark.parametrize(
    ("words", "term"),
    [
        ("10年", Term("10年", months=120)),
        ("十五年", Term("十五年", months=180)),
        ("二十年", Term("二十年", months=240)),
        ("半年", Term("半年", months=6)),
        ("6个月", Term("6个月", months=6)),
        ("三个月", Term("三个月", months=3)),
        ("30日", Term("30日", days=30)),
        ("长期", Term("长期", forever=True)),
        ("长 期", Term("长期", forever=True)),
        ("至2030年12月", Term("至2030年12月", until=date(2030, 12, 31))),
        ("2030年2月", Term("2030年2月", until=date(2030, 2, 28))),
        ("至2030年6月15日", Term("至2030年6月15日", until=date(2030, 6, 15))),
        ("会议开始前", Term("会议开始前")),
        ("3年6个月", Term("3年6个月", months=42)),
        ("拾年", Term("拾年", months=120)),
        ("lO年", Term("lO年", months=120)),
        ("至二〇三〇年十二月", Term("至二〇三〇年十二月", until=date(2030, 12, 31))),
        ("2030-12-31", Term("2030-12-31", until=date(2030, 12, 31))),
        ("5年解密", Term("5年", months=60)),
        ("启用前", Term("启用前")),
    ],
)
def test_read_term(words: str, term: Term) -> None:
    assert read_term(words) == term


def test_the_end_of_a_term() -> None:
    assert read_term("10年").end(date(2020, 2, 29)) == date(2030, 2, 28)
    assert read_term("6个月").end(date(2024, 8, 31)) == date(2025, 2, 28)
    assert read_term("30日").end(date(2024, 12, 15)) == date(2025, 1, 14)
    assert read_term("会议开始前").end(date(2024, 1, 1)) is None


PAPER = "\n某县人民政府文件\n关于某事的通知\n各部门：\n请遵照执行。\n某县人民政府\n2015年3月1日\n"


def test_remarks_on_a_mark_stand_beside_it() -> None:
    rules = by_rule(pubcheck.check_text("特急\n机秘*三十年" + PAPER))
    assert rules == {
        "secret.state_mark": "block",
        "secret.mark_term": "high",
        "secret.mark_place": "info",
        "secret.mark_authority": "medium",
    }


def test_a_released_mark_does_not_block_but_is_referred() -> None:
    review = pubcheck.check_text("机密★5年（已解密）" + PAPER)
    assert by_rule(review)["secret.state_mark"] == "info"
    assert by_rule(review)["secret.mark_released"] == "medium"
    assert review.verdict is not Verdict.BLOCKED
    assert review.disclosure is not None
    assert str(review.disclosure.advice) == "refer"


def test_a_mock_paper_is_no_veto() -> None:
    review = pubcheck.check_text("绝密★启用前\n某市2024届高三第一次模拟考试\n语文\n一、现代文阅读")
    assert by_rule(review) == {"secret.state_mark": "info"}
    assert review.verdict is not Verdict.BLOCKED


@pytest.mark.parametrize(
    "line",
    [
        "机密★10年",
        "机　密 ★ １０年",
        "绝密☆长期",
        "秘密*5年",
        "机秘★3年",
        "秘密（10年）",
        "机密●5年",
        "000012  机密★5年",
        "国家秘密 机密★5年",
        "秘密级★5年",
    ],
)
def test_marks_at_the_head(line: str) -> None:
    assert by_rule(pubcheck.check_text(line + PAPER))["secret.state_mark"] == "block"


@pytest.mark.parametrize(
    "text",
    [
        "关于印发《国家秘密定密管理办法》的通知\n密级分为绝密、机密、秘密三级。\n绝密级不超过三十年。",
        "试卷袋面印有“绝密★启用前”字样。",
        "这也是机密文件",
        "涉密载体的机密级、秘密级事项由专人管理。",
        "企业不得使用“绝密”“机密”“秘密”标识。",
    ],
)
def test_prose_about_secrecy_is_left_alone(text: str) -> None:
    assert not by_rule(pubcheck.check_text(text))


@pytest.mark.parametrize(
    "text",
    [
        "表1 保密期限对照表\n密级\t最长期限\n绝密\t30年\n机密\t20年\n秘密\t10年",
        "问：标志怎么写？\n答：如\n秘密★5年\n即可。",
        "关于印发密级标志样式的通知\n样式一\n机密★10年\n样式二\n秘密★长期",
        "警务秘密\n不得外传",
    ],
)
def test_lists_of_levels_and_examples_are_no_marks(text: str) -> None:
    assert "secret.state_mark" not in by_rule(pubcheck.check_text(text))


def test_a_term_to_come_is_no_release() -> None:
    assert by_rule(pubcheck.check_text("机密★2年解密" + PAPER))["secret.state_mark"] == "block"
    assert (
        by_rule(pubcheck.check_text("机密★5年" + PAPER + "本件自2099年1月1日起解密。"))["secret.state_mark"] == "block"
    )


def test_many_notes_of_a_release_take_linear_time() -> None:
    text = "".join(f"本件已于2020年1月{number % 28 + 1}日解密。\n" for number in range(5_000))
    reading = Reading(normalize(document_from_text(text, "text")))
    start = time.process_time()
    found = find_releases(reading)
    assert len(found) == 5_000
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    assert time.process_time() - start < 20  # it took a minute


def test_that_marks_are_not_all_listed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marks, "_MOST", 50)
    review = pubcheck.check_text("机密★10年\n" * 60)
    found = [each for each in review.findings if each.rule_id == "secret.state_mark"]
    assert len(found) == 50
    assert "其后的不再逐一列出" in " ".join(found[-1].why)
    assert "其后的不再逐一列出" not in " ".join(found[-2].why)


@pytest.mark.parametrize(
    ("by", "severity"),
    [("组织部", "info"), ("党委宣传部", "info"), ("省教育厅", "info"), ("学校党委", "medium"), ("校领导", "medium")],
)
def test_who_commissioned_a_school_may_have_granted_the_level(by: str, severity: str) -> None:
    text = f"秘密★3年\n某大学文件\n关于考察的通知\n各学院：受{by}委托，开展考察。\n某大学\n2024年3月1日\n"
    found = [each for each in pubcheck.check_text(text).findings if each.rule_id == "secret.mark_authority"]
    assert [each.severity.value for each in found] == [severity]
