"""Persons under 18, by birth date, identity number, age, school or word.

Sources: 未成年人保护法 arts. 72, 103 (in a case nothing that identifies a minor), 个人信息保护法 art. 28
and 31 (all data of a person under 14 are sensitive). Ages are counted to the document's date.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from pubcheck.birth_forms import BEFORE_AGE, BEHIND_AGE, CHILD_BEFORE, born_on, is_of_no_person, least_age
from pubcheck.finding import Mask, Severity
from pubcheck.law import basis
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import Cue, Judgement, Match, Reading, compiled
from pubcheck.numbers import birth_date, is_resident_number
from pubcheck.persons import IDENTITY, is_certain, people, sentence, tables
from pubcheck.phrase import Phrase
from pubcheck.pupils import (
    ADULT,
    CAMPAIGN,
    CLASS,
    SAID_BEFORE,
    STUDY,
    is_at_school,
    is_mate,
    is_pupil,
    may_tell_pupils,
    pupil_lists,
)
from pubcheck.resident_digits import is_called_paper, is_headed_as_papers
from pubcheck.rule import Rule
from pubcheck.span import Span
from pubcheck.text import Entity

_BORN = (
    r"(?:出生(?:日期|年月日?|时间)?|生日|生于)[\s:：为于]{0,3}(?P<y>(?:19|20)[0-9]{2})[年.\-/](?P<m>[0-9]{1,2})(?:[月.\-/](?P<d>[0-9]{1,2}))?"
    r"|(?P<y>(?:19|20)[0-9]{2})[年.\-/](?P<m>[0-9]{1,2})(?:[月.\-/](?P<d>[0-9]{1,2})日?|月)?\s?(?:出生|生(?![产活效]))"
    r"|(?P<y>二[〇○零][〇○零一二][〇○零一二三四五六七八九])年(?P<m>十?[一二三四五六七八九]|十)月(?P<d>[二三]?十?[一二三四五六七八九]|[二三]?十)日?(?:出?生(?![产活效]))"
)
_HAN_AGE = r"十[一二三四五六七]?|[两一二三四五六七八九]"
_AGE = rf"(?!(?<=(?:幼儿|[男女儿]童)满)[0-9一二三四五六七八九十]{{1,2}}周?岁(?:后|方|即|才)?[可能应须])(?<![年已未不须应需周凡为龄]满)(?<!孩子满)(?<![，。；、：\s]满)(?<![0-9一二三四五六七八九十—\-~～至])(?:现年|年龄[\s:：]{{0,2}}|年仅|(?:作案|案发|事发|当)时(?:年)?(?:仅|为)?|时年|今年|现在|才|系|刚满|自称满|[，,（(]\s?)?(?P<words>(?:(?P<age>[0-9]|1[0-7])|(?P<han>{_HAN_AGE}))[ ]?\n?(?:周[ ]?)?岁(?:半|多|零[0-9一二三四五六七八九]个月|[0-9]{{1,2}}个月)?|(?:(?<=[现才][年]?|刚满|年仅|[，,（(][ ]?)(?P<months>[0-9]{{1,2}}|[一二两三四五六七八九十]{{1,2}})个多?月大?(?=[，,。；;）)、])|(?P<months>[0-9]{{1,2}})月龄|(?P<months>[0-9]{{1,2}}|[一二两三四五六七八九十]{{1,2}})个多?月大))(?!以[上下]|及以|至|以内|到|[—\-~～])"
_AGE_COLUMN = lazily(r"^(?:实足|周岁)?年\s?龄(?:[（(]周?岁[)）])?$|^周?岁数?$")
_UNDER_AGE = lazily(r"(?P<age>[0-9]|1[0-7])(?:周?岁)?")
# Whose ages a table tells; a tree's are years too, and those who work have years of service.
_OF_CHILDREN = lazily(r"姓\s?名|学生|儿童|幼儿|孩|患者|子女|成员|户主")
_OF_NO_CHILD, _BIRTH_COLUMN = lazily(r"树|教师|教龄|工龄|职工|驾龄|品种|车|[犬猫畜]|设备|房"), lazily(r"出生|生日")
_DAY = lazily(r"(?P<y>(?:19|20)[0-9]{2})[年.\-/]?(?P<m>[0-9]{1,2})(?:[月.\-/]?(?P<d>[0-9]{1,2}))?")
_COLUMN, _PUPIL = lazily(r"学校|年级|班级|园所|幼儿园"), lazily(rf"小学|幼儿园|初中|中学|{CLASS}")
_CASE = r"犯罪|嫌疑|被害|性侵|猥亵|强奸|欺凌|殴打|盗窃|刑事|涉案|违法行为|不良行为|专门学校|专门教育|寻衅|抢[劫夺]|诈骗|敲诈|勒索|偷窃|行窃|扒窃|[伤杀]人|(?<!意外)伤害(?!险)|虐待|斗殴|打架|[霸欺]凌|校园暴力|拐[骗卖]|[吸贩]毒|毒品|被告人|判处|拘留|训诫|犯[\u4e00-\u9fff、]{2,16}罪"

# An entry of a list: the date of birth behind the name, or behind sex and nation.
_NEXT = lazily(
    r"\s?[，,、（( \t]{1,3}(?:[男女][，,、 \t]{1,3})?(?:[\u4e00-\u9fff]{1,4}族[，,、 \t]{1,3})?(?:[初高小中大]?[一二三四五六](?:年级)?[（(][0-9]{1,2}[)）]班?[，,、 \t]{1,3})?(?P<y>20[0-9]{2})[年.\-/](?P<m>[0-9]{1,2})[月.\-/](?P<d>[0-9]{1,2})日?(?=[，,、；;）) \t]|\n[^\n]{0,12}[，,\t ][男女\t ]|\n\S{2,4}[，, ]{1,2}20|$)"
)
_THEN = lazily(r"作案|案发|事发|当时|时年")  # an age at a day in the past; then what stands between name and age
_DATA_REACH, _GAP, _AHEAD, _FURTHER = 60, 14, 12, 170  # before an age, other words there, behind it, to a child's kin
_HAN = {"十": 10, "两": 2} | {sign: number for number, sign in enumerate("一二三四五六七八九", start=1)}
_BESIDE, _SAME, _SURE = 60, 40, 0.8  # characters from a name to a slip, to the words of its age; of a dated name
_NUMBER_LABEL = Cue(
    r"身\s?份\s?证|身份号码|证件\s?号|学籍", Phrase("前文有“身份证”一类的标签", "a label such as 身份证"), before=24
)
_YOUNG = r"新生|接种|疫苗|幼儿|婴|儿童|学生|入学|园|小朋友|家长|[一二三四五六七八九1-9]年级|[小中大]班|随班就读"

_UNDER_14 = Phrase("不满十四周岁，全部信息都是敏感个人信息", "under 14: all data are sensitive")
_LISTED = Phrase(
    "学生资助等公示可以保留姓名、学校、年级、班级，不得有其他信息",
    "a list of aid may keep name, school, grade and class, nothing else",
)
_CASE_WHY = Phrase(
    "与案件有关，不得披露可识别其身份的信息", "it concerns a case: nothing that identifies the minor may be published"
)
_SAID = Phrase("前文表明是未成年人", "the words before the name say so")
_AT_SCHOOL = Phrase("写明就读的学校或年级", "it states a school or a grade")


@dataclass(frozen=True, slots=True)
class _Minors:
    """One match for each minor: the words that state the age, else an empty span where the name or the
    number stands (they are found as such); a list of pupils once, at its heading."""

    @property
    def asks(self) -> tuple[str, ...]:
        """Numbers, dates and ages."""
        return IDENTITY.pattern, _BORN, _AGE, _YOUNG

    def find(self, reading: Reading) -> Iterator[Match]:
        """All matches, in order."""
        if not people(reading):  # without a name, a number alone tells of somebody
            found = {match.span: match for match in self._by_numbers(reading)}
            yield from (found[span] for span in sorted(found))
            return
        lists = dict(sorted(self._lists(reading), key=itemgetter(0)))
        found = {match.span: match for match in lists.values()}
        for match in (*self._by_numbers(reading), *self._by_dates(reading), *self._by_ages(reading)):
            found.setdefault(match.span, match)
        found = dict(self._once(reading, found))
        told = sorted(span.start for span in found)
        for match in self._by_words(reading, list(lists)):
            at = bisect_left(told, match.span.start)
            if at == len(told) or told[at] > match.span.start + _SAME:
                found[match.span] = match
        yield from (found[span] for span in sorted(found))

    def _once(self, reading: Reading, found: dict[Span, Match]) -> Iterator[tuple[Span, Match]]:
        """Without the places of names whose age is told right behind: the words that tell it say more."""
        ages = sorted(span for span in found if len(span))
        for span, match in found.items():
            at = bisect_left(ages, span)
            age = ages[at] if at < len(ages) and not len(span) else None
            gap = reading.text.text[span.start : age.start] if age and age.start - span.start <= _SAME else "\n"
            if re.search(r"[。；\n]", gap) or len(people(reading).within(Span(span.start, span.start + len(gap)))) > 1:
                yield span, match

    def _by_numbers(self, reading: Reading) -> Iterator[Match]:
        today = _day(reading)
        for match in reading.matches(IDENTITY.pattern):
            if not self._is_persons(reading, match):
                continue
            born = birth_date(match.group()[6:14])
            if born and 0 <= (age := _age(born, today)) < 18:
                why = Phrase(f"身份证号表明 {age} 岁", f"{age} years old by the identity number")
                yield _match(reading, _at(match.start()), age, why)

    def _is_persons(self, reading: Reading, match: re.Match[str]) -> bool:
        """Whether the number is a person's: cases and licences bear a region and a day as well."""
        span = Span(*match.span())
        if _NUMBER_LABEL.applies(reading, span):
            return True
        if is_called_paper(reading, span) or is_headed_as_papers(reading, span):
            return False
        return is_resident_number(match.group()) or people(reading).near(span, _BESIDE, _AHEAD) is not None

    def _by_dates(self, reading: Reading) -> Iterator[Match]:
        """By birth dates in prose, forms and columns, and by ages."""
        text, today, everybody = reading.text.text, _day(reading), people(reading)
        dated = [
            (born_on(match), self._of_date(reading, match.start()))
            for match in reading.matches(_BORN)
            if not is_of_no_person(reading, Span(*match.span()), match.start())
        ]
        for table in tables(reading):
            for column in table.columns(_BIRTH_COLUMN):
                for row in table.rows:
                    cell, named = table.cell(row, column), everybody.within(row.span)
                    day = _DAY.match(cell.words) if cell and named else None
                    dated.append((born_on(day) if day else None, named[0] if named else None))
        for born, person in dated:
            if born and person and 0 <= (age := _age(born, today)) < 18:
                why = Phrase(f"出生日期表明 {age} 岁", f"{age} years old by the birth date")
                yield _match(reading, _at(person.span.start), age, why)
        for person in everybody.within(Span(0, len(text))):
            entry = _NEXT.match(text, person.span.end)
            born = born_on(entry) if entry else None
            if entry and born and person.confidence >= _SURE and reading.holds(_YOUNG):
                least = least_age(text, person.span.start, entry)
                if least is None or not least <= (age := _age(born, today)) < 18:
                    continue
                why = Phrase(f"姓名后的日期表明 {age} 岁", f"{age} years old by the date behind the name")
                yield _match(reading, _at(person.span.start), age, why)
        for match in reading.matches(_AGE):
            if self._has_age(reading, match):
                age = _years(match)
                why = Phrase(f"写明 {age} 岁", f"the age is stated: {age}")
                yield _match(reading, Span(match.start("words"), match.end()), age, why)

    def _by_ages(self, reading: Reading) -> Iterator[Match]:
        """Ages under 18 in a column of ages, in rows that name a person."""
        everybody = people(reading)
        for table in tables(reading):
            headings = " ".join(table.headings)
            if not _OF_CHILDREN.search(headings) or _OF_NO_CHILD.search(headings):
                continue
            for column in table.columns(_AGE_COLUMN):
                for row in table.rows:
                    cell = table.cell(row, column)
                    stated = _UNDER_AGE.fullmatch(cell.words) if cell else None
                    if cell and stated and everybody.within(row.span):
                        age = int(stated["age"])
                        why = Phrase(f"“年龄”一栏为 {age} 岁", f"the column of ages states {age}")
                        yield _match(reading, cell.span, age, why)

    def _has_age(self, reading: Reading, match: re.Match[str]) -> bool:
        """Whether the age is that of somebody who is named: before it, with nothing but other data between, or behind it."""
        text, everybody = reading.text.text, people(reading)
        if _THEN.match(match.group()):
            near = everybody.before(match.start(), 60)
            return near is not None and not re.search(r"[。；\n]", text[near.span.end : match.start()])
        near = everybody.before(match.start(), _DATA_REACH)
        if near is not None:
            gap = BEFORE_AGE.sub("", STUDY.sub("", text[near.span.end : match.start()]))
            if len(gap) <= _GAP and not re.search(r"[。；\n]|[\u4e00-\u9fff]{7}", gap):
                return True
        if CHILD_BEFORE.search(text, max(0, match.start() - 8), match.start()) and (
            far := everybody.before(match.start(), _FURTHER)
        ):
            return is_certain(far, _SURE)
        following = everybody.within(Span(match.end(), match.end() + _AHEAD))
        return bool(following) and BEHIND_AGE.fullmatch(text, match.end(), following[0].span.start) is not None

    def _of_date(self, reading: Reading, position: int) -> Entity | None:
        """Whose birth date stands at ``position``: the last name in the sentence, or further up in a form."""
        around = sentence(reading, Span(position, position), 80)
        person = people(reading).before(position, min(60, position - around.start))
        if person or not (person := people(reading).before(position, 120)):
            return person
        lines = reading.text.text[person.span.end : position].split("\n")[1:-1]
        return person if all(re.search("[:：\t]", line) for line in lines) else None

    def _by_words(self, reading: Reading, lists: list[Span]) -> Iterator[Match]:
        text, told, pupils = reading.text.text, -1, may_tell_pupils(reading.text.text)
        for person in people(reading).outside(lists):
            around, span = sentence(reading, person.span, 60), person.span
            said = SAID_BEFORE.search(text, max(around.start, span.start - 16), span.start)
            school = said or (pupils and is_at_school(text, around, span))
            tells = school or (pupils and (is_pupil(text, around, span) or is_mate(text, span, told)))
            match = _match(reading, _at(span.start), None, _SAID if said else _AT_SCHOOL) if tells else None
            if match and (school or match.judgement.severity is Severity.BLOCK):  # a class alone tells in a case
                told = around.end
                yield match

    def _lists(self, reading: Reading) -> Iterator[tuple[Span, Match]]:
        """Tables of pupils and lists by class, each with its place."""
        for table in tables(reading):
            for column in table.columns(_COLUMN):
                cells = [table.cell(row, column) for row in table.rows if people(reading).within(row.span)]
                pupils = sum(
                    cell is not None and _PUPIL.search(cell.words) is not None and not ADULT.search(cell.words)
                    for cell in cells
                )
                if pupils and not ADULT.search("".join(table.headings).replace("家长", "")):
                    judgement = Judgement(0.85, (_count(pupils), _LISTED), Severity.MEDIUM)
                    yield table.span, Match(_at(table.heading.cells[column].span.start), judgement)
                    break
        for span, head, count in pupil_lists(reading):
            words = reading.text.text[head.start : span.end]
            case = not CAMPAIGN.search(words) and compiled(_CASE).search(words, timeout=reading.seconds)
            reason, severity = (_CASE_WHY, Severity.BLOCK) if case else (_LISTED, Severity.MEDIUM)
            yield span, Match(_at(span.start), Judgement(0.85, (_count(count), reason), severity))


