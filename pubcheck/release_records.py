"""Notes of a release as registers, stamps and minutes cut them short, as patterns for :mod:`pubcheck.mark_lifted`.

One column that holds the level and the verdict (机密，解密), the words of a stamp behind its label (印章：已解密 1994.3.2), a level
whose term is over and whose paper is open (原为机密，已过保密期并开放), old papers that an archive published.
"""

from __future__ import annotations

from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import compiled
from pubcheck.release_sentences import DAY_ALONE
from pubcheck.release_words import CLOSED, DAY, HOW, LEVEL, OLD_LEVEL, TERM
from pubcheck.span import Span

_BORDER = r"\t|｜│┃║¦┆┊"
_STAMP = r"(?:印章|方章|条章|图章|长章|印文|章文|戳记|邮戳|盖章|戳|章)"
_OPENED = r"(?:[并且，, ]{0,2}(?:现|即|已|可|均|也){0,2}(?:向社会|对外|全文|一并)?(?:开放|公开))"
_OLD_PAPERS = r"(?:电报|函电|电文|密电|往来[函电]|档案|书信|信函|照片|图纸|文献|史料|手稿)"
_HOUSES = r"[^，。；\n《》]{1,14}?(?:馆|局|部|厅|院|社|处|委|办|室|会)"
_PUBLISHED = r"(?:公布|公开|刊布|刊印|开放|发表|出版)"
# Each with whether it counts only on a paper that bears a mark, or in a register of papers.
RECORDS = (
    (
        rf"(?<=[,{_BORDER}])[ ]{{0,8}}(?P<value>{LEVEL}{TERM}[ ]?[，,、；;：:/／][ ]?{HOW}{{0,2}}{CLOSED}(?:[并且]?(?:向社会)?(?:开放|公开)|[后，,；;][^\s，,。；{_BORDER}]{{2,10}})?)(?=[ ]{{0,8}}(?:$|[,{_BORDER}]))",
        False,
    ),
    (
        rf"{_STAMP}[ ]?[:：][ ]?[“\"]?(?P<value>[已己巳]解[ ]?密(?:章|件|档案)?(?:[ ]{{0,4}}{DAY})?)(?=[ ]?[”\"]?[ ]?(?:[\])）】〕。；]|$))",
        False,
    ),
    (
        rf"(?P<value>{OLD_LEVEL}(?:[于至到自]?{DAY}[，,]?)?(?:[已早]*(?:[经过]|超过|满)了?保密(?:期限?|年限)|保密(?:期限?|年限)[已届到期]{{0,3}}满|(?:期满|到期|届满|解密)){_OPENED})(?=[，,。；;）)\s]|$)",
        False,
    ),
    (
        r"^[ ]{0,40}(?P<value>[（(【\[](?![^（）()\n]*(?:逐步|分批|适时|附件|范围|方[能可]|后(?:方|再)?(?:自动)?解|程序|上级要求|的[^（）()\n]{0,6}解))(?:根据|按照?|依据|遵照|经)[^（）()\n]{2,30}(?:号|文件?|批准|决定|通知|精神|要求|规定)[^（）()不未\n]{0,8}(?:解密|(?:解除|撤销|取消)密级)[)）】\]])[ ]{0,40}$",
        True,
    ),
    (
        rf"(?:^|(?<=[\s{_BORDER}：:；;。（(【\[〔，,]))(?P<value>[“\"]?{LEVEL}[”\"]?(?:[二两]字|字样|[印戳方]?章|[印戳]记?|标[志识])(?:[已现]|业已|现已)(?:作废|注销|取消|失效|无效))(?=[\s，,。；;）)】\]{_BORDER}]|$)",
        False,
    ),
    (
        rf"^[ ]{{0,40}}(?P<value>[（(【\[]?(?:[已现]|现予)?(?:(?:解[ ]?除|撤[ ]?销|取[ ]?消|注[ ]?销)[ ]?密[ ]?级|密级已?(?:作废|注销|解除|撤销|取消))[ ]?[章戳]?(?:[ ]{{0,8}}\n?[ ]{{0,8}}{DAY})?[)）】\]]?)[ ]{{0,40}}$",
        True,
    ),
    (
        rf"(?P<value>{LEVEL}{TERM}[，,；; ]{{1,4}}(?:解密(?:日期|时间|期)|保密(?:期限?|年限))(?:[已早]|早已|现已)(?:过|到|满|届满|期满)(?:[ ]?[（(]{DAY}[)）])?)(?=[\s，,。；;）)】\]{_BORDER}]|$)",
        False,
    ),
    (
        rf"{_OLD_PAPERS}(?:[0-9一二三四五六七八九十百两]{{1,5}}[封件份张幅篇册])?[，,]?(?P<value>(?:均|都|全部)?(?:[已业][经于]?(?:{DAY})?由{_HOUSES}(?:于?{DAY})?|{DAY}(?:已|业已|即)?由{_HOUSES}){_PUBLISHED})(?=[，,。；;）)\n]|$)",
        True,
    ),
)
# The values of a file: each like those of RECORDS.
DATA = (
    # The values of a file: "秘密","status":"已解密"; <level>机密</level><status>已解密.
    (
        rf"['\"](?P<value>{LEVEL}['\"][ ]?,[ ]?(?:['\"]?[0-9A-Za-z_\u4e00-\u9fff]{{2,20}}['\"]?[ ]?:[ ]?)?['\"](?:[已现业均]{{1,2}}(?:解密|解除(?:密级)?|销密)|已(?:公开|开放)))(?=['\"])",
        False,
    ),
    (
        rf"(?P<value>{LEVEL}(?:</[0-9A-Za-z_]{{1,20}}>[ ]?<(?:status|state|STATUS|STATE|zt|ZT|jmzt|JMZT)[^<>]{{0,16}}>|[\"'][ ]?[;|,][ ]?[\"'])(?:已|现已)(?:解密|解除密级|销密))(?![\u4e00-\u9fff])",
        False,
    ),
)
# What may stand on the line of a stamp: its label before it.
STAMP_LABEL = lazily(
    r"^[ \t]*[〔【\[（(［](?:[\u4e00-\u9fff]{0,3}(?:戳|章|印)[记文]?|手写|[批旁眉附]注|眉批|铅笔|边注)[〕】\]）)］]"
)
# Behind a stamp: the office that set it, one that keeps papers.
OF_OFFICE = lazily(
    r"\A[ ]{1,8}(?:[省市县区州]|国家|中央|中共)[^\W不未拟待须仅只请勿报交转送附图含仍前除]{0,12}(?:档案|保密|机要|文书|秘书|办公)[处室局馆科委办厅]章?(?=[ \t]*\Z)"
)
_STATE = lazily(r"(?:开放|公开|利用)(?:状态|情况|标识|与否)[ ]{0,4}[:：][^\n]{1,12}")
_FORM = 300  # characters of a form between the old level and what was decided
_CLOSE = 24  # and before a level in which its label stands
_FORMER = lazily(
    r"(?:原|旧|变更前|调整前|审核前)(?:来|有|定|标|所定)?(?:的)?(?:密[ ]{0,3}级|定密)[^\n：:\t]{0,8}[:： \t|│]{1,8}(?:\n[ ]{0,8})?\Z"
)
_PART = lazily(
    r"《|[〔\[（(](?:19|20)?[0-9]{2}[〕\])）]|附[件图表]|第[0-9一二三四五六七八九十]{1,3}[件号卷册页部]|部分|其[中余他]|等[0-9一二三四五六七八九十]|以外"
)
_NEAR = 200  # characters between a mark and a stamp beside it, or the end of its clause
_SAME_RECORD = 80  # characters between a level and the state that its record tells below it
_NAMED = lazily(rf"[^，。；\n]{{0,60}}》[ ]{{0,4}}(?={LEVEL})")
_LABEL = lazily(rf"[（(【\[［〔]?[ ]?{_STAMP}[ ]?[:：][ ]?[“\"]?")


