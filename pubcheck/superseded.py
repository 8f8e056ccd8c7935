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
