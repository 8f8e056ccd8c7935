"""Mentions of illness, hardship, property, kin, faith and biometric data, made up for training.

Lists of words and how they combine, in the many spellings of offices, villages, hospitals and letters. None is taken
from a document.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from pubcheck.models.affairs.belongings import belongings
from pubcheck.models.affairs.clinical import any_of_record, clinical
from pubcheck.models.affairs.words import (
    AIDS,
    BELIEVER,
    BIO,
    DISEASES,
    FAITH,
    HAN,
    KIN,
    KINDS,
    LEAD,
    MARRIAGE,
    OFFICE,
    PART,
    SHORT_KIN,
    SIDE,
    SYMPTOMS,
    TAIL,
    WELFARE,
    WRONG,
)

_SAME_SORT = 0.8  # of the words of a record are changed for others of their sort
_OF_RECORD = 0.15  # of illnesses are what only a record calls so


_OFFICES = 0.2  # of words of faith are offices, vows and customs
_PAID = frozenset("补助 津贴 救助 助学 援助 租房 岗位 改造".split())


def _one(chance: Random, words: Sequence[str]) -> str:
    return chance.choice(words)


def _health(chance: Random, old: str) -> str:
    same: str | None = clinical(chance, old)
    if same is not None and chance.random() < _SAME_SORT:
        return same
    if chance.random() < _OF_RECORD:
        told: str = any_of_record(chance)
        return told
    x = chance.random()
    if x < 0.5:
        word = _one(chance, DISEASES)
        if chance.random() < 0.15:
            word = _one(chance, LEAD) + word
        return word + (_one(chance, TAIL) if chance.random() < 0.5 else "")
    if x < 0.72:
        return _one(chance, SYMPTOMS)
    if x < 0.9:
        return (
            _one(chance, LEAD[:10] + [""] * 30)
            + _one(chance, SIDE)
            + _one(chance, PART)
            + _one(chance, WRONG)
            + (_one(chance, TAIL) if chance.random() < 0.3 else "")
        )
    return _one(
        chance,
        [
            f"血压{chance.randint(130, 210)}/{chance.randint(85, 125)}mmHg",
            f"血压{chance.randint(130, 210)}/{chance.randint(85, 125)}",
            f"空腹血糖{chance.randint(6, 20)}.{chance.randint(0, 9)}mmol/L",
            f"血糖{chance.randint(7, 20)}.{chance.randint(0, 9)}",
            f"体温{chance.randint(37, 40)}.{chance.randint(0, 9)}℃",
            f"视力0.{chance.randint(1, 9)}",
            f"裸眼视力4.{chance.randint(0, 9)}",
            f"血红蛋白{chance.randint(50, 100)}g/L",
            f"CD4细胞{chance.randint(20, 500)}个/μL",
            f"尿酸{chance.randint(420, 700)}",
            f"孕{chance.randint(5, 40)}周",
            f"怀孕{chance.randint(2, 9)}个月",
            f"怀孕{_one(chance, HAN)}个月",
            f"孕{_one(chance, HAN)}个月",
            f"妊娠{chance.randint(5, 40)}周",
            f"有孕{_one(chance, HAN)}月",
            f"孕{chance.randint(5, 38)}+{chance.randint(1, 6)}周",
            f"停经{chance.randint(40, 90)}天",
            f"{_one(chance, HAN)}级伤残",
            f"伤残{_one(chance, HAN)}级",
            f"轻伤{_one(chance, '一二')}级",
            f"发热{chance.randint(38, 40)}.{chance.randint(0, 9)}℃",
            f"{_one(chance, DISEASES)}{_one(chance, 'ⅠⅡⅢ一二三')}期",
            f"病毒载量{chance.randint(20, 5000)}",
            f"截去{_one(chance, ['左', '右'])}{_one(chance, ['小腿', '前臂', '食指', '脚掌'])}",
            f"{_one(chance, '梅毒 乙肝 丙肝 HIV 甲胺苯丙胺 吗啡 新冠 结核'.split())}{_one(chance, ['抗体', '', '检测', '尿检'])}{_one(chance, ['阳性', '阴性', '呈阳性'])}",
            f"做过{_one(chance, ['心脏搭桥', '阑尾', '胆囊', '白内障', '剖腹产', '换膝'])}手术",
            f"心脏放了{_one(chance, HAN[:4])}个支架",
            "脚踝骨折",
            f"装了假{_one(chance, ['肢', '眼'])}",
        ],
    )


def _welfare(chance: Random, old: str) -> str:
    plain = "".join(old.split())
    if plain in {"一类", "二类", "三类", "A类", "B类", "C类"}:
        return _one(chance, ["一类", "二类", "三类", "A类", "B类", "C类", "一类低保", "二类低保"])
    if any(kind in plain for kind in KINDS) or ("残" in plain and "级" in plain) or chance.random() < 0.12:
        kind, grade = _one(chance, KINDS), _one(chance, "一二三四")
        return _one(
            chance,
            [
                f"{kind}{grade}级",
                f"{kind}残疾{grade}级",
                f"{grade}级{kind}残疾",
                f"{kind}{grade}级残疾",
                f"{grade}级残疾",
                f"{kind}残疾",
                f"残疾{grade}级",
                f"{kind}（{grade}级）",
                f"{kind}残疾（{grade}级）",
                f"{grade}级{kind}",
                f"{kind}残{grade}级",
                f"残疾等级{grade}级",
                f"{kind}重度残疾",
                f"{kind}残疾人{grade}级",
                f"重度{kind}残疾",
                f"{kind}{'一二三四'.index(grade) + 1}级",
            ],
        )
    paid = plain[-1:] in "金费贴" or plain[-2:] in _PAID
    return _one(chance, AIDS if chance.random() < (0.8 if paid else 0.25) else WELFARE)


def _family(chance: Random, old: str) -> str:
    plain = "".join(old.split())
    if plain in MARRIAGE or any(c in plain for c in "婚嫁丧离孤娶") or "无" in plain:
        return _one(chance, MARRIAGE)
    if len(plain) == 1:
        return _one(chance, SHORT_KIN) if chance.random() < 0.8 else _one(chance, KIN)
    return _one(chance, KIN)


def _religion(chance: Random, _old: str) -> str:
    f = _one(chance, FAITH)
    if chance.random() < _OFFICES:
        return _one(chance, OFFICE)
    return _one(
        chance,
        [
            f,
            f,
            _one(chance, BELIEVER),
            _one(chance, BELIEVER),
            f"信仰{f}",
            f"信奉{f}",
            f"信{f[:-1] if f.endswith('教') else f}教",
            f"皈依{f}",
            f"加入{f}",
            f"{f}信徒",
            f"{f}徒" if f.endswith("教") else f,
            "信佛",
            "信主",
            "信耶稣",
            "信教",
            "吃斋念佛",
            "受洗",
            "皈依三宝",
            "做礼拜",
            f"改信{f}",
            "朝觐",
            "诵经",
            f"{f}教职人员",
        ],
    )


def _biometric(chance: Random, _old: str) -> str:
    return _one(chance, BIO)


# By kind: other words in the place of ``old``, of its sort where there are several.
Maker = Callable[[Random, str], str]
MAKERS: dict[str, Maker] = {
    "health": _health,
    "welfare": _welfare,
    "property": belongings,
    "family": _family,
    "religion": _religion,
    "biometric": _biometric,
}
