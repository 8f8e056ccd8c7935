"""Whose place a point is: what stands for everybody, and bounds that an office draws, lead to nobody."""

from __future__ import annotations

from pubcheck.headings import columns_of
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import Reading
from pubcheck.persons import persons_in
from pubcheck.span import Span

_BEFORE, _BEHIND = 60, 40  # characters of its clause to each side
_NAMED = 0.5  # how surely a person is one
# What everybody may enter or see. Plants, stations of pumps and cameras are none: their place itself is sensitive.
_PLACE = (
    r"(?:学校|[小中大]学|学院|幼儿园|医院|卫生[院室]|(?:图书|博物|文化|体育|展览|纪念|科技|美术|档案)馆|体育[场中]|公园|广场|(?:[汽火客公]车|高铁|地铁|公交)站|车站"
    r"|加油站|充电站|超市|商[场店铺]|店[铺面]|门店|饭店|酒店|市场|书店|药店|银行|网点|邮局|景[区点]|观景台|寺庙?|教堂|祠堂|牌坊|[石古]塔"
    r"|监测(?:断面|点位?|站|井)|断面|采样点|取样点|观测[点站井]|水文站|雨量站|气象站|地震台|水库|大坝|坝[顶址头]|水闸|堤防|(?<!高架)[大小石铁]桥|桥[梁头址]|隧道|路灯|路口|渡口|码头|停车场|收费站|服务[区站]|公厕|垃圾[站桶房池]"
    r"|避[难险](?:场所|点)|集[合结]点|安置点|消防栓|消火栓|政府|服务(?:中心|大厅)|大厅|派出所|[村居]委会|办事处|管理处|广告牌|标[志识]牌|界[碑牌桩]|宣传栏|项目部|工地|厂址|站址|(?:建设|项目|工程|场区|厂区|选址|地块)(?:地点|地址|位置|中心)|[（(]中心点?)"
)
_OF_PLACE = r"(?:[东南西北正侧]{0,2}[大侧后]?门|中心点?|入口|出口|大院|门口)?"
_CALLED = r"(?:的)?(?:地理|中心|所在)?(?:坐\s?标|位置|定位|经纬度|点位|导航|(?i:gps))?(?:[为是在]|[:：(（ \t|]){0,3}"
_PLACE_BEFORE = lazily(rf"{_PLACE}{_OF_PLACE}{_CALLED}$")
_PLACE_BEHIND = lazily(
    rf"[ ]?[（(][\u4e00-\u9fff]{{0,6}}{_PLACE}{_OF_PLACE}[）)]|[ ]?[\t|,][ ]?[\u4e00-\u9fff]{{0,6}}(?:{_PLACE}|控制箱|配电箱|检查井){_OF_PLACE}(?=[ \t|,\n]|$)"
)
# A row of a table of such places: its number, what stands there, the two halves of the point, and nothing else.
_PLACE_ROW = lazily(
    rf"(?:[A-Za-z]{{0,3}}-?[0-9]{{1,4}}[ ]?[,;\t|][ ]?)?[\u4e00-\u9fff]{{0,8}}{_PLACE}{_OF_PLACE}(?:[ ]?[,;\t|][ ]?[0-9]{{1,3}}\.[0-9]{{4,12}}){{2}}[ ]?"
)
# And all that its headings may be: a column of people, devices or times makes it somebody's track.
_PLACE_HEADING = lazily(
    r"\s*(?:(?i:id|no|lon(?:gitude)?|lng|lat(?:itude)?|jd|wd|name|place|(?:station|stop|site)(?:_?name)?)|[序编]\s?号|[点站地]|[点站]?名称?|(?:站点|点位|地点|场所|设施)(?:名称)?|[经纬]度)\s*"
)
# Where somebody was, and when: columns and cells of a record.
_TRACK = r"(?<![A-Za-z])(?i:tm|time(?:stamp)?|ts|date|(?:gps|loc)_?time|uid|user(?:_?(?:id|name))?|phone|mobile|tel|imei|imsi|device(?:_?id)?|plate)(?![A-Za-z])|时[间刻]|日期|用户|姓名|手机|电话|号码|设备|车牌|人员"
_OF_TRACK = lazily(_TRACK)
_RECORDED = lazily(r"(?<![0-9])(?:[0-2]?[0-9][:：][0-5][0-9](?![0-9])|1[3-9][0-9]{9}(?![0-9])|[0-9]{15}(?![0-9]))")
# Bounds that a plan or a permit announces.
_BOUNDS = lazily(
    r"(?:规划|征[收地]|用地|用海|控制|开采|采矿|采砂|勘查|禁[采捕养渔飞]|限[采养]|工程|项目|建设|整治)[\u4e00-\u9fff]{0,4}(?:范围|边界|红线|四至|区域?|带|线)[\u4e00-\u9fff]{0,4}(?:拐点|角点|控制点|边界点|坐标|界址)[^。\n]{0,200}$"
)
# Who was there, or whose it is.
_SOMEBODYS = lazily(
    r"住|[户屋宅]|(?<!国)家(?![具电居])|房东|[他她我]|本人|手机|手环|手表|最后|失联|走失|失踪|轨迹|报警|报案|求助|嫌疑|来电|主叫|驾驶|承包|权利人|村民|居民|墓|坟"
)
_DEVICE = lazily(r"(?<![0-9.])[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?![0-9.])|[0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){5}")
# Of whose places nothing is made less, whatever stands beside them.
_GUARDED = lazily(r"军|国防|导弹|阵地|雷达|靶场|营区|哨所|人防|弹药|[涉保机秘绝]密|巢|栖息|珍稀|濒危|文物|墓葬")
_STOPS = "。；;\n"
_REACH, _GUARD = 224, 120  # characters before a point that its bounds may fill, and in which such a place is named


