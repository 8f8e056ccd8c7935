"""What a worker of a Dask cluster does: it has files reviewed by child processes of its own and gives a part.

A hostile file meets the same child, with the same limits of time and memory, as in a scan on one machine: it costs a
child and never the worker. Dask shows arguments in its dashboard and its logs; those of ours tell nothing there.
"""

from __future__ import annotations

import signal
import threading
import time
from dataclasses import dataclass, field, replace
from typing import Any

from pubcheck.archive.crew import Crew
from pubcheck.archive.engine import Task, Work
from pubcheck.archive.made_of import rules_key
from pubcheck.archive.parts import made_of, part_of, row_of
from pubcheck.archive.place import Stamp
from pubcheck.archive.places import place_of
from pubcheck.errors import PubcheckError
from pubcheck.phrase import Phrase
from pubcheck.pipeline import Reviewer
from pubcheck.settings_values import settings_from_values

_IDLE = 60.0  # seconds without a task after which children end: the scan is over, or its client is gone


@dataclass(frozen=True, slots=True)
class Order:
    """What all tasks of one scan have in common. ``root`` is empty where the files' bytes come with the tasks."""

    scan: str = field(repr=False)
    settings: dict[str, Any] = field(repr=False)
    key: bytes = field(repr=False)
    root: str = field(repr=False)
    rules: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Item:
    """One file: ``file`` is the key of its path; where ``data`` comes with it, ``path`` is its neutral name and
    ``digest`` what it is known by (of a file that is too large, only the beginning comes)."""

    file: str = field(repr=False)
    path: str = field(repr=False)
    stamp: Stamp = field(repr=False)
    data: bytes | None = field(default=None, repr=False)
    digest: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Parcel:
    """The files of one task."""

    items: tuple[Item, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why this worker must not work for this scan, in Chinese and English."""

    zh: str
    en: str


def ready(order: Order) -> Refusal | None:
    """Why this worker must not work for the scan; ``None`` if it may."""
    post = _post(order)
    return post if isinstance(post, Refusal) else None


def review(order: Order, parcel: Parcel) -> bytes | Refusal:
    """The part of these files.

    :raises RuntimeError: if the worker is ending.
    """
    post = _post(order)
    if isinstance(post, Refusal):
        return post
    claims, rows = _InOneParcel(), []
    origin = made_of(order.rules)
    with post:
        for item in parcel.items:
            outcome = post.crew.one(Task(item.path, item.stamp, item.data), claims)
            if outcome is None:
                raise RuntimeError
            rows.append(row_of(item.file, replace(outcome, digest=item.digest or outcome.digest)))
    return part_of(rows, origin)


def dask_setup(_worker: object) -> None:
    """Called by Dask in a worker of our own cluster: Ctrl-C reaches it too, and is its client's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


class _InOneParcel:
    """Copies in one parcel are reviewed once; those in different ones the store keeps once."""

    def __init__(self) -> None:
        self._claimed: set[tuple[str, str]] = set()

    def claim(self, digest: str, ending: str) -> bool:
        """See :class:`~pubcheck.archive.engine.Claims`."""
        if (digest, ending) in self._claimed:
            return False
        self._claimed.add((digest, ending))
        return True

    def release(self, digest: str, ending: str) -> None:
        """See :class:`~pubcheck.archive.engine.Claims`."""
        self._claimed.discard((digest, ending))

    def keep(self) -> None:
        """Nothing is kept here."""


class _Post:
    """The children of this process that work for one scan; used as a context manager while they do."""

    def __init__(self, work: Work) -> None:
        self.crew = Crew(work, 0)
        self.crew.open()
        self._at_work = 0
        self.last = time.monotonic()

    def __enter__(self) -> None:
        with _LOCK:
            self._at_work += 1

    def __exit__(self, *_: object) -> None:
        with _LOCK:
            self._at_work -= 1
            self.last = time.monotonic()

    @property
    def is_idle(self) -> bool:
        """Whether it has had nothing to do for long."""
        return not self._at_work and time.monotonic() - self.last > _IDLE


# The one global: children outlive a task, and a worker process has no other place that outlives one.
_POSTS: dict[str, _Post | Refusal] = {}
_LOCK = threading.Lock()


def _post(order: Order) -> _Post | Refusal:
    """The post of this process for the scan."""
    with _LOCK:
        post = _POSTS.get(order.scan)
        if post is None:
            post = _POSTS[order.scan] = _made(order)
            if isinstance(post, _Post):
                threading.Thread(target=_end_when_idle, args=(order.scan, post), daemon=True).start()
        elif isinstance(post, _Post):
            post.last = time.monotonic()  # it must not end before it is entered
        return post


def _made(order: Order) -> _Post | Refusal:
    try:
        settings = settings_from_values(order.settings)
        mine = rules_key(Reviewer(settings))
        if order.root:
            place_of(order.root)
    except PubcheckError as error:
        return Refusal(str(error.phrase), error.phrase.en)
    if mine != order.rules:
        words = Phrase(
            "其 pubcheck 的版本、模型、设置或已装组件与本机不同，结果会不一致；请在所有节点安装相同的版本和组件",
            "its pubcheck has another version, other models or other libraries; install the same on all nodes",
        )
        return Refusal(str(words), words.en)
    return _Post(Work(settings, order.key, order.root))


def _end_when_idle(scan: str, post: _Post) -> None:
    """The life of a thread: until the post has been idle for long."""
    while True:
        time.sleep(_IDLE / 10)
        with _LOCK:
            if post.is_idle:
                del _POSTS[scan]
                break
    post.crew.close()
