"""Words of plain office papers that look like names: no person is told of them."""

from __future__ import annotations

import pytest

import pubcheck

QUIET = (
    "航摄底片袋\n摄区：岷江上游　片号：0231\n焦距 152.4mm　航高 4800m　日期 1969.11.3\n",
    "项目名称：网关升级\nClassification / 密级：内部\n甲方：某公司\n",
    "发文处理单\n缓急：平件　　份数：12\n",
    "管线记录\n从西门站出口沿滨河路埋深1.4米，过桥处改为明敷，阀室在桥头。\n",
    "水池巡查\n池顶人孔无锁，水面露天。\n",
    "采价说明\n原摊主回老家，采价点换了两处。\n",
    "停车场情况\n一、早晚高峰停车场通风正常，标识补齐。\n",
    "庙会安排\n农历二月十九，山门至大殿台阶三百级，后山小路封闭，不点高香。\n山下停车场满后，摆渡车十分钟一趟。\n",
    "处罚决定\n检查发现干洗剂标签不全。\n",
    "行车安排\n车队由东门出，走科技大道。\n",
    "[印章：巳解密 1994.3.2]\n关于爆破安全的通知\n各矿：请执行。\n",
)


@pytest.mark.parametrize("text", QUIET)
def test_no_word_is_a_person(text: str) -> None:
    told = [each for each in pubcheck.check_text(text).findings if each.rule_id == "personal.person_name"]
    assert [each.span.of(text) for each in told if str(each.severity) != "info"] == []


def test_a_person_with_such_a_name_is_still_found() -> None:
    text = "低保对象名单\n姓名 住址\n高峰 某县某镇某村3组\n"
    assert any(each.rule_id == "personal.person_name" for each in pubcheck.check_text(text).findings)
