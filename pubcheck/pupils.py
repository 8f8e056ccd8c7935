"""Who is told to be a pupil by class or stage alone: 初二4班学生何雨航, 罗小朵（小学生）, lists of names below a class.

Students of a university and adults at evening schools are no minors.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import Reading
from pubcheck.persons import people
from pubcheck.span import Span

# What pupils took part in, where they are listed: the words for a deed are what it warns of.
CAMPAIGN = lazily(
    r"[预谨]?防(?!卫)|(?<!违)反(?!映|复|应|抗)|拒绝|远离|禁毒|征文|手抄报|获奖|竞赛|比赛|评比|班会|演讲|优秀|表彰"
)
SAID_BEFORE = lazily(
    r"(?:未成年(?:人|子女|当事人|犯罪嫌疑人|被害人)?|(?:被害|受害|留守|困境|孤残|走失)?(?:儿童|幼儿|婴儿|女婴|男婴|男孩|女孩|男童|女童|孩子|小孩)|孤儿|(?:小|中|初中|高中)学?生|幼儿园学生)(?:姓名)?[\s:：]{0,2}$"
)
_SCHOOL = r"[\u4e00-\u9fff]{2,16}?(?:小学|幼儿园|初级中学|初中|高级中学|高中|中学|学校|特殊教育学校)"
CLASS = r"[一二三四五六七八九1-9]年级|[初高][一二三](?![\u4e00-\u9fff]{0,3}(?:路|街))|[小中大]班|[0-9一二三四五六七八九十]{1,4}[）)]?班"
_CLASS_BEFORE = lazily(rf"(?:{CLASS})[（(]?(?:{CLASS})[ \t:：]{{1,2}}$")
STUDY = lazily(
    rf"{_SCHOOL}[^，。；\n]{{0,6}}?(?:{CLASS})|就读(?:于|在)?[^，。；\n]{{0,16}}?(?:小学|幼儿园|初中|中学|高中|学校)|{_SCHOOL}(?:学生|在读|就读|读书)|(?:小学|初中|高中|幼儿园)(?:在读|在校|学生|{CLASS})|读(?:小学|初中|高中|幼儿园)"
)
ADULT = lazily(r"大学|学院|教师|老师|校长|毕业|职工|教职|家长|班主任|园长")
# A school that is called like a person: 陶行知小学.
_CALLED_SO = lazily(
    r"(?:实验|中心|希望|纪念|民族|双语)?(?:小学|中学|初中|高中|学校|幼儿园)(?!生|毕业|老师|(?:就读)?期间|阶段|[辍休退]学|[一二三四五六七八九1-9]年级)"
)
_HAN = r"\u4e00-\u9fff"
_NUMBER = r"[0-9一二三四五六七八九十]{1,3}"
_ROOM = rf"[（(]?{_NUMBER}[)）]?班"
# 初一 and 初二 are days as well (正月初二), 高一 may be anything: a class or 学生 stands behind them.
_PUPIL = r"(?:在[读校])?(?:学生|同学|[男女]生|小朋友|幼儿|少先队员)"
_GRADE = rf"(?:[一二三四五六七八九1-9]年级(?:{_ROOM})?|[初高职][一二三](?:年级)?{_ROOM}|[初高职][一二三](?:年级|(?={_PUPIL}))|(?<![{_HAN}0-9])[一二三四五六七八九][（(]{_NUMBER}[)）]班|(?<=[学校])[一二三四五六七八九][（(]{_NUMBER}[)）]班|(?<=园)[大中小][一二三四五六1-6]?班)"
_STAGE = r"(?:小学|初中|高中|中学|职高|职中|中职|中专|技校|职业高中|职业中学|技工学校|幼儿园)"
_WORD = rf"(?:{_STAGE}(?:的)?(?:在[读校])?(?:学生|[男女]生)|[中小]小?学生|[初高]中生|(?:职高|中职|中专|技校)生)"
_CHILD = rf"(?:未成年(?:人|学生)?|{_WORD}|[男女]童|儿童|幼儿|[男女]婴|婴儿)"
_NAMES = rf"(?:[{_HAN}·]{{2,4}}[、和与及]){{0,8}}"
_BEFORE = lazily(
    rf"(?:{_GRADE}(?:的)?(?:(?:三好|优秀|优等|受助|贫困|涉事|施暴)?{_PUPIL})?|{_WORD})(?:姓名)?[:：“]?{_NAMES}$"
)
_MORE = rf"(?:、[{_HAN}·]{{2,4}}){{0,8}}"
_DATA = rf"(?:(?:性别)?[男女][，,、]\s?|[{_HAN}]{{1,4}}族[，,、]\s?|[0-9]{{1,2}}周?岁[，,、]\s?)*"
_END = r"(?=[，,。；;、）)\s]|$)"
_BEHIND = lazily(
    rf"{_MORE}(?:(?:\s?[，,（(]\s?{_DATA})(?:[均都]?[系是为])?|[均都]?[系是为])(?:(?:现|原)?(?:就读于?|在读)?(?![^，,。；;（）()\n]{{0,16}}(?:大学|学院))[^，,。；;（）()\n]{{0,14}}?"
    rf"(?:(?P<told>{_GRADE}(?:的)?{_PUPIL}|{_WORD}){_END}|(?P<class>{_GRADE}|(?<=[（(])[初高][一二三]){_END})|(?:一?名)?(?P<child>{_CHILD}){_END})"
)
# Whose class it is not: those who teach, parents, and who learns when grown up.
_GROWN = lazily(
    r"大学|学院|研究生|硕士|博士|本科|大专|高职|成人|夜校|电大|函授|补习|业余|党校|教师|老师|教员|班主任|辅导员|校长|园长|家长|教练|授课|任教|执教|主讲|(?:专业|医学|护理|工程|系|院)(?=[一二三四1-4]年级)"
)
_TEACHES = lazily(r"\s?(?:[（(，,]\s?)?(?:老师|教师|班主任|任课|校长|园长|主任|教练|任|系班主任|系教师)")
_MATE = lazily(r"(?<!大学)(?:同学|同桌|室友|舍友)$")
_BACK, _ON, _SENTENCE = 48, 64, 30  # characters read before a name and behind it, of its sentence for who is grown up
_MAY = "学校 小学 初中 高中 中学 幼儿园 就读 年级 班 初一 初二 初三 高一 高二 高三 职一 职二 职三 学生 中生 高生 专生 职生 校生 未成年 童 幼儿 婴".split()

# A list below its class: 一年级1班⏎王梓轩 李欣怡, 一（1）班 刘梓涵；一（2）班 …
_CLASS_WORD = lazily(r"年级|班")
_LABEL = lazily(
    rf"(?:{_GRADE}|(?<![{_HAN}])(?P<kinder>[大中小][一二三四五六1-6]?班))(?:[{_HAN}]{{0,6}}名单|{_PUPIL})?[ \t]*(?:[:：]\s?|[ \t]+|\s*\n)\s*"
)
_BETWEEN = lazily(r"[\s、，,；;。0-9.男女（）()]*")
# Characters between two names of a list, those before it that say whose list it is, and of a class before its last word.
_LONGEST, _HEAD, _FORE = 24, 120, 8
_LEAST = 2  # names of a list


class PupilList(NamedTuple):
    """A list of pupils by class, what stands before it, and how many they are."""

    span: Span
    head: Span
    number: int


def may_tell_pupils(text: str) -> bool:
    """Whether a text holds any word for a class or a child."""
    return any(word in text for word in _MAY)


def is_at_school(text: str, around: Span, span: Span) -> bool:
    """Whether a school near the name at ``span``, in its sentence ``around``, says that it is a pupil's."""
    if _CALLED_SO.match(text, span.end) and not text.endswith("学生", 0, span.start):
        return False
    return not ADULT.search(around.of(text)) and (
        STUDY.search(text, max(around.start, span.start - 24), min(around.end, span.end + 30)) is not None
        or _CLASS_BEFORE.search(text, max(around.start, span.start - 16), span.start) is not None
    )


