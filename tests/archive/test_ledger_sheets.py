"""A ledger that people changed: renamed headings are told sheet by sheet, merged cells are meant for all their rows."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from trail_stores import KEY, a_document, a_finding, code, filled, put, run

from pubcheck.archive.held import held
from pubcheck.archive.ledger_rows import sheet_rows
from pubcheck.archive.store import reading

PHONE, MAIL, PLATE = (
    a_finding("13800138000"),
    a_finding("wang@example.com", "personal.email"),
    a_finding("x", "personal.vehicle_plate"),
)
HEADINGS = ["序号", "文件", "处理决定", "决定理由", "决定人", "豁免至", "发现编号"]
FIRST = [1, "甲.txt", "误报", "值班电话", "张某", None, code(PHONE, "甲.txt")]
SECOND = [2, "甲.txt", "已遮盖", "已删去", "李某", None, code(MAIL, "甲.txt")]
Change = Callable[[openpyxl.Workbook], Any]


def book(path: Path, change: Change, rows: list[list[Any]] | None = None) -> Path:
    """A ledger with one row on 台账 and one on 已处理, changed."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, row in (("台账", FIRST), ("已处理", SECOND)):
        sheet = made.create_sheet(name)
        for each in rows if rows and name == "台账" else [HEADINGS, row]:
            sheet.append(each)
    made.create_sheet("统计").append(["已由人工处理", 3])
    made.create_sheet("已接受").append(["序号", "接受方式"])
    made["已接受"].append([1, "豁免"])
    change(made)
    made.save(path)
    return path


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path, key = tmp_path / "s.sqlite", tmp_path / "密钥"
    with filled(path) as store:
        put(store, "甲.txt", a_document(PHONE, MAIL))
        put(store, "丙.txt", a_document(PLATE))
    key.write_text(KEY.hex())
    key.chmod(0o600)
    monkeypatch.setenv("PUBCHECK_KEY_FILE", str(key))
    return path


def _set(sheet: str, **cells: Any) -> Change:
    def change(made: openpyxl.Workbook) -> None:
        for place, value in cells.items():
            made[sheet][place] = value

    return change


def _all(*changes: Change) -> Change:
    def change(made: openpyxl.Workbook) -> None:
        for each in changes:
            each(made)

    return change


def _titled(title: str) -> Change:
    def change(made: openpyxl.Workbook) -> None:
        made["台账"].title = title

    return change


UNREAD = {
    "code renamed": _set("台账", G1="编号"),
    "decision renamed": _set("台账", C1="处理决定（必填）"),
    "both renamed": _set("台账", C1="怎么办", G1="编号"),
    "no code": lambda made: made["台账"].delete_cols(7),
    "no decision": lambda made: made["台账"].delete_cols(3),
    "no headings": lambda made: made["台账"].delete_rows(1),
    "nothing decided yet": _set("台账", C1="决定", C2=None, D2=None, E2=None),
    "another name": _all(_set("台账", G1="编号"), _titled("第一科")),
    "another name, no code": _all(lambda made: made["台账"].delete_cols(7), _titled("第一科")),
    "a continued one": _all(_set("台账", G1="编号"), _titled("台账2")),
    "in English": _all(_set("台账", G1="no"), _titled("Ledger")),
    "sorted with its headings": lambda made: made["台账"].move_range("A1:G1", rows=5),
}


@pytest.mark.parametrize("change", UNREAD.values(), ids=UNREAD)
def test_a_sheet_that_was_not_read_is_told(db: Path, tmp_path: Path, change: Change) -> None:
    result = run("decide", db, "--import", book(tmp_path / "a.xlsx", change))
    assert result.return_value == 1
    (told,) = (line for line in result.output.splitlines() if line.startswith("工作表“"))
    assert "没有读入" in told
    assert "没有读入的工作表 1 张" in result.output
    assert "已录入 1 个" in result.output  # the other sheet is read all the same


