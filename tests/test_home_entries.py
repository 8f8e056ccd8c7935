"""Homes told by who stands beside them: groups of villages in lists, tables on their side, owners without a name."""

from __future__ import annotations

import pytest

import pubcheck
from pubcheck.finding import Severity


def told(text: str) -> list[str]:
    """The homes of ``text`` that are more than information, in order."""
    return [
        finding.span.of(text)
        for finding in pubcheck.check_text(text).findings
        if finding.rule_id == "personal.address" and finding.severity.rank > Severity.LOW.rank
    ]


@pytest.mark.parametrize(
    ("text", "homes"),
    [
        ("谢光富（石桥二组）3亩", "石桥二组"),
        ("谢光富（红旗8队）、罗成兴（红旗3队）", "红旗8队 红旗3队"),
        ("谢光富，男，54岁，石桥二社。", "石桥二社"),
        ("谢光富，前进生产队，3亩。", "前进生产队"),
        ("谢光富，上寨屯，3亩。", "上寨屯"),
        ("谢光富，杨家湾组，3亩。", "杨家湾组"),
        ("谢光富，柳树沟自然村，3亩。", "柳树沟自然村"),
        ("1.谢光富，男，1968年3月生，大坪三社，低保。", "大坪三社"),
        ("红旗三组谢光富2.5亩、红旗四组罗成兴3亩。", "红旗三组 红旗四组"),
        ("谢光富（李家组）、罗成兴（杨家沟组）", "李家组 杨家沟组"),
        ("谢光富 前进三队 3亩", "前进三队"),
        ("谢光富，新民生产队，承包3亩；罗成兴，大田屯，2亩。", "新民生产队 大田屯"),
        ("谢光富（石鼓第三村民小组）补贴120元", "石鼓第三村民小组"),
    ],
)
def test_groups_of_villages_beside_a_name_are_homes(text: str, homes: str) -> None:
    assert told(text) == homes.split()


@pytest.mark.parametrize(
    "text",
    [
        "谢光富（工作二组）、罗成兴（检查3队）",
        "谢光富（勘察队）、罗成兴（施工一队）",
        "谢光富（领导小组）、罗成兴（生产一队）",
        "谢光富（第一小组）、罗成兴（评审组）",
        "谢光富（地勘3队）、罗成兴（钻井二队）",
        "谢光富（语文组）、罗成兴（数学二组）",
        "谢光富（刑侦二队）讯问，罗成兴（巡逻3组）记录",
        "谢光富，采煤三队，月产500吨。",
        "谢光富，少年组，成绩9.2分。",
        "谢光富（红星3队）、罗成兴（东风1队）获本次比赛冠军",
        "谢光富（第三小组）、罗成兴（抢险二组）参加演练",
        "谢光富，市旅行社，导游。",
        "谢光富，专家组，评审意见同意。",
        "序号\t姓名\t组别\t成绩\n1\t谢光富\t红旗3队\t9.5\n2\t罗成兴\t东风2队\t9.1",
    ],
)
def test_groups_of_other_kinds_are_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "homes"),
    [
        ("姓名\t谢光富\t罗成兴\t李秀珍\n家庭住址\t大湾一组\t红旗8队\t石桥三组", "大湾一组 红旗8队 石桥三组"),
        ("家庭住址|大湾一组|大湾二社|红旗8队", "大湾一组 大湾二社 红旗8队"),
        ("| 姓名 | 谢光富 | 罗成兴 |\n| 家庭住址 | 大湾一组 | 石桥三组 |", "大湾一组 石桥三组"),
        ("住址\t略\t大湾二社\t联系电话\t5组", "大湾二社"),
        ("单位地址\t建设路3号\t家庭住址\t略", ""),
        ("家庭住址\t大湾一组\t办公地址\t建设路3号", "大湾一组"),
    ],
)
def test_all_cells_of_a_row_of_homes_are_told(text: str, homes: str) -> None:
    assert told(text) == homes.split()


@pytest.mark.parametrize(
    ("text", "homes"),
    [
        ("水岸雅居3-2-1801 谢光富", "水岸雅居3-2-1801"),
        ("东湖名邸5-1-602 谢光富\n锦江观澜5-1-603 罗成兴", "东湖名邸5-1-602 锦江观澜5-1-603"),
        ("谢光富，水岸雅居3-2-1801", "水岸雅居3-2-1801"),
        ("住址：水岸雅居3-2-1801", "水岸雅居3-2-1801"),
        ("谢光富住水岸雅居3-2-1801。", "水岸雅居3-2-1801"),
        ("图例3-2-1801 谢光富", ""),
        ("档案编号3-2-1801 谢光富", ""),
        ("见附表3-2-1801，谢光富填报", ""),
    ],
)
def test_an_estate_begins_where_its_name_does(text: str, homes: str) -> None:
    assert told(text) == homes.split()


