"""Lines that belong to the page or the web site, not to the document."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, overload

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


class Line(NamedTuple):
    """One line of a normalised text with words in it.

    ``is_shown``: it belongs to the running text of the document, and not to the page of a web site.
    """

    start: int
    text: str
    is_shown: bool


class Lines(Sequence[Line]):
    """Lines of one text in order, their places in arrays, since there may be millions: each is made when it is asked for."""

    def __init__(self, text: str, starts: array[int], ends: array[int], shown: bytes | bytearray) -> None:
        self._text, self.starts, self._ends, self._shown = text, starts, ends, shown

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, index: int) -> Line: ...
    @overload
    def __getitem__(self, index: slice) -> list[Line]: ...
    def __getitem__(self, index: int | slice) -> Line | list[Line]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        start = self.starts[index]
        return Line(start, self._text[start : self._ends[index]], bool(self._shown[index]))

    def holding(self, sign: str) -> Iterator[tuple[int, Line]]:
        """The lines that hold ``sign``, each with its index."""
        text, starts, ends = self._text, self.starts, self._ends
        at = text.find(sign)
        while at >= 0:
            index = bisect_right(starts, at) - 1
            if index >= 0 and at + len(sign) <= ends[index]:
                yield index, self[index]
                at = text.find(sign, ends[index])
            else:
                at = text.find(sign, at + 1)

    def without(self, is_left_out: Callable[[int], bool]) -> Lines:
        """Those of them for whose index ``is_left_out`` is false."""
        kept = [index for index in range(len(self)) if not is_left_out(index)]
        if len(kept) == len(self):
            return self
        starts, ends = (array("i", map(places.__getitem__, kept)) for places in (self.starts, self._ends))
        return Lines(self._text, starts, ends, bytes(map(self._shown.__getitem__, kept)))

    @property
    def shown(self) -> Lines:
        """Those that are shown."""
        return self if all(self._shown) else self.without(lambda index: not self._shown[index])

    @property
    def unread(self) -> tuple[tuple[int, int], ...]:
        """Where those stand that are not shown."""
        if all(self._shown):
            return ()
        places = zip(self.starts, self._ends, self._shown, strict=True)
        return tuple((start, end) for start, end, is_shown in places if not is_shown)


def lines_of(text: NormalizedText) -> Lines:
    """The lines of ``text`` that hold more than white space, in order."""
    return text.once("lines", lambda: _lines(text))


def unread_lines(text: NormalizedText) -> tuple[tuple[int, int], ...]:
    """Start and end of those :func:`lines_of` that are not shown."""
    return lines_of(text).unread


def _lines(text: NormalizedText) -> Lines:
    starts, ends, shown = array("i"), array("i"), bytearray()
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
            starts.append(start)
            ends.append(start + len(line))
            shown.append(is_reading and not is_navigation(line))
        start += len(line) + 1
    return Lines(text.text, starts, ends, shown)
