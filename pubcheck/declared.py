"""The disclosure attribute that a document declares for itself, in every wording seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from pubcheck.code_points import WHITE, matches_at, pairs_of, table_of
from pubcheck.declared_choices import TICK, chosen, forms, label_places, speaks_of_publication, ticks
from pubcheck.declared_words import ANY, LABEL, holds_one, meaning
from pubcheck.lazy_pattern import lazily
from pubcheck.review import Attribute, Element
from pubcheck.span import Span
from pubcheck.stated_reason import StatedReason, Worth, stated_reason
from pubcheck.text import NormalizedText

if TYPE_CHECKING:
    from pubcheck.declared_twice import Claim

_REASON = r"(?:\s{0,24}[（(，,；;]?\s{0,24}(?:理由|原因|依据)\s{0,24}(?:为|是)?\s{0,24}[:：]?\s{0,24}(?P<reason>[^）)\n]{2,80})[)）]?)?"
# A bracket of blanks that ends the line is where the reason belongs: 公开属性：不予公开（　　　）.
_LAST = r"(?<=不[予于]公[开開])[（(][ \t　]{3,24}[)）][ \t]*(?:\Z|\n(?!\s{0,24}(?:公[开開](?:属性|方式)[ ]?[:：]|(?:[A-D1-4①-④□☐○☑√■●（(][^\n\u4e00-\u9fff]{0,4})?(?:主[动動]公|依申[请請]|不[予于]?公[开開]|免[予于]))|[^\n]{0,30}(?:公[开開]|免予|依申|[（(][ \t　]{0,24}[)）])))"
# What numbers a choice: A, 1., ②, A类, 第一类.
_CODE = r"(?:(?:第[一二三四1-4]|[A-Da-d甲乙丙丁一二三四1-4])[类類种][ ]?[:：—－-]?|(?:[A-D1-4①-④]|0[1-9])[ ]?[.．、)）:：—－-]?)[ ]?"
# A row of boxes or of choices declares nothing by itself: 主动公开□ 依申请公开☑, 主动公开/依申请公开.
_NO_CHOICES = rf"(?![\u4e00-\u9fff])(?!(?!{_LAST})\s{{0,24}}(?:[(（〔\[]\s{{0,24}}(?:{TICK}|[×xX])?\s{{0,24}}[)）〕\]]|[□☐○]|{TICK}))(?![ \t/／、|，,；;_＿]*(?<=[^\u4e00-\u9fff])(?:{_CODE}[（(]?)?(?:{ANY})(?!公[开開]|[时期][限间]|范围|栏目|渠道|载体|(?:的|之)?(?:法定|法律|主要|具体)?(?:理由|原因|依据|情形|事由|缘由|缘故|因由|条款|理据)))(?!\n[ \t]*(?:[A-D1-4①-④][.．、)）]?[ ]?)?(?:主[动動]公[开開]|依申[请請]公[开開]|不予?公[开開])(?![\u4e00-\u9fff：:]))"
# What follows a declaration in a sentence: 此件不予公开，理由：…
_ASIDE = r"(?=[，,；;][ ]*(?:不公开的?)?(?:理由|原因|依据|缘由|事由|因|适用|根据|按照|依照|引用|属于?|系|鉴于|考虑))"
# How it is to be published may stand before the value: 全文主动公开, 网站公开.
_HOW = r"(?:(?:同意|拟|建议|应当?|应予|予以|可以|可|全文|全部|依法|(?:政府|门户)?网站|在?网上|上网|(?:面)?向社会|对外){1,2}(?=主[动動]公|公[开開]))?"
# As an opinion tells it: 建议公开属性定为不予公开.
_SET = r"(?:(?:拟|建议|应|先|可|暂|已|均)?(?:定|列|填|写|选|设|标|确定|认定|设定|划)[为成作])?"
_ANSWER = r"(?:(?:是|可)否|能否|能不能|可不可以)(?:可以|能)?(?:主动|对外|上网|网上)?(?:公[开開](?:发布)?|上网(?:发布)?)|(?<![\u4e00-\u9fff])(?:上网(?:发布|公[开開])|公[开開](?:与)?否)"
_OF_GENRE = r"[此本该](?:函|复函|通知|批复|意见|报告|请示|方案|答复|纪要|稿|信息|公文)"
# What it is a kind of: 主动公开类, 依申请公开件.
_KIND = r"(?P<kind>(?:[类類](?:信息|文件|公文|件)?|件)(?=[\s）)】〕\]。；;，,]|\Z))?"
_AS = r"(?:(?:属于?|为|系|是|按|列为)(?:(?=主[动動]|依申|不予?公|内部)|(?=[部删]))|(?:[限可仅]?(?=内部|本?系统|本?单位|本?机关)|仅(?:限|[在于])?(?:[在于])?(?=内部|本?系统|本?单位|本?机关)))?"
_IS = r"(?:的?公开(?:属性|方式)拟?(?:[定确]?定?为|是))?"  # 本件公开属性为不予公开
_GENRE_ENDS = "知函告示案见复报要定"
_QUOTED = lazily(r"(?:[“「]|(?:标注|标明|写明|注明|例如?|问)[:：]?)[（(“「]?$")
# Announced further off in the sentence: 示例 文号：…；公开属性：主动公开.
_EXAMPLE = lazily(
    r"(?:(?<![\u4e00-\u9fff])例|填[表写]例|示例|样例|范例|举例|样张|样表)(?:[:：，,）)】\]　 ]|[（(][^（）()\n]{0,8}[)）]|[一二三四五0-9])|(?:例|比|譬)如|(?<![\u4e00-\u9fff])如[:：]"
)
_SENTENCE = 120
_SELF = lazily(r"[（(]?\s{0,4}[此本该](?:件|文)")
# Labels that other things have as well, and values that say no more than that: 属性：公开 of a table, 发布方式：公开 of a tender.
_WEAK_LABEL = lazily(
    r"(?:发布(?:方式|属性)|(?<![\u4e00-\u9fff])(?:属性|认定|结论|拟定|选项|审核))[^\u4e00-\u9fff]{0,8}\Z"
)
_WEAK_VALUE = lazily(r"(?:可以?|全文)?公[开開](?:发布|發[布佈])?|非公[开開]")
_OF_PAPERS = lazily(
    r"公[开開](?:属性|方式|审查|条例|选项|意见)|主[动動]公[开開]|依申[请請]|不予公|(?:信息|政务)公[开開]|[此本]件公[开開]|发文|拟稿|签发|文号|〔20[0-9]{2}〕"
)
_MOST, _NUMBERED = 64, lazily(r"〔20[0-9]{2}〕|发文|签发|文号")
_OF_DEALS = lazily(r"招标|投标|采购|竞[价拍争买]|拍卖|挂牌|比选|询价|招租|招聘|中标")
_TITLE_END = 300  # characters in which the title stands
# the patterns of fields, of answers to questions, of a sentence in a bracket
_LABELLED, _ANSWERS, _SENTENCE_ALONE = 2, 4, 9
_OF_SELF, _OF_A_GENRE, _BEHIND_LABELS, _BEHIND_TITLE, _BARE = (0, 1), 5, (2, 6, 7), 8, 3
_IN_FIELDS, _OWN = (2, 4, 6), (0, 1, 2, 3, 4, 5, 6, 8, 9, 11)  # those that may declare for the paper itself
# Every pattern needs a value (:data:`pubcheck.declared_words.OF_VALUES`), but for those of short answers; and these words.
_SELVES = ("此件", "本件", "该件", "此文", "本文", "该文")
_WHOLE_VALUES = ("动公", "動公", "依申", "不公", "予公", "公开发", "公開发")
_NEEDS = {
    **dict.fromkeys(_OF_SELF, _SELVES),
    **dict.fromkeys((3, _OF_A_GENRE, _BEHIND_TITLE, _SENTENCE_ALONE, 10, 11), _WHOLE_VALUES),
    _ANSWERS: ("是否", "可否", "能否", "能不能", "可不可以", "上网", "公开否", "公開否", "公开与否", "公開与否"),
    6: ("公开", "公開", "属性"),
    7: ("公开属性", "公開属性"),
}
_WITHOUT_VALUE = (_ANSWERS, 6)
# What such a sentence goes on to say is a reason only where it says so: not 有效期5年, 印20份, 由办公室负责.
_GOES_ON = lazily(
    r"[，,；;。][ ]?(?!理由|原因|依据|因|涉及|涉密|属|系|鉴于|考虑|根据|按照|依照|适用|内容|《)[^（）()\n]{2,80}[)）]"
)
_GIVES_REASON = lazily(r"理由|原因|依据|[，,；;。][ ]?(?:因|涉及|属于)")
_PATTERNS = (
    lazily(
        rf"(?:[（(]\s{{0,24}})?(?:[此本该]件|[此本该]文件|[此本]文){_IS}\s{{0,24}}[:：]?\s{{0,24}}(?P<value>{ANY})[ \t]*(?:[)）]|$|。|{_ASIDE}){_REASON}",
        re.MULTILINE,
    ),
    lazily(
        rf"[（(]\s{{0,24}}(?:[此本该]件|[此本该]文件|[此本]文)\s{{0,24}}{_AS}{_HOW}(?P<value>{ANY})(?:[类類件]|[类類]?(?:信息|文件|公文))?{_REASON}\s{{0,24}}[)）]"
    ),
    lazily(
        rf"(?:{LABEL})\s{{0,24}}[*＊】\]]?(?:[:：|｜│=＝→]|[—－-]{{1,2}})?\s{{0,24}}(?:[【〔\[]|[（(][A-D1-4①-④][)）]|{_CODE}(?P<open>[（(])?)?(?:[本此该](?:件|文件|文)(?:拟|建议|应|可)?)?{_SET}{_HOW}(?P<value>{ANY}){_KIND}(?P<shut>(?(open)[)）]|[】〕\]]?)){_NO_CHOICES}{_REASON}"
    ),
    lazily(
        r"^[（(【]\s{0,24}(?P<value>主[动動]公[开開]|依申[请請]公[开開]|不予?公[开開]|公[开開]发布)\s{0,24}[)）】]\s{0,24}$",
        re.MULTILINE,
    ),
    lazily(
        rf"(?:{_ANSWER})\s{{0,24}}[:：]\s{{0,24}}(?:(?P<value>是|可以?(?!公)|能|同意)|(?P<no>否|不(?:可以?|能|同意)(?!公))){_NO_CHOICES}(?![ \t/／、|]*(?:[是否可能]|不可|不能|不同意))"
    ),
    lazily(
        rf"(?:[（(]\s{{0,24}})?{_OF_GENRE}{_IS}\s{{0,24}}[:：]?\s{{0,24}}(?P<value>主动公开|依申请公开|不予?公开)[ \t]*(?:[)）]|$|。|{_ASIDE}){_REASON}",
        re.MULTILINE,
    ),
    # The first character stands for it: 公开属性：依; 属性：主 where the paper speaks of publication.
    lazily(
        r"(?:公[开開](?:属性|方式|类别|选项|类型|分类)?|(?<![\u4e00-\u9fff])(?:文件)?属性)[ ]{0,8}[:：][ ]{0,8}(?P<value>主动|不予|不对外|不上网|内部(?:文件|使用|掌握)?|保密|涉密|[主依不])(?=[ \t]*(?:\n|\Z)|[（(，,；;|])"
    ),
    # Told in a message: 公开属性一栏我填的是“不予公开”.
    lazily(
        rf"公[开開]属性(?:那?一?栏|一?项|里)?(?:(?:我们?|已经?|现在|先|这次|目前|科里|拟稿人|办公室)(?:已|先|暂)?){{1,2}}(?:填|选|写|勾|定|标)(?:的是|了|的|成|为)?[“\"]?(?P<value>{ANY})[”\"]?(?!的)(?![^。\n]{{0,24}}(?:改[成为]|吗))"
    ),
    # Behind the title: 关于…的通知（拟依申请公开，因…）.
    lazily(
        r"(?<=[\u4e00-\u9fff》”])[（(]拟?(?P<value>主动公开|依申请公开|不予?公开)(?:[，,；;][^）)\n]{2,80})?[)）][ \t]*$",
        re.MULTILINE,
    ),
    # In a bracket of its own, as a sentence: （公开方式为不予公开，理由是…）.
    lazily(
        r"^[ \t]*[（(]公开(?:属性|方式)(?:为|是)(?P<value>主动公开|依申请公开|不予?公开)(?=[，,；;。）)])",
        re.MULTILINE,
    ),
    # A name and its value in a record: "openType":"不予公开".
    lazily(
        r"[\"'](?:[A-Za-z]{1,12}[_-]?)?(?:[Oo]pen|[Pp]ublic|[Dd]isclos|gk|GK)[A-Za-z_-]{0,14}[\"'][ ]?[:=][ ]?[\"'](?P<value>主动公开|依申请公开|不予?公开)(?=[\"'])"
    ),
    # In a bracket of its own, behind another field: （发布层级：全社会，主动公开）.
    lazily(
        r"^[ \t]*[（(【][\u4e00-\u9fff]{2,8}[:：][^（）()。\n]{1,20}[，,、；; ](?P<value>主动公开|依申请公开|不予?公开)[)）】][ \t]*$",
        re.MULTILINE,
    ),
)


class Declared(NamedTuple):
    """A declared attribute, the words that declare it, and the reason stated beside it.

    ``stated`` is what stands where a reason belongs, also where it is blank; ``None`` where nothing does.
    ``otherwise`` is what declares another attribute elsewhere in the document.
    """

    attribute: Attribute
    redacted: bool
    evidence: Element
    reason: Element | None
    stated: StatedReason | None = None
    otherwise: tuple[Element, ...] = ()


def declared_attribute(text: NormalizedText) -> Declared | None:
    """The declaration, wherever it stands; of several the first counts, and the strictest where they contradict."""
    declarations = _declarations(text)
    several = forms(text) or sum(map(len, declarations.values())) > 1
    if several and (strictest := _strictest(text)) is not None:
        return strictest
    # 可否公开：可 is asked before 公开属性 is settled.
    firsts = [
        (found[0], number)
        for number, found in declarations.items()
        if found and not (number == _ANSWERS and declarations.get(_LABELLED))
    ]
    if not firsts:
        return _chosen(text)
    return _read(text, *min(firsts, key=lambda each: each[0].start()))


def _read(text: NormalizedText, match: re.Match[str], number: int) -> Declared:
    value = _value_of(match)
    attribute, redacted = meaning(match[value])
    element = _element(text, _words_of(match))
    end = max(match.end(group) for group in (value, "kind", "shut") if group in match.re.groupindex)
    if number == _SENTENCE_ALONE:
        more = _GOES_ON.match(text.text, end)
        if more is not None and _GIVES_REASON.search(more.group()) is None:
            return Declared(attribute, redacted, element, None)
    return _with_reason(text, attribute, redacted, element, match.start(), end)


def _value_of(match: re.Match[str]) -> str:
    """The name of the group that holds the value."""
    return "value" if match["value"] else "no"


def _words_of(match: re.Match[str]) -> Span:
    words = match.group()
    start = match.start() + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def _claims(text: NormalizedText) -> dict[Claim, tuple[re.Match[str], int] | None]:
    """What may be declared about the paper itself, with the match and the pattern that found it."""
    from pubcheck.declared_twice import Claim, at_an_end, is_loose, settles  # most texts declare once

    claims: dict[Claim, tuple[re.Match[str], int] | None] = {}
    for number, found in _declarations(text).items():
        for match in found:
            value = match[_value_of(match)]
            label = match.group()[: match.start(_value_of(match)) - match.start()]
            loose = settles(label, value) if number in _IN_FIELDS else is_loose(value)
            if number not in _OWN or label.startswith("该") or (number == _BEHIND_TITLE and len(found) > 1):
                continue
            if loose is not None and (number != _BARE or at_an_end(text.text, match.start(), match.end())):
                # Of bare brackets two contradict each other no more than two rows of boxes do.
                form, free = (match.start() if number == _BARE else -1), number == _BEHIND_TITLE
                claims[Claim(meaning(value)[0], _words_of(match), form, loose, free)] = match, number
    for tick in ticks(text):
        loose = settles(tick.label, tick.value) if tick.label else is_loose(tick.value)
        if loose is not None:
            claims[Claim(meaning(tick.value)[0], tick.evidence, tick.form, loose)] = None
    return claims


def _strictest(text: NormalizedText) -> Declared | None:
    """The strictest of declarations that contradict one another, with the others beside it."""
    from pubcheck.declared_twice import contrary

    claims = _claims(text)
    if not (against := contrary(text.text, claims)):
        return None
    strictest = against[0]
    if (found := claims[strictest]) is not None:
        declared = _read(text, *found)
    else:
        words = _element(text, strictest.span)
        declared = _with_reason(text, strictest.attribute, False, words, strictest.form, strictest.span.end)
    others = {claim.attribute: claim.span for claim in reversed(against) if claim.attribute is not strictest.attribute}
    return declared._replace(otherwise=tuple(_element(text, span) for span in sorted(others.values())))


def _element(text: NormalizedText, span: Span) -> Element:
    return Element(span.of(text.text), text.offsets.to_source(span))


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
    found = (*chain.from_iterable(_declarations(text).values()), *forms(text))
    return tuple(Span(*span) for span in sorted({match.span() for match in found}))


def _is_quoted(text: NormalizedText, start: int) -> bool:
    """Whether a guide quotes the declaration as an example: 应标明“此件主动公开”, 例：公开属性：…."""
    if _QUOTED.search(text.text, max(0, start - 8), start) is not None:
        return True
    if _SELF.match(text.text, start):
        return False  # （此件主动公开） behind 附件：1.申报表样表
    begin = max(text.text.rfind(stop, max(0, start - _SENTENCE), start) for stop in "。\n") + 1
    example = _EXAMPLE.search(text.text, max(begin, start - _SENTENCE), start + 1)
    if example is None or "附件" in text.text[begin : example.start()]:
        return False
    return not any(sign in text.text[example.end() : start] for sign in "）)")


def _is_of_another_thing(text: NormalizedText, match: re.Match[str]) -> bool:
    """Whether label and value say no more than a table of a system or a tender says: 属性：公开, 发布方式：公开发布."""
    value = match.groupdict().get("value")
    if not value or not _WEAK_VALUE.fullmatch(value):
        return False
    if not _WEAK_LABEL.search(text.text, max(0, match.start() - 1), match.start("value")):
        return False
    papers = text.once(
        "words of papers", lambda: [each.span() for each in islice(_OF_PAPERS.finditer(text.text), _MOST)]
    )
    if not any(end <= match.start() or start >= match.end() for start, end in papers):
        return True
    numbered = text.once("a numbered paper", lambda: _NUMBERED.search(text.text) is not None)
    return not numbered and text.once("a deal", lambda: _OF_DEALS.search(text.text) is not None)


def _declarations(text: NormalizedText) -> dict[int, tuple[re.Match[str], ...]]:
    """The matches of each of :data:`_PATTERNS`, by its number."""
    return text.once("declarations", lambda: {number: tuple(_declared(text, number)) for number in _may_match(text)})


def _may_match(text: NormalizedText) -> Iterator[int]:
    """The numbers of those of :data:`_PATTERNS` whose words stand in the text."""
    for number in range(len(_PATTERNS)) if speaks_of_publication(text) else _WITHOUT_VALUE:
        if number not in _NEEDS or holds_one(text.text, _NEEDS[number]):
            yield number


def _declared(text: NormalizedText, number: int) -> Iterator[re.Match[str]]:
    for match in _matches(text, number):
        if not _is_quoted(text, match.start()) and not _is_of_another_thing(text, match):
            yield match


def _matches(text: NormalizedText, number: int) -> Iterator[re.Match[str]]:
    """The matches of one of the patterns, tried only where its first two characters stand."""
    words, pattern = text.text, _PATTERNS[number]
    if number in _OF_SELF:
        places = text.once("self words", lambda: _pairs(text, "此本该（(", "件文此本该" + WHITE))
    elif number == _OF_A_GENRE:
        places = text.once(
            "self words of genres", lambda: _pairs(text, "此本该（(", "函复通批意报请方答纪稿信公此本该" + WHITE)
        )
    elif number == _BEHIND_TITLE:
        first = words.find("\n", len(words) - len(words.lstrip()))
        for match in pattern.finditer(words, 0, max(first, _TITLE_END)):
            if match.start() <= first or first < 0 or words[match.start() - 1] in _GENRE_ENDS:
                yield match
        return
    elif number in _BEHIND_LABELS:
        places = label_places(text)
    elif number == _ANSWERS:
        places = _pairs(text, "是可能上公", "否能不网开開")
    else:
        yield from pattern.finditer(words)
        return
    yield from matches_at(pattern, words, places, short=0)


def _pairs(text: NormalizedText, first: str, second: str) -> tuple[int, ...]:
    return tuple(pairs_of(text.text, table_of(first), table_of(second)))


def _chosen(text: NormalizedText) -> Declared | None:
    """What a form with one of its choices taken declares (☑主动公开 □依申请公开, 主动公开（√） 依申请公开（ ）)."""
    choice = chosen(text)
    if choice is None:
        return None
    attribute, redacted = meaning(choice.value)
    return _with_reason(text, attribute, redacted, _element(text, choice.evidence), choice.form.start, choice.form.end)