@pytest.mark.parametrize(
    "text",
    [
        "罗某家位于滨河花园5栋2单元302室。",
        "罗女士（13986091390）反映其位于水岸雅居3-2-1801的房屋漏水。",
        "张先生投诉其位于滨河花园5栋2单元302室的住宅被楼上渗水。",
        "投诉人的房屋位于水岸雅居3-2-1801，楼上装修噪音大。",
        "我家位于石桥村二组，门前道路破损。",
        "王某某家坐落于青云县城关镇滨河路12号3栋1单元502室。",
        "通讯地址：青云县城关镇罗家巷3号县委家属院2-301，收件人：罗成兴。",
        "收件地址：青云县城关镇锦绣花园7-1-902，收货人：谢光富，电话略。",
        "装机地址：水岸雅居3-2-1801",
        "报修地址：滨河花园5栋2单元302室",
    ],
)
def test_homes_of_the_masked_and_of_customers_are_told(text: str) -> None:
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "公司位于滨河花园5栋2单元302室。",
        "某公司反映其位于建设路3号的厂房漏水。",
        "青云县某超市位于滨河路12号，经营面积80平方米。",
        "通讯地址：青云县城关镇建设路3号县政府大楼2-301，收件人：罗成兴。",
        "安装地址：青云县人民医院住院楼3-2-101",
        "办公地址：建设路3号3-2-101",
        "部分村民房屋位于三合村三组地质灾害点附近。",
        "罗女士反映其位于人民路12号的店铺门前积水。",
        "该中心位于滨河路3号2栋1单元101室，收件人：办公室。",
        "王某经营的餐馆位于滨河路12号。",
    ],
)
def test_places_of_units_stay_information(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "序号\t商户名称\t经营地址\t检查结果\n1\t周黑鸭\t建设路3号\t合格\n2\t康寿大药房\t北门街17号\t合格",
        "古树名称\t地点\n黄葛树\t大湾村三组",
        "树种\t生长地点\t株数\n罗汉松\t大湾村三组\t2\n马尾松\t石桥村一组\t5",
        "古树名称\t树龄\t位置\n白玉兰\t120\t青云寺村二组\n柳杉\t300\t大湾村五组",
        "序号\t店名\t地址\t问题\n1\t王老吉凉茶铺\t人民路21号\t无证\n2\t沙县小吃\t人民路23号\t过期",
        "产品名称\t生产厂家\t厂址\n金龙鱼\t益海粮油\t滨河路8号\n康师傅\t青云食品\t滨河路10号",
        "企业名称\t注册地址\t状态\n方太厨具\t建设路7号\t正常\n周大福\t建设路9号\t注销",
        "品牌\t门店地址\t检查结果\n周大生\t人民路8号\t合格\n老庙\t人民路9号\t合格",
    ],
)
def test_a_column_of_shops_or_things_names_nobody(text: str) -> None:
    findings = [f for f in pubcheck.check_text(text).findings if f.rule_id.startswith("personal.")]
    assert all(finding.severity is Severity.INFO for finding in findings), [f.rule_id for f in findings]


@pytest.mark.parametrize(
    ("text", "homes"),
    [
        (
            "商户名称\t经营者\t经营者住址\n周黑鸭\t谢光富\t石桥村二组\n康寿大药房\t罗成兴\t滨河花园5栋2单元302室",
            "石桥村二组 滨河花园5栋2单元302室",
        ),
        (
            "商户名称\t经营地址\n谢光富\t大湾村三组12号\n罗成兴\t大湾村四组8号\n王大山\t石桥村一组3号",
            "大湾村三组12号 大湾村四组8号 石桥村一组3号",
        ),
        ("古树名称\t管护人\t管护人住址\n黄葛树\t谢光富\t大湾村三组\n银杏\t罗成兴\t石桥村二组", "大湾村三组 石桥村二组"),
        ("户主\t家庭住址\t树种\n谢光富\t大湾村三组\t罗汉松\n罗成兴\t石桥村二组\t黄葛树", "大湾村三组 石桥村二组"),
        ("商户姓名\t住址\n谢光富\t大湾村三组\n罗成兴\t石桥村二组", "大湾村三组 石桥村二组"),
    ],
)
def test_persons_beside_shops_and_things_keep_their_homes(text: str, homes: str) -> None:
    assert told(text) == homes.split()
