"""The engine of one machine: worker processes, each with a thread that waits for it, all replaceable.

Small files go to a worker several at a time, since each message costs more than reading one. A worker that dies or
hangs costs the file it was at one more try on a fresh worker (where it had several in hand, each of them alone); a file
that brings down several workers becomes a gap.
"""

from __future__ import annotations

import contextlib
import queue
import threading
import time
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pubcheck.archive.crew_hand import Hand, LostError
from pubcheck.archive.engine import Claims, Outcome, Task, Work
from pubcheck.archive.place import Stamp
from pubcheck.archive.rows import Packed, checked_known, checked_seconds, checked_words, from_values
from pubcheck.archive.value_keys import ValueKeys
from pubcheck.archive.worker import LONG, Bytes, lost_record
from pubcheck.phrase import Phrase
from pubcheck.pipeline import Reviewer
from pubcheck.refusal import crashed, too_slow

_TRIES = 3  # a worker may die for reasons of its own; a file that brings down three is the reason
_TRIES_LATE = 2
_READ_SECONDS = 600.0  # a slow share, a large file
_GRACE = 10.0
_REVIEW_SECONDS = 60.0
_REVIEW_PACE = 5_000.0  # characters per second that a review makes on any machine
_PAUSE = 2.0  # seconds before the next try to start a worker
_LOOK = 0.5  # seconds between two looks at the clock
_BATCH = 16  # files in the hands of a worker, at most
_BATCH_SECONDS = 0.8  # of work
_BATCH_BYTES = 2**20
_AHEAD = 64  # tasks for each worker that are known before they are worked on
_FIRST_PACE = 0.05  # seconds for a file, before anything is known


@dataclass(slots=True)
class _Case:
    """A task and how far it is; ``done`` once its outcome is given, and not before: what is lost with a worker in
    between is asked for again."""

    task: Task
    digest: str = ""
    ending: str = ""
    stamp: Stamp | None = None
    claimed: bool = False
    done: bool = False

    def outcome(self, record: Packed | None = None, seconds: float = 0.0) -> Outcome:
        return Outcome(self.task, self.stamp or self.task.stamp, self.digest, self.ending, record, seconds)

    def failed(self, error: Phrase) -> Outcome:
        return Outcome(self.task, self.task.stamp, error=error)


@dataclass(frozen=True, slots=True)
class _Loss:
    """How a worker was lost: it took too long, or died with this code."""

    late: bool = False
    code: int = 0


