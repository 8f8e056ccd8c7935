"""What plain people write of ailments, money, help and kin: what is found, how wide, and what is none."""

from __future__ import annotations

import pytest

import pubcheck


def found(text: str, rule: str) -> list[str]:
    return [each.evidence for each in pubcheck.check_text(text).findings if each.rule_id == f"personal.{rule}"]


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        ("health", "李秀珍每天注射胰岛素，药费没收据，无法报销。", ["胰岛素"]),
        ("health", "李秀珍每天注射胰岛素，家里没有库存药了。", ["胰岛素"]),
        ("health", "姓名：李秀珍\n产检时梅毒螺旋体抗体阳性，已转诊。", ["梅毒螺旋体抗体阳性"]),
        ("health", "经历手术：王德才接受心脏搭桥手术，术后恢复良好。", ["心脏搭桥手术"]),
        ("health", "李秀珍，女，妊娠期糖尿病，已建档。", ["妊娠期糖尿病"]),
        ("health", "村民李秀珍，诊断：2型糖尿病、高血压。", ["2型糖尿病", "高血压"]),
        ("property", "村民李秀珍养蜂，去年赚了七万多，还清了贷款。", ["去年赚了七万多"]),
        ("property", "李秀珍说欠工友五千，年底还。", ["欠工友五千"]),
        ("property", "户主李秀珍，退休金才2900元，独居。", ["退休金才2900元"]),
        ("property", "李秀珍遗物清点：金戒指一枚，由女儿保管。", ["金戒指一枚"]),
        ("property", "申请人李秀珍拿出2018年保靖集用第00017号证，四至清楚。", ["2018年保靖集用第00017号证"]),
        ("welfare", "李秀珍靠低保生活，孩子上学。", ["低保"]),
        ("welfare", "李秀珍，女，城镇户口，享受低保边缘待遇。", ["低保边缘"]),
        ("family", "李秀珍随女异地居住，按月领取养老金。", ["女"]),
        ("family", "李秀珍说：“修渠那年我爸出的石头。”", ["爸"]),
    ],
)
def test_is_found(rule: str, text: str, expected: list[str]) -> None:
    assert found(text, rule) == expected


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("health", "王德才因经营不善，欠款5万元。"),
        ("health", "王德才购进一批阿托伐他汀，未查验资质。"),
        ("health", "李秀珍，身高158cm，体重52kg，本科学历，应聘讲解员。"),
        ("health", "李秀珍所在村统计，全村高血压86人、糖尿病31人，均已建档。"),
        ("health", "李秀珍主任医师擅长肺结节、慢阻肺的诊治。"),
        ("property", "王德才收受包工头所送现金共计1.6万元。"),
        ("property", "王德才卖了三斤鱼，又挣扎着站起来。"),
        ("welfare", "民政简报\n为困难群众送去党和政府的关怀。\n村民李秀珍患有尿毒症，每周透析三次。"),
        ("family", "甄世翠，女，联系电话略，反映垃圾清运。"),
        ("minor", "养殖户王德才家的母牛2016年5月8日出生。"),
        ("minor", "小学生校运会成绩：王芳，2016.5.8，100米第一名"),
    ],
)
def test_is_none(rule: str, text: str) -> None:
    assert found(text, rule) == []
