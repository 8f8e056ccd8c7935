"""What a PDF says about itself: document information, XMP, layers, scripts, alternate texts, private data.

It is read from all objects that lie in the file (:mod:`pubcheck.pdf_objects`), superseded and orphaned
ones included. Strings of an encrypted file can only be read by pdfminer (through pdfplumber), which
follows the cross-reference table and needs the password.
Source: ISO 32000-1, 14.3 (metadata), 8.11 (optional content), 14.5 (page-piece), 12.6.4.16 (JavaScript).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from pubcheck.document import Part
from pubcheck.errors import LimitExceeded, ParseError
from pubcheck.lazy_pattern import lazily
from pubcheck.pdf_objects import ObjectTable
from pubcheck.pdf_values import Reference, Value, as_dictionary, strings, text_of
from pubcheck.phrase import Phrase
from pubcheck.quota import check_time
from pubcheck.settings import Limits
from pubcheck.xml_tree import local, parse_xml

_LABELS = {
    "Title": Phrase("标题", "title"),
    "Author": Phrase("作者", "author"),
    "Subject": Phrase("主题", "subject"),
    "Keywords": Phrase("关键词", "keywords"),
    "Creator": Phrase("生成软件", "creator"),
}
_SCRIPT = Phrase("脚本", "script")
_PRIVATE = Phrase("软件私有数据", "private data of an application")
_ALTERNATE = Phrase("替代文字", "alternate text")
_DYNAMIC = Phrase("XFA 表单", "XFA form")
_SIGNATURE = Phrase("电子签名", "signature")
_MACHINE_KEYS = frozenset({"Producer", "CreationDate", "ModDate", "Trapped", "PTEX.Fullbanner", "SourceModified"})
_SIGNATURE_KEYS = ("Name", "Location", "Reason", "ContactInfo")
_ALTERNATE_KEYS = ("Alt", "ActualText", "E")
# What reportlab writes where nothing was set.
_PLACEHOLDERS = frozenset({"anonymous", "unspecified", "untitled"})
_XMP = lazily(rb"<x:xmpmeta.{0,400000}?</x:xmpmeta>|<rdf:RDF.{0,400000}?</rdf:RDF>", re.DOTALL)
_INFO = lazily(rb"/Info[\x00\t\n\f\r ]+([0-9]{1,10})[\x00\t\n\f\r ]+[0-9]{1,5}[\x00\t\n\f\r ]+R")
_MACHINE_XMP = frozenset(
    "CreateDate ModifyDate MetadataDate Producer CreatorTool DocumentID InstanceID OriginalDocumentID format part "
    "conformance date RenditionClass VersionID softwareAgent when changed action instanceID documentID about lang "
    "parseType xmptk resource".split()
)
_MOST_STRINGS = 2_000
_MOST_DECRYPTED = 5_000

Label = Phrase | str
Words = tuple[Part, Label, str]


class Catalog(NamedTuple):
    """Words with part and label, and the names of layers: all, and those switched off.

    ``hidden_forms`` holds the names by which hidden layers appear in pdfium's marks; ``thumbnails`` tells
    that small pictures of pages are kept in the file.
    """

    words: tuple[Words, ...] = ()
    layers: tuple[str, ...] = ()
    hidden_layers: frozenset[str] = frozenset()
    thumbnails: bool = False
    complete: bool = True


def read_catalog(table: ObjectTable, password: str | None, limits: Limits) -> Catalog:
    """The catalogue; what cannot be read is left out and :attr:`Catalog.complete` false."""
    if table.encrypted:
        return _by_pdfminer(table.data, password, limits)
    words = [
        *_information(table),
        *_packets(table, limits),
        *_dynamic_forms(table, limits),
        *_scripts(table),
        *_private(table),
        *_described(table),
    ]
    layers, hidden = _layers(table)
    thumbnails = any(True for _ in table.holding(b"/Thumb"))
    return Catalog(tuple(dict.fromkeys(words)), layers, hidden, thumbnails, table.complete)


def _information(table: ObjectTable) -> Iterator[Words]:
    """Document information of every revision."""
    numbers = dict.fromkeys(int(found.group(1)) for found in _INFO.finditer(table.data))
    for number in numbers:
        for version in table.versions(number):
            for key, raw in as_dictionary(table.value(version)).items():
                value = text_of(table.resolve(raw))
                if value and key not in _MACHINE_KEYS and value not in _PLACEHOLDERS:
                    yield Part.METADATA, _LABELS.get(key, key), value


def _packets(table: ObjectTable, limits: Limits) -> Iterator[Words]:
    """XMP of the document, its pages and its pictures."""
    packets = [table.content(each) for each in table.naming(b"/XML") if each.stream >= 0]
    if not any(packets):
        packets = [found.group() for found in _XMP.finditer(table.data)]
    known = {value for _, _, value in _information(table)}
    for packet in packets:
        yield from (words for words in _xmp(packet, limits) if words[2] not in known)


def _dynamic_forms(table: ObjectTable, limits: Limits) -> Iterator[Words]:
    """Templates and data of XFA forms, which only Adobe's programs show."""
    for _, value in table.holding(b"/XFA"):
        packets = table.resolve(value.get("XFA"))
        for packet in packets if isinstance(packets, list) else [value.get("XFA")]:
            content = table.content(packet) if isinstance(packet, Reference) else b""
            try:
                root = parse_xml(content, "PDF", limits) if content.strip() else None
            except ParseError:
                continue  # the packets of a list are pieces of one file, and only whole ones can be read
            for element in root.iter() if root is not None else ():
                if element.text and element.text.strip() and isinstance(element.tag, str):
                    yield Part.FORM_VALUE, _DYNAMIC, element.text.strip()


