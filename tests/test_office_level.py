"""The level of administration that a name shows."""

from __future__ import annotations

import pytest

from pubcheck.office_level import Level, office_level


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("××县公路养护中心", Level.COUNTY),
        ("中共××市委机要局", Level.CITY),
        ("国务院办公厅", Level.CENTRAL),
        ("自然资源部", Level.CENTRAL),
        ("中共湖北省委办公厅", Level.PROVINCE),
        ("云南省农业农村厅办公室", Level.PROVINCE),
        ("宁夏回族自治区人民政府", Level.PROVINCE),
        ("北京市人民政府", Level.PROVINCE),
        ("北京市海淀区人民政府", Level.UNKNOWN),
        ("吉林省委办公厅", Level.PROVINCE),
        ("吉林市人民政府", Level.CITY),
        ("国家税务总局长沙市税务局", Level.CITY),
        ("楚雄彝族自治州人民政府办公室", Level.CITY),
        ("凉山州人民政府", Level.CITY),
        ("大兴安岭地区行署", Level.CITY),
        ("常州市市场监督管理局", Level.CITY),
        ("四川省内江市人民政府办公室", Level.CITY),
        ("桦甸市卫生健康局", Level.COUNTY),
        ("泉州市晋江市水利局", Level.COUNTY),
        ("公安县水利和湖泊局", Level.COUNTY),
        ("洛阳市涧西区发展和改革委员会", Level.COUNTY),
        ("阿拉善左旗人民政府", Level.COUNTY),
        ("罗平县长底布依族乡人民政府", Level.TOWN),
        ("白马镇人民政府", Level.TOWN),
        ("农业农村局", Level.UNKNOWN),
        ("江北新区管委会", Level.UNKNOWN),
    ],
)
def test_office_level(name: str, level: Level) -> None:
    assert office_level(name) is level
