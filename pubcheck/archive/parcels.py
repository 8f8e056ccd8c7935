"""How an archive is cut into parcels for a cluster, and what the sender knows of each file that is on its way."""

from __future__ import annotations

from dataclasses import dataclass

from pubcheck.archive.dask_task import Item
from pubcheck.archive.engine import Outcome, Task
from pubcheck.archive.value_keys import ValueKeys
from pubcheck.archive.worker import Bytes, lost_record
from pubcheck.phrase import Phrase
from pubcheck.pipeline import Reviewer

_MIB = 2**20


@dataclass(frozen=True, slots=True)
class Cut:
    """How an archive is cut, and how much of it is under way at most."""

    files: int = 64  # in a parcel: some seconds of work, a thousand times what a task costs Dask
    size: int = 8 * _MIB  # bytes in a parcel; a larger file is one of its own
    under_way: int = 128 * _MIB  # bytes that were read and are not reviewed yet, on this side and in the scheduler


@dataclass(frozen=True, slots=True)
class Sent:
    """A file on its way, with what it is known by where we have read it."""

    task: Task
    item: Item
    content: Bytes | None

    @property
    def weight(self) -> int:
        """Bytes that travel."""
        return len(self.item.data or b"")

    def is_of(self, outcome: Outcome) -> bool:
        """Whether the outcome is about the bytes that were sent, if they were."""
        return self.content is None or outcome.error is not None or outcome.digest == self.content.digest

    def given_up(self, reason: Phrase, reviewer: Reviewer, keys: ValueKeys) -> Outcome:
        """What becomes of it where no worker survived it: a gap in its record, or an error if it was not even read."""
        if self.content is None:
            return Outcome(self.task, self.task.stamp, error=reason)
        known = self.content.digest, self.content.ending
        return Outcome(self.task, self.content.stamp, *known, lost_record(self.content, reviewer, keys, reason))
