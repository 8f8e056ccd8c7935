"""Places in a text where a name must stand: before somebody's data, behind a word for a party, at the head of records.

What stands there is taken for a name by its place, not by its characters, so that rare surnames
(庹, 俸), names that are words (石磊落) and names broken by spaces or lines (普友妞⏎儿) are found. Where
the place says less, the run must have the shape of a name as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pubcheck.code_points import matches_at
from pubcheck.lazy_pattern import lazily
from pubcheck.name_latin import latin_names
from pubcheck.name_places import data_places, may_end_in_name, name_ends, sound_places, spaced_places
from pubcheck.name_records import DOTTED, HAN, LATIN, names_of_records
from pubcheck.name_shape import has_shape, has_surname, is_foreign, is_word, may_stand, stands_alone
from pubcheck.person_cues import ACTS_ALONE, DUTIES, PARTIES, POSTS, RELATIVES
from pubcheck.span import Span
from pubcheck.surnames import RARE, SINGLE, surname_length

_GAP = r"(?: {1,2}| ?\n ?)"
_SURE, _LIKELY = 0.9, 0.84

# Data of a person, right behind the name: sex, nation, age, number …
_PROOF = (
    rf"[男女](?=[，,、；;）)。性 \t\n]|$)|[男女]，|(?:公民|居民)?身份(?:证|号)|公民身份|护照|普通护照|[{HAN}]{{0,8}}通行证|社会保障|社保|(?:日本?|韩|美|英|法|德|俄|泰|越南|缅甸|老挝|印度|新加坡|马来西亚|加拿大|澳大利亚|意大利|[{HAN}]{{1,4}}国)(?:国)?籍|台胞证|回乡证|永居证|[{HAN}]{{2,10}}居留|驾驶证|[{HAN}]{{1,2}}[官兵]证|退役证|军人"
    rf"|(?!民族)[{HAN}]{{1,4}}族(?=[，,、；;）) \t\n]|$)|[0-9]{{1,3}}(?:周岁|岁)|[1-9][0-9]{{5}}[0-9*＊×xX]{{4,}}|1[3-9][0-9][0-9*＊×xX]{{7,}}(?![0-9])|(?:19|20)[0-9]{{2}}年[0-9]{{1,2}}月(?:[0-9]{{1,2}}日)?(?:出?生)|(?:生于|出生)"
)
# Data that may also follow other things: a telephone, a place to live, an account.
_HINT = (
    rf"(?:联系|家庭|手机|本人)?(?:电话|手机)|(?:投稿|电子)?邮箱|微信|QQ|(?:现|原|家|租|常|居|暂)?住(?![房宅院建所])|户籍|籍贯|原籍|承租|[{HAN}]{{1,6}}籍(?=[，,])|(?:城市|农村)?(?:低保|五保|特困)|人口[0-9]|家庭人口"
    r"|(?:重度|[一二三四]级|肢体|视力|听力|智力|精神|言语)(?:残疾|[{HAN}]{0,2}残疾)|患(?:有)?(?!者)|信[仰奉]|建筑面积|(?:已|未)(?:签|领|办|缴|到案|婚)|务[工农](?=[）)；，。])|系?被?执行人|现役|离异|丧偶|未婚[夫妻]|前[夫妻](?=[，,）)。])"
)
_KIN = r"(?:系|是|为|乃)?(?:其|[^，。；（(\n]{1,6}?(?:的|之)?)?(?:前?妻子?|前夫|丈夫|配偶|老伴|[长次三独养]?[子女](?!士)|儿子|女儿|[父母]亲?|儿媳|女婿|孙[子女]?|[祖外][父母]|胞?[兄弟姐妹]|[侄甥][子女]|[堂表][兄弟姐妹]|遗属|监护人)"
_DATA = lazily(
    rf"(?P<sign>\s?[（(，,]\s?)(?:(?P<proof>{_PROOF})|(?P<hint>{_HINT})|(?:(?<=[（(])|系){_KIN}(?=[）)，,。；;]))"
    rf"|(?P<space>[ \t]{{1,4}})(?P<number>[男女](?=[ \t])|[1-9][0-9]{{5}}[0-9*＊]{{6,}}|1[3-9][0-9][0-9*＊]{{8}}(?![0-9])|(?:19|20)[0-9]{{2}}[年.-][0-9]{{1,2}}[月.-][0-9]{{1,2}}|(?:现|家)?住(?=[{HAN}]{{3}})|身份证|社会保障|护照|民族|性别)"
    r"|(?=[0-9][0-9,.]{1,9}(?:元|万元|亩|票|分|股)[、，；。\n（(])"
    rf"|系{_KIN}(?=[）)，,。；;])|(?:之|的)(?:[长次三独]?[子女]|[妻夫父母孙])(?=[）)，,。；;：:])|(?:夫妇|夫妻|父子|母子|父女|母女|兄弟|姐妹|一家|一户)(?=[0-9二三四五六七八九十两，,。；;、经二的在 \t]|[{HAN}]{{0,2}}人)"
    r"|(?:实名|署名|联名|多次|来信|来电|电话|书面|网上)(?:举报|投诉|反映|信访|上访|控告|检举)|(?=月(?:工资|薪|收入)[0-9约为])|(?:名下|持有的|承包的?|所有的|名义)(?=[\u4e00-\u9fffA-Za-z0-9])|遗失(?=[\u4e00-\u9fff]{3})|户(?=[，,]|[0-9])|家(?=[，。；,;])|等[0-9一二三四五六七八九十百]{1,3}(?:人|户|名)"
)
_CUES = rf"(?:{PARTIES}|{RELATIVES}|{DUTIES}|{ACTS_ALONE}[:：]|应为|误作|[者人]为|村|社区|[0-9一二三四五六七八九十][组号室]|街道|[镇乡]|小区)"
# What they and the words of :data:`_PARTY_BEFORE` begin with: elsewhere none of their alternatives is tried.
CUE_STARTS = (
    "0123456789一丁七丈三上下不专丙业两个中临主举之乘乙九乡书二五亡交产亲人付代仲任优会伤伯低住你使侄供侦侵保信修借值僧儿兄党八公六共其养内军农出分刑列制前副办务勘包化区医十协单危厂厅原厨县参双反发"
    "叔受取召台司合同名听吸告员哥商嘎四回团园困国堂填境处复外大太夫失女奶好妇妯妹妻姐姑委姥姨婆婴婶嫂嫌子孕孙孤学孩安官实审宣室家寄密寡对小就局居岳州巡工市带帮常干幸幺幼应店弟当录征律志快总恋患感慰成我戒户房"
    "所打执扶承抄投护报担拆拟持挂指捐授探接控推提搬摄摊撤撰支收政救教散整新施旗朋服本机权村来林校核案检楼欠次歌武死残母毕民水求汇河治法流测涉清渔演点烈爱父爷片牧特犯独狱现班球理生田甲申电男留病登监盘盟省督"
    "矫矿研示社祖种科秘租移稽立站第签管约组经绘统继编网罪署群翻老考者职联肇股胞脱自致舅舍船苏药获落董行街表被裁见观警计讯记讲证评询误调谈负责账贫走路车转轮辅边运违连退送选通逝遇遗邻部配采鉴镇长队阿院陪雇领"
    "馆首驻驾验娃照看闺额预吹揭爆线加过"
)
_TAIL = lazily(
    rf"(?:(?<![{HAN}·])|(?P<glued>^.{{0,23}}(?=[{CUE_STARTS}]){_CUES}(?:姓名)?[“\"]?\s?))(?P<value>{DOTTED}|{LATIN}|[{HAN}]{{2,4}})[”\"]?$",
    re.DOTALL,
)
_BROKEN = lazily(
    rf"(?P<value>[{HAN}]{_GAP}[{HAN}](?:{_GAP}[{HAN}])?|(?<=[子女妻夫父母人者主户])[{HAN}] {{1,2}}[{HAN}]{{2}}|(?<![{HAN}\t])[{HAN}]{{2,3}} ?\n ?[{HAN}]|(?<![{HAN}])[{HAN}] [{HAN}] ?\n ?[{HAN}]|(?<![{HAN}])[{HAN}] ?\n ?[{HAN}]{{2}})$"
)
_NAME_END = lazily(rf"[{HAN}a-z”\"]")
_AT_HEAD = lazily(r"(?:^|[\s0-9.、．）)；;：:])$")
_MODAL = lazily(r"[原现须应可能已曾均都也又再未不得拟将另仍正经由对与和向]")


class Slot(NamedTuple):
    """A place where a name stands: the name, how sure, and the word before it that says who it is."""

    span: Span
    confidence: float
    cue: Span | None = None


def slots(text: str) -> Iterator[Slot]:
    """All names told by their place, unordered; the same place may come twice."""
    yield from _before_data(text)
    yield from _behind_parties(text)
    yield from _glued_to_kin(text)
    yield from _glued_to_parties(text)
    yield from _newborn(text)
    yield from _by_sound(text)
    yield from _spaced(text)
    yield from (Slot(span, sure) for span, sure in names_of_records(text))
    yield from _over_lines(text)
    yield from (Slot(*found) for found in latin_names(text))
    yield from _neighbours(text)


_TORN = lazily(
    rf"(?:^|(?<=[\s、，；。）).．])|(?<=[0-9] 元)|(?P<cue>{RELATIVES}|{PARTIES}))(?P<value>[{HAN}]{{1,3}}\n[{HAN}]{{1,2}})(?= ?[（(]| ?[，,] ?(?:[男女0-9住患系现]|身份证|[{HAN}]{{1,3}}族|在)| (?:[0-9]|[男女][ \t]))"
)
_SEX = lazily(r" ?[，,（(] ?[男女][，,、；;）)]")
_GOES_ON = lazily(rf"\n[{HAN}]{{1,2}}(?= ?[（(，,]| (?:[0-9]|[男女][ \t]))")


def _over_lines(text: str) -> Iterator[Slot]:
    """Names that the end of a line has torn apart, with data behind them: 女儿甘⏎雨霖，在…"""
    for end in _GOES_ON.finditer(text):
        at = end.start()
        for match in _TORN.finditer(text, max(0, at - 8), at + 16):
            name = match["value"].replace("\n", "")
            if (
                match.start("value") < at < match.end("value")
                and 2 <= len(name) <= 3 + (surname_length(name) == 2)
                and has_shape(name)
                and may_stand(name)
                and (_SEX.match(text, match.end()) or not (is_word(name[:2]) or is_word(name[-2:])))
            ):
                cue = Span(*match.span("cue")) if match["cue"] else None
                yield Slot(Span(*match.span("value")), 0.87 if cue else _LIKELY, cue)


_BESIDE = lazily(rf"[东南西北]至(?P<value>[{HAN}]{{2,3}})(?=[屋宅房户]|家(?![{HAN}]{{0,2}}[沟坝湾庄]))")


def _neighbours(text: str) -> Iterator[Slot]:
    """Neighbours in the bounds of a plot: 东至赖庚发屋."""
    for match in _BESIDE.finditer(text):
        if len(match["value"]) == 3 and has_shape(match["value"]) and may_stand(match["value"]):
            yield Slot(Span(*match.span("value")), _LIKELY)


_BY_SOUND = lazily(
    rf"(?<=[夫妻子女母父儿媳婿弟兄姐妹爷奶吉爸妈娘者人主民户象者：:、，])(?=(?P<value>[{HAN}]{{3,8}}?)(?:患|在|[今去前]年|腿|身体|双|改嫁|现年|已|系|现[住年在]|于|名下|身份|[，、；。（(：:\s]|$))"
)


def _by_sound(text: str) -> Iterator[Slot]:
    """Names written by sound behind a word for a party or a relative: 妻子图尔荪古丽患有高血压."""
    for match in matches_at(_BY_SOUND, text, sound_places(text)):
        if is_foreign(match["value"]) and may_stand(match["value"]):
            cue = _party_before(text, match.start())
            if cue:
                yield Slot(Span(*match.span("value")), 0.86, Span(*cue.span("cue")))


def _before_data(text: str) -> Iterator[Slot]:
    for match in matches_at(_DATA, text, data_places(text), short=400):
        strong = bool(match["proof"] or match["number"] or match.group().startswith("之"))
        found = _name_before(text, match.start(), strong, bool(match["sign"]))
        if found is not None:
            span, glued = found
            # ▲初一鸣遗失… : what opens a notice of something lost is a name, whatever the dictionary cuts.
            lost = text.startswith("遗失", span.end) and not IS_HAN.match(text, max(0, span.start - 1))
            told = glued is not None and text.endswith(("应为", "误作", "者为", "人为"), 0, span.start)
            if not (strong or lost or told) and not stands_alone(text, span, open_end=True):
                continue
            if match["number"] and not (glued or _AT_HEAD.search(text, max(0, span.start - 8), span.start)):
                continue
            yield Slot(span, _SURE if strong or glued else _LIKELY, glued)


def _name_before(text: str, end: int, strong: bool, signed: bool) -> tuple[Span, Span | None] | None:
    """The name that ends at ``end``, and the word for a party it is glued to; ``signed`` by a comma or bracket behind it."""
    if not _NAME_END.match(text, end - 1):
        return None
    start = max(0, end - 26)
    nearest = text[max(start, end - 9) : end]
    broken = _BROKEN.search(text, start, end) if " " in nearest or "\n" in nearest else None
    if broken is not None and (signed or "\n" not in broken["value"]):
        words = "".join(broken["value"].split())
        if may_stand(words) and (words[0] in SINGLE or words[0] in RARE or surname_length(words)):
            return Span(*broken.span("value")), None
    window = text[text.rfind("\n", start, end) + 1 if text.rfind("\n", start, end) >= 0 else start : end]
    offset = end - len(window)
    match = _TAIL.search(window) if may_end_in_name(window) else None
    if match is None:
        return None
    name = match["value"]
    if not may_stand(name):
        return None
    if not (
        has_shape(name)
        or (
            strong
            and (
                match["glued"]
                or (offset + match.start() and len(name) < 4)
                or _AT_HEAD.search(window[: match.start("value")])
            )
            and not is_word(name)
        )
        or (match["glued"] and strong)
    ):
        return None
    if not strong and _MODAL.match(name) and is_word(name[1:]):
        return None
    span = Span(offset + match.start("value"), offset + match.end("value"))
    return span, (Span(offset, span.start) if match["glued"] else None)


_PAUSE = lazily(
    rf"(?<=[{HAN}])(?=[，、。；;（(：:“”\"\n《]|电话|手机|微信|身份证|名下|家中| ?[0-9]{{6}}|$)", re.MULTILINE
)
_PARTY_BEFORE = lazily(
    rf"(?=[{CUE_STARTS}])(?P<cue>(?<![{HAN}])[妻夫子女父母孙]|{PARTIES}|{RELATIVES}|{DUTIES}|{POSTS})(?:姓名)?[“\"]?[ \t]?\Z"
)
# The last characters of what it finds: most words before a name end in another one.
CUE_ENDS = frozenset(
    "吉东为主乡书事亲人介任众伙伯伴体使侄例偶儿兄公兵友叔叫名告员哥商士夫女奶妇妈妹妻姆姐姑委姥姨娌娘婆婴婶婿媳嫂孀子孙学孩安官审客家察导居属工师席干弟徒户手挥授方机材村板母民汉洁父爷爸爹犯理生甥监称童纳线老考者舅表襟訇警计记象赞辑达迷部长问"
    '\t "“'
)
_PLACE_BEFORE = lazily(rf"(?<=[{HAN}0-9])(?:[村屯组社]|社区|嘎查|[0-9]号楼?|[0-9]室)\Z")
IS_HAN = lazily(rf"[{HAN}]")
_KINSHIP = lazily(rf"(?:{RELATIVES}|[妻夫子女父母孙])")
_WORDY = frozenset(
    "管和经向家申原成劳双能习时都相别应单由连通充满步种初解计支须从官公国全万安平高明方常任成单房车田门户店"
)


def _party_before(text: str, end: int) -> re.Match[str] | None:
    """The word for a party, a relative or a post that ends at ``end``."""
    return _PARTY_BEFORE.search(text, max(0, end - 10), end) if text[end - 1 : end] in CUE_ENDS else None


def _behind_parties(text: str) -> Iterator[Slot]:
    """Names between a word for a party and a pause: 监测户杨昌银，受害人游珊珊（."""
    for end, lengths in name_ends(text):
        if not _PAUSE.match(text, end):
            continue
        for length in lengths:
            name = text[end - length : end]
            if (
                text[end - length - 1 : end - length + 1] in ("父母", "子女")
                or "\n" in name
                or not has_surname(name)
                or not may_stand(name)
            ):
                continue
            cue = _party_before(text, end - length)
            span = Span(end - length, end)
            if cue is None:
                if length == 3 and _PLACE_BEFORE.search(text, max(0, end - 8), end - 3) and _plain(text, span):
                    yield Slot(span, _LIKELY)
                    break
                continue
            # A relative or a party that opens a clause leaves no doubt where the name begins (妻罗先翠，子汪洋，).
            opens = not IS_HAN.match(text, cue.start() - 1) if cue.start() else True
            wordy = (name[0] in _WORDY or _MODAL.match(name)) and (length == 2 or is_word(name[1:]))
            kin = opens and _KINSHIP.fullmatch(cue["cue"]) is not None and not _MODAL.match(name)
            if kin or (not wordy and has_shape(name) and (opens or stands_alone(text, span, open_end=True))):
                yield Slot(span, 0.85, Span(*cue.span("cue")))
                break


_KIN_GLUED = lazily(
    rf"(?=[阿额闺娃幺房户患车租伤死配前妻丈爱老监父母双继养岳公婆儿女长次三四五幼独孙外侄甥胞兄弟姐妹堂表哥大二爷奶祖姥叔伯舅姑姨婶嫂连亡之其生你小内邻居村同对])(?P<cue>{RELATIVES}|邻居|居民|村民|同[桌学事村]|对门|房东|户主|患者|车主|租[户客]|伤者|死者)(?P<rest>[{HAN}]{{3,7}})"
)
# What begins the rest of a clause behind a name: 阿爸岩叫前年割胶, 丈夫车同常年卧床.
_ADVERB = lazily(
    r"(?:前年|去年|今年|当时|现在?|常年|长期|未(?!婚)|已|另|曾|均|又|还|再|因|患|系|被|从小|于|把|将|一直|至今|多次|自[0-9]|[0-9]{1,2}岁|[0-9]{4}年|身患|身份|腿|眼|双[目腿眼]|改嫁|外出|失业|务工|打工|卧床|瘫痪)"
)
_WORDS_BEHIND = "和从由对在来与应"


def _glued_to_kin(text: str) -> Iterator[Slot]:
    """Names between a relative and a verb, where the dictionary cuts behind the name: 其胞弟全哲民接回."""
    for match in _KIN_GLUED.finditer(text):
        rest = match["rest"]
        if text.startswith(("·", "•"), match.end()):
            continue  # 自母亲米热古丽·依明: a longer name
        name = rest[:3]
        if name[0] in _WORDS_BEHIND and match["cue"].endswith("民"):
            continue  # 居民和官庄水库
        start = match.start("rest")
        opens = not IS_HAN.match(text, match.start() - 1) if match.start() else True
        for length in (3, 2):
            span, name = Span(start, start + length), rest[:length]
            if text[start - 1 : start + 1] in ("父母", "子女"):
                break
            bounded = opens and _ADVERB.match(text, span.end) and not _MODAL.match(name)
            if has_shape(name) and may_stand(name) and (bounded or (length == 3 and stands_alone(text, span))):
                yield Slot(span, 0.84, Span(*match.span("cue")))
                break


_PARTY_GLUED = lazily(
    rf"(?P<cue>(?:检举揭发|检举|揭发|告发|[爆报]料|吹哨|告状)[人者]|(?:肇事|侵权|致害|加害|受害|违约|过错)方)(?P<value>[{HAN}]{{2,3}}?)(?=[称说讲向在到给于将又再系因、和与]|涉嫌|提供|反映|举报|透露|通过|分别|多次|实名|负责|承担|赔偿|支付|负[全主次同]|应|驾[车驶]|垫付|先行)"
)


def _glued_to_parties(text: str) -> Iterator[Slot]:
    """Names between a word for who reports or is liable and a verb, where the dictionary cuts the word apart: 爆料|人谢|光富|向."""
    for match in _PARTY_GLUED.finditer(text):
        name = match["value"]
        wordy = name[0] in _WORDY or _MODAL.match(name) or is_word(name[:2]) or is_word(name[1:])
        if has_shape(name) and may_stand(name) and not wordy:
            yield Slot(Span(*match.span("value")), 0.85, Span(*match.span("cue")))


_NEWBORN = lazily(
    rf"(?:产|生|育|育有)下?(?P<cue>一[子女])[，,]?(?:取?名叫?)?(?P<value>[{HAN}]{{2,4}})(?=[，,。；;（(、])"
)


def _newborn(text: str) -> Iterator[Slot]:
    """Children behind the word for their birth, which the dictionary cuts wrongly: 产一女王思思."""
    for match in _NEWBORN.finditer(text):
        name = match["value"]
        if has_shape(name) and may_stand(name) and len(name) <= 3 + (surname_length(name) == 2):
            yield Slot(Span(*match.span("value")), 0.84, Span(*match.span("cue")))


def _plain(text: str, span: Span) -> bool:
    """Whether a surname that begins no word and its given name stand there, by the dictionary too."""
    name = span.of(text)
    return name[0] in SINGLE - _WORDY and has_shape(name) and stands_alone(text, span, open_end=True)


_MEASURES = "元年月日时分号股户"
_FIGURE = lazily(r"[0-9] ?$")
_SPACED = lazily(
    rf"(?P<value>[{HAN}](?P<gap> {{1,2}})[{HAN}](?:(?P=gap)?[{HAN}]|(?P=gap)?\n[{HAN}])?)(?=[^{HAN} ]| {{3}}|[户的]|$)"
)


def _spaced(text: str) -> Iterator[Slot]:
    """Names whose characters an export set apart, glued to the word before: 举报人郭 德 林，."""
    for match in matches_at(_SPACED, text, spaced_places(text)):
        words = "".join(match["value"].split())
        if words[0] in _MEASURES and _FIGURE.search(text, max(0, match.start() - 2), match.start()):
            continue  # 1320 元 冉: a sum, and the beginning of the next name
        if (words[0] in SINGLE or words[0] in RARE) and may_stand(words):
            cue = _party_before(text, match.start())
            before = text[match.start() - 1 : match.start()]
            if cue or before in ("", "\n", "“", "、", "；", "：", ":", "（", ".", "．") or before.isdigit():
                yield Slot(
                    Span(*match.span("value")), 0.88 if cue else _LIKELY, Span(*cue.span("cue")) if cue else None
                )
