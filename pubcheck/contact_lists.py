"""Contacts that a list, a slip or the head of a mail says are an office's: directories, sheets of attendance, senders.

What a title says holds for the rows below, which are no sentences, and only where neither the title nor the text has a
word of ``_OF_PRIVATE`` or ``_SERVED`` and neither the row nor its column one of a relative. What a card is called holds
for the one named right behind it.
"""

from __future__ import annotations

from typing import NamedTuple

from pubcheck.contact_cues import of_somebody
from pubcheck.finding import Severity
from pubcheck.headings import columns_of
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import Cue, Reading
from pubcheck.persons import persons_in
from pubcheck.phrase import Phrase
from pubcheck.span import Span

_TITLE = 60  # characters at the beginning that may be a title
# Lists of the telephones of an office, its shifts and its cars: between the word for its staff and the one for the list
# stand words of the kind alone, not those of whom it keeps a list (全镇孤儿联系表, 职工遗属联系表).
_DIRECTORY = lazily(
    r"(?:内部|机关|单位|科室|部门|干部|职工|窗口|值班|工作人员|领导|联络员|办公室?|全[局院])(?:内部|机关|单位|科室|部门|干部|职工|工作人员|人员|成员|领导|联络员|办公|班子|股室|联系|通讯|电话|手机|号码|方式|值班|分工|职务|最新|[0-9年度版新各及和与、（）() ]){0,6}(?:通[讯信]录|电话(?:表|簿|一览)|一览|联[络系]表|排班|(?<=电话|号码|方式)表)|医院总机|号卡台账|值班(?:安排|人员)?表"
    r"|(?:公务用?车|公车)(?:派[单遣]|派车|调度|使用)|派车单|(?:村|社区|居)民?(?:组长|小组长|委会|干部).{0,8}(?:联[络系]表|通[讯信]录|一览)"
)
# The one whom a card or a board is of, in its own line right behind what it is called: 网格员公示牌：第七网格　王秀芳　…
_ON_CARD = lazily(
    r"(?:网格[员长]?|[河湖林路田楼段街]长|民警|警务|村医|家庭医生|护林员|护河员|巡河员|责任医师|楼栋长|管护员)(?:信息|服务|联系|便民|责任|监督)?(?:公示[牌栏]|监督牌|联系[牌卡]|名片|责任牌)(?P<named>[:： \u3000]{1,3})(?:第?[0-9一二三四五六七八九十]{1,3}网格[ \u3000]{1,2})?(?:(?:网格[员长]|民警|村医|[河湖林路田]长)[:： \u3000]?)?(?P<name>[\u4e00-\u9fff]{2,3})[ \u3000]{1,2}(?:(?:电话|手机)[:：]?)?[ ]?$"
)
_OF_PRIVATE = lazily(
    r"业主|家长|学生|学员|老人|住户|租户|患者|病人|残疾|困难|低保|特困|会员|客户|居民(?!委)|退役|党员名|车主|信访|[来上接]访|申请|报名|离退|退休|老干部|校友|同学|家[庭属]|配偶|子女|接触|宿舍|拖欠|欠薪|帮扶|包户|结对|对象|慰问|受助|救助|伤亡"
    r"|贫困|孤儿|[吸戒]毒(?!所)|矫正(?!中心|局|机构)|孕|产妇|[五监脱农大迁立卡]户|精神(?!文明)|艾滋|感染者|刑满|军人(?!事务|服务)|务工|村民(?!委|小?组|[ ]?事务)|选民|留守|下岗|遗属|遗孀|征地(?!办)|拆迁(?!办|指挥)|征收(?!办|中心|局|指挥)|诉求|[男女新]生(?!儿)|子弟|[小大中][一二三四五六]班|[初高][一二三]"
)
# Words for whom an office serves: where a text has one, the rows of its list are not taken for those of staff alone.
_SERVED = r"[来上信]访[人者]|来电|帮扶对象|户主|家[属长]|投诉|报警|举报|商户|被侵权|受害|被害|死者|伤者|当事人|业主|住户|租户|患者|残疾|反映|欠薪"
_IS_SERVED = lazily(_SERVED)
_SENTENCE = lazily(r"[。！？；，]")
# Sheets that who takes part in an office's matter signs: behind a unit or a post in the cell before, it is a member of staff's.
_ATTENDANCE = lazily(
    r"(?m:(?:签到(?:表|簿|册)?|(?:参加|参会|与会|出席|勘验|检查|到会).{0,6}人员|成员单位|联[络系]员|工作专班|领导小组|检查组)[^，。；：:|\t\n]{0,12}$)"
)
# 队 of a village and the name of a street are where somebody lives.
_CELL_OF_UNIT = lazily(
    r"(?:政府|[局委办处科厅院校所站]|(?:[警察法防管]|救援|应急)[大中支总]?队|街道办(?:事处)?|[（(](?:支书|书记|主任|村长|会计|文书|站长|所长|队长|校长)[)）])[\t|][ ]?$"
)
_BLANKS = lazily(r"(?<=[\u4e00-\u9fff])[ \u3000](?=[\u4e00-\u9fff])")
_ROW, _CARD = 120, 40  # characters before a contact that its row may hold, and the words of a card
# The name that the head of a mail shows before an address: 发件人: 人事处<…>; and mailboxes that a post is written to.
_SENDER = r"(?:[局厅委股处室站所校馆办]|[事务政资安教医护保防财息]科|[传织力务场程产服]部|[员协学工事合]会|[学医法察]院|中心|公司|集团|政府|窗口|客服|平台|大厅|编辑部|工作室)"
OFFICE_SENDER = Cue(
    rf"(?<![^\n:：;；])[ ]?[^，。；;:：\n<＜]{{0,16}}{_SENDER}[\"”]?[ ]?[<＜][ ]?$|(?:发件人|收件人|抄送|发送人|From|To|Cc)[ ]?[:：][ ]?[^，。；\n<]{{0,12}}{_SENDER}[ ]$"
    r"|(?:(?<![^\n。；;|\t ])(?:院长|局长|校长|市长|区长|县长|镇长|书记)|(?<![（(])(?:纪委|廉政|投稿|来稿|征稿|征文|约稿))(?:专用)?(?:电子)?(?:邮\s?箱|信箱)[\s:：是为]{0,3}$",
    Phrase("前文写明是单位或其部门的", "the words before it say that it is that of an office or a part of it"),
    before=28,
)
# A person whom the head of a mail shows before an address in angles: From: "老顾" <…>; a title makes it an office's.
_SHOWN = lazily(
    r"(?:发件人|寄件人|收件人|发送人|抄送|密送|(?<![A-Za-z])(?i:from|to|cc|bcc|reply-to|sender))[ ]?[:：][ ]?(?:[^\n:：]{0,60}[>＞][ ]?[,，;；][ ]?)?[\"“']?(?P<name>[^\"“”'<>＜＞:：\n,，;；]{2,12}?)[\"”']?[ ]?[<＜][ ]?$"
)
_BY_WHICH_NAME = lazily(
    r"[老小阿大](?!年|学|众|队|厅|区|院|厦|赛)[\u4e00-\u9fff]|[\u4e00-\u9fff]{1,2}(?:女士|先生|大[爷妈姐哥叔]|阿姨|师傅|[爷妈姐哥叔婶])"
)


