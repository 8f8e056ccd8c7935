"""The transformer that reads the words round a name: pieces of words in, for each name asked for its kinds out.

With numpy, and with onnxruntime where it is installed (:mod:`pubcheck.quantized`). Weights are data, learned as
``models/contexts/card.md`` tells. Dropout and gradients are for training and are not here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from pubcheck.pieces import PAD, Pieces
from pubcheck.quantized import Mapped, Matrix, few, mapping
from pubcheck.span import Span

_SMALL = 1e-12
_ROWS = 4  # that are mapped at a time


class Known(NamedTuple):
    """What a reader knows of each piece of a window before its last layer, a row each, and where among them each name stands."""

    rows: Any
    names: Mapping[Span, range]


class Reader(NamedTuple):
    """The transformer: learned places, attention over the whole window, GELU between two linear maps, evened after each."""

    arrays: Mapping[str, Any]
    maps: Mapping[str, Mapped]
    pieces: Pieces
    layers: int
    heads: int

    @classmethod
    def of(cls, packed: Mapping[str, Any]) -> Reader:
        """The reader in the arrays of a model: matrices of one byte a weight, with a scale for each column.

        :raises KeyError: if one is absent.
        """
        import numpy as np

        heads = int(packed["heads"])
        layers = len({name.split(".")[1] for name in packed if name.startswith("layers.")})
        maps = {
            name: mapping(_matrix(packed, name, heads))
            for layer in range(layers)
            for name in (f"layers.{layer}.{each}" for each in ("mixed", "out", "wide", "narrow"))
        }
        arrays = {name: packed[name] for name in ("table", "table.scale")}  # of which few rows are read
        for name in ("places", "told.weight", "kinds.weight"):
            arrays[name] = packed[name].astype(np.float32) * packed[f"{name}.scale"]
        arrays["kinds.weight"] *= np.float32(0.5)  # GELU's half
        evened = ["first", *(f"layers.{layer}.{each}" for layer in range(layers) for each in ("between", "after"))]
        for name in ("told.bias", "kinds.bias", *(f"{each}.{what}" for each in evened for what in ("weight", "bias"))):
            arrays[name] = packed[name].astype(np.float32)
        words = packed["pieces"].tobytes().decode().split("\n")
        return cls(arrays, maps, Pieces(words, packed["scores"].tolist()), layers, heads)

    def read(self, text: str, names: Sequence[Span], asked: Sequence[Span]) -> list[list[float]]:
        """What ``text`` says of each of ``asked``, which are among its ``names`` (in order, none over another): how likely each of the kinds
        is that the weights tell apart.
        """
        return self.told(self.known([(text, names)])[0], asked)

    def known(self, windows: Sequence[tuple[str, Sequence[Span]]]) -> list[Known]:
        """What is known of each window, a text and the names in it, before anything is asked: all are mapped together."""
        coded = [self.pieces.coded(*window) for window in windows]
        numbers = [number for each in coded for number in each.numbers]
        at = [place for each in coded for place in range(len(each.numbers))]
        ends = [*accumulate(len(each.numbers) for each in coded)]
        parts = [slice(end - len(each.numbers), end) for end, each in zip(ends, coded, strict=True)]
        more = [PAD] * (-len(numbers) % _ROWS)
        x = self.arrays["table"][numbers + more] * self.arrays["table.scale"]
        x += self.arrays["places"][at + more]
        x = self._even(x, "first")
        for layer in range(self.layers - 1):
            x = self._layer(x, f"layers.{layer}.", [(part, part) for part in parts])
        return [
            Known(x[part].copy(), dict(zip(names, each.names, strict=True)))
            for part, each, (_, names) in zip(parts, coded, windows, strict=True)
        ]

    def told(self, known: Known, asked: Sequence[Span]) -> list[list[float]]:
        """What is said of each of ``asked``, which are among the names of what is known."""
        import numpy as np

        wanted = [known.names[name] for name in asked]
        # Of the last layer only the names and the pieces beside them are asked for.
        used = sorted({at for name in wanted for at in range(name.start - 1, name.stop + 1)})
        x = self._layer(known.rows, f"layers.{self.layers - 1}.", [(slice(None), slice(None))], used)
        row = {at: number for number, at in enumerate(used)}
        told = [
            np.concatenate([x[row[each.start] : row[each.start] + len(each)].mean(axis=0), _between(x, row, each)])
            for each in wanted
        ]
        odds = self._mapped(_twice_gelu(self._mapped(np.array(told), "told")), "kinds")
        odds = np.exp(odds - odds.max(axis=-1, keepdims=True))
        kinds: list[list[float]] = (odds / odds.sum(axis=-1, keepdims=True)).tolist()
        return kinds

    def _layer(self, x: Any, name: str, windows: Sequence[tuple[slice, slice]], wanted: Any = slice(None)) -> Any:
        """One layer for the ``wanted`` of the rows ``x``; ``windows``: where those of each window are among them, and all of its
        rows, which they see.
        """
        import numpy as np

        width = x.shape[1]
        mixed = self.maps[f"{name}mixed"](x)
        asking, asked = mixed[wanted, :width], mixed[:, width:]
        met = np.zeros((len(asking), width), np.float32)
        for some, all_ in windows:
            met[some] = self._met(asking[some], asked[all_])
        x = x[wanted] + self.maps[f"{name}out"](met)
        x = self._even(x, f"{name}between")
        x += self.maps[f"{name}narrow"](_twice_gelu(self.maps[f"{name}wide"](x)))
        return self._even(x, f"{name}after")

    def _met(self, asking: Any, asked: Any) -> Any:
        """What each row that asks finds in those that are asked, by how alike they are."""
        import numpy as np

        # Laid out anew: products of rows that lie apart take five times as long. What is seen stands in columns, of which the
        # highest is found and which are added up in half the time. Of a wide window some heads at a time, as many as stay at hand.
        q = asking.reshape(len(asking), self.heads, -1).transpose(1, 2, 0)
        k, v = asked.reshape(len(asked), 2, self.heads, -1).transpose(1, 2, 0, 3)
        met = np.empty((len(asking), self.heads, q.shape[1]), np.float32)
        for some in few(self.heads, len(asking) * len(asked)):
            seen = np.ascontiguousarray(k[some]) @ np.ascontiguousarray(q[some])
            seen -= seen.max(axis=1, keepdims=True)
            seen = np.exp(seen)  # not in its own place, where it takes ten times as long
            found = seen.swapaxes(-1, -2) @ np.ascontiguousarray(v[some])
            found /= seen.sum(axis=1)[:, :, None]
            met[:, some] = found.swapaxes(0, 1)
        return met.reshape(asking.shape)

    def _mapped(self, x: Any, name: str) -> Any:
        x = x @ self.arrays[f"{name}.weight"]
        x += self.arrays[f"{name}.bias"]
        return x

    def _even(self, x: Any, name: str) -> Any:
        """Rows of one mean and one spread, in the place of ``x``."""
        import numpy as np

        x -= x.mean(axis=-1, keepdims=True)
        spread = np.einsum("ij,ij->i", x, x)[:, None] / x.shape[1]
        x /= np.sqrt(spread + np.float32(_SMALL))
        x *= self.arrays[f"{name}.weight"]
        x += self.arrays[f"{name}.bias"]
        return x


def _matrix(packed: Mapping[str, Any], name: str, heads: int) -> Matrix:
    """A matrix of a layer. Factors that all its results have in common are told to their scale: of what asks in attention, GELU's half."""
    import numpy as np

    scale, bias = (packed[f"{name}.{what}"].astype(np.float32) for what in ("weight.scale", "bias"))
    if name.endswith(".mixed"):
        asking = len(scale) // 3
        for of in (scale, bias):
            of[:asking] *= np.float32((asking // heads) ** -0.5)
    elif name.endswith(".narrow"):
        scale *= np.float32(0.5)
    return Matrix(packed[f"{name}.weight"], scale, bias)


def _between(x: Any, row: Mapping[int, int], name: range) -> Any:
    """What is known of the pieces on both sides of a name."""
    return (x[row[name.start - 1]] + x[row[name.stop]]) / 2


def _twice_gelu(x: Any) -> Any:
    """Hendrycks and Gimpel's unit, by the hyperbolic tangent, without the half."""
    import numpy as np

    y = x * x
    y *= np.float32(0.0356774081)
    y += np.float32(0.7978845608)
    y *= x
    np.tanh(y, out=y)
    y += 1
    y *= x
    return y
