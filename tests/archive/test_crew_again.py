"""Workers of one machine asked in other ways: once more, file by file, with bytes that somebody else has read."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cluster import KEY, kill_hard, write_archive
from kills import children

from pubcheck.archive.crew import Crew
from pubcheck.archive.engine import Task, Work
from pubcheck.archive.place import Stamp
from pubcheck.settings import Settings


class Claims:
    """All contents, or none."""

    def __init__(self, given: bool) -> None:
        self._given = given

    def claim(self, digest: str, ending: str) -> bool:
        return self._given

    def release(self, digest: str, ending: str) -> None:
        raise AssertionError("nothing changes here")

    def keep(self) -> None:
        raise AssertionError("nothing is kept here")


@pytest.fixture
def tasks(tmp_path: Path) -> list[Task]:
    root = write_archive(tmp_path / "档案", 4)
    return [Task(path.relative_to(root).as_posix(), Stamp(1, "")) for path in sorted(root.rglob("*.txt"))]


def test_a_crew_works_again(tmp_path: Path, tasks: list[Task]) -> None:
    """A scan asks a second time for copies whose content nobody reviewed after all."""
    crew = Crew(Work(Settings(), KEY, str(tmp_path / "档案")), 1)
    for given in (False, True):
        outcomes = [each for each in crew.run(iter(tasks), Claims(given)) if each is not None]
        assert sorted(each.task.path for each in outcomes) == sorted(each.path for each in tasks)
        assert {each.record is not None for each in outcomes} == {given}


def test_file_by_file_in_threads_of_the_caller(tmp_path: Path, tasks: list[Task]) -> None:
    """Without a root, with bytes: the same records as with paths; a child that dies is replaced."""
    root = tmp_path / "档案"
    given = Crew(Work(Settings(), KEY, str(root)), 1).run(tasks, Claims(True))
    by_path = {each.task.path: each for each in given if each is not None}
    others = set(children(os.getpid()))
    crew = Crew(Work(Settings(), KEY, ""), 0)
    crew.open()
    try:
        sent = [
            Task(f"file{number}.txt", Stamp(7, "mark"), (root / each.path).read_bytes())
            for number, each in enumerate(tasks)
        ]
        with ThreadPoolExecutor(2) as threads:
            outcomes = list(threads.map(lambda task: crew.one(task, Claims(True)), sent))
        for task, outcome in zip(tasks, outcomes, strict=True):
            assert outcome is not None
            assert (outcome.digest, outcome.record) == (by_path[task.path].digest, by_path[task.path].record)
            assert outcome.stamp == Stamp(7, "mark")
        for child in set(children(os.getpid())) - others:
            kill_hard(child)
        again = crew.one(sent[0], Claims(True))
        assert again is not None
        assert again.record == outcomes[0].record
    finally:
        crew.close()
    assert crew.one(sent[0], Claims(True)) is None
