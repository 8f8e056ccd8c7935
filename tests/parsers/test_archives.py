"""Archives: every file under its own path, names in any encoding, nothing hidden, limits over the whole tree."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from dataclasses import replace

import made
import pytest

from pubcheck.document import Document
from pubcheck.errors import EncryptedDocument, LimitExceeded
from pubcheck.pipeline import Reviewer
from pubcheck.review import Verdict
from pubcheck.settings import Limits

ARCHIVES = made.script("make_archives")


def tree(document: Document) -> dict[str, Document]:
    """All documents in a container by their path."""
    found = {document.name: document}
    for member in document.members:
        found |= tree(member)
    return found


def packed(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def places() -> Document:
    return made.parse(made.samples()["places.zip"], "places.zip")


@pytest.mark.parametrize(("place", "part"), ARCHIVES.PLACES.items())
def test_every_place_of_the_archive(places: Document, place: str, part: str) -> None:
    assert made.parts_of(places, ARCHIVES.marker(place)) == [part]


@pytest.mark.parametrize(("place", "path"), ARCHIVES.MEMBERS.items())
def test_every_member_has_its_path(places: Document, place: str, path: str) -> None:
    assert ARCHIVES.marker(place) in tree(places)[path].text
    assert not places.gaps


@pytest.mark.parametrize("name", ["places.tar", "places.tar.gz", "places.7z", "places.rar"])
def test_other_archives(name: str) -> None:
    documents = tree(made.parse(made.samples()[name], name))
    held = {path: document.text for path, document in documents.items()}
    listed = [path for path in held if path.endswith(f"!/名单_{ARCHIVES.marker('utf8_name')}.txt")]
    assert len(listed) == 1
    assert ARCHIVES.marker("content") in held[listed[0]]
    assert not any(document.gaps for document in documents.values())


def test_tar_names_in_gbk_and_links() -> None:
    document = made.parse(made.samples()["places.tar"], "places.tar")
    assert f"places.tar!/通知_{ARCHIVES.marker('gbk_name')}.txt" in tree(document)
    assert ARCHIVES.marker("link_target") in document.text


@pytest.mark.parametrize(("name", "inner"), [("list.txt.bz2", "list.txt"), ("list.txt.xz", "list.txt")])
def test_one_compressed_file(name: str, inner: str) -> None:
    (member,) = made.parse(made.samples()[name], name).members
    assert member.name == f"{name}!/{inner}"
    assert ARCHIVES.marker("content") in member.text


def test_gzip_streams_in_a_row_are_all_read() -> None:
    data = gzip.compress("第一段\n".encode()) + gzip.compress("第二段\n".encode())
    (member,) = made.parse(data, "两段.txt.gz").members
    assert member.text == "第一段\n第二段\n"


def test_a_file_that_the_directory_hides_is_told() -> None:
    document = made.parse(made.samples()["hidden.zip"], "hidden.zip")
    assert any("目录没有列出" in gap.reason for gap in document.gaps)


def test_padding_between_files_is_no_hidden_file() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("一.txt", "公开内容\n")
        buffer.write(bytes(4096))
        archive.start_dir = buffer.tell()
        archive.writestr("二.txt", "公开内容\n")
    assert not made.parse(buffer.getvalue(), "a.zip").gaps


@pytest.mark.parametrize("name", ["locked.zip", "locked.7z"])
def test_passwords(name: str) -> None:
    data = made.samples()[name]
    words = ("wrong", "123456", "口令123")
    opened = made.parse(data, name, Limits(passwords=words))
    assert any(ARCHIVES.marker(place) in m.text for m in opened.members for place in ("locked", "content"))
    assert not opened.gaps
    for passwords in ((), ("wrong",)):
        try:
            document = made.parse(data, name, Limits(passwords=passwords))
        except EncryptedDocument:
            continue
        assert any("密码" in gap.reason for gap in document.gaps)
        assert not document.members


def test_a_member_that_cannot_be_read_costs_no_other() -> None:
    document = made.parse(packed({"a.txt": "公开内容\n".encode(), "b.pdf": b"%PDF-1.7 broken", "c.exe": bytes(99)}))
    good, *bad = document.members
    assert good.text == "公开内容\n"
    assert not good.gaps
    assert all(member.gaps and not member.text for member in bad)


def test_system_files_are_told() -> None:
    document = made.parse(packed({"__MACOSX/._a.txt": b"Mac", "目录/.DS_Store": b"Bud1", "a.txt": b"abc"}))
    assert [gap.where.rpartition("/")[2] for gap in document.gaps] == ["._a.txt", ".DS_Store"]


def test_a_bomb_of_many_layers_ends() -> None:
    """Each layer is harmless by itself: 16 copies of the one below."""
    data = packed({f"{number}.txt": b"0" * 100_000 for number in range(16)})
    for _ in range(4):
        data = packed({f"{number}.zip": data for number in range(16)}, zipfile.ZIP_STORED)
        if len(data) > 2**20:
            break
    with pytest.raises(LimitExceeded):
        made.parse(data, "bomb.zip", Limits(max_unpacked_bytes=2**24))


def test_a_gzip_bomb_ends() -> None:
    compressor = zlib.compressobj(9, wbits=31)
    data = b"".join([*(compressor.compress(bytes(2**20)) for _ in range(64)), compressor.flush()])
    with pytest.raises(LimitExceeded):
        made.parse(data, "bomb.gz")


def test_nesting_ends_in_a_gap_not_in_recursion() -> None:
    data = packed({"a.txt": "最里层\n".encode()})
    for _ in range(60):
        data = packed({"inner.zip": data}, zipfile.ZIP_STORED)
    documents = list(tree(made.parse(data, "deep.zip")).values())
    assert len(documents) == Limits().max_nesting + 2
    assert "嵌套过深" in documents[-1].gaps[0].reason


def test_an_archive_inside_itself_ends() -> None:
    """A quine cannot be written here, but two archives that hold each other's copy can be nested to the limit."""
    limits = replace(Limits(), max_members=40)
    data = packed({"a.txt": b"a"})
    for _ in range(3):
        data = packed({f"{number}.zip": data for number in range(4)}, zipfile.ZIP_STORED)
    with pytest.raises(LimitExceeded):
        made.parse(data, "many.zip", limits)


def test_members_are_reviewed_by_themselves() -> None:
    files = {
        "名单.txt": "姓名：王小明，身份证号11010519491231002X\n".encode(),
        "通知.txt": "关于召开会议的通知\n各科室：\n请按时参加。\n（此件公开发布）\n".encode(),
    }
    review = Reviewer().review(packed(files), "annex.zip")
    found, clean = review.members
    assert review.disclosure is None
    assert found.document.name == "annex.zip!/名单.txt"
    assert "personal.resident_id" in {finding.rule_id for finding in found.findings}
    assert not [finding for finding in clean.findings if finding.severity.rank >= 3]
    assert review.verdict is found.verdict is Verdict.NEEDS_CHANGES
    assert [each.document.name for each in review.tree()] == ["annex.zip", "annex.zip!/名单.txt", "annex.zip!/通知.txt"]


def test_names_of_members_are_reviewed() -> None:
    review = Reviewer().review(packed({"王小明11010519491231002X.txt": "公开内容\n".encode()}), "annex.zip")
    assert "personal.resident_id" in {finding.rule_id for finding in review.findings}


def test_an_empty_archive_is_a_gap() -> None:
    review = Reviewer().review(packed({}), "empty.zip")
    assert review.verdict is Verdict.INCOMPLETE
    assert "空的" in review.gaps[0].reason
