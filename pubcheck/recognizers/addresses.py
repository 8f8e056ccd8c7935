"""Addresses down to a house number, a village group, a building or a room, by their structure.

An address is read from its deep end: a number with its unit (88号, 三组, 3栋) is found first,
then the names before it are followed to the left, each ending in the word for its level
(路, 社区, 镇, 区, 市, 省), as long as the levels rise. Where it begins is settled by a label,
a sign, or the dictionary's cut. Neither a place without a deep end (四川省内江市) nor one hidden in part is an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from pubcheck.address_places import deep_places, label_places
from pubcheck.code_points import matches_at
from pubcheck.errors import ModelError
from pubcheck.lazy_pattern import lazily
from pubcheck.phrase import Phrase
from pubcheck.recognizer import Recognizer
from pubcheck.span import Span
from pubcheck.tables import read_tables
from pubcheck.text import Entity, EntityKind, NormalizedText
from pubcheck.words import tagged_words

_H = r"\u3400-\u4dbf\u4e00-\u9fff〇"
_ESTATE = r"小区|花园|花苑|家苑|家园|公寓|大厦|大楼|新村|新城|山庄|别墅|宿舍楼?|家属[院区楼]|大院|安置点|(?:公租|廉租|出租|自建|还建|安置|拆迁|周转|平)房|出租屋|苑|(?<![公校])园|(?<!政)府|(?<![法家])庭|(?<![医学法察剧影务])院|(?<![办教])楼|[城坊里墅轩阁]"
# The words that end a name, by level: 1 province … 4 town, 5 village, 6 hamlet, 7 road, 9 estate.
_LEVELS = (
    (1, r"自治区|特别行政区|省"),
    (2, r"自治州|地区|盟|州|(?<![超夜菜门上都股楼])市"),
    (3, r"自治县|自治旗|县|旗|(?<![小社院])区"),
    (4, r"街道办事处|街道办|街道|(?<![城乡])镇|(?<![城镇])乡|苏木|农场|林场|开发区|高新区|园区"),
    (5, r"村委会|居委会|村民委员会|居民委员会|行政村|村|社区|嘎查"),
    (6, r"屯|寨|[湾庄坝沟坪冲塘岭坡营堡屋坳垸](?=[0-9一二三四五六七八九十])"),
    (
        7,
        r"(?:大街|大道|路|街)(?:[东西南北中]|[一二三四五六七八九十]{1,2})段|大街|大道|胡同|(?<![道线思铁电网])路|街(?!道)|(?<![街通渠轨隧管报国省县])道|巷|弄|[东西南北中]段",
    ),
    (9, rf"(?<=[村园苑庄坊])(?:[东西南北]|[0-9一二三四五六七八九]{{1,2}})区|{_ESTATE}"),
)
_SUFFIX = lazily("|".join(f"(?P<l{level}>{words})" for level, words in _LEVELS))
_HAN_NUMBER = "[一二三四五六七八九十百零〇]{1,5}"
_N = rf"(?:[0-9]{{1,5}}\n?[0-9]{{0,4}}[A-Za-z]?(?:[-—~][0-9A-Za-z]{{1,5}}){{0,3}}|{_HAN_NUMBER}|[A-Za-z][0-9]{{0,3}}(?:-[0-9]{{1,4}}){{0,3}})"
_GROUP = r"村民小组|居民小组|小组|组(?![织长成建员])|社(?![会区保])|队(?![伍长员])"
_NOT_A_HOUSE = r"(?![令文线机井坝桥门馆库煤展病矿桩墩孔]|公告|通知|通告|建议|提案|议案|决定|台风|地块|宗地|机组|选手|标段|窗口|车间|厂房|锅炉|隧道|泵站)"
_DEEP = lazily(
    rf"(?<![0-9A-Za-z第〔(（\-—/.])(?P<number>(?:第(?={_N}(?:{_GROUP})))?{_N}[ \n]?(?:(?P<group>{_GROUP})|(?:号楼|号院|号|栋|幢|[座#](?=[0-9])|单元|室(?![内外主])|弄){_NOT_A_HOUSE}))"
    rf"|(?:(?<=[园苑区寓厦])[0-9A-Za-z]{{1,4}}|(?<=[府庭城院])[0-9A-Za-z]{{1,4}}[-—][0-9]{{1,4}})(?:[-—][0-9]{{1,4}}){{1,2}}(?![0-9A-Za-z年月日%]|[{_H}])"
    rf"|(?<=[镇乡道场木区县市])(?P<village>[{_H}]{{1,7}}?(?:村(?![民委务级口庄])|社区(?![居工矫医服卫养干])|屯(?![田门])|嘎查))"
    rf"|(?:(?<=[村区])|(?<=[村区]\n)|(?<=村委会)|(?<=居委会))(?!民)(?P<named>[{_H}]{{1,4}}?\n?(?:组(?![织长成建员])|屯|社(?=[，,、。；;（()）\s]|$)))"
    rf"|(?<=[园苑区寓厦路街])(?:[A-Za-z东西南北]区)?[0-9]{{1,3}}(?:[-—][0-9]{{1,4}}){{2}}(?![0-9A-Za-z年月日%]|[{_H}])"
)
_MORE = lazily(
    rf"(?:附{_N}号|之{_N}号?|[-—]{_N}号?"
    rf"|[东西南北中左右](?:单元|户(?![{_H}]))|[ ]?[{_H}]{{2,6}}{_N}[ ]?(?:栋|幢|号楼|座)"
    rf"|[ ]?(?:[{_H}]{{1,10}}?(?:{_ESTATE}))?第?{_N}[ ]?(?:号楼|号|栋|幢|座|单元|层|期|室(?![内外主])|楼(?![梯盘市])|门|院|房|{_GROUP})"
    rf"|[{_H}]{{1,6}}(?:小区|花园|家园|公寓|大厦|新村|宿舍|家属院)(?![{_H}])"
    rf"|(?<=[栋幢座元楼层厦])[ ]?(?:[0-9]{{3,4}}|[0-9]{{1,2}}-[0-9]{{1,4}})(?![0-9年月日元人万个户平米.]))+"
)
_WRAPPED_ON = lazily(rf"\n{_N}[ ]?(?:单元|层|室|号|栋|幢|楼)")
_HARD = lazily(rf"[^0-9A-Za-z{_H}\-—#· \n]")
_GAP = lazily(r"[ \n]")
_LEVEL_END = lazily(r"[省市县区旗州盟镇乡道村区路街巷园苑]$")
# What no name of a place holds: a name begins behind it.
_STOP = lazily(
    r"政府|人民|单位|机关|公司|集团|医院|学校|大学|学院|小学|中学|幼儿园|法院|检察|公安(?!县)|派出所|委员会|办公|中心|部门|企业|项目|工程|改造|整治|开展|实施|负责"
    r"|组织|完善|推进|行政|自然|贫困|示范|试点|重点|帮扶|有关|相关|辖区|范围|涉及|包括|以及|令|工作|人员|公布|规划|局(?![巷街路])|位于|坐落|地处|共有|等(?=[各相有单地区处村乡镇街部企0-9])|[的了各该每您你我他她它这但被把让在搬]|[0-9A-Za-z]"
)
# Villages, communities and groups that are spoken of in general, and words before them that are no name.
_GENERIC = lazily(
    r"(?:全|本|两|几|多|所有|部分|下属|易地|老旧|无|未|驻|入|进|到|每|以上|第一)|.*[和与及或并].|.*(?:农|城中|城镇|乡镇|名|美丽|空心|传统|和谐|文明|智慧|数字|平安|基层)(?:村|社区)"
    r"|.*乡村|.*(?:农村|辖|将|已|联合|会同|召集|要求|成立|设置|设立|申请|到|向|由|为|据|实行|加强|支持|领导|调查|专班|专案|督[查导]|检查|巡查|宣传|服务|筹备|互助|监督|群众)"
)
_NAMELESS = lazily(r"[全本两贵原新]?[省市县区镇乡]?")
_NUMBER_NAME = lazily(r"\s?第?[0-9一二三四五六七八九十]{1,3}")
_PARTICLE = lazily(r"[东南西北]至|[在到从于由沿至往去自向经住是为系对因和与及]")
_PARTICLES = frozenset(
    "在 到 从 于 由 沿 至 往 去 自 向 经 住 是 为 系 和 与 及 或 对 将 把 被 让 给 同 跟 等 的 了 着 过 共 有 因 可".split()
)
_LISTED = lazily(r"[和与及或至到]")
_CUT = lazily(
    r"[\s\S]*(?:住址|住所地?|地址|户籍(?:地|所在地)?|居住[地于在]?|籍贯|位于|坐落[于在]?|地处|现住|家住|租住|住在|住于|村民|居民|业主|前往|来到|承租|是|[均其]?系(?![列统])|送[往回至]?|返回|回到|常住|户籍|原籍|从(?![化江])|住(?=[\u4e00-\u9fff]{2}))"
)
_NATIONS = lazily(r"[\u4e00-\u9fff]{2,4}?(?:[\u4e00-\u9fff]{1,3}族){1,3}")
_TOLD = 7  # characters of a name behind a word that introduces an address
_PROVINCE = lazily(
    r"北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆"
)
_LABEL = r"(?:家庭|现|户籍|居住|常住|通信|通讯|联系|收件|身份证|详细|原|本人)?(?:住\s?址|地\s?址)|住所地?|(?:现)?居住地(?:址)?|户籍(?:所在)?地(?:址)?|户口(?:所在)?地|现住地?|家住|租住[于在]?|住在"
_V = r"(?:[^\n\t，。；;,、：:（( ]|[ ](?! ))"
_LABELLED = lazily(
    rf"(?P<label>{_LABEL})(?:[（(][^（）()\n]{{0,10}}[)）])?(?P<sign>[ \t]*[:：为是]?[ \t]*)\n?(?P<value>[{_H}]{_V}{{2,50}}(?:\n[{_H}0-9]{_V}{{0,30}})?)"
)
_HEADED = lazily(rf"(?:{_LABEL})|村组|门牌")
_HIDDEN = lazily(r"某|[×*]|[xX]{2}")
_WRAPPED = 10  # a line this long may have been broken by hand
_MOST_WRAPS = 3
_LONGEST, _LONGEST_NAME = 64, 10


@dataclass(frozen=True, slots=True)
class _Link:
    """The word for a level, at its place: the end of one name in an address."""

    level: int
    start: int
    end: int


def recognize(text: NormalizedText) -> tuple[Entity, ...]:
    """Addresses, the more confident the deeper; ``cue`` is the label or heading where there is one."""
    kept: list[Entity] = []
    found = chain(_in_columns(text), _behind_labels(text.text), _in_prose(text.text))
    for entity in sorted(found, key=lambda each: (each.span.start, -each.confidence, -each.span.end)):
        if _HIDDEN.search(entity.span.of(text.text)):
            continue
        if not kept or entity.span.start >= kept[-1].span.end:
            kept.append(entity)
        elif entity.cue and not kept[-1].cue:
            kept[-1] = entity
    return tuple(kept)


def _in_columns(text: NormalizedText) -> Iterator[Entity]:
    for table in text.once("tables", lambda: read_tables(text.text)):
        for column in table.columns(_HEADED):
            for row in table.rows:
                cell = table.cell(row, column)
                span = _of_value(text.text, cell.span) if cell else None
                if span:
                    cue = table.heading.cells[column].span
                    yield Entity(span, EntityKind.ADDRESS, _confidence(span.of(text.text), True), cue=cue)


def _behind_labels(text: str) -> Iterator[Entity]:
    for match in matches_at(_LABELLED, text, label_places(text), short=100):
        start, end = match.span("value")
        wrap = text.find("\n", start, end)
        if wrap >= 0 and not _SUFFIX.search(text, start, wrap):
            end = wrap  # another label stands behind this one, not the first half of an address
        span = _of_value(text, Span(start, end), shallow=bool(match["sign"]))
        if span:
            yield Entity(span, EntityKind.ADDRESS, _confidence(span.of(text), True), cue=Span(*match.span("label")))


def _in_prose(text: str) -> Iterator[Entity]:
    done = 0
    for match in matches_at(_DEEP, text, deep_places(text), short=200):
        start = _start(text, match) if match.start() >= done else None
        if start is not None:
            done = _end(text, match.end())
            yield Entity(Span(start, done), EntityKind.ADDRESS, _confidence(text[start:done], False))


def _of_value(text: str, value: Span, shallow: bool = True) -> Span | None:
    """The address at the head of a labelled value; other words may follow it (…三组村民).

    ``shallow`` accepts one that ends in a village or an estate, without a number.
    """
    links = _links(text, value.start, value.end)
    end = 0
    for match in _DEEP.finditer(text, value.start, value.end):
        if end and (match.start() - end > _LONGEST_NAME or _GAP.search(text, end, max(end, match.start()))):
            break  # what follows belongs to another field
        if match.start() >= end and (links or end) and not _is_generic(match):
            end = _end(text, match.end())
    if not end and shallow and len(links) > 1 and links[-1].level >= 5:
        end = links[-1].end
    stop = _STOP.search(text, value.start, end) if end else None
    return None if not end or (stop and not stop.group().isascii()) else Span(value.start, end)


def _start(text: str, deep: re.Match[str]) -> int | None:
    """Where the address begins that ends in ``deep``; ``None`` if the names before it make none."""
    anchor = deep.start()
    if _is_generic(deep) or not _SUFFIX.search(text, max(0, anchor - _LONGEST_NAME), anchor):
        return None
    floor = _floor(text, anchor)
    names: list[_Link] = []
    left = anchor  # where the name behind the next link begins
    for link in reversed(_links(text, floor, anchor)):
        name = text[link.end : left].strip()
        if len(name) > _LONGEST_NAME or _stop(text, link.end, left, names[-1].level if names else 0):
            break
        if not names:
            if not _carries(link, deep, name):
                return None
        elif (not (name or text[names[-1].start].isdigit()) or link.level >= names[-1].level) and not (
            # A village's committee with one of its hamlets behind it: 座落村委会龙甲村.
            name and link.level == names[-1].level == 5 and text.endswith("委会", link.start, link.end)
        ):
            if link.level == names[-1].level and _LISTED.match(text, link.end):
                floor = link.end + 1  # a neighbour in a list (中山路和解放路88号)
                break
            continue  # the word is part of a name (镇海区)
        names.append(link)
        left = link.start
    reach = 3  # characters between a sign and a level that are taken for its name unseen
    while names:
        begin = _head(text, floor, names[-1], reach)
        if begin is not None:
            return begin
        floor, reach = names.pop().end, 6  # no name before it (我市建设路): the address begins behind it
    return None


def _is_generic(deep: re.Match[str]) -> bool:
    """Whether a village or group is spoken of in general (辖区内社区, 专案调查组)."""
    named = deep["village"] or deep["named"]
    return bool(named and (_STOP.search(named) or _GENERIC.match(named)))


def _carries(link: _Link, deep: re.Match[str], name: str) -> bool:
    """Whether ``deep`` can follow ``link`` with ``name`` between the two."""
    if deep["village"]:
        return not name and (link.level <= 4 or _LEVEL_END.search(deep.string, link.end - 1, link.end) is None)
    if deep["named"]:
        return not name and link.level == 5
    if deep["group"]:
        return link.level in (5, 6) and len(name) <= 4
    if link.level >= 5:
        return len(name) <= (2 if link.level == 9 else 6) and not _LISTED.match(name)
    return 2 <= len(name) <= 8


def _links(text: str, start: int, end: int) -> list[_Link]:
    return [_Link(int((match.lastgroup or "l0")[1:]), *match.span()) for match in _SUFFIX.finditer(text, start, end)]


def _floor(text: str, anchor: int) -> int:
    """How far to the left an address may reach: a sign, a space inside a name or the end of a paragraph stops it."""
    floor = max(0, anchor - _LONGEST)
    for match in _HARD.finditer(text, floor, anchor):
        floor = match.end()
    wraps = 0
    for gap in reversed(list(_GAP.finditer(text, floor, anchor))):
        if gap.group() == "\n":
            wraps += 1
            if wraps > _MOST_WRAPS or not _is_long(text, gap.start()):
                return gap.end()
        elif not _LEVEL_END.search(text, floor, gap.start()):
            return gap.end()
    return floor


def _head(text: str, floor: int, link: _Link, reach: int) -> int | None:
    """Where the first name of an address begins, or ``None`` if ``link`` has no name."""
    start = max(floor, link.start - _LONGEST_NAME - 4)
    sure = start == floor  # a sign or a label before it, so that nothing else can stand there
    start = max(start, _stop(text, start, link.start, link.level))
    if cut := _CUT.match(text, start, link.start):
        start, sure, reach = cut.end(), True, max(reach, _TOLD)
    name = text[start : link.start]
    if _NAMELESS.fullmatch(name.strip()) or (link.level == 9 and _NUMBER_NAME.fullmatch(name)):
        return None
    start += len(name) - len(name.lstrip())
    if sure and len(name) <= reach and not _PARTICLE.match(name):
        return start
    if sure and _NATIONS.fullmatch(name):
        return start  # 芭蕉侗族乡
    for province in reversed(list(_PROVINCE.finditer(text, start, link.start))):
        if link.start - province.end() <= 6:
            return province.start()
    length = _by_dictionary(name, text[link.start : link.end])
    return link.start - length if length else None


def _stop(text: str, start: int, end: int, level: int) -> int:
    """The end of the last word before ``end`` that no name of this level holds, or 0."""
    if level in (0, 3, 5) and _NUMBER_NAME.fullmatch(text, start, end):
        return 0
    found = 0
    for stop in _STOP.finditer(text, start, end):
        # Roads and villages are named after institutions: 学院路, 人民南路, 中心村.
        if level not in (5, 7) or end - stop.end() > 2 or len(stop.group()) == 1:
            found = stop.end()
    return found


def _by_dictionary(name: str, suffix: str) -> int:
    """How many characters at the end of ``name`` belong to the place that ends in ``suffix``."""
    try:
        words = tagged_words(name + suffix)
    except ModelError:
        return 2
    length = 0
    position = len(name) + len(suffix)
    for word, tag in reversed(words):
        position -= len(word)
        if position >= len(name):
            continue
        if word.isspace() or word in _PARTICLES or (length >= 2 and tag != "ns"):
            break
        length = len(name) - position
    return length


def _is_long(text: str, end: int) -> bool:
    """Whether the line up to ``end`` is so long that it may have been broken by hand."""
    return end >= _WRAPPED and text.rfind("\n", end - _WRAPPED, end) < 0


def _end(text: str, end: int) -> int:
    """Where the address ends whose deep end was found at ``end``: building, unit and room may follow."""
    while True:
        more = _MORE.match(text, end)
        if more is None and _is_long(text, end):
            more = _WRAPPED_ON.match(text, end)
        if more is None or more.end() == end:
            return end
        end = more.end()


def _confidence(words: str, labelled: bool) -> float:
    levels = {link.level for link in _links(words, 0, len(words))}
    region = min(levels, default=9) <= 4
    if re.search(r"[0-9一二三四五六七八九十](?:栋|幢|单元|室|号楼|座)|[0-9]-[0-9]", words):
        confidence = 0.93 if region else 0.8
    elif re.search(rf"{_N}[ \n]?号", words):
        confidence = 0.9 if region else 0.72
    elif re.search(rf"(?:{_N}(?:{_GROUP})|组|屯)", words):
        confidence = 0.88 if region else 0.7
    else:
        confidence = 0.6 if len(levels) > 2 else 0.55
    return min(0.97, max(0.75, confidence + 0.07)) if labelled else confidence


RECOGNIZER = Recognizer("addresses", "1", Phrase("按结构识别的住址", "addresses by their structure"), recognize)
