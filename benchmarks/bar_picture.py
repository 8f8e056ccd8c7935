"""Bar charts as SVG, by hand: a few rectangles and words, readable by any browser without a font of its own."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import floor, log10

_LEFT, _WIDTH, _BAR, _STEP, _TOP = 250, 420, 18, 28, 44
_OURS, _THEIRS, _LINE = "#1f5fa8", "#9aa5b1", "#d8dde3"


def logarithmic(title: str, bars: Sequence[tuple[str, float]], mark: str = "") -> str:
    """Bars on a logarithmic scale from the power of ten below the smallest; those whose name begins with ``mark`` stand out."""
    if not bars:
        return _picture(title, [], 0)
    low, high = floor(log10(min(value for _, value in bars))), log10(max(value for _, value in bars)) + 0.1
    span = high - low
    drawn = []
    for power in range(low, floor(high) + 1):
        x = _LEFT + _WIDTH * (power - low) / span
        drawn.append(
            f'<line x1="{x:.1f}" y1="{_TOP - 8}" x2="{x:.1f}" y2="{_TOP + _STEP * len(bars)}" stroke="{_LINE}"/>'
        )
        drawn.append(_words(x, _TOP + _STEP * len(bars) + 14, _short(10.0**power), "middle", "#555"))
    for row, (name, value) in enumerate(bars):
        width = _WIDTH * (log10(value) - low) / span
        drawn += _bar(row, name, width, _short(value), _OURS if mark and name.startswith(mark) else _THEIRS)
    return _picture(title, drawn, len(bars))


def shares(title: str, bars: Sequence[tuple[str, float]]) -> str:
    """Bars of shares of one whole."""
    most = max((value for _, value in bars), default=1.0)
    drawn = [
        piece
        for row, (name, value) in enumerate(bars)
        for piece in _bar(row, name, _WIDTH * value / most, f"{value:.1%}", _OURS)
    ]
    return _picture(title, drawn, len(bars))


def _bar(row: int, name: str, width: float, value: str, colour: str) -> list[str]:
    y = _TOP + row * _STEP
    return [
        _words(_LEFT - 8, y + _BAR - 4, name, "end", "#222"),
        f'<rect x="{_LEFT}" y="{y}" width="{max(width, 1):.1f}" height="{_BAR}" fill="{colour}"/>',
        _words(_LEFT + max(width, 1) + 6, y + _BAR - 4, value, "start", "#222"),
    ]


def _words(x: float, y: float, words: str, anchor: str, colour: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">{escape(words)}</text>'


def _short(value: float) -> str:
    for size, unit in ((1e6, " M"), (1e3, " k")):
        if value >= size:
            return f"{value / size:.3g}{unit}"
    return f"{value:.3g}"


def _picture(title: str, drawn: Sequence[str], rows: int) -> str:
    width, height = _LEFT + _WIDTH + 80, _TOP + _STEP * rows + 28
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" font-family="sans-serif" font-size="12">',
            f"<title>{escape(title)}</title>",
            f'<rect width="{width}" height="{height}" fill="#fff"/>',
            f'<text x="16" y="22" font-size="14" fill="#111">{escape(title)}</text>',
            *drawn,
            "</svg>",
            "",
        ]
    )
