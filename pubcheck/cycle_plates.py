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
# Cities below those, whose electric bicycles and motorcycles have plates of their own.
_LESSER = frozenset(
    "昆山 常熟 张家港 太仓 江阴 宜兴 丹阳 扬中 句容 如皋 海安 启东 海门 泰兴 靖江 兴化 高邮 仪征 东台 邳州 新沂 溧阳 慈溪 余姚 义乌 东阳 永康 兰溪 诸暨 嵊州 上虞 海宁 桐乡 平湖 瑞安 乐清 龙港"
    " 温岭 临海 玉环 江山 龙泉 建德 晋江 石狮 南安 福清 长乐 龙海 永安 邵武 建瓯 武夷山 漳平 福安 福鼎 莱芜 章丘 即墨 胶州 平度 莱西 滕州 龙口 招远 蓬莱 莱州 栖霞 海阳 寿光 诸城 青州 安丘 高密"
    " 昌邑 曲阜 邹城 新泰 肥城 荣成 乳山 禹城 乐陵 邹平 巢湖 桐城 天长 明光 界首 宁国 广德 无为 瑞金 丰城 樟树 高安 乐平 德兴 贵溪 瑞昌 共青城 庐山 巩义 荥阳 新郑 新密 登封 中牟 兰考 禹州 长葛"
    " 汝州 舞钢 林州 卫辉 辉县 沁阳 孟州 永城 邓州 项城 灵宝 义马 济源 仙桃 潜江 天门 枣阳 老河口 宜城 钟祥 京山 应城 安陆 汉川 大冶 阳新 麻城 武穴 洪湖 松滋 石首 监利 当阳 枝江 宜都 浏阳 宁乡"
    " 醴陵 湘乡 韶山 耒阳 常宁 武冈 邵东 汨罗 临湘 津市 沅江 资兴 洪江 冷水江 涟源 吉首 增城 从化 台山 开平 鹤山 恩平 普宁 陆丰 英德 连州 高州 化州 信宜 廉江 雷州 吴川 阳春 罗定 四会 兴宁 乐昌 南雄"
    " 桂平 北流 岑溪 东兴 凭祥 靖西 合山 宜州 琼海 文昌 万宁 东方 五指山 都江堰 彭州 邛崃 崇州 简阳 广汉 什邡 绵竹 江油 峨眉山 阆中 华蓥 万源 隆昌 西昌 仁怀 赤水 清镇 盘州 兴义 凯里 都匀 福泉 安宁 宣威"
    " 楚雄 大理 个旧 开远 蒙自 弥勒 瑞丽 芒市 腾冲 景洪 韩城 华阴 兴平 彬州 神木 子长 玉门 敦煌 灵武 青铜峡 辛集 晋州 新乐 遵化 迁安 滦州 武安 南宫 沙河 定州 涿州 高碑店 安国 泊头 任丘 黄骅 河间 霸州 三河"
    " 深州 平泉 介休 孝义 汾阳 永济 河津 侯马 霍州 原平 古交 高平 怀仁 海城 瓦房店 庄河 东港 凤城 凌海 北镇 盖州 大石桥 调兵山 开原 北票 凌源 兴城 公主岭 榆树 德惠 延吉 敦化 珲春 梅河口 尚志 五常 肇东 海伦".split()
)
# Behind a word like a plate: 云A12345号展位.
NO_PLATE = lazily(
    r"型(?!小?型?(?:轿|客|货|越野|面包)车)|号?(?:展位|展台|展厅|楼|栋|厂房|仓|机组|井|地块)|号(?:发明|专利|实用新型|外观设计|文件|公告(?![0-9牌])|令(?!其|人))|(?:发明|实用新型|外观设计)"
)
# Samples and books, unless the word right before makes it a vehicle's: 川A12345标本一份, but 货车川A12345样品被盗.
_NO_SAMPLE = lazily(r"号?(?:[土水岩]样|样[品本]|标本|岩芯|[钻探]孔|孔位|菌株)")
_CALLED_VEHICLE = lazily(r"(?:车辆?|[驾骑]驶?|牌照?)(?:号码?)?[为是:：]?\s?$")
# Behind what only a cycle's plate can be: 湘A123456款, 聊城A12345公告.
_NO_CYCLE = lazily(r"款(?!项)|号?(?:发明|专利|实用新型|外观设计|文件|公告(?![0-9牌])|令(?!其|人))")
NO_CAR = lazily(
    r"[”\"』」]?\s?(?:[系为是][^，。；;\n]{0,10}(?:货位|库位|仓位|展位|机位|产品|设备|型号|批次|批号|序列|编码|代号|桩号|楼)|(?:货位|库位|仓位|机位|展位)号?)"
)
COUNTER = lazily(
    r"(?:编号(?:[中里内为]?)|批[号次]|样[品本]?号|[卷档桩孔井]号|型号|单号|订单|合同|代码|许可证|资质|证书|批准文号|备案|产品|规格|证号|文号|楼|栋|房|室|座位|发票|项目)\s*号?\s*[:：为是]?\s*[“\"『「]?$"
)
# Others of the same list before it, and a run of numbers of books: 卡口编号豫N0012K、…; 渝B00012—渝B00045共三十四册.
_LISTED = lazily(r"(?:[\u4e00-\u9fff][A-HJ-Z][0-9A-Z]{4,6}[、，,和及 ]{1,2}){1,8}$")
_LIST = 96
_TO = r"[ ]?[—–~～至]{1,2}[ ]?"
_BOOKS = r"(?:号)?[，,]?(?:[共计合]{1,2}[一二三四五六七八九十百千0-9]{1,6})[册卷盒本]"
_RUN_ON = lazily(rf"{_TO}(?:[\u4e00-\u9fff]?[A-Z])?[0-9]{{5}}{_BOOKS}")
_RUN_BEFORE, _RUN = lazily(rf"[\u4e00-\u9fff][A-Z][0-9]{{5}}{_TO}$"), 12
_RUN_ENDS = lazily(_BOOKS)
_KIND = Phrase("电动自行车、摩托车一类的号牌", "a plate of an electric bicycle or a motorcycle")
_BEFORE_IT = Phrase("前文有车辆号牌的标签", "a label of plates stands before it")


