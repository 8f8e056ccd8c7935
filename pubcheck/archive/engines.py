"""The engines by name."""

from __future__ import annotations

from pathlib import Path

from pubcheck.archive.crew import Crew
from pubcheck.archive.engine import Engine, Work
from pubcheck.errors import SettingsError
from pubcheck.phrase import Phrase

LOCAL, DASK = "local", "dask"
ENGINES = (LOCAL, DASK)


def engine_named(
    name: str,
    work: Work,
    workers: int,
    *,
    scheduler: str = "",
    send: bool | None = None,
    db: Path | None = None,
    fresh: bool = False,
) -> Engine:
    """The engine with this name.

    :param workers: how many processes; a cluster that runs already has its own number.
    :param scheduler: the address of a Dask scheduler; empty for a cluster of our own on this machine.
    :param send: whether files are read here and sent to the workers; ``None``: where the archive lies on this machine
        and the scheduler may not.
    :param db: the store; parts of a cluster's results wait beside it.
    :param fresh: leave aside what a scan that was killed has left beside the store: everything is to be read again.
    :raises SettingsError: if there is no such engine, or it is not installed.
    """
    if name == DASK:
        from pubcheck.archive.dask_engine import DaskEngine

        parts = db.with_name(db.name + ".parts") if db is not None else None
        return DaskEngine(work, workers, scheduler=scheduler, send=send, parts=parts, fresh=fresh)
    if name != LOCAL:
        raise SettingsError(
            Phrase(
                f"没有名为 {name} 的引擎，可用：{'、'.join(ENGINES)}",
                f"no engine {name}; there are {', '.join(ENGINES)}",
            )
        )
    if scheduler or send is not None:
        raise SettingsError(
            Phrase("--scheduler、--send 只用于 --engine dask，请一并给出", "--scheduler and --send need --engine dask")
        )
    return Crew(work, workers)
