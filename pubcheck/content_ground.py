"""A ground to withhold, found: passages that give something away, or the document as a whole.

Three ways lead to one: particulars of the ground (:class:`pubcheck.passages.Told`), a statement that says
it is not for outside and belongs to the field (:mod:`pubcheck.domains`), and the signs of the whole
document (:class:`pubcheck.grounds.Weighed`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from pubcheck.domains import FIELDS, field_of
from pubcheck.grounds import Weighed, Where
from pubcheck.marks import find_marks
from pubcheck.matchers import Judgement, Lists, Match, Reading, compiled
from pubcheck.passages import Cue, Given, Told, bare, trimmed
from pubcheck.phrase import Phrase
from pubcheck.publicity import (
    ASKS,
    CLOSED,
    HANDLING,
    LABELLED_INNER,
    PRESCRIBED,
    PUBLIC,
    URGED,
    inner_label,
    is_announced,
    is_public,
    title_of,
)
from pubcheck.span import Span
from pubcheck.statements import is_flat, statements

__all__ = ["Given", "Ground", "Told"]

_URGED = f"{URGED}|^{ASKS}"
_MOST = 1000  # words of secrecy that are looked at
_SHORTEST = 12
_LONGEST = 240  # characters of a sentence that is told as one passage
_MOST_OF = 0.8  # of it
_KEPT_WHY = Phrase("写明不对外，且内容属于这一类事项", "it says that it is not for outside, and is about this field")


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground to withhold: passages that give something away, else the document as a whole.

    ``weighed`` judges the document by its title, genre and body; its match is shown at the statement of
    its heaviest sign. The terms of its signs on ``topics`` are particulars of a passage too.
    """

    told: Told
    weighed: Weighed
    topics: tuple[str, ...] = ()
    rule: str = ""

    def __post_init__(self) -> None:
        terms = [term for sign in self.weighed.signs if sign.topic in self.topics for term in sign.terms.split()]
        if terms:
            object.__setattr__(self, "told", replace(self.told, detail="|".join((self.told.detail, *terms))))

    @property
    def lists(self) -> Lists:
        """The particulars and the signs."""
        return {**self.told.lists, **self.weighed.lists}

    @property
    def asks(self) -> tuple[str, ...]:
        """What is asked of statements."""
        return (*self.told.asks, CLOSED, LABELLED_INNER, HANDLING, _URGED, *FIELDS.values())

    def find(self, reading: Reading) -> Iterator[Match]:
        """The passages, or one match for the document."""
        passages = [*self.told.find(reading)]
        if self.rule:
            told = [match.span for match in passages]
            more = [match for match in kept_inside(reading, self.rule) if not any(match.span.overlaps(s) for s in told)]
            passages = sorted((*passages, *more), key=lambda match: match.span)
        if passages:
            yield from _in_sentences(reading, passages)
            return
        weighed = self.weighed.weigh(reading)
        if weighed is None:
            return
        judgement, witnesses = weighed
        places = statements(reading)
        weights: dict[int, float] = {}
        for sign, found in witnesses:
            # The title says what a paper is; the passage to look at is in the body, where there is one.
            weight = sign.weight if sign.where is Where.BODY else 0.01 * sign.weight
            for index in {places.at(span.start) for span, _ in found}:
                weights[index] = weights.get(index, 0.0) + weight
        for index in sorted(weights, key=lambda each: (-weights[each], each)):
            if not self.told.excuses(reading, places.span(index)):
                inside = [
                    Cue(span, False) for _, found in witnesses for span, _ in found if places.at(span.start) == index
                ]
                yield Match(trimmed(reading, places[index], inside), judgement)
                return


def _in_sentences(reading: Reading, passages: list[Match]) -> Iterator[Match]:
    """The passages, each with the sentence before it that its last clause says is not for outside."""
    places, text = statements(reading), reading.text.text
    last: Match | None = None
    for match in passages:
        first, final = places.sentence(match.span.start, match.span.end)
        match = Match(_whole(reading, match.span, first, final), match.judgement)
        if last is not None:
            same = places.sentence(last.span.start, last.span.end) == (first, final)
            if same or last.span.overlaps(match.span) or _adjoin(text, last.span.end, match.span.start):
                best = max(last.judgement, match.judgement, key=lambda each: each.confidence)
                last = Match(Span(last.span.start, max(last.span.end, match.span.end)), best)
                continue
            yield last
        last = match
    if last is not None:
        yield last


