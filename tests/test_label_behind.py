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
