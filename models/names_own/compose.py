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

from pubcheck.models.names.invent import filled, foreign, list_of_names, person
from pubcheck.models.names.sets import Name, NamedText
from pubcheck.models.names_own.news_frames import NEWS
from pubcheck.models.names_own.office_frames import NOBODY, OFFICIAL

from pubcheck.corpus import read_corpus
from pubcheck.surnames import FREQUENT, NOT_NAMES
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
_WORLD = (
    "阿富汗 阿尔巴尼亚 阿尔及利亚 安道尔 安哥拉 亚美尼亚 奥地利 阿塞拜疆 巴哈马 巴林 孟加拉国 白俄罗斯 比利时 贝宁 不丹 玻利维亚 波黑 博茨瓦纳 文莱 保加利亚 布隆迪 柬埔寨 喀麦隆 佛得角 乍得 智利 哥伦比亚 "
    "刚果 哥斯达黎加 克罗地亚 古巴 塞浦路斯 捷克 丹麦 吉布提 多米尼加 厄瓜多尔 萨尔瓦多 爱沙尼亚 埃塞俄比亚 斐济 芬兰 加蓬 冈比亚 格鲁吉亚 加纳 希腊 危地马拉 几内亚 圭亚那 海地 洪都拉斯 匈牙利 冰岛 "
    "爱尔兰 牙买加 约旦 哈萨克斯坦 肯尼亚 科威特 吉尔吉斯斯坦 老挝 拉脱维亚 黎巴嫩 利比里亚 利比亚 立陶宛 卢森堡 马其顿 马达加斯加 马拉维 马来西亚 马尔代夫 马里 马耳他 毛里塔尼亚 墨西哥 摩尔多瓦 摩纳哥 "
    "蒙古 摩洛哥 莫桑比克 缅甸 纳米比亚 尼泊尔 新西兰 尼加拉瓜 尼日尔 尼日利亚 挪威 阿曼 巴拿马 巴拉圭 秘鲁 菲律宾 葡萄牙 卡塔尔 罗马尼亚 卢旺达 沙特阿拉伯 塞内加尔 塞尔维亚 塞拉利昂 新加坡 斯洛伐克 "
    "斯洛文尼亚 索马里 斯里兰卡 苏丹 苏里南 瑞典 瑞士 叙利亚 塔吉克斯坦 坦桑尼亚 多哥 突尼斯 土库曼斯坦 乌干达 阿联酋 乌拉圭 乌兹别克斯坦 委内瑞拉 也门 赞比亚 津巴布韦 扎伊尔 科索沃 波黑 车臣 克什米尔 "
    "喀布尔 地拉那 阿尔及尔 罗安达 维也纳 巴库 达卡 明斯克 布鲁塞尔 拉巴斯 萨拉热窝 巴西利亚 索非亚 金边 渥太华 圣地亚哥 波哥大 萨格勒布 哈瓦那 布拉格 哥本哈根 基多 开罗 塔林 赫尔辛基 第比利斯 雅典 "
    "布达佩斯 雷克雅未克 新德里 雅加达 德黑兰 巴格达 都柏林 耶路撒冷 罗马 安曼 内罗毕 平壤 首尔 汉城 科威特城 万象 里加 贝鲁特 的黎波里 维尔纽斯 吉隆坡 乌兰巴托 拉巴特 仰光 加德满都 阿姆斯特丹 惠灵顿 "
    "奥斯陆 马斯喀特 伊斯兰堡 利马 马尼拉 华沙 里斯本 多哈 布加勒斯特 利雅得 达喀尔 贝尔格莱德 马德里 科伦坡 喀土穆 斯德哥尔摩 伯尔尼 大马士革 杜尚别 曼谷 安卡拉 基辅 蒙得维的亚 塔什干 加拉加斯 河内 萨那 "
    "洛杉矶 芝加哥 休斯敦 旧金山 西雅图 波士顿 费城 亚特兰大 底特律 迈阿密 阿肯色 得克萨斯 加利福尼亚 佛罗里达 夏威夷 多伦多 温哥华 蒙特利尔 悉尼 墨尔本 堪培拉 圣彼得堡 列宁格勒 斯大林格勒 慕尼黑 法兰克福 "
    "汉堡 科隆 波恩 米兰 都灵 那不勒斯 威尼斯 佛罗伦萨 里昂 马赛 戛纳 曼彻斯特 利物浦 爱丁堡 巴塞罗那 大阪 名古屋 京都 广岛 长崎 北海道 釜山 孟买 加尔各答 卡拉奇 伊斯坦布尔 里约热内卢 圣保罗 布宜诺斯艾利斯 "
    "约翰内斯堡 开普敦 巴尔干 阿拉伯 拉丁美洲 加勒比 撒哈拉 西伯利亚 阿尔卑斯山 喜马拉雅山 密西西比河 亚马孙河 尼罗河 莱茵河 多瑙河 苏格兰 威尔士 北爱尔兰 加沙 戈兰高地 希伯伦 西奈半岛 波斯尼亚 黑山"
).split()
_KNOWN = "马克思 恩格斯 列宁 毛泽东 邓小平 周恩来 孙中山 鲁迅 朱德 刘少奇 陈毅 雷锋 焦裕禄 孔繁森 爱因斯坦 莎士比亚 李白 杜甫 孔子 诸葛亮 江泽民 胡锦涛".split()
_COMMON_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石"
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
        self._predicates = [
            text for text, clause in zip(self._clauses, clauses, strict=True) if clause[0][1] in ("v", "d", "p", "ad")
        ]
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
            "S": lambda: (self._random.choice(_COMMON_SURNAMES), "person"),
            "K": lambda: (self._random.choice(_KNOWN), "person"),
            "X": lambda: (self._word(), ""),
            "W": lambda: (f"《{self._noun()}{self._random.choice(('', '的', '与'))}{self._noun()}》", ""),
        }

    def from_frame(self, frames: Sequence[str] = ()) -> NamedText:
        """One of these frames, or of all our frames, filled."""
        draw = self._random.random()
        frames = frames or (NEWS if draw < 0.62 else OFFICIAL if draw < 0.75 else NOBODY)
        return filled(self._random.choice(frames), self._fillers)

    def with_a_name(self) -> NamedText:
        """A real sentence in which one or two nouns have given way to names."""
        sentence = self._random.choice(self._sentences)
        spots = [
            index
            for index, (word, tag) in enumerate(sentence)
            if tag in _SUBJECTS
            and 2 <= len(word) <= 4
            and _HAN.fullmatch(word)
            and (_tag(sentence, index - 1) in _BEFORE)
            and (_tag(sentence, index + 1) in _AFTER)
        ]
        chosen = set(self._random.sample(spots, min(len(spots), self._random.choice((1, 1, 2)))))
        text, names = "", list[Name]()
        for index, (word, tag) in enumerate(sentence):
            if index in chosen:
                text += self._random.choice(
                    ("", "", "", self._random.choice(_TRADES), self._random.choice(_POSTS), word if tag == "n" else "")
                )
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
        name = self._random.choice(self._words["nr"]) if draw < 0.12 else person(self._random)
        self._cast = [*self._cast[-4:], name]
        return name

    def _place(self) -> str:
        draw = self._random.random()
        if draw < 0.28:
            return self._random.choice(_PROVINCES)
        if draw < 0.45:
            return self._random.choice(_WORLD)
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

    def _word(self) -> str:
        return self._random.choice(
            self._words[self._random.choice(("n", "v", "a", "vn", "nz", "i", "l", "j", "b", "d", "false", "false"))]
        )

    def _noun(self) -> str:
        if self._random.random() < 0.06:
            return self._random.choice(self._words["false"])
        return self._random.choice(self._words["n" if self._random.random() < 0.7 else "vn"])

    def _date(self) -> str:
        month, day = self._random.randint(1, 12), self._random.randint(1, 28)
        year = self._random.randint(1978, 2026)
        return self._random.choice(
            (f"{month}月{day}日", f"{day}日", f"{year}年{month}月{day}日", f"{year}年", "今天", "昨天", "日前", "近日")
        )

    def _number(self) -> str:
        value = self._random.choice(
            (self._random.randint(1, 99), self._random.randint(1900, 2026), self._random.randint(100, 99999))
        )
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
    """Sentences that name nobody: of public law, and of our own documents where the dictionary sees no person."""
    found, seen = [], set[str]()
    for text, named in [*((text, True) for text in _own(corpus)), *((text, False) for text in _laws(laws))]:
        for sentence in re.split(r"(?<=[。；！？\n])", text):
            bare = sentence.strip()
            if not 4 <= len(bare) <= 160 or bare in seen or _FAMED.search(bare):
                continue
            seen.add(bare)
            words = tagged_words(bare)
            if not (named and any(_personal(word, tag) for word, tag in words)):
                found.append(words)
    random.Random(7).shuffle(found)  # noqa: S311 - the order of training text
    return found[:limit]


