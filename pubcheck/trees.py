"""Boosted trees as data: what scikit-learn has fitted, read without it.

A tree is four arrays of nodes; a leaf leads to itself. The log-odds of a row are the sum of the leaves it reaches.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

_AT_ONCE = 4096  # rows whose places in all trees are held at once


class Trees(NamedTuple):
    """Trees over rows of numbers.

    ``feature`` and ``threshold`` hold for each node (all trees in one row of nodes) which number of a row is looked at,
    and with what it is compared; ``children`` the node to go to where it is at most the threshold, and behind that the one
    where it is not; ``value`` what a leaf adds; ``roots`` where each tree begins; ``depth`` how many steps lead to the
    deepest leaf; ``first`` the log-odds before any tree.
    """

    feature: Any
    threshold: Any
    children: Any
    value: Any
    roots: Any
    depth: int
    first: float

    @classmethod
    def of(cls, arrays: Mapping[str, Any], prefix: str = "") -> Trees:
        """The trees in the arrays of a model whose names begin with ``prefix``.

        :raises KeyError: if one is absent.
        """
        import numpy as np

        # Integers of the size that numpy looks up by: reading by others takes twice as long.
        feature, low, high, roots = (
            np.asarray(arrays[prefix + name]).astype(np.intp) for name in ("feature", "low", "high", "roots")
        )
        return cls(
            feature,
            arrays[f"{prefix}threshold"],
            np.stack([low, high], axis=1).ravel(),
            arrays[f"{prefix}value"],
            roots,
            int(arrays[f"{prefix}depth"]),
            float(arrays[f"{prefix}first"]),
        )

    def odds(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """The log-odds of each row."""
        import numpy as np

        found: list[float] = []
        for start in range(0, len(rows), _AT_ONCE):
            table = np.asarray(rows[start : start + _AT_ONCE], np.float64)
            at = np.repeat(self.roots[None, :], len(table), axis=0)
            lines = np.arange(len(table))[:, None] * table.shape[1]
            for _ in range(self.depth):
                is_low = table.take(lines + self.feature.take(at)) <= self.threshold.take(at)
                at = self.children.take(2 * at + ~is_low)
            found += (self.value.take(at).sum(axis=1) + self.first).tolist()
        return found
