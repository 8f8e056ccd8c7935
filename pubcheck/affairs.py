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
from pubcheck.persons import IDENTITY, people, sentence, tables
from pubcheck.phrase import Phrase
from pubcheck.span import Span
from pubcheck.text import Role

# Illnesses and disabilities that name somebody's state of health (categories of GB/T 26341-2010).
_ORGANS = "肺|肝|胃|肠|结肠|直肠|乳腺|宫颈|食[道管]|甲状腺|前列腺|鼻咽|胰腺|膀胱|肾|卵巢|骨|喉|胆管|淋巴"
_DISABLED = r"(?:视力|听力|言语|肢体|智力|精神|多重)残疾|残疾(?:等级|类别|类型)?[:：]?(?=[一二三四1-4]级)"
_DISEASE = (
    rf"(?:恶性)?肿瘤|(?:{_ORGANS})(?:部)?(?:恶性)?(?:肿瘤|癌)|癌症|白血病|淋巴瘤|脑瘤|血管瘤|尿毒症|肾(?:功能)?衰竭|肾病综合[征症]|肾炎|[12一二Ⅰ-Ⅱ]?型?糖尿病"
    r"|高血压(?:病)?|冠心病|(?:先天性)?心脏病|心肌梗[死塞]|心梗|心力?衰竭|脑梗[死塞]?|脑出血|脑溢血|中风|偏瘫|截瘫|瘫痪|癫痫|帕金森(?:病|综合征)?|阿尔茨海默(?:病|症)?"
    r"|老年痴呆|痴呆|精神分裂症?|精神(?:病|障碍|疾病|异常)|抑郁症|双相情感障碍|躁狂症|焦虑症|自闭症|孤独症|智力(?:障碍|低下)|艾滋病|HIV(?:抗体)?(?:呈?阳性|感染)?|梅毒|淋病|尖锐湿疣|(?<![慢急染行])性病"
    r"|[甲乙丙戊]型?肝炎?|肝硬化|肝腹水|(?:肺|骨)?结核(?:病)?|尘肺病?|矽肺病?|哮喘|慢阻肺|肺炎|肺气肿|类风湿(?:性?关节炎)?|(?:系统性)?红斑狼疮|血友病|地中海贫血|再生障碍性贫血"
    r"|股骨头坏死|腰椎间盘突出|骨折|截肢|失明|聋哑|脑瘫|唐氏综合征|重症肌无力|渐冻症|强直性脊柱炎|甲亢|痛风|胃溃疡|阑尾炎|白内障|青光眼|烧伤|植物人|器官移植|肾移植|透析|化疗"
    r"|新冠(?:病毒|肺炎)?(?:阳性|感染|确诊)|核酸(?:检测)?(?:结果)?(?:为|呈)?阳性|流产|早孕|怀孕|妊娠|孕[0-9一二三四五六七八九十]{1,3}[周月]|产后抑郁|不孕症?"
)
_LEVEL = r"(?:[（(]?[一二三四1-4]级[)）]?)?"
AILMENT = rf"(?:重度|中度|轻度|[一二三四1-4]级)?(?:{_DISABLED}){_LEVEL}|[一二三四1-4]级(?:视力|听力|言语|肢体|智力|精神|多重)?残疾|(?:{_DISEASE})(?:晚期|早期)?"
# What a list of somebody's data puts between the name and the next item.
_FIELDS = re.compile(
    r"[\s，,、：:（()）；;/“”\"·]|[男女]|[汉回苗彝壮藏满]族|[0-9]{1,3}岁|[0-9]{4}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:出?生)?|[0-9Xx*\-]+|身份证号?码?|公民身份号码"
    r"|现年|年龄|出生|住[^，,。；;\s]{2,30}|户主|本人|[未已]婚|丧偶|离异|无业|务农|农民|村民|居民|学生|同志|电话|联系"
)
_FORM = 400  # how far above a labelled value the name of a form may stand
_AFTER = 8  # how far behind the words the name may stand (糖尿病患者李某某)
_HIDDEN_NAME = re.compile(r"[\u4e00-\u9fff][某*×○]")
_CARRIED = 120  # how far the person of the last sentence is carried on
_GOES_ON = re.compile(
    r"\s?(?:其|该|现|家|月|年|名下|无|患|曾|经|因|享|系|属|另|目前|有|患有|已|被|身患|[父母妻子女]|丈夫|[0-9])"
)
_LONGEST = 24  # of the words themselves
_NOTHING = re.compile(r"(?:[无否/\\—\-–×]|没有|不详|正常|健康|良好|合格|一般|未.{0,4}|暂无|0|○|略|同上|[XＸx]+|\*+)?")

NAMED = Phrase("所指的人有名有姓", "the person is named")
BY_NUMBER = Phrase("同处有身份证号", "an identity number stands beside it")
IN_ROW = Phrase("同一行有个人姓名", "a person is named in the same row")
IN_FORM = Phrase("同一表单中有个人姓名", "a person is named in the same form")


def adjoins(gap: str, link: str) -> bool:
    """Whether what stands between a name and some words ties the two: fields of a list, or words of ``link``."""
    return len(_FIELDS.sub("", gap)) <= 2 or compiled(link).search(gap) is not None


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
    reach: int = 90

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

    def _goes_on(self, reading: Reading, around: Span, span: Span) -> bool:
        """Whether the sentence goes on about the person of the one before (李某…。其患尿毒症)."""
        if around.start == 0 or not _GOES_ON.match(reading.text.text, around.start):
            return False
        before = people(reading).before(around.start, _CARRIED)
        same = before is not None and "\n" not in reading.text.text[before.span.end : around.start]
        return same and span.start - around.start < self.reach

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
        if IDENTITY.search(text, around.start, around.end) and not _HIDDEN_NAME.search(text, around.start, around.end):
            return BY_NUMBER
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
