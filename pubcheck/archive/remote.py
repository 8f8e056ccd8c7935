"""Archives that lie in a store of somebody else, through fsspec."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

from pubcheck.archive.place import (
    BROKEN,
    LINK,
    NOT_PLAIN,
    Found,
    Place,
    ReadError,
    Stamp,
    is_left_by_system,
    not_read,
    shown_root,
)
from pubcheck.errors import SettingsError
from pubcheck.phrase import Phrase

# What stores call the version of a file, the surest first.
_VERSIONS = ("ETag", "etag", "sha", "md5Hash", "CRC")
_TIMES = ("LastModified", "last_modified", "mtime", "modified", "updated", "modificationTime", "modify", "created")
_PAUSES = (0.2, 1.0)  # seconds before another try: stores fail now and then, and ask to come back later
_FINAL = (FileNotFoundError, PermissionError, NotADirectoryError, IsADirectoryError)
Result = TypeVar("Result")


def remote_place(root: str) -> Place:
    """The place at an address.

    :raises SettingsError: if fsspec, its plug-in for this store or the store is not to be had. The words tell nothing
        of the address but its kind: it may carry a password, and so may the errors of libraries.
    """
    kind = root.partition("://")[0]
    try:
        import fsspec
    except ImportError:
        raise SettingsError(
            Phrase(
                f"扫描 {kind}:// 需要 fsspec，请安装 pubcheck[remote]",
                "fsspec is needed for this address; install pubcheck[remote]",
            )
        ) from None
    try:
        # An instance of our own: a shared one may answer with what it saw before.
        files, below = fsspec.core.url_to_fs(root, skip_instance_cache=True)
    except ImportError as error:
        raise SettingsError(
            Phrase(
                f"无法使用 {kind}://：{error}，请安装该存储的 fsspec 插件",
                f"cannot use {kind}://: {error}; install the plug-in of fsspec for this store",
            )
        ) from None
    except Exception as error:  # each store has errors of its own
        raise SettingsError(
            Phrase(
                f"无法使用 {kind}://（{type(error).__name__}），请核对地址、账号和网络",
                f"cannot use {kind}:// ({type(error).__name__}); check address, account and network",
            )
        ) from None
    return RemoteFolder(root, files, below.rstrip("/") or below[:1])


@dataclass(frozen=True, slots=True)
class RemoteFolder:
    """A folder that fsspec reaches: an object store, HDFS, SFTP, a ZIP of files …"""

    root: str = field(repr=False)
    files: Any = field(repr=False)
    below: str = field(repr=False)

    def walk(self) -> Iterator[Found]:
        """See :class:`~pubcheck.archive.places.Place`; folder by folder, so that an archive of any size fits in
        memory. A single folder is listed whole: fsspec has no way to ask for a part of one."""
        waiting = [self.below]
        seen = {self.below}
        while waiting:
            folder = waiting.pop()
            try:
                entries = _patiently(partial(self._entries, folder))
            except Exception as error:
                if folder == self.below:
                    raise SettingsError(
                        Phrase(
                            f"无法打开 {shown_root(self.root)}（{type(error).__name__}），请核对地址、账号和网络",
                            f"cannot open {shown_root(self.root)} ({type(error).__name__}); check address and account",
                        )
                    ) from None
                yield Found(self._relative(folder), Stamp(0, ""), _error(error, "文件夹", "folder"), is_folder=True)
                continue
            for entry in entries:
                name = str(entry["name"]).rstrip("/")
                if name.strip("/") == folder.strip("/"):  # some stores list a folder inside itself
                    continue
                kind = self._kind(name, entry)
                if kind != "directory":
                    # A pipe or a device would be read without end.
                    other = BROKEN if entry.get("islink") and not self.files.exists(name) else NOT_PLAIN
                    stamp, why = (Stamp(0, ""), other) if kind == "other" else (_stamp(entry), None)
                    found = Found(self._relative(name), stamp, why)
                    if not is_left_by_system(self, found):
                        yield found
                elif entry.get("islink"):
                    yield Found(self._relative(name), Stamp(0, ""), LINK)
                elif name not in seen:
                    seen.add(name)
                    waiting.append(name)

    def read(self, path: str, most: int) -> tuple[bytes, Stamp]:
        """See :class:`~pubcheck.archive.places.Place`."""
        try:
            data, stamp = _patiently(partial(self._read, path, most))
        except Exception as error:
            raise ReadError(_error(error, "文件", "file")) from None
        return data, stamp if stamp.size in (len(data), 0) or len(data) > most else Stamp(len(data), "")

    def _entries(self, folder: str) -> list[dict[str, Any]]:
        entries: list[dict[str, Any]] = self.files.ls(folder, detail=True)
        # Otherwise all listings of the archive would stay in memory.
        self.files.invalidate_cache(folder)
        if folder == self.below:
            shown = [each for each in entries if each.get("type") != "file" or each.get("size")]
            if {str(each["name"]).strip("/") for each in shown} == {folder.strip("/")}:
                raise NotADirectoryError  # a file lists as itself
        return entries

    def _kind(self, name: str, entry: dict[str, Any]) -> str:
        """What it is, or what it leads to."""
        if entry.get("type") == "other" and entry.get("islink"):
            return "directory" if self.files.isdir(name) else "file" if self.files.isfile(name) else "other"
        return str(entry.get("type") or "file")

    def _read(self, path: str, most: int) -> tuple[bytes, Stamp]:
        name = f"{self.below.rstrip('/')}/{path}" if self.below else path
        # The stamp first: a file that changes in between is read again next time, not taken for known.
        stamp = _stamp(self.files.info(name))
        with self.files.open(name, "rb") as file:
            return file.read(most + 1), stamp

    def _relative(self, name: str) -> str:
        return name.lstrip("/").removeprefix(self.below.lstrip("/")).lstrip("/")


def _patiently(call: Callable[[], Result]) -> Result:
    """The result of ``call``, tried again where the error may pass."""
    for pause in _PAUSES:
        try:
            return call()
        except _FINAL:
            raise
        except Exception:
            time.sleep(pause)
    return call()


def _stamp(entry: dict[str, Any]) -> Stamp:
    marks = [str(entry[key]) for key in _VERSIONS if entry.get(key)]
    marks += [_time(entry[key]) for key in _TIMES if entry.get(key)]
    return Stamp(int(entry.get("size") or 0), marks[0] if marks else "")


def _time(value: Any) -> str:
    """A time in the form that tells a file which changed just now, whatever kind of value the store has for it."""
    if hasattr(value, "timestamp"):
        value = value.timestamp()
    return f"{int(value * 1e9)}-" if isinstance(value, float) else str(value)


def _error(error: Exception, zh: str, en: str) -> Phrase:
    if isinstance(error, FileNotFoundError | PermissionError):
        return not_read(error, zh, en)
    return Phrase(
        f"无法读取{zh}（{type(error).__name__}），下次扫描时会重试",
        f"the {en} cannot be read ({type(error).__name__}); the next scan tries again",
    )
