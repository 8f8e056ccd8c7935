"""Property, income and debts, made up: sums, houses, vehicles, beasts, land, shares and what is due.

The words stand in ``words.py``; how they combine is that of lists, forms, judgments and plain speech.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from pubcheck.models.affairs.words import BANKS, CAR, DUES, HAN, HOUSE, LAND, OWN, RIGHTS, STOCK, THINGS, TOOLS

_DUE = 0.12  # of what is owned or owed is less often told


def _one(chance: Random, words: Sequence[str]) -> str:
    return chance.choice(words)


def _sum(chance: Random) -> str:
    n = chance.randint(1, 99)
    han = _one(chance, HAN[:9])
    return _one(
        chance,
        [
            f"{n}万元",
            f"{n}万",
            f"{n}.{chance.randint(1, 9)}万元",
            f"{n}.{chance.randint(1, 9)}万",
            f"{chance.randint(200, 99999)}元",
            f"{chance.randint(200, 9999)}块",
            f"{n},{chance.randint(100, 999)}元",
            f"{n},{chance.randint(100, 999)}.{chance.randint(10, 99)}元",
            f"{chance.randint(300, 9999)}.{chance.randint(10, 99)}元",
            f"{n}余万元",
            f"{n}多万元",
            f"{n}万余元",
            f"近{n}万元",
            f"约{n}万元",
            f"{han}万元",
            f"{han}万",
            f"{han}万多",
            f"{han}千元",
            f"{han}千块",
            f"{han}千多块",
            f"{han}十万元",
            f"{han}万{_one(chance, HAN[:9])}",
            f"{han}万{_one(chance, HAN[:9])}千元",
            f"{han}百块",
            f"{han}千{_one(chance, HAN[:9])}百元",
            f"{han}十多万",
            f"{han}万余元",
            f"{han}万来块",
            "两万",
            "两千多块",
            f"{han}{_one(chance, HAN[:9])}万",
            f"{_one(chance, '壹贰叁肆伍陆柒捌玖')}万{_one(chance, '壹贰叁肆伍陆柒捌玖')}仟元整",
            f"{chance.randint(800, 6000)}元/月",
            f"{chance.randint(800, 6000)} 元",
            f"{n} 万元",
            f"人民币{n}万元",
            f"人民币{chance.randint(1000, 99999)}元",
            f"{han}十{_one(chance, HAN[:9])}元",
            f"{n}万多",
        ],
    )


def belongings(chance: Random, old: str) -> str:
    """Something of the sort of ``old``: a sum for a sum."""
    plain = "".join(old.split())
    bare = plain[:1].isdigit() and plain[-1:] in "元块" and all(c.isdigit() or c in ",.元块余万" for c in plain)
    if bare:
        return _sum(chance)
    money = any(c in plain for c in "元块万千") and not any(c in plain for c in "辆套间头只亩栋")
    x = chance.random()
    n = _one(
        chance,
        ["一", "两", "二", "三", "四", "五", "六", "八", "十", "1", "2", "3", "4", "5", "12", "20", "十二", "半"],
    )
    if chance.random() < _DUE:
        return _due(chance, n)
    if (money and x < 0.8) or x < 0.25:
        s = _sum(chance)
        return _one(
            chance,
            [
                f"{_one(chance, OWN)}{s}",
                f"{_one(chance, OWN)}{s}",
                f"{_one(chance, OWN)}{s}",
                f"{_one(chance, OWN)}{_one(chance, ['约', '共', '共计', '为', '有', '合计', ' ', '剩', ''])}{s}",
                f"{_one(chance, BANKS)}{_one(chance, ['存款', '余额', '贷款', '有', '欠款', '定期', ''])}{s}",
                f"欠{_one(chance, BANKS)}{s}",
                f"欠{_one(chance, OWN[60:])}{s}",
                f"{_one(chance, ['外面', '还', '尚', '外边还', '总共'])}欠{s}",
                f"{_one(chance, ['借了', '借款', '欠下', '欠外债', '欠债', '贷了', '存了', '存有', '存'])}{s}",
                f"{_one(chance, ['月入', '年入', '一年收入', '一个月', '每月挣', '一年挣', '一月收入', '每月工资', '月领'])}{s}",
                f"{_one(chance, OWN)}{s}{_one(chance, ['左右', '上下', '有余', ''])}",
                f"{s}{_one(chance, ['存款', '定期', '欠款', '外债', '货款', '贷款', '工资', '积蓄', '按揭'])}",
                f"{_one(chance, ['剩余', '尚欠', '未还'])}{_one(chance, ['贷款', '按揭', '本金', '房款', '货款'])}{s}",
            ],
        )
    if x < 0.5:
        h = _one(chance, HOUSE)
        m = _one(chance, ["套", "间", "栋", "处", "幢", "座", "孔", "个", "院"])
        place = _one(
            chance, ["县城", "镇上", "村里", "市区", "街上", "老家", "自有", "名下", "城区", "小区", ""] + [""] * 8
        )
        return _one(
            chance,
            [
                f"{place}{h}{n}{m}",
                f"{n}{m}{h}",
                f"{place}{n}{m}{h}",
                f"{place}{h}一{m}",
                f"{place}{h}",
                f"{h}{chance.randint(30, 200)}平方米",
                f"{h}{chance.randint(30, 200)}㎡",
                f"{h}{n}{m}（{chance.randint(30, 200)}平方米）",
                f"{place}{h}{n}{m}{chance.randint(40, 160)}平米",
                f"有{n}{m}{h}",
                f"{_one(chance, ['购有', '建有', '购得', '在县城买了', '盖了', '分得'])}{h}"
                if chance.random() < 0.5
                else f"{h}{n}{m}",
            ],
        )
    if x < 0.75:
        c = _one(chance, CAR)
        m = _one(chance, ["辆", "台", "部"])
        return _one(
            chance,
            [
                f"{c}{n}{m}",
                f"{c}一{m}",
                f"{n}{m}{c}",
                f"一{m}{c}",
                c,
                f"有一{m}{c}",
                f"{c}1{m}",
                f"{_one(chance, ['旧', '二手', '新购', '自有'])}{c}{n}{m}",
                f"{c} {n} {m}",
            ],
        )
    if x < 0.9:
        s = _one(chance, STOCK)
        q = _one(chance, [str(chance.randint(2, 300)), n, n + "十", str(chance.randint(2, 90)) + "余", n + "十多"])
        m = _one(chance, ["头", "只", "匹", "箱", "口", "群"])
        return _one(
            chance, [f"{s}{q}{m}", f"养{s}{q}{m}", f"{q}{m}{s}", f"养了{q}{m}{s}", f"饲养{s}{q}{m}", f"存栏{s}{q}{m}"]
        )
    if x < 0.96:
        land = _one(chance, LAND)
        q = _one(chance, [str(chance.randint(2, 60)), f"{chance.randint(1, 30)}.{chance.randint(1, 9)}", n, n + "十"])
        return _one(
            chance,
            [f"{land}{q}亩", f"{q}亩{land}", f"{n}亩{_one(chance, HAN)}分{land}", f"承包{land}{q}亩", f"种{land}{q}亩"],
        )
    t = _one(chance, THINGS)
    return _one(
        chance,
        [
            f"{t}{n}{_one(chance, ['件', '台', '斤', '只', '副', '克', '条', '瓶'])}",
            f"{n}{_one(chance, ['件', '台', '斤', '只', '副', '克', '条'])}{t}",
        ],
    )


def _due(chance: Random, n: str) -> str:
    """What is less often told: sums due, shares and rights, tools and sheds."""
    s, tool = _sum(chance), _one(chance, TOOLS)
    company = _one(chance, "华北制药 闽灿水产公司 三农合作社 县农商行 某科技公司 村股份社 粮站".split())
    return _one(
        chance,
        [
            f"{_one(chance, DUES)}{_one(chance, ['', '', '约', '每月', '余额', '尚欠'])}{s}",
            f"月{_one(chance, DUES)}{s}",
            f"{_one(chance, ['每月能挣', '每年分红不少于', '每月到手', '一年能挣', '欠他', '借他', '还欠', '又借', '下欠'])}{s}",
            f"{company}{_one(chance, RIGHTS)}{n}股",
            f"{company}{chance.randint(1, 60)}%{_one(chance, RIGHTS[:3])}",
            f"{_one(chance, LAND)}{_one(chance, RIGHTS[3:8])}{n}亩",
            f"{_one(chance, HOUSE)}{_one(chance, RIGHTS[8:11])}",
            f"{tool}{n}{_one(chance, ['台', '辆', '间', '亩', '头', '只', '箱', '帘', '匹'])}",
            f"{n}{_one(chance, ['台', '辆', '间', '亩', '头', '只', '箱', '匹'])}{tool}",
            f"{tool}{chance.randint(20, 900)}平方米",
        ],
    )
