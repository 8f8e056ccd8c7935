"""Where lists and records give days of birth: behind a name, in a household, in papers that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pubcheck.birth_forms import BESIDE, BESIDE_WORDS, DATE, HEAD, LOOSE, MISREAD, OWN, OWN_NEXT, RELATIVE, day_of
from pubcheck.headings import columns_of
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import Reading, compiled
from pubcheck.persons import people
from pubcheck.span import Span
from pubcheck.surnames import surname_length

_OTHER_DATE, _BIRTH = lazily(r"日\s*期|时\s*间|年\s*月"), lazily(r"出\s*生|生\s*[日辰]|(?i:birth|dob)")
_GROWN, _KIN = 16, lazily(r"本人|[妻夫子女父母孙媳婿兄弟姐妹]|户主")  # of whom a list tells more than names
_ROLE = lazily(rf"(?:[权租请护承养托事利]人|户主|患者|学生|业主|村民|居民|老人|残疾人|(?P<kin>{RELATIVE}))$")
_OWN_GAP, _DATE_REACH = lazily(r"[（(]$|[男女族岁]"), 12  # between such a name and the date; behind the end of a line
# 户主雍彪，88.11.02；妻瞿春缨，90.6.19。
HOUSEHOLD = r"(?:户主|本人|(?<![\u4e00-\u9fff])(?:丈夫|妻子?|夫|配偶|父亲?|母亲?|[长次三四五独]?[子女]|儿子|女儿|儿媳|女婿|孙[子女]?|[岳公婆]父|[岳婆]母))[:： ]?(?P<name>[\u4e00-\u9fff·]{2,6})[，,、（( \t]{1,2}(?P<value>[0-9]{2}(?P<mark>[./-])(?:1[0-2]|0?[1-9])(?P=mark)(?:3[01]|[12][0-9]|0?[1-9]))(?=[；;，,。、）)\s]|$)"
_HOUSEHOLD_REACH = 160  # characters between two members
# A record and the day that it gives: 招工表1961.3.5, 出生证上写二〇〇〇年二月二十九日
_PAPER = r"(?:招工|招干|入党|入团|职工|干部|参军|入伍|退伍|学籍|履历|户籍|户口|身份|出生(?:医学)?|独生子女|党员|团员|毕业生?|结婚)(?:志愿书|审批表|登记[表簿卡]?|申请[表书]|底[册卡]|证明?|[表卡簿本册])"
RECORDED = rf"(?P<paper>{_PAPER})(?:原件|复印件)?(?P<said>(?:[上中里内]|上面)?(?:却|均|都|则|所)?(?:[写填记载登]|标注|显示|记载|登记|填写|填报|注明|载明)?(?:的)?(?:[是为成着]|[:：])?)(?P<value>{DATE})"
_CERTIFICATE, _SAID = lazily(r"出生"), lazily(r"[写填记载登注示明]")
# What the sentence says before the paper: 年龄有误，户口簿登记为…; papers alone give many days.
_OF_BIRTH = lazily(r"出生(?!医学|证)|生日|(?:年龄|岁数)(?:有误|[不错][符实一误报]|造假|前后|[更修]?改)")
_OF_WORK = lazily(
    r"(?:入党|入团|参加工作|入伍|退休|毕业|结婚|登记|工作|入职)(?:的)?(?:时间|日期|年限)|工龄|党龄|军龄|学历"
)
# The number says the same day, on either side of it: whatever the date is called, it is that of birth.
IDENTITY = r"(?<![0-9A-Za-z])[1-9][0-9*]{5}[ -]?(?P<day>(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])[0-3][0-9])[ -]?[0-9*]{3}[0-9Xx*](?![0-9A-Za-z])"
_ANY_DATE = rf"{DATE}|{LOOSE}"
_BEFORE_NUMBER, _BEHIND_NUMBER = 40, 24
_RECORD_REACH, _FEWEST_YEARS = 60, 16  # characters before; years since, for whoever has such papers


def household_days(reading: Reading) -> Iterator[Span]:
    """Short dates behind the names of members of a household, where it lists several of them."""
    found: list[Span] = []
    for match in reading.matches(HOUSEHOLD):
        name, value = match["name"], match["value"]
        century = "19" if int(value[:2]) > date.today().year % 100 else "20"
        if surname_length(name) and day_of(f"{century}{value}"):
            found.append(Span(*match.span("value")))
    for number, span in enumerate(found):
        beside = found[max(0, number - 1) : number] + found[number + 1 : number + 2]
        if any(max(span.start, each.start) - min(span.end, each.end) <= _HOUSEHOLD_REACH for each in beside):
            yield span


def identity_days(reading: Reading) -> Iterator[Span]:
    """Dates beside an identity number that holds the same day."""
    done = 0
    for number in reading.matches(IDENTITY):
        line = reading.text.paragraph(Span(*number.span()))
        start, end = max(line.start, done, number.start() - _BEFORE_NUMBER), number.end() + _BEHIND_NUMBER
        for value in reading.matches(_ANY_DATE, start, min(line.end, end)):
            parts = day_of(value[0]) if value.end() <= number.start() or value.start() >= number.end() else None
            if parts is None or parts[2] is None or f"{parts[0]}{parts[1]:02}{parts[2]:02}" != number["day"]:
                continue
            if value.start() >= done:
                done = value.end()
                yield Span(*value.span())


def recorded_days(reading: Reading) -> Iterator[Span]:
    """Days that papers of a person give for the birth: of a certificate of birth, or where the sentence speaks of age."""
    found = [(match["paper"], match["said"], Span(*match.span("value"))) for match in reading.matches(RECORDED)]
    text, latest = reading.text.text, date.today().year
    for paper, said, span in found:
        parts = day_of(span.of(text))
        if parts is None or parts[2] is None or parts[0] < 1920:
            continue
        if _CERTIFICATE.match(paper):
            if _SAID.search(said):
                yield span
            continue
        begin = max(reading.text.paragraph(span).start, span.start - _RECORD_REACH)
        begin = max(begin, text.rfind("。", begin, span.start) + 1)
        if parts[0] > latest - _FEWEST_YEARS or _OF_WORK.search(text, begin, span.end + _RECORD_REACH):
            continue
        if _OF_BIRTH.search(text, begin, span.start):
            yield span


def entries_in(reading: Reading, label: str) -> Iterator[tuple[Span, str, str]]:
    """Each date with the rest of its entry, and what stands before the name."""
    text = reading.text.text
    for person in people(reading).within(Span(0, len(text))):
        line = reading.text.paragraph(person.span)
        end = min(line.end, person.span.end + 160)
        if not HEAD.search(text, max(line.start, person.span.start - 12), person.span.start):
            continue
        gap = BESIDE.match(text, person.span.end, end)
        told = None if gap else BESIDE_WORDS.match(text, person.span.end, end)
        between = gap or told
        if between is None:
            continue
        # The end of a line may part the date in its bracket.
        after = min(len(text), end + _DATE_REACH) if between[0][-1] in "（(" else end
        value = compiled(DATE).match(text, between.end(), after) or compiled(MISREAD).match(text, between.end(), after)
        if not value or (
            value.end() < len(text) and value.end() != end and text[value.end()] not in "，,、；;）) \t。"
        ):
            continue
        heading = columns_of(reading, label).over(value.start())
        if _OTHER_DATE.search(heading) and not _BIRTH.search(heading):
            continue
        parts = day_of(value[0])
        role = _ROLE.search(text, max(line.start, person.span.start - 6), person.span.start)
        young = parts is not None and parts[0] > date.today().year - _GROWN
        own = (_OWN_GAP.search(between[0]) or (role and role["kin"])) and OWN_NEXT.match(text, value.end())
        if (role and (young or not own)) or (told and young and not _KIN.search(told[0])):
            continue  # a visit, a payment; 户主王强，2020年6月3日，迁入户籍
        if told is None or OWN.match(text, value.end(), end):
            stop = text.find("；", value.end(), end)
            rest = text[value.end() : stop if stop >= 0 else max(end, value.end() + _DATE_REACH)]
            yield Span(*value.span()), rest, text[max(line.start, person.span.start - 6) : person.span.start]
