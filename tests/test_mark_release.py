"""Which marks a release lifts: the one beside it, that of its own row, or that of the paper of which it speaks."""

from __future__ import annotations

import pytest

import pubcheck

ROWS = "移交目录\n1 关于甲的报告 机密★20年\n2 关于乙的报告 秘密★5年 已公开\n3 关于丙的报告 机密★20年\n"


def marks(text: str) -> list[tuple[str, str]]:
    found = [each for each in pubcheck.check_text(text).findings if each.rule_id == "secret.state_mark"]
    return [(each.span.of(text), str(each.severity)) for each in found]


def test_a_note_in_a_row_lifts_the_mark_of_that_row() -> None:
    assert marks(ROWS) == [("机密★20年", "block"), ("秘密★5年", "info"), ("机密★20年", "block")]


def test_a_verdict_in_a_column_lifts_its_own_row() -> None:
    table = "登记册\n题名\t密级\t解密情况\n甲\t机密\t已解密\n乙\t秘密\t未到期\n丙\t绝密\t2003年解密\n"
    assert marks(table) == [("机密", "info"), ("秘密", "block"), ("绝密", "info")]


def test_what_the_paper_says_of_itself_lifts_the_mark_at_its_head_and_no_other() -> None:
    text = "机密★5年\n某局文件\n关于某事的通知\n各局：\n本件已于2020年5月解密。\n附件\n绝密★20年\n某清单\n"
    assert marks(text) == [("机密★5年", "info"), ("绝密★20年", "block")]


def test_the_same_mark_on_every_page_is_lifted_with_the_first() -> None:
    page = "机密★5年（已于2020年解密）\n某局文件\n关于某事的通知\n各局：\n请办理。\n"
    text = page + "一、二、三。\n" * 8 + "机密★5年\n四、其他。\n"
    assert [severity for _, severity in marks(text)] == ["info", "info"]


@pytest.mark.parametrize(
    "head",
    [
        "某局新文件\n某发〔2024〕1号\n关于某事的通知\n",
        "某市水利局文件\n关于某事的通知\n",
        "特急\n某水发〔2024〕1号\n某市水利局关于某事的通知\n",
        "某市水利局\n关于报送某项情况的报告\n",
    ],
)
@pytest.mark.parametrize("between", ["", "一、二、三。\n" * 8])
def test_the_same_mark_above_the_head_of_another_paper_stands(head: str, between: str) -> None:
    text = f"秘密★5年（已于2021年3月解密）\n旧方案一份\n{between}秘密★5年\n{head}各局：\n请办理。\n"
    assert marks(text)[1:] == [("秘密★5年", "block")]
    told = f"秘密★5年\n旧方案一份\n本件已于2021年3月解密。\n{between}秘密★5年\n{head}各局：\n请办理。\n"
    assert marks(told)[1:] == [("秘密★5年", "block")]


def test_a_record_says_so_of_itself_alone() -> None:
    text = "台账\n1 甲方案（机密★10年，已于2020年5月解密）\n2 乙方案（机密★10年）临期提醒已设\n"
    assert [severity for _, severity in marks(text)] == ["info", "block"]


def test_a_row_that_keeps_its_level_stays() -> None:
    text = "台账\n编号｜名称｜原密级｜处理意见\n1｜甲图纸｜机密｜同意解密\n2｜乙预案｜秘密｜继续保密\n"
    assert marks(text) == [("机密", "info"), ("秘密", "block")]


def test_a_doubtful_note_is_told_with_the_mark() -> None:
    text = "秘密★10年（期满解密）\n某局\n关于某事的通知\n各局：\n请办理。\n"
    review = pubcheck.check_text(text)
    mark = next(each for each in review.findings if each.rule_id == "secret.state_mark")
    note = next(each for each in review.findings if each.rule_id == "secret.mark_released")
    assert (str(mark.severity), str(note.severity)) == ("block", "info")
    assert any("不能确定" in phrase for phrase in mark.why)


@pytest.mark.parametrize(
    "head",
    [
        "机密★5年（已解密）",
        "（已解密）机密★5年",
        "机密★5年\n（2012年3月解密）",
        "解密\n机密★5年",
        "机密\n已解密",
        "机密（2003年降为秘密，2013年解密）",
        "机密★20年\n〔2019年提前解密〕",
        "秘密★10年　已过期解密",
        "机密→公开",
        "秘密（解）",
    ],
)
def test_a_stamp_beside_the_mark_lifts_it(head: str) -> None:
    assert {severity for _, severity in marks(head + "\n某局\n关于某事的通知\n各局：\n请办理。\n")} == {"info"}


def test_a_stamp_is_told_without_the_blank_before_it() -> None:
    for text in ("某卷 已解密 机密★10年\n某局\n关于某事的通知\n", "    解密 机密★10年\n某局\n关于某事的通知\n"):
        told = [
            each.span.of(text) for each in pubcheck.check_text(text).findings if each.rule_id == "secret.mark_released"
        ]
        assert len(told) == 1
        assert told == [told[0].strip()]
