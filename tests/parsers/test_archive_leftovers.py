"""What an archive holds beside its listed files: deleted entries, appended data, folders, a second archive."""

from __future__ import annotations

import gzip
import io
import struct
import tarfile
import time
import zipfile

import made
import pytest

from pubcheck.document import Document, Part
from pubcheck.errors import DamagedDocument

BODY = "关于开展巡查工作的通知\n".encode()
HIDDEN = "目录没有列出的数据"


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return buffer.getvalue()


def tarred(*entries: tuple[str, bytes], folder: str = "", owner: str = "") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, data in entries:
            info = tarfile.TarInfo(name)
            info.size, info.uname = len(data), owner
            archive.addfile(info, io.BytesIO(data))
        if folder:
            info = tarfile.TarInfo(folder)
            info.type = tarfile.DIRTYPE
            archive.addfile(info)
    return buffer.getvalue()


def without_last_entry(data: bytes) -> bytes:
    """The ZIP file after its last entry was deleted from the directory, as some programs delete files."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        start, count = archive.start_dir, len(archive.infolist()) - 1
    directory = data[start : data.rindex(b"PK\x05\x06")]
    kept = directory[: directory.rindex(b"PK\x01\x02")]
    return data[:start] + kept + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(kept), start, 0)


def reasons(document: Document) -> list[str]:
    return [gap.reason for gap in document.gaps]


def values(document: Document, part: Part) -> list[str]:
    return [block.span.of(document.text) for block in document.blocks if block.part is part]


@pytest.mark.parametrize(
    "data",
    [
        without_last_entry(zipped({"a.txt": BODY, "b.txt": BODY})),
        without_last_entry(zipped({"a.txt": BODY})),
        zipped({"a.txt": BODY}) + b"appended behind the directory",
        b"put before the first file, longer than padding" + zipped({"a.txt": BODY}),
    ],
    ids=["last deleted", "only one deleted", "behind", "before"],
)
def test_data_that_the_directory_of_a_zip_hides_is_a_gap(data: bytes) -> None:
    if data.startswith(b"PK"):
        document = made.parse(data, "a.zip")
    else:
        from pubcheck.parser import parse_bytes
        from pubcheck.settings import Limits

        document = parse_bytes(data, "a.zip", Limits(), "application/zip")
    assert any(HIDDEN in reason for reason in reasons(document))


def test_a_plain_zip_has_no_gap() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", BODY)
        with archive.open("b.txt", "w", force_zip64=True) as member:
            member.write(BODY)
        archive.comment = "备注".encode()
    assert not made.parse(buffer.getvalue() + b"\0" * 600, "a.zip").gaps


def test_folders_of_a_zip() -> None:
    document = made.parse(zipped({"甲/a.txt": BODY, "甲/": b"", "张三处分材料/": b"", "乙/": BODY}), "a.zip")
    assert values(document, Part.METADATA) == ["甲/a.txt", "乙/", "张三处分材料"]
    assert [member.text.strip() for member in document.members] == [BODY.decode().strip()] * 2


def test_folders_and_owners_of_a_tar() -> None:
    document = made.parse(tarred(("a.txt", BODY), folder="李四处分材料", owner="wangwu"), "a.tar")
    assert values(document, Part.METADATA) == ["a.txt", "wangwu", "李四处分材料"]


def test_a_second_tar_behind_the_first_is_read() -> None:
    document = made.parse(tarred(("a.txt", BODY)) + tarred(("b.txt", BODY)), "a.tar")
    assert [member.name for member in document.members] == ["a.tar!/a.txt", "a.tar!/b.txt"]
    assert not document.gaps


def test_a_damaged_header_within_a_tar_is_a_gap_and_the_rest_is_read() -> None:
    data = bytearray(tarred(("a.txt", BODY), ("b.txt", BODY), ("c.txt", BODY)))
    data[1024] ^= 0xFF
    document = made.parse(bytes(data), "a.tar")
    assert [member.name for member in document.members] == ["a.tar!/a.txt", "a.tar!/c.txt"]
    assert any(HIDDEN in reason for reason in reasons(document))


def test_a_chain_of_long_names_in_a_tar() -> None:
    info = tarfile.TarInfo("././@LongLink")
    info.type, info.size = tarfile.GNUTYPE_LONGNAME, 4
    chain = (info.tobuf(tarfile.GNU_FORMAT) + b"abc\0".ljust(512, b"\0")) * 3000
    with pytest.raises(DamagedDocument):
        made.parse(chain + tarred(("a.txt", BODY)), "a.tar")
    behind = made.parse(tarred(("a.txt", BODY))[:1024] + chain, "a.tar")
    assert len(behind.members) == 1
    assert any("不完整" in reason for reason in reasons(behind))


def test_many_small_gzip_streams_take_linear_time() -> None:
    started = time.process_time()
    document = made.parse(gzip.compress(b"") * 100_000 + gzip.compress(BODY), "a.txt.gz")
    assert document.members[0].text == BODY.decode()
    assert time.process_time() - started < 5
