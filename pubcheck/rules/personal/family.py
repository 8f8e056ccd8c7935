"""Who is whose wife, child or parent: relations of persons who are named.

Sources: 民法典 art. 1032 by way of 个人信息保护法 art. 4; GB/T 35273-2020 annex A lists family relations
among personal data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pubcheck.affairs import OfPerson
from pubcheck.finding import SHOW, Severity
from pubcheck.law import basis
from pubcheck.matchers import Judgement, Match, Reading
from pubcheck.persons import people, tables
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.span import Span

_RELATION = (
    r"配\s?偶|妻子|丈夫|爱人|前妻|前夫|子女|儿子|女儿|[长次三四幼][子女]|儿媳妇?|女婿|父亲|母亲|父母(?:亲)?|岳父|岳母|公公|婆婆|继[父母]|养[父母]|祖[父母]|外祖[父母]"
    r"|爷爷|奶奶|外公|外婆|孙子|孙女|外孙女?|[伯叔舅]父?|[姑姨舅婶]妈?母?|侄[子女儿]|哥哥|弟弟|姐姐|妹妹|兄弟|姐妹|监护人|家长|胞[兄弟姐妹]|前[妻夫]"
)
_BEFORE = re.compile(
    rf"(?:[之其])?(?P<words>{_RELATION}|(?<=[之其生])[子女夫妻父母])(?:姓名)?(?:[（(][^（）()\n]{{0,8}}[)）])?[\s:：为是叫名系]{{0,3}}$"
)
_AFTER = re.compile(
    r"\s?(?:[（(]|[，,、]?(?:系|是|为))(?:其|户主|[\u4e00-\u9fff]{1,4}(?:的|之))?(?P<words>前?妻子?|前夫|丈夫|配偶|儿子|女儿|[长次三][子女]|父亲|母亲|儿媳|女婿|孙子|孙女|胞[兄弟姐妹]|[子女夫母父])"
)
_LABEL = re.compile(rf"(?P<words>{_RELATION})(?:姓名)?$")
_COLUMN = re.compile(r"关系|称谓")
_MARRIAGE = OfPerson(
    r"(?:协议|诉讼|判决)?离婚(?!纠纷|诉讼|证|登记|率|案|冷静|协议书|申请)|离异|丧偶|再婚|非婚生(?:子女)?",
    r"与|于|已|经|曾|系|为",
    Phrase("写明婚姻状况", "it states the marital status"),
    unless=r"办理|宣传|政策|规定|婚姻登记(?:处|机关)",
    label=r"婚姻(?:状况|情况)?[\s:：]*$",
    reach=80,
)
_VALUE = re.compile(rf"(?:{_RELATION}|[妻夫子女父母])$")


@dataclass(frozen=True, slots=True)
class _Relatives:
    """The word for the relation, where it introduces a name, follows one, or stands in a column beside one."""

    def find(self, reading: Reading) -> Iterator[Match]:
        """All matches, in order."""
        found = {
            match.span: match
            for match in (*self._in_columns(reading), *self._at_names(reading), *_MARRIAGE.find(reading))
        }
        yield from (found[span] for span in sorted(found))

    def _at_names(self, reading: Reading) -> Iterator[Match]:
        text = reading.text.text
        for person in people(reading).within(Span(0, len(text))):
            match = (
                _BEFORE.search(text, max(0, person.span.start - 20), person.span.start)
                or _AFTER.match(text, person.span.end)
                or (_LABEL.search(text, person.cue.start, person.cue.end) if person.cue else None)
            )
            if match:
                span = Span(*match.span("words"))
                why = Phrase(f"写明与他人的关系“{match['words']}”", f"the relation “{match['words']}” is stated")
                yield Match(span, Judgement(max(0.8, min(0.95, person.confidence)), (why,)))

    def _in_columns(self, reading: Reading) -> Iterator[Match]:
        for table in tables(reading):
            for column in table.columns(_COLUMN):
                for row in table.rows:
                    cell = table.cell(row, column)
                    if cell and _VALUE.match(cell.words) and people(reading).within(row.span):
                        why = Phrase(
                            f"“{table.headings[column]}”一栏写明亲属关系",
                            f"the column “{table.headings[column]}” states it",
                        )
                        yield Match(cell.span, Judgement(0.9, (why,)))


RULES = (
    Rule(
        id="personal.family",
        title=Phrase("家庭关系", "Family relations"),
        severity=Severity.MEDIUM,
        basis=basis("personal-4", "personal-25", "source-personal-2020"),
        matcher=_Relatives(),
        message=Phrase("写明了具体个人的亲属", "it names a relative of a person"),
        suggestion=Phrase("隐去亲属的姓名，或删除亲属关系", "delete the relative's name, or the relation"),
        mask=SHOW,
        inline=False,
        beside=True,
        hits=(
            "户主：陈思远，⟦配偶⟧：李秀珍，无业。",
            "姓名：张卫国\n⟦父亲⟧：张德海\n母亲：周玉兰",
            "申请人王建华，⟦监护人⟧：王建国，电话略。",
            "序号\t姓名\t与户主关系\t出生年月\n1\t李秀珍\t⟦妻⟧\t略\n2\t王建国\t长子\t略",
            "患者：张卫国，⟦妻子⟧刘玉梅陪护。",
            "学生姓名\t⟦家长⟧姓名\t金额\n王建国\t李秀珍\t300",
            "户主：陈思远\n⟦长子⟧：陈建国\n次女：陈秀英",
            "⟦父亲⟧：欧阳修远，务农。",
            "申请人：张卫国，2019年⟦离异⟧，独自生活。",
            "当事人：王建华（李秀珍之⟦女⟧），无业。",
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
            "原告王德胜诉被告李秀兰离婚纠纷一案，已审理终结。",
        ),
    ),
)
