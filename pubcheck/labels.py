"""What a document calls a value: the label before it, the line above it, the head of its column.

``护照号：E12345678``, a table with a column 护照号, and a table that was flattened to words
with spaces say the same thing; a rule states the words once and gets all of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from pubcheck.headings import columns_of
from pubcheck.inserted_fields import inserted_field
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import Cue, Judgement, Match, Reading, compiled, value_span
from pubcheck.numbers import OTHER_NUMBER
from pubcheck.persons import persons_in
from pubcheck.phrase import Phrase
from pubcheck.span import Span
from pubcheck.stacked_cells import stacked_heading

# Between two characters of a number that was written in groups or broken up: nothing, spaces, a sign, the end of a line.
GAP = r"(?:[ ]{1,2}|[ ]?[-–·.][ ]?|[ ]?\n[ ]?)?"
_DAY = lazily(r"(?:19|20)[0-9]{2}[^0-9]{1,2}[01]?[0-9][^0-9]{1,2}[0-3]?[0-9]")

# Behind a label in the name of a field: how many, how much, or when it was paid.
_COUNTING = lazily(
    r"[_（(]?(?:(?i:cnt|count|counts|total|sum|qty|rs|sl|pay_?date|jfrq|num_of_[a-z]{1,12})|人数|数量?|个数|总数|次数|缴费日期)[)）]?"
)

# Between a label and its value: the end of a sentence, another label, or another cell of words.
_INTERRUPTED = lazily(r"[。！？!?\n]|[\u4e00-\u9fff]{2,10}\s*[:：]|\t[^\t0-9]*[\u4e00-\u9fff]{2}[^\t]*\t")
# What may stand between them where the label names this very value: signs, a remark in brackets,
# other values of the same list.
_FILLER = lazily(
    r"[\s:：,，、;；/为是系“”\"'‘’.·—）)=>-]*(?:</[A-Za-z][0-9A-Za-z:_]{0,20}>\s*<[A-Za-z][^<>\n]{0,60}>)?(?:[(（\[【][^)）\]】\n]{0,12}[)）\]】])?[\s:：为是(（]*"
    r"(?:(?:0[0-9]{2,3}[ ]?[-—–][ ]?[0-9]{7,8}|[原旧新现老]?[0-9A-Za-z*+()（）_-]{4,24}(?:[（(][\u4e00-\u9fff·]{2,4}[)）]|[是为][\u4e00-\u9fff]{1,6}的|[已]?作废)?)\s*[、/，,;；和及或]\s*){0,6}(?:[原旧新现老][号的]?(?:[是为：:]\s?)?)?[\s:：为是(（]*"
)
_NEUTRAL = lazily(
    r"(?:证件|证书|账户)?(?:号码|编号|账号|卡号|证号)|号(?=[\s:：为是<]|$)|[Nn][Oo]\.?|(?<![A-Za-z])(?:is|was|are|number|as|follows)(?![A-Za-z])"
    r"|我?(?:念一[下遍]|念给[你您]|报一[下遍]|报给[你您])|[你您]记一?下"
    r"|(?:要的话|应该|好像|大概|现在|目前|分别|依次|[就还都])(?=[为是])"
)  # say nothing new behind a label
_ANSWER, _ANSWERED, _QUESTION = (
    ("答：", "答:"),
    24,
    60,
)  # an answer, where in it the value begins, what is read of the question
_ANSWERING = lazily(
    r"[ ]?(?:有的?|记得|知道|嗯|好的?)?[，,。 ]?(?:我?(?:背得[住出]|念给你听|给你念|现在)?[，,]?)(?:我的?|就)?(?:号码?)?[是为叫]?[:：，,]?[ ]?"
)
_ASKING = lazily(
    r"(?![^\n]{0,16}(?:时候|几时|[哪何]年|何时|哪[里天个家]|多少[钱元张]|几[张本元]|余额|谁|办[好了]|为什么))[^，。？?；;\n0-9]{0,12}[，,]?(?:[^，。？?；;\n0-9]{0,10})[？?。]?[ ]?"
)
_ABOVE_IT = 80  # where a label on the line above begins, before the words between
_SIGNS = " \t:：为是"
# A table that stands on its side: who is meant stands in a row above, in the same column.
_WHO = lazily(r"(?:\S{0,8}(?:姓\s?名|名字|称谓|关系)|户主|当事人|申请人|学生|人员)\s*[:：]?\s*$")
_FEW_ROWS, _LONG_ROW = 8, 240
_NOTHING = lazily(r"\s*(?:略|无|同[上左]|不详|未提供|[-—–/*×x]*|[A-Za-z]{0,3}[0-9*()（） -]{4,24}[A-Za-z]?)\s*")
# A label behind its value: in brackets of its own, or behind 号 where no other value follows.
_BEHIND = lazily(r"\s?[（(](?:证件|系|为)?|\s?号(?:的)?\s?")
_LONGEST_NAME = 24  # characters
_LONG, _HAN = 24, lazily(r"(?![同与和含见])[\u4e00-\u9fff]{0,8}")  # such a label, and what of it the pattern leaves out
_ANOTHER, _ANOTHER_REACH = lazily(rf"{OTHER_NUMBER}|(?:第|单)\s?$"), 12  # what makes the value another kind of number
_CLOSED, _NO_VALUE = lazily(r"(?:号码?|码|编号)?\s?[)）]"), lazily(r"(?![0-9A-Za-z]|\s?[:：])")


# A document of identity, whichever: numbers whose form tells more may stand behind it.
ANY_DOCUMENT = r"(?<!许可)(?<!产权)(?<!登记)(?:出入境)?证件(?:种类及|类型及|名称及)?(?:号码?|编号)|(?:身份|有效)证件|(?<![\u4e00-\u9fff])证号"
OTHER_KIND = Cue(
    OTHER_NUMBER,
    Phrase("前文表明是其他编号", "the words before it name another kind of number"),
    before=10,
)


class Label(NamedTuple):
    """The words that name a value, and how they stand to it; ``gap`` is the text between the two."""

    words: str
    why: Phrase
    gap: str = ""
    heading: bool = False
    behind: bool = False

    @property
    def adjacent(self) -> bool:
        """Whether nothing but signs, or other values of a list, separates the two."""
        return self.heading or _FILLER.fullmatch(self.gap) is not None


class Labelled(NamedTuple):
    """Candidates of ``pattern`` that ``label`` (a pattern too) names, judged by ``check``.

    ``reach`` is how many characters may stand between the label's end and the value. With
    ``bare`` the check also sees the candidates that nothing names, with ``None`` for a label. With
    ``behind`` the label may also follow, with ``past_name`` a person's name may stand on the line between: only for
    values whose form says nearly as much.
    """

    pattern: str
    label: str
    check: Callable[[str, Reading, Span, Label | None], Judgement | None]
    reach: int = 16
    bare: bool = False
    behind: bool = False
    past_name: bool = False

    @property
    def needs(self) -> tuple[str, ...]:
        """The pattern; the label where nothing counts without one, which is rarer."""
        return (self.pattern if self.bare else self.label,)

    @property
    def asks(self) -> tuple[str, ...]:
        """The pattern and the label."""
        return self.pattern, self.label

    def find(self, reading: Reading) -> Iterable[Match]:
        """The candidates that the check accepts."""
        if not reading.found.may_hold(self.pattern):
            return ()
        named = reading.holds(self.label)
        return self._accepted(reading, named=named) if named or self.bare else ()

    def _accepted(self, reading: Reading, *, named: bool) -> Iterator[Match]:
        text = reading.text.text
        for match in reading.matches(self.pattern):
            span = value_span(match)
            label = label_before(reading, span.start, self.label, self.reach) if named else None
            if label is None and named and self.behind:
                label = label_behind(reading, span, self.label)
            if label is None and named and self.past_name:
                label = _label_past_name(reading, span.start, self.label)
            if named and label is None:
                label = _as_heading(heading_over(reading, self.label, span.start), self.label, reading.seconds)
            if named and not (label and label.adjacent) and (field := inserted_field(reading, span.start)):
                label = _as_field(field, self.label, reading.seconds) or label
            if label is not None or self.bare:
                judgement = self.check(span.of(text), reading, span, label)
                if judgement is not None:
                    yield Match(span, judgement)


def heading_over(reading: Reading, label: str, position: int) -> str:
    """The heading of the column in which ``position`` stands, its cells side by side or one a line; empty without one."""
    return columns_of(reading, label).over(position) or stacked_heading(reading, position)


def is_column_of(reading: Reading, label: str, position: int, theirs: re.Pattern[str], others: re.Pattern[str]) -> bool:
    """Whether the heading over ``position`` is one of ``theirs`` and none of ``others``.

    Blanks in a row may have shifted the cell: then none of the row's headings may be one of ``others``.
    """
    heading = heading_over(reading, label, position)
    if not theirs.search(heading) or others.search(heading):
        return False
    columns = columns_of(reading, label)
    return not (columns.is_flattened(position) and any(map(others.search, columns.of_row(position))))


def share_under(
    reading: Reading, label: str, position: int, pattern: re.Pattern[str], holds: Callable[[str], bool]
) -> tuple[int, int]:
    """How many of the values of ``pattern`` in the column of ``position`` pass ``holds``, and how many there are.

    A heading may be wrong; the check digits of a whole column are not. Signs in a value are left out.
    """

    def count() -> dict[str, tuple[int, int]]:
        counts: dict[str, tuple[int, int]] = {}
        for match in pattern.finditer(reading.text.text):
            heading = heading_over(reading, label, match.start())
            held, seen = counts.get(heading, (0, 0))
            counts[heading] = held + holds("".join(filter(str.isalnum, match.group()))), seen + 1
        return counts

    counts = reading.once(f"share {holds.__name__} {label}", count)
    return counts.get(heading_over(reading, label, position), (0, 0))


def label_before(reading: Reading, start: int, label: str, reach: int) -> Label | None:
    """The label that stands before ``start``: in the same line, or else alone on the line above."""
    text, seconds = reading.text.text, reading.seconds
    # Most values stand in words that hold no label: neither before them nor, if nothing else is, above them.
    begin = max(0, start - reach - 24)
    if not reading.found.may_hold(label, begin - _ABOVE_IT, start) and _says(text[begin:start]):
        return None
    line = reading.text.paragraph(Span(start, start)).start
    # The label itself may be long: what counts is the way from its end to the value.
    begin = max(line, start - reach - 24)
    window = text[begin:start]
    found = (
        list(compiled(label).finditer(window, timeout=seconds)) if reading.found.may_hold(label, begin, start) else []
    )
    if found:
        gap = window[found[-1].end() :]
        gap = _NEUTRAL.sub("", gap) if len(gap) <= reach else "。"
        of_cell = None if _INTERRUPTED.search(gap) else _label(found[-1].group(), _BEFORE, gap)
        return of_cell if of_cell and of_cell.adjacent else _of_row(reading, line, start, label) or of_cell
    if begin != line or not line:
        return _of_row(reading, line, start, label) or _of_question(reading, line, start, label)
    if text.startswith(_ANSWER, line):
        return _of_question(reading, line, start, label)
    return None if _NEUTRAL.sub("", window).strip(_SIGNS) else _alone(reading, line - 1, label)


def _of_question(reading: Reading, line: int, start: int, label: str) -> Label | None:
    """The label in the question above, where the value is what is answered: 问：护照号多少？ 答：E12345678。"""
    text = reading.text.text
    if not line or start - line > _ANSWERED or not text.startswith(_ANSWER, line):
        return None
    if not _ANSWERING.fullmatch(text, line + 2, start):
        return None
    question = reading.text.paragraph(Span(line - 1, line - 1))
    begin = max(question.start, question.end - _QUESTION)
    found = list(compiled(label).finditer(text[begin : question.end], timeout=reading.seconds))
    if not found or not _ASKING.fullmatch(text, begin + found[-1].end(), question.end):
        return None
    return _label(found[-1].group(), _ASKED)


def _alone(reading: Reading, end: int, label: str) -> Label | None:
    """The label that is all that the line which ends at ``end`` says, or ends with."""
    above = reading.text.paragraph(Span(end, end)).of(reading.text.text).rstrip(" :：\t")
    found = list(compiled(label).finditer(above[-24:], timeout=reading.seconds)) if len(above) <= 40 else []
    if found and not above[-24:][found[-1].end() :].strip("号码）) "):
        return _label(found[-1].group(), _ABOVE)
    return None


def _label_past_name(reading: Reading, start: int, label: str) -> Label | None:
    """The label two lines above ``start``, each cell on a line of its own, with the name of a person between."""
    line = reading.text.paragraph(Span(start, start)).start
    if line != start or not line or not reading.found.may_hold(label, start - _ABOVE_IT, start):
        return None
    between = reading.text.paragraph(Span(line - 1, line - 1))
    names = [person.span for person in persons_in(reading, between)] if len(between) <= _LONGEST_NAME else []
    return _alone(reading, between.start - 1, label) if names == [between] and between.start else None


def _of_row(reading: Reading, line: int, start: int, label: str) -> Label | None:
    """The label in the first cell of the row, where a row above names who stands in the column of ``start``."""
    text = reading.text.text
    if start - line > _LONG_ROW or text[start - 1 : start] != "\t":
        return None
    first, *between = text[line : start - 1].split("\t")
    found = compiled(label).search(first, timeout=reading.seconds)
    if found is None or found.start() > 4 or first[found.end() :].strip("号码）) :：") or not between:
        return None
    if not all(_NOTHING.fullmatch(cell) for cell in between):
        return None
    above = line
    for _ in range(_FEW_ROWS):
        row = reading.text.paragraph(Span(above - 1, above - 1)) if above else Span(0, 0)
        cells = row.of(text).split("\t")
        if len(cells) <= len(between) + 1:
            return None
        if _WHO.match(cells[0]):
            return _label(found.group(), _ROW, heading=True) if cells[len(between) + 1].strip() else None
        above = row.start
    return None


def label_behind(reading: Reading, span: Span, label: str) -> Label | None:
    """The label right behind the value at ``span``: H12345678号回乡证, E12345678（护照）; not where it is another's number."""
    start, end = span.start, span.end
    text = reading.text.text
    joint = _BEHIND.match(text, end)
    if joint is None or not reading.found.may_hold(label, end, end + _ABOVE_IT):
        return None
    if _ANOTHER.search(text, max(0, start - _ANOTHER_REACH), start):
        return None
    opened = max(joint[0].find(sign) for sign in "（(")
    begin = joint.start() + opened + 1 if opened >= 0 else joint.end()
    found = compiled(label).search(text, begin, begin + _LONG, timeout=reading.seconds)
    if found is None or not _HAN.fullmatch(text, begin, found.start()):
        return None
    if not (_CLOSED if opened >= 0 else _NO_VALUE).match(text, found.end()):
        return None
    return _label(found.group(), _AFTER)._replace(behind=True)


