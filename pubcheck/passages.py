"""Passages that give something away: a statement with particulars, what they are about, and that they are kept inside.

A word alone says nothing. A statement counts with two particulars and their subject, with one particular that
it says is not for outside, or with what by itself can be nothing else. What is published, taught, prescribed
or announced speaks against it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from pubcheck.domains import FIELDS, field_of
from pubcheck.grounds import Weighed, Where, anchor_of
from pubcheck.marks import find_marks
from pubcheck.matchers import Judgement, Match, Reading, compiled, finditer
from pubcheck.phrase import Phrase
from pubcheck.span import Span
from pubcheck.statements import Statement, is_flat, statements

# Said of something: it is not for outside, or not yet.
_NOT = r"(?:不得|不能|不可|不许|不准|不要|不宜|不愿|请勿|切勿|勿|严禁|禁止|暂不|先不|暂缓|暂勿|一律不|均不|(?<!应当)不予?(?=对外|向外|向社会|上网|见报|外传|写入|反馈|公开|公布|留痕|打招呼|张贴|形成|列入通知|作书面|展开|声张|提前))"
_SAY = r"(?:透露|泄露|泄漏|外泄|外传|外露|外借|外送|外发|公开|公布|宣布|发布|告知|通知|通报|提及|对外|向外|引用|传播|宣传|扩散|写入|上网|见报|报道|接受采访|打招呼|打电话|联系|接触|声张|张扬|说明来源|反馈本人|形成文字|作书面|展开讨论|标[注绘]|披露|外讲|拍照|留存|转发|传递|用于宣传|列入通知)"
CLOSED = (
    rf"{_NOT}[^。；;，,\n]{{0,14}}?{_SAY}|未(?:对外|向社会)?(?:公开|公布|披露)(?![的]?申请)|(?:尚未|未经|暂未|未)[^。；;，,\n]{{0,14}}(?:公布|公开|批准|发布|反馈|核[定准]|公示|讨论|同意|许可|定稿|审定)"
    r"|严格?(?:保密|控制知悉|管控知悉)|绝对保密|(?:注意|务必|要求|约定|承诺|请)[^。；;，,\n]{0,8}保密|(?:仅|只|限|专)(?:供|限|由|向|报|发|送|提供|告知|让)?[^。；;，,\n]{0,14}(?:掌握|知悉|知道|查阅|参阅|使用|领取|传阅|负责人|组长|成员|书记|市长|县长|秘书长|专班|纸质)"
    r"|工作秘密|内部(?:掌握|使用|稿|测算)|知悉(?:范围|人员)|阅后|(?:用|会|核对|核|使用|谈)后(?:收回|销毁|退回|交回)|另行密封|密封(?:反馈|下发|送)|机要|一律不得|方可(?:使用|引用|公布|对外)"
    r"|(?:发布|公布|公示|行动|检查|启用|宣布|谈判|会议|考试|立案|开[考标]|进驻|进点|出发|抓捕|上会|决定|核定|大选|公开|评估|发布日|成绩公布|结果未?出)(?:结束)?(?:之)?前[^。；;，,\n]{0,12}(?:不|请|勿|仅|只|才|方|严)|期间请?勿"
    r"|打草惊蛇|通风报信|走漏|风声|(?:现场|当场|临时|当[天日])(?:拆封|通知|告知|下达)|统一(?:说|答|回复)|只答|一律(?:说|答)|不提[^。；;，,\n]{2,}|私下(?:表示|告知|透露|同意)|非正式(?:提供|告知|透露)|默许|属其[^。；;，,\n]{0,6}秘密|核心机密"
)
# Public, taught or prescribed: what is said so gives nothing away.
_PUBLIC = (
    r"已(?:经)?(?:由[^。；;，,\n]{1,12})?(?:于[^。；;，,\n]{1,14})?(?:对外|向社会|公开|正式)?(?:公布|发布|公开|公告|公示|刊登)|(?:向社会|对社会|向公众|在[^。；;，,\n]{1,12}(?:网站|平台|公示栏|公众号))[^。；;，,\n]{0,8}(?:公布|公开|发布|公示)"
    r"|现(?:予|将[^。；;，,\n]{0,20})(?:公布|公示|公告)|公开征(?:求|集)|全程欢迎|统计公报|新闻稿|新闻发布会|公众(?:号|可以)|欢迎(?:社会|广大|市民|群众)|均可公开"
)
_PRESCRIBED = r"^\s*第[一二三四五六七八九十百零〇0-9]{1,6}条|(?:机关|单位|企业|人员|公民|部门|机构|组织|主体|申请人|当事人|经营者|供应商)[^。；;，,\n]{0,16}(?:应当|有权|负有)|任何(?:单位|组织|个人)[^。；;，,\n]{0,20}不得|违反[^。；;\n]{0,30}(?:的|，)|不得(?:要求|以[^。；;，,\n]{0,16}为由)|不予公开|公开属性|(?:主动|依申请)公开(?!的)|依法(?:予以)?保密|的，(?:应当|由|处|责令|依法给予)|(?:办法|条例|规定|制度)(?:规定|所称|要求)"
_DECLARED = r"不予公开|公开属性|(?:主动|依申请)公开(?!的)"
_URGED = r"(?:^[ ]*请|(?:^|[，,；;。：:])[ ]*(?:[一二三四五六七八九十]是)?(?:要(?![点闻素])|应(?!急)|须|必须|加强|开展|严禁|提升|完善|建立|健全|强化|推进|落实|做好|深入|认真|切实|坚决|全面|积极|组织(?!部|人事)|加大|进一步|及时))"
_TITLED_RULES = r"(?:办法|规定|细则|条例|规则|规范|准则|守则|章程|制度|标准|指南|指引|手册|规程|须知|要求|解释|法)(?:[（(][^（）()]{1,12}[)）])?》?(?:的?通知|解读|汇编|提纲|问答)?$"
_TAUGHT = r"(?:宣传|培训|普法|学习|案例)(?:班|课|活动|[月周日]|材料|资料|讲义|提纲|方案|手册|教材|工作|的?通知|的?函|$)|知识|解读|问答|讲座|讲义|课堂|典型案例|倡议|科普|竞赛|读本|温馨提示|书讯|荐读"
_ANNOUNCED = r"(?:公告|通告|公示|公报|公开信|年报|年度报告|白皮书|公开栏)(?:[（(][^（）()]{1,12}[)）])?$|招聘|征兵|任前|招标|中标|成交|发布日程|目录$|答复|双随机|公布稿|应急预案$|公开指南"
_NEWS = r"本报讯|本网讯|责任编辑|浏览次数|记者[ ]|编辑[:：]|(?:^|\s)来源[:：]|融媒体|新闻中心"
_ANSWERED = r"网友|[您你]好|收悉[，,。]?(?:现|经|局|我)|您(?:的|反映|提出|来信|咨询)[^\n]{0,12}|(?:留言|来信|来电|函件|提案|建议)[^。，\n]{0,12}收悉|(?:回复|答复)如下"
_LEAD = r"\s*(?:[一二三四五六七八九十]{1,3}[、.．]\s*|[（(][一二三四五六七八九十0-9]{1,3}[)）]\s*|[0-9]{1,2}[.．、](?![0-9])\s*|[附备]\s?[件注]?[0-9一二三四五]?[:：　 ]\s*|[-—•·●◆■☆]\s*)"
_HEAD = 160  # characters in which a text shows what it is
_LONGEST_TITLE = 70
_FLATTENED_TITLE = 24  # of a text without lines, what may be its title
_NEAR = 24  # how far apart two cues of one passage may stand
_SURE_WEIGHT = 5
_NEAR_FIELDS = 14  # the same, between the fields of a flattened form
_KEPT = Phrase("写明不对外、未公开或者限定知悉范围", "it says that this is not for outside, or not yet")
_ASKS = r"\s*(?:请|望|行动结束|以上|下一步|同时[，,]?要|今后)"
_SHORTEST = 12
# How the paper itself is to be handled, not what it tells.
_HANDLING = r"不发通知、不打招呼|四不两直|(?:本|此)(?:件|文|通知|函|表|资料|材料|本|手册|方案|册)[^。；\n]{0,24}(?:不得|请|严禁|阅后|按|由)|(?:妥善|注意)保[管存]"
_KEPT_WHY = Phrase("写明不对外，且内容属于这一类事项", "it says that it is not for outside, and is about this field")
_PARTS = Phrase("同一句中有几处具体内容", "one statement holds several particulars")
_SURE = Phrase("这样的内容本身就不对外", "what it holds is never for outside")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words found in a statement, and whether they need no company."""

    span: Span
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What gives a passage away, as patterns with alternatives.

    ``detail`` are particulars; ``subject`` what they must be about (in the statement, the title or the
    statement before); ``sure`` what needs no company. ``plain`` is how many different particulars count
    without a word that they are kept inside; ``closed`` adds to :data:`CLOSED`; ``against`` are words that
    excuse the statement; ``titled`` words that excuse the document if its title holds them. With ``opinion`` a statement may say what somebody should do; with ``near`` the
    subject must stand in the statement; what is sure is so only where the text begins with ``sure_if``.
    """

    why: Phrase
    subject: str
    detail: str
    sure: str = ""
    closed: str = ""
    plain: int = 2
    kept: int = 1
    against: str = ""
    titled: str = ""
    opinion: bool = False
    near: bool = False
    sure_if: str = ""

    def find(self, reading: Reading) -> Iterator[Match]:
        """One match for each passage: a run of statements of one paragraph."""
        if self._excused(reading):
            return
        found: list[tuple[int, Span, Judgement]] = []
        candidates = self._candidates(reading)
        for index, hits in candidates.items():
            judgement = self._judged(reading, index, hits)
            if judgement is None:
                continue
            span = self._passage(reading, index, hits, candidates)
            if span is None:
                continue
            gap = reading.text.text[found[-1][1].end : span.start] if found else ""
            asks = compiled(_ASKS).match(reading.text.text, span.start, timeout=reading.seconds)
            if found and "\n" not in gap and len(gap) <= 24 and not asks:
                span = Span(found[-1][1].start, max(span.end, found[-1][1].end))
                judgement = max(found.pop()[2], judgement, key=lambda each: each.confidence)
            found.append((index, span, judgement))
        for _, span, judgement in found:
            yield Match(span, judgement)

    def excuses(self, reading: Reading, span: Span) -> bool:
        """Whether what stands at ``span`` is published, prescribed, or excused by words of ``against``."""
        words, seconds = span.of(reading.text.text), reading.seconds
        if compiled(_PUBLIC).search(words, timeout=seconds):
            return True
        return not self.opinion and compiled(_PRESCRIBED).search(words, timeout=seconds) is not None

    def _passage(self, reading: Reading, index: int, hits: list[Cue], candidates: dict[int, list[Cue]]) -> Span | None:
        """The clauses that hold the cues, with the statements behind them that go on about it."""
        places, text = statements(reading), reading.text.text
        statement = places.all[index]
        span = _trimmed(reading, statement, self._words(reading, statement, hits))
        following = index + 1
        while (
            following in candidates
            and not compiled(_ASKS).match(text, places.all[following].span.start)
            and "\n" not in text[span.end : places.all[following].span.start]
        ):
            more = _trimmed(reading, places.all[following], candidates[following])
            if more.start - span.end > 16:
                break
            span = Span(span.start, more.end)
            following += 1
        # A cue may reach over the end of the statement (问：…？答：…).
        reach = max(hit.span.end for hit in hits)
        if reach > statement.span.end:
            last = places.all[places.at(reach - 1)].span
            span = Span(span.start, last.start + len(last.of(text).rstrip(" \t\n。；;.")))
        return None if compiled(_PUBLIC).search(span.of(text), timeout=reading.seconds) else span

    def _excused(self, reading: Reading) -> bool:
        if self.titled and compiled(self.titled).search(_title(reading), timeout=reading.seconds):
            return True
        return _is_public(reading)

    def _candidates(self, reading: Reading) -> dict[int, list[Cue]]:
        """The cues by statement; of two at one place the one that needs no company counts, else the longer."""
        places, text = statements(reading), reading.text.text
        cues: list[Cue] = []
        for pattern, is_sure in ((self.sure, True), (self.detail, False)):
            for piece, anchor in _pieces(pattern):
                if anchor in text:
                    cues += (
                        Cue(Span(match.start(), match.end()), is_sure)
                        for match in finditer(piece, text, reading.seconds)
                        if match.end() > match.start()
                    )
        found: dict[int, list[Cue]] = {}
        for cue in sorted(cues, key=lambda cue: (not cue.is_sure, -len(cue.span), cue.span.start)):
            row = found.setdefault(places.at(cue.span.start), [])
            if not any(cue.span.overlaps(other.span) for other in row):
                row.append(cue)
        return dict(sorted(found.items()))

    def _judged(self, reading: Reading, index: int, hits: list[Cue]) -> Judgement | None:
        text, seconds = reading.text.text, reading.seconds
        places = statements(reading)
        statement = places.all[index].span
        words = statement.of(text)
        prescribed = compiled(_DECLARED if self.opinion else _PRESCRIBED)
        if not is_flat(words) and prescribed.search(words, timeout=seconds):
            return None
        if self.against and compiled(self.against).search(words, timeout=seconds):
            return None
        sure = any(hit.is_sure for hit in hits) and (
            not self.sure_if or compiled(self.sure_if).search(text[:_HEAD], timeout=seconds) is not None
        )
        details = {hit.span.of(text) for hit in hits}
        kept = self._kept(reading, statement, hits) or self._kept_behind(reading, index)
        first = min(hit.span.start for hit in hits) - statement.start
        last = max(hit.span.end for hit in hits) - statement.start
        opening = words[: first + 1].lstrip()[:8]  # what is urged at the beginning is urged throughout
        urged = not self.opinion and any(
            compiled(_URGED).search(part, timeout=seconds) for part in (opening, words[max(0, first - 8) : last])
        )
        if sure and not kept and urged:
            return None
        announced = compiled(_ANNOUNCED).search(_title(reading), timeout=seconds) is not None
        if sure and not (announced and not kept):
            return Judgement(0.8, (self.why, _SURE, *((_KEPT,) if kept else ())))
        if not self.opinion and compiled(_ASKS).match(words, timeout=seconds):
            return None
        subject = compiled(self.subject)
        around = words if self.near else words + "\n" + _title(reading)
        if index and not self.near:
            around += "\n" + places.all[index - 1].span.of(text)
        if not subject.search(around, timeout=seconds):
            return None
        if kept and len(details) >= self.kept:
            return Judgement(0.75, (self.why, _KEPT))
        if not announced and len(details) >= self.plain and not urged:
            return Judgement(0.65, (self.why, _PARTS))
        return None

    def _kept(self, reading: Reading, statement: Span, hits: list[Cue]) -> bool:
        """Whether the statement says so in words that are not the particulars themselves."""
        closed = compiled(f"{CLOSED}|{self.closed}" if self.closed else CLOSED)
        for match in closed.finditer(reading.text.text, statement.start, statement.end, timeout=reading.seconds):
            span = Span(match.start(), match.end())
            if not any(hit.span.start <= span.start and span.end <= hit.span.end for hit in hits if not hit.is_sure):
                return True
        return False

    def _kept_behind(self, reading: Reading, index: int) -> bool:
        """Whether the next sentence of the paragraph, or the title, says that this is kept inside."""
        text, places = reading.text.text, statements(reading)
        closed = compiled(f"{CLOSED}|{self.closed}" if self.closed else CLOSED)
        if self.closed and compiled(self.closed).search(_title(reading), timeout=reading.seconds):
            return True
        if (
            index + 1 >= len(places.all)
            or "\n" in text[places.all[index].span.end - 1 : places.all[index + 1].span.start]
        ):
            return False
        following = places.all[index + 1].span.of(text)
        return len(following) <= 60 and closed.search(following, timeout=reading.seconds) is not None

    def _words(self, reading: Reading, statement: Statement, hits: list[Cue]) -> list[Cue]:
        """All cues of the statement: particulars, and what says that they are kept inside."""
        closed = compiled(f"{CLOSED}|{self.closed}" if self.closed else CLOSED)
        kept = closed.finditer(reading.text.text, statement.span.start, statement.span.end, timeout=reading.seconds)
        return [*hits, *(Cue(Span(match.start(), match.end()), False) for match in kept)]


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground to withhold: passages that give something away, else the document as a whole.

    ``weighed`` judges the document by its title, genre and body; its match is shown at the statement of
    its heaviest sign. The terms of its signs on ``topics`` are particulars of a passage too.
    """

    told: Told
    weighed: Weighed
    topics: tuple[str, ...] = ()
    rule: str = ""

    def __post_init__(self) -> None:
        terms = [term for sign in self.weighed.signs if sign.topic in self.topics for term in sign.terms.split()]
        if terms:
            object.__setattr__(self, "told", replace(self.told, detail="|".join((self.told.detail, *terms))))

    def find(self, reading: Reading) -> Iterator[Match]:
        """The passages, or one match for the document."""
        passages = [*self.told.find(reading)]
        if self.rule:
            told = [match.span for match in passages]
            more = [match for match in kept_inside(reading, self.rule) if not any(match.span.overlaps(s) for s in told)]
            passages = sorted((*passages, *more), key=lambda match: match.span)
        if passages:
            yield from passages
            return
        weighed = self.weighed.weigh(reading)
        if weighed is None:
            return
        judgement, witnesses = weighed
        places = statements(reading)
        weights: dict[int, float] = {}
        for sign, found in witnesses:
            # The title says what a paper is; the passage to look at is in the body, where there is one.
            weight = sign.weight if sign.where is Where.BODY else 0.01 * sign.weight
            for index in {places.at(span.start) for span, _ in found}:
                weights[index] = weights.get(index, 0.0) + weight
        for index in sorted(weights, key=lambda each: (-weights[each], each)):
            if not self.told.excuses(reading, places.all[index].span):
                inside = [
                    Cue(span, False) for _, found in witnesses for span, _ in found if places.at(span.start) == index
                ]
                yield Match(_trimmed(reading, places.all[index], inside), judgement)
                return


