"""RTF: body, tables, headers, notes, comments, hidden and deleted text, properties, embedded objects.

Source: Rich Text Format (RTF) Specification 1.9.1.
"""

from __future__ import annotations

import struct

from pubcheck.document import Document, DocumentBuilder, Part
from pubcheck.gap import Gap
from pubcheck.parser import Parser
from pubcheck.phrase import Phrase
from pubcheck.quota import charge
from pubcheck.refusal import damaged
from pubcheck.settings import Limits

_MAGIC = b"{\\rtf"
_OBJECT = Phrase("嵌入的对象", "embedded object")
_NOT_OPENED = Phrase(
    "嵌入的对象未能打开，请双击打开后另存并单独检查", "embedded object not opened; check it on its own"
)
_EQUATIONS = (b"Equation.", b"MathType")


def _sniff(data: bytes) -> float:
    return 1.0 if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:5].lower() == _MAGIC else 0.0


def _parse(data: bytes, name: str, limits: Limits) -> Document:
    from pubcheck.page_gaps import unread_pictures
    from pubcheck.rtf_story import Walk

    if _sniff(data) <= 0.0:
        raise damaged("RTF", "RTF")
    builder = DocumentBuilder(name, data, "application/rtf", limits)
    walk = Walk(builder, limits, lambda content: _embedded(content, builder, name, limits))
    walk.read(data)
    if walk.stack or not data.rstrip(b"\x00\r\n\t ").endswith(b"}"):
        reason = Phrase("文件结尾缺失，可能没有下载完整", "the end of the file is missing; it may be incomplete")
        builder.add_gap(Gap("parse", Phrase("文件末尾", "end of file"), reason))
    if walk.pictures:
        where = Phrase("正文中的图片", "pictures in the text")
        builder.add_gap(Gap("parse", where, unread_pictures(walk.pictures)))
    return builder.build()


def _embedded(content: bytes, builder: DocumentBuilder, name: str, limits: Limits) -> None:
    """An OLE 1.0 object: a header with the class, then the native data (MS-OLEDS 2.2.5)."""
    from pubcheck.ole_object import add_object
    from pubcheck.ole_object import native as packager_file

    if any(program in content[:64] for program in _EQUATIONS):
        return
    native = _native_data(content)
    if native is None:
        builder.add_gap(Gap("parse", _OBJECT, _NOT_OPENED))
        return
    charge(limits, unpacked=len(native))
    packaged = packager_file(struct.pack("<I", len(native)) + native) if b"Package" in content[:64] else None
    if packaged is not None and packaged.name:
        builder.add(packaged.name, Part.ATTACHMENT, label=_OBJECT)
    add_object(builder, packaged.data if packaged is not None else native, name, limits, _OBJECT)


def _native_data(content: bytes) -> bytes | None:
    try:
        _, format_id = struct.unpack_from("<II", content)
        at = 8
        if format_id != 2:  # a link, or a picture of the object only
            return None
        for _ in range(3):  # class, topic, item
            (size,) = struct.unpack_from("<I", content, at)
            at += 4 + size
        (size,) = struct.unpack_from("<I", content, at)
    except struct.error:
        return None
    return content[at + 4 : at + 4 + size] or None


PARSER = Parser(
    id="rtf",
    title=Phrase("RTF 文档", "RTF document"),
    media_types=("application/rtf", "text/rtf"),
    extensions=(".rtf",),
    sniff=_sniff,
    parse=_parse,
)
