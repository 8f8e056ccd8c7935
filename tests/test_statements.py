"""Statements over lines that were broken by hand, and rows of a table, which are none."""

from __future__ import annotations

import pytest

from pubcheck.statements import Statements


def of(text: str) -> list[str]:
    return [statement.span.of(text).strip() for statement in Statements(text)]


HEAD = "关于某项工作的情况\n"
TAIL = "\n各组按照分工，\n做好值守记录，及时\n上报。"


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        # Blanks round the numbers of a date stand in running text.
        ("线人约他于 2025 年 3 月 5 日在城东加油站见面，车到就\n合围动手，前一天 4 月 6 日关掉路灯。", True),
        ("线人约他于2025年3月5日在城东加油站见面，车到就\n合围动手，前一天关掉路灯。", True),
        ("共 35 人、车 12 台，分 3 路进场，第一路走\n老 310 国道，第二路 5 人走 2 号便道，其余待命。", True),
        ("张三  二组  北门  夜班\n李四  三组  南门  白班", False),
        ("张三 二组 北门 夜班\n李四 三组 南门 白班", False),
        ("张三 二组 12 35 北门\n李四 三组 18 40 南门", False),
    ],
)
def test_rows_stand_apart_and_sentences_go_on(lines: str, whole: bool) -> None:
    assert (lines in of(HEAD + lines + TAIL)) is whole
