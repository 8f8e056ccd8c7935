"""Mail: headers, bodies shown once, attachments and forwarded mails as members."""

from __future__ import annotations

import made
import pytest
from test_archives import tree

from pubcheck.document import Document
from pubcheck.errors import ParseError
from pubcheck.parsers.mail import PARSER

MAIL = made.script("make_mail")


@pytest.fixture(scope="module")
def places() -> Document:
    return made.parse(made.samples()["places.eml"], "places.eml")


@pytest.mark.parametrize(("place", "part"), MAIL.PLACES.items())
def test_every_place(places: Document, place: str, part: str) -> None:
    assert made.parts_of(places, MAIL.marker(place)) == [part]


@pytest.mark.parametrize(("place", "path"), MAIL.MEMBERS.items())
def test_every_member(places: Document, place: str, path: str) -> None:
    assert MAIL.marker(place) in tree(places)[path].text
    assert not any(document.gaps for document in tree(places).values())


def test_gbk_characters_behind_a_gb2312_label(places: Document) -> None:
    assert "朱镕涛" in places.text


def test_raw_gbk_in_headers_and_body() -> None:
    text = made.parse(made.samples()["gbk.eml"], "gbk.eml").text
    assert f"关于报送{MAIL.marker('raw_subject')}的通知" in text
    assert "某局办公室" in text
    assert f"请于本周五前报送。{MAIL.marker('raw_body')}" in text


def test_saved_page() -> None:
    document = made.parse(made.samples()["page.mht"], "page.mht")
    assert made.parts_of(document, MAIL.marker("mht_body")) == ["body"]
    assert made.parts_of(document, MAIL.marker("mht_hidden")) == ["hidden"]
    assert not document.members
    assert not document.gaps


@pytest.mark.parametrize(
    "text",
    [
        "通知：各单位请于周五前报送。\n联系人：老周\n",
        "Title: a plain text\nwith a colon\n",
        "From: 某局\n关于某事的函\n",
        "日期: 2025年6月3日\n",
    ],
)
def test_text_with_colons_is_no_mail(text: str) -> None:
    assert PARSER.sniff(text.encode()) == 0.0


def test_multiparts_without_end_are_bounded() -> None:
    head = b"From: a@example.com\r\nTo: b@example.com\r\nMIME-Version: 1.0\r\n"
    body = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (number, number) for number in range(3000)
    )
    with pytest.raises(ParseError):
        made.parse(head + body, "deep.eml")


def test_an_empty_mail_is_a_gap() -> None:
    document = made.parse(b"From: a@example.com\r\nTo: b@example.com\r\nSubject: x\r\nDate: y\r\n\r\n", "leer.eml")
    assert document.gaps or document.text
