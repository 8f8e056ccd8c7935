"""A name tied to an identity number, a telephone, a home, an account or an illness: worse than its parts.

Each part alone may be harmless or masked one by one; together they make a person open to fraud.
Sources: 个人信息保护法 arts. 28, 34 (no more than the duty needs). One finding for each table or list, an
empty span where its heading or first row begins (the parts are found as such), with the count of persons.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from pubcheck.affairs import adjoins
from pubcheck.ailments import AILMENT, DISABILITY, INJURED
from pubcheck.finding import SHOW, Severity
from pubcheck.homes import homes
from pubcheck.law import basis
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import Judgement, Match, Reading, compiled
from pubcheck.persons import is_certain, people, persons_in, tables
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.span import Span
from pubcheck.tables import Row, Table
from pubcheck.text import Entity, EntityKind, Role

_IDENTITY = Phrase("身份证号", "identity number")
_TELEPHONE = Phrase("电话", "telephone")
_ADDRESS = Phrase("住址", "address")
_ACCOUNT = Phrase("银行账号", "bank account")
_ILLNESS = Phrase("疾病或残疾", "illness or disability")
_OTHER = Phrase("其他证件号或账号", "other document or account number")
_KINDS: tuple[tuple[Phrase, str, str], ...] = (  # what it is, heading of its column, pattern of its value
    (_IDENTITY, r"身\s?份\s?证|证件号|公民身份|身份号码", r"(?<![0-9A-Za-z])[1-9][0-9]{5}(?:19|20)[0-9]{9}[0-9Xx](?![0-9A-Za-z])|(?<![0-9A-Za-z])[1-9][0-9]{14}(?![0-9A-Za-z])"),
    (_TELEPHONE, r"电\s?话|手\s?机|联系方式", r"(?<![0-9A-Za-z])1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}(?![0-9A-Za-z])|(?<![0-9A-Za-z])0[0-9]{2,3}-?[2-8][0-9]{6,7}(?![0-9A-Za-z])"),
    (_ACCOUNT, r"[卡账帐]\s?号|账户|一卡通|一折通|存折|开户", r"(?<![0-9A-Za-z])(?:(?:62|9558|6013)[0-9]{12,17}|[45][0-9]{15})(?![0-9A-Za-z])"),
    (_ILLNESS, r"病种|病名|疾病|诊断|病情|患病|残疾(?:类[别型]|等级|级别)|残疾证号", rf"{AILMENT}|{DISABILITY}"),
    (_OTHER, r"护照|通行证|居住证|证件$|号牌|车架|士兵证|军官证|驾驶证|社保|医保卡|微信|QQ|邮箱|车牌|采集项目|样本|检材", r"(?:护照|通行证|居留证|居住证|[兵官]证|驾驶证|档案编?号|社保卡|社会保障|医保卡|公积金|车牌|车架|VIN|微信|QQ|邮箱)[^0-9A-Za-z。\n]{0,8}[0-9A-Za-z@._-]{5,}|[0-9A-Za-z._-]{2,}@[0-9A-Za-z-]+\.|(?:IP|MAC|ip|mac)[^。\n]{0,10}[0-9A-Fa-f]{1,4}[.:-][0-9A-Fa-f]{1,4}[.:-]|(?:坐标|经纬度)[^。\n]{0,12}[0-9]{2,3}[.°]|信[仰奉][\u4e00-\u9fff]{2,4}教|穆斯林|(?:佛教|在家)居士|指纹|虹膜|声纹|DNA"),
    (_ADDRESS, r"住\s?[址所]|地\s?址|户籍(?:地|所在地)?$", r"[0-9一二三四五六七八九十](?:号|组|社|栋|幢|单元|室|队)"),
)  # fmt: skip
_FILLED, _FILLED_OTHER = re.compile(r"[0-9]{6}"), re.compile(r"[0-9A-Za-z]{5}|指纹|虹膜|声纹|DNA|血样")
_NOT_PERSONAL = lazily(r"单位|企业|机构|公司|部门|科室|窗口|网点|职\s?务")
_DAY = r"(?:19|20)[0-9]{2}[年.\-/][0-9]{1,2}[月.\-/][0-9]{1,2}日?"
# What else of a person may stand round the home.
_BESIDE_HOME: tuple[tuple[Phrase, str], ...] = (
    *((kind, value) for kind, _, value in _KINDS[:-1] if kind is not _OTHER),
    (_ILLNESS, rf"{INJURED}|住院|手术"),
    # A day beside a comma alone is that of an event: it follows sex, nation or 出生, or 生 follows it.
    (Phrase("出生日期", "birth date"), rf"{_DAY}[，,、]?\s?出?生(?![产效])|(?:(?<=[男女族][，,、；; \t])|(?<=[男女族])|(?<=出生)|(?<=生于)|(?<=出生[于:：])|(?<=日期[:：])|(?<=年月[:：])){_DAY}"),
    (Phrase("财产", "property"), r"不动产权|(?:存款|欠款|借款|工资|收入|物业费|标的|养老金|退休金)[^，。；\n]{0,8}[0-9][0-9,.]*[万]?元"),
    (Phrase("救助或困难身份", "assistance or hardship"), r"低保|五保|特困供养|建档立卡|困境儿童"),
    (Phrase("涉案情况", "a part in a case"), r"(?:刑事拘留|有期徒刑|社区矫正|强制戒毒|吸毒|刑满释放|行政拘留)"),
    (_OTHER, r"微信(?:号)?[:：]?\s?[A-Za-z][0-9A-Za-z_\-]{4,}|[QＱ]{2}(?:号)?[:：]?\s?[0-9]{5,11}|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][0-9A-Z]{5,6}(?![0-9A-Z])"),
)  # fmt: skip
_PASSAGE, _CONTACT = 160, 24  # characters to each side of a home, and before a telephone to the name of whose it is
_CERTAIN = 0.9  # from here on a person without a role is taken for a private one
_REACH = 160  # how far behind a name its data may stand
_MANY = 2
_SENTENCE_END = lazily(r"[。！？\n]")
_FORM_LINE = lazily(r"[^\n:：\t。]{1,12}[:：\t]")
_ILL = r"患|罹|确诊|诊断|查出|检出|感染|残疾|住院|因|鉴定|[系为]$"
_HOME = r"(?:住|住址|地址|户籍|户籍地|居住在?|系|现住)[\s:：为在于]*$"


@dataclass(frozen=True, slots=True)
class _Tied:
    """Tables first, then what is left in prose, lists and forms."""

    @property
    def asks(self) -> tuple[str, ...]:
        """What may stand behind a name."""
        return (*(value for _, _, value in _KINDS[:-1]), *(value for _, value in _BESIDE_HOME))

    def find(self, reading: Reading) -> Iterator[Match]:
        everybody = people(reading)
        if not everybody:
            return
        matches = []
        for table in tables(reading):
            persons, kinds = self._of_table(reading, table)
            if persons:
                matches.append(_match(table.heading.span, persons, kinds))
        matches.extend(self._in_prose(reading))
        matches.extend(self._at_homes(reading, matches))
        yield from sorted(matches, key=lambda match: match.span)

    def _of_table(self, reading: Reading, table: Table) -> tuple[int, tuple[Phrase, ...]]:
        """How many rows name a private person with something else, and what."""
        if _NOT_PERSONAL.search("".join(table.headings)) and not re.search(
            r"身\s?份\s?证|住\s?址|[卡账帐]\s?号|病", "".join(table.headings)
        ):
            return 0, ()
        columns = [
            (kind, column, value) for kind, heading, value in _KINDS for column in table.columns(compiled(heading))
        ]
        found: dict[str, Phrase] = {}
        persons = 0
        for row in table.rows:
            if not people(reading).within(row.span):
                continue
            kinds = [kind for kind, column, value in columns if _holds(table, row, column, kind, value)]
            persons += bool(kinds)
            found.update({str(kind): kind for kind in kinds})
        return persons, tuple(found.values())

    def _at_homes(self, reading: Reading, matches: list[Match]) -> Iterator[Match]:
        """A person whose home and something else stand in the same passage, in whatever order; told once."""
        if matches:
            return
        for home in homes(reading):
            near = Span(max(0, home.span.start - _PASSAGE), home.span.end + _PASSAGE)
            named = [person for person in people(reading).within(near) if is_certain(person, _CERTAIN)]
            found = {
                kind: beside
                for kind, value in _BESIDE_HOME
                if (
                    beside := [
                        match.start()
                        for match in reading.matches(value, near.start, min(near.end, len(reading.text.text)))
                        if match.start() >= home.span.end or match.end() <= home.span.start
                    ]
                )
            }
            if named and found:
                person = min(named, key=lambda each: abs(each.span.start - home.span.start))
                kinds = {
                    str(kind): kind
                    for kind, beside in found.items()
                    if kind is not _TELEPHONE or not all(_is_in_office(reading, at) for at in beside)
                }
                yield _match(person.span, 1, (_ADDRESS, *kinds.values()))
                return

    def _in_prose(self, reading: Reading) -> Iterator[Match]:
        """Persons with data behind their name; those that follow each other closely make one list."""
        text = reading.text.text
        persons = people(reading).outside(table.span for table in tables(reading))
        homes = [
            entity.span
            for entity in reading.entities
            if entity.kind is EntityKind.ADDRESS and compiled(_KINDS[-1][2]).search(entity.span.of(text))
        ]
        group: list[tuple[Entity, Span, dict[str, Phrase]]] = []
        for index, person in enumerate(persons):
            after = persons[index + 1].span.start if index + 1 < len(persons) else len(text)
            end, kinds = _behind(reading, person, min(after, person.span.end + _REACH), homes)
            if not kinds:
                continue
            if group and person.span.start - group[-1][1].end > _REACH:
                yield _of_group(group)
                group = []
            group.append((person, Span(person.span.start, end), kinds))
        if group:
            yield _of_group(group)


def _is_in_office(reading: Reading, position: int) -> bool:
    """Whether the person named last before a number, in the words that lead to it, is one in office: 联系人：刀志强，电话…"""
    near = Span(max(0, position - _CONTACT), position)
    named = [*persons_in(reading, near)]
    return bool(named) and named[-1].role.is_public


def _holds(table: Table, row: Row, column: int, kind: Phrase, value: str) -> bool:
    cell = table.cell(row, column)
    if cell is None or "*" in cell.words:
        return False
    if kind is _ILLNESS:
        return not re.fullmatch(r"无|否|健康|良好|正常|[/—-]+", cell.words)
    wanted = compiled(value) if kind is _ADDRESS else _FILLED_OTHER if kind is _OTHER else _FILLED
    return wanted.search(cell.words) is not None


def _behind(reading: Reading, person: Entity, limit: int, homes: list[Span]) -> tuple[int, dict[str, Phrase]]:
    """What is said of the person between the name and ``limit``, and where the last of it ends."""
    text, start = reading.text.text, person.span.end
    limit = _within_form(text, start, limit)
    end, kinds = start, {}
    for kind, _, value in _KINDS[:-1]:
        for match in reading.matches(value, start, limit):
            if kind is not _ILLNESS or adjoins(text[start : match.start()], _ILL):
                kinds[str(kind)] = kind
                end = max(end, match.end())
            break
    at = bisect_left(homes, person.span)
    if at < len(homes) and homes[at].start < limit and adjoins(text[start : homes[at].start], _HOME):
        kinds[str(_ADDRESS)] = _ADDRESS
        end = max(end, homes[at].end)
    # A telephone alone may be that of a contact whom nothing tells from a private person.
    telling = person.role is Role.PRIVATE or set(kinds) - {str(_TELEPHONE)}
    return (end, kinds) if telling else (end, {})


def _within_form(text: str, start: int, limit: int) -> int:
    """The end of the sentence, or of the lines below it that are label and value of one form."""
    stop = _SENTENCE_END.search(text, start, limit)
    while stop and stop.group() == "\n" and _FORM_LINE.match(text, stop.end()):
        stop = _SENTENCE_END.search(text, stop.end(), limit)
    return stop.start() if stop else limit


def _of_group(group: list[tuple[Entity, Span, dict[str, Phrase]]]) -> Match:
    kinds: dict[str, Phrase] = {}
    for _, _, each in group:
        kinds.update(each)
    return _match(group[0][1], len(group), tuple(kinds.values()))


def _match(span: Span, persons: int, kinds: tuple[Phrase, ...]) -> Match:
    what = Phrase("、".join(str(kind) for kind in kinds), ", ".join(kind.en for kind in kinds))
    tied = Phrase(f"姓名与{what}放在一起", f"names stand together with {what.en}")
    count = Phrase(f"涉及 {persons} 人", f"{persons} persons concerned" if persons > 1 else "one person concerned")
    severity = None if persons >= _MANY or len(kinds) >= _MANY else Severity.MEDIUM
    return Match(Span(span.start, span.start), Judgement(0.9, (tied, count), severity))


RULES = (
    Rule(
        id="personal.aggregation",
        title=Phrase("个人信息汇聚", "Personal data put together"),
        severity=Severity.HIGH,
        basis=basis("personal-34", "personal-28", "disclosure-15"),
        matcher=_Tied(),
        message=Phrase(
            "姓名与身份证号、电话、住址、账号或病情对应列出，危害大于单项信息",
            "names are tied to numbers, homes, accounts or illnesses, which is worse than each alone",
        ),
        suggestion=Phrase(
            "公开名单只保留姓名和法定公示的项目，其余各列整列删除",
            "keep the names and what the law asks to publish, delete the other columns",
        ),
        mask=SHOW,
        inline=False,
        beside=True,
        hits=(
            "⟦⟧序号\t姓名\t身份证号\t联系电话\t家庭住址\t金额\n1\t李秀珍\t11010519491231002X\t13900001234\t青龙乡三合村二组\t300\n2\t王大山\t110105194912310021\t13900001235\t青龙乡三合村三组\t300",
            "⟦⟧姓名 身份证号 补助金额\n李秀珍 11010519491231002X 300\n王建国 110105194912310021 300",
            "申请人：⟦⟧王建华，身份证号11010519491231002X，电话13900001234，申请救助。",
            "姓名：⟦⟧李秀珍\n身份证号：11010519491231002X\n联系电话：13900001234\n申请事项：略",
            "⟦⟧户主姓名\t银行卡号\t金额\n李秀珍\t6228480000000000000\t300",
            "⟦⟧序号\t姓名\t残疾类别\t联系方式\n1\t李秀珍\t肢体二级\t13900001234",
            "患者：⟦⟧张卫国，患有尿毒症，需要救助。",
            "户主：⟦⟧陈思远，电话：13900001234\n户主：王建国，电话：13900001235",
            "⟦⟧姓名\t住址\t金额\n李秀珍\t三合村二组\t300\n王大山\t三合村三组\t300",
            "⟦⟧景秋菊家住晋中市榆次区新华街道粮店街22号院3排5号，公公瘫痪在床。",
        ),
        misses=(
            "序号\t姓名\t补助金额\n1\t李秀珍\t300\n2\t王大山\t300",
            "联系人：陈思远，电话0831-2300001",
            "姓名\t身份证号\n张*国\t51**************12\n李*珍\t51**************34",
            "单位\t姓名\t职务\t电话\n县水利局\t王建国\t局长\t0831-2300001",
            "序号\t村名\t户数\t金额\n1\t三合村\t12\t3600",
            "姓名、身份证号、联系电话、家庭住址等信息不得公示。",
            "咨询电话：0831-2300001，地址：成都市青羊区草市街12号。",
            "姓名\t身份证号\t联系电话\n\t\t\n\t\t",
            "曹桂珍原系青龙乡三合村人，2024年5月24日，乡政府收到来信。",
            "县水利局局长王建国，办公电话0831-2300001。",
        ),
    ),
)
