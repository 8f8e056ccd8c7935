"""Persons found once are looked for in the rest of the text."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.name_repeats import with_repeats
from pubcheck.span import Span
from pubcheck.text import Entity, EntityKind


def at(text: str, name: str, which: int = 0, kind: EntityKind = EntityKind.PERSON, sure: float = 0.9) -> Entity:
    start = -1
    for _ in range(which + 1):
        start = text.index(name, start + 1)
    return Entity(Span(start, start + len(name)), kind, sure)


def words(text: str, found: list[Entity]) -> list[str]:
    return [entity.span.of(text) for entity in found]


def test_a_name_is_found_again_and_less_sure() -> None:
    text = "申请人别道富到场。别道富五十多亩，技术员讲给别道富听。"
    found = with_repeats(text, [at(text, "别道富")])
    assert words(text, found) == ["别道富"] * 3
    assert [entity.confidence for entity in found] == [0.9, 0.72, 0.72]
    assert found == sorted(found)


def test_it_takes_the_place_of_a_piece_of_itself() -> None:
    text = "何黑孩的监护权。何黑孩脑梗。"
    found = with_repeats(text, [at(text, "何黑孩"), at(text, "何黑", 1, sure=0.5)])
    assert words(text, found) == ["何黑孩", "何黑孩"]


@pytest.mark.parametrize(
    ("text", "other", "kind"),
    [
        ("李大钊到场。李大钊纪念馆开放。", "李大钊纪念馆", EntityKind.ORGANISATION),
        ("阿卜都到场。妥阿卜都代抽。", "妥阿卜都", EntityKind.PERSON),
    ],
)
def test_within_another_name_it_is_none(text: str, other: str, kind: EntityKind) -> None:
    first = at(text, text[:3])
    second = at(text, other, kind=kind, sure=0.4)
    assert with_repeats(text, [first, second]) == [first, second]


def test_a_word_that_is_seldom_a_name_is_not_repeated() -> None:
    text = "高峰到场。" + "早高峰拥堵，晚高峰也拥堵。" * 4
    assert with_repeats(text, [at(text, "高峰")]) == [at(text, "高峰")]


def test_a_doubtful_name_is_not_repeated() -> None:
    text = "别道富到场。别道富离开。"
    assert with_repeats(text, [at(text, "别道富", sure=0.4)]) == [at(text, "别道富", sure=0.4)]


def test_a_longer_name_goes_before_a_part_of_it() -> None:
    text = "王建到场，王建国也到场。王建国签字。"
    found = with_repeats(text, [at(text, "王建"), at(text, "王建国")])
    assert words(text, found) == ["王建", "王建国", "王建国"]


@given(st.text("王李建国富，\n\ud800\U00020bb7", max_size=60), st.data())
def test_spans_stay_in_order_and_apart(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    kinds = st.sampled_from([EntityKind.PERSON, EntityKind.PLACE])
    found = [
        Entity(Span(start, end), data.draw(kinds), data.draw(st.sampled_from([0.3, 0.6, 0.99])))
        for start, end in itertools.pairwise(cuts)
    ]
    result = with_repeats(text, found)
    assert result == sorted(result)
    assert all(left.span.end <= right.span.start for left, right in itertools.pairwise(result))
    assert all(entity.span.end <= len(text) for entity in result)
    assert {entity for entity in found if entity.kind is EntityKind.PLACE} <= set(result)


def test_many_names_in_a_long_text_take_little_time() -> None:
    names = [chr(0x4E00 + i) + chr(0x5000 + i % 700) + chr(0x6000 + i % 900) for i in range(3000)]
    text = "，".join(names * 8)
    found = [Entity(Span(4 * i, 4 * i + 3), EntityKind.PERSON, 0.9) for i in range(len(names))]
    began = time.perf_counter()
    assert len(with_repeats(text, found)) == 8 * len(names)
    assert time.perf_counter() - began < 5
