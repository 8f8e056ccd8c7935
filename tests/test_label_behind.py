"""What a document calls a number behind it, or on the line above the field, as well as before it."""

from __future__ import annotations

import pytest

import pubcheck

NUMBERS = {
    "港澳居民来往内地通行证": ("personal.travel_permit", "H12345678"),
    "回乡证": ("personal.travel_permit", "H1234567801"),
    "台胞证": ("personal.travel_permit", "01234567"),
    "往来港澳通行证": ("personal.travel_permit", "CA1234567"),
    "外国人永久居留身份证": ("personal.foreign_resident_id", "932682198501010017"),
    "护照": ("personal.passport", "K1234567A"),
}
FORMS = (
    "证件类型：{label} 证件号码：{number}",
    "证件名称：{label}\n证件号码：{number}",
    "持{label}（证号{number}）入境",
    "持{number}号{label}入境",
    "{label}，号码：{number}",
    "姓名\t证件种类\t证件号码\n陈志强\t{label}\t{number}",
    "证件号码：{number}（{label}）",
    "{number}（{label}）",
)
OTHERS = (
    "微信：100000001（同QQ号）",
    "设备编号01234567（台胞证见附件）",
    "受理号12345678号，护照另行寄送",
    "咨询电话：62345678（护照办理）",
    "采购单82345678（护照）本",
    "国务院令第12345678号护照管理规定",
)
# Labels that say little are seen on every line, not on the first alone.
ON_LATER_LINES = (
    ("姓名：陈某\n证件号码：H12345678", "personal.travel_permit", "H12345678", 0.85),
    ("来访登记\n陈某，证件号码：H12345678", "personal.travel_permit", "H12345678", 0.85),
    ("姓名：陈某\n证件号码：A123456(3)", "personal.hk_macau_tw_id", "A123456(3)", 0.97),
    ("证件名称：回乡证\n证件号码：H1234567801", "personal.travel_permit", "H1234567801", 0.96),
)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("label", NUMBERS)
def test_a_number_is_found_wherever_its_label_stands(label: str, form: str) -> None:
    rule, number = NUMBERS[label]
    found = {
        (finding.rule_id, finding.evidence)
        for finding in pubcheck.check_text(form.format(label=label, number=number)).findings
    }
    assert (rule, number) in found


@pytest.mark.parametrize("text", OTHERS)
def test_what_stands_in_brackets_need_not_be_a_label(text: str) -> None:
    found = {finding.rule_id for finding in pubcheck.check_text(text).findings}
    assert found & {"personal.travel_permit", "personal.passport", "personal.qq"} == set()


@pytest.mark.parametrize(("text", "rule", "number", "confidence"), ON_LATER_LINES)
def test_a_label_of_neutral_words_counts_on_every_line(text: str, rule: str, number: str, confidence: float) -> None:
    found = {(finding.rule_id, finding.evidence): finding.confidence for finding in pubcheck.check_text(text).findings}
    assert found.get((rule, number), 0) >= confidence


def test_a_line_cut_off_before_its_begin_is_not_blank() -> None:
    text = "护照\n本人于去年秋天在某市出入境大厅提出申请并按要求补交材料以后" + " " * 60 + "12345678"
    assert not {finding.rule_id for finding in pubcheck.check_text(text).findings} & {"personal.passport"}
