"""Notes of a release that stand by themselves: in a cell, in a field, in a bracket, on a line, or as a whole clause.

Each begins where a unit of the page begins and ends where one ends, so that prose about levels and their release has
none of these shapes. What each says of its own: whether it may speak of the paper that holds it, and whether it counts only
where that paper bears a mark.
"""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.mark_register import DAY, LEVEL
from pubcheck.mark_terms import TIME_WORDS
from pubcheck.matchers import Reading, compiled
from pubcheck.span import Span

_START = r"(?:^|(?<=[\s|｜│┃║：:；;。（(【\[〔，,]))[ ]{0,8}"
_END = r"(?=[ ]{0,8}(?:$|[\t|｜│┃║；;。）)】\]〕，,]|[ ]{1,8}))"
_STOP = r"(?=[ ]{0,8}(?:$|[\t|｜│┃║；;。）)】\]〕]|[ ]{2,8}))"
_TERM = rf"(?:[ ]?[★☆*][ ]?(?:{TIME_WORDS}|[^\s，。；|│（）()]{{1,12}}))?"
_OLD = rf"原(?:密级|定密?|标注?|为|系|件)?(?:为|有)?[ ]?[:：]?[ ]?[“\"]?{LEVEL}(?:件|文件|电报)?[”\"]?{_TERM}[ ]?[，,；;：:、]?[ ]{{0,8}}"
_LOWER = r"(?:公[ ]?开|开[ ]?放|非密|非涉密|不涉密|无密级?|无|一般|普通|平件|内部|对内|工作秘密)(?:件|文件|资料|材料|级|管理|掌握|使用|参考|发行|公文|档案){0,2}"
_TO = r"(?:现|后|今|已|均|业|经审核|经鉴定|决定|同意){0,3}(?:降|改|转|调整|变更|更改|划)(?:为|成|作|按|至|定为)"
_CLOSED = r"(?:解密|解除(?:密级|保密)?|撤密|销密|(?:撤销|取消|注销)(?:密级|保密)?)"
_DONE = r"(?:已|业已|现已|均已|业经|已经|现|现予|予以|准予|同意|批准|决定|自动|自行|自然|按期|依法|即行|视为|全部|一律|提前|正式|一并|全文|经审核|经审查|经鉴定|经批准)"
_LAPSED = r"(?:保密)?(?:期限?|年限)(?:已|业已|现已|均已)?(?:届满|期满|已满|满|已到|到期|到|已过|过|终止)(?:且?未(?:予|作|再)?延长)?"
_ISSUED = r"[^\s。；，|│（）()]{0,8}[〔\[（(]?(?:19|20)[0-9]{2}[〕\])）]?年?第?[0-9]{1,4}号"
_SELF = r"(?:[本此该原]|上述|上列|以上|下列|以下|所列|全)(?:件|卷|文|案|册|批|组|期|份|[0-9一二三四五六七八九十]{1,3}[件份卷])?(?:文件|档案|材料|资料|通知|方案|报告|电报|图纸|目录|条目|函|批复|请示|纪要|意见)?"
# Each with whether it may speak of the paper itself (本件 …), and whether it counts only on a paper that bears a mark.
_NOTES = (
    (
        rf"{_START}(?P<value>{_OLD}解密(?:通知书?|决定书?|批[件文复]|文号|号|依据|公告|清单)[^。；\n）)|│]{{0,24}}){_STOP}",
        True,
        False,
    ),
    (rf"{_START}(?P<value>{_OLD}(?:{_TO}|现密级[ ]?[:：]?[ ]?){_LOWER}){_END}", True, False),
    (
        rf"{_START}(?P<value>{_OLD}(?:{_DONE}{{1,3}}|(?:于|自|至)?{DAY}[起后]?|(?:{_LAPSED}|期满|到期|届满|满期)){{1,3}}[，,]?(?:{_DONE}{{0,3}}){_CLOSED}[^\s。；，|│（）()]{{0,6}}){_END}",
        True,
        False,
    ),
    (
        rf"{_START}(?P<value>{LEVEL}{_TERM}[ ]{{0,4}}(?:→|⇒|->|—>|=>)[ ]{{0,4}}{_LOWER}(?:[ ]{{0,4}}{DAY})?){_END}",
        True,
        False,
    ),
    (
        rf"(?P<value>由[“\"]?{LEVEL}{_TERM}[”\"]?(?:改|变更|调整|降|转|更改)(?:为|成)[“\"]?{_LOWER}[”\"]?){_END}",
        False,
        False,
    ),
    (
        rf"{_START}(?P<value>{LEVEL}{_TERM}[ ]{{0,4}}[（(【\[][^（）()\n]{{0,12}}?(?:撤密|销密|(?:密级|标志)(?:已)?(?:作废|注销|失效|取消)|已?(?:划|涂|勾|抹)(?:去|销)|已?(?:过期|失效)|现(?:予|已)?公开|公开发布)[^（）()\n]{{0,8}}[)）】\]])",
        True,
        False,
    ),
    (
        rf"{_START}(?P<value>{LEVEL}{_TERM}[ ，,]{{1,4}}(?:已|现已|业已|均已)(?:于{DAY})?(?:公开|开放|公布|解密|解除)(?:发布)?){_STOP}",
        True,
        False,
    ),
    (
        rf"{_START}(?P<value>{_LAPSED}[，,、 ]{{0,2}}(?:[自于从]?{DAY}起?|即日起|已|现已)(?:{_DONE}{{0,3}}){_CLOSED}){_END}",
        True,
        False,
    ),
    (
        rf"{_START}(?P<value>(?:{_LAPSED}|[0-9一二三四五六七八九十]{{1,3}}年期满|已超过保密期限?|已过保密期限?)[，,、 ]{{0,2}}(?:[自于从]?{DAY}起?)?(?:{_DONE}{{1,3}}){_CLOSED}){_STOP}",
        True,
        True,
    ),
    (
        rf"{_START}(?P<value>(?:(?:{_LAPSED}|期满|到期|届满|[0-9一二三四五六七八九十]{{1,3}}年期满)[，,、 ]{{0,2}}[自于从]?{DAY}起?(?:{_DONE}{{0,3}}){_CLOSED}|(?:期满|到期|届满|降密)(?:{_DONE}{{0,2}}){_CLOSED}[，,（(:： ]{{1,2}}{DAY})[)）]?){_STOP}",
        True,
        False,
    ),
    (
        rf"{_START}(?P<value>{DAY}(?:起|后)?(?:{_DONE}{{0,2}})解密[，,][ ]?解密(?:依据|文号|通知|批件)[:：]?[^。；\n）)|│]{{2,24}}){_STOP}",
        True,
        False,
    ),
    (
        rf"{_START}(?P<value>解密(?:年度|年份|文号|通知书?(?:文?号|编号)?|批件号?|批文|决定书?(?:文?号)?|依据|批准文号)[ ]?(?:[:：][ ]?[^\s。；|│]{{4,24}}|{_ISSUED})){_STOP}",
        True,
        False,
    ),
    (
        rf"{_START}(?P<value>{LEVEL}{_TERM}[ ]?[，,][ ]?(?:(?:19|20)?[0-9]{{2}}[ ]?年[ ]?降[ ]?[机秘][ ]?密[ ]?[，,][ ]?)?(?:19|20)?[0-9]{{2}}[ ]?年[ ]?解(?:密)?){_STOP}",
        False,
        False,
    ),
    (
        rf"{_START}(?P<value>原(?:定|密级)[ ]?[:：][ ]?{LEVEL}(?:[ ]?[★☆*]?[ ]?{TIME_WORDS})?[ ]?[/／；;][ ]?现[ ]?[:：]?[ ]?(?:解除|公开|解密|非密|撤销)){_STOP}",
        True,
        False,
    ),
    (
        rf"{_START}(?P<value>解密(?:日期?|时间)[:： ]{{1,3}}{DAY}[，,； ]{{1,4}}(?:解密前|原)密级[:： ]{{1,3}}{LEVEL}){_STOP}",
        True,
        False,
    ),
    (
        r"(?P<value>[自从][^，。；\n]{2,14}之日起(?:均|全部|予以)?(?:解密|不再作为国家秘密(?:管理)?|不再保密))(?=[，,。；;])",
        False,
        False,
    ),
    (rf"{_START}(?P<value>解密通知书?{_ISSUED}){_STOP}", True, True),
    (rf"{_START}(?P<value>是否(?:已)?解密[ ]?[:：]?[ ]?[☑√✓■]?[ ]?(?:是|已解密)){_END}", True, False),
    (
        rf"{_START}(?P<value>(?:密级|解密|公开|开放)(?:状态|情况|标识|标志|结论|意见|变更|变更情况)?[ ]?[:：][ ]?(?:{LEVEL}{_TERM}[ ]?[，,/／、 ][ ]?)?(?:{_DONE}{{0,3}}|[于自]?{DAY}起?(?:{_DONE}{{0,2}}))(?:解密|解除|撤密|销密|开放)(?:[ ]{{0,2}}[（(]?{DAY}[)）]?)?){_STOP}",
        True,
        False,
    ),
    (
        rf"{_START}(?P<value>密级[ ]?[:：][ ]?(?:公开|非密|无|已解除|一般|内部)[ ]?[（(]原(?:为|系|定|标|密级)?[:：]?{LEVEL}[^（）()\n]{{0,12}}[)）])",
        True,
        False,
    ),
    (
        rf"{_START}(?P<value>(?:{_SELF})?密级(?:已|业已|现已|均已|现)(?:经[^。；，\n]{{2,16}}?)?(?:于{DAY})?(?:予以)?(?:解除|撤销|取消|注销|作废|消除)){_END}",
        True,
        False,
    ),
    (rf"{_START}(?P<value>(?:已|业已|均已|现已)(?:于{DAY})?(?:解除|撤销|取消)(?:密级|保密)){_STOP}", True, True),
    (
        rf"{_START}(?P<value>(?:经[^。；，\n]{{2,20}}[，,]?)?{_SELF}(?:中[^。；，\n]{{1,10}})?(?:均|全部|都|一律|现)?(?:经[^。；，\n]{{2,20}}?)?(?:{_DONE}{{1,4}}|[于自]?{DAY}起?){_CLOSED}){_END}",
        True,
        False,
    ),
    (
        r"^[ \t]{0,40}(?P<value>(?:经[^。；，\n]{2,20}[，,])?(?:同意|准予|予以|现予|批准|决定|可以?)解密)(?:[。，, ][^\n]{0,20})?$",
        True,
        True,
    ),
    (
        r"(?:意见|结论|批示|结果|处理)[ ]?[:：|│\t][ ]?(?P<value>(?:经[^。；，\n]{2,20}[，,])?(?:同意|准予|予以|现予|批准|决定)解密)",
        True,
        False,
    ),
    (
        rf"^[ \t]{{0,40}}(?P<value>[【\[（(［〖]?[ ]?(?:[\u4e00-\u9fff]{{2,10}}(?:馆|局|委|办|厅|部|处|室))?(?:已)?解[ ]{{0,4}}密(?:档案|文件|件|章|稿|版|本|公开|开放|审核|鉴定)?(?:专用章|之?章)?[ ]?[】\])）］〗]?(?:[ ]{{0,8}}[（(]?{DAY}[)）]?)?(?:[ ]{{1,8}}[\u4e00-\u9fff]{{2,12}})?)[ \t]{{0,40}}$",
        True,
        True,
    ),
    (
        rf"{_START}(?P<value>[“\"]?(?:(?:密级)?(?:标志|标识|标注)|{LEVEL})[”\"]?(?:二字|字样)?(?:已|均已)(?:经)?(?:用[^，。；\n]{{2,8}})?(?:划|涂|勾|抹)(?:去|销|掉)(?:[，,][^。；\n]{{0,10}}解密[^。；\n]{{0,6}})?)",
        True,
        False,
    ),
    (rf"{_START}(?P<value>(?:经[^。；，\n]{{2,12}}?[，,]?)?(?:现|已|可)?不再(?:保密|定密)){_STOP}", True, True),
    (rf"{_START}(?P<value>(?:{DAY}[ ]?解密|解密[ :：]{{0,2}}{DAY})){_STOP}", True, True),
    (
        r"(?P<value>(?:[本此该](?:件|文|文件|通知|方案|报告|意见|办法|公报)|《[^《》\n]{2,40}》)(?:全文)?已(?:在|向|于|经)[^。；\n]{2,36}?(?:刊登|公布|发布|公开|发表|刊载|登载)(?:发表)?)(?![^。；\n]{0,6}后)",
        True,
        True,
    ),
    (
        r"^[ \t]{0,40}(?P<value>(?:DECLASSIFIED|Declassified)(?:[ ](?:on |by )?[0-9A-Za-z ./-]{2,24})?)[ \t]{0,40}$",
        True,
        False,
    ),
)
PATTERNS = tuple(pattern for pattern, _, _ in _NOTES)
# Asked, supposed, to come, or told of how it is done.
_OPEN = (
    r"未(?!(?:予|作|再)?延长)|不得|不能|应当?|须|方可|拟|待|如|尚|暂|条件|程序|规定|办法|流程|前(?!期|密级)|之日(?!起)"
)
_BEFORE = (
    r"(?:[“‘「《]|应当?|须|可以?|不得|未|尚未|待|如|凡|请|要求|申请|建议|是否|能否|关于)[ ]?\Z"
    r"|(?:请(?!示)|应当?|须|拟|建议|申请|要求|希望|提出)[^，。；：:\s]{0,14}\Z"
)


_REGISTER = r"目录|著录|登记|台账|清单|档案|卷内|鉴定表|审核表|密级变更|解密情况"
_RULES = r"条例|规定|办法|细则|制度|问答|须知|讲义|解读|知识|宣传"
_ITSELF = ("本", "此", "原件", "密级")


def find_lifted(reading: Reading, *, marked: bool) -> Iterator[tuple[Span, bool]]:
    """The notes, each with whether it speaks of the paper itself; ``marked`` tells whether that bears a mark."""
    text = reading.text.text
    head = text[:60].split("\n\n", 1)[0]
    marked = marked or bool(compiled(_REGISTER).search(head) and not compiled(_RULES).search(head))
    for pattern, own, beside in _NOTES:
        if beside and not marked:
            continue
        for match in reading.matches(pattern):
            span = Span(*match.span("value"))
            before = text[max(0, span.start - 20) : span.start]
            if not (compiled(_OPEN).search(span.of(text)) or compiled(_BEFORE).search(before)):
                yield span, own and span.of(text).startswith(_ITSELF)
