"""XLSX: all places, what cells show, tables that stay whole, hostile workbooks."""

from __future__ import annotations

import contextlib
import io
from functools import partial

import made
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pubcheck
from pubcheck.document import Document
from pubcheck.errors import DamagedDocument, EncryptedDocument, LimitExceeded, ParseError, UnsupportedFormat
from pubcheck.parsers.xlsx import PARSER
from pubcheck.settings import Limits

MAKE = made.script("make_xlsx")
bounded = partial(made.bounded, name="a.xlsx")
ROW, TEXT, NUMBER = MAKE.row, MAKE.text, MAKE.number


def sheet(rows: str, tail: str = "", head: str = "", **parts: str) -> list[tuple[str, str]]:
    """Part and text of the blocks of a one-sheet workbook, but for the name of its tab."""
    return made.blocks(made.parse(MAKE.minimal(rows, tail, head, **parts)))[1:]


def labels(document: Document) -> dict[str, str]:
    return {block.span.of(document.text).strip("\t"): str(block.label) for block in document.blocks}


@pytest.mark.parametrize("place", MAKE.PLACES)
def test_every_place_is_found_with_its_part(place: str) -> None:
    document = made.parse(made.samples()["places.xlsx"])
    assert made.parts_of(document, MAKE.marker(place)) == [MAKE.PLACES[place]]


def test_all_places_of_the_list_are_made() -> None:
    listed = (
        "cell white_cell format_hidden_cell hidden_row hidden_column hidden_sheet hidden_sheet_name very_hidden_sheet "
        "comment comment_author link_target header footer validation_prompt defined_name defined_name_value author "
        "last_modified_by"
    )
    assert set(listed.split()) <= set(MAKE.PLACES)


def test_sample_has_no_gap_and_a_page_for_every_sheet() -> None:
    document = made.parse(made.samples()["places.xlsx"])
    assert document.gaps == ()
    assert [page.number for page in document.pages] == [1, 2, 3, 4]
    for block in document.blocks:
        if block.page:
            assert document.pages[block.page - 1].span.covers(block.span)


def test_labels_name_sheet_row_and_column() -> None:
    told = labels(made.parse(made.samples()["places.xlsx"]))
    sheet_name = f"工作表“{MAKE.marker('sheet_name')}”"
    assert told[f"1\t{MAKE.marker('cell')}\t\t\t甲"] == f"{sheet_name} 第2行"
    assert told[f"8\t{MAKE.marker('hidden_row')}"] == f"{sheet_name} 第9行（隐藏行）"
    assert told[MAKE.marker("white_cell")] == f"{sheet_name} 第5行B列（文字与底色相同）"
    assert told[MAKE.marker("comment")] == f"{sheet_name} B2 {MAKE.marker('comment_author')} 批注"
    assert told[MAKE.marker("hidden_sheet")].startswith("隐藏工作表“")
    assert told[MAKE.marker("very_hidden_sheet")].startswith("深度隐藏工作表“")


def test_headings_stand_over_their_values_whatever_is_empty() -> None:
    rows = (
        ROW(1, "", TEXT("姓名"), "", TEXT("电话"))
        + ROW(2, "", "", "", NUMBER("13900001234"))
        + ROW(3, "", TEXT("张某"))
    )
    assert sheet(rows) == [("table", "姓名\t电话"), ("table", "\t13900001234"), ("table", "张某")]


def test_a_heading_inside_the_table_does_not_end_it_and_one_above_is_a_line() -> None:
    rows = ROW(1, TEXT("关于公示的名单")) + ROW(2, TEXT("姓名"), TEXT("电话")) + ROW(3, TEXT("一、某村"))
    rows += ROW(4, TEXT("张某"), NUMBER("1")) + ROW(5, TEXT("注：略"))
    assert [text for _, text in sheet(rows)] == ["关于公示的名单", "姓名\t电话", "一、某村\t", "张某\t1", "注：略"]


