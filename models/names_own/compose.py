"""Sentences with names, composed from our frames, our corpora, public law and jieba's word list.

Three sources: frames filled with words and clauses; sentences of our own documents and of laws
in which a noun gives way to a name; and the same sentences as they stand, where nobody is named.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from pubcheck.corpus import read_corpus
from pubcheck.models.names.invent import filled, foreign, list_of_names, nickname, person
from pubcheck.models.names.sets import Name, NamedText
from pubcheck.models.names_own.frames import NEWS, NOBODY, OFFICIAL
from pubcheck.words import tagged_words

Word = tuple[str, str]
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_POSTS = (
    "主席 副主席 总统 总理 副总理 部长 副部长 省长 副省长 市长 副市长 县长 书记 副书记 局长 副局长 主任 副主任 处长 科长 厂长 经理 总经理 董事长 校长 院长 所长 "
    "会长 秘书长 团长 队长 司令员 政委 外长 国防部长 议长 首相 大使 参赞 发言人 代表 委员 常委 教授 研究员 工程师 主教练 教练 主编 社长 行长 检察长 乡长 镇长 村长 支书 "
    "站长 班长 组长 理事长 大臣 国务卿 特使 总干事 董事 监事 财务总监 首席执行官 总裁 副总裁 独立董事 党委书记 总书记 国王 女王 法官 律师 警官"
).split()
_TRADES = (
    "作家 画家 诗人 导演 演员 歌手 歌唱家 书法家 科学家 经济学家 专家 学者 记者 编辑 医生 护士 教师 老师 学生 农民 工人 司机 战士 民警 干部 职工 村民 居民 老人 青年 "
    "女孩 运动员 选手 球员 前锋 后卫 门将 棋手 商人 企业家 律师 厨师 翻译 摄影师 设计师 志愿者 读者 观众 顾客 消费者 市民 退休工人 下岗职工 个体户 老板 烈士 英雄 将军 "
    "评论员 分析师 研究生 博士 院士 院长 法官 被告人 嫌疑人 受害者 队员 党员 劳模 农家妇女 老汉 大妈 小伙子 姑娘 母亲 父亲 儿子 女儿 丈夫 同学 朋友 邻居 同事"
).split()
_UNITS = (
    "大学 学院 中学 小学 公司 集团 银行 医院 研究所 研究院 委员会 人民政府 法院 检察院 公安局 财政局 教育局 民政局 交通厅 卫生厅 出版社 电视台 日报社 协会 学会 基金会 俱乐部 "
    "足球队 代表队 工厂 机械厂 钢铁厂 农场 派出所 街道办事处 居委会 村委会 党委 组织部 宣传部 总工会 妇联 团委 武警支队 大使馆 博物馆 图书馆 剧院 报社"
).split()
_PROVINCES = (
    "北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 "
    "中国 美国 俄罗斯 日本 英国 法国 德国 韩国 朝鲜 印度 巴基斯坦 伊拉克 伊朗 以色列 巴勒斯坦 埃及 南非 巴西 阿根廷 加拿大 澳大利亚 意大利 西班牙 荷兰 波兰 乌克兰 南斯拉夫 土耳其 泰国 越南 印尼 "
    "华盛顿 莫斯科 东京 伦敦 巴黎 柏林 日内瓦 纽约 联合国 欧盟"
).split()
_SUBJECTS = {"n", "r", "nz", "l", "vn", "nr", "nt", "ns"}
_BEFORE = {"v", "p", "c", "d", "uj", "ul", "x", ""}
_AFTER = {"v", "d", "p", "uj", "c", "x", "ad", "r", "t", ""}
_FAMED = re.compile("毛泽东|邓小平|江泽民|胡锦涛|习近平|马克思|列宁|孙中山|恩格斯")


class Composer:
    """Draws sentences with a fixed seed."""

    def __init__(self, sentences: Sequence[Sequence[Word]], words: dict[str, list[str]], seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - invented text, no secret
        self._sentences = sentences
        self._words = words
        clauses = [clause for sentence in sentences for clause in _clauses(sentence)]
        self._clauses = ["".join(word for word, _ in clause) for clause in clauses]
        self._predicates = [text for text, clause in zip(self._clauses, clauses, strict=True) if clause[0][1] in ("v", "d", "p", "ad")]
        self._cast: list[str] = []
        plain = {"T": _POSTS, "J": _TRADES, "C": self._clauses, "Q": self._predicates}
        self._fillers: dict[str, Callable[[], tuple[str, str]]] = {
            **{slot: self._plain(values) for slot, values in plain.items()},
            "P": lambda: (self._person(), "person"),
            "L": lambda: (self._place(), "place"),
            "O": lambda: (self._organisation(), "organisation"),
            "N": lambda: (self._noun(), ""),
            "V": self._plain(words["v"]),
            "A": self._plain(words["a"]),
            "D": lambda: (self._date(), ""),
            "M": lambda: (self._number(), ""),
            "W": lambda: (f"《{self._noun()}{self._random.choice(('', '的', '与'))}{self._noun()}》", ""),
        }

    def from_frame(self) -> NamedText:
        """One of our frames, filled."""
        draw = self._random.random()
        frames = NEWS if draw < 0.62 else OFFICIAL if draw < 0.75 else NOBODY
        return filled(self._random.choice(frames), self._fillers)

    def with_a_name(self) -> NamedText:
        """A real sentence in which one or two nouns have given way to names."""
        sentence = self._random.choice(self._sentences)
        spots = [
            index
            for index, (word, tag) in enumerate(sentence)
            if tag in _SUBJECTS and 2 <= len(word) <= 4 and _HAN.fullmatch(word)
            and (_tag(sentence, index - 1) in _BEFORE) and (_tag(sentence, index + 1) in _AFTER)
        ]
        chosen = set(self._random.sample(spots, min(len(spots), self._random.choice((1, 1, 2)))))
        text, names = "", list[Name]()
        for index, (word, tag) in enumerate(sentence):
            if index in chosen:
                text += self._random.choice(("", "", "", self._random.choice(_TRADES), self._random.choice(_POSTS), word if tag == "n" else ""))
                name = self._person()
                names.append((len(text), len(text) + len(name), "person"))
                text += name
                if self._random.random() < 0.12:
                    other = self._person()
                    text += self._random.choice(("、", "和", "与"))
                    names.append((len(text), len(text) + len(other), "person"))
                    text += other
            else:
                text = _with_word(text, names, word, tag)
        return NamedText(text, tuple(names))

    def as_it_stands(self) -> NamedText:
        """A real sentence that names no person; the dictionary's places and organisations are marked."""
        text, names = "", list[Name]()
        for word, tag in self._random.choice(self._sentences):
            text = _with_word(text, names, word, tag)
        return NamedText(text, tuple(names))

    def of_names(self) -> NamedText:
        """A list of names."""
        return list_of_names(self._random, lambda source: person(source))

    def _plain(self, values: Sequence[str]) -> Callable[[], tuple[str, str]]:
        return lambda: (self._random.choice(values), "")

    def _person(self) -> str:
        draw = self._random.random()
        if self._cast and draw < 0.08:
            return self._random.choice(self._cast)
        if draw < 0.16:
            name = self._random.choice(self._words["nr"])
        elif draw < 0.24:
            name = self._random.choice(self._words["nrt"])
        elif draw < 0.26:
            name = nickname(self._random)
        else:
            name = person(self._random)
        self._cast = [*self._cast[-4:], name]
        return name

    def _place(self) -> str:
        draw = self._random.random()
        if draw < 0.4:
            return self._random.choice(_PROVINCES)
        if draw < 0.86:
            return self._random.choice(self._words["ns"])
        stem = foreign(self._random).split("·")[0] if draw < 0.95 else self._random.choice(self._words["n"])
        return stem + self._random.choice(("市", "州", "县", "村", "镇", "区", "省", "岛", "街", "山", ""))

    def _organisation(self) -> str:
        draw = self._random.random()
        if draw < 0.25:
            return self._random.choice(self._words["nt"])
        head = self._place() if draw < 0.85 else self._noun()
        middle = self._random.choice(("", "", self._noun(), self._random.choice(self._words["nz"])))
        return head + middle + self._random.choice(_UNITS)

    def _noun(self) -> str:
        return self._random.choice(self._words["n" if self._random.random() < 0.7 else "vn"])

    def _date(self) -> str:
        month, day = self._random.randint(1, 12), self._random.randint(1, 28)
        year = self._random.randint(1978, 2026)
        return self._random.choice((f"{month}月{day}日", f"{day}日", f"{year}年{month}月{day}日", f"{year}年", "今天", "昨天", "日前", "近日"))

    def _number(self) -> str:
        value = self._random.choice((self._random.randint(1, 99), self._random.randint(1900, 2026), self._random.randint(100, 99999)))
        return self._random.choice((str(value), str(value), "三", "十二", "两", "五十", f"{value}万"))