def _match(reading: Reading, span: Span, age: int | None, why: Phrase) -> Match:
    reasons = [why]
    if age is not None and age < 14:
        reasons.append(_UNDER_14)
    words = sentence(reading, span, 120).of(reading.text.text)
    case = compiled(_CASE).search(words, timeout=reading.seconds)
    if case:
        reasons.append(_CASE_WHY)
    return Match(span, Judgement(0.9, tuple(reasons), Severity.BLOCK if case else None))


def _count(pupils: int) -> Phrase:
    return Phrase(f"列有 {pupils} 名学生", f"{pupils} pupils are listed")


def _years(match: re.Match[str]) -> int:
    if match["months"]:
        return 0
    return int(match["age"]) if match["age"] else sum(_HAN[sign] for sign in match["han"])


def _at(position: int) -> Span:
    return Span(position, position)


def _age(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _day(reading: Reading) -> date:
    return reading.elements.date or date.today()


RULES = (
    Rule(
        id="personal.minor",
        title=Phrase("未成年人信息", "Data of a minor"),
        severity=Severity.HIGH,
        basis=basis("minors-72", "minors-103", "personal-28", "personal-31"),
        matcher=_Minors(),
        message=Phrase("可识别具体的未成年人", "it identifies a minor"),
        suggestion=Phrase(
            "隐去姓名及住址、学校等可推断身份的内容；涉案的一律不得披露",
            "delete the name and what points to the minor (home, school); in a case nothing may be disclosed",
        ),
        mask=Mask(1, 0),
        inline=False,
        beside=True,
        hits=(
            "学生：⟦⟧陈小雨，出生日期：2016年5月3日。\n某县教育局\n2024年6月1日",
            "未成年人⟦⟧王建国因旷课被批评。",
            "户主：李秀珍\n子女：张晓明，⟦9岁⟧，就读于某镇中心小学。",
            "序号\t学生姓名\t⟦⟧学校\t年级\n1\t陈思远\t某镇中心小学\t三年级\n2\t刘德贵\t某镇中心小学\t五年级",
            "受害人周玉兰，女，⟦15岁⟧，遭同学殴打。",
            "患者：⟦⟧张卫国，男，2019年3月2日出生，接种疫苗。\n2023年1月1日",
            "孤儿⟦⟧陈思远由乡镇儿童福利院代养。",
            "学生⟦⟧王建国，某县第二小学四年级2班，获资助500元。",
            "姓名\t出生年月\t金额\n⟦⟧陈思远\t2015.08\t600\n某县民政局\n2024年6月1日",
            "新生⟦⟧梁筱雨，二〇一八年三月五日生，随班就读二（3）班\n2024年6月1日",
            "新生登记\n⟦⟧梁筱雨，2018年1月9日，父梁冬\n2024年6月1日",
            "高一学生⟦⟧陈思远抢夺手机。",
            "新生分班名单\n⟦⟧一年级1班\n陈思远 梁筱雨\n一年级2班\n张晓明",
        ),
        misses=(
            "保护未成年人合法权益，加强留守儿童关爱。",
            "年满18周岁的公民可以申请。",
            "孤儿基本生活保障标准为每人每月1200元。",
            "某县第二小学校长王建国参加会议。",
            "户主：陈思远，出生日期：1965年5月3日。\n2024年6月1日",
            "序号\t姓名\t学校\n1\t陈思远\t某某大学\n2\t刘德贵\t职业技术学院",
            "学生张某，9岁，就读于某镇中心小学。",
            "6周岁以下儿童免费接种。",
            "您的小孩可以到高才小学就读。",
            "某镇中心小学教师李秀珍获评优秀。",
            "身份证号：11010519491231002X，办理退休。\n2024年6月1日",
            "初二4班班主任王建国因体罚学生被记过。",
            "施工许可证编号：330106202401020101",
            "受理通知书（330106202305180017）",
            "合同编号\t承租人\n110105202503010001\t张晓明\n110105202503010002\t李秀珍",
        ),
    ),
)
