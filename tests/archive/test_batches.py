"""Many files at a time: on the way to a worker and back, and into the store; and stores of older versions."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from archives import KEY, scanned, write_archive, write_file
from canonical import dump
from pubcheck_cli.progress import Progress
from trail_stores import RULES, a_document, a_finding, filled, put

from pubcheck.archive import crew_hand
from pubcheck.archive import store as store_module
from pubcheck.archive.crew import Crew
from pubcheck.archive.crew_hand import Hand
from pubcheck.archive.engine import Outcome, Task
from pubcheck.archive.intake import Intake, State
from pubcheck.archive.place import Stamp
from pubcheck.archive.record import GapRecord, ReasonRecord, Record
from pubcheck.archive.rows import Packed, from_values, packed, to_values
from pubcheck.archive.scan import Scan
from pubcheck.archive.schema import MIGRATIONS, VERSION, migrate
from pubcheck.archive.store import Store, amending, reading, writing
from pubcheck.errors import StoreError
from pubcheck.phrase import Lang

linux = pytest.mark.skipif(sys.platform != "linux", reason="signals of POSIX")
FULL = a_document(
    a_finding("甲", page=3, why=(("一", "one"), ("二", "two"))),
    a_finding("乙", severity="info", accepted="allowed", reason="在名录中", until="2027-01-01"),
    reasons=(ReasonRecord("duty", ("应当公开", "must be published"), "政府信息公开条例", "20"),),
    gaps=(GapRecord("ocr", ("第 2 页", "page 2"), ("没有识别", "not read")),),
    links=(("ab" * 16, True), ("cd" * 16, False)),
    subjects=("ef" * 16,),
    digest="f" * 32,
)


def record(*documents: object) -> Packed:
    return packed(Record(documents or (FULL, a_document(probabilities=(), attribute=""))))  # type: ignore[arg-type]


def indexes(store: Store) -> set[str]:
    rows = store.connection.execute("SELECT name FROM sqlite_master WHERE type = 'index'")
    return {row[0] for row in rows}


def test_a_record_survives_the_way_as_rows() -> None:
    plain = Record((FULL, a_document(probabilities=(), attribute="")))
    there = packed(plain)
    (back, again) = from_values(json.loads(json.dumps(to_values([there, there]))))
    assert back == again == there
    assert back.documents == plain.documents
    assert (back.standing, back.gaps) == (1, 1)


NONSENSE = [
    *(((1, 0, 0, 1, 0, 3), "7"), ((1, 0, 0, 1, 0, 1), 1), ((1, 0, 0, 1, 0, 4), 2**63), ((1, 0, 0, 1, 0, 0), 9)),
    *(((1, 0, 0, 0, 3), 2**70), ((1, 0, 0, 0, 12), None), ((1, 0, 0, 4, 0, 1), [1]), ((1, 0, 0, 3, 0), 5)),
    *(((1, 0, 0, 1, 0, 1), float("nan")), ((0, 0, 1), "grave"), ((0, 0, 2), "foot"), ((0, 0, 5), '["一"]')),
    *(((0, 0, 6), "x"), ((0, 0, 10), "soon"), ((1, 0, 0, 0, 8), "20240301"), ((1, 0, 0, 0, 12), float("inf"))),
    *(((1, 0, 0, 0, 11), "open"), ((1, 0, 0, 0, 16), ""), ((1, 0, 0, 0, 20), '[["duty", "x", "", ""]]')),
    *(((1, 0, 0, 2, 0), ["ocr"]), ((1, 0, 0, 1), 5), ((1, 0, 0), [1]), ((1, 0), []), ((0, 0), ["x"]), ((0, 0, 3), 5)),
]


@pytest.mark.parametrize(("place", "value"), NONSENSE)
def test_what_the_store_cannot_hold_is_no_record(place: tuple[int, ...], value: object) -> None:
    """A worker that a hostile file took over answers what it likes: the writer must not stumble over it."""
    values = json.loads(json.dumps(to_values([record()])))
    inner = values
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    with pytest.raises((ValueError, TypeError)):
        from_values(values)
    with pytest.raises((ValueError, TypeError)):
        from_values([])


def test_words_that_look_like_half_a_character_are_no_lost_worker(tmp_path: Path) -> None:
    text = "关于C:\\udata目录整理工作的通知\n各科室：\n　　请整理 D:\\ude00\\名单 目录。\n办公室\n2024年5月6日\n"
    root = write_archive(tmp_path / "a", {"通知.txt": text})
    (item,) = scanned(root, tmp_path / "s.sqlite")
    assert item.record is not None
    (document,) = item.record.documents
    assert "\\udata" in document.title
    assert not document.gaps


@linux
def test_a_worker_that_dies_with_several_files_in_hand_loses_none(tmp_path: Path) -> None:
    texts = {
        f"{number}.txt": f"关于第{number}号事项的通知\n联系电话：1380013{number:04}\n" * 40 for number in range(60)
    }
    root = write_archive(tmp_path / "a", texts)
    write_file(root / "空.txt", b"")
    (root / "坏链接.txt").symlink_to(root / "没有.txt")
    scanned(root, tmp_path / "whole.sqlite")
    scan = Scan(str(root), tmp_path / "s.sqlite", KEY)
    crew = Crew(scan.work(), 1)
    sizes: list[int] = []
    some = crew._some

    def noted(pace: float) -> list[Task]:
        tasks = some(pace)
        sizes.append(len(tasks))
        if len(tasks) > 2 and sum(size > 2 for size in sizes) in (1, 3):
            os.kill(crew._workers[0].process.pid, signal.SIGKILL)
        return tasks

    crew._some = noted  # type: ignore[method-assign]
    with closing(scan.run(crew)) as items:
        assert len(list(items)) == 62
    assert max(sizes) > 2
    assert dump(tmp_path / "s.sqlite") == dump(tmp_path / "whole.sqlite")


KNOWN = ["d" * 32, ".txt", 3, "1-1"]
FALSE_ANSWERS = [
    *({"read": [["d" * 32, ".txt", 2**70, "1-1"]]}, {"read": [["", ".txt", 3, "1-1"]]}, {"read": [KNOWN[:3]]}),
    *({"read": [KNOWN, ["d" * 32, [], 3, "1-1"]]}, {"read": [{"error": [1, 2]}]}, {"read": [{"error": ["", "x"]}]}),
    *({"read": [{"error": ["读不出", "\ud800"]}]}, {"read": []}, {"read": 5}, []),
]


@pytest.mark.parametrize("answer", FALSE_ANSWERS)
def test_an_answer_that_is_none_costs_a_worker_and_no_file(
    answer: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_archive(tmp_path / "a")
    scanned(root, tmp_path / "whole.sqlite")
    wrong = [json.dumps(answer).encode(), json.dumps(answer, ensure_ascii=False).encode("utf-8", "surrogatepass")]
    receive = crew_hand.receive
    monkeypatch.setattr(crew_hand, "receive", lambda *how: wrong.pop() if wrong else receive(*how))
    assert len(scanned(root, tmp_path / "s.sqlite")) == 5
    assert not wrong
    assert dump(tmp_path / "s.sqlite") == dump(tmp_path / "whole.sqlite")


def test_a_worker_that_dies_before_it_hears_what_to_review(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The copies among its files were settled, but nobody had been told."""
    root = write_archive(tmp_path / "a")
    for number in range(40):
        write_file(root / f"{number}.txt", "同一份文件\n")
    scanned(root, tmp_path / "whole.sqlite")
    tell, died = Hand.tell, []

    def dying(self: Hand, *messages: bytes) -> None:
        if not died and len(messages) == 1 and 0 in messages[0]:  # not all are to be reviewed
            died.append(len(messages[0]))
            self.end()
            raise BrokenPipeError
        tell(self, *messages)

    monkeypatch.setattr(Hand, "tell", dying)
    assert len(scanned(root, tmp_path / "s.sqlite")) == 45
    assert died
    assert dump(tmp_path / "s.sqlite") == dump(tmp_path / "whole.sqlite")


