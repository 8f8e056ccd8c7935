"""What may be a name by its characters and by the dictionary's cut of the words around it."""

from __future__ import annotations

from pubcheck.errors import ModelError
from pubcheck.forgetting import kept_for_a_review
from pubcheck.lazy_pattern import lazily
from pubcheck.person_cues import ACTS_ALONE, DUTIES, PARTIES, RELATIVES
from pubcheck.span import Span
from pubcheck.surnames import FORM_WORDS, FREQUENT, NOT_NAMES, RARE, SINGLE, is_no_name, surname_length
from pubcheck.words import listed_words

_NO_NAME = lazily(
    r"[a-z][A-Za-z]*|.*(?:[人员者户位名性民族岁年月日号类等级们长证派寺站证件组村镇乡县市省区局院校籍兵社屯府办处线感]|嘎查|苏木|公示期.|[自于至]|出生|[日月]生|对象|女士|先生|小姐|同志|父母|子女|以[上下]|情况|信息|电话|地址|工作|代表|干部|群众|家庭|家属|学生|老人|儿童|居民|村民|[男女]性)"
    rf"|(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|广西|西藏|宁夏|新疆)..|(?:们|其中|性别|年龄|民族|职务|姓名|当事|申请|汉族|本人|以上|总计|共计|现为|均为|全部|原为|包括|分别|主要|有关|相关|所有|部分|每人|未婚|已婚|离异|丧偶|初婚|再婚|群众|党员|团员|本科|大专|高中|初中|小学|文盲|务农|务工|无业|退休|在职|健康|残疾|女|男|家庭(?:人口|成员|情况|[住地]址|收入|类[型别]|性质|[状户]|关系|困难|经济)).*|(?:{PARTIES}|{RELATIVES}|{DUTIES}|{ACTS_ALONE})"
)
# Kinship and events of life, fields of a form, illnesses: 系妻子, 随奶奶, 母离家, 填表日期, 青光眼.
_PHRASE = lazily(
    r"系.{1,3}|患.{1,3}|成年.?|查处.?|.收节|随(?:[父母爷奶外子女儿夫妻兄姐弟妹叔伯姑姨舅]).*|.?之(?:[生养继]?[父母子女妻夫兄弟姐妹])|谎称.*|原审.*|[不他她我].*|.*[你您].*|(?:同住|生活|居住|同居|共同|独居).*|.[两几][头只口条个匹]|[妻夫子女父母孙兄弟姐妹伯叔姑舅侄媳婿][男女父母]|家(?:座机|电话|里|中)|家未[归回]|[单双左右][大小上下前后]?[腿臂肢膝踝肩髋眼耳手脚足]|.*(?:离家|出走|病故|去世|离世|改嫁|日期|手机|号码|用名|全额|差额|金额|备注|方式|盖章|签名|签章)|.{2,}(?:[癌瘤]|病足|光眼|内障)"
)
_FUNCTION = lazily(r"[的了在是有不等及被把从到该各要会们这那也都就很或且而但]")
_HIDDEN = lazily(r"[某×*○＊〇]")
_NUMBERED = 16  # characters before a name in which its row number and a word for a party stand
_UNITS = "元个年月日万千百号岁名户家时分股亩斤吨"  # behind a figure they count: 1500元降为
_FIGURE = lazily(r"[0-9] ?$")
# A row number, at the head of a line or behind a word for a party, and data of a person: 1 万建国，男，.
_ROW = lazily(rf"(?:^|\n|{PARTIES})[ \t]*[0-9]{{1,3}} $")
_HIS_DATA = lazily(
    r"[ \t]?[，,、（(\t ][ \t]?(?:[男女](?![\u4e00-\u9fff])|[1-9][0-9]{5}|身份证|[0-9]{1,3}周?岁|[\u4e00-\u9fff]{1,4}族[，,、；）) \t])"
)


SOUNDS = frozenset(
    "阿艾安敖奥巴拔白班贝比毕布才仓措次达旦丹当德登迪丁东杜多俄额尔尕嘎格根贡古哈汗浩荷赫吉加嘉江杰金喀卡凯康克库拉腊莱兰朗勒乐丽力莲琳隆卢鲁伦罗洛玛麦买曼毛美米敏莫木穆纳娜乃南尼年宁诺欧帕培佩平坪普其奇恰强巧钦青琼曲让仁热日荣茹若萨赛桑色沙莎山尚绍生石斯苏索塔台泰坦特提通图吐推托娃瓦旺维翁乌吾西希锡夏先香肖雄雅亚央扬耶伊依银英尤玉云扎泽札珍珠卓孜宗"
)


