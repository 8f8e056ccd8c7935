"""Invented names: Chinese, of minorities, transliterated; and lists of names without separators.

Everything here is written for the project. Surnames follow their frequency in the census,
given names and syllables come from the lists below, drawn with a fixed seed.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from pubcheck.models.names.sets import Name, NamedText

from pubcheck.surnames import COMPOUND, SINGLE

_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
_MALE = "伟强军勇杰涛明超辉刚平建国志华文斌峰海波林东林龙飞鹏毅健宇浩然博宏光荣福生民全贵根旺发财德仁义信忠良才学武胜利岩松柏山川江河清泉源振兴家豪俊雄威震宗祖培元亨利贞泰安康宁邦成功业绩绍先启发耀祥瑞庆云雨田野石磊铁钢铭锋锐钧钰鑫森桐楠楷桦栋梁立春夏秋冬永昌盛世大小少长正直方圆新民主宪章政治兵卫边疆京津冀晋鲁豫湘赣皖滇黔蜀渝彪虎豹骏马牛驹"
_FEMALE = "芳娜敏静丽艳娟霞秀兰英玲燕红梅桂花香月莲菊凤琴珍玉淑慧萍莉洁雪颖倩婷媛婕妮妍娇婉嫣姗璐琳琪瑶瑾珊珠翠环佩蕾蓉蔓薇芬芸茜荷萱芷若诗涵雨欣怡悦梦思佳雅晴彤菲丹青蓝素云美贞爱惠巧灵仙银彩春秋冬晓晨曦露霜冰心如意可儿妹娣姣姝"
_OLD = "之乃以亦伯仲叔季子孟公卿士君臣夫甫敬恭谦让礼乐书画诗韵赋墨砚翰儒经纶谋策定靖肃穆凯旋征远图维嘉懋勋烈昭彰炳焕煜烨炎焱淼渊浚澄澈涵濂洛潮汐滨湄沛泽润洪鸿雁鹤鹰鹭凰麟麒骥骞驰奔逸群超越迈进登攀崇峻岳峦岚岭崎嵘"
_SYLLABLES = (
    "阿 艾 安 奥 巴 贝 比 彼 伯 博 布 查 达 戴 丹 德 迪 杜 多 厄 恩 尔 法 费 菲 弗 福 戈 格 古 哈 海 汉 赫 亨 霍 基 吉 加 杰 卡 凯 坎 康 科 克 库 拉 莱 兰 劳 勒 雷 "
    "里 利 林 卢 鲁 伦 罗 洛 马 玛 迈 曼 梅 门 蒙 米 莫 默 穆 纳 娜 内 尼 诺 欧 帕 佩 皮 普 奇 乔 琼 让 瑞 萨 塞 桑 沙 莎 施 史 斯 苏 索 塔 泰 坦 汤 特 图 托 瓦 威 韦 维 翁 "
    "沃 乌 伍 西 希 夏 谢 休 雅 亚 扬 耶 伊 英 约 泽 扎 詹 朱 兹"
).split()
_TAILS = "斯 尔 特 德 克 姆 森 顿 兹 夫 娜 莎 娃 维奇 诺夫 斯基 松 曼 逊 塔 里 拉 亚 尼 诺 托 罗 丁 金 森 伯格 斯坦 特里 尔斯 莱 利 雷 沃 科 达 巴 马 卡 萨 瓦 耶夫 列夫 米尔 赫 姆斯 布什".split()
_UYGHUR = "买买提 阿不都 艾合买提 依明 吐尔逊 古丽 阿依 帕提 米热 努尔 麦麦提 艾力 热合曼 买合木提 玉素甫 沙依 吾买尔 库尔班 巴哈尔 热依 木拉提 阿布力孜 卡德尔 迪丽 赛买提 艾尼瓦尔 凯赛尔 肉孜".split()
_TIBETAN = "扎西 次仁 卓玛 央金 平措 罗布 丹增 旺堆 尼玛 达瓦 格桑 边巴 拉姆 洛桑 巴桑 多吉 顿珠 索朗 白玛 仁青 贡布 才让 群培 嘉措 土登 强巴 加措 德吉 曲珍 旺姆 才旦 道吉 东智 完么 尕藏 拉毛 南杰 旦巴 索南 更登 桑杰 华旦 万玛 仁增 班玛 切吉 娘吉 阿旺 云登 益西 江村 泽仁 四郎 降央 曲批 拥青 志玛 扎巴".split()
_MONGOL = "巴图 乌兰 格日勒 其其格 苏和 额尔敦 宝音 那顺 巴雅尔 特木尔 朝克图 斯琴 高娃 图雅 呼和 布和 敖其尔 孟克 达来 阿拉坦 萨仁 娜仁 托娅 吉日嘎拉 毕力格 哈斯 塔娜 白音".split()
_YI = "阿加 吉克 曲比 马海 沙马 阿木 尔古 木呷 日火 阿支 石且 拉铁 子日 伍合 依布 古体 色呷 衣洛 阿侯 阿苏 阿育 阿说 比曲 海来 俄木 果基 吉木 勒伍 罗洪 马黑 莫色 莫洛 尼苦 欧其 日木 沙玛 苏呷 瓦渣 乌抛 约其 布哈 达体 尔哈 尔姑 古哈 果果 拉者 里古 洛日 门呷 木基 木牛 曲布 日哈 沙洛 史布 体哈 铁者 乌果 阿衣 阿芝 友果 子布 约哈 有铁".split()


def chinese(source: random.Random) -> str:
    """A Chinese name of two to four characters."""
    draw = source.random()
    if draw < 0.86:
        place = min(int(source.expovariate(1 / 22)), len(_SURNAMES) - 1)
        surname = _SURNAMES[place]
    elif draw < 0.975:
        surname = source.choice(sorted(SINGLE))
    else:
        surname = source.choice(sorted(COMPOUND))
    pool = source.choice((_MALE, _MALE, _FEMALE, _FEMALE, _OLD, _MALE + _OLD, _MALE + _FEMALE))
    given = source.choice(pool)
    if source.random() < 0.73:
        given += given if source.random() < 0.03 else source.choice(pool)
    return surname + given


def foreign(source: random.Random) -> str:
    """A transliterated name, whole or the surname alone."""
    if source.random() < 0.68:
        return _transliterated(source)
    return "·".join(_transliterated(source) for _ in range(source.choice((2, 2, 2, 2, 3))))


def _transliterated(source: random.Random) -> str:
    syllables = [source.choice(_SYLLABLES) for _ in range(source.choice((0, 1, 1, 1, 2, 2, 3)))]
    return "".join((*(syllables or [source.choice(_SYLLABLES)]), source.choice(_TAILS)))


def of_minority(source: random.Random) -> str:
    """A Uyghur, Tibetan, Mongol or Yi name."""
    people = source.choice((_UYGHUR, _TIBETAN, _TIBETAN, _MONGOL, _YI))
    joint = "·" if people is _UYGHUR or (people is _MONGOL and source.random() < 0.1) else ""
    return joint.join(
        source.choice(people)
        for _ in range(source.choice((1, 2, 2, 2, 2) if people is not _YI else (2,)) if people is not _UYGHUR else 2)
    )


def person(source: random.Random) -> str:
    """Any of them, Chinese names most often."""
    draw = source.random()
    if draw < 0.76:
        return chinese(source)
    return foreign(source) if draw < 0.955 else of_minority(source)


_ASIDES = ("（女）", "（回族）", "（藏族）", "（女，满族）", "（壮族）", "（女，苗族）", "（兼）", "（常务）")


def list_of_names(source: random.Random, draw: Callable[[random.Random], str]) -> NamedText:
    """Four to thirty names in a row, often without anything between them."""
    separator = source.choice(("", "", "", "　", " ", "、", "\t"))
    heading = source.choice(("", "", "", "名单：", "成员：", "委员", "（按姓氏笔画为序）", "出席：", "代表："))
    text, names = heading, []
    for _ in range(source.randint(4, 30)):
        name = draw(source)
        names.append((len(text), len(text) + len(name), "person"))
        text += name
        if source.random() < 0.08:
            text += source.choice(_ASIDES)
        text += separator
    return NamedText(text, tuple(names))


def lists(count: int, seed: int, known: Sequence[str] = ()) -> list[NamedText]:
    """Lists of names; half of the names come from ``known`` where there are any."""
    source = random.Random(seed)  # noqa: S311 - invented names, no secret

    def draw(source: random.Random) -> str:
        return source.choice(known) if known and source.random() < 0.8 else chinese(source)

    return [list_of_names(source, draw) for _ in range(count)]


def filled(frame: str, fillers: dict[str, Callable[[], tuple[str, str]]]) -> NamedText:
    """``frame`` with each ``{slot}`` replaced; a filler gives words and their kind ("" for none)."""
    text, names = "", list[Name]()
    for index, piece in enumerate(frame.replace("}", "{").split("{")):
        if index % 2 == 0:
            text += piece
            continue
        words, kind = fillers[piece]()
        if kind:
            names.append((len(text), len(text) + len(words), kind))
        text += words
    return NamedText(text, tuple(names))
