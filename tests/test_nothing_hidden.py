"""What keeps look-alikes silent hides nobody: sentences in which a sign of that kind stands beside a real person."""

from __future__ import annotations

import pytest
from gold_forms import reported

CARD, MOBILE = "6222020000000000000", "13900001234"
ID, OTHER = "11010519491231002X", "110105194912310038"  # the example of GB 11643, and another of that day
VILLAGE = "三合村村规民约\n第一条 爱国守法。\n第二条 讲究卫生。\n第三条 {}。\n第四条 尊老爱幼。\n第五条 勤俭节约。\n"

# The sentence, the rule, what it must report above info.
TOLD = {
    "a firm's own man": (
        ("举报人李秀珍，系该公司财务经理，实名举报总经理贪污。", "informant", "李秀珍"),
        (f"投诉人：李秀珍（系该校职工），电话{MOBILE}", "mobile_phone", MOBILE),
        ("申请人李秀珍，系该公司员工，2023年5月患职业病尘肺。", "health", "职业病尘肺"),
        ("申请人李秀珍，系该单位员工，于2023年5月怀孕被辞退", "health", "怀孕"),
        ("被害人李秀珍，为该院职工，2023年被强奸", "person_name", "李秀珍"),
        (f"借款人李秀珍，系我行员工，欠款20万元，电话{MOBILE}", "mobile_phone", MOBILE),
        (f"被代理人李秀珍，系该公司员工，电话{MOBILE}", "mobile_phone", MOBILE),
        ("法定代理人李秀珍，系该厂职工，患尿毒症。", "health", "尿毒症"),
    ),
    "a building site": (
        ("投诉业主李秀珍来信反映：监理单位不作为。", "informant", "李秀珍"),
        (f"业主李秀珍电话{MOBILE}，住3栋2单元501室，反映监理不到位。", "mobile_phone", MOBILE),
        (f"施工李秀珍受伤，左手截肢，监理单位垫付，电话{MOBILE}", "health", "左手截肢"),
        ("业主代表李秀珍来信反映监理单位不作为。", "informant", "李秀珍"),
        (f"业主：李秀珍　电话：{MOBILE}　监理：王建国", "mobile_phone", MOBILE),
    ),
    "a school called like a person": (
        ("未成年人陈思远高中就读期间多次盗窃。", "minor", ""),
        ("留守儿童陈思远初中辍学", "minor", ""),
        ("孤儿陈思远学校反映", "minor", ""),
        ("学生陈思远中学就读于某县第一中学", "minor", ""),
        ("女童陈思远幼儿园放学后走失", "minor", ""),
    ),
    "a kind of account": (
        (f"张晓明，一般户，银行卡号：{CARD}", "bank_card", CARD),
        (f"姓名\t类别\t银行卡号\n张晓明\t一般户\t{CARD}", "bank_card", CARD),
        (f"建档立卡户与一般户发放明细：张晓明{CARD}", "bank_card", CARD),
        (f"专用户名：李秀珍，卡号{CARD}", "bank_card", CARD),
    ),
    "a bank called like a unit": (
        (f"银行卡号：{CARD}，户名：李秀珍 开户行：三合镇农村信用社", "bank_card", CARD),
        (f"卡号{CARD}，户名：李秀珍 三合村合作社", "bank_card", CARD),
        (f"户名：李秀珍，开户行：三合镇信用社，账号：{CARD}", "bank_card", CARD),
        (f"户名：李秀珍 开户行：三合镇信用社 卡号{CARD}", "bank_card", CARD),
        (f"申请人李秀珍，某某公司，农业银行青龙支行，卡号{CARD}", "bank_card", CARD),
        (f"账户名称：李秀珍 工作单位：某某公司 账号{CARD}", "bank_card", CARD),
        (f"车间管理人员李秀珍，卡号{CARD}", "bank_card", CARD),
        (f"三合村三社一般户张晓明，卡号{CARD}", "bank_card", CARD),
    ),
    "what happens at a home": (
        ("家住青龙镇三合村三组12号的李秀珍到某某公司务工时受伤。", "address", "青龙镇三合村三组12号"),
        ("青龙镇三合村三组12号的李秀珍到某某公司务工时受伤。", "address", "青龙镇三合村三组12号"),
        ("李秀珍，住三合村三组12号的李秀珍与某某公司签订合同", "address", "三合村三组12号"),
        ("李秀珍住三合村三组12号组长赵某隔壁", "address", "三合村三组12号"),
        ("原告：李秀珍，住三合村三组12号王建国经营的旅馆", "address", "三合村三组12号"),
        ("李秀珍家住青龙镇三合村三组12号被征收", "address", "青龙镇三合村三组12号"),
        ("李秀珍住青龙镇三合村5号被占用的房屋内", "address", "青龙镇三合村5号"),
    ),
    "a list of illnesses": (
        ("李秀珍母亲肺结核活动期，哥哥瘫痪，已纳入医疗救助保障范围", "health", "瘫痪"),
        ("李秀珍丈夫尿毒症透析，儿子瘫痪在床，纳入大病救助范围", "health", "瘫痪"),
        ("李秀珍因肺癌、瘫痪纳入医疗保障范围", "health", "肺癌"),
    ),
    "rules and questions": (
        ("经查，按照文件规定，李秀珍属于特困供养人员，每月领取800元。", "welfare", "特困供养人员"),
        ("根据相关文件规定，李秀珍被认定为低保户", "welfare", "低保户"),
        ("李秀珍是否可以享受低保：经核实，李秀珍属于低保户，一级肢体残疾。", "welfare", "低保户"),
        ("根据低保办法规定，申请人李秀珍纳入农村低保", "welfare", "农村低保"),
        ("周明虎问能否享受低保？经查，周明虎属于低保户。", "welfare", "低保户"),
    ),
    "articles": (
        (VILLAGE.format("王建国殴打邻居，罚款500元"), "person_name", "王建国"),
        (VILLAGE.format("张晓明吸毒，全村监督"), "person_name", "张晓明"),
        (VILLAGE.format("欧阳修远、王伟偷砍林木，各罚200元"), "person_name", "欧阳修远"),
    ),
    "persons of old and who is cited": (
        (f"周文彬，字子安，民国人。周建国，1950年3月2日生，电话{MOBILE}", "mobile_phone", MOBILE),
        (f"周文彬，字子安，民国人，其孙周建国，电话{MOBILE}", "mobile_phone", MOBILE),
        ("李秀珍，字条上写，丈夫王建国患精神分裂症，婆婆赵玉梅瘫痪在床。", "health", "精神分裂症"),
        ("李秀珍，号房内，被诊断为艾滋病", "health", "艾滋病"),
        ("申请人要求参照王建国标准补偿，王建国患癌症。", "health", "癌症"),
        ("参考王建国的赔偿标准，李秀珍要求赔偿。", "person_name", "王建国"),
    ),
    "a label behind": (
        ("5100001234567（社保卡号）", "social_security", "5100001234567"),
        ("5101234567890号医保卡持有人", "social_security", "5101234567890"),
        ("李秀珍 1000012345（医保编号）", "social_security", "1000012345"),
    ),
    "another kind of number": (
        ("登记证号：110105491231002", "resident_id", "110105491231002"),
        ("李秀珍，通知书110105194912310021", "resident_id", "110105194912310021"),
        ("李秀珍，订单 139 0000 1234", "mobile_phone", "139 0000 1234"),
        (f"档案盒号 {MOBILE} 李秀珍电话", "mobile_phone", MOBILE),
        ("档号：440300009998，持C1证", "driving_licence", "440300009998"),
        ("档号：440300009998，持A2型驾照", "driving_licence", "440300009998"),
    ),
    "a report that quotes": (
        ("据王建国反映，其信访事项未办结。", "informant", "王建国"),
        ("信访事项答复\n据王建国反映，村干部占地，该信访事项已办结。", "informant", "王建国"),
        ("来信处理情况\n根据王建国反映，投诉问题已转交。", "informant", "王建国"),
    ),
    "cells and models": (
        ("姓名,一月,二月,三月,医保编号\n张三,100,200,300,1000012345", "social_security", "1000012345"),
        ("姓名,一月,二月,医保编号\n张三,100,200,1000012345\n李四,无,250,1000012346", "social_security", "1000012346"),
        ("姓名,工资,医保编号,备注\n李四,5,812.00,1000012346,无", "social_security", "1000012346"),
        ("云A12345型小轿车", "vehicle_plate", "云A12345"),
    ),
}
# The look-alikes for which each sign was made: the rule stays silent, or says no more than info.
SILENT = (
    ("委托代理人：李秀珍，系该公司法务。", "person_name"),
    ("委托诉讼代理人李秀珍，该单位员工。", "person_name"),
    ("施工：程大山　监理：夏侯峰　设代：王建国　业主：李秀珍", "person_name"),
    ("经设代王建国、监理夏侯峰、业主代表李秀珍四方现场确认。", "person_name"),
    ("陶行知小学组织学生参观。", "minor"),
    (f"开户行：农业银行（一般账户），账号{CARD}", "bank_card"),
    (f"某院基本户，账号{CARD}", "bank_card"),
    (f"请将案款汇至某某法院，农业银行青龙支行，账号{CARD}", "bank_card"),
    (f"某某公司，开户行：农业银行青龙支行，账号{CARD}", "bank_card"),
    (f"账号：{CARD}，户名：某县教育局", "bank_card"),
    (f"户名：某县财政局，账号：{CARD}", "bank_card"),
    ("李秀珍反映青龙镇三合村三组12号的某某公司排污。", "address"),
    ("李秀珍反映三合村三组12号被征收", "address"),
    ("许慎，字叔重，汝南召陵人，撰《说文解字》十五卷。", "person_name"),
    ("杜甫，字子美，巩县人，祖父杜审言亦有诗名。", "person_name"),
    ("120000000（住房公积金）", "social_security"),
    ("受理号：110105230518002", "resident_id"),
    ("受理通知书110105194912310021", "resident_id"),
    ("订单 139 0000 1234", "mobile_phone"),
    ("李秀珍 面积 139 00001234", "mobile_phone"),
    ("档号：440300009998，C1区", "driving_licence"),
    ("信访初核报告\n据王建国反映，该路段路灯损坏。", "informant"),
    ("新A12345型拖拉机", "vehicle_plate"),
    (VILLAGE.format("通过以陈顶新、以次充好"), "person_name"),
    (VILLAGE.format("交付定金作为担保，矿区范围图应当公示"), "person_name"),
)


