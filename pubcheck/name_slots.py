"""Places in a text where a name must stand: before somebody's data, behind a word for a party, at the head of records.

What stands there is taken for a name by its place, not by its characters, so that rare surnames
(庹, 俸), names that are words (石磊落) and names broken by spaces or lines (普友妞⏎儿) are found. Where
the place says less, the run must have the shape of a name as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pubcheck.code_points import WHITE, Flags, codes_of, han_table, table_of
from pubcheck.name_shape import SOUNDS, has_shape, has_surname, is_foreign, is_word, may_stand, stands_alone
from pubcheck.person_cues import ACTS_ALONE, DUTIES, PARTIES, POSTS, RELATIVES
from pubcheck.span import Span
from pubcheck.surnames import COMPOUND, RARE, SINGLE, surname_length

HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
DOTTED = rf"[{HAN}]{{1,8}}(?:[·•・][{HAN}]{{1,8}}){{1,3}}"
LATIN = r"[A-Z][a-z]{1,11}(?:[ ][A-Z][a-z]{1,11}){1,2}"
_GAP = r"(?: {1,2}| ?\n ?)"
_SURE, _LIKELY = 0.9, 0.84

# Data of a person, right behind the name: sex, nation, age, number …
_PROOF = (
    rf"[男女](?=[，,、；;）)。性 \t\n]|$)|[男女]，|(?:公民|居民)?身份(?:证|号)|公民身份|护照|普通护照|[{HAN}]{{0,8}}通行证|社会保障|社保|(?:日|韩|美|英|法|德|俄|泰|越南|缅甸|老挝|印度|新加坡|马来西亚|加拿大|澳大利亚|意大利|[{HAN}]{{1,4}}国)(?:国)?籍|台胞证|回乡证|永居证|[{HAN}]{{2,10}}居留|驾驶证|[{HAN}]{{1,2}}[官兵]证|退役证|军人"
    rf"|(?!民族)[{HAN}]{{1,4}}族(?=[，,、；;）) \t\n]|$)|[0-9]{{1,3}}(?:周岁|岁)|[1-9][0-9]{{5}}[0-9*＊×xX]{{4,}}|1[3-9][0-9][0-9*＊×xX]{{7,}}(?![0-9])|(?:19|20)[0-9]{{2}}年[0-9]{{1,2}}月(?:[0-9]{{1,2}}日)?(?:出?生)|(?:生于|出生)"
)
# Data that may also follow other things: a telephone, a place to live, an account.
_HINT = (
    rf"(?:联系|家庭|手机|本人)?(?:电话|手机)|微信|QQ|(?:现|原|家|租|常|居|暂)?住(?![房宅院建所])|户籍|籍贯|原籍|承租|[{HAN}]{{1,6}}籍(?=[，,])|(?:城市|农村)?(?:低保|五保|特困)|人口[0-9]|家庭人口"
    r"|(?:重度|[一二三四]级|肢体|视力|听力|智力|精神|言语)(?:残疾|[{HAN}]{0,2}残疾)|患(?:有)?(?!者)|信[仰奉]|建筑面积|(?:已|未)(?:签|领|办|缴|到案|婚)|务[工农](?=[）)；，。])|系?被?执行人|现役|离异|丧偶"
)
_KIN = r"(?:系|是|为|乃)?(?:其|[^，。；（(\n]{1,6}?(?:的|之)?)?(?:前?妻子?|前夫|丈夫|配偶|老伴|[长次三独养]?[子女](?!士)|儿子|女儿|[父母]亲?|儿媳|女婿|孙[子女]?|[祖外][父母]|胞?[兄弟姐妹]|[侄甥][子女]|[堂表][兄弟姐妹]|遗属|监护人)"
_DATA = re.compile(
    rf"(?P<sign>\s?[（(，,]\s?)(?:(?P<proof>{_PROOF})|(?P<hint>{_HINT})|(?:(?<=[（(])|系){_KIN}(?=[）)，,。；;]))"
    rf"|(?P<space>[ \t]{{1,4}})(?P<number>[男女](?=[ \t])|[1-9][0-9]{{5}}[0-9*＊]{{6,}}|1[3-9][0-9][0-9*＊]{{8}}(?![0-9])|(?:19|20)[0-9]{{2}}[年.-][0-9]{{1,2}}[月.-][0-9]{{1,2}}|(?:现|家)?住(?=[{HAN}]{{3}})|身份证|社会保障|护照|民族|性别)"
    r"|(?=[0-9][0-9,.]{1,9}(?:元|万元|亩|票|分|股)[、，；。\n（(])"
    rf"|系{_KIN}(?=[）)，,。；;])|(?:之|的)(?:[长次三独]?[子女]|[妻夫父母孙])(?=[）)，,。；;：:])|(?:夫妇|夫妻|父子|母子|父女|母女|兄弟|姐妹|一家|一户)(?=[0-9二三四五六七八九十两，,。；;、经二的在]|[{HAN}]{{0,2}}人)"
    r"|(?:实名|署名|联名|多次|来信|来电|电话|书面|网上)(?:举报|投诉|反映|信访|上访|控告|检举)|(?:名下|持有的|承包的?|所有的|名义)(?=[\u4e00-\u9fffA-Za-z0-9])|户(?=[，,]|[0-9])|家(?=[，。；,;])|等[0-9一二三四五六七八九十百]{1,3}(?:人|户|名)"
)
_CUES = (
    rf"(?:{PARTIES}|{RELATIVES}|{DUTIES}|{ACTS_ALONE}[:：]|村|社区|[0-9一二三四五六七八九十][组号室]|街道|[镇乡]|小区)"
)
_TAIL = re.compile(
    rf"(?:(?<![{HAN}·])|(?P<glued>^.{{0,23}}{_CUES}(?:姓名)?[“\"]?\s?))(?P<value>{DOTTED}|{LATIN}|[{HAN}]{{2,4}})[”\"]?$",
    re.DOTALL,
)
_BROKEN = re.compile(
    rf"(?P<value>[{HAN}]{_GAP}[{HAN}](?:{_GAP}[{HAN}])?|(?<=[子女妻夫父母人者主户])[{HAN}] {{1,2}}[{HAN}]{{2}}|(?<![{HAN}\t])[{HAN}]{{2,3}} ?\n ?[{HAN}]|(?<![{HAN}])[{HAN}] [{HAN}] ?\n ?[{HAN}])$"
)
_AT_HEAD = re.compile(r"(?:^|[\s0-9.、．）)；;：:])$")
_MODAL = re.compile(r"[原现须应可能已曾均都也又再未不得拟将另仍正经由对与和向]")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place where a name stands: the name, how sure, and the word before it that says who it is."""

    span: Span
    confidence: float
    cue: Span | None = None


