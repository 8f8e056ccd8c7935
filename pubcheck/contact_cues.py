"""Words and persons that tell a unit's published contact from a private person's."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from pubcheck.finding import Severity
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import Cue, Reading
from pubcheck.persons import sentence
from pubcheck.phrase import Phrase
from pubcheck.span import Span
from pubcheck.text import Entity, EntityKind, Role

_FORM = 240  # characters between them where each stands on a line of a form
_FIELD = lazily(
    r"\s*(?:(?:联系|家庭|本人|手机|移动|固定)?(?:电\s*话|手\s*机|方式|号码)(?:号码?)?|电子邮[箱件]|邮\s*箱|QQ号?|微信号?)\s*[:：]\s*"
)
_SURE = 0.8  # from here on a person without a role is taken for a private one
_LEAST = 0.3  # how sure a person is whose a contact may be
_REACH = 60  # characters between a person and the contact that is theirs


def owner(reading: Reading, span: Span, reach: int = _REACH) -> Entity | None:
    """The person last named before ``span`` in its sentence, whose contact stands there."""
    persons = owners(reading)
    at = bisect_left(persons, span.start, key=lambda entity: entity.span.start) - 1
    if at < 0 or span.start - persons[at].span.end > (_FORM if _alone(reading, span) else reach):
        return None
    if _alone(reading, span):
        return persons[at]
    return persons[at] if persons[at].span.start >= sentence(reading, span).start else None


def owners(reading: Reading) -> list[Entity]:
    """The persons whose a contact may be, in order: no words that are hardly names."""
    return reading.once(
        "owners", lambda: [e for e in reading.entities if e.kind is EntityKind.PERSON and e.confidence >= _LEAST]
    )


def _alone(reading: Reading, span: Span) -> bool:
    """Whether the contact stands behind its label on a line of its own, as in a form."""
    line = reading.text.paragraph(span)
    return _FIELD.fullmatch(reading.text.text, line.start, span.start) is not None


class OfOwner(NamedTuple):
    """A sign: the contact belongs to a person in one of these roles."""

    roles: frozenset[Role]
    why: Phrase
    delta: float = 0.0
    severity: Severity | None = None

    def applies(self, reading: Reading, span: Span) -> bool:
        """Whether the person last named before ``span`` has one of the roles."""
        person = owner(reading, span)
        if person is None:
            return False
        unknown = person.role is Role.UNKNOWN and person.confidence >= _SURE and Role.PRIVATE in self.roles
        return unknown or person.role in self.roles


PRIVATE_OWNER = OfOwner(
    frozenset({Role.PRIVATE}),
    Phrase("是前面所写个人的联系方式", "it belongs to the private person named before it"),
    0.02,
    Severity.HIGH,
)
OFFICE_OWNER = OfOwner(
    frozenset({Role.OFFICIAL, Role.CONTACT, Role.SIGNER}),
    Phrase("是前面所写工作人员的联系方式", "it belongs to the member of the staff named before it"),
    -0.02,
    Severity.INFO,
)
# The telephone of an office, whoever is named before it; and one of a relative, whoever is called its contact.
# Those who are called by their office: 陆警官, 文书 贺某; and those who look after others.
_BY_TITLE = r"(?:警官|警长|法官|检察官|书记员|法官助理|主任|科长|股长|所长|队长|干事|老师|护士长|经理|同志)"
_POSTS = r"(?:文书|会计|出纳|村医|网格(?:员|长)|调解员|护林员|(?:支部|村委|支部副?)?书记|(?:副)?主任|委员|(?:计生|妇联|民政)?专干|干事|站长|组长|社长)"
# Somebody of the staff whom an office names by a title alone: 报名电话：王老师 13900001234.
OFFICE_STAFF = Cue(
    r"(?:报名|咨询|招聘|招生|招标|监督|举报|值班|预约)[\u4e00-\u9fff]{0,4}[:：][^\n。]{0,40}?(?<![\u4e00-\u9fff])[\u4e00-\u9fff](?:老师|医生|大夫|教练|主任|科长|主管|警官|法官|护士长?)[ ,，:：]{0,2}$",
    Phrase("是单位公布的工作人员的联系方式", "that of somebody of the staff whom an office names"),
    before=60,
)
OFFICE_PHONE = Cue(
    r"(?:联络员|值班(?:人员|干部|室)?|工作人员|网格员|村医|民警|辅警|社工|窗口|前台|客服|专线|办公|报名|咨询|监督|举报|投诉|服务|预约|平台|调度|应急(?!联[系络])|指挥[部所]|会务|值守|专班|总机|急修|抢修|报修|物业|门店|网点|大厅|[客佛]堂|技术保障|公务|工作)(?![人者](?:的|本人)?(?:联系)?(?:电|手|微))(?!业主|住户|用户|客户|店主|对象|[户病]人|家[属长])[\u4e00-\u9fff]{0,2}(?:电\s?话|手\s?机|热线|微信|[:：])(?:号码)?[^，。；\n]{0,3}$"
    r"|(?:值班|值守|会务|调度|急修|抢修|报修|总机|技术保障|带班领导|带队(?:老师|干部))[ ]?$"
    r"|(?:值班|值守|调度|指挥[部所]|应急(?!联[系络])|会务|咨询|监督|举报)(?:电\s?话|手\s?机)?[:：]?\s?(?:[0-9+][0-9+()（）. ·_—-]{5,18}[、，,/;；或和及]\s?){1,2}$"
    r"|(?<![款户托代])(?:经办|承办|制表)人?[:：][ ]?[\u4e00-\u9fff·]{2,6}[\s，,（(]{0,4}(?:联系)?电话[:：]?\s?$"
    r"|(?:举报|线索|咨询|监督|报名)[^，。；\n]{0,4}联系[\u4e00-\u9fff]{2,4}[，,：: ]{0,2}$"
    r"|(?:看样|看房|看货|看车|展样|勘[查验]|竞买)[^，。；\n]{0,6}联系[\u4e00-\u9fff]{2,10}[，,：: （(]{0,2}$"
    r"|(?:电话|手机|热线)[（(](?:工作时间|工作日|上班时间|24小时|二十四小时)[）)][:：]?\s?$"
    r"|(?:帮扶|包保|包村|包户|驻村|结对|挂[联钩点包])(?:联系人|责任人|干部|队员|人)?[:：]\s?[\u4e00-\u9fff·]{2,6}(?:[（(][^（）()\n]{2,16}[）)])?[\s，,]{0,3}(?:联系)?(?:电话|手机)?[:：]?\s?$"
    r"|(?:备班|带班|值班|领班|当班|轮班)(?:人员?)?[：: ]?[\u4e00-\u9fff·]{2,4}[，,：: （(]{1,2}$"
    r"|(?:组长|[；;])[ ]?(?:联络|车辆|后勤|接待|保卫|安保|宣传|文秘|医疗|财务|会场|材料|物资)[\u4e00-\u9fff·]{2,4}[ ]{1,3}$"
    rf"|联系人[:：]\s?[\u4e00-\u9fff]{{1,3}}{_BY_TITLE}[\s，,（(]{{0,3}}(?:联系)?(?:电话|手机)?(?:号码)?[:：]?\s?$"
    rf"|(?:^|\s){_POSTS}\s{{1,4}}[\u4e00-\u9fff·]{{2,4}}\s{{1,4}}$",
    Phrase("是单位或工作人员公布的联系方式", "a contact that an office or its staff publishes"),
    before=44,
    delta=-0.02,
    severity=Severity.INFO,
)
RELATED = Cue(
    r"[（(][ ]?(?:系|其)?(?:配偶|妻子?|夫|丈夫|父亲?|母亲?|[长次独]?[子女]|儿子|女儿|[哥姐弟妹兄]|哥哥|姐姐|弟弟|妹妹|爷爷|奶奶|外[公婆]|亲属|家属|朋友)[ ]?[）)]|联系人[ ]?[:：][ ]?(?:其|系)?(?:配偶|妻子?|夫|丈夫|父亲?|母亲?|[长次独]?[子女]|儿子|女儿|[哥姐弟妹兄]|[儿女]?媳妇?|女婿|爷爷|奶奶|外[公婆]|亲属|家属|邻居|朋友)|(?i:father|mother|wife|husband|spouse|brother|sister)(?![A-Za-z])[^\n。；;]{0,14}$|个人(?:电子)?邮箱|私人(?:邮箱|手机|电话)|紧急联系人|家庭联系人|家属联系|[你您](?:所?登记|预留|填写|提供|留下|留|家)|(?:登记|预留)的|(?<![^，,。；;\n])(?![^，,。；;\n]{0,12}[请可处])[^，,。；;\n]{0,12}?留(?:下|了|的)?联系方式(?:是|为|[:：])?(?:微信|电话|手机)?[:： ]?$",
    Phrase("是个人或其亲属留下的联系方式", "a contact that a person or a relative left"),
    before=40,
    delta=0.02,
    severity=Severity.HIGH,
)
# Labels that say outright whose it is: no model knows better. Those who are no party stand with their name, as
# 产权人段志远电话； a party's or a patient's address of mail, and a home's telephone, need none.
_LABELS = r"(?:联系|手机|移动|固定|个人|本人|家庭|常用|电子|的){0,2}(?:电\s?话|手\s?机|座机|号码|邮\s?箱|邮件|信箱|(?i:e-?mail|tel))(?:号码?|地址)?(?:是|为)?[\s:：（(]{0,3}$"
_OUTSIDERS = r"(?:紧急联系|家庭联系|报考|应聘|求职|产权|房屋所有|机动车所有|寄件|寄信|发件|收货|提货|购房|买受|订票|订购|预约|参保|投保|被保险|持卡|持证|失主|缴费|用水|用电|捐款|领养|登记)(?:人|者|户)|机主|车主|失主|房主|产权方|消费者|会员|客户|顾客|用户|旅客|乘客|储户|学员|订户|买家|卖家|租客|房客|应聘者|求职者|志愿者"
_BEFORE_NAME = lazily(rf"(?:{_OUTSIDERS})[\s:：（(]{{0,3}}$")
_BEHIND_NAME = lazily(rf"[）)]?[\s，,、]{{0,3}}{_LABELS}")
# Letters to an office have a recipient too: whose door it is stands behind the telephone.
_RECIPIENT = lazily(r"(?:收件|收货|取件)人[\s:：]{0,3}$")
_TO_A_DOOR = lazily(
    r"[）)]?[\s，,；;]{0,3}(?:收[件货]|邮寄|快递)?地址[\s:：]{0,3}[^，。；;\n局厅委办院]{2,30}(?:[0-9一二三四五六七八九十](?:[栋幢座]|单元|号楼)|[园区苑][0-9]{1,3}-)"
)


class OfOutsider(NamedTuple):
    """A sign: a label, the name of one who is no party but no staff either (产权人, 客户, 紧急联系人), his telephone."""

    why: Phrase
    delta: float = 0.02
    severity: Severity | None = Severity.HIGH

    def applies(self, reading: Reading, span: Span) -> bool:
        """Whether a name behind such a word stands right before the label of the contact."""
        text = reading.text.text
        person = owner(reading, span)
        if person is None or not _BEHIND_NAME.match(text, person.span.end, span.start):
            return False
        start = max(0, person.span.start - 12)
        if _BEFORE_NAME.search(text, start, person.span.start):
            return True
        recipient = _RECIPIENT.search(text, start, person.span.start)
        return recipient is not None and _TO_A_DOOR.match(text, span.end) is not None


NAMED_OWNER = OfOutsider(Phrase("标签写明是这位个人的", "the label says that it is this person's"))
_PARTY = r"(?:举报|投诉|投稿|来稿|参赛|咨询|提问|留言|信访|来信|来访|反映|报案|检举|控告|申诉|申请|受害|被害|报考|应聘|求职|当事|救助|受助|监护|借款|承租|产权)人|原告|被告(?:人)?|第三人|患者|病人|考生|学生|家长|户主|机主|车主|业主|消费者|配偶|亲属|家属|村民|居民"
OWN_LABEL = Cue(
    rf"(?:{_PARTY})(?:[（(][^（）()\n]{{0,10}}[)）])?{_LABELS}",
    Phrase("标签写明是当事人自己的", "the label says that it is the party's own"),
    before=24,
    delta=0.02,
    severity=Severity.HIGH,
)
# A party who is named before it, with whatever mailbox he gives for an answer: 投诉人王芳，反馈邮箱…
_BEFORE_PARTY = lazily(rf"(?:{_PARTY})(?:姓名)?(?:[（(][^（）()\n]{{0,10}}[)）])?[\s:：为是]{{0,3}}$")
_BEHIND_PARTY = lazily(
    rf"(?:先生|女士|同志)?(?:[（(][^（）()\n]{{0,10}}[)）])?[）)]?[\s，,、（(]{{0,3}}(?:其|的|[反回]馈|答复|回复|接收|送达|通知|告知|回访|备用|预留|所留|留有?|留下){{0,2}}的?{_LABELS}"
)


def is_of_party(reading: Reading, span: Span) -> bool:
    """Whether a party's name stands right before the label of the contact."""
    person = owner(reading, span)
    if person is None or not _BEHIND_PARTY.match(reading.text.text, person.span.end, span.start):
        return False
    return _BEFORE_PARTY.search(reading.text.text, max(0, person.span.start - 20), person.span.start) is not None


