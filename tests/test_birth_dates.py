"""Dates of birth in forms that do not stand for themselves: corrected, shortened, the day before the month."""

from __future__ import annotations

import pytest

import pubcheck


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("安小舟，女，彝，2013年5月12日，11岁", "2013年5月12日"),
        ("我叫某某，1953年阴历十月十六生人，家住本村", "1953年阴历十月十六"),
        ("缪某，男，民国三十三年八月初七生", "民国三十三年八月初七"),
        ("荆某，女，六三年九月十四日出生，丧偶", "六三年九月十四日"),
        ("许某，男，34.9.5，90周岁", "34.9.5"),
        ("分娩：儿子，2024年1月18日生于县医院", "2024年1月18日"),
        ("申请将出生日期1959年11月10日更正为1955年10月11日", "1955年10月11日"),
        ("出生日期：85.3.2", "85.3.2"),
        ("出生日期：12/03/1990", "12/03/1990"),
        ("出生日期：25/12/1990", "25/12/1990"),
        ("马敏慧 女 回 2010.12.30 13岁", "2010.12.30"),
        ("道 吉 才 让   男   藏   1 9 8 8 . 4 . 1 5   贡 巴 村   肢 体 一 级", "1 9 8 8 . 4 . 1 5"),
        ("李秀珍，女，1939年1月6日生　退休前系教师", "1939年1月6日"),
        ("乙方：佟桂臣，男，l963年9月2O日 生，身份证略", "l963年9月2O日"),
        ("出生日期：1968 04 02，性别：女", "1968 04 02"),
        ("出生日期：1968、4、2", "1968、4、2"),
        ("出生日期：1968年4月2，性别：女", "1968年4月2"),
        ("出生日期：1968-04-02T00:00:00", "1968-04-02T00:00:00"),
        ("Date of Birth: 02-Apr-1968", "02-Apr-1968"),
        ("Li Xiuzhen, born on April 2nd, 1968", "April 2nd, 1968"),
        ("李秀珍，1968年4月2日出世", "1968年4月2日"),
        ("李秀珍（1968.4.2—），女，本县人", "1968.4.2"),
        ("姓名\t出生日期\n李秀珍\t1968\n-04-02", "1968\n-04-02"),
        ("持证人：昌黎明，2004年8月29日，男，汉族", "2004年8月29日"),
        ("适龄儿童 李小舟　DOB：2018-Sep-03　证件待补", "2018-Sep-03"),
        ("随迁：李小舟 子　2009-3-1，16岁", "2009-3-1"),
        ("继承人：配偶李秀珍，1952年3月5日，住同上", "1952年3月5日"),
    ],
)
def test_a_date_of_birth_is_found(text: str, value: str) -> None:
    found = [
        finding.evidence for finding in pubcheck.check_text(text).findings if finding.rule_id == "personal.birth_date"
    ]
    assert value in found


@pytest.mark.parametrize(
    "text",
    [
        "云大清，1942年1月5日出生，2023年8月去世",
        "版本更新日期：85.3.2",
        "出生日期：85.13.2",
        "出生日期：32/01/1990",
        "出生日期：1968 4 99",
        "The act was born in April 1968, 12 years ago",
        "Due date: 02-Apr-1968",
        "2024年5月3日，15岁的李小明在河边玩耍",
        "2024年5月3日，16岁，李小明落水",
        "2010年11月1日，15岁及以上人口1000人",
        "案发时间2008年5月12日，17岁学生被困",
        "王建国，1985年4月1日，18岁入伍",
        "结婚时间2005年5月1日，21岁，",
        "女儿张婷，2005年9月1日，住校就读",
        "妻子李秀珍，2019年3月2日，因病住院",
    ],
)
def test_other_dates_are_none(text: str) -> None:
    found = [
        finding.evidence for finding in pubcheck.check_text(text).findings if finding.rule_id == "personal.birth_date"
    ]
    assert not [value for value in found if value != "1942年1月5日"]


@pytest.mark.parametrize("day", ["二〇一六年十月三十九日", "2016年10月39日", "二〇一六年二月三十日"])
def test_a_day_that_is_none_fails_no_rule(day: str) -> None:
    assert not pubcheck.check_text(f"学生李秀珍，{day}生，住某镇。").gaps
