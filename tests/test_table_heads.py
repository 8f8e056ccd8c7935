"""Headings that say what no list of headings holds, told by the rows below them; what only looks like one."""

from __future__ import annotations

import pytest

from pubcheck.tables import read_tables

HEADED = {
    "an official's column beside a household's": (
        "序\t被征地户\t身份证\t附着物\t丈量人\t村证明\n1\t达万福\tA1\t意杨62棵\t唐楷之\t闵兆瑞\n2\t闵秋坪\tA2\t葡萄架3行\t唐楷之\t闵兆瑞",
        "被征地户",
    ),
    "two rows": ("日期\t河长\t发现问题\t整改\n4.2\t桂江月\t有塑料袋\t已清\n4.9\t桂江月\t地笼2条\t收缴", "河长"),
    "flattened": ("日期 捐赠人 款/物 金额（元）\n2.11 宁若曦 款 50000\n2.12 戚家瑞 款 300", "捐赠人"),
    "in a frame of bars": (
        "房号｜权利人｜坐落｜经办\nX-01｜伍妙卿｜西城路7号｜钟宛婷\nX-02｜晏小满｜西城路9号｜钟宛婷",
        "权利人",
    ),
    "in a frame with outer bars": (
        "| 房号 | 权利人 | 坐落 | 经办 |\n| --- | --- | --- | --- |\n| X-01 | 伍妙卿 | 西城路7号 | 钟宛婷 |",
        "权利人",
    ),
}
NOT_HEADED = {
    "a form of labels and values": "申请人\t逄丽贞\t处所\t财务审计股\n证件种类\t护照\t证件号\tE00000318",
    "labels with the names of staff": "经办人\t王建强\t审核人\t李建国\n李秀珍\t艾滋病\t5月\t救助",
    "the same with blanks": "村干部 王志方 经办人员 李长工\n李秀珍 3人 低保户 1组\n王桂兰 2人 低保户 2组",
    "a label and a unit": "主要负责人\t王大山\t单位\t县水利局\n李秀珍\t肝癌\t5月\t已救助",
    "a petition's form": "举报人\t李秀珍\t被举报人\t王大山\n受理\t3月1日\t办结\t4月1日",
    "crops of a household": "户主\t李秀珍\t民族\t汉\n水稻\t3亩\t小麦\t5亩\n黄牛\t3头\t山羊\t5只",
    "a family": "刘国方\t配偶\t汉族\t职工\n刘小明\t子女\t2012.3\t小学\n刘小红\t子女\t2015.6\t小学",
    "an agenda": "主持人 王长工 地点\n1. 学习文件 3楼\n2. 讨论方案 4楼",
    "athletes": "项目 王志方 李长工\n跳远 3米 4米\n铅球 5米 6米",
    "the first row of data": "张三\t男\t汉族\t党员\n李四\t男\t汉族\t2001年入党",
    "two cells": "户主\t倒房\n盖世昌\t2间\n后福田\t1间",
    "rows of other lengths": "时间\t河长\t整改\n4.2\t桂江月\n4.9\t桂江月\t收缴\t已办",
    "words alone below": "村\t河长\t整改\n上庄\t桂江月\t收缴\n下庄\t桂江月\t已清",
    "a line of prose": "为做好汛期工作 现将 有关事项 通知如下\n请于8月1日前 报送 名单 一式2份",
}


@pytest.mark.parametrize(("text", "heading"), HEADED.values(), ids=HEADED)
def test_a_heading_is_told_by_the_rows_below(text: str, heading: str) -> None:
    (table,) = read_tables(text.replace("　", " "))
    assert heading in table.headings
    assert len(table.rows) == text.count("\n") - text.count("--- |\n")


@pytest.mark.parametrize("text", NOT_HEADED.values(), ids=NOT_HEADED)
def test_what_heads_no_rows_is_none(text: str) -> None:
    assert not read_tables(text)
