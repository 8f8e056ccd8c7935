"""How a scan scales: two workers against one, its own cost, the second scan, memory, cost by format.

Writes ``benchmarks/results/scale.json``. Every scan runs in a process of its own (``--one``), which tells its CPU
time, that of its workers, and the memory both held. Linux only (``/proc``). The defaults take some minutes; the bar of
the project is measured with ``--files 20000 --again 200000 --memory 10000``.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import scale_page

HERE = Path(__file__).parent
RESULTS = HERE / "results" / "scale.json"
MEBI = 1024


def one_scan(root: Path, db: Path, workers: int) -> dict[str, Any]:
    """A scan in this process, measured."""
    from pubcheck.archive.crew import Crew
    from pubcheck.archive.scan import Scan

    peaks: dict[int, int] = {}
    ended = threading.Event()

    def watch() -> None:
        while not ended.wait(0.5):
            for entry in Path(f"/proc/{os.getpid()}/task").glob("*/children"):
                for pid in entry.read_text().split():
                    peaks[int(pid)] = max(peaks.get(int(pid), 0), _peak(int(pid)))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    scan = Scan(str(root), db, bytes(32))
    began = time.perf_counter()
    files = 0
    with closing(scan.run(Crew(scan.work(), workers))) as items:
        for _ in items:
            files += 1
    seconds = time.perf_counter() - began
    ended.set()
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "files": files,
        "workers": workers,
        "seconds": round(seconds, 2),
        "own_cpu": round(own.ru_utime + own.ru_stime, 2),
        "workers_cpu": round(children.ru_utime + children.ru_stime, 2),
        "own_peak_mib": own.ru_maxrss // MEBI,
        "worker_peak_mib": max(peaks.values(), default=0) // MEBI,
    }


def _peak(pid: int) -> int:
    """KiB that a process held at most; 0 if it is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)


def apart(root: Path, db: Path, workers: int) -> dict[str, Any]:
    """:func:`one_scan` in a process of its own."""
    command = [sys.executable, __file__, "--one", str(root), str(db), str(workers)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    result: dict[str, Any] = json.loads(done.stdout)
    print(f"  {result}", file=sys.stderr)
    return result


def fresh(folder: Path, name: str) -> Path:
    """The path of a store that does not exist."""
    db = folder / f"{name}.sqlite"
    for path in folder.glob(f"{name}.sqlite*"):
        path.unlink()
    return db


def mixed(folder: Path, files: int) -> Path:
    """An archive of mixed formats."""
    root = folder / f"mixed-{files}"
    command = [sys.executable, str(HERE / "make_archive.py"), str(root), "--files", str(files), "--seed", "7"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return root


def short(folder: Path, files: int) -> Path:
    """An archive of short texts, all different: what memory costs does not depend on what is in them."""
    root = folder / f"short-{files}"
    for number in range(files):
        path = root / f"{number // 1000}" / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f"关于第{number}号事项的通知\n各科室：\n　　请于{number % 28 + 1}日前报送材料。\n", encoding="utf-8"
        )
    return root


def by_format(db: Path) -> dict[str, dict[str, float]]:
    """Milliseconds of work per file, by ending."""
    rows: dict[str, list[float]] = {}
    with closing(sqlite3.connect(db)) as connection:
        for ending, seconds in connection.execute("SELECT ending, seconds FROM contents"):
            rows.setdefault(ending, []).append(seconds)
    return {
        ending: {
            "files": len(values),
            "median_ms": round(1000 * statistics.median(values), 1),
            "mean_ms": round(1000 * statistics.mean(sorted(values)[: max(1, int(0.999 * len(values)))]), 1),
        }
        for ending, values in sorted(rows.items())
    }


def of_mixed(folder: Path, files: int) -> dict[str, Any]:
    """One worker against two on mixed formats; what each format costs."""
    root = mixed(folder, files)
    one = apart(root, fresh(folder, "one"), 1)
    db = fresh(folder, "two")
    two = apart(root, db, 2)
    return {
        "one_worker": one,
        "two_workers": two,
        "two_against_one": round(one["seconds"] / two["seconds"], 3),
        "own_share_of_cpu": round(two["own_cpu"] / (two["own_cpu"] + two["workers_cpu"]), 4),
        "by_format": by_format(db),
        "store_bytes_per_file": round(sum(path.stat().st_size for path in folder.glob("two.sqlite*")) / two["files"]),
        "scan_seconds_per_file": round(two["seconds"] * two["workers"] / two["files"], 5),
    }


def of_short(folder: Path, again: int, numbers: list[int]) -> dict[str, Any]:
    """The second scan of many short files; the memory of scans of few and of many."""
    root = short(folder, again)
    time.sleep(3)  # files of the last two seconds are not trusted yet
    db = fresh(folder, "again")
    first, second = apart(root, db, 2), apart(root, db, 2)
    memory = [apart(short(folder, number), fresh(folder, f"memory-{number}"), 2) for number in numbers]
    return {
        "first_scan": first,
        "second_scan": second,
        "second_against_first": round(second["seconds"] / first["seconds"], 4),
        "memory": [*memory, first],
    }


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--one", nargs=3, metavar=("ROOT", "DB", "WORKERS"), help=argparse.SUPPRESS)
    parser.add_argument("--files", type=int, default=1500, help="mixed files for one worker against two")
    parser.add_argument("--again", type=int, default=3000, help="short files for the second scan")
    parser.add_argument("--only", choices=("mixed", "short"), help="renew one half of the results")
    parser.add_argument("--memory", default="1000", help="numbers of short files for the memory")
    arguments = parser.parse_args()
    if arguments.one:
        root, db, workers = arguments.one
        print(json.dumps(one_scan(Path(root), Path(db), int(workers))))
        return
    result = json.loads(RESULTS.read_text(encoding="utf-8")) if arguments.only else {}
    result["machine"] = {
        "processor": platform.processor() or platform.machine(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
    }
    with tempfile.TemporaryDirectory() as name:
        if arguments.only != "short":
            result |= of_mixed(Path(name), arguments.files)
        if arguments.only != "mixed":
            result |= of_short(Path(name), arguments.again, [int(word) for word in arguments.memory.split(",")])
    RESULTS.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    scale_page.write()
    print(json.dumps({key: value for key, value in result.items() if not isinstance(value, (dict, list))}, indent=2))


if __name__ == "__main__":
    main()