def slots(text: str) -> Iterator[Slot]:
    """All names told by their place, unordered; the same place may come twice."""
    yield from _before_data(text)
    yield from _behind_parties(text)
    yield from _glued_to_kin(text)
    yield from _by_sound(text)
    yield from _spaced(text)
    yield from _records(text)


_BY_SOUND = re.compile(
    rf"(?<=[夫妻子女母父儿媳婿弟兄姐妹爷奶者人主民户象者：:、，])(?=(?P<value>[{HAN}]{{3,8}}?)(?:患|在|今年|现年|已|系|现[住年在]|于|名下|身份|[，、；。（(：:\s]|$))"
)


def _sound_starts(text: str) -> list[int]:
    """Where a name written by sound may begin: behind the character of a cue, two of three characters are sounds."""
    import numpy as np

    codes = codes_of(text, before=1, after=2)
    size = len(text)
    han, sound = han_table()[codes], table_of("".join(sorted(SOUNDS)))[codes].view(np.uint8)
    found = table_of("夫妻子女母父儿媳婿弟兄姐妹爷奶者人主民户象：:、，")[codes[:size]]
    found &= han[1 : 1 + size] & han[2 : 2 + size] & han[3 : 3 + size]
    found &= sound[1 : 1 + size] + sound[2 : 2 + size] + sound[3 : 3 + size] > 1
    places: list[int] = np.flatnonzero(found).tolist()
    return places


def _by_sound(text: str) -> Iterator[Slot]:
    """Names written by sound behind a word for a party or a relative: 妻子图尔荪古丽患有高血压."""
    for at in _sound_starts(text):
        match = _BY_SOUND.match(text, at)
        if match and is_foreign(match["value"]) and may_stand(match["value"]):
            cue = _PARTY_BEFORE.search(text, max(0, match.start() - 10), match.start())
            if cue:
                yield Slot(Span(*match.span("value")), 0.86, Span(*cue.span("cue")))


