"""What a scan has done and not written yet: outcomes wait a moment and go into the store together, each file whole.

So the store is open to others (people who enter decisions) nearly all the time, and what was given is kept.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from enum import Enum

from pubcheck.archive.batch import Batch
from pubcheck.archive.engine import Outcome
from pubcheck.archive.names import shown_path
from pubcheck.archive.place import Stamp
from pubcheck.archive.rows import Packed
from pubcheck.archive.store import Store
from pubcheck.collecting import no_collection
from pubcheck.phrase import Phrase

_SECONDS = 2.0
_FILES = 500


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
    record: Packed | None = None
    error: Phrase | None = None


class Intake:
    """Outcomes on their way into the store; only the thread that writes uses it.

    What is given by :meth:`write` is in the store for good.
    """

    def __init__(self, store: Store, scan: int, rules: str) -> None:
        self._store, self._scan, self._rules = store, scan, rules
        self._waiting: list[Outcome] = []
        self._seen: list[tuple[int, str]] = []
        self._copies: dict[tuple[str, str], list[Outcome]] = {}  # of contents that nobody has reviewed yet
        self._since = time.monotonic()

    @property
    def is_due(self) -> bool:
        """Whether what waits is to be written now."""
        number = len(self._waiting) + len(self._seen)
        return number >= _FILES or (number > 0 and time.monotonic() - self._since > _SECONDS)

    def put(self, outcome: Outcome) -> None:
        """Have it written with the next ones."""
        self._waiting.append(outcome)

    def saw(self, file: int, path: str) -> None:
        """Have it noted that the file of this row is unchanged."""
        self._seen.append((file, path))

    def left(self) -> list[Outcome]:
        """Copies of contents that nobody reviewed after all, taken out of here."""
        left = [outcome for outcomes in self._copies.values() for outcome in outcomes]
        self._copies.clear()
        return left

    def write(self) -> tuple[list[Scanned], set[tuple[str, str]]]:
        """Write what waits: the files that are kept now, and the contents that were reviewed.

        :raises StoreError: if that cannot be; everything waits on then.
        """
        self._since = time.monotonic()
        if not (self._waiting or self._seen):
            return [], set()
        given: list[Scanned] = []
        reviewed: dict[tuple[str, str], int] = {}
        copies = {known_as: [*outcomes] for known_as, outcomes in self._copies.items()}
        with no_collection(), self._store.written():
            batch = Batch(self._store.connection)
            for row, path in self._seen:
                batch.saw(row, self._scan)
                given.append(Scanned(shown_path(path), State.UNCHANGED))
            for outcome in self._waiting:
                given += self._written(outcome, batch, reviewed, copies)
            batch.write()
        self._waiting.clear()
        self._seen.clear()
        self._copies = copies
        return given, set(reviewed)

    def _written(
        self,
        outcome: Outcome,
        batch: Batch,
        reviewed: dict[tuple[str, str], int],
        copies: dict[tuple[str, str], list[Outcome]],
    ) -> list[Scanned]:
        """Gather the rows of a file, and of the copies that waited for its content."""
        task = outcome.task
        if outcome.error is not None:
            shown = shown_path(task.path)
            # Without a mark: it is to be read again next time.
            batch.file(task.key, shown, Stamp(task.stamp.size, ""), self._scan, error=outcome.error)
            return [Scanned(shown, State.UNREADABLE, None, outcome.error)]
        known_as = outcome.digest, outcome.ending
        content = reviewed.get(known_as)
        if content is None and outcome.record is not None:
            content = batch.content(*known_as, self._rules, outcome.seconds, outcome.record)
        if content is None:
            content = self._store.content(*known_as, self._rules)
        if content is None:
            copies.setdefault(known_as, []).append(outcome)
            return []
        if outcome.record is not None:
            reviewed[known_as] = content
        return [self._file(each, content, batch) for each in (outcome, *copies.pop(known_as, ()))]

    def _file(self, outcome: Outcome, content: int, batch: Batch) -> Scanned:
        task, shown = outcome.task, shown_path(outcome.task.path)
        state = State.REVIEWED if outcome.record is not None else State.COPY
        if state is State.COPY and self._store.content_of(task.key) == content:
            state = State.UNCHANGED  # another time stamp, or --rehash: the same bytes
        batch.file(task.key, shown, outcome.stamp, self._scan, content=content)
        return Scanned(shown, state, outcome.record)
