"""The transformer over pieces that reads the words round a name, as torch trains it.

:mod:`pubcheck.context_reader` computes the same with numpy.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import nn
from torch.nn import functional

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


class Layer(nn.Module):  # type: ignore[misc]
    """Attention over all pieces shown, then two linear maps with a GELU between; each is added and evened."""

    def __init__(self, width: int, wide: int, heads: int, drop: float) -> None:
        super().__init__()
        self.heads = heads
        self.mixed, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.wide, self.narrow = nn.Linear(width, wide), nn.Linear(wide, width)
        self.between, self.after = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Dropout(drop)

    def forward(self, x: Any, seen: Any) -> Any:
        """``seen``: where there are pieces."""
        rows, length, width = x.shape
        q, k, v = self.mixed(x).view(rows, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        met = functional.scaled_dot_product_attention(q, k, v, attn_mask=seen)
        x = self.between(x + self.drop(self.out(met.transpose(1, 2).reshape(rows, length, width))))
        return self.after(x + self.drop(self.narrow(functional.gelu(self.wide(x), approximate="tanh"))))


class Reader(nn.Module):  # type: ignore[misc]
    """Numbers of pieces in; for each name asked for the log-odds of its kinds out."""

    def __init__(
        self, pieces: int, places: int, layers: int, width: int, wide: int, heads: int, kinds: int, drop: float = 0.1
    ) -> None:
        super().__init__()
        self.table, self.places = nn.Embedding(pieces, width), nn.Parameter(torch.zeros(places, width))
        self.first = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, wide, heads, drop) for _ in range(layers))
        self.told, self.kinds = nn.Linear(2 * width, width // 2), nn.Linear(width // 2, kinds)
        self.drop = nn.Dropout(drop)

    def forward(self, x: Any, seen: Any, names: Any) -> Any:
        """``names``: the row of each name, where it begins and where it ends among the pieces."""
        mask = seen[:, None, None, :]
        x = self.drop(self.first(self.table(x) + self.places[: x.shape[1]]))
        for layer in self.layers:
            x = layer(x, mask)
        row, low, high = names
        summed = functional.pad(x.float().cumsum(1), (0, 0, 1, 0))
        name = (summed[row, high] - summed[row, low]) / (high - low)[:, None]
        beside = (x[row, low - 1] + x[row, high]).float() / 2
        return self.kinds(self.drop(functional.gelu(self.told(torch.cat([name, beside], 1)), approximate="tanh")))


def half_precision() -> Any:
    """Numbers of two bytes where matrices are multiplied."""
    return torch.autocast(DEVICE, torch.bfloat16)
