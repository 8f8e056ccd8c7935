"""Tables in a text: heading rows, the rows below them, columns by what their heading says.

A row is a line with tabs, with bars (Markdown, a frame drawn in characters), of fields that commas or semicolons part
(CSV), or, where a table was flattened, a line of words with spaces between. Nothing is known of cells but their place; a
column is found by its heading.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pubcheck.code_points import each_line
from pubcheck.lazy_pattern import lazily
from pubcheck.span import Span
from pubcheck.table_heads import BELOW, heads, may_head

if TYPE_CHECKING:
    from pubcheck.text import NormalizedText

# What a cell of a heading row says. Data (a name, a place, 男) matches none of it.
_HEADING = lazily(
    r"(?:序|编|证|账|帐|卡|户|门牌|车牌|学|案|文|批|档|电话|手机|联系|身份证|注册|合同|项目|工单|保单|学籍|工|座|房|铺|件)号|序|号"
    r"|法定代表人|法人(?:代表)?|[\u4e00-\u9fff]{0,4}(?:方式|经过|案情|状态|进度|诉求)|(?:项目|课题|团队)?(?:组)?成员|(?:供应|承包|代理)商|中标人|得票数?|票数|评委|专家"
    r"|姓名[/／、][\u4e00-\u9fff]{1,4}|证书号|.{0,8}(?:姓名|名称|名字|称谓|性别|年龄|民族|学历|学位|职务|职称|岗位|政治面貌|籍贯|健康状况|婚姻状况|身份|关系|对象|住[址所]|地址|地点|户籍地?|户籍所在地"
    r"|所在地|[^一-龥]?号码|[证账帐卡]号|代码|编号|账户|开户行|开户银行|电话|手机|手机号|联系方式|邮箱|微信|日期|时间|年月|生日|月份|年度|金额|标准|数额|小计|合计"
    r"|补[助贴]|资金|工资|收入|存款|余额|补偿[额款费]?|地块|宗地|草场|林班|房产|车辆|面积|人数|户数|人口|数量|类别|类型|种类|等级|级别|病种|病情|疾病|诊断|原因|理由|事由|事项|情况|结果|结论|意见|备注|说明|签[字名章]|签[收领]|[股亩]数|[应实][发领付]"
    r"|单位|部门|学校|院系|专业|班级|年级|科室|场所|乡镇|街道|镇街|村组|村名|村|社区|行政村|组别|小组|组|县|市|区县|县区|户主|[申受收领监负来反投信举诉留承报]\S{0,3}人|反映内容|诉求|承办|单号|联系人|经办人|人员|领导|干部|民警|责任人|负责人|国籍|证件|用工方|所有人|项目|内容|品种|成绩|得分|分数|排名|名次"
    r"|信仰|样本|指纹|车型|子女|配偶|家长|学生|考生|儿童|家庭成员|劳动力)"
    r"(?:[（(][^（）()]{0,12}[)）])?"
)
_FIGURES = lazily(r"[0-9]{3,}|[*＊×]{2}")
_NUMBERED = lazily(r"[0-9]{1,4}[.、]?")
_MOST_HEADING_ROWS = 3


class Cell(NamedTuple):
    """One cell: its words, and their place without the spaces round them."""

    words: str
    span: Span


class Row(NamedTuple):
    """One row: its place, and its cells from left to right (empty cells included where tabs show them)."""

    span: Span
    cells: tuple[Cell, ...]


class Table(NamedTuple):
    """A heading and the rows below it.

    ``heading`` is the last heading row; ``headings`` are its words, those of rows above it included.
    """

    heading: Row
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    parted: str  # the sign between the cells; a blank where it was flattened

    @property
    def span(self) -> Span:
        """From the heading to the end of the last row."""
        return Span(self.heading.span.start, self.rows[-1].span.end)

    def columns(self, pattern: re.Pattern[str]) -> tuple[int, ...]:
        """The columns whose heading holds ``pattern``."""
        return tuple(index for index, words in enumerate(self.headings) if words and pattern.search(words))

    def cell(self, row: Row, column: int) -> Cell | None:
        """The cell of ``row`` in ``column``; a flattened row that lost or gained words is counted from the nearer end."""
        surplus = len(row.cells) - len(self.headings)
        if self.parted == " " and surplus and column > len(self.headings) // 2:
            column += surplus
        return row.cells[column] if 0 <= column < len(row.cells) and row.cells[column].words else None

    def column(self, row: Row, place: int) -> int | None:
        """The column of the cell at ``place`` in ``row``: the inverse of :meth:`cell`; ``None`` for one too many."""
        surplus, half = len(row.cells) - len(self.headings), len(self.headings) // 2
        if self.parted == " " and surplus and place > half:
            place -= surplus
            if place <= half:
                return None
        return place if place < len(self.headings) else None


class Columns:
    """The heading of the column in which a person stands."""

    def __init__(self, tables: tuple[Table, ...]) -> None:
        self._tables = tables
        self._starts = [table.span.start for table in tables]
        self._joined: dict[int, str] = {}  # the headings of a table in one, once asked for

    def heading(self, span: Span) -> tuple[str, str]:
        """The heading over ``span`` and all headings of its table; empty where there is none."""
        at = bisect_right(self._starts, span.start) - 1
        if at < 0 or span.start >= self._tables[at].span.end:
            return "", ""
        table = self._tables[at]
        rows = table.rows
        row = rows[max(0, bisect_right(rows, span.start, key=lambda row: row.span.start) - 1)]
        place = bisect_right(row.cells, span.start, key=lambda cell: cell.span.start) - 1
        column = table.column(row, place) if place >= 0 else None
        if column is None or not row.cells[place].words or span.start >= row.cells[place].span.end:
            return "", ""
        joined = self._joined.get(at)
        if joined is None:
            joined = self._joined[at] = " ".join(table.headings)
        return table.headings[column], joined


def read_tables(text: str) -> tuple[Table, ...]:
    """The tables of ``text`` in order."""
    return tuple(table for table in _tables(text) if table.rows and (table.parted not in _OF_FIELDS or _is_data(table)))


def tables_of(text: NormalizedText) -> tuple[Table, ...]:
    """The tables of ``text``, read once."""
    return text.once("tables", lambda: read_tables(text.text))


def columns_of(text: NormalizedText) -> Columns:
    """The columns of the tables of ``text``."""
    return text.once("columns", lambda: Columns(tables_of(text)))


def _is_data(table: Table) -> bool:
    """Whether rows of fields hold data: lists of words are parted by commas as well."""
    return any(_DATUM.search(cell.words) for row in table.rows for cell in row.cells)


def _tables(text: str) -> Iterator[Table]:
    heading: Row | None = None
    headings: tuple[str, ...] = ()
    rows: list[Row] = []
    parted = ""
    depth = 0
    start = 0
    bars, fields = (
        tuple(sign for sign in signs if text.count(sign) >= _LEAST_FIELDS - 1) for signs in (_BARS, _OF_FIELDS)
    )
    blanks = not bars and not fields and "\t" not in text  # nothing else parts anything
    for line in each_line(text):
        at, start = start, start + len(line) + 1
        sign = " " if blanks else _sign(line, parted if heading else "", bars, fields)
        if sign == " " and (" " not in line or (heading is None and not _may_begin(line)) or line.isspace()):
            if line and not line.isspace() and heading:
                yield Table(heading, headings, tuple(rows), parted)
                heading, rows = None, []
            continue  # blank lines end nothing
        if sign in _BARS and _RULE.fullmatch(line):
            continue
        row = _row(line, at, sign)
        if _is_heading(row, sign) or (not heading and _is_headed(row, sign, text, start)):
            joined = heading is not None and not rows and depth < _MOST_HEADING_ROWS and sign == parted
            if joined and len(row.cells) == len(headings):
                words = tuple(f"{above}{cell.words}" for above, cell in zip(headings, row.cells, strict=True))
            else:
                if heading and rows:
                    yield Table(heading, headings, tuple(rows), parted)
                words, depth, rows = tuple(cell.words for cell in row.cells), 0, []
            heading, headings, parted, depth = row, words, sign, depth + 1
        elif heading and sign == parted and _fits(row, len(headings), sign):
            rows.append(row)
        elif heading:
            yield Table(heading, headings, tuple(rows), parted)
            heading, rows = None, []
    if heading:
        yield Table(heading, headings, tuple(rows), parted)


def _may_begin(line: str) -> bool:
    """Whether a line of words with blanks between may be the heading of a table, asked before its cells are told apart."""
    return "。" not in line and len(words := line.split()) > 1 and any(map(_is_known, words))


_BARS, _OF_FIELDS = "│┃|｜", ";,"
_RULE = lazily(r"[-—─━=:+|│┃┼├┤｜ ]+")  # a line under headings
_TAB_CELL = lazily(r"(?:^|(?<=\t))[^\t]*")
_BAR_CELL = lazily(r"(?:^|(?<=[│┃|｜]))[^│┃|｜]*")
_FIELD = {
    sign: lazily(rf'(?:^|(?<={sign}))(?:[ \t]*"(?:[^"\n]|"")*"[ \t]*(?={sign}|$)|[^{sign}]*)') for sign in _OF_FIELDS
}
# A card number in groups of four is one cell.
_WORD = lazily(r"(?<!\S)[0-9*]{4} [0-9*]{4} [0-9*]{4}(?: [0-9*]{2,4}){1,3}(?!\S)|\S+")
_DATUM = lazily(r"[0-9]|^[男女]$")
_LEAST_FIELDS = 3  # cells that bars, commas or semicolons part
_HEADING_LENGTH = 200  # characters of a heading whose fields commas part


def _sign(line: str, parted: str, bars: Sequence[str], fields: Sequence[str]) -> str:
    """What parts the cells of ``line``: a tab, a bar, the sign of fields, or else a blank.

    Commas and semicolons part fields where they do in the heading (``parted``), or where a line may be one. ``bars`` and
    ``fields``: those that the text holds.
    """
    if "\t" in line:
        return "\t"
    for sign in bars:
        if line.count(sign) >= _LEAST_FIELDS - 1:
            return sign
    for sign in fields:
        if line.count(sign) >= _LEAST_FIELDS - 1 and (
            sign == parted
            or (parted in ("", " ") and len(line) <= _HEADING_LENGTH and _is_heading(_row(line, 0, sign), sign))
        ):
            return sign
    return " "


def _cells(sign: str) -> re.Pattern[str]:
    if sign == "\t":
        return _TAB_CELL
    return _BAR_CELL if sign in _BARS else _FIELD.get(sign, _WORD)


def _row(line: str, at: int, sign: str) -> Row:
    cells = []
    for match in _cells(sign).finditer(line):
        raw = match.group()
        words = raw.strip()
        start = at + match.start() + len(raw) - len(raw.lstrip())
        if sign in _OF_FIELDS and len(words) > 1 and words[0] == words[-1] == '"':
            words, start = words[1:-1], start + 1
        cells.append(Cell(words, Span(start, start + len(words))))
    return Row(Span(at, at + len(line)), tuple(cells))


def _is_heading(row: Row, sign: str) -> bool:
    filled = [cell.words for cell in row.cells if cell.words]
    if len(filled) < 2 or any(len(words) > 18 or _FIGURES.search(words) for words in filled):
        return False
    if any(_NUMBERED.fullmatch(words) for words in filled):
        return False
    named = any(words.endswith(("姓名", "户主")) for words in filled)
    known = sum(map(_is_known, filled))
    return known >= 2 and known >= (0.85 if sign in _OF_FIELDS else 0.6 if named or sign != " " else 0.75) * len(filled)


def _is_known(words: str) -> bool:
    """Whether a cell says what headings are known to say."""
    return _HEADING.fullmatch(words.replace(" ", "")) is not None


def _is_headed(row: Row, sign: str, text: str, start: int) -> bool:
    """Whether ``row`` is a heading by the rows that begin at ``start``."""
    if sign in _OF_FIELDS:
        return False
    words = _inner(row, sign)
    if not may_head(words, {word for word in words if _is_known(word)}, flattened=sign == " "):
        return False
    below: list[list[str]] = []
    while start < len(text) and len(below) < BELOW:
        end = text.find("\n", start)
        line = text[start : end if end >= 0 else len(text)]
        at, start = start, start + len(line) + 1
        if not line or line.isspace() or (sign in _BARS and _RULE.fullmatch(line)):
            continue
        if _sign(line, sign, sign if sign in _BARS else "", "") != sign:
            break
        below.append(_inner(_row(line, at, sign), sign))
    # Below the labels of a form stands another one: 申请人 … over 证件种类 ….
    form = below and _is_known(below[0][0]) and not below[0][0].endswith(words[0])
    return not form and heads(words, below)


def _inner(row: Row, sign: str) -> list[str]:
    """The words of the cells, without the empty ones that a frame makes at both ends."""
    words = [cell.words for cell in row.cells]
    return words[not words[0] : len(words) - (not words[-1])] if sign in _BARS else words


def _fits(row: Row, width: int, sign: str) -> bool:
    if sign in _OF_FIELDS:
        return len(row.cells) == width
    if sign != " ":
        return len(row.cells) >= 2
    # Long words between spaces are prose, not cells.
    return len(row.cells) >= 2 and abs(len(row.cells) - width) <= 2 and all(len(cell.words) <= 40 for cell in row.cells)


def cells_of(line: str, parts: re.Pattern[str]) -> list[tuple[int, int]]:
    """Where the cells of ``line`` begin and end, parted by ``parts``, without those that a frame makes at its beginning."""
    cuts = [match.span() for match in parts.finditer(line)]
    bounds = list(zip([0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(line)], strict=True))
    while bounds and not line[slice(*bounds[0])].strip():
        bounds.pop(0)
    return bounds