def _before_data(text: str) -> Iterator[Slot]:
    done = 0
    for at in _data_starts(text):
        match = _DATA.match(text, at) if at >= done else None
        if match is None:
            continue
        done = match.end()
        strong = bool(match["proof"] or match["number"])
        found = _name_before(text, match.start(), strong, bool(match["sign"]))
        if found is not None:
            span, glued = found
            if not strong and not stands_alone(text, span, open_end=True):
                continue
            if match["number"] and not (glued or _AT_HEAD.search(text, max(0, span.start - 8), span.start)):
                continue
            yield Slot(span, _SURE if strong or glued else _LIKELY, glued)


# First characters of what _DATA finds behind a sign, or later ones where any character may come first.
_BEHIND_SIGN = "俄公军出加印台回女居德意护新日普永法泰澳生男社缅美老英越身退通韩马驾Q一三丧二五人低住信农务原听四城家已常建微患户手执承智暂未本特现电离租籍精系联肢被视言重"
_LATER = "族行籍留证"
_BEHIND_SPACE = "男女现家住身社护民性"
_FIRST = "系之的夫父母兄姐一实署联多来电书网名持承所户家等"
_SECOND = "长次三独子女妻夫父母孙妇弟妹家户名次信电话面上下有包义，,。；;0123456789一二三四五六七八九十百"


def _data_starts(text: str) -> list[int]:
    """Where :data:`_DATA` may match, and some more places."""
    import numpy as np

    size, reach = len(text), 14
    codes = codes_of(text, before=1, after=reach)

    def at(table: Flags, offset: int = 0) -> Flags:
        return table[codes[1 + offset : 1 + offset + size]]

    digits, blanks, spaces = table_of("0123456789"), table_of(" \t"), table_of(WHITE)
    later = np.concatenate(([0], np.cumsum(table_of(_LATER)[codes])))
    found = at(table_of("（(，,"))
    found &= (
        at(table_of(_BEHIND_SIGN), 1)
        | at(digits | spaces, 1)
        | at(table_of("（("))
        | (later[reach + 1 : reach + 1 + size] > later[2 : 2 + size])
    )
    found[:-1] |= at(spaces)[:-1] & found[1:]
    found |= at(blanks) & (at(digits | blanks, 1) | at(table_of(_BEHIND_SPACE), 1))
    found |= at(digits) & at(table_of("0123456789,."), 1) & ~at(digits, -1)
    found |= at(table_of(_FIRST)) & (at(table_of(_SECOND), 1) | at(table_of("系")))
    places: list[int] = np.flatnonzero(found).tolist()
    return places


_NAME_RUN = re.compile(rf"(?<![{HAN}])[{HAN}]{{2,4}}[”\"]?$|[·•・A-Za-z]")
_PARTY_ENDS = frozenset(
    "东为主乡书事亲人介任众伙伴体例偶儿兄公兵友区叔叫号名告员哥商士夫女奶妇妈妹妻姆姐姑姥娌娘婆婴婶婿媳嫂孀子孙学孩安官客室察导居属工师干弟徒户手机材村板母民汉洁父爷爸爹犯理生甥称童纳线组老考者舅表襟訇警计记象迷道部镇长问方:："
)


def _may_end_in_name(words: str) -> bool:
    """Whether :data:`_TAIL` may match: a short run of characters, or one behind the last character of its cues."""
    bare = words[:-1] if words[-1:] in ("”", '"') else words
    return (
        any(before in _PARTY_ENDS or before in '“"' or before.isspace() for before in bare[-5:-2])
        or _NAME_RUN.search(words) is not None
    )


def _name_before(text: str, end: int, strong: bool, signed: bool) -> tuple[Span, Span | None] | None:
    """The name that ends at ``end``, and the word for a party it is glued to; ``signed`` by a comma or bracket behind it."""
    start = max(0, end - 26)
    nearest = text[max(start, end - 9) : end]
    broken = _BROKEN.search(text, start, end) if " " in nearest or "\n" in nearest else None
    if broken is not None and (signed or "\n" not in broken["value"]):
        words = "".join(broken["value"].split())
        if may_stand(words) and (words[0] in SINGLE or words[0] in RARE or surname_length(words)):
            return Span(*broken.span("value")), None
    window = text[text.rfind("\n", start, end) + 1 if text.rfind("\n", start, end) >= 0 else start : end]
    offset = end - len(window)
    match = _TAIL.search(window) if _may_end_in_name(window) else None
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