def without_label(text: str, start: int, end: int) -> tuple[int, int]:
    """The words without the label of a stamp and its bracket, or without number and title before the old level."""
    named = _NAMED.match(text, start, end)
    if named is not None:
        return named.end(), end
    label = _LABEL.match(text, start, end)
    if label is None:
        return start, end
    while end > label.end() and text[end - 1] in ']）)】〕］”" ':
        end -= 1
    return label.end(), end


def balanced(text: str, start: int, end: int) -> Span:
    """The words at ``text[start:end]`` with the bracket that shuts or opens one in them, or without one that nothing answers."""
    words = text[start:end]
    for opened, shut in (("（(", "）)"), ("【〔［[", "】〕］]")):
        left = sum(words.count(sign) for sign in opened) - sum(words.count(sign) for sign in shut)
        if left > 0:
            if text[end : end + 1] in tuple(shut):
                end += 1
            elif text[start] in opened:
                start += 1
        elif left < 0:
            if text[start - 1 : start] in tuple(opened):
                start -= 1
            elif text[end - 1] in shut:
                end -= 1
    return Span(start, end)


def tells_the_same(text: str, last: Span, note: Span) -> bool:
    """Whether ``note`` is no more than the day or the state (开放状态：开放) of the release at ``last`` before it."""
    between = text[last.end : note.start]
    if not between.strip(" \n\t〔（([【") and compiled(DAY_ALONE).fullmatch(note.of(text)):
        return True
    return len(between) < _SAME_RECORD and "\n\n" not in between and _STATE.fullmatch(note.of(text)) is not None


def is_former(text: str, span: Span) -> bool:
    """Whether it stands in a field that says itself that the level is a former one: 原密级."""
    return _FORMER.search(text[max(0, span.start - _CLOSE) : span.start]) is not None


def is_verdict(text: str, former: Span, note: Span) -> bool:
    """Whether ``note`` is what was decided on the form that bears the field, and not on another paper or a part."""
    start, end = min(former.end, note.end), max(former.start, note.start)
    line = text.rfind("\n", 0, note.start) + 1
    return end - start < _FORM and "\n\n" not in text[start:end] and _PART.search(text[line : note.end]) is None


def clause_end(text: str, start: int, end: int) -> int:
    """Where the sentence or the row ends that goes on behind a mark."""
    stop = text.find("。", start, end)
    return min(end if stop < 0 else stop, start + _NEAR)


def lines_apart(text: str, span: Span, note: Span) -> int:
    """How many lines stand between a mark and a note; many where words do."""
    start, end = note.start, note.end
    if max(start - span.end, span.start - end) > _NEAR:
        return 9
    between = text[span.end : start] if span.end <= start else text[end : span.start]
    return between.strip().count("\n") + 9 * bool(between.strip())