def kept_inside(reading: Reading, rule: str) -> Iterator[Match]:
    """Statements which say that they are not for outside, and whose field is that of ``rule``."""
    for match, field in reading.once("kept inside", lambda: tuple(_kept_inside(reading))):
        if field == rule:
            yield match


def _kept_inside(reading: Reading) -> Iterator[tuple[Match, str]]:
    text, seconds, title = reading.text.text, reading.seconds, _title(reading)
    # A mark stops the paper by itself; its words on secrecy are about the paper.
    if _is_public(reading) or compiled(_ANNOUNCED).search(title, timeout=seconds) or find_marks(reading):
        return
    places = statements(reading)
    heading = reading.text.text.find("\n", len(text) - len(text.lstrip()))
    if reading.elements.title is not None:
        heading = max(heading, reading.text.offsets.from_source(reading.elements.title.span.end))
    found: dict[int, list[Cue]] = {}
    for match in finditer(CLOSED, text, seconds):
        found.setdefault(places.at(match.start()), []).append(Cue(Span(match.start(), match.end()), True))
    for index, cues in found.items():
        statement = places.all[index]
        words = statement.span.of(text)
        if statement.span.start < heading and not is_flat(words):
            continue  # a note behind the title is about the paper
        if len(words.strip()) < _SHORTEST or compiled(_PRESCRIBED).search(words, timeout=seconds):
            continue
        if compiled(f"{_URGED}|^{_ASKS}").search(words, timeout=seconds) or compiled(_HANDLING).search(
            words, timeout=seconds
        ):
            continue
        field = field_of(words, title)
        if not field:
            continue
        about = [
            Cue(Span(match.start(), match.end()), False)
            for match in finditer(FIELDS[field], text, seconds, statement.span.start, statement.span.end)
        ]
        span = _trimmed(reading, statement, [*cues, *about])
        if not compiled(_PUBLIC).search(span.of(text), timeout=seconds):
            yield Match(span, Judgement(0.6, (_KEPT_WHY,))), field


