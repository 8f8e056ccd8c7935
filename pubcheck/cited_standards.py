"""National standards cited by the year of an edition that another one replaced: GB 5749-2006.

Only standards whose later edition was read, with the day from which it holds: 9704, 3095 and 15835 in their own
head or foreword; 15834 in a catalogue of standards; 18598, 5749, 5750, 18883, 35273 and 50325 in the announcements of the offices that issued them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from pubcheck.matchers import Reading, compiled
from pubcheck.span import Span


class Edition(NamedTuple):
    """An edition of a national standard and the day from which it holds."""

    year: int
    since: date


STANDARDS = {
    "3095": Edition(2012, date(2016, 1, 1)),  # 环境空气质量标准
    "5749": Edition(2022, date(2023, 4, 1)),  # 生活饮用水卫生标准
    "5750": Edition(2023, date(2023, 10, 1)),  # 生活饮用水标准检验方法, in parts
    "9704": Edition(2012, date(2012, 7, 1)),  # 党政机关公文格式
    "15834": Edition(2011, date(2012, 6, 1)),  # 标点符号用法
    "15835": Edition(2011, date(2011, 11, 1)),  # 出版物上数字用法
    "18598": Edition(2019, date(2020, 6, 1)),  # 危险废物填埋污染控制标准
    "18883": Edition(2022, date(2023, 2, 1)),  # 室内空气质量标准
    "35273": Edition(2020, date(2020, 10, 1)),  # 个人信息安全规范
    "50325": Edition(2020, date(2020, 8, 1)),  # 民用建筑工程室内环境污染控制标准
}
_NUMBER = rf"GB(?:[ ]?[/／][ ]?T)?[ ]{{0,2}}(?P<standard>{'|'.join(STANDARDS)})(?:\.[0-9]{{1,2}})?[ ]?[-—–－][ ]?(?P<edition>(?:19|20)[0-9]{{2}})(?![0-9])"
# Set beside another edition, or followed at a time when it held: 与GB 5749-2006相比, 2012年按照GB 50325-2010验收.
_COMPARED = r"^[》）)]?(?:[ ]?(?:相比|相较|比较|对比|对照)|[ ]?(?:同时|即行|随之|一并)?(?:作废|废止))"
_CHANGED = r"[到至→]|代替|取代|替代|对照|对比|比较|相比|新旧|差异|变化|改[为用按]|更新|修订|换版"
# Measured in years gone by, or of papers of then: 2010至2022年水质合格率（GB 5749-2006）, 本卷形成于2008年.
_SINCE_THEN = r"(?<![0-9])(?:19|20)[0-9]{2}年?[至到—~－-](?P<then>(?:19|20)[0-9]{2})年[^，,。；\n]{0,8}(?:合格|达标)率[（(]?$|[本该此][卷件](?:形成|编制|归档)于(?P<then>(?:19|20)[0-9]{2})年[，,](?:[卷件]内)?(?:报告|材料|文件)?(?:依据|依照|按照|根据|执行|引用)$"
_OF_THEN = r"(?<![0-9])(?P<then>(?:19|20)[0-9]{2})年(?!以来|以后|之后|至今)[^，,。；\n起]{0,12}?(?:按照?|依照?|依据|根据|执行|采用)[^，,。；\n]{0,4}$"
_ABOUT = 60  # characters of its sentence before and behind it
PATTERN = rf"(?P<value>《[^《》\n]{{2,40}}》[ ]?[（(][ ]?{_NUMBER}[ ]?[)）])|(?P<value>(?<![0-9A-Za-z]){_NUMBER})"


def cited_standards(reading: Reading) -> Iterator[tuple[Span, str, int, Edition]]:
    """Each standard cited by an edition that was replaced: where, its number, the year cited, and the later edition."""
    for match in reading.matches(PATTERN):
        later = STANDARDS[match["standard"]]
        year = int(match["edition"])
        if year < later.year and not _is_looked_back_at(reading, Span(*match.span("value")), match["standard"], later):
            yield Span(*match.span("value")), match["standard"], year, later


def _is_looked_back_at(reading: Reading, span: Span, standard: str, later: Edition) -> bool:
    """Whether its sentence sets it beside the later edition, or tells of a year in which it held."""
    text = reading.text.text
    before = compiled(r"[。；\n]").split(text[max(0, span.start - _ABOUT) : span.start])[-1]
    behind = compiled(r"[。；\n]").split(text[span.end : span.end + _ABOUT], maxsplit=1)[0]
    if compiled(_COMPARED).search(behind):
        return True
    if compiled(_CHANGED).search(before + behind) and any(
        match["standard"] == standard and int(match["edition"]) == later.year
        for part in (before, behind)
        for match in compiled(_NUMBER).finditer(part)
    ):
        return True
    told = [compiled(each).search(before) for each in (_OF_THEN, _SINCE_THEN)]
    return any(then is not None and int(then["then"]) < later.since.year for then in told)
