"""Installs each peer in an environment of its own, ``benchmarks/.venvs/<peer>``, at the versions of ``<peer>.txt``.

``python benchmarks/peers/install.py [peer …]``; ``make bench`` does it. An environment that is there already is kept. A
peer that cannot be installed is named with the reason and left out; the benchmark goes on without it.
"""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOME = HERE.parent / ".venvs"
PEERS = tuple(sorted(path.stem for path in HERE.glob("*.txt")))
_SECONDS = 900.0


def python_of(peer: str) -> Path:
    """The Python of a peer's environment, whether it is there or not."""
    return HOME / peer / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def is_ready(peer: str) -> bool:
    """Whether the environment was installed from the versions that are asked for now."""
    done = HOME / peer / "installed.txt"
    return done.is_file() and done.read_text(encoding="utf-8") == _wanted(peer)


def install(peer: str) -> str:
    """Why the peer could not be installed; empty if it is there."""
    if is_ready(peer):
        return ""
    try:
        venv.EnvBuilder(with_pip=True, clear=True).create(HOME / peer)
        command = [python_of(peer), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        done = subprocess.run(
            [*command, "-r", HERE / f"{peer}.txt"], capture_output=True, encoding="utf-8", timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.SubprocessError) as error:
        return f"{type(error).__name__}: {error}"
    if done.returncode:
        return (done.stderr.strip().splitlines() or ["pip failed"])[-1]
    (HOME / peer / "installed.txt").write_text(_wanted(peer), encoding="utf-8")
    return ""


def _wanted(peer: str) -> str:
    return (HERE / f"{peer}.txt").read_text(encoding="utf-8")


def main() -> None:
    """Install all, or those named."""
    for peer in sys.argv[1:] or PEERS:
        reason = install(peer)
        print(f"{peer:10} {'not installed: ' + reason if reason else 'ready'}", flush=True)


if __name__ == "__main__":
    main()
