"""The model of homes: which runs of words it looks at, what it sees there, and weights that nobody altered."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pubcheck.models.homes.compose import passages

import pubcheck
from pubcheck.elements import read_elements
from pubcheck.finding import Severity
from pubcheck.home_candidates import TAIL, Names, candidates, surroundings
from pubcheck.home_features import parts
from pubcheck.home_model import BITS, meets, proposed, seen
from pubcheck.linear_model import LinearModel, Named, linear_model, rows_of
from pubcheck.normalize import normalize
from pubcheck.plain import document_from_text
from pubcheck.reading import Reading
from pubcheck.span import Span
from pubcheck.text import Entity, EntityKind, Role
from pubcheck.weights import read_weights


def reading_of(source: str, *persons: str) -> Reading:
    """The text with these private persons in it."""
    text = normalize(document_from_text(source, "text"))
    found = [
        Entity(Span(text.text.index(name), text.text.index(name) + len(name)), EntityKind.PERSON, 0.95, Role.PRIVATE)
        for name in persons
    ]
    return Reading(text, read_elements(text), tuple(sorted(found)))


def homes_in(text: str) -> list[str]:
    """The homes found, as words."""
    found = [f for f in pubcheck.check_text(text).findings if f.rule_id == "personal.address"]
    return [f.span.of(text) for f in found if f.severity is not Severity.INFO]


def test_candidates_end_with_words_of_places_and_hold_none_of_sentences() -> None:
    reading = reading_of("王大山，男，下石村后坡，低保户；李秀珍没有经过下石村三组。", "王大山", "李秀珍")
    words = [each.span.of(reading.text.text) for each in candidates(surroundings(reading))]
    assert "下石村后坡" in words
    assert not any("经过" in each for each in words)
    assert all(TAIL.search(each) for each in words)


def test_without_private_persons_nothing_is_looked_at() -> None:
    assert seen(reading_of("下石村后坡、同小区 7-1-202、青龙乡三合村老屋下。")) == []


def test_what_the_rules_told_is_not_looked_at_again() -> None:
    reading = reading_of("王大山，男，下石村后坡，低保户。", "王大山")
    assert proposed(reading)
    assert proposed(reading, [Span(0, len(reading.text.text))]) == []
    assert meets(Span(3, 5), [Span(0, 2), Span(4, 6)])
    assert not meets(Span(2, 4), [Span(0, 2), Span(4, 6)])


@pytest.mark.parametrize(
    ("text", "homes"),
    [
        ("1、杜鲜花，女，李店镇黄掌村北街，申请更正出生日期。", ["李店镇黄掌村北街"]),
        ("赖桃姑，女，1944.9.2，杨柳镇员山村老屋下，农商行卡略。", ["杨柳镇员山村老屋下"]),
        (
            "物业调解\n欧阳秀文　大兴镇宏图路理想城七区 6-3-1401　欠物业费 8,214 元\n李秀珍　同小区 7-1-202　欠 6,100 元",
            ["大兴镇宏图路理想城七区 6-3-1401", "同小区 7-1-202"],
        ),
        ("藤国庆，男，住双榆树东里24号楼1402；李秀珍，女，住同楼1302。", ["双榆树东里24号楼1402", "同楼1302"]),
    ],
)
def test_homes_in_forms_that_no_structure_foresees(text: str, homes: list[str]) -> None:
    assert homes_in(text) == homes


@pytest.mark.parametrize(
    "text",
    [
        "接种单位：拱桥街道社区卫生服务中心，接种医生许志豪，受种者李秀珍。",
        "青龙乡三合村党支部书记王建国陪同检查三合村水渠，村民李秀珍介绍情况。",
        "请李秀珍、王大山到人民路18号政务服务中心领取证书。",
        "流转地块坐落青龙乡三合村大垅里，期限10年，承包方李秀珍。",
    ],
)
def test_places_of_units_and_events_are_no_homes(text: str) -> None:
    assert homes_in(text) == []


@given(st.text("王大山李秀珍村组号栋路 \t\n10-，、：（）住区东头", max_size=80))
@settings(deadline=None)
def test_any_text_has_finite_odds_the_same_every_time(source: str) -> None:
    text = normalize(document_from_text(source, "text"))
    persons = (Entity(Span(0, 2), EntityKind.PERSON, 0.95, Role.PRIVATE),) if len(text.text) > 2 else ()
    first, second = (
        [(each.span, odds) for each, odds in proposed(Reading(text, read_elements(text), persons))] for _ in range(2)
    )
    assert first == second
    assert all(abs(odds) < 1000 for _, odds in first)


def test_a_page_without_signs_is_read_in_pieces() -> None:
    around = surroundings(reading_of("王大山" + "三合村路" * 200, "王大山"))
    assert len(around.pieces) > 1
    assert max(len(piece.span) for piece in around.pieces) <= 160


def test_odds_add_up_each_row_once() -> None:
    rows = rows_of(["甲", "乙"], BITS)
    weights = [0] * (1 << BITS)
    for row in rows:
        weights[row] = 4
    model = LinearModel(tuple(weights), 0.5)
    assert model.odds(["甲", "乙", "甲"]) == 4.0
    kind = model.kinds[""]
    assert model.odds_of_codes([[kind["甲"]], [kind["乙"], kind["甲"]]], -3.0) == 4.0


def test_what_is_hopeless_is_not_read_to_the_end() -> None:
    weights = [0] * (1 << BITS)
    (row,) = rows_of(["甲"], BITS)
    weights[row] = -100
    model = LinearModel(tuple(weights), 1.0)
    kind = model.kinds[""]
    parts = iter([[kind["甲"]], [kind["乙"]]])
    assert model.odds_of_codes(parts, -3.0) == -100.0
    assert next(parts) == [kind["乙"]]


@given(st.text("王大山李秀珍村组号栋路 \t\n10-，、：（）住区东头", max_size=80))
@settings(deadline=None)
def test_what_counts_are_the_features_that_training_sees(source: str) -> None:
    text = normalize(document_from_text(source, "text"))
    persons = (Entity(Span(0, 2), EntityKind.PERSON, 0.95, Role.PRIVATE),) if len(text.text) > 2 else ()
    around = surroundings(Reading(text, read_elements(text), persons))
    model = linear_model("homes")
    for each in candidates(around):
        named = [words for part in parts(each, around, Named()) for words in part]
        weights = sum(model.weights[row] for row in rows_of(named, BITS))
        assert model.odds(named) == model.odds_of_codes(parts(each, around, model.kinds), -1e9) == model.scale * weights


def test_a_value_of_several_parts_is_one_word_and_rows_are_made_anew_when_there_are_too_many() -> None:
    assert Named()["signs="][("：", "", True, False)] == "signs=：TrueFalse"
    assert Named()["bias"][""] == "bias"
    kind = linear_model("homes").kinds["many="]
    first = kind["0"]
    for number in range(5000):
        assert kind[str(number)] >= 0
    assert len(kind) < 5000
    assert kind["0"] == first


def test_composed_passages_hold_their_homes_and_are_the_same_every_time() -> None:
    made = list(passages(40))
    assert made == list(passages(40))
    assert sum(bool(passage.homes) for passage in made) > 15
    assert all(span.of(passage.text).strip() for passage in made for span in passage.homes)


def test_weights_are_small_and_data_only() -> None:
    assert len((files("pubcheck.models") / "homes/weights.npz").read_bytes()) < 100_000
    arrays = read_weights("homes")
    assert arrays["weights"].dtype == "int8"
    assert arrays["weights"].shape == (1 << BITS,)


@given(
    st.lists(st.tuples(st.integers(0, 300), st.integers(1, 9)), max_size=20),
    st.tuples(st.integers(0, 300), st.integers(0, 40)),
)
def test_names_near_a_place_are_those_that_trying_each_finds(
    places: list[tuple[int, int]], at: tuple[int, int]
) -> None:
    entities = tuple(sorted(Entity(Span(start, start + size), EntityKind.PERSON) for start, size in places))
    span = Span(at[0], sum(at))
    wanted = [each for each in entities if each.span.start < span.end and each.span.end > span.start]
    assert Names(list(entities)).inside(span.start, span.end) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "经查，保家村主任与当事人曹龙金沟通后得知保家村大祝组确实存在一处洗沙场地，并非农田。",
        "主体部分由周斋村村民邓益国承包，社头村1组组长徐武顶等人参与了验收。",
        "目前，原桥坪村三组所征土地上的房屋除杨武建户外，其他户都已签订协议。",
        "信访人黄尊富反映，高速公路修建途经我镇乌川湖村，涵洞堵塞。",
        "余亮洪同意保留通道，不影响小区41栋居民出行。",
        "经查，上级民政部门拨付桃川镇社头村村民的救助款都发放到户，徐飞鹏没有截留。",
    ],
)
def test_a_place_where_something_happens_is_nobodys_home(text: str) -> None:
    assert homes_in(text) == []
