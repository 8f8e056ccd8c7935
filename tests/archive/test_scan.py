"""Scanning: what is read again and what not, copies, changes, errors, full disks, names, and what a store holds."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from archives import KEY, PERSON, TEXTS, scanned, write_archive, write_file
from canonical import dump

import pubcheck
from pubcheck.archive.crew import Crew
from pubcheck.archive.lock import locked
from pubcheck.archive.names import shown_path
from pubcheck.archive.places import Choice
from pubcheck.archive.scan import Scan
from pubcheck.archive.store import Store, reading
from pubcheck.archive.store_errors import StoreError
from pubcheck.charset import readable_name
from pubcheck.errors import SettingsError
from pubcheck.settings import Settings

posix = pytest.mark.skipif(sys.platform == "win32", reason="file modes of POSIX")


def states(items: list[pubcheck.archive.scan.Scanned]) -> Counter[str]:
    return Counter(item.state.value for item in items)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_archive(tmp_path_factory.mktemp("archive") / "归档")


@pytest.fixture(scope="module")
def store(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of a whole scan; tests only read it."""
    db = tmp_path_factory.mktemp("store") / "scan.sqlite"
    scanned(archive, db, workers=2)
    return db


def test_every_file_is_there_once_and_copies_are_reviewed_once(store: Path) -> None:
    with reading(store) as opened:
        counts = opened.counts()
        assert (counts.files, counts.contents, counts.unreadable) == (5, 4, 0)
        paths = [row[0] for row in opened.connection.execute("SELECT path FROM files ORDER BY path")]
    assert paths == sorted([*TEXTS, "归档/名单副本.txt"])


def test_findings_and_elements_are_those_of_a_review(store: Path, archive: Path) -> None:
    for name in ("办公室/2024/名单.txt", "民政局/网页.html"):
        review = pubcheck.check(archive / name)
        with reading(store) as opened:
            rows = opened.connection.execute(
                'SELECT rule, severity, start, "end" FROM findings JOIN documents ON documents.id = document'
                " JOIN files ON files.content = documents.content WHERE path = ? ORDER BY findings.id",
                (name,),
            ).fetchall()
        expected = [(f.rule_id, f.severity.value, f.span.start, f.span.end) for f in review.findings]
        assert sorted(rows) == sorted(expected)


def test_the_store_holds_no_plain_value_and_nothing_round_a_mark(store: Path) -> None:
    data = b"".join(path.read_bytes() for path in store.parent.glob("scan.sqlite*"))
    for value in (PERSON, "13800138000", "王小满", "关于有关工作的报告", "青民发〔2024〕3号", "现将情况"):
        assert value.encode() not in data, value
    assert KEY not in data
    assert KEY.hex().encode() not in data
    assert "机密★10年".encode() in data


