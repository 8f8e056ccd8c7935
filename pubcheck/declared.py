"""The disclosure attribute that a document declares for itself, in every wording seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from pubcheck.code_points import WHITE, matches_at, pairs_of, table_of
from pubcheck.declared_choices import TICK, chosen, forms, label_places
from pubcheck.declared_words import ANY, LABEL, meaning
from pubcheck.lazy_pattern import lazily
from pubcheck.review import Attribute, Element
from pubcheck.span import Span
from pubcheck.stated_reason import StatedReason, Worth, stated_reason
from pubcheck.text import NormalizedText

_REASON = r"(?:\s{0,24}[（(，,；;]?\s{0,24}(?:理由|原因|依据)\s{0,24}(?:为|是)?\s{0,24}[:：]?\s{0,24}(?P<reason>[^）)\n]{2,80})[)）]?)?"
# A row of boxes or of choices declares nothing by itself: 主动公开□ 依申请公开☑, 主动公开/依申请公开.
_NO_CHOICES = rf"(?![\u4e00-\u9fff])(?!\s{{0,24}}(?:[(（〔\[]\s{{0,24}}(?:{TICK}|[×xX])?\s{{0,24}}[)）〕\]]|[□☐○]|{TICK}))(?![ \t/／、|，,；;_＿]+(?:[A-D1-4①-④][.．、)）]?[ ]?)?(?:{ANY})(?!公[开開]|的?(?:法定|法律|主要|具体)?(?:理由|原因|依据|情形|事由)))(?!\n[ \t]*(?:[A-D1-4①-④][.．、)）]?[ ]?)?(?:主[动動]公[开開]|依申[请請]公[开開]|不予?公[开開])(?![\u4e00-\u9fff：:]))"
# What follows a declaration in a sentence: 此件不予公开，理由：…
_ASIDE = r"(?=[，,；;][ ]*(?:不公开的?)?(?:理由|原因|依据|因))"
_OF_GENRE = r"[此本该](?:函|复函|通知|批复|意见|报告|请示|方案|答复|纪要|稿|信息|公文)"
_IS = r"(?:的?公开(?:属性|方式)拟?(?:[定确]?定?为|是))?"  # 本件公开属性为不予公开
_GENRE_ENDS = "知函告示案见复报要定"
_QUOTED = lazily(r"(?:[“「]|(?:标注|标明|写明|注明|例如?|问)[:：]?)[（(“「]?$")
_TITLE_END = 300  # characters in which the title stands
_PATTERNS = (
    lazily(
        rf"(?:[（(]\s{{0,24}})?(?:[此本该]件|[此本该]文件|[此本]文){_IS}\s{{0,24}}[:：]?\s{{0,24}}(?P<value>{ANY})[ \t]*(?:[)）]|$|。|{_ASIDE}){_REASON}",
        re.MULTILINE,
    ),
    lazily(rf"[（(]\s{{0,24}}(?:[此本该]件|[此本该]文件|[此本]文)\s{{0,24}}(?P<value>{ANY}){_REASON}\s{{0,24}}[)）]"),
    lazily(
        rf"(?:{LABEL})\s{{0,24}}[*＊】\]]?[:：|｜│]?\s{{0,24}}(?:[【〔\[]|[（(][A-D1-4①-④][)）]|(?:[A-D1-4①-④]|0[1-9])[.．、]?[ ]?)?(?P<value>{ANY})[】〕\]]?{_NO_CHOICES}{_REASON}"
    ),
    lazily(
        r"^[（(【]\s{0,24}(?P<value>主[动動]公[开開]|依申[请請]公[开開]|不予?公[开開]|公[开開]发布)\s{0,24}[)）】]\s{0,24}$",
        re.MULTILINE,
    ),
    lazily(
        rf"(?:是否(?:主动|对外|上网|网上)?(?:公[开開](?:发布)?|上网)\s{{0,24}}[:：]\s{{0,24}}(?P<value>是)|(?:是否(?:对外|上网|网上)?(?:公[开開](?:发布)?|上网)|公[开開]与否)\s{{0,24}}[:：]\s{{0,24}}(?P<no>否)){_NO_CHOICES}(?![ \t/／、|]*[是否])"
    ),
    lazily(
        rf"(?:[（(]\s{{0,24}})?{_OF_GENRE}{_IS}\s{{0,24}}[:：]?\s{{0,24}}(?P<value>主动公开|依申请公开|不予?公开)[ \t]*(?:[)）]|$|。|{_ASIDE}){_REASON}",
        re.MULTILINE,
    ),
    # Behind the title: 关于…的通知（拟依申请公开，因…）.
    lazily(
        r"(?<=[\u4e00-\u9fff》”])[（(]拟?(?P<value>主动公开|依申请公开|不予?公开)(?:[，,；;][^）)\n]{2,80})?[)）][ \t]*$",
        re.MULTILINE,
    ),
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
        return _chosen(text)
    match = min(firsts, key=lambda each: each.start())
    attribute, redacted = meaning(match["value"] or match["no"])
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
    found = (*chain.from_iterable(_declarations(text).values()), *forms(text))
    return tuple(Span(*span) for span in sorted({match.span() for match in found}))


def _is_quoted(text: NormalizedText, start: int) -> bool:
    """Whether a guide quotes the declaration as an example: 应标明“此件主动公开”, 例：公开属性：…."""
    return _QUOTED.search(text.text, max(0, start - 8), start) is not None


def _declarations(text: NormalizedText) -> dict[int, tuple[re.Match[str], ...]]:
    """The matches of each of :data:`_PATTERNS`, by its number."""
    return text.once(
        "declarations",
        lambda: {
            number: tuple(each for each in _matches(text, pattern) if not _is_quoted(text, each.start()))
            for number, pattern in enumerate(_PATTERNS)
        },
    )


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
    elif pattern is _PATTERNS[2]:
        places = label_places(text)
    else:
        if pattern is not _PATTERNS[4] or "是否" in text.text or "与否" in text.text:
            yield from pattern.finditer(text.text)
        return
    yield from matches_at(pattern, text.text, places, short=0)


def _pairs(text: NormalizedText, first: str, second: str) -> tuple[int, ...]:
    return tuple(pairs_of(text.text, table_of(first), table_of(second)))


def _chosen(text: NormalizedText) -> Declared | None:
    """What a form with one of its choices taken declares (☑主动公开 □依申请公开, 主动公开（√） 依申请公开（ ）)."""
    choice = chosen(text)
    if choice is None:
        return None
    attribute, redacted = meaning(choice.value)
    evidence = Element(choice.evidence.of(text.text), text.offsets.to_source(choice.evidence))
    return _with_reason(text, attribute, redacted, evidence, choice.form.start, choice.form.end)
