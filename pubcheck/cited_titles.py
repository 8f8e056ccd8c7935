"""Where a text cites a repealed statute or rule by its title: in title marks, spaced out or broken by a scan, or bare.

Without title marks a title counts only behind a word of basis (根据, 按照) or in the list behind one, and only where
what follows it ends it: an article, 规定, a further title or a verb of action.
"""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.matchers import Reading, compiled
from pubcheck.repealed_rules import READINGS, REPEALED_RULES, SHORT_RULES
from pubcheck.span import Span
from pubcheck.superseded import REPEALED, SHORT, Repealed

TITLED: dict[str, Repealed] = {entry.title: entry for entry in (*REPEALED, *REPEALED_RULES)}
TITLED |= {short: TITLED[title] for short, title in (*SHORT.items(), *SHORT_RULES.items())}
_BRACKETS = str.maketrans("（）", "()")
_TITLES = "|".join(title.replace("(", "[（(]").replace(")", "[)）]") for title in sorted(TITLED, key=len, reverse=True))
_STATE = r"(?:中华人民共和国|国务院)?"
CITED = rf"(?P<value>(?:《|<<)[ ]?{_STATE}(?P<title>{_TITLES})(?:[（(][^（）()]{{1,12}}[)）])?[ ]?(?:》|>>))"
# Without title marks: 根据婚姻法第三十二条, 按侵权责任法第三十八条.
BARE = rf"(?:(?:依据|依照|根据|按照|违反|适用|参照)(?:了|原告主张的)?|(?<![\u4e00-\u9fff])|(?<=[按依据照引见和与及以由是]))(?:我国)?(?P<value>(?:中华人民共和国)?(?P<title>{_TITLES}))(?=第[0-9一二三四五六七八九十百]{{1,5}}条)"
_ENDS = r"[的之]?(?:有关|相关|具体)?(?:规定|要求|条款)|[、，,。；;和与及]|以及|等(?:法|有|相|规)|(?:予以|进行|依法)?(?:办理|处理|处罚|执行|征收|缴纳|作出|签订|登记|受理|答复)"
NAMED = rf"(?<=[据照按依行反用、和与及国])(?P<value>(?:中华人民共和国)?(?P<title>{_TITLES}))(?=第[0-9一二三四五六七八九十百]{{1,5}}条|{_ENDS})"
# Behind it the titles are a basis; a list goes on over commas of enumeration only.
_BASIS = r"(?:依据|依照|根据|按照|遵照|执行|违反|适用|参照|(?<![\u4e00-\u9fff])[按依])(?:我国)?(?:[^。，,；;：:\n《》]{2,24}(?:、|和|与|及)){0,4}(?:我国)?$"
# A title that was broken over a line: 《物 / 权法》. One that a scan spaced out is normalised but for its marks.
BROKEN = r"《[^《》\n]{1,24}\n[ \t]{0,20}[^《》\n]{1,24}》"
# What the supreme court said of a statute: 《最高人民法院关于适用〈中华人民共和国婚姻法〉若干问题的解释(二)》.
READ = rf"(?P<value>《(?:最高人民法院)?(?:印发)?《?关于(?:适用|贯彻执行)[〈<](?:中华人民共和国)?(?P<title>{'|'.join(READINGS)})[〉>](?:有关)?若干问题的(?:解释|意见)(?:[（(][^（）()\n]{{1,4}}[)）])?》)"
_BEFORE = 120


def repealed_titles(reading: Reading) -> Iterator[tuple[Repealed, Span]]:
    """Each place that cites a repealed title, in no certain order, with what is known of it."""
    text = reading.text.text
    cited = {match.span("value"): _entry(match["title"]) for match in reading.matches(CITED)}
    for match in reading.matches(BARE):
        cited.setdefault(match.span("value"), _entry(match["title"]))
    for match in reading.matches(NAMED):
        before = text[max(0, match.start("value") - _BEFORE) : match.start("value")]
        if compiled(_BASIS).search(before, timeout=reading.seconds):
            cited.setdefault(match.span("value"), _entry(match["title"]))
    for match in reading.matches(BROKEN):
        title = "".join(match.group().split()).strip("《》").removeprefix("中华人民共和国").translate(_BRACKETS)
        if title in TITLED:
            cited.setdefault(match.span(), TITLED[title])
    for match in reading.matches(READ):
        cited.setdefault(match.span("value"), READINGS[match["title"]])
    yield from ((entry, Span(*place)) for place, entry in cited.items())


def _entry(title: str) -> Repealed:
    return TITLED[title.translate(_BRACKETS)]
