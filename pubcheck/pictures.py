"""Pictures: opened within limits, their words recognised, their descriptions read.

For the parser of picture files and for pictures inside other documents. Sizes are looked at before
anything is unpacked; a picture that is too large is not read, and that is told.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import Any, NamedTuple

from pubcheck import ocr
from pubcheck.document import Box, DocumentBuilder, Part
from pubcheck.gap import Gap
from pubcheck.phrase import Phrase
from pubcheck.picture_data import said
from pubcheck.quota import check_time, opened
from pubcheck.settings import Limits

MOST_PIXELS = 80_000_000
"""Red, green and blue of as many pixels take 240 MB."""
# No format whose reader starts another program (EPS).
_FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "BMP", "DIB", "WEBP", "JPEG2000", "ICO", "TGA", "PPM", "PCX")
_SMALLEST = (60, 16)
_WIDEST = 2000

TOO_LARGE = Phrase(
    f"图片超过 {MOST_PIXELS // 1_000_000} 百万像素，图片中的文字未检查，请缩小后再检查或人工查看",
    f"the picture has more than {MOST_PIXELS // 1_000_000} million pixels and was not read: make it smaller or look at it",
)
BROKEN = Phrase("图片已损坏或不完整，未能全部读取", "the picture is damaged or incomplete and was not read to the end")
_UNREADABLE = Phrase("图片的附加信息未能读取", "what the picture's file says about it could not be read")


class Frame(NamedTuple):
    """One frame of a picture: its size in pixels, and the pixels, unless it is too large or broken (``trouble``)."""

    width: int
    height: int
    pixels: Any = None
    trouble: Phrase | None = None


def open_picture(data: bytes) -> Any:
    """The picture, opened with Pillow but not unpacked; ``None`` if it is none that can be read."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return Image.open(io.BytesIO(data), formats=_FORMATS)
    except Exception:  # Pillow's plug-ins raise nearly anything on damaged files
        return None


def frames(image: Any, limits: Limits) -> Iterator[Frame]:
    """All frames, one unpacked at a time, turned as the camera was held; not unpacked if nobody can read them."""
    for number in range(min(int(getattr(image, "n_frames", 1)), limits.max_pages + 1)):
        check_time(limits)
        try:
            image.seek(number)
            width, height = image.size
            if width * height > MOST_PIXELS:
                yield Frame(width, height, trouble=TOO_LARGE)
                continue
            if not ocr.available():
                yield Frame(width, height, trouble=ocr.NOT_INSTALLED)
            elif not ocr.has_budget(limits):
                yield Frame(width, height, trouble=ocr.NOT_RECOGNISED)
            else:
                yield Frame(width, height, _pixels(image))
        except Exception:
            width, height = image.size
            yield Frame(width, height, trouble=BROKEN)
            return


def _pixels(image: Any) -> Any:
    """Blue, green, red of a frame on white ground, not larger than words need."""
    import numpy
    from PIL import Image, ImageOps

    width, height = image.size
    share = min(1.0, _WIDEST / max(1, min(width, height)))
    if share < 1.0 and image.format == "JPEG":
        image.draft("RGB", (int(width * share), int(height * share)))
    frame = ImageOps.exif_transpose(image)
    if frame.mode in ("RGBA", "LA", "PA") or "transparency" in frame.info:
        layered = frame.convert("RGBA")
        frame = Image.new("RGB", layered.size, (255, 255, 255))
        frame.paste(layered, mask=layered.getchannel("A"))
    elif frame.mode.startswith("I;16") or frame.mode in ("I", "F"):
        frame = _stretched(frame)
    frame = frame.convert("RGB")
    share = min(1.0, _WIDEST / max(1, min(frame.size)))
    if share < 1.0:
        frame = frame.resize((max(1, int(frame.width * share)), max(1, int(frame.height * share))))
    return numpy.asarray(frame)[:, :, ::-1]


def _stretched(frame: Any) -> Any:
    """A frame of 16 or 32 bits as one of 8."""
    import numpy
    from PIL import Image

    values = numpy.asarray(frame, dtype=numpy.float64)
    low, high = float(values.min()), float(values.max())
    return Image.fromarray(((values - low) * (255.0 / max(high - low, 1e-9))).astype(numpy.uint8))


def describe(builder: DocumentBuilder, image: Any, data: bytes, limits: Limits, label: str = "") -> None:
    """Blocks for what the picture's file says; a gap if it cannot be read.

    :param label: the picture's name inside a document.
    """
    found = []
    try:
        found = list(said(image, data, limits))
    except Exception:  # damaged EXIF makes Pillow raise nearly anything
        builder.add_gap(Gap("parse", label or Phrase("图片信息", "picture data"), _UNREADABLE))
    for kind, text in found:
        builder.add(text, Part.METADATA, label=f"{label} {kind}" if label else kind)


def add_words(
    builder: DocumentBuilder,
    pixels: Any,
    limits: Limits,
    *,
    page: int | None,
    label: str,
    scale: float | None = None,
    part: Part = Part.BODY,
) -> Phrase | None:
    """Blocks for the words in a picture; the reason if they were read with little confidence.

    :param scale: points to a pixel, where the blocks are to carry boxes.
    """
    found = ocr.read_picture(pixels, limits)
    for line in found.lines:
        box = Box(*(value * scale for value in line.box)) if scale is not None else None
        builder.add(line.text, part, page=page, box=box, label=label)
    return found.trouble


def read_embedded_picture(
    builder: DocumentBuilder, data: bytes, page: int | None, label: str, limits: Limits, part: Part = Part.BODY
) -> bool:
    """Add the words that a picture inside a document shows; whether it was read.

    Where it returns ``False`` (no ``ocr`` extra, limits reached, not a format that Pillow reads, too
    large, damaged), the caller records that large pictures were not checked. Words recognised with
    little confidence make a gap here. What the file says about itself is for :func:`describe`.

    :param label: the picture's name inside the document, for labels and gaps.
    """
    limits = opened(limits)
    image = open_picture(data)
    if image is None:
        return False
    if min(image.size) < _SMALLEST[1] or max(image.size) < _SMALLEST[0]:
        return True
    frame = next(frames(image, limits), None)
    if frame is None or frame.pixels is None:
        return False
    shown = Phrase(f"图片 {label}（识别）", f"picture {label} (recognised)")
    doubt = add_words(builder, frame.pixels, limits, page=page, label=shown, part=part)
    if doubt is not None:
        builder.add_gap(Gap("parse", Phrase(f"图片 {label}", f"picture {label}"), doubt))
    return True