# -- into the store ------------------------------------------------------------------------------------------------


def outcome(name: str, digest: str, content: Packed | None = None) -> Outcome:
    return Outcome(Task(name, Stamp(3, "1-1"), key=f"key {name}"), Stamp(3, "1-1"), digest, ".txt", content, 0.1)


def test_copies_wait_for_their_content_and_nothing_is_given_before_it_is_kept(tmp_path: Path) -> None:
    with writing(tmp_path / "s.sqlite", KEY) as store, reading(tmp_path / "s.sqlite") as other:
        intake = Intake(store, store.begin("a", RULES, "{}"), RULES)
        intake.put(outcome("copy.txt", "d1"))
        assert intake.write() == ([], set())
        intake.put(outcome("first.txt", "d1", record()))
        intake.put(outcome("again.txt", "d1", record()))  # a cluster may review twice
        intake.put(outcome("late.txt", "d1"))
        intake.put(outcome("lonely.txt", "d2"))
        given, reviewed = intake.write()
        assert sorted((each.path, each.state) for each in given) == [
            *(("again.txt", State.REVIEWED), ("copy.txt", State.COPY)),
            *(("first.txt", State.REVIEWED), ("late.txt", State.COPY)),
        ]
        assert reviewed == {("d1", ".txt")}
        assert other.connection.execute("SELECT count(*), count(DISTINCT content) FROM files").fetchone() == (4, 1)
        assert [each.task.path for each in intake.left()] == ["lonely.txt"]
        assert not intake.left()


