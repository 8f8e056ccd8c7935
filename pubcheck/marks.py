"""Marks of state secrets: where they are in a text, and what they say.

A mark is ``密级★期限`` (or a date or a condition of release) on a line of its own at the head
(保密法实施条例 art. 21; GB/T 9704-2012, 7.2.2), a field or a column ``密级``, the prefix of a paragraph, a
note behind a name, or a sentence by which the document calls itself secret. Prose about secrecy has
none of these shapes; what looks like one in it is sorted out by :mod:`pubcheck.mark_prose`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from pubcheck.lazy_pattern import lazily
from pubcheck.mark_attached import ATTACHED, is_attached
from pubcheck.mark_candidates import CANDIDATE, candidates
from pubcheck.mark_choices import is_listed, is_listed_example, is_unticked, scales
from pubcheck.mark_claims import CHOSEN, CLAIM, LEGEND, claims
from pubcheck.mark_columns import cells_of_levels
from pubcheck.mark_extent import filled_lines, head_of, may_end
from pubcheck.mark_lines import filled_part
from pubcheck.mark_model import LIKELY, marked
from pubcheck.mark_prose import (
    is_of_a_thing,
    is_of_a_work,
    is_on_paper,
    is_quoted,
    is_sample,
    is_set_apart,
    is_shown,
    is_supposed,
    is_title_of_a_work,
)
from pubcheck.mark_read import Mark, mark_of
from pubcheck.mark_shapes import (
    APART_WHY,
    BROKEN_WHY,
    CELL,
    CELL_AND_TERM,
    CELL_INITIAL,
    COLUMN_WHY,
    ENGLISH,
    ENGLISH_WHY,
    LEGEND_WHY,
    LIKELY_WHY,
    LINE_WHY,
    LISTED,
    LISTED_WHY,
    LOOSE,
    SHAPES,
    STATEMENT,
    STATEMENT_WHY,
    TITLED_WHY,
    URGENT,
    Form,
)
from pubcheck.mark_terms import LEVELS
from pubcheck.mark_variants import KEYED_WHY, SAID, UNSTARRED, VARIANTS
from pubcheck.matchers import Reading, compiled
from pubcheck.phrase import Phrase
from pubcheck.span import Span, Taken

__all__ = ["LEVELS", "Form", "Mark", "find_marks"]

_DOUBTED = 2.0  # by how much they are to exceed that where the mark is quoted or announced
_STARS_OF_A_RATING = 2
_UNFINISHED = 0.7  # a star without a term is less than a mark
_OPENED, _CLOSED = tuple("“‘「『《"), tuple("”’」』》")  # round a mark that is spoken of
_MOST = 5_000  # marks that are told; one would do to stop the paper
_MORE = Phrase("标志太多，其后的不再逐一列出", "too many marks: those behind this one are not listed one by one")
_FLATTENED = 80  # a mark so near to the beginning of a text without lines is that of its head
_ONE_BELOW = r"[ \t]*\n[ \t]*[\u4e00-\u9fff][ \t]*$"
_TIMES = lazily("[0-9一二三四五六七八九十半长長至]{1,5}(?:[年期月日]|个月)(?!之)")
# What a text without any mark does not hold; 窑 and its like are what a scanner makes of 密.
_HINT = lazily(
    "[密宻宓★]|SECRET|机要[文公电资材信件]|[绝絕絶機机秘祕]\\s*[秘祕蜜宓嘧谧窑窖窗窝官宫宦客宝害容审宾宵寄宿寇寐宙家宪寒宴实蛮穷窃牢宀]"
)
_BROKEN_CELL = lazily(r"[\"”]?\s*\n\s*[密秘]")  # the other half of a level stands on the next line
PATTERNS = (*(pattern for _, pattern, _, _ in (*SHAPES, *VARIANTS)), STATEMENT, SAID, ENGLISH, ATTACHED, CANDIDATE)
PATTERNS += (CLAIM, LEGEND, CHOSEN)


def find_marks(reading: Reading) -> tuple[Mark, ...]:
    """All marks of the text in order, kept with the reading; of two shapes at one place the plainer one counts."""
    return reading.once("marks", lambda: _marks(reading))


def _marks(reading: Reading) -> tuple[Mark, ...]:
    text = reading.text.text
    if _HINT.search(text) is None:
        return ()
    marks: list[Mark] = []
    taken = Taken()
    for mark in chain(_shaped(reading), _in_columns(reading), _listed(reading)):
        if not taken.meets(mark.span):
            marks.append(mark)
            taken.add(mark.span)
        if len(marks) >= _MOST:
            break
    if not marks:
        for match in reading.matches(ENGLISH, 0, head_of(reading)):
            marks.append(mark_of(match, Form.HEAD, 0.8, ENGLISH_WHY, reading))
            taken.add(marks[-1].span)
        for match in chain(reading.matches(STATEMENT), reading.matches(SAID)):
            if not taken.meets(Span(*match.span("value"))) and not is_supposed(reading, match.start()):
                marks.append(mark_of(match, Form.STATEMENT, 0.85, STATEMENT_WHY, reading))
                taken.add(marks[-1].span)
        for match, alone in claims(reading):
            if not taken.meets(Span(*match.span("value"))):
                why = LEGEND_WHY if alone else STATEMENT_WHY
                marks.append(mark_of(match, Form.STATEMENT, 0.85, why, reading))
                taken.add(marks[-1].span)
    for mark in _likely(reading, taken) if len(marks) < _MOST else ():
        if not taken.meets(mark.span):
            marks.append(mark)
            taken.add(mark.span)
        if len(marks) >= _MOST:
            break
    cut = len(marks) >= _MOST
    if marks:
        rows = scales(text)
        marks = [
            mark
            for mark in marks
            if not is_unticked(text, mark.span)
            # Levels of a column stand in a row where blanks part the cells.
            and (
                mark.term
                or mark.star
                or mark.why is COLUMN_WHY
                or not any(row.covers(mark.span) for row in rows.meeting(mark.span))
            )
        ]
        marks = _with_terms(reading, marks)
    starts = [match.start() for match in reading.matches(ATTACHED)] if marks else []
    placed = sorted((_placed(mark, reading, starts) for mark in marks), key=lambda mark: mark.span)
    return (*placed[:-1], *(mark._replace(why=_MORE) if cut else mark for mark in placed[-1:]))


def _with_terms(reading: Reading, marks: list[Mark]) -> list[Mark]:
    """The marks; one that a shape cut short has its term as well (机密/10年, and 机密 before a line ★10年)."""
    if not marks:
        return marks
    longer = {each.match.start("level"): each for each in candidates(reading) if each.match["term"]}
    found = []
    for mark in marks:
        whole = longer.get(mark.written.start)
        if whole is not None and whole.span.end > mark.span.end:
            match, term = whole.match, Span(*whole.match.span("term"))
            if mark.term and (mark.term_span is None or mark.term_span.end != term.end):
                found.append(mark)
                continue
            signed = match["star"] is not None or match["apart"] is not None
            # In a table the heading tells whether the next cell is its term.
            if signed or (mark.why is not COLUMN_WHY and may_end(match["term"], reading.elements.date)):
                mark = mark._replace(
                    span=Span(mark.span.start, whole.span.end),
                    star=match["star"] or "",
                    term="".join(match["term"].split("\n")),
                    term_span=term,
                )
        found.append(mark)
    return found


def _shaped(reading: Reading) -> Iterator[Mark]:
    text = reading.text.text
    examples = Taken()  # what was judged once is not found again in another shape
    for form, pattern, confidence, why in (*SHAPES, *VARIANTS):
        end = head_of(reading) if form is Form.HEAD else len(text)
        for match in reading.matches(pattern, 0, end):
            # The shape of what is broken also holds what is not.
            whole = why is BROKEN_WHY and not any(map(str.isspace, match["value"]))
            mark = mark_of(match, form, confidence, LINE_WHY if whole else why, reading)
            if examples.meets(mark.span):
                continue
            if is_listed_example(reading, mark.span):
                examples.add(mark.span)
                continue
            if form in (Form.LINE, Form.HEAD):
                if is_set_apart(reading, mark.span):
                    examples.add(mark.span)
                    continue
                # A level alone, one without a sign before a condition, or a star before any words, is a mark only on a paper.
                bare = (form is Form.HEAD and not mark.term) or (pattern is UNSTARRED and not mark.star)
                if (bare or pattern is LOOSE) and not is_on_paper(reading, mark.span):
                    continue
                if pattern is LOOSE and is_of_a_work(reading, mark.span):
                    examples.add(mark.span)
                    continue
            elif (
                is_sample(reading, mark.span)
                if form is Form.FIELD
                else pattern is not URGENT and is_quoted(reading, mark.span.start)
            ):
                examples.add(mark.span)
                continue
            if why is KEYED_WHY and not mark.term and is_listed(text, mark.span):
                continue
            if mark.why is APART_WHY and not _TIMES.match(mark.term) and is_of_a_work(reading, mark.span):
                examples.add(mark.span)
                continue
            if (
                form is Form.LISTED
                and mark.why is APART_WHY
                and filled_lines(text[: min(mark.span.start, _FLATTENED)]) <= 1
                and mark.span.start < _FLATTENED
            ):
                mark = mark._replace(form=Form.LINE)
            yield mark


def _likely(reading: Reading, taken: Taken) -> Iterator[Mark]:
    """What the model takes for a mark where none is ``taken``: a line of its own, or something beside other words."""
    text = reading.text.text
    for candidate, odds in marked(reading, taken):
        span = candidate.span
        if odds < LIKELY or is_shown(reading, span) or is_of_a_thing(reading, span) or is_listed_example(reading, span):
            continue
        own = len(reading.text.paragraph(span).of(text).strip()) == len(span)
        bare = candidate.match["star"] is None and candidate.match["term"] is None
        if bare and (own or not text[span.start - 1 : span.start].isspace()) and is_title_of_a_work(reading, span):
            continue
        if not bare and candidate.match["term"] is None and len(candidate.match["star"]) > _STARS_OF_A_RATING:
            continue
        # 秘密花园 set upright; a paper set upright has its level so as well.
        upright = "\n" in candidate.match["level"] and compiled(_ONE_BELOW).match(text, span.end) is not None
        doubted = upright or any(_quotes(text, span))
        if odds < LIKELY + _DOUBTED and (
            doubted or (is_set_apart(reading, span) if own else is_quoted(reading, span.start))
        ):
            continue
        form = Form.LINE if own and candidate.match["star"] else Form.HEAD if own else Form.LISTED
        sure = min(0.9, 0.6 + 0.05 * odds)
        if candidate.match["star"] and not candidate.match["term"]:
            sure *= _UNFINISHED
        yield mark_of(candidate.match, form, sure, LIKELY_WHY, reading)


def _in_columns(reading: Reading) -> Iterator[Mark]:
    """Levels in the column 密级 of a table."""
    text = reading.text.text
    level, initial, with_term = compiled(CELL), compiled(CELL_INITIAL), compiled(CELL_AND_TERM)
    found = []
    for cell in cells_of_levels(reading):
        # Where blanks part the cells a single character is a level in the last one only.
        shape = initial if cell.apart or cell.last else level
        start, end = cell.span.start, cell.span.end
        match = level.fullmatch(text, start, end)
        if match is None and _BROKEN_CELL.match(text, end) is None:
            match = shape.fullmatch(text, start, end)
        if match is not None:
            whole = with_term.match(text, start) if cell.termed else None
            found.append((cell.first, mark_of(whole or match, Form.LISTED, 0.9, COLUMN_WHY, reading)))
    found = [(first, mark) for first, mark in found if not _is_shown_cell(reading, mark)]
    # A table whose first column goes through all levels is about levels.
    about = {mark.level for first, mark in found if first} == set(LEVELS)
    yield from (mark for first, mark in found if not (about and first))


def _is_shown_cell(reading: Reading, mark: Mark) -> bool:
    return (
        all(_quotes(reading.text.text, mark.span))
        or is_shown(reading, mark.span)
        or is_listed_example(reading, mark.span)
    )


def _quotes(text: str, span: Span) -> tuple[bool, bool]:
    """Whether a quotation mark stands before ``span``, and behind it."""
    before, behind = (
        text[max(0, span.start - 3) : span.start].rstrip(),
        text[span.end : span.end + 3].lstrip(" \t\n）)"),
    )
    return before.endswith(_OPENED), behind.startswith(_CLOSED)


def _listed(reading: Reading) -> Iterator[Mark]:
    """Levels behind the names of attachments, or behind the title: 附件：领用清单（秘密）."""
    text, offsets = reading.text.text, reading.text.offsets
    title = reading.elements.title
    listed = compiled(LISTED)
    if title is not None and len(title.span):
        start, end = offsets.from_source(title.span.start), offsets.from_source(title.span.end)
        match = listed.search(text, start, end)
        if match and not match["value"].endswith("级"):
            yield mark_of(match, Form.HEAD, 0.85, TITLED_WHY, reading)
    for attachment in reading.elements.attachments:
        start, end = offsets.from_source(attachment.span.start), offsets.from_source(attachment.span.end)
        match = listed.search(text, start, end)
        if match:
            yield mark_of(match, Form.LISTED, 0.85, LISTED_WHY, reading)


def _placed(mark: Mark, reading: Reading, starts: list[int]) -> Mark:
    line = reading.text.paragraph(mark.span)
    alone = len(filled_part(reading, line)) <= len(mark.span) + 40
    headed = mark.form in (Form.LINE, Form.HEAD, Form.FIELD)
    attached = is_attached(reading, mark.span, line, starts if headed else ())
    return mark._replace(attached=attached, alone=alone)
