"""One run on a Dask cluster: files go out in parcels, parts come back.

What is under way is bounded, in parcels and in bytes. A worker that dies costs its parcels another try elsewhere
(Dask's business); a parcel that several workers did not survive is parted into single files, and a single file into
a gap.
"""

from __future__ import annotations

import asyncio
import queue
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

from pubcheck.archive.dask_cluster import ClusterError, lost, refused, unable
from pubcheck.archive.dask_task import Item, Order, Parcel, Refusal, ready, review
from pubcheck.archive.engine import Claims, Outcome, Task
from pubcheck.archive.names import neutral_name, path_key
from pubcheck.archive.parcels import Cut, Sent
from pubcheck.archive.parts import Parts, rows_of
from pubcheck.archive.place import Place
from pubcheck.archive.readers import Readers
from pubcheck.archive.value_keys import ValueKeys
from pubcheck.archive.worker import Bytes
from pubcheck.phrase import Phrase
from pubcheck.pipeline import Reviewer

_RETRIES = 2  # of a task that raises, by Dask
_READERS = 4
_LOOK = 1.0  # seconds between two looks at the cluster
_COUNT = 10.0  # seconds between two counts of its workers
_DESERTED = 300.0  # seconds to wait for a worker when all are gone
_KEEP = 2.0  # seconds that parts wait for the store to keep their rows
_OLDEST = 2.0  # seconds that an open parcel waits for more files