def test_what_cannot_be_written_waits_on(tmp_path: Path) -> None:
    with writing(tmp_path / "s.sqlite", KEY) as store:
        intake = Intake(store, store.begin("a", RULES, "{}"), RULES)
        intake.put(outcome("copy.txt", "d1"))
        intake.write()
        intake.put(outcome("one.txt", "d1", record(*[FULL] * 200)))
        (pages,) = store.connection.execute("PRAGMA page_count").fetchone()
        store.connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(StoreError):
            intake.write()
        assert store.connection.execute("SELECT count(*) FROM contents").fetchone() == (0,)
        store.connection.execute("PRAGMA max_page_count = 100000")
        given, _ = intake.write()
        assert [each.path for each in given] == ["one.txt", "copy.txt"]


def test_people_enter_decisions_while_files_wait(tmp_path: Path) -> None:
    db = tmp_path / "s.sqlite"
    with writing(db, KEY) as store:
        intake = Intake(store, store.begin("a", RULES, "{}"), RULES)
        intake.put(outcome("one.txt", "d1", record()))
        with amending(db, KEY) as other, other.written():  # nobody holds the store meanwhile
            other.connection.execute("INSERT INTO meta VALUES ('a', 'b')")
        assert len(intake.write()[0]) == 1


# -- versions of the schema ----------------------------------------------------------------------------------------


def test_an_index_that_is_made_once_all_findings_are_there(tmp_path: Path) -> None:
    db = tmp_path / "s.sqlite"
    with writing(db, KEY) as store:
        scan = store.begin("a", RULES, "{}")
        assert "findings_fingerprint" not in indexes(store)
        put(store, "a.txt", FULL)
        store.begin("a", RULES, "{}")  # the first one was cut off: it is not made by the second either
        assert "findings_fingerprint" not in indexes(store)
        with amending(db, KEY) as other:  # decisions need it
            assert "findings_fingerprint" in indexes(other)
        store.end(scan, "finished")
        store.begin("a", RULES, "{}")
        assert "findings_fingerprint" in indexes(store)
    root = write_archive(tmp_path / "archive")
    scanned(root, tmp_path / "t.sqlite")
    with reading(tmp_path / "t.sqlite") as store:
        assert "findings_fingerprint" in indexes(store)


