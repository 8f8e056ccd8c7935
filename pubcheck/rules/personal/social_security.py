"""Social-security, medical-insurance and housing-fund numbers, by their labels.

The personal social-security number is the citizen's identity number (社会保险法 art. 58) and is reported as that; cards,
accounts and handbooks bear numbers of the local office that follow no common form.
"""

from __future__ import annotations

from pubcheck.finding import Mask, Severity
from pubcheck.headings import columns_of
from pubcheck.labels import Label, Labelled, whole
from pubcheck.law import basis
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import NO_ALNUM_AFTER, NO_ALNUM_BEFORE, AnyOf, Checked, Cue, Gated, Judgement, Reading
from pubcheck.numbers import PROVINCES, as_digits, birth_date, luhn_holds
from pubcheck.persons import persons_in
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.scattered import behind
from pubcheck.span import Span

# In groups with two blanks, dots or a line end between, or with the letter set off.
_GROUPED = (
    NO_ALNUM_BEFORE
    + r"(?:[A-Z](?:[ ]{1,2}|[-·])[0-9]{8}|[A-Z][0-9]{2,4}(?P<h>[ ]{1,2}|[·-])[0-9]{3,4}(?:(?P=h)[0-9]{2,4}){1,2}|(?!(?:19|20)[0-9]{2}[-·])[0-9]{4,6}(?P<g>[ ]{2}|[·-]|[ ]?\n[ ]?)[0-9]{4,6}(?:(?P=g)[0-9]{4,6}){0,3})"
    + NO_ALNUM_AFTER
    + r"(?![*-])(?!\s?(?:[元万亿份件张]|户(?![主名籍])|人(?!员)))"
)
_PATTERN = (
    NO_ALNUM_BEFORE
    + r"(?!(?i:aa[cez]|a[ck][ac]|aee)[0-9]{3}(?![0-9]))[A-Za-z]{0,4}(?:[0-9]{5} [0-9]{5}(?![0-9])|[0-9]{6} [0-9]{6}(?![0-9])|(?!0[0-9]{2,3}-[0-9]{7,8}(?![0-9]))[0-9]{4,6}-[0-9]{6,10}|[0-9]{4,6}(?:[ ][0-9]{4,6}){2,4}(?![0-9])|[0-9]{5,20}|[0-9]{3,10}(?:(?:[ ]|[ ]?\n[ ]?)[0-9]{3,10}){1,4})[Xx]?"
    + NO_ALNUM_AFTER
    + r"(?![*-])(?!\s?(?:[元万亿份件张]|户(?![主名籍])|人(?!员)))"
)
# Of those who live on another's insurance, and the bare 账号 of a list about a fund: its owner stands right before it.
_OTHER_LABELS = r"(?:遗属|供养(?:亲属)?|抚恤)(?:生活)?(?:困难)?(?:补助|补贴|津贴|待遇|金)?(?:对象|人员)?(?:领取)?(?:编号|证号)|(?:养老金|退休金|参保人员|离?退休(?:人员)?)(?:个人)?(?:编号|证号)"
_BARE, _FUND, _FUND_REACH = r"(?<=[\u4e00-\u9fff元0-9][（(，,；; ])(?:原|旧|新|现|个人|缴存)?[账帐]号", r"公积金", 240
# What it may be an account of instead, behind the word for the fund.
_OTHER_ACCOUNT = lazily(r"银行|[卡折]|支付|微信|QQ|开户|中心|贷款|还款|对公|专户|[水电气]费|户名|[。；;]")
# Torn at the end of a line while the sentence goes on: 公积金个人账号20100⏎0030817余额…
_TORN = (
    NO_ALNUM_BEFORE
    + r"[0-9]{3,8}[ ]?\n[ ]?(?!1[3-9][0-9]{9})(?!(?:19|20)[0-9]{2}年)[0-9]{3,9}(?=[\u4e00-\u9fff，,；;。、）)])(?![年月日元号万户人份个项件张岁]|\s?[：:])"
)
_FEWEST_TORN, _MOST_TORN = 8, 15
# Of one person of a household: 0611000203-04
_OF_HOUSEHOLD = (
    NO_ALNUM_BEFORE
    + r"(?!0[0-9]{2,3}-)[0-9]{8,14}[-/][0-9]{1,2}"
    + NO_ALNUM_AFTER
    + r"(?![-/*.]|\s?(?:[元万亿份件张年月]|户(?![主名籍])|人(?!员)))"
)
# On the card itself its number is a letter and eight places, whatever the word before it; the scheme stands further off.
_CARD_FORM = NO_ALNUM_BEFORE + r"[A-Z][0-9]{7}[0-9X]" + NO_ALNUM_AFTER + r"(?![*-])"
_ANY_CARD, _CARD_NAMED = r"卡\s?(?:面|片)?(?:编号|识别码|号)", r"社\s?保|社会保障|医\s?保"
# Digits read as letters, and the names of fields in exports.
_MISREAD = (
    NO_ALNUM_BEFORE
    + r"(?=[0-9A-Z]{2,18}(?<=[0-9])[OoIlSB]|[0-9A-Z]?[OoIl][0-9])(?=(?:[A-Za-z]*[0-9]){6})[0-9A-ZOoIl][0-9OoIlSB]{7,17}"
    + NO_ALNUM_AFTER
    + r"(?![*-])"
)
_SCATTERED = behind(
    r"(?:社保|医保)(?:卡|编|个人编)?号码?|公积金(?:个人)?[账帐]号|社会保障卡号", "[0-9A-Za-z]", "0-9", 8, 15
)
_FIELDS = r"(?<![A-Za-z])(?i:m(?:ed(?:ical)?)?_?(?:card|ins(?:urance)?)(?:_?(?:no|id|num|number|code))?|ins(?:ur(?:ance|ed))?_?(?:no|id|num|number)|(?:soc(?:ial)?_?)?(?:security|sec|ssn?|si)_?(?:no|id|num|number|card|card_?no)|ssn|aac001|aaz50[01]|akc020|psn_?no|insu_?(?:id|no)|(?:housing_?)?fund_?(?:no|acct|account|id|num)|shebao(?:_?(?:kahao|hao|no))?|yibao(?:_?(?:kahao|hao|no))?|gongjijin(?:_?(?:zhanghao|no))?)(?![A-Za-z])[\"']?|(?<=/(?:gjj|sb|yb|shebao|yibao|si)/[0-9A-Za-z/_.-]{1,20}\?)(?:acct|no|id|account|card)=[\"']?"
_IN_BRACKETS = lazily(r"[（(][账帐]号(?:号码)?[:： 为是]*$")
_NEAR = 60  # characters before in which the fund is named
_FUND_FORM = NO_ALNUM_BEFORE + r"[0-9]{9,13}" + NO_ALNUM_AFTER
_NUMBER = r"(?:账号|帐号|[账帐]户号?|卡号|编号|编码|代码|识别号|号码?|电脑号|手册号|证号|个人编号|个人账号|个人账户号?)"
_SCHEME = (
    r"社\s?保|社会保障|社会保险|社险|医\s?保|医疗保险|医疗保障|(?:养老|失业|工伤|生育|大病|护理)(?:保险|待遇|金)|长护险|(?:住房)?公积金|参保|参合|缴存|新农合|合作医疗"
    r"|农合|合疗|[职居农]保|(?:职业|企业)年金|灵活就业|(?:养老|失业)(?=个人|[账帐卡证]|手册|登记证|编[号码])|工伤(?=证|手册)"
)
_LABEL = (
    rf"(?:{_SCHEME})(?:人员?|个人|职工|居民|医疗|金融|[ ]?(?i:ic)[ ]?|电脑|档案|手册|证|卡面|卡|登记|缴费|缴存|待遇|联名|账户|关系|权益|客户|查询|存折|领取|本){{0,3}}(?:的)?{_NUMBER}(?:要的话|我的|你记一下|报一下|就)?"
    r"|医保电子凭证(?:[号码]|号码|编号)?|就业(?:创业证|失业登记证)(?:编号|号码?)|(?:社保|医保|公积金)[ ]?[（(](?:个人)?(?:[账帐]号|编号|卡号|号码)|(?<![a-z])(?i:ybk?h|ybbh|ybbm|gjjgrbh|grgjjzh|gjj_?(?:zh|no)|yb_?no|sb_?no|grzh|sbdnh|dnh|yb[kz]hm|ylbxh|yl[bz]x?bh|ylgrbh|sbk?h|sbbh|sbbm|sb[kz]hm|gjjzh|gjjbh|gjjgrzh|shbzhm?|shbzkh|cbrbh|cbbh|cbrybh|grbh|grsbh)(?![a-z])[\"']?=?"
    r"|(?:遗属|供养|高龄|抚恤|残疾)(?:人员)?(?:生活)?(?:困难)?(?:补助|补贴|津贴|待遇|金)(?:领取)?(?:证号|编号)"
    r"|参合(?:证)?号|农合(?:医疗)?证?号|(?:合作)?医疗证号|居民健康卡号?|(?:养老金|待遇)?领取证号|(?:离退?|退)休证号|社会保险登记[号码]|公积金联名卡号|个人(?:社保)?编号|个人权益(?:记录)?(?:编号|单号|号)|(?:个人)?电脑(?:序)?号|个人[账帐]号|(?<![\u4e00-\u9fff])(?:社保|医保)(?=[:：])|个人[账帐]户(?![^0-9]{0,4}(?:余额|金额|记账|计入|储存))|社保号|医保号|(?:社保|医保|社会保障)(?:金融)?[ ]?(?i:ic)?[ ]?卡|医疗保险证|(?:住房)?公积金(?![^\n\t ]{0,6}(?:额|率|基数|比例|中心|管理|条例|贷款|提取|补贴))"
)
_INSURED = Cue(
    r"社保|社会保险|社会保障|资格认证|养老|医保|医疗保险|参保|缴费|公积金|退休|失业|待遇|(?<![a-z])(?i:(?:cb|sb|yb|yl|jf|xz|dy)(?:zt|rq|sj|dw|lx|xz|jg|jb|je|ny|gz|mc))(?![a-z])",
    Phrase("上下文涉及社会保险", "the context is social insurance"),
    before=80,
    after=40,
)
_ACCOUNTS, _FEWEST_OF_ACCOUNT = ("个人账户", "个人帐户"), 10
_OWN_ACCOUNTS, _FEWEST_BEHIND_SCHEME = ("个人账号", "个人帐号"), 9
_SUMS = lazily(r"统筹|基金|预算|决算|收[入支]|支出|合计|其中|单位[:：]|[万亿]?元")
# Staff, pupils and customers of banks have such too.
_OF_ANYBODY = lazily(r"个人编号|(?i:grbh|grzh|dnh)[\"'=]*|(?:个人)?电脑(?:序)?号|个人[账帐][号户]")
# Right before one's account: not a bank's, and the words for the scheme in the same sentence.
_OF_SCHEME, _SCHEME_REACH = lazily(r"社保|社会保险|社会保障|医保|参保|养老|公积金|失业|工伤|年金|(?i:gjj|sb|yb)"), 48
_LIKE_MOBILE = lazily(r"1[3-9][0-9]{9}")
_SHORTEST_CARD = 16
# What tells less than 编号 of a person's, so that more figures must; with 编号 it must be no day.
_LOOSE = lazily(r"(?:社保|医保)|[^\n]*(?:查询|客户|权益|护理|护险)[^\n]*(?<!编号)")
_OF_PAPERS = lazily(r"[^\n]*(?:查询|客户|权益|护理|护险)[^\n]*编号|(?i:(?:sb|yb|gjj)_no)[\"'=]*")  # bear days too
_PERSON_HEADING = r"姓\s*名|户\s*名|(?:参保|缴存|缴费|退休)人(?!数)|身份证|(?<![A-Za-z])(?i:xm|name|sfzh)(?![A-Za-z])"
_OF_PERSONS = lazily(_PERSON_HEADING)
_MACHINE_HEADING = r"型号|品牌|配置|设备|资产|主机|领用|保管人|(?<![A-Za-z])(?:IP|MAC|CPU)(?![A-Za-z])"
_OF_MACHINES = lazily(_MACHINE_HEADING)
_DAY = lazily(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")
_HOTLINE = lazily(r"1[3-9][0-9]{9}|0[0-9]{9,11}|[2-8][0-9]{6,7}|12[0-9]{3}")
_DECIMALS = lazily(r"\.[0-9]{1,2}(?![0-9])")
_LISTED = 40  # characters of other numbers, each with its owner in brackets, between a label and a number
_HEAD = 60  # characters of the title of a list
# Behind the number: 5100001234567（社保卡号）. A sum has the word for what it is paid for behind it too: 120000（公积金）.
_NUMBERED, _FEWEST_BEFORE = lazily(r"[号卡证]"), 8
_UNIT = lazily(r"(?:单位|企业|公司|机构|经办)(?:住房|社会)?\s*$|单位")


def _judge(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    joined = whole(value, label)
    if label is None or not label.adjacent or joined is None or len(joined) > 24:
        return None
    titled = reading.holds(_INSURED.pattern, 0, _HEAD)
    if _DECIMALS.match(reading.text.text, span.end):
        return None  # 个人账户：23456789.50
    of_person = label.heading and _is_row_of_person(reading, span)
    if label.words in _ACCOUNTS and (
        (label.heading and not of_person)
        or len(joined) < _FEWEST_OF_ACCOUNT
        or (not of_person and _SUMS.search(reading.text.text, max(0, span.start - _HEAD), span.end + _HEAD))
    ):
        return None  # what it holds: 其中个人账户：98765432，统筹：…
    if _OF_ANYBODY.fullmatch(label.words) and not (titled or _INSURED.applies(reading, span)):
        return None
    text = reading.text.text
    if label.words in _OWN_ACCOUNTS and not label.heading and not _is_of_scheme(text, span, label.words):
        return None
    if _LOOSE.fullmatch(label.words) and (len(joined) < _FEWEST_BEHIND_SCHEME or _HOTLINE.fullmatch(joined)):
        return None  # 医保查询号码 67890123, 护理待遇编码：10020030
    if _OF_PAPERS.fullmatch(label.words) and _DAY.fullmatch(joined):
        return None  # 社保权益编号：20250101
    if "电脑" in label.words and label.heading and _is_row_of_machine(reading, span):
        return None  # 电脑号, 型号
    start = text.rfind(label.words, max(0, span.start - 60), span.start)
    if _UNIT.search(label.words) or (start > 0 and not label.heading and _UNIT.search(text[max(0, start - 6) : start])):
        return Judgement(0.8, (label.why, Phrase("是单位的账号", "the account of a unit")), Severity.INFO)
    number = joined.upper()
    if len(number) == 18 and number[:17].isdigit() and number[:2] in PROVINCES and birth_date(number[6:14]):
        return None  # the identity number, reported as what it is
    if "年金" in label.words and len(number) >= _SHORTEST_CARD and (number[:2] == "62" or luhn_holds(number)):
        return None  # the bank card into which it is paid
    if _LIKE_MOBILE.fullmatch(number) and any(sign.isdigit() for sign in label.gap):
        return None  # the telephone behind the number: 社保编号4324239563，17711629362
    digits = sum(character.isdigit() for character in number)
    if label.behind and (digits < _FEWEST_BEFORE or not _NUMBERED.search(label.words)):
        return None
    if digits < 6:
        return Judgement(0.4, (Phrase("位数偏少", "few digits"), label.why), Severity.LOW)
    # Eleven figures may look like a telephone: what they are called is right before them.
    return Judgement(0.97 if _LIKE_MOBILE.fullmatch(number) else 0.9, (label.why,))


def _is_row_of_person(reading: Reading, span: Span) -> bool:
    """Whether its row names a person, or one of the headings says that such stand there, masked as they may be."""
    if any(persons_in(reading, reading.text.paragraph(span))):
        return True
    return any(map(_OF_PERSONS.search, columns_of(reading, _PERSON_HEADING).of_row(span.start)))


def _is_row_of_machine(reading: Reading, span: Span) -> bool:
    """Whether one of the headings is of machines, and none of people."""
    headings = columns_of(reading, _MACHINE_HEADING).of_row(span.start)
    return any(map(_OF_MACHINES.search, headings)) and not any(map(_OF_PERSONS.search, headings))


def _is_of_scheme(text: str, span: Span, words: str) -> bool:
    """Whether the account at ``span`` is one of a scheme named in its sentence, not of a bank."""
    begin = max(0, span.start - _SCHEME_REACH)
    at = text.rfind(words, begin, span.start)
    begin = max(begin, *(text.rfind(sign, begin, at) + 1 for sign in "。；;\n"))
    named = list(_OF_SCHEME.finditer(text, begin, at))
    return bool(named) and not _OTHER_ACCOUNT.search(text, named[-1].end(), span.start)


def _judge_torn(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    joined = whole(value, label)
    if joined is None or not _FEWEST_TORN <= len(joined) <= _MOST_TORN:
        return None
    return _judge(value, reading, span, label)


def _judge_card(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    """A001234567 behind the bare 卡号, where the card is called one of insurance before."""
    if label is None or not label.adjacent:
        return None
    begin = max(reading.text.paragraph(span).start, span.start - _HEAD - _NEAR)
    if not reading.holds(_CARD_NAMED, begin, span.start):
        return None
    return _judge(value, reading, span, label)


def _judge_bare(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    """李某（账号130100000725） in a list about the housing fund; 公积金余额4万元，账号410882177."""
    text = reading.text.text
    near = text[max(reading.text.paragraph(span).start, span.start - _NEAR) : span.start]
    at = near.rfind(_FUND)
    if at >= 0 and label is not None and not _OTHER_ACCOUNT.search(near, at):
        return _judge(value, reading, span, label)
    named = Span(max(0, span.start - 10), span.start)
    if (
        not _IN_BRACKETS.search(near)
        or not any(persons_in(reading, named))
        or not reading.holds(_FUND, max(0, span.start - _FUND_REACH), span.start)
    ):
        return None
    return _judge(value, reading, span, label)


def _judge_scattered(value: str, reading: Reading, span: Span) -> Judgement | None:
    number = "".join(sign for sign in value if sign.isalnum())
    if number == value or "\n" in value:
        return None
    return _judge(
        number, reading, span, Label("社保号", Phrase("前文有“社保号”一类的标签", "such a label stands before it"))
    )


def _judge_misread(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    judgement = _judge(value[0] + as_digits(value[1:]), reading, span, label) if label and label.adjacent else None
    if judgement is None:
        return None
    letters = Phrase("个别数字被识别成形近的字母", "some digits were read as letters")
    return Judgement(min(0.8, judgement.confidence), (letters, *judgement.why), judgement.severity)


RULES = (
    Rule(
        id="personal.social_security",
        title=Phrase("社保、医保、公积金账号", "Social-security or housing-fund number"),
        severity=Severity.HIGH,
        basis=basis("personal-4", "personal-25", "disclosure-15"),
        matcher=AnyOf(
            (
                Labelled(_TORN, rf"{_LABEL}|{_OTHER_LABELS}", _judge_torn),
                Labelled(_OF_HOUSEHOLD, rf"{_LABEL}|{_OTHER_LABELS}", _judge),
                Labelled(_GROUPED, rf"{_LABEL}|{_OTHER_LABELS}", _judge, behind=True),
                Labelled(_PATTERN, rf"{_LABEL}|{_OTHER_LABELS}|{_FIELDS}", _judge, reach=_LISTED, behind=True),
                Labelled(_CARD_FORM, _ANY_CARD, _judge_card),
                Checked(_SCATTERED, _judge_scattered),
                Labelled(_MISREAD, rf"{_LABEL}|{_OTHER_LABELS}", _judge_misread),
                Gated(_FUND, Labelled(_FUND_FORM, _BARE, _judge_bare)),
            )
        ),
        message=Phrase(
            "出现社会保险、医疗保险或住房公积金的个人账号", "a personal number of social insurance or housing fund"
        ),
        suggestion=Phrase("公开前删除，或仅保留后 4 位", "delete it, or keep only the last four digits"),
        mask=Mask(0, 4),
        hits=(
            "社保号：⟦1000000001⟧",
            "社保卡号：⟦A12345678⟧",
            "公积金账号：⟦000000123456⟧，月缴存额略",
            "医保卡号为⟦0000123456789⟧",
            "姓名\t养老保险个人编号\n王某\t⟦5100000012345⟧",
            "参保人编号：⟦990000001⟧",
            "参保缴费信息 个人编号：⟦80000012345⟧",
            "住房公积金个人账号 ⟦2000000012345678⟧",
            "养老待遇停发公告\n李某，个人编号⟦0000010213⟧，住略",
            "社会保险个人账户编号：⟦0000056012⟧",
            "社会保障号码：⟦001234199001011234⟧",
            "参保缴费信息 个人编号：⟦201234199001011234⟧",
            "公积金账号：⟦000000198001010123⟧",
            "遗属补助编号：⟦340700000318⟧",
            "医保编号要的话是⟦1200000735⟧。",
            "公积金账号：⟦1234-00000012⟧",
            "就业创业证编号：⟦1234567890123456⟧",
            "医保卡号：⟦012345199001011234⟧",
            "骗提住房公积金的通报\n张晓明（账号⟦130100000725⟧），提取公积金4万元",
        ),
        misses=(
            "社会保障号码11010519491231002X",
            "社会保障号码：110105194912310021，有误",
            "住房公积金38600元",
            "社保卡服务热线12333",
            "遗属补助标准每月560元，编号办法另定",
            "公积金账号：0571-87654321为咨询电话",
            "医保中心电话：8251931",
            "公积金账户余额123456.78元",
            "社保号：********1234",
            "参保人数1234567人",
            "医保编码贯标工作方案20250718",
            "社会保障卡发行量突破13800000张",
            "个人编号1234567见花名册",
            "养老保险基金收入1234567万元",
            "身份证号：11010519491231002X",
            "编号20230012号社保卡发放",
            "合同12345678（公积金）",
            "公积金中心办公用品供应商（账号130100000725）",
            "订单编号202300123456号医保卡制作",
            "国务院令第350000号住房公积金管理条例",
        ),
    ),
)
