"""What is said to be for outside, and what is not: words of publication, prescription and secrecy.

A text for the public by its kind (rules, lessons, answers, news) gives nothing away; neither does a
statement that prescribes, urges or publishes.
"""

from __future__ import annotations

from collections.abc import Iterable

from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import Reading, compiled
from pubcheck.pattern_words import fold

# Said of something: it is not for outside, or not yet.
_NOT = r"(?:不得|不能|不可|不许|不准|不要|不宜|不愿|请勿|切勿|勿|严禁|禁止|暂不|先不|暂缓|暂勿|一律不|均不|(?<!应当)不予?(?=对外|向外|向社会|上网|见报|外传|写入|反馈|公开|公布|留痕|打招呼|张贴|形成|列入通知|作书面|展开|声张|提前))"
_SAY = r"(?:透露|泄露|泄漏|外泄|外传|外露|外借|外送|外发|公开|公布|宣布|发布|告知|通知|通报|提及|对外|向外|引用|传播|宣传|扩散|写入|上网|见报|报道|接受采访|打招呼|打电话|联系|接触|声张|张扬|说明来源|反馈本人|形成文字|作书面|展开讨论|标[注绘]|披露|外讲|拍照|留存|转发|传递|用于宣传|列入通知)"
CLOSED = (
    rf"{_NOT}[^。；;，,\n]{{0,14}}?{_SAY}|未(?:对外|向社会)?(?:公开|公布|披露)(?![的]?申请)|(?:尚未|未经|暂未|未)[^。；;，,\n]{{0,14}}(?:公布|公开|批准|发布|反馈|核[定准]|公示|讨论|同意|许可|定稿|审定)"
    r"|严格?(?:保密|控制知悉|管控知悉)|绝对保密|(?:注意|务必|要求|约定|承诺|请)[^。；;，,\n]{0,8}保密|(?:仅|只|限|专)(?:供|限|由|向|报|发|送|提供|告知|让)?[^。；;，,\n]{0,14}(?:掌握|知悉|知道|查阅|参阅|使用|领取|传阅|负责人|组长|成员|书记|市长|县长|秘书长|专班|纸质)"
    r"|工作秘密|内部(?:掌握|使用|稿|测算)|知悉(?:范围|人员)|阅后|(?:用|会|核对|核|使用|谈)后(?:收回|销毁|退回|交回)|另行密封|密封(?:反馈|下发|送)|机要|一律不得|方可(?:使用|引用|公布|对外)"
    r"|(?:发布|公布|公示|行动|检查|启用|宣布|谈判|会议|考试|立案|开[考标]|进驻|进点|出发|抓捕|上会|决定|核定|大选|公开|评估|发布日|成绩公布|结果未?出)(?:结束)?(?:之)?前[^。；;，,\n]{0,12}(?:不|请|勿|仅|只|才|方|严)|期间请?勿"
    r"|打草惊蛇|通风报信|走漏|风声|(?:现场|当场|临时|当[天日])(?:拆封|通知|告知|下达)|统一(?:说|答|回复)|只答|一律(?:说|答)|不提[^。；;，,\n]{2,}|私下(?:表示|告知|透露|同意)|非正式(?:提供|告知|透露)|默许|属其[^。；;，,\n]{0,6}秘密|核心机密"
    r"|(?:不(?:得|准|许|宜|能)|请勿|严禁)(?:向|对)[^。；，,\n]{1,14}(?:提供|解释|说明|介绍|展示)|不得(?:提供给|提供查阅|提供利用)|未到(?:发布|公布)[日期时]|不(?:通知|告知)[^。；，,\n]{2,12}(?:以外|单位|人员|本人|沿线)|不(?:印入|编入|列入|录入)[^。；，,\n]{0,10}(?:手册|系统|公告|日程|台账)|不作(?:书面)?记录|不留(?:电子版|底稿|痕)"
    r"|(?:自用|内部用|卷内材料|内部备注|不公开部分)[）)]?[:：]"
)
# Public, taught or prescribed: what is said so gives nothing away.
PUBLIC = (
    r"已(?:经)?(?:由[^。；;，,\n]{1,12})?(?:于[^。；;，,\n]{1,14})?(?:对外|向社会|公开|正式)?(?:公布|发布|公开|公告|公示|刊登)|(?:向社会|对社会|向公众|在[^。；;，,\n]{1,12}(?:网站|平台|公示栏|公众号))[^。；;，,\n]{0,8}(?:公布|公开|发布|公示)"
    r"|现(?:予|将[^。；;，,\n]{0,20})(?:公布|公示|公告)|公开征(?:求|集)|全程欢迎|统计公报|新闻稿|新闻发布会|公众(?:号|可以)|欢迎(?:社会|广大|市民|群众)|均可公开"
)
PRESCRIBED = r"^\s*第[一二三四五六七八九十百零〇0-9]{1,6}条|(?:机关|单位|企业|人员|公民|部门|机构|组织|主体|申请人|当事人|经营者|供应商)[^。；;，,\n]{0,16}(?:应当|有权|负有)|任何(?:单位|组织|个人)[^。；;，,\n]{0,20}不得|违反[^。；;\n]{0,30}(?:的|，)|不得擅自|不得(?:要求|以[^。；;，,\n]{0,16}为由)|不予公开|公开属性|(?:主动|依申请)公开(?!的)|依法(?:予以)?保密|的，(?:应当|由|处|责令|依法给予)|(?:办法|条例|规定|制度)(?:规定|所称|要求)"
DECLARED = r"不予公开|公开属性|(?:主动|依申请)公开(?!的)"
URGED = r"(?:^[ ]*请|(?:^|[，,；;。：:])[ ]*(?:[一二三四五六七八九十]是)?(?:要(?![点闻素])|应(?!急)|须|必须|加强|开展|严禁|提升|完善|建立|健全|强化|推进|落实|做好|深入|认真|切实|坚决|全面|积极|组织(?!部|人事)|加大|进一步|及时))"
_TITLED_RULES = r"(?:办法|规定|细则|条例|规则|规范|准则|守则|章程|制度|标准|指南|指引|手册|规程|须知|要求|解释|条约|协定|公约|法)(?:[（(][^（）()]{1,12}[)）])?》?(?:的?通知|解读|汇编|提纲|问答)?$"
_TAUGHT = r"(?:宣传|培训|普法|学习|案例)(?:班|课|活动|[月周日]|材料|资料|讲义|提纲|方案|手册|教材|工作|的?通知|的?函|$)|知识|解读|问答|讲座|讲义|课堂|典型案例|倡议|科普|竞赛|读本|温馨提示|书讯|荐读"
ANNOUNCED = r"(?:公告|通告|公示|公报|公开信|年报|年度报告|白皮书|公开栏)(?:[（(][^（）()]{1,12}[)）])?$|招聘|征兵|任前|招标|中标|成交|发布日程|目录$|答复|双随机|公布稿|应急预案$|公开指南"
NEWS = r"本报讯|本网讯|责任编辑|浏览次数|记者[ ]|编辑[:：]|(?:^|\s)来源[:：]|(?:融媒体|新闻)中心[^。；，,\n]{0,8}[）)]?\s*$|^[^。\n]{0,30}(?:融媒体|新闻中心)"
# A title that names an inner paper announces nothing, whatever else it mentions.
_INNER = r"内部|口径|请示|签报|会商|密存|掌握|保密|(?:用|存|本)[）)]$|过程记录|预案$|稳控|(?:接待|警卫|安保|服务保障)[^，。]{0,8}(?:手册|方案)"
# Among rules and handbooks only what says in its title for whom it is.
_FOR_STAFF = r"[（(][^（）()]{0,10}(?:用|存|内部|掌握|本)[)）]$|(?:接待|警卫|安保|勤务|服务保障)[^，。]{0,8}手册"
LABELLED_INNER = r"^[^。；\n]{0,24}(?:自用|内部用|卷内材料|内部备注|内部掌握|不公开部分)[^。；\n:：]{0,6}[:：]"
ANSWERED = r"网友|[您你]们?好|收悉[，,。]?(?:现|经|局|我)|您(?:的|反映|提出|来信|咨询)[^\n]{0,12}|(?:留言|来信|来电|函件|提案|建议)[^。，\n]{0,12}收悉|(?:回复|答复)如下"
ANSWERED_WITHIN = 240  # characters of the beginning that tell an answer to somebody outside
ASKS = r"\s*(?:请|望|行动结束|以上|下一步|同时[，,]?要|今后)"
# How the paper itself is to be handled, not what it tells.
HANDLING = r"不发通知、不打招呼|四不两直|(?:本|此)(?:件|文|通知|函|表|资料|材料|本|手册|方案|册)[^。；\n]{0,24}(?:不得|请|严禁|阅后|按|由)|(?:妥善|注意)保[管存]"
TITLED = (ANNOUNCED, _INNER, _FOR_STAFF, _TITLED_RULES, _TAUGHT)  # what is asked of titles
_LINE = lazily(r"\S[^\n]*")
_LONGEST_TITLE = 70
_FLATTENED_TITLE = 24  # of a text without lines, what may be its title


