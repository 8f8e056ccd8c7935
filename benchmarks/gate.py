"""The gate against slow changes: ratios to a fixed yardstick, held against ``benchmarks/results/gate.json``.

    make bench-gate                            compare; ends with 1 if a ratio grew beyond its tolerance
    python benchmarks/gate.py --update         write the ratios of now, to be committed with the reason

Where valgrind is installed instructions are counted, which hardly vary from run to run; else CPU seconds of runs that take
turns, with a wider tolerance. A start costs what it costs as a whole process; a review what two of them cost more than
one. Neither is a test of the suite: a slow machine must fail nobody's tests.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from commands import ONE_PAGE, PUBCHECK
from turns import ENVIRONMENT

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "results" / "gate.json"
TOLERANCE = {"instructions": 0.05, "cpu": 0.25}
TURNS = 7
_COUNT = re.compile(r"I +refs: +([0-9,]+)")


def main() -> None:
    """Measure and compare, or write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="write the measured ratios instead of comparing")
    parser.add_argument("--cpu", action="store_true", help="CPU seconds even where valgrind is installed")
    chosen = parser.parse_args()
    kind = "cpu" if chosen.cpu or not shutil.which("valgrind") else "instructions"
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.txt"
        page.write_text(ONE_PAGE, encoding="utf-8")
        # Modules compiled once, outside what is counted.
        environment = {**ENVIRONMENT, "PYTHONPYCACHEPREFIX": str(Path(folder) / "compiled")}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        ratios = (by_instructions if kind == "instructions" else by_cpu)(page, environment)
    kept = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    if chosen.update:
        kept[kind] = {"python": _python(), "tolerance": TOLERANCE[kind], "ratios": ratios}
        RESULTS.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
        print(f"wrote {kind} to {RESULTS.relative_to(Path.cwd()) if RESULTS.is_relative_to(Path.cwd()) else RESULTS}")
    sys.exit(0 if chosen.update else compare(kind, ratios, kept.get(kind)))


def compare(kind: str, ratios: dict[str, float], kept: dict[str, Any] | None) -> int:
    """Print each ratio beside the one that was committed; 1 if one grew beyond the tolerance."""
    if kept is None or kept["python"] != _python():
        asked = "none" if kept is None else f"Python {kept['python']}"
        print(f"no {kind} were committed for Python {_python()} ({asked}): nothing to compare with")
        kept = {"tolerance": TOLERANCE[kind], "ratios": {}}
    slower = 0
    for name, ratio in ratios.items():
        before = kept["ratios"].get(name)
        if before is None:
            print(f"{name:16}{ratio:10.3f} × the yardstick ({kind})")
            continue
        change = ratio / before - 1
        verdict = "SLOWER" if change > kept["tolerance"] else "ok"
        slower += verdict == "SLOWER"
        print(f"{name:16}{ratio:10.3f} × the yardstick ({kind}), {change:+.1%} against {before:.3f}: {verdict}")
        if change < -kept["tolerance"]:
            print(f"{'':16}much faster than committed: python benchmarks/gate.py --update keeps the gain")
    return 1 if slower else 0


def by_instructions(page: Path, environment: dict[str, str]) -> dict[str, float]:
    """Instructions of a start and of a review, each divided by those of the yardstick."""
    review, yardstick = (_between(kind, environment) for kind in ("review", "yardstick"))
    commands = {"help": [*PUBCHECK, "--help"], "check one page": [*PUBCHECK, "check", str(page)]}
    found = {name: _instructions(command, environment) for name, command in commands.items()}
    return {name: round(count / yardstick, 4) for name, count in {**found, "review": review}.items()}


def by_cpu(page: Path, environment: dict[str, str]) -> dict[str, float]:
    """The same in CPU seconds: medians of the ratios of turns."""
    commands = {"help": [*PUBCHECK, "--help"], "check one page": [*PUBCHECK, "check", str(page)]}
    rows: dict[str, list[float]] = {}
    for turn in range(TURNS + 1):
        yardstick, review = (_work_seconds(kind, environment) for kind in ("yardstick", "review"))
        spent = {name: _seconds(command, environment) for name, command in commands.items()} | {"review": review}
        for name, seconds in spent.items() if turn else ():  # the first turn fills caches
            rows.setdefault(name, []).append(seconds / yardstick)
    return {name: round(statistics.median(row), 4) for name, row in rows.items()}


def _work(kind: str, times: int) -> list[str]:
    return [sys.executable, str(HERE / "gate_work.py"), kind, str(times)]


def _between(kind: str, environment: dict[str, str]) -> int:
    """The instructions of one more round of the work."""
    return _instructions(_work(kind, 2), environment) - _instructions(_work(kind, 1), environment)


def _instructions(command: Sequence[str], environment: dict[str, str]) -> int:
    # One kernel of products on every machine, and one that valgrind need not emulate lane by lane (fused AVX2: ten times as long).
    environment = {**environment, "OPENBLAS_CORETYPE": "Nehalem"}
    _run(command, environment)  # compiles what it imports
    tool = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
    counted = _COUNT.search(_run([*tool, *command], environment).stderr)
    if counted is None:
        sys.exit("valgrind counted nothing")
    return int(counted[1].replace(",", ""))


def _work_seconds(kind: str, environment: dict[str, str]) -> float:
    return statistics.median(map(float, _run(_work(kind, 3), environment).stdout.split()))


def _seconds(command: Sequence[str], environment: dict[str, str]) -> float:
    before = os.times()
    _run(command, environment)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def _run(command: Sequence[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        command, env=environment, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    if done.returncode not in (0, 1, 3) or "Traceback" in done.stderr:
        sys.exit(f"{' '.join(command)} failed with {done.returncode}:\n{done.stderr[-2_000:]}")
    return done


def _python() -> str:
    return ".".join(platform.python_version_tuple()[:2])


if __name__ == "__main__":
    main()