@posix
def test_only_the_owner_may_read_the_store(store: Path) -> None:
    for path in store.parent.glob("scan.sqlite*"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.name


def test_the_next_scan_reads_what_changed_alone(tmp_path: Path) -> None:
    root, db = write_archive(tmp_path / "a"), tmp_path / "s.sqlite"
    assert states(scanned(root, db)) == {"reviewed": 4, "copy": 1}
    assert states(scanned(root, db)) == {"unchanged": 5}
    write_file(root / "办公室/2024/通知.txt", "改过的通知\n", age=30)
    write_file(root / "新文件.txt", TEXTS["民政局/密件.txt"])
    (root / "民政局/网页.html").unlink()
    (root / "归档/名单副本.txt").rename(root / "归档/改名.txt")
    assert states(scanned(root, db)) == {"reviewed": 1, "copy": 2, "unchanged": 2}
    fresh = tmp_path / "fresh.sqlite"
    scanned(root, fresh)
    present = [row for row in dump(db) if row[0] != "files" or row[-1]]
    # What is gone keeps its row and its result, marked as gone.
    gone = [row for row in dump(db) if row[0] == "files" and not row[-1]]
    assert sorted(row[1] for row in gone) == ["归档/名单副本.txt", "民政局/网页.html"]
    assert [row for row in present if row[0] == "files"] == [row for row in dump(fresh) if row[0] == "files"]
    assert set(dump(fresh)) <= set(present)


def test_other_rules_and_settings_review_again(tmp_path: Path) -> None:
    root, db = write_archive(tmp_path / "a", {"通知.txt": TEXTS["办公室/2024/通知.txt"]}), tmp_path / "s.sqlite"
    scanned(root, db)
    assert states(scanned(root, db, settings=Settings(recognizers=("labelled",)))) == {"reviewed": 1}
    assert states(scanned(root, db, settings=Settings(recognizers=("labelled",), isolate=True))) == {"unchanged": 1}
    with reading(db) as opened:  # the results of the older settings are gone
        assert opened.counts().contents == 1
        assert opened.connection.execute("SELECT count(*) FROM contents").fetchone() == (1,)


def test_a_file_touched_a_moment_ago_is_read_again(tmp_path: Path) -> None:
    """Within the same tick of the clock it may have changed without another time stamp."""
    root, db = tmp_path / "a", tmp_path / "s.sqlite"
    write_file(root / "新.txt", "通知\n", age=0)
    scanned(root, db)
    write_file(root / "新.txt", "改知\n", age=0)
    assert states(scanned(root, db)) == {"reviewed": 1}


def test_unreadable_files_are_told_and_tried_again(tmp_path: Path) -> None:
    root, db = write_archive(tmp_path / "a"), tmp_path / "s.sqlite"
    (root / "坏链接.txt").symlink_to(root / "没有.txt")
    (root / "环").symlink_to(root, target_is_directory=True)
    write_file(root / "空.txt", b"")
    write_file(root / "坏.pdf", b"%PDF-1.7\nbroken")
    items = {item.path: item for item in scanned(root, db)}
    assert {path for path, item in items.items() if item.state.value == "unreadable"} == {"坏链接.txt", "环"}
    assert all(items[path].error for path in ("坏链接.txt", "环"))
    with reading(db) as opened:
        assert opened.counts().unreadable == 2
        assert opened.counts().gaps == 2  # the empty and the damaged one were read, and nothing could be reviewed
    (root / "没有.txt").write_text("现在有了\n", encoding="utf-8")
    again = {item.path: item.state.value for item in scanned(root, db)}
    assert again["坏链接.txt"] in ("reviewed", "copy")
    assert again["坏.pdf"] == "unchanged"
    retried = {item.path: item.state.value for item in scanned(root, db, again=True)}
    assert retried["坏.pdf"] == "reviewed"


def test_a_root_that_vanished_marks_nothing_gone(tmp_path: Path) -> None:
    root, db = write_archive(tmp_path / "a"), tmp_path / "s.sqlite"
    scanned(root, db)
    root.rename(tmp_path / "umgezogen")
    with pytest.raises(SettingsError, match="找不到文件夹"):
        scanned(root, db)
    with reading(db) as opened:
        assert opened.counts().files == 5


def test_an_empty_root_is_taken_for_a_share_that_is_not_mounted(tmp_path: Path) -> None:
    root, db = write_archive(tmp_path / "a"), tmp_path / "s.sqlite"
    scanned(root, db)
    root.rename(tmp_path / "weg")
    root.mkdir()
    with pytest.raises(SettingsError, match="已挂载"):
        scanned(root, db)
    with reading(db) as opened:
        assert opened.counts().files == 5
    assert scanned(root, db, allow_empty=True) == []
    with reading(db) as opened:
        assert opened.counts().files == 0


def test_a_store_is_of_one_root(tmp_path: Path) -> None:
    root, other = write_archive(tmp_path / "a"), write_archive(tmp_path / "b", {"x.txt": "通知\n"})
    db = tmp_path / "s.sqlite"
    scanned(root, db)
    with pytest.raises(SettingsError, match="另一个文件夹"):
        scanned(other, db)
    (tmp_path / "link").symlink_to(root, target_is_directory=True)
    assert states(scanned(tmp_path / "link", db)) == {"unchanged": 5}
    root.rename(tmp_path / "umgezogen")
    assert sum(states(scanned(tmp_path / "umgezogen", db, moved=True)).values()) == 5
    with reading(db) as opened:
        assert opened.counts().files == 5


def test_another_choice_leaves_the_rest_as_it_was(tmp_path: Path) -> None:
    root, db = write_archive(tmp_path / "a"), tmp_path / "s.sqlite"
    scanned(root, db)
    (root / "民政局/网页.html").unlink()
    (root / "办公室/2024/通知.txt").unlink()
    scanned(root, db, choice=Choice(include=("*.html",)))
    with reading(db) as opened:
        gone = [row[0] for row in opened.connection.execute("SELECT path FROM files WHERE gone IS NOT NULL")]
    assert gone == ["民政局/网页.html"]


@posix
def test_a_link_that_leads_nowhere_does_not_keep_deleted_files_alive(tmp_path: Path) -> None:
    root, db = write_archive(tmp_path / "a"), tmp_path / "s.sqlite"
    (root / "坏链接.txt").symlink_to(root / "没有.txt")
    scanned(root, db)
    (root / "民政局/网页.html").unlink()
    scanned(root, db)
    with reading(db) as opened:
        assert opened.counts().files == 5


def test_a_file_that_cannot_be_read_today_keeps_what_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, db = write_archive(tmp_path / "a", {"密件.txt": TEXTS["民政局/密件.txt"]}), tmp_path / "s.sqlite"
    scanned(root, db)
    (root / "密件.txt").rename(tmp_path / "weg")
    (root / "密件.txt").symlink_to(root / "没有")  # as a file that is locked elsewhere
    scanned(root, db)
    with reading(db) as opened:
        counts = opened.counts()
        assert (counts.unreadable, counts.severities.get("block")) == (1, 1)
    (root / "密件.txt").unlink()
    (tmp_path / "weg").rename(root / "密件.txt")
    scanned(root, db)
    with reading(db) as opened:
        assert opened.counts().unreadable == 0


def test_an_acceptance_that_ended_is_heard_again(tmp_path: Path) -> None:
    root, db = write_archive(tmp_path / "a", {"名单.txt": TEXTS["办公室/2024/名单.txt"]}), tmp_path / "s.sqlite"
    scanned(root, db)
    with closing(sqlite3.connect(db)) as connection, connection:
        connection.execute("UPDATE findings SET accepted = 'allowed', until = '2020-01-31'")
        connection.execute("UPDATE contents SET reviewed = '2020-01-01'")
    assert states(scanned(root, db)) == {"reviewed": 1}
    assert states(scanned(root, db)) == {"unchanged": 1}
    assert states(scanned(root, db, renew=0)) == {"reviewed": 1}


def test_what_lies_beside_a_marked_document_is_shielded_too(tmp_path: Path) -> None:
    root, db = tmp_path / "a", tmp_path / "s.sqlite"
    mail = (
        "From: a@example.cn\r\nTo: b@example.cn\r\nSubject: 青石岭工程\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n'
        "关于报送青石岭工程材料的函\r\n市政府办公室：\r\n现报送材料。\r\n--x\r\n"
        'Content-Type: text/plain; charset=utf-8; name="青石岭油库报告.txt"\r\n'
        'Content-Disposition: attachment; filename="青石岭油库报告.txt"\r\n\r\n'
        f"{TEXTS['民政局/密件.txt']}\r\n--x--\r\n"
    )
    write_file(root / "来件.eml", mail)
    scanned(root, db)
    data = b"".join(path.read_bytes() for path in tmp_path.glob("s.sqlite*"))
    for words in ("青石岭", "市政府办公室", "报送", "关于有关工作"):
        assert words.encode() not in data, words
    with reading(db) as opened:
        rows = opened.connection.execute("SELECT member, marked FROM documents ORDER BY ordinal").fetchall()
    assert rows == [("", 0), ("1.txt", 1)]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("张三138-0013-8000.txt", "张三138********00.txt"),
        ("138 0013 8000", "138********00"),
        (f"{PERSON[:6]} 1949 1231 002X.pdf", "110****************2X.pdf"),
        ("卡6222020200001234562号", None),
        ("zhangsan@example.cn", "zha**************cn"),
        ("关于2024年5月6日会议的通知20240506_123456.html", "关于2024年5月6日会议的通知20240506_123456.html"),
        ("青政办发〔2024〕13号", "青政办发〔2024〕13号"),
        ("t20240506_1234567.html", "t20240506_1234567.html"),
    ],
)
def test_numbers_in_names_are_masked_and_dates_are_not(name: str, shown: str | None) -> None:
    found = shown_path(name)
    assert len(found) == len(name)
    if shown is not None:
        assert found == shown
    else:
        assert "20202000012" not in found


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("公示/低保名单.txt".encode("gbk"), "公示/低保名单.txt"),
        ("关于发放津贴的通知.doc".encode("gbk"), "关于发放津贴的通知.doc"),
        ("公示/".encode() + "低保名单.txt".encode("gbk"), "公示/低保名单.txt"),
        ("電話名單13800138000.txt".encode("big5"), "電話名單138******00.txt"),
        (b"\xff\xfe.txt", "\uf7ff\uf7fe.txt"),
        (b"a\xff.txt", "a\uf7ff.txt"),
    ],
)
def test_names_of_an_old_system_are_read_and_others_stay_distinct(raw: bytes, shown: str) -> None:
    path = raw.decode("utf-8", "surrogateescape")
    assert shown_path(path) == shown
    assert Choice(("*名*",)).takes(path) is ("名" in shown)
    readable_name(path).encode("utf-8", "surrogateescape")


