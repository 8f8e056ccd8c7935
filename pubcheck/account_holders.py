"""Whose account a number is: a unit's, by its label, its column or who stands in its row; and cards of no bank."""

from __future__ import annotations

from pubcheck.finding import Severity
from pubcheck.headings import columns_of
from pubcheck.labels import is_column_of, share_under
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import Cue, Reading
from pubcheck.numbers import luhn_holds
from pubcheck.persons import is_certain, named_before, persons_in
from pubcheck.phrase import Phrase
from pubcheck.resident_digits import PAPERS
from pubcheck.span import Span

ANY_ACCOUNT = r"[账帐]\s?[号户]"
# Cards that no bank has given out, or that say so behind.
OTHER_CARD = Cue(
    r"(?:油|会员|购物|公交|交通|地铁|乘车|老[年人]|敬老|优待|饭|餐|校园|门禁|[水电气热门房]|煤气|通行|停车|经费|科研|服务|储值|充值|预付|电话|[Ss][Ii][Mm]|物联网|流量|手机|上网|图书|借[书阅]|阅览|健身|游泳|考勤|就诊|诊疗|健康|病历|磁|[Ii][Cc]|保修|登机|电子)卡[，,：:（( ]{0,2}(?:片|内部)?(?:卡\s?号|号码?|编号|面号)?(?:[（(][^（）()\n]{1,6}[）)])?[\s:：为是]{0,3}$"
    r"|^[ ]?[（(][^（）()\n]{0,6}(?:单位卡|服务卡|储值卡|非借记|非银行|不是银行|油卡|会员卡|电子卡券)",
    Phrase("不是银行的卡", "the card of no bank"),
    before=24,
    after=16,
)
# Who stands before the number in its row, and what its column is for.
_UNIT = lazily(
    r"[\u4e00-\u9fff](?:公司|厂|商店|书店|药店|超市|酒店|饭店|商行|(?<!信用)合作社|[局厅委]|办公室|中心|医院|学[院校]|[小中大]学|幼儿园|[养老福利敬]{2}院|[支国金]库|协会|基金会|集团|委员会|[村居]委会|政府|事务所|[站馆队所])(?![\u4e00-\u9fff]*[长员工])"
)
_OF_UNITS = lazily(r"单位|企业(?!年金)|公司|对公|保证金(?!退)|专户|供应商|投标|[支]?公户")
_SIGN = lazily(r"[^\u4e00-\u9fff]|[在于与因系住](?=[\u4e00-\u9fff]{2})")
# Somebody, named in full or not, whose work, school or stay the unit is.
_SOMEBODY = lazily(r"某|申请人|对象|患者|[低五]保|[住户]主|救助|困[难人]|本人|学生|教师|职工|员工")
_BETWEEN = lazily(r"[\s:：]|[账帐]号|卡号")
_EMPLOYER = lazily(r"单位|学校|班级|部门|企业")
_SURE = 0.8  # a name below it in a row of a unit is as likely a word
# Codes of land, households, houses and papers pass Luhn by chance: one in ten. What calls a column so, and what calls it
# one of accounts whatever else it says.
_CODES = rf"编\s?码|代\s?码|宗\s?地|地\s?块|[户房图]号|单元号|{PAPERS}"
_CODE_HEADING = lazily(_CODES)
_ACCOUNT_HEADING = lazily(r"卡|[账帐]|存\s?折|折[子号]|一折通|银行|开户|收款|打款|领款")
_ONE = lazily(r"(?<![0-9A-Za-z])[0-9]{4}(?:[ ]?[0-9]{4}){3}[0-9]{0,3}(?![0-9A-Za-z])")
_SEVERAL = 4  # numbers of a column
_CODE = Cue(
    r"(?:(?<![卡行])(?<![账帐]户)(?:编码|代码)|户编号|宗地号|地块号|不动产单元号|准考证号|文号|受理号|[\u4e00-\u9fff]序号)[\s:：为是（(]{0,3}$",
    Phrase("前文表明是其他编号", "the words before it name another kind of number"),
    before=12,
)
ROW = 120  # characters before a number in which its row names its holder
UNIT_ACCOUNT = Cue(
    r"对公|(?<=[校院宫馆园厂店所社公])户[，,：:]?(?:[账帐]号)?|(?:公司|单位|企业)(?:银行|捐赠|捐款)?账[号户]|(?:基本|一般|专用|结算)(?:存款)?[账帐]户|(?:基本|一般|专用)存款户|(?<=[局院校司心])基本户|案款|诉讼费|执行款|保证金(?:账户|专户)?|专用账户|财政专户|基本存款账户|管理人(?!员)|账[号户](?:[（(]法院|名称[:：][^\n\s:：，,。；;]{2,30}[局院司会])|(?:户\s*名|账户名称|单位名称|收款单位|收款人|开户名)\s*[:：]?\s*(?:(?!开户)[^\n。；;，,\s:：]){2,30}"
    r"(?:局|厅|委员会|委|办公室|中心|公司|财政所|财政局|学校|医院|村民委员会|居民委员会|合作社|基金会|协会|政府|专户|站|所|社|馆)",
    Phrase("是单位账户", "the account of a unit"),
    before=80,
    severity=Severity.INFO,
)
# A unit and its bank; a person's employer, too, stands before the person's bank.
_UNIT_BANK = Cue(
    r"(?:公证处|法院|公司|财政局|中心|[局院])[，,：:][^\n。；;]{2,16}(?:银行|[工农中建交招]行|信用社)[^\n。；;]{0,10}[支分]?[行社部]?",
    Phrase("是单位账户", "the account of a unit"),
    before=80,
)
_UNIT_BEHIND = Cue(
    r"^[，,；;、\s]{0,3}(?:户\s*名|账户名称|单位名称|收款单位|开户名)\s*[:：]?\s*(?:(?!开户)[^\n。；;，,、\s:：]){2,30}?(?:局|厅|委员会|委|办公室|中心|公司|财政所|学校|医院|合作社|基金会|协会|政府|专户|站|所|社|馆)(?=[，,。；;、\s）)]|$)",
    Phrase("是单位账户", "the account of a unit"),
    before=0,
    after=48,
)


