"""What the model of homes sees of a candidate: its words, its piece of the line, the pieces and persons round it.

Training and judging share this file, so they cannot drift apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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
_NAME = lazily(r" {0,6}[\u4e00-\u9fff·]{2,6}(?=[，,、：:（(—；;]| {1,6}|$)")
_AGE = lazily(r"[0-9]{1,3} ?周?岁")
_DATE = lazily(r"(?:19|20)[0-9]{2} ?[年.\-/]")
_LONG = lazily(r"[0-9]{11}|[0-9X]{15}")
_SEX = lazily(r"[男女] ?$")


def _kind(around: Surroundings, number: int) -> str:
    """What a piece holds, in a letter or its first characters."""
    if not 0 <= number < len(around.pieces):
        return "#"
    span = around.pieces[number].span
    words = span.of(around.text).strip()
    if not words:
        return "0"
    if _SEX.match(words):
        return "X"
    if any(p.confidence >= 0.5 for p in inside(around.persons, span)):
        return "P" if len(words) <= 6 else "Q"
    if _LONG.search(words):
        return "N"
    if _DATE.search(words):
        return "D"
    if _AGE.search(words):
        return "A"
    if words.endswith("族") and len(words) < 7:
        return "E"
    if words.replace(".", "").replace(",", "").isdigit():
        return "n"
    if TAIL.search(words):
        return "T" if len(words) < 30 else "t"
    return "w"


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


def features(candidate: Candidate, around: Surroundings) -> Iterator[str]:
    """The features of one candidate."""
    text, span = around.text, candidate.span
    piece = around.pieces[candidate.piece]
    raw = span.of(text)
    words = "".join(raw.split())
    shape = _COUNT.sub("0", words)
    left = "".join(text[piece.span.start : span.start].split())
    right = "".join(text[span.end : piece.span.end].split())
    # The words themselves.
    for size in (1, 2, 3):
        yield f"e{size}={shape[-size:]}"
        yield f"b{size}={shape[:size]}"
    links = [match.lastgroup or "" for match in SUFFIX.finditer(words)]
    chain = "".join(link[1:] for link in links)
    yield f"chain={chain[:8]}"
    yield f"top={chain[:1]}"
    yield f"low={chain[-1:]}{shape[-1:]}"
    yield f"levels={len(chain)}"
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
    # What the recognizers say of it.
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
    # The piece it stands in.
    yield f"sign={piece.sign}"
    following = text[piece.span.end : piece.span.end + 1]
    yield f"close={following}"
    yield f"signs={piece.sign[:1]}{following}{not left}{not right}"
    yield f"sides={_size(len(left))}{_size(len(right))}"
    yield f"sidesn={_size(len(left))}{_size(len(right))}{len(chain)}{'0' in shape}"
    for size in (1, 2, 3, 4):
        yield f"l{size}={'^' if len(left) < size else ''}{left[-size:].translate(_DIGITS)}"
        yield f"r{size}={right[:size].translate(_DIGITS)}{'$' if len(right) < size else ''}"
    yield f"lr={left[-1:]}|{right[:1]}"
    cue = None
    for match in CUE.finditer(left):
        cue = match
    if cue and cue.end() == len(left):
        yield f"cue={cue.group()}"
        yield f"cuel={left[max(0, cue.start() - 2) : cue.start()]}"
    sentence = text[max(0, piece.span.start - 60, text.rfind("\n", 0, span.start) + 1) : span.start]
    home, unit = HOME_BEFORE.search(sentence) is not None, UNIT_BEFORE.search(sentence[-14:]) is not None
    after = HOME_AFTER.match(text, span.end) is not None
    yield f"told={home}{unit}{after}"
    yield f"toldn={home}{after}{min(len(chain), 3)}{'0' in shape}"
    yield f"unit behind={UNIT_AFTER.match(text, span.end) is not None}"
    yield f"unit name={UNIT_NAME.search(sentence[-24:]) is not None}"
    yield f"passed={PASSED.search(sentence) is not None}"
    # A person right before or behind it.
    near_left = any(
        0 <= span.start - p.span.end <= 1 for p in inside(around.persons, Span(max(0, span.start - 8), span.start))
    )
    near_right = any(p.span.start - span.end <= 1 for p in inside(around.persons, Span(span.end, span.end + 2)))
    yield f"pp={near_left}{near_right}"
    yield f"ppn={near_left}{near_right}{not left}{not right}{min(len(chain), 3)}"
    name = _NAME.match(text, span.end)
    yield f"name={name is not None}{not left}{len(chain)}{piece.sign[:1]}"
    if name:
        yield f"namee={name.group()[:1]}{not left}{text[name.end() : name.end() + 1]}"
    # The pieces round it.
    kinds = [_kind(around, candidate.piece + step) for step in (-3, -2, -1, 1, 2, 3)]
    alone = f"{not left}{not right}"
    for step, kind in zip((-3, -2, -1, 1, 2, 3), kinds, strict=True):
        yield f"k{step}={kind}{alone}"
    yield f"k={kinds[2]}{kinds[3]}{alone}"
    yield f"kk={kinds[1]}{kinds[2]}{alone}"
    yield f"ks={kinds[2]}{kinds[3]}{shape[-1:]}{alone}"
    before = around.pieces[candidate.piece - 1].span.of(text).strip() if candidate.piece else ""
    behind = (
        around.pieces[candidate.piece + 1].span.of(text).strip() if candidate.piece + 1 < len(around.pieces) else ""
    )
    if not left:
        yield f"before={before[-2:].translate(_DIGITS)}{piece.sign[:1]}"
        yield f"before4={before[-4:].translate(_DIGITS)}{piece.sign[:1]}"
        yield from (f"bb={before[at : at + 2]}" for at in range(max(0, len(before) - 8), len(before) - 1))
    if not right:
        yield f"behind={behind[:2].translate(_DIGITS)}{following}"
        yield from (f"nb={behind[at : at + 2]}" for at in range(min(8, len(behind) - 1)))
    yield from (f"rb={right[at : at + 2]}" for at in range(min(8, len(right) - 1)))
    yield from (f"lb={left[at : at + 2]}" for at in range(max(0, len(left) - 8), len(left) - 1))
    # Its line and the text.
    start = text.rfind("\n", 0, span.start) + 1
    stop = text.find("\n", span.end)
    line = text[start : len(text) if stop < 0 else stop]
    yield f"line start={start == span.start}"
    label = re.match(r"[^:：\n\t]{2,10}(?=[:：])", line)
    if label:
        yield f"label={label.group()[-2:]}{alone}"
    private = [
        p for p in inside(around.persons, Span(max(0, span.start - 60), span.end + 30)) if p.role is Role.PRIVATE
    ]
    public = [p for p in inside(around.persons, Span(max(0, span.start - 60), span.end + 30)) if p.role.is_public]
    yield f"persons={min(len(private), 2)}{min(len(public), 2)}"
    yield f"id={_LONG.search(line) is not None}{alone}"
    yield f"unit line={_UNIT.search(left) is not None}{_UNIT.search(right) is not None}"
    for match in _UNIT.finditer(left[-12:]):
        yield f"ul={match.group()}"
    for match in _UNIT.finditer(right[:8]):
        yield f"ur={match.group()}"
    heading, headings = around.columns.heading(span)
    if heading:
        yield f"heading={heading[-2:]}"
        yield f"table={'姓名' in headings or '户主' in headings}{alone}"
    yield f"count={min(text.count(raw), 3)}"
    if not left:
        yield f"leads={min(text.count(chr(10) + raw + text[span.end : span.end + 1]), 3)}{name is not None}{chain}"
    yield from (f"ti={around.title[at : at + 2]}" for at in range(len(around.title) - 1))
    yield "bias"
