"""Internal legends beside words for a secret, hints, and couplets."""

from __future__ import annotations

import pytest

import pubcheck

BEHIND = "\n某公司\n关于成本的报告\n各部门：\n"


def rules(text: str) -> set[str]:
    return {each.rule_id for each in pubcheck.check_text(text).findings}


@pytest.mark.parametrize(
    "line",
    [
        "内部机密资料，严禁外传",
        "内部机密资料，严禁对外传播",
        "内部机密",
        "内部秘密文件",
        "提示：内部资料，严禁外传",
        "学员专用资料\n请勿翻拍上传",
        "※ 本邮件限收件人本人阅看，勿转发微信群 ※",
    ],
)
def test_what_keeps_a_paper_inside_is_told(line: str) -> None:
    assert "secret.internal_mark" in rules(line + BEHIND)


@pytest.mark.parametrize(
    "line",
    [
        "温馨提示：请勿外传朋友圈",
        "说明：用后原册交还，不得转抄",
        "严禁泄露国家秘密",
        "保守国家秘密，严禁外传",
        "内部资料不外传，朋友圈里不炫耀",
    ],
)
def test_hints_and_slogans_are_none(line: str) -> None:
    assert "secret.internal_mark" not in rules(line + BEHIND)


def test_a_state_mark_is_no_legend_as_well() -> None:
    found = rules("机密★10年\n某省水利厅文件\n关于某事的报告\n省政府：\n请审。\n")
    assert "secret.state_mark" in found
    assert "secret.internal_mark" not in found
