"""Makes archive fixtures: ``places.zip`` with one marker in each place, and the like of every kind.

Run ``python make_archives.py FOLDER``. Everything is invented; the bytes are the same on every run.
``places.rar`` is written byte by byte (stored, RAR 5): no free program writes RAR.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import sys
import tarfile
import zipfile
import zlib
from pathlib import Path

PLACES: dict[str, str] = {
    "comment": "metadata",
    "member_comment": "metadata",
    "gbk_name": "metadata",
    "utf8_name": "metadata",
    "unicode_path_name": "metadata",
    "climbing_name": "metadata",
}
"""Place → the part of the archive's own text under which it is to be found."""

MEMBERS: dict[str, str] = {
    "content": "places.zip!/名单_MARKgbkname.txt",
    "html_content": "places.zip!/网页_MARKutf8name.html",
    "nested": "places.zip!/内层.zip!/说明.txt",
    "climbing": "places.zip!/../../MARKclimbingname.txt",
}
"""Place → the path under which its document is to be found."""

SAMPLES = {
    "zip": ("places.zip",),
    "tar": ("places.tar",),
    "compressed": ("places.tar.gz", "list.txt.bz2", "list.txt.xz"),
    "seven_zip": ("places.7z",),
    "rar": ("places.rar",),
}
"""Parser → the fixtures it must read."""

_DATE = (2025, 6, 3, 9, 0, 0)
_TIME = 1_748_912_400


def marker(place: str) -> str:
    """The unique word that stands in ``place``."""
    return f"MARK{place.replace('_', '')}"


def make(folder: Path) -> list[Path]:
    """Write all fixtures into ``folder``."""
    listed = f"各科室通讯录\r\n{marker('content')}\r\n联系人见附表。\r\n".encode("gb18030")
    files = {
        "places.zip": zip_places(listed),
        "locked.zip": zip_locked(),
        "hidden.zip": zip_hidden(listed),
        "places.tar": tar_places(listed),
        "places.tar.gz": gzip.compress(tar_places(listed), mtime=0),
        "list.txt.bz2": bz2.compress(listed),
        "list.txt.xz": lzma.compress(listed),
        "places.7z": seven_zip_places(listed),
        "locked.7z": seven_zip_places(listed, "口令123"),
        "places.rar": rar_places(listed),
    }
    made = []
    for name, data in files.items():
        (folder / name).write_bytes(data)
        made.append(folder / name)
    return made


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _DATE)
    info.create_system = 0
    return info


class _GbkInfo(zipfile.ZipInfo):
    """An entry whose name is written in GBK without a flag, as Chinese Windows does."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - the name zipfile calls
        return self.filename.encode("gbk"), self.flag_bits


def zip_places(listed: bytes) -> bytes:
    """A ZIP with a marker in every place."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr(_info("说明.txt"), f"关于附件的说明\n{marker('nested')}\n")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = f"压缩包备注 {marker('comment')}".encode("gbk")
        archive.writestr(_GbkInfo(f"名单_{marker('gbk_name')}.txt", _DATE), listed)
        page = f"<html><body><p>{marker('html_content')}</p></body></html>"
        archive.writestr(_info(f"网页_{marker('utf8_name')}.html"), page)
        real = f"方案_{marker('unicode_path_name')}.txt".encode()
        info = _info("fangan.txt")
        info.extra = struct.pack("<HHBI", 0x7075, len(real) + 5, 1, zlib.crc32(b"fangan.txt")) + real
        info.comment = f"备注 {marker('member_comment')}".encode("gbk")
        archive.writestr(info, "实施方案（征求意见稿）\n")
        archive.writestr(_info(f"../../{marker('climbing_name')}.txt"), f"路径越界 {marker('climbing')}\n")
        archive.writestr(_info("内层.zip"), inner.getvalue())
    return buffer.getvalue()


