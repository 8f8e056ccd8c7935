"""CSV: cells as Python's csv module reads them, offsets into the text as it is."""

from __future__ import annotations

import csv
import io
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pubcheck
from pubcheck.separated import cell_edits, separator
from pubcheck.span import Span, apply_edits


def parted(text: str) -> str:
    return apply_edits(text, cell_edits(text))[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("姓名,电话\r\n张某,1\r\n", "姓名\t电话\r\n张某\t1\r\n"),
        ('a,"1,200",b', "a\t1,200\tb"),
        ('"说""好""",b', '说"好"\tb'),
        ('"上\n下",b', "上 下\tb"),
        ('半"开,b', '半"开\tb'),
        ('"没有结束,b\nc,d', '"没有结束\tb\nc\td'),
        ("a;b;c", "a\tb\tc"),
        ('a\t"b"', "a\tb"),
        (",,", "\t\t"),
        ("", ""),
    ],
)
def test_cells(text: str, expected: str) -> None:
    assert parted(text) == expected


def test_the_separator_is_found_outside_quotes() -> None:
    assert separator('"a,b,c,d";e\n"f,g,h";i') == ";"


cells = st.text(alphabet='甲乙1,;" \n', max_size=6)


@given(st.lists(st.lists(cells, min_size=2, max_size=4), min_size=1, max_size=5))
def test_agrees_with_the_csv_module(rows: list[list[str]]) -> None:
    buffer = io.StringIO()
    csv.writer(buffer, quoting=csv.QUOTE_ALL).writerows(rows)
    expected = "".join("\t".join(cell.replace("\n", " ") for cell in row) + "\r\n" for row in rows)
    assert parted(buffer.getvalue()) == expected


def test_rules_read_columns_and_report_places_in_the_file() -> None:
    text = '姓名,"微信号",出生日期\r\n张某,wx_12345a,1970-01-02\r\n李某,"wx_54321b",1980-03-04\r\n'
    review = pubcheck.check(text.encode("gbk"), name="名单.csv")
    assert review.document is not None
    assert review.document.text == text
    found = {finding.rule_id: finding.span for finding in review.findings}
    start = text.index("wx_54321b")
    assert Span(start, start + 9) in [f.span for f in review.findings if f.rule_id == "personal.wechat"]
    assert "personal.birth_date" in found


@pytest.mark.parametrize("piece", ['"', '"a', '"",x', '""x,', '"a"",', '",""x', "a,", '"""'])
def test_hostile_quotes_take_linear_time(piece: str) -> None:
    start = time.monotonic()
    parted(piece * 200_000)
    assert time.monotonic() - start < 5
