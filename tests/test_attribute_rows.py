"""Registers with a column for the attribute and one for its reason: rows that give none."""

from __future__ import annotations

import pytest

from pubcheck.attribute_rows import unreasoned_rows

HEAD = "公开属性登记表\n序号\t文号\t标题\t公开属性\t不公开理由\t经办\n"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (HEAD + "1\t某发1号\t某通知\t主动公开\t\t张", []),
        (HEAD + "2\t某发2号\t某函\t不予公开\t\t李", ["不予公开"]),
        (HEAD + "2\t某发2号\t某函\t不公开\t无\t李\n3\t某发3号\t某函\t不予公开\t第十六条\t李", ["不公开"]),
        ("汇总\n序号|文件名|认定结果|理由\n1|某通知|不予公开|/\n2|某函|主动公开|", ["不予公开"]),
        ("台账 序号 文号 标题 属性 理由 1 某1号 某通报 主动公开 — 2 某2号 某通知 不予公开 （缺） 3 某3号 某函 不予公开 条例第十六条", ["不予公开"]),
        ("台账 序号 文号 标题 属性 理由 1 某1号 某通知 不予公开 （略） 2 某2号 某函 不予公开 （未填写）", ["不予公开"] * 2),
        ("登记 序 字号 标题 属性 免公开事由 1 某办〔2026〕21号 某公告 主动公开 — 2 某办〔2026〕22号 某通知 不予公开 第十六条第一款（内部事务） 3 某办〔2026〕23号 某通知 不予公开    4 某办〔2026〕24号 某公告 主动公开 —", ["不予公开"]),
        ("登记 序 字号 标题 属性 不公开缘由 1 某1号 某通知 不予公开 / 2 某2号 某函 不予公开 含举报人信息 3 某3号 某函 不予公开", ["不予公开"] * 2),
        ("汇总\n序号|文件名|认定结果|免予公开的依据\n1|某通知|不予公开|\n2|某函|不予公开|条例第十五条", ["不予公开"]),
        ("公开属性表\n序号\t文号\t属性\t不予公开之缘由\n1\t某1号\t不予公开\t——\n2\t某2号\t不予公开\t第十六条", ["不予公开"]),
        ("收费表 序 项目 类别 依据 1 复印 主动公开 省价函 2 查档 免费 省价函", []),
        # A list of nothing but what is withheld: the cell that says that it is empty.
        ("不予公开文件清单\n文号 标题 理由\n某1号 某通知 （空）\n某2号 某函 （缺）\n某3号 某函 （略）\n某4号 某函 第十六条", ["（空）", "（缺）", "（略）"]),
        ("年度报告\n项目 属性 理由 数量\n不予公开 属于国家秘密 3", []),
        ('no,title,open_attr,reason\n"1","考核","主动公开",null\n"2","用房","不予公开",null\n"3","体检","不予公开","个人隐私"', ["不予公开"]),
        ("name,opened_at,reason\n不予公开,2024,无", []),
        ("属性 理由\n主动公开 无", []),
        ("", []),
    ],
)  # fmt: skip
def test_rows_without_a_reason(text: str, rows: list[str]) -> None:
    assert [span.of(text) for span in unreasoned_rows(text)] == rows
