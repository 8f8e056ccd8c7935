"""The secret key that makes fingerprints useless to whoever has only the baseline."""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path

from pubcheck.errors import SettingsError
from pubcheck.phrase import Phrase

VARIABLE = "PUBCHECK_KEY_FILE"
_BYTES = 32


def key_file() -> Path:
    """Where the key lies: the environment variable's path, else the folder of the user's settings."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    if os.name == "nt":
        home = Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming")
    else:
        home = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return home / "pubcheck" / "baseline.key"


def read_key(path: Path | None = None) -> bytes:
    """The key in this file, in the usual one where none is named.

    :raises SettingsError: if there is none, it is damaged, or others may read it.
    """
    path = path or key_file()
    try:
        # Windows has no such modes: there the folder's rights protect the file.
        if os.name != "nt" and stat.S_IMODE(path.stat().st_mode) & 0o077:
            raise SettingsError(
                Phrase(
                    f"密钥文件 {path} 其他用户也能读写，请执行 chmod 600 后再试",
                    f"others may read or write the key file {path}; run chmod 600 on it",
                )
            )
        key = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except FileNotFoundError:
        raise SettingsError(
            Phrase(
                f"找不到密钥文件 {path}，请用 --key-file 指定当时用的密钥",
                f"no key file {path}; name the one it was made with (--key-file)",
            )
        ) from None
    except OSError as error:
        raise SettingsError(
            Phrase(f"无法读取密钥文件 {path}：{error.strerror}", f"cannot read key file {path}: {error.strerror}")
        ) from None
    except ValueError:
        key = b""
    if len(key) != _BYTES:
        raise SettingsError(
            Phrase(f"密钥文件 {path} 已损坏或不是密钥文件", f"key file {path} is damaged or is no key file")
        )
    return key


def read_or_make_key(path: Path | None = None) -> bytes:
    """The key in this file, in the usual one where none is named; made first (random, readable by its owner alone) where there is no file.

    :raises SettingsError: as for :func:`read_key`, or if it cannot be written.
    """
    path = path or key_file()
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return read_key(path)
    except OSError as error:
        raise SettingsError(
            Phrase(f"无法建立密钥文件 {path}：{error.strerror}", f"cannot make key file {path}: {error.strerror}")
        ) from None
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        stream.write(secrets.token_hex(_BYTES) + "\n")
    return read_key(path)
