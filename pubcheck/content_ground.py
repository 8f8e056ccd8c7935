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
from pubcheck.matchers import Judgement, Match, Reading, compiled, finditer
from pubcheck.passages import Cue, Told, trimmed
from pubcheck.phrase import Phrase
from pubcheck.publicity import ANNOUNCED, ASKS, CLOSED, HANDLING, PRESCRIBED, PUBLIC, URGED, is_public, title_of
from pubcheck.span import Span
from pubcheck.statements import is_flat, statements

__all__ = ["Ground", "Told"]

_MOST = 1000  # words of secrecy that are looked at
_SHORTEST = 12
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

    def find(self, reading: Reading) -> Iterator[Match]:
        """The passages, or one match for the document."""
        passages = [*self.told.find(reading)]
        if self.rule:
            told = [match.span for match in passages]
            more = [match for match in kept_inside(reading, self.rule) if not any(match.span.overlaps(s) for s in told)]
            passages = sorted((*passages, *more), key=lambda match: match.span)
        if passages:
            yield from passages
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
            if not self.told.excuses(reading, places.all[index].span):
                inside = [
                    Cue(span, False) for _, found in witnesses for span, _ in found if places.at(span.start) == index
                ]
                yield Match(trimmed(reading, places.all[index], inside), judgement)
                return


def kept_inside(reading: Reading, rule: str) -> Iterator[Match]:
    """Statements which say that they are not for outside, and whose field is that of ``rule``."""
    for match, field in reading.once("kept inside", lambda: tuple(_kept_inside(reading))):
        if field == rule:
            yield match


def _kept_inside(reading: Reading) -> Iterator[tuple[Match, str]]:
    text, seconds, title = reading.text.text, reading.seconds, title_of(reading)
    # A mark stops the paper by itself; its words on secrecy are about the paper.
    if is_public(reading) or compiled(ANNOUNCED).search(title, timeout=seconds) or find_marks(reading):
        return
    places = statements(reading)
    heading = reading.text.text.find("\n", len(text) - len(text.lstrip()))
    if reading.elements.title is not None:
        heading = max(heading, reading.text.offsets.from_source(reading.elements.title.span.end))
    found: dict[int, list[Cue]] = {}
    for match in islice(finditer(CLOSED, text, seconds), _MOST):
        found.setdefault(places.at(match.start()), []).append(Cue(Span(match.start(), match.end()), True))
    for index, cues in found.items():
        statement = places.all[index]
        words = statement.span.of(text)
        if statement.span.start < heading and not is_flat(words):
            continue  # a note behind the title is about the paper
        if len(words.strip()) < _SHORTEST or compiled(PRESCRIBED).search(words, timeout=seconds):
            continue
        if compiled(f"{URGED}|^{ASKS}").search(words, timeout=seconds) or compiled(HANDLING).search(
            words, timeout=seconds
        ):
            continue
        field = field_of(words, title)
        if not field:
            continue
        about = [
            Cue(Span(match.start(), match.end()), False)
            for match in finditer(FIELDS[field], text, seconds, statement.span.start, statement.span.end)
        ]
        span = trimmed(reading, statement, [*cues, *about])
        if not compiled(PUBLIC).search(span.of(text), timeout=seconds):
            yield Match(span, Judgement(0.6, (_KEPT_WHY,))), field
