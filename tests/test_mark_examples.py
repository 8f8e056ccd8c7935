"""Lists and tables of examples in lessons on secrecy, and lists of marks that are real: all invented."""

from __future__ import annotations

import pytest

import pubcheck

PAPER = "星河市水利局文件\n星水发〔2025〕3号\n关于报送工程情况的报告\n省厅：\n现将情况报告如下。\n星河市水利局\n2025年3月1日"


def blocked(text: str) -> list[int]:
    """The lines on which a mark is told."""
    found = pubcheck.check_text(text).findings
    return [each.line or 0 for each in found if each.rule_id == "secret.state_mark" and str(each.severity) == "block"]


@pytest.mark.parametrize(
    "text",
    [
        "保密小课堂\n正确标注方式有以下几种：\n1.秘密★5年\n2.机密★10年",
        "学习园地\n国家秘密标志的规范形式有：\n（1）机密★10年\n（2）秘密★长期\n（3）绝密★30年",
        "学习园地\n常见的标志写法：\n● 绝密★30年\n● 机密★20年\n● 秘密★10年",
        "学习园地\n标志形式包括以下三种：\n——机密★5年；\n——秘密★2027年5月1日前；\n——绝密★会议结束前。",
        "一张表看懂密级\n密级\t最长保密期限\t标注示例\n绝密\t30年\t绝密★30年\n机密\t20年\t机密★20年\n秘密\t10年\t秘密★10年",
        "学习园地\n| 密级 | 最长期限 | 标注样式 |\n|---|---|---|\n| 绝密 | 30年 | 绝密★30年 |\n| 机密 | 20年 | 机密★20年 |",
        "学习园地\n密级★保密期限，例如：\n机密★10年\n秘密★3年\n案例一：某单位干部将文件发群。",
        "学习园地\n标注的格式有四种：\n①机密★10年\n②机密★2030年1月1日\n③机密★会议结束前\n④绝密★长期\n记住了吗？",
        "学习园地\n下面哪些写法是错误的：\n1.机密★50年\n2.秘密★\n3.绝密★5天",
        "学习园地\n规范写法如下：\n1、绝密★30年（最长）\n2、机密★20年\n二、谁可以定密？",
        "学习园地\n正确示例：\n机密★10年\n绝密★20年\n错误示例：\n机密10年\n完",
    ],
)
def test_examples(text: str) -> None:
    assert blocked(text) == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("机密★10年\n保密培训讲义\n标志写法：\n1.秘密★5年\n2.机密★10年", [1]),
        ("机密★10年\n秘密★5年\n" + PAPER, [1, 2]),
        ("文件标注示例：\n机密★10年\n" + PAPER, [2]),
        ("识别结果如下：\n1.机密★10年\n" + PAPER, [2]),
        ("标注形式有两种：\n1.机密★10年\n2.秘密★5年\n" + PAPER, [2, 3]),
        ("附件密级标注如下：\n1.机密★10年\n2.秘密★5年\n星河市水利局", [2, 3]),
        ("关于报送的函\n省厅：\n各附件标志形式如下：\n1.机密★10年\n2.秘密★5年\n星河市水利局", [4, 5]),
        ("附件清单\n1.机密★10年　储备点位图\n2.秘密★5年　联络表", [2, 3]),
        ("常见写法：\n1.机密★10年 储备点位图\n2.秘密★5年 联络表", [2, 3]),
        ("件号\t密级\t保密期限\t样式\n1\t机密\t10年\t机密★10年", [2, 2]),
        ("关于报送的函\n省厅：\n本件密级标志形式为：\n机密★10年\n请查收。\n星河市水利局", [4]),
    ],
)
def test_real_marks_in_lists(text: str, lines: list[int]) -> None:
    assert blocked(text) == lines
