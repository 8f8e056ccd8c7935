"""Passages that give something away: a statement with particulars, what they are about, and that they are kept inside.

A word alone says nothing. A statement counts with two particulars and their subject, with one particular that
it says is not for outside, or with what by itself can be nothing else. What is published, taught, prescribed
or announced speaks against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from pubcheck.grounds import anchor_of, pairs_of
from pubcheck.matchers import Judgement, Match, Reading, compiled, finditer
from pubcheck.phrase import Phrase
from pubcheck.publicity import ANNOUNCED, ASKS, CLOSED, DECLARED, PRESCRIBED, PUBLIC, URGED, is_public, title_of
from pubcheck.span import Span
from pubcheck.statements import Statement, is_flat, statements

_LEAD = r"\s*(?:[一二三四五六七八九十]{1,3}[、.．]\s*|[（(][一二三四五六七八九十0-9]{1,3}[)）]\s*|[0-9]{1,2}[.．、](?![0-9])\s*|[附备]\s?[件注]?[0-9一二三四五]?[:：　 ]\s*|[-—•·●◆■☆]\s*)"
_HEAD = 160  # characters in which a text shows what it is
_NEAR = 24  # how far apart two cues of one passage may stand
_MOST = 1000  # matches of one term that are looked at
_MOST_IN_ONE = 48  # cues of one statement
_SURE_WEIGHT = 5
_NEAR_FIELDS = 14  # the same, between the fields of a flattened form
_CHOICE = re.compile(r"(?<![)\]\\])\(\?:([\u4e00-\u9fff|]+)\)(?![?*{])")  # a choice of plain words that must be there
_KEPT = Phrase("写明不对外、未公开或者限定知悉范围", "it says that this is not for outside, or not yet")
_PARTS = Phrase("同一句中有几处具体内容", "one statement holds several particulars")
_SURE = Phrase("这样的内容本身就不对外", "what it holds is never for outside")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words found in a statement, and whether they need no company."""

    span: Span
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Told:
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

    def find(self, reading: Reading) -> Iterator[Match]:
        """One match for each passage: a run of statements of one paragraph."""
        if self._excused(reading):
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
        words, seconds = span.of(reading.text.text), reading.seconds
        if compiled(PUBLIC).search(words, timeout=seconds):
            return True
        return not self.opinion and compiled(PRESCRIBED).search(words, timeout=seconds) is not None

    def _passage(self, reading: Reading, index: int, hits: list[Cue], candidates: dict[int, list[Cue]]) -> Span | None:
        """The clauses that hold the cues, with the statements behind them that go on about it."""
        places, text = statements(reading), reading.text.text
        statement = places.all[index]
        span = trimmed(reading, statement, self._words(reading, statement, hits))
        following = index + 1
        while (
            following in candidates
            and not compiled(ASKS).match(text, places.all[following].span.start)
            and "\n" not in text[span.end : places.all[following].span.start]
        ):
            more = trimmed(reading, places.all[following], candidates[following])
            if more.start - span.end > 16:
                break
            span = Span(span.start, more.end)
            following += 1
        # A cue may reach over the end of the statement (问：…？答：…).
        reach = max(hit.span.end for hit in hits)
        if reach > statement.span.end:
            last = places.all[places.at(reach - 1)].span
            span = Span(span.start, last.start + len(last.of(text).rstrip(" \t\n。；;.")))
        declared = compiled(DECLARED).search(text, max(0, span.start - 16), span.end + 4, timeout=reading.seconds)
        return None if declared or compiled(PUBLIC).search(span.of(text), timeout=reading.seconds) else span

    def _excused(self, reading: Reading) -> bool:
        if self.titled and compiled(self.titled).search(title_of(reading), timeout=reading.seconds):
            return True
        return is_public(reading)

    def _candidates(self, reading: Reading) -> dict[int, list[Cue]]:
        """The cues by statement; of two at one place the one that needs no company counts, else the longer."""
        places, text = statements(reading), reading.text.text
        pairs = pairs_of(reading)
        cues: list[Cue] = []
        for pattern, is_sure in ((self.sure, True), (self.detail, False)):
            for piece, firsts, anchors in _pieces(pattern):
                if (firsts and pairs.isdisjoint(firsts)) or not any(anchor in text for anchor in anchors):
                    continue
                cues += (
                    Cue(Span(match.start(), match.end()), is_sure)
                    for match in islice(finditer(piece, text, reading.seconds), _MOST)
                    if match.end() > match.start()
                )
        found: dict[int, list[Cue]] = {}
        for cue in sorted(cues, key=lambda cue: (not cue.is_sure, -len(cue.span), cue.span.start)):
            row = found.setdefault(places.at(cue.span.start), [])
            if len(row) < _MOST_IN_ONE and not any(cue.span.overlaps(other.span) for other in row):
                row.append(cue)
        return dict(sorted(found.items()))

    def _judged(self, reading: Reading, index: int, hits: list[Cue]) -> Judgement | None:
        text, seconds = reading.text.text, reading.seconds
        places = statements(reading)
        statement = places.all[index].span
        words = statement.of(text)
        prescribed = compiled(DECLARED if self.opinion else PRESCRIBED)
        if not is_flat(words) and prescribed.search(words, timeout=seconds):
            return None
        if self.against and compiled(self.against).search(words, timeout=seconds):
            return None
        sure = any(hit.is_sure for hit in hits) and (
            not self.sure_if or compiled(self.sure_if).search(text[:_HEAD], timeout=seconds) is not None
        )
        details = {hit.span.of(text) for hit in hits}
        kept = self._kept(reading, statement, hits)
        behind = not kept and self._kept_behind(reading, index)
        first = min(hit.span.start for hit in hits) - statement.start
        last = max(hit.span.end for hit in hits) - statement.start
        opening = words[: first + 1].lstrip()[:8]  # what is urged at the beginning is urged throughout
        urged = not self.opinion and any(
            compiled(URGED).search(part, timeout=seconds) for part in (opening, words[max(0, first - 8) : last])
        )
        if sure and not kept and urged:
            return None
        announced = compiled(ANNOUNCED).search(title_of(reading), timeout=seconds) is not None
        if sure and not (announced and not kept):
            return Judgement(0.8, (self.why, _SURE, *((_KEPT,) if kept else ())))
        if not self.opinion and compiled(ASKS).match(words, timeout=seconds):
            return None
        subject = compiled(self.subject)
        around = words if self.near else words + "\n" + title_of(reading)
        if index and not self.near:
            around += "\n" + places.all[index - 1].span.of(text)
        if not subject.search(around, timeout=seconds):
            return None
        if (kept and len(details) >= self.kept) or (behind and len(details) > self.kept):
            return Judgement(0.75, (self.why, _KEPT))
        if not announced and len(details) >= self.plain and not urged:
            return Judgement(0.65, (self.why, _PARTS))
        return None

    def _kept(self, reading: Reading, statement: Span, hits: list[Cue]) -> bool:
        """Whether the statement says so in words that are not the particulars themselves."""
        closed = compiled(f"{CLOSED}|{self.closed}" if self.closed else CLOSED)
        for match in closed.finditer(reading.text.text, statement.start, statement.end, timeout=reading.seconds):
            span = Span(match.start(), match.end())
            if not any(hit.span.start <= span.start and span.end <= hit.span.end for hit in hits if not hit.is_sure):
                return True
        return False

    def _kept_behind(self, reading: Reading, index: int) -> bool:
        """Whether the next sentence of the paragraph, or the title, says that this is kept inside."""
        text, places = reading.text.text, statements(reading)
        closed = compiled(f"{CLOSED}|{self.closed}" if self.closed else CLOSED)
        if self.closed and compiled(self.closed).search(title_of(reading), timeout=reading.seconds):
            return True
        if (
            index + 1 >= len(places.all)
            or "\n" in text[places.all[index].span.end - 1 : places.all[index + 1].span.start]
        ):
            return False
        following = places.all[index + 1].span.of(text)
        return len(following) <= 60 and closed.search(following, timeout=reading.seconds) is not None

    def _words(self, reading: Reading, statement: Statement, hits: list[Cue]) -> list[Cue]:
        """All cues of the statement: particulars, and what says that they are kept inside."""
        closed = compiled(f"{CLOSED}|{self.closed}" if self.closed else CLOSED)
        kept = closed.finditer(reading.text.text, statement.span.start, statement.span.end, timeout=reading.seconds)
        return [*hits, *(Cue(Span(match.start(), match.end()), False) for match in kept)]


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
    lead = compiled(_LEAD).match(text, start, end)
    if lead:
        start = lead.end()
    words = text[start:end]
    start += len(words) - len(words.lstrip(" \t\n　，,、；;。“"))
    end = start + len(text[start:end].rstrip(" \t\n　，,、；;。：:."))
    return Span(start, end) if end > start else Span(first, last)


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


