"""Words beside a name that tell an affair of his, and those that only look so: grades, meetings, polite notices."""

from __future__ import annotations

import pytest

import pubcheck

TOLD = (
    ("回复：李秀珍您好，经现场核查，王大山无夜间许可，已书面通知停工。", "informant"),
    ("王建国为征地的事心悸住院。", "health"),
    ("赵桂芬为房子的事昏迷住院。", "health"),
    ("王建国为征地的事吐血住院。", "health"),
    ("患者姓名\n李秀珍校长\n性别\n女\n入院诊断\n乳腺癌", "health"),
    ("病人\n王建国局长\n诊断\n脑梗死", "health"),
    ("患者\n李秀珍老师\n诊断\n肺癌", "health"),
    ("患者\n李秀珍（县教育局）\n诊断\n肺癌", "health"),
    ("李秀珍为孩子上学的事晕倒住院，诊断为高血压。", "health"),
    ("信访登记\n王建国要求有关部门查处。", "informant"),
    ("信访登记\n王建国要求有关单位退还押金。", "informant"),
    ("信访登记\n李秀珍要求各级领导解决其低保问题。", "informant"),
    ("关于李秀珍补贴未发放举报的核查情况", "informant"),
    ("关于李秀珍低保被取消举报的核查情况", "informant"),
    ("关于李秀珍被拖欠工资举报的核查情况", "informant"),
    ("关于李秀珍工伤待遇举报的核查情况", "informant"),
    ("关于李秀珍医疗事故控告的核查情况", "informant"),
    ("王建国同志您好：关于您举报村支书的材料已收到。", "informant"),
    ("市民刘德贵，您好！您的信访件已转我局。", "informant"),
    (
        "尊敬的县长：\n您好！我是三合村村民李秀珍。我家三亩承包地被村里占了。感谢您的关心，请您支持。\n李秀珍\n2024年3月5日",
        "informant",
    ),
    ("尊敬的县长：\n您好！我叫王建国，住三合村。请关注我被打一事。\n王建国\n2024年3月5日", "informant"),
    ("网友李秀珍，你好！来信收到，情况如下。", "informant"),
    ("李秀珍您好：您的信件已转住建局，核实后答复。", "informant"),
    ("李秀珍女士，您好！经我们上门核实，楼道杂物已清理。", "informant"),
    ("纪委收到一封信，署名王建国。", "informant"),
    ("门缝里塞了一封信，落款李秀珍。", "informant"),
    ("信访登记\n王建国要求全镇通报此事。", "informant"),
    ("信访登记\n王建国要求各级落实。", "informant"),
    ("市长信箱\n李秀珍女士，您好！您在12345平台投诉的油烟问题已整改。", "informant"),
    ("李秀珍女士：您好！反映的问题已收悉。", "informant"),
    ("李秀珍，您好！您于2024年3月5日来信反映的路灯问题已处理。", "informant"),
    ("县纪委收到一封挂号信，落款李秀珍。", "informant"),
    ("办公室收到材料，署名李秀珍，反映村干部侵占。", "informant"),
    ("矛盾纠纷排查登记\n刘德贵反映辖区工地夜间施工扰民。", "informant"),
    ("校运会成绩 学生组\n王小明，2016.5.8，三年级（2）班", "minor"),
    ("幼儿园运动会成绩：王芳，2021.5.8，大班\n2024年6月1日", "minor"),
    ("李秀珍的女儿满9岁了。", "minor"),
    ("户主：李秀珍\n女儿：张晓明，满9岁，就读于小学。", "minor"),
    ("李秀珍欠工友五千元。", "property"),
    ("刘德贵尚欠李秀珍三万元。", "property"),
    ("姓名\t工资（元）\n王建国\t200元/天×26天=5200元\n李秀珍\t3200（含每日补助20）", "property"),
    ("王建国反映王大山欠他30万元。", "property"),
    ("李秀珍欠邻居三万元。", "property"),
    ("李秀珍：土地使用证第01234号。", "property"),
    ("姓名\t工资（元）\n王建国\t税后3200\n李秀珍\t四千二", "property"),
    ("姓名\t工资（元）\n王建国\t已发3200元\n李秀珍\t一级教师3200元", "property"),
)

