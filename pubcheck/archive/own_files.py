"""The files of a store that lie in the archive it is of: they are nobody's documents. Whatever only bears such a name is one.

Those of the database are known by their names, as nothing else can lie there. A report is known by its name and by what
only this program can have written: its hash stands in the review trail, or it is a ledger (which people fill in) that
bears the sign of the store.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sqlite3
import zipfile
from contextlib import suppress
from functools import cached_property
from pathlib import Path, PurePosixPath

from pubcheck.archive.reporter import all_ledgers
from pubcheck.archive.seal import STORE
from pubcheck.archive.store import Store, reading
from pubcheck.errors import PubcheckError
from pubcheck.lazy_pattern import lazily
from pubcheck.phrase import Lang
from pubcheck.target import sha256_of

_SIGNED = "docProps/custom.xml"
_MOST = 1 << 16  # bytes of it that are looked at
_PART = lazily(r"[0-9a-f]{32}\.(?:parquet|tmp)")
_ENDINGS = ("", "-wal", "-shm", "-journal")


def sign_of(store: Store) -> str:
    """What a ledger of this store bears; empty for a store that has no name of its own yet."""
    row = store.connection.execute("SELECT value FROM meta WHERE name = ?", (STORE,)).fetchone()
    return hashlib.sha256(f"pubcheck ledger {row[0]}".encode()).hexdigest()[:32] if row else ""


class OwnFiles:
    """The store's own files below a root; ``holds`` is asked with each path that a walk meets there."""

    def __init__(self, db: Path, root: str) -> None:
        self._db, self._root = db, Path(root.removeprefix("file://"))
        try:
            self._name = Path(os.path.realpath(db)).relative_to(os.path.realpath(self._root)).as_posix()
        except ValueError:
            self._name = ""  # it lies elsewhere
        self._stem = self._name[: len(self._name) - len(db.suffix)]
        self._known: dict[str, bool] = {}

    def holds(self, path: str) -> bool:
        """Whether it is the store's, or lies in a folder of its own."""
        if not self._name or not path.startswith(self._stem):
            return False
        if path.startswith(self._name) and path[len(self._name) :] in _ENDINGS:
            return True
        if path == f"{self._name}.lock":
            return not self._size(path)
        if path.startswith(f"{self._name}.parts/"):
            return bool(_PART.fullmatch(path.rpartition("/")[2]))
        for each in (path, *map(str, PurePosixPath(path).parents)):
            if self._names.fullmatch(each):
                if each not in self._known:
                    self._known[each] = self._is_report(self._root / each)
                return self._known[each]
        return False

    @cached_property
    def _names(self) -> re.Pattern[str]:
        """Where reports lie by default, further ones and those that stepped aside."""
        names = "|".join(
            f"{re.escape(ledger.name.say(lang))}[0-9]{{0,3}}(?:\\.旧[0-9]{{1,3}})?{re.escape(ledger.extension)}"
            for ledger in all_ledgers()
            for lang in Lang
        )
        return re.compile(f"{re.escape(self._stem)}\\.(?:{names})")

    @cached_property
    def _told(self) -> tuple[str, frozenset[str]]:
        """The sign of the store, and the hashes of what was written of it."""
        if self._db.is_file():
            with suppress(PubcheckError, sqlite3.Error), reading(self._db) as store:
                rows = store.connection.execute("SELECT entry FROM trail WHERE entry LIKE '%\"export\"%'")
                entries = [json.loads(row[0]) for row in rows]
                return sign_of(store), frozenset(each.get("sha256", "") for each in entries if each["kind"] == "export")
        return "", frozenset()

    def _is_report(self, path: Path) -> bool:
        sign, hashes = self._told
        with suppress(OSError):
            return bool(sign) and (_bears(path, sign) or sha256_of(_files(path)) in hashes)
        return False

    def _size(self, path: str) -> int:
        with suppress(OSError):
            return (self._root / path).stat().st_size
        return 0


def _files(path: Path) -> list[Path]:
    return sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path]


def _bears(path: Path, sign: str) -> bool:
    if path.suffix != ".xlsx" or not path.is_file():
        return False
    # Whatever is wrong with it, zipfile has an error of its own for that.
    with suppress(Exception), zipfile.ZipFile(path) as book, book.open(_SIGNED) as stream:
        return sign.encode() in stream.read(_MOST)
    return False
