"""Notes of a release that stand by themselves: in a cell, in a field, in a bracket, on a line, or as a whole clause.

Nearly all begin where a unit of the page begins and end where one ends, so that prose about levels and their release has
none of these shapes; the few that may stand within a sentence name the paper, or both levels, or the day of publication.
Whether a note is certain, and which mark it lifts, is told in :mod:`pubcheck.mark_release`.
"""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.lazy_pattern import lazily
from pubcheck.mark_terms import TIME_WORDS
from pubcheck.matchers import Reading, compiled
from pubcheck.release_doubts import is_answered_no, is_not_agreed, is_refused
from pubcheck.release_records import DATA, RECORDS
from pubcheck.release_tellings import TELLINGS
from pubcheck.release_values import VALUES, is_doubtful_record
from pubcheck.release_words import CLOSED, DAY, HOW, LEVEL, OLD_LEVEL, RAN_OUT, SELF, TERM
from pubcheck.span import Span

_START = r"(?:^|(?<=[\s|｜│┃║：:；;。（(【\[〔，,件份卷册]))[ ]{0,8}"
_END = r"(?=[ ]{0,8}(?:$|[\t|｜│┃║；;。）)】\]〕，,]|[ ]{1,8}))"
_STOP = r"(?=[ ]{0,8}(?:$|[\t|｜│┃║；;。）)】\]〕]|[ ]{2,8}))"
_LOWER = r"(?:公[ ]?开|开[ ]?放|非密|非涉密|不涉密|无密级?|无|一般|普通|平件|内部|对内|工作秘密)(?:件|文件|资料|材料|级|管理|掌握|使用|参考|发行|公文|档案){0,2}"
_TO = r"(?:现|后|今|已|均|业|经审核|经鉴定|决定|同意){0,3}(?:降|改|转|调整|变更|更改|划)(?:为|成|作|按|至|定为)"
_STAMPED_YEAR = r"(?:(?:19|20)[0-9]{2}|(?<![0-9])[5-9][ ]?[0-9])[ ]?年[ ]?"
_ISSUED = r"[^\s。；，|│（）()]{0,8}[〔\[（(]?(?:19|20)[0-9]{2}[〕\])）]?年?第?[0-9]{1,4}号"
# Each with whether it counts only on a paper that bears a mark, or in a register of papers.
_NOTES = (
    (
        rf"{_START}(?P<value>{OLD_LEVEL}(?:解密(?:通知书?|决定书?|批[件文复]|文号|号|公告|清单)[^。；\n）)|│]{{0,24}}|解[密除](?:依据|文号|批文|通知)[:： ]{{0,2}}{_ISSUED})){_STOP}",
        False,
    ),
    (rf"{_START}(?P<value>{OLD_LEVEL}(?:(?:[于自]?{DAY}起?[，,]?)?{_TO}|现密级[ ]?[:：]?[ ]?){_LOWER}){_END}", False),
    (
        rf"{_START}(?P<value>{OLD_LEVEL}(?:{HOW}{{1,3}}|(?:于|自|至)?{DAY}[起后]?|(?:{RAN_OUT}|期满|到期|届满|满期|过期|超期)){{1,3}}[，,]?(?:{HOW}{{0,3}}){CLOSED}[^\s。；，|│（）()]{{0,6}}){_END}",
        False,
    ),
    (
        rf"{_START}(?P<value>{LEVEL}{TERM}[ ]{{0,4}}(?:→|⇒|->|—>|=>)[ ]{{0,4}}{_LOWER}(?:[ ]{{0,4}}{DAY})?){_END}",
        False,
    ),
    (
        rf"(?P<value>由[“\"]?{LEVEL}{TERM}[”\"]?(?:改|变更|调整|降|转|更改|更新|修改|置|设)(?:为|成)[“\"]?{_LOWER}[”\"]?){_END}",
        False,
    ),
    (
        rf"{_START}(?P<value>{LEVEL}{TERM}[ ]{{0,4}}[（(【\[][^（）()\n]{{0,12}}?(?:撤密|销密|(?:密级|标志)?(?:已)?(?:作废|注销|失效|取消)|已?(?:划|涂|勾|抹)(?:去|销)|已?(?:过期|失效)|现(?:予|已)?公开|公开发布)[^（）()\n]{{0,8}}[)）】\]](?:[，,][ ]?{DAY}起?{_TO}{_LOWER})?)",
        False,
    ),
    (
        rf"{_START}(?P<value>{LEVEL}{TERM}[ ]?[，,][ ]?于?{DAY}起?[ ]?{HOW}{{0,2}}(?:解密|解除(?:密级|保密)?|公开|开放|撤密|销密)){_STOP}",
        False,
    ),
    (rf"^[ \t]{{0,40}}(?P<value>{SELF}解密)[。]?[ \t]{{0,40}}$", False),
    (
        rf"{_START}(?P<value>{LEVEL}{TERM}[ ]?[，,：:][ ]?{HOW}{{1,3}}(?:解密|解除(?:密级|保密)?|公开|开放|撤密|销密)){_STOP}",
        False,
    ),
    (
        rf"{_START}(?P<value>{LEVEL}{TERM}[ ，,]{{1,4}}(?:已|现已|业已|均已)(?:于{DAY})?(?:公开|开放|公布|解密|解除)(?:发布)?){_STOP}",
        False,
    ),
    (
        rf"{_START}(?P<value>{RAN_OUT}[，,、 ]{{0,2}}(?:[自于从]?{DAY}起?|即日起|已|现已)(?:{HOW}{{0,3}}){CLOSED}){_END}",
        False,
    ),
    (
        rf"{_START}(?P<value>(?:{RAN_OUT}|[0-9一二三四五六七八九十]{{1,3}}年期满|已超过保密期限?|已过保密期限?)[，,、 ]{{0,2}}(?:[自于从]?{DAY}起?)?(?:{HOW}{{1,3}}){CLOSED}){_STOP}",
        True,
    ),
    (
        rf"{_START}(?P<value>(?:(?:{RAN_OUT}|期满|到期|届满|[0-9一二三四五六七八九十]{{1,3}}年期满)[，,、 ]{{0,2}}[自于从]?{DAY}起?(?:{HOW}{{0,3}}){CLOSED}|(?:期满|到期|届满|降密)(?:{HOW}{{0,2}}){CLOSED}[，,（(:： ]{{1,2}}{DAY})[)）]?){_STOP}",
        False,
    ),
    (
        rf"{_START}(?P<value>{DAY}(?:起|后)?(?:{HOW}{{0,2}})解密[，,][ ]?解密(?:依据|文号|通知|批件)[:：]?[^。；\n）)|│]{{2,24}}){_STOP}",
        False,
    ),
    (
        rf"{_START}(?P<value>解密(?:(?:年度|年份)[ ]?[:：]?[ ]?{DAY}|(?:文号|通知书?(?:文?号|编号)?|批件号?|批文|决定书?(?:文?号)?|依据|批准文号)[:： ]{{0,2}}{_ISSUED})){_STOP}",
        False,
    ),
    (
        rf"{_START}(?P<value>{LEVEL}{TERM}[ ]?[，,][ ]?(?:{_STAMPED_YEAR}降[ ]?[机秘][ ]?密[ ]?[，,][ ]?)?{_STAMPED_YEAR}解(?:密)?){_STOP}",
        False,
    ),
    (
        rf"{_START}(?P<value>原(?:定|密级)[ ]?[:：][ ]?{LEVEL}(?:[ ]?[★☆*]?[ ]?(?:{TIME_WORDS}))?[ ]?[/／；;][ ]?现[ ]?[:：]?[ ]?(?:解除|公开|解密|非密|撤销)){_STOP}",
        False,
    ),
    (
        rf"{_START}(?P<value>解密(?:日期?|时间)[:： ]{{1,3}}{DAY}[，,； ]{{1,4}}(?:解密前|原)密级[:： ]{{1,3}}{LEVEL}){_STOP}",
        False,
    ),
    (
        r"(?P<value>[自从][^，。；\n]{2,14}之日起(?:均|全部|予以)?(?:解密|不再作为国家秘密(?:管理)?|不再保密))(?=[，,。；;])",
        False,
    ),
    (rf"{_START}(?P<value>解密通知书?{_ISSUED}){_STOP}", True),
    (rf"{_START}(?P<value>是否(?:已)?解密[ ]?[:：]?[ ]?[☑√✓■]?[ ]?(?:是|已解密)){_END}", False),
    (
        rf"{_START}(?P<value>(?:密级|解密|公开|开放)(?:状态|情况|标识|标志|结论|意见|变更|变更情况)?[ ]?[:：][ ]?(?:{LEVEL}{TERM}[ ]?[，,/／、 ][ ]?)?(?:{HOW}{{0,3}}|[于自]?{DAY}起?(?:{HOW}{{0,2}}))(?:解密|解除|撤密|销密|开放)(?:[ ]{{0,2}}[（(]?{DAY}[)）]?)?){_STOP}",
        False,
    ),
    (
        rf"{_START}(?P<value>密级[ ]?[:：][ ]?(?:公开|非密|无|已解除|一般|内部)[ ]?[（(]原(?:为|系|定|标|密级)?[:：]?{LEVEL}[^（）()\n]{{0,12}}[)）])",
        False,
    ),
    (
        rf"{_START}(?P<value>(?:{SELF}|原件)?密级(?:已|业已|现已|均已|现)(?:经[^。；，\n]{{2,16}}?)?(?:于{DAY})?(?:予以)?(?:解除|撤销|取消|注销|作废|消除|失效|(?:过期|到期|期满)(?![^。\n]{{0,16}}(?:延|请示|拟|建议)))){_END}",
        False,
    ),
    (rf"{_START}(?P<value>(?:已|业已|均已|现已)(?:于{DAY})?(?:解除|撤销|取消)(?:密级|保密)){_STOP}", True),
    (
        rf"{_START}(?P<value>(?:经[^。；，\n]{{2,20}}[，,]?)?{SELF}(?:中[^。；，\n]{{1,10}})?(?:均|全部|都|一律|现)?(?:经[^。；，\n]{{2,20}}?)?(?:{HOW}{{1,4}}|[于自]?{DAY}起?){CLOSED}){_END}",
        False,
    ),
    (
        r"^[ \t]{0,40}(?P<value>(?:经[^。；，\n]{2,20}[，,])?(?:同意|准予|予以|现予|批准|决定|可以?)解密)(?:[。，, ][^\n]{0,20})?$",
        True,
    ),
    (
        r"(?:意见|结论|批示|结果|处理)[ ]?[:：|│\t][ ]?(?P<value>(?:经[^。；，\n]{2,20}[，,])?(?:同意|准予|予以|现予|批准|决定)解密)",
        False,
    ),
    (
        rf"^[ \t]{{0,40}}(?P<value>[【\[（(［〖]?[ ]?(?:[\u4e00-\u9fff]{{2,10}}(?:馆|局|委|办|厅|部|处|室))?(?=[^\n]{{0,12}}(?:[已章】\])）］〗]|{DAY}))(?:已)?解[ ]{{0,4}}密(?:档案|文件|件|稿|版|本|公开|开放|(?:审核|鉴定)(?=专用章|[^\n]{{0,12}}{DAY}))?(?:专用章|之?章)?[ ]?[】\])）］〗]?(?:[ ]{{0,8}}[（(]?{DAY}[)）]?)?)[ \t]{{0,40}}$",
        True,
    ),
    (
        rf"{_START}(?P<value>[“\"]?(?:(?:密级)?(?:标志|标识|标注)|{LEVEL})[”\"]?(?:[二两]字|字样|[印戳]记|方?章)?(?:已|均已)(?:经)?(?:用[^，。；\n]{{2,8}})?(?:划|涂|勾|抹|删)(?:去|销|掉|除)(?:[，,][^。；\n]{{0,10}}解密[^。；\n]{{0,6}})?)",
        False,
    ),
    (rf"{_START}(?P<value>(?:经[^。；，\n]{{2,12}}?[，,]?)?(?:现|已|可)?不再(?:保密|定密)){_STOP}", True),
    (rf"{_START}(?P<value>(?:{DAY}[ ]?解密|解密[ :：]{{0,2}}{DAY})){_STOP}", True),
    (
        r"(?P<value>(?:[本此该](?:件|文|文件|通知|方案|报告|意见|办法|公报)|《[^《》\n]{2,40}》)(?:全文)?已(?:在|向|于|经)(?:(?!批准|同意|审议|审定|通过|[不勿禁请未拟])[^。；，,\n]){2,36}?(?:刊登|公布|发布|公开|发表|刊载|登载)(?:发表)?)(?![^。；\n]{0,6}后)",
        True,
    ),
    (
        r"^[ \t]{0,40}(?P<value>(?:DECLASSIFIED|Declassified)(?:[ ](?:on |by )?[0-9A-Za-z ./-]{2,24})?)[ \t]{0,40}$",
        False,
    ),
    *RECORDS,
    *DATA,
    *VALUES,
    *TELLINGS,
)
PATTERNS = tuple(pattern for pattern, _ in _NOTES)
_OF_RECORDS = frozenset(pattern for pattern, _ in (*DATA, *VALUES))
_IN_ONE_CELL = RECORDS[0][0]
_LEVEL = lazily(rf"{LEVEL}{TERM}")
_ANYWHERE = tuple(pattern for pattern, only_marked in _NOTES if not only_marked)
_OF_TELLINGS = frozenset(pattern for pattern, _ in TELLINGS)
# Told of how it is done.
_TOLD = r"条件|程序|规定|办法|流程|前(?!期|密级)"
_REGISTER = r"目录|著录|登记|台账|清单|档案|卷内|鉴定表|审核表|密级变更|解密情况"
_RULES = r"条例|规定|办法|细则|制度|问答|须知|讲义|解读|知识|宣传"


def find_lifted(reading: Reading, *, marked: bool) -> Iterator[Span]:
    """The notes, each pattern's in order; ``marked`` tells whether the paper bears a mark."""
    text = reading.text.text
    head = text[:60].split("\n\n", 1)[0]
    marked = marked or bool(compiled(_REGISTER).search(head) and not compiled(_RULES).search(head))
    for pattern in filter(reading.found.may_hold, PATTERNS if marked else _ANYWHERE):
        for match in reading.matches(pattern):
            span = Span(*match.span("value"))
            if compiled(_TOLD).search(span.of(text)) or (pattern in _OF_RECORDS and is_doubtful_record(text, span)):
                continue
            if pattern is _IN_ONE_CELL and is_refused(text, _LEVEL.match(text, span.start).end(), span.end):  # type: ignore[union-attr]
                continue
            if not (pattern in _OF_TELLINGS and (is_not_agreed(text, span.end) or is_answered_no(text, span.end))):
                yield span
