"""Where a result is written must not be what it was made of: a store or a key cannot be made again; and what is told where it
cannot be written."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO

from pubcheck.errors import SettingsError
from pubcheck.key_file import key_file
from pubcheck.phrase import Phrase

_STORE = b"SQLite format 3\0"
_BESIDE = ("-wal", "-shm", "-journal", ".lock")
#: What a system says where a disk, or somebody's share of it, is full.
FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})


def check_target(path: Path, read: Iterable[str | Path | None] = ()) -> None:
    """Whether a result may take the place of ``path``; ``read`` are the files that it is made of.

    :raises SettingsError: if one of these, a database, the key of the user, a device or a pipe lies there.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        raise SettingsError(
            Phrase(
                f"{path} 是设备或管道，不是文件，请换一个文件名",
                f"{path} is a device or a pipe; choose the name of a file",
            )
        )
    is_at = _is_at(path)
    if any(is_at(each) for each in read if each):
        raise SettingsError(
            Phrase(
                f"{path} 是要读取的文件，写在这里会覆盖它，请换一个文件名，或写到别的文件夹",
                f"{path} is a file that is read and would be lost; choose another name or folder",
            )
        )
    for ending in _BESIDE:
        if path.name.endswith(ending) and _is_store(path.with_name(path.name.removesuffix(ending))):
            raise _refusal(path)
    if _is_store(path):
        raise _refusal(path)
    with contextlib.suppress(OSError):
        if path.exists() and path.samefile(key_file()):
            raise SettingsError(
                Phrase(f"{path} 是密钥文件，不能覆盖，请换一个文件名", f"{path} is the key file; choose another name")
            )


@contextlib.contextmanager
def named(path: Path) -> Iterator[None]:
    """Errors of writing are told by the name that the result gets: a stream has none, a temporary file another one.

    :raises OSError: so named, also where a library wrapped it.
    """
    try:
        yield
    except Exception as error:
        found = error if isinstance(error, OSError) else next(iter(error.args), None)
        if not isinstance(found, OSError) or found.errno is None:
            raise
        if found is error and found.filename and found.errno not in FULL:
            raise
        raise OSError(found.errno, found.strerror, str(path)) from None


def sha256_of(files: Iterable[Path]) -> str:
    """The hash of what was written, file after file, as the review trail keeps it: hexadecimal digits.

    :raises OSError: if one cannot be read.
    """
    digest = hashlib.sha256()
    for path in files:
        with path.open("rb") as stream:
            while piece := stream.read(1 << 20):
                digest.update(piece)
    return digest.hexdigest()


class Sink:
    """A stream for a ZIP file that takes what is written also when its disk is full, and tells so at the end.

    ``zipfile`` would try again when it is thrown away, and Python print what went wrong then.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._error: OSError | None = None
        self._place = self._end = 0

    def write(self, data: bytes) -> int:
        """Write ``data`` if that can still be."""
        self._try(lambda: self._stream.write(data))
        self._place += len(data)
        self._end = max(self._end, self._place)
        return len(data)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a place."""
        self._place = offset + {os.SEEK_SET: 0, os.SEEK_CUR: self._place, os.SEEK_END: self._end}[whence]
        self._try(lambda: self._stream.seek(self._place))
        return self._place

    def tell(self) -> int:
        """The place."""
        return self._place

    def flush(self) -> None:
        """Hand on what waits."""
        self._try(self._stream.flush)

    def check(self) -> None:
        """Make sure that all of it was written.

        :raises OSError: if not.
        """
        self.flush()
        if self._error is not None:
            raise self._error

    def _try(self, act: Callable[[], object]) -> None:
        if self._error is None and not self._stream.closed:  # whoever broke off closes it first
            try:
                act()
            except OSError as error:
                self._error = error


def _is_at(path: Path) -> Callable[[str | Path], bool]:
    """Whether a file lies at ``path``, or will once both are written; there may be thousands to ask about."""
    resolved = path.resolve()
    there = path.stat() if path.exists() else None

    def is_at(file: str | Path) -> bool:
        with contextlib.suppress(OSError, ValueError):
            return os.path.samestat(there, Path(file).stat()) if there else resolved == Path(file).resolve()
        return False

    return is_at


def _is_store(path: Path) -> bool:
    with contextlib.suppress(OSError), path.open("rb") as file:
        return file.read(len(_STORE)) == _STORE
    return False


def _refusal(path: Path) -> SettingsError:
    return SettingsError(
        Phrase(f"{path} 是数据库，不能覆盖，请换一个文件名", f"{path} is a database; choose another name")
    )
