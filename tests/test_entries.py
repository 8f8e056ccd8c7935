"""The entries written for the project, as a catalogue or a negative list has them: labels, ids, length."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from pubcheck.corpus import LabelledDocument, read_corpus
from pubcheck.disclosure_model import SHORT
from pubcheck.profile import EXEMPTIONS
from pubcheck.review import Attribute

FOLDER = Path(__file__).resolve().parents[1] / "corpora" / "disclosure"


@pytest.fixture(scope="module")
def entries() -> list[LabelledDocument]:
    return list(read_corpus(FOLDER / "entries.jsonl"))


def test_they_are_short_and_differ(entries: list[LabelledDocument]) -> None:
    assert max(len(entry.text) for entry in entries) < SHORT
    assert [text for text, count in Counter(entry.text for entry in entries).items() if count > 1] == []
    assert len({entry.id for entry in entries}) == len(entries)


def test_the_attribute_follows_from_exemption_and_duty(entries: list[LabelledDocument]) -> None:
    for entry in entries:
        if entry.exemption != "none":
            expected = Attribute.WITHHELD
        else:
            expected = Attribute.PROACTIVE if entry.duty != "none" else Attribute.ON_REQUEST
        assert entry.attribute is expected, entry.id
        assert not (entry.exemption != "none" and entry.duty != "none"), entry.id


def test_every_exemption_and_duty_occurs(entries: list[LabelledDocument]) -> None:
    assert {entry.exemption for entry in entries} == {"none", *EXEMPTIONS}
    assert {entry.duty for entry in entries} == {"none", "21", *(f"20({item})" for item in range(1, 16))}
