"""Compound files: the same streams as olefile reads, and nothing that runs in circles."""

from __future__ import annotations

import contextlib
import io
import random
import struct
import time

import made
import olefile
import pytest

from pubcheck.compound_file import CompoundFile, root_names
from pubcheck.compound_writer import packed
from pubcheck.errors import DamagedDocument, LimitExceeded
from pubcheck.property_set import MORE_SUMMARY, SUMMARY, properties
from pubcheck.settings import Limits
from pubcheck.usage import Usage

MAKE = made.script("compound_file")


def opened(data: bytes, limits: Limits | None = None) -> CompoundFile:
    return CompoundFile.open(data, "OLE", limits or Limits())


def both(data: bytes) -> dict[str, bytes]:
    """All streams, which olefile reads the same."""
    file = opened(data)
    with olefile.OleFileIO(io.BytesIO(data)) as other:
        theirs = {"/".join(path): other.openstream(path).read() for path in other.listdir()}
    ours = {name: file.read(name) for name in file.streams}
    assert ours == theirs
    return ours


def test_random_files_are_read_as_written() -> None:
    chance = random.Random(1)
    for _ in range(30):
        sizes = [chance.choice([0, 1, 63, 64, 65, 4095, 4096, 4097, 70_000]) for _ in range(chance.randrange(40))]
        streams = {
            (f"s{chance.randrange(5)}/t{chance.randrange(5)}/x{number}" if number % 3 else f"r{number}"): (
                chance.randbytes(size)
            )
            for number, size in enumerate(sizes)
        }
        assert both(packed(streams)) == streams


def test_a_table_too_large_for_the_header() -> None:
    streams = {"a": random.Random(2).randbytes(7_300_000), "b": b"short"}
    assert both(packed(streams)) == streams


def test_real_files(shared: object) -> None:
    folder = shared / "documents" / "samples"  # type: ignore[operator]
    for path in (*folder.glob("*.doc"), *folder.glob("*.msg"), *folder.glob("*.xls")):
        assert both(path.read_bytes())


def test_storages_become_files() -> None:
    file = opened(packed({"Pool/_1/Package": b"PK", "Pool/_1/sub/x": b"y", "Pool/_2/Contents": b"z", "a": b"b"}))
    assert file.children("Pool") == ("Pool/_1", "Pool/_2")
    assert both(file.extract("pool/_1")) == {"Package": b"PK", "sub/x": b"y"}
    assert file.read("POOL/_2/contents") == b"z"
    assert "Pool/_2" in file
    assert not file.is_stream("Pool/_2")
    assert root_names(packed({"A/b": b"c"})) == {"a"}


def test_absent_streams() -> None:
    file = opened(packed({"a": b"b"}))
    assert file.find("x") == b""
    with pytest.raises(DamagedDocument):
        file.read("x")


def directory_of(data: bytes) -> int:
    return (struct.unpack_from("<I", data, 48)[0] + 1) * 512


def test_a_chain_in_a_circle() -> None:
    data = bytearray(packed({"a": bytes(5000)}))
    fat = (struct.unpack_from("<I", data, 76)[0] + 1) * 512
    struct.pack_into("<I", data, fat, 0)
    with pytest.raises(DamagedDocument):
        opened(bytes(data)).read("a")
    at = data.index("a".encode("utf-16-le"), directory_of(data)) + 120
    struct.pack_into("<I", data, at, 0x7FFFFFFF)
    with pytest.raises(DamagedDocument):
        opened(bytes(data)).read("a")


