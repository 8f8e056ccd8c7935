"""Who stands where: the persons of a text that a rule about a person's affairs may speak of.

Illness, income or faith matter where somebody can be told by them. Names that the document
has hidden (张某, 张*国) tell nobody; officials, signers and contacts are named in their office.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from pubcheck.code_points import matches_at, pairs_of, table_of
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import Reading
from pubcheck.span import Span
from pubcheck.specimens import is_specimen
from pubcheck.tables import Table, tables_of
from pubcheck.text import Entity, EntityKind, Role

IDENTITY = lazily(
    r"(?<![0-9A-Za-z])[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])[0-3][0-9][0-9]{3}[0-9Xx](?![0-9A-Za-z])"
)
_HIDDEN = lazily(r"[某*×○＊〇xX]")  # in a name, or right behind it
_SENTENCE_END = lazily(r"[。！？!?；;\n]")
# Names that are nobody's: the text says so of all of them, or of this one.
_INVENTED = lazily(
    r"人物[^。；\n]{0,8}(?:[均都皆全]?[为系是]?[^。；\n]{0,4}化名|隐去(?:了)?(?:真实)?(?:姓名|身份))|(?:情节|示例|案例|事例|例子|人物|姓名)[^。；\n]{0,6}(?:系|[均都皆纯]?(?:属|为|系))(?:编写|虚构|改编|杜撰|化名)"
)
_OF_FICTION = ("化名", "虚构", "改编", "隐去", "编写", "杜撰")  # one stands in each of them
_SAID_BEFORE, _SAID_BEHIND = 600, 1500  # characters from such words to the names that they mean, and from these to them
_FALSE_NAME, _FALSE_BEHIND = lazily(r"化名(?:为|叫|是)?[“\"]?$"), lazily(r"[”\"]?[ ]?[（(](?:系|为)?化名[）)]")
_MANY = 5_000  # persons of a long text
_SURE = 0.5  # an unknown person below this is as likely a word


def is_certain(person: Entity, least: float) -> bool:
    """Whether one of :class:`People` is known to be private, or named so surely (``least``) that it is taken for it."""
    return person.role is Role.PRIVATE or person.confidence >= least


def persons_in(reading: Reading, span: Span) -> Iterator[Entity]:
    """The persons named inside ``span``."""
    entities = reading.entities
    at = bisect_left(entities, span.start, key=lambda entity: entity.span.start)
    while at < len(entities) and entities[at].span.start < span.end:
        if entities[at].kind is EntityKind.PERSON:
            yield entities[at]
        at += 1


def named_before(reading: Reading, span: Span, reach: int) -> Entity | None:
    """The private person last named in the line of ``span``, at most ``reach`` characters before it."""
    person = people(reading).before(span.start, reach)
    return person if person and person.span.start >= reading.text.paragraph(span).start else None


class People:
    """The private persons of one reading, found by place.

    A person without a role counts if the recognizer is sure enough of the name.
    """

    def __init__(self, reading: Reading) -> None:
        text = reading.text.text
        told = any(word in text for word in _OF_FICTION)
        invented = [match.start() for match in matches_at(_INVENTED, text, invented_places(text))] if told else []
        self._persons = sorted(
            (
                entity
                for entity in reading.entities
                if entity.kind is EntityKind.PERSON
                and not entity.role.is_public
                and (entity.confidence >= _SURE or entity.role is Role.PRIVATE)
                and len(entity.span) > 1
                and not _HIDDEN.search(text, entity.span.start, entity.span.end + 1)
                and not _is_invented(text, entity.span, invented)
                and not is_specimen(reading, entity.span)
            ),
            key=lambda entity: entity.span,
        )
        self._starts = [entity.span.start for entity in self._persons]
        self._windows: dict[tuple[int, int, int], tuple[Span, ...]] = {}

    def within(self, span: Span) -> tuple[Entity, ...]:
        """Those that begin inside ``span``."""
        return tuple(self._persons[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)])

    def before(self, position: int, reach: int) -> Entity | None:
        """The last one that begins at most ``reach`` characters before ``position``."""
        at = bisect_left(self._starts, position) - 1
        return self._persons[at] if at >= 0 and self._starts[at] >= position - reach else None

    def near(self, span: Span, before: int, after: int) -> Entity | None:
        """The one that stands nearest to ``span``, those before it first."""
        following = self.within(Span(span.end, span.end + after))
        return self.before(span.start, before) or (following[0] if following else None)

    def outside(self, places: Iterable[Span]) -> tuple[Entity, ...]:
        """Those that stand in none of ``places``, which are in order and do not overlap."""
        kept: list[Entity] = []
        done = 0
        for place in places:
            kept.extend(self.within(Span(min(done, place.start), place.start)))
            done = max(done, place.end)
        rest = self._persons[bisect_left(self._starts, done) :]
        return (*kept, *rest)

    def windows(self, before: int, after: int, after_private: int = 0) -> Iterable[Span]:
        """The text round the persons, as spans that do not overlap; farther behind those known to be private."""
        if len(self._persons) > _MANY:  # what would be kept takes more room than it saves time
            return self._round(before, after, after_private)
        reach = before, after, after_private
        if reach not in self._windows:
            self._windows[reach] = tuple(self._round(*reach))
        return self._windows[reach]

    def _round(self, before: int, after: int, after_private: int) -> Iterator[Span]:
        start = end = 0
        for person in self._persons:
            reach = max(after, after_private if person.role is Role.PRIVATE else 0)
            if person.span.start - before > end:
                if end:
                    yield Span(start, end)
                start = max(0, person.span.start - before)
            end = max(end, person.span.end + reach)
        if end:
            yield Span(start, end)

    def __bool__(self) -> bool:
        return bool(self._persons)


def invented_places(text: str) -> Iterator[int]:
    """Where it may begin that a text says whose names are nobody's."""
    return pairs_of(text, table_of("人情示案事例姓"), table_of("物节例子名"))


def _is_invented(text: str, span: Span, invented: list[int]) -> bool:
    """Whether the name at ``span`` is nobody's: it stands near where the text says so, or is called 化名 itself."""
    at = bisect_left(invented, span.start - _SAID_BEFORE)
    if at < len(invented) and invented[at] < span.end + _SAID_BEHIND:
        return True
    return bool(_FALSE_NAME.search(text, max(0, span.start - 5), span.start) or _FALSE_BEHIND.match(text, span.end))


def people(reading: Reading) -> People:
    """The private persons of ``reading``."""
    return reading.once("people", lambda: People(reading))


def all_persons(reading: Reading) -> list[Span]:
    """The places of all persons of ``reading``, whatever they are, in order."""
    return reading.once("all persons", lambda: sorted(e.span for e in reading.entities if e.kind is EntityKind.PERSON))


def tables(reading: Reading) -> tuple[Table, ...]:
    """The tables of ``reading``."""
    return tables_of(reading.text)


def sentence(reading: Reading, span: Span, reach: int = 160) -> Span:
    """The sentence around ``span``, at most ``reach`` characters to each side; a table row is one."""
    text = reading.text.text
    start = max(0, span.start - reach)
    for match in _SENTENCE_END.finditer(text, start, span.start):
        start = match.end()
    end = _SENTENCE_END.search(text, span.end, span.end + reach)
    return Span(start, end.start() if end else min(len(text), span.end + reach))
