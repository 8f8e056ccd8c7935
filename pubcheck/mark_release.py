"""Words by which a document says that a secret was declassified or published.

They stand beside a mark (机密★5年（已解密）), or in a sentence with its day (原密级为秘密，2008年解密).
General prose on declassification names neither a paper nor a day.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from pubcheck.lazy_pattern import lazily
from pubcheck.mark_extent import begins_paper, head_of
from pubcheck.mark_lifted import PATTERNS as LIFTED
from pubcheck.mark_lifted import find_lifted
from pubcheck.mark_published import is_for_all
from pubcheck.mark_register import PATTERNS as NOTES
from pubcheck.mark_register import find_notes
from pubcheck.marks import Form, Mark, find_marks
from pubcheck.matchers import Reading, compiled
from pubcheck.release_clauses import ACTS, find_clauses, with_tail
from pubcheck.release_doubts import (
    is_another_record,
    is_answered_no,
    is_doubtful,
    is_mistaken,
    is_of_else,
    is_of_mark,
    is_refused_below,
    is_taken_back,
    is_unticked,
    names_another,
)
from pubcheck.release_records import (
    OF_OFFICE,
    STAMP_LABEL,
    balanced,
    clause_end,
    is_former,
    is_verdict,
    lines_apart,
    tells_the_same,
    without_label,
)
from pubcheck.release_sentences import (
    BEFORE_MARK,
    BEHIND_MARK,
    NOTE_LINE,
    OWN_LINE,
    SENTENCES,
    SETTLED,
    STAMP_LINE,
    WEAK,
)
from pubcheck.release_values import is_doubtful_record
from pubcheck.release_words import DAY, LEVEL, SELF, is_certain, is_told, speaks_of_itself
from pubcheck.span import ByPlace, Span

_TITLE_LIKE = lazily(
    r"关于|(?:通知|报告|请示|函|意见|决定|批复|方案|纪要|通报|公告|办法|规定|情况|工作|制度|台账|登记[册表]|目录|清单)[ \t]*$"
)
_STAMPS = lazily(r"(?:加盖|盖有|旁盖)[^\n“”]{0,4}[“\"][^\n“”]{0,16}[”\"]")
PATTERNS = (*NOTES, *LIFTED, NOTE_LINE, STAMP_LINE, OWN_LINE, *SENTENCES, *WEAK, *ACTS)
_KEPT = r"(?:继续|仍予?|仍需|应予|维持)(?:保密|原?密级|原定)|维持|(?:密级|期限)?不变|延长(?:保密|[0-9至])|(?:不予|不可|不宜|不得|暂不|未|未到期|尚未)解密"
_LISTED = lazily(r"。[^。]*(?:下列|以下|上述|所列)")  # in the sentence behind a mark: other papers
# The field of the paper's own level.
_OWN_FIELD = lazily(r"[（(【\[]?(?:密级|解密|是否解密)[^：:。，]{0,6}(?:[：:]|[已现业])")
_VALUE_ENDS = lazily(r"[\"'][^\n]*[:=][ ]?[\"']\Z|</")
_BRACKETS = " \t\n（()）【】[]〔〕［］。；;"
# What makes the words a name of something else: 列入解密计划, and of the paper itself 不再属于国家秘密的部分.
_NO_END = lazily(r"部分|内容|计划|规划|方案|审[查批核定]|范围|事项|机关|责任|条款|名单|对象|流程")
_NEAR = 200  # characters between a mark and a stamp beside it
_CLOSE = 24  # and the words behind it on its line
_LED = 8  # and before a note, where it is said what it is of


class Release(NamedTuple):
    """Words of a release; ``mark`` is the mark they stand beside, ``own`` whether they speak of the document itself.

    Without ``certain`` they may be no more than the term of that mark (期满自动解密): they are told and lift nothing.
    """

    span: Span
    mark: Mark | None = None
    own: bool = False
    certain: bool = True


def find_releases(reading: Reading) -> tuple[Release, ...]:
    """All of them, in order; kept with the reading."""
    return reading.once("releases", lambda: _releases(reading))


def is_released(reading: Reading) -> bool:
    """Whether the document bears marks, and all of them are lifted by what it says."""
    marks = find_marks(reading)
    return bool(marks) and all(releases(reading, mark) for mark in marks)


def releases(reading: Reading, mark: Mark) -> bool:
    """Whether the document says for certain that ``mark`` is lifted: beside it, in its row, or of the paper that it heads."""
    return mark.span.start in reading.once("lifted marks", lambda: frozenset(_lifted(reading)))


def _lifted(reading: Reading) -> Iterator[int]:
    """Where the marks begin that are lifted."""
    text, marks = reading.text.text, find_marks(reading)
    found = [
        release
        for release in find_releases(reading)
        if release.certain
        and not is_answered_no(text, release.span.end)
        and (
            (release.mark is not None and release.mark.span.overlaps(release.span))
            or not is_taken_back(text, release.span)
        )
    ]
    if not found:
        return
    spans = ByPlace(found, lambda release: release.span)
    beside = {release.mark.span.start for release in found if release.mark is not None}
    own = any(release.own for release in found)
    heads = {mark.span.start for mark in marks if _is_of_paper(mark, reading)}
    # What is told at the head holds for the same mark on every page.
    told = {
        (mark.level, mark.term)
        for mark in marks
        if mark.span.start in heads and (own or mark.span.start in beside or spans.meeting(mark.span))
    }
    former = [mark for mark in marks if is_former(text, mark.span)]
    for mark in marks:
        line = reading.text.paragraph(mark.span)
        if compiled(_KEPT).search(text, mark.span.end, clause_end(text, mark.span.end, line.end)):
            continue  # its row of a register says so
        if spans.meeting(mark.span) or mark.span.start in beside:
            yield mark.span.start
            continue
        repeated = mark.form in (Form.LINE, Form.HEAD) and not mark.attached and (mark.level, mark.term) in told
        # What was told above the head of another paper, in a compilation, is not of that.
        another = found[0].span.end <= mark.span.start and begins_paper(text, line.end)
        above = not another and (repeated or (own and mark.span.start in heads))
        if above or (
            [mark] == former
            and any(
                is_verdict(text, mark.span, release.span) and not is_refused_below(text, release.span.end)
                for release in found
            )
        ):
            yield mark.span.start


def _is_of_paper(mark: Mark, reading: Reading) -> bool:
    """Whether it is the mark of the paper as a whole, at its head."""
    if mark.attached or mark.form in (Form.LISTED, Form.PARAGRAPH):
        return False
    return mark.span.start < head_of(reading)


def _releases(reading: Reading) -> tuple[Release, ...]:
    text = reading.text.text
    if not any(words in text for words in ("密", "已", "DECLASSIFIED", "Declassified")):
        return ()
    marks = find_marks(reading)
    by_place = ByPlace(marks, lambda mark: mark.span)
    found: list[Release] = []
    for mark in marks:
        note = compiled(BEHIND_MARK).match(text, mark.span.end, timeout=reading.seconds)
        if note and is_of_mark(text, mark.span.end, note.end()):
            # （解密）工作方案 begins a title.
            goes_on = "\u4e00" <= text[note.end() : note.end() + 1] <= "\u9fff"
            sure = is_certain(note.group()) and (not goes_on or compiled(DAY).search(note.group()) is not None)
            _add(found, Release(Span(mark.span.start, note.end()), mark, certain=sure), text)
            continue
        begin = reading.text.paragraph(mark.span).start
        near = max(begin, mark.span.start - _NEAR)
        if " " * 20 in text[near : mark.span.start]:
            near = begin  # so many spaces may stand inside a stamp
        stamp = compiled(BEFORE_MARK).search(text, near, mark.span.start, timeout=reading.seconds)
        if stamp and is_told(stamp.group()):
            _add(found, Release(Span(stamp.start("value"), mark.span.end), mark), text)
    for span in find_notes(reading):
        _note(reading, by_place, found, span, "")
    for pattern in (STAMP_LINE, OWN_LINE, *((NOTE_LINE,) if marks else ())):
        for match in reading.matches(pattern):
            span = Span(*match.span("value"))
            settled = pattern is not NOTE_LINE or compiled(SETTLED).search(match["value"])
            if _is_known(found, span) or not settled or (pattern is NOTE_LINE and _is_title(reading, span)):
                continue
            if pattern is not NOTE_LINE or _beside(reading, by_place, span):
                _note(reading, by_place, found, span, "")
    for pattern in filter(reading.found.may_hold, (*SENTENCES, *(WEAK if marks else ()))):
        for match in reading.matches(pattern):
            _note(reading, by_place, found, Span(*match.span("value")), _before(reading, match.start("value")))
    for span in find_lifted(reading, marked=bool(marks)):
        _note(reading, by_place, found, span, _before(reading, span.start))
    for span in find_clauses(reading, [mark.span.end for mark in marks]):
        # 不再属于国家秘密，自某日起解密 is one release.
        around = Span(max(0, span.start - 2), span.end + 2)
        if not _is_known(found, around) and not _is_swallowed(text, by_place, span):
            own = speaks_of_itself(text[max(0, span.start - 1) : span.end])
            _add(found, Release(span, _beside(reading, by_place, span), own), text)
    return tuple(
        each
        for each in _told_once(found, text)
        if not (
            is_mistaken(text, each.span) or (each.mark is None and is_doubtful(text, each.span, marked=bool(marks)))
        )
    )


def _before(reading: Reading, at: int) -> str:
    return reading.text.text[max(reading.text.paragraph(Span(at, at)).start, at - 20) : at]


def _note(reading: Reading, marks: ByPlace[Mark], found: list[Release], span: Span, before: str) -> None:
    """Adds what the words at ``span`` tell, if anything; what is uncertain only where it stands beside a mark."""
    text = reading.text.text
    words = span.of(text)
    behind = text[span.end : span.end + _CLOSE]
    if not is_told(words, before) or _NO_END.match(behind) or not is_for_all(words, behind):
        return
    if (behind.startswith("的") and compiled(SELF).search(words)) or is_unticked(text, span):
        return
    mark, sure = _beside(reading, marks, span), is_certain(words, before)
    own = speaks_of_itself(before[-1:] + words) or (_OWN_FIELD.match(words) is not None and _is_alone(reading, span))
    if (sure or mark is not None) and not _is_swallowed(text, marks, span):
        _add(found, Release(span, mark, own, sure), text)


def _is_swallowed(text: str, marks: ByPlace[Mark], span: Span) -> bool:
    """Whether a mark took in the words as its condition although they are of something else: 机密★10年附件密级已解除."""
    return any(is_of_else(text[mark.written.end : span.start]) for mark in marks.meeting(span)[:1])


def _beside(reading: Reading, marks: ByPlace[Mark], span: Span) -> Mark | None:
    """The mark that a note is of by its place: inside it, right before it on the line, or alone on the line next to it."""
    text = reading.text.text
    if inside := marks.meeting(span):
        return inside[0]
    line = reading.text.paragraph(span)
    if names_another(span.of(text)):
        return None
    around = Span(max(line.start, span.start - _CLOSE), min(line.end, span.end + _CLOSE // 3))
    before = [mark for mark in marks.meeting(around) if mark.span.end <= span.start]
    if before:
        last = before[-1]
        between = text[last.span.end : span.start]
        twice = len(before) > 1 and last.span.start <= before[-2].span.end
        words = between + span.of(text)
        if twice or is_another_record(between) or is_of_else(words) or _LISTED.search(words):
            return None
        keyed = _VALUE_ENDS.match(between) is not None
        return None if keyed and is_doubtful_record(text, Span(last.span.start, span.end)) else last
    if is_of_else(text[max(line.start, span.start - _LED) : span.end]):
        return None
    if behind := [mark for mark in marks.meeting(around) if mark.span.start >= span.end]:
        return None if is_another_record(text[span.end : behind[0].span.start]) else behind[0]
    if not _is_alone(reading, span) or _is_title(reading, span):
        return None
    near = marks.meeting(Span(max(0, line.start - _NEAR), min(len(text), line.end + _NEAR)))
    alone = [mark for mark in near if mark.alone and mark.form is not Form.PARAGRAPH]
    return next((mark for mark in alone if lines_apart(text, mark.span, with_tail(text, span)) <= 1), None)


def _is_alone(reading: Reading, span: Span) -> bool:
    """Whether its line holds nothing else, brackets and stops aside."""
    text, line = reading.text.text, reading.text.paragraph(span)
    # No more of a long line than tells: it may hold thousands of notes.
    before = text[max(line.start, span.start - _NEAR) : span.start]
    behind = text[with_tail(text, span).end : min(line.end, span.end + _NEAR)]
    return not (STAMP_LABEL.sub("", before) + OF_OFFICE.sub("", behind)).strip(_BRACKETS)


def _is_title(reading: Reading, span: Span) -> bool:
    """Whether the line is the title of the paper, or looks like one: 关于某批文件解密情况的报告."""
    title, line = reading.elements.title, reading.text.paragraph(span)
    if len(line) > _NEAR:
        return False
    words = line.of(reading.text.text)
    # A title of several lines may have taken in a stamp above it.
    own = title is not None and reading.text.offsets.to_source(line).covers(title.span) and len(title.span)
    stamped = _STAMPS.search(words) or STAMP_LABEL.match(words)
    return bool(own and not stamped) or _TITLE_LIKE.search(words) is not None


def _told_once(found: list[Release], text: str) -> list[Release]:
    """Without a day or a state behind a note that tell of the same release."""
    told: list[Release] = []
    for release in found:
        last = told[-1] if told else None
        if last is not None and tells_the_same(text, last.span, release.span):
            certain = last.certain or release.certain
            told[-1] = last._replace(mark=last.mark or release.mark, own=last.own or release.own, certain=certain)
        else:
            told.append(release)
    return told


def _is_known(found: list[Release], span: Span) -> bool:
    low, high = _met(found, span.start, span.end)
    return low < high


def _met(found: list[Release], start: int, end: int) -> tuple[int, int]:
    """Which of ``found``, in order and without overlaps, overlap these places: from the one number up to the other."""
    return bisect_right(found, start, key=lambda each: each.span.end), bisect_left(
        found, end, key=lambda each: each.span.start
    )


def _add(found: list[Release], release: Release, text: str) -> None:
    """With the bracket that it opened or shut; words inside longer ones that are no mark's own give way to them."""
    start, end = without_label(text, release.span.start, release.span.end)
    while start < end and text[start] in " \t":
        start += 1
    release = release._replace(span=with_tail(text, balanced(text, start, end)))
    low, high = _met(found, start, end)
    over = found[low:high]
    whole = compiled(LEVEL).search(text, start, min(end, start + _CLOSE // 2)) is not None  # from the old level on
    if any(
        other.span.start < start or other.span.end > end or (len(other.span) * 4 < end - start and not whole)
        for other in over
    ):
        return
    mark = next((other.mark for other in over if other.mark is not None), release.mark)
    own = release.own or any(other.own for other in over)
    certain = release.certain or any(other.certain for other in over)
    found[low:high] = [release._replace(mark=mark, own=own, certain=certain)]
