"""Parsing in a child process: a file that crashes, hangs or swells costs that one file.

The child reads one file after the other and is replaced when it died, or after many files. The two talk over
pipes in JSON; nothing is unpickled, so that a child taken over by a hostile file cannot take over its parent.
It works in a temporary folder of its own that is removed with it, and on Linux under a limit on its memory.
"""

from __future__ import annotations

import atexit
import json
import os
import shutil
import sys
import threading
from dataclasses import dataclass, field, fields, replace
from functools import cache
from types import TracebackType
from typing import Any

from pubcheck import errors
from pubcheck.child import Child, bounded_memory, own_answers, receive, send
from pubcheck.document import Document
from pubcheck.document_values import document_from_values, document_to_values
from pubcheck.errors import ParseError
from pubcheck.parser import parse_bytes
from pubcheck.phrase import Phrase
from pubcheck.refusal import crashed, too_much_memory, too_slow
from pubcheck.settings import Limits, Settings

_MOST_FILES = 1_000
_GRACE = 5.0  # seconds beyond ``max_seconds``, in which the child itself says what happened


def parse_as_set(data: bytes, name: str, settings: Settings, media_type: str | None = None) -> Document:
    """The Document in ``data``, read here or in the child process of this one, as ``settings.isolate`` says.

    :raises ParseError: as :func:`pubcheck.parser.parse_bytes`.
    """
    if settings.isolate:
        return _own(os.getpid()).parse(data, name, settings.limits, media_type)
    return parse_bytes(data, name, settings.limits, media_type)


@cache
def _own(_pid: int) -> Apart:
    """The one child of a process; a forked process has no share in it."""
    apart = Apart()
    atexit.register(_close, apart, os.getpid())
    return apart


def _close(apart: Apart, owner: int) -> None:
    if os.getpid() == owner:
        apart.close()


@dataclass(slots=True)
class Apart:
    """A parser in another process; safe in threads, which then wait for one another.

    Use it as a context manager, or call :meth:`close`; a child that is forgotten ends with its parent.
    """

    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _child: _Reader | None = field(default=None, repr=False)

    def __enter__(self) -> Apart:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def parse(self, data: bytes, name: str, limits: Limits, media_type: str | None = None) -> Document:
        """As :func:`pubcheck.parser.parse_bytes`, in the child.

        :raises ParseError: as there; also :class:`~pubcheck.errors.LimitExceeded` where the child took too long or
            too much memory, :class:`~pubcheck.errors.DamagedDocument` where it crashed.
        """
        with self._lock:
            if self._child is None or self._child.worn_out:
                self._end()
                self._child = _Reader()
            child = self._child
            try:
                reply = child.ask(_request(name, limits, media_type), data, limits.max_seconds + _GRACE)
            except BaseException:  # also an interrupt from the keyboard: the child's state is unknown
                self._end()
                raise
            if reply is None:
                late, code = child.late, child.exit_code()
                self._end()
                raise too_slow(limits) if late else crashed(code)
        if "error" in reply:
            kind, chinese, english = reply["error"]
            raise _ERRORS.get(kind, ParseError)(Phrase(chinese, english))
        try:
            return document_from_values(reply["document"])
        except (KeyError, TypeError, ValueError):
            self.close()
            raise crashed(0) from None

    def close(self) -> None:
        """End the child and remove its folder."""
        with self._lock:
            self._end()

    def _end(self) -> None:
        if self._child is not None:
            self._child.end()
            self._child = None


_ERRORS: dict[str, type[ParseError]] = {
    kind.__name__: kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, ParseError)
}


class _Reader(Child):
    """A child that parses."""

    def __init__(self) -> None:
        super().__init__(__name__)
        self.files = 0
        self.late = False

    @property
    def worn_out(self) -> bool:
        """Whether it is time for a new one: it died, or libraries may have leaked long enough."""
        return self.files >= _MOST_FILES or not self.is_alive

    def ask(self, request: dict[str, Any], data: bytes, seconds: float) -> dict[str, Any] | None:
        """Its answer; ``None`` if it died, ``late`` telling whether it was stopped for taking too long."""
        self.files += 1
        timer = threading.Timer(seconds, self._late)
        timer.daemon = True
        timer.start()
        try:
            send(self.requests, json.dumps(request).encode(), data)
            reply = receive(self.answers)
            return None if reply is None else json.loads(reply)
        except (OSError, ValueError):
            return None
        finally:
            timer.cancel()

    def _late(self) -> None:
        self.late = True
        self.stop()


def _request(name: str, limits: Limits, media_type: str | None) -> dict[str, Any]:
    values = {each.name: getattr(limits, each.name) for each in fields(Limits) if each.name != "usage"}
    return {"name": name, "media_type": media_type, "limits": values}


def serve(folder: str) -> None:
    """The child's life: requests from standard input, answers to what was standard output.

    Libraries that print write to standard error; the pipe belongs to the answers alone. Where the parent
    ended without a word (it was killed), the child removes its ``folder`` itself.
    """
    try:
        _serve()
    except BrokenPipeError:
        pass
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _serve() -> None:
    answers = own_answers()
    requests = sys.stdin.buffer
    while (head := receive(requests)) is not None and (data := receive(requests)) is not None:
        request = json.loads(head)
        limits = replace(Limits(), **{**request["limits"], "passwords": tuple(request["limits"]["passwords"])})
        send(answers, json.dumps(_answer(data, request, limits)).encode())


def _answer(data: bytes, request: dict[str, Any], limits: Limits) -> dict[str, Any]:
    with bounded_memory(limits):
        try:
            return {"document": document_to_values(parse_bytes(data, request["name"], limits, request["media_type"]))}
        except ParseError as error:
            failed = error
        except MemoryError:
            failed = too_much_memory(limits)
        except Exception as error:
            failed = ParseError(
                Phrase(
                    f"读取文件时程序出错（{type(error).__name__}），未审查，请反馈给开发者",
                    f"reading failed ({type(error).__name__}); please report it",
                )
            )
    return {"error": [type(failed).__name__, str(failed.phrase), failed.phrase.en]}
