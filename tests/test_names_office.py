"""The office passages as training texts: names keep their places, copies call persons something else."""

from __future__ import annotations

import random
from pathlib import Path

from pubcheck.models.names.office import (
    everyday_words,
    in_lines,
    mixed,
    office,
    put_aside,
    read_passages,
    renamed,
)
from pubcheck.models.names.sets import NamedText

PASSAGES = read_passages(Path(__file__).resolve().parents[1] / "corpora/names/train.jsonl")


def labelled(texts: list[NamedText]) -> list[tuple[str, str]]:
    return [(text.text[start:end], kind) for text in texts for start, end, kind in text.names]


def test_passages_keep_their_names_without_line_breaks() -> None:
    persons = [words for words, kind in labelled([passage.named for passage in PASSAGES]) if kind == "person"]
    assert len(persons) == 5345
    assert "覃冬梅" in persons
    assert not any("\n" in words for words in persons)


def test_lines_hold_all_names_of_a_text() -> None:
    text = NamedText("公示\n林水妹，永泰县人\n\n镇政府", ((3, 6, "person"), (7, 10, "place"), (13, 16, "organisation")))
    lines = in_lines(text)
    assert [line.text for line in lines] == ["公示", "林水妹，永泰县人", "镇政府"]
    assert labelled(lines) == [("林水妹", "person"), ("永泰县", "place"), ("镇政府", "organisation")]


def test_a_copy_differs_in_persons_alone() -> None:
    text = NamedText(
        "林水妹诉王富，林水妹住永泰县。", ((0, 3, "person"), (4, 6, "person"), (7, 10, "person"), (11, 14, "place"))
    )
    copies = [renamed(text, lambda source: "欧阳明", random.Random(seed)) for seed in range(60)]
    for copy in copies:
        names = labelled([copy])
        assert names[0] == names[2]
        assert names[3] == ("永泰县", "place")
    texts = {copy.text for copy in copies}
    assert texts >= {"欧阳明诉欧阳明，欧阳明住永泰县。", "欧 阳 明诉欧 阳 明，欧 阳 明住永泰县。"}


def test_some_copies_lack_the_signs_between_names() -> None:
    text = NamedText("名单：林水妹、王富、张翠。", ((3, 6, "person"), (7, 9, "person"), (10, 12, "person")))
    texts = {renamed(text, lambda source: "欧阳明", random.Random(seed)).text for seed in range(120)}
    assert "名单：欧阳明欧阳明欧阳明。" in texts
    assert "名单：欧阳明、欧阳明、欧阳明。" in texts


def test_blanks_inside_a_name_stay_in_its_copies() -> None:
    text = NamedText("户主林 水 妹签字", ((2, 7, "person"),))
    texts = {renamed(text, lambda source: "欧阳明", random.Random(seed)).text for seed in range(20)}
    assert "户主欧 阳 明签字" in texts


def test_drawn_names_are_short_and_vary() -> None:
    draw = mixed(PASSAGES, ["赵钱孙"], everyday_words())
    source = random.Random(3)
    names = [draw(source) for _ in range(400)]
    assert all(2 <= len(name) <= 5 for name in names)
    assert len(set(names)) > 250


def test_what_is_put_aside_comes_from_other_files() -> None:
    kept, aside = put_aside(PASSAGES)
    assert len(kept) + len(aside) == len(PASSAGES)
    assert not {passage.file for passage in kept} & {passage.file for passage in aside}
    assert 0.15 < len(aside) / len(PASSAGES) < 0.25


def test_training_texts_are_the_same_in_every_run() -> None:
    some = PASSAGES[:20]
    assert office(some, 2) == office(some, 2)
    assert len(office(some, 2)) == 3 * len(office(some, 0))
