"""Matchers for what is said of a person: an illness, a status, a belief, an income.

The words alone mean nothing: they count where a private person who can be told by name
stands beside them, in the same sentence, in the same row of a table, or in the same form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pubcheck.finding import Severity
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import Judgement, Match, Reading, compiled, value_span
from pubcheck.persons import IDENTITY, is_certain, people, sentence, tables
from pubcheck.phrase import Phrase
from pubcheck.span import Span
from pubcheck.text import Role

# What a list of somebody's data puts between the name and the next item.
_FIELDS = lazily(
    r"[\s，,、：:（()）；;/“”\"·]|[男女]|[汉回苗彝壮藏满]族|[0-9]{1,3}岁|[0-9]{4}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:出?生)?|[0-9A-Za-z*\-/.]+|血压|血糖|空腹|身份证号?码?|公民身份号码"
    r"|现年|年龄|出生|住[^，,。；;\s]{2,30}|户主|本人|[未已]婚|丧偶|离异|无业|务农|农民|村民|居民|学生|同志|电话|联系"
)
# A list of somebody's data begins with sex, age, nation or a document: 易守业，男，46岁，货车司机（…），
_LISTED = lazily(
    r"\s?[，,（(]\s?(?:[男女](?=[，,、；;）)])|[0-9]{1,3}周?岁|[\u4e00-\u9fff]{1,3}族(?=[，,）)])|(?:公民)?身份|[\u4e00-\u9fff]{1,3}证|(?:19|20)[0-9]{2}[年.]|护照|信[仰奉]|[现原家]?住)"
)
_SENTENCE = lazily(r"[。！？\n]")
# One party to a matter, not parties in general (申请人应当…).
_PARTY = lazily(
    r"(?:申请人|被申请人|原告|被告|[乙丙]方|对象|户主|当事人|信访人|受援人|患者|借款人|去年家庭|其家庭)(?!应当?|可以?|须|必须|需|有权|不得|提供|提交|的条件)[^，。；]{0,24}$"
)
_FORM = 400  # how far above a labelled value the name of a form may stand
_AFTER = 8  # how far behind the words the name may stand (糖尿病患者李某某)
_HIDDEN_NAME = lazily(r"[\u4e00-\u9fff][某*×○]")
_CARRIED = 120  # how far the person of the last sentence is carried on
_GOES_ON = lazily(
    r"\s?(?:其|该|户主|本人|村里|社区|镇里|学校|患者|老人|孩子|死者|当事人|现|家|月|年|名下|无|患|曾|经|因|享|系|属|另|目前|有|患有|已|被|身患|[父母妻子女]|丈夫|[0-9])"
)
_LONGEST = 24  # of the words themselves
_NOTHING = lazily(r"(?:[无否/\\—\-–×]|没有|不详|正常|健康|良好|合格|一般|未.{0,4}|暂无|0|○|略|同上|[XＸx]+|\*+)?")

_CLAUSE, _SHORTEST = 40, 2  # characters to each side in which general words count; the least that is told
_CLOSED = frozenset("。；;！？!?”\n")  # a line that ends so does not go on
_LINES = 3
_SURE = 0.8  # from here on a person without a role is taken for a private one
# The clause speaks of the person of the lines before, or to somebody.
_SPEAKS = lazily(
    r"(?:[我你您他她其俺咱]|该[生户员]|本人|家[里中]|老人|孩子|死者|患者|[问答]：|“)[^，。；\n]{0,8}$|(?:该户|老人|死者|患者)[^。；\n]{0,24}$|^[\s]*$|[，,、：:；;“（(和与及同随跟]$"
)

ABOUT = Phrase("上下文说的是有名有姓的个人", "the text speaks of a person who is named")
NAMED = Phrase("所指的人有名有姓", "the person is named")
BY_NUMBER = Phrase("同处有身份证号", "an identity number stands beside it")
PARTY = Phrase("所指的当事人前文有姓名", "the party it speaks of is named above")
IN_ROW = Phrase("同一行有个人姓名", "a person is named in the same row")
IN_FORM = Phrase("同一表单中有个人姓名", "a person is named in the same form")


def adjoins(gap: str, link: str) -> bool:
    """Whether what stands between a name and some words ties the two: fields of a list, or words of ``link``."""
    if _LISTED.match(gap) and gap.rstrip()[-1:] in "，,、；;（(" and not _SENTENCE.search(gap):
        return True
    return len(_FIELDS.sub("", gap)) <= 2 or compiled(link).search(gap) is not None


class OfPerson(NamedTuple):
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
    reach: int = 90

    @property
    def needs(self) -> tuple[str, ...]:
        """The words."""
        return (self.pattern,)

    @property
    def asks(self) -> tuple[str, ...]:
        """All its patterns on the text itself."""
        return tuple(pattern for pattern in (self.pattern, self.unless, self.grave) if pattern)

    def find(self, reading: Reading) -> Iterator[Match]:
        """All places that speak of somebody."""
        for window in people(reading).windows(_LONGEST + _AFTER, self.reach, _FORM if self.label else 0):
            for match in reading.matches(self.pattern, window.start, window.end):
                span = value_span(match)
                judgement = self._judged(reading, span)
                if judgement is not None and not any(
                    person.span.overlaps(span)
                    for person in people(reading).within(Span(max(0, span.start - 4), span.end))
                ):
                    yield Match(span, judgement)

    def _judged(self, reading: Reading, span: Span) -> Judgement | None:
        around = sentence(reading, span)
        if self.unless and reading.holds(self.unless, around.start, around.end):
            return None
        tie = self._tie(reading, span, around)
        if tie is None:
            return None
        grave = self.grave and reading.holds(self.grave, around.start, around.end)
        return Judgement(self.confidence, (self.why, tie), Severity.BLOCK if grave else None)

    def _goes_on(self, reading: Reading, around: Span, span: Span) -> bool:
        """Whether the sentence goes on about the person of the one before (李某…。其患尿毒症)."""
        if around.start == 0 or not _GOES_ON.match(reading.text.text, around.start):
            return False
        before = people(reading).before(around.start, _CARRIED)
        same = before is not None and "\n" not in reading.text.text[before.span.end : around.start]
        return same and span.start - around.start < self.reach

    def _of_party(self, reading: Reading, around: Span, span: Span) -> bool:
        """Whether the sentence speaks of a party (申请人月工资…) who is named further up."""
        before = reading.text.text[max(around.start, span.start - 40) : span.start]
        if not _PARTY.search(before):
            return False
        earlier = people(reading).within(Span(max(0, around.start - _FORM), around.start))
        return any(person.role is Role.PRIVATE for person in earlier)

    def _tie(self, reading: Reading, span: Span, around: Span) -> Phrase | None:
        text = reading.text.text
        everybody = people(reading)
        name = everybody.before(span.start, min(self.reach, span.start - around.start))
        if name is not None and name.span.end <= span.start:
            gap = text[name.span.end : span.start]
            if adjoins(gap, self.link):
                return NAMED
        following = everybody.within(Span(span.end, min(around.end, span.end + _AFTER)))
        if following and re.fullmatch(
            r"(?:[\u4e00-\u9fff]{0,4}[者人户员象童][:：、，]?|的|[:：\s（(])?", text[span.end : following[0].span.start]
        ):
            return NAMED
        if name is None and self._goes_on(reading, around, span):
            return NAMED
        if name is None and self._of_party(reading, around, span):
            return PARTY
        if IDENTITY.search(text, around.start, around.end) and not _HIDDEN_NAME.search(text, around.start, around.end):
            return BY_NUMBER
        if self.label:
            begin = max(0, span.start - 24)  # no further back: a line may be millions of characters long
            line = text[max(begin, text.rfind("\n", begin, span.start) + 1) : span.start]
            if compiled(self.label).search(line) and any(
                person.role is Role.PRIVATE for person in everybody.within(Span(max(0, span.start - _FORM), span.start))
            ):
                return IN_FORM
        return None


class InColumn(NamedTuple):
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


class Mentioned(NamedTuple):
    """Words of ``pattern`` in a text about a private person, wherever the sentence says nothing general.

    The person stands in the same line, or before it while the sentence goes on (他…, 家里…, 问：…). A sentence with
    words of ``general`` speaks of no one. For words that are seldom said of things: kin, illnesses.
    """

    pattern: str
    general: str
    why: Phrase
    confidence: float = 0.75
    ahead: int = 60
    behind: int = 170

    @property
    def needs(self) -> tuple[str, ...]:
        """The words."""
        return (self.pattern,)

    @property
    def asks(self) -> tuple[str, ...]:
        """The words and what makes the sentence a general one."""
        return self.pattern, self.general

    def find(self, reading: Reading) -> Iterator[Match]:
        """All places in order."""
        text, everybody = reading.text.text, people(reading)
        for window in everybody.windows(self.ahead, self.behind, self.behind):
            for match in reading.matches(self.pattern, window.start, window.end):
                whole = span = value_span(match)
                for person in everybody.within(Span(max(0, span.start - 4), span.end)):
                    if person.span.overlaps(span):
                        # 致仇维善创伤性脑出血: the words begin behind the name.
                        span = Span(min(person.span.end, span.end), span.end)
                if len(span) < _SHORTEST and len(whole) > len(span):
                    continue
                around = sentence(reading, span)
                if reading.holds(
                    self.general, max(around.start, span.start - _CLAUSE), min(around.end, span.end + _CLAUSE)
                ):
                    continue
                line = reading.text.paragraph(span)
                start = line.start
                for _ in range(_LINES):  # lines that go on in the next one
                    if start < 2 or text[start - 2] in _CLOSED or everybody.within(Span(start, line.end)):
                        break
                    start = text.rfind("\n", 0, start - 1) + 1
                near = Span(max(start, span.start - self.behind), min(line.end, span.end + self.ahead))
                before = everybody.before(span.start, self.behind)
                if any(is_certain(person, _SURE) for person in everybody.within(near)) or (
                    before is not None and is_certain(before, _SURE) and _SPEAKS.search(text[around.start : span.start])
                ):
                    words = "".join(span.of(text).split())
                    yield Match(span, Judgement(self.confidence, (self.why.fill(words=words), ABOUT)))