def _scripts(table: ObjectTable) -> Iterator[Words]:
    """JavaScript, wherever it is attached."""
    for _, value in table.holding(b"/JS"):
        script = value.get("JS")
        content = table.content(script) if isinstance(script, Reference) else b""
        text = text_of(content or table.resolve(script))
        yield from ((Part.HIDDEN, _SCRIPT, line.strip()) for line in text.splitlines() if line.strip())


def _private(table: ObjectTable) -> Iterator[Words]:
    """What applications keep for themselves, and what signatures say."""
    for _, value in table.holding(b"/PieceInfo"):
        yield from _strings(table, value.get("PieceInfo"))
    for _, value in table.holding(b"/ByteRange"):
        for key in _SIGNATURE_KEYS:
            if text := text_of(table.resolve(value.get(key))):
                yield Part.METADATA, _SIGNATURE, text


def _strings(table: ObjectTable, value: Value) -> Iterator[Words]:
    """Strings below a value, through its references."""
    seen: set[int] = set()
    waiting = [value]
    count = 0
    while waiting and count < _MOST_STRINGS:
        here = waiting.pop()
        if isinstance(here, Reference):
            if here.number in seen:
                continue
            seen.add(here.number)
            content = table.content(here)
            here = table.resolve(here)
            if content and not isinstance(here, bytes) and (text := _plain(content)):
                count += 1
                yield Part.METADATA, _PRIVATE, text
        if isinstance(here, dict):
            waiting.extend(here.values())
        elif isinstance(here, list):
            waiting.extend(here[:_MOST_STRINGS])
        elif text := text_of(here):
            count += 1
            yield Part.METADATA, _PRIVATE, text


def _plain(content: bytes) -> str:
    """The words of a stream that is text."""
    from pubcheck.charset import decode, noise

    return decode(content).strip() if noise(content[:65536]) <= 0.1 else ""


def _described(table: ObjectTable) -> Iterator[Words]:
    """Texts that stand for a picture or an abbreviation when the document is read aloud."""
    for _, value in table.holding(*(b"/" + key.encode() for key in _ALTERNATE_KEYS)):
        if "S" in value and "P" in value:
            for key in _ALTERNATE_KEYS:
                if text := text_of(table.resolve(value.get(key))):
                    yield Part.ALT_TEXT, _ALTERNATE, text


