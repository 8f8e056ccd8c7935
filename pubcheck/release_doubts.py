"""What casts doubt on words that look like a release: they tell of a part, of another paper, of a slip, of a wish that was refused.

In doubt a mark stands. :mod:`pubcheck.mark_release` and :mod:`pubcheck.mark_register` ask here before they take a note for one.
"""

from __future__ import annotations

from pubcheck.lazy_pattern import lazily
from pubcheck.mark_published import is_for_all
from pubcheck.release_words import LEVEL, is_told
from pubcheck.span import Span

# Of something else than the paper in hand: 附件密级已解除, 旧版数据已解密, 其中第三章已解密.
_OF_ELSE = lazily(
    r"附[件图表录页册](?![^，,。；]{0,12}(?:一并|均|都|同时|及本))|[所随]附|其[中余他它]|另[一外有]|个别|有的|某些|同批|同类|别的|那[份件批本]|上[一次]?[版批期年份件]|前[一次]?[版批期年份件](?!后)"
    r"|(?:旧|老|早期|早年|以往|往年|历年|历史|过去|先前)(?:的)?(?:版|稿|函|件|文|图|数据|资料|档案|材料|成果|版本|文件|目录|名单|标准)|第[ ]?[0-9一二三四五六七八九十]{1,3}[ ]?[条章节段页款部项]|部分(?!解密|件)|摘要|节选|目录页|封面页"
)
# The paper itself and what it encloses, where a note begins with it: （正文及附件已解密）, not 来文正文及附件.
_WHOLE = lazily(r"\A[\s（(【\[]{0,4}(?:全文|正文|本件|本文|主件)[及和与、]附[件图表录](?=[已均都业现全])")
# Another paper that a line names by its title or its number, or several by their count: 十二份到期的秘密级文件.
_ANOTHER = lazily(
    r"《|[〔\[（(](?:19|20)?[0-9]{2}[〕\])）][ ]?第?[0-9]{1,4}[ ]?号|^(?:该|上述|原件|附件|所附|其|[0-9一二三四五六七八九十百两]{1,5}[ ]?[份件卷册][^，。]{0,14}[绝机秘]密)"
)
_OLDER = lazily(
    r"(?:旧|老|早期|早年|以往|往年|历年|过去|先前|上一|前一|另一|另外)(?:的)?(?:版本?|稿|数据|图|成果|目录|名单|标准|资料|批次?|期)"
)
# The level was changed by a slip, or set back since: 置为公开，系误操作; 已恢复原密级.
_MISTAKEN = lazily(
    r"(?:系|属|为|是|因|乃|纯属)?(?:人为)?(?:误(?:操作|改|填|录|点|选|判|输|设|置|报|删|登)|操作(?:失误|错误|有误)|填写?(?:错误|有误)|笔误|录入(?:错误|有误)|点错|选错|填错|改错)"
    r"|(?:现|已|应|须|请|即|立即|随即|当即|随后|当日|次日|又|予以)(?:予以|经|被)?(?:恢复|改回|调回|退回|撤回|还原|回退|回滚|纠正|改正)|(?:恢复|改回|还原)(?:为|成|到|至)?(?:原(?:密级|值|状|样|定)|[“\"]?[绝机秘]密)|(?:操作|变更|修改|流程)(?:已)?(?:作废|无效|被?撤销|回退|回滚|驳回)"
)
# Where the words behind a release tell of it no more: at another sentence, or where it is the mark that was the slip.
_CLAUSE_ENDS = lazily(
    r"[\n。]|；(?=(?:此前|之前|当初|原先?)误(?:操作)?标[为成注]{0,2}[“\"]?[绝机秘]密(?![^\n。]{0,24}(?:恢复|改回|还原)))"
)
_STANDS = lazily(
    r"^的|误[标盖印注]|更正|重新[定标]|改定|另定|恢复|仍[为属按系作]|其余|正文|(?:变更|调整|改|降|定)为[“\"]?[绝机秘]密"
)
_MISMARKED = lazily(r"误[标盖印注]")
# What became of it: the wish for a release was refused, or nothing is settled yet.
_REFUSED = lazily(
    r"驳回|否决|(?:不予?|未|没有?|暂不|暂未|尚未)(?:批准?|同意|通过|获批?|核准|准许?|采纳|受理|办理|答复|审定|审批|解密)|不准|不可|退(?:回|件|补)|补(?:充|报|正|齐)?(?:材料|资料|手续|说明)|再(?:议|审|报|研究)|[缓另]议|缓办"
    r"|暂[缓存]|搁置|待(?:批|审|定|核|报|办|议|复|查)|撤回|(?:审[核批查]|办理|研究|会签|流转)(?:之)?中|在[办审]|不通过|没批|未批|未办|未决|存疑|有异议|不同意|维持|继续保密|仍(?!存(?:放)?[于在]?[本我]?[院局厅部馆]?档案[室馆])|延(?:长|期)|(?<![\u4e00-\u9fff])(?:否|×|✗|╳|N|NO|No)(?![\u4e00-\u9fffA-Za-z])"
)
_ASKED_COLUMN = lazily(
    r"(?:拟|申请|申报|请求|提请|请示|提出|征求|诉求|建议|初审|初步|原?承办)[\u4e00-\u9fff]{0,6}|事由|来意|[\u4e00-\u9fff]{2,4}(?:事项|内容|建议)"
)
_ANSWER_COLUMN = lazily(
    r"[\u4e00-\u9fff]{0,4}(?:结果|结论|批复|审批|审定|批示|答复|意见|决定|状态|是否(?:同意|批准|通过))"
)
# What is planned, supposed, or done with a part: never of the paper as it is.
_PLAN_COLUMN = lazily(
    r"(?:期满|到期|届满|解密|公开|保密期满|今后|以后|下(?:一)?步|后续|将来|届时|计划|打算|预计|明年|下年度)(?:之?后|时|拟|安排|处理|处置|措施|方式|去向|打算|计划|意见){0,2}"
    r"|[\u4e00-\u9fff]{0,4}(?:附[件图表录]|简版|摘要|节选|解读稿?|公开版|脱密版|副本|复制件|计划|安排|打算)[\u4e00-\u9fff]{0,4}"
)
_VERDICT_COLUMN = lazily(
    r"(?:审核|鉴定|处理|处置|办理|审查|复核|清理|划控|审批|变更|解密|开放|最终|本次|年度)?(?:处理|处置|办理|结果|结论|决定|处理方式|处理情况|处理意见|办理情况|办理结果|鉴定意见|审核意见|去向|情况|状态)"
)
_FORM_FIELD = lazily(r"[ \t]*(?:[\u4e00-\u9fff（）()]{2,12}[ ]{0,3}(?:[:：|│\t]|[ ]{1,4}(?=\S))|$)")
# The field that names a paper: where it comes again, the record of another paper begins.
_NAME_FIELD = lazily(
    r"[ \t]*(?:[0-9]{1,3}[.、．)）][ ]?)?(?P<name>(?:文件|案卷)?(?:名称?|题名|标题|编号|字号)|文件|[档序文件]号|发文字号)[ ]{0,3}[:：]"
)
_DENIED = lazily(
    r"驳回|否决|(?:不予?|未|没有?|暂不|暂未|尚未)(?:批准?|同意|通过|获批?|核准|准许?|采纳|解密(?!部分[ ]?[:：]?[ ]?无))|不准|退(?:回(?!(?<=原件退回)[省市县区]?档案[馆室])|件)|[缓另]议|缓办|(?<![接招无])待(?:批|审|定|核|报(?!废)|办|议|复)"
    r"|(?:审[核批查]|办理|研究|会签|流转)(?:之)?中(?!心|涉及)|没批|未决|存疑|继续保密|(?:维持|保留)原?(?:密级|定)|延长保密(?!(?<=曾延长保密)[一二三四五六七八九十两0-9]{1,3}年[，,](?:19|20)[0-9]{2}年(?:期满|届满|到期))"
)
_ANSWERED_BELOW = lazily(
    r"^[ \t]*(?:[\u4e00-\u9fff]{0,8}(?:审批|审核|审定|批示|批复|答复|意见|结论|结果|决定|备注|说明|领导|责任人|[局处科厅部院所县市区]长|主任|书记|保密[办委])[\u4e00-\u9fff（）()]{0,4}[ ]{0,4}[:：|│\t ]|[（(])(?P<answer>[^\n]{1,80})"
)
# All but a part: the mark stands for the part that is named.
_LIMITED = lazily(
    r"[\s（(【\[，,；;）)】\]]{0,4}(?:附[件图表录页册]|第[ ]?[0-9一二三四五六七八九十]{1,3}[ ]?[章节页款部项]|其[中余他]|部分|个别)[^，,。；;\n（）()]{0,14}?(?:除外|以外|不在此列|(?:不予|暂不|不|未)(?:解密|公开)|仍|另行)|[\s（(，,；;]{0,4}(?:除|不(?:含|包括|包含))[^，,。；;\n]{0,10}附[件图表录页册]"
)
# The title of what is enclosed may begin like that: 附件：关于另行安排会议的通知; it limits where the clause ends with it.
_ENCLOSED = lazily(r"[\s（(【\[，,；;）)】\]。]{0,4}附件[ ]?[0-9一二三四五六七八九十]{0,3}[ ]?[:：]")
_LIMIT_ENDS = lazily(
    r"[^\n，,。；;（）()]{0,20}?(?:除外|以外|不在此列|(?:不予|暂不|不|未)(?:解密|公开)|仍(?!然)[^\n，,。；;（）()的]{1,12}|另行(?:管理|保管|保存|存放|处理|解密|公开|规定|通知|定密))[ \t]*(?:[，,。；;）)】\]]|$)"
)
_AGREED = lazily(
    r"(?:已|予以|均)?(?:同意|批准|准予|准许|通过|核准|照准|可|办结|完成|办理|解密|解除|生效|是|√|☑|Y)[^\s]{0,6}"
)
_AGREED_BELOW = lazily(
    r"(?:责任人|审批|领导|批示|审定|审批机关|负责人)[\u4e00-\u9fff]{0,4}(?:意见|结果|结论|批示)?[ ]{0,3}[:：][ ]{0,4}(?:同意|批准|准予|照准)(?=[\s。，,；;（(]|解|$)"
)
# A box that nobody ticked, also as a scanner reads it; one behind the words belongs to them where none stands before.
_EMPTY_BEFORE = lazily(r"(?:(?<![\u4e00-\u9fff])[口囗]|[□☐○〇◯]|[(（\[][ ]{0,3}[)）\]])[ ]{0,2}\Z")
_EMPTY_BEHIND = lazily(r"[ ]{0,2}(?:[□☐○〇◯](?![ ]{0,2}[\u4e00-\u9fff])|[(（\[][ ]{0,3}[)）\]])")
_TICK = lazily(r"[☑☒■√✓✔●◉⊙]|[(（\[][ ]?[√✓xXvV*][ ]?[)）\]]")
# Between them another record begins: },{ or </row><row>, a row of its own.
_RECORD_ENDS = lazily(
    r"[{}]|</?(?:tr|row|record|item|li|doc|file|entry|paper)\b|(?:^|[，,；;。\s])[0-9]{1,3}[.、．)）]|[；;]|。(?!(?<=收悉。)经研究[，,]?(?:决定|同意)?(?:解密)?\Z)"
)
_LEVEL = lazily(LEVEL)
_NEAR, _BEHIND = 40, 48
_FORM, _LINES = 240, 6  # characters and lines of a form behind what was decided
_FIRST_ROW = lazily(r"(?<=[ \t])[0-9]{1,4}[.、．]?[ \t]")
_ROW, _TABLE = 1_000, 20_000  # characters of a row, and of the rows below the headings
_PARTED = "\t|｜│┃║¦┆┊,，"


