"""E-mail (EML) and saved web pages (MHT): headers, bodies, and every attachment as a member.

The text body comes first; of an HTML body beside it only what the text lacks is added. Sources:
RFC 5322 (messages), RFC 2045–2047 (MIME, encoded words), RFC 2557 (MHTML).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from pubcheck.charset import decode
from pubcheck.document import Document, DocumentBuilder, Part
from pubcheck.gap import Gap
from pubcheck.lazy_pattern import lazily
from pubcheck.mail_content import content_of, mails
from pubcheck.members import member_path
from pubcheck.parser import Parser, parse_inside, unread
from pubcheck.phrase import Phrase
from pubcheck.quota import charge
from pubcheck.refusal import damaged, too_deep
from pubcheck.settings import Limits

if TYPE_CHECKING:
    from email.message import Message

_HEAD = 8_192
_RAW = lazily("[\ud800-\udfff]")  # bytes beyond ASCII, as the standard library keeps them
_LONG = 200_000  # characters of a text body beyond which comparing costs more than a line shown twice
_FIELD = lazily(rb"[!-9;-~]{1,76}:")
_TELLING = lazily(
    rb"^(?:Received|Return-Path|Delivered-To|Message-ID|MIME-Version|X-Mailer|Subject|From|To|Date|"
    rb"Content-Type|Snapshot-Content-Location):",
    re.IGNORECASE | re.MULTILINE,
)
_HEADERS = {
    "from": Phrase("发件人", "from"),
    "sender": Phrase("实际发件人", "sender"),
    "reply-to": Phrase("回复地址", "reply to"),
    "to": Phrase("收件人", "to"),
    "cc": Phrase("抄送", "copy"),
    "bcc": Phrase("密送", "blind copy"),
    "subject": Phrase("邮件主题", "subject of the mail"),
    "x-originating-ip": Phrase("发件人 IP 地址", "IP address of the sender"),
    "x-mailer": Phrase("邮件软件", "mail program"),
    "received": Phrase("传送记录", "way of delivery"),
    "return-path": Phrase("退信地址", "return path"),
    "delivered-to": Phrase("投递地址", "delivered to"),
    "disposition-notification-to": Phrase("回执地址", "receipt to"),
    "organization": Phrase("单位", "organization"),
    "comments": Phrase("备注", "comments"),
    "keywords": Phrase("关键词", "keywords"),
    "user-agent": Phrase("邮件软件", "mail program"),
    "snapshot-content-location": Phrase("网页地址", "address of the page"),
    "content-location": Phrase("网页地址", "address of the page"),
}
_OTHER_HEADER = Phrase("其他邮件头", "other header")
# Of all other headers those are told that may name somebody: signatures and identifiers are for machines.
_TELLING_VALUE = lazily("[\u3400-\u9fff@]")
_MACHINE_HEADERS = lazily(
    r"message-id|references|in-reply-to|dkim-.*|arc-.*|domainkey-.*|authentication-results|received-spf|content-.*"
    r"|(?:x-)?list-.*|x-(?:ms|google|gm|microsoft|forefront)-.*",
    re.IGNORECASE,
)
_ATTACHMENT = Phrase("附件名称", "name of an attachment")
_DESCRIPTION = Phrase("附件说明", "description of an attachment")
_OUTSIDE = Phrase("邮件各部分之外的文字", "text outside the parts of the mail")
_GREETING = lazily(r"[ -~\s]{0,200}\bMIME\b[ -~\s]{0,200}")
_WORDLESS = frozenset({"text/css", "text/javascript", "application/javascript", "application/pkcs7-signature"})
_WORDLESS_ALSO = frozenset({"application/x-pkcs7-signature", "application/pgp-signature"})
_BROKEN = Phrase(
    "传输编码有误或不认识，可能没有读全，请用邮件软件打开，另存后单独检查",
    "the transfer encoding is broken or unknown and some of it may be unread; open it in a mail program and save it",
)
_CUT = Phrase(
    "邮件不完整，后面的内容没有读出，请重新获取后再检查", "the mail breaks off; get a new copy and check again"
)
_EMPTY = Phrase("附件没有内容，请向发件人索取后单独检查", "the attachment is empty; ask the sender for it")
_NO_BODY = Phrase("邮件没有正文和附件", "the mail has neither a body nor attachments")


def _sniff(data: bytes) -> float:
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf\r\n")
    if head.startswith(b"From ") and b"\n" in head:  # the first line of a mailbox file
        head = head.partition(b"\n")[2]
    if not _FIELD.match(head):
        return 0.0
    fields = {found.lower() for found in _TELLING.findall(head.partition(b"\r\n\r\n")[0].partition(b"\n\n")[0])}
    if len(fields) >= 3:
        return 0.95
    return 0.9 if b"mime-version:" in fields and len(fields) >= 2 else 0.0


def _parse(data: bytes, name: str, limits: Limits) -> Document:
    from email import message_from_bytes

    try:
        message = message_from_bytes(data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n"))
        page = message.get_content_type() == "multipart/related" and "from" in message and "to" not in message
        builder = DocumentBuilder(name, data, "multipart/related" if page else "message/rfc822", limits)
        reader = _Mail(builder, name, limits)
        for number, each in enumerate(mails(data), start=1):
            reader.member(f"{number}.eml", each)
        if not reader.count:
            reader.headers(message)
            reader.walk(message, 0)
    except RecursionError:
        raise too_deep(limits) from None
    except (LookupError, ValueError, AssertionError, TypeError, AttributeError):
        # The standard library's parser trips over some malformed headers; never with words of the mail.
        raise damaged("邮件", "mail") from None
    reader.close()
    return builder.build()


@dataclass(slots=True)
class _Mail:
    """One message being read into a builder."""

    builder: DocumentBuilder
    name: str
    limits: Limits
    known: str = ""
    count: int = 0
    parts: int = 0

    def headers(self, message: Message) -> None:
        """Subject, persons and the way of delivery; of several same fields each."""
        for field, value in message.raw_items():
            label = _HEADERS.get(field.lower().removeprefix("resent-"))
            if label is None and _MACHINE_HEADERS.fullmatch(field):
                continue
            words = " ".join(_decoded(value).split())
            if label is not None or _TELLING_VALUE.search(words):
                self.builder.add(words, Part.METADATA, label=label or _OTHER_HEADER)

    def walk(self, message: Message, depth: int) -> None:
        """A part and those below it."""
        if depth > self.limits.max_depth:
            raise too_deep(self.limits)
        charge(self.limits, members=1)
        self.parts += 1
        kind = message.get_content_type()
        self.outside(message)
        if depth:
            self.builder.add(_header(message, "content-description"), Part.METADATA, label=_DESCRIPTION)
        if kind == "message/rfc822" or (message.is_multipart() and kind.startswith("message/")):
            self.messages(message)
        elif message.is_multipart():
            for part in _below(message):
                self.walk(part, depth + 1)
        else:
            self.leaf(message, kind)

    def outside(self, message: Message) -> None:
        """What mail programs do not show of a multipart: words before the first and behind the last part."""
        from email.errors import CloseBoundaryNotFoundDefect

        for words in (message.preamble, message.epilogue):
            text = decode((words or "").encode("utf-8", "surrogateescape"))
            if not _GREETING.fullmatch(text):
                for line in text.splitlines():
                    self.builder.add(line, Part.HIDDEN, label=_OUTSIDE)
        if any(isinstance(defect, CloseBoundaryNotFoundDefect) for defect in message.defects):
            self.builder.add_gap(Gap("parse", self.name, _CUT))

    def messages(self, message: Message) -> None:
        """A forwarded message: a member of its own."""
        for inner in _below(message):
            subject = _header(inner, "subject").strip() or "mail"
            self.member(_file_name(message) or f"{subject}.eml", inner.as_bytes())

    def leaf(self, message: Message, kind: str) -> None:
        """A body or an attachment."""
        content, whole = content_of(message)
        charge(self.limits, unpacked=len(content))
        file = _file_name(message)
        if not whole:
            self.builder.add_gap(Gap("parse", file or self.name, _BROKEN))
        attached = message.get_content_disposition() == "attachment"
        if kind in _WORDLESS or kind in _WORDLESS_ALSO:
            self.builder.add(file, Part.ATTACHMENT)
        elif kind == "text/html" and not attached:
            self.html(content, message)
        elif kind in ("text/plain", "text/enriched") and not attached and not file:
            self.count += 1
            text = decode(content, message.get_content_charset())
            for line in text.splitlines():
                self.builder.add(line)
            self.known += _squeezed(text)
        elif content:
            self.member(file or _location(message) or f"{kind.replace('/', '.')}", content)
        elif file:
            self.count += 1
            self.builder.add(file, Part.METADATA, label=_ATTACHMENT)
            path = member_path(self.name, file)
            self.builder.add_member(unread(b"", path, Gap("parse", path, _EMPTY)))

    def html(self, content: bytes, message: Message) -> None:
        """An HTML body: its blocks, less the lines that the text body has already shown."""
        self.count += 1
        charset = message.get_content_charset()
        page = decode(content, charset).encode("utf-8", "replace") if charset else content
        inner = parse_inside(b"\xef\xbb\xbf" + page if charset else page, self.name, self.limits)
        for block in inner.blocks:
            text = block.span.of(inner.text)
            if block.part.is_hidden or len(self.known) > _LONG or _squeezed(text) not in self.known:
                self.builder.add(text, block.part, label=block.label)
        for gap in inner.gaps:
            self.builder.add_gap(gap)

    def member(self, file: str, content: bytes) -> None:
        """An attached file under its own path."""
        self.count += 1
        self.builder.add(file, Part.METADATA, label=_ATTACHMENT)
        self.builder.add_member(parse_inside(content, member_path(self.name, file), self.limits))

    def close(self) -> None:
        """A gap for a mail without anything in it."""
        if not self.count:
            self.builder.add_gap(Gap("parse", self.name, _NO_BODY))


def _below(message: Message) -> list[Message]:
    payload = message.get_payload()
    return cast("list[Message]", payload) if isinstance(payload, list) else []


def _header(message: Message, field: str) -> str:
    return next((_decoded(value) for name, value in message.raw_items() if name.lower() == field), "")


def _decoded(value: object) -> str:
    """A header's value: encoded words, and raw bytes in whatever encoding they are."""
    from email.errors import HeaderParseError
    from email.header import decode_header

    raw = str(value)
    try:
        pieces = decode_header(raw)
    except (HeaderParseError, ValueError):
        pieces = [(raw, None)]
    words = []
    for piece, charset in pieces:
        if isinstance(piece, str) and not _RAW.search(piece):
            words.append(piece)
            continue
        known = piece if isinstance(piece, bytes) else piece.encode("utf-8", "surrogateescape")
        words.append(decode(known, charset if charset != "unknown-8bit" else None))
    return "".join(words)


def _file_name(message: Message) -> str:
    from email.message import Message as Fields
    from email.utils import collapse_rfc2231_value

    for field, parameter in (("content-disposition", "filename"), ("content-type", "name")):
        raw = next((str(value) for name, value in message.raw_items() if name.lower() == field), "")
        header = Fields()
        # Names in bare GBK or UTF-8 would come out of the standard library as question marks.
        header[field] = decode(raw.encode("utf-8", "surrogateescape")) if _RAW.search(raw) else raw
        found = header.get_param(parameter, header=field)
        if found:
            words = collapse_rfc2231_value(found) if isinstance(found, tuple) else str(found)
            return " ".join(_decoded(words).split())
    return ""


def _location(message: Message) -> str:
    """The last piece of a web resource's address."""
    return _header(message, "content-location").rstrip("/").rpartition("/")[2].partition("?")[0]


def _squeezed(text: str) -> str:
    return "".join(text.split())


PARSER = Parser(
    id="mail",
    title=Phrase("电子邮件、MHT 网页", "e-mail or MHT page"),
    media_types=("message/rfc822", "multipart/related"),
    extensions=(".eml", ".mht", ".mhtml"),
    sniff=_sniff,
    parse=_parse,
)
