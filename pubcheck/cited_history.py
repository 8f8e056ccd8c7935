"""Citations of repealed statutes that are right: a chronicle tells when one came or went, facts of then are judged by the law of then."""

from __future__ import annotations

from pubcheck.matchers import Reading, compiled
from pubcheck.span import Span
from pubcheck.superseded import Repealed

# A chronicle tells when a statute came or went: 1950年　《婚姻法》颁布.
_ENACTED = r"》?[ ]?(?:[（(][^（）()\n]{1,16}[)）])?(?:正式|开始|随之|由国务院|经[^，。；\n]{2,16})?(?:颁[布行]|公布|施行|实施|通过|出台|修[订改正]|并入|纳入|废止|(?:制定|起草|诞生)(?![\u4e00-\u9fff]))(?![的之]|[^，。；\n]{0,6}[后时])"
_CHRONICLE = r"大事记|[县市区乡镇村校厂省志]志|编年|纪事|年表|史稿|回忆录|口述|沿革|春秋|史略"
_PAPER = r"^关于|(?:通知|请示|批复|函|意见|方案|办法|报告|公告|通报|纪要)$"
_OF_YEAR = r"^[ \t]*(?P<year>(?:19|20)[0-9]{2})[ ]?年"
# What happened before the civil code is judged by the law of that time (民法典时间效力规定 art. 1).
_OF_THE_TIME = r"(?:民法典|该法|本法|新法)》?(?:施行|实施|生效)(?:之)?(?:以)?前的?|时间效力(?:的若干)?规定|(?:适用|依照|依据|按照)(?:当时|行为时|事发时|签[订约署]时|合同[成订]立时|受理时|法律事实发生时)(?:的|有效的|施行的)?(?:法律|规定|合同法|婚姻法|物权法|司法解释)|(?:法律事实|行为|事故|纠纷|侵权|合同|婚姻|继承)[^。；\n]{0,16}?(?:发生|成立|订立|签订|开始)[于在][^。；\n]{0,16}?(?:民法典|该法)》?(?:施行|实施|生效)前"
_JUDGMENT = r"(?m)^[^\n。，]{0,30}(?:判决书|裁定书|裁决书|调解书|复议决定书)[ \t]*$"
_HENCEFORTH = r"今后|从今|一律|自即日|新签|往后"
_SENTENCE = 120  # characters of it before and behind a citation
_CODE = "民法典"
# The document knows: it repeals, replaces or looks back.
_KNOWN = r"废止|失效|原│|原《|取代|替代|代替[ ]?│|停止执行|当时|时任|历史|沿革|旧(?![格样]式|合同|表|文本|模板)|不再(?:适用|引用|援引|使用)|更正|纠正|改引|误引|勿再|不得再|不宜再|停止引用|已由|已被|修订前"
_GONE = r"旧律|退出历史舞台"
# In the clause of the citation, before it: of the past. 过去依据《信访条例》; not 过去一年, 以前述理由依据, 原告曾某依据.
_PAST = (
    r"(?:(?<![\u4e00-\u9fff])(?:从前(?![端期置台述])|早[年先]|过去(?!的?[0-9一二三四五六七八九十两几这那年])|较早的)(?![^。；\n]{0,24}(?:一律|继续|限期|未|仍|尚))[^，,。；\n]{0,24}"
    r"|(?:从前|早[年先]|那时|昔日|(?<!不)过去|(?<![年月日之难])以前|原[先来]|(?<!对)原)(?:依据|依照|按照|根据|适用|[依按])"
    r"|曾(?:经)?(?:于?(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?)?(?:依据|依照|根据|按照|适用|执行))$"
)
_STILL = r"^[^，,。；\n]{0,24}(?:一律|继续(?!有效)|仍)"
# As of its year: 1981年的《经济合同法》; what one goes by is cited otherwise.
_AS_OF_YEAR = r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})年的?$"
_GOES_BY = r"(?:[依按据照]|适用|遵[守循]|执行|落实|贯彻)[^，,。；\n]{0,4}$"
_FOLLOWED = r"^[^，,。；\n]{0,12}?(?:执行|办理|处理|答复)"
_ENDED = r"^[^。\n]{0,160}?(?:同时|均已?|一并|已经?|随之)(?:被)?(?:废止|失效)"
# The first promulgation names no edition, nor does the day of effect where the text in force has it still: an amendment
# (修正) keeps the day of the text that it amends, 劳动合同法（2008年1月1日起施行）; a revision (修订) has a day of its own.
_FIRST = r"颁[布行]"
_HOLDS = r"施行|实施|生效"
_LAST_MADE = {  # the year in which the text was last made as a whole, where it was amended since
    "统计法": 2009,
    "监察法": 2018,
    "未成年人保护法": 2020,
    "安全生产法": 2002,
    "老年人权益保障法": 2012,
    "劳动合同法": 2007,
    "人口与计划生育法": 2001,
    "精神卫生法": 2012,
    "居民身份证法": 2003,
}
_REVISED = r"修[订改正]"
_HEAD = 60  # characters that tell what kind of text it is