def _is_public(reading: Reading) -> bool:
    """Whether the document is for the public by what it is: rules, a lesson, an answer, a news item."""
    title, text, seconds = _title(reading), reading.text.text, reading.seconds
    if compiled(_TITLED_RULES).search(title, timeout=seconds) or compiled(_TAUGHT).search(title, timeout=seconds):
        return True
    if compiled(_ANSWERED).search(text[:240], timeout=seconds):
        return True  # an answer to somebody outside is outside already
    return compiled(_NEWS).search(text[:200] + "\n" + text[-120:], timeout=seconds) is not None


def _title(reading: Reading) -> str:
    """The title, or the first line where none was recognised."""
    title = reading.elements.title
    if title is not None and len(title.value) <= _LONGEST_TITLE:
        return title.value
    line = reading.text.text.lstrip().split("\n", 1)[0]
    if len(line) > _LONGEST_TITLE and 6 <= line.find(" ") <= _FLATTENED_TITLE:
        return line[: line.find(" ")]
    return line[:_FLATTENED_TITLE].strip()


def _trimmed(reading: Reading, statement: Statement, cues: list[Cue]) -> Span:
    """The clauses of the statement from the first cue to the last, without a number or a full stop."""
    text = reading.text.text
    first, last = _densest(cues, _NEAR if not is_flat(statement.span.of(text)) else _NEAR_FIELDS)
    inside = [clause for clause in statement.clauses if clause.end > first and clause.start < last]
    start, end = inside[0].start, inside[-1].end
    # What a label with a cue introduces belongs to it (我方底线：…).
    if text[start:end].rstrip().endswith(("：", ":")):
        end = next((clause.end for clause in statement.clauses if clause.start >= end), end)
        end = statement.span.end if statement.span.end - end <= 2 * _NEAR else end
    lead = compiled(_LEAD).match(text, start, end)
    if lead:
        start = lead.end()
    words = text[start:end]
    start += len(words) - len(words.lstrip(" \t\n　，,、；;。“"))
    end = start + len(text[start:end].rstrip(" \t\n　，,、；;。：:."))
    return Span(start, end) if end > start else Span(first, last)


