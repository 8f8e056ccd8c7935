"""How long pubcheck takes to start: CPU time of fresh processes, in one run with its yardsticks.

Writes ``benchmarks/results/startup.json`` and prints a table. Each figure is the median of several runs that take turns,
so a busy machine slows all of them alike; the ratios travel from machine to machine, the seconds do not. POSIX only.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from commands import ONE_PAGE, PUBCHECK, in_turns, machine, median, ratio

RUNS = 11
RESULTS = Path(__file__).parent / "results" / "startup.json"
CLICK, LIBRARIES = "import click", "import sklearn.linear_model, jieba; jieba.initialize()"
HELP, CHECK = "pubcheck --help", "pubcheck check one-page.txt"
# The ratios of CPU time to reach, and the yardstick each is measured with.
BARS = {HELP: (CLICK, 2.5), CHECK: (LIBRARIES, 0.4)}


def main() -> None:
    """Measure all, write the results, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS)
    runs = parser.parse_args().runs
    python = [sys.executable, "-c"]
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "one-page.txt"
        page.write_text(ONE_PAGE, encoding="utf-8")
        costs = in_turns(
            {
                "pass": [*python, "pass"],
                CLICK: [*python, CLICK],
                "import pubcheck": [*python, "import pubcheck"],
                HELP: [*PUBCHECK, "--help"],
                CHECK: [*PUBCHECK, "check", str(page)],
                LIBRARIES: [*python, LIBRARIES],
            },
            runs,
        )
    rows = {}
    for name, each in costs.items():
        cost = median(each)
        rows[name] = {
            "cpu_seconds": round(cost.cpu, 3),
            "clock_seconds": round(cost.clock, 3),
            "peak_mib": round(cost.peak_mib),
        }
    ratios = {
        name: {"against": against, "ratio": round(ratio(costs[name], costs[against]), 3), "bar": bar}
        for name, (against, bar) in BARS.items()
    }
    result = {"runs": runs, "machine": machine(), "characters": len(ONE_PAGE), "medians": rows, "ratios": ratios}
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(f"medians of {runs} runs, {len(ONE_PAGE)} characters on the page")
    print(f"{'':56}{'CPU s':>8}{'clock s':>9}{'MiB':>6}")
    for name, row in rows.items():
        print(f"{name:56}{row['cpu_seconds']:8.3f}{row['clock_seconds']:9.3f}{row['peak_mib']:6}")
    for name, each in ratios.items():
        kept = "ok" if float(str(each["ratio"])) <= float(str(each["bar"])) else "MISSED"
        print(f"{name} ÷ {each['against']}: {each['ratio']:.2f} (bar {each['bar']}, {kept})")


if __name__ == "__main__":
    main()