_PAUSE = re.compile(
    rf"(?<=[{HAN}])(?=[，、。；;（(：:“”\"\n《]|电话|手机|微信|身份证|名下|家中|[0-9]{{6}}|$)", re.MULTILINE
)
_PARTY_BEFORE = re.compile(
    rf"(?P<cue>(?<![{HAN}])[妻夫子女父母孙]|{PARTIES}|{RELATIVES}|{DUTIES}|{POSTS})(?:姓名)?[“\"]?[ \t]?\Z"
)
_PLACE_BEFORE = re.compile(rf"(?<=[{HAN}0-9])(?:[村屯组社]|社区|嘎查|[0-9]号楼?|[0-9]室)\Z")
_SURNAMES = SINGLE | RARE
_IS_HAN = re.compile(rf"[{HAN}]")
_KINSHIP = re.compile(rf"(?:{RELATIVES}|[妻夫子女父母孙])")
_WORDY = frozenset(
    "管和经向家申原成劳双能习时都相别应单由连通充满步种初解计支须从官公国全万安平高明方常任成单房车田门户店"
)


_PAUSES = '，、。；;（(：:“”"\n《电手微身名家0123456789'
_CUE_ENDS = (
    "东为主乡书事亲人介任众伙伴体使例偶儿兄公兵友叔叫名告员哥商士夫女奶妇妈妹妻姆姐姑委姥娌娘婆婴婶婿媳嫂孀子孙学孩安官审客家察导居属工师席干弟徒户手挥授方机材"
    "村板母民汉洁父爷爸爹犯理生甥监称童纳线老考者舅表襟訇警计记象赞辑迷部长问"
)


def _name_ends(text: str) -> Iterator[tuple[int, list[int]]]:
    """Where a name may end before a pause, behind the last character of a word for a party, and its possible lengths.

    A superset of what :func:`_behind_parties` finds.
    """
    import numpy as np

    codes = codes_of(text, before=5, after=1)  # no name begins the text
    codes[-1] = ord("\n")
    size = len(text) + 1
    may_end = han_table()[codes[4 : 4 + size]] & table_of(_PAUSES)[codes[5:]]
    behind = table_of(f'{_CUE_ENDS}村屯组社区查号楼室“" \t')[codes]
    surname = table_of("".join(sorted(_SURNAMES)))[codes]
    double = table_of("".join(sorted({name[0] for name in COMPOUND})))[codes]
    found = np.zeros((3, size), np.bool_)
    for row, length, begins in ((0, 3, surname | double), (1, 2, surname), (2, 4, double)):
        found[row] = begins[5 - length : 5 - length + size] & behind[4 - length : 4 - length + size] & may_end
    for end in np.flatnonzero(found.any(axis=0)).tolist():
        yield end, [length for row, length in enumerate((3, 2, 4)) if found[row, end]]


def _behind_parties(text: str) -> Iterator[Slot]:
    """Names between a word for a party and a pause: 监测户杨昌银，受害人游珊珊（."""
    for end, lengths in _name_ends(text):
        if not _PAUSE.match(text, end):
            continue
        for length in lengths:
            name = text[end - length : end]
            if "\n" in name or not has_surname(name) or not may_stand(name):
                continue
            cue = _PARTY_BEFORE.search(text, max(0, end - length - 10), end - length)
            span = Span(end - length, end)
            if cue is None:
                if length == 3 and _PLACE_BEFORE.search(text, max(0, end - 8), end - 3) and _plain(text, span):
                    yield Slot(span, _LIKELY)
                    break
                continue
            # A relative or a party that opens a clause leaves no doubt where the name begins (妻罗先翠，子汪洋，).
            opens = not _IS_HAN.match(text, cue.start() - 1) if cue.start() else True
            wordy = (name[0] in _WORDY or _MODAL.match(name)) and (length == 2 or is_word(name[1:]))
            kin = opens and _KINSHIP.fullmatch(cue["cue"]) is not None and not _MODAL.match(name)
            if kin or (not wordy and has_shape(name) and (opens or stands_alone(text, span, open_end=True))):
                yield Slot(span, 0.85, Span(*cue.span("cue")))
                break


