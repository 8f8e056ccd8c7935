"""Releases in the values of records: pairs of names and values, elements and attributes of a file, lines of a log.

What is old and what is new is told by the names (original_level, current_level; 原密级, 现密级), so a level beside a free value is
enough. Names that say neither (level, status) count only with a value that tells of a release in so many words. All values stand
in one record: no bracket that ends it may part them.
"""

from __future__ import annotations

from pubcheck.release_words import DAY, LEVEL, TERM

_OLD = r"(?:原始?|旧|历史|初始|变更前|调整前|修改前|审核前)[\u4e00-\u9fff]{0,4}|(?:[A-Za-z]{1,8}[_.-]?)?(?:old|Old|OLD|orig|Orig|ORIG|former|Former|prev|Prev|initial|Initial|before|Before|from|From|yuan|ymj)[0-9A-Za-z_.-]{0,16}"
_NEW = r"(?:现行?|目前|当前|新|变更后|调整后|修改后|审核后)[\u4e00-\u9fff]{0,4}|(?:[A-Za-z]{1,8}[_.-]?)?(?:new|New|NEW|cur|Cur|CUR|now|Now|present|after|After|to|To|xian|xmj)[0-9A-Za-z_.-]{0,16}"
_STATE = r"(?:解密|处置|处理|密级|审核|开放)(?:状态|情况|结果|结论|标识|标志)|(?:status|Status|STATUS|state|State|STATE|result|Result|decision|zt|ZT|jmzt|JMZT|declass|Declass|DECLASS)[0-9A-Za-z_]{0,12}"
_DAY_NAME = r"解密(?:日期|时间|年月)|(?:declass|Declass|DECLASS|release|Release|jm)[0-9A-Za-z_]{0,4}(?:date|Date|DATE|time|day|rq|sj|on|On|at|At)"
_FREE = r"(?:公开|开放|非密|非涉密|不涉密|无密级?|无|普通|一般|平件|已?解密|已?解除(?:密级)?|已?撤销|declassified|unclassified|public|none|NONE|DECLASSIFIED|UNCLASSIFIED|PUBLIC)(?:件|文件|级)?"
_RELEASED = r"(?:[已现业均]{1,2}(?:解密|解除(?:密级)?|销密|撤密)|declassified|DECLASSIFIED)"
_QUOTE = r"[\"'“”]"
_IS = rf"{_QUOTE}?[ ]?[:：=][ ]?{_QUOTE}?"
# Other values of the same record between the two.
_BETWEEN = rf"(?:\s{{0,12}}{_QUOTE}?[0-9A-Za-z_\u4e00-\u9fff]{{1,24}}{_IS}[^\"'“”,，;；{{}}<>\n]{{0,40}}{_QUOTE}?\s?[,，;；|｜]){{0,3}}"
_PARTED = rf"{_QUOTE}?\s?[,，;；|｜ ]\s{{0,12}}"
_DATED = rf"(?:{_QUOTE}?\s?[,，;；|｜]\s{{0,12}}{_QUOTE}?(?:{_DAY_NAME}){_IS}{DAY})?"
_ENDS = rf"(?:{_QUOTE}(?=[\s,，;；}}\]|｜]|$)|(?![\u4e00-\u9fff0-9A-Za-z]))"
_SPOT = r"(?:^|(?<=[\s{\[,，;；\"'“|｜(（:：]))"
VALUES = (
    # "original_level": "秘密", "current_level": "无密级", "declass_date": "2009-03-18"
    (
        rf"{_SPOT}(?:{_OLD}){_IS}(?P<value>{LEVEL}{TERM}{_PARTED}{_BETWEEN}\s{{0,12}}{_QUOTE}?(?:{_NEW}|{_STATE}){_IS}{_FREE}{_DATED}{_ENDS})",
        False,
    ),
    # "密级": "机密", "解密状态": "已解密"
    (
        rf"{_SPOT}(?:密级|[A-Za-z_]{{0,8}}[Ll]evel|mj|MJ|secrecy|classification){_IS}(?P<value>{LEVEL}{TERM}{_PARTED}{_BETWEEN}\s{{0,12}}{_QUOTE}?(?:{_STATE}){_IS}{_RELEASED}{_DATED}{_ENDS})",
        False,
    ),
    # <level orig="机密★20年">解密</level>; <old>机密</old><new>公开</new>; <doc level="机密" status="已解密">
    (
        rf"<[0-9A-Za-z_\u4e00-\u9fff]{{1,20}}[ ][^<>\n]{{0,40}}?(?:{_OLD})=[\"'](?P<value>{LEVEL}{TERM}[\"'][^<>\n]{{0,40}}>[ ]?(?:{_FREE}|{_RELEASED})(?=</)(?:</[0-9A-Za-z_\u4e00-\u9fff]{{1,20}})?)",
        False,
    ),
    (
        rf"<(?:{_OLD})>[ ]?(?P<value>{LEVEL}{TERM}[ ]?</[^<>\n]{{1,20}}>\s{{0,20}}<(?:{_NEW}|{_STATE})>[ ]?{_FREE})(?=[ ]?</)",
        False,
    ),
    (
        rf"<[0-9A-Za-z_\u4e00-\u9fff]{{1,20}}[ ][^<>\n]{{0,40}}?=[\"'](?P<value>{LEVEL}{TERM}[\"'][ ][^<>\n]{{0,40}}?(?:{_STATE})=[\"']{_RELEASED}[\"'])",
        False,
    ),
)
