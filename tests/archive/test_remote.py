"""Archives in stores of others, through fsspec: memory, files, a ZIP, and one that fails now and then."""

from __future__ import annotations

import os
import sys
import time
import zipfile
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any, ClassVar
from uuid import uuid4

import fsspec
import pytest
from canonical import dump
from fsspec.implementations.local import LocalFileSystem

from pubcheck.archive.crew import Crew
from pubcheck.archive.engines import engine_named
from pubcheck.archive.place import ReadError, Stamp, shown_root
from pubcheck.archive.places import place_of, settled
from pubcheck.archive.scan import Scan, Scanned
from pubcheck.errors import SettingsError

KEY = bytes(range(32))
MOST = 1 << 20
LONG_AGO = time.time() - 3600


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, (LONG_AGO, LONG_AGO))


def scanned(root: str, db: Path) -> list[Scanned]:
    scan = Scan(root, db, KEY)
    with closing(scan.run(Crew(scan.work(), 1))) as items:
        return list(items)


def walked(root: str) -> dict[str, Stamp]:
    return {found.path: found.stamp for found in place_of(root).walk() if found.error is None}


class Moody(LocalFileSystem):  # type: ignore[misc]
    """A store of somebody else, backed by a folder: it fails at times, for some names always, and counts."""

    protocol = "moody"
    failures: ClassVar[Counter[str]] = Counter()
    asked: ClassVar[Counter[str]] = Counter()

    def _answer(self, what: str, path: str) -> None:
        name = Path(path).name
        self.asked[what] += 1
        if "broken" in name:
            raise RuntimeError(f"secret words about {path}")
        if self.failures[name]:
            self.failures[name] -= 1
            raise ConnectionError("come back later")

    def ls(self, path: str, detail: bool = False, **kwargs: Any) -> Any:
        self._answer("ls", path)
        return super().ls(path, detail=detail, **kwargs)

    def open(self, path: str, mode: str = "rb", **kwargs: Any) -> Any:
        self._answer("open", path)
        return super().open(path, mode, **kwargs)


@pytest.fixture
def moody() -> type[Moody]:
    fsspec.register_implementation("moody", Moody, clobber=True)
    Moody.failures.clear()
    Moody.asked.clear()
    return Moody


def test_memory() -> None:
    below = f"/{uuid4().hex}"
    files = fsspec.filesystem("memory")
    files.pipe({f"{below}/甲/一.txt": b"one", f"{below}/二.txt": b"two!", f"{below}/Thumbs.db": b"\xd0\xcf\x11\xe0x"})
    for root in (f"memory:/{below}", f"memory:/{below}/"):
        place = place_of(root)
        assert {path: stamp.size for path, stamp in walked(root).items()} == {"甲/一.txt": 3, "二.txt": 4}
        assert place.read("甲/一.txt", MOST)[0] == b"one"
        assert place.read("二.txt", 2)[0] == b"two"  # one more than asked for, to tell that there is more
    stamp = walked(f"memory:/{below}")["二.txt"]
    assert place.read("二.txt", MOST)[1] == stamp  # the walk and the reading agree, so that it is known next time
    time.sleep(0.001)
    files.pipe({f"{below}/二.txt": b"2222"})
    assert walked(f"memory:/{below}")["二.txt"] != stamp


def test_what_changed_just_now_proves_nothing() -> None:
    below = f"/{uuid4().hex}"
    fsspec.filesystem("memory").pipe({f"{below}/a.txt": b"a"})
    _, stamp = place_of(f"memory:/{below}").read("a.txt", MOST)
    assert settled(stamp, time.time_ns()).mark == ""
    assert settled(stamp, time.time_ns() + 3_000_000_000) == stamp


def test_a_whole_store() -> None:
    """A root without a folder: the names of some stores begin with a slash there, those of others do not."""
    name = f"{uuid4().hex}.txt"
    fsspec.filesystem("memory").pipe({f"/{name}": b"root"})
    assert name in walked("memory://")
    assert place_of("memory://").read(name, MOST)[0] == b"root"
    assert next(place_of("file:///").walk()).path.count("//") == 0


