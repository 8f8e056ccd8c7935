"""RAR: every file in it under its own path.

rarfile reads the directory and stored files by itself; for compressed ones it calls unrar, unar, 7z or
bsdtar where the machine has one, else they are gaps. Sources: RAR 5.0 archive format (rarlab), rarfile manual.
"""

from __future__ import annotations

import io
from typing import Any

from pubcheck.document import Document, DocumentBuilder
from pubcheck.errors import ParseError, UnsupportedFormat
from pubcheck.members import Members, locked
from pubcheck.parser import Parser, Requirement
from pubcheck.phrase import Phrase
from pubcheck.refusal import damaged
from pubcheck.settings import Limits

_MAGIC = b"Rar!\x1a\x07"


def _sniff(data: bytes) -> float:
    return 1.0 if data.startswith(_MAGIC) else 0.0


def _parse(data: bytes, name: str, limits: Limits) -> Document:
    import rarfile

    builder = DocumentBuilder(name, data, "application/vnd.rar", limits)
    members = Members(builder, name, len(data), limits)
    # On damaged files rarfile raises its own errors and those of struct and zlib.
    try:
        archive = rarfile.RarFile(io.BytesIO(data))
        if archive.needs_password() and limits.passwords:
            archive.setpassword(limits.passwords[0])
        infos = archive.infolist()
        remark = archive.comment
    except Exception:
        raise damaged("RAR", "RAR") from None
    if not infos and archive.needs_password():
        raise locked()
    members.check(len(infos), sum(info.file_size or 0 for info in infos))
    members.remark(remark or "")
    for info in infos:
        if info.is_dir():
            members.folder(info.filename or "-")
        elif info.is_symlink():
            members.link(info.filename or "-", "")
        else:
            members.add(info.filename or "-", lambda info=info: _read(archive, info, limits))  # type: ignore[misc]
    members.close()
    return builder.build()


def _read(archive: Any, info: Any, limits: Limits) -> bytes:
    import rarfile

    error: ParseError = damaged("压缩包内的", "archived")
    for password in limits.passwords if info.needs_password() else (None,):
        try:
            return bytes(archive.read(info, pwd=password))
        except rarfile.RarCannotExec:
            return _no_tool()
        except Exception:
            error = locked() if info.needs_password() else error
    raise locked() if info.needs_password() else error


def _no_tool() -> bytes:
    raise UnsupportedFormat(
        Phrase(
            "本机没有解压 RAR 的程序（unrar、unar 或 bsdtar），未检查；请解压后单独检查，或安装其中一种",
            "no program for RAR (unrar, unar or bsdtar) on this machine; unpack the file or install one",
        )
    )


PARSER = Parser(
    id="rar",
    title=Phrase("RAR 压缩包", "RAR archive"),
    media_types=("application/vnd.rar",),
    extensions=(".rar",),
    sniff=_sniff,
    parse=_parse,
    requires=(Requirement("rarfile", "rarfile", "archives"),),
)
