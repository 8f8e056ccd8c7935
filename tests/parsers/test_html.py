"""HTML: charset traps, blocks, tables, and what a browser does not show."""

from __future__ import annotations

import made
import pytest

from pubcheck.errors import LimitExceeded
from pubcheck.parsers.html import PARSER
from pubcheck.settings import Limits
from pubcheck.stylesheet import HiddenSelectors, hides

PLACES = made.script("make_html").PLACES


def page(body: str, head: str = "") -> bytes:
    return f"<html><head>{head}</head><body>{body}</body></html>".encode()


def blocks(body: str, head: str = "") -> list[tuple[str, str]]:
    return made.blocks(made.parse(page(body, head)))


@pytest.mark.parametrize("place", PLACES)
def test_every_place_is_found_with_its_part(place: str) -> None:
    document = made.parse(made.samples()["places.html"])
    assert made.parts_of(document, made.script("make_html").marker(place)) == [PLACES[place]]


def test_gb2312_with_gbk_characters_is_not_cut() -> None:
    text = made.parse(made.samples()["places.html"]).text
    assert "镕" in text
    assert "不是正文" not in text


@pytest.mark.parametrize("codec", ["utf-8", "gbk", "utf-16", "utf-8-sig"])
def test_encodings(codec: str) -> None:
    name = {"utf-8-sig": "utf-8"}.get(codec, codec)
    data = f'<html><head><meta charset="{name}"></head><body><p>各县人民政府：现将通知印发</p></body></html>'.encode(
        codec
    )
    assert made.blocks(made.parse(data)) == [("body", "各县人民政府：现将通知印发")]


def test_hidden_words_do_not_cut_the_sentence() -> None:
    assert blocks("<p>证号110<i style='display:none'>藏</i>105</p>") == [("body", "证号110105"), ("hidden", "藏")]


def test_lines_and_white_space() -> None:
    assert blocks("<p> 一\n 行 <br>二行</p><pre>\n 原 样</pre>") == [
        ("body", "一 行"),
        ("body", "二行"),
        ("body", " 原 样"),
    ]


def test_table_rows() -> None:
    table = "<table><tr><th>姓名<th colspan=2>电话<th>址</tr><tr><td>甲<td><p>1</p><p>2</p><td>3<td>4</tr></table>"
    assert blocks(table) == [("table", "姓名\t电话\t\t址"), ("table", "甲\t1\n2\t3\t4")]


def test_tables_that_lay_out_a_page_are_no_data() -> None:
    content = "".join(f"<p>第{number}段</p>" for number in range(5))
    assert blocks(f"<table><tr><td>左</td><td>{content}</td></tr></table>")[1] == ("body", "第0段")
    assert blocks(f"<table><tr><td>{content}</td></tr></table>")[0] == ("body", "第0段")


def test_nested_table() -> None:
    inner = "<table><tr><td>甲</td><td>乙</td></tr></table>"
    assert blocks(f"<table><tr><td>外</td><td>{inner}</td></tr></table>") == [("body", "外"), ("table", "甲\t乙")]


def test_check_boxes_are_read() -> None:
    assert blocks("<p><input type=radio checked>主动公开<input type=radio>依申请</p>") == [("body", "☑主动公开☐依申请")]


def test_header_of_an_article_is_text() -> None:
    assert blocks("<article><header><h1>标题</h1></header></article>") == [("body", "标题")]


def test_style_sheets() -> None:
    sheet = "/* .no{display:none} */ a.x, p #y:hover, #z {DISPLAY: none !important} @media print{.m{display:none}} .v{visibility:hidden}"
    selectors = HiddenSelectors.of(sheet)
    assert selectors.match("a", "", "w x")
    assert selectors.match("div", "z", "")
    assert selectors.match("div", "", "v")
    assert not selectors.match("p", "", "x")
    assert not selectors.match("p", "", "no m")
    assert not hides("display:none-such-word; nodisplay:block") or hides("display:none")


def test_comments_outside_of_the_page() -> None:
    data = "<!-- 前 --><!DOCTYPE html><html><body><p>文</p></body></html><!-- 后 -->".encode()
    assert sorted(made.blocks(made.parse(data))) == [("body", "文"), ("comment", "前"), ("comment", "后")]


@pytest.mark.parametrize(
    ("start", "sure"), [(b"<!DOCTYPE html>", 0.9), (b"<HTML lang=zh>", 0.9), (b"<div>a</div>", 0.6), (b"# <html>", 0.0)]
)
def test_sniff(start: bytes, sure: float) -> None:
    assert PARSER.sniff(start) == sure


def test_deep_nesting_is_refused_not_cut() -> None:
    for depth in (260, 3000):
        with pytest.raises(LimitExceeded):
            made.parse(page("<div>" * depth + "深" + "</div>" * depth))


def test_limit() -> None:
    with pytest.raises(LimitExceeded):
        PARSER.parse(page("<p>很多字很多字</p>" * 10), "a.html", Limits(max_characters=20))


def test_a_page_that_is_only_a_picture_is_a_gap() -> None:
    page = "<!DOCTYPE html><html><body><h1>公示</h1><img src='1.jpg'></body></html>".encode()
    assert PARSER.parse(page, "a.html", Limits()).gaps
    text = "<p>" + "现将有关情况予以公示，请社会各界监督。" * 5 + "</p></body>"
    assert not PARSER.parse(page.replace(b"</body>", text.encode()), "a.html", Limits()).gaps
