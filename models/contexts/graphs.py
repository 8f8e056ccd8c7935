"""Writes the graphs by which onnxruntime maps rows in whole numbers: :mod:`pubcheck.quantized` says what they compute.

    python -m pubcheck.models.contexts.graphs [OUT]

One for weights of each kind of byte; matrices are given with each call. Needs the package onnx, which nothing else does. The graphs are of
no model: whatever is learned anew, they stay.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from pubcheck.quantized import LEVELS, MIDDLE, TINY

KINDS = {"int8": (TensorProto.INT8, np.int8(0)), "uint8": (TensorProto.UINT8, np.uint8(MIDDLE))}  # and what nothing is


def graph(kind: str) -> bytes:
    """The graph for weights of a kind."""
    byte, nothing = KINDS[kind]
    known = {
        "levels": np.float32(1 / LEVELS),
        "tiny": np.float32(TINY),
        "one": np.float32(1),
        "each row": np.array([1]),
        "middle": np.uint8(MIDDLE),
        "nothing": nothing,
    }
    number, rows, columns = TensorProto.FLOAT, ["rows", "width"], ["width", "results"]
    given = [
        ("x", number, rows),
        ("weights", byte, columns),
        ("scale", number, columns[1:]),
        ("bias", number, columns[1:]),
    ]
    node = helper.make_node
    nodes = [
        node("Abs", ["x"], ["size"]),
        node("ReduceMax", ["size"], ["largest"], axes=[1], keepdims=0),
        node("Mul", ["largest", "levels"], ["wide"]),
        node("Max", ["wide", "tiny"], ["step"]),
        node("Shape", ["step"], ["rows"]),
        node("Expand", ["middle", "rows"], ["middles"]),
        node("QuantizeLinear", ["x", "step", "middles"], ["bytes"], axis=0),
        node(
            "MatMulIntegerToFloat",
            ["bytes", "weights", "one", "scale", "middle", "nothing"],
            ["sums"],
            domain="com.microsoft",
        ),
        node("Unsqueeze", ["step", "each row"], ["steps"]),
        node("Mul", ["sums", "steps"], ["product"]),
        node("Add", ["product", "bias"], ["y"]),
    ]
    made = helper.make_graph(
        nodes,
        f"mapped-{kind}",
        [helper.make_tensor_value_info(*each) for each in given],
        [helper.make_tensor_value_info("y", number, ["rows", "results"])],
        [numpy_helper.from_array(np.array(value), name) for name, value in known.items()],
    )
    sets = [helper.make_opsetid("", 13), helper.make_opsetid("com.microsoft", 1)]  # read by onnxruntime from 1.19 on
    model = helper.make_model(made, opset_imports=sets, ir_version=8, producer_name="pubcheck")
    onnx.checker.check_model(model)
    return bytes(model.SerializeToString(deterministic=True))


def main() -> None:
    """Write both beside the other compiled files."""
    out = Path(sys.argv[1] if len(sys.argv) > 1 else "pubcheck/compiled")
    for kind in KINDS:
        (out / f"mapped-{kind}.onnx").write_bytes(graph(kind))


if __name__ == "__main__":
    main()
