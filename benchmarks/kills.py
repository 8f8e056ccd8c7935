"""A hundred kills: is anything lost or doubled?

A scan of a small archive is killed at random moments (a worker, the writer, all processes at once, or stopped by
Ctrl-C), started again, killed again; whenever one comes to its end, its store is compared row by row with that of an
undisturbed scan. Writes ``benchmarks/results/kills.json``. Linux only (processes are found in ``/proc``).
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

RESULTS = Path(__file__).parent / "results" / "kills.json"
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "archive"))
KINDS = ("worker", "writer", "all", "interrupt")


def started(root: Path, db: Path) -> subprocess.Popen[bytes]:
    """A scan in a process group of its own."""
    environment = os.environ | {"PUBCHECK_KEY_FILE": str(root.parent / "kills.key")}
    command = [sys.executable, "-m", "pubcheck", "scan", str(root), "--db", str(db), "--workers", "2"]
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
    )


def children(pid: int) -> list[int]:
    """The processes that ``pid`` started."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, ValueError):
                continue
            if parent == pid:
                found.append(int(entry.name))
    return found


def killed_scan(root: Path, db: Path, kind: str, seconds: float) -> bool:
    """Run a scan and kill after ``seconds``; whether something was there to be killed."""
    process = started(root, db)
    try:
        process.wait(seconds)
        return False
    except subprocess.TimeoutExpired:
        pass
    workers = children(process.pid)
    if kind == "worker":
        for worker in workers[:1]:
            os.kill(worker, signal.SIGKILL)
        process.wait(120)  # it replaces the worker and goes on
        return bool(workers)
    if kind == "all":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        os.kill(process.pid, signal.SIGINT if kind == "interrupt" else signal.SIGKILL)
    process.wait(60)
    for worker in workers:  # they notice by themselves that nobody listens
        deadline = time.monotonic() + 30
        while Path(f"/proc/{worker}").exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not Path(f"/proc/{worker}").exists(), "a worker outlived its scan"
    return True


def whole_scan(root: Path, db: Path) -> None:
    """Run a scan to its end."""
    process = started(root, db)
    _, errors = process.communicate(timeout=600)
    assert process.returncode in (0, 1, 3), errors.decode()


def main() -> None:
    """Kill until the wanted number is reached."""
    from archives import write_archive
    from canonical import dump

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--files", type=int, default=120)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory() as folder:
        texts = {
            f"{n % 7}/{n}.txt": f"关于第{n // 2}号事项的通知\n联系人：王小满 电话：1380013{n // 2:04}\n" * 60
            for n in range(arguments.files)
        }
        root = write_archive(Path(folder) / "a", texts)
        whole_scan(root, Path(folder) / "whole.sqlite")
        expected = dump(Path(folder) / "whole.sqlite")
        counts: Counter[str] = Counter()
        lost = doubled = scans = 0
        db = Path(folder) / "s.sqlite"
        while sum(counts.values()) < arguments.kills:
            kind = chance.choice(KINDS)
            if killed_scan(root, db, kind, chance.uniform(0.2, 3.5)):
                counts[kind] += 1
            if chance.random() < 0.25:  # every now and then one may end; then a new store begins
                whole_scan(root, db)
                scans += 1
                rows, wanted = Counter(dump(db)), Counter(expected)
                lost += sum((wanted - rows).values())
                doubled += sum((rows - wanted).values())
                for path in Path(folder).glob("s.sqlite*"):
                    path.unlink()
        whole_scan(root, db)
        rows, wanted = Counter(dump(db)), Counter(expected)
        lost, doubled, scans = lost + sum((wanted - rows).values()), doubled + sum((rows - wanted).values()), scans + 1
    result = {
        "kills": dict(counts),
        "files": arguments.files,
        "stores_compared": scans,
        "rows_lost": lost,
        "rows_doubled_or_wrong": doubled,
    }
    RESULTS.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(result, indent=2))
    sys.exit(bool(lost or doubled))


if __name__ == "__main__":
    main()
