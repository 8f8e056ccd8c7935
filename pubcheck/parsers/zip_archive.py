"""ZIP: every file in it under its own path, names in GBK decoded, data that the directory hides told.

Nothing is unpacked to disk, so a path that climbs out of its folder is only a name. Sources:
PKWARE APPNOTE 6.3.10, 4.3.7 (local header), 4.4.4 (bit 11: UTF-8), 4.6.9 (Info-ZIP Unicode path).
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable

from pubcheck.charset import decode
from pubcheck.container import NOTHING, directory, unlisted
from pubcheck.document import Document, DocumentBuilder
from pubcheck.errors import UnsupportedFormat
from pubcheck.members import Members, locked
from pubcheck.parser import Parser
from pubcheck.phrase import Phrase
from pubcheck.refusal import damaged, too_many_members
from pubcheck.settings import Limits

_LOCAL = b"PK\x03\x04"
_END = b"PK\x05\x06"
_ENTRY = b"PK\x01\x02"
_UTF8 = 0x800
_UNICODE_PATH = 0x7075
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    OSError,
    EOFError,
    ValueError,
    LookupError,
    struct.error,
)


def _sniff(data: bytes) -> float:
    if data.startswith((_LOCAL, _END)):
        # Office formats are ZIP files as well and claim theirs with 1.0.
        return 0.8 if directory(data) or data.startswith(_END) else 0.6
    return 0.0


def _parse(data: bytes, name: str, limits: Limits) -> Document:
    if data.count(_ENTRY) > 4 * limits.max_members:
        raise too_many_members(limits)
    names = directory(data)
    if "[content_types].xml" in names or "mimetype" in names[:1] or "meta-inf/manifest.mf" in names[:2]:
        raise _package()
    builder = DocumentBuilder(name, data, "application/zip", limits)
    members = Members(builder, name, len(data), limits)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = archive.infolist()
    except _BROKEN:
        raise damaged("ZIP", "ZIP") from None
    members.check(len(infos), sum(info.file_size for info in infos))
    members.remark(decode(archive.comment))
    for info in infos:
        members.remark(decode(info.comment))
        if info.filename.endswith("/") and not info.file_size and info.compress_size <= NOTHING:
            members.folder(_name(info))
            continue
        members.add(_name(info), lambda info=info: _read(archive, info, limits))  # type: ignore[misc]
    hidden = unlisted(data, archive)
    if hidden:
        members.hidden(hidden)
    members.close()
    return builder.build()


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits) -> bytes:
    passwords: Iterable[bytes | None] = (None,)
    if info.flag_bits & 1:
        passwords = [word.encode(coding) for word in limits.passwords for coding in ("utf-8", "gb18030")]
    for password in passwords:
        try:
            return archive.read(info, pwd=password)
        except RuntimeError as error:  # a wrong or missing password; NotImplementedError is one too
            if isinstance(error, NotImplementedError) and not info.flag_bits & 1:
                raise _method() from None
        except _BROKEN:
            if not info.flag_bits & 1:
                raise damaged("压缩包内的", "archived") from None
    raise locked()


def _package() -> UnsupportedFormat:
    # Read as an archive its text would be torn to pieces by mark-up, and names in it missed.
    return UnsupportedFormat(
        Phrase(
            "这是打包成 ZIP 的文档或程序（如 ODT、ODS、EPUB、VSDX、XPS），暂不能读取，请用原来的软件另存为 DOCX、XLSX、PDF 等再检查",
            "a document or program packed as ZIP (ODT, ODS, EPUB, VSDX, XPS …) that cannot be read; save it as DOCX, "
            "XLSX or PDF and check again",
        )
    )


def _method() -> UnsupportedFormat:
    return UnsupportedFormat(
        Phrase(
            "压缩方法不支持，未检查；请解压后单独检查",
            "the compression method is not supported; unpack the file and check it on its own",
        )
    )


def _name(info: zipfile.ZipInfo) -> str:
    """The file's path as its packer meant it: flagged UTF-8, a Unicode path field, else GBK and its like."""
    if info.flag_bits & _UTF8:
        return info.filename
    extra, at = info.extra, 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        if kind == _UNICODE_PATH and size > 5:
            return extra[at + 9 : at + 4 + size].decode("utf-8", "replace")
        at += 4 + size
    try:
        raw = info.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    return info.filename if raw.isascii() else decode(raw).replace("\\", "/")


PARSER = Parser(
    id="zip",
    title=Phrase("ZIP 压缩包", "ZIP archive"),
    media_types=("application/zip",),
    extensions=(".zip",),
    sniff=_sniff,
    parse=_parse,
)
