"""One writer per store: a lock that the system releases when its process ends, however it ends."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pubcheck.errors import SettingsError
from pubcheck.phrase import Phrase


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of the store at ``path`` (a file beside it, ``….lock``).

    :raises SettingsError: if another process holds it, or the folder cannot be written.
    """
    try:
        handle = os.open(f"{path}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise SettingsError(
            Phrase(f"无法在 {path.parent} 中写入：{error.strerror}", f"cannot write in {path.parent}: {error.strerror}")
        ) from None
    try:
        if not _taken(handle):
            raise SettingsError(
                Phrase(
                    f"数据库 {path} 正被另一个扫描写入，请等它结束",
                    f"another scan is writing {path}; wait for it to end",
                )
            )
        yield
    finally:
        # The file stays: removing it would let two processes lock two files of one name.
        os.close(handle)


def _taken(handle: int) -> bool:
    try:
        import fcntl
    except ImportError:
        return _taken_on_windows(handle)
    with contextlib.suppress(OSError):
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False


def _taken_on_windows(handle: int) -> bool:
    import msvcrt

    with contextlib.suppress(OSError):
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        return True
    return False