def is_of_its_time(reading: Reading, span: Span, entry: Repealed) -> bool:
    """Whether ``entry``, cited at ``span``, is cited as the law of its own time."""
    told = compiled(_AS_OF_YEAR).search(reading.text.text[max(0, span.start - 12) : span.start])
    followed = compiled(_FOLLOWED).search(reading.text.text[span.end : span.end + 16])
    if told is not None and followed is None and int(told["year"]) <= entry.since.year:
        start = span.start - len(told.group())
        if compiled(_GOES_BY).search(reading.text.text[max(0, start - 12) : start]) is None:
            return True
    return _is_history(reading, span, entry) or (entry.successor == _CODE and _is_of_old_facts(reading, span))


def _is_of_old_facts(reading: Reading, span: Span) -> bool:
    """Whether its sentence, or the judgment that it stands in, says that it judges what happened before the civil code."""
    text = reading.text.text
    if compiled(_JUDGMENT).search(text[:_HEAD]) and reading.once(
        "facts before the code", lambda: next(reading.matches(_OF_THE_TIME), None) is not None
    ):
        return True
    start = max(text.rfind(sign, max(0, span.start - _SENTENCE), span.start) for sign in "。\n；") + 1
    start = max(start, span.start - _SENTENCE)
    behind = text[span.end : span.end + _SENTENCE]
    sentence = text[start : span.end] + compiled(r"[。\n；]").split(behind, maxsplit=1)[0]
    return compiled(_OF_THE_TIME).search(sentence) is not None and compiled(_HENCEFORTH).search(sentence) is None


def _is_history(reading: Reading, span: Span, entry: Repealed) -> bool:
    """Whether it is told that the statute came or went, in a chronicle or under a year in which it was in force."""
    text, line = reading.text.text, reading.text.paragraph(span)
    if compiled(_ENACTED).match(text, span.end) is None:
        return False
    year = compiled(_OF_YEAR).match(text, line.start, span.start)
    if year is not None and int(year["year"]) <= entry.since.year:
        return True
    head = text[:_HEAD].lstrip().split("\n")[:3]
    return any(map(compiled(_CHRONICLE).search, head)) and not any(
        compiled(_PAPER).search(each.strip()) for each in head
    )


def is_known(reading: Reading, start: int, end: int) -> bool:
    """Whether the words round the citation at ``start`` say that the statute is repealed, replaced or of the past."""
    text = reading.text.text
    first = max(text.rfind("。", max(0, start - 41), start), text.rfind("\n", max(0, start - 41), start)) + 1
    around = text[max(first, start - 40) : start] + "│" + text[end : end + 30].split("。")[0]
    if compiled(_KNOWN).search(around, timeout=reading.seconds):
        return True
    if compiled(_GONE).search(
        text[max(text.rfind("。", max(0, start - _SENTENCE), start), start - _SENTENCE, 0) : start]
    ):
        return True
    past = compiled(_PAST).search(text[max(first, start - 40) : start], timeout=reading.seconds)
    if past is not None and compiled(_STILL).search(text[end : end + 40]) is None:
        return True
    return compiled(_ENDED).search(text[end : end + 180], timeout=reading.seconds) is not None


def is_first(title: str, year: int, cited: str) -> bool:
    """Whether the brackets behind a title tell of its first promulgation, or the day of effect that the text in force has still."""
    if compiled(_REVISED).search(cited) is not None:
        return False
    if compiled(_FIRST).search(cited) is not None:
        return True
    return compiled(_HOLDS).search(cited) is not None and year >= _LAST_MADE.get(title, year + 1)
