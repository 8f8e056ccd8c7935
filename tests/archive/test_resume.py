"""Killed at random moments, a scan goes on and ends with the store of an undisturbed one.

``benchmarks/kills.py`` does the same a hundred times.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest
from archives import write_archive
from canonical import dump
from kills import KINDS, killed_scan, whole_scan

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="finds processes in /proc")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    texts = {
        f"{number % 5}/{number}.txt": f"关于第{number // 2}号事项的通知\n联系人：王小满 电话：1380013{number // 2:04}\n"
        * 20
        for number in range(40)
    }
    return write_archive(tmp_path_factory.mktemp("archive") / "a", texts)


@pytest.fixture(scope="module")
def undisturbed(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[object, ...]]:
    db = tmp_path_factory.mktemp("whole") / "s.sqlite"
    whole_scan(archive, db)
    return dump(db)


@pytest.mark.parametrize("kind", KINDS)
def test_a_killed_scan_goes_on(kind: str, archive: Path, undisturbed: list[tuple[object, ...]], tmp_path: Path) -> None:
    chance = random.Random(kind)
    db = tmp_path / "s.sqlite"
    kills = sum(killed_scan(archive, db, kind, chance.uniform(0.3, 1.2)) for _ in range(3))
    whole_scan(archive, db)
    assert dump(db) == undisturbed
    assert kills or kind == "worker"
