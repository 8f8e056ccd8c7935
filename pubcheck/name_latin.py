"""Names in Latin letters, told by what stands beside them: a label, kin, a country, a passport, the name in Han characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubcheck.code_points import matches_at, pairs_of, table_of
from pubcheck.lazy_pattern import lazily
from pubcheck.name_records import HAN
from pubcheck.name_shape import has_shape
from pubcheck.person_cues import PARTIES, RELATIVES
from pubcheck.span import Span

_SURE, _LIKELY = 0.94, 0.9
_REACH, _LONGEST = 32, 80  # characters of a label with what stands behind it, and of a name
_WORD = r"[A-Z][A-Za-z'’\-]{1,14}"
_NAME = rf"(?P<value>{_WORD}(?: {_WORD}){{1,3}})(?![A-Za-z])"
_COUNTRY = r"(?:(?:日本|[韩美英法德泰中]国)|爱尔兰|俄罗斯|印度|越南|缅甸|老挝|新加坡|马来西亚|印度尼西亚|菲律宾|巴基斯坦|加拿大|澳大利亚|意大利|西班牙|巴西|波兰|荷兰|蒙古|尼泊尔|哈萨克斯坦)"
_IN_HAN = rf"(?:\s?[（(][{HAN}·]{{2,12}}[）)])?"
_PAPERS = rf"{_IN_HAN}\s?[，,（(|\t]\s?(?:(?:持|系)?{_COUNTRY}?(?:因私|普通)?护照|[{HAN}]{{2,8}}籍(?=[，,、（()）;； \t|]|人)|[男女](?=[，,、；）) \t|])|[0-9]{{1,3}}岁)"
_NATION = rf"[ \t，,（(]{{1,3}}{_COUNTRY}(?:籍|(?=[ \t，,（(]{{1,2}}(?:[男女]|护照|[A-Z]{{1,2}}[0-9]{{6}})|\t))"
_BESIDE = lazily(rf"(?<![A-Za-z'’\-] )(?<![A-Za-z]){_NAME}(?=(?P<sure>{_PAPERS})|{_NATION})")
# A cell with a name in both scripts: FAN SHUI 范水|1994-05-06.
_BOTH = lazily(rf"(?:^|(?<=[|\t]))[ ]?{_NAME} (?P<own>[{HAN}]{{2,4}})(?=[ ]?[|\t（(])", re.MULTILINE)
_LABEL = rf"(?P<cue>(?:姓\s?名|英文名|外文名|护照姓名|{PARTIES}|{RELATIVES}|(?<![{HAN}])[妻夫子女父母])(?:姓名)?)(?:[（(](?:英文|外文|拼音|护照)?[{HAN}]{{0,4}}[）)])?[ \t]?[:：]?[ \t\n]?"
_LABELLED = lazily(rf"{_LABEL}{_NAME}(?=[ \t]?[（(，,、。；;\n|\t]|$)")
_KIN = lazily(
    rf"(?<![A-Za-z])(?P<cue>WIFE|HUSBAND|FATHER|MOTHER|SON|DAUGHTER|SPOUSE|BROTHER|SISTER|GUARDIAN)[ :：]{{1,2}}(?P<value>[{HAN}]{{2,4}})(?![{HAN}])"
)
_LETTERS = lazily(r"(?<![A-Za-z'’\-])[A-Z][A-Za-z'’\-]{1,14} [A-Z]|[A-Z]{3} ")
_THINGS = lazily(
    r"(?i:co|corp|ltd|inc|llc|group|company|bank|hotel|inn|cloud|server|windows|office|university|college|school|institute|international|technology|tech|china|center|centre|club|tower|plaza|project|system|service|data|world|global|motor|model|wifi|vip|app|usb|pro|max|plus|the|of|and|for|no|id|edition|version|house|street|road)"
)


def latin_names(text: str) -> Iterator[tuple[Span, float, Span | None]]:
    """Names with how sure each is and the label before it, unordered; a text without Latin words costs one search."""
    words = [*matches_at(_LETTERS, text, latin_places(text))]
    if not words:
        return
    told = 0
    for letters in words:
        # A label is looked for before the words in Latin letters only: it may begin at almost any character.
        for match in _LABELLED.finditer(text, max(told, letters.start() - _REACH), letters.end() + _LONGEST):
            told = match.end("value")
            if _is_name(match["value"]):
                yield Span(*match.span("value")), _SURE, Span(*match.span("cue"))
    for match in _BESIDE.finditer(text):
        if _is_name(match["value"]):
            yield Span(*match.span("value")), _SURE if match["sure"] else _LIKELY, None
    for match in _BOTH.finditer(text):
        if _is_name(match["value"]) and has_shape(match["own"]):
            yield Span(*match.span("value")), _LIKELY, None
            yield Span(*match.span("own")), _LIKELY, None
    for match in _KIN.finditer(text):
        yield Span(*match.span("value")), _LIKELY, Span(*match.span("cue"))


def latin_places(text: str) -> Iterator[int]:
    """Where two letters or what joins them stand, the first a capital one."""
    capital, small = (0x41, 0x5A), (0x61, 0x7A)
    return pairs_of(text, table_of("", capital), table_of("'’-", capital, small))


def _is_name(name: str) -> bool:
    return not any(_THINGS.fullmatch(word) for word in name.split())
