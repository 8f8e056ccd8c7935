"""Who calls, comes, writes or signs with a complaint, told by the words right beside the name.

Where :mod:`pubcheck.complainants` asks what paper it is, most of this holds in any: an account of a day's calls, minutes,
a chat at work, the reply to a comment. What somebody says without a complaint makes no informant of him.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pubcheck.complainants import NOT_ACCUSED, OF_ANOTHER
from pubcheck.lazy_pattern import lazily
from pubcheck.span import Span
from pubcheck.text import Entity

CALLS = r"打来|打进来|打过来|署名|落款|报称|线索来|您反映|你反映|反映人|报[警案]人|代表人?|一起来|您好|你好|打110"
"""What stands in a text that tells of one, beside the words for petitions and complaints themselves."""

_HEAD, _BESIDE, _REACH = (
    120,
    60,
    120,
)  # characters of a text that say what it is, of a line before a name, and behind it
_NAMES = r"(?:[、和及与][ ]?[\u4e00-\u9fff·]{2,4}){0,5}"
_COUNT = r"(?:等)?(?:[0-9一二三四五六七八九十两]{1,3}[人户名位])?"
_REMARK = r"(?:同志|先生|女士|老人)?(?:[（(][^（）()\n]{0,24}[)）])?"
_TROUBLE = r"打(?:[人架骂铁]|老婆|孩子|妻|他|她|母亲|父亲)|被[^，。；\n]{0,8}(?:骗|偷|盗|打|撞|咬|占|扣|堵)|家暴|黑中介|骗了|押金|吵|扰民|油烟|噪|漏水|渗水|臭|污水|倒垃圾|欠薪|拖欠|不退|没人管|不管|违建|占道|堵|酗酒|赌博|投诉|举报"
_SAID = lazily(
    rf"{_NAMES}{_COUNT}{_REMARK}(?:又|再|再次|多次|第[一二三四五六0-9]次|昨[天晚夜]|今[早天晨])?[^，。；：:\n]{{0,4}}?(?:"
    r"(?:来电|来信|来访|来函|当面|打来电话|(?:打|写)(?:来|进来|过来)(?:电话|信)?|写信(?:[给向到][^，。；\n]{1,12})?|[到来去向](?!期|了)[^，。；\n]{1,12}?)(?:多次|再次|实名)?[，,：:]?(?:举报|控告|检举|告发|投诉)(?!电话|热线|信箱|平台|中心|受理|处|科|箱|人)"
    r"|(?:来信|来访|来函|写信(?:[给向到][^，。；\n]{1,12})?|(?:向[^，。；\n]{1,12})?(?:递交|送来|寄来)[^，。；\n]{0,8}材料|到[队所站局委办镇乡院])[，,]?反映(?![^，。；\n]{0,12}(?:变化|改善|改造进展|精神面貌|风貌|近况|工作情况|喜人|成就|新貌|感谢))"
    rf"|(?:来电|来访|打来电话|打(?:来|进来|过来)|电话|拨?打(?:了)?110(?:报警|求助)?(?![^。；\n]{{0,24}}(?:落水|走失|走丢|车祸|着火|起火|晕倒|救)))[，,]?(?:报)?[称说问][^。；\n]{{0,30}}?(?:{_TROUBLE})"
    r"|问[^，。；\n]{0,6}(?:投诉|举报|信访|反映|诉求)[^，。；\n]{0,6}(?:回复|答复|处理|进展|结果|几时|何时))"
)
_SOURCE = lazily(r"(?:线索|举报|投诉|信息|问题)(?:来源|来自|源自|源于)(?:于|为|是|系)?[:：]?[^，。；\n]{0,6}$")
_TOLD_BY = lazily(r"[^，。；\n]{0,12}的?(?:来电|来信|举报|投诉|反映|来访|报警|报案|求助|电话)")
_GIVEN_BY = lazily(
    r"(?:(?:(?<![\u4e00-\u9fff])(?:该|此|上述)?|(?:举报|问题|案件?|违[法规纪]|犯罪|腐败|贪腐|涉[\u4e00-\u9fff]{1,3}))线索|(?:举报|检举|揭发|控告|投诉)(?:材料|信息?|件|内容))(?:均|都)?(?:系|是)?由[^，。；：\n]{0,8}$"
)
_GIVES = lazily(
    r"(?:[、和][\u4e00-\u9fff·]{2,4}){0,4}(?:同志|先生|女士)?(?:等人)?(?:实名|主动|书面|当面)?(?:提供|反映|举报|检举|揭发|递交|寄[出来])"
)
# Letters and papers of other kinds are no complaints, whoever signs them; one that comes or accuses is said to do so.
_NOT_SO = "".join(
    f"(?<!{kind})"
    for kind in (
        *("慰问", "介绍", "表扬", "感谢", "辞职", "求职", "自荐", "推荐", "证明", "道歉", "回", "贺", "微", "短", "家"),
        *("亲笔", "遗书", "借款", "申报", "事迹", "宣传", "报名", "投标", "调研", "公证", "投稿"),
    )
)
_SIGNED = lazily(
    rf"(?:{_NOT_SO}信|{_NOT_SO}材料|[帖信]件)(?:[（(][^（）()\n]{{0,16}}[)）])?[，,][^。；\n]{{0,16}}(?:署名|落款|具名)(?:为|是|系)?[“\"]?$"
)
_POSTED, _ROUND = lazily(r"收到|寄来|塞|递|门缝|挂号|纪委|信访|举报|反映|投诉"), 20  # … within so many characters
_OF_MATTER = lazily(r"关于对?[^，。；：\n]{0,14}$")
_APPEAL = lazily(r"的?(?:申诉|信访|诉求|上访)(?=[。，、；\n（(]|$|问题|事项|一事|的?(?:答复|回复|处理|调查|核查|情况))")
_WANTS = lazily(
    rf"{_COUNT}{_REMARK}(?:要求|反映|请求|申诉|投诉|质疑)[^。；\n]{{2,40}}(?:问题|事项|一事|诉求|情况)(?=[。，；：:\n]|$)"
)
_IS_ONE = lazily(
    rf"{NOT_ACCUSED}(?:反映|举报|投诉|信访|来信|来电|来访|控告|检举|揭发|告发|[爆报]料|吹哨|线索提供|留言)[人者](?:[:：]|为|系|是)[^，。；：:\n]{{0,12}}(?:员|工人?|军人|妇女|邻居|师|民|生|户|主|者|干部|家属)$"
)
# Who is called so beyond doubt, whatever his calling: 报警人郎秀清为村小教师.
_CALLED_ONE = lazily(
    rf"{NOT_ACCUSED}(?:举报|投诉|信访|来信|控告|检举|揭发|告发|[爆报]料|吹哨|线索提供|申诉|报警|报案|反映)[人者](?:姓名)?[ ]?[:：为是系]?[ ]?$"
)
_OFFICE = lazily(
    r"[，,（(]\s?(?:系|为|是|时任|现任|[省市县区镇乡])?[^，。；\n]{0,12}(?:局|委|办|政府|法院|检察院|公司)"
)
# An entry of a list of visits: the line begins with who came, and goes on with what about.
_ENTRY = lazily(
    r"[ \t　]*(?:[0-9]{1,2}[.、．)）]|[（(]?[一二三四五六七八九十]{1,2}[、)）]|[①-⑳]|[0-9]{1,2}[:：]?[0-9]{2}|[0-9]{1,2}[.月][0-9]{1,2}日?)?[ \t　]*(?:居民|村民|群众|市民|业主|职工|[^，。；：:\n]{2,8}[村组号室]|[0-9]{1,3}[栋幢号]楼?(?:[0-9]{1,2}单元)?(?:[0-9]{1,4}室?)?(?:业主|住户)?)?(?:[\u4e00-\u9fff·]{2,4}、){0,5}"
)
_ABOUT_WHAT = lazily(
    rf"{_COUNT}(?:[，,（(][^\n。；]{{0,40}}?[。，；,）)]\s?|(?:为|系|是)[^，。；\n]{{0,12}}[，,]|)(?:代[^，。；\n]{{0,8}})?(?:反映|诉求|要求(?![，,：:]?(?:各(?:单位|科室|部门|[镇乡村])|全[县市区镇乡]各))|投诉(?!类|量)|举报|请求|控告|质疑)(?!一致|强烈|调[往入回])"
)
_VISITS = lazily(
    r"接访|来访(?!团|者|考察)|信访|上访|群访|投诉|诉求|民情|来电登记|民声|矛盾纠纷|热线|值班(?:电话|日)?(?:记录|登记)|反映较多|群众反映"
)
# Who tells of his district at a meeting complains of nothing: 矛盾纠纷分析会⏎刘德贵反映辖区有3起邻里纠纷。
_MEETING, _OF_DISTRICT = lazily(r"例会|(?:分析|研判)会"), lazily(rf"{_REMARK}反映(?:本?辖区|我组|本组|本?片)")
_NO_LIST = lazily(
    r"工作(?:总结|要点|方案|计划)|办法|规定|条例|述职|先进|事迹|表彰|座谈|职代会|代表大会|提案|建议|考察|日安排|安排表|接访领导(?:公示|安排)|预告|预约|先锋|标兵|风采|模范"
)
_WITH_ME = lazily(
    r"(?:和|同|跟|与)(?:我|我们|俺)(?:一起|一同|一块儿?)(?:来|去)?(?:的|反映|举报|投诉|上访|告)[^，。；\n]{0,6}(?:有|是)(?:[\u4e00-\u9fff·]{2,4}、){0,5}$"
)
_STANDS_FOR = lazily(r"(?<![\u4e00-\u9fff])代表人?(?:为|是|系)?[:：]?(?:[\u4e00-\u9fff·]{2,4}、){0,5}$")
_ASKED_FOR = lazily(r"请问(?:您?是)?$")
_YOUR_MATTER = lazily(r"(?:先生|女士|同志)?[吗么][？?，,][^\n？?]{0,6}[您你](?:反映|投诉|举报|来电|咨询)")
_HAILED = lazily(r"(?:^|[:：\n>》])\s{0,3}(?:尊敬的|网友|市民)?[“\"]?$")
# What the one greeted brought up himself, or a nuisance that was looked at: any polite notice speaks of 核实 and 投诉.
_BROUGHT_UP = (
    r"[您你]们?(?:(?:在|于|通过|向)[^，。！\n]{2,14}|[0-9年月日]{2,11}|来[信电]|提出|再次|所|的){0,3}(?:反映|投诉|举报|控告|来电|来访|信访|留言|诉求|(?:来信|信件)(?!已?收到[，,。][^，。\n]{0,2}近来))"
    r"|工单(?!派给)|来信(?!已?收到[，,。][^，。\n]{0,2}近来)"
)
_LOOKED_AT = (
    r"(?:经|我们|我[局办镇委]|[工执][作法]人员)[^，。！\n]{0,10}(?:核[查实]|现场(?!办公|会|招聘|报名))[^\n]{0,30}"
    r"(?:楼道|杂物|工地|违[建规法]|垃圾|路灯|井盖|占道|污水|臭|漏水|渗水|噪|油烟|扰民|拆除|整改|属实|拖欠|欠薪)"
)
_REPLIED = lazily(
    r"[”\"]?(?:先生|女士|同志|网友)?[，,：:]?[您你]好[，,！!。：:\n]\n?(?![^\n]{0,40}(?:征文|投稿|来稿|参赛|颁奖|获奖|感谢您?对[^。\n]{0,16}建议))"
    rf"(?:[^\n]{{0,60}}(?:{_BROUGHT_UP}|{_LOOKED_AT})|反映|经[^，。\n]{{0,6}}现场核[查实])"
)


def callers(text: str, persons: Sequence[Entity]) -> Iterator[Span]:
    """The names among ``persons`` (all of them, in order) of those who complain, by what stands beside each."""
    head = text[:_HEAD]
    visits = _VISITS.search(head) is not None and not _NO_LIST.search(head)
    meeting = visits and _MEETING.search(head) is not None
    for person in persons:
        start, end = person.span.start, person.span.end
        near = max(0, start - _BESIDE)
        line = text.rfind("\n", near, start) + 1
        before = text[max(near, line) : start]
        after = text[end : end + _REACH]
        if after[:1] == after[2:3] == " ":  # a line whose characters stand apart
            before, after = before.replace(" ", ""), after.replace(" ", "")
        if person.role.is_public:
            told = (
                _CALLED_ONE.search(before) is not None and not _OFFICE.match(after) and not after.startswith(OF_ANOTHER)
            ) or _is_answered(before, after)
        else:
            told = _is_caller(before, after) or (
                visits
                and not (meeting and _OF_DISTRICT.match(after))
                and _is_visitor(before, after, whole=line > 0 or start < _BESIDE)
            )
        if told:
            yield person.span


def _is_caller(before: str, after: str) -> bool:
    """Whether what stands beside a name tells so in any paper."""
    return (
        (_SAID.match(after) is not None and not before.endswith(("向", "对", "给", "由", "被")))
        or (_GIVEN_BY.search(before) is not None and _GIVES.match(after) is not None)
        or (_SOURCE.search(before) is not None and _TOLD_BY.match(after) is not None)
        or _has_signed(before, after)
        or (_OF_MATTER.search(before) is not None and _APPEAL.match(after) is not None)
        or _IS_ONE.search(before) is not None
        or _WITH_ME.search(before) is not None
        or (_ASKED_FOR.search(before) is not None and _YOUR_MATTER.match(after) is not None)
        or _is_answered(before, after)
    )


def _has_signed(before: str, after: str) -> bool:
    """Whether a letter that came or accuses bears that name."""
    letter = _SIGNED.search(before)
    return letter is not None and (
        _POSTED.search(before, max(0, letter.start() - _ROUND)) is not None
        or _POSTED.search(after[:_ROUND]) is not None
    )


def _is_answered(before: str, after: str) -> bool:
    """Whether a reply greets by that name."""
    return _HAILED.search(before) is not None and _REPLIED.match(after) is not None


def _is_visitor(before: str, after: str, *, whole: bool) -> bool:
    """Whether a paper about visits and calls tells so; ``whole``: whether the line, an entry, begins in ``before``."""
    return (
        (_OF_MATTER.search(before) is not None and _WANTS.match(after) is not None)
        or _STANDS_FOR.search(before) is not None
        or (whole and _ENTRY.fullmatch(before) is not None and _ABOUT_WHAT.match(after) is not None)
    )
