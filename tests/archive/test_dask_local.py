"""A cluster of our own, without an address: it comes and goes with the scan, however the scan ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from canonical import dump
from cluster import KEY, group, kill_hard, write_archive

from pubcheck.archive.crew import Crew
from pubcheck.archive.scan import Scan

pytestmark = pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds processes in /proc")

# With a guard: the workers of a local cluster import the main module again.
SCRIPT = """
import sys
from contextlib import closing
from pathlib import Path
from pubcheck.archive import intake
from pubcheck.archive.dask_engine import DaskEngine
from pubcheck.archive.parcels import Cut
from pubcheck.archive.scan import Scan

def main():
    intake._FILES = 1  # each file is told at once, so that the signal comes while there is work left
    scan = Scan(sys.argv[1], Path(sys.argv[2]), bytes(range(32)))
    engine = DaskEngine(scan.work(), 2, parts=Path(sys.argv[2] + ".parts"), cut=Cut(files=3))
    try:
        with closing(scan.run(engine)) as items:
            for item in items:
                print(item.state, flush=True)
    except KeyboardInterrupt:
        sys.exit(130)

if __name__ == "__main__":
    main()
"""


def started(script: Path, root: Path, db: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(script), str(root), str(db)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def test_a_client_that_is_killed_and_started_again(tmp_path: Path) -> None:
    """SIGKILL, then Ctrl-C; a scan without cluster ends it: nothing is left running, nothing is lost or there twice."""
    root = write_archive(tmp_path / "档案", 30)
    script, db = tmp_path / "scan.py", tmp_path / "x.sqlite"
    script.write_text(SCRIPT, encoding="utf-8")
    for how in (signal.SIGKILL, signal.SIGINT):
        process = started(script, root, db)
        try:
            assert process.stdout is not None
            while process.stdout.readline().strip() in ("unchanged", "copy"):
                pass
            if how is signal.SIGINT:
                os.killpg(process.pid, how)  # as a terminal does: to everybody
            else:
                process.kill()
            _, errors = process.communicate(timeout=120)
            if how is signal.SIGINT:
                assert errors == ""
                assert process.returncode == 130
            deadline = time.monotonic() + 30
            while group(process.pid) and time.monotonic() < deadline:
                time.sleep(0.1)
            assert not group(process.pid), "a process outlived its scan"
        finally:
            for pid in group(process.pid):
                kill_hard(pid)
    for store in (db, tmp_path / "y.sqlite"):
        local = Scan(str(root), store, KEY)
        with closing(local.run(Crew(local.work(), 1))) as items:
            assert len(list(items)) == 30
    assert dump(db) == dump(local.db)
