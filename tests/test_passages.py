"""Passages that are kept inside: statements, fields, counter-evidence, and bounds on hostile texts."""

from __future__ import annotations

import time

import pytest

import pubcheck
from pubcheck.domains import FIELDS, field_of
from pubcheck.grounds import anchor_of
from pubcheck.matchers import Reading
from pubcheck.pattern_words import alternatives
from pubcheck.required import required
from pubcheck.statements import Statements, is_flat
from pubcheck.text import NormalizedText


def grounds(text: str) -> dict[str, str]:
    return {
        finding.rule_id: finding.evidence
        for finding in pubcheck.check_text(text).findings
        if finding.rule_id.startswith(("secret.", "internal.")) and finding.severity.rank
    }


def test_statements_end_with_stops_and_lines() -> None:
    text = "一、情况。警力三十人；便衣五人\n二、其他"
    assert [statement.span.of(text) for statement in Statements(text)] == [
        "一、情况。",
        "警力三十人；",
        "便衣五人\n",
        "二、其他",
    ]


def test_a_line_broken_by_hand_goes_on_but_a_title_does_not() -> None:
    text = "某机关后勤事项\n值班公寓钥匙由后勤\n中心统一保管，二单元\n只安排值守人员住宿。\n其余房间按月\n登记。"
    spans = [statement.span.of(text) for statement in Statements(text)]
    assert spans[0] == "某机关后勤事项\n"
    assert spans[1] == "值班公寓钥匙由后勤\n中心统一保管，二单元\n只安排值守人员住宿。"


def test_fields_of_a_flattened_form_are_clauses() -> None:
    text = "立案审批表 案由 涉嫌采砂 " + "承办人意见：建议立案 审批意见 同意 " * 6
    assert is_flat(text)
    assert "案由 " in [clause.of(text) for clause in Statements(text)[0].clauses]


def test_the_passage_is_reported_not_the_document() -> None:
    text = (
        "某市供水安全资料\n一、概况。现有水厂三座，水质按月公布。\n"
        "二、薄弱环节。二水厂检查井无锁，加压站控制终端口令未更换，可由外网直接登录。\n三、改进措施。更换井盖。"
    )
    assert grounds(text) == {"secret.infrastructure": "二水厂检查井无锁，加压站控制终端口令未更换，可由外网直接登录"}


@pytest.mark.parametrize(
    "text",
    [
        "某市执法程序规定\n第三十条 询问笔录、案件线索应当入卷，不得泄露。",
        "关于举办保密培训班的通知\n各单位：\n不得对外透露命题人员名单。",
        "您好！您的留言收悉。经查，检查对象名单在检查前不对外公布。",
        "本报讯 记者从公安局获悉，便衣民警三十人在制高点布控。",
        "关于加强网络安全的通知\n各单位：\n要及时更换默认口令，修补漏洞，关闭高危端口。",
        "某县统计公报\n生产总值初步核算数412亿元，发布前不得对外提供的数据已公布。",
    ],
)
def test_what_is_public_prescribed_or_urged_is_left_alone(text: str) -> None:
    assert not grounds(text)


def test_a_statement_kept_inside_goes_to_the_field_it_is_about() -> None:
    assert field_of("外方领事在会见中提出的要求不得透露", "") == "secret.foreign_affairs"
    assert field_of("干部测评票数暂不公布", "") == "internal.personnel"
    assert field_of("天气晴好", "") == ""
    assert set(FIELDS) <= {rule.id for rule in pubcheck.rule.all_rules()}


def test_a_pattern_is_cut_into_alternatives_with_words_that_must_be_there() -> None:
    pieces = alternatives("便衣|布控[^。]{0,4}(?:甲|乙)|(?:围墙|围栏)破|[|]丙丁")
    assert list(pieces) == ["便衣", "布控[^。]{0,4}(?:甲|乙)", "(?:围墙|围栏)破", "[|]丙丁"]
    assert required(pieces[2]).words == {"围墙破", "围栏破"}
    assert anchor_of("便衣") == "便衣"


@pytest.mark.parametrize(
    "unit", ["便衣布控工艺配方当事人立案", "不得对外透露", "机密★5年\n", "公开属性：不予公开\n理由：", "1"]
)
def test_hostile_repetition_is_read_in_time(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    reading = Reading(NormalizedText(text), seconds=2.0)
    start = time.monotonic()
    for rule in pubcheck.rule.all_rules():
        if rule.id.startswith(("secret.", "internal.", "quality.e", "quality.r", "attribute.r")):
            list(rule.matcher.find(reading))
    assert time.monotonic() - start < 20
