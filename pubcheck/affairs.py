"""Matchers for what is said of a person: an illness, a status, a belief, an income.

The words alone mean nothing: they count where a private person who can be told by name
stands beside them, in the same sentence, in the same row of a table, or in the same form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pubcheck.finding import Severity
from pubcheck.matchers import Judgement, Match, Reading, compiled, finditer
from pubcheck.persons import people, sentence, tables
from pubcheck.phrase import Phrase
from pubcheck.span import Span
from pubcheck.text import Role

# What a list of somebody's data puts between the name and the next item.
_FIELDS = re.compile(
    r"[\s，,、：:（()）；;/“”\"·]|[男女]|[汉回苗彝壮藏满]族|[0-9]{1,3}岁|[0-9]{4}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:出?生)?|[0-9Xx*\-]+|身份证号?码?|公民身份号码"
    r"|现年|年龄|出生|住[^，,。；;\s]{2,30}|户主|本人|[未已]婚|丧偶|离异|无业|务农|农民|村民|居民|学生|同志|电话|联系"
)
_FORM = 400  # how far above a labelled value the name of a form may stand
_FORM_LABEL = re.compile(r"[:：\t]\s*$")
_AFTER = 8  # how far behind the words the name may stand (糖尿病患者李某某)
_LONGEST = 24  # of the words themselves
_NOTHING = re.compile(r"(?:[无否/\\—\-–×]|没有|不详|正常|健康|良好|一般|未.{0,4}|暂无|0|○|略|同上|[XＸx]+|\*+)?")

NAMED = Phrase("所指的人有名有姓", "the person is named")
IN_ROW = Phrase("同一行有个人姓名", "a person is named in the same row")
IN_FORM = Phrase("同一表单中有个人姓名", "a person is named in the same form")


@dataclass(frozen=True, slots=True)
class OfPerson:
    """Words of ``pattern`` said of a private person.

    The name stands before them, with nothing but fields of a list or with words of ``link``
    in between, or right behind them. A sentence with words of ``unless`` speaks of things in
    general. With ``label``, words behind that label count for the person named further up in
    the form. ``grave`` are words that raise the severity to ``block``.
    """

    pattern: str
    link: str
    why: Phrase
    confidence: float = 0.85
    unless: str = ""
    label: str = ""
    grave: str = ""
    reach: int = 60

    def find(self, reading: Reading) -> Iterator[Match]:
        """All places that speak of somebody."""
        for window in people(reading).windows(_LONGEST + _AFTER, self.reach, _FORM if self.label else 0):
            for match in finditer(self.pattern, reading.text.text, reading.seconds, window.start, window.end):
                group = "value" if "value" in match.re.groupindex and match.start("value") >= 0 else 0
                span = Span(match.start(group), match.end(group))
                judgement = self._judged(reading, span)
                if judgement is not None:
                    yield Match(span, judgement)

    def _judged(self, reading: Reading, span: Span) -> Judgement | None:
        around = sentence(reading, span)
        words = around.of(reading.text.text)
        if self.unless and compiled(self.unless).search(words, timeout=reading.seconds):
            return None
        tie = self._tie(reading, span, around)
        if tie is None:
            return None
        grave = self.grave and compiled(self.grave).search(words, timeout=reading.seconds)
        return Judgement(self.confidence, (self.why, tie), Severity.BLOCK if grave else None)

    def _tie(self, reading: Reading, span: Span, around: Span) -> Phrase | None:
        text = reading.text.text
        everybody = people(reading)
        name = everybody.before(span.start, min(self.reach, span.start - around.start))
        if name is not None and name.span.end <= span.start:
            gap = text[name.span.end : span.start]
            if len(_FIELDS.sub("", gap)) <= 2 or compiled(self.link).search(gap):
                return NAMED
        following = everybody.within(Span(span.end, min(around.end, span.end + _AFTER)))
        if following and re.fullmatch(
            r"(?:[\u4e00-\u9fff]{0,4}[者人户员象童][:：、，]?|的|[:：\s（(])?", text[span.end : following[0].span.start]
        ):
            return NAMED
        if self.label:
            line = text[text.rfind("\n", 0, span.start) + 1 : span.start][-24:]
            if compiled(self.label).search(line) and any(
                person.role is Role.PRIVATE for person in everybody.within(Span(max(0, span.start - _FORM), span.start))
            ):
                return IN_FORM
        return None


@dataclass(frozen=True, slots=True)
class InColumn:
    """Filled cells of columns whose heading holds ``heading``, in rows that name a private person.

    ``value`` is what a cell must hold; cells that say no (无, 否, 正常) never count.
    """

    heading: str
    why: Phrase
    value: str = ""
    confidence: float = 0.9

    def find(self, reading: Reading) -> Iterator[Match]:
        """One match for each cell."""
        everybody = people(reading)
        for table in tables(reading):
            for column in table.columns(compiled(self.heading)):
                for row in table.rows:
                    cell = table.cell(row, column)
                    if cell is None or _NOTHING.fullmatch(cell.words) or not everybody.within(row.span):
                        continue
                    if self.value and not compiled(self.value).search(cell.words):
                        continue
                    heading = Phrase(
                        f"所在列的表头为“{table.headings[column]}”", f"in the column “{table.headings[column]}”"
                    )
                    yield Match(cell.span, Judgement(self.confidence, (self.why, heading, IN_ROW)))