# On a page where people sell and let to each other, what it offers and what such pages say.
_OFFERS = lazily(
    r"(?:[出转]售|转让|出租|求租|招租|[合转整]租|求购|二手|闲置|急[售转租]|低价[转出]|寻[猫狗犬]|顺风车|拼车|征婚|相亲|领养)"
)
_OF_SITE = lazily(
    r"收藏(?:[（(][0-9]+[)）])|(?<![\u4e00-\u9fff])(?:收藏|举报|分享)(?![\u4e00-\u9fff0-9:：+])|浏览[：: ]?[0-9]|发布者|房东|非中介|中介勿扰|自用|面议|包邮|自提|可小刀|押一付|限[男女]生|看房方便|[个私]人房源"
)
_BY_DEALER = lazily(
    r"公司|集|[局厅委院校]|中心|政府|机关|单位|公务|公车|公租|土地|图书|文化馆|活动|严禁|禁止|违规|违法|村[集组民]|街道|社区(?![\u4e00-\u9fff]{0,4}[0-9])|[县市区]直|拍卖|标的|国有|资产|招标|竞[价买]|门店|4S店"
)
_ADVERT = 80  # characters to each side


def _of_line(reading: Reading, span: Span, reach: int) -> tuple[int, int]:
    """Where the words of its line within ``reach`` characters of ``span`` begin and end."""
    line = reading.text.paragraph(span)
    return max(line.start, span.start - reach), min(line.end, span.end + reach)


