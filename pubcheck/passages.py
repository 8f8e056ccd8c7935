"""Passages that give something away: a statement with particulars, what they are about, and that they are kept inside.

A word alone says nothing. A statement counts with two particulars and their subject, with one particular that
it says is not for outside, or with what by itself can be nothing else. What is published, taught, prescribed
or announced speaks against it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from pubcheck.matchers import Judgement, Lists, Match, Reading, compiled
from pubcheck.pattern_words import alternatives
from pubcheck.phrase import Phrase
from pubcheck.publicity import (
    ANSWERED,
    ASKS,
    CLOSED,
    DECLARED,
    NEWS,
    PRESCRIBED,
    PUBLIC,
    TITLED,
    URGED,
    is_announced,
    is_public,
    title_holds,
    title_of,
)
from pubcheck.span import Span
from pubcheck.statements import Statement, is_flat, statements

_LEAD = r"\s*(?:[一二三四五六七八九十]{1,3}[、.．]\s*|[（(][一二三四五六七八九十0-9]{1,3}[)）]\s*|[0-9]{1,2}[.．、](?![0-9])\s*|[附备]\s?[件注]?[0-9一二三四五]?[:：　 ]\s*|[-—•·●◆■☆]\s*)"
_HEAD = 160  # characters in which a text shows what it is
_NEAR = 24  # how far apart two cues of one passage may stand
_MOST = 1000  # matches of one term that are looked at
_MOST_IN_ONE = 48  # cues of one statement
_SURE_WEIGHT = 5
_NEAR_FIELDS = 14  # the same, between the fields of a flattened form
_KEPT = Phrase("写明不对外、未公开或者限定知悉范围", "it says that this is not for outside, or not yet")
_PARTS = Phrase("同一句中有几处具体内容", "one statement holds several particulars")
_SURE = Phrase("这样的内容本身就不对外", "what it holds is never for outside")


class Cue(NamedTuple):
    """Words found in a statement, and whether they need no company."""

    span: Span
    is_sure: bool


class Given(NamedTuple):
    """Particulars that count only in a text that holds ``where``."""

    pattern: str
    where: str
    is_sure: bool = False


class Told(NamedTuple):
    """What gives a passage away, as patterns with alternatives.

    ``detail`` are particulars; ``subject`` what they must be about (in the statement, the title or the
    statement before); ``sure`` what needs no company. ``plain`` is how many different particulars count
    without a word that they are kept inside; ``closed`` adds to :data:`CLOSED`; ``against`` are words that
    excuse the statement; ``titled`` words that excuse the document if its title holds them. With ``opinion`` a statement may say what somebody should do; with ``near`` the
    subject must stand in the statement; what is sure is so only where the text begins with ``sure_if``.
    """

    why: Phrase
    subject: str
    detail: str
    sure: str = ""
    closed: str = ""
    plain: int = 2
    kept: int = 1
    against: str = ""
    titled: str = ""
    opinion: bool = False
    near: bool = False
    sure_if: str = ""
    given: tuple[Given, ...] = ()

    @property
    def lists(self) -> Lists:
        """The particulars."""
        given = (each.pattern for each in self.given)
        return {pattern: _pieces(pattern) for pattern in (self.sure, self.detail, *given) if pattern}

    @property
    def asks(self) -> tuple[str, ...]:
        """What is said in a statement that holds particulars."""
        own = (self.subject, self.against, self.closed, self._closed, self.titled)
        return (
            *filter(None, own),
            *(each.where for each in self.given),
            *TITLED,
            PUBLIC,
            PRESCRIBED,
            DECLARED,
            NEWS,
            ANSWERED,
        )

    @property
    def _closed(self) -> str:
        return _also_closed(self.closed) if self.closed else CLOSED

    def find(self, reading: Reading) -> Iterator[Match]:
        """One match for each passage: a run of statements of one paragraph."""
        if not self._may_hold(reading) or self._excused(reading):
            return
        found: list[tuple[int, Span, Judgement]] = []
        candidates = self._candidates(reading)
        for index, hits in candidates.items():
            judgement = self._judged(reading, index, hits)
            if judgement is None:
                continue
            span = self._passage(reading, index, hits, candidates)
            if span is None:
                continue
            gap = reading.text.text[found[-1][1].end : span.start] if found else ""
            asks = compiled(ASKS).match(reading.text.text, span.start, timeout=reading.seconds)
            if found and "\n" not in gap and len(gap) <= 24 and not asks:
                span = Span(found[-1][1].start, max(span.end, found[-1][1].end))
                judgement = max(found.pop()[2], judgement, key=lambda each: each.confidence)
            found.append((index, span, judgement))
        for _, span, judgement in found:
            yield Match(span, judgement)

    def excuses(self, reading: Reading, span: Span) -> bool:
        """Whether what stands at ``span`` is published, prescribed, or excused by words of ``against``."""
        if reading.holds(PUBLIC, span.start, span.end):
            return True
        return not self.opinion and reading.holds(PRESCRIBED, span.start, span.end)

    def _passage(self, reading: Reading, index: int, hits: list[Cue], candidates: dict[int, list[Cue]]) -> Span | None:
        """The clauses that hold the cues, with the statements behind them that go on about it."""
        places, text = statements(reading), reading.text.text
        statement = places[index]
        span = trimmed(reading, statement, self._words(reading, statement, hits))
        following = index + 1
        while (
            following in candidates
            and text.find("\n", span.end, places.span(following).start) < 0
            and not compiled(ASKS).match(text, places.span(following).start)
        ):
            more = trimmed(reading, places[following], candidates[following])
            if more.start - span.end > 16:
                break
            span = Span(span.start, more.end)
            following += 1
        # A cue may reach over the end of the statement (问：…？答：…).
        reach = max(hit.span.end for hit in hits)
        if reach > statement.span.end:
            last = places.span(places.at(reach - 1))
            span = Span(span.start, last.start + len(last.of(text).rstrip(" \t\n。；;.")))
        declared = next(reading.matches(DECLARED, max(0, span.start - 16), span.end + 4), None)
        return None if declared or reading.holds(PUBLIC, span.start, span.end) else span

    def _may_hold(self, reading: Reading) -> bool:
        """Whether particulars may stand anywhere: in most texts those of most grounds do not."""
        is_open = reading.found.is_open
        patterns = (self.detail, self.sure, *(each.pattern for each in self.given))
        return any(pattern and is_open(pattern) for pattern in patterns)

    def excuses_title(self, reading: Reading) -> bool:
        """Whether the title is that of a paper which may hold such words and gives nothing away."""
        return bool(self.titled) and title_holds(reading, self.titled)

    def _excused(self, reading: Reading) -> bool:
        return is_public(reading) or self.excuses_title(reading)

    def _candidates(self, reading: Reading) -> dict[int, list[Cue]]:
        """The cues by statement; of two at one place the one that needs no company counts, else the longer."""
        cues: list[Cue] = []
        given = [(each.pattern, each.is_sure) for each in self.given if reading.holds(each.where)]
        for pattern, is_sure in ((self.sure, True), (self.detail, False), *given):
            pieces = _pieces(pattern)
            for index in reading.found.may_match(pattern, pieces):
                cues += (
                    Cue(Span(start, end), is_sure)
                    for start, end in islice(reading.spots(pieces[index]), _MOST)
                    if end > start
                )
        if not cues:
            return {}
        places = statements(reading)
        found: dict[int, list[Cue]] = {}
        for cue in sorted(cues, key=lambda cue: (not cue.is_sure, -len(cue.span), cue.span.start)):
            row = found.setdefault(places.at(cue.span.start), [])
            if len(row) < _MOST_IN_ONE and not any(cue.span.overlaps(other.span) for other in row):
                row.append(cue)
        return dict(sorted(found.items()))

    def _judged(self, reading: Reading, index: int, hits: list[Cue]) -> Judgement | None:
        text, seconds = reading.text.text, reading.seconds
        places = statements(reading)
        statement = places.span(index)
        details = {hit.span.of(text) for hit in hits}
        if len(details) < self.plain and not hits[0].is_sure and not self._may_be_kept(reading, index):
            return None
        words = statement.of(text)
        if places.says(index, DECLARED if self.opinion else PRESCRIBED, reading) and not is_flat(words):
            return None
        if self.against and places.says(index, self.against, reading):
            return None
        sure = any(hit.is_sure for hit in hits) and (
            not self.sure_if or compiled(self.sure_if).search(text[:_HEAD], timeout=seconds) is not None
        )
        kept = self._kept(reading, statement, hits)
        behind = not kept and self._kept_behind(reading, index)
        if sure and not kept and self._urged(words, statement.start, hits, seconds):
            return None
        announced = is_announced(reading)
        if sure and not (announced and not kept):
            return Judgement(0.8, (self.why, _SURE, *((_KEPT,) if kept else ())))
        if not self.opinion and compiled(ASKS).match(words, timeout=seconds):
            return None
        if not self._about(reading, index):
            return None
        if (kept and len(details) >= self.kept) or (behind and len(details) > self.kept):
            return Judgement(0.75, (self.why, _KEPT))
        if not announced and len(details) >= self.plain and not self._urged(words, statement.start, hits, seconds):
            return Judgement(0.65, (self.why, _PARTS))
        return None

    def _may_be_kept(self, reading: Reading, index: int) -> bool:
        """Whether words of secrecy may stand in the statement, behind it or in the title: a quick look."""
        start, end = statements(reading).with_next(index)
        return reading.found.may_hold(self._closed, start, end) or (
            bool(self.closed) and title_holds(reading, self.closed)
        )

    def _urged(self, words: str, start: int, hits: list[Cue], seconds: float) -> bool:
        """Whether the particulars are what somebody is told to do."""
        first = min(hit.span.start for hit in hits) - start
        last = max(hit.span.end for hit in hits) - start
        opening = words[: first + 1].lstrip()[:8]  # what is urged at the beginning is urged throughout
        return not self.opinion and any(
            compiled(URGED).search(part, timeout=seconds) for part in (opening, words[max(0, first - 8) : last])
        )

    def _about(self, reading: Reading, index: int) -> bool:
        """Whether the statement, the title or the statement before name the subject."""
        places, text = statements(reading), reading.text.text
        if self.near:
            return places.says(index, self.subject, reading)
        around = places.span(index).of(text) + "\n" + title_of(reading)
        if index:
            around += "\n" + places.span(index - 1).of(text)
        return compiled(self.subject).search(around, timeout=reading.seconds) is not None

    def _kept(self, reading: Reading, statement: Span, hits: list[Cue]) -> bool:
        """Whether the statement says so in words that are not the particulars themselves."""
        for span in statements(reading).places(self._closed, statement, reading):
            if not any(hit.span.start <= span.start and span.end <= hit.span.end for hit in hits if not hit.is_sure):
                return True
        return False

    def _kept_behind(self, reading: Reading, index: int) -> bool:
        """Whether the next sentence of the paragraph, or the title, says that this is kept inside."""
        text, places = reading.text.text, statements(reading)
        if self.closed and title_holds(reading, self.closed):
            return True
        if index + 1 >= len(places) or text.find("\n", places.span(index).end - 1, places.span(index + 1).start) >= 0:
            return False
        return len(places.span(index + 1)) <= 60 and places.says(index + 1, self._closed, reading)

    def _words(self, reading: Reading, statement: Statement, hits: list[Cue]) -> list[Cue]:
        """All cues of the statement: particulars, and what says that they are kept inside."""
        kept = statements(reading).places(self._closed, statement.span, reading)
        return [*hits, *(Cue(span, False) for span in kept)]


@cache
def _also_closed(closed: str) -> str:
    """One string, whose hash is known, and not one for every statement."""
    return f"{CLOSED}|{closed}"


@cache
def _pieces(pattern: str) -> tuple[str, ...]:
    return tuple(filter(None, alternatives(pattern)))


def trimmed(reading: Reading, statement: Statement, cues: list[Cue]) -> Span:
    """The clauses of the statement from the first cue to the last, without a number or a full stop."""
    text = reading.text.text
    first, last = _densest(cues, _NEAR if not is_flat(statement.span.of(text)) else _NEAR_FIELDS)
    inside = [clause for clause in statement.clauses if clause.end > first and clause.start < last]
    start, end = inside[0].start, inside[-1].end
    # What a label with a cue introduces belongs to it (我方底线：…).
    if text[start:end].rstrip().endswith(("：", ":")):
        end = next((clause.end for clause in statement.clauses if clause.start >= end), end)
        end = statement.span.end if statement.span.end - end <= 2 * _NEAR else end
    span = bare(reading, start, end)
    return span if len(span) else Span(first, last)


def bare(reading: Reading, start: int, end: int) -> Span:
    """From ``start`` to ``end`` without the number of an item, and without marks of punctuation at its ends."""
    text = reading.text.text
    lead = compiled(_LEAD).match(text, start, end)
    if lead:
        start = lead.end()
    start += end - start - len(text[start:end].lstrip(" \t\n　，,、；;。“"))
    return Span(start, max(start, start + len(text[start:end].rstrip(" \t\n　，,、；;。：:."))))


def _densest(cues: list[Cue], near: int) -> tuple[int, int]:
    """From the first to the last cue of the run with most of them; cues far apart are two runs."""
    best: tuple[int, int, int] | None = None
    run: list[Cue] = []
    for cue in [*sorted(cues, key=lambda each: each.span), None]:
        if cue is not None and (not run or cue.span.start - max(each.span.end for each in run) <= near):
            run.append(cue)
            continue
        weight = sum(len(each.span) * (_SURE_WEIGHT if each.is_sure else 1) for each in run)
        if best is None or weight > best[0]:
            best = weight, run[0].span.start, max(each.span.end for each in run)
        run = [cue] if cue is not None else []
    assert best is not None
    return best[1], best[2]
