"""What casts doubt on words that look like a release: they tell of a part, of another paper, of a slip, of a wish that was refused.

In doubt a mark stands. :mod:`pubcheck.mark_release` and :mod:`pubcheck.mark_register` ask here before they take a note for one.
"""

from __future__ import annotations

from pubcheck.lazy_pattern import lazily
from pubcheck.release_words import LEVEL
from pubcheck.span import Span

# Of something else than the paper in hand: 附件密级已解除, 旧版数据已解密, 其中第三章已解密.
_OF_ELSE = lazily(
    r"附[件图表录页册](?![^，,。；]{0,12}(?:一并|均|都|同时|及本))|[所随]附|其[中余他它]|另[一外有]|个别|有的|某些|同批|同类|别的|那[份件批本]|上[一次]?[版批期年份件]|前[一次]?[版批期年份件](?!后)"
    r"|(?:旧|老|早期|早年|以往|往年|历年|历史|过去|先前)(?:的)?(?:版|稿|函|件|文|图|数据|资料|档案|材料|成果|版本|文件|目录|名单|标准)|第[ ]?[0-9一二三四五六七八九十]{1,3}[ ]?[条章节段页款部项]|部分(?!解密|件)|摘要|节选|目录页|封面页"
)
_OLDER = lazily(
    r"(?:旧|老|早期|早年|以往|往年|历年|过去|先前|上一|前一|另一|另外)(?:的)?(?:版本?|稿|数据|图|成果|目录|名单|标准|资料|批次?|期)"
)
# The level was changed by a slip, or set back since: 置为公开，系误操作; 已恢复原密级.
_MISTAKEN = lazily(
    r"(?:系|属|为|是|因|乃|纯属)?(?:人为)?(?:误(?:操作|改|填|录|点|选|判|输|设|置|报|删|登)|操作(?:失误|错误|有误)|填写?(?:错误|有误)|笔误|录入(?:错误|有误)|点错|选错|填错|改错)"
    r"|(?:现|已|应|须|请|即|立即|随即|当即|随后|当日|次日|又|予以)(?:予以|经|被)?(?:恢复|改回|调回|退回|撤回|还原|回退|回滚|纠正|改正)|(?:恢复|改回|还原)(?:为|成|到|至)?(?:原(?:密级|值|状|样|定)|[“\"]?[绝机秘]密)|(?:操作|变更|修改|流程)(?:已)?(?:作废|无效|被?撤销|回退|回滚|驳回)"
)
_STANDS = lazily(
    r"^的|误[标盖印注]|更正|重新[定标]|改定|另定|恢复|仍[为属按系作]|其余|正文|(?:变更|调整|改|降|定)为[“\"]?[绝机秘]密"
)
_MISMARKED = lazily(r"误[标盖印注]")
# What became of it: the wish for a release was refused, or nothing is settled yet.
_REFUSED = lazily(
    r"驳回|否决|(?:不予?|未|没有?|暂不|暂未|尚未)(?:批准?|同意|通过|获批?|核准|准许?|采纳|受理|办理|答复|审定|审批|解密)|不准|不可|退(?:回|件|补)|补(?:充|报|正|齐)?(?:材料|资料|手续|说明)|再(?:议|审|报|研究)|[缓另]议|缓办"
    r"|暂[缓存]|搁置|待(?:批|审|定|核|报|办|议|复|查)|撤回|(?:审[核批查]|办理|研究|会签|流转)(?:之)?中|在[办审]|不通过|没批|未批|未办|未决|存疑|有异议|不同意|维持|继续保密|仍|延(?:长|期)|(?<![\u4e00-\u9fff])(?:否|×|✗|╳|N|NO|No)(?![\u4e00-\u9fffA-Za-z])"
)
_ASKED_COLUMN = lazily(r"(?:拟|申请|申报|请求|提请|诉求|建议|拟办|初审|初步)[\u4e00-\u9fff]{0,6}|事由|来意")
_ANSWER_COLUMN = lazily(
    r"[\u4e00-\u9fff]{0,4}(?:结果|结论|批复|审批|审定|批示|答复|意见|决定|状态|是否(?:同意|批准|通过))"
)
_AGREED = lazily(
    r"(?:已|予以|均)?(?:同意|批准|准予|准许|通过|核准|照准|可|办结|完成|办理|解密|解除|生效|是|√|☑|Y)[^\s]{0,6}"
)
# A box that nobody ticked, also as a scanner reads it; one behind the words belongs to them where none stands before.
_EMPTY_BEFORE = lazily(r"(?:(?<![\u4e00-\u9fff])[口囗]|[□☐○〇◯]|[(（\[][ ]{0,3}[)）\]])[ ]{0,2}\Z")
_EMPTY_BEHIND = lazily(r"[ ]{0,2}(?:[□☐○〇◯](?![ ]{0,2}[\u4e00-\u9fff])|[(（\[][ ]{0,3}[)）\]])")
_TICK = lazily(r"[☑☒■√✓✔●◉⊙]|[(（\[][ ]?[√✓xXvV*][ ]?[)）\]]")
# Between them another record begins: },{ or </row><row>, a row of its own.
_RECORD_ENDS = lazily(
    r"[{}]|</?(?:tr|row|record|item|li|doc|file|entry|paper)\b|(?:^|[，,；;。\s])[0-9]{1,3}[.、．)）]|[；;。]"
)
_NEAR, _BEHIND = 40, 48
_ROW, _TABLE = 1_000, 20_000  # characters of a row, and of the rows below the headings
_PARTED = "\t|｜│┃║¦┆┊,，"