def is_of_else(words: str) -> bool:
    """Whether they name a part, an enclosure or an older paper: a release of that lifts no mark of the paper in hand."""
    return _OF_ELSE.search(_WHOLE.sub("", words)) is not None


def names_another(words: str) -> bool:
    """Whether a line names another paper, by title or number, or several by their count."""
    return _ANOTHER.search(words) is not None


def is_doubtful(text: str, span: Span, *, marked: bool) -> bool:
    """Whether a note that stands beside no mark is a box left open, or tells of an older edition on a marked paper."""
    return is_unticked(text, span) or (marked and _OLDER.search(span.of(text)) is not None)


def is_taken_back(text: str, span: Span) -> bool:
    """Whether the words behind say that the mark stands all the same: by mistake, since set anew, or for a part."""
    behind = text[span.end : span.end + _BEHIND].split("\n", 1)[0]
    return _MISMARKED.search(span.of(text)) is not None or _STANDS.search(behind) is not None


def is_mistaken(text: str, span: Span) -> bool:
    """Whether the words at ``span``, or those right behind in the sentence, say that it was a slip or was set back."""
    behind = _CLAUSE_ENDS.split(text[span.end : span.end + _NEAR], maxsplit=1)[0]
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
    begin = start + len(text[start:end]) - len(text[start:end].lstrip(_PARTED + " "))
    behind = text[begin : end + _NEAR].split("\n", 1)[0]
    # On one line several rows may follow: the next one begins with its number, and tells of its own level.
    stop = _LEVEL.search(behind)
    if _REFUSED.search(behind[: stop.start()] if stop else behind):
        return True
    return _is_only_asked(text, begin)


