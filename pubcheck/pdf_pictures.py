"""What of a PDF page has to be read from its picture, and the picture itself.

A page needs it if it has no text, if its text is garbage (fonts without a character map give ``!"#``
for Han characters), or if large pictures stand on it. Call :func:`render` only while holding the
lock of :mod:`pubcheck.pdf_reader`: pdfium is not thread-safe.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from enum import Enum
from typing import Any, NamedTuple

from pubcheck.document import Box, Part
from pubcheck.lazy_pattern import lazily
from pubcheck.ocr import LONGEST_SIDE, NOT_RECOGNISED, RECOGNISED, Recognition, has_budget, read_picture
from pubcheck.page_gaps import BACKGROUND_SHARE, FEW, LARGE_SHARE, PICTURE_AREA
from pubcheck.pdf_chars import PageText
from pubcheck.pdf_lines import PageLines, Placed
from pubcheck.pdf_open import OpenPage
from pubcheck.pdf_page import Drawing
from pubcheck.pdf_shapes import Bounds
from pubcheck.phrase import Phrase
from pubcheck.settings import Limits

_WATERMARK = 50
_SCALE = 170 / 72
_MOST_PICTURES = 8
_JUDGED = 200
_PRIVATE = lazily("[\ue000-\uf8ff\ufffd]")
_HAN = lazily("[\u4e00-\u9fff]+")
_ODD_SIGNS = lazily(r"[!-/:-@\[-`{-~]")


class Need(Enum):
    """Why a page, or parts of it, must be looked at."""

    NOTHING = "nothing"
    NO_TEXT = "no text"
    GARBLED = "garbled"
    PICTURES = "pictures"


_NUMBER = lazily(
    r"(?<![0-9A-Za-z])(?:[0-9]{11,19}[Xx]?|[0-9A-Za-z._-]{2,40}@[0-9A-Za-z-]{2,40}\.[0-9A-Za-z.-]{2,40})(?![0-9A-Za-z])"
)
_KEPT = Phrase("文字层中的号码（图像中未识别到）", "number of the text layer, not recognised in the picture")
_TOO_MANY = {
    Need.NO_TEXT: Phrase(
        "没有文字层，也未做文字识别（超过 limits.max_ocr_pages 或时间上限），请人工查看，或调高上限后再检查",
        "no text layer and not recognised (limits.max_ocr_pages or time used up): look at it or raise the limits",
    ),
    Need.GARBLED: Phrase(
        "文字层不可靠，也未做文字识别（超过 limits.max_ocr_pages 或时间上限），请人工查看，或调高上限后再检查",
        "text layer unreliable and not recognised (limits.max_ocr_pages or time used up): look at it or raise the limits",
    ),
    Need.PICTURES: NOT_RECOGNISED,
}
_LABELS = {
    Need.NO_TEXT: RECOGNISED,
    Need.GARBLED: Phrase("识别自图像（文字层不可靠）", "recognised in the picture of the page (text layer unreliable)"),
    Need.PICTURES: RECOGNISED,
}


def need_of(read: PageText, drawing: Drawing, area: float) -> Need:
    """What the text of a page does not tell."""
    if not drawing.objects:
        return Need.NOTHING
    text = "".join(read.text.split())
    largest = drawing.largest_picture()
    covered = drawing.pictured()
    seen = sum(len(piece.text) for piece in read.pieces if piece.hidden is None)
    if not text or (len(text) < FEW and covered >= LARGE_SHARE * area):
        return Need.NO_TEXT
    if is_garbled(text, read.unmapped):
        return Need.GARBLED
    if covered >= BACKGROUND_SHARE * area:
        # A scan with its recognised text is read; one with nothing but the scanner's own line is not.
        return Need.NO_TEXT if seen < _WATERMARK else Need.NOTHING
    return Need.PICTURES if largest >= PICTURE_AREA else Need.NOTHING


def is_garbled(text: str, unmapped: float) -> bool:
    """Whether characters came out wrong: no character map, private use, symbols in place of words."""
    private = len(_PRIVATE.findall(text))
    han = sum(map(len, _HAN.findall(text[:_JUDGED])))
    if han >= 0.1 * min(len(text), _JUDGED) and not unmapped and not private:
        return False
    han = sum(map(len, _HAN.findall(text)))
    signs = len(_ODD_SIGNS.findall(text)) if han < 0.1 * len(text) else 0
    return (
        (unmapped > 0.03 and unmapped * len(text) >= 5)
        or (private >= 5 and private > 0.2 * len(text))
        or text.count("(cid:") >= 3
        or (len(text) >= 40 and signs > 0.35 * len(text))
    )


class PagePicture(NamedTuple):
    """A rendered page, or a part of it; ``scale`` is pixels to a point, the offset in points of the page as seen."""

    pixels: Any
    scale: float
    left: float = 0.0
    top: float = 0.0

    def box(self, box: tuple[float, float, float, float]) -> Box:
        """A rectangle of pixels as a place on the page."""
        left, top, right, bottom = (value / self.scale for value in box)
        return Box(
            round(self.left + left, 2),
            round(self.top + top, 2),
            round(self.left + right, 2),
            round(self.top + bottom, 2),
        )


def render(page: OpenPage) -> PagePicture | None:
    """The page as a reader sees it, annotations included; ``None`` if there is no memory for it."""
    scale = min(_SCALE, LONGEST_SIDE / max(*page.size, 1.0))
    pixels = page.pixels(scale)
    return PagePicture(pixels, scale) if pixels is not None else None


def parts(whole: PagePicture, places: list[Box]) -> Iterator[PagePicture]:
    """The places of large pictures, cut out of the rendered page."""
    for place in places[:_MOST_PICTURES]:
        left, top = max(0, int(place.left * whole.scale)), max(0, int(place.top * whole.scale))
        right, bottom = int(place.right * whole.scale) + 1, int(place.bottom * whole.scale) + 1
        pixels = whole.pixels[top:bottom, left:right]
        if pixels.size:
            yield PagePicture(pixels, whole.scale, left / whole.scale, top / whole.scale)


def large_pictures(drawing: Drawing, frame: Bounds) -> list[Bounds]:
    """The rectangles of pictures in which words may stand."""
    return [
        (
            max(frame[0], picture.bounds[0]),
            max(frame[1], picture.bounds[1]),
            min(frame[2], picture.bounds[2]),
            min(frame[3], picture.bounds[3]),
        )
        for picture in drawing.pictures
        if picture.area >= PICTURE_AREA
    ]


def read_page_picture(
    page: OpenPage,
    found: PageLines,
    need: Need,
    places: list[Box],
    limits: Limits,
    aside: Callable[[], AbstractContextManager[None]],
) -> Phrase | None:
    """Put into ``found`` what is recognised on the page or in its pictures; the reason if that is not all.

    :param aside: lets other threads use pdfium while words are looked for.
    """
    if not has_budget(limits):
        return _TOO_MANY[need]
    whole = render(page)
    if whole is None:
        return _TOO_MANY[need]
    pictures = parts(whole, places) if need is Need.PICTURES else iter((whole,))
    doubt = _TOO_MANY[need] if len(places) > _MOST_PICTURES and need is Need.PICTURES else None
    with aside():
        for number, picture in enumerate(pictures):
            if number and not has_budget(limits):
                return _TOO_MANY[need]
            recognition = read_picture(picture.pixels, limits)
            doubt = doubt or recognition.trouble
            _merge(found, recognition, picture, need)
    return doubt


def _merge(found: PageLines, recognition: Recognition, picture: PagePicture, need: Need) -> None:
    """Recognised lines beside those of the text layer, or instead of them."""
    label = _LABELS[need]
    if need is Need.GARBLED:
        known = "".join(line.text for line in recognition.lines)
        garbage = [line for line in found.lines if line.part is not Part.HIDDEN]
        found.lines = [line for line in found.lines if line.part is Part.HIDDEN]
        # Numbers often have a font of their own, and are right where the words round them are garbage.
        for line in garbage:
            numbers = [run for run in _NUMBER.findall(line.text) if run not in known]
            found.lines += [line._replace(text="\t".join(numbers), label=_KEPT)] if numbers else []
        known = ""
    else:
        known = "".join("".join(line.text.split()) for line in found.lines)
    for seen in recognition.lines:
        if "".join(seen.text.split()) not in known:
            found.lines.append(Placed(seen.text, Part.BODY, picture.box(seen.box), label))
