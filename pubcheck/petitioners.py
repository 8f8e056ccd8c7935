"""Who wrote or signed a complaint, and whom a register of visits lists: informants that no label names one by one.

A letter in the first person tells its writer, an undertaking to stop petitioning who gives it, a
register its visitors, a list of signatures those who signed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pubcheck.lazy_pattern import lazily
from pubcheck.span import Span
from pubcheck.text import Entity

CUES = r"恳[请求]|求政府|求领导|尊敬的|联名|署名|信箱|网上平台|市长热线|反映|纪委|监委|巡察组|息诉|罢访|息访|停访|控告|申诉|复查意见|复核意见|讨个?(?:公道|说法)|敬礼|扰民|噪[音声]|油烟|欠薪|我叫|您好|一封信|这封信|联\s?名|公道|领导[:：]|[市县区镇乡局]长[:：]"
"""What one of these papers holds, beside the words for petitions and complaints themselves."""

_HEAD, _LINE = 120, 2_000  # characters of a text that say what it is, and of a line on either side of a name
_SALUTATION = 240  # characters in which a letter greets, and those behind it that tell that a person writes
_LETTER = 3000  # characters of a letter that are read for who writes and what is asked
_COMPLAINT = lazily(
    r"(?:投诉|举报|控告|反映|申诉|检举|求助|公开|联\s?名\s?)信|这封信|申诉书|控告书|息诉|罢访|停访|息访|信访局|来信|信箱|留言|网上平台|市长热线|12345|情况反映|[纪监]委|监察委|巡[视察]组|督[察导]组|信访办"
)
_FIRST_PERSON = lazily(
    r"(?<![\u4e00-\u9fff])(?:我叫|我名叫|我是|本人叫|本人是|本人系|我系|我们是|本人[，,]?(?=[\u4e00-\u9fff]{2,4}[，,]))"
)
_ASKS = lazily(
    r"(?:向(?:你们|您|贵[局委单]|领导|组织|上级|有关部门)[^。\n]{0,8}|现|特|实名|多次|要|想|来)(?:反映|举报|投诉|控告|申诉|上访|信访)|反映如下|上访|投诉|举报|诉求|讨个?(?:公道|说法)|请[^。\n]{0,16}(?:查|管管|解决|做主|处理)|求[^。\n]{0,8}(?:解决|做主|领导)|求(?:政府|领导|组织|[您你])[^。\n]{0,8}[帮救]|谁来管|没人管"
    r"|恳[请求][^。\n]{0,16}(?:帮|救|解决|关心|支持|照顾)|(?:请|望|希望|请求)(?:政府|领导|组织|民政|社会|各级|贵[局委单])[^。\n]{0,16}(?:帮|救|关心|解决|照顾)"
)
# Who writes to an office by name and greets: 某区住房和建设委员会刘科长：⏎您好！
_TO_OFFICE = lazily(
    r"[ \t　]*[\u4e00-\u9fff]{2,24}(?:局|委|办|政府|委员会|中心|领导|书记|主任|[省市县区镇乡局厅处科所站]长)[:：][ \t　]*\n?[ \t　]*(?:您好|你们?好|您们好)"
)
_CLOSES = lazily(r"此[ \t　]?致[ \t　\n]{0,6}敬[ \t　]?礼")
_REQUESTS = lazily(r"请(?:你们|您们?|贵[局委单]|领导|政府|组织|给|不要把我|上门)|希望(?:你们|您|政府|领导)|[怎咋]么办")
# A letter of a person to an office or to those who lead it, whatever its words: 致县教育局：⏎我叫…
_GREETS = lazily(
    r"(?:^|\n)(?![^\n]{0,16}(?:同志们|来宾|朋友们|代表们|与会))[ \t　]*(?:尊敬的|敬爱的|致)?[ ]?(?:[\u4e00-\u9fff、]{0,24}(?:局|委|办|部|厅|会|室|院|政府|中心|残联|街道|[视察导]组|平台|同志|大人|领导|书记|主任|(?:中心|[处办科室部])老师|[省市县区镇乡局厅处科所站校院]长)|(?:区|市|县|镇|乡|省|局)长)(?:们)?(?:[，,]?(?:您好|你们?好|您们好)(?=我)|(?:[，,]?(?:您好|你们?好|您们好))?[:：，,！!])[ \t　]*"
)
_PERSON = lazily(
    r"(?:我|俺)(?![们局部镇县市省乡村区院校司厂队所办站委国方行会科处室街社州厅馆]|单位|公司|中心|小区|学院|支队|大队)|本人"
)
# What a letter wants of whom it is written to: 请 and 求 are also words of courtesy and of applications (请允许我介绍,
# 请批准休学, 只求无愧于心).
_FAVOUR = r"(?:[您你](?:们)?|贵[校院局司]|领导|组织|学校|上级|单位)?(?:能|予以?|给予?)?(?:(?:批准|准予|准许|同意|审批|批复|审核)(?![^，。\n]{0,4}(?:补|赔|退还|返还|立案|查))|机会|支持|关注|办理(?![^，。\n]{0,4}(?:补|赔))|销户|休学|复学|转学|退学|辞|离职|调[回动往入离]|加入)"
_WISHES = lazily(
    rf"恳(?!切|谈|请?{_FAVOUR})|(?<![申邀聘宴])请(?!求|示|柬|帖|假|教|客|坐|放心|允许|各位|大家|接收|笑纳|惠存|欣赏|来宾|参观|参加|出席|光临|审[阅议]|查收|批评|多?指[教正]|{_FAVOUR})|请求(?!{_FAVOUR})"
    rf"|希望(?!工程|小学|大家|各位|同学|捐|能?(?:加入|应聘|为[^，。\n]{{0,8}}(?:服务|贡献))|{_FAVOUR})|盼(?!望?批准)|(?<![不追寻力要需请谋恳])求(?!无|职|学|知|真|实|是|索|精|新|名利|婚|购|租|贤|同存异|进步)"
    r"|要(?:个|一)[^。\n]{0,6}(?:话|说法)|要求|答复我|帮(?:我|帮)|做主|怎么办|反映|三件事|没办成|没人管|想申请|写这封信|谁来管|推皮球"
)
_ANY_WISH = lazily(
    r"恳|请(?!示|柬|帖)|希望|盼|求|要(?:个|一|求|回)|答复我|帮(?:我|帮)|做主|怎么办|反映|没办成|没人管|写这封信|谁来管|推皮球"
)
# What has befallen whoever writes so: beside it words of courtesy and of applications ask for help.
_TROUBLE = lazily(
    r"被[^，。；\n]{0,10}?(?:打(?=[，。、；！]|[一的]事|[伤残死断骂]|成[重轻]|了[一两几]?顿)|骗|坑|扣(?!分)|拖欠|强拆|欺)|[地房田林]被[^，。；\n]{0,8}?占[了去]|(?:低保|五保|补[助贴]|救助)[，,]?被[\u4e00-\u9fff]{2,8}取消|殴打|打(?:我(?=[，。、；！了]|们[，。、；！了])|伤|人(?=[，。、；！了]))|侵占|霸占|强占|强拆|贪[了污占]|索[要取贿]|克扣|扣(?:我|了我)|拖欠|欠薪|血汗钱|不赔|不立案|没抓|逍遥法外|[打害]死|冤|取消(?:了)?我的?(?:低保|五保|补[助贴]|救助)|截留|挪用|不给(?:办|签|发|钱)|不发工资"
)
_NO_LETTER = lazily(
    r"入党|入团|志愿|思想汇报|检讨|检查书|辞职|求职|应聘|自荐|感谢信|表扬|请假|邀请|慰问信|倡议|贺信|证明|委托书|遗嘱|聘书|悔过|保证书|遗书|家书|介绍信|述职|述廉|竞聘|竞选|演讲|讲话|讲解|解说|致辞|发言|辩护词|代理词|辩护意见|起诉状|上诉状|答辩状|请示|通知|通告|通报|公告|审判长|合议庭"
)
# What a letter of a person never says of whoever writes it.
_BY_OFFICE = lazily(
    r"述职|述廉|竞聘|竞选|竞岗|辩护人|诉讼代理人|讲解员|(?:工作|履职|履责|情况)汇报如下|请审议|欢迎(?:来到|参观|光临)|参观|予审议|请批评指正|请予批[复准示]|特此请示|妥否|[我本](?:单位|局|镇|乡|校|院|办|委)(?![们的]?(?:退休|职工|工作))"
)
# … unless something befell him: he looks for work, presents himself, gives something away.
_SEEKS = lazily(
    r"(?:应聘|求职)(?![^\n]{0,80}(?:欠|不发|克扣|骗|押金|工伤|辞退|解雇|投诉|举报|血汗))|请允许我(?!反映|举报|投诉|控告|申诉|说)|捐[赠献](?:给|图书|书籍|衣物|[^，。\n]{0,8}[册件元])(?![^\n]{0,80}(?:挪用|侵占|贪|卖|去向|举报|投诉|查))"
)
_CLOSING = lazily(
    r"^(?!.*(?:联系人|述职|竞聘|汇报人|报告人|辩护|代理|讲解|演讲|负责人|主管|审核|签发|[局校院镇乡县市处科]长|批示|阅示|意见|经办|承办|拟办|核|调查|记录|接待|录入|办理|人员|回复|转|局|办公室|书记员|代书))[^。；\n]{0,20}(?:[ \t　:：]|^)$"
)
_CLOSED = lazily(
    r"^[ \t　]*(?:[（(][^（）()\n]{0,16}[)）])?[ \t　]*(?:[0-9〇○零一二三四五六七八九][^\n]{0,24})?(?:$|\n[ \t　]*(?:[0-9〇○零一二三四五六七八九]{4}|[^\n]{0,10}(?:电话|住|手机|座机)|[^\n]{2,24}[0-9]号|(?:按|捺)(?:了)?(?:手|指)?印|[农腊正]))"
)
# An application is no complaint (休学申请书, 困难补助申请书, 销户申请), nor is a notice of leaving or the story of a model.
_NO_COMPLAINT = lazily(
    r"(?:^|\n)[ \t　]*(?![^\n]{0,16}(?:要求|请求|反映|信访|投诉|控告|举报|检举|立案|赔偿|工伤|追究|查处|复[查核议]))(?:[^\n：:，。]{0,14}申[ 　]{0,3}请[ 　]{0,3}(?:[书表][ \t　]*|报告[ \t　]*)?(?:$|\n|[（(])|[^\n：:，。]{0,8}辞[ 　]?(?:呈|职)|[^\n：:，。]{0,14}(?:事迹|简介|风采|自我介绍)[^\n：:，。]{0,6}(?:$|\n))"
)
_HANDED_ON = lazily(r"(?:举报|控告|投诉|公开)信|来信|原信|信访|上访")  # above the greeting: （信访附件，原信照抄）
_FOR_ANOTHER = lazily(r"我?[受替代帮]我?(?:的)?[\u4e00-\u9fff]{0,3}$")
_WRITES = lazily(r"(?:的)?委托|写(?:这|的)?|反映|来信")
# What is taken down of somebody who reported it: 问：你因何事报案？ 被询问人 is who did.
_TAKEN_DOWN = lazily(r"(?:询\s?问|谈\s?话|调\s?查)\s?笔\s?录")
_REPORTED = lazily(
    r"问\s?[:：]?[^\n]{0,24}(?:何事|什么事|为什么|为何|来)[^\n]{0,6}(?:报案|报警|反映|举报)|你[^\n]{0,8}(?:报警|报案|举报)[称说]?(?:什么事|何事)|答\s?[:：][^\n]{0,8}(?:是我(?:报的?警|报的?案|打的|写的)|我(?:来|要|是来|想)(?:报案|报警|反映|举报|投诉))"
)
_ASKED = lazily(r"被(?:询问|谈话|调查)人(?:姓名)?[ \t]?[:：]?[ \t]{0,4}$")
_STATED = lazily(r"(?:(?:说的|述|叙)[^\n]{0,6}(?:一样|相符|一致)|看过[了，,]{0,2}(?:相符|属实)?)[。，,]?[ \t]?$")
_APPLICATION = lazily(r"申请[书表]|申请报告")
_TO_LEADERS = lazily(
    r"(?:^|\n)[ \t　]*(?:尊敬的|敬爱的)[\u4e00-\u9fff]{0,8}(?:[省市县区镇乡局厅]长|书记|领导|主任)(?:您好)?[:：，,！!]"
)
_I_AM = lazily(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[您你们]好))(?:我叫|我名叫|我是|本人叫|本人是|本人系|我系|本人)[^，,。；;\n]{0,36}$"
)
_SIGNATURE = lazily(
    r"^[ \t　]*(?:此致)?[ \t　]*(?:敬礼)?[！!。]?[ \t　]*(?:[\u4e00-\u9fff]{0,8}(?:署名|签名|承诺人|写信人|反映人|举报人|投诉人|申诉人|控告人|信访人|上访人|求助人|落款|村民|居民|业主|职工|家长|群众)(?:[（(][^（）()\n]{0,10}[)）])?[ \t]*[:：]?)?[ \t　]*$"
)
_SIGNED = lazily(
    r"^[ \t　]*(?:[（(][^（）()\n]{0,16}[)）])?[ \t　]*(?:(?:[12][0-9]{3}|[二一][〇○零O0一二三四五六七八九]{3})\s?[年./-][^\n]{0,12}|$|电话[^\n]*|1[3-9][0-9]{9}[^\n]*)$"
)
_OTHERS = lazily(r"^(?:[、，][ ]?[\u4e00-\u9fff·]{2,4}){1,6}")  # who signs beside
_TAIL = 240
_MAILBOX = lazily(r"信箱|留言|来信|诉求|网民|网友|热线|公开意愿|工单")
_SENDER = lazily(r"(?:署名|留言人|写信人|发信人|来信署名|提交人|联系人姓名|来信者)\s?[:：]\s?$")
_UNDERTAKES = lazily(r"息诉|罢访|停访|息访")
_PLEDGES = lazily(r"(?:承诺人|本人|具结人|签字人)(?:[（(][^（）()\n]{0,10}[)）])?\s?[:：]?\s?$")
_REVIEW = lazily(r"信访[^\n]{0,12}(?:复查|复核|处理意见|答复意见)|(?:复查|复核)意见书")
_APPLIES = lazily(r"(?<!被)申请人(?:姓名)?\s?[:：]?\s?$")
_SIGNERS = lazily(
    r"[ \t　]*(?:联名|签名|联署|反映|举报|投诉|信访|上访|控告|检举)(?:人|者|群众|村民|居民|业主)(?:员?名单)?(?:[（(][^（）()\n]{0,12}[)）])?(?:签名|签字|名单)?[ \t]*[:：]?[ \t]*$"
)
# A letter of several who ask for something, and the line that they sign: 请求责令其迁走。⏎签名：…
_TOGETHER = lazily(r"(?:我们|我等|俺们|我村|我小区)[^\n]{0,200}")
_DEMANDS = lazily(
    r"(?:请求|恳请|(?:强烈|一致)要求|特?要求|请(?:[你贵][局委办单街镇]|领导|政府|街道|有关部门))[^。\n]{2,40}(?:搬|迁|停|查|管|解决|处理|整治|整改|拆|退|赔|归还|恢复|公开|取缔|责令|说法)"
)
_SIGN = lazily(
    r"[ \t　]*(?:(?:全体)?(?:业主|住户|村民|居民|职工|家长|户主)?(?:签名|签字|联署|联名)(?:人|如下)?)(?:[（(][^（）()\n]{0,12}[)）])?[ \t　]*[:：]"
)
_JOINTLY, _ONLY_NAMES = lazily(r"联\s?名"), lazily(r"[ \t]*(?:[\u4e00-\u9fff·]{2,8}[ \t、，]+){0,8}")
_OF_TROUBLE = lazily(r"反映|投诉|举报|信访|诉求|请愿|求助|呼吁|联名|扰民|噪[音声]|污[染水]|油烟|欠薪|拖欠")
_MEETING = lazily(r"会议|纪要|协议|合同|验收|公约|章程|倡议|承诺|记录|笔录|测评|评议|告知|通知|签到|培训")
_VISITS = lazily(
    r"(?:信访|人民来访|群众来访|来访接待|接访|约访|下访|投诉|举报|来信来访)[^\n]{0,14}(?:登记|记录|台账|接待|簿)|信访(?:周报|日报|月报|动态|快报|专报)|来访登记[^\n]{0,24}来访接待"
)
_VISIT = lazily(
    r"[ \t　]*(?:[0-9]{1,2}[:：][0-9]{2}|[一二三四五六七八九十]{1,3}、(?:涉[\u4e00-\u9fff]{1,3}访[0-9]件，来访人)?|[0-9]{1,3}[.、．]?|[0-9]{1,2}月[0-9]{1,2}日|[0-9]{1,2}\.[0-9]{1,2})[ \t　]*$"
)
_GUESTS = lazily(r"被访|访客|受访部门|拜访|离开时间")  # a register of all who come to a house
_OF_PETITIONS = lazily(r"信访|接访|上访|[群人][众民]来访")  # … to which those come who complain
_ENTRY, _COMPLAINS = 60, lazily(r"(?:反映|投诉|举报|控告|申诉|上访)(?![人科室处办]|中心|信?箱)")
_JOINED = lazily(r"[、和及]\s?")
_PLURAL = lazily(r"(?<!被)(?:信访|上访|投诉|举报|反映|来访|控告|联名)(?:人|群众|人员)[:：]?\s?$")
_NEXT = lazily(r"[；;]\s?$")
_DATA = lazily(r"\s?[，,（(]\s?(?:[男女]|[0-9]{1,3}岁|[\u4e00-\u9fff]{1,3}族|住|身份证)")


def petitioners(text: str, persons: Sequence[Entity]) -> Iterator[Span]:
    """The names among ``persons`` (in order) of those who complain, by what kind of paper ``text`` is."""
    if not persons:
        return
    head = text[:_HEAD]
    personal = is_personal(text)
    letter = personal or _is_letter(text, head)
    jointly = is_joint(text)
    mailbox, undertaking = _MAILBOX.search(head) is not None, _UNDERTAKES.search(head) is not None
    asked = _TAKEN_DOWN.search(head) is not None and _REPORTED.search(text) is not None
    review, visits = _REVIEW.search(head) is not None, _VISITS.search(head) is not None
    together = all(
        each.search(text, 0, _LETTER) for each in (_OF_TROUBLE, _TOGETHER, _DEMANDS)
    ) and not _MEETING.search(head)
    guests = is_of_guests(text)
    last = -1  # where the last petitioner's name ends
    listed = False  # whether the person before stands in a list of petitioners
    for person in persons:
        start, end = person.span.start, person.span.end
        far = max(0, start - _LINE)
        line = max(far, text.rfind("\n", far, start) + 1)
        stop = text.find("\n", end, end + _LINE)
        stop = min(len(text), end + _LINE) if stop < 0 else stop
        before, after = text[max(line, start - 60) : start], text[end:stop]
        writes = (letter and _I_AM.search(before) is not None and not after.startswith(("的", "之"))) or (
            personal
            and (line > 0 or start > len(text) // 2)
            and _CLOSING.match(text[max(line, start - 40) : start]) is not None
            and _CLOSED.match(text[end : end + 80]) is not None
        )
        if person.role.is_public and not writes and not (jointly and _is_signer(text, line, start, jointly=True)):
            listed = False
            continue
        listed = (
            writes
            or (letter and start > len(text) - _TAIL and _is_signature(text[line:start], after))
            or (letter and _FOR_ANOTHER.search(before) is not None and _WRITES.match(after) is not None)
            or (mailbox and _SENDER.search(before) is not None)
            or (undertaking and _PLEDGES.search(before) is not None)
            or (asked and (_ASKED.search(before) or _STATED.search(before) or _I_AM.search(before)) is not None)
            or (review and _APPLIES.search(before) is not None)
            or _is_signer(text, line, start, jointly=jointly)
            or (together and _SIGN.match(text, line, start) is not None)
            or (
                visits
                and _VISIT.fullmatch(text, line, start) is not None
                and (not guests or _OF_TROUBLE.search(after) is not None)
            )
            or (listed and last > line and _JOINED.fullmatch(text, last, start) is not None)
            or (_PLURAL.search(before) is not None and _DATA.match(after) is not None)
            or (last > line and _NEXT.search(before) is not None and _DATA.match(after) is not None)
        )
        if listed or _PLURAL.search(before):
            last = end
        if listed:
            yield person.span


def _is_letter(text: str, head: str) -> bool:
    """Whether a text is a complaint in the first person."""
    if _APPLICATION.search(head):
        return False
    if _TO_OFFICE.match(text) and _CLOSES.search(text, 0, _LETTER) and _REQUESTS.search(text, 0, _LETTER):
        return _FIRST_PERSON.search(text, 0, _LETTER) is not None
    addressed = _COMPLAINT.search(head) or _ASKS.search(text[: 3 * _HEAD]) or _TO_LEADERS.search(head)
    return (
        addressed is not None
        and _FIRST_PERSON.search(text, 0, _LETTER) is not None
        and (_COMPLAINT.search(head) is not None or _ASKS.search(text, 0, _LETTER) is not None)
    )


def is_joint(text: str) -> bool:
    """Whether a text says at its head that several sign it."""
    return _JOINTLY.search(text, 0, _HEAD) is not None


def is_of_guests(text: str) -> bool:
    """Whether a text is the register of all who come to a house."""
    return _GUESTS.search(text, 0, 2 * _HEAD) is not None and not _OF_PETITIONS.search(text, 0, 2 * _HEAD)


def is_guest(text: str, end: int) -> bool:
    """Whether the register of a house has a name that ends at ``end``, and its entry no complaint behind it."""
    entry = text[end : end + _ENTRY].partition("来访人")[0]
    return is_of_guests(text) and _COMPLAINS.search(entry) is None


def is_personal(text: str) -> bool:
    """Whether a text is the letter of a person to an office, or to those who lead one."""
    greets = _GREETS.search(text, 0, _SALUTATION)
    if greets is None or _NO_LETTER.search(text, 0, greets.end()):
        return False
    begins = greets.end()
    trouble = _TROUBLE.search(text, begins, _LETTER) is not None
    applies = _NO_COMPLAINT.search(text, 0, greets.start() + 1) is not None
    if applies and not trouble:
        return False
    wishes = (_ANY_WISH if trouble and not applies else _WISHES).search(text, begins, _LETTER)
    return (
        _BY_OFFICE.search(text, begins, begins + _SALUTATION) is None
        and (trouble or _SEEKS.search(text, begins, begins + _SALUTATION) is None)
        and _PERSON.search(text, begins, begins + _SALUTATION) is not None
        and (wishes or _HANDED_ON.search(text, 0, greets.start() + 1)) is not None
    )


def _is_signature(before: str, after: str) -> bool:
    return _SIGNATURE.match(before) is not None and _SIGNED.match(_OTHERS.sub("", after, count=1)) is not None


def _is_signer(text: str, line: int, start: int, *, jointly: bool) -> bool:
    """Whether a name begins a line, or stands in the remark of one, in the block below 联名人（签名）：."""
    before = text[line:start]
    if (
        before.strip()
        and not before.rstrip().endswith(("代", "代母亲", "代父亲", "代妻子", "代丈夫"))
        and not (jointly and _ONLY_NAMES.fullmatch(before))
    ):
        return False
    for _ in range(_SIGNED_LINES):
        if line < 1:
            return False
        previous = text.rfind("\n", 0, line - 1) + 1
        if _SIGNERS.fullmatch(text, previous, line - 1) or (jointly and _SIGN.fullmatch(text, previous, line - 1)):
            return True
        if not text[previous : line - 1].strip() or "。" in text[previous : line - 1]:
            return False
        line = previous
    return False


_SIGNED_LINES = 30
