"""Who wrote or signed a complaint, and whom a register of visits lists."""

from __future__ import annotations

import pytest

import pubcheck

INFORMANT = "personal.informant"


def informants(text: str) -> set[str]:
    return {
        text[finding.span.start : finding.span.end].replace(" ", "")
        for finding in pubcheck.check_text(text).findings
        if finding.rule_id == INFORMANT
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "关于某美容店纠纷的投诉信\n市场监管局的同志：\n我叫林水妹，今年二十七，在该店做了手术，现要求退款。\n林水妹　2025.7.19",
            {"林水妹"},
        ),
        (
            "关于刘翠萍等人反映工资问题的办理情况\n刘翠萍、何学军、赵玉芬：\n你们三人5月20日到县信访局反映，现答复如下。",
            {"刘翠萍", "何学军", "赵玉芬"},
        ),
        (
            "信访周报（第9期）\n一、郎显宁等14人到市委门口反映合同纠纷。\n二、冉升来信，要求公开账目。",
            {"郎显宁", "冉升"},
        ),
        (
            "12345工单\n仇永亮来电反映油烟。据备注，此前邻居窦文娟已于6月反映过同一问题。投诉已办结。",
            {"仇永亮", "窦文娟"},
        ),
        ("停访息诉承诺书\n我叫虞冬生，男，已与镇政府协商一致，从今天起停止上访。\n承诺人：虞冬生（手印）", {"虞冬生"}),
        (
            "青山县人民来访接待中心登记\n08:40　苏有才　青山县柳河镇　反映抚恤金被冒领\n09:15　程改花、程改英（姐妹）　反映低保不公",
            {"苏有才", "程改花", "程改英"},
        ),
        (
            "农业农村局：\n我们是青山村的村民，就发包一事向你们反映：村里没有公示，要求公开合同。\n联名人（签名）：\n芮凤山　青山村二组\n金昌浩　青山村三组",
            {"芮凤山", "金昌浩"},
        ),
        ("青山县信访事项复查意见书\n申请人：林水妹，女，1970年生，住青山镇。\n现复查如下。", {"林水妹"}),
        ("来源：区长信箱\n署名：林水妹　公开意愿：不公开\n正文：楼下私接电线，请查一查。", {"林水妹"}),
        ("【来电人】林水妹　女\n【诉求】噪声扰民，要求处理。", {"林水妹"}),
    ],
)
def test_writers_signers_and_visitors_are_informants(text: str, expected: set[str]) -> None:
    assert informants(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "青山县农村低保申请书\n我叫林水妹，今年五十岁，因病致贫，现申请低保。\n申请人：林水妹",
        "入党申请书\n我叫林水妹，今年二十岁，自愿加入中国共产党。\n林水妹　2025年3月1日",
        "青山镇值班登记\n08:40　林水妹　值班\n09:15　程改花　接班",
        "行政复议申请书\n申请人：林水妹，女，住青山镇。\n被申请人：青山县人民政府",
    ],
)
def test_others_who_write_or_sign_are_none(text: str) -> None:
    assert informants(text) == set()


def informants_of(text: str) -> set[str]:
    return {each.evidence for each in pubcheck.check_text(text).findings if each.rule_id == "personal.informant"}


def test_who_is_asked_about_what_they_reported_is_an_informant() -> None:
    head = "询问笔录\n询问人：许志豪　记录人：鲁婉清\n被询问人：李秀珍，女，1975年3月2日出生\n"
    told = "答：我被人骗了钱。\n以上笔录我看过，和我说的一样。李秀珍 2026年1月9日"
    assert informants_of(f"{head}问：你因何事报案？\n{told}") == {"李秀珍"}
    assert informants_of(f"{head}问：你在厂里做什么？\n{told}") == set()


def test_several_names_in_one_cell_of_informants() -> None:
    rows = "序\t渠道\t信访人\t诉求\n1\t来信\t李秀珍、张卫国\t分征地款\n2\t来访\t王建国\t路灯坏了\n"
    assert informants_of(f"信访事项办理台账\n{rows}") >= {"李秀珍", "张卫国", "王建国"}


def test_a_letter_to_an_office_by_name_that_greets_and_requests() -> None:
    letter = "某区住房建设委员会刘科长：\n您好！我是槐树里3号的老住户李秀珍，楼上漏水。请你们上门看看。\n此致\n敬礼\n李秀珍　2026年3月1日"
    assert informants_of(letter) == {"李秀珍"}


def test_a_name_that_no_model_knows_is_told_by_the_title_and_the_address() -> None:
    assert informants_of("关于江南同志来信的答复\n江南同志：\n您反映的问题已处理。") == {"江南"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "关于门口磨坊扰民的情况\n街道办：\n我们是3号楼住户，磨坊凌晨开磨。请求责令其迁走。\n签名：付国华、靳月、冉晴\n2025年8月6日",
            {"付国华", "靳月", "冉晴"},
        ),
        (
            "求助\n区住建局：\n我们小区电梯停用两月，物业一直拖着，投诉多次，请你局派人查一查。\n业主签名（部分）：付国华、靳桂兰",
            {"付国华", "靳桂兰"},
        ),
        ("验收会议纪要\n我们对工程进行了验收，针对投诉要求施工单位整改。\n签字：付国华、靳桂兰", set()),
        ("村规民约倡议\n我们倡议不乱倒污水，请各户管好自家门前。\n签名：付国华、靳桂兰", set()),
    ],
)
def test_several_who_sign_a_demand_are_petitioners(text: str, expected: set[str]) -> None:
    assert informants(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "序号│来访日期│来访人│反映事项│责任人\n1│3.4│付国华│邻居占道│温如玉\n2│3.5│靳桂兰│水压不足│温如玉",
        "序号;报案人;电话;被骗方式\n1;付国华;13900001234;刷单\n2;靳桂兰;13900001235;冒充客服",
        "| 日期 | 投诉人 | 事由 |\n|---|---|---|\n| 3.4 | 付国华 | 噪声 |\n| 3.5 | 靳桂兰 | 油烟 |",
        "日期,投诉人,联系电话,事由\n3.4,付国华,13900001234,噪声\n3.5,靳桂兰,13900001235,油烟",
    ],
)
def test_columns_parted_by_bars_and_signs_name_them(text: str) -> None:
    assert informants(text) == {"付国华", "靳桂兰"}
