"""Every place that might be a mark of a state secret, and what the model of marks sees of it.

Shapes (:mod:`pubcheck.mark_shapes`) find what their author thought of. Here every level that is no plain word of
a sentence is a candidate, and its features are what stands round it: signs, blanks, cells, lines, labels
and the title. Training and judging share this file, so they cannot drift apart.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pubcheck.code_points import each_line
from pubcheck.lazy_pattern import lazily
from pubcheck.mark_shapes import BORDER, STARS, STUTTERED
from pubcheck.mark_terms import DURATION_WORDS, LEVELS, TIME_WORDS, YEARS_WORDS
from pubcheck.matchers import Reading
from pubcheck.span import Span

_FIRST = "绝絕絶機机秘祕"
_SECOND = "密秘祕蜜宓宻嘧谧"
_HAN = r"\u4e00-\u9fff"
_BLANKS = "[ ]{0,6}"
_FALSE_STAR = "大太女六犬天夫火木本文乂众卉央"  # what a scanner makes of one
_STARRED = rf"(?=[级級]?[ ]{{0,6}}(?:[{STARS}*]|[{_FALSE_STAR}][ ]?[0-9OolI]))"
# Misread in its first half, in its second, or set upright; each only where it stands by itself.
LEVEL = (
    rf"(?P<level>{STUTTERED}|[极極]?[绝絕絶機机]{_BLANKS}[{_SECOND}]|[秘祕]{_BLANKS}[密蜜宓宻嘧谧]"
    rf"|[枧栖朷杌泌柲绐叽札矶肌饥艳][ ]?[密秘宻]{_STARRED}|(?<![{_HAN}])(?:木[ ]?[几九]|禾[ ]?[必心]|[纟糸][ ]?[色包])[ ]?[密宻]"
    rf"|密[机機绝秘]{_STARRED}|(?<![{_FIRST}{_HAN}])[密秘](?=[ ]{{0,2}}[{STARS}])|(?<![{_HAN}])[极極][ ]?[密蜜](?![{_HAN}])"
    rf"|(?:(?<![{_HAN}])|(?<=密[ ]?级))[{_FIRST}][ ]?(?:[窑窖窗窝官宫宦客宝害容审宾宵寄宿寇寐宙家宪寒宴实蛮穷窃牢]|宀[ ]?必[ ]?山?)(?=[级級]?(?:[^{_HAN}]|[{_FALSE_STAR}][ ]?[0-9OolI]|\Z))"
    rf"|(?<![{_HAN}])[{_FIRST}][ \t]{{0,8}}\n\s{{0,20}}[密秘祕蜜](?=[级級]?[ \t]{{0,8}}(?:$|[{STARS}*\"”|,\t])))"
)
# A term behind a star, whatever it says; behind another sign or blanks only where it is a time.
_CONDITION = rf"[^\s{STARS}，。；,;、“”\"《》|│()（）〕］\]】]{{1,16}}(?: [^\s{STARS}，。；,;、“”\"《》|│()（）〕］\]】]{{1,12}}){{0,1}}"
_DIGITS_UPRIGHT = "0-9OolI半一二三四五六七八九十两廿卅壹贰叁肆伍陆柒捌玖拾"
_UPRIGHT = rf"[ ]*\n[ ]*(?P<star>[{STARS}*])[ ]*\n(?P<term>(?:[ ]*[{_DIGITS_UPRIGHT}][ ]*\n){{1,4}}[ ]*[年月]|[ ]*[长長][ ]*\n[ ]*期)(?=[ ]*$)"
_UNTIL = rf"[{_HAN}0-9]{{2,12}}[前后](?![{_HAN}])"
_BREAK = r"[ \t]{0,8}(?:\n[ \t]{0,40})?"
CANDIDATE = (
    rf"(?P<value>{LEVEL}[级級]?(?:{_UPRIGHT}|{_BREAK}(?P<star>[{STARS}*])\ufe0f?{_BREAK}(?P<term>(?:{TIME_WORDS})(?![{_HAN}0-9]))"
    rf"|(?:[ ]?(?:TOP )?(?:SECRET|CONFIDENTIAL))?[ \t]{{0,8}}(?P<star>[{STARS}*※▲]{{1,3}})\ufe0f?"
    rf"(?:[ \t]{{0,8}}(?P<term>{TIME_WORDS}|{_CONDITION}))?"
    rf"|[ ](?:TOP )?(?:SECRET|CONFIDENTIAL)(?![A-Za-z])|(?P<term>{DURATION_WORDS})"
    rf"|(?P<apart>[/／·・•—–-])(?P<term>{_UNTIL})"
    rf"|[ ]{{0,4}}(?P<star>[{_FALSE_STAR}]|[五六]角星?|五星|星号?)[ ]{{0,4}}(?P<term>{YEARS_WORDS}|[长長][ ]?期)"
    rf"|[ ]{{0,4}}(?P<apart>[/／\\—–―\-_,，、:：;；·・•.~～+=<>@#&^]{{1,2}})[ ]{{0,4}}(?P<term>{DURATION_WORDS})"
    rf"|[ ]{{0,4}}(?:\n[ ]{{0,20}})?(?P<apart>[（(\[【〔<])[ ]?(?P<term>{DURATION_WORDS})[ ]?[)）\]】〕>]"
    rf"|[ ]{{0,8}}(?P<apart>\n)[ ]{{0,40}}(?P<term>{DURATION_WORDS})(?=[ ]{{0,40}}$)"
    rf"|[ ]{{0,8}}[\t{BORDER} ][ ]{{0,8}}(?!解密|(?:保密)?期)(?P<term>(?:{TIME_WORDS})(?![{_HAN}0-9])))?)"
)
_OTHER_SECRETS = ("工作", "商业", "企业", "个人", "技术")  # 工作秘密★1年 is a mark of another kind
_LABELS = "为定按属系级标注印是"  # before them a level may be one that the document claims
_REACH = 24  # characters of the line on either side
_CLASSES = 8  # characters of them as classes
_TITLE = 40
_DIGITS = str.maketrans("123456789", "000000000")
_PIECE = lazily(rf"[ ]{{2,}}|\t|[{BORDER}]")
_LEVEL_WORDS = lazily("|".join(LEVELS))
_TIME = lazily(TIME_WORDS)
_HEADING = lazily(r"密[ ]?级|(?:涉密|保密)(?:等级|级别)")
_LABEL = lazily(
    r"([\u4e00-\u9fff][\u4e00-\u9fff ]{0,8}[\u4e00-\u9fff])[ ]{0,4}(?:[:：]|[ \t])[ ]{0,40}[^\u4e00-\u9fff]{0,4}$"
)
_LABELLED = 64  # characters that a label takes at most, with the blanks behind it
_NEXT = 3  # lines behind that are looked at
_SHORT = 40  # a line below that may be printed on every page


class Candidate(NamedTuple):
    """A level with what belongs to it; ``match`` has the groups ``value``, ``level``, ``star`` and ``term``."""

    match: Any

    @property
    def span(self) -> Span:
        """The place of level, star and term."""
        return Span(*self.match.span("value"))


def candidates(reading: Reading) -> tuple[Candidate, ...]:
    """All places in order, but those that are words of a sentence; looked for once."""
    return reading.once("mark candidates", lambda: tuple(_candidates(reading)))


def _candidates(reading: Reading) -> Iterator[Candidate]:
    text = reading.text.text
    for match in reading.matches(CANDIDATE):
        start, end = match.span("value")
        if match["star"] is None and match["term"] is None:
            before, behind = text[start - 1 : start], text[end : end + 1]
            # 商业秘密）, 国家秘密的: a word; behind a label (定为机密) it may be what the paper claims.
            if _is_han(before) and (before not in _LABELS or _is_han(behind)):
                continue
        if text[max(0, start - 2) : start] in _OTHER_SECRETS:
            continue
        yield Candidate(match)


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _class(character: str) -> str:
    if _is_han(character):
        return "h"
    if character.isdigit():
        return "0"
    if character.isascii() and character.isalpha():
        return "a"
    return character


def _size(number: int) -> int:
    return number if number < 3 else 3 if number < 6 else 4 if number < 12 else 5 if number < 30 else 6


class Line(NamedTuple):
    """A line with what is counted in it, once for all its candidates: it may be millions of characters long.

    Its words are ``text[first:last]``; ``parts`` begin what parts its pieces, ``levels`` are words for levels.
    """

    start: int
    end: int
    first: int
    last: int
    parts: array[int]
    levels: array[int]

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Line:
        """The line ``text[start:end]``."""
        parts = array("i", (match.start() for match in _PIECE.finditer(text, start, end)))
        levels = array("i", (match.start() for match in _LEVEL_WORDS.finditer(text, start, end)))
        return cls(start, end, _after_blanks(text, start, end), _before_blanks(text, start, end), parts, levels)

    def pieces(self, first: int, last: int) -> int:
        """How many pieces what stands between them makes."""
        return bisect_left(self.parts, last) - bisect_left(self.parts, first) + 1 if first < last else 1

    def others(self, text: str, span: Span) -> int:
        """How many levels are named in the line without ``span``, the words beside it joined."""
        before = bisect_right(self.levels, span.start - 2)
        behind = len(self.levels) - bisect_left(self.levels, span.end)
        seam = text[max(self.start, span.start - 1) : span.start] + text[span.end : min(self.end, span.end + 1)]
        return before + behind + (seam in LEVELS)


@dataclass(frozen=True, slots=True)
class Page:
    """What the candidates of one text share: its lines, their places, its title and the levels in it."""

    text: str
    starts: array[int]
    filled: array[int]
    title: str
    levels: int
    starred: int
    lines: dict[str, int]
    _last: dict[int, Line] = field(default_factory=dict, init=False, repr=False, compare=False)

    def line(self, number: int) -> Line:
        """The line of this number; the last one is kept."""
        if number not in self._last:
            self._last.clear()
            end = self.starts[number + 1] - 1 if number + 1 < len(self.starts) else len(self.text)
            self._last[number] = Line.of(self.text, self.starts[number], end)
        return self._last[number]


def page_of(text: str, found: Sequence[Candidate]) -> Page:
    """The page with its candidates."""
    starts, filled, at, number = array("i"), array("i"), 0, 0
    for words in each_line(text):
        starts.append(at)
        filled.append(number)
        number += bool(words) and not words.isspace()
        at += len(words) + 1
    filled.append(number)
    first = text.lstrip().split("\n", 1)[0]
    starred = sum(each.match["star"] is not None for each in found)
    page = Page(text, starts, filled, first[:_TITLE], len(found), starred, {})
    # How often the short lines of candidates stand in the text.
    for each in found:
        line = page.line(bisect_right(starts, each.span.start) - 1)
        if line.last - line.first < _SHORT:
            page.lines[text[line.first : line.last]] = 0
    for words in each_line(text) if page.lines else ():
        if (bare := words.strip()) in page.lines:
            page.lines[bare] += 1
    return page


def _after_blanks(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _before_blanks(text: str, start: int, at: int) -> int:
    while at > start and text[at - 1].isspace():
        at -= 1
    return at


def features(candidate: Candidate, page: Page, line_number: int) -> Iterator[str]:
    """The features of one candidate in the line of this number."""
    text, span, match = page.text, candidate.span, candidate.match
    line = page.line(line_number)
    start, end = line.start, line.end
    near_left = text[max(start, span.start - _REACH) : span.start].translate(_DIGITS)
    near_right = text[span.end : min(end, span.end + _REACH)].translate(_DIGITS)
    level, star, term = match["level"], match["star"], match["term"]
    kind = ("s" if star else "-") + ("t" if term else "-")
    if term:
        kind += "y" if _TIME.fullmatch(term) else "c"
    yield f"kind={kind}"
    yield f"star={star[:1] if star else ''}"
    yield f"level={''.join(level.split())}"
    if " " in level:
        yield "spaced"
    # The characters round it.
    anchored_left = near_left if span.start - start > _REACH else f"^{near_left}"
    anchored_right = near_right if end - span.end > _REACH else f"{near_right}$"
    for size in (1, 2, 3, 4):
        yield f"l{size}={anchored_left[-size:]}"
        yield f"r{size}={anchored_right[:size]}"
    yield f"lr={anchored_left[-1:]}{anchored_right[:1]}"
    yield f"lrk={_class(anchored_left[-1:])}{_class(anchored_right[:1])}{kind}"
    yield f"lc={''.join(map(_class, anchored_left[-_CLASSES:]))[-4:]}"
    yield f"rc={''.join(map(_class, anchored_right[:_CLASSES]))[:4]}"
    yield from (
        f"lb={anchored_left[at : at + 2]}" for at in range(max(0, len(anchored_left) - 14), len(anchored_left) - 1)
    )
    yield from (f"rb={anchored_right[at : at + 2]}" for at in range(min(14, len(anchored_right) - 1)))
    # Its line: how much stands before and behind, and what parts it from its neighbours.
    last, first = _before_blanks(text, line.first, span.start), _after_blanks(text, span.end, line.last)
    sides = f"{_size(max(0, last - line.first))}{_size(max(0, line.last - first))}"
    yield f"sides={sides}"
    yield f"sidesk={sides}{kind}"
    beside = text[max(start, span.start - 3) : span.start]
    alone_left = last <= line.first or (_PIECE.search(beside) is not None and beside[-1:] in f" \t{BORDER}")
    alone_right = first >= line.last or _PIECE.match(text, span.end, end) is not None
    yield f"piece={alone_left}{alone_right}{kind}"
    yield f"pieces={min(line.pieces(line.first, last) + line.pieces(first, line.last), 8)}"
    if label := _LABEL.search(text, max(start, span.start - _LABELLED), span.start):
        words = "".join(label[1].split())
        yield f"label={words[-4:]}"
        yield f"label2={words[-2:]}"
    yield f"others={min(line.others(text, span), 3)}{kind}"
    # Where on the page, and the lines round it.
    filled = page.filled[line_number]
    total = page.filled[-1]
    yield f"line={min(filled, 12)}{kind}"
    yield f"head={filled < 8}{alone_left and alone_right}{kind}"
    yield f"behind={min(total - filled, 6)}"
    if line.last - line.first < _SHORT and page.lines.get(text[line.first : line.last], 0) > 1:
        yield "repeated"
    before, behind = _line_before(text, start), _lines_behind(text, end)
    yield f"bl={before[-3:].translate(_DIGITS)}"
    yield f"bl1={before[-1:].translate(_DIGITS)}{kind}"
    yield f"bs={_size(len(before))}"
    yield from (f"bb={before[at : at + 2]}" for at in range(max(0, len(before) - 10), len(before) - 1))
    for number, words in enumerate(behind):
        yield f"n{number}s={_size(len(words))}"
        if not number:
            yield f"nl={words[:3].translate(_DIGITS)}"
        yield f"ne{number}={words[-2:].translate(_DIGITS)}"
        yield from (f"nb={words[at : at + 2]}" for at in range(min(10, len(words) - 1)))
    if _HEADING.search(text[max(0, start - 1200) : start]):
        yield f"below heading{alone_left and alone_right}"
    yield from (f"ti={page.title[at : at + 2]}" for at in range(len(page.title) - 1))
    yield f"levels={_size(page.levels)}"
    yield f"starred={_size(page.starred)}{kind}"
    yield f"long={_size(total // 4)}"
    yield "bias"


def _line_before(text: str, start: int) -> str:
    words = text[max(0, start - 200) : start].rstrip()
    return words[words.rfind("\n") + 1 :].strip()


def _lines_behind(text: str, end: int) -> list[str]:
    lines = [line.strip() for line in text[end : end + 300].split("\n")]
    return [line for line in lines if line][:_NEXT]
