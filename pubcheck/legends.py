"""Internal legends at the head and the foot of a paper, read clause by clause.

A legend stands on a line of its own, or in brackets there, and each of its clauses is of one kind: what the paper
is (内部资料, 校内材料), who may have it (只发至支部), what is forbidden (不得翻印), what to do with it afterwards (离职交回),
how to keep it (妥善保管). No list of legends is kept: a line all of whose clauses are of these kinds is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubcheck.declared import declaring_spans
from pubcheck.lazy_pattern import lazily
from pubcheck.legend_clauses import ALONE, CUT, MARK_LINE, MAY_BE, TO_READERS, kind_of, kinds_of, run_on, upright
from pubcheck.mark_prose import neighbours
from pubcheck.marks import find_marks
from pubcheck.matchers import Reading
from pubcheck.span import ByPlace, Span

_INNER_SECRET = lazily(r"内部(?:机密|绝密|秘密)(?:文件|资料|材料|件)?")  # whose secret it is stays open: no state mark
_SPOKEN_OF = lazily(r"保护|管理|是|的|包括|范围|指|与|和|及|制度|规定|定义")
_TRIM = " \t［］※＊*★☆◆●■▲【】〔〕（）()[]《》！!。.—-｜|「」『』〖〗"
_NO_LEGEND = lazily(
    r"(?:泄[露漏]|保守|保护|涉及|防止|危害)(?:党和)?(?:国家|军事)秘密|本人(?![审阅查])|他人|违者|著作权|(?<!未经)授权|不予公开|依申请公开|主动公开|未经核实的|未经证实|接龙|承包|出租|招商|甲方|乙方|双方|系统(?:仅|只)[限供在][^，。]{0,4}网|内容未经[^，。]{2,4}[，,]?(?:不得|禁止|严禁|请勿)(?:转载|摘编)|本[网站](?!(?:值班|工作|职工|人员|内部)|内容仅[供限][^，,]{0,4}(?:院|校|厂|局|公司|单位|内部|系统|职工|员工))|本文(?!件|档|稿)|转载请|虚假|谣言|第[一二三四五六七八九十]+条|(?<!含)(?<!含有)(?<!涉及)(?<!载有)个人信息|隐私|密码|验证码|账号|银行卡|房屋|车辆|考生|乘客|游客|旅客|顾客|观众|读者|居民|业主|小孩|儿童|用药|饮用|吸烟|停车|攀爬|触摸|登记表|申请人|作业|抄袭|招标|采购|情形|的[\u4e00-\u9fff]{2,4}$|办法|规定|制度|规范|细则|条例|方案$|通知$|意见$|决定$"
)
_BESIDE = lazily("版权|公开的?(?:理由|原因|依据|事由)")  # none of one that says what the paper is
GOES_ON = lazily(r"[，、；的]|等(?:[，。、；的字]|\Z)")  # a sentence behind the line; 等保 begins a word
_HINT = lazily(r"(?:温馨)?提[ ]?示|说[ ]?明|注意事项|备[ ]?注")
_ABOUT_RIGHTS = lazily(
    r"版权|声明|须知|提示|守则|公约|注意事项|纪律|要求|第[一二三四五六七八九十]{1,3}条|(?<=[^\n]{2})[:：]$"
)
_FOR_READERS = lazily(r"(?:仅|只)供(?:学习|娱乐|读者|大家|个人|各位)?(?:学习)?参考")
MIDDLE = r"^[^\n。；]{0,24}(?:内部|内参|内训|不公开(?:发行|发表|出版|传播))[^\n。；]{2,40}$"
_KEPT_ALONE = lazily(r"注意保[存密管]|请注意保密")
_LONGEST_KEPT = 12  # characters, blanks between them included
_ENDS = ("。", "；", "：", "，")
_LONGEST = 60
_COUPLET = 5  # characters of a half
_FIRST, _LAST = 6, 3
_VERY_FIRST, _VERY_LAST = 3, 1


def find_legends(reading: Reading) -> Iterator[Span]:
    """The legends in the first and the last lines, each without the brackets and stars round it."""
    text, taken = reading.text.text, -1
    lines = list(_edges(text))
    marks = find_marks(reading)
    marked = ByPlace(marks, lambda mark: mark.span)  # what is a state mark is no legend
    # The declared attribute is no legend: 此件不公开 is read by itself, and never by the model of attributes.
    declaring = declaring_spans(reading.text)
    for position, (span, far) in enumerate(lines):
        broken = False
        if (
            position <= taken
            or not (
                _is_legend(text, span, far)
                or _is_kept_alone(reading, span, far)
                or _is_begun(text, lines, position)
                or (broken := _is_broken(text, lines, position))
            )
            or any(span.overlaps(each) for each in declaring)
            or marked.meeting(span)
            or (marks and span.of(text).startswith("知悉"))  # a field of the state secret
        ):
            continue
        last = position + broken
        # Further lines of the same legend: 内部掌握 / 不得翻印 / 不得摘抄.
        while last + 1 < len(lines) and lines[last + 1][0].start - lines[last][0].end <= 12:
            following = lines[last + 1][0]
            between = text[lines[last][0].end : following.start]
            if between.count("\n") != 1 or not kinds_of(following.of(text)) & {"ban", "after", "kept"}:
                break
            if following.of(text).endswith(("：", ":")):
                break
            last += 1
        taken = last
        yield Span(span.start, lines[last][0].end)
    yield from _between(reading, lines)


def _between(reading: Reading, edges: list[tuple[Span, bool]]) -> Iterator[Span]:
    """Legends on the pages between: only those that say what the paper is and what is asked of the reader."""
    text, places = reading.text.text, {span.start for span, _ in edges}
    for match in reading.matches(MIDDLE):
        span = _trimmed(text, *match.span())
        if len(span) > _LONGEST or span.start in places or text[span.end : span.end + 1] in _ENDS:
            continue
        kinds = kinds_of(span.of(text))
        told = "inner" in kinds or ("ban" in kinds and span.of(text).startswith("不公开"))
        if told and len(kinds) > 1 and "other" not in kinds and _is_legend(text, span, far=False):
            yield span


def _is_kept_alone(reading: Reading, span: Span, far: bool) -> bool:
    """Whether an official paper says no more of itself than that it is to be kept (注意保存), as no receipt or ticket has it."""
    words = span.of(reading.text.text)
    if far or len(words) > _LONGEST_KEPT or _KEPT_ALONE.fullmatch(upright(words)) is None:
        return False
    elements = reading.elements
    return any((elements.doc_number, elements.title, elements.genre, elements.issuer))


def _is_begun(text: str, lines: list[tuple[Span, bool]], position: int) -> bool:
    """Whether the line says what the paper is, and the next one what is forbidden: 内部培训资料 / 严禁复制外传."""
    span, far = lines[position]
    if far or position + 1 >= len(lines) or not MAY_BE.search(span.of(text)) or _NO_LEGEND.search(span.of(text)):
        return False
    following = lines[position + 1][0]
    if following.start - span.end > 12 or text.count("\n", span.end, following.start) != 1:
        return False
    words, kinds = following.of(text), kinds_of(span.of(text))
    return (
        (kinds == {"inner"} or (kinds == {"thing"} and "专用" in span.of(text)))
        and bool(kinds_of(words) & {"ban", "after", "kept"})
        and not words.endswith("：")
    )


def _is_broken(text: str, lines: list[tuple[Span, bool]], position: int) -> bool:
    """Whether a clause of the legend goes on in the next line: 专人专册　不外 / 传不拍照."""
    span, far = lines[position]
    if far or position + 1 >= len(lines):
        return False
    following = lines[position + 1][0]
    if following.start - span.end > 12 or text.count("\n", span.end, following.start) != 1:
        return False
    words, rest = span.of(text), following.of(text)
    last, first = CUT.split(words)[-1], CUT.split(rest)[0]
    joined = words + rest
    if not (last and first and MAY_BE.search(last + first)) or len(joined) > _LONGEST:
        return False
    if _NO_LEGEND.search(joined) or rest.endswith("："):
        return False
    # The clause is one only where both halves are read together.
    if kind_of(last) or kind_of(first) or not ({kind_of(last + first)} | run_on(last + first)) & _HANDLED:
        return False
    return "other" not in (kinds := kinds_of(joined)) and len(kinds) > 1


def _edges(text: str) -> Iterator[tuple[Span, bool]]:
    """The short lines at the head and the foot, and whether each is farther from it than bans alone may stand."""
    head: list[tuple[Span, bool]] = []
    position = filled = 0
    while filled < _FIRST and position < len(text):
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        if text[position:end].strip():
            filled += 1
            head.append((_trimmed(text, position, end), filled > _VERY_FIRST))
        position = end + 1
    foot: list[tuple[Span, bool]] = []
    stop = len(text)
    while len(foot) < _LAST and stop > position:
        start = text.rfind("\n", position, stop) + 1 or position
        if text[start:stop].strip():
            foot.append((_trimmed(text, start, stop), len(foot) >= _VERY_LAST))
        stop = start - 1
    # Where all lines are few the last one is both.
    if not foot and head:
        head[-1] = (head[-1][0], False)
    yield from (entry for entry in (*head, *reversed(foot)) if 2 <= len(entry[0]) <= _LONGEST)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    return Span(start, end)


_OF_PAPERS = lazily(
    r"外[传借泄发流]|抄[录写]|引用|扩散|转[发载借抄传]|复[制印]|翻[印拍]|拍照|摘[抄编录引]|截[图屏]|留存|带出|散发|上传|登报|见报|刊登|传[\u4e00-\u9fff]{0,4}群|传[输递送]"
)
_INNER_ALONE = lazily(r".{2,4}(?:专用|使用|传达|传阅|版|掌握|参考|参阅|资料|文件|材料|刊物|稿|交流|发行|印发|内刊)")
_HANDLED = {"ban", "after", "limit"}


def _is_legend(text: str, span: Span, far: bool) -> bool:
    words = span.of(text)
    if MAY_BE.search(words) is None:
        return False
    words = upright(words)
    before, behind = neighbours(text, *_line(text, span))
    if MARK_LINE.fullmatch(words) and re.search("[▲△★☆]|核心|普通", words):
        return True
    if (not far and ALONE.fullmatch(words)) or _INNER_SECRET.fullmatch(words):
        return (bool(behind) or bool(before)) and not _SPOKEN_OF.match(behind)
    kinds = kinds_of(words)
    if (
        not (kinds and ("inner" in kinds or not _BESIDE.search(words)))
        or _NO_LEGEND.search(words)
        or _FOR_READERS.fullmatch(words)
        or _ABOUT_RIGHTS.search(before)
        or "版权" in behind
    ):
        return False
    # 提示：请勿拍照 tells a reader what to do; 提示：内部资料 says what the paper is.
    hint = not kinds & {"inner", "mark"} and _HINT.match(words)
    if hint or before.endswith(("，", "、", "；", "的", "和", "或")) or GOES_ON.match(behind):
        return False
    handled = kinds & {"ban", "after", "limit", "kept"}
    if "other" in kinds and _is_slogan(words):
        return False
    if "other" in kinds:
        # Beside something else only what is said of papers alone: 本手册为公司财产，离职须交还.
        if text[span.end : span.end + 1] == "。" or words.startswith(("以上", "上述")) or "（" in words or "(" in words:
            return False
        told = bool(kinds & {"after"}) or ("ban" in kinds and _OF_PAPERS.search(words) is not None)
        return told and (not far or "inner" in kinds)
    if kinds & {"inner", "mark"}:
        return len(kinds) > 1 or (not far and _INNER_ALONE.fullmatch(words) is not None)
    if "thing" in kinds and handled:
        return True
    if "limit" in kinds and not kinds & {"ban", "after"}:
        return len(words) >= 5 and TO_READERS.search(words) is not None
    # One of several bans is an item of a list.
    return bool(kinds & {"ban", "after"}) and not far and "ban" not in kinds_of(before)


def _is_slogan(words: str) -> bool:
    """Whether it is a couplet: two halves of one length that answer each other (内部资料不外传，朋友圈里不炫耀)."""
    halves = ["".join(half.split()) for half in re.split("[，,]", words)]
    couplet = len(halves) == 2 and len(halves[0]) == len(halves[1]) >= _COUPLET
    return couplet and any(one == other for one, other in zip(*halves, strict=True))


def _line(text: str, span: Span) -> tuple[int, int]:
    end = text.find("\n", span.end)
    return text.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(text)