def is_refused_below(text: str, end: int) -> bool:
    """Whether the field goes on with a refusal or names a part, or the form below does, as in :func:`is_answered_no`."""
    rest = text[end : end + _FORM].split("\n", 1)[0]
    if _REFUSED.search(rest) is not None or is_of_else(rest) or is_answered_no(text, end):
        return True
    for line in _below(text, end):
        answer = _ANSWERED_BELOW.match(line)
        if answer is None:
            if _LEVEL.search(line):
                return False  # another record
        elif _REFUSED.search(answer["answer"]) or (line.lstrip()[0] in "（(" and is_of_else(answer["answer"])):
            return True
    return False


def is_answered_no(text: str, end: int) -> bool:
    """Whether the form goes on with an answer that refuses, or what is said limits the release to a part: 审批意见：不同意; 附图除外."""
    rest, below = text[end : end + _FORM].split("\n", 1)[0], _below(text, end)
    if _is_limit(rest) or (below and not rest.strip(_PARTED + " ）)】]。") and _is_limit(below[0])):
        return True
    for line in below:
        answer = _ANSWERED_BELOW.match(line)
        if _FORM_FIELD.match(line) is None or (answer is None and _LEVEL.search(line)):
            return False  # the paper itself, or another record
        if answer is not None and _DENIED.search(answer["answer"]):
            return True
    return False


