"""What a picture file says beside its pixels: EXIF with the place, IPTC, XMP, text chunks, comments.

Sources: CIPA DC-008 (Exif 2.32), IPTC IIM 4.2, ISO 16684-1 (XMP), W3C PNG 11.3.4 (textual information).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pubcheck.charset import decode, noise
from pubcheck.errors import ParseError
from pubcheck.lazy_pattern import lazily
from pubcheck.phrase import Phrase
from pubcheck.settings import Limits
from pubcheck.xml_tree import local, parse_xml

Said = tuple[Phrase | str, str]
"""A label and what it says."""

_PLACE = Phrase("拍摄位置（纬度,经度）", "where it was taken (latitude,longitude)")
_LABELS = {
    0x010D: Phrase("文档名称", "document name"),
    0x010E: Phrase("图片说明", "description"),
    0x013B: Phrase("作者", "author"),
    0x013C: Phrase("制作计算机", "host computer"),
    0x8298: Phrase("版权", "copyright"),
    0x9286: Phrase("用户注释", "user comment"),
    0x9C9B: Phrase("标题", "title"),
    0x9C9C: Phrase("备注", "comment"),
    0x9C9D: Phrase("作者", "author"),
    0x9C9E: Phrase("关键词", "keywords"),
    0x9C9F: Phrase("主题", "subject"),
    0xA420: Phrase("图片编号", "picture id"),
    0xA430: Phrase("相机所有者", "camera owner"),
    0xA431: Phrase("相机序列号", "camera serial number"),
    0xA435: Phrase("镜头序列号", "lens serial number"),
}
_COMMENT = Phrase("图片注释", "comment")
_IPTC = Phrase("图片说明（IPTC）", "description (IPTC)")
_USER_COMMENT = 0x9286
_WINDOWS = range(0x9C9B, 0x9CA0)
_EXIF, _GPS = 0x8769, 0x8825
# Makers, models, programs, versions and times say nothing about persons.
_MACHINE = frozenset({0x010F, 0x0110, 0x0131, 0x0132, 0x9000, 0x9003, 0x9004, 0x9010, 0x9011, 0x9012, 0xA000, 0xA433})
_MACHINE |= {0x9101, 0x9290, 0x9291, 0x9292, 0xA300, 0xA301, 0xA432, 0xA434, 0x927C, 0xA005, 0x02BC, 0x83BB, 0x8649}
_MACHINE |= {0x8773, 0x5090, 0x5091, 0x001F, 0x0142, 0x0143, 0x014A, 0x0111, 0x0117, 0x015B}
_XMP = lazily(rb"<x:xmpmeta.{0,400000}?</x:xmpmeta>", re.DOTALL)
_MACHINE_XMP = lazily(
    r"about|lang|xmptk|parseType|.*(?:Date|ID|Tool|Version|Orientation|Resolution|Dimension|Unit|Time|When|when|Agent"
    r"|action|changed|Mode|Profile|Width|Height|Type|format|Model|Make|Space)"
)
_LONGEST = 20_000
_MOST = 500
_LARGE = 80_000_000


def said(image: Any, data: bytes, limits: Limits) -> Iterator[Said]:
    """Everything a person may have written or a camera may know; each text once.

    :param image: the picture opened with Pillow, not yet loaded.
    """
    seen: set[str] = set()
    for label, text in (*_exif(image), *_chunks(image), *_iptc(image), *_packets(image, data, limits)):
        short = text.strip().strip("\x00").strip()[:_LONGEST]
        if short and short not in seen and len(seen) < _MOST:
            seen.add(short)
            yield label, short


def _exif(image: Any) -> Iterator[Said]:
    from PIL.ExifTags import TAGS

    exif = image.getexif()
    for number, value in (*exif.items(), *exif.get_ifd(_EXIF).items()):
        if number in _MACHINE or isinstance(value, int | float | dict):
            continue
        text = _text(number, value)
        if text:
            yield _LABELS.get(number, str(TAGS.get(number, f"EXIF {number}"))), text
    place = exif.get_ifd(_GPS)
    if 2 in place and 4 in place:
        latitude, longitude = _degrees(place[2], place.get(1)), _degrees(place[4], place.get(3))
        yield _PLACE, f"{latitude:.6f},{longitude:.6f}"
    for number in (27, 28):  # GPSProcessingMethod, GPSAreaInformation
        if number in place:
            yield _PLACE, _text(_USER_COMMENT, place[number])


def _text(number: int, value: Any) -> str:
    """A tag's text; bytes are UTF-16 in the tags of Windows, and carry their encoding in comments."""
    if isinstance(value, tuple) and value and all(isinstance(each, int) and 0 <= each < 256 for each in value):
        value = bytes(value)
    if isinstance(value, str):
        # Pillow reads bytes as Latin-1; many cameras and programs write UTF-8 or GBK.
        try:
            value = value.encode("latin-1")
        except UnicodeEncodeError:
            return str(value)
    if not isinstance(value, bytes):
        return ""
    if number in _WINDOWS:
        return value.decode("utf-16-le", "replace")
    if number == _USER_COMMENT:
        kind, value = value[:8], value[8:]
        if kind.startswith(b"UNICODE"):
            little = value[1:2] == b"\x00" or value[:2] == b"\xff\xfe"
            return _best_utf16(value) if not little else value.decode("utf-16-le", "replace").lstrip("\ufeff")
    value = value.rstrip(b"\x00")
    return decode(value) if value and noise(value) <= 0.1 else ""