def is_in_advert(reading: Reading, span: Span) -> bool:
    """Whether the contact stands in a private person's small advertisement."""
    text = reading.text.text
    begin, end = _of_line(reading, span, _ADVERT)
    return (
        _OFFERS.search(text, begin, span.start) is not None
        and _OF_SITE.search(text, begin, end) is not None
        and _BY_DEALER.search(text, begin, end) is None
    )


OWN = Cue(
    r"其(?:本人|现|原)?的?(?:电话|座机|手机|邮箱)(?:号码?)?[\s:：是为]{0,3}$|[（(](?:家|宅|家里|家庭|住宅)[）)][\s:：]{0,3}$|(?:小卖部|邻居|隔壁)[^，。；\n]{0,10}(?:转接|转告|代接|捎话)[ ]?$"
    r"|(?:我|我们?家)的?(?:联系|固定)?(?:电话|座机|手机|邮箱)(?:号码?)?[\s:：是为]{0,3}$|(?:家庭|住宅|家里|家中|屋[里头]|(?<![学食祠天讲礼佛课教])堂屋里?)的?(?:固定|联系)?(?:电话|座机)|宅电|家电[:：]|(?:老|旧|祖)[宅屋]\s{0,3}(?:联系)?(?:电话|座机)[\s:：]{0,3}$|家属的?(?:联系)?电话|支付宝(?:账[号户])?[\s:：（(]{0,3}$|(?:住宅|宅|住所|寓所)[\s:：（(]{0,3}$|(?:个人|私人|本人)的?(?:电子)?(?:邮箱|邮件|手机|电话|号码)|联系人[ ]?[:：][ ]?(?:其|系)?(?:[妻夫父母]|[长次独]?[子女]|[儿女]|[哥姐弟妹兄]|媳|婿|配偶|丈夫|老伴|[爷奶外叔伯姑舅姨邻侄孙甥堂表嫂岳])[^，。；\n]{0,6}$",
    Phrase("标签写明是个人或家庭的", "the label says that it is a person's or a household's"),
    before=16,
)
# A relative's or one's own, right before it: 用孙女的，; 打我爱人的; 发我这个：; 反馈给本人：; 拨我家; 下单账号
_TO_ME = r"(?:[发加打回找搜拨寄转传呼]|联系|反馈|回复|告知|通知|发送|抄送|转交|短信|邮件)(?:一下|送|给|到|至|回|复)?(?:我|本人)(?:这个|这里|这边|们?家[里中]?)?的?(?:新|旧|大|小)?(?:号码?|邮箱|电话|手机|微信|[QV]Q?)?(?:吧|就行|即可|就好)?[:：，,]?\s?$"
_OF_CUSTOMER = (
    r"(?:下单|会员|买家|网购|打赏|订票|购票|学员|粉丝)(?:人|者)?的?(?:账[号户]|帐[号户]|邮箱|ID)[:：为是]?\s?$"
)
OF_KIN = Cue(
    rf"[（(](?:个体户?|农户|散户|车主|房东)[)）][\s，,:：]{{0,2}}$|{_TO_ME}|{_OF_CUSTOMER}|(?<!和)(?<!与)(?:我|俺|咱)们?家[里中]?的?\s?$|(?<![汛灾火险部局队])紧急联[系络]人的?(?:电话|手机|号码|方式)?(?:号码)?[:：为是]?\s?$|"
    r"(?:[儿女]儿|孙[子女]|外?[孙甥]女?|侄[子女儿]|老伴|爱人|老[公婆]|媳妇|丈夫|妻子|[爸妈爹娘父母]亲?|[哥姐弟妹]{1,2}|[嫂婶姨舅姑叔伯婿]|邻居|家属|[他她我]家?)的(?:电话|手机|座机|号码?)?[是为：:，,\s]{0,2}$|其(?:本人)?的?(?:电话|手机|座机)(?:号码?)?[是为：:\s]{0,2}$|换号了?(?:[，,：:]?新的?号?码?)?[是为：:]?$|(?:(?<![\u4e00-\u9fff])|(?<=我)|(?<=我的)|(?<=本人)|(?<=手机))号码?(?:已经?)?[换改]了[^。；;\n]{0,6}[：:]?$",
    Phrase("前文写明是本人或亲属的", "the words before it say that it is one's own or a relative's"),
    before=14,
    delta=0.02,
    severity=Severity.HIGH,
)
# A record's key names whose it is: {"applicant": "…", "phone": "…"}.
OWN_RECORD = Cue(
    r"(?i:[\"'<](?:applicant|caller|complainant|petitioner|patient|customer|student|parent|home_?(?:tel|phone))[\"'>]|type=.home)",
    Phrase("记录的字段名写明是个人的", "the key of the record says that it is a person's"),
    before=48,
)
# The mailbox of a function, by its label.
OFFICE_MAIL = Cue(
    r"(?:便民|公共|公用|公务|单位|部门|学院|科室|会务|业务|服务|意见|建议|征集|监督|举报|投诉|咨询|受理|值班|机构|网站|反馈|唁电|办公室?|工作|对外|官方)(?:电子)?(?:邮\s?箱|信箱|邮件)(?:地址)?[\s:：是为]{0,3}$",
    Phrase("标签写明是单位的邮箱", "the label says that it is an office's mailbox"),
    before=20,
)
# Firms that bid are represented in public: 1 某某科技有限公司 … 王芳 13900001234
BIDDING = r"授权代表|投标人|投标单位|供应商名称|中标候选人"
_FIRM = lazily(r"(?:公司|集团|研究院|设计院|事务所|[工商]厂)[ \t,，|（(]")
_ROW = 200  # characters before a contact that its row may hold


