"""Statutes that were repealed, and articles that moved when a statute was revised.

``source`` names where the repeal was read in November 2026: the article of the statute that repeals (in
copies of the full text from the 国家法律法规数据库; a year in brackets names the version), the decision, that
database's own entry, or a report of the time. What was only remembered is not ``sure``: it is told for
information, never as a fact. ``since`` is the day from which the repeal holds; ``successor`` is what is in
force now, not always what repealed. An old article is told by what is said of it: the same number may be
right for another matter.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Repealed(NamedTuple):
    """A statute no longer in force: its short title, the day, and what took its place (``""`` for nothing).

    ``source`` tells where the repeal stands; without one that was read, ``sure`` is false.
    """

    title: str
    since: date
    successor: str
    source: str
    sure: bool = True


class Moved(NamedTuple):
    """An article of a former version: where ``about`` is said of it, it is now ``new``."""

    statute: str
    old: int
    new: str
    about: str
    since: date


# Source, day, successor, titles.
_READ: tuple[tuple[str, date, str, str], ...] = (
    (
        "民法典 art. 1260",
        date(2021, 1, 1),
        "民法典",
        "婚姻法 继承法 民法通则 收养法 担保法 合同法 物权法 侵权责任法 民法总则",
    ),
    ("合同法 art. 428", date(1999, 10, 1), "民法典", "经济合同法 涉外经济合同法 技术合同法"),
    (
        "生态环境法典 art. 1242",
        date(2026, 8, 15),
        "生态环境法典",
        "环境保护法 环境影响评价法 海洋环境保护法 大气污染防治法 水污染防治法 土壤污染防治法",
    ),
    (
        "生态环境法典 art. 1242",
        date(2026, 8, 15),
        "生态环境法典",
        "固体废物污染环境防治法 噪声污染防治法 放射性污染防治法 清洁生产促进法",
    ),
    ("噪声污染防治法 art. 90", date(2022, 6, 5), "生态环境法典", "环境噪声污染防治法"),
    # Investment and registration of enterprises.
    ("外商投资法 art. 42", date(2020, 1, 1), "外商投资法", "中外合资经营企业法 外资企业法 中外合作经营企业法"),
    (
        "外商投资法实施条例 art. 49",
        date(2020, 1, 1),
        "外商投资法实施条例",
        "中外合资经营企业法实施条例 外资企业法实施细则 中外合作经营企业法实施细则",
    ),
    ("外商投资法实施条例 art. 49", date(2020, 1, 1), "外商投资法实施条例", "中外合资经营企业合营期限暂行规定"),
    (
        "市场主体登记管理条例 art. 55",
        date(2022, 3, 1),
        "市场主体登记管理条例",
        "公司登记管理条例 企业法人登记管理条例 合伙企业登记管理办法",
    ),
    (
        "市场主体登记管理条例 art. 55",
        date(2022, 3, 1),
        "市场主体登记管理条例",
        "农民专业合作社登记管理条例 企业法人法定代表人登记管理规定",
    ),
    ("促进个体工商户发展条例 art. 39", date(2022, 11, 1), "促进个体工商户发展条例", "个体工商户条例"),
    ("个体工商户条例 art. 30", date(2011, 11, 1), "促进个体工商户发展条例", "城乡个体工商户管理暂行条例"),
    ("无证无照经营查处办法 art. 19", date(2017, 10, 1), "无证无照经营查处办法", "无照经营查处取缔办法"),
    (
        "工业产品生产许可证管理条例 art. 70",
        date(2005, 9, 1),
        "工业产品生产许可证管理条例",
        "工业产品生产许可证试行条例",
    ),
    # Taxes and duties.
    ("企业所得税法 art. 60", date(2008, 1, 1), "企业所得税法", "企业所得税暂行条例 外商投资企业和外国企业所得税法"),
    ("契税法 art. 16", date(2021, 9, 1), "契税法", "契税暂行条例"),
    ("城市维护建设税法 art. 11", date(2021, 9, 1), "城市维护建设税法", "城市维护建设税暂行条例"),
    ("印花税法 art. 20", date(2022, 7, 1), "印花税法", "印花税暂行条例"),
    ("资源税法 art. 17", date(2020, 9, 1), "资源税法", "资源税暂行条例"),
    ("耕地占用税法 art. 16", date(2019, 9, 1), "耕地占用税法", "耕地占用税暂行条例"),
    ("车辆购置税法 art. 19", date(2019, 7, 1), "车辆购置税法", "车辆购置税暂行条例"),
    ("船舶吨税法 art. 22", date(2018, 7, 1), "船舶吨税法", "船舶吨税暂行条例"),
    ("烟叶税法 art. 10", date(2018, 7, 1), "烟叶税法", "烟叶税暂行条例"),
    ("车船税法 art. 13", date(2012, 1, 1), "车船税法", "车船税暂行条例"),
    ("增值税法 art. 38", date(2026, 1, 1), "增值税法", "增值税暂行条例"),
    ("国务院关于废止营业税暂行条例和修改增值税暂行条例的决定", date(2017, 11, 19), "", "营业税暂行条例"),
    ("环境保护税法实施条例 art. 26", date(2018, 1, 1), "环境保护税法", "排污费征收使用管理条例"),
    ("关税法 art. 72", date(2024, 12, 1), "关税法", "进出口关税条例"),
    ("海关行政处罚实施条例 art. 68", date(2004, 11, 1), "海关行政处罚实施条例", "海关法行政处罚实施细则"),
    ("全国人民代表大会常务委员会关于废止农业税条例的决定", date(2006, 1, 1), "", "农业税条例"),
    # Offices, their papers and their staff.
    (
        "党政机关公文处理工作条例 art. 42",
        date(2012, 7, 1),
        "党政机关公文处理工作条例",
        "国家行政机关公文处理办法 中国共产党机关公文处理条例",
    ),
    ("保守国家秘密法实施条例(2014) art. 45", date(2014, 3, 1), "保守国家秘密法实施条例", "保守国家秘密法实施办法"),
    ("档案法实施条例 art. 52", date(2024, 3, 1), "档案法实施条例", "档案法实施办法"),
    ("统计法实施条例 art. 55", date(2017, 8, 1), "统计法实施条例", "统计法实施细则"),
    ("国家法律法规数据库: to 2022-05-01", date(2022, 5, 1), "信访工作条例", "信访条例"),
    ("监察法 art. 78", date(2018, 3, 20), "监察法", "行政监察法"),
    ("行政复议法(1999) art. 43", date(1999, 10, 1), "行政复议法", "行政复议条例"),
    ("人事部, press of 2005-12-31", date(2006, 1, 1), "公务员法", "国家公务员暂行条例"),
    ("行政区划管理条例 art. 27", date(2019, 1, 1), "行政区划管理条例", "国务院关于行政区划管理的规定"),
    ("国家赔偿费用管理条例 art. 14", date(2011, 1, 17), "国家赔偿费用管理条例", "国家赔偿费用管理办法"),
    (
        "全国人民代表大会常务委员会关于废止部分法律的决定(2009-06-27)",
        date(2009, 6, 27),
        "",
        "城市街道办事处组织条例 公安派出所组织条例",
    ),
    # Persons, families, veterans.
    ("居民身份证法 art. 23", date(2004, 1, 1), "居民身份证法", "居民身份证条例"),
    ("婚姻登记条例(2003) art. 22", date(2003, 10, 1), "婚姻登记条例", "婚姻登记管理条例"),
    ("出境入境管理法 art. 93", date(2013, 7, 1), "出境入境管理法", "外国人入境出境管理法 公民出境入境管理法"),
    (
        "国家法律法规数据库: to 2021-09-09",
        date(2021, 9, 9),
        "",
        "社会抚养费征收管理办法 流动人口计划生育工作条例 计划生育技术服务管理条例",
    ),
    (
        "城市生活无着的流浪乞讨人员救助管理办法 art. 18",
        date(2003, 8, 1),
        "城市生活无着的流浪乞讨人员救助管理办法",
        "城市流浪乞讨人员收容遣送办法",
    ),
    (
        "全国人民代表大会常务委员会关于废止有关劳动教养法律规定的决定(2013-12-28)",
        date(2013, 12, 28),
        "",
        "国务院关于劳动教养问题的决定 国务院关于劳动教养的补充规定",
    ),
    ("退役军人安置条例 art. 93", date(2024, 9, 1), "退役军人安置条例", "退役士兵安置条例"),
    ("烈士褒扬条例 art. 43", date(2011, 8, 1), "烈士褒扬条例", "革命烈士褒扬条例"),
    ("预备役人员法 art. 65", date(2023, 3, 1), "预备役人员法", "预备役军官法"),
    ("女职工劳动保护特别规定 art. 16", date(2012, 4, 28), "女职工劳动保护特别规定", "女职工劳动保护规定"),
    ("学位法 art. 45", date(2025, 1, 1), "学位法", "学位条例"),
    # Health, food, drugs.
    ("医师法 art. 67", date(2022, 3, 1), "医师法", "执业医师法"),
    ("医疗事故处理条例 art. 63", date(2002, 9, 1), "医疗事故处理条例", "医疗事故处理办法"),
    ("人体器官捐献和移植条例 art. 50", date(2024, 5, 1), "人体器官捐献和移植条例", "人体器官移植条例"),
    (
        "麻醉药品和精神药品管理条例 art. 90",
        date(2005, 11, 1),
        "麻醉药品和精神药品管理条例",
        "麻醉药品管理办法 精神药品管理办法",
    ),
    ("Library of Congress, Global Legal Monitor, 2009-04-03", date(2009, 6, 1), "食品安全法", "食品卫生法"),
    # Land, building, traffic, safety.
    ("国有土地上房屋征收与补偿条例 art. 35", date(2011, 1, 21), "国有土地上房屋征收与补偿条例", "城市房屋拆迁管理条例"),
    ("城乡规划法 art. 70", date(2008, 1, 1), "城乡规划法", "城市规划法"),
    ("土地复垦条例 art. 44", date(2011, 3, 5), "土地复垦条例", "土地复垦规定"),
    ("供水条例 art. 50", date(2026, 6, 1), "供水条例", "城市供水条例"),
    (
        "取水许可和水资源费征收管理条例 art. 58",
        date(2006, 4, 15),
        "取水许可和水资源费征收管理条例",
        "取水许可制度实施办法",
    ),
    ("治安管理处罚法(2005) art. 119", date(2006, 3, 1), "治安管理处罚法", "治安管理处罚条例"),
    ("道路交通安全法实施条例 art. 115", date(2004, 5, 1), "道路交通安全法", "道路交通管理条例 道路交通事故处理办法"),
    ("报废机动车回收管理办法 art. 28", date(2019, 6, 1), "报废机动车回收管理办法", "报废汽车回收管理办法"),
    ("公路安全保护条例 art. 77", date(2011, 7, 1), "公路安全保护条例", "公路管理条例"),
    ("国内水路运输管理条例 art. 46", date(2013, 1, 1), "国内水路运输管理条例", "水路运输管理条例"),
    ("铁路安全管理条例 art. 108", date(2014, 1, 1), "铁路安全管理条例", "铁路运输安全保护条例"),
    ("旅行社条例 art. 68", date(2009, 5, 1), "旅行社条例", "旅行社管理条例"),
    (
        "煤矿安全生产条例 art. 76",
        date(2024, 5, 1),
        "煤矿安全生产条例",
        "煤矿安全监察条例 国务院关于预防煤矿生产安全事故的特别规定",
    ),
    ("民用爆炸物品安全管理条例 art. 55", date(2006, 9, 1), "民用爆炸物品安全管理条例", "民用爆炸物品管理条例"),
    (
        "生产安全事故报告和调查处理条例 art. 46",
        date(2007, 6, 1),
        "生产安全事故报告和调查处理条例",
        "企业职工伤亡事故报告和处理规定 特别重大事故调查程序暂行规定",
    ),
)

REPEALED: tuple[Repealed, ...] = (
    *(
        Repealed(title, since, successor, source)
        for source, since, successor, titles in _READ
        for title in titles.split()
    ),
    # No text of the repeal was found; the day is that of the statute or decree that is said to have ended it.
    Repealed("私营企业暂行条例", date(2018, 3, 19), "", "memory: decree 698", sure=False),
    Repealed("企业劳动争议处理条例", date(2011, 1, 8), "劳动争议调解仲裁法", "memory: decree 588", sure=False),
    Repealed(
        "石油天然气管道保护条例",
        date(2010, 10, 1),
        "石油天然气管道保护法",
        "memory; its art. 61 repeals nothing",
        sure=False,
    ),
    Repealed("劳动教养试行办法", date(2013, 12, 28), "", "memory; the decision of 2013 names other texts", sure=False),
    Repealed("公证暂行条例", date(2006, 3, 1), "公证法", "memory; its art. 47 repeals nothing", sure=False),
)


# As offices shorten a title; what is in force has another short form, or none.
SHORT: dict[str, str] = {
    "侵权法": "侵权责任法",
    "环评法": "环境影响评价法",
    "固废法": "固体废物污染环境防治法",
    "保密法实施办法": "保守国家秘密法实施办法",
    "行政机关公文处理办法": "国家行政机关公文处理办法",
    "拆迁条例": "城市房屋拆迁管理条例",
    "拆迁管理条例": "城市房屋拆迁管理条例",
    "房屋拆迁管理条例": "城市房屋拆迁管理条例",
    "城市房屋拆迁条例": "城市房屋拆迁管理条例",
    "收容遣送办法": "城市流浪乞讨人员收容遣送办法",
    "公司登记条例": "公司登记管理条例",
    "企业法人登记条例": "企业法人登记管理条例",
    "合资企业法": "中外合资经营企业法",
    "中外合资企业法": "中外合资经营企业法",
    "合作企业法": "中外合作经营企业法",
    "中外合作企业法": "中外合作经营企业法",
    "外国企业所得税法": "外商投资企业和外国企业所得税法",
    "增值税条例": "增值税暂行条例",
    "营业税条例": "营业税暂行条例",
    "契税条例": "契税暂行条例",
    "印花税条例": "印花税暂行条例",
    "车船税条例": "车船税暂行条例",
    "资源税条例": "资源税暂行条例",
    "排污费征收条例": "排污费征收使用管理条例",
    "社会抚养费管理办法": "社会抚养费征收管理办法",
    "社会抚养费征收办法": "社会抚养费征收管理办法",
    "士兵安置条例": "退役士兵安置条例",
    "器官移植条例": "人体器官移植条例",
}


class Version(NamedTuple):
    """A regulation cited by the number of the decree of its former version, made in a year; ``decree`` is that in force."""

    title: str
    old: tuple[int, ...]
    made: tuple[int, ...]
    decree: int
    since: date


# Read in the heads of the texts in force; 557, 650, 721 and 739 in documents that cite them, 387 and 804
# in the reprint of the decree by an office.
VERSIONS: tuple[Version, ...] = (
    Version("政府信息公开条例", (492,), (2007,), 711, date(2019, 5, 15)),
    Version("保守国家秘密法实施条例", (646,), (2014,), 786, date(2024, 9, 1)),
    Version("土地管理法实施条例", (256,), (1998,), 743, date(2021, 9, 1)),
    Version("食品安全法实施条例", (557,), (2009,), 721, date(2019, 12, 1)),
    Version("婚姻登记条例", (387, 797), (2003, 2024), 804, date(2025, 5, 10)),
    Version("医疗器械监督管理条例", (276, 650), (2000, 2014), 739, date(2021, 6, 1)),
)

# Year of the text that was read (copies of the 国家法律法规数据库) and since when it holds: an edition of an earlier year is a former one.
EDITIONS: dict[str, tuple[int, date]] = {
    "保守国家秘密法实施条例": (2024, date(2024, 9, 1)),
    "保守国家秘密法": (2024, date(2024, 5, 1)),
    "政府信息公开条例": (2019, date(2019, 5, 15)),
    "档案法": (2020, date(2021, 1, 1)),
    "统计法": (2024, date(2024, 9, 13)),
    "监察法": (2024, date(2025, 6, 1)),
    "行政处罚法": (2021, date(2021, 7, 15)),
    "未成年人保护法": (2024, date(2024, 4, 26)),
    "安全生产法": (2021, date(2021, 9, 1)),
    "妇女权益保障法": (2022, date(2023, 1, 1)),
    "老年人权益保障法": (2018, date(2018, 12, 29)),
    "劳动合同法": (2012, date(2013, 7, 1)),
    "人口与计划生育法": (2021, date(2021, 8, 20)),
    "文物保护法": (2024, date(2025, 3, 1)),
    "兵役法": (2021, date(2021, 10, 1)),
    "军事设施保护法": (2021, date(2021, 8, 1)),
    "精神卫生法": (2018, date(2018, 4, 27)),
    "居民身份证法": (2011, date(2012, 1, 1)),
}

_SECRETS = "保守国家秘密法"
_SECRETS_SINCE = date(2024, 5, 1)
_DISCLOSURE = "政府信息公开条例"
_DISCLOSURE_SINCE = date(2019, 5, 15)
# Old and new texts read side by side: 保密法 2010 and 2024, its 实施条例 2014 and 2024, 公开条例 2007 and 2019.
MOVED: tuple[Moved, ...] = (
    Moved(_SECRETS, 9, "第十三条", "事项|范围", _SECRETS_SINCE),
    Moved(_SECRETS, 10, "第十四条", "密级|三级|绝密", _SECRETS_SINCE),
    Moved(_SECRETS, 12, "第十六条", "定密责任人", _SECRETS_SINCE),
    Moved(_SECRETS, 13, "第十七条", "定密权|权限", _SECRETS_SINCE),
    Moved(_SECRETS, 13, "第十八条", "派生|执行上级", _SECRETS_SINCE),  # its third paragraph
    Moved(_SECRETS, 14, "第十九条", "同时确定|知悉范围", _SECRETS_SINCE),
    Moved(_SECRETS, 15, "第二十条", "保密期限|解密条件|解密时间", _SECRETS_SINCE),
    Moved(_SECRETS, 17, "第二十二条", "标志|标识|标注", _SECRETS_SINCE),
    Moved(_SECRETS, 19, "第二十四条", "解密|审核|期限已满", _SECRETS_SINCE),
    Moved(_SECRETS, 29, "第三十五条", "审查|公开|发布", _SECRETS_SINCE),
    Moved("保守国家秘密法实施条例", 15, "第二十一条", "标志|标注", date(2024, 9, 1)),
    Moved(_DISCLOSURE, 9, "第十九条、第二十条", "主动公开", _DISCLOSURE_SINCE),
    Moved(_DISCLOSURE, 13, "第二十七条", "特殊需要|申请", _DISCLOSURE_SINCE),
    Moved(_DISCLOSURE, 14, "第十七条", "保密审查|审查机制", _DISCLOSURE_SINCE),
    Moved(_DISCLOSURE, 17, "第十条", "制作|保存|谁制作", _DISCLOSURE_SINCE),
    Moved(_DISCLOSURE, 21, "第三十六条", "答复|不予公开|告知", _DISCLOSURE_SINCE),
    Moved(_DISCLOSURE, 24, "第三十三条", "答复|15个工作日|工作日", _DISCLOSURE_SINCE),
)
# The words of art. 13 of the 公开条例 of 2007; art. 27 of 2019 asks for no need.
OLD_NEED = "自身生产、生活、科研等特殊需要"
NEED_SINCE = _DISCLOSURE_SINCE
