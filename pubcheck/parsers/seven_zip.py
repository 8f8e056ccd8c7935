"""7z: every file in it under its own path, in memory, one at a time.

py7zr reads the format (LGPL, an extra). Source: 7zFormat.txt of the LZMA SDK.
"""

from __future__ import annotations

import io
from typing import Any

from pubcheck.document import Document, DocumentBuilder
from pubcheck.errors import DamagedDocument, LimitExceeded, ParseError
from pubcheck.members import Members, locked
from pubcheck.parser import Parser, Requirement
from pubcheck.phrase import Phrase
from pubcheck.refusal import damaged
from pubcheck.settings import Limits

_MAGIC = b"7z\xbc\xaf\x27\x1c"


def _sniff(data: bytes) -> float:
    return 1.0 if data.startswith(_MAGIC) else 0.0


def _parse(data: bytes, name: str, limits: Limits) -> Document:
    error: ParseError = damaged("7z", "7z")
    for password in (None, *limits.passwords):
        try:
            return _with_password(data, name, limits, password)
        except LimitExceeded:
            raise
        except ParseError as failed:
            error = failed
            if isinstance(failed, DamagedDocument) and password is None:
                break
    raise error


def _with_password(data: bytes, name: str, limits: Limits, password: str | None) -> Document:
    import py7zr

    builder = DocumentBuilder(name, data, "application/x-7z-compressed", limits)
    members = Members(builder, name, len(data), limits)
    stopped: list[LimitExceeded] = []
    # On damaged files py7zr raises nearly anything; what counts is whether all files came out.
    try:
        with py7zr.SevenZipFile(io.BytesIO(data), password=password) as archive:
            files = [entry for entry in archive.files if not entry.is_directory]
            for entry in archive.files:
                if entry.is_directory:
                    members.folder(entry.filename)
            members.check(len(files), sum(entry.uncompressed or 0 for entry in files))
            if archive.needs_password() and password is None:
                raise locked()
            archive.extractall(factory=_factory(members, stopped))
    except ParseError:
        raise
    except Exception as failed:
        if stopped:
            raise stopped[0] from None
        if password is not None or type(failed).__name__ == "PasswordRequired":
            raise locked() from None
        if not members.count:
            raise damaged("7z", "7z") from None
        members.rest_unread()
    if stopped:
        raise stopped[0]
    members.close()
    return builder.build()


def _factory(members: Members, stopped: list[LimitExceeded]) -> Any:
    """What py7zr writes files to: each is handed on as soon as it is complete, and then dropped."""
    from py7zr.io import Py7zIO, WriterFactory

    class Sink(Py7zIO):
        def __init__(self, filename: str) -> None:
            self.filename = filename
            self.buffer = io.BytesIO()
            self.handed = False

        def write(self, piece: bytes | bytearray) -> int:
            members.spend(len(piece))
            return self.buffer.write(piece)

        def read(self, size: int | None = None) -> bytes:
            return self.buffer.read(-1 if size is None else size)

        def seek(self, offset: int, whence: int = 0) -> int:
            return self.buffer.seek(offset, whence)

        def flush(self) -> None:
            pass

        def size(self) -> int:
            return len(self.buffer.getbuffer())

        def close(self) -> None:
            if not self.handed:
                self.handed = True
                try:
                    members.add(self.filename, self.buffer.getvalue, counted=True)
                except LimitExceeded as error:
                    stopped.append(error)
                    raise
                self.buffer = io.BytesIO()

    class Sinks(WriterFactory):
        def create(self, filename: str) -> Sink:
            return Sink(filename)

    return Sinks()


PARSER = Parser(
    id="seven_zip",
    title=Phrase("7z 压缩包", "7z archive"),
    media_types=("application/x-7z-compressed",),
    extensions=(".7z",),
    sniff=_sniff,
    parse=_parse,
    requires=(Requirement("py7zr", "py7zr", "archives"),),
)
