"""Products in whole numbers: what they should be, and the same bit by bit with and without onnxruntime."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.resources import files
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from pubcheck_cli.doctor import command

from pubcheck.doctor import checks
from pubcheck.quantized import _KINDS, Matrix, Runtime, by_numpy, mapping, runtime

Array = np.ndarray[Any, Any]


@pytest.fixture
def anew() -> Iterator[None]:
    """onnxruntime is looked for once more, before and after."""
    runtime.cache_clear()
    yield
    runtime.cache_clear()


def matrix(source: np.random.Generator, rows: int, columns: int) -> Matrix:
    """One of chance."""
    weights = source.integers(-127, 128, (rows, columns)).astype(np.int8)
    return Matrix(
        weights, source.uniform(0.001, 0.01, columns).astype(np.float32), source.normal(size=columns).astype(np.float32)
    )


def written_out(x: Array, of: Matrix) -> Array:
    """The sums one after another, in numbers of any size."""
    found = np.empty((len(x), len(of.scale)), np.float32)
    for at, row in enumerate(x):
        step = max(np.float32(np.abs(row).max() * np.float32(1 / 127)), np.float32(1e-20))
        levels = [round(float(np.float32(each) / step)) for each in row]
        for column in range(found.shape[1]):
            sum_ = sum(level * int(weight) for level, weight in zip(levels, of.weights[:, column], strict=True))
            found[at, column] = np.float32(sum_) * of.scale[column] * step + of.bias[column]
    return found


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 1 << 30), rows=st.integers(1, 5), width=st.integers(1, 40), columns=st.integers(1, 9))
def test_rows_are_told_in_steps_of_their_largest_number(seed: int, rows: int, width: int, columns: int) -> None:
    source = np.random.default_rng(seed)
    of = matrix(source, width, columns)
    x = (source.normal(size=(rows, width)) * source.uniform(0.01, 100)).astype(np.float32)
    x[source.random(x.shape) < 0.2] = 0
    assert np.array_equal(by_numpy(of)(x), written_out(x, of))
    told = x @ (of.weights * of.scale) + of.bias
    unsure = np.abs(x).max(axis=1, keepdims=True) / 254 * (np.abs(of.weights) * of.scale).sum(axis=0)
    assert (np.abs(by_numpy(of)(x) - told) <= unsure * 1.001 + 1e-4).all()


@pytest.mark.parametrize("kind", _KINDS)
@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 1 << 30), rows=st.integers(1, 70), width=st.sampled_from([1, 12, 384, 1025, 1536, 2048]))
def test_onnxruntime_says_the_same_bit_by_bit(kind: str, seed: int, rows: int, width: int) -> None:
    pytest.importorskip("onnxruntime", reason="it has no wheel for this processor: numpy alone is used")
    by_runtime = Runtime.of(kind)
    if not by_runtime.is_exact():
        pytest.skip(f"this processor cuts off sums of {kind}; it is not used here")
    source = np.random.default_rng(seed)
    of = matrix(source, width, 33)
    x = (source.normal(size=(rows, width)) ** 3).astype(np.float32)
    x[0] = source.choice([-1, 0, 1])
    x[-1] = np.round(x[-1] * 8) / 2  # many of which lie between two levels
    assert np.array_equal(by_runtime.mapping(of)(x), by_numpy(of)(x))


def test_onnxruntime_is_used_here_where_it_is_installed(anew: None) -> None:
    pytest.importorskip("onnxruntime")
    assert runtime() is not None


@pytest.mark.usefixtures("anew")
def test_a_processor_that_cuts_off_sums_is_not_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    of = matrix(np.random.default_rng(1), 768, 5)
    x = np.random.default_rng(2).normal(size=(3, 768)).astype(np.float32)
    expected = mapping(of)(x)

    def cut_off(self: Runtime, of: Matrix) -> Any:
        return lambda x: np.clip(by_numpy(of)(x), -90, 90)

    monkeypatch.setattr(Runtime, "of", classmethod(lambda cls, kind: cls(SimpleNamespace(), kind)))
    monkeypatch.setattr(Runtime, "mapping", cut_off)
    runtime.cache_clear()
    assert runtime() is None
    assert np.array_equal(mapping(of)(x), expected)


@pytest.mark.parametrize("broken", [None, SimpleNamespace()], ids=["absent", "of another version"])
def test_without_a_usable_onnxruntime_numpy_does_it(broken: Any, anew: None, monkeypatch: pytest.MonkeyPatch) -> None:
    of = matrix(np.random.default_rng(1), 40, 5)
    x = np.random.default_rng(2).normal(size=(3, 40)).astype(np.float32)
    expected = mapping(of)(x)
    monkeypatch.setitem(sys.modules, "onnxruntime", broken)
    runtime.cache_clear()
    assert runtime() is None
    assert np.array_equal(mapping(of)(x), expected)


@pytest.mark.usefixtures("anew")
def test_doctor_tells_whether_names_are_read_fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    runtime.cache_clear()
    (products,) = [check for check in checks() if check.title == "快速判断姓名"]
    assert not products.works
    assert not products.needed
    assert products.extra == "fast"
    assert "onnxruntime" in CliRunner().invoke(command, [], standalone_mode=False).output


def test_a_matrix_that_cannot_be_added_up_exactly_is_refused() -> None:
    with pytest.raises(ValueError, match="too many rows"):
        mapping(matrix(np.random.default_rng(1), 2049, 2))


@pytest.mark.parametrize("kind", _KINDS)
def test_the_graphs_are_those_that_are_written(kind: str) -> None:
    pytest.importorskip("onnx", reason="the graphs are written with it")
    from pubcheck.models.contexts.graphs import graph

    assert files("pubcheck.compiled").joinpath(f"mapped-{kind}.onnx").read_bytes() == graph(kind)
