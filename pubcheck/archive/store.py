"""The store of an archive: one SQLite file, one writer, any number of readers."""

from __future__ import annotations

import json
import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime, timezone
from pathlib import Path
from urllib.parse import quote

from pubcheck.archive.batch import Batch
from pubcheck.archive.lock import locked
from pubcheck.archive.place import Stamp
from pubcheck.archive.record import Record
from pubcheck.archive.rows import packed
from pubcheck.archive.schema import FINGERPRINTS, migrate
from pubcheck.archive.seal import HEAD, STORE, head_seal
from pubcheck.archive.store_errors import may_be_read, not_opened, not_written
from pubcheck.errors import SettingsError
from pubcheck.fingerprint import key_id
from pubcheck.phrase import Phrase

_BUSY = 30.0  # seconds to wait for another writer
_BUSY_SCAN = 600_000  # milliseconds that a scan waits for people who enter decisions


@dataclass(frozen=True, slots=True)
class Known:
    """What the store knows of a path: its row, its stamp and whether its content was reviewed under the present rules."""

    row: int
    stamp: Stamp
    current: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers over the files of an archive that are there now; ``severities`` counts the findings that stand."""

    files: int
    contents: int
    unreadable: int
    severities: dict[str, int]
    gaps: int

    @property
    def findings(self) -> int:
        """Findings graver than ``info``."""
        return sum(number for severity, number in self.severities.items() if severity != "info")


class Store:
    """Reads and writes one store. Use it as a context manager; one thread at a time."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection, self.path = connection, path

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    @contextmanager
    def written(self) -> Iterator[None]:
        """A transaction: everything inside it is kept, or nothing.

        :raises StoreError: if the disk is full or the file cannot be written.
        """
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            yield
            self.connection.execute("COMMIT")
        except BaseException as error:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error):
                raise not_written(error, self.path) from None
            raise

    def check_key(self, key: bytes) -> None:
        """Make sure that the store is of this key; a new one becomes so.

        :raises SettingsError: if it was made with another one.
        """
        query = "SELECT value FROM meta WHERE name = 'key_id'"
        row = self.connection.execute(query).fetchone()
        if row is None:
            name = secrets.token_hex(16)
            made = [("key_id", key_id(key)), (STORE, name), (HEAD, head_seal(key, name, 0, ""))]
            with self.written():
                self.connection.executemany("INSERT OR IGNORE INTO meta (name, value) VALUES (?, ?)", made)
            row = self.connection.execute(query).fetchone()
        if row[0] != key_id(key):
            raise SettingsError(
                Phrase(
                    f"数据库 {self.path} 是用另一把密钥建立的，请用 --key-file 指定当时的密钥",
                    f"{self.path} was made with another key; name that key with --key-file",
                )
            )

    # -- scans ---------------------------------------------------------------------------------------------------

    def begin(self, root: str, rules: str, versions: str) -> int:
        """The number of a new scan; one that was cut off before stays in the list as interrupted."""
        with self.written():
            self.connection.execute("UPDATE scans SET state = 'interrupted' WHERE state = 'running'")
            cursor = self.connection.execute(
                "INSERT INTO scans (root, started, state, rules, versions) VALUES (?, ?, 'running', ?, ?)",
                (root, now(), rules, versions),
            )
            if not self.connection.execute("SELECT EXISTS (SELECT 1 FROM contents)").fetchone()[0]:
                # Its keys come in no order: made when all findings are there, it costs a tenth.
                self.connection.execute("DROP INDEX IF EXISTS findings_fingerprint")
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def end(self, scan: int, state: str, counts: Counts | None = None) -> None:
        """Note how a scan ended, and if it came to its end what stands then, for the trend over scans."""
        if state == "finished":
            self.index()
            counts = counts or self.counts()
        with self.written():
            self.connection.execute("UPDATE scans SET state = ?, ended = ? WHERE id = ?", (state, now(), scan))
            if counts is not None:
                words = json.dumps(asdict(counts))
                self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (f"counts of scan {scan}", words))

    def index(self) -> None:
        """Make findings known by their fingerprints, where a first scan has not come to its end yet."""
        if not self.connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'findings_fingerprint'").fetchone():
            with self.written():
                self.connection.execute(FINGERPRINTS)

    def known(self, key: str, rules: str) -> Known | None:
        """What is known of the path with this key; ``None`` for a new one."""
        row = self.connection.execute(
            "SELECT files.id, files.size, files.mark, contents.rules FROM files LEFT JOIN contents ON contents.id = files.content"
            " WHERE files.key = ?",
            (key,),
        ).fetchone()
        return Known(row[0], Stamp(row[1], row[2]), row[3] == rules) if row else None

    def content(self, digest: str, ending: str, rules: str) -> int | None:
        """The row of this content where it was reviewed under these rules."""
        row = self.connection.execute(
            "SELECT id FROM contents WHERE digest = ? AND ending = ? AND rules = ?", (digest, ending, rules)
        ).fetchone()
        return int(row[0]) if row else None

    def content_of(self, key: str) -> int | None:
        """The content that the file with this key had when it was last read."""
        row = self.connection.execute("SELECT content FROM files WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def put_file(
        self, key: str, path: str, stamp: Stamp, scan: int, *, content: int | None = None, error: Phrase | None = None
    ) -> None:
        """Write or renew the row of a file; :class:`~pubcheck.archive.batch.Batch` does so for many."""
        batch = Batch(self.connection)
        batch.file(key, path, stamp, scan, content=content, error=error)
        batch.write()

    def put_content(self, digest: str, ending: str, rules: str, seconds: float, record: Record) -> int:
        """The row of a content, written now unless it is there already."""
        batch = Batch(self.connection)
        content = batch.content(digest, ending, rules, seconds, packed(record))
        batch.write()
        content = content or self.content(digest, ending, rules)
        assert content is not None
        return content

    def counts(self) -> Counts:
        """Numbers over the files that are there now; what was accepted or decided does not count."""
        files = self.connection.execute(
            "SELECT count(*), count(DISTINCT content), count(*) FILTER (WHERE error <> '') FROM files"
            " WHERE gone IS NULL"
        ).fetchone()
        findings = self.connection.execute(
            "SELECT severity, count(*) FROM findings JOIN documents ON documents.id = document WHERE accepted = ''"
            " AND findings.id NOT IN (SELECT finding FROM decided) AND content IN (SELECT content FROM files"
            " WHERE gone IS NULL) GROUP BY severity"
        ).fetchall()
        (gaps,) = self.connection.execute(
            "SELECT count(*) FROM gaps JOIN documents ON documents.id = document WHERE content IN (SELECT content"
            " FROM files WHERE gone IS NULL)"
        ).fetchone()
        return Counts(files[0], files[1], files[2], dict(findings), gaps)


