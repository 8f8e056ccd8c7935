"""The tagger of what is said of persons: its files, what it reads, and how it is joined with the lists."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from random import Random

import numpy as np
import pytest
from pubcheck.models.affairs.frames import composed
from pubcheck.models.affairs.passage import Passage, varied, wrapped

import pubcheck
from pubcheck import affair_model, affair_text, weights
from pubcheck.affair_features import BITS, TEMPLATES, rows
from pubcheck.affair_model import LABELS, Told, find_affairs, load_affairs, model_of
from pubcheck.affair_text import GUARD, HOME, PRIVATE, lay_out
from pubcheck.errors import ModelError
from pubcheck.span import Span
from pubcheck.text import Entity, EntityKind, Role
from pubcheck.weights import read_manifest, read_weights

TEXT = "户主：李秀珍，女，61岁，住某镇三合村，患双侧股骨头坏死，次子外出务工，家中养有黄牛3头，欠信用社贷款2万元，列入监测户。"
NAME = Span(3, 6)


def _entities(text: str, *names: str) -> tuple[Entity, ...]:
    return tuple(
        Entity(Span(text.index(name), text.index(name) + len(name)), EntityKind.PERSON, 1.0, Role.PRIVATE)
        for name in names
    )


def _told(text: str, *names: str) -> list[Told]:
    entities = _entities(text, *names)
    return _sure(find_affairs(text, entities, [entity.span for entity in entities], load_affairs()))


def _sure(found: Iterable[Told]) -> list[Told]:
    return sorted((each for each in found if each.probability >= 0.5), key=lambda each: each.span)


def test_it_tells_what_is_said_of_a_person() -> None:
    found = {(each.kind, each.span.of(TEXT)) for each in _told(TEXT, "李秀珍")}
    assert {("family", "次子"), ("welfare", "监测户")} <= found
    assert any(kind == "health" and words.endswith("双侧股骨头坏死") for kind, words in found)  # or with 患 before it
    assert {kind for kind, _ in found} >= {"property"}
    assert all(0 < each.probability <= 1 for each in _told(TEXT, "李秀珍"))


def test_far_from_persons_nothing_is_read() -> None:
    far = "李秀珍。\n" + "本村道路已经硬化。\n" * 60 + TEXT.replace("李秀珍", "某某某")
    entities = _entities(far, "李秀珍")
    places = [layout.origins for layout in lay_out(far, entities, [entity.span for entity in entities])]
    assert max(place.max() for place in places) < 300
    assert list(lay_out(TEXT, (), ())) == []


def test_names_and_homes_are_hidden_and_figures_are_one() -> None:
    entities = (*_entities(TEXT, "李秀珍"), Entity(Span(14, 19), EntityKind.ADDRESS))
    (layout,) = lay_out(TEXT, entities, [NAME])
    read = dict(zip(layout.origins.tolist(), layout.codes.tolist(), strict=True))
    assert [read[place] for place in range(3, 6)] == [PRIVATE] * 3
    assert read[15] == HOME
    assert read[9] == read[10] == ord("0")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("李秀珍，女，住某镇三合村村民委员会旁，患有肝硬\n化多年，无劳动能力。", "肝硬\n化"),
        ("李 秀 珍  女  61 岁  三 合 村  白 内 障  低 保 户  已 签 字", "白 内 障"),
    ],
)
def test_broken_lines_and_spaced_words_are_read_through(written: str, meant: str) -> None:
    name = written[: written.index("珍") + 1]
    found = [each.span.of(written) for each in _told(written, name) if each.kind == "health"]
    assert len(found) == 1
    assert found[0].endswith(meant)


def test_long_texts_are_read_in_parts_with_the_same_result() -> None:
    many = "\n".join([TEXT, "本村道路已经硬化，群众满意。" * 30] * 40)
    starts = [place for place in range(len(many)) if many.startswith("李秀珍", place)]
    entities = tuple(Entity(Span(s, s + 3), EntityKind.PERSON, 1.0, Role.PRIVATE) for s in starts)
    found = _sure(find_affairs(many, entities, [entity.span for entity in entities], load_affairs()))
    once = [(each.kind, each.span.of(TEXT)) for each in _told(TEXT + "\n本村道路已经硬化，群众满意。", "李秀珍")]
    per = len(found) / len(starts)
    assert per == len(once)
    assert [(each.kind, each.span.of(many)) for each in found[: len(once)]] == once


@pytest.mark.parametrize(
    "text", ["李秀珍", "李秀珍\n\n\n", "李秀珍" + "，" * 5000, "李秀珍\ud800患病", "\n李秀珍\t\t\t"]
)
def test_odd_texts_are_read(text: str) -> None:
    assert all(0 <= each.span.start < each.span.end <= len(text) for each in _told(text, "李秀珍"))


def test_features_are_rows_of_the_weights() -> None:
    (layout,) = lay_out(TEXT, _entities(TEXT, "李秀珍"), [NAME])
    found = rows(layout)
    assert found.shape == (len(TEMPLATES), len(layout.codes))
    assert int(found.max()) < 1 << BITS
    assert np.array_equal(found, rows(layout))


def test_features_of_a_part_are_those_of_the_whole() -> None:
    (layout,) = lay_out(TEXT, _entities(TEXT, "李秀珍"), [NAME])
    whole, size = rows(layout), len(layout.codes)
    for low in range(size):
        for high in (low + 1, low + 7, size):
            if high <= size:
                assert np.array_equal(rows(layout, low, high), whole[:, low:high]), (low, high)


def test_how_far_a_person_is_does_not_depend_on_how_much_is_laid_out_together(monkeypatch: pytest.MonkeyPatch) -> None:
    line = "李秀珍，女，患双侧股骨头坏死，欠信用社贷款2万元。\n" + "各单位要按规定办理。" * 40 + "\n"
    text = line * 30
    entities = tuple(
        Entity(Span(at, at + 3), EntityKind.PERSON, 1.0, Role.PRIVATE) for at in range(0, len(text), len(line))
    )
    persons = [entity.span for entity in entities]
    whole = [layout.distance for layout in lay_out(text, entities, persons)]

    def told() -> list[tuple[Span, str, float]]:  # sums of doubles differ in the last digit
        found = find_affairs(text, entities, persons, load_affairs())
        return sorted((each.span, each.kind, round(each.probability, 9)) for each in found)

    before = told()
    monkeypatch.setattr(affair_text, "_AT_ONCE", 600)
    parts = list(lay_out(text, entities, persons))
    assert len(whole) == 1
    assert len(parts) > 5
    joined = np.concatenate([parts[0].distance, *(part.distance[GUARD:] for part in parts[1:])])
    assert np.array_equal(joined, whole[0])
    assert told() == before


def test_altered_weights_are_refused(tmp_path: Path) -> None:
    arrays = read_weights("affairs")
    assert arrays["weights"].dtype == np.int8
    assert read_manifest("affairs")["metrics"]["passages"] > 600
    with pytest.raises(ValueError, match="shape"):
        model_of({**arrays, "weights": arrays["weights"][:, :5]})
    with pytest.raises(ValueError, match="version"):
        model_of({**arrays, "format": np.int32(99)})
    with pytest.raises(ValueError, match="version"):
        model_of({**arrays, "labels": np.array(LABELS[::-1])})
    source = Path(affair_model.__file__).parents[1] / "models" / "affairs"
    (tmp_path / "manifest.toml").write_bytes((source / "manifest.toml").read_bytes())
    (tmp_path / "weights.npz").write_bytes(b"x" + (source / "weights.npz").read_bytes()[1:])
    with pytest.raises(ModelError):
        weights.read_weights(tmp_path)


def _reported(text: str) -> set[tuple[str, str]]:
    return {
        (f.rule_id.removeprefix("personal."), f.evidence) for f in pubcheck.check_text(text).findings if f.severity.rank
    }


def test_words_that_no_list_holds_are_reported() -> None:
    told = "村民刘德贵，男，58岁，住某镇三合村四组，腰椎压缩骨折后下不了床，堂客改嫁，靠卖粮过活，外面还欠着三万多块。"
    rules = {rule for rule, _ in _reported(told)}
    assert {"health", "family", "property"} <= rules


def test_articles_and_rules_speak_of_no_one() -> None:
    law = "第十二条　陈小雨成年后，有负担能力的，对年老无赡养人的兄、姐有扶养的义务。\n第十三条　丧偶儿媳对公婆，陈小雨尽了主要赡养义务的，可以继承遗产。"
    assert not {rule for rule, _ in _reported(law)} & {"family", "property", "health"}


def test_variants_move_all_places_along() -> None:
    chance = Random(7)
    for _ in range(20):
        passage = composed(chance)
        for other in (varied(passage, chance), wrapped(passage, chance), wrapped(varied(passage, chance), chance)):
            assert len(other.mentions) == len(passage.mentions)
            before, after = ([e.span.of(p.text) for e in p.entities] for p in (passage, other))
            assert [word.replace("\n", "") for word in after] == before
            assert all(len(span) and span.end <= len(other.text) for span, _ in other.mentions)


def test_a_passage_keeps_what_it_is_told() -> None:
    passage = Passage()
    passage.add_person("李秀珍", private=True)
    passage.add("，患")
    passage.add("白内障", "health")
    passage.add_home("三合村", known=True)
    assert [(span.of(passage.text), kind) for span, kind in passage.mentions] == [("白内障", "health")]
    assert [span.of(passage.text) for span in passage.persons] == ["李秀珍"]
