"""How far a mark reaches (no issuer glued to its term, no day gone by), and how far the head of a paper."""

from __future__ import annotations

from datetime import date

from pubcheck.lazy_pattern import lazily
from pubcheck.mark_terms import TIME_WORDS, read_term
from pubcheck.matchers import Reading, compiled
from pubcheck.span import Span

_UNTIL = lazily("[至前止底末]|解密|期限")
_HEAD_LINES = 8  # in which a bare level counts as a mark
_RED_HEAD_LINES = 4  # behind a mark in which the red head, the number or the title of its paper stands
_RED_HEAD = lazily(
    r"[\u4e00-\u9fff ]{2,40}文[ ]{0,8}件|[^\n，。]{0,24}[〔\[（(](?:19|20)[0-9]{2}[〕\])）][ ]?第?[0-9]{1,4}[ ]?号(?:[ ]{1,40}[^\n，。]{0,20})?"
    r"|[^\n，。；]{0,24}关于[^\n，。；]{2,60}的(?:通知|报告|请示|函|意见|决定|批复|方案|纪要|通报|公告|命令)"
)
# A term to which the name of an office or a title was glued.
_GLUED = (
    rf"(?P<term>{TIME_WORDS})[\u4e00-\u9fff]{{2,40}}(?:[省市县区厅局委办部院会]|文件|通知|报告|方案|函|纪要|请示|意见)$"
)


def own_words(
    text: str, span: Span, written: Span, term: str, at: Span | None, *, star: bool, issued: date | None
) -> tuple[Span, str, Span | None]:
    """Without what is no term of it: the day of the paper beside a bare level (秘密 1962年3月), an issuer behind the term."""
    if at is None or at.end != span.end:
        return span, term, at
    if not star:
        if text[written.end : at.start].strip() in ("", "级") and not may_end(term, issued):
            return Span(span.start, written.end + (text[written.end : written.end + 1] == "级")), "", None
        return span, term, at
    glued = compiled(_GLUED).match(term)
    if glued is None:
        return span, term, at
    end = at.start + glued.end("term")
    return Span(span.start, end), glued["term"], Span(at.start, end)


def may_end(term: str, issued: date | None) -> bool:
    """Whether a day without a star may be the term of a paper issued then; where no day is known, it has to say so (至2030年)."""
    until = read_term(term).until
    return until is None or (until > issued if issued is not None else _UNTIL.search(term) is not None)


def filled_lines(words: str) -> int:
    """How many lines of ``words`` hold something."""
    return sum(bool(line.strip()) for line in words.split("\n"))


def begins_paper(text: str, line_end: int) -> bool:
    """Whether the lines behind a mark, whose line ends there, are the head of a paper: its red head, number or title."""
    lines = (each.strip() for each in text[line_end : line_end + 300].split("\n"))
    first = [each for each in lines if each][:_RED_HEAD_LINES]
    return any(_RED_HEAD.fullmatch(each) for each in first)


def head_of(reading: Reading) -> int:
    """:func:`head_end` of its text, looked for once: many newlines may stand before the first words."""
    return reading.once("head end", lambda: head_end(reading.text.text))


def head_end(text: str) -> int:
    """Where the first lines end that are not empty."""
    position, left = 0, _HEAD_LINES
    while left:
        end = text.find("\n", position)
        if end < 0:
            return len(text)
        left -= bool(text[position:end].strip())
        position = end + 1
    return position
