"""What a PDF says about itself: document information, XMP, layers, and earlier revisions.

pdfium reads only the standard information keys and neither XMP nor layers, so pdfplumber
(pdfminer) reads the cross-reference table and the catalogue; it touches no page.
Source: ISO 32000-1, 14.3 (metadata), 8.11 (optional content), 7.5.6 (incremental updates).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pubcheck.errors import ParseError
from pubcheck.phrase import Phrase
from pubcheck.settings import Limits
from pubcheck.xml_tree import local, parse_xml

_LABELS = {
    "Title": Phrase("标题", "title"),
    "Author": Phrase("作者", "author"),
    "Subject": Phrase("主题", "subject"),
    "Keywords": Phrase("关键词", "keywords"),
    "Creator": Phrase("生成软件", "creator"),
}
_MACHINE_KEYS = frozenset({"Producer", "CreationDate", "ModDate", "Trapped", "PTEX.Fullbanner", "SourceModified"})
# What reportlab writes where nothing was set.
_PLACEHOLDERS = frozenset({b"anonymous", b"unspecified", b"untitled"})
_XMP = re.compile(rb"<x:xmpmeta.{0,400000}?</x:xmpmeta>|<rdf:RDF.{0,400000}?</rdf:RDF>", re.DOTALL)
_MACHINE_XMP = frozenset(
    "CreateDate ModifyDate MetadataDate Producer CreatorTool DocumentID InstanceID OriginalDocumentID format part "
    "conformance date RenditionClass VersionID softwareAgent when changed action instanceID documentID".split()
)
_END = re.compile(rb"%%EOF[\r\n ]*")
_MOST_REVISIONS = 5


@dataclass(frozen=True, slots=True)
class Catalog:
    """Labelled values, and the names of layers: all, and those switched off."""

    values: tuple[tuple[Phrase | str, str], ...] = ()
    layers: tuple[str, ...] = ()
    hidden_layers: frozenset[str] = frozenset()
    complete: bool = True


def read_catalog(data: bytes, limits: Limits) -> Catalog:
    """The catalogue of a PDF; what pdfminer cannot read is left out and :attr:`Catalog.complete` false."""
    import pdfplumber

    # On damaged files pdfminer raises nearly anything; pdfium has already accepted this one.
    try:
        with pdfplumber.open(io.BytesIO(data)) as opened:
            values = list(_information(opened.doc.info))
            packet = _stream(opened.doc.catalog.get("Metadata"))
            layers, hidden = _layers(opened.doc.catalog)
        complete = True
    except Exception:
        values, packet, layers, hidden, complete = [], b"", (), frozenset(), False
    if not packet:
        found = _XMP.search(data)
        packet = found.group() if found else b""
    known = {value for _, value in values}
    values.extend((label, value) for label, value in _xmp(packet, limits) if value not in known)
    return Catalog(tuple(values), layers, hidden, complete)


def _information(dictionaries: list[dict[str, Any]]) -> Iterator[tuple[Phrase | str, str]]:
    from pdfplumber.utils import decode_text, resolve

    for dictionary in dictionaries:
        for key, raw in dictionary.items():
            value = resolve(raw)
            if isinstance(value, bytes) and key not in _MACHINE_KEYS and value not in _PLACEHOLDERS:
                yield _LABELS.get(key, key), _readable(value, decode_text(value))


def _readable(raw: bytes, text: str) -> str:
    """Some producers write GBK where only PDFDocEncoding or UTF-16 is allowed."""
    if raw.startswith((b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf")) or raw.isascii():
        return text.strip("\x00")
    from pubcheck.charset import decode

    return decode(raw).strip("\x00")


def _stream(reference: Any) -> bytes:
    from pdfplumber.utils import resolve

    stream = resolve(reference)
    return bytes(stream.get_data()) if hasattr(stream, "get_data") else b""


def _layers(catalog: dict[str, Any]) -> tuple[tuple[str, ...], frozenset[str]]:
    from pdfplumber.utils import decode_text, resolve

    optional = resolve(catalog.get("OCProperties")) or {}
    default = resolve(optional.get("D")) or {}

    def names(references: Any) -> list[str]:
        groups = [resolve(reference) or {} for reference in resolve(references) or []]
        return [decode_text(resolve(group["Name"])) for group in groups if "Name" in group]

    every = names(optional.get("OCGs"))
    off = names(default.get("OFF"))
    if str(default.get("BaseState", "")).strip("/'") == "OFF":
        off = [name for name in every if name not in names(default.get("ON"))]
    return tuple(every), frozenset(form for name in off for form in (name, _as_pdfium_reads(name)))


def _as_pdfium_reads(name: str) -> str:
    """pdfium gives the name of a mark byte by byte where the file holds it as UTF-16."""
    return name.encode("utf-16-be").decode("latin-1")


def _xmp(packet: bytes, limits: Limits) -> Iterator[tuple[str, str]]:
    if not packet:
        return
    try:
        root = parse_xml(packet, "PDF", limits)
    except ParseError:
        return
    for element in root.iter():
        name = local(element)
        owner = element.getparent()
        # dc:creator/rdf:Seq/rdf:li: the name that means something stands above.
        while name in {"li", "Seq", "Bag", "Alt"} and owner is not None:
            name, owner = local(owner), owner.getparent()
        texts = [(name, element.text or "")] if not len(element) else []
        texts.extend((str(key).rpartition("}")[2], str(value)) for key, value in element.attrib.items())
        for label, text in texts:
            if (
                text.strip()
                and label not in _MACHINE_XMP
                and label not in {"about", "lang", "parseType", "xmptk", "resource"}
            ):
                yield f"XMP {label}", text.strip()


def earlier_revisions(data: bytes) -> Iterator[bytes]:
    """The file as it was before each incremental update, oldest first."""
    ends = [found.end() for found in _END.finditer(data)]
    for end in ends[:-1][:_MOST_REVISIONS]:
        if data.find(b"startxref", end) != -1:
            yield data[:end]
