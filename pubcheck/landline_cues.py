"""Words before a landline number that say whose it is: a caller's, a home's, a unit's."""

from __future__ import annotations

from pubcheck.contact_cues import PRIVATE
from pubcheck.finding import Severity
from pubcheck.labels import Label
from pubcheck.landline_forms import KIN, NO_KIN_NUMBER
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import Cue, Judgement, Reading
from pubcheck.persons import persons_in
from pubcheck.phrase import Phrase
from pubcheck.span import Span

CALLER = Cue(
    rf"{KIN}[ ]?$|来电人(?![^。；\n]{{0,24}}(?:热线|转|请|可|拨打|中心|平台|窗口|[局科办]))(?![^。；\n]{{0,24}}(?:物业|(?<!住)[厅院校所站司室厂店行])(?:的)?(?:电话|座机)?[ ]?$)[^。；\n]{{0,24}}$|(?<![\u4e00-\u9fff、，,])来\s?电[ ]?[:：][ ]?$|(?<!请)(?<![心位局司校院部室办台])预留的?(?:联系)?(?:电话|座机|号码)[是为:：]{{0,2}}[ ]?$|(?<![局科室处所馆站部办委院校司会心关][^，。；\n]{{0,8}})(?:(?<=[ \u3000][\u4e00-\u9fff]{{2}})|(?<=[ \u3000][\u4e00-\u9fff]{{3}})|(?<=[ \u3000][\u4e00-\u9fff]{{4}}))[ ]?收[，,、 ]{{1,2}}(?:联系)?电话[:：]?[ ]?$|在台(?:联系)?电话[:：]?[ ]?$|(?<![\u4e00-\u9fff])[其他她](?:本人)?(?:现?在|住(?!建|房|保))[\u4e00-\u9fff]{{2,6}}(?<![局委办处科院校])[，,](?:座机|电话|固话)[:：]?[ ]?$",
    Phrase(
        "前文写明是来电人、收件人或亲属的",
        "the words before it say that it is a caller's, a recipient's or a relative's",
    ),
    before=32,
)
# Behind it in a bracket: 来电：0571-87654321（县医院）. Where somebody lives or stays, and whoever's firm, is none.
UNIT_BEHIND = lazily(
    r"[ ]?[（(](?![^（）()\n]{0,16}(?:[某在租他她我]|住(?![建房保])))[\u4e00-\u9fff]{0,12}(?:[局厅委办科部](?<!客厅)|派出所|司法所|事务所|研究所|管理[所处]|办事处|[公话值医务]室|[医学法察生]院|学校|[小中大]学|服务站|中心|公司|大队|政府)[)）]"
)
OF_RELATIVE = lazily(rf"{KIN}[ ]?$")  # whose it is, whatever unit stands behind: 爱人：0571-87654321（教育局）
HOME = Cue(
    r"(?<![\u4e00-\u9fff])宅(?:[:：]|[ ]?$)|(?:未留名|不留名|匿名|不愿实名)[^。；\n]{0,8}$|(?i:type=.home|home_?(?:tel|phone)|applicant|caller|complainant|petitioner|patient|customer|student|parent)|寓所|住所|宿舍|家电(?=[:：])|(?:来[信电访]|投诉|留|登记)[^，。；;\n]{0,6}(?:留有|所留|预留)|家庭(?:固定|联系)?电话|家庭(?:座机|固话)|宅电|住宅(?:固定)?电话|[（(](?:家|宅|住宅|家里|家庭|寓|私)[）)]|住宅[\s:：（(]{0,3}$|家里|家中|屋[里头]|邻居(?:家)?的?(?:座机|固话)|(?<![国专商厂农管买卖店公独行玩赢])家的?(?:座机|固话|固定电话)|(?:老|旧|祖)[宅屋][ ]{0,3}(?:联系)?(?:电话|座机)[:：]?[ ]?$|我(?:们?家)?的?(?:联系|固定)?(?:电话|座机)|私人|住户|户主|房主|家属|(?:小卖部|邻居|隔壁)[^，。；\n]{0,10}(?:转接|转告|代接|捎话|电话)|(?:[栋幢][0-9]{1,2}-[0-9]{1,4}|单元[0-9-]{3,6}[室号]?)[ ，,]{0,3}$",
    Phrase("上下文表明是住宅电话", "the context shows a home telephone"),
    before=32,
)
UNIT = Cue(
    r"单位|办公|(?:局|厅|委|科|处|室|中心|部|站|所|院|校|大队|公司|集团|政府|街道|[镇乡村]|居委会|物业|窗口|平台|法庭)[)）:：]?\s*(?:[(（]|联系|咨询|电话|[：:\s]|$)"
    r"|[客佛前]堂(?:电话|座机)$|(?:代办点|网点|门店|营业厅|驿站|书店|饭店|仓库|大厅|总机)[^。；\n0-9]{0,10}$|(?i:dept|department|office|unit|org)[\"']?[ ]?[:=>][^{}\n]{0,48}$|联系[:：][^。；\n0-9]{2,16}[股科处室办站所局][\u4e00-\u9fff]{2,4}[，,（(\s]{0,2}$|夜间$"
    r"|热线|咨询|监督|举报电话|投诉电话|传真|值班|服务|受理|报名|客服|联系方式|致电|拨打|网站|欢迎|前台|警官|民警|签约|领取|(?:局|所|队|中心|办)联系|请[^，。；]{2,24}(?:联系|签约|领取|办理)",
    Phrase("是单位公布的电话", "a telephone that a unit publishes"),
    before=40,
)
# A field of a line that holds other fields of a person: 身份证 …　联系电话 ….
_LINE_FIELD = lazily(r"(?:^|[ \u3000\t]{1,4})(?:联系|固定|家庭)?(?:电\s?话|座\s?机)[ ]?[:：]?[ ]?$")
RECORDED = Phrase("同一行登记的是个人的证件、住处", "its line is a record of a person's number or home")
_OF_RECORD = lazily(rf"{PRIVATE.pattern}|[现家]住(?:址|[ ]?[:：])")
_VALUE = lazily(r"[0-9]{6}|[0-9]号|[组栋幢室]")  # of a person's field; 办理身份证需户口簿 has none
_OF_UNIT_RECORD = lazily(
    r"(?:学校|单位|机构|企业|公司|部门|园所)(?:名称|全称)|校长|园长|法定代表|法人|负责人|经营者|联络员"
)
ENTRY = 120  # characters of an entry before its telephone
AMOUNT = lazily(r"\s*(?:元|万|亿|户|人|部|个|台|次|件|吨|年|度|条|平方|㎡|公里|米|立方|公[斤顷]|[株亩])")
_OF_IDENTITY = lazily(r"身\s?份(?:\s?证)?[号件码]{0,6}(?:[:：为是]|\s){0,2}[1-9][0-9]{3}[ ]{1,2}$")
_MEASURE = lazily(r"\.[0-9]|\s?(?:份|页|千瓦|[kK][Ww]|号|批|套|册|张)")
LOCAL = Phrase("没有区号，按本地号码对待", "no area code: taken for a local number")
_OF_CITY = Phrase("是地方政务或公用事业的服务热线", "a service number of a city")
_OF_COUNTRY = Phrase("是全国统一的服务热线", "a service number for the whole country")
_OF_SEAT = Phrase("是单位办公室、值班室的电话", "the telephone of an office's room or desk")
OF_NOBODY = (_OF_CITY, _OF_COUNTRY, _OF_SEAT)
"""Why a number is nobody's own, whatever else stands beside it."""


