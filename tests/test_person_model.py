"""The second look at names: its candidates, what it sees of them, and weights that nobody altered."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck import person_model
from pubcheck.hashed_columns import ColumnModel, number_of, row_of
from pubcheck.name_shape import may_stand
from pubcheck.person_candidates import Words, candidates, head_kind
from pubcheck.person_features import BITS, Sight
from pubcheck.person_model import is_looked_at, second_look
from pubcheck.person_surroundings import surroundings
from pubcheck.span import Span
from pubcheck.tables import Columns, read_tables
from pubcheck.text import Entity, EntityKind, NormalizedText
from pubcheck.weights import read_weights

_CHARACTERS = {"l1", "r1", "r2"}
_COUNTS = {"p1", "an"}
PAID = "退郗建英132元，卡号6228480146552268667；退钟声88元。"


def person(text: str, name: str, confidence: float = 0.9) -> Entity:
    start = text.index(name)
    return Entity(Span(start, start + len(name)), EntityKind.PERSON, confidence)


def runs(text: str, *known: Entity) -> list[str]:
    return [each.span.of(text) for each in candidates(text, known, Words(text))]


def row(feature: str) -> int:
    """The row of a feature written as its kind, =, and its values: characters, counts or words."""
    kind, _, value = feature.partition("=")
    if not value:
        return row_of(BITS, kind)
    if kind in _CHARACTERS:
        return row_of(BITS, kind, *map(ord, value))
    return row_of(BITS, kind, int(value) if kind in _COUNTS else number_of(value))


def seen(text: str, name: str, *known: Entity) -> set[int]:
    around = surroundings(text, known, Columns(read_tables(text)))
    found = candidates(text, known, around.words)
    (at,) = (at for at, each in enumerate(found) if each.span.of(text) == name)
    sight = Sight(found, around)
    return {*sight.first().rows()[:, at], *sight.further(np.array([at])).rows()[:, 0]}


def rows(*features: str) -> set[int]:
    return set(map(row, features))


def judged(monkeypatch: pytest.MonkeyPatch, weights: dict[str, int], text: str, *known: Entity) -> dict[str, float]:
    """What the second look makes of ``known`` by ``weights``, each a feature's."""
    table = [0] * (1 << BITS)
    for feature, weight in weights.items():
        table[row(feature)] = weight
    monkeypatch.setattr(person_model, "column_model", lambda _: ColumnModel(table, 1.0))
    found = second_look(known, NormalizedText(text))
    return {e.span.of(text): e.confidence for e in found if e.kind is EntityKind.PERSON}


def test_runs_begin_and_end_at_signs_figures_and_words() -> None:
    assert {"钟声", "郗建英"} <= set(runs(PAID))
    assert "师道存" in runs("退休职工师道存同志因病医治无效")
    assert "康尕娃" in runs("范围：康尕娃，5人")


def test_a_name_torn_by_the_end_of_a_line_is_a_candidate() -> None:
    assert "程锦\n堂" in runs("程锦\n堂，男，1931年生")
    assert "覃\n福安" in runs("劳动者 覃\n福安 性别 男")


def test_runs_in_addresses_and_with_empty_words_are_none() -> None:
    text = "住建国路，他的妹妹"
    home = Entity(Span(1, 4), EntityKind.ADDRESS, 0.9)
    assert not {"建国路", "建国", "的妹妹"} & set(runs(text, home))


def test_surnames_have_their_kinds() -> None:
    assert [head_kind(name) for name in ("王伟", "欧阳修", "豆存喜", "其美")] == ["f", "c", "r", ""]


def test_like_places_and_the_recognizers_are_seen() -> None:
    found = seen(PAID, "钟声", person(PAID, "郗建英"))
    assert rows("k=-", "p1=1", "l1=退", "r1=0", "r2=00") <= found
    text = "甲：郗建英，5人；钟声，3人；"
    assert row("p1=1") in seen(text, "钟声", person(text, "郗建英"))
    known = seen(PAID, "郗建英", person(PAID, "郗建英", 0.96))
    assert rows("k=a", "s=s3", "an=0") <= known


@given(st.text(alphabet="退郗建英132元钟声；\n\t ：，王·", max_size=60))
def test_together_they_are_seen_as_each_alone(text: str) -> None:
    around = surroundings(text, (), Columns(read_tables(text)))
    found = candidates(text, (), around.words)
    if found:
        sight = Sight(found, around)
        none = 1 << BITS
        together = np.concatenate([sight.first().rows(), sight.further(np.arange(len(found))).rows()])
        for at, each in enumerate(found):
            alone = Sight([each], around)
            apart = np.concatenate([alone.first().rows(), alone.further(np.arange(1)).rows()])[:, 0]
            assert sorted(together[:, at][together[:, at] < none]) == sorted(apart[apart < none])


def test_lines_labels_and_columns_are_seen() -> None:
    assert rows("begins", "short", "first line") <= seen("钟声来了", "钟声")
    assert row("nl=经办人") in seen("经办人：钟声", "钟声")
    assert row("hd=姓名") in seen("姓名\t金额\n钟声\t88", "钟声")
    assert row("torn") in seen("程锦\n堂，男，1931年生", "程锦\n堂")


