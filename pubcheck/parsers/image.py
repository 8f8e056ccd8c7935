"""Pictures: words by recognition where the extra ``ocr`` is installed, and what the file says about itself.

One page for each frame, with boxes. Without the extra the words are a gap and the description
(place, author, comments) is read all the same.
"""

from __future__ import annotations

from pubcheck.document import Document, DocumentBuilder
from pubcheck.gap import Gap
from pubcheck.parser import Parser, Requirement
from pubcheck.phrase import Phrase
from pubcheck.quota import opened
from pubcheck.refusal import damaged, too_many_pages
from pubcheck.settings import Limits

_MAGIC = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"II*\x00": "image/tiff",
    b"MM\x00*": "image/tiff",
    b"II+\x00": "image/tiff",
    b"MM\x00+": "image/tiff",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
}
_PNG_END = b"IEND\xaeB`\x82"
_DPI = 96.0
_LIKELY_DPI = range(60, 2401)
_WHOLE = Phrase("图片", "the picture")


def _media_type(data: bytes) -> str:
    for magic, media_type in _MAGIC.items():
        if data.startswith(magic):
            return media_type
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    # Two letters are no proof of a bitmap; its reserved fields and the length of its header are.
    if (
        data[:2] == b"BM"
        and data[6:10] == bytes(4)
        and data[14:18] in (b"\x0c\0\0\0", b"\x28\0\0\0", b"\x6c\0\0\0", b"\x7c\0\0\0")
    ):
        return "image/bmp"
    return ""


def _sniff(data: bytes) -> float:
    return 0.99 if _media_type(data) else 0.0


def _parse(data: bytes, name: str, limits: Limits) -> Document:
    from pubcheck.ocr import RECOGNISED
    from pubcheck.pictures import add_words, describe, frames, open_picture

    limits = opened(limits)
    builder = DocumentBuilder(name, data, _media_type(data) or "image/png", limits)
    image = open_picture(data)
    if image is None:
        raise damaged("图片", "picture")
    reasons: dict[Phrase, list[int]] = {}
    for number, frame in enumerate(frames(image, limits), 1):
        if number > limits.max_pages:
            raise too_many_pages(limits)
        start = builder.length + bool(builder.length)
        points = 72.0 / _resolution(image)
        width, height = frame.width * points, frame.height * points
        reason = frame.trouble
        if frame.pixels is not None:
            # A picture taken upright has its sides exchanged, and a large one is scaled down.
            rows, columns = frame.pixels.shape[:2]
            if (rows > columns) is not (frame.height > frame.width):
                width, height = height, width
            scale = width / columns
            reason = add_words(builder, frame.pixels, limits, page=number, label=RECOGNISED, scale=scale)
        builder.add_page(number, start, width=width, height=height)
        if reason is not None:
            reasons.setdefault(reason, []).append(number)
    describe(builder, image, data, limits)
    for reason, numbers in reasons.items():
        where = _WHOLE if numbers == [1] else Phrase(f"第{_list(numbers)}页", f"page {_list(numbers)}")
        builder.add_gap(Gap("parse", where, reason))
    end = data.rfind(_PNG_END)
    if 0 <= end < len(data) - 16 - len(_PNG_END):
        reason = Phrase(
            "图片文件末尾附有其他数据，未检查", "other data follows the picture in its file and was not checked"
        )
        builder.add_gap(Gap("parse", Phrase("文件末尾", "end of file"), reason))
    return builder.build()


def _list(numbers: list[int]) -> str:
    from pubcheck.page_gaps import runs

    return "、".join(str(first) if first == last else f"{first}-{last}" for first, last in runs(numbers))


def _resolution(image: object) -> float:
    """Pixels to an inch; what nonsense the file may say is not believed."""
    told = getattr(image, "info", {}).get("dpi", (0, 0))
    try:
        dpi = float(told[0])
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        return _DPI
    return dpi if int(dpi) in _LIKELY_DPI else _DPI


PARSER = Parser(
    id="image",
    title=Phrase("图片", "picture"),
    media_types=("image/png", "image/jpeg", "image/tiff", "image/bmp", "image/gif", "image/webp"),
    extensions=(".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif", ".webp"),
    sniff=_sniff,
    parse=_parse,
    requires=(Requirement("PIL", "pillow"),),
)