def test_hidden_rows_and_columns_do_not_tear_the_table() -> None:
    head = '<cols><col min="2" max="2" hidden="1"/></cols>'
    rows = ROW(1, TEXT("姓名"), TEXT("身份证号"), TEXT("村")) + ROW(
        2, TEXT("张某"), TEXT("11010519491231002X"), TEXT("甲")
    )
    rows += ROW(3, TEXT("李某"), TEXT("x"), TEXT("乙"), more='hidden="1"') + ROW(4, TEXT("王某"), TEXT("y"), TEXT("丙"))
    assert sheet(rows, head=head) == [
        ("table", "姓名\t\t村"),
        ("table", "张某\t\t甲"),
        ("table", "王某\t\t丙"),
        ("hidden", "\t身份证号"),
        ("hidden", "\t11010519491231002X"),
        ("hidden", "\ty"),
        ("hidden", "李某\tx\t乙"),
    ]


def test_line_feeds_in_cells_end_no_row() -> None:
    rows = ROW(1, TEXT("姓\n名"), TEXT("住\r\n址")) + ROW(2, TEXT("一、总则\n二、分则"))
    assert [text for _, text in sheet(rows)] == ["姓 名\t住 址", "一、总则\n二、分则"]


def test_long_numbers_are_written_out() -> None:
    rows = ROW(1, NUMBER("1.1010519491231E+17"), NUMBER("110105194912310021"), NUMBER("6.2220200000000003E+18"))
    assert sheet(rows) == [("table", "110105194912310000\t110105194912310021\t6222020000000000300")]


def test_dates_of_1904() -> None:
    assert "1899年12月31日" in made.parse(MAKE.minimal(ROW(1, NUMBER("0", 5)), styles=MAKE.styles())).text
    workbook = MAKE.workbook(("名单", "rId1", ""), head='<workbookPr date1904="1"/>')
    members = MAKE.members() | {
        "xl/workbook.xml": workbook,
        "xl/worksheets/sheet1.xml": MAKE.worksheet(ROW(1, NUMBER("0", 5))),
    }
    assert "1904年1月1日" in made.parse(MAKE.pack(members)).text


def test_merged_cells_of_several_rows() -> None:
    rows = ROW(1, TEXT("镇"), TEXT("村")) + ROW(2, TEXT("甲镇"), TEXT("东村")) + ROW(3, TEXT("藏"), TEXT("西村"))
    tail = '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>'
    assert sheet(rows, tail)[-2:] == [("table", "\t西村"), ("hidden", "藏")]


def test_broken_parts_are_gaps_and_the_rest_is_read() -> None:
    members = MAKE.members() | {"xl/comments1.xml": "<comments", "xl/drawings/drawing1.xml": "<"}
    document = made.parse(MAKE.pack(members))
    assert sorted("comments" in gap.where for gap in document.gaps) == [False, True]
    assert made.parts_of(document, MAKE.marker("cell")) == ["table"]


def test_a_broken_sheet_keeps_the_rows_before_the_break() -> None:
    members = MAKE.members()
    members["xl/worksheets/sheet1.xml"] = members["xl/worksheets/sheet1.xml"].replace('<row r="9"', '<row r="9" <', 1)
    document = made.parse(MAKE.pack(members))
    assert len(document.gaps) == 1
    assert made.parts_of(document, MAKE.marker("cell")) == ["table"]
    assert made.parts_of(document, MAKE.marker("comment")) == ["comment"]
    assert made.parts_of(document, MAKE.marker("unused_string")) == ["table"]


def test_cells_whose_string_is_missing_are_a_gap() -> None:
    assert len(made.parse(MAKE.minimal(ROW(1, TEXT("甲"), MAKE.shared(7)))).gaps) == 1


def test_white_runs_on_a_dark_ground_keep_their_place() -> None:
    rich = '<r><rPr><color rgb="FFFFFFFF"/></rPr><t>白</t></r><r><t>黄</t></r>'
    rows = ROW(1, MAKE.shared(0, 8)) + ROW(2, MAKE.shared(0))
    found = sheet(rows, styles=MAKE.styles(), strings=MAKE.strings(rich))
    assert found == [("table", "白黄"), ("table", "黄"), ("hidden", "白")]


def test_sheets_are_found_without_relationships() -> None:
    members = MAKE.members()
    del members["xl/_rels/workbook.xml.rels"]
    document = made.parse(MAKE.pack(members))
    assert made.parts_of(document, MAKE.marker("cell")) == ["table"]
    assert made.parts_of(document, MAKE.marker("hidden_sheet")) == ["hidden"]


def test_macros_and_objects_without_reader_are_gaps() -> None:
    members = MAKE.members() | {
        "xl/vbaProject.bin": b"x",
        "xl/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0" + bytes(99),
    }
    assert len(made.parse(MAKE.pack(members)).gaps) == 2


