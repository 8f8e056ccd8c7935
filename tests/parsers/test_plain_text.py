"""Plain text: every encoding, every character in its place."""

from __future__ import annotations

import hashlib

import made
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pubcheck
from pubcheck.charset import decode, detect
from pubcheck.document import Part
from pubcheck.errors import DamagedDocument, LimitExceeded, UnsupportedFormat
from pubcheck.parsers.plain_text import PARSER
from pubcheck.plain import document_from_text
from pubcheck.settings import Limits, Settings

NOTICE = "关于做好政务公开工作的通知\r\n\r\n各县（市、区）人民政府：\r\n\t联系人：示例，电话010-00000001。\r\n"
TRADITIONAL = "關於進一步加強政府資訊公開工作的通知，各縣市區政府應當經過審查後發布。\n"
CODECS = ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]


@pytest.mark.parametrize("codec", CODECS)
def test_text_is_kept_character_by_character(codec: str) -> None:
    document = made.parse(NOTICE.encode(codec), "a.txt")
    assert document.text == NOTICE
    assert document.media_type == "text/plain"
    assert document.gaps == ()
    assert [text for _, text in made.blocks(document)] == [line for line in NOTICE.split("\r\n") if line]


def test_utf_16_with_mark_of_either_order() -> None:
    assert decode(b"\xff\xfe" + NOTICE.encode("utf-16-le")) == NOTICE
    assert decode(b"\xfe\xff" + NOTICE.encode("utf-16-be")) == NOTICE


def test_big5() -> None:
    assert made.parse(TRADITIONAL.encode("big5")).text == TRADITIONAL


@pytest.mark.parametrize("codec", ["gbk", "gb18030", "utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("length", [8, 20, 34])
def test_short_texts(codec: str, length: int) -> None:
    text = NOTICE.replace("\r\n", "")
    for start in range(len(text) - length):
        window = text[start : start + length]
        assert decode(window.encode(codec)) == window


def test_ascii_in_utf_16_is_found_by_its_zero_bytes() -> None:
    assert decode("name,phone\n1,2\n".encode("utf-16-le")) == "name,phone\n1,2\n"


def test_gbk_character_in_a_file_called_gb2312() -> None:
    assert decode("朱镕基".encode("gbk"), "gb2312") == "朱镕基"


def test_declaration_is_not_believed_against_the_bytes() -> None:
    assert decode(NOTICE.encode(), "gbk") == NOTICE
    assert decode(NOTICE.encode("gbk"), "utf-8") == NOTICE
    assert detect(NOTICE.encode("gbk"), "nonsense") == "gb18030"


def test_long_ascii_before_the_first_han() -> None:
    text = "x" * 70_001 + NOTICE
    assert decode(text.encode("gbk")) == text


def test_undecodable_bytes_become_a_gap() -> None:
    document = made.parse(NOTICE.encode()[:-2] + b"\xff\xfe\xff" + NOTICE.encode())
    assert "\ufffd" in document.text
    assert [gap.stage for gap in document.gaps] == ["parse"]
    assert str(document.text.count("\ufffd")) in document.gaps[0].reason


@pytest.mark.parametrize(
    "data",
    [b"\x89PMG\r\n\x1a\n" + bytes(range(256)), bytes(100), b"\x7fELF" + bytes(range(200)), b"MZ" + bytes(90)],
)
def test_binary_data_is_no_text(data: bytes) -> None:
    assert PARSER.sniff(data) == 0.0
    with pytest.raises(UnsupportedFormat):
        made.parse(data, "a.txt")
    with pytest.raises(DamagedDocument):
        PARSER.parse(data, "a.txt", Limits())


@pytest.mark.parametrize("data", [b"{\\rtf1\\ansi \\'b9\\'d8}", b"From: <a@b.cn>\r\nMIME-Version: 1.0\r\n\r\nabc"])
def test_formats_that_encode_their_words_are_no_plain_text(data: bytes) -> None:
    assert PARSER.sniff(data) == 0.0


def test_limit() -> None:
    with pytest.raises(LimitExceeded):
        PARSER.parse(NOTICE.encode(), "a.txt", Limits(max_characters=10))


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff"), max_size=200))
def test_any_utf_8_text_is_read_as_it_is(text: str) -> None:
    document = PARSER.parse(b"\xef\xbb\xbf" + text.encode(), "a.txt", Limits()) if text.isprintable() else None
    assert document is None or document.text == text


def test_text_in_hand() -> None:
    document = document_from_text("甲\n\n乙", "<text>")
    assert document.text == "甲\n\n乙"
    assert document.sha256 == hashlib.sha256("甲\n\n乙".encode()).hexdigest()
    assert [block.span.of(document.text) for block in document.blocks] == ["甲", "乙"]


@pytest.mark.parametrize(
    ("name", "media_type", "expected"),
    [
        ("名单.csv", None, "text/csv"),
        ("名单.tsv", None, "text/csv"),
        ("名单.txt", None, "text/plain"),
        ("document", None, "text/plain"),
        ("document", "text/csv", "text/csv"),
        ("名单.txt", "Text/CSV; charset=gbk", "text/csv"),
        ("名单.dat", " text/csv ", "text/csv"),
        ("名单.csv", "text/plain", "text/plain"),
        ("名单.TSV", "text/plain;charset=utf-8", "text/plain"),
        ("名单.csv", "text/markdown", "text/plain"),
    ],
)
def test_the_given_media_type_decides(name: str, media_type: str | None, expected: str) -> None:
    data = "姓名,身份证号\n张小明,11010519491231002X\n".encode()
    for isolate in (False, True):
        document = pubcheck.parse(data, name=name, media_type=media_type, settings=Settings(isolate=isolate))
        assert document.media_type == expected
        part = Part.TABLE if expected == "text/csv" else Part.BODY
        assert {block.part for block in document.blocks} == {part}
