"""Which documents of an archive are to be looked at again, why, on what ground, and until when.

What is withheld is evaluated from time to time (条例 art. 18), what could be public is published, what is published
and no longer applies or should never have been is cleared up. Nothing is released by this list: a person decides, a
secret mark is lifted by the office that set it.

An item is due a number of days after its cause was there and the archive knew of it, whichever was later: the day does
not move with the day on which the list is made.
"""

from __future__ import annotations

import json
import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from pubcheck.archive.applications import Asked
from pubcheck.archive.causes import Action, Cause, Item
from pubcheck.archive.editions import Edition, editions
from pubcheck.archive.schema import DECIDED_ON
from pubcheck.archive.store import Store
from pubcheck.law import LegalBasis, all_bases, basis
from pubcheck.lazy_pattern import lazily
from pubcheck.phrase import Phrase
from pubcheck.profile import Reassess
from pubcheck.review import Attribute
from pubcheck.rule import all_rules
from pubcheck.wording import SEVERITY_TITLES

_RULES = (
    *("secret.state_mark", "secret.mark_term", "secret.mark_released"),
    *("quality.expired", "quality.repealed", "quality.repealed_citation"),
)
_QUERY = f"""
    SELECT documents.id, documents.content, member, title, doc_number, date, genre, declared, attribute, marked,
           reasons, reviewed, rule, findings.severity, message_en, why, basis, settled.decision
    FROM documents
    JOIN contents ON contents.id = documents.content
    LEFT JOIN findings ON findings.document = documents.id AND accepted = ''
        AND (findings.severity IN ('high', 'block') OR rule IN {_RULES}
             OR genre = '公示' AND rule LIKE 'personal.%' AND findings.severity <> 'info')
    LEFT JOIN ({DECIDED_ON}) AS settled ON settled.finding = findings.id
    WHERE EXISTS (SELECT 1 FROM files WHERE files.content = documents.content AND gone IS NULL)
    ORDER BY documents.id, findings.id
"""  # noqa: S608 - names of our own
_TERM = lazily(r"the term (?:ended on|runs until) ([0-9]{4}-[0-9]{2}-[0-9]{2})")
_MOST_YEARS = lazily(r"so \S+ lasts ([0-9]+) years")
_ENDED = lazily(r"it ended on ([0-9]{4}-[0-9]{2}-[0-9]{2})")
_THEN_IN_FORCE = lazily(r"it was in force")
_STATUTE = "政府信息公开条例"
_NAMED = 4  # rules that an item names
_YEAR = 4  # characters


@dataclass(frozen=True, slots=True)
class Work:
    """A document with everything that calls for a look at it, each cause once."""

    document: int
    content: int
    member: str
    title: str
    doc_number: str
    issued: str
    declared: str
    attribute: str
    items: tuple[Item, ...]

    @property
    def action(self) -> Action:
        """The most urgent action."""
        return min((item.cause.action for item in self.items), key=list(Action).index)

    @property
    def due(self) -> date:
        """The first day on which something is due."""
        return min(item.due for item in self.items)


@dataclass(frozen=True, slots=True)
class _Found:
    """A finding as the list needs it; ``english`` is its message and its reasons."""

    rule: str
    severity: str
    english: tuple[str, ...]
    basis: tuple[tuple[str, str, str], ...]
    decision: str | None

    @property
    def stands(self) -> bool:
        return self.decision is None


@dataclass(frozen=True, slots=True)
class Look:
    """On which day, under which deadlines, and whether everything in the archive is published (a mirrored site)."""

    on: date
    deadlines: Reassess = field(default_factory=Reassess)
    published: bool = False
    asked: Asked = field(default_factory=Asked)


