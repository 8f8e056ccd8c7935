"""Words by which a document says that a secret was declassified or published.

They stand beside a mark (机密★5年（已解密）), or in a sentence with its day (原密级为秘密，2008年解密).
General prose on declassification names neither a paper nor a day.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pubcheck.lazy_pattern import lazily
from pubcheck.mark_extent import begins_paper, head_of
from pubcheck.mark_lifted import PATTERNS as LIFTED
from pubcheck.mark_lifted import find_lifted
from pubcheck.mark_published import is_for_all
from pubcheck.mark_register import PATTERNS as NOTES
from pubcheck.mark_register import find_notes
from pubcheck.mark_terms import DATE_WORDS
from pubcheck.marks import Form, Mark, find_marks
from pubcheck.matchers import Reading, compiled
from pubcheck.release_clauses import ACT, find_clauses, with_tail
from pubcheck.release_words import DAY, HOW, SELF, is_certain, is_told, speaks_of_itself
from pubcheck.span import ByPlace, Span

_LEVEL = '[“"]?(?:绝密|机密|秘密)级?[”"]?'
_STAMP = (
    rf"[（(【\[〔]?[ \t]*(?:已|经审核|业已)?[ ]?解[ ]?密(?:章|件)?[ \t]*(?:[:：]?[ \t]*{DATE_WORDS})?[ \t]*[)）】\]〕]?"
)
_NO = r"(?!审核|申[请报]|程序|手续|依据|条件|工作|时间|期限|字样|后|前|”|章[，。])"  # 解密审核 is no release
_SOLVED = rf"(?:解密|解除(?:[本该此原][\u4e00-\u9fff]{{1,3}}的?)?(?:国家秘密|密级|保密)|(?:降为|变更为|转为|改为|调整为)(?:公开|非密|非涉密|不涉密|无密级|非国家秘密)){_NO}"
_FREED = rf"(?:{_SOLVED}|密级[^。；\n]{{0,14}}(?:解除|撤销))"
_BEGINS = r"(?:^|(?<=[。；：:\n]))[ \t]{0,40}(?:[（(]?[0-9一二三四五六七八九十]{1,3}[)）、.．][ ]?)?"
_NUMBER = r"[\u4e00-\u9fff]{2,12}[ ]?[〔\[（(](?:19|20)?[0-9]{2}[〕\])）][ ]?(?:第)?[0-9]{1,4}[ ]?号"
_FREED_OF = r"(?:不再|已不)(?:属于|是|具有|列为|列入|作为|构成|涉及|按照?)(?:国家秘密(?:属性|性质|事项|信息|的?范围|管理)?|涉密(?:文件|事项|材料|资料|载体|件))"
_BY = rf"{HOW}{{0,4}}"
_SENTENCES = (
    # The whole clause, from the numbers of the papers on.
    rf"{_BEGINS}(?P<value>{_NUMBER}[^。；\n]{{0,160}}?(?:(?:[自于从](?:{DATE_WORDS}|[^。；，、\n]{{2,12}}之日|即日)|(?:现|均|业)?已(?:经)?|予以|同意|准予|决定|提前|批准)[^。；，\n]{{0,16}}?{_SOLVED}|{_FREED_OF}(?!的|，应)(?:[，,](?:现|应)?(?:予以|同意|准予|自[^。；，\n]{{2,16}}起){_SOLVED})?))",
    rf"{_BEGINS}(?:经[^。；，\n]{{2,16}}[，,])?(?P<value>[^。；，：:\n《》]{{2,40}}[，,]?(?:经[^。；，\n]{{2,12}}|现|目前|已){{0,2}}{_FREED_OF}(?!的|[，,]?(?:应|须|或))(?:[，,](?:现)?(?:予以|同意|准予|可以?|自[^。；，\n]{{2,16}}起){{1,2}}{_SOLVED})?)(?=[，。；,;\n]|$)",
    # With the title and the number of the paper.
    rf"(?P<value>《[^《》\n]{{2,80}}》[ ]?[（(〔][^（）()\n]{{2,40}}[)）〕](?:等[^。；，\n]{{1,12}})?[自于从]{DATE_WORDS}起[^。；，\n]{{0,16}}?{_SOLVED})",
    r"(?P<value>(?:均|都|全部|皆)(?:已)?(?:经|由)[^。；，\n]{2,16}(?:审查|审核|同意|批准|鉴定)[^。；，\n]{0,6}解密(?:后)?(?:收录|编入|公布|出版|刊印|公开|入选|发表)?)",
    rf"{_BEGINS}(?P<value>[^。；，：:\n《》]{{0,40}}[0-9一二三四五六七八九十百]{{1,5}}[ ]?[份件卷条项](?:文件|档案|材料|资料|事项)?(?:中有[^。；，\n]{{1,8}})?(?:现|均|业)?(?:已|同意|准予|予以|提前|决定|批准)[^。；，\n]{{0,4}}解密{_NO})",
    rf"{_BEGINS}(?P<value>[^。；，\n《》]{{0,40}}(?:已|业已|均已)[于自]{DAY}[^。；，\n]{{0,16}}?解密{_NO})",
    r"(?P<value>(?:[本此该](?:书|册|卷|辑|编|汇编|选编|文集|集|目录|批)|所[收附列载选录]|上述|以上|下列)[^。；，\n]{0,24}?(?:均|都|全部|皆|业)已[^。；，\n]{0,8}解密)",
    rf"(?P<value>(?:其?保密期限?|密级期限|期限)(?:(?:已|现已|业已|均已|早已|都已)(?:经)?(?:于?{DAY})?|于?{DAY})(?:届满|期满|到期|满期|满|终止)(?!的)[^。；\n]{{0,24}}?[，,]?{_BY}(?:{_SOLVED}|解密))",
    rf"(?P<value>(?:已过保密期限?|已?(?:期满|届满|到期|满期)(?:自动|自行|已|依法))[^。；，\n]{{0,8}}?[，,]?{_BY}解密[ ]?[（(:：]{{0,2}}[ ]?(?:于)?{DAY}[)）]?|(?:已?[于自])?{DAY}[ ]?(?:保密期限?)?(?:届满|期满|到期|满期)[，,]?(?:后)?{_BY}解密)",
    rf"(?P<value>原(?:密级|定密?|定为|标注?|标为|标有|为)?[^。；\n]{{0,10}}?{_LEVEL}(?:★[^。；\n，]{{1,10}})?[^。；\n“”]{{0,14}}?(?:解密(?:日期|时间)[ :：]*{DATE_WORDS}|现密级[:：]?[ ]*(?:公开|非密|无)|[，,]?(?:[已现]|现已)(?:经|予以?)?(?:全文|全部|陆续)?(?:开放|公开|解密开放)|(?:{DATE_WORDS}|[已现])[^。；\n“”]{{0,30}}?{_SOLVED}))",
    rf"(?P<value>{SELF}(?:(?!国家秘密|原[密定标]|之日)[^。；，\n]){{0,24}}(?:已|业已|[于自从]{DATE_WORDS}起?|予以|即行|决定)[^。；\n]{{0,24}}?{_SOLVED})",
    # What the papers of a book, or a kind of them, were marked with.
    rf"(?P<value>原(?:定)?密级(?:均|都|全部|现)?(?:已|业已)[^。；，\n]{{0,24}}?(?:解除|撤销|取消|解密){_NO}|原(?:标注|标有|标明|定为)[“\"]?{_LEVEL}[”\"]?\s?的[^。；，\n“”]{{2,16}}(?:已|均已|现已)[^。；，\n]{{0,24}}?{_SOLVED})",
    rf"(?P<value>{SELF}的?密级[^。；\n]{{0,10}}(?:已|业已|[于自从]{DATE_WORDS}起?|予以|经)[^。；\n]{{0,14}}?(?:解除|撤销|变更为公开|改为公开))",
    rf"(?P<value>(?:按照|根据|依据|依照|经)[^。；\n]{{2,40}}?{SELF}(?:已|予以|即|正式)?{_SOLVED})",
    rf"(?P<value>{DATE_WORDS}[^。；\n]{{0,24}}?(?:决定|批准|同意|确定)?(?:解除|撤销){SELF}的?(?:国家秘密|密级|保密))",
    rf"(?P<value>(?:已?解密|密级解除)(?:日期|时间)[ ]*[:：]?[ ]*{DATE_WORDS})",
    rf"(?P<value>(?<=密级[:：])[ ]*已(?:解密|解除|公开|撤销|取消|作废|失效|注销)[^\n，。；]{{0,16}}|密级变更[:：]?[ ]*{_LEVEL}[^。\n]{{0,8}}(?:→|->|—|变更为|改为|降为)[ ]*(?:公开|非密|不涉密|无密级))",
    rf"(?P<value>(?:已经?|业已|提前|均已)?(?:自|于|从)[ ]?{DATE_WORDS}[ ]?(?:起|正式|提前|到期)?(?:予以|自行|全部)?{_SOLVED})",
    rf"(?P<value>{SELF}[^。；，,\n]{{0,24}}?已经?(?:于{DATE_WORDS})?[^。；，,\n]{{0,10}}?(?:正式|全文|公开)(?:公布|发布|发表|刊登)(?![^。；\n]{{0,6}}[前后]))",
    rf"(?P<value>{SELF}[^。；\n]{{0,24}}(?:密级|标志)[^。；\n]{{0,24}}?(?:取消|解除|撤销|注销|作废))",
    rf"(?P<value>(?:[曾原]|其中)[^。；\n]{{0,8}}(?:标|定|列|属)[为有]?[^。；\n]{{0,4}}{_LEVEL}[^。；\n]{{0,30}}?(?:全部|均已?|已|一并|予以|审核|批准){_SOLVED})",
    rf"(?P<value>(?:不再属于|已不属于|不再是)国家秘密[，,、]?(?:予以|同意|可以|可|应予)?{_SOLVED})",
    rf"(?P<value>{SELF}[^。；\n]{{0,40}}?(?:不再属于|已不属于|不再是)国家秘密)",
    r"(?P<value>自[^，。；\n]{0,14}(?:发布|公布|印发|施行|实施|刊登)之日起[，,]?(?:予以|自行|全部|即行|即)?(?:解密|取消|解除|撤销)(?:密级|保密)?)(?!审核|程序|手续)",
    rf"(?P<value>{_LEVEL}[（(](?:已|现已|{DATE_WORDS})[^（）()\n]{{0,8}}(?:解密|解除|开放)[^（）()\n]{{0,8}}[)）])",
    rf"(?P<value>密级[:：][ ]*(?:公开|非密|无)[（(](?:原{_LEVEL}[^（）()\n]{{0,12}}|{DATE_WORDS}[^（）()\n]{{0,6}}(?:解密|解除|撤销|取消)[^（）()\n]{{0,4}})[)）])",
    rf"(?P<value>密级(?:状态|情况)[:：][ ]*(?:已|业已)(?:到期|期满|届满|自行|提前)?(?:解密|解除|撤销|取消|作废|失效))",
    rf"(?P<value>{SELF}(?:[^。；\n]{{0,10}}?{DATE_WORDS}[^。；\n]{{0,10}}?解密|[^。；，,\n]{{0,10}}?{DATE_WORDS}[^。；，,\n]{{0,10}}?(?:公开|公布|发布)){_NO})",
    rf"(?P<value>{DATE_WORDS}[^。；\n，]{{0,16}}?(?:由|经)[^。；\n]{{2,24}}?(?:批准|决定|同意)?解密){_NO}",
    r"(?P<value>(?:下列|以下|所附|上述)文件[^。；\n]{0,6}(?:已经?|业已)[^。；\n]{0,6}解密)",
    rf"(?P<value>自{DATE_WORDS}起(?:予以)?解除[^。；\n]{{0,40}}(?:密级|{_LEVEL}))",
    r"(?P<value>保密期限(?:已|现已)?(?:届满|已满|期满)[，,](?:已|现已|业已)[^。；\n]{0,8}解密(?:手续)?)",
)
_OWN_LINE = (
    r"^[ \t★☆◆●※*]*(?P<value>[（(【\[]?(?:已|"
    + DATE_WORDS
    + r")?解[ ]?密(?:章|文?件|公开件|(?:档案|文件|件)[ ]{0,4}(?:第|编号[:：]?|№)?[ ]?[0-9]{1,6}号?)?[)）】\]]?(?:[ \t]*[:：]?[ \t]*"
    + DATE_WORDS
    + r")?)[ \t★☆◆●※*]*$"
)
# Weaker words, which count where the document bears a mark.
_WEAK = (
    r"(?P<value>经[^。；\n]{2,40}(?:审核|批准|审查|同意)[^。；\n]{0,12}(?:予以|同意|已)解密)",
    r"(?P<value>解密通知(?:书)?[〔\[（(][0-9]{4}[〕\]）)])",
    r"(?P<value>(?:(?:已解密|予以解密)(?=[\s）)】\]。；;，,”\"]|$)|(?:正式)?公布(?:时|之日)?起?[，,]?(?:即)?(?:视为|自行)?解密))",
)
# On a line beside a mark any note of a release counts that names a day, an office or a stamp.
_NOTE_LINE = r"^[ \t]*(?P<value>[（(【\[［〔]?[^\n，。；★]{0,16}解[ ]?密[^\n。★]{0,30})[ \t]*$"
_SETTLED = rf"(?:已|业经|批准|准予|同意|决定|鉴定|审核|{DAY}[^\n]{{0,8}}?)解[ ]?密{_NO}|解[ ]?密[ ]?(?:专用|审核专用)?(?:章|戳)(?![\u4e00-\u9fff])|解[ ]?密[^\n]{{0,8}}?{DAY}|[〕\])）][0-9]{{1,4}}号"
_STAMP_LINE = (
    rf"^[ \t]*(?P<value>[（(【\[〔]?(?:已|经审核)解[ ]?密[^\n，。；]{{0,8}}{DATE_WORDS}[^\n，。；]{{0,30}})[ \t]*$"
)
_TITLE_LIKE = lazily(
    r"关于|(?:通知|报告|请示|函|意见|决定|批复|方案|纪要|通报|公告|办法|规定|情况|工作|制度|台账|登记[册表]|目录|清单)[ \t]*$"
)
_STAMPS = lazily(r"(?:加盖|盖有|旁盖)[^\n“”]{0,4}[“\"][^\n“”]{0,16}[”\"]")
PATTERNS = (*NOTES, *LIFTED, _NOTE_LINE, _STAMP_LINE, _OWN_LINE, *_SENTENCES, *_WEAK, ACT)
_BEHIND_MARK = rf"[ \t]*[\"'”’）)】\]｜|,，]?[ \t]*(?:[（(【\[〔](?:[^（）()【】〔〕\n]{{0,24}}(?:{_FREED})[^（）()【】〔〕\n]{{0,16}}|[已己](?:经|予)?公[开布]|{DATE_WORDS}[^（）()\n]{{0,4}}(?:解除|开放|公开))[)）】\]〕]|(?:已)?解[ ]?密(?:章|{DATE_WORDS})?(?![\u4e00-\u9fff0-9：:])|{DATE_WORDS}解密(?![\u4e00-\u9fff])|(?:→|⇒|[-=—]{{1,3}}>|>{{1,2}})[ ]?(?:公开|非密|不涉密))"
_BEFORE_MARK = rf"(?:^|[ \t])(?P<value>{_STAMP})[ \t]*$"
_DAY_ALONE = rf"[〔（(\[【]?解密(?:日期|时间)[ :：]{{0,3}}{DATE_WORDS}[〕）)\]】]?"
_KEPT = r"(?:继续|仍予?|仍需|应予|维持)(?:保密|原?密级|原定)|维持|(?:密级|期限)?不变|延长(?:保密|[0-9至])|(?:不予|不可|不宜|不得|暂不|未|未到期|尚未)解密"
# Another paper that a line names by its title or its number, and the field of the paper's own level.
_OTHER_PAPER = lazily(r"《|[〔\[（(](?:19|20)?[0-9]{2}[〕\])）][ ]?第?[0-9]{1,4}[ ]?号|^(?:该|上述|原件|附件|所附|其)")
_OWN_FIELD = lazily(r"[（(【\[]?(?:密级|解密|是否解密)[^：:。，]{0,6}(?:[：:]|[已现业])")
_BRACKETS = " \t\n（()）【】[]〔〕［］。；;"
_FORMER = lazily(
    r"(?:原|旧|变更前|调整前|审核前)(?:来|有|定|标|所定)?(?:的)?(?:密[ ]{0,3}级|定密)[^\n：:\t]{0,8}[:： \t|│]{1,8}(?:\n[ ]{0,8})?\Z"
)
_PART = lazily(
    r"《|[〔\[（(](?:19|20)?[0-9]{2}[〕\])）]|附[件图表]|第[0-9一二三四五六七八九十]{1,3}[件号卷册页部]|部分|其[中余他]|等[0-9一二三四五六七八九十]|以外"
)
# What makes the words a name of something else: 列入解密计划, and of the paper itself 不再属于国家秘密的部分.
_NO_END = lazily(r"部分|内容|计划|规划|方案|审[查批核定]|范围|事项|机关|责任|条款|名单|对象|流程")
_FORM = 300  # characters of a form between the old level and what was decided
_NEAR = 200  # characters between a mark and a stamp beside it
_CLOSE = 24  # and between a mark and the words behind it on its line
_WIDE = " " * 20


@dataclass(frozen=True, slots=True)
class Release:
    """Words of a release; ``mark`` is the mark they stand beside, ``own`` whether they speak of the document itself.

    Without ``certain`` they may be no more than the term of that mark (期满自动解密): they are told and lift nothing.
    """

    span: Span
    mark: Mark | None = None
    own: bool = False
    certain: bool = True


def find_releases(reading: Reading) -> tuple[Release, ...]:
    """All of them, in order; kept with the reading."""
    return reading.once("releases", lambda: _releases(reading))


def is_released(reading: Reading) -> bool:
    """Whether the document bears marks, and all of them are lifted by what it says."""
    marks = find_marks(reading)
    return bool(marks) and all(releases(reading, mark) for mark in marks)


def releases(reading: Reading, mark: Mark) -> bool:
    """Whether the document says for certain that ``mark`` is lifted: beside it, in its row, or of the paper that it heads."""
    return mark.span.start in reading.once("lifted marks", lambda: frozenset(_lifted(reading)))


def _lifted(reading: Reading) -> Iterator[int]:
    """Where the marks begin that are lifted."""
    text, marks = reading.text.text, find_marks(reading)
    found = [release for release in find_releases(reading) if release.certain]
    if not found:
        return
    spans = ByPlace(found, lambda release: release.span)
    beside = {release.mark.span.start for release in found if release.mark is not None}
    own = any(release.own for release in found)
    heads = {mark.span.start for mark in marks if _is_of_paper(mark, reading)}
    # What is told at the head holds for the same mark on every page.
    told = {
        (mark.level, mark.term)
        for mark in marks
        if mark.span.start in heads and (own or mark.span.start in beside or spans.meeting(mark.span))
    }
    former = [mark for mark in marks if _is_former(text, mark.span)]
    for mark in marks:
        line = reading.text.paragraph(mark.span)
        if compiled(_KEPT).search(text, mark.span.end, _clause_end(text, mark.span.end, line.end)):
            continue  # its row of a register says so
        if spans.meeting(mark.span) or mark.span.start in beside:
            yield mark.span.start
            continue
        repeated = mark.form in (Form.LINE, Form.HEAD) and not mark.attached and (mark.level, mark.term) in told
        # What was told above the head of another paper, in a compilation, is not of that.
        another = found[0].span.end <= mark.span.start and begins_paper(text, line.end)
        above = not another and (repeated or (own and mark.span.start in heads))
        if above or ([mark] == former and any(_is_verdict(text, mark.span, release.span) for release in found)):
            yield mark.span.start


def _is_former(text: str, span: Span) -> bool:
    """Whether it stands in a field that says itself that the level is a former one: 原密级."""
    return _FORMER.search(text[max(0, span.start - _CLOSE) : span.start]) is not None


def _is_verdict(text: str, former: Span, note: Span) -> bool:
    """Whether ``note`` is what was decided on the form that bears the field, and not on another paper or a part."""
    start, end = min(former.end, note.end), max(former.start, note.start)
    return end - start < _FORM and "\n\n" not in text[start:end] and _PART.search(note.of(text)) is None


def _clause_end(text: str, start: int, end: int) -> int:
    """Where the sentence or the row ends that goes on behind a mark."""
    stop = text.find("。", start, end)
    return min(end if stop < 0 else stop, start + _NEAR)


def _is_of_paper(mark: Mark, reading: Reading) -> bool:
    """Whether it is the mark of the paper as a whole, at its head."""
    if mark.attached or mark.form in (Form.LISTED, Form.PARAGRAPH):
        return False
    return mark.span.start < head_of(reading)


def _releases(reading: Reading) -> tuple[Release, ...]:
    text = reading.text.text
    if not any(words in text for words in ("密", "已", "DECLASSIFIED", "Declassified")):
        return ()
    marks = find_marks(reading)
    by_place = ByPlace(marks, lambda mark: mark.span)
    found: list[Release] = []
    for mark in marks:
        note = compiled(_BEHIND_MARK).match(text, mark.span.end, timeout=reading.seconds)
        if note and is_told(note.group()) and is_for_all(note.group()):
            # （解密）工作方案 begins a title.
            goes_on = "\u4e00" <= text[note.end() : note.end() + 1] <= "\u9fff"
            sure = is_certain(note.group()) and (not goes_on or compiled(DAY).search(note.group()) is not None)
            _add(found, Release(Span(mark.span.start, note.end()), mark, certain=sure), text)
            continue
        begin = reading.text.paragraph(mark.span).start
        near = max(begin, mark.span.start - _NEAR)
        if _WIDE in text[near : mark.span.start]:
            near = begin  # so many spaces may stand inside a stamp
        stamp = compiled(_BEFORE_MARK).search(text, near, mark.span.start, timeout=reading.seconds)
        if stamp and is_told(stamp.group()):
            _add(found, Release(Span(stamp.start("value"), mark.span.end), mark), text)
    for span in find_notes(reading):
        _note(reading, by_place, found, span, "")
    for pattern in (_STAMP_LINE, _OWN_LINE, *((_NOTE_LINE,) if marks else ())):
        for match in reading.matches(pattern):
            span = Span(*match.span("value"))
            settled = pattern is not _NOTE_LINE or compiled(_SETTLED).search(match["value"])
            if _is_known(found, span) or not settled or (pattern is _NOTE_LINE and _is_title(reading, span)):
                continue
            if pattern is not _NOTE_LINE or _beside(reading, by_place, span):
                _note(reading, by_place, found, span, "")
    for pattern in (*_SENTENCES, *(_WEAK if marks else ())):
        for match in reading.matches(pattern):
            _note(reading, by_place, found, Span(*match.span("value")), _before(reading, match.start("value")))
    for span in find_lifted(reading, marked=bool(marks)):
        _note(reading, by_place, found, span, _before(reading, span.start))
    for span in find_clauses(reading, [mark.span.end for mark in marks]):
        # 不再属于国家秘密，自某日起解密 is one release.
        if not _is_known(found, Span(max(0, span.start - 2), span.end + 2)):
            own = speaks_of_itself(text[max(0, span.start - 1) : span.end])
            _add(found, Release(span, _beside(reading, by_place, span), own), text)
    return tuple(_told_once(found, text))


def _before(reading: Reading, start: int) -> str:
    return reading.text.text[max(reading.text.paragraph(Span(start, start)).start, start - 20) : start]


def _note(reading: Reading, marks: ByPlace[Mark], found: list[Release], span: Span, before: str) -> None:
    """Adds what the words at ``span`` tell, if anything; what is uncertain only where it stands beside a mark."""
    text = reading.text.text
    words = span.of(text)
    behind = text[span.end : span.end + _CLOSE]
    if not is_told(words, before) or _NO_END.match(behind) or not is_for_all(words, behind):
        return
    if behind.startswith("的") and compiled(SELF).search(words):
        return
    mark, sure = _beside(reading, marks, span), is_certain(words, before)
    own = speaks_of_itself(before[-1:] + words) or (_OWN_FIELD.match(words) is not None and _is_alone(reading, span))
    if sure or mark is not None:
        _add(found, Release(span, mark, own, sure), text)


def _beside(reading: Reading, marks: ByPlace[Mark], span: Span) -> Mark | None:
    """The mark that a note is of by its place: inside it, right before it on the line, or alone on the line next to it."""
    text = reading.text.text
    if inside := marks.meeting(span):
        return inside[0]
    line = reading.text.paragraph(span)
    if _OTHER_PAPER.search(span.of(text)):
        return None
    around = Span(max(line.start, span.start - _CLOSE), min(line.end, span.end + _CLOSE // 3))
    before = [mark for mark in marks.meeting(around) if mark.span.end <= span.start]
    if before:
        return before[-1] if len(before) == 1 or before[-1].span.start > before[-2].span.end else None
    if behind := [mark for mark in marks.meeting(around) if mark.span.start >= span.end]:
        return behind[0]
    if not _is_alone(reading, span) or _is_title(reading, span):
        return None
    near = marks.meeting(Span(max(0, line.start - _NEAR), min(len(text), line.end + _NEAR)))
    alone = [mark for mark in near if mark.alone and mark.form is not Form.PARAGRAPH]
    return next((mark for mark in alone if _lines_apart(text, mark.span, span) <= 1), None)


def _is_alone(reading: Reading, span: Span) -> bool:
    """Whether its line holds nothing else, brackets and stops aside."""
    text, line = reading.text.text, reading.text.paragraph(span)
    # No more of a long line than tells: it may hold thousands of notes.
    before = text[max(line.start, span.start - _NEAR) : span.start]
    return not (before + text[span.end : min(line.end, span.end + _NEAR)]).strip(_BRACKETS)


def _is_title(reading: Reading, span: Span) -> bool:
    """Whether the line is the title of the paper, or looks like one: 关于某批文件解密情况的报告."""
    title, line = reading.elements.title, reading.text.paragraph(span)
    if len(line) > _NEAR:
        return False
    words = line.of(reading.text.text)
    # A title of several lines may have taken in a stamp above it.
    own = title is not None and reading.text.offsets.to_source(line).covers(title.span) and len(title.span)
    return bool(own and not _STAMPS.search(words)) or _TITLE_LIKE.search(words) is not None


def _told_once(found: list[Release], text: str) -> list[Release]:
    """Without a day on the line behind a note: both tell of the same release."""
    told: list[Release] = []
    for release in found:
        last = told[-1] if told else None
        if (
            last is not None
            and not text[last.span.end : release.span.start].strip(" \n\t〔（([【")
            and compiled(_DAY_ALONE).fullmatch(release.span.of(text))
        ):
            certain = last.certain or release.certain
            told[-1] = replace(last, mark=last.mark or release.mark, own=last.own or release.own, certain=certain)
        else:
            told.append(release)
    return told


def _is_known(found: list[Release], span: Span) -> bool:
    low, high = _met(found, span.start, span.end)
    return low < high


def _met(found: list[Release], start: int, end: int) -> tuple[int, int]:
    """Which of ``found``, in order and without overlaps, overlap these places: from the one number up to the other."""
    return bisect_right(found, start, key=lambda each: each.span.end), bisect_left(
        found, end, key=lambda each: each.span.start
    )


def _add(found: list[Release], release: Release, text: str) -> None:
    """With the bracket that it opened or shut; words inside longer ones that are no mark's own give way to them."""
    start, end = release.span.start, release.span.end
    while start < end and text[start] in " \t":
        start += 1
    words = text[start:end]
    if words.count("（") + words.count("(") > words.count("）") + words.count(")") and text[end : end + 1] in (
        "）",
        ")",
    ):
        end += 1
    if "】" in words and "【" not in words and text[start - 1 : start] == "【":
        start -= 1
    release = replace(release, span=with_tail(text, Span(start, end)))
    low, high = _met(found, start, end)
    over = found[low:high]
    if any(other.span.start < start or other.span.end > end or len(other.span) * 4 < end - start for other in over):
        return
    mark = next((other.mark for other in over if other.mark is not None), release.mark)
    own = release.own or any(other.own for other in over)
    certain = release.certain or any(other.certain for other in over)
    found[low:high] = [replace(release, mark=mark, own=own, certain=certain)]


def _lines_apart(text: str, span: Span, note: Span) -> int:
    start, end = note.start, note.end
    if max(start - span.end, span.start - end) > _NEAR:
        return 9
    between = text[span.end : start] if span.end <= start else text[end : span.start]
    return between.strip().count("\n") + 9 * bool(between.strip())
