"""Scans on a cluster: processes of Dask on this machine, killed on the way; the store is that of an undisturbed scan."""

from __future__ import annotations

import sqlite3
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from canonical import dump
from cluster import KEY, PERSON, Cluster, kill_hard, write_archive
from kills import children

from pubcheck.archive.crew import Crew
from pubcheck.archive.dask_cluster import ClusterError
from pubcheck.archive.dask_engine import DaskEngine
from pubcheck.archive.dask_task import Item, Order, Parcel, Refusal, ready, review
from pubcheck.archive.engine import Task, Work
from pubcheck.archive.parcels import Cut
from pubcheck.archive.parts import part_of, rows_of
from pubcheck.archive.place import Stamp
from pubcheck.archive.scan import Scan, Scanned, rules_key
from pubcheck.errors import SettingsError
from pubcheck.pipeline import Reviewer
from pubcheck.settings import Limits, Settings
from pubcheck.settings_values import settings_to_values

FILES = 30
SMALL = Cut(files=3)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with Cluster(tmp_path_factory.mktemp("cluster")) as running:
        yield running


@pytest.fixture
def two(cluster: Cluster) -> Cluster:
    """The cluster with two workers."""
    while len(cluster.workers) < 2:
        cluster.add_worker()
    return cluster


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_archive(tmp_path_factory.mktemp("archive") / "档案", FILES)
    time.sleep(2.1)  # what changed just now is read again
    return root


@pytest.fixture(scope="module")
def undisturbed(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Any, ...]]:
    """What a scan on this machine alone gives."""
    db = tmp_path_factory.mktemp("local") / "x.sqlite"
    scan = Scan(str(archive), db, KEY)
    with closing(scan.run(Crew(scan.work(), 1))) as items:
        assert len(list(items)) == FILES
    return dump(db)


@pytest.fixture(autouse=True)
def given_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are told one by one, so that a test can do its mischief between two of them."""
    monkeypatch.setattr("pubcheck.archive.intake._FILES", 1)


def scanned(cluster: Cluster, scan: Scan, at: Callable[[int], None] = lambda _: None, **how: Any) -> list[Scanned]:
    """A scan on the cluster; ``at`` is told how many files are done, one by one."""
    engine = DaskEngine(
        scan.work(), 2, scheduler=cluster.address, parts=scan.db.with_name(scan.db.name + ".parts"), cut=SMALL, **how
    )
    items = []
    with closing(scan.run(engine)) as given:
        for item in given:
            items.append(item)
            at(len(items))
    return items


@pytest.mark.parametrize("send", [True, False])
def test_a_worker_is_killed_on_the_way(
    two: Cluster, archive: Path, undisturbed: list[tuple[Any, ...]], tmp_path: Path, send: bool
) -> None:
    """And a child of the other one, as by a hostile file: that costs one more try of one file."""

    def kill(done: int) -> None:
        if done == 6:
            two.kill_worker(two.workers[0])
        if done == 12:
            for child in children(two.workers[0].pid):
                kill_hard(child)

    scan = Scan(str(archive), tmp_path / "x.sqlite", KEY)
    items = scanned(two, scan, kill, send=send)
    assert sorted(each.path for each in items) == sorted(row[1] for row in undisturbed if row[0] == "files")
    assert dump(scan.db) == undisturbed
    assert not (tmp_path / "x.sqlite.parts").exists()
    assert len(two.workers) == 1


def test_a_file_that_no_worker_survives_becomes_a_gap(
    two: Cluster,
    archive: Path,
    undisturbed: list[tuple[Any, ...]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A cluster that gives up a task with its first worker: the parcel is parted, then the file is given up."""
    monkeypatch.setattr("pubcheck.archive.dask_shift._OLDEST", 600.0)  # parcels of one file only where they are meant
    set_allowed_failures(two, 0)
    try:
        scan = Scan(str(archive), tmp_path / "x.sqlite", KEY)
        killed: list[int] = []

        def kill(done: int) -> None:
            if done == 6:  # parcels of three files are parted
                two.kill_worker(two.workers[0])
                two.add_worker()
                killed.append(done)

        scanned(two, scan, kill)
        assert killed
        assert dump(scan.db) == undisturbed

        single = replace(scan, db=tmp_path / "y.sqlite")
        engine = DaskEngine(single.work(), 2, scheduler=two.address, cut=Cut(files=1))
        with closing(single.run(engine)) as items:
            for number, _ in enumerate(items, 1):
                if number in (4, 8, 12):  # whoever is at a file just then loses it
                    for worker in list(two.workers):
                        two.kill_worker(worker)
                    two.add_worker()
                    two.add_worker()
        lost = [row for row in dump(single.db) if row[0] == "gaps"]
        assert lost
        assert all("多个计算节点先后退出" in str(row) for row in lost)
        files = [row for row in dump(single.db) if row[0] == "files"]
        assert files == [row for row in undisturbed if row[0] == "files"]  # each is there, with its hash
        scanned(two, replace(single, again=True))
        assert dump(single.db) == undisturbed
    finally:
        set_allowed_failures(two, 3)


