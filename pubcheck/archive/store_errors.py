"""What to tell where SQLite fails: a full disk, a folder that cannot be written, another writer, a damaged file."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from pubcheck.errors import PubcheckError, SettingsError, StoreError
from pubcheck.phrase import Phrase

# By the names that SQLite gives its errors (Python tells them since 3.11) and by its words.
_DAMAGED = ("NOTADB", "CORRUPT", "SHORT_READ", "not a database", "malformed")
_FULL = ("FULL", "IOERR", "is full", "disk I/O")
_BUSY = ("BUSY", "is locked")
_CLOSED = ("READONLY", "CANTOPEN", "PERM", "readonly", "unable to open", "access permission")


def not_opened(error: sqlite3.Error, path: Path) -> PubcheckError:
    """The error to tell where SQLite could not open the store: only what is no database is called damaged."""
    if _is(error, _DAMAGED) or not isinstance(error, sqlite3.OperationalError):
        return SettingsError(Phrase(f"{path} 不是数据库，或已损坏", f"{path} is no database, or it is damaged"))
    return not_written(error, path)


def not_written(error: sqlite3.Error, path: Path) -> StoreError:
    """The error to tell where SQLite could not write."""
    if _is(error, _FULL):
        return StoreError(
            Phrase(
                f"数据库 {path} 所在磁盘已满或无法写入，已保存的结果完好；腾出空间后再运行同一命令即可继续",
                f"the disk of {path} is full or cannot be written; results so far are intact, free space and run again",
            )
        )
    if _is(error, _BUSY):
        return StoreError(
            Phrase(
                f"数据库 {path} 正被另一个程序写入，请稍后再试",
                f"another program is writing {path}; try again in a moment",
            )
        )
    if _is(error, _CLOSED):
        return StoreError(
            Phrase(
                f"数据库 {path} 或者所在文件夹没有写入的权限（只读的光盘、共享也是这样），数据库本身完好；"
                "请改正权限，或者把数据库连同旁边的 -wal 文件复制到可以写入的文件夹再试",
                f"{path} or its folder cannot be written (a read-only disk or share); the store is intact: correct the"
                " rights, or copy it with the -wal file beside it to a folder that can be written",
            )
        )
    return StoreError(Phrase(f"数据库 {path} 无法写入（{_name(error)}）", f"{path} cannot be written ({_name(error)})"))


def may_be_read(error: sqlite3.Error) -> bool:
    """Whether what failed may have been the writing alone that opening a store takes."""
    return _is(error, _FULL + _CLOSED) and not _is(error, _DAMAGED)


def _is(error: sqlite3.Error, words: tuple[str, ...]) -> bool:
    return any(word in f"{_name(error)} {error}" for word in words)


def _name(error: sqlite3.Error) -> str:
    return getattr(error, "sqlite_errorname", "") or type(error).__name__
