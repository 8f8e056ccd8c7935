"""What the model of marks sees round a level beyond its own line: labels, columns, boxes, kinds of paper, signs of an example.

:mod:`pubcheck.mark_candidates` spells out the characters near by; here they are summed up, so that a label or a register that
nobody has read yet counts like one that was learned from.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from pubcheck.lazy_pattern import lazily
from pubcheck.mark_candidates import Candidate, Line
from pubcheck.mark_choices import EMPTY_BEFORE, EMPTY_BEHIND, TICKED_BEFORE, TICKED_BEHIND
from pubcheck.mark_columns import cells_of_levels
from pubcheck.mark_prose import is_of_a_work, is_quoted, is_sample, is_set_apart, is_shown
from pubcheck.mark_terms import LEVELS
from pubcheck.matchers import Reading

_REACH = 28
_INTO_CELL = 24  # blanks and quotation marks that may stand before a level in its cell
_LABEL = lazily(
    r"密[ ]?(?:[级級别等度]|$)|涉[ ]?密|定[ ]?密|标[ ]?密|标[ ]?[识志注签]|保[ ]?密|等级|级别|分级|(?i:secre|classif|confid|security|sensitiv|mi[_-]?ji|mj|level|grade)"
)
_AFTER_LABEL = lazily(
    r"(?:[ ]?[栏项值位码名称为]){0,2}[ \t]{0,8}[:：=>\]】）)|｜│\t\"'“”（(\[【☑√✓■为定是,，/／ -]{0,12}"
)
_REGISTER = lazily(
    r"目录|登记|台[账帐]|清单|清退|签收|回执|借阅|移交|交接|销毁|收发|著录|封面|标签|审批|审核|处理单|呈批|阅办|清册|一览|明细|底册|记录|记载|导出|查询|列表|申请表|流转|送阅|归档|案卷|卷内|全宗|档号|题名|文号"
)
_RULES = lazily(
    r"办法|规定|条例|细则|制度|知识|培训|讲义|问答|试[题卷]|解读|须知|手册|宣传|什么是|如何|指南|教程|教案|课件|读本|答案|选择题|判断题|小说|电影|剧|游戏|招聘|演出"
)
_RELEASED = lazily(
    r"解[ ]?密|解除|撤[密销]|销密|公[ ]?开|开[ ]?放|作废|过期|失效|降[为密]|非密|届满|期满|变更|调整|原[ ]?[密定为系标件]"
)
_FILE = lazily(r"^[^\s]{0,40}\.(?:docx?|wps|pdf|ofd|xlsx?|et|pptx?|dps|txt|rtf|zip|rar|7z|jpe?g|png|tiff?|dwg|eml|csv)")
_COPIES = lazily(
    r"[0-9OlI一二三四五六七八九十壹贰叁]{1,6}[ ]?[份册套页件本]|份[ ]?[号数]|印[ ]?[0-9]|№|N[oO]\.|第[ ]?[0-9OlI]{1,6}[ ]?[号份期]|[〔\[（(][12][0-9Ol]{3}[〕\])）]"
)
_HANDLING = lazily(r"特急|加急|急件|平急|缓急|阅[后毕]|不得|严禁|请勿|限|保管|期限|年|长期|永久|解密时间")
_OPENED, _CLOSED = '“‘「『《"', '”’」』》"'
_PIECES = lazily(r"[\t|｜│┃║,，;；>]|[ ]{2,}")


_KINDS = (
    ("b", "（([【〔［〖{「『<〈｛"),
    ("B", "）)]】〕］〗}」』>〉｝"),
    ("q", "“‘\"'《"),
    ("Q", "”’》"),
    ("c", ":：=＝→"),
    ("p", "\t|｜│┃║¦┆┊"),
    ("s", "，,、；;/／\\·•_-—–~～+#&"),
    (".", "。.！!？?…"),
    ("x", "□☐○〇☑☒■√✓✔●◉⊙"),
    ("*", "★☆※▲△*◆◇"),
)


def _kind_of(side: str) -> str:
    """What the character is that a level touches, with ``_`` where blanks part them."""
    sign, bare = side[:1], side.strip(" ")[:1]
    if not bare:
        return "$"
    kind = next((kind for kind, signs in _KINDS if bare in signs), "")
    if not kind:
        kind = "0" if bare.isdigit() else "a" if bare.isascii() else "h" if "\u4e00" <= bare <= "\u9fff" else "o"
    return kind if sign == bare else kind + "_"


class Surroundings(NamedTuple):
    """What all candidates of a text share: where the cells below a heading 密级 begin, and the kind of paper."""

    cells: tuple[int, ...]
    kind: str

    @classmethod
    def of(cls, reading: Reading) -> Surroundings:
        """Those of this text."""
        head = reading.text.text[:120]
        kind = f"{_REGISTER.search(head) is not None:d}{_RULES.search(head) is not None:d}"
        return cls(tuple(sorted({cell.span.start for cell in cells_of_levels(reading)})), kind)

    def holds(self, start: int, text: str) -> bool:
        """Whether what begins at ``start`` begins a cell of such a column."""
        at = bisect_right(self.cells, start) - 1
        # Compared by place: a cell begins at what is not blank, quotation marks aside.
        return at >= 0 and start - self.cells[at] <= _INTO_CELL and not text[self.cells[at] : start].strip(" \t\"“'")


def surroundings(candidate: Candidate, shared: Surroundings, reading: Reading, page_line: Line) -> Iterator[str]:
    """The features of one candidate, which stands on ``page_line``."""
    text, span, match = reading.text.text, candidate.span, candidate.match
    kind = ("s" if match["star"] else "a" if match["apart"] else "-") + ("t" if match["term"] else "-")
    line = reading.text.paragraph(span)
    left = text[max(line.start, span.start - _REACH) : span.start]
    right = text[span.end : min(line.end, span.end + _REACH)]
    yield f"apart={match['apart']}"
    yield f"paper={shared.kind}{kind}"
    if shared.holds(span.start, text):
        yield "cell"
        yield f"cell{kind}"
    labels = list(_LABEL.finditer(left))
    label = labels[-1] if labels else None
    if label is not None:
        touching = _AFTER_LABEL.fullmatch(left, label.end()) is not None
        yield f"labelled={touching}"
        yield f"labelled={touching}{kind}{shared.kind}"
    above = text[max(0, line.start - 40) : line.start].rstrip().rsplit("\n", 1)[-1].strip()
    if len(above) < 16 and _LABEL.search(above):
        yield f"labelled above{len(left.strip()) < 4}"
    box = ("o" if EMPTY_BEFORE.search(left) else "x" if TICKED_BEFORE.search(left) else "") + (
        "O" if EMPTY_BEHIND.match(right) else "X" if TICKED_BEHIND.match(right) else ""
    )
    if box:
        yield f"box={box}"
    quoted = f"{left[-1:] in _OPENED and left != '':d}{right[:1] in _CLOSED and right != '':d}"
    yield f"quoted={quoted}{kind}"
    near = text[max(line.start, span.start - 16) : min(line.end, span.end + 16)]
    if _RELEASED.search(near):
        yield f"released near{kind}"
        yield f"released behind={_RELEASED.search(right[:14]) is not None}"
    elif _RELEASED.search(text, line.start, min(line.end, line.start + 2000)):
        yield f"released on the line{kind}"
    if _FILE.match(right):
        yield f"file{kind}"
    if found := _COPIES.search(right[:16]) or _COPIES.search(left[-16:]):
        yield f"copies{found.start() < 6}{kind}"
    if _HANDLING.search(right[:12]) or _HANDLING.search(left[-8:]):
        yield f"handled{kind}"
    cells = len(_PIECES.findall(text, line.start, min(line.end, line.start + 600)))
    yield f"cells={min(cells, 6)}{kind}"
    sides = ("^" if not left.strip() else "p" if _PIECES.search(left[-3:]) else "-") + (
        "$" if not right.strip() else "p" if _PIECES.match(right.lstrip(" ")[:1] or " ") or right[:2] == "  " else "-"
    )
    yield f"between={sides}{kind}"
    yield f"between={sides}{kind}{shared.kind}"
    before, behind = _kind_of(left[::-1]), _kind_of(right)
    yield f"pair={before}{behind}"
    yield f"pair={before}{behind}{kind}"
    yield f"pl={before}{kind}{shared.kind}"
    yield f"pr={behind}{kind}{shared.kind}"
    beside = text[max(0, span.start - 60) : span.end + 60]
    named = sum(level in beside for level in LEVELS)
    yield f"scale={named}{kind}"
    if label is not None:
        yield f"scale={named}{kind}{box}"
    same = left + right
    yield f"on line={sum(level in same for level in LEVELS)}{kind}{box}"
    own = span.start <= page_line.first and span.end >= page_line.last
    yield f"own={own}{kind}"
    if own and is_set_apart(reading, span):
        yield "set apart"
    if is_shown(reading, span):
        yield "shown"
    if is_quoted(reading, span.start):
        yield f"as example{kind}"
    if is_sample(reading, span):
        yield "sample"
    if is_of_a_work(reading, span):
        yield f"work{kind}"
