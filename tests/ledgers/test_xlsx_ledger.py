"""The Excel ledger: its sheets, their order, and that words of documents stay words."""

from __future__ import annotations

import random
import re
import zipfile
from datetime import date
from itertools import takewhile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from stores import CLUSTERS, GAP, HOSTILE, KEY, KEYS, File, decide, document, everything, fill, finding, hostile

from pubcheck.archive.decision import Decision, finding_of
from pubcheck.archive.ledger_import import import_ledger
from pubcheck.archive.register import Register
from pubcheck.archive.reporter import ArchiveReportOptions, all_ledgers, write_report
from pubcheck.archive.sheets import cluster_sheet, gap_sheet
from pubcheck.archive.snapshot import snapshot
from pubcheck.archive.store import reading, writing
from pubcheck.archive.stored_words import StoredWords
from pubcheck.archive.upkeep import mark_gone
from pubcheck.archive.workbook import MOST_ROWS, cell_text, writing_book
from pubcheck.phrase import Lang

LEDGER = next(reporter for reporter in all_ledgers() if reporter.id == "xlsx")
HEADS = (
    "序号 文件 标题 发文字号 公开属性（标注） 公开属性（预测） 依据 问题 说明 级别 位置 处理建议 责任单位"
    " 处理决定 决定理由 决定人 豁免至 发现编号"
).split()


def book_of(db: Path, **options: Any) -> Any:
    out = db.with_suffix(".xlsx")
    with reading(db) as store:
        write_report(LEDGER, store, out, ArchiveReportOptions(**options))
    return openpyxl.load_workbook(out)


def rows(sheet: Any) -> list[dict[str, Any]]:
    heads, *found = sheet.iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in found]


def invented_text(seed: int) -> str:
    """A thousand characters that nobody wrote."""
    chance = random.Random(seed)
    return "".join(chr(chance.randrange(0x4E00, 0x9000)) for _ in range(1_000))


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return fill(tmp_path / "scan.sqlite", everything())


def test_the_gravest_come_first_then_by_file(db: Path) -> None:
    book = book_of(db)
    found = rows(book["台账"])
    assert [(row["文件"].split("\n")[0], row["级别"]) for row in found] == [
        ("公安局/密件.txt", "阻断"),
        ("包.zip!/内/名单.xlsx", "严重"),
        ("备份/救助名单.txt", "严重"),
        ("备份/救助名单.txt", "中等"),
        ("图片.pdf", None),  # nothing found, but two pages were not read
        ("存疑.txt", None),  # nothing found, but the attribute is in doubt
        ("轻微.txt", "轻微"),
    ]
    assert [row["序号"] for row in found] == list(range(1, 8))
    assert next(book["台账"].iter_rows(max_row=1, values_only=True)) == tuple(HEADS)


def test_a_row_tells_what_a_reviewer_needs(db: Path) -> None:
    row = rows(book_of(db)["台账"])[2]
    assert row["文件"] == "备份/救助名单.txt\n（另有 1 份相同）"
    assert (row["标题"], row["发文字号"], row["责任单位"]) == ("救助名单的通知", "青政发〔2024〕7号", "青山县民政局")
    assert (row["公开属性（标注）"], row["公开属性（预测）"]) == ("主动公开", "主动公开")
    assert row["依据"] == "《个人信息保护法》第二十五条；《政府信息公开条例》第十五条"
    assert row["说明"] == "出现手机号码（138****1234）"
    assert row["位置"] == "第2页 全文第12行"
    assert "遮盖" in row["处理建议"]
    assert row["处理决定"] is row["决定理由"] is row["决定人"] is row["豁免至"] is None


def test_what_is_in_an_archive_belongs_to_the_unit_of_the_archive(db: Path) -> None:
    row = rows(book_of(db)["台账"])[1]
    assert row["责任单位"] == "水利局"
    assert row["问题"] == "custom.gone"  # a rule of settings that are gone: its id
    assert row["处理建议"] is None


def test_the_code_leads_back_to_the_finding(db: Path) -> None:
    coded = [row["发现编号"] for row in rows(book_of(db)["台账"]) if row["发现编号"]]
    assert len(coded) == 7  # two of documents as a whole
    with reading(db) as store:
        assert finding_of(store, coded[0])[0] == KEYS.of("fingerprint", "c")