def _is_limit(line: str) -> bool:
    """Whether the words right behind a release limit it to a part; the title of an enclosure does not."""
    if _LIMITED.match(line) is None:
        return False
    label = _ENCLOSED.match(line)
    return label is None or _LIMIT_ENDS.match(line, label.end()) is not None


def _below(text: str, end: int) -> list[str]:
    """The lines of the form below the one in which ``end`` stands, up to the next record: the field that names the paper comes again."""
    below = text[end : end + _FORM].split("\n\n", 1)[0].split("\n")[1:_LINES]
    above = text[max(0, end - _FORM) : end].rsplit("\n\n", 1)[-1].split("\n")
    name = next((label["name"] for line in above if (label := _NAME_FIELD.match(line))), None)
    names = [label and label["name"] for label in map(_NAME_FIELD.match, below)]
    return below[: names.index(name)] if name in names and name is not None else below


def is_agreed_below(text: str, end: int) -> bool:
    """Whether the form goes on with somebody who agrees: 定密责任人意见：同意."""
    return _AGREED_BELOW.search(text[end : end + _FORM].split("\n\n", 1)[0]) is not None


def is_not_agreed(text: str, end: int) -> bool:
    """Whether the sentence goes on to say that nobody agreed: …按公开处理，未获同意."""
    behind = text[end : end + _NEAR].split("\n", 1)[0].split("。", 1)[0].split("；", 1)[0]
    return _REFUSED.search(behind) is not None


