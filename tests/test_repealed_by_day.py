"""Repealed statutes in papers without a day: measured by today, unless the paper or the repeal is too old or too new to say."""

from __future__ import annotations

import pytest

import pubcheck
from pubcheck.finding import Severity


def told(text: str) -> list[Severity]:
    found = pubcheck.check_text(text).findings
    return [finding.severity for finding in found if finding.rule_id == "quality.repealed_citation"]


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("窗口办理须知\n结婚登记依据《中华人民共和国婚姻法》办理，双方到场。", Severity.LOW),
        ("来访登记表\n处理依据：《信访条例》第二十二条\n登记人：值班员", Severity.LOW),
        # The years it names are older than the repeal.
        ("民事起诉状\n依据《中华人民共和国合同法》第六十条起诉。双方2016年签订合同。", Severity.INFO),
        # Repealed of late: it may be older.
        ("执法依据表（贴桌面）\n油烟扰民 《大气污染防治法》 责令改正", Severity.INFO),
        # A statute, which knows what was in force when it was made.
        ("第一条 为了规范登记，根据《婚姻法》制定本办法。\n第二条 本办法适用于本县。\n", Severity.INFO),
    ],
)
def test_without_a_day(text: str, severity: Severity) -> None:
    assert told(text) == [severity]


def test_a_list_of_what_ended_is_known() -> None:
    assert told("讲义\n《民法典》施行后，《婚姻法》《继承法》《合同法》《物权法》《侵权责任法》同时废止。") == []