def is_of_bidder(reading: Reading, span: Span) -> bool:
    """Whether it stands in the row of a firm, in a paper on bids."""
    if not reading.once("bids", lambda: reading.holds(BIDDING)):
        return False
    begin, _ = _of_line(reading, span, _ROW)
    firm = _FIRM.search(reading.text.text, begin, span.start)
    return firm is not None and not of_somebody(reading, span) and "。" not in reading.text.text[begin : span.start]


_SOMEBODYS = lazily(
    r"(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])|(?<![\u4e00-\u9fff])[男女](?![\u4e00-\u9fff])|家庭|住[址院所]|患者|证人|被告|原告|申请人|答辩人|来访|信访|投诉人|举报人|学生|诉"
)


def of_somebody(reading: Reading, span: Span) -> bool:
    """Whether the row names a party to a matter or gives a person's number or sex."""
    return _SOMEBODYS.search(reading.text.text, *_of_line(reading, span, _ROW)) is not None


_SEX = lazily(r"(?<![\u4e00-\u9fff])(?:性别[:：]?)?[男女](?![\u4e00-\u9fff])")


def in_row_of_person(reading: Reading, span: Span) -> bool:
    """Whether the words before it give a sex, as a row or a sentence about a person does."""
    begin, _ = _of_line(reading, span, _REACH)
    return _SEX.search(reading.text.text, begin, span.start) is not None


