"""The labelled documents written for the project: labels, filled numbers, and halves that share nothing."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from pubcheck.corpus import LabelledDocument, fill, read_corpus
from pubcheck.numbers import birth_date, luhn_holds, resident_check_digit, uscc_check_character
from pubcheck.profile import EXEMPTIONS
from pubcheck.review import Attribute

FOLDER = Path(__file__).resolve().parents[1] / "corpora" / "disclosure"
TRAIN, TEST = sorted(FOLDER.glob("train*.jsonl")), sorted(FOLDER.glob("test*.jsonl"))
DUTIES = {"none", "19", "21", *(f"20({item})" for item in range(1, 16))}
NEAR = 0.3


def documents(paths: list[Path]) -> list[LabelledDocument]:
    return [document for path in paths for document in read_corpus(path)]


@pytest.fixture(scope="module")
def halves() -> tuple[list[LabelledDocument], list[LabelledDocument]]:
    return documents(TRAIN), documents(TEST)


@pytest.fixture(scope="module")
def everything(halves: tuple[list[LabelledDocument], list[LabelledDocument]]) -> list[LabelledDocument]:
    return [*halves[0], *halves[1]]


def raw_rows() -> list[dict[str, Any]]:
    return [
        json.loads(line) for path in (*TRAIN, *TEST) for line in path.read_text(encoding="utf-8").splitlines() if line
    ]


def shingles(text: str) -> set[str]:
    squeezed = "".join(text.split())
    return {squeezed[at : at + 8] for at in range(len(squeezed) - 7)}


def test_there_are_enough_documents_of_every_class(everything: list[LabelledDocument]) -> None:
    counts = Counter(document.attribute for document in everything)
    assert sum(counts.values()) >= 120
    assert min(counts[attribute] for attribute in Attribute) >= 20


def test_ids_are_unique(everything: list[LabelledDocument]) -> None:
    assert [id_ for id_, count in Counter(document.id for document in everything).items() if count > 1] == []


def test_labels_are_allowed_and_fit_together(everything: list[LabelledDocument]) -> None:
    for document in everything:
        assert document.exemption in {"none", *EXEMPTIONS}, document.id
        assert document.duty in DUTIES, document.id
        assert document.text.strip(), document.id
        if document.attribute is Attribute.WITHHELD:
            assert document.exemption != "none", document.id


def test_the_halves_share_no_region_and_no_issuer(
    halves: tuple[list[LabelledDocument], list[LabelledDocument]],
) -> None:
    train, test = halves
    assert {document.region for document in train} & {document.region for document in test} == set()
    assert {document.issuer for document in train} & {document.issuer for document in test} == set()


def test_no_document_is_a_near_copy_of_another(everything: list[LabelledDocument]) -> None:
    sets = [(document.id, shingles(document.text)) for document in everything]
    places: dict[str, list[int]] = {}
    for index, (_, found) in enumerate(sets):
        for shingle in found:
            places.setdefault(shingle, []).append(index)
    shared = Counter(
        (one, other) for among in places.values() for at, one in enumerate(among) for other in among[at + 1 :]
    )
    near = [
        (sets[one][0], sets[other][0], round(count / min(len(sets[one][1]), len(sets[other][1])), 2))
        for (one, other), count in shared.items()
        if count / min(len(sets[one][1]), len(sets[other][1])) >= NEAR
    ]
    assert near == []


def test_no_real_looking_number_stands_in_a_file() -> None:
    for row in raw_rows():
        text = re.sub(r"\{\{[^}]*\}\}", "", row["text"])
        for number in re.findall(r"(?<![0-9A-Za-z])[0-9]{17}[0-9Xx](?![0-9A-Za-z])", text):
            assert resident_check_digit(number[:17]) != number[17].upper(), row["id"]
        assert not re.search(r"(?<![0-9A-Za-z])1[3-9][0-9]{9}(?![0-9A-Za-z])", text), row["id"]


def test_filling_is_repeatable_and_depends_on_the_document() -> None:
    text = "{{ID:19780512F}} {{ID}} {{MOBILE}} {{BANK}} {{LANDLINE:0571}} {{USCC}} {{EMAIL}} {{PLATE:川B}}"
    assert fill(text, "a-1") == fill(text, "a-1")
    assert fill(text, "a-1") != fill(text, "a-2")
    assert fill("没有占位符", "a-1") == "没有占位符"


@pytest.mark.parametrize("seed", range(25))
def test_filled_numbers_pass_their_checks(seed: int) -> None:
    text = fill(
        "{{ID:19780512F}}|{{ID:19690215M}}|{{ID}}|{{MOBILE}}|{{BANK}}|{{LANDLINE:0571}}|{{USCC}}|{{EMAIL}}|{{PLATE:川B}}",
        str(seed),
    )
    woman, man, anyone, mobile, card, landline, code, mail, plate = text.split("|")
    for number in (woman, man, anyone):
        assert resident_check_digit(number[:17]) == number[17]
        assert birth_date(number[6:14])
    assert woman[6:14] == "19780512"
    assert int(woman[16]) % 2 == 0
    assert man[6:14] == "19690215"
    assert int(man[16]) % 2 == 1
    assert re.fullmatch(r"1[3-9][0-9]{9}", mobile)
    assert luhn_holds(card)
    assert re.fullmatch(r"0571-[2-8][0-9]{6}", landline)
    assert uscc_check_character(code[:17]) == code[17]
    assert mail.endswith("@example.com")
    assert re.fullmatch(r"川B[0-9]{5}", plate)


def test_every_placeholder_in_the_corpus_is_filled(everything: list[LabelledDocument]) -> None:
    assert [document.id for document in everything if "{{" in document.text or "}}" in document.text] == []
