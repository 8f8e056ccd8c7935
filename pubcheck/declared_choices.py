"""A form's choices of a disclosure attribute, one of them taken: ticked boxes, columns, numbers and letters, yes and no."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pubcheck.code_points import matches_at, pairs_of, table_of
from pubcheck.declared_words import (
    ANY,
    CHOICE,
    LABEL,
    LABEL_HEADS,
    OF_CHOICES,
    OF_LABELS,
    OF_VALUES,
    holds_one,
)
from pubcheck.lazy_pattern import lazily
from pubcheck.span import Span
from pubcheck.text import NormalizedText

TICK = r"(?:[☑■√✓☒●◉⊙]|\[[xX√✓]\])"
_BOX = r"(?:[□☐○口囗☑■√✓☒●◉⊙]|\[[ xX√✓]\])"
_BRACKET = r"[(（〔\[]\s{0,24}[×xX√✓ ]?\s{0,24}[)）〕\]]"
_NUMBER = r"(?:[1-4A-D①-④][.．、]?[ ]?)?"
# A row of choices without a label, one of them ticked: ○ 主动公开 ● 不予公开 ○ 依申请公开.
ROW = lazily(
    rf"^[ \t]*(?:(?:{_BOX}[ ]?(?:{CHOICE})[ \t]*){{2,4}}|(?:{_NUMBER}(?:{ANY})[ ]?(?:{_BOX}|{_BRACKET})[ \t]*){{2,4}}|(?:[☑√✓☒◉]|\[[xX√✓]\])[ ]?(?:{ANY})(?![\u4e00-\u9fff])|(?:{ANY})[ ]?[☑√✓■][ \t]*$)",
    re.MULTILINE,
)
# A label with boxes or choices behind it; 公开方式 in running text is none.
LABELLED_BOXES = lazily(
    rf"(?:{LABEL})(?:[ ]?[（(][^（）()\n√✓]{{1,6}}[)）])?\s{{0,24}}[:：|｜│]?\s{{0,24}}(?=[(（〔\[□☐○口囗]|{TICK}|{ANY}|[是否][ ]?[(（〔\[□☐○√✓☑■])(?P<boxes>[^\n]{{0,60}})"
)
_TICKED_BEFORE = lazily(rf"{TICK}\s{{0,24}}[)）〕\]]?\s{{0,24}}(?P<value>{CHOICE})")
_TICKED_BEHIND = lazily(rf"(?P<value>{CHOICE})\s{{0,24}}[(（〔\[]?\s{{0,24}}{TICK}")
_PLAIN_TICK, _CROSS, _OPEN_BOX = lazily(r"[☑√✓]"), lazily(r"☒|\[[xX]\]"), lazily(r"[□☐○]")
# Between rows of one form: other boxes, not taken.
_BETWEEN = lazily(rf"(?:\s|{_BOX}[ ]?(?:{CHOICE})|(?:{CHOICE})[ ]?{_BOX})*")
_YES_BEFORE = lazily(rf"{TICK}\s{{0,24}}[)）〕\]]?\s{{0,24}}(?P<value>[是否])(?![\u4e00-\u9fff])")
_YES_BEHIND = lazily(rf"(?P<value>[是否])\s{{0,24}}[(（〔\[]?\s{{0,24}}{TICK}")
# 公开属性：2（1主动公开 2不予公开 3依申请公开）; 公开属性（A主动公开 B不予公开）：B.
_CHOICES = rf"[（(](?P<%s>(?:[ ,，;；]*[1-9A-D①-⑥][ .．、-]?(?:{ANY})){{2,4}})\s{{0,24}}[)）]"
_NUMBERED = lazily(
    rf"(?:{LABEL})\s{{0,24}}(?:[:：]?\s{{0,24}}(?P<before>[1-9A-D①-⑥])\s{{0,24}}{_CHOICES % 'behind'}|{_CHOICES % 'first'}[ \t]{{0,8}}[:：]?[ \t]{{0,8}}(?P<after>[1-9A-D①-⑥])(?![\u4e00-\u9fff0-9A-Za-z.．、)）]))"
)
# 公开类别（填序号）：①  ①主动 ②依申请 ③不予; the list may stand on the line below.
_LISTED = lazily(
    rf"(?:{LABEL})[ ]?(?:[（(][^（）()\n]{{1,10}}[)）])?[ \t]{{0,8}}[:：][ \t]{{0,8}}(?P<code>[1-6A-D①-⑥])(?:[ \t]{{1,24}}|[ \t]{{0,8}}\n[ \t（(]{{0,8}})(?P<list>(?:[1-6A-D①-⑥][ .．、-]?(?:{CHOICE})[ ,，;；、\t]{{0,12}}){{2,4}})"
)
# 主动公开：否 依申请公开：否 不予公开：是.
_TOLD_APART = lazily(rf"^[ \t]*(?:(?:{ANY})[ ]?[:：][ ]?[是否][ \t，,；;、]*){{2,4}}$", re.MULTILINE)
_TOLD_YES = lazily(rf"(?P<value>{ANY})[ ]?[:：][ ]?是")
_HEADS = lazily(rf"^[^\n]{{0,20}}(?:[|｜│\t][ ]*(?:{ANY})[ ]*){{2,4}}[|｜│]?[ \t]*$", re.MULTILINE)
_ROW_BELOW = 200  # characters of the row below
_APART = lazily(r"[|｜│\t]")
_RULE = lazily(r"[-—─|｜│:+ \t]*")


class Chosen(NamedTuple):
    """A choice that is taken: its words, what shows it, and from where the reason for it is looked for."""

    value: str
    evidence: Span
    form: Span


class Tick(NamedTuple):
    """A ticked box: the label of its row (empty without one), its value, where it stands, where the rows begin."""

    label: str
    value: str
    evidence: Span
    form: int


def forms(text: NormalizedText) -> tuple[re.Match[str], ...]:
    """Labels with boxes, rows of boxes without a label, and choices by number, whether one is taken or not."""
    return (*_boxes(text), *_numbered(text))


def label_places(text: NormalizedText) -> tuple[int, ...]:
    """Where a label may begin."""
    return text.once("labels of attributes", lambda: tuple(_label_places(text.text)))


def _label_places(text: str) -> Iterable[int]:
    return pairs_of(text, *map(table_of, LABEL_HEADS)) if holds_one(text, OF_LABELS) else ()


def speaks_of_publication(text: NormalizedText) -> bool:
    """Whether a value of an attribute may stand in ``text``."""
    return text.once("speaks of publication", lambda: holds_one(text.text, OF_VALUES))


def chosen(text: NormalizedText) -> Chosen | None:
    """The choice that the first form with one shows."""
    return next(_all(text), None)


def ticks(text: NormalizedText) -> Iterator[Tick]:
    """Every ticked box of the rows, also where several are; rows below one another are one form."""
    form, done = -1, 0
    for row in sorted(_boxes(text), key=lambda row: row.start()):
        if row.start() < done:
            continue
        if form < 0 or not _BETWEEN.fullmatch(text.text, done, row.start()):
            form = row.start()
        done = row.end()
        labelled = "boxes" in row.re.groupindex
        start, end = row.span("boxes") if labelled else row.span()
        taken = list(_kind_of(text.text[start:end]).finditer(text.text, start, end))
        if len(taken) > 1 and (_CROSS.search(row.group()) or not _PLAIN_TICK.search(row.group())):
            # Crossed beside ticked, or mere bullets: which of them are taken is not told.
            taken = [each for each in taken if _PLAIN_TICK.search(each.group()) or _OPEN_BOX.search(row.group())]
            taken = [each for each in taken if not _CROSS.search(each.group())]
        for each in taken:
            label = text.text[row.start() : start] if labelled else ""
            yield Tick(label, each["value"], Span(*each.span()), form)


def _kind_of(boxes: str) -> re.Pattern[str]:
    """Whether the ticks of a row stand before their values or behind them."""
    return _TICKED_BEHIND if re.match(rf"\s{{0,24}}{_NUMBER}(?:{ANY})", boxes) else _TICKED_BEFORE


def _boxes(text: NormalizedText) -> tuple[re.Match[str], ...]:
    return text.once("boxes", lambda: tuple(_all_boxes(text)))


def _all_boxes(text: NormalizedText) -> Iterator[re.Match[str]]:
    yield from matches_at(LABELLED_BOXES, text.text, label_places(text), short=0)
    if holds_one(text.text, OF_CHOICES):
        yield from ROW.finditer(text.text)


def _numbered(text: NormalizedText) -> tuple[re.Match[str], ...]:
    return text.once("numbered choices", lambda: tuple(matches_at(_NUMBERED, text.text, label_places(text), short=0)))


def _all(text: NormalizedText) -> Iterator[Chosen]:
    if not (_boxes(text) or holds_one(text.text, OF_CHOICES)):
        return
    for row in _boxes(text):
        group = "boxes" if "boxes" in row.re.groupindex else 0
        kind = _kind_of(row[group])
        found = kind.search(text.text, *row.span(group))
        if found and kind.search(text.text, found.end(), row.end(group)):
            continue  # several of them: a list, or a form that nobody can read
        if found is None and group:
            asked = _YES_BEHIND if re.match(r"\s{0,24}[是否]", row[group]) else _YES_BEFORE
            found = asked.search(text.text, *row.span(group))
        if found:
            yield Chosen(found["value"], Span(*found.span()), Span(row.start(), found.end()))
    for form in _numbered(text):
        number = form["before"] or form["after"]
        taken = re.search(rf"{number}[ .．、-]?(?P<value>{ANY})", form["behind"] or form["first"])
        if taken:
            yield Chosen(taken["value"], Span(*form.span()), Span(*form.span()))
    for form in matches_at(_LISTED, text.text, label_places(text), short=0):
        taken = re.search(rf"{form['code']}[ .．、-]?(?P<value>{CHOICE})", form["list"])
        if taken:
            yield Chosen(taken["value"], Span(*form.span()), Span(*form.span()))
    for row in _TOLD_APART.finditer(text.text):
        told = _TOLD_YES.findall(row.group())
        if len(told) == 1:
            yield Chosen(told[0], Span(*row.span()), Span(*row.span()))
    yield from _columns(text.text)


def _columns(text: str) -> Iterator[Chosen]:
    """A table whose headings are the choices: a tick in the row below."""
    for heads in _HEADS.finditer(text):
        end = heads.end()
        for _ in range(2):
            start, end = end + 1, text.find("\n", end + 1)
            end = len(text) if end < 0 else end
            line = text[start:end]
            if not _RULE.fullmatch(line):
                break
        named, cells = _APART.split(heads.group()), _APART.split(text[start:end])
        below = text[end + 1 : end + _ROW_BELOW].split("\n", 1)[0]
        if _APART.search(below) and re.search(TICK, below):
            continue  # a catalogue of other papers
        ticked = [at for at, cell in enumerate(cells) if re.fullmatch(rf"\s{{0,24}}{TICK}\s{{0,24}}", cell)]
        if len(named) >= len(cells) > 1 and len(ticked) == 1 and re.fullmatch(ANY, named[ticked[0]].strip()):
            yield Chosen(named[ticked[0]].strip(), Span(heads.start(), end), Span(heads.start(), end))