def is_mate(text: str, span: Span, told: int) -> bool:
    """Whether the name at ``span`` is that of who is at school with a pupil whose sentence ends at ``told``."""
    return span.start < told and _MATE.search(text, max(0, span.start - 4), span.start) is not None


def is_pupil(text: str, around: Span, span: Span) -> bool:
    """Whether the words right beside the name at ``span``, in its sentence ``around``, say that it is a pupil's or a child's."""
    before = _BEFORE.search(text, max(around.start, span.start - _BACK), span.start)
    if before is not None:
        grown = _GROWN.search(text, max(around.start, before.start() - _SENTENCE), span.start)
        if not grown and not _TEACHES.match(text, span.end):
            return True
    behind = _BEHIND.match(text, span.end, max(span.end, min(around.end, span.end + _ON)))
    if behind is None:
        return False
    if behind["class"] and _GROWN.search(text, max(around.start, span.start - _SENTENCE), span.start):
        return False  # 家长王强（初二4班）
    return _GROWN.search(text, span.end, behind.end()) is None


def pupil_lists(reading: Reading) -> Iterator[PupilList]:
    """The lists of names below classes, in order."""
    text, everybody, done = reading.text.text, people(reading), 0
    for word in _CLASS_WORD.finditer(text):
        label = (
            _LABEL.search(text, max(done, word.start() - _FORE), word.end() + _LONGEST)
            if word.start() >= done
            else None
        )
        if label is None:
            continue
        count, end = 0, label.end()
        while True:
            gap = _BETWEEN.match(text, end, end + _LONGEST)
            at = gap.end() if gap else end
            if count and (inner := _LABEL.match(text, at)):
                at = inner.end()
            named = everybody.within(Span(at, at + 1))
            if not named:
                break
            count, end = count + 1, named[0].span.end
        head = Span(max(0, label.start() - _HEAD), label.start())
        if label["kinder"] and "幼儿园" not in head.of(text):
            continue  # 中班 is a shift as well
        if count >= _LEAST and not _GROWN.search(text, head.start, head.end):
            yield PupilList(Span(label.start(), end), head, count)
            done = end