class Crew:
    """``workers`` processes that review the files of one place; with :meth:`one`, as many as it has callers."""

    def __init__(self, work: Work, workers: int) -> None:
        self._work = work
        self._reviewer = Reviewer(work.settings)
        self._keys = ValueKeys(work.key)
        self._number = workers
        self._tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._results: queue.SimpleQueue[list[Outcome] | BaseException] = queue.SimpleQueue()
        self._workers: dict[int, Hand] = {}  # by the number of the thread that waits for it
        self._ended = threading.Event()
        self._seats: list[int] = []  # numbers of workers that are free, for :meth:`one`
        self._lock = threading.Lock()

    def run(self, tasks: Iterable[Task | None], claims: Claims) -> Iterator[Outcome | None]:
        """See :class:`~pubcheck.archive.engine.Engine`."""
        # A scan runs it again for files whose content changed under its reviewer.
        self._ended.clear()
        self._tasks, self._results = queue.SimpleQueue(), queue.SimpleQueue()
        threads = [
            threading.Thread(target=self._wait, args=(number, claims), daemon=True) for number in range(self._number)
        ]
        watch = threading.Thread(target=self._watch, daemon=True)
        for thread in (*threads, watch):
            thread.start()
        most, pending = _AHEAD * self._number, 0
        try:
            for task in tasks:
                if task is None:
                    yield None
                else:
                    self._tasks.put(task)
                    pending += 1
                while pending >= most or not self._results.empty():
                    outcomes = self._next()
                    pending -= len(outcomes)
                    yield from outcomes or (None,)
            while pending:
                outcomes = self._next()
                pending -= len(outcomes)
                yield from outcomes or (None,)
        finally:
            self._ended.set()
            for worker in list(self._workers.values()):
                worker.stop()
            for _ in threads:
                self._tasks.put(None)
            for thread in (*threads, watch):
                thread.join()
            for worker in self._workers.values():
                worker.end()

    def open(self) -> None:
        """Begin to watch the workers of :meth:`one`, until :meth:`close`."""
        threading.Thread(target=self._watch, daemon=True).start()

    def one(self, task: Task, claims: Claims) -> Outcome | None:
        """One task, waited for in the caller's thread; for engines with threads of their own.

        Workers stay for the next task. ``None`` if :meth:`close` comes first.
        """
        with self._lock:
            if not self._seats:
                self._seats.append(self._number)
                self._number += 1
            number = self._seats.pop()
        try:
            return next((each for some in self._outcomes(number, [task], claims) for each in some), None)
        finally:
            with self._lock:
                self._seats.append(number)
            if self._ended.is_set():  # a worker may have been made just now
                self.close()

    def close(self) -> None:
        """End the workers of :meth:`one`."""
        self._ended.set()
        for worker in list(self._workers.values()):
            worker.end()

    def _next(self) -> list[Outcome]:
        """The next outcomes; none if there are none for a while (on Windows nothing interrupts a longer wait)."""
        try:
            result = self._results.get(timeout=_LOOK)
        except queue.Empty:
            return []
        if isinstance(result, BaseException):
            raise result
        return result

    def _watch(self) -> None:
        """Stop workers that are late."""
        while not self._ended.wait(_LOOK):
            for worker in list(self._workers.values()):
                if time.monotonic() > worker.deadline:
                    worker.late = True
                    worker.stop()

    def _wait(self, number: int, claims: Claims) -> None:
        """The life of a thread: some tasks after the other until the end."""
        pace = _FIRST_PACE
        while not self._ended.is_set():
            tasks = self._some(pace)
            began = time.monotonic()
            try:
                for outcomes in self._outcomes(number, tasks, claims) if tasks else ():
                    self._results.put(outcomes)
            except BaseException as error:  # for the main thread to raise
                self._results.put(error)
                return
            if tasks:
                pace += ((time.monotonic() - began) / len(tasks) - pace) / 2

    def _some(self, pace: float) -> list[Task]:
        """Tasks for less than a second, as far as they reach for all; none if there are none for a while."""
        tasks: list[Task] = []
        size = 0
        most = min(_BATCH, 1 + self._tasks.qsize() // (2 * self._number), max(1, int(_BATCH_SECONDS / pace)))
        with contextlib.suppress(queue.Empty):
            while len(tasks) < most and size < _BATCH_BYTES:
                task = self._tasks.get(timeout=_LOOK) if not tasks else self._tasks.get_nowait()
                if task is None:
                    break
                tasks.append(task)
                size += task.stamp.size
        return tasks

    def _outcomes(self, number: int, tasks: Sequence[Task], claims: Claims) -> Iterator[list[Outcome]]:
        """What becomes of the tasks, as it is known; less if the end comes first."""
        cases = [_Case(task) for task in tasks]
        loss = yield from self._go(number, cases, claims)
        left = [case for case in cases if not case.done]
        for case in left:
            tries = int(len(left) == 1)  # of several nobody knows which one it was
            while not (case.done or self._ended.is_set()):
                if tries >= (_TRIES_LATE if loss.late else _TRIES):
                    yield [self._given_up(case, loss)]
                    break
                loss = yield from self._go(number, [case], claims)
                tries += 1

    def _go(self, number: int, cases: list[_Case], claims: Claims) -> Generator[list[Outcome], None, _Loss]:
        """Have these worked on; what is not done in the end was lost with the worker."""
        worker = self._worker(number)
        if worker is None:
            return _Loss()
        limits = self._work.settings.limits
        try:
            while cases:
                worker.ask(case.task for case in cases)
                read = worker.hear(_READ_SECONDS)["read"]
                if not 0 < len(read) <= len(cases):
                    raise LostError
                worker.files += len(read)
                outcomes = [self._read(case, told, claims) for case, told in zip(cases, read, strict=False)]
                wanted = [case for case, outcome in zip(cases, outcomes, strict=False) if outcome is None]
                worker.tell(bytes(outcome is None for outcome in outcomes))
                for case, outcome in zip(cases, outcomes, strict=False):
                    case.done = outcome is not None
                yield [outcome for outcome in outcomes if outcome is not None]
                while wanted:
                    answer = worker.hear(limits.max_seconds + _GRACE + _REVIEW_SECONDS + LONG / _REVIEW_PACE)
                    if "parsed" in answer:
                        answer = worker.hear(_REVIEW_SECONDS + answer["parsed"] / _REVIEW_PACE)
                    records, seconds = from_values(answer["records"]), answer["seconds"]
                    if not 0 < len(records) <= len(wanted):
                        raise LostError
                    worker.mib = int(answer["mib"])
                    told = zip(wanted, records, map(checked_seconds, seconds), strict=False)
                    reviewed = [case.outcome(record, time_) for case, record, time_ in told]
                    if len(reviewed) < len(records):
                        raise LostError
                    for case in wanted[: len(records)]:
                        case.done = True
                    wanted = wanted[len(records) :]
                    yield reviewed
                cases = cases[len(read) :]
            return _Loss()
        except (LostError, OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError, MemoryError):
            # Dead, or an answer that is none: in either case it is not trusted any more.
            late, code = worker.late, worker.exit_code()
            worker.end()
            del self._workers[number]
            return _Loss(late, code)

    def _worker(self, number: int) -> Hand | None:
        """The worker of this thread, a fresh one where need be; ``None`` if there cannot be one just now."""
        worker = self._workers.get(number)
        if worker is None or worker.worn_out:
            if worker is not None:
                worker.end()
            try:
                worker = self._workers[number] = Hand(self._work)
            except OSError:  # no room for another process or folder just now
                self._workers.pop(number, None)
                self._ended.wait(_PAUSE)
                return None
        return None if self._ended.is_set() else worker

    def _read(self, case: _Case, told: Any, claims: Claims) -> Outcome | None:
        """What became of a file that was read; ``None`` where its worker is to review it."""
        if isinstance(told, dict):
            if case.claimed:
                claims.release(case.digest, case.ending)
                case.claimed = False
            return case.failed(checked_words(told["error"]))
        digest, ending, size, mark = checked_known(told)
        if case.claimed and case.digest != digest:  # it changed between two tries
            claims.release(case.digest, case.ending)
            case.claimed = False
        case.digest, case.ending, case.stamp = digest, ending, Stamp(size, mark)
        case.claimed = case.claimed or claims.claim(digest, ending)
        return None if case.claimed else case.outcome()

    def _given_up(self, case: _Case, loss: _Loss) -> Outcome:
        """A file that no worker survived: a gap in its record, or an error if it could not even be read."""
        reason = (too_slow(self._work.settings.limits) if loss.late else crashed(loss.code)).phrase
        if not case.claimed:
            return case.failed(reason)
        content = Bytes(b"", case.stamp or case.task.stamp, case.digest, case.ending)
        return case.outcome(lost_record(content, self._reviewer, self._keys, reason))
