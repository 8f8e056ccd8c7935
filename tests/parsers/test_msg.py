"""MSG: people, bodies, attachments and messages inside messages."""

from __future__ import annotations

import json
import struct
import time
from pathlib import Path

import made
import pytest

from pubcheck.document import Document
from pubcheck.errors import LimitExceeded
from pubcheck.lzfu import decompress
from pubcheck.parsers.msg import PARSER
from pubcheck.settings import Limits
from pubcheck.usage import Usage

MAKE = made.script("make_msg")


def read(streams: dict[str, bytes]) -> Document:
    return made.parse(MAKE.pack(streams), "a.msg")


@pytest.mark.parametrize("place", MAKE.PLACES)
def test_every_place_is_found_with_its_part(place: str) -> None:
    document = made.parse(made.samples()["places.msg"])
    assert made.parts_of(document, MAKE.marker(place)) == [MAKE.PLACES[place]]


def test_attachments_are_documents_of_their_own() -> None:
    document = made.parse(made.samples()["places.msg"], "通知.msg")
    text, message, link = document.members
    assert text.name == f"通知.msg!/{MAKE.marker('attachment_name')}.txt"
    assert MAKE.marker("attachment_text") in text.text
    assert message.name == f"通知.msg!/{MAKE.marker('message_name')}"
    assert MAKE.marker("message_text") in message.text
    assert message.members[0].name == f"{message.name}!/内附.txt"
    assert MAKE.marker("message_attachment") in message.members[0].text
    assert "只是链接" in link.gaps[0].reason
    assert document.gaps == ()


def test_people_are_told_with_their_role() -> None:
    document = made.parse(made.samples()["places.msg"])
    labels = {block.span.of(document.text): str(block.label) for block in document.blocks}
    bcc = f"{MAKE.marker('bcc')} <{MAKE.marker('bcc_address')}@example.cn>"
    assert labels[bcc] == "密送"
    assert labels[MAKE.marker("sender")] == "发件人"
    assert labels[MAKE.marker("html_body")] == "HTML 正文"


def test_what_both_bodies_say_is_read_once() -> None:
    document = made.parse(made.samples()["places.msg"])
    assert document.text.count(MAKE.marker("text_body")) == 1


def test_code_pages() -> None:
    document = made.parse(made.samples()["big5.msg"])
    assert made.blocks(document) == [("metadata", "會議通知"), ("body", "某某先生：請準時出席會議。")]
    for numbers in ({0x3FFD: 936}, {0x3FF1: 0x0804}, {}):
        streams = MAKE.message({}, narrow={0x1000: "某某局关于会议的通知".encode("gbk")}, numbers=numbers)
        assert read(streams).text == "某某局关于会议的通知"


def test_html_alone_keeps_its_tables() -> None:
    html = "<html><body><table><tr><td>姓名</td><td>电话</td></tr></table><p>正文</p></body></html>"
    for kind in ({"binary": {0x1013: html.encode("gbk")}}, {"strings": {0x1013: html}}):
        streams = MAKE.message(kind.get("strings", {}), binary=kind.get("binary"))
        assert made.blocks(read(streams)) == [("table", "姓名\t电话"), ("body", "正文")]


HELLO = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c0900206277" + "05b06c647d0a800fa0"
)
WXYZ = bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")


def test_compressed_rtf_as_the_specification_shows_it() -> None:
    assert decompress(HELLO) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    assert decompress(WXYZ) == b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"
    plain = b"{\\rtf1 plain}"
    assert decompress(struct.pack("<II4sI", len(plain) + 12, len(plain), b"MELA", 0) + plain) == plain


@pytest.mark.parametrize(
    "data", [b"", HELLO[:20], HELLO[:8] + b"XXXX" + HELLO[12:], HELLO[:4] + b"\xff" * 4 + HELLO[8:]]
)
def test_broken_compressed_rtf_is_a_gap(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"^$"):
        decompress(data)
    if data:
        assert len(read(MAKE.message({0x0037: "主题"}, binary={0x1009: data})).gaps) == 1


def test_rtf_that_repeats_the_plain_text_is_not_read_again() -> None:
    rtf = b"{\\rtf1\\ansi\\fromtext hello}"
    packed = struct.pack("<II4sI", len(rtf) + 12, len(rtf), b"MELA", 0) + rtf
    document = read(MAKE.message({0x1000: "hello"}, binary={0x1009: packed}))
    assert (document.text, document.gaps) == ("hello", ())


def test_a_stream_that_is_cut_short_is_a_gap() -> None:
    """The last sectors are missing; whatever lies in the others is read."""
    data = bytearray(MAKE.pack(MAKE.message({0x0037: "主题在", 0x1000: "正文" * 4_000})))
    at = data.index("__substg1.0_1000001F".encode("utf-16-le"))
    struct.pack_into("<I", data, at + 120, 1_000_000)
    document = made.parse(bytes(data))
    assert document.text == "主题在"
    assert [str(gap.where) for gap in document.gaps][:1] == ["正文"]


def test_messages_in_messages_end_somewhere() -> None:
    streams = MAKE.message({0x1000: "最里面"}, header=24)
    for depth in range(9):
        attached = {**MAKE.message({0x3001: "信"}, numbers={0x3705: 5}, header=8)}
        attached |= MAKE.below("__substg1.0_3701000D", streams)
        streams = MAKE.message({0x1000: f"第{depth}层"}, header=24)
        streams |= MAKE.below("__attach_version1.0_#00000000", attached)
    document = read(streams)
    depth = 0
    while document.members:
        document, depth = document.members[0], depth + 1
    assert depth == Limits().max_nesting + 1
    assert "层层嵌套" in document.gaps[0].reason


def test_many_attachments_are_counted_together() -> None:
    """Every byte taken out of the file counts, for the message and all inside it."""
    streams = MAKE.message({0x0037: "主题"})
    for number in range(40):
        attached = MAKE.message({0x3707: "a.txt"}, binary={0x3701: b"a" * 50_000}, header=8)
        streams |= MAKE.below(f"__attach_version1.0_#{number:08X}", attached)
    with pytest.raises(LimitExceeded):
        made.parse(MAKE.pack(streams), limits=Limits(max_unpacked_bytes=1_000_000))
    with pytest.raises(LimitExceeded):
        made.parse(MAKE.pack(streams), limits=Limits(max_members=20, usage=Usage()))


def test_hostile_headers_stay_in_time() -> None:
    begun = time.monotonic()
    read(MAKE.message({0x007D: "X: " + "=?a?q?" * 300_000}))
    read(MAKE.message({0x007D: "X: =?nonsense?B?////?=\r\nY: =?utf-8?B?*?=\r\n"}))
    assert time.monotonic() - begun < 5


def test_real_message(shared: Path) -> None:
    folder = shared / "documents" / "samples"
    for line in (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if entry["file"].endswith(".msg"):
            document = made.parse((folder / entry["file"]).read_bytes(), entry["file"])
            assert [words for words in entry["expected_substrings"] if words not in document.text] == []
            assert document.gaps == ()


def test_limits() -> None:
    with pytest.raises(LimitExceeded):
        PARSER.parse(made.samples()["places.msg"], "a", Limits(max_blocks=5))
