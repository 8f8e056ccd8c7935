"""Former levels with the note of their release: in a bracket, a cell, a field or behind an arrow.

A register of secrets, a list of opened files or a stamp writes the old level and beside it what became of it
(机密 │ 解密 │ 2017.10.9; 原密级 秘密 解密时间 2002年12月; 机密（原）→ 公开). Each stands by itself: between signs, blanks
or borders, alone on its line or in its cell. Prose about levels and their release has none of these shapes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import Reading, compiled
from pubcheck.release_doubts import is_agreed_below, is_of_else, is_refused, is_refused_below, is_under_verdict
from pubcheck.release_words import DAY, LEVEL, is_told, spaced
from pubcheck.span import Span
from pubcheck.tables import cells_of

_TERM = r"(?:[ ]{0,4}[★☆*][ ]{0,4}[^\s，。；|│（）()【】\[\]\"<>]{1,12})?"
_OLD = r"(?:原(?:[定标为有]|标有|定为)?[ ]?)?"
_NAMED = r"(?:[ ]?(?:文件|件|电报|急件|级文件|字样))?"
_SECRET = rf"{_OLD}{LEVEL}{_TERM}{_NAMED}"
_BORDER = r"\t|｜│┃║¦┆┊"
# A stamp or a slip says 已解, 95年解 for it.
_DONE = rf"解(?:[ ]{{0,3}}[密蜜宓宻]|(?<=[0-9已年月日（(【\[〔]解)(?=[)）\]】〕］\s{_BORDER}]|$))"
_OPENED = r"(?:公[ ]{0,3}[开開]|[开開][ ]{0,3}放|非密|非涉密|不涉密|无(?:密级?)?(?![\u4e00-\u9fff])|一般|普通)"
_LIFTED = r"(?:解[ ]{0,3}除|撤[ ]{0,3}销|取[ ]{0,3}消|注[ ]{0,3}销|撤[ ]?密|销[ ]?密|不再(?:保密|定密|涉密))"
_OPEN, _SHUT, _NO_BRACKET = r"[（(【\[〔［]", r"[)）】\]〕］]", r"[^（）()【】\[\]〔〕［］\n]"
_SEP = rf"[ ]{{0,40}}[{_BORDER}][ ]{{0,40}}|[ ]{{1,40}}"
_START = rf"(?:^[ ]{{0,40}}|(?<=[{_BORDER} :：])|(?<=[\u4e00-\u9fff）)]))"
_CELL = rf"[^\s{_BORDER}。；]"
# What stands before 解密 in its cell; not 不, 未, 暂.
_HOW = (
    r"(?:(?:已|现已|均已|现|予以|同意|准予|批准|建议|确定|决定|提前|自动|自行|期满|到期|届满|满期|过期|超期|审核|全部|正常|按期|依法|保密期限|期限|经审核|可|[，,])"
    r"{0,4})"
)
_WHEN = r"(?:时间|日期|年月|年份|年度|时限|情况|状态|标识)"
_AFTER = r"(?:开放|公开|现行?|当前|目前|变更后|调整后|变动后|更改后|审核后|解除|撤销)(?:的)?(?:密级|状态|状况|情况|级别|时间|日期|年份|标识)|密级[ ]?[（(]现[)）]"
_VERDICT = rf"(?:{spaced('审核 审查 鉴定 处理 划控 开放 复核 审定 清理 处置 变更 解密 办理 审批 评定 甄别')}|开放审核|开放鉴定)[ ]{{0,3}}(?:{spaced('结论 意见 结果 情况 状态 决定')})|{spaced('变更内容 变更事项')}"
_SO = rf"(?:{_HOW}(?:[自于]{DAY}起?[，,]?{_HOW})?(?:{_DONE}|{_LIFTED}(?:密级|保密|定密)?|划?为?{_OPENED}))"

_BRACKETED = (
    rf"(?P<value>(?:{_OPEN}[ ]?)?{_SECRET}[ ]?{_SHUT}?[ \t,，:：·]{{0,8}}(?:\n[ ]{{0,40}})?{_OPEN}(?P<note>{_NO_BRACKET}{{0,30}}"
    rf"(?:{_DONE}|{_OPENED}|{_LIFTED}){_NO_BRACKET}{{0,24}}){_SHUT})"
)
_INSIDE = rf"{_OPEN}[ ]?(?P<value>{_SECRET}(?:[，,、;；:： ]{{1,3}}|(?=现|已|于|[0-9]))(?P<note>{_NO_BRACKET}{{0,30}}(?:{_DONE}|{_OPENED}|{_LIFTED}){_NO_BRACKET}{{0,16}}))(?={_SHUT})"
_ARROW = (
    rf"(?P<value>{_SECRET}[ ]{{0,4}}(?:{_OPEN}[ ]?原[^（）()\n]{{0,4}}{_SHUT})?[ ]{{0,4}}(?:[”\"'’」』\]】]?[ ]{{0,4}}(?:→|⇒|➔|➜|-{{1,3}}>|=>|—>|——)|>{{1,2}})[ ]{{0,4}}[“\"'‘「『\[【]?"
    rf"(?P<note>已?{_DONE}|{_OPENED}(?:级|件|文件|资料|材料|档案|公文)?(?=[^\u4e00-\u9fff]|[于自已经由现按作一二]|发布|管理|使用|$)|非国家秘密|{_LIFTED}(?:密级|保密|定密)?(?=[\s{_BORDER}，。；）)]|$))[”\"'’」』]?(?:[ ,，]{{0,4}}{DAY}|[（(](?:期满|到期|届满|提前)[)）])?)"
)
_CELLS = (
    rf"{_START}(?P<value>{_SECRET}(?:{_SEP})(?:(?!{_DONE}){_CELL}{{1,12}}(?:{_SEP})){{0,2}}?"
    rf"(?P<note>{_HOW}(?:{_DONE}|(?:(?:解除|撤销|取消|注销|作废)(?:密级|定密|保密)?|[销撤去][ ]?密|划[ ]?开|解控|改平件|转(?:为)?[普平][通件]件?|降为公开|改为?公开|准予开放)(?=[ {_BORDER}\n]|$))(?:[，,；;、/／（(][^\s{_BORDER}。]{{0,10}}|件|公开|开放|归档|销毁|移交)?)(?:(?:{_SEP}){DAY})?)(?=[\s{_BORDER}]|$)"
)
_ONE_CELL = rf"(?:^[ ]{{0,40}}|(?<=[{_BORDER} ]))(?P<value>{_SECRET}[，,：: ]{{0,6}}(?P<note>{_HOW}{_DONE})(?:(?:{_SEP})?[（(]?{DAY}[)）]?)?)(?=[\s{_BORDER}]|$)"
_STAMPED = rf"(?P<value>{_OPEN}?{_SECRET}{_SHUT}?[ ,，]{{0,8}}(?P<note>{DAY}[ ]?(?:起|[已业]经?|经[^\n。；，]{{2,16}})?{_DONE})(?![^\s，。；）)】\]]))"
# The old level in its field, and in another what became of it; labels may stand on lines of their own.
_UPRIGHT_LEVEL = rf"(?:{LEVEL}|[绝絕絶机機秘祕][ ]{{0,8}}\n[ ]{{0,8}}密)"  # set upright in a narrow cell
_GAP = rf"[ {_BORDER}:：]{{0,12}}(?:\n[ ]{{0,12}})?"
_FIELDS = (
    rf"(?:密级[ ]?[（(]原[)）]|(?<!拟)(?:原始?|旧|初始?|历史|曾|定|变更前|调整前)[ ]{{0,3}}(?:来|有|定|标|标注)?[ ]{{0,3}}(?:的)?(?:密[ ]{{0,3}}级|定密|级别)(?:[及和与、](?:保密)?期限|情况)?){_GAP}(?P<value>{_UPRIGHT_LEVEL}{_TERM}(?:[^。\n]{{0,30}}?|[^。；\n]{{0,24}}?\n[^。；\n]{{0,24}}?|[^。；\n]{{0,24}}?(?:\n[^。；\n]{{1,16}}){{2}}\n)"
    rf"(?:{_DONE}{_WHEN}|{_AFTER}|{_VERDICT}|(?<![\u4e00-\u9fff])(?:(?:鉴定|划控)(?=[ ]?[:：])|结论|意见|结果|去向|处理(?:方式)?|变更(?:方式|类型)?)|是否已?(?:解密|解除)(?=[^\n是]{{0,6}}[☑√✓■][ ]?(?:是|已))|{_DONE}(?=[ ]{{0,8}}[:：]))(?P<note>{_GAP}(?:{DAY}|{_SO}|[☑√✓■][ ]?(?:是|已解密))))"
)
_BACKWARDS = rf"(?P<value>(?:现|目前|变更后|调整后)?(?:密级|状态|级别)[ ]?[:：{_BORDER} ][ ]?(?P<note>{_OPENED}|已?{_DONE})[ ]{{0,4}}[（(，,；; {_BORDER}]{{1,4}}(?:原(?:为|系|定|标|来)?(?:密级)?[:： ]?){LEVEL}[^（）()\n。；{_BORDER}]{{0,12}}[)）]?)"
# The stamp before the old level: 已解密　原密级：机密.
_FIRST = rf"(?P<value>(?P<note>(?:已|现已|业已|均已){_DONE}|{_DONE})[ ，,；;{_BORDER}★☆◆]{{1,8}}原(?:密级|定密?|标|为|系)?[ ]?[:：]?[ ]?{LEVEL}{_TERM}(?![^\s，。；）)】\]])(?:[ ，,；;{_BORDER}]{{1,8}}{_DONE}{_WHEN}[:： ]{{1,3}}(?:{DAY}|(?:19|20)[0-9]{{6}}))?)"
PATTERNS = (_FIRST, _FIELDS, _BACKWARDS, _BRACKETED, _INSIDE, _ARROW, _STAMPED, _CELLS, _ONE_CELL)
# What tells of a rule, or of a choice.
_RULED = lazily(r"条件|启用|(?<!提)前(?!期)|的|或")
_SURELY = lazily(rf"已|改|转|降|变|经|同意|批准|划|准予|{DAY}")
_OTHER_LEVEL = lazily(r"(?:[绝机秘]密|非密|内部)[级]?[ \t、，/／→>|-]{0,3}(?:[□☐○][ ]?)?$")
_CHOICE = lazily(r"[□☐○☑√][ ]?$|[“‘\"「『《]$|如[:：]?$|(?:国家|商业|工作)$|[和与及或、]$")

# Verbs of a register alone: they tell of a release only in the column of what was decided.
_RARE = lazily(r"[销去][ ]?密|划[ ]?开|解控|改平件|转(?:为)?[普平]|降为公开|改为?公开|准予开放")
# What is asked for on a form: 变更内容：解除 holds where somebody agreed below.
_ONLY_ASKED = lazily(r"变[ ]{0,3}更[ ]{0,3}(?:内[ ]{0,3}容|事[ ]{0,3}项)[^\u4e00-\u9fff]{0,12}[\u4e00-\u9fff ]{1,24}\Z")
_NOTHING = lazily(r"[\s:：|｜│┃║¦┆┊]*无")  # no level, but of a verdict nothing at all
_QUOTES = "“‘\"'「『"  # "机密" -> "非密"
# A register: the column of the level, and that of what was decided.
_HEAD_LEVEL = lazily(
    r"(?:原|旧|初始?|变更前|调整前)(?:来)?(?:的)?(?:定|标)?[密秘]?[ ]?(?:密[ ]?)?级(?:别|[和及与、/]期限)?|原?(?:定密|标密)(?:情况|结果)?|(?:文件)?密[ ]?级(?:[和及与、/（(]?(?:保密)?期限[)）]?)?"
)
_HEAD_END = lazily(
    rf"(?:现|目前|变更后|调整后|审核后)(?:的)?(?:密级|级别|状态|情况)|(?:本次|年度|定期|开放|解密|复核)?{_VERDICT}|(?:开放|公开|解密|密级)(?:状态|情况|结果|意见|结论|变更|与否)|(?:处理|审核|鉴定|复核|变更|结论|结果|意见|现状|去向|备注|说明)|(?:本次|此次|本年|年度|最终)(?:处理|审核|鉴定|复核|变更|结论|结果|处置|解除)(?:结果|情况|意见|结论)?"
)
_HEAD_DAY = lazily(rf"(?:{_DONE}|开放|公开|解除)[ ]?(?:时间|日期|年月|年份|年度|日)")
_FREE = lazily(rf"{_SO}(?:[，,；;（(][^\n{_BORDER}]{{0,16}})?")
_PARTS = (lazily("\t"), lazily(r"[|｜│┃║¦┆┊]"), lazily(r" {2,}"), lazily(" "))
_DAY_CELL = lazily(rf"[ ]*{DAY}[ ]*")
_CELL_LEVEL = lazily(rf"[ ]*{_SECRET}[ ]*")
# In a row of blanks a cell may be missing or hold blanks: the level and what stands next to it.
_BLANK_ROW = lazily(
    rf"(?<= )(?P<value>{_SECRET}(?: {{1,8}}{_CELL}{{1,12}})?? {{1,8}}(?:{DAY}|{_SO}(?: {DAY})?))(?= |$)"
)
# A column that holds the level and what became of it, by whom and when: 解密情况 │ 机密 2009.12 院定密小组解除.
_HEAD_BOTH = lazily(
    r"(?:解密|解除|密级(?:变更|变动|变化|调整))(?:情况|结果|说明)|密级(?:及|和|与)(?:解密|解除|变更)(?:情况|结果)?"
)
_OFFICE = r"[\u4e00-\u9fff]{0,8}(?:小组|办公室|委员会|[办局委厅部处院馆])"
# An office, where nothing before it tells of what is still to come: 市发改委, 院定密小组; not 提交省厅, 验收后由省厅.
_BY = (
    r"[经由]?(?![将拟待预准备转报请申提送呈交上应须需未尚暂不到期满商函催等向能可]|打算|计划(?!生育|委)|建议|希望|要求|争取|力争|安排|责成|委托|协调|联系|考虑|[\u4e00-\u9fff]{0,10}(?:后(?!勤)|[由经将拟]|批准|同意))"
    r"[\u4e00-\u9fff]{1,13}[局馆办室委部厅处院会所科组厂校司]"
)
_NEXT = r"[ ，,、；;（(→⇒]|[-=—]{1,2}>"
_YEARS = (
    r"(?:[ ]{0,4}[★☆*][ ]{0,4}(?:[0-9一二三四五六七八九十]{1,3}[ ]?(?:年|个月)|长期))?"  # a day behind it is none of it
)
_CELL_BOTH = lazily(
    rf"[ ]*(?P<value>(?:{_OLD}{LEVEL}{_YEARS}{_NAMED}(?:{_NEXT})?[ ]?{DAY}[ ，,]{{0,3}}(?:{_BY})?|{_SECRET}(?:{_NEXT})[ ]?(?:已[经由]{_OFFICE}|[经由]{_OFFICE}(?=已)|(?<=[，,])由{_BY})?){_HOW}(?:{_DONE}|{_LIFTED})(?:密级|保密)?[)）]?)[ ]*"
)
# What stands above it, up to its first border, tells of what is still to be done; not of a plan that was carried out.
_PLANNED = lazily(
    r"(?:解密|公开|开放|解除|处理|清理|审核)[^\n]{0,6}(?:计划|打算|预案|安排|草案)(?!(?:的)?(?:落实|执行|完成)(?:情况|结果)(?![\u4e00-\u9fff]{0,8}(?:方案|计划|安排|分工|时限)))|下年度|明年|拟(?:解|公开|开放|处理)"
    r"|(?:待|(?<!依)申请|建议|[提报]请)(?:解密|公开|开放|解除|撤密|销密)(?!(?<=已申请解密)并(?:已)?获批(?!准?[前后])|档案鉴定完成情况)"
)
_FRAME = lazily(rf"[{_BORDER}]| {{2}}")
_ABOVE = 120  # characters above a register in which it is said what it is of
_MOST_ROWS = 2000


def find_notes(reading: Reading) -> Iterator[Span]:
    """Every former level with its note; a place may come twice."""
    text = reading.text.text
    for pattern in filter(reading.found.may_hold, PATTERNS):
        for match in reading.matches(pattern):
            if _stands(match, text, pattern):
                yield Span(*match.span("value"))
    yield from _rows(text)


def _stands(match: Any, text: str, pattern: str) -> bool:
    start, note = match.start("value"), match["note"]
    before, end = text[max(0, start - 12) : start], match.end()
    if (
        _RULED.search(note)
        or not is_told(note)
        or (_CHOICE.search(before) and not (pattern is _ARROW and before[-1:] in _QUOTES))
        or (pattern is not _ARROW and _OTHER_LEVEL.search(before))
        or (pattern in (_BRACKETED, _INSIDE) and is_of_else(note))
        or (pattern in (_CELLS, _ONE_CELL, _ARROW) and is_refused(text, match.start("note"), match.end()))
        or (pattern is _CELLS and _RARE.search(note) and not is_under_verdict(text, match.start("note")))
        or (pattern is _FIELDS and (_is_empty(text, match) or is_refused_below(text, match.end())))
        or (pattern is _FIELDS and _ONLY_ASKED.search(match.group()) and not is_agreed_below(text, match.end()))
    ):
        return False
    if pattern is _BRACKETED and "\u4e00" <= text[end : end + 1] <= "\u9fff" and not compiled(DAY).search(note):
        return False  # （解密）工作方案 begins a title
    if pattern in (_BRACKETED, _INSIDE) and note != "解" and not re.search(_DONE, note):
        # （公开） behind a level may be one of several choices; with a day or an act it is no choice.
        return _SURELY.search(note) is not None
    if pattern is not _ONE_CELL:
        return True
    # A cell says more than 机密解密.
    return len(note.replace(" ", "")) > len("解密") or compiled(DAY).search(match["value"]) is not None


def _is_empty(text: str, match: Any) -> bool:
    """Whether the field of what was decided says 无: there is nothing in it, unless it is that of the level."""
    if _NOTHING.fullmatch(match["note"]) is None:
        return False
    return (
        not text[max(0, match.start("note") - 12) : match.start("note")]
        .rstrip(" 　()（）现")
        .endswith(("密级", "级别"))
    )


_OF_LEVELS = lazily("级|定密|解[密除]")  # in every heading of such a register


def _rows(text: str) -> Iterator[Span]:
    """The rows of a register whose column of what was decided says that the level fell."""
    if not _OF_LEVELS.search(text) or not any(
        word in text for word in ("公开", "开放", "解密", "非密", "解除", "撤销", "取消")
    ):
        return
    if _PLANNED.search(_FRAME.split(text[:_ABOVE], maxsplit=1)[0]):
        return
    head: tuple[re.Pattern[str], int, int] | None = None
    position = rows = 0
    for line in text.split("\n"):
        start, position = position, position + len(line) + 1
        if len(line) < 200 and _OF_LEVELS.search(line) and (found := _headed(line)):
            head, rows = found, 0
            continue
        if head is None or not line.strip():
            continue
        rows += 1
        parts, level, end = head
        if parts is _PARTS[-1]:
            match = _BLANK_ROW.search(line)
            if match and is_told(match["value"]):
                yield Span(start + match.start("value"), start + match.end("value"))
            continue
        cells = cells_of(line, parts)
        if len(cells) < 2 or rows > _MOST_ROWS:
            head = None
            continue
        if level == end < len(cells):
            both = _CELL_BOTH.fullmatch(line, *cells[level])
            told = both is not None and is_told(both["value"]) and not is_of_else(both["value"])
            if both is not None and told and not is_refused(line, both.start(), both.end()):
                yield Span(start + both.start("value"), start + both.end("value"))
            continue
        if max(level, end) >= len(cells) or not _CELL_LEVEL.fullmatch(line, *cells[level]):
            continue
        ends = line[slice(*cells[end])].strip()
        if not (_FREE.fullmatch(ends) or _DAY_CELL.fullmatch(ends)):
            continue
        last = max(level, end)
        if last + 1 < len(cells) and _DAY_CELL.fullmatch(line, *cells[last + 1]):
            last += 1
        one, other = cells[min(level, end)][0], cells[last][1]
        words = line[one:other]
        yield Span(start + one + len(words) - len(words.lstrip()), start + one + len(words.rstrip()))


def _headed(line: str) -> tuple[re.Pattern[str], int, int] | None:
    """What parts the cells, and the columns of the level and of what became of it."""
    for parts in _PARTS:
        if not parts.search(line):
            continue
        cells = [line[start:end].strip() for start, end in cells_of(line, parts)]
        if len(cells) < 3 or any(len(cell) > 12 for cell in cells):
            continue
        levels = [number for number, cell in enumerate(cells) if _HEAD_LEVEL.fullmatch(cell)]
        ends = [number for number, cell in enumerate(cells) if _HEAD_END.fullmatch(cell) or _HEAD_DAY.fullmatch(cell)]
        if levels and ends:
            after = [number for number in ends if number != levels[0]]
            if after:
                return parts, levels[0], after[0]
        both = [number for number, cell in enumerate(cells) if _HEAD_BOTH.fullmatch(cell)]
        if both and not levels and parts is not _PARTS[-1]:
            return parts, both[0], both[0]
    return None
