"""Grounds to withhold, weighed: what a document says in its title, its genre and its body together.

No word decides alone. A ground needs signs of at least two kinds (a process title *and* its
closing formula) and must outweigh what speaks against it (a text of rules, a notice to the
public, a lesson about secrets). A ground is a reason for a person to look, never a verdict:
whether something is a state secret is for the responsible person to say (保密法 art. 16).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from itertools import pairwise

from pubcheck.finding import Severity
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import Judgement, Match, Reading, finditer
from pubcheck.phrase import Phrase
from pubcheck.span import Span

VETO = 9.0
_HEAD_LINES = 12  # non-empty lines in which a title may end
_LONG = 60  # a longer line is no title
_MOST = 6  # places of one term that are looked at
_QUOTED = lazily(r"《[^《》\n]{1,80}》")


class Where(str, Enum):
    """Where a sign is looked for; the body is everything but the title."""

    TITLE = "title"
    BODY = "body"
    RECIPIENTS = "recipients"


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that speak for a ground (or, as a counter-sign, against it).

    ``terms`` are separated by spaces; each is plain words or a regular expression without an
    alternative on its own level. The sign is seen where ``least`` different ones occur
    (``least`` places, if ``places``). Signs of one ``topic`` are one witness: the heaviest counts.
    """

    terms: str
    why: Phrase
    weight: float = 1.0
    where: Where = Where.BODY
    least: int = 1
    topic: str = ""
    places: bool = False


Seen = tuple[Sign, list[tuple[Span, str]]]


@dataclass(frozen=True, slots=True)
class Weighed:
    """One match where the signs outweigh the counter-signs, at the first place of the heaviest one.

    At a weight of ``grave`` or more the severity is ``block``.
    """

    signs: tuple[Sign, ...]
    against: tuple[Sign, ...] = ()
    threshold: float = 1.8
    grave: float | None = None

    def find(self, reading: Reading) -> Iterator[Match]:
        """The match, or nothing."""
        weighed = self.weigh(reading)
        if weighed is not None:
            judgement, witnesses = weighed
            first = min((span for span, _ in witnesses[0][1]), key=lambda span: (span.start, -span.end))
            yield Match(first, judgement)

    def weigh(self, reading: Reading) -> tuple[Judgement, list[Seen]] | None:
        """What the signs say together, and the witnesses, the heaviest first; ``None`` if it is not enough."""
        page = reading.once("page", lambda: _Page.of(reading))
        witnesses = self._witnesses(page, reading.seconds)
        total = sum(sign.weight for sign, _ in witnesses)
        if len(witnesses) < 2 or total < self.threshold:
            return None
        counter = [sign for sign in self.against if page.places(sign, reading.seconds)]
        total -= sum(sign.weight for sign in counter)
        if total < self.threshold:
            return None
        why = [_told(sign, [words for _, words in places]) for sign, places in witnesses]
        why += [Phrase(f"另一方面：{sign.why}", f"against it: {sign.why.en}") for sign in counter]
        severity = Severity.BLOCK if self.grave is not None and total >= self.grave else None
        confidence = min(0.95, 0.6 + 0.1 * (total - self.threshold))
        return Judgement(confidence, tuple(why), severity), witnesses

    def _witnesses(self, page: _Page, seconds: float) -> list[Seen]:
        """The signs seen, one for each topic, the heaviest first; words already counted are no second witness."""
        topics: dict[str, Seen] = {}
        for number, sign in enumerate(self.signs):
            places = page.places(sign, seconds)
            topic = sign.topic or str(number)
            if places and (topic not in topics or topics[topic][0].weight < sign.weight):
                topics[topic] = sign, places
        witnesses: list[Seen] = []
        used: list[Span] = []
        # Who has few words chooses first: a heavy sign with many keeps the others.
        for sign, places in sorted(topics.values(), key=lambda seen: (len(seen[1]), -seen[0].weight)):
            fresh = [place for place in places if not any(place[0].overlaps(span) for span in used)]
            if fresh:
                witnesses.append((sign, fresh))
                used.extend(span for span, _ in fresh)
        return sorted(witnesses, key=lambda seen: -seen[0].weight)


# What speaks against most grounds. A rule text is one by the end of its title: a request about rules is none.
_END = r"(?:[（(][^（）()]{1,12}[)）])?》?(?:的?通知)?$"
RULE_TEXT = Sign(
    f"(?:办法|规定|细则|条例|规则|规范|准则|守则|章程|制度|标准|指南|指引|目录|手册|裁量基准|法){_END} (?:实施|指导|若干)意见{_END}",
    Phrase("标题是规范性文件或指南", "the title is that of rules or guidance"),
    VETO,
    Where.TITLE,
)
OF_ITSELF = Sign(
    "(?:本|该)(?:法|条例|办法|规定|细则|规则|制度|章程|守则|准则|标准|指引|指南)(?:所称|自|由|适用|未|第|规定的|施行)",
    Phrase("正文是制度条文", "the body is a text of rules"),
    VETO,
)
TEACHING = Sign(
    "宣传 培训 普法 知识 解读 问答 竞赛 讲座 以案释法 典型案例 公开课 温馨提示 示范文本 评查 研讨班 教育月 学习 征文",
    Phrase("标题是宣传、培训或解读", "the title is about teaching or publicity"),
    VETO,
    Where.TITLE,
)
TO_PUBLIC = Sign(
    f"(?:公告|通告|公示|公报|公开信|倡议书|须知|年报|白皮书){_END} (?:^|关于)公开征求 向社会公开 对外公布 信息公开(?:工作)?年度报告"
    " (?:提案|建议)的?(?:答复|复函) 新闻发布 公告送达",
    Phrase("标题面向社会公众", "the title addresses the public"),
    VETO,
    Where.TITLE,
)
PRESS = Sign(
    r"(?<![\u4e00-\u9fff])(?:信息|文章|稿件)?来源[:：] 浏览次数 责任编辑 本报讯 （记者 发布会实录",
    Phrase("是新闻稿", "it is a news item"),
    VETO,
)
TENDER = Sign(
    "招标公告 采购公告 中标 成交(?:结果)? 采购意向 招标文件 投标邀请 磋商公告 资格预审 采购需求 询价公告",
    Phrase("标题是招标采购公告", "the title is that of a tender"),
    VETO,
    Where.TITLE,
)
PUBLISHED = Sign(
    "向社会(?:各界)?公开征求 (?<!依法)公开征求意见(?!后) 面向社会(?:公开)?征求 向社会公布 现予公布 现予公示 公示期 公示如下 公告如下 公布如下 予以公告",
    Phrase("正文说明向社会公布或征求意见", "the body says that it is published or put to consultation"),
    1.5,
)
ALWAYS_AGAINST = (RULE_TEXT, OF_ITSELF, TEACHING, TO_PUBLIC, PRESS, TENDER, PUBLISHED)


