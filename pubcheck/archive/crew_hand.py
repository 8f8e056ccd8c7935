"""A worker process as its crew sees it."""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Iterable
from typing import Any

from pubcheck.archive.engine import Task, Work
from pubcheck.child import Child, receive, send
from pubcheck.collecting import no_collection
from pubcheck.ocr import available as reads_pictures
from pubcheck.settings_values import settings_to_values

_MOST_FILES = 20_000
_MOST_MIB = 400  # a worker that holds more is replaced after its file
_MOST_MIB_PICTURES = 1_200  # the same where it has models that read pictures: they alone take 900
_LONGEST = 256 * 2**20  # bytes of an answer


class LostError(Exception):
    """The worker died."""


class Hand(Child):
    """A worker: what it is asked and answers, when it must have answered, and whether it has done enough."""

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
        """Whether a fresh one is to take its place."""
        return self.files >= _MOST_FILES or self.mib > self.most or not self.is_alive

    def tell(self, *messages: bytes) -> None:
        """Send it messages.

        :raises OSError: if it died.
        """
        send(self.requests, *messages)

    def ask(self, tasks: Iterable[Task]) -> None:
        """Have these files read."""
        files: list[object] = []
        data = []
        for task in tasks:
            if task.data is None:
                files.append(task.path)
            else:
                files.append([task.path, task.stamp.size, task.stamp.mark])
                data.append(task.data)
        self.tell(json.dumps(files).encode(), *data)

    def hear(self, seconds: float) -> dict[str, Any]:
        """Its next answer.

        :raises LostError: if it died, answered nonsense, or took longer than ``seconds``.
        """
        self.deadline = time.monotonic() + seconds
        try:
            reply = receive(self.answers, _LONGEST)
        finally:
            self.deadline = float("inf")
        if reply is None:
            raise LostError
        with no_collection():
            # Strict, unlike the decoder of json: half a surrogate pair would stop the store, written out or escaped.
            message: dict[str, Any] = json.loads(reply.decode())
        if b"\\ud" in reply or b"\\uD" in reply:
            json.dumps(message, ensure_ascii=False).encode()
        return message