def _best_utf16(value: bytes) -> str:
    """UTF-16 whose byte order nobody wrote down."""
    from pubcheck.charset import common_share

    return max((value.decode(name, "replace") for name in ("utf-16-be", "utf-16-le")), key=common_share)


def _degrees(parts: Any, reference: Any) -> float:
    degrees, minutes, seconds = (float(part) for part in (*parts, 0, 0, 0)[:3])
    value = degrees + minutes / 60 + seconds / 3600
    return -value if str(reference).upper()[:1] in ("S", "W") else value


def _chunks(image: Any) -> Iterator[Said]:
    """Text chunks of PNG; comments of JPEG and GIF."""
    # The chunks behind the pixels are only reached by unpacking those.
    large = image.size[0] * image.size[1] > _LARGE
    chunks = image.info if large else getattr(image, "text", None) or {}
    for key, value in dict(chunks if image.format == "PNG" else {}).items():
        if not isinstance(value, str):
            continue
        if "xmp" not in key.lower() and not key.lower().startswith("raw profile"):
            yield f"PNG {key}", str(value)
    comment = image.info.get("comment")
    if isinstance(comment, bytes):
        yield _COMMENT, decode(comment)
    elif isinstance(comment, str):
        yield _COMMENT, comment


def _iptc(image: Any) -> Iterator[Said]:
    from PIL.IptcImagePlugin import getiptcinfo

    for (record, number), value in (getiptcinfo(image) or {}).items():
        if record == 2 and number not in (0, 55, 60, 62, 63, 65, 70):
            for each in value if isinstance(value, list) else [value]:
                yield _IPTC, decode(each)


def _packets(image: Any, data: bytes, limits: Limits) -> Iterator[Said]:
    """XMP, wherever the format keeps it."""
    kept = [image.info.get(key) for key in ("xmp", "XML:com.adobe.xmp")]
    packets = [value.encode() if isinstance(value, str) else value for value in kept if value]
    for packet in dict.fromkeys((*packets, *(found.group() for found in _XMP.finditer(data)))):
        try:
            root = parse_xml(packet.strip(b"\x00"), "XMP", limits)
        except ParseError:
            continue
        for element in root.iter():
            name, owner = local(element), element.getparent()
            while name in {"li", "Seq", "Bag", "Alt"} and owner is not None:
                name, owner = local(owner), owner.getparent()
            texts = [(name, element.text or "")] if not len(element) else []
            texts += [(str(key).rpartition("}")[2], str(value)) for key, value in element.attrib.items()]
            for label, text in texts:
                if text.strip() and not _MACHINE_XMP.fullmatch(label):
                    yield f"XMP {label}", text
