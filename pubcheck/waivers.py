"""Waivers inside a document: who takes the responsibility for one finding, why, and until when.

A waiver is written on a line of its own, at the end of the paragraph, or in a comment::

    pubcheck: 豁免 personal.mobile_phone 责任人=张某 理由=值班电话，已批准公布 至=2027-01-01
    pubcheck: waive personal.mobile_phone owner=… reason=… until=2027-01-01

It covers the paragraph it ends, or else the visible paragraph (or table row) before it;
``范围=全文`` (``scope=document``) covers the whole document. A Word comment, a header or
a PDF annotation does not tell its paragraph, so there the scope must be written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from pubcheck.accepted import NEVER
from pubcheck.lazy_pattern import lazily
from pubcheck.phrase import Phrase
from pubcheck.span import Span
from pubcheck.text import NormalizedText

_MARK = lazily(r"pubcheck ?[:：] ?(?:豁免|waive(?![A-Za-z]))", re.IGNORECASE)
_BEGINNING = lazily("[Pp][Uu][Bb]")  # told ten times as fast
_RULE_IDS = lazily(r"[ :：]*(?P<ids>[a-z]+\.[a-z][a-z0-9_]*(?:[ ]?[,，、;；][ ]?[a-z]+\.[a-z][a-z0-9_]*)*)")
_ID = lazily(r"[a-z]+\.[a-z][a-z0-9_]*")
_KEY = lazily(
    r"(?P<owner>责任人|owner)|(?P<reason>理由|reason)|(?P<until>有效期至|至|until)|(?P<scope>范围|scope)", re.IGNORECASE
)
_FIELD = lazily(rf"(?:(?<=[ \t,，;；、])|(?<=[0-9日]))(?:{_KEY.pattern}) ?[=＝:：]", re.IGNORECASE)
_DATE = lazily(r"\s*(?P<year>[0-9]{4})\s?[-/.年]\s?(?P<month>[0-9]{1,2})\s?[-/.月]\s?(?P<day>[0-9]{1,2})日?")
_CLOSING = lazily(r"\s*(?:-->|\*/|[）)\]】])+\s*$")
_WHOLE = lazily(r"\s*(?:全文|本文件|document)", re.IGNORECASE)


class Waiver(NamedTuple):
    """One waiver: ``span`` is the waiver itself, ``covers`` what it is about (normalised text).

    ``paragraph`` is the paragraph before it, if its place tells one. ``problems`` say why it does not count, whatever the date; a waiver with one covers nothing.
    """

    span: Span
    covers: Span
    paragraph: Span | None
    rule_ids: tuple[str, ...]
    owner: str
    reason: str
    until: date | None
    problems: tuple[Phrase, ...]

    def has_ended(self, today: date) -> bool:
        """Whether its last day is over."""
        return self.until is not None and self.until < today


def read_waivers(text: NormalizedText, media_type: str) -> tuple[Waiver, ...]:
    """The waivers of a document, complete or not, in order."""
    return text.once(f"waivers of {media_type}", lambda: tuple(_waivers(text, media_type)))


def _waivers(text: NormalizedText, media_type: str) -> Iterator[Waiver]:
    marks = list(_MARK.finditer(text.text)) if _BEGINNING.search(text.text) else []
    previous = None
    for number, mark in enumerate(marks):
        end = text.paragraph(Span(*mark.span())).end
        if number + 1 < len(marks):
            end = min(end, marks[number + 1].start())
        previous = _waiver(text, media_type, mark, end, previous)
        yield previous


def _waiver(text: NormalizedText, media_type: str, mark: re.Match[str], end: int, previous: Waiver | None) -> Waiver:
    words = text.text[mark.end() : end]
    words = words[: len(words) - len(match[0])] if (match := _CLOSING.search(words)) else words.rstrip()
    ids = _RULE_IDS.match(words)
    rule_ids = tuple(_ID.findall(ids["ids"])) if ids else ()
    values, length = _fields(words)
    until = _date(values.get("until", ""))
    problems = [
        phrase
        for missing, phrase in (
            (not rule_ids, Phrase("没有写规则编号", "no rule id")),
            (not values.get("owner"), Phrase("没有写责任人", "no owner")),
            (not values.get("reason"), Phrase("没有写理由", "no reason")),
            (until is None, Phrase("没有写有效的截止日期（至=2027-01-01）", "no valid expiry date (until=2027-01-01)")),
        )
        if missing
    ]
    if not NEVER.isdisjoint(rule_ids):
        problems.append(Phrase("国家秘密标志和豁免本身不得豁免", "a state mark or a waiver cannot be waived"))
    paragraph = _covered(text, media_type, mark.start(), previous)
    whole = bool(_WHOLE.match(values.get("scope", "")))
    if paragraph is None and not whole:
        problems.append(
            Phrase(
                "写在批注等处，看不出所指的段落，须写明 范围=全文",
                "from here its paragraph cannot be told; write scope=document",
            )
        )
    span = Span(mark.start(), mark.end() + length)
    return Waiver(
        span,
        Span(0, len(text.text)) if whole else paragraph or Span(mark.start(), mark.start()),
        paragraph,
        rule_ids,
        values.get("owner", ""),
        values.get("reason", ""),
        until,
        tuple(problems),
    )


def _fields(words: str) -> tuple[dict[str, str], int]:
    """The fields of a waiver and how many characters of ``words`` it takes.

    Behind a date nothing follows but another field: the rest of the line is other text.
    """
    found = list(_FIELD.finditer(words))
    values: dict[str, str] = {}
    length = found[0].start() if found else len(words)
    for number, match in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(words)
        name = str(match.lastgroup)
        if name == "until" and (day := _DATE.match(words, match.end(), end)):
            end = day.end()
        elif name == "scope" and (whole := _WHOLE.match(words, match.end(), end)):
            end = whole.end()
        values.setdefault(name, words[match.end() : end].strip(" ,，;；、"))
        length = end
    return values, len(words[:length].rstrip())


def _date(value: str) -> date | None:
    match = _DATE.match(value)
    if match is None:
        return None
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _covered(text: NormalizedText, media_type: str, mark: int, previous: Waiver | None) -> Span | None:
    """The paragraph that a waiver at ``mark`` is about; ``None`` where its place does not tell.

    Where nothing stands between it and the waiver before, both are about the same.
    """
    if not text.part_at(mark).is_reading_text and media_type != "text/html":
        return None
    floor = previous.span.end if previous else 0
    end = mark
    while end > floor:
        start = max(floor, text.text.rfind("\n", floor, end) + 1)
        words = text.text[start:end]
        first = next((at for at, character in enumerate(words, start) if character.isalnum()), None)
        if first is not None and (end == mark or not text.part_at(first).is_hidden):
            return Span(start, end)
        end = start - 1
    return previous.paragraph if previous and previous.paragraph else Span(mark, mark)
