"""A scan under way: who reviews what, what is written when, what has been met."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from pubcheck.archive.engine import Engine, Outcome, Task
from pubcheck.archive.names import path_key, shown_path
from pubcheck.archive.place import Place, Stamp
from pubcheck.archive.places import Choice
from pubcheck.archive.record import Record
from pubcheck.archive.reporter import all_ledgers
from pubcheck.archive.store import Store, StoreError
from pubcheck.archive.trail import append, ended
from pubcheck.archive.upkeep import drop_unused, mark_gone
from pubcheck.archive.value_keys import ValueKeys
from pubcheck.errors import SettingsError
from pubcheck.phrase import Lang, Phrase

_COMMIT_SECONDS = 2.0
_COMMIT_FILES = 1_000
_BEAT_SECONDS = 0.5
_BEAT_FILES = 200


class State(str, Enum):
    """What a scan did with a file."""

    REVIEWED = "reviewed"
    COPY = "copy"
    UNCHANGED = "unchanged"
    UNREADABLE = "unreadable"

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Scanned:
    """One file of a scan. ``path`` is as it may be shown; ``record`` what was found, where it was reviewed now."""

    path: str
    state: State
    record: Record | None = None
    error: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Orders:
    """What the user wants of a scan; see :class:`~pubcheck.archive.scan.Scan`."""

    choice: Choice
    rehash: bool
    allow_empty: bool


class Run:
    """One scan under way. Only the thread that iterates writes; workers' threads ask for claims."""

    def __init__(self, store: Store, place: Place, keys: ValueKeys, number: int, rules: str, orders: Orders) -> None:
        self._store, self._place, self._keys, self._orders = store, place, keys, orders
        self._number, self._rules = number, rules
        self._lock = threading.RLock()  # over the store and the claims
        self._claimed: set[tuple[str, str]] = set()
        self._copies: dict[tuple[str, str], list[Outcome]] = {}  # of contents that are being reviewed
        self._given: list[Scanned] = []
        self._met = 0  # files below the root, chosen or not
        self._whole = True  # every folder could be listed
        self._half = False
        self._since = time.monotonic()
        self._uncommitted = 0
        self._own = _own_files(store.path, place.root)
        self._parts = tuple(f"{own}/" for own in self._own)  # folders of the same names

    def files(self, engine: Engine) -> Iterator[Scanned]:
        """The whole scan, to the end."""
        tasks = self._tasks()
        while True:
            for outcome in engine.run(tasks, self):
                if outcome is not None:
                    self._take(outcome)
                self._commit_in_time()
                yield from self._told()
            yield from self._told()
            # A content that changed under its reviewer leaves copies behind that nobody reviewed.
            left = [outcome.task for outcomes in self._copies.values() for outcome in outcomes]
            if not left:
                break
            self._copies.clear()
            self._claimed.clear()
            tasks = iter(left)
        self._check_met()
        with self._lock:
            if self._whole:
                self._write()
                mark_gone(self._store, self._number, self._orders.choice.takes)
            self._commit()

    def finish(self) -> None:
        """Everything was scanned."""
        with self._lock:
            self._commit()
            with self._store.written():
                append(self._store, self._keys.key, ended(self._number, "finished", self._store.counts()))
            self._store.end(self._number, "finished")
            drop_unused(self._store)

    def abandon(self) -> None:
        """Keep the files that are done, none by halves; where not even that can be written, what was kept before."""
        with self._lock, suppress(StoreError, sqlite3.Error):
            if self._half and self._store.connection.in_transaction:
                self._store.connection.execute("ROLLBACK")
            self._commit()
            with self._store.written():
                append(self._store, self._keys.key, ended(self._number, "interrupted"))
            self._store.end(self._number, "interrupted")

    # -- claims, from the threads of workers ---------------------------------------------------------------------

    def claim(self, digest: str, ending: str) -> bool:
        """See :class:`~pubcheck.archive.engine.Claims`."""
        with self._lock:
            if (digest, ending) in self._claimed or self._store.content(digest, ending, self._rules) is not None:
                return False
            self._claimed.add((digest, ending))
            return True

    def release(self, digest: str, ending: str) -> None:
        """See :class:`~pubcheck.archive.engine.Claims`."""
        with self._lock:
            self._claimed.discard((digest, ending))

    def keep(self) -> None:
        """See :class:`~pubcheck.archive.engine.Claims`."""
        self._commit()

    # -- the thread that walks and writes ------------------------------------------------------------------------

    def _tasks(self) -> Iterator[Task | None]:
        beat = time.monotonic()
        for found in self._place.walk():
            if found.path.startswith(self._parts) or found.path in self._own:
                continue
            self._met += not found.is_folder
            if found.is_folder:
                self._whole = False  # what lies below is not gone, it was not reached
                self._put(found.path, found.stamp, error=found.error)
            elif not self._orders.choice.takes(found.path):
                continue
            elif found.error is not None:
                self._put(found.path, found.stamp, error=found.error)
            elif self._is_known(found.path, found.stamp):
                self._given.append(Scanned(shown_path(found.path), State.UNCHANGED))
            else:
                yield Task(found.path, found.stamp)
            if len(self._given) >= _BEAT_FILES or time.monotonic() - beat > _BEAT_SECONDS:
                beat = time.monotonic()
                yield None

    def _check_met(self) -> None:
        """An unmounted share is an empty folder.

        :raises SettingsError: if the walk met no file at all.
        """
        if self._met or self._orders.allow_empty or not self._whole:
            return
        (present,) = self._store.connection.execute("SELECT count(*) FROM files WHERE gone IS NULL").fetchone()
        if present:
            raise SettingsError(
                Phrase(
                    f"文件夹中一份文件也没有，而数据库中有 {present:,} 份；请检查共享是否已挂载，确已清空的请加 --allow-empty",
                    f"the folder is empty, the store has {present:,} files; is the share mounted? if so, --allow-empty",
                )
            )
        raise SettingsError(Phrase("文件夹中没有文件，请核对路径", "no file in the folder; check the path"))

    def _is_known(self, path: str, stamp: Stamp) -> bool:
        key = path_key(path, self._keys)
        with self._lock:
            known = self._store.known(key, self._rules)
            if self._orders.rehash or known is None or not known.current or not stamp.mark or known.stamp != stamp:
                return False
            self._write()
            self._store.saw(key, self._number)
            self._uncommitted += 1
            return True

    def _take(self, outcome: Outcome) -> None:
        """Write what became of a task, with the copies that waited for its content."""
        if outcome.error is not None:
            self._put(outcome.task.path, outcome.task.stamp, error=outcome.error)
            return
        known_as = outcome.digest, outcome.ending
        with self._whole_file():
            if outcome.record is not None:
                content: int | None = self._store.put_content(*known_as, self._rules, outcome.seconds, outcome.record)
                self._claimed.discard(known_as)
            else:
                content = self._store.content(*known_as, self._rules)
            if content is None:
                self._copies.setdefault(known_as, []).append(outcome)
                return
            for each in (outcome, *self._copies.pop(known_as, ())):
                state = State.REVIEWED if each.record is not None else State.COPY
                if state is State.COPY and self._store.content_of(path_key(each.task.path, self._keys)) == content:
                    state = State.UNCHANGED  # another time stamp, or --rehash: the same bytes
                self._put(each.task.path, each.stamp, content=content, state=state, record=each.record)
        self._commit_in_time()

    def _put(
        self,
        path: str,
        stamp: Stamp,
        *,
        content: int | None = None,
        state: State = State.UNREADABLE,
        record: Record | None = None,
        error: Phrase | None = None,
    ) -> None:
        shown = shown_path(path)
        if error is not None:
            stamp = Stamp(stamp.size, "")  # to be read again next time
        with self._whole_file():
            self._store.put_file(path_key(path, self._keys), shown, stamp, self._number, content=content, error=error)
            self._uncommitted += 1
        self._given.append(Scanned(shown, state, record, error))

    def _told(self) -> Iterator[Scanned]:
        given, self._given = self._given, []
        yield from given

    # -- transactions: many files each, each file whole ----------------------------------------------------------

    @contextmanager
    def _whole_file(self) -> Iterator[None]:
        """Write rows that are kept together or not at all, whatever interrupts them."""
        with self._lock:
            outer, self._half = self._half, True
            self._write()
            yield
            self._half = outer

    def _write(self) -> None:
        if not self._store.connection.in_transaction:
            self._store.start()
            self._since = time.monotonic()

    def _commit_in_time(self) -> None:
        if self._uncommitted >= _COMMIT_FILES or time.monotonic() - self._since > _COMMIT_SECONDS:
            self._commit()

    def _commit(self) -> None:
        with self._lock:
            if self._store.connection.in_transaction:
                self._store.commit()
            self._uncommitted = 0


def _own_files(db: Path, root: str) -> frozenset[str]:
    """The paths of the store's own files below the root, however either of them is named."""
    try:
        below = Path(os.path.realpath(db)).relative_to(os.path.realpath(root.removeprefix("file://"))).as_posix()
    except ValueError:
        return frozenset()
    own = {below + ending for ending in ("", "-wal", "-shm", "-journal", ".lock", ".parts")}
    stem = below[: len(below) - len(db.suffix)]
    for ledger in all_ledgers():  # reports that lie where they are written by default, and what was filled in of them
        for lang in Lang:
            own.add(f"{stem}.{ledger.name.say(lang)}{ledger.extension}")
            own |= {f"{stem}.{ledger.name.say(lang)}{number}{ledger.extension}" for number in range(2, 100)}
    return frozenset(own)
