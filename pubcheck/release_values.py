"""Releases in the values of records: pairs of names and values, elements and attributes of a file, lines of a log.

What is old and what is new is told by the names (original_level, current_level; 原密级, 现密级), each of them the name of a level and
nothing else, so a level beside a free value is enough. Names that say neither (level, status) count only with a value that tells of a
release in so many words. All values stand in one record; a record that speaks of a request, a plan or a part tells of no release.
"""

from __future__ import annotations

from pubcheck.lazy_pattern import lazily
from pubcheck.release_words import DAY, LEVEL, TERM, is_ahead
from pubcheck.span import Span

_CLASS = r"(?:[Ll]evel|LEVEL|[Ss]ecret(?:_?[Ll]evel)?|SECRET|[Ss]ecrecy|[Cc]lass(?:ification)?|[Gg]rade|mj|MJ|miji)"
_HAN_CLASS = r"(?:的)?(?:密级|级别|涉密等级|保密等级)(?:[及和与、](?:保密)?期限)?"
_OLD = rf"(?:(?:原始?|原定|原有|旧|历史|初始|变更前|调整前|修改前|审核前){_HAN_CLASS}|(?:old|OLD|orig|ORIG|original|former|prev|previous|initial|before|yuan)[_.-]?{_CLASS}|ymj|YMJ)"
_NEW = rf"(?:(?:现行?|目前|当前|新|变更后|调整后|修改后|审核后){_HAN_CLASS}|(?:new|NEW|cur|CUR|current|now|present|after|xian)[_.-]?{_CLASS}|xmj|XMJ)"
_STATE = r"(?:(?:解密|密级|密级变更|开放)(?:状态|情况|结果|结论|标识|标志)|(?:处置|处理|审核)(?:状态|结果|结论)|[Ss]tatus|STATUS|[Ss]tate|STATE|[Dd]eclass_?[Ss]tatus|(?:jm)?zt|(?:JM)?ZT)"
_DAY_NAME = r"解密(?:日期|时间|年月)|(?:declass|Declass|DECLASS|release|Release|jm)[0-9A-Za-z_]{0,4}(?:date|Date|DATE|time|day|rq|sj|on|On|at|At)"
_NAMED = r"(?:非密|非涉密|不涉密|无密级|公开|开放|已解密|已解除(?:密级)?|declassified|unclassified|DECLASSIFIED|UNCLASSIFIED)(?:件|文件|级)?"
_FREE = rf"(?:{_NAMED}|无|普通|一般|平件|public|none|NONE|PUBLIC)(?:件|文件|级)?"
_RELEASED = r"(?:[已现业均]{1,2}(?:解密|解除(?:密级)?|销密|撤密)|declassified|DECLASSIFIED)"
_QUOTE = r"[\"'“”]"
_IS = rf"{_QUOTE}?[ ]?[:：=][ ]?{_QUOTE}?"
# Other values of the same record between the two.
_BETWEEN = rf"(?:\s{{0,12}}{_QUOTE}?[0-9A-Za-z_\u4e00-\u9fff]{{1,24}}{_IS}[^\"'“”,，;；{{}}<>\n]{{0,40}}{_QUOTE}?\s?[,，;；|｜]){{0,3}}"
_PARTED = rf"{_QUOTE}?\s?[,，;；|｜ ]\s{{0,12}}"
_DATED = rf"(?:{_QUOTE}?\s?[,，;；|｜]\s{{0,12}}{_QUOTE}?(?:{_DAY_NAME}){_IS}{DAY})?"
# The value ends: not "public draft".
_ENDS = rf"(?:{_QUOTE}(?=[\s,，;；}}\]|｜]|$)|(?=[ ]?(?:[,，;；|｜}}\]]|\n|$)))"
_SPOT = r"(?:^|(?<=[\s{\[,，;；\"'“|｜(（:：]))"
_TAG = r"[0-9A-Za-z_\u4e00-\u9fff]{1,20}"
VALUES = (
    # "original_level": "秘密", "current_level": "无密级", "declass_date": "2009-03-18"
    (
        rf"{_SPOT}{_OLD}{_IS}(?P<value>{LEVEL}{TERM}{_PARTED}{_BETWEEN}\s{{0,12}}{_QUOTE}?(?:{_NEW}{_IS}{_FREE}|{_STATE}{_IS}{_NAMED}){_DATED}{_ENDS})",
        False,
    ),
    # change mj from=机密 to=非密
    (
        rf"(?:{_CLASS}|密级)[ ,，:：]{{1,3}}from{_IS}(?P<value>{LEVEL}{TERM}{_QUOTE}?[ ,，]{{1,2}}{_QUOTE}?to{_IS}{_FREE})(?={_QUOTE}?(?:[ ]by[ ]|[ ]?[,，;；}}]|\n|$))",
        False,
    ),
    # "密级": "机密", "解密状态": "已解密"
    (
        rf"{_SPOT}(?:密级|[A-Za-z_]{{0,8}}[Ll]evel|mj|MJ|secrecy|classification){_IS}(?P<value>{LEVEL}{TERM}{_PARTED}{_BETWEEN}\s{{0,12}}{_QUOTE}?{_STATE}{_IS}{_RELEASED}{_DATED}{_ENDS})",
        False,
    ),
    # <level orig="机密★20年">解密</level>; <old>机密</old><new>公开</new>; <doc level="机密" status="已解密">
    (
        rf"<(?:{_CLASS}|密级)[ ](?:orig|old|original|former|原|原密级)=[\"'](?P<value>{LEVEL}{TERM}[\"'][ ]?>[ ]?(?:解密|{_NAMED}|{_RELEASED})(?=</)(?:</{_TAG})?)",
        False,
    ),
    (
        rf"<(?:{_OLD}|orig|old)>[ ]?(?P<value>{LEVEL}{TERM}[ ]?</[^<>\n]{{1,20}}>\s{{0,20}}<(?:(?:{_NEW}|now|new)>[ ]?{_FREE}|{_STATE}>[ ]?{_NAMED}))(?=[ ]?</)",
        False,
    ),
    (
        rf"<{_TAG}[ ](?:[^<>\n]{{0,40}}[ ])?(?:{_CLASS}|密级)=[\"'](?P<value>{LEVEL}{TERM}[\"'][ ](?:[^<>\n]{{0,40}}[ ])?{_STATE}=[\"']{_RELEASED}[\"'])",
        False,
    ),
)
# Refused, awaited, planned, or told of a part; the level of now beside that of then.
_DOUBT = lazily(
    r"(?i:reject|den(?:y|ied|ies)|refus|pending|request|draft|propos|plan|to_be|await|withdr|cancel|(?:status|state|result|outcome)[\"']?[ ]?[:：=>][ ]?[\"']?fail|revert|rolled[ _-]?back|suggest|partial|excerpt|summary|append|annex|attach|(?<![a-z])att_|(?<![a-z])part(?![a-z])"
    r"|(?:approv|audit|review|confirm|pass|agree|valid)[a-z_]{0,8}[\"']?[ ]?[:：=>][ ]?[\"']?(?:false|no\b|none|null|0|n\b|[\"'<]))"
    r"|驳回|否决|回滚|恢复(?:原|密级|为[“\"]?(?:原|[绝机秘]密))|(?<!登录)失败|(?:状态|结果|结论|(?i:status|state|result))[\"'”]?[ ]?[:：=>][ ]?[\"'“]?已?(?:撤[销回]|取消|作废|废止)(?=[\"'”<,，;；}]|$)|未(?:批|同意|通过|获|审|办|生效)|[:：=>][ ]?[\"'“]?(?:尚)?未(?:提交|完成|执行|报送?|送)[\u4e00-\u9fff]{0,3}(?=[\"'”<,，;；}]|$)|(?:生效|通过|同意|批准|有效|确认)[\"'”]?[ ]?[:：=][ ]?[\"'“]?[否未不]|不(?:同意|予|准|通过|批)|待(?:批|审|定|核|报|办|议|复|查|生效)|(?:审[批核]|办理|流转)中|拟(?!稿|制)|申请|退回|撤[回销][^\"'”，,]{0,4}变更|变更[^\"'”，,]{0,4}撤[回销]|撤回|暂|草稿|附[件图表录](?!(?<=附[图表])[0-9一二三四五六七八九十]{1,3}[幅张]另装[\"'”<])|部分|摘要|节选|简版|解读"
    rf"|(?:现行?|目前|当前|(?i:cur|current|now|new|present))[A-Za-z_\u4e00-\u9fff]{{0,10}}[\"']?[ ]?[:：=>][ ]?[\"']?{LEVEL}"
)
# The title of a paper is not asked: 高炉爆破失败原因分析.
_TITLE = lazily(
    r"(?:(?:文件|案卷)?(?:题名|标题|名称)|(?i:(?<![a-z])(?:title|subject)))(?:[\"']?[ ]?[:：=][ ]?(?:[\"'“][^\"'“”{}<>\n]{0,120}[\"'”]|[^\s\"'“”,，;；|{}<>]{1,120})|>[^<>\n]{0,120}</)"
)
# From when the change holds: a day ahead is none yet.
_IN_FORCE = lazily(rf"(?:生效|执行|(?i:effect)[a-z_]{{0,6}})[^\s:：=>，,]{{0,6}}[:：=>][ ]?[\"'“]?(?P<day>{DAY})")
_RECORD = 240  # characters of a record before its levels, and behind them


def is_doubtful_record(text: str, span: Span) -> bool:
    """Whether the record round ``span`` speaks of a request, a refusal, a plan or a part, or of a level that it has still."""
    before = text[max(0, span.start - _RECORD) : span.start]
    behind = text[span.end : span.end + _RECORD]
    for end in ("{", "\n\n", "<record", "<doc>", "<rec>"):
        before = before.rsplit(end, 1)[-1]
    for end in ("}", "\n\n", "</record", "</doc", "</rec>"):
        behind = behind.split(end, 1)[0]
    if "{" not in text[max(0, span.start - _RECORD) : span.start] and "<" not in span.of(text):
        before, behind = (
            before.rsplit("\n", 1)[-1],
            "\n".join(behind.split("\n", 2)[:2]),
        )  # a line of a log, and the next
    record = before + span.of(text) + behind
    if _DOUBT.search(_TITLE.sub(" ", record)) is not None:
        return True
    return any(is_ahead(match["day"]) for match in _IN_FORCE.finditer(record))