@pytest.mark.parametrize(("text", "rule", "value"), [case for cases in TOLD.values() for case in cases])
def test_a_person_beside_such_a_sign_is_told(text: str, rule: str, value: str) -> None:
    assert any(value in each.span.of(text) for each in reported(text, rule))


@pytest.mark.parametrize(("text", "rule"), SILENT)
def test_the_look_alike_stays_silent(text: str, rule: str) -> None:
    assert reported(text, rule) == []


@pytest.mark.parametrize("count", [2, 3, 4, 10, 25])
def test_each_of_a_run_of_identity_numbers_is_told(count: int) -> None:
    text = "身份证号：" + "".join((ID, OTHER)[number % 2] for number in range(count))
    assert len(reported(text, "resident_id")) == count


NAMESAKES_AND_CUSTOMERS = (
    ("信访人：\n王冕、徐渭\n反映问题：噪音扰民", "informant", "王冕"),
    ("孟泰吸毒成瘾，责令社区戒毒", "health", "吸毒成瘾"),
    ("本院认为，林则徐与王秀珍感情破裂，准予离婚", "person_name", "林则徐"),
    ("拟发放困难补助人员：\n1.林则徐\n2.李秀珍", "person_name", "林则徐"),
    ("展览志愿者名单\n林则徐\t三年级二班", "person_name", "林则徐"),
    ("信用社王秀珍贷款5万元", "property", "贷款5万元"),
    ("王秀珍到农技站领取种子", "person_name", "王秀珍"),
    pytest.param(
        "公证处王秀珍公证遗嘱",
        "person_name",
        "王秀珍",
        marks=pytest.mark.xfail(strict=True, raises=AssertionError, reason="the words are read as those of a notary"),
    ),
    ("信访处刘桂兰上访多次", "informant", "刘桂兰"),
    ("精神科物业处李桂芳患抑郁症", "health", "抑郁症"),
    ("患者汪洋，男，45岁，身份证号11010519491231002X，患肺结核", "person_name", "汪洋"),
    (
        "序号\t学员姓名\t教练\t电话\n1\t王秀珍\t李桂芳\t13812345678\n2\t刘玉兰\t陈玉芬\t13912345679",
        "mobile_phone",
        "13812345678",
    ),
    ("失信被执行人\t法人\t身份证号\n鸿运公司\t李桂芳\t11010519491231002X", "person_name", "李桂芳"),
    ("领导,电话,单位\n王秀珍,13812345678,某局\n困难职工刘玉兰,女,65岁,13987654321", "welfare", "困难职工"),
    ("处罚公示：张三因赌博被拘留。他是反面的例子，李四，男，30岁", "person_name", "李四"),
    ('姓名,家庭住址,工作单位\n王秀珍, "三合村二组,12号", 某厂', "address", "三合村二组,12号"),
)


@pytest.mark.parametrize(("text", "rule", "value"), NAMESAKES_AND_CUSTOMERS)
def test_namesakes_customers_and_fields_are_told(text: str, rule: str, value: str) -> None:
    assert any(value in each.span.of(text) for each in reported(text, rule))


@pytest.mark.parametrize(
    "text",
    [
        "谈话记录\n我们了解到群众反映的问题，请你说明整改情况。\n签名：王秀珍",
        "家长告知书\n我们学校周边有噪音，请家长管好孩子。如有问题请联系班主任解决。\n家长签字：王秀珍",
        "个人信息包括:姓名,住址,电话\n收集范围,使用方式,保护措施\n应急处置,责任追究,工作程序\n安全教育,安全管理,安全生产",
    ],
)
def test_who_signs_and_lists_of_words_name_no_informant_and_nobody(text: str) -> None:
    assert not reported(text, "informant")
    assert all(each.span.of(text) == "王秀珍" for each in reported(text, "person_name"))
