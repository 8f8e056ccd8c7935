"""The unseen half of the labelled passages: it loads, holds enough of every rule, and shares nothing with the other."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from pubcheck.gold import GoldDocument, read_gold
from pubcheck.numbers import resident_check_digit

FOLDER = Path(__file__).resolve().parents[1] / "corpora" / "findings"
# One author wrote both files; for building since the second was retired.
FIRST = (FOLDER / "develop_personal.jsonl", FOLDER / "develop5_personal.jsonl")
# Another author, for building (develop), who saw neither of them.
SECOND = FOLDER / "develop2_personal.jsonl"
# A third author, for building since it was retired.
THIRD = FOLDER / "develop6_personal.jsonl"
# A fourth author, for building (develop): the papers of villages and counties.
FOURTH = FOLDER / "develop3_personal.jsonl"
# For building: court, hospital, housing, tax and notary of cities.
CITIES = FOLDER / "develop4_personal.jsonl"
# A further author, labelled twice; for building since it was retired.
LATEST = FOLDER / "develop9_personal.jsonl"
# A further author, labelled twice; for building since it was retired.
TWICE = FOLDER / "develop11_personal.jsonl"
# A further author, labelled twice; for building since it was retired.
NEWEST = FOLDER / "develop24_personal.jsonl"
# A further author, labelled twice; for building since it was retired.
EVERYDAY = FOLDER / "develop25_personal.jsonl"
# A further author, numbers and contacts in everyday papers; measured only.
NUMBERS = FOLDER / "unseen7_personal.jsonl"
# A further author, everyday papers as they come, so that rare rules have few hits; measured only.
BALANCED = FOLDER / "unseen8_personal.jsonl"
# A further author, an archive and a web site of a city over ten years; measured only, labelled twice.
ARCHIVE = FOLDER / "unseen9_personal.jsonl"
# A further author, what a secrecy reviewer meets on a county's web site and in its archive; measured only, labelled twice.
REVIEWED = FOLDER / "unseen10_personal.jsonl"
# Four further authors, each another kind of paper; measured only, persons, homes and contacts labelled twice.
FOUR = tuple(FOLDER / f"unseen{number}_personal.jsonl" for number in (11, 12, 13, 14))
FILES = (*FIRST, SECOND, THIRD, FOURTH, CITIES, LATEST, TWICE, NEWEST, EVERYDAY, NUMBERS)
# Dense in property, faith, traits and aid, in names and roles, and in numbers: for training only.
DENSE = tuple(FOLDER / f"develop{number}_personal.jsonl" for number in (10, 12, 13))
# Names of every shape in everyday papers; many stand beside places, brands and crops of the same characters.
HOMONYMS = FOLDER / "develop14_personal.jsonl"
# Snippets of every rule, petitions, roles, health and property, villages, enforcement, staff, exports, words that look like
# names: for building.
FRESH = tuple(
    FOLDER / f"develop{number}_personal.jsonl" for number in (15, 16, 17, 18, 19, 20, 21, 22, 26, *range(39, 87))
)
HISTORICAL = {"方志敏"}
SECRET = FOLDER / "develop6_secret.jsonl"
# A fourth author, for building since it was retired.
FOURTH_SECRET = FOLDER / "develop9_secret.jsonl"
# A fifth author, labelled twice; for building since it was retired.
FIFTH_SECRET = FOLDER / "develop11_secret.jsonl"
# A further author, labelled twice; for building since it was retired.
SIXTH_SECRET = FOLDER / "develop24_secret.jsonl"
# A further author, measured only.
SEVENTH_SECRET = FOLDER / "unseen6_secret.jsonl"
# A further author, measured only, labelled twice.
EIGHTH_SECRET = FOLDER / "unseen9_secret.jsonl"
SECRET_RULES = (
    "secret.state_mark secret.mark_term secret.mark_authority secret.mark_place secret.mark_released "
    "secret.internal_mark secret.work_secret secret.trade_secret secret.military secret.police secret.infrastructure "
    "secret.foreign_affairs secret.unreleased_statistics internal.process internal.personnel internal.logistics "
    "internal.enforcement_file attribute.missing attribute.conflict attribute.reason_missing attribute.reason_vague "
    "attribute.mixed_content quality.expired quality.repealed quality.repealed_citation"
).split()
RULES = (
    "resident_id mobile_phone landline bank_card passport travel_permit foreign_resident_id hk_macau_tw_id military_id "
    "driving_licence vehicle_plate vin social_security email wechat qq ip_address mac_address person_name address "
    "birth_date coordinates health welfare religion biometric property family minor informant masked_weak aggregation"
).split()
ENOUGH = 8
ENOUGH_OF_ONE_FILE = 4
ENOUGH_OF_THE_FIFTH = 5
ENOUGH_OF_THE_EIGHTH = 4
GB_EXAMPLE = "11010519491231002X"
NAMES = ("personal.person_name", "personal.informant")


@pytest.fixture(scope="module")
def unseen() -> list[GoldDocument]:
    return [document for path in FILES for document in read_gold(path)]


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    return [json.loads(line) for path in FILES for line in path.read_text(encoding="utf-8").splitlines()]


def named(document: GoldDocument) -> set[str]:
    return {document.text[gold.span.start : gold.span.end] for gold in document.spans if gold.rule in NAMES}


def runs(text: str, length: int) -> set[str]:
    squeezed = "".join(text.split())
    return {squeezed[at : at + length] for at in range(len(squeezed) - length + 1)}


def nothing_in_common(known: list[GoldDocument], others: list[GoldDocument]) -> None:
    names = {name for one in known for name in named(one)}
    assert names & {name for one in others for name in named(one)} == set()
    wording = {run for document in known for run in runs(document.text, 12)}
    shared = {}
    for document in others:
        # Names of documents, masks and example numbers and addresses of networks are the same everywhere.
        found = {
            run
            for run in runs(document.text, 12) & wording
            if not re.search(r"\*|[0-9A-Za-z.:@-]{5}|通行证|居留", unicodedata.normalize("NFKC", run))
        }
        if len(found) > 3:
            shared[document.id] = sorted(found)
    assert shared == {}


def test_every_rule_has_enough_hits_and_enough_negatives(
    unseen: list[GoldDocument], rows: list[dict[str, Any]]
) -> None:
    hits = Counter(gold.rule for document in unseen for gold in document.spans if not gold.info)
    hits.update(rule for document in unseen for rule in document.expect)
    negatives = Counter(rule for row in rows for rule in row["negatives"])
    ids = [f"personal.{rule}" for rule in RULES]
    assert {rule: hits[rule] for rule in ids if hits[rule] < ENOUGH} == {}
    assert {rule: negatives[rule] for rule in ids if negatives[rule] < ENOUGH} == {}
    assert {rule for rule in (*hits, *negatives) if rule.startswith("personal.")} == set(ids)


def test_spans_are_tight_apart_and_filled(unseen: list[GoldDocument]) -> None:
    assert len({document.id for document in unseen}) == len(unseen)
    for document in unseen:
        assert "{{" not in document.text, document.id
        end = 0
        for gold in document.spans:
            value = document.text[gold.span.start : gold.span.end]
            assert value, document.id
            assert value == value.strip(), (document.id, value)
            assert gold.span.start >= end, document.id
            end = gold.span.end


def unlabelled_private_names(document: GoldDocument, words: list[str]) -> list[tuple[str, str]]:
    """Private names that stand without a label, apart from those within ``words`` (Huangshan the road, not the man)."""
    labelled = {at for gold in document.spans for at in range(gold.span.start, gold.span.end)}
    within = {
        at for word in words for match in re.finditer(re.escape(word), document.text) for at in range(*match.span())
    }
    private = {
        document.text[gold.span.start : gold.span.end]
        for gold in document.spans
        if gold.rule in NAMES and not gold.info
    }
    return [
        (document.id, name)
        for name in private
        for match in re.finditer(re.escape(name), document.text)
        if match.start() not in labelled | within
    ]


def test_a_private_name_is_labelled_wherever_it_stands(unseen: list[GoldDocument]) -> None:
    assert [missed for document in unseen for missed in unlabelled_private_names(document, [])] == []


def test_no_negative_contradicts_a_span(unseen: list[GoldDocument], rows: list[dict[str, Any]]) -> None:
    for document, row in zip(unseen, rows, strict=True):
        graver = {gold.rule for gold in document.spans if not gold.info} | set(document.expect)
        assert graver & set(row["negatives"]) == set(), document.id


def test_no_real_looking_number_is_written_out(rows: list[dict[str, Any]]) -> None:
    for row in rows:
        text = re.sub(r"\{\{[^}]*\}\}", "", row["text"])
        for number in re.findall(r"(?<![0-9A-Za-z])[0-9]{17}[0-9Xx](?![0-9A-Za-z])", text):
            # Cards of foreigners and of residents from Hong Kong, Macau and Taiwan have no generator: their serials are
            # invented, as are numbers full of zeros.
            allowed = number.upper() == GB_EXAMPLE or number.startswith(("9", "81", "82", "83")) or "00000" in number
            assert allowed or resident_check_digit(number[:17]) != number[17].upper(), row["id"]
        assert not re.search(r"(?<![0-9A-Za-z])1[3-9](?![0-9]*00000)[0-9]{9}(?![0-9A-Za-z])", text), row["id"]


def test_the_halves_share_no_name_and_no_wording(unseen: list[GoldDocument]) -> None:
    nothing_in_common(list(read_gold(FOLDER / "measure_personal.jsonl")), unseen)


def test_the_second_author_shares_no_name_and_no_wording_with_the_first() -> None:
    nothing_in_common([document for path in FIRST for document in read_gold(path)], list(read_gold(SECOND)))


def test_the_third_author_shares_no_name_and_no_wording_with_the_others() -> None:
    earlier = [document for path in (*FIRST, SECOND, CITIES) for document in read_gold(path)]
    # Runs of 24: formulas of petitions, judgments and titles are shorter, and the same in every office.
    known = {run for document in earlier for run in runs(document.text, 24)}
    for document in read_gold(THIRD):
        assert not named(document) & {name for one in earlier for name in named(one)}, document.id
        assert not runs(document.text, 24) & known, document.id


def test_the_fourth_author_shares_no_name_and_no_wording_with_the_others() -> None:
    earlier = [document for path in (*FIRST, SECOND, THIRD) for document in read_gold(path)]
    nothing_in_common(earlier, list(read_gold(FOURTH)))


@pytest.mark.parametrize(
    "path", [LATEST, TWICE, NEWEST, EVERYDAY, NUMBERS, BALANCED, ARCHIVE], ids=lambda path: path.stem
)
def test_the_latest_authors_share_no_name_and_no_wording_with_the_others(path: Path) -> None:
    earlier = [document for other in FILES if other != path for document in read_gold(other)]
    known = {run for document in earlier for run in runs(document.text, 24)}
    names = {name for document in earlier for name in named(document)}
    for document in read_gold(path):
        assert not (named(document) & names) - HISTORICAL, document.id
        assert not runs(document.text, 24) & known, document.id


@pytest.mark.parametrize(
    "path", [*DENSE, HOMONYMS, *FRESH, BALANCED, ARCHIVE, REVIEWED, *FOUR], ids=lambda path: path.stem
)
def test_later_passages_are_sound_and_share_nothing_with_those_that_measure(path: Path) -> None:
    documents = list(read_gold(path))
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    test_spans_are_tight_apart_and_filled(documents)
    assert [
        missed
        for document, row in zip(documents, rows, strict=True)
        for missed in unlabelled_private_names(document, row.get("words", []))
    ] == []
    test_no_negative_contradicts_a_span(documents, rows)
    test_no_real_looking_number_is_written_out(rows)
    measured = [each for each in (TWICE, NEWEST, EVERYDAY, NUMBERS, BALANCED, ARCHIVE, REVIEWED, *FOUR) if each != path]
    known = {run for each in (*FILES, *measured) for document in read_gold(each) for run in runs(document.text, 24)}
    names = {name for each in measured for document in read_gold(each) for name in named(document)}
    for document in documents:
        assert (named(document) & names) == set(), document.id
        assert (runs(document.text, 24) & known) == set(), document.id


@pytest.mark.parametrize("path", [LATEST, TWICE, NEWEST, EVERYDAY, NUMBERS, ARCHIVE], ids=lambda path: path.stem)
def test_the_latest_authors_have_enough_of_every_rule(path: Path) -> None:
    documents = list(read_gold(path))
    hits = Counter(gold.rule for document in documents for gold in document.spans if not gold.info)
    hits.update(rule for document in documents for rule in document.expect)
    assert {rule: hits[f"personal.{rule}"] for rule in RULES if hits[f"personal.{rule}"] < ENOUGH_OF_ONE_FILE} == {}


def test_the_third_author_has_enough_of_every_rule() -> None:
    documents = [*read_gold(THIRD), *read_gold(SECRET)]
    hits = Counter(gold.rule for document in documents for gold in document.spans if not gold.info)
    hits.update(rule for document in documents for rule in document.expect)
    wanted = (*(f"personal.{rule}" for rule in RULES), *SECRET_RULES)
    assert {rule: hits[rule] for rule in wanted if hits[rule] < ENOUGH_OF_ONE_FILE} == {}


def test_secret_passages_of_the_third_author_are_sound() -> None:
    documents = list(read_gold(SECRET))
    test_spans_are_tight_apart_and_filled(documents)
    test_no_negative_contradicts_a_span(
        documents, [json.loads(line) for line in SECRET.read_text(encoding="utf-8").splitlines()]
    )


@pytest.mark.parametrize(
    ("file", "enough"),
    [
        (FOURTH_SECRET, ENOUGH_OF_ONE_FILE),
        (FIFTH_SECRET, ENOUGH_OF_THE_FIFTH),
        (SIXTH_SECRET, ENOUGH_OF_THE_FIFTH),
        (SEVENTH_SECRET, ENOUGH_OF_THE_FIFTH),
        (EIGHTH_SECRET, ENOUGH_OF_THE_EIGHTH),
    ],
    ids=["fourth", "fifth", "sixth", "seventh", "eighth"],
)
def test_secret_passages_of_the_later_authors_are_sound_and_enough(file: Path, enough: int) -> None:
    documents = list(read_gold(file))
    test_spans_are_tight_apart_and_filled(documents)
    test_no_negative_contradicts_a_span(
        documents, [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    )
    hits = Counter(gold.rule for document in documents for gold in document.spans if not gold.info)
    hits.update(rule for document in documents for rule in document.expect)
    assert {rule: hits[rule] for rule in SECRET_RULES if hits[rule] < enough} == {}
    assert set(hits) == set(SECRET_RULES)
