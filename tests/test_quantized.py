"""Products in whole numbers: what they should be, and the same bit by bit with and without onnxruntime."""

from __future__ import annotations

import os
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
@settings(max_examples=40, deadline=None)
@given(
    seed=st.integers(0, 1 << 30),
    rows=st.integers(1, 80),
    width=st.sampled_from([1, 12, 384, 1025, 1536, 2048]),
    columns=st.integers(1, 70),
)
def test_onnxruntime_says_the_same_bit_by_bit(kind: str, seed: int, rows: int, width: int, columns: int) -> None:
    pytest.importorskip("onnxruntime", reason="it has no wheel for this processor: numpy alone is used")
    by_runtime = Runtime.of(kind)
    if not by_runtime.is_exact():
        pytest.skip(f"this processor or version is not exact with {kind}; it is not used here")
    source = np.random.default_rng(seed)
    of = matrix(source, width, columns)
    x = (source.normal(size=(rows, width)) ** 3).astype(np.float32)
    x[0] = source.choice([-1, 0, 1])
    x[-1] = np.round(x[-1] * 8) / 2  # many of which lie between two levels
    assert np.array_equal(by_runtime.by_session(of)(x), by_numpy(of)(x))


def test_onnxruntime_is_used_here_where_it_is_installed(anew: None) -> None:
    pytest.importorskip("onnxruntime")
    assert runtime() is not None


def _cut_off(self: Runtime, of: Matrix) -> Any:
    """What is wrong where many rows are added up at once."""
    return lambda x: by_numpy(of)(x) if len(x) < 32 else by_numpy(of)(x) + 1


def _damaged(self: Runtime, of: Matrix) -> Any:
    def mapped(x: Array) -> Array:
        raise RuntimeError("no memory")

    return mapped


@pytest.mark.usefixtures("anew")
@pytest.mark.parametrize("wrong", [_cut_off, _damaged])
def test_what_is_not_exact_is_not_trusted(monkeypatch: pytest.MonkeyPatch, wrong: Any) -> None:
    of = matrix(np.random.default_rng(1), 768, 5)
    x = np.random.default_rng(2).normal(size=(40, 768)).astype(np.float32)
    monkeypatch.setattr(Runtime, "of", classmethod(lambda cls, kind: cls(SimpleNamespace(), kind, os.getpid())))
    monkeypatch.setattr(Runtime, "by_session", wrong)
    runtime.cache_clear()
    assert runtime() is None
    assert np.array_equal(mapping(of)(x), by_numpy(of)(x))


def test_numpy_goes_on_where_onnxruntime_fails_later(monkeypatch: pytest.MonkeyPatch) -> None:
    of = matrix(np.random.default_rng(1), 40, 5)
    x = np.random.default_rng(2).normal(size=(3, 40)).astype(np.float32)
    monkeypatch.setattr(Runtime, "by_session", _damaged)
    assert np.array_equal(Runtime(SimpleNamespace(), "int8", os.getpid()).mapping(of)(x), by_numpy(of)(x))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no processes are forked here")
def test_a_forked_process_does_not_ask_the_session_of_its_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    of = matrix(np.random.default_rng(1), 40, 5)
    x = np.random.default_rng(2).normal(size=(3, 40)).astype(np.float32)
    expected = by_numpy(of)(x)

    class Session:
        def run(self, _: None, given: dict[str, Array]) -> list[Array]:
            return [given["x"] * 0]

    mapped = Runtime(Session(), "int8", os.getpid()).mapping(of)
    assert not mapped(x).any()
    if not (child := os.fork()):
        os._exit(0 if np.array_equal(mapped(x), expected) else 1)
    assert os.waitpid(child, 0)[1] == 0


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


@pytest.mark.parametrize(
    "given",
    [
        matrix(np.random.default_rng(1), 2049, 2),
        matrix(np.random.default_rng(1), 9, 2)._replace(scale=np.ones(3, np.float32)),
        matrix(np.random.default_rng(1), 9, 2)._replace(bias=np.ones(2)),
        matrix(np.random.default_rng(1), 9, 2)._replace(weights=np.ones((9, 2), np.float32)),
    ],
    ids=["not exact", "another width", "wider numbers", "no whole numbers"],
)
def test_arrays_that_do_not_fit_are_refused(given: Matrix) -> None:
    with pytest.raises(ValueError, match="bytes"):
        mapping(given)


@pytest.mark.parametrize("kind", _KINDS)
def test_the_graphs_are_those_that_are_written(kind: str) -> None:
    pytest.importorskip("onnx", reason="the graphs are written with it")
    from pubcheck.models.contexts.graphs import graph

    assert files("pubcheck.compiled").joinpath(f"mapped-{kind}.onnx").read_bytes() == graph(kind)
