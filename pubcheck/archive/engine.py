"""What an engine is: it takes tasks and gives outcomes, on one machine or on many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from pubcheck.archive.place import Stamp
from pubcheck.archive.rows import Packed
from pubcheck.phrase import Phrase
from pubcheck.settings import Settings


@dataclass(frozen=True, slots=True)
class Work:
    """What every worker works with: the same settings, key and root."""

    settings: Settings
    key: bytes = field(repr=False)
    root: str = field(repr=False)  # an address may carry a password


@dataclass(frozen=True, slots=True)
class Task:
    """One file to read and, unless its content is known, to review; ``data`` where somebody else has read it, ``key``
    what the store knows its path by."""

    path: str
    stamp: Stamp
    data: bytes | None = field(default=None, repr=False)
    key: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a task: an ``error`` where the file could not be read; else what the content is known by, and its
    ``record`` unless somebody else has it or is making it."""

    task: Task
    stamp: Stamp
    digest: str = ""
    ending: str = ""
    record: Packed | None = None
    seconds: float = 0.0
    error: Phrase | None = None


class Claims(Protocol):
    """Who reviews which content, and what is kept of it."""

    def claim(self, digest: str, ending: str) -> bool:
        """Whether the caller is to review this content: nobody has, and nobody else is at it. Safe in threads."""
        ...

    def release(self, digest: str, ending: str) -> None:
        """The caller does not review it after all: the file changed."""
        ...

    def keep(self) -> None:
        """Keep for good, now, every outcome given so far; from the thread that takes them."""
        ...


class Engine(Protocol):
    """Works on tasks; outcomes come in any order, one for each task."""

    def run(self, tasks: Iterable[Task | None], claims: Claims) -> Iterator[Outcome | None]:
        """Take ``tasks`` as fast as they are worked on, and give their outcomes.

        ``None`` is a beat: from ``tasks`` it is passed on, and it comes by itself where nothing was done for a while,
        so that whoever iterates may keep what it has and tell how far it is.

        Closing the iterator ends the work; what was not given yet is lost.
        """
        ...
