"""Sides that take turns on one text: ours, peer, ours, peer, each in a process of its own that stays up between turns.

Whatever slows the machine slows all sides alike, so that ratios hold where seconds do not. A side is a script of
``peers/`` in its own Python; :mod:`peers.serving` is its other end.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

sys.path.append(str(Path(__file__).resolve().parent / "peers"))

from install import install, python_of

PEERS = Path(__file__).resolve().parent / "peers"
# One process, one core: no library may start threads of its own.
ENVIRONMENT = {
    **os.environ,
    **dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS"), "1"),
    "PYTHONHASHSEED": "0",
    "PYTHONUTF8": "1",
}


@dataclass(frozen=True)
class Side:
    """One side: its script, the mode that the script takes, modules it must do without, and whose Python runs it."""

    script: str
    mode: str = ""
    without: tuple[str, ...] = ()

    @property
    def python(self) -> Path:
        """The Python of its environment; ours is the one that runs this."""
        return Path(sys.executable) if self.script == "pubcheck" else python_of(self.script)

    @property
    def absent(self) -> str:
        """Why it cannot be measured here; empty if it can."""
        return "" if self.script == "pubcheck" else install(self.script)

    def command(self, text: Path) -> list[str]:
        """What starts it."""
        script = PEERS / f"run_{self.script}.py"
        return [str(self.python), str(script), str(text), self.mode, ",".join(self.without)]


@dataclass(frozen=True)
class Turns:
    """What the sides did: for each its results, turn by turn; what they are; those that are absent, with the reason."""

    characters: int
    results: dict[str, list[dict[str, Any]]]
    versions: dict[str, dict[str, str]]
    absent: dict[str, str]

    def seconds(self, name: str) -> float:
        """The median of a side's CPU seconds."""
        return statistics.median(result["seconds"] for result in self.results[name])

    def least(self, name: str) -> float:
        """The fewest CPU seconds of a side: without its first turn, in which patterns are compiled."""
        return min(result["seconds"] for result in self.results[name])

    def found(self, name: str) -> Any:
        """What a side found in its last turn."""
        return self.results[name][-1]["found"]

    def times(self, slower: str, faster: str) -> float:
        """How many times as long ``slower`` takes: the median of the ratios of each turn."""
        pairs = zip(self.results[slower], self.results[faster], strict=False)
        return statistics.median(one["seconds"] / other["seconds"] for one, other in pairs)

    def told(self) -> dict[str, Any]:
        """All of it for the file of results."""
        rows = {
            name: {
                "seconds": round(self.seconds(name), 4),
                "characters_per_second": round(self.characters / self.seconds(name)),
                "turns": len(results),
                "peak_mib": results[-1]["peak_mib"],
                "found": results[-1]["found"],
            }
            for name, results in self.results.items()
        }
        return {"characters": self.characters, "sides": rows, "absent": self.absent}


def take_turns(sides: Mapping[str, Side], text: str, turns: int) -> Turns:
    """Each side over ``text``, one after the other, so many times."""
    absent = {name: reason for name, side in sides.items() if (reason := side.absent)}
    results: dict[str, list[dict[str, Any]]] = {name: [] for name in sides if name not in absent}
    versions: dict[str, dict[str, str]] = {}
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        path = Path(folder) / "text.txt"
        path.write_text(text, encoding="utf-8")
        up = {}
        for name in results:
            up[name], ready = stack.enter_context(_started(name, sides[name].command(path)))
            versions[name] = ready["versions"]
        for _ in range(turns):
            for name, side in up.items():
                results[name].append(side.once())
    return Turns(len(text), results, versions, absent)


def median_of(rows: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """The median of each key."""
    return {key: statistics.median(row[key] for row in rows) for key in rows[0]}


class _Process:
    """A side that is up."""

    def __init__(self, name: str, process: subprocess.Popen[str], errors: IO[bytes]) -> None:
        self.name, self.process, self.errors = name, process, errors

    def answer(self) -> dict[str, Any]:
        """Its next line; the end of this program with its last words if there is none."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            self.errors.seek(0)
            sys.exit(f"{self.name} failed:\n{self.errors.read()[-2_000:].decode(errors='replace')}")
        result: dict[str, Any] = json.loads(line)
        return result

    def once(self) -> dict[str, Any]:
        """One turn."""
        assert self.process.stdin is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return self.answer()


@contextmanager
def _started(name: str, command: list[str]) -> Iterator[tuple[_Process, dict[str, Any]]]:
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, encoding="utf-8", env=ENVIRONMENT
        )
        side = _Process(name, process, errors)
        try:
            yield side, side.answer()
        finally:
            assert process.stdin is not None
            process.stdin.close()
            process.wait()
            assert process.stdout is not None
            process.stdout.close()
