"""The sentences of a text that are taken for something to be kept inside, by adding up what speaks for it.

The model of content grounds says how much the words are like those of such passages, how much more than the rest of
the paper, and how much more for this ground than for another; that lists of particulars found something in the
sentence, or that it says to be kept inside, comes on top. What is public by its kind, and a paper that
bears a mark, are left alone: of the first nothing is given away, the second is stopped as a whole.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from pubcheck.ground_model import NONE, load_grounds, sentence_bounds, title_words
from pubcheck.lazy_pattern import lazily
from pubcheck.mark_release import is_released
from pubcheck.marks import find_marks
from pubcheck.matchers import Reading
from pubcheck.publicity import CLOSED, PRESCRIBED, PUBLIC, URGED, inner_label, is_announced, is_public, title_holds
from pubcheck.review import Attribute
from pubcheck.span import Span
from pubcheck.statements import statements

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Integers = NDArray[np.integer[Any]]

COUNTS = -0.3  # evidence from which a sentence is told
DOUBTFUL = -4.0  # log-odds below which signs of the whole document do not count
# What each kind of evidence weighs: fitted roughly to held-out authors, then rounded.
_OWN, _AGAINST_OTHERS, _AGAINST_REST, _LISTED, _KEPT, _FIRST = 0.9, 0.8, 0.4, 1.5, 1.0, 0.7
_PRIOR = -2.4  # few sentences tell anything
_LENGTH = 1.2  # for each e-fold of the characters of a sentence, from those of a usual one
_USUAL, _LEAST, _LONGEST = 40, 8, 100
_PUBLISHED, _PRESCRIBED, _URGED, _ANNOUNCED, _EXCUSED = -2.5, -0.8, -1.0, -0.8, -1.2
_VETOED, _VETOED_BUT_KEPT = -3.5, -0.7
_BEHIND_BEST = 0.5  # a sentence belongs to one ground, or to two that are nearly as likely
_BESIDE_ANOTHER = 1.0  # evidence from which a second passage is told, where the paper is not declared to go out
_MOST_APART = 3.0
_LEAD = lazily(
    r"\s*(?:[一二三四五六七八九十]{1,3}(?:[、.．]|是)\s*|[（(][一二三四五六七八九十0-9]{1,3}[)）]\s*|[0-9]{1,2}[.．、](?![0-9])\s*|[-—•·●◆■]\s*)?"
    r"(?:(?:[^，。；：:\s]{1,10}[：:]|[^，。；：:\s]{1,6}。)\s*(?=[^\s])|第[一二三四五六七八九十]{1,3}[部分组项点步][　 \s]*)?"
)
# Another speaks: 乙副局长：…, on a line of its own.
_SPEAKER = lazily(
    r"\s{0,40}\n\s{0,40}[\u4e00-\u9fff]{0,8}(?:[^部队]长|书记|主任|委员|主持人?|代表|[科处局室办]|经理|董事|[甲乙丙丁])[：:]"
)
_ADVISING = r"^关于(?:进一步)?(?:加强|规范|强化|深入|推进)"
_SHORTEST = 8
_NOTHING = -99.0
_HEADING, _GOES_ON = 26, 60  # characters of a heading, and before a sentence that goes on about the same
_FEW = 3  # sentences among which none stands out


class Scored(NamedTuple):
    """The sentences of a text, and for each ground those that may count: most of a long text never do.

    ``evidence`` holds their numbers, and the evidence of their words alone; ``likely`` the numbers of those whose
    log-odds against none are no less than :data:`DOUBTFUL`.
    """

    starts: array[int]
    ends: array[int]
    evidence: Mapping[str, tuple[array[int], array[float]]]
    likely: Mapping[str, array[int]]

    def span(self, index: int) -> Span:
        """The place of one sentence."""
        return Span(self.starts[index], self.ends[index])


_UNSCORED = Scored(array("i"), array("i"), {}, {})


class Passage(NamedTuple):
    """A run of adjoining sentences about one ground, and the evidence for the surest of them; a line that ends without
    a stop ends it, and so does one on which another speaks.

    ``is_beside`` tells of one that is less sure than needed to be told of by itself beside another.
    """

    span: Span
    evidence: float
    is_beside: bool = False


def scored(reading: Reading) -> Scored:
    """All sentences in order; none where the paper is public by its kind, or stopped by its mark."""
    return reading.once("ground sentences", lambda: _scored(reading))


def _scored(reading: Reading) -> Scored:
    text = reading.text.text
    if is_public(reading) or (find_marks(reading) and not is_released(reading)):
        return _UNSCORED
    starts, ends = sentence_bounds(text, statements(reading))
    if not starts:
        return _UNSCORED
    import numpy as np

    model = load_grounds()
    names, columns = _grounds(model.classes)
    # Of each ground the sentences in which others do not outweigh it, its log-odds and the best others', side by side.
    kept: list[tuple[Integers, Integers, Floats, Floats]] = []
    best = np.empty(len(starts))
    done = 0
    for batch in model.batches(map(text.__getitem__, map(slice, starts, ends)), title_words(text)):
        own = batch.take(columns, axis=1)
        ordered = np.sort(own, axis=1)
        most = ordered[:, -1:]
        others = np.where(own == most, ordered[:, -2:-1], most)
        of_ground, at = ((own >= others - _BEHIND_BEST) | (own >= DOUBTFUL)).T.nonzero()
        kept.append(
            (of_ground.astype(np.int8), (at + done).astype(np.int32), own[at, of_ground], others[at, of_ground])
        )
        best[done : done + len(own)] = most[:, 0]
        done += len(own)
    kinds, numbers, odds, rivals = _joined(kept)
    mean, highest = np.add.reduce(best) / len(best), np.maximum.reduce(best)
    lengths = np.frombuffer(ends, dtype=np.int32) - np.frombuffer(starts, dtype=np.int32)
    base = _PRIOR + _LENGTH * np.log(np.minimum(np.maximum(lengths, _LEAST), _LONGEST) / _USUAL)
    evidence = (
        _OWN * odds
        + _AGAINST_OTHERS * np.minimum(odds - rivals, _MOST_APART)
        + _AGAINST_REST * (odds - mean)
        + base.take(numbers)
    )
    if len(starts) >= _FEW:
        bests = best.take(numbers)
        evidence += _FIRST * ((odds == bests) & (bests == highest))
    evidence[odds < rivals - _BEHIND_BEST] = _NOTHING
    edges = np.arange(len(names) + 1, dtype=np.int8)
    counts = (evidence + _LISTED + _KEPT >= COUNTS).nonzero()[0]
    counted, weights = array("i", numbers.take(counts).tobytes()), array("d", evidence.take(counts).tobytes())
    parts = pairwise(kinds.take(counts).searchsorted(edges).tolist())
    counting = {name: (counted[a:b], weights[a:b]) for name, (a, b) in zip(names, parts, strict=True)}
    some = (odds >= DOUBTFUL).nonzero()[0]
    doubted = array("i", numbers.take(some).tobytes())
    parts = pairwise(kinds.take(some).searchsorted(edges).tolist())
    likely = {name: doubted[a:b] for name, (a, b) in zip(names, parts, strict=True)}
    return Scored(starts, ends, counting, likely)


@cache
def _grounds(classes: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The classes that are grounds, and their columns."""
    grounds = [(name, column) for column, name in enumerate(classes) if name != NONE]
    return tuple(name for name, _ in grounds), tuple(column for _, column in grounds)


