"""How long pubcheck takes to start: CPU time of fresh processes, in one run with its yardsticks.

Writes ``benchmarks/results/startup.json`` and prints a table. Each figure is the median of
several runs that take turns, so a busy machine slows all of them alike; the ratios travel
from machine to machine, the seconds do not. POSIX only (``os.wait4``).
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

RUNS = 9
RESULTS = Path(__file__).parent / "results" / "startup.json"
PUBCHECK = [sys.executable, str(Path(sys.executable).with_name("pubcheck"))]
# The bar of the first release, in seconds of CPU time.
LIMITS = {"pubcheck --help": 0.25, "pubcheck check one-page.txt": 1.0}
ONE_PAGE = (
    "青川市人民政府办公室关于做好2025年城乡居民临时救助工作的通知\n青政办发〔2025〕18号\n"
    "各区县人民政府，市政府各部门：\n　　为进一步做好城乡居民临时救助工作，经市政府同意，现就有关事项通知如下。\n"
    + "".join(
        f"　　{number}、各区县要按照属地管理原则，健全主动发现机制，及时受理困难群众的救助申请，"
        "在五个工作日内完成审核确认，并将救助资金发放情况按规定公示，接受社会监督。\n"
        for number in "一二三四五六七八九十"
    )
    + "　　联系人：市民政局社会救助科，电话：0999-12345678。\n"
    "青川市人民政府办公室\n2025年7月18日\n（此件公开发布）\n"
)


def commands(page: Path) -> dict[str, list[str]]:
    """What is measured: ours, and what it is compared with."""
    python = [sys.executable, "-c"]
    return {
        "python -c pass": [*python, "pass"],
        "import click": [*python, "import click"],
        "import pubcheck": [*python, "import pubcheck"],
        "pubcheck --help": [*PUBCHECK, "--help"],
        "pubcheck check one-page.txt": [*PUBCHECK, "check", str(page)],
        "import sklearn, jieba.initialize()": [*python, "import sklearn.linear_model, jieba; jieba.initialize()"],
    }


def measure(command: list[str]) -> tuple[float, float, float]:
    """CPU seconds (user and system), seconds by the clock, and megabytes at the peak of one run."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    error = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    elapsed = time.perf_counter() - start
    code = process.returncode = os.waitstatus_to_exitcode(status)
    if code not in (0, 1, 3) or b"Traceback" in error:  # 1: findings, 3: gaps; both are results
        sys.exit(f"{' '.join(command)} failed with {code}:\n{error.decode(errors='replace')}")
    peak = usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    return usage.ru_utime + usage.ru_stime, elapsed, peak


def main() -> None:
    """Measure all, write the results, print the table."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "one-page.txt"
        page.write_text(ONE_PAGE, encoding="utf-8")
        todo = commands(page)
        for command in todo.values():  # fills the caches of the disk, and jieba's own
            measure(command)
        runs = [{name: measure(command) for name, command in todo.items()} for _ in range(RUNS)]
    median = {
        name: [statistics.median(values) for values in zip(*(run[name] for run in runs), strict=True)] for name in todo
    }
    click = median["import click"][0]
    rows = {
        name: {
            "cpu_seconds": round(cpu, 3),
            "clock_seconds": round(clock, 3),
            "peak_mb": round(peak),
            "times_click": round(cpu / click, 2),
            "limit": LIMITS.get(name),
        }
        for name, (cpu, clock, peak) in median.items()
    }
    machine = {"python": platform.python_version(), "system": platform.system(), "processor": platform.machine()}
    result = {"runs": RUNS, "pubcheck": version("pubcheck"), **machine, "cores": os.cpu_count(), "medians": rows}
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(f"medians of {RUNS} runs, Python {machine['python']}, {len(ONE_PAGE)} characters on the page")
    print(f"{'':36}{'CPU s':>8}{'clock s':>9}{'MB':>6}{'× click':>9}  limit")
    for name, row in rows.items():
        limit = "" if row["limit"] is None else f"{row['limit']:.2f} {'ok' if cpu_ok(row) else 'EXCEEDED'}"
        print(
            f"{name:36}{row['cpu_seconds']:8.3f}{row['clock_seconds']:9.3f}{row['peak_mb']:6}{row['times_click']:9.2f}"
            f"  {limit}"
        )


def cpu_ok(row: dict[str, float | None]) -> bool:
    """Whether a figure keeps its limit."""
    return row["limit"] is None or (row["cpu_seconds"] or 0.0) <= row["limit"]


if __name__ == "__main__":
    main()