READ = {
    "as it was": lambda made: None,
    "spaces in the headings": _set("台账", C1=" 处理 决定", G1="发现\n编号"),
    "a title above": lambda made: (made["台账"].insert_rows(1), _set("台账", A1="青川市台账")(made)),
    "other columns": lambda made: made["台账"].delete_cols(1, 2),
    "notes": lambda made: made.create_sheet("备注").append(["请各科于月底前填完", "张某"]),
    "an empty sheet": lambda made: made.create_sheet("台账3"),
    "a sheet of headings alone": lambda made: made.create_sheet("台账3").append(["序号", "编号"]),
    "names of reasons": lambda made: made.create_sheet("说明").append(["误报是指没有问题", "可以公开的除外"]),
}


@pytest.mark.parametrize("change", READ.values(), ids=READ)
def test_other_sheets_and_changes_are_no_fault(db: Path, tmp_path: Path, change: Change) -> None:
    result = run("decide", db, "--import", book(tmp_path / "a.xlsx", change))
    assert (result.return_value, "已录入 2 个" in result.output) == (0, True)
    assert "没有读入" not in result.output


def test_the_headings_of_all_sheets_may_be_lost(db: Path, tmp_path: Path) -> None:
    both = _all(_set("台账", G1="编号"), _set("已处理", G1="编号"))
    result = run("decide", db, "--import", book(tmp_path / "a.xlsx", both))
    assert "不是台账" in str(result.exception)


ROWS = [
    HEADINGS,
    FIRST,
    [2, "甲.txt", None, None, None, None, code(MAIL, "甲.txt")],
    [3, "丙.txt", None, None, None, None, code(PLATE, "丙.txt")],
]


@pytest.mark.parametrize(
    ("ranges", "entered", "bad"),
    [
        (("C2:C4", "D2:D4", "E2:E4"), 3, 0),
        (("C2:C3", "D2:D3", "E2:E3"), 2, 0),
        (("C2:C4",), 1, 2),  # a decision without a reason of its own is told
        (("C2:C4", "D2:D4", "E2:E4", "B2:B4", "A1:B1"), 3, 0),
        (("C2:C4", "D2:D4", "E2:E4", "G2:G4"), 1, 2),  # whose finding is it?
        (("C2:C40", "D2:D40", "E2:E40"), 3, 0),
        ((), 1, 0),
    ],
)
def test_a_merged_decision_is_meant_for_all_its_rows(
    db: Path, tmp_path: Path, ranges: tuple[str, ...], entered: int, bad: int
) -> None:
    def merge(made: openpyxl.Workbook) -> None:
        made.remove(made["已处理"])
        for each in ranges:
            made["台账"].merge_cells(each)

    result = run("decide", db, "--import", book(tmp_path / "a.xlsx", merge, ROWS))
    assert f"已录入 {entered} 个决定，撤销 0 个，未变 0 行，有误 {bad} 行" in result.output
    assert result.return_value == (1 if bad else 0)
    with reading(db) as store:
        assert len(list(held(store, date.today()))) == entered


def test_headings_of_two_rows_are_no_decision(db: Path, tmp_path: Path) -> None:
    def change(made: openpyxl.Workbook) -> None:
        sheet = made["台账"]
        sheet.insert_rows(2)
        sheet.merge_cells("C1:C2")
        sheet["A2"] = "（由程序填写）"

    result = run("decide", db, "--import", book(tmp_path / "a.xlsx", change))
    assert (result.return_value, "已录入 2 个" in result.output) == (0, True)


def test_what_a_merge_hides_does_not_count(tmp_path: Path) -> None:
    """Other programs leave the words of the lower cells in the file, where nobody sees them."""
    path = tmp_path / "a.xlsx"
    made = openpyxl.Workbook()
    for each in (["误报", "x"], ["属实", "y"], [None, "z"], ["已移送", "u"]):
        made.active.append(each)
    made.save(path)
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:A3"/></mergeCells>'
    with zipfile.ZipFile(path, "w") as new:
        for name, data in parts.items():
            new.writestr(name, data.replace(b"</sheetData>", merged) if "sheet1" in name else data)
    rows = list(sheet_rows(path))
    assert [row.cells[0] for row in rows] == ["误报", "误报", "误报", "已移送"]
    assert [bool(row.merged) for row in rows] == [False, True, True, False]