@dataclass(frozen=True, slots=True)
class _Page:
    """The text in its places: each a string with the position of every character in the normalised text."""

    strings: dict[Where, str] = field(repr=False)
    positions: dict[Where, list[int]] = field(repr=False)
    pairs: frozenset[str] = field(repr=False)

    @classmethod
    def of(cls, reading: Reading) -> _Page:
        text, elements = reading.text.text, reading.elements
        offsets = reading.text.offsets
        title = (
            Span(offsets.from_source(elements.title.span.start), offsets.from_source(elements.title.span.end))
            if elements.title and len(elements.title.span)
            else None
        )
        lines = [
            Span(m.start(), m.end()) for m, _ in zip(re.finditer(r"\S[^\n]*", text), range(_HEAD_LINES), strict=False)
        ]
        if title is None or (lines and title.start > lines[-1].end):
            head = [line for line in lines[:3] if len(line) <= _LONG]
        else:
            head = [*[line for line in lines if line.start < title.start][:6], title]
        positions = [
            at for line in head for at in (*(i for i in range(line.start, line.end) if not text[i].isspace()), -1)
        ]
        strings = {Where.TITLE: "".join(text[at] if at >= 0 else "\n" for at in positions).rstrip("\n")}
        body = _QUOTED.sub(lambda match: "《" + "\0" * (len(match.group()) - 2) + "》", text)
        if title is not None:
            body = body[: title.start] + "\0" * len(title) + body[title.end :]
        strings[Where.BODY] = body
        places = {Where.TITLE: positions}
        if elements.recipients:
            start = offsets.from_source(elements.recipients.span.start)
            strings[Where.RECIPIENTS] = elements.recipients.value
            places[Where.RECIPIENTS] = list(range(start, start + len(elements.recipients.value)))
        return cls(strings, places, pairs_of(reading))

    def places(self, sign: Sign, seconds: float) -> list[tuple[Span, str]]:
        """Where ``sign`` is seen, each with the term if it is plain words; empty if it is not seen often enough."""
        text = self.strings.get(sign.where, "")
        found: list[tuple[Span, str]] = []
        different: set[str] = set()
        for term, anchor, plain in _terms(sign.terms):
            # Of hundreds of terms a text holds a few: two characters looked up rule out the others.
            if (len(anchor) > 1 and anchor[:2] not in self.pairs and sign.where is Where.BODY) or anchor not in text:
                continue
            places = _places(term, text) if plain else (_span(match) for match in finditer(term, text, seconds))
            for span, _ in zip(places, range(_MOST), strict=False):
                if len(span) and not any(span.overlaps(other) for other, _ in found):
                    found.append((span, term if plain else ""))
                    different.add(span.of(text))
        if (len(found) if sign.places else len(different)) < sign.least:
            return []
        positions = self.positions.get(sign.where)
        if positions is None:
            return found
        return [(Span(positions[span.start], positions[span.end - 1] + 1), words) for span, words in found]


def pairs_of(reading: Reading) -> frozenset[str]:
    """All pairs of neighbouring characters of the text, made once."""
    text = reading.text.text
    return reading.once("pairs", lambda: frozenset(map("".join, pairwise(text))))


def _places(words: str, text: str) -> Iterator[Span]:
    at = text.find(words)
    while at >= 0:
        yield Span(at, at + len(words))
        at = text.find(words, at + len(words))


def _span(match: re.Match[str]) -> Span:
    return Span(match.start(), match.end())


def _told(sign: Sign, words: list[str]) -> Phrase:
    plain = list(dict.fromkeys(word for word in words if word))[:3]
    if not plain:
        return sign.why
    return Phrase(f"{sign.why}（“{'”“'.join(plain)}”）", f"{sign.why.en} ({', '.join(plain)})")


@cache
def _terms(terms: str) -> tuple[tuple[str, str, bool], ...]:
    """Each term with the words that every match of it holds, and whether it is these words alone."""
    return tuple((term, anchor, anchor == term) for term in terms.split() for anchor in (anchor_of(term),))


def anchor_of(term: str) -> str:
    """The longest run of Han characters outside of groups and classes, none of them optional."""
    bare = re.sub(r"\[[^\]]*\]", "|", term)
    while bare != (shorter := re.sub(r"\([^()]*\)", "|", bare)):
        bare = shorter
    bare = re.sub(r".[?*]|.\{[^}]*\}", "|", bare)
    runs = re.findall(r"[\u4e00-\u9fff]+", bare)
    return max(runs, key=len, default="")
