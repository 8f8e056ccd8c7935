"""Examples that show how a form is filled in are a small matter; whatever ties one to somebody keeps it told."""

from __future__ import annotations

import pytest

import pubcheck
from pubcheck.finding import Severity


def gravest(text: str) -> dict[str, Severity]:
    """The gravest finding about a person of each rule in ``text``."""
    found: dict[str, Severity] = {}
    for finding in pubcheck.check_text(text).findings:
        known = found.get(finding.rule_id)
        if finding.rule_id.startswith("personal.") and (known is None or finding.severity.rank > known.rank):
            found[finding.rule_id] = finding.severity
    return found


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        (
            "填写说明：手机号码填11位数字，如13812345678；证件号填18位，如110101199003070011。",
            "mobile_phone resident_id",
        ),
        ("举例：身份证号110101199003070011应填入第3栏。", "resident_id"),
        ("身份证号填18位，末位为X的应大写，如11010519491231002X。", "resident_id"),
        ("联系电话请填写手机号码（如：13800138000），座机须加区号。", "mobile_phone"),
        ("电子邮箱格式如name@example.com，请勿填写汉字。", "email"),
        ("导入模板说明：mobile列录入11位号码，例如13987654321，不得加空格。", "mobile_phone"),
        ("身份证号码示例：110101199003070011", "resident_id"),
        ("（样表）姓名：张三　身份证号：110101199003070011　电话：13800138000", "person_name resident_id mobile_phone"),
        (
            "参保登记表（样表）\n姓名：张三　性别：男\n身份证号码：110101199003070011\n联系电话：13512345678",
            "resident_id mobile_phone",
        ),
        (
            "填表示例\n姓名：李四\n身份证号：110101199003070011\n联系电话：13900001234",
            "person_name resident_id mobile_phone",
        ),
    ],
)
def test_examples_of_how_a_form_is_filled_in_are_a_small_matter(text: str, rules: str) -> None:
    found = gravest(text)
    assert {rule for rule, severity in found.items() if severity is Severity.LOW} >= {
        f"personal.{rule}" for rule in rules.split()
    }
    assert all(severity.rank <= Severity.LOW.rank for severity in found.values()), found


def test_the_reason_says_that_it_is_an_example() -> None:
    (finding,) = pubcheck.check_text("举例：身份证号110101199003070011应填入第3栏。").findings[:1]
    assert any("填写示例" in str(why) for why in finding.why)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("如有疑问请致电13812345678。", "mobile_phone"),
        ("例如张三（身份证110101199003070011）于3月5日领取补助。", "resident_id"),
        ("举例：谢光富的身份证号110101199003070011与系统登记不一致。", "resident_id"),
        ("样表\n序号\t姓名\t身份证号\n1\t谢光富\t110101199003070011\n2\t罗成兴\t11010519491231002X", "resident_id"),
        ("填写说明：不会填写的请联系谢光富，如13812345678打不通，可到村委会。", "mobile_phone"),
        ("请按要求填写，例如谢光富，手机13812345678。", "mobile_phone"),
        ("救助申请表（样表）\n姓名：谢光富　身份证号：110101199003070011　电话：13981234567", "resident_id"),
        ("附件：申请表样表\n谢光富，身份证号110101199003070011，电话13981234567。", "mobile_phone"),
        ("经查，涉案号码如13812345678，均为诈骗电话。", "mobile_phone"),
        ("示例：电话13812345678为诈骗号码，多名群众被骗。", "mobile_phone"),
        ("（样表）姓名：李某　身份证号：110101199003070011　电话：13981230047", "resident_id"),
        ("（样表）姓名：李明　身份证号：110101199003070011　电话：13981230047", "resident_id"),
        ("填写示例：阿依古丽，身份证号110101199003070011", "resident_id"),
        ("填写有误的，如13812345678，均已退回重填。经查机主为谢光富。", "mobile_phone"),
        ("样表已下发。姓名：张三，身份证号110101199003070011，4月2日前报送。", "resident_id"),
    ],
)
def test_what_is_tied_to_somebody_stays_told(text: str, rule: str) -> None:
    found = gravest(text)
    assert found[f"personal.{rule}"].rank >= Severity.MEDIUM.rank