_TITLE_SHOWN = lazily(
    r"(?:主任|[局处科股所院校站部队组]长|老师|书记|经理|法官|检察官|书记员|警官|律师|主管|干事|委员|助理)$"
)


class OfMailHead(NamedTuple):
    """A sign: the head of a mail shows the name of a person, and nothing else, before the address."""

    why: Phrase
    delta: float = 0.02
    severity: Severity | None = Severity.HIGH

    def applies(self, reading: Reading, span: Span) -> bool:
        """Whether a name alone, or what neighbours call somebody, stands there."""
        line = reading.text.paragraph(span)
        head = _SHOWN.search(reading.text.text, max(line.start, span.start - _ROW), span.start)
        if head is None:
            return False
        shown = Span(*head.span("name"))
        name = shown.of(reading.text.text)
        if _TITLE_SHOWN.search(name):
            return False
        return _BY_WHICH_NAME.fullmatch(name) is not None or any(
            person.span == shown for person in persons_in(reading, shown)
        )


SHOWN_IN_HEAD = OfMailHead(Phrase("邮件头写明是这个人的", "the head of the mail shows that it is this person's"))
# Staff by what they do, right before the contact: 会务组安晓鸥（, 代理律师相里正（, 财务：蔡明哲, 缴款问蓝惠芝，.
OFFICE_TASK = Cue(
    r"(?:(?:会务|接待|后勤|宣传|安保|专班)组|(?:抢修|急修|施救)(?:师傅|员|工)|(?:代理|委托|辩护|法援|值班|援助)律师|辩护人|值班长)[:： ]?[\u4e00-\u9fff·]{2,4}[（(，,：: ]{1,2}(?:联系)?(?:电\s?话|手\s?机)?[:：]?\s?$"
    r"|(?<![^\n\t|])(?:财务|会计|出纳|文书|总务|值班长)[:：][ ]?[\u4e00-\u9fff·]{2,4}[\s\t]{0,8}$"
    r"|(?<![^\n。；;：:])(?:缴款|缴费|年检)(?:请)?(?:问|找)[\u4e00-\u9fff·]{2,4}[，,：: （(]{0,2}(?:电\s?话|手\s?机)?[:：]?\s?$"
    r"|(?<![^\n])[\u4e00-\u9fff]{0,6}(?:[\u4e00-\u9fff][保护政教督]办|办公室|服务中心|(?:护理|医务|人事|财务|后勤|保卫|总务|宣传|组织|政工|信息|设备|采购|基建|教务|审计|法[务制规]|行政)[科处股部])[ ]{1,3}[\u4e00-\u9fff·]{2,4}[ ]{1,3}(?:手\s?机|电\s?话)[:：\s]{0,2}$",
    Phrase(
        "前文写明是单位里办这件事的人的", "the words before it say that it is that of whoever does this in the office"
    ),
    before=32,
)
# Who signs for an office behind the number: 联系：0752-3196894，13900001234，物业项目部步飞云。
SIGNED = Phrase("其后写明是单位里某人的", "what follows names somebody of an office")
_SIGNED = Cue(
    r"^[，,、 ]{1,2}(?:物业|小区|工程)?(?:项目部|办公室|服务中心|居委会|客服部|管理处|物业(?:公司|处)?)[\u4e00-\u9fff·]{2,3}[。）)\n]",
    SIGNED,
    before=0,
    after=24,
)
# Whose staff's lists hold besides: columns and cells of relatives.
_OF_KIN = r"爱人|配偶|妻子?|丈夫|家[属庭里]|紧急联[系络]|子女|[父母]亲|[爸妈]|[儿女]儿|老伴|爷爷|奶奶|外[公婆]|住?宅"
_KIN = lazily(_OF_KIN)
_NUMBERS_ALONE = lazily(r"(?:联系|咨询|报修|维修)(?:电话|方式)?[:：][ ]?(?:[0-9-]{7,14}[，,、/ ]{1,2}){0,3}$")


