"""Numbers in the columns of tables: told whatever else the table counts, silent where the heading names a paper or a code.

All invented; the identity numbers have wrong check digits but where a case says otherwise.
"""

from __future__ import annotations

from itertools import cycle

import pytest

import pubcheck
from pubcheck.numbers import luhn_holds, resident_check_digit

NAMES = "王秀芳 李建国 张小花 陈德贵 刘桂兰 赵永平 周玉梅 吴长青 孙美玲 郑明贵".split()
# fmt: off
GROUPS = (
    "1390 0001234", "139 000 01234", "139000 01234", "1390000 1234", "1390 000 1234", "13900001 234", "1390-0001234", "139 - 0000 - 1234",
    "139/0000/1234", "1 3 9 0 0 0 0 1 2 3 4", "139 00001234", "1390 0001 234",
)
BESIDE = ("补助金额", "编号", "学号", "代码", "数量", "工号", "准考证号", "总值", "文号", "面试编号")
PAPERS = (
    "受理编号", "公租房合同编号", "申请书编号", "宅基地批准书编号", "决定书文号", "报名序号", "学籍辅号", "建设工程规划许可证号", "准考证号", "业务流水号",
    "协议编号", "备案号", "档案编号",
)
CODES = (
    "地块代码", "地块编码", "承包方编码", "承包方代码", "农户编码", "股权证编号", "户编号", "监测对象户编号", "房屋编码", "业务流水号", "宗地代码", "资产编码",
)
# fmt: on


def found(text: str, *rules: str) -> list[str]:
    """The values that the rules tell; all the rules of numbers where none is named."""
    wanted = rules or ("mobile_phone", "landline", "resident_id", "minor", "bank_card")
    return [
        text[finding.span.start : finding.span.end]
        for finding in pubcheck.check_text(text).findings
        if finding.rule_id.removeprefix("personal.") in wanted
    ]


def table(headings: str, *columns: list[str], sign: str = "\t") -> str:
    return "\n".join([headings.replace("\t", sign), *(sign.join(row) for row in zip(*columns, strict=True))])


def identity(born: str, serial: int, slip: int = 0) -> str:
    """An identity number of a county that exists; ``slip`` makes its check digit a wrong one."""
    first = f"110105{born}{serial:03}"
    check = resident_check_digit(first)
    return first + (str((int(check.replace("X", "0")) + slip) % 10) if slip else check)


def card(first: str, length: int) -> str:
    body = first.ljust(length - 1, "0")
    return next(body + str(last) for last in range(10) if luhn_holds(body + str(last)))


@pytest.mark.parametrize("heading", BESIDE)
def test_groups_of_a_telephone_are_told_whatever_another_column_counts(heading: str) -> None:
    rows = [list(pair) for pair in zip(cycle(NAMES), GROUPS)]
    text = table(f"姓名\t{heading}\t联系电话", [row[0] for row in rows], ["300"] * len(rows), [row[1] for row in rows])
    assert found(text, "mobile_phone", "landline") == list(GROUPS)


@pytest.mark.parametrize(
    "text",
    [
        "姓名\t学号\t电话\n王秀芳\t1390 0001234\t略\n李建国\t139 000 01234\t略",
        "序号\t物资\t数量\t批号\n1\t水泥\t20\t1390 0001234\n2\t钢筋\t30\t139 000 01234\n联系单位：县物资站",
        "户主\t金额\t电话\n王秀芳\t139000 01234\t略\n李建国\t139 00001234\t略",
        "姓名\t准考证\t联系人\n王秀芳\t1390 000 1234\t李建国",
        "编号,设备,产值,联系科室\n1390-0001234,泵,3,技术科\n1390-0001235,阀,4,技术科",
        "姓名\n学号\n电话\n王秀芳\n1390 0001234\n略\n李建国\n1390 0001235\n略",
        "姓名\t工号\t手机\n王秀芳\t139 000 01234\t略",
    ],
)
def test_groups_under_another_heading_are_no_telephone(text: str) -> None:
    assert found(text, "mobile_phone") == []


