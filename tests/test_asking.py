"""Who brings a matter up without any of the words that rules know, as the reader of contexts tells; who does not."""

from __future__ import annotations

import pytest

import pubcheck

TELLS = {
    "below a label without a name": (
        "信访转办单\n编号 0017\n反映内容：温若琳说小区地下车库的积水没过脚面，物业拖了两个月不修，她母亲上周滑倒。\n转：住建局物业科核实。",
        {"温若琳"},
    ),
    "behind a date": (
        "网上留言转办\n留言时间 3月2日 戚砚秋 说校门口早晚高峰有人占道卖早点，孩子只能走机动车道，请尽快整治。",
        {"戚砚秋"},
    ),
    "where no word is of petitions": (
        "值班记录\n19时许，李秀珍拨打110，称邻居王建国把垃圾堆在她家门口，双方吵了起来，民警已到场。",
        {"李秀珍"},
    ),
}
TELLS_NOT = {
    "who was asked by an office": "投诉核查记录\n走访居民6人，其中温若琳反映近期无异味。",
    "whoever has a question": "值班记录\n09:05 李秀珍来电，问社保卡几时寄到，已答复。",
    "who gives orders to offices": "信访联席会议\n温若琳要求各镇摸排矛盾纠纷，月底前报信访局。",
    "who is to answer for himself": "谈话函询通知\n温若琳同志：现请你就信访举报反映的问题作出书面说明。",
    "whom others report": "情况报告\n据群众举报，温若琳涉嫌虚报误餐费，拟初步核实。",
    "whom a title accuses": "关于张卫国违规建房举报的核查报告",
    "a guest at the gate": "来访人：李秀珍 手机：13900001234\n被访科室：档案股\n来时：09:12 离时：10:03",
    "who calls for help": "值班记录\n19时许，李秀珍拨打110，称父亲走失，民警在公园找到。",
    "who asks a favour of the own unit": "职工何大山向单位领导递交报告，称母亲病重，请求调回原籍工作。",
    "a text without petitions": "温若琳参加了社区包粽子活动，和邻居们有说有笑。",
}


def informants(text: str) -> set[str]:
    return {each.evidence for each in pubcheck.check_text(text).findings if each.rule_id == "personal.informant"}


@pytest.mark.parametrize(("text", "names"), TELLS.values(), ids=TELLS)
def test_who_brings_a_matter_up(text: str, names: set[str]) -> None:
    assert informants(text) == names


@pytest.mark.parametrize("text", TELLS_NOT.values(), ids=TELLS_NOT)
def test_who_brings_nothing_up(text: str) -> None:
    assert informants(text) == set()