def _tag(sentence: Sequence[Word], index: int) -> str:
    return sentence[index][1] if 0 <= index < len(sentence) else ""


def _with_word(text: str, names: list[Name], word: str, tag: str) -> str:
    kind = {"ns": "place", "nt": "organisation"}.get(tag, "")
    if kind and len(word) > 1:
        names.append((len(text), len(text) + len(word), kind))
    return text + word


def _clauses(sentence: Sequence[Word]) -> list[list[Word]]:
    clauses: list[list[Word]] = [[]]
    for word, tag in sentence:
        if _HAN.fullmatch(word):
            clauses[-1].append((word, tag))
        else:
            clauses.append([])
    unnamed = ("nr", "nrt", "nrfg", "x", "ns", "nt")
    return [clause for clause in clauses if 2 <= len(clause) <= 14 and not any(tag in unnamed for _, tag in clause)]


def source_sentences(corpus: Path, laws: Path, limit: int) -> list[list[Word]]:
    """Sentences of our own training documents and of public law in which the dictionary sees no person."""
    texts = [document.text for path in sorted(corpus.glob("train*.jsonl")) for document in read_corpus(path)]
    with gzip.open(laws, "rt", encoding="utf-8") as lines:
        texts += [json.loads(line)["text"] for line in lines]
    found, seen = [], set[str]()
    for text in texts:
        for sentence in re.split(r"(?<=[。；！？\n])", text):
            bare = sentence.strip()
            if not 4 <= len(bare) <= 160 or bare in seen or _FAMED.search(bare):
                continue
            seen.add(bare)
            words = tagged_words(bare)
            if not any(tag.startswith("nr") or (tag == "x" and len(word) > 1 and _HAN.fullmatch(word)) for word, tag in words):
                found.append(words)
    random.Random(7).shuffle(found)  # noqa: S311 - the order of training text
    return found[:limit]


def dictionary_words() -> dict[str, list[str]]:
    """Words of jieba's list by tag, each as often as its frequency's root asks for."""
    import jieba

    wanted = {"n": 2, "v": 2, "a": 2, "vn": 2, "ns": 2, "nt": 3, "nz": 2, "nr": 2, "nrt": 2}
    found: dict[str, list[str]] = {tag: [] for tag in wanted}
    with jieba.get_dict_file() as lines:
        for line in lines:
            word, count, tag = line.decode("utf-8").split()
            if tag in wanted and wanted[tag] <= len(word) <= (3 if tag == "nr" else 8) and _HAN.fullmatch(word):
                found[tag] += [word] * min(40, 1 + int(int(count) ** 0.5 / 2))
    return found


def composed(corpus: Path, laws: Path, count: int, seed: int = 1) -> list[NamedText]:
    """``count`` texts: half of them frames, the rest real sentences with and without names, and lists."""
    composer = Composer(source_sentences(corpus, laws, 60_000), dictionary_words(), seed)
    kinds = (
        (composer.from_frame, 0.52), (composer.with_a_name, 0.22), (composer.as_it_stands, 0.24), (composer.of_names, 0.02),
    )
    return [draw() for draw, share in kinds for _ in range(int(count * share))]
