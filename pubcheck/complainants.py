"""Who complains in a paper about complaints, told by the course of events: who spoke, who called, whom a form or a column names.

Where :mod:`pubcheck.petitioners` reads letters and registers, this reads forms, accounts, records of talks, chats and reviews.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pubcheck.lazy_pattern import lazily
from pubcheck.span import Span
from pubcheck.text import Entity, Role

EVENTS = r"访人员|稳控|维稳|劝返|问政|督办|热线|拨打|打110|揭发|告发|讨说法|讨公道|拉横幅|寄来|寄过|谁报的|谁打的|消费者|复议|仲裁|扰民|谁来的|求决|我叫|是我打的|是我报的|是我写的|一封信|联名|公道"
"""What one of these papers holds, beside the words for petitions and complaints themselves."""

# Whoever is accused is so in two words too: 被检举揭发人, 被投诉举报人.
NOT_ACCUSED = "(?<!被)" + "".join(f"(?<!被{word})" for word in ("检举", "举报", "投诉", "控告", "反映"))
_HEAD, _TITLE, _BESIDE = 120, 40, 60  # characters of a text that say what it is, and those of a line before a name
_ABOUT = lazily(
    r"信访|上访|群访|访人员|(?:群众|人民|接待|接谈)来访|来访(?:群众|接[待谈]|举报|人员|记录)|投诉|举报|控告|申诉|来信|信件|热线|123[0-9]{2}(?![0-9])|接访|诉求|稳控|维稳|不稳定|劝返|信箱|督办|问政|维权|欠薪|民声|矛盾纠纷|一封信|联\s?名\s?信|公道"
)
_OTHER = lazily(
    r"公务|接待审批|传达室|考察|参观|办法|规定|方案|须知|指南|讲义|口径|通知|公示|入围|评选|表彰|先进|事迹|优秀|风采|总结|述职|竞聘|处罚决定|判决|裁定|起诉"
)
_FORM = lazily(
    r"(?:诉求|反映|投诉|信访|举报|上访|申诉|控告)(?:事项|事由|内容|问题|目的|标题|请求)?\s?[\]】］｜|:：]|(?:事由|主要问题|信访目的)[ ]?[\]】］｜|:：\t ]"
)
_STATES = r"(?:[（(][^（）()\n]{0,8}[)）])?[\s:：\]】］|┐]{1,8}$"
# What a form of complaints calls those who complain, beside 投诉人 and the like.
_LABEL = lazily(
    rf"(?:(?<!被)(?:诉求|控告|申诉|检举|揭发|告发|举报|投诉|信访|来访|来信|写信|寄信|发信|主诉|具名)[人者](?:代表)?|消费者|随行人?员?|同来人?员?|同行人员?|写材料的人|代笔人?|(?:来信)?落款|署名|楼主|实名认证){_STATES}"
)
# What a form of complaints calls them where other papers call so whoever wrote or spoke.
_OF_FORM = lazily(rf"(?:报告人|作者|(?<![\u4e00-\u9fff])(?:代表|发言人)){_STATES}")
_FULL_NAME, _OF_HOUSE = (
    lazily(r"(?<![\u4e00-\u9fff])姓\s{0,3}名(?:[（(][^（）()\n]{0,8}[)）])?[\s:：\]】］|┐]{0,8}$"),
    lazily(rf"(?<![\u4e00-\u9fff])(?:业主|住户|户主|家长|乘客|患方){_STATES}"),
)
_CONCERNED = lazily(rf"(?<![\u4e00-\u9fff])当事人{_STATES}")
_PETITION = lazily(r"信访|上访|访人员|稳控|劝返")
_HOME_COMPLAINT = lazily(
    r"(?:物业|小区|业主|校园|医院|客运|服务)[^\n]{0,6}投诉|投诉[^\n]{0,6}(?:物业|小区|业主|校园|医院|服务)"
)
# Reviews that an applicant asks for who had reported somebody before.
_REVIEW = lazily(r"复议|复查|复核|仲裁|监察")
_APPLIES = lazily(rf"(?<!被)(?<![\u4e00-\u9fff])申请人{_STATES}|(?<!被)(?<![\u4e00-\u9fff])申请人$")
_HAD_REPORTED = lazily(
    r"(?<!被)申请人[^。；\n]{0,30}(?:举报|投诉|报警|报案|信访|12345|市长电话)|你?投诉的(?:事|问题)|申请人的(?:举报|投诉|信访)"
)
_WROTE = lazily(
    r"(?:来信|信件|来件|信末|信尾|信封|来函)[^。；\n]{0,24}(?:落款|署名|补了|写着|签名|签着)(?:为|是|系)?[“\"：: ]{0,2}$"
    r"|(?:来电|来信|来访|举报|投诉|检举|揭发|告发|控告|[爆报]料|吹哨|线索提供|反映|报警|报案|发言|发帖|求助)[人者][^。；，\n]{0,12}(?:系|为|是|叫|名)[“\"]?$"
    r"|(?:来信|来访|来电|投诉|举报|反映)人[^。；，\n]{0,6}姓名\s?[:：]\s?$|(?:落款|署名|签名)[^。；\n]{0,24}(?:为|是|系|有)$"
    r"|(?:来信|来电|来访|举报|投诉|检举|揭发|告发|控告|[爆报]料|吹哨|线索提供|反映|报警|报案)[人者](?:系|为|是)[^。；，\n]{2,12}[之的](?:学生|妻子?|丈夫|[父母]亲|儿子|女儿|弟弟?|哥哥|姐姐|妹妹?|同事|邻居|亲属|亲戚|侄[子女])$"
    r"|你[^。\n]{0,12}(?:投诉|举报|反映|报警)的[^。\n]{0,8}(?:是|叫)$"
)
_LEADS = lazily(
    r"(?:领头|带头|牵头|组织)的?(?:人)?(?:仍|还)?(?:是|为|系)$|(?:业主|村民|职工|群众|员工|工人|家长|住户|商户|农民工|教师|访民)代表(?:[\u4e00-\u9fff·]{2,4}、){0,4}$|该人(?:员)?(?:名|叫|系)$|(?:发言|发起|闹访|上访)的(?:主要)?(?:有|是)(?:[\u4e00-\u9fff·]{2,4}、){0,4}$"
)
_WHO_DID = lazily(
    r"谁(?:报的?警|报的?案|打的?(?:110|电话|热线)|写的信|反映的|举报的|投诉的)[^\n]{0,6}\n[^\n：:]{0,3}[:：]\s?$"
)
_WHO_ARE_YOU = lazily(
    r"(?:叫什么|贵姓|姓名|个人情况|基本情况|您?怎么称呼)[^\n]{0,12}\n(?:答|[^\n：:—]{0,3})\s?(?:[:：]|——)\s?(?:我(?:叫|是|姓[^，,\n]{1,3}[，,]))?$"
)
_RECORD = lazily(r"笔\s?录|接[待谈访]|电话记录|通话记录|记录")
_SENT = lazily(
    r"你(?:(?!被|对|就|由|有人|群众|针对|关于)[^。？?\n]){0,16}(?:(?<!被)(?:寄来|寄过|举报|反映|投诉|写))的?(?:[^。？?\n]{0,4})(?:材料|信|问题)|信是你(?:自己)?写的|问\s?[:：][^\n]{0,4}你报案说"
)
_TALKED_TO = lazily(r"被(?:询问|谈话|访谈|约谈)人(?:姓名)?[\s:：]{0,6}$")
_AGREED = lazily(r"(?:都对|属实|说的|讲的话|一样|相符|一致|没错)[。，,]?[ \t]{0,8}$")
_CALLS = lazily(
    r"(?:[（(][^（）()\n]{0,16}[)）])?(?:(?:(?!被|由|对)[^，。；:：\n]){0,6}(?:揭发|告发|爆料|报料)(?!人|者|电话)|(?:[、和][\u4e00-\u9fff·]{2,4}){0,6}(?:等[^，。；:：\n]{0,6})?(?:(?!被|由|对)[^，。；:：\n]){0,6}(?:[到来去赴]|前往)[^，。；:：\n]{1,14}(?:讨说法|讨公道|告状|静坐|拉横幅)|(?:(?!被|由|对)[^，。；:：\n]){0,10}(?:拨打|打(?:了|过)?|致电)[^，。；\n]{0,6}(?:投诉电话|举报电话|市长电话|热线|12345|12315|12388|96[0-9]{3,4})"
    r"|(?:同志|先生|女士)?(?:来信|来函|来电|留言|发帖)(?:[:：]|[，,]?(?:反映|要求|投诉))|写信(?:反映|要求|投诉|举报)"
    r"|[^，。；:：\n]{0,6}给[^，。；:：\n]{1,10}(?:局|委|办|政府|热线|领导|[市县区镇]长|[镇区县市乡]里)打(?:了|过)?[^，。；:：\n]{0,3}电话|[^，。；:：\n]{0,4}来[院所局校站馆厂](?:反映|投诉)"
    r"|(?:同志|先生|女士)?(?:的)?(?:来信|来函|举报信|信访件|投诉件)[一1两2][件封]"
    r"|(?:同志|先生|女士)?[，,]\s?[你您](?:们)?(?:的)?(?:投诉|举报|反映|信访|来信)"
    r"|[^，。；:：\n]{0,10}(?:拟|准备|扬言|欲|又|再次)(?:[^，。；:：\n]{0,8})(?:递信|递材料|上访|越级|(?:进京|赴省|赴京)(?!对接|参|开|学习|培训|招商|汇报|考察|调研|出差|演出|就医|看病|治疗|打工|务工|争取|跑|出席))"
    r"|(?:[、，][\u4e00-\u9fff·]{2,4}){0,3}[^，。；:：\n]{0,3}(?:电话|来电|当面|实名)(?:举报|投诉|反映))"
)
_CALLED_IN = lazily(r"接(?:到|群众|村民|居民|住户|市民){0,2}$")
_REPORTED_SO = lazily(r"(?:同志|先生|女士)?(?:的)?(?:电话|来电|当面|实名)?(?:举报|投诉|报警|报案|求助|反映)")
_WROTE_IN = lazily(r"(?:[（(][^（）()\n]{0,24}[)）])?写信[说称问想]")
_TO_WHOM = lazily(r"(?:向|给|对)$")
_IS_TOLD = lazily(r"(?:同志|先生|女士)?(?:本人)?(?:当面|书面|电话|作了?|进行|及时)?(?:反馈|答复|回访|回告)(?!意见)")
_KEPT = lazily(r"(?:为|替|保护|透露|泄露|打听)$")
_SECRET = lazily(r"(?:同志|先生|女士|本人)?(?:的)?(?:保密|身份|个人信息|姓名|来信|举报)")
_POLICE = lazily(
    r"(?:[（(][^（）()\n]{0,16}[)）])?(?:当[晚场]|随[即后]|立即|遂|[^，。；:：\n]{0,4}(?:打|拨打)(?:了)?)?(?:报(?:了)?警|110)(?!电话|按钮|[^，。；\n]{0,4}(?:自首|投案|求援|支援))"
)
_QUARREL = lazily(r"殴|打[砸架人]|动手|持刀|辱骂|吵|骚扰|威胁|酗酒|醉|赌|砸|争执|冲突|泼|拦车|推搡")
_QUARREL_REACH, _CLAUSE = 160, 40
_PHONED = lazily(r"(?:同志|先生|女士)?来[电信访][，,]?[称说]")
_SPEAKS = lazily(
    r"(?:[（(][^（）()\n]{0,20}[)）])?\s?[:：][^\n]{0,60}?(?:我|俺)(?:们)?[^，。！？\n]{0,12}(?:投诉(?!我)|举报|打(?:了|过)?(?:12345|12315|110|市长热线|热线)|报(?:了)?警|写过信|寄过信|反映(?:过|了))"
)
_TURN = lazily(r"[^，。；\n]{0,24}")
_MINE = lazily(r"[，,][^。；\n]{0,10}(?:是我|就是我)(?:打|报|写|寄|举报|投诉|反映)?的?")
_I_AM = lazily(r"(?:我是|我叫|是我[，,]|单子上写的)$")
# Whom an inquiry asks, several of them, reports nothing of their own: 走访院民7人，其中谭柏林反映…
ASKED_OTHERS = lazily(
    r"(?:走访|询问|抽查|核实|座谈)[^。；\n]{0,12}[0-9一二两三四五六七八九十]{1,3}[人名位户][^。；\n]{0,16}$"
)
# Who speaks by office, right before a name: none of them complains when he calls or travels.
_BY_OFFICE = lazily(
    r"(?:记者|[省市县区镇乡村局厅处科所站院校部]长|书记|主任|民警|警官|辅警|队员|联系人|受理人|承办人|经办人|记录人|接待人|接线员|话务员|工作人员|网格员|负责人|嫌疑人|被告人|违法行为人|代理人|辩护人)[ ]?[:：]?[ ]?$"
)
_NAMELESS = lazily(r"匿名|网友|群众|某|[*×○]")
_NAME_COLUMN = lazily(
    r"^(?:姓\s?名|户主|谁来的|(?:当事|来访|诉求|投诉|信访|上访|稳控|重点|包保(?!人)|反映)?(?:人员?|对象|群众)(?:姓名)?|代表|(?:投诉|信访|诉求|来访)人代表)$"
)
_MATTER_COLUMN = lazily(
    r"(?:主要|具体|信访|投诉|来访|来信|群众|举报|本人)?(?:诉求|反映|投诉|信访|上访|事由|说什么|要求)的?(?:事项|内容|问题|情况|事由|请求|目的|原因|摘要|诉求)?"
)
_PETITIONERS = lazily(r"来访|诉求|投诉|信访|上访|谁来")
_OFFICE_COLUMN, _CLUES = (
    lazily(r"职务|职级|职位|班次|岗位"),
    lazily(r"线索|干部|党员|排班|值班|接[访待][^\n]{0,8}(?:安排|公示|公告|计划|一览)"),
)
_NO_MATTER = lazily(r"未提诉求|无诉求|陪同|陪[他她]?来|叫来问话|请来问话")
_NAMES = lazily(r"[^、，,/ ]+")
_PARTS = ("\t", "|", "‖", "│", " ")


OF_ANOTHER = tuple(
    f"{of}{who}"
    for of in "之的"
    for who in (
        "学生",
        "子",
        "女",
        "妻",
        "夫",
        "父",
        "母",
        "兄",
        "弟",
        "姐",
        "妹",
        "妈",
        "爸",
        "儿",
        "丈夫",
        "家属",
        "亲属",
    )
)


class _Paper(NamedTuple):
    """What the head and the whole of a text say it is."""

    about: bool
    form: bool
    petition: bool
    house: bool
    review: bool
    record: bool
    sent: bool


def complainants(text: str, persons: Sequence[Entity]) -> Iterator[Span]:
    """The names among ``persons`` (in order) of those who complain, by what ``text`` tells of them."""
    paper = _paper(text)
    named = False  # whether 姓名 was met
    for person in persons:
        start, end = person.span.start, person.span.end
        near = max(0, start - _BESIDE)
        before = text[max(near, text.rfind("\n", near, start) + 1) : start]
        if _NAMELESS.search(text, start, end):
            continue
        by_office = _BY_OFFICE.search(before) is not None
        told = _is_told(text, before, start, end, by_office=by_office or person.role is Role.OFFICIAL)
        if not told and by_office:
            continue
        if not told and paper.about:
            told = _LABEL.search(before) is not None or (
                _TO_WHOM.search(before) is not None and _IS_TOLD.match(text, end) is not None
            )
            told = told or _WROTE_IN.match(text, end) is not None
            told = told or (_KEPT.search(before) is not None and _SECRET.match(text, end) is not None)
            told = told or _LEADS.search(before) is not None
            if not told and not named and paper.form and _FULL_NAME.search(before):
                told = named = True
            told = told or (paper.form and not person.role.is_public and _OF_FORM.search(before) is not None)
            told = told or (paper.house and _OF_HOUSE.search(before) is not None)
            told = told or (paper.petition and _CONCERNED.search(before) is not None)
            told = told or (paper.record and _I_AM.search(before) is not None)
            told = told or (paper.record and _WHO_ARE_YOU.search(text, max(0, start - 60), start) is not None)
        told = told or (paper.review and _APPLIES.search(before) is not None)
        told = told or (paper.sent and (_TALKED_TO.search(before) or _AGREED.search(before)) is not None)
        if told:
            yield person.span


def _is_about(head: str) -> bool:
    """Whether a paper with this head is about complaints, and of no kind that has other matters."""
    return _ABOUT.search(head) is not None and not _OTHER.search(head)


def _paper(text: str) -> _Paper:
    head = text[:_HEAD]
    about = _is_about(head)
    record = _RECORD.search(head) is not None
    return _Paper(
        about=about,
        form=about and _FORM.search(text) is not None,
        petition=about and _PETITION.search(head) is not None,
        house=about and _HOME_COMPLAINT.search(head) is not None,
        review=_REVIEW.search(head) is not None and _HAD_REPORTED.search(text) is not None,
        record=record,
        sent=record and _SENT.search(text) is not None,
    )


def _is_told(text: str, before: str, start: int, end: int, *, by_office: bool) -> bool:
    """Whether what stands right round a name tells that it complained, whatever the paper is."""
    if text.startswith(OF_ANOTHER, end):
        return False
    if _WROTE.search(before) or _WHO_DID.search(text, max(0, start - 40), start):
        return True
    if by_office:
        return False
    if _CALLS.match(text, end) and not ASKED_OTHERS.search(before):
        return True
    if _CALLED_IN.search(before) and _REPORTED_SO.match(text, end):
        return True
    if _SPEAKS.match(text, end) and _TURN.fullmatch(before):
        return True
    if _I_AM.search(before) and _MINE.match(text, end):
        return True
    if _PHONED.match(text, end):
        return _QUARREL.search(text, end, end + _CLAUSE) is not None
    return _POLICE.match(text, end) is not None and (
        _QUARREL.search(text, max(0, start - _QUARREL_REACH), end + _QUARREL_REACH) is not None
    )


def in_register(text: str, persons: Sequence[Entity]) -> Iterator[Span]:
    """The names among ``persons`` in the column of persons of a register that tells what each of them complains of.

    Its headings are anybody's words (谁来的, 说什么), so that it need be no table that others can read.
    """
    head = text[:_HEAD]
    if not _is_about(head) or _CLUES.search(head[:_TITLE]):
        return
    known = {person.span.start: person for person in persons}
    column, sign, start = -1, "", 0
    for line in text.split("\n"):
        parted = next((each for each in _PARTS if line.count(each) > 1), "")
        fields = line.split(parted) if parted else []
        names = [at for at, words in enumerate(fields) if _NAME_COLUMN.fullmatch(words.strip())]
        called = len(names) == 1 and _PETITIONERS.search(fields[names[0]]) is not None
        if not called and any(_OFFICE_COLUMN.search(words) for words in fields):
            column = -1  # those who receive visitors, or those complained of
        elif called or (len(names) == 1 and any(_MATTER_COLUMN.fullmatch(words.strip()) for words in fields)):
            column, sign = names[0], parted
        elif column >= 0 and parted == sign and len(fields) > column and not _NO_MATTER.search(line):
            at = start + sum(len(words) + len(sign) for words in fields[:column])
            for name in _NAMES.finditer(fields[column]):
                if at + name.start() in known and known[at + name.start()].role is not Role.OFFICIAL:
                    yield known[at + name.start()].span
        start += len(line) + 1
