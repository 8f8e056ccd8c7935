"""A connection to a Dask cluster: one that runs already, or one of our own on this machine for as long as it is needed."""

from __future__ import annotations

import asyncio
import logging
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from typing import Any

from pubcheck.archive.dask_task import Refusal
from pubcheck.archive.place import shown_root
from pubcheck.errors import PubcheckError, SettingsError
from pubcheck.phrase import Phrase

_CONNECT = 10.0  # seconds
_WORKERS = 60.0  # seconds to wait for the first worker
_SETTINGS = {
    # One file may be larger than what Dask thinks wise; how much is under way is bounded by us.
    "distributed.admin.large-graph-warning-threshold": "1TB",
    # No pages about tasks and workers for the other users of this machine.
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
    # It looks at every thread a hundred times per second.
    "distributed.worker.profile.enabled": False,
    "distributed.worker.preload": ["pubcheck.archive.dask_task"],
}


class ClusterError(PubcheckError):
    """The cluster cannot go on; what the store holds is intact, and the same command goes on from there."""


def need_dask() -> None:
    """Make sure that the extra is installed.

    :raises SettingsError: if it is not.
    """
    missing = [name for name in ("distributed", "pyarrow") if find_spec(name) is None]
    if missing:
        raise SettingsError(
            Phrase(
                f"--engine dask 需要组件 {'、'.join(missing)}，请安装 pubcheck[dask]",
                f"--engine dask needs {' and '.join(missing)}; install pubcheck[dask]",
            )
        )


@contextmanager
def connected(scheduler: str, workers: int) -> Iterator[Any]:
    """A client of the cluster at ``scheduler``, or of one of our own with so many workers if that is empty.

    :raises SettingsError: if there is no scheduler at this address, or it has no worker.
    """
    need_dask()
    import dask
    import distributed

    with ExitStack() as stack:
        stack.enter_context(dask.config.set(_SETTINGS))
        stack.enter_context(_silence())
        if scheduler:
            client = _client(scheduler)
        else:
            cluster = stack.enter_context(_local(workers))
            client = distributed.Client(cluster, set_as_default=False)  # type: ignore[no-untyped-call,unused-ignore]
        stack.callback(client.close)
        try:
            client.wait_for_workers(1, timeout=_WORKERS)
        except (TimeoutError, asyncio.TimeoutError):  # two kinds before Python 3.11
            raise SettingsError(
                Phrase(
                    f"调度器 {shown_root(scheduler)} 没有工作节点，请先启动 dask worker",
                    f"the scheduler {shown_root(scheduler)} has no workers; start dask worker first",
                )
            ) from None
        yield client


def _client(scheduler: str) -> Any:
    import distributed

    try:
        return distributed.Client(scheduler, timeout=_CONNECT, set_as_default=False)  # type: ignore[no-untyped-call,unused-ignore]
    except (OSError, ValueError, TypeError, RuntimeError, asyncio.TimeoutError) as error:
        raise SettingsError(
            Phrase(
                f"无法连接调度器 {shown_root(scheduler)}（{type(error).__name__}），请核对地址（如 tcp://主机:8786）和证书设置",
                f"cannot connect to {shown_root(scheduler)} ({type(error).__name__}); check the address "
                "(tcp://host:8786) and the certificates",
            )
        ) from None


@contextmanager
def _local(workers: int) -> Iterator[Any]:
    """Worker processes of this machine. Only we can connect: other users of it may reach 127.0.0.1 as well."""
    import distributed
    from distributed.security import Security

    security = Security.temporary()  # type: ignore[no-untyped-call,unused-ignore]
    folder = tempfile.mkdtemp(prefix="pubcheck-")
    try:
        with distributed.LocalCluster(  # type: ignore[no-untyped-call,unused-ignore]
            n_workers=workers,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            security=security,
            dashboard_address="127.0.0.1:0",
            scheduler_kwargs={"dashboard": False},
            local_directory=folder,
            silence_logs=logging.CRITICAL,
        ) as cluster:
            yield cluster
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _silence() -> Iterator[None]:
    """What distributed reports of workers that come and go is told by us, in one line, where it matters."""
    names = [name for name in logging.root.manager.loggerDict if name.partition(".")[0] == "distributed"]
    before = {name: logging.getLogger(name).level for name in names}
    for name in names:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for name, level in before.items():
            logging.getLogger(name).setLevel(level)


def lost() -> ClusterError:
    """The scheduler is gone."""
    return ClusterError(
        Phrase(
            "与 Dask 调度器的连接已断开，扫描停止；已保存的结果完好，再运行同一命令即可继续",
            "the connection to the Dask scheduler is lost; results so far are intact, run again to go on",
        )
    )


def refused(refusal: Refusal, address: str = "") -> ClusterError:
    """A worker that must not work for this scan."""
    return ClusterError(
        Phrase(f"工作节点 {address} 不能参加扫描：{refusal.zh}", f"worker {address} cannot take part: {refusal.en}")
    )


def unable(error: BaseException, address: str = "") -> ClusterError:
    """A worker or scheduler that has no pubcheck, or another one."""
    return ClusterError(
        Phrase(
            f"工作节点 {address} 无法运行 pubcheck（{type(error).__name__}），请在所有节点和调度器上安装相同版本的 pubcheck[dask]",
            f"worker {address} cannot run pubcheck ({type(error).__name__}); install the same pubcheck[dask] on all nodes",
        )
    )
