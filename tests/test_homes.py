"""Addresses put together from structure and model, and what makes one somebody's home."""

from __future__ import annotations

import pytest

import pubcheck
from pubcheck.address_bounds import with_bounds
from pubcheck.finding import Severity
from pubcheck.span import Span
from pubcheck.text import Entity, EntityKind, NormalizedText


def bounded(text: str, *entities: tuple[str, EntityKind, float]) -> list[str]:
    """The addresses that come out, as words."""
    found = [
        Entity(Span(text.index(words), text.index(words) + len(words)), kind, sure) for words, kind, sure in entities
    ]
    return [e.span.of(text) for e in with_bounds(found, NormalizedText(text)) if e.kind is EntityKind.ADDRESS]


def test_a_place_tells_where_an_address_begins_and_ends() -> None:
    address, place = EntityKind.ADDRESS, EntityKind.PLACE
    text = "致大同市平城区向阳东街26号院各位邻居"
    assert bounded(text, (text[:15], address, 0.9), (text[1:15], place, 0.8)) == [text[1:15]]
    text = "马普龙，宝华镇嘎他村委会俄马村3组，监测户"
    assert bounded(text, ("俄马村3组", address, 0.7), ("宝华镇嘎他村委会俄马村3组", place, 0.9)) == [text[4:17]]
    text = "住福今路11号之二503，"
    assert bounded(text, ("福今路11号之二", address, 0.9), ("福今路11号之二503", place, 0.9)) == ["福今路11号之二503"]


def test_a_place_with_a_door_becomes_an_address_and_one_of_doubt_does_not() -> None:
    text = "现住五连3栋6号，在团场"
    assert bounded(text, ("五连3栋6号", EntityKind.PLACE, 0.9)) == ["五连3栋6号"]
    assert bounded(text, ("五连3栋6号", EntityKind.PLACE, 0.2)) == []
    assert bounded("内江市东兴区是辖区", ("内江市东兴区", EntityKind.PLACE, 0.9)) == []


def severity(text: str, words: str) -> Severity | None:
    """How grave the address ``words`` is in ``text``; ``None`` where it is not found."""
    for finding in pubcheck.check_text(text).findings:
        if finding.rule_id == "personal.address" and finding.span.of(text) == words:
            return finding.severity
    return None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("体检集合地点：乌当区新添大道188号区政务中心一楼，请李秀珍带笔。", "乌当区新添大道188号"),
        ("校车行驶到高林桥村八组路段，王建国下车查看。", "高林桥村八组"),
        ("修丽娜购买宏源首府二期8号楼车位收据丢失，声明作废。", "宏源首府二期8号楼"),
        ("李秀珍参保单位为景德镇市昌江区瓷源坊12号作坊", "景德镇市昌江区瓷源坊12号"),
        ("陈大山养殖场选址在渔池头村7组山坡边，栏舍1栋。", "渔池头村7组"),
    ],
)
def test_places_of_offices_roads_and_sites_are_informational(text: str, words: str) -> None:
    assert severity(text, words) in (None, Severity.INFO)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("敬丹青，1953-02-25，返城落户河北区王串场街道真理道12段6号，父敬修。", "河北区王串场街道真理道12段6号"),
        ("何秀兰    幸福里小区9号楼2单元101    乳腺癌术后    2000元", "幸福里小区9号楼2单元101"),
        ("志愿者走进沂源县悦庄镇埠村社区东街4号，看望老兵宋玉成。", "沂源县悦庄镇埠村社区东街4号"),
    ],
)
def test_homes_are_told_by_item_door_and_visit(text: str, words: str) -> None:
    found = severity(text, words)
    assert found is not None
    assert found.rank > Severity.INFO.rank


def test_bars_between_cells_are_read_as_columns() -> None:
    text = "姓名 | 住址 | 坐标\n冯若冰 | 红旗镇合群路2号 | 19.800213, 110.500131\n容可嘉 | 红旗镇合群路6号 | 19.800214, 110.500132"
    rules = {finding.rule_id for finding in pubcheck.check_text(text).findings if finding.severity.rank}
    assert {"personal.address", "personal.coordinates", "personal.person_name"} <= rules
    addresses = [f for f in pubcheck.check_text(text).findings if f.rule_id == "personal.address"]
    assert [f.span.of(text) for f in addresses] == ["红旗镇合群路2号", "红旗镇合群路6号"]


def test_dates_behind_names_of_a_list_are_birth_dates() -> None:
    text = "学生名单\n1.周浩，男，2010.05.21，已返校\n2.蒋婷婷，女，2011.10.02，癫痫\n2024年6月1日"
    found = [f.span.of(text) for f in pubcheck.check_text(text).findings if f.rule_id == "personal.birth_date"]
    assert found == ["2010.05.21", "2011.10.02"]
    text = "处罚名单\n张建国，2024年5月6日，罚款200元\n李卫东，2024年5月7日，罚款200元\n2024年6月1日"
    assert not any(f.rule_id == "personal.birth_date" for f in pubcheck.check_text(text).findings)


def test_an_informant_is_one_wherever_named() -> None:
    text = "举报人：边秋菊  是否保密：是\n举报内容：边秋菊反映电梯无人维保。\n拟办意见：回复边秋菊。"
    found = [f for f in pubcheck.check_text(text).findings if f.rule_id == "personal.informant"]
    assert [f.span.of(text) for f in found] == ["边秋菊"] * 3
    names = [f for f in pubcheck.check_text(text).findings if f.rule_id == "personal.person_name" and f.severity.rank]
    assert not names


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("姓名毋菊仙住址武陟县谢旗营镇东马曲村类别农村低保电话 13900001234", "武陟县谢旗营镇东马曲村"),
        ("户主段志远住址武陟县谢旗营镇东马曲村三组性别男年龄55", "武陟县谢旗营镇东马曲村三组"),
        ("申请人段志远，住址：大同市平城区民族路12号", "大同市平城区民族路12号"),
        ("申请人段志远，家庭住址：重庆市黔江区职业中学宿舍3栋501", "重庆市黔江区职业中学宿舍3栋501"),
    ],
)
def test_a_home_ends_before_the_next_field_of_a_form(text: str, home: str) -> None:
    found = [each.span.of(text) for each in pubcheck.check_text(text).findings if each.rule_id == "personal.address"]
    assert found == [home]
