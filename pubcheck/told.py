"""What the lists of a rule find, joined with what the tagger of affairs tells.

Lists are exact where they know a word; the tagger knows the places where such words stand. Both speak only of
private persons who can be told by name.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from pubcheck.finding import Severity
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import Judgement, Match, Matcher, Reading, compiled
from pubcheck.persons import is_certain, people, sentence, tables
from pubcheck.phrase import Phrase
from pubcheck.span import ByPlace, Span, Taken

if TYPE_CHECKING:
    from pubcheck.affair_model import Told

_SURE = 0.8  # from here on a person without a role is taken for a private one
_MOST = 0.95  # how sure the tagger can be
_SAME = 0.5  # of the words together that two mentions must share to be one
_DENIED = 0.31  # below, the tagger means a place that may be part of something
_COLUMN = 0.9  # a list is so sure of the cells of a column
# A sentence of a law or of rules speaks of no one.
_GENERAL = r"本(?:法|条例|办法|规定)|应当|不得|有权"
_ARTICLE = r"^[ \t]*第[一二三四五六七八九十百千零〇]{1,9}条"
_NOTHING = r"(?:未(?![婚娶嫁成]).{0,4}|[无否]|没有|正常|健康|良好|合格)"  # a field that says no
_LENGTH = 300  # characters of an article

_TITLE = 40  # characters of a title to each side
_BEFORE = 24  # characters in which ``after`` is looked for
_ITEM = lazily(r"[^、，,及和与\s][^、，,及和与]*")
_NUMBER = lazily(r"[0-9A-Za-z ]{9,}(?:\n.{0,2})?")
_CELL_END = lazily(r",(?![0-9]{3}(?![0-9]))|(?<=[元亩辆间台头只套])\n")
_COUNTED = lazily(r"(?:[一二两三四五六七八九十]|[0-9]{1,2})[个名位](?=[\u4e00-\u9fff])")

ABOUT = Phrase("上下文说的是有名有姓的个人", "the text speaks of a person who is named")


def near_whom(reading: Reading) -> tuple[Span, ...]:
    """The persons round whom the tagger reads."""
    everybody = people(reading).within(Span(0, len(reading.text.text)))
    return tuple(person.span for person in everybody if is_certain(person, _SURE))


def told(reading: Reading) -> tuple[Told, ...]:
    """What the tagger finds in ``reading``, found once.

    :raises ModelError: if its weights are absent or altered, or no library for cutting text into words is installed.
    """
    return reading.once("told", lambda: _told(reading))


def _told(reading: Reading) -> tuple[Told, ...]:
    persons = near_whom(reading)
    if not persons:
        return ()
    from pubcheck.affair_model import find_affairs, load_affairs

    return tuple(find_affairs(reading.text.text, reading.entities, persons, load_affairs()))


class Joined(NamedTuple):
    """Matches of the lists in ``inner``, joined with what the tagger tells of ``kind``, at least ``least`` likely.

    Where both mean the same words, those of the list stay. With ``both``, a list alone counts in columns only.
    A match that a list is less sure of than ``sure`` does not count where the tagger sees nothing of the kind at all.
    ``why`` takes the words as ``{words}``. What the tagger alone tells does not count in a sentence with words of
    ``general``, nor before words of ``unless`` or right behind words of ``after``, nor where it holds words of ``never``; with ``parted`` it counts each item
    of an enumeration for itself. ``tail`` is no part of the words (低保生活). Words inside 《》 are those of a title and tell of nobody.
    """

    inner: Matcher
    kind: str
    why: Phrase
    least: float
    both: bool = False
    sure: float = 0.0
    general: str = ""
    unless: str = ""
    after: str = ""
    parted: bool = False
    never: str = ""
    tail: str = ""

    def find(self, reading: Reading) -> Iterator[Match]:
        """All matches in order."""
        if not people(reading):
            return
        listed = list(self.inner.find(reading))
        text = reading.text.text
        listed = [match for match in listed if not _in_title(text, match.span)]
        mentions = [part for each in told(reading) if each.kind == self.kind for part in self._parts(text, each)]
        seen = Taken(each.span for each in mentions if each.probability >= _DENIED or not self.both)
        least = _COLUMN if self.both else self.sure
        listed = [
            match
            for match in listed
            if match.judgement.confidence >= least
            or match.judgement.severity is Severity.INFO
            or seen.meets(match.span)
        ]
        kept = {id(match): match for match in listed}
        by_place = ByPlace(listed, attrgetter("span"))
        found: list[Match] = []
        for mention in mentions:
            if mention.probability < self.least:
                continue
            rivals = by_place.meeting(mention.span)
            if any(_is_same(match, mention.span) or _is_surer(match, mention) for match in rivals) or self._is_silent(
                reading, mention.span
            ):
                continue
            for match in rivals:
                kept.pop(id(match), None)
            judgement = self._judgement(reading, mention)
            if rivals:
                judgement = judgement._replace(severity=rivals[0].judgement.severity)
            found.append(Match(mention.span, judgement))
        yield from sorted((*kept.values(), *found), key=lambda match: match.span)

    def _parts(self, text: str, mention: Told) -> Iterator[Told]:
        """The mention without the numeral before it or the next cell of an export, or each of its items."""
        span = mention.span
        if self.parted:
            for item in _ITEM.finditer(text, span.start, span.end):
                yield mention._replace(span=Span(*item.span()))
        elif self.tail and (rest := compiled(self.tail).search(text[span.start : span.end])):
            yield mention._replace(span=Span(span.start, span.start + rest.start()))
        elif self.kind == "family" and (counted := _COUNTED.match(text, span.start, span.end)):
            yield mention._replace(span=Span(counted.end(), span.end))
        elif self.kind == "property" and _NUMBER.fullmatch(text, span.start, span.end):
            return  # an account, a register number
        elif self.kind == "property" and (comma := _CELL_END.search(text, span.start + 1, span.end)):
            yield mention._replace(span=Span(span.start, comma.start()))
        else:
            yield mention

    def _judgement(self, reading: Reading, mention: Told) -> Judgement:
        words = "".join(mention.span.of(reading.text.text).split())
        return Judgement(min(_MOST, mention.probability), (self.why.fill(words=words), ABOUT))

    def _is_silent(self, reading: Reading, span: Span) -> bool:
        text, around = reading.text.text, sentence(reading, span)
        if compiled(_NOTHING).fullmatch(text, span.start, span.end):
            return True
        if reading.once("table headings", lambda: Taken(each.heading.span for each in tables(reading))).meets(span):
            return True
        if compiled(_GENERAL).search(text, around.start, around.end):
            return True
        if compiled(_ARTICLE).search(text, max(0, span.start - _LENGTH), span.end):
            return True
        # Once with what stands before the words, and once with the words alone, whose beginning is ^.
        if self.never and (
            compiled(self.never).search(text, span.start, span.end) or compiled(self.never).search(span.of(text))
        ):
            return True
        if self.general and compiled(self.general).search(text, around.start, around.end):
            return True
        if _in_title(text, span):
            return True
        if self.after and compiled(self.after).search(text, max(around.start, span.start - _BEFORE), span.start):
            return True
        return bool(self.unless) and compiled(self.unless).match(text, span.end) is not None


def _in_title(text: str, span: Span) -> bool:
    """Whether the words stand inside 《》."""
    before = text[max(0, span.start - _TITLE) : span.start]
    return before.rfind("《") > before.rfind("》") and "》" in text[span.end : span.end + _TITLE]


def _is_surer(match: Match, mention: Told) -> bool:
    """Whether the tagger means a part of what a list is surer of."""
    return match.span.covers(mention.span) and match.judgement.confidence >= _COLUMN and mention.probability < _MOST


def _is_same(match: Match, span: Span) -> bool:
    """Whether a list means the same words, or a whole list of persons lawfully made public."""
    both = min(match.span.end, span.end) - max(match.span.start, span.start)
    either = max(match.span.end, span.end) - min(match.span.start, span.start)
    return match.judgement.severity is Severity.INFO or both >= _SAME * either
