"""What the model of homes sees of a candidate: its words, its piece of the line, the pieces and persons round it.

Training and judging share this file, so they cannot drift apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from pubcheck.address_words import SUFFIX
from pubcheck.home_candidates import CUE, TAIL, Candidate, Surroundings, inside
from pubcheck.home_cues import HOME_AFTER, HOME_BEFORE, PASSED, UNIT_AFTER, UNIT_BEFORE, UNIT_NAME
from pubcheck.lazy_pattern import lazily
from pubcheck.span import Span
from pubcheck.text import Role

_DIGITS = str.maketrans("0123456789", "0000000000")
_COUNT = lazily(r"[一二三四五六七八九十百零〇]+(?=[组社队连团排号栋幢座楼层门户期区条巷营])|[0-9]+")
_UNIT = lazily(
    r"公司|集团|医院|学校|大学|学院|小学|中学|幼儿园|法院|检察|派出所|委员会|政府|办公|中心|局|厅|工程|项目|合作社|超市|酒店|宾馆|饭店|商铺|门店|夜市|市场|广场|车站|银行|窗口|会议|宿舍|厂|站|店|馆|库|工地|路口|路段"
)
_FAR = 160  # characters of the line to each side
_NAME = lazily(r" {0,6}[\u4e00-\u9fff·]{2,6}(?=[，,、：:（(—；;]| {1,6}|$)")
_AGE = lazily(r"[0-9]{1,3} ?周?岁")
_DATE = lazily(r"(?:19|20)[0-9]{2} ?[年.\-/]")
_LONG = lazily(r"[0-9]{11}|[0-9X]{15}")
_SEX = lazily(r"[男女] ?$")


def _size(number: int) -> int:
    return (
        number
        if number < 4
        else 4
        if number < 6
        else 5
        if number < 9
        else 6
        if number < 15
        else 7
        if number < 25
        else 8
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """A candidate with its words, and what stands before and behind it in its piece."""

    candidate: Candidate
    raw: str
    words: str
    shape: str
    chain: str
    left: str
    right: str
    line: Span

    @property
    def alone(self) -> str:
        """Whether nothing stands before it in its piece, and nothing behind."""
        return f"{not self.left}{not self.right}"


def features(candidate: Candidate, around: Surroundings) -> Iterator[str]:
    """The features of one candidate."""
    return chain.from_iterable(parts(candidate, around))


def parts(candidate: Candidate, around: Surroundings) -> Iterator[Iterator[str]]:
    """The features of one candidate in parts, those that tell most first: few candidates need all."""
    text, span = around.text, candidate.span
    piece = around.pieces[candidate.piece]
    raw = span.of(text)
    words = "".join(raw.split())
    start = text.rfind("\n", max(0, span.start - _FAR), span.start) + 1 or max(0, span.start - _FAR)
    stop = text.find("\n", span.end, span.end + _FAR)
    place = _Place(
        candidate,
        raw,
        words,
        _COUNT.sub("0", words),
        "".join((match.lastgroup or "")[1:] for match in SUFFIX.finditer(words)),
        "".join(text[piece.span.start : span.start].split()),
        "".join(text[span.end : piece.span.end].split()),
        Span(start, min(len(text), span.end + _FAR) if stop < 0 else stop),
    )
    yield _of_words(place)
    for part in (_of_piece, _of_names, _of_person, _of_neighbours, _of_line):
        yield part(place, around)


def _of_words(at: _Place) -> Iterator[str]:
    # What the words themselves show.
    shape = at.shape
    words = at.words
    levels = at.chain
    right = at.right
    raw = at.raw
    for size in (1, 2, 3):
        yield f"e{size}={shape[-size:]}"
        yield f"b{size}={shape[:size]}"
    yield f"chain={levels[:8]}"
    yield f"top={levels[:1]}"
    yield f"low={levels[-1:]}{shape[-1:]}"
    yield f"levels={len(levels)}"
    yield f"size={_size(len(words))}"
    yield f"counted={'0' in shape}{shape[-1:]}"
    last = 0
    for match in TAIL.finditer(words):
        last = match.end()
    rest = len(words) - last
    yield f"rest={_size(rest)}"
    yield f"restr={_size(rest)}{'$' if not right else ''}"
    if rest:
        yield f"open={words[last - 1 : last]}{_size(rest)}"
    for match in _UNIT.finditer(words):
        yield f"unit={match.group()}"
        yield f"unitat={match.group()}{len(words) - match.end() < 2}"
    yield f"broken={'n' if chr(10) in raw else ''}{raw.count(' ')}"
    yield from (f"in={shape[at : at + 2]}" for at in range(len(shape) - 1))


def _of_names(at: _Place, around: Surroundings) -> Iterator[str]:
    # What the recognizers say of it.
    span = at.candidate.span
    grade = "-"
    for name, entities in (("pl", around.places), ("ad", around.addresses)):
        found = inside(entities, span)
        start = any(each.span.start == span.start for each in found)
        end = any(each.span.end == span.end for each in found)
        best = max((each.confidence for each in found), default=0.0)
        over = any(each.span.start < span.start or each.span.end > span.end for each in found)
        yield f"{name}={start}{end}{over}"
        yield f"{name}c={start}{end}{int(best * 5)}"
        if name == "ad" and start and end:
            labelled = any(each.cue for each in found)
            grade = "l" if labelled else "a"
    yield f"grade={grade}"
    inner = inside(around.persons, span)
    yield f"person inside={max((int(each.confidence * 5) for each in inner), default=-1)}"


def _of_piece(at: _Place, around: Surroundings) -> Iterator[str]:
    # What stands beside it in its piece.
    text = around.text
    span = at.candidate.span
    piece = around.pieces[at.candidate.piece]
    shape = at.shape
    levels = at.chain
    left = at.left
    right = at.right
    yield f"sign={piece.sign}"
    following = text[piece.span.end : piece.span.end + 1]
    yield f"close={following}"
    yield f"signs={piece.sign[:1]}{following}{not left}{not right}"
    yield f"sides={_size(len(left))}{_size(len(right))}"
    yield f"sidesn={_size(len(left))}{_size(len(right))}{len(levels)}{'0' in shape}"
    for size in (1, 2, 3, 4):
        yield f"l{size}={'^' if len(left) < size else ''}{left[-size:].translate(_DIGITS)}"
        yield f"r{size}={right[:size].translate(_DIGITS)}{'$' if len(right) < size else ''}"
    yield f"lr={left[-1:]}|{right[:1]}"
    cues = list(CUE.finditer(left))
    if cues and cues[-1].end() == len(left):
        yield f"cue={cues[-1].group()}"
        yield f"cuel={left[max(0, cues[-1].start() - 2) : cues[-1].start()]}"
    sentence = text[max(piece.span.start - 60, at.line.start) : span.start]
    home, unit = HOME_BEFORE.search(sentence) is not None, UNIT_BEFORE.search(sentence[-14:]) is not None
    after = HOME_AFTER.match(text, span.end) is not None
    yield f"told={home}{unit}{after}"
    yield f"toldn={home}{after}{min(len(levels), 3)}{'0' in shape}"
    yield f"unit behind={UNIT_AFTER.match(text, span.end) is not None}"
    yield f"unit name={UNIT_NAME.search(sentence[-24:]) is not None}"
    yield f"passed={PASSED.search(sentence) is not None}"


def _of_person(at: _Place, around: Surroundings) -> Iterator[str]:
    # A person right before or behind it.
    text = around.text
    span = at.candidate.span
    piece = around.pieces[at.candidate.piece]
    levels = at.chain
    left = at.left
    right = at.right
    near_left = any(
        0 <= span.start - p.span.end <= 1 for p in inside(around.persons, Span(max(0, span.start - 8), span.start))
    )
    near_right = any(p.span.start - span.end <= 1 for p in inside(around.persons, Span(span.end, span.end + 2)))
    yield f"pp={near_left}{near_right}"
    yield f"ppn={near_left}{near_right}{not left}{not right}{min(len(levels), 3)}"
    name = _NAME.match(text, span.end)
    yield f"name={name is not None}{not left}{len(levels)}{piece.sign[:1]}"
    if name:
        yield f"namee={name.group()[:1]}{not left}{text[name.end() : name.end() + 1]}"


def _of_neighbours(at: _Place, around: Surroundings) -> Iterator[str]:
    # The pieces round it.
    piece = around.pieces[at.candidate.piece]
    shape = at.shape
    left = at.left
    right = at.right
    text = around.text
    kinds = [around.kind(at.candidate.piece + step) for step in (-3, -2, -1, 1, 2, 3)]
    for step, kind in zip((-3, -2, -1, 1, 2, 3), kinds, strict=True):
        yield f"k{step}={kind}{at.alone}"
    yield f"k={kinds[2]}{kinds[3]}{at.alone}"
    yield f"kk={kinds[1]}{kinds[2]}{at.alone}"
    yield f"ks={kinds[2]}{kinds[3]}{shape[-1:]}{at.alone}"
    before, behind = around.words(at.candidate.piece - 1), around.words(at.candidate.piece + 1)
    if not left:
        yield f"before={before[-2:].translate(_DIGITS)}{piece.sign[:1]}"
        yield f"before4={before[-4:].translate(_DIGITS)}{piece.sign[:1]}"
        yield from (f"bb={before[at : at + 2]}" for at in range(max(0, len(before) - 8), len(before) - 1))
    if not right:
        yield f"behind={behind[:2].translate(_DIGITS)}{text[piece.span.end : piece.span.end + 1]}"
        yield from (f"nb={behind[at : at + 2]}" for at in range(min(8, len(behind) - 1)))
    yield from (f"rb={right[at : at + 2]}" for at in range(min(8, len(right) - 1)))
    yield from (f"lb={left[at : at + 2]}" for at in range(max(0, len(left) - 8), len(left) - 1))


def _of_line(at: _Place, around: Surroundings) -> Iterator[str]:
    # Its line and the text.
    text = around.text
    span = at.candidate.span
    left = at.left
    right = at.right
    line = at.line.of(text)
    yield f"line start={at.line.start == span.start}"
    label = re.match(r"[^:：\n\t]{2,10}(?=[:：])", line)
    if label:
        yield f"label={label.group()[-2:]}{at.alone}"
    near = inside(around.persons, Span(max(0, span.start - 60), span.end + 30))
    private, public = sum(p.role is Role.PRIVATE for p in near), sum(p.role.is_public for p in near)
    yield f"persons={min(private, 2)}{min(public, 2)}"
    yield f"id={_LONG.search(line) is not None}{at.alone}"
    yield f"unit line={_UNIT.search(left) is not None}{_UNIT.search(right) is not None}"
    for match in _UNIT.finditer(left[-12:]):
        yield f"ul={match.group()}"
    for match in _UNIT.finditer(right[:8]):
        yield f"ur={match.group()}"
    heading, headings = around.columns.heading(span)
    if heading:
        yield f"heading={heading[-2:]}"
        yield f"table={'姓名' in headings or '户主' in headings}{at.alone}"
    yield f"count={min(around.counts[at.raw], 3)}"
    if not left:
        yield f"leads={min(around.counts[at.raw], 3)}{_NAME.match(text, span.end) is not None}{at.chain}"
    yield from (f"ti={around.title[at : at + 2]}" for at in range(len(around.title) - 1))
    yield "bias"
