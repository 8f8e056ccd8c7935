"""The transformer over characters that reads the words round a name, as torch trains it.

:mod:`pubcheck.context_model` computes the same with numpy. Nothing of pubcheck is imported, so that it runs wherever torch is.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import nn
from torch.nn import functional

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


class Layer(nn.Module):  # type: ignore[misc]
    """Attention over all characters shown, then two linear maps with a ReLU between."""

    def __init__(self, width: int, heads: int, drop: float) -> None:
        super().__init__()
        self.heads = heads
        self.mixed, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.wide, self.narrow = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)
        self.before, self.between = nn.LayerNorm(width), nn.LayerNorm(width)
        self.drop = nn.Dropout(drop)

    def forward(self, x: Any, turn: Any, seen: Any) -> Any:
        """``turn``: cosines and sines of places; ``seen``: where there are characters."""
        rows, length, width = x.shape
        q, k, v = self.mixed(self.before(x)).view(rows, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        cos, sin = (each[:length].to(q.dtype) for each in turn)

        def turned(z: Any) -> Any:
            a, b = z.chunk(2, -1)
            return torch.cat([a * cos - b * sin, b * cos + a * sin], -1)

        met = functional.scaled_dot_product_attention(turned(q), turned(k), v, attn_mask=seen)
        x = x + self.drop(self.out(met.transpose(1, 2).reshape(rows, length, width)))
        return x + self.drop(self.narrow(functional.relu(self.wide(self.between(x)))))


class Reader(nn.Module):  # type: ignore[misc]
    """A transformer over characters: numbers of characters in, the log-odds of five kinds out (or hidden characters)."""

    def __init__(self, characters: int, layers: int, width: int, heads: int, drop: float = 0.1) -> None:
        super().__init__()
        self.table = nn.Embedding(characters, width)
        nn.init.normal_(self.table.weight, std=0.02)
        self.layers = nn.ModuleList(Layer(width, heads, drop) for _ in range(layers))
        self.last, self.kinds = nn.LayerNorm(width), nn.Linear(width, 5)
        self.guess, self.bias = nn.Linear(width, width), nn.Parameter(torch.zeros(characters))
        self.drop = nn.Dropout(drop)
        half = width // heads // 2
        angles = torch.arange(1024)[:, None] * 1e4 ** (-torch.arange(half) / half)[None]
        self.register_buffer("cos", angles.cos(), persistent=False)
        self.register_buffer("sin", angles.sin(), persistent=False)

    def forward(self, x: Any, seen: Any = None) -> Any:
        """What is known of each character, before it is told as kinds or as a hidden character."""
        mask = None if seen is None else seen[:, None, None, :]
        x = self.drop(self.table(x))
        for layer in self.layers:
            x = layer(x, (self.cos, self.sin), mask)
        return self.last(x)


def half_precision() -> Any:
    """Numbers of two bytes where a GPU multiplies matrices."""
    return torch.autocast(DEVICE, torch.bfloat16, enabled=DEVICE == "cuda")


def optimiser(net: Any, rate: float) -> Any:
    """AdamW over the weights of ``net``."""
    return torch.optim.AdamW(net.parameters(), lr=rate, weight_decay=0.05, betas=(0.9, 0.98), fused=DEVICE == "cuda")


def step(net: Any, adam: Any, loss: Any, rate: float) -> None:
    """One step down the loss."""
    for group in adam.param_groups:
        group["lr"] = rate
    adam.zero_grad(set_to_none=True)
    loss.backward()
    nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    adam.step()
