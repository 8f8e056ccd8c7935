"""Boosted trees as data: the same log-odds as the library that fitted them, row by row and in pieces."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubcheck import trees
from pubcheck.errors import ModelError
from pubcheck.trees import Trees
from pubcheck.weights import built

NUMBERS = st.floats(-50, 50, allow_nan=False, width=32)


@pytest.fixture(scope="module")
def fitted() -> Trees:
    pytest.importorskip("sklearn", reason="trees are fitted by scikit-learn")
    from pubcheck.models.mentions.train import arrays_of

    source = np.random.default_rng(7)
    rows = source.normal(size=(300, 5))
    private = rows[:, 0] * rows[:, 1] + rows[:, 2] > 0
    return Trees.of(arrays_of(rows.tolist(), private.tolist(), [1] * len(rows)))


def walked(model: Trees, row: list[float]) -> float:
    """The same, one node after another."""
    total = model.first
    for root in model.roots:
        at = root
        while model.children[2 * at] != at:
            at = model.children[2 * at + (row[model.feature[at]] > model.threshold[at])]
        total += float(model.value[at])
    return total


def test_what_was_fitted_is_told(fitted: Trees) -> None:
    source = np.random.default_rng(8)
    rows = source.normal(size=(200, 5))
    private = rows[:, 0] * rows[:, 1] + rows[:, 2] > 0
    told = np.array(fitted.odds(rows.tolist())) > 0
    assert (told == private).mean() > 0.8


@settings(max_examples=40)
@given(rows=st.lists(st.lists(NUMBERS, min_size=5, max_size=5), max_size=12))
def test_log_odds_are_those_of_a_walk_from_node_to_node(fitted: Trees, rows: list[list[float]]) -> None:
    assert fitted.odds(rows) == pytest.approx([walked(fitted, row) for row in rows], abs=1e-4)


def test_many_rows_in_pieces_are_the_same(fitted: Trees, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = np.random.default_rng(9).normal(size=(30, 5)).tolist()
    whole = fitted.odds(rows)
    monkeypatch.setattr(trees, "_AT_ONCE", 7)
    assert fitted.odds(rows) == whole


def test_a_model_without_trees_is_refused() -> None:
    with pytest.raises(ModelError, match=r"made for another version|不符"):
        built("roles", Trees.of)
