r"""How a rule looks for things: a few matchers that serve every rule.

Patterns are written for the normalised text (half-width, joined lines). ``\b`` and ``\w``
are banned: Han characters count as word characters, so ``\b\d{17}`` finds nothing in
``身份证号11010519491231002X``. Identifiers are bounded by :data:`NO_ALNUM_BEFORE` and
:data:`NO_ALNUM_AFTER`; Han terms need no bound.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import Any, NamedTuple, Protocol

from pubcheck.document import Part
from pubcheck.finding import Severity
from pubcheck.phrase import Phrase
from pubcheck.reading import Lists, Reading, compiled, needs_of, patterns_of
from pubcheck.review import Elements, Recommendation
from pubcheck.span import Span
from pubcheck.text import Entity, EntityKind

__all__ = ["Lists", "Reading", "compiled", "needs_of", "patterns_of"]

NO_ALNUM_BEFORE = r"(?<![0-9A-Za-z])"
NO_ALNUM_AFTER = r"(?![0-9A-Za-z])"
_PLACE = attrgetter("span.start", "span.end")  # as spans compare, which takes longer: they do so in Python


class Judgement(NamedTuple):
    """What a check says of a candidate: how sure, why, and a severity if not the rule's own."""

    confidence: float
    why: tuple[Phrase, ...] = ()
    severity: Severity | None = None
    message: Phrase | None = None


class Match(NamedTuple):
    """A place that a matcher found; ``span`` indexes the normalised text."""

    span: Span
    judgement: Judgement


class Matcher(Protocol):
    """Finds places in a text.

    A matcher may also have ``needs``, patterns one of which matches wherever it finds anything, ``asks``, the
    patterns that it looks for through the reading, and ``lists``, lists of them each with its key: they tell
    what a sweep has to look for (:func:`needs_of`, :func:`patterns_of`) and save time, no more.

    :raises TimeoutError: if a pattern takes longer than ``reading.seconds``.
    """

    def find(self, reading: Reading) -> Iterable[Match]:
        """All matches, in order of their start."""
        ...


class _OfPattern:
    __slots__ = ()
    pattern: str

    @property
    def needs(self) -> tuple[str, ...]:
        """The pattern."""
        return (self.pattern,)

    asks = needs


@dataclass(frozen=True, slots=True)
class Pattern(_OfPattern):
    """A regular expression; a group named ``value`` narrows the span to it."""

    pattern: str
    confidence: float
    why: tuple[Phrase, ...] = ()

    def find(self, reading: Reading) -> Iterator[Match]:
        """All matches, each with the fixed confidence."""
        for match in reading.matches(self.pattern):
            yield Match(value_span(match), Judgement(self.confidence, self.why))


@dataclass(frozen=True, slots=True)
class Checked(_OfPattern):
    """A regular expression whose candidates are judged by ``check(value, reading, span)``.

    ``check`` returns ``None`` where the candidate is not the thing looked for.
    """

    pattern: str
    check: Callable[[str, Reading, Span], Judgement | None]

    def find(self, reading: Reading) -> Iterator[Match]:
        """The candidates that the check accepts."""
        for match in reading.matches(self.pattern):
            span = value_span(match)
            judgement = self.check(span.of(reading.text.text), reading, span)
            if judgement is not None:
                yield Match(span, judgement)


class Computed(NamedTuple):
    """Places that a function computes from the whole reading, where no single pattern can tell.

    ``needs`` may name patterns without which it finds nothing, ``patterns`` those it looks for through the
    reading; both save time and change nothing else.
    """

    compute: Callable[[Reading], Iterable[Match]]
    needs: tuple[str, ...] | None = None
    patterns: tuple[str, ...] = ()

    @property
    def asks(self) -> tuple[str, ...]:
        """The patterns."""
        return (*self.patterns, *(self.needs or ()))

    def find(self, reading: Reading) -> Iterable[Match]:
        """What the function finds."""
        return self.compute(reading)


class Cue(NamedTuple):
    """Words near a match that change how it is judged.

    ``before`` and ``after`` are how many characters of the same paragraph are searched on
    each side. ``delta`` is added to the confidence, ``severity`` replaces the rule's own.
    """

    pattern: str
    why: Phrase
    before: int = 24
    after: int = 0
    delta: float = 0.0
    severity: Severity | None = None

    def applies(self, reading: Reading, span: Span) -> bool:
        """Whether the words stand near ``span``."""
        start, end = span.start - self.before, span.end + self.after
        if not reading.found.may_hold(self.pattern, start, end):
            return False
        paragraph = reading.text.paragraph(span)
        start, end = max(paragraph.start, start), min(paragraph.end, end)
        return (start < span.start and reading.holds(self.pattern, start, span.start)) or (
            span.end < end and reading.holds(self.pattern, span.end, end)
        )


class Sign(Protocol):
    """What changes a judgement where it applies: a :class:`Cue`, or another sign beside the match."""

    @property
    def why(self) -> Phrase:
        """The reason that is added."""
        ...

    @property
    def delta(self) -> float:
        """What is added to the confidence."""
        ...

    @property
    def severity(self) -> Severity | None:
        """The severity instead of the rule's own."""
        ...

    def applies(self, reading: Reading, span: Span) -> bool:
        """Whether the sign stands near ``span``."""
        ...