def is_public(reading: Reading, span: Span) -> bool:
    """Whether the point is called one of a public place, or of announced bounds, and its clause speaks of nobody."""
    text = reading.text.text
    line = reading.text.paragraph(Span(span.start, span.start))
    placed = _PLACE_BEFORE.search(text, max(line.start, span.start - 24), span.start) or _PLACE_BEHIND.match(
        text, span.end, span.end + _BEHIND
    )
    bounds = None if placed else _BOUNDS.search(text, max(line.start, span.start - _REACH), span.start)
    if not (placed or bounds) or _GUARDED.search(text, max(0, span.start - _GUARD), span.end + _BEHIND):
        return False
    start = max(line.start, bounds.start() - 24 if bounds else span.start - _BEFORE)
    if not bounds:
        start = max(start, *(text.rfind(stop, start, span.start) + 1 for stop in _STOPS))
    end = min(reading.text.paragraph(Span(span.end, span.end)).end, span.end + _BEHIND)
    end = min((at for stop in _STOPS if (at := text.find(stop, span.end, end)) >= 0), default=end)
    if any(_SOMEBODYS.search(text, *part) for part in ((start, span.start), (span.end, end))):
        return False
    if placed and _is_recorded(reading, span):
        return False
    return not _DEVICE.search(text, span.end, end) and not any(
        person.confidence >= _NAMED for person in persons_in(reading, Span(start, end))
    )


def _is_recorded(reading: Reading, span: Span) -> bool:
    """Whether its table or its line has a time, a telephone or a device: a record of where somebody was."""
    text = reading.text.text
    line = reading.text.paragraph(Span(span.start, span.start))
    begin, end = max(line.start, span.start - _REACH), min(line.end, span.end + _BEHIND)
    if _RECORDED.search(text, begin, span.start) or _RECORDED.search(text, span.end, end):
        return True
    return any(map(_OF_TRACK.search, columns_of(reading, _TRACK).of_row(span.start)))


def is_public_row(reading: Reading, span: Span, label: str) -> bool:
    """Whether its row, below headings that ``label`` tells, holds a public place and the point alone."""
    text = reading.text.text
    line = reading.text.paragraph(Span(span.start, span.start))
    headings = columns_of(reading, label).of_row(span.start)
    if not headings or not all(map(_PLACE_HEADING.fullmatch, headings)):
        return False
    if not _PLACE_ROW.fullmatch(text, line.start, line.end):
        return False
    if _GUARDED.search(text, max(0, span.start - _GUARD), min(line.end, span.end + _BEHIND)):
        return False
    return not (
        _SOMEBODYS.search(text, line.start, line.end)
        or any(person.confidence >= _NAMED for person in persons_in(reading, line))
    )
