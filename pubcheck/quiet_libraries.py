"""The log of the program that imports pubcheck, kept free of what libraries tell of a document while it is read.

At the level DEBUG Pillow writes every property of a picture into the log, pdfminer what a page draws, msoffcrypto the keys
that it derived.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_TALKATIVE = ("PIL", "pdfminer", "msoffcrypto", "py7zr")


class _Libraries:
    """Levels of loggers are those of the whole process: the first reader that comes in raises them, the last one gives
    them back."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._inside = 0
        self._before: list[tuple[logging.Logger, int]] = []  # loggers and their own levels

    def enter(self) -> None:
        """One more reads."""
        with self._lock:
            if not self._inside:
                for logger in map(logging.getLogger, _TALKATIVE):
                    if logger.getEffectiveLevel() < logging.WARNING:
                        self._before.append((logger, logger.level))
                        logger.setLevel(logging.WARNING)
            self._inside += 1

    def leave(self) -> None:
        """One less does."""
        with self._lock:
            self._inside -= 1
            if not self._inside:
                self.give_back()

    def give_back(self) -> None:
        """The levels are what they were."""
        for logger, level in self._before:
            logger.setLevel(level)
        self._before.clear()


_libraries = _Libraries()


def _forget() -> None:
    """A child has none of the threads that read, and a lock that one of them held would stay locked for ever."""
    global _libraries
    _libraries.give_back()
    _libraries = _Libraries()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)


@contextmanager
def quiet_libraries() -> Iterator[None]:
    """Meanwhile libraries that read documents log warnings and errors alone."""
    libraries = _libraries
    libraries.enter()
    try:
        yield
    finally:
        libraries.leave()
