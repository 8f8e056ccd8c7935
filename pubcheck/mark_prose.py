"""Whether what has the shape of a mark is an example of one, or a word of prose that a line break set apart.

A mark stands by itself. An example is announced (“格式如下：”), quoted in a sentence, or set in a list of
all levels; a broken sentence goes on before or behind the line.
"""

from __future__ import annotations

from pubcheck.matchers import Reading, compiled
from pubcheck.span import Span

_ANNOUNCED = (
    r"(?:例如?|譬如|如下|诸如|样式|式样|格式|示例|样例|样张|形式|写法|标法|正确|错误|标志|标识|字样|为)[^\n]{0,8}[:：]$|(?:^|[:：，。])(?:又|例|譬|比)?如[:：]?$"
    r"|(?:印有|标有|标注|标明|标为|注明|写有|写上|写着|盖有|加盖|标上|打上|印上|印着|显示|出现)[:：]?[“\"‘]?$|示例$|样式$|式样$|举例$"
)
_GOES_ON_BEFORE = r"(?:国家|商业|工作|个人|军事|警务|保守|泄露|泄漏|涉及|属于|成为|有关|设立|接触|知悉|什么是.{0,8}|[的了和与或及在是把将这个对从以为])$|[，、（(“《]$"
_GOES_ON = r"[”\"』’]?(?:字样|等字|标志|标识|的|等|、|，|。|；|”|是|和|与|或|及|人人|投票|写票|级别(?!\s*[:：])|文件(?![\u4e00-\u9fff]{0,6}\s*[:：]))"
_LEVEL_LINE = r"[ \t]*[（(“\"]?(?:绝密|机密|秘密)级?(?:[ \t]*[★☆*（(\t ][^\n]{0,14})?[)）”\"]?[ \t]*[、，；]?"
# In running text: quoted, or named as an example on the same line.
_QUOTING = r"(?:例|如|格式|样式|形式|标注|标为|写作|应当|标[志识记]|写[为成]|(?:渲染|显示|呈现|生成|输出)为|印[有着])[^\n]{0,6}$|(?<![\u4e00-\u9fff])[A-FＡ-Ｆ][.、．:：][ ]?$|[“‘「『]$"
_LESSON = r"(?:保密|密级|国家秘密|定密|涉密|公文)[^\n]{0,20}(?:知识|讲义|讲座|培训|问答|解读|手册|教程|格式|样式|示例|要素|怎[么样]|如何|读本|课堂)"
# A level by itself is a mark only on a paper that shows an element of one, beside the mark or elsewhere.
_FILED = r"[0-9]|文件$|第.{1,4}[期号]$|[。：:>|】）)]$|首页|来源|日期|时间|[省市县区厅局委办部院]$|简报|通报$|情况$|快报|专报"


def neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    """The nearest lines before and behind that are not empty."""
    before = text[max(0, start - 400) : start].rstrip()
    behind = text[end : end + 400].lstrip()
    return before[before.rfind("\n") + 1 :].strip() if before else "", behind.split("\n", 1)[0].strip()


def is_set_apart(reading: Reading, span: Span) -> bool:
    """Whether a line that looks like a mark is none: an example, or a piece of a sentence."""
    text = reading.text.text
    line = reading.text.paragraph(span)
    before, behind = neighbours(text, line.start, line.end)
    seconds = reading.seconds
    if compiled(_ANNOUNCED).search(before, timeout=seconds) or compiled(_GOES_ON_BEFORE).search(
        before, timeout=seconds
    ):
        return True
    if compiled(_GOES_ON).match(behind, timeout=seconds):
        return True
    level = compiled(_LEVEL_LINE)
    mine = line.of(text).strip()
    others = [each for each in (before, behind) if level.fullmatch(each) and each[:2] != mine[:2]]
    return bool(others) or (_is_lesson(reading) and _is_below_title(reading, line))


def is_quoted(reading: Reading, start: int) -> bool:
    """Whether the words before ``start`` on its line make what follows an example."""
    before = reading.text.text[max(0, start - 16) : start].rsplit("\n", 1)[-1]
    return compiled(_QUOTING).search(before, timeout=reading.seconds) is not None


def is_on_paper(reading: Reading, span: Span) -> bool:
    """Whether a level alone on its line stands on something like an official paper."""
    elements = reading.elements
    line = reading.text.paragraph(span)
    before, _ = neighbours(reading.text.text, line.start, line.end)
    if line.of(reading.text.text).strip() != span.of(reading.text.text).strip():
        return True  # beside a copy number or an urgency
    known = (elements.genre, elements.doc_number, elements.issuer, elements.urgency, elements.copy_number)
    if not before:
        return any(known)
    filed = compiled(_FILED).search(before, timeout=reading.seconds) is not None
    title = elements.title
    titled = title is not None and not _is_below_title(reading, line)
    return (any(known) and (filed or titled)) or (filed and any(c.isdecimal() for c in before))


def _is_lesson(reading: Reading) -> bool:
    title = reading.elements.title
    words = title.value if title else reading.text.text[:120]
    return compiled(_LESSON).search(words, timeout=reading.seconds) is not None


def _is_below_title(reading: Reading, line: Span) -> bool:
    title = reading.elements.title
    return title is not None and line.start >= reading.text.offsets.from_source(title.span.end)
