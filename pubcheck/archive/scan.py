"""A scan: walk, leave out what is known, have the rest reviewed, keep everything in the store.

Whatever stops it (a power cut, a full disk, Ctrl-C), the store holds whole files only, and the next scan does what is
missing: nothing is lost, nothing is there twice.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import tempfile
import threading
import time
from collections.abc import Generator, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from pubcheck.archive.engine import Engine, Outcome, Task, Work
from pubcheck.archive.names import path_key, shown_path
from pubcheck.archive.place import Place, Stamp, shown_root
from pubcheck.archive.places import Choice, place_of
from pubcheck.archive.record import Record
from pubcheck.archive.store import Store, StoreError, not_written, writing
from pubcheck.archive.trail import append, began, ended
from pubcheck.archive.value_keys import ValueKeys
from pubcheck.parser import all_parsers
from pubcheck.phrase import Phrase
from pubcheck.pipeline import Reviewer
from pubcheck.profile import load_profile
from pubcheck.settings import Settings
from pubcheck.settings_values import settings_digest

_COMMIT_SECONDS = 2.0
_COMMIT_FILES = 1_000


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
class Scan:
    """What is to be scanned, and how.

    :param root: a folder, or an address that fsspec reads.
    :param again: review also what is known but has gaps (a password was missing, a library was installed).
    :param rehash: read every file, whatever its size and time say.
    """

    root: str
    db: Path
    key: bytes = field(repr=False)
    settings: Settings = field(default_factory=Settings)
    choice: Choice = field(default_factory=Choice)
    again: bool = False
    rehash: bool = False

    def work(self) -> Work:
        """What the workers of an engine need."""
        root = self.root if "://" in self.root else str(Path(self.root).absolute())
        return Work(self.settings, self.key, root)

    def run(self, engine: Engine) -> Generator[Scanned, None, None]:
        """Scan, giving each file as it is done; closing the iterator ends the scan cleanly.

        :raises SettingsError: if the root or the store cannot be used.
        :raises StoreError: if the store cannot be written any more.
        """
        with ExitStack() as stack:
            place = place_of(self.work().root)
            reviewer = Reviewer(self.settings)
            store = stack.enter_context(writing(self.db, self.key))
            rules = rules_key(reviewer)
            if self.again:
                _forget_gaps(store)
            shown = shown_root(self.root)
            number = store.begin(shown, rules, json.dumps(_versions(reviewer), ensure_ascii=False))
            with store.written():
                append(store, self.key, began(number, shown_path(shown, reviewer), rules))
            run = _Run(self, place, store, reviewer, number, rules)
            try:
                yield from run.files(engine)
            except sqlite3.Error as error:
                run.abandon()
                raise not_written(error, self.db) from None
            except BaseException:
                run.abandon()
                raise
            run.finish()


def rules_key(reviewer: Reviewer) -> str:
    """Sixteen characters that change with whatever may change a result: rules, models, settings, what is installed."""
    profile = load_profile(reviewer.settings.profile)
    missing = sorted({each.distribution for parser in all_parsers() for each in parser.missing})
    parts = [settings_digest(reviewer.settings), _versions(reviewer), repr(profile), missing]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]


def _versions(reviewer: Reviewer) -> dict[str, object]:
    versions = reviewer.versions()
    return {"pubcheck": versions.pubcheck, "rules": versions.rules, "models": dict(versions.models)}


def _forget_gaps(store: Store) -> None:
    """Make files whose content has gaps look unreviewed."""
    with store.written():
        store.connection.execute(
            "UPDATE files SET mark = '', content = NULL WHERE content IN (SELECT content FROM documents JOIN gaps"
            " ON gaps.document = documents.id)"
        )
        store.drop_unused()


class _Run:
    """One scan under way. Only the thread that iterates writes; workers' threads ask for claims."""

    def __init__(self, scan: Scan, place: Place, store: Store, reviewer: Reviewer, number: int, rules: str) -> None:
        self._scan, self._place, self._store = scan, place, store
        self._reviewer, self._number, self._rules = reviewer, number, rules
        self._keys = ValueKeys(scan.key)
        self._lock = threading.RLock()  # over the store and the claims
        self._claimed: set[tuple[str, str]] = set()
        self._copies: dict[tuple[str, str], list[Outcome]] = {}  # of contents that are being reviewed
        self._given: list[Scanned] = []
        self._whole = True
        self._half = False
        self._since = time.monotonic()
        self._uncommitted = 0
        self._own = _own_files(scan.db, place.root)
        self._parts = tuple(f"{own}/" for own in self._own)  # folders of the same names

    def files(self, engine: Engine) -> Iterator[Scanned]:
        """The whole scan, to the end."""
        tasks = self._tasks()
        while True:
            for outcome in engine.run(tasks, self):
                self._take(outcome)
                yield from self._told()
            yield from self._told()
            # A content that changed under its reviewer leaves copies behind that nobody reviewed.
            left = [outcome.task for outcomes in self._copies.values() for outcome in outcomes]
            if not left:
                break
            self._copies.clear()
            self._claimed.clear()
            tasks = iter(left)
        with self._lock:
            if self._whole:
                self._write()
                self._store.mark_gone(self._number)
            self._commit()

    def finish(self) -> None:
        """Everything was scanned."""
        with self._lock:
            self._commit()
            with self._store.written():
                self._store.drop_unused()
                append(self._store, self._scan.key, ended(self._number, "finished", self._store.counts()))
            self._store.end(self._number, "finished")

    def abandon(self) -> None:
        """Keep the files that are done, none by halves; where not even that can be written, what was kept before."""
        with self._lock, suppress(StoreError, sqlite3.Error):
            if self._half and self._store.connection.in_transaction:
                self._store.connection.execute("ROLLBACK")
            self._commit()
            with self._store.written():
                append(self._store, self._scan.key, ended(self._number, "interrupted"))
            self._store.end(self._number, "interrupted")

    # -- claims, from the threads of workers ---------------------------------------------------------------------

    def claim(self, sha256: str, ending: str) -> bool:
        """See :class:`~pubcheck.archive.engine.Claims`."""
        with self._lock:
            if (sha256, ending) in self._claimed or self._store.content(sha256, ending, self._rules) is not None:
                return False
            self._claimed.add((sha256, ending))
            return True

    def release(self, sha256: str, ending: str) -> None:
        """See :class:`~pubcheck.archive.engine.Claims`."""
        with self._lock:
            self._claimed.discard((sha256, ending))

    def keep(self) -> None:
        """See :class:`~pubcheck.archive.engine.Claims`."""
        self._commit()

    # -- the thread that walks and writes ------------------------------------------------------------------------

    def _tasks(self) -> Iterator[Task]:
        for found in self._place.walk():
            if found.path.startswith(self._parts) or found.path in self._own or not self._scan.choice.takes(found.path):
                continue
            if found.error is not None:
                self._whole = False  # what lies below is not gone, it was not reached
                self._put(found.path, found.stamp, error=found.error)
            elif self._is_known(found.path, found.stamp):
                self._given.append(Scanned(self._shown(found.path), State.UNCHANGED))
            else:
                yield Task(found.path, found.stamp)
            if self._uncommitted >= _COMMIT_FILES:
                self._commit()

    def _is_known(self, path: str, stamp: Stamp) -> bool:
        key = path_key(path, self._keys)
        with self._lock:
            known = self._store.known(key, self._rules)
            if self._scan.rehash or known is None or not known.current or not stamp.mark or known.stamp != stamp:
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
        known_as = outcome.sha256, outcome.ending
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
        shown = self._shown(path)
        with self._whole_file():
            self._store.put_file(path_key(path, self._keys), shown, stamp, self._number, content=content, error=error)
            self._uncommitted += 1
        self._given.append(Scanned(shown, state, record, error))

    def _shown(self, path: str) -> str:
        return shown_path(path, self._reviewer)

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
    """The paths of the store's own files below the root."""
    try:
        below = db.absolute().relative_to(Path(root.removeprefix("file://")).absolute()).as_posix()
    except ValueError:
        return frozenset()
    return frozenset(below + ending for ending in ("", "-wal", "-shm", "-journal", ".lock", ".parts"))


def scratch_db(stack: ExitStack) -> Path:
    """A store that is removed with ``stack``, for a scan whose results are only passed on."""
    folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="pubcheck-"))
    return Path(folder) / "scan.sqlite"


def processors() -> int:
    """How many workers to start by default: one per processor that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # Windows, macOS
        return os.cpu_count() or 1
