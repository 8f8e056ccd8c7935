"""The cast of a document: lists and other places tell names that a recognizer missed."""

from __future__ import annotations

import pytest

from pubcheck.cast import complete
from pubcheck.name_shape import has_shape, is_word, stands_alone
from pubcheck.name_slots import slots
from pubcheck.span import Span
from pubcheck.text import Entity, EntityKind, NormalizedText


def person(text: str, name: str, confidence: float = 0.9) -> Entity:
    start = text.index(name)
    return Entity(Span(start, start + len(name)), EntityKind.PERSON, confidence)


def names(text: str, *known: Entity, least: float = 0.5) -> list[str]:
    return [e.span.of(text) for e in complete(known, NormalizedText(text)) if e.confidence >= least]


def test_a_name_is_found_wherever_it_stands() -> None:
    text = "申请人赵明辉。经查，赵明辉已迁出，赵明 辉略。"
    assert names(text, person(text, "赵明辉")) == ["赵明辉", "赵明辉"]


def test_a_longer_name_known_elsewhere_wins() -> None:
    text = "申请人欧阳修远。欧阳修远反映问题。"
    piece = Entity(Span(text.index("修远反"), text.index("修远反") + 2), EntityKind.PERSON, 0.99)
    assert names(text, person(text, "欧阳修远"), piece) == ["欧阳修远", "欧阳修远"]


def test_no_name_reaches_out_of_the_text() -> None:
    text = "讲师赵明辉，讲师岑海\n赵明辉，岑海"
    found = complete((person(text, "赵明辉"), person(text, "岑海")), NormalizedText(text))
    assert max(entity.span.end for entity in found) == len(text)


def test_neighbours_in_a_list_are_names() -> None:
    text = "束月娥（退休）、殳根土、阚秋生三人到场。"
    assert names(text, person(text, "束月娥"), person(text, "阚秋生", 0.5), least=0.8) == ["束月娥", "殳根土", "阚秋生"]


@pytest.mark.parametrize("text", ["娄宫江、项里江、夏履江等", "王家沟、李家坝、陈家湾三个自然村", "白杨、刺槐、石楠"])
def test_things_in_a_list_are_doubted(text: str) -> None:
    first = text.split("、")[1]
    assert names(text, person(text, first)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1.庹宗元，男，42岁，住略", ["庹宗元"]),
        ("会计冉 冉（女，身份证略）", ["冉 冉"]),
        ("户主：普友妞\n儿，傈僳族，住略", ["普友妞\n儿"]),
        ("妻罗先翠，子罗洋，略", ["罗先翠", "罗洋"]),
        ("妻子图尔荪古丽患病", ["图尔荪古丽"]),
        ("工资：冷大全9800元、车永吉11200元。", ["冷大全", "车永吉"]),
        ("李批斗，某村三组；\n普嘎嫫，某村四组；\n马普龙，某村五组；", ["李批斗", "普嘎嫫", "马普龙"]),
        ("物业主管部门，应当", []),
        ("城镇居民和农户，按照", []),
        ("当事人约定以交付定金，略", []),
    ],
)
def test_names_by_their_place(text: str, found: list[str]) -> None:
    assert sorted({slot.span.of(text) for slot in slots(text)}, key=text.index) == found


def test_words_are_no_names() -> None:
    assert is_word("高血压")
    assert not has_shape("高血压")
    assert has_shape("俸小改")
    assert not stands_alone("物业主管部门", Span(3, 6))
