"""Lists and tables that show how marks of state secrets are written, as lessons on secrecy have them.

One example below “例如：” is told from a mark by the line above it (:mod:`pubcheck.mark_prose`). In a list only the first one
has that line above it, and numbers, bullets and cells set each of them apart as a register does.
"""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.lazy_pattern import lazily
from pubcheck.mark_extent import begins_paper
from pubcheck.mark_prose import is_copy
from pubcheck.mark_shapes import STARS
from pubcheck.mark_terms import TIME_WORDS
from pubcheck.matchers import Reading
from pubcheck.span import Span

_BULLET = r"(?:[●○◆◇■□▪•·※►▶→√✓✔×★☆*+-]|[-—–]{1,3}|[(（]?[0-9a-zA-Z一二三四五六七八九十]{1,2}[)）.．、:：]|[①-⑳❶-❿])"
# 1.秘密★5年, ● 机密★20年（最长）, ——绝密★会议结束前。 Behind the term of a mark in a list of papers stands the name of one.
_ITEM = lazily(
    rf"[ \t]*(?:{_BULLET}[ \t]*)?[“\"]?[绝机秘]密级?[ ]?(?:(?=[0-9长])|[-—:：/]|[{STARS}*])[ ]?(?:{TIME_WORDS}|[^\s★☆，。；：:、“”\"（）()]{{2,14}}(?:前|后|时|止|结束|完毕|解密))?[”\"]?"
    r"[ \t]*(?:[（(][^（）()\n]{1,24}[)）])?[；;。、，,.]?[ \t]*"
)
# Of its own annexes a paper tells the marks (各附件标志形式如下：).
_SHOWS_HOW = lazily(
    r"(?!.{0,6}附[件表图]|[本此各该])(?=.*(?:标[志识注记密法]|密级|写法|[示举]例|例[如:：]))"
    r".{0,60}?(?:形式|方式|写法|标法|格式|样式|规范|正确|错误|[几两二三四五六]种|[示举]例|例如|譬如|比如).{0,8}[:：]"
)
_HEADING = lazily(r"(?:标[注识志密]|书写|规范)?(?:示例|样例|举例|范例|样式|写法|例子)")
_OF_LEVELS = lazily(r"密级|期限")
_OF_PAPERS = lazily(r"题名|标题|文件|名称|文号|[件份]数|[件编]号|单位|事项")
_CELLS = lazily(r"[\t|｜│]")
_RULE = lazily(r"[\s|｜│:+—─-]+")
_MOST_LINES, _LONGEST = 16, 200  # lines above or below that are looked at, and the characters of one


def is_listed_example(reading: Reading, span: Span) -> bool:
    """Whether it is an item of a list, or stands in a row of a table, that shows how marks are written.

    A line that says so stands above it, so no mark on the first line is meant; and where the head of a paper follows, what
    was announced is that paper.
    """
    text, line = reading.text.text, reading.text.paragraph(span)
    if len(line) > _LONGEST:
        return False
    if _ITEM.fullmatch(text, line.start, line.end) is None:
        return _is_in_row(text, line)
    above = next((words for words, _ in _lines(text, line.start, -1) if not _ITEM.fullmatch(words)), "").strip()
    if _SHOWS_HOW.fullmatch(above) is None:
        return False
    last = line.end
    for words, end in _lines(text, line.end, 1):
        if _ITEM.fullmatch(words) is None:
            break
        last = end
    return not begins_paper(text, last) and not is_copy(reading, above, last)


def _is_in_row(text: str, line: Span) -> bool:
    """Whether one of the cells beside it is an example, as the heading of the column says (密级 / 最长期限 / 标注示例)."""
    cells = _CELLS.split(line.of(text))
    if len(cells) == 1:
        return False
    for words, _ in _lines(text, line.start, -1):
        heads = _CELLS.split(words)
        if _RULE.fullmatch(words):
            continue
        if len(heads) != len(cells) or any(map(_OF_PAPERS.search, heads)):
            return False
        shown = [at for at, head in enumerate(heads) if _HEADING.fullmatch(head.strip())]
        if shown:
            return any(map(_OF_LEVELS.search, heads)) and any(_ITEM.fullmatch(cells[at]) for at in shown)
    return False


def _lines(text: str, place: int, step: int) -> Iterator[tuple[str, int]]:
    """The filled lines before ``place``, the nearest first, or those behind it, each with its end; up to a long one."""
    for _ in range(_MOST_LINES):
        if step < 0:
            end, start = place - 1, text.rfind("\n", max(0, place - 1 - _LONGEST), max(0, place - 1)) + 1
            place = start
        else:
            start = place + 1
            found = text.find("\n", start, start + _LONGEST)
            end = place = len(text) if found < 0 else found
        if not 0 <= end - start <= _LONGEST:
            return
        if words := text[start:end].strip("\n"):
            yield words, end
