"""What the documents of a generated archive say: invented persons, papers put together from the project's corpora.

A paper takes its head and foot from one document of ``corpora/disclosure`` and its paragraphs from that one and two
others, so that thousands differ as those of offices do. Passages that speak of persons, homes or secrets are left
out of the source: whatever of that stands in an archive was planted, and is known.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from pubcheck.corpus import fill

CORPUS = Path(__file__).parents[1] / "corpora" / "disclosure"
_FILES = ("train_a", "train_b", "train_c", "train_d", "train_e")
_LEFT_OUT = ("14a", "14c", "15privacy", "16casefile")
# Lines that may speak of a person, a home, a site or a secret; the archive's own passages do that.
_TELLING = re.compile(
    r"\{\{(?:ID|MOBILE|BANK|PLATE)|[绝机秘]\s?密|内部|身份证|住[址所在]|举报|信访|投诉|来信|患|残疾|低保|死亡|"
    r"(?:村|社区|路|街|巷|小区|苑|园)[^，。；\n]{0,10}[0-9一二三四五六七八九十]+(?:组|号|栋|幢|室|单元)|女士|先生|同志|"
    r"[0-9.]{5,}°|东经|北纬|坐标|X=|警|战备|部队|民兵|储备库|口令|漏洞|┃|\t"
)
_YEAR = re.compile(r"(?<![0-9])20[0-2][0-9](?=年|〕)")
_SERIAL = re.compile(r"(?<=〕)[0-9]{1,4}(?=号)")
_TITLE = re.compile(r"(?:^关于|的?(?:通知|公告|公示|批复|函|请示|报告|意见|方案|办法|决定|通报|纪要|答复))$|^关于")

_FAMILY = (  # the share of a surname in a thousand, near the censuses; the rest share what is left
    ("王", 71), ("李", 72), ("张", 67), ("刘", 53), ("陈", 45), ("杨", 30), ("黄", 22), ("赵", 22), ("吴", 20), ("周", 20),
    ("徐", 16), ("孙", 15), ("马", 12), ("朱", 12), ("胡", 12), ("郭", 11), ("何", 11), ("林", 10), ("高", 10), ("罗", 10),
)  # fmt: skip
_OTHERS = "郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
_COMMON = (
    "伟 芳 娜 敏 静 秀英 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀兰 霞 平 刚 桂英 玲 红 建华 建国 志强 桂兰 玉兰 秀珍 海燕 建军 小红 文 辉 鹏 婷 斌 鑫"
).split()
_GIVEN = "秀玉桂春冬明国建德成满永长庆志学文光海江山林木水根生贵荣华福禄寿喜祥瑞安宁康健仁义礼智信忠孝廉勤俭朴素梅兰竹菊莲荷香芬芝英凤凰燕莺云雪霜雨晴阳晨曦思远子涵浩轩梓宇欣怡佳琪雅婷诗琴书画"
_TOWNS = (
    "枫坪 青石桥 梧桐 漆河 洋塘 清水湾 石门 柳林 白沙 双江 龙潭 茶亭 高桥 大湾 回龙 沙溪 马岭 金竹 云溪 长坪".split()
)
_VILLAGES = (
    "上坪 下湾 东庄 西岭 新联 红光 向阳 民主 团结 前进 大塘 小河 竹园 桃源 梅林 松树 樟木 槐荫 石桥 水口".split()
)
_AILMENTS = "尿毒症 肺癌 脑梗死 肝硬化 精神分裂症 类风湿性关节炎 再生障碍性贫血 系统性红斑狼疮".split()
_SITES = "水厂 变电站 储备库 弹药库 数据中心 隧道 泵站 气站 油库 看守所".split()


@dataclass(frozen=True, slots=True)
class Person:
    """An invented person."""

    name: str
    identity: str
    mobile: str
    bank: str
    address: str
    ailment: str


@dataclass(frozen=True, slots=True)
class Paper:
    """The words of one document: paragraphs, then a table where there is one; ``planted`` counts what must be found."""

    title: str
    paragraphs: tuple[str, ...]
    table: tuple[tuple[str, ...], ...] = ()
    foot: tuple[str, ...] = ()
    planted: Counter[str] = field(default_factory=Counter)

    @property
    def lines(self) -> list[str]:
        """All of it as lines, the cells of a row between tabs."""
        return [*self.paragraphs, *("\t".join(row) for row in self.table), *self.foot]


@cache
def _sources() -> tuple[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...]:
    """Head (down to the title), paragraphs and foot of each usable document."""
    sources = []
    for name in _FILES:
        for line in (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["exemption"] in _LEFT_OUT or row["marked"]:
                continue
            lines = [each.strip() for each in row["text"].split("\n") if each.strip()]
            ends = next((at + 1 for at, each in enumerate(lines[:8]) if _TITLE.search(each)), 1)
            body = [each for each in lines[ends:-2] if not _TELLING.search(each)]
            head, foot = [[each for each in part if not _TELLING.search(each)] for part in (lines[:ends], lines[-2:])]
            if head and len(body) >= 4:
                sources.append((tuple(head), tuple(body), tuple(foot)))
    return tuple(sources)


def paper(chance: random.Random, year: int, seed: str, length: float = 1.0) -> Paper:
    """A paper of ``year``, about ``length`` times as long as those of the corpora."""
    sources = _sources()
    head, body, foot = chance.choice(sources)
    beside = [line for _ in range(2) for line in chance.choice(sources)[1]]
    wanted = max(4, int(len(body) * length * chance.uniform(0.6, 1.6)))
    chosen = [chance.choice(beside) if chance.random() < 0.45 else body[at % len(body)] for at in range(wanted)]
    if length > 2:
        chosen = [chance.choice(chance.choice(sources)[1]) for _ in range(wanted)]

    def dated(text: str) -> str:
        text = _YEAR.sub(str(year), text)
        return _SERIAL.sub(lambda _: str(chance.randint(1, 400)), text)

    text = fill("\n".join((*head, *chosen, "\0", *foot)), seed)
    before, _, after = dated(text).partition("\0")
    paragraphs = tuple(before.strip("\n").split("\n"))
    return Paper("".join(paragraphs[: len(head)][-1:]), paragraphs, foot=tuple(after.strip("\n").split("\n")))


def person(seed: str, *, rare: bool = False) -> Person:
    """The person of this seed: always the same. ``rare``: with a name that hardly another of the archive bears."""
    chance = random.Random(seed)
    families, weights = zip(*_FAMILY, strict=True)
    family = chance.choices((*families, ""), (*weights, 1000 - sum(weights)))[0] or chance.choice(_OTHERS)
    if rare:
        family = chance.choice(_OTHERS)
        given = "".join(chance.sample(_GIVEN, 2))
    else:
        given = chance.choice(_COMMON) if chance.random() < 0.4 else "".join(chance.sample(_GIVEN, 2))
    born = f"{chance.randint(1945, 2003)}{chance.randint(1, 12):02}{chance.randint(1, 28):02}"
    identity, mobile, bank = fill(f"{{{{ID:{born}{chance.choice('MF')}}}}} {{{{MOBILE}}}} {{{{BANK}}}}", seed).split()
    home = f"{chance.choice(_TOWNS)}镇{chance.choice(_VILLAGES)}村{chance.randint(1, 12)}组{chance.randint(1, 99)}号"
    return Person(family + given, identity, mobile, bank, home, chance.choice(_AILMENTS))


_COLUMNS: dict[
    str, tuple[str, Callable[[Person], str], str]
] = {  # what a list may show: heading, value, the rule that must find it
    "name": ("姓名", lambda each: each.name, ""),
    "identity": ("身份证号", lambda each: each.identity, "personal.resident_id"),
    "mobile": ("手机号码", lambda each: each.mobile, "personal.mobile_phone"),
    "bank": ("银行卡号", lambda each: each.bank, "personal.bank_card"),
    "address": ("家庭住址", lambda each: each.address, ""),
    "ailment": ("患病情况", lambda each: each.ailment, ""),
    "masked_identity": ("身份证号", lambda each: each.identity[:6] + "*" * 8 + each.identity[14:], ""),
    "masked_mobile": ("手机号码", lambda each: each.mobile[:3] + "****" + each.mobile[7:], ""),
}


def with_list(base: Paper, persons: list[Person], columns: tuple[str, ...]) -> Paper:
    """The paper with a table of these persons."""
    rows = [("序号", *(_COLUMNS[each][0] for each in columns))]
    planted = Counter(base.planted)
    for number, each in enumerate(persons, 1):
        rows.append((str(number), *(_COLUMNS[column][1](each) for column in columns)))
        planted.update(rule for column in columns if (rule := _COLUMNS[column][2]))
    return replace(base, table=tuple(rows), planted=planted)


def with_sentence(base: Paper, each: Person) -> Paper:
    """The paper with one person told in a sentence."""
    words = f"申请人{each.name}，身份证号{each.identity}，联系电话{each.mobile}，住{each.address}。"
    planted = base.planted + Counter({"personal.resident_id": 1, "personal.mobile_phone": 1})
    return replace(base, paragraphs=(*base.paragraphs, words), planted=planted)


def with_mark(base: Paper, chance: random.Random) -> Paper:
    """The paper under a state mark, as the first line."""
    mark = f"{chance.choice(('机密', '秘密', '秘密', '绝密'))}★{chance.choice(('10年', '5年', '3年'))}"
    return replace(base, paragraphs=(mark, *base.paragraphs), planted=base.planted + Counter({"secret.state_mark": 1}))


def site(seed: str) -> str:
    """An invented site."""
    chance = random.Random(seed)
    return f"{chance.choice(_TOWNS)}{chance.choice(_VILLAGES)}{chance.choice(_SITES)}"


def about_site(base: Paper, name: str, part: int) -> Paper:
    """A paper about a site with one sensitive passage; those of ``part`` 0, 1 and 2 differ in kind."""
    title, passage = (
        (
            f"关于{name}安全防护检查情况的报告",
            f"检查发现，{name}围墙东北角有豁口，门禁密码两年未换，夜班仅1人值守，监控盲区在北墙。",
        ),
        (f"关于{name}勘测成果的说明", f"{name}中心点坐标：{104 + part}.065735,30.659462，采用统一基准。"),
        (
            f"{name}周边清查行动方案",
            f"{name}周边设卡点6处，便衣观察点20处，出动警力160人，抓捕组提前蹲守，口令当日下达。",
        ),
    )[part % 3]
    return replace(base, title=title, paragraphs=(title, passage, *base.paragraphs[-3:]))


def nearly(base: Paper, way: int, year: int, chance: random.Random) -> Paper:
    """A later version of the paper: another date, another number, one word more, or one paragraph changed."""
    lines = list(base.paragraphs)
    if way == 0:
        lines = [_YEAR.sub(str(year + 1), each) for each in lines]
    elif way == 1:
        lines = [_SERIAL.sub(str(chance.randint(401, 999)), each) for each in lines]
    elif way == 2:
        at = chance.randrange(len(lines) // 2, len(lines))
        lines[at] = f"按照有关要求，{lines[at]}"
    return replace(base, paragraphs=tuple(lines))
