"""Runs of words that might be the home of somebody named near by, for the model of homes.

The recognizer of addresses finds what has a house, a group or a village by its structure. Here, near private
persons only, every piece of a line that holds a word of a place is a candidate (下嵋芝村后坡, 同小区 7-1-202,
一四七团八连平房区), from where a name may begin to where one may end.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from pubcheck.address_words import HIDDEN, NEXT_FIELD, SUFFIX
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import Reading
from pubcheck.persons import is_certain, people
from pubcheck.span import Span
from pubcheck.tables import Columns, columns_of
from pubcheck.text import Entity, EntityKind, in_text_order

_N = "[0-9A-Za-z一二三四五六七八九十百零〇]"
# What a name of a place, or the count of a house, may end with.
TAIL = lazily(
    rf"{_N} ?(?:号楼|号院|号|栋|幢|座|单元|室|弄|组(?![织长成])|社(?![会区])|队(?![员长伍])|连|团(?!组)|排|楼|层|门|户(?![主])|期|区|条|趟房?|巷)"
    rf"|(?<=[栋幢座楼元门层号园苑区城寓厦府里庭院邨村路街巷]) ?[0-9]{{1,4}}[A-Za-z]?(?:-[0-9]{{1,4}}){{0,3}}|[0-9]{{1,3}}-[0-9]{{1,3}}-[0-9]{{3,4}}"
    # The door of a household in a list: 8-602.
    r"|(?<![0-9A-Za-z.:：/_-])[0-9]{1,2}-[0-9]{3,4}(?![0-9./年-])"
    r"|[东西南北][关头街巷坡院屋]|(?:村|屯)[东西南北]"
    r"|自治[区州县旗]|特别行政区|街道|[镇乡村屯寨邨巷弄]|[\u4e00-\u9fff](?:[省市县旗盟区]|[路街道坊里庄组社队营湾坪沟坡坝岭庄])|居委会|村委会|苏木|嘎查|社区|公社|[农林牧渔茶]场|团场|大道|胡同"
    r"|小区|花[园苑]|[家公]寓|[家新]苑|家园|大厦|大楼|新[村城]|山庄|别墅|宿舍|家属[院区楼房]|大院|(?:公租|廉租|出租|自建|还建|安置|拆迁|周转|平)房区?|安置[点区]|出租屋|工区|院内|围龙屋|土楼|窑洞|城区|县城"
)
_HARD = lazily(r"[^0-9A-Za-z\u3400-\u4dbf\u4e00-\u9fff〇·\-—# \n]|  +|\n\n|—{2,}")
_SOFT, _BREAK = lazily(r"[ \n]"), lazily("\n")
# Words behind which a home begins.
CUE = lazily(
    r"住址?[在于为是系]?|居住?[在于]|家[在住]|[均其]?系|我是|[迁搬回返]到?|[来前去到]往?[到了]?|走[访进][了]?|户[口籍](?:所?在地?)?[为在是]?|籍贯?|原籍|承租|租住[在于]?|坐落[于在]?|位于|地处|[名]?下有|留下的有|[房屋产物][为是]|[在于从由至到回](?=[\u4e00-\u9fff])|随[\u4e00-\u9fff]{1,3}住|安置[在于到至]?|[为是]|购[买有]?|的"
)
_OPEN = 8  # characters behind the last tail that may belong to the name of a hamlet (三合坝村土地堂)
# What no name of a place holds: words of sentences, of units, of those who live there.
_NO_PLACE = lazily(
    r"(?:[的向于人至及或]|[一1][栋套座间])$|^[0-9]+(?![0-9A-Z\-—~号栋幢座单元室弄组社队连团排楼层门户期区条巷院师分营])|^住|^所地|^(?:所在.*|本村|社区|同社|[该本]屯|街道|小区|[城乡]镇|乡村|农村|行政楼.*|中队|大队)$|[与和][\u4e00-\u9fff]{2,4}[村市县镇]|请|租金|期限|合计|公示|通知|单位|^(?:[的了在是为系于及或并其等将被把]|我[镇村乡市县区街])|没有|经过|[迁嫁搬][入到至]|涉及|聘请|进行|前方|后方|土地|地块|相邻|合并|捡拾|项目|工程|支部|书记|主任|政府|捐|办证|往上|往下|[村居牧渔]民|股份|合作社|委托|反映|不[在能会得服]|已[经于]|因[为此]|现[住在居]|原住|户口|户籍|[第之]一?书记|登记|负责|认为|表示|协议|位于|坐落|居住|家住|租住|出生"
)
_LEAST, _LONGEST = 2, 48
_BEFORE, _AFTER, _AFTER_PRIVATE = 80, 120, 240
_WRAPPED = 10
LONGEST_PIECE = 160  # characters
_REGIONS = "省市县旗州盟"  # a home told no deeper tells nobody
_SURE = 0.85
_CERTAIN = 0.93  # how sure a name of unknown role must be


LONG = lazily(r"[0-9]{11}|[0-9X]{15}")
_AGE = lazily(r"[0-9]{1,3} ?周?岁")
_DATE = lazily(r"(?:19|20)[0-9]{2} ?[年.\-/]")
_SEX = lazily(r"[男女] ?$")
_NATION = lazily(r"^.{1,5}族$")
_NUMBER = lazily(r"^[0-9.,]+$")
_LIKELY = 0.5
_LONGEST_NAME = 64


class Piece(NamedTuple):
    """A piece of a line between signs, with what may stand in it."""

    span: Span
    sign: str  # that stands before it


class Pieces:
    """Pieces in order, by their numbers; made when asked for, since a long text has hundreds of thousands."""

    __slots__ = ("_ends", "_signs", "_starts", "_stretches")

    def __init__(self, text: str, windows: Iterable[Span]) -> None:
        self._starts, self._ends = array("i"), array("i")
        self._stretches = array("i")  # the first piece of each stretch that is searched as one
        self._signs: list[str] = []
        signs: dict[str, str] = {}  # each is kept once
        for window in windows:
            self._stretches.append(len(self))
            for start, end, sign in _pieces(text, window):
                while end - start > LONGEST_PIECE:  # a page without signs would make it endless
                    self._note(start, start + LONGEST_PIECE, signs.setdefault(sign, sign))
                    self._stretches.append(len(self))
                    start, sign = start + LONGEST_PIECE, ""
                self._note(start, end, signs.setdefault(sign, sign))

    def _note(self, start: int, end: int, sign: str) -> None:
        self._starts.append(start)
        self._ends.append(end)
        self._signs.append(sign)

    def __len__(self) -> int:
        return len(self._starts)

    def __iter__(self) -> Iterator[Piece]:
        return map(self.__getitem__, range(len(self)))

    def __getitem__(self, number: int) -> Piece:
        return Piece(Span(self._starts[number], self._ends[number]), self._signs[number])

    def words(self, text: str, number: int) -> str:
        """The words of the piece of this number, none beyond the first and the last."""
        return text[self._starts[number] : self._ends[number]].strip() if 0 <= number < len(self) else ""

    def with_tails(self, text: str) -> Iterator[tuple[int, list[int]]]:
        """The pieces in which a name of a place may end, and where: no match of :data:`TAIL` holds a sign."""
        starts, ends = self._starts, self._ends
        for first, last in pairwise((*self._stretches, len(self))):
            tails = [match.end() for match in TAIL.finditer(text, starts[first], ends[last - 1])]
            at = 0
            for number in range(first, last) if tails else ():
                stop = bisect_right(tails, ends[number], at)
                if stop > at:
                    yield number, tails[at:stop]
                at = stop


class Candidate(NamedTuple):
    """A run of words, in the piece of this number."""

    span: Span
    piece: int


class Names:
    """The names of one kind in a text, found by place."""

    __slots__ = ("_entities", "_starts")

    def __init__(self, entities: list[Entity]) -> None:
        self._entities = entities  # in order
        self._starts = [entity.span.start for entity in entities]

    def inside(self, start: int, end: int) -> list[Entity]:
        """Those that share a character with ``[start, end)``."""
        starts = self._starts
        first = bisect_left(starts, start - _LONGEST_NAME)
        last = bisect_left(starts, end, first)
        return [entity for entity in self._entities[first:last] if entity.span.end > start] if first < last else []


class Surroundings(NamedTuple):
    """What the candidates of one text share."""

    text: str
    pieces: Pieces
    persons: Names
    places: Names
    addresses: Names
    columns: Columns
    title: str
    counts: Counter[str]
    kinds: dict[int, str]

    def words(self, number: int) -> str:
        """The words of the piece of this number, none beyond the first and the last."""
        return self.pieces.words(self.text, number)

    def kind(self, number: int) -> str:
        """What the piece of this number holds, in a letter."""
        if number not in self.kinds:
            self.kinds[number] = self._kind(number)
        return self.kinds[number]

    def _kind(self, number: int) -> str:
        words = self.words(number)
        if not words:
            return "0" if 0 <= number < len(self.pieces) else "#"
        if _SEX.match(words):
            return "X"
        span = self.pieces[number].span
        if any(person.confidence >= _LIKELY for person in self.persons.inside(span.start, span.end)):
            return "P" if len(words) <= 6 else "Q"
        for letter, pattern in (("N", LONG), ("D", _DATE), ("A", _AGE), ("E", _NATION), ("n", _NUMBER)):
            if pattern.search(words):
                return letter
        return ("T" if len(words) < 30 else "t") if TAIL.search(words) else "w"


def _pieces(text: str, window: Span) -> Iterator[tuple[int, int, str]]:
    start, sign = window.start, text[window.start - 1 : window.start] or "\n"
    cuts: list[tuple[int, int]] = [match.span() for match in _HARD.finditer(text, window.start, window.end)]
    cuts += [
        (at, at + 1)
        for at in (m.start() for m in _BREAK.finditer(text, window.start, window.end))
        if not _goes_on(text, at)
    ]
    for begin, end in sorted(cuts):
        if begin >= start:
            yield start, begin, sign
        if end > start:
            start, sign = end, text[begin : min(end, begin + 2)]
    yield start, window.end, sign


def _goes_on(text: str, at: int) -> bool:
    """Whether the line that ends at ``at`` may have been broken by hand."""
    line = text.rfind("\n", 0, at) + 1
    return (
        at - line >= _WRAPPED
        and "\t" not in text[line:at]
        and "  " not in text[line:at]
        and "\u4e00" <= text[at - 1] <= "\u9fff"
        and (text[at + 1 : at + 2] >= "\u4e00" or text[at + 1 : at + 2].isdigit())
    )


def _windows(reading: Reading) -> Iterator[Span]:
    text = reading.text.text
    done = 0
    for window in people(reading).windows(_BEFORE, _AFTER, _AFTER_PRIVATE):
        start = max(done, text.rfind("\n", max(0, window.start - LONGEST_PIECE), window.start) + 1 or window.start)
        stop = text.find("\n", window.end, window.end + LONGEST_PIECE)
        end = min(len(text), window.end if stop < 0 else stop)
        if end > start and any(is_certain(person, _CERTAIN) for person in people(reading).within(window)):
            yield Span(start, end)
        done = max(done, end)


def surroundings(reading: Reading) -> Surroundings:
    """The pieces of lines near private persons, and the names in the text."""
    text = reading.text.text
    pieces = Pieces(text, _windows(reading))
    kinds: dict[EntityKind, list[Entity]] = {kind: [] for kind in EntityKind}
    for entity in in_text_order(reading.entities):
        kinds[entity.kind].append(entity)
    columns = columns_of(reading.text)
    title = text.lstrip()[:40].split("\n", 1)[0]
    return Surroundings(
        text,
        pieces,
        Names(kinds[EntityKind.PERSON]),
        Names(kinds[EntityKind.PLACE]),
        Names(kinds[EntityKind.ADDRESS]),
        columns,
        title,
        Counter(),
        {},
    )


def _is_no_place(text: str, span: Span) -> bool:
    words = "".join(span.of(text).split())
    return any(never.search(words) for never in (HIDDEN, NEXT_FIELD, _NO_PLACE))


def candidates(around: Surroundings) -> Iterator[Candidate]:
    """All candidates in order."""
    text = around.text
    for number, tails in around.pieces.with_tails(text):
        span = around.pieces[number].span
        persons = [
            p.span
            for p in around.persons.inside(span.start, span.end)
            if p.confidence >= _SURE and not SUFFIX.search(text, p.span.start, p.span.end)
        ]
        places = [p.span for kind in (around.places, around.addresses) for p in kind.inside(span.start, span.end)]
        starts = {span.start}
        starts.update(match.end() for match in CUE.finditer(text, span.start, span.end))
        starts.update(match.end() for match in _SOFT.finditer(text, span.start, span.end))
        starts.update(p.end for p in persons)
        starts.update(p.start for p in places if p.start >= span.start)
        limits = sorted({p.start for p in persons} | {span.end})
        seen = set()
        for start in sorted(starts):
            while start < span.end and text[start] in " \n-—·#":
                start += 1
            first = bisect_right(tails, start + 1)
            if first == len(tails) or tails[first] - start > 14:
                continue
            limit = min(next((at for at in limits if at > start), span.end), start + _LONGEST)
            ends = tails[first : bisect_right(tails, limit)]
            if not ends or any(p.start < start < p.end for p in persons):
                continue
            reach = ends[0]
            for one, other in pairwise(ends):
                if other - one > 12:
                    break
                reach = other
            chosen = {reach, limit if limit - reach <= _OPEN else reach}
            chosen.update(p.end for p in places if start + 2 < p.end <= limit and p.end in ends)
            soft = _SOFT.search(text, reach, limit)
            if soft and soft.start() - reach <= _OPEN:
                chosen.add(soft.start())
            for end in sorted(chosen):
                while end > start and text[end - 1] in " \n-—·#":
                    end -= 1
                whole = Span(start, end)
                if (
                    len(whole) >= _LEAST
                    and whole not in seen
                    and text[end - 1] not in _REGIONS
                    and not _is_no_place(text, whole)
                ):
                    seen.add(whole)
                    yield Candidate(whole, number)
