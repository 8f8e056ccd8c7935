"""A scan under way: who reviews what, what is written when, what has been met."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from pubcheck.archive.engine import Engine, Outcome, Task
from pubcheck.archive.intake import Intake, Scanned
from pubcheck.archive.names import path_key
from pubcheck.archive.place import Found
from pubcheck.archive.places import Choice
from pubcheck.archive.store import Store, beside
from pubcheck.archive.trail import append, ended
from pubcheck.archive.upkeep import drop_unused, mark_gone
from pubcheck.archive.value_keys import ValueKeys
from pubcheck.errors import StoreError

_BEAT_SECONDS = 0.5
_BEAT_FILES = 200


@dataclass(frozen=True, slots=True)
class Orders:
    """What the user wants of a scan; see :class:`~pubcheck.archive.scan.Scan`."""

    choice: Choice
    rehash: bool


class Run:
    """One scan under way. Only the thread that iterates writes; workers' threads ask for claims."""

    def __init__(
        self, store: Store, walk: Iterator[Found], keys: ValueKeys, number: int, rules: str, orders: Orders
    ) -> None:
        self._store, self._walk, self._keys, self._orders = store, walk, keys, orders
        self._number, self._rules = number, rules
        self._intake = Intake(store, number, rules)
        self._reader: Store | None = None  # what the store holds, for workers' threads
        self._lock = threading.Lock()  # over the reader and the claims
        self._claimed: set[tuple[str, str]] = set()
        self._given: list[Scanned] = []
        self._whole = True  # every folder could be listed
        self._known = _some(store, "SELECT 1 FROM files")

    def files(self, engine: Engine) -> Iterator[Scanned]:
        """The whole scan, to the end."""
        tasks = self._tasks()
        with beside(self._store) as self._reader:
            while True:
                for outcome in engine.run(tasks, self):
                    if outcome is not None:
                        self._intake.put(outcome)
                    if self._intake.is_due:
                        self.keep()
                        yield from self._told()
                self.keep()
                yield from self._told()
                # A content that changed under its reviewer leaves copies behind that nobody reviewed.
                left = self._intake.left()
                if not left:
                    break
                self._claimed.clear()
                tasks = iter([outcome.task for outcome in left])
        if self._whole:
            with self._store.written():
                mark_gone(self._store, self._number, self._orders.choice.takes)

    def finish(self) -> None:
        """Everything was scanned."""
        drop_unused(self._store)
        counts = self._store.counts()
        with self._store.written():
            append(self._store, self._keys.key, ended(self._number, "finished", counts))
        self._store.end(self._number, "finished", counts)

    def abandon(self) -> None:
        """Keep the files that are done, none by halves; where not even that can be written, what was kept before."""
        with suppress(StoreError, sqlite3.Error):
            self.keep()
        with suppress(StoreError, sqlite3.Error):
            with self._store.written():
                append(self._store, self._keys.key, ended(self._number, "interrupted"))
            self._store.end(self._number, "interrupted")

    # -- claims, from the threads of workers ---------------------------------------------------------------------

    def claim(self, digest: str, ending: str) -> bool:
        """See :class:`~pubcheck.archive.engine.Claims`."""
        assert self._reader is not None
        with self._lock:
            if (digest, ending) in self._claimed or self._reader.content(digest, ending, self._rules) is not None:
                return False
            self._claimed.add((digest, ending))
            return True

    def release(self, digest: str, ending: str) -> None:
        """See :class:`~pubcheck.archive.engine.Claims`."""
        with self._lock:
            self._claimed.discard((digest, ending))

    def keep(self) -> None:
        """See :class:`~pubcheck.archive.engine.Claims`."""
        given, reviewed = self._intake.write()
        self._given += given
        with self._lock:  # only now does the reader see them
            self._claimed -= reviewed

    # -- the thread that walks and writes ------------------------------------------------------------------------

    def _tasks(self) -> Iterator[Task | None]:
        beat, since = time.monotonic(), 0
        for found in self._walk:
            if found.is_folder:
                self._whole = False  # what lies below is not gone, it was not reached
            elif not self._orders.choice.takes(found.path):
                continue
            task = Task(found.path, found.stamp, key=path_key(found.path, self._keys))
            if found.error is not None:
                self._intake.put(Outcome(task, found.stamp, error=found.error))
            elif not self._is_known(task):
                yield task
                continue
            since += 1
            if since >= _BEAT_FILES or time.monotonic() - beat > _BEAT_SECONDS:
                beat, since = time.monotonic(), 0
                yield None

    def _is_known(self, task: Task) -> bool:
        """Whether it is unchanged and was reviewed; noted then."""
        known = self._store.known(task.key, self._rules) if self._known else None
        stamp = task.stamp
        if self._orders.rehash or known is None or not known.current or not stamp.mark or known.stamp != stamp:
            return False
        self._intake.saw(known.row, task.path)
        return True

    def _told(self) -> Iterator[Scanned]:
        given, self._given = self._given, []
        yield from given


def _some(store: Store, query: str) -> bool:
    """Whether the query gives anything."""
    return store.connection.execute(query).fetchone() is not None
