"""A ground to withhold, found: passages that give something away, or the document as a whole.

What speaks for a sentence is added up (:mod:`pubcheck.ground_sentences`): how much its words are like those of such
passages, particulars of the ground (:class:`pubcheck.passages.Told`), a statement that it is not for outside
and belongs to the field (:mod:`pubcheck.domains`). Where no sentence is enough, the signs of the whole document
may be (:class:`pubcheck.grounds.Weighed`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from math import exp
from operator import attrgetter

from pubcheck.domains import FIELDS, field_of
from pubcheck.finding import Severity
from pubcheck.ground_sentences import Beside, Everyday, is_likely, may_hold, passages
from pubcheck.grounds import Weighed, Where
from pubcheck.marks import find_marks
from pubcheck.matchers import Judgement, Lists, Match, Reading
from pubcheck.passages import Cue, Given, Told, trimmed
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
from pubcheck.span import ByPlace, Span
from pubcheck.statements import is_flat, statements

__all__ = ["Everyday", "Given", "Ground", "Told"]

_URGED = f"{URGED}|^{ASKS}"
_MOST = 1000  # words of secrecy that are looked at
_SHORTEST = 12
_LONGEST = 240  # characters of a sentence that is told as one passage
_MODEL_WHY = Phrase(
    "整句的用词与已标注的这类内容相近", "the words of the sentence are like those of passages labelled so"
)
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
    everyday: Everyday | None = None

    def __post_init__(self) -> None:
        terms = [term for sign in self.weighed.signs if sign.topic in self.topics for term in sign.terms.split()]
        if terms:
            object.__setattr__(self, "told", self.told._replace(detail="|".join((self.told.detail, *terms))))

    @property
    def lists(self) -> Lists:
        """The particulars and the signs."""
        return {**self.told.lists, **self.weighed.lists}

    @property
    def asks(self) -> tuple[str, ...]:
        """What is asked of statements."""
        return (*self.told.asks, *(self.everyday or ()), CLOSED, LABELLED_INNER, HANDLING, _URGED, *FIELDS.values())

    def find(self, reading: Reading) -> Iterator[Match]:
        """The passages, or one match for the document."""
        if not may_hold(reading, self.rule):
            return
        listed = [*self.told.find(reading)]
        kept = [*kept_inside(reading, self.rule)]
        found = False
        vetoed = self.told.excuses_title(reading) or self.weighed.vetoes(reading)
        by_place = ByPlace((*listed, *kept), attrgetter("span"))
        particulars, secrecy = (tuple(match.span for match in each) for each in (listed, kept))
        for passage in passages(
            reading, self.rule, Beside(particulars, secrecy, self.told.against, vetoed, self.everyday)
        ):
            found = True
            inside = [match.judgement for match in by_place.meeting(passage.span)]
            why = dict.fromkeys(words for judgement in inside for words in judgement.why) or {self.told.why: None}
            confidence = max((_confidence(passage.evidence), *(judgement.confidence for judgement in inside)))
            severity = Severity.MEDIUM if passage.is_beside else None
            yield Match(passage.span, Judgement(confidence, (*why, _MODEL_WHY), severity))
        if not found:
            yield from self._weighed(reading)

    def _weighed(self, reading: Reading) -> Iterator[Match]:
        """The statement of the heaviest sign, where the document as a whole is of this kind."""
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
            everyday = self.everyday is not None and self.everyday.excuses(reading, places.span(index))
            if not everyday and not self.told.excuses(reading, places.span(index)):
                if not is_likely(reading, places.span(index), self.rule):
                    return
                inside = [
                    Cue(span, False) for _, found in witnesses for span, _ in found if places.at(span.start) == index
                ]
                yield Match(trimmed(reading, places[index], inside), judgement)
                return


def _confidence(score: float) -> float:
    """Between 0.5 and 0.9, from log-odds that are low because passages are rare."""
    return 0.5 + 0.4 / (1 + exp(-score))


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