def _densest(cues: list[Cue], near: int) -> tuple[int, int]:
    """From the first to the last cue of the run with most of them; cues far apart are two runs."""
    best: tuple[int, int, int] | None = None
    run: list[Cue] = []
    for cue in [*sorted(cues, key=lambda each: each.span), None]:
        if cue is not None and (not run or cue.span.start - max(each.span.end for each in run) <= near):
            run.append(cue)
            continue
        weight = sum(len(each.span) * (_SURE_WEIGHT if each.is_sure else 1) for each in run)
        if best is None or weight > best[0]:
            best = weight, run[0].span.start, max(each.span.end for each in run)
        run = [cue] if cue is not None else []
    assert best is not None
    return best[1], best[2]


@cache
def _pieces(pattern: str) -> tuple[tuple[str, str], ...]:
    """The alternatives of a pattern, each with the words that every match of it holds: most are not in a text at all."""
    pieces: list[str] = [""]
    depth, in_class, escaped = 0, False, False
    for character in pattern:
        if character == "|" and not depth and not in_class and not escaped:
            pieces.append("")
            continue
        pieces[-1] += character
        if escaped:
            escaped = False
        elif character == "\\":
            escaped = True
        elif in_class:
            in_class = character != "]"
        else:
            in_class = character == "["
            depth += (character == "(") - (character == ")")
    return tuple((piece, anchor_of(piece)) for piece in dict.fromkeys(pieces) if piece)