def is_no_telephone(text: str, span: Span) -> bool:
    """Whether a measure stands behind it, or it is the second group of an identity number: 身份证号码1101 0519 4912 …"""
    before = _OF_IDENTITY.search(text, max(0, span.start - 20), span.start)
    return AMOUNT.match(text, span.end) is not None or before is not None


def is_of_record(reading: Reading, paragraph: Span, span: Span) -> bool:
    """Whether it is a field of a line that holds a person's number or home."""
    start = max(paragraph.start, span.start - ENTRY)
    text = reading.text.text
    return (
        _LINE_FIELD.search(text, start, span.start) is not None
        and _OF_RECORD.search(text, start, span.start) is not None
        and _OF_UNIT_RECORD.search(text, start, span.start) is None
        and (_VALUE.search(text, start, span.start) is not None or any(persons_in(reading, Span(start, span.start))))
    )


def judge_free(value: str, reading: Reading, span: Span) -> Judgement | None:
    """A service number that somebody is told to ring, if it is no sum."""
    if AMOUNT.match(reading.text.text, span.end):
        return None
    why = _OF_CITY if value.startswith("0") else _OF_COUNTRY
    return Judgement(0.9, (why,), Severity.INFO)


def judge_seat(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    """Behind 办公室 and the like: nobody's own, and neither a day nor a sum."""
    text = reading.text.text
    if label is None or label.heading or NO_KIN_NUMBER.fullmatch(value.replace("-", "")):
        return None
    if label.gap.strip(" :：（(") or AMOUNT.match(text, span.end) or _MEASURE.match(text, span.end):
        return None
    return Judgement(0.8, (LOCAL, label.why, _OF_SEAT), Severity.INFO)
