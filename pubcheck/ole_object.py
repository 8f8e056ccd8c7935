"""Objects embedded in office documents: what lies inside an OLE object, and its words as blocks.

An object is a compound file (``oleObject1.bin``) or a storage of one. It holds a file as the packager
wrapped it, an Office document as a ZIP file, a PDF file, or is itself a document of an older Office.
Source: [MS-OLEDS] 2.3.6 (OLENativeStream), [MS-DOC] 2.1.6 (object pool); the layout of packager
streams follows files of Windows.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass, field

from pubcheck.compound_file import MAGIC, CompoundFile
from pubcheck.document import DocumentBuilder, Part
from pubcheck.errors import DamagedDocument
from pubcheck.gap import Gap
from pubcheck.parser import parse_inside
from pubcheck.phrase import Phrase
from pubcheck.property_set import eight_bit
from pubcheck.settings import Limits

_NATIVE = "\x01Ole10Native"
_WHOLE = ("worddocument", "workbook", "book", "powerpoint document", "__properties_version1.0", "encryptedpackage")
_HOLDERS = ("Package", "CONTENTS", "EmbeddedOdf", "EmbeddedOOXML")
_WORDLESS = ("equation native",)
_EMBEDDED = 3
_GBK = 936
_ORIGIN = Phrase("嵌入文件的来源路径", "path an embedded file came from")
_UNOPENED = Phrase(
    "嵌入的对象未能打开，请双击打开后另存并单独检查",
    "embedded object not opened; open it, save it and check it on its own",
)


@dataclass(frozen=True, slots=True)
class EmbeddedFile:
    """A file taken out of an object; ``origins`` are paths on the machine where it was embedded.

    ``is_wordless``: an object that holds no words (a formula), so nothing is missed without it.
    """

    name: str
    data: bytes = field(repr=False)
    origins: tuple[str, ...] = field(default=(), repr=False)
    is_wordless: bool = False


def unwrap(data: bytes, limits: Limits) -> EmbeddedFile | None:
    """What lies inside the OLE object ``data``; ``None`` where nothing known does.

    :raises DamagedDocument: if it is no readable compound file.
    :raises LimitExceeded: if it holds more than the limits allow.
    """
    file = CompoundFile.open(data, "OLE", limits)
    names = {name.lower() for name in file.children()}
    if any(name in names for name in _WHOLE):
        return EmbeddedFile("", data)
    if file.is_stream(_NATIVE):
        return native(file.read(_NATIVE))
    for holder in _HOLDERS:
        if file.is_stream(holder):
            return EmbeddedFile("", file.read(holder))
    return EmbeddedFile("", b"", is_wordless=True) if any(name in names for name in _WORDLESS) else None


def native(stream: bytes) -> EmbeddedFile:
    """The file in a packager's stream; of other programs' streams all that follows the size.

    :raises DamagedDocument: never; a stream that is cut short is taken as it is.
    """
    try:
        return _packaged(stream)
    except (struct.error, ValueError):
        return EmbeddedFile("", stream[4:])


def add_object(builder: DocumentBuilder, data: bytes, name: str, limits: Limits, label: str = "") -> None:
    """The words of the embedded object ``data`` as blocks of ``builder``, or a gap.

    :param name: the path of the document around it.
    :param label: what to call the object where it has no name of its own.
    :raises LimitExceeded: if the tree of files as a whole has reached a limit.
    """
    _add(
        builder, lambda: unwrap(data, limits) if data.startswith(MAGIC) else EmbeddedFile("", data), name, limits, label
    )


def add_objects(builder: DocumentBuilder, file: CompoundFile, storage: str, name: str, limits: Limits) -> None:
    """The words of all objects below ``storage`` of a compound file; see :func:`add_object`."""
    for path in file.children(storage):
        if not file.is_stream(path):
            _add(builder, lambda path=path: unwrap(file.extract(path), limits), name, limits, path.rpartition("/")[2])  # type: ignore[misc]


def _add(
    builder: DocumentBuilder, take: Callable[[], EmbeddedFile | None], name: str, limits: Limits, label: str
) -> None:
    label = label or Phrase("嵌入对象", "embedded object")
    try:
        found = take()
    except DamagedDocument as error:
        builder.add_gap(Gap("parse", label, error.phrase))
        return
    if found is None:
        builder.add_gap(Gap("parse", label, _UNOPENED))
        return
    if found.is_wordless:
        return
    inner = found.name or label
    if found.name:
        builder.add(found.name, Part.ATTACHMENT, label=label)
    for origin in found.origins:
        builder.add(origin, Part.METADATA, label=_ORIGIN)
    if not found.data:
        builder.add_gap(Gap("parse", inner, _UNOPENED))
        return
    builder.add_inside(parse_inside(found.data, f"{name}!/{inner}", limits), Part.EMBEDDED, inner)


def _packaged(stream: bytes) -> EmbeddedFile:
    """:raises ValueError: if it is no packager's stream, like ``struct.error``."""
    if struct.unpack_from("<H", stream, 4)[0] != 2:
        raise ValueError
    title, at = _closed(stream, 6)
    path, at = _closed(stream, at)
    kind, size = struct.unpack_from("<2xHI", stream, at)
    if kind != _EMBEDDED:
        # A link: the file itself lies elsewhere.
        return EmbeddedFile(eight_bit(title, _GBK), b"", _paths(path))
    at += 8
    temporary = stream[at : at + size].split(b"\0")[0]
    at += size
    length = struct.unpack_from("<I", stream, at)[0]
    data = stream[at + 4 : at + 4 + length]
    wide = list(_wide(stream, at + 4 + length))
    # Later systems add the same three strings in UTF-16: temporary path, title, source path.
    name = wide[1] if len(wide) > 1 and wide[1] else eight_bit(title, _GBK)
    origins = tuple(
        dict.fromkeys(
            each
            for each in (
                wide[2] if len(wide) > 2 else eight_bit(path, _GBK),
                wide[0] if wide else eight_bit(temporary, _GBK),
            )
            if each and each != name
        )
    )
    return EmbeddedFile(name.rpartition("\\")[2], data, origins)


def _paths(*paths: bytes) -> tuple[str, ...]:
    return tuple(eight_bit(path, _GBK) for path in paths if path)


def _closed(stream: bytes, at: int) -> tuple[bytes, int]:
    end = stream.index(b"\0", at)
    return stream[at:end], end + 1


def _wide(stream: bytes, at: int) -> list[str]:
    found: list[str] = []
    while at + 4 <= len(stream) and len(found) < 3:
        size = 2 * struct.unpack_from("<I", stream, at)[0]
        if at + 4 + size > len(stream):
            break
        found.append(stream[at + 4 : at + 4 + size].decode("utf-16-le", "replace").rstrip("\0"))
        at += 4 + size
    return found