@pytest.mark.parametrize("version", range(1, VERSION))
def test_a_store_of_an_older_version(version: int, tmp_path: Path) -> None:
    old, fresh = tmp_path / "old.sqlite", tmp_path / "fresh.sqlite"
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        for number in range(version):
            connection.executescript(f"BEGIN; {MIGRATIONS[number]} PRAGMA user_version = {number + 1}; COMMIT;")
        connection.execute("INSERT INTO contents VALUES (1, 'd', '.txt', 'r', '2026-01-01', 0.1)")
        columns = "id, content, ordinal, member, digest, media_type, pages, characters, title, doc_number, issuer, date"
        connection.execute(
            f"INSERT INTO documents ({columns}, genre, declared, attribute, advice, verdict, conflict, marked, print,"
            " reasons) VALUES (1, 1, 0, '', '', '', 0, 0, '', '', '', '', '', '', '', '', 'no_obstacle', 0, 0, 0, '[]')"
        )
        connection.executemany("INSERT INTO links (link, open, document) VALUES (?, ?, 1)", [("b", 0), ("a", 1)])
    with writing(old, KEY) as store, filled(fresh) as other:
        assert store.connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert [*store.connection.execute("SELECT document, link, open FROM links")] == [(1, "a", 1), (1, "b", 0)]
        assert indexes(store) == indexes(other)
        put(store, "a.txt", replace(FULL, digest="other"))
        store.connection.execute("DELETE FROM contents WHERE id = 1")
        assert {row[0] for row in store.connection.execute("SELECT document FROM links")} == {2}
        assert [*store.connection.execute("PRAGMA foreign_key_check")] == []


def test_two_commands_bring_a_store_up_to_date_at_once(tmp_path: Path) -> None:
    db = tmp_path / "old.sqlite"
    with closing(sqlite3.connect(db, isolation_level=None)) as connection, closing(sqlite3.connect(db)) as other:
        connection.executescript(f"BEGIN; {MIGRATIONS[0]} PRAGMA user_version = 1; COMMIT;")

        class Late(sqlite3.Connection):
            """Between its look at the version and its turn, another command has done everything."""

            def executescript(self, script: str) -> sqlite3.Cursor:
                migrate(other, "old")
                return super().executescript(script)

        with closing(sqlite3.connect(db, isolation_level=None, factory=Late)) as late:
            migrate(late, "old")
            assert late.execute("PRAGMA user_version").fetchone() == (VERSION,)
            assert not late.in_transaction


def test_a_store_that_somebody_else_brings_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    db = tmp_path / "old.sqlite"
    monkeypatch.setattr(store_module, "_BUSY", 0.1)
    with closing(sqlite3.connect(db, isolation_level=None)) as connection:
        connection.executescript(f"BEGIN; {MIGRATIONS[0]} PRAGMA user_version = 1; COMMIT; BEGIN IMMEDIATE;")
        with pytest.raises(StoreError, match="稍后再试"), reading(db):
            pass


def test_what_is_told_of_a_scan_that_was_stopped_counts_what_it_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was done in its last seconds is written when it stops, and nobody had been told of it before."""
    root, db = write_archive(tmp_path / "a"), tmp_path / "s.sqlite"
    scan = Scan(str(root), db, KEY)

    def due(intake: Intake) -> bool:
        if len(intake._waiting) == 3:
            raise KeyboardInterrupt
        return False

    monkeypatch.setattr(Intake, "is_due", property(due))

    def run() -> None:
        with Progress(scan, Lang.ZH) as progress, closing(scan.run(Crew(scan.work(), 1))) as items:
            for item in items:
                progress.add(item)

    with pytest.raises(KeyboardInterrupt):
        run()
    with reading(db) as store:
        (kept,) = store.connection.execute("SELECT count(*) FROM files").fetchone()
    assert kept > 0
    assert f"本次 {kept} 份文件" in capsys.readouterr().err


@pytest.mark.parametrize(("before", "told"), [(True, "其中审查 0 份"), (False, "本次 0 份文件")])
def test_a_scan_that_is_stopped_at_once_has_reviewed_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], before: bool, told: str
) -> None:
    """What the scan of a moment ago did is not its own."""
    root, db = write_archive(tmp_path / "a"), tmp_path / "s.sqlite"
    scan = Scan(str(root), db, KEY)
    with closing(scan.run(Crew(scan.work(), 1))) as items:
        assert len(list(items)) == 5

    def stopped() -> None:
        with Progress(scan, Lang.ZH) as progress:
            if before:
                with closing(scan.run(Crew(scan.work(), 1))) as items:
                    for item in items:
                        progress.add(item)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert told in capsys.readouterr().err
