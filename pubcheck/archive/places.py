"""Where an archive lies: a folder of this machine or a mounted share, or anything that fsspec reaches."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import translate
from functools import cache
from pathlib import Path

from pubcheck.archive.place import BROKEN, LINK, NOT_PLAIN, Found, Place, ReadError, Stamp, is_left_by_system, not_read
from pubcheck.archive.remote import remote_place
from pubcheck.charset import readable_name
from pubcheck.errors import SettingsError
from pubcheck.lazy_pattern import lazily
from pubcheck.phrase import Phrase
from pubcheck.toml_tables import make_tuples

_REMOTE = lazily(r"[a-z][a-z0-9+.-]*(?:::[a-z][a-z0-9+.-]*)*://")
# A file that changed a moment ago may change again within the same tick of the clock: its stamp proves nothing.
_TICK = 2_000_000_000  # nanoseconds
_TRIES = 3
_MOUNT_POINT = 0xA0000003


def place_of(root: str) -> Place:
    """The place that a path or an address (``s3://…``, ``hdfs://…``) names.

    :raises SettingsError: if it does not exist, or fsspec or its plug-in for this store is not installed.
    """
    if _REMOTE.match(root):
        return remote_place(root)
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
                with os.scandir(Path(self.root, folder)) as entries:
                    for entry in entries:  # a share may be lost between two of them
                        path = f"{folder}/{entry.name}" if folder else entry.name
                        found = _entry(entry, path)
                        if found is None:
                            waiting.append(path)
                        elif not is_left_by_system(self, found):
                            yield found
            except OSError as error:
                if not folder:
                    raise SettingsError(
                        Phrase(
                            f"无法打开文件夹 {self.root}：{error.strerror}",
                            f"cannot open {self.root}: {error.strerror}",
                        )
                    ) from None
                yield Found(folder, Stamp(0, ""), not_read(error, "文件夹", "folder"), is_folder=True)

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
            raise ReadError(not_read(error, "文件", "file")) from None
        raise AssertionError


def _entry(entry: os.DirEntry[str], path: str) -> Found | None:
    """The file; ``None`` for a folder to enter."""
    try:
        if entry.is_dir(follow_symlinks=False) and not _is_junction(entry):
            return None
        if entry.is_dir():
            return Found(path, Stamp(0, ""), LINK)
        if not entry.is_file():
            # A pipe or a device would be read without end.
            is_broken = entry.is_symlink() and not Path(entry.path).exists()
            return Found(path, Stamp(0, ""), BROKEN if is_broken else NOT_PLAIN)
        return Found(path, _stamp(entry.stat()))
    except OSError as error:
        return Found(path, Stamp(0, ""), not_read(error, "文件", "file"))


def _is_junction(entry: os.DirEntry[str]) -> bool:
    """Whether it is a folder of Windows that leads elsewhere without being a link."""
    tag: int = getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0) if os.name == "nt" else 0
    return tag == _MOUNT_POINT


def _stamp(status: os.stat_result) -> Stamp:
    # The time of the last change of the file's entry catches times that were set back; on Windows it is another thing.
    changed = "" if os.name == "nt" else status.st_ctime_ns
    return Stamp(status.st_size, f"{status.st_mtime_ns}-{changed}")


def settled(stamp: Stamp, now: int) -> Stamp:
    """``stamp``, without its mark where the file changed within two seconds before ``now`` (nanoseconds)."""
    changed = stamp.mark.partition("-")[0]
    if changed.isdigit() and now - int(changed) < _TICK:
        return Stamp(stamp.size, "")
    return stamp


@dataclass(frozen=True, slots=True)
class Choice:
    """Which paths are scanned: those that fit one of ``include`` (all, if empty) and none of ``exclude``.

    A pattern without ``/`` is compared with the file's name and with each folder above it, others with the whole
    path; ``*`` also stands for ``/``. Case does not count. One pattern alone may be given as it is.

    :raises SettingsError: on a pattern that is no string.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        make_tuples(self)
        if not all(isinstance(pattern, str) for pattern in (*self.include, *self.exclude)):
            raise SettingsError(
                Phrase(
                    "include 和 exclude 应为文字或一组文字，如 ['*.css']",
                    "include and exclude must be strings, or one, such as ['*.css']",
                )
            )

    def takes(self, path: str) -> bool:
        """Whether this path is scanned."""
        if not (self.include or self.exclude):
            return True
        path = readable_name(path)
        return (not self.include or _fits(path, self.include)) and not _fits(path, self.exclude)


def _fits(path: str, patterns: tuple[str, ...]) -> bool:
    parts, path = path.casefold().split("/"), path.casefold()
    whole, piecewise = _compiled(patterns)
    return any(pattern.match(path) for pattern in whole) or any(
        pattern.match(part) for pattern in piecewise for part in parts
    )


@cache
def _compiled(patterns: tuple[str, ...]) -> tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]]:
    """Those for whole paths, and those for each piece of one."""
    made = [("/" in pattern, re.compile(translate(pattern.casefold()))) for pattern in patterns]
    return tuple(each for whole, each in made if whole), tuple(each for whole, each in made if not whole)