def is_announced(reading: Reading) -> bool:
    """Whether the title is that of something announced, and not of an inner paper about it."""
    return reading.once("is announced", lambda: _is_announced(reading))


def _is_announced(reading: Reading) -> bool:
    return title_holds(reading, ANNOUNCED) and not title_holds(reading, _INNER)


def inner_label(words: str, seconds: float) -> int:
    """The length of the label that introduces a statement as a part for inner use; 0 without one."""
    match = compiled(LABELLED_INNER).search(words, timeout=seconds)
    return match.end() if match else 0


def is_public(reading: Reading) -> bool:
    """Whether the document is for the public by what it is: rules, a lesson, an answer, a news item."""
    return reading.once("is public", lambda: _is_public(reading))


def _is_public(reading: Reading) -> bool:
    text, seconds = reading.text.text, reading.seconds
    rules = title_holds(reading, _TITLED_RULES) and not title_holds(reading, _FOR_STAFF)
    if rules or title_holds(reading, _TAUGHT):
        return True
    found, end = reading.found, len(text)
    # The few alternatives that are open somewhere are sooner tried than asked where they are.
    beginning = text[:ANSWERED_WITHIN]
    if any(compiled(each).search(beginning, timeout=seconds) for each in found.alternatives(ANSWERED)):
        return True  # an answer to somebody outside is outside already
    if not found.may_hold(NEWS, 0, 200) and not found.may_hold(NEWS, max(0, end - 120), end):
        return False
    return compiled(NEWS).search(text[:200] + "\n" + text[-120:], timeout=seconds) is not None