def _adjoin(text: str, start: int, end: int) -> bool:
    return compiled(r"[。；;，, \t]*+").fullmatch(text, start, max(start, end)) is not None


def _whole(reading: Reading, span: Span, first: int, final: int) -> Span:
    """The clauses of the sentence round ``span``, most of them, if the last one says that all this is kept inside."""
    text, seconds = reading.text.text, reading.seconds
    places = statements(reading)
    start, end = places[first].clauses[0].start, places[final].clauses[-1].end
    if reading.found.may_hold(LABELLED_INNER, start, end):
        label = inner_label(text[start:end], seconds)
        if label:
            return bare(reading, start + label, end)
    if end - start > _LONGEST or is_flat(text[start:end]):
        return span
    if not next(reading.matches(CLOSED, places[final].clauses[-1].start, end), None):
        return span
    clauses = [clause for statement in places[first : final + 1] for clause in statement.clauses]
    inside = [n for n, clause in enumerate(clauses) if clause.end > span.start and clause.start < span.end]
    low, high = inside[0], inside[-1]
    begin, stop = span.start, span.end
    while stop - begin < _MOST_OF * (end - start) and (low or high + 1 < len(clauses)):
        if high + 1 < len(clauses):
            high += 1
            stop = clauses[high].end
        else:
            low -= 1
            begin = clauses[low].start
    whole = bare(reading, begin, stop)
    return span if reading.holds(PUBLIC, whole.start, whole.end) else whole


def kept_inside(reading: Reading, rule: str) -> Iterator[Match]:
    """Statements which say that they are not for outside, and whose field is that of ``rule``."""
    for match, field in reading.once("kept inside", lambda: tuple(_kept_inside(reading))):
        if field == rule:
            yield match


def _kept_inside(reading: Reading) -> Iterator[tuple[Match, str]]:
    text, seconds, title = reading.text.text, reading.seconds, title_of(reading)
    if not reading.found.may_hold(CLOSED):
        return
    # A mark stops the paper by itself; its words on secrecy are about the paper.
    if is_public(reading) or find_marks(reading):
        return
    announced = is_announced(reading)
    places = statements(reading)
    heading = reading.text.text.find("\n", len(text) - len(text.lstrip()))
    if reading.elements.title is not None:
        heading = max(heading, reading.text.offsets.from_source(reading.elements.title.span.end))
    found: dict[int, list[Cue]] = {}
    for match in islice(reading.matches(CLOSED), _MOST):
        found.setdefault(places.at(match.start()), []).append(Cue(Span(match.start(), match.end()), True))
    for index, cues in found.items():
        statement = places[index]
        words = statement.span.of(text)
        if statement.span.start < heading and not is_flat(words):
            continue  # a note behind the title is about the paper
        if announced and not inner_label(words, seconds):
            continue
        if len(words.strip()) < _SHORTEST or places.says(index, PRESCRIBED, reading):
            continue
        if places.says(index, _URGED, reading) or places.says(index, HANDLING, reading):
            continue
        # 以上结论不得告知本人 speaks of the whole sentence.
        first, final = places.sentence(statement.span.start, statement.span.end)
        begin = places.span(first).start
        more = final > first and statement.span.end - begin <= _LONGEST
        begin = begin if more else statement.span.start
        fields = [each for each in FIELDS if reading.found.may_hold(FIELDS[each], begin, statement.span.end)]
        field = fields and field_of(text[begin : statement.span.end], title, fields)
        if not field:
            continue
        about = [
            Cue(Span(match.start(), match.end()), False)
            for match in reading.matches(FIELDS[field], statement.span.start, statement.span.end)
        ]
        span = trimmed(reading, statement, [*cues, *about])
        if not reading.holds(PUBLIC, span.start, span.end):
            yield Match(span, Judgement(0.6, (_KEPT_WHY,))), field
