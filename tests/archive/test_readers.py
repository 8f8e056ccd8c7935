"""Threads that read for the sender: each file comes back once, also where the share hangs."""

from __future__ import annotations

import os
import queue
import threading
from pathlib import Path
from typing import Any

import pytest
from cluster import KEY, write_archive

from pubcheck.archive.engine import Task
from pubcheck.archive.place import Stamp
from pubcheck.archive.places import place_of
from pubcheck.archive.readers import Readers
from pubcheck.archive.value_keys import ValueKeys
from pubcheck.archive.worker import Bytes
from pubcheck.phrase import Phrase


def test_each_comes_back_once(tmp_path: Path) -> None:
    root = write_archive(tmp_path, 20)
    results: queue.Queue[Any] = queue.Queue()
    readers = Readers(place_of(str(root)), 1 << 20, ValueKeys(KEY), results, 4)
    paths = [path.relative_to(root).as_posix() for path in sorted(root.rglob("*.txt"))]
    for path in [*paths, "没有.txt"]:
        readers.put(Task(path, Stamp(1, "")))
    got = {}
    for _ in range(21):
        task, result = results.get(timeout=30)
        got[task.path] = result
    readers.end()
    assert isinstance(got.pop("没有.txt"), Phrase)
    assert sorted(got) == sorted(paths)
    assert {path: each.data for path, each in got.items()} == {path: (root / path).read_bytes() for path in paths}


@pytest.mark.skipif(os.name == "nt", reason="a pipe stands for a share that hangs")
def test_a_share_that_hangs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pubcheck.archive.readers._SECONDS", 0.2)
    root = write_archive(tmp_path, 1)
    os.mkfifo(root / "pipe")
    results: queue.Queue[Any] = queue.Queue()
    readers = Readers(place_of(str(root)), 1 << 20, ValueKeys(KEY), results, 1)
    readers.put(Task("pipe", Stamp(1, "")))
    readers.put(Task("第0卷/0.txt", Stamp(1, "")))
    got: dict[str, Any] = {}
    while len(got) < 2:
        readers.look()
        try:
            task, result = results.get(timeout=0.1)
        except queue.Empty:
            continue
        assert task.path not in got
        got[task.path] = result
    assert "10 分钟" in str(got["pipe"])
    assert isinstance(got["第0卷/0.txt"], Bytes)
    # The writer at last comes: what the thread reads now is nobody's any more.
    threads = threading.active_count()
    with (root / "pipe").open("wb") as pipe:
        pipe.write(b"late")
    readers.end()
    for _ in range(100):
        if threading.active_count() < threads:
            break
        threading.Event().wait(0.05)
    assert results.empty()
