"""TAR: every file in it under its own path. Links, devices and the like hold no bytes and are told.

Source: POSIX.1-2017 (ustar, pax), GNU tar manual. Nothing is unpacked to disk.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from pubcheck.charset import decode
from pubcheck.document import Document, DocumentBuilder, Part
from pubcheck.members import Members
from pubcheck.parser import Parser
from pubcheck.phrase import Phrase
from pubcheck.quota import check_time
from pubcheck.refusal import damaged
from pubcheck.settings import Limits

if TYPE_CHECKING:
    import tarfile

_MAGIC_AT = 257
# RecursionError: tarfile reads each extended header inside the one before it.
_BROKEN = (OSError, EOFError, ValueError, LookupError, OverflowError, RecursionError)
_NOBODY = frozenset({"", "root", "wheel", "users"})
_OWNER = Phrase("压缩包内文件的所有者", "owner of a file in the archive")


def _sniff(data: bytes) -> float:
    return 1.0 if data[_MAGIC_AT : _MAGIC_AT + 5] == b"ustar" else 0.0


def _parse(data: bytes, name: str, limits: Limits) -> Document:
    import tarfile

    builder = DocumentBuilder(name, data, "application/x-tar", limits)
    members = Members(builder, name, len(data), limits)
    owners: dict[str, None] = {}
    unlisted = end = 0
    try:
        # Latin-1 keeps the bytes of names, which old Chinese archives write in GBK. What follows a damaged
        # header or the end mark (a second archive) is still read: whoever gets the file can read it too.
        with tarfile.open(
            fileobj=io.BytesIO(data), mode="r:", encoding="latin-1", errors="surrogateescape", ignore_zeros=True
        ) as archive:
            members.remark(_decoded(archive.pax_headers.get("comment", "")))
            for info in archive:
                check_time(limits)
                unlisted += _holds_data(data, end, info.offset)
                end = archive.offset
                owners |= dict.fromkeys(_decoded(owner) for owner in (info.uname, info.gname))
                members.check(1, info.size)
                _add(archive, info, members)
        unlisted += _holds_data(data, end, len(data))
    except (tarfile.TarError, *_BROKEN):
        if not members.count:
            raise damaged("TAR", "TAR") from None
        members.rest_unread()
    for owner in owners:
        if owner not in _NOBODY:
            builder.add(owner, Part.METADATA, label=_OWNER)
    if unlisted:
        if not members.count:
            raise damaged("TAR", "TAR")
        members.hidden(unlisted)
    members.close()
    return builder.build()


def _holds_data(data: bytes, start: int, end: int) -> bool:
    """Whether there is more than zeros between two entries."""
    return bool(data[start:end].strip(b"\x00"))


def _add(archive: tarfile.TarFile, info: tarfile.TarInfo, members: Members) -> None:
    if info.isreg():
        members.add(_name(info), lambda: _read(archive, info))
    elif info.isdir():
        members.folder(_name(info))
    else:
        members.link(_name(info), _decoded(info.linkname))


def _read(archive: tarfile.TarFile, info: tarfile.TarInfo) -> bytes:
    import tarfile

    try:
        opened = archive.extractfile(info)
        content = opened.read() if opened is not None else b""
    except (tarfile.TarError, *_BROKEN):
        raise damaged("压缩包内的", "archived") from None
    if len(content) != info.size:
        raise damaged("压缩包内的", "archived")
    return content


def _name(info: tarfile.TarInfo) -> str:
    if "path" in info.pax_headers:
        return info.pax_headers["path"]
    return _decoded(info.name)


def _decoded(name: str) -> str:
    try:
        return decode(name.encode("latin-1"))
    except UnicodeEncodeError:
        return name


PARSER = Parser(
    id="tar",
    title=Phrase("TAR 归档", "TAR archive"),
    media_types=("application/x-tar",),
    extensions=(".tar",),
    sniff=_sniff,
    parse=_parse,
)
