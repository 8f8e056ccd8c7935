"""The disclosure attribute that a document declares for itself, in every wording seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from pubcheck.code_points import WHITE, matches_at, pairs_of, table_of
from pubcheck.lazy_pattern import lazily
from pubcheck.review import Attribute, Element
from pubcheck.span import Span
from pubcheck.stated_reason import StatedReason, Worth, stated_reason
from pubcheck.text import NormalizedText

_VALUES = (
    (r"[删刪][减減節节][后後](?:主动|主動)?公[开開]|部分公[开開]", Attribute.PROACTIVE, True),
    (r"依申[请請]公[开開]|可?依申[请請]", Attribute.ON_REQUEST, False),
    (r"暂?不(?:宜|得|可|对外|主动|予以?|以)?公[开開]|免予公[开開]|非公[开開]", Attribute.WITHHELD, False),
    (
        r"主[动動]公[开開]|(?:可以?|全文)公[开開](?:发布)?|公[开開]发布|公[开開]發[布佈]|公[开開]",
        Attribute.PROACTIVE,
        False,
    ),
)
_ANY = "|".join(pattern for pattern, _, _ in _VALUES)
_CHOICE = rf"{_ANY}|(?:主动|依申请|不予)(?![公予\u4e00-\u9fff])"  # beside a box also without 公开
_LABEL = (
    r"(?:审[核查]|认定|公开审查|属性认定)(?:结论|结果|意见)|(?:拟定|建议|认定)(?:公开)?属性|"
    r"(?:政府)?信息公[开開][选選][项項]|政务公开(?=[ ]*[:：])|发布(?:方式|属性)|公开属性代码|公[开開](?:意见|标识|情况|与否|建议|方式|形式|[属屬]性|[类類][别別]|[选選][项項]|[类類]型|范围)|(?:公文)?公[开開][属屬]性"
    r"|信息公[开開](?:方式|[属屬]性|[类類]别|形式)|是否公[开開]|(?<![\u4e00-\u9fff])(?:认定|属性|结论|拟定|选项|审核|公开)(?=[ ]*[:：])|(?<![\u4e00-\u9fff])属性(?=(?:[】\]][ \t]{0,4}|[ \t]{1,4})(?:主动公开|依申请公开|不予公开))|属性(?:选择|认定(?=[ ]*[:：]))"
)
_LABEL_HEADS = ("审认公属拟建政信是结选发", "核查定开開性议府务息否论项文布")
_REASON = r"(?:\s*[（(，,；;]?\s*(?:理由|原因|依据)\s*(?:为|是)?\s*[:：]?\s*(?P<reason>[^）)\n]{2,80})[)）]?)?"
# A row of choices without a label, one of them ticked: ○ 主动公开 ● 不予公开 ○ 依申请公开.
_BOX = r"(?:[□☐○口囗☑■√✓☒●◉⊙]|\[[ xX√✓]\])"
_TICK = r"(?:[☑■√✓☒●]|\[[xX√✓]\])"
# 是否公开：□是 ☑否, and the number of a choice: 公开属性：2（1主动公开 2不予公开 3依申请公开）.
_YES_OR_NO = lazily(rf"{_TICK}\s*[)）\]]?\s*(?P<value>[是否])(?![\u4e00-\u9fff])")
_ASKED = lazily(r"[是与]否")
_NUMBERED = lazily(
    rf"(?:{_LABEL})\s*[:：]?\s*(?P<number>[1-9])\s*[（(](?P<choices>(?:[ ,，;；]*[1-9][ .．、-]?(?:{_ANY})){{2,4}})\s*[)）]"
)
_ROW = lazily(
    rf"^[ \t]*(?:(?:{_BOX}[ ]?(?:{_CHOICE})[ \t]*){{2,4}}|(?:(?:{_ANY})[ ]?{_BOX}[ \t]*){{2,4}}|(?:[☑√✓☒]|\[[xX√✓]\])[ ]?(?:{_ANY}))",
    re.MULTILINE,
)
_TICKED_BEFORE = lazily(rf"{_TICK}\s*[)）\]]?\s*(?P<value>{_CHOICE})")
_TICKED_BEHIND = lazily(rf"(?P<value>{_CHOICE})\s*[(（\[]?\s*{_TICK}")
# A row of boxes or of choices declares nothing by itself: 主动公开□ 依申请公开☑, 主动公开/依申请公开.
_NO_CHOICES = rf"(?![\u4e00-\u9fff])(?!\s*(?:[(（\[]\s*{_TICK}?\s*[)）\]]|[□☐○]|{_TICK}))(?![ \t/／、|]+(?:{_ANY})(?!的?(?:法定|法律|主要|具体)?(?:理由|原因|依据|情形|事由)))"
# What follows a declaration in a sentence: 此件不予公开，理由：…
_ASIDE = r"(?=[，,；;][ ]*(?:不公开的?)?(?:理由|原因|依据|因))"
_OF_GENRE = r"[此本该](?:函|复函|通知|批复|意见|报告|请示|方案|答复|纪要|稿|信息|公文)"
_IS = r"(?:的?公开(?:属性|方式)拟?(?:[定确]?定?为|是))?"  # 本件公开属性为不予公开
_GENRE_ENDS = "知函告示案见复报要定"
_TITLE_END = 300  # characters in which the title stands
_PATTERNS = (
    lazily(
        rf"(?:[（(]\s*)?(?:[此本该]件|[此本该]文件|[此本]文){_IS}\s*[:：]?\s*(?P<value>{_ANY})[ \t]*(?:[)）]|$|。|{_ASIDE}){_REASON}",
        re.MULTILINE,
    ),
    lazily(rf"[（(]\s*(?:[此本该]件|[此本该]文件|[此本]文)\s*(?P<value>{_ANY}){_REASON}\s*[)）]"),
    lazily(
        rf"(?:{_LABEL})\s*[*＊】\]]?[:：]?\s*(?:[【〔\[]|[（(]?(?:[A-D1-4①-④]|0[1-9])[)）.．、]?[ ]?)?(?P<value>{_ANY})[】〕\]]?{_NO_CHOICES}{_REASON}"
    ),
    lazily(
        r"^[（(【]\s*(?P<value>主[动動]公[开開]|依申[请請]公[开開]|不予?公[开開]|公[开開]发布)\s*[)）】]\s*$",
        re.MULTILINE,
    ),
    lazily(
        rf"(?:是否(?:主动)?公[开開]\s*[:：]\s*(?P<value>是)|(?:是否公[开開]|公[开開]与否)\s*[:：]\s*(?P<no>否)){_NO_CHOICES}(?![ \t/／、|]*[是否])"
    ),
    lazily(
        rf"(?:[（(]\s*)?{_OF_GENRE}{_IS}\s*[:：]?\s*(?P<value>主动公开|依申请公开|不予?公开)[ \t]*(?:[)）]|$|。|{_ASIDE}){_REASON}",
        re.MULTILINE,
    ),
    # Behind the title: 关于…的通知（拟依申请公开，因…）.
    lazily(
        r"(?<=[\u4e00-\u9fff》”])[（(]拟?(?P<value>主动公开|依申请公开|不予?公开)(?:[，,；;][^）)\n]{2,80})?[)）][ \t]*$",
        re.MULTILINE,
    ),
)
# A label with boxes or choices behind it; 公开方式 in running text is none.
_LABELLED_BOXES = lazily(
    rf"(?:{_LABEL})(?:[ ]?[（(][^（）()\n√✓]{{1,6}}[)）])?\s*[:：|｜│]?\s*(?=[(（\[□☐○口囗]|{_TICK}|{_ANY})(?P<boxes>[^\n]{{0,60}})"
)


@dataclass(frozen=True, slots=True)
class Declared:
    """A declared attribute, the words that declare it, and the reason stated beside it.

    ``stated`` is what stands where a reason belongs, also where it is blank; ``None`` where nothing does.
    """

    attribute: Attribute
    redacted: bool
    evidence: Element
    reason: Element | None
    stated: StatedReason | None = None


def declared_attribute(text: NormalizedText) -> Declared | None:
    """The declaration, wherever it stands; the first of several counts."""
    firsts = [found[0] for found in _declarations(text).values() if found]
    if not firsts:
        return _checked_box(text)
    match = min(firsts, key=lambda each: each.start())
    attribute, redacted = _meaning(match["value"] or match["no"])
    evidence = match.group().strip()
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    group = "value" if match["value"] else "no"
    place = text.offsets.to_source(Span(start, start + len(evidence)))
    return _with_reason(text, attribute, redacted, Element(evidence, place), match.start(), match.end(group))


def _with_reason(
    text: NormalizedText, attribute: Attribute, redacted: bool, evidence: Element, start: int, end: int
) -> Declared:
    stated = stated_reason(text.text, start, end)
    reason = None
    if stated is not None and stated.worth is not Worth.BLANK:
        reason = Element(stated.words, text.offsets.to_source(stated.span))
    return Declared(attribute, redacted, evidence, reason, stated)


def declaring_spans(text: NormalizedText) -> tuple[Span, ...]:
    """Every stretch of the normalised text that declares an attribute; a model must not see them."""
    found = (*chain.from_iterable(_declarations(text).values()), *_rows(text), *_by_number(text))
    return tuple(Span(*span) for span in sorted({match.span() for match in found}))


def _declarations(text: NormalizedText) -> dict[int, tuple[re.Match[str], ...]]:
    """The matches of each of :data:`_PATTERNS`, by its number."""
    return text.once(
        "declarations",
        lambda: {number: tuple(_matches(text, pattern)) for number, pattern in enumerate(_PATTERNS)},
    )


def _rows(text: NormalizedText) -> tuple[re.Match[str], ...]:
    """Labels with boxes, then rows of boxes without a label."""
    return text.once("boxes", lambda: (*_matches(text, _LABELLED_BOXES), *_matches(text, _ROW)))


def _by_number(text: NormalizedText) -> tuple[re.Match[str], ...]:
    return text.once("numbered choices", lambda: tuple(_matches(text, _NUMBERED)))


def _matches(text: NormalizedText, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches of one of the patterns, tried only where its first two characters stand."""
    if pattern in _PATTERNS[:2]:
        places = text.once("self words", lambda: _pairs(text, "此本该（(", "件文此本该" + WHITE))
    elif pattern is _PATTERNS[5]:
        places = text.once(
            "self words of genres", lambda: _pairs(text, "此本该（(", "函复通批意报请方答纪稿信公此本该" + WHITE)
        )
    elif pattern is _PATTERNS[6]:
        first = text.text.find("\n", len(text.text) - len(text.text.lstrip()))
        for match in pattern.finditer(text.text, 0, max(first, _TITLE_END)):
            if match.start() <= first or first < 0 or text.text[match.start() - 1] in _GENRE_ENDS:
                yield match
        return
    elif pattern in (_PATTERNS[2], _LABELLED_BOXES, _NUMBERED):
        places = text.once("labels of attributes", lambda: _pairs(text, *_LABEL_HEADS))
    else:
        if pattern is not _PATTERNS[4] or "是否" in text.text or "与否" in text.text:
            yield from pattern.finditer(text.text)
        return
    yield from matches_at(pattern, text.text, places, short=0)


