"""Whether a document declares two attributes about itself: （此件公开发布） and, below, 公开属性：不予公开.

Only what stands free counts: on a line of its own, in a field, in the imprint, behind the last sentence. An annex, a
list of papers, a guide on declaring and the opinions of several readers declare for something else, or not yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pubcheck.lazy_pattern import lazily
from pubcheck.review import Attribute
from pubcheck.span import Span

# The fields that settle the attribute; opinions and proposals do not yet.
_SETTLES = lazily(
    r"公[开開](?:[属屬]性|方式|形式|[类類][别別型]|[类類]型|[选選][项項择]|分[类類]|等次|标[识记])|(?:文件|公文|发文|信息)属性"
)
_PROPOSES = lazily(r"意见|结论|结果|建议|拟|审[核查]|认定|同意|可以|应")
# 公开, 可公开 and 部分公开 say that it is open, not how: on request is open as well.
_LOOSE = lazily(r"(?:可以?|全文)?公[开開]|.*[后後](?:主动)?公[开開](?:发布)?|部分.*|[是否]|.*[）)]")
_ASKED = lazily(r"是否公[开開]")
_GAP = lazily(r"[\t|｜│]|[ ]{2,}")
_FIELD = lazily(r"[:：]|^[第共][ ]?[0-9]{1,3}[ ]?页|份$")
_IMPRINT = lazily(r"印发|抄送|印数|印刷|打印")
_DAY_ENDS = lazily(r"(?:年[^年\n]{1,8}月[^月\n]{1,4}日|[0-9]{4}[-./][0-9]{1,2}[-./][0-9]{1,2})[ ]?$")
_OTHERS = lazily(r"附[件表录]|原[文件]|来文|所转|底稿|样[本例张式]|示例|范例|例[:：]|如[:：]|模板|《")
# The line above says that what follows is an example, a former state or an item.
_LEADS = lazily(
    r"(?:如下|标[注识明]|样式|格式|示例|样例|范例|例如?|写明|注明|字样|之一|形式|选项|类型|情形|三类|两种|例[一二三四五0-9]{0,2})[）)]?[:：]?$|[一二三四五六0-9][:：]$|^[（(【]?(?:错误|正确|原来?|(?:修改|调整|变更|更正)[前后]|例[一二三四五0-9]|示例|样例)[^。\n]{0,8}$"
)
# An item of a list: each of them may declare for itself.
_LISTED = lazily(r"(?:议题|事项|文件|项目|材料|信息|公文|第)?[（(]?[一二三四五六七八九十0-9]{1,3}[.、．:：）)件项]")
_DECLARING = lazily(
    r"[（(][此本][件文][^（）()]{0,16}[）)]|[（(]?[\u4e00-\u9fff]{0,6}(?:属性|方式|类别)[:：][^，。]{0,14}"
)
_ABOVE = 200  # characters in which that line is looked for
_ANNEX = lazily(r"^[ \t]*附[ ]{0,8}[件表录][ ]?[0-9一二三四五六七八九十]{0,3}[ \t]*[:：]?[ \t]*$", re.MULTILINE)
_ITEM = lazily(r"[ \t\n]*[0-9一二三四五六七八九十]{1,2}[.、．]")
_ANNEXES = lazily(r"^[ \t]*附[ ]{0,8}件[ ]?[:：][^\n]*(?:\n[ \t]*[0-9]{1,2}[.、．][^\n]*){0,20}", re.MULTILINE)
_NAMED_ANNEX = lazily(
    r"^[ \t]*附[ ]{0,8}[件表录][ ]?[0-9一二三四五六七八九十]{1,3}[ \t]+[^\s。：:]{2,40}[ \t]*$", re.MULTILINE
)
_SIGNED = lazily(r"^[^\n。：:]{0,30}[12〇一二][0-9〇○零一二三四五六七八九]{3}年[^\n。]{2,8}日[ \t]*$", re.MULTILINE)
# Names of papers: two of them are two papers.
_NUMBERED = lazily(
    r"^[ \t]*(?:发文字号|发文号|文号|编号)?[ ]?[:：]?[ \t]*(?P<number>[^\s，。:：（(《]{1,14}[〔\[(（]20[0-9]{2}[〕\])）][ ]?[0-9]{1,5}号)(?![^\n]*[，。])",
    re.MULTILINE,
)
_NAMED = lazily(
    r"^[ \t]*(?:[0-9]{1,3}[.、．\t ][ ]?)?(?:(?:文件|公文|信息|材料|来文|事项|项目|文档|资料|档案|表格?)?(?:标题|名称|题名|题目)|事由)[ ]?[:：\t|][ \t]*(?P<title>[^\n\t|]{2,60}?)(?=[ ]{2}|[\t|]|$)|^[ \t]*(?:[0-9]{1,3}[.、．\t ][ ]?|[（(][0-9]{1,3}[）)])?《?[^\s，。；：:（(一二三四五]{0,30}?(?P<about>关于[^，。；：:\n]{2,60}?(?:通知|函|批复|请示|报告|通报|公告|通告|决定|决议|纪要|意见))》?(?:[（(][^（）()\n]{1,12}[)）])?[ \t]*$",
    re.MULTILINE,
)
# Papers about declaring, and lists of papers, quote what others declare.
_FORWARDS = lazily("转发|批转")
_GUIDE = lazily(
    r"公[开開]属性(?!\s|[:：|｜（(]|\Z)|属性标[注识]|(?:样|格)式|样[本例张]|模板|范[本例]|示例|填[表写报]说明|公文(?:处理|写作|格式)|(?:政务|信息)公[开開][^\n]{0,8}(?:培训|考核|指南|目录|年度|办法|规定|制度|细则)|台账|登记|汇总|一览|清单|目录|汇编"
)
_SAMPLE = lazily(r"样[本例张式]|模板|范[本例]|示例|培训|填[表写报]说明|测试")
_HEAD_LINES, _HEAD, _MOST = 3, 160, 40


class Claim(NamedTuple):
    """One place that declares: the attribute and the words.

    ``form`` is where the row of boxes begins that it is a tick of (-1 for plain words); ``is_loose`` where the value
    says no more than that it is open, or not; ``is_free`` where it is known to stand for the paper itself.
    """

    attribute: Attribute
    span: Span
    form: int = -1
    is_loose: bool = False
    is_free: bool = False


def settles(label: str, value: str) -> bool | None:
    """Whether a field's ``value`` is loose; ``None`` where the label settles nothing."""
    if _ASKED.search(label):
        return True
    if not _SETTLES.search(label) or _PROPOSES.search(label):
        return None
    return is_loose(value)


