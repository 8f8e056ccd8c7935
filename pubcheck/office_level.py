"""The level of administration that an office's name shows: centre, province, city, county, town.

保密法 art. 17 ties the power to classify to that level. A name ending in 市 is a city of prefecture
level only if it is one of the known ones (民政部 行政区划, as of 2025); others are county-level cities.
"""

from __future__ import annotations

import re
from enum import Enum

from pubcheck.lazy_pattern import lazily
from pubcheck.numbers import PROVINCES


class Level(str, Enum):
    """From the centre down; ``UNKNOWN`` where the name does not tell."""

    CENTRAL = "central"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWN = "town"
    UNKNOWN = ""


CITIES = frozenset(
    (
        "石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁"
        " 呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛"
        " 长春 吉林 四平 辽源 通化 白山 松原 白城 哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化"
        " 南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水"
        " 合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城 福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德"
        " 南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽"
        " 郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州"
        " 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮"
        " 南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左 海口 三亚 三沙 儋州"
        " 成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 贵阳 六盘水 遵义 安顺 毕节 铜仁"
        " 昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 拉萨 日喀则 昌都 林芝 山南 那曲 西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛"
        " 兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 西宁 海东 银川 石嘴山 吴忠 固原 中卫 乌鲁木齐 克拉玛依 吐鲁番 哈密"
    ).split()
)
# Prefectures that are no cities; their names need no list: nothing below them ends so.
_PREFECTURE = lazily(
    r"^[\u4e00-\u9fff×]{2,14}?(?:自治州|地区(?=行|人民|党|委|公|办|$)|盟(?=行|公|委|办|[\u4e00-\u9fff]{2,8}局)|州(?=人民|政府|委|[\u4e00-\u9fff]{2,10}[局办会]))"
)
_CITY = lazily(r"^(?!城市)(?P<name>[\u4e00-\u9fff×]{1,5}?)市(?!场|政(?!府|协)|民|容|郊|区)")
_COUNTY = lazily(
    r"^[\u4e00-\u9fff×]{1,12}?(?:县|旗|(?:(?<=六枝特)|(?<!特|社|小|新|发|分|园|灌|护|理|范|作|景|库|地|治|校|验|税|港|技|化))区)(?![级域划]|城(?!乡|市|镇|关|管|建|投|区|南|北|东|西|中))"
)
_TOWN = lazily(
    r"^[\u4e00-\u9fff×]{1,12}?(?:[镇乡](?=人民|党|政府|委|[\u4e00-\u9fff]{0,8}(?:办|中心|站|所))|街道|村民委员会|村委会|社区(?:居民委员会|居委会))"
)
_CENTRAL = lazily(r"国务院|中共中央|中央|国家|全国|中华人民共和国|最高人民|[\u4e00-\u9fff]{2,8}部(?:$|办公厅)")
_PROVINCE = lazily(
    rf"^(?:[\u4e00-\u9fff×X]{{1,3}}省|(?:{'|'.join(dict.fromkeys(PROVINCES.values()))})(?:[\u4e00-\u9fff]{{0,4}}自治区|省|(?!市)))"
)
_MUNICIPALITY = lazily(r"^(?:北京|天津|上海|重庆)市?")
_PREFIX = lazily(r"^(?:中共|中国共产党|共青团|政协|国家税务总局|国家统计局(?!$))")


def office_level(name: str) -> Level:
    """The level of the office called ``name``; the first of several counts."""
    name = re.split(r"[、，,\s]", name.strip())[0]
    if _CENTRAL.match(name) and not _PREFIX.match(name):
        return Level.CENTRAL
    name = _PREFIX.sub("", name)
    municipality = _MUNICIPALITY.match(name)
    if municipality:
        # Districts of a municipality rank as cities do in other matters: the name does not settle it.
        return Level.UNKNOWN if _COUNTY.match(name[municipality.end() :]) else Level.PROVINCE
    # 吉林市 is a city, 吉林省 a province; 海南州 lies in 青海.
    province = None if re.match(r"(?:吉林|海南)[市州]", name) else _PROVINCE.match(name)
    rest = name[province.end() :] if province else name
    city = _CITY.match(rest)
    prefecture = None if city else _PREFECTURE.match(rest)
    if city and city["name"] not in CITIES and not re.search(r"^[某×XxＸ]|[A-Z]", city["name"]):
        below = rest[city.end() :]
        return Level.TOWN if _TOWN.match(below) else Level.COUNTY
    above = city or prefecture
    below = rest[above.end() :] if above else rest
    inner = _CITY.match(below) if above else None
    if (inner and inner["name"] not in CITIES) or _COUNTY.match(below):
        after = below[(inner or _COUNTY.match(below)).end() :]  # type: ignore[union-attr]
        return Level.TOWN if _TOWN.match(after) else Level.COUNTY
    if _TOWN.match(below):
        return Level.TOWN
    return Level.CITY if above else Level.PROVINCE if province else Level.UNKNOWN
