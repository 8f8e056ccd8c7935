"""The command line and the library on archives: reports, masks, baselines, exit codes, folders, passwords."""

from __future__ import annotations

import io
import json
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_cli import IDENTITY, LIST, PLAN, Run, run

import pubcheck
from pubcheck.errors import EncryptedDocument
from pubcheck.masking import MaskedReview
from pubcheck.pipeline import Reviewer
from pubcheck.review import Review
from pubcheck.settings import Limits, Settings

FORMATS = ("text", "json", "html", "sarif")


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder to work in, which is also the working directory."""
    before = Path.cwd()
    os.chdir(tmp_path)
    yield tmp_path
    os.chdir(before)


def checked(*arguments: object, stdin: bytes = b"") -> Run:
    result = run("check", *arguments, stdin=stdin)
    assert "程序内部出错" not in result.err
    return result


@pytest.mark.parametrize("format_", FORMATS)
def test_numbers_in_the_names_of_members_are_masked_everywhere(folder: Path, format_: str) -> None:
    inner = zipped({f"{IDENTITY}/附表.txt": PLAN.encode(), f"{IDENTITY}.bin": b"\x7fELF" + bytes(99)})
    (folder / "a.zip").write_bytes(zipped({f"救助{IDENTITY}.zip": inner, f"{IDENTITY}.txt": PLAN.encode()}))
    result = checked("a.zip", "--format", format_)
    assert result.code == 1
    assert IDENTITY not in result.out + result.err
    assert "错误：a.zip!/救助" in result.err
    shown = checked("a.zip", "--format", format_, "--show-values")
    assert IDENTITY in shown.out
    assert IDENTITY in shown.err


def test_what_is_masked_in_the_path_of_one_member_stays_readable_in_another() -> None:
    data = zipped({f"{IDENTITY}.txt": PLAN.encode(), "预案.txt": PLAN.encode()})
    first, second = Reviewer().review(data, "a.zip").members
    assert IDENTITY not in MaskedReview(first).words(first.document.name)
    assert (len(first.around) > 0, second.around) == (True, ())


@pytest.mark.parametrize("format_", FORMATS)
def test_names_with_odd_characters(folder: Path, format_: str) -> None:
    names = ["a\x1b[31m\x07\n\u202ecod.txt", "乙" * 3000 + ".txt", "<script>alert(1)</script>.txt", "../../c.txt"]
    (folder / "a.zip").write_bytes(zipped({name: PLAN.encode() for name in names}))
    result = checked("a.zip", "--format", format_)
    assert result.code == 0
    signs = ["\x1b", "\x07", "\u202e", *(["<script>alert"] if format_ == "html" else [])]
    assert not any(sign in result.out + result.err for sign in signs)


def test_an_archive_on_standard_input(folder: Path) -> None:
    result = checked("-", "--format", "json", stdin=zipped({"名单.txt": LIST.encode(), "预案.txt": PLAN.encode()}))
    assert result.code == 1
    assert [each["document"]["name"] for each in json.loads(result.out)] == ["-", "-!/名单.txt", "-!/预案.txt"]


def test_a_baseline_of_an_archive(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBCHECK_KEY_FILE", str(folder / "key"))
    (folder / "a.zip").write_bytes(zipped({"名单.txt": LIST.encode()}))
    made = checked("a.zip", "--baseline", "base.json", "--update-baseline")
    assert "已接受" in made.err
    assert json.loads((folder / "base.json").read_text("utf-8"))["entries"]
    again = checked("a.zip", "--baseline", "base.json")
    assert "基线" in again.out
    assert again.code == 0
    unread = zipped({"名单.txt": LIST.encode(), "程序.bin": b"\x7fELF" + bytes(99)})
    (folder / "a.zip").write_bytes(unread)
    assert "基线没有更新" in checked("a.zip", "--baseline", "base.json", "--update-baseline").err


def test_a_gap_of_a_container_is_no_error_of_its_own(folder: Path) -> None:
    (folder / "a.zip").write_bytes(zipped({"预案.txt": PLAN.encode(), "Thumbs.db": b"x"}))
    result = checked("a.zip")
    assert result.code == 3
    assert not result.err
    assert "系统自动生成" in result.out


def test_places_of_gaps_are_in_english_where_wanted(folder: Path) -> None:
    (folder / "a.txt").write_bytes(PLAN.encode() + b"\xff\xfe\xff\n" + PLAN.encode())
    for format_ in ("text", "json", "sarif"):
        out = checked("a.txt", "--format", format_, "--lang", "en").out
        assert "from line" in out
        assert "行起" not in out


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_and_folders_that_are_not_entered_are_told(folder: Path) -> None:
    (folder / "甲" / "乙").mkdir(parents=True)
    (folder / "甲" / "预案.txt").write_text(PLAN, encoding="utf-8")
    (folder / "甲" / "乙" / "环").symlink_to(folder / "甲")
    (folder / "甲" / "断").symlink_to(folder / "没有.txt")
    result = checked("甲", "--format", "json")
    names = [Path(each["document"]["name"]).name for each in json.loads(result.out)]
    assert sorted(names) == sorted(["预案.txt", "环", "断"])
    assert result.code == 3
    assert "指向文件夹的链接" in result.err
    assert "找不到文件" in result.err


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root reads everything")
def test_a_folder_without_permission_is_told(folder: Path) -> None:
    (folder / "甲" / "锁").mkdir(parents=True)
    (folder / "甲" / "预案.txt").write_text(PLAN, encoding="utf-8")
    (folder / "甲" / "锁").chmod(0)
    result = checked("甲")
    (folder / "甲" / "锁").chmod(0o700)
    assert result.code == 3
    assert "没有读取权限" in result.err


@pytest.mark.parametrize("media_type", ["text/html; charset=utf-8", "TEXT/HTML", " text/html "])
def test_media_types_as_http_writes_them(media_type: str) -> None:
    review = pubcheck.check("<p>关于某事的通知</p>".encode(), media_type=media_type)
    assert review.document.media_type == "text/html"


def test_passwords_of_an_earlier_call_are_not_used_again() -> None:
    py7zr = pytest.importorskip("py7zr", reason="needs py7zr to make an encrypted archive")
    buffer = io.BytesIO()
    with py7zr.SevenZipFile(buffer, "w", password="geheim") as archive:
        archive.writestr(PLAN.encode(), "预案.txt")

    def check(*passwords: str) -> Review:
        return pubcheck.check(buffer.getvalue(), settings=Settings(limits=Limits(passwords=passwords)))

    for passwords in ((), ("falsch",)):
        with pytest.raises(EncryptedDocument):
            check(*passwords)
    assert len(check("falsch", "geheim").members) == 1
    with pytest.raises(EncryptedDocument):
        check()