_KIN_GLUED = re.compile(
    rf"(?=[配前妻丈爱老监父母双继养岳公婆儿女长次三四五幼独孙外侄甥胞兄弟姐妹堂表哥大二爷奶祖姥叔伯舅姑姨婶嫂连亡之其生你])(?P<cue>{RELATIVES})(?P<rest>[{HAN}]{{3,7}})"
)


def _glued_to_kin(text: str) -> Iterator[Slot]:
    """Names between a relative and a verb, where the dictionary cuts behind the name: 其胞弟全哲民接回."""
    for match in _KIN_GLUED.finditer(text):
        rest = match["rest"]
        name = rest[:3]
        span = Span(match.start("rest"), match.start("rest") + 3)
        if has_surname(name) and may_stand(name) and has_shape(name) and stands_alone(text, span):
            yield Slot(span, 0.84, Span(*match.span("cue")))


def _plain(text: str, span: Span) -> bool:
    """Whether a surname that begins no word and its given name stand there, by the dictionary too."""
    name = span.of(text)
    return name[0] in SINGLE - _WORDY and has_shape(name) and stands_alone(text, span, open_end=True)


_SPACED = re.compile(
    rf"(?P<value>[{HAN}](?P<gap> {{1,2}})[{HAN}](?:(?P=gap)?[{HAN}]|(?P=gap)?\n[{HAN}])?)(?=[^{HAN} ]| {{3}}|[户的]|$)"
)


def _spaced(text: str) -> Iterator[Slot]:
    """Names whose characters an export set apart, glued to the word before: 举报人郭 德 林，."""
    for match in _SPACED.finditer(text):
        words = "".join(match["value"].split())
        if (words[0] in SINGLE or words[0] in RARE) and may_stand(words):
            cue = _PARTY_BEFORE.search(text, max(0, match.start() - 10), match.start())
            before = text[match.start() - 1 : match.start()]
            if cue or before in ("", "\n", "“", "、", "；", "：", ":", "（", ".", "．") or before.isdigit():
                yield Slot(
                    Span(*match.span("value")), 0.88 if cue else _LIKELY, Span(*cue.span("cue")) if cue else None
                )


_HEAD = re.compile(
    rf"[ \t]*(?:[（(]?[0-9]{{1,3}}[)）.．、]?[ \t]*)?(?P<value>{DOTTED}|{LATIN}|[{HAN}]{{2,4}}|[{HAN}] {{1,2}}[{HAN}])(?P<sign>[，,（(]| {{1,4}}|\t)(?=[^\n]{{4}})"
)
_ENDS = re.compile(r"[：:]|年[0-9]{1,2}月[0-9]{1,2}日$")
_FEWEST = 3


def _records(text: str) -> Iterator[Slot]:
    """Lines that begin alike, each with a name: most heads have the shape of one, so all of them are names."""
    run: list[tuple[Span, str]] = []
    kind = ""
    start = 0
    numbered = False
    for line in text.split("\n"):
        match = _HEAD.match(line)
        sign = match["sign"].strip() or " " if match else ""
        number = bool(match and line[: match.start("value")].strip())
        if numbered and run and not number and line.strip() and len(line) < 60 and not _ENDS.search(line):
            start += len(line) + 1
            continue  # the rest of a record that is broken into lines
        numbered = number
        if match is None or (run and sign != kind):
            yield from _of_records(run)
            run = []
        if match is not None:
            kind = sign
            run.append(
                (Span(start + match.start("value"), start + match.end("value")), "".join(match["value"].split()))
            )
        start += len(line) + 1
    yield from _of_records(run)


def _of_records(run: list[tuple[Span, str]]) -> Iterator[Slot]:
    shaped = sum(has_shape(name) for _, name in run)
    if len(run) >= _FEWEST and shaped >= 0.6 * len(run) and all(may_stand(name) for _, name in run):
        for span, name in run:
            yield Slot(span, 0.84 if has_shape(name) else 0.8)