def set_allowed_failures(cluster: Cluster, number: int) -> None:
    import distributed

    def set_it(dask_scheduler: Any = None) -> None:
        dask_scheduler.allowed_failures = number

    with distributed.Client(cluster.address, set_as_default=False) as client:
        client.run_on_scheduler(set_it)


def test_what_is_left_beside_the_store_is_taken_in(
    two: Cluster, archive: Path, undisturbed: list[tuple[Any, ...]], tmp_path: Path
) -> None:
    """The client stops after its first files; the parts that the store has not yet are those it begins with."""
    scan = Scan(str(archive), tmp_path / "x.sqlite", KEY)
    folder = tmp_path / "x.sqlite.parts"
    kept: dict[str, bytes] = {}

    class Killed(BaseException):
        pass

    def stop(done: int) -> None:
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        for path in folder.glob("*.parquet"):
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
            kept[path.name] = path.read_bytes()
        if done == 9:
            raise Killed

    with pytest.raises(Killed):
        scanned(two, scan, stop)
    # As after a SIGKILL: the parts lie there, and nothing of them came into the store.
    (tmp_path / "x.sqlite").unlink()
    folder.mkdir(exist_ok=True)
    for name, part in kept.items():
        (folder / name).write_bytes(slowed(part))
    (folder / "torn.parquet").write_bytes(next(iter(kept.values()))[:100])
    scanned(two, scan)
    assert dump(scan.db) == undisturbed
    assert not folder.exists()
    connection = sqlite3.connect(scan.db)
    (taken,) = connection.execute("SELECT count(*) FROM contents WHERE seconds = 4321").fetchone()
    connection.close()
    assert taken == sum(len(rows_of(part)[1]) for part in kept.values())  # they were not reviewed again
    assert taken >= 3
    # Nothing is left to do: then no cluster is asked for.
    engine = DaskEngine(scan.work(), 1, scheduler="tcp://127.0.0.1:1")
    assert {each.state.value for each in scan.run(engine)} == {"unchanged"}


def slowed(part: bytes) -> bytes:
    """The part with a time that no review takes, to know its rows again in the store."""
    origin, rows = rows_of(part)
    return part_of([replace(row, seconds=4321.0) for row in rows], origin)


def test_nothing_is_told_to_the_cluster(two: Cluster, tmp_path: Path) -> None:
    """Keys of tasks, what the scheduler knows of them, what everybody logs: no path, no key, no word of a file."""
    import distributed

    root = write_archive(tmp_path / f"王小满{PERSON}", 9)
    scan = Scan(str(root), tmp_path / "x.sqlite", KEY, Settings())
    seen: list[str] = []

    def look(dask_scheduler: Any = None) -> str:
        told = [repr(vars(dask_scheduler.extensions.get("spans"))), repr(dask_scheduler.get_logs())]
        told += [repr(list(dask_scheduler.transition_log)), repr(list(dask_scheduler.get_events().items()))]
        for task in dask_scheduler.tasks.values():
            told += [repr(task.key), repr(task.run_spec), repr(task.annotations), repr(task.prefix), repr(task.group)]
        return "\n".join(told)

    with distributed.Client(two.address, set_as_default=False) as client:
        for send in (True, False):
            scanned(
                two,
                replace(scan, db=tmp_path / f"{send}.sqlite"),
                lambda done: seen.append(client.run_on_scheduler(look)) if done == 1 else None,
                send=send,
            )
        # A task that fails: Dask logs it with its arguments.
        order = Order("scan", {"lang": KEY.hex()}, KEY, str(root), "rules")
        parcel = Parcel((Item(KEY.hex(), f"{root}/a.txt", Stamp(1, KEY.hex()), PERSON.encode()),))
        with pytest.raises(KeyError):
            client.submit(review, order, parcel, pure=False).result()
        seen.append(client.run_on_scheduler(look))
    seen.append(two.logs())
    told = "\n".join(seen)
    assert "pubcheck-" in told
    assert "Compute Failed" in told
    for secret in (PERSON, "王小满", KEY.hex(), repr(KEY)[2:-1], str(KEY), "第0卷", ".txt", str(tmp_path)):
        assert secret not in told


