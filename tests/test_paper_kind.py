"""To whom a paper goes: a person, or a place, an office, everybody."""

from __future__ import annotations

import pytest

from pubcheck.elements import read_elements
from pubcheck.normalize import normalize
from pubcheck.paper_kind import PaperKind, kinds_of
from pubcheck.plain import document_from_text

LETTER = (
    "桐溪县水利局关于青山水库清淤工程的复函\n{}：\n来函收悉，同意实施青山水库清淤工程。\n桐溪县水利局\n2025年5月6日"
)
UNITS = (
    "石门镇 白云乡 桐溪县 城关街道 红星村 王家村 李庄镇 叶县 桥头屯 张家寨 平州市 东河区 右前旗 平安社区 开发区 高新区"
    " 各县区 市直各单位 县直机关 各农户 各位委员 全体职工 广大村民 有关单位 三中 县一中 十二中 实验小学 石门幼儿园"
    " 一建公司 城投公司 自来水公司 县人大 县政协 团县委 县残联 文联 作协 红星林场 青山水库 水文站 农行支行 文化馆"
)
PERSONS = "孙晓峰 王女士 李某 尊敬的张先生 欧阳振华 王镇 李村 张某某 刘×× 王建国同志 陈老师 阿依古丽 王红旗 李小园 刘港 钱大妈"


def kinds(recipient: str) -> frozenset[PaperKind]:
    return kinds_of(read_elements(normalize(document_from_text(LETTER.format(recipient), "letter"))))


@pytest.mark.parametrize("recipient", UNITS.split())
def test_a_place_or_an_office_is_no_person(recipient: str) -> None:
    assert PaperKind.INDIVIDUAL not in kinds(recipient)


@pytest.mark.parametrize("recipient", PERSONS.split())
def test_a_letter_to_one_person(recipient: str) -> None:
    assert PaperKind.INDIVIDUAL in kinds(recipient)
