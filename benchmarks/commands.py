"""What a command costs as a whole: CPU time, time by the clock and the peak of memory of a fresh process (POSIX only)."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

PUBCHECK = [sys.executable, str(Path(sys.executable).with_name("pubcheck"))]
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


@dataclass(frozen=True)
class Cost:
    """CPU seconds (user and system), seconds by the clock, MiB at the peak."""

    cpu: float
    clock: float
    peak_mib: float


def measure(command: Sequence[str], environment: Mapping[str, str]) -> Cost:
    """The cost of one run; findings (1) and gaps (3) are results, anything else ends this program."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=dict(environment))
    assert process.stderr is not None
    error = process.stderr.read()
    process.stderr.close()
    _, status, usage = os.wait4(process.pid, 0)
    elapsed = time.perf_counter() - start
    code = process.returncode = os.waitstatus_to_exitcode(status)
    if code not in (0, 1, 3) or b"Traceback" in error:
        sys.exit(f"{' '.join(command)} failed with {code}:\n{error.decode(errors='replace')}")
    peak = usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    return Cost(usage.ru_utime + usage.ru_stime, elapsed, peak)


def in_turns(commands: Mapping[str, Sequence[str]], turns: int, *, warm: bool = True) -> dict[str, list[Cost]]:
    """The costs of each command, one after the other, if ``warm`` after one round that fills the caches.

    All of them find their modules compiled, as after an installation, and start no threads for arithmetic.
    """
    with tempfile.TemporaryDirectory() as compiled:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": compiled, "PYTHONUTF8": "1"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        environment |= dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
        for command in commands.values() if warm else ():
            measure(command, environment)
        costs: dict[str, list[Cost]] = {name: [] for name in commands}
        for _ in range(turns):
            for name, command in commands.items():
                costs[name].append(measure(command, environment))
    return costs


def median(costs: Sequence[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(
        statistics.median(cost.cpu for cost in costs),
        statistics.median(cost.clock for cost in costs),
        statistics.median(cost.peak_mib for cost in costs),
    )


def ratio(one: Sequence[Cost], other: Sequence[Cost]) -> float:
    """The median of the ratios of CPU time, turn by turn."""
    return statistics.median(a.cpu / b.cpu for a, b in zip(one, other, strict=True))


def machine() -> dict[str, Any]:
    """Where this was measured."""
    processor = platform.processor() or platform.machine()
    information = Path("/proc/cpuinfo")
    if information.is_file():
        lines = information.read_text(encoding="utf-8", errors="replace").splitlines()
        processor = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), processor)
    return {
        "processor": f"{processor} ({platform.machine()})",
        "cores": os.cpu_count(),
        "system": platform.system(),
        "python": platform.python_version(),
        "pubcheck": version("pubcheck"),
    }