def is_of_mark(text: str, start: int, end: int) -> bool:
    """Whether the note at ``text[start:end]``, right behind a mark, tells of its release: not of a part, and no wish refused."""
    note = text[start:end]
    apart = note[:1] in " \t|｜,，"
    return is_told(note) and is_for_all(note) and not is_of_else(note) and not (apart and is_refused(text, start, end))


def is_under_verdict(text: str, start: int) -> bool:
    """Whether the word at ``start`` stands in the column of what was decided, as far as the register has headings."""
    heads, number, _ = _column(text, start)
    if heads:
        return number < len(heads) and _VERDICT_COLUMN.fullmatch(heads[number]) is not None
    # Blanks part the cells, so that no heading can be assigned: none of them may name a plan.
    line = text.rfind("\n", max(0, start - _TABLE), start) + 1
    if not line and start > _TABLE:
        return False  # the row is too far from its headings
    names = _FIRST_ROW.split(text[line : min(start, line + _ROW)], maxsplit=1)
    head = names[0] if len(names) > 1 and "级" in names[0] else _heading(text, line)
    words = head.split()
    decided = any(_VERDICT_COLUMN.fullmatch(word) for word in words)
    return decided and not any(each.fullmatch(word) for word in words for each in (_PLAN_COLUMN, _ASKED_COLUMN))


def _heading(text: str, line: int) -> str:
    """The nearest line above that names the column of levels."""
    head = text.rfind("级", max(0, line - _TABLE), line)
    if head < 0:
        return ""
    begin = text.rfind("\n", max(0, head - _ROW), head) + 1
    return text[begin : text.find("\n", begin)]


def _column(text: str, start: int) -> tuple[list[str], int, list[str]]:
    """The headings of the register, the number of the column at ``start``, and the cells of its row; nothing where none is."""
    line = text.rfind("\n", max(0, start - _ROW), start) + 1
    stop = text.find("\n", start, start + _ROW)
    row = text[line : stop if stop >= 0 else min(len(text), start + _ROW)]
    parts = next((sign for sign in _PARTED if sign in row), None)
    if not line or parts is None:
        return [], 0, []  # nothing above it, or a line too long for a row
    heads = [head.strip(" \"'“”") for head in _heading(text, line).split(parts)]
    return (heads if len(heads) > 1 else []), text.count(parts, line, start), row.split(parts)


def _is_only_asked(text: str, start: int) -> bool:
    """Whether the column of the note is one of plans, or one of wishes (申请, 拟办) and that of the answer does not agree."""
    heads, number, cells = _column(text, start)
    if number >= len(heads):
        return False
    if _PLAN_COLUMN.fullmatch(heads[number]):
        return True
    if not _ASKED_COLUMN.fullmatch(heads[number]):
        return False
    answers = [at for at in range(number + 1, len(heads)) if _ANSWER_COLUMN.fullmatch(heads[at])]
    if not answers:
        return True
    return answers[0] >= len(cells) or _AGREED.fullmatch(cells[answers[0]].strip(" \"'“”")) is None
