"""The passages written to train the names model: made from their sources, labelled throughout, free of real numbers."""

from __future__ import annotations

import importlib.util
import json
import re
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parents[1] / "corpora" / "names"
Row = dict[str, Any]


def loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("names_convert", FOLDER / "convert.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


CONVERT = loaded()
ROWS: list[Row] = [json.loads(line) for line in (FOLDER / "train.jsonl").read_text(encoding="utf-8").splitlines()]


def spans(row: Row) -> list[tuple[int, int, str]]:
    return sorted((start, end, kind) for start, end, kind in [*row["entities"], *row.get("partial", [])])


def test_the_marks_become_offsets_roles_and_tabs() -> None:
    text, entities, roles, partial = CONVERT.unmarked("1|<p林 妹>，<a坵演村2组>|<f方向><n李>主任、<x马某>，<o县医院>")
    assert text == "1\t林 妹，坵演村2组\t方向李主任、马某，县医院"
    assert [(text[start:end], kind) for start, end, kind in entities] == [
        ("林 妹", "person"),
        ("坵演村2组", "address"),
        ("方向", "person"),
        ("县医院", "organisation"),
    ]
    assert roles == {"2": "private", "12": "official"}
    assert [(text[start:end], kind) for start, end, kind in partial] == [("李", "surname"), ("马某", "masked")]


@pytest.mark.parametrize("wrong", ["<p林妹", "林妹>", "<z林妹>", "<p 林妹>", "<p>", "<p<o县医院>>"])
def test_a_wrong_mark_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="mark"):
        CONVERT.unmarked(wrong)


def test_a_line_that_only_looks_like_a_heading_is_refused() -> None:
    with pytest.raises(ValueError, match="heading"):
        list(CONVERT.passages("# 公示 福建\n正文"))


def test_train_is_what_the_sources_say() -> None:
    assert list(CONVERT.rows(CONVERT.sources())) == ROWS


def test_every_row_goes_back_to_its_source() -> None:
    written = [source for file in CONVERT.sources() for _, source in CONVERT.passages(file.read_text(encoding="utf-8"))]
    assert [CONVERT.marked(row) for row in ROWS] == written


def test_labels_are_known_tight_and_apart() -> None:
    for row in ROWS:
        end = 0
        for start, stop, kind in spans(row):
            value = row["text"][start:stop]
            assert start >= end, (row["id"], value)
            assert value, row["id"]
            assert value == value.strip(), (row["id"], value)
            assert kind in {"person", "place", "organisation", "address", "masked", "surname"}
            end = stop
        persons = {str(start) for start, _, kind in row["entities"] if kind == "person"}
        assert persons == set(row["roles"]), row["id"]
        assert set(row["roles"].values()) <= {"private", "official", "signer", "contact"}, row["id"]


def test_a_name_is_labelled_wherever_it_stands() -> None:
    missed = []
    for row in ROWS:
        labelled = {at for start, end, _ in spans(row) for at in range(start, end)}
        for name in {row["text"][start:end] for start, end, kind in row["entities"] if kind != "address"}:
            found = re.finditer(re.escape(name), row["text"])
            missed += [(row["id"], name) for at in found if not labelled.issuperset(range(*at.span()))]
    assert missed == []


def test_passages_are_many_short_and_each_written_anew() -> None:
    assert len({row["id"] for row in ROWS}) == len(ROWS) >= 600
    assert [row["id"] for row in ROWS if not 60 <= len(row["text"]) <= 400] == []
    lines = Counter(line for row in ROWS for line in set(row["text"].splitlines()) if len(line) > 20)
    assert [line for line, count in lines.items() if count > 1] == []


def test_private_persons_addresses_and_passages_without_persons_are_in_proportion() -> None:
    roles = Counter(role for row in ROWS for role in row["roles"].values())
    assert roles.total() >= 3000
    assert 0.65 <= roles["private"] / roles.total() <= 0.75
    assert Counter(kind for row in ROWS for *_, kind in row["entities"])["address"] >= 500
    assert 0.28 <= sum(not row["roles"] for row in ROWS) / len(ROWS) <= 0.38
    assert sum(row["noise"] for row in ROWS) >= 50
    assert len({row["region"] for row in ROWS}) >= 31


def test_no_number_could_be_a_persons() -> None:
    number = re.compile(r"(?<!\d)(?:\d{17}[\dXx]|1[3-9]\d{9}|\d{16,19})(?!\d)")
    assert [(row["id"], found) for row in ROWS for found in number.findall(row["text"])] == []