def test_a_document_row_says_why_it_is_there(db: Path) -> None:
    unread, doubtful = rows(book_of(db)["台账"])[4:6]
    assert (unread["问题"], unread["说明"]) == ("审查不完整", "有 2 处未能审查，见“未审查”表")
    assert (doubtful["问题"], doubtful["处理建议"]) == ("人工复核", "需人工复核")
    assert doubtful["依据"] == "《政府信息公开条例》第二十条第（十一）项"
    assert [each["发现编号"][0] for each in (unread, doubtful)] == ["w", "w"]  # they can be decided on as a whole
    assert unread["处理建议"] == "有内容未能审查，不能据此公开。"  # though what was read could be published


def test_decisions_are_chosen_from_a_list(db: Path) -> None:
    sheet = book_of(db)["台账"]
    choice, day = sheet.data_validations.dataValidation
    letters = {"处理决定": "N", "豁免至": "Q"}
    assert [sheet[f"{letter}1"].value for letter in letters.values()] == list(letters)
    assert str(choice.sqref) == "N2:N8"
    assert choice.formula1.strip('"').split(",") == [str(each.phrase) for each in Decision]
    assert (str(day.sqref), day.type) == ("Q2:Q8", "date")
    assert sheet["Q2"].number_format == "yyyy-mm-dd"


def test_it_is_ready_to_work_with_and_to_print(db: Path) -> None:
    book = book_of(db)
    sheet = book["台账"]
    assert sheet.auto_filter.ref == "A1:R8"
    assert sheet.freeze_panes == "C2"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.print_area == "'台账'!$A$1:$Q$8"  # the codes stay on the screen
    assert sheet["B2"].alignment.wrap_text
    assert sheet["J2"].fill.fgColor.rgb == "FFF9D5D8"
    assert sheet["J2"].fill.fgColor.rgb != sheet["J3"].fill.fgColor.rgb
    assert sheet["N2"].fill.fgColor.rgb == "FFFFFBE6"  # to be filled in
    assert sheet.row_dimensions[2].height > 15
    assert book.sheetnames == ["台账", "统计", "未审查", "已处理", "已接受", "相同文件"]
    assert book.active.title == "台账"


def test_all_lists_hints_and_every_document(db: Path) -> None:
    book = book_of(db, everything=True)
    hint = rows(book["台账"])[-1]
    assert (hint["级别"], hint["发现编号"]) == ("提示", None)
    assert book["台账"].cell(book["台账"].max_row, 14).fill.fill_type is None  # nothing to decide in this row
    listed = rows(book["文件清单"])
    assert len(listed) == 10
    assert [row["文件"] for row in listed] == sorted(row["文件"] for row in listed)
    by_file = {row["文件"]: row for row in listed}
    assert (by_file["备份/救助名单.txt"]["相同份数"], by_file["备份/救助名单.txt"]["严重"]) == (2, 1)
    assert by_file["包.zip"]["公开属性（预测）"] == "未判断"
    assert by_file["在列.txt"]["结论"] == "未发现公开障碍"


def test_gaps_and_unread_files(db: Path) -> None:
    found = rows(book_of(db)["未审查"])
    assert [(row["文件"], row["环节"], row["位置"]) for row in found] == [
        ("加密.docx", "读取文件", None),
        ("图片.pdf", "解析文件", "第3页"),
        ("图片.pdf", "解析文件", "第3页"),
    ]
    assert found[0]["原因和办法"] == "文件有密码，请先解密"


def test_what_was_decided_moves_to_a_sheet_of_its_own(db: Path) -> None:
    decide(db, KEYS.of("fingerprint", "a"), Decision.FALSE_ALARM, file="民政局/救助名单.txt")  # a copy
    decide(db, KEYS.of("fingerprint", "b"), Decision.WAIVED, until="2000-01-01")  # has run out
    book = book_of(db)
    assert [row["级别"] for row in rows(book["台账"]) if row["文件"].startswith("备份")] == ["中等"]
    assert [(row["文件"], row["处理决定"], row["决定人"]) for row in rows(book["已处理"])] == [
        ("备份/救助名单.txt", "误报", "张主任"),
    ]
    (kept,) = rows(book["已接受"])
    assert (kept["文件"], kept["接受方式"], kept["接受理由"]) == ("接受.txt", "基线", "已登记")


