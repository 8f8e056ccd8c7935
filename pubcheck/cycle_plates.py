"""Plates of electric bicycles, motorcycles and tractors: what makes a city's name or a province, and figures, one of them.

Nothing but the words round them tells such plates from types, lots and numbers of papers.
"""

from __future__ import annotations

import re

from pubcheck.labels import Label
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import Cue, Judgement, Reading
from pubcheck.office_level import CITIES
from pubcheck.persons import persons_in
from pubcheck.phrase import Phrase
from pubcheck.span import Span

_CYCLE_NEAR = Cue(
    r"电\s?动|助力|自行车|电瓶车|摩托|三轮|号\s?牌|车\s?牌|牌照|[车辆]",
    Phrase("上下文涉及电动自行车一类的车辆", "the context is an electric bicycle or its like"),
    before=30,
    after=16,
)
_NO_PLATE_BEFORE = lazily(
    r"(?:电话|手机|传真|邮编|编号|标准|(?<![A-Za-z])(?:DB|GB|NY)[ /]?T?|单号|订单|编码|代码|批号|账号|合同|区号|热线|型号|规格|批次|批|款式?|系列|品牌|货号|产品|库存|序列号|机号|颜色)[:：为是]?\s?$"
)
# A number of figures alone is that of one cycle, which somebody took, between such words: 查处聊城1847661号电动车.
_ONE_BEFORE = lazily(r"(?:查[处扣获]|暂扣|扣[留押]|报废|涉案|拖移|驾[驶乘]|骑行?|停放|悬挂)(?:了|的)?\s?$")
_CYCLE_BEHIND = lazily(r"\s?号?的?\s?(?:[二两三]轮)?(?:电\s?动|助力|自行|电瓶|摩托|三轮)")
_ROAD_BEHIND = lazily(r"\s?号?(?:[国省县乡村]道|高速|公路|[路线]段?|道路|街|大道)")
_CYCLE_BESIDE = Cue(
    r"电\s?动|助力|自行车|电瓶车|摩托|[两二三]轮",
    Phrase("上下文涉及电动自行车一类的车辆", "the context is an electric bicycle or its like"),
    before=24,
    after=12,
)
_TRACTOR_NEAR = Cue(
    r"拖拉机|收割机|插秧机|农机|手扶|变型|车斗|(?:东方红|雷沃|久保田|沃得|常发|时风|五征|约翰迪尔|黄海金马|铁牛|上海|泰山|丰收|常柴|福田)[ -]?[A-Z]{0,4}[0-9]{2,5}|[号车]\s?牌|农用|牵引|驾驶",
    Phrase("上下文涉及拖拉机一类的车辆", "the context is a tractor or its like"),
    before=40,
    after=16,
)
_OF_CITIES = frozenset("".join(CITIES))
# Behind the word for a vehicle alone, what its number or its make is called by; any other name may be a city's, great or small.
_NO_CITY = lazily(
    r"[款型批号第类级码排座栋楼]|[\u4e00-\u9fff]?(?:型号|款|编号|批[号次]|单号|合同|代码|标准|[证货][号件]|车架|电机|电池|品牌)|绿[源佳能]|雅迪|爱玛|台铃|新日|小[牛刀鸟]|九号|立马|金箭|金彭|宗申|五羊|本田|雅马|铃木|钱江|豪爵|大阳|嘉陵|力帆|隆鑫|五星|淮海|宝岛|捷马|捷安特|永久|凤凰"
)
# Behind a word like a plate: 云A12345号展位.
NO_PLATE = lazily(
    r"型(?!小?型?(?:轿|客|货|越野|面包)车)|号?(?:展位|展台|展厅|楼|栋|厂房|仓|机组|井|地块)|号?(?:[土水岩气血]样|样[品本]|标本|岩芯|[钻探]孔|[探水]井|孔位|断面|监测点|宗地|卡口|测站|档案|案卷|菌株|品种|种子|批次)|[共计][一二三四五六七八九十百千0-9]{1,6}(?:册|卷|件|箱|盒|本)|号(?:发明|专利|实用新型|外观设计)"
)
# Behind what only a cycle's plate can be: 湘A123456款, 聊城A12345公告.
_NO_CYCLE = lazily(r"款(?!项)|号?(?:发明|专利|实用新型|外观设计|文件|公告(?![0-9牌])|令(?!其|人))")
NO_CAR = lazily(
    r"[”\"』」]?\s?(?:[系为是][^，。；;\n]{0,10}(?:货位|库位|仓位|展位|机位|产品|设备|型号|批次|批号|序列|编码|代号|桩号|楼)|(?:货位|库位|仓位|机位|展位)号?)"
)
COUNTER = lazily(
    r"(?:编号(?:[中里内为]?)|批[号次]|样[品本]?号|[卷档桩孔井点岗]号|卡口|测站|型号|单号|订单|合同|代码|许可证|资质|证书|批准文号|备案|产品|规格|证号|文号|楼|栋|房|室|座位|发票|项目)\s*号?\s*[:：为是]?\s*[“\"『「]?$"
)
# Others of the same list before it, and one that ends a run of numbers: 卡口编号豫N0012K、…; 渝B00012—渝B00045.
_LISTED = lazily(r"(?:[\u4e00-\u9fff][A-HJ-Z][0-9A-Z]{4,6}[、，,和及 ]{1,2}){1,8}$")
_LIST = 96
_RUN_ON = lazily(r"[ ]?[—–~～至]{1,2}[ ]?(?P<place>[\u4e00-\u9fff]?[A-Z]?)(?P<number>[0-9]{5})(?![0-9A-Z挂])")
_RUN_BEFORE = lazily(r"(?P<place>[\u4e00-\u9fff][A-Z])(?P<number>[0-9]{5})[ ]?[—–~～至]{1,2}[ ]?$")
_KIND = Phrase("电动自行车、摩托车一类的号牌", "a plate of an electric bicycle or a motorcycle")
_BEFORE_IT = Phrase("前文有车辆号牌的标签", "a label of plates stands before it")


