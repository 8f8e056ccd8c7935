"""Tables with a column 密级: where the levels in it stand, whatever parts the cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pubcheck.lazy_pattern import lazily
from pubcheck.mark_shapes import BORDER
from pubcheck.matchers import Reading
from pubcheck.span import Span

# Tabs, borders, the commas of a file, blanks; the first of them that parts a heading 密级 from its neighbours counts.
_PARTS = (lazily("\t"), lazily(f"[{BORDER}]"), lazily(","), lazily(" +"))
_HEADING = lazily(
    r"[\u4e00-\u9fff]{0,6}密[ ]?[级別别等][\u4e00-\u9fff、/／（(★)）和及与 ]{0,8}|[\u4e00-\u9fff]{0,4}(?:涉密|保密|密等|秘密|定密)(?:等级|级别|程度|情况|结果)?|密|标密|(?i:security|secrecy|classification|mj|miji|mi_ji|secret_?level|sec_?level)"
)
# What a cell says of its own paper: 继续保密 in the column of what was decided, 未定密 in that of levels.
_TOLD = lazily(
    r"(?:继续|维持|仍|不再|无需|无须|予以|延长|到期|期满|解除|同意|注意|严格|应[当予]|须|请)[\u4e00-\u9fff]{0,4}密|(?:不|未|非|免|待|无|(?:已|均|拟|暂)(?!定密级))[\u4e00-\u9fff]{0,3}密"
)
_LEVEL = lazily(r"[绝絕絶機机秘祕][ ]?密级?(?:[ ]?[★☆*].{1,12})?")
_TERM = lazily(r"(?!保[管存密])[\u4e00-\u9fff]{0,4}(?:期限|年限|时限|期|年)(?:[（(].{1,4}[)）])?")
_RULE = lazily(rf"[\s{BORDER}:+—─-]+")
_ANY_HEADING = lazily(
    r"密[ ]?[级別别等]|[涉保定标]密|秘密[等级程]|(?:(?m:^)|[\t|,，| ])密(?=[\t|,| ])|(?i:secur|secre|classif|miji|mi_ji|mj)"
)
# What the line of a heading holds in any case, to be looked for in the whole text: a set of characters is found faster.
_ON_THE_LINE = lazily(
    r"[密sSſcCmM](?:(?<=密)|[eE][cC](?:[uU][rR]|[rR][eE])|[lL][aA][sSſ]{2}[iIİı][fF]|[iIİı]_?[jJ][iIİı]|[jJ])"
)
# A register whose rows were run together on one line: its headings, and the number of the first row.
_FLAT_HEAD = lazily(
    r"(?<![^\s])(?:序号?|[编件档文图]号|号)[ \t]{1,4}(?:[^\s0-9]{1,10}[ \t]{1,4}){0,5}?(?:原|文件|拟定)?密[ ]?级(?:[ \t]{1,4}[^\s0-9]{1,10}){0,6}?[ \t]{1,4}[0-9]{1,4}[.、．]?[ \t]"
)
_FLAT_LEVEL = lazily(r"(?<=[ \t])[绝絕絶機机秘祕]密级?(?:[ ]?[★☆*][^\s★☆]{1,8})?(?=[ \t]|$)")
# The columns of the level before and of that of now, side by side: 原密级 现密级 … 机密 公开.
_FLAT_PAIR = lazily(r"(?:原|文件)?密级 (?:现行?|目前|当前|变更后|调整后|审核后)(?:的)?密级|原密级 (?:现|目前|当前)状态")
_FLAT_STATE = lazily(
    r"(?:[绝絕絶機机秘祕]密|公开|非密|无(?:密级)?|解密|已解密|开放|一般|内部|普通)级?(?:[★☆*][^\s★☆]{1,8})?"
)
_FLAT_NUMBER = lazily(r"[0-9]{1,4}[.、．]?")
_SPARE = 12  # words that a row run together may have beyond its columns
_WORDS = lazily(r"(?:19|20)[0-9]{2}年(?=[0-9]{1,4}[ \t])|[^ \t]+")  # the blank behind a year is lost: 2010年2 某方案
_LONGEST_HEADING = 16
_MOST_ROWS = 2000
_TRIM = " \t\"'“”`"


class Cell(NamedTuple):
    """A cell below a heading 密级; ``first`` and ``last`` tell its place in the row.

    ``termed`` says that the column behind it holds its term (期限). What keeps an archive (保管期限) is no term, and one
    with a label of its own (保密期限) is no part of the mark, as in a field.
    """

    span: Span
    first: bool
    last: bool
    termed: bool
    apart: bool


def cells_of_levels(reading: Reading) -> Sequence[Cell]:
    """All :func:`cells_below` of the text, read once."""
    return reading.once("cells of levels", lambda: tuple(cells_below(reading.text.text)))


def cells_below(text: str) -> Iterator[Cell]:
    """The cells below a heading 密级.

    Where blanks part the cells, a cell may be missing or hold blanks: then all cells of the row are given.
    """
    apart: re.Pattern[str] | None = None
    column = position = rows = 0
    termed = False
    while position < len(text):
        start = position
        if apart is None:  # on to the next line that may hold a heading
            heading = _ON_THE_LINE.search(text, position)
            if heading is None:
                return
            start = text.rfind("\n", position, heading.start()) + 1 or position
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line, position = text[start:end], end + 1
        if apart is None and _ANY_HEADING.search(line) is None:
            continue
        if (flat := _FLAT_HEAD.search(line)) is not None:
            former = _former_levels(line, flat.start(), flat.end())
            for level in _FLAT_LEVEL.finditer(line, flat.end()):
                if level.start() in former:
                    continue
                yield Cell(
                    Span(start + level.start(), start + level.end()), first=False, last=False, termed=False, apart=False
                )
            continue
        if _ANY_HEADING.search(line) and (found := _headed(line)):
            apart, column, termed = found
            rows = 0
            continue
        if apart is None or not line.strip() or _RULE.fullmatch(line):
            continue
        cells = list(_cells(line, apart))
        rows += 1
        if len(cells) < 2 or rows > _MOST_ROWS:
            apart = None
        elif apart is _PARTS[-1]:
            count = len(cells) - 1
            for number, (one, end) in enumerate(cells):
                yield Cell(Span(start + one, start + end), number == 0, number == count, termed, apart=False)
        elif column < len(cells):
            one, end = cells[column]
            while one < end and line[one] in _TRIM:
                one += 1
            while end > one and line[end - 1] in _TRIM:
                end -= 1
            yield Cell(Span(start + one, start + end), column == 0, column == len(cells) - 1, termed, apart=True)


def _former_levels(line: str, start: int, end: int) -> frozenset[int]:
    """Where the former levels stand in rows run together, the level of now behind each; a row that lacks a cell tells none."""
    width = sum(1 for _ in _WORDS.finditer(line, start, end)) - 1  # without the number of the first row
    words = list(_WORDS.finditer(line, start))
    heads, cells = [each.group() for each in words[:width]], words[width:]
    then = next((at for at, pair in enumerate(pairwise(heads)) if _FLAT_PAIR.fullmatch(" ".join(pair))), None)
    if then is None:
        return frozenset()
    return frozenset(_former_ones(cells, width, then))


def _former_ones(cells: Sequence[re.Match[str]], width: int, then: int) -> Iterator[int]:
    """The former level of each row: it begins with a number, has all columns, and another number or nothing follows it."""
    ends = [*(_FLAT_NUMBER.fullmatch(cell.group()) is not None for cell in cells), True]
    free = 0
    for begin in range(len(cells)):
        if begin < free or not ends[begin]:
            continue
        for end in range(begin + width, min(begin + width + _SPARE, len(cells)) + 1):
            at = _former_one(cells[begin:end], width, then) if ends[end] else None
            if at is not None:
                yield cells[begin + at].start()
                free = end
                break


def _former_one(row: Sequence[re.Match[str]], width: int, then: int) -> int | None:
    """Which cell of the row is the former level."""
    states = [at for at, cell in enumerate(row) if _FLAT_STATE.fullmatch(cell.group())]
    if len(row) == width:
        return then if {then, then + 1} <= set(states) else None
    # A title of several words, or a sum behind the last row: then nothing else may look like a level.
    longer = len(row) - width
    return states[0] if longer > 0 and states in ([then, then + 1], [then + longer, then + 1 + longer]) else None


def _headed(line: str) -> tuple[re.Pattern[str], int, bool] | None:
    """What parts the cells of a row of headings, the number of the one that is 密级, and whether its term is the next."""
    for apart in _PARTS:
        if not apart.search(line):
            continue
        cells = [line[start:end].strip(_TRIM) for start, end in _cells(line, apart)]
        if apart is _PARTS[-1] and (len(cells) < 3 or any(len(cell) > _LONGEST_HEADING for cell in cells)):
            return None
        if any(map(_LEVEL.fullmatch, cells)):
            return None  # a row
        for number, cell in enumerate(cells):
            if len(cell) <= _LONGEST_HEADING and _HEADING.fullmatch(cell) and not _TOLD.fullmatch(cell):
                return apart, number, number + 1 < len(cells) and _TERM.fullmatch(cells[number + 1]) is not None
    return None


def _cells(line: str, apart: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Where the cells begin and end, without those that a frame makes before the first one."""
    start, first = 0, True
    for cut in (*apart.finditer(line), None):
        end = cut.start() if cut else len(line)
        if not (first and not line[start:end].strip()):
            yield start, end
        first = False
        start = cut.end() if cut else len(line)
