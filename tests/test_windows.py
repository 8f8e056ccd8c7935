"""A long text is read in windows; how large they are changes nothing of what a review says.

The sizes below are those of every window that a review of text reads through: characters cut into words, scored and
decoded, looked up and searched at a time, sentences weighed at a time, edits joined at a time; and from which length
on what no later rule asks for is let go.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pubcheck import (
    affair_model,
    affair_text,
    code_points,
    crf,
    detect,
    ground_model,
    name_features,
    name_model,
    name_templates,
    pair_gate,
    pattern_places,
    span,
    word_search,
)
from pubcheck.gold import read_gold
from pubcheck.pipeline import Reviewer
from pubcheck.plain import document_from_text
from pubcheck.review import Review

CORPUS = Path(__file__).parents[1] / "corpora" / "findings"
# Module, name, and the sizes between which it is drawn: far below the shipped ones.
WINDOWS = (
    (affair_text, "_AT_ONCE", 200, 900),
    (affair_model, "_SCORED", 20, 900),
    (name_model, "_READ", 40, 600),
    (name_model, "_SCORED", 30, 400),
    (name_model, "_DECODED", 30, 800),
    (name_features, "_AT_ONCE", 100, 5000),
    (name_templates, "_TOGETHER", 10, 5000),
    (crf, "_AT_ONCE", 1, 2000),
    (crf, "_GROUP", 20, 500),
    (crf, "_WEIGHED", 20, 500),
    (code_points, "_PIECE", 30, 500),
    (pair_gate, "_PIECE", 30, 500),
    (word_search, "_BLOCK", 40, 500),
    (word_search, "_SMALL_BLOCK", 40, 500),
    (ground_model, "_BATCH", 1, 9),
    (span, "_PIECES", 1, 50),
    (pattern_places, "_MANY", 0, 20),
    (detect, "_LONG", 0, 0),
)


@cache
def passages() -> Sequence[str]:
    kinds = ("develop_personal", "develop_secret")
    return [document.text for kind in kinds for document in read_gold(CORPUS / f"{kind}.jsonl")]


def test_windows_are_smaller_than_the_shipped_ones() -> None:
    for module, name, _, most in WINDOWS:
        assert getattr(module, name) > most, name


def reviewed(text: str) -> Review:
    return Reviewer().review_document(document_from_text(text, "a.txt"))


@given(st.data())
@settings(deadline=None, max_examples=30)
def test_windows_of_any_size_give_the_same_review(data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.sampled_from(passages()), min_size=4, max_size=12))
    text = data.draw(st.sampled_from(("\n", "\n\n", "。"))).join(chosen)
    whole = reviewed(text)
    assume(whole.findings)  # some passages hold nothing to find
    with pytest.MonkeyPatch.context() as patched:
        for module, name, least, most in WINDOWS:
            patched.setattr(module, name, data.draw(st.integers(least, most), label=name))
        assert reviewed(text) == whole
