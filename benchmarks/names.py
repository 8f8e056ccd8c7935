"""Measures the models of names: exact-span F1 on the public sets, and characters per second.

    python benchmarks/names.py [--shared ../shared]

Writes ``benchmarks/results/names.json`` and prints a table. The sets are not part of the
project: where ``shared/`` is absent nothing is measured, and a line says so.
"""

from __future__ import annotations

import argparse
import json
import platform
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from pubcheck.models.names.measure import joined, measure
from pubcheck.models.names.sets import KINDS, NamedText, evaluation_sets

from pubcheck.name_text import may_hold_names, read
from pubcheck.recognizers import lexicon, names
from pubcheck.text import Entity, NormalizedText

HERE = Path(__file__).resolve().parent
BAR = {"MSRA test": 92, "CLUENER dev": 78, "Resume test": 98, "BDCI unseen fifth": 74}
Recognize = Callable[[NormalizedText], tuple[Entity, ...]]
RECOGNIZERS: dict[str, Recognize] = {
    "names": partial(names.recognize, model="names"),
    "names-own": partial(names.recognize, model="names_own"),
    "lexicon": lexicon.recognize,
}


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    options = parser.parse_args()
    if not options.shared.is_dir():
        print(f"skipped: {options.shared} is not there")
        return
    sets = evaluation_sets(options.shared)
    figures: dict[str, Any] = {
        "bar, person F1 of names": BAR,
        "exact-span precision, recall, F1": {
            name: {title: measure(texts, partial(_find, recognize)) for title, texts in sets.items()}
            for name, recognize in RECOGNIZERS.items()
        },
        "speed": speed(sets["MSRA test"]),
        "machine": f"{platform.machine()}, Python {platform.python_version()}, NumPy {np.__version__}, one process",
    }
    out = HERE / "results" / "names.json"
    out.parent.mkdir(exist_ok=True)
    out.write_text(json.dumps(figures, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    for name, scores in figures["exact-span precision, recall, F1"].items():
        print(f"\n{name:24}" + "".join(f"{kind:>28}" for kind in KINDS))
        for title, values in scores.items():
            print(f"  {title:22}" + "".join("{:>10.2f} {:>8.2f} {:>8.2f}".format(*values[kind]) for kind in KINDS))
    print()
    for name, value in figures["speed"].items():
        print(f"  {name:44} {value}")


def _find(recognize: Recognize, text: str) -> tuple[Entity, ...]:
    return recognize(NormalizedText(text))


def speed(texts: list[NamedText]) -> dict[str, float]:
    """Millions of characters per second, wall clock, median of five."""
    text, _ = joined(texts)
    words = read(text)
    passed = may_hold_names(words)
    borders = words.sentence_starts
    gated = "".join(text[borders[at] : borders[at + 1]] for at in np.flatnonzero(passed))
    figures = {"share of the characters that pass the gate": round(len(gated) / len(text), 3)}
    for title, subject in (("whole text", text), ("gated text", gated)):
        for name, recognize in RECOGNIZERS.items():
            figures[f"{name}, {title}, M characters/s"] = round(len(subject) / _seconds(recognize, subject) / 1e6, 3)
    return figures


def _seconds(recognize: Recognize, text: str) -> float:
    subject = NormalizedText(text)
    recognize(subject)
    times = []
    for _ in range(5):
        start = time.perf_counter()
        recognize(subject)
        times.append(time.perf_counter() - start)
    return median(times)


if __name__ == "__main__":
    main()
