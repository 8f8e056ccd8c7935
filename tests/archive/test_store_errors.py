"""What is told where a store cannot be opened or written, and that it is read where only writing fails."""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from trail_stores import KEY, RULES, a_document, a_finding, filled, put, run

from pubcheck.archive.store import amending, reading, writing
from pubcheck.archive.store_errors import not_opened, not_written
from pubcheck.errors import SettingsError, StoreError

PHONE = a_finding("13800138000", severity="high")
posix = pytest.mark.skipif(sys.platform == "win32", reason="file modes of POSIX")


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that other users can reach, with a store and a key."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name)
        with filled(path / "s.sqlite") as store:
            put(store, "甲.txt", a_document(PHONE, digest="ab" * 32))
        (path / "s.sqlite").chmod(0o644)
        path.chmod(0o755)
        yield path


@contextmanager
def closed(folder: Path, *, warm: bool = True) -> Iterator[None]:
    """Nobody may write in the folder, this process included; it cannot load its own modules then."""
    if warm:
        for command in ("clusters", "reassess"):
            run(command, folder / "s.sqlite")
        for kind in ("xlsx", "html", "jsonl"):
            run("report", folder / "s.sqlite", "--format", kind, "-o", folder / f"warm.{kind}")
    me = os.geteuid()
    folder.chmod(0o555)
    if not me:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(me)
        folder.chmod(0o755)


@posix
def test_a_store_in_a_folder_that_cannot_be_written_is_read(folder: Path) -> None:
    with closed(folder):
        with reading(folder / "s.sqlite") as store:
            assert store.counts().severities == {"high": 1}
        result = run("clusters", folder / "s.sqlite")
        assert (result.return_value, "汇聚风险" in result.output) == (0, True), result.exception
        assert "没有需要重新评估" in run("reassess", folder / "s.sqlite").output
        assert "共 0 个决定" in run("decide", folder / "s.sqlite", "--list").output


@posix
def test_reports_of_it_are_written_elsewhere(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        for kind in ("xlsx", "html", "jsonl"):
            with closed(folder):
                result = run("report", folder / "s.sqlite", "--format", kind, "-o", Path(name, f"a.{kind}"))
            assert (result.return_value, "已写入" in result.output) == (0, True), result.exception


@posix
def test_it_is_not_written_and_not_called_damaged(folder: Path) -> None:
    with closed(folder), pytest.raises(StoreError, match="没有写入的权限"), amending(folder / "s.sqlite", KEY):
        pass


@posix
def test_what_a_scan_left_unmerged_is_told(folder: Path) -> None:
    """Without the -wal file the last results would be missing in silence."""
    with writing(folder / "s.sqlite", KEY) as store:
        put(store, "乙.txt", a_document(a_finding("x")))
        for each in folder.glob("s.sqlite-*"):  # as a process that is killed leaves them
            (folder / f"kept{each.name}").write_bytes(each.read_bytes())
    for each in folder.glob("kept*-wal"):
        each.rename(folder / "s.sqlite-wal").chmod(0o600)
    with closed(folder, warm=False), pytest.raises(StoreError, match="-wal"), reading(folder / "s.sqlite"):
        pass


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("unable to open database file", "没有写入的权限"),
        ("attempt to write a readonly database", "没有写入的权限"),
        ("database or disk is full", "磁盘已满"),
        ("disk I/O error", "磁盘已满"),
        ("database is locked", "正被另一个程序写入"),
    ],
)
def test_a_store_that_is_intact_is_not_called_damaged(tmp_path: Path, words: str, told: str) -> None:
    error = sqlite3.OperationalError(words)
    for made in (not_opened(error, tmp_path / "s.sqlite"), not_written(error, tmp_path / "s.sqlite")):
        assert isinstance(made, StoreError)
        assert told in str(made.phrase)
        assert "s.sqlite" in str(made.phrase)


@pytest.mark.parametrize("words", ["file is not a database", "database disk image is malformed"])
def test_a_damaged_one_is(tmp_path: Path, words: str) -> None:
    made = not_opened(sqlite3.DatabaseError(words), tmp_path / "s.sqlite")
    assert isinstance(made, SettingsError)
    assert "已损坏" in str(made.phrase)


@pytest.mark.parametrize("size", [17, 100, 5_000])
def test_a_file_that_was_cut_off_is_damaged(tmp_path: Path, size: int) -> None:
    db = tmp_path / "s.sqlite"
    with filled(db) as store:
        put(store, "甲.txt", a_document(PHONE, digest="ab" * 32))
    db.write_bytes(b"no database" * 10 if size == 17 else db.read_bytes()[: size // 2] + b"\xff" * size)
    with pytest.raises(SettingsError, match="损坏"), reading(db):
        pass


def test_a_full_disk_is_no_reason_not_to_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    db = tmp_path / "s.sqlite"
    with filled(db) as store:
        put(store, "甲.txt", a_document(PHONE, digest="ab" * 32))
    connect = sqlite3.connect

    def full(address: str, **how: Any) -> sqlite3.Connection:
        if "mode=rw" in address:
            raise sqlite3.OperationalError("database or disk is full")
        return connect(address, **how)

    monkeypatch.setattr(sqlite3, "connect", full)
    with reading(db) as store:
        assert store.counts().findings == 1


# -- scans that did not end ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "told"), [("interrupted", "中断，没有完成"), ("running", "没有完成"), ("finished", "")]
)
def test_a_scan_that_did_not_end_is_told_everywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, state: str, told: str
) -> None:
    key = tmp_path / "密钥"
    key.write_text(KEY.hex())
    key.chmod(0o600)
    monkeypatch.setenv("PUBCHECK_KEY_FILE", str(key))
    db = tmp_path / "s.sqlite"
    with filled(db) as store:
        put(store, "甲.txt", a_document(PHONE, digest="ab" * 32))
        number = store.begin("归档", RULES, "{}")
        if state != "running":
            store.end(number, state)
    ledger = tmp_path / "台账.xlsx"
    commands: tuple[tuple[object, ...], ...] = (
        ("clusters", db),
        ("reassess", db),
        ("report", db, "-o", ledger),
        ("report", db, "--format", "html", "-o", tmp_path / "a.html"),
    )
    for command in commands:
        result = run(*command)
        assert result.exception is None
        assert (told or "没有完成") in result.stderr if told else "没有完成" not in result.output
    cells = [cell.value for row in openpyxl.load_workbook(ledger)["统计"].iter_rows() for cell in row]
    assert cells[cells.index("最近一次扫描") + 1 :][0] == (
        {"interrupted": "中断，没有完成", "finished": "已完成"}.get(state, "正在进行，或被强行终止，没有完成")
    )
    shown = run("clusters", db, "--format", "json").stdout
    assert shown.startswith('{"clusters": [')
    assert "没有完成" not in shown
