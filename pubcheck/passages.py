"""Passages that give something away: a statement with particulars, what they are about, and that they are kept inside.

A word alone says nothing. A statement counts with two particulars and their subject, with one particular that
it says is not for outside, or with what by itself can be nothing else. What is published, taught, prescribed
or announced speaks against it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pubcheck.finding import Severity
from pubcheck.grounds import Weighed
from pubcheck.matchers import Judgement, Match, Reading, compiled
from pubcheck.phrase import Phrase
from pubcheck.span import Span
from pubcheck.statements import Statement, statements

# Said of something: it is not for outside, or not yet.
CLOSED = (
    r"不得?(?:提前|事先|擅自|随意|向|对|在|与|以)?[^。；;，,\n]{0,16}?(?:透露|泄露|泄漏|外传|外泄|公开|公布|发布|扩散|引用|告知|披露|报道|见报|外借|传递|上网|通报|接触|提及|标注|外送|外发|张扬|声张)"
    r"|(?<!公)不(?:对外|上网|见报|外传|写入|发公告|张贴|打招呼|留痕|通知(?:沿途|被|对方|企业)|向社会|告知)|未(?:对外|向社会)?(?:公开|公布|披露)(?![的]?申请)|(?:尚未|未经|暂未)[^。；;，,\n]{0,14}(?:公布|公开|批准|发布|反馈|核定|公示|讨论|同意|许可|定稿)"
    r"|(?:暂不|先不要?|不宜|不便)(?:对外|公开|公布|宣布|表态|张扬)[^。；;，,\n]{0,4}|严格?(?:保密|控制知悉|管控知悉)|绝对保密|(?:注意|务必|要求|约定|承诺)[^。；;，,\n]{0,6}保密|(?:仅|只)(?:供|限|由|向|报|发|送|提供)[^。；;，,\n]{0,16}(?:掌握|知悉|参阅|使用|领取|阅|研究|纸质|负责人|组长|成员|人员|书记|市长|县长|秘书长)"
    r"|(?:请)?勿(?:外传|引用|传|转|对外|扩散)|工作秘密|内部(?:掌握|使用|稿|测算)|知悉(?:范围|人员)|不得外|阅后|用后收回|密封|(?:发布|公布|公示|行动|检查|启用|宣布|谈判结束|会议|考试(?:结束)?|立案)(?:之)?前(?:不|请|须|严|切|勿|只|对)"
)
# Public, taught or prescribed: what is said so gives nothing away.
_PUBLIC = (
    r"已(?:经)?(?:由[^。；;，,\n]{1,12})?(?:于[^。；;，,\n]{1,14})?(?:对外|向社会|公开|正式)?(?:公布|发布|公开|公告|公示|刊登)|(?:向社会|对社会|向公众|在[^。；;，,\n]{1,12}(?:网站|平台|公示栏|公众号))[^。；;，,\n]{0,8}(?:公布|公开|发布|公示)"
    r"|现(?:予|将[^。；;，,\n]{0,20})(?:公布|公示|公告)|公开征(?:求|集)|全程欢迎|统计公报|新闻稿|新闻发布会|公众(?:号|可以)|欢迎(?:社会|广大|市民|群众)|均可公开"
)
_PRESCRIBED = r"^\s*第[一二三四五六七八九十百零〇0-9]{1,6}条|(?:机关|单位|企业|人员|公民|部门|机构|组织|主体|申请人|当事人|经营者|供应商)[^。；;，,\n]{0,16}(?:应当|有权|负有)|任何(?:单位|组织|个人)[^。；;，,\n]{0,20}不得|违反[^。；;\n]{0,30}(?:的|，)|依法(?:予以)?保密|的，(?:应当|由|处|责令)|(?:办法|条例|规定|制度)(?:规定|所称|要求)"
_URGED = r"(?:^|[，,；;。：:])[ ]*(?:[一二三四五六七八九十]是)?(?:要|应|须|请|加强|开展|严禁|提升|完善|建立|健全|强化|推进|落实|做好|深入|认真|切实|坚决|全面|积极|组织|加大|进一步|及时)"
_TITLED_RULES = r"(?:办法|规定|细则|条例|规则|规范|准则|守则|章程|制度|标准|指南|指引|手册|规程|须知|要求|法)(?:[（(][^（）()]{1,12}[)）])?》?(?:的?通知|解读|汇编|提纲|问答)?$"
_TAUGHT = r"宣传|培训|普法|知识|解读|问答|讲座|讲义|课堂|案例|倡议|学习|典型|科普|竞赛|读本|温馨提示|书讯|荐读"
_ANNOUNCED = r"(?:公告|通告|公示|公报|公开信|年报|年度报告|白皮书|公开栏)(?:[（(][^（）()]{1,12}[)）])?$|招聘|征兵|任前|招标|中标|成交|发布日程|目录$|答复|双随机|公布稿|应急预案$|公开指南"
_NEWS = r"本报讯|本网讯|责任编辑|浏览次数|记者[ ]|编辑[:：]|(?:^|\s)来源[:：]|融媒体|新闻中心"
_ANSWERED = r"网友|您好|您(?:的|反映|提出|来信|咨询)[^\n]{0,12}|(?:留言|来信|来电|函件|提案|建议)[^。，\n]{0,8}收悉"
_LEAD = r"\s*(?:[一二三四五六七八九十]{1,3}[、.．]\s*|[（(][一二三四五六七八九十0-9]{1,3}[)）]\s*|[0-9]{1,2}[.．、](?![0-9])\s*|[附备]\s?[件注]?[0-9一二三四五]?[:：　 ]\s*|[-—•·●◆■☆]\s*)"
_LONGEST_TITLE = 70
_FLATTENED_TITLE = 24  # of a text without lines, what may be its title
_NEAR = 24  # how far apart two cues of one passage may stand
_KEPT = Phrase("写明不对外、未公开或者限定知悉范围", "it says that this is not for outside, or not yet")
_PARTS = Phrase("同一句中有几处具体内容", "one statement holds several particulars")
_SURE = Phrase("这样的内容本身就不对外", "what it holds is never for outside")


@dataclass(frozen=True, slots=True)
class Told:
    """What gives a passage away, as patterns with alternatives.

    ``detail`` are particulars; ``subject`` what they must be about (in the statement, the title or the
    statement before); ``sure`` what needs no company. ``plain`` is how many different particulars count
    without a word that they are kept inside; ``closed`` adds to :data:`CLOSED`; ``against`` are words that
    excuse the statement; ``titled`` words that excuse the document if its title holds them. With ``opinion`` a statement may say what somebody should do.
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
            if found and "\n" not in gap and len(gap) <= 24:
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

    def _passage(
        self, reading: Reading, index: int, hits: list[Span], candidates: dict[int, list[Span]]
    ) -> Span | None:
        """The clauses that hold the cues, with the statements behind them that go on about it."""
        places, text = statements(reading), reading.text.text
        statement = places.all[index]
        span = _trimmed(reading, statement, self._words(reading, statement, hits))
        following = index + 1
        while following in candidates and "\n" not in text[span.end : places.all[following].span.start]:
            more = _trimmed(reading, places.all[following], candidates[following])
            if more.start - span.end > 16:
                break
            span = Span(span.start, more.end)
            following += 1
        # A cue may reach over the end of the statement (问：…？答：…).
        reach = max(hit.end for hit in hits)
        if reach > span.end:
            last = places.all[places.at(reach - 1)].span
            span = Span(span.start, last.start + len(last.of(text).rstrip(" \t\n。；;.")))
        return None if compiled(_PUBLIC).search(span.of(text), timeout=reading.seconds) else span

    def _excused(self, reading: Reading) -> bool:
        title, text = _title(reading), reading.text.text
        seconds = reading.seconds
        if compiled(_TITLED_RULES).search(title, timeout=seconds) or compiled(_TAUGHT).search(title, timeout=seconds):
            return True
        if self.titled and compiled(self.titled).search(title, timeout=seconds):
            return True
        if compiled(_ANSWERED).search(text[:240], timeout=seconds):
            return True  # an answer to somebody outside is outside already
        return compiled(_NEWS).search(text[:200] + "\n" + text[-120:], timeout=seconds) is not None

    def _candidates(self, reading: Reading) -> dict[int, list[Span]]:
        places = statements(reading)
        found: dict[int, list[Span]] = {}
        pattern = f"{self.sure}|{self.detail}" if self.sure else self.detail
        for match in compiled(pattern).finditer(reading.text.text, timeout=reading.seconds):
            if match.end() > match.start():
                found.setdefault(places.at(match.start()), []).append(Span(match.start(), match.end()))
        return found

    def _judged(self, reading: Reading, index: int, hits: list[Span]) -> Judgement | None:
        text, seconds = reading.text.text, reading.seconds
        places = statements(reading)
        statement = places.all[index].span
        words = statement.of(text)
        if not self.opinion and compiled(_PRESCRIBED).search(words, timeout=seconds):
            return None
        if self.against and compiled(self.against).search(words, timeout=seconds):
            return None
        sure = bool(self.sure) and compiled(self.sure).search(words, timeout=seconds) is not None
        closed = compiled(f"{CLOSED}|{self.closed}" if self.closed else CLOSED)
        details = {span.of(text) for span in hits}
        kept = closed.search(words, timeout=seconds)
        urged = not self.opinion and compiled(_URGED).search(words, timeout=seconds) is not None
        if sure and not kept and urged:
            return None
        announced = compiled(_ANNOUNCED).search(_title(reading), timeout=seconds) is not None
        if sure and not (announced and not kept):
            return Judgement(0.8, (self.why, _SURE, *((_KEPT,) if kept else ())))
        subject = compiled(self.subject)
        around = words + "\n" + _title(reading)
        if index:
            around += "\n" + places.all[index - 1].span.of(text)
        if not subject.search(around, timeout=seconds):
            return None
        if kept and len(details) >= self.kept:
            return Judgement(0.75, (self.why, _KEPT))
        if not announced and len(details) >= self.plain and not urged:
            return Judgement(0.65, (self.why, _PARTS))
        return None

    def _words(self, reading: Reading, statement: Statement, hits: list[Span]) -> list[Span]:
        """All cues of the statement: particulars, and what says that they are kept inside."""
        closed = compiled(f"{CLOSED}|{self.closed}" if self.closed else CLOSED)
        kept = closed.finditer(reading.text.text, statement.span.start, statement.span.end, timeout=reading.seconds)
        return [*hits, *(Span(match.start(), match.end()) for match in kept)]


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground to withhold: passages that give something away, else the document as a whole.

    ``weighed`` judges the document by its title, genre and body; its match is shown at the statement of
    its heaviest sign.
    """

    told: Told
    weighed: Weighed

    def find(self, reading: Reading) -> Iterator[Match]:
        """The passages, or one match for the document."""
        passages = list(self.told.find(reading))
        if passages:
            yield from passages
            return
        for match in self.weighed.find(reading):
            places = statements(reading)
            statement = places.all[places.at(match.span.start)]
            if self.told.excuses(reading, statement.span):
                continue
            yield Match(_trimmed(reading, statement, [match.span]), match.judgement)


def _title(reading: Reading) -> str:
    """The title, or the first line where none was recognised."""
    title = reading.elements.title
    if title is not None and len(title.value) <= _LONGEST_TITLE:
        return title.value
    return reading.text.text.lstrip().split("\n", 1)[0][:_FLATTENED_TITLE].strip()


def _trimmed(reading: Reading, statement: Statement, cues: list[Span]) -> Span:
    """The clauses of the statement from the first cue to the last, without a number or a full stop."""
    text = reading.text.text
    first, last = _densest(cues)
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


def _densest(cues: list[Span]) -> tuple[int, int]:
    """From the first to the last cue of the run with most of them; cues far apart are two runs."""
    best: tuple[int, int, int] | None = None
    run: list[Span] = []
    for cue in [*sorted(cues), None]:
        if cue is not None and (not run or cue.start - max(each.end for each in run) <= _NEAR):
            run.append(cue)
            continue
        weight = sum(len(each) for each in run)
        if best is None or weight > best[0]:
            best = weight, run[0].start, max(each.end for each in run)
        run = [cue] if cue is not None else []
    assert best is not None
    return best[1], best[2]