@pytest.mark.parametrize("name", ["通知.txt", "名单/\ud800.txt", "", "/", "a/\udcff/"])
def test_a_name_that_is_readable_or_no_text_stays(name: str) -> None:
    assert readable_name(name) == name


@pytest.mark.parametrize(
    ("include", "exclude", "left"),
    [
        (("*.html",), (), ["民政局/网页.html"]),
        ((), ("*.txt",), ["民政局/网页.html"]),
        ((), ("民政局", "归档"), ["办公室/2024/名单.txt", "办公室/2024/通知.txt"]),
        (("办公室/*",), ("*名单*",), ["办公室/2024/通知.txt"]),
        (("*.HTML",), (), ["民政局/网页.html"]),
    ],
)
def test_patterns_choose_files(include: tuple[str, ...], exclude: tuple[str, ...], left: list[str]) -> None:
    choice = Choice(include, exclude)
    assert sorted(path for path in (*TEXTS, "归档/名单副本.txt") if choice.takes(path)) == left


def test_a_store_inside_the_archive_is_not_scanned(tmp_path: Path) -> None:
    root = write_archive(tmp_path / "a", {"通知.txt": "通知\n"})
    assert [item.path for item in scanned(root, root / "结果.sqlite")] == ["通知.txt"]
    assert [item.path for item in scanned(root, root / "结果.sqlite")] == ["通知.txt"]


