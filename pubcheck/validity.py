"""When a document says that it ceases to apply: a day, or a term from its issue or its beginning.

Only what the document says of itself counts (本办法…有效期五年); a licence, a contract or a certificate
has a validity of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from pubcheck.mark_terms import DATE_WORDS, read_term
from pubcheck.matchers import Reading, compiled
from pubcheck.span import Span, Taken

_SELF = r"(?:[本此该][项类批条]?(?:[\u4e00-\u9fff]{2,6})?《?(?:条款|预案|规划|须知|协定|试点|办法|规定|细则|通知|意见|方案|措施|政策|制度|规则|规范性?文件|规范|标准|公告|通告|决定|文件|条例|规程|指南|清单|目录|批复|计划|优惠|摘编|汇编|补贴|补助|名单|价格|要求|安排|待遇|要点|纲要|指引|说明|细目|口径|布置|手册|标准|页面?|表|文|件)》?|(?:上述|以上|此前|前述)(?:优惠|补贴|扶持|奖励|支持|减免)?(?:政策|措施|规定|优惠|补贴))"
_TERM = r"(?:有\s?效\s?期[限间]?|执行期限?|实施期限?|试行期限?|施行期限?|暂行期限?|政策期限|适用时间|适用期限?|优惠期限?|(?:实施|执行|规划|适用)(?:周期|期间))"
_YEARS = r"(?:暂定|暂|为|定为)?[ ]?(?P<term>(?:(?<![0-9])[0-9]{1,2}|[一二两三四五六七八九十]{1,2})\s?(?:年|个月))"
_UNTIL = rf"(?:截止|截至|终止|延续|延长)?(?:至|到|为)[ ]?(?P<until>{DATE_WORDS})(?:底|止|末)?(?!起?(?:至|到|-|—))"
_FROM = rf"(?:自|从)[ ]?(?:(?P<begin>{DATE_WORDS})|(?:发布|印发|公布|颁布|下发|施行|实施|批准|签发)之日|即日)[ ]?起?"
_CEASES = r"(?:失效|终止|废止|作废|停止执行|解除)"
_PATTERNS = (
    rf"(?P<value>{_SELF}[^。；\n《证照]{{0,16}}?{_TERM}{_YEARS}[，,]?自(?P<begin>{DATE_WORDS})起)",
    rf"(?P<value>{_SELF}[^。；\n《证照]{{0,40}}?{_TERM}[为自从]?{DATE_WORDS}(?:起)?(?:至|到|-|—)(?P<until>{DATE_WORDS}))",
    rf"(?P<value>{_SELF}[^。；\n《]{{0,30}}?{_FROM}[^。；\n《证]{{0,16}}?(?:施行|实施|执行|生效|试行|实行)[^。；\n《]{{0,8}}?(?:{_TERM})?[^。；\n《]{{0,4}}?(?:{_UNTIL}|{_YEARS}))",
    rf"(?P<value>{_FROM}[^。；\n《证]{{0,10}}?(?:施行|实施|执行|生效|试行|实行)[，,]?(?:[^。；\n《]{{0,8}}?){_TERM}[^。；\n《]{{0,4}}?(?:{_UNTIL}|{_YEARS}))",
    rf"(?P<value>(?:{_SELF}[^。；\n《证照]{{0,24}}?|^[^。；\n《证照第的]{{0,12}}?){_TERM}[^。；\n《]{{0,4}}?(?:{_UNTIL}|{_YEARS}))",
    rf"(?P<value>{_SELF}(?:的)?(?:执行|实施|适用|有效|试行|施行|使用|沿用)(?:至|到)[ ]?(?P<until>{DATE_WORDS})(?:底|止|末)?)",
    rf"(?P<value>{_SELF}[^。；\n《证照]{{0,6}}(?:于|自|在)?[ ]?(?P<until>{DATE_WORDS})[ ]?(?:到期|期满|自动失效|自行失效|自行终止|截止|止))",
    rf"(?P<value>{_SELF}[^。；\n《证照]{{0,30}}?(?:施行|实施|执行|试行)[^。；\n《]{{0,8}}?[，,](?:至)?(?P<until>{DATE_WORDS})(?:起)?(?:停止执行|停止施行|终止|失效|止))",
    rf"(?P<value>{_SELF}[^。；\n《证照]{{0,6}}(?:政策)?截[止至](?:至|到|于)?[ ]?(?P<until>{DATE_WORDS}))",
    rf"(?P<value>{_SELF}(?:暂定|暂)?(?:试行|暂行|执行|实施|施行){_YEARS})(?![^。；\n]{{0,2}}[内后来多])",
    rf"(?P<value>有效期限?[ \t][^\n。]{{0,40}}?{DATE_WORDS}(?:至|-|—|–|~|～){{1,2}}(?P<until>{DATE_WORDS}))",
    rf"(?P<value>{_FROM}[ ]?(?:至|到|-|—|~|～)[ ]?(?P<until>{DATE_WORDS}|[0-9]{{1,2}}月[0-9]{{1,2}}日)止?[^\n]{{0,80}}?(?:期满|届时|到期|届满|逾期)后?[，,]?{_SELF}(?:自行|自动|即行)?{_CEASES})",
    rf"(?P<value>(?:{_SELF}|{_FROM})[^。；\n《证照]{{0,24}}?{_TERM}(?:{_YEARS})?[，,]至(?P<until>{DATE_WORDS})(?:止)?)",
    rf"(?P<value>{_TERM}[^。；\n]{{0,20}}?(?:到|至)(?P<until>[0-9]{{4}}年)[^。；，\n0-9]{{0,12}}(?:为止|结束))",
    rf"(?P<value>{_SELF}[^。；\n《证照]{{0,20}}?(?:执行|实施|有效|适用)(?:到|至)[ ]?(?P<until>{DATE_WORDS})(?:底|末|止)?)",
    rf"(?P<value>(?P<until>{DATE_WORDS})[^\n。]{{0,20}}?(?:期满|届时|到期|届满|逾期|过期|起|后)[，,]?{_SELF}(?:自行|自动|即行)?{_CEASES})",
    rf"(?P<value>{_SELF}[^。；\n《证照]{{0,24}}?[ ]?(?P<until>{DATE_WORDS})(?:以前|之前|前|底|止)?(?:有效|内有效))",
    rf"(?P<value>{_SELF}[^。；\n《证照]{{0,24}}?{_FROM}[^。；\n《证]{{0,6}}?{_YEARS}内?有效)",
    rf"(?P<value>{_SELF}[^。；\n《证照]{{0,8}}?(?:实施|延续|执行|延长)?(?:到|至)[ ]?(?P<until>{DATE_WORDS})(?:底|末|止)?[，,]?(?:结束|停止|终止|到期|止))",
    rf"(?P<value>{_SELF}[^。；\n《证照]{{0,40}}?[，,](?P<until>{DATE_WORDS})(?:起|后)?(?:自行|自动|即行){_CEASES})",
    rf"(?P<value>{_SELF}(?:的)?{_TERM}(?:已|业已)?(?:于)?[ ]?(?P<until>{DATE_WORDS})(?:届满|期满|到期|结束))",
    rf"(?P<value>{_SELF}(?:的)?{_TERM}(?:为)?[ ]?[0-9]{{4}}(?:年)?(?:至|到|-|—)(?P<until>[0-9]{{4}}年))",
    rf"(?:^|[ \t　；|（(\[【：:])(?P<value>(?:(?:执行|实施|施行|试行|优惠|实行)时间|活动期限|有效期限?|到期日期?|有效截止日期?|终止日期|失效日)(?:[ \t]*(?:[:：]|[ \t])[ \t]*|为|自)(?:自|从)?(?:{DATE_WORDS}[ ]?起?[ ]?(?:至|到|-|—|–|~|～){{1,2}}[ ]?)(?P<until>{DATE_WORDS})(?:止|底)?)",
    rf"(?:^|[ \t　；|（(])(?P<value>(?:到期日期?|有效截止日期?|失效日)[ \t]*[:：][ \t]*(?P<until>{DATE_WORDS}))",
    rf"(?:^|[ \t　；|【〔\[（(])(?P<value>(?:[\u4e00-\u9fff]{{0,4}}(?:执行|实施|施行|试行|政策)期限|[\u4e00-\u9fff]{{1,4}}有效期限?|失效(?:日期|时间)|有效期(?:限|间)?(?:截止|至)?|执行期限?|实施期限?|截止日期|有效时间)[ \t]*(?:[:：]|[ \t])[ \t]*(?:自|从)?(?:{DATE_WORDS}[ ]?起?[ ]?(?:至|到|-|—|~|～){{1,2}}[ ]?)?(?P<until>{DATE_WORDS})(?:止|底)?)",
)
# A term that is prolonged, or that ends by itself, in words of its own.
_PROLONGED = rf"(?P<value>(?:政策|措施|办法|规定|优惠|补贴|方案)(?:继续)?(?:延长|延续|顺延)(?:执行)?(?:至|到)[ ]?(?P<until>{DATE_WORDS})(?:底|止)?)[^。；\n]{{0,3}}(?:逾期|期满|到期|届时)[^。；\n]{{0,8}}(?:失效|终止|停止执行)"
_LAPSES = rf"(?P<value>{DATE_WORDS}[ ]?起?(?:至|到|-|—|~|～)[ ]?(?P<until>{DATE_WORDS})(?:底|止)?[，,](?:逾期|期满|到期|届时)[^。；，\n]{{0,8}}(?:失效|终止|停止执行))"
# Where the day of issue or of the beginning stands if not at the signature.
_ISSUED = rf"(?:(?:发布|公布|印发|颁布|发文|成文|生效|施行|实施)(?:日期|时间)[ \t]*[:：| \t][ \t]*|(?:^|[。；，\n]|[本此该][\u4e00-\u9fff]{{2,4}})自?[ ]?(?=[^。；，\n]{{8,14}}(?:施行|实施|试行)))(?P<day>{DATE_WORDS})"
_NOTICE = r"(?:通告|公告)(?:[（(][^（）()]{1,20}[)）])?$"
_CLOSED = rf"(?P<value>{DATE_WORDS}(?:[零一二三四五六七八九十0-9]{{1,3}}[时点][0-9分]{{0,3}})?起?(?:至|到|-|—)[ ]?(?P<until>{DATE_WORDS}))[^。；\n]{{0,40}}?(?:封闭|禁止|限行|禁行|管制|绕行|暂停|停止|停水|停电|断水|断道|中断)"
_SEEN = r"有效|期限|执行|试行|施行|失效|废止日期|使用至|适用至|沿用至|实施期|优惠期|执行期|适用时间|到期|期满|终止|截止|截至|周期|实施至|执行时间|实施时间|试行时间|优惠时间|结束|届时|逾期|届满|废止|[日月年底]止"
PATTERNS = (_SEEN, *_PATTERNS, _PROLONGED, _LAPSES, _CLOSED)
_OTHERS = r"旧(?:办法|规定|版|政策)|原(?:办法|规定|政策)|许可|证书|证件|执照|合同|协议|资质|批准文件|检验|检定|评估报告|认证|介绍信|号牌|驾驶|报名|招聘|公示|成绩|资格|委托|授权|居住|签证|保单|质保|投标|发票|产品|食品|药品|票"
# Beside the status of a text that was repealed its day is that of the repeal: 效力：已失效　失效时间：2023-12-31.
_STATUS = r"(?:效力|状态|时效)[\u4e00-\u9fff]{0,3}[ ]?[:：|][ ]?(?:已|现已|全文)?(?:失效|废止)"
_EXTENDED = r"继续(?:有效|执行|施行)|延续(?:执行|有效)|自动(?:延续|顺延)|延长至|重新(?:公布|发布)后"


class Validity(NamedTuple):
    """What a document says of its own validity: where, and its last day."""

    span: Span
    end: date


def find_validity(reading: Reading) -> Iterator[Validity]:
    """All such statements whose end can be told."""
    text = reading.text.text
    taken = Taken()
    yield from _closures(reading, taken)
    if not reading.holds(_SEEN):
        return
    for pattern in filter(reading.found.may_hold, (*_PATTERNS, _PROLONGED, _LAPSES)):
        for match in reading.matches(pattern):
            span = Span(match.start("value"), match.end("value"))
            if taken.meets(span):
                continue
            line = reading.text.paragraph(span)
            around = text[max(line.start, span.start - 16) : min(line.end, span.end + 16)]
            behind = text[span.start : min(line.end, span.start + 120)]
            if compiled(_OTHERS).search(around) or (pattern is not _PROLONGED and compiled(_EXTENDED).search(behind)):
                continue
            if text.startswith("失效", span.start) and compiled(_STATUS).search(
                text[max(0, span.start - 40) : span.start]
            ):
                continue
            end = _end(match.groupdict(), reading)
            if end is not None:
                taken.add(span)
                yield Validity(span, end)


def _closures(reading: Reading, taken: Taken) -> Iterator[Validity]:
    """A public notice of a closure or a ban with its first and last day lasts as long as these."""
    title = reading.elements.title
    if title is None or compiled(_NOTICE).search(title.value) is None:
        return
    for match in reading.matches(_CLOSED):
        end = read_term(match["until"]).until
        if end is not None:
            span = Span(*match.span("value"))
            taken.add(span)
            yield Validity(span, end)


def _end(groups: dict[str, str | None], reading: Reading) -> date | None:
    until = groups.get("until")
    term = groups.get("term")
    begin = groups.get("begin")
    if until:
        first = read_term(begin).until if begin else None
        if first is None or "年" in until or "月" not in until:
            return read_term(until).until
        last = read_term(f"{first.year}年{until}").until  # 自2020年3月10日至11月30日
        return read_term(f"{first.year + 1}年{until}").until if last is not None and last < first else last
    if not term:
        return None
    start = read_term(begin).until if begin else reading.elements.date or _issued(reading)
    if start is not None:
        return read_term("".join(term.split()).replace("两", "二")).end(start)
    return None


def _issued(reading: Reading) -> date | None:
    """The day of issue or of the beginning that a label or a clause tells, where no signature has one."""
    match = compiled(_ISSUED).search(reading.text.text, timeout=reading.seconds)
    return read_term(match["day"]).until if match else None
