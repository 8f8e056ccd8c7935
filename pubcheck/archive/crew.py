"""The engine of one machine: worker processes, each with a thread that waits for it, all replaceable.

A worker that dies or hangs costs the file it was at one more try on a fresh worker; a file that brings down
several workers becomes a gap.
"""

from __future__ import annotations

import contextlib
import json
import queue
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pubcheck.archive.engine import Claims, Outcome, Task, Work
from pubcheck.archive.place import Stamp
from pubcheck.archive.record import record_from_values
from pubcheck.archive.value_keys import ValueKeys
from pubcheck.archive.worker import LONG, Bytes, lost_record
from pubcheck.child import Child, receive, send
from pubcheck.ocr import available as reads_pictures
from pubcheck.phrase import Phrase
from pubcheck.pipeline import Reviewer
from pubcheck.refusal import crashed, too_slow
from pubcheck.settings_values import settings_to_values

_TRIES = 3  # a worker may die for reasons of its own; a file that brings down three is the reason
_TRIES_LATE = 2
_READ_SECONDS = 600.0  # a slow share, a large file
_GRACE = 10.0
_REVIEW_SECONDS = 60.0
_REVIEW_PACE = 5_000.0  # characters per second that a review makes on any machine
_MOST_FILES = 20_000
_MOST_MIB = 400  # a worker that holds more is replaced after its file
_MOST_MIB_PICTURES = 1_200  # the same where it has models that read pictures: they alone take 900
_PAUSE = 2.0  # seconds before the next try to start a worker
_LONGEST = 256 * 2**20  # bytes of an answer
_LOOK = 0.5  # seconds between two looks at the clock


class _Worker(Child):
    """A worker and when it must have answered."""

    def __init__(self, work: Work) -> None:
        super().__init__("pubcheck.archive.worker")
        self.deadline = float("inf")
        self.late = False
        self.files = 0
        self.mib = 0
        self.most = _MOST_MIB_PICTURES if reads_pictures() else _MOST_MIB
        start = {"settings": settings_to_values(work.settings), "key": work.key.hex(), "root": work.root}
        with contextlib.suppress(OSError):  # it died at once: the first question tells
            send(self.requests, json.dumps(start).encode())

    @property
    def worn_out(self) -> bool:
        return self.files >= _MOST_FILES or self.mib > self.most or not self.is_alive

    def tell(self, *messages: bytes) -> None:
        send(self.requests, *messages)

    def hear(self, seconds: float) -> dict[str, Any]:
        """Its next answer.

        :raises _Lost: if it died, answered nonsense, or took longer than ``seconds``.
        """
        self.deadline = time.monotonic() + seconds
        try:
            reply = receive(self.answers, _LONGEST)
        finally:
            self.deadline = float("inf")
        if reply is None:
            raise _LostError
        if b"\\ud" in reply:  # ours are plain UTF-8: half a surrogate pair would stop the store
            raise _LostError
        message: dict[str, Any] = json.loads(reply)
        return message


class _LostError(Exception):
    """The worker died."""


@dataclass(frozen=True, slots=True)
class _Attempt:
    outcome: Outcome | None
    digest: str = ""
    ending: str = ""
    stamp: Stamp | None = None
    claimed: bool = False
    late: bool = False
    code: int = 0