@cache
def _pieces(pattern: str) -> tuple[tuple[str, frozenset[str], tuple[str, ...]], ...]:
    """The alternatives of a pattern, each with words of which every match holds one, and how these begin.

    Most are not in a text at all, and two characters looked up tell it.
    """
    pieces: list[str] = [""]
    depth, in_class, escaped = 0, False, False
    for character in pattern:
        if character == "|" and not depth and not in_class and not escaped:
            pieces.append("")
            continue
        pieces[-1] += character
        if escaped:
            escaped = False
        elif character == "\\":
            escaped = True
        elif in_class:
            in_class = character != "]"
        else:
            in_class = character == "["
            depth += (character == "(") - (character == ")")
    return tuple((piece, _firsts(_anchors(piece)), _anchors(piece)) for piece in dict.fromkeys(pieces) if piece)


def _firsts(anchors: tuple[str, ...]) -> frozenset[str]:
    return frozenset(anchor[:2] for anchor in anchors) if all(len(anchor) > 1 for anchor in anchors) else frozenset()


def _anchors(piece: str) -> tuple[str, ...]:
    anchor = anchor_of(piece)
    if len(anchor) > 1:
        return (anchor,)
    options = [group[1].split("|") for group in _CHOICE.finditer(piece)]
    sure = [choice for choice in options if all(len(word) > 1 for word in choice)]
    return tuple(max(sure, key=lambda choice: min(map(len, choice)))) if sure else (anchor,)