def _joined(kept: list[tuple[Integers, Integers, Floats, Floats]]) -> tuple[Integers, Integers, Floats, Floats]:
    """The sentences of all batches in one, ground after ground."""
    import numpy as np

    if len(kept) == 1:
        return kept[0]
    kinds, numbers, odds, rivals = (np.concatenate(column) for column in zip(*kept, strict=True))
    kept.clear()
    order = kinds.argsort(kind="stable")
    return kinds.take(order), numbers.take(order), odds.take(order), rivals.take(order)


def may_hold(reading: Reading, rule: str) -> bool:
    """Whether anything of ``rule`` may be told: its lists need not be looked at where nothing else speaks for it."""
    sentences = scored(reading)
    return bool(sentences.starts) and bool(sentences.evidence[rule][0] or sentences.likely[rule])


class Everyday(NamedTuple):
    """What is no secret although its words are like those of one: the gas alarm that a restaurant lacks.

    A sentence that names places of ``names``, or stands in a paper with a title of ``titles``, is about such places, unless it
    or the title holds ``guarded``. In a paper with a title of ``lesser`` what else is guarded is so only by ``most``.
    """

    names: str
    titles: str
    guarded: str
    lesser: str
    most: str

    def excuses(self, reading: Reading, span: Span) -> bool:
        """Whether the sentence at ``span`` is about everyday places."""
        lesser = title_holds(reading, self.lesser)
        guarded = self.most if lesser else self.guarded
        if reading.holds(guarded, span.start, span.end) or title_holds(reading, guarded):
            return False
        if reading.holds(self.names, span.start, span.end):
            return True
        if not (lesser or title_holds(reading, self.titles)):
            return False
        # What goes on about the place named before, on its line or on the short one above: 城西水厂：
        begin = reading.text.paragraph(span).start
        heading = reading.text.text.rfind("\n", 0, max(0, begin - 1)) + 1
        begin = heading if begin - heading <= _HEADING else begin
        return not reading.holds(guarded, max(begin, span.start - _GOES_ON), span.start)


