"""Who is whose wife, child or parent: relations of persons who are named.

Sources: 民法典 art. 1032 by way of 个人信息保护法 art. 4; GB/T 35273-2020 annex A lists family relations
among personal data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pubcheck.finding import Mask, Severity
from pubcheck.law import basis
from pubcheck.matchers import Judgement, Match, Reading
from pubcheck.persons import people, tables
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.span import Span

_RELATION = (
    r"配\s?偶|妻子|丈夫|爱人|前妻|前夫|子女|儿子|女儿|[长次三四幼][子女]|儿媳妇?|女婿|父亲|母亲|父母(?:亲)?|岳父|岳母|公公|婆婆|继[父母]|养[父母]|祖[父母]|外祖[父母]"
    r"|爷爷|奶奶|外公|外婆|孙子|孙女|外孙女?|[伯叔舅]父?|[姑姨舅婶]妈?母?|侄[子女儿]|哥哥|弟弟|姐姐|妹妹|兄弟|姐妹|胞[兄弟姐妹]|监护人|家长|之[妻夫子女父母]|其[妻夫子女父母]"
)
_BEFORE = re.compile(rf"(?P<words>{_RELATION})(?:姓名)?(?:[（(][^（）()\n]{{0,8}}[)）])?[\s:：为是叫名系]{{0,3}}$")
_AFTER = re.compile(
    r"\s?(?:[（(]|[，,、]?(?:系|是|为))(?:其|户主|[\u4e00-\u9fff]{1,4}(?:的|之))?(?P<words>妻子?|丈夫|配偶|儿子|女儿|[长次三][子女]|父亲|母亲|儿媳|女婿|孙子|孙女|之[妻夫子女父母])"
)
_LABEL = re.compile(rf"(?:{_RELATION})(?:姓名)?$")
_COLUMN = re.compile(r"关系|称谓")
_VALUE = re.compile(rf"(?:{_RELATION}|[妻夫子女父母])$")


@dataclass(frozen=True, slots=True)
class _Relatives:
    """Names that a word for a relation introduces, and tables with a column of relations."""

    def find(self, reading: Reading) -> Iterator[Match]:
        text = reading.text.text
        everybody = people(reading)
        for person in everybody.within(Span(0, len(text))):
            match = (
                (_LABEL.search(person.cue.of(text)) if person.cue else None)
                or _BEFORE.search(text, max(0, person.span.start - 20), person.span.start)
                or _AFTER.match(text, person.span.end)
            )
            if match:
                words = match.groupdict().get("words") or match.group()
                why = Phrase(f"写明与他人的关系“{words}”", f"the relation “{words}” is stated")
                yield Match(person.span, Judgement(max(0.8, person.confidence), (why,)))
        for table in tables(reading):
            for column in table.columns(_COLUMN):
                rows = [
                    row
                    for row in table.rows
                    if (cell := table.cell(row, column)) and _VALUE.match(cell.words) and everybody.within(row.span)
                ]
                if rows:
                    why = Phrase(
                        f"表中列出 {len(rows)} 人的亲属关系", f"the table states the relations of {len(rows)} persons"
                    )
                    yield Match(table.heading.cells[column].span, Judgement(0.9, (why,)))


RULES = (
    Rule(
        id="personal.family",
        title=Phrase("家庭关系", "Family relations"),
        severity=Severity.MEDIUM,
        basis=basis("personal-4", "personal-25", "source-personal-2020"),
        matcher=_Relatives(),
        message=Phrase("写明了具体个人的亲属", "it names a relative of a person"),
        suggestion=Phrase("隐去亲属的姓名，或删除亲属关系", "delete the relative's name, or the relation"),
        mask=Mask(1, 0),
        inline=False,
        beside=True,
        hits=(
            "户主：陈思远，配偶：⟦李秀珍⟧，无业。",
            "姓名：张卫国\n父亲：⟦张德海⟧\n母亲：⟦周玉兰⟧",
            "申请人王建华，监护人：⟦王建国⟧，电话略。",
            "序号\t姓名\t⟦与户主关系⟧\t出生年月\n1\t李秀珍\t妻\t略\n2\t王建国\t长子\t略",
            "患者：张卫国，妻子⟦刘玉梅⟧陪护。",
            "学生姓名\t家长姓名\t金额\n王建国\t⟦李秀珍⟧\t300",
            "户主：陈思远\n长子：⟦陈建国⟧\n次女：⟦陈秀英⟧",
            "父亲：⟦欧阳修远⟧，务农。",
        ),
        misses=(
            "独生子女父母奖励金每人每月10元。",
            "配偶：无\n子女：无",
            "领导干部应当报告配偶、子女移居国外的情况。",
            "户主：陈思远，其妻李某某患病。",
            "监护人应当依法履行监护职责。",
            "家长：                签字",
            "父亲节期间开展慰问活动，王建国局长出席。",
            "序号\t单位\t关系\n1\t某局\t主管",
            "与企业的关系：无",
        ),
    ),
)
