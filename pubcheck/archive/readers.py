"""Threads that read files for somebody who must not wait for a slow share."""

from __future__ import annotations

import queue
import threading
import time
from typing import Any

from pubcheck.archive.engine import Task
from pubcheck.archive.place import Place, ReadError
from pubcheck.archive.value_keys import ValueKeys
from pubcheck.archive.worker import Bytes, read_file
from pubcheck.phrase import Phrase

_SECONDS = 600.0  # as for the workers of one machine


class Readers:
    """Reads tasks and puts ``(task, its bytes or why they cannot be read)`` into ``results``.

    :param most: bytes of one file to read, at most.
    """

    def __init__(self, place: Place, most: int, keys: ValueKeys, results: queue.Queue[Any], threads: int) -> None:
        self._place, self._most, self._keys, self._results = place, most, keys, results
        self._tasks: queue.SimpleQueue[tuple[int, Task] | None] = queue.SimpleQueue()
        self._waiting: dict[int, tuple[Task, float]] = {}  # since when a thread has been at it; infinity: not yet
        self._number = 0
        self._lock = threading.Lock()
        self._threads = threads
        for _ in range(threads):
            self._start()

    def put(self, task: Task) -> None:
        """Have this one read."""
        self._number += 1
        with self._lock:
            self._waiting[self._number] = task, float("inf")
        self._tasks.put((self._number, task))

    def look(self) -> None:
        """Give up files that have been read for ten minutes (a share that hangs), with their threads."""
        now = time.monotonic()
        for number, (task, since) in list(self._waiting.items()):
            if now - since > _SECONDS:
                self._give(number, task, Phrase("读取文件超过 10 分钟，请检查共享", "reading took over ten minutes"))
                self._start()

    def end(self) -> None:
        """No more tasks; who is reading ends after that."""
        for _ in range(self._threads):
            self._tasks.put(None)

    def _start(self) -> None:
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        while (job := self._tasks.get()) is not None:
            number, task = job
            with self._lock:
                self._waiting[number] = task, time.monotonic()
            result: Bytes | Phrase | BaseException
            try:
                result = read_file(self._place, task.path, self._most, self._keys)
            except ReadError as error:
                result = error.phrase
            except BaseException as error:  # for the main thread to raise
                result = error
            if not self._give(number, task, result):
                return  # it was given up, and this thread replaced

    def _give(self, number: int, task: Task, result: Bytes | Phrase | BaseException) -> bool:
        with self._lock:
            if self._waiting.pop(number, None) is None:
                return False
        self._results.put((task, result))
        return True
