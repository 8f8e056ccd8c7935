"""Levels that a form offers and that nobody chose: empty boxes, options of a list, all levels in a row.

A bullet or the noise of a scan looks like an empty box as well (○ 机密★10年 某方案): nobody left open what has a star, or
what stands alone on its line.
"""

from __future__ import annotations

from pubcheck.lazy_pattern import lazily
from pubcheck.mark_shapes import STARS
from pubcheck.span import ByPlace, Span

TICKS = "☑☒■√✓✔●◉⊙"
BOXES = "□☐○〇"
# Brackets hold any sign by which forms are ticked by hand.
_TICKED = rf"(?:[{TICKS}]|[(（\[][ ]?[√✓✔xX×vV*●■][ ]?[)）\]])"
_EMPTY = rf"(?:[{BOXES}]|[(（\[][ ]{{0,4}}[)）\]])"
TICKED_BEFORE = lazily(rf"{_TICKED}[ ]{{0,2}}$")
TICKED_BEHIND = lazily(rf"[ ]{{0,2}}{_TICKED}")
EMPTY_BEFORE = lazily(rf"{_EMPTY}[ ]{{0,2}}$")
EMPTY_BEHIND = lazily(rf"[ ]{{0,2}}{_EMPTY}")
_OPTION = lazily(r"<option(?![^<>]*selected)[^<>\n]*>\s*$")
# The tag of an option, and a record that holds a level and at most its code: {"level":"机密","code":2}.
_OPTION_TAG = lazily(r"<(?:option|enum|choice)[ ](?![^<>\n]*selected)[^<>\n]{0,60}\Z")
_CODE = r"[\"'](?:code|id|value|key|sort|order|no|num|index|dm|bm)[\"'][ ]?:[ ]?[\"']?[0-9A-Za-z]{0,4}[\"']?"
_OF_LEVEL = rf"\{{[ ]?(?:{_CODE}[ ]?,[ ]?){{0,2}}[\"'][^\"'\n]{{1,24}}[\"'][ ]?:[ ]?[\"'](?P<LEVEL>[绝机秘]密)级?[\"'](?:[ ]?,[ ]?{_CODE}){{0,2}}[ ]?\}}"
_NEXT = r"\s{0,8},\s{0,8}"
_ENUMERATED = lazily(
    _NEXT.join(
        (_OF_LEVEL.replace("LEVEL", "one"), _OF_LEVEL.replace("LEVEL", "two"), _OF_LEVEL.replace("LEVEL", "three"))
    )
)
_TICK = lazily(f"[{TICKS}]")
_STAR = lazily(f"[{STARS}*]")
_CHOICE = lazily(
    rf"(?:绝密|机密|秘密)级?|{_EMPTY}[ ]{{0,2}}(?:非密|非涉密|不涉密|公开|内部|无|一般|普通|工作秘密)|{_TICKED}"
)
_PARTED = (
    r"级?(?:\"?>?</[a-z]{1,8}>\s{0,8}<[a-z]{1,8}(?![^<>]{0,24}selected)[^<>\n☑√]{0,24}>"
    r"|[ \t|｜│,，、/／\"'.□☐○]{0,8}(?:(?<=[ \t|｜│,，、/／\"'.□☐○])[1-3][.、．][ ]?)?(?<=[ \t|｜│,，、/／\"'.．□☐○]))"
)
_SCALE = lazily(
    rf"绝密{_PARTED}机密{_PARTED}秘密(?![ ]?[\[(（]?[☑√✓×●■])|秘密{_PARTED}机密{_PARTED}绝密(?![ ]?[\[(（]?[☑√✓×●■])"
)
_AROUND = 80  # characters of the line, and of the lines next to it, in which another choice stands


def is_unticked(text: str, span: Span) -> bool:
    """Whether the level is a choice of a form that is left open: □机密 beside □秘密."""
    if _OPTION.search(text[max(0, span.start - 40) : span.start]):
        return True
    words = span.of(text)
    if _STAR.search(words) or _TICK.search(words):
        return False
    if _OPTION_TAG.search(text[max(0, span.start - _AROUND) : span.start]):
        return True
    before, behind = text[max(0, span.start - 8) : span.start], text[span.end : span.end + 8]
    if TICKED_BEFORE.search(before):
        return False
    box = EMPTY_BEFORE.search(before)
    if box is None:
        return EMPTY_BEHIND.match(behind) is not None and _is_one_of_several(text, span)
    # In 绝密□ 机密☑ the box belongs to the level before it.
    ticked = box.group().endswith(" ") and TICKED_BEHIND.match(behind) is not None
    return not ticked and _is_one_of_several(text, span)


def _is_one_of_several(text: str, span: Span) -> bool:
    """Whether another choice stands on its line, or on the one above or below."""
    start, end = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    above = text[start : span.start].split("\n")[-2:]
    below = text[span.end : end].split("\n")[:2]
    # The lines next to it are choices as well only where they begin with one.
    beside = [above[-1], below[0], *(line.strip()[:8] for line in (*above[:-1], *below[1:]) if _begins_with_box(line))]
    return any(_CHOICE.search(each) for each in beside)


def _begins_with_box(line: str) -> bool:
    return EMPTY_BEHIND.match(line.lstrip()) is not None or TICKED_BEHIND.match(line.lstrip()) is not None


def is_listed(text: str, span: Span) -> bool:
    """Whether it is one of three records that hold the three levels and nothing else."""
    start = max(0, span.start - 4 * _AROUND)
    for match in _ENUMERATED.finditer(text, start, span.end + 4 * _AROUND):
        if match.start() < span.start < match.end():
            return len({match["one"], match["two"], match["three"]}) == len(match.groups())
    return False


def scales(text: str) -> ByPlace[Span]:
    """Where all three levels follow each other: the heading of a statistic, a list to choose from."""
    return ByPlace((Span(*match.span()) for match in _SCALE.finditer(text)), lambda span: span)
