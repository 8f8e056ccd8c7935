"""Birth dates behind a label or before 出生, in figures and in Chinese numerals.

A day of birth identifies a person together with little else; the month is what notices of
appointment lawfully give of officials (任前公示). A limit of age (1990年1月1日以后出生) and the day on
which something else began are no birth dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from pubcheck.birth_entries import (
    HOUSEHOLD,
    IDENTITY,
    RECORDED,
    entries_in,
    household_days,
    identity_days,
    recorded_days,
)
from pubcheck.birth_forms import (
    AT_PLACE,
    BESIDE_NATION,
    BORN,
    CELL,
    CORRECTED,
    DATA,
    DATE,
    DESCRIBED,
    FIELD,
    LIMIT_AFTER,
    LIMIT_BEFORE,
    LIVING,
    MISREAD,
    MISREAD_POINTS,
    ODDLY,
    OWN,
    SHORT,
    SPACED,
    SPELT,
    WRAPPED,
    day_of,
    is_of_no_person,
    is_of_retired,
    latest_year,
    may_be_of_age,
)
from pubcheck.contact_cues import PRIVATE
from pubcheck.finding import Mask, Severity
from pubcheck.labels import Label, Labelled
from pubcheck.law import basis
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import AnyOf, Checked, Computed, Cue, Gated, Judgement, Match, Reading, compiled
from pubcheck.persons import persons_in, tables
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.span import Span

_LABEL = rf"{FIELD}|出生(?:年月日?|日期|时间|年份|年|日)?|(?<!政治)生\s?日|生年月日|生辰(?:八字)?|(?<![发产派衍])生于|诞生于|(?i:date of birth|d\.?o\.?b\.?|birth\s?(?:day|date)?)"
_GAP = lazily(
    r"(?:(?P<told>(?:快?到?了|[哦啦呀啊呢嘛哈]|快乐)[！!~～]?[，,（( ])|[*＊]?\s?[（(\[【](?![^）)\]】]{0,16}(?:示?例|如))[^（）()\[\]【】\n]{1,16}[)）\]】])?(?:;[A-Z=]{1,16})?[*＊]?(?:</?[A-Za-z][^<>\n]{0,30}>\s*){0,2}[\s:：为是于在，,（(）)“”\"'=>]*(?:(?:应|当|原|现|实际|正确|登记|记载|填[写报]|系)[为是成]?[:： ]?)?(?:[公阳农阴]历)?[\s:：)）]*(?:公元)?"
)
_OFFICIAL = Cue(
    r"现任|拟任|任前|拟提拔|提名|党[委组]|书记|[县市区镇乡局处科]长|副主任|任职|参加工作|入党|中共党员|职务|职级|学历|拟录用|拟聘用|岗位",
    Phrase("是任职、录用等公示中的人员情况", "from a notice of an appointment or a recruitment"),
    before=60,
    after=60,
)
_HEADED = r"出\s*生(?!地|医|证|人口)|生\s*日"
_NAMED, _RECENT = 12, 3  # characters before a date in which it is named; years in which a date is one of an event
_SIGNS = lazily(r"(?:[人者方]|签[名字收]|盖章)[:：]\s*$")
_YOUNG = r"新生|接种|疫苗|小朋友|幼儿|婴|儿童|学生|入学|新生儿|园|出生"
_NOTICE = lazily(r"任前|任职|拟任|拟录用|拟聘用|录用|聘用|选拔|任免|招聘|候选人")
_NAMES = lazily(r"姓\s*名|户\s*主|学生|考生|人员|名单")


def _judge(value: str, reading: Reading, span: Span, why: Phrase, confidence: float) -> Judgement | None:
    text = reading.text.text
    parts = day_of(value)
    if (
        parts is None
        or LIMIT_AFTER.match(text, span.end)
        or LIMIT_BEFORE.search(text[max(0, span.start - 4) : span.start])
    ):
        return None
    title = reading.elements.title
    named = title is not None and _NOTICE.search(title.value) is not None
    official = named or (_OFFICIAL.applies(reading, span) and not PRIVATE.applies(reading, span))
    if parts[2] is None:
        whole = Phrase("只到年月", "month and year only")
        listed = title is not None and "公示" in title.value
        severity = Severity.INFO if official or listed else Severity.LOW
    else:
        whole = Phrase("日期有效，精确到日", "a valid date, to the day")
        severity = Severity.LOW if official else Severity.MEDIUM
    return Judgement(confidence, (why, whole, _OFFICIAL.why) if official else (why, whole), severity)


def _judge_labelled(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    if label is None or (not label.heading and not _GAP.fullmatch(label.gap)):
        return None
    text = reading.text.text
    loose = label.words in ("生于", "诞生于", "出生")
    told = None if label.heading else _GAP.fullmatch(label.gap)
    if told and told["told"] and (value[:4] >= str(date.today().year - _RECENT) or label.words != "生日"):
        return None  # what is done that day: 生日啦，2025-06-18聚餐
    if (
        not label.heading
        and label.words[-1:] in "生于日期间辰"
        and is_of_no_person(reading, span, max(0, text.rfind(label.words, 0, span.start)))
    ):
        return None
    if label.words == "出生" and re.search("[，,]", label.gap) and not label.heading:
        return None  # 1942年1月5日出生，2023年8月去世
    if loose and ((value.isdigit() and not label.heading) or (parts := day_of(value)) is None or parts[0] < 1920):
        return None  # a person of history, or a number that happens to follow
    if label.heading:
        row = reading.text.paragraph(span)
        named = any(persons_in(reading, row))
        if not (named or label.words.isascii()) and not _NAMES.search(text[max(0, span.start - 3000) : span.start]):
            return None  # a table of years of birth and what applies to them
    return _judge(value, reading, span, label.why, 0.9 if loose else 0.97)


def _judge_short(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    if label is None or not label.words.startswith("出生"):
        return None
    if not label.heading and label.gap.strip(" :：为是"):
        return None
    century = "19" if int(value[:2]) > date.today().year % 100 else "20"
    if day_of(century + value) is None or not any(persons_in(reading, reading.text.paragraph(span))):
        return None
    figures = Phrase("六位数字的出生日期，精确到日", "a date of six figures, to the day")
    return Judgement(0.85, (label.why, figures), Severity.MEDIUM)


def _judge_born(value: str, reading: Reading, span: Span) -> Judgement | None:
    parts = day_of(value)
    if parts is None or parts[0] < 1920 or value.isdigit() or is_of_no_person(reading, span, span.start):
        return None
    return _judge(value, reading, span, Phrase("后文为“出生”", "“出生” follows"), 0.93)


def _judge_told(value: str, reading: Reading, span: Span) -> Judgement | None:
    parts = day_of(value)
    if parts is None or parts[0] < 1920:
        return None
    named = reading.text.text.rfind("出生", max(0, span.start - _NAMED), span.start)
    if named >= 0 and is_of_no_person(reading, span, named):
        return None
    return _judge(value, reading, span, Phrase("写明是出生日期", "the words say that it is a date of birth"), 0.9)


def _judge_living(value: str, reading: Reading, span: Span) -> Judgement | None:
    named = any(persons_in(reading, Span(max(0, span.start - 6), span.start)))
    return _judge_told(value, reading, span) if named else None


def _judge_described(value: str, reading: Reading, span: Span) -> Judgement | None:
    parts = day_of(value)
    if parts is None or parts[2] is None or parts[0] < 1920:
        return None
    if not may_be_of_age(reading, span, parts[0]):
        return None  # what happened that day: 2024年5月3日，15岁
    why = Phrase("跟在性别、民族之后或年龄之前", "behind sex or nation, or before an age")
    return _judge(value, reading, span, why, 0.8)


def _judge_nation(value: str, reading: Reading, span: Span) -> Judgement | None:
    if value.isdigit() and int(value[:2]) <= date.today().year % 100:
        return None  # 100105 may be a post code
    day = "19" + value if value.isdigit() else value
    if day_of(day) is None:
        return None
    nation = Phrase("跟在性别和民族之后", "behind sex and nation")
    return Judgement(0.85, (nation, Phrase("日期有效，精确到日", "a valid date, to the day")), Severity.MEDIUM)


_OF_MEMBER = Phrase("是家庭成员名单中姓名之后的日期", "behind the name of a member in a list of a household")
_TWO_FIGURES = Phrase("两位年份的日期，精确到日", "a date with two figures of the year, to the day")
_SAME_DAY = Phrase("与同一行身份证号中的日期相同", "the identity number beside it holds the same day")
_OF_PAPER = Phrase("是证件或档案中记载的出生日期", "the date of birth that a record or certificate gives")


def _in_households(reading: Reading) -> Iterator[Match]:
    for span in household_days(reading):
        yield Match(span, Judgement(0.85, (_OF_MEMBER, _TWO_FIGURES), Severity.MEDIUM))


def _judged(days: Iterable[Span], reading: Reading, why: Phrase, confidence: float) -> Iterator[Match]:
    for span in days:
        judgement = _judge(span.of(reading.text.text), reading, span, why, confidence)
        if judgement is not None:
            yield Match(span, judgement)


def _on_same_days(reading: Reading) -> Iterator[Match]:
    yield from _judged(identity_days(reading), reading, _SAME_DAY, 0.95)


def _in_records(reading: Reading) -> Iterator[Match]:
    yield from _judged(recorded_days(reading), reading, _OF_PAPER, 0.85)


def _in_columns(reading: Reading) -> Iterator[Match]:
    """Dates in other spellings that fill a cell of a column of such dates."""
    for table in tables(reading):
        for column in table.columns(compiled(_HEADED)):
            for row in table.rows:
                cell = table.cell(row, column)
                if cell is None or not compiled(CELL).fullmatch(cell.words) or not any(persons_in(reading, row.span)):
                    continue
                heading = Phrase("所在列是出生日期", "in a column of birth dates")
                judgement = _judge(cell.words, reading, cell.span, heading, 0.93)
                if judgement is not None:
                    yield Match(cell.span, judgement)


class _Entries(NamedTuple):
    """Full dates right behind the name that begins an entry of somebody's data: 2.蒋婷婷，女，2011.10.02，癫痫."""

    needs: tuple[str, ...] = (DATE, MISREAD)
    asks: tuple[str, ...] = (DATE, MISREAD, _YOUNG)

    def find(self, reading: Reading) -> Iterator[Match]:
        """Those of a list, or of an entry that holds other data of the person."""
        entries = list(entries_in(reading, _LABEL))
        if not entries:
            return
        many = len(entries) > 1
        young = reading.holds(_YOUNG)
        latest = latest_year(reading)
        for span, rest, before in entries:
            parts = day_of(span.of(reading.text.text))
            if parts is None or parts[2] is None or not 1920 <= parts[0] <= latest:
                continue
            if parts[0] >= latest - 3 and not (young and not _SIGNS.search(before)):
                continue  # the day of an event, or of a signature
            retired = not before.strip() and is_of_retired(rest, latest - parts[0])
            if not (many or retired or DATA.search(rest) or OWN.match(rest)):
                continue
            behind = Phrase("紧跟在姓名之后", "right behind a name")
            judgement = _judge(span.of(reading.text.text), reading, span, behind, 0.8)
            if judgement is not None:
                yield Match(span, judgement)