def is_signed(reading: Reading, span: Span) -> bool:
    """Whether numbers stand alone before it and somebody of an office behind it."""
    if not _SIGNED.applies(reading, span):
        return False
    line = reading.text.paragraph(span)
    return _NUMBERS_ALONE.search(reading.text.text, max(line.start, span.start - _ROW), span.start) is not None


def is_of_directory(reading: Reading, span: Span) -> bool:
    """Whether it stands in an office's list of telephones, or behind a unit or a post in a sheet of those who take part."""
    line = reading.text.paragraph(span)
    if _is_on_card(reading, line, span):
        return True
    kind = reading.once("kind of list", lambda: _kind_of_list(reading))
    if not kind or of_somebody(reading, span):
        return False
    if _SENTENCE.search(reading.text.text, line.start, span.start) or is_of_kin(reading, span):
        return False
    if reading.once("serves", lambda: reading.holds(_SERVED)):
        return False
    if kind == "directory":
        return True
    return _CELL_OF_UNIT.search(reading.text.text, max(line.start, span.start - _ROW), span.start) is not None


def _is_on_card(reading: Reading, line: Span, span: Span) -> bool:
    """Whether it is that of the one whom a card of service names, and nothing on the card is of those it serves."""
    text = reading.text.text
    card = _ON_CARD.search(text, max(line.start, span.start - _CARD), span.start)
    if card is None or of_somebody(reading, span):
        return False
    name = Span(*card.span("name"))
    if _BY_WHICH_NAME.fullmatch(text, name.start, name.end) or not any(
        person.span == name for person in persons_in(reading, name)
    ):
        return False
    return not any(
        words.search(text, begin, end)
        for words in (_OF_PRIVATE, _KIN, _IS_SERVED)
        for begin, end in ((line.start, card.start()), (card.end("named"), min(line.end, span.end + _CARD)))
    )


def is_of_kin(reading: Reading, span: Span) -> bool:
    """Whether its column, or its own row, names a relative or the home before it."""
    line = reading.text.paragraph(span)
    if _KIN.search(reading.text.text, max(line.start, span.start - _ROW), span.start):
        return True
    return _KIN.search(columns_of(reading, _OF_KIN).over(span.start)) is not None


def _kind_of_list(reading: Reading) -> str:
    """What the title of the text, or its first line, makes of the contacts below."""
    title = reading.elements.title.value if reading.elements.title else ""
    first = reading.text.text.lstrip()[:_TITLE].split("\n", 1)[0]
    words = _BLANKS.sub("", title[:_TITLE]) + "\n" + _BLANKS.sub("", first)
    if _OF_PRIVATE.search(words):
        return ""
    return "directory" if _DIRECTORY.search(words) else "attendance" if _ATTENDANCE.search(words) else ""
