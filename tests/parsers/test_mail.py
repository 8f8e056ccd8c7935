"""Mail: headers, bodies shown once, attachments and forwarded mails as members."""

from __future__ import annotations

import base64

import made
import pytest
from test_archives import tree

from pubcheck.document import Document
from pubcheck.errors import ParseError
from pubcheck.finding import Severity
from pubcheck.parsers.mail import PARSER
from pubcheck.pipeline import Reviewer

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


HEAD = (
    "From: a@example.com\r\nTo: b@example.com\r\nSubject: 事项\r\nDate: Tue, 3 Jun 2025 08:00:00 +0800\r\n"
    "MIME-Version: 1.0\r\n"
)
MULTI = HEAD + 'Content-Type: multipart/mixed; boundary="B"\r\n\r\n'
PLAIN = "--B\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n请按时报送。\r\n"
BASE64 = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"


def encoded(words: str) -> str:
    return base64.b64encode(words.encode()).decode()


def test_words_before_and_behind_the_parts_are_hidden() -> None:
    mail = f"{MULTI}前面的字\r\n{PLAIN}--B--\r\n后面的字\r\n"
    document = made.parse(mail.encode(), "a.eml")
    assert made.parts_of(document, "前面的字") == ["hidden"]
    assert made.parts_of(document, "后面的字") == ["hidden"]
    usual = f"{MULTI}This is a multi-part message in MIME format.\r\n{PLAIN}--B--\r\n"
    assert "MIME" not in made.parse(usual.encode(), "a.eml").text


def test_a_mailbox_of_two_mails() -> None:
    box = f"From a Tue Jun  3 08:00:00 2025\r\n{MULTI}{PLAIN}--B--\r\n\r\nFrom b Tue Jun  3 09:00:00 2025\r\n"
    document = made.parse((box + HEAD + BASE64 + encoded("第二封的正文") + "\r\n").encode(), "box.mbox")
    assert [member.name for member in document.members] == ["box.mbox!/1.eml", "box.mbox!/2.eml"]
    assert made.parts_of(document.members[1], "第二封的正文") == ["body"]
    assert not any(each.gaps for each in tree(document).values())


@pytest.mark.parametrize(
    "body",
    [
        BASE64 + encoded("第一段完。a") + "\r\n" + encoded("第二段也在") + "\r\n",
        BASE64 + encoded("第一段完第二段也在")[:-3] + "\r\n-- \r\n",
        "Content-Type: text/plain\r\nContent-Transfer-Encoding: x-unknown\r\n\r\n第一段完第二段也\r\n",
    ],
    ids=["behind the padding", "cut short", "unknown"],
)
def test_broken_transfer_encodings_are_told(body: str) -> None:
    document = made.parse((HEAD + body).encode(), "a.eml")
    assert "第一段完" in document.text
    assert "第二段也" in document.text
    assert any("传输编码" in gap.reason for gap in document.gaps)


def test_missing_padding_alone_loses_nothing() -> None:
    document = made.parse((HEAD + BASE64 + encoded("请按时报送材料").rstrip("=") + "\r\n").encode(), "a.eml")
    assert "请按时报送材料" in document.text
    assert not document.gaps


def test_a_mail_that_breaks_off_is_a_gap() -> None:
    document = made.parse((MULTI + PLAIN).encode(), "a.eml")
    assert "请按时报送" in document.text
    assert any("不完整" in gap.reason for gap in document.gaps)


def test_an_attachment_without_content_is_named_and_a_gap() -> None:
    part = '--B\r\nContent-Type: application/msword\r\nContent-Disposition: attachment; filename="空.doc"\r\n\r\n'
    document = made.parse(f"{MULTI}{PLAIN}{part}--B--\r\n".encode(), "a.eml")
    assert made.parts_of(document, "空.doc") == ["metadata"]
    assert [member.name for member in document.members if member.gaps] == ["a.eml!/空.doc"]


def test_headers_that_may_name_somebody() -> None:
    more = (
        "Organization: Some Bureau\r\nX-Author: 老周\r\nResent-To: c@example.com\r\nX-Priority: 3\r\n"
        "Message-ID: <1@example.com>\r\nDKIM-Signature: d=example.com; i=@example.com\r\n"
    )
    lines = made.parse((more + MULTI + PLAIN + "--B--\r\n").encode(), "a.eml").text.split("\n")
    assert {"Some Bureau", "老周", "c@example.com"} <= set(lines)
    assert not any("DKIM" in line or "<1@" in line or line == "3" for line in lines)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_attachment_names_in_bare_bytes(encoding: str) -> None:
    part = (
        '--B\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename="救助对象名单.txt"\r\n\r\nxyz\r\n'
    )
    document = made.parse(f"{MULTI}{PLAIN}{part}--B--\r\n".encode(encoding), "a.eml")
    assert [member.name for member in document.members] == ["a.eml!/救助对象名单.txt"]


def test_what_mail_programs_hide_is_told_as_information() -> None:
    page = "<p>请按时报送。</p><!--[if mso]><p>x</p><![endif]--><p style='display:none'>预览文字</p>"
    mail = f"{HEAD}Content-Type: text/html; charset=utf-8\r\n\r\n<html><body>{page}</body></html>\r\n"
    for data, name in ((mail, "a.eml"), (f"<!DOCTYPE html><html><body>{page}</body></html>", "a.html")):
        review = Reviewer().review(data.encode(), name)
        hidden = [finding.severity for finding in review.findings if finding.rule_id == "quality.hidden_content"]
        assert hidden == [Severity.INFO] * 2