def _own(corpus: Path) -> list[str]:
    return [document.text for path in sorted(corpus.glob("train*.jsonl")) for document in read_corpus(path)]


def _laws(path: Path) -> list[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def _personal(word: str, tag: str) -> bool:
    return tag.startswith("nr") or (tag == "x" and len(word) > 1 and bool(_HAN.fullmatch(word)))


def dictionary_words(sentences: Sequence[Sequence[Word]]) -> dict[str, list[str]]:
    """Words of jieba's list by tag, frequent ones more often.

    "false" are those which its tags call persons while ``sentences``, which name nobody, use them:
    文明, 光荣, 高山. A person's name is drawn from the list only if it looks like one.
    """
    import jieba

    false = [word for sentence in sentences for word, tag in sentence if _personal(word, tag)]
    never = set(false) | set(_WORLD) | NOT_NAMES
    shortest = {**dict.fromkeys(("n", "v", "a", "vn", "ns", "nz", "i", "l", "j", "b", "d"), 2), "nt": 3, "nr": 3}
    found: dict[str, list[str]] = {tag: [] for tag in shortest}
    with jieba.get_dict_file() as lines:
        for line in lines:
            word, count, tag = line.decode("utf-8").split()
            if not (shortest.get(tag, 99) <= len(word) <= 8 and _HAN.fullmatch(word)):
                continue
            if tag != "nr" or (word not in never and len(word) == 3 and word[0] in FREQUENT):
                found[tag] += [word] * min(40, 1 + int(int(count) ** 0.5 / 2))
    return {**found, "false": sorted(false)}


def composed(corpus: Path, laws: Path, count: int, seed: int = 1) -> list[NamedText]:
    """``count`` texts: half of them frames, the rest real sentences with and without names, and lists."""
    sentences = source_sentences(corpus, laws, 60_000)
    composer = Composer(sentences, dictionary_words(sentences), seed)
    kinds = (
        (composer.from_frame, 0.52),
        (composer.with_a_name, 0.22),
        (composer.as_it_stands, 0.24),
        (composer.of_names, 0.02),
    )
    return [draw() for draw, share in kinds for _ in range(int(count * share))]


def officialese(corpus: Path, laws: Path, count: int, seed: int = 5) -> list[NamedText]:
    """``count`` texts in the manner of offices: frames of that kind, and sentences that name nobody."""
    sentences = source_sentences(corpus, laws, 20_000)
    composer = Composer(sentences, dictionary_words(sentences), seed)
    framed = [composer.from_frame(OFFICIAL) for _ in range(count * 3 // 5)]
    return framed + [composer.as_it_stands() for _ in range(count - len(framed))]
