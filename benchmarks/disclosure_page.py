"""The section of ``docs/accuracy.md`` on the disclosure attribute, and its pictures, from measured figures."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

START, END = "<!-- disclosure -->", "<!-- end of disclosure -->"
_BAR = {
    "macro-F1": ("≥ 0.88", lambda x: x >= 0.88),
    "withheld recall at 20 % review": ("≥ 0.97", lambda x: x >= 0.97),
    "calibration error (15 bins)": ("≤ 0.03", lambda x: x <= 0.03),
    "coverage at 1 % unsafe clearances": ("≥ 0.60", lambda x: x >= 0.60),
    "right article first": ("≥ 0.90", lambda x: x >= 0.90),
}
_SIZE, _LEFT, _TOP = 300, 60, 20


def section(figures: dict[str, Any], page: Path) -> None:
    """Renew the part between the two markers of ``page``."""
    text = page.read_text(encoding="utf-8")
    before, _, rest = text.partition(START)
    after = rest.partition(END)[2]
    page.write_text(before + START + "\n\n" + "\n".join(_lines(figures)) + "\n" + END + after, encoding="utf-8")


def _lines(figures: dict[str, Any]) -> list[str]:
    lines = [
        f"{figures['documents']} documents of the unseen half, {figures['withheld']} of them to be withheld; "
        "intervals of 95 % by resampling documents.",
        "",
        "| Measure | Must reach | Measured (95 % interval) | Reached |",
        "|---|---|---|---|",
    ]
    for name, (wanted, reached) in _BAR.items():
        value, low, high = figures["bar"][name]
        lines.append(
            f"| {name} | {wanted} | {value:.3f} ({low:.3f}–{high:.3f}) | {'yes' if reached(value) else 'no'} |"
        )
    if "public" in figures:
        for source, row in figures["public"].items():
            share = row["withheld"] / row["documents"]
            lines.append(
                f"| public documents called withheld: {source} | ≤ 1 % | {row['withheld']} of {row['documents']} "
                f"(at most {row['withheld at most (95 %)']:.1%}) | {'yes' if share <= 0.01 else 'no'} |"
            )
        for title in ("national default", "rules of its agency"):
            value, low, high = figures["catalogue"][title]["macro-F1"]
            reached = "yes" if value >= 0.75 else "no"
            lines.append(
                f"| real catalogue entries, {title} | ≥ 0.75 | {value:.3f} ({low:.3f}–{high:.3f}) | {reached} |"
            )
        lines += _decidable(figures["catalogue"])
    base = figures["baselines"]
    value, low, high = base["gain over TF-IDF + LinearSVC"]["macro-F1"]
    lines.append(f"| gain in macro-F1 over TF-IDF + LinearSVC | shown | {value:+.3f} ({low:+.3f} to {high:+.3f}) | |")
    lines += ["", "| Baseline | macro-F1 (95 % interval) | withheld called otherwise |", "|---|---|---|"]
    for name in ("majority", "keywords", "TF-IDF + LinearSVC", "model"):
        value, low, high = base[name]["macro-F1"]
        lines.append(
            f"| {name} | {value:.3f} ({low:.3f}–{high:.3f}) | {base[name]['unsafe']} of {figures['withheld']} |"
        )
    if "gain" in figures:
        lines += ["", *_gained(figures["gain"])]
    lines += ["", "| Class | precision | recall | F1 |", "|---|---|---|---|"]
    lines += [f"| {name} | {p:.3f} | {r:.3f} | {f:.3f} |" for name, (p, r, f) in figures["classes"].items()]
    lines += ["", "| Part of the unseen half | documents | accuracy | withheld called otherwise |", "|---|---|---|---|"]
    lines += [f"| {name} | {n} | {share:.3f} | {bad} |" for name, (n, share, bad) in figures["subsets"].items()]
    common = {name: row for name, row in figures["genres"].items() if row[0] >= 5}
    others = [row for row in figures["genres"].values() if row[0] < 5]
    common["others"] = [sum(n for n, _ in others), sum(right for _, right in others)]
    lines += ["", "| Genre | documents | right |", "|---|---|---|"]
    lines += [f"| {name} | {n} | {right} |" for name, (n, right) in common.items()]
    if "public" in figures:
        lines += ["", "| Real public material | documents | proactive | on request | withheld | advised to publish |"]
        lines.append("|---|---|---|---|---|---|")
        lines += [
            f"| {name} | {row['documents']} | {row['proactive']} | {row['on_request']} | {row['withheld']} | "
            f"{row['advised to publish']} |"
            for name, row in figures["public"].items()
        ]
    speed = ", ".join(f"{name} {value}" for name, value in figures["speed"].items())
    mean, most = figures["chance"]
    lines += [
        "",
        f"A perfectly calibrated model with the same probabilities would show a calibration error of {mean:.3f} on as many "
        f"documents by chance alone, and more than {most:.3f} once in twenty times.",
        "",
        f"Withheld documents for which publication is advised: {figures['advice']['withheld and advised to publish']} "
        f"of {figures['withheld']}. Speed: {speed}.",
        "",
        "![Reliability diagram](images/disclosure_reliability.svg)",
        "![Risk and coverage](images/disclosure_risk.svg)",
        "",
    ]
    return lines


def _decidable(catalogue: dict[str, Any]) -> list[str]:
    """What the national default can decide of the catalogue; no row of the bar."""
    part = catalogue["national default, entries that it can decide"]
    cells = [f"{value:.3f} ({low:.3f}–{high:.3f})" for value, low, high in (part["macro-F1"], part["accuracy"])]
    return [
        f"| the {part['entries']} of {catalogue['entries']} entries that the national default can decide "
        f"| not in the bar | {cells[0]}, accuracy {cells[1]} | |"
    ]


def _gained(gain: dict[str, Any]) -> list[str]:
    """The comparison by cross-validation within the training half."""
    lines = [
        f"The same comparison by cross-validation on the {gain['documents']} documents of the training half "
        "(`python benchmarks/disclosure_gain.py`; the recipe was chosen on such folds):",
        "",
        "| Held out | model | TF-IDF + LinearSVC | gain, documents resampled | gain, folds resampled "
        "| withheld called otherwise, model and other | calibration error, by chance |",
        "|---|---|---|---|---|---|---|",
    ]
    for name in ("by region", "by file"):
        row = gain[name]
        f1 = [f"{value:.3f} ({low:.3f}–{high:.3f})" for value, low, high in (row["model"], row["TF-IDF + LinearSVC"])]
        gains = [
            f"{value:+.3f} ({low:+.3f} to {high:+.3f})"
            for value, low, high in (row["gain, documents resampled"], row["gain, folds resampled"])
        ]
        own, other = row["withheld called otherwise, model and other"]
        error, mean = (
            row["calibration error (15 bins)"][0],
            row["calibration error by chance: mean, 95th percentile"][0],
        )
        cells = [f"{name} ({row['folds']} folds)", *f1, *gains, f"{own}, {other}", f"{error:.3f}, {mean:.3f}"]
        lines.append("| " + " | ".join(cells) + " |")
    return [*lines, ""]


def pictures(figures: dict[str, Any], folder: Path) -> None:
    """The reliability diagram and the risk–coverage curves."""
    points = figures["reliability"]
    drawn = [_line([(0, 0), (1, 1)], "#999", "4 3")]
    drawn += [
        f'<circle cx="{_x(sure):.1f}" cy="{_y(right):.1f}" r="{3 + 9 * (count / figures["documents"]) ** 0.5:.1f}" '
        'fill="#1f5fa8" fill-opacity="0.75"/>'
        for count, sure, right in points
    ]
    (folder / "disclosure_reliability.svg").write_text(
        _plot(drawn, "probability of the chosen attribute", "share that is right", 1.0, "Reliability, unseen half"),
        encoding="utf-8",
    )
    most = 0.1
    drawn = [
        _line([(0, 0.01 / most), (1, 0.01 / most)], "#999", "4 3"),
        _line([(share, min(1, risk / most)) for share, risk in figures["risk_coverage"]], "#1f5fa8"),
        _line([(share, min(1, risk / most)) for share, risk in figures["clearances"]], "#c0504d"),
        _label(0.02, 0.96, "decided without a person, surest first", "#1f5fa8"),
        _label(0.02, 0.90, "cleared, least likely to be withheld first", "#c0504d"),
        _label(0.02, 0.125, "1 %", "#666"),
    ]
    (folder / "disclosure_risk.svg").write_text(
        _plot(drawn, "share of all documents", "unsafe clearances among them", most, "Risk and coverage, unseen half"),
        encoding="utf-8",
    )


def _x(value: float) -> float:
    return _LEFT + value * _SIZE


def _y(value: float) -> float:
    return _TOP + (1 - value) * _SIZE


def _line(points: Sequence[tuple[float, float]], colour: str, dashes: str = "") -> str:
    path = " ".join(f"{_x(x):.1f},{_y(y):.1f}" for x, y in points)
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="1.6"{dashed}/>'


def _label(x: float, y: float, words: str, colour: str) -> str:
    return f'<text x="{_x(x):.1f}" y="{_y(y):.1f}" fill="{colour}">{words}</text>'


def _plot(drawn: Sequence[str], across: str, up: str, most: float, title: str) -> str:
    ticks = []
    for step in range(6):
        at = step / 5
        ticks.append(f'<text x="{_x(at):.1f}" y="{_y(0) + 16:.1f}" text-anchor="middle">{at:.1f}</text>')
        ticks.append(f'<text x="{_LEFT - 6}" y="{_y(at) + 4:.1f}" text-anchor="end">{at * most:.2f}</text>')
    width, height = _LEFT + _SIZE + 20, _TOP + _SIZE + 44
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" font-family="sans-serif" font-size="11">',
            f"<title>{title}</title>",
            f'<rect width="{width}" height="{height}" fill="#fff"/>',
            f'<rect x="{_LEFT}" y="{_TOP}" width="{_SIZE}" height="{_SIZE}" fill="none" stroke="#444"/>',
            *ticks,
            *drawn,
            f'<text x="{_x(0.5):.1f}" y="{_y(0) + 36:.1f}" text-anchor="middle">{across}</text>',
            f'<text transform="translate(14 {_y(0.5):.1f}) rotate(-90)" text-anchor="middle">{up}</text>',
            "</svg>",
            "",
        ]
    )
