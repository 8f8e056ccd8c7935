"""Makes ``places.msg`` and ``big5.msg``: Outlook messages with a marker in each place that holds words.

Run ``python make_msg.py FOLDER``. Everything is invented; the bytes are the same on every run.
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Mapping
from pathlib import Path

from compound_file import native, pack

SAMPLES = {"msg": ("places.msg", "big5.msg")}
"""Parser → the fixtures it must read."""

PLACES: dict[str, str] = {
    "subject": "metadata",
    "sender": "metadata",
    "sender_address": "metadata",
    "on_behalf": "metadata",
    "to": "metadata",
    "to_address": "metadata",
    "cc": "metadata",
    "bcc": "metadata",
    "bcc_address": "metadata",
    "display_bcc": "metadata",
    "text_body": "body",
    "html_body": "body",
    "html_hidden": "hidden",
    "html_comment": "comment",
    "attachment_name": "attachment",
    "message_name": "attachment",
    "ole_text": "embedded",
    "linked_attachment": "link_target",
    "transport_header": "metadata",
    "encoded_header": "metadata",
    "last_modified_by": "metadata",
    "contact": "metadata",
    "named_property": "metadata",
    "named_list": "metadata",
}
"""Place → the part under which it is to be found."""

MEMBERS = ("attachment_text", "message_text", "message_attachment")
"""Markers in the documents inside, by depth."""

_ENCODED = "=?gb18030?B?{}?="


def marker(place: str) -> str:
    """The unique word in ``place``."""
    return f"标记{place.replace('_', '-')}完"


def make(folder: Path) -> Path:
    """Write both messages into ``folder``."""
    path = folder / "places.msg"
    path.write_bytes(pack(places()))
    narrow = {0x0037: "會議通知".encode("big5"), 0x1000: "某某先生：請準時出席會議。".encode("big5")}
    (folder / "big5.msg").write_bytes(pack(message({}, narrow=narrow, numbers={0x3FDE: 950})))
    return path


def message(
    strings: Mapping[int, str],
    *,
    binary: Mapping[int, bytes] | None = None,
    narrow: Mapping[int, bytes] | None = None,
    numbers: Mapping[int, int] | None = None,
    header: int = 32,
) -> dict[str, bytes]:
    """The streams of an item: strings (UTF-16), binary ones, strings of a code page, numbers."""
    entries = b"".join(struct.pack("<HHIII", 3, key, 6, value, 0) for key, value in (numbers or {}).items())
    streams = {f"__substg1.0_{key:04X}001F": value.encode("utf-16-le") for key, value in strings.items()}
    streams |= {f"__substg1.0_{key:04X}0102": value for key, value in (binary or {}).items()}
    streams |= {f"__substg1.0_{key:04X}001E": value for key, value in (narrow or {}).items()}
    return {"__properties_version1.0": bytes(header) + entries, **streams}


def below(storage: str, streams: Mapping[str, bytes]) -> dict[str, bytes]:
    """The streams of an item inside another."""
    return {f"{storage}/{name}": content for name, content in streams.items()}


def places() -> dict[str, bytes]:
    """The message with all markers."""
    import base64

    encoded = _ENCODED.format(base64.b64encode(marker("encoded_header").encode("gb18030")).decode())
    headers = f"From: a@example.cn\r\nX-Note: {marker('transport_header')}\r\nSubject:\r\n {encoded}\r\n"
    html = (
        f'<html><head><meta charset="utf-8"></head><body><!-- {marker("html_comment")} -->'
        f"<p>{marker('text_body')} 正文</p><p>{marker('html_body')}</p>"
        f'<p>看得见<span style="display:none">{marker("html_hidden")}</span></p></body></html>'
    )
    strings = {
        0x001A: "IPM.Note",
        0x0037: marker("subject"),
        0x0C1A: marker("sender"),
        0x5D01: f"{marker('sender_address')}@example.cn",
        0x0042: marker("on_behalf"),
        0x0E02: marker("display_bcc"),
        0x1000: f"各科室：\r\n{marker('text_body')} 正文\r\n看得见\r\n",
        0x007D: headers,
        0x3FFA: marker("last_modified_by"),
        0x3A1C: marker("contact"),
        0x8005: marker("named_property"),
        0x8006: "15.0",
    }
    streams = message(strings, binary={0x1013: html.encode()}, numbers={0x3FDE: 65001})
    streams["__substg1.0_9000101F-00000000"] = marker("named_list").encode("utf-16-le")
    people = ((1, "to"), (2, "cc"), (3, "bcc"))
    for number, (kind, name) in enumerate(people):
        person = {0x3001: marker(name), 0x39FE: f"{marker(f'{name}_address')}@example.cn"}
        streams |= below(f"__recip_version1.0_#{number:08X}", message(person, numbers={0x0C15: kind}, header=8))
    return {**streams, **_attachments()}


def _attachments() -> dict[str, bytes]:
    """A file, a message with a file of its own, an OLE object, and a link."""
    text = f"{marker('attachment_text')}\r\n".encode("gbk")
    inner = message({0x0037: "转发", 0x1000: marker("message_text")}, header=24)
    file = message({0x3707: "内附.txt"}, binary={0x3701: f"{marker('message_attachment')}\r\n".encode("gbk")}, header=8)
    inner |= below("__attach_version1.0_#00000000", file)
    ole = native("对象.txt", "C:\\对象.txt", f"{marker('ole_text')}\r\n".encode("gbk"))
    kinds = (
        message({0x3707: f"{marker('attachment_name')}.txt"}, binary={0x3701: text}, numbers={0x3705: 1}, header=8),
        {
            **message({0x3001: marker("message_name")}, numbers={0x3705: 5}, header=8),
            **below("__substg1.0_3701000D", inner),
        },
        {
            **message({0x3001: "对象"}, numbers={0x3705: 6}, header=8),
            "__substg1.0_3701000D/\x01Ole10Native": ole,
        },
        message({0x3707: "链接.docx", 0x370D: f"\\\\server\\{marker('linked_attachment')}\\链接.docx"}, header=8),
    )
    streams: dict[str, bytes] = {}
    for number, kind in enumerate(kinds):
        streams |= below(f"__attach_version1.0_#{number:08X}", kind)
    return streams


if __name__ == "__main__":
    make(Path(sys.argv[1]))
