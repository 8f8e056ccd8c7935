"""Lines that belong to the page or the web site, not to the document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pubcheck.code_points import each_line
from pubcheck.lazy_pattern import lazily
from pubcheck.text import NormalizedText

_PAGE_NUMBER = lazily(
    r"\s*(?:[-—–－―─]{1,2}\s*[0-9]{1,4}\s*[-—–－―─]{1,2}|第\s*[0-9]{1,4}\s*页(?:[\s,，/]*共\s*[0-9]{1,4}\s*页)?)\s*"
)
_NAVIGATION = lazily(
    r"\s*(?:"
    r"(?:您?(?:现在|当前|目前)?(?:所在)?的?位置\s*[:：]?\s*)?首页\s*[>＞»›/].*"
    r"|(?:您?(?:现在|当前|目前)?所?在?的?位置)\s*[:：].*"
    r"|[•·●]\s*\S{1,12}"
    r"|(?:字体|字号|【?打印|【?关闭|分享|收藏|扫一扫|上一篇|下一篇|浏览次数|点击数|阅读次数|责任编辑|网站地图|无障碍|返回顶部)"
    r".{0,40}"
    r"|(?:信息)?来源\s*[:：].{0,40}(?:发布|时间|日期|浏览|字体).*"
    r"|发布(?:时间|日期)\s*[:：].{0,60}"
    r")"
)


_NAVIGATION_HEADS = frozenset("您你现当目所在的位首•·●字【打关分收扫上下浏点阅责网无返信来发")


def is_page_number(line: str) -> bool:
    """Whether ``line`` is nothing but a page number (— 3 —, 第3页 共10页)."""
    return len(line) < 40 and bool(_PAGE_NUMBER.fullmatch(line))


def is_navigation(line: str) -> bool:
    """Whether ``line`` is navigation or page furniture of a web site."""
    return len(line) < 120 and line.lstrip()[:1] in _NAVIGATION_HEADS and bool(_NAVIGATION.fullmatch(line))


_UNREAD = "unread lines"


class Line(NamedTuple):
    """One line of a normalised text with words in it.

    ``is_shown``: it belongs to the running text of the document, and not to the page of a web site.
    """

    start: int
    text: str
    is_shown: bool


def lines_of(text: NormalizedText) -> tuple[Line, ...]:
    """The lines of ``text`` that hold more than white space, in order."""
    lines = tuple(_lines(text))
    text.once(_UNREAD, lambda: _not_shown(lines))
    return lines


def unread_lines(text: NormalizedText) -> tuple[tuple[int, int], ...]:
    """Start and end of those :func:`lines_of` that are not shown."""
    return text.once(_UNREAD, lambda: _not_shown(_lines(text)))


def _not_shown(lines: Iterable[Line]) -> tuple[tuple[int, int], ...]:
    return tuple((line.start, line.start + len(line.text)) for line in lines if not line.is_shown)


def _lines(text: NormalizedText) -> Iterator[Line]:
    start = at = 0
    stretches = text.stretches
    is_reading, last = True, len(stretches) - 1
    if stretches and not stretches[0].span.start:
        is_reading = stretches[0].part.is_reading_text
    else:
        at = -1
    for line in each_line(text.text):
        while at < last and stretches[at + 1].span.start <= start:
            at += 1
            is_reading = stretches[at].part.is_reading_text
        if line and not line.isspace():
            yield Line(start, line, is_reading and not is_navigation(line))
        start += len(line) + 1