SILENT = (
    ("李秀珍女士，您好！经核实，您的公积金贷款已通过。", "informant"),
    ("李秀珍女士，您好！我局现场办公时间为周一，垃圾请分类。", "informant"),
    ("信访登记\n李秀珍要求各镇排查矛盾。", "informant"),
    ("王建国为房子的事头疼。", "health"),
    ("李秀珍为孩子上学的事头痛。", "health"),
    ("信访登记\n李秀珍要求各科室落实首问负责制。", "informant"),
    ("信访登记\n李秀珍要求全县各乡镇认真排查。", "informant"),
    ("关于张卫国学术不端举报的核查情况", "informant"),
    ("刘德贵同志，您好：请于5日前核实您的社保缴费信息。", "informant"),
    ("李秀珍女士：您好！您申请的公积金贷款已核实通过。", "informant"),
    ("王建国：您好！您投递的简历我们已核实，请等待面试。", "informant"),
    ("张卫国，你好！请把投诉台账发我。", "informant"),
    ("李秀珍，您好！欢迎给我们留言。", "informant"),
    ("仪式上宣读了贺信，落款为张卫国。", "informant"),
    ("县长王建国给考生的一封信，署名王建国。", "informant"),
    ("发来微信，署名张卫国，请假一天。", "informant"),
    ("报名材料，署名为李秀珍。", "informant"),
    ("投标材料，落款为张卫国。", "informant"),
    ("信封署名：刘德贵", "informant"),
    ("该作者投稿材料，署名张卫国，刊于《县报》。", "informant"),
    ("12345热线工作例会\n李秀珍（话务组），投诉类工单本周120件。", "informant"),
    ("矛盾纠纷分析会\n刘德贵反映辖区有3起邻里纠纷。", "informant"),
    ("李秀珍女士：您好！经审核，您申请的廉租房已通过。", "informant"),
    ("张卫国：您好！请到现场参加会议，并带上材料。", "informant"),
    ("李秀珍女士，您好！如有问题可拨打投诉电话12345。", "informant"),
    ("收到表扬信，署名李秀珍。", "informant"),
    ("信访登记\n李秀珍（话务组），投诉量本周120件。", "informant"),
    ("小学生捐款签到表\n王小明 2024年3月5日 三年级 20元", "minor"),
    ("小学入馆签到\n王小明，2024.5.8，3年级", "minor"),
    ("校运会成绩 学生组\n王小明，2024.5.8，三年级组100米第一名", "minor"),
    ("运动会成绩：王芳，2023.5.8，三年级（2）班", "minor"),
    ("李秀珍咨询：幼儿满3岁能否入园？", "minor"),
    ("王建国提醒，女童满9岁可接种疫苗。", "minor"),
    ("幼儿园运动会成绩：王芳，2025.5.8，大班", "minor"),
    ("王建国反映镇上欠施工队30万元。", "property"),
    ("李秀珍反映培训班欠家长3000元不退。", "property"),
    ("王建国反映开发商，欠农民工三万元。", "property"),
    ("王建国办理了公章使用证第001号。", "property"),
    ("李秀珍：农机使用证第01234号。", "property"),
    ("姓名\t工资（元）\n王建国\t已发3月\n李秀珍\t见附件1", "property"),
    ("姓名\t工资（元）\n王建国\t专业技术7级\n李秀珍\t13级2档", "property"),
    ("姓名\t工资（元）\n王建国\t150/天\n李秀珍\t每天200元", "property"),
)


def _reported(text: str, rule: str) -> bool:
    return any(each.rule_id == f"personal.{rule}" for each in pubcheck.check_text(text).findings)


@pytest.mark.parametrize(("text", "rule"), TOLD)
def test_what_is_told_of_somebody_is_reported(text: str, rule: str) -> None:
    assert _reported(text, rule)


@pytest.mark.parametrize(("text", "rule"), SILENT)
def test_what_is_nobodys_is_not(text: str, rule: str) -> None:
    assert not _reported(text, rule)
