"""Where a result is written must not be what it was made of: a store or a key cannot be made again."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable
from pathlib import Path

from pubcheck.errors import SettingsError
from pubcheck.key_file import key_file
from pubcheck.phrase import Phrase

_STORE = b"SQLite format 3\0"
_BESIDE = ("-wal", "-shm", "-journal", ".lock")


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