def now() -> str:
    """The time, in UTC, as the store writes it."""
    return datetime.now(timezone.utc).isoformat(timespec="seconds")


@contextmanager
def writing(path: Path, key: bytes) -> Iterator[Store]:
    """The store at ``path`` for the only writer, made first if there is none.

    :raises SettingsError: if another writer has it, it is no store, of a newer pubcheck or of another key.
    """
    with locked(path):
        existed = path.exists()
        if not existed:
            try:
                # Before SQLite makes it with the rights of everybody.
                os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
            except OSError as error:
                raise SettingsError(
                    Phrase(f"无法建立数据库 {path}：{error.strerror}", f"cannot make {path}: {error.strerror}")
                ) from None
        with _opened(path, "rwc") as store:
            try:
                store.connection.execute(f"PRAGMA busy_timeout = {_BUSY_SCAN}")
                store.connection.execute("PRAGMA journal_mode = WAL")
                # In WAL mode a power cut loses the last transactions at most; the next scan makes them again.
                store.connection.execute("PRAGMA synchronous = NORMAL")
                # Hashes are spread over all of their indexes: with SQLite's own 2 MiB each would be read again and again. More than
                # 8 MiB buys no time, and the memory of a scan would go on growing for its first 100,000 files.
                store.connection.execute("PRAGMA cache_size = -8192")
                store.connection.execute("PRAGMA wal_autocheckpoint = 8000")
                migrate(store.connection, str(path))
            except sqlite3.Error as error:
                raise not_opened(error, path) from None
            store.check_key(key)
            yield store


@contextmanager
def beside(store: Store) -> Iterator[Store]:
    """Another connection to the store that somebody is writing, for another thread to read what was kept."""
    with _opened(store.path, "rw") as reader:
        reader.connection.execute("PRAGMA query_only = ON")
        yield reader


@contextmanager
def reading(path: Path, *, may_write: bool = False) -> Iterator[Store]:
    """The store at ``path`` to read from, also where its folder cannot be written; a scan may be writing meanwhile.

    :param may_write: whoever asks will write in it.
    :raises SettingsError: if there is none, it is no store, or of a newer pubcheck.
    :raises StoreError: if it cannot be opened for now.
    """
    if not path.is_file():
        raise SettingsError(
            Phrase(f"找不到数据库 {path}，请先运行 pubcheck scan", f"no store {path}; run pubcheck scan first")
        )
    with _opened(path, *_ways(path)[: 1 if may_write else None]) as store:
        (version,) = store.connection.execute("PRAGMA user_version").fetchone()
        if version == 0:
            raise SettingsError(Phrase(f"{path} 不是扫描数据库", f"{path} is no store of a scan"))
        try:
            migrate(store.connection, str(path))
        except sqlite3.Error as error:
            raise not_opened(error, path) from None
        store.connection.execute("PRAGMA query_only = ON")
        yield store


@contextmanager
def amending(path: Path, key: bytes) -> Iterator[Store]:
    """The store at ``path`` for what people enter, in short transactions; a scan may be writing meanwhile.

    :raises SettingsError: as for :func:`reading`, or if it was made with another key.
    """
    with reading(path, may_write=True) as store:
        store.connection.execute("PRAGMA query_only = OFF")
        # No scan makes an entry of a person again: it is on the disk before it is told as done.
        store.connection.execute("PRAGMA synchronous = FULL")
        store.check_key(key)
        store.index()
        yield store


@contextmanager
def _opened(path: Path, *modes: str) -> Iterator[Store]:
    """The store, opened in the first of these ways that SQLite can do."""
    for mode in modes:
        try:
            connection = _connected(path, mode)
        except sqlite3.Error as error:
            if mode == modes[-1] or not may_be_read(error):
                raise not_opened(error, path) from None
        else:
            break
    with Store(connection, path) as store:
        yield store


def _connected(path: Path, mode: str) -> sqlite3.Connection:
    place = path.absolute().as_posix()
    # A share of Windows (//server/share) needs four slashes: with two, the server would be a host of the address.
    address = f"file://{quote(place if place.startswith('/') else '/' + place)}?mode={mode}"
    connection = sqlite3.connect(address, uri=True, timeout=_BUSY, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA user_version").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _ways(path: Path) -> tuple[str, ...]:
    """How a store may be opened to be read: even a reader writes beside it, unless nobody can be writing meanwhile."""
    is_at_rest = not any(path.with_name(path.name + ending).exists() for ending in ("-wal", "-journal"))
    return ("rw", "ro", "ro&immutable=1") if is_at_rest else ("rw", "ro")
