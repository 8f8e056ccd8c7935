"""Papers that call themselves secret without a mark: 本件涉密，请通过机要渠道报送, and 涉密文件，严禁上网 on a line of its own.

A sentence counts where it speaks of the paper that it stands in, or of an annex of it, and stops there: what is secret
in general (涉及国家秘密的，不予公开), what might be (如附件涉密), and what is held back from an applicant are said of other things.
A legend counts where a bare level would: alone on its line, on something like a paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pubcheck.lazy_pattern import lazily
from pubcheck.mark_prose import is_in_lesson, is_on_paper, is_sample, is_set_apart, neighbours
from pubcheck.mark_terms import TIME_WORDS
from pubcheck.matchers import Reading
from pubcheck.span import Span

_KINDS = (
    r"(?:文件|公文|来文|来电|电报|通知|通报|通告|报告|请示|批复|函件?|意见|决定|方案|预案|规划|计划|纪要|简报|专报|信息|材料|资料|数据|清单|名单|名册|目录|台账|记录"
    r"|试卷|图纸|图件|图册|表格?|档案|案卷|讲话|稿件|文稿|邮件|文档|汇编|手册|课件|合同|事项|内容|情况|载体|部分|[件文卷函电册稿图页段期刊])"
)
_NUMBER = r"[0-9一二三四五六七八九十]{0,3}"
_PART = rf"(?:第[0-9一二三四五六七八九十]{{1,3}}[部章节条项页段](?:分)?|[正全]文|所[附列载涉报][及有]?|其中|部分|全部|主要|有关|相关|附[件表图录]?{_NUMBER}|中)"
# The paper, its part or its annex. 该 is left out: cases told in lessons speak of papers by it.
_WHOLE = rf"(?:[本此](?:[份批套项]|部分|全部|次会议)?{_KINDS}|随[文函件电]?(?:附|所附|附送)的?{_KINDS})(?:[及和与]其?附[件表图]{_NUMBER})?(?:[（(][^（）()\n]{{1,16}}[)）])?(?:的?{_PART}){{0,2}}(?:的?{_KINDS})?"
_ANNEX = (
    rf"附[件表图录]{_NUMBER}(?:[（(][^（）()\n]{{1,20}}[)）]|《[^《》\n]{{1,40}}》)?(?:的?{_PART})?(?:的?{_KINDS})?"
)
_ABOVE = rf"(?:上述|以[上下]|前述){_KINDS}"
_STATE = r"(?:(?:党和)?国家[秘机]密|军事[秘机]密|(?:绝密|机密|秘密)级(?:国家秘密)?)"
_HELD = rf"(?:{_STATE}|涉密|涉及{_STATE}|密级)(?:的?(?:敏感)?{_KINDS})?"
_MANY = r"(?:大量|部分|若干|少量|多[项处]|[一二两三四五]项)?"
_IS = r"(?:[均都皆全]|全部)?(?:应)?(?:为|系|是|属于?|[列定划]为|确定为)(?:[一1]份|重要|核心|一般)?"
_CLASS = rf"(?:涉密{_KINDS}?|(?:绝密|机密|秘密)级?{_KINDS}|(?:绝密|机密|秘密)级(?:国家秘密)?|密[件电]|密码电报|密级{_KINDS}|机要[文件密]?件|{_STATE}{_KINDS}?)"
_AS = r"(?:[均都皆]|全部)?(?:应当?|[须请要]|一律|统一)?(?:严格)?(?:按照?|比照|参照|依照)"
_OTHERS = r"(?:(?:的|有关|相关|管理|保密){0,3}(?:规定|要求|标准|制度))?"
_HANDLE = r"(?:进行|予以|严格|妥善){0,2}(?:管理|保管|管控|处理|办理|对待|保存|使用|流转|传递|存放|执行)"
_HANDLED_AS = rf"{_AS}(?:国家秘密|涉密|密件|密级|(?:绝密|机密|秘密)级?)(?:国家秘密)?{_KINDS}?{_OTHERS}{_HANDLE}"
_SAYS = rf"(?:(?:[均都皆也]|全部)?(?:涉及|涉|含有?|包含|包括|载有|列有|有){_MANY}{_HELD}|(?:[均都皆]|全部)?涉密|{_IS}{_CLASS}|{_HANDLED_AS})"
# A clause ends behind it: 本报告涉及国家秘密的内容已删去 and 本公告涉及国家秘密、商业秘密的 go on.
_END = r"(?=[，,。；;！!）)】\]]|[ \t]{0,8}$|[ \t]{1,4}(?:请|不得|严禁|禁止|妥善|注意|阅后))"
_ASKED = rf"(?:^|(?<=[，,。；;：:（(、 ]))请(?:务必)?(?:妥善|严格)?(?:按照?|比照|参照)(?:涉密(?!人员|岗位|场所|载体){_KINDS}|密件|国家秘密(?!载体)|(?:绝密|机密|秘密)级?)(?:{_KINDS})?{_OTHERS}{_HANDLE}"
CLAIM = rf"(?<![□☐○〇][ ]?)(?P<value>(?:(?P<annex>{_ANNEX}|(?P<above>{_ABOVE}))|{_WHOLE}){_SAYS}){_END}|(?P<value>{_ASKED}){_END}"

# A legend, whose clauses say what the paper is and how it has to be kept.
_NAMED = (
    r"(?:(?:内容)?涉密(?:文[件稿电]|资料|材料|件|公文|电报|载体|图[纸件]|数据|信息|内容|档案|报告|邮件|传真|会议(?:文件|材料)?|刊物|简报|[电]子文[件档]|文档|光盘)?"
    r"|国家[秘机]密(?:文件|资料|材料|载体|信息|件)?|(?:军事|军队|绝对)(?:机密|绝密|秘密)(?:文件|资料|材料|件)?"
    r"|密码电报?|密件|密级(?:文件|资料|材料)|机要(?:文件|公文|电报|资料|材料|信函|件))"
)
_KEPT = (
    r"(?:(?:请|须|务必|应)?(?:注意|妥善|严格|按规定|专人|加强)(?:按规定)?(?:保[管存密]|收存|存放|管理|传递|处理|专柜)(?:[、和]?保[管存密])?"
    r"|(?:未经[\u4e00-\u9fff]{2,8}[，,]?)?(?:不准|不得|不许|不要|不可|不(?!予|属|涉|公开|准|得|许|要|可)|请勿|切勿|严禁|禁止|勿)[^\n，。；的）)】〕\]]{1,12}"
    r"|(?:阅|用|会|看|办)(?:后|毕)[^\n，。；）)】〕\]]{1,10}|(?:仅|只)?[限供发][^\n，。；的）)】〕\]]{2,12}|(?:请)?(?:通过|走|由|经)?机要[^\n，。；的）)】〕\]]{2,8}"
    r"|[特加平]急|急件|内部(?:文件|资料|材料|使用|传阅)|保密(?:期限)?[:：]?|绝对保密"
    rf"|{TIME_WORDS})"
)
_COUNTED = r"(?:编号|份号|第)?[:：]?[ ]?[0-9]{1,6}[号份]?"
_GAP = r"[ \t，,、；;·:：★☆*！!。.|—\-]{1,6}"
_SIGN = r"[^\n0-9A-Za-z\u3400-\u9fff□☐☑☒√○，、；,;？?]{0,12}"
_TELLS = r"(?:内容)?(?:涉及|涉|属于?|系|含)(?:国家[秘机]密|军事秘密|涉密内容)"  # alone it may be a ground, in the cell of a table
LEGEND = rf"^{_SIGN}(?:[0-9OolI]{{3,8}}号?{_SIGN})?(?P<value>(?:{_KEPT}{_GAP}){{0,2}}(?:{_NAMED}(?:{_GAP}(?:(?P<kept>{_KEPT})|{_COUNTED})){{0,4}}|{_TELLS}(?:{_GAP}(?P<kept>{_KEPT})){{1,4}})){_SIGN}(?<![:：])$"
# A form whose field says so.
_LABEL = r"(?:是否(?:属于?|为|系|含有?|涉及)?(?:涉密|国家秘密)(?:文件|信息|公文|事项|件|内容|材料)?|涉密(?:与否)?|是否有密级)"
_PART_OF_FORM = r"[ ]{0,4}[？?]?[ ]{0,4}(?:[:：|｜│]|\t|[ ])[ ]{0,4}"
_TICK = r"[☑☒■√✓✔●◉⊙]"
_NO_CHOICE = r"(?![ \t]{0,8}(?:[□☐○/／、或]|否|不|非|[（(\[][ ]{0,4}[)）\]]))"
CHOSEN = (
    rf"(?:^|(?<=[\s；;，,|｜│（(【\[]))(?P<value>{_LABEL}{_PART_OF_FORM}(?:{_TICK}[ ]?是|[（(\[][ ]?{_TICK}[ ]?[)）\]][ ]?是|是[ ]?{_TICK}(?![ ]?否)|是(?=[\s；;，,。|｜│）)】\]]|$){_NO_CHOICE}))"
    rf"|(?:^|(?<=[\s；;，,|｜│]))(?P<value>(?:密[ ]?级|涉密(?:情况|属性|类别|标识|标志)|文件(?:类别|性质|属性|密级)|保密属性)[ ]?[:：][ ]?(?:涉密|国家秘密)(?:文件|件|信息)?)(?=[\s；;，,。|｜│]|$){_NO_CHOICE}"
)

# Before it in its clause: then it is supposed, asked or quoted.
_SUPPOSED = lazily(
    r"(?:如|若|倘|假如|是否|凡|一旦|认为|以为|误认|怀疑|判断|明知|得知|声称|谎称|表示|所谓|不得|意思是|即使|[“‘「『\"])[^，。；：:\n”’」』\"]{0,8}\Z"
)
# Behind it: what was secret is not in the paper.
_TAKEN_OUT = lazily(
    r"[^。\n]{0,24}(?:已|均|予以|作了?)[^，。\n]{0,6}(?:删[除去减节]|隐去|遮[盖挡]|脱密|脱敏|解密|剔除|抽[去出])|[^。\n]{0,12}(?:未|不)(?:予)?(?:收[录入]|列[入出]|刊[载登]|公[布开]的?部分)"
)
_OF_A_PART = lazily(r"本(?:表|部分|页|栏|项)")
_OF_MATTERS = lazily(r"事项名称|办结时限|受理条件|数据名称|共享方式|资源名称")  # what a matter or a register deals with
_HELD_BACK = lazily(
    r"[^。\n]{0,60}?(?:。[^。\n]{0,40}?)?(?:不予公开|不公开|不便公开|不对外公|未[^，。]{0,4}公开|无法(?:在此)?(?:提供|公开)|不在此公开|公开时不|不予提供|不能公开|不宜公开|不属于[^。\n]{0,6}公开|[，,（(](?:此处)?[从省]?略(?:[，,。；）)\s]|\Z)|不涉密[^，。]{0,4}的|的[，,]可)|[^。\n]{0,30}[:：][ \t]*(?:\n|\Z)"
)
_SPOKEN_OF = lazily(
    r"[，、；：:]|(?:保护|管理|保密|定密|是|指|的|包括|范围|与|和|及|或|等|载体|交换|传递|收发|人员|制度|规定|定义|非涉密|不涉密|非密)"
)
_ARTICLE = lazily(r"[ \t]{0,8}第[0-9一二三四五六七八九十百]{1,5}[条章节]")
_ALIKE = lazily(r"涉密|保密|密级|上网|手机|网络")  # a rhyme or a list of bans, one a line
_RHYME = 24
_ABOUT, _BELOW = lazily(r"[保涉泄定]密|国家秘密"), 200


def claims(reading: Reading) -> Iterator[tuple[Any, bool]]:
    """The matches by which the paper says that it is secret, and whether each is a line or a field of its own."""
    text = reading.text.text
    for match in reading.matches(CLAIM):
        if _is_meant(reading, match):
            yield match, False
    for match in reading.matches(LEGEND):
        if _is_legend(reading, match):
            yield match, True
    for match in () if _OF_MATTERS.search(text) else reading.matches(CHOSEN):
        if not is_sample(reading, Span(*match.span("value"))) and not _TAKEN_OUT.match(text, match.end("value")):
            yield match, True


def _is_meant(reading: Reading, match: Any) -> bool:
    text = reading.text.text
    start, end = match.span("value")
    if _SUPPOSED.search(text[max(0, start - 16) : start]) or _TAKEN_OUT.match(text, end):
        return False
    if match["annex"] is None:  # 本表涉密，不予公开 stands for a table that is left out
        return _OF_A_PART.match(text, start) is None or _HELD_BACK.match(text, end) is None
    # What an applicant does not get, and what a lesson lists, is no annex of this paper.
    if _HELD_BACK.match(text, end) or is_in_lesson(reading, Span(start, end)):
        return False
    line = reading.text.paragraph(Span(start, end))
    return match["above"] is None or _ARTICLE.match(text, line.start, line.end) is None


def _is_legend(reading: Reading, match: Any) -> bool:
    text, span = reading.text.text, Span(*match.span("value"))
    line = reading.text.paragraph(span)
    before, behind = neighbours(text, line.start, line.end)
    if _SPOKEN_OF.match(behind) or is_set_apart(reading, span):
        return False
    if any(len(each) <= _RHYME and _ALIKE.search(each) for each in (before, behind)):
        return False
    # What asks for something as well needs no paper round it, as long as secrecy is not what the page is about.
    above_all = match["kept"] is not None and not before and not _ABOUT.search(text, line.end, line.end + _BELOW)
    return above_all or is_on_paper(reading, span)