@posix
def test_odd_names_and_numbers_in_names(tmp_path: Path) -> None:
    root, db = tmp_path / "a", tmp_path / "s.sqlite"
    write_file(root / f"王某{PERSON}的材料.txt", "材料\n")
    raw = os.fsencode(root) + b"/\xb9\xab\xce\xc4.txt"  # 公文 in GBK
    Path(os.fsdecode(raw)).write_bytes("公文\n".encode())
    os.utime(raw, (1, 1))
    assert states(scanned(root, db)) == {"reviewed": 2}
    assert states(scanned(root, db)) == {"unchanged": 2}
    with reading(db) as opened:
        paths = [row[0] for row in opened.connection.execute("SELECT path FROM files")]
    assert not any(PERSON in path for path in paths)
    assert any(path.startswith("王某110*") for path in paths)


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    root, db = write_archive(tmp_path / "a", {"通知.txt": "通知\n"}), tmp_path / "s.sqlite"
    with locked(db), pytest.raises(SettingsError, match="正被另一个扫描写入"):
        scanned(root, db)


def test_another_key_and_other_files_are_refused(tmp_path: Path) -> None:
    root, db = write_archive(tmp_path / "a", {"通知.txt": "通知\n"}), tmp_path / "s.sqlite"
    scanned(root, db)
    other = Scan(str(root), db, b"x" * 32)
    with pytest.raises(SettingsError, match="另一把密钥"):
        list(other.run(Crew(other.work(), 1)))
    foreign = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(foreign)) as connection:
        connection.execute("CREATE TABLE t (x)")
    with pytest.raises(SettingsError, match="其他程序的数据库"):
        scanned(root, foreign)
    (tmp_path / "text.sqlite").write_text("no database at all, but longer than a header of SQLite would be " * 3)
    with pytest.raises(SettingsError, match="不是数据库"):
        scanned(root, tmp_path / "text.sqlite")
    with closing(sqlite3.connect(db)) as connection:
        connection.execute("PRAGMA user_version = 999")
    with pytest.raises(SettingsError, match="更新版本"):
        scanned(root, db)


