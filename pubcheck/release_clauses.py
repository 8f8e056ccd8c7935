"""Clauses that release a secret, read from the act on: 解密, 解除国家秘密, 密级取消, 标志作废, 不再按国家秘密管理, 改按一般文件管理.

:mod:`pubcheck.mark_release` and :mod:`pubcheck.mark_lifted` know the usual sentences as a whole. Here a clause is a release when
it holds an act, a sign that the act is done or ordered (已, 同意, 自…起, a past day), and a certain paper that it is about; nothing
in it may deny, ask for, suppose or put off. It begins with the words of the act (已于…, 同意…, 现改按…), with a short name of the
paper (本件), or with the old level before it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import Reading
from pubcheck.release_words import DAY, LEVEL, RAN_OUT, SELF, is_certain, is_told
from pubcheck.span import Span

_COUNT = r"[0-9一二三四五六七八九十百两]{1,5}[ ]?[件份卷条项册批宗幅张篇套组]"
_ENDS = (
    r"(?=[ ]{0,8}(?:$|[\s，,。；;：、（(）)】\]〕“”\"|│！!了])"
    r"|[并且]|后(?:全文|正式|依法|向社会)?(?:收|编|公|开|出|刊|入|移|存)|公开|开放|公布|发布|使用|利用|归还|处理)"
)
_SECRECY = r"(?:国家秘密|密级|保密|涉密(?:管理|属性)?|[绝机秘]密级?)(?:标志|标识|标注|属性|管理)?"
_OF_IT = r"(?:[本该此其原](?:[\u4e00-\u9fff]{1,6}的|事项|文件|件|[定标有])?|所[定标])?"
_PLAIN = r"(?:公[ ]?开|开[ ]?放|非密|非涉密|不涉密|非国家秘密|无密级|一般|普通|内部|平件)"
_MANAGED = r"(?:工作|档案|内部|资料|公文)?(?:文件|件|档案|资料|材料|公文|事项|级|范围)?(?:管理|掌握|使用|保管|对待)?"
_HAD = lazily(rf"{RAN_OUT}|(?:[原曾系为标定列属盖有]|[“\"])[^，,。；]{{0,8}}{LEVEL}")
# The act. What follows must end the clause: 解密工作, 解密文件 are things, no acts.
ACT = (
    rf"(?:(?:办理|作|做|完成)(?:了)?)?解(?:[ ]?|了)密(?:处理)?{_ENDS}"
    rf"|(?:完成|履行|办结|办理|办妥)(?:完|了|过)?解密(?:程序|手续|审批){_ENDS}"
    rf"|(?<=已)(?:办理|履行|办|报)(?:了|过)?解密(?:手续|审批|备案){_ENDS}"
    rf"|解密手续[^，。；\n不未]{{0,8}}?(?:办结|办妥|办完|办理完毕|办好|完备|完成){_ENDS}"
    rf"|(?:解除|撤销|取消|注销){_OF_IT}{_SECRECY}(?:管理)?{_ENDS}"
    rf"|(?:解除|撤销|取消)对?《[^《》\n]{{2,60}}》(?:[（(][^（）()\n]{{2,30}}[)）])?的?{_SECRECY}(?:管理)?{_ENDS}"
    rf"|(?:密级|国家秘密|(?:密级|保密|国家秘密|[绝机秘]密[”\"]?)?(?:标志|标识|标注|字样|等级))[^，,。；：:\n（(]{{0,24}}?(?<!不)(?:解除|取消|撤销|作废|注销|失效|消除|消灭|消失|终止|划去|划销|划掉){_ENDS}"
    rf"|(?:不(?=作)|不再)(?:作为?|按照?|属于|列为|列入|具有|视为|以)(?:国家秘密|涉密|密(?:级文)?件|保密文件|[绝机秘]密(?:级|文件|件|资料))[\u4e00-\u9fff]{{0,8}}{_ENDS}"
    rf"|(?<=[已均])(?:按照?|作为?){_PLAIN}(?:文件|件|档案|资料|材料|公文)(?:管理|掌握|使用|保管|对待|处理){_ENDS}"
    rf"|(?:不需要?|无需|不必|无须)(?:再|继续)?保密{_ENDS}|(?:作出|下达|印发|发出)(?:了)?解密(?:的)?(?:决定|通知书?){_ENDS}"
    rf"|(?:均|全部?|都|皆)[为系是]已?解密(?:的)?(?:档案|文件|文献|材料|资料|电报|史料){_ENDS}"
    rf"|[销撤]密{_ENDS}|(?<!绝)不再(?:予以|继续|作为?)?保密{_ENDS}|[“\"]?(?:注销|作废)[”\"]?[戳章]|不再[标定][注为]?密{_ENDS}"
)
_CHANGED = (
    r"(?:改|降|转|置|设|更新|修改|变更?|更正|订正|调整|划|划入|转入|移入|列|调)(?:为|按|成|作)?[:：]?(?:了)?[“\"]?"
)
ACTS = (
    ACT,
    rf"(?P<act>{_CHANGED}(?:非密|非涉密|不涉密|非国家秘密|无密级){_MANAGED}[”\"]?{_ENDS})",
    # Only behind a word of secrecy in its sentence: public papers are full of 公开 and 一般.
    rf"(?:密级|保密|[绝機机秘]密)[^。；\n]{{0,48}}?(?P<act>{_CHANGED}{_PLAIN}{_MANAGED}[”\"]?{_ENDS})",
    # And only of a paper whose level stands before it: 原为机密级，2016年批准公开.
    rf"(?:密级|保密|[绝機机秘]密)[^。；\n]{{0,48}}?(?P<act>(?P<opened>(?:批准|同意|决定|准予|予以|现予|正式|划为|已|均)(?:向社会|全文|对外)?(?:公开|开放)(?:发表|发布|出版|发行|展出|刊印|查阅|利用)?{_ENDS}|(?<=[年月日]起)(?:向社会|全文|对外)?(?:公开|开放){_ENDS}|(?:一律|全部|均|已)(?:予以)?(?:取消|撤销|注销|作废|划去|涂销){_ENDS}))",
)
# Signs that it was done, or is by this paper.
_DONE = lazily(
    rf"(?<![未不])[已己](?!解密)|[已己]解密|业经|均经|[现即]予|现(?:[改一全即将按决]|解)|即日|予以|同意|准予|准许|决定|批准|核准|宣布|(?:审[核定查]|鉴定|研究|评估|认定|批准|审议|清理)[^，,。；]{{0,8}}(?:解|不再|改|划|转)"
    rf"|经[^，,。；]{{2,24}}[，,]?|提前|[自从](?:{DAY}|本|此|即|公告|发布|印发|文到|通[知告]|收到)|{DAY}|[昨今]日|[去今昨前]年|早[就已]|日前|近日|[上本]月|一并|同时|全部|一律|将(?=[原该此]|上述|下列)|{RAN_OUT}|其中|计有|[0-9一二三四五六七八九十百两]{{1,5}}[件份项]到期|盖|因此|此后|由[“\"]?{LEVEL}"
)
_EVENT = lazily(
    r"[自从](?!本|此|即|今年|当[日年]|公告|发布|公布|印发|文到|通[知告]|收到|[0-9一二])[^，,。；]{2,20}之?[日时后]起?|(?:竣工|结束|完成|验收|召开|启用|开标|公布|发布|批准|期满|到期|届满)(?:之?后|时|以后)(?!来)"
)
_WHICH = lazily(
    rf"《|[〔\[（(](?:19|20)?[0-9]{{2}}[〕\])）][ ]?第?[0-9]{{1,4}}|{SELF}|{_COUNT}|[所曾原][标定列属系为有密来件题保]|[该此其](?!外|他|次|时|中(?!解)|类)|下列|上述|以下|所列|第[0-9一二三四五六七八九十]{{1,3}}[件号卷册页部至、]|均|我[局委厅馆部院校会]|您|戳|[方印图]章|密级[已由现]|当年|[这那][份批件套本张卷]|复印?件|原件|封面|由[“\"]?{LEVEL}"
)
_PAPER = lazily(
    r"解密|解除|密级变更|销密|开放鉴定|开放审核|划控|鉴定意见|清理|(?:审核|审批|登记|鉴定|处理)[表单书卡页]|目录|著录|台账|清单|备考|档案"
)
_RULES = lazily(
    r"条例|规定|办法|细则|制度|问答|须知|讲义|解读|知识|宣传|培训|试题|规程|指南|流程|开展|做好|申请|请求|请示|征求"
)
_FIELD = lazily(
    r"(?:意见|结论|批示|结果|处理|方式|情况|状态|说明|备注|附注|注)[ ]?[:：|│\t 　]{1,4}[^，。；\n:：]{0,12}\Z"
)
_SUPPOSED = lazily(
    r"的[，,]|凡(?![^，,。；]{0,20}[均都皆现]已)|可以|方可|方能|能否|如[需果经]|[须应]当?(?!急|用|时|年)|等(?!级|[0-9一二三四五六七八九十])|将(?![该此本原其]|上述|下列|《)|待(?!遇)|(?<![机主重需纪摘提纲])要(?!的|求|点)|(?<!申)请(?!示|的)|(?:申请|要求|建议|希望|请求)(?!的|人|公开)|拟(?!稿|定)|不(?!再|涉|属|具|是|作|影响|良|动)|未|非(?!密|涉|国)|无(?!密)|误"
)
_NO_LONGER = lazily(r"《[^《》\n]{1,80}》|不作国家秘密|(?:不需要?|无需|不必|无须)(?:再|继续)?保密")
_LED = lazily(r"的[，,]\Z|[后时][，,]\Z|(?:如|若)[需果经]|应当?(?!急|用|时|年)|须|拟|待(?!遇)|建议|能否|误")
_QUOTED = lazily(r"[”\"][^，,。]{0,4}(?:字样|的|二字|等字)")
_KEPT = lazily(
    rf"[^。；]{{0,24}}(?:变更|改|调整|降|确定)(?:定|标)?为[ :：]{{0,3}}[“\"]?{LEVEL}|[^，。；\n]{{0,12}}[系是属为]误"
)
_BEGIN = lazily(
    rf"(?:(?:均|全部|都|现|也|其中|分别|一律|另)?(?:[已己]|业已|现已)|业经|现(?![有场行状金])|予以|同意|准予|准许|决定|批准|宣布|提前|到期|期满|届满|不再|[自从于](?=[^，,]{{0,20}}(?:[日年月起]|即|本|此))|{DAY}|经|由|即日|一次性|一并|同时|全部|均|改|划|转|解|降|撤|取|注|(?:按|依)(?:法|规|规定|程序|期)|自[动行然]|其中|正式|早[就已]|[去今昨前]年(?=[^，,。；]{{0,5}}?(?:完成|解|经|由|已|撤|取|注|转|改))|[昨今]日|日前|近日|[上本]月|(?<!第){_COUNT}(?=[^，,]{{0,6}}解)|密级|标志|国家秘密|标识)"
)
_OLD = lazily(
    rf"(?:原|曾|所|当时|旧)(?:来|先|为|系|属|是|密级|定|标|列|盖|有|注){{0,4}}[^，,。；]{{0,6}}[“\"]?{LEVEL}[^，,。；的]{{0,14}}\Z|{RAN_OUT}[^，,。；]{{0,6}}(?:[，,](?:不再|未再|未作|不予)延长)?\Z|(?:到期|期满|届满)\Z"
)
# 原注“机密”的九件、“秘密”的四十一件，经确认均已解密
_OLD_COUNTED = lazily(
    rf"(?:原|曾|其中)[^，,。；：:]{{0,6}}[“\"]?{LEVEL}[”\"]?(?:级)?的[^，,。；、]{{0,4}}?{_COUNT}(?:、[“\"]?{LEVEL}[”\"]?(?:级)?的[^，,。；、]{{0,4}}?{_COUNT}){{0,3}}\Z"
)
_OF_THEM = lazily(rf"经|[均都皆于]|全部|[已现业]|{DAY}")  # what goes on about the papers counted
_SHORT_SELF = lazily(rf"(?:{SELF}|[该此](?:[\u4e00-\u9fff]{{1,4}})|此标志)(?=[已自于现经由改业均的全密原])")
_TAIL = lazily(
    r"[ ]{1,4}解密(?:依据|文号|通知书?|批[文件准])[:：][ ]?[^\s，。；）)]{2,24}|"
    r"(?<=解除)(?:国家秘密|密级|保密)(?:管理)?|(?:[ ]?[（(](?:(?:解密|销密)?(?:章|戳|日期)[:：]?[ ]?)?"
    + DAY
    + r"[^（）()\n]{0,6}[)）])|[并且]?(?:向社会)?(?:公开(?:发布)?|开放|公布|发布)(?=[，,。；\n]|$)|[，,](?:可|现|并)?(?:向社会|对外)(?:开放|公开)(?=[，,。；\n]|$)|(?<=[密除消销废效])[ ]{1,4}"
    + DAY
    + r"[）)】\]〕]?(?=[ \t]{0,8}(?:\n|\Z))|[，,]自[^，,。；\n]{2,12}起(?:生效|执行)|[，,]不再(?:限制|限定|控制|限于|按密件|作密件)[^，,。；：:\n]{0,10}"
)
# The items of a list of decisions: 会议决定： / 某文件十四件到期解密；
_DECIDED = lazily(
    r"(?:决定|议定|批准|结果|意见|结论|如下|确定)[^\n。；]{0,10}[:：]\s{0,8}(?:\n?[^\n。]{0,80}[；;]\s{0,8}){0,6}[^\n。；]{0,40}\Z"
)
_ORDERED = lazily(r"(?:同意|批准|准予|决定)(?:对|将)?(?=《|[^，,。；]{0,12}《)")
_COUNTED = lazily(rf"(?<!第){_COUNT}(?:文件|档案|材料|资料|事项|电报)?")
_DAY_CELL = lazily(rf"[ ]{{0,2}}[,，|│\t][ ]{{0,4}}{DAY}(?=[ ]{{0,4}}(?:[,，|│\t\n]|$|\Z))")
# On a sheet of a file the decision that it refers to is sign enough: 密级注销，见鉴定决定1997-13.
_REFERS = lazily(r"[ ]?[，,（(][ ]?(?:详?见|依据?|根?据|凭|按照?)[^，。；\n]{0,16}(?:决定|批复|通知|意见|鉴定|[0-9]号)")
_FREE = lazily(r"[，,](?:现|均)?可以?(?:对外|公开|开放|借阅|查阅|提供|翻印|引用|照登|展出)")
_OPENED, _CLOSED = frozenset('“‘"「'), frozenset('”’"」')
_STOPS = "。；;\n！!\t"
_REACH = 160


def find_clauses(reading: Reading, marked: Sequence[int]) -> Iterator[Span]:
    """The clauses in order; ``marked`` tells where marks end: on the line of one a note needs no other name of its paper."""
    text = reading.text.text
    head = text[:80]
    paper = _PAPER.search(head) is not None and _RULES.search(head) is None
    for start, end, opened in sorted(_acts(reading)):
        begin = max(text.rfind(stop, max(0, start - _REACH), start) for stop in _STOPS) + 1
        begin = max(begin, start - _REACH, 0)
        clause = _clause_start(text, begin, start)
        before = _clause_start(text, begin, clause - 1) if clause > begin else clause
        if before > begin and "不再延长" in text[before:clause]:
            before = _clause_start(text, begin, before - 1)  # 保密期满，不再延长，予以解密
        words, led = text[clause:end], text[before:clause]
        if text[end : end + 1] in _CLOSED and not _OPENED.isdisjoint(text[max(0, start - 2) : start]):
            continue  # a word that is spoken of: 加盖“解密”章
        if opened and _HAD.search(text, begin, start) is None:
            continue
        decided = _DECIDED.search(text, max(0, begin - _REACH), start) is not None
        if _is_denied(words, led, text[end : end + 40]) or not (decided or is_certain(led + words)):
            continue
        around = text[max(0, begin - 80) : end]
        at = bisect_right(marked, start) - 1
        beside = at >= 0 and "\n" not in text[marked[at] : start] and start - marked[at] < _REACH
        of_form = paper and (not led or _FIELD.search(text, begin, start) or _WHICH.search(around))
        if not (beside or of_form or _WHICH.search(text, begin, end)):
            continue
        if not (
            decided or _DONE.search(led + words) or (of_form and _REFERS.match(text, end)) or _FREE.match(text, end)
        ):
            continue
        yield Span(_first(text, before, clause, start), end)


def _acts(reading: Reading) -> Iterator[tuple[int, int, bool]]:
    """Where the acts stand, and whether each is one of opening a paper, which needs a level before it."""
    for match in reading.matches(ACT):
        yield *match.span(), False
    for pattern in ACTS[1:]:
        for match in reading.matches(pattern):
            yield *match.span("act"), "opened" in match.groupdict()


def with_tail(text: str, span: Span) -> Span:
    """With the words behind it by which the release takes effect: its day in brackets, 并公开, ，自某日起生效."""
    tail = _TAIL.match(text, span.end) or _DAY_CELL.match(text, span.end)
    return Span(span.start, tail.end()) if tail else span


def _clause_start(text: str, begin: int, at: int) -> int:
    """Where the clause begins that goes on at ``at``: behind a comma or a colon, those within titles and brackets aside."""
    depth = 0
    for place in range(at - 1, begin - 1, -1):
        sign = text[place]
        if sign in "》）)】]〕":
            depth += 1
        elif sign in "《（(【[〔":
            if not depth:
                return place + 1
            depth -= 1
        elif not depth and sign in "，,：:|│｜":
            return place + 1
    return begin


def _is_denied(words: str, led: str, behind: str) -> bool:
    clause = led + words
    return (
        not is_told(_NO_LONGER.sub("", words), led)
        or _SUPPOSED.search(_NO_LONGER.sub("", words)) is not None
        or _LED.search(led) is not None
        or _EVENT.search(clause) is not None
        or behind.startswith(("的", "前", "之前"))
        or _QUOTED.match(behind) is not None
        or _KEPT.match(behind) is not None
    )


def _first(text: str, before: int, clause: int, act: int) -> int:
    """Where the words of the release begin in the clause ``clause`` … ``act``; ``before`` begins the clause before it."""
    led = text[before : clause - 1].rstrip("，, ") if clause > before else ""
    old = _OLD.search(led) or (_OLD_COUNTED.search(led) if _OF_THEM.match(text, clause) else None)
    if old is not None:
        return before + old.start()
    if (own := _SHORT_SELF.match(text, clause)) is not None:
        return own.start()
    if (ordered := _ORDERED.search(text, clause, act)) is not None:
        return ordered.start()
    place = clause
    # Not in the title or the number that the clause begins with.
    for sign in "》）)〕":
        at = text.rfind(sign, clause, act)
        place = max(place, at + 1)
    for counted in _COUNTED.finditer(text, place, act):
        place = counted.end()
    found = _BEGIN.search(text, place, max(act, place) + 4)
    start = min(found.start(), act) if found is not None else act
    while text[start] in " 　\t":
        start += 1
    return start