RULES = (
    Rule(
        id="personal.birth_date",
        title=Phrase("出生日期", "Birth date"),
        severity=Severity.MEDIUM,
        basis=basis("personal-4", "personal-25", "personal-34"),
        matcher=AnyOf(
            (
                Labelled(DATE, _LABEL, _judge_labelled),
                Labelled(MISREAD, _LABEL, _judge_labelled),
                Labelled(MISREAD_POINTS, _LABEL, _judge_labelled),
                Labelled(r"(?=[12] [890] )" + SPACED, _LABEL, _judge_labelled),
                Labelled(SHORT, _LABEL, _judge_short),
                Labelled(WRAPPED, _LABEL, _judge_labelled),
                Checked(SPELT, _judge_told),
                Checked(LIVING, _judge_living),
                Checked(MISREAD + BORN, _judge_born),
                Checked(WRAPPED + BORN, _judge_born),
                Checked(BESIDE_NATION, _judge_nation),
                Gated(r"出[生世]|[0-9月日号一二三四五六七八九十][ ]?生", Checked(DATE + BORN, _judge_born)),
                Checked(DESCRIBED, _judge_described),
                Checked(AT_PLACE, _judge_told),
                Checked(CORRECTED, _judge_told),
                Checked(ODDLY, _judge_told),
                Computed(_in_columns),
                Computed(_in_households, (HOUSEHOLD,), (HOUSEHOLD,)),
                Computed(_in_records, (RECORDED,), (RECORDED,)),
                Computed(_on_same_days, (IDENTITY,), (IDENTITY,)),
                _Entries(),
            )
        ),
        message=Phrase("出现个人的出生日期", "a person's date of birth"),
        suggestion=Phrase(
            "公开前删除，或只保留年份；任前公示等依规定公开到年月的可以保留",
            "delete it or keep only the year; year and month may stay where a notice of appointment must give them",
        ),
        mask=Mask(4, 0),
        hits=(
            "出生日期：⟦1985年3月15日⟧",
            "出生年月：⟦1985.03⟧",
            "患者张某，⟦1990年12月1日⟧出生，住院号略",
            "生于⟦一九八五年三月十五日⟧",
            "生日：⟦2001-05-09⟧，性别：女",
            "出生日期 ⟦20150101⟧",
            "张某，女，汉族，⟦1975年6月⟧出生，现任某县水利局局长",
            "序号\t姓名\t出生年月\n1\t李某\t⟦1968-07⟧",
            "其子于⟦2013年10月份⟧出生",
            "出生时间（公历）：⟦2015/1/1⟧",
            "被救助人出生于⟦85年3月2日⟧",
            "李某，男，⟦1990.06⟧出生，中共党员",
            "Date of birth: ⟦1990-01-31⟧",
            '{"csrq":"⟦19680402⟧"}',
            "出生日期=⟦1968-04-02⟧",
            "姓名\t出生日期\t性别\n李秀珍\t⟦680402⟧\t女",
            "受援人，纳西族，出生日期：⟦一九六八年腊月初九⟧，住址略",
        ),
        misses=(
            "出生日期：2015.13.01",
            "出生日期：2015.02.29",
            "1990年1月1日以后出生的人员可以报名",
            "公司成立日期：1985年3月15日",
            "就诊日期：2024-01-15",
            "2006年9月1日前出生的适龄儿童",
            "2024年1月全市出生人口12345人",
            "出生时间\t法定退休年龄\n1965年1月\t60岁1个月",
            "中国共产党诞生于1921年",
            "新生儿自出生之日起28天内办理，2025年1月1日起施行",
            "出生于1881年9月25日的鲁迅先生",
            "出生日期：1985年**月**日",
            "应当在1988年6月1日（含）以后出生",
            "某某，2023年8月去世，享年81岁",
            "民国三十三年八月，全县大旱",
            "版本更新日期：85.3.2",
            "本办法1998年4月2日生 效",
            "出生日期：1968 4 99",
            "期刊（1968.4.2—）由县文联主办",
        ),
    ),
)
