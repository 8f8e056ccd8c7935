"""The other end of :mod:`turns`: a process that holds one piece of work ready and does it once for each line it reads.

Runs in the Python of every peer, so it needs the standard library alone. What is ready is told in one line of JSON, and so
is the result of each run: CPU seconds of this process, what was found, the peak of its memory.
"""

from __future__ import annotations

import gc
import json
import resource
import sys
import time
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

WARM = 2_000
"""Characters of the text that a run is warmed up on; the whole text would fill caches of whole lines."""


def serve(
    prepare: Callable[[str, str], Callable[[str], Any]],
    *packages: str,
    tell: Callable[[Any], Any] = lambda found: found,
) -> None:
    """Answer on standard output until standard input ends.

    ``prepare(mode, text)`` gives the work, a function of the text; what it returns is what was found, which ``tell``
    puts into JSON once the clock has stopped.
    """
    answer = sys.stdout
    sys.stdout = sys.stderr  # some peers print greetings
    text = Path(sys.argv[1]).read_text(encoding="utf-8")
    start = time.process_time()
    work = prepare(sys.argv[2] if len(sys.argv) > 2 else "", text)
    work(text[:WARM])
    ready = {"versions": {name: _version(name) for name in packages}, "setup_seconds": time.process_time() - start}
    print(json.dumps(ready), file=answer, flush=True)
    for line in sys.stdin:
        del line
        gc.collect()
        start = time.process_time()
        found = work(text)
        spent = time.process_time() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
        print(json.dumps({"seconds": spent, "found": tell(found), "peak_mib": round(peak)}), file=answer, flush=True)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"
