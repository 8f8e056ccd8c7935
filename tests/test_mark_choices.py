"""Choices of a form that are left open, and what only looks like one."""

from __future__ import annotations

import pytest

import pubcheck
from pubcheck.mark_choices import is_unticked, scales
from pubcheck.span import Span

PAPER = "\n某省水利厅文件\n某水发〔2025〕3号\n关于报送某项情况的报告\n省政府：\n请审。\n"


def at(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize(
    ("text", "words", "unticked"),
    [
        ("□绝密 □机密 □秘密", "机密", True),
        ("□机密 ☑非密", "机密", True),
        ("□绝密\n□机密\n□秘密", "机密", True),
        ("绝密□ 机密□ 秘密□", "机密", True),
        ("□机密", "机密", False),
        ("机密□", "机密", False),
        ("□绝密 ☑机密 □秘密", "机密", False),
        ("□绝密 ☑机密 □秘密", "☑机密", False),
        ("○ 机密★10年 某工程布点方案\n○ 秘密★5年 某值班方案", "机密★10年", False),
        ("（ ）绝密 （√）机密 （ ）秘密", "机密", False),
        ("（ ）绝密 （√）机密 （ ）秘密", "绝密", True),
        ("绝密□ 机密☑ 秘密□", "机密", False),
        ("<option>机密</option>", "机密", True),
        ('<option value="1" selected>机密</option>', "机密", False),
    ],
)
def test_is_unticked(text: str, words: str, *, unticked: bool) -> None:
    assert is_unticked(text, at(text, words)) is unticked


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("绝密 机密 秘密", True),
        ("绝密、机密、秘密", True),
        ("秘密/机密/绝密", True),
        ("1.绝密 2.机密 3.秘密", True),
        ("□绝密□机密□秘密", True),
        ("<td>绝密</td><td>机密</td><td>秘密</td>", True),
        ("000001 绝密 000002 机密 000003 秘密", False),
        ("绝密 机密", False),
        ("绝密 机密 秘密☑", False),
        ("<option>绝密</option><option selected>机密</option><option>秘密</option>", False),
    ],
)
def test_scales(text: str, *, whole: bool) -> None:
    assert bool(scales(text).meeting(at(text, "机密"))) is whole


@pytest.mark.parametrize("box", ["□", "○", "（ ）", "☐", "○ "])
def test_noise_before_a_mark_hides_none(box: str) -> None:
    found = pubcheck.check_text(f"{box}机密★10年{PAPER}").findings
    assert [str(each.severity) for each in found if each.rule_id == "secret.state_mark"] == ["block"]


def test_bullets_of_a_list_and_a_column_of_levels() -> None:
    for text, number in (
        ("移交清单\n某省水利厅\n○ 机密★10年 某工程布点方案\n○ 秘密★5年 某值班方案\n", 2),
        ("文件清单 编号 密级\n000001 绝密 000002 机密 000003 秘密", 3),
    ):
        found = pubcheck.check_text(text).findings
        assert sum(each.rule_id == "secret.state_mark" for each in found) == number