# What brackets behind a contact say of it: （区教育局信访邮箱）, （本人）.
_IN_BRACKETS = r"^[ ]?[（(][^（）()\n]{0,16}"
OFFICE_BEHIND = Cue(
    rf"{_IN_BRACKETS}(?:局|委|办|处|科|中心|院|校|公司|信访|举报|监督|咨询|公共|官方|单位|工作|值班|公务|办公)[^（）()\n]{{0,4}}(?:邮箱|信箱|电话|热线|手机|专线|座机)[）)]"
    r"|^[ ]?[（(](?:系|为|是)?(?:单位|办公室?|科室|工作(?:用机|机|号|手机|时间|日)|值班(?:专用|用)?|公务(?:用)?|公用|对公|谁值班谁带)[）)，,]",
    Phrase("其后写明是单位的", "what follows says that it is a unit's"),
    before=0,
    after=32,
)
# How to reach him, behind the number of nobody's office: …，叫雷雨甸，; …，晚上打.
CALLED_BACK = Cue(
    r"^[，,][ ]?(?:就|好像)?(?:是个)?(?:名叫|叫|姓(?!名))[\u4e00-\u9fff]{2,4}[，,。；;]|^[，,][ ]?(?:晚饭后|晚上|夜里|下班后|中午)(?:再|才)?(?:打(?![包折烊])|接(?=[，,。；;\s]|$)|拨(?!付)|在家)",
    Phrase("其后写明是个人或家庭的", "what follows says that it is a person's or a household's"),
    before=0,
    after=24,
)
# The same behind the number of one of these says when they are open, and who answers.
OFFICE_BEFORE = Cue(
    r"联系人|科室|项目|门诊|热线|食堂|餐|预[订约]|咨询|旅游|单位|公司|[局厅院校所店馆][^，。；\n]{0,6}$",
    Phrase("前文写明是单位的", "the words before it say that it is an office's"),
    before=16,
)
OWN_BEHIND = Cue(
    r"^[ ，,；;]{0,2}(?:是否(?:住校|寄宿|走读|午托)|(?:住校|寄宿|走读|午托)生?(?:[是否]|(?=[，,。；;\s]|$))|与(?:学生|考生|幼儿|患者)关系)|^[ ]?[（(](?:(?:系|为|是)?(?:本人|私人|家庭(?!医|教)|家里|住宅|家用)|[其他她系](?:妻|夫|父|母|儿|女|子|兄|弟|姐|妹|配偶|丈夫)|老伴|配偶|妻子|丈夫|儿子|女儿|儿媳|女婿|父亲|母亲|监护人|家属)[^（）()\n]{0,8}[）)]|^[ ]?[（(][ ]?(?:住宅|家庭)(?:电话|座机)[^（）()\n]{0,16}[）)]",
    Phrase("其后写明是个人或家庭的", "what follows says that it is a person's or a household's"),
    before=0,
    after=24,
)
# Data that no office gives with the telephone of its staff.
OF_PATIENT = Cue(
    r"(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])|随访|患有|截瘫|偏瘫|[现家]住|户籍|低保户|被害人|外地就医|住院",
    Phrase("同处有个人的证件号、住处或病情", "identity number, home or illness stand beside it"),
    before=48,
    after=24,
    delta=0.02,
    severity=Severity.HIGH,
)
PRIVATE = Cue(
    r"身份证|证件号|住\s?址|户主|户籍|银行卡|卡号|患者|学生|考生|家长|监护人|受益人|低保|残疾|举报人|投诉人|信访人|来信人|原告|被告|当事人|申请人|本人|你留|您留|你的|您的|你提供|其(?:本人)?电话"
    r"|(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])",
    Phrase("同处有个人身份信息", "personal data stand beside it"),
    before=60,
    after=40,
    delta=0.02,
    severity=Severity.HIGH,
)
UNIT_CONTACT = Cue(
    r"(?:与|到|向|找)[^，。；\n]{1,12}(?:处|科|办|部|中心|室|局|院|所)联系|联系人|联系电话|联系方式|联系邮箱|咨询|举报电话|投诉电话|监督电话|服务电话|值班|办公|传真|热线|报名|(?:联系|举报|投诉|监督|反馈|征集|单位|公开|工作|专用|局|办)(?:电子)?(?:邮箱|信箱)|经办人|承办|报送|反馈|受理|客服|来信请|来电请",
    Phrase("是单位公布的联系方式", "a contact that a unit publishes"),
    before=40,
    delta=-0.02,
    severity=Severity.INFO,
)