def title_holds(reading: Reading, pattern: str) -> bool:
    """Whether the title holds ``pattern``; many rules ask the same."""
    known: dict[str, bool] = reading.once("title holds", dict)
    holds = known.get(pattern)
    if holds is None:
        title = title_of(reading)
        holds = known[pattern] = any(
            compiled(each).search(title, timeout=reading.seconds) for each in _opened_by(title, pattern, reading)
        )
    return holds


def _opened_by(title: str, pattern: str, reading: Reading) -> Iterable[str]:
    """The alternatives of ``pattern`` that may match in the title. It is swept for what few papers ask; what every
    paper asks is told by its own words."""
    sweep = reading.found.sweep
    parts = sweep.parts.get(pattern) if pattern in TITLED else None
    if parts is None:
        return reading.once("title found", lambda: sweep.over(title)).alternatives(pattern)
    folded, words, sizes = fold(title), sweep.words, sweep.sizes
    return dict.fromkeys(
        [part.pattern for part in parts for number in part.words if number in sizes or words[number] in folded]
    )


def title_of(reading: Reading) -> str:
    """The title, or the first line where none was recognised."""
    return reading.once("title", lambda: _title_of(reading))


def _title_of(reading: Reading) -> str:
    title = reading.elements.title
    if title is not None and len(title.value) <= _LONGEST_TITLE:
        return title.value
    first = _LINE.search(reading.text.text)
    line = first.group() if first else ""
    if len(line) > _LONGEST_TITLE and 6 <= line.find(" ") <= _FLATTENED_TITLE:
        return line[: line.find(" ")]
    return line[:_FLATTENED_TITLE].strip()
