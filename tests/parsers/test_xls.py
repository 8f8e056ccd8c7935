"""XLS and old ET: all places, agreement with xlrd, damage and hostile workbooks."""

from __future__ import annotations

import contextlib
import io
import struct
from datetime import date
from functools import partial

import made
import pytest
import xlrd
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st

from pubcheck.document import Document
from pubcheck.errors import DamagedDocument, EncryptedDocument, LimitExceeded, ParseError, UnsupportedFormat
from pubcheck.parsers.xls import PARSER
from pubcheck.settings import Limits

MAKE = made.script("make_xls")
bounded = partial(made.bounded, name="a.xls")
LABEL, NUMBER, RECORD, SHEET = MAKE.label, MAKE.number, MAKE.record, MAKE.sheet


def book(*records: bytes, before: bytes = b"", after: bytes = b"") -> bytes:
    """A workbook of one sheet 名单 with these records."""
    return MAKE.compound({"Workbook": MAKE.workbook(("名单", 0, 0, SHEET(*records)), before=before, after=after)})


def blocks(data: bytes) -> list[tuple[str, str]]:
    return made.blocks(made.parse(data))[1:]


@pytest.mark.parametrize("place", MAKE.PLACES)
def test_every_place_is_found_with_its_part(place: str) -> None:
    document = made.parse(made.samples()["places.xls"])
    assert made.parts_of(document, MAKE.marker(place)) == [MAKE.PLACES[place]]


def test_sample_has_no_gap_and_a_page_for_every_sheet() -> None:
    document = made.parse(made.samples()["places.xls"])
    assert document.gaps == ()
    assert [page.number for page in document.pages] == [1, 2, 3, 4, 5]


def test_labels_name_sheet_row_and_column() -> None:
    document = made.parse(made.samples()["places.xls"])
    told = {block.span.of(document.text).strip("\t"): str(block.label) for block in document.blocks}
    name = f"工作表“{MAKE.marker('sheet_name')}”"
    assert told[f"1\t{MAKE.marker('cell')}\t\t甲"] == f"{name} 第2行"
    assert told[f"8\t{MAKE.marker('hidden_row')}"] == f"{name} 第9行（隐藏行）"
    assert told[MAKE.marker("comment")] == f"{name} B2 {MAKE.marker('comment_author')} 批注"


def test_workbook_of_1995() -> None:
    assert blocks(made.samples()["biff5.xls"]) == [
        ("table", "姓名\t住址"),
        ("table", "李某某\t示例市某街"),
        ("hidden", "张某某\t示例县某村"),
        ("comment", "核对过"),
    ]


def test_stream_without_container() -> None:
    stream = MAKE.workbook(("名单", 0, 0, SHEET(LABEL(0, 0, "甲"))))
    assert blocks(stream) == [("table", "甲")]


def test_strings_that_go_on_in_the_next_record() -> None:
    """Half of a string may be two bytes wide and half of it one."""
    first = struct.pack("<II", 2, 2) + struct.pack("<HB", 6, 1) + "甲乙".encode("utf-16-le")
    second = b"\0abcd" + struct.pack("<HB", 2, 0) + b"xy"
    after = struct.pack("<HH", 0xFC, len(first)) + first + struct.pack("<HH", 0x3C, len(second)) + second
    assert blocks(book(MAKE.shared(0, 0, 0), MAKE.shared(0, 1, 1), after=after)) == [("table", "甲乙abcd\txy")]


def test_objects_and_macros_are_gaps() -> None:
    stream = MAKE.workbook(("名单", 0, 0, SHEET(LABEL(0, 0, "甲"))))
    data = MAKE.compound(
        {"Workbook": stream, "MBD0001/WordDocument": b"x", "_VBA_PROJECT_CUR/PROJECT": b"x", "Revision Log": b"x"}
    )
    assert len(made.parse(data).gaps) == 3


def test_workbook_inside_a_workbook() -> None:
    inner = MAKE.workbook(("内表", 0, 0, SHEET(LABEL(0, 0, "内层文字"))))
    outer = MAKE.workbook(("名单", 0, 0, SHEET(LABEL(0, 0, "甲"))))
    document = made.parse(MAKE.compound({"Workbook": outer, "MBD0001/Workbook": inner}))
    assert made.parts_of(document, "内层文字") == ["embedded"]


def test_encrypted() -> None:
    with pytest.raises(EncryptedDocument, match="Excel"):
        made.parse(book(before=RECORD(0x2F, bytes(54))), "a.xls")


def test_a_password_that_does_not_fit() -> None:
    with pytest.raises(EncryptedDocument, match="打不开"):
        made.parse(book(before=RECORD(0x2F, bytes(54))), "a.xls", Limits(passwords=("wrong",)))


def test_older_than_1995_says_what_to_do() -> None:
    with pytest.raises(UnsupportedFormat, match="另存为 XLSX"):
        made.parse(b"\x09\x00\x04\x00\x02\x00\x10\x00" + bytes(60), "a.xls")


def test_a_document_that_holds_a_workbook_is_no_workbook() -> None:
    assert PARSER.sniff(MAKE.compound({"WordDocument": b"x", "ObjectPool/Workbook": b"x"})) == 0.0