def test_a_directory_in_a_circle_and_entries_that_are_their_own_children() -> None:
    data = bytearray(packed({f"s{number}": b"x" for number in range(20)}))
    start = directory_of(data)
    for number in range(4):
        struct.pack_into("<III", data, start + 128 * number + 68, number // 2, number, 0)
    assert len(opened(bytes(data)).streams) < 20
    fat = (struct.unpack_from("<I", data, 76)[0] + 1) * 512
    first = struct.unpack_from("<I", data, 48)[0]
    struct.pack_into("<I", data, fat + 4 * first, first)
    with pytest.raises(DamagedDocument):
        opened(bytes(data))


def test_lists_of_sectors_in_a_circle() -> None:
    data = bytearray(packed({"a": bytes(5000)}))
    struct.pack_into("<I", data, 68, 0)
    struct.pack_into("<I", data, 512 + 508, 0)
    assert opened(bytes(data)).streams == ("a",)


def test_limits() -> None:
    many = packed({f"s{number}": b"" for number in range(200)})
    with pytest.raises(LimitExceeded):
        opened(many, Limits(max_members=100))
    with pytest.raises(LimitExceeded):
        opened(packed({"/".join(f"d{number}" for number in range(60)): b"x"}), Limits(max_depth=50))
    limits = Limits(max_unpacked_bytes=10_000, usage=Usage())
    file = opened(packed({"a": bytes(6000)}), limits)
    file.read("a")
    with pytest.raises(LimitExceeded):
        file.read("a")


def test_a_directory_of_one_long_line_of_siblings() -> None:
    """olefile recurses here; a row of 5000 entries, each the right neighbour of the one before."""
    data = bytearray(packed({f"s{number:04}": b"" for number in range(5000)}))
    file = opened(bytes(data))
    assert len(file.streams) == 5000
    sectors = file._sectors
    places = []
    sector = struct.unpack_from("<I", data, 48)[0]
    while sector < 0xFFFFFFFA:
        places += [(sector + 1) * 512 + 128 * each for each in range(4)]
        sector = sectors.table[sector]
    for number in range(1, 5001):
        struct.pack_into("<II", data, places[number] + 68, 0xFFFFFFFF, number + 1 if number < 5000 else 0xFFFFFFFF)
    struct.pack_into("<I", data, places[0] + 76, 1)
    begun = time.monotonic()
    assert len(opened(bytes(data)).streams) == 5000
    assert time.monotonic() - begun < 2


@pytest.mark.parametrize("share", [0.01, 0.3, 0.6, 0.9])
def test_truncated(share: float) -> None:
    """All of a stream or none of it."""
    streams = {"a": bytes(range(250)) * 20, "b": b"c"}
    data = packed(streams)
    with contextlib.suppress(DamagedDocument):
        file = opened(data[: int(len(data) * share)])
        for name in file.streams:
            assert file.read(name) == streams[name]


@pytest.mark.parametrize(
    ("code_page", "text"), [(936, "张某某镕"), (1200, "张某某"), (65001, "张某某"), (1252, "plain")]
)
def test_properties_in_their_code_page(code_page: int, text: str) -> None:
    data = MAKE.property_stream(SUMMARY, {4: text}, code_page=code_page)
    assert [(str(label), value) for label, value in properties(data, SUMMARY)] == [("作者", text)]


def test_gbk_in_a_set_that_says_it_is_western() -> None:
    data = bytearray(MAKE.property_stream(MORE_SUMMARY, {15: "某某市卫生健康委员会"}))
    data[data.index(struct.pack("<H", 936))] = 1252 & 0xFF
    data[data.index(struct.pack("<H", 936 & 0xFF00 | 1252 & 0xFF)) + 1] = 1252 >> 8
    assert [value for _, value in properties(bytes(data), MORE_SUMMARY)] == ["某某市卫生健康委员会"]


def test_custom_properties_and_those_of_machines() -> None:
    custom = {"经办人": "示例甲", "KSOProductBuildVer": "2052-1", "_PID_LINKBASE": "D:\\稿"}
    for code_page in (936, 1200):
        data = MAKE.property_stream(MORE_SUMMARY, {}, custom, code_page=code_page)
        assert [(str(label), value) for label, value in properties(data, MORE_SUMMARY)] == [
            ("经办人", "示例甲"),
            ("link", "D:\\稿"),
        ]