def _city_in(value: str) -> str:
    return "".join(sign for sign in value if sign > "\u3400")


def _is_of_city(value: str) -> bool:
    """Whether the Chinese signs of ``value`` name a city, or are one sign of such a name."""
    city = _city_in(value)
    return city in (CITIES if len(city) > 1 else _OF_CITIES)


def is_counted(text: str, span: Span) -> bool:
    """Whether it stands in a list of numbers of another kind, or is the first or last of a run of numbers of books."""
    listed = _LISTED.search(text, max(0, span.start - _LIST), span.start)
    if listed and COUNTER.search(text, max(0, listed.start() - 10), listed.start()):
        return True
    if _RUN_ON.match(text, span.end):
        return True
    ends = _RUN_ENDS.match(text, span.end)
    return ends is not None and _RUN_BEFORE.search(text, max(0, span.start - _RUN), span.start) is not None


def is_sample(text: str, span: Span) -> bool:
    """Whether a word for a sample stands right behind it, and none for a vehicle right before it."""
    if not _NO_SAMPLE.match(text, span.end):
        return False
    return _CALLED_VEHICLE.search(text, max(0, span.start - 8), span.start) is None


def _is_none_behind(text: str, end: int) -> bool:
    """Whether what follows says that it was no plate."""
    return any(words.match(text, end) for words in (_ROAD_BEHIND, NO_PLATE, _NO_SAMPLE, _NO_CYCLE, NO_CAR))


def judge_city(value: str, _reading: Reading, _span: Span, label: Label | None) -> Judgement | None:
    """A city's plate behind its label; behind the word for a vehicle alone the city must be one."""
    if label is None or not label.adjacent:
        return None
    if "牌" not in label.words and not _is_of_city(value) and _city_in(value) not in _LESSER:
        return None  # 电动自行车，款A·C12345: only the word for a plate makes any character a city's
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
