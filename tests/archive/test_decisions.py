"""Decisions by command and by the edited ledger: what they cover, what is refused, what stays decided."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from trail_stores import KEY, a_document, a_finding, code, decide, filled, put, run, standing

from pubcheck.archive.audit import audit
from pubcheck.archive.crew import Crew
from pubcheck.archive.decision import Decision, finding_code, read_decision
from pubcheck.archive.held import held
from pubcheck.archive.ledger_import import import_ledger, read_day
from pubcheck.archive.ledger_rows import sheet_rows
from pubcheck.archive.precision import precisions, wilson
from pubcheck.archive.register import Register, Ruling, plain_words
from pubcheck.archive.scan import Scan
from pubcheck.archive.store import Store, reading, writing
from pubcheck.archive.store_errors import StoreError
from pubcheck.archive.trail import append, began, entries, head
from pubcheck.errors import SettingsError
from pubcheck.settings import Settings

PHONE, MAIL, PLATE = (
    a_finding("13800138000"),
    a_finding("wang@example.com", "personal.email"),
    a_finding("x", "personal.vehicle_plate"),
)
MARK = a_finding("机密", "secret.state_mark", "block")
LIFTED = a_finding("机密 已解密", "secret.state_mark", "high")
WAIVER = a_finding("豁免", "quality.waiver")
NOTE = a_finding("说明", "org.uscc", "info")


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "a.sqlite"
    with filled(path) as store:
        put(store, ("甲.txt", "乙/甲副本.txt"), a_document(PHONE, MAIL, NOTE))
        put(store, "丙.txt", a_document(PHONE, PLATE))
        put(store, "密.txt", a_document(MARK, marked=True))
        put(store, "原密.txt", a_document(LIFTED, WAIVER))
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


def decided(store: Store) -> dict[str, str]:
    """The paths of files with decided findings, and the rules."""
    rows = store.connection.execute(
        "SELECT path || ' ' || rule, decision FROM decided JOIN findings ON findings.id = finding"
        " JOIN documents ON documents.id = document JOIN files ON files.content = documents.content"
    )
    return dict(rows)


@pytest.mark.parametrize(
    ("words", "decision"),
    [
        ("accepted", Decision.ACCEPTED),
        ("属实，可以公开", Decision.ACCEPTED),
        ("属实,可以公开", Decision.ACCEPTED),
        (" 误 报 ", Decision.FALSE_ALARM),
        ("False Alarm", Decision.FALSE_ALARM),
        ("false_alarm", Decision.FALSE_ALARM),
        ("暂时豁免", Decision.WAIVED),
        ("豁免", Decision.WAIVED),
        ("waived until", Decision.WAIVED),
        ("已遮盖", Decision.REDACTED),
        ("已移送", Decision.REFERRED),
        ("不知道", None),
        ("", None),
    ],
)
def test_the_words_for_a_decision(words: str, decision: Decision | None) -> None:
    assert read_decision(words) is decision


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2027-01-31", "2027-01-31"),
        ("2027/1/31", "2027-01-31"),
        ("2027年1月31日", "2027-01-31"),
        ("2027-01-31 0:00:00", "2027-01-31"),
        ("2027-02-30", ""),
        ("明年", ""),
        ("45000", ""),
        ("2027-01-31 12:30:00", ""),
        ("", ""),
    ],
)
def test_the_words_for_a_day(words: str, day: str) -> None:
    found = read_day(words)
    assert (found.isoformat() if found else "") == day


# -- by command ------------------------------------------------------------------------------------------------------


def test_a_decision_holds_for_the_file_and_its_copies(db: Path, store: Store) -> None:
    result = decide(db, code(PHONE, "乙/甲副本.txt"), "--as", "误报")
    assert result.return_value == 0
    assert "已录入 1 个决定" in result.output
    assert f"校验码 {head(store)}" in result.output
    assert decided(store) == {
        "甲.txt personal.mobile_phone": "false_alarm",
        "乙/甲副本.txt personal.mobile_phone": "false_alarm",
    }
    assert store.counts().findings == 6  # of seven contents' findings one is decided; info never counts


def test_everywhere(db: Path, store: Store) -> None:
    assert decide(db, code(PHONE, "丙.txt"), "--as", "accepted", "--everywhere").return_value == 0
    assert len(decided(store)) == 3
    refused = decide(db, code(PHONE, "丙.txt"), "--withdraw")
    assert "--everywhere" in str(refused.exception)
    listed = run("decide", db, "--list")
    assert "（全部文件）" in listed.output
    start = listed.output.split()[0]
    assert decide(db, start, "--withdraw", "--everywhere").return_value == 0
    assert decided(store) == {}
    assert [entry.values["kind"] for entry in entries(store)] == ["decision", "withdrawal"]


def test_a_copy_takes_the_decision_back(db: Path, store: Store) -> None:
    decide(db, code(MAIL, "甲.txt"), "--as", "redacted")
    assert "甲.txt（及 1 份副本）" in run("decide", db, "--list").output.replace("乙/甲副本.txt", "甲.txt")
    assert "已撤销 1 个决定" in decide(db, code(MAIL, "乙/甲副本.txt"), "--withdraw").output
    assert decided(store) == {}
    assert "没有可撤销的决定" in decide(db, code(MAIL, "甲.txt"), "--withdraw").output


def test_the_same_decision_is_no_second_entry(db: Path, store: Store) -> None:
    for _ in range(2):
        result = decide(db, code(PHONE, "甲.txt"), "--as", "referred")
    assert "未重复记录" in result.output
    assert head(store).number == 1
    assert "未重复记录" in decide(db, code(PHONE, "乙/甲副本.txt"), "--as", "referred").output
    assert decide(db, code(PHONE, "甲.txt"), "--as", "误报").return_value == 0
    assert [each.ruling.decision for each in held(store, date.today())] == [Decision.FALSE_ALARM]


@pytest.mark.parametrize(
    ("finding", "path", "decision", "allowed"),
    [
        (MARK, "密.txt", "accepted", False),
        (MARK, "密.txt", "waived", False),
        (MARK, "密.txt", "false_alarm", True),
        (MARK, "密.txt", "redacted", True),
        (MARK, "密.txt", "referred", True),
        (LIFTED, "原密.txt", "accepted", True),
        (WAIVER, "原密.txt", "accepted", False),
        (WAIVER, "原密.txt", "referred", True),
    ],
)
def test_what_blocks_is_not_let_pass(db: Path, finding: object, path: str, decision: str, allowed: bool) -> None:
    until = ["--until", "2999-01-01"] if decision == "waived" else []
    result = decide(db, code(finding, path), "--as", decision, *until)  # type: ignore[arg-type]
    if allowed:
        assert result.return_value == 0
    else:
        assert isinstance(result.exception, SettingsError)
        assert "不能放行" in str(result.exception)
        assert "误报" in str(result.exception)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--as", "waived", "--reason", "x", "--by", "y"], "截止日期"),
        (["--as", "waived", "--reason", "x", "--by", "y", "--until", "2020-01-01"], "已经过去"),
        (["--as", "误报", "--reason", "x", "--by", "y", "--until", "2999-01-01"], "只有"),
        (["--as", "误报", "--by", "y"], "理由"),
        (["--as", "误报", "--reason", "x"], "决定人"),
        (["--as", "误报", "--reason", "很" * 501, "--by", "y"], "500"),
        (["--as", "也许", "--reason", "x", "--by", "y"], "误报"),
        (["--as", "waived", "--reason", "x", "--by", "y", "--until", "明年"], "2027-01-01"),
        ([], "--as"),
        (["--as", "误报", "--withdraw"], "--as"),
        (["--list"], "其中一种"),
    ],
)
def test_what_is_missing_is_told(db: Path, store: Store, arguments: list[str], words: str) -> None:
    result = run("decide", db, code(PHONE, "甲.txt"), *arguments)
    assert words in str(result.exception)
    assert head(store).number == 0


def test_several_codes_are_decided_together_or_not_at_all(db: Path, store: Store) -> None:
    result = decide(db, code(PHONE, "甲.txt"), code(MARK, "密.txt"), "--as", "accepted")
    assert isinstance(result.exception, SettingsError)
    assert (head(store).number, decided(store)) == (0, {})
    assert decide(db, code(PHONE, "甲.txt"), code(PLATE, "丙.txt"), "--as", "accepted").return_value == 0
    assert head(store).number == 2
    assert "没有编号" in str(decide(db, "0123456789abcdef-0123456789ab", "--as", "误报").exception)


def test_people_decide_while_a_scan_runs(db: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pubcheck.archive.store._BUSY", 0.1)
    with writing(db, KEY) as scan:  # holds the lock of the only scan
        assert decide(db, code(PHONE, "甲.txt"), "--as", "误报").return_value == 0
        scan.connection.execute("BEGIN IMMEDIATE")
        with scan.connection:
            scan.connection.execute("UPDATE files SET seen = seen + 1")
            result = decide(db, code(MAIL, "甲.txt"), "--as", "误报")
            assert isinstance(result.exception, StoreError)
            assert "正被另一个程序写入，请稍后再试" in str(result.exception)
    assert head(store).number == 1
    assert audit(store, KEY).faults == []


def test_a_graver_finding_is_heard_again(db: Path, store: Store) -> None:
    decide(db, code(PHONE, "甲.txt"), "--as", "accepted")
    with filled(db) as writer:
        graver = a_finding("13800138000", severity="high")
        put(writer, ("甲.txt", "乙/甲副本.txt"), a_document(graver, MAIL), rules="f" * 16)
    assert decided(store) == {}
    assert graver.fingerprint in standing(store)


def test_a_number_in_a_reason_is_masked_for_ever(db: Path, store: Store) -> None:
    run("decide", db, code(PHONE, "甲.txt"), "--as", "误报", "--reason", "电话 13800138000 早已公布", "--by", "张某")
    (entry,) = entries(store)
    assert "13800138000" not in entry.words
    assert "早已公布" in entry.words


@pytest.mark.parametrize(
    "number", ["138-0013-8000", "138 0013 8000", "１３８－００１３－８０００", "一三八零零一三八零零零"]
)
def test_however_the_number_is_written(number: str) -> None:
    words = plain_words(f"电话 {number} 早已公布")
    assert number not in words
    assert "****" in words
    assert plain_words("2024年5月6日第3次会议已经决定公布") == "2024年5月6日第3次会议已经决定公布"


# -- the ledger ------------------------------------------------------------------------------------------------------

HEADINGS = ["序号", "文件", "问题", "处理决定", "决定理由", "决定人", "豁免至", "发现编号"]


def row(number: int, finding: object, path: str, *said: object) -> list[object]:
    return [number, path, "问题", *said, *[None] * (4 - len(said)), code(finding, path)]  # type: ignore[arg-type]


def workbook(path: Path, *sheets: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet("台账" if number == 1 else f"台账{number}")
        for each in rows:
            sheet.append(each)
    book.create_sheet("统计").append(["规则", "处数"])
    book.save(path)
    return path


def table(path: Path, rows: list[list[object]], encoding: str = "utf-8-sig") -> Path:
    with path.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream).writerows(rows)
    return path


@pytest.mark.parametrize("kind", ["xlsx", "csv", "gbk"])
def test_an_edited_ledger_comes_back(db: Path, store: Store, tmp_path: Path, kind: str) -> None:
    first = [
        HEADINGS,
        row(1, PHONE, "甲.txt", "误报", "值班\n电话", "张某"),
        row(2, MAIL, "甲.txt", "暂时豁免", "整改中", "李某", "2999-01-01"),
        row(3, PLATE, "丙.txt"),
    ]
    second = [
        ["决定人", "发现编号", "处理决定", "决定理由"],
        ["王某", code(LIFTED, "原密.txt"), "属实,可以公开", "已解密"],
    ]
    if kind == "xlsx":
        ledger = workbook(tmp_path / "台账.xlsx", first, second)
    else:
        ledger = table(tmp_path / "台账.csv", first, "gbk" if kind == "gbk" else "utf-8-sig")
    result = run("decide", db, "--import", ledger)
    number = 3 if kind == "xlsx" else 2
    assert (result.return_value, head(store).number) == (0, number)
    assert f"已录入 {number} 个决定，撤销 0 个，未变 0 行，有误 0 行" in result.output
    register = Register(store, KEY)
    assert len(list(held(store, date.today()))) == number
    phone, mail = (register.find(code(each, "甲.txt")) for each in (PHONE, MAIL))
    assert register.present(*phone) == Ruling(Decision.FALSE_ALARM, "值班 电话", "张某")
    assert register.present(*mail) == Ruling(Decision.WAIVED, "整改中", "李某", "2999-01-01")
    again = run("decide", db, "--import", ledger)
    assert f"已录入 0 个决定，撤销 0 个，未变 {number} 行，有误 0 行" in again.output
    assert head(store).number == number
    assert [entry.values["source"] for entry in entries(store)] == ["ledger"] * number


def test_hidden_rows_and_columns_are_read(db: Path, store: Store, tmp_path: Path) -> None:
    ledger = workbook(tmp_path / "a.xlsx", [HEADINGS, row(1, PHONE, "甲.txt", "误报", "原因", "张某")])
    book = openpyxl.load_workbook(ledger)
    book["台账"].row_dimensions[2].hidden = True
    book["台账"].column_dimensions["H"].hidden = True
    book.save(ledger)
    assert "已录入 1 个" in run("decide", db, "--import", ledger).output


def test_every_bad_row_is_one_line_and_stops_no_other(db: Path, store: Store, tmp_path: Path) -> None:
    rows = [
        HEADINGS,
        row(1, PHONE, "甲.txt", "也许", "原因", "张某"),
        row(2, PHONE, "丙.txt", "误报", None, "张某"),
        row(3, MAIL, "甲.txt", "误报", "原因"),
        row(4, PLATE, "丙.txt", "暂时豁免", "原因", "张某"),
        row(5, PLATE, "丙.txt", "暂时豁免", "原因", "张某", "明年"),
        row(6, MARK, "密.txt", "属实，可以公开", "原因", "张某"),
        [7, "x", "问题", "误报", "原因", "张某", None, None],
        [8, "x", "问题", "误报", "原因", "张某", None, "0123456789abcdef-0123456789ab"],
        row(9, WAIVER, "原密.txt", None, "只有理由", "张某"),
        row(10, LIFTED, "原密.txt", "撤销", "原因", "张某"),
        row(11, MAIL, "甲.txt", "已移送", "原因", "张某"),
    ]
    result = run("decide", db, "--import", workbook(tmp_path / "a.xlsx", rows))
    assert result.return_value == 1
    bad = [line for line in result.output.splitlines() if line.startswith("工作表“台账”第 ")]
    assert [int(line.split()[1]) for line in bad] == [2, 3, 4, 5, 6, 7, 8, 9, 10]
    assert "已录入 1 个决定，撤销 0 个，未变 1 行，有误 9 行" in result.output
    assert [entry.values["decision"] for entry in entries(store)] == ["referred"]


def test_two_rows_of_one_finding_must_agree(db: Path, store: Store, tmp_path: Path) -> None:
    rows = [
        HEADINGS,
        row(1, PHONE, "甲.txt", "误报", "原因", "张某"),
        row(2, PHONE, "甲.txt", "误报", "原因", "张某"),
        row(3, PHONE, "甲.txt", "已遮盖", "原因", "张某"),
    ]
    result = run("decide", db, "--import", workbook(tmp_path / "a.xlsx", rows))
    assert "工作表“台账”第 4 行：与工作表“台账”第 2 行是同一处发现" in result.output
    assert head(store).number == 1


def test_an_old_ledger_does_not_bring_back_what_was_changed_since(db: Path, store: Store, tmp_path: Path) -> None:
    old = table(tmp_path / "旧.csv", [HEADINGS, row(1, PHONE, "甲.txt", "误报", "原因", "张某")])
    run("decide", db, "--import", old)
    run(
        "decide",
        db,
        "--import",
        table(tmp_path / "新.csv", [HEADINGS, row(1, PHONE, "甲.txt", "属实", "另有原因", "李某")]),
    )
    result = run("decide", db, "--import", old)
    assert "已被更改或撤销" in result.output
    (each,) = held(store, date.today())
    assert each.ruling.decision is Decision.ACCEPTED
    run(
        "decide",
        db,
        "--import",
        table(tmp_path / "撤.csv", [HEADINGS, row(1, PHONE, "甲.txt", "撤销", "看错了", "李某")]),
    )
    assert list(held(store, date.today())) == []
    assert "已被更改或撤销" in run("decide", db, "--import", old).output
    assert head(store).number == 3
    assert audit(store, KEY).faults == []


def test_a_waiver_that_ended_meanwhile_is_an_unchanged_row(db: Path, tmp_path: Path) -> None:
    ledger = table(tmp_path / "a.csv", [HEADINGS, row(1, PHONE, "甲.txt", "豁免", "原因", "张某", "2020-01-01")])
    with filled(db) as store:
        with store.written():
            register = Register(store, KEY)
            register.enter(*register.find(code(PHONE, "甲.txt")), Ruling(Decision.WAIVED, "原因", "张某", "2020-01-01"))
        result = import_ledger(ledger, Register(store, KEY))
        assert (result.entered, result.unchanged, result.bad) == (0, 1, [])


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.csv", "序号,文件\n1,甲\n".encode(), "不是台账"),
        ("a.csv", b"", "不是台账"),
        ("a.xlsx", b"PK\x03\x04broken", "无法读取表格"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "XLSX"),
        ("a.csv", b'"' + b"x" * 200_000, "CSV"),
    ],
)
def test_what_is_no_ledger_is_refused(
    db: Path, store: Store, tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(data)
    result = run("decide", db, "--import", tmp_path / name)
    assert words in str(result.exception)
    assert isinstance(result.exception, SettingsError)
    assert head(store).number == 0


def test_rows_know_their_numbers(tmp_path: Path) -> None:
    rows = list(sheet_rows(workbook(tmp_path / "a.xlsx", [["甲", None, "乙"], [], [None, None, 3]])))
    assert [(each.number, each.cells) for each in rows[:2]] == [(1, {0: "甲", 2: "乙"}), (3, {2: "3"})]


# -- the next scan ---------------------------------------------------------------------------------------------------

PERSON = "11010519491231002X"  # the example of GB 11643-1999
PARAGRAPH = f"经审核，同意对王小满（身份证号{PERSON}）发放救助金。"
TEXT = f"某县民政局关于发放救助金的通知\n各乡镇：\n一、请各地认真办理。\n二、{PARAGRAPH}\n某县民政局\n2024年5月6日\n"


def scanned(root: Path, db: Path) -> None:
    scan = Scan(str(root), db, KEY)
    with closing(scan.run(Crew(scan.work(), 1))) as items:
        assert [item.error for item in items if item.error] == []


def test_what_is_decided_stays_decided_in_the_next_scan(tmp_path: Path) -> None:
    root, db = tmp_path / "归档", tmp_path / "s.sqlite"
    root.mkdir()
    for name in ("通知.txt", "副本.txt"):
        (root / name).write_text(TEXT, encoding="utf-8")
    scanned(root, db)
    with reading(db) as store:
        query = (
            "SELECT DISTINCT fingerprint, files.key, findings.rule FROM findings JOIN documents ON documents.id = document"
            " JOIN files ON files.content = documents.content WHERE path = '通知.txt' AND severity <> 'info'"
        )
        found = store.connection.execute(query).fetchall()
        assert "personal.resident_id" in {rule for _, _, rule in found}
        assert store.counts().findings == len(found)
    for fingerprint, key, _ in found:
        assert decide(db, finding_code(fingerprint, key), "--as", "false_alarm").return_value == 0

    moved = TEXT.replace(f"二、{PARAGRAPH}\n", "").replace("一、请", f"一、{PARAGRAPH}\n二、请")
    changed = moved.replace("身份证号", "居民身份证号码为")
    for text, stands in ((TEXT, False), (moved, False), (changed, True)):
        (root / "通知.txt").write_text(text, encoding="utf-8")
        (root / "另一份副本.txt").write_text(text, encoding="utf-8")
        scanned(root, db)
        with reading(db) as store:
            standing_in = store.connection.execute(
                "SELECT path FROM findings JOIN documents ON documents.id = document JOIN files ON files.content"
                " = documents.content WHERE rule = 'personal.resident_id'"
                " AND findings.id NOT IN (SELECT finding FROM decided) ORDER BY path"
            ).fetchall()
            # The copy that was one when it was decided stays as it was, whatever becomes of the file.
            assert standing_in == ([("另一份副本.txt",), ("通知.txt",)] if stands else [])
    with reading(db) as store:
        result = audit(store, KEY)
        assert (result.faults, result.kinds["scan"], result.kinds["scan_end"]) == ([], 4, 4)
        last = [entry.values for entry in entries(store)][-1]
        assert (last["state"], last["files"], last["findings"]) == ("finished", 3, store.counts().findings)


# -- precision -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("right", "total", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (5, 10, 0.2366, 0.7634),
        (81, 263, 0.2553, 0.3662),
        (1, 1, 0.2065, 1.0),
    ],
)
def test_the_interval_of_wilson(right: int, total: int, low: float, high: float) -> None:
    """The figures of Newcombe (1998), Statistics in Medicine 17, table I, and the closed form for 0 and 1."""
    assert wilson(right, total) == (pytest.approx(low, abs=6e-5), pytest.approx(high, abs=6e-5))


def test_precision_comes_from_decisions(db: Path, store: Store, tmp_path: Path) -> None:
    decide(db, code(PHONE, "甲.txt"), "--as", "误报")
    decide(db, code(PHONE, "丙.txt"), "--as", "accepted")  # the same finding, looked at again
    decide(db, code(MAIL, "甲.txt"), "--as", "redacted")
    decide(db, code(MARK, "密.txt"), "--as", "误报")
    figures = {each.rule: each for each in precisions(store)}
    assert {rule: (each.right, each.wrong, each.open) for rule, each in figures.items()} == {
        "personal.mobile_phone": (1, 0, 0),
        "personal.email": (1, 0, 0),
        "personal.vehicle_plate": (0, 0, 1),
        "quality.waiver": (0, 0, 1),
        "secret.state_mark": (0, 1, 1),
    }
    result = run("evaluate", db, "-o", tmp_path / "p.json")
    assert result.return_value == 0
    assert "合计" in result.output
    assert '"schema": "pubcheck.precision/1"' in (tmp_path / "p.json").read_text(encoding="utf-8")
    assert "rule" in run("evaluate", db, "--lang", "en").output
    assert "--show-misses" in str(run("evaluate", db, "--show-misses").exception)


def test_a_renamed_file_keeps_its_decisions_under_new_rules(tmp_path: Path) -> None:
    root, db = tmp_path / "a", tmp_path / "s.sqlite"
    root.mkdir()
    (root / "名单.txt").write_text("补助名单\n姓名：王小满 电话：13800138000\n", encoding="utf-8")

    def scan(settings: Settings) -> int:
        job = Scan(str(root), db, KEY, settings)
        with closing(job.run(Crew(job.work(), 1))) as items:
            list(items)
        with reading(db) as opened:
            return opened.counts().findings

    before = scan(Settings())
    with writing(db, KEY) as opened:
        rows = opened.connection.execute(
            "SELECT DISTINCT fingerprint, files.key FROM findings JOIN documents ON documents.id = document"
            " JOIN files ON files.content = documents.content WHERE fingerprint <> ''"
        ).fetchall()
        with opened.written():
            for fingerprint, file in rows:
                Register(opened, KEY).enter(fingerprint, file, Ruling(Decision.FALSE_ALARM, "核实", "张某"))
        assert opened.counts().findings == 0 < before
    (root / "名单.txt").rename(root / "改名.txt")
    assert scan(Settings()) == 0
    assert scan(Settings(waivers=False)) == 0  # other rules: every content is reviewed again


def test_a_trail_that_was_wiped_is_told(db: Path) -> None:
    with writing(db, KEY) as opened:
        connection = opened.connection
        for name in ("trail_is_never_cut", "trail_is_never_changed"):
            (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()
            connection.execute(f"DROP TRIGGER {name}")
            if name == "trail_is_never_cut":
                connection.execute("DELETE FROM trail")
            connection.execute(sql)
        connection.execute("DELETE FROM decisions")
        connection.execute("DELETE FROM meta WHERE name = 'trail_head'")
    with reading(db) as opened:
        assert audit(opened, KEY).faults
    with writing(db, KEY) as opened, opened.written():
        append(opened, KEY, began(9, "x", "y"))
    with reading(db) as opened:
        assert audit(opened, KEY).faults