def test_large_picture_is_a_gap() -> None:
    members = MAKE.members()
    ext = '<xdr:spPr><a:xfrm><a:ext cx="3600000" cy="3600000"/></a:xfrm></xdr:spPr></xdr:pic>'
    members["xl/drawings/drawing1.xml"] = members["xl/drawings/drawing1.xml"].replace("</xdr:pic>", ext)
    assert len(made.parse(MAKE.pack(members)).gaps) == 1


def test_hidden_content_is_told_for_every_sheet() -> None:
    review = pubcheck.check(made.samples()["places.xlsx"], name="places.xlsx")
    pages = {finding.page for finding in review.findings if finding.rule_id == "quality.hidden_content"}
    assert {1, 2, 3, 4} <= pages


def test_columns_are_read_by_their_headings() -> None:
    rows = ROW(1, TEXT("姓名"), TEXT("护照号"), TEXT("手机号")) + ROW(
        2, TEXT("张某"), TEXT("E12345678"), NUMBER("13900001234")
    )
    review = pubcheck.check(MAKE.minimal(rows), name="名单.xlsx")
    assert {"personal.passport", "personal.mobile_phone"} <= {finding.rule_id for finding in review.findings}


def test_encrypted() -> None:
    import msoffcrypto.format.ooxml as ooxml

    out = io.BytesIO()
    ooxml.OOXMLFile(io.BytesIO(made.samples()["plain.xlsx"])).encrypt("secret", out)
    with pytest.raises(EncryptedDocument, match="Office"):
        made.parse(out.getvalue(), "a.xlsx")


def test_binary_workbook_says_what_to_do() -> None:
    with pytest.raises(UnsupportedFormat, match="另存为 XLSX"):
        made.parse(MAKE.pack({"[Content_Types].xml": "<Types/>", "xl/workbook.bin": b"x"}), "a.xlsb")


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_truncated(share: float) -> None:
    data = made.samples()["places.xlsx"]
    with pytest.raises(DamagedDocument):
        made.parse(data[: int(len(data) * share)], "a.xlsx")


def test_other_containers_are_no_workbook() -> None:
    assert PARSER.sniff(made.samples()["places.docx"]) == 0.0
    assert PARSER.sniff(MAKE.pack({"a.txt": "x"})) == 0.0


@pytest.mark.parametrize(
    "limits",
    [
        Limits(max_members=5),
        Limits(max_unpacked_bytes=999),
        Limits(max_ratio=1.01),
        Limits(max_depth=2),
        Limits(max_characters=50),
        Limits(max_blocks=5),
        Limits(max_pages=2),
    ],
)
def test_limits(limits: Limits) -> None:
    with pytest.raises(LimitExceeded):
        made.parse(made.samples()["places.xlsx"], limits=limits)


def test_one_long_string_in_many_cells() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 5000))
    data = MAKE.minimal(rows, strings=MAKE.strings(f"<t>{'长' * 30_000}</t>"))
    assert isinstance(bounded(data, Limits(max_ratio=10_000)), LimitExceeded)


def test_cells_far_apart_make_no_endless_rows() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c><c r="XFD{n}"><v>2</v></c></row>' for n in range(1, 2000))
    document = bounded(MAKE.minimal(rows))
    assert isinstance(document, Document)
    assert len(document.text) < 20_000


def test_diagonal_of_cells_ends_at_the_limit() -> None:
    names = [f"{chr(65 + n // 676)}{chr(65 + n // 26 % 26)}{chr(65 + n % 26)}" for n in range(10_000)]
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><v>1</v></c><c r="{name}{n}"><v>1</v></c></row>' for n, name in enumerate(names, 1)
    )
    assert isinstance(bounded(MAKE.minimal(rows), Limits(max_characters=2_000_000)), LimitExceeded)


@pytest.mark.parametrize("inside", ["<row r='1'>{}</row>", "{}", "<row r='1'><c>{}</c></row>"])
def test_elements_without_end(inside: str) -> None:
    assert isinstance(bounded(MAKE.minimal(inside.format("<a/>" * 3_000_000)), Limits(max_ratio=10_000)), LimitExceeded)


def test_part_of_too_many_elements() -> None:
    members = MAKE.members() | {"customXml/item2.xml": f"<x>{'<a/>' * 3_100_000}</x>"}
    assert isinstance(bounded(MAKE.pack(members), Limits(max_ratio=10_000)), LimitExceeded)


