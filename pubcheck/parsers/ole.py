"""OLE compound files of no other reader: encrypted Office documents, objects taken out of one, the rest.

An encrypted DOCX, XLSX or PPTX is opened with a password if one was given. Of an unknown file (Visio,
Publisher, Works …) the properties and embedded objects are read, and a gap says what was not.
Sources: [MS-OFFCRYPTO] 2.3 (encrypted package), [MS-CFB].
"""

from __future__ import annotations

import hashlib
from dataclasses import replace

from pubcheck.compound_file import MAGIC, CompoundFile, root_names
from pubcheck.document import Document, DocumentBuilder
from pubcheck.errors import UnsupportedFormat
from pubcheck.gap import Gap
from pubcheck.parser import Parser, parse_bytes
from pubcheck.phrase import Phrase
from pubcheck.quota import inside, opened
from pubcheck.settings import Limits

_MEDIA_TYPE = "application/x-ole-storage"
_PACKAGE = "EncryptedPackage"


def _sniff(data: bytes) -> float:
    if not data.startswith(MAGIC):
        return 0.0
    # Whatever else lies in it, it needs a password; other compound files are left to other readers.
    return 1.0 if _PACKAGE.lower() in root_names(data) else 0.3


def _parse(data: bytes, name: str, limits: Limits) -> Document:
    from pubcheck.office_password import decrypted
    from pubcheck.ole_object import add_object, unwrap
    from pubcheck.property_set import add_properties

    limits = opened(limits)
    file = CompoundFile.open(data, "Office", limits)
    if file.is_stream(_PACKAGE):
        document = parse_bytes(decrypted(data, "Office", limits), name, inside(limits))
        return replace(document, sha256=hashlib.sha256(data).hexdigest())
    builder = DocumentBuilder(name, data, _MEDIA_TYPE, limits)
    found = unwrap(data, limits)
    is_known = found is not None and found.data != data
    if is_known:
        add_object(builder, data, name, limits)
    add_properties(file, builder)
    if not is_known:
        if not builder.length:
            raise UnsupportedFormat(_unknown())
        builder.add_gap(Gap("parse", Phrase("正文", "text"), _unknown()))
    return builder.build()


def _unknown() -> Phrase:
    return Phrase(
        "这种旧版文件（OLE 复合文件，如 Visio、Publisher）的正文暂不能读取，请用原来的软件打开后另存为 DOCX、PDF 等再检查",
        "the text of this kind of OLE file (Visio, Publisher …) cannot be read; save it as DOCX or PDF and check again",
    )


PARSER = Parser(
    id="ole",
    title=Phrase("其他 OLE 文件和加密的 Office 文件", "other OLE files and encrypted Office files"),
    media_types=(_MEDIA_TYPE,),
    extensions=(".ole", ".bin", ".vsd", ".pub"),
    sniff=_sniff,
    parse=_parse,
)