def _says(words: str) -> bool:
    """Whether there is more than what may stand at the end of a label."""
    return bool(words.replace("：", " ").replace(":", " ").strip())


def whole(value: str, label: Label | None) -> str | None:
    """``value`` without the gaps of an export; ``None`` where they may divide two cells or two numbers."""
    joined = re.sub(r"[ \n·.–-]", "", value)
    if joined != value and _DAY.match(value):
        return None
    if joined != value and (label is None or not label.adjacent or (label.heading and "\n" in value)):
        return None
    return joined


def _as_heading(heading: str, label: str, seconds: float) -> Label | None:
    found = compiled(label).search(heading, timeout=seconds) if heading else None
    return _label(found.group(), _COLUMN, heading=True) if found else None


def _as_field(field: str, label: str, seconds: float) -> Label | None:
    """The name of a field in quotation marks, if it says no more than which it is: gjjzh, gjjzh_bak, not gjjzh_cnt."""
    found = compiled(label).search(field, timeout=seconds)
    if found is None or _COUNTING.fullmatch(field, found.end(), len(field) - 1):
        return None
    return _label(found.group(), _COLUMN, heading=True)


def _label(words: str, why: Phrase, gap: str = "", *, heading: bool = False) -> Label:
    tidy = " ".join(words.split()).strip(" :：（(")
    return Label(tidy, why.fill(words=tidy), gap, heading)


_ASKED = Phrase("上一行问的是“{words}”", "the question above asks for “{words}”")
_BEFORE = Phrase("前文有“{words}”", "“{words}” stands before it")
_AFTER = Phrase("其后有“{words}”", "“{words}” stands behind it")
_ABOVE = Phrase("上一行为“{words}”", "“{words}” stands on the line above")
_ROW = Phrase("所在行的栏目为“{words}”", "it stands in the row “{words}”")
_COLUMN = Phrase("所在列的表头为“{words}”", "it stands in the column “{words}”")