@pytest.mark.parametrize(
    "number",
    [
        "110105 19491231 0021", "110105-19491231-0021", "1101 0519 4912 3100 21", "110105194912\n310021", "110105 1949 1231 0021",
        "110105.19491231.0021", "110105/19491231/0021", "11010519491231002 1", "11010519 49123100 21", "1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 1",
        "110105—19491231—0021",
    ],
)  # fmt: skip
@pytest.mark.parametrize("before", ["身份证号：", "身份证号码", "（公民身份号码 ", "户主王秀芳，身份证号"])
def test_a_wrong_check_digit_hides_no_number_in_groups(before: str, number: str) -> None:
    assert found(f"{before}{number}。", "resident_id") == [number]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("姓名\t身份证号\t住址\n王秀芳\t110105 19491231 0021\t河东村", "110105 19491231 0021"),
        ("序号 姓名 身份证号\n1 王秀芳 110105 19491231 0021", "110105 19491231 0021"),
        ("姓名\t身份证号\t金额\n王秀芳\t110105194912\n\t310021\t200", "110105194912\n\t310021"),
        ("王秀芳，女，110105 19491231 0021，河东村人", "110105 19491231 0021"),
        ("残疾人证号：11010519491231002143", "11010519491231002143"),
        ("持残疾人证（11010519491231002143B1）", "11010519491231002143B1"),
        ("姓名\t残疾证号\t等级\n王秀芳\t11010519491231002143\t三级", "11010519491231002143"),
        ("残疾人证号 110105 19491231 0021 43", "110105 19491231 0021 43"),
        ("全国学籍号：G110105201505120021", "110105201505120021"),
    ],
)
def test_it_is_told_under_its_heading_beside_somebody_and_inside_other_papers(text: str, number: str) -> None:
    assert found(text, "resident_id") == [number]


@pytest.mark.parametrize(
    "text",
    [
        "凭身份证领取，运单号 110105 19830512 3421",
        "合同编号：110105-20250301-0001",
        "批号 110105 20250301 0001，数量 30",
        "许可证号：110105-20230512-0003（身份证查验后领取）",
        "残疾人证办理：11010520250399001143",
        "身份证号：110105 19831312 3421",
        "身份证号码第1至6位 110105，第7至14位 19830512，第15至18位",
        "监测点 110105 20240101 0012 数据",
        "残疾车编号11010519830512342199",
    ],
)
def test_groups_of_other_numbers_join_to_none(text: str) -> None:
    assert found(text, "resident_id") == []


@pytest.mark.parametrize("heading", PAPERS)
@pytest.mark.parametrize("sign", ["\t", " ", ","])
def test_numbers_of_papers_are_nobodys(heading: str, sign: str) -> None:
    numbers = [f"110105202503{day:02}{serial:04}" for day, serial in zip(range(1, 11), range(7, 707, 70), strict=True)]
    order = [str(at) for at in range(1, 11)]
    assert found(table(f"序号\t姓名\t{heading}\t备注", order, NAMES, numbers, ["无"] * 10, sign=sign)) == []
    short = [number[:17] for number in numbers]
    assert found(table(f"{heading}\t姓名\t备注\t组别", short, NAMES, ["无"] * 10, ["一组"] * 10, sign=sign)) == []


@pytest.mark.parametrize("heading", [*PAPERS, "编号"])
def test_identity_numbers_under_a_wrong_heading_stay_told(heading: str) -> None:
    years = range(1946, 2016, 7)
    numbers = [identity(f"{year}0512", 100 + year % 50, slip=1 if year == 1967 else 0) for year in years]
    text = table(f"{heading}\t姓名\t备注", numbers, NAMES, ["无"] * 10)
    assert found(text, "resident_id") == numbers
    assert len(found(text, "minor")) == 1
    assert found(table(f"{heading}\t姓名", [identity("19710512", 4)], ["王秀芳"]), "resident_id")


@pytest.mark.parametrize("heading", CODES)
@pytest.mark.parametrize(("first", "length"), [("110105", 18), ("110105", 19), ("620102", 16), ("620102", 19)])
def test_codes_that_pass_luhn_by_chance_are_no_cards(heading: str, first: str, length: int) -> None:
    codes = [f"{first}104208{serial:0{length - 12}}" for serial in range(2001, 2031, 3)]
    text = table(f"序号\t姓名\t{heading}\t面积", [str(at) for at in range(10)], NAMES, codes, ["3"] * 10)
    assert found(text, "bank_card") == []
    assert found(f"王秀芳户，{heading}：{card(first + '104208', length)}，面积2.3亩。", "bank_card") == []


@pytest.mark.parametrize(
    "heading", ["账号", "卡号", "一卡通", "惠农卡编号", "打款账号", "编号", "农户编码", "代码", "备注"]
)
@pytest.mark.parametrize(("first", "length"), [("622848", 19), ("622202", 16), ("436742", 16)])
def test_cards_stay_told_whatever_their_heading(heading: str, first: str, length: int) -> None:
    cards = [card(f"{first}{serial}", length) for serial in range(20010, 20110, 10)]
    assert found(table(f"姓名\t{heading}\t面积", NAMES, cards, ["3"] * 10), "bank_card") == cards
