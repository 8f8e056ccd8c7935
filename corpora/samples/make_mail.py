"""Makes mail fixtures: ``places.eml`` with one marker in each place, ``page.mht``, ``gbk.eml``.

Run ``python make_mail.py FOLDER``. Everything is invented; the bytes are the same on every run.
"""

from __future__ import annotations

import base64
import sys
from pathlib import Path

PLACES: dict[str, str] = {
    "subject": "metadata",
    "from": "metadata",
    "to": "metadata",
    "cc": "metadata",
    "bcc": "metadata",
    "reply_to": "metadata",
    "received": "metadata",
    "text_body": "body",
    "html_body": "body",
    "html_comment": "comment",
    "attachment_name": "metadata",
    "forwarded_name": "metadata",
}
"""Place → the part of the mail's own text under which it is to be found."""

MEMBERS: dict[str, str] = {
    "attachment_content": "places.eml!/名单MARKattachmentname.txt",
    "forwarded_body": "places.eml!/转发MARKforwardedname.eml",
    "forwarded_attachment": "places.eml!/转发MARKforwardedname.eml!/内层.txt",
}
"""Place → the path under which its document is to be found."""

SAMPLES = {"mail": ("places.eml", "gbk.eml", "page.mht")}
"""Parser → the fixtures it must read."""


def marker(place: str) -> str:
    """The unique word that stands in ``place``."""
    return f"MARK{place.replace('_', '')}"


def make(folder: Path) -> list[Path]:
    """Write all fixtures into ``folder``."""
    made = []
    for name, data in (("places.eml", places()), ("gbk.eml", gbk()), ("page.mht", page())):
        (folder / name).write_bytes(data)
        made.append(folder / name)
    return made


def _word(text: str, charset: str = "utf-8") -> str:
    """An encoded word of RFC 2047."""
    return f"=?{charset}?B?{base64.b64encode(text.encode(charset)).decode()}?="


def _base64(text: str, charset: str = "utf-8") -> str:
    return base64.encodebytes(text.encode(charset)).decode().replace("\n", "\r\n")


def places() -> bytes:
    """A mail with a text and an HTML body, an attachment and a forwarded mail."""
    inner = (
        f"Subject: {_word('转发' + marker('forwarded_name'))}\r\nFrom: zhang@example.gov.cn\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/mixed; boundary="in"\r\n\r\n--in\r\nContent-Type: text/plain; charset=utf-8\r\n'
        f"Content-Transfer-Encoding: base64\r\n\r\n{_base64('转发的正文 ' + marker('forwarded_body'))}\r\n"
        f'--in\r\nContent-Type: text/plain; name="{_word("内层.txt")}"\r\nContent-Disposition: attachment\r\n'
        f"Content-Transfer-Encoding: base64\r\n\r\n{_base64('内层附件 ' + marker('forwarded_attachment'))}\r\n--in--\r\n"
    )
    html = (
        f"<html><body><p>正文第一段 {marker('text_body')}</p><p>只在网页正文中 {marker('html_body')}</p>"
        f"<!-- {marker('html_comment')} --></body></html>"
    )
    gbk_name = "名单" + marker("attachment_name") + ".txt"
    quoted = "".join(f"%{byte:02X}" for byte in gbk_name.encode("gbk"))
    return (
        f"Received: from mail ([192.0.2.7]) by {marker('received')}.example.gov.cn; Tue, 3 Jun 2025 09:00:00 +0800\r\n"
        f"From: {_word('办公室' + marker('from'))} <office@example.gov.cn>\r\n"
        f"Reply-To: {marker('reply_to')}@example.gov.cn\r\n"
        f"To: {_word(marker('to'), 'gb2312')} <to@example.gov.cn>\r\n"
        f"Cc: {marker('cc')}@example.gov.cn\r\nBcc: {marker('bcc')}@example.gov.cn\r\n"
        f"Subject: {_word('关于报送材料的函', 'gb2312')} {_word(marker('subject'))}\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="out"\r\n\r\n'
        '--out\r\nContent-Type: multipart/alternative; boundary="alt"\r\n\r\n'
        "--alt\r\nContent-Type: text/plain; charset=gb2312\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        f"{_base64('正文第一段 ' + marker('text_body') + '，经办人朱镕涛', 'gb18030')}\r\n"
        "--alt\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        f"{_base64(html)}\r\n--alt--\r\n"
        "--out\r\nContent-Type: application/octet-stream\r\n"
        f"Content-Disposition: attachment; filename*=gbk''{quoted}\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        f"{_base64('附件内容 ' + marker('attachment_content'), 'gbk')}\r\n"
        f"--out\r\nContent-Type: message/rfc822\r\n\r\n{inner}\r\n--out--\r\n"
    ).encode("ascii")


def gbk() -> bytes:
    """A mail as old programs wrote it: raw GBK in headers and body, no MIME."""
    return (
        "From: 某局办公室 <office@example.gov.cn>\r\nTo: <to@example.gov.cn>\r\n"
        f"Subject: 关于报送{marker('raw_subject')}的通知\r\nDate: Tue, 3 Jun 2025 09:00:00 +0800\r\n\r\n"
        f"各单位：请于本周五前报送。{marker('raw_body')}\r\n"
    ).encode("gbk")


def page() -> bytes:
    """A web page saved with its picture's place and style sheet."""
    return (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: http://www.example.gov.cn/art/2025/6/3/art_1.html\r\n"
        f"Subject: {_word('某县人民政府门户网站')}\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="page"\r\n\r\n'
        "--page\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n"
        "Content-Location: http://www.example.gov.cn/art/2025/6/3/art_1.html\r\n\r\n"
        + _base64(
            '<html><head><meta charset="gb2312"><title>公示</title></head><body><p>现将名单公示如下。'
            f'{marker("mht_body")}</p><p style="display:none">{marker("mht_hidden")}</p></body></html>',
            "gb18030",
        )
        + "\r\n--page\r\nContent-Type: text/css\r\nContent-Location: http://www.example.gov.cn/a.css\r\n\r\n"
        "p { color: black }\r\n--page--\r\n"
    ).encode("ascii")


if __name__ == "__main__":
    for path in make(Path(sys.argv[1])):
        print(path)
