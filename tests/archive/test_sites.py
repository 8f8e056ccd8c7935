"""Sites have one name in every sentence, and names that say nothing join nothing."""

from __future__ import annotations

import pytest

from pubcheck.archive.sites import _named

SITES = (
    "枫坪水厂 和平水库 松岭变电站 金沙江大桥 青石桥油库 梧桐山雷达站 城北污水泵站 龙潭弹药库 白沙储备库 双江港区 第二水厂 东风渠隧道 老鹰岩阵地 柳林看守所 "
    "三江口码头 红旗粮库 丹霞机场 城南加油站 二号气站 大湾核电站"
).split()
SENTENCES = (
    "检查发现，{}围墙有豁口。",
    "关于{}安全防护检查情况的报告",
    "对{}的统一行动定于周六。",
    "{}中心点坐标如下",
    "经查，位于{}周边的岗哨",
    "督查组实地查看了{}的门禁",
    "我局已对云溪县{}开展加固",
    "请各单位做好{}值守工作",
    "目前{}夜班仅一人",
    "一、{}：值守力量不足",
)


@pytest.mark.parametrize("site", SITES)
def test_one_name_in_every_sentence(site: str) -> None:
    found = [tuple(_named(sentence.format(site))) for sentence in SENTENCES]
    assert found == [(site,)] * len(SENTENCES)


@pytest.mark.parametrize(
    "words",
    [
        "该工程已经完工",
        "重点项目建设",
        "全县重大工程",
        "相关基地",
        "防洪工程",
        "本项目",
        "大型水库",
        "项目",
        "各类仓库",
    ],
)
def test_what_any_site_is_called_is_no_name(words: str) -> None:
    assert tuple(_named(words)) == ()
