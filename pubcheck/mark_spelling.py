"""The form of a mark as GB/T 9704-2012 has it (``机密★10年``), and where a mark departs from it."""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.mark_terms import read_term
from pubcheck.marks import Form, Mark
from pubcheck.phrase import Phrase


def corrections(mark: Mark, text: str) -> Iterator[Phrase]:
    """What is written otherwise than prescribed, each with the right form."""
    if not mark.level:
        return
    written = "".join(mark.written.of(text).split())
    arabic = _arabic(mark.term)
    right = f"{mark.level}★{arabic}" if mark.star or mark.form is not Form.FIELD else mark.level
    if written != mark.level:
        yield Phrase(f"“{written}”有误，应为“{right}”", f"{written} is a slip for {right}")
    if (mark.star and mark.star != "★") or (mark.form is Form.HEAD and mark.term and not mark.star):
        yield Phrase(f"密级和期限之间应为“★”，规范写法“{right}”", f"the sign in between is ★: {right}")
    if arabic != mark.term.replace(" ", ""):
        yield Phrase(f"保密期限用阿拉伯数字，规范写法“{right}”", f"the term is written in Arabic numerals: {right}")


def _arabic(words: str) -> str:
    term = read_term(words)
    if term.months is not None and not any(character.isdecimal() for character in words):
        years, months = divmod(term.months, 12)
        return f"{years}年" * bool(years) + f"{months}个月" * bool(months)
    if term.days is not None and not any(character.isdecimal() for character in words):
        return f"{term.days}日"
    return words.replace(" ", "")
