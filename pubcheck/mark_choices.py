"""Levels that a form offers and that nobody chose (empty boxes, options of a list, all levels in a row), and those of lists that
show how marks are written.

A bullet or the noise of a scan looks like an empty box as well (○ 机密★10年 某方案): nobody left open what has a star, or
what stands alone on its line.
"""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.lazy_pattern import lazily
from pubcheck.mark_extent import begins_paper
from pubcheck.mark_prose import is_copy
from pubcheck.mark_shapes import STARS
from pubcheck.mark_terms import TIME_WORDS
from pubcheck.matchers import Reading
from pubcheck.span import ByPlace, Span

TICKS = "☑☒■√✓✔●◉⊙"
BOXES = "□☐○〇"
# Brackets hold any sign by which forms are ticked by hand.
_TICKED = rf"(?:[{TICKS}]|[(（\[][ ]?[√✓✔xX×vV*●■][ ]?[)）\]])"
_EMPTY = rf"(?:[{BOXES}]|[(（\[][ ]{{0,4}}[)）\]])"
TICKED_BEFORE = lazily(rf"{_TICKED}[ ]{{0,2}}$")
TICKED_BEHIND = lazily(rf"[ ]{{0,2}}{_TICKED}")
EMPTY_BEFORE = lazily(rf"{_EMPTY}[ ]{{0,2}}$")
EMPTY_BEHIND = lazily(rf"[ ]{{0,2}}{_EMPTY}")
_OPTION = lazily(r"<option(?![^<>]*selected)[^<>\n]*>\s*$")
# The tag of an option, and a record that holds a level and at most its code: {"level":"机密","code":2}.
_OPTION_TAG = lazily(r"<(?:option|enum|choice)[ ](?![^<>\n]*selected)[^<>\n]{0,60}\Z")
_CODE = r"[\"'](?:code|id|value|key|sort|order|no|num|index|dm|bm)[\"'][ ]?:[ ]?[\"']?[0-9A-Za-z]{0,4}[\"']?"
_OF_LEVEL = rf"\{{[ ]?(?:{_CODE}[ ]?,[ ]?){{0,2}}[\"'][^\"'\n]{{1,24}}[\"'][ ]?:[ ]?[\"'](?P<LEVEL>[绝机秘]密)级?[\"'](?:[ ]?,[ ]?{_CODE}){{0,2}}[ ]?\}}"
_NEXT = r"\s{0,8},\s{0,8}"
_ENUMERATED = lazily(
    _NEXT.join(
        (_OF_LEVEL.replace("LEVEL", "one"), _OF_LEVEL.replace("LEVEL", "two"), _OF_LEVEL.replace("LEVEL", "three"))
    )
)
_TICK = lazily(f"[{TICKS}]")
_STAR = lazily(f"[{STARS}*]")
_CHOICE = lazily(
    rf"(?:绝密|机密|秘密)级?|{_EMPTY}[ ]{{0,2}}(?:非密|非涉密|不涉密|公开|内部|无|一般|普通|工作秘密)|{_TICKED}"
)
_PARTED = (
    r"级?(?:\"?>?</[a-z]{1,8}>\s{0,8}<[a-z]{1,8}(?![^<>]{0,24}selected)[^<>\n☑√]{0,24}>"
    r"|[ \t|｜│,，、/／\"'.□☐○]{0,8}(?:(?<=[ \t|｜│,，、/／\"'.□☐○])[1-3][.、．][ ]?)?(?<=[ \t|｜│,，、/／\"'.．□☐○]))"
)
_SCALE = lazily(
    rf"绝密{_PARTED}机密{_PARTED}秘密(?![ ]?[\[(（]?[☑√✓×●■])|秘密{_PARTED}机密{_PARTED}绝密(?![ ]?[\[(（]?[☑√✓×●■])"
)
_AROUND = 80  # characters of the line, and of the lines next to it, in which another choice stands
# One example below “例如：” is told by the line above it. In a list only the first has that line above it, and numbers, bullets and
# cells set each of them apart as a register does.
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
_MOST_LINES, _LONGEST_LINE = 16, 200  # lines above or below that are looked at, and the characters of one


def is_unticked(text: str, span: Span) -> bool:
    """Whether the level is a choice of a form that is left open: □机密 beside □秘密."""
    if _OPTION.search(text[max(0, span.start - 40) : span.start]):
        return True
    words = span.of(text)
    if _STAR.search(words) or _TICK.search(words):
        return False
    if _OPTION_TAG.search(text[max(0, span.start - _AROUND) : span.start]):
        return True
    before, behind = text[max(0, span.start - 8) : span.start], text[span.end : span.end + 8]
    if TICKED_BEFORE.search(before):
        return False
    box = EMPTY_BEFORE.search(before)
    if box is None:
        return EMPTY_BEHIND.match(behind) is not None and _is_one_of_several(text, span)
    # In 绝密□ 机密☑ the box belongs to the level before it.
    ticked = box.group().endswith(" ") and TICKED_BEHIND.match(behind) is not None
    return not ticked and _is_one_of_several(text, span)


def _is_one_of_several(text: str, span: Span) -> bool:
    """Whether another choice stands on its line, or on the one above or below."""
    start, end = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    above = text[start : span.start].split("\n")[-2:]
    below = text[span.end : end].split("\n")[:2]
    # The lines next to it are choices as well only where they begin with one.
    beside = [above[-1], below[0], *(line.strip()[:8] for line in (*above[:-1], *below[1:]) if _begins_with_box(line))]
    return any(_CHOICE.search(each) for each in beside)


def _begins_with_box(line: str) -> bool:
    return EMPTY_BEHIND.match(line.lstrip()) is not None or TICKED_BEHIND.match(line.lstrip()) is not None


def is_listed(text: str, span: Span) -> bool:
    """Whether it is one of three records that hold the three levels and nothing else."""
    start = max(0, span.start - 4 * _AROUND)
    for match in _ENUMERATED.finditer(text, start, span.end + 4 * _AROUND):
        if match.start() < span.start < match.end():
            return len({match["one"], match["two"], match["three"]}) == len(match.groups())
    return False


def scales(text: str) -> ByPlace[Span]:
    """Where all three levels follow each other: the heading of a statistic, a list to choose from."""
    return ByPlace((Span(*match.span()) for match in _SCALE.finditer(text)), lambda span: span)


def is_listed_example(reading: Reading, span: Span) -> bool:
    """Whether it is an item of a list, or stands in a row of a table, that shows how marks are written.

    A line that says so stands above it, so no mark on the first line is meant; and where the head of a paper follows, what
    was announced is that paper.
    """
    text, line = reading.text.text, reading.text.paragraph(span)
    if len(line) > _LONGEST_LINE:
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
            end, start = place - 1, text.rfind("\n", max(0, place - 1 - _LONGEST_LINE), max(0, place - 1)) + 1
            place = start
        else:
            start = place + 1
            found = text.find("\n", start, start + _LONGEST_LINE)
            end = place = len(text) if found < 0 else found
        if not 0 <= end - start <= _LONGEST_LINE:
            return
        if words := text[start:end].strip("\n"):
            yield words, end