def works(store: Store, look: Look) -> Iterator[Work]:
    """The documents that are to be looked at, in the order of the store."""
    rows = store.connection.execute(_QUERY, {"day": look.on.isoformat()})
    with editions(store) as known:
        for head, group in groupby(rows, lambda row: row[:12]):
            found = tuple(_found(row[12:]) for row in group if row[12] is not None)
            document = _Document(look, head, found)
            newer = known.newest(head[0]) if document.is_published else None
            items = tuple(document.items(newer))
            if items:
                member, title, number, issued, _, declared, attribute = head[2:9]
                yield Work(head[0], head[1], member, title, number, issued, declared, attribute, items)


def _found(row: tuple[Any, ...]) -> _Found:
    rule, severity, message, why, cited, decision = row
    english = (message, *(en for _, en in json.loads(why)))
    return _Found(rule, severity, english, tuple(tuple(each) for each in json.loads(cited)), decision)


class _Document:
    """One document and what its findings say about it."""

    def __init__(self, look: Look, head: tuple[Any, ...], found: tuple[_Found, ...]) -> None:
        self._look, self._found = look, found
        self._row = head[0]
        self._date, self._genre, self._declared, self._attribute, self._marked = head[5:10]
        self._reasons: list[tuple[str, list[str], str, str]] = json.loads(head[10])
        self._known = date.fromisoformat(head[11])
        self._issued = date.fromisoformat(self._date) if self._date else None
        self.is_published = look.published or self._declared == Attribute.PROACTIVE.value
        self._kept = not self.is_published and (self._declared or self._attribute) in ("on_request", "withheld")

    def items(self, newer: Edition | None) -> Iterator[Item]:
        """Every cause, each once, the most urgent first; ``newer`` is what has taken its place."""
        if self.is_published:
            yield from self._taken_down()
            yield from self._stale()
            if newer is not None:
                yield self._replaced(newer)
        elif self._kept:
            opening = [*self._marks(), *self._opening()]
            yield from opening
            if not opening and (self._declared or self._attribute) == "withheld":
                yield from self._period()

    def _item(self, cause: Cause, zh: str, en: str, cites: tuple[LegalBasis, ...], days: int, since: date) -> Item:
        due = max(since, self._known) + timedelta(days=days)
        cite = Phrase("、".join(each.cite for each in cites), "; ".join(each.cite_en for each in cites))
        return Item(cause, Phrase(zh, en), cite, due)

    def _standing(self, *rules: str) -> list[_Found]:
        return [each for each in self._found if each.rule in rules and each.stands]

    # -- what is published -------------------------------------------------------------------------------------------

    def _taken_down(self) -> Iterator[Item]:
        grave = [each for each in self._found if each.severity in ("high", "block") and each.stands]
        if not grave:
            return
        counts = Counter(each.rule for each in sorted(grave, key=lambda each: (each.severity == "high", each.rule)))
        titles = [_titled(rule, count) for rule, count in list(counts.items())[:_NAMED]]
        more = len(counts) - len(titles)
        zh = "、".join(titles) + (f"等 {len(counts)} 种" if more else "")
        en = ", ".join(each.en for each in titles) + (f" and {more} more kinds" if more else "")
        levels = [(level, sum(each.severity == level for each in grave)) for level in ("block", "high")]
        told = [(_level(level), count) for level, count in levels if count]
        zh = f"有{'、'.join(f'{name} {count} 处' for name, count in told)}：{zh}"
        en = f"{', '.join(f'{count} {name.en}' for name, count in told)}: {en}"
        first = min(grave, key=lambda each: (each.severity == "high", each.rule))
        cites = tuple(_law(*each) for each in first.basis[:2]) or basis("disclosure-17")
        yield self._item(Cause.FINDINGS, zh, en, cites, self._look.deadlines.take_down_days, self._known)

    def _stale(self) -> Iterator[Item]:
        days = self._look.deadlines.stale_days
        law = basis("disclosure-6")
        ends = [end for each in self._standing("quality.expired") for end in _days(_ENDED, each)]
        if self._standing("quality.expired"):
            end = max(ends, default=self._known)
            zh = f"文件写明的有效期已于 {end} 届满" if ends else "文件写明的有效期已经届满"
            en = f"by its own words it ended on {end}" if ends else "by its own words its term is over"
            yield self._item(Cause.EXPIRED, zh, en, law, days, end)
        if self._standing("quality.repealed"):
            yield self._item(
                Cause.REPEALED, "文件写明已经废止或失效", "it says that it is repealed", law, days, self._known
            )
        cited = self._standing("quality.repealed_citation")
        if any(each.severity != "info" for each in cited):
            zh, en = "引用了成文时已废止或已修订的法规", "it cites what was repealed or revised before it was issued"
            yield self._item(Cause.CITATION, zh, en, law, days, self._known)
        if any(each.severity == "info" and _THEN_IN_FORCE.search(" ".join(each.english)) for each in cited):
            zh, en = "所引法规在成文以后已废止或修订", "what it cites was repealed or revised since it was issued"
            yield self._item(Cause.SUPERSEDED, zh, en, law, days, self._known)
        over = self._issued and self._issued + timedelta(days=self._look.deadlines.notice_days)
        personal = any(
            each.rule.startswith("personal.") and each.severity != "info" and each.stands for each in self._found
        )
        if self._genre == "公示" and over is not None and over < self._look.on and personal:
            zh, en = f"公示期于 {over} 届满，仍含个人信息", f"the notice ran until {over} and still has personal data"
            yield self._item(Cause.NOTICE, zh, en, basis("personal-47"), days, over)

    def _replaced(self, newer: Edition) -> Item:
        day = date.fromisoformat(newer.since) if len(newer.since) > _YEAR else self._known
        number = f"（{newer.doc_number}）" if newer.doc_number else ""
        zh = f"同一机关已于 {newer.since} 发布新的版本：{newer.title}{number}，见 {newer.path}"
        en = f"its issuer published a newer edition on {newer.since}: {newer.title}{number}, see {newer.path}"
        return self._item(Cause.REPLACED, zh, en, basis("disclosure-6"), self._look.deadlines.stale_days, day)

    # -- what is not -------------------------------------------------------------------------------------------------

    def _marks(self) -> Iterator[Item]:
        days = self._look.deadlines.open_days
        marks = [
            each for each in self._found if each.rule == "secret.state_mark" and each.severity in ("high", "block")
        ]
        end = self._end_of_term(marks)
        if end is not None and end < self._look.on:
            zh, en = f"保密期限已于 {end} 届满", f"the term of its secret mark ended on {end}"
            yield self._item(Cause.MARK_ENDED, zh, en, basis("secrets-24"), days, end + timedelta(days=1))
        if self._standing("secret.mark_released"):
            zh, en = "文件自称已解密或已公布", "it says that it is declassified or published"
            yield self._item(Cause.MARK_RELEASED, zh, en, basis("secrets-24"), days, self._known)
        if marks and all(each.decision == "false_alarm" for each in marks):
            zh, en = "密级标志经核实为误报，属性须重新确定", "its secret mark turned out to be none"
            yield self._item(Cause.MARK_FALSE, zh, en, basis("disclosure-17"), days, self._known)

    def _end_of_term(self, marks: list[_Found]) -> date | None:
        """The day on which the last mark's term ends; ``None`` where that of one cannot be told."""
        terms = [each for each in self._found if each.rule == "secret.mark_term"]
        ends = []
        for each in terms:
            told = _days(_TERM, each)
            longest = next((int(m[1]) for words in each.english if (m := _MOST_YEARS.search(words))), None)
            if not told and longest is not None and self._issued is not None:
                told = [_years_later(self._issued, longest)]  # 保密法 art. 20: without a term it is the longest
            ends += told[:1]
        return max(ends) if ends and len(ends) == len(terms) == len(marks) else None

    def _opening(self) -> Iterator[Item]:
        if any(each.rule == "secret.state_mark" and each.severity == "block" and each.stands for each in self._found):
            return  # first the mark, then the rest
        days = self._look.deadlines.open_days
        articles = {article for _, _, statute, article in self._reasons if statute == _STATUTE}
        duty = next(
            (
                (article, text)
                for kind, text, statute, article in self._reasons
                if kind in ("duty", "counter") and statute == _STATUTE and article.partition("(")[0] in ("20", "21")
            ),
            None,
        )
        third = articles & {"14", "15"}
        if duty is not None:
            article, (zh, en) = duty
            law = (_law(_STATUTE, article, ""), *(basis("disclosure-37") if third else ()))
            zh, en = f"属于主动公开范围：{zh}", f"there is a duty to publish it: {en}"
            if third:
                zh, en = f"{zh}；另有不予公开的内容，应当区分处理", f"{en}; what has to be withheld can be taken out"
            yield self._item(Cause.DUTY, zh, en, law, days, self._known)
        order = [each.value for each in Attribute]
        opener = bool(self._declared and self._attribute) and order.index(self._attribute) < order.index(self._declared)
        grounds = articles & {"14", "15", "16"} or any(kind == "ground" for kind, *_ in self._reasons)
        if opener and not grounds:
            found = Attribute(self._attribute).phrase
            zh = f"标注为{Attribute(self._declared).phrase}，审查未见不予公开的依据，判断为{found}"
            en = f"declared as {Attribute(self._declared).phrase.en}, but no ground was found; it looks like {found.en}"
            yield self._item(Cause.NO_GROUND, zh, en, basis("disclosure-13", "disclosure-18"), days, self._known)
        asked = self._look.asked.since(self._row, self._look.deadlines.asked, self._look.on)
        if asked is not None:
            zh, en = f"有 {asked[0]} 人申请公开", f"{asked[0]} applicants asked for it"
            yield self._item(Cause.ASKED, zh, en, basis("disclosure-44"), days, asked[1])

    def _period(self) -> Iterator[Item]:
        marked = bool(self._marked)
        law = basis("secrets-24") if marked else basis("disclosure-18")
        if self._issued is None:
            zh, en = "不予公开，没有成文日期，无法推算上次评估", "it is withheld and has no date to count from"
            yield self._item(Cause.PERIOD, zh, en, law, self._look.deadlines.open_days, self._known)
            return
        years = 1 if marked else self._look.deadlines.years  # 保密法 art. 24: every year
        if _years_later(self._issued, years) > self._look.on:
            return
        rounds = max(1, (self._look.on.year - self._issued.year) // years)
        due = _years_later(self._issued, rounds * years)
        if due < self._look.on:
            due = _years_later(self._issued, (rounds + 1) * years)
        zh, en = f"不予公开，每 {years} 年评估一次", f"it is withheld; to be evaluated every {years} years"
        cite = Phrase("、".join(each.cite for each in law), "; ".join(each.cite_en for each in law))
        yield Item(Cause.PERIOD, Phrase(zh, en), cite, due)


def _titled(rule: str, count: int) -> Phrase:
    title = next((each.title for each in all_rules() if each.id == rule), Phrase(rule))
    return Phrase(f"{title}（{count}）", f"{title.en} ({count})") if count > 1 else title


def _level(severity: str) -> Phrase:
    return next(title for level, title in SEVERITY_TITLES.items() if level.value == severity)


def _law(statute: str, article: str, version: str) -> LegalBasis:
    known = next((each for each in all_bases() if (each.statute, each.article) == (statute, article)), None)
    return known or LegalBasis("", statute, article, version, "", statute)


def _days(pattern: re.Pattern[str], found: _Found) -> list[date]:
    return [date.fromisoformat(match[1]) for words in found.english for match in pattern.finditer(words)]


def _years_later(day: date, years: int) -> date:
    year = min(day.year + years, date.max.year)
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))
