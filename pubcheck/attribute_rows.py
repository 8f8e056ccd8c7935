"""Registers of documents with a column for the disclosure attribute and one for its reason.

Each row declares for another document: what is withheld there without a reason is told row by row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubcheck.code_points import each_line
from pubcheck.lazy_pattern import lazily
from pubcheck.span import Span
from pubcheck.stated_reason import REASONS, WITHHOLDING, is_blank
from pubcheck.tables import cells_of

_PARTS = (lazily("\t"), lazily(r"[|｜│┃]"), lazily(","), lazily(" {2,}"), lazily(" "))
_ATTRIBUTE = lazily(
    r"(?:公开|拟定|认定|公文|信息公开)?(?:属性|方式|类别|类型|形式|选项|结果|结论)|是否公开|(?i:open|gk|publicity|disclos)[A-Za-z]{0,8}(?:[_-][A-Za-z]{1,12}){0,2}"
)
_REASON = lazily(
    rf"(?:{WITHHOLDING}|不公开|公开|认定|法定|主要|所引|引用)?(?:的|之)?(?:{REASONS}|情形)(?:(?:及|和|与|、|/)?(?:依据|理由|条款))?|(?i:(?:[a-z]{{1,8}}_)?(?:reason|basis|ground|liyou|yiju)s?)"
)
_WITHHELD = lazily(r"[ \"]*(?:拟)?不予?公开[ \"]*|[ \"]*否[ \"]*")
_PARTED = lazily("[\t|｜│┃, ]")  # one of the signs that part cells
_HEADING = lazily(r"属性|公开|结|(?i:open|gk|publicity|disclos)")
_IN_ROW = lazily(r"(?<= )不予?公开(?= |$)")
# A list of nothing but what is withheld has no column for it.
_WITHHELD_LIST = lazily(r"不予?公开[^\n。，；]{0,8}(?:登记|台账|清单|目录|一览|汇总)(?=[^。]{0,60}(?:理由|依据|原因))")
_SAYS_EMPTY = r"[（(](?:空|空白|缺|未填写?|待补|待填|没填|略)[)）]"
_EMPTY = lazily(_SAYS_EMPTY)
# A register that became one line: its headings, and a row whose cell for the reason says that it is empty.
_FLAT_HEAD = lazily(
    rf"(?:属性|方式|类别|类型|形式|结果) (?:{WITHHOLDING}|不公开)?(?:的|之)?{REASONS}(?: [\u4e00-\u9fff]{{2,4}}){{0,2}} [0-9]{{1,4}}[.、]? "
)
# An empty cell before the number of the next row and that of its paper, or at the end.
_FLAT_ROW = lazily(
    rf"(?<= )不予?公开(?= (?:{_SAYS_EMPTY}|[—/／-]{{1,3}}|无|空)(?: |$)|[ ]{{1,6}}[0-9]{{1,4}}[.、]? [^\s]{{1,16}}(?:〔|号|[ ])|[ ]{{0,6}}$)",
    re.MULTILINE,
)
_MOST_ROWS = 2000


def unreasoned_rows(text: str) -> Iterator[Span]:
    """The cells 不予公开 of the rows whose cell for the reason is blank or holds a placeholder."""
    if "不予公开" not in text and "不公开" not in text:
        return
    if _WITHHELD_LIST.search(text):
        yield from (Span(*match.span()) for match in _EMPTY.finditer(text))
    elif _FLAT_HEAD.search(text):
        yield from (Span(*match.span()) for match in _FLAT_ROW.finditer(text))
    head: tuple[re.Pattern[str], int, int] | None = None
    position = rows = 0
    for line in each_line(text):
        start, position = position, position + len(line) + 1
        if len(line) < 120 and _PARTED.search(line) and _HEADING.search(line) and (found := _headed(line)):
            head, rows = found, 0
            continue
        if head is None or not line.strip():
            continue
        rows += 1
        parts, attribute, reason = head
        if rows > _MOST_ROWS:
            return
        if parts is _PARTS[-1]:
            match = _IN_ROW.search(line)
            behind = line[match.end() :] if match else ""
            # Blanks where the cell should be, then at most the next one.
            if (
                match
                and reason > attribute
                and (is_blank(behind) or re.match(r" {2,}\S{1,8}$| [—/／无-]+(?: |$)", behind))
            ):
                yield Span(start + match.start(), start + match.end())
            continue
        cells = cells_of(line, parts)
        if len(cells) <= attribute:
            head = None
        elif _WITHHELD.fullmatch(line, *cells[attribute]) and (
            reason >= len(cells) or is_blank(line[slice(*cells[reason])])
        ):
            words = line[slice(*cells[attribute])]
            begin = start + cells[attribute][0] + len(words) - len(words.lstrip(' "'))
            yield Span(begin, begin + len(words.strip(' "')))


def _headed(line: str) -> tuple[re.Pattern[str], int, int] | None:
    for parts in _PARTS:
        cells = [line[start:end].strip(" \t\"'") for start, end in cells_of(line, parts)]
        if len(cells) < 3 or any(len(cell) > 14 for cell in cells):
            continue
        attributes = [number for number, cell in enumerate(cells) if _ATTRIBUTE.fullmatch(cell)]
        reasons = [number for number, cell in enumerate(cells) if _REASON.fullmatch(cell)]
        if attributes and reasons:
            return parts, attributes[0], reasons[0]
    return None
