"""The secret passages of the second author: they load, hold enough of every rule, and share nothing with the others."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from pubcheck.gold import GoldDocument, read_gold

FOLDER = Path(__file__).resolve().parents[1] / "corpora" / "findings"
FILE = FOLDER / "develop2_secret.jsonl"
# A later file for building: the content grounds in the jargon of ten offices.
THIRD = FOLDER / "develop3_secret.jsonl"
OTHERS = sorted(path for path in FOLDER.glob("*_secret.jsonl") if path != FILE)
RULES = (
    "secret.state_mark secret.mark_term secret.mark_authority secret.mark_place secret.mark_released "
    "secret.internal_mark secret.work_secret secret.police secret.infrastructure secret.unreleased_statistics "
    "secret.military secret.foreign_affairs secret.trade_secret internal.process internal.personnel "
    "internal.logistics internal.enforcement_file attribute.missing attribute.conflict attribute.reason_missing "
    "attribute.reason_vague attribute.mixed_content quality.expired quality.repealed"
).split()
ENOUGH_HITS, ENOUGH_NEGATIVES = 7, 3
# Names of statutes, and the lines every office prints below its documents, are the same everywhere.
# Names of standard papers and the words of statutes are the same in every office.
_FORMULA = re.compile(
    r"公开条例|公开属性|不予公开|依申请公开|第十[四五六]条|公开工作年度|工作年度报告|标委员会成员|成员名单在中标|名单在中标结果"
    r"|局20[0-9]{2}|共和国|和国环境噪声|国增值税暂行|现价计算|不变价"
)


@pytest.fixture(scope="module")
def documents() -> list[GoldDocument]:
    return list(read_gold(FILE))


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    return [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


def runs(text: str, length: int) -> set[str]:
    squeezed = "".join(text.split())
    return {squeezed[at : at + length] for at in range(len(squeezed) - length + 1)}


def test_every_rule_has_enough_hits_and_enough_negatives(
    documents: list[GoldDocument], rows: list[dict[str, Any]]
) -> None:
    hits = Counter(gold.rule for document in documents for gold in document.spans)
    hits.update(rule for document in documents for rule in document.expect)
    negatives = Counter(rule for row in rows for rule in row["negatives"])
    assert {rule: hits[rule] for rule in RULES if hits[rule] < ENOUGH_HITS} == {}
    assert {rule: negatives[rule] for rule in RULES if negatives[rule] < ENOUGH_NEGATIVES} == {}
    assert set(hits) == set(RULES)


def test_spans_are_tight_and_apart(documents: list[GoldDocument]) -> None:
    assert [document.id for document in documents] == [f"ds2-{at:03}" for at in range(1, len(documents) + 1)]
    for document in documents:
        assert 60 <= len(document.text) <= 900, document.id
        end = 0
        for gold in document.spans:
            value = document.text[gold.span.start : gold.span.end]
            assert value, document.id
            assert value == value.strip(), (document.id, value)
            assert gold.span.start >= end, document.id
            end = gold.span.end


def test_no_negative_contradicts_a_label(documents: list[GoldDocument], rows: list[dict[str, Any]]) -> None:
    for document, row in zip(documents, rows, strict=True):
        found = {gold.rule for gold in document.spans} | set(document.expect)
        assert found & set(row["negatives"]) == set(), document.id


@pytest.mark.parametrize("other", OTHERS, ids=lambda path: path.stem)
def test_the_other_files_share_no_wording(documents: list[GoldDocument], other: Path) -> None:
    """Only ids are named when it fails: the unseen half is not to be read, not even in a message."""
    known = {run for document in read_gold(other) for run in runs(document.text, 12) if not _FORMULA.search(run)}
    shared = [document.id for document in documents if len(runs(document.text, 12) & known) > 3]
    assert not shared, shared


def test_the_third_file_is_sound() -> None:
    documents = list(read_gold(THIRD))
    rows = [json.loads(line) for line in THIRD.read_text(encoding="utf-8").splitlines()]
    assert [document.id for document in documents] == [f"d3s-{at:03}" for at in range(1, len(documents) + 1)]
    for document, row in zip(documents, rows, strict=True):
        end = 0
        for gold in document.spans:
            value = document.text[gold.span.start : gold.span.end]
            assert value, document.id
            assert value == value.strip(), document.id
            assert gold.span.start >= end, document.id
            end = gold.span.end
        graver = {gold.rule for gold in document.spans if not gold.info} | set(document.expect)
        assert graver & set(row["negatives"]) == set(), document.id


@pytest.mark.parametrize("other", [path for path in (*OTHERS, FILE) if path != THIRD], ids=lambda path: path.stem)
def test_the_third_file_shares_no_wording(other: Path) -> None:
    """As above, only ids are named when it fails."""
    known = {run for document in read_gold(other) for run in runs(document.text, 12) if not _FORMULA.search(run)}
    shared = [document.id for document in read_gold(THIRD) if len(runs(document.text, 12) & known) > 3]
    assert not shared, shared
