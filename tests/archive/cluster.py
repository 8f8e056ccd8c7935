"""A cluster of Dask in processes of its own, a small archive, and what the processes of this machine are."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import TracebackType

KEY = bytes(range(32))
PERSON = "11010519491231002X"  # the example of GB 11643-1999
_UNITS = ("青川市民政局", "临河县教育局", "东岭区水务局")
_WORDS = (
    "现将有关事项通知如下。",
    "各单位要高度重视，落实责任。",
    f"补助对象王小满，身份证号{PERSON}，电话13800138000。",
    "请将材料于5月10日前报送办公室。",
)


def write_archive(folder: Path, files: int) -> Path:
    """So many small files in some folders, every seventh of them a copy; old enough for their times to be trusted."""
    chance = random.Random(7)
    then = time.time() - 3600
    texts: list[str] = []
    for number in range(files):
        unit = chance.choice(_UNITS)
        lines = [f"{unit}关于第{number}号事项的通知", "各科室：", *chance.choices(_WORDS, k=5), unit, "2024年5月6日"]
        texts.append(texts[-1] if number % 7 == 6 else "\n".join(lines))
        path = folder / f"第{number % 3}卷" / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(texts[-1], encoding="utf-8")
        os.utime(path, (then, then))
    return folder


class Cluster:
    """A scheduler and workers, each a process; what they log is in files of ``folder``."""

    def __init__(self, folder: Path) -> None:
        # Sockets and files of Dask; what the workers' children leave is found there as well.
        self.folder = folder
        self.workers: list[subprocess.Popen[bytes]] = []
        self._file = folder / "scheduler.json"
        self.scheduler = self._started(
            "scheduler", "dask_scheduler", "--port", "0", "--scheduler-file", str(self._file), "--no-dashboard"
        )
        deadline = time.monotonic() + 60
        while not self._file.exists() and time.monotonic() < deadline:
            time.sleep(0.05)

    def __enter__(self) -> Cluster:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()

    @property
    def address(self) -> str:
        """Where it answers."""
        import json

        address: str = json.loads(self._file.read_text())["address"]
        return address

    def add_worker(self, cwd: Path | None = None) -> subprocess.Popen[bytes]:
        """One more worker, with one thread."""
        process = self._started(
            f"worker{len(self.workers)}",
            "dask_worker",
            *("--scheduler-file", str(self._file), "--nthreads", "1", "--no-nanny", "--no-dashboard"),
            *("--local-directory", str(self.folder)),
            cwd=cwd,
        )
        self.workers.append(process)
        return process

    def kill_worker(self, process: subprocess.Popen[bytes]) -> None:
        """SIGKILL: it has no time to say anything."""
        self.workers.remove(process)
        process.kill()
        process.wait()

    def logs(self) -> str:
        """All that they have logged."""
        return "".join(path.read_text(errors="replace") for path in sorted(self.folder.glob("*.log")))

    def _started(self, name: str, module: str, *words: str, cwd: Path | None = None) -> subprocess.Popen[bytes]:
        with (self.folder / f"{name}.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.{module}", "--host", "127.0.0.1", *words],
                stdout=log,
                stderr=log,
                cwd=cwd,
                env=os.environ | {"TMPDIR": tempfile.gettempdir()},
            )


def group(pid: int) -> list[int]:
    """The living processes of the session that ``pid`` began. Linux only."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if fields[3] == str(pid) and fields[0] != "Z":
                found.append(int(entry.name))
    return found


def kill_hard(pid: int) -> None:
    """SIGKILL, if it is still there."""
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return
