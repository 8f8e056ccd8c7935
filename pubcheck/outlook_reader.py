"""MSG: messages, appointments and contacts as Outlook saves them.

Subject, people and everything else that has words are read from the properties; the body as plain
text, and what HTML or RTF says beyond it. Attachments are documents of their own, messages in
messages too. Sources: [MS-OXMSG], [MS-OXCMSG], [MS-OXPROPS].
"""

from __future__ import annotations

import email.errors
import email.header
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from pubcheck.compound_file import CompoundFile
from pubcheck.document import Document, DocumentBuilder, Part
from pubcheck.errors import DamagedDocument
from pubcheck.gap import Gap
from pubcheck.lazy_pattern import lazily
from pubcheck.lzfu import decompress
from pubcheck.ole_object import add_object
from pubcheck.outlook_item import STREAM, Item
from pubcheck.parser import parse_inside, unread
from pubcheck.phrase import Phrase
from pubcheck.quota import charge, check_time, opened
from pubcheck.refusal import damaged
from pubcheck.settings import Limits

_MEDIA_TYPE = "application/vnd.ms-outlook"
_BODY, _HTML, _RTF = 0x1000, 0x1013, 0x1009
_LABELS = {
    0x0037: Phrase("主题", "subject"),
    0x0070: Phrase("会话主题", "conversation topic"),
    0x0C1A: Phrase("发件人", "from"),
    0x0C1F: Phrase("发件人", "from"),
    0x5D01: Phrase("发件人", "from"),
    0x0042: Phrase("代表发件人", "sent on behalf of"),
    0x0065: Phrase("代表发件人", "sent on behalf of"),
    0x5D02: Phrase("代表发件人", "sent on behalf of"),
    0x0040: Phrase("接收人", "received by"),
    0x0076: Phrase("接收人", "received by"),
    0x5D07: Phrase("接收人", "received by"),
    0x0050: Phrase("回复至", "reply to"),
    0x0E04: Phrase("收件人", "to"),
    0x0E03: Phrase("抄送", "cc"),
    0x0E02: Phrase("密送", "bcc"),
    0x3FF8: Phrase("创建者", "created by"),
    0x3FFA: Phrase("最后修改者", "last modified by"),
    0x3001: Phrase("显示名", "display name"),
}
_CONTACT, _NAMED = Phrase("联系人资料", "contact"), Phrase("自定义属性", "custom property")
_CONTACTS, _CUSTOM = range(0x3A00, 0x3B00), range(0x8000, 0x10000)
# Of named properties, those that may name a person: the others are switches and versions.
_TELLING = lazily("[\u3400-\u9fff@]|[0-9]{7}")
_RECIPIENTS = {0: Phrase("发起人", "originator"), 1: _LABELS[0x0E04], 2: _LABELS[0x0E03], 3: _LABELS[0x0E02]}
_HEADERS, _HEADER = 0x007D, Phrase("邮件头", "mail header")
_LONGEST_HEADER = 4096  # the decoder takes the square of the length
_ATTACHMENT = Phrase("附件", "attachment")
_BY_VALUE, _MESSAGE, _OLE = 1, 5, 6
_FROM_TEXT = b"\\fromtext"
_SPACE = lazily(r"\s+")


def read(data: bytes, name: str, limits: Limits) -> Document:
    """The Document in ``data``."""
    limits = opened(limits)
    file = CompoundFile.open(data, "MSG", limits)
    if not file.is_stream(STREAM):
        raise damaged("MSG", "MSG")
    builder = DocumentBuilder(name, data, _MEDIA_TYPE, limits)
    _Message(file, Item.of(file), builder, limits, name).read()
    return builder.build()


