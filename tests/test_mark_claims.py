"""Papers that call themselves secret without a mark, and what only speaks of secrecy: all invented."""

from __future__ import annotations

import pytest

import pubcheck

LINES = (
    "星河市水利局关于做好汛前检查的通知",
    "各县水利局：",
    "请于月底前完成堤防检查，并报送结果。",
    "星河市水利局",
    "2025年5月6日",
)


def marks(text: str) -> list[str]:
    """What is told to block publication."""
    found = pubcheck.check_text(text).findings
    return [
        text[each.span.start : each.span.end]
        for each in found
        if each.rule_id == "secret.state_mark" and str(each.severity) == "block"
    ]


@pytest.mark.parametrize("at", [0, 3, len(LINES)], ids=["head", "body", "foot"])
@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("涉密文件", "涉密文件"),
        ("【涉密】", "涉密"),
        ("涉密资料　妥善保管", "涉密资料　妥善保管"),
        ("（涉密，不得上网）", "涉密，不得上网"),
        ("〔涉密材料·禁止复制〕", "涉密材料·禁止复制"),
        ("国家秘密", "国家秘密"),
        ("军事机密", "军事机密"),
        ("密件", "密件"),
        ("密码电报　特急", "密码电报　特急"),
        ("机要文件", "机要文件"),
        ("本资料含有国家秘密，严禁外传", "本资料含有国家秘密"),
        ("涉及国家秘密，严禁上网", "涉及国家秘密，严禁上网"),
        ("是否属于国家秘密：是", "是否属于国家秘密：是"),
        ("是否涉密：☑是　□否", "是否涉密：☑是"),
        ("涉密属性：涉密", "涉密属性：涉密"),
        ("本函涉密，请勿通过微信转发。", "本函涉密"),
        ("此文涉密，阅后请退机要室。", "此文涉密"),
        ("本材料第三部分涉及国家秘密，不得摘抄。", "本材料第三部分涉及国家秘密"),
        ("本表所列数据属于国家秘密，严禁外传。", "本表所列数据属于国家秘密"),
        ("本通知及附件按涉密文件管理，不得上网。", "本通知及附件按涉密文件管理"),
        ("随文附件涉密，请到机要室领取。", "随文附件涉密"),
        ("附表2涉及军事秘密，单独装订。", "附表2涉及军事秘密"),
        ("因附件1涉密，请派专人领取。", "附件1涉密"),
        ("本批资料涉密，请专柜保存。", "本批资料涉密"),
        ("请按机密级文件管理。", "请按机密级文件管理"),
    ],
)
def test_it_says_so(line: str, told: str, at: int) -> None:
    text = "\n".join((*LINES[:at], line, *LINES[at:]))
    assert marks(text) == [told]
    assert pubcheck.check_text(text).elements.title.value == LINES[0]  # type: ignore[union-attr]


@pytest.mark.parametrize("at", [0, 3, len(LINES)], ids=["head", "body", "foot"])
@pytest.mark.parametrize(
    "line",
    [
        "不涉密",
        "非涉密",
        "是否涉密：□是　□否",
        "是否涉密（是/否）：",
        "密级：非涉密",
        "涉密文件：",
        "涉密文件管理",
        "国家秘密载体印制资质",
        "密码电报使用规定",
        "机要文件交换站为各单位提供服务。",
        "属于国家秘密",
        "涉及国家秘密，不予公开",
        "涉密不上网，上网不涉密",
        "涉密文件应当由机要渠道传递。",
        "本通知不涉密，可以在政务网转发。",
        "如本件涉密，请勿使用本系统。",
        "附件涉密，正文不涉密的，公开正文。",
        "附件涉密与否，由起草部门确定。",
        "附件2涉及国家秘密，依法不予公开。",
        "本报告涉及国家秘密的内容已作删除。",
        "本年鉴部分内容涉及国家秘密，未收录。",
        "本合同涉及国家秘密的，双方应当签订保密协议。",
        "本公告涉及国家秘密、商业秘密的内容不予公开。",
        "本文件所称国家秘密，是指保密法规定的国家秘密。",
        "本系统为非涉密系统，严禁处理涉密信息。",
        "本岗位为涉密岗位，须接受保密审查。",
        "以下内容涉及国家秘密，不得公开：",
        "民警发现该文件涉密，立即报告。",
        "在首页注明“本件涉密，请通过机要渠道报送”字样。",
        "投标人须具有涉密信息系统集成资质。",
        "会议强调，按照涉密文件管理规定执行。",
    ],
)
def test_it_only_speaks_of_secrecy(line: str, at: int) -> None:
    assert marks("\n".join((*LINES[:at], line, *LINES[at:]))) == []


@pytest.mark.parametrize(
    "text",
    [
        "国家秘密\n是关系国家安全和利益的事项。",
        "涉密文件\n管理办法\n第一条 为规范涉密文件管理，制定本办法。",
        "公益广告\n涉密文件，严禁上网！\n手机不谈密，密件不拍照。\n星河市保密局",
        "涉密文件，严禁上网\n为做好保密工作，星河市开展保密宣传。",
        "馆藏珍品\n密码电报\n1949年，某部发出，纸质。\n星河市博物馆",
        "星河市机要文件交换站办事指南\n机要文件\n交换站地址：建设路3号",
        "星河市政府信息公开工作年度报告\n不予公开\n属于国家秘密\n0",
        "星河市涉密人员管理办法\n第三条 下列事项属于国家秘密：\n第四条 以上事项按照国家秘密管理。",
        "密件抄送：王某\n主题：会议通知\n请准时参加。",
        "开标记录\n序号\t项目\t是否涉密\n1\t道路改造\t否",
    ],
)
def test_pages_about_secrecy_are_no_secret(text: str) -> None:
    assert marks(text) == []


def test_a_release_lifts_what_the_paper_says() -> None:
    text = "\n".join(("涉密文件（已解密）", *LINES))
    assert marks(text) == []


def test_a_list_with_a_legend_above_it_needs_no_title() -> None:
    assert marks("涉密资料　妥善保管\n姓名\t单位\n张某\t某处") == ["涉密资料　妥善保管"]