def at_an_end(text: str, start: int, end: int) -> bool:
    """Whether a line that is nothing but a value stands above or below the paper: inside it is a heading."""
    if text[start:end].lstrip()[:1] not in "（(":
        return False
    above, below = text[max(0, start - _ABOVE) : start], text[end : end + _ABOVE]
    first, last = start <= _ABOVE, len(text) - end <= _ABOVE
    return (first and above.strip().count("\n") < _HEAD_LINES) or (last and below.strip().count("\n") < _HEAD_LINES)


def is_loose(value: str) -> bool:
    """Whether the value says that the paper is open (or not) and no more."""
    return _LOOSE.fullmatch(value) is not None


def contrary(text: str, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Those of ``claims`` that contradict one another, the strictest first; empty where none do."""
    order = list(Attribute)  # from the most open to the least
    found = sorted(claims, key=lambda claim: claim.span)[:_MOST]
    if len({claim.attribute for claim in found}) < 2:
        return ()
    ticked = [claim for claim in found if claim.form >= 0]
    both = {
        claim.form for claim in ticked if len({other.attribute for other in ticked if other.form == claim.form}) == 2
    }
    own = [claim for claim in found if claim.form not in both and _is_free(text, claim)]
    twice = [claim for claim in ticked if claim.form in both and _is_free(text, claim)]
    if twice and not _SAMPLE.search(_head(text)):
        own += twice
    elif _is_about_others(text, own):
        return ()
    items = [claim for claim in own if _LISTED.match(_line_above(text, text.rfind("\n", 0, claim.span.start) + 1))]
    own = [claim for claim in own if len(items) < 2 or claim not in items]
    own = [claim for claim in own if any(_contradict(claim, other) for other in own)]
    return tuple(sorted(own, key=lambda claim: (-order.index(claim.attribute), claim.span)))


def _contradict(one: Claim, other: Claim) -> bool:
    """Rows of boxes with one tick each are those of several readers, or of several papers."""
    if one.attribute is other.attribute or (one.form != other.form and min(one.form, other.form) >= 0):
        return False
    return not (one.is_loose or other.is_loose) or Attribute.ON_REQUEST not in (one.attribute, other.attribute)


def _is_free(text: str, claim: Claim) -> bool:
    """Whether it stands for the paper itself, not in a sentence, a row of a list, an example or an annex."""
    if claim.is_free:
        return True
    place = claim.form if claim.form >= 0 else claim.span.start
    start = text.rfind("\n", 0, place) + 1
    before = text[start:place].rstrip("（([【")
    before = before[before.rfind("。") + 1 :]
    if _OTHERS.search(before) or _LISTED.match(before.strip()) or not _leaves_free(before):
        return False
    if not before.strip() and _LEADS.search(_line_above(text, start)):
        return False
    return not _is_in_annex(text, start, place)


def _line_above(text: str, start: int) -> str:
    """The line above that says more than another declaration does."""
    lines = text[max(0, start - _ABOVE) : start].rstrip().split("\n")
    while lines and (not lines[-1].strip() or _DECLARING.fullmatch(lines[-1].strip())):
        lines.pop()
    return lines[-1].strip() if lines else ""


def _leaves_free(before: str) -> bool:
    """Whether what stands before it on the line are other fields, the imprint or the day."""
    if not before.strip() or _DAY_ENDS.search(before):
        return True
    if _IMPRINT.search(before):
        return before[-1] in " \t|"
    pieces = [piece for piece in _GAP.split(before) if piece.strip()]
    return before[-1] in " \t|｜│" and all(_FIELD.search(piece) for piece in pieces)


def _is_in_annex(text: str, line: int, start: int) -> bool:
    heading = next((match for match in _ANNEX.finditer(text, 0, line) if not _ITEM.match(text, match.end())), None)
    if heading is None:
        heading = next(_NAMED_ANNEX.finditer(text, 0, line), None)
        if heading is None or _SIGNED.search(text, heading.end(), line):
            return False
    # The imprint ends the last page, behind the annexes.
    first = text.rfind("\n", 0, max(0, text.rfind("\n", 0, max(0, line - 1)))) + 1
    last = start
    for _ in range(3):
        last = text.find("\n", last + 1)
        if last < 0:
            last = len(text)
            break
    return _IMPRINT.search(text, first, last) is None


def _head(text: str) -> str:
    lines = [line for line in text[:_HEAD].lstrip().split("\n") if line.strip()]
    return "\n".join(lines[:_HEAD_LINES])


def _is_about_others(text: str, own: Sequence[Claim]) -> bool:
    """Whether several papers are declared here, or how papers are to declare is told."""
    sure = [claim for claim in own if not claim.is_loose]
    counts = [sum(claim.attribute is each for claim in sure) for each in Attribute]
    if all(counts) or sum(count > 1 for count in counts) > 1 or not own:
        return True
    if _GUIDE.search(_head(text)):
        return True
    end = max(claim.span.start for claim in own)
    if _FORWARDS.search(_head(text)) and sum(1 for _ in _SIGNED.finditer(text, 0, end)) > 1:
        return True  # the paper that is passed on bears a declaration of its own
    listed = [Span(*match.span()) for match in _ANNEXES.finditer(text, 0, end)]
    numbers = {match["number"].replace(" ", "") for match in _NUMBERED.finditer(text, 0, end)}
    return len(numbers) > 1 or len(set(_titles(text, end, listed))) > 1


def _titles(text: str, end: int, listed: Sequence[Span]) -> Iterator[str]:
    """The papers that lines of their own name, each from 关于; what annexes are called is left out."""
    for match in _NAMED.finditer(text, 0, end):
        if not any(span.start <= match.start() < span.end for span in listed):
            words = match["about"] or match["title"]
            yield re.sub(r"[\s《》]", "", words[max(0, words.find("关于")) :])
