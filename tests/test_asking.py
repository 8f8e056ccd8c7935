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
    "what notes in a box say": (
        "意见箱开启记录\n一号纸条，署名温若琳：取号机坏了一个月没人修，老人一站就是半天。\n二号纸条，署名戚砚秋，说三号柜台的柜员当众甩脸子。",
        {"温若琳", "戚砚秋"},
    ),
    "what owners bring up, row by row": (
        "小区业主反映事项（八月）\n房号\t业主\t反映\t责任人\t反馈\n2-502\t温若琳\t楼道有狗尿\t保洁班\t已擦\n3-301\t戚砚秋\t凌晨收垃圾声响大\t保洁班\t改八点后",
        {"温若琳", "戚砚秋"},
    ),
    "who comes in anger": (
        "“说事室”流水账\n8月5日，温若琳进门就拍桌子：修路的把她家菜园角挖了，辣椒秧毁了两垄。书记当场定：秧苗照赔。",
        {"温若琳"},
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
    "whoever thanks": "表扬信\n我叫温若琳，是26床的家属，感谢护士们半个月来的照顾。",
    "who is visited at home": "走访日记\n上午到温若琳家，她说药还够吃，儿子下月回来。中午在戚砚秋家吃的饭。",
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