# In a form its name stands on a line above.
_UNIT_ABOVE = lazily(
    r"(?:户\s*名|账户名称|开户名称?|单位名称|收款单位)[ ]?[:：][ ]?[^\n。；;:：]{2,30}(?:[局厅委院站所馆]|办公室|中心|公司|财政所|学校|合作社|基金会|协会|政府|专户)[ ]?\n(?:[^\n]{0,40}\n)?[^\n:：]{0,12}[:：]?[ ]?$"
)
_FIRM = Cue(
    r"(?:信用代码|纳税人识别号|税号|公司(?:电子)?(?:邮箱|地址|电话))[^\n]{0,160}(?:开户行|开户银行|账号)",
    Phrase("是单位账户", "the account of a unit"),
    before=200,
)


def is_code(reading: Reading, span: Span, *, sure: bool, labelled: bool) -> bool:
    """Whether the number is a code of land, a household, a paper: the words before it say so, or its heading does.

    ``sure``: whether the number alone looks like a card; it takes several that fail beside it to doubt such a one.
    """
    if not (labelled and sure) and _CODE.applies(reading, span):
        return True
    if labelled or not is_column_of(reading, _CODES, span.start, _CODE_HEADING, _ACCOUNT_HEADING):
        return False
    held, seen = share_under(reading, _CODES, span.start, _ONE, luhn_holds)
    return seen >= _SEVERAL and 3 * held <= seen if sure else seen < 2 or 2 * held <= seen


def is_in_units_row(reading: Reading, span: Span) -> bool:
    """Whether the row names a unit before the number and nobody, or its column is one of units."""
    columns = columns_of(reading, ANY_ACCOUNT)
    if _OF_UNITS.search(columns.over(span.start)):
        return True
    text = reading.text.text
    line = reading.text.paragraph(Span(span.start, span.start)).start
    before = Span(max(line, span.start - ROW), span.start)
    units = [_name_round(text, match.end()) for match in _UNIT.finditer(text, before.start, before.end)]
    if not units:
        return False
    if not _BETWEEN.sub("", text[units[-1].end : span.start]) and not _EMPLOYER.search(columns.over(units[-1].start)):
        return True
    if _SOMEBODY.search(text, before.start, before.end):
        return False
    named = (person.span for person in persons_in(reading, before) if is_certain(person, _SURE))
    return all(any(person.overlaps(unit) for unit in units) for person in named)


def _name_round(text: str, end: int) -> Span:
    """The name of a unit that ends at ``end``, out to the sign before it."""
    return Span(
        max((match.end() for match in _SIGN.finditer(text, max(0, end - 24), end)), default=max(0, end - 24)), end
    )


def is_units(reading: Reading, span: Span) -> bool:
    """Whether words beside the number at ``span`` say that it is a unit's."""
    if UNIT_ACCOUNT.applies(reading, span) or _UNIT_BEHIND.applies(reading, span):
        return True
    if _UNIT_ABOVE.search(reading.text.text, max(0, span.start - ROW), span.start):
        return True
    if _UNIT_BANK.applies(reading, span) and named_before(reading, span, _UNIT_BANK.before) is None:
        return True
    # Firms have accounts, no cards.
    return not reading.text.text.startswith("62", span.start) and _FIRM.applies(reading, span)