def _is_of_city(value: str) -> bool:
    """Whether the Chinese signs of ``value`` name a city, or are one sign of such a name."""
    city = "".join(sign for sign in value if sign > "\u3400")
    return city in (CITIES if len(city) > 1 else _OF_CITIES)


def is_counted(text: str, span: Span) -> bool:
    """Whether it stands in a list of numbers of another kind, or is the first or last of a run of them."""
    value = span.of(text)
    listed = _LISTED.search(text, max(0, span.start - _LIST), span.start)
    if listed and COUNTER.search(text, max(0, listed.start() - 10), listed.start()):
        return True
    if not value[2:].isdigit():
        return False
    behind = _RUN_ON.match(text, span.end)
    if behind and behind["place"] in ("", value[1], value[:2]):
        return value[2:] < behind["number"]
    before = _RUN_BEFORE.search(text, max(0, span.start - 12), span.start)
    return before is not None and before["place"] == value[:2] and before["number"] < value[2:]


def _is_none_behind(text: str, end: int) -> bool:
    """Whether what follows says that it was no plate."""
    return any(words.match(text, end) for words in (_ROAD_BEHIND, NO_PLATE, _NO_CYCLE, NO_CAR))


def judge_city(value: str, _reading: Reading, _span: Span, label: Label | None) -> Judgement | None:
    """A city's plate behind its label; behind the word for a vehicle alone no word for a kind or a make."""
    if label is None or not label.adjacent:
        return None
    city = "".join(sign for sign in value if sign > "\u3400")
    if "牌" not in label.words and not _is_of_city(value) and _NO_CITY.fullmatch(city):
        return None  # 电动自行车，款A·C12345
    return Judgement(0.85, (_KIND, label.why))


def judge_known(value: str, reading: Reading, span: Span) -> Judgement | None:
    """The plate of a city that is known, where the words beside it speak of a plate or of one vehicle."""
    text = reading.text.text
    if not _is_of_city(value) or not _CYCLE_NEAR.applies(reading, span):
        return None
    if _NO_PLATE_BEFORE.search(text, max(0, span.start - 6), span.start):
        return None
    behind = _CYCLE_BEHIND.match(text, span.end)
    if not re.search("[A-Z·•・]", value):
        if not (behind and _ONE_BEFORE.search(text, max(0, span.start - 6), span.start)):
            return None
    elif _is_none_behind(text, span.end):
        return None
    return Judgement(0.85, (_KIND, _CYCLE_NEAR.why))


def judge_six(_value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    """Six figures behind the letter of the city: a new kind's where it has the letter, a cycle's where the words say so."""
    text = reading.text.text
    before = text[max(0, span.start - 10) : span.start]
    if _is_none_behind(text, span.end):
        return None
    if _NO_PLATE_BEFORE.search(before) or COUNTER.search(before):
        return None
    if label is not None and label.adjacent:
        return Judgement(0.85, (_KIND, label.why))
    return Judgement(0.8, (_KIND, _CYCLE_BESIDE.why)) if _CYCLE_BESIDE.applies(reading, span) else None


def judge_tractor(value: str, reading: Reading, span: Span) -> Judgement | None:
    """The plate of a tractor; with a dash, which other numbers have too, only where the words speak of one."""
    text = reading.text.text
    if value[3] in "-–—" and (
        not _TRACTOR_NEAR.applies(reading, span)
        or _NO_PLATE_BEFORE.search(text, max(0, span.start - 8), span.start)
        or COUNTER.search(text, max(0, span.start - 10), span.start)
    ):
        return None
    return Judgement(0.85, (Phrase("拖拉机、联合收割机的号牌", "a plate of a tractor or a harvester"),))


def judge_cycle(_value: str, reading: Reading, span: Span) -> Judgement | None:
    """Two or three characters and figures right behind the word for a plate, if they are no person and a telephone."""
    if any(persons_in(reading, span)):
        return None  # the owner and a telephone
    return Judgement(0.85, (_KIND, _BEFORE_IT))