class Near(NamedTuple):
    """Another matcher whose judgements are changed by the first sign that applies."""

    inner: Matcher
    cues: tuple[Sign, ...]

    @property
    def needs(self) -> tuple[str, ...] | None:
        """What the inner matcher needs."""
        return needs_of(self.inner)

    @property
    def asks(self) -> tuple[str, ...]:
        """The cues."""
        return tuple(cue.pattern for cue in self.cues if isinstance(cue, Cue))

    def find(self, reading: Reading) -> Iterator[Match]:
        """The inner matches, re-judged."""
        for match in self.inner.find(reading):
            cue = next((cue for cue in self.cues if cue.applies(reading, match.span)), None)
            if cue is None:
                yield match
                continue
            old = match.judgement
            confidence = min(0.99, max(0.05, old.confidence + cue.delta))
            judgement = old._replace(
                confidence=confidence, why=(*old.why, cue.why), severity=cue.severity or old.severity
            )
            yield Match(match.span, judgement)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Several matchers as one; where two find overlapping places the earlier one counts."""

    matchers: tuple[Matcher, ...]
    _needs: tuple[tuple[str, ...] | None, ...] = field(init=False, repr=False, compare=False)  # of each

    def __post_init__(self) -> None:
        object.__setattr__(self, "_needs", tuple(map(needs_of, self.matchers)))

    @property
    def needs(self) -> tuple[str, ...] | None:
        """What one of the matchers needs."""
        return None if None in self._needs else tuple(dict.fromkeys(chain(*filter(None, self._needs))))

    def find(self, reading: Reading) -> Iterable[Match]:
        """All matches that do not overlap one of an earlier matcher."""
        taken: list[Match] = []
        for matcher, needs in zip(self.matchers, self._needs, strict=True):
            if needs is None or any(map(reading.found.may_hold, needs)):  # most may not: they are not even begun
                spans = [match.span for match in taken]
                taken += [match for match in matcher.find(reading) if not _overlaps_any(match.span, spans)]
                taken.sort(key=_PLACE)
        return taken


class Gated(NamedTuple):
    """A slow matcher that runs only on a text which holds ``gate`` (a fast pattern) at all."""

    gate: str
    inner: Matcher

    @property
    def needs(self) -> tuple[str, ...]:
        """The gate."""
        return (self.gate,)

    @property
    def asks(self) -> tuple[str, ...]:
        """The gate."""
        return (self.gate,)

    def find(self, reading: Reading) -> Iterator[Match]:
        """The inner matches."""
        if reading.holds(self.gate):
            yield from self.inner.find(reading)


class Entities(NamedTuple):
    """Names of one kind, judged by ``judge``."""

    kind: EntityKind
    judge: Callable[[Entity, Reading], Judgement | None]

    def find(self, reading: Reading) -> Iterator[Match]:
        """The entities that the judge accepts."""
        for entity in reading.entities:
            if entity.kind is self.kind:
                judgement = self.judge(entity, reading)
                if judgement is not None:
                    yield Match(entity.span, judgement)


class InParts(NamedTuple):
    """Stretches of the text that come from certain parts of the document.

    The span is empty, at the stretch's first visible character: what stands inside is judged by other rules.
    """

    parts: frozenset[Part]
    judge: Callable[[str, Part, Reading], Judgement | None]

    def find(self, reading: Reading) -> Iterator[Match]:
        """One match for each stretch that the judge accepts."""
        for stretch in reading.text.stretches:
            words = stretch.span.of(reading.text.text)
            if stretch.part in self.parts and words.strip():
                judgement = self.judge(words, stretch.part, reading)
                if judgement is not None:
                    start = stretch.span.start + len(words) - len(words.lstrip())
                    yield Match(Span(start, start), judgement)


class Concluded(NamedTuple):
    """A statement that needs the recommendation: it is asked after ``decide``, not while detecting.

    ``check`` returns the place in ``Document.text`` (source offsets) with the judgement.
    """

    check: Callable[[Elements, Recommendation], tuple[Span, Judgement] | None]

    def find(self, reading: Reading) -> Iterator[Match]:  # noqa: ARG002 - nothing is known yet
        """Nothing: see :func:`pubcheck.detect.conclude`."""
        return iter(())


def _overlaps_any(span: Span, spans: list[Span]) -> bool:
    """Whether ``span`` overlaps one of ``spans``, which are in order and do not overlap each other."""
    at = bisect_left(spans, span)
    return any(span.overlaps(neighbour) for neighbour in spans[max(0, at - 1) : at + 1])


def value_span(match: Any) -> Span:
    """What a match found: its group ``value`` where the pattern has one and it took part, else all of it."""
    start, end = match.span("value") if _is_valued(match.re) else (-1, -1)
    return Span(start, end) if start >= 0 else Span(*match.span())


@lru_cache(maxsize=1 << 12)
def _is_valued(machine: Any) -> bool:
    return "value" in machine.groupindex