class Beside(NamedTuple):
    """What else is known of a ground in a text: where particulars stand and where it says to be kept inside.

    ``against`` is a pattern that excuses a sentence; ``vetoed`` whether the document as a whole is excused; ``everyday``
    tells what is about everyday places.
    """

    listed: tuple[Span, ...]
    kept: tuple[Span, ...]
    against: str
    vetoed: bool
    everyday: Everyday | None = None


def passages(reading: Reading, rule: str, beside: Beside) -> Iterator[Passage]:
    """What counts for ``rule``: the surest passage, others that are sure by themselves, and of a paper that is declared
    to go out all: what is not told there stays in what is published."""
    found = tuple(_passages(reading, rule, beside))
    if len(found) > 1:
        text = reading.text.text
        heading = text.find("\n", len(text) - len(text.lstrip()))
        found = tuple(each for each in found if each.span.end > heading) or found  # the title gives nothing away
    surest = max((each.evidence for each in found), default=0.0)
    goes_out = reading.elements.declared is Attribute.PROACTIVE
    for each in found:
        if each.evidence >= min(surest, _BESIDE_ANOTHER):
            yield each
        elif goes_out:
            yield each._replace(is_beside=True)


def _passages(reading: Reading, rule: str, beside: Beside) -> Iterator[Passage]:
    text, sentences = reading.text.text, scored(reading)
    run: Passage | None = None
    before = -1
    for index, evidence in _evidence(reading, rule, beside):
        span = sentences.span(index)
        goes_on = run is not None and index == before + 1 and _SPEAKER.match(text, span.start, span.end) is None
        if run is not None and goes_on and text.find("\n", run.span.start, span.start) < 0:
            run = Passage(Span(run.span.start, span.end), max(run.evidence, evidence))
        else:
            if run is not None:
                yield _bare(text, run)
            run = Passage(span, evidence)
        before = index
    if run is not None:
        yield _bare(text, run)


def _evidence(reading: Reading, rule: str, beside: Beside) -> Iterator[tuple[int, float]]:
    """The sentences that count, by their index, with all that speaks for them and against."""
    sentences = scored(reading)
    announced = is_announced(reading)
    listed, kept = _touched(sentences, beside.listed), _touched(sentences, beside.kept)
    for index, own in zip(*sentences.evidence[rule], strict=True):
        evidence = own + _LISTED * (index in listed) + _KEPT * (index in kept)
        if evidence >= COUNTS:
            if beside.everyday and beside.everyday.excuses(reading, sentences.span(index)):
                continue
            evidence += _counter(reading, sentences.span(index), beside, announced)
            if evidence >= COUNTS:
                yield index, evidence


def _touched(sentences: Scored, places: Iterable[Span]) -> set[int]:
    """The numbers of the sentences, which are in order and apart, that overlap one of ``places``."""
    found: set[int] = set()
    starts, ends = sentences.starts, sentences.ends
    for place in places:
        index = max(0, bisect_right(starts, place.start) - 1)
        while index < len(starts) and starts[index] < place.end:
            if place.start < ends[index]:
                found.add(index)
            index += 1
    return found


def _counter(reading: Reading, span: Span, beside: Beside, announced: bool) -> float:
    """What speaks against a sentence: it is published or prescribed, or stands in a paper for the public."""
    inner = inner_label(span.of(reading.text.text).lstrip(), reading.seconds) > 0
    closed = inner or reading.holds(CLOSED, span.start, span.end)
    return (
        _PUBLISHED * reading.holds(PUBLIC, span.start, span.end)
        + _PRESCRIBED * reading.holds(PRESCRIBED, span.start, span.end)
        + _URGED * (reading.holds(URGED, span.start, span.end) + title_holds(reading, _ADVISING))
        + _EXCUSED * (bool(beside.against) and reading.holds(beside.against, span.start, span.end))
        + _ANNOUNCED * (announced and not inner)
        + beside.vetoed * (_VETOED_BUT_KEPT if closed else _VETOED)
    )


def is_likely(reading: Reading, span: Span, rule: str) -> bool:
    """Whether the log-odds of ``rule`` are no less than :data:`DOUBTFUL` in a sentence that ``span`` touches."""
    sentences = scored(reading)
    touched = _touched(sentences, (span,)) if rule in sentences.likely else ()
    return any(_holds(sentences.likely[rule], index) for index in touched)


def _holds(numbers: array[int], number: int) -> bool:
    at = bisect_left(numbers, number)
    return at < len(numbers) and numbers[at] == number


def _bare(text: str, passage: Passage) -> Passage:
    """Without the number and the label of an item, and without its stop."""
    span = passage.span
    lead = _LEAD.match(text, span.start, span.end)
    start = lead.end() if lead and span.end - lead.end() >= _SHORTEST else span.start
    words = text[start : span.end]
    start += len(words) - len(words.lstrip())
    return Passage(Span(start, start + len(words.strip().rstrip("。；;"))), passage.evidence)
