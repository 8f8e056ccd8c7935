"""What tells that figures in groups, which other numbers have too, are a telephone: whoever stands beside them."""

from __future__ import annotations

from pubcheck.headings import columns_of
from pubcheck.labels import heading_over
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import Reading
from pubcheck.persons import persons_in
from pubcheck.span import Span

_BEFORE, _AFTER, _ABOVE = 48, 16, 90  # characters in which somebody may be named
_SURNAME = 3  # characters of a name that the line above may hold
_NAMED = 0.5  # how surely
_OTHER_COLUMNS = r"(?:学|考|工|单|编|文|案|件|批|面试编|报名序)号|准考证|代码|金额|数量|总值|产值|工程量"
_COLUMNS = r"手\s?机|电\s?话|联\s?[系络]|通\s?讯|微\s?信|^号\s?码$|(?i:tel(?![a-z])|mobile|phone)"
_HEADINGS = rf"{_OTHER_COLUMNS}|{_COLUMNS}"
_OF_OTHERS, _OF_PHONES = lazily(_OTHER_COLUMNS), lazily(_COLUMNS)
# Somebody called by kinship, part or pronoun, and what one does with a telephone: 女儿陪同，; 驾驶员：; 打不通找他姐; 另留
_CALLED = lazily(
    r"(?:[儿女子妻夫父母爸妈兄弟姐妹哥嫂媳婿孙甥侄爷奶公婆舅姑姨叔伯]|老伴|邻居|同村|本人|家属|家长|司机|师傅|老板|[员人者户主]|[他她我]|电|[另只]?留(?:了|的|有|下)?|[打拨找换加存转用]|号码|号[是为]|[0-9](?:号|室|栋|户)[ ，,]|新的|旧的|名)"
    r"[^。；;\n0-9]{0,10}$"
)
_REACH = 20
# What a row gives of a person: sex, identity number, papers.
_OF_PERSON = lazily(
    r"(?<![\u4e00-\u9fff])[男女](?![\u4e00-\u9fff])|(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])|(?:身份|士兵|军官|义务兵|居住|护照|驾驶|社保|医保|残疾|优待|戒牒)[证卡]?"
)
NO_ROOM = r"(?<![栋幢楼座室])(?<!单元)(?<![栋幢楼座][0-9]-)"
"""Before figures that are not the number of a flat: 2单元1702, 3栋2-1702."""
# Groups of a longer number go on before or behind: 6228 4821 5506 1437 562, no room (2单元1702); the measures of things.
_GOES_ON, _WENT_ON = (
    lazily(r"[ ][0-9]{3,5}(?![0-9A-Za-z年.\-])"),
    lazily(rf"{NO_ROOM}(?<![0-9]-[0-9]-)(?<![0-9A-Za-z])[0-9]{{3,5}}[ ]$"),
)
_FOURS = lazily(r"[0-9]{3,5}(?:[^0-9][0-9]{3,5})+")  # groups such as those of a card
_THING = lazily(
    r"(?:数值|读数|坐标|版本|型号|规格|尺寸|编[号码]|单号|代[码号]|序号|批号|货号|件号|账[号户]|卡号|证号|文号|案号|合同|发票|凭证|条码|户号|表号|订单|运单|快递|学号|考号|工号|准考证|物资|面积|金额|人均|合计|小计|共计?|第|(?<![0-9A-Za-z新换旧老小])号|No\.?)\s?[:：为是]?\s?[A-Za-z]{0,4}$"
)

# What is never a telephone: right behind the words for a slip, a bar code or a thread, or further on in a list of numbers
# that begin as it does.
_COUNTED = lazily(
    r"(?:(?:[工提运订派]|快递|物流|回执|受理|流水|业务|交易|转账|汇款|退款|报修|缴费|服务)单编?号|(?<![话])单号|流水编?号|条形?码|序列[号码]|[线进]程号|时间戳|(?<![0-9A-Za-z])(?i:pid|tid|thread)(?=\s?[:=#]))"
    r"\s?[:：#=为是]?\s?(?P<list>(?:[0-9]{11}、){0,6})$"
)
_LIST, _LEAD = 96, 7  # characters before a number in which others of its list stand, figures that they begin with


def is_told(reading: Reading, span: Span) -> bool:
    """Whether somebody is named or spoken of before the number at ``span``, or its column holds telephones."""
    text = reading.text.text
    line = reading.text.paragraph(Span(span.start, span.start))
    if is_thing(reading, span) or (_FOURS.fullmatch(text, span.start, span.end) and is_piece(text, span)):
        return False
    if (headed := _is_headed(reading, span)) is not None:
        return headed
    # The end of a line may have broken the name.
    near = Span(max(0, line.start - _SURNAME, span.start - _BEFORE), span.start)
    if _CALLED.search(_words_before(reading, span)) or _names_somebody(reading, near):
        return True
    if _OF_PERSON.search(text, max(line.start, span.start - _ABOVE), span.start):
        return True
    behind = Span(span.end, min(reading.text.paragraph(Span(span.end, span.end)).end, span.end + _AFTER))
    if _names_somebody(reading, behind):
        return True
    if span.start != line.start or span.end != reading.text.paragraph(Span(span.end, span.end)).end:
        return False
    around = Span(max(0, span.start - _ABOVE), min(len(text), span.end + _AFTER))  # each cell on a line of its own
    return _names_somebody(reading, around)


def _is_headed(reading: Reading, span: Span) -> bool | None:
    """Whether its own column is one of telephones; ``None`` where the heading tells neither that nor another kind."""
    if not reading.holds(_HEADINGS):
        return None
    heading = heading_over(reading, _HEADINGS, span.start)
    if _OF_PHONES.search(heading):
        return True
    if _OF_OTHERS.search(heading) is None:
        return None
    # What stands under the heading beside its own may be a telephone too, where blanks part the cells.
    columns = columns_of(reading, _HEADINGS)
    beside = columns.is_flattened(span.start) and any(map(_OF_PHONES.search, columns.of_row(span.start)))
    return None if beside else False


def _names_somebody(reading: Reading, place: Span) -> bool:
    return any(person.confidence >= _NAMED for person in persons_in(reading, place))


def _words_before(reading: Reading, span: Span) -> str:
    line = reading.text.paragraph(Span(span.start, span.start))
    return reading.text.text[max(line.start, span.start - _REACH) : span.start]


def is_thing(reading: Reading, span: Span) -> bool:
    """Whether the words before the number at ``span`` make it a measure or a number of another kind."""
    return _THING.search(_words_before(reading, span)) is not None


def is_piece(text: str, span: Span) -> bool:
    """Whether more groups of a longer number stand right before or behind ``span``."""
    return (
        _GOES_ON.match(text, span.end) is not None
        or _WENT_ON.search(text, max(0, span.start - 8), span.start) is not None
    )


def is_counted(value: str, reading: Reading, span: Span) -> bool:
    """Whether the words right before the number at ``span``, or before a list of its neighbours, count things."""
    if not value.isdigit():
        return False
    line = reading.text.paragraph(Span(span.start, span.start))
    counted = _COUNTED.search(reading.text.text, max(line.start, span.start - _LIST), span.start)
    return counted is not None and all(each.startswith(value[:_LEAD]) for each in counted["list"].split("、") if each)
