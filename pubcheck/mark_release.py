"""Words by which a document says that a secret was declassified or published.

They stand beside a mark (机密★5年（已解密）), or in a sentence with its day (原密级为秘密，2008年解密).
General prose on declassification names neither a paper nor a day.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from datetime import date

from pubcheck.mark_lifted import PATTERNS as LIFTED
from pubcheck.mark_lifted import find_lifted
from pubcheck.mark_register import DAY, find_notes
from pubcheck.mark_register import PATTERNS as NOTES
from pubcheck.mark_terms import DATE_WORDS, read_term
from pubcheck.marks import Mark, find_marks
from pubcheck.matchers import Reading, compiled
from pubcheck.span import Span

_LEVEL = '[“"]?(?:绝密|机密|秘密)级?[”"]?'
_STAMP = (
    rf"[（(【\[〔]?[ \t]*(?:已|经审核|业已)?[ ]?解[ ]?密(?:章|件)?[ \t]*(?:[:：]?[ \t]*{DATE_WORDS})?[ \t]*[)）】\]〕]?"
)
_SELF = r"(?:(?:本|此|该|上述)(?:件|文件|文|通知|方案|报告|意见|资料|材料|卷|图|批复|函|纪要|请示|汇编|档案|电报?|批文件|案卷))"
_NO = r"(?!审核|程序|手续|依据|条件|工作|时间|期限|字样|后方|前|”|章[，。])"
_SOLVED = rf"(?:解密|解除(?:[本该此原][\u4e00-\u9fff]{{1,3}}的?)?(?:国家秘密|密级|保密)|(?:降为|变更为|转为|改为|调整为)(?:公开|非密|非涉密|不涉密|无密级)){_NO}"
_FREED = rf"(?:{_SOLVED}|密级[^。；\n]{{0,14}}(?:解除|撤销))"
_BEGINS = r"(?:^|(?<=[。；：:\n]))[ \t]{0,40}(?:[（(]?[0-9一二三四五六七八九十]{1,3}[)）、.．][ ]?)?"
_NUMBER = r"[\u4e00-\u9fff]{2,12}[ ]?[〔\[（(](?:19|20)?[0-9]{2}[〕\])）][ ]?(?:第)?[0-9]{1,4}[ ]?号"
_FREED_OF = r"(?:不再|已不)(?:属于|是|具有|列为|列入|作为|构成|涉及|按照?)(?:国家秘密(?:属性|性质|事项|信息|的?范围|管理)?|涉密(?:文件|事项|材料|资料|载体|件))"
_LAPSED = r"(?:自动|自行|自然|依法|依规|按期|即行|予以|即|现|均|已|视为){0,4}"
# Each with whether it speaks of the document itself.
_SENTENCES = (
    # The whole clause, from the numbers of the papers on.
    (
        rf"{_BEGINS}(?P<value>{_NUMBER}[^。；\n]{{0,160}}?(?:(?:[自于从](?:{DATE_WORDS}|[^。；，、\n]{{2,12}}之日|即日)|(?:现|均|业)?已(?:经)?|予以|同意|准予|决定|提前|批准)[^。；，\n]{{0,16}}?{_SOLVED}|{_FREED_OF}(?!的|，应)(?:[，,](?:现|应)?(?:予以|同意|准予|自[^。；，\n]{{2,16}}起){_SOLVED})?))",
        False,
    ),
    (
        rf"{_BEGINS}(?:经[^。；，\n]{{2,16}}[，,])?(?P<value>[^。；，：:\n《》]{{2,40}}[，,]?(?:经[^。；，\n]{{2,12}}|现|目前|已){{0,2}}{_FREED_OF}(?!的|[，,]?(?:应|须|或))(?:[，,](?:现)?(?:予以|同意|准予|可以?|自[^。；，\n]{{2,16}}起){{1,2}}{_SOLVED})?)(?=[，。；,;\n]|$)",
        False,
    ),
    # With the title and the number of the paper.
    (
        rf"(?P<value>《[^《》\n]{{2,80}}》[ ]?[（(〔][^（）()\n]{{2,40}}[)）〕](?:等[^。；，\n]{{1,12}})?[自于从]{DATE_WORDS}起[^。；，\n]{{0,16}}?{_SOLVED})",
        False,
    ),
    (
        r"(?P<value>(?:均|都|全部|皆)(?:已)?(?:经|由)[^。；，\n]{2,16}(?:审查|审核|同意|批准|鉴定)[^。；，\n]{0,6}解密(?:后)?(?:收录|编入|公布|出版|刊印|公开|入选|发表)?)",
        False,
    ),
    (
        rf"{_BEGINS}(?P<value>[^。；，：:\n《》]{{0,40}}[0-9一二三四五六七八九十百]{{1,5}}[ ]?[份件卷条项](?:文件|档案|材料|资料|事项)?(?:中有[^。；，\n]{{1,8}})?(?:现|均|业)?(?:已|同意|准予|予以|提前|决定|批准)[^。；，\n]{{0,4}}解密(?!{_NO[3:-1]}))",
        False,
    ),
    (
        rf"{_BEGINS}(?P<value>[^。；，\n《》]{{0,40}}(?:已|业已|均已)[于自]{DAY}[^。；，\n]{{0,16}}?解密(?!{_NO[3:-1]}))",
        False,
    ),
    (
        r"(?P<value>(?:[本此该](?:书|册|卷|辑|编|汇编|选编|文集|集|目录|批)|所[收附列载选录]|上述|以上|下列)[^。；，\n]{0,24}?(?:均|都|全部|皆|业)已[^。；，\n]{0,8}解密)",
        True,
    ),
    (
        rf"(?P<value>(?:其?保密期限?|密级期限|期限)(?:(?:已|现已|业已|均已|早已|都已)(?:经)?(?:于?{DAY})?|于?{DAY})(?:届满|期满|到期|满期|满|终止)(?!的)[^。；\n]{{0,24}}?[，,]?{_LAPSED}(?:{_SOLVED}|解密))",
        False,
    ),
    (
        rf"(?P<value>(?:已过保密期限?|已?(?:期满|届满|到期|满期)(?:自动|自行|已|依法))[^。；，\n]{{0,8}}?[，,]?{_LAPSED}解密[ ]?[（(:：]{{0,2}}[ ]?(?:于)?{DAY}[)）]?|(?:已?[于自])?{DAY}[ ]?(?:保密期限?)?(?:届满|期满|到期|满期)[，,]?(?:后)?{_LAPSED}解密)",
        False,
    ),
    (
        rf"(?P<value>原(?:密级|定密?|定为|标注?|标为|标有|为)?[^。；\n]{{0,10}}?{_LEVEL}(?:★[^。；\n，]{{1,10}})?[^。；\n“”]{{0,14}}?(?:解密(?:日期|时间)[ :：]*{DATE_WORDS}|现密级[:：]?[ ]*(?:公开|非密|无)|[，,]?(?:[已现]|现已)(?:经|予以?)?(?:全文|全部|陆续)?(?:开放|公开|解密开放)|(?:{DATE_WORDS}|[已现])[^。；\n“”]{{0,30}}?{_SOLVED}))",
        False,
    ),
    (
        rf"(?P<value>{_SELF}(?:(?!国家秘密)[^。；\n]){{0,24}}(?:已|业已|[于自从]{DATE_WORDS}起?|予以|即行|决定)[^。；\n]{{0,24}}?{_SOLVED})",
        True,
    ),
    (
        rf"(?P<value>{_SELF}的?密级[^。；\n]{{0,10}}(?:已|业已|[于自从]{DATE_WORDS}起?|予以|经)[^。；\n]{{0,14}}?(?:解除|撤销|变更为公开|改为公开))",
        True,
    ),
    (rf"(?P<value>(?:按照|根据|依据|依照|经)[^。；\n]{{2,40}}?{_SELF}(?:已|予以|即|正式)?{_SOLVED})", True),
    (
        rf"(?P<value>{DATE_WORDS}[^。；\n]{{0,24}}?(?:决定|批准|同意|确定)?(?:解除|撤销){_SELF}的?(?:国家秘密|密级|保密))",
        True,
    ),
    (rf"(?P<value>(?:已?解密|密级解除)(?:日期|时间)[ ]*[:：]?[ ]*{DATE_WORDS})", True),
    (
        rf"(?P<value>(?<=密级[:：])[ ]*已(?:解密|解除|公开)[^\n，。；]{{0,16}}|密级变更[:：]?[ ]*{_LEVEL}[^。\n]{{0,8}}(?:→|->|—|变更为|改为|降为)[ ]*(?:公开|非密|不涉密|无密级))",
        True,
    ),
    (
        rf"(?P<value>(?:已经?|业已|提前|均已)?(?:自|于|从)[ ]?{DATE_WORDS}[ ]?(?:起|正式|提前|到期)?(?:予以|自行|全部)?{_SOLVED})",
        False,
    ),
    (
        rf"(?P<value>{_SELF}[^。；\n]{{0,24}}?已经?(?:于{DATE_WORDS})?[^。；\n]{{0,10}}?(?:正式|全文|公开)(?:公布|发布|发表|刊登)(?![^。；\n]{{0,6}}后))",
        True,
    ),
    (rf"(?P<value>{_SELF}[^。；\n]{{0,24}}(?:密级|标志)[^。；\n]{{0,24}}?(?:取消|解除|撤销|注销|作废))", True),
    (
        rf"(?P<value>(?:[曾原]|其中)[^。；\n]{{0,8}}(?:标|定|列|属)[为有]?[^。；\n]{{0,4}}{_LEVEL}[^。；\n]{{0,30}}?(?:全部|均已?|已|一并|予以|审核|批准){_SOLVED})",
        False,
    ),
    (rf"(?P<value>(?:不再属于|已不属于|不再是)国家秘密[，,、]?(?:予以|同意|可以|可|应予)?{_SOLVED})", True),
    (rf"(?P<value>{_SELF}[^。；\n]{{0,40}}?(?:不再属于|已不属于|不再是)国家秘密)", True),
    (
        r"(?P<value>自[^，。；\n]{0,14}(?:发布|公布|印发|施行|实施|刊登)之日起[，,]?(?:予以|自行|全部|即行|即)?(?:解密|取消|解除|撤销)(?:密级|保密)?)(?!审核|程序|手续)",
        False,
    ),
    (
        rf"(?P<value>{_LEVEL}[（(](?:已|现已|{DATE_WORDS})[^（）()\n]{{0,8}}(?:解密|解除|开放)[^（）()\n]{{0,8}}[)）])",
        True,
    ),
    (rf"(?P<value>密级[:：][ ]*(?:公开|非密|无)[（(]原{_LEVEL}[^（）()\n]{{0,12}}[)）])", True),
    (rf"(?P<value>{_SELF}[^。；\n]{{0,10}}?{DATE_WORDS}[^。；\n]{{0,10}}?(?:解密|公开{_NO}|公布|发布))", True),
    (
        rf"(?P<value>{DATE_WORDS}[^。；\n，]{{0,16}}?(?:由|经)[^。；\n]{{2,24}}?(?:批准|决定|同意)?解密)(?!{_NO[3:-1]})",
        True,
    ),
    (r"(?P<value>(?:下列|以下|所附|上述)文件[^。；\n]{0,6}(?:已经?|业已)[^。；\n]{0,6}解密)", True),
    (rf"(?P<value>自{DATE_WORDS}起(?:予以)?解除[^。；\n]{{0,40}}(?:密级|{_LEVEL}))", True),
    (r"(?P<value>保密期限(?:已|现已)?(?:届满|已满|期满)[，,](?:已|现已|业已)[^。；\n]{0,8}解密(?:手续)?)", True),
)
_OWN_LINE = (
    r"^[ \t]*(?P<value>[（(【\[]?(?:已|"
    + DATE_WORDS
    + r")?解[ ]?密(?:章|文?件|公开件)?[)）】\]]?(?:[ \t]*[:：]?[ \t]*"
    + DATE_WORDS
    + r")?)[ \t]*$"
)
# Weaker words, which count where the document bears a mark.
_WEAK = (
    r"(?P<value>经[^。；\n]{2,40}(?:审核|批准|审查|同意)[^。；\n]{0,12}(?:予以|同意|已)解密)",
    r"(?P<value>解密通知(?:书)?[〔\[（(][0-9]{4}[〕\]）)])",
    r"(?P<value>(?:已解密|予以解密|(?:正式)?公布(?:时|之日)?起?[，,]?(?:即)?(?:视为|自行)?解密))",
)
# On a line beside a mark any note of a release counts that names a day, an office or a stamp.
_NOTE_LINE = r"^[ \t]*(?P<value>[（(【\[［〔]?[^\n，。；★]{0,16}解[ ]?密[^\n。★]{0,30})[ \t]*$"
_SETTLED = rf"{DATE_WORDS}|章|批准|审批|已|专用|通知"
_STAMP_LINE = (
    rf"^[ \t]*(?P<value>[（(【\[〔]?(?:已|经审核)解[ ]?密[^\n，。；]{{0,8}}{DATE_WORDS}[^\n，。；]{{0,30}})[ \t]*$"
)
PATTERNS = (*NOTES, *LIFTED, _NOTE_LINE, _STAMP_LINE, _OWN_LINE, *(pattern for pattern, _ in _SENTENCES), *_WEAK)
_BEHIND_MARK = rf"[ \t]*[\"'”’）)】\]｜|,，]?[ \t]*(?:[（(【\[〔](?:[^（）()【】〔〕\n]{{0,24}}(?:{_FREED})[^（）()【】〔〕\n]{{0,16}}|已(?:经|予)?公[开布]|{DATE_WORDS}[^（）()\n]{{0,4}}(?:解除|开放|公开))[)）】\]〕]|(?:已)?解[ ]?密(?:章|{DATE_WORDS})?|{DATE_WORDS}解密|[→>-]{{1,3}}[ ]?(?:公开|非密|不涉密))"
_BEFORE_MARK = rf"(?:^|[ \t])(?P<value>{_STAMP})[ \t]*$"
_DAY_ALONE = rf"[〔（(\[【]?解密(?:日期|时间)[ :：]{{0,3}}{DATE_WORDS}[〕）)\]】]?"
_NEAR = 200  # characters between a mark and a stamp beside it
_WIDE = " " * 20
# Said of what is to come, or of what has not been.
_NOT_YET = r"未(?!办|延|续)|不得|不能|应当|应及时|须|方可|拟|待|如|后公开"
_OPEN_YET = r"未|不得|尚|拟|待"
_BEFORE = r"应当?$|须$|可以?$|不得$|未$|尚未|待|经$|“$|《[^》]*$|如$|凡|请(?!示)[^，。；：:\s]{0,10}\Z"


@dataclass(frozen=True, slots=True)
class Release:
    """Words of a release; ``mark`` is the mark they stand beside, ``own`` whether they speak of the document itself."""

    span: Span
    mark: Mark | None = None
    own: bool = False


def find_releases(reading: Reading) -> tuple[Release, ...]:
    """All of them, in order; kept with the reading."""
    return reading.once("releases", lambda: _releases(reading))


def is_released(reading: Reading) -> bool:
    """Whether the document says of itself, or beside a mark, that it is released."""
    return any(release.mark is not None or release.own for release in find_releases(reading))


_KEPT = r"(?:继续|仍予?|仍需|应予|维持)(?:保密|原?密级|原定)|维持|(?:密级|期限)?不变|延长(?:保密|[0-9至])|(?:不予|不可|不宜|不得|暂不|未|未到期|尚未)解密"


def releases(reading: Reading, mark: Mark) -> bool:
    """Whether the document is released, or a note tells it of ``mark`` (a row of a register)."""
    line = reading.text.paragraph(mark.span)
    if compiled(_KEPT).search(reading.text.text, mark.span.end, min(line.end, mark.span.end + _NEAR)):
        return False  # its row of a register says so
    return is_released(reading) or any(release.span.overlaps(mark.span) for release in find_releases(reading))


def _releases(reading: Reading) -> tuple[Release, ...]:
    text = reading.text.text
    if not any(words in text for words in ("密", "已", "DECLASSIFIED", "Declassified")):
        return ()
    marks = find_marks(reading)
    found: list[Release] = []
    for mark in marks:
        note = compiled(_BEHIND_MARK).match(text, mark.span.end, timeout=reading.seconds)
        if note and not _is_ahead(note.group()) and not compiled(_OPEN_YET).search(note.group()):
            _add(found, Release(Span(mark.span.start, note.end()), mark, True), text)
            continue
        begin = reading.text.paragraph(mark.span).start
        near = max(begin, mark.span.start - _NEAR)
        if _WIDE in text[near : mark.span.start]:
            near = begin  # so many spaces may stand inside a stamp
        stamp = compiled(_BEFORE_MARK).search(text, near, mark.span.start, timeout=reading.seconds)
        if stamp and not _is_ahead(stamp.group()):
            _add(found, Release(Span(stamp.start("value"), mark.span.end), mark, True), text)
    for span, speaks in find_notes(reading):
        words = span.of(text)
        if not _is_ahead(words):
            line = reading.text.paragraph(span)
            alone = len(line.of(text).strip()) <= len(words) + 4
            beside = next((mark for mark in marks if mark.span.overlaps(span)), None) if speaks and alone else None
            _add(found, Release(span, beside, speaks and alone), text)
    for match in (*reading.matches(_STAMP_LINE), *reading.matches(_OWN_LINE)):
        beside = next((mark for mark in marks if _lines_apart(text, mark.span, Span(*match.span())) <= 1), None)
        if _is_known(found, match):
            continue
        _add(found, Release(Span(match.start("value"), match.end("value")), beside, beside is not None), text)
    for match in reading.matches(_NOTE_LINE) if marks else ():
        beside = next((mark for mark in marks if _lines_apart(text, mark.span, Span(*match.span())) <= 1), None)
        words = match["value"]
        if (
            beside
            and not _is_known(found, match)
            and compiled(_SETTLED).search(words)
            and not compiled(_NOT_YET).search(words)
            and not _is_ahead(words)
        ):
            _add(found, Release(Span(match.start("value"), match.end("value")), beside, True), text)
    for pattern, own in (*_SENTENCES, *((weak, False) for weak in _WEAK if marks)):
        for match in reading.matches(pattern):
            span = Span(match.start("value"), match.end("value"))
            paragraph = reading.text.paragraph(span)
            before = text[max(paragraph.start, span.start - 12) : span.start]
            if compiled(_BEFORE).search(before) or compiled(_NOT_YET).search(match["value"]):
                continue
            if not _is_ahead(match.group()):
                # It speaks of the paper, too, where it names the level of a mark, or stands on its line.
                own = own or any(mark.level and mark.level in match["value"] for mark in marks)
                own = own or any(paragraph.overlaps(mark.span) for mark in marks)
                _add(found, Release(span, None, own), text)
    for span, own in find_lifted(reading, marked=bool(marks)):
        if not _is_ahead(span.of(text)):
            beside = next((mark for mark in marks if _lines_apart(text, mark.span, span) <= 1), None)
            _add(found, Release(span, beside, own or beside is not None), text)
    return tuple(_told_once(found, text))


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
            told[-1] = replace(last, mark=last.mark or release.mark, own=last.own or release.own)
        else:
            told.append(release)
    return told


def _is_known(found: list[Release], match: object) -> bool:
    start, end = match.span("value")  # type: ignore[attr-defined]
    low, high = _met(found, start, end)
    return low < high


def _met(found: list[Release], start: int, end: int) -> tuple[int, int]:
    """Which of ``found``, in order and without overlaps, overlap these places: from the one number up to the other."""
    return bisect_right(found, start, key=lambda each: each.span.end), bisect_left(
        found, end, key=lambda each: each.span.start
    )


def _add(found: list[Release], release: Release, text: str) -> None:
    """With the bracket that it opened or shut; words inside longer ones that are no mark's own give way to them."""
    start, end = release.span.start, release.span.end
    words = release.span.of(text)
    if words.count("（") + words.count("(") > words.count("）") + words.count(")") and text[end : end + 1] in (
        "）",
        ")",
    ):
        end += 1
    if "】" in words and "【" not in words and text[start - 1 : start] == "【":
        start -= 1
    release = replace(release, span=Span(start, end))
    low, high = _met(found, start, end)
    over = found[low:high]
    if any(other.span.start < start or other.span.end > end or len(other.span) * 4 < end - start for other in over):
        return
    mark = next((other.mark for other in over if other.mark is not None), release.mark)
    own = release.own or any(other.own for other in over)
    found[low:high] = [replace(release, mark=mark, own=own)]


def _lines_apart(text: str, span: Span, note: Span) -> int:
    start, end = note.start, note.end
    if max(start - span.end, span.start - end) > _NEAR:
        return 9
    between = text[span.end : start] if span.end <= start else text[end : span.start]
    return between.strip().count("\n") + 9 * bool(between.strip())


def _is_ahead(words: str) -> bool:
    """Whether the day they name is still to come: then it is a term, no release."""
    day = compiled(DATE_WORDS).search(words)
    until = read_term(day.group()).until if day else None
    return until is not None and until > date.today()