def zip_hidden(listed: bytes) -> bytes:
    """A ZIP whose directory leaves out its first file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(_info("hidden.txt"), listed)
        archive.writestr(_info("shown.txt"), "公开内容\n")
        archive.filelist = archive.filelist[1:]
    return buffer.getvalue()


def zip_locked() -> bytes:
    """A stored file under ZipCrypto with the password ``123456`` (APPNOTE 6.1), and an open one."""
    plain = f"设有密码的内容 {marker('locked')}\n".encode()
    keys = [0x12345678, 0x23456789, 0x34567890]

    def update(byte: int) -> None:
        keys[0] = zlib.crc32(bytes([byte]), keys[0] ^ 0xFFFFFFFF) ^ 0xFFFFFFFF
        keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = zlib.crc32(bytes([keys[1] >> 24]), keys[2] ^ 0xFFFFFFFF) ^ 0xFFFFFFFF

    def scramble(data: bytes) -> bytes:
        out = bytearray()
        for byte in data:
            mixed = (keys[2] | 2) & 0xFFFF
            out.append(byte ^ ((mixed * (mixed ^ 1)) >> 8) & 0xFF)
            update(byte)
        return bytes(out)

    for byte in b"123456":
        update(byte)
    crc = zlib.crc32(plain)
    body = scramble(bytes(range(11)) + bytes([crc >> 24]) + plain)
    name = b"locked.txt"
    head = struct.pack("<HHHHHIII", 20, 1, 0, 0x4800, 0x5AC3, crc, len(body), len(plain))
    local = b"PK\x03\x04" + head + struct.pack("<HH", len(name), 0) + name + body
    entry = b"PK\x01\x02" + struct.pack("<H", 20) + head + struct.pack("<HHHHHII", len(name), 0, 0, 0, 0, 0, 0) + name
    return local + entry + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(entry), len(local), 0)


def tar_places(listed: bytes) -> bytes:
    """A TAR with a pax name, a GBK name and a link."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.PAX_FORMAT) as archive:
        info = tarfile.TarInfo(f"名单_{marker('utf8_name')}.txt")
        info.size, info.mtime = len(listed), _TIME
        archive.addfile(info, io.BytesIO(listed))
        archive.format, archive.encoding = tarfile.GNU_FORMAT, "gbk"
        text = f"说明 {marker('html_content')}\n".encode()
        info = tarfile.TarInfo(f"通知_{marker('gbk_name')}.txt")
        info.size, info.mtime = len(text), _TIME
        archive.addfile(info, io.BytesIO(text))
        link = tarfile.TarInfo("快捷方式.txt")
        link.type, link.linkname, link.mtime = tarfile.SYMTYPE, f"/内部/{marker('link_target')}.txt", _TIME
        archive.addfile(link)
    return buffer.getvalue()


def seven_zip_places(listed: bytes, password: str | None = None) -> bytes:
    """A 7z archive with two files; without a password its bytes are always the same."""
    import py7zr
    from py7zr.helpers import ArchiveTimestamp

    buffer = io.BytesIO()
    with py7zr.SevenZipFile(buffer, "w", password=password) as archive:
        archive.writestr(listed, f"名单_{marker('utf8_name')}.txt")
        archive.writestr(f"<html><body><p>{marker('html_content')}</p></body></html>", "目录/网页.html")
        for file in archive.header.files_info.files:
            for key in ("creationtime", "lastaccesstime", "lastwritetime"):
                if key in file:
                    file[key] = ArchiveTimestamp.from_datetime(float(_TIME))
    return buffer.getvalue()


def rar_places(listed: bytes) -> bytes:
    """A RAR 5 archive with one stored file (technical note on the RAR 5.0 format, rarlab)."""

    def number(value: int) -> bytes:
        out = bytearray()
        while value > 0x7F:
            out.append(value & 0x7F | 0x80)
            value >>= 7
        return bytes([*out, value])

    def block(kind: int, flags: int, body: bytes, data_size: int | None = None) -> bytes:
        sized = number(data_size) if data_size is not None else b""
        head = number(kind) + number(flags) + sized + body
        head = number(len(head)) + head
        return struct.pack("<I", zlib.crc32(head)) + head

    name = f"名单_{marker('utf8_name')}.txt".encode()
    file_flags, attributes, stored, windows = 0x04, 0x20, 0, 0
    body = number(file_flags) + number(len(listed)) + number(attributes) + struct.pack("<I", zlib.crc32(listed))
    body += number(stored) + number(windows) + number(len(name)) + name
    return (
        b"Rar!\x1a\x07\x01\x00"
        + block(1, 0, number(0))
        + block(2, 0x02, body, len(listed))
        + listed
        + block(5, 0, number(0))
    )


if __name__ == "__main__":
    for path in make(Path(sys.argv[1])):
        print(path)
