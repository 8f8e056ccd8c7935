"""Pupils told by class or stage, informants by other words, lists by why they are kept: hits beside hard negatives."""

from __future__ import annotations

import pytest

import pubcheck


def found(text: str, rule: str, *severities: str) -> list[str]:
    """The names, or what stands at an empty span, that ``rule`` reports at one of ``severities``."""
    return [
        finding.evidence or text[finding.span.start : finding.span.start + 3]
        for finding in pubcheck.check_text(text).findings
        if finding.rule_id == rule and str(finding.severity) in severities and finding.span is not None
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("初二4班学生何雨航殴打同学罗小朵。", ["何雨航", "罗小朵"]),
        ("施暴学生何雨航（初二4班）殴打同学罗小朵（初二3班）。", ["何雨航", "罗小朵"]),
        ("学生何雨航，初二4班，因殴打同学被记过处分。", ["何雨航"]),
        ("某职高学生何雨航、秦思琪盗窃电动车。", ["何雨航", "秦思琪"]),
        ("何雨航、秦思琪，均系九年级学生，因偷窃被批评教育。", ["何雨航", "秦思琪"]),
        ("被告人何雨航，男，汉族，高中学生，犯抢劫罪。", ["何雨航"]),
        ("初二4班班主任何雨航殴打学生。", []),
        ("家长何雨航（初二4班）打架。", []),
        ("大三学生何雨航盗窃电动车。", []),
        ("该院临床医学二年级学生何雨航盗窃。", []),
        ("夜校初三补习班学员何雨航，45岁，因盗窃被处罚。", []),
        ("被告人何雨航，高中文化程度，因犯抢劫罪被判刑。", []),
        ("正月初二何雨航持刀伤人。", []),
        ("高一学生何雨航获奖。", []),
    ],
)
def test_a_class_tells_pupils_in_cases(text: str, names: list[str]) -> None:
    assert found(text, "personal.minor", "block") == names


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("某小学分班名单\n一年级1班\n王梓轩 李欣怡 张浩然\n一年级2班\n陈思远 周雨桐", ["一年级"]),
        ("“优秀少先队员”名单：一（1）班 刘梓涵；一（2）班 王梓轩；二（1）班 陈思远", ["一（1"]),
        ("青石幼儿园新生名单\n小一班：王梓轩、李欣怡\n小二班：张浩然", ["小一班"]),
        ("任课教师安排\n一年级1班：王强\n一年级2班：李伟", []),
        ("中班：王梓轩、李欣怡", []),
    ],
)
def test_lists_by_class_are_told_once(text: str, places: list[str]) -> None:
    assert found(text, "personal.minor", "medium") == places


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("检举揭发人：陈波", ["陈波"]),
        ("爆料人谢光富向县纪委提供录音。", ["谢光富"]),
        ("举报者系该厂退休工人王秀芳。", ["王秀芳"]),
        ("对提供线索的群众谢光富、罗成兴和陈波各奖励5000元。", ["谢光富", "罗成兴", "陈波"]),
        ("举报有功人员名单：谢光富、罗成兴", ["谢光富", "罗成兴"]),
        ("问题线索由村民谢光富提供。", ["谢光富"]),
        ("被检举揭发人谢光富系村会计。", []),
        ("考古队公布：发现线索由村民谢光富提供。", []),
        ("举报奖励发放人：王强", []),
        ("案件线索由民警罗成兴核查。", []),
    ],
)
def test_more_words_for_informants(text: str, names: list[str]) -> None:
    assert found(text, "personal.informant", "block") == names


@pytest.mark.parametrize(
    "label",
    [
        *(
            "涉毒人员",
            "核酸检测阳性人员",
            "HIV阳性",
            "严重精神障碍患者管理名单",
            "艾滋病抗病毒治疗管理人员",
            "引产人员",
        ),
        *("社区戒毒人员", "刑满释放人员", "安置帮教人员", "失信人员", "稳控人员", "被救助人员", "密切接触人员"),
    ],
)
def test_why_they_are_listed_makes_all_private(label: str) -> None:
    assert found(f"{label}：陈波、唐军、罗成兴", "personal.person_name", "medium") == ["陈波", "唐军", "罗成兴"]


@pytest.mark.parametrize(
    "label",
    [
        *("工作人员", "检查人员", "网格管理人员", "信访接待人员", "禁毒专职人员", "戒毒所管理人员", "涉密人员"),
        *("涉案财物管理人员", "低保经办人员", "死亡病例讨论参加人员", "精神病院人员", "核酸采样人员", "被聘任人员"),
    ],
)
def test_staff_stay_staff(label: str) -> None:
    assert found(f"{label}：陈波、唐军", "personal.person_name", "medium") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("由罗成兴负责赡养其母。", ["罗成兴"]),
        ("由谢光富负责抚养。", ["谢光富"]),
        ("肇事方谢光富负责赔偿医疗费5000元。", ["谢光富"]),
        ("老人由谢光富、罗成兴负责轮流照顾。", ["谢光富", "罗成兴"]),
        ("由王强负责协调。", []),
        ("由王强负责赔偿款发放工作。", []),
        ("由李伟负责监护仪采购。", []),
        ("由护士陈思远负责照顾病人。", []),
        ("由民警王强负责看护现场。", []),
    ],
)
def test_duties_to_kin_are_no_office(text: str, names: list[str]) -> None:
    assert found(text, "personal.person_name", "medium") == names