@kept_for_a_review(4096)
def has_shape(name: str) -> bool:
    """Whether ``name`` has the shape of a name by a wide list of surnames, and is no word of the dictionary."""
    name = "".join(name.split())
    if "·" in name or name[:1].isascii():
        return True
    if is_foreign(name):
        return True
    if len(name) == 4 and name[0] in SINGLE and sum(sign in SOUNDS for sign in name[1:]) >= 2:
        return not is_word(name) and not is_word(name[:2]) and not is_word(name[2:])  # 韩乙卜拉
    given = len(name) - (surname_length(name) or (name[:1] in RARE))
    if name[:1] not in SINGLE and name[:1] not in RARE and not surname_length(name):
        return False
    return 1 <= given <= 2 and not is_no_name(name) and not is_word(name)


def is_foreign(name: str) -> bool:
    """Whether ``name`` is written by sound, as names of Tibetans, Mongols, Uyghurs, Yi and foreigners are."""
    sounds = sum(sign in SOUNDS for sign in name)
    return 3 <= len(name) <= 8 and sounds >= 0.8 * len(name) and not is_word(name) and surname_length(name) != 2


@kept_for_a_review(4096)
def is_word(name: str) -> bool:
    """Whether the dictionary knows ``name`` as a word that names no person."""
    try:
        words = listed_words(name)
    except ModelError:
        return False
    if len(words) != 1:
        return False
    named = words[0][1].startswith("nr") and (len(name) > 2 or name[0] in FREQUENT)
    return not named


def stands_alone(text: str, span: Span, open_end: bool = False) -> bool:
    """Whether the dictionary's cut of the words around leaves ``span`` to a name: no word reaches into it or out of it.

    业主管部门 is cut 业主, 主管 …, so 管部门 is none; a surname that is an empty word (和) with a known
    word behind it (香港) is none either. With ``open_end`` something else bounds the name on the right.
    """
    start, end = max(0, span.start - 6), span.end if open_end else span.end + 4
    try:
        words = listed_words(text[start:end])
    except ModelError:
        return True
    at = start
    inside: list[tuple[str, str]] = []
    for word, tag in words:
        following = at + len(word)
        if at < span.end and following > span.start:
            if at < span.start or following > span.end:
                return False
            inside.append((word, tag))
        at = following
    word, tag = inside[0]
    if len(word) > 1:
        return tag.startswith(("nr", "eng")) or len(inside) == 1 or surname_length(word) == 2
    return not (
        tag[0] in "cpdurfm" and len(inside) == 2 and len(inside[1][0]) > 1 and not inside[1][1].startswith("nr")
    )


@kept_for_a_review(4096)
def may_stand(name: str) -> bool:
    """Whether nothing in ``name`` speaks against a name."""
    return not (
        _NO_NAME.fullmatch(name)
        or is_phrase(name)
        or _FUNCTION.search(name[surname_length(name) or 1 :])
        or _HIDDEN.search(name)
        or name in NOT_NAMES
        or name in FORM_WORDS
    )


def is_counted(span: Span, text: str) -> bool:
    """Whether what stands at ``span`` begins with what the figure before it counts: 360元和.

    A figure that numbers a row counts nothing (1 万建国), nor one before a name with somebody's data behind it.
    """
    if text[span.start] not in _UNITS or _FIGURE.search(text, max(0, span.start - 2), span.start) is None:
        return False
    if _HIS_DATA.match(text, span.end):
        return False
    line = max(text.rfind("\n", 0, span.start) + 1, span.start - _NUMBERED)
    return not (len(span) > 2 and has_shape(span.of(text)) and _ROW.search(text[line : span.start]))


def is_phrase(name: str) -> bool:
    """Whether ``name`` is a phrase of forms and of family matters that looks like a name."""
    return _PHRASE.fullmatch("".join(name.split())) is not None


def has_surname(name: str) -> bool:
    """Whether ``name`` begins with a surname, and is as long as a name can be."""
    size = surname_length(name) or int(name[:1] in RARE)
    return bool(size) and 1 <= len(name) - size <= 2
