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
# Behind it the titles are a basis; between them stand others and what joins them, and behind the last what ends the list.
_BASIS = r"依据|依照|根据|按照|遵照|执行|违反|(?<!不)适用|参照|(?<![\u4e00-\u9fff])[按依]"
_LISTED = r"(?:我国)?(?:[^。，,；;：:\n《》、和与及]{1,24}(?:以?及|[、和与])){0,6}(?:我国)?"
_ELSEWHERE = r"台湾|香港|澳门|日本|德国|法国|美国|英国|外国"
_LIST_ENDS = (
    r"(?:(?:以?及|[、和与])(?:《[^《》\n]{1,40}》|[^。，,；;：:\n《》、和与及]{1,24}?)){0,6}?"
    r"(?:第[0-9一二三四五六七八九十百]{1,5}条|[的之]?(?:有关|相关|具体)?(?:规定|要求|条款)|等(?:法律|法规|有关|相关|规定)|(?<=[法例定则释》])[，,。；;）)\s]|(?:予以|进行|依法)?(?:办理|处理|处罚|执行|征收|缴纳|作出|签订|登记|受理|答复))"
)
# A title that was broken over a line: 《物 / 权法》. One that a scan spaced out is normalised but for its marks.
BROKEN = r"《[^《》\n]{1,24}\n[ \t]{0,20}[^《》\n]{1,24}》"
# What the supreme court said of a statute: 《最高人民法院关于适用〈中华人民共和国婚姻法〉若干问题的解释(二)》.
READ = rf"(?P<value>《(?:最高人民法院)?(?:印发)?《?关于(?:适用|贯彻执行)[〈<](?:中华人民共和国)?(?P<title>{'|'.join(READINGS)})[〉>](?:有关)?若干问题的(?:解释|意见)(?:[（(][^（）()\n]{{1,4}}[)）])?》)"
# A house that is no office of the state names rules of its own as one does: 按照本会《基金会管理办法》.
_OWN = r"[我本](?:会|公司|集团|企业|协会|基金会)的?(?:《[^《》\n]{2,40}》[、，和与及]?){0,6}$"
_BEFORE = 120


def repealed_titles(reading: Reading) -> Iterator[tuple[Repealed, Span]]:
    """Each place that cites a repealed title, in no certain order, with what is known of it."""
    text = reading.text.text
    cited = {match.span("value"): _entry(match["title"]) for match in reading.matches(CITED)}
    for match in reading.matches(BARE):
        cited.setdefault(match.span("value"), _entry(match["title"]))
    for match in reading.matches(NAMED):
        if _is_basis(text, match.start("value")) and compiled(_LIST_ENDS).match(text, match.end("value")):
            cited.setdefault(match.span("value"), _entry(match["title"]))
    for match in reading.matches(BROKEN):
        title = "".join(match.group().split()).strip("《》").removeprefix("中华人民共和国").translate(_BRACKETS)
        if title in TITLED:
            cited.setdefault(match.span(), TITLED[title])
    for match in reading.matches(READ):
        cited.setdefault(match.span("value"), READINGS[match["title"]])
    for place, entry in cited.items():
        if entry not in REPEALED_RULES or not _is_own(text, place[0]):
            yield entry, Span(*place)


def _is_basis(text: str, start: int) -> bool:
    """Whether the title at ``start`` stands behind a word of basis, or in the list behind one."""
    begin = max(0, start - _BEFORE)
    begin = max(begin, *(text.rfind(sign, begin, start) + 1 for sign in "。，,；;：:\n《》"))
    ends = [basis.end() for basis in compiled(_BASIS).finditer(text, begin, start)]
    if not ends:
        return False
    between = text[ends[-1] : start]
    return compiled(_LISTED).fullmatch(between) is not None and compiled(_ELSEWHERE).search(between) is None


def _is_own(text: str, start: int) -> bool:
    """Whether the rule named at ``start`` is told to be one of the house itself."""
    return compiled(_OWN).search(text[max(0, start - _BEFORE) : start]) is not None


def _entry(title: str) -> Repealed:
    return TITLED[title.translate(_BRACKETS)]
