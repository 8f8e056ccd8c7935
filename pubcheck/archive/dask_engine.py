"""The engine of a Dask cluster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from uuid import uuid4

from pubcheck.archive.dask_cluster import connected, need_dask
from pubcheck.archive.dask_shift import Shift
from pubcheck.archive.dask_task import Order
from pubcheck.archive.engine import Claims, Outcome, Task, Work
from pubcheck.archive.made_of import rules_key
from pubcheck.archive.parcels import Cut
from pubcheck.archive.parts import Parts
from pubcheck.archive.places import place_of
from pubcheck.pipeline import Reviewer
from pubcheck.settings_values import settings_to_values


class DaskEngine:
    """Reviews on a cluster; see :class:`~pubcheck.archive.engine.Engine`.

    :param scheduler: its address; empty for a cluster of our own with so many ``workers``.
    :param send: read the files here and send them with the tasks. ``None``: where the root lies on this machine and
        the scheduler may not.
    :param parts: the folder where parts wait for the store; ``None`` for a scan that keeps nothing.
    :param fresh: leave aside what a scan that was killed has left there.
    """

    def __init__(
        self,
        work: Work,
        workers: int,
        *,
        scheduler: str = "",
        send: bool | None = None,
        parts: Path | None = None,
        fresh: bool = False,
        cut: Cut | None = None,
    ) -> None:
        need_dask()
        self._work, self._cut = work, cut or Cut()
        self._send = send if send is not None else _only_here(work.root, scheduler)
        self._workers, self._scheduler = workers, scheduler
        self._folder, self._fresh = parts, fresh

    def run(self, tasks: Iterable[Task | None], claims: Claims) -> Iterator[Outcome | None]:
        """See :class:`~pubcheck.archive.engine.Engine`.

        :raises SettingsError: if the cluster cannot be reached or must not work for this scan.
        :raises ClusterError: if it is lost on the way.
        """
        waiting = iter(tasks)
        for first in waiting:
            if first is not None:
                break
            yield None
        else:  # an unchanged archive needs no cluster
            return
        reviewer = Reviewer(self._work.settings)
        rules = rules_key(reviewer)
        place = place_of(self._work.root) if self._send else None
        parts = Parts(self._folder, rules, fresh=self._fresh)
        self._fresh = False  # what this scan leaves itself is good
        with ExitStack() as stack:
            client = stack.enter_context(connected(self._scheduler, self._workers))
            shift = Shift(client, self._order(rules), claims, parts, reviewer, self._cut, place)
            stack.callback(shift.end)
            shift.check()
            yield from shift.outcomes(chain((first,), waiting))

    def _order(self, rules: str) -> Order:
        work = self._work
        return Order(uuid4().hex, settings_to_values(work.settings), work.key, "" if self._send else work.root, rules)


def _only_here(root: str, scheduler: str) -> bool:
    """Whether workers cannot be expected to reach ``root``."""
    if "://" not in root:
        return bool(scheduler)
    # A chain (zip::file://…) ends in the store itself.
    kind = root.rpartition("::")[2].partition("://")[0]
    return kind == "memory" or (kind in ("file", "local") and bool(scheduler))
