"""Statutes that were repealed, and articles that moved when a statute was revised.

Every repeal is stated in the last article of the successor or in a decree of its own; ``since`` is the
day from which it holds. An old article is told by what is said of it: the same number may be right for
another matter.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

_CODE = date(2021, 1, 1)
_INVESTMENT = date(2020, 1, 1)


@dataclass(frozen=True, slots=True)
class Repealed:
    """A statute no longer in force: its short title, the day, and what took its place (``""`` for nothing)."""

    title: str
    since: date
    successor: str


@dataclass(frozen=True, slots=True)
class Moved:
    """An article of a former version: where ``about`` is said of it, it is now ``new``."""

    statute: str
    old: int
    new: str
    about: str
    since: date


REPEALED: tuple[Repealed, ...] = (
    # 民法典 art. 1260
    *(
        Repealed(title, _CODE, "民法典")
        for title in "婚姻法 继承法 民法通则 收养法 担保法 合同法 物权法 侵权责任法 民法总则".split()
    ),
    # 外商投资法 art. 42
    *(
        Repealed(title, _INVESTMENT, "外商投资法")
        for title in "中外合资经营企业法 外资企业法 中外合作经营企业法".split()
    ),
    Repealed("国家行政机关公文处理办法", date(2012, 7, 1), "党政机关公文处理工作条例"),  # its art. 42
    Repealed("中国共产党机关公文处理条例", date(2012, 7, 1), "党政机关公文处理工作条例"),
    Repealed("城市房屋拆迁管理条例", date(2011, 1, 21), "国有土地上房屋征收与补偿条例"),  # its art. 35
    Repealed("城市规划法", date(2008, 1, 1), "城乡规划法"),  # its art. 70
    Repealed("环境噪声污染防治法", date(2022, 6, 5), "噪声污染防治法"),  # its art. 90
    Repealed("企业所得税暂行条例", date(2008, 1, 1), "企业所得税法"),  # its art. 60
    Repealed("信访条例", date(2022, 5, 1), "信访工作条例"),  # 国务院令第752号
    Repealed("营业税暂行条例", date(2017, 11, 19), ""),  # 国务院令第691号
    Repealed("居民身份证条例", date(2004, 1, 1), "居民身份证法"),  # its art. 23
    Repealed("国家公务员暂行条例", date(2006, 1, 1), "公务员法"),
    Repealed("保守国家秘密法实施办法", date(2014, 3, 1), "保守国家秘密法实施条例"),
    Repealed("社会抚养费征收管理办法", date(2021, 9, 26), ""),
    Repealed("流动人口计划生育工作条例", date(2021, 9, 26), ""),
    Repealed("计划生育技术服务管理条例", date(2021, 9, 26), ""),
    # Provisional regulations on taxes, each repealed by the last article of its law.
    Repealed("契税暂行条例", date(2021, 9, 1), "契税法"),
    Repealed("城市维护建设税暂行条例", date(2021, 9, 1), "城市维护建设税法"),
    Repealed("印花税暂行条例", date(2022, 7, 1), "印花税法"),
    Repealed("资源税暂行条例", date(2020, 9, 1), "资源税法"),
    Repealed("耕地占用税暂行条例", date(2019, 9, 1), "耕地占用税法"),
    Repealed("车辆购置税暂行条例", date(2019, 7, 1), "车辆购置税法"),
    Repealed("船舶吨税暂行条例", date(2018, 7, 1), "船舶吨税法"),
    Repealed("车船税暂行条例", date(2012, 1, 1), "车船税法"),
    Repealed("增值税暂行条例", date(2026, 1, 1), "增值税法"),
    Repealed("排污费征收使用管理条例", date(2018, 1, 1), "环境保护税法"),
    Repealed("进出口关税条例", date(2024, 12, 1), "关税法"),  # 关税法 art. 72
    Repealed("农业税条例", date(2006, 1, 1), ""),
    # Registration: 国务院令第746号 art. 55, and what came after it.
    *(
        Repealed(title, date(2022, 3, 1), "市场主体登记管理条例")
        for title in "公司登记管理条例 企业法人登记管理条例 合伙企业登记管理办法 农民专业合作社登记管理条例".split()
    ),
    Repealed("个体工商户条例", date(2022, 11, 1), "促进个体工商户发展条例"),
    Repealed("城乡个体工商户管理暂行条例", date(2011, 11, 1), "促进个体工商户发展条例"),
    Repealed("私营企业暂行条例", date(2018, 3, 19), ""),  # 国务院令第698号
    # 外商投资法实施条例 art. 49
    *(
        Repealed(title, _INVESTMENT, "外商投资法实施条例")
        for title in "中外合资经营企业法实施条例 外资企业法实施细则 中外合作经营企业法实施细则".split()
    ),
    *(Repealed(title, date(1999, 10, 1), "民法典") for title in "经济合同法 涉外经济合同法 技术合同法".split()),
    Repealed("婚姻登记管理条例", date(2003, 10, 1), "婚姻登记条例"),
    Repealed("城市流浪乞讨人员收容遣送办法", date(2003, 8, 1), "城市生活无着的流浪乞讨人员救助管理办法"),
    Repealed("治安管理处罚条例", date(2006, 3, 1), "治安管理处罚法"),
    Repealed("道路交通管理条例", date(2004, 5, 1), "道路交通安全法"),
    Repealed("行政复议条例", date(1999, 10, 1), "行政复议法"),
    Repealed("行政监察法", date(2018, 3, 20), "监察法"),
    Repealed("食品卫生法", date(2009, 6, 1), "食品安全法"),
    Repealed("统计法实施细则", date(2017, 8, 1), "统计法实施条例"),
    Repealed("档案法实施办法", date(2024, 3, 1), "档案法实施条例"),
    Repealed("学位条例", date(2025, 1, 1), "学位法"),
    Repealed("退役士兵安置条例", date(2024, 9, 1), "退役军人安置条例"),
    Repealed("革命烈士褒扬条例", date(2011, 8, 1), "烈士褒扬条例"),
    Repealed("煤矿安全监察条例", date(2024, 5, 1), "煤矿安全生产条例"),
    Repealed("医疗事故处理办法", date(2002, 9, 1), "医疗事故处理条例"),
    Repealed("麻醉药品管理办法", date(2005, 11, 1), "麻醉药品和精神药品管理条例"),
    Repealed("旅行社管理条例", date(2009, 5, 1), "旅行社条例"),
    Repealed("公路管理条例", date(2011, 7, 1), "公路安全保护条例"),
    Repealed("水路运输管理条例", date(2013, 1, 1), "国内水路运输管理条例"),  # its art. 46
    Repealed("铁路运输安全保护条例", date(2014, 1, 1), "铁路安全管理条例"),
    Repealed("报废汽车回收管理办法", date(2019, 6, 1), "报废机动车回收管理办法"),  # its art. 28
    Repealed("土地复垦规定", date(2011, 3, 5), "土地复垦条例"),
    Repealed("女职工劳动保护规定", date(2012, 4, 28), "女职工劳动保护特别规定"),
    Repealed("企业劳动争议处理条例", date(2011, 1, 8), "劳动争议调解仲裁法"),
    Repealed("民用爆炸物品管理条例", date(2006, 9, 1), "民用爆炸物品安全管理条例"),
    Repealed("石油天然气管道保护条例", date(2010, 10, 1), "石油天然气管道保护法"),
    Repealed("公证暂行条例", date(2006, 3, 1), "公证法"),
    *(
        Repealed(title, date(2013, 7, 1), "出境入境管理法")
        for title in "外国人入境出境管理法 公民出境入境管理法".split()
    ),
)


@dataclass(frozen=True, slots=True)
class Version:
    """A regulation cited by the number of the decree of its former version; ``decree`` is that in force."""

    title: str
    old: tuple[int, ...]
    decree: int
    since: date


VERSIONS: tuple[Version, ...] = (
    Version("政府信息公开条例", (492,), 711, date(2019, 5, 15)),
    Version("保守国家秘密法实施条例", (646,), 786, date(2024, 9, 1)),
    Version("土地管理法实施条例", (256,), 743, date(2021, 9, 1)),
    Version("食品安全法实施条例", (557,), 721, date(2019, 12, 1)),
    Version("医疗器械监督管理条例", (276, 650), 739, date(2021, 6, 1)),
)

_SECRETS = "保守国家秘密法"
_SECRETS_SINCE = date(2024, 5, 1)
_DISCLOSURE = "政府信息公开条例"
_DISCLOSURE_SINCE = date(2019, 5, 15)
MOVED: tuple[Moved, ...] = (
    Moved(_SECRETS, 9, "第十三条", "事项|范围", _SECRETS_SINCE),
    Moved(_SECRETS, 10, "第十四条", "密级|三级|绝密", _SECRETS_SINCE),
    Moved(_SECRETS, 12, "第十六条", "定密责任人", _SECRETS_SINCE),
    Moved(_SECRETS, 13, "第十七条", "定密权|权限", _SECRETS_SINCE),
    Moved(_SECRETS, 14, "第十八条", "派生|执行上级", _SECRETS_SINCE),
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
