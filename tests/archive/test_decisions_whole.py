"""Decisions on a file with very many copies, and on documents in which nothing was found."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from trail_stores import KEY, KEYS, a_document, a_finding, code, decide, filled, put, run, standing

from pubcheck.archive.audit import audit
from pubcheck.archive.decision import Decision, document_mark, finding_code
from pubcheck.archive.held import held
from pubcheck.archive.names import path_key
from pubcheck.archive.precision import precisions
from pubcheck.archive.record import GapRecord
from pubcheck.archive.register import Register, Ruling, rows_of
from pubcheck.archive.snapshot import snapshot
from pubcheck.archive.store import Store, amending, reading
from pubcheck.archive.trail import append, entries

PHONE = a_finding("13800138000")
MANY = tuple(f"{number}/甲.txt" for number in range(300))
RULING = Ruling(Decision.FALSE_ALARM, "值班电话", "张某")
DOUBTFUL = {"attribute": "on_request", "advice": "human_review", "verdict": "needs_review"}
IN_DOUBT = a_document(digest="a" * 32, title="存疑的通知", **DOUBTFUL)
UNREAD = a_document(
    digest="b" * 32, title="没读全的通知", gaps=(GapRecord("ocr", ("第 1 页", "page 1"), ("没有识别", "not read")),)
)


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "a.sqlite"
    with filled(path) as store:
        put(store, MANY, a_document(PHONE, digest="1" * 32))
        put(store, ("疑.docx", "疑副本.docx"), IN_DOUBT)
        put(store, "包.zip", a_document(attribute="", digest="c" * 32), replace(UNREAD, member="没读全.pdf"))
    return path


@pytest.fixture
def store(db: Path) -> Iterator[Store]:
    with reading(db) as opened:
        yield opened


@pytest.fixture(autouse=True)
def key_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "密钥"
    path.write_text(KEY.hex())
    path.chmod(0o600)
    monkeypatch.setenv("PUBCHECK_KEY_FILE", str(path))


def to_see(store: Store) -> list[str]:
    with snapshot(store) as shot:
        return [each.name for each in shot.documents_to_see()]


# -- many copies ---------------------------------------------------------------------------------------------------


def test_an_entry_stays_short_however_many_copies_a_file_has(db: Path, store: Store) -> None:
    assert decide(db, code(PHONE, MANY[7]), "--as", "误报").return_value == 0
    assert standing(store) == set()
    (entry,) = entries(store)
    assert len(entry.words) < 700
    assert entry.values["file_keys"] == [path_key(MANY[7], KEYS)]
    assert entry.values["copies"] == 299
    assert store.connection.execute("SELECT count(*) FROM decisions").fetchone() == (2,)
    assert audit(store, KEY).faults == []
    (each,) = held(store, date.today())
    assert (each.path, each.others, each.code) == (MANY[7], 299, code(PHONE, MANY[7]))
    assert "299 份副本" in run("decide", db, "--list").output
    run("audit", db, "--export", db.with_suffix(".csv"))
    assert "另有 299 份副本" in db.with_suffix(".csv").read_text(encoding="utf-8-sig")


def test_a_decision_on_copies_whose_first_file_changed_is_listed_and_taken_back(db: Path, store: Store) -> None:
    decide(db, code(PHONE, MANY[7]), "--as", "误报")
    with filled(db) as writer:
        put(writer, MANY[7], a_document(PHONE, digest="2" * 32, title="改过"))
    decide(db, code(PHONE, MANY[7]), "--withdraw")  # of the copies nothing was said
    assert [row[0] for row in open_paths(store)] == [MANY[7]]
    (each,) = held(store, date.today())
    assert (each.path, each.others, each.everywhere) == (MANY[0], 298, False)
    assert "全部文件" not in run("decide", db, "--list").output
    assert "已撤销 1 个" in decide(db, each.code, "--withdraw").output
    assert [*held(store, date.today())] == []
    decide(db, code(PHONE, MANY[1]), "--as", "误报", "--everywhere")
    assert "全部文件" in run("decide", db, "--list").output
    assert audit(store, KEY).faults == []


def test_every_copy_has_the_decision_and_another_one_takes_it_back(db: Path, store: Store) -> None:
    decide(db, code(PHONE, MANY[7]), "--as", "误报")
    assert "未重复记录" in decide(db, code(PHONE, MANY[200]), "--as", "误报").output
    with filled(db) as writer:  # a copy that came later, another that changed, the file itself that changed
        put(writer, ("新/甲.txt", *MANY[:3]), a_document(PHONE, digest="1" * 32))
        put(writer, MANY[5], a_document(PHONE, digest="2" * 32, title="改过"))
    assert [row[0] for row in open_paths(store)] == [MANY[5]]
    with filled(db) as writer:
        put(writer, MANY[7], a_document(PHONE, digest="3" * 32, title="也改过"))
    assert [row[0] for row in open_paths(store)] == [MANY[5]]  # the paragraph of the file decided on only moved
    assert "已撤销 1 个" in decide(db, code(PHONE, MANY[299]), "--withdraw").output
    assert len(open_paths(store)) == 300
    assert audit(store, KEY).faults == []


def open_paths(store: Store) -> list[tuple[str]]:
    return store.connection.execute(
        "SELECT path FROM files JOIN documents ON documents.content = files.content"
        " JOIN findings ON findings.document = documents.id WHERE findings.id NOT IN (SELECT finding FROM decided)"
        " ORDER BY path"
    ).fetchall()


def test_the_trail_of_an_older_version_still_holds(db: Path, store: Store) -> None:
    """There each copy was named, however many they were."""
    keys = sorted(path_key(path, KEYS) for path in MANY)
    values = {"kind": "decision", "fingerprint": PHONE.fingerprint, "file_keys": keys, "rule": PHONE.rule}
    values |= {"severity": "medium", "decision": "false_alarm", "reason": "值班电话", "owner": "张某", "until": ""}
    with amending(db, KEY) as writer, writer.written():
        entry = append(writer, KEY, {**values, "source": "command"})
        writer.connection.executemany(
            "INSERT INTO decisions (fingerprint, file, rule, decision, reason, owner, until, severity, at, entry)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rows_of(entry),
        )
    assert audit(store, KEY).faults == []
    assert standing(store) == set()
    assert Register(store, KEY).present(PHONE.fingerprint, path_key(MANY[9], KEYS)) == RULING
    assert "已撤销 1 个" in decide(db, code(PHONE, MANY[0]), "--withdraw").output
    assert standing(store) == {PHONE.fingerprint}
    assert audit(store, KEY).faults == []


# -- documents as a whole --------------------------------------------------------------------------------------------


def whole(digest: str, path: str) -> str:
    return finding_code(document_mark(digest), path_key(path, KEYS))


def test_a_document_to_look_at_is_closed_by_command_until_it_changes(db: Path, store: Store) -> None:
    assert to_see(store) == ["包.zip!/没读全.pdf", "疑.docx"]
    assert decide(db, whole("a" * 32, "疑.docx"), "--as", "accepted").return_value == 0
    assert decide(db, whole("b" * 32, "包.zip"), "--as", "referred").return_value == 0
    assert to_see(store) == []
    assert "整份文件" in run("decide", db, "--list").output
    assert audit(store, KEY).faults == []
    assert {each.rule for each in precisions(store)} == {PHONE.rule}  # no rule was right or wrong
    with filled(db) as writer:  # the next scan under other rules: the same content
        put(writer, ("疑.docx", "疑副本.docx"), replace(IN_DOUBT, title="另一个标题"), rules="f" * 16)
    assert to_see(store) == []
    with filled(db) as writer:
        put(writer, "疑.docx", replace(IN_DOUBT, digest="d" * 32))
    assert to_see(store) == ["疑.docx"]
    assert "编号" in str(decide(db, whole("a" * 32, "疑.docx"), "--as", "误报", "--everywhere").exception or "编号")
    assert "已撤销 1 个" in decide(db, whole("b" * 32, "包.zip"), "--withdraw").output
    assert to_see(store) == ["包.zip!/没读全.pdf", "疑.docx"]


def test_what_the_ledger_says_of_a_document_is_read_back(db: Path, store: Store, tmp_path: Path) -> None:
    def filled_in(name: str, sheet: str, decision: str, reason: str) -> Path:
        ledger = tmp_path / name
        assert run("report", db, "--format", "xlsx", "-o", ledger).exception is None
        with closing(openpyxl.load_workbook(ledger)) as book:
            heading, *rows = book[sheet].iter_rows()
            at = {cell.value: place for place, cell in enumerate(heading)}
            for row in rows:
                if "docx" in str(row[at["文件"]].value):
                    assert str(row[at["发现编号"]].value).startswith("w")
                    row[at["处理决定"]].value, row[at["决定理由"]].value = decision, reason
                    row[at["决定人"]].value = "张某"
            book.save(ledger)
        return ledger

    ledger = filled_in("一.xlsx", "台账", "属实，可以公开", "已逐页看过")
    assert "已录入 1 个决定" in run("decide", db, "--import", ledger).output
    assert to_see(store) == ["包.zip!/没读全.pdf"]
    assert "未变 1 行" in run("decide", db, "--import", ledger).output
    again = filled_in("二.xlsx", "已处理", "撤销", "看错了")
    assert "撤销 1 个" in run("decide", db, "--import", again).output
    assert to_see(store) == ["包.zip!/没读全.pdf", "疑.docx"]


def test_a_waiver_of_a_document_ends_and_an_unknown_code_is_told(db: Path, store: Store, tmp_path: Path) -> None:
    assert run(
        *("decide", db, whole("a" * 32, "疑.docx"), "--as", "waived", "--until", "2999-01-01"),
        *("--reason", "整改中", "--by", "张某"),
    ).return_value == 0  # fmt: skip
    assert to_see(store) == ["包.zip!/没读全.pdf"]
    with amending(db, KEY) as writer, writer.written():
        writer.connection.execute("UPDATE decisions SET until = '2020-01-01'")
    assert to_see(store) == ["包.zip!/没读全.pdf", "疑.docx"]
    assert "没有编号" in str(decide(db, whole("e" * 32, "疑.docx"), "--as", "误报").exception)
    assert finding_code(document_mark(""), path_key("疑.docx", KEYS)) == ""
    with (tmp_path / "x.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([["发现编号", "处理决定", "决定理由", "决定人"], ["", "误报", "原因", "张某"]])
    assert "没有发现编号" in run("decide", db, "--import", tmp_path / "x.csv").output
