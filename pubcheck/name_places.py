"""Where the patterns of :mod:`pubcheck.name_slots` may match at all: by the characters at a place, before and behind it.

Supersets of the places where they do, told by whole-array look-ups; ``tests/test_gates.py`` holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.code_points import HAN, WHITE, Codes, Flags, han_table, pairs_of, places_of, table_of
from pubcheck.lazy_pattern import lazily
from pubcheck.name_shape import SOUNDS
from pubcheck.surnames import COMPOUND, RARE, SINGLE

_DOUBLE = frozenset(name[0] for name in COMPOUND)
# What the names of so many characters begin with.
_HEADS = {2: SINGLE | RARE, 3: SINGLE | RARE | _DOUBLE, 4: _DOUBLE}
_HEAD_SIGNS = {length: "".join(sorted(heads)) for length, heads in _HEADS.items()}
_SOUND_SIGNS = "".join(sorted(SOUNDS))


def sound_places(text: str) -> Iterator[int]:
    """Where a name written by sound may begin: behind the character of a cue, two of three characters are sounds."""
    return places_of(text, _sounds, before=1, after=2)


def _sounds(codes: Codes, size: int) -> Flags:
    import numpy as np

    han, sound = han_table()[codes], table_of(_SOUND_SIGNS)[codes].view(np.uint8)
    found = table_of("夫妻子女母父儿媳婿弟兄姐妹爷奶吉爸妈娘者人主民户象：:、，")[codes[:size]]
    found &= han[1 : 1 + size] & han[2 : 2 + size] & han[3 : 3 + size]
    found &= sound[1 : 1 + size] + sound[2 : 2 + size] + sound[3 : 3 + size] > 1
    return found


def spaced_places(text: str) -> Iterator[int]:
    """Where a name whose characters stand apart may begin."""
    return pairs_of(text, han_table(), table_of(" ")) if " " in text else iter(())


def value_places(text: str) -> Iterator[int]:
    """Where a sign stands behind which a label has its value: a colon, or blanks behind a word."""
    return places_of(text, _signs, before=1, after=1)


def _signs(codes: Codes, size: int) -> Flags:
    blank = table_of(" \t")[codes[1 : 2 + size]]
    behind = table_of("）)", *HAN)[codes[:size]]
    return table_of(":：")[codes[1 : 1 + size]] | (behind & blank[:-1] & blank[1:])


# First characters of what stands behind a sign, or later ones where any character may come first.
_BEHIND_SIGN = "俄前公军出加印台回女居德意护新日普永法泰澳生男社缅美老英越身退通韩马驾Q一三丧二五人低住信农务原听四城家已常建微患户手执承智暂未本特现电离租籍精系联肢被视言重"
_LATER = "族行籍留证"
_REACH = 15  # characters from a sign to the last one of those
_BEHIND_SPACE = "男女现家住身社护民性"
_FIRST = "遗月系之的夫父母兄姐一实署联多来电书网名持承所户家等"
_SECOND = "失工薪收长次三独子女妻夫父母孙妇弟妹家户名次信电话面上下有包义，,。；;0123456789一二三四五六七八九十百"


def data_places(text: str) -> Iterator[int]:
    """Where what tells data of a person may match, and some more places."""
    return places_of(text, _data, before=1, after=_REACH + 1)


def _data(codes: Codes, size: int) -> Flags:
    import numpy as np

    def at(table: Flags, offset: int = 0, more: int = 0) -> Flags:
        return table[codes[1 + offset : 1 + offset + size + more]]

    digits, blanks, spaces = table_of("0123456789"), table_of(" \t"), table_of(WHITE)
    later = np.zeros(len(codes) + 1, np.int32)
    np.cumsum(table_of(_LATER)[codes], out=later[1:])
    # One place more: white space may stand before the sign.
    signs = at(table_of("（(，,"), more=1) & (
        at(table_of(f"{_BEHIND_SIGN}0123456789{WHITE}"), 1, 1)
        | at(table_of("（("), more=1)
        | (later[_REACH : _REACH + size + 1] > later[2 : 3 + size])
    )
    found = signs[:-1] | (at(spaces) & signs[1:])
    found |= at(blanks) & at(table_of(f"{_BEHIND_SPACE}0123456789 \t"), 1)
    found |= at(digits) & at(table_of("0123456789,."), 1) & ~at(digits, -1)
    found |= at(table_of(_FIRST)) & (at(table_of(_SECOND), 1) | at(table_of("系")))
    return found


_NAME_RUN = lazily(r"(?<![\u3400-\u4dbf\u4e00-\u9fff])[\u3400-\u4dbf\u4e00-\u9fff]{2,4}[”\"]?$|[·•・A-Za-z]")
_PARTY_ENDS = frozenset(
    "作达纳侄伯东为主乡书事亲人介任众伙伴体例偶儿兄公兵友区叔叫号名告员哥商士夫女奶妇妈妹妻姆姐姑姥姨娌娘婆婴婶婿媳嫂孀子孙学孩安官客室察导居属工师干弟徒户手机材村板母民汉洁父爷爸爹犯理生甥称童纳线组老考者舅表襟訇警计记象迷道部镇长问方:："
)


def may_end_in_name(words: str) -> bool:
    """Whether the pattern of a name at the end may match: a short run of characters, or one behind the last character of its cues."""
    words = words.removesuffix("\n")
    bare = words[:-1] if words[-1:] in ("”", '"') else words
    return (
        any(before in _PARTY_ENDS or before in '“"' or before.isspace() for before in bare[-5:-2])
        or _NAME_RUN.search(words) is not None
    )


_PAUSES = '，、。；;（(：:“”"\n《电手微身名家0123456789'
_CUE_ENDS = (
    "达纳侄伯东为主乡书事亲人介任众伙伴体使例偶儿兄公兵友叔叫名告员哥商士夫女奶妇妈妹妻姆姐姑委姥娌娘婆婴婶婿媳嫂孀子孙学孩安官审客家察导居属工师席干弟徒户手挥授方机材"
    "村板母民汉洁父爷爸爹犯理生甥监称童纳线老考者舅表襟訇警计记象赞辑迷部长问"
)

_BEHIND_CUES = f'{_CUE_ENDS}村屯组社区查号楼室“" \t'


def name_ends(text: str) -> Iterator[tuple[int, list[int]]]:
    """Where a name may end before a pause, behind the last character of a word for a party, and its possible lengths.

    A superset of what is a name.
    """
    for end in places_of(text + "\n", _ends, before=5):
        yield end, [length for length in (3, 2, 4) if end > length and text[end - length] in _HEADS[length]]


def _ends(codes: Codes, size: int) -> Flags:
    may_end = han_table()[codes[4 : 4 + size]] & table_of(_PAUSES)[codes[5:]]
    behind = table_of(_BEHIND_CUES)[codes]
    found = may_end & False
    for length, heads in _HEAD_SIGNS.items():
        begins = table_of(heads)[codes[5 - length : 5 - length + size]]
        found |= begins & behind[4 - length : 4 - length + size]
    return found & may_end
