"""Templates of features: what stands at a place and beside it, added up for all places of a text at once."""

from __future__ import annotations

import numpy as np

from pubcheck.name_text import Array

_REACH = 4  # the farthest item, word or character that a template looks at
_TOGETHER = 1 << 16  # numbers up to which all templates are read together, not one after the other
_FACTORS = np.array([0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D], np.uint32)  # one for each atom of a template

# A template: up to three atoms, each the number of an array and how far to the right of the place it is read.
Template = tuple[tuple[int, int], ...]


class Templates:
    """Templates of some atoms, which one array holds once or for each place in a template, zeros as the last one."""

    def __init__(self, atoms: int, *templates: Template, once: bool = False) -> None:
        ways = max(map(len, templates))
        self._templates, self._atoms, self._planes = templates, atoms, 1 if once else ways
        whole = [(*template, *[(atoms, 0)] * (ways - len(template))) for template in templates]
        planes = [min(way, self._planes - 1) * (atoms + 1) for way in range(ways)]
        # For each place in a template the row that each one reads there, of zeros where it has none, and from where.
        self._rows = np.array([[plane + each[way][0] for each in whole] for way, plane in enumerate(planes)])
        self._offsets = np.array([[_REACH + each[way][1] for each in whole] for way in range(ways)])

    def __len__(self) -> int:
        return len(self._templates)

    def room(self, size: int) -> tuple[Array, Array]:
        """An array for the atoms of so many places, and its part for what stands at each of them."""
        wide = np.zeros((self._planes, self._atoms + 1, size + 2 * _REACH), np.uint32)
        return wide, wide[0, :-1, _REACH:-_REACH]

    def joined(self, join: np.ufunc, wide: Array, out: Array) -> Array:
        """One row a template: its atoms joined."""
        size, step = out.shape[1], wide.shape[2]
        if out.size < _TOGETHER:
            # Whatever begins at each of the numbers: a view of the same ones.
            runs = np.ndarray((wide.size - size + 1, size), wide.dtype, wide, strides=2 * (wide.itemsize,))
            starts = self._rows * step + self._offsets
            if len(starts) == 1:
                out[:] = runs[starts[0]]
                return out
            join(runs[starts[0]], runs[starts[1]], out=out)
            if len(starts) == 3:
                join(out, runs[starts[2]], out=out)
            return out
        for row, template in zip(out, self._templates, strict=True):
            parts = [
                wide[min(way, self._planes - 1), atom, _REACH + offset : _REACH + offset + size]
                for way, (atom, offset) in enumerate(template)
            ]
            if len(parts) == 1:
                row[:] = parts[0]
                continue
            join(parts[0], parts[1], out=row)
            if len(parts) == 3:
                join(row, parts[2], out=row)
        return out

    def combined(self, wide: Array, out: Array) -> Array:
        """One row a template: the sum of its atoms, each times the factor of its place in the template."""
        for way in range(self._planes - 1, -1, -1):
            np.multiply(wide[0], _FACTORS[way], out=wide[way])
        return self.joined(np.add, wide, out)
