"""A process of our own at the other end of two pipes: what it answers is data, whatever became of it.

Messages are byte strings with their length before them. The child works in a temporary folder of its own that is
removed with it, and on Linux under a limit on its memory.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import threading
import time
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any

from pubcheck.settings import Limits

_LENGTH = struct.Struct(">Q")
# The path comes first, so that nothing is imported from the folder being checked. An interrupt from the keyboard
# reaches the child as well; what becomes of it is its parent's to decide.
_START = (
    "import sys; module, folder, *sys.path[:] = sys.argv[1:]; import signal; "
    "signal.signal(signal.SIGINT, signal.SIG_IGN); import importlib; importlib.import_module(module).serve(folder)"
)
_MIB = 2**20
_LOOK = 2.0  # seconds between two looks whether the parent is there


class Child:
    """A process that runs ``serve(folder)`` of a module.

    :param module: the module's name; its ``serve`` reads requests with :func:`receive` from standard input.
    """

    def __init__(self, module: str) -> None:
        # No TemporaryDirectory: a process forked from this one would remove it when it ends.
        self.folder = tempfile.mkdtemp(prefix="pubcheck-")
        environment = os.environ | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), self.folder)
        # A relative entry would be looked up in whatever folder is being checked.
        path = [entry for entry in sys.path if os.path.isabs(entry)]  # noqa: PTH117 - entries need not be paths
        path.append(str(Path(__file__).resolve().parents[1]))  # in case we ourselves came from a relative one
        try:
            self.process = subprocess.Popen(  # noqa: S603 - our own interpreter with our own words
                [sys.executable, "-c", _START, module, self.folder, *path],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=environment,
                close_fds=True,
            )
        except BaseException:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.requests: IO[bytes] = self.process.stdin
        self.answers: IO[bytes] = self.process.stdout

    @property
    def is_alive(self) -> bool:
        """Whether it still runs."""
        return self.process.poll() is None

    def exit_code(self) -> int:
        """How it ended, as the system says."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            return self.process.wait(1.0)
        return 0

    def stop(self) -> None:
        """Stop it, whatever it is doing; whoever waits for its answer gets none."""
        self.process.kill()

    def end(self) -> None:
        """Stop it and remove its folder."""
        self.process.kill()
        for stream in (self.requests, self.answers):
            with contextlib.suppress(OSError):
                stream.close()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def send(stream: IO[bytes], *pieces: bytes) -> None:
    """Write messages.

    :raises OSError: if nobody reads any more.
    """
    for piece in pieces:
        stream.write(_LENGTH.pack(len(piece)))
        stream.write(piece)
    stream.flush()


def receive(stream: IO[bytes], most: int | None = None) -> bytes | None:
    """The next message; ``None`` where the other side ended, or announces more than ``most`` bytes."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (size,) = _LENGTH.unpack(head)
    if most is not None and size > most:
        return None
    body = stream.read(size)
    return body if len(body) == size else None


def own_answers() -> IO[bytes]:
    """In the child: the pipe for answers. Libraries that print write to standard error from now on."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def end_with_parent(folder: str) -> None:
    """In the child: watch for the parent's end, and end with it, also in the middle of a long file."""
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_LOOK)
        shutil.rmtree(folder, ignore_errors=True)
        os._exit(1)

    if os.name != "nt":  # there a process never gets another parent; the broken pipe ends it
        threading.Thread(target=watch, daemon=True).start()


@contextlib.contextmanager
def bounded_memory(limits: Limits) -> Any:
    """Address space beyond what the process already has is limited, where the system can do it (not on Windows)."""
    try:
        import resource
    except ImportError:
        yield
        return
    before = resource.getrlimit(resource.RLIMIT_AS)
    used = _address_space()
    most = used + limits.max_memory_mb * _MIB
    # Where the system does not tell what is used (macOS), a limit below it would be refused or stop everything.
    with contextlib.suppress(OSError, ValueError):
        if used:
            resource.setrlimit(resource.RLIMIT_AS, (most if before[1] < 0 else min(most, before[1]), before[1]))
    try:
        yield
    finally:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, before)


def bounds_memory() -> bool:
    """Whether memory of child processes can be limited on this system: on Linux, not on Windows and macOS."""
    return find_spec("resource") is not None and _address_space() > 0


def resident_mib() -> int:
    """MiB of memory this process holds; 0 where the system does not tell."""
    return _statm(1) // _MIB


def _address_space() -> int:
    """Bytes of address space in use; 0 where the system does not tell."""
    return _statm(0)


def _statm(field: int) -> int:
    with contextlib.suppress(OSError, ValueError, IndexError), open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
        return int(file.read().split()[field]) * os.sysconf("SC_PAGE_SIZE")
    return 0
