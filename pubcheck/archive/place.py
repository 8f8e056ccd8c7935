"""What a place is: a root with files below it, wherever it lies; and how it is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from pubcheck.errors import PubcheckError
from pubcheck.lazy_pattern import lazily
from pubcheck.phrase import Phrase

_CHAIN = lazily(r"::(?=[a-z][a-z0-9+.-]*://)")
_CREDENTIALS = lazily(r"://(?:[^/:]*:.*@|[^/]*@)", re.DOTALL)
_QUERY = lazily(r"\?[^:?]*=.*", re.DOTALL)
#: What is not entered and not read.
LINK = Phrase("是指向文件夹的链接，没有进入，请另行扫描", "a link to a folder, not followed; scan it by itself")
BROKEN = Phrase("链接指向的文件不存在，没有读取", "a link to a file that is not there, not read")
NOT_PLAIN = Phrase("不是普通文件，没有读取", "not a plain file, not read")
# What systems leave in folders, by name, and what they write into it: nobody's documents. What begins otherwise is read.
_DROPPINGS = {
    "thumbs.db": (b"\xd0\xcf\x11\xe0",),
    ".ds_store": (b"\0\0\0\1Bud1",),
    "desktop.ini": (b"[.ShellClassInfo]", b"[LocalizedFileNames]", b"[ViewState]"),
}
_LOOKED_AT = 4096  # bytes of such a file


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
    """A file that the walk met, by its path below the root with ``/`` between; or what could not be entered; ``is_folder``: it could not be
    listed, and nobody knows what lies below."""

    path: str
    stamp: Stamp
    error: Phrase | None = None
    is_folder: bool = False


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


def not_read(error: OSError, zh: str, en: str) -> Phrase:
    """Why a file or folder could not be read, in words."""
    if isinstance(error, PermissionError):
        return Phrase(
            f"没有读取{zh}的权限，或正被其他程序占用", f"no permission to read the {en}, or it is open elsewhere"
        )
    if isinstance(error, FileNotFoundError):
        return Phrase(f"{zh}在扫描过程中被移走或删除", f"the {en} was moved or deleted during the scan")
    return Phrase(f"无法读取{zh}（{error.strerror}）", f"the {en} cannot be read ({error.strerror})")


def is_left_by_system(place: Place, found: Found) -> bool:
    """Whether the file is what a system leaves in folders, by its name and by how it begins: nothing, or as the system's do."""
    signs = _DROPPINGS.get(found.path.rpartition("/")[2].lower(), ())
    if not signs or found.error is not None:  # a pipe of this name would be read without end
        return False
    try:
        data, _ = place.read(found.path, _LOOKED_AT)
    except ReadError:
        return False
    if not signs[0].startswith(b"["):
        return not data or data.startswith(signs)
    # Settings are written in two bytes a character, too, and are never long.
    return len(data) <= _LOOKED_AT and any(sign in data.replace(b"\0", b"") for sign in signs)
