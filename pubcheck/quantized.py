"""Rows of numbers times a matrix of one byte a weight, in whole numbers.

Each row is told in steps of a 127th of its largest number, so that what it makes with a matrix are sums of whole numbers: the same
whoever adds them up and in whatever order. onnxruntime, where it is installed, has instructions for that which many processors
know; numpy multiplies the same whole numbers as numbers with a point, and none of the sums needs more bits than these
have. Both say the same bit by bit, so a document is judged alike with and without it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

Mapped = Callable[[Any], Any]  # of rows: an array with as many
LEVELS, MIDDLE = 127, 128  # steps on each side of nothing, and what nothing is among bytes
TINY = 1e-20  # the smallest step
_EXACT = 1024  # products of levels and weights whose sum needs no more than 24 bits
_AT_HAND = 1 << 17  # numbers that are changed in one go
# Rows, width and columns on which onnxruntime is tried.
_TRIED = (
    *((rows, 96, columns) for rows in (1, 5, 34) for columns in (16, 24, 31)),
    *((34, 384, 384), (34, 1536, 40), (5, 2047, 17)),
)
_KINDS = ("int8", "uint8")  # of weights that graphs are kept for, in the order in which they are tried


class Matrix(NamedTuple):
    """Whole numbers of one byte, a column for each result; the scale of each column, and what is added to it."""

    weights: Any
    scale: Any
    bias: Any


def mapping(matrix: Matrix) -> Mapped:
    """What maps rows of finite numbers of four bytes by ``matrix``.

    :raises ValueError: if its arrays do not fit, or it has too many rows to be added up exactly.
    """
    import numpy as np

    weights, scale, bias = matrix
    if weights.dtype != np.int8 or weights.ndim != 2 or len(weights) > 2 * _EXACT:
        raise ValueError("weights are rows of single bytes, as many as can be added up exactly")
    if any(each.dtype != np.float32 or each.shape != weights.shape[1:] for each in (scale, bias)):
        raise ValueError("scale and bias are numbers of four bytes, one for each column")
    matrix = Matrix(np.ascontiguousarray(weights), scale, bias)  # laid out anew in each product otherwise
    found = runtime()
    return found.mapping(matrix) if found else by_numpy(matrix)


def by_numpy(matrix: Matrix) -> Mapped:
    """The same without onnxruntime."""
    import numpy as np

    weights, scale, bias = matrix.weights.astype(np.float32), matrix.scale, matrix.bias
    parts = [slice(at, at + _EXACT) for at in range(0, len(weights), _EXACT)]

    def mapped(x: Any) -> Any:
        levels, step = np.empty_like(x), np.empty((len(x), 1), np.float32)
        for rows in few(len(x), x.shape[1]):
            np.abs(x[rows], out=levels[rows]).max(axis=1, keepdims=True, out=step[rows])
            step[rows] *= np.float32(1 / LEVELS)
            np.maximum(step[rows], np.float32(TINY), out=step[rows])
            told = np.divide(x[rows], step[rows], out=levels[rows])
            np.rint(told, out=told)
        y = levels[:, parts[0]] @ weights[parts[0]]
        for part in parts[1:]:
            y += levels[:, part] @ weights[part]
        for rows in few(len(x), y.shape[1]):
            some = y[rows]
            some *= scale
            some *= step[rows]
            some += bias
        return y

    return mapped


def few(count: int, size: int) -> Iterator[slice]:
    """Which of ``count`` rows or tables of ``size`` numbers come together: as many as a processor keeps at hand while they are changed."""
    several = max(1, _AT_HAND // size)
    return (slice(at, at + several) for at in range(0, count, several))


class Runtime(NamedTuple):
    """A session of onnxruntime, with the graph for weights of this kind, and the process that began it."""

    session: Any
    kind: str
    process: int

    @classmethod
    def of(cls, kind: str) -> Runtime:
        """The graph that is kept for weights of ``kind`` (``models/contexts/graphs.py`` writes it)."""
        import onnxruntime

        onnxruntime.disable_telemetry_events()  # its builds for Windows count sessions
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        # As it is written: what is put together rounds otherwise.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        options.enable_mem_pattern = False  # hardly any call is of a size that was seen before
        options.log_severity_level = 4
        graph = files("pubcheck.compiled").joinpath(f"mapped-{kind}.onnx").read_bytes()
        session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
        return cls(session, kind, os.getpid())

    def by_session(self, matrix: Matrix) -> Mapped:
        """What maps rows of numbers by ``matrix``, as long as nothing goes wrong."""
        import numpy as np

        weights = matrix.weights if self.kind == "int8" else matrix.weights.view(np.uint8) ^ np.uint8(MIDDLE)
        fixed = {"weights": weights, "scale": matrix.scale, "bias": matrix.bias}
        return lambda x: self.session.run(None, {"x": x, **fixed})[0]

    def mapping(self, matrix: Matrix) -> Mapped:
        """The same, and by numpy where something does, or in a child of the process: locks that another thread held when it was forked
        are opened by nobody there.
        """
        by_session, otherwise = self.by_session(matrix), cache(lambda: by_numpy(matrix))

        def mapped(x: Any) -> Any:
            if self.process == os.getpid():
                with suppress(Exception):  # of which it has kinds of its own, for want of memory for one
                    return by_session(x)
            return otherwise()(x)

        return mapped

    def is_exact(self) -> bool:
        """Whether it says the same as numpy on this processor, in what its parts do: few and many rows, columns that fill the
        last part and that do not, levels and weights that are largest.

        Some processors add up two products in 16 bits and cut off what does not fit; version 1.23 was wrong with AMX for 33 rows
        of 24 columns (microsoft/onnxruntime#26324).
        """
        return all(_tried(self, *shape) for shape in _TRIED)


def _tried(by: Runtime, rows: int, width: int, columns: int) -> bool:
    import numpy as np

    weights = (np.arange(width * columns).reshape(width, columns) * 37 % 255 - LEVELS).astype(np.int8)
    weights[:, 0], weights[:, -1] = LEVELS, -LEVELS
    matrix = Matrix(weights, np.linspace(0.001, 0.01, columns, dtype=np.float32), np.ones(columns, np.float32))
    x = np.cos(np.arange(rows * width, dtype=np.float32)).reshape(rows, width)
    x[0], x[-1] = 1, -1
    x[rows // 2] = np.arange(width) % 255 - 126.5  # which lie between two levels
    x[rows // 2, 0] = LEVELS
    return np.array_equal(by.by_session(matrix)(x), by_numpy(matrix)(x))


@cache
def runtime() -> Runtime | None:
    """onnxruntime with the first graph of which the results are ours; ``None`` where it is not installed, or none is."""
    for kind in _KINDS:
        with suppress(Exception):  # whatever is wrong with a library that is not required, numpy says the same
            found = Runtime.of(kind)
            if found.is_exact():
                return found
    return None