class Crew:
    """``workers`` processes that review the files of one place; with :meth:`one`, as many as it has callers."""

    def __init__(self, work: Work, workers: int) -> None:
        self._work = work
        self._reviewer = Reviewer(work.settings)
        self._keys = ValueKeys(work.key)
        self._number = workers
        self._tasks: queue.Queue[Task | None] = queue.Queue(maxsize=4 * workers)
        self._results: queue.Queue[Outcome | BaseException] = queue.Queue()
        self._workers: dict[int, _Worker] = {}  # by the number of the thread that waits for it
        self._ended = threading.Event()
        self._seats: list[int] = []  # numbers of workers that are free, for :meth:`one`
        self._lock = threading.Lock()

    def run(self, tasks: Iterable[Task | None], claims: Claims) -> Iterator[Outcome | None]:
        """See :class:`~pubcheck.archive.engine.Engine`."""
        # A scan runs it again for files whose content changed under its reviewer.
        self._ended.clear()
        self._tasks, self._results = queue.Queue(maxsize=4 * self._number), queue.Queue()
        threads = [
            threading.Thread(target=self._wait, args=(number, claims), daemon=True) for number in range(self._number)
        ]
        watch = threading.Thread(target=self._watch, daemon=True)
        for thread in (*threads, watch):
            thread.start()
        most, pending = 8 * self._number, 0
        try:
            for task in tasks:
                while pending >= most or (pending and not self._results.empty()):
                    outcome = self._next()
                    pending -= outcome is not None
                    yield outcome
                if task is None:
                    yield None
                    continue
                while not self._offered(task):
                    while not self._results.empty():  # an error too: nobody may be left to take tasks
                        yield self._next()
                        pending -= 1
                pending += 1
            while pending:
                outcome = self._next()
                pending -= outcome is not None
                yield outcome
        finally:
            self._ended.set()
            for worker in list(self._workers.values()):
                worker.stop()
            for _ in threads:
                with contextlib.suppress(queue.Full):
                    self._tasks.put_nowait(None)
            for thread in (*threads, watch):
                thread.join()
            for worker in self._workers.values():
                worker.end()

    def _offered(self, task: Task) -> bool:
        """Whether there was room for the task."""
        with contextlib.suppress(queue.Full):
            self._tasks.put(task, timeout=_LOOK)
            return True
        return False

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
            return self._outcome(number, task, claims)
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

    def _next(self) -> Outcome | None:
        """The next outcome; ``None`` if there is none for a while (on Windows nothing interrupts a longer wait)."""
        try:
            result = self._results.get(timeout=_LOOK)
        except queue.Empty:
            return None
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
        """The life of a thread: task by task until the end."""
        while not self._ended.is_set():
            try:
                task = self._tasks.get(timeout=_LOOK)
            except queue.Empty:
                continue
            if task is None:
                return
            try:
                outcome = self._outcome(number, task, claims)
            except BaseException as error:  # for the main thread to raise
                self._results.put(error)
                return
            if outcome is not None:
                self._results.put(outcome)

    def _outcome(self, number: int, task: Task, claims: Claims) -> Outcome | None:
        """What becomes of the task; ``None`` if the end comes first."""
        last = _Attempt(None)
        for tries in range(1, _TRIES + 1):
            last = self._attempt(number, task, claims, last)
            if last.outcome is not None:
                return last.outcome
            if self._ended.is_set():
                return None
            if last.late and tries >= _TRIES_LATE:
                break
        return self._given_up(task, last)

    def _attempt(self, number: int, task: Task, claims: Claims, before: _Attempt) -> _Attempt:
        worker = self._workers.get(number)
        if worker is None or worker.worn_out:
            if worker is not None:
                worker.end()
            try:
                worker = self._workers[number] = _Worker(self._work)
            except OSError:  # no room for another process or folder just now
                self._workers.pop(number, None)
                self._ended.wait(_PAUSE)
                return before
            if self._ended.is_set():
                return _Attempt(None)
        digest, ending, stamp, claimed = before.digest, before.ending, task.stamp, before.claimed
        limits = self._work.settings.limits
        try:
            if task.data is None:
                worker.tell(json.dumps({"path": task.path}).encode())
            else:
                head = {"path": task.path, "stamp": [task.stamp.size, task.stamp.mark]}
                worker.tell(json.dumps(head).encode(), task.data)
            read = worker.hear(_READ_SECONDS)
            if "error" in read:
                if claimed:
                    claims.release(digest, ending)
                return _Attempt(Outcome(task, task.stamp, error=Phrase(*read["error"])))
            if claimed and digest != read["read"]:  # it changed between two tries
                claims.release(digest, ending)
                claimed = False
            digest, ending, stamp = read["read"], read["ending"], Stamp(*read["stamp"])
            worker.files += 1
            if not claimed:
                claimed = claims.claim(digest, ending)
            worker.tell(b"go" if claimed else b"no")
            if not claimed:
                return _Attempt(Outcome(task, stamp, digest, ending))
            answer = worker.hear(limits.max_seconds + _GRACE + _REVIEW_SECONDS + LONG / _REVIEW_PACE)
            if "parsed" in answer:
                answer = worker.hear(_REVIEW_SECONDS + answer["parsed"] / _REVIEW_PACE)
            record = record_from_values(answer["record"])
            worker.mib = answer["mib"]
            return _Attempt(Outcome(task, stamp, digest, ending, record, answer["seconds"]))
        except (_LostError, OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError, MemoryError):
            # Dead, or an answer that is none: in either case it is not trusted any more.
            late, code = worker.late, worker.exit_code()
            worker.end()
            del self._workers[number]
            return _Attempt(None, digest, ending, stamp, claimed, late, code)

    def _given_up(self, task: Task, last: _Attempt) -> Outcome:
        """A file that no worker survived: a gap in its record, or an error if it could not even be read."""
        limits = self._work.settings.limits
        reason = (too_slow(limits) if last.late else crashed(last.code)).phrase
        if not last.claimed:
            return Outcome(task, task.stamp, error=reason)
        content = Bytes(b"", last.stamp or task.stamp, last.digest, last.ending)
        record = lost_record(content, self._reviewer, self._keys, reason)
        return Outcome(task, content.stamp, last.digest, last.ending, record)
