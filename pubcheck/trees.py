"""Boosted trees as data: what scikit-learn has fitted, read without it.

A tree is four arrays of nodes; a leaf leads to itself. The log-odds of a row are the sum of the leaves it reaches.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_AT_ONCE = 4096  # rows whose places in all trees are held at once


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees over rows of numbers.

    ``feature``, ``threshold``, ``low`` and ``high`` hold for each node (all trees in one row of nodes) which number
    of a row is looked at, and the node to go to where it is at most, or above, the threshold; ``value`` what a leaf
    adds; ``roots`` where each tree begins; ``depth`` how many steps lead to the deepest leaf; ``first`` the
    log-odds before any tree.
    """

    feature: Any
    threshold: Any
    low: Any
    high: Any
    value: Any
    roots: Any
    depth: int
    first: float

    @classmethod
    def of(cls, arrays: Mapping[str, Any], prefix: str = "") -> Trees:
        """The trees in the arrays of a model whose names begin with ``prefix``.

        :raises KeyError: if one is absent.
        """
        nodes = {name: arrays[prefix + name] for name in ("feature", "threshold", "low", "high", "value", "roots")}
        return cls(**nodes, depth=int(arrays[f"{prefix}depth"]), first=float(arrays[f"{prefix}first"]))

    def odds(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """The log-odds of each row."""
        import numpy as np

        found: list[float] = []
        for start in range(0, len(rows), _AT_ONCE):
            table = np.asarray(rows[start : start + _AT_ONCE], np.float64)
            at = np.repeat(self.roots[None, :], len(table), axis=0)
            lines = np.arange(len(table))[:, None]
            for _ in range(self.depth):
                at = np.where(table[lines, self.feature[at]] <= self.threshold[at], self.low[at], self.high[at])
            found += (self.value[at].sum(axis=1) + self.first).tolist()
        return found