def test_scans_of_an_address_equal_those_of_the_folder(tmp_path: Path) -> None:
    """Also the second one: what did not change is known, what changed is read, what vanished is gone."""
    root = tmp_path / "档案"
    write(root / "甲/名单.txt", "姓名：王小满 身份证号：11010519491231002X")
    write(root / "通知.txt", "关于召开会议的通知")
    write(root / "旧.txt", "旧文件")
    time.sleep(2.1)  # what changed just now is read again
    stores = {}
    for name, address in (("folder", str(root)), ("file", f"file://{root}")):
        stores[name] = tmp_path / f"{name}.sqlite"
        assert Counter(each.state.value for each in scanned(address, stores[name])) == {"reviewed": 3}
    assert dump(stores["file"]) == dump(stores["folder"])
    write(root / "通知.txt", "关于召开会议的通知（二）")
    (root / "旧.txt").unlink()
    for name, address in (("folder", str(root)), ("file", f"file://{root}")):
        assert {each.path: each.state.value for each in scanned(address, stores[name])} == {
            "甲/名单.txt": "unchanged",
            "通知.txt": "reviewed",
        }
    assert dump(stores["file"]) == dump(stores["folder"])


def test_the_store_below_a_file_address_is_not_scanned(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "通知")
    (tmp_path / "x.sqlite.parts").mkdir()
    write(tmp_path / f"x.sqlite.parts/{0:032x}.parquet", "part")
    for _ in range(2):
        assert [each.path for each in scanned(f"file://{tmp_path}", tmp_path / "x.sqlite")] == ["a.txt"]


def test_zip(tmp_path: Path) -> None:
    for content in (b"first", b"other"):
        with zipfile.ZipFile(tmp_path / "a.zip", "w") as package:
            package.writestr("文件夹/一.txt", content)
            package.writestr("文件夹/里/二.txt", b"two")
            package.writestr("三.txt", b"three")
        root = f"zip::file://{tmp_path}/a.zip"
        assert set(walked(root)) == {"文件夹/一.txt", "文件夹/里/二.txt", "三.txt"}
        # The second time: the file was replaced, and nothing that fsspec remembers hides it.
        assert place_of(root).read("文件夹/一.txt", MOST) == (content, walked(root)["文件夹/一.txt"])
        assert walked(root)["文件夹/一.txt"].mark
    inner = f"zip://文件夹::file://{tmp_path}/a.zip"
    assert set(walked(inner)) == {"一.txt", "里/二.txt"}
    assert place_of(inner).read("里/二.txt", MOST)[0] == b"two"


def test_a_large_listing(tmp_path: Path) -> None:
    below = f"/{uuid4().hex}"
    files = fsspec.filesystem("memory")
    files.pipe({f"{below}/{number % 7}/{number}.txt": b"x" for number in range(5_000)})
    assert len(walked(f"memory:/{below}")) == 5_000


def test_vanished_while_scanning(tmp_path: Path, moody: type[Moody]) -> None:
    write(tmp_path / "a/x.txt", "x")
    place = place_of(f"moody://{tmp_path}")
    assert [found.path for found in place.walk()] == ["a/x.txt"]
    (tmp_path / "a/x.txt").unlink()
    with pytest.raises(ReadError) as caught:
        place.read("a/x.txt", MOST)
    assert "移走或删除" in str(caught.value.phrase)
    assert moody.asked["open"] <= 1  # what is gone is not asked for again and again


def test_errors_that_pass(tmp_path: Path, moody: type[Moody]) -> None:
    write(tmp_path / "a/x.txt", "text")
    moody.failures.update({"a": 1, "x.txt": 2})
    place = place_of(f"moody://{tmp_path}")
    assert [(found.path, found.error) for found in place.walk()] == [("a/x.txt", None)]
    assert place.read("a/x.txt", MOST)[0] == b"text"
    assert moody.asked == {"ls": 3, "open": 3}


def test_errors_that_stay(tmp_path: Path, moody: type[Moody]) -> None:
    """A folder that cannot be listed is told; an error's own words, which may tell anything, are not."""
    write(tmp_path / "a/x.txt", "通知一")
    write(tmp_path / "b/broken.txt", "通知二")
    place = place_of(f"moody://{tmp_path}")
    with pytest.raises(ReadError) as caught:
        place.read("b/broken.txt", MOST)
    assert str(caught.value.phrase) == "无法读取文件（RuntimeError），下次扫描时会重试"
    moody.failures["a"] = 3
    errors = {found.path: found.error for found in place.walk()}
    assert errors["b/broken.txt"] is None
    assert str(errors["a"]) == "无法读取文件夹（ConnectionError），下次扫描时会重试"
    moody.failures[tmp_path.name] = 3
    with pytest.raises(SettingsError, match="ConnectionError"):
        list(place_of(f"moody://{tmp_path}").walk())