@dataclass(slots=True)
class _Message:
    """One message being read into a builder."""

    file: CompoundFile
    item: Item
    builder: DocumentBuilder
    limits: Limits
    name: str
    _known: set[tuple[str, str]] = field(default_factory=set)

    def read(self) -> None:
        """Subject and people, the body, attachments, what else is told; what is damaged costs only itself."""
        self.guarded(Phrase("主题和收发件人", "subject and people"), self.people)
        self.guarded(Phrase("正文", "body"), self.body)
        for path in self.file.children():
            if path.lower().startswith("__attach_") and not self.file.is_stream(path):
                self.guarded(_ATTACHMENT, lambda path=path: self.attachment(path))  # type: ignore[misc]
        self.guarded(Phrase("其他属性", "other properties"), self.rest)

    def guarded(self, where: Phrase, step: Callable[[], None]) -> None:
        """One step; a gap where its streams are damaged."""
        try:
            step()
        except DamagedDocument as error:
            self.builder.add_gap(Gap("parse", where, error.phrase))

    def tell(self, text: str, label: Phrase) -> None:
        """Metadata, each value once per label."""
        key = (text.strip(), str(label))
        if key not in self._known:
            self._known.add(key)
            self.builder.add(text.strip(), Part.METADATA, label=label)

    def people(self) -> None:
        """Subject, sender, recipients: hidden copies too."""
        for identity, label in _LABELS.items():
            self.tell(self.item.text(identity), label)
        for path in self.file.children():
            if path.lower().startswith("__recip_") and not self.file.is_stream(path):
                check_time(self.limits)
                person = Item.of(self.file, path, self.item.code_page)
                name, address = person.text(0x3001), person.first(0x39FE, 0x3003)
                label = _RECIPIENTS.get(person.numbers.get(0x0C15, 1) & 15, _RECIPIENTS[1])
                self.tell(f"{name} <{address}>" if name and address and name != address else name or address, label)

    def body(self) -> None:
        """The plain text, then what the formatted body says that it does not."""
        text = self.item.text(_BODY)
        for line in text.splitlines():
            self.builder.add(line)
        html = self.item.raw(_HTML)
        if html:
            self.formatted(html, "body.html", Phrase("HTML 正文", "HTML body"), text)
            return
        packed = self.item.binary(_RTF)
        if not packed:
            return
        label = Phrase("RTF 正文", "RTF body")
        try:
            rtf = decompress(packed)
        except ValueError:
            self.builder.add_gap(Gap("parse", label, damaged("MSG", "MSG").phrase))
            return
        charge(self.limits, unpacked=len(rtf))
        # RTF that Outlook made of the plain text says the same.
        if not (text.strip() and _FROM_TEXT in rtf[:500]):
            self.formatted(rtf, "body.rtf", label, text)

    def formatted(self, data: bytes, name: str, label: Phrase, text: str) -> None:
        """The blocks of a formatted body whose words the plain text lacks."""
        document = parse_inside(data, f"{self.name}!/{name}", self.limits)
        lines = {_SPACE.sub("", line) for line in text.splitlines()}
        known = _SPACE.sub("", text)
        for block in document.blocks:
            check_time(self.limits)
            words = block.span.of(document.text)
            bare = _SPACE.sub("", words)
            if not block.part.is_reading_text or (bare not in lines and bare not in known):
                more = f"{label} {block.label}" if block.label else label
                self.builder.add(words, block.part, label=more if text.strip() else block.label, repeats=block.repeats)
        for gap in document.gaps:
            self.builder.add_gap(Gap(gap.stage, label, gap.reason))

    def attachment(self, storage: str) -> None:
        """The name as a block, the contents as a member; an OLE object belongs to the message."""
        check_time(self.limits)
        item = Item.of(self.file, storage, self.item.code_page)
        name = item.first(0x3707, 0x3704, 0x3001).replace("\\", "/").rpartition("/")[2]
        label = name or _ATTACHMENT
        self.builder.add(name, Part.ATTACHMENT, label=_ATTACHMENT)
        for identity in (0x370D, 0x3708):
            self.builder.add(item.text(identity), Part.LINK_TARGET, label=label)
        inner, method = item.object(0x3701), item.numbers.get(0x3705, _BY_VALUE)
        path = f"{self.name}!/{label}"
        try:
            if inner and method == _OLE:
                add_object(self.builder, self.file.extract(inner), self.name, self.limits, label)
            elif inner:
                self.builder.add_member(parse_inside(self.file.extract(inner), path, self.limits))
            else:
                self.content(item, path)
        except DamagedDocument as error:
            self.builder.add_member(unread(b"", path, Gap("parse", path, error.phrase)))

    def content(self, item: Item, path: str) -> None:
        """An attached file.

        :raises DamagedDocument: if its bytes cannot be read.
        """
        stream = f"{item.storage}__substg1.0_37010102"
        data = self.file.read(stream) if self.file.is_stream(stream) else b""
        if data:
            self.builder.add_member(parse_inside(data, path, self.limits))
            return
        reason = Phrase(
            "附件没有内容或只是链接，请向发件人索取后单独检查",
            "the attachment is empty or a link; ask the sender for it",
        )
        self.builder.add_member(unread(b"", path, Gap("parse", path, reason)))

    def rest(self) -> None:
        """Details of contacts, named properties that tell something, and the headers the mail travelled with."""
        for identity, text in self.item.texts():
            if identity in _CONTACTS:
                self.tell(text, _CONTACT)
            elif identity in _CUSTOM and "\x01" not in text and _TELLING.search(text):
                self.tell(text, _NAMED)
        for line in re.sub(r"\r?\n[ \t]+", " ", self.item.text(_HEADERS)).splitlines():
            check_time(self.limits)
            self.tell(_header(line), _HEADER)


def _header(line: str) -> str:
    """A header line with its encoded words decoded where they can be."""
    if len(line) > _LONGEST_HEADER:
        return line
    try:
        return str(email.header.make_header(email.header.decode_header(line)))
    except (ValueError, LookupError, email.errors.MessageError):
        return line