def test_a_full_disk_keeps_whole_files_and_the_next_scan_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite itself says that the disk is full, at every page count from an empty store on."""
    texts = {f"{number}.txt": TEXTS["办公室/2024/名单.txt"] + f"第{number}号\n" * 30 for number in range(12)}
    root, whole = write_archive(tmp_path / "a", texts), tmp_path / "whole.sqlite"
    scanned(root, whole)
    begin = Store.begin
    db = tmp_path / "s.sqlite"

    def bounded(self: Store, root: str, rules: str, versions: str) -> int:
        number = begin(self, root, rules, versions)
        (pages,) = self.connection.execute("PRAGMA page_count").fetchone()
        self.connection.execute(f"PRAGMA max_page_count = {pages + 3}")
        return number

    told: list[str] = []
    halves = 0
    monkeypatch.setattr(Store, "begin", bounded)
    for _ in range(30):
        try:
            scanned(root, db)
            break
        except StoreError as error:
            told.append(str(error.phrase))
            with closing(sqlite3.connect(db)) as connection:
                query = "SELECT count(*) FROM contents WHERE id NOT IN (SELECT content FROM documents)"
                halves += connection.execute(query).fetchone()[0]
            if len(told) == 3:
                monkeypatch.setattr(Store, "begin", begin)
    assert told
    assert all("已满" in each for each in told)
    assert not halves
    scanned(root, db)
    assert dump(db) == dump(whole)


def test_the_library_function(tmp_path: Path) -> None:
    root = write_archive(tmp_path / "a")
    items = list(pubcheck.scan(root, workers=1, exclude=["*.html"]))
    assert sorted((item.path, item.state.value) for item in items if item.state.value != "copy")
    assert len(items) == 4
    assert {f.rule for item in items if item.record for d in item.record.documents for f in d.findings} >= {
        "personal.resident_id",
        "secret.state_mark",
    }


def test_the_command(tmp_path: Path) -> None:
    root, db = write_archive(tmp_path / "a"), tmp_path / "s.sqlite"
    environment = os.environ | {"PUBCHECK_KEY_FILE": str(tmp_path / "key" / "baseline.key")}
    command = [sys.executable, "-m", "pubcheck", "scan", str(root), "--db", str(db), "--workers", "1"]
    first = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    assert first.returncode == 1, first.stderr
    assert "审查 4，相同内容 1" in first.stdout
    again = subprocess.run([*command, "--lang", "en"], env=environment, capture_output=True, text=True, check=False)
    assert "unchanged 5" in again.stdout
    wrong = subprocess.run(
        [*command[:4], str(tmp_path / "没有"), *command[5:]],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert wrong.returncode == 2
    assert wrong.stderr.count("\n") == 1
