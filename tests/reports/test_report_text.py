"""The terminal report."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_reviews import all_reviews, clean_review, finding, full_review, gap_review, hostile_review

from pubcheck.columns import pad, shorten, width, wrap
from pubcheck.document import Block, Document, Part
from pubcheck.phrase import Lang
from pubcheck.reporter import ReportOptions
from pubcheck.reports.text_report import REPORTER
from pubcheck.span import Span

SGR = re.compile("\x1b\\[[0-9;]*m")


def test_reads_from_the_verdict_to_the_least_finding() -> None:
    output = REPORTER.render([full_review()], ReportOptions())
    words = [
        "不得公开",
        "公开属性",
        "处理建议",
        "文件标注",
        "理由",
        "阻断 (1)",
        "严重 (5)",
        "中等 (5)",
        "轻微 (1)",
        "提示 (1)",
    ]
    places = [output.index(word) for word in words]
    assert places == sorted(places)
    assert "第2页 第2行 表格" in output
    assert "《个人信息保护法》第二十五条" in output
    assert "与建议的公开属性不一致" in output


def test_many_informational_findings_are_one_line() -> None:
    output = REPORTER.render([gap_review()], ReportOptions())
    (line,) = [line for line in output.splitlines() if "org.staff_number" in line]
    assert "12 处" in line
    assert "工号00007" not in output


def test_a_summary_closes_several() -> None:
    output = REPORTER.render(all_reviews(), ReportOptions())
    assert "5 份文件：未发现公开障碍 1，需人工复核 1，不得公开 1，审查不完整 2" in output
    assert "份文件" not in REPORTER.render([clean_review()], ReportOptions())


def test_colour_only_when_asked_and_only_as_such() -> None:
    plain = REPORTER.render([full_review(), hostile_review()], ReportOptions(colour=False))
    coloured = REPORTER.render([full_review(), hostile_review()], ReportOptions(colour=True))
    assert "\x1b" not in plain
    assert SGR.sub("", coloured) == plain
    assert SGR.search(coloured)


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("lang", Lang)
def test_no_line_is_wider_than_the_terminal(columns: int, lang: Lang) -> None:
    output = REPORTER.render(all_reviews()[:4], ReportOptions(lang=lang, width=columns))
    for line in output.splitlines():
        assert width(line) <= columns, line


def test_width_of_wide_characters() -> None:
    assert width("公文abc") == 7
    assert width("e\u0301") == 1
    assert pad("公文", 6) == "公文  "
    assert shorten("公文审查报告", 7) == "公文审…"


def test_lines_do_not_begin_with_closing_punctuation() -> None:
    for columns in range(10, 40):
        for line in wrap("经研究，同意该申请（详见附件）。请遵照“执行”。" * 3, columns):
            assert line[0] not in "，。）”"
            assert line[-1] not in "（“"


@given(st.text(max_size=80), st.integers(8, 40))
def test_wrapping_loses_nothing(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line) <= columns for line in lines)


@pytest.mark.parametrize(
    "nasty", ["\x1b[2J", "\u202e", "\x9b31m", "\n", "\r", "\u2028", "\x85", "\udcff", "\x07"], ids=ascii
)
@pytest.mark.parametrize("part", [Part.COMMENT, Part.TABLE, Part.METADATA], ids=str)
def test_the_name_of_a_place_is_no_command_for_the_terminal(nasty: str, part: Part) -> None:
    text = "请核实13800138000"
    document = Document("批注.docx", "", "", text, (), (Block(Span(0, len(text)), part, 1, None, f"李{nasty}四"),))
    review = replace(clean_review(), document=document, findings=(finding(text, "13800138000", part=part, page=1),))
    output = REPORTER.render([review], ReportOptions(width=100))
    assert nasty == "\n" or nasty not in output
    (line,) = [line for line in output.split("\n") if "李" in line]
    assert "四）" in line
