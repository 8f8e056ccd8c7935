"""Whether a value only shows how a form is filled in: 手机号填11位数字，如13812345678; a form that calls itself 样表.

Whoever copies a real case into an example gives it away all the same. So the words right before the value, or the
heading of the form, must say that it is an example, and nothing may tie it to somebody: no other name than 张三 and its
like, no event, nobody to be called. In doubt it is a value like all others.
"""

from __future__ import annotations

from bisect import bisect_left

from pubcheck.lazy_pattern import lazily
from pubcheck.reading import Reading
from pubcheck.span import Span
from pubcheck.text import EntityKind

_WORDS = lazily(r"[例比譬]如|[，,；;（(、：:式法][ ]?如|[示样范]例|举例|样[表张本]|范本|示范文本|例[:：]")
_FIELD = (
    r"[\u4e00-\u9fff]{0,8}(?:号码?|证号|电话|手机|邮箱|姓名|名字|住址|地址|账户|微信)(?:[填写]?[为是成])?[:：]?[ ]?"
)
_QUOTE = r"[“\"「『]?"
# Right before the value. What only says 如 counts in a sentence that tells how to fill something in.
_SHOWN = lazily(rf"(?:[示样范]例|举例(?:说明)?|(?:^|[\s，,；;（(])例)[:：][ ]?(?:{_FIELD})?{_QUOTE}$")
_AS = lazily(
    rf"(?:[例比譬]如[:：，,]?[ ]?(?:{_FIELD})?|(?:^|[，,；;（(、：:]|格式|写法|样式)[ ]?如[:：]?[ ]?){_QUOTE}$"
)
_TEACHES = lazily(
    r"填[写入报表列]?|录入|输入|登[录记]栏|格式|[0-9一二两三四五六七八九十]{1,3}位|位数|书写|写法|写[为成作]|样式|半角|全角|大写|必填"
)
# Right behind it: the clause ends, or goes on about the field.
_CLOSES = lazily(
    r"[”\"」』]?[ ]?(?:[，,。；;、）)\s]|$|等(?![候待])|应?当?填|应?(?:录入|输入)|的?(?:格式|形式|样式|写法))"
)
# What ties it to somebody after all: an event, a deed, somebody who is to be called.
_TIES = lazily(
    r"[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}[日号]|致电|拨打|来电|联系(?!电话|方式|人|号码)|咨询|反映|举报|投诉|报警|报案|转账|汇款|打款|领取了?[^，。]{0,4}(?:元|补|款)|涉嫌|诈骗|骚扰|违[法规]|处罚|起诉|死亡|病[故逝]|患[有者]|查实|经查|冒用|盗用|泄露|有误|[填录输]错|空号|停机|打不通|无人接|[机号]主|均[已为系]|已[退通被核]|核实|不符|不一致|系我|是我|本人的|不规范|不足|[少多漏错][写填录输]|更正|补正|重新|位数(?:不|有)|(?:部分|有的|个别|少数|一些)[^，。]{0,8}(?:户|人|对象|村|单位)"
)
_SENTENCE_END = lazily(r"[。！？!?\n]")
_REACH = 160
_SPECIMEN = r"(?:样[表张]|填[写表报](?:示例|样例|范例|范本|样本)|示范文本|[示样范]例(?![:：]?[\u4e00-\u9fff]{2,}))"
_HEAD = lazily(rf"(?![^\n]{{0,12}}[案事]例)[ \t\u3000]*[（(【\[]?[\u4e00-\u9fff]{{0,12}}{_SPECIMEN}[)）】\]]?[:：]?")
_TITLE = lazily(
    rf"(?m)^[ \t\u3000]*(?!附件?[:：0-9])(?![^\n]{{0,24}}[案事]例)(?:[\u4e00-\u9fff]{{0,24}}[（(【\[][\u4e00-\u9fff]{{0,6}}{_SPECIMEN}[)）】\]]|[\u4e00-\u9fff]{{0,20}}{_SPECIMEN})[ \t\u3000]*$"
)
_LONGEST_NAME = 24
_TITLES, _FORM = 200, 2_000  # characters in which the title of a form stands, and of a text that is one form
# Names that are nobody's. 李明 and 李某 are none of them: many are called so, or hidden so.
_ANYBODY = lazily(r"(?:[例比譬]?如)?(?:[张李王赵刘陈孙周][一二三四五六七八]|某某某?|王麻子|王小二)")
# A name that took the beginning of the next field with it: 李四, 身 of 身份证号 below.
_TORN = lazily(r"\n(?:身份?|性别?|年龄?|民族?|出生?|联系?|电话?|住址?|证件?|手机?)")
# Digits that somebody typed in order.
_TYPED = lazily(r"12345|23456|34567|45678|56789|98765|([0-9])\1{4}|1380013800")
_IDENTITY = lazily(r"(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])")


def is_specimen(reading: Reading, span: Span) -> bool:
    """Whether what stands at ``span`` is an example, and nobody's for all that the words round it tell."""
    text = reading.text.text
    if not reading.once("words of specimens", lambda: _WORDS.search(text) is not None):
        return False
    around = _sentence(text, span)
    if _TIES.search(text, around.start, around.end):
        return False
    return _is_shown(text, span, around, reading) or _is_in_form(text, span, reading)


def _sentence(text: str, span: Span) -> Span:
    """The sentence of ``span``, with the clauses that semicolons part: they are one instruction."""
    start = max(0, span.start - _REACH)
    for match in _SENTENCE_END.finditer(text, start, span.start):
        start = match.end()
    end = _SENTENCE_END.search(text, span.end, span.end + _REACH)
    return Span(start, end.start() if end else min(len(text), span.end + _REACH))


def _is_shown(text: str, span: Span, around: Span, reading: Reading) -> bool:
    before = text[around.start : span.start]
    announced = _SHOWN.search(before) or (_AS.search(before) and _TEACHES.search(before))
    return bool(announced and _CLOSES.match(text, span.end)) and not _names_somebody(reading, around)


def _is_in_form(text: str, span: Span, reading: Reading) -> bool:
    """Whether it stands in a form whose heading calls it a specimen, filled in with 张三 or with digits in order."""
    line = reading.text.paragraph(span)
    head = _HEAD.match(text, line.start, min(line.end, line.start + _REACH))
    if head is not None and head.end() <= span.start and len(line) <= _FORM:
        form = line
    elif len(text) <= _FORM and reading.once("a titled specimen", lambda: _TITLE.search(text, 0, _TITLES) is not None):
        form = Span(0, len(text))
    else:
        return False
    if _TIES.search(text, form.start, form.end) or _names_somebody(reading, form):
        return False
    if len({match.group() for match in _IDENTITY.finditer(text, form.start, form.end)}) > 1:
        return False  # a list of numbers, whatever stands above it
    return bool(_TYPED.search(span.of(text)) or _ANYBODY.search(text, form.start, form.end))


def _names_somebody(reading: Reading, around: Span) -> bool:
    """Whether a person is named there who is not 张三 or one of its like."""
    text, entities = reading.text.text, reading.entities
    at = bisect_left(entities, around.start - _LONGEST_NAME, key=lambda entity: entity.span.start)
    while at < len(entities) and entities[at].span.start < around.end:
        entity = entities[at]
        at += 1
        if entity.kind is EntityKind.PERSON and entity.span.end > around.start:
            name = "".join(_TORN.sub("", entity.span.of(text)).split())
            if not _ANYBODY.fullmatch(name):
                return True
    return False