def _layers(table: ObjectTable) -> tuple[tuple[str, ...], frozenset[str]]:
    every: list[str] = []
    off: list[str] = []
    for _, value in table.holding(b"/OCProperties"):
        optional = as_dictionary(table.resolve(value.get("OCProperties")))
        names, hidden = _states(optional, table.resolve, text_of)
        every += names
        off += hidden
    return tuple(dict.fromkeys(every)), _forms(off)


def _states(optional: dict[str, Any], resolve: Any, text: Any) -> tuple[list[str], list[str]]:
    """The names of all layers, and of those that are off."""
    default = resolve(optional.get("D")) or {}

    def names(references: Any) -> list[str]:
        groups = [resolve(reference) or {} for reference in resolve(references) or []]
        return [text(resolve(group["Name"])) for group in groups if "Name" in group]

    every = names(optional.get("OCGs"))
    off = names(default.get("OFF"))
    if str(default.get("BaseState", "")).strip("/'") == "OFF":
        off = [name for name in every if name not in names(default.get("ON"))]
    return every, off


def _forms(names: Iterable[str]) -> frozenset[str]:
    """pdfium gives the name of a mark byte by byte where the file holds it as UTF-16."""
    return frozenset(form for name in names for form in (name, name.encode("utf-16-be").decode("latin-1")))


def _xmp(packet: bytes, limits: Limits) -> Iterator[Words]:
    if not packet.strip():
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
            if text.strip() and label not in _MACHINE_XMP:
                yield Part.METADATA, f"XMP {label}", text.strip()


def _by_pdfminer(data: bytes, password: str | None, limits: Limits) -> Catalog:
    """Information, XMP, layers, scripts and private data of an encrypted file."""
    import pdfplumber
    from pdfplumber.utils import resolve

    words: list[Words] = []
    every: list[str] = []
    off: list[str] = []
    # On damaged files pdfminer raises nearly anything; pdfium has already accepted this one.
    try:
        with pdfplumber.open(io.BytesIO(data), password=password) as opened:
            document = opened.doc
            for dictionary in document.info:
                for key, raw in dictionary.items():
                    value = text_of(resolve(raw))
                    if value and key not in _MACHINE_KEYS and value not in _PLACEHOLDERS:
                        words.append((Part.METADATA, _LABELS.get(key, key), value))
            packet = resolve(document.catalog.get("Metadata"))
            if hasattr(packet, "get_data"):
                words.extend(_xmp(bytes(packet.get_data()), limits))
            every, off = _states(resolve(document.catalog.get("OCProperties")) or {}, resolve, text_of)
            numbers = {number for table in document.xrefs for number in table.get_objids()}
            for number in sorted(numbers)[:_MOST_DECRYPTED]:
                check_time(limits)
                words.extend(_decrypted(document.getobj(number), resolve))
        complete = len(numbers) <= _MOST_DECRYPTED
    except LimitExceeded:
        raise
    except Exception:
        complete = False
    return Catalog(tuple(dict.fromkeys(words)), tuple(every), _forms(off), b"/Thumb" in data, complete)


def _decrypted(found: Any, resolve: Any) -> Iterator[Words]:
    """Scripts, alternate texts and private strings of one object."""
    value = getattr(found, "attrs", found)
    if not isinstance(value, dict):
        return
    if "JS" in value:
        script = resolve(value["JS"])
        yield Part.HIDDEN, _SCRIPT, text_of(script.get_data() if hasattr(script, "get_data") else script)
    for key in _ALTERNATE_KEYS if "S" in value and "P" in value else ():
        if text := text_of(resolve(value.get(key))):
            yield Part.ALT_TEXT, _ALTERNATE, text
    if "PieceInfo" in value:
        for each in strings(resolve(value["PieceInfo"])):
            yield Part.METADATA, _PRIVATE, text_of(each)
