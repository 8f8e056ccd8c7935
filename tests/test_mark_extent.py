"""How far a mark reaches, and which level it is: the same on every day, and never ranked too low."""

from __future__ import annotations

from datetime import date

import pytest

from pubcheck.mark_extent import head_end, may_end, own_words
from pubcheck.mark_terms import level_of
from pubcheck.span import Span


@pytest.mark.parametrize(
    ("term", "issued", "ends"),
    [
        ("10年", None, True),
        ("1962年3月", None, False),
        ("2030年12月", None, False),
        ("至2030年12月", None, True),
        ("2030年12月", date(2025, 3, 1), True),
        ("2025年3月1日", date(2025, 3, 1), False),
        ("2019年6月", date(2025, 3, 1), False),
    ],
)
def test_a_day_beside_a_level_is_its_term_only_after_the_day_of_the_paper(
    term: str, issued: date | None, *, ends: bool
) -> None:
    assert may_end(term, issued) is ends


def test_own_words() -> None:
    text = "秘密 1962年3月"
    level, day = Span(0, 2), Span(3, 10)
    assert own_words(text, Span(0, 10), level, text[3:], day, star=False, issued=None) == (level, "", None)
    text = "机密★10年某省水利厅"
    whole, term = Span(0, len(text)), Span(3, len(text))
    found = own_words(text, whole, Span(0, 2), text[3:], term, star=True, issued=None)
    assert found == (Span(0, 6), "10年", Span(3, 6))


def test_head_end() -> None:
    assert head_end("甲\n\n" * 10) == 23
    assert head_end("甲") == 1


@pytest.mark.parametrize(
    ("written", "level"),
    [
        ("绝密", "绝密"),
        ("机 密", "机密"),
        ("祕密", "秘密"),
        ("札密", "机密"),
        ("扎密", "机密"),
        ("禾必密", "秘密"),
        ("艳密", "绝密"),
        ("凯密", "机密"),
        ("密机", "机密"),
        ("密", "秘密"),
        ("TOP SECRET", "绝密"),
        ("SECRET", "机密"),
        ("", ""),
    ],
)
def test_level_of(written: str, level: str) -> None:
    assert level_of(written) == level