def test_a_folder_that_fails_is_not_taken_for_gone(tmp_path: Path, moody: type[Moody]) -> None:
    root, db = tmp_path / "档案", tmp_path / "x.sqlite"
    write(root / "a/x.txt", "通知一")
    write(root / "b/y.txt", "通知二")
    scan = Scan(f"moody://{root}", db, KEY)

    def states() -> dict[str, str]:
        # Sent: the processes of the workers know no such store.
        engine = engine_named("dask", scan.work(), 1, send=True)
        with closing(scan.run(engine)) as items:
            return {each.path: each.state.value for each in items}

    assert states() == {"a/x.txt": "reviewed", "b/y.txt": "reviewed"}
    before = dump(db)
    moody.failures["a"] = 3
    assert states() == {"a": "unreadable", "b/y.txt": "unchanged"}
    assert [row for row in dump(db) if row[1] != "a"] == before
    assert states() == {"a/x.txt": "unchanged", "b/y.txt": "unchanged"}
    # The row of the folder that failed is gone with the error, what is below it was there all the time.
    assert [row for row in dump(db) if row[1] != "a"] == before


@pytest.mark.skipif(os.name == "nt", reason="links and pipes")
def test_links_and_pipes_are_told(tmp_path: Path) -> None:
    write(tmp_path / "a/x.txt", "x")
    (tmp_path / "a/round").symlink_to(tmp_path)
    (tmp_path / "a/gone").symlink_to(tmp_path / "nowhere")
    (tmp_path / "a/link.txt").symlink_to(tmp_path / "a/x.txt")
    os.mkfifo(tmp_path / "a/pipe")
    for root in (str(tmp_path), f"file://{tmp_path}"):
        found = {each.path: str(each.error or "")[:8] for each in place_of(root).walk()}
        assert found == {
            "a/x.txt": "",
            "a/link.txt": "",
            "a/round": "是指向文件夹的链",
            "a/pipe": "不是普通文件，没",
            "a/gone": "链接指向的文件不",
        }


def test_what_is_no_folder(tmp_path: Path) -> None:
    write(tmp_path / "x.txt", "x")
    for root in (f"file://{tmp_path}/x.txt", f"file://{tmp_path}/none", f"memory://{uuid4().hex}"):
        with pytest.raises(SettingsError) as caught:
            list(place_of(root).walk())
        assert "无法打开" in str(caught.value.phrase)
    with pytest.raises(SettingsError):
        place_of(f"zip::file://{tmp_path}/x.txt")
    with pytest.raises(SettingsError, match=r"kxz://（ValueError）"):
        place_of("kxz://somewhere")


SECRET = "WJalr/XUtn+K7MD@ENG"


@pytest.mark.parametrize(
    ("root", "shown"),
    [
        ("/data/a:b@c/x", "/data/a:b@c/x"),
        ("s3://bucket/2024", "s3://bucket/2024"),
        (f"s3://AKIA:{SECRET}@bucket/2024", "s3://***@bucket/2024"),
        ("s3://AKIA:9/x@bucket/a@b", "s3://***@b"),  # in doubt, more
        ("sftp://user@host/data", "sftp://***@host/data"),
        (f"ftp://user:p@{SECRET}@host/data", "ftp://***@host/data"),
        ("hdfs://host:9000/data", "hdfs://host:9000/data"),
        ("file:///home/a:b@c", "file:///home/a:b@c"),
        (f"zip::s3://AKIA:{SECRET}@bucket/a.zip", "zip::s3://***@bucket/a.zip"),
        (f"zip://in@side::ftp://u:{SECRET}@host/a.zip", "zip://***@side::ftp://***@host/a.zip"),
        ("https://host/list?sig=abc&x=1", "https://host/list?***"),
    ],
)
def test_no_credentials_are_shown(root: str, shown: str) -> None:
    assert shown_root(root) == shown


def test_no_credentials_are_stored_or_told(tmp_path: Path, moody: type[Moody]) -> None:
    db = tmp_path / "x.sqlite"
    root = f"moody://user:{SECRET}@{tmp_path}/none"
    scan = Scan(root, db, KEY)
    assert SECRET not in repr(scan.work()) + repr(place_of(root))
    with pytest.raises(SettingsError) as caught:
        list(scan.run(Crew(scan.work(), 1)))
    assert SECRET not in str(caught.value.phrase) + caught.value.phrase.en
    assert not db.exists()


def test_errors_of_libraries_are_not_passed_on(moody: type[Moody], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Moody, *args: object, **kwargs: object) -> None:
        raise ValueError(f"Port could not be cast to integer value as '{SECRET}'")

    monkeypatch.setattr(moody, "__init__", refuse)
    with pytest.raises(SettingsError) as caught:
        place_of(f"moody://user:{SECRET}@host/x")
    assert SECRET not in str(caught.value.phrase) + caught.value.phrase.en


def test_without_fsspec(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(SettingsError, match=r"pubcheck\[remote\]"):
        place_of("s3://bucket")
