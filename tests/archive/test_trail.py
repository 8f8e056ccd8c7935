"""The review trail: whatever is done to its entries is found; the register is what it says."""

from __future__ import annotations

import csv
import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pubcheck_cli.main import group
from trail_stores import KEY, a_document, a_finding, code, filled, put, standing, tamper

from pubcheck.archive.audit import Audit, audit
from pubcheck.archive.decision import Decision, finding_code
from pubcheck.archive.held import held
from pubcheck.archive.register import Register, Ruling, rebuilt, stored
from pubcheck.archive.snapshot import snapshot
from pubcheck.archive.store import Store, amending, reading
from pubcheck.archive.trail import append, began, ended, entries, exported, head, verified
from pubcheck.errors import PubcheckError

PHONE, MAIL = a_finding("13800138000"), a_finding("wang@example.com", "personal.email")
RULINGS = tuple(
    Ruling(decision, reason, owner, "2999-01-01" if decision is Decision.WAIVED else "")
    for decision in Decision
    for reason, owner in (("已核实", "张某"), ("另有依据", "李某"))
)


def decide(store: Store, ruling: Ruling, path: str = "a.txt", finding: object = PHONE) -> None:
    register = Register(store, KEY)
    with store.written():
        register.enter(*register.find(code(finding, path)), ruling)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store whose trail has six entries."""
    path = tmp_path_factory.mktemp("trail") / "a.sqlite"
    with filled(path) as store:
        put(store, "a.txt", a_document(PHONE, MAIL))
        put(store, "b.txt", a_document(PHONE))
        with store.written():
            append(store, KEY, began(1, "归档", "r"))
        for ruling in RULINGS[:4]:
            decide(store, ruling)
        decide(store, RULINGS[0], "a.txt", MAIL)
    return path


@pytest.fixture
def db(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "a.sqlite"))


def audited(path: Path, *noted: str) -> Audit:
    with reading(path) as store:
        return audit(store, KEY, noted)


def test_a_whole_trail(db: Path) -> None:
    result = audited(db)
    assert (result.faults, result.entries, result.decisions) == ([], 6, 2)
    assert result.kinds == {"scan": 1, "decision": 5}
    assert audited(db, str(result.head)).faults == []


def test_the_table_cannot_be_changed_by_accident(db: Path) -> None:
    connection = sqlite3.connect(db)
    for statement in ("UPDATE trail SET entry = ''", "DELETE FROM trail WHERE number = 6"):
        with pytest.raises(sqlite3.IntegrityError, match="never"):
            connection.execute(statement)
    connection.close()


LAST = "(SELECT max(number) FROM trail)"


@pytest.mark.parametrize(
    ("statements", "number"),
    [
        (("UPDATE trail SET entry = replace(entry, '张某', '王某') WHERE number = 2",), 2),
        (("UPDATE trail SET at = '2020-01-01T00:00:00+00:00' WHERE number = 3",), 3),
        (("UPDATE trail SET hash = (SELECT hash FROM trail WHERE number = 1) WHERE number = 4",), 4),
        (("UPDATE trail SET entry = x'ff00' WHERE number = 5",), 5),
        (("UPDATE trail SET number = 100 WHERE number = 6",), 6),
        (("UPDATE trail SET number = -1 WHERE number = 1",), 1),
        (("DELETE FROM trail WHERE number = 1",), 1),
        (("DELETE FROM trail WHERE number = 4",), 4),
        (("DELETE FROM trail WHERE number = 4", "UPDATE trail SET number = number - 1 WHERE number > 4"), 4),
        ((f"DELETE FROM trail WHERE number = {LAST}",), 6),
        (("DELETE FROM trail WHERE number > 2",), 3),
        (("DELETE FROM trail",), 1),
        (("INSERT INTO trail SELECT 7, at, entry, hash FROM trail WHERE number = 6",), 7),
        (
            (
                "UPDATE trail SET number = 1000 WHERE number = 2",
                "UPDATE trail SET number = 2 WHERE number = 3",
                "UPDATE trail SET number = 3 WHERE number = 1000",
            ),
            2,
        ),
        (("UPDATE meta SET value = 'x' WHERE name = 'trail_head'",), 7),
        (("DELETE FROM meta WHERE name = 'trail_head'",), 7),
    ],
)
def test_what_was_done_to_an_entry_is_named(db: Path, statements: tuple[str, ...], number: int) -> None:
    tamper(db, *statements)
    (fault, *_) = audited(db).faults
    assert fault.startswith(f"第 {number} 条")
    assert fault.en.startswith(f"entry {number}:")


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE decisions SET reason = '改'", "不符"),
        ("UPDATE decisions SET severity = 'block'", "不符"),
        ("UPDATE decisions SET file = '' WHERE rule = 'personal.email'", "没有依据"),
        ("DELETE FROM decisions WHERE rule = 'personal.email'", "已从数据库中删去"),
        ("INSERT INTO decisions SELECT 'f' || fingerprint, file, rule, decision, reason, owner, until, at, severity, entry FROM decisions LIMIT 1", "没有依据"),
        ("DROP VIEW decided", "decided"),
        ("DROP TRIGGER trail_is_never_cut", "trail_is_never_cut"),
        ("CREATE TRIGGER more AFTER INSERT ON trail BEGIN SELECT 1; END", ""),
    ],
)  # fmt: skip
def test_the_register_is_what_the_trail_says(db: Path, statement: str, words: str) -> None:
    connection = sqlite3.connect(db, isolation_level=None)
    connection.execute(statement)
    connection.close()
    faults = audited(db).faults
    assert bool(faults) == bool(words)
    assert all(words in fault for fault in faults)


def test_a_cut_trail_is_not_healed_by_the_next_entry(db: Path) -> None:
    tamper(db, "DELETE FROM trail WHERE number > 4", "DELETE FROM decisions WHERE rule = 'personal.email'")
    with amending(db, KEY) as store:
        decide(store, RULINGS[5])
        assert head(store).number == 5
    result = audited(db)
    assert result.faults[0].startswith("第 6 条")


def test_an_older_copy_shows_against_a_noted_head(db: Path, tmp_path: Path) -> None:
    older = Path(shutil.copy(db, tmp_path / "older.sqlite"))
    with amending(db, KEY) as store:
        decide(store, RULINGS[7])
        noted = str(head(store))
    assert audited(db, noted).faults == []
    assert audited(older).faults == []
    assert noted in audited(older, noted).faults[0]
    with amending(older, KEY) as store:
        decide(store, RULINGS[6])
    assert noted in audited(older, noted).faults[0]
    assert audited(db, "7-00", "x", "").faults


def test_another_key_verifies_nothing(db: Path) -> None:
    with reading(db) as store:
        assert audit(store, bytes(32)).faults
        with pytest.raises(PubcheckError, match="另一把密钥"):
            store.check_key(bytes(32))


def test_a_damaged_file_is_told(db: Path) -> None:
    data = bytearray(db.read_bytes())
    page = int.from_bytes(data[16:18], "big")
    connection = sqlite3.connect(db)
    (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'trail'").fetchone()
    connection.close()
    data[(root - 1) * page : root * page] = b"\x99" * page
    db.write_bytes(data)
    assert audited(db).faults[0].startswith("数据库文件已损坏")


# -- properties ------------------------------------------------------------------------------------------------------


@given(
    number=st.integers(1, 6),
    column=st.sampled_from(["at", "entry", "hash"]),
    place=st.integers(0, 400),
    byte=st.integers(1, 255),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_change_of_any_byte_is_found(db: Path, made: Path, number: int, column: str, place: int, byte: int) -> None:
    shutil.copy(made, db)
    connection = sqlite3.connect(made)
    query = f"SELECT CAST({column} AS BLOB) FROM trail WHERE number = ?"
    data = bytearray(connection.execute(query, (number,)).fetchone()[0])
    connection.close()
    data[place % len(data)] ^= byte
    tamper(db, f"UPDATE trail SET {column} = ? WHERE number = {number}", values=(bytes(data),))
    assert audited(db).faults[0].startswith(f"第 {number} 条")


@given(order=st.permutations(range(1, 7)), kept=st.integers(0, 6), doubled=st.integers(0, 6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_other_order_or_number_of_entries_is_found(
    db: Path, made: Path, order: list[int], kept: int, doubled: int
) -> None:
    """Entries in another order, fewer of them, or some twice, numbered without a gap."""
    shutil.copy(made, db)
    chosen = order[:kept] + order[:doubled]
    connection = sqlite3.connect(db, isolation_level=None)
    rows = {row[0]: row[1:] for row in connection.execute("SELECT number, at, entry, hash FROM trail")}
    connection.executescript("DROP TRIGGER trail_is_never_changed; DROP TRIGGER trail_is_never_cut; DELETE FROM trail")
    for number, old in enumerate(chosen, 1):
        connection.execute("INSERT INTO trail VALUES (?, ?, ?, ?)", (number, *rows[old]))
    connection.close()
    with reading(db) as store:
        fits = not any(hasattr(each, "reason") for each in verified(store, KEY))
    assert fits == (chosen == [1, 2, 3, 4, 5, 6])


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["a.txt", "b.txt", "c.txt", ""]),
        st.sampled_from([PHONE, MAIL]),
        st.sampled_from([*RULINGS, None]),
    ),
    max_size=12,
)


@given(steps=STEPS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_sequence_of_decisions_rebuilds_to_the_same_register(tmp_path: Path, steps: list[tuple]) -> None:  # type: ignore[type-arg]
    path = tmp_path / "s.sqlite"
    for old in tmp_path.glob("s.sqlite*"):
        old.unlink()
    with filled(path) as store:
        put(store, ("a.txt", "c.txt"), a_document(PHONE, MAIL))
        put(store, "b.txt", a_document(PHONE, MAIL, a_finding("x")))
        register = Register(store, KEY)
        for file, finding, ruling in steps:
            place = register.find(code(finding, file or "a.txt"), everywhere=not file)
            before = head(store).number
            try:
                with store.written():
                    done = register.enter(*place, ruling) if ruling else register.withdraw(*place, "改主意", "王某")
            except PubcheckError:
                done = False
            assert (head(store).number > before) == done
            if ruling:
                assert register.present(*place) == ruling
        assert audit(store, KEY).faults == []
        assert dict(_register(store)) == rebuilt(entries(store))


def _register(store: Store) -> Iterator[tuple[tuple[str, str], tuple[object, ...]]]:
    for row in stored(store):
        yield (row[0], row[1]), tuple(row)


# -- the command -----------------------------------------------------------------------------------------------------


@pytest.fixture
def key_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "密钥"
    path.write_text(KEY.hex())
    path.chmod(0o600)
    monkeypatch.setenv("PUBCHECK_KEY_FILE", str(path))
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(group, [str(each) for each in arguments], standalone_mode=False)


def test_the_command_tells_and_exports(db: Path, key_file: Path, tmp_path: Path) -> None:
    result = run("audit", db, "--export", tmp_path / "t.csv")
    assert result.return_value == 0
    assert "审查轨迹完好：6 条，其中决定 5 条、撤销 0 条；现有决定 2 个" in result.output
    table = (tmp_path / "t.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(table) == 7
    assert "误报" in table[4]
    assert "a.txt" in table[4]
    assert os.name == "nt" or stat.S_IMODE((tmp_path / "t.csv").stat().st_mode) == 0o600
    assert run("audit", db, "--export", tmp_path / "t.jsonl", "--lang", "en").return_value == 0
    assert len((tmp_path / "t.jsonl").read_text(encoding="utf-8").splitlines()) == 6
    with reading(db) as store:
        noted = str(head(store))
    assert run("audit", db, "--head", noted).return_value == 0
    assert run("audit", db, "--head", noted[:-1] + "z").return_value == 1


def test_the_command_fails_on_a_broken_trail(db: Path, key_file: Path) -> None:
    tamper(db, "DELETE FROM trail WHERE number = 3")
    result = run("audit", db)
    assert result.return_value == 1
    assert "不符：第 3 条：缺少第 3 条" in result.output


def test_every_kind_of_entry_is_exported(db: Path, key_file: Path, tmp_path: Path) -> None:
    with amending(db, KEY) as store:
        register = Register(store, KEY)
        with store.written():
            register.withdraw(*register.find(code(MAIL, "a.txt")), "看错了", "王某")
            register.enter(*register.find(code(PHONE, "a.txt"), everywhere=True), RULINGS[0])
            append(store, KEY, ended(1, "finished", store.counts()))
            append(store, KEY, ended(2, "interrupted"))
            append(store, KEY, exported("worklist", "xlsx", 3, "00"))
    assert run("audit", db, "--export", tmp_path / "t.csv").return_value == 0
    with (tmp_path / "t.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))[6:]
    assert [row["事项"] for row in rows] == ["撤销", "决定", "扫描结束", "扫描结束", "导出"]
    assert [row["文件"] for row in rows] == ["a.txt", "全部文件", "", "", ""]
    assert "files=2" in rows[2]["详情"]
    assert run("audit", db).output.startswith("审查轨迹完好：11 条，其中决定 6 条、撤销 1 条；现有决定 2 个")


@pytest.mark.parametrize("copies", [2, 5, 40])
def test_copies_are_one_decision_under_the_code_of_the_ledger(tmp_path: Path, key_file: Path, copies: int) -> None:
    db = tmp_path / "copies.sqlite"
    paths = tuple(f"乙/{number:02}.txt" for number in range(copies))
    with filled(db) as store:
        put(store, paths, a_document(PHONE))
        with snapshot(store) as shot:
            (listed,) = (finding_code(each.fingerprint, each.file) for each in shot.findings("stands"))
    assert listed == code(PHONE, paths[0])
    with amending(db, KEY) as store, store.written():
        register = Register(store, KEY)
        assert register.enter(*register.find(code(PHONE, paths[-1])), RULINGS[0])
    assert "共 1 个决定" in run("decide", db, "--list").output
    assert "现有决定 1 个" in run("audit", db, "--export", tmp_path / "t.csv").output
    with (tmp_path / "t.csv").open(encoding="utf-8-sig", newline="") as stream:
        (told,) = (row["发现编号"] for row in csv.DictReader(stream) if row["事项"] == "决定")
    assert told == listed
    with amending(db, KEY) as store:  # a code of the export is one that a command takes
        assert Register(store, KEY).find(told)


def test_the_code_of_a_copy_that_is_still_there(tmp_path: Path, key_file: Path) -> None:
    db = tmp_path / "gone.sqlite"
    with filled(db) as store:
        put(store, ("乙/1.txt", "乙/2.txt"), a_document(PHONE))
        with store.written():
            register = Register(store, KEY)
            register.enter(*register.find(code(PHONE, "乙/1.txt")), RULINGS[0])
            store.connection.execute("UPDATE files SET gone = 1 WHERE path = '乙/1.txt'")
    run("audit", db, "--export", tmp_path / "t.csv")
    assert code(PHONE, "乙/2.txt") in (tmp_path / "t.csv").read_text(encoding="utf-8-sig")


def test_a_formula_in_a_reason_stays_words(db: Path, key_file: Path, tmp_path: Path) -> None:
    with amending(db, KEY) as store:
        decide(store, replace(RULINGS[0], reason="=HYPERLINK(1)"))
    run("audit", db, "--export", tmp_path / "t.csv")
    assert ",'=HYPERLINK(1)," in (tmp_path / "t.csv").read_text(encoding="utf-8-sig")


def test_a_waiver_ends(tmp_path: Path) -> None:
    with filled(tmp_path / "a.sqlite") as store:
        put(store, "a.txt", a_document(PHONE, MAIL))
        register = Register(store, KEY, date(2020, 1, 1))
        place = register.find(code(PHONE, "a.txt"))
        with store.written():
            register.enter(*place, Ruling(Decision.WAIVED, "整改中", "张某", "2020-06-30"))
        assert standing(store) == {PHONE.fingerprint, MAIL.fingerprint}
        (each,) = held(store, date.today())
        assert each.ended
        assert not next(held(store, date(2020, 1, 1))).ended
        with store.written():
            register.enter(*place, Ruling(Decision.WAIVED, "整改中", "张某", "2999-06-30"))
        assert standing(store) == {MAIL.fingerprint}
