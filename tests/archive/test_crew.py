"""Workers that die, hang or answer nonsense: the file is tried again, then told as a gap; the others go on."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from archives import KEY, scanned, write_archive, write_file
from canonical import dump

from pubcheck.archive import crew as crew_module
from pubcheck.archive import intake
from pubcheck.archive.crew import Crew
from pubcheck.archive.engine import Work
from pubcheck.archive.names import neutral_name
from pubcheck.archive.places import Folder, ReadError, Stamp, settled
from pubcheck.archive.scan import Scan, Scanned
from pubcheck.errors import SettingsError
from pubcheck.settings import Limits, Settings

linux = pytest.mark.skipif(sys.platform != "linux", reason="signals of POSIX")
LONG = "关于开展专项检查工作的通知，请各单位于本月底前报送材料。\n" * 60_000


class Disturbed(threading.Thread):
    """Sends a signal to each worker of a crew that has been at a file for ``seconds``."""

    def __init__(self, crew: Crew, number: int, seconds: float) -> None:
        super().__init__(daemon=True)
        self.crew, self.number, self.seconds = crew, number, seconds
        self.sent: set[int] = set()
        self.ended = threading.Event()

    def run(self) -> None:
        since: dict[int, float] = {}
        while not self.ended.wait(0.02):
            for worker in list(self.crew._workers.values()):
                pid = worker.process.pid
                if worker.files and pid not in self.sent:
                    since.setdefault(pid, time.monotonic())
                    if time.monotonic() - since[pid] > self.seconds:
                        self.sent.add(pid)
                        os.kill(pid, self.number)


def disturbed(root: Path, db: Path, number: int, settings: Settings | None = None) -> tuple[list[Scanned], int]:
    """A scan by one worker that gets a signal while it is at a long file, and how many workers got it."""
    scan = Scan(str(root), db, KEY, settings or Settings())
    crew = Crew(scan.work(), 1)
    thread = Disturbed(crew, number, 0.2)
    thread.start()
    with closing(scan.run(crew)) as items:
        found = list(items)
    thread.ended.set()
    thread.join()
    return found, len(thread.sent)


@linux
def test_a_file_that_brings_down_three_workers_becomes_a_gap(tmp_path: Path) -> None:
    root = write_archive(tmp_path / "a", {"长.txt": LONG})
    (item,), killed = disturbed(root, tmp_path / "s.sqlite", signal.SIGKILL)
    assert killed == 3
    assert item.record is not None
    (document,) = item.record.documents
    assert document.verdict == "incomplete"
    assert len(document.gaps) == 1
    assert document.digest
    # It is not tried at every scan: its content did not change.
    assert [each.state.value for each in scanned(root, tmp_path / "s.sqlite")] == ["unchanged"]


@linux
def test_a_hanging_worker_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew_module, "_GRACE", 0.5)
    monkeypatch.setattr(crew_module, "_REVIEW_SECONDS", 0.5)
    monkeypatch.setattr(crew_module, "_REVIEW_PACE", 1e9)
    root = write_archive(tmp_path / "a", {"长.txt": LONG})
    (item,), stopped = disturbed(root, tmp_path / "s.sqlite", signal.SIGSTOP, Settings(limits=Limits(max_seconds=2.0)))
    assert stopped == 2
    assert item.record is not None
    assert item.record.documents[0].verdict == "incomplete"


@linux
def test_a_worker_that_dies_once_costs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "_SECONDS", 0.0)  # the first file is told while the others are worked on
    monkeypatch.setattr(crew_module, "_BATCH", 1)
    root = write_archive(tmp_path / "a")
    scanned(root, tmp_path / "whole.sqlite")
    scan = Scan(str(root), tmp_path / "s.sqlite", KEY)
    crew = Crew(scan.work(), 2)
    with closing(scan.run(crew)) as items:
        first = next(items)
        os.kill(crew._workers[0].process.pid, signal.SIGKILL)
        assert len([first, *items]) == 5
    assert dump(tmp_path / "s.sqlite") == dump(tmp_path / "whole.sqlite")


def test_closing_a_scan_keeps_what_is_done_and_leaves_no_process(tmp_path: Path) -> None:
    root = write_archive(tmp_path / "a", {f"{number}.txt": f"第{number}号通知\n" * 50 for number in range(30)})
    db = tmp_path / "s.sqlite"
    scan = Scan(str(root), db, KEY)
    crew = Crew(scan.work(), 2)
    with closing(scan.run(crew)) as items:
        seen = [next(items) for _ in range(7)]
    assert all(not worker.is_alive for worker in crew._workers.values())
    assert not any(Path(worker.folder).exists() for worker in crew._workers.values())
    states = [item.state.value for item in scanned(root, db)]
    assert states.count("unchanged") >= len(seen)
    assert len(states) == 30


def test_more_workers_than_files_and_an_empty_folder(tmp_path: Path) -> None:
    root = write_archive(tmp_path / "a", {"通知.txt": "通知\n"})
    assert len(scanned(root, tmp_path / "s.sqlite", workers=4)) == 1
    (tmp_path / "leer").mkdir()
    with pytest.raises(SettingsError, match="没有文件"):
        scanned(tmp_path / "leer", tmp_path / "t.sqlite")


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a/关于x.的通知.DOCX", "file.docx"),
        ("a.b/无后缀", "file"),
        ("名单.tar.gz", "file.tar.gz"),
        ("名单.pdf.gz", "file.pdf.gz"),
        ("v1.2.pdf", "file.pdf"),
        ("稿.2024年度", "file"),
        ("稿.docx.备份", "file"),
        (".隐藏", "file"),
    ],
)
def test_files_are_parsed_under_their_endings_alone(path: str, name: str) -> None:
    assert neutral_name(path) == name


def test_a_file_that_changes_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is read again; where it never comes to rest its stamp proves nothing, so that the next scan reads it."""
    path = tmp_path / "通知.txt"
    write_file(path, "一\n")
    status = os.fstat
    calls = []

    def changing(handle: int) -> os.stat_result:
        calls.append(handle)
        if len(calls) <= changes:
            path.write_bytes(f"{len(calls)}\n".encode() * len(calls))
        return status(handle)

    monkeypatch.setattr(os, "fstat", changing)
    changes = 2
    data, stamp = Folder(str(tmp_path)).read("通知.txt", 100)
    assert data == path.read_bytes()
    assert stamp.mark
    calls.clear()
    changes = 99
    _, stamp = Folder(str(tmp_path)).read("通知.txt", 100)
    assert not stamp.mark


def test_stamps_of_the_last_moment_prove_nothing() -> None:
    now = 10**18
    assert settled(Stamp(3, f"{now - 10**9}-7"), now) == Stamp(3, "")
    assert settled(Stamp(3, f"{now - 3 * 10**9}-7"), now) == Stamp(3, f"{now - 3 * 10**9}-7")
    assert settled(Stamp(3, f"{now + 10**12}-7"), now) == Stamp(3, "")  # a clock that runs ahead
    assert settled(Stamp(3, '"etag"'), now) == Stamp(3, '"etag"')


def test_what_cannot_be_read_is_told_by_its_reason(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="移走或删除"):
        Folder(str(tmp_path)).read("没有.txt", 10)


def test_the_key_is_never_shown() -> None:
    work = Work(Settings(), KEY, "x")
    assert KEY.hex() not in repr(replace(Scan("x", Path("y"), KEY), rehash=True))
    assert "\\x01\\x02" not in repr(work)
