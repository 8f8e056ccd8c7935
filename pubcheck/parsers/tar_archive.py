"""TAR: every file in it under its own path. Links, devices and the like hold no bytes and are told.

Source: POSIX.1-2017 (ustar, pax), GNU tar manual. Nothing is unpacked to disk.
"""

from __future__ import annotations

import io
import tarfile

from pubcheck.charset import decode
from pubcheck.document import Document, DocumentBuilder
from pubcheck.members import Members
from pubcheck.parser import Parser
from pubcheck.phrase import Phrase
from pubcheck.refusal import damaged
from pubcheck.settings import Limits

_MAGIC_AT = 257
_BROKEN = (tarfile.TarError, OSError, EOFError, ValueError, LookupError, OverflowError)


def _sniff(data: bytes) -> float:
    return 1.0 if data[_MAGIC_AT : _MAGIC_AT + 5] == b"ustar" else 0.0


def _parse(data: bytes, name: str, limits: Limits) -> Document:
    builder = DocumentBuilder(name, data, "application/x-tar", limits)
    members = Members(builder, name, len(data), limits)
    try:
        # Latin-1 keeps the bytes of names, which old Chinese archives write in GBK.
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:", encoding="latin-1") as archive:
            for info in archive:
                if not info.isdir():
                    members.check(1, info.size)
                    _add(archive, info, members)
    except _BROKEN:
        if not members.count:
            raise damaged("TAR", "TAR") from None
        members.rest_unread()
    members.close()
    return builder.build()


def _add(archive: tarfile.TarFile, info: tarfile.TarInfo, members: Members) -> None:
    if info.isreg():
        members.add(_name(info), lambda: _read(archive, info))
    else:
        members.link(_name(info), _decoded(info.linkname))


def _read(archive: tarfile.TarFile, info: tarfile.TarInfo) -> bytes:
    try:
        opened = archive.extractfile(info)
        content = opened.read() if opened is not None else b""
    except (*_BROKEN, RecursionError):
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