def test_what_people_wrote_is_read_back(db: Path, tmp_path: Path) -> None:
    decide(db, KEYS.of("fingerprint", "a"), Decision.FALSE_ALARM, file="民政局/救助名单.txt")
    book = book_of(db)
    sheet = book["台账"]
    for row in range(2, sheet.max_row + 1):
        if sheet[f"R{row}"].value and sheet[f"J{row}"].value != "阻断":
            for column, words in (("N", "暂时豁免"), ("O", "=另行说明"), ("P", "李科长"), ("Q", date(2999, 1, 2))):
                sheet[f"{column}{row}"].value = words
                sheet[f"{column}{row}"].data_type = "s" if isinstance(words, str) else "d"
    book.save(tmp_path / "filled.xlsx")
    with writing(db, KEY) as store:
        taken = import_ledger(tmp_path / "filled.xlsx", Register(store, KEY))
    assert taken.bad == []
    assert (taken.entered, taken.unchanged) == (5, 1)  # the one that was decided before is as it was
    again = book_of(db)
    assert [row["级别"] for row in rows(again["台账"]) if row["发现编号"]] == ["阻断"]
    assert {row["豁免至"] for row in rows(again["已处理"])} == {"2999-01-02", None}
    decided = again["已处理"]
    decided["H2"].value = "撤销"
    again.save(tmp_path / "withdrawn.xlsx")
    with writing(db, KEY) as store:
        taken = import_ledger(tmp_path / "withdrawn.xlsx", Register(store, KEY))
    assert (taken.withdrawn, taken.bad) == (1, [])


def test_a_decided_document_is_not_listed_for_its_verdict(tmp_path: Path) -> None:
    file = File(("a.txt",), (document("a", finding("a"), verdict="needs_changes"),))
    db = fill(tmp_path / "scan.sqlite", [file])
    decide(db, KEYS.of("fingerprint", "a"), Decision.ACCEPTED)
    assert rows(book_of(db)["台账"]) == []


def test_files_that_are_gone_are_not_told(db: Path) -> None:
    fill(db, [File(("在列.txt",), (document("在列"),))])
    with reading(db) as store:
        assert store.counts().files == 11
    with writing(db, KEY) as store, store.written():
        mark_gone(store, 2, lambda path: True)
    book = book_of(db, everything=True)
    assert [row["文件"] for row in rows(book["文件清单"])] == ["在列.txt"]
    assert rows(book["台账"]) == rows(book["未审查"]) == rows(book["相同文件"]) == []


def test_same_and_alike_files_and_how_they_differ(tmp_path: Path) -> None:
    text, another = (invented_text(seed) for seed in (1, 2))
    prints = [KEYS.print_of(words) for words in (text, text + "另行通知。", text.replace(text[400:404], "修改"))]
    other = KEYS.print_of(another)
    attributes = ("proactive", "withheld", "proactive")
    db = fill(
        tmp_path / "scan.sqlite",
        [
            *(
                File((f"{at}.txt",), (document(f"{at}", print=print_, declared=declared),))
                for at, (print_, declared) in enumerate(zip(prints, attributes, strict=True))
            ),
            File(("另一.txt",), (document("另一", print=other),)),
            File(("乙.txt", "甲.txt", "甲/丙.txt"), (document("同"),)),
        ],
    )
    found = rows(book_of(db)["相同文件"])
    assert [(row["组号"], row["类别"], row["文件"]) for row in found] == [
        *((1, "完全相同", name) for name in sorted(("乙.txt", "甲.txt", "甲/丙.txt"))),
        *((2, "内容相近", f"{at}.txt") for at in range(3)),
    ]
    assert {row["组内差异"] for row in found[3:]} == {"标注的公开属性不一致"}


def test_statistics_count_what_the_ledger_lists(db: Path) -> None:
    sheet = book_of(db)["统计"]
    told = {row[0]: row[1] for row in sheet.iter_rows(values_only=True) if row[0] is not None and row[1] is not None}
    assert (told["文件总数"], told["不同内容"], told["无法读取的文件"], told["未审查之处"]) == (11, 9, 1, 3)
    assert (told["待处理发现（不含提示）"], told["允许名单、豁免、基线"]) == (5, 1)
    assert (told["阻断"], told["严重"], told["中等"], told["轻微"], told["提示"]) == (1, 2, 1, 1, 1)
    assert (told["青山县民政局"], told["2024"]) == (7, 9)
    assert told["年份不明"] == 2  # one of them could not be read
    assert told["水利局"] == 2  # the archive and what lies in it


