"""What the model of homes sees of a candidate: its words, its piece of the line, the pieces and persons round it.

Training and judging share this file, so they cannot drift apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeVar

from pubcheck.address_words import SUFFIX
from pubcheck.home_candidates import CUE, LONGEST_PIECE, TAIL, Candidate, Piece, Surroundings
from pubcheck.home_cues import HOME_AFTER, HOME_BEFORE, PASSED, UNIT_AFTER, UNIT_BEFORE, UNIT_NAME
from pubcheck.lazy_pattern import lazily
from pubcheck.linear_model import Kinds
from pubcheck.span import Span
from pubcheck.text import Role

_Feature = TypeVar("_Feature")
_DIGITS = str.maketrans("0123456789", "0000000000")
_COUNT = lazily(r"[一二三四五六七八九十百零〇]+(?=[组社队连团排号栋幢座楼层门户期区条巷营])|[0-9]+")
_UNIT = lazily(
    r"公司|集团|医院|学校|大学|学院|小学|中学|幼儿园|法院|检察|派出所|委员会|政府|办公|中心|局|厅|工程|项目|合作社|超市|酒店|宾馆|饭店|商铺|门店|夜市|市场|广场|车站|银行|窗口|会议|宿舍|厂|站|店|馆|库|工地|路口|路段"
)
_FAR = 160  # characters of the line to each side
_NAME = lazily(r" {0,6}[\u4e00-\u9fff·]{2,6}(?=[，,、：:（(—；;]| {1,6}|$)")
_LONG = lazily(r"[0-9]{11}|[0-9X]{15}")
_LABEL = lazily(r"[^:：\n\t]{2,10}(?=[:：])")
_BESIDE = tuple((size, f"l{size}=", f"r{size}=") for size in (1, 2, 3, 4))


# How long something is, in few steps; no piece is longer.
_SIZES = (0, 1, 2, 3, 4, 4, 5, 5, 5, *(6,) * 6, *(7,) * 10, *(8,) * LONGEST_PIECE)
_STEPS = tuple((step, f"k{step}=") for step in (-3, -2, -1, 1, 2, 3))


class _Place(NamedTuple):
    """A candidate with its words, and what stands before and behind it in its piece."""

    span: Span
    number: int
    piece: Piece
    raw: str
    words: str
    shape: str
    chain: str
    left: str
    right: str
    line: tuple[int, int]

    @property
    def alone(self) -> tuple[bool, bool]:
        """Whether nothing stands before it in its piece, and nothing behind."""
        return not self.left, not self.right


def parts(candidate: Candidate, around: Surroundings, of: Kinds[_Feature]) -> Iterator[list[_Feature]]:
    """The features of one candidate in parts, named by ``of``, those that tell most first: few candidates need all."""
    text, span = around.text, candidate.span
    piece = around.pieces[candidate.piece]
    raw = span.of(text)
    words = "".join(raw.split())
    begin = max(0, span.start - _FAR)
    stop = text.find("\n", span.end, span.end + _FAR)
    place = _Place(
        span,
        candidate.piece,
        piece,
        raw,
        words,
        _COUNT.sub("0", words),
        "".join([(match.lastgroup or "")[1:] for match in SUFFIX.finditer(words)]),
        "".join(text[piece.span.start : span.start].split()),
        "".join(text[span.end : piece.span.end].split()),
        (text.rfind("\n", begin, span.start) + 1 or begin, min(len(text), span.end + _FAR) if stop < 0 else stop),
    )
    yield _of_words(place, of)
    for part in (_of_piece, _of_names, _of_person, _of_neighbours, _of_line):
        yield part(place, around, of)


def _pairs(of: Mapping[str, _Feature], words: str, first: int = 0, last: int | None = None) -> list[_Feature]:
    """The pairs of characters that begin from ``first`` to before ``last``."""
    stop = len(words) - 1
    return [of[words[at : at + 2]] for at in range(max(0, first), stop if last is None else min(last, stop))]


def _of_words(at: _Place, of: Kinds[_Feature]) -> list[_Feature]:
    # What the words themselves show.
    shape, words, levels, raw = at.shape, at.words, at.chain, at.raw
    last = 0
    for match in TAIL.finditer(words):
        last = match.end()
    rest = _SIZES[len(words) - last]
    found = [
        of["e1="][shape[-1:]],
        of["b1="][shape[:1]],
        of["e2="][shape[-2:]],
        of["b2="][shape[:2]],
        of["e3="][shape[-3:]],
        of["b3="][shape[:3]],
        of["chain="][levels[:8]],
        of["top="][levels[:1]],
        of["low="][levels[-1:] + shape[-1:]],
        of["levels="][len(levels)],
        of["size="][_SIZES[len(words)]],
        of["counted="]["0" in shape, shape[-1:]],
        of["rest="][rest],
        of["restr="][rest, "" if at.right else "$"],
        of["broken="]["n" if "\n" in raw else "", raw.count(" ")],
    ]
    if rest:
        found.append(of["open="][words[last - 1 : last], rest])
    for match in _UNIT.finditer(words):
        found.append(of["unit="][match.group()])
        found.append(of["unitat="][match.group(), len(words) - match.end() < 2])
    found += _pairs(of["in="], shape)
    return found


def _of_names(at: _Place, around: Surroundings, of: Kinds[_Feature]) -> list[_Feature]:
    # What the recognizers say of it.
    first, last = at.span.start, at.span.end
    grade = "-"
    found: list[_Feature] = []
    for name, names in (("pl", around.places), ("ad", around.addresses)):
        inner = names.inside(first, last)
        start = end = over = False
        best = 0.0
        for each in inner:
            span = each.span
            start = start or span.start == first
            end = end or span.end == last
            over = over or span.start < first or span.end > last
            best = max(best, each.confidence)
        found.append(of[f"{name}="][start, end, over])
        found.append(of[f"{name}c="][start, end, int(best * 5)])
        if name == "ad" and start and end:
            grade = "l" if any(each.cue for each in inner) else "a"
    found.append(of["grade="][grade])
    persons = around.persons.inside(first, last)
    found.append(of["person inside="][max([int(each.confidence * 5) for each in persons], default=-1)])
    return found


def _of_piece(at: _Place, around: Surroundings, of: Kinds[_Feature]) -> list[_Feature]:
    # What stands beside it in its piece.
    text, span, piece = around.text, at.span, at.piece
    levels, left, right = len(at.chain), at.left, at.right
    head, tail = left[-4:].translate(_DIGITS), right[:4].translate(_DIGITS)
    before, behind = len(left), len(right)
    following = text[piece.span.end : piece.span.end + 1]
    counted = "0" in at.shape
    sizes = _SIZES[before], _SIZES[behind]
    found = [
        of["sign="][piece.sign],
        of["close="][following],
        of["signs="][piece.sign[:1], following, not left, not right],
        of["sides="][sizes],
        of["sidesn="][(*sizes, levels, counted)],
        of["lr="][left[-1:], "|", right[:1]],
    ]
    for size, left_kind, right_kind in _BESIDE:
        found.append(of[left_kind][head[-size:] if before >= size else f"^{head}"])
        found.append(of[right_kind][tail[:size] if behind >= size else f"{tail}$"])
    cue = None
    for cue in CUE.finditer(left):  # noqa: B007 - the last one
        pass
    if cue is not None and cue.end() == before:
        found.append(of["cue="][cue.group()])
        found.append(of["cuel="][left[max(0, cue.start() - 2) : cue.start()]])
    sentence = text[max(piece.span.start - 60, at.line[0]) : span.start]
    home, unit = HOME_BEFORE.search(sentence) is not None, UNIT_BEFORE.search(sentence[-14:]) is not None
    after = HOME_AFTER.match(text, span.end) is not None
    found += (
        of["told="][home, unit, after],
        of["toldn="][home, after, min(levels, 3), counted],
        of["unit behind="][UNIT_AFTER.match(text, span.end) is not None],
        of["unit name="][UNIT_NAME.search(sentence[-24:]) is not None],
        of["passed="][PASSED.search(sentence) is not None],
    )
    return found


def _of_person(at: _Place, around: Surroundings, of: Kinds[_Feature]) -> list[_Feature]:
    # A person right before or behind it.
    text, start, end = around.text, at.span.start, at.span.end
    levels, sign = len(at.chain), at.piece.sign[:1]
    persons = around.persons
    near_left = any(0 <= start - p.span.end <= 1 for p in persons.inside(max(0, start - 8), start))
    near_right = any(p.span.start - end <= 1 for p in persons.inside(end, end + 2))
    name = _NAME.match(text, end)
    found = [
        of["pp="][near_left, near_right],
        of["ppn="][(near_left, near_right, *at.alone, min(levels, 3))],
        of["name="][name is not None, not at.left, levels, sign],
    ]
    if name:
        found.append(of["namee="][name.group()[:1], not at.left, text[name.end() : name.end() + 1]])
    return found


def _of_neighbours(at: _Place, around: Surroundings, of: Kinds[_Feature]) -> list[_Feature]:
    # The pieces round it.
    piece, left, right, alone = at.piece, at.left, at.right, at.alone
    kinds = [around.kind(at.number + step) for step, _ in _STEPS]
    found = [of[name][(kind, *alone)] for (_, name), kind in zip(_STEPS, kinds, strict=True)]
    found += (
        of["k="][(kinds[2], kinds[3], *alone)],
        of["kk="][(kinds[1], kinds[2], *alone)],
        of["ks="][(kinds[2], kinds[3], at.shape[-1:], *alone)],
    )
    if not left:
        before = around.words(at.number - 1)
        found.append(of["before="][before[-2:].translate(_DIGITS), piece.sign[:1]])
        found.append(of["before4="][before[-4:].translate(_DIGITS), piece.sign[:1]])
        found += _pairs(of["bb="], before, len(before) - 8)
    if not right:
        behind = around.words(at.number + 1)
        following = around.text[piece.span.end : piece.span.end + 1]
        found.append(of["behind="][behind[:2].translate(_DIGITS), following])
        found += _pairs(of["nb="], behind, 0, 8)
    found += _pairs(of["rb="], right, 0, 8)
    found += _pairs(of["lb="], left, len(left) - 8)
    return found


def _of_line(at: _Place, around: Surroundings, of: Kinds[_Feature]) -> list[_Feature]:
    # Its line and the text.
    text, span, left, right, alone = around.text, at.span, at.left, at.right, at.alone
    line = text[at.line[0] : at.line[1]]
    near = around.persons.inside(max(0, span.start - 60), span.end + 30)
    private, public = sum(p.role is Role.PRIVATE for p in near), sum(p.role.is_public for p in near)
    found = [
        of["line start="][at.line[0] == span.start],
        of["persons="][min(private, 2), min(public, 2)],
        of["id="][(_LONG.search(line) is not None, *alone)],
        of["unit line="][_UNIT.search(left) is not None, _UNIT.search(right) is not None],
    ]
    label = _LABEL.match(line)
    if label:
        found.append(of["label="][(label.group()[-2:], *alone)])
    found += [of["ul="][match.group()] for match in _UNIT.finditer(left[-12:])]
    found += [of["ur="][match.group()] for match in _UNIT.finditer(right[:8])]
    heading, headings = around.columns.heading(span)
    if heading:
        found.append(of["heading="][heading[-2:]])
        found.append(of["table="][("姓名" in headings or "户主" in headings, *alone)])
    count = min(around.counts[at.raw], 3)
    found.append(of["count="][count])
    if not left:
        found.append(of["leads="][count, _NAME.match(text, span.end) is not None, at.chain])
    found += _pairs(of["ti="], around.title)
    found.append(of["bias"][""])
    return found