def test_it_adds_doubts_and_raises(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "张卫国，男，种植柳杉，卡号6228480146552268667，钟声在场"
    known = (person(text, "张卫国"), person(text, "柳杉", 0.85))
    found = judged(monkeypatch, {"name=张卫国": 3, "name=柳杉": -3, "name=钟声": 1}, text, *known)
    assert found["张卫国"] == 0.9
    assert found["柳杉"] == pytest.approx(0.255)
    assert found["钟声"] == 0.84


def test_what_the_recognizers_doubted_must_be_surer(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "白云、黄山两户多交，卡号6228480146552268667"
    doubted = person(text, "白云", 0.3)
    assert judged(monkeypatch, {"name=白云": 0.4}, text, doubted)["白云"] == 0.3
    assert judged(monkeypatch, {"name=白云": 1}, text, doubted)["白云"] == 0.84


def test_of_overlapping_runs_the_likelier_one_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "呼延翠\n兰，男，40岁"
    found = judged(monkeypatch, {"torn": 2, "k=b": 1}, text, person(text, "呼延翠"))
    assert found["呼延翠\n兰"] == 0.84
    assert found["呼延翠"] < 0.5


def test_texts_without_personal_data_are_read_once() -> None:
    assert not is_looked_at((), "市长张卫国主持会议。")
    assert is_looked_at((), "申请人：张卫国")
    assert is_looked_at((Entity(Span(0, 3), EntityKind.ADDRESS),), "建国路12号")


def test_what_it_is_not_sure_of_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "白云、黄山两户多交，卡号6228480146552268667"
    assert judged(monkeypatch, {"name=白云": 0.4}, text, person(text, "白云", 0.45))["白云"] == 0.45
    assert judged(monkeypatch, {"name=白云": -2}, text, person(text, "白云", 0.45))["白云"] < 0.2


def test_what_a_label_tells_is_doubted_only_where_nothing_speaks_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "户主：钟声，卡号6228480146552268667"
    label = Span(0, 2)
    sure, likely = (replace(person(text, "钟声", sure), cue=label) for sure in (0.93, 0.85))
    assert judged(monkeypatch, {"name=钟声": -4}, text, sure)["钟声"] == 0.93
    assert judged(monkeypatch, {"name=钟声": -8}, text, sure)["钟声"] < 0.5
    assert judged(monkeypatch, {"name=钟声": -1}, text, likely)["钟声"] == 0.85
    assert judged(monkeypatch, {"name=钟声": -3}, text, likely)["钟声"] < 0.5


@pytest.mark.parametrize("behind", ["左膝、右踝多处软组织挫伤", "双下肢截瘫", "颅脑损伤", "右手食指被压断", "多处受伤"])
def test_a_sure_name_before_its_injury_is_a_name(monkeypatch: pytest.MonkeyPatch, behind: str) -> None:
    text = f"伤者：李家住东风乡，卡号6228480146552268667\n钟声{behind}。"
    assert judged(monkeypatch, {"name=钟声": -6}, text, person(text, "钟声", 0.9))["钟声"] == 0.9
    assert judged(monkeypatch, {"name=钟声": -6}, text, person(text, "钟声", 0.8))["钟声"] < 0.5


def test_no_name_stands_where_its_characters_forbid() -> None:
    assert not may_stand("宿舍区")
    text = NormalizedText("10-21 江枫（计科2302班） 宿舍区\n申请人：江枫")
    assert "宿舍区" not in [entity.span.of(text.text) for entity in second_look((), text)]


def test_words_of_exports_and_peoples_stay_doubted_whatever_stands_in_like_places(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for word in ("mobile", "整车编码", "蒙古", "维吾尔", "比丘尼"):
        assert not may_stand(word)
    text = "白 雪  蒙古  女，1970年"
    assert judged(monkeypatch, {"k=0": 9, "name=蒙古": 9, "bias": 9}, text, person(text, "蒙古", 0.2))["蒙古"] == 0.2


def test_the_shipped_weights_are_a_byte_each() -> None:
    arrays = read_weights("persons")
    assert arrays["weights"].shape == (1 << BITS,)
    assert arrays["weights"].dtype.itemsize == 1
    weights = files("pubcheck.models.persons") / "weights.npz"
    assert len(weights.read_bytes()) < 80_000


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("程锦\n堂，男，1931年2月14日出生，生前住略。", "程锦\n堂"),
        ("姓名 国籍 证号\nTANAKA KENJI 日本 TR0000437", "TANAKA KENJI"),
        ("申请人：赖石生\n四至：东至赖庚发屋，南至村道", "赖庚发"),
    ],
)
def test_slots_of_torn_names_of_nations_and_of_neighbours(text: str, name: str) -> None:
    from pubcheck.name_slots import slots

    assert name in [slot.span.of(text) for slot in slots(text)]


def test_a_name_behind_a_relative_or_parted_by_a_blank_is_a_candidate() -> None:
    assert "关月" in runs("妻关月经营农资店")
    assert "渠慧" in runs("申请执行人渠慧、共有人")
    assert "熊 大海" in runs("户主 张三、熊 大海，卡号")


def test_words_before_and_data_behind_a_name_are_seen_by_their_class() -> None:
    text = "其侄女李秀珍，15岁，卡号6228480146552268667"
    found = seen(text, "李秀珍", person(text, "李秀珍"))
    assert rows("cb=kin", "cf=age") <= found
    assert row("cb=-") in seen("退李秀珍132元", "李秀珍", person("退李秀珍132元", "李秀珍"))


def test_a_label_before_the_part_of_a_long_text_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "姓名" + "，" * 19998 + "\n柳杉林里种植，电话13900001234，6岁\n" + "某" * 3000
    known = Entity(Span(20001, 20003), EntityKind.PERSON, 0.6, cue=Span(0, 2))
    table = [0] * (1 << BITS)
    table[row("name=柳杉")] = -9
    monkeypatch.setattr(person_model, "column_model", lambda _: ColumnModel(table, 1.0))
    (doubted,) = (each for each in second_look((known,), NormalizedText(text)) if each.kind is EntityKind.PERSON)
    assert (doubted.cue, doubted.confidence) == (Span(0, 2), pytest.approx(0.18))
