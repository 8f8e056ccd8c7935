"""Results that are to be made again: the old ones stay until the new ones are written, whatever comes between."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from archives import KEY, TEXTS, scanned, write_archive, write_file
from canonical import dump

from pubcheck.archive import scan as scan_module
from pubcheck.archive.crew import Crew
from pubcheck.archive.places import Choice
from pubcheck.archive.reporter import ArchiveReportOptions, all_ledgers, write_report
from pubcheck.archive.scan import Scan, key_of
from pubcheck.archive.store import reading
from pubcheck.errors import SettingsError

_LIST = "办公室/2024/名单.txt"


def _ledger(db: Path, folder: Path) -> tuple[int, ...]:
    """How many rows a ledger of the store has, sheet by sheet."""
    reporter = next(each for each in all_ledgers() if each.id == "xlsx")
    with reading(db) as store:
        rows = write_report(reporter, store, folder / "台账.xlsx", ArchiveReportOptions())
    return tuple(each.number for each in rows)


@pytest.fixture
def archive(tmp_path: Path) -> tuple[Path, Path]:
    """An archive with findings, a gap and copies, and its store."""
    root, db = write_archive(tmp_path / "a"), tmp_path / "s.sqlite"
    write_file(root / "坏.pdf", b"%PDF-1.7\nbroken")
    scanned(root, db)
    return root, db


@pytest.mark.parametrize("how", [{"renew": 0}, {"again": True}, {"renew": 0, "again": True}])
def test_a_share_that_is_not_mounted_loses_nothing(archive: tuple[Path, Path], how: dict[str, Any]) -> None:
    root, db = archive
    before, rows = dump(db), _ledger(db, root.parent)
    root.rename(root.parent / "weg")
    root.mkdir()
    with pytest.raises(SettingsError, match="已挂载"):
        scanned(root, db, **how)
    assert dump(db) == before
    assert _ledger(db, root.parent) == rows
    assert rows[0] > 0
    with closing(sqlite3.connect(db)) as connection:  # no scan was begun: reports tell of none that was broken off
        assert connection.execute("SELECT count(*) FROM scans WHERE state <> 'finished'").fetchone() == (0,)


@pytest.mark.parametrize("how", [{"renew": 0}, {"again": True}])
def test_files_that_are_not_chosen_keep_their_results(archive: tuple[Path, Path], how: dict[str, Any]) -> None:
    root, db = archive
    before = dump(db)
    assert scanned(root, db, choice=Choice(include=("nothing*",)), **how) == []
    assert dump(db) == before
    # Nor are they read at the next scan, as nobody asked for them.
    assert {item.state.value for item in scanned(root, db)} == {"unchanged"}


def test_of_copies_the_chosen_one_is_renewed_and_the_other_keeps_its_result(archive: tuple[Path, Path]) -> None:
    root, db = archive
    again = scanned(root, db, choice=Choice(include=("归档/*",)), renew=0)
    assert [(item.path, item.state.value) for item in again] == [("归档/名单副本.txt", "reviewed")]
    with reading(db) as store:
        found = store.connection.execute(
            "SELECT path, count(*) FROM files JOIN documents ON documents.content = files.content JOIN findings"
            " ON findings.document = documents.id WHERE path LIKE '%名单%' GROUP BY path"
        ).fetchall()
    assert [path for path, _ in found] == [_LIST, "归档/名单副本.txt"]
    assert found[0][1] == found[1][1] > 0
    states = {item.path: item.state.value for item in scanned(root, db)}
    assert states.pop(_LIST) == "copy"
    assert set(states.values()) == {"unchanged"}


def test_what_cannot_be_read_during_a_renewal_keeps_its_result(archive: tuple[Path, Path]) -> None:
    root, db = archive
    secret = root / "民政局/密件.txt"
    secret.rename(root.parent / "weg")
    secret.symlink_to(root / "没有")  # as a file that is locked elsewhere
    states = {item.path: item.state.value for item in scanned(root, db, renew=0)}
    assert states["民政局/密件.txt"] == "unreadable"
    with reading(db) as store:
        counts = store.counts()
    assert (counts.unreadable, counts.severities["block"]) == (1, 1)
    secret.unlink()
    (root.parent / "weg").rename(secret)
    states = {item.path: item.state.value for item in scanned(root, db)}
    assert states.pop("民政局/密件.txt") == "reviewed"
    assert set(states.values()) == {"unchanged"}


@pytest.mark.parametrize("after", [0, 1])
def test_a_renewal_that_is_broken_off_loses_nothing_and_is_gone_on_with(archive: tuple[Path, Path], after: int) -> None:
    root, db = archive
    rows, before = _ledger(db, root.parent), dump(db)
    scan = Scan(str(root), db, KEY, renew=0)

    class Slow(Crew):
        """Breaks off after so many files, as by Ctrl-C; the store is looked at in between."""

        def run(self, tasks: Any, claims: Any) -> Any:
            done = 0
            for outcome in super().run(tasks, claims):
                if outcome is not None and done == after:
                    assert _ledger(db, root.parent) == rows  # what a report shows while the renewal runs
                    raise KeyboardInterrupt
                done += outcome is not None
                yield outcome

    with pytest.raises(KeyboardInterrupt), closing(scan.run(Slow(scan.work(), 1))) as items:
        list(items)
    assert _ledger(db, root.parent) == rows
    again = [item.state.value for item in scanned(root, db)]
    assert again.count("reviewed") == 5 - after
    assert dump(db) == before
    assert {item.state.value for item in scanned(root, db)} == {"unchanged"}


def test_renewed_results_replace_the_old_ones(archive: tuple[Path, Path]) -> None:
    root, db = archive
    before = dump(db)
    with closing(sqlite3.connect(db)) as connection, connection:
        connection.execute("UPDATE contents SET reviewed = '2020-01-01'")
    states = sorted(item.state.value for item in scanned(root, db, renew=1))
    assert states == ["copy"] + ["reviewed"] * 5
    assert dump(db) == before
    with closing(sqlite3.connect(db)) as connection:
        assert connection.execute("SELECT count(*) FROM contents WHERE reviewed = '2020-01-01'").fetchone() == (0,)


@pytest.mark.parametrize(("days", "state"), [(800_000, "unchanged"), (10**12, "unchanged"), (0, "reviewed")])
def test_however_many_days(tmp_path: Path, days: int, state: str) -> None:
    root, db = write_archive(tmp_path / "a", {"通知.txt": TEXTS["办公室/2024/通知.txt"]}), tmp_path / "s.sqlite"
    scanned(root, db)
    assert [item.state.value for item in scanned(root, db, renew=days)] == [state]


def test_an_empty_folder_makes_no_store(tmp_path: Path) -> None:
    root, db = tmp_path / "a", tmp_path / "s.sqlite"
    root.mkdir()
    with pytest.raises(SettingsError, match="没有文件"):
        scanned(root, db)
    assert [each.name for each in tmp_path.iterdir()] == ["a"]
    with pytest.raises(SettingsError, match="没有文件"):  # where the store would lie inside
        scanned(root, root / "s.sqlite")
    assert not list(root.iterdir())
    other = write_archive(tmp_path / "b", {"通知.txt": "通知\n"})
    assert len(scanned(other, db)) == 1


def test_a_store_whose_key_is_missing_gets_no_new_key(tmp_path: Path) -> None:
    db, path = tmp_path / "s.sqlite", tmp_path / "keys/store.key"
    db.write_bytes(b"SQLite format 3\0")
    with pytest.raises(SettingsError, match="找不到密钥文件"):
        key_of(db, path)
    assert not path.parent.exists()
    db.unlink()
    assert key_of(db, path) == key_of(db, path)


@pytest.mark.parametrize(
    ("wanted", "processors", "number"), [(None, 3, 3), (1, 3, 1), (12, 3, 12), (13, 3, 12), (100_000, 2, 8)]
)
def test_no_more_workers_than_are_of_use(
    monkeypatch: pytest.MonkeyPatch, wanted: int | None, processors: int, number: int
) -> None:
    monkeypatch.setattr(scan_module, "processors", lambda: processors)
    assert scan_module.crew_size(wanted) == number