def _pairs(text: NormalizedText, first: str, second: str) -> tuple[int, ...]:
    return tuple(pairs_of(text.text, table_of(first), table_of(second)))


def _checked_box(text: NormalizedText) -> Declared | None:
    """A form's row of boxes with one of them ticked (☑主动公开 □依申请公开, 主动公开（√） 依申请公开（ ）)."""
    for row in _rows(text):
        group = "boxes" if "boxes" in row.re.groupindex else 0
        pattern = _TICKED_BEHIND if re.match(rf"\s*(?:{_ANY})", row[group]) else _TICKED_BEFORE
        if group and _ASKED.search(text.text, row.start(), row.start(group)):
            pattern = _YES_OR_NO
        match = pattern.search(text.text, *row.span(group))
        if match:
            attribute, redacted = _meaning(match["value"])
            span = text.offsets.to_source(Span(*match.span()))
            return _with_reason(text, attribute, redacted, Element(match.group(), span), row.start(), match.end())
    return _numbered(text)


def _numbered(text: NormalizedText) -> Declared | None:
    """A form's choices by their numbers, one of which stands before them: 2（1主动公开 2不予公开）."""
    for form in _by_number(text):
        chosen = re.search(rf"{form['number']}[ .．、-]?(?P<value>{_ANY})", form["choices"])
        if chosen:
            attribute, redacted = _meaning(chosen["value"])
            evidence = Element(form.group(), text.offsets.to_source(Span(*form.span())))
            return _with_reason(text, attribute, redacted, evidence, form.start(), form.end())
    return None


def _meaning(value: str) -> tuple[Attribute, bool]:
    if value in ("主动", "依申请", "不予"):
        value += "公开"
    if value in ("是", "否"):
        return Attribute.PROACTIVE if value == "是" else Attribute.WITHHELD, False
    for pattern, attribute, redacted in _VALUES:
        if re.fullmatch(pattern, value):
            return attribute, redacted
    raise ValueError("not a declared attribute")
