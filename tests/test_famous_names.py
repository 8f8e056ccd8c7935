"""The names of persons of history and legend: those everybody knows, and no name a neighbour may bear."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from pubcheck import famous_names
from pubcheck.famous_names import FAMOUS
from pubcheck.gold import read_gold
from pubcheck.surnames import FREQUENT

FINDINGS = Path(__file__).resolve().parents[1] / "corpora" / "findings"
READ = (*sorted(FINDINGS.glob("develop*_personal.jsonl")), FINDINGS / "measure_personal.jsonl")
GROUPS = {name: words.split() for name, words in vars(famous_names).items() if re.fullmatch("_[A-Z][A-Z_]+", name)}


@pytest.mark.parametrize(
    "names",
    [
        "孔子 孟子 老子 屈原 李白 杜甫 曹操 岳飞 韩信 项羽 廉颇 关羽 白起 秦始皇 武则天 成吉思汗 康熙帝 林则徐 王安石",
        "司马迁 陶渊明 白居易 李清照 辛弃疾 蒲松龄 曹雪芹 苏东坡 唐伯虎 郑板桥 八大山人 王羲之 颜真卿",
        "扁鹊 华佗 张仲景 李时珍 蔡伦 毕昇 祖冲之 徐霞客 詹天佑 钱学森 邓稼先 袁隆平 华罗庚 玄奘 鉴真 张三丰",
        "孙中山 梁启超 蔡锷 张謇 张学良 鲁迅 老舍 巴金 茅盾 冰心 齐白石 徐悲鸿 梅兰芳 钱钟书 费孝通",
        "李大钊 方志敏 杨靖宇 刘胡兰 黄继光 周恩来 朱德 贺龙 彭德怀 邓小平 雷锋 王进喜 焦裕禄",
        "白求恩 陈纳德 马可波罗 马可·波罗 利玛窦 南丁格尔 爱因斯坦 牛顿 马克思 列宁 莎士比亚 贝多芬",
        "诸葛亮 穆桂英 孙悟空 猪八戒 贾宝玉 林黛玉 祝英台 梁山伯 鲁智深 孔乙己 嫦娥 哪吒 包青天 福尔摩斯",
    ],
)
def test_everybody_knows_them(names: str) -> None:
    assert [name for name in names.split() if name not in FAMOUS] == []


@pytest.mark.parametrize(
    "names",
    [
        "李刚 王平 张华 陈平 刘英 王勃 高适 张衡 李贺 王维 李广 张飞 赵云 马超 黄忠 周瑜 陈云 陈毅 王震 张良 张旭",
        "王建国 李秀英 张桂兰 刘志强 陈建军 杨秀清 赵玉兰 黄文秀 周国平 吴小梅 徐海东 孙晓明 胡志强 朱建华",
        "林凤祥 何国强 郭明义 马玉宝 罗文斌 梁红玉 宋丽华 郑凤荣 谢春生 韩玉梅 唐永福 冯德英 于海洋 董万春",
        "李向阳 王海 田桂英 张丽华 许云峰 李成林 沈浩 张华强 欧阳海 李春 杨勇 王强 刘洋 陈静 曾志 马林 罗丹",
        "高峰 方正 高明 和平 马上 白云 安培 焦耳 高原 江山 平安 欧文 干将 计成 黄河 长江",
    ],
)
def test_a_neighbour_may_bear_them_or_they_are_words(names: str) -> None:
    assert [name for name in names.split() if name in FAMOUS] == []


def test_no_private_person_of_the_passages_is_called_so() -> None:
    private = {
        document.text[gold.span.start : gold.span.end]
        for path in READ
        for document in read_gold(path)
        for gold in document.spans
        if gold.rule in {"personal.person_name", "personal.informant"} and not gold.info
    }
    assert len(private) > 5000
    assert sorted(private & FAMOUS) == []


def test_each_name_stands_once() -> None:
    counted = Counter(name for names in GROUPS.values() for name in names)
    assert [name for name, times in counted.items() if times > 1] == []
    assert set(counted) == FAMOUS


def test_names_have_the_form_of_names() -> None:
    assert [name for name in FAMOUS if not re.fullmatch(r"[\u4e00-\u9fff]+(?:·[\u4e00-\u9fff]+)*", name)] == []
    assert {len(name) for name in FAMOUS} <= {2, 3, 4, 5, 6}
    assert 1800 <= len(FAMOUS) <= 2500
    assert len(GROUPS) > 15
    assert min(map(len, GROUPS.values())) > 10


def test_two_characters_with_a_frequent_surname_stay_few() -> None:
    short = {name for name in FAMOUS if len(name) == 2}
    assert len(short) < 600
    assert len({name for name in short if name[0] in FREQUENT}) < 320