def test_merged_ranges_that_all_cover_everything() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 3000))
    tail = "<mergeCells>" + '<mergeCell ref="B1:XFD1048576"/>' * 5_000 + "</mergeCells>"
    document = bounded(MAKE.minimal(rows, tail), Limits(max_ratio=10_000))
    assert isinstance(document, Document)
    assert len(document.gaps) == 1


def test_hidden_columns_that_all_cover_everything() -> None:
    head = "<cols>" + '<col min="1" max="16384" hidden="1"/>' * 2_000 + "</cols>"
    assert isinstance(bounded(MAKE.minimal(ROW(1, TEXT("藏")), head=head), Limits(max_ratio=10_000)), Document)


def test_sheets_that_share_one_part() -> None:
    members = MAKE.members()
    members["xl/workbook.xml"] = MAKE.workbook(*[(f"表{n}", "rId1", "") for n in range(500)])
    document = bounded(MAKE.pack(members))
    assert isinstance(document, Document)
    assert made.parts_of(document, MAKE.marker("cell")) == ["table"]


def test_drawings_that_refer_to_one_another() -> None:
    members = MAKE.members()
    members["xl/drawings/_rels/drawing1.xml.rels"] = MAKE.relationships(
        ("rId1", "drawing", "drawing1.xml", False), ("rId2", "drawing", "drawing2.xml", False)
    )
    members["xl/drawings/_rels/drawing2.xml.rels"] = MAKE.relationships(("rId1", "drawing", "drawing1.xml", False))
    assert isinstance(bounded(MAKE.pack(members)), Document)


def test_workbooks_inside_workbooks_end_at_the_limit() -> None:
    data = MAKE.minimal(ROW(1, TEXT("最里")))
    for _ in range(8):
        data = MAKE.pack(MAKE.members() | {"xl/embeddings/book1.xlsx": data})
    document = bounded(data)
    assert isinstance(document, Document)
    assert document.gaps
    assert "最里" not in document.text


@pytest.mark.parametrize("raw", ["1E+999999999", "NaN", "-", "1e5000", "9" * 400, "\t5"])
def test_numbers_that_are_none(raw: str) -> None:
    assert isinstance(
        bounded(MAKE.minimal(ROW(1, NUMBER(raw), NUMBER(raw, 5), NUMBER(raw, 6)), styles=MAKE.styles())), Document
    )


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_entities_are_refused(part: str) -> None:
    members = MAKE.members()
    secret = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    members[part] = str(members[part]).replace("?>", f"?>{secret}", 1).replace("</t>", "&x;</t>", 1)
    try:
        document = made.parse(MAKE.pack(members))
    except DamagedDocument:
        return
    assert document.gaps
    assert "root:" not in document.text


@settings(max_examples=100, derandomize=True, deadline=None, database=None)
@given(st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(1, 127)), min_size=1, max_size=4))
def test_damage_inside_the_xml(flips: list[tuple[float, int]]) -> None:
    """Bits flipped before packing, so that the container is sound and its XML is not."""
    parts = MAKE.members()
    for name in (
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
        "xl/styles.xml",
        "xl/pivotCache/pivotCacheRecords1.xml",
    ):
        data = bytearray(str(parts[name]).encode())
        for place, mask in flips:
            data[int(place * len(data))] ^= mask
        with contextlib.suppress(ParseError):
            assert made.parse(MAKE.pack(parts | {name: bytes(data)})).blocks


words = st.text(alphabet="甲乙丙丁1２aB，。 ", min_size=1, max_size=12).filter(str.strip)


@settings(max_examples=50, derandomize=True, deadline=None)
@given(st.lists(st.lists(words | st.integers(-(10**14), 10**14), min_size=2, max_size=4), min_size=1, max_size=5))
def test_agrees_with_openpyxl_on_plain_workbooks(rows: list[list[str | int]]) -> None:
    written = openpyxl.Workbook()
    assert written.active is not None
    for cells in rows:
        written.active.append([f"'{cell}" if str(cell)[0] in "=" else cell for cell in cells])
    buffer = io.BytesIO()
    written.save(buffer)
    found = [text for part, text in made.blocks(made.parse(buffer.getvalue())) if part == "table"]
    assert found == ["\t".join(map(str, cells)) for cells in rows]