def is_of_else(words: str) -> bool:
    """Whether they name a part, an enclosure or an older paper: a release of that lifts no mark of the paper in hand."""
    return _OF_ELSE.search(words) is not None


def is_doubtful(text: str, span: Span, *, marked: bool) -> bool:
    """Whether a note that stands beside no mark is a box left open, or tells of an older edition on a marked paper."""
    return is_unticked(text, span) or (marked and _OLDER.search(span.of(text)) is not None)


def is_taken_back(text: str, span: Span) -> bool:
    """Whether the words behind say that the mark stands all the same: by mistake, since set anew, or for a part."""
    behind = text[span.end : span.end + _BEHIND].split("\n", 1)[0]
    return _MISMARKED.search(span.of(text)) is not None or _STANDS.search(behind) is not None


def is_mistaken(text: str, span: Span) -> bool:
    """Whether the words at ``span``, or those right behind in the sentence, say that it was a slip or was set back."""
    behind = text[span.end : span.end + _NEAR].split("\n", 1)[0].split("。", 1)[0]
    return _MISTAKEN.search(span.of(text) + behind) is not None


def is_unticked(text: str, span: Span) -> bool:
    """Whether the words are a choice of a form that was left open: □同意解密 ☑不同意解密."""
    before, behind = text[max(0, span.start - 6) : span.start], text[span.end : span.end + 8]
    if _EMPTY_BEFORE.search(before):
        return True
    if _EMPTY_BEHIND.match(behind) is None or _TICK.search(before[-3:]) is not None:
        return False
    around = (
        text[max(0, span.start - 2 * _NEAR) : span.start].rsplit("\n", 1)[-1] + text[span.end : span.end + 2 * _NEAR]
    )
    return _TICK.search(around) is not None


def is_another_record(between: str) -> bool:
    """Whether what stands between a mark and a note parts two records, so that the note is not of the mark."""
    return _RECORD_ENDS.search(between) is not None


def is_refused(text: str, start: int, end: int) -> bool:
    """Whether the row at ``text[start:end]`` goes on to say that the release it asks for was refused or is not settled."""
    behind = text[end : end + _NEAR].split("\n", 1)[0]
    # On one line several rows may follow: the next one begins with its number, and tells of its own level.
    stop = lazily(LEVEL).search(behind)
    if _REFUSED.search(behind[: stop.start()] if stop else behind):
        return True
    return _is_only_asked(text, start, end)


def _is_only_asked(text: str, start: int, end: int) -> bool:
    """Whether the column of the note is one of wishes (申请, 拟办), and the column of the answer does not agree."""
    line = text.rfind("\n", max(0, start - _ROW), start) + 1
    parts = next((sign for sign in _PARTED if sign in text[line:end]), None)
    if not line or parts is None:
        return False  # nothing above it, or a line too long for a row
    stop = text.find("\n", end, end + _ROW)
    cells = text[line : stop if stop >= 0 else min(len(text), end + _ROW)].split(parts)
    number = text.count(parts, line, end)
    head = text.rfind("级", max(0, line - _TABLE), line)
    begin = text.rfind("\n", max(0, head - _ROW), max(0, head)) + 1
    heads = text[begin : text.find("\n", begin)].split(parts) if head >= 0 else []
    if number >= len(heads) or not _ASKED_COLUMN.fullmatch(heads[number].strip(" \"'“”")):
        return False
    answers = [at for at in range(number + 1, len(heads)) if _ANSWER_COLUMN.fullmatch(heads[at].strip(" \"'“”"))]
    if not answers:
        return True
    return answers[0] >= len(cells) or _AGREED.fullmatch(cells[answers[0]].strip(" \"'“”")) is None
