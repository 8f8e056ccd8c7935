"""What the model of contacts sees of a telephone number or an address of mail: whose it may be.

Training and judging share this file, so they cannot drift apart. A feature is a short string; digits are folded to 0.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import Reading
from pubcheck.span import Span
from pubcheck.text import Entity, EntityKind, Role

_DIGITS = str.maketrans("123456789", "000000000")
_REACH = 30  # characters of context on either side
_BAG = 16  # of them so many as pairs, wherever they stand
_NEAR = 90  # characters in which persons and other data are looked for
_TITLE, _BEGINNING = 40, 20_000
_LABEL = lazily(r"([\u4e00-\u9fffA-Za-z（）()/]{1,14})\s*[:：]?\s*[（(]?$")
_LABELS = lazily(r"([\u4e00-\u9fff（）()/]{2,12})\s*[:：]")
_NUMBERS = lazily(r"(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])")
_PHONES = lazily(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])")
_LAND = lazily(r"(?<![0-9])0[0-9]{2,3}-?[2-8][0-9]{6,7}(?![0-9])")
_UNITS = lazily(r"[局厅委办科室处站所院校厂店会]$|中心$|公司$|大队$|政府$|街道$|法院$|银行$")
_WORDS = {
    "home": lazily(r"住|户籍|家庭|村民|居民|组|单元"),
    "ill": lazily(r"病|患|残|治疗|手术|住院"),
    "kin": lazily(r"父|母|妻|夫|儿|女|子|孙|兄|弟|姐|妹|监护人|家属|亲属"),
    "party": lazily(r"原告|被告|申请人|当事人|投诉人|举报人|信访人|来电人|报案人|乙方|户主|考生|学生|业主|客户|患者"),
    "office": lazily(
        r"联系人|咨询|监督|举报|投诉电话|地址|邮编|窗口|工作日|报名|招标|采购|主任|局长|科长|民警|法官|书记员|承办|网格|书记|值班"
    ),
    "ask": lazily(r"如有|欢迎|请于|请到|可拨打|致电|公示期|反映"),
}


def contact_features(reading: Reading, span: Span, kind: str) -> Iterator[str]:
    """The features of the contact at ``span``; ``kind`` is that of its rule: mobile, landline or email."""
    text = reading.text.text
    line = reading.text.paragraph(span)
    left = text[max(line.start, span.start - _REACH) : span.start].translate(_DIGITS)
    right = text[span.end : min(line.end, span.end + _REACH)].translate(_DIGITS)
    if span.start - line.start <= _REACH:
        left = f"^{left}"
    if line.end - span.end <= _REACH:
        right = f"{right}$"
    yield f"kind={kind}"
    yield "bias"
    for size in (1, 2, 3, 4):
        yield f"l{size}={left[-size:]}"
        yield f"r{size}={right[:size]}"
    yield f"kl={kind}{left[-2:]}"
    yield from (f"lb={left[at : at + 2]}" for at in range(max(0, len(left) - _BAG), len(left) - 1))
    yield from (f"rb={right[at : at + 2]}" for at in range(min(_BAG, len(right) - 1)))
    if label := _LABEL.search(left):
        yield f"label={label[1][-4:]}"
        yield f"klabel={kind}{label[1][-4:]}"
    before = text[max(0, span.start - _NEAR) : span.start]
    labels = _LABELS.findall(before)
    yield from (f"near label={words[-3:]}" for words in labels[-3:])
    yield from _of_persons(reading, span, line)
    around = text[max(0, span.start - _NEAR) : span.start] + "\n" + text[span.end : span.end + _NEAR]
    own = text[max(line.start, span.start - _NEAR) : span.start] + "|" + text[span.end : min(line.end, span.end + 60)]
    for name, words in _WORDS.items():
        if words.search(own):
            yield f"line {name}"
            yield f"line {name} {kind}"
        elif words.search(around):
            yield f"near {name}"
    if _NUMBERS.search(own):
        yield "identity in the line"
    yield from reading.once("contacts of the text", lambda: tuple(_of_text(reading)))
    if "\t" in line.of(text):
        yield "row"
    size = len(line)
    yield f"size={size // 20 if size < 200 else 10}"
    if kind == "email":
        address = span.of(text)
        name, _, domain = address.lower().partition("@")
        yield f"domain={domain}"
        yield f"digits={sum(map(str.isdigit, name)) > 3}"


def _of_text(reading: Reading) -> Iterator[str]:
    """What all contacts of the text share: its title, and how many numbers and persons its beginning holds."""
    text = reading.text.text
    beginning = text[:_BEGINNING]
    yield f"phones={min(4, sum(1 for _ in _PHONES.finditer(beginning)))}"
    yield f"lands={min(4, sum(1 for _ in _LAND.finditer(beginning)))}"
    if _NUMBERS.search(beginning):
        yield "identity in the text"
    persons = _persons(reading)
    yield f"private={min(4, sum(person.role is Role.PRIVATE for person in persons))}"
    yield f"persons={min(4, len(persons))}"
    title = reading.elements.title.value if reading.elements.title else beginning.lstrip().split("\n", 1)[0]
    if title and title.strip() != text.strip():  # a text of one line has no title beside its words
        title = title.translate(_DIGITS)
        yield from (f"ti={title[at : at + 2]}" for at in range(min(_TITLE, len(title)) - 1))


def _persons(reading: Reading) -> list[Entity]:
    return reading.once("persons", lambda: [e for e in reading.entities if e.kind is EntityKind.PERSON])


def _of_persons(reading: Reading, span: Span, line: Span) -> Iterator[str]:
    """Whom the words before and behind name, and in which role."""
    text = reading.text.text
    persons = _persons(reading)
    at = bisect_left(persons, span.start, key=lambda entity: entity.span.start)
    before = persons[at - 1] if at else None
    behind = persons[at] if at < len(persons) else None
    if before is not None and span.start - before.span.end <= _NEAR:
        gap = text[before.span.end : span.start]
        same = before.span.start >= line.start
        yield f"before={before.role}{same}"
        yield f"gap={before.role}{len(gap) // 8}{same}"
        yield f"sure={before.role}{before.confidence >= 0.8}"
        if not any(sign in gap for sign in "。；;\n"):
            yield f"clause={before.role}"
            if len(gap) < 16:
                yield f"gapw={re.sub('[0-9]+', '0', gap)[-8:]}"
        if before.cue is not None:
            yield f"cue={''.join(before.cue.of(text).split())[-3:]}"
    else:
        yield "nobody before"
    if behind is not None and behind.span.start - span.end <= 12 and behind.span.end <= line.end:
        yield f"behind={behind.role}"
    head = text[max(line.start, span.start - 24) : span.start]
    yield f"unit={any(_UNITS.search(piece) is not None for piece in re.split('[，,：:（( 　]', head) if piece)}"