def test_limits() -> None:
    for limits in (Limits(max_characters=50), Limits(max_blocks=5), Limits(max_pages=2), Limits(max_unpacked_bytes=99)):
        with pytest.raises(LimitExceeded):
            made.parse(made.samples()["places.xls"], limits=limits)


def test_lying_counts() -> None:
    many = struct.pack("<II", 2**31, 2**31)
    document = bounded(book(LABEL(0, 0, "甲"), after=RECORD(0xFC, many, MAKE.string("乙"))))
    assert isinstance(document, Document)
    assert len(document.gaps) == 1
    extra = struct.pack("<HBI", 1, 4, 2**32 - 1) + b"x"
    assert isinstance(bounded(book(LABEL(0, 0, "甲"), after=RECORD(0xFC, struct.pack("<II", 1, 1), extra))), Document)


def test_one_long_string_in_many_cells() -> None:
    after = MAKE.table(MAKE.string("长" * 4000))
    cells = b"".join(MAKE.shared(row, 0, 0) for row in range(20_000))
    assert isinstance(bounded(book(cells, after=after)), LimitExceeded)


def test_sheets_that_share_their_records() -> None:
    stream = MAKE.workbook(*[(f"表{index}", 0, 0, b"") for index in range(300)], ("末", 0, 0, SHEET(LABEL(0, 0, "甲"))))
    document = bounded(MAKE.compound({"Workbook": stream}))
    assert isinstance(document, Document)
    assert len(document.gaps) == 300
    assert made.parts_of(document, "甲") == ["table"]


def test_merged_ranges_that_all_cover_everything() -> None:
    cells = b"".join(NUMBER(row, 0, 1.0) for row in range(3000))
    merged = RECORD(0xE5, struct.pack("<H", 1000), struct.pack("<HHHH", 0, 65535, 1, 255) * 1000)
    document = bounded(book(cells, merged, merged, merged))
    assert isinstance(document, Document)


def test_charts_that_never_end() -> None:
    begin = RECORD(0x809, struct.pack("<HHHHII", 0x600, 0x20, 0, 0, 0, 0))
    assert isinstance(bounded(book(LABEL(0, 0, "甲"), begin * 50_000)), Document)


@settings(max_examples=150, derandomize=True, deadline=None, database=None)
@given(st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(1, 255)), min_size=1, max_size=6))
def test_damage_inside_the_stream(flips: list[tuple[float, int]]) -> None:
    """Bits flipped in the records, so that the container is sound."""
    data = bytearray(MAKE._workbook())
    for place, mask in flips:
        data[int(place * len(data))] ^= mask
    with contextlib.suppress(ParseError):
        made.parse(bytes(data))
    with contextlib.suppress(ParseError):
        made.parse(MAKE.compound({"Workbook": bytes(data)}))


def test_no_workbook_inside() -> None:
    with pytest.raises(DamagedDocument):
        PARSER.parse(MAKE.compound({"Workbook": b"x" * 5000}), "a.xls", Limits())


words = st.text(alphabet="甲乙丙丁１2aB，。é ", min_size=1, max_size=300).filter(str.strip)
values = words | st.integers(-(2**31), 2**31) | st.floats(-1e9, 1e9).map(lambda value: round(value, 4)) | st.booleans()


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.lists(st.lists(values, min_size=2, max_size=4), min_size=1, max_size=6))
def test_agrees_with_xlrd(rows: list[list[str | float | bool]]) -> None:
    written = xlwt.Workbook(encoding="utf-8")
    sheet = written.add_sheet("名单")
    for index, cells in enumerate(rows):
        for column, value in enumerate(cells):
            sheet.write(index, column, value)
    buffer = io.BytesIO()
    written.save(buffer)
    found = [text for part, text in made.blocks(made.parse(buffer.getvalue())) if part == "table"]
    read = xlrd.open_workbook(file_contents=buffer.getvalue()).sheet_by_index(0)
    expected = []
    for index in range(read.nrows):
        cells = []
        for cell in read.row(index):
            shown = f"{cell.value:.15g}" if cell.ctype == 2 else str(cell.value)
            cells.append({"1": "TRUE", "0": "FALSE"}[shown] if cell.ctype == 4 else shown)
        expected.append("\t".join(cells).rstrip("\t"))
    assert found == expected


def test_formulas_dates_and_formats_of_xlwt() -> None:
    written = xlwt.Workbook(encoding="utf-8")
    sheet = written.add_sheet("名单")
    sheet.write(0, 0, date(2026, 1, 2), xlwt.easyxf(num_format_str='yyyy"年"m"月"d"日"'))
    sheet.write(0, 1, 0.125, xlwt.easyxf(num_format_str="0.0%"))
    sheet.write(0, 2, xlwt.Formula('IF(A1>1;"通过公示";"暂缓")'))
    sheet.write(1, 0, "藏", xlwt.easyxf("font: colour white"))
    buffer = io.BytesIO()
    written.save(buffer)
    found = made.blocks(made.parse(buffer.getvalue()))
    assert ("hidden", "藏") in found
    assert {text for part, text in found if part == "field_code"} == {"通过公示", "暂缓"}
    assert any(text.startswith("2026年1月2日\t12.5%") for _, text in found)
