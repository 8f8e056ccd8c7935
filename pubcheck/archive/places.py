"""Where an archive lies: a folder of this machine or a mounted share, or anything that fsspec reaches."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import translate
from pathlib import Path, PurePosixPath
from typing import Any, Protocol

from pubcheck.errors import PubcheckError, SettingsError
from pubcheck.phrase import Phrase

_REMOTE = re.compile(r"[a-z][a-z0-9+.-]*(?:::[a-z][a-z0-9+.-]*)*://")
_CHAIN = re.compile(r"::(?=[a-z][a-z0-9+.-]*://)")
_CREDENTIALS = re.compile(r"://(?:[^/:]*:.*@|[^/]*@)", re.DOTALL)
_QUERY = re.compile(r"\?[^:?]*=.*", re.DOTALL)
#: What systems leave in folders; it is nobody's document.
DROPPINGS = ("Thumbs.db", "thumbs.db", "desktop.ini", ".DS_Store")
# A file that changed a moment ago may change again within the same tick of the clock: its stamp proves nothing.
_TICK = 2_000_000_000  # nanoseconds
_TRIES = 3


class ReadError(PubcheckError):
    """A file of an archive cannot be read now; the next scan tries again."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells cheaply that a file changed: its size in bytes and a mark of its version (a time, an ETag).

    An empty ``mark`` proves nothing: the file is read again.
    """

    size: int
    mark: str


@dataclass(frozen=True, slots=True)
class Found:
    """A file that the walk met, by its path below the root with ``/`` between; or what could not be entered."""

    path: str
    stamp: Stamp
    error: Phrase | None = None


class Place(Protocol):
    """A root with files below it. Cheap to make again in another process from :attr:`root`."""

    @property
    def root(self) -> str:
        """What it was made of: a path or an address."""
        ...

    def walk(self) -> Iterator[Found]:
        """All files, in no particular order; a folder that cannot be entered is a Found with an ``error``.

        :raises SettingsError: if the root itself cannot be entered.
        """
        ...

    def read(self, path: str, most: int) -> tuple[bytes, Stamp]:
        """The bytes of one file with the stamp that belongs to them; no more than ``most`` + 1 bytes.

        :raises ReadError: if it cannot be read.
        """
        ...


def shown_root(root: str) -> str:
    """``root`` as it may be stored and shown: without user names, passwords and tokens of addresses.

    Secrets may hold ``/`` and ``@`` themselves; where it is in doubt, more goes than need be.
    """
    if "://" not in root:
        return root
    pieces = [_CREDENTIALS.sub("://***@", piece) for piece in _CHAIN.split(root)]
    return _QUERY.sub("?***", "::".join(pieces))


def place_of(root: str) -> Place:
    """The place that a path or an address (``s3://…``, ``hdfs://…``) names.

    :raises SettingsError: if it does not exist, or fsspec or its plug-in for this store is not installed.
    """
    if _REMOTE.match(root):
        return _remote(root)
    if not Path(root).is_dir():
        raise SettingsError(
            Phrase(
                f"找不到文件夹 {root}，请核对路径，或检查共享是否已挂载",
                f"no folder {root}; check the path or the mount",
            )
        )
    return Folder(root)


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of this machine. Links to folders are told and not followed: they may lead in a circle, or out."""

    root: str

    def walk(self) -> Iterator[Found]:
        """See :class:`Place`."""
        yield from self._below("")

    def _below(self, start: str) -> Iterator[Found]:
        waiting = [start]
        while waiting:
            folder = waiting.pop()
            try:
                entries = os.scandir(Path(self.root, folder))
            except OSError as error:
                if not folder:
                    raise SettingsError(
                        Phrase(
                            f"无法打开文件夹 {self.root}：{error.strerror}",
                            f"cannot open {self.root}: {error.strerror}",
                        )
                    ) from None
                yield Found(folder, Stamp(0, ""), _not_read(error, "文件夹", "folder"))
                continue
            with entries:
                for entry in entries:
                    path = f"{folder}/{entry.name}" if folder else entry.name
                    found = _entry(entry, path)
                    if found is None:
                        waiting.append(path)
                    elif entry.name not in DROPPINGS:
                        yield found

    def read(self, path: str, most: int) -> tuple[bytes, Stamp]:
        """See :class:`Place`. A file that changes while it is read is read again, up to three times."""
        try:
            for last in range(_TRIES):
                with open(Path(self.root, path), "rb") as file:  # noqa: PTH123 - one call less for each of a million files
                    before = os.fstat(file.fileno())
                    data = file.read(most + 1)
                    after = os.fstat(file.fileno())
                same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
                if same or last == _TRIES - 1:
                    return data, _stamp(before) if same else Stamp(len(data), "")
        except OSError as error:
            raise ReadError(_not_read(error, "文件", "file")) from None
        raise AssertionError


def _entry(entry: os.DirEntry[str], path: str) -> Found | None:
    """The file; ``None`` for a folder to enter."""
    try:
        if entry.is_dir(follow_symlinks=False):
            return None
        if entry.is_symlink() and entry.is_dir():
            return Found(
                path,
                Stamp(0, ""),
                Phrase(
                    "是指向文件夹的链接，没有进入，请另行扫描", "a link to a folder, not followed; scan it by itself"
                ),
            )
        if not entry.is_file():
            # A pipe or a device would be read without end; a broken link has nothing to read.
            return Found(path, Stamp(0, ""), Phrase("不是普通文件，没有读取", "not a plain file, not read"))
        return Found(path, _stamp(entry.stat()))
    except OSError as error:
        return Found(path, Stamp(0, ""), _not_read(error, "文件", "file"))


def _stamp(status: os.stat_result) -> Stamp:
    return Stamp(status.st_size, f"{status.st_mtime_ns}-{status.st_ino}")


def settled(stamp: Stamp, now: int) -> Stamp:
    """``stamp``, without its mark where the file changed within two seconds before ``now`` (nanoseconds)."""
    changed = stamp.mark.partition("-")[0]
    if changed.isdigit() and now - int(changed) < _TICK:
        return Stamp(stamp.size, "")
    return stamp


def _not_read(error: OSError, zh: str, en: str) -> Phrase:
    if isinstance(error, PermissionError):
        return Phrase(
            f"没有读取{zh}的权限，或正被其他程序占用", f"no permission to read the {en}, or it is open elsewhere"
        )
    if isinstance(error, FileNotFoundError):
        return Phrase(f"{zh}在扫描过程中被移走或删除", f"the {en} was moved or deleted during the scan")
    return Phrase(f"无法读取{zh}（{error.strerror}）", f"the {en} cannot be read ({error.strerror})")


@dataclass(frozen=True, slots=True)
class Choice:
    """Which paths are scanned: those that fit one of ``include`` (all, if empty) and none of ``exclude``.

    A pattern without ``/`` is compared with the file's name and with each folder above it, others with the whole
    path; ``*`` also stands for ``/``. Case does not count.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def takes(self, path: str) -> bool:
        """Whether this path is scanned."""
        return (not self.include or _fits(path, self.include)) and not _fits(path, self.exclude)


def _fits(path: str, patterns: tuple[str, ...]) -> bool:
    parts = PurePosixPath(path).parts
    return any(
        re.fullmatch(translate(pattern), path if "/" in pattern else part, re.IGNORECASE)
        for pattern in patterns
        for part in ((path,) if "/" in pattern else parts)
    )


def _remote(root: str) -> Place:
    try:
        import fsspec
    except ImportError:
        raise SettingsError(
            Phrase(
                f"扫描 {root.partition('://')[0]}:// 需要 fsspec，请安装 pubcheck[remote]",
                "fsspec is needed for this address; install pubcheck[remote]",
            )
        ) from None
    try:
        files, below = fsspec.core.url_to_fs(root)
    except (ImportError, ValueError) as error:
        raise SettingsError(
            Phrase(
                f"无法使用 {root.partition('://')[0]}://：{error}，请安装该存储的 fsspec 插件",
                f"cannot use {root.partition('://')[0]}://: {error}; install the plug-in of fsspec for this store",
            )
        ) from None
    return RemoteFolder(root, files, below.rstrip("/"))


@dataclass(frozen=True, slots=True)
class RemoteFolder:
    """A folder that fsspec reaches: an object store, HDFS, SFTP, a ZIP of files …"""

    root: str
    files: Any
    below: str

    def walk(self) -> Iterator[Found]:
        """See :class:`Place`; folder by folder, so that an archive of any size fits in memory."""
        waiting = [self.below]
        seen = {self.below}
        while waiting:
            folder = waiting.pop()
            try:
                entries = self.files.ls(folder, detail=True)
            except Exception as error:  # each store has errors of its own
                if folder == self.below:
                    raise SettingsError(
                        Phrase(
                            f"无法打开 {shown_root(self.root)}（{type(error).__name__}），请核对地址、账号和网络",
                            f"cannot open {shown_root(self.root)} ({type(error).__name__}); check address and account",
                        )
                    ) from None
                yield Found(self._relative(folder), Stamp(0, ""), _remote_error(error))
                continue
            for entry in entries:
                name = str(entry["name"]).rstrip("/")
                if entry.get("type") == "directory":
                    if name not in seen:  # some stores list a folder inside itself
                        seen.add(name)
                        waiting.append(name)
                elif name != folder and PurePosixPath(name).name not in DROPPINGS:
                    yield Found(self._relative(name), _remote_stamp(entry))

    def read(self, path: str, most: int) -> tuple[bytes, Stamp]:
        """See :class:`Place`."""
        name = f"{self.below}/{path}"
        try:
            stamp = _remote_stamp(self.files.info(name))
            with self.files.open(name, "rb") as file:
                data = file.read(most + 1)
        except Exception as error:
            raise ReadError(_remote_error(error)) from None
        return data, stamp if stamp.size in (len(data), 0) or len(data) > most else Stamp(len(data), "")

    def _relative(self, name: str) -> str:
        return name.removeprefix(self.below).lstrip("/")


def _remote_stamp(entry: dict[str, Any]) -> Stamp:
    marks = [
        entry.get(key) for key in ("ETag", "etag", "LastModified", "last_modified", "mtime", "modified", "created")
    ]
    return Stamp(int(entry.get("size") or 0), next((str(mark) for mark in marks if mark), ""))


def _remote_error(error: Exception) -> Phrase:
    return Phrase(
        f"无法读取（{type(error).__name__}），请稍后重试", f"cannot be read ({type(error).__name__}); try again later"
    )
