"""What fresh eyes found hidden or raised wrongly beside units, requests and plans: numbers of persons, live marks, declarations."""

from __future__ import annotations

import pytest
from gold_forms import reported

import pubcheck
from pubcheck.finding import Severity

CARD = "4367421234567890129"

TOLD = (
    ("bank_card", f"东风小学 王某 {CARD}"),
    ("bank_card", f"王芳就职于东风公司，建行卡{CARD}"),
    ("bank_card", f"姓名\t企业年金账号\n王芳\t{CARD}"),
    ("bank_card", "李建国在东风小学教书，银行卡号：4367421234567890123"),
    ("bank_card", "补助对象：王芳（东风小学学生），一卡通账号：10330600000000001"),
    ("mobile_phone", "授权委托人须知\n王芳诉东风公司，家庭电话13900001234"),
    ("mobile_phone", "家住和平路五号139-0000-1234"),
    ("mobile_phone", "王芳，号139-0000-1234"),
    ("mobile_phone", "户主李建国，门牌号 139-0000-1234"),
    ("mobile_phone", "物业业主电话：13900001234"),
    ("mobile_phone", "患者家属夜间13900001234"),
    ("email", "供应商名称 东风公司\n患者张晓明 在东风公司，被烫伤，本人QQ邮箱 user1985@qq.com"),
    ("email", "申请人：王芳，电子邮箱：zq1985@yahoo.com.hk"),
    ("person_name", "姓名：单兵\n身份证号：11010519491231002X"),
)
QUIET = (
    ("landline", "序号\t姓名\t学号\t班级\n1\t王芳\t02023456701\t三班"),
    ("landline", "李建国工程量 02887654321 立方"),
    ("mobile_phone", "姓名\t面试编号\n王芳\t1380-0001234"),
    ("mobile_phone", "张晓明 订单 139_0000_1234"),
    ("birth_date", "1、王芳，工伤，1995年3月15日，住阳光小区"),
)
LIVE = (
    "机密★10年（已转办公厅，期满解密）",
    "机密★10年（解密后归档）",
    '{"题名":"布防方案","密级":"机密","业务类型":"解密"}',
    "<doc><t>布防方案</t><level>机密</level></doc><doc><status>已解密</status></doc>",
    "拟定密级：机密★10年　审核：无",
    "机密★10年\n“秘密”章作废\n某省人民政府\n关于启用新印章的通知",
    "机密★10年\n（根据省委决定分批解除密级）\n",
    "机密★10年　密级已到期，请示延期",
)
DECLARED = (
    ("不宜上网公开：是", None),
    ("附件：1.申报表样表 2.汇总表样表 （此件主动公开）", "proactive"),
    ("关于政府采购目录的通知\n某发〔2025〕8号\n发布属性：公开", "proactive"),
    ("公开属性我们原来填的是“主动公开”，后来领导改成不予公开。", None),
    ("可否公开：可\n公开属性：不予公开\n理由：内部事务信息", "withheld"),
)


@pytest.mark.parametrize(("rule", "text"), TOLD)
def test_a_persons_number_beside_a_unit_is_told(rule: str, text: str) -> None:
    assert reported(text, rule)


@pytest.mark.parametrize(("rule", "text"), QUIET)
def test_numbers_of_other_columns_are_no_telephones_and_dates_no_births(rule: str, text: str) -> None:
    assert not reported(text, rule)


@pytest.mark.parametrize("text", LIVE)
def test_plans_requests_and_other_papers_lift_no_mark(text: str) -> None:
    marks = [each for each in pubcheck.check_text(text).findings if each.rule_id == "secret.state_mark"]
    assert [each.severity for each in marks] == [Severity.BLOCK]


@pytest.mark.parametrize(("text", "attribute"), DECLARED)
def test_declarations_near_examples_deals_and_questions(text: str, attribute: str | None) -> None:
    from pubcheck.declared import declared_attribute
    from pubcheck.normalize import normalize
    from pubcheck.plain import document_from_text

    declared = declared_attribute(normalize(document_from_text(text, "text")))
    assert (declared.attribute.value if declared else None) == attribute
