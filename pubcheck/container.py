"""A ZIP container opened with limits: DOCX, and later OFD, XLSX, PPTX.

Sizes are checked in the directory before anything is unpacked; ``zipfile`` never returns more
than the directory declares, so a lying directory ends in a checksum error, not in memory.
Source: PKWARE APPNOTE 6.3.10, sections 4.3.12 and 4.3.16.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from pubcheck.gap import Gap
from pubcheck.phrase import Phrase
from pubcheck.quota import charge
from pubcheck.refusal import damaged, encrypted, too_large, too_many_members
from pubcheck.settings import Limits

_LOCAL, _DIRECTORY_END = b"PK\x03\x04", b"PK\x05\x06"
_LOCAL_SIZE, _END_SIZE = 30, 22
_DESCRIPTOR = 24  # the longest data descriptor between one file's bytes and the next header
_DIRECTORY_ENTRY = b"PK\x01\x02"
_MOST_NAMES = 100_000
NOTHING = 2  # bytes that nothing takes when it is packed, as some programs pack folders
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    OSError,
    EOFError,
    RuntimeError,
    ValueError,
    LookupError,
)


@dataclass(frozen=True, slots=True)
class Container:
    """The members of a container by their lower-case names; ``gaps`` tell of data that is no member."""

    kind: str
    unpacked: int
    gaps: tuple[Gap, ...]
    _archive: zipfile.ZipFile = field(repr=False)
    _infos: dict[str, zipfile.ZipInfo] = field(repr=False)

    @classmethod
    def open(cls, data: bytes, kind: str, limits: Limits) -> Container:
        """Open ``data``, a file of ``kind`` (``DOCX``).

        :raises LimitExceeded: if it holds too many members or unpacks to too much.
        :raises DamagedDocument: if it is no readable ZIP file.
        """
        # Stored containers inside count too, hence the factor; it keeps a huge directory out of memory.
        if data.count(_DIRECTORY_ENTRY) > 4 * limits.max_members:
            raise too_many_members(limits)
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
            infos = archive.infolist()
        except _BROKEN:
            raise damaged(kind, kind) from None
        if len(infos) > limits.max_members:
            raise too_many_members(limits)
        unpacked = sum(info.file_size for info in infos)
        if unpacked > limits.max_unpacked_bytes or unpacked > limits.max_ratio * len(data):
            raise too_large(limits)
        charge(limits, unpacked=unpacked)
        named: dict[str, zipfile.ZipInfo] = {}
        hidden = unlisted(data, archive) + bool(archive.comment.strip())
        for info in infos:
            hidden += bool(info.comment.strip())
            if info.filename.endswith("/"):  # is_dir() fails where there is no name
                hidden += bool(info.file_size or info.compress_size > NOTHING)
                continue
            name = info.filename.replace("\\", "/").lstrip("/").lower()
            other = named.get(name)
            hidden += other is not None and (other.CRC, other.file_size) != (info.CRC, info.file_size)
            named[name] = info
        return cls(kind, unpacked, (_not_read(hidden),) if hidden else (), archive, named)

    @property
    def names(self) -> tuple[str, ...]:
        """All members' names in lower case, in the order of the directory."""
        return tuple(self._infos)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._infos

    def read(self, name: str) -> bytes:
        """The unpacked member ``name``, in any case.

        :raises DamagedDocument: if it is absent or broken.
        :raises EncryptedDocument: if it is encrypted.
        """
        info = self._info(name)
        try:
            return self._archive.read(info)
        except _BROKEN:
            raise damaged(self.kind, self.kind) from None

    def chunks(self, name: str, size: int = 1 << 16) -> Iterator[bytes]:
        """The unpacked member ``name`` piece by piece, for parts too large to stand in memory twice.

        :raises DamagedDocument: if it is absent or broken.
        :raises EncryptedDocument: if it is encrypted.
        """
        info = self._info(name)
        try:
            with self._archive.open(info) as member:
                while piece := member.read(size):
                    yield piece
        except _BROKEN:
            raise damaged(self.kind, self.kind) from None

    def _info(self, name: str) -> zipfile.ZipInfo:
        info = self._infos.get(name.lower())
        if info is None:
            raise damaged(self.kind, self.kind)
        if info.flag_bits & 1:
            raise encrypted(self.kind, self.kind)
        return info


def _not_read(count: int) -> Gap:
    reason = Phrase(
        f"文件中另有 {count} 处数据不属于文档内容（重名部件、目录之外的数据等），未检查，请用原来的软件打开后重新另存再公开",
        f"{count} stretches of data belong to no part of the document (parts of the same name, data that no directory "
        "lists) and were not checked; open it in its own program and save it again",
    )
    return Gap("parse", Phrase("文件内部", "inside the file"), reason)


def directory(data: bytes) -> tuple[str, ...]:
    """The names in the directory of a ZIP file, in lower case; none if it is not readable or huge."""
    if data.count(_DIRECTORY_ENTRY) > _MOST_NAMES:
        return ()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return tuple(name.replace("\\", "/").lower() for name in archive.namelist())
    except _BROKEN:
        return ()


def unlisted(data: bytes, archive: zipfile.ZipFile) -> int:
    """How many stretches of a ZIP file its directory does not list: deleted files, what was put in between or behind.

    Zeros, line feeds at the end and padding do not count.
    """
    count = end = 0
    for info in sorted(archive.infolist(), key=lambda info: info.header_offset):
        start = info.header_offset
        count += _holds_data(data[end:start])
        if not 0 <= start <= len(data) - _LOCAL_SIZE:
            continue
        name_size, extra_size = struct.unpack_from("<HH", data, start + 26)
        end = max(end, start + _LOCAL_SIZE + name_size + extra_size + info.compress_size)
    count += _holds_data(data[end : archive.start_dir])
    last = data.rfind(_DIRECTORY_END)
    return count + bool(data[last + _END_SIZE + len(archive.comment) :].strip(b"\x00\r\n\t "))


def _holds_data(stretch: bytes) -> bool:
    """Whether a stretch between two files begins with a file's header or is too long for padding."""
    return len(stretch) > _DESCRIPTOR and (_LOCAL in stretch or bool(stretch.strip(b"\x00")))