def test_no_table_of_the_statistics_leaves_out_what_was_not_read(db: Path) -> None:
    told = list(book_of(db)["统计"].iter_rows(values_only=True))
    for title in ("按年份", "按责任单位"):
        head = next(at for at, row in enumerate(told) if row[0] == title)
        heads = [each for each in told[head] if each is not None]
        found = [dict(zip(heads, row, strict=False)) for row in takewhile(lambda row: row[0], told[head + 1 :])]
        assert (sum(row["文件"] for row in found), sum(row["未审查之处"] for row in found)) == (11, 3)
        for kind in ("标注：", "预测："):
            assert all(row["文件"] == sum(row[each] for each in heads if each.startswith(kind)) for row in found)


@pytest.mark.parametrize("lang", Lang)
def test_hostile_words_stay_words(lang: Lang, tmp_path: Path) -> None:
    db = fill(tmp_path / "scan.sqlite", hostile())
    book = book_of(db, lang=lang, everything=True)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n", "inlineStr"), f"{sheet.title} {cell.coordinate}"
                assert cell.hyperlink is None
                assert cell.value is None or not re.search(
                    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ufffe]", str(cell.value)
                )
    with zipfile.ZipFile(db.with_suffix(".xlsx")) as package:
        for name in package.namelist():
            text = package.read(name).decode()
            assert "<f>" not in text.replace("<formula1>", "")
            assert "<r><t>rich" not in text
    # Excel reads _xHHHH_ as a character; that it must not is written as _x005F_xHHHH_, which openpyxl leaves as it is.
    found = {str(cell.value).strip().replace("_x005F_", "_") for cell in book.worksheets[0]["C"][1:]}
    assert {HOSTILE[0], HOSTILE[1], HOSTILE[2], HOSTILE[3], HOSTILE[4], HOSTILE[8]} <= found


@pytest.mark.parametrize("words", ["a\ufffeb", "<r>x</r>", "\ud800", "x" * 9_000, "\u202e"])
def test_what_a_cell_cannot_hold_is_made_harmless(words: str) -> None:
    text = cell_text(words)
    text.encode()
    assert len(text) <= 8_000
    assert not re.search("[\ufffe\uffff\u202e]", text)
    assert not (text.startswith("<r>") and text.endswith("</r>"))


def test_more_rows_than_a_sheet_holds_go_on_in_the_next(tmp_path: Path) -> None:
    db = fill(tmp_path / "scan.sqlite", [File((f"{at}.pdf",), (document(f"{at}", gaps=(GAP,)),)) for at in range(7)])
    out = tmp_path / "out.xlsx"
    with reading(db) as store, snapshot(store) as shot, writing_book(out, Lang.ZH, "台账", "", 4) as book:
        assert gap_sheet(book, shot, StoredWords(Lang.ZH)) == 7
    made = openpyxl.load_workbook(out)
    assert made.sheetnames == ["未审查", "未审查2", "未审查3"]
    assert [len(rows(sheet)) for sheet in made] == [3, 3, 1]
    assert [row["序号"] for sheet in made for row in rows(sheet)] == list(range(1, 8))
    assert made["未审查3"].auto_filter.ref == "A1:G2"
    assert MOST_ROWS == 2**20


def test_clusters_get_a_sheet_only_where_there_are_any(tmp_path: Path) -> None:
    for clusters, number in ((CLUSTERS, 3), ((), 0)):
        out = tmp_path / f"{number}.xlsx"
        with writing_book(out, Lang.ZH, "台账", "") as book:
            book.sheet("x")
            assert cluster_sheet(book, StoredWords(Lang.ZH), clusters) == number
        made = openpyxl.load_workbook(out)
        assert ("汇聚风险" in made.sheetnames) is bool(number)
    made = openpyxl.load_workbook(tmp_path / "3.xlsx")
    first, second, more = rows(made["汇聚风险"])
    assert (first["组号"], first["汇聚对象"], first["文件"], first["涉及人数"]) == (1, "同一人", "a.txt", 1)
    assert (second["级别"], second["内容"], second["风险说明"]) == ("严重", "电话", "合起来可识别")
    assert more["文件"] == "（另有 3 份文件，未列出）"
