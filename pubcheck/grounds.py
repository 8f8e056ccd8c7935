"""Grounds to withhold, weighed: what a document says in its title, its genre and its body together.

No word decides alone. A ground needs signs of at least two kinds (a process title *and* its
closing formula) and must outweigh what speaks against it (a text of rules, a notice to the
public, a lesson about secrets). A ground is a reason for a person to look, never a verdict:
whether something is a state secret is for the responsible person to say (保密法 art. 16).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache
from heapq import merge
from itertools import islice
from typing import NamedTuple

from pubcheck.finding import Severity
from pubcheck.found import Found
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import Judgement, Lists, Match, Reading, compiled
from pubcheck.phrase import Phrase
from pubcheck.span import Span

VETO = 9.0
_HEAD_LINES = 12  # non-empty lines in which a title may end
_LONG = 60  # a longer line is no title
_ROUNDED = 1e-9  # sums of the same weights in another order differ by less
_MOST = 6  # places of one term that are looked at
_QUOTED = lazily(r"《[^《》\n]{1,80}》")


class Where(str, Enum):
    """Where a sign is looked for; the body is everything but the title."""

    TITLE = "title"
    BODY = "body"
    RECIPIENTS = "recipients"


_BODY = Where.BODY


class Sign(NamedTuple):
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


class Weighed(NamedTuple):
    """One match where the signs outweigh the counter-signs, at the first place of the heaviest one.

    At a weight of ``grave`` or more the severity is ``block``.
    """

    signs: tuple[Sign, ...]
    against: tuple[Sign, ...] = ()
    threshold: float = 1.8
    grave: float | None = None

    @property
    def lists(self) -> Lists:
        """The terms of the signs."""
        return {sign.terms: terms_of(sign.terms) for sign in (*self.signs, *self.against)}

    def find(self, reading: Reading) -> Iterator[Match]:
        """The match, or nothing."""
        weighed = self.weigh(reading)
        if weighed is not None:
            judgement, witnesses = weighed
            first = min((span for span, _ in witnesses[0][1]), key=lambda span: (span.start, -span.end))
            yield Match(first, judgement)

    def weigh(self, reading: Reading) -> tuple[Judgement, list[Seen]] | None:
        """What the signs say together, and the witnesses, the heaviest first; ``None`` if it is not enough."""
        page = reading.once("page", lambda: _Page(reading))
        witnesses = self._witnesses(page)
        total = sum(sign.weight for sign, _ in witnesses)
        if len(witnesses) < 2 or total < self.threshold:
            return None
        counter = [sign for sign in self.against if page.places(sign)]
        total -= sum(sign.weight for sign in counter)
        if total < self.threshold:
            return None
        why = [_told(sign, [words for _, words in places]) for sign, places in witnesses]
        why += [Phrase(f"另一方面：{sign.why}", f"against it: {sign.why.en}") for sign in counter]
        severity = Severity.BLOCK if self.grave is not None and total >= self.grave else None
        confidence = min(0.95, 0.6 + 0.1 * (total - self.threshold))
        return Judgement(confidence, tuple(why), severity), witnesses

    def vetoes(self, reading: Reading) -> bool:
        """Whether a counter-sign outweighs whatever a passage may hold."""
        page = reading.once("page", lambda: _Page(reading))
        return any(sign.weight >= VETO and page.places(sign) for sign in self.against)

    def _witnesses(self, page: _Page) -> list[Seen]:
        """The signs seen, one for each topic, the heaviest first; words already counted are no second witness."""
        body, opened = page.opened[_BODY], page.opened
        possible = [
            (number, sign)
            for number, sign in enumerate(self.signs)
            if sign.terms in (body if sign.where is _BODY else opened[sign.where])
        ]
        heaviest: dict[str, float] = {}
        for number, sign in possible:
            topic = sign.topic or str(number)
            heaviest[topic] = max(sign.weight, heaviest.get(topic, 0.0))
        if len(heaviest) < 2 or sum(heaviest.values()) < self.threshold - _ROUNDED:
            return []  # whatever is seen, it is not enough
        topics: dict[str, Seen] = {}
        for number, sign in possible:
            places = page.places(sign)
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
    "(?:本|该)(?:法|条例|办法|规定|细则|规则|制度|章程|守则|准则|标准|指引|指南)(?:所称|自|由|适用|未|第|规定的|施行) 本(?:安排|协定|公约|条约)(?:规定的|生效)",
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


class _Page:
    """The text in its places, and where in them signs are seen."""

    def __init__(self, reading: Reading) -> None:
        # Not the reading itself, which keeps this page: a circle is let go only when Python looks for it.
        self._of, self._addressed, self._seconds = reading.text, reading.elements.recipients, reading.seconds
        self._title = _title(reading)
        self._head, self._positions = _head(reading, self._title)
        self._body: str | None = None
        recipients = reading.elements.recipients
        self._recipients = recipients.value if recipients else ""
        sweep = reading.found.sweep
        self._found = {
            Where.BODY: reading.found,
            Where.TITLE: sweep.over(self._head),
            Where.RECIPIENTS: sweep.over(self._recipients) if self._recipients else sweep.nothing,
        }
        self.opened = {where: found.opened for where, found in self._found.items()}

    def may_hold(self, sign: Sign) -> bool:
        """Whether a term of ``sign`` may stand in its place."""
        return sign.terms in self.opened[sign.where]

    def places(self, sign: Sign) -> list[tuple[Span, str]]:
        """Where ``sign`` is seen, each with the term if it is plain words; empty if it is not seen often enough."""
        if not self.may_hold(sign):
            return []
        text, swept = self._text(sign.where), self._found[sign.where]
        found: list[tuple[Span, str]] = []
        different: set[str] = set()
        terms = terms_of(sign.terms)
        for index in swept.may_match(sign.terms, terms):
            term = terms[index]
            plain = anchor_of(term) == term
            places = self._spots(term, text, swept) if plain else self._matches(term, text, swept)
            for span, _ in zip(places, range(_MOST), strict=False):
                if len(span) and not any(span.overlaps(other) for other, _ in found):
                    found.append((span, term if plain else ""))
                    different.add(span.of(text))
        if (len(found) if sign.places else len(different)) < sign.least:
            return []
        return [(self._in_text(sign.where, span), words) for span, words in found]

    def _text(self, where: Where) -> str:
        if where is Where.TITLE:
            return self._head
        if where is Where.RECIPIENTS:
            return self._recipients
        if self._body is None:
            self._body = _crossed_out(self._of.text, self._title)
        return self._body

    def _spots(self, term: str, text: str, swept: Found) -> Iterator[Span]:
        spots = swept.spots(term)
        if spots is None:
            return _places(term, text)
        return (Span(start, end) for start, end in spots if text.startswith(term, start))

    def _matches(self, term: str, text: str, swept: Found) -> Iterator[Span]:
        """Matches of ``term`` in ``text``, which is what was swept with some characters crossed out."""
        for first, last in swept.windows(term, 0, len(text), text):
            for match in compiled(term).finditer(text, first, last, timeout=self._seconds):
                yield Span(match.start(), match.end())

    def _in_text(self, where: Where, span: Span) -> Span:
        if where is Where.TITLE:
            return Span(self._positions[span.start], self._positions[span.end - 1] + 1)
        if where is Where.RECIPIENTS and self._addressed:
            start = self._of.offsets.from_source(self._addressed.span.start)
            return Span(start + span.start, start + span.end)
        return span


def _crossed_out(text: str, title: Span | None) -> str:
    """``text`` with its title and what stands between 《 and 》 crossed out; copied once, since it may be long."""
    crossed = ((match.start() + 1, match.end() - 1) for match in (_QUOTED.finditer(text) if "《" in text else ()))
    pieces: list[str] = []
    done = 0
    for start, end in merge(crossed, () if title is None else ((title.start, title.end),)):
        if end > done:
            pieces += text[done : max(start, done)], "\0" * (end - max(start, done))
            done = end
    return "".join((*pieces, text[done:])) if pieces else text


def _title(reading: Reading) -> Span | None:
    title, offsets = reading.elements.title, reading.text.offsets
    if title is None or not len(title.span):
        return None
    return Span(offsets.from_source(title.span.start), offsets.from_source(title.span.end))


def _head(reading: Reading, title: Span | None) -> tuple[str, list[int]]:
    """The lines of the title and those above it without spaces, and the place of each character in the text."""
    text = reading.text.text
    lines = [Span(*m.span()) for m in islice(re.finditer(r"\S[^\n]*", text), _HEAD_LINES)]
    if title is None or (lines and title.start > lines[-1].end):
        head = [line for line in lines[:3] if len(line) <= _LONG]
    else:
        head = [*[line for line in lines if line.start < title.start][:6], title]
    positions = [at for line in head for at in (*(i for i in range(line.start, line.end) if not text[i].isspace()), -1)]
    return "".join(text[at] if at >= 0 else "\n" for at in positions).rstrip("\n"), positions


def _places(words: str, text: str) -> Iterator[Span]:
    at = text.find(words)
    while at >= 0:
        yield Span(at, at + len(words))
        at = text.find(words, at + len(words))


def _told(sign: Sign, words: list[str]) -> Phrase:
    plain = list(dict.fromkeys(word for word in words if word))[:3]
    if not plain:
        return sign.why
    return Phrase(f"{sign.why}（“{'”“'.join(plain)}”）", f"{sign.why.en} ({', '.join(plain)})")


@cache
def terms_of(terms: str) -> tuple[str, ...]:
    """The terms of a sign."""
    return tuple(terms.split())


@cache
def anchor_of(term: str) -> str:
    """The longest run of Han characters outside of groups and classes, none of them optional."""
    bare = re.sub(r"\[[^\]]*\]", "|", term)
    while bare != (shorter := re.sub(r"\([^()]*\)", "|", bare)):
        bare = shorter
    bare = re.sub(r".[?*]|.\{[^}]*\}", "|", bare)
    runs = re.findall(r"[\u4e00-\u9fff]+", bare)
    return max(runs, key=len, default="")