def test_a_worker_with_other_rules_is_refused(
    cluster: Cluster, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same name, another profile: each finds the one in its folder."""
    shipped = (files("pubcheck.profiles") / "panyu.toml").read_text(encoding="utf-8")
    for name, text in (("here", shipped), ("there", shipped.replace("0.55", "0.56"))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "ours.toml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "here")
    worker = cluster.add_worker(cwd=tmp_path / "there")
    try:
        wait_for(cluster, len(cluster.workers))
        scan = Scan(str(archive), tmp_path / "x.sqlite", KEY, Settings(profile="ours.toml"))
        with pytest.raises(ClusterError) as caught:
            scanned(cluster, scan)
        assert "不能参加扫描" in str(caught.value.phrase)
        assert "\n" not in str(caught.value.phrase)
    finally:
        cluster.kill_worker(worker)


def wait_for(cluster: Cluster, workers: int) -> None:
    import distributed

    with distributed.Client(cluster.address, set_as_default=False) as client:
        client.wait_for_workers(workers, timeout=60)


def test_why_a_worker_refuses(tmp_path: Path) -> None:
    settings = Settings()
    rules = rules_key(Reviewer(settings))
    order = Order("refusals", settings_to_values(settings), KEY, "", rules)
    other = ready(replace(order, scan="other", rules="0" * 16))
    assert isinstance(other, Refusal)
    assert "版本" in other.zh
    nowhere = ready(replace(order, scan="nowhere", root=str(tmp_path / "没有")))
    assert isinstance(nowhere, Refusal)
    assert "找不到文件夹" in nowhere.zh
    assert review(replace(order, scan="other", rules="0" * 16), Parcel(())) == other


def test_the_last_file_is_not_forgotten(two: Cluster, archive: Path) -> None:
    """The walk ends when everything is read already and nothing is on its way."""
    path = sorted(archive.rglob("*.txt"))[0]

    def tasks() -> Iterator[Task]:
        yield Task(path.relative_to(archive).as_posix(), Stamp(path.stat().st_size, ""))
        time.sleep(0.5)

    engine = DaskEngine(Work(Settings(), KEY, str(archive)), 1, scheduler=two.address)
    outcomes = [each for each in engine.run(tasks(), All()) if each is not None]
    assert [each.record is not None for each in outcomes] == [True]


def test_large_files_that_begin_alike_are_no_copies(two: Cluster, tmp_path: Path) -> None:
    """Of a file beyond the limit only the beginning travels; what it is known by was read before."""
    settings = Settings(limits=Limits(max_bytes=1000))
    root = write_archive(tmp_path / "档案", 2)
    for number in range(2):
        (root / f"大{number}.txt").write_text("通知" * 400 + str(number), encoding="utf-8")
    scan = Scan(str(root), tmp_path / "x.sqlite", KEY, settings)
    assert {each.state.value for each in scanned(two, scan, send=True)} == {"reviewed"}
    local = replace(scan, db=tmp_path / "y.sqlite")
    with closing(local.run(Crew(local.work(), 1))) as items:
        assert len(list(items)) == 4
    assert dump(scan.db) == dump(local.db)


class All:
    """Everything is to be reviewed."""

    def claim(self, digest: str, ending: str) -> bool:
        return True

    def release(self, digest: str, ending: str) -> None:
        raise AssertionError("nothing changes here")

    def keep(self) -> None:
        """Nothing is kept."""


def test_no_scheduler_there(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pubcheck.archive.dask_cluster._CONNECT", 0.5)
    scan = Scan(str(archive), tmp_path / "x.sqlite", KEY)
    for address in ("tcp://127.0.0.1:1", "nonsense"):
        started = time.monotonic()
        with pytest.raises(SettingsError, match="无法连接调度器"):
            list(scan.run(DaskEngine(scan.work(), 1, scheduler=address)))
        assert time.monotonic() - started < 10


def test_the_scheduler_dies(archive: Path, tmp_path: Path, undisturbed: list[tuple[Any, ...]]) -> None:
    """The scan stops in one line, keeps what it has, and goes on elsewhere."""
    scan = Scan(str(archive), tmp_path / "x.sqlite", KEY)
    (tmp_path / "logs").mkdir()
    with Cluster(tmp_path / "logs") as short:
        short.add_worker()

        def kill(done: int) -> None:
            if done == 4:
                short.scheduler.kill()

        with pytest.raises(ClusterError, match="连接已断开"):
            scanned(short, scan, kill)
    with closing(scan.run(Crew(scan.work(), 1))) as items:
        states = [each.state.value for each in items]
    assert states.count("unchanged") >= 4
    assert dump(scan.db) == undisturbed


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(SettingsError, match=r"distributed，请安装 pubcheck\[dask\]"):
        DaskEngine(Scan("x", Path("x"), KEY).work(), 1)