class Shift:
    """One run: tasks go in, outcomes come out, in the thread that iterates.

    :param place: where files are read to be sent; ``None`` where workers read them.
    """

    def __init__(
        self,
        client: Any,
        order: Order,
        claims: Claims,
        parts: Parts,
        reviewer: Reviewer,
        cut: Cut,
        place: Place | None,
    ) -> None:
        self._client, self._order, self._claims, self._parts, self._cut = client, order, claims, parts, cut
        self._keys, self._reviewer = ValueKeys(order.key), reviewer
        self._events: queue.Queue[Any] = queue.Queue()  # (task, bytes) of readers, futures that are done
        self._readers: Readers | None = None
        if place is not None:
            self._readers = Readers(place, reviewer.settings.limits.max_bytes, self._keys, self._events, _READERS)
        self._open: list[Sent] = []
        self._size, self._since = 0, 0.0  # bytes in the open parcel, and since when it is open
        self._closed: deque[list[Sent]] = deque()
        self._flight: dict[str, tuple[Any, list[Sent]]] = {}
        self._done: deque[Outcome] = deque()
        self._gathered: list[Path] = []  # parts whose rows were given
        self._bytes = self._reserved = 0
        self._reading = 0  # files given to readers whose bytes have not come back to this thread
        self._threads = 1
        self._counted = self._seen = self._kept = time.monotonic()

    def check(self) -> None:
        """Ask every worker whether it can work for this scan.

        :raises ClusterError: if one cannot.
        """
        self._count()
        for address, answer in self._client.run(ready, self._order, on_error="return").items():
            if isinstance(answer, Refusal):
                raise refused(answer, address)
            if isinstance(answer, BaseException) and not isinstance(answer, OSError):  # one that leaves is no matter
                raise unable(answer, address)

    def outcomes(self, tasks: Iterable[Task | None]) -> Iterator[Outcome | None]:
        """All outcomes, and ``None`` now and then."""
        for task in tasks:
            if task is None:
                yield None
                continue
            self._accept(task)
            while self._is_full or not self._events.empty():
                self._advance()
                yield from self._given()
            if self._open and time.monotonic() - self._since > _OLDEST:
                self._close()
            yield from self._given()
        while self._open or self._closed or self._flight or self._reading:
            if not self._reading:
                self._close()
            self._advance()
            yield None
            yield from self._given()
        yield from self._given()
        self._keep()
        self._parts.clear()

    def end(self) -> None:
        """Nothing more is wanted."""
        if self._readers is not None:
            self._readers.end()
        futures = [future for future, _ in self._flight.values()]
        self._flight.clear()
        if futures and self._client.status == "running":
            self._client.cancel(futures, force=True)

    # -- in ------------------------------------------------------------------------------------------------------

    @property
    def _is_full(self) -> bool:
        return (
            len(self._flight) + len(self._closed) >= 2 * self._threads + 1
            or self._bytes + self._reserved >= self._cut.under_way
            or self._reading >= 4 * _READERS
        )

    def _key(self, task: Task) -> str:
        """What the store knows the file of a task by."""
        return task.key or path_key(task.path, self._keys)

    def _accept(self, task: Task) -> None:
        file = self._key(task)
        saved = self._parts.saved(file, task)
        if saved is not None:
            self._done.append(saved)
        elif self._readers is not None:
            self._reserved += task.stamp.size
            self._reading += 1
            self._readers.put(task)
        else:
            self._add(Sent(task, Item(file, task.path, task.stamp), None), task.stamp.size)

    def _read(self, task: Task, result: Bytes | Phrase | BaseException) -> None:
        """A reader is done with a file."""
        self._reading -= 1
        self._reserved -= task.stamp.size
        if isinstance(result, BaseException):
            raise result
        if not isinstance(result, Bytes):
            self._done.append(Outcome(task, task.stamp, error=result))
        elif self._claims.claim(result.digest, result.ending):
            file, name = self._key(task), neutral_name(task.path)
            item = Item(file, name, result.stamp, result.data, result.digest)
            content = Bytes(b"", result.stamp, result.digest, result.ending)
            self._bytes += len(result.data)
            self._add(Sent(task, item, content), len(result.data))
        else:
            self._done.append(Outcome(task, result.stamp, result.digest, result.ending))

    def _add(self, sent: Sent, size: int) -> None:
        if self._size + size > self._cut.size:
            self._close()
        if not self._open:
            self._since, self._size = time.monotonic(), 0
        self._open.append(sent)
        self._size += size
        if len(self._open) >= self._cut.files or self._size >= self._cut.size:
            self._close()

    def _close(self) -> None:
        """The open parcel goes out as it is."""
        if self._open:
            self._closed.append(self._open)
            self._open = []

    # -- out -----------------------------------------------------------------------------------------------------

    def _advance(self) -> None:
        """Send what is closed; wait for the next event, and take it."""
        if not (self._closed or self._flight or self._reading):
            self._close()
        while self._closed and len(self._flight) < 2 * self._threads + 1:
            self._submit(self._closed.popleft())
        try:
            event = self._events.get(timeout=_LOOK)
        except queue.Empty:
            self._look()
            return
        if isinstance(event, tuple):
            self._read(*event)
        else:
            self._gather(event)

    def _submit(self, parcel: list[Sent]) -> None:
        # The key is what the dashboard shows: it tells nothing.
        future = self._client.submit(
            review,
            self._order,
            Parcel(tuple(sent.item for sent in parcel)),
            key=f"pubcheck-{uuid4().hex}",
            pure=False,
            retries=_RETRIES,
        )
        self._flight[future.key] = future, parcel
        future.add_done_callback(self._events.put)

    def _gather(self, future: Any) -> None:
        """A parcel came back, one way or the other."""
        from distributed import CancelledError, KilledWorker

        _, parcel = self._flight.pop(future.key)
        try:
            answer = self._answer(future)
        except ClusterError:
            raise
        except CancelledError:
            raise lost() from None
        except ImportError as error:
            raise unable(error) from None
        except KilledWorker:
            reason = Phrase(
                "审查这份文件时多个计算节点先后退出，未审查；请单独检查这份文件",
                "several workers died while they reviewed this file; check it by itself",
            )
            self._failed(parcel, reason, for_good=True)
        except Exception as error:  # of the worker, not of the file: a full disk, no memory for a child
            self._failed(parcel, _broken(error), for_good=False)
        else:
            if isinstance(answer, Refusal):
                raise refused(answer)
            self._take(answer, parcel)

    def _answer(self, future: Any) -> Any:
        """What the task gave; where its worker died with it, the cluster makes it again."""
        while True:
            with suppress(TimeoutError, asyncio.TimeoutError):  # two kinds before Python 3.11
                return future.result(timeout=_COUNT)
            self._look()

    def _take(self, part: bytes, parcel: list[Sent]) -> None:
        """The rows of a part become outcomes."""
        try:
            rows = {row.file: row for row in rows_of(part)[1]}
            outcomes = [rows[sent.item.file].outcome(sent.task) for sent in parcel]
            if any(not sent.is_of(outcome) for sent, outcome in zip(parcel, outcomes, strict=True)):
                raise ValueError("another content")
        except (ValueError, TypeError, KeyError) as error:  # no part, or one of another parcel
            self._failed(parcel, _broken(error), for_good=False)
            return
        path = self._parts.write(part)
        if path is not None:
            self._gathered.append(path)
        self._done += outcomes
        for sent, outcome in zip(parcel, outcomes, strict=True):
            self._bytes -= sent.weight
            if outcome.record is None:
                self._release(sent)

    def _failed(self, parcel: list[Sent], reason: Phrase, *, for_good: bool) -> None:
        """File by file: the innocent ones are reviewed, and the one that is left is told."""
        if len(parcel) > 1:
            self._closed.extend([sent] for sent in parcel)
            return
        (sent,) = parcel
        self._bytes -= sent.weight
        if for_good:
            self._done.append(sent.given_up(reason, self._reviewer, self._keys))
            return
        self._release(sent)
        self._done.append(Outcome(sent.task, sent.task.stamp, error=reason))

    def _release(self, sent: Sent) -> None:
        if sent.content is not None:
            self._claims.release(sent.content.digest, sent.content.ending)

    def _given(self) -> Iterator[Outcome]:
        """What is done, given away; the store then keeps it from time to time, and its parts go."""
        while self._done:
            yield self._done.popleft()
        if self._gathered and time.monotonic() - self._kept > _KEEP:
            self._keep()

    def _keep(self) -> None:
        self._claims.keep()
        self._parts.remove(self._gathered)
        self._gathered.clear()
        self._kept = time.monotonic()

    # -- the cluster ---------------------------------------------------------------------------------------------

    def _look(self) -> None:
        """Nothing happened for a while: is everybody still there?"""
        if self._readers is not None:
            self._readers.look()
        if self._client.status not in ("running", "connecting"):
            raise lost()
        if time.monotonic() - self._counted > _COUNT:
            self._count()
            if time.monotonic() - self._seen > _DESERTED:
                raise ClusterError(
                    Phrase(
                        "集群中已没有工作节点，扫描停止；已保存的结果完好，启动工作节点后运行同一命令即可继续",
                        "the cluster has no workers left; results so far are intact, start workers and run again",
                    )
                )

    def _count(self) -> None:
        """How many parcels the cluster works on at a time: workers come and go."""
        try:
            threads = sum(self._client.nthreads().values())
        except (OSError, AttributeError):
            raise lost() from None
        self._counted = time.monotonic()
        if threads:
            self._threads, self._seen = threads, self._counted


def _broken(error: Exception) -> Phrase:
    return Phrase(
        f"计算节点出错（{type(error).__name__}），下次扫描时会重试",
        f"a worker failed ({type(error).__name__}); the next scan tries again",
    )
