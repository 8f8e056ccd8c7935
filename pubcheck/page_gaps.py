"""Why the text of a page may not be all that its reader sees: the reasons, the thresholds, and the places in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pubcheck.phrase import Phrase

NO_TEXT = Phrase(
    "没有文字层（可能是扫描件、图片或空白页），页面内容未检查，请先做文字识别（OCR）或人工查看",
    "no text layer (a scan, a picture or a blank page): not checked; run OCR on it or look at it",
)
UNRELIABLE = Phrase(
    "文字层不可靠（字体缺少编码对照，提取的文字是乱码），请先做文字识别（OCR）或换用原始文件",
    "text layer unreliable (fonts without a character map give garbage); run OCR or use the original file",
)
PICTURES = Phrase("有较大的图片，图片中的文字未检查，请人工查看", "large pictures: words in them were not checked")
CROWDED = Phrase(
    "页面内容过多，只检查了一部分，请人工查看", "too much on the page: checked in part only, please look at it"
)

FEW = 10
"""Characters: fewer beside a large picture are no text of the page."""
PICTURE_AREA = 40 * (72 / 2.54) ** 2
"""Square points (40 square centimetres): smaller pictures hold no words; an identity card at its own size has 46."""
LARGE_SHARE = 0.2
BACKGROUND_SHARE = 0.6
"""Shares of the page from which a picture may be all of it, and from which it is its ground."""


def doubts(text: str, largest_picture: float, area: float, *, pictures_read: bool = False) -> Iterator[Phrase]:
    """Why a page of ``area`` square points needs another look.

    :param text: what was read of it.
    :param largest_picture: the area of its largest picture that nobody read, in square points.
    :param pictures_read: whether words of its pictures were recognised.
    """
    visible = "".join(text.split())
    if pictures_read and not largest_picture and not is_garbled(visible):
        return
    if not visible or (len(visible) < FEW and largest_picture >= LARGE_SHARE * area):
        yield NO_TEXT
    elif is_garbled(visible):
        yield UNRELIABLE
    elif PICTURE_AREA <= largest_picture < BACKGROUND_SHARE * area:
        yield PICTURES


def is_garbled(text: str) -> bool:
    """Whether characters came out wrong: private use, replacements, symbols in place of words."""
    private = sum("\ue000" <= char <= "\uf8ff" or char == "\ufffd" for char in text)
    han = sum("\u4e00" <= char <= "\u9fff" for char in text)
    signs = sum(("!" <= char <= "@" and not char.isdigit()) or char in "[\\]^_`{|}~" for char in text)
    return (private >= 5 and private > 0.2 * len(text)) or (
        len(text) >= 40 and han < 0.1 * len(text) and signs > 0.35 * len(text)
    )


def unread_pictures(count: int) -> Phrase:
    """The reason of a gap for ``count`` pictures that may hold words and were not read."""
    return Phrase(
        f"有 {count} 张较大的图片，图片中的文字未检查，请人工查看",
        f"{count} large pictures; words in them were not checked, please look at them",
    )


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """First and last of each run of neighbouring page numbers."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def places(numbers: Iterable[int]) -> Iterator[Phrase]:
    """Page numbers in words, neighbours drawn together."""
    for first, last in runs(numbers):
        if first == last:
            yield Phrase(f"第{first}页", f"page {first}")
        else:
            yield Phrase(f"第{first}页至第{last}页", f"pages {first} to {last}")
